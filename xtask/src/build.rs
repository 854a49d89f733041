//! From the sources to a site: page, engine, shell, edition. Each step is skipped while its
//! inputs are what they were.
//!
//! Trunk builds the page only; the engine's wasm, the sizes of both and the names of all files
//! are ours (`sijill pack` names them by their content).

use std::fs;
use std::path::{Path, PathBuf};

use crate::budgets;
use crate::carry;
use crate::mute;
use crate::project::Project;
use crate::run::{Fallible, Run};
use crate::short_names;
use crate::stamp::Stamp;
use crate::tools;

const WASM: &str = "wasm32-unknown-unknown";

/// The edition of `seeds/` in one HTML file.
const SINGLE_FILE: &str = "sijill-demo.html";

/// How the page is shrunk. Functions that are alike lie side by side and are not merged into their
/// callers: brotli then finds what they have in common. Flattened and looped anew first, the code takes half a
/// per cent less.
const SMALLEST: &str =
    "--flatten --rereloop -Oz -Oz --one-caller-inline-max-function-size=20 --reorder-functions-by-name";

/// What the glue asks for before it fetches and compiles a module: `boot.js` always hands it one.
const GIVEN_A_MODULE: &str = "--define Response=undefined,Request=undefined,URL=undefined";

/// Which site is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// What readers get.
    Plain,
    /// Its worker traps when asked for a certain word: for the test that survives it. Compiled
    /// without the optimisations that take long.
    TrapHook,
}

impl Variant {
    fn suffix(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::TrapHook => "-trap",
        }
    }

    /// Where page and engine lie side by side.
    pub fn shell(self, project: &Project) -> PathBuf {
        project.target.join(format!("shell{}", self.suffix()))
    }
}

/// Builds the site of `seeds/` and serves it until interrupted.
///
/// # Errors
/// Where a tool is missing or a step fails.
pub fn serve(project: &Project, arguments: &[String]) -> Fallible {
    tools::for_building(project)?;
    let site = site(project, Variant::Plain)?;
    let serve = project.run(program(project)?).arg("serve").arg(site);
    arguments.iter().fold(serve, Run::arg).run()
}

/// Builds the site into `target/dist/site`, a program that carries the page beside it, and prints
/// what it all weighs.
///
/// # Errors
/// Where a tool is missing or a step fails.
pub fn dist(project: &Project) -> Fallible {
    tools::for_building(project)?;
    let site = site(project, Variant::Plain)?;
    let dist = project.target.join("dist");
    renew(&dist)?;
    copy(&site, &dist.join("site"))?;
    println!("{}", budgets::table(project, &site)?);
    let file = single_file(project)?;
    copy(&file, &dist.join(SINGLE_FILE))?;
    println!("{}", budgets::of_single_file(&file)?);
    let program = carry::program(project)?;
    carry::packs_alone(project, &program)?;
    let carrying = dist.join(program.file_name().ok_or("the program has a name")?);
    copy(&program, &carrying)?;
    println!("program that carries the page: {}", project.shown(&carrying));
    println!("site: {}", project.shown(&dist.join("site")));
    println!("one file: {}", project.shown(&dist.join(SINGLE_FILE)));
    // A host is fed with an archive more often than not; without tar the folder has to do. Files keep
    // their times: by time and size hosts tell whether a page has changed.
    let archive = dist.join("site.tar.gz");
    let pack = project.run("tar").words("--create --gzip --sort=name --owner=0 --group=0 --file");
    if pack.arg(&archive).arg("--directory").arg(&dist).arg("site").output().is_ok_and(|o| o.status.success())
    {
        println!("archive: {}", project.shown(&archive));
    }
    Ok(())
}

/// Builds the site of `seeds/` and returns its folder.
///
/// # Errors
/// Where a step fails.
pub fn site(project: &Project, variant: Variant) -> Fallible<PathBuf> {
    let shell = shell(project, variant)?;
    let program = program(project)?;
    let site = project.target.join(format!("site{}", variant.suffix()));
    let seeds = project.root.join("seeds");
    let step = format!("site{}", variant.suffix());
    let inputs = [program.clone(), seeds.clone(), shell.clone()];
    step_unless_current(project, &step, &inputs, "", std::slice::from_ref(&site), || {
        println!("packing seeds/ into {}", project.shown(&site));
        remove(&site)?;
        project.run(&program).arg("pack").arg(&seeds).arg("--shell").arg(&shell).arg("--out").arg(&site).run()
    })?;
    Ok(site)
}

