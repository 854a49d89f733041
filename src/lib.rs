//! Sijill turns a folder of Arabic news reports into an *edition*: a static site in which
//! anyone can search, filter and read the reports, with the engine running in the browser.
//!
//! The modules, in reading order:
//!
//! - [`page`], [`report`]: what was found, and what it says. The vocabulary.
//! - [`arabic`], [`calendar`], [`knowledge`]: letters, words and days, and the tables the rules consult.
//! - [`reading`], [`mentions`]: page → blocks → report, and the times its text names.
//! - [`pack`], [`edition`]: reports → immutable files, and back.
//! - [`view`], [`findings`]: the question and the answer.
//! - [`search`], [`engine`]: from one to the other.
//! - [`protocol`]: what page and worker say to each other.
//!
//! Everything above is pure: no disk, no network, no clock, no threads, no web types. The
//! hosts live behind features: `packer` (native), `worker` and `explorer` (browser).

pub mod arabic;
pub mod calendar;
pub mod edition;
pub mod engine;
pub mod findings;
pub mod knowledge;
pub mod mentions;
pub mod pack;
pub mod page;
pub mod protocol;
pub mod reading;
pub mod report;
pub mod search;
pub mod sorting;
mod varint;
pub mod view;

#[cfg(feature = "explorer")]
pub mod explorer;
#[cfg(feature = "packer")]
pub mod packer;
#[cfg(feature = "worker")]
pub mod worker;
