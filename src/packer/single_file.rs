//! Publishing into one HTML file that needs nothing beside it: shell and edition in one page, to be
//! opened from a disk, without a network.
//!
//! [`page()`] is a pure map from bytes to a page, so the same input gives the same file. Script and
//! style stand in the page and are allowed by their hashes; all else (engine, glue, the edition's
//! files) are blocks of base64 that no browser runs, decoded when they are needed
//! (`static/from_file.js`). The policy lets nothing be requested at all.
//!
//! Not here: sites ([`super::site`]), and what both have in common ([`super::shell`], [`super::page`]).

use std::path::Path;

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use super::folder;
use super::page::{self, Slots};
use super::shell::{GUIDES, READING_FACE, Shell, Source};
use super::text_forms::{base64, integrity};
use crate::pack::{CorpusInfo, EditionFiles};

/// Above this size, in bytes, a single file is made but called too large: see docs/single-file.md
/// for what was measured.
pub const COMFORTABLE_BYTES: usize = 100_000_000;

/// Above this size, in bytes, none is made: browsers do open it, but after tens of seconds and with
/// gigabytes of memory.
pub const MOST_BYTES: usize = 400_000_000;

/// How hard what is deflated here is deflated; 10 is the most.
const DEFLATE_LEVEL: u8 = 10;

/// How a page of ours is known again.
const MARK: &str = "id=\"sijill:engine-wasm\"";

/// The page of an edition with everything in it.
///
/// # Errors
/// Where the shell is not as it must be (as for [`super::site::publish`]), a part of it would end the
/// element it stands in, or the page would be larger than [`MOST_BYTES`]. Where the edition alone is,
/// nothing is made of it first.
pub fn page(shell: &Shell, edition: &EditionFiles, info: &CorpusInfo, n_reports: u32) -> Result<String> {
    refuse_too_large(edition.files.values().map(|bytes| base64_len(bytes.len())).sum())?;
    let style = shell.style(|name| shell.font(name).map(|font| data_url("font/woff2", font)))?;
    let script = shell.script(Source::File)?;
    shell.refuse_unknown()?;
    for (what, text, ends) in [("style", &style, "</style"), ("script", &script, "</script")] {
        let is_whole = !text.to_ascii_lowercase().contains(ends) && !text.contains("<!--");
        ensure!(is_whole, "the {what} has {ends} or <!-- in it, which ends it where it stands in a page");
    }

    let template = shell.text("index.html")?;
    let mut slots = Slots::about(info, n_reports);
    slots.set("csp", &content_security_policy(&script, &style));
    slots.set_markup("head", String::new());
    slots.set_markup("blocks", String::new());
    page::check(&slots.fill(template)?, |_| false)?;
    slots.set_markup(
        "head",
        format!(
            "<style>{style}</style>\n{}\n<script type=\"module\">{script}</script>",
            page::meta("manifest", &edition.manifest)
        ),
    );
    slots.set_markup("blocks", blocks(shell, edition)?);
    let page = slots.fill(template)?;
    refuse_too_large(page.len())?;
    Ok(page)
}

fn refuse_too_large(bytes: usize) -> Result<()> {
    ensure!(
        bytes <= MOST_BYTES,
        "one file would have {}, over the limit of {}: browsers would need gigabytes of memory to open \
         it; publish a site with --out, which loads only what is asked for",
        megabytes(bytes),
        megabytes(MOST_BYTES)
    );
    Ok(())
}

/// What is to be said of a page that is larger than is comfortable; `None` where it is not.
#[must_use]
pub fn warning(bytes: usize) -> Option<String> {
    (bytes > COMFORTABLE_BYTES).then(|| {
        format!(
            "one file of {} opens slowly (over {}); a site, made with --out, loads only what is asked for",
            megabytes(bytes),
            megabytes(COMFORTABLE_BYTES)
        )
    })
}

/// Whether a page may be written there, to be asked before the work is done.
///
/// # Errors
/// Where there is a folder, or a file that is no page of ours.
pub fn refuse_to_overwrite(file: &Path) -> Result<()> {
    ensure!(
        !file.is_dir(),
        "{} is a folder; --single-file takes the name of the file to write, such as {}",
        file.display(),
        file.join("demo.html").display()
    );
    if file.exists() {
        let present = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let is_ours = present.windows(MARK.len()).any(|window| window == MARK.as_bytes());
        ensure!(
            is_ours,
            "{} is there already and was not written by sijill; choose another name or move it away",
            file.display()
        );
    }
    Ok(())
}

/// Writes a page, whole or not at all.
///
/// # Errors
/// As [`refuse_to_overwrite`], or where the file cannot be written.
pub fn write(file: &Path, page: &str) -> Result<()> {
    refuse_to_overwrite(file)?;
    folder::write_file(file, page.as_bytes())
        .context("choose a name in a folder that you may write to; --single-file takes it")
}

/// Nothing may be requested; the one script and the one style are those of these hashes. As on a
/// site the worker is made from a blob, and the one Trusted Types policy is for its URL.
fn content_security_policy(script: &str, style: &str) -> String {
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; worker-src blob:; img-src data:; \
         style-src {}; font-src data:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types app-url",
        policy_hash(script),
        policy_hash(style)
    )
}

/// The source expression that allows an inline script or style of this text.
#[must_use]
pub fn policy_hash(text: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(text)))
}

/// What scripts look up by name: the shell's parts deflated and with their hash, the edition's files
/// as they are.
fn blocks(shell: &Shell, edition: &EditionFiles) -> Result<String> {
    let mut blocks = Vec::new();
    for (name, path) in [
        ("explorer-wasm", "explorer_bg.wasm"),
        ("engine-js", "engine.js"),
        ("engine-wasm", "engine_bg.wasm"),
        ("reading-face", READING_FACE),
    ]
    .into_iter()
    .chain(GUIDES)
    {
        let content = shell.file(path)?;
        let deflated = miniz_oxide::deflate::compress_to_vec_zlib(content, DEFLATE_LEVEL);
        blocks.push(block(name, &format!(r#" data-integrity="{}""#, integrity(content)), &deflated));
    }
    blocks.extend(edition.files.iter().map(|(name, bytes)| block(name, "", bytes)));
    Ok(blocks.join("\n"))
}

fn block(name: &str, more: &str, bytes: &[u8]) -> String {
    let base64 = base64(bytes);
    format!(r#"<script type="application/octet-stream" id="sijill:{name}"{more}>{base64}</script>"#)
}

fn data_url(media_type: &str, bytes: &[u8]) -> String {
    format!("data:{media_type};base64,{}", base64(bytes))
}

/// The length of so many bytes in base64.
fn base64_len(bytes: usize) -> usize {
    bytes.div_ceil(3) * 4
}

fn megabytes(bytes: usize) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

#[cfg(test)]
mod tests;
