//! One conversation between page and engine, whatever carries its words and its files.
//!
//! What it guarantees:
//! - An answer is posted only while its question is the last one asked.
//! - The last question is always answered, if need be by a fault.
//! - A file is never on its way twice at once, whoever asked for it; a file that arrives after
//!   its question was superseded is still given to the engine.
//! - A failed fetch is tried once more after a short pause, a damaged file once more past every
//!   cache; only then the question fails.
//!
//! It does not decide what an answer is (the engine does) nor how bytes travel (the [`Host`] does).

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use super::flight::Flight;
use crate::edition::FileRef;
use crate::engine::{Engine, Step};
use crate::findings::{Card, Context, EditionInfo, Fault, Findings, Ordinal, Passage, Place, Reading};
use crate::protocol::{FromWorker, PROTOCOL_VERSION, PointedAt, ToWorker, Turn};
use crate::view::{Clock, Lens, View};

/// How long to wait before a failed fetch is tried again, in milliseconds.
const PAUSE_BEFORE_RETRY: u32 = 400;

/// Questions that follow each other within this time, in microseconds, are those of a hurry: keys
/// that are typed, a brush that is moved.
const HURRY_MICROS: u64 = 100_000;
/// So long, in milliseconds, the cards of such a question wait for another one: nobody reads the
/// rows one brushes past, and making them would keep the next counts waiting.
const PAUSE_IN_HURRY: u32 = 80;

/// So long, in milliseconds, whoever is typing has before names are fetched for words that find nothing: most
/// of these are the beginning of another.
const PAUSE_BEFORE_OFFER: u32 = 300;

/// How many rounds of files one answer may need. The engine needs three or four; more than this
/// means that it forgets what it was given.
const MOST_ROUNDS: u32 = 64;

/// Which copy of a file will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// One from a cache, if there is one.
    Any,
    /// One straight from the site: what the cache gave was damaged.
    FromSite,
}

/// A piece of work that runs beside the others.
pub type Task = Pin<Box<dyn Future<Output = ()>>>;

/// What carries the conversation: the browser's worker, or a test.
pub trait Host: 'static {
    /// The bytes of a file of the edition, or in a few words why they cannot be had.
    fn fetch(
        &self,
        file: &str,
        freshness: Freshness,
    ) -> impl Future<Output = Result<Vec<u8>, String>> + 'static;

    /// Waits; with 0 just long enough for messages that have arrived to be received.
    fn pause(&self, milliseconds: u32) -> impl Future<Output = ()> + 'static;

    /// Runs a task beside the others, not before this call returns.
    fn spawn(&self, task: Task);

    /// Microseconds since some moment.
    fn now_micros(&self) -> u64;

    /// Sends a message to the page.
    fn post(&self, message: FromWorker);
}

/// What answers: [`Engine`], or in tests something simpler.
#[expect(missing_docs, reason = "each is the method of the same name of `Engine`")]
pub trait Answering: Sized + 'static {
    fn open(sha256: &str, packed: &[u8]) -> Result<Self, Fault>;
    fn info(&self) -> &EditionInfo;
    fn supply(&mut self, file: &FileRef, packed: &[u8]) -> Result<(), Fault>;
    fn ask(&mut self, view: &View) -> Result<Step<Findings>, Fault>;
    fn offer_names(&mut self, view: &View) -> Result<Step<Option<Findings>>, Fault>;
    fn cards(&mut self, view: &View, rows: &[Ordinal]) -> Result<Step<Vec<Card>>, Fault>;
    fn reading(&mut self, view: &View) -> Result<Step<Option<Reading>>, Fault>;
    fn passages(&mut self, clock: Clock, places: &[Place]) -> Result<Step<Vec<Passage>>, Fault>;
    fn context(&mut self, view: &View) -> Result<Step<Context>, Fault>;
    fn context_table(&self, view: &View) -> Option<String>;
}

impl Answering for Engine {
    fn open(sha256: &str, packed: &[u8]) -> Result<Self, Fault> {
        Self::open(sha256, packed)
    }

    fn info(&self) -> &EditionInfo {
        self.info()
    }

    fn supply(&mut self, file: &FileRef, packed: &[u8]) -> Result<(), Fault> {
        self.supply(file, packed)
    }

    fn ask(&mut self, view: &View) -> Result<Step<Findings>, Fault> {
        self.ask(view)
    }

    fn offer_names(&mut self, view: &View) -> Result<Step<Option<Findings>>, Fault> {
        self.offer_names(view)
    }

    fn cards(&mut self, view: &View, rows: &[Ordinal]) -> Result<Step<Vec<Card>>, Fault> {
        self.cards(view, rows)
    }

