//! The only place that knows the bytes of an edition: manifest, files, versions, integrity.
//!
//! An edition is a set of immutable files named by their content. The manifest (its hash is in
//! the page and in `edition.json`) names all others, the [`texts`] through shelves so that it
//! stays small. Every file is deflated [postcard](https://postcard.jamesmunns.com/wire-format)
//! and is checked against its SHA-256 before a byte of it is used.

pub mod columns;
pub mod dictionary;
mod intervals;
pub mod manifest;
pub mod names;
pub mod positions;
mod report_codec;
pub mod text_codec;
pub mod texts;

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::findings::Fault;

pub use manifest::{FORMAT_VERSION, Manifest};

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

/// No file of an edition unpacks to more than this; a page is at most as large.
const LARGEST_UNPACKED: usize = 2 * crate::page::LARGEST_PAGE;

impl FileRef {
    /// Its name inside the edition's data folder.
    #[must_use]
    pub fn name(&self) -> String {
        file_name(&hex(&self.sha256))
    }

    /// Checks that these are the bytes the edition was published with, and unpacks them.
    ///
    /// # Errors
    /// [`Fault::Damaged`] where they are not; [`Fault::Malformed`] where they are but do not unpack.
    pub fn open(&self, packed: &[u8]) -> Result<Vec<u8>, Fault> {
        if packed.len() != self.packed_len as usize || sha256(packed) != self.sha256 {
            return Err(Fault::Damaged { file: self.name() });
        }
        let malformed = || Fault::Malformed { file: self.name() };
        let limit = self.unpacked_len as usize;
        if limit > LARGEST_UNPACKED {
            return Err(malformed());
        }
        let bytes =
            miniz_oxide::inflate::decompress_to_vec_with_limit(packed, limit).map_err(|_| malformed())?;
        if bytes.len() == limit { Ok(bytes) } else { Err(malformed()) }
    }

    /// [`FileRef::open`], and understands the content as `T`.
    ///
    /// # Errors
    /// As [`FileRef::open`].
    pub fn read<T: DeserializeOwned>(&self, packed: &[u8]) -> Result<T, Fault> {
        let bytes = self.open(packed)?;
        from_bytes(&bytes).ok_or_else(|| Fault::Malformed { file: self.name() })
    }

    /// Packs `content`; returns the reference and the bytes to write under its name.
    #[must_use]
    pub fn create<T: Serialize>(content: &T) -> (Self, Vec<u8>) {
        Self::pack(&to_bytes(content))
    }

    fn pack(bytes: &[u8]) -> (Self, Vec<u8>) {
        let packed = deflate(bytes);
        let file = Self {
            sha256: sha256(&packed),
            packed_len: packed.len() as u32,
            unpacked_len: bytes.len() as u32,
        };
        (file, packed)
    }
}

/// Content that stands in the manifest itself while it is small, else in a file of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// The postcard bytes.
    Inline(Vec<u8>),
    /// The file that has them.
    File(FileRef),
}

impl Part {
    /// Puts `content` in line or into `files`.
    pub fn create<T: Serialize>(content: &T, files: &mut Files) -> Self {
        let bytes = to_bytes(content);
        if bytes.len() <= files.largest_inline_part {
            Self::Inline(bytes)
        } else {
            Self::File(files.add_bytes(&bytes))
        }
    }

    /// The content, where it stands in line.
    ///
    /// # Errors
    /// [`Fault::Malformed`] where it is not understood.
    pub fn inline<T: DeserializeOwned>(&self) -> Result<Option<T>, Fault> {
        match self {
            Self::File(_) => Ok(None),
            Self::Inline(bytes) => {
                from_bytes(bytes).map(Some).ok_or_else(|| Fault::Malformed { file: "manifest".to_owned() })
            }
        }
    }

    /// The file, where it stands in one.
    #[must_use]
    pub fn file(&self) -> Option<FileRef> {
        match self {
            Self::Inline(_) => None,
            Self::File(file) => Some(*file),
        }
    }
}

/// Files on their way to disk.
#[derive(Clone, Debug)]
pub struct Files {
    by_name: BTreeMap<String, Vec<u8>>,
    largest_inline_part: usize,
}

impl Files {
    /// No files yet. Parts up to so many bytes will stand in the manifest.
    #[must_use]
    pub fn new(largest_inline_part: usize) -> Self {
        Self { by_name: BTreeMap::new(), largest_inline_part }
    }

    /// The files by name.
    #[must_use]
    pub fn into_map(self) -> BTreeMap<String, Vec<u8>> {
        self.by_name
    }

    /// Packs `content` into a file.
    pub fn add<T: Serialize>(&mut self, content: &T) -> FileRef {
        self.add_bytes(&to_bytes(content))
    }

    fn add_bytes(&mut self, bytes: &[u8]) -> FileRef {
        self.insert(FileRef::pack(bytes))
    }

    /// Takes in a file that is packed already.
    pub fn insert(&mut self, (file, packed): (FileRef, Vec<u8>)) -> FileRef {
        self.by_name.insert(file.name(), packed);
        file
    }
}

/// The name, inside the data folder, of the file with this SHA-256 (64 hexadecimal digits).
#[must_use]
pub fn file_name(sha256_hex: &str) -> String {
    format!("{}.bin", sha256_hex.get(..32).unwrap_or(sha256_hex))
}

/// SHA-256.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|b| [DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]])
        .map(char::from)
        .collect()
}

/// Postcard cannot fail on our types: no maps of unknown length, no untagged enums.
pub(crate) fn to_bytes<T: Serialize>(content: &T) -> Vec<u8> {
    postcard::to_allocvec(content).unwrap_or_default()
}

/// All of `bytes` as `T`; `None` where they are not exactly that.
pub(crate) fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    match postcard::take_from_bytes(bytes) {
        Ok((content, [])) => Some(content),
        _ => None,
    }
}

pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec(bytes, 9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_changed_byte_is_read() {
        let (file, packed) = FileRef::create(&vec!["مخيم الهول".to_owned(); 20]);
        assert_eq!(file.read::<Vec<String>>(&packed).unwrap().len(), 20);
        for at in 0..packed.len() {
            for bit in 0..8 {
                let mut damaged = packed.clone();
                damaged[at] ^= 1 << bit;
                assert_eq!(file.read::<Vec<String>>(&damaged), Err(Fault::Damaged { file: file.name() }));
            }
        }
        for len in 0..packed.len() {
            assert!(matches!(file.open(&packed[..len]), Err(Fault::Damaged { .. })));
        }
    }

    #[test]
    fn a_file_that_unpacks_to_more_than_it_said_is_refused() {
        let (mut file, packed) = FileRef::create(&vec![0_u8; 100_000]);
        file.unpacked_len = 1000;
        assert!(matches!(file.open(&packed), Err(Fault::Malformed { .. })));
    }

    #[test]
    fn a_file_of_more_than_any_page_is_not_unpacked() {
        // Sound in all else: without the limit it would open.
        let (bomb, packed) = FileRef::pack(&vec![0; LARGEST_UNPACKED + 1]);
        assert!(packed.len() < LARGEST_UNPACKED / 500);
        assert!(matches!(bomb.open(&packed), Err(Fault::Malformed { .. })));
    }
}
