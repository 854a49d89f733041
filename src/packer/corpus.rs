//! A folder of pages and records with its `corpus.toml`, read on all cores.

use std::convert::Infallible;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail, ensure};
use rayon::ThreadPool;
use rayon::prelude::*;

use super::corpus_file::{CORPUS_FILE, Said, said_for};
use super::corrections::Corrections;
use super::facts::KnownFacts;
use super::progress::Progress;
use super::records::FieldNames;
use super::repeated::{Counts, Repeated};
use super::source::{Kind, Known, Opener, Raw, Source};
use super::spill::Spill;
use crate::pack::{CorpusInfo, Shard};

/// A folder of pages and records.
#[derive(Debug)]
pub struct Corpus {
    /// What `corpus.toml` says.
    pub info: CorpusInfo,
    corrections: Corrections,
    facts: KnownFacts,
    /// Only some of its files are read.
    is_part: bool,
    /// Files with reports in them, in the order of their names.
    sources: Vec<Source>,
    /// All files of the folder that may have pages, also those that are not wanted.
    with_pages: Vec<Source>,
    /// Files without.
    foreign: Vec<Problem>,
    /// Folders that cannot be read.
    problems: Vec<Problem>,
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
        // Names in a zip are whatever its maker liked, and this goes to a terminal.
        let shown = |text: &str| text.replace(char::is_control, "\u{FFFD}");
        match line {
            Some(line) => write!(f, "{}:{line}: {}", shown(file), shown(reason)),
            None => write!(f, "{}: {}", shown(file), shown(reason)),
        }
    }
}

/// What one page or record comes to.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// What it was found as.
    pub(super) found: Option<Found>,
    pub(super) report: Option<Shard>,
    /// What is missing: all of it, or a field.
    pub(super) problems: Vec<Problem>,
    /// It has no report, and should not.
    pub(super) foreign: Vec<Problem>,
}

/// What counts as found: any page, and a record that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Page,
    Record,
}

impl Reading {
    /// Nothing but a problem.
    pub(super) fn bad(problem: Problem) -> Self {
        Self { problems: vec![problem], ..Self::default() }
    }
}

/// What was read, and what could not be.
#[derive(Debug)]
pub struct Gathered {
    /// The reports.
    pub shard: Shard<Spill>,
    /// How many pages were found.
    pub n_pages: usize,
    /// How many records were read.
    pub n_records: usize,
    /// What is missing.
    pub problems: Vec<Problem>,
    /// Files that have no report, and should not.
    pub foreign: Vec<Problem>,
    /// Corrections that changed nothing.
    pub without_effect: Vec<Problem>,
    /// Events and outlets of the corpus that told nothing.
    pub unused: Vec<Problem>,
}

impl Gathered {
    /// Nothing yet; pages will wait there.
    #[must_use]
    pub fn kept_in(spill: Spill) -> Self {
        let shard = Shard::kept_in(spill);
        Self {
            shard,
            n_pages: 0,
            n_records: 0,
            problems: Vec::new(),
            foreign: Vec::new(),
            without_effect: Vec::new(),
            unused: Vec::new(),
        }
    }

    fn take_in(&mut self, reading: Reading) -> io::Result<()> {
        self.problems.extend(reading.problems);
        self.foreign.extend(reading.foreign);
        match reading.found {
            Some(Found::Page) => self.n_pages += 1,
            Some(Found::Record) => self.n_records += 1,
            None => {}
        }
        reading.report.map_or(Ok(()), |shard| self.shard.absorb(shard))
    }
}

