//! The command line of `sijill`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result};
use clap::{ArgGroup, CommandFactory, FromArgMatches, Parser, Subcommand};

use super::corpus::{Corpus, Gathered, Problem};
use super::edition_folder::{ENTRY_FILE, EditionFolder, entry};
use super::inspect::{inspect_line, inspect_pretty};
use super::query::{Wanted, query_line};
use super::records::{FieldNames, Renamed};
use super::shell::{Carried, Shell};
use super::site::OfflineReading;
use super::{serve, single_file, site};
use crate::pack::{self, CorpusInfo, EditionFiles};
use crate::page::Page;
use crate::reading;

/// Turns a folder of Arabic news reports into an edition: a static site that runs in the browser.
#[derive(Parser)]
#[command(name = "sijill", version, after_help = FIRST_STEPS)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const FIRST_STEPS: &str = "\
First steps:
  sijill pack my-folder --out site   my-folder has one report a file, plain text that ends in .txt
  sijill serve site                  then open the address it prints
  sijill pack my-folder --single-file reports.html   one file to be handed on, opened by a double click
Put the folder `site` on any web host to publish it: it holds the settings for the usual ones.";

#[derive(Subcommand)]
enum Command {
    /// Pack a folder of pages (.txt) and records (.jsonl) into an edition
    #[command(group = ArgGroup::new("target").args(["out", "single_file"]).required(true).multiple(true))]
    Pack {
        /// Folder with the pages, the records and, if you like, a corpus.toml
        folder: PathBuf,
        /// The name a field of ours has in the records, such as published=saved; may be repeated
        #[arg(long, value_name = "OURS=THEIRS")]
        map: Vec<Renamed>,
        /// Folder of a built page, in place of the one that the program carries
        #[arg(long)]
        shell: Option<PathBuf>,
        /// Folder to write the edition into, as a site
        #[arg(long)]
        out: Option<PathBuf>,
        /// HTML file to write the edition into: opens from disk, without a network. Comfortable up to
        /// 100 MB, some 50,000 reports, and at most 400 MB; a larger edition belongs on a site, which
        /// loads only what is asked for
        #[arg(long, value_name = "FILE")]
        single_file: Option<PathBuf>,
        /// Publish no service worker: nothing is kept for reading offline, and what an earlier
        /// edition at the same address kept is dropped
        #[arg(long)]
        no_service_worker: bool,
        /// How many threads read pages (0: one per core); the edition's bytes do not depend on it
        #[arg(long, default_value_t = 0)]
        threads: usize,
    },
    /// Say what is read out of pages
    Inspect {
        /// Page files
        #[arg(required = true)]
        pages: Vec<PathBuf>,
        /// One line of JSON per page
        #[arg(long)]
        json: bool,
    },
    /// Ask an edition, one line of JSON per query
    Query {
        /// Folder of the edition
        edition: PathBuf,
        /// Words, or a link beginning with #
        query: Option<String>,
        /// File with one query a line
        #[arg(long, conflicts_with = "query", required_unless_present = "query")]
        queries: Option<PathBuf>,
        /// How many hits to list (0: all)
        #[arg(long, default_value_t = 20)]
        limit: u32,
        /// Leave out the places of the matches
        #[arg(long)]
        no_matches: bool,
        /// JSON is what is printed in any case; accepted so that scripts can say so
        #[arg(long)]
        json: bool,
    },
    /// Show an edition on this computer
    Serve {
        /// Folder of the edition
        folder: PathBuf,
        /// Port on 127.0.0.1; the next free one if it is taken
        #[arg(long, default_value_t = 8017)]
        port: u16,
    },
}

