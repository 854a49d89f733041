//! House rules that a compiler does not check, over the sources as text.
//!
//! Each rule is a function from one file to what is wrong with it, and each has a test that it
//! finds a bad sample: a rule that cannot fire proves nothing.

#![allow(clippy::unwrap_used, reason = "a test may panic; clippy excuses only the functions marked #[test]")]

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// A source file: its path with `/` from the repository, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    fn sample(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// What readers' browsers get: the page, the worker and what they are made of.
    fn is_shipped(&self) -> bool {
        let in_browser = self.path.starts_with("src/") && !self.path.starts_with("src/packer");
        in_browser || self.path.starts_with("static/") || self.path == "index.html"
    }

    /// The engine: pure, whatever is built around it.
    fn is_engine(&self) -> bool {
        const HOSTS: [&str; 4] = ["src/packer", "src/worker", "src/explorer", "src/bin/"];
        self.path.starts_with("src/") && !HOSTS.iter().any(|host| self.path.starts_with(host))
    }

    /// The text up to the unit tests, comment lines blanked: what is compiled and shipped.
    fn code(&self) -> String {
        let code = self.text.split("\n#[cfg(test)]").next().unwrap_or_default();
        let is_comment =
            |line: &&str| ["//", "/*", "* ", "*/", "<!--"].iter().any(|c| line.trim_start().starts_with(c));
        code.lines().map(|line| if is_comment(&line) { "" } else { line }).collect::<Vec<_>>().join("\n")
    }
}

type Rule = fn(&Source) -> Vec<String>;

const RULES: [(&str, Rule); 8] = [
    ("every module begins with //!", modules_say_what_they_are_for),
    ("no way to inject HTML or to leave the site", no_injection_and_no_egress),
    ("the page has no inline script, style or handler", no_inline_code_in_the_page),
    ("CSS is logical: no left and no right", no_physical_directions),
    ("colours are tokens", no_colour_outside_the_tokens),
    ("no path of somebody's machine", no_machine_paths),
    ("no ignored test and no note to do later", nothing_put_off),
    ("the engine names no web type, disk, clock or thread", a_pure_engine),
];

fn modules_say_what_they_are_for(source: &Source) -> Vec<String> {
    if source.is_rust() && !source.text.starts_with("//!") {
        return vec!["does not begin with //!".to_owned()];
    }
    Vec::new()
}

fn no_injection_and_no_egress(source: &Source) -> Vec<String> {
    const FORBIDDEN: [&str; 15] = [
        "from_html_unchecked",
        "set_inner_html",
        "innerHTML",
        "outerHTML",
        "insert_adjacent_html",
        "insertAdjacentHTML",
        "document.write",
        "DOMParser",
        "DomParser",
        "RTCPeerConnection",
        "WebSocket",
        "sendBeacon",
        "send_beacon",
        "EventSource",
        "style=",
    ];
    if source.is_shipped() { found(&source.code(), &FORBIDDEN) } else { Vec::new() }
}

fn no_inline_code_in_the_page(source: &Source) -> Vec<String> {
    if source.path != "index.html" {
        return Vec::new();
    }
    let mut problems = found(&source.code(), &["<style", " style=", "javascript:", "http://", "https://"]);
    // The icon's SVG names its namespace, which is a name and not an address.
    problems.retain(|problem| !problem.contains("http://www.w3.org/2000/svg"));
    for tag in source.text.split('<').filter(|tag| tag.contains('>')) {
        let head = tag.split('>').next().unwrap_or_default();
        if head.starts_with("script") && !head.contains("src=") {
            problems.push(format!("inline script: <{head}>"));
        }
        if head.split_whitespace().skip(1).any(|a| a.starts_with("on") && a.contains('=')) {
            problems.push(format!("inline handler: <{head}>"));
        }
    }
    problems
}

