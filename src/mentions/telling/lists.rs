//! Days or years in a list, each of which is an expression of its own: «3 و4 أوت», «عامي 2015 و2016».

use crate::calendar::Day;
use crate::report::Granularity;

use super::super::times::{Found, TimeRule};
use super::What;
use super::scan::{Reading, Scan};

/// The reading as its items, where it is a list of them; else alone.
pub(super) fn each_of(scan: Scan<'_>, reading: Reading) -> Vec<Reading> {
    let items = scan
        .first_explicit_in(reading.first, reading.end)
        .and_then(|found| Some((items_at(scan, found)?, found)))
        .and_then(|(items, found)| values(&reading.what, found, &items));
    let Some(items) = items else { return vec![reading] };
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

/// Whether «يومي» stands before two weekdays.
pub(super) fn is_pair(scan: Scan<'_>, at: usize) -> bool {
    pair_at(scan, at).is_some()
}

/// The letters before «يومي» where a weekday follows it.
pub(super) fn pair_at(scan: Scan<'_>, at: usize) -> Option<usize> {
    let before = scan.key(at).strip_suffix("يومي")?;
    let letters = before.chars().count();
    let linked = before.chars().all(|letter| matches!(letter, 'و' | 'ف' | 'ب' | 'ل')) && letters <= 2;
    (linked && scan.follows(at + 1) && scan.weekday_at(at + 1).is_some()).then_some(letters)
}
