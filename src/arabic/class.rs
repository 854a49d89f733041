//! Classes: which forms are one word under other clitics and endings.
//!
//! Two steps. The [`class_key`] is a function of the word alone and deliberately coarse: all
//! forms that *could* be one word share it, so a word is looked up in one place. Within the
//! class, each form has its [`analyses`]; which of them are [`plausible`] is judged with the
//! [`Evidence`] of the corpus' own vocabulary and the tables of [`crate::knowledge`]. Two
//! forms match when they share a plausible stem.
//!
//! Clitic and ending lists follow Lucene's light10 stemmer, widened by the chains, attached
//! pronouns, duals and construct forms of written Arabic (Ryding, *A Reference Grammar of
//! Modern Standard Arabic*, 2005, chapters 2, 7 and 12).

use std::collections::BTreeMap;

use crate::knowledge::radicals::{self, Radical};

use super::fold;

/// The part of a folded word that no clitic or ending can touch: from the first letter that
/// cannot belong to a clitic to the last that cannot belong to an ending.
///
/// Taking a clitic or an ending off never changes it, so forms of one word share it. Empty for
/// words made of such letters only (بيت, كل): they form one class.
#[must_use]
pub fn class_key(folded: &str) -> &str {
    if !is_arabic(folded) {
        return folded;
    }
    strip_weak_end(strip_weak_start(folded))
}

/// The word without the letters at its start that could be clitics.
#[must_use]
pub fn strip_weak_start(folded: &str) -> &str {
    let mut rest = folded;
    loop {
        let Some(first) = rest.chars().next() else { return rest };
        let weak = matches!(first, 'و' | 'ف' | 'ب' | 'ك' | 'ل') || rest.starts_with("ال");
        if !weak {
            return rest;
        }
        rest = &rest[first.len_utf8()..];
    }
}

/// The word without the letters at its end that could be an ending.
#[must_use]
pub fn strip_weak_end(folded: &str) -> &str {
    folded.trim_end_matches(['ه', 'ا', 'ت', 'ن', 'ي', 'و', 'ك', 'م'])
}

fn is_arabic(folded: &str) -> bool {
    folded.chars().next().is_some_and(|c| ('\u{0620}'..='\u{06FF}').contains(&c) && !c.is_numeric())
}

/// A way to read a form: clitics, stem, ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// The clitics in order, `+` between them («و+ل+ال»); empty for none.
    pub clitics: &'static str,
    /// How many bytes of the folded form the clitics take.
    pub clitics_len: usize,
    /// The stem; for ات, تين and ت before a pronoun the singular in ه.
    pub stem: String,
    /// The ending («ين»); empty for none.
    pub ending: &'static str,
    kind: EndingKind,
}

