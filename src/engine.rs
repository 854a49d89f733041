//! The engine: a view in, findings out, without touching disk, network or clock.
//!
//! [`Engine::ask`] and its siblings return [`Step::Need`] with the files they lack or
//! [`Step::Done`] with the answer; the host (worker, command line, test) brings the files to
//! [`Engine::supply`] and asks again. So the same code answers from a hosted site, from one
//! HTML file, from a folder and from memory.

mod show;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::edition::columns::{Columns, MentionedDays};
use crate::edition::dictionary::{Block, PostingsRef, decode_postings};
use crate::edition::manifest::TextFile;
use crate::edition::texts::{StoredReport, TextBlock};
use crate::edition::{FileRef, Manifest, Part};
use crate::findings::{
    Card, EditionInfo, Fault, Findings, MOST_PLACES, Notice, Ordinal, Passage, Place, Reading,
};
use crate::report::ReportId;
use crate::search::chronology::Chronology;
use crate::search::lanes::Frame;
use crate::search::matching::{MatchTable, MatchedForm, Whereabouts, matching_forms};
use crate::search::passages::{self, Hit};
use crate::search::query::{self, Query, QueryWord};
use crate::search::select::{FoundWord, MatchedPostings, Source, hits, select};
use crate::search::syntax::Conjunct;
use crate::sorting;
use crate::view::{Clock, Level, View};

/// An answer, or what is missing for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Step<T> {
    /// These files first, in a stated order, each once.
    Need(Vec<FileRef>),
    /// The answer.
    Done(T),
}

/// A report with every match in it.
#[derive(Clone, Debug, PartialEq)]
pub struct MatchedReport {
    /// The report.
    pub stored: StoredReport,
    /// The matches, in the order of the page.
    pub hits: Vec<Hit>,
}

/// How many text files are kept in memory; the rest is asked for again.
const TEXT_FILES_KEPT: usize = 256;

/// What a file of the edition is. One file can be several: pieces with the same content are one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Columns,
    Mentioned,
    Dictionary(usize),
    Postings(usize),
    Shelf(usize),
    Text,
}

/// An open edition.
pub struct Engine {
    manifest: Manifest,
    roles: BTreeSet<(FileRef, Role)>,
    columns: Option<Rc<Columns>>,
    mentioned: Option<Rc<MentionedDays>>,
    /// Worked out of both once they are here.
    chronology: Option<Rc<Chronology>>,
    blocks: BTreeMap<usize, Rc<Block>>,
    postings: BTreeMap<usize, Rc<Vec<u8>>>,
    shelves: BTreeMap<usize, Rc<Vec<TextFile>>>,
    texts: BTreeMap<FileRef, Rc<Vec<StoredReport>>>,
    /// Text files in the order of their last use, the oldest first.
    text_order: Vec<FileRef>,
    matched: Option<(String, bool, Rc<MatchedWords>)>,
}

/// What a selection is made from.
struct Loaded {
    columns: Rc<Columns>,
    mentioned: Rc<MentionedDays>,
    chronology: Rc<Chronology>,
    words: Vec<FoundWord>,
    matched: Rc<MatchedWords>,
}

impl Loaded {
    fn source(&self) -> Source<'_> {
        let Self { columns, mentioned, chronology, words, matched } = self;
        Source { columns, mentioned, chronology, words, conjuncts: &matched.conjuncts }
    }
}

/// The words of a query with the forms they match at the level *word* or tighter.
struct MatchedWords {
    words: Vec<(QueryWord, Vec<MatchedForm>)>,
    conjuncts: Vec<Conjunct>,
    notices: Vec<Notice>,
}

impl MatchedWords {
    /// What counts as a match for this view: forms up to its level.
    fn table(&self, level: Level) -> MatchTable {
        let up_to_level: Vec<Vec<MatchedForm>> = self
            .words
            .iter()
            .map(|(word, forms)| {
                let counts = |form: &&MatchedForm| word.is_wanted && form.level <= level;
                forms.iter().filter(counts).cloned().collect()
            })
            .collect();
        MatchTable::new(up_to_level.iter().map(Vec::as_slice))
    }
}

