//! Explicit times: days, months and years written out.
//!
//! A mention covers the words that fix its value: weekday, day, month, year, the word «عام» and
//! the signal word (منذ، حتى، قبل، بعد) that opens the interval; not the proclitics before them.
//! Relative times (أمس، الشهر الماضي), Hijri dates, durations and times of day are not read here.

use crate::calendar::{Day, Weekday, days_in_month};
use crate::report::{Granularity, Span, TimeMention, TimeModifier, TimeRole, spelled_enum};

use super::words::{Word, without_clitics};
use super::{dates, years};

use serde::{Deserialize, Serialize};

spelled_enum! {
    /// The rule that found a time. Its spelling is the `rule` of a [`TimeMention`].
    TimeRule {
        /// «11 فبراير 2025», «8 كانون الأول / ديسمبر 2024».
        DayMonthYear = "day-month-year",
        /// «8 ديسمبر»: the year is not said, so no day is claimed.
        DayMonth = "day-month",
        /// «5 - 8 يناير 2020».
        DayRange = "day-range",
        /// «03/06/2020», day first unless impossible.
        NumericDayFirst = "numeric-day-first",
        /// «2020/06/03».
        NumericYearFirst = "numeric-year-first",
        /// «06/24/2020»: only the American order gives a day.
        NumericMonthFirst = "numeric-month-first",
        /// «آب/أغسطس 2013».
        MonthYear = "month-year",
        /// «عام 2019», «لسنة 2014».
        YearAfterCue = "year-after-cue",
        /// «منذ 2015», «في 2013،»: no «عام», but nothing that could be counted follows.
        BareYear = "bare-year",
        /// «من عام 2003 إلى عام 2011», «2016-2017».
        YearRange = "year-range",
    }
}

/// What a time expression says, before its part on the page is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Days(Day, Day),
    /// A day whose year is not said.
    DayOfSomeYear,
    Month(i32, u32),
    Years(i32, i32),
}

/// A time expression found among the words of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The words that fix its value.
    pub span: Span,
    /// Index of its first word.
    pub first_word: usize,
    /// Index after its last word.
    pub end_word: usize,
    /// The first day it covers; `None` is open or unknown.
    pub earliest: Option<Day>,
    /// The last day it covers; `None` is open or unknown.
    pub latest: Option<Day>,
    /// What it is exact to.
    pub granularity: Granularity,
    /// Since, until …
    pub modifier: Option<TimeModifier>,
    /// The weekday that stands before the date, with its place.
    pub weekday: Option<(Weekday, Span)>,
    /// Why.
    pub rule: TimeRule,
}

impl Found {
    /// The day, where it names exactly one.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.earliest.filter(|_| self.earliest == self.latest)
    }

    /// The mention, once its part on the page is known.
    #[must_use]
    pub fn mention(&self, role: TimeRole) -> TimeMention {
        TimeMention {
            span: self.span,
            earliest: self.earliest,
            latest: self.latest,
            granularity: self.granularity,
            modifier: self.modifier,
            role,
            rule: self.rule.as_str().to_owned(),
        }
    }
}

/// What a scanner of one kind of expression returns: the value, the words used (from the one it
/// was asked about, or from `first` where it reaches back) and the rule.
pub(super) struct Reading {
    pub value: Value,
    pub first: usize,
    pub end: usize,
    pub rule: TimeRule,
}

/// The answer of a scanner at one word.
pub(super) enum Attempt {
    Found(Reading),
    /// Words that look like a time but name none (31 شباط): skip to this word.
    Refused(usize),
    Nothing,
}

/// The explicit times among the words of one line, in order, not overlapping.
#[must_use]
pub fn times_in(text: &str, words: &[Word]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let attempt = match dates::date_at(text, words, at) {
            Attempt::Nothing => years::years_at(text, words, at),
            other => other,
        };
        match attempt {
            Attempt::Found(reading) => {
                let floor = found.last().map_or(0, |f: &Found| f.end_word);
                at = reading.end;
                found.push(complete(text, words, &reading, floor));
            }
            Attempt::Refused(next) => at = next.max(at + 1),
            Attempt::Nothing => at += 1,
        }
    }
    found
}

