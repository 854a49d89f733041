//! The same time in two calendars, which is one expression: «1438هـ/2017م», «16 رمضان 1395هـ (1975م)».

use crate::calendar::Day;
use crate::report::Granularity;

use super::What;
use super::resolving::days_of;
use super::scan::{Reading, Scan};

/// The reading with its twin of the other calendar, if that stands behind it and has a day in common with it.
pub(super) fn with_twin(scan: Scan<'_>, reading: Reading) -> Reading {
    // «عام 1434 الموافق 2013م»: its twin says that the year is Hijri.
    if let What::YearOfEither(year) = reading.what {
        let hijri = Reading { what: What::Hijri(Some(year), None, None, None), ..reading.clone() };
        let twin = with_twin(scan, hijri);
        return if twin.end > reading.end { twin } else { reading };
    }
    let Some((from, to, _)) = days_of(&reading.what) else { return reading };
    let Some(next) = twin_begins(scan, reading.end) else { return reading };
    let shares = |(first, last)| first <= to && from <= last;
    match reading.what {
        What::Hijri(_, _, of_month, _) => {
            if let Some(end) = bare_year_at(scan, next).filter(|(days, _)| shares(*days)).map(|(_, end)| end)
                && of_month.is_none()
            {
                return Reading { end, ..reading };
            }
            let civil = scan.found_at(next).filter(|found| found.named.is_some_and(shares));
            let Some((found, (first, last))) = civil.and_then(|found| Some((found, found.named?))) else {
                return reading;
            };
            // A year says less than the day it is the twin of.
            let told = match of_month {
                Some(_) => reading.what,
                None => What::Days(first, last, found.granularity),
            };
            Reading { what: told, end: found.end_word, ..reading }
        }
        What::Days(_, _, Granularity::Year | Granularity::Month) => {
            let hijri = super::hijri::month_or_year_at(scan, next, false);
            let twin =
                hijri.filter(|(what, _)| days_of(what).is_some_and(|(first, last, _)| shares((first, last))));
            let end = twin.map_or(reading.end, |(_, end)| end);
            Reading { end, ..reading }
        }
        _ => reading,
    }
}

/// A year without a word that says so, which the Hijri year before it says: «عام 1416هـ/1996».
fn bare_year_at(scan: Scan<'_>, at: usize) -> Option<((Day, Day), usize)> {
    let year =
        scan.line.number(at).filter(|_| scan.found_at(at).is_none() && scan.key(at).len() == 4)? as i32;
    Some(((Day::from_civil(year, 1, 1)?, Day::from_civil(year, 12, 31)?), at + 1))
}

/// Where the twin may begin: behind a stroke, a bracket or «الموافق».
fn twin_begins(scan: Scan<'_>, end: usize) -> Option<usize> {
    let after_sign = end + usize::from(scan.key(end) == "م" && scan.follows(end));
    let after_sign = behind_calendar(scan, after_sign);
    let said = after_sign + usize::from(matches!(scan.key(after_sign), "الموافق" | "الموافقه"));
    let linked = said + usize::from(scan.key(said) == "ل");
    let signs = matches!(scan.line.gap_before(after_sign)?, "/" | "(" | "-" | "–");
    (signs || said > after_sign).then_some(linked)
}

/// The index after «حسب تقويم أم القرى», if that stands between the twins.
fn behind_calendar(scan: Scan<'_>, at: usize) -> usize {
    let named = matches!(scan.key(at), "حسب" | "بحسب" | "وفق" | "وفقا")
        && matches!(scan.key(at + 1), "تقويم" | "لتقويم")
        && [scan.key(at + 2), scan.key(at + 3)] == ["ام", "القري"];
    let near = |at: usize| scan.line.separated(at);
    if named && near(at) && near(at + 4) { at + 4 } else { at }
}