/// These files, each once: pieces with the same content are one file.
fn need<T>(mut files: Vec<FileRef>) -> Step<T> {
    sorting::sort_once(&mut files);
    Step::Need(files)
}

/// Takes the answer out of a step, or passes on what it needs.
macro_rules! done {
    ($step:expr) => {
        match $step {
            Step::Done(answer) => answer,
            Step::Need(files) => return Ok(Step::Need(files)),
        }
    };
}

impl Engine {
    /// Opens an edition by its manifest. `bytes` are those of the manifest's file, `sha256_hex`
    /// the hash it was published under (64 lower-case hexadecimal digits).
    ///
    /// # Errors
    /// [`Fault::Damaged`], [`Fault::TooNew`], [`Fault::TooOld`] or [`Fault::Malformed`].
    pub fn open(sha256_hex: &str, bytes: &[u8]) -> Result<Self, Fault> {
        let manifest = Manifest::decode(sha256_hex, bytes)?;
        let n_reports = manifest.info.n_reports;
        let columns: Option<Columns> = manifest.columns.inline()?;
        let mentioned: Option<MentionedDays> = manifest.mentioned.inline()?;
        let malformed = || Fault::Malformed { file: "manifest".to_owned() };
        if columns.as_ref().is_some_and(|columns| !columns.is_sound(n_reports))
            || mentioned.as_ref().is_some_and(|mentioned| mentioned.0.len() != n_reports as usize)
        {
            return Err(malformed());
        }
        let mut engine = Self {
            roles: roles(&manifest),
            columns: columns.map(Rc::new),
            mentioned: mentioned.map(Rc::new),
            chronology: None,
            blocks: BTreeMap::new(),
            postings: BTreeMap::new(),
            shelves: BTreeMap::new(),
            texts: BTreeMap::new(),
            text_order: Vec::new(),
            matched: None,
            manifest,
        };
        for nth in 0..engine.manifest.shelves.len() {
            if let Some(on_shelf) = engine.manifest.shelves[nth].files.inline::<Vec<TextFile>>()? {
                engine.put_shelf(nth, on_shelf);
            }
        }
        Ok(engine)
    }

    /// What the edition is.
    #[must_use]
    pub fn info(&self) -> &EditionInfo {
        &self.manifest.info
    }

    /// Takes a file that a [`Step::Need`] asked for. The bytes are checked before use. A file
    /// the edition does not have, or that is here already, changes nothing.
    ///
    /// # Errors
    /// [`Fault::Damaged`] or [`Fault::Malformed`]; the engine is unchanged and may be supplied again.
    pub fn supply(&mut self, file: &FileRef, packed: &[u8]) -> Result<(), Fault> {
        let first = (*file, Role::Columns);
        let roles: Vec<Role> =
            self.roles.range(first..).take_while(|(of, _)| of == file).map(|(_, role)| *role).collect();
        roles.into_iter().try_for_each(|role| self.take(role, file, packed))
    }

    fn take(&mut self, role: Role, file: &FileRef, packed: &[u8]) -> Result<(), Fault> {
        let malformed = || Fault::Malformed { file: file.name() };
        let n_reports = self.manifest.info.n_reports;
        match role {
            Role::Columns => {
                let columns: Columns = file.read(packed)?;
                if !columns.is_sound(n_reports) {
                    return Err(malformed());
                }
                self.columns = Some(Rc::new(columns));
            }
            Role::Mentioned => {
                let mentioned: MentionedDays = file.read(packed)?;
                if mentioned.0.len() != n_reports as usize {
                    return Err(malformed());
                }
                self.mentioned = Some(Rc::new(mentioned));
            }
            Role::Dictionary(nth) => {
                self.blocks.insert(nth, Rc::new(file.read(packed)?));
            }
            Role::Postings(nth) => {
                self.postings.insert(nth, Rc::new(file.read(packed)?));
            }
            Role::Shelf(nth) => {
                let on_shelf = file.read(packed)?;
                self.put_shelf(nth, on_shelf);
            }
            Role::Text => {
                let block: TextBlock = file.read(packed)?;
                let reports = block.into_reports().ok_or_else(malformed)?;
                self.put_texts(*file, reports);
            }
        }
        Ok(())
    }

