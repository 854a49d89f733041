//! An edition on disk as a host of the engine.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::edition::{FORMAT_VERSION, FileRef, file_name};
use crate::engine::{Engine, Step, answer};
use crate::findings::Fault;

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
/// Where the text is of a newer program, or anything but such an entry to the last byte.
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
    /// Where it is none, is damaged, or was written by a newer program.
    pub fn open(folder: &Path) -> Result<Self> {
        let entry = folder.join(ENTRY_FILE);
        let text = std::fs::read_to_string(&entry)
            .with_context(|| format!("{} is no edition: cannot read its {ENTRY_FILE}", folder.display()))?;
        let manifest = read_entry(&text)?;
        let data = folder.join("data");
        let bytes = read(&data, &file_name(&manifest))?;
        Ok(Self { engine: Engine::open(&manifest, &bytes)?, data })
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
        let answered = answer(&mut self.engine, timed, |file: &FileRef| read(&data, &file.name()))?;
        Ok((answered, spent))
    }
}

fn read(data: &Path, name: &str) -> Result<Vec<u8>, Fault> {
    std::fs::read(data.join(name))
        .map_err(|error| Fault::Missing { file: name.to_owned(), detail: error.to_string() })
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
        assert!(read_entry(&text.replace(":1,", ":7,")).unwrap_err().to_string().contains("newer"));
    }
}
