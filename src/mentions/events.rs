//! Events of known days, by the names that texts have for them: those of [`crate::knowledge::events`], which are the
//! same for all, and those that a corpus brings of its own.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::words::words_of;
use crate::calendar::{Day, days_in_month, months};
use crate::knowledge::events::EVENTS;
use crate::knowledge::falls::collapses;
use crate::report::Span;

/// One name of an event, with its days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The folded words behind the first, spellings of one with «|» between them, each with whether it may be left out.
    rest: Vec<(String, bool)>,
    /// Whether the first word must have its article: a word alone means an event only with it.
    with_article: bool,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Whether nobody could speak of it before it was.
    pub unforeseen: bool,
}

/// Names of events, by the first word of each, folded and without article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Events {
    by_first: BTreeMap<String, Vec<Event>>,
}

/// Why a name names no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadName {
    /// There is no letter or digit in it.
    #[error("it has no letter or digit")]
    Empty,
    /// A bracket is not closed, or was not opened.
    #[error("write words that may be missing in square brackets: «سقوط [نظام] الأسد»")]
    Brackets,
    /// The first word stands in brackets.
    #[error("its first word must always be there: take it out of the brackets")]
    FirstMayBeMissing,
}

/// A name in a table of the program.
pub(crate) struct Known<'t> {
    pub words: &'t [&'t str],
    pub from: (i32, u32, u32),
    pub to: (i32, u32, u32),
    pub unforeseen: bool,
    pub alone_with_article: bool,
}

/// The events that everybody knows; powers that fell collapsed as well.
static KNOWN: LazyLock<Events> = LazyLock::new(|| {
    let collapsed = EVENTS.iter().flat_map(|event| collapses(event.words).map(move |words| (words, event)));
    let all: Vec<_> = EVENTS.iter().map(|event| (event.words.to_vec(), event)).chain(collapsed).collect();
    Events::known(all.iter().map(|(words, event)| Known {
        words,
        from: event.from,
        to: event.to,
        unforeseen: event.unforeseen,
        alone_with_article: true,
    }))
});

/// The first word of a name, as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct First<'k> {
    /// Without article.
    bare: &'k str,
    article: bool,
}

impl<'k> First<'k> {
    /// A folded word as it is.
    #[must_use]
    pub fn of(key: &'k str) -> Self {
        match key.strip_prefix("ال") {
            Some(bare) => Self { bare, article: true },
            None => Self { bare: key, article: false },
        }
    }

    /// What a folded word may be without what is written onto it: و or ف, then ب, ل or ك.
    pub fn behind_clitics(key: &'k str) -> impl Iterator<Item = Self> {
        let each = [Some(key), key.strip_prefix(['و', 'ف'])];
        each.into_iter().flatten().flat_map(|word| {
            let contracted = word.strip_prefix("لل").map(|bare| Self { bare, article: true });
            let led = word.strip_prefix(['ب', 'ل', 'ك']).map(Self::of);
            [Some(Self::of(word)), contracted, led].into_iter().flatten()
        })
    }
}

static NO_EVENTS: Events = Events::new();

impl Events {
    /// None.
    pub const NONE: &'static Self = &NO_EVENTS;

