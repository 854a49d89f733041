//! `sijill pack`: from a folder to an edition, and what is said of it.

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
use super::shell::Carried;
use super::spill::Spill;
use super::targets::Targets;
use crate::pack::{self, Hands, Shard, Sizes};

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

/// Packs a folder.
pub(super) fn pack_folder(
    folder: &Path,
    names: &FieldNames,
    targets: &Targets,
    ways: &Ways,
    carried: Option<Carried>,
) -> Result<Outcome> {
    let start = Instant::now();
    let shell = targets.shell(carried)?;
    let corpus = Corpus::open(folder)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(ways.threads).build()?;
    let progress = Progress::of(corpus.n_bytes(), ways.quiet);
    let gathered = corpus.read(names, targets.spill()?, &pool, &progress)?;
    let Gathered { shard, n_pages, n_records, problems, foreign } = gathered;
    progress.clear();
    refuse_contradictions(&shard)?;
    if shard.n_reports() == 0 {
        report_problems(&foreign)?;
        report_problems(&problems)?;
        bail!("no page of {} could be read; nothing is written", folder.display());
    }
    let hands = AllCores { pool: &pool, progress: &progress };
    let files = pack::seal_with(&hands, Sizes::default(), &shard, &corpus.info)
        .context("cannot read the pages again that were kept on disk")?;
    targets.write(shell.as_ref(), &files, &corpus.info, shard.n_reports())?;
    progress.clear();
    let data_bytes: usize = files.files.values().map(Vec::len).sum();
    let mut stdout = std::io::stdout();
    writeln!(
        stdout,
        "packed {} reports from {} into {} ({} data files, {:.1} KB) in {:.2} s{}",
        shard.n_reports(),
        sources(n_pages, n_records),
        targets.shown(),
        files.files.len(),
        data_bytes as f64 / 1024.0,
        start.elapsed().as_secs_f64(),
        peak_memory().map(|kib| format!(", peak memory {:.1} MB", kib as f64 / 1024.0)).unwrap_or_default(),
    )?;
    if let Some(advice) = targets.advice(shell.as_ref()) {
        writeln!(stdout, "{advice}")?;
    }
    let mut stderr = std::io::stderr();
    for same in shard.identical_pages() {
        writeln!(stderr, "identical pages, kept as one report: {}", same.join(", "))?;
    }
    report_problems(&foreign)?;
    report_problems(&problems)?;
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
        (_, 0) => format!("{n_pages} pages"),
        (0, _) => format!("{n_records} records"),
        _ => format!("{n_pages} pages and {n_records} records"),
    }
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
