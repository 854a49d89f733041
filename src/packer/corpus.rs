//! A folder of pages and records with its `corpus.toml`, read on all cores.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use serde::Deserialize;

use super::records::{self, FieldNames};
use crate::pack::{CorpusInfo, Shard};

/// The file beside the pages that says what the corpus is.
pub const CORPUS_FILE: &str = "corpus.toml";

/// A folder of pages and records.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// What `corpus.toml` says.
    pub info: CorpusInfo,
    /// Files that are a page each, in the order of their names.
    pages: Vec<InFolder>,
    /// Files of records, in the order of their names.
    records: Vec<InFolder>,
    /// Files that are neither, in the order of their names.
    pub left_out: Vec<Problem>,
}

#[derive(Clone, Debug)]
struct InFolder {
    /// Path inside the folder, with `/`.
    name: String,
    path: PathBuf,
}

/// What is not in the edition, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Path inside the folder, with `/`.
    file: String,
    /// The line, where it is not the whole file.
    line: Option<u64>,
    /// Why, and what to do.
    reason: String,
}

impl Problem {
    /// Of a whole file.
    #[must_use]
    pub fn of_file(file: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, reason: reason.into() }
    }

    /// Of one line, counted from 1.
    #[must_use]
    pub fn of_line(file: impl Into<String>, line: u64, reason: impl Into<String>) -> Self {
        Self { line: Some(line), ..Self::of_file(file, reason) }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, reason } = self;
        match line {
            Some(line) => write!(f, "{file}:{line}: {reason}"),
            None => write!(f, "{file}: {reason}"),
        }
    }
}

/// What was read, and what could not be.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Gathered {
    /// The reports.
    pub shard: Shard,
    /// How many records they come from; the others come from pages.
    pub n_records: usize,
    /// What is missing.
    pub problems: Vec<Problem>,
}

impl Gathered {
    /// Nothing but a problem.
    #[must_use]
    pub fn left_out(problem: Problem) -> Self {
        Self { problems: vec![problem], ..Self::default() }
    }

    /// Both in one.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.problems.extend(other.problems);
        Self { shard: self.shard.merge(other.shard), n_records: self.n_records + other.n_records, ..self }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CorpusToml {
    title: Title,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    ar: String,
    en: String,
}

impl Corpus {
    /// Looks through a folder and the folders in it.
    ///
    /// # Errors
    /// Where the folder cannot be read, has no page, or its `corpus.toml` is not understood.
    pub fn open(folder: &Path) -> Result<Self> {
        let (pages, records) = (Vec::new(), Vec::new());
        let mut corpus = Self { info: info(folder)?, pages, records, left_out: Vec::new() };
        corpus.look_into(folder, "")?;
        for files in [&mut corpus.pages, &mut corpus.records] {
            files.sort_by(|one, other| one.name.cmp(&other.name));
        }
        corpus.left_out.sort();
        if corpus.pages.is_empty() && corpus.records.is_empty() {
            bail!(
                "{} has no page: put the reports there as text files that end in .txt, or as lines of JSON in files that end in .jsonl",
                folder.display()
            );
        }
        Ok(corpus)
    }

    /// Hidden files and folders are passed over; links to folders are not followed, so that a
    /// folder cannot contain itself.
    fn look_into(&mut self, folder: &Path, prefix: &str) -> Result<()> {
        let entries = std::fs::read_dir(folder)
            .with_context(|| format!("cannot read the folder {}", folder.display()))?;
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read the folder {}", folder.display()))?;
            let file_name = entry.file_name().to_string_lossy().into_owned();
            if !file_name.starts_with('.') {
                self.look_at(&entry, &file_name, prefix);
            }
        }
        Ok(())
    }

    fn look_at(&mut self, entry: &std::fs::DirEntry, file_name: &str, prefix: &str) {
        let path = entry.path();
        let name = format!("{prefix}{file_name}");
        let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        let is_page = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt"));
        if path.is_dir() && is_link {
            self.leave_out(name, "a link to a folder; put the folder itself here".to_owned());
        } else if path.is_dir() {
            if let Err(error) = self.look_into(&path, &format!("{name}/")) {
                self.leave_out(name, format!("{error:#}"));
            }
        } else if is_page && path.is_file() {
            self.pages.push(InFolder { name, path });
        } else if records::is_records(file_name) && path.is_file() {
            self.records.push(InFolder { name, path });
        } else if !is_about_the_corpus(file_name) {
            self.leave_out(
                name,
                "not a text page; pages are files that end in .txt, records in .jsonl".to_owned(),
            );
        }
    }

    fn leave_out(&mut self, file: String, reason: String) {
        self.left_out.push(Problem::of_file(file, reason));
    }

    /// How many files are a page each.
    #[must_use]
    pub fn n_pages(&self) -> usize {
        self.pages.len()
    }

    /// Reads every page and record on all cores. One that cannot be read is a problem of its own
    /// and stops nothing.
    #[must_use]
    pub fn read(&self, names: &FieldNames) -> Gathered {
        let pages = self.pages.par_iter().map(read_page).reduce(Gathered::default, Gathered::merge);
        let records = self.records.iter().map(|file| records::read_file(&file.name, &file.path, names));
        let mut all = records.fold(pages, Gathered::merge);
        all.problems.sort();
        all
    }
}

fn read_page(page: &InFolder) -> Gathered {
    let shard = std::fs::read(&page.path)
        .map_err(|error| format!("cannot be read: {error}"))
        .and_then(|bytes| Shard::read(&page.name, &bytes).map_err(|unreadable| unreadable.to_string()));
    match shard {
        Ok(shard) => Gathered { shard, ..Gathered::default() },
        Err(reason) => Gathered::left_out(Problem::of_file(&page.name, reason)),
    }
}

/// Files that belong in a folder of pages without being pages.
fn is_about_the_corpus(file_name: &str) -> bool {
    file_name == CORPUS_FILE || file_name.eq_ignore_ascii_case("README.md")
}

/// The titles of `corpus.toml`; the folder's name for both where there is no such file.
fn info(folder: &Path) -> Result<CorpusInfo> {
    let path = folder.join(CORPUS_FILE);
    if !path.exists() {
        let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
        let name = absolute.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        return Ok(CorpusInfo { title_ar: name.clone(), title_en: name });
    }
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let CorpusToml { title } =
        toml::from_str(&text).with_context(|| format!("{} is not understood", path.display()))?;
    Ok(CorpusInfo { title_ar: title.ar, title_en: title.en })
}
