//! When the report was published: the tightest interval that the evidence supports.
//!
//! [`stated`] dates of the page, [`structured`] ones of its markup and address, its [`clock`]s and its [`text`]
//! each give [`evidence`]: words, and the days they allow. [`combine`] intersects it in the order of trust. No day
//! is made up: what only bounds the day gives a bound, and what contradicts is shown as such.

pub mod clock;
pub mod combine;
pub mod deixis;
mod events;
pub mod evidence;
mod lasting;
mod offices;
mod said_of;
pub mod stamp;
pub mod stated;
pub mod structured;
mod tense;
pub mod text;

use crate::mentions::Found;
use crate::mentions::events::Events;
use crate::mentions::telling::Told;
use crate::report::{BlockLabel, Dating, Span};

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

/// What is known beside the page and its markup.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// Events of the corpus.
    pub events: &'a Events,
    /// The address of the page where it does not stand on it, and the words that stand for it.
    pub address: Option<(&'a str, Span)>,
    /// Whether the outlet prints the day of publication where others print a clock.
    pub prints_its_date: bool,
}

impl Default for Beside<'_> {
    fn default() -> Self {
        Self { events: Events::NONE, address: None, prints_its_date: false }
    }
}

/// Weighs all evidence of a page.
#[must_use]
pub fn dating(text: &str, lines: &[Timed<'_>], markup: &Markup, beside: &Beside<'_>) -> Dating {
    let mut evidence = Vec::new();
    let mut deixis = Vec::new();
    clock::evidence(lines, beside.prints_its_date, &mut evidence);
    structured::evidence(text, lines, markup, &mut evidence);
    evidence.extend(beside.address.and_then(|(address, words)| structured::of_address(address, words)));
    text::evidence(text, lines, beside.events, &mut evidence, &mut deixis);
    stated::evidence(lines, &mut evidence);
    combine::combined(evidence, &deixis)
}

#[cfg(test)]
mod tests;
