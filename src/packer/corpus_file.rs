//! `corpus.toml`, the file beside the pages that says what the corpus is: its titles, other names of what it
//! speaks of, facts by which it is read, and what of its pages is to be read otherwise.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use toml::Spanned;

use super::corrections::{Corrections, Written};
use super::facts::{KnownFacts, WrittenEvent, WrittenOutlet};
use crate::arabic::{self, fold};
use crate::edition::names::{MOST_NAMES, MOST_WORDS};
use crate::pack::CorpusInfo;

/// Its name.
pub const CORPUS_FILE: &str = "corpus.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CorpusToml {
    title: Title,
    #[serde(default)]
    names: Vec<Names>,
    #[serde(default)]
    events: Vec<Spanned<WrittenEvent>>,
    #[serde(default)]
    outlets: Vec<Spanned<WrittenOutlet>>,
    #[serde(default)]
    corrections: Vec<Spanned<Written>>,
}

/// All that the file says.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) info: CorpusInfo,
    pub(super) facts: KnownFacts,
    pub(super) corrections: Corrections,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    ar: String,
    en: String,
}

/// Names of one thing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    is: Spanned<Vec<String>>,
}

/// What the `corpus.toml` in a folder or beside a file says; where there is none, its name is both titles.
///
/// # Errors
/// As [`info_in`].
pub(super) fn said_for(corpus: &Path) -> Result<Said> {
    let absolute = std::path::absolute(corpus).unwrap_or_else(|_| corpus.to_path_buf());
    let path =
        if corpus.is_file() { absolute.with_file_name(CORPUS_FILE) } else { absolute.join(CORPUS_FILE) };
    if !path.exists() {
        let name = if corpus.is_file() { absolute.file_stem() } else { absolute.file_name() };
        let name = name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let info = CorpusInfo { title_ar: name.clone(), title_en: name, names: Vec::new() };
        return Ok(Said { info, ..Said::default() });
    }
    said_in(&path)
}

/// What a file like [`CORPUS_FILE`] says of the corpus as a whole.
///
/// # Errors
/// Where it cannot be read or is not understood.
pub fn info_in(path: &Path) -> Result<CorpusInfo> {
    said_in(path).map(|said| said.info)
}

fn said_in(path: &Path) -> Result<Said> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let CorpusToml { title, names, events, outlets, corrections } =
        toml::from_str(&text).with_context(|| format!("{} is not understood", path.display()))?;
    let mut groups = BTreeSet::new();
    for Names { is } in names {
        let line = 1 + text[..is.span().start].matches('\n').count();
        groups.insert(group(is.into_inner()).with_context(|| format!("{}, line {line}", path.display()))?);
    }
    let n_names: usize = groups.iter().map(Vec::len).sum();
    // They stand in an edition twice, the second time beside those we know.
    let most = MOST_NAMES / 3;
    ensure!(n_names <= most, "{} has {n_names} names; an edition has room for {most}", path.display());
    let info = CorpusInfo { title_ar: title.ar, title_en: title.en, names: groups.into_iter().collect() };
    let facts = KnownFacts::of(path, &text, events, outlets)?;
    Ok(Said { info, facts, corrections: Corrections::of(path, &text, corrections)? })
}

/// The names in order, each once.
fn group(names: Vec<String>) -> Result<Vec<String>> {
    let mut different = BTreeSet::new();
    for name in &names {
        let words: Vec<String> = arabic::words(name).map(|word| fold(word.text)).collect();
        ensure!(
            !words.is_empty(),
            "«{name}» has no letter or digit, so nobody can search for it; take it away"
        );
        ensure!(
            words.len() <= MOST_WORDS,
            "«{name}» is longer than {MOST_WORDS} words; write a shorter name"
        );
        different.insert(words);
    }
    ensure!(
        different.len() > 1,
        "`is` has fewer than two different names (letters such as أ and ا count as the same); write all names of the thing: is = [\"داعش\", \"تنظيم الدولة\"]"
    );
    let names: BTreeSet<String> = names.into_iter().collect();
    Ok(names.into_iter().collect())
}
