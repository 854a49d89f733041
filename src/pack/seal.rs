//! Reports → the files of an edition.
//!
//! What takes long is done by the host's [`Hands`], a thousand things at a time; where each lies is
//! decided in order by one, so the bytes do not depend on the hands.

use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

use super::dictionary::write_dictionary;
use super::names::names_of;
use super::{CorpusInfo, EditionFiles, Keep, Known, Shard};
use crate::edition::columns::{Columns, MentionedDays, PackedColumns, PackedMentions};
use crate::edition::manifest::ReportRun;
use crate::edition::texts::TextBlock;
use crate::edition::{self, FileRef, Files, Manifest, Part};
use crate::findings::EditionInfo;
use crate::report::ReportId;

/// How large the pieces of an edition are. Readers do not depend on it; tests make everything
/// tiny, so that a few reports fill many blocks, files and shelves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Parts up to this many bytes stand in the manifest: it saves a small edition its requests.
    pub largest_inline_part: usize,
    /// Dictionary blocks are closed beyond this size (unpacked, estimated).
    pub block_bytes: usize,
    /// Longer postings stand in a file of their own kind, so that a block stays a list of words.
    pub longest_inline_postings: usize,
    /// Postings files are closed beyond this size, unpacked.
    pub postings_file_bytes: usize,
    /// Positions files likewise.
    pub positions_file_bytes: usize,
    /// Text files are closed beyond this size (estimated, before deflate).
    pub text_file_bytes: usize,
    /// How many text files one shelf lists.
    pub files_per_shelf: usize,
}

impl Default for Sizes {
    /// Some 8 KB packed for blocks, 2 KB for texts and shelves.
    fn default() -> Self {
        Self {
            largest_inline_part: 2 << 10,
            block_bytes: 13 << 10,
            longest_inline_postings: 96,
            postings_file_bytes: 8 << 10,
            positions_file_bytes: 8 << 10,
            text_file_bytes: 20 << 10,
            files_per_shelf: 40,
        }
    }
}

/// Does the same to many things, as the host can: one after the other, or on all cores.
pub trait Hands {
    /// What the work makes of each, in their order.
    fn map<T: Send, R: Send>(&self, things: Vec<T>, work: impl Fn(T) -> R + Send + Sync) -> Vec<R>;

    /// So much of an edition is sealed, from 0 to 1.
    fn sealed(&self, _share: f64) {}
}

/// One thing after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OneByOne;

impl Hands for OneByOne {
    fn map<T: Send, R: Send>(&self, things: Vec<T>, work: impl Fn(T) -> R + Send + Sync) -> Vec<R> {
        things.into_iter().map(work).collect()
    }
}

/// How many things the hands are given at once: what they make of them is all in memory.
pub(super) const AT_ONCE: usize = 1024;

/// Writes the edition of these reports.
#[must_use]
pub fn seal(shard: &Shard, corpus: &CorpusInfo) -> EditionFiles {
    seal_in_pieces_of(Sizes::default(), shard, corpus)
}

/// [`seal`] with pieces of other sizes.
#[must_use]
pub fn seal_in_pieces_of(sizes: Sizes, shard: &Shard, corpus: &CorpusInfo) -> EditionFiles {
    let Ok(files) = seal_with(&OneByOne, sizes, shard, corpus);
    files
}

/// [`seal`] with these hands, of reports that are kept elsewhere.
///
/// # Errors
/// Where a report cannot be read again.
pub fn seal_with<K: Keep + Sync>(
    hands: &impl Hands,
    sizes: Sizes,
    shard: &Shard<K>,
    corpus: &CorpusInfo,
) -> Result<EditionFiles, K::Error> {
    let mut files = Files::new(sizes.largest_inline_part);
    let columns = Part::create(&PackedColumns::of(&columns(shard)), &mut files);
    let mentioned = shard.reports.values().map(|known| known.mentioned.clone()).collect();
    let mentioned = Part::create(&PackedMentions::of(&MentionedDays(mentioned)), &mut files);
    let dictionary = write_dictionary(hands, shard, sizes, &mut files);
    let shelves = write_texts(hands, shard, sizes, &mut files)?;
    let first_needed =
        [&columns, &mentioned].into_iter().filter_map(|part| part.file()).map(|f| f.name()).collect();
    let info = EditionInfo {
        title_ar: corpus.title_ar.clone(),
        title_en: corpus.title_en.clone(),
        n_reports: shard.n_reports(),
    };
    let names = names_of(shard, corpus).map(|names| files.add(&names));
    let manifest = Manifest { info, columns, mentioned, dictionary, shelves, names }.encode();
    let hash = edition::hex(&edition::sha256(&manifest));
    let mut files = files.into_map();
    files.insert(edition::file_name(&hash), manifest);
    Ok(EditionFiles { files, manifest: hash, first_needed })
}

