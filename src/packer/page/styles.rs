//! One style sheet out of many, which finds the fonts where they are published.

use anyhow::{Context, Result, ensure};

use crate::packer::shell::{Shell, last};

/// These come first, in this order; the rest follows by name, components last.
const FIRST: [&str; 3] = ["styles/tokens.css", "styles/base.css", "styles/layout.css"];

pub(in crate::packer) fn is_style(path: &str) -> bool {
    path.starts_with("styles/") && path.ends_with(".css")
}

/// All style sheets of the shell in one. `font` gives the URL of a font, by the font's name.
pub(in crate::packer) fn joined(shell: &Shell, font: impl Fn(&str) -> Option<String>) -> Result<String> {
    let rank = |path: &str| FIRST.iter().position(|first| *first == path).unwrap_or(FIRST.len());
    let mut paths: Vec<&String> = shell.files.keys().filter(|path| is_style(path)).collect();
    paths.sort_by_key(|path| (rank(path), path.contains("/components/"), path.as_str()));
    ensure!(!paths.is_empty(), "the shell has no styles; build it again");
    let mut css = String::new();
    for path in paths {
        let text = shell.text(path)?;
        ensure!(!text.contains("@import"), "{path} imports another file; the page has one style sheet");
        css.push_str(&with_published_fonts(text, &font).with_context(|| path.clone())?);
        css.push('\n');
    }
    Ok(css)
}

/// Every `url(…)` that is no `data:` must be a font.
fn with_published_fonts(css: &str, font: impl Fn(&str) -> Option<String>) -> Result<String> {
    let mut published = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("url(") {
        let (inside, tail) = after.split_once(')').context("a url( is not closed")?;
        let url = inside.trim().trim_matches(['"', '\'']);
        published.push_str(before);
        if url.starts_with("data:") {
            published.push_str(&format!("url({inside})"));
        } else {
            let address = font(last(url)).with_context(|| format!("there is no font {url}"))?;
            published.push_str(&format!("url(\"{address}\")"));
        }
        rest = tail;
    }
    published.push_str(rest);
    Ok(published)
}
