//! `index.html`: its slots, and what must not be in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use anyhow::{Context, Result, bail, ensure};

use super::AppFile;

/// Slots a page may do without.
const OPTIONAL: [&str; 5] = ["title_ar", "title_en", "n_reports", "n_reports_ar", "build"];

/// The values of the slots, as markup.
#[derive(Default)]
pub(super) struct Slots(BTreeMap<String, String>);

impl Slots {
    pub(super) fn set(&mut self, name: &str, text: &str) {
        self.set_markup(name, escape(text));
    }

    pub(super) fn set_markup(&mut self, name: &str, markup: String) {
        self.0.insert(name.to_owned(), markup);
    }

    /// The path of a file, and its integrity under the same name.
    pub(super) fn set_file(&mut self, name: &str, file: &AppFile) {
        self.set(name, &file.path);
        self.set(&format!("{name}_integrity"), &file.integrity);
    }

    /// The page with all slots (`{{name}}`) filled.
    pub(super) fn fill(&self, page: &str) -> Result<String> {
        let mut filled = String::with_capacity(page.len());
        let mut missing: BTreeSet<&str> = self.0.keys().map(String::as_str).collect();
        let mut rest = page;
        while let Some((before, after)) = rest.split_once("{{") {
            let (name, tail) = after.split_once("}}").context("index.html: a slot is not closed")?;
            let value =
                self.0.get(name).with_context(|| format!("index.html: unknown slot {{{{{name}}}}}"))?;
            filled.push_str(before);
            filled.push_str(value);
            missing.remove(name);
            rest = tail;
        }
        filled.push_str(rest);
        missing.retain(|name| !OPTIONAL.contains(name));
        ensure!(missing.is_empty(), "index.html has no slot for {missing:?}");
        Ok(filled)
    }
}

/// Text as HTML, in an element or in an attribute.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Links that let the browser fetch what scripts will ask for before they run.
///
/// Without `integrity`: Chromium ignores it here and complains. Scripts and styles check the
/// integrity of what they fetch, and the engine checks the data.
pub(super) fn preloads(fetched: &[&AppFile], data: &[String], fonts: &[&AppFile]) -> String {
    let mut links = String::new();
    for path in fetched.iter().map(|file| &file.path).chain(data) {
        let _ = writeln!(links, r#"<link rel="preload" as="fetch" crossorigin href="{}">"#, escape(path));
    }
    for font in fonts {
        let path = escape(&font.path);
        let _ =
            writeln!(links, r#"<link rel="preload" as="font" type="font/woff2" crossorigin href="{path}">"#);
    }
    links.trim_end().to_owned()
}

/// Refuses what the page's own policy would block, and references to anything but the site's
/// `files`. Build tools like to add an inline script or a preload of their own.
pub(super) fn check(page: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    for tag in tags(page) {
        let name = tag.name.as_str();
        let of = |attribute: &str| {
            tag.attributes.iter().find(|(name, _)| name == attribute).map(|(_, v)| v.as_str())
        };
        ensure!(name != "style", "index.html has a style element");
        ensure!(name != "base", "index.html has a base element");
        ensure!(name != "script" || of("src").is_some(), "index.html has an inline script");
        for (attribute, value) in &tag.attributes {
            ensure!(attribute != "style", "index.html has a style attribute on <{name}>");
            ensure!(!attribute.starts_with("on"), "index.html has a handler, {attribute}, on <{name}>");
            let is_url = matches!(attribute.as_str(), "src" | "href" | "action" | "srcset" | "poster");
            ensure!(
                !is_url || is_known(value, files),
                "index.html refers to {value}, which is no file of the site"
            );
        }
    }
    if page.contains("data-trunk") {
        bail!("index.html has instructions for Trunk in it: it was not built");
    }
    Ok(())
}

fn is_known(url: &str, files: &BTreeMap<String, Vec<u8>>) -> bool {
    url.starts_with("data:image/") || url.starts_with('#') || files.contains_key(url)
}

struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

/// The opening tags. Enough for a page that we wrote: comments are passed over, attribute
/// values may hold `>`.
fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (tag, after) = tag(rest);
            tags.push(tag);
            rest = after;
        }
    }
    tags
}

fn tag(text: &str) -> (Tag, &str) {
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/').unwrap_or(text.len());
    let mut tag = Tag { name: text[..end].to_ascii_lowercase(), attributes: Vec::new() };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return (tag, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        let end = rest[1..]
            .find(|c: char| c.is_ascii_whitespace() || "=>/".contains(c))
            .map_or(rest.len(), |n| n + 1);
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = attribute_value(after.trim_start());
        }
        tag.attributes.push((name, value.to_owned()));
    }
}

fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len());
    text.split_at(end)
}
