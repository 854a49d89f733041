//! The lens *events*: dated sentences, joined by the days they speak of.

use serde::{Deserialize, Serialize};

use super::{DatingSummary, Excerpt};
use crate::calendar::{Day, DayRange, TimeUnit};
use crate::report::{ReportId, TimeMention};

/// What the hits say happened on which days, day by day, a page of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Events {
    /// How many rows the list has: a row is a report that speaks of certain days.
    pub total: u32,
    /// Of how many different days (or weeks, months …) they speak.
    pub n_days: u32,
    /// What lies before the timeline's window, where the list begins with that.
    pub outside: Option<Outside>,
    /// The page of rows that was given: the one asked for, or the last there is.
    pub page: u32,
    /// Its rows (at most [`super::ROWS_PER_PAGE`]), those of the same days one after the other.
    pub rows: Vec<EventRow>,
}

/// Rows that the list leaves out, as they come before the timeline's window: in the order of the list, so
/// where the latest stand first they are those behind the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outside {
    /// How many.
    pub n: u32,
    /// The unit of the timeline.
    pub unit: TimeUnit,
    /// The day farthest from the window: a window around it leaves none of them out.
    pub day: Day,
}

/// What a report says of certain days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventRow {
    /// The days.
    pub days: DayRange,
    /// How many rows of the list have the same.
    pub n_of_days: u32,
    /// The report's name in links.
    pub id: ReportId,
    /// Its headline, or the beginning of its body.
    pub title: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When.
    pub dating: DatingSummary,
    /// How long after the days.
    pub lag: Lag,
    /// Its first sentences that name the days.
    pub sentences: Vec<EventSentence>,
    /// How many further sentences of it name them.
    pub n_more: u32,
}

/// A sentence resolved to a dated happening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventSentence {
    /// The sentence, or as much of it as is shown around the time, with the matches in it and the words of the time.
    pub excerpt: Excerpt,
    /// The time, with its place on the page and its rule.
    pub time: TimeMention,
}

/// How many days lie between an event and its publication; negative where it was told ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lag {
    /// At least; `None` where nothing says so.
    pub least: Option<i32>,
    /// At most, likewise.
    pub most: Option<i32>,
}