    /// None yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { by_first: BTreeMap::new() }
    }

    /// Names that everybody knows: folded words, of which those that begin with «-» may be left out and those with «|»
    /// may be either of two, with the first and the last day; whether nobody could use them before; and whether one word alone needs its article.
    pub(crate) fn known<'t>(all: impl IntoIterator<Item = Known<'t>>) -> Self {
        let mut known = Self::default();
        for Known { words, from, to, unforeseen, alone_with_article } in all {
            let civil = |(year, month, day): (i32, u32, u32)| Day::from_civil(year, month, day);
            let Some((from, to)) = civil(from).zip(civil(to)) else { continue };
            let Some((first, rest)) = words.split_first() else { continue };
            let rest = rest.iter().map(|word| match word.strip_prefix('-') {
                Some(may) => (may.to_owned(), true),
                None => ((*word).to_owned(), false),
            });
            let with_article = words.len() == 1 && alone_with_article;
            let event = Event { rest: rest.collect(), with_article, from, to, unforeseen };
            known.by_first.entry((*first).to_owned()).or_default().push(event);
        }
        known
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// Takes in a name as people write it, with the words that may be missing in square brackets, and the first and
    /// the last day of the event.
    ///
    /// # Errors
    /// Where it names nothing; see [`BadName`].
    pub fn add(&mut self, name: &str, from: Day, to: Day) -> Result<(), BadName> {
        let mut words = Vec::new();
        let mut rest = name;
        while !rest.is_empty() {
            let (plain, bracketed, behind) = match rest.split_once('[') {
                None => (rest, "", ""),
                Some((plain, opened)) => {
                    let (inside, behind) = opened.split_once(']').ok_or(BadName::Brackets)?;
                    (plain, inside, behind)
                }
            };
            if plain.contains(']') || bracketed.contains('[') {
                return Err(BadName::Brackets);
            }
            for (part, may_be_missing) in [(plain, false), (bracketed, true)] {
                let all = words_of(part, Span::new(0, part.len()));
                words.extend(all.into_iter().map(|word| (word.key.to_string(), may_be_missing)));
            }
            rest = behind;
        }
        let mut words = words.into_iter();
        let (first, may_be_missing) = words.next().ok_or(BadName::Empty)?;
        if may_be_missing {
            return Err(BadName::FirstMayBeMissing);
        }
        let rest: Vec<(String, bool)> = words.collect();
        let bare = first.strip_prefix("ال").filter(|bare| !bare.is_empty());
        let with_article = rest.is_empty() && bare.is_some();
        let event = Event { rest, with_article, from, to, unforeseen: false };
        self.by_first.entry(bare.unwrap_or(&first).to_owned()).or_default().push(event);
        Ok(())
    }

    /// The longest name among these and those that everybody knows that these folded words begin with, and how many of
    /// them it is: of two as long the one of these.
    pub fn named<'k>(&self, first: First<'_>, rest: impl Fn(usize) -> &'k str) -> Option<(&Event, usize)> {
        let of_corpus = self.longest(first, &rest);
        let known = KNOWN.longest(first, &rest);
        match (of_corpus, known) {
            (Some(own), Some(known)) if known.1 > own.1 => Some(known),
            (own, known) => own.or(known),
        }
    }

    /// All that have a name here which a word and those behind it are.
    pub(crate) fn all_named<'k>(
        &self,
        first: First<'_>,
        rest: impl Fn(usize) -> &'k str,
    ) -> impl Iterator<Item = &Event> {
        self.by_first.get(first.bare).into_iter().flatten().filter(move |event| event.length(&rest).is_some())
    }

    /// The longest of these names that begins with a word and goes on with what `rest` says stands so many words
    /// behind it, and how many words it is.
    pub fn longest<'k>(&self, first: First<'_>, rest: impl Fn(usize) -> &'k str) -> Option<(&Event, usize)> {
        let named = self.by_first.get(first.bare)?;
        let fitting = named.iter().filter(|event| first.article || !event.with_article);
        let lengths = fitting.filter_map(|event| Some((event, event.length(&rest)?)));
        // Of several as long the first counts.
        lengths.reduce(|best, other| if other.1 > best.1 { other } else { best })
    }
}

/// How many words behind a name may belong to the date that follows: «في شهر حزيران/يونيو من عام 2014».
const LONGEST_DATE: usize = 8;

/// A date behind a name is of the event where it is no more than so many days away: a night, a siege, an announcement.
const NEAR: i32 = 10;

