//! The rows of the table that says what a lane shows.

use crate::calendar::{Day, DayRange};
use crate::findings::{Axis, Lane};
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

impl Row {
    /// The days whose reports it counts; `None` where it is not the days that tell them.
    #[must_use]
    pub fn days(self, axis: Axis) -> Option<DayRange> {
        let Axis { window, extent, .. } = axis;
        match self {
            Self::Bin(days) => Some(days),
            Self::Earlier => {
                Some(DayRange { first: extent.first, last: Day(window.first.0.saturating_sub(1)) })
            }
            Self::Later => Some(DayRange { first: Day(window.last.0.saturating_add(1)), last: extent.last }),
            Self::Wider | Self::Undated => None,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::TimeUnit;

    #[test]
    fn what_is_beyond_the_window_reaches_to_the_ends_of_what_is_known() {
        let range = |first: i32, last: i32| DayRange { first: Day(first), last: Day(last) };
        let (window, extent) = (range(10, 19), range(-5, 40));
        let axis = Axis { unit: TimeUnit::Day, window, usual: window, extent };
        assert_eq!(Row::Earlier.days(axis), Some(range(-5, 9)));
        assert_eq!(Row::Later.days(axis), Some(range(20, 40)));
        assert_eq!([Row::Wider, Row::Undated].map(|row| row.days(axis)), [None, None]);
    }
}
