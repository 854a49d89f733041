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
    #[serde(default)]
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

/// What the corpus is called in each language, where that is said.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    ar: Option<String>,
    en: Option<String>,
}

/// Names of one thing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    is: Spanned<Vec<String>>,
}

/// What the `corpus.toml` in a folder or beside a file says. Where it gives no title, the corpus is called as the folder
/// or file; where it gives one title, that is its title in both languages.
///
/// # Errors
/// As [`info_in`].
pub(super) fn said_for(corpus: &Path) -> Result<Said> {
    let absolute = std::path::absolute(corpus).unwrap_or_else(|_| corpus.to_path_buf());
    let path =
        if corpus.is_file() { absolute.with_file_name(CORPUS_FILE) } else { absolute.join(CORPUS_FILE) };
    let name = if corpus.is_file() { absolute.file_stem() } else { absolute.file_name() };
    let name = name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if !path.exists() {
        let info = CorpusInfo { title_ar: name.clone(), title_en: name, names: Vec::new() };
        return Ok(Said { info, ..Said::default() });
    }
    said_in(&path, name)
}

/// What a file like [`CORPUS_FILE`] says of the corpus as a whole; without a title it is called as the folder of the file.
///
/// # Errors
/// Where it cannot be read or is not understood.
pub fn info_in(path: &Path) -> Result<CorpusInfo> {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = absolute.parent().and_then(Path::file_name);
    let name = folder.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    said_in(path, name).map(|said| said.info)
}

fn said_in(path: &Path, name: String) -> Result<Said> {
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
    let (title_ar, title_en) = match (title.ar, title.en) {
        (Some(ar), Some(en)) => (ar, en),
        (Some(title), None) | (None, Some(title)) => (title.clone(), title),
        (None, None) => (name.clone(), name),
    };
    let info = CorpusInfo { title_ar, title_en, names: groups.into_iter().collect() };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_are_not_said_are_the_folders_or_those_of_the_other_language() {
        let folder = std::env::temp_dir().join(format!("sijill-titles-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let titles = |toml: &str| {
            std::fs::write(folder.join(CORPUS_FILE), toml).unwrap();
            let of_folder = said_for(&folder).unwrap().info;
            let of_file = info_in(&folder.join(CORPUS_FILE)).unwrap();
            assert_eq!(of_folder, of_file, "packing and merging call it the same");
            (of_folder.title_ar, of_folder.title_en)
        };
        let both = |title: &str| (title.to_owned(), title.to_owned());
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(titles(""), both(&name));
        let facts = "[[corrections]]\npage = \"1.txt\"\npublished = \"2019\"\n\n[[outlets]]\nname = \"س\"\nclock = \"publication\"\n";
        assert_eq!(titles(facts), both(&name));
        assert_eq!(titles("[title]\nar = \"حصاد\"\n"), both("حصاد"));
        assert_eq!(titles("[title]\nen = \"Harvest\"\n"), both("Harvest"));
        assert_eq!(titles("[title]\nar = \"حصاد\"\nen = \"Harvest\"\n").1, "Harvest");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
