//! The lens *context*: every occurrence of the query's words, with what stands around it.

use serde::{Deserialize, Serialize};

use super::{DatingSummary, Excerpt, FacetCount};
use crate::report::{ReportId, Span};
use crate::view::Choice;

/// The occurrences of the query's words in the reports that were read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Context {
    /// How many reports satisfy the view.
    pub n_hits: u32,
    /// How many of them were read: the first in the order of the view.
    pub n_read: u32,
    /// How many to ask for to read on; `None` where all were read, or no more are read at once.
    pub more: Option<u32>,
    /// Whether the last of those read has more occurrences, which are not among these.
    pub is_cut: bool,
    /// Occurrences in what was read, of whatever form.
    pub n_occurrences: u32,
    /// Their forms, each in the letters of its first occurrence, most frequent first; those that fold
    /// to the same letters are one. The one the view asks for is among them also where it has none.
    pub forms: Vec<FacetCount<Choice>>,
    /// Occurrences of the form the view asks for; all where it asks for none.
    pub total: u32,
    /// The page of rows that was given: the one asked for, or the last there is.
    pub page: u32,
    /// Its rows (at most [`super::ROWS_PER_PAGE`]).
    pub rows: Vec<Occurrence>,
}

/// An occurrence of a query word, or of a phrase as a whole: one line of the concordance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// The report's name in links.
    pub id: ReportId,
    /// Who published it.
    pub outlet: Option<String>,
    /// When.
    pub dating: DatingSummary,
    /// What stands before it in its line: whole words.
    pub before: String,
    /// The word as on the page, or as much of a phrase as fits, with the matches in it.
    pub words: Excerpt,
    /// What stands after it in its line: whole words.
    pub after: String,
    /// Its place in the page's text, from its first to its last word.
    pub span: Span,
}
