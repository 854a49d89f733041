//! Makes of an edition one that no packer writes, under the right hashes, and asks it everything.

use std::collections::BTreeMap;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec;
use sijill::calendar::TimeUnit;
use sijill::edition::{FileRef, file_name, hex, sha256};
use sijill::engine::{Engine, answer};
use sijill::findings::Fault;
use sijill::pack::EditionFiles;
use sijill::view::{Lens, Sort, View};

use crate::kit::{fetch, query};

/// Magic and version, before the manifest's own bytes.
const HEAD_OF_MANIFEST: usize = 10;
/// Not as packers deflate, so that the same content has another hash.
const LEVEL: u8 = 1;

/// The files of an edition, unpacked, and what each is called by.
#[derive(Clone)]
pub struct Forger {
    head: Vec<u8>,
    manifest: Vec<u8>,
    pub files: BTreeMap<FileRef, Vec<u8>>,
}

impl Forger {
    pub fn new(edition: &EditionFiles) -> Self {
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

    /// Does something to the bytes of the manifest.
    pub fn forge_manifest(&mut self, forgery: &Forgery) {
        forgery.of(&mut self.manifest);
    }

    /// Puts other content in place of a file; every file that names it names the new one.
    pub fn replace(&mut self, file: FileRef, content: Vec<u8>) {
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

    /// The edition that it has become.
    pub fn edition(self) -> EditionFiles {
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

/// What is done to the bytes of a file; the place is taken within its length.
#[derive(Clone, Debug)]
pub enum Forgery {
    Byte(usize, u8),
    Insert(usize, u8),
    Drop(usize),
    Cut(usize),
    Double(usize),
}

impl Forgery {
    /// Does it.
    pub fn of(&self, content: &mut Vec<u8>) {
        let len = content.len();
        if len == 0 {
            return;
        }
        match self {
            Self::Byte(at, byte) => content[at % len] = *byte,
            Self::Insert(at, byte) => content.insert(at % len, *byte),
            Self::Drop(at) => drop(content.remove(at % len)),
            Self::Cut(at) => content.truncate(at % len),
            Self::Double(at) => content.extend_from_within(at % len..),
        }
    }
}

/// Everything a reader can ask, and the faults that were the answers.
pub fn ask_everything(files: &EditionFiles, words: &[String]) -> Vec<Fault> {
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
    for unit in TimeUnit::ALL.iter().copied() {
        let view = View { zoom: Some(unit), ..View::default() };
        faults.extend(answer(&mut engine, |e| e.ask(&view), |f| fetch(files, f)).err());
    }
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
        for sort in [Sort::Relevance, Sort::Newest] {
            let view = View { lens: Lens::Events, sort, page: 1, ..view.clone() };
            note(answer(&mut engine, |e| e.events(&view), |f| fetch(files, f)).map(drop));
        }
    }
    faults
}

/// Whether a fault is one that a forged edition may be refused with. A file may be named in forged bytes too.
pub fn is_refusal(fault: &Fault) -> bool {
    matches!(fault, Fault::Malformed { .. } | Fault::Missing { .. } | Fault::Damaged { .. })
}
