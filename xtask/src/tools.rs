//! Finds or installs the tools that build the site.
//!
//! Looked for in `target/tools`, then on `PATH`; installed into `target/tools`, so that nothing
//! outside the repository changes. What cannot be installed is named with the command that does.

use std::path::{Path, PathBuf};

use crate::project::{Project, cargo};
use crate::run::{Fallible, Run};

/// 0.22 needs a newer compiler than `rust-toolchain.toml` promises.
const TRUNK: &str = "0.21.14";
/// Older ones do not know the features that rustc's wasm32 target switches on.
const OLDEST_WASM_OPT: Version = Version(120, 0, 0);
const BINARYEN: &str = "132.0.0";
const AXE: &str = "4.14.1";
const TERSER: &str = "5.50.0";
const PAGEFIND: &str = "1.6.0";
const CARGO_DENY: &str = "0.20.2";
/// Newest first: a registry mirror may lag behind.
const GECKODRIVER: [&str; 3] = ["0.37.1", "0.36.0", "0.35.0"];
const OLDEST_GECKODRIVER: Version = Version(0, 35, 0);

/// A version, as far as we compare them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u32, pub u32, pub u32);

impl Version {
    /// The first number in a text such as `trunk 0.21.14` or `wasm-opt version 132 (…)`.
    pub fn first_in(text: &str) -> Option<Self> {
        let word = text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
        let mut numbers = word.split(|c: char| !c.is_ascii_digit()).map(|n| n.parse().unwrap_or(0));
        Some(Self(numbers.next()?, numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)))
    }
}

/// The tools that build the site: checked, and installed where missing.
///
/// # Errors
/// Says what to install by hand.
pub fn for_building(project: &Project) -> Fallible {
    wasm_target(project)?;
    let bindgen = project.locked_version("wasm-bindgen")?;
    let exactly = |version: &str| Version::first_in(version);
    let wanted = exactly(&bindgen);
    let why = "it must equal the wasm-bindgen of Cargo.lock";
    from_cargo(project, "wasm-bindgen-cli", "wasm-bindgen", &[&bindgen], why, |v| Some(v) == wanted)?;
    from_cargo(project, "trunk", "trunk", &[TRUNK], "it builds the page", |v| Some(v) == exactly(TRUNK))?;
    wasm_opt(project)?;
    terser(project).map(drop)
}

/// `geckodriver`, through which tests speak to Firefox.
///
/// # Errors
/// Where it can neither be found nor built.
pub fn geckodriver(project: &Project) -> Fallible<PathBuf> {
    let why = "tests speak to Firefox through it";
    from_cargo(project, "geckodriver", "geckodriver", &GECKODRIVER, why, |v| v >= OLDEST_GECKODRIVER)
}

/// `cargo-deny`, which checks licences and sources of all dependencies.
///
/// # Errors
/// Where it can neither be found nor built.
pub fn cargo_deny(project: &Project) -> Fallible<PathBuf> {
    let why = "it checks licences and sources of the dependencies";
    from_cargo(project, "cargo-deny", "cargo-deny", &[CARGO_DENY], why, |v| v >= Version(0, 18, 0))
}

/// The program that runs wasm32 tests in Node; it comes with `wasm-bindgen-cli`.
///
/// # Errors
/// Where it is missing.
pub fn wasm_test_runner(project: &Project) -> Fallible<PathBuf> {
    find(project, "wasm-bindgen-test-runner")
        .ok_or_else(|| "wasm-bindgen-test-runner is missing beside wasm-bindgen".to_owned())
}

/// The accessibility checker that tests inject into the page.
///
/// # Errors
/// Where npm is missing or fails.
pub fn axe(project: &Project) -> Fallible<PathBuf> {
    let script = project.tools.join("node_modules/axe-core/axe.min.js");
    if npm_version(project, "axe-core").as_deref() != Some(AXE) {
        from_npm(project, "axe-core", AXE, "tests check accessibility with it")?;
    }
    Ok(script)
}

