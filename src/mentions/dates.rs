//! Days and months written out: «11 فبراير 2025», «الثامن من آذار/مارس», «03/06/2020».

use crate::calendar::{PartialDate, Weekday, days_in_month};
use crate::knowledge::weekdays::weekday;

use super::day_lists::days_at;
use super::line::Line;
use super::numeric::{Numeric, numeric_at};
use super::points::{Point, point_at};
use super::ranges::range_from;
use super::times::{Attempt, Reading, Value};
use super::words::without_clitics;

/// The date, dates or range that begins with the word at `at`.
pub(super) fn date_at(line: Line<'_>, at: usize) -> Attempt {
    if let Numeric::Refused(end) = numeric_at(line, at) {
        return Attempt::Refused(end);
    }
    match days_at(line, at) {
        Attempt::Nothing => {}
        several => return several,
    }
    let Some(point) = point_at(line, at) else { return Attempt::Nothing };
    range_from(line, &point).map_or_else(|| single(&point), Attempt::one)
}

fn single(point: &Point) -> Attempt {
    let value = match (point.year, point.day) {
        (Some(year), _) => point.in_year(year).map(|date| Value::Between(date, date)),
        // 2024 stands for any leap year: 29 February may exist.
        (None, Some(day)) => {
            (day <= days_in_month(2024, point.month)).then_some(Value::DaysOfSomeYear(point.month, day, day))
        }
        (None, None) => return Attempt::Nothing,
    };
    let reading = |value| Reading { value, first: point.first, end: point.end, rule: point.rule };
    value.map_or(Attempt::Refused(point.end), |value| Attempt::one(reading(value)))
}

/// The weekday that stands before a date («الجمعة، 22 نوفمبر», «الجمعة الموافق 22 نوفمبر»), and its
/// index. `floor` is the first word that is still free.
pub(super) fn weekday_before(line: Line<'_>, reading: &Reading, floor: usize) -> Option<(usize, Weekday)> {
    if !matches!(reading.value, Value::Between(PartialDate::Day(_), _) | Value::DaysOfSomeYear(..))
        || super::ranges::is_opener(line.key_without_and(reading.first))
        || !line.separated(reading.first)
    {
        return None;
    }
    let mut at = reading.first.checked_sub(1)?;
    if matches!(line.key(at), "الموافق" | "بتاريخ" | "يوم") && line.separated(at) {
        at = at.checked_sub(1)?;
    }
    if at < floor {
        return None;
    }
    without_clitics(line.key(at)).find_map(|(_, rest)| weekday(&rest)).map(|day| (at, day))
}
