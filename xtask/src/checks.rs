//! Everything continuous integration runs, in the order in which it fails fastest.
//!
//! Each step has a name and a time; the first that fails ends the run and is named with the
//! command that repeats it. The last line counts tests (and steps that are one check each).

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::browsers::Browsers;
use crate::budgets;
use crate::build::{self, Variant};
use crate::carry;
use crate::fuzz;
use crate::project::Project;
use crate::run::{Fallible, Run};
use crate::tools;

/// Private items are documented as well, so links to them work.
const DOC_FLAGS: &str = "-D warnings -A rustdoc::private_intra_doc_links";
const WASM: &str = "--target wasm32-unknown-unknown";

/// Crates that the engine must not need, with no feature on.
const NOT_IN_THE_ENGINE: &[&str] = &[
    "yew",
    "gloo",
    "web-sys",
    "js-sys",
    "wasm-bindgen",
    "tokio",
    "rayon",
    "axum",
    "clap",
    "anyhow",
    "csv",
    "zip",
];
/// Crates that the worker must not carry to the reader.
const NOT_IN_THE_WORKER: &[&str] = &["yew", "gloo", "tokio", "rayon", "axum", "clap", "anyhow", "csv", "zip"];

/// How many checks passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u32,
    failed: u32,
}

/// One line of the summary.
struct Finished {
    name: &'static str,
    seconds: f32,
    tally: Tally,
}

struct Checks<'a> {
    project: &'a Project,
    finished: Vec<Finished>,
}

/// Runs all checks; the last line printed is `N passed, N failed`.
///
/// # Errors
/// An empty message where a check failed: it has been reported by then.
pub fn test(project: &Project, full: bool) -> Fallible {
    let mut checks = Checks { project, finished: Vec::new() };
    let outcome = checks.all(full);
    println!("\nsummary");
    for step in &checks.finished {
        let (mark, Tally { passed, failed }) =
            (if step.tally.failed == 0 { "ok  " } else { "FAIL" }, step.tally);
        println!("  {mark} {:>7.1} s  {:>5} passed {failed:>3} failed  {}", step.seconds, passed, step.name);
    }
    if let Err(message) = &outcome {
        println!("\n{message}");
    }
    let passed: u32 = checks.finished.iter().map(|step| step.tally.passed).sum();
    let failed: u32 = checks.finished.iter().map(|step| step.tally.failed).sum();
    println!("{passed} passed, {failed} failed");
    outcome.map_err(|_| String::new())
}

