//! Decades, years, months and days as bins of a timeline: numbered without gaps, so that a run of
//! bins is a range of numbers.

use serde::{Deserialize, Serialize};

use super::{Day, PartialDate, days_in_month};
use crate::report::spelled_enum;

spelled_enum! {
    /// A unit of the civil calendar, the coarsest first.
    TimeUnit {
        /// Ten years, from one that ends in 0.
        Decade = "decade",
        /// A year.
        Year = "year",
        /// A month.
        Month = "month",
        /// A day.
        Day = "day",
    }
}

/// Days from one to another, both included; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DayRange {
    /// The first day.
    pub first: Day,
    /// The last day, not before the first.
    pub last: Day,
}

impl DayRange {
    /// The shortest range with both in it.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }
}

/// Years the calendar has ([`Day::from_civil`]).
const YEARS: std::ops::RangeInclusive<i32> = -9999..=9999;

impl TimeUnit {
    /// The number of the bin this day lies in. Bins that follow each other have numbers that do.
    #[must_use]
    pub fn bin(self, day: Day) -> i32 {
        let (year, month, _) = day.civil();
        match self {
            Self::Decade => year.div_euclid(10),
            Self::Year => year,
            Self::Month => year.saturating_mul(12).saturating_add(month as i32 - 1),
            Self::Day => day.0,
        }
    }

    /// The days of a bin. Beyond the years of the calendar: those of its first or last bin.
    #[must_use]
    pub fn days(self, bin: i32) -> DayRange {
        let [lowest, highest] =
            [month_start(*YEARS.start(), 1), month_end(*YEARS.end(), 12)].map(|day| self.bin(day));
        let bin = bin.clamp(lowest, highest);
        let (first, last) = match self {
            Self::Decade => (month_start(bin * 10, 1), month_end(bin * 10 + 9, 12)),
            Self::Year => (month_start(bin, 1), month_end(bin, 12)),
            Self::Month => {
                let (year, month) = (bin.div_euclid(12), bin.rem_euclid(12) as u32 + 1);
                (month_start(year, month), month_end(year, month))
            }
            Self::Day => (Day(bin), Day(bin)),
        };
        DayRange { first, last }
    }

    /// How many bins a range touches.
    #[must_use]
    pub fn count(self, range: DayRange) -> u32 {
        self.bin(range.last).saturating_sub(self.bin(range.first)).saturating_add(1).unsigned_abs()
    }

    /// The next finer unit.
    #[must_use]
    pub fn finer(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The next coarser unit.
    #[must_use]
    pub fn coarser(self) -> Option<Self> {
        (self as usize).checked_sub(1).map(|nth| Self::ALL[nth])
    }
}

fn month_start(year: i32, month: u32) -> Day {
    let year = year.clamp(*YEARS.start(), *YEARS.end());
    Day::from_civil(year, month, 1).unwrap_or(Day(0))
}

fn month_end(year: i32, month: u32) -> Day {
    let year = year.clamp(*YEARS.start(), *YEARS.end());
    Day::from_civil(year, month, days_in_month(year, month)).unwrap_or(Day(0))
}

impl PartialDate {
    /// The coarsest date that begins with this day: 1 January is a year, the first of another
    /// month a month. Only for years a link can write (0 to 9999).
    #[must_use]
    pub fn beginning_with(day: Day) -> Self {
        match day.civil() {
            (year, 1, 1) => Self::Year(year),
            (year, month, 1) => Self::Month(year, month),
            _ => Self::Day(day),
        }
    }

    /// The coarsest date that ends with this day.
    #[must_use]
    pub fn ending_with(day: Day) -> Self {
        match day.civil() {
            (year, 12, 31) => Self::Year(year),
            (year, month, last) if last == days_in_month(year, month) => Self::Month(year, month),
            _ => Self::Day(day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse::<PartialDate>().unwrap().first_day()
    }

    #[test]
    fn every_day_lies_in_the_days_of_its_bin_and_bins_leave_no_gap() {
        for unit in TimeUnit::ALL.iter().copied() {
            for n in (-900_000..900_000).step_by(331) {
                let bin = unit.bin(Day(n));
                let days = unit.days(bin);
                assert!(days.first.0 <= n && n <= days.last.0, "{unit:?} {n}");
                assert_eq!(unit.days(bin + 1).first.0, days.last.0 + 1, "{unit:?} {n}");
            }
        }
    }

    #[test]
    fn bins_beyond_the_calendar_are_its_ends() {
        for unit in [TimeUnit::Decade, TimeUnit::Year, TimeUnit::Month] {
            assert_eq!(unit.days(i32::MAX).last.to_string(), "9999-12-31");
            assert_eq!(unit.days(i32::MIN).first.to_string(), "-9999-01-01");
        }
    }

    #[test]
    fn a_range_touches_its_bins() {
        let range = DayRange { first: day("2018-12-31"), last: day("2021-01-01") };
        let counts = TimeUnit::ALL.iter().map(|unit| unit.count(range)).collect::<Vec<_>>();
        assert_eq!(counts, [2, 4, 26, 733]);
    }

    #[test]
    fn ends_of_periods_are_said_as_coarsely_as_they_can_be() {
        let begin = |text| PartialDate::beginning_with(day(text)).to_string();
        let end = |text| PartialDate::ending_with(day(text)).to_string();
        assert_eq!(
            [begin("2019-01-01"), begin("2019-03-01"), begin("2019-03-02")],
            ["2019", "2019-03", "2019-03-02"]
        );
        assert_eq!(
            [end("2019-12-31"), end("2020-02-29"), end("2019-02-27")],
            ["2019", "2020-02", "2019-02-27"]
        );
    }

    #[test]
    fn finer_and_coarser_go_step_by_step() {
        assert_eq!(TimeUnit::Decade.finer(), Some(TimeUnit::Year));
        assert_eq!(TimeUnit::Day.finer(), None);
        assert_eq!(TimeUnit::Decade.coarser(), None);
        assert_eq!(TimeUnit::Day.coarser(), Some(TimeUnit::Month));
    }
}
