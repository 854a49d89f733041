//! Days and months written out: «11 فبراير 2025», «الثامن من آذار/مارس», «03/06/2020».

use crate::calendar::months::month;
use crate::calendar::{Day, Weekday, days_in_month};
use crate::knowledge::weekdays::{ordinal_day, weekday};

use super::times::{Attempt, Reading, TimeRule, Value};
use super::words::{Word, between, without_clitics};
use super::years::{is_year_cue, year_at};

/// The date that begins with the word at `at`.
pub(super) fn date_at(text: &str, words: &[Word], at: usize) -> Attempt {
    if words[at].number().is_some() {
        match numeric(text, words, at) {
            Attempt::Nothing => {}
            other => return other,
        }
    }
    match day_month(text, words, at) {
        Attempt::Nothing => month_year(text, words, at),
        other => other,
    }
}

/// Whether only separators stand between two words, none of which ends a sentence.
fn separated(text: &str, words: &[Word], index: usize) -> bool {
    let Some(next) = words.get(index + 1) else { return false };
    let gap = between(text, &words[index], next);
    gap.chars().count() <= 6
        && gap.chars().all(|c| {
            c.is_whitespace() || matches!(c, '/' | '-' | '–' | '—' | '،' | ',' | '(' | ')' | '\\' | '|' | 'ـ')
        })
}

/// A day number and the index of the word after it.
fn day_number(text: &str, words: &[Word], at: usize) -> Option<(u32, usize)> {
    if let Some(number) = words[at].number() {
        let plausible =
            (1..=31).contains(&number) && words[at].key.len() <= 2 && !touches_a_number(text, words, at);
        return plausible.then_some((number, at + 1));
    }
    let keys: Vec<&str> = words[at..].iter().take(3).map(|w| w.key.as_str()).collect();
    let (number, used) = ordinal_day(&keys)?;
    Some((number, at + used))
}

/// Whether the number is the tail of a longer one: 1.500, 10:30, 26,971.
fn touches_a_number(text: &str, words: &[Word], at: usize) -> bool {
    at.checked_sub(1).filter(|&before| words[before].number().is_some()).is_some_and(|before| {
        matches!(between(text, &words[before], &words[at]), "." | "," | ":" | "٫" | "٬")
    })
}

/// Day, month and, if it is said, year.
fn day_month(text: &str, words: &[Word], at: usize) -> Attempt {
    let Some((day, mut next)) = day_number(text, words, at) else { return Attempt::Nothing };
    let mut last_day = None;
    if let Some((second, after)) = second_day(text, words, next) {
        (last_day, next) = (Some(second), after);
    }
    if !separated(text, words, next - 1) {
        return Attempt::Nothing;
    }
    for filler in ["من", "شهر"] {
        if words.get(next).is_some_and(|w| w.key == filler) && separated(text, words, next) {
            next += 1;
        }
    }
    let Some((month, after_month)) = month_name(text, words, next) else { return Attempt::Nothing };
    let year = year_after(text, words, after_month);
    let end = year.map_or(after_month, |(_, end)| end);
    value_of_days(year.map(|(year, _)| year), month, day, last_day)
        .map_or(Attempt::Refused(end), |(value, rule)| {
            Attempt::Found(Reading { value, first: at, end, rule })
        })
}

/// The second day of «5 - 8 يناير», «5 و6 يناير», «5 إلى 8 يناير», and the index after it.
fn second_day(text: &str, words: &[Word], next: usize) -> Option<(u32, usize)> {
    let word = words.get(next)?;
    let gap = between(text, words.get(next.checked_sub(1)?)?, word).trim();
    let number_at = match word.key.as_str() {
        "و" | "الي" | "حتي" if gap.is_empty() => next + 1,
        _ if matches!(gap, "-" | "–" | "—") => next,
        _ => return None,
    };
    let second = words.get(number_at)?;
    let number = second.number().filter(|n| (1..=31).contains(n) && second.key.len() <= 2)?;
    // The month must follow at once, else these are two numbers like any other.
    let month_follows = separated(text, words, number_at) && month_name(text, words, number_at + 1).is_some();
    month_follows.then_some((number, number_at + 1))
}

fn value_of_days(year: Option<i32>, month: u32, day: u32, last: Option<u32>) -> Option<(Value, TimeRule)> {
    let Some(year) = year else {
        // 2024 stands for any leap year: 29 February may exist.
        let exists = [Some(day), last].into_iter().flatten().all(|d| d <= days_in_month(2024, month));
        return exists.then_some((Value::DayOfSomeYear, TimeRule::DayMonth));
    };
    let from = Day::from_civil(year, month, day)?;
    match last {
        None => Some((Value::Days(from, from), TimeRule::DayMonthYear)),
        Some(last) => {
            let to = Day::from_civil(year, month, last).filter(|&to| to > from)?;
            Some((Value::Days(from, to), TimeRule::DayRange))
        }
    }
}

