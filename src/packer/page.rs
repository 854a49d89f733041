//! `index.html`: its slots, and what must not be in it.

pub(super) mod slim;
pub(super) mod styles;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail, ensure};

use crate::pack::CorpusInfo;

/// Slots a page may do without.
const OPTIONAL: [&str; 4] = ["title_ar", "title_en", "n_reports", "n_reports_ar"];

/// The values of the slots, as markup.
#[derive(Default)]
pub(super) struct Slots(BTreeMap<String, String>);

impl Slots {
    /// Those that tell of the edition before any program runs.
    pub(super) fn about(info: &CorpusInfo, n_reports: u32) -> Self {
        let mut slots = Self::default();
        slots.set("title_ar", &info.title_ar);
        slots.set("title_en", &info.title_en);
        slots.set("n_reports", &n_reports.to_string());
        slots.set("n_reports_ar", &arabic_indic(n_reports));
        slots
    }

    pub(super) fn set(&mut self, name: &str, text: &str) {
        self.set_markup(name, escape(text));
    }

    pub(super) fn set_markup(&mut self, name: &str, markup: String) {
        self.0.insert(name.to_owned(), markup);
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
pub(super) fn escape(text: &str) -> String {
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

/// What the page's scripts are told: a `<meta>` of ours.
pub(super) fn meta(name: &str, content: &str) -> String {
    format!(r#"<meta name="sijill:{name}" content="{}">"#, escape(content))
}

fn arabic_indic(number: u32) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|d| char::from_u32(0x0660 + d)).unwrap_or(c);
    number.to_string().chars().map(digit).collect()
}

/// Refuses what the page's own policy would block, and references to anything but files that are
/// published with it. Build tools like to add an inline script or a preload of their own.
pub(super) fn check(page: &str, is_published: impl Fn(&str) -> bool) -> Result<()> {
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
                !is_url || value.starts_with("data:image/") || value.starts_with('#') || is_published(value),
                "index.html refers to {value}, which is no file of the edition"
            );
        }
    }
    if page.contains("data-trunk") {
        bail!("index.html has instructions for Trunk in it: it was not built");
    }
    Ok(())
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
