//! Publishing: shell and edition become a site, a folder that any static host serves.
//!
//! [`publish`] is a pure map from bytes to bytes, so the same input gives the same site.
//! Everything but `index.html`, `edition.json` and `sw.js` is named by its content and never changes.
//! All references are relative: the site works from any folder of any host.
//!
//! Not here: what the pages say (the edition is finished when it comes here), how the explorer
//! and the engine are compiled, and serving ([`super::serve`]).

mod offline;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use self::offline::Kept;
pub use self::offline::OfflineReading;
use super::edition_folder::{ENTRY_FILE, entry};
use super::page::{self, Slots, escape};
use super::shell::{BROTLI, GUIDES, READING_FACE, Shell, Source, last};
use super::text_forms::{self, hex};
use super::{folder, headers};
use crate::pack::{CorpusInfo, EditionFiles};

/// A finished site: path (relative, with `/`) → bytes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Site {
    /// `index.html`, `app/style-0123456789abcdef.css`, `data/….bin` …
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Writes the site into a folder, made if it is not there.
    ///
    /// What names other files is written after them, so a reader never gets a name without the
    /// file. Files of an earlier site of ours that are not part of this one are removed; files
    /// that we did not write are neither removed nor overwritten.
    ///
    /// # Errors
    /// Where a file cannot be written, or a file of somebody else is in the way.
    pub fn write(&self, folder: &Path) -> Result<()> {
        folder::write(folder, &self.files)
    }
}

/// Makes the site of an edition.
///
/// # Errors
/// Where the shell is not as it must be: a file is missing or unknown, a slot of `index.html`
/// is unknown or not there, a style names a font that is not there, or the page has something
/// that its own policy forbids.
pub fn publish(
    shell: &Shell,
    edition: EditionFiles,
    info: &CorpusInfo,
    n_reports: u32,
    offline: OfflineReading,
) -> Result<Site> {
    let mut app = App::default();
    let fonts = app.add_fonts(shell);
    let style = shell.style(|font| fonts.0.get(font).map(|font| last(&font.path).to_owned()))?;
    let reading_face = fonts.0.get(last(READING_FACE));
    let reading_face = reading_face.with_context(|| format!("the shell has no {READING_FACE}"))?;
    let parts = Parts {
        style: app.add("style.css", style.into_bytes()),
        script: app.add("explorer.js", shell.script(Source::Site)?.into_bytes()),
        explorer_wasm: app.add("explorer_bg.wasm", shell.file("explorer_bg.wasm")?.to_vec()),
        engine_js: app.add("engine.js", shell.file("engine.js")?.to_vec()),
        engine_wasm: app.add("engine_bg.wasm", shell.file("engine_bg.wasm")?.to_vec()),
        guides: GUIDES
            .iter()
            .map(|(name, path)| Ok((*name, app.add(&format!("{name}.txt"), shell.file(path)?.to_vec()))))
            .collect::<Result<_>>()?,
    };
    let build = app.build();
    let web_manifest = offline::add_web_manifest(&mut app, shell, info)?;
    let list = offline::add_list(&mut app, &edition);
    shell.refuse_unknown()?;
    let first_data = first_data(&edition)?;

    let mut slots = Slots::about(info, n_reports);
    slots.set("csp", headers::CONTENT_SECURITY_POLICY);
    let head = [
        offline::in_head(&web_manifest, offline),
        parts.preloads(&first_data, &fonts),
        parts.in_head(),
        page::meta("reading-face", &reading_face.path),
        page::meta("reading-face-integrity", &reading_face.integrity),
        page::meta("build", &build),
        page::meta("manifest", &edition.manifest),
    ]
    .join("\n");
    slots.set_markup("blocks", String::new());
    slots.set_markup("head", head.clone());
    let version = offline::version_of(&slots.fill(shell.text("index.html")?)?);
    slots.set_markup("head", [head, page::meta("version", &version)].join("\n"));
    let index = slots.fill(shell.text("index.html")?)?;
    let kept = Kept {
        version: &version,
        page: text_forms::integrity(index.as_bytes()),
        files: parts.paths().chain(fonts.paths()).map(str::to_owned).chain(first_data).collect(),
        list: &list,
        edition: &edition,
    };
    let service_worker = offline::service_worker(shell, offline, &kept)?;
    let mut files = app.files;
    files.extend(shell.licences().map(|(name, bytes)| (format!("licences/{name}"), bytes.to_vec())));
    files.extend(edition.files.into_iter().map(|(name, bytes)| (format!("data/{name}"), bytes)));
    files.extend(headers::files().map(|(name, text)| (name.to_owned(), text.into_bytes())));
    files.extend(parts.as_brotli(shell));
    files.insert(NOT_FOUND.to_owned(), include_bytes!("site/404.html").to_vec());
    files.insert(ENTRY_FILE.to_owned(), entry(&edition.manifest).into_bytes());
    page::check(&index, |url| files.contains_key(url))?;
    files.insert("index.html".to_owned(), index.into_bytes());
    files.insert(offline::SERVICE_WORKER.to_owned(), service_worker);
    Ok(Site { files })
}

/// What hosts that look for it answer with where there is nothing. Without it some answer with the
/// page itself, as if a missing file were there.
const NOT_FOUND: &str = "404.html";