/// Makes the one HTML file of `seeds/` and returns it.
///
/// # Errors
/// Where a step fails.
pub fn single_file(project: &Project) -> Fallible<PathBuf> {
    let shell = shell(project, Variant::Plain)?;
    let program = program(project)?;
    let seeds = project.root.join("seeds");
    let file = project.target.join(SINGLE_FILE);
    let inputs = [program.clone(), seeds.clone(), shell.clone()];
    step_unless_current(project, "single-file", &inputs, "", std::slice::from_ref(&file), || {
        println!("packing seeds/ into {}", project.shown(&file));
        let pack = project.run(&program).arg("pack").arg(&seeds).arg("--shell").arg(&shell);
        pack.arg("--single-file").arg(&file).run()
    })?;
    Ok(file)
}

/// The native program, compiled with optimisations.
///
/// # Errors
/// Where it does not compile.
pub fn program(project: &Project) -> Fallible<PathBuf> {
    project.cargo("build --quiet --release --bin sijill").run()?;
    Ok(project.target.join("release").join(format!("sijill{}", std::env::consts::EXE_SUFFIX)))
}

/// Page and engine, side by side, as `sijill pack --shell` takes them.
fn shell(project: &Project, variant: Variant) -> Fallible<PathBuf> {
    let page = page(project)?;
    let engine = engine(project, variant)?;
    let shell = variant.shell(project);
    let step = format!("shell{}", variant.suffix());
    let inputs = [page.clone(), engine.clone()];
    let compressed: &[&str] = match variant {
        Variant::Plain => &["explorer_bg.wasm", "engine_bg.wasm"],
        Variant::TrapHook => &[],
    };
    step_unless_current(
        project,
        &step,
        &inputs,
        &compressed.join(" "),
        std::slice::from_ref(&shell),
        || {
            renew(&shell)?;
            copy(&page, &shell)?;
            copy(&engine, &shell)?;
            budgets::compress(project, &shell, compressed)
        },
    )?;
    Ok(shell)
}

/// What Trunk makes of `index.html`, `static/` and the explorer.
fn page(project: &Project) -> Fallible<PathBuf> {
    let page = project.target.join("page");
    let mut inputs = sources(project);
    inputs.extend(["index.html", "Trunk.toml", "static"].map(|name| project.root.join(name)));
    step_unless_current(project, "page", &inputs, &settings(project), std::slice::from_ref(&page), || {
        println!("building the page: Trunk, then wasm-opt");
        // Trunk builds offline, so that it never looks for tools of its own; crates must be here.
        project.cargo("fetch --quiet --locked").run()?;
        let trunk = project.run("trunk").words("build --release --offline --skip-version-check --dist");
        compiled(project, trunk.arg(&page)).run()?;
        forget_trunk(&page.join("index.html"))?;
        mute::panics(&page.join("explorer_bg.wasm"))?;
        optimise(project, &page, "explorer", SMALLEST)?;
        let exports = "export { initSync, __wbg_init as default }";
        forget_the_unused(&page.join("explorer.js"), (exports, "export { __wbg_init as default }"))?;
        // `boot.js` stands in one module with the explorer's glue and calls it by this name.
        let how = format!("--module --mangle reserved=[__wbg_init] {GIVEN_A_MODULE}");
        shrink_script(project, &page.join("explorer.js"), &how)?;
        shrink_script(project, &page.join("boot.js"), "--module --mangle")?;
        // No modules: what the first two define is for `boot.js` to use, so their outermost name stays.
        ["from_site.js", "from_file.js", "service_worker.js", "service_worker_off.js"]
            .iter()
            .try_for_each(|source| shrink_script(project, &page.join(source), "--mangle"))
    })?;
    Ok(page)
}