impl Corpus {
    /// Looks through a folder and the folders in it, or at one file; where `only` names some of the files
    /// and folders in it, for these alone.
    ///
    /// # Errors
    /// Where the folder cannot be read, has no page, or its `corpus.toml` is not understood.
    pub fn open(folder: &Path, only: &[String]) -> Result<Self> {
        let Said { info, facts, corrections } = said_for(folder)?;
        let mut corpus = Self {
            info,
            corrections,
            facts,
            is_part: !only.is_empty(),
            sources: Vec::new(),
            with_pages: Vec::new(),
            foreign: Vec::new(),
            problems: Vec::new(),
        };
        if folder.is_file() {
            let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
            corpus.look_at_file(name.unwrap_or_default(), folder.to_path_buf());
        } else {
            corpus.look_into(folder, "")?;
        }
        for wanted in only {
            let is_there = corpus.sources.iter().any(|source| is_at_or_below(wanted, &source.name));
            ensure!(is_there, "--only {wanted}: {} has no such file or folder with pages", folder.display());
        }
        let is_wanted =
            |name: &str| only.is_empty() || only.iter().any(|wanted| is_at_or_below(wanted, name));
        let may_have_pages = |source: &&Source| matches!(source.kind, Kind::Page | Kind::Archive);
        corpus.with_pages = corpus.sources.iter().filter(may_have_pages).cloned().collect();
        corpus.sources.retain(|source| is_wanted(&source.name));
        corpus.foreign.retain(|problem| is_wanted(&problem.file));
        corpus.problems.retain(|problem| is_wanted(&problem.file));
        corpus.sources.sort_by(|one, other| one.name.cmp(&other.name));
        if corpus.sources.is_empty() {
            bail!(
                "{} has no page: put the reports there as pages that end in .html or .txt, as lines of JSON in files that end in .jsonl, as tables that end in .csv, or as zips of these",
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
        if path.is_dir() && is_link {
            return self.pass_over(name, "a link to a folder; put the folder itself here".to_owned());
        }
        if path.is_dir() {
            if let Err(error) = self.look_into(&path, &format!("{name}/")) {
                self.problems.push(Problem::of_file(name, format!("{error:#}")));
            }
            return;
        }
        self.look_at_file(name, path);
    }

    fn look_at_file(&mut self, name: String, path: PathBuf) {
        match Kind::of(&name) {
            Ok(kind) if path.is_file() => {
                let n_bytes = path.metadata().map_or(0, |metadata| metadata.len());
                self.sources.push(Source { name, path, kind, n_bytes });
            }
            Ok(_) => self.pass_over(name, "neither a file nor a folder".to_owned()),
            Err(what) => what.into_iter().for_each(|what| self.pass_over(name.clone(), what.to_owned())),
        }
    }

    fn pass_over(&mut self, file: String, reason: String) {
        self.foreign.push(Problem::of_file(file, reason));
    }

    /// How many bytes its files have.
    #[must_use]
    pub fn n_bytes(&self) -> u64 {
        self.sources.iter().map(|source| source.n_bytes).sum()
    }

    /// Reads every page and record on all threads of the pool. One that cannot be read is a problem of
    /// its own and stops nothing. Of what is not yet read only a few pages or records are in memory.
    ///
    /// # Errors
    /// Where there is no room on disk for the pages that were read.
    pub fn read(
        &self,
        names: &FieldNames,
        spill: Spill,
        pool: &ThreadPool,
        progress: &Progress,
    ) -> Result<Gathered> {
        let repeated = self.lines_of_sites(names, pool, progress);
        let known = Known { corrections: &self.corrections, facts: &self.facts, repeated: &repeated };
        let n_looked_at = if self.is_looked_at() { self.n_bytes() } else { 0 };
        let n_read = AtomicU64::new(0);
        let opener = Opener { names, n_read: &n_read };
        let all = Mutex::new(Gathered::kept_in(spill));
        each_raw(&self.sources, &opener, pool, |raw| {
            let reading = raw.read(names, &known);
            let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
            all.take_in(reading)?;
            let n_read = n_read.load(Ordering::Relaxed);
            let done = if n_looked_at > 0 { (n_looked_at + n_read) / 2 } else { n_read };
            progress.reading(all.shard.n_reports(), done);
            io::Result::Ok(())
        })
        .context("cannot keep the pages that were read on disk; make room there")?;
        let mut all = all.into_inner().unwrap_or_else(PoisonError::into_inner);
        all.problems.extend(self.problems.iter().cloned());
        all.problems.sort();
        all.foreign.extend(self.foreign.iter().cloned());
        all.foreign.sort();
        if !self.is_part {
            all.without_effect = self.corrections.without_effect();
            all.without_effect.sort();
            all.unused = self.facts.unused();
            all.unused.sort();
        }
        Ok(all)
    }
}

impl Corpus {
    /// Whether its pages are looked at before they are read: one alone has nothing in common with any.
    fn is_looked_at(&self) -> bool {
        self.with_pages.len() >= 2 || self.with_pages.iter().any(|source| source.kind == Kind::Archive)
    }

    fn lines_of_sites(&self, names: &FieldNames, pool: &ThreadPool, progress: &Progress) -> Repeated {
        let n_read = AtomicU64::new(0);
        let opener = Opener { names, n_read: &n_read };
        let counts = Mutex::new(Counts::default());
        if self.is_looked_at() {
            let Ok(()) = each_raw(&self.with_pages, &opener, pool, |raw| {
                if let Some(counted) = raw.counted() {
                    counts.lock().unwrap_or_else(PoisonError::into_inner).add(counted);
                }
                progress.reading(0, n_read.load(Ordering::Relaxed) / 2);
                Result::<(), Infallible>::Ok(())
            });
        }
        counts.into_inner().unwrap_or_else(PoisonError::into_inner).repeated()
    }
}

/// Does something with all that stands in files, on all threads of the pool.
fn each_raw<E: Send>(
    sources: &[Source],
    opener: &Opener<'_>,
    pool: &ThreadPool,
    work: impl Fn(Raw) -> Result<(), E> + Sync + Send,
) -> Result<(), E> {
    let (sender, found) = sync_channel(WAITING_PER_THREAD * pool.current_num_threads());
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for source in sources {
                // Nobody receives any more where reading has failed, and then nothing matters.
                opener.open(source, &mut |raw| drop(sender.send(raw)));
            }
        });
        pool.install(|| found.into_iter().par_bridge().try_for_each(work))
    })
}

/// Whether a file is this one or lies in this folder; `wanted` as one types it.
fn is_at_or_below(wanted: &str, name: &str) -> bool {
    let wanted = wanted.strip_prefix("./").unwrap_or(wanted).trim_end_matches('/');
    name.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// How many pages and records wait for each thread.
const WAITING_PER_THREAD: usize = 4;

/// Files that belong in a folder of pages without being pages.
pub(super) fn is_about_the_corpus(file_name: &str) -> bool {
    let file_name = file_name.rsplit('/').next().unwrap_or(file_name);
    file_name == CORPUS_FILE || file_name.eq_ignore_ascii_case("README.md")
}
