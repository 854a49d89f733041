//! Spans of a page that mean something: so far, times. [`times`] finds the explicit ones, [`telling`] all
//! that words say of time, with the days against that of publication.
//!
//! Nothing here knows of blocks: [`crate::reading`] decides which lines are looked at and what
//! part their times play.

mod dates;
mod day_lists;
pub mod events;
pub mod heads;
mod line;
mod month_names;
mod numeric;
pub mod openings;
mod points;
mod ranges;
pub mod telling;
pub mod times;
pub mod words;
mod year_cues;
mod years;

pub use times::{Found, TimeRule, times_in};
pub use words::{Key, Word, words_of};

#[cfg(test)]
mod tests;
