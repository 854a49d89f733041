//! Skips a step whose inputs are what they were when it last succeeded.
//!
//! Inputs are compared by content, so that a fresh checkout or a `touch` rebuilds nothing.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::Hasher;
use std::path::{Path, PathBuf};

use crate::run::Fallible;

/// The record of a step's last success.
pub struct Stamp {
    file: PathBuf,
    digest: String,
}

impl Stamp {
    /// Digests `inputs` (files, and folders with everything in them) and `settings` (whatever else
    /// decides what comes out). Inputs that do not exist count as such.
    ///
    /// # Errors
    /// Where an input exists but cannot be read.
    pub fn of(stamps: &Path, step: &str, inputs: &[PathBuf], settings: &str) -> Fallible<Self> {
        let mut hasher = DefaultHasher::new();
        hasher.write(settings.as_bytes());
        for input in inputs {
            digest(input, &mut hasher).map_err(|e| format!("{}: {e}", input.display()))?;
        }
        Ok(Self { file: stamps.join(step), digest: format!("{:016x}", hasher.finish()) })
    }

    /// Whether the last success had the same inputs, and what it made is still there.
    pub fn is_current(&self, made: &[PathBuf]) -> bool {
        made.iter().all(|path| path.exists())
            && fs::read_to_string(&self.file).is_ok_and(|digest| digest == self.digest)
    }

    /// Records a success.
    ///
    /// # Errors
    /// Where the record cannot be written.
    pub fn record(&self) -> Fallible {
        let folder = self.file.parent().ok_or("a stamp lies in a folder")?;
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&self.file, &self.digest))
            .map_err(|e| format!("{}: {e}", self.file.display()))
    }
}

fn digest(path: &Path, hasher: &mut DefaultHasher) -> std::io::Result<()> {
    hasher.write(path.as_os_str().as_encoded_bytes());
    if path.is_dir() {
        let mut entries: Vec<PathBuf> =
            fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
        entries.sort();
        return entries.iter().try_for_each(|entry| digest(entry, hasher));
    }
    match fs::read(path) {
        Ok(bytes) => {
            hasher.write_usize(bytes.len());
            hasher.write(&bytes);
            Ok(())
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            hasher.write_u8(0xFF);
            Ok(())
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_current_until_an_input_a_setting_or_its_product_changes() {
        let folder = std::env::temp_dir().join(format!("sijill-stamp-{}", std::process::id()));
        fs::create_dir_all(folder.join("in")).unwrap();
        fs::write(folder.join("in/a"), "1").unwrap();
        let made = [folder.join("in")];
        let stamp = |settings| Stamp::of(&folder, "step", &[folder.join("in")], settings).unwrap();
        assert!(!stamp("s").is_current(&made));
        stamp("s").record().unwrap();
        assert!(stamp("s").is_current(&made));
        assert!(!stamp("t").is_current(&made));
        assert!(!stamp("s").is_current(&[folder.join("gone")]));
        fs::write(folder.join("in/a"), "2").unwrap();
        assert!(!stamp("s").is_current(&made));
        fs::remove_dir_all(folder).unwrap();
    }
}
