//! The manifest: what the edition is and where everything lies.

use serde::{Deserialize, Serialize};

use super::{FileRef, Part, from_bytes, hex, sha256, to_bytes};
use crate::findings::{EditionInfo, Fault};
use crate::report::ReportId;

/// The format this program writes and reads. Raised with every change of the types that travel in an
/// edition.
///
/// 1: until 0.1. 2: readings of words judged when packed; a form can stand in several classes.
/// 3: positions of words; a block names the files of its lists; columns laid out for deflate.
pub const FORMAT_VERSION: u16 = 3;

/// First bytes of every manifest of every version.
const MAGIC: &[u8; 8] = b"\x89SIJILL\n";

/// What the edition is and where everything lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Titles and counts.
    pub info: EditionInfo,
    /// [`super::columns::PackedColumns`].
    pub columns: Part,
    /// [`super::columns::PackedMentions`].
    pub mentioned: Part,
    /// The blocks of the dictionary, by first class key.
    pub dictionary: Vec<BlockHead>,
    /// The texts, by first report.
    pub shelves: Vec<Shelf>,
}

/// A block of the dictionary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockHead {
    /// The first class key in it.
    pub first_key: String,
    /// [`super::dictionary::Block`].
    pub file: FileRef,
}

/// A list of text files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelf {
    /// The ordinal of its first report.
    pub first_ordinal: u32,
    /// The id of its first report.
    pub first_id: ReportId,
    /// [`Vec<TextFile>`].
    pub files: Part,
}

/// A file with the texts of consecutive reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextFile {
    /// The ordinal of its first report.
    pub first_ordinal: u32,
    /// The id of its first report.
    pub first_id: ReportId,
    /// [`super::texts::TextBlock`].
    pub file: FileRef,
}

impl Manifest {
    /// The manifest's file: magic, version (little-endian), deflated content.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(FORMAT_VERSION.to_le_bytes());
        bytes.extend(super::deflate(&to_bytes(self)));
        bytes
    }

    /// Reads a manifest published under `sha256_hex` (64 lower-case hexadecimal digits).
    ///
    /// # Errors
    /// [`Fault::Damaged`] where the bytes are not those; [`Fault::TooNew`] where a newer program
    /// wrote them, [`Fault::TooOld`] where an older one did; [`Fault::Malformed`] where they are no manifest.
    pub fn decode(sha256_hex: &str, bytes: &[u8]) -> Result<Self, Fault> {
        let file = super::file_name(sha256_hex);
        if hex(&sha256(bytes)) != sha256_hex {
            return Err(Fault::Damaged { file });
        }
        let malformed = || Fault::Malformed { file: file.clone() };
        let (version, packed) =
            bytes.strip_prefix(MAGIC).and_then(|rest| rest.split_first_chunk::<2>()).ok_or_else(malformed)?;
        let found = u16::from_le_bytes(*version);
        if found > FORMAT_VERSION {
            return Err(Fault::TooNew { found, supported: FORMAT_VERSION });
        }
        if found == 0 {
            return Err(malformed());
        }
        if found < FORMAT_VERSION {
            return Err(Fault::TooOld { file, found, supported: FORMAT_VERSION });
        }
        const LARGEST_MANIFEST: usize = 64 << 20;
        let content = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, LARGEST_MANIFEST)
            .map_err(|_| malformed())?;
        from_bytes(&content).ok_or_else(malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        Manifest {
            info: EditionInfo { title_ar: "سجل".into(), title_en: "Record".into(), n_reports: 0 },
            columns: Part::Inline(Vec::new()),
            mentioned: Part::Inline(Vec::new()),
            dictionary: Vec::new(),
            shelves: Vec::new(),
        }
    }

    #[test]
    fn a_manifest_of_another_format_is_named_as_such() {
        let mut bytes = manifest().encode();
        assert_eq!(Manifest::decode(&hex(&sha256(&bytes)), &bytes), Ok(manifest()));
        bytes[8] = 4;
        assert_eq!(
            Manifest::decode(&hex(&sha256(&bytes)), &bytes),
            Err(Fault::TooNew { found: 4, supported: FORMAT_VERSION })
        );
        bytes[8] = 1;
        let hash = hex(&sha256(&bytes));
        let file = crate::edition::file_name(&hash);
        let too_old = Fault::TooOld { file, found: 1, supported: FORMAT_VERSION };
        assert_eq!(Manifest::decode(&hash, &bytes), Err(too_old));
        bytes[8] = 0;
        let hash = hex(&sha256(&bytes));
        assert!(matches!(Manifest::decode(&hash, &bytes), Err(Fault::Malformed { .. })));
    }

    #[test]
    fn a_manifest_under_another_hash_is_refused() {
        let bytes = manifest().encode();
        let other = hex(&sha256(b"other"));
        assert!(matches!(Manifest::decode(&other, &bytes), Err(Fault::Damaged { .. })));
        let upper = hex(&sha256(&bytes)).to_uppercase();
        assert!(matches!(Manifest::decode(&upper, &bytes), Err(Fault::Damaged { .. })));
    }
}
