//! Days ↔ pixels, in both directions of reading.

use crate::calendar::{Day, DayRange};
use crate::explorer::passage::Direction;

/// Where the days of a window are on a drawing of this width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The days shown.
    pub window: DayRange,
    /// The width of the drawing, in pixels; at least 1.
    pub width: i32,
    /// Time runs as one reads.
    pub direction: Direction,
}

impl Scale {
    fn n_days(self) -> i64 {
        i64::from(self.window.last.0) - i64::from(self.window.first.0) + 1
    }

    fn along_days(self, days: i64) -> i32 {
        let n_days = self.n_days();
        (days.clamp(0, n_days) * i64::from(self.width) / n_days) as i32
    }

    /// Where a day begins, along time; days beyond the window are at its ends.
    #[must_use]
    pub fn begin(self, day: Day) -> i32 {
        self.along_days(i64::from(day.0) - i64::from(self.window.first.0))
    }

    /// Where a day ends, along time.
    #[must_use]
    pub fn end(self, day: Day) -> i32 {
        self.along_days(i64::from(day.0) - i64::from(self.window.first.0) + 1)
    }

    /// Where days begin and end, along time.
    #[must_use]
    pub fn stretch(self, days: DayRange) -> (i32, i32) {
        (self.begin(days.first), self.end(days.last))
    }

    /// A place along time as one across the drawing, and the other way round.
    #[must_use]
    pub fn across(self, along: i32) -> i32 {
        match self.direction {
            Direction::LeftToRight => along,
            Direction::RightToLeft => self.width - along,
        }
    }

    /// The left and the right edge of a stretch.
    #[must_use]
    pub fn edges(self, (from, to): (i32, i32)) -> (i32, i32) {
        let (one, other) = (self.across(from), self.across(to));
        (one.min(other), one.max(other))
    }

    /// The day at a place across the drawing; beyond its edges the first or last day shown.
    #[must_use]
    pub fn day_at(self, across: i32) -> Day {
        let along = i64::from(self.across(across).clamp(0, self.width - 1));
        let days = along * self.n_days() / i64::from(self.width);
        Day((i64::from(self.window.first.0) + days) as i32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scale(first: i32, n: i32, width: i32, direction: Direction) -> Scale {
        Scale { window: DayRange { first: Day(first), last: Day(first + n - 1) }, width, direction }
    }

    #[test]
    fn time_runs_as_one_reads() {
        let ltr = scale(0, 10, 100, Direction::LeftToRight);
        let rtl = scale(0, 10, 100, Direction::RightToLeft);
        assert_eq!((ltr.day_at(5), ltr.day_at(95)), (Day(0), Day(9)));
        assert_eq!((rtl.day_at(5), rtl.day_at(95)), (Day(9), Day(0)));
        assert_eq!(ltr.edges(ltr.stretch(DayRange { first: Day(0), last: Day(1) })), (0, 20));
        assert_eq!(rtl.edges(rtl.stretch(DayRange { first: Day(0), last: Day(1) })), (80, 100));
    }

    proptest! {
        #[test]
        fn from_pixels_to_days_and_back_is_monotone_and_inside(
            first in -700_000i32..2_900_000,
            n in 1i32..3_700_000,
            width in 1i32..1900,
            rtl in any::<bool>(),
            one in -50i32..1950,
            other in -50i32..1950,
        ) {
            let direction = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
            let scale = scale(first, n, width, direction);
            let along = |x: i32| if rtl { -x } else { x };
            let days = [one, other].map(|x| scale.day_at(x));
            if along(one) <= along(other) {
                prop_assert!(days[0] <= days[1]);
            }
            for (x, day) in [one, other].into_iter().zip(days) {
                prop_assert!(scale.window.first <= day && day <= scale.window.last);
                let (from, to) = scale.stretch(DayRange { first: day, last: day });
                prop_assert!(0 <= from && from <= to && to <= width);
                // A pixel of several days belongs to the first of them, a day of several pixels to all.
                let here = scale.across(x).clamp(0, width - 1);
                prop_assert!(from <= here && here <= to.max(from + 1), "{} {} {}", from, here, to);
            }
        }
    }
}
