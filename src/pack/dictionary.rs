//! Words → dictionary blocks, files of postings and files of positions.
//!
//! A block names the files of its lists, so these are closed with it, and packed before it.

use std::collections::HashMap;

use super::classes::{Judged, judged_forms};
use super::seal::AT_ONCE;
use super::{Hands, Keep, Occurrences, Shard, Sizes};
use crate::arabic::class::stems;
use crate::arabic::fold;
use crate::edition::dictionary::{
    Block, Class, FormEntry, InlinePositions, Piece, Posting, PostingsRef, PostingsWriter,
};
use crate::edition::manifest::BlockHead;
use crate::edition::positions::put_positions;
use crate::edition::{FileRef, Files};
use crate::findings::Ordinal;

pub(super) fn write_dictionary<K: Keep + Sync>(
    hands: &impl Hands,
    shard: &Shard<K>,
    sizes: Sizes,
    files: &mut Files,
) -> Vec<BlockHead> {
    let mut dictionary = Dictionary {
        sizes,
        open: DraftBlock::default(),
        closed: Vec::new(),
        heads: Vec::new(),
        postings: ListFiles::closed_beyond(sizes.postings_file_bytes),
        positions: ListFiles::closed_beyond(sizes.positions_file_bytes),
        placed: HashMap::new(),
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
    dictionary.pack(hands);
    dictionary.heads
}

/// The ordinal of each report, by its number in the shard.
fn ordinals<K>(shard: &Shard<K>) -> Vec<Ordinal> {
    let mut ordinals = vec![Ordinal(0); shard.reports.len()];
    for (known, ordinal) in shard.reports.values().zip(0..) {
        ordinals[known.number as usize] = Ordinal(ordinal);
    }
    ordinals
}

/// A class whose lists have no place yet.
struct DraftClass {
    key: String,
    forms: Vec<(FormEntry, Lists)>,
    /// The places of its forms in `forms`, those of one word together: a query asks for words.
    by_word: Vec<usize>,
}

/// Postings and positions of a form, written.
struct Lists {
    postings: Vec<u8>,
    positions: Vec<u8>,
}

fn draft_class(forms: &[Judged<'_>], ordinals: &[Ordinal]) -> DraftClass {
    let entries = forms.iter().map(|form| {
        let entry = FormEntry {
            readings: form.readings.clone(),
            count: form.count,
            postings: PostingsRef::Inline(Vec::new()),
            surface: form.surface.to_owned(),
        };
        (entry, in_order(form.occurrences, ordinals))
    });
    let mut by_word: Vec<(String, usize)> = forms.iter().map(word).zip(0..).collect();
    by_word.sort_unstable();
    DraftClass {
        key: forms.first().map(|form| form.key.clone()).unwrap_or_default(),
        forms: entries.collect(),
        by_word: by_word.into_iter().map(|(_, nth)| nth).collect(),
    }
}

/// The shortest stem that the form can have.
fn word(form: &Judged<'_>) -> String {
    let folded = fold(form.surface);
    stems(&folded, &form.readings).min_by_key(|stem| (stem.len(), stem.clone())).unwrap_or_default()
}

fn in_order(occurrences: &Occurrences, ordinals: &[Ordinal]) -> Lists {
    let (postings, positions) = occurrences.decode(ordinals.len() as u32);
    let mut by_report: Vec<_> = positions
        .by_report(&postings)
        .map(|(posting, zones)| (ordinals[posting.ordinal.0 as usize], posting.counts(), zones))
        .collect();
    by_report.sort_unstable_by_key(|(ordinal, ..)| *ordinal);
    let mut written = PostingsWriter::default();
    let mut positions = Vec::new();
    for (ordinal, counts, zones) in by_report {
        written.push(&Posting::of(ordinal, counts));
        put_positions(&mut positions, zones);
    }
    Lists { postings: written.into_bytes(), positions }
}

/// Dictionary blocks and files of lists, closed but not yet packed.
struct Dictionary<'a> {
    sizes: Sizes,
    open: DraftBlock,
    closed: Vec<DraftBlock>,
    heads: Vec<BlockHead>,
    postings: ListFiles,
    positions: ListFiles,
    /// A form that stands in several classes has its long lists in one place.
    placed: HashMap<String, PostingsRef>,
    files: &'a mut Files,
}

/// A block whose pieces lie in the n-th file of their kind that there is.
#[derive(Default)]
struct DraftBlock {
    classes: Vec<Class>,
    inline_positions: Vec<Vec<u8>>,
    bytes: usize,
}

impl Dictionary<'_> {
    fn add(&mut self, DraftClass { key, forms, by_word }: DraftClass) {
        self.open.bytes += key.len();
        for (entry, lists) in by_word.into_iter().map(|nth| &forms[nth]) {
            self.place(&entry.surface, lists);
        }
        let mut placed = Vec::with_capacity(forms.len());
        for (entry, lists) in forms {
            let postings = self.placed.get(&entry.surface).cloned().unwrap_or_else(|| {
                self.open.inline_positions.push(lists.positions);
                PostingsRef::Inline(lists.postings)
            });
            let entry = FormEntry { postings, ..entry };
            self.open.bytes += bytes_of(&entry);
            placed.push(entry);
        }
        self.open.classes.push(Class { key, forms: placed });
        if self.open.bytes > self.sizes.block_bytes {
            self.close_block();
        }
    }

    /// Places long lists; short ones stand in the block.
    fn place(&mut self, surface: &str, Lists { postings, positions }: &Lists) {
        // A word may stand in few reports, but in those very often.
        let is_long = postings.len() > self.sizes.longest_inline_postings
            || positions.len() > self.sizes.positions_file_bytes;
        if is_long && !self.placed.contains_key(surface) {
            let placed = PostingsRef::InFile {
                postings: self.postings.place(postings),
                positions: self.positions.place(positions),
            };
            self.placed.insert(surface.to_owned(), placed);
        }
    }

    fn close_block(&mut self) {
        let block = std::mem::take(&mut self.open);
        if !block.classes.is_empty() {
            self.closed.push(block);
        }
        self.postings.close();
        self.positions.close();
    }

    /// Packs what is closed.
    fn pack(&mut self, hands: &impl Hands) {
        self.postings.pack(hands, self.files);
        self.positions.pack(hands, self.files);
        let (postings, positions) = (&self.postings.packed, &self.positions.packed);
        let drafts = std::mem::take(&mut self.closed);
        for packed in hands.map(drafts, |draft| draft.pack(postings, positions)) {
            let [block, inline_positions] = packed.files;
            let file = self.files.insert(block);
            self.heads.push(BlockHead { first_key: packed.first_key, file });
            self.files.insert(inline_positions);
        }
    }
}

