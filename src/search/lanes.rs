//! The timeline: which part of time is shown, and the reports of each bin on both clocks.

use std::collections::BTreeMap;

use super::bitset::BitSet;
use super::chronology::Chronology;
use super::select::known_days;
use crate::calendar::{Day, DayRange, TimeUnit};
use crate::edition::columns::{Columns, MentionedDays};
use crate::findings::{Axis, Bin, Lane, MOST_PLACES, Mark, Ordinal, Place, Tally};
use crate::report::Provenance;
use crate::view::View;

/// Which part of time is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// What the view shows on a screen.
    Screen,
    /// All the edition knows of, bin by bin, without marks; for other programs.
    Whole(TimeUnit),
}

/// How many bins fit on a screen.
fn capacity(unit: TimeUnit) -> i32 {
    match unit {
        TimeUnit::Decade | TimeUnit::Year => 40,
        TimeUnit::Month => 36,
        TimeUnit::Day => 42,
    }
}

/// A timeline of one day would say nothing of where it stands.
const FEWEST_BINS: i32 = 6;

/// The days of the years a link can write, 0 to 9999.
const YEARS: DayRange = DayRange { first: Day(-719_528), last: Day(2_932_896) };

/// The part of time to be shown; `None` where the edition knows no time. `busiest` knows where most is going on
/// in a unit.
#[must_use]
pub fn axis_of(
    view: &View,
    chronology: &Chronology,
    frame: Frame,
    busiest: impl FnOnce(TimeUnit) -> Option<Day>,
) -> Option<Axis> {
    let (extent, usual) = (chronology.extent?, chronology.usual?);
    let unit = match frame {
        Frame::Whole(unit) => unit,
        Frame::Screen => view.zoom.unwrap_or_else(|| finest_for(usual)),
    };
    let whole = |days: DayRange| DayRange {
        first: unit.days(unit.bin(days.first)).first.max(YEARS.first),
        last: unit.days(unit.bin(days.last)).last.min(YEARS.last),
    };
    let window = match frame {
        Frame::Whole(_) => whole(extent),
        Frame::Screen => window(view, unit, usual, extent, busiest),
    };
    Some(Axis { unit, window, usual: whole(usual), extent: whole(extent) })
}

fn finest_for(usual: DayRange) -> TimeUnit {
    let fits = |unit: &&TimeUnit| unit.count(usual) <= capacity(**unit).unsigned_abs();
    TimeUnit::ALL.iter().rev().find(fits).copied().unwrap_or(TimeUnit::Decade)
}

fn window(
    view: &View,
    unit: TimeUnit,
    usual: DayRange,
    extent: DayRange,
    busiest: impl FnOnce(TimeUnit) -> Option<Day>,
) -> DayRange {
    let (first, last) = (unit.bin(usual.first), unit.bin(usual.last));
    let n_usual = last.saturating_sub(first).saturating_add(1);
    let most = capacity(unit);
    let around = view.around.filter(|_| view.zoom.is_some()).map(|day| unit.bin(day));
    let shows_all = n_usual <= most && around.is_none_or(|bin| (first..=last).contains(&bin));
    let (first, n) = if shows_all {
        let n = n_usual.max(FEWEST_BINS);
        (first.saturating_sub((n - n_usual) / 2), n)
    } else {
        let middle = around.or_else(|| busiest(unit).map(|day| unit.bin(day))).unwrap_or(last);
        let first = middle.saturating_sub(most / 2);
        (keep_inside(first, most, unit, extent), most)
    };
    let [lowest, highest] = [YEARS.first, YEARS.last].map(|day| unit.bin(day));
    let first = first.clamp(lowest, (highest - n + 1).max(lowest));
    DayRange { first: unit.days(first).first, last: unit.days(first + n - 1).last }
}

/// The first bin of a window of `n` bins, moved to where there is something to see.
fn keep_inside(first: i32, n: i32, unit: TimeUnit, extent: DayRange) -> i32 {
    let (lowest, highest) = (unit.bin(extent.first), unit.bin(extent.last));
    let length = highest.saturating_sub(lowest);
    if length < n {
        lowest.saturating_sub((n - 1 - length) / 2)
    } else {
        first.clamp(lowest, highest - n + 1)
    }
}

/// The middle of that window of this unit in which most of these days lie; of equal windows the latest. The days
/// are in order.
#[must_use]
pub fn busiest_day(unit: TimeUnit, days: Vec<Day>) -> Option<Day> {
    let bins: Vec<i32> = days.into_iter().map(|day| unit.bin(day)).collect();
    let (mut first, mut most, mut ends) = (0, 0, None);
    for (place, bin) in bins.iter().enumerate() {
        while bin.saturating_sub(bins[first]) >= capacity(unit) {
            first += 1;
        }
        let n = place - first + 1;
        if n >= most {
            (most, ends) = (n, Some((bins[first], *bin)));
        }
    }
    let (first, last) = ends?;
    // An even number of bins has one more before its middle than behind.
    Some(unit.days(first + (last - first + 1) / 2).first)
}

