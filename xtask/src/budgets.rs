//! What a reader downloads, against the budgets of the site.
//!
//! Weighed as brotli at its highest level, which is how a good host sends it; Node brings the
//! compressor.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::project::Project;
use crate::run::Fallible;
use crate::tools;

/// A limit on the sum of some files.
#[derive(Debug)]
pub struct Budget {
    /// What is limited.
    pub name: &'static str,
    /// Bytes, compressed.
    pub limit: u64,
    applies: fn(&str) -> bool,
}

/// Every budget. File names are as `sijill pack` makes them: `app/<stem>-<hash>.<extension>`.
/// Fonts are woff2, which brotli does not shrink further; which of them the first paint loads is
/// counted in the browser tests.
pub const BUDGETS: [Budget; 3] = [
    Budget {
        name: "page: wasm, JavaScript, CSS",
        limit: 180_000,
        applies: |name| {
            let code = [".wasm", ".js", ".css"].iter().any(|extension| name.ends_with(extension));
            code && name.starts_with("app/") && !is_engine_wasm(name)
        },
    },
    Budget { name: "engine: wasm", limit: 200_000, applies: is_engine_wasm },
    // One of them is loaded, behind the first findings.
    Budget {
        name: "guides of both languages",
        limit: 20_000,
        applies: |name| name.starts_with("app/guide-"),
    },
];

/// The one HTML file of `seeds/`, in bytes as it lies on disk: it is handed on as it is.
const SINGLE_FILE: u64 = 1_800_000;

/// The size of the one HTML file and its budget, as a line for the terminal.
///
/// # Errors
/// Where it is not there or exceeds the budget.
pub fn of_single_file(file: &Path) -> Fallible<String> {
    let bytes = std::fs::metadata(file).map_err(|e| format!("{}: {e}", file.display()))?.len();
    within_single_file(bytes)?;
    Ok(format!("{bytes:>10} {:>10}  one HTML file (budget {SINGLE_FILE})", ""))
}

fn within_single_file(bytes: u64) -> Fallible {
    if bytes > SINGLE_FILE {
        return Err(format!("one HTML file: {bytes} bytes exceed the budget of {SINGLE_FILE}"));
    }
    Ok(())
}

fn is_engine_wasm(name: &str) -> bool {
    name.starts_with("app/engine_bg-") && name.ends_with(".wasm")
}

/// Fails where a budget is exceeded, or where nothing is there to be weighed.
///
/// # Errors
/// Names budget, limit and weight.
pub fn check(weights: &BTreeMap<String, u64>) -> Fallible {
    for budget in &BUDGETS {
        let parts: Vec<u64> =
            weights.iter().filter(|(name, _)| (budget.applies)(name)).map(|(_, w)| *w).collect();
        let sum: u64 = parts.iter().sum();
        if parts.is_empty() || sum == 0 {
            return Err(format!("{}: no such file in the site", budget.name));
        }
        if sum > budget.limit {
            return Err(format!("{}: {sum} bytes exceed the budget of {}", budget.name, budget.limit));
        }
    }
    Ok(())
}

/// The compressed weight of every file of a site, by its path with `/`.
///
/// # Errors
/// Where Node is missing or a file cannot be read.
pub fn weigh(project: &Project, site: &Path) -> Fallible<BTreeMap<String, u64>> {
    const SCRIPT: &str = "const fs = require('fs'), zlib = require('zlib');
        for (const file of process.argv.slice(1)) {
            const brotli = zlib.brotliCompressSync(fs.readFileSync(file));
            console.log(brotli.length + ' ' + file);
        }";
    let mut files = Vec::new();
    list(site, &mut files).map_err(|e| format!("{}: {e}", site.display()))?;
    let node = project.run(tools::node(project)?).arg("-e").arg(SCRIPT);
    let said = files.iter().fold(node, |run, file| run.arg(file)).read()?;
    let weight = |line: &str| {
        let (weight, file) = line.split_once(' ')?;
        let name = Path::new(file).strip_prefix(site).ok()?.to_string_lossy().replace('\\', "/");
        Some((name, weight.parse().ok()?))
    };
    Ok(said.lines().filter_map(weight).collect())
}

/// Puts files of a folder beside themselves as they are weighed here, for hosts that send what lies
/// there compressed.
///
/// # Errors
/// Where Node is missing or a file cannot be read.
pub fn compress(project: &Project, folder: &Path, names: &[&str]) -> Fallible {
    const SCRIPT: &str = "const fs = require('fs'), zlib = require('zlib');
        for (const file of process.argv.slice(1))
            fs.writeFileSync(file + '.br', zlib.brotliCompressSync(fs.readFileSync(file)));";
    let node = project.run(tools::node(project)?).arg("-e").arg(SCRIPT);
    names.iter().fold(node, |run, name| run.arg(folder.join(name))).run()
}

/// Files, their sizes and the budgets, for the terminal.
///
/// # Errors
/// As [`weigh`].
pub fn table(project: &Project, site: &Path) -> Fallible<String> {
    let weights = weigh(project, site)?;
    let mut table = format!("{:>10} {:>10}  file\n", "bytes", "brotli");
    for (name, weight) in &weights {
        let bytes = std::fs::metadata(site.join(name)).map_or(0, |m| m.len());
        let _ = writeln!(table, "{bytes:>10} {weight:>10}  {name}");
    }
    for budget in &BUDGETS {
        let sum: u64 = weights.iter().filter(|(name, _)| (budget.applies)(name)).map(|(_, w)| w).sum();
        let _ = writeln!(table, "{:>10} {sum:>10}  {} (budget {})", "", budget.name, budget.limit);
    }
    Ok(table)
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(files: &[(&str, u64)]) -> BTreeMap<String, u64> {
        files.iter().map(|(name, weight)| ((*name).to_owned(), *weight)).collect()
    }

    #[test]
    fn a_site_within_its_budgets_passes() {
        let site = [
            ("app/explorer_bg-0.wasm", 170_000),
            ("app/style-0.css", 10_000),
            ("app/engine_bg-0.wasm", 200_000),
            ("app/guide-ar-0.txt", 20_000),
        ];
        assert_eq!(check(&weights(&site)), Ok(()));
    }

    #[test]
    fn one_byte_more_fails_and_so_does_a_site_without_an_engine() {
        let page = [("app/explorer_bg-0.wasm", 170_000), ("app/x-0.js", 10_001), ("app/engine_bg-0.wasm", 1)];
        assert!(check(&weights(&page)).unwrap_err().starts_with("page"));
        let engine = [("app/explorer_bg-0.wasm", 1), ("app/engine_bg-0.wasm", 200_001)];
        assert!(check(&weights(&engine)).unwrap_err().starts_with("engine"));
        assert!(check(&weights(&[("app/explorer_bg-0.wasm", 1)])).unwrap_err().contains("no such file"));
        assert!(within_single_file(SINGLE_FILE).is_ok() && within_single_file(SINGLE_FILE + 1).is_err());
    }
}
