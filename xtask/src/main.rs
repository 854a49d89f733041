//! The commands of this repository.
//!
//! `cargo xtask serve | test | dist | fuzz | bench` find or install the tools they need, say in one
//! line what they do and why, and skip what is up to date. Where to read next: [`tools`] and
//! [`browsers`] for what is installed, [`build`] for how the site comes about, [`checks`] for
//! what continuous integration runs.

mod bench;
mod browsers;
mod budgets;
mod build;
mod carry;
mod checks;
mod fuzz;
mod mute;
mod project;
mod run;
mod short_names;
mod stamp;
mod tools;

use std::process::ExitCode;

use project::Project;
use run::Fallible;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  serve [ARGUMENTS]   build the site of seeds/ and serve it; arguments go to `sijill serve`
  test [--full]       everything continuous integration runs; --full adds licences, longer property tests and every
                      combination of states, languages, themes and widths in both browsers
  dist                build into target/dist the site and a program that carries the page, and print the sizes
  fuzz TARGET [SECONDS]
                      inputs that find their own way through the code, until stopped; what they reached is kept
  bench [--warm]      pack time, memory, query time and the browsers' own measures
                      (SIJILL_DATA=FOLDER adds a larger corpus and, if it is one file of JSON lines, tantivy beside it
                      and the engine as wasm32; SIJILL_MAP=\"published=saved\" renames its fields); --warm: only these
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.split_first() {
        Some((command, rest)) => dispatch(command, rest),
        None => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // An empty message: the command has already said what failed.
            if !message.is_empty() {
                eprintln!("{message}");
            }
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, rest: &[String]) -> Fallible {
    let project = Project::find()?;
    match command {
        "serve" => build::serve(&project, rest),
        "dist" => build::dist(&project),
        "bench" => match rest {
            [] => bench::bench(&project),
            [flag] if flag == "--warm" => bench::warm(&project),
            _ => Err(USAGE.to_owned()),
        },
        "fuzz" => match rest {
            [target] => fuzz::fuzz(&project, target, None),
            [target, seconds] => fuzz::fuzz(&project, target, Some(seconds)),
            _ => Err(format!("{USAGE}\nTargets: {}", fuzz::targets().join(", "))),
        },
        "test" => match rest {
            [] => checks::test(&project, false),
            [flag] if flag == "--full" => checks::test(&project, true),
            _ => Err(USAGE.to_owned()),
        },
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(USAGE.to_owned()),
    }
}
