//! A word as the rules see it: folded, with what folding hides.

use crate::arabic::{fold, letters};
use crate::knowledge::spellings;

/// A surface form, folded, with what folding hides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The folded letters.
    pub folded: String,
    /// The same in the usual spelling of the word, where this is another.
    pub(super) usual: Option<String>,
    /// Where letters of `folded` are an alef that carries a hamza: no article begins there.
    hamzas: u64,
    /// Whether it ends in ة, which is part of the word and no pronoun.
    pub(super) ends_in_teh_marbuta: bool,
    /// Whether it ends in ى, which is no ي of the one who speaks.
    pub(super) ends_in_maqsura: bool,
}

impl Form {
    /// Reads a word as it is written.
    #[must_use]
    pub fn new(surface: &str) -> Self {
        let mut from_end = surface.chars().rev().filter(|&c| !letters::is_dropped(c));
        let last = from_end.next();
        let ends_in_teh_marbuta = matches!(last, Some('ة' | 'ۃ' | '\u{FE93}' | '\u{FE94}'));
        let ends_in_maqsura = last == Some('ى');
        let shown = surface.chars().filter(|&c| !letters::is_dropped(c)).take(64).enumerate();
        let hamzas = shown.filter(|(_, c)| matches!(c, 'أ' | 'إ' | 'آ')).map(|(nth, _)| 1 << nth).sum();
        let folded = fold(surface);
        let usual = spellings::usual(&folded);
        Self { folded, usual, hamzas, ends_in_teh_marbuta, ends_in_maqsura }
    }

    /// Whether the letter at this place, counted from 0, is an alef that carries a hamza.
    #[must_use]
    pub fn has_hamza_at(&self, nth: usize) -> bool {
        nth < 64 && self.hamzas & (1 << nth) != 0
    }
}
