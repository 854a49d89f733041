//! What is known of a page from elsewhere: corrections that people made, and lines that other pages have too.

use std::collections::BTreeSet;

use crate::arabic::fold;
use crate::calendar::Day;
use crate::mentions::words_of;
use crate::report::{BlockLabel, Credited, Dating, Provenance, Reason, Report, Span};

use super::cues::{Said, key_of};
use super::labels::Labelled;
use super::lines::Line;
use super::masthead::holds_name;
use super::rules::{BlockRule, DatingRule};

/// Something that is to be read otherwise than the page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The line with these folded words is the headline.
    Title(String),
    /// Who published it.
    Outlet(String),
    /// The first and the last day on which it may have been published.
    Published(Day, Day),
    /// What the lines with these folded words are.
    Label(String, BlockLabel),
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
            Self::Title(key) | Self::Label(key, _) => text.lines().any(|line| key_of(line) == *key),
            Self::Outlet(_) | Self::Published(..) => true,
        }
    }
}

/// What is known of a page from elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Given<'a> {
    /// Corrections, in the order in which they are made.
    pub changes: Vec<&'a Change>,
    /// Lines that are not the report's because too many pages have them, by [`line_hash`].
    pub repeated: BTreeSet<u64>,
}

/// A line's folded words as a number: FNV-1a with 64 bits (Fowler, Noll and Vo).
#[must_use]
pub fn line_hash(key: &str) -> u64 {
    key.bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

impl Given<'_> {
    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.repeated.is_empty()
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
        let best = (from == to).then_some(from);
        let corrected = Reason { span, rule: DatingRule::Corrected.as_str().to_owned(), day: best };
        let is_of_clock = |reason: &Reason| {
            matches!(
                DatingRule::from_spelling(&reason.rule),
                Some(DatingRule::PageClock | DatingRule::PageClockUpperBound)
            )
        };
        let mut reasons: Vec<Reason> = read.reasons.into_iter().filter(is_of_clock).collect();
        for reason in &mut reasons {
            reason.rule = DatingRule::PageClock.as_str().to_owned();
        }
        reasons.push(corrected);
        reasons.sort_by_key(|reason| reason.span);
        Dating {
            earliest: Some(from),
            latest: Some(to),
            best,
            provenance: Provenance::ByHand,
            reasons,
            ..read
        }
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
