//! The engine: a view in, findings out, without touching disk, network or clock.
//!
//! [`Engine::ask`] and its siblings return [`Step::Need`] with the files they lack or
//! [`Step::Done`] with the answer; the host (worker, command line, test) brings the files to
//! [`Engine::supply`] and asks again. So the same code answers from a hosted site, from one
//! HTML file, from a folder and from memory.

/// Takes the answer out of a step, or passes on what it needs.
macro_rules! done {
    ($step:expr) => {
        match $step {
            Step::Done(answer) => answer,
            Step::Need(files) => return Ok(Step::Need(files)),
        }
    };
}

mod context;
mod events;
mod near;
mod show;
mod texts;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use self::texts::report_in;
use self::words::MatchedWords;
use crate::edition::columns::{Columns, MentionedDays, PackedColumns, PackedMentions};
use crate::edition::dictionary::{Block, InlinePositions};
use crate::edition::manifest::Placed;
use crate::edition::names::NameGroups;
use crate::edition::texts::{StoredReport, TextBlock};
use crate::edition::{FileRef, Manifest, Part};
use crate::findings::{
    Card, DatingSummary, EditionInfo, Emptiness, Fault, Findings, MOST_PLACES, Notice, Ordinal, Passage,
    Place, Reading,
};
use crate::report::ReportId;
use crate::search::chronology::Chronology;
use crate::search::concordance::Concordance;
use crate::search::events::EventList;
use crate::search::folded::FoldedBlock;
use crate::search::lanes::Frame;
use crate::search::names::Names;
use crate::search::passages::{self, Hit, Hits};
use crate::search::select::{FoundWord, Source, hits, is_by_score, select};
use crate::sorting;
use crate::view::{ByHand, Clock, Level, View, dated_by_hand};

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

/// What a file of the edition is. One file can be several: pieces with the same content are one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Columns,
    Mentioned,
    Dictionary(usize),
    /// The positions of a block's forms with postings in line.
    InlinePositions(usize),
    Names,
    /// Postings or positions.
    Lists,
    /// Which shelves there are.
    Shelves,
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
    /// [`Columns::mean_words`], worked out with it.
    mean_words: f64,
    blocks: BTreeMap<usize, Rc<FoldedBlock>>,
    inline_positions: BTreeMap<usize, Rc<InlinePositions>>,
    lists: BTreeMap<FileRef, Rc<Vec<u8>>>,
    shelves: Option<Rc<Vec<Placed<Part>>>>,
    on_shelves: BTreeMap<usize, Rc<Vec<Placed<FileRef>>>>,
    texts: BTreeMap<FileRef, Rc<Vec<StoredReport>>>,
    /// Text files in the order of their last use, the oldest first.
    text_order: Vec<FileRef>,
    names: Option<Names>,
    /// Of a query, whether its last word is being typed, and whether other names are asked for of every word.
    matched: Option<(String, bool, bool, Rc<MatchedWords>)>,
    /// Where the words of `matched` stand, and for which level it is known what stands near what.
    found: Option<(Option<Level>, Rc<Vec<FoundWord>>)>,
    /// What [`Engine::dated_by_hand`] made last.
    by_hand: Option<(ByHand, DatedByHand)>,
    /// What the lens *context* has read.
    concordance: Option<Concordance>,
    /// The list of the lens *events*.
    event_list: Option<Rc<EventList>>,
}

/// What an edition knows of both clocks, with the datings that a reader set.
#[derive(Clone)]
struct DatedByHand {
    columns: Rc<Columns>,
    chronology: Rc<Chronology>,
    /// Those among them that the edition does not have.
    not_here: Vec<ReportId>,
}

/// What a selection is made from.
struct Loaded {
    columns: Rc<Columns>,
    mentioned: Rc<MentionedDays>,
    chronology: Rc<Chronology>,
    mean_words: f64,
    words: Rc<Vec<FoundWord>>,
    matched: Rc<MatchedWords>,
}

