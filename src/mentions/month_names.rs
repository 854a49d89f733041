//! A month as it is written, with its name in a second family and the year behind it:
//! «كانون الأول (ديسمبر) 2024», «تموز أو يوليو من العام 2015».

use crate::calendar::months::month;

use super::line::Line;
use super::openings::Openings;
use super::words::without_clitics;
use super::years::{is_year_cue, nothing_counted_after, year_at, year_since};

/// The month that begins at `at` and the index of the word after it.
pub(super) fn month_at(line: Line<'_>, at: usize) -> Option<(u32, usize)> {
    let (number, end) = single_month(line, line.key(at), at)?;
    Some((number, after_twin(line, number, end)))
}

/// The same where the word may carry proclitics: «ويوليو», «لشباط».
pub(super) fn month_behind_clitics(line: Line<'_>, at: usize) -> Option<(u32, usize)> {
    if !line.may_begin(at, Openings::DATE) {
        return None;
    }
    let whole = line.key(at);
    let behind_clitics = || {
        // «باب» is a door before it is «في آب».
        let sure = |rest: &str| rest.chars().count() >= 3 || whole.starts_with('و');
        let mut rests = without_clitics(whole).skip(1).filter(|(_, rest)| sure(rest));
        rests.find_map(|(_, rest)| single_month(line, &rest, at))
    };
    let clitics = whole.starts_with(['و', 'ف', 'ب', 'ل', 'ك']);
    let found = single_month(line, whole, at).or_else(|| clitics.then(behind_clitics).flatten());
    let (number, end) = found?;
    Some((number, after_twin(line, number, end)))
}

/// The index after the same month in another family, if it follows.
fn after_twin(line: Line<'_>, number: u32, end: usize) -> usize {
    let or = usize::from(line.key(end) == "او" && line.follows_at_once(end));
    let twin_at = end + or;
    match single_month(line, line.key(twin_at), twin_at) {
        Some((twin, twin_end)) if twin == number && line.separated(twin_at) => twin_end,
        _ => end,
    }
}

fn single_month(line: Line<'_>, key: &str, at: usize) -> Option<(u32, usize)> {
    if !line.may_begin(at, Openings::DATE) {
        return None;
    }
    let second = line.words.get(at + 1).map(|word| word.key.as_str());
    let (number, used) = month(key, second)?;
    Some((number, at + used))
}

/// The year after a month that ends before `at`, and the index of the word after it: «2025»,
/// «، 2025», «من عام 2025», «لسنة 2025», «الماضي 2025», «من 2025».
pub(super) fn year_after(line: Line<'_>, at: usize) -> Option<(i32, usize)> {
    if !line.separated(at) {
        return None;
    }
    let mut next = at;
    let is_cue = |at: usize| without_clitics(line.key(at)).any(|(_, rest)| is_year_cue(&rest));
    let linked = matches!(line.key(next), "من" | "في");
    if linked && (is_cue(next + 1) || (line.key(next) == "من" && counts_nothing(line, next + 1))) {
        next += 1;
    }
    if is_cue(next) {
        next += 1;
    }
    if is_place_in_time(line.key(next)) && line.follows_at_once(next + 1) && counts_nothing(line, next + 1) {
        next += 1;
    }
    let year = year_at(line, next).or_else(|| {
        // An early year behind a month is rarer than a count.
        year_since(line, next, EARLIEST_YEAR).filter(|_| nothing_counted_after(line, next))
    })?;
    Some((year, next + 1))
}

/// Before it, numbers behind «عام» could be Hijri years.
pub(super) const EARLIEST_YEAR: u32 = 1500;

fn counts_nothing(line: Line<'_>, at: usize) -> bool {
    year_at(line, at).is_some() && nothing_counted_after(line, at)
}

/// «الماضي» and its like between a month or «العام» and the year it has.
fn is_place_in_time(key: &str) -> bool {
    matches!(
        key,
        "الماضي"
            | "الماضيه"
            | "الحالي"
            | "الحاليه"
            | "الجاري"
            | "الجاريه"
            | "المقبل"
            | "المقبله"
            | "القادم"
            | "القادمه"
            | "المنقضي"
            | "المنقضيه"
            | "المنصرم"
            | "الفارط"
            | "الفايت"
    )
}
