//! `sijill pack`: from a folder to an edition, and what is said of it. [`super::merging`] ends in the same way.

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use rayon::ThreadPool;
use rayon::prelude::*;

use super::command_line::Outcome;
use super::corpus::{Corpus, Gathered, Problem};
use super::progress::Progress;
use super::records::FieldNames;
use super::shell::{Carried, Shell};
use super::spill::Spill;
use super::targets::Targets;
use crate::pack::{self, CorpusInfo, Hands, Shard, Sizes};

/// How a pack goes about its work, as told on the command line.
#[derive(clap::Args)]
pub(super) struct Ways {
    /// How many threads work (0: one per core); the edition's bytes do not depend on it
    #[arg(long, default_value_t = 0)]
    threads: usize,
    /// Say nothing while it works
    #[arg(long, short)]
    quiet: bool,
}

/// What packing and merging have in common: threads to work with, and what is made in the end.
pub(super) struct Packing<'a> {
    start: Instant,
    targets: &'a Targets,
    shell: Option<Shell>,
    quiet: bool,
    pub(super) pool: ThreadPool,
}

impl<'a> Packing<'a> {
    /// Begins, unless it is plain that it could not end.
    pub(super) fn begin(targets: &'a Targets, ways: &Ways, carried: Option<Carried>) -> Result<Self> {
        let start = Instant::now();
        let shell = targets.shell(carried)?;
        let pool = rayon::ThreadPoolBuilder::new().num_threads(ways.threads).build()?;
        Ok(Self { start, targets, shell, quiet: ways.quiet, pool })
    }

    /// Shows how much of so many bytes has been read.
    pub(super) fn progress(&self, n_bytes: u64) -> Progress {
        Progress::of(n_bytes, self.quiet)
    }

    /// Seals the reports and writes the edition; `done` says what that was: «packed 5 reports from 5 pages».
    pub(super) fn end(
        &self,
        shard: &Shard<Spill>,
        info: &CorpusInfo,
        progress: &Progress,
        done: &str,
    ) -> Result<()> {
        refuse_contradictions(shard)?;
        let hands = AllCores { pool: &self.pool, progress };
        let files = pack::seal_with(&hands, Sizes::default(), shard, info)
            .context("cannot read the pages again that were kept on disk")?;
        let n_files = files.files.len();
        let data_bytes: usize = files.files.values().map(Vec::len).sum();
        self.targets.write(self.shell.as_ref(), files, info, shard.n_reports())?;
        progress.clear();
        let peak = peak_memory().map(|kib| format!(", peak memory {:.1} MB", kib as f64 / 1024.0));
        let mut stdout = std::io::stdout();
        writeln!(
            stdout,
            "{done} into {} ({} data files, {:.1} KB) in {:.2} s{}",
            self.targets.shown(),
            n_files,
            data_bytes as f64 / 1024.0,
            self.start.elapsed().as_secs_f64(),
            peak.unwrap_or_default(),
        )?;
        let mut stderr = std::io::stderr();
        for same in shard.identical_pages() {
            writeln!(stderr, "identical pages, kept as one report: {}", same.join(", "))?;
        }
        Ok(())
    }

    /// Says what to do with what was written, unless it is to be quiet.
    pub(super) fn advise(&self) -> Result<()> {
        let advice = self.targets.advice(self.shell.as_ref()).filter(|_| !self.quiet);
        advice.map_or(Ok(()), |advice| Ok(writeln!(std::io::stdout(), "{advice}")?))
    }
}

/// Packs a folder, or of it what is named in `only`.
pub(super) fn pack_folder(
    folder: &Path,
    only: &[String],
    names: &FieldNames,
    targets: &Targets,
    ways: &Ways,
    carried: Option<Carried>,
) -> Result<Outcome> {
    let packing = Packing::begin(targets, ways, carried)?;
    let corpus = Corpus::open(folder, only)?;
    let progress = packing.progress(corpus.n_bytes());
    let gathered = corpus.read(names, targets.spill()?, &packing.pool, &progress)?;
    let Gathered { shard, n_pages, n_records, problems, foreign, without_effect, unused } = gathered;
    if shard.n_reports() > 0 {
        let n_reports = counted(shard.n_reports() as usize, "report");
        let done = format!("packed {n_reports} from {}", sources(n_pages, n_records));
        packing.end(&shard, &corpus.info, &progress, &done)?;
    }
    progress.clear();
    report_problems(&foreign)?;
    report_problems(&problems)?;
    for correction in &without_effect {
        writeln!(std::io::stderr(), "corrects nothing: {correction}")?;
    }
    for fact in &unused {
        writeln!(std::io::stderr(), "not used: {fact}")?;
    }
    if shard.n_reports() == 0 {
        bail!("no page of {} could be read; nothing is written", folder.display());
    }
    packing.advise()?;
    Ok(if problems.is_empty() { Outcome::Complete } else { Outcome::SomeLeftOut })
}

/// All threads of a pool.
struct AllCores<'a> {
    pool: &'a ThreadPool,
    progress: &'a Progress,
}

impl Hands for AllCores<'_> {
    fn map<T: Send, R: Send>(&self, things: Vec<T>, work: impl Fn(T) -> R + Send + Sync) -> Vec<R> {
        self.pool.install(|| things.into_par_iter().map(work).collect())
    }

    fn sealed(&self, share: f64) {
        self.progress.writing(share);
    }
}

fn refuse_contradictions(shard: &Shard<Spill>) -> Result<()> {
    let Some([one, other]) = shard.contradictions().first() else { return Ok(()) };
    bail!(
        "{one} and {other} have the same bytes and were read differently, so no edition can have both; take one of them away"
    )
}

fn sources(n_pages: usize, n_records: usize) -> String {
    match (n_pages, n_records) {
        (_, 0) => counted(n_pages, "page"),
        (0, _) => counted(n_records, "record"),
        _ => format!("{} and {}", counted(n_pages, "page"), counted(n_records, "record")),
    }
}

/// «1 page», «2 pages».
pub(super) fn counted(n: usize, of: &str) -> String {
    format!("{n} {of}{}", if n == 1 { "" } else { "s" })
}

/// Lists what was left out.
pub(super) fn report_problems(problems: &[Problem]) -> Result<()> {
    let mut stderr = std::io::stderr();
    for problem in problems {
        writeln!(stderr, "left out: {problem}")?;
    }
    Ok(())
}

/// The largest memory this process has had, in KiB, where the system says so (Linux).
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}
