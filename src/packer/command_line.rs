//! The command line of `sijill`.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use super::corpus::Problem;
use super::edition_folder::EditionFolder;
use super::inspect::{inspect_line, inspect_pretty};
use super::merging::merge;
use super::packing::{Ways, pack_folder, report_problems};
use super::query::{Rank, Wanted, class_lines, query_line};
use super::records::Renamed;
use super::serve;
use super::shell::Carried;
use super::targets::Targets;
use crate::reading;
use crate::view::{Level, Sort};

/// Turns a folder of Arabic news reports into an edition: a static site that runs in the browser.
#[derive(Parser)]
#[command(name = "sijill", version, after_help = FIRST_STEPS)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const FIRST_STEPS: &str = "\
First steps:
  sijill pack my-folder --out site   my-folder has one report a file: .html or .txt
  sijill serve site                  then open the address it prints
  sijill pack my-folder --single-file reports.html   one file to be handed on, opened by a double click
Put the folder `site` on any web host to publish it: it holds the settings for the usual ones.";

const EXIT_CODES: &str = "\
Exit codes:
  0  all was read, and the edition is written
  1  nothing is written; the reason is on standard error
  2  wrong arguments
  3  the edition is written, but some files, records or fields are not in it; they are listed";

#[derive(Subcommand)]
enum Command {
    /// Pack a folder of pages and records into an edition
    ///
    /// Files that end in .txt, .html, .htm or .xhtml are a page each; .jsonl has a record a line, .csv a
    /// record a row behind a row of names; a .zip has any of these. A file, record or field that cannot be read is listed on
    /// standard error with its place and reason, and the rest goes on.
    #[command(after_help = EXIT_CODES)]
    Pack {
        /// Folder with the pages, the records and, if you like, a corpus.toml; or one file
        folder: PathBuf,
        /// Pack only this file or folder of the folder; may be repeated. Such parts, packed anywhere, are
        /// made whole again by `sijill merge`
        #[arg(long, value_name = "PATH")]
        only: Vec<String>,
        /// The name a field of ours has in the records, such as published=saved; may be repeated. Ours
        /// are title, body, lead, outlet, published, id, url, author
        #[arg(long, value_name = "OURS=THEIRS")]
        map: Vec<Renamed>,
        #[command(flatten)]
        targets: Targets,
        #[command(flatten)]
        ways: Ways,
    },
    /// Make one edition of several that were packed apart
    ///
    /// Any edition that was written with --out can be merged: it holds every page and what was read from
    /// it. The result is, byte for byte, what packing all at once would give, in whatever order or
    /// grouping: where the parts were packed by this version with the same --map, and their pages are
    /// called the same (see `sijill pack --only`).
    #[command(after_help = EXIT_CODES)]
    Merge {
        /// Folders of editions
        #[arg(required = true)]
        editions: Vec<PathBuf>,
        /// File like corpus.toml with titles and other names, where those of the editions differ
        #[arg(long, value_name = "FILE")]
        corpus: Option<PathBuf>,
        #[command(flatten)]
        targets: Targets,
        #[command(flatten)]
        ways: Ways,
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
        #[arg(allow_hyphen_values = true)]
        query: Option<String>,
        /// File with one query a line
        #[arg(long, conflicts_with = "query", required_unless_present = "query")]
        queries: Option<PathBuf>,
        /// Which words a report must have; with `any` nothing in the query is an operator
        #[arg(long, value_enum, default_value_t = Rank::All)]
        rank: Rank,
        /// How words may match: as they are written (exact), whatever forms their letters have (letters), with
        /// other clitics and endings (word), by other names of the same as well (name); for one word there
        /// are =exact and @name [default: what a link says, else word]
        #[arg(long, value_parser = spelled(Level::ALL, Level::as_str, Level::from_spelling))]
        level: Option<Level>,
        /// The order of the hits [default: what a link says, else relevance]
        #[arg(long, value_parser = spelled(Sort::ALL, Sort::as_str, Sort::from_spelling))]
        sort: Option<Sort>,
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
    /// List the forms of an edition that are one word: count, form, level, rule
    Class {
        /// The word
        word: String,
        /// Folder of the edition
        edition: PathBuf,
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

/// Values that are written as in links; any other is refused with their list.
fn spelled<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    spelling: fn(T) -> &'static str,
    from_spelling: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = T> {
    let spellings = PossibleValuesParser::new(all.iter().map(|&value| spelling(value)));
    spellings.try_map(move |value| from_spelling(&value).ok_or("unknown"))
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

/// How a command that did its work ended.
pub(super) enum Outcome {
    /// All of it.
    Complete,
    /// Something could not be read.
    SomeLeftOut,
}

fn run(command: Command, carried: Option<Carried>) -> Result<Outcome> {
    match command {
        Command::Pack { folder, only, map, targets, ways } => {
            pack_folder(&folder, &only, &map.into_iter().collect(), &targets, &ways, carried)
        }
        Command::Merge { editions, corpus, targets, ways } => {
            merge(&editions, corpus.as_deref(), &targets, &ways, carried).map(|()| Outcome::Complete)
        }
        Command::Inspect { pages, json } => inspect(&pages, json),
        Command::Query { edition, query, queries, rank, level, sort, limit, no_matches, json: _ } => {
            let mut edition = EditionFolder::open(&edition)?;
            let wanted = Wanted { rank, level, sort, limit, matches: !no_matches };
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
        Command::Class { word, edition } => {
            let mut edition = EditionFolder::open(&edition)?;
            let mut stdout = std::io::stdout().lock();
            class_lines(&mut edition, &word)?.iter().try_for_each(|line| writeln!(stdout, "{line}"))?;
            Ok(Outcome::Complete)
        }
        Command::Serve { folder, port } => serve::run(&folder, port).map(|()| Outcome::Complete),
    }
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
        match reading::read_file(&name, &bytes) {
            Ok((page, report)) => {
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