/// The declarations of a style sheet: property and value.
fn declarations(source: &Source) -> Vec<(String, String)> {
    let mut css = source.text.clone();
    while let Some(start) = css.find("/*") {
        let end = css[start..].find("*/").map_or(css.len(), |end| start + end + 2);
        css.replace_range(start..end, " ");
    }
    let pieces = css.split([';', '{', '}']);
    let declaration =
        |piece: &str| piece.split_once(':').map(|(p, v)| (p.trim().to_lowercase(), v.trim().to_lowercase()));
    pieces
        .filter_map(declaration)
        .filter(|(p, _)| p.chars().all(|c| c.is_alphanumeric() || c == '-'))
        .collect()
}

fn no_physical_directions(source: &Source) -> Vec<String> {
    if !source.path.ends_with(".css") {
        return Vec::new();
    }
    let physical = |text: &str| text.split(['-', ' ', ',']).any(|word| word == "left" || word == "right");
    let by_value =
        ["text-align", "float", "clear", "background-position", "transform-origin", "caption-side"];
    let wrong = declarations(source).into_iter().filter(|(property, value)| {
        physical(property) || (by_value.contains(&property.as_str()) && physical(value))
    });
    wrong.map(|(property, value)| format!("{property}: {value}")).collect()
}

fn no_colour_outside_the_tokens(source: &Source) -> Vec<String> {
    const FUNCTIONS: [&str; 9] =
        ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch("];
    const NAMES: [&str; 16] = [
        "white", "black", "red", "green", "blue", "gray", "grey", "silver", "orange", "yellow", "purple",
        "brown", "navy", "teal", "gold", "ivory",
    ];
    if !source.path.ends_with(".css") || source.path.ends_with("/tokens.css") {
        return Vec::new();
    }
    let is_colour = |value: &str| {
        let hex = value.split('#').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_hexdigit()));
        let function = |f: &&str| {
            value.match_indices(*f).any(|(at, _)| !value[..at].ends_with(|c: char| c.is_alphanumeric()))
        };
        let named = value.split([' ', ',', '(', ')']).any(|word| NAMES.contains(&word));
        hex || FUNCTIONS.iter().any(function) || named
    };
    let wrong = declarations(source).into_iter().filter(|(property, value)| {
        // A URL and a font family may hold anything.
        !value.contains("url(") && !property.starts_with("font") && is_colour(value)
    });
    wrong.map(|(property, value)| format!("{property}: {value}")).collect()
}

fn no_machine_paths(source: &Source) -> Vec<String> {
    // Put together here, else this file would be what it looks for.
    let homes = ["home", "Users", "root", "work", "mnt"].map(|folder| format!("/{folder}/"));
    let starts_a_path = |(at, _): &(usize, &str)| {
        !source.text[..*at].ends_with(|c: char| c.is_alphanumeric() || "._-)}~/*".contains(c))
    };
    let named =
        homes.iter().filter(|home| source.text.match_indices(home.as_str()).any(|hit| starts_a_path(&hit)));
    named.map(|home| format!("names {home}")).collect()
}

fn nothing_put_off(source: &Source) -> Vec<String> {
    let words = [["#[ig", "nore"], ["TO", "DO"], ["FIX", "ME"], ["tod", "o!("], ["unimpl", "emented!("]]
        .map(|w| w.concat());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let code = source.is_rust() || [".js", ".css", ".html"].iter().any(|e| source.path.ends_with(e));
    if code { found(&source.text, &words) } else { Vec::new() }
}

fn a_pure_engine(source: &Source) -> Vec<String> {
    const MODULES: [&str; 7] = ["fs", "time", "thread", "net", "env", "process", "os"];
    if !source.is_engine() || !source.is_rust() {
        return Vec::new();
    }
    // The crate's root declares the hosts, behind their features.
    let code = source.code();
    let mut problems = found(&code, &["web_sys", "js_sys", "wasm_bindgen", "gloo", "yew", "println!"]);
    for module in MODULES {
        problems.extend(found(&code, &[&format!("std::{module}")]));
    }
    for group in code.split("std::{").skip(1) {
        let group = group.split(';').next().unwrap_or_default();
        let named =
            group.split(|c: char| !(c.is_alphanumeric() || c == '_')).find(|word| MODULES.contains(word));
        problems.extend(named.map(|module| format!("std::{{… {module} …}}")));
    }
    problems
}

