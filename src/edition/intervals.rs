//! Many intervals of days, laid out so that deflate sees what is alike.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::calendar::Day;

/// Not before and not after.
pub type Interval = (Option<Day>, Option<Day>);

/// Intervals as they lie in a file: those there are, the frequent ones first, and which of them each is. For
/// many are the same, and the end of most follows from the start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct PackedIntervals {
    /// The starts count from here.
    earliest: i32,
    starts: Numbers,
    ends: Numbers,
    which: Vec<u32>,
}

impl PackedIntervals {
    /// Of these intervals, in their order.
    #[must_use]
    pub fn of(intervals: &[Interval]) -> Self {
        let mut counts: BTreeMap<Interval, usize> = BTreeMap::new();
        intervals.iter().for_each(|interval| *counts.entry(*interval).or_default() += 1);
        let mut distinct: Vec<(Interval, usize)> = counts.into_iter().collect();
        distinct.sort_by_key(|(_, count)| Reverse(*count));
        let days = distinct.iter().flat_map(|((start, end), _)| start.or(*end));
        let earliest = days.map(|day| day.0).min().unwrap_or(0);
        let (mut starts, mut ends) = (Numbers::default(), Numbers::default());
        for ((start, end), _) in &distinct {
            starts.push(after(earliest, *start));
            ends.push(after(start.map_or(earliest, |day| day.0), *end));
        }
        let places: BTreeMap<Interval, u32> = distinct.into_iter().map(|(of, _)| of).zip(0..).collect();
        let which = intervals.iter().filter_map(|interval| places.get(interval)).copied().collect();
        Self { earliest, starts, ends, which }
    }

    /// The intervals; `None` where they are not so many, or the bytes are none.
    #[must_use]
    pub fn unpack(self, n: u64) -> Option<Vec<Interval>> {
        if self.which.len() as u64 != n {
            return None;
        }
        let (starts, ends) = (self.starts.unpack()?, self.ends.unpack()?);
        if starts.len() != ends.len() {
            return None;
        }
        let interval = |(start, end)| {
            let start = day_after(self.earliest, start)?;
            Some((start, day_after(start.map_or(self.earliest, |day| day.0), end)?))
        };
        let distinct: Vec<Interval> = starts.into_iter().zip(ends).map(interval).collect::<Option<_>>()?;
        self.which.into_iter().map(|which| distinct.get(which as usize).copied()).collect()
    }
}

/// 0 for none, else 1 + the days from `start`, whichever day that is.
fn after(start: i32, day: Option<Day>) -> u64 {
    day.map_or(0, |day| u64::from(day.0.wrapping_sub(start) as u32) + 1)
}

fn day_after(start: i32, number: u64) -> Option<Option<Day>> {
    let Some(days) = number.checked_sub(1) else { return Some(None) };
    Some(Some(Day(start.wrapping_add(u32::try_from(days).ok()? as i32))))
}

/// Whole numbers up to 2³²: their lowest bytes, and what is left of each without it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
struct Numbers {
    low: Vec<u8>,
    rest: Vec<u32>,
}

impl Numbers {
    fn push(&mut self, number: u64) {
        self.low.push(number as u8);
        self.rest.push((number >> 8) as u32);
    }

    fn unpack(self) -> Option<Vec<u64>> {
        let Self { low, rest } = self;
        let number = |(low, rest)| u64::from(rest) << 8 | u64::from(low);
        (low.len() == rest.len()).then(|| low.into_iter().zip(rest).map(number).collect())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day() -> impl Strategy<Value = Option<Day>> {
        let days = prop_oneof![15_000..20_000_i32, any::<i32>(), Just(i32::MIN), Just(i32::MAX)];
        proptest::option::of(days.prop_map(Day))
    }

    proptest! {
        #[test]
        fn intervals_survive(intervals in proptest::collection::vec((day(), day()), 0..20)) {
            prop_assert_eq!(PackedIntervals::of(&intervals).unpack(intervals.len() as u64), Some(intervals));
        }

        #[test]
        fn any_bytes_are_intervals_or_refused(bytes in any::<Vec<u8>>()) {
            let read: Option<PackedIntervals> = crate::edition::from_bytes(&bytes);
            let _ = read.map(|packed| {
                let n = packed.which.len() as u64;
                packed.unpack(n)
            });
        }
    }
}
