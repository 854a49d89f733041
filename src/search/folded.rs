//! A block of the dictionary as it is searched: with the folded letters of its forms, and the letters that
//! each can be known by while a word is typed. To work them out for every query would take most of its time.

use crate::arabic::fold;
use crate::edition::dictionary::{Block, FormEntry, PostingsRef};

/// A block with the folded letters of its forms, which are counted through all its classes.
#[derive(Clone, Debug)]
pub struct FoldedBlock {
    /// Which block of the dictionary it is.
    pub place: usize,
    /// The block.
    pub block: Block,
    forms: Vec<Folded>,
    /// The folded letters of all forms.
    letters: String,
    /// Where the forms and the starts of each class begin, and where the last one's end.
    firsts: Vec<(usize, usize)>,
    /// What the forms begin with, as they are folded and behind the clitics of their readings; by form.
    starts: Vec<u64>,
    /// The form of each start.
    starting: Vec<u32>,
}

#[derive(Clone, Debug)]
struct Folded {
    class: u32,
    /// Where its letters end.
    end: u32,
    /// How many forms before it have their postings in line.
    n_inline_before: u32,
    /// Of the form as it is spelt.
    hash: u32,
}

impl FoldedBlock {
    /// Folds every form of a block, which is the `place`th of its dictionary.
    #[must_use]
    pub fn new(place: usize, mut block: Block) -> Self {
        let classes = std::mem::take(&mut block.classes);
        let mut folded = Self {
            place,
            block,
            forms: Vec::new(),
            letters: String::new(),
            firsts: vec![(0, 0)],
            starts: Vec::new(),
            starting: Vec::new(),
        };
        let mut n_inline_before = 0;
        for (class, nth) in classes.iter().zip(0..) {
            for form in &class.forms {
                folded.add(nth, form, n_inline_before);
                n_inline_before += u32::from(matches!(form.postings, PostingsRef::Inline(_)));
            }
            folded.firsts.push((folded.forms.len(), folded.starts.len()));
        }
        folded.block.classes = classes;
        folded
    }

    fn add(&mut self, class: u32, form: &FormEntry, n_inline_before: u32) {
        let letters = fold(&form.surface);
        let first = self.starts.len();
        self.add_start(first, &letters);
        for reading in &form.readings {
            reading.behind_clitics(&letters, |_, rest| self.add_start(first, rest));
        }
        self.letters.push_str(&letters);
        let end = self.letters.len() as u32;
        self.forms.push(Folded { class, end, n_inline_before, hash: hash(&form.surface) });
    }

    /// Adds a start of the next form, whose first start is the `first`, unless it has it.
    fn add_start(&mut self, first: usize, letters: &str) {
        let start = first_bytes(letters);
        if !self.starts[first..].contains(&start) {
            self.starts.push(start);
            self.starting.push(self.forms.len() as u32);
        }
    }

    /// The nth form.
    pub(super) fn entry(&self, nth: usize) -> &FormEntry {
        let class = self.forms[nth].class as usize;
        &self.block.classes[class].forms[nth - self.firsts[class].0]
    }

    /// The folded letters of the nth form.
    pub(super) fn letters(&self, nth: usize) -> &str {
        let start = nth.checked_sub(1).map_or(0, |before| self.forms[before].end);
        &self.letters[start as usize..self.forms[nth].end as usize]
    }

    /// How many forms before the nth have their postings in line.
    pub(super) fn n_inline_before(&self, nth: usize) -> usize {
        self.forms[nth].n_inline_before as usize
    }

    /// The [`hash`] of the nth form.
    pub(super) fn hash(&self, nth: usize) -> u32 {
        self.forms[nth].hash
    }

    /// The forms of the classes with these keys and of those with keys that begin so.
    pub(super) fn of_classes(&self, keys: &[String], beginning: Option<&str>) -> Vec<usize> {
        let classes = self.classes(keys, beginning);
        classes.into_iter().flat_map(|class| self.firsts[class].0..self.firsts[class + 1].0).collect()
    }

    /// The classes with these keys and those with keys that begin so.
    fn classes(&self, keys: &[String], beginning: Option<&str>) -> Vec<usize> {
        let classes = &self.block.classes;
        let that_begin_so = beginning.map_or(0..0, |beginning| {
            let first = classes.partition_point(|class| class.key.as_str() < beginning);
            let rest = classes[first..].iter().take_while(|class| class.key.starts_with(beginning));
            first..first + rest.count()
        });
        let may_have = |key: &&String| {
            classes.first().is_some_and(|first| first.key <= **key)
                && classes.last().is_some_and(|last| last.key >= **key)
        };
        let of_key = |key: &String| classes.binary_search_by(|class| class.key.cmp(key)).ok();
        let mut places: Vec<usize> = keys.iter().filter(may_have).filter_map(of_key).collect();
        places.retain(|place| !that_begin_so.contains(place));
        places.extend(that_begin_so);
        places
    }

    /// Of the same forms those that may begin in one of these ways, and all that do.
    pub(super) fn that_begin(
        &self,
        keys: &[String],
        beginning: Option<&str>,
        wanted: &[Start],
    ) -> Vec<usize> {
        let mut forms = Vec::new();
        let classes = self.classes(keys, beginning);
        for nth in classes.into_iter().flat_map(|class| self.firsts[class].1..self.firsts[class + 1].1) {
            let form = self.starting[nth] as usize;
            if wanted.iter().any(|wanted| wanted.begins(self.starts[nth])) && forms.last() != Some(&form) {
                forms.push(form);
            }
        }
        forms
    }
}

/// What is typed, as far as it is compared with the starts of forms.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    bytes: u64,
    mask: u64,
}

impl Start {
    pub(super) fn of(typed: &str) -> Self {
        let n_further = 8_usize.saturating_sub(typed.len()) as u32;
        Self { bytes: first_bytes(typed), mask: u64::MAX.checked_shl(n_further * 8).unwrap_or(0) }
    }

    fn begins(self, start: u64) -> bool {
        start & self.mask == self.bytes
    }
}

/// The first eight bytes, the first of them as the highest.
fn first_bytes(letters: &str) -> u64 {
    let bytes = letters.bytes().chain(std::iter::repeat(0)).take(8);
    bytes.fold(0, |bytes, byte| bytes << 8 | u64::from(byte))
}

/// A number that is another for nearly every form (FNV-1a).
pub(super) fn hash(surface: &str) -> u32 {
    surface.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
