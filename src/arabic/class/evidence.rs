//! What the vocabulary of a corpus says: which words stand alone, behind an article, as verbs.

use std::collections::HashMap;

/// How often each folded form occurs.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    counts: HashMap<String, u32>,
}

const ARTICLES: &[&str] = &["ال", "وال", "فال", "بال", "كال", "لل", "وبال", "ولل"];

impl Evidence {
    /// Counts a form.
    pub fn add(&mut self, folded: &str, count: u32) {
        let known = self.counts.entry(folded.to_owned()).or_default();
        *known = known.saturating_add(count);
    }

    /// Whether the corpus has this form anywhere, boilerplate included.
    #[must_use]
    pub fn has(&self, folded: &str) -> bool {
        self.counts.contains_key(folded)
    }

    pub(super) fn count(&self, folded: &str) -> u32 {
        self.counts.get(folded).copied().unwrap_or(0)
    }

    /// Whether the form occurs behind the article, as verbs do not.
    pub(super) fn is_noun(&self, folded: &str) -> bool {
        self.count_behind_article(folded).saturating_mul(20) > self.count(folded)
    }

    /// Whether the form occurs bare or behind the article.
    pub(super) fn stands_alone(&self, folded: &str) -> bool {
        self.count(folded) > 0 || self.count_behind_article(folded) > 0
    }

    pub(super) fn count_behind_article(&self, folded: &str) -> u32 {
        ARTICLES.iter().map(|clitic| self.count(&format!("{clitic}{folded}"))).fold(0, u32::saturating_add)
    }

    /// How often the form occurs bare or behind what only a verb and a conjunction share.
    pub(super) fn count_as_verb(&self, folded: &str) -> u32 {
        ["", "و", "ف"]
            .iter()
            .map(|clitic| self.count(&format!("{clitic}{folded}")))
            .fold(0, u32::saturating_add)
    }

    /// How often the past verb occurs with the endings of «she» and «they»: nouns have no «they».
    pub(super) fn count_inflected(&self, past: &str) -> u32 {
        let base = past.strip_suffix(['ي', 'ا']).unwrap_or(past);
        let (she, they) = (self.count_as_verb(&format!("{base}ت")), self.count_as_verb(&format!("{base}وا")));
        if she == 0 || they == 0 { 0 } else { she.saturating_add(they) }
    }
}
