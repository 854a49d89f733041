//! A sentence in both languages for each rule of [`crate::reading`] that the interface shows.
//!
//! A rule that is not listed here is shown with a neutral sentence, never left out.

use crate::view::Language;

/// A rule's name and what it says, in Arabic and in English.
pub type RuleSentence = (&'static str, &'static str, &'static str);

/// Why a date is held to be the date of publication. Each sentence continues a quotation.
pub const DATING_RULES: &[RuleSentence] = &[];

/// Why a block has its label.
pub const BLOCK_RULES: &[RuleSentence] = &[];

/// The sentence for a rule; `None` where the table has none.
#[must_use]
pub fn sentence_of(table: &[RuleSentence], rule: &str, language: Language) -> Option<&'static str> {
    let (_, arabic, english) = table.iter().find(|(name, _, _)| *name == rule)?;
    Some(match language {
        Language::Arabic => arabic,
        Language::English => english,
    })
}
