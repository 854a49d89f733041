//! Seasons, decades and centuries: «الخريف الماضي», «صيف 2015», «ثمانينات القرن الماضي», «القرن التاسع عشر».

use crate::calendar::Day;
use crate::knowledge::time_words::Sense;
use crate::report::Granularity;

use super::super::times::TimeRule;
use super::What;
use super::scan::{Reading, Scan};
use super::units::{ordinal_at, unit_at};

pub(super) fn season_at(
    scan: Scan<'_>,
    at: usize,
    taken: usize,
    article: bool,
    season: u32,
) -> Option<Reading> {
    let reading = |end, what| Some(Reading::new(at, taken, end, what, TimeRule::Season));
    if let Some(which) = scan.which_at(at + 1).filter(|_| article) {
        return reading(at + 2, What::Season(season, Some(which)));
    }
    if let Some(year) =
        scan.found_at(at + 1).filter(|found| found.granularity == Granularity::Year && scan.follows(at + 1))
    {
        let (from, to) = year.named?;
        let (first, _) = (from.civil().0, to);
        let begins = Day::from_civil(first, 3 + 3 * season, 1)?;
        let after = if season == 3 {
            Day::from_civil(first + 1, 3, 1)?
        } else {
            Day::from_civil(first, 6 + 3 * season, 1)?
        };
        return reading(year.end_word, What::Days(begins, Day(after.0 - 1), Granularity::Season));
    }
    if !article
        && scan.follows(at + 1)
        && let Some(year) = scan.inside().and_then(|scan| unit_at(scan, at + 1))
        && matches!(year.what, What::Unit(Granularity::Year, ..))
    {
        return reading(year.end, What::Nth(season + 1, Granularity::Season, Box::new(year.what)));
    }
    let before = at.checked_sub(1).map_or("", |before| scan.line.key_without_and(before));
    let within = scan.follows(at) && matches!(before, "خلال" | "في" | "طوال" | "طيله");
    let headed = at > 0
        && scan.follows(at)
        && scan.head(at - 1).is_some_and(|head| {
            matches!(head.sense, Sense::SeasonName | Sense::UnitPart(_))
                || scan.key(at - 1).ends_with("بدايه")
        });
    ((headed || within) && article).then(|| reading(at + 1, What::Season(season, None))).flatten()
}

pub(super) fn decade_at(scan: Scan<'_>, at: usize, taken: usize, decade: u32) -> Option<Reading> {
    let mut end = at + 1;
    if scan.key(end) == "الميلاديه" {
        end += 1;
    }
    let of = end + usize::from(scan.key(end) == "من");
    if matches!(scan.key(of), "العمر" | "عمره" | "عمرها" | "عمرهم" | "الموويه") {
        return None;
    }
    let mut what = What::Days(century_begins(20)?, Day(century_begins(21)?.0 - 1), Granularity::Century);
    if scan.key(of) == "القرن" {
        if let Some(which) = scan.which_at(of + 1) {
            (what, end) = (What::Unit(Granularity::Century, which, None), of + 2);
        } else if let Some((nth, after)) = numbered_at(scan, of + 1) {
            let (from, to) = (century_begins(nth)?, century_begins(nth + 1)?);
            (what, end) = (What::Days(from, Day(to.0 - 1), Granularity::Century), after);
        }
    }
    let what = What::Nth(decade / 10 + 1, Granularity::Decade, Box::new(what));
    Some(Reading::new(at, taken, end, what, TimeRule::DecadeOrCentury))
}

/// Which century of our era, and the index after it: «التاسع عشر», «الـ19».
pub(super) fn numbered_at(scan: Scan<'_>, at: usize) -> Option<(u32, usize)> {
    let digits = at + usize::from(scan.key(at) == "ال");
    let number = scan.line.number(digits).filter(|_| scan.follows(at)).map(|nth| (nth, digits + 1));
    let (nth, end) = ordinal_at(scan, at).or(number)?;
    let of_other_era = matches!(scan.key(end), "الهجري" | "للهجره")
        || (scan.key(end), scan.key(end + 1)) == ("قبل", "الميلاد");
    // «القرن الثاني» may be that of a club.
    let of_our_era = matches!(scan.key(end), "الميلادي" | "ميلادي" | "ميلاديه" | "ميلاديا" | "للميلاد");
    let earliest = if of_our_era { 1 } else { 10 };
    ((earliest..=21).contains(&nth) && !of_other_era).then(|| (nth, end + usize::from(of_our_era)))
}

pub(super) fn century_begins(nth: u32) -> Option<Day> {
    Day::from_civil((nth as i32 - 1) * 100, 1, 1)
}
