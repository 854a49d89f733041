//! Dates in digits: «03/06/2020», «2020-06-03», «3.6.2020», in any digit family.

use crate::calendar::{Day, PartialDate};

use super::line::Line;
use super::points::Point;
use super::times::TimeRule;

/// What three numbers in a row are.
pub(super) enum Numeric {
    Date(Point),
    /// They look like a date but are none: skip to this word.
    Refused(usize),
    Nothing,
}

/// The date in digits that begins at `at`.
pub(super) fn numeric_at(line: Line<'_>, at: usize) -> Numeric {
    let (Some(first), Some(second), Some(third)) =
        (line.number(at), line.number(at + 1), line.number(at + 2))
    else {
        return Numeric::Nothing;
    };
    let separator = line.gap_before(at + 1);
    let is_separator = |gap| matches!(gap, "/" | "-" | "." | "–" | "\\");
    if separator != line.gap_before(at + 2) || !separator.is_some_and(is_separator) {
        return Numeric::Nothing;
    }
    let goes_on = |next: usize| line.number(next).is_some() && line.gap_before(next) == separator;
    let end = (at + 3..).find(|&next| !goes_on(next)).unwrap_or(line.words.len());
    if end > at + 3 {
        return Numeric::Refused(end);
    }
    let lengths = [0, 1, 2].map(|nth| line.key(at + nth).len());
    let year_first = lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2;
    let year_last = lengths[2] == 4 && lengths[0] <= 2 && lengths[1] <= 2;
    if !(year_first || year_last) {
        return Numeric::Nothing;
    }
    let year = if year_first { first } else { third };
    if !(1900..=2099).contains(&year) {
        return Numeric::Refused(end);
    }
    let orders = if year_first {
        &[(second, third, TimeRule::NumericYearFirst)][..]
    } else {
        &[(second, first, TimeRule::NumericDayFirst), (first, second, TimeRule::NumericMonthFirst)]
    };
    let date = orders
        .iter()
        .find_map(|&(month, day, rule)| Day::from_civil(year as i32, month, day).map(|day| (day, rule)));
    match date {
        Some((day, rule)) => Numeric::Date(Point::known(PartialDate::Day(day), at, end, rule)),
        None => Numeric::Refused(end),
    }
}
