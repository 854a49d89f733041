//! What the engine returns for a [`View`](crate::view::View).
//!
//! Each answer as soon as it can be had: [`Findings`] (which reports, how many of what), [`Card`]s
//! (title and snippets of the rows in view), [`Reading`] (the open report), [`Context`] (every
//! occurrence of the words) and [`Events`] (what they say happened when).

mod context;
mod events;

pub use context::{Context, Occurrence};
pub use events::{EventRow, EventSentence, Events, Lag, Outside};

use serde::{Deserialize, Serialize};

use crate::calendar::{Day, DayRange, TimeUnit};
use crate::report::{Block, Certainty, Credited, Dating, Provenance, Reason, ReportId, Span, TimeMention};
use crate::view::{Choice, Level};

/// How many rows a page of hits has. The page never holds more in its DOM.
pub const ROWS_PER_PAGE: u32 = 50;

/// How many rows most screens show at once; their titles and passages are fetched before those of the rows
/// below. Each may lie on a shelf and in a text file of its own.
pub const ROWS_IN_SIGHT: usize = 6;

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
    /// A width a report; what is contradicted only where the view asks for it among the widths.
    pub certainty: Vec<FacetCount<Certainty>>,
    /// What is contradicted in the evidence, in the order of [`Certainty::ALL`]: each that any report of the edition
    /// has, also where none has it here.
    pub conflict: Vec<FacetCount<Certainty>>,
}

/// How many reports: hits, and those beside them that only the clock's own period leaves out.
/// Like a facet, a lane of the timeline shows what its own clause would give up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Tally {
    /// Reports that satisfy the view.
    pub hits: u32,
    /// Reports that satisfy all of the view but this clock's period.
    pub beside: u32,
}

impl Tally {
    /// One report more.
    pub fn add(&mut self, is_hit: bool) {
        if is_hit { self.hits += 1 } else { self.beside += 1 }
    }

    /// Both together.
    #[must_use]
    pub fn all(self) -> u32 {
        self.hits + self.beside
    }
}

/// What part of time a timeline shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Axis {
    /// The unit of its bins.
    pub unit: TimeUnit,
    /// What is shown: whole bins.
    pub window: DayRange,
    /// What the edition knows of, without its rarest outliers, in whole bins.
    pub usual: DayRange,
    /// All the edition knows of, in whole bins.
    pub extent: DayRange,
}

/// One bin of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bin {
    /// Its days.
    pub days: DayRange,
    /// Its reports.
    pub tally: Tally,
}

/// Where the words of a mark are: a report, and which of its mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The report.
    pub ordinal: Ordinal,
    /// Which of the times it mentions, in the order of its text; 0 on the lane *published*.
    pub nth: u32,
}

/// How many places of a mark are named.
pub const MOST_PLACES: usize = 3;

/// An interval on a lane with few of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Not before; `None` is open.
    pub earliest: Option<Day>,
    /// Not after; `None` is open.
    pub latest: Option<Day>,
    /// How the dating is known; only on the lane *published*.
    pub provenance: Option<Provenance>,
    /// The reports with this interval.
    pub tally: Tally,
    /// How many mentions (or datings) have it.
    pub n_places: u32,
    /// The first of them, hits before others; at most [`MOST_PLACES`].
    pub places: Vec<Place>,
}

/// A lane of the timeline: the reports along one clock.
///
/// *Published*: each report once, in the bin that contains its whole interval, or as wider than a
/// bin, or before or after the window, or undated; the hits sum to the total.
/// *Mentioned*: each bin counts the reports with at least one mention that overlaps it (one that
/// is open at an end counts where its known end lies), likewise what lies before and after the
/// window; nothing is wider, and no sum is promised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Lane {
    /// Bins of the window that have reports, in order.
    pub bins: Vec<Bin>,
    /// Before the window.
    pub earlier: Tally,
    /// After the window.
    pub later: Tally,
    /// Wider than a bin, or open at one end.
    pub wider: Tally,
    /// With no time at all.
    pub undated: Tally,
    /// The intervals themselves, by their beginning, where there are few.
    pub marks: Option<Vec<Mark>>,
}

/// The hits along both clocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Timeline {
    /// What is shown; `None` where the edition knows no time at all.
    pub axis: Option<Axis>,
    /// When they were published.
    pub published: Lane,
    /// Which times they mention.
    pub mentioned: Lane,
}

/// What an edition is, in numbers that no view changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Overview {
    /// Reports by how their dating is known, in the order of [`Provenance::ALL`].
    pub provenance: Vec<u32>,
    /// Different outlets.
    pub n_outlets: u32,
    /// Reports whose outlet is not known.
    pub without_outlet: u32,
    /// From the first to the last day of publication, of the reports whose dating is closed at both
    /// ends.
    pub published: Option<DayRange>,
    /// The first and last day that is mentioned.
    pub mentioned: Option<DayRange>,
    /// Times mentioned.
    pub n_mentions: u32,
    /// Whether the lens *events* has a few rows, of all reports.
    pub has_events: bool,
    /// The year that most reports mention (of equal ones the latest), and how many do.
    pub year_most_mentioned: Option<(i32, u32)>,
    /// The source most reports relay, and how many do.
    pub most_relayed: Option<(String, u32)>,
}

