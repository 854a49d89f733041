//! Explicit times: days, months and years written out, and ranges of them.
//!
//! A mention covers the words that fix its value: weekday, day, month, year, the word «عام», the
//! signal word (منذ، حتى، قبل، بعد) that opens the interval and the word (من، بين) that opens a range
//! over months or years; not the proclitics before them.
//! Relative times (أمس، الشهر الماضي), Hijri dates, durations and times of day are read in [`super::telling`].

use crate::calendar::{Day, PartialDate, Weekday};
use crate::report::{Granularity, Span, TimeAgainst, TimeMention, TimeModifier, TimeRole, spelled_enum};

use super::line::Line;
use super::openings::Openings;
use super::words::{Word, without_clitics};
use super::{dates, ranges, years};

use serde::{Deserialize, Serialize};

spelled_enum! {
    /// The rule that found a time. Its spelling is the `rule` of a [`TimeMention`].
    TimeRule {
        /// «11 فبراير 2025», «8 كانون الأول / ديسمبر 2024».
        DayMonthYear = "day-month-year",
        /// «8 ديسمبر»: the year is not said, so no day is claimed.
        DayMonth = "day-month",
        /// «5 - 8 يناير 2020», «من 5 آذار إلى 10 نيسان 2019».
        DayRange = "day-range",
        /// «03/06/2020», day first unless impossible.
        NumericDayFirst = "numeric-day-first",
        /// «2020/06/03».
        NumericYearFirst = "numeric-year-first",
        /// «06/24/2020»: only the American order gives a day.
        NumericMonthFirst = "numeric-month-first",
        /// «آب/أغسطس 2013».
        MonthYear = "month-year",
        /// «بين يناير ومارس 2019», «من مارس 2016 حتى 5 أيار 2017»: an end is no day.
        MonthRange = "month-range",
        /// «عام 2019», «لسنة 2014».
        YearAfterCue = "year-after-cue",
        /// «منذ 2015», «في 2013،»: no «عام», but nothing that could be counted follows.
        BareYear = "bare-year",
        /// «من عام 2003 إلى عام 2011», «2016-2017».
        YearRange = "year-range",
        /// «أمس», «غدا الخميس», «صباح اليوم».
        RelativeDay = "relative-day",
        /// «يوم الأحد الماضي».
        NamedWeekday = "weekday",
        /// «8 ديسمبر», «6 سبتمبر القادم»: the nearest, or the one before or after publication.
        DayOfNearestYear = "day-of-nearest-year",
        /// «شهر مايو», «ديسمبر الماضي».
        MonthOfNearestYear = "month-of-nearest-year",
        /// «الأسبوع الماضي», «هذا العام», «نهاية الشهر الجاري».
        RelativeUnit = "relative-unit",
        /// «النصف الثاني من 2015», «الربع الأول».
        ShareOfUnit = "share-of-unit",
        /// «الخريف الماضي», «صيف 2015».
        Season = "season",
        /// «التسعينات», «القرن الماضي».
        DecadeOrCentury = "decade-or-century",
        /// «قبل يومين», «منذ ثلاث سنوات».
        UnitsAgo = "units-ago",
        /// «الأشهر الثلاثة الماضية».
        UnitsInARow = "units-in-a-row",
        /// «من يوليو إلى سبتمبر».
        RelativeRange = "relative-range",
        /// «في اليوم نفسه», «العام التالي».
        TextRelative = "text-relative",
        /// «15 شوال 1436هـ», also with its civil twin.
        HijriDate = "hijri-date",
        /// «ثاني أيام عيد الفطر».
        Feast = "feast",
        /// «بعد سقوط نظام صدام حسين».
        KnownEvent = "known-event",
        /// «الساعة 14:30 بتوقيت غرينتش».
        ClockTime = "clock-time",
        /// «عشر سنوات», «بين 17 و23 دقيقة».
        Duration = "duration",
        /// «يوميا», «مرتين في الأسبوع».
        Repetition = "repetition",
        /// «حاليا», «السنوات الأخيرة».
        VagueTime = "vague-time",
        /// «31 شباط»: no calendar has it.
        ImpossibleDate = "impossible-date",
    }
}

/// What a time expression says, before its part on the page is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// From the first day of one to the last day of the other.
    Between(PartialDate, PartialDate),
    /// Days of a month whose year is not said: the month, the first and the last.
    DaysOfSomeYear(u32, u32, u32),
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
    /// The first and the last day of what it names, whatever opens it: of «منذ 2015» those of the year.
    pub named: Option<(Day, Day)>,
    /// Of days whose year is not said: the month, the first and the last.
    pub of_some_year: Option<(u32, u32, u32)>,
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
            against: TimeAgainst::Nothing,
            amount: None,
        }
    }
}

/// What a scanner of one kind of expression returns: the value, the words used (from the one it
/// was asked about, or from `first` where it reaches back) and the rule.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    pub value: Value,
    /// Index of its first word.
    pub first: usize,
    /// Index after its last word.
    pub end: usize,
    pub rule: TimeRule,
}

/// The answer of a scanner at one word.
pub(super) enum Attempt {
    /// In order; several where days share a month («10 و17 أغسطس»).
    Found(Vec<Reading>),
    /// Words that look like a time but name none (31 شباط): skip to this word.
    Refused(usize),
    Nothing,
}

