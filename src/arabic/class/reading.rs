//! How a form is made of a stem, in the few bits that an edition keeps of it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::PAST_MARK;
use crate::knowledge::spellings;
use crate::sorting;

/// How a form is made of a stem: clitics, perhaps a person, letters of the stem, an ending.
///
/// A number of mixed places, from the last: letters of the clitics, letters of the ending, [`Made`],
/// whether the form is in another spelling than the usual one. What is frequent takes one byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading(u16);

/// More letters than any clitics, and than any ending, have.
const CLITICS: u16 = 5;
const ENDINGS: u16 = 8;

/// How the stem is had from the letters between clitics and ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Made {
    /// They are the stem.
    Plain,
    /// «قوات» of «قوه».
    Feminine,
    /// A person of the present.
    Present,
    /// A person of the past.
    Past,
    /// «محامون» of «محامي».
    Weak,
    /// «وفيات» of «وفاه».
    FeminineInAlef,
    /// «اباؤه» of «اباء».
    Hamza,
    /// «يبنون» of «يبني».
    PresentInYa,
    /// «يدعون» of «يدعو».
    PresentInWaw,
    /// «تراه» of «يري».
    PresentInMaqsura,
    /// «يقم» of «يقوم».
    JussiveOfWaw,
    /// «يبع» of «يبيع».
    JussiveOfYa,
    /// «ينم» of «ينام».
    JussiveOfAlef,
    /// «اعطوا» of «اعطي».
    PastInYa,
    /// «دعت» of «دعا».
    PastInAlef,
    /// «بناه» of «بني».
    PastInMaqsura,
    /// «قلت» of «قال».
    HollowPast,
}

/// Of each [`Made`]: whether a letter for the person gives way to that of the third; what comes before
/// the last letter (nothing where that goes, [`KEPT`] where all stays); what comes behind.
const MADE: [(bool, &str, &str); 17] = [
    (false, KEPT, ""),
    (false, KEPT, "ه"),
    (true, KEPT, ""),
    (false, KEPT, PAST_MARK),
    (false, KEPT, "ي"),
    (false, KEPT, "اه"),
    (false, "", "ء"),
    (true, KEPT, "ي"),
    (true, KEPT, "و"),
    (true, "", "ي"),
    (true, "و", ""),
    (true, "ي", ""),
    (true, "ا", ""),
    (false, KEPT, "ي°"),
    (false, KEPT, "ا°"),
    (false, "", "ي°"),
    (false, "ا", PAST_MARK),
];

const KEPT: &str = "=";

/// A form in the pieces of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts<'f> {
    pub clitics: &'f str,
    pub person: &'f str,
    pub ending: &'f str,
    stem: [&'f str; 5],
}

impl Parts<'_> {
    pub fn stem(&self) -> String {
        self.stem.concat()
    }

    fn has_stem_of(&self, wanted: &WantedStems) -> bool {
        let letters = || self.stem.iter().flat_map(|piece| piece.bytes());
        wanted.0.binary_search_by(|stem| stem.bytes().cmp(letters())).is_ok()
    }
}

impl Reading {
    /// Of so many letters of clitics and ending.
    pub(super) fn new(clitics: &str, ending: &str, made: Made, is_respelled: bool) -> Self {
        let letters = |text: &str| text.chars().count() as u16;
        let made = made as u16 + if is_respelled { MADE.len() as u16 } else { 0 };
        Self((made * ENDINGS + letters(ending)) * CLITICS + letters(clitics))
    }

    fn made(self) -> usize {
        usize::from(self.0 / (CLITICS * ENDINGS))
    }

    /// Whether it is of the usual spelling and not of the form's own.
    fn is_respelled(self) -> bool {
        self.made() >= MADE.len()
    }