    fn reading(&mut self, view: &View) -> Result<Step<Option<Reading>>, Fault> {
        self.reading(view)
    }

    fn passages(&mut self, clock: Clock, places: &[Place]) -> Result<Step<Vec<Passage>>, Fault> {
        self.passages(clock, places)
    }

    fn context(&mut self, view: &View) -> Result<Step<Context>, Fault> {
        self.context(view)
    }

    fn context_table(&self, view: &View) -> Option<String> {
        self.context_table(view)
    }
}

/// The conversation. Cheap to clone: clones are the same conversation.
pub struct Session<E, H> {
    inner: Rc<Inner<E, H>>,
}

impl<E, H> Clone for Session<E, H> {
    fn clone(&self) -> Self {
        Self { inner: Rc::clone(&self.inner) }
    }
}

struct Inner<E, H> {
    host: H,
    edition: RefCell<Edition<E>>,
    /// Counts the questions; the highest number is the question that is still wanted.
    questions: Cell<u64>,
    /// The same of marks that were pointed at.
    points: Cell<u64>,
    /// When the last question came, in the host's microseconds.
    asked_micros: Cell<Option<u64>>,
    /// Files on their way, by name.
    flights: RefCell<BTreeMap<String, Rc<Flight>>>,
    /// Tests only: forget to look whether a question is still wanted, to see that tests notice.
    #[cfg(test)]
    careless: Cell<bool>,
}

enum Edition<E> {
    /// Start has not come, or the manifest is on its way; the last question waits.
    Opening { waiting: Option<(Turn, String)> },
    /// Ready.
    Open(E),
    /// It could not be opened.
    Closed(Fault),
}

