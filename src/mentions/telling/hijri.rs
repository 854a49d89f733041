//! Dates of the Hijri calendar: «15 شوال 1436هـ», «26/10/1436», «شهر رمضان», «عام 1436 هـ».

use crate::calendar::Day;
use crate::knowledge::time_words::{Which, hijri_month};
use crate::report::Granularity;

use super::super::openings::Openings;
use super::super::times::TimeRule;
use super::What;
use super::scan::{Reading, Scan};

/// A year of our time or the century before, as Hijri dates give it.
pub(super) fn year_at(scan: Scan<'_>, at: usize) -> Option<i32> {
    scan.line.number(at).filter(|year| (1250..=1500).contains(year)).map(|year| year as i32)
}

/// The year behind a month that ends before `at`, and the index after it and its sign.
fn year_after(scan: Scan<'_>, at: usize) -> (Option<i32>, usize) {
    let mut next = at;
    if let Some(after) = this_year_after(scan, at) {
        next = after;
        if year_at(scan, next).is_none() || !scan.line.separated(next) {
            return (None, next);
        }
    }
    for filler in
        ["من", "للعام", "عام", "لعام", "العام", "سنه", "المبارك", "لسنه", "الهجري", "الهجريه", "الحالي"]
    {
        next += usize::from(scan.key(next) == filler && scan.follows(next));
    }
    match year_at(scan, next).filter(|_| scan.line.separated(next)) {
        Some(year) => (Some(year), after_sign(scan, next + 1)),
        None => (None, at),
    }
}

/// The index after «لهذا العام», «من هذه السنة».
fn this_year_after(scan: Scan<'_>, at: usize) -> Option<usize> {
    let this = at + usize::from(scan.key(at) == "من");
    let said = matches!(scan.key(this), "هذا" | "هذه" | "لهذا" | "لهذه")
        && matches!(scan.key(this + 1), "العام" | "السنه");
    (said && scan.follows(at) && scan.follows(this) && scan.follows(this + 1)).then_some(this + 2)
}

/// The index after «هـ».
pub(super) fn after_sign(scan: Scan<'_>, at: usize) -> usize {
    let sign = matches!(scan.key(at), "ه" | "هجري" | "هجريه") && scan.line.separated(at);
    at + usize::from(sign)
}

/// A month with its second word and «المبارك» behind it, and the index after them.
fn month_at(scan: Scan<'_>, at: usize) -> Option<(u32, usize)> {
    if !scan.line.may_begin(at, Openings::HIJRI_MONTH) {
        return None;
    }
    let (month, words) = hijri_month(scan.key(at), scan.key(at + 1))?;
    let end = at + words;
    let blessed = matches!(scan.key(end), "المبارك" | "الفضيل" | "المعظم" | "الحرام") && scan.follows(end);
    Some((month, end + usize::from(blessed)))
}

/// A day of the Hijri calendar that begins with the word, and the index after it.
pub(super) fn date_at(scan: Scan<'_>, at: usize) -> Option<(What, usize)> {
    if let Some(date) = in_digits(scan, at) {
        return Some(date);
    }
    // «20/11 إلى 25/11/1436هـ»
    if scan.line.gap_before(at + 1) == Some("/")
        && matches!(scan.key(at + 2), "الي" | "حتي" | "والي" | "وحتي")
        && let (Some(first), Some(of)) = (scan.line.day_digits(at), scan.line.day_digits(at + 1))
        && let Some((last @ What::Hijri(Some(year), Some(month), Some(_), None), end)) =
            in_digits(scan, at + 3)
        && of <= month
        && scan.follows(at + 2)
        && scan.follows(at + 3)
    {
        let from = What::Hijri(Some(year), Some(of), Some((first, first)), None);
        return Some((What::Between(Box::new(from), Box::new(last)), end));
    }
    // «2 - 4/6/1436هـ»
    if scan.line.follows_a_dash(at + 1)
        && let Some(first) = scan.line.day_digits(at)
        && let Some((What::Hijri(year, month, Some((last, _)), which), end)) = in_digits(scan, at + 1)
        && first < last
    {
        return Some((What::Hijri(year, month, Some((first, last)), which), end));
    }
    // «4 إلى 15/9/1436هـ»
    if matches!(scan.key(at + 1), "الي" | "حتي" | "والي" | "وحتي")
        && let Some(first) = scan.line.day_digits(at)
        && let Some((What::Hijri(year, month, Some((last, _)), which), end)) = in_digits(scan, at + 2)
        && first < last
    {
        return Some((What::Hijri(year, month, Some((first, last)), which), end));
    }
    // «الـ29 من شعبان»
    let digits = at + usize::from(scan.key(at) == "ال" && scan.line.number(at + 1).is_some());
    if digits > at && !scan.line.separated(digits) {
        return None;
    }
    let (day, mut next) = super::super::points::day_number(scan.line, digits)?;
    let mut last = day;
    if matches!(scan.key(next), "الي" | "حتي" | "والي" | "وحتي")
        && let Some((to, after)) = super::super::points::day_number(scan.line, next + 1)
    {
        (last, next) = (to, after);
    } else if scan.line.follows_a_dash(next)
        && let Some(to) = scan.line.day_digits(next).filter(|to| *to > day)
    {
        (last, next) = (to, next + 1);
    }
    for filler in ["من", "شهر"] {
        next += usize::from(scan.key(next) == filler && scan.follows(next));
    }
    let (month, end) = month_at(scan, next).filter(|_| scan.line.separated(next))?;
    let (year, end) = year_after(scan, end);
    // «2 - صفر» is a result.
    if year.is_none() && month == 2 && scan.line.number(at).is_some() {
        return None;
    }
    Some((What::Hijri(year, Some(month), Some((day, last)), None), end))
}

