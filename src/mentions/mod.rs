//! Spans of a page that mean something. This version knows explicit times only.
//!
//! Nothing here knows of blocks: [`crate::reading`] decides which lines are looked at and what
//! part their times play.

mod dates;
pub mod times;
pub mod words;
mod years;

pub use times::{Found, TimeRule, times_in};
pub use words::{Word, words_of};

#[cfg(test)]
mod tests;
