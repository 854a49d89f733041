//! On which days a time of the past could be said of known days: «سقطت الخريف الماضي» of a city whose fall is known.

use crate::calendar::Day;
use crate::knowledge::time_words::Which;
use crate::mentions::telling::{Resolving, Told, What};
use crate::report::{Granularity, TimeModifier};

use super::events::least_days;

/// So many days after an event words such as «العام الماضي» may still mean its time.
const LONGEST_AGO: i32 = 1100;

/// The first and the last day on which a time of the past could be said of these days.
pub(super) fn said_of(told: &Told, text: &str, from: Day, to: Day) -> Option<(Day, Day)> {
    if is_loose(told, text) {
        return None;
    }
    let since = told.modifier == Some(TimeModifier::Since);
    let within = |least: i32, most: i32| Some((Day(from.0 + least), Day(to.0 + most)));
    match &told.what {
        What::Ago(n, unit) if told.modifier.is_none() || since => {
            let n = i32::try_from(*n).ok().filter(|n| (1..100).contains(n))?;
            let most = match unit {
                Granularity::Day => 1,
                Granularity::Week => 7,
                Granularity::Month => 31,
                Granularity::Year => 366,
                _ => return None,
            };
            within(least_days(2 * n as u32, *unit)?, (n + 1) * most)
        }
        _ if told.modifier.is_some() => None,
        What::Unit(Granularity::Week, Which::Past, _) => within(1, 14),
        What::Weekday(_, Some(Which::Past)) => within(1, 8),
        What::DayAway(away @ -2..=-1, _) => within(-away, -away),
        _ => {
            // The days of a unit are said on days that follow each other.
            let mut saying = runs(told, from, Day(to.0 + LONGEST_AGO))?
                .skip_while(|run| run.named.is_none_or(|(_, last)| last < from))
                .take_while(|run| run.named.is_some_and(|(first, _)| first <= to));
            let first = saying.next()?;
            Some((first.from, saying.last().map_or(first.to, |last| last.to)))
        }
    }
}

/// The last day on which a time of the past could be said of a day up to this one.
pub(super) fn last_said_of(told: &Told, text: &str, until: Day) -> Option<Day> {
    let reaches = |run: &Run| run.named.is_some_and(|(first, _)| first <= until);
    let reckoned = || Some(runs(told, until, Day(until.0 + LONGEST_AGO))?.take_while(reaches).last()?.to);
    said_of(told, text, until, until)
        .map(|(_, last)| last)
        .or_else(|| reckoned().filter(|_| !is_loose(told, text)))
}

/// «الأخير» and «السابق» may be said of what is long past.
fn is_loose(told: &Told, text: &str) -> bool {
    let words = told.span.of(text);
    words.contains("خير") || words.contains("سابق")
}

/// Days on which a time names the same days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    from: Day,
    to: Day,
    /// The first and the last of the days it names, if the calendar has them.
    named: Option<(Day, Day)>,
}

/// No past month is past for fewer days before another is.
const SHORTEST_RUN: usize = 28;

/// The days from one to another by what a past month, season, quarter, half or year, or days of such a month, names when
/// said on them; `None` of other times. Only one day of each month is asked, and those among which it changes.
fn runs(told: &Told, from: Day, to: Day) -> Option<impl Iterator<Item = Run>> {
    let reckoned = matches!(
        told.what,
        What::Month(_, Some(Which::Past))
            | What::Season(_, Some(Which::Past))
            | What::DaysOfMonth(_, _, _, _, Some(Which::Past))
            | What::Unit(
                Granularity::Month | Granularity::Quarter | Granularity::Half | Granularity::Year,
                Which::Past,
                _,
            )
    );
    let named_on = |day: Day| Resolving::against(Some((day, day))).resolve(told).named;
    (reckoned && told.modifier.is_none()).then(|| runs_of(named_on, from, to))
}

