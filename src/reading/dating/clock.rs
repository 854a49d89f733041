//! Clocks of the page: it was saved then, so the report is no younger; and words of its head that count back from
//! one («منذ 3 ساعات»).

use crate::calendar::{Day, hijri};
use crate::mentions::telling::{Told, What};
use crate::report::{BlockLabel, Granularity, TimeModifier};

use super::super::rules::DatingRule;
use super::Timed;
use super::evidence::{Evidence, Interval, Source};
use super::stated::{YEARS, is_of_issue, is_of_site};

/// Adds the first clock that shows a day, and what is counted back from it; where the outlet is said to print the day
/// of publication there, that as well.
pub fn evidence(lines: &[Timed<'_>], prints_its_date: bool, all: &mut Vec<Evidence>) {
    let is_clock = |line: &&Timed<'_>| match line.label {
        BlockLabel::Clock => !is_of_issue(line),
        BlockLabel::Dateline => is_of_site(&line.line.words),
        _ => false,
    };
    let Some(clock) = lines.iter().filter(is_clock).find_map(shown) else { return };
    all.push(clock);
    let Some(day) = clock.day else { return };
    if prints_its_date {
        let (source, rule) = (Source::OutletClock, DatingRule::OutletClock);
        all.push(Evidence { source, rule, interval: Interval::on(day), ..clock });
    }
    for line in lines.iter().filter(|line| line.label == BlockLabel::Dateline && line.found.is_empty()) {
        all.extend(line.told.iter().filter_map(|told| ago(told, day)));
    }
}

/// The day that a clock shows: of the civil calendar, else of the Hijri one, which may be off by a day.
fn shown(line: &Timed<'_>) -> Option<Evidence> {
    let civil = line.found.iter().find_map(|found| {
        let day = found.day().filter(|day| YEARS.contains(&day.civil().0))?;
        Some((found.span, day, day, found.weekday))
    });
    let hijri = || {
        line.told.iter().find_map(|told| match told.what {
            What::Hijri(Some(year), Some(month), Some((first, last)), _) if first == last => {
                let day = hijri::day(year, month, first)?;
                Some((told.span, day, Day(day.0 + 1), None))
            }
            _ => None,
        })
    };
    let (span, day, last, weekday) = civil.or_else(hijri)?;
    let clock =
        Evidence::new(Source::Clock, DatingRule::PageClockUpperBound, span, Interval::until(last), Some(day));
    Some(Evidence { weekday, ..clock })
}

/// «منذ 3 ساعات», «قبل يومين», «أمس»: sites leave out what is less than a whole unit.
fn ago(told: &Told, clock: Day) -> Option<Evidence> {
    let past = matches!(told.modifier, Some(TimeModifier::Since | TimeModifier::Before));
    let (least, most) = match &told.what {
        What::Ago(n, unit) => of_units(*n, *unit)?,
        What::Lasting if past => {
            let amount = told.amount?;
            of_units(amount.least / 2, amount.unit)?
        }
        What::DayAway(away @ -2..=0, _) => (-away, -away),
        _ => return None,
    };
    let interval = Interval::between(Day(clock.0 - most), Day(clock.0 - least));
    Some(Evidence::new(Source::ClockAgo, DatingRule::AgoFromClock, told.span, interval, interval.day()))
}

/// The least and the most days that so many units and less than one more are.
fn of_units(n: u32, unit: Granularity) -> Option<(i32, i32)> {
    let n = i32::try_from(n).ok().filter(|n| *n < 10_000)?;
    Some(match unit {
        Granularity::Second | Granularity::Minute => (0, 1 + n / 1440),
        Granularity::Hour => (n / 24, 1 + n / 24),
        Granularity::Day => (n, n + 1),
        Granularity::Week => (7 * n, 7 * n + 7),
        Granularity::Month => (28 * n, 31 * n + 31),
        Granularity::Year => (365 * n, 366 * n + 366),
        _ => return None,
    })
}