/// `wasm-opt`, which makes both wasm files smaller.
///
/// # Errors
/// Where npm is missing or fails.
pub fn wasm_opt(project: &Project) -> Fallible<PathBuf> {
    let ours = project.tools.join("node_modules/.bin/wasm-opt");
    if npm_version(project, "binaryen").as_deref() == Some(BINARYEN) {
        return Ok(ours);
    }
    if let Some(found) = find(project, "wasm-opt")
        && version_of(&found).is_some_and(|version| version >= OLDEST_WASM_OPT)
    {
        return Ok(found);
    }
    from_npm(project, "binaryen", BINARYEN, "its wasm-opt shrinks what a reader downloads")?;
    Ok(ours)
}

/// `terser`, which makes scripts smaller.
///
/// # Errors
/// Where npm is missing or fails.
pub fn terser(project: &Project) -> Fallible<PathBuf> {
    if npm_version(project, "terser").as_deref() != Some(TERSER) {
        from_npm(project, "terser", TERSER, "it shrinks the scripts a reader downloads")?;
    }
    Ok(project.tools.join("node_modules/.bin/terser"))
}

/// Pagefind, which benches ask the same.
///
/// # Errors
/// Where npm is missing or fails.
pub fn pagefind(project: &Project) -> Fallible<PathBuf> {
    if npm_version(project, "pagefind").as_deref() != Some(PAGEFIND) {
        from_npm(project, "pagefind", PAGEFIND, "Sijill is measured beside it")?;
    }
    Ok(project.tools.join("node_modules/pagefind"))
}

/// Node, which runs the engine's tests as wasm32 and measures what a file weighs on the wire.
///
/// # Errors
/// Names the package to install.
pub fn node(project: &Project) -> Fallible<PathBuf> {
    program_or_apt(project, &["node"], &["nodejs", "npm"], "wasm32 tests run in it")
}

/// A program by one of its names, else from the system's packages.
///
/// # Errors
/// Names the command to run where we may not install packages.
pub fn program_or_apt(project: &Project, names: &[&str], packages: &[&str], why: &str) -> Fallible<PathBuf> {
    let found = || names.iter().find_map(|name| find(project, name));
    if let Some(program) = found() {
        return Ok(program);
    }
    let command = format!("apt-get install --yes --no-install-recommends {}", packages.join(" "));
    if !Path::new("/etc/debian_version").exists() || !is_root() {
        let name = names.first().copied().unwrap_or_default();
        return Err(format!("{name} is missing ({why}). On Debian or Ubuntu run:\n\n    sudo {command}\n"));
    }
    println!("installing {} from the system's packages: {why}", packages.join(" "));
    Run::new("apt-get").words("update --quiet --quiet").run()?;
    let (program, rest) = command.split_once(' ').unwrap_or((&command, ""));
    Run::new(program).words(rest).env("DEBIAN_FRONTEND", "noninteractive").run()?;
    found().ok_or_else(|| format!("{command} did not bring {}", names.join(" or ")))
}

/// nginx, which serves a site with the settings that we write for it.
///
/// # Errors
/// Names the package to install.
pub fn nginx(project: &Project) -> Fallible<PathBuf> {
    program_or_apt(project, &["nginx"], &["nginx-light"], "the settings of a site are tried with it")
}

/// Where a program is: among our tools, else on `PATH`, else among those of administrators, which
/// is not on everybody's `PATH`.
pub fn find(project: &Project, name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = project.path();
    let folders = std::env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]);
    folders.map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// What a program says its version is.
pub fn version_of(program: &Path) -> Option<Version> {
    let said = Run::new(program).arg("--version").output().ok()?;
    Version::first_in(&String::from_utf8_lossy(&said.stdout))
}

/// Whether we may do everything.
pub fn is_root() -> bool {
    Run::new("id").arg("-u").read().is_ok_and(|id| id.trim() == "0")
}

