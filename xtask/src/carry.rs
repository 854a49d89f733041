//! A program for people without Rust: `sijill` with the shell inside, and the proof that it needs
//! nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::build::{self, Variant};
use crate::project::Project;
use crate::run::{Fallible, Run};
use crate::tools;

/// The program that carries the shell. Only its last step differs from that of the plain program:
/// the library is not compiled again.
///
/// # Errors
/// Where a step fails.
pub fn program(project: &Project) -> Fallible<PathBuf> {
    let site = build::site(project, Variant::Plain)?;
    let shell = Variant::Plain.shell(project);
    let plain = build::program(project)?;
    let name = plain.file_name().ok_or("the program has a name")?;
    let carrying = project.target.join("carrying").join(name);
    let inputs = [plain.clone(), shell.clone()];
    build::step_unless_current(project, "carrying", &inputs, "", std::slice::from_ref(&carrying), || {
        println!("linking a program that carries the page");
        let list = project.target.join("carried_shell.rs");
        fs::write(&list, rust_of(&shell, &build_of(&site)?)?)
            .map_err(|e| format!("{}: {e}", list.display()))?;
        let compile = project.cargo("rustc --quiet --release --bin sijill -- --cfg carries_shell");
        compile.env("SIJILL_CARRIED_SHELL", &list).run()?;
        build::renew(&project.target.join("carrying"))?;
        build::copy(&plain, &carrying)?;
        // Where the plain one was, it shall be again.
        build::program(project).map(drop)
    })?;
    Ok(carrying)
}

/// What the page of a site says its build is.
fn build_of(site: &Path) -> Fallible<String> {
    let page = site.join("index.html");
    let text = fs::read_to_string(&page).map_err(|e| format!("{}: {e}", page.display()))?;
    let (_, rest) = text.split_once("name=\"sijill:build\" content=\"").ok_or("the page names no build")?;
    rest.split_once('"').map(|(build, _)| build.to_owned()).ok_or_else(|| "a quote is open".to_owned())
}

/// An expression that is the shell, for `src/bin/sijill.rs` to include.
fn rust_of(shell: &Path, build: &str) -> Fallible<String> {
    let files = paths_below(shell)?;
    let entry = |(name, path): (&String, &PathBuf)| format!("    ({name:?}, include_bytes!({path:?})),\n");
    let entries: String = files.iter().map(entry).collect();
    Ok(format!("Carried {{ build: {build:?}, files: &[\n{entries}] }}\n"))
}

/// Packs `seeds/` with that program where there is nothing but it, and compares the site with the
/// one that was built here. As root that is a root folder of its own with the libraries the program
/// is linked to; else an empty folder and an empty environment.
///
/// # Errors
/// Where the program fails, or makes another site.
pub fn packs_alone(project: &Project, program: &Path) -> Fallible {
    let alone = project.target.join("alone");
    build::renew(&alone)?;
    build::copy(program, &alone.join("sijill"))?;
    build::copy(&project.root.join("seeds"), &alone.join("seeds"))?;
    let run = if tools::is_root() && cfg!(target_os = "linux") {
        let chroot = tools::find(project, "chroot").ok_or("chroot is missing")?;
        bring_libraries(program, &alone)?;
        Run::new("env").arg("-i").arg(chroot).arg(&alone).arg("/sijill")
    } else {
        println!("NOT TESTED: in a root folder of its own, which only root can make");
        Run::new("env").arg("-i").arg("./sijill").folder(&alone)
    };
    run.clone().words("pack seeds --out site").read()?;
    let site = build::site(project, Variant::Plain)?;
    let version = run.arg("--version").read()?;
    if !version.contains(&build_of(&site)?) {
        return Err(format!("it carries another build than that of {}: {version}", site.display()));
    }
    same(&contents(&alone.join("site"))?, &contents(&site)?)
}

/// The libraries a program is linked to, under the same paths in another root.
fn bring_libraries(program: &Path, root: &Path) -> Fallible {
    let said = Run::new("ldd").arg(program).read()?;
    for library in said.split_whitespace().filter(|word| word.starts_with('/')) {
        let there = root.join(library.trim_start_matches('/'));
        let folder = there.parent().ok_or("a library lies in a folder")?;
        fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        build::copy(Path::new(library), &there)?;
    }
    Ok(())
}

fn same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Fallible {
    let names = one.keys().chain(other.keys());
    let differs = names.into_iter().find(|name| one.get(*name) != other.get(*name));
    match differs {
        Some(name) => Err(format!("the two sites differ in {name}")),
        None if one.is_empty() => Err("there is no site".to_owned()),
        None => Ok(()),
    }
}

fn contents(folder: &Path) -> Fallible<BTreeMap<String, Vec<u8>>> {
    let read = |(name, path): (String, PathBuf)| {
        fs::read(&path).map(|bytes| (name, bytes)).map_err(|e| format!("{}: {e}", path.display()))
    };
    paths_below(folder)?.into_iter().map(read).collect()
}

/// Every file below a folder: its path from there, with `/`, and from anywhere.
fn paths_below(folder: &Path) -> Fallible<BTreeMap<String, PathBuf>> {
    let named = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(named)? {
        let path = entry.map_err(named)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            let below = paths_below(&path)?.into_iter();
            paths.extend(below.map(|(inner, path)| (format!("{name}/{inner}"), path)));
        } else {
            paths.insert(name, path);
        }
    }
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_becomes_an_expression_with_all_its_files() {
        let shell = std::env::temp_dir().join(format!("sijill-carry-{}", std::process::id()));
        fs::create_dir_all(shell.join("fonts")).unwrap();
        fs::write(shell.join("boot.js"), "").unwrap();
        fs::write(shell.join("fonts/a.woff2"), "").unwrap();
        let rust = rust_of(&shell, "0a").unwrap();
        fs::remove_dir_all(&shell).unwrap();
        let lines: Vec<&str> = rust.lines().collect();
        assert_eq!((lines.len(), lines[0]), (4, "Carried { build: \"0a\", files: &["));
        assert!(lines[1].starts_with("    (\"boot.js\", include_bytes!(\""), "{rust}");
        assert!(lines[2].starts_with("    (\"fonts/a.woff2\", include_bytes!(\""), "{rust}");
    }

    #[test]
    fn sites_that_differ_are_told_apart() {
        let site = |files: &[(&str, &str)]| -> BTreeMap<String, Vec<u8>> {
            files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
        };
        let one = site(&[("index.html", "a"), ("edition.json", "b")]);
        assert_eq!(same(&one, &one), Ok(()));
        assert!(same(&site(&[]), &site(&[])).is_err(), "two empty folders prove nothing");
        for other in [site(&[("index.html", "a")]), site(&[("index.html", "x"), ("edition.json", "b")])] {
            assert!(same(&one, &other).is_err() && same(&other, &one).is_err());
        }
    }
}
