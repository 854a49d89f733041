//! What is known of a page from elsewhere: corrections that people made, lines that other pages have too, and facts
//! that are the corpus' own.

use std::collections::BTreeSet;

use crate::arabic::fold;
use crate::calendar::Day;
use crate::mentions::events::Events;
use crate::mentions::words_of;
use crate::report::{BlockLabel, Credited, Dating, Provenance, Reason, Report, Span};

use super::address::medium_at;
use super::cues::{Said, key_of};
use super::dating::stamp::in_address;
use super::labels::Labelled;
use super::lines::{Line, written_lines_of};
use super::masthead::holds_name;
use super::rules::{BlockRule, DatingRule};

/// Something that is to be read otherwise than the page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The line with these folded words is the headline.
    Title(String),
    /// Who published it.
    Outlet(String),
    /// The first and the last day on which it may have been published; `None` is open.
    Published(Option<Day>, Option<Day>),
    /// What the lines with these folded words are.
    Label(String, BlockLabel),
    /// The address it was fetched from.
    Address(String),
}

impl Change {
    /// The line with these words is the headline.
    #[must_use]
    pub fn title(words: &str) -> Self {
        Self::Title(key_of(words))
    }

    /// Whether the page has what is to be changed.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        match self {
            Self::Title(key) | Self::Label(key, _) => {
                text.lines().any(|line| key_of(line) == *key)
                    || written_lines_of(text).iter().any(|line| line.key == *key)
            }
            Self::Outlet(_) | Self::Published(..) => true,
            Self::Address(address) => {
                let whole = Span::new(0, address.len());
                in_address(address, whole).is_some() || medium_at(address).is_some()
            }
        }
    }
}

/// What a corpus says of the world and of its outlets, the same for all its pages and records.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Events by which its reports date other things.
    pub events: Events,
    /// Outlets that print the day of publication where others print a clock, by their folded names.
    dated_by_clock: BTreeSet<String>,
}

static NO_FACTS: Facts = Facts { events: Events::new(), dated_by_clock: BTreeSet::new() };

impl Facts {
    /// None.
    pub const NONE: &'static Self = &NO_FACTS;

    /// Takes in an outlet whose clock is the day of publication.
    pub fn add_outlet_dated_by_clock(&mut self, name: &str) {
        self.dated_by_clock.insert(fold(name));
    }

    /// Whether the clock on pages of this outlet is the day of publication.
    #[must_use]
    pub fn has_date_for_clock(&self, outlet: &str) -> bool {
        !self.dated_by_clock.is_empty() && self.dated_by_clock.contains(&fold(outlet))
    }
}

/// What is known of a page from elsewhere.
#[derive(Clone, Debug)]
pub struct Given<'a> {
    /// Corrections, in the order in which they are made.
    pub changes: Vec<&'a Change>,
    /// Lines that are not the report's because too many pages have them, by [`line_hash`].
    pub repeated: BTreeSet<u64>,
    /// What holds for all pages of the corpus.
    pub facts: &'a Facts,
}

impl Default for Given<'_> {
    fn default() -> Self {
        Self { changes: Vec::new(), repeated: BTreeSet::new(), facts: &NO_FACTS }
    }
}