impl Analysis {
    /// Whether nothing was taken off.
    #[must_use]
    pub fn is_identity(&self) -> bool {
        self.clitics.is_empty() && self.ending.is_empty()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EndingKind {
    None,
    /// Plural, dual, pronoun: plausible by itself.
    Free,
    /// Construct ي and و: only beside a plural in ين or ون, else it is a nisba or a radical.
    Construct,
    /// The alef of an indefinite accusative.
    Accusative,
}

/// Whether the letters may be the beginning of nothing but clitics: «ا», «وال», «بال».
#[must_use]
pub fn is_clitic_so_far(folded: &str) -> bool {
    CLITICS.iter().any(|(letters, ..)| letters.starts_with(folded))
}

/// Clitic chains: how they are written, how they are shown, and the shortest rest in letters.
const CLITICS: &[(&str, &str, usize)] = &[
    ("", "", 1),
    ("ال", "ال", 2),
    ("و", "و", 2),
    ("ف", "ف", 2),
    ("ب", "ب", 3),
    ("ل", "ل", 3),
    ("ك", "ك", 3),
    ("وال", "و+ال", 2),
    ("فال", "ف+ال", 2),
    ("بال", "ب+ال", 2),
    ("كال", "ك+ال", 2),
    ("لل", "ل+ال", 2),
    ("وب", "و+ب", 3),
    ("ول", "و+ل", 3),
    ("وك", "و+ك", 3),
    ("فب", "ف+ب", 3),
    ("فل", "ف+ل", 3),
    ("فك", "ف+ك", 3),
    ("وبال", "و+ب+ال", 2),
    ("وكال", "و+ك+ال", 2),
    ("ولل", "و+ل+ال", 2),
    ("فبال", "ف+ب+ال", 2),
    ("فلل", "ف+ل+ال", 2),
];

/// Endings: letters, what replaces them in the stem, the shortest stem in letters before the
/// replacement, kind, and whether they can follow the article.
const ENDINGS: &[(&str, &str, usize, EndingKind, bool)] = &[
    ("ون", "", 3, EndingKind::Free, true),
    ("ين", "", 3, EndingKind::Free, true),
    ("ان", "", 3, EndingKind::Free, true),
    ("ات", "", 3, EndingKind::Free, true),
    ("ات", "ه", 2, EndingKind::Free, true),
    ("تين", "ه", 2, EndingKind::Free, true),
    ("تان", "ه", 2, EndingKind::Free, true),
    ("تي", "ه", 3, EndingKind::Free, false),
    ("تا", "ه", 3, EndingKind::Free, false),
    ("ه", "", 3, EndingKind::Free, false),
    ("ها", "", 3, EndingKind::Free, false),
    ("هم", "", 3, EndingKind::Free, false),
    ("هن", "", 3, EndingKind::Free, false),
    ("هما", "", 3, EndingKind::Free, false),
    ("كم", "", 3, EndingKind::Free, false),
    ("نا", "", 3, EndingKind::Free, false),
    ("ته", "ه", 2, EndingKind::Free, false),
    ("تها", "ه", 2, EndingKind::Free, false),
    ("تهم", "ه", 2, EndingKind::Free, false),
    ("تهن", "ه", 2, EndingKind::Free, false),
    ("تهما", "ه", 2, EndingKind::Free, false),
    ("تكم", "ه", 2, EndingKind::Free, false),
    ("تنا", "ه", 2, EndingKind::Free, false),
    ("اته", "", 3, EndingKind::Free, false),
    ("اتها", "", 3, EndingKind::Free, false),
    ("اتهم", "", 3, EndingKind::Free, false),
    ("اتنا", "", 3, EndingKind::Free, false),
    ("اته", "ه", 2, EndingKind::Free, false),
    ("اتها", "ه", 2, EndingKind::Free, false),
    ("اتهم", "ه", 2, EndingKind::Free, false),
    ("اتنا", "ه", 2, EndingKind::Free, false),
    ("يه", "", 3, EndingKind::Construct, false),
    ("يها", "", 3, EndingKind::Construct, false),
    ("يهم", "", 3, EndingKind::Construct, false),
    ("ينا", "", 3, EndingKind::Construct, false),
    ("وها", "", 3, EndingKind::Construct, false),
    ("وهم", "", 3, EndingKind::Construct, false),
    ("وه", "", 3, EndingKind::Construct, false),
    ("ي", "", 3, EndingKind::Construct, false),
    ("و", "", 3, EndingKind::Construct, false),
    ("ا", "", 3, EndingKind::Accusative, false),
];

/// The most analyses a form can have; more are cut off (the order puts the likely ones first).
pub const MOST_ANALYSES: usize = 32;

/// Every way to read `form`, the identity first; a function of the form alone.
#[must_use]
pub fn analyses(form: &Form) -> Vec<Analysis> {
    let folded = form.folded.as_str();
    let mut all = vec![Analysis {
        clitics: "",
        clitics_len: 0,
        stem: folded.to_owned(),
        ending: "",
        kind: EndingKind::None,
    }];
    if !is_arabic(folded) {
        return all;
    }
    for &(letters, clitics, shortest) in CLITICS {
        let Some(rest) = folded.strip_prefix(letters) else { continue };
        if rest.chars().count() < shortest {
            continue;
        }
        if !letters.is_empty() {
            all.push(Analysis {
                clitics,
                clitics_len: letters.len(),
                stem: rest.to_owned(),
                ending: "",
                kind: EndingKind::None,
            });
        }
        let after_article = clitics.ends_with("ال");
        endings_of(rest, form, after_article, |stem, ending, kind| {
            all.push(Analysis { clitics, clitics_len: letters.len(), stem, ending, kind });
        });
    }
    all.truncate(MOST_ANALYSES);
    all
}

fn endings_of(
    rest: &str,
    form: &Form,
    after_article: bool,
    mut found: impl FnMut(String, &'static str, EndingKind),
) {
    for &(ending, restored, shortest, kind, with_article) in ENDINGS {
        if after_article && !with_article {
            continue;
        }
        let Some(stem) = rest.strip_suffix(ending) else { continue };
        if stem.chars().count() < shortest {
            continue;
        }
        // ة is part of the word; only a real ه can be the pronoun.
        if form.ends_in_teh_marbuta && ending.ends_with('ه') {
            continue;
        }
        // سوريا is not سوري with an ending, unless the writer set the fathatan.
        if kind == EndingKind::Accusative && stem.ends_with('ي') && !form.has_final_fathatan {
            continue;
        }
        found(format!("{stem}{restored}"), ending, kind);
    }
}

/// A surface form, folded, with what folding hides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The folded letters.
    pub folded: String,
    ends_in_teh_marbuta: bool,
    has_final_fathatan: bool,
}

impl Form {
    /// Reads a word as it is written.
    #[must_use]
    pub fn new(surface: &str) -> Self {
        let mut letters = surface.chars().rev().filter(|&c| !super::letters::is_dropped(c));
        let ends_in_teh_marbuta = matches!(letters.next(), Some('ة' | 'ۃ' | '\u{FE93}' | '\u{FE94}'));
        let has_final_fathatan = surface.chars().rev().take(3).any(|c| c == '\u{064B}');
        Self { folded: fold(surface), ends_in_teh_marbuta, has_final_fathatan }
    }
}

/// What a corpus' vocabulary says about the forms of one class: how often each folded form
/// occurs.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    counts: BTreeMap<String, u32>,
}

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