/// Why an answer was not given.
enum Stop {
    /// Another question was asked.
    Superseded,
    /// It cannot be given.
    Fault(Fault),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl<E: Answering, H: Host> Session<E, H> {
    /// A conversation that has not begun.
    pub fn new(host: H) -> Self {
        Self {
            inner: Rc::new(Inner {
                host,
                edition: RefCell::new(Edition::Opening { waiting: None }),
                questions: Cell::new(0),
                points: Cell::new(0),
                asked_micros: Cell::new(None),
                flights: RefCell::default(),
                #[cfg(test)]
                careless: Cell::new(false),
            }),
        }
    }

    /// Takes a message of the page as it came.
    pub fn receive(&self, bytes: &[u8]) {
        match ToWorker::decode(bytes) {
            Some(ToWorker::Start { version: PROTOCOL_VERSION, manifest }) => self.start(manifest),
            Some(ToWorker::Ask { turn, link }) => self.ask(turn, link),
            Some(ToWorker::Point { at }) => self.point(at),
            Some(ToWorker::Tabulate { link }) => self.tabulate(&link),
            // What cannot be read comes from a page of another version as well.
            Some(ToWorker::Start { .. }) | None => self.close(Fault::OtherVersion),
        }
    }

    fn start(&self, manifest: String) {
        let this = self.clone();
        self.inner.host.spawn(Box::pin(async move {
            match this.open(&manifest).await {
                Ok(engine) => this.opened(engine),
                Err(fault) => this.close(fault),
            }
        }));
    }

    async fn open(&self, manifest: &str) -> Result<E, Fault> {
        let file = manifest_file(manifest);
        let packed = self.fetch(&file, Freshness::Any).await?;
        match E::open(manifest, &packed) {
            Err(Fault::Damaged { .. }) => {
                let packed = self.fetch(&file, Freshness::FromSite).await?;
                E::open(manifest, &packed)
            }
            opened => opened,
        }
    }

    fn opened(&self, engine: E) {
        let info = engine.info().clone();
        let before = self.inner.edition.replace(Edition::Open(engine));
        self.post(FromWorker::Started { version: PROTOCOL_VERSION, info });
        if let Edition::Opening { waiting: Some((turn, link)) } = before {
            self.ask(turn, link);
        }
    }

    fn close(&self, fault: Fault) {
        let before = self.inner.edition.replace(Edition::Closed(fault.clone()));
        self.post(FromWorker::Fault { turn: None, fault: fault.clone() });
        if let Edition::Opening { waiting: Some((turn, _)) } = before {
            self.post(FromWorker::Fault { turn: Some(turn), fault });
        }
    }

    fn ask(&self, turn: Turn, link: String) {
        match &mut *self.inner.edition.borrow_mut() {
            Edition::Opening { waiting } => *waiting = Some((turn, link)),
            Edition::Closed(fault) => self.post(FromWorker::Fault { turn: Some(turn), fault: fault.clone() }),
            Edition::Open(_) => {
                let question = self.inner.questions.get() + 1;
                self.inner.questions.set(question);
                let now = self.inner.host.now_micros();
                let before = self.inner.asked_micros.replace(Some(now));
                let in_hurry = before.is_some_and(|before| now.saturating_sub(before) < HURRY_MICROS);
                let wanted = Wanted { session: self.clone(), kind: Kind::Question, number: question };
                let asked = Asked { wanted, turn, in_hurry };
                self.inner.host.spawn(Box::pin(async move { asked.answer(&link).await }));
            }
        }
    }

    /// Pointing is a courtesy: before the edition is open, or where the words cannot be had, it is
    /// not answered, and nothing else suffers.
    fn point(&self, at: PointedAt) {
        if !matches!(*self.inner.edition.borrow(), Edition::Open(_)) {
            return;
        }
        let number = self.inner.points.get() + 1;
        self.inner.points.set(number);
        let wanted = Wanted { session: self.clone(), kind: Kind::Point, number };
        self.inner.host.spawn(Box::pin(async move {
            let passages = match wanted.until_done(|engine| engine.passages(at.clock, &at.places)).await {
                Ok((passages, _)) => passages,
                Err(Stop::Superseded) => return,
                // The reader goes on without them; the page says that they did not come.
                Err(Stop::Fault(_)) => Vec::new(),
            };
            wanted.session.post(FromWorker::Passages { at, passages });
        }));
    }

    /// A table is of what was read for the screen; where that is no more, there is none.
    fn tabulate(&self, link: &str) {
        let (view, _) = View::decode(link);
        if let Ok(Some(table)) = self.with_engine(|engine| Ok(engine.context_table(&view))) {
            self.post(FromWorker::Table { table });
        }
    }

    fn post(&self, message: FromWorker) {
        self.inner.host.post(message);
    }

    /// A file, tried twice; the second time past every cache, which may hold the failure.
    async fn fetch(&self, file: &str, freshness: Freshness) -> Result<Vec<u8>, Fault> {
        let host = &self.inner.host;
        if let Ok(packed) = host.fetch(file, freshness).await {
            return Ok(packed);
        }
        host.pause(PAUSE_BEFORE_RETRY).await;
        let missing = |detail| Fault::Missing { file: file.to_owned(), detail };
        host.fetch(file, Freshness::FromSite).await.map_err(missing)
    }

    /// Brings files to the engine, all at once; ready when all have arrived.
    async fn bring(&self, files: &[FileRef]) -> Result<(), Fault> {
        let flights: Vec<Rc<Flight>> = files.iter().map(|file| self.flight(*file)).collect();
        for flight in flights {
            flight.landed().await?;
        }
        Ok(())
    }

    /// The flight of a file: the one on its way, or a new one.
    fn flight(&self, file: FileRef) -> Rc<Flight> {
        let name = file.name();
        if let Some(flight) = self.inner.flights.borrow().get(&name) {
            return Rc::clone(flight);
        }
        let flight = Rc::new(Flight::default());
        self.inner.flights.borrow_mut().insert(name.clone(), Rc::clone(&flight));
        let (this, landing) = (self.clone(), Rc::clone(&flight));
        self.inner.host.spawn(Box::pin(async move {
            let outcome = this.fetch_and_supply(&file).await;
            this.inner.flights.borrow_mut().remove(&name);
            landing.land(outcome);
        }));
        flight
    }

    async fn fetch_and_supply(&self, file: &FileRef) -> Result<(), Fault> {
        let name = file.name();
        let packed = self.fetch(&name, Freshness::Any).await?;
        match self.with_engine(|engine| engine.supply(file, &packed)) {
            Err(Fault::Damaged { .. }) => {
                let packed = self.fetch(&name, Freshness::FromSite).await?;
                self.with_engine(|engine| engine.supply(file, &packed))
            }
            supplied => supplied,
        }
    }

    fn with_engine<T>(&self, work: impl FnOnce(&mut E) -> Result<T, Fault>) -> Result<T, Fault> {
        match &mut *self.inner.edition.borrow_mut() {
            Edition::Open(engine) => work(engine),
            Edition::Closed(fault) => Err(fault.clone()),
            Edition::Opening { .. } => Err(Fault::Engine { detail: "asked before it was open".to_owned() }),
        }
    }
}

/// Something that is answered only while nothing later of its kind was asked.
struct Wanted<E, H> {
    session: Session<E, H>,
    kind: Kind,
    number: u64,
}

#[derive(Clone, Copy)]
enum Kind {
    Question,
    Point,
}

impl<E: Answering, H: Host> Wanted<E, H> {
    /// Asks the engine until it has all files, and sums up the time it worked, in microseconds.
    async fn until_done<T>(&self, ask: impl Fn(&mut E) -> Result<Step<T>, Fault>) -> Result<(T, u64), Stop> {
        let mut answer = None;
        let mut step = |engine: &mut E| match ask(engine)? {
            Step::Need(files) => Ok(files),
            Step::Done(done) => {
                answer = Some(done);
                Ok(Vec::new())
            }
        };
        let micros = self.until_nothing_is_needed(&mut step).await?;
        let never = Fault::Engine { detail: "it needs nothing and has no answer".to_owned() };
        answer.map(|answer| (answer, micros)).ok_or(Stop::Fault(never))
    }

