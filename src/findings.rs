//! What the engine returns for a [`View`](crate::view::View).
//!
//! Three answers, each as soon as it can be had: [`Findings`] (which reports, how many of
//! what), [`Card`]s (title and snippets of the rows in view) and [`Reading`] (the open report).

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::report::{Block, Credited, Dating, Provenance, ReportId, Span, TimeMention};
use crate::view::{Choice, Level};

/// How many rows a page of hits has. The page never holds more in its DOM.
pub const ROWS_PER_PAGE: u32 = 50;

/// A report's place in its edition: reports are numbered in the order of their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Ordinal(pub u32);

/// A hit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Which report.
    pub ordinal: Ordinal,
    /// Its relevance; 0 while there is no query. Only good for comparing within one answer.
    pub score: u32,
}

/// One value of a facet and how many reports have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetCount<T> {
    /// The value.
    pub value: T,
    /// Reports with it among those that satisfy every clause but this facet's own.
    pub count: u32,
    /// Whether the view asks for it.
    pub chosen: bool,
}

/// The facets, each most frequent first, then by value; chosen values are never left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Facets {
    /// One outlet a report, so the counts sum to the reports.
    pub outlet: Vec<FacetCount<Choice>>,
    /// Several a report: counts need not sum to the total.
    pub relayed: Vec<FacetCount<Choice>>,
    /// One a report.
    pub provenance: Vec<FacetCount<Provenance>>,
}

/// A month of the civil calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// 1–12.
    pub number: u32,
}

/// Hits per month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Histogram {
    /// Months with hits, in order.
    pub months: Vec<(Month, u32)>,
    /// Hits whose interval is wider than a month (or open at one end).
    pub wider: u32,
    /// Hits with no time at all.
    pub undated: u32,
}

/// A condition of the view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Clause {
    /// A word of the query, as typed.
    Word(String),
    /// The chosen outlets.
    Outlet,
    /// The chosen relayed sources.
    Relayed,
    /// The chosen provenances.
    Provenance,
    /// The period of publication.
    Published,
}

/// Why nothing was found, and what would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Emptiness {
    /// For each condition, in the order of the view: how many reports without it alone.
    pub without: Vec<(Clause, u32)>,
    /// Looser levels that find something.
    pub looser: Vec<(Level, u32)>,
    /// Reports that have any of the words, if there are several.
    pub any_word: u32,
    /// Reports in which the words stand only if boilerplate is counted.
    pub in_boilerplate: u32,
}

/// Something the answer did not do as asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notice {
    /// The link was not made by this application; the start view is shown.
    NotALink,
    /// The link is of a newer version; what is known of it was honoured.
    NewerLink,
    /// A part of the link is unknown.
    UnknownKey(String),
    /// A value of the link was not understood.
    BadValue {
        /// The part of the link.
        key: String,
        /// What it said.
        value: String,
    },
    /// The link is longer than we read.
    LinkTooLong,
    /// Marks such as quotation marks have no meaning yet: the words are searched one by one.
    MarksIgnored(String),
    /// The report the link names is not in this edition.
    ReportNotHere(ReportId),
    /// A filter names a value that no report of this edition has.
    ValueNotHere {
        /// The facet.
        key: String,
        /// The value.
        value: String,
    },
    /// Nothing in the query can be searched: it has neither a letter nor a digit.
    NothingToSearch,
}

/// Which reports, and how many of what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Default)]
pub struct Findings {
    /// How many reports satisfy the view.
    pub total: u32,
    /// How many the edition has.
    pub n_reports: u32,
    /// The rows of the page in view (at most [`ROWS_PER_PAGE`]).
    pub rows: Vec<Row>,
    /// The page of rows that was given: the one asked for, or the last there is.
    pub page: u32,
    /// The facets.
    pub facets: Facets,
    /// Hits by publication.
    pub published: Histogram,
    /// Hits by mentioned time: reports with at least one mention that overlaps the month.
    pub mentioned: Histogram,
    /// Why nothing was found; only with `total == 0`.
    pub emptiness: Option<Emptiness>,
    /// What was not done as asked.
    pub notices: Vec<Notice>,
}