impl Checks<'_> {
    fn all(&mut self, full: bool) -> Fallible {
        let project = self.project;
        self.step("tools that build the site", || tools::for_building(project))?;
        self.sources()?;
        self.boundaries()?;
        if full {
            self.supply()?;
        }
        self.tests(full)?;
        self.site(full)
    }

    fn sources(&mut self) -> Fallible {
        self.cargo("formatting", "fmt --all --check")?;
        self.cargo(
            "clippy: native, all targets",
            "clippy --quiet --workspace --exclude sijill-peer --exclude sijill-fuzz --all-targets --test browser --bench browser -- -D warnings",
        )?;
        self.cargo(
            "clippy: page and worker, natively",
            "clippy --quiet --features headless,worker --lib --tests -- -D warnings",
        )?;
        self.cargo(
            "clippy: worker",
            &format!("clippy --quiet {WASM} --no-default-features --features trap-hook --lib --bin engine -- -D warnings"),
        )?;
        self.cargo(
            "clippy: explorer",
            &format!("clippy --quiet {WASM} --no-default-features --features explorer --lib --bin explorer -- -D warnings"),
        )?;
        let doc = self
            .project
            .cargo("doc --quiet --no-deps --document-private-items --lib")
            .env("RUSTDOCFLAGS", DOC_FLAGS);
        self.step("documentation", || doc.run())
    }

    fn boundaries(&mut self) -> Fallible {
        self.cargo("engine without features", "check --quiet --lib --no-default-features")?;
        self.cargo(
            "engine and pack core compile for wasm32",
            &format!("check --quiet --lib --no-default-features {WASM}"),
        )?;
        let project = self.project;
        self.step("the engine needs no web, disk or thread crate", || {
            needs_none_of(&tree(project, "")?, NOT_IN_THE_ENGINE)
        })?;
        self.step("the worker needs no yew", || {
            needs_none_of(&tree(project, &format!("--features worker {WASM}"))?, NOT_IN_THE_WORKER)
        })
    }

    /// What may be depended on, by `deny.toml`. Not the advisories: their database is fetched
    /// from a host that a build machine need not reach.
    fn supply(&mut self) -> Fallible {
        let project = self.project;
        self.step("licences, sources and banned crates", || {
            project
                .run(tools::cargo_deny(project)?)
                .words("--log-level error check bans licenses sources")
                .run()
        })?;
        self.cargo("Sijill beside tantivy compiles", "check --quiet --package sijill-peer")
    }

    fn tests(&mut self, full: bool) -> Fallible {
        let project = self.project;
        self.step("a web server to try a site's settings with", || tools::nginx(project))?;
        let cases = if full { "4096" } else { "256" };
        let native = self
            .project
            .cargo("test --quiet --workspace --exclude sijill-peer --exclude sijill-fuzz")
            .env("PROPTEST_CASES", cases);
        self.test("native tests", native)?;
        // Optimised, so that ten thousand questions to random corpora take a minute; with --full a million.
        // Each of the two tests tries a sixth of the cases, eight questions each.
        let cases = if full { "375000" } else { "3750" };
        let oracles = project
            .cargo("test --quiet --release --test engine -- the_engine_finds")
            .env("PROPTEST_CASES", cases);
        self.test("random corpora and questions against a naive scanner", oracles)?;
        self.step("inputs that find their own way through the code", || fuzz::check(project, full))?;
        let components =
            self.project.cargo("test --quiet --features headless,worker --lib --test components");
        self.test("page and worker, natively", components)?;
        let runner = self.step("Node and the wasm32 test runner", || {
            tools::node(project)?;
            tools::wasm_test_runner(project)
        })?;
        // Its runner knows no `--quiet`.
        let wasm = project.cargo(&format!("test {WASM} --no-default-features --test wasm"));
        self.test("engine on wasm32", wasm.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner))
    }

    fn site(&mut self, full: bool) -> Fallible {
        let project = self.project;
        let plain = self.step("the site builds", || build::site(project, Variant::Plain))?;
        let trap = self
            .step("the site with a worker that traps builds", || build::site(project, Variant::TrapHook))?;
        self.step("budgets", || {
            println!("{}", budgets::table(project, &plain)?);
            budgets::check(&budgets::weigh(project, &plain)?)
        })?;
        self.step("one HTML file and its budget", || {
            println!("{}", budgets::of_single_file(&build::single_file(project)?)?);
            Ok(())
        })?;
        self.step("the site names no folder of this machine", || {
            names_none_of(&plain, &machine_paths(project))
        })?;
        let carrying = self.step("a program that carries the page builds", || carry::program(project))?;
        self.step("it packs the same site where there is nothing else", || {
            carry::packs_alone(project, &carrying)
        })?;
        let browsers = self.step("browsers and their drivers", || Browsers::find(project))?;
        // Two sessions at a time: more of them starve each other on a small machine.
        let run = project.cargo("test --quiet --test browser -- --test-threads=2");
        let program = build::program(project)?;
        let run = run.env("SIJILL_SITE", &plain).env("SIJILL_SITE_TRAP", &trap);
        let run = run.env("SIJILL_PROGRAM", program).env("SIJILL_SHELL", project.target.join("shell"));
        let run = if full { run.env("SIJILL_FULL", "1") } else { run };
        self.test("both browsers", browsers.told(run))
    }

    fn cargo(&mut self, name: &'static str, line: &str) -> Fallible {
        let run = self.project.cargo(line);
        self.step(name, || run.run())
    }

    /// A step that is one check.
    fn step<T>(&mut self, name: &'static str, check: impl FnOnce() -> Fallible<T>) -> Fallible<T> {
        self.timed(name, || {
            let outcome = check();
            let failed = u32::from(outcome.is_err());
            (Tally { passed: 1 - failed, failed }, outcome)
        })
    }

    /// A step that is a run of tests, each counted.
    fn test(&mut self, name: &'static str, run: Run) -> Fallible {
        self.timed(name, || {
            let mut tally = Tally::default();
            let outcome = run.lines(|line| {
                println!("{line}");
                tally = tally.with(line);
            });
            let outcome = match outcome {
                Ok(()) if tally == Tally::default() => Err(format!("ran no test: {}", run.line())),
                other => other,
            };
            // Not compiled, or crashed before it could count.
            if outcome.is_err() && tally.failed == 0 {
                tally.failed = 1;
            }
            (tally, outcome)
        })
    }

    fn timed<T>(&mut self, name: &'static str, check: impl FnOnce() -> (Tally, Fallible<T>)) -> Fallible<T> {
        println!("== {name}");
        let start = Instant::now();
        let (tally, outcome) = check();
        self.finished.push(Finished { name, seconds: start.elapsed().as_secs_f32(), tally });
        outcome.map_err(|error| format!("{name}: {error}"))
    }
}