/// The lines of `text` that contain one of these words.
fn found(text: &str, words: &[&str]) -> Vec<String> {
    let hit = |line: &&str| words.iter().any(|word| line.contains(word));
    text.lines().filter(hit).map(|line| line.trim().chars().take(200).collect()).collect()
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file of ours; `seeds/` are evidence and no source.
fn sources() -> Vec<Source> {
    let mut sources = Vec::new();
    let top = [
        "Cargo.toml",
        "Trunk.toml",
        "index.html",
        "deny.toml",
        "clippy.toml",
        "rust-toolchain.toml",
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
    ];
    for name in
        ["src", "static", "tests", "benches", "xtask/src", "xtask/Cargo.toml", "docs", ".ci", ".cargo"]
            .iter()
            .chain(&top)
    {
        collect(&repository().join(name), &mut sources);
    }
    sources
}

fn collect(path: &Path, sources: &mut Vec<Source>) {
    if path.is_dir() {
        let mut entries: Vec<PathBuf> = fs::read_dir(path).unwrap().map(|e| e.unwrap().path()).collect();
        entries.sort();
        entries.iter().for_each(|entry| collect(entry, sources));
    } else if let Ok(text) = fs::read_to_string(path) {
        let path = path.strip_prefix(repository()).unwrap().to_string_lossy().replace('\\', "/");
        sources.push(Source { path, text });
    }
}

#[test]
fn the_sources_keep_every_rule() {
    let sources = sources();
    assert!(sources.iter().any(|s| s.path == "src/lib.rs"), "no sources found");
    let mut problems = Vec::new();
    for (name, rule) in RULES {
        for source in &sources {
            problems.extend(rule(source).into_iter().map(|p| format!("{}: {name}: {p}", source.path)));
        }
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn every_rule_finds_its_bad_samples() {
    let ignored = ["#[ig", "nore]"].concat();
    let path = ["include_str!(\"/ho", "me/somebody/page.txt\")"].concat();
    let bad: [(Rule, &str, &str); 26] = [
        (modules_say_what_they_are_for, "src/a.rs", "use std::fmt;\n"),
        (no_injection_and_no_egress, "src/explorer/a.rs", "//!\nHtml::from_html_unchecked(x)"),
        (no_injection_and_no_egress, "src/explorer/a.rs", "//!\nhtml! { <p style=\"color:red\"/> }"),
        (no_injection_and_no_egress, "static/boot.js", "box.innerHTML = text;"),
        (no_injection_and_no_egress, "static/boot.js", "new DOMParser()"),
        (no_injection_and_no_egress, "static/boot.js", "new RTCPeerConnection()"),
        (no_injection_and_no_egress, "static/boot.js", "new WebSocket(u)"),
        (no_injection_and_no_egress, "static/boot.js", "navigator.sendBeacon(u)"),
        (no_injection_and_no_egress, "static/boot.js", "new EventSource(u)"),
        (no_inline_code_in_the_page, "index.html", "<script>go()</script>"),
        (no_inline_code_in_the_page, "index.html", "<p onclick=\"go()\">"),
        (no_inline_code_in_the_page, "index.html", "<style>p{}</style>"),
        (no_inline_code_in_the_page, "index.html", "<img src=\"https://example.org/a\">"),
        (no_physical_directions, "static/a.css", "p { margin-left: 1px }"),
        (no_physical_directions, "static/a.css", "p { text-align: right }"),
        (no_physical_directions, "static/a.css", "@media print { p { right: 0 } }"),
        (no_colour_outside_the_tokens, "static/a.css", "p { color: #fff }"),
        (no_colour_outside_the_tokens, "static/a.css", "p { border: 1px solid rgb(0 0 0) }"),
        (no_colour_outside_the_tokens, "static/a.css", "p { background: white }"),
        (no_machine_paths, "README.md", &path),
        (nothing_put_off, "tests/a.rs", &ignored),
        (a_pure_engine, "src/search/a.rs", "//!\nuse web_sys::Window;"),
        (a_pure_engine, "src/search/a.rs", "//!\nlet text = std::fs::read(path);"),
        (a_pure_engine, "src/search/a.rs", "//!\nuse std::{fmt, time::Instant};"),
        (a_pure_engine, "src/engine.rs", "//!\nstd::thread::spawn(f);"),
        (a_pure_engine, "src/pack.rs", "//!\nuse rayon::x; use std::net::TcpStream;"),
    ];
    for (rule, path, text) in bad {
        assert!(!rule(&Source::sample(path, text)).is_empty(), "not found in {path}: {text}");
    }
}

#[test]
fn no_rule_forbids_a_good_sample() {
    let good = [
        (
            "src/search/a.rs",
            "//! No web_sys here.\nuse std::{fmt, sync::Arc};\n\n#[cfg(test)]\nmod tests { use std::fs; }\n",
        ),
        ("src/packer/a.rs", "//! Disk.\nuse std::fs;\n"),
        (
            "static/a.css",
            "/* left: #fff */ p { margin-inline-start: var(--space-2); color: currentcolor } a:hover { color: var(--ink) }",
        ),
        ("static/tokens.css", ":root { --paper: #fffdf8 }"),
        ("index.html", "<script type=\"module\" src=\"{{script}}\"></script>"),
    ];
    for (path, text) in good {
        let problems: Vec<String> =
            RULES.iter().flat_map(|(_, rule)| rule(&Source::sample(path, text))).collect();
        assert!(problems.is_empty(), "{path}: {problems:?}");
    }
}

// The bundled pages are evidence: byte for byte what was scraped, and unknown to the code.

fn seeds() -> Vec<(String, Vec<u8>)> {
    let mut seeds: Vec<(String, Vec<u8>)> = fs::read_dir(repository().join("seeds"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "txt"))
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap()))
        .collect();
    seeds.sort();
    seeds
}

/// As `sha256sum` prints it.
fn checksums(seeds: &[(String, Vec<u8>)]) -> String {
    let line = |(name, bytes): &(String, Vec<u8>)| {
        let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{digest}  {name}\n")
    };
    seeds.iter().map(line).collect()
}

#[test]
fn the_seeds_are_byte_for_byte_what_was_recorded() {
    let recorded = fs::read_to_string(repository().join("tests/data/seeds.sha256")).unwrap();
    let mut seeds = seeds();
    assert_eq!(checksums(&seeds), recorded);
    seeds[0].1.push(b'\n');
    assert_ne!(checksums(&seeds), recorded, "one byte more must be noticed");
}

/// The words of a text, everything else taken out, six in a row.
fn six_words(text: &str) -> Vec<String> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(6).map(|six| six.join(" ")).collect()
}

/// What of a seed a source knows: its name, or six of its words in a row.
fn knows(source: &Source, name: &str, page: &str) -> Option<String> {
    let stem = name.trim_end_matches(".txt");
    if source.text.contains(stem) {
        return Some(stem.to_owned());
    }
    let here: std::collections::BTreeSet<String> = six_words(&source.text).into_iter().collect();
    six_words(page).into_iter().find(|six| here.contains(six))
}

#[test]
fn the_code_knows_no_seed_by_its_name_or_wording() {
    let seeds = seeds();
    let page = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    for source in sources().iter().filter(|s| s.path.starts_with("src/")) {
        for (name, bytes) in &seeds {
            assert_eq!(knows(source, name, &page(bytes)), None, "{} knows {name}", source.path);
        }
    }
    let (name, bytes) = &seeds[0];
    let page = page(bytes);
    let wording = six_words(&page)[20].replace(' ', "، ");
    assert!(knows(&Source::sample("src/a.rs", &format!("\"{wording}\"")), name, &page).is_some());
    assert!(knows(&Source::sample("src/a.rs", &format!("\"seeds/{name}\"")), name, &page).is_some());
}