    /// The same for any answer, compiled once: takes the step again until it needs no more files.
    async fn until_nothing_is_needed(
        &self,
        step: &mut dyn FnMut(&mut E) -> Result<Vec<FileRef>, Fault>,
    ) -> Result<u64, Stop> {
        let host = &self.session.inner.host;
        let mut micros = 0;
        for _ in 0..MOST_ROUNDS {
            let start = host.now_micros();
            let files = self.session.with_engine(&mut *step)?;
            micros += host.now_micros().saturating_sub(start);
            if files.is_empty() {
                return Ok(micros);
            }
            let brought = self.session.bring(&files).await;
            self.still()?;
            brought?;
        }
        Err(Stop::Fault(Fault::Engine { detail: "it asks for the same files again and again".to_owned() }))
    }

    /// Waits, with 0 just long enough to let messages in that have arrived.
    async fn wait(&self, milliseconds: u32) -> Result<(), Stop> {
        self.session.inner.host.pause(milliseconds).await;
        self.still()
    }

    fn still(&self) -> Result<(), Stop> {
        #[cfg(test)]
        if self.session.inner.careless.get() {
            return Ok(());
        }
        let latest = match self.kind {
            Kind::Question => &self.session.inner.questions,
            Kind::Point => &self.session.inner.points,
        };
        if latest.get() == self.number { Ok(()) } else { Err(Stop::Superseded) }
    }
}

/// A question on its way to its answer.
struct Asked<E, H> {
    wanted: Wanted<E, H>,
    turn: Turn,
    /// Whether it came right after another.
    in_hurry: bool,
}

impl<E: Answering, H: Host> Asked<E, H> {
    async fn answer(&self, link: &str) {
        // Notices about the link are the page's business: it decodes the same link.
        let (view, _) = View::decode(link);
        match self.answer_view(&view).await {
            Ok(()) | Err(Stop::Superseded) => {}
            Err(Stop::Fault(fault)) => {
                if self.wanted.still().is_ok() {
                    self.post(FromWorker::Fault { turn: Some(self.turn), fault });
                }
            }
        }
    }

    async fn answer_view(&self, view: &View) -> Result<(), Stop> {
        let Self { wanted, turn, in_hurry } = self;
        let turn = *turn;
        // Questions that arrived together: only the last is worth the work.
        wanted.wait(0).await?;
        super::trap_if_asked(view, wanted.number);
        let (findings, micros) = wanted.until_done(|engine| engine.ask(view)).await?;
        let rows: Vec<Ordinal> = findings.rows.iter().map(|row| row.ordinal).collect();
        let is_nothing = findings.emptiness.is_some();
        self.post(FromWorker::Findings { turn, findings, micros });

        wanted.wait(if *in_hurry { PAUSE_IN_HURRY } else { 0 }).await?;
        let (cards, micros) = wanted.until_done(|engine| engine.cards(view, &rows)).await?;
        self.post(FromWorker::Cards { turn, cards, micros });

        if view.report.is_some() {
            wanted.wait(0).await?;
            let (reading, _) = wanted.until_done(|engine| engine.reading(view)).await?;
            self.post(FromWorker::Reading { turn, reading: reading.map(Box::new) });
        }
        if view.lens == Lens::Context {
            wanted.wait(0).await?;
            let (context, _) = wanted.until_done(|engine| engine.context(view)).await?;
            self.post(FromWorker::Context { turn, context });
        }
        if is_nothing {
            wanted.wait(if view.typing { PAUSE_BEFORE_OFFER } else { 0 }).await?;
            // The question is answered: an offer that cannot be made is none.
            if let Ok((Some(findings), micros)) = wanted.until_done(|engine| engine.offer_names(view)).await {
                self.post(FromWorker::Findings { turn, findings, micros });
            }
        }
        Ok(())
    }

    fn post(&self, message: FromWorker) {
        self.wanted.session.post(message);
    }
}

/// The file of a manifest, named as all files of an edition by the first half of its hash.
fn manifest_file(sha256: &str) -> String {
    let half: String = sha256.chars().take(32).collect();
    format!("{half}.bin")
}

#[cfg(test)]
mod fakes;
#[cfg(test)]
mod tests;