impl Tally {
    /// Adds what a line of a test program's output reports, if it reports anything.
    fn with(self, line: &str) -> Self {
        let Some((_, counts)) = line.split_once("test result: ") else { return self };
        let count = |what: &str| {
            let (before, _) = counts.split_once(what)?;
            before.rsplit([' ', '.']).find(|word| !word.is_empty())?.parse::<u32>().ok()
        };
        Self {
            passed: self.passed + count(" passed").unwrap_or(0),
            failed: self.failed + count(" failed").unwrap_or(0),
        }
    }
}

/// The crates that our package compiles into what it ships, one `name version` a line.
fn tree(project: &Project, selection: &str) -> Fallible<String> {
    let tree = "tree --quiet --package sijill --edges normal --prefix none --no-default-features";
    project.cargo(&format!("{tree} {selection}")).read()
}

fn needs_none_of(tree: &str, forbidden: &[&str]) -> Fallible {
    if !tree.lines().any(|line| line.starts_with("serde ")) {
        return Err(format!("cargo tree names no dependency at all:\n{tree}"));
    }
    let package = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
    let is_or_extends = |name: &str, banned: &str| {
        name == banned || name.strip_prefix(banned).is_some_and(|rest| rest.starts_with('-'))
    };
    let found =
        tree.lines().map(package).find(|name| forbidden.iter().any(|banned| is_or_extends(name, banned)));
    found.map_or(Ok(()), |name| Err(format!("{name} is among the dependencies")))
}

/// Folders that would betray who built the site, and make its bytes differ between machines.
fn machine_paths(project: &Project) -> Vec<String> {
    let home = std::env::home_dir().map(|home| home.join(".cargo"));
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let folders = [Some(project.root.clone()), home, cargo];
    folders.into_iter().flatten().map(|folder| folder.display().to_string()).collect()
}

fn names_none_of(folder: &Path, texts: &[String]) -> Fallible {
    let named = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(named)? {
        let path = entry.map_err(named)?.path();
        if path.is_dir() {
            names_none_of(&path, texts)?;
            continue;
        }
        let bytes = std::fs::read(&path).map_err(named)?;
        let has = |text: &&String| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        if let Some(text) = texts.iter().find(has) {
            return Err(format!("{} contains {text}", path.display()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_programs_are_counted() {
        let lines = [
            "running 3 tests",
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
        ];
        let tally = lines.iter().fold(Tally::default(), |tally, line| tally.with(line));
        assert_eq!(tally, Tally { passed: 15, failed: 2 });
    }

    #[test]
    fn a_forbidden_dependency_is_named_and_so_is_its_family() {
        assert_eq!(needs_none_of("sijill v0.1.0\nserde v1.0.0\nyewish v1.0.0", NOT_IN_THE_WORKER), Ok(()));
        for tree in ["serde v1.0.0\nyew v0.23.0", "serde v1.0.0\ngloo-events v0.2.0 (*)"] {
            assert!(needs_none_of(tree, NOT_IN_THE_WORKER).unwrap_err().contains("is among"));
        }
        assert!(needs_none_of("", NOT_IN_THE_WORKER).is_err(), "an empty tree must not pass");
    }

    #[test]
    fn a_machine_path_in_a_shipped_file_is_found() {
        let site = std::env::temp_dir().join(format!("sijill-names-{}", std::process::id()));
        std::fs::create_dir_all(site.join("app")).unwrap();
        std::fs::write(site.join("app/engine.wasm"), b"\0asm at /somebody/here/src/lib.rs").unwrap();
        let none = names_none_of(&site, &["/nobody".to_owned()]);
        let one = names_none_of(&site, &["/somebody/here".to_owned()]);
        std::fs::remove_dir_all(&site).unwrap();
        assert_eq!(none, Ok(()));
        assert!(one.unwrap_err().contains("engine.wasm"));
    }
}
