//! The dictionary: surface forms by class, each with its postings.

use serde::{Deserialize, Serialize};

use super::FileRef;
use crate::arabic::class::Reading;
use crate::findings::Ordinal;
use crate::varint::{put_varint, take_varint};

/// Consecutive classes in one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The classes, by their keys.
    pub classes: Vec<Class>,
    /// The files of postings and of positions that its forms name by their place here.
    pub lists: Vec<FileRef>,
    /// [`InlinePositions`].
    pub inline_positions: FileRef,
}

/// The positions of the forms of a block whose postings stand in line, in their order in the block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct InlinePositions(pub Vec<Vec<u8>>);

/// The forms that share a class key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// [`crate::arabic::class::class_key`] of each of its forms.
    pub key: String,
    /// The forms, sorted by their letters.
    pub forms: Vec<FormEntry>,
}

/// A form as it is written on pages (after Unicode NFC), with everything a query needs of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormEntry {
    /// The letters.
    pub surface: String,
    /// How it can be read in this corpus, besides as its own stem ([`crate::arabic::class::plausible`]).
    pub readings: Vec<Reading>,
    /// How often it occurs outside boilerplate.
    pub count: u32,
    /// Where.
    pub postings: PostingsRef,
}

/// Where the postings and the positions of a form lie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PostingsRef {
    /// The postings here, the positions in the block's [`InlinePositions`].
    Inline(Vec<u8>),
    /// In files of their own kinds.
    InFile {
        /// The postings.
        postings: Piece,
        /// The positions.
        positions: Piece,
    },
}

/// A part of a file of postings or of positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Which of [`Block::lists`].
    pub file: u32,
    /// First byte in the unpacked file.
    pub start: u32,
    /// Length in bytes.
    pub len: u32,
}

impl Piece {
    /// The piece out of the content of its file.
    #[must_use]
    pub fn of(self, content: &[u8]) -> Option<&[u8]> {
        let end = self.start.checked_add(self.len)?;
        content.get(self.start as usize..end as usize)
    }
}

/// How often a form occurs in a report, by the zone it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The report.
    pub ordinal: Ordinal,
    /// In its title.
    pub in_title: u32,
    /// Among the first words of its body.
    pub in_lead: u32,
    /// In the rest of the report.
    pub in_body: u32,
    /// In the page's boilerplate.
    pub in_boilerplate: u32,
}

impl Posting {
    /// A posting with its counts in the order of [`crate::pack::Zone`].
    #[must_use]
    pub fn of(ordinal: Ordinal, [in_title, in_lead, in_body, in_boilerplate]: [u32; 4]) -> Self {
        Self { ordinal, in_title, in_lead, in_body, in_boilerplate }
    }

    /// The counts in the order of [`crate::pack::Zone`].
    #[must_use]
    pub fn counts(&self) -> [u32; 4] {
        [self.in_title, self.in_lead, self.in_body, self.in_boilerplate]
    }

    /// How often outside boilerplate.
    #[must_use]
    pub fn in_report(&self) -> u32 {
        self.in_title + self.in_lead + self.in_body
    }
}

/// Writes postings, which must be in the order of their ordinals.
///
/// Per posting a varint of `gap * 16 + zones` (gap to the ordinal before, less one; a bit per
/// zone: 1 title, 2 lead, 4 body, 8 boilerplate), then a varint of each zone's count less one.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PostingsWriter {
    bytes: Vec<u8>,
    /// The least that the next ordinal can be.
    next: u32,
}

impl PostingsWriter {
    /// Writes one, of a higher ordinal than that before.
    pub fn push(&mut self, posting: &Posting) {
        let counts = posting.counts();
        let zones: u64 = counts.iter().enumerate().map(|(zone, &n)| u64::from(n > 0) << zone).sum();
        put_varint(&mut self.bytes, u64::from(posting.ordinal.0 - self.next) * 16 + zones);
        for count in counts.into_iter().filter(|&n| n > 0) {
            put_varint(&mut self.bytes, u64::from(count - 1));
        }
        self.next = posting.ordinal.0 + 1;
    }

    /// What was written.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// What was written, of ordinals below `n_reports`.
    #[must_use]
    pub fn decode(&self, n_reports: u32) -> Vec<Posting> {
        decode_postings(&self.bytes, n_reports).unwrap_or_default()
    }
}

/// Reads what [`PostingsWriter`] wrote; `None` for anything else, ordinals from `n_reports` on or more
/// occurrences together than a `u32` counts.
#[must_use]
pub fn decode_postings(bytes: &[u8], n_reports: u32) -> Option<Vec<Posting>> {
    let mut postings = Vec::new();
    add_postings(&mut postings, bytes, n_reports)?;
    Some(postings)
}

/// The same, behind what is there already.
#[must_use]
pub fn add_postings(postings: &mut Vec<Posting>, mut bytes: &[u8], n_reports: u32) -> Option<()> {
    // Few take less than two bytes.
    postings.reserve(bytes.len() / 2);
    let mut next: u64 = 0;
    let mut n_occurrences: u32 = 0;
    while !bytes.is_empty() {
        let head = take_varint(&mut bytes)?;
        let ordinal = next.checked_add(head / 16).filter(|&o| o < u64::from(n_reports))?;
        let mut counts = [0; 4];
        for (zone, count) in counts.iter_mut().enumerate() {
            if head & (1 << zone) != 0 {
                *count = u32::try_from(take_varint(&mut bytes)?).ok()?.checked_add(1)?;
                n_occurrences = n_occurrences.checked_add(*count)?;
            }
        }
        postings.push(Posting::of(Ordinal(ordinal as u32), counts));
        next = ordinal + 1;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(postings: &[Posting]) -> Vec<u8> {
        let mut writer = PostingsWriter::default();
        postings.iter().for_each(|posting| writer.push(posting));
        writer.into_bytes()
    }

    #[test]
    fn all_occurrences_together_can_be_counted() {
        let decode = |counts: [[u32; 4]; 2]| {
            let of = |(nth, counts): (u32, [u32; 4])| Posting::of(Ordinal(nth), counts);
            decode_postings(&written(&[of((0, counts[0])), of((1, counts[1]))]), 2)
        };
        assert!(decode([[u32::MAX - 1, 0, 0, 0], [0, 1, 0, 0]]).is_some());
        assert_eq!(decode([[u32::MAX, 1, 0, 0], [0, 0, 0, 0]]), None);
        assert_eq!(decode([[u32::MAX, 0, 0, 0], [0, 0, 0, 1]]), None);
    }

    proptest! {
        #[test]
        fn postings_survive(
            entries in proptest::collection::btree_map(0_u32..100_000, (0_u32..3, 0_u32..4, 0_u32..500, 0_u32..2), 0..50)
        ) {
            let postings: Vec<Posting> = entries
                .into_iter()
                .map(|(ordinal, (in_title, in_lead, in_body, in_boilerplate))| {
                    Posting::of(Ordinal(ordinal), [in_title, in_lead, in_body, in_boilerplate])
                })
                .collect();
            prop_assert_eq!(decode_postings(&written(&postings), 100_000), Some(postings));
        }

        #[test]
        fn any_bytes_are_postings_or_refused(bytes in any::<Vec<u8>>()) {
            if let Some(postings) = decode_postings(&bytes, 1000) {
                prop_assert!(postings.windows(2).all(|pair| pair[0].ordinal < pair[1].ordinal));
            }
        }
    }
}
