//! Days that share a month: «5 - 8 يناير», «من 5 إلى 8 يناير», «6 و7 و8 جانفي»,
//! «الجمعة 6 والسبت 7 أيار».

use crate::calendar::{Day, PartialDate, days_in_month};
use crate::knowledge::weekdays::weekday;

use super::line::Line;
use super::month_names::year_after;
use super::points::{day_number, month_after_days};
use super::ranges::is_opened_by;
use super::times::{Attempt, Reading, TimeRule, Value};

/// Day numbers before one month.
struct Days {
    /// Each with its first word and the word after it.
    each: Vec<(u32, usize, usize)>,
    /// They are the ends of a range, not single days.
    ends: bool,
    month: u32,
    after_month: usize,
}

/// How the next day number is joined to the one before.
enum Joint {
    Until,
    And,
    Comma,
}

/// Several days of one month that begin with the word at `at`.
pub(super) fn days_at(line: Line<'_>, at: usize) -> Attempt {
    let Some(days) = days_of_a_month(line, at) else { return Attempt::Nothing };
    let Some((year, end)) = year_after(line, days.after_month) else {
        return of_some_year(&days, at);
    };
    let dates: Option<Vec<Day>> =
        days.each.iter().map(|&(day, ..)| Day::from_civil(year, days.month, day)).collect();
    let Some(dates) = dates else { return Attempt::Refused(end) };
    if days.ends {
        let value = Value::Between(PartialDate::Day(dates[0]), PartialDate::Day(dates[dates.len() - 1]));
        return Attempt::one(Reading { value, first: at, end, rule: TimeRule::DayRange });
    }
    Attempt::Found(runs(&days, &dates, end))
}

/// Days that follow each other are one range; each other day is a date of its own.
fn runs(days: &Days, dates: &[Day], end: usize) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    for (&(_, first, after), &date) in days.each.iter().zip(dates) {
        match readings.last_mut() {
            Some(Reading { value: Value::Between(_, last), end, rule, .. })
                if last.last_day().0 + 1 == date.0 =>
            {
                (*last, *end, *rule) = (PartialDate::Day(date), after, TimeRule::DayRange);
            }
            _ => {
                let value = Value::Between(PartialDate::Day(date), PartialDate::Day(date));
                readings.push(Reading { value, first, end: after, rule: TimeRule::DayMonthYear });
            }
        }
    }
    if let Some(last) = readings.last_mut() {
        last.end = end;
    }
    readings
}

fn of_some_year(days: &Days, first: usize) -> Attempt {
    // 2024 stands for any leap year: 29 February may exist.
    let exist = days.each.iter().all(|&(day, ..)| day <= days_in_month(2024, days.month));
    let end = days.after_month;
    if !exist {
        return Attempt::Refused(end);
    }
    let (from, to) = (days.each[0].0, days.each[days.each.len() - 1].0);
    let in_a_row = (to - from) as usize + 1 == days.each.len();
    if !days.ends && !in_a_row {
        // «10 و17 أغسطس»
        let each = days.each.iter().map(|&(day, first, after)| Reading {
            value: Value::DaysOfSomeYear(days.month, day, day),
            first,
            end: if day == to { end } else { after },
            rule: TimeRule::DayMonth,
        });
        return Attempt::Found(each.collect());
    }
    let value = Value::DaysOfSomeYear(days.month, from, to);
    Attempt::one(Reading { value, first, end, rule: TimeRule::DayMonth })
}

fn days_of_a_month(line: Line<'_>, at: usize) -> Option<Days> {
    let (day, next) = day_number(line, at)?;
    let mut each = vec![(day, at, next)];
    let mut ends = false;
    let mut commas = false;
    while let Some((joint, day_at, next)) = next_day(line, each[each.len() - 1].2) {
        let day = line.day_digits(day_at)?;
        // A range has two ends, and days stand in order; else these are numbers like any other.
        let until = matches!(joint, Joint::Until);
        if ends || (until && each.len() > 1) || day <= each[each.len() - 1].0 {
            return None;
        }
        ends |= until;
        commas = matches!(joint, Joint::Comma) || (commas && !matches!(joint, Joint::And));
        each.push((day, day_at, next));
    }
    let listed = each.len() > 1 && (!commas || announces_days(line, at));
    let (month, after_month) = month_after_days(line, each[each.len() - 1].2).filter(|_| listed)?;
    ends |= each.len() == 2 && is_opened_by(line, at, &["بين"]);
    Some(Days { each, ends, month, after_month })
}

/// The day number joined to one that ends before `after`: how, where, and the index after it.
fn next_day(line: Line<'_>, after: usize) -> Option<(Joint, usize, usize)> {
    let gap = line.gap_before(after)?;
    let (joint, mut at) = match line.key(after) {
        "و" | "او" if gap.is_empty() => (Joint::And, after + 1),
        "الي" | "حتي" | "والي" | "وحتي" if gap.is_empty() => (Joint::Until, after + 1),
        key if gap.is_empty() && key.starts_with('و') => (Joint::And, after),
        _ if line.follows_a_dash(after) => (Joint::Until, after),
        _ if matches!(gap, "،" | ",") => (Joint::Comma, after),
        _ => return None,
    };
    while matches!(line.key(at), "غايه" | "يوم") || weekday(line.key_without_and(at)).is_some() {
        at += 1;
    }
    line.day_digits(at)?;
    Some((joint, at, at + 1))
}

fn announces_days(line: Line<'_>, at: usize) -> bool {
    at > 0 && line.follows_at_once(at) && matches!(line.key_without_and(at - 1), "ايام" | "يومي")
}