/// A line's folded words as a number: FNV-1a with 64 bits (Fowler, Noll and Vo).
#[must_use]
pub fn line_hash(key: &str) -> u64 {
    key.bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

impl Given<'_> {
    /// Whether nothing is known of this page itself.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.repeated.is_empty()
    }

    /// The address that people gave.
    pub(super) fn address(&self) -> Option<&str> {
        self.changes.iter().rev().find_map(|change| match change {
            Change::Address(address) => Some(address.as_str()),
            _ => None,
        })
    }

    /// Puts what is known of the lines where their cues stand.
    pub(super) fn claim(&self, lines: &[Line], said: &mut [Option<Said>]) {
        for (line, said) in lines.iter().zip(said) {
            if let Some(label) = self.label_of(line) {
                let claimed = Said { label, rule: BlockRule::Corrected, heading: false };
                *said = label.is_boilerplate().then_some(claimed);
            } else if self.is_title(line) {
                *said = None;
            } else if self.repeated.contains(&line_hash(&line.key)) {
                let label = if line.words.len() <= 6 { BlockLabel::Menu } else { BlockLabel::Footer };
                *said = Some(Said { label, rule: BlockRule::RepeatedAcrossPages, heading: false });
            }
        }
    }

    fn label_of(&self, line: &Line) -> Option<BlockLabel> {
        self.changes.iter().rev().find_map(|change| match change {
            Change::Label(key, label) if *key == line.key => Some(*label),
            _ => None,
        })
    }

    fn is_title(&self, line: &Line) -> bool {
        self.changes.iter().any(|change| matches!(change, Change::Title(key) if *key == line.key))
    }

    /// The line that is said to be the headline: the last before the report, else the first.
    pub(super) fn title(&self, lines: &[Line], report_from: usize) -> Option<usize> {
        let title = |at: &usize| self.is_title(&lines[*at]);
        (0..report_from.min(lines.len())).rev().find(title).or_else(|| (0..lines.len()).find(title))
    }

    /// Puts the labels that people gave in place of those that were read.
    pub(super) fn relabel(&self, lines: &[Line], labels: &mut [Labelled], title: Option<usize>) {
        for (at, (line, labelled)) in lines.iter().zip(labels).enumerate() {
            if let Some(label) = self.label_of(line) {
                *labelled = (label, BlockRule::Corrected);
            } else if title == Some(at) && self.is_title(line) {
                *labelled = (BlockLabel::Title, BlockRule::Corrected);
            } else if labelled.0 == BlockLabel::Title && title != Some(at) {
                *labelled = (BlockLabel::RepeatedTitle, BlockRule::Corrected);
            }
        }
    }

    /// The outlet that people named, at its name on the page or else at `elsewhere`.
    pub(super) fn outlet(&self, lines: &[Line], elsewhere: Option<Span>) -> Option<Credited> {
        let name = self.changes.iter().rev().find_map(|change| match change {
            Change::Outlet(name) => Some(name),
            _ => None,
        })?;
        let key = key_of(name);
        let on_page = lines.iter().find(|line| holds_name(&line.key, &key)).map(|line| line.trimmed);
        Some(Credited { name: name.clone(), span: on_page.or(elsewhere)? })
    }

    /// The dating that people gave; clocks stay what they are.
    pub(super) fn dating(&self, read: Dating, words: Option<Span>) -> Dating {
        let given = self.changes.iter().rev().find_map(|change| match change {
            Change::Published(from, to) => Some((*from, *to)),
            _ => None,
        });
        let (Some((from, to)), Some(span)) = (given, words) else { return read };
        let best = from.filter(|_| from == to);
        let corrected = Reason {
            span,
            rule: DatingRule::Corrected.as_str().to_owned(),
            day: best,
            earliest: None,
            latest: None,
        };
        let is_of_clock = |reason: &Reason| {
            matches!(
                DatingRule::from_spelling(&reason.rule),
                Some(
                    DatingRule::PageClock
                        | DatingRule::PageClockUpperBound
                        | DatingRule::PageClockContradicted
                )
            )
        };
        let mut reasons: Vec<Reason> = read.reasons.into_iter().filter(is_of_clock).collect();
        for reason in &mut reasons {
            reason.rule = DatingRule::PageClock.as_str().to_owned();
        }
        reasons.push(corrected);
        reasons.sort_by_key(|reason| reason.span);
        Dating { earliest: from, latest: to, best, provenance: Provenance::ByHand, reasons, ..read }
    }
}

/// The lines that may be of the page and not of the report, of a page that was read: so short, and called headline,
/// text or caption.
pub fn doubtful_lines<'a>(
    text: &'a str,
    report: &'a Report,
) -> impl Iterator<Item = (BlockLabel, u64, usize)> + 'a {
    let of_report = |label| {
        matches!(label, BlockLabel::Title | BlockLabel::Subtitle | BlockLabel::Body | BlockLabel::Caption)
    };
    report.blocks.iter().filter(move |block| of_report(block.label)).flat_map(move |block| {
        block.span.of(text).lines().filter_map(move |line| {
            let words = words_of(line, Span::new(0, line.len()));
            let key: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
            (!key.is_empty()).then(|| (block.label, line_hash(&key.join(" ")), fold(line).chars().count()))
        })
    })
}