impl Event {
    /// Whether a year (with a month before it, or not) outside the days of the event follows its name: «سقوط بغداد عام
    /// 1258», «هجوم سوسة في يناير 2016». `next` gives the folded words behind the name, nothing where something parts
    /// them.
    pub(crate) fn has_another_date<'k>(&self, next: impl Fn(usize) -> &'k str) -> bool {
        let (mut month, mut of_year) = (None, false);
        for at in 0..LONGEST_DATE {
            let key = next(at);
            if let Ok(year) = key.parse::<i32>() {
                if year < 32 && !of_year {
                    continue;
                }
                return (of_year || (1000..2200).contains(&year)) && !self.may_be_in(year, month);
            }
            if let Some((named, _)) = months::month(key, Some(next(at + 1))) {
                month = Some(named);
                continue;
            }
            let bare = key.strip_prefix(['ل', 'ب']).unwrap_or(key);
            of_year |= matches!(bare, "عام" | "سنه" | "العام");
            if !of_year && !matches!(key, "في" | "من" | "خلال" | "شهر" | "يوم" | "الثاني" | "الاول")
            {
                return false;
            }
        }
        false
    }

    fn may_be_in(&self, year: i32, month: Option<u32>) -> bool {
        let days = match month {
            Some(month) => Day::from_civil(year, month, 1)
                .map(|first| (first.0 - NEAR, first.0 + days_in_month(year, month) as i32 - 1 + NEAR)),
            None => Day::from_civil(year, 1, 1).map(|first| (first.0, first.0 + 364)),
        };
        days.is_some_and(|(first, last)| first <= self.to.0 && self.from.0 <= last)
    }

    fn length<'k>(&self, rest: impl Fn(usize) -> &'k str) -> Option<usize> {
        let mut next = 1;
        for (word, may_be_missing) in &self.rest {
            let said = rest(next);
            match word.split('|').any(|one| one == said) {
                true => next += 1,
                false if *may_be_missing => {}
                false => return None,
            }
        }
        Some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_date_of_other_years_is_of_another_event() {
        for event in KNOWN.by_first.values().flatten() {
            let ((first, ..), (last, ..)) = (event.from.civil(), event.to.civil());
            let has = |date: &str| {
                let words = words_of(date, Span::new(0, date.len()));
                event.has_another_date(|at| words.get(at).map_or("", |word| word.key.as_str()))
            };
            for year in [1258, first - 1, last + 1, 2199] {
                for date in [
                    "عام 1",
                    "سنة 1",
                    "1",
                    "في 1",
                    "في عام 1",
                    "في يونيو 1",
                    "في شهر حزيران/يونيو من عام 1",
                    "في 9 مارس 1",
                    "العام 1",
                ] {
                    let date = date.strip_suffix('1').unwrap_or(date);
                    let dated = format!("{date}{year}");
                    assert!(has(&dated), "{event:?} {dated}");
                }
            }
            let (year, month, day) = event.from.civil();
            let own = [
                format!("عام {year}"),
                format!("في {year}"),
                format!("في {day}/{month}"),
                format!("عام {last} الدامي"),
                "في 25 بلدا".to_owned(),
                "في العام الماضي".to_owned(),
                String::new(),
            ];
            for dated in own {
                assert!(!has(&dated), "{event:?} {dated}");
            }
        }
    }

    fn day(text: &str) -> Day {
        match text.parse() {
            Ok(crate::calendar::PartialDate::Day(day)) => day,
            other => panic!("{text}: {other:?}"),
        }
    }

    fn named(events: &Events, text: &str) -> Option<(String, usize)> {
        let words = words_of(text, Span::new(0, text.len()));
        let key = |at: usize| words.get(at).map_or("", |word| word.key.as_str());
        events.named(First::of(key(0)), key).map(|(event, length)| (event.from.to_string(), length))
    }

    #[test]
    fn a_corpus_brings_events_with_words_that_may_be_missing() {
        let mut events = Events::default();
        events.add("معركة [بلدة] الباغوز", day("2019-02-09"), day("2019-03-23")).unwrap();
        events.add("الهدنة", day("2020-03-05"), day("2020-03-05")).unwrap();
        events.add("سقوط الموصل", day("2014-06-09"), day("2014-06-10")).unwrap();
        let found = |from: &str, length| Some((from.to_owned(), length));
        for (text, expected) in [
            ("معركة الباغوز الشهيرة", found("2019-02-09", 2)),
            ("المعركة بلدة الباغوز", found("2019-02-09", 3)),
            ("معركة مدينة الباغوز", None),
            ("الهدنة", found("2020-03-05", 1)),
            ("هدنة", None),
            // Its own days of what everybody knows.
            ("سقوط الموصل", found("2014-06-09", 2)),
            ("سقوط جدار برلين", found("1989-11-09", 3)),
        ] {
            assert_eq!(named(&events, text), expected, "{text}");
        }
        assert_eq!(named(Events::NONE, "سقوط الموصل"), found("2014-06-10", 2));
    }

    #[test]
    fn powers_fall_and_collapse() {
        for (text, expected) in [
            ("انهيار نظام بشار الأسد", Some(("2024-12-08", 4))),
            ("انهيار النظام السوري السابق", Some(("2024-12-08", 4))),
            ("سقوط النظام السوري", Some(("2024-12-08", 3))),
            // That was a wish for thirteen years.
            ("إسقاط نظام الأسد", None),
            ("انهيار نظام القذافي", Some(("2011-08-20", 3))),
            ("انهيار حكم مبارك", Some(("2011-02-11", 3))),
            // A person may break down.
            ("انهيار مبارك في المحكمة", None),
            ("انهيار الأسد", None),
            ("انهيار النظام الصحي", None),
            ("الهجوم التركي على شمالي شرق سوريا", Some(("2019-10-09", 6))),
            ("العملية العسكرية التركية في شمال وشرق سوريا", Some(("2019-10-09", 7))),
            // Which of them? And there were others in Iraq and on Cyprus.
            ("الهجوم التركي على شمال سوريا", None),
            ("العملية العسكرية التركية", None),
            ("العملية التركية في شمال العراق", None),
            ("هزيمة داعش", None),
            ("هزيمة داعش في الموصل", None),
            ("هزيمة تنظيم داعش ميدانيا", Some(("2017-07-09", 4))),
            ("هزيمة داعش على الأرض", Some(("2017-07-09", 4))),
        ] {
            let expected = expected.map(|(from, length): (&str, usize)| (from.to_owned(), length));
            assert_eq!(named(Events::NONE, text), expected, "{text}");
        }
    }

    #[test]
    fn names_that_name_nothing_are_refused() {
        let refused = |name: &str| Events::default().add(name, Day(0), Day(0)).unwrap_err();
        assert_eq!(refused(" !"), BadName::Empty);
        assert_eq!(refused("سقوط [نظام الأسد"), BadName::Brackets);
        assert_eq!(refused("سقوط نظام] الأسد"), BadName::Brackets);
        assert_eq!(refused("[سقوط] الأسد"), BadName::FirstMayBeMissing);
    }

    #[test]
    fn every_event_of_the_table_has_real_days_and_its_own_name() {
        let names: usize = KNOWN.by_first.values().map(Vec::len).sum();
        let others: usize = EVENTS.iter().map(|event| collapses(event.words).count()).sum();
        assert_eq!(names, EVENTS.len() + others, "each has days that the calendar has");
        for event in EVENTS {
            assert!(event.from <= event.to, "{:?}", event.words);
            assert!(
                !event.words[0].starts_with(['-']) && !event.words[0].starts_with("ال"),
                "{:?}",
                event.words
            );
            let spellings = || event.words.iter().flat_map(|word| word.trim_start_matches('-').split('|'));
            assert!(spellings().all(|word| !word.is_empty() && crate::arabic::fold(word) == word));
            assert!(!event.source.is_empty());
            let first_of = |word: &&'static str| word.trim_start_matches('-').split('|').next().unwrap();
            let whole: Vec<&str> = event.words.iter().map(first_of).collect();
            let first = First { bare: whole[0], article: true };
            let key = |at: usize| whole.get(at).copied().unwrap_or("");
            let (found, length) = KNOWN.longest(first, key).expect("it is found by its name");
            let days = (Day::from_civil(event.from.0, event.from.1, event.from.2), whole.len());
            assert_eq!((Some(found.from), length), days, "{:?}", event.words);
        }
    }
}
