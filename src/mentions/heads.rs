//! What a word says of time by itself, behind what is written onto it.

use crate::knowledge::time_words::{Sense, sense};

/// What a word says, and how it is joined to what stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// What it says.
    pub sense: Sense,
    /// So many letters before it belong to other words.
    pub taken: usize,
    /// Whether it has its article.
    pub article: bool,
}

/// The word without proclitics and article that means something, and what it means.
#[must_use]
pub fn head_of(key: &str) -> Option<Head> {
    let bare = |word: &str, taken: usize| -> Option<Head> {
        if let Some(stem) = word.strip_prefix("ال")
            && let Some(sense) = sense(stem)
        {
            return Some(Head { sense, taken, article: true });
        }
        if let Some(sense) = sense(word) {
            // Without article these are other words: «أحد», «ان», «خميس».
            let named = matches!(sense, Sense::Weekday(_) | Sense::Decade(_)) || word == "ان";
            return (!named || matches!(sense, Sense::Decade(_))).then_some(Head {
                sense,
                taken,
                article: false,
            });
        }
        let stem = word.strip_prefix("لل")?;
        sense(stem).map(|sense| Head { sense, taken, article: true })
    };
    let behind = |word: &str, taken: usize| {
        let rest = word.strip_prefix(['ب', 'ل', 'ك'])?;
        let long = rest.chars().nth(2).is_some();
        bare(rest, taken + 1).filter(|head| long && !matches!(head.sense, Sense::Number(_)))
    };
    bare(key, 0).or_else(|| behind(key, 0)).or_else(|| {
        let rest = key.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().nth(1).is_some())?;
        bare(rest, 1).or_else(|| behind(rest, 1))
    })
}
