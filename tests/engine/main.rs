//! The engine from outside: pages in, findings out, through real edition files in memory.
//!
//! - `kit`: packs pages and asks, in one line each.
//! - `seeds`: the five bundled reports and every spelling of their words.
//! - `first_load`: what comes before the first counts.
//! - `by_hand`: datings that the reader sets.
//! - `context`: every occurrence of the words, and how far it was read.
//! - `events`: what is said of which days, against reading everything.
//! - `golden`: what the demo edition answers.
//! - `names`: other names of what is asked for.
//! - `oracle`: random corpora and views against a naive scanner.
//! - `trees`, `asked`: random queries whose meaning is known, hits and marks.
//! - `integrity`: damaged, truncated, swapped and future files.
//! - `forged`: files that no packer writes, under the right hashes.
//! - `forger`: makes those, and asks them everything.
//! - `orders`: by outlet, as an index has them.
//! - `positions`: every place of every word.
//! - `same_bytes`: packing is deterministic.

#[path = "../shared/answers.rs"]
mod answers;
mod asked;
mod by_hand;
mod context;
mod events;
mod first_load;
mod forged;
mod forger;
mod golden;
mod integrity;
mod kit;
mod names;
mod oracle;
mod orders;
mod positions;
mod same_bytes;
mod seeds;
mod trees;
