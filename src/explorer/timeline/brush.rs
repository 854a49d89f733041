//! Periods by pointer and by keys: always whole bins, except for an end that is not moved.

use crate::calendar::{Day, DayRange, TimeUnit};
use crate::view::Period;

/// An end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The first day.
    From,
    /// The last day.
    To,
}

impl End {
    /// Its name in the document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::To => "to",
        }
    }
}

/// The days of a period; an open end, or none at all, is the end of the window.
#[must_use]
pub fn days_of(period: Option<Period>, window: DayRange) -> DayRange {
    let (from, to) = period.map_or((None, None), Period::days);
    let (from, to) = (from.unwrap_or(window.first), to.unwrap_or(window.last));
    DayRange { first: from.min(to), last: to.max(from) }
}

/// What a brush covers that began at `anchor` and is now at `day`.
#[must_use]
pub fn brushed(unit: TimeUnit, anchor: DayRange, day: Day) -> DayRange {
    anchor.with(unit.days(unit.bin(day)))
}

/// A step of a handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many bins, later if positive.
    By(i32),
    /// To the beginning of the window.
    First,
    /// To the end of the window.
    Last,
}

/// What a key does to something that moves in time, where `forward` is the key of the arrow that
/// points the way time runs.
#[must_use]
pub fn step_of_key(key: &str, forward: &str, backward: &str, page: i32) -> Option<Step> {
    Some(match key {
        "ArrowUp" => Step::By(1),
        "ArrowDown" => Step::By(-1),
        "PageUp" => Step::By(page),
        "PageDown" => Step::By(-page),
        "Home" => Step::First,
        "End" => Step::Last,
        key if key == forward => Step::By(1),
        key if key == backward => Step::By(-1),
        _ => return None,
    })
}

/// The period after a step of one of its handles. The ends do not pass each other, and neither
/// leaves the window further than it already is outside.
#[must_use]
pub fn moved(unit: TimeUnit, window: DayRange, days: DayRange, end: End, step: Step) -> DayRange {
    let present = if end == End::From { days.first } else { days.last };
    let bin = match step {
        Step::By(n) => unit.bin(present).saturating_add(n),
        Step::First => unit.bin(window.first),
        Step::Last => unit.bin(window.last),
    };
    let reach = window.with(days);
    match end {
        End::From => {
            let bin = bin.clamp(unit.bin(reach.first), unit.bin(days.last));
            DayRange { first: unit.days(bin).first.min(days.last), last: days.last }
        }
        End::To => {
            let bin = bin.clamp(unit.bin(days.first), unit.bin(reach.last));
            DayRange { first: days.first, last: unit.days(bin).last.max(days.first) }
        }
    }
}

/// The middle day of the bin around a day: wherever in a bin one points, one means the same.
#[must_use]
pub fn middle_of_bin(unit: TimeUnit, day: Day) -> Day {
    let DayRange { first, last } = unit.days(unit.bin(day));
    Day(first.0 + (last.0 - first.0) / 2)
}

/// Around which day one zooms where nothing is pointed at: the period if it is in sight, else the
/// middle of what is.
#[must_use]
pub fn focus_day(window: DayRange, periods: [Option<Period>; 2]) -> Day {
    let in_sight = |period: Option<Period>| {
        let days = days_of(Some(period?), window);
        (days.first >= window.first && days.last <= window.last).then_some(days)
    };
    let days = periods.into_iter().find_map(in_sight).unwrap_or(window);
    Day(days.first.0 + (days.last.0 - days.first.0) / 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::PartialDate;
    use proptest::prelude::*;

    fn days(from: &str, to: &str) -> DayRange {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        DayRange { first: date(from).first_day(), last: date(to).last_day() }
    }

    #[test]
    fn a_brush_covers_whole_bins_either_way() {
        let anchor = days("2019", "2019");
        assert_eq!(brushed(TimeUnit::Year, anchor, days("2021-06-05", "2021").first), days("2019", "2021"));
        assert_eq!(brushed(TimeUnit::Year, anchor, days("2017-06-05", "2021").first), days("2017", "2019"));
    }

    #[test]
    fn handles_step_by_bins_and_keep_the_other_end() {
        let window = days("2010", "2029");
        let step = |end, step| moved(TimeUnit::Year, window, days("2015-03-04", "2018-06-07"), end, step);
        assert_eq!(step(End::From, Step::By(1)), days("2016", "2018-06-07"));
        assert_eq!(step(End::To, Step::By(-1)), days("2015-03-04", "2017"));
        assert_eq!(step(End::From, Step::First), days("2010", "2018-06-07"));
        assert_eq!(step(End::To, Step::Last), days("2015-03-04", "2029"));
        assert_eq!(step(End::From, Step::By(10)), days("2018", "2018-06-07"));
        assert_eq!(step(End::To, Step::By(-10)), days("2015-03-04", "2015"));
    }

    #[test]
    fn arrows_go_the_way_time_runs() {
        let rtl = |key| step_of_key(key, "ArrowLeft", "ArrowRight", 10);
        assert_eq!(rtl("ArrowLeft"), Some(Step::By(1)));
        assert_eq!(rtl("ArrowRight"), Some(Step::By(-1)));
        assert_eq!(rtl("PageUp"), Some(Step::By(10)));
        assert_eq!(rtl("x"), None);
    }

    #[test]
    fn one_zooms_around_the_period_if_it_is_in_sight() {
        let window = days("2010", "2029");
        let period = |from: &str, to: &str| Some(Period::of_range(days(from, to)));
        assert_eq!(focus_day(window, [period("2012", "2012"), None]), days("2012-07-01", "2012").first);
        assert_eq!(focus_day(window, [period("1990", "1999"), None]), focus_day(window, [None, None]));
    }

    proptest! {
        #[test]
        fn the_ends_of_a_period_never_pass_each_other(
            from in 10_000i32..20_000,
            length in 0i32..4000,
            n in -50i32..50,
            unit in 0usize..4,
            is_from in any::<bool>(),
        ) {
            let window = days("2000", "2019");
            let unit = TimeUnit::ALL[unit];
            let days = DayRange { first: Day(from), last: Day(from + length) };
            let end = if is_from { End::From } else { End::To };
            let after = moved(unit, window, days, end, Step::By(n));
            prop_assert!(after.first <= after.last);
            let kept = if is_from { after.last == days.last } else { after.first == days.first };
            prop_assert!(kept);
        }
    }
}
