//! Editions whose files are not what a packer writes but carry the right hashes: a hostile publisher, or a
//! packer with a mistake. They are answered or refused, never with a panic and never for ever.

use std::collections::BTreeMap;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec;
use proptest::prelude::*;
use proptest::sample::Index;
use sijill::edition::{FileRef, file_name, hex, sha256};
use sijill::engine::{Engine, answer};
use sijill::findings::Fault;
use sijill::pack::{EditionFiles, Sizes};
use sijill::view::{Lens, View};

use crate::kit::{self, Edition, TINY, fetch, query};
use crate::oracle::page;

/// Magic and version, before the manifest's own bytes.
const HEAD_OF_MANIFEST: usize = 10;
/// Not as packers deflate, so that the same content has another hash.
const LEVEL: u8 = 1;

/// The files of an edition, unpacked, and what each is called by.
struct Forger {
    head: Vec<u8>,
    manifest: Vec<u8>,
    files: BTreeMap<FileRef, Vec<u8>>,
}

impl Forger {
    fn new(edition: &EditionFiles) -> Self {
        let mut files = edition.files.clone();
        let manifest = files.remove(&file_name(&edition.manifest)).expect("a manifest");
        let (head, manifest) = manifest.split_at(HEAD_OF_MANIFEST);
        let unpacked = files.into_values().map(|packed| {
            let bytes = decompress_to_vec(&packed).expect("deflated");
            (named(&packed, &bytes), bytes)
        });
        let manifest = decompress_to_vec(manifest).expect("deflated");
        Self { head: head.to_vec(), manifest, files: unpacked.collect() }
    }

    /// Puts other content in place of a file; every file that names it names the new one.
    fn replace(&mut self, file: FileRef, content: Vec<u8>) {
        self.files.remove(&file);
        let new = named(&compress_to_vec(&content, LEVEL), &content);
        self.files.insert(new, content);
        let (old, new) = (in_bytes(&file), in_bytes(&new));
        if old == new {
            return;
        }
        self.manifest = with_other(&self.manifest, &old, &new);
        while let Some((&naming, content)) = self.files.iter().find(|(_, content)| contains(content, &old)) {
            let content = with_other(content, &old, &new);
            self.replace(naming, content);
        }
    }

    fn edition(self) -> EditionFiles {
        let Self { mut head, manifest, files } = self;
        head.extend(compress_to_vec(&manifest, LEVEL));
        let packed = files.into_iter().map(|(file, content)| (file.name(), compress_to_vec(&content, LEVEL)));
        let mut files: BTreeMap<String, Vec<u8>> = packed.collect();
        let manifest = hex(&sha256(&head));
        files.insert(file_name(&manifest), head);
        EditionFiles { manifest, files, first_needed: Vec::new() }
    }
}

fn named(packed: &[u8], unpacked: &[u8]) -> FileRef {
    FileRef { sha256: sha256(packed), packed_len: packed.len() as u32, unpacked_len: unpacked.len() as u32 }
}

fn in_bytes(file: &FileRef) -> Vec<u8> {
    postcard::to_allocvec(file).expect("bytes")
}

fn contains(content: &[u8], part: &[u8]) -> bool {
    content.windows(part.len()).any(|window| window == part)
}

fn with_other(content: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(content.len());
    let mut rest = content;
    while let Some((&first, behind)) = rest.split_first() {
        if let Some(behind) = rest.strip_prefix(old) {
            out.extend_from_slice(new);
            rest = behind;
        } else {
            out.push(first);
            rest = behind;
        }
    }
    out
}

/// What is done to the bytes of a file.
#[derive(Clone, Debug)]
enum Forgery {
    Byte(Index, u8),
    Insert(Index, u8),
    Drop(Index),
    Cut(Index),
    Double(Index),
}

impl Forgery {
    fn of(&self, content: &mut Vec<u8>) {
        let len = content.len();
        if len == 0 {
            return;
        }
        match self {
            Self::Byte(at, byte) => content[at.index(len)] = *byte,
            Self::Insert(at, byte) => content.insert(at.index(len), *byte),
            Self::Drop(at) => drop(content.remove(at.index(len))),
            Self::Cut(at) => content.truncate(at.index(len)),
            Self::Double(at) => content.extend_from_within(at.index(len)..),
        }
    }
}

fn forgery() -> impl Strategy<Value = Forgery> {
    let at = any::<Index>;
    let byte = || prop_oneof![any::<u8>(), proptest::sample::select(vec![0, 1, 2, 0x7f, 0x80, 0xff])];
    prop_oneof![
        4 => (at(), byte()).prop_map(|(at, byte)| Forgery::Byte(at, byte)),
        1 => (at(), byte()).prop_map(|(at, byte)| Forgery::Insert(at, byte)),
        1 => at().prop_map(Forgery::Drop),
        1 => at().prop_map(Forgery::Cut),
        1 => at().prop_map(Forgery::Double),
    ]
}