/// With `inject_scripts = false` Trunk leaves its instruction for the program in the page.
fn forget_trunk(page: &Path) -> Fallible {
    let named = |error: std::io::Error| format!("{}: {error}", page.display());
    let text = fs::read_to_string(page).map_err(named)?;
    let kept: Vec<&str> = text.lines().filter(|line| !line.contains("data-trunk")).collect();
    fs::write(page, kept.join("\n") + "\n").map_err(named)
}

/// The engine for the worker: wasm and glue.
fn engine(project: &Project, variant: Variant) -> Fallible<PathBuf> {
    let folder = project.target.join(format!("engine{}", variant.suffix()));
    let step = format!("engine{}", variant.suffix());
    let inputs = sources(project);
    step_unless_current(project, &step, &inputs, &settings(project), std::slice::from_ref(&folder), || {
        println!(
            "building the engine for the worker{}",
            if variant == Variant::Plain { "" } else { " that traps" }
        );
        compile_engine(project, variant)?;
        renew(&folder)?;
        let wasm = project.target.join(WASM).join("web-engine").join("engine.wasm");
        let bindgen =
            project.run("wasm-bindgen").words("--target no-modules --no-typescript --out-name engine");
        bindgen.arg("--out-dir").arg(&folder).arg(wasm).run()?;
        match variant {
            Variant::Plain => {
                mute::places(&folder.join("engine_bg.wasm"))?;
                optimise(project, &folder, "engine", "-O3 --reorder-functions-by-name")?;
            }
            Variant::TrapHook => {}
        }
        let exports = "Object.assign(__wbg_init, { initSync }, exports)";
        forget_the_unused(&folder.join("engine.js"), (exports, "{ initSync }"))?;
        shrink_script(project, &folder.join("engine.js"), "--mangle")
    })?;
    Ok(folder)
}

/// The engine that the bench drives from Node: the script that loads it.
///
/// # Errors
/// Where a tool is missing or fails.
pub fn engine_for_node(project: &Project) -> Fallible<PathBuf> {
    let cargo = project.cargo("build --quiet --profile web-engine --package sijill-wasm-bench --target");
    cargo.arg(WASM).run()?;
    let folder = project.target.join("engine-for-node");
    let wasm = project.target.join(WASM).join("web-engine").join("sijill_wasm_bench.wasm");
    let bindgen = project.run("wasm-bindgen").words("--target nodejs --no-typescript --out-name engine");
    bindgen.arg("--out-dir").arg(&folder).arg(wasm).run()?;
    let wasm = folder.join("engine_bg.wasm");
    let wasm_opt = project.run(tools::wasm_opt(project)?).words(ASSUMED).words("-O3").words(LAST);
    wasm_opt.arg(&wasm).arg("--output").arg(&wasm).run()?;
    Ok(folder.join("engine.js"))
}

fn compile_engine(project: &Project, variant: Variant) -> Fallible {
    let cargo =
        project.cargo("build --quiet --profile web-engine --no-default-features --bin engine --target");
    let cargo = compiled(project, cargo.arg(WASM));
    match variant {
        Variant::Plain => cargo.words("--features worker").run(),
        Variant::TrapHook => cargo
            .words("--features trap-hook")
            .env("CARGO_PROFILE_WEB_ENGINE_LTO", "off")
            .env("CARGO_PROFILE_WEB_ENGINE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_WEB_ENGINE_OPT_LEVEL", "1")
            .run(),
    }
}

/// A compilation whose products name no folder of this machine: panics carry source paths, and
/// the same commit must give the same bytes on every machine.
fn compiled(project: &Project, run: Run) -> Run {
    let flags = remapping(project);
    // The readable variable separates by spaces; a folder may have one in its name.
    if flags.iter().any(|flag| flag.contains(' ')) {
        return run.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    }
    run.env("RUSTFLAGS", flags.join(" "))
}

fn remapping(project: &Project) -> Vec<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let sysroot = project.run("rustc").words("--print sysroot").read().unwrap_or_default();
    let folders = [
        (home, "cargo"),
        (Some(PathBuf::from(sysroot.trim())).filter(|path| !path.as_os_str().is_empty()), "rust"),
        (Some(project.target.clone()), "target"),
        // Last, because rustc lets the last match win and the target folder lies within.
        (Some(project.root.clone()), "sijill"),
    ];
    let known = folders.into_iter().filter_map(|(folder, name)| Some((folder?, name)));
    known.map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display())).collect()
}