/// The reports of a lane.
#[derive(Clone, Copy, Debug)]
pub struct Reports<'a> {
    /// Those that satisfy the view.
    pub hits: &'a BitSet,
    /// Those that satisfy all of it but the lane's own period; all hits among them.
    pub all: &'a BitSet,
}

/// The bins of a window, for finding the bin of a day quickly.
struct Bins {
    unit: TimeUnit,
    window: DayRange,
    /// The first day of each bin.
    starts: Vec<Day>,
}

impl Bins {
    fn of(axis: Axis) -> Self {
        let Axis { unit, window, .. } = axis;
        let numbers = unit.bin(window.first)..=unit.bin(window.last);
        Self { unit, window, starts: numbers.map(|bin| unit.days(bin).first).collect() }
    }

    /// The place of the bin with a day of the window.
    fn place(&self, day: Day) -> usize {
        self.starts.partition_point(|start| *start <= day).saturating_sub(1)
    }

    /// The places of the bins with two days of the window; most times are one day.
    fn places(&self, earliest: Day, latest: Day) -> (usize, usize) {
        let place = self.place(earliest);
        (place, if latest == earliest { place } else { self.place(latest) })
    }

    /// Those with reports.
    fn with(&self, tallies: &[Tally]) -> Vec<Bin> {
        let bin = |(start, tally): (&Day, &Tally)| Bin {
            days: self.unit.days(self.unit.bin(*start)),
            tally: *tally,
        };
        self.starts.iter().zip(tallies).filter(|(_, tally)| tally.all() > 0).map(bin).collect()
    }
}

/// The lane of publication.
#[must_use]
pub fn published_lane(columns: &Columns, reports: Reports<'_>, axis: Option<Axis>, frame: Frame) -> Lane {
    let mut lane = Lane::default();
    let bins = axis.map(Bins::of);
    let mut tallies = vec![Tally::default(); bins.as_ref().map_or(0, |bins| bins.starts.len())];
    let mut marks = Marks::new(frame, MOST_REPORTS_MARKED);
    for ordinal in reports.all.iter() {
        let nth = ordinal.0 as usize;
        let is_hit = reports.hits.has(ordinal);
        let (earliest, latest) = (columns.earliest[nth], columns.latest[nth]);
        let Some(bins) = bins.as_ref().filter(|_| (earliest, latest) != (None, None)) else {
            lane.undated.add(is_hit);
            continue;
        };
        if latest.is_some_and(|latest| latest < bins.window.first) {
            lane.earlier.add(is_hit);
        } else if earliest.is_some_and(|earliest| earliest > bins.window.last) {
            lane.later.add(is_hit);
        } else {
            match bin_of_interval(bins, earliest, latest) {
                Some(place) => tallies[place].add(is_hit),
                None => lane.wider.add(is_hit),
            }
            let interval = Interval { earliest, latest, provenance: Some(columns.provenance[nth]) };
            marks.add(interval, Place { ordinal, nth: 0 }, is_hit);
        }
    }
    lane.bins = bins.map_or_else(Vec::new, |bins| bins.with(&tallies));
    lane.marks = marks.finish();
    lane
}

/// The bin that contains the whole interval, which touches the window.
fn bin_of_interval(bins: &Bins, earliest: Option<Day>, latest: Option<Day>) -> Option<usize> {
    let (earliest, latest) = (earliest?, latest?);
    let inside = bins.window.first <= earliest && latest <= bins.window.last;
    let (first, last) = bins.places(earliest, latest);
    (inside && first == last).then_some(first)
}

/// The lane of mentioned times.
#[must_use]
pub fn mentioned_lane(
    mentioned: &MentionedDays,
    reports: Reports<'_>,
    axis: Option<Axis>,
    frame: Frame,
) -> Lane {
    let mut lane = Lane::default();
    let bins = axis.map(Bins::of);
    let mut steps = Steps::new(bins.as_ref().map_or(0, |bins| bins.starts.len()));
    let mut marks = Marks::new(frame, MOST_MENTIONS_MARKED);
    let mut touched: Vec<(usize, usize)> = Vec::new();
    for ordinal in reports.all.iter() {
        let is_hit = reports.hits.has(ordinal);
        let mentions = mentioned.0[ordinal.0 as usize].as_slice();
        let Some(bins) = bins.as_ref().filter(|_| !mentions.is_empty()) else {
            lane.undated.add(is_hit);
            continue;
        };
        let DayRange { first, last } = bins.window;
        let (mut earlier, mut later) = (false, false);
        touched.clear();
        for (nth, &(earliest, latest)) in mentions.iter().enumerate() {
            let (Some(from), Some(to)) = known_days((earliest, latest)) else { continue };
            earlier |= from < first;
            later |= to > last;
            if from <= last && to >= first {
                touched.push(bins.places(from.max(first), to.min(last)));
                let interval = Interval { earliest, latest, provenance: None };
                marks.add(interval, Place { ordinal, nth: nth as u32 }, is_hit);
            }
        }
        if earlier {
            lane.earlier.add(is_hit);
        }
        if later {
            lane.later.add(is_hit);
        }
        steps.add(&mut touched, is_hit);
    }
    lane.bins = bins.map_or_else(Vec::new, |bins| bins.with(&steps.tallies()));
    lane.marks = marks.finish();
    lane
}

