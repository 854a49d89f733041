//! When the report was published: the tightest interval that the evidence supports.
//!
//! [`stated`] dates of the page, [`structured`] ones of its markup and address, its [`clock`]s and its [`text`]
//! each give [`evidence`]: words, and the days they allow. [`combine`] intersects it in the order of trust. No day
//! is made up: what only bounds the day gives a bound, and what contradicts is shown as such.

pub mod clock;
pub mod combine;
pub mod deixis;
pub mod evidence;
mod offices;
pub mod stamp;
pub mod stated;
pub mod structured;
mod tense;
pub mod text;

use crate::mentions::Found;
use crate::mentions::telling::Told;
use crate::report::{BlockLabel, Dating};

use super::lines::Line;
use super::markup::Markup;

/// A line of the report or a clock, with the times it tells.
#[derive(Clone, Debug)]
pub struct Timed<'l> {
    /// The line.
    pub line: &'l Line,
    /// Its label.
    pub label: BlockLabel,
    /// Its explicit times.
    pub found: Vec<Found>,
    /// All times that its words tell, not yet resolved.
    pub told: Vec<Told>,
}

/// Weighs all evidence of a page.
#[must_use]
pub fn dating(text: &str, lines: &[Timed<'_>], markup: &Markup) -> Dating {
    let mut evidence = Vec::new();
    let mut deixis = Vec::new();
    clock::evidence(lines, &mut evidence);
    structured::evidence(text, lines, markup, &mut evidence);
    text::evidence(text, lines, &mut evidence, &mut deixis);
    stated::evidence(lines, &mut evidence);
    combine::combined(evidence, &deixis)
}

#[cfg(test)]
mod tests;
