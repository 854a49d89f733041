//! Fills the recipes of `tests/pages` with the text of the corpora. `README.md` there has the rules.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

/// A composed page: its bytes as they were saved, and its gold.
pub struct Composed {
    /// «t02/p1».
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its `.json` with all placeholders filled.
    pub json: Value,
}

impl Composed {
    /// The name as saved.
    pub fn file(&self) -> &str {
        self.json["file"].as_str().expect("a file name")
    }

    /// What a careful reader marks.
    pub fn gold(&self) -> &Value {
        &self.json["gold"]
    }
}

/// A report of a corpus: title and body.
struct Source {
    title: String,
    body: String,
}

type Sources = BTreeMap<(String, String), Source>;

/// All pages whose recipes lie in a folder of templates, in order.
pub fn composed(recipes: &Path, corpora: &Path) -> Vec<Composed> {
    let recipes: Vec<Recipe> = stems(recipes).iter().map(|stem| Recipe::read(stem)).collect();
    let sources = sources(corpora, &recipes);
    recipes.iter().map(|recipe| recipe.fill(&sources)).collect()
}

fn stems(folder: &Path) -> Vec<PathBuf> {
    let listed = |folder: &Path| -> Vec<PathBuf> {
        let entries =
            std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        paths
    };
    let pages = listed(folder).into_iter().flat_map(|template| listed(&template));
    pages.filter(|path| path.extension().is_some_and(|e| e == "json")).map(|p| p.with_extension("")).collect()
}

struct Recipe {
    name: String,
    is_html: bool,
    page: String,
    json: String,
}

impl Recipe {
    fn read(stem: &Path) -> Self {
        let text = |path: PathBuf| {
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        let json = text(stem.with_extension("json"));
        let is_html = stem.with_extension("html").exists();
        let part = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
        let name = format!("{}/{}", part(stem.parent().expect("a template")), part(stem));
        Self { name, is_html, page: text(stem.with_extension(if is_html { "html" } else { "txt" })), json }
    }

    fn fill(&self, sources: &Sources) -> Composed {
        let mut json: Value = serde_json::from_str(&self.json).expect("JSON");
        fill_strings(&mut json, sources);
        let escape: fn(&str) -> String = if self.is_html { escaped_for_html } else { str::to_owned };
        let mut text = filled(&self.page, sources, escape);
        if json["line_ending"] == "crlf" {
            text = text.replace('\n', "\r\n");
        }
        if json["bom"] == true {
            text.insert(0, '\u{FEFF}');
        }
        let encoding = match json["encoding"].as_str().expect("an encoding") {
            "utf-8" => encoding_rs::UTF_8,
            "windows-1256" => encoding_rs::WINDOWS_1256,
            "iso-8859-6" => encoding_rs::ISO_8859_6,
            other => panic!("{}: no encoding {other}", self.name),
        };
        // What the encoding lacks becomes a character reference, which only HTML has.
        let (bytes, _, lacks) = encoding.encode(&text);
        assert!(self.is_html || !lacks, "{} has a letter that its encoding lacks", self.name);
        Composed { name: self.name.clone(), bytes: bytes.into_owned(), json }
    }
}

fn fill_strings(value: &mut Value, sources: &Sources) {
    match value {
        Value::String(text) => *text = filled(text, sources, str::to_owned),
        Value::Array(items) => items.iter_mut().for_each(|item| fill_strings(item, sources)),
        Value::Object(fields) => fields.values_mut().for_each(|item| fill_strings(item, sources)),
        _ => {}
    }
}

/// The stretches between placeholders, and the words of the placeholder behind each.
fn pieces(text: &str) -> Vec<(&str, Option<Vec<&str>>)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(open) = rest[from..].find("{{").map(|at| at + from) {
        let inside = &rest[open + 2..];
        match inside.find("}}").filter(|&end| !inside[..end].contains(['{', '}'])) {
            Some(end) => {
                pieces.push((&rest[..open], Some(inside[..end].split(' ').collect())));
                rest = &inside[end + 2..];
                from = 0;
            }
            None => from = open + 1,
        }
    }
    pieces.push((rest, None));
    pieces
}

fn filled(text: &str, sources: &Sources, escape: fn(&str) -> String) -> String {
    let mut out = String::new();
    for (before, placeholder) in pieces(text) {
        out.push_str(before);
        match placeholder.as_deref() {
            Some(["json", words @ ..]) => out.push_str(&escaped_for_json(&value(words, sources))),
            Some(words) => out.push_str(&escape(&value(words, sources))),
            None => {}
        }
    }
    out
}

/// What a placeholder stands for, unescaped.
fn value(words: &[&str], sources: &Sources) -> String {
    let [kind, corpus, id, numbers @ ..] = words else { panic!("{words:?} is no placeholder") };
    let source = &sources[&((*corpus).to_owned(), (*id).to_owned())];
    let number = |nth: usize| numbers[nth].parse::<usize>().expect("a number");
    let mut paragraphs = source.body.split('\n').map(str::trim).filter(|line| !line.is_empty());
    match *kind {
        "title" => source.title.split_whitespace().collect::<Vec<_>>().join(" "),
        "paragraph" => paragraphs.nth(number(0)).expect("a paragraph").to_owned(),
        "piece" => source.body.chars().skip(number(0)).take(number(1) - number(0)).collect(),
        "body" => paragraphs.collect::<Vec<_>>().join("\n"),
        other => panic!("no placeholder {other}"),
    }
}

fn escaped_for_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn escaped_for_json(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// The reports that the recipes name.
fn sources(corpora: &Path, recipes: &[Recipe]) -> Sources {
    let mut wanted: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for text in recipes.iter().flat_map(|recipe| [&recipe.page, &recipe.json]) {
        for words in pieces(text).into_iter().filter_map(|(_, placeholder)| placeholder) {
            let words = if words[0] == "json" { &words[1..] } else { &words[..] };
            wanted.entry(words[1]).or_default().insert(words[2]);
        }
    }
    let mut sources = Sources::new();
    for (corpus, ids) in wanted {
        let path = corpora.join(corpus).join("reports.jsonl.gz");
        let zipped = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for line in unzipped(&zipped).lines() {
            // Most reports are in no recipe, and reading them all as JSON takes long.
            let id = line.split("\"id\":").nth(1).and_then(|rest| rest.split('"').nth(1));
            if id.is_some_and(|id| ids.contains(id)) {
                let report: Value = serde_json::from_str(line).expect("a line of JSON");
                let text = |key: &str| report[key].as_str().expect("a text").to_owned();
                sources.insert(
                    (corpus.to_owned(), text("id")),
                    Source { title: text("title"), body: text("body") },
                );
            }
        }
    }
    sources
}

/// What a gzip file of one member holds.
fn unzipped(bytes: &[u8]) -> String {
    let has_name = bytes[3] & 8 != 0;
    let name = if has_name { bytes[10..].iter().position(|byte| *byte == 0).expect("a name") + 1 } else { 0 };
    let inflated = miniz_oxide::inflate::decompress_to_vec(&bytes[10 + name..]).expect("gzip");
    String::from_utf8(inflated).expect("UTF-8")
}
