//! Credit lines of two names with a dash between: «Outlet - Agency», «City - Agency».

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::knowledge::cities::BUREAUX;
use crate::knowledge::media::{Reach, medium_named};
use crate::knowledge::relaying::{AGENCIES, NOBODY};
use crate::mentions::Word;
use crate::mentions::words::{between, words_of};
use crate::report::Span;

use super::cues::{AUTHOR_CUES, key_of};
use super::lines::Line;
use super::persons::{Names, Piece, Role, pieces};

/// What the two names of a credit line are.
#[derive(Clone, Copy, Debug)]
pub struct NamesAroundDash {
    /// The outlet, before the dash, if what stands behind it shows that this is one.
    pub outlet: Option<Span>,
    /// Whom it relays, behind the dash, unless that is a city, or a stranger beside a stranger; an agency before a city.
    pub relayed: Option<Span>,
    /// Whether one of the sides is a known medium, a city or a word such as «وكالات».
    pub known: bool,
}

/// Two short names with a dash between, and nothing else in the line.
#[must_use]
pub fn names_around_dash(text: &str, line: &Line) -> Option<NamesAroundDash> {
    // Controls of a picture gallery («Next Previous») may stand before the names.
    let is_latin = |key: &str| key.starts_with(|c: char| c.is_ascii_alphabetic());
    let skipped = line.words.iter().take_while(|word| is_latin(&word.key)).count();
    let words = if skipped < line.words.len() { &line.words[skipped..] } else { &line.words[..] };
    let n = words.len();
    if !(2..=8).contains(&n) || line.ends_sentence || line.folded.contains('@') {
        return None;
    }
    let is_dash = |at: &usize| {
        let gap = between(text, &words[at - 1], &words[*at]).trim();
        matches!(gap, "-" | "–" | "—" | "/" | "|" | ":-" | "-:")
    };
    let mut dashes = (1..n).filter(is_dash);
    let split = dashes.next()?;
    if dashes.next().is_some() || split > 4 || n - split > 4 {
        return None;
    }
    let span = |from: usize, to: usize| Span { start: words[from].span.start, end: words[to].span.end };
    let (first, second) = (span(0, split - 1), span(split, n - 1));
    let (before, after) = (Side::of(first.of(text)), Side::of(second.of(text)));
    // «رويترز - دبي»: an agency is where its report was written.
    let of_wire = after == Side::City && names_wire(first.of(text));
    let outlet = match (before, after) {
        _ if of_wire => None,
        // «Name - وكالات» may as well be signed by a person.
        (Side::Medium, _) | (Side::Name, Side::Medium) => Some(first),
        _ => None,
    };
    let relayed = if of_wire { Some(first) } else { (after == Side::Medium).then_some(second) };
    let known = before != Side::Name || after != Side::Name;
    let numeric = words.iter().any(|word| word.number().is_some());
    (known || !numeric).then_some(NamesAroundDash { outlet, relayed, known })
}

/// A line that names a writer behind another name is no longer, in words.
const LONGEST_WITH_WRITER: usize = 12;
/// What stands beside the writer is no longer, in words.
const LONGEST_BESIDE_WRITER: usize = 3;

/// «طرطوس - سانا - كتب: …»: short names between marks, one of them a medium, a city or «وكالات», and behind them a person
/// with the word that announces who wrote. The other names may be in no table.
#[must_use]
pub fn names_writer_behind(text: &str, line: &Line) -> bool {
    let words = &line.words;
    let announced = |word: &Word| AUTHOR_CUES.contains(&word.key.as_str());
    if words.len() > LONGEST_WITH_WRITER || line.ends_sentence || !words.iter().skip(1).any(announced) {
        return false;
    }
    let pieces = pieces(text, words);
    let is_writer = |piece: &Piece| piece.role == Role::Writer && piece.names == Names::Person;
    let is_short = |piece: &Piece| {
        words_of(piece.span.of(text), Span::new(0, piece.span.of(text).len())).len() <= LONGEST_BESIDE_WRITER
    };
    let mut beside = pieces.iter().filter(|piece| piece.role != Role::Writer);
    pieces.first().is_some_and(|first| first.role == Role::Unsaid)
        && pieces.iter().any(is_writer)
        && beside.clone().any(|piece| matches!(piece.names, Names::Side(_)))
        && beside.all(is_short)
}

/// What stands on one side of the dash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A place.
    City,
    /// A medium of the table.
    Medium,
    /// «وكالات», «متابعات».
    Nobody,
    /// Anything else.
    Name,
}

static CITY_KEYS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| BUREAUX.iter().map(|name| key_of(name)).collect());
static NOBODY_KEYS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| NOBODY.iter().map(|name| key_of(name)).collect());

impl Side {
    /// What these words are.
    #[must_use]
    pub fn of(words: &str) -> Self {
        let key = key_of(words);
        // Cities first: «الرياض» is a newspaper too, but beside a dash it is the place.
        if CITY_KEYS.contains(&key) {
            Self::City
        } else if NOBODY_KEYS.contains(&key) {
            Self::Nobody
        } else if medium_named(words).is_some() {
            Self::Medium
        } else {
            Self::Name
        }
    }
}

/// Whether these words credit agencies without naming one.
#[must_use]
pub fn names_agencies(words: &str) -> bool {
    let key = key_of(words);
    AGENCIES.iter().any(|name| key_of(name) == key)
}

/// Whether these words name an agency that sells its texts.
#[must_use]
pub fn names_wire(words: &str) -> bool {
    medium_named(words).is_some_and(|medium| medium.reach == Reach::Wire)
}

/// Whether a credit's folded words name nobody in particular.
#[must_use]
pub fn names_nobody(key: &str) -> bool {
    NOBODY_KEYS.contains(key)
}
