//! The complete shareable state of the page, and its link.
//!
//! `View` ⇄ link is pure and total: any text decodes to some view, with a notice for each part
//! that was not understood, and `decode(encode(view)) == view` for every view. The codec is in
//! the private module `link`. Not here: what a view finds ([`crate::search`]), and when the
//! address bar changes (the page).

mod link;

pub use link::{LONGEST_LINK, MOST_LINK_NOTICES};

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::calendar::{Day, PartialDate};
use crate::report::{Provenance, ReportId, spelled_enum};

spelled_enum! {
    /// How a query word may match, each level including those before it.
    Level {
        /// The same letters, marks and all (after Unicode NFC).
        Exact = "exact",
        /// The same after folding: vowel marks, tatweel, hamza and alef forms, ى/ي, ة/ه, digits.
        Letters = "letters",
        /// The same word under other clitics and endings.
        Word = "word",
    }
}

spelled_enum! {
    /// The order of the hits.
    Sort {
        /// Best match first (newest first while there is no query).
        Relevance = "relevance",
        /// Latest publication first, undated last.
        Newest = "newest",
        /// Earliest publication first, undated last.
        Oldest = "oldest",
    }
}

spelled_enum! {
    /// The language of the interface.
    Language {
        /// Arabic, right to left.
        Arabic = "ar",
        /// English.
        English = "en",
    }
}

/// A value of a facet: a name, or that there is none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Choice {
    /// The page does not say.
    Unknown,
    /// This name.
    Named(String),
}

/// A period of publication, each end as precisely as it was given, both included.
///
/// Never empty: at least one end is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// Not before.
    pub from: Option<PartialDate>,
    /// Not after.
    pub to: Option<PartialDate>,
}

impl Period {
    /// The first and the last day it covers.
    #[must_use]
    pub fn days(self) -> (Option<Day>, Option<Day>) {
        (self.from.map(PartialDate::first_day), self.to.map(PartialDate::last_day))
    }
}

/// The complete shareable state.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct View {
    /// What was typed, as typed.
    pub query: String,
    /// Whether the last word is still being typed and therefore matches as a beginning.
    pub typing: bool,
    /// The loosest level at which words may match.
    pub level: Level,
    /// Only these outlets; empty is all.
    pub outlets: BTreeSet<Choice>,
    /// Only reports that relay one of these sources (`Unknown`: that relay none); empty is all.
    pub relayed: BTreeSet<Choice>,
    /// Only these kinds of dating; empty is all.
    pub provenance: BTreeSet<Provenance>,
    /// Only reports published in this period.
    pub published: Option<Period>,
    /// The whole dating must lie within the period; else an overlap suffices.
    pub within: bool,
    /// Boilerplate is searched and shown.
    pub boilerplate: bool,
    /// The order of the hits.
    pub sort: Sort,
    /// Which page of rows, from 0.
    pub page: u32,
    /// The report open in the reading pane.
    pub report: Option<ReportId>,
    /// The language of the interface.
    pub language: Language,
}

impl Default for View {
    fn default() -> Self {
        Self {
            query: String::new(),
            typing: false,
            level: Level::Word,
            outlets: BTreeSet::new(),
            relayed: BTreeSet::new(),
            provenance: BTreeSet::new(),
            published: None,
            within: false,
            boilerplate: false,
            sort: Sort::Relevance,
            page: 0,
            report: None,
            language: Language::Arabic,
        }
    }
}
