//! The manifest: what the edition is and where everything lies.

use serde::{Deserialize, Serialize};

use super::{FileRef, Part, from_bytes, hex, sha256, to_bytes};
use crate::findings::{EditionInfo, Fault};
use crate::report::ReportId;

/// The format this program writes and reads.
///
/// A number promises that an edition of it is read as it was meant and agrees with itself: what is found is
/// marked. So it is raised with every change of the types that travel in an edition, and of what is worked out
/// when packing and again, of the text, when reading: words and their numbers ([`crate::arabic::numbered`]),
/// folding, zones ([`crate::pack::Zone::of`]). It does not promise that a later packer judges the same pages in the
/// same way (what a line is, which readings are plausible, which names there are): that stands in the files.
///
/// 1: until 0.1. 2: readings of words judged when packed; a form can stand in several classes.
/// 3: positions of words; a block names the files of its lists; columns laid out for deflate.
/// 4: what was read from a page in few bytes; runs of letters in one; shelves in a list of their own; other
/// names. 5: no other files, but a date of publication is boilerplate and a clitic on a number no word; an edition of
/// format 4 would have hits by them in which nothing is marked. 6: all that is said of time, with amounts.
/// 7: what a page’s markup says. 8: authors and agencies. 9: what each reason for a date allows.
pub const FORMAT_VERSION: u16 = 9;

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
    /// `Vec<ReportRun<Part>>`: the shelves, each a `Vec<ReportRun<FileRef>>` of files that are
    /// [`super::texts::TextBlock`]s.
    pub shelves: Part,
    /// [`super::names::NameGroups`], if there are any.
    pub names: Option<FileRef>,
}

/// A block of the dictionary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockHead {
    /// The first class key in it.
    pub first_key: String,
    /// [`super::dictionary::Block`].
    pub file: FileRef,
}

/// Consecutive reports that lie in one place: on a shelf, in a text file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRun<P> {
    /// How many they are.
    pub n_reports: u32,
    /// The first bytes of the first one's id, as many as tell it from the report before.
    pub first_bytes: Vec<u8>,
    /// Where they lie.
    pub place: P,
}

/// A [`ReportRun`] that knows what is before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed<P> {
    /// The ordinal of its first report.
    pub first_ordinal: u32,
    /// No report of it has a lower id, and none before it this or a higher one.
    pub first_id: ReportId,
    /// Where its reports lie.
    pub place: P,
}

impl<P> ReportRun<P> {
    /// The reports with these ids, behind one with the id `before`, lie there.
    pub fn of(before: Option<ReportId>, ids: &[ReportId], place: P) -> Self {
        let first = ids.first().map_or([0; 8], |id| id.0);
        let shared =
            before.map_or(0, |before| before.0.iter().zip(first).take_while(|(a, b)| **a == *b).count() + 1);
        Self { n_reports: ids.len() as u32, first_bytes: first[..shared.min(8)].to_vec(), place }
    }

    /// Runs that follow each other, the first from this ordinal on; `None` where they cannot, by
    /// their ids or their numbers.
    pub fn placed(runs: Vec<Self>, mut first_ordinal: u32) -> Option<Vec<Placed<P>>> {
        let mut placed = Vec::with_capacity(runs.len());
        for Self { n_reports, first_bytes, place } in runs {
            let mut first_id = [0; 8];
            first_id.get_mut(..first_bytes.len())?.copy_from_slice(&first_bytes);
            let first_id = ReportId(first_id);
            if placed.last().is_some_and(|before: &Placed<P>| before.first_id >= first_id) {
                return None;
            }
            placed.push(Placed { first_ordinal, first_id, place });
            first_ordinal = first_ordinal.checked_add(n_reports)?;
        }
        Some(placed)
    }
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
            shelves: Part::Inline(Vec::new()),
            names: None,
        }
    }

    #[test]
    fn a_manifest_of_another_format_is_named_as_such() {
        let mut bytes = manifest().encode();
        assert_eq!(Manifest::decode(&hex(&sha256(&bytes)), &bytes), Ok(manifest()));
        bytes[8] = FORMAT_VERSION as u8 + 1;
        assert_eq!(
            Manifest::decode(&hex(&sha256(&bytes)), &bytes),
            Err(Fault::TooNew { found: FORMAT_VERSION + 1, supported: FORMAT_VERSION })
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

    #[test]
    fn reports_are_told_apart_by_as_few_bytes_as_do() {
        let id = |first: [u8; 3]| ReportId([first[0], first[1], first[2], 9, 9, 9, 9, 9]);
        let ids = [[0, 7, 7], [0, 7, 8], [0, 7, 9], [4, 0, 0]].map(id);
        let runs = vec![
            ReportRun::of(None, &ids[..1], 'a'),
            ReportRun::of(Some(ids[0]), &ids[1..3], 'b'),
            ReportRun::of(Some(ids[2]), &ids[3..], 'c'),
        ];
        assert_eq!(runs.iter().map(|of| of.first_bytes.len()).collect::<Vec<_>>(), [0, 3, 1]);
        let placed = ReportRun::placed(runs.clone(), 10).unwrap();
        assert_eq!(placed.iter().map(|of| of.first_ordinal).collect::<Vec<_>>(), [10, 11, 13]);
        let place_of = |id| placed[placed.partition_point(|of| of.first_id <= id) - 1].place;
        assert_eq!(ids.map(place_of), ['a', 'b', 'b', 'c']);
        assert_eq!(ReportRun::placed(runs.clone(), u32::MAX), None);
        let longer = ReportRun { first_bytes: vec![0; 9], ..runs[0].clone() };
        assert_eq!(ReportRun::placed(vec![longer], 0), None);
        let [first, second, third] = [0, 1, 2].map(|nth: usize| runs[nth].clone());
        assert_eq!(ReportRun::placed(vec![first, third, second.clone()], 0), None);
        assert_eq!(ReportRun::placed(vec![second.clone(), second], 0), None);
    }
}