impl Attempt {
    pub(super) fn one(reading: Reading) -> Self {
        Self::Found(vec![reading])
    }
}

/// The explicit times among the words of one line, in order, not overlapping.
#[must_use]
pub fn times_in(text: &str, words: &[Word]) -> Vec<Found> {
    let line = Line { text, words };
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // A year stands behind its word.
        let is_near_number = line.number(at).is_some() || line.number(at + 1).is_some();
        if !is_near_number && !line.may_begin(at, Openings::DATE) {
            at += 1;
            continue;
        }
        let attempt = match dates::date_at(line, at) {
            Attempt::Nothing => years::years_at(line, at, goes_on(line, found.last(), at)),
            other => other,
        };
        match attempt {
            Attempt::Found(readings) => {
                for reading in readings {
                    let floor = found.last().map_or(0, |f| f.end_word);
                    at = reading.end;
                    found.push(complete(line, &reading, floor));
                }
            }
            Attempt::Refused(next) => at = next.max(at + 1),
            Attempt::Nothing => at += 1,
        }
    }
    found
}

/// Whether the word at `at` is the next of a list whose last item is a year.
fn goes_on(line: Line<'_>, last: Option<&Found>, at: usize) -> bool {
    last.is_some_and(|last| {
        last.granularity == Granularity::Year && years::next_in_list(line, last.end_word) == Some(at)
    })
}

/// Adds what stands before the value: weekday and signal word. `floor` is the first word that is
/// still free.
fn complete(line: Line<'_>, reading: &Reading, floor: usize) -> Found {
    let Line { text, words } = line;
    let mut first = reading.first.max(floor);
    let mut weekday = None;
    if let Some((index, day)) = dates::weekday_before(line, reading, floor) {
        first = index;
        weekday = Some((day, word_span(text, &words[index])));
    }
    let signal = first
        .checked_sub(1)
        .filter(|&i| i >= floor && !ranges::is_opener(line.key_without_and(first)))
        .and_then(|i| signal_word(line, i));
    let (earliest, latest, granularity) = interval(reading.value);
    let named = earliest.zip(latest);
    let of_some_year = match reading.value {
        Value::DaysOfSomeYear(month, first, last) => Some((month, first, last)),
        Value::Between(..) => None,
    };
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
        named,
        of_some_year,
        granularity,
        modifier,
        weekday,
        rule: reading.rule,
    }
}

fn interval(value: Value) -> (Option<Day>, Option<Day>, Granularity) {
    let Value::Between(from, to) = value else { return (None, None, Granularity::Day) };
    let granularity = match (from, to) {
        (PartialDate::Day(_), PartialDate::Day(_)) => Granularity::Day,
        (PartialDate::Year(_), _) | (_, PartialDate::Year(_)) => Granularity::Year,
        _ => Granularity::Month,
    };
    (Some(from.first_day()), Some(to.last_day()), granularity)
}

pub(super) fn opened(
    earliest: Option<Day>,
    latest: Option<Day>,
    modifier: TimeModifier,
) -> (Option<Day>, Option<Day>) {
    match modifier {
        TimeModifier::Since => (earliest, None),
        TimeModifier::Until => (None, latest),
        TimeModifier::Before => (None, earliest.map(|day| Day(day.0 - 1))),
        TimeModifier::After => (latest.map(|day| Day(day.0 + 1)), None),
        TimeModifier::About => (earliest, latest),
    }
}

/// The signal that the word at `index` gives to a time that begins after it. «يوم» and «تاريخ»
/// may not stand between: «قبل يوم 8 ديسمبر» is rare and «قبل يوم» means yesterday.
fn signal_word(line: Line<'_>, index: usize) -> Option<TimeModifier> {
    if !line.follows_at_once(index + 1) {
        return None;
    }
    let key = line.key(index);
    let bare = key.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().count() >= 3).unwrap_or(key);
    match bare {
        "منذ" | "مذ" => Some(TimeModifier::Since),
        "حتي" | "لغايه" => Some(TimeModifier::Until),
        "قبل" | "قبيل" => Some(TimeModifier::Before),
        "بعد" | "عقب" => Some(TimeModifier::After),
        _ => None,
    }
}

/// The span with the sign that closes one opened in it: «21 تموز (يوليو)», «اليوم "الإثنين"».
pub(super) fn closed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let after = &text[span.end as usize..];
    let to_sign = after.len() - after.trim_start_matches(' ').len();
    let closing = after[to_sign..].chars().next();
    let is_open = match closing {
        Some('"') => words.matches('"').count() % 2 == 1,
        Some(')') => words.matches('(').count() > words.matches(')').count(),
        Some('”') => words.matches('“').count() > words.matches('”').count(),
        Some('»') => words.matches('«').count() > words.matches('»').count(),
        _ => false,
    };
    let taken = closing.filter(|_| is_open).map_or(0, |sign| to_sign + sign.len_utf8());
    Span { end: span.end + taken as u32, ..span }
}

/// The words that carry the time, without the proclitics before them.
pub(super) fn word_span(text: &str, word: &Word) -> Span {
    let taken = without_clitics(&word.key).find(|(_, rest)| opens_a_time(rest)).map_or(0, |(n, _)| n);
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
