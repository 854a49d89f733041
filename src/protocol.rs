//! What page and worker say to each other, as postcard bytes.
//!
//! Both ends are built together, but a browser may hold an old page beside a new worker: the
//! first message carries [`PROTOCOL_VERSION`] and each end refuses another.

mod bytes;

use serde::{Deserialize, Serialize};

use crate::findings::{Card, Context, EditionInfo, Events, Fault, Findings, Passage, Place, Reading};
use crate::view::Clock;

/// Raised with every change of the messages.
pub const PROTOCOL_VERSION: u32 = 10;

/// Numbers the questions of one page; a later question supersedes an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Default)]
pub struct Turn(pub u32);

/// From the page to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToWorker {
    /// Always the first message.
    Start {
        /// [`PROTOCOL_VERSION`] of the page.
        version: u32,
        /// SHA-256 of the manifest, 64 hexadecimal digits.
        manifest: String,
    },
    /// Answer the view of this link; drop whatever was asked before.
    Ask {
        /// Number of the question.
        turn: Turn,
        /// The view, encoded as its link's fragment (without `#`).
        link: String,
    },
    /// Bring the words that a mark of the timeline stands for; whatever was asked by a `Point`
    /// before need not be answered any more.
    Point {
        /// The mark.
        at: PointedAt,
    },
    /// Write the occurrences that the lens *context* shows as a table.
    Tabulate {
        /// The view, as in `Ask`.
        link: String,
    },
}

/// A mark of the timeline, as the page points at it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PointedAt {
    /// On which lane.
    pub clock: Clock,
    /// Its places.
    pub places: Vec<Place>,
}

/// From the worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
// `allow`: on wasm32, where pointers are shorter, the lint has nothing to say.
#[allow(clippy::large_enum_variant, reason = "a message is made, written as bytes at once and dropped")]
pub enum FromWorker {
    /// The edition is open.
    Started {
        /// [`PROTOCOL_VERSION`] of the worker.
        version: u32,
        /// What it is.
        info: EditionInfo,
    },
    /// The findings of a view; once more where something was found to offer behind them.
    Findings {
        /// Of which question.
        turn: Turn,
        /// The findings.
        findings: Findings,
        /// Engine time of the first findings of a question, in microseconds.
        micros: Option<u64>,
    },
    /// The cards of the first rows in the findings, in their order: of those in sight, then of more and more,
    /// at last of all.
    Cards {
        /// Of which question.
        turn: Turn,
        /// The cards.
        cards: Vec<Card>,
        /// Engine time of the first cards of a question, in microseconds.
        micros: Option<u64>,
    },
    /// The open report; `None` where the edition has no such report.
    Reading {
        /// Of which question.
        turn: Turn,
        /// The report.
        reading: Option<Box<Reading>>,
    },
    /// The words a mark stands for.
    Passages {
        /// Which mark.
        at: PointedAt,
        /// Its words, in the order of its places.
        passages: Vec<Passage>,
    },
    /// Something went wrong.
    Fault {
        /// With which question; `None` at the start.
        turn: Option<Turn>,
        /// What.
        fault: Fault,
    },
    /// The occurrences of the query's words, where the view has the lens *context*.
    Context {
        /// Of which question.
        turn: Turn,
        /// The occurrences.
        context: Context,
    },
    /// The table that was asked for: comma-separated values.
    Table {
        /// Its text.
        table: String,
    },
    /// What the hits say happened when, where the view has the lens *events*.
    Events {
        /// Of which question.
        turn: Turn,
        /// A page of it.
        events: Events,
    },
}

impl ToWorker {
    /// As bytes for `postMessage`.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// From such bytes; `None` where they are none.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

impl FromWorker {
    /// As bytes for `postMessage`.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// From such bytes; `None` where they are none.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        bytes::read(bytes)
    }
}

#[cfg(test)]
mod tests;
