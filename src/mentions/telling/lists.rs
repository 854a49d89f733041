//! Days or years in a list, each of which is an expression of its own: «3 و4 أوت», «عامي 2015 و2016».

use crate::calendar::Day;
use crate::knowledge::time_words::{self, Which};
use crate::report::Granularity;

use super::super::times::{Found, TimeRule};
use super::What;
use super::scan::{Reading, Scan};

/// The reading as its items, where it is a list of them; else alone.
pub(super) fn each_of(scan: Scan<'_>, reading: Reading) -> Vec<Reading> {
    if let Some(months) = months_of(scan, &reading) {
        return months;
    }
    // «بين يومي 5 و7 جوان»
    let paired = scan.line.key_without_and(reading.first).ends_with("بين");
    let items = scan
        .first_explicit_in(reading.first, reading.end)
        .and_then(|found| Some((items_at(scan, found)?, found)))
        .and_then(|(items, found)| values(&reading.what, found, &items));
    let Some(items) = items.filter(|_| !paired) else { return vec![reading] };
    let last = items.len() - 1;
    let cued = scan.line.number(reading.first).is_none();
    let each = items.into_iter().enumerate().map(|(nth, (at, what))| Reading {
        first: if nth == 0 { reading.first } else { at },
        taken: if nth == 0 { reading.taken } else { 0 },
        end: if nth == last { reading.end } else { at + 1 },
        what,
        rule: match reading.rule {
            TimeRule::YearRange if nth == 0 && cued => TimeRule::YearAfterCue,
            TimeRule::YearRange => TimeRule::BareYear,
            TimeRule::DayRange => TimeRule::DayMonthYear,
            rule => rule,
        },
        ..reading.clone()
    });
    each.collect()
}

/// «يومي الثلاثاء والأربعاء المقبلين»: the adjective behind the last of a list is of them all, and each is the first
/// of its name after the one before.
pub(super) fn share_which(scan: Scan<'_>, told: &mut [Reading]) {
    let Some(last) = told.last() else { return };
    let (Some((last_place, Some(which))), end) = (place_of(&last.what), last.end) else { return };
    let past = which == Which::Past;
    if !matches!(which, Which::Past | Which::Next) || time_words::which(scan.key(end - 1)) != Some(which) {
        return;
    }
    let mut first = told.len() - 1;
    let mut is_headed = false;
    while first > 0 && !is_headed && goes_on(scan, &told[first - 1], &told[first]) {
        first -= 1;
        is_headed = heads_a_list(scan, &told[first]);
    }
    // Without «يومي» before them, a dual is of two.
    if !is_headed {
        first = told.len().saturating_sub(2).max(first);
    }
    let is_dual = scan.key(end - 1).ends_with("ين");
    if first + 1 == told.len() || !(is_headed || is_dual) {
        return;
    }
    let Some((first_place, _)) = place_of(&told[first].what) else { return };
    let (unit, cycle) = match told[first].what {
        What::Weekday(..) => (Granularity::Day, 7),
        _ => (Granularity::Month, 12),
    };
    let anchor = match (past, &told[first].what) {
        (true, _) => told[told.len() - 1].what.clone(),
        (false, What::Month(month, _)) => What::Month(*month, Some(Which::Past)),
        (false, What::Weekday(day, _)) => What::Weekday(*day, Some(Which::This)),
        (false, _) => return,
    };
    // A week after the last such day, a year after the last such month that is over: the day of publication itself
    // is not to come, the rest of its month may be.
    let ahead = if past { 0 } else { cycle };
    for item in &mut told[first..] {
        let Some((place, _)) = place_of(&item.what) else { continue };
        let away = if past {
            -(last_place - place).rem_euclid(cycle)
        } else {
            ahead + (place - first_place).rem_euclid(cycle)
        };
        item.what =
            if away == 0 { anchor.clone() } else { What::Later(away, unit, Box::new(anchor.clone())) };
    }
}

/// Where a weekday is in its week or a month in its year, and which one is meant.
fn place_of(what: &What) -> Option<(i32, Option<Which>)> {
    match *what {
        What::Weekday(day, which) => Some((day as i32, which)),
        What::Month(month, which) => Some((month as i32, which)),
        _ => None,
    }
}

/// Whether the second stands at once behind the first with «و», and is one of the same sort.
fn goes_on(scan: Scan<'_>, first: &Reading, second: &Reading) -> bool {
    let same = matches!(
        (&first.what, &second.what),
        (What::Weekday(..), What::Weekday(..)) | (What::Month(..), What::Month(..))
    );
    let apart = usize::from(scan.key(first.end) == "و");
    same && first.end + apart == second.first
        && scan.key(first.end).starts_with('و')
        && scan.follows(first.end)
        && scan.follows(second.first)
        && time_words::which(scan.key(first.end - 1)).is_none()
}

