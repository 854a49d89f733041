//! One conversation between page and engine, whatever carries its words and its files.
//!
//! What it guarantees:
//! - An answer is posted only while its question is the last one asked.
//! - The last question is always answered, if need be by a fault.
//! - Rows that are in sight do not wait for those below, nor does an open report.
//! - A file is never on its way twice at once, whoever asked for it; a file that arrives after
//!   its question was superseded is still given to the engine.
//! - A failed fetch is tried once more after a short pause, a damaged file once more past every
//!   cache; only then what needs it fails, and the fault is told behind the rest of the answer.
//!
//! It does not decide what an answer is (the engine does) nor how bytes travel (the [`Host`] does).
//! In which order an answer is given: [`question`]; how files come: [`files`].

mod answering;
mod files;
mod question;
mod wanted;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

pub use self::answering::Answering;
use self::question::Asked;
use self::wanted::{Kind, Stop, Wanted};
use super::flight::Flight;
use crate::engine::Step;
use crate::findings::Fault;
use crate::protocol::{FromWorker, PROTOCOL_VERSION, PointedAt, ToWorker, Turn};
use crate::view::View;

/// Questions that follow each other within this time, in microseconds, are those of a hurry: keys
/// that are typed, a brush that is moved.
const HURRY_MICROS: u64 = 100_000;

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
    /// Start has not come, or the manifest is on its way; the last question and the last wish for a table wait.
    Opening { waiting: Option<(Turn, String)>, table: Option<String> },
    /// Ready.
    Open(E),
    /// It could not be opened.
    Closed(Fault),
}

impl<E: Answering, H: Host> Session<E, H> {
    /// A conversation that has not begun.
    pub fn new(host: H) -> Self {
        Self {
            inner: Rc::new(Inner {
                host,
                edition: RefCell::new(Edition::Opening { waiting: None, table: None }),
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
            Some(ToWorker::Tabulate { link }) => self.tabulate(link),
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
        if let Edition::Opening { waiting, table } = before {
            waiting.into_iter().for_each(|(turn, link)| self.ask(turn, link));
            table.into_iter().for_each(|link| self.tabulate(link));
        }
    }

    fn close(&self, fault: Fault) {
        // The question that is being answered is none any more.
        self.inner.questions.set(self.inner.questions.get() + 1);
        let before = self.inner.edition.replace(Edition::Closed(fault.clone()));
        self.post(FromWorker::Fault { turn: None, fault: fault.clone() });
        if let Edition::Opening { waiting: Some((turn, _)), .. } = before {
            self.post(FromWorker::Fault { turn: Some(turn), fault });
        }
    }

    fn ask(&self, turn: Turn, link: String) {
        match &mut *self.inner.edition.borrow_mut() {
            Edition::Opening { waiting, .. } => *waiting = Some((turn, link)),
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

    /// A table is of what was read for the screen. What the engine has not read (it is a new one, or has read
    /// for something else since) is read for it, unless another question is asked meanwhile.
    fn tabulate(&self, link: String) {
        if let Edition::Opening { table, .. } = &mut *self.inner.edition.borrow_mut() {
            *table = Some(link);
            return;
        }
        let wanted =
            Wanted { session: self.clone(), kind: Kind::Question, number: self.inner.questions.get() };
        self.inner.host.spawn(Box::pin(async move {
            let (view, _) = View::decode(&link);
            let read = |engine: &mut E| match engine.context(&view)? {
                Step::Need(files) => Ok(Step::Need(files)),
                Step::Done(_) => Ok(Step::Done(engine.context_table(&view))),
            };
            match wanted.until_done(read).await {
                Ok((table, _)) => {
                    table.into_iter().for_each(|table| wanted.session.post(FromWorker::Table { table }));
                }
                Err(Stop::Fault(fault)) if wanted.still().is_ok() => {
                    wanted.session.post(FromWorker::Fault { turn: None, fault });
                }
                Err(_) => {}
            }
        }));
    }

    fn post(&self, message: FromWorker) {
        self.inner.host.post(message);
    }

    fn with_engine<T>(&self, work: impl FnOnce(&mut E) -> Result<T, Fault>) -> Result<T, Fault> {
        match &mut *self.inner.edition.borrow_mut() {
            Edition::Open(engine) => work(engine),
            Edition::Closed(fault) => Err(fault.clone()),
            Edition::Opening { .. } => Err(Fault::Engine { detail: "asked before it was open".to_owned() }),
        }
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
