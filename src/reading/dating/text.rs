//! What the running text says of the day on which it was written.

use std::collections::BTreeSet;

use crate::calendar::{Day, days_in_month};
use crate::knowledge::tenses::Tense;
use crate::knowledge::time_words::{Sense, Which, sense, which};
use crate::mentions::Word;
use crate::mentions::events::Events;
use crate::mentions::telling::{Told, What};
use crate::mentions::words::between;
use crate::report::{BlockLabel, Granularity, Span, TimeModifier};

use super::super::rules::DatingRule;
use super::deixis::{Deixis, Must};
use super::evidence::{Evidence, Interval, Source};
use super::stated::YEARS;
use super::tense::{is_planned, surely_past, told_as};
use super::{Timed, events, lasting, offices};

/// Adds what the lines of the report say.
pub fn evidence(
    text: &str,
    lines: &[Timed<'_>],
    known: &Events,
    all: &mut Vec<Evidence>,
    deixis: &mut Vec<Deixis>,
) {
    let told =
        |line: &&Timed<'_>| matches!(line.label, BlockLabel::Title | BlockLabel::Subtitle | BlockLabel::Body);
    let mut said = Vec::new();
    for line in lines.iter().filter(told) {
        for one in &line.told {
            let place = Place::of(text, &line.line.words, one.span);
            said.extend(of(one, place));
            deixis.extend(asked(one, place).map(|must| Deixis { span: one.span, must }));
        }
        events::evidence(text, line, known, &mut said);
        offices::evidence(text, &line.line.words, &mut said);
        lasting::evidence(text, line, &mut said);
    }
    bound_todays(&mut said);
    // A name says what it says once, however often it stands there.
    let mut named = BTreeSet::new();
    said.retain(|one| one.rule != DatingRule::TextName || named.insert(one.day));
    all.extend(said);
}

/// The words of a time among those of its line.
#[derive(Clone, Copy)]
struct Place<'t> {
    text: &'t str,
    words: &'t [Word],
    first: usize,
    end: usize,
}

impl<'t> Place<'t> {
    fn of(text: &'t str, words: &'t [Word], span: Span) -> Self {
        let first = words.partition_point(|word| word.span.end <= span.start);
        let end = words.partition_point(|word| word.span.start < span.end);
        Self { text, words, first, end }
    }

    fn keys(self) -> impl Iterator<Item = &'t str> {
        self.words[self.first..self.end].iter().map(|word| word.key.as_str())
    }

    /// The word behind it, unless a sign or «هذا» parts it.
    fn next(self) -> Option<&'t str> {
        let (last, next) = (self.words.get(self.end.checked_sub(1)?)?, self.words.get(self.end)?);
        let joined = between(self.text, last, next).trim().trim_matches(['(', ')', '"']).is_empty();
        (joined && !matches!(next.key.as_str(), "هذا" | "هذه")).then_some(next.key.as_str())
    }

    /// «ما بعد سقوط الموصل» is a time that people plan for.
    fn is_hypothetical(self) -> bool {
        self.first > 0
            && matches!(self.words[self.first - 1].key.as_str(), "ما" | "وما" | "لما" | "فيما" | "بما")
    }

    /// «في مثل هذا اليوم»
    fn is_anniversary(self) -> bool {
        self.first > 0 && self.words[self.first - 1].key.ends_with("مثل")
    }

    /// How many days away it calls the day: «اليوم», «أمس», «غدا»; not «في مثل هذا اليوم».
    fn away(self) -> Option<i32> {
        if self.is_anniversary() {
            return None;
        }
        self.keys().find_map(|key| {
            let bare = key.strip_prefix(['و', 'ف', 'ل', 'ب']).unwrap_or(key);
            match bare {
                "اليوم" => Some(0),
                "امس" | "البارحه" => Some(-1),
                "غد" | "غدا" | "الغد" => Some(1),
                _ => None,
            }
        })
    }

    /// Whether it is called the past, the present or the next one.
    fn which(self) -> Option<Which> {
        let said = self.keys().chain(self.next()).find_map(|key| {
            // «الأخير» and «السابق» may be said of what is long past.
            let loose = key.contains("اخير") || key.contains("سابق");
            which(key).filter(|_| !loose)
        });
        said.filter(|which| matches!(which, Which::Past | Which::This | Which::Next))
    }

    fn weekday(self) -> Option<crate::calendar::Weekday> {
        self.keys().find_map(|key| {
            let stem = key.strip_prefix("ال")?;
            match sense(stem)? {
                Sense::Weekday(day) => Some(day),
                _ => None,
            }
        })
    }

    /// Whether an event that people may plan for is surely told of as past: «منذ سقوط …», «بعد مرور … على», a verb of
    /// what happened, and nothing of plans. One that nobody could foresee dates by its name alone.
    fn event_was(self, told: &Told) -> bool {
        let (text, words, first, end) = (self.text, self.words, self.first, self.end);
        let since = told.modifier == Some(TimeModifier::Since);
        let passed = self.keys().take(2).any(|key| matches!(key, "مرور" | "مضي"));
        (since || passed || surely_past(text, words, first, end)) && !is_planned(text, words, first, end)
    }

    fn tense(self) -> Option<Tense> {
        told_as(self.text, self.words, self.first, self.end)
    }
}