/// Runs the program with the arguments of the process.
///
/// Exit code 0: all done. 1: failed, with the reason on standard error. 2: wrong arguments.
/// 3: done, but some files, records or fields were left out; they are listed on standard error.
#[must_use]
pub fn main(carried: Option<Carried>) -> ExitCode {
    match run(arguments(carried).command, carried) {
        Ok(Outcome::Complete) => ExitCode::SUCCESS,
        Ok(Outcome::SomeLeftOut) => ExitCode::from(3),
        // `sijill … | head` has read what it wanted.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let mut stderr = std::io::stderr();
            // Nobody is left to tell if standard error is gone.
            let _gone = writeln!(stderr, "sijill: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The arguments of the process; `--version` also says which page this program makes sites with.
fn arguments(carried: Option<Carried>) -> Arguments {
    let page = carried.map_or_else(
        || "carries no page: pack wants --shell".to_owned(),
        |carried| format!("page and engine of build {}", carried.build),
    );
    let version = format!("{} ({page})", env!("CARGO_PKG_VERSION"));
    let matches = Arguments::command().version(version).get_matches();
    Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

enum Outcome {
    Complete,
    SomeLeftOut,
}

fn run(command: Command, carried: Option<Carried>) -> Result<Outcome> {
    match command {
        Command::Pack { folder, map, shell, out, single_file, no_service_worker, threads } => {
            let names = map.into_iter().collect();
            let shell = match (shell, carried) {
                (Some(folder), _) => Some(Shell::read(&folder)?),
                (None, carried) => carried.map(Shell::from),
            };
            let offline = if no_service_worker { OfflineReading::Ended } else { OfflineReading::Offered };
            let targets = Targets { site: out, offline, single_file };
            pack_folder(&folder, &names, shell.as_ref(), &targets, threads)
        }
        Command::Inspect { pages, json } => inspect(&pages, json),
        Command::Query { edition, query, queries, limit, no_matches, json: _ } => {
            let mut edition = EditionFolder::open(&edition)?;
            let wanted = Wanted { limit, matches: !no_matches };
            let queries = match (query, queries) {
                (Some(query), _) => vec![query],
                (None, Some(file)) => std::fs::read_to_string(&file)
                    .with_context(|| format!("cannot read the queries in {}", file.display()))?
                    .lines()
                    .map(str::to_owned)
                    .collect(),
                (None, None) => Vec::new(),
            };
            let mut stdout = std::io::stdout().lock();
            for query in &queries {
                writeln!(stdout, "{}", query_line(&mut edition, query, wanted)?)?;
            }
            Ok(Outcome::Complete)
        }
        Command::Serve { folder, port } => serve::run(&folder, port).map(|()| Outcome::Complete),
    }
}

/// Where an edition is written to.
struct Targets {
    site: Option<PathBuf>,
    offline: OfflineReading,
    single_file: Option<PathBuf>,
}

impl Targets {
    /// Finds what would stop [`Targets::write`] before there is anything to write.
    fn check(&self, shell: Option<&Shell>) -> Result<()> {
        let Some(file) = &self.single_file else { return Ok(()) };
        anyhow::ensure!(shell.is_some(), "--single-file needs the built page; {NO_PAGE}");
        single_file::refuse_to_overwrite(file)
    }

    fn write(
        &self,
        shell: Option<&Shell>,
        files: &EditionFiles,
        info: &CorpusInfo,
        n_reports: u32,
    ) -> Result<()> {
        // It may be refused as too large; then nothing is written.
        if let (Some(file), Some(shell)) = (&self.single_file, shell) {
            let page = single_file::page(shell, files, info, n_reports)?;
            single_file::write(file, &page)?;
            if let Some(warning) = single_file::warning(page.len()) {
                writeln!(std::io::stderr(), "warning: {}: {warning}", file.display())?;
            }
        }
        let Some(out) = &self.site else { return Ok(()) };
        match shell {
            Some(shell) => site::publish(shell, files, info, n_reports, self.offline)?.write(out),
            None => write_data(files, out),
        }
    }

    fn shown(&self) -> String {
        let targets = [&self.site, &self.single_file].into_iter().flatten();
        targets.map(|target| target.display().to_string()).collect::<Vec<_>>().join(" and ")
    }
}

fn pack_folder(
    folder: &Path,
    names: &FieldNames,
    shell: Option<&Shell>,
    targets: &Targets,
    threads: usize,
) -> Result<Outcome> {
    let start = Instant::now();
    targets.check(shell)?;
    let corpus = Corpus::open(folder)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
    let Gathered { shard, n_records, problems } = pool.install(|| corpus.read(names));
    if shard.n_reports() == 0 {
        report_problems(&problems)?;
        anyhow::bail!("no page of {} could be read", folder.display());
    }
    let files = pack::seal(&shard, &corpus.info);
    targets.write(shell, &files, &corpus.info, shard.n_reports())?;
    let data_bytes: usize = files.files.values().map(Vec::len).sum();
    let mut stdout = std::io::stdout();
    writeln!(
        stdout,
        "packed {} reports from {} into {} ({} data files, {:.1} KB) in {:.2} s{}",
        shard.n_reports(),
        sources(corpus.n_pages(), n_records),
        targets.shown(),
        files.files.len(),
        data_bytes as f64 / 1024.0,
        start.elapsed().as_secs_f64(),
        peak_memory().map(|kib| format!(", peak memory {:.1} MB", kib as f64 / 1024.0)).unwrap_or_default(),
    )?;
    if let Some(out) = &targets.site {
        match shell {
            Some(_) => writeln!(stdout, "look at it: sijill serve {}", out.display())?,
            None => writeln!(stdout, "these are data for `sijill query` and not a site; {NO_PAGE}")?,
        }
    }
    let mut stderr = std::io::stderr();
    for same in shard.identical_pages() {
        writeln!(stderr, "identical pages, kept as one report: {}", same.join(", "))?;
    }
    report_problems(&corpus.left_out)?;
    report_problems(&problems)?;
    Ok(if problems.is_empty() { Outcome::Complete } else { Outcome::SomeLeftOut })
}

const NO_PAGE: &str = "this program carries no page: use the one that `cargo xtask dist` puts into \
     target/dist, or name a folder with a built page: --shell target/shell";

fn sources(n_pages: usize, n_records: usize) -> String {
    match (n_pages, n_records) {
        (_, 0) => format!("{n_pages} pages"),
        (0, _) => format!("{n_records} records"),
        _ => format!("{n_pages} pages and {n_records} records"),
    }
}

fn report_problems(problems: &[Problem]) -> Result<()> {
    let mut stderr = std::io::stderr();
    for problem in problems {
        writeln!(stderr, "left out: {problem}")?;
    }
    Ok(())
}

/// The edition without a page around it, for `sijill query`.
fn write_data(files: &EditionFiles, out: &Path) -> Result<()> {
    let data = out.join("data");
    std::fs::create_dir_all(&data).with_context(|| format!("cannot make the folder {}", data.display()))?;
    for (name, bytes) in &files.files {
        let path = data.join(name);
        std::fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    let path = out.join(ENTRY_FILE);
    std::fs::write(&path, entry(&files.manifest)).with_context(|| format!("cannot write {}", path.display()))
}

/// The largest memory this process has had, in KiB, where the system says so (Linux).
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

fn inspect(pages: &[PathBuf], json: bool) -> Result<Outcome> {
    let mut stdout = std::io::stdout().lock();
    let mut problems = Vec::new();
    for path in pages {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                problems
                    .push(Problem::of_file(path.display().to_string(), format!("cannot be read: {error}")));
                continue;
            }
        };
        match Page::decode(&bytes) {
            Ok(page) => {
                let report = reading::read(&page);
                let text = if json {
                    inspect_line(&name, &page, &report)
                } else {
                    inspect_pretty(&name, &page, &report)
                };
                writeln!(stdout, "{text}")?;
            }
            Err(unreadable) => {
                problems.push(Problem::of_file(path.display().to_string(), unreadable.to_string()));
            }
        }
    }
    report_problems(&problems)?;
    Ok(if problems.is_empty() { Outcome::Complete } else { Outcome::SomeLeftOut })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_single_file_is_too_large_the_site_is_not_written_either() {
        let folder = std::env::temp_dir().join(format!("sijill-targets-{}", std::process::id()));
        let (site, file) = (folder.join("site"), folder.join("one.html"));
        let targets = Targets {
            site: Some(site.clone()),
            offline: OfflineReading::Offered,
            single_file: Some(file.clone()),
        };
        // In base64 it is a third larger, and so over the limit.
        let data = vec![0; single_file::MOST_BYTES / 4 * 3 + 1];
        let edition = EditionFiles {
            files: [("00.bin".to_owned(), data)].into(),
            manifest: "00".repeat(32),
            first_needed: Vec::new(),
        };
        let error = targets.write(Some(&Shell::default()), &edition, &CorpusInfo::default(), 1).unwrap_err();
        assert!(error.to_string().contains("over the limit"), "{error:#}");
        assert!(!site.exists() && !file.exists());
    }
}