/// The same of anything that names days by the day on which it is said, and never earlier ones on a later day.
fn runs_of(named_on: impl Fn(Day) -> Option<(Day, Day)>, from: Day, to: Day) -> impl Iterator<Item = Run> {
    let mut next = from;
    std::iter::from_fn(move || {
        let from = Some(next).filter(|next| *next <= to)?;
        let named = named_on(from);
        let goes_on = |day: &Day| named_on(*day) == named;
        let steps = (from.0..=to.0).step_by(SHORTEST_RUN).skip(1).map(Day);
        let sure = steps.take_while(goes_on).last().unwrap_or(from);
        let (mut last, mut behind) = (sure.0, to.0.min(sure.0 + SHORTEST_RUN as i32) + 1);
        while last + 1 < behind {
            let middle = last.midpoint(behind);
            if goes_on(&Day(middle)) { last = middle } else { behind = middle }
        }
        next = Day(last + 1);
        Some(Run { from, to: Day(last), named })
    })
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use proptest::prelude::*;

    use super::*;
    use crate::mentions::telling::told_in;
    use crate::mentions::{times_in, words_of};
    use crate::report::Span;

    fn told(text: &str) -> Told {
        let words = words_of(text, Span::new(0, text.len()));
        told_in(text, &words, &times_in(text, &words)).remove(0)
    }

    /// Every sort of time that is reckoned day by day.
    fn reckoned() -> Vec<Told> {
        let past = Some(Which::Past);
        let unit = |unit| What::Unit(unit, Which::Past, None);
        [
            What::Month(3, past),
            What::Month(12, past),
            What::Season(2, past),
            What::Season(3, past),
            unit(Granularity::Month),
            unit(Granularity::Quarter),
            unit(Granularity::Half),
            unit(Granularity::Year),
            What::DaysOfMonth(6, 10, 10, None, past),
            What::DaysOfMonth(2, 29, 29, None, past),
            What::DaysOfMonth(2, 27, 29, None, past),
        ]
        .map(|what| Told { what, ..told("العام الماضي") })
        .into()
    }

    proptest! {
        /// Every day by itself says the same.
        #[test]
        fn runs_are_what_each_day_names(nth in 0_usize..11, from in 0_i32..30_000, days in 0_i32..1500) {
            let told = &reckoned()[nth];
            let found = runs(told, Day(from), Day(from + days)).unwrap();
            let mut next = from;
            for run in found {
                prop_assert_eq!(run.from.0, next);
                for day in run.from.0..=run.to.0 {
                    let named = Resolving::against(Some((Day(day), Day(day)))).resolve(told).named;
                    prop_assert_eq!(named, run.named, "{}", day);
                }
                next = run.to.0 + 1;
            }
            prop_assert_eq!(next, from + days + 1);
        }
    }

    #[test]
    fn what_is_past_is_said_until_it_is_again() {
        let on = |year, month, day| Day::from_civil(year, month, day).unwrap();
        let fall = on(2017, 10, 17);
        let of = |text: &str| said_of(&told(text), text, fall, fall);
        assert_eq!(of("الخريف الماضي"), Some((on(2017, 12, 1), on(2018, 11, 30))));
        assert_eq!(of("العام الماضي"), Some((on(2018, 1, 1), on(2018, 12, 31))));
        assert_eq!(of("الشهر الماضي"), Some((on(2017, 11, 1), on(2017, 11, 30))));
        assert_eq!(of("17 أكتوبر الماضي"), Some((fall, on(2018, 10, 16))));
        assert_eq!(of("مارس الماضي"), None);
        assert_eq!(of("الخريف الأخير"), None);
        let last = |text: &str| last_said_of(&told(text), text, fall);
        assert_eq!(last("مارس الماضي"), Some(on(2018, 3, 31)));
        assert_eq!(last("أكتوبر الماضي"), Some(on(2018, 10, 31)));
    }

    /// Every day asked costs as much as a time of the text, so a page of such sentences would cost a thousand times its
    /// words.
    #[test]
    fn few_days_are_asked() {
        for told in reckoned() {
            let asked = Cell::new(0);
            let named_on = |day: Day| {
                asked.set(asked.get() + 1);
                Resolving::against(Some((day, day))).resolve(&told).named
            };
            let runs = runs_of(named_on, Day(17_000), Day(17_000 + LONGEST_AGO)).count();
            assert!(asked.get() <= 60 + 7 * runs, "{:?}: {} days for {runs} runs", told.what, asked.get());
        }
    }
}
