//! `[[events]]` and `[[outlets]]` of `corpus.toml`: what the people of a corpus know of the world and of its outlets
//! that the tables of the program do not have.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use toml::Spanned;

use super::corpus::Problem;
use super::corrections::iso_date;
use crate::arabic::fold;
use crate::calendar::{Day, PartialDate};
use crate::mentions::events::{Events, First};
use crate::mentions::{TimeRule, words_of};
use crate::page::Page;
use crate::reading::given::Facts;
use crate::reading::rules::DatingRule;
use crate::report::{Report, Span};

/// An event as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenEvent {
    names: Vec<String>,
    from: String,
    to: Option<String>,
    source: String,
}

/// An outlet as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenOutlet {
    name: String,
    clock: String,
}

/// How the days of an event are written.
const HOW: &str = "write the first and the last day as from = \"2019-02-09\" and to = \"2019-03-23\", a month as 2019-02, a year as 2019";

/// What `clock` says of an outlet whose clock is the day of publication.
const PUBLICATION: &str = "publication";

/// The facts of a corpus, and which of them told something of a page or record so far.
#[derive(Debug, Default)]
pub(super) struct KnownFacts {
    file: String,
    pub(super) facts: Facts,
    events: Vec<OwnEvent>,
    outlets: Vec<OwnOutlet>,
}

#[derive(Debug)]
struct OwnEvent {
    line: usize,
    name: String,
    /// Its own names alone.
    names: Events,
    /// Whether a page or record has one of its names.
    is_written: AtomicBool,
    /// Whether one dates something by it.
    is_met: AtomicBool,
}

#[derive(Debug)]
struct OwnOutlet {
    line: usize,
    /// As the file has it.
    name: String,
    /// Its folded name.
    key: String,
    /// Whether any page is its own.
    has_page: AtomicBool,
    /// Whether one of them has a clock that shows a day.
    has_clock: AtomicBool,
    /// Whether the clock of one was its date.
    is_met: AtomicBool,
}

impl KnownFacts {
    /// Understands what is written.
    ///
    /// # Errors
    /// Where it names nothing, has no day, or says two things at once; the message names the line.
    pub(super) fn of(
        path: &Path,
        text: &str,
        events: Vec<Spanned<WrittenEvent>>,
        outlets: Vec<Spanned<WrittenOutlet>>,
    ) -> Result<Self> {
        let file = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let mut known = Self { file, ..Self::default() };
        let line_of = |start: usize| 1 + text[..start].matches('\n').count();
        let mut said: BTreeMap<String, (Day, Day, usize)> = BTreeMap::new();
        for written in events {
            let line = line_of(written.span().start);
            known
                .take_in_event(line, written.into_inner(), &mut said)
                .with_context(|| format!("{}, line {line}", path.display()))?;
        }
        for written in outlets {
            let line = line_of(written.span().start);
            known
                .take_in_outlet(line, written.into_inner())
                .with_context(|| format!("{}, line {line}", path.display()))?;
        }
        Ok(known)
    }

    fn take_in_event(
        &mut self,
        line: usize,
        written: WrittenEvent,
        said: &mut BTreeMap<String, (Day, Day, usize)>,
    ) -> Result<()> {
        let WrittenEvent { names, from, to, source } = written;
        ensure!(
            !source.trim().is_empty(),
            "`source` is empty; say where the days can be looked up: source = \"…\""
        );
        let date = |field: &str, text: &str| iso_date(field, text, HOW);
        let first = date("from", &from)?;
        let last = to.map(|to| date("to", &to)).transpose()?.unwrap_or(first);
        let (from, to) = (PartialDate::first_day(first), PartialDate::last_day(last));
        ensure!(from <= to, "the event ends before it begins: {from}, {to}");
        let Some(name) = names.first().cloned() else {
            bail!("`names` is empty; write the names that texts have for it: names = [\"معركة الباغوز\"]")
        };
        let mut own = Events::default();
        for name in &names {
            let other = said.insert(fold(name), (from, to, line));
            if let Some((_, _, other)) = other.filter(|(first, last, _)| (*first, *last) != (from, to)) {
                bail!("«{name}» has other days in line {other}; take one of them away");
            }
            own.add(name, from, to).with_context(|| format!("«{name}» cannot name an event"))?;
            self.facts
                .events
                .add(name, from, to)
                .with_context(|| format!("«{name}» cannot name an event"))?;
        }
        let [is_written, is_met] = [false; 2].map(AtomicBool::new);
        self.events.push(OwnEvent { line, name, names: own, is_written, is_met });
        Ok(())
    }