impl Loaded {
    fn source(&self) -> Source<'_> {
        let Self { columns, mentioned, chronology, mean_words, words, matched } = self;
        let mean_words = *mean_words;
        Source { columns, mentioned, chronology, mean_words, words, asked: &matched.asked }
    }
}

/// These files, each once: pieces with the same content are one file.
fn need<T>(mut files: Vec<FileRef>) -> Step<T> {
    sorting::sort_once(&mut files);
    Step::Need(files)
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
        let malformed = || Fault::Malformed { file: "manifest".to_owned() };
        let columns: Option<PackedColumns> = manifest.columns.inline()?;
        let columns = columns.map(|of| of.unpack(n_reports).ok_or_else(malformed)).transpose()?;
        let mentioned: Option<PackedMentions> = manifest.mentioned.inline()?;
        let mentioned = mentioned.map(|of| of.unpack(n_reports).ok_or_else(malformed)).transpose()?;
        let mut engine = Self {
            roles: roles(&manifest),
            columns: columns.map(Rc::new),
            mentioned: mentioned.map(Rc::new),
            chronology: None,
            mean_words: 0.0,
            blocks: BTreeMap::new(),
            inline_positions: BTreeMap::new(),
            lists: BTreeMap::new(),
            shelves: None,
            on_shelves: BTreeMap::new(),
            texts: BTreeMap::new(),
            text_order: Vec::new(),
            names: manifest.names.is_none().then(Names::default),
            matched: None,
            found: None,
            by_hand: None,
            concordance: None,
            event_list: None,
            manifest,
        };
        if let Some(shelves) = engine.manifest.shelves.inline()? {
            engine.put_shelves(shelves)?;
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
                let columns: PackedColumns = file.read(packed)?;
                self.columns = Some(Rc::new(columns.unpack(n_reports).ok_or_else(malformed)?));
            }
            Role::Mentioned => {
                let mentioned: PackedMentions = file.read(packed)?;
                self.mentioned = Some(Rc::new(mentioned.unpack(n_reports).ok_or_else(malformed)?));
            }
            Role::Dictionary(nth) => {
                let block: Block = file.read(packed)?;
                self.roles.extend(block.lists.iter().map(|list| (*list, Role::Lists)));
                self.roles.insert((block.inline_positions, Role::InlinePositions(nth)));
                self.blocks.insert(nth, Rc::new(FoldedBlock::new(nth, block)));
            }
            Role::InlinePositions(nth) => {
                self.inline_positions.insert(nth, Rc::new(file.read(packed)?));
            }
            Role::Names => {
                let groups: NameGroups = file.read(packed)?;
                if !groups.is_sound() {
                    return Err(malformed());
                }
                self.names = Some(Names::new(&groups));
            }
            Role::Lists => {
                self.lists.insert(*file, Rc::new(file.read(packed)?));
            }
            Role::Shelves => self.put_shelves(file.read(packed)?)?,
            Role::Shelf(nth) => self.put_shelf(nth, file.read(packed)?)?,
            Role::Text => {
                let block: TextBlock = file.read(packed)?;
                let reports = block.into_reports().ok_or_else(malformed)?;
                self.put_texts(*file, reports);
            }
        }
        Ok(())
    }

    /// Which reports satisfy the view, and how many of what.
    ///
    /// # Errors
    /// [`Fault::Malformed`] where a file contradicts another.
    pub fn ask(&mut self, view: &View) -> Result<Step<Findings>, Fault> {
        self.ask_in(view, Frame::Screen)
    }

    /// The findings once more where they are none: with the other names that would find something, if there
    /// are any. Apart from [`Engine::ask`], which must not wait for the files of names nobody asked for.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn offer_names(&mut self, view: &View) -> Result<Step<Option<Findings>>, Fault> {
        let mut findings = done!(self.ask(view)?);
        let named = View { level: Level::Name, ..view.clone() };
        let query = self.query(&named);
        let missing = self.missing_for(&named, &query);
        if !missing.is_empty() {
            return Ok(need(missing));
        }
        let Some(emptiness) = &mut findings.emptiness else { return Ok(Step::Done(None)) };
        if view.level == Level::Name || query.names.is_empty() {
            return Ok(Step::Done(None));
        }
        let n = done!(self.total(&named)?);
        if n == 0 || emptiness.looser.iter().any(|(_, fewer)| *fewer >= n) {
            return Ok(Step::Done(None));
        }
        emptiness.looser.push((Level::Name, n));
        Ok(Step::Done(Some(findings)))
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
        let loaded = done!(self.loaded_in_order(view, &matched)?);
        let mut findings = select(view, loaded.source(), frame);
        findings.notices.splice(0..0, matched.notices.iter().cloned());
        findings.notices.extend(self.dictionary_read(&matched));
        if let Some((_, dated)) = self.by_hand.as_ref().filter(|(of, _)| *of == view.by_hand) {
            findings.notices.extend(dated.not_here.iter().map(|id| Notice::ReportNotHere(*id)));
        }
        if let Some(emptiness) = &mut findings.emptiness {
            done!(self.add_offers(view, &matched, emptiness)?);
        }
        Ok(Step::Done(findings))
    }

    /// What a selection is made from that is put in order, once it is all here.
    fn loaded_in_order(&mut self, view: &View, matched: &Rc<MatchedWords>) -> Result<Step<Loaded>, Fault> {
        let near = is_by_score(view).then_some(view.level);
        self.loaded(view, matched, near)
    }

    /// What a selection is made from, once it is all here; `near`: with what stands near each other, up to this
    /// level.
    fn loaded(
        &mut self,
        view: &View,
        matched: &Rc<MatchedWords>,
        near: Option<Level>,
    ) -> Result<Step<Loaded>, Fault> {
        let (Some(columns), Some(mentioned)) = (self.columns.clone(), self.mentioned.clone()) else {
            return Ok(need(self.missing_columns(view)));
        };
        let words = done!(self.found_words(matched, near)?);
        let work_out = || {
            self.mean_words = columns.mean_words();
            Rc::new(Chronology::of(&columns, &mentioned))
        };
        let mut chronology = Rc::clone(self.chronology.get_or_insert_with(work_out));
        let mut columns = columns;
        if !view.by_hand.is_empty() {
            DatedByHand { columns, chronology, .. } =
                done!(self.dated_by_hand(&view.by_hand, &columns, &mentioned)?);
        }
        let (mean_words, matched) = (self.mean_words, Rc::clone(matched));
        Ok(Step::Done(Loaded { columns, mentioned, chronology, mean_words, words, matched }))
    }

    /// The columns with the datings that the reader set, and what follows from them. Reports that the edition
    /// does not have change nothing but are told.
    fn dated_by_hand(
        &mut self,
        by_hand: &ByHand,
        columns: &Columns,
        mentioned: &MentionedDays,
    ) -> Result<Step<DatedByHand>, Fault> {
        if let Some((_, dated)) = self.by_hand.as_ref().filter(|(of, _)| of == by_hand) {
            return Ok(Step::Done(dated.clone()));
        }
        let (mut changed, mut not_here) = (columns.clone(), Vec::new());
        for &(id, period) in by_hand.iter() {
            let text = done!(self.text_file_of(id)?);
            let reports = match &text {
                Some(text) => done!(self.texts_of(text)?),
                None => Rc::default(),
            };
            let nth = reports.iter().position(|stored| stored.id == id);
            if nth.is_none() {
                not_here.push(id);
            }
            if let (Some(text), Some(nth)) = (text, nth) {
                let nth = text.first_ordinal as usize + nth;
                let DatingSummary { earliest, latest, provenance, .. } = dated_by_hand(period);
                (changed.earliest[nth], changed.latest[nth]) = (earliest, latest);
                (changed.provenance[nth], changed.conflicts[nth]) = (provenance, [false; 2]);
            }
        }
        let columns = Rc::new(changed);
        let chronology = Rc::new(Chronology::of(&columns, mentioned));
        let dated = DatedByHand { columns, chronology, not_here };
        self.by_hand = Some((by_hand.clone(), dated.clone()));
        Ok(Step::Done(dated))
    }

    /// What else is offered where nothing is found: words like those asked for, and those of phrases by
    /// themselves.
    fn add_offers(
        &mut self,
        view: &View,
        matched: &MatchedWords,
        emptiness: &mut Emptiness,
    ) -> Result<Step<()>, Fault> {
        emptiness.near = self.near(&view.query, matched);
        if let Some(query) = &matched.asked.apart {
            let apart = View { query: query.clone(), typing: false, ..view.clone() };
            let n = done!(self.total(&apart)?);
            emptiness.apart = (n > 0).then_some((apart.query, n));
        }
        Ok(Step::Done(()))
    }

    /// How many reports satisfy the view.
    fn total(&mut self, view: &View) -> Result<Step<u32>, Fault> {
        let matched = done!(self.matched(view)?);
        let loaded = done!(self.loaded(view, &matched, None)?);
        Ok(Step::Done(hits(view, loaded.source()).len()))
    }

    /// Columns and dictionary blocks together: they do not depend on each other, and one hop is
    /// better than two.
    fn missing_columns(&self, view: &View) -> Vec<FileRef> {
        let mut files: Vec<FileRef> = Vec::new();
        files.extend(self.manifest.columns.file().filter(|_| self.columns.is_none()));
        files.extend(self.manifest.mentioned.file().filter(|_| self.mentioned.is_none()));
        files.extend(self.missing_for(view, &self.query(view)));
        files
    }

    /// Title and snippets of these reports, in this order. At most a page of rows
    /// ([`crate::findings::ROWS_PER_PAGE`]) at once: their texts must fit in memory together.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn cards(&mut self, view: &View, rows: &[Ordinal]) -> Result<Step<Vec<Card>>, Fault> {
        let mut cards = Vec::with_capacity(rows.len());
        let asked = done!(self.matched(view)?).asked.mentioned();
        let mut make =
            |ordinal, stored: &_, hits: Hits| cards.push(show::card(ordinal, stored, &hits, view, asked));
        done!(self.each(view, rows, &mut make)?);
        Ok(Step::Done(cards))
    }

    /// Every match in these reports, each with its page, in this order; for other programs. At
    /// most a page of rows at once.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn matches(&mut self, view: &View, rows: &[Ordinal]) -> Result<Step<Vec<MatchedReport>>, Fault> {
        let mut reports = Vec::with_capacity(rows.len());
        let mut make = |_, stored: &StoredReport, hits: Hits| {
            reports.push(MatchedReport { stored: stored.clone(), hits: hits.matches });
        };
        done!(self.each(view, rows, &mut make)?);
        Ok(Step::Done(reports))
    }

    /// Hands out each of these reports with its matches, in this order, once all are here.
    fn each(
        &mut self,
        view: &View,
        rows: &[Ordinal],
        take: &mut dyn FnMut(Ordinal, &StoredReport, Hits),
    ) -> Result<Step<()>, Fault> {
        let matched = done!(self.matched(view)?);
        let table = matched.table(view.level);
        let files = done!(self.text_files(rows)?);
        for (&ordinal, text) in rows.iter().zip(&files) {
            let reports = done!(self.texts_of(text)?);
            let stored = report_in(&reports, text, ordinal)?;
            take(ordinal, stored, passages::hits(stored, &table, view.boilerplate));
        }
        Ok(Step::Done(()))
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
        let loaded = done!(self.loaded_in_order(view, &matched)?);
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

fn roles(manifest: &Manifest) -> BTreeSet<(FileRef, Role)> {
    let of_part = |part: &Part, role: Role| part.file().map(|file| (file, role));
    let columns = of_part(&manifest.columns, Role::Columns).into_iter();
    let mentioned = of_part(&manifest.mentioned, Role::Mentioned);
    let dictionary =
        manifest.dictionary.iter().enumerate().map(|(nth, head)| (head.file, Role::Dictionary(nth)));
    let shelves = of_part(&manifest.shelves, Role::Shelves);
    let names = manifest.names.map(|file| (file, Role::Names));
    let mut roles = BTreeSet::new();
    roles.extend(names);
    roles.extend(columns.chain(mentioned).chain(dictionary).chain(shelves));
    roles
}