    fn put_shelf(&mut self, nth: usize, on_shelf: Vec<TextFile>) {
        self.roles.extend(on_shelf.iter().map(|text| (text.file, Role::Text)));
        self.shelves.insert(nth, Rc::new(on_shelf));
    }

    fn put_texts(&mut self, file: FileRef, reports: Vec<StoredReport>) {
        if self.texts.contains_key(&file) {
            return;
        }
        if self.text_order.len() >= TEXT_FILES_KEPT {
            let oldest = self.text_order.remove(0);
            self.texts.remove(&oldest);
        }
        self.text_order.push(file);
        self.texts.insert(file, Rc::new(reports));
    }

    /// Which reports satisfy the view, and how many of what.
    ///
    /// # Errors
    /// [`Fault::Malformed`] where a file contradicts another.
    pub fn ask(&mut self, view: &View) -> Result<Step<Findings>, Fault> {
        self.ask_in(view, Frame::Screen)
    }

    /// [`Engine::ask`] with the part of time the timeline is to show.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn ask_in(&mut self, view: &View, frame: Frame) -> Result<Step<Findings>, Fault> {
        if self.columns.is_none() || self.mentioned.is_none() {
            return Ok(need(self.missing_columns(view)));
        }
        let matched = done!(self.matched(view)?);
        let loaded = done!(self.loaded(view, &matched)?);
        let mut findings = select(view, loaded.source(), frame);
        findings.notices.splice(0..0, matched.notices.iter().cloned());
        Ok(Step::Done(findings))
    }

    /// What a selection is made from, once it is all here.
    fn loaded(&mut self, view: &View, matched: &Rc<MatchedWords>) -> Result<Step<Loaded>, Fault> {
        let (Some(columns), Some(mentioned)) = (self.columns.clone(), self.mentioned.clone()) else {
            return Ok(need(self.missing_columns(view)));
        };
        let words = done!(self.found_words(matched)?);
        let chronology =
            Rc::clone(self.chronology.get_or_insert_with(|| Rc::new(Chronology::of(&columns, &mentioned))));
        Ok(Step::Done(Loaded { columns, mentioned, chronology, words, matched: Rc::clone(matched) }))
    }

    /// Columns and dictionary blocks together: they do not depend on each other, and one hop is
    /// better than two.
    fn missing_columns(&self, view: &View) -> Vec<FileRef> {
        let mut files: Vec<FileRef> = Vec::new();
        files.extend(self.manifest.columns.file().filter(|_| self.columns.is_none()));
        files.extend(self.manifest.mentioned.file().filter(|_| self.mentioned.is_none()));
        files.extend(self.missing_blocks(&query::parse(&view.query, view.typing).words));
        files
    }

    fn missing_blocks(&self, words: &[QueryWord]) -> Vec<FileRef> {
        let mut wanted: Vec<usize> = words.iter().flat_map(|word| self.blocks_of(word)).collect();
        sorting::sort_once(&mut wanted);
        wanted.retain(|nth| !self.blocks.contains_key(nth));
        wanted.into_iter().map(|nth| self.manifest.dictionary[nth].file).collect()
    }

    /// The blocks in which forms of the word can be, in order.
    fn blocks_of(&self, word: &QueryWord) -> Vec<usize> {
        let heads = &self.manifest.dictionary;
        let block_of =
            |key: &str| heads.partition_point(|head| head.first_key.as_str() <= key).checked_sub(1);
        let whereabouts = Whereabouts::of(word);
        let mut blocks: Vec<usize> = whereabouts.keys.iter().filter_map(|key| block_of(key)).collect();
        if let Some(beginning) = &whereabouts.beginning {
            let first = block_of(beginning).unwrap_or(0);
            let after = heads[first..].iter().position(|head| {
                head.first_key.as_str() > beginning.as_str()
                    && !head.first_key.starts_with(beginning.as_str())
            });
            blocks.extend(first..after.map_or(heads.len(), |n| first + n));
        }
        sorting::sort_once(&mut blocks);
        blocks
    }

    /// The forms that match the view's query, at any level.
    fn matched(&mut self, view: &View) -> Result<Step<Rc<MatchedWords>>, Fault> {
        if let Some((query, typing, matched)) = &self.matched
            && (query.as_str(), *typing) == (view.query.as_str(), view.typing)
        {
            return Ok(Step::Done(Rc::clone(matched)));
        }
        let Query { words, conjuncts, notices } = query::parse(&view.query, view.typing);
        let missing = self.missing_blocks(&words);
        if !missing.is_empty() {
            return Ok(need(missing));
        }
        let words = words
            .into_iter()
            .map(|word| {
                let blocks: Vec<Rc<Block>> = self
                    .blocks_of(&word)
                    .into_iter()
                    .filter_map(|nth| self.blocks.get(&nth).cloned())
                    .collect();
                let classes = blocks.iter().flat_map(|block| &block.0);
                let loosest = if word.is_exact { Level::Exact } else { Level::Word };
                let forms = matching_forms(&word, loosest, classes);
                (word, forms)
            })
            .collect();
        let matched = Rc::new(MatchedWords { words, conjuncts, notices });
        self.matched = Some((view.query.clone(), view.typing, Rc::clone(&matched)));
        Ok(Step::Done(matched))
    }

    /// The forms of the dictionary that a query's words match, up to the level *word*.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn forms(&mut self, view: &View) -> Result<Step<Vec<MatchedForm>>, Fault> {
        let matched = done!(self.matched(view)?);
        Ok(Step::Done(
            matched
                .words
                .iter()
                .filter(|(word, _)| word.is_wanted)
                .flat_map(|(_, forms)| forms)
                .cloned()
                .collect(),
        ))
    }

    fn found_words(&self, matched: &MatchedWords) -> Result<Step<Vec<FoundWord>>, Fault> {
        let mut missing: Vec<usize> = Vec::new();
        let mut found = Vec::new();
        for (word, forms) in &matched.words {
            let mut postings = Vec::new();
            for form in forms {
                match self.postings_of(&form.postings)? {
                    Ok(of_form) => postings.push(MatchedPostings { level: form.level, postings: of_form }),
                    Err(file) => missing.push(file),
                }
            }
            found.push(FoundWord { is_wanted: word.is_wanted, forms: postings });
        }
        sorting::sort_once(&mut missing);
        if missing.is_empty() {
            return Ok(Step::Done(found));
        }
        Ok(need(missing.into_iter().map(|nth| self.manifest.postings[nth]).collect()))
    }

    /// The postings, or the number of the postings file that is not here yet.
    fn postings_of(
        &self,
        at: &PostingsRef,
    ) -> Result<Result<Vec<crate::edition::dictionary::Posting>, usize>, Fault> {
        let n_reports = self.manifest.info.n_reports;
        let malformed = || Fault::Malformed { file: "dictionary".to_owned() };
        let bytes = match at {
            PostingsRef::Inline(bytes) => bytes.as_slice(),
            PostingsRef::InFile { file, start, len } => {
                let file = *file as usize;
                if file >= self.manifest.postings.len() {
                    return Err(malformed());
                }
                let Some(bytes) = self.postings.get(&file) else { return Ok(Err(file)) };
                let end = start.checked_add(*len).ok_or_else(malformed)?;
                bytes.get(*start as usize..end as usize).ok_or_else(malformed)?
            }
        };
        decode_postings(bytes, n_reports).map(Ok).ok_or_else(malformed)
    }

    /// Title and snippets of these reports, in this order. At most a page of rows
    /// ([`crate::findings::ROWS_PER_PAGE`]) at once: their texts must fit in memory together.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn cards(&mut self, view: &View, rows: &[Ordinal]) -> Result<Step<Vec<Card>>, Fault> {
        self.of_each(view, rows, |ordinal, stored, hits| show::card(ordinal, stored, &hits, view))
    }

    /// Every match in these reports, each with its page, in this order; for other programs. At
    /// most a page of rows at once.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn matches(&mut self, view: &View, rows: &[Ordinal]) -> Result<Step<Vec<MatchedReport>>, Fault> {
        self.of_each(view, rows, |_, stored, hits| MatchedReport { stored: stored.clone(), hits })
    }

    fn of_each<T>(
        &mut self,
        view: &View,
        rows: &[Ordinal],
        make: impl Fn(Ordinal, &StoredReport, Vec<Hit>) -> T,
    ) -> Result<Step<Vec<T>>, Fault> {
        let matched = done!(self.matched(view)?);
        let table = matched.table(view.level);
        let files = done!(self.text_files(rows)?);
        let mut made = Vec::with_capacity(rows.len());
        for (&ordinal, text) in rows.iter().zip(&files) {
            let reports = done!(self.texts_of(text)?);
            let stored = report_in(&reports, text, ordinal)?;
            made.push(make(ordinal, stored, passages::hits(stored, &table, view.boilerplate)));
        }
        Ok(Step::Done(made))
    }

    /// The report the view has open; `None` where it has none or the edition has no such report.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn reading(&mut self, view: &View) -> Result<Step<Option<Reading>>, Fault> {
        let Some(id) = view.report else { return Ok(Step::Done(None)) };
        let matched = done!(self.matched(view)?);
        let Some(text) = done!(self.text_file_of(id)?) else { return Ok(Step::Done(None)) };
        let reports = done!(self.texts_of(&text)?);
        let Some(nth) = reports.iter().position(|stored| stored.id == id) else {
            return Ok(Step::Done(None));
        };
        let loaded = done!(self.loaded(view, &matched)?);
        let ordinal = Ordinal(text.first_ordinal + nth as u32);
        let is_hit = hits(view, loaded.source()).has(ordinal);
        let matches = passages::hits(&reports[nth], &matched.table(view.level), view.boilerplate);
        Ok(Step::Done(Some(show::reading(ordinal, &reports[nth], matches, is_hit))))
    }

    /// The words that marks of the timeline stand for, in the order of the places. A place the
    /// edition does not have is left out.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn passages(&mut self, clock: Clock, places: &[Place]) -> Result<Step<Vec<Passage>>, Fault> {
        let n_reports = self.manifest.info.n_reports;
        let places: Vec<Place> =
            places.iter().copied().filter(|place| place.ordinal.0 < n_reports).take(MOST_PLACES).collect();
        let ordinals: Vec<Ordinal> = places.iter().map(|place| place.ordinal).collect();
        let files = done!(self.text_files(&ordinals)?);
        let mut found = Vec::with_capacity(places.len());
        for (place, text) in places.into_iter().zip(&files) {
            let reports = done!(self.texts_of(text)?);
            let stored = report_in(&reports, text, place.ordinal)?;
            found.extend(show::passage(clock, place, stored));
        }
        Ok(Step::Done(found))
    }

    /// For each ordinal, the text file its report lies in; or all files missing on the way,
    /// the text files included, so that a page of rows is one hop after its shelves.
    fn text_files(&mut self, rows: &[Ordinal]) -> Result<Step<Vec<TextFile>>, Fault> {
        let mut missing = Vec::new();
        let mut files = Vec::with_capacity(rows.len());
        for &ordinal in rows {
            let by_ordinal = |first: u32| first <= ordinal.0;
            let shelf = self.manifest.shelves.partition_point(|shelf| by_ordinal(shelf.first_ordinal));
            match self.on_shelf(shelf)? {
                Step::Need(files) => missing.extend(files),
                Step::Done(on_shelf) => {
                    let place = on_shelf.partition_point(|text| by_ordinal(text.first_ordinal));
                    let text = place.checked_sub(1).map(|nth| on_shelf[nth]).ok_or_else(bad_shelf)?;
                    files.push(text);
                }
            }
        }
        missing.extend(files.iter().map(|text| text.file).filter(|file| !self.texts.contains_key(file)));
        if missing.is_empty() { Ok(Step::Done(files)) } else { Ok(need(missing)) }
    }

    fn text_file_of(&mut self, id: ReportId) -> Result<Step<Option<TextFile>>, Fault> {
        let shelf = self.manifest.shelves.partition_point(|shelf| shelf.first_id <= id);
        if shelf == 0 {
            return Ok(Step::Done(None));
        }
        let on_shelf = done!(self.on_shelf(shelf)?);
        let place = on_shelf.partition_point(|text| text.first_id <= id);
        Ok(Step::Done(place.checked_sub(1).map(|nth| on_shelf[nth])))
    }

    /// The list of the shelf before place `after`.
    fn on_shelf(&self, after: usize) -> Result<Step<Rc<Vec<TextFile>>>, Fault> {
        let nth = after.checked_sub(1).ok_or_else(bad_shelf)?;
        if let Some(on_shelf) = self.shelves.get(&nth) {
            return Ok(Step::Done(Rc::clone(on_shelf)));
        }
        let file = self.manifest.shelves[nth].files.file().ok_or_else(bad_shelf)?;
        Ok(Step::Need(vec![file]))
    }

    fn texts_of(&mut self, text: &TextFile) -> Result<Step<Rc<Vec<StoredReport>>>, Fault> {
        let Some(reports) = self.texts.get(&text.file) else { return Ok(Step::Need(vec![text.file])) };
        let reports = Rc::clone(reports);
        if let Some(place) = self.text_order.iter().position(|file| *file == text.file) {
            let used = self.text_order.remove(place);
            self.text_order.push(used);
        }
        Ok(Step::Done(reports))
    }
}

