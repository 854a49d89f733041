//! From a day to the units around it and before or after it, in both calendars.

use crate::calendar::{Day, days_in_month, hijri};
use crate::knowledge::time_words::Which;
use crate::report::Granularity;

/// The first and the last day, and what they are exact to.
pub(super) type Days = (Day, Day, Granularity);

/// The one of three that is nearest to the day it was said on.
pub(super) fn nearest(all: [Option<Days>; 3], said: Day) -> Option<Days> {
    let away = |days: &Days| if days.1 < said { said.0 - days.1.0 } else { (days.0.0 - said.0).max(0) };
    all.into_iter().flatten().min_by_key(away)
}

/// The day so many units later; a day that the month does not have is its last.
pub(super) fn plus(day: Day, n: i32, unit: Granularity) -> Option<Day> {
    let months = match unit {
        Granularity::Day => return Some(Day(day.0.checked_add(n)?)),
        Granularity::Week => return Some(Day(day.0.checked_add(n.checked_mul(7)?)?)),
        Granularity::Month => 1,
        Granularity::Quarter => 3,
        Granularity::Half => 6,
        Granularity::Year => 12,
        Granularity::Decade => 120,
        Granularity::Century => 1200,
        _ => return None,
    };
    let (year, month, of_month) = day.civil();
    let all = year.checked_mul(12)?.checked_add(month as i32 - 1)?.checked_add(n.checked_mul(months)?)?;
    let (year, month) = (all.div_euclid(12), all.rem_euclid(12) as u32 + 1);
    Day::from_civil(year, month, of_month.min(days_in_month(year, month)))
}

/// The unit around the day, or so many after it.
pub(super) fn unit_around(unit: Granularity, step: i32, day: Day) -> Option<Days> {
    let (year, month, _) = plus(day, 0, Granularity::Month)?.civil();
    let first = match unit {
        Granularity::Day => day,
        Granularity::Week => Day(day.0 - day.weekday() as i32),
        Granularity::Month => Day::from_civil(year, month, 1)?,
        Granularity::Quarter => Day::from_civil(year, (month - 1) / 3 * 3 + 1, 1)?,
        Granularity::Half => Day::from_civil(year, (month - 1) / 6 * 6 + 1, 1)?,
        Granularity::Year => Day::from_civil(year, 1, 1)?,
        Granularity::Decade => Day::from_civil(year.div_euclid(10) * 10, 1, 1)?,
        Granularity::Century => Day::from_civil(year.div_euclid(100) * 100, 1, 1)?,
        _ => return None,
    };
    let from = plus(first, step, unit)?;
    Some((from, Day(plus(from, 1, unit)?.0 - 1), unit))
}

/// The three whole months of a season; winter ends in the year after.
pub(super) fn season_of(season: u32, year: i32) -> Option<Days> {
    let from = Day::from_civil(year, 3 + 3 * season, 1)?;
    let next = match season {
        3 => Day::from_civil(year + 1, 3, 1),
        _ => Day::from_civil(year, 6 + 3 * season, 1),
    };
    Some((from, Day(next?.0 - 1), Granularity::Season))
}

/// A share of a longer time: quarters and halves of a year, halves of anything.
pub(super) fn nth_of(nth: u32, unit: Granularity, (from, to, of): Days) -> Option<Days> {
    let counted = matches!(
        (of, unit),
        (Granularity::Year, Granularity::Month | Granularity::Quarter | Granularity::Half)
            | (Granularity::Century, Granularity::Decade)
            | (Granularity::Week | Granularity::Month, Granularity::Day)
            | (Granularity::Month, Granularity::Week)
    );
    if of == Granularity::Year && unit == Granularity::Season {
        return season_of(nth.checked_sub(1)?, from.civil().0);
    }
    if counted {
        let first = match nth.checked_sub(1) {
            Some(before) => plus(from, before as i32, unit)?,
            None => plus(Day(to.0 + 1), -1, unit)?,
        };
        let last = Day(plus(first, 1, unit)?.0 - 1).min(to);
        return (first <= last).then_some((first, last, unit));
    }
    let nth = if nth == 0 { 2 } else { nth };
    if unit != Granularity::Half || !(1..=2).contains(&nth) {
        return None;
    }
    let middle = match of {
        Granularity::Century => plus(from, 50, Granularity::Year)?,
        _ => Day(from.0 + (to.0 - from.0 + 1) / 2),
    };
    Some(if nth == 1 { (from, Day(middle.0 - 1), unit) } else { (middle, to, unit) })
}

pub(super) fn hijri_days(
    year: Option<i32>,
    month: Option<u32>,
    days: Option<(u32, u32)>,
    which: Option<Which>,
    said: Day,
) -> Option<Days> {
    let of = |year: i32| -> Option<Days> {
        match (month, days) {
            (Some(month), Some((first, last))) => {
                // «29 إلى 2 شوال» begins in the month before.
                let (of, begins) = match (first > last, month) {
                    (false, _) => (year, month),
                    (true, 1) => (year - 1, 12),
                    (true, _) => (year, month - 1),
                };
                Some((hijri::day(of, begins, first)?, hijri::day(year, month, last)?, Granularity::Day))
            }
            (Some(month), None) => {
                hijri::month_of(year, month).map(|(from, to)| (from, to, Granularity::Month))
            }
            _ => hijri::year_of(year).map(|(from, to)| (from, to, Granularity::Year)),
        }
    };
    if let Some(year) = year {
        return of(year);
    }
    let this = hijri::year_with(said);
    match which {
        Some(Which::Past) => (this - 1..=this).rev().filter_map(of).find(|days| days.1 < said),
        Some(Which::Next) => (this..=this + 1).filter_map(of).find(|days| days.0 > said),
        _ => nearest([of(this - 1), of(this), of(this + 1)], said),
    }
}