fn columns<K>(shard: &Shard<K>) -> Columns {
    let reports = || shard.reports.values();
    let mut columns = Columns {
        outlet_names: sorted_names(reports().filter_map(|known| known.outlet.as_deref())),
        relayed_names: sorted_names(reports().flat_map(|known| known.relayed.iter().map(String::as_str))),
        ..Columns::default()
    };
    for known in reports() {
        let place = |names: &[String], name: &str| names.binary_search_by(|n| n.as_str().cmp(name)).ok();
        let outlet = known.outlet.as_ref().and_then(|name| place(&columns.outlet_names, name));
        columns.outlet.push(outlet.map_or(0, |nth| nth as u32 + 1));
        let relayed = known.relayed.iter().filter_map(|name| place(&columns.relayed_names, name));
        let mut relayed: Vec<u32> = relayed.map(|nth| nth as u32).collect();
        relayed.sort_unstable();
        relayed.dedup();
        columns.relayed.push(relayed);
        columns.provenance.push(known.provenance);
        columns.conflicts.push(known.conflicts);
        columns.earliest.push(known.published.0);
        columns.latest.push(known.published.1);
        columns.n_words.push(known.n_words);
    }
    columns
}

fn sorted_names<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let names: BTreeSet<&str> = names.collect();
    names.into_iter().map(str::to_owned).collect()
}

/// A text file also ends after a report whose id ends in one of these digits, as do seven of sixteen, so that a
/// report that comes or goes changes one file and the others keep their names. With more reports in a file
/// texts pack better; with fewer a row costs less.
const LAST_DIGITS: RangeInclusive<u8> = 0x9..=0xF;

fn write_texts<K: Keep + Sync>(
    hands: &impl Hands,
    shard: &Shard<K>,
    sizes: Sizes,
    files: &mut Files,
) -> Result<Part, K::Error> {
    let reports: Vec<(&ReportId, &Known)> = shard.reports.iter().collect();
    let pieces = cut(&reports, sizes);
    let ids: Vec<ReportId> = reports.iter().map(|(id, _)| **id).collect();
    let mut packed = Vec::with_capacity(pieces.len());
    for some in pieces.chunks(AT_ONCE) {
        for file in hands.map(some.to_vec(), |piece| pack_texts(shard, &reports[piece])) {
            packed.push(files.insert(file?));
        }
        hands.sealed(0.5 + packed.len() as f64 / pieces.len() as f64 / 2.0);
    }
    let text_files = pieces.into_iter().zip(packed).collect::<Vec<_>>();
    let mut shelves = Vec::new();
    for on_shelf in text_files.chunks(sizes.files_per_shelf.max(1)) {
        let runs: Vec<_> = on_shelf.iter().map(|(piece, file)| run(&ids, piece.clone(), *file)).collect();
        // In line on a single shelf only: the list of many is fetched to look up one.
        let is_alone = on_shelf.len() == text_files.len();
        let place = if is_alone { Part::create(&runs, files) } else { Part::File(files.add(&runs)) };
        let whole = on_shelf[0].0.start..on_shelf[on_shelf.len() - 1].0.end;
        shelves.push(run(&ids, whole, place));
    }
    Ok(Part::create(&shelves, files))
}

fn run<P>(ids: &[ReportId], piece: Range<usize>, place: P) -> ReportRun<P> {
    let before = piece.start.checked_sub(1).map(|before| ids[before]);
    ReportRun::of(before, &ids[piece], place)
}

/// Which reports go into one text file, by ordinal.
fn cut(reports: &[(&ReportId, &Known)], sizes: Sizes) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (nth, (id, known)) in reports.iter().enumerate() {
        bytes += known.text_bytes;
        if LAST_DIGITS.contains(&(id.0[7] & 0xF)) || bytes > sizes.text_file_bytes || nth + 1 == reports.len()
        {
            pieces.push(start..nth + 1);
            (start, bytes) = (nth + 1, 0);
        }
    }
    pieces
}

fn pack_texts<K: Keep>(
    shard: &Shard<K>,
    reports: &[(&ReportId, &Known)],
) -> Result<(FileRef, Vec<u8>), K::Error> {
    let mut block = Vec::with_capacity(reports.len());
    for (_, known) in reports {
        let mut stored = shard.kept.get(known.number)?;
        stored.page_names.clone_from(&known.page_names);
        block.push(stored);
    }
    Ok(FileRef::create(&TextBlock::new(&block)))
}
