//! Prints how fast pages are read, their words of time included: megabytes of UTF-8 text a second, one thread.
//!
//! `SIJILL_DATA=FOLDER cargo bench --bench reading`, where the folder or one in it has a `reports.jsonl.gz` of
//! records with `title` and `body`. The pages are made of the records, as text and as HTML. Beside them, in the same
//! run, what no reader can do without: decoding, and cutting and folding every word once.

#![allow(clippy::unwrap_used, reason = "a bench may panic; clippy excuses only the functions marked #[test]")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::Value;
use sijill::mentions::words_of;
use sijill::page::Page;
use sijill::reading::{html, read, read_with};
use sijill::report::Span;

const REPORTS: usize = 3000;
const RUNS: usize = 5;

fn main() {
    let Some(folder) = std::env::var_os("SIJILL_DATA").map(PathBuf::from) else {
        println!(
            "NOT MEASURED: how fast pages are read. Name a folder with reports.jsonl.gz in SIJILL_DATA."
        );
        return;
    };
    println!(
        "\n{:<12} {:>10} {:>14} {:>14} {:>14} {:>7}",
        "corpus", "MB of text", "words MB/s", "text MB/s", "HTML MB/s", "text/words"
    );
    for path in found_in(&folder) {
        let pages = pages(&path);
        let n_bytes: usize = pages.iter().map(String::len).sum();
        let as_html: Vec<String> = pages.iter().map(|page| html_of(page)).collect();
        let speed = |read_all: &dyn Fn()| {
            let mut seconds: Vec<f64> = (0..RUNS)
                .map(|_| {
                    let start = Instant::now();
                    read_all();
                    start.elapsed().as_secs_f64()
                })
                .collect();
            seconds.sort_by(f64::total_cmp);
            n_bytes as f64 / 1e6 / seconds[RUNS / 2]
        };
        let words = speed(&|| {
            for text in &pages {
                let page = Page::decode(text.as_bytes()).unwrap();
                black_box(words_of(&page.text, Span::new(0, page.text.len())));
            }
        });
        let text = speed(&|| {
            for text in &pages {
                black_box(read(&Page::decode(text.as_bytes()).unwrap()));
            }
        });
        let of_html = speed(&|| {
            for source in &as_html {
                let (page, markup) = html::read(source.as_bytes()).unwrap();
                black_box(read_with(&page, &markup));
            }
        });
        let name = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        println!(
            "{name:<12} {:>10.1} {words:>14.1} {text:>14.1} {of_html:>14.1} {:>7.2}",
            n_bytes as f64 / 1e6,
            text / words
        );
    }
}

/// The corpora in this folder and in those in it, in the order of their names.
fn found_in(folder: &Path) -> Vec<PathBuf> {
    let within = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = within.chain([folder.to_owned()]).collect();
    folders.sort();
    folders.into_iter().map(|folder| folder.join("reports.jsonl.gz")).filter(|path| path.is_file()).collect()
}

/// A page of text for each of the first records, headline first.
fn pages(path: &Path) -> Vec<String> {
    let bytes = std::fs::read(path).unwrap();
    let has_name = bytes[3] & 8 != 0;
    let name = if has_name { bytes[10..].iter().position(|byte| *byte == 0).unwrap() + 1 } else { 0 };
    let inflated = miniz_oxide::inflate::decompress_to_vec(&bytes[10 + name..]).unwrap();
    let text = String::from_utf8(inflated).unwrap();
    let reports = text.lines().take(REPORTS).map(|line| serde_json::from_str::<Value>(line).unwrap());
    let field = |report: &Value, name: &str| report[name].as_str().unwrap_or_default().to_owned();
    let pages = reports.map(|report| format!("{}\n\n{}\n", field(&report, "title"), field(&report, "body")));
    // A record may have neither: that is no page.
    pages.filter(|page| !page.trim().is_empty()).collect()
}

fn html_of(page: &str) -> String {
    let escaped = page.replace('&', "&amp;").replace('<', "&lt;");
    let (title, body) = escaped.split_once('\n').unwrap();
    let paragraphs: String = body.lines().map(|line| format!("<p>{line}</p>\n")).collect();
    format!(
        "<!doctype html><html lang=\"ar\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\n\
         <body><nav><ul><li><a href=\"/\">الرئيسية</a></li></ul></nav><article><h1>{title}</h1>\n{paragraphs}</article></body></html>\n"
    )
}
