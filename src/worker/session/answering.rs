//! What a conversation needs of whatever answers.

use crate::edition::FileRef;
use crate::engine::{Engine, Step};
use crate::findings::{
    Card, Context, EditionInfo, Events, Fault, Findings, Ordinal, Passage, Place, Reading,
};
use crate::view::{Clock, View};

/// What answers: [`Engine`], or in tests something simpler.
#[expect(missing_docs, reason = "each is the method of the same name of `Engine`")]
pub trait Answering: Sized + 'static {
    fn open(sha256: &str, packed: &[u8]) -> Result<Self, Fault>;
    fn info(&self) -> &EditionInfo;
    fn supply(&mut self, file: &FileRef, packed: &[u8]) -> Result<(), Fault>;
    fn ask(&mut self, view: &View) -> Result<Step<Findings>, Fault>;
    fn offer_names(&mut self, view: &View) -> Result<Step<Option<Findings>>, Fault>;
    fn cards(&mut self, view: &View, rows: &[Ordinal]) -> Result<Step<Vec<Card>>, Fault>;
    fn needed_for_any_row(&self) -> Option<FileRef>;
    fn reading(&mut self, view: &View) -> Result<Step<Option<Reading>>, Fault>;
    fn passages(&mut self, clock: Clock, places: &[Place]) -> Result<Step<Vec<Passage>>, Fault>;
    fn context(&mut self, view: &View) -> Result<Step<Context>, Fault>;
    fn context_table(&self, view: &View) -> Option<String>;
    fn events(&mut self, view: &View) -> Result<Step<Events>, Fault>;
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

    fn needed_for_any_row(&self) -> Option<FileRef> {
        self.needed_for_any_row()
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

    fn events(&mut self, view: &View) -> Result<Step<Events>, Fault> {
        self.events(view)
    }
}