/// The month that begins at `at`, with its name in a second family if one follows, and the
/// index of the word after it.
fn month_name(text: &str, words: &[Word], at: usize) -> Option<(u32, usize)> {
    let (number, end) = single_month(words, at)?;
    if separated(text, words, end - 1)
        && let Some((twin, twin_end)) = single_month(words, end)
        && twin == number
    {
        return Some((number, twin_end));
    }
    Some((number, end))
}

fn single_month(words: &[Word], at: usize) -> Option<(u32, usize)> {
    let first = words.get(at)?;
    let second = words.get(at + 1).map(|w| w.key.as_str());
    let (number, used) = month(&first.key, second)?;
    Some((number, at + used))
}

/// The year after a month: «2025», «، 2025», «من عام 2025», «عام 2025».
fn year_after(text: &str, words: &[Word], at: usize) -> Option<(i32, usize)> {
    let mut next = at;
    if !separated(text, words, next - 1) {
        return None;
    }
    if words.get(next).is_some_and(|w| w.key == "من")
        && words.get(next + 1).is_some_and(|w| is_year_cue(&w.key))
    {
        next += 1;
    }
    if words.get(next).is_some_and(|w| is_year_cue(&w.key)) {
        next += 1;
    }
    let year = year_at(text, words, next)?;
    Some((year, next + 1))
}

/// A month and a year, the month perhaps behind a proclitic.
fn month_year(text: &str, words: &[Word], at: usize) -> Attempt {
    let plain = month_name(text, words, at);
    let behind_clitic = || {
        let (_, rest) = without_clitics(&words[at].key)
            .into_iter()
            .skip(1)
            .find(|(_, rest)| month(rest, None).is_some())?;
        month(&rest, None).map(|(number, _)| (number, at + 1))
    };
    let Some((number, next)) = plain.or_else(behind_clitic) else { return Attempt::Nothing };
    match year_after(text, words, next) {
        Some((year, end)) => Attempt::Found(Reading {
            value: Value::Month(year, number),
            first: at,
            end,
            rule: TimeRule::MonthYear,
        }),
        None => Attempt::Nothing,
    }
}

/// «03/06/2020», «2020-06-03», «3.6.2020», in digits of any family.
fn numeric(text: &str, words: &[Word], at: usize) -> Attempt {
    let Some([a, b, c]) = words.get(at..at + 3) else { return Attempt::Nothing };
    let (Some(first), Some(second), Some(third)) = (a.number(), b.number(), c.number()) else {
        return Attempt::Nothing;
    };
    let separator = between(text, a, b).trim();
    if separator != between(text, b, c).trim() || !matches!(separator, "/" | "-" | "." | "–" | "\\") {
        return Attempt::Nothing;
    }
    let end = (at + 3..words.len())
        .find(|&next| {
            words[next].number().is_none()
                || between(text, &words[next - 1], &words[next]).trim() != separator
        })
        .unwrap_or(words.len());
    if end > at + 3 {
        return Attempt::Refused(end);
    }
    let lengths = [a.key.len(), b.key.len(), c.key.len()];
    let year_first = lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2;
    let year_last = lengths[2] == 4 && lengths[0] <= 2 && lengths[1] <= 2;
    if !(year_first || year_last) {
        return Attempt::Nothing;
    }
    let year = if year_first { first } else { third } as i32;
    if !(1900..=2099).contains(&year) {
        return Attempt::Refused(at + 3);
    }
    let orders = if year_first {
        [(second, third, TimeRule::NumericYearFirst), (second, third, TimeRule::NumericYearFirst)]
    } else {
        [(second, first, TimeRule::NumericDayFirst), (first, second, TimeRule::NumericMonthFirst)]
    };
    for (month, day, rule) in orders {
        if let Some(day) = Day::from_civil(year, month, day) {
            return Attempt::Found(Reading { value: Value::Days(day, day), first: at, end: at + 3, rule });
        }
    }
    Attempt::Refused(at + 3)
}

/// The weekday that stands before a date («الجمعة، 22 نوفمبر», «الجمعة الموافق 22 نوفمبر»), and its index.
pub(super) fn weekday_before(
    text: &str,
    words: &[Word],
    first: usize,
    floor: usize,
) -> Option<(usize, Weekday)> {
    let mut at = first.checked_sub(1)?;
    if matches!(words[at].key.as_str(), "الموافق" | "بتاريخ" | "يوم") && separated(text, words, at)
    {
        at = at.checked_sub(1)?;
    }
    if at < floor || !separated(text, words, at) {
        return None;
    }
    without_clitics(&words[at].key).into_iter().find_map(|(_, rest)| weekday(&rest)).map(|day| (at, day))
}