fn bytes_of(form: &FormEntry) -> usize {
    let postings = match &form.postings {
        PostingsRef::Inline(bytes) => bytes.len(),
        PostingsRef::InFile { .. } => 12,
    };
    form.surface.len() + postings + 6
}

/// A block and the positions of its forms with postings in line.
struct PackedBlock {
    first_key: String,
    files: [(FileRef, Vec<u8>); 2],
}

impl DraftBlock {
    fn pack(mut self, postings: &[FileRef], positions: &[FileRef]) -> PackedBlock {
        let mut lists: Vec<FileRef> = Vec::new();
        let mut named = |piece: &mut Piece, of: &[FileRef]| {
            let file = of[piece.file as usize];
            let place = lists.iter().position(|known| *known == file).unwrap_or_else(|| {
                lists.push(file);
                lists.len() - 1
            });
            piece.file = place as u32;
        };
        for form in self.classes.iter_mut().flat_map(|class| &mut class.forms) {
            if let PostingsRef::InFile { postings: of_postings, positions: of_positions } = &mut form.postings
            {
                named(of_postings, postings);
                named(of_positions, positions);
            }
        }
        let inline_positions = FileRef::create(&InlinePositions(self.inline_positions));
        let first_key = self.classes.first().map(|class| class.key.clone()).unwrap_or_default();
        let block = Block { classes: self.classes, lists, inline_positions: inline_positions.0 };
        PackedBlock { first_key, files: [FileRef::create(&block), inline_positions] }
    }
}

/// Files of one kind of lists; a list lies in one of them.
struct ListFiles {
    most_bytes: usize,
    open: Vec<u8>,
    /// They follow on those that are packed.
    closed: Vec<Vec<u8>>,
    packed: Vec<FileRef>,
}

impl ListFiles {
    fn closed_beyond(most_bytes: usize) -> Self {
        Self { most_bytes, open: Vec::new(), closed: Vec::new(), packed: Vec::new() }
    }

    fn place(&mut self, list: &[u8]) -> Piece {
        if self.open.len() + list.len() > self.most_bytes {
            self.close();
        }
        let start = self.open.len() as u32;
        self.open.extend(list);
        Piece { file: (self.packed.len() + self.closed.len()) as u32, start, len: list.len() as u32 }
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            self.closed.push(std::mem::take(&mut self.open));
        }
    }

    fn pack(&mut self, hands: &impl Hands, files: &mut Files) {
        let closed = std::mem::take(&mut self.closed);
        for packed in hands.map(closed, |bytes| FileRef::create(&bytes)) {
            self.packed.push(files.insert(packed));
        }
    }
}
