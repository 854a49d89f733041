//! Which forms of the dictionary a query word matches, at which level, by which rule.

use std::collections::BTreeMap;

use super::query::QueryWord;
use crate::arabic::class::{
    Analysis, Evidence, Form, analyses, class_key, plausible, shared_stem, strip_weak_end, strip_weak_start,
};
use crate::edition::dictionary::{Class, FormEntry, PostingsRef};
use crate::knowledge::radicals::{self, Radical};
use crate::view::Level;

/// Where in the dictionary the forms of a word can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The class with exactly this key.
    pub key: String,
    /// And every class whose key begins with this.
    pub beginning: Option<String>,
}

impl Whereabouts {
    /// Where the forms of `word` can be, at any level.
    #[must_use]
    pub fn of(word: &QueryWord) -> Self {
        if !word.is_prefix {
            return Self { key: class_key(&word.form.folded).to_owned(), beginning: None };
        }
        // A form that goes on after the letters typed either keeps a strong letter behind them,
        // and then its key begins with their core, or ends in weak letters only, and then its
        // key is the core without its own weak end.
        let core = strip_weak_start(&word.form.folded);
        Self { key: strip_weak_end(core).to_owned(), beginning: Some(core.to_owned()) }
    }

    /// Whether a class with this key may hold such forms.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        key == self.key
            || self.beginning.as_ref().is_some_and(|beginning| key.starts_with(beginning.as_str()))
    }
}

/// A form that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchedForm {
    /// The form, as the dictionary spells it.
    pub surface: String,
    /// The tightest level at which it matches.
    pub level: Level,
    /// The rule, in words of `findings::Match::rule`.
    pub rule: String,
    /// Where it occurs.
    pub postings: PostingsRef,
}

/// The rule of a match of the same letters.
pub const IDENTICAL: &str = "identical";
/// The rule of a match of folded letters.
pub const FOLDED: &str = "folded";
/// The rule of a word that begins as the query word does.
pub const PREFIX: &str = "prefix";

/// The forms of `classes` that match `word` up to `loosest`, in the order of the dictionary.
///
/// `classes` are all classes in the word's [`Whereabouts`].
#[must_use]
pub fn matching_forms<'a>(
    word: &QueryWord,
    loosest: Level,
    classes: impl Iterator<Item = &'a Class> + Clone,
) -> Vec<MatchedForm> {
    let key = class_key(&word.form.folded);
    let mut matched = Vec::new();
    for class in classes.clone().filter(|class| class.key == key) {
        let wanted = Wanted::new(word, class);
        for entry in &class.forms {
            if let Some((level, rule)) = wanted.level_of(word, entry) {
                matched.push(found(entry, level, rule));
            }
        }
    }
    if word.is_prefix {
        matched = with_beginnings(word, matched, classes);
    }
    matched.retain(|form| form.level <= loosest);
    matched
}

fn found(entry: &FormEntry, level: Level, rule: String) -> MatchedForm {
    MatchedForm { surface: entry.surface.clone(), level, rule, postings: entry.postings.clone() }
}

/// The stems a finished word asks for in its class.
struct Wanted {
    stems: Vec<String>,
}

impl Wanted {
    fn new(word: &QueryWord, class: &Class) -> Self {
        let form = &word.form;
        let all = analyses(form);
        let evidence = evidence(class);
        let stems = stems(&all, plausible(form, &all, &evidence));
        // A whole word the corpus does not have, and nothing it could be: then every way to read it.
        let wanted = Self { stems };
        let may_be_known = word.is_prefix || evidence.has(&form.folded);
        if may_be_known || class.forms.iter().any(|entry| wanted.rule_of(entry).is_some()) {
            wanted
        } else {
            Self { stems: stems_of_any(&all) }
        }
    }

    fn rule_of(&self, entry: &FormEntry) -> Option<String> {
        let stems: Vec<&str> = self.stems.iter().map(String::as_str).collect();
        shared_stem(&stems, &analyses(&Form::new(&entry.surface)), entry.plausible)
    }

    fn level_of(&self, word: &QueryWord, entry: &FormEntry) -> Option<(Level, String)> {
        same_letters(word, entry, &Form::new(&entry.surface).folded)
            .or_else(|| Some((Level::Word, self.rule_of(entry)?)))
    }
}

fn stems(all: &[Analysis], mask: u32) -> Vec<String> {
    all.iter().enumerate().filter(|(nth, _)| mask & (1 << nth) != 0).map(|(_, a)| a.stem.clone()).collect()
}

fn stems_of_any(all: &[Analysis]) -> Vec<String> {
    stems(all, u32::MAX)
}

fn same_letters(word: &QueryWord, entry: &FormEntry, folded: &str) -> Option<(Level, String)> {
    if entry.surface == word.surface {
        Some((Level::Exact, IDENTICAL.to_owned()))
    } else if folded == word.form.folded {
        Some((Level::Letters, FOLDED.to_owned()))
    } else {
        None
    }
}