fn wasm_target(project: &Project) -> Fallible {
    const TARGET: &str = "wasm32-unknown-unknown";
    let library = project.run("rustc").words("--print target-libdir --target").arg(TARGET).read()?;
    if Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    println!("adding the Rust target {TARGET}: the site's code is compiled for it");
    let add = project.run("rustup").words("target add").arg(TARGET);
    add.run()
        .map_err(|e| format!("{e}\nThe Rust target {TARGET} is missing; run: rustup target add {TARGET}"))
}

/// A program that a crate brings, in the first of these versions that can be had.
fn from_cargo(
    project: &Project,
    package: &str,
    program: &str,
    versions: &[&str],
    why: &str,
    fits: impl Fn(Version) -> bool,
) -> Fallible<PathBuf> {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let folders = std::env::split_paths(&project.path()).collect::<Vec<_>>();
    let candidates = folders.iter().map(|folder| folder.join(&file)).filter(|path| path.is_file());
    if let Some(found) = candidates.into_iter().find(|path| version_of(path).is_some_and(&fits)) {
        return Ok(found);
    }
    let binstall = Run::new(cargo()).words("binstall -V").output().is_ok_and(|o| o.status.success());
    let mut failures = String::new();
    for version in versions {
        println!("installing {package} {version} into {}: {why}", project.shown(&project.tools));
        let fetched = binstall && fetch(project, package, version).is_ok();
        match if fetched { Ok(()) } else { compile(project, package, version) } {
            Ok(()) => return Ok(project.tools.join("bin").join(file)),
            Err(error) => failures = format!("{failures}{error}\n"),
        }
    }
    Err(format!("{failures}{package} is missing: {why}"))
}

fn fetch(project: &Project, package: &str, version: &str) -> Fallible {
    let root = project.tools.clone();
    project.cargo("binstall --no-confirm --root").arg(root).arg(format!("{package}@{version}")).run()
}

/// Compiles quickly rather than well: these programs run for seconds.
fn compile(project: &Project, package: &str, version: &str) -> Fallible {
    project
        .cargo("install --quiet --locked --force --root")
        .arg(&project.tools)
        .words("--version")
        .arg(version)
        .arg(package)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_TARGET_DIR", project.tools.join("build"))
        .run()
}

fn npm_version(project: &Project, package: &str) -> Option<String> {
    let manifest = project.tools.join("node_modules").join(package).join("package.json");
    let text = std::fs::read_to_string(manifest).ok()?;
    let (_, rest) = text.split_once("\"version\": \"").or_else(|| text.split_once("\"version\":\""))?;
    rest.split_once('"').map(|(version, _)| version.to_owned())
}

fn from_npm(project: &Project, package: &str, version: &str, why: &str) -> Fallible {
    let npm = program_or_apt(project, &["npm"], &["nodejs", "npm"], why)?;
    println!("installing {package} {version} from npm into {}: {why}", project.shown(&project.tools));
    std::fs::create_dir_all(&project.tools).map_err(|e| format!("{}: {e}", project.tools.display()))?;
    let install = project.run(npm).words("install --silent --no-audit --no-fund --no-save --prefix");
    // Naming all keeps npm from pruning the others.
    let others = [("binaryen", BINARYEN), ("axe-core", AXE), ("terser", TERSER), ("pagefind", PAGEFIND)];
    let kept = others.iter().filter(|(name, _)| *name != package && npm_version(project, name).is_some());
    let kept: Vec<String> = kept.map(|(name, version)| format!("{name}@{version}")).collect();
    let wanted = install.arg(&project.tools).arg(format!("{package}@{version}")).words(&kept.join(" "));
    wanted.run()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_programs_print_them() {
        for (said, version) in [
            ("trunk 0.21.14", Version(0, 21, 14)),
            ("wasm-opt version 132 (version_132)", Version(132, 0, 0)),
            ("geckodriver 0.36.0 (a3d508507022 2025-02-24 15:57 +0000)", Version(0, 36, 0)),
            ("Chromium 156.0.8078.79 built on Debian", Version(156, 0, 8078)),
        ] {
            assert_eq!(Version::first_in(said), Some(version));
        }
        assert_eq!(Version::first_in("no number"), None);
    }
}
