//! Reports → the files of an edition.
//!
//! What takes long is done by the host's [`Hands`], a thousand things at a time; where each lies is
//! decided in order by one, so the bytes do not depend on the hands.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::classes::{Judged, judged_forms};
use super::{CorpusInfo, EditionFiles, Keep, Known, Occurrences, Shard};
use crate::edition::columns::{Columns, MentionedDays};
use crate::edition::dictionary::{Block, Class, FormEntry, Posting, PostingsRef, encode_postings};
use crate::edition::manifest::{BlockHead, Shelf, TextFile};
use crate::edition::texts::TextBlock;
use crate::edition::{self, FileRef, Files, Manifest, Part};
use crate::findings::{EditionInfo, Ordinal};
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
    /// Text files are closed beyond this size (estimated, before deflate).
    pub text_file_bytes: usize,
    /// How many text files one shelf lists.
    pub files_per_shelf: usize,
}

impl Default for Sizes {
    /// Some 8 KB packed for blocks and texts.
    fn default() -> Self {
        Self {
            largest_inline_part: 2 << 10,
            block_bytes: 24 << 10,
            longest_inline_postings: 96,
            postings_file_bytes: 16 << 10,
            text_file_bytes: 20 << 10,
            files_per_shelf: 128,
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
const AT_ONCE: usize = 1024;

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
    let columns = Part::create(&columns(shard), &mut files);
    let mentioned = shard.reports.values().map(|known| known.mentioned.clone()).collect();
    let mentioned = Part::create(&MentionedDays(mentioned), &mut files);
    let (dictionary, postings) = write_dictionary(hands, shard, sizes, &mut files);
    let shelves = write_texts(hands, shard, sizes, &mut files)?;
    let first_needed =
        [&columns, &mentioned].into_iter().filter_map(|part| part.file()).map(|f| f.name()).collect();
    let info = EditionInfo {
        title_ar: corpus.title_ar.clone(),
        title_en: corpus.title_en.clone(),
        n_reports: shard.n_reports(),
    };
    let manifest = Manifest { info, columns, mentioned, dictionary, postings, shelves }.encode();
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

/// Dictionary blocks and postings files, closed but not yet packed.
struct Dictionary<'a> {
    sizes: Sizes,
    open: Block,
    open_bytes: usize,
    blocks: Vec<Block>,
    heads: Vec<BlockHead>,
    postings: PostingsFiles,
    files: &'a mut Files,
}

fn write_dictionary<K: Keep + Sync>(
    hands: &impl Hands,
    shard: &Shard<K>,
    sizes: Sizes,
    files: &mut Files,
) -> (Vec<BlockHead>, Vec<FileRef>) {
    let postings = PostingsFiles::new(sizes);
    let mut dictionary = Dictionary {
        sizes,
        open: Block::default(),
        open_bytes: 0,
        blocks: Vec::new(),
        heads: Vec::new(),
        postings,
        files,
    };
    let ordinals = ordinals(shard);
    let forms = judged_forms(hands, shard);
    let classes: Vec<&[Judged<'_>]> = forms.chunk_by(|one, other| one.key == other.key).collect();
    let n_classes = classes.len();
    for (nth, some) in classes.chunks(AT_ONCE).enumerate() {
        for class in hands.map(some.to_vec(), |forms| draft_class(forms, &ordinals)) {
            dictionary.add(class);
        }
        dictionary.pack(hands);
        hands.sealed(((nth + 1) * AT_ONCE).min(n_classes) as f64 / n_classes as f64 / 2.0);
    }
    dictionary.close_block();
    dictionary.postings.close();
    dictionary.pack(hands);
    (dictionary.heads, dictionary.postings.done)
}

impl Dictionary<'_> {
    fn add(&mut self, DraftClass { key, forms }: DraftClass) {
        let forms = forms.into_iter().map(|(entry, postings)| {
            let postings = self.postings.place(&entry.surface, postings);
            FormEntry { postings, ..entry }
        });
        let class = Class { key, forms: forms.collect() };
        self.open_bytes += class.key.len() + class.forms.iter().map(bytes_of).sum::<usize>();
        self.open.0.push(class);
        if self.open_bytes > self.sizes.block_bytes {
            self.close_block();
        }
    }

    fn close_block(&mut self) {
        self.open_bytes = 0;
        let block = std::mem::take(&mut self.open);
        if !block.0.is_empty() {
            self.blocks.push(block);
        }
    }

    /// Packs what is closed.
    fn pack(&mut self, hands: &impl Hands) {
        let blocks = std::mem::take(&mut self.blocks);
        let first_keys: Vec<String> = blocks.iter().map(|block| block.0[0].key.clone()).collect();
        let packed = hands.map(blocks, |block| FileRef::create(&block));
        for (first_key, packed) in first_keys.into_iter().zip(packed) {
            self.heads.push(BlockHead { first_key, file: self.files.insert(packed) });
        }
        let closed = std::mem::take(&mut self.postings.closed);
        for packed in hands.map(closed, |bytes| FileRef::create(&bytes)) {
            self.postings.done.push(self.files.insert(packed));
        }
    }
}

fn bytes_of(form: &FormEntry) -> usize {
    let postings = match &form.postings {
        PostingsRef::Inline(bytes) => bytes.len(),
        PostingsRef::InFile { .. } => 8,
    };
    form.surface.len() + postings + 6
}

/// The ordinal of each report, by its number in the shard.
fn ordinals<K>(shard: &Shard<K>) -> Vec<Ordinal> {
    let mut ordinals = vec![Ordinal(0); shard.reports.len()];
    for (known, ordinal) in shard.reports.values().zip(0..) {
        ordinals[known.number as usize] = Ordinal(ordinal);
    }
    ordinals
}

/// A class with its postings, which have no place yet.
struct DraftClass {
    key: String,
    forms: Vec<(FormEntry, Vec<u8>)>,
}

fn draft_class(forms: &[Judged<'_>], ordinals: &[Ordinal]) -> DraftClass {
    let entries = forms.iter().map(|form| {
        let entry = FormEntry {
            readings: form.readings.clone(),
            count: form.count,
            postings: PostingsRef::Inline(Vec::new()),
            surface: form.surface.to_owned(),
        };
        (entry, encode_postings(&in_order(form.occurrences, ordinals)))
    });
    DraftClass {
        key: forms.first().map(|form| form.key.clone()).unwrap_or_default(),
        forms: entries.collect(),
    }
}

fn in_order(occurrences: &Occurrences, ordinals: &[Ordinal]) -> Vec<Posting> {
    let mut postings = occurrences.0.decode(ordinals.len() as u32);
    for posting in &mut postings {
        posting.ordinal = ordinals[posting.ordinal.0 as usize];
    }
    postings.sort_unstable_by_key(|posting| posting.ordinal);
    postings
}

struct PostingsFiles {
    sizes: Sizes,
    open: Vec<u8>,
    /// Not yet packed; they follow on those that are.
    closed: Vec<Vec<u8>>,
    done: Vec<FileRef>,
    /// A form that stands in several classes has its postings in one place.
    placed: HashMap<String, PostingsRef>,
}

impl PostingsFiles {
    fn new(sizes: Sizes) -> Self {
        Self { sizes, open: Vec::new(), closed: Vec::new(), done: Vec::new(), placed: HashMap::new() }
    }

    fn place(&mut self, surface: &str, bytes: Vec<u8>) -> PostingsRef {
        if bytes.len() <= self.sizes.longest_inline_postings {
            return PostingsRef::Inline(bytes);
        }
        if let Some(placed) = self.placed.get(surface) {
            return placed.clone();
        }
        if !self.open.is_empty() && self.open.len() + bytes.len() > self.sizes.postings_file_bytes {
            self.close();
        }
        let start = self.open.len() as u32;
        self.open.extend(&bytes);
        let file = (self.done.len() + self.closed.len()) as u32;
        let placed = PostingsRef::InFile { file, start, len: bytes.len() as u32 };
        self.placed.insert(surface.to_owned(), placed.clone());
        placed
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            self.closed.push(std::mem::take(&mut self.open));
        }
    }
}

/// A text file also ends after a report whose id has these bits clear, so that a report that
/// comes or goes changes one file and the others keep their names.
const BOUNDARY_BITS: u8 = 0b11;

fn write_texts<K: Keep + Sync>(
    hands: &impl Hands,
    shard: &Shard<K>,
    sizes: Sizes,
    files: &mut Files,
) -> Result<Vec<Shelf>, K::Error> {
    let reports: Vec<(&ReportId, &Known)> = shard.reports.iter().collect();
    let pieces = cut(&reports, sizes);
    let mut text_files = Vec::with_capacity(pieces.len());
    for some in pieces.chunks(AT_ONCE) {
        let packed = hands.map(some.to_vec(), |piece| pack_texts(shard, &reports[piece]));
        for (piece, packed) in some.iter().zip(packed) {
            text_files.push(TextFile {
                first_ordinal: piece.start as u32,
                first_id: *reports[piece.start].0,
                file: files.insert(packed?),
            });
        }
        hands.sealed(0.5 + text_files.len() as f64 / pieces.len() as f64 / 2.0);
    }
    let shelves = text_files.chunks(sizes.files_per_shelf.max(1)).map(|on_shelf| Shelf {
        first_ordinal: on_shelf[0].first_ordinal,
        first_id: on_shelf[0].first_id,
        files: Part::create(&on_shelf, files),
    });
    Ok(shelves.collect())
}

/// Which reports go into one text file, by ordinal.
fn cut(reports: &[(&ReportId, &Known)], sizes: Sizes) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (nth, (id, known)) in reports.iter().enumerate() {
        bytes += known.text_bytes;
        let boundary = id.0[7] & BOUNDARY_BITS == 0;
        if boundary || bytes > sizes.text_file_bytes || nth + 1 == reports.len() {
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