    fn count(&self, folded: &str) -> u32 {
        self.counts.get(folded).copied().unwrap_or(0)
    }

    /// Whether the form occurs bare or behind the article.
    fn stands_alone(&self, folded: &str) -> bool {
        self.count(folded) > 0 || self.count_behind(ARTICLES, folded) > 0
    }

    fn count_behind(&self, clitics: &[&str], folded: &str) -> u32 {
        clitics.iter().map(|clitic| self.count(&format!("{clitic}{folded}"))).fold(0, u32::saturating_add)
    }
}

const ARTICLES: &[&str] = &["ال", "وال", "فال", "بال", "كال", "لل", "وبال", "ولل"];

/// A form seen this often without any sign of the rest standing alone is taken as a word of
/// its own that merely begins like a clitic.
const SETTLED_COUNT: u32 = 5;

/// Which of the form's [`analyses`] are plausible: bit *i* for analysis *i*. The identity always is.
#[must_use]
pub fn plausible(form: &Form, all: &[Analysis], evidence: &Evidence) -> u32 {
    let mut mask = 0;
    for (nth, analysis) in all.iter().enumerate().take(MOST_ANALYSES) {
        let accepted = analysis.is_identity()
            || (clitics_plausible(&form.folded, analysis, evidence)
                && ending_plausible(&form.folded[analysis.clitics_len..], analysis, evidence));
        if accepted {
            mask |= 1 << nth;
        }
    }
    mask
}

/// Judges each single-letter clitic of the chain; the article speaks for itself.
fn clitics_plausible(folded: &str, analysis: &Analysis, evidence: &Evidence) -> bool {
    let mut at = 0;
    for clitic in analysis.clitics.split('+').filter(|c| !c.is_empty()) {
        let word = &folded[at..];
        let before_article = analysis.clitics.ends_with("ال") && clitic != "ال";
        if clitic == "ال" {
            let is_own = radicals::is_listed(word) && !evidence.stands_alone(&word[clitic.len()..]);
            return !is_own && !radicals::is_function_word(word);
        }
        if !before_article && !letter_is_clitic(clitic, word, evidence) {
            return false;
        }
        at += clitic.len();
    }
    true
}

fn letter_is_clitic(clitic: &str, word: &str, evidence: &Evidence) -> bool {
    let rest = &word[clitic.len()..];
    let rest_stands_alone = evidence.stands_alone(rest);
    match radicals::begins_with_radical(word) {
        Radical::Sure => return false,
        Radical::Possible if !rest_stands_alone => return false,
        Radical::Possible | Radical::Unknown => {}
    }
    // No conjunction or preposition stands behind the article: «الوزير» proves the و of «وزير».
    if evidence.count_behind(ARTICLES, word) > 0 {
        return false;
    }
    rest_stands_alone || evidence.count(word) < SETTLED_COUNT
}

fn ending_plausible(word: &str, analysis: &Analysis, evidence: &Evidence) -> bool {
    if analysis.ending.is_empty() {
        return true;
    }
    if radicals::ends_with_radical(word) {
        return false;
    }
    match analysis.kind {
        EndingKind::None | EndingKind::Free | EndingKind::Accusative => true,
        EndingKind::Construct => ["ين", "ون"].iter().any(|plural| {
            let plural = format!("{}{plural}", analysis.stem);
            evidence.stands_alone(&plural)
        }),
    }
}