/// Everything a reader can ask, and the faults that were the answers.
fn ask_everything(files: &EditionFiles, words: &[String]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut engine = match Engine::open(&files.manifest, &files.files[&file_name(&files.manifest)]) {
        Ok(engine) => engine,
        Err(fault) => return vec![fault],
    };
    let [first, second] = [&words[0], &words[1]];
    let queries = [
        String::new(),
        first.clone(),
        format!("{first} أو -{second}"),
        format!("«{first} {second}»~3"),
        format!("{first}*"),
        format!("{second}~"),
        "published:2019..2021".to_owned(),
        format!("@ISIS {second}"),
        "@زيد @عمرو".to_owned(),
    ];
    for text in queries {
        let view = query(&text);
        let mut note = |outcome: Result<(), Fault>| faults.extend(outcome.err());
        let found = answer(&mut engine, |e| e.ask(&view), |f| fetch(files, f));
        let rows: Vec<_> = found.iter().flat_map(|found| &found.rows).map(|row| row.ordinal).collect();
        note(found.map(drop));
        let cards = answer(&mut engine, |e| e.cards(&view, &rows), |f| fetch(files, f));
        let reports: Vec<_> = cards.iter().flatten().map(|card| card.id).take(2).collect();
        note(cards.map(drop));
        for id in reports {
            let view = View { report: Some(id), ..view.clone() };
            note(answer(&mut engine, |e| e.reading(&view), |f| fetch(files, f)).map(drop));
        }
        let view = View { lens: Lens::Context, ..view };
        note(answer(&mut engine, |e| e.context(&view), |f| fetch(files, f)).map(drop));
    }
    faults
}

proptest! {
    #[test]
    fn a_forged_edition_is_answered_or_refused(
        pages in proptest::collection::vec(page(), 1..4),
        sizes in proptest::sample::select(vec![Sizes { largest_inline_part: 0, ..Sizes::default() }, TINY]),
        forgeries in proptest::collection::vec((any::<Index>(), proptest::collection::vec(forgery(), 1..4)), 1..4),
        in_manifest in proptest::option::weighted(0.2, forgery()),
    ) {
        let names: Vec<String> = (0..pages.len()).map(|n| format!("{n}.txt")).collect();
        let named = names.iter().zip(&pages).map(|(name, page)| (name.as_str(), page.as_bytes()));
        let other_names = vec![vec!["داعش".to_owned(), "زيد عمرو".to_owned()]];
        let edition = Edition::with_names(sizes, &kit::shard(named), other_names);
        let mut forger = Forger::new(&edition.files);
        for (which, forgeries) in &forgeries {
            let (file, mut content) = forger
                .files
                .iter()
                .nth(which.index(forger.files.len()))
                .map(|(file, content)| (*file, content.clone()))
                .expect("a file");
            forgeries.iter().for_each(|forgery| forgery.of(&mut content));
            forger.replace(file, content);
        }
        if let Some(forgery) = in_manifest {
            forgery.of(&mut forger.manifest);
        }
        let words: Vec<String> = pages[0].split_whitespace().take(2).map(str::to_owned).collect();
        let faults = ask_everything(&forger.edition(), &words);
        // A file may be named in forged bytes too.
        let is_refusal = |fault: &Fault| {
            matches!(fault, Fault::Malformed { .. } | Fault::Missing { .. } | Fault::Damaged { .. })
        };
        prop_assert!(faults.iter().all(is_refusal), "{faults:?}");
    }
}

/// The canary: what is forged is believed as far as its hashes go.
#[test]
fn the_same_content_under_other_names_is_believed() {
    let mut edition = Edition::of_seeds_in_pieces_of(TINY);
    let mut forger = Forger::new(&edition.files);
    for file in forger.files.keys().copied().collect::<Vec<_>>() {
        // Its own name may have changed by then, with that of a file it names.
        if let Some(content) = forger.files.get(&file).cloned() {
            forger.replace(file, content);
        }
    }
    let files = forger.edition();
    assert_ne!(files.manifest, edition.files.manifest);
    let engine = Engine::open(&files.manifest, &files.files[&file_name(&files.manifest)]).expect("opens");
    let mut forged = Edition { files, engine };
    for text in ["مقاتل", "«قوات سوريا»", ""] {
        assert_eq!(forged.cards(&query(text)), edition.cards(&query(text)));
    }
}
