//! An edition on disk as a host of the engine.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde::de::DeserializeOwned;

use crate::edition::manifest::ReportRun;
use crate::edition::names::NameGroups;
use crate::edition::texts::{StoredReport, TextBlock};
use crate::edition::{FORMAT_VERSION, FileRef, Manifest, Part, file_name};
use crate::engine::{Engine, Step, answer};
use crate::findings::{EditionInfo, Fault};
use crate::pack::CorpusInfo;

/// The file in an edition's folder that names its manifest.
pub const ENTRY_FILE: &str = "edition.json";

/// The content of [`ENTRY_FILE`].
#[must_use]
pub fn entry(manifest: &str) -> String {
    format!("{{\"sijill_edition\":{FORMAT_VERSION},\"manifest\":\"{manifest}\"}}")
}

/// Reads what [`entry`] wrote: the SHA-256 of the manifest.
///
/// # Errors
/// Where the text is of a newer or older program, or anything but such an entry to the last byte.
pub fn read_entry(text: &str) -> Result<String> {
    let parts = text
        .strip_prefix("{\"sijill_edition\":")
        .and_then(|rest| rest.strip_suffix("\"}"))
        .and_then(|rest| rest.split_once(",\"manifest\":\""));
    let Some((version, manifest)) = parts else { bail!("{ENTRY_FILE} is damaged; pack the corpus again") };
    let is_hash = manifest.len() == 64 && manifest.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    match version.parse::<u16>() {
        Ok(found) if found > FORMAT_VERSION && is_hash => {
            Err(Fault::TooNew { found, supported: FORMAT_VERSION }.into())
        }
        Ok(found @ 1..FORMAT_VERSION) if is_hash => {
            Err(Fault::TooOld { file: ENTRY_FILE.to_owned(), found, supported: FORMAT_VERSION }.into())
        }
        Ok(FORMAT_VERSION) if is_hash => Ok(manifest.to_owned()),
        _ => bail!("{ENTRY_FILE} is damaged; pack the corpus again"),
    }
}

/// An edition on disk, open.
pub struct EditionFolder {
    engine: Engine,
    data: PathBuf,
}

impl EditionFolder {
    /// Opens the edition in a folder.
    ///
    /// # Errors
    /// Where it is none, is damaged, or was written by a newer or older program.
    pub fn open(folder: &Path) -> Result<Self> {
        let (manifest, bytes) = manifest_in(folder)?;
        Ok(Self { engine: Engine::open(&manifest, &bytes)?, data: folder.join(DATA) })
    }

    /// Answers, bringing files from disk. Also gives the time spent in the engine.
    ///
    /// # Errors
    /// Those of the engine, or a file that cannot be read.
    pub fn answer<T>(
        &mut self,
        mut ask: impl FnMut(&mut Engine) -> Result<Step<T>, Fault>,
    ) -> Result<(T, Duration), Fault> {
        let data = self.data.clone();
        let mut spent = Duration::ZERO;
        let timed = |engine: &mut Engine| {
            let start = Instant::now();
            let step = ask(engine);
            spent += start.elapsed();
            step
        };
        let answered = answer(&mut self.engine, timed, |file: &FileRef| read(&data, file))?;
        Ok((answered, spent))
    }
}

/// The folder of an edition's files, in that of the edition.
const DATA: &str = "data";

/// The SHA-256 of the manifest, and its bytes, not yet checked.
fn manifest_in(folder: &Path) -> Result<(String, Vec<u8>)> {
    let entry = folder.join(ENTRY_FILE);
    let text = std::fs::read_to_string(&entry)
        .with_context(|| format!("{} is no edition: cannot read its {ENTRY_FILE}", folder.display()))?;
    let manifest = read_entry(&text)?;
    let bytes = read_named(&folder.join(DATA), &file_name(&manifest))?;
    Ok((manifest, bytes))
}

fn read(data: &Path, file: &FileRef) -> Result<Vec<u8>, Fault> {
    read_named(data, &file.name())
}

fn read_named(data: &Path, name: &str) -> Result<Vec<u8>, Fault> {
    std::fs::read(data.join(name))
        .map_err(|error| Fault::Missing { file: name.to_owned(), detail: error.to_string() })
}

/// The reports of an edition on disk, all of them and as they were packed.
pub struct PackedReports {
    /// What the edition is.
    pub info: CorpusInfo,
    /// The files that have them.
    pub files: Vec<FileRef>,
    data: PathBuf,
}

impl PackedReports {
    /// Opens the edition in a folder.
    ///
    /// # Errors
    /// Those of [`EditionFolder::open`].
    pub fn open(folder: &Path) -> Result<Self> {
        let (manifest, bytes) = manifest_in(folder)?;
        let manifest = Manifest::decode(&manifest, &bytes)?;
        let data = folder.join(DATA);
        let mut files: Vec<FileRef> = Vec::new();
        for shelf in part::<Part>(&manifest.shelves, &data)? {
            files.extend(part::<FileRef>(&shelf.place, &data)?.into_iter().map(|text| text.place));
        }
        let EditionInfo { title_ar, title_en, .. } = manifest.info;
        let names = match manifest.names {
            Some(file) => {
                let names: NameGroups = file.read(&read(&data, &file)?)?;
                ensure!(names.is_sound(), Fault::Malformed { file: file.name() });
                names.of_corpus
            }
            None => Vec::new(),
        };
        Ok(Self { info: CorpusInfo { title_ar, title_en, names }, files, data })
    }

    /// The reports in one of [`PackedReports::files`].
    ///
    /// # Errors
    /// Where it is missing or damaged.
    pub fn in_file(&self, file: &FileRef) -> Result<Vec<StoredReport>, Fault> {
        let block: TextBlock = file.read(&read(&self.data, file)?)?;
        block.into_reports().ok_or_else(|| Fault::Malformed { file: file.name() })
    }
}

fn part<P: DeserializeOwned>(part: &Part, data: &Path) -> Result<Vec<ReportRun<P>>, Fault> {
    match (part.inline()?, part.file()) {
        (None, Some(file)) => file.read(&read(data, &file)?),
        (inline, _) => Ok(inline.unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_changed_byte_of_the_entry_is_believed() {
        let manifest = "0123456789abcdef".repeat(4);
        let text = entry(&manifest);
        assert_eq!(read_entry(&text).unwrap(), manifest);
        for at in 0..text.len() {
            for bit in 0..7 {
                let mut flipped = text.clone().into_bytes();
                flipped[at] ^= 1 << bit;
                let flipped = String::from_utf8(flipped).unwrap();
                // Another well-formed hash names a file that is not there.
                if let Ok(other) = read_entry(&flipped) {
                    assert_ne!(other, manifest);
                }
            }
        }
        assert!(read_entry(&format!("{text}\n")).is_err());
        assert!(
            read_entry(&text.replace(&format!(":{FORMAT_VERSION},"), ":99,"))
                .unwrap_err()
                .to_string()
                .contains("newer")
        );
    }
}
