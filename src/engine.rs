//! The engine: a view in, findings out, without touching disk, network or clock.
//!
//! [`Engine::ask`] and its siblings return [`Step::Need`] with the files they lack or
//! [`Step::Done`] with the answer; the host (worker, command line, test) brings the files to
//! [`Engine::supply`] and asks again. So the same code answers from a hosted site, from one
//! HTML file, from a folder and from memory.

use crate::edition::FileRef;
use crate::findings::{Card, EditionInfo, Fault, Findings, Ordinal, Reading};
use crate::view::View;

/// An answer, or what is missing for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Step<T> {
    /// These files first, in a stated order, each once.
    Need(Vec<FileRef>),
    /// The answer.
    Done(T),
}

/// An open edition.
pub struct Engine {
    info: EditionInfo,
}

impl Engine {
    /// Opens an edition by its manifest. `packed` are the bytes of the manifest's file,
    /// `sha256` the hash it was published under.
    ///
    /// # Errors
    /// [`Fault::Damaged`], [`Fault::TooNew`] or [`Fault::Malformed`].
    pub fn open(sha256: &str, packed: &[u8]) -> Result<Self, Fault> {
        let _ = (sha256, packed);
        Err(Fault::Malformed { file: String::new() })
    }

    /// What the edition is.
    #[must_use]
    pub fn info(&self) -> &EditionInfo {
        &self.info
    }

    /// Takes a file that a [`Step::Need`] asked for. The bytes are checked before use.
    ///
    /// # Errors
    /// [`Fault::Damaged`] or [`Fault::Malformed`]; the engine is unchanged and may be supplied again.
    pub fn supply(&mut self, file: &FileRef, packed: &[u8]) -> Result<(), Fault> {
        let _ = (file, packed);
        Ok(())
    }

    /// Which reports satisfy the view, and how many of what.
    ///
    /// # Errors
    /// [`Fault::Malformed`] where a file contradicts another.
    pub fn ask(&mut self, view: &View) -> Result<Step<Findings>, Fault> {
        let _ = view;
        Ok(Step::Done(Findings::default()))
    }

    /// Title and snippets of these reports, in this order.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn cards(&mut self, view: &View, rows: &[Ordinal]) -> Result<Step<Vec<Card>>, Fault> {
        let _ = (view, rows);
        Ok(Step::Done(Vec::new()))
    }

    /// The report the view has open; `None` where it has none or the edition has no such report.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn reading(&mut self, view: &View) -> Result<Step<Option<Reading>>, Fault> {
        let _ = view;
        Ok(Step::Done(None))
    }
}