/// Counts runs of bins by what begins and what ends at each: a report costs the same however
/// many bins its times touch.
struct Steps {
    hits: Vec<i32>,
    beside: Vec<i32>,
}

impl Steps {
    fn new(n_bins: usize) -> Self {
        Self { hits: vec![0; n_bins + 1], beside: vec![0; n_bins + 1] }
    }

    /// One report more, once in every bin of these runs (first and last bin, in any order).
    fn add(&mut self, runs: &mut [(usize, usize)], is_hit: bool) {
        let steps = if is_hit { &mut self.hits } else { &mut self.beside };
        sort_few(runs);
        let mut free_from = 0;
        for &mut (first, last) in runs {
            let first = first.max(free_from);
            if first <= last {
                steps[first] += 1;
                steps[last + 1] -= 1;
                free_from = last + 1;
            }
        }
    }

    fn tallies(&self) -> Vec<Tally> {
        let (mut hits, mut beside) = (0, 0);
        let tally = |(hit_step, beside_step): (&i32, &i32)| {
            hits += hit_step;
            beside += beside_step;
            Tally { hits: i32::unsigned_abs(hits), beside: i32::unsigned_abs(beside) }
        };
        let n_bins = self.hits.len() - 1;
        self.hits.iter().zip(&self.beside).take(n_bins).map(tally).collect()
    }
}

/// The runs of a report are few and nearly in order.
fn sort_few(runs: &mut [(usize, usize)]) {
    for end in 1..runs.len() {
        let mut at = end;
        while at > 0 && runs[at - 1] > runs[at] {
            runs.swap(at - 1, at);
            at -= 1;
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Interval {
    earliest: Option<Day>,
    latest: Option<Day>,
    provenance: Option<Provenance>,
}

/// Beyond so many reports, bars say more than marks.
const MOST_REPORTS_MARKED: usize = 60;
/// The same of mentions, of which many share a mark.
const MOST_MENTIONS_MARKED: usize = 240;
/// A lane never has more marks.
const MOST_MARKS: usize = 60;

/// Gathers the intervals of a lane as long as they are few.
struct Marks {
    /// `None`: too many, or not wanted.
    places: Option<Vec<(Interval, bool, Place)>>,
    most: usize,
}

impl Marks {
    fn new(frame: Frame, most: usize) -> Self {
        Self { places: (frame == Frame::Screen).then(Vec::new), most }
    }

    fn add(&mut self, interval: Interval, place: Place, is_hit: bool) {
        if let Some(places) = &mut self.places {
            places.push((interval, is_hit, place));
            if places.len() > self.most {
                self.places = None;
            }
        }
    }

    fn finish(self) -> Option<Vec<Mark>> {
        let mut marks: BTreeMap<Interval, Vec<(bool, Place)>> = BTreeMap::new();
        for (interval, is_hit, place) in self.places? {
            marks.entry(interval).or_default().push((is_hit, place));
        }
        (marks.len() <= MOST_MARKS).then(|| marks.into_iter().map(mark).collect())
    }
}

/// A mark of these places, which are in the order of the reports.
fn mark((interval, places): (Interval, Vec<(bool, Place)>)) -> Mark {
    let mut tally = Tally::default();
    let mut last: Option<Ordinal> = None;
    for (is_hit, place) in &places {
        if last.replace(place.ordinal) != Some(place.ordinal) {
            tally.add(*is_hit);
        }
    }
    let n_places = places.len() as u32;
    let (hits, others): (Vec<_>, Vec<_>) = places.into_iter().partition(|(is_hit, _)| *is_hit);
    let places = hits.into_iter().chain(others);
    Mark {
        earliest: interval.earliest,
        latest: interval.latest,
        provenance: interval.provenance,
        tally,
        n_places,
        places: places.take(MOST_PLACES).map(|(_, place)| place).collect(),
    }
}

#[cfg(test)]
mod tests;