fn evidence(class: &Class) -> Evidence {
    let mut evidence = Evidence::default();
    for entry in &class.forms {
        evidence.add(&Form::new(&entry.surface).folded, entry.count);
    }
    evidence
}

/// Adds to the forms that match an unfinished word as it stands those that begin with it: with
/// its letters as typed or behind the article; only where there is nothing of these, behind a
/// single-letter clitic as well. So no finished word loses reports when its last letter is typed.
fn with_beginnings<'a>(
    word: &QueryWord,
    as_it_stands: Vec<MatchedForm>,
    classes: impl Iterator<Item = &'a Class> + Clone,
) -> Vec<MatchedForm> {
    let whereabouts = Whereabouts::of(word);
    let classes = classes.filter(move |class| whereabouts.has(&class.key));
    let mut by_surface: BTreeMap<String, MatchedForm> =
        as_it_stands.into_iter().map(|form| (form.surface.clone(), form)).collect();
    for typed in typed_rests(word) {
        let forms = classes.clone().flat_map(|class| &class.forms);
        for form in forms.filter_map(|entry| begins_with(word, &typed, entry)) {
            let best = by_surface.entry(form.surface.clone()).or_insert_with(|| form.clone());
            if form.level < best.level {
                *best = form;
            }
        }
        if !by_surface.is_empty() {
            break;
        }
    }
    by_surface.into_values().collect()
}

/// What the letters typed so far may stand for, in the order they are tried.
fn typed_rests(word: &QueryWord) -> [Vec<String>; 2] {
    const ARTICLES: [&str; 8] = ["وبال", "ولل", "وال", "فال", "بال", "كال", "لل", "ال"];
    const LETTERS: [&str; 5] = ["و", "ف", "ب", "ل", "ك"];
    let folded = word.form.folded.as_str();
    let strip = |clitics: &[&str]| -> Vec<String> {
        let rests = clitics.iter().filter_map(|clitic| folded.strip_prefix(clitic));
        rests.filter(|rest| rest.chars().count() >= 2).map(str::to_owned).collect()
    };
    let mut as_typed = vec![folded.to_owned()];
    let mut behind_letter = Vec::new();
    if radicals::begins_with_radical(folded) == Radical::Unknown {
        // «آلاف», «ألمانيا»: the article has a plain alef.
        if !word.surface.starts_with(['أ', 'إ', 'آ']) {
            as_typed.extend(strip(&ARTICLES));
        }
        behind_letter = strip(&LETTERS);
    }
    [as_typed, behind_letter]
}

fn begins_with(word: &QueryWord, typed: &[String], entry: &FormEntry) -> Option<MatchedForm> {
    let form = Form::new(&entry.surface);
    let (level, rule) = match same_letters(word, entry, &form.folded) {
        Some((Level::Exact, rule)) => (Level::Exact, rule),
        _ if entry.surface.starts_with(&word.surface) => (Level::Exact, PREFIX.to_owned()),
        Some(folded) => folded,
        None if form.folded.starts_with(&word.form.folded) => (Level::Letters, PREFIX.to_owned()),
        None => {
            let all = analyses(&form);
            let begins = |analysis: &Analysis| {
                typed.iter().any(|typed| form.folded[analysis.clitics_len..].starts_with(typed.as_str()))
            };
            let plausible = |nth: usize| entry.plausible & (1 << nth) != 0;
            let analysis = all.iter().enumerate().find(|(nth, a)| plausible(*nth) && begins(a))?.1;
            let clitics =
                if analysis.clitics.is_empty() { String::new() } else { format!("{} ", analysis.clitics) };
            (Level::Word, format!("{clitics}{PREFIX}"))
        }
    };
    Some(found(entry, level, rule))
}

/// For each form, the best match of any query word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatchTable {
    by_surface: BTreeMap<String, (usize, Level, String)>,
}

impl MatchTable {
    /// From the matched forms of each query word, in the order of the words.
    #[must_use]
    pub fn new<'a>(words: impl Iterator<Item = &'a [MatchedForm]>) -> Self {
        let mut table = Self::default();
        for (nth, forms) in words.enumerate() {
            for form in forms {
                let candidate = (nth, form.level, form.rule.clone());
                let best = table.by_surface.entry(form.surface.clone()).or_insert_with(|| candidate.clone());
                if form.level < best.1 {
                    *best = candidate;
                }
            }
        }
        table
    }

    /// Whether nothing can match.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_surface.is_empty()
    }

    /// Which query word (by its place) the form matches, at which level, by which rule.
    #[must_use]
    pub fn get(&self, surface: &str) -> Option<(usize, Level, &str)> {
        self.by_surface.get(surface).map(|(nth, level, rule)| (*nth, *level, rule.as_str()))
    }
}