    /// The pieces of the form's letters; `None` where it has too few for this reading.
    pub(super) fn parts(self, whole: &str) -> Option<Parts<'_>> {
        let (has_person, before_last, behind) = *MADE.get(self.made() % MADE.len())?;
        let (clitics, rest) = split_letters(whole, self.0 % CLITICS)?;
        let (person, rest) = split_letters(rest, u16::from(has_person))?;
        let n_rest = rest.chars().count() as u16;
        let (base, ending) = split_letters(rest, n_rest.checked_sub(self.0 / CLITICS % ENDINGS)?)?;
        let (start, last) = match before_last {
            KEPT => (base, ""),
            _ => split_letters(base, (base.chars().count() as u16).checked_sub(1)?)?,
        };
        let third_person = if has_person { "ي" } else { "" };
        let stem = match before_last {
            KEPT | "" => [third_person, start, "", "", behind],
            long => [third_person, start, long, last, behind],
        };
        Some(Parts { clitics, person, ending, stem })
    }

    /// The letters the reading is of, those of the form or those of its usual spelling.
    fn whole(self, folded: &str) -> Cow<'_, str> {
        let usual = if self.is_respelled() { spellings::usual(folded) } else { None };
        usual.map_or(Cow::Borrowed(folded), Cow::Owned)
    }

    /// The stem, by which forms are compared.
    #[must_use]
    pub fn stem(self, folded: &str) -> Option<String> {
        self.parts(&self.whole(folded)).map(|parts| parts.stem())
    }

    /// Gives the letters of the clitics and those behind them to `take`; `None` where the form has too few.
    pub fn behind_clitics<T>(self, folded: &str, take: impl FnOnce(&str, &str) -> T) -> Option<T> {
        let whole = self.whole(folded);
        let (clitics, rest) = split_letters(&whole, self.0 % CLITICS)?;
        Some(take(clitics, rest))
    }

    fn has_stem_of(self, folded: &str, wanted: &WantedStems) -> bool {
        let whole = self.whole(folded);
        self.parts(&whole).is_some_and(|parts| parts.has_stem_of(wanted))
    }

    /// The clitics and the ending around a stem, as in «و+ل+ال … ين»; `≈` for a stem in another spelling.
    #[must_use]
    pub fn rule(self, folded: &str) -> String {
        let whole = self.whole(folded);
        let Some(parts) = self.parts(&whole) else { return String::new() };
        let plus = if parts.clitics.is_empty() || parts.person.is_empty() { "" } else { "+" };
        let person = if parts.person == "ا" { "أ" } else { parts.person };
        let before = [&shown(parts.clitics), plus, person].concat();
        let stem = if self.is_respelled() { "≈" } else { "…" };
        let pieces = [before.as_str(), stem, parts.ending];
        pieces.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// Stems to look for, each once; a beginning has thousands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedStems(Vec<String>);

impl WantedStems {
    /// In whatever order they come.
    #[must_use]
    pub fn new(mut stems: Vec<String>) -> Self {
        sorting::sort_once(&mut stems);
        Self(stems)
    }

    /// Whether it is one of them.
    #[must_use]
    pub fn has(&self, stem: &str) -> bool {
        self.0.binary_search_by(|wanted| wanted.as_str().cmp(stem)).is_ok()
    }
}

/// How two forms are one word, if they are: the form is a wanted stem itself (`None`), or is read as one.
#[must_use]
pub fn shared_stem(wanted: &WantedStems, folded: &str, readings: &[Reading]) -> Option<Option<Reading>> {
    if wanted.has(folded) {
        return Some(None);
    }
    readings.iter().find(|reading| reading.has_stem_of(folded, wanted)).map(|reading| Some(*reading))
}

/// The stems of a form, its own letters first.
pub fn stems<'a>(folded: &'a str, readings: &'a [Reading]) -> impl Iterator<Item = String> + 'a {
    std::iter::once(folded.to_owned()).chain(readings.iter().filter_map(|reading| reading.stem(folded)))
}

/// The stem without the mark of the past.
#[must_use]
pub fn word_of(stem: &str) -> &str {
    stem.trim_end_matches(PAST_MARK)
}

/// Clitics as they are shown, `+` between them: «وللـ» is «و+ل+ال».
#[must_use]
pub fn shown(clitics: &str) -> String {
    let (letters, article) = match (clitics.strip_suffix("ال"), clitics.strip_suffix("لل")) {
        (Some(letters), _) => (letters.to_owned(), "ال"),
        (_, Some(before)) => (format!("{before}ل"), "ال"),
        _ => (clitics.to_owned(), ""),
    };
    let mut shown = String::new();
    for letter in letters.split_inclusive(|_| true).chain([article]).filter(|piece| !piece.is_empty()) {
        if !shown.is_empty() {
            shown.push('+');
        }
        shown.push_str(letter);
    }
    shown
}

/// The text in two, the first of so many letters; `None` where it has fewer.
fn split_letters(text: &str, n_letters: u16) -> Option<(&str, &str)> {
    let mut letters = text.chars();
    for _ in 0..n_letters {
        letters.next()?;
    }
    Some(text.split_at(text.len() - letters.as_str().len()))
}