/// Answers where every file is at hand: asks, brings what is needed through `fetch`, asks again.
///
/// For hosts without waiting (command line, tests); the worker has its own loop.
///
/// # Errors
/// Those of the engine and of `fetch`.
pub fn answer<T>(
    engine: &mut Engine,
    mut ask: impl FnMut(&mut Engine) -> Result<Step<T>, Fault>,
    mut fetch: impl FnMut(&FileRef) -> Result<Vec<u8>, Fault>,
) -> Result<T, Fault> {
    let mut brought = BTreeSet::new();
    loop {
        match ask(engine)? {
            Step::Done(answer) => return Ok(answer),
            Step::Need(files) => {
                for file in files {
                    // An edition that asks for the same file again would do so for ever.
                    if !brought.insert(file) {
                        return Err(Fault::Malformed { file: file.name() });
                    }
                    let packed = fetch(&file)?;
                    engine.supply(&file, &packed)?;
                }
            }
        }
    }
}

fn bad_shelf() -> Fault {
    Fault::Malformed { file: "manifest".to_owned() }
}

fn roles(manifest: &Manifest) -> BTreeSet<(FileRef, Role)> {
    let of_part = |part: &Part, role: Role| part.file().map(|file| (file, role));
    let columns = of_part(&manifest.columns, Role::Columns).into_iter();
    let mentioned = of_part(&manifest.mentioned, Role::Mentioned);
    let dictionary =
        manifest.dictionary.iter().enumerate().map(|(nth, head)| (head.file, Role::Dictionary(nth)));
    let postings = manifest.postings.iter().enumerate().map(|(nth, file)| (*file, Role::Postings(nth)));
    let shelves = manifest
        .shelves
        .iter()
        .enumerate()
        .filter_map(|(nth, shelf)| of_part(&shelf.files, Role::Shelf(nth)));
    let mut roles = BTreeSet::new();
    roles.extend(columns.chain(mentioned).chain(dictionary).chain(postings).chain(shelves));
    roles
}

fn report_in<'a>(
    reports: &'a [StoredReport],
    text: &TextFile,
    ordinal: Ordinal,
) -> Result<&'a StoredReport, Fault> {
    let nth = ordinal.0.checked_sub(text.first_ordinal).ok_or_else(bad_shelf)?;
    reports.get(nth as usize).ok_or_else(|| Fault::Malformed { file: text.file.name() })
}
