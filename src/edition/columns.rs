//! What filters and facets need of every report, as columns by ordinal.

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::report::{Provenance, TimeMention, TimeRole};

/// Columns of the first load.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Columns {
    /// Names of outlets, sorted.
    pub outlet_names: Vec<String>,
    /// Per report: 0 for unknown, else 1 + the place of its outlet in [`Columns::outlet_names`].
    pub outlet: Vec<u32>,
    /// Names of relayed sources, sorted.
    pub relayed_names: Vec<String>,
    /// Per report: places of its relayed sources in [`Columns::relayed_names`], sorted.
    pub relayed: Vec<Vec<u32>>,
    /// Per report: how its dating is known.
    pub provenance: Vec<Provenance>,
    /// Per report: not published before.
    pub earliest: Vec<Option<Day>>,
    /// Per report: not published after.
    pub latest: Vec<Option<Day>>,
    /// Per report: words outside boilerplate, for ranking.
    pub n_words: Vec<u32>,
}

impl Columns {
    /// How many reports there are.
    #[must_use]
    pub fn n_reports(&self) -> u32 {
        self.outlet.len() as u32
    }

    /// Whether every column has an entry per report and every number names something.
    #[must_use]
    pub fn is_sound(&self, n_reports: u32) -> bool {
        let n = n_reports as usize;
        let lengths = [
            self.outlet.len(),
            self.relayed.len(),
            self.provenance.len(),
            self.earliest.len(),
            self.latest.len(),
            self.n_words.len(),
        ];
        lengths.iter().all(|&len| len == n)
            && self.outlet.iter().all(|&o| o as usize <= self.outlet_names.len())
            && self.relayed.iter().flatten().all(|&r| (r as usize) < self.relayed_names.len())
    }
}

/// Per report: the intervals of days its text speaks of, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct MentionedDays(pub Vec<Vec<(Option<Day>, Option<Day>)>>);

/// Whether the time is one of [`MentionedDays`]: the text speaks of it, and says which days.
#[must_use]
pub fn is_mentioned(time: &TimeMention) -> bool {
    time.role == TimeRole::Mentioned && (time.earliest, time.latest) != (None, None)
}
