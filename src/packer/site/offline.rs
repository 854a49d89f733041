//! What makes a site installable and readable offline: its web manifest with icons, its service
//! worker, and the list of its data files. How they work together: `docs/offline.md`.

use std::fmt::Write;

use anyhow::{Context, Result};
use serde_json::json;

use sha2::{Digest, Sha256};

use super::{App, AppFile, page};
use crate::pack::{CorpusInfo, EditionFiles};
use crate::packer::shell::{Shell, last};
use crate::packer::text_forms::hex;

/// The service worker's file. It keeps this name, because browsers ask for newer versions by it.
pub(super) const SERVICE_WORKER: &str = "sw.js";

/// The colours of the window before the page is there: the tokens `--paper` and `--accent` by day.
const PAPER: &str = "#faf8f3";
const ACCENT: &str = "#0a5b63";

/// Whether browsers keep the site for reading offline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfflineReading {
    /// A service worker keeps what was opened, and everything where the reader wants that.
    Offered,
    /// None does, and the one of an earlier edition ends itself.
    Ended,
}

/// Adds the web manifest and the icons it names.
pub(super) fn add_web_manifest(app: &mut App, shell: &Shell, info: &CorpusInfo) -> Result<AppFile> {
    let mut icon = |name: &str, sizes: &str, kind: &str, purpose: &str| -> Result<serde_json::Value> {
        let file = app.add(name, shell.file(&format!("icons/{name}"))?.to_vec());
        Ok(json!({"src": last(&file.path), "sizes": sizes, "type": kind, "purpose": purpose}))
    };
    let icons = [
        icon("icon.svg", "any", "image/svg+xml", "any")?,
        icon("icon-192.png", "192x192", "image/png", "any")?,
        icon("icon-512.png", "512x512", "image/png", "any")?,
        icon("maskable-512.png", "512x512", "image/png", "maskable")?,
    ];
    let name = [info.title_ar.as_str(), "سجل"].map(str::trim).into_iter().filter(|part| !part.is_empty());
    // Addresses here begin at the manifest's own folder.
    let manifest = json!({
        "name": name.collect::<Vec<_>>().join(" · "),
        "short_name": "سجل",
        "lang": "ar",
        "dir": "rtl",
        "start_url": "../",
        "scope": "../",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": ACCENT,
        "icons": icons,
    });
    Ok(app.add("web-manifest.json", manifest.to_string().into_bytes()))
}

/// Adds the list of all data files: hash and size of each, a line each.
pub(super) fn add_list(app: &mut App, edition: &EditionFiles) -> AppFile {
    let mut list = String::new();
    for (name, bytes) in &edition.files {
        let _ = writeln!(list, "{} {}", name.trim_end_matches(".bin"), bytes.len());
    }
    app.add("data-files.txt", list.into_bytes())
}

/// What the page says of it in its head.
pub(super) fn in_head(web_manifest: &AppFile, offline: OfflineReading) -> String {
    let service_worker = if offline == OfflineReading::Offered { SERVICE_WORKER } else { "" };
    // A script makes the link of it, behind the first findings.
    [page::meta("web-manifest", &web_manifest.path), page::meta("service-worker", service_worker)].join("\n")
}

/// Names the version of the site: a hash of the page as it is without this name. It names all else
/// by its content.
pub(super) fn version_of(page: &str) -> String {
    hex(&Sha256::digest(page)[..8])
}

/// What the service worker is told of the edition it keeps.
pub(super) struct Kept<'a> {
    /// [`version_of`] the page.
    pub version: &'a str,
    /// The `integrity` of the finished page.
    pub page: String,
    /// Without these files it does not open.
    pub files: Vec<String>,
    /// [`add_list`].
    pub list: &'a AppFile,
    /// The files listed there.
    pub edition: &'a EditionFiles,
}

/// The service worker.
pub(super) fn service_worker(shell: &Shell, offline: OfflineReading, kept: &Kept<'_>) -> Result<Vec<u8>> {
    let script = match offline {
        OfflineReading::Ended => return Ok(shell.file("service_worker_off.js")?.to_vec()),
        OfflineReading::Offered => shell.text("service_worker.js")?,
    };
    let n_bytes: usize = kept.edition.files.values().map(Vec::len).sum();
    let edition = json!({
        "version": kept.version,
        "page": kept.page,
        "files": kept.files,
        "list": kept.list.path,
        "n_files": kept.edition.files.len(),
        "n_bytes": n_bytes,
    });
    let edition = serde_json::to_string(&edition).context("the service worker's edition")?;
    Ok(format!("const EDITION = {edition};\n{script}").into_bytes())
}