fn of(told: &Told, place: Place<'_>) -> Option<Evidence> {
    let What::Days(from, to, granularity) = told.what else { return None };
    if !YEARS.contains(&from.civil().0) || !YEARS.contains(&to.civil().0) {
        return None;
    }
    let given =
        |source, rule, interval: Interval, day| Some(Evidence::new(source, rule, told.span, interval, day));
    let single = Some(from).filter(|_| from == to);
    // At odds with its weekday, one of the two is a slip.
    if place.is_anniversary()
        || single.is_some_and(|day| place.weekday().is_some_and(|weekday| day.weekday() != weekday))
    {
        return None;
    }
    if granularity == Granularity::Day
        && matches!(told.modifier, None | Some(TimeModifier::Since))
        && let Some(away) = place.away()
    {
        let said = Day(single?.0 - away);
        return given(Source::TextToday, DatingRule::TextToday, Interval::on(said), single);
    }
    if told.modifier.is_none()
        && let Some(interval) = place.which().and_then(|which| beside(which, from, to, granularity))
    {
        return given(Source::Text, DatingRule::TextThisUnit, interval, single);
    }
    let tense = place.tense();
    let since = place.keys().next().is_some_and(|key| key.ends_with("منذ") || key == "مذ");
    match (told.modifier, granularity) {
        (Some(TimeModifier::After | TimeModifier::Since) | None, Granularity::Event) => {
            (tense != Some(Tense::Coming) && !place.is_hypothetical() && place.event_was(told))
                .then(|| given(Source::Text, DatingRule::TextEvent, Interval::since(from), single))?
        }
        (Some(TimeModifier::Since), _) if !since => None,
        (Some(TimeModifier::Since | TimeModifier::After), Granularity::Year | Granularity::Month)
            if tense != Some(Tense::Coming) && since =>
        {
            given(Source::Text, DatingRule::TextPast, Interval::since(from), single)
        }
        (
            None | Some(TimeModifier::Since | TimeModifier::After),
            Granularity::Day | Granularity::Month | Granularity::Year,
        ) => {
            match tense? {
                Tense::Past => given(Source::Text, DatingRule::TextPast, Interval::since(from), single),
                // A year beside words of the future is mostly that of a law, a plan or a cup.
                Tense::Coming if granularity != Granularity::Day || told.modifier.is_some() => None,
                Tense::Coming => {
                    given(Source::TextComing, DatingRule::TextComing, Interval::until(to), single)
                }
            }
        }
        _ => None,
    }
}

/// When it was said of a month, a year or a day of a known year that it is past, present or next.
fn beside(which: Which, from: Day, to: Day, granularity: Granularity) -> Option<Interval> {
    let year = |years: i32| {
        let (from_year, ..) = from.civil();
        let first = Day::from_civil(from_year + years, 1, 1)?;
        Some((first, Day(Day::from_civil(from_year + years + 1, 1, 1)?.0 - 1)))
    };
    let (first, last) = match (granularity, which) {
        (Granularity::Year, Which::This) => (from, to),
        (Granularity::Year, Which::Past) => year(1)?,
        (Granularity::Year, Which::Next) => year(-1)?,
        (Granularity::Month, Which::This) => (from, to),
        (Granularity::Month, Which::Past) => (Day(to.0 + 1), Day(to.0 + 366)),
        (Granularity::Month, Which::Next) => (Day(from.0 - 366), Day(from.0 - 1)),
        (Granularity::Day, _) if from != to => return None,
        (Granularity::Day, Which::This) => {
            let (year, month, _) = from.civil();
            (Day::from_civil(year, month, 1)?, Day::from_civil(year, month, days_in_month(year, month))?)
        }
        (Granularity::Day, Which::Past) => (to, Day(to.0 + 366)),
        (Granularity::Day, Which::Next) => (Day(from.0 - 366), from),
        _ => return None,
    };
    Some(Interval::between(first, last))
}

/// What words that need the day of publication ask of it.
fn asked(told: &Told, place: Place<'_>) -> Option<Must> {
    match &told.what {
        What::DayAway(away, Some(weekday)) if told.modifier.is_none() => Some(Must::Weekday(*away, *weekday)),
        What::DaysOfMonth(month, day, last, ..) if day == last && place.away().is_some() => {
            Some(Must::DayOfMonth(place.away()?, *month, *day))
        }
        What::DaysOfMonth(month, _, _, _, Some(Which::This)) | What::Month(month, Some(Which::This)) => {
            Some(Must::Month(*month))
        }
        What::Nth(day, Granularity::Day, of) => {
            let this_month = matches!(**of, What::Unit(Granularity::Month, Which::This, None));
            (this_month && *day > 0 && place.tense() == Some(Tense::Past)).then_some(Must::NotBefore(*day))
        }
        _ => None,
    }
}

/// Several days that a text calls today (a digest of a week) name none: they bound the day on both sides.
fn bound_todays(said: &mut [Evidence]) {
    let days =
        || said.iter().filter(|one| one.source == Source::TextToday).filter_map(|one| one.interval.day());
    let Some((first, last)) = days().min().zip(days().max()) else { return };
    for one in said.iter_mut().filter(|one| one.source == Source::TextToday) {
        one.interval = Interval::between(first, last);
    }
}
