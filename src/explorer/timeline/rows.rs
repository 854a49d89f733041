//! The rows of the table that says what a lane shows.

use crate::calendar::DayRange;
use crate::findings::Lane;
use crate::view::Clock;

/// What a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// Before the window.
    Earlier,
    /// A bin.
    Bin(DayRange),
    /// After the window.
    Later,
    /// In no single bin.
    Wider,
    /// Without a time.
    Undated,
}

/// The rows with how many hits each has. Those of *published* sum to the hits; bins without hits
/// are left out.
#[must_use]
pub fn rows(clock: Clock, lane: &Lane) -> Vec<(Row, u32)> {
    let mut rows = vec![(Row::Earlier, lane.earlier.hits)];
    let bins = lane.bins.iter().filter(|bin| bin.tally.hits > 0);
    rows.extend(bins.map(|bin| (Row::Bin(bin.days), bin.tally.hits)));
    rows.push((Row::Later, lane.later.hits));
    if clock == Clock::Published {
        rows.push((Row::Wider, lane.wider.hits));
    }
    rows.push((Row::Undated, lane.undated.hits));
    rows
}
