//! One month or one day, its year said or not: what a date is made of, and the ends of a range.

use std::borrow::Cow;

use crate::calendar::{Day, PartialDate};
use crate::knowledge::weekdays::ordinal_day;

use super::line::Line;
use super::month_names::{month_at, month_behind_clitics, year_after};
use super::numeric::{Numeric, numeric_at};
use super::times::TimeRule;
use super::words::without_clitics;

/// A day or a month among the words.
#[derive(Clone, Copy)]
pub(super) struct Point {
    pub year: Option<i32>,
    pub month: u32,
    /// `None`: the whole month.
    pub day: Option<u32>,
    /// Index of its first word.
    pub first: usize,
    /// Index after its last word.
    pub end: usize,
    pub rule: TimeRule,
}

impl Point {
    /// A date whose year is said.
    pub fn known(date: PartialDate, first: usize, end: usize, rule: TimeRule) -> Self {
        let (year, month, day) = date.first_day().civil();
        let day = matches!(date, PartialDate::Day(_)).then_some(day);
        Self { year: Some(year), month, day, first, end, rule }
    }

    /// The date it is in this year, if that has such a day.
    pub fn in_year(&self, year: i32) -> Option<PartialDate> {
        match self.day {
            Some(day) => Day::from_civil(year, self.month, day).map(PartialDate::Day),
            None => Some(PartialDate::Month(year, self.month)),
        }
    }
}

/// The point that begins at `at`, of any form.
pub(super) fn point_at(line: Line<'_>, at: usize) -> Option<Point> {
    if let Numeric::Date(point) = numeric_at(line, at) {
        return Some(point);
    }
    day_month_at(line, at).or_else(|| month_day_at(line, at)).or_else(|| month_point_at(line, at))
}

/// «أغسطس 4, 2015», as software that came from the United States prints it, if it translates the month's name alone.
fn month_day_at(line: Line<'_>, at: usize) -> Option<Point> {
    let (month, next) = month_at(line, at)?;
    let day = line.day_digits(next).filter(|_| line.follows_at_once(next))?;
    let is_year = |year: &u32| (1900..=2100).contains(year) && line.key(next + 1).len() == 4;
    let year = line.number(next + 1).filter(is_year)?;
    let is_joined = matches!(line.gap_before(next + 1), Some("" | "," | "،"));
    is_joined.then_some(Point {
        year: Some(year as i32),
        month,
        day: Some(day),
        first: at,
        end: next + 2,
        rule: TimeRule::DayMonthYear,
    })
}

fn day_month_at(line: Line<'_>, at: usize) -> Option<Point> {
    let (day, next) = day_number(line, at)?;
    let (month, after_month) = month_after_days(line, next)?;
    let year = year_after(line, after_month);
    let rule = if year.is_some() { TimeRule::DayMonthYear } else { TimeRule::DayMonth };
    let end = year.map_or(after_month, |(_, end)| end);
    Some(Point { year: year.map(|(year, _)| year), month, day: Some(day), first: at, end, rule })
}

/// A month, perhaps behind a proclitic, with its year if it is said.
pub(super) fn month_point_at(line: Line<'_>, at: usize) -> Option<Point> {
    let (month, after_month) = month_behind_clitics(line, at)?;
    let year = year_after(line, after_month);
    let end = year.map_or(after_month, |(_, end)| end);
    Some(Point {
        year: year.map(|(year, _)| year),
        month,
        day: None,
        first: at,
        end,
        rule: TimeRule::MonthYear,
    })
}

/// A day number and the index of the word after it.
pub(super) fn day_number(line: Line<'_>, at: usize) -> Option<(u32, usize)> {
    if line.number(at).is_some() {
        return line.day_digits(at).filter(|_| !touches_a_number(line, at)).map(|day| (day, at + 1));
    }
    if FIRSTS_OF_A_MONTH.contains(&line.key(at)) {
        return Some((1, at + 1));
    }
    let (day, used) = ordinal_day(&[line.key(at), line.key(at + 1), line.key(at + 2)])?;
    (!counts_parts_of_a_month(line, at)).then_some((day, at + used))
}

/// Words for the first of a month, the first two of the Maghreb: «غرة جوان», «فاتح ماي», «أول يوليو».
pub(super) const FIRSTS_OF_A_MONTH: [&str; 3] = ["غره", "فاتح", "اول"];

/// Whether the ordinal counts parts of a month: «النصف الثاني من آذار» is no second day.
fn counts_parts_of_a_month(line: Line<'_>, at: usize) -> bool {
    let is_part = |(_, word): (usize, Cow<'_, str>)| {
        matches!(word.as_ref(), "النصف" | "الاسبوع" | "الثلث" | "الربع" | "الشطر")
    };
    at > 0 && line.follows_at_once(at) && without_clitics(line.key(at - 1)).any(is_part)
}

/// Whether the number is the tail of a longer one: 1.500, 10:30, 26,971.
fn touches_a_number(line: Line<'_>, at: usize) -> bool {
    at > 0
        && line.number(at - 1).is_some()
        && line.gap_before(at).is_some_and(|gap| {
            matches!(gap, "." | "," | ":" | "٫" | "٬") && line.text_before(at).ends_with(gap)
        })
}

/// The month behind day numbers that end before `next`, and the index of the word after it.
pub(super) fn month_after_days(line: Line<'_>, next: usize) -> Option<(u32, usize)> {
    let mut at = next;
    for filler in ["من", "شهر"] {
        if line.key(at) == filler && line.separated(at) {
            at += 1;
        }
    }
    if line.separated(at) { month_at(line, at) } else { None }
}
