//! The shell: page and engine as they were built, without any corpus; and what a site and a single
//! file both make of it: one script, one style sheet.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use super::folder;
use super::page::{slim, styles};

/// The page and the engine as they were built, without any corpus: path (with `/`) → bytes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Shell {
    /// `index.html`, `explorer.js`, `engine_bg.wasm`, `styles/tokens.css` …
    pub files: BTreeMap<String, Vec<u8>>,
}

/// What the name of a file ends in that is another, compressed with brotli.
pub(super) const BROTLI: &str = ".br";

/// The font of the reports, which boot.js brings. All others are named by the style sheet.
pub(super) const READING_FACE: &str = "fonts/reading.woff2";

/// What the page's scripts call the guides, and where they are.
pub(super) const GUIDES: [(&str, &str); 2] = [("guide-ar", "guide/ar.txt"), ("guide-en", "guide/en.txt")];

/// A shell that a program has in itself, so that it needs nothing else.
#[derive(Clone, Copy, Debug)]
pub struct Carried {
    /// What the page says its build is (`sijill:build`).
    pub build: &'static str,
    /// Path (with `/`) and bytes.
    pub files: &'static [(&'static str, &'static [u8])],
}

impl From<Carried> for Shell {
    fn from(carried: Carried) -> Self {
        let files = carried.files.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()));
        Self { files: files.collect() }
    }
}

impl Shell {
    /// Reads a shell from its folder.
    ///
    /// # Errors
    /// Where the folder or a file in it cannot be read.
    pub fn read(folder: &Path) -> Result<Self> {
        Ok(Self { files: folder::read_all(folder)? })
    }

    pub(super) fn file(&self, path: &str) -> Result<&[u8]> {
        let bytes = self.files.get(path);
        bytes.map(Vec::as_slice).with_context(|| format!("the shell has no {path}; build it again"))
    }

    pub(super) fn text(&self, path: &str) -> Result<&str> {
        std::str::from_utf8(self.file(path)?).with_context(|| format!("{path} of the shell is not UTF-8"))
    }

    /// The fonts, by their names without a folder.
    pub(super) fn fonts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let fonts = self.files.iter().filter(|(path, _)| is_font(path));
        fonts.map(|(path, bytes)| (last(path), bytes.as_slice()))
    }

    /// A font by its name.
    pub(super) fn font(&self, name: &str) -> Option<&[u8]> {
        self.files.get(&format!("fonts/{name}")).filter(|_| name.ends_with(".woff2")).map(Vec::as_slice)
    }

    /// The licences of the fonts go where the fonts go. What else lies beside them (how they were
    /// made) does not.
    pub(super) fn licences(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let is_licence = |path: &str| path.starts_with("fonts/") && path.ends_with(".txt");
        let texts = self.files.iter().filter(move |(path, _)| is_licence(path));
        texts.map(|(path, bytes)| (last(path), bytes.as_slice()))
    }

    /// A file as brotli made it smaller when the shell was built, for hosts that send what lies
    /// there ready. Not every shell has it.
    pub(super) fn as_brotli(&self, path: &str) -> Option<&[u8]> {
        self.files.get(&format!("{path}{BROTLI}")).map(Vec::as_slice)
    }

    /// All style sheets in one. `font` says how it refers to a font, by the font's name.
    pub(super) fn style(&self, font: impl Fn(&str) -> Option<String>) -> Result<String> {
        Ok(slim::style(&styles::joined(self, font)?))
    }

    /// The explorer's glue, what knows where the parts are, and the boot script, in one module.
    pub(super) fn script(&self, source: Source) -> Result<String> {
        let glue = self.text("explorer.js")?;
        let imports = |statement: &str| {
            statement.strip_prefix("import").is_some_and(|rest| rest.starts_with([' ', '{', '*', '"', '\'']))
        };
        let imports = glue
            .split(['\n', ';'])
            .map(str::trim)
            .any(|statement| imports(statement) && !statement.starts_with("import {}"));
        ensure!(!imports, "explorer.js imports another file; the page has one script only");
        Ok([glue, self.text(source.script())?, self.text("boot.js")?].join("\n"))
    }

    /// A file that nobody placed is a mistake of the build, and better found here than by a reader.
    pub(super) fn refuse_unknown(&self) -> Result<()> {
        const KNOWN: [&str; 10] = [
            "index.html",
            "explorer.js",
            "explorer_bg.wasm",
            "boot.js",
            Source::Site.script(),
            Source::File.script(),
            "engine.js",
            "engine_bg.wasm",
            "service_worker.js",
            "service_worker_off.js",
        ];
        // With fonts and icons lies how they were made.
        let is_beside = |path: &str| path.starts_with("fonts/") || path.starts_with("icons/");
        for path in self.files.keys() {
            let itself = path.strip_suffix(BROTLI).unwrap_or(path);
            let is_guide = GUIDES.iter().any(|(_, guide)| guide == path);
            let placed = KNOWN.contains(&itself) || is_guide || is_beside(path) || styles::is_style(path);
            if !placed {
                bail!("the shell has a file that has no place in an edition: {path}");
            }
        }
        Ok(())
    }
}

/// Where the page finds its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// In files beside it.
    Site,
    /// In itself.
    File,
}

impl Source {
    const fn script(self) -> &'static str {
        match self {
            Self::Site => "from_site.js",
            Self::File => "from_file.js",
        }
    }
}

fn is_font(path: &str) -> bool {
    path.starts_with("fonts/") && path.ends_with(".woff2")
}

/// The name of a file without its folders.
pub(super) fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
