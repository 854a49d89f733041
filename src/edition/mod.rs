//! The only place that knows the bytes of an edition: manifest, files, versions, integrity.

use serde::{Deserialize, Serialize};

/// A file of the edition: named by its content, immutable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileRef {
    /// SHA-256 of the file as it lies on disk (packed).
    pub sha256: [u8; 32],
    /// Its length on disk, in bytes.
    pub packed_len: u32,
    /// Its length unpacked, in bytes.
    pub unpacked_len: u32,
}

impl FileRef {
    /// Its name inside the edition's data folder: the first 32 hexadecimal digits of its SHA-256, and `.bin`.
    #[must_use]
    pub fn name(&self) -> String {
        use std::fmt::Write;
        let mut name = String::with_capacity(36);
        for byte in &self.sha256[..16] {
            let _ = write!(name, "{byte:02x}");
        }
        name.push_str(".bin");
        name
    }
}
