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
        let with = |base: &str, ending: &str| self.count_as_verb(&format!("{base}{ending}"));
        // «بقيت» of «بقي», beside «أدت» of «أدى».
        let is_in_ya = past.ends_with('ي') && with("ي", past) > 0;
        let in_ya = if is_in_ya { with(past, "ت") } else { 0 };
        let (she, they) = (with(base, "ت").saturating_add(in_ya), with(base, "وا"));
        if she == 0 || they == 0 { 0 } else { she.saturating_add(they) }
    }

    /// The same of a past verb that has no «they» in the corpus: «شملت» beside «شملها» and «تشمل».
    pub(super) fn count_inflected_alone(&self, past: &str) -> u32 {
        let count =
            |before: &str, stem: &str, ending: &str| self.count_as_verb(&[before, stem, ending].concat());
        let present = past.strip_prefix('ا').unwrap_or(past);
        let has_present = ["ي", "ت"].into_iter().any(|person| count(person, present, "") > 0);
        let has_objects = ["ها", "ه"].into_iter().any(|object| count("", past, object) > 0);
        let she = count("", past, "ت");
        if she >= 10 && has_present && has_objects { she } else { 0 }
    }

    /// How often the form occurs bare or behind the article.
    pub(super) fn count_with_article(&self, folded: &str) -> u32 {
        self.count(folded).saturating_add(self.count_behind_article(folded))
    }
}
