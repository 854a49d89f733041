//! Packs pages and asks, in one line each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sijill::edition::{FileRef, file_name};
use sijill::engine::{Engine, answer};
use sijill::findings::{
    Card, Context, EventRow, Events, Fault, Findings, Ordinal, Passage, Place, ROWS_PER_PAGE, Reading,
};
use sijill::pack::{CorpusInfo, EditionFiles, Shard, Sizes, seal_in_pieces_of};
use sijill::report::{ReportId, Span};
use sijill::view::{Clock, View};

/// Nearly every class has its own block, every list of postings its own file, every report its
/// own text file, every two of them a shelf.
pub const TINY: Sizes = Sizes {
    largest_inline_part: 0,
    block_bytes: 40,
    longest_inline_postings: 1,
    postings_file_bytes: 4,
    positions_file_bytes: 4,
    text_file_bytes: 1,
    files_per_shelf: 2,
};

/// An edition in memory and an engine that has it open.
pub struct Edition {
    pub files: EditionFiles,
    pub engine: Engine,
}

pub fn info() -> CorpusInfo {
    CorpusInfo { title_ar: "تجربة".to_owned(), title_en: "Trial".to_owned(), ..CorpusInfo::default() }
}

pub fn shard<'a>(pages: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Shard {
    pages
        .into_iter()
        .map(|(name, bytes)| Shard::read(name, bytes).expect("a readable page"))
        .fold(Shard::default(), Shard::merge)
}

/// The bundled pages, by name.
pub fn seed_pages() -> BTreeMap<String, Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let pages: BTreeMap<String, Vec<u8>> = std::fs::read_dir(folder)
        .expect("the seeds")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read(path).expect("a page"))
        })
        .collect();
    assert_eq!(pages.len(), 5);
    pages
}

impl Edition {
    pub fn in_pieces_of(sizes: Sizes, shard: &Shard) -> Self {
        Self::with_names(sizes, shard, Vec::new())
    }

    /// Of a corpus with these groups of names.
    pub fn with_names(sizes: Sizes, shard: &Shard, mut names: Vec<Vec<String>>) -> Self {
        names.iter_mut().for_each(|group| group.sort());
        names.sort();
        let files = seal_in_pieces_of(sizes, shard, &CorpusInfo { names, ..info() });
        let engine = Engine::open(&files.manifest, &files.files[&file_name(&files.manifest)]).expect("opens");
        Self { files, engine }
    }

    pub fn of_seeds() -> Self {
        Self::of_seeds_in_pieces_of(Sizes::default())
    }

    pub fn of_seeds_in_pieces_of(sizes: Sizes) -> Self {
        let pages = seed_pages();
        Self::in_pieces_of(sizes, &shard(pages.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))))
    }

    pub fn ask(&mut self, view: &View) -> Findings {
        let files = &self.files;
        answer(&mut self.engine, |engine| engine.ask(view), |file| fetch(files, file)).expect("findings")
    }

    /// The names of the files that a reader who comes with this view fetches before the findings.
    pub fn fetched(&self, view: &View) -> BTreeSet<String> {
        let (files, mut fetched) = (&self.files, BTreeSet::new());
        let fetch = |file: &FileRef| {
            fetched.insert(file.name());
            fetch(files, file)
        };
        let mut newcomer = self.newcomer();
        answer(&mut newcomer, |engine| engine.ask(view), fetch).expect("findings");
        fetched
    }

    /// An engine that has fetched nothing yet.
    pub fn newcomer(&self) -> Engine {
        let manifest = &self.files.files[&file_name(&self.files.manifest)];
        Engine::open(&self.files.manifest, manifest).expect("opens")
    }

    /// With the other names that are offered where nothing is found.
    pub fn offered(&mut self, view: &View) -> Findings {
        let files = &self.files;
        answer(&mut self.engine, |engine| engine.offer_names(view), |file| fetch(files, file))
            .expect("an offer")
            .unwrap_or_else(|| self.ask(view))
    }

    pub fn cards(&mut self, view: &View) -> Vec<Card> {
        let rows: Vec<Ordinal> = self.ask(view).rows.iter().map(|row| row.ordinal).collect();
        let files = &self.files;
        answer(&mut self.engine, |engine| engine.cards(view, &rows), |file| fetch(files, file))
            .expect("cards")
    }

    pub fn passages(&mut self, clock: Clock, places: &[Place]) -> Vec<Passage> {
        let files = &self.files;
        answer(&mut self.engine, |engine| engine.passages(clock, places), |file| fetch(files, file))
            .expect("passages")
    }

    pub fn context(&mut self, view: &View) -> Context {
        let files = &self.files;
        answer(&mut self.engine, |engine| engine.context(view), |file| fetch(files, file)).expect("a context")
    }

    pub fn context_table(&mut self, view: &View) -> String {
        self.context(view);
        self.engine.context_table(view).expect("what was read")
    }

    /// The occurrences on all pages of rows of the lens *context*.
    pub fn occurrences(&mut self, view: &View) -> Vec<(ReportId, Span)> {
        let n_pages = self.context(view).total.div_ceil(ROWS_PER_PAGE);
        let rows = (0..n_pages).flat_map(|page| self.context(&View { page, ..view.clone() }).rows);
        rows.map(|row| (row.id, row.span)).collect()
    }

    pub fn events(&mut self, view: &View) -> Events {
        let files = &self.files;
        answer(&mut self.engine, |engine| engine.events(view), |file| fetch(files, file)).expect("events")
    }

    /// The rows of all pages of the lens *events*.
    pub fn event_rows(&mut self, view: &View) -> Vec<EventRow> {
        let n_pages = self.events(view).total.div_ceil(ROWS_PER_PAGE);
        (0..n_pages).flat_map(|page| self.events(&View { page, ..view.clone() }).rows).collect()
    }

    pub fn reading(&mut self, view: &View) -> Option<Reading> {
        let files = &self.files;
        answer(&mut self.engine, |engine| engine.reading(view), |file| fetch(files, file)).expect("a reading")
    }
}

pub fn fetch(files: &EditionFiles, file: &FileRef) -> Result<Vec<u8>, Fault> {
    let missing = || Fault::Missing { file: file.name(), detail: "not in the edition".to_owned() };
    files.files.get(&file.name()).cloned().ok_or_else(missing)
}

pub fn query(words: &str) -> View {
    View { query: words.to_owned(), ..View::default() }
}