    fn take_in_outlet(&mut self, line: usize, written: WrittenOutlet) -> Result<()> {
        let WrittenOutlet { name, clock } = written;
        ensure!(
            name.contains(char::is_alphanumeric),
            "`name` has no letter or digit; write the outlet's name"
        );
        ensure!(
            clock == PUBLICATION,
            "`clock` is «{clock}»; all it can say is that the clock on the pages of this outlet is the day of publication: clock = \"{PUBLICATION}\""
        );
        self.facts.add_outlet_dated_by_clock(&name);
        let [has_page, has_clock, is_met] = [false; 3].map(AtomicBool::new);
        self.outlets.push(OwnOutlet { line, key: fold(&name), name, has_page, has_clock, is_met });
        Ok(())
    }

    /// Takes note of what was of use for a page or record that was read.
    pub(super) fn used_in(&self, page: &Page, report: &Report) {
        let is_of = |reason: &str, rules: &[DatingRule]| {
            DatingRule::from_spelling(reason).is_some_and(|rule| rules.contains(&rule))
        };
        let reasons = || report.dating.reasons.iter();
        if self.events.iter().any(|event| !event.is_met.load(Ordering::Relaxed)) {
            let of_event = TimeRule::KnownEvent.as_str();
            let told = report.times.iter().filter(|time| time.rule == of_event).map(|time| time.span);
            let by_event = [DatingRule::TextEvent, DatingRule::TextSinceEvent];
            let dated = reasons().filter(|reason| is_of(&reason.rule, &by_event)).map(|reason| reason.span);
            for span in told.chain(dated) {
                self.note_named(page, span, |event| &event.is_met);
            }
            if self.events.iter().any(|event| !event.is_written.load(Ordering::Relaxed)) {
                self.note_named(page, Span::new(0, page.text.len()), |event| &event.is_written);
            }
        }
        let Some(outlet) = report.outlet.as_ref().filter(|_| !self.outlets.is_empty()) else { return };
        let outlet = fold(&outlet.name);
        for own in self.outlets.iter().filter(|own| own.key == outlet) {
            own.has_page.store(true, Ordering::Relaxed);
            if report.dating.page_clock.is_some() {
                own.has_clock.store(true, Ordering::Relaxed);
            }
            if reasons().any(|reason| is_of(&reason.rule, &[DatingRule::OutletClock])) {
                own.is_met.store(true, Ordering::Relaxed);
            }
        }
    }

    /// Takes note of the events whose names these words have.
    fn note_named(&self, page: &Page, span: Span, note: impl Fn(&OwnEvent) -> &AtomicBool) {
        let words = words_of(&page.text, span);
        let key = |at: usize| words.get(at).map_or("", |word| word.key.as_str());
        for event in self.events.iter().filter(|event| !note(event).load(Ordering::Relaxed)) {
            let is_named = |at: usize| {
                let mut spellings = First::behind_clitics(key(at));
                spellings.any(|first| event.names.longest(first, |behind| key(at + behind)).is_some())
            };
            if (0..words.len()).any(is_named) {
                note(event).store(true, Ordering::Relaxed);
            }
        }
    }

    /// Those that told nothing of any page so far.
    pub(super) fn unused(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut problem =
            |line: usize, reason| problems.push(Problem::of_line(&self.file, line as u64, reason));
        let idle = |flag: &AtomicBool| !flag.load(Ordering::Relaxed);
        for event in self.events.iter().filter(|event| idle(&event.is_met)) {
            problem(
                event.line,
                if idle(&event.is_written) {
                    format!("no report has «{}»; write the names as the reports have them", event.name)
                } else {
                    format!(
                        "reports have «{}», but none dates anything by it; with «بعد», «منذ», «عقب أيام من», «بعد عامين على» or «في الذكرى الأولى لـ» before it one would",
                        event.name
                    )
                },
            );
        }
        for outlet in self.outlets.iter().filter(|outlet| idle(&outlet.is_met)) {
            let name = &outlet.name;
            problem(
                outlet.line,
                if idle(&outlet.has_page) {
                    format!("no page is of the outlet «{name}»")
                } else if idle(&outlet.has_clock) {
                    format!("no page of «{name}» has a clock with a day")
                } else {
                    format!("pages of «{name}» have clocks, but better evidence of their dates")
                },
            );
        }
        problems
    }
}
