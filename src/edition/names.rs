//! Other names of what the reports speak of.

use serde::{Deserialize, Serialize};

/// A name has at most so many words.
pub const MOST_WORDS: usize = 12;

/// Groups of names of one thing each, as they are written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct NameGroups {
    /// All there are; no name is in two of them.
    pub groups: Vec<Vec<String>>,
    /// Those that the corpus brought itself, which a merge passes on.
    pub of_corpus: Vec<Vec<String>>,
}