/// A place where a query word matches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// The words, in the page's text.
    pub span: Span,
    /// The tightest level at which they match.
    pub level: Level,
    /// The rule, such as `identical`, `folded`, `و+ال … ين` or `prefix`.
    pub rule: String,
}

/// A piece of a page's text with the matches in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// The text, as on the page.
    pub text: String,
    /// Matches; their spans count bytes of this excerpt's text. In order, not overlapping.
    pub matches: Vec<Match>,
    /// Whether the page's text goes on before it.
    pub cut_before: bool,
    /// Whether the page's text goes on after it.
    pub cut_after: bool,
}

/// The dating of a report without its reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatingSummary {
    /// Not before; `None` is open.
    pub earliest: Option<Day>,
    /// Not after; `None` is open.
    pub latest: Option<Day>,
    /// The most likely day.
    pub best: Option<Day>,
    /// How we know.
    pub provenance: Provenance,
}

/// What a row shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Which report.
    pub ordinal: Ordinal,
    /// Its name in links.
    pub id: ReportId,
    /// The file it came from.
    pub page: String,
    /// The headline (the beginning of the body where there is none).
    pub title: Excerpt,
    /// Who published it.
    pub outlet: Option<String>,
    /// Whom it reports after.
    pub relayed: Vec<String>,
    /// When.
    pub dating: DatingSummary,
    /// The best passages: at most two with a query, the beginning of the body without.
    pub snippets: Vec<Excerpt>,
}

/// The open report, complete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Which report.
    pub ordinal: Ordinal,
    /// Its name in links.
    pub id: ReportId,
    /// The files it came from (several where identical files were packed).
    pub pages: Vec<String>,
    /// The whole text of the page.
    pub text: String,
    /// The headline.
    pub title: Option<Span>,
    /// Who published it, with the words that say so.
    pub outlet: Option<Credited>,
    /// Whom it reports after, with the words.
    pub relayed: Vec<Credited>,
    /// When, with the reasons.
    pub dating: Dating,
    /// Every line, labelled.
    pub blocks: Vec<Block>,
    /// The times named.
    pub times: Vec<TimeMention>,
    /// Where the query matches, in order, not overlapping. Matches in boilerplate are left out
    /// unless the view asks for boilerplate.
    pub matches: Vec<Match>,
}

/// What a host must know of an edition before anything is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionInfo {
    /// The corpus' title in Arabic.
    pub title_ar: String,
    /// The corpus' title in English.
    pub title_en: String,
    /// How many reports it has.
    pub n_reports: u32,
}

/// Why an edition cannot answer. Carried to the interface, which has a sentence and a remedy for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Fault {
    /// A file of the edition could not be fetched.
    #[error("the edition's file {file} could not be loaded ({detail})")]
    Missing {
        /// Its name inside the edition.
        file: String,
        /// What the host said.
        detail: String,
    },
    /// A file's bytes are not those the edition was published with.
    #[error("the edition's file {file} is damaged or belongs to another edition")]
    Damaged {
        /// Its name inside the edition.
        file: String,
    },
    /// A file is intact but not understood: the packer that wrote it was faulty.
    #[error("the edition's file {file} is intact but cannot be understood; pack the corpus again")]
    Malformed {
        /// Its name inside the edition.
        file: String,
    },
    /// The edition was written by a newer program.
    #[error(
        "the edition has format {found}, this program reads up to format {supported}; use a newer program"
    )]
    TooNew {
        /// Its format.
        found: u16,
        /// The newest format this program reads.
        supported: u16,
    },
    /// The engine itself failed.
    #[error("the search engine stopped: {detail}")]
    Engine {
        /// What is known of it.
        detail: String,
    },
    /// Page and worker were not built together; loading the page anew brings both up to date.
    #[error("the page and its search engine are of different versions; reload the page")]
    OtherVersion,
}