/// How two forms are one word, if they are: the clitics and the ending of `form` around the
/// shared stem, as in «و+ل+ال … ين».
#[must_use]
pub fn shared_stem(wanted: &[&str], form: &[Analysis], form_mask: u32) -> Option<String> {
    let analysis = form
        .iter()
        .enumerate()
        .filter(|(nth, _)| form_mask & (1 << nth) != 0)
        .map(|(_, analysis)| analysis)
        .find(|analysis| wanted.contains(&analysis.stem.as_str()))?;
    Some(rule_of(analysis))
}

fn rule_of(analysis: &Analysis) -> String {
    match (analysis.clitics, analysis.ending) {
        ("", "") => "bare".to_owned(),
        (clitics, "") => format!("{clitics} …"),
        ("", ending) => format!("… {ending}"),
        (clitics, ending) => format!("{clitics} … {ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(forms: &[&str]) -> Evidence {
        let mut evidence = Evidence::default();
        for form in forms {
            evidence.add(&fold(form), 1);
        }
        evidence
    }

    /// Whether `query` finds `form` at the level *word* in a corpus with the vocabulary `corpus`.
    fn finds(query: &str, form: &str, corpus: &[&str]) -> bool {
        let mut evidence = evidence(corpus);
        evidence.add(&fold(form), 1);
        let (query, form) = (Form::new(query), Form::new(form));
        let (query_all, form_all) = (analyses(&query), analyses(&form));
        let query_mask = plausible(&query, &query_all, &evidence);
        let wanted: Vec<&str> = query_all
            .iter()
            .enumerate()
            .filter(|(nth, _)| query_mask & (1 << nth) != 0)
            .map(|(_, a)| a.stem.as_str())
            .collect();
        let same_class = class_key(&query.folded) == class_key(&form.folded);
        same_class && shared_stem(&wanted, &form_all, plausible(&form, &form_all, &evidence)).is_some()
    }

    #[test]
    fn clitics_and_endings_do_not_hide_a_word() {
        let fighters = ["مقاتلين", "المقاتلين"];
        for form in
            ["وللمقاتلين", "المقاتلون", "مقاتلي", "مقاتلو", "بمقاتليها", "والمقاتلَين", "لمقاتل", "كالمقاتل"]
        {
            assert!(finds("مقاتل", form, &fighters), "{form}");
            assert!(finds(form, "مقاتل", &fighters), "{form}");
            assert!(finds("والمقاتلون", form, &fighters), "{form}");
        }
        for (query, form) in [
            ("قوة", "قوات"),
            ("قوات", "قوتها"),
            ("عملية", "بعملياتهم"),
            ("انتخاب", "الانتخابات"),
            ("سجن", "لسجنهم"),
            ("داعش", "لداعش"),
            ("حالي", "حالياً"),
            ("جزء", "جزءا"),
            ("من", "ومن"),
            ("لجنة", "للجنة"),
            ("دين", "الدين"),
            ("حي", "الحي"),
            ("حين", "الحين"),
            ("هامة", "الهامة"),
            ("تماس", "التماس"),
            ("لديه", "ولديه"),
            ("هنا", "وهنا"),
            ("عليه", "فعليه"),
        ] {
            assert!(finds(query, form, &[query]), "{query} → {form}");
            assert!(finds(form, query, &[form]), "{form} → {query}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (query, form, corpus) in [
            ("اقتصاد", "اقتصادي", &["اقتصاديين"][..]),
            ("سوري", "سوريا", &[]),
            ("سور", "سوري", &["سوريين"]),
            ("سن", "سنة", &[]),
            ("زير", "وزير", &["الوزير"]),
            ("آيات", "ولايات", &[]),
            ("أن", "كان", &[]),
            ("لبن", "لبنان", &[]),
            ("تاب", "كتاب", &[]),
        ] {
            assert!(!finds(query, form, corpus), "{query} → {form}");
        }
    }

    #[test]
    fn the_class_key_survives_every_clitic_and_ending() {
        for word in ["مقاتل", "بيت", "كتاب", "ولد", "قوه", "لبنان", "دين", "امريكي", "يوم", "الف"]
        {
            for &(clitic, ..) in CLITICS {
                for &(ending, restored, ..) in ENDINGS {
                    let Some(stem) = word.strip_suffix(restored) else { continue };
                    let form = format!("{clitic}{stem}{ending}");
                    assert_eq!(class_key(&form), class_key(word), "{form}");
                }
            }
        }
    }
}