/// Whether «يومي», «أشهر» stands before the first of a list.
fn heads_a_list(scan: Scan<'_>, reading: &Reading) -> bool {
    let heads = |at: usize| {
        let of_list = |(_, key): (usize, &str)| matches!(key, "يومي" | "ايام" | "شهري" | "اشهر");
        super::amounts::without_letters(scan.key(at)).any(of_list)
    };
    heads(reading.first) || reading.first.checked_sub(1).is_some_and(heads)
}

/// «أوت وسبتمبر 2015»: two months with one year, each of which is an expression of its own.
fn months_of(scan: Scan<'_>, reading: &Reading) -> Option<Vec<Reading>> {
    let found = scan.first_explicit_in(reading.first, reading.end)?;
    let (from, to) =
        found.named.filter(|_| found.rule == TimeRule::MonthRange && found.modifier.is_none())?;
    let (year, first, _) = from.civil();
    let (same, last, _) = to.civil();
    if year != same || last != first + 1 || found.end_word != reading.end {
        return None;
    }
    let (month, second) = super::super::month_names::month_behind_clitics(scan.line, found.first_word)?;
    let linked = month == first && scan.key(second).starts_with('و') && scan.follows(second);
    let begins = Day::from_civil(year, last, 1).filter(|_| linked)?;
    let days = |from, to| What::Days(from, to, Granularity::Month);
    let one = Reading { end: second, what: days(from, Day(begins.0 - 1)), ..reading.clone() };
    let two = Reading::new(second, 1, reading.end, days(begins, to), TimeRule::MonthYear);
    Some(vec![Reading { rule: TimeRule::MonthYear, ..one }, two])
}

/// The numbers of the list with their words, unless a range or a weekday makes them one.
fn items_at(scan: Scan<'_>, found: &Found) -> Option<Vec<(usize, u32)>> {
    let of_years = found.granularity == Granularity::Year;
    let is_item = |at: usize| {
        let number = if of_years { scan.line.number(at) } else { scan.line.day_digits(at) };
        number.map(|number| (at, number))
    };
    let first = (found.first_word..found.end_word).find_map(is_item)?;
    let opens = |at: usize| matches!(scan.line.key_without_and(at), "بين" | "من" | "منذ");
    let before = found.first_word.saturating_sub(1)..first.0;
    if found.weekday.is_some() || before.into_iter().any(opens) {
        return None;
    }
    let mut items = vec![first];
    loop {
        let after = items[items.len() - 1].0 + 1;
        let and = usize::from(scan.key(after) == "و" && scan.follows(after));
        let comma = matches!(scan.line.gap_before(after), Some("،" | ","));
        match is_item(after + and).filter(|(at, _)| (and == 1 || comma) && *at < found.end_word) {
            Some(item) => items.push(item),
            None => break,
        }
    }
    (items.len() > 1).then_some(items)
}

fn values(what: &What, found: &Found, items: &[(usize, u32)]) -> Option<Vec<(usize, What)>> {
    let value = |number: u32| match *what {
        What::Days(from, to, Granularity::Year) if found.named == Some((from, to)) => {
            let (first, last) =
                (Day::from_civil(number as i32, 1, 1)?, Day::from_civil(number as i32, 12, 31)?);
            Some(What::Days(first, last, Granularity::Year))
        }
        What::Days(from, to, Granularity::Day) if found.named == Some((from, to)) => {
            let (year, month, _) = from.civil();
            let day = Day::from_civil(year, month, number)?;
            (from <= day && day <= to).then_some(What::Days(day, day, Granularity::Day))
        }
        What::DaysOfMonth(month, first, last, weekday, which) if first < last => {
            Some(What::DaysOfMonth(month, number, number, weekday, which))
        }
        _ => None,
    };
    items.iter().map(|&(at, number)| Some((at, value(number)?))).collect()
}

/// Whether «يومي» stands before two weekdays or days of a month.
pub(super) fn is_pair(scan: Scan<'_>, at: usize) -> bool {
    pair_at(scan, at).is_some()
}

/// The letters before «يومي», «أيام» where a weekday or a day of a month follows it.
pub(super) fn pair_at(scan: Scan<'_>, at: usize) -> Option<usize> {
    let key = scan.key(at);
    let days = key.strip_suffix("ايام");
    let before = key.strip_suffix("يومي").or(days)?;
    let letters = before.chars().count();
    let linked = before.chars().all(|letter| matches!(letter, 'و' | 'ف' | 'ب' | 'ل')) && letters <= 2;
    let of_month = |found: &Found| {
        (found.of_some_year.is_some() || found.granularity == Granularity::Day) && found.modifier.is_none()
    };
    let numbered = scan.line.number(at + 1).is_some() && scan.found_at(at + 1).is_some_and(of_month);
    let named = days.is_none() && scan.weekday_at(at + 1).is_some();
    (linked && scan.follows(at + 1) && (named || numbered)).then_some(letters)
}
