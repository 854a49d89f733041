//! What comes again and again: «يوميا», «كل عام», «مرتين في الأسبوع».

use crate::knowledge::time_words::{Count, Sense, sense};
use crate::report::{Amount, Granularity, TimeModifier};

use super::super::times::TimeRule;
use super::What;
use super::amounts::amount_of;
use super::numbers::number_at;
use super::scan::{Reading, Scan};

/// «يوميا», «كل عام», «مرتين في الأسبوع», «مرة كل ثلاثة أشهر».
pub(super) fn repetition_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let head = scan.head(at).filter(|head| !head.article);
    let often = |n: u32, unit, every, end| {
        let amount = Amount { least: n, most: n, unit, every };
        let taken = head.map_or(0, |head| head.taken);
        Some(Reading {
            amount: Some(amount),
            ..Reading::new(at, taken, end, What::Repeated, TimeRule::Repetition)
        })
    };
    match head.map(|head| head.sense) {
        Some(Sense::Each(unit)) => often(1, unit, 1, at + 1),
        Some(Sense::Every) if scan.follows(at + 1) => {
            every(scan, at).and_then(|(unit, n, end)| often(1, unit, n, end))
        }
        // «مساء كل يوم», «نهاية كل أسبوع»
        Some(Sense::DayPart(_) | Sense::UnitPart(_) | Sense::From)
            if scan.key(at + 1) == "كل" && scan.follows(at + 1) && scan.follows(at + 2) =>
        {
            every(scan, at + 1).and_then(|(unit, n, end)| often(1, unit, n, end))
        }
        Some(Sense::Lead(TimeModifier::After))
            if [scan.key(at + 1), scan.key(at + 2)] == ["ظهر", "كل"]
                && (at + 1..=at + 3).all(|at| scan.follows(at)) =>
        {
            every(scan, at + 2).and_then(|(unit, n, end)| often(1, unit, n, end))
        }
        Some(Sense::Times(n)) => {
            let (_, next) = if n == 2 {
                (2, at + 1)
            } else {
                (n.max(1), at + 1 + usize::from(scan.key(at + 1) == "واحده"))
            };
            period(scan, next).and_then(|(unit, every, end)| often(n.max(1), unit, every, end))
        }
        _ => {
            let (n, next) = number_at(scan, at)?;
            let Sense::Times(_) = scan.inner(next)?.sense else { return None };
            period(scan, next + 1).and_then(|(unit, every, end)| often(n, unit, every, end))
        }
    }
}

/// «8 لترات في اليوم»: so much in each of a unit, where a number a few words before says how much.
pub(super) fn rate_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let head = scan.inner(at).filter(|head| head.article)?;
    let Sense::Unit(unit, Count::One) = head.sense else { return None };
    let period =
        matches!(unit, Granularity::Day | Granularity::Week | Granularity::Month | Granularity::Year);
    let within = at.checked_sub(1).filter(|within| scan.key(*within) == "في" && scan.follows(at))?;
    let named =
        scan.follows(at + 1) && (scan.key(at + 1).starts_with("ال") || scan.line.number(at + 1).is_some());
    if !period
        || named
        || matches!(scan.key(at + 1), "هذا" | "هذه" | "نفسه" | "نفسها" | "ذاته" | "قبل" | "ما")
    {
        return None;
    }
    let counts = |at: usize| {
        let number = scan.line.number(at).is_some_and(|_| scan.found_at(at).is_none());
        number || matches!(scan.key(at), "الواحد" | "الواحده" | "مليون" | "الف" | "الاف" | "معدل" | "بمعدل")
    };
    let mut before = within;
    for _ in 0..5 {
        if !scan.follows(before) {
            return None;
        }
        before -= 1;
        if counts(before) {
            let amount = Amount { least: 1, most: 1, unit, every: 1 };
            let rate = Reading::new(within, 0, at + 1, What::Repeated, TimeRule::Repetition);
            return Some(Reading { amount: Some(amount), ..rate });
        }
    }
    None
}

fn period(scan: Scan<'_>, at: usize) -> Option<(Granularity, u32, usize)> {
    match (scan.key(at), scan.inner(at + 1).filter(|head| head.article).map(|head| head.sense)) {
        ("كل", _) => every(scan, at),
        ("في", _) if scan.key(at + 1) == "كل" && scan.follows(at + 1) => every(scan, at + 1),
        ("في", Some(Sense::Unit(unit, Count::One))) => Some((unit, 1, at + 2)),
        _ => match scan.inner(at)?.sense {
            Sense::Each(unit) => Some((unit, 1, at + 1)),
            _ => None,
        },
    }
}

fn every(scan: Scan<'_>, at: usize) -> Option<(Granularity, u32, usize)> {
    let of_amount =
        || amount_of(scan, at + 1, false).map(|(amount, end)| (amount.unit, amount.most / 2, end));
    let Some(next) = scan.inner(at + 1) else { return of_amount() };
    if next.article {
        return None;
    }
    match next.sense {
        // «كل ليلة»
        Sense::DayPart(_) => Some((Granularity::Day, 1, at + 2)),
        // «كل بداية أسبوع»
        Sense::UnitPart(_) | Sense::From if scan.follows(at + 2) => match scan.inner(at + 2)?.sense {
            Sense::Unit(unit, Count::One) => Some((unit, 1, at + 3)),
            _ => None,
        },
        // «كل أيام الخميس»
        Sense::Unit(Granularity::Day, Count::Many)
            if scan.follows(at + 2) && scan.weekday_at(at + 2).is_some() =>
        {
            Some((Granularity::Week, 1, at + 3))
        }
        // «كل يوم أحد»
        Sense::Unit(Granularity::Day, Count::One)
            if scan.follows(at + 2) && is_bare_weekday(scan.key(at + 2)) =>
        {
            Some((Granularity::Week, 1, at + 3))
        }
        Sense::Unit(unit, Count::One) => Some((unit, 1, at + 2)),
        _ => of_amount(),
    }
}

/// A weekday without its article, where «كل يوم» stands before it.
fn is_bare_weekday(key: &str) -> bool {
    matches!(sense(key), Some(Sense::Weekday(_)))
}
