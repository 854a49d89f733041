//! Civil days without a clock or a time zone.
//!
//! Only arithmetic and ISO text; which words name a date is the business of
//! [`crate::mentions`].

pub mod hijri;
pub mod months;
pub mod typed;
mod units;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use units::{DayRange, TimeUnit};

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

/// The days of the week, Monday first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Day {
    /// The day with this year, month (1–12) and day of the month, or `None` where the
    /// calendar has no such day (31 February).
    ///
    /// Algorithm: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms",
    /// `days_from_civil`.
    #[must_use]
    pub fn from_civil(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=12).contains(&month) || day == 0 || day > days_in_month(year, month) {
            return None;
        }
        if !(-9999..=9999).contains(&year) {
            return None;
        }
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let month_from_march = (month as i32 + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self(era * 146_097 + day_of_era - 719_468))
    }

    /// Year, month (1–12) and day of the month.
    #[must_use]
    pub fn civil(self) -> (i32, u32, u32) {
        // In 64 bits every `i32` is a day of some year.
        let z = i64::from(self.0) + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u32;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 } as u32;
        let year = (year_of_era + era * 400 + i64::from(month <= 2)) as i32;
        (year, month, day)
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
        // 1970-01-01 was a Thursday.
        [Thursday, Friday, Saturday, Sunday, Monday, Tuesday, Wednesday][self.0.rem_euclid(7) as usize]
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// How many days the month has (month 1–12; 0 for any other number).
#[must_use]
pub fn days_in_month(year: i32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

/// A date as precisely as somebody wrote it: a year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PartialDate {
    /// `2018`
    Year(i32),
    /// `2021-06`
    Month(i32, u32),
    /// `2025-02-11`
    Day(Day),
}

impl PartialDate {
    /// The first day it covers.
    #[must_use]
    pub fn first_day(self) -> Day {
        match self {
            Self::Year(year) => Day::from_civil(year, 1, 1),
            Self::Month(year, month) => Day::from_civil(year, month, 1),
            Self::Day(day) => Some(day),
        }
        .unwrap_or(Day(0))
    }

    /// The last day it covers.
    #[must_use]
    pub fn last_day(self) -> Day {
        match self {
            Self::Year(year) => Day::from_civil(year, 12, 31),
            Self::Month(year, month) => Day::from_civil(year, month, days_in_month(year, month)),
            Self::Day(day) => Some(day),
        }
        .unwrap_or(Day(0))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => day.fmt(f),
        }
    }
}

/// The text was not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or names no day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date of the form YYYY, YYYY-MM or YYYY-MM-DD")]
pub struct NotADate;

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let number = |part: &str, width: usize| -> Result<u32, NotADate> {
            if part.len() == width && part.bytes().all(|b| b.is_ascii_digit()) {
                part.parse().map_err(|_| NotADate)
            } else {
                Err(NotADate)
            }
        };
        let mut parts = text.split('-');
        let year = number(parts.next().unwrap_or_default(), 4)? as i32;
        let Some(month) = parts.next() else { return Ok(Self::Year(year)) };
        let month = number(month, 2)?;
        if !(1..=12).contains(&month) {
            return Err(NotADate);
        }
        let Some(day) = parts.next() else { return Ok(Self::Month(year, month)) };
        let day = Day::from_civil(year, month, number(day, 2)?).ok_or(NotADate)?;
        if parts.next().is_some() { Err(NotADate) } else { Ok(Self::Day(day)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_survive_the_way_through_civil_dates() {
        for n in (-800_000..800_000).step_by(17) {
            let (year, month, day) = Day(n).civil();
            assert_eq!(Day::from_civil(year, month, day), Some(Day(n)));
        }
        let _of_no_year = (Day(i32::MAX).civil(), Day(i32::MIN).to_string());
        assert_eq!(Day::from_civil(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::from_civil(2025, 2, 11).map(Day::weekday), Some(Weekday::Tuesday));
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        assert_eq!(Day::from_civil(2023, 2, 29), None);
        assert_eq!(Day::from_civil(2024, 13, 1), None);
        assert_eq!(Day::from_civil(2024, 4, 31), None);
    }

    #[test]
    fn partial_dates_are_read_and_written_alike() {
        for text in ["2018", "2021-06", "2025-02-11"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in ["", "18", "2021-6", "2021-13", "2021-02-30", "2021-01-01-01", "٢٠٢١"] {
            assert_eq!(text.parse::<PartialDate>(), Err(NotADate), "{text}");
        }
        assert_eq!("2024-02".parse::<PartialDate>().unwrap().last_day().to_string(), "2024-02-29");
    }
}