/// Adds what stands before the value: weekday and signal word. `floor` is the first word that is
/// still free.
fn complete(text: &str, words: &[Word], reading: &Reading, floor: usize) -> Found {
    let mut first = reading.first;
    let mut weekday = None;
    if matches!(reading.value, Value::Days(..) | Value::DayOfSomeYear)
        && let Some((index, day)) = dates::weekday_before(text, words, first, floor)
    {
        first = index;
        weekday = Some((day, word_span(text, &words[index])));
    }
    let signal =
        first.checked_sub(1).filter(|&i| i >= floor).and_then(|i| signal_word(text, words, i, first));
    let (earliest, latest, granularity) = interval(reading.value);
    let (earliest, latest, modifier) = match signal {
        Some(modifier) => {
            first -= 1;
            let (earliest, latest) = opened(earliest, latest, modifier);
            (earliest, latest, Some(modifier))
        }
        None => (earliest, latest, None),
    };
    let start = word_span(text, &words[first]).start;
    let span = closed(text, Span { start, end: words[reading.end - 1].span.end });
    Found {
        span,
        first_word: first,
        end_word: reading.end,
        earliest,
        latest,
        granularity,
        modifier,
        weekday,
        rule: reading.rule,
    }
}

fn interval(value: Value) -> (Option<Day>, Option<Day>, Granularity) {
    match value {
        Value::Days(from, to) => (Some(from), Some(to), Granularity::Day),
        Value::DayOfSomeYear => (None, None, Granularity::Day),
        Value::Month(year, month) => (
            Day::from_civil(year, month, 1),
            Day::from_civil(year, month, days_in_month(year, month)),
            Granularity::Month,
        ),
        Value::Years(from, to) => {
            (Day::from_civil(from, 1, 1), Day::from_civil(to, 12, 31), Granularity::Year)
        }
    }
}

fn opened(earliest: Option<Day>, latest: Option<Day>, modifier: TimeModifier) -> (Option<Day>, Option<Day>) {
    match modifier {
        TimeModifier::Since => (earliest, None),
        TimeModifier::Until => (None, latest),
        TimeModifier::Before => (None, earliest.map(|day| Day(day.0 - 1))),
        TimeModifier::After => (latest.map(|day| Day(day.0 + 1)), None),
        TimeModifier::About => (earliest, latest),
    }
}

/// The signal that the word at `index` gives to a time that begins at `next`. «يوم» and «تاريخ»
/// may not stand between: «قبل يوم 8 ديسمبر» is rare and «قبل يوم» means yesterday.
fn signal_word(text: &str, words: &[Word], index: usize, next: usize) -> Option<TimeModifier> {
    let gap = super::words::between(text, &words[index], &words[next]);
    if !gap.chars().all(char::is_whitespace) {
        return None;
    }
    let key = words[index].key.as_str();
    let bare = key.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().count() >= 3).unwrap_or(key);
    match bare {
        "منذ" | "مذ" => Some(TimeModifier::Since),
        "حتي" | "لغايه" => Some(TimeModifier::Until),
        "قبل" | "قبيل" => Some(TimeModifier::Before),
        "بعد" | "عقب" => Some(TimeModifier::After),
        _ => None,
    }
}

/// The span with the bracket that closes one opened in it: «21 تموز (يوليو)».
fn closed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let open = words.contains('(') && !words.contains(')') && text[span.end as usize..].starts_with(')');
    Span { end: span.end + u32::from(open), ..span }
}

/// The words that carry the time, without the proclitics before them.
pub(super) fn word_span(text: &str, word: &Word) -> Span {
    let taken =
        without_clitics(&word.key).into_iter().find(|(_, rest)| opens_a_time(rest)).map_or(0, |(n, _)| n);
    word.span_after(text, taken)
}

fn opens_a_time(key: &str) -> bool {
    years::is_year_cue(key)
        || crate::knowledge::weekdays::weekday(key).is_some()
        || crate::calendar::months::month(key, None).is_some()
        || matches!(
            key,
            "منذ"
                | "مذ"
                | "حتي"
                | "لغايه"
                | "قبل"
                | "قبيل"
                | "بعد"
                | "عقب"
                | "من"
                | "بين"
                | "كانون"
                | "تشرين"
        )
}
