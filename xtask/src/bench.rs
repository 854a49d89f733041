//! Measures, and prints what it measured as tables.
//!
//! Times are medians of a few runs on whatever machine this is: good for comparing two commits
//! on one machine, not for promises. Budgets that gate are counts (see [`crate::budgets`]).

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::browsers::Browsers;
use crate::build::{self, Variant};
use crate::project::Project;
use crate::run::Fallible;
use crate::tools;

/// Words in the middle of what people ask for: short, long, inflected, folded, several, absent.
const QUERIES: &str = "مقاتل\nالمقاتلين\nرسائل\nامراه\nفي سوريا\nالقوات المحكمة\nزقزقفصح\n";
const RUNS: usize = 5;

/// The exit code with which the program says that it packed all but some pages.
const SOME_LEFT_OUT: i32 = 3;

/// Runs every measurement.
///
/// # Errors
/// Where a tool is missing or a measurement fails.
pub fn bench(project: &Project) -> Fallible {
    tools::for_building(project)?;
    let site = build::site(project, Variant::Plain)?;
    println!("\n{:<28} {:>8} {:>12} {:>12}", "packing", "files", "median ms", "peak MB");
    pack(project, "seeds", &project.root.join("seeds"))?;
    project.cargo("bench --quiet --bench reading").run()?;
    let large = large(project)?;
    queries(project, &site)?;
    let browsers = Browsers::find(project)?;
    let run = project.cargo("bench --quiet --bench browser").env("SIJILL_SITE", &site);
    let run = large.iter().fold(run, |run, large| run.env("SIJILL_LARGE_SITE", &large.site));
    let peer_site = large.and_then(|large| large.peer_site);
    let run = peer_site.iter().fold(run, |run, peer_site| run.env("SIJILL_PEER_SITE", peer_site));
    browsers.told(run).run()
}

/// Runs the measurements of the larger corpus alone that need no browser: answers beside a peer, and as wasm32.
///
/// # Errors
/// As [`bench`].
pub fn warm(project: &Project) -> Fallible {
    tools::for_building(project)?;
    build::site(project, Variant::Plain)?;
    large(project).map(drop)
}

/// The larger corpus, as packed and as a peer indexed it.
struct Large {
    site: PathBuf,
    peer_site: Option<PathBuf>,
}

fn large(project: &Project) -> Fallible<Option<Large>> {
    if let Some(folder) = std::env::var_os("SIJILL_DATA") {
        return measure_large(project, Path::new(&folder)).map(Some);
    }
    println!("NOT MEASURED: a larger corpus. Name a folder of pages or records in SIJILL_DATA.");
    Ok(None)
}

/// Packs the larger corpus and, where it is one file of JSON lines, asks it beside a peer. The fields of
/// records are renamed as `SIJILL_MAP` says, in words such as `published=saved`.
fn measure_large(project: &Project, corpus: &Path) -> Fallible<Large> {
    let renamed = std::env::var("SIJILL_MAP").unwrap_or_default();
    let site = pack_large(project, corpus, &renamed, "bench-site-large")?;
    let files: Vec<PathBuf> =
        std::fs::read_dir(corpus).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    let [reports] = files.as_slice() else {
        println!("NOT MEASURED: Sijill beside its peers. They want a folder with one file of JSON lines.");
        return Ok(Large { site, peer_site: None });
    };
    // No record has such a field: an edition without titles, which are the questions.
    let without_titles = format!("{renamed} title=left-out-by-the-bench");
    let bodies = pack_large(project, corpus, &without_titles, "bench-site-bodies")?;
    let date =
        renamed.split_whitespace().find_map(|map| map.strip_prefix("published=")).unwrap_or("published");
    let asked = project.target.join("bench-questions.json");
    let peer = project.cargo("run --quiet --release --package sijill-peer --");
    peer.arg(reports).arg(date).arg(&site).arg(&bodies).arg(&asked).run()?;
    ask_as_wasm(project, &site, &asked)?;
    let peer_site = project.target.join("bench-site-pagefind");
    let _ = std::fs::remove_dir_all(&peer_site);
    let index = project.run(tools::node(project)?).arg(project.root.join("benches/peer/pagefind.mjs"));
    index.arg(tools::pagefind(project)?).arg(reports).arg(date).arg(&peer_site).run()?;
    Ok(Large { site, peer_site: Some(peer_site) })
}

/// Asks what the peer asked of the engine as wasm32, built as it is for readers, in Node.
fn ask_as_wasm(project: &Project, edition: &Path, asked: &Path) -> Fallible {
    let engine = build::engine_for_node(project)?;
    let ask = project.run(tools::node(project)?).arg(project.root.join("benches/wasm/ask.mjs"));
    ask.arg(engine).arg(edition).arg(asked).run()
}