/// Memory begins with the bottom of the stack, so its first kilobyte is never used; and it is ours alone, so it
/// begins as zeros.
const ASSUMED: &str = "--low-memory-unused --zero-filled-memory";
const LAST: &str = "--converge --strip-debug --strip-producers";

/// Shrinks a wasm file and its glue.
fn optimise(project: &Project, folder: &Path, name: &str, levels: &str) -> Fallible {
    let wasm = folder.join(format!("{name}_bg.wasm"));
    let wasm_opt = project.run(tools::wasm_opt(project)?);
    let shrinking = wasm_opt.clone().words(ASSUMED).words(levels).words(LAST);
    shrinking.arg(&wasm).arg("--output").arg(&wasm).run()?;
    short_names::give(wasm_opt, &wasm, &folder.join(format!("{name}.js")))
}

/// Takes out of the glue what nobody here needs: how a value is described at length, which is seen in
/// the words of a panic only, and all ways to begin but the one that `boot.js` takes.
fn forget_the_unused(glue: &Path, begin: (&str, &str)) -> Fallible {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", glue.display());
    let text = fs::read_to_string(glue).map_err(|error| named(&error))?;
    let text = if let Some((before, rest)) = text.split_once("function debugString(val) {") {
        let (_, after) = rest.split_at(rest.find("\n}").ok_or_else(|| named(&"debugString has no end"))?);
        format!("{before}function debugString(val) {{\n    return String(val);{after}")
    } else {
        text
    };
    let (all, one) = begin;
    let (before, after) = text.split_once(all).ok_or_else(|| named(&format!("has no `{all}`")))?;
    fs::write(glue, format!("{before}{one}{after}")).map_err(|error| named(&error))
}

/// Shrinks a script in place.
fn shrink_script(project: &Project, script: &Path, how: &str) -> Fallible {
    let terser = project.run(tools::terser(project)?).arg(script);
    terser.words(how).words("--compress passes=3 --ecma 2022 --output").arg(script).run()
}

fn sources(project: &Project) -> Vec<PathBuf> {
    [
        "src",
        "Cargo.toml",
        "Cargo.lock",
        "rust-toolchain.toml",
        "xtask/src/build.rs",
        "xtask/src/mute.rs",
        "xtask/src/short_names.rs",
    ]
    .map(|name| project.root.join(name))
    .to_vec()
}

/// What decides over the products besides the sources.
fn settings(project: &Project) -> String {
    let compiler = project.run("rustc").arg("--version").read().unwrap_or_default();
    format!("{compiler} {:?}", std::env::var_os("RUSTFLAGS"))
}

/// Makes something, unless it was last made of the same inputs with the same settings.
///
/// # Errors
/// Where an input cannot be read, or making fails.
pub fn step_unless_current(
    project: &Project,
    step: &str,
    inputs: &[PathBuf],
    settings: &str,
    made: &[PathBuf],
    make: impl FnOnce() -> Fallible,
) -> Fallible {
    let stamp = Stamp::of(&project.target.join("stamps"), step, inputs, settings)?;
    if stamp.is_current(made) {
        return Ok(());
    }
    make()?;
    stamp.record()
}

fn remove(folder: &Path) -> Fallible {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{}: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// An empty folder, whatever was there.
///
/// # Errors
/// Where it cannot be made.
pub fn renew(folder: &Path) -> Fallible {
    remove(folder)?;
    fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))
}

/// Copies a file, or a folder with everything in it.
///
/// # Errors
/// Names what cannot be read.
pub fn copy(from: &Path, to: &Path) -> Fallible {
    let named = |error: std::io::Error| format!("{}: {error}", from.display());
    if !from.is_dir() {
        return fs::copy(from, to).map(drop).map_err(named);
    }
    fs::create_dir_all(to).map_err(named)?;
    for entry in fs::read_dir(from).map_err(named)? {
        let entry = entry.map_err(named)?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}
