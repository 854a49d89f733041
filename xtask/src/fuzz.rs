//! Runs the fuzz targets of `tests/fuzz`: libFuzzer makes inputs and keeps those that reach new code.
//!
//! The compiler's flags are those of `cargo fuzz --sanitizer none`, which a stable compiler takes as well:
//! our code has no `unsafe`, so what is looked for is a panic, a broken law or an input that takes for ever.

use crate::project::Project;
use crate::run::{Fallible, Run};

/// A target and how many inputs CI tries; with a fixed seed, so that each run tries the same.
const TARGETS: &[(&str, u32)] = &[
    ("letters", 300_000),
    ("query", 200_000),
    ("link", 300_000),
    ("page", 100_000),
    ("html", 50_000),
    ("times", 100_000),
    ("edition", 3_000),
];
/// How many times that with `--full`.
const FULL: u32 = 100;

/// Counts what each input reaches, and tells the fuzzer what numbers were compared.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
                     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
                     -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Cdebug-assertions -Dwarnings";
/// What is said where the targets cannot be built.
const SKIPPED: &str = "
  ************************************************************************
  **  SKIPPED: NO FUZZ TARGET WAS RUN. libFuzzer is compiled with c++,  **
  **  and there is none here. In continuous integration this fails.     **
  ************************************************************************
";
/// Longest that one input may take, in seconds.
const PATIENCE: u32 = 20;

/// What can be fuzzed.
pub fn targets() -> Vec<&'static str> {
    TARGETS.iter().map(|(target, _)| *target).collect()
}

/// Tries as many inputs on each target as CI does, or more.
///
/// # Errors
/// Where a target cannot be built, or an input breaks one; the input is kept and named.
pub fn check(project: &Project, full: bool) -> Fallible {
    let has_compiler = Run::new("c++").words("--version").output().is_ok();
    if !may_run(has_compiler, std::env::var_os("CI").is_some())? {
        println!("{SKIPPED}");
        return Ok(());
    }
    let fuzzer = Fuzzer::build(project)?;
    let times = if full { FULL } else { 1 };
    TARGETS.iter().try_for_each(|(target, inputs)| {
        let run = fuzzer.run(target)?;
        run.words(&format!("-verbosity=0 -seed=1 -runs={}", inputs * times)).run()
    })
}

/// Whether there is what it takes to run. In continuous integration there must be: else nobody would notice.
fn may_run(has_compiler: bool, in_ci: bool) -> Fallible<bool> {
    if in_ci && !has_compiler {
        return Err("libFuzzer is compiled with c++, and there is none; apt-get install g++".to_owned());
    }
    Ok(has_compiler)
}

/// Fuzzes one target for so many seconds, or until it is stopped; goes on where the last time ended.
///
/// # Errors
/// As [`check`], and where there is no such target.
pub fn fuzz(project: &Project, target: &str, seconds: Option<&str>) -> Fallible {
    let fuzzer = Fuzzer::build(project)?;
    let kept = project.target.join("fuzz").join(target);
    let run = fuzzer.run(target)?.arg(kept);
    run.words(&format!("-max_total_time={}", seconds.unwrap_or("0"))).run()
}

struct Fuzzer<'a> {
    project: &'a Project,
    host: String,
}

impl<'a> Fuzzer<'a> {
    /// With a target named, though it is this machine's, Cargo gives the flags to no build script.
    fn build(project: &'a Project) -> Fallible<Self> {
        let version = project.run("rustc").words("-vV").read()?;
        let host = version.lines().find_map(|line| line.strip_prefix("host: "));
        let host = host.ok_or("rustc -vV names no host")?.to_owned();
        let build = project.cargo(&format!("build --quiet --release --package sijill-fuzz --target {host}"));
        build.env("RUSTFLAGS", FLAGS).run()?;
        Ok(Self { project, host })
    }

    fn run(&self, target: &str) -> Fallible<Run> {
        if !targets().contains(&target) {
            return Err(format!("no fuzz target {target}; there are {}", targets().join(", ")));
        }
        let Project { target: built, .. } = self.project;
        let kept = built.join("fuzz").join(target);
        std::fs::create_dir_all(&kept).map_err(|e| format!("{}: {e}", kept.display()))?;
        let run = self.project.run(built.join(&self.host).join("release").join(target));
        Ok(run.arg(format!("-artifact_prefix={}-", kept.display())).words(&format!("-timeout={PATIENCE}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_compiler_it_is_skipped_but_not_in_continuous_integration() {
        assert_eq!(may_run(true, true), Ok(true));
        assert_eq!(may_run(true, false), Ok(true));
        assert_eq!(may_run(false, false), Ok(false));
        assert!(may_run(false, true).unwrap_err().contains("g++"));
    }
}
