//! A folder of pages with its `corpus.toml`, read on all cores.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use serde::Deserialize;

use crate::pack::{CorpusInfo, Shard};

/// The file beside the pages that says what the corpus is.
pub const CORPUS_FILE: &str = "corpus.toml";

/// A folder of pages.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// What `corpus.toml` says.
    pub info: CorpusInfo,
    /// Files to read, in the order of their names.
    pages: Vec<PageFile>,
    /// Files that are no pages, in the order of their names.
    pub left_out: Vec<Problem>,
}

#[derive(Clone, Debug)]
struct PageFile {
    /// Path inside the folder, with `/`.
    name: String,
    path: PathBuf,
}

/// A file that is not in the edition, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path inside the folder, with `/`.
    pub file: String,
    /// Why, and what to do.
    pub reason: String,
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
        let mut corpus = Self { info: info(folder)?, pages: Vec::new(), left_out: Vec::new() };
        corpus.look_into(folder, "")?;
        corpus.pages.sort_by(|one, other| one.name.cmp(&other.name));
        corpus.left_out.sort_by(|one, other| one.file.cmp(&other.file));
        if corpus.pages.is_empty() {
            bail!("{} has no page: put the reports there as text files that end in .txt", folder.display());
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
            self.pages.push(PageFile { name, path });
        } else if !is_about_the_corpus(file_name) {
            self.leave_out(name, "not a text page; pages are files that end in .txt".to_owned());
        }
    }

    fn leave_out(&mut self, file: String, reason: String) {
        self.left_out.push(Problem { file, reason });
    }

    /// How many files are to be read.
    #[must_use]
    pub fn n_pages(&self) -> usize {
        self.pages.len()
    }

    /// Reads every page on all cores. A page that cannot be read is a problem of its own and
    /// stops nothing.
    #[must_use]
    pub fn read(&self) -> (Shard, Vec<Problem>) {
        let read_one = |page: &PageFile| -> Result<Shard, Problem> {
            let problem = |reason: String| Problem { file: page.name.clone(), reason };
            let bytes =
                std::fs::read(&page.path).map_err(|error| problem(format!("cannot be read: {error}")))?;
            Shard::read(&page.name, &bytes).map_err(|unreadable| problem(unreadable.to_string()))
        };
        let collect = |(shard, mut problems): (Shard, Vec<Problem>), read: Result<Shard, Problem>| match read
        {
            Ok(one) => (shard.merge(one), problems),
            Err(problem) => {
                problems.push(problem);
                (shard, problems)
            }
        };
        let (shard, mut problems) =
            self.pages.par_iter().map(read_one).fold(Default::default, collect).reduce(
                Default::default,
                |(shard, mut problems), (other, more)| {
                    problems.extend(more);
                    (shard.merge(other), problems)
                },
            );
        problems.sort_by(|one, other| one.file.cmp(&other.file));
        (shard, problems)
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
