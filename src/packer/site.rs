//! Publishing: shell and edition become a site, a folder that any static host serves.
//!
//! [`publish`] is a pure map from bytes to bytes, so the same input gives the same site.
//! Everything but `index.html` and `edition.json` is named by its content and never changes.
//! All references are relative: the site works from any folder of any host.
//!
//! Not here: what the pages say (the edition is finished when it comes here), how the explorer
//! and the engine are compiled, and serving ([`super::serve`]).

mod folder;
mod page;
mod slim;
mod styles;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256, Sha384};

use self::page::Slots;
use super::edition_folder::{ENTRY_FILE, entry};
use super::headers;
use crate::pack::{CorpusInfo, EditionFiles};

/// The page and the engine as they were built, without any corpus: path (with `/`) → bytes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Shell {
    /// `index.html`, `explorer.js`, `engine_bg.wasm`, `styles/tokens.css` …
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Shell {
    /// Reads a shell from its folder.
    ///
    /// # Errors
    /// Where the folder or a file in it cannot be read.
    pub fn read(folder: &Path) -> Result<Self> {
        Ok(Self { files: folder::read_all(folder)? })
    }

    fn file(&self, path: &str) -> Result<&[u8]> {
        let bytes = self.files.get(path);
        bytes.map(Vec::as_slice).with_context(|| format!("the shell has no {path}; build it again"))
    }

    fn text(&self, path: &str) -> Result<&str> {
        std::str::from_utf8(self.file(path)?).with_context(|| format!("{path} of the shell is not UTF-8"))
    }
}

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
pub fn publish(shell: &Shell, edition: &EditionFiles, info: &CorpusInfo, n_reports: u32) -> Result<Site> {
    let mut app = App::default();
    let fonts = app.add_fonts(shell);
    let style = app.add("style.css", slim::style(&styles::joined(shell, &fonts)?).into_bytes());
    let script = app.add("explorer.js", script(shell)?.into_bytes());
    let explorer_wasm = app.add("explorer_bg.wasm", shell.file("explorer_bg.wasm")?.to_vec());
    let engine_js = app.add("engine.js", shell.file("engine.js")?.to_vec());
    let engine_wasm = app.add("engine_bg.wasm", shell.file("engine_bg.wasm")?.to_vec());
    refuse_unknown(shell)?;

    let mut slots = Slots::default();
    slots.set("title_ar", &info.title_ar);
    slots.set("title_en", &info.title_en);
    slots.set("n_reports", &n_reports.to_string());
    slots.set("n_reports_ar", &arabic_indic(n_reports));
    slots.set("csp", headers::CONTENT_SECURITY_POLICY);
    slots.set("build", &app.build());
    slots.set("manifest", &edition.manifest);
    slots.set_file("explorer_wasm", &explorer_wasm);
    slots.set_file("engine_js", &engine_js);
    slots.set_file("engine_wasm", &engine_wasm);
    slots.set_file("style", &style);
    slots.set_file("script", &script);
    let early = [&explorer_wasm, &engine_js, &engine_wasm];
    slots.set_markup(
        "preloads",
        page::preloads(&early, &first_data(edition)?, &fonts.for_first_paint(&style)),
    );
    let index = slots.fill(shell.text("index.html")?)?;
    let mut files = app.files;
    files.extend(licences(shell));
    files.extend(edition.files.iter().map(|(name, bytes)| (format!("data/{name}"), bytes.clone())));
    files.extend(headers::files().map(|(name, text)| (name.to_owned(), text.into_bytes())));
    files.insert(ENTRY_FILE.to_owned(), entry(&edition.manifest).into_bytes());
    page::check(&index, &files)?;
    files.insert("index.html".to_owned(), index.into_bytes());
    Ok(Site { files })
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
    /// The fonts that are fetched with the page and not only when the style is known: the first
    /// two that the style names.
    fn for_first_paint(&self, style: &AppFile) -> Vec<&AppFile> {
        let css = String::from_utf8_lossy(&style.content);
        let place = |font: &&AppFile| css.find(font.path.trim_start_matches("app/"));
        let mut used: Vec<&AppFile> = self.0.values().filter(|font| place(font).is_some()).collect();
        used.sort_by_key(place);
        used.truncate(2);
        used
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
        let integrity = format!("sha384-{}", base64(&Sha384::digest(&content)));
        let file = AppFile { path: path.clone(), integrity, content: content.clone() };
        self.files.insert(path, content);
        file
    }

    fn add_fonts(&mut self, shell: &Shell) -> Fonts {
        let fonts = shell.files.iter().filter(|(path, _)| is_font(path));
        Fonts(
            fonts.map(|(path, bytes)| (last(path).to_owned(), self.add(last(path), bytes.clone()))).collect(),
        )
    }

    /// Names this build of page and engine: a hash of all names, which are hashes of the files.
    fn build(&self) -> String {
        let names: Vec<&str> = self.files.keys().map(String::as_str).collect();
        hex(&Sha256::digest(names.join("\n"))[..8])
    }
}

fn is_font(path: &str) -> bool {
    path.starts_with("fonts/") && path.ends_with(".woff2")
}

/// The licences of the fonts go where the fonts go. What else lies beside them (how they were
/// made) does not.
fn licences(shell: &Shell) -> impl Iterator<Item = (String, Vec<u8>)> {
    let is_licence = |path: &str| path.starts_with("fonts/") && path.ends_with(".txt");
    let texts = shell.files.iter().filter(move |(path, _)| is_licence(path));
    texts.map(|(path, bytes)| (format!("licences/{}", last(path)), bytes.clone()))
}

/// The explorer's glue and the boot script in one module, so that one request fetches both.
fn script(shell: &Shell) -> Result<String> {
    let (glue, boot) = (shell.text("explorer.js")?, shell.text("boot.js")?);
    let imports = |statement: &str| {
        statement.strip_prefix("import").is_some_and(|rest| rest.starts_with([' ', '{', '*', '"', '\'']))
    };
    let imports = glue
        .split(['\n', ';'])
        .map(str::trim)
        .any(|statement| imports(statement) && !statement.starts_with("import {}"));
    ensure!(!imports, "explorer.js imports another file; the site has one script only");
    Ok(format!("{glue}\n{boot}"))
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

/// A file that nobody placed is a mistake of the build, and better found here than by a reader.
fn refuse_unknown(shell: &Shell) -> Result<()> {
    const KNOWN: [&str; 6] =
        ["index.html", "explorer.js", "explorer_bg.wasm", "boot.js", "engine.js", "engine_bg.wasm"];
    for path in shell.files.keys() {
        let placed = KNOWN.contains(&path.as_str()) || path.starts_with("fonts/") || styles::is_style(path);
        if !placed {
            bail!("the shell has a file that has no place in a site: {path}");
        }
    }
    Ok(())
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn arabic_indic(number: u32) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|d| char::from_u32(0x0660 + d)).unwrap_or(c);
    number.to_string().chars().map(digit).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// RFC 4648, standard alphabet, with padding.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |n: usize| u32::from(chunk.get(n).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for n in 0..4 {
            let sextet = (bits >> (18 - 6 * n) & 63) as usize;
            text.push(if n <= chunk.len() { char::from(ALPHABET[sextet]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests;
