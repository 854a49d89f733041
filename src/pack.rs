//! Pages → edition files, as a pure map and an associative merge: no disk, no threads.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What `corpus.toml` says of the corpus as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct CorpusInfo {
    /// Title in Arabic.
    pub title_ar: String,
    /// Title in English.
    pub title_en: String,
}

/// The data files of an edition.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct EditionFiles {
    /// File name → bytes, the manifest included.
    pub files: BTreeMap<String, Vec<u8>>,
    /// SHA-256 of the manifest, 64 hexadecimal digits; its file is named by the first 32.
    pub manifest: String,
    /// The files a first visit needs besides the manifest, in the order they are needed.
    pub first_needed: Vec<String>,
}