/// «26 / 10 / 1436هـ», «1436/9/29».
fn in_digits(scan: Scan<'_>, at: usize) -> Option<(What, usize)> {
    let gap = |at: usize| scan.line.gap_before(at).filter(|gap| matches!(*gap, "/" | "-" | "." | "–" | "\\"));
    (gap(at + 1)? == gap(at + 2)?).then_some(())?;
    let [first, month, third] = [at, at + 1, at + 2].map(|at| scan.line.number(at));
    let (year, day) = match (year_at(scan, at), year_at(scan, at + 2)) {
        (Some(year), None) => (year, third?),
        (None, Some(year)) => (year, first?),
        _ => return None,
    };
    let month = month.filter(|month| (1..=12).contains(month))?;
    (1..=30).contains(&day).then_some(())?;
    Some((What::Hijri(Some(year), Some(month), Some((day, day)), None), after_sign(scan, at + 3)))
}

/// Before it, nobody who leaves out the sign means a Hijri year.
const EARLIEST_UNSIGNED: i32 = 1300;

/// A year behind which no sign says of which calendar it is.
fn unsigned_year(year: i32) -> Option<What> {
    if year >= EARLIEST_UNSIGNED { Some(What::YearOfEither(year)) } else { civil_year(year) }
}

fn civil_year(year: i32) -> Option<What> {
    Some(What::Days(Day::from_civil(year, 1, 1)?, Day::from_civil(year, 12, 31)?, Granularity::Year))
}

/// «1453 م», «1300 ميلادية»: a year that could be Hijri, if its sign did not say that it is of our era. `said`: a
/// word before says that it is a year and no length in metres.
fn civil_year_at(scan: Scan<'_>, at: usize, said: bool) -> Option<(What, usize)> {
    let year = scan.line.number(at).filter(|year| (1000..=1500).contains(year) && scan.key(at).len() == 4)?;
    let signed = match scan.key(at + 1) {
        "م" => said,
        "ميلادي" | "ميلاديه" | "ميلاديا" | "الميلادي" | "الميلاديه" | "للميلاد" => {
            true
        }
        _ => false,
    };
    if !signed || !scan.follows(at + 1) {
        return None;
    }
    Some((civil_year(year as i32)?, at + 2))
}

/// A reading of what [`month_or_year_at`] says.
pub(super) fn reading(at: usize, taken: usize, end: usize, what: What) -> Reading {
    let rule = if matches!(what, What::Days(..)) { TimeRule::YearAfterCue } else { TimeRule::HijriDate };
    Reading::new(at, taken, end, what, rule)
}

/// A Hijri month by its name alone, with its year if that is said.
pub(super) fn month_alone_at(scan: Scan<'_>, at: usize) -> Option<(What, usize)> {
    month_at(scan, at)?;
    month_or_year_at(scan, at, true)
}

/// A Hijri month or year alone: «شهر رمضان», «ذي القعدة 1434», «1436هـ». `said`: a word before says which of the
/// two it is.
pub(super) fn month_or_year_at(scan: Scan<'_>, at: usize, said: bool) -> Option<(What, usize)> {
    if let Some((month, end)) = month_at(scan, at) {
        let (year, end) = year_after(scan, end);
        let which = scan.which_at(end);
        let sure = said || year.is_some() || which.is_some();
        let end = end + usize::from(which.is_some());
        return sure.then_some((What::Hijri(year, Some(month), None, which), end));
    }
    if let Some(civil) = civil_year_at(scan, at, said) {
        return Some(civil);
    }
    let year = year_at(scan, at)?;
    let end = after_sign(scan, at + 1);
    let mut signed = end > at + 1;
    if let Some(last) = year_at(scan, end).filter(|last| {
        last.abs_diff(year) == 1 && matches!(scan.line.gap_before(end), Some("/" | "-" | "–" | "/ "))
    }) {
        // Written from right to left, the later year may come first.
        let after = after_sign(scan, end + 1);
        signed |= after > end + 1;
        let of = |year| if signed { Some(hijri_year(year)) } else { unsigned_year(year) };
        let (from, to) = (of(year.min(last))?, of(year.max(last))?);
        return Some((What::Between(Box::new(from), Box::new(to)), after));
    }
    let what = if signed { hijri_year(year) } else { unsigned_year(year).filter(|_| said)? };
    Some((what, end))
}

fn hijri_year(year: i32) -> What {
    What::Hijri(Some(year), None, None, None::<Which>)
}