/// Packs the larger corpus once and prints what the program says of time and memory.
fn pack_large(project: &Project, corpus: &Path, renamed: &str, name: &str) -> Fallible<PathBuf> {
    let out = project.target.join(name);
    let _ = std::fs::remove_dir_all(&out);
    let pack = project.run(build::program(project)?).arg("pack").arg(corpus);
    let pack = pack.arg("--shell").arg(project.target.join("shell")).arg("--out").arg(&out);
    let pack = renamed.split_whitespace().fold(pack, |pack, map| pack.arg("--map").arg(map));
    let output = pack.output()?;
    let left_out = String::from_utf8_lossy(&output.stderr).lines().count();
    if !matches!(output.status.code(), Some(0 | SOME_LEFT_OUT)) {
        return Err(format!("failed: {}\n{}", pack.line(), String::from_utf8_lossy(&output.stderr)));
    }
    print!("SIJILL_DATA: {}", String::from_utf8_lossy(&output.stdout));
    println!("SIJILL_DATA: {left_out} lines of complaints; fields renamed: {renamed:?}");
    Ok(out)
}

fn pack(project: &Project, name: &str, corpus: &Path) -> Fallible {
    let program = build::program(project)?;
    let shell = project.target.join("shell");
    let out = project.target.join("bench-site");
    let mut times = Vec::new();
    let mut peak = None;
    for _ in 0..RUNS {
        let _ = std::fs::remove_dir_all(&out);
        let pack =
            project.run(&program).arg("pack").arg(corpus).arg("--shell").arg(&shell).arg("--out").arg(&out);
        let start = Instant::now();
        let output = watched(&pack, &mut peak)?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        if !output {
            return Err(format!("failed: {}", pack.line()));
        }
    }
    let files = std::fs::read_dir(corpus).map_or(0, Iterator::count);
    let peak = peak.map_or_else(|| "unknown".to_owned(), |kb: u64| format!("{:.1}", kb as f64 / 1024.0));
    println!("{name:<28} {files:>8} {:>12.1} {peak:>12}", median(&mut times));
    Ok(())
}

/// Runs a program and raises `peak` to its largest resident memory in KiB, where the system
/// tells (Linux does, in `/proc`).
fn watched(run: &crate::run::Run, peak: &mut Option<u64>) -> Fallible<bool> {
    let mut child = run.start()?;
    let status = format!("/proc/{}/status", child.id());
    loop {
        if let Ok(text) = std::fs::read_to_string(&status)
            && let Some(high) = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))
        {
            let kib = high.split_whitespace().next().and_then(|number| number.parse().ok());
            *peak = (*peak).max(kib);
        }
        if let Some(status) = child.try_wait().map_err(|e| e.to_string())? {
            return Ok(status.success());
        }
        std::thread::sleep(std::time::Duration::from_micros(500));
    }
}

fn queries(project: &Project, site: &Path) -> Fallible {
    let file = project.target.join("bench-queries.txt");
    std::fs::write(&file, QUERIES).map_err(|e| format!("{}: {e}", file.display()))?;
    let program = build::program(project)?;
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); QUERIES.lines().count()];
    let mut totals = vec![0; times.len()];
    for _ in 0..RUNS {
        let query = project.run(&program).arg("query").arg(site).arg("--queries").arg(&file).arg("--json");
        let said = query.read()?;
        for (nth, line) in said.lines().enumerate().take(times.len()) {
            let number = |key| number_after(line, key).ok_or_else(|| format!("{key} is not in {line}"));
            times[nth].push(number("\"micros\":")?);
            totals[nth] = number("\"total\":")? as u64;
        }
    }
    println!("\n{:<28} {:>8} {:>12}", "native query", "hits", "median µs");
    for ((query, times), total) in QUERIES.lines().zip(&mut times).zip(totals) {
        println!("{query:<28} {total:>8} {:>12.0}", median(times));
    }
    Ok(())
}

fn number_after(json: &str, key: &str) -> Option<f64> {
    let (_, rest) = json.split_once(key)?;
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    rest[..end].parse().ok()
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_from_json_and_their_median_taken() {
        assert_eq!(number_after(r#"{"query":"x","micros":42,"total":3}"#, "\"micros\":"), Some(42.0));
        assert_eq!(number_after("{}", "\"micros\":"), None);
        assert_eq!(median(&mut [3.0, 1.0, 2.0]), 2.0);
    }
}