/// The files of the page besides its fonts.
struct Parts {
    style: AppFile,
    script: AppFile,
    explorer_wasm: AppFile,
    engine_js: AppFile,
    engine_wasm: AppFile,
    /// With the names that scripts know them by; fetched behind the first findings.
    guides: Vec<(&'static str, AppFile)>,
}

impl Parts {
    fn paths(&self) -> impl Iterator<Item = &str> {
        let all = [&self.style, &self.script, &self.explorer_wasm, &self.engine_js, &self.engine_wasm];
        all.into_iter().chain(self.guides.iter().map(|(_, file)| file)).map(|file| file.path.as_str())
    }

    /// What the page's scripts fetch, and the name they know it by.
    fn fetched(&self) -> [(&'static str, &AppFile); 3] {
        [
            ("explorer-wasm", &self.explorer_wasm),
            ("engine-js", &self.engine_js),
            ("engine-wasm", &self.engine_wasm),
        ]
    }

    /// Both wasm files as brotli, beside themselves: nearly all that a first visit weighs.
    fn as_brotli(&self, shell: &Shell) -> impl Iterator<Item = (String, Vec<u8>)> {
        let wasm = [("explorer_bg.wasm", &self.explorer_wasm), ("engine_bg.wasm", &self.engine_wasm)];
        wasm.into_iter().filter_map(|(name, file)| {
            Some((format!("{}{BROTLI}", file.path), shell.as_brotli(name)?.to_vec()))
        })
    }

    /// Links that let the browser fetch what scripts will ask for before they run.
    ///
    /// Without `integrity`: Chromium ignores it here and complains. Scripts and styles check the
    /// integrity of what they fetch, and the engine checks the data.
    fn preloads(&self, data: &[String], fonts: &Fonts) -> String {
        let fetched = self.fetched().map(|(_, file)| file.path.as_str());
        let fetched = fetched.into_iter().chain(data.iter().map(String::as_str));
        let fetched = fetched
            .map(|path| format!(r#"<link rel="preload" as="fetch" crossorigin href="{}">"#, escape(path)));
        // The face of the reports follows by a script, behind the programs where the line is slow.
        let face = fonts.of_interface(&self.style).map(|font| {
            let path = escape(&font.path);
            format!(r#"<link rel="preload" as="font" type="font/woff2" crossorigin href="{path}">"#)
        });
        fetched.chain(face).collect::<Vec<_>>().join("\n")
    }

    /// Style sheet, script, and where the rest is.
    fn in_head(&self) -> String {
        let AppFile { path, integrity, .. } = &self.style;
        let mut lines = vec![format!(r#"<link rel="stylesheet" href="{path}" integrity="{integrity}">"#)];
        let guides = self.guides.iter().map(|(name, file)| (*name, file));
        for (name, file) in self.fetched().into_iter().chain(guides) {
            lines.push(page::meta(name, &file.path));
            lines.push(page::meta(&format!("{name}-integrity"), &file.integrity));
        }
        let AppFile { path, integrity, .. } = &self.script;
        lines.push(format!(r#"<script type="module" src="{path}" integrity="{integrity}"></script>"#));
        lines.join("\n")
    }
}

/// A file of the page, as the page refers to it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct AppFile {
    /// Relative to `index.html`.
    path: String,
    /// For `integrity` attributes.
    integrity: String,
    /// Its text, where it is a style sheet; empty otherwise.
    content: Vec<u8>,
}

/// The fonts, by the name they have in the shell.
#[derive(Default)]
struct Fonts(BTreeMap<String, AppFile>);

impl Fonts {
    fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(|file| file.path.as_str())
    }

    /// The font that is fetched with the page and not only when the style is known: the first that
    /// the style names.
    fn of_interface(&self, style: &AppFile) -> Option<&AppFile> {
        let css = String::from_utf8_lossy(&style.content);
        let place = |font: &&AppFile| css.find(font.path.trim_start_matches("app/"));
        self.0.values().filter(|font| place(font).is_some()).min_by_key(place)
    }
}

/// The files in `app/`.
#[derive(Default)]
struct App {
    files: BTreeMap<String, Vec<u8>>,
}

impl App {
    /// Adds a file under its name with its hash in it.
    fn add(&mut self, name: &str, content: Vec<u8>) -> AppFile {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let hash = hex(&Sha256::digest(&content)[..8]);
        let path = format!("app/{stem}-{hash}.{extension}");
        let integrity = text_forms::integrity(&content);
        let file = AppFile { path: path.clone(), integrity, content: content.clone() };
        self.files.insert(path, content);
        file
    }

    fn add_fonts(&mut self, shell: &Shell) -> Fonts {
        Fonts(shell.fonts().map(|(name, bytes)| (name.to_owned(), self.add(name, bytes.to_vec()))).collect())
    }

    /// Names this build of page and engine: a hash of all names, which are hashes of the files.
    fn build(&self) -> String {
        let names: Vec<&str> = self.files.keys().map(String::as_str).collect();
        hex(&Sha256::digest(names.join("\n"))[..8])
    }
}

/// The files besides the manifest that a first visit needs, the manifest first.
fn first_data(edition: &EditionFiles) -> Result<Vec<String>> {
    let manifest = edition.manifest.get(..32).context("the manifest's hash is too short")?;
    let names = std::iter::once(format!("{manifest}.bin")).chain(edition.first_needed.iter().cloned());
    names
        .map(|name| {
            ensure!(edition.files.contains_key(&name), "the edition has no file {name}, but needs it first");
            Ok(format!("data/{name}"))
        })
        .collect()
}

#[cfg(test)]
mod tests;