/// A condition of the view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Clause {
    /// A word of the query with its marks, or words joined by operators, as typed.
    Word(String),
    /// The chosen outlets.
    Outlet,
    /// The chosen relayed sources.
    Relayed,
    /// The chosen provenances.
    Provenance,
    /// The chosen certainties.
    Certainty,
    /// The chosen conflicts.
    Conflict,
    /// The period of publication.
    Published,
    /// The period that is mentioned.
    Mentioned,
}

/// Why nothing was found, and what would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Emptiness {
    /// For each condition, in the order of the view: how many reports without it alone.
    pub without: Vec<(Clause, u32)>,
    /// For each condition, in the same order: how many reports satisfy it by itself.
    pub alone: Vec<u32>,
    /// Reports, if touching the periods sufficed; 0 where no period is meant strictly.
    pub touching: u32,
    /// Looser levels that find something.
    pub looser: Vec<(Level, u32)>,
    /// Reports that have any of the words, if there are several.
    pub any_word: u32,
    /// Reports in which the words stand only if boilerplate is counted.
    pub in_boilerplate: u32,
    /// The query with the words of its phrases by themselves, and how many reports it finds, if any.
    pub apart: Option<(String, u32)>,
    /// The query with `~` at the words that no report has in any form, and how many bytes the
    /// dictionary is that this reads.
    pub near: Option<(String, u32)>,
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
    /// These marks of the query have no meaning where they stand.
    MarksIgnored(String),
    /// A field of the query asks for a date, and this is none; it was left out.
    NotADate {
        /// The field.
        key: String,
        /// What it said.
        value: String,
    },
    /// At most so many words can stand between those that are near each other; more were asked for.
    FewerBetween(u32),
    /// Words of other letters are asked for: the whole dictionary was read, so many bytes.
    WholeDictionary(u32),
    /// A «ليس» was read as excluding what follows; the query with it as a word.
    ReadAsNot {
        /// The query.
        as_words: String,
    },
    /// These operators and parentheses of the query belong to nothing and were left out.
    OperatorsAlone(String),
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
    /// A `@` asks for other names of these words, and none are known.
    NoOtherNames(String),
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
    /// The hits along both clocks.
    pub timeline: Timeline,
    /// How many times the hits mention, all together; in the period the view asks for, if it does.
    pub n_mentions: u32,
    /// What the edition is.
    pub overview: Overview,
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
    /// Where its mark ends: with the words, or where the next word of its phrase begins.
    pub mark_end: u32,
    /// The tightest level at which they match.
    pub level: Level,
    /// The rule, such as `identical`, `folded`, `bare`, `و+ال … ين`, `prefix`, `و+ال prefix` or `other name`.
    pub rule: String,
    /// The word or name of the query that they match, as it was typed.
    pub asked: String,
}

/// A piece of a page's text with the matches in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Excerpt {
    /// The text, as on the page.
    pub text: String,
    /// Matches; their spans count bytes of this excerpt's text. In order, not overlapping.
    pub matches: Vec<Match>,
    /// The words that mention a time the view asks for, likewise in bytes of this text.
    pub time: Option<Span>,
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

impl From<&Dating> for DatingSummary {
    fn from(dating: &Dating) -> Self {
        let Dating { earliest, latest, best, provenance, .. } = *dating;
        Self { earliest, latest, best, provenance }
    }
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
    /// The best passages: at most two with a query, the beginning of the body without. Where the
    /// view asks for a time, the last of them is the sentence that mentions it.
    pub snippets: Vec<Excerpt>,
    /// The words that mention a time the view asks for.
    pub words: Option<Span>,
}

/// Words of a report that a mark of the timeline stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Which.
    pub place: Place,
    /// The report's name in links.
    pub id: ReportId,
    /// Its headline, or the beginning of its body.
    pub title: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When.
    pub dating: DatingSummary,
    /// The words that say the time, in their page's text; `None` where nothing says it.
    pub words: Option<Span>,
    /// The sentence around them, as on the page; empty where nothing says the time.
    pub sentence: Excerpt,
    /// The words inside the sentence, in bytes of it.
    pub in_sentence: Span,
    /// Of a publication: the first reasons for its dating, no two of which say the same.
    pub reasons: Vec<Reason>,
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
    /// Who wrote it, with the words.
    pub authors: Vec<Credited>,
    /// The agency it is credited to, with the words.
    pub agency: Option<Credited>,
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
    /// The occurrences, from the first to the last word of each: a phrase is one. In order; none begins where
    /// another does.
    pub occurrences: Vec<Span>,
    /// Whether it satisfies the view: an open report stays open when the conditions change.
    pub is_hit: bool,
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
    /// The edition was written by an older program, in a format that is read no more.
    #[error(
        "the edition was made by an older version (format {found}, this program reads format {supported}); \
         pack the corpus again"
    )]
    TooOld {
        /// The file that says so.
        file: String,
        /// Its format.
        found: u16,
        /// The format this program reads.
        supported: u16,
    },
}

impl Fault {
    /// The file of the edition it is about, if it is about one.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::Missing { file, .. }
            | Self::Damaged { file }
            | Self::Malformed { file }
            | Self::TooOld { file, .. } => Some(file),
            Self::TooNew { .. } | Self::Engine { .. } | Self::OtherVersion => None,
        }
    }
}
