//! What an edition knows of both clocks, worked out once and the same for every view.

use std::cell::OnceCell;

use super::bitset::BitSet;
use super::events;
use super::lanes::{Frame, Reports, busiest_day, mentioned_lane};
use crate::calendar::{Day, DayRange, TimeUnit};
use crate::edition::columns::{Columns, MentionedDays};
use crate::findings::{Axis, Overview};
use crate::report::Provenance;

/// The times of an edition.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Chronology {
    /// From the first to the last day known; `None` where no time is known.
    pub extent: Option<DayRange>,
    /// The same without the rarest outliers: one misprinted year must not squeeze the rest of a
    /// timeline into a corner.
    pub usual: Option<DayRange>,
    /// The edition in numbers.
    pub overview: Overview,
    /// [`Chronology::busiest`] of each unit, once it was asked for.
    pub(super) busiest: [OnceCell<Option<Day>>; 4],
}

/// With fewer known days than this, none of them is an outlier.
const FEWEST_FOR_OUTLIERS: usize = 400;
/// Of so many days of publication the first and the last are outliers.
const PUBLISHED_PER_OUTLIER: usize = 200;
/// The same of mentioned days. Texts speak of history now and then: its centuries are one step of
/// the zoom away, and what most texts speak of is seen at once.
const MENTIONED_PER_OUTLIER: usize = 20;

impl Chronology {
    /// Works it out.
    #[must_use]
    pub fn of(columns: &Columns, mentioned: &MentionedDays) -> Self {
        let published = sorted(columns.earliest.iter().chain(&columns.latest));
        let mentions = sorted(mentioned.0.iter().flatten().flat_map(|(earliest, latest)| [earliest, latest]));
        Self {
            extent: union(ends(&published), ends(&mentions)),
            usual: union(
                usual_ends(&published, PUBLISHED_PER_OUTLIER),
                usual_ends(&mentions, MENTIONED_PER_OUTLIER),
            ),
            overview: overview(columns, mentioned, &mentions),
            busiest: Default::default(),
        }
    }

    /// Around which day most reports of the edition stand in bins of this unit: published, or where of none
    /// that is known, mentioned. Days of the edition, not of the hits: a timeline does not jump while one filters.
    #[must_use]
    pub fn busiest(&self, unit: TimeUnit, columns: &Columns, mentioned: &MentionedDays) -> Option<Day> {
        let work_out = || {
            let published = columns.earliest.iter().zip(&columns.latest);
            let of_reports = published.map(|(earliest, latest)| (*earliest, *latest));
            busiest_day(unit, in_one_bin(unit, of_reports)).or_else(|| {
                // A report that mentions a bin often is one report.
                let once_a_bin = |times: &Vec<(Option<Day>, Option<Day>)>| {
                    let mut days = in_one_bin(unit, times.iter().copied());
                    days.dedup_by_key(|day| unit.bin(*day));
                    days
                };
                let mut days: Vec<Day> = mentioned.0.iter().flat_map(once_a_bin).collect();
                days.sort_unstable();
                busiest_day(unit, days)
            })
        };
        *self.busiest[unit as usize].get_or_init(work_out)
    }
}

/// The first days of those intervals that lie in one bin, in order.
fn in_one_bin(unit: TimeUnit, intervals: impl Iterator<Item = (Option<Day>, Option<Day>)>) -> Vec<Day> {
    let first_day = |(earliest, latest): (Option<Day>, Option<Day>)| {
        earliest.zip(latest).filter(|(first, last)| unit.bin(*first) == unit.bin(*last)).map(|days| days.0)
    };
    let mut days: Vec<Day> = intervals.filter_map(first_day).collect();
    days.sort_unstable();
    days
}

fn sorted<'d>(days: impl Iterator<Item = &'d Option<Day>>) -> Vec<Day> {
    let mut days: Vec<Day> = days.flatten().copied().collect();
    days.sort_unstable();
    days
}

fn ends(sorted: &[Day]) -> Option<DayRange> {
    Some(DayRange { first: *sorted.first()?, last: *sorted.last()? })
}

fn usual_ends(sorted: &[Day], days_per_outlier: usize) -> Option<DayRange> {
    let outliers = if sorted.len() < FEWEST_FOR_OUTLIERS { 0 } else { sorted.len() / days_per_outlier };
    ends(&sorted[outliers..sorted.len() - outliers])
}

fn union(one: Option<DayRange>, other: Option<DayRange>) -> Option<DayRange> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.with(other)),
        (one, other) => one.or(other),
    }
}

fn overview(columns: &Columns, mentioned: &MentionedDays, mentions: &[Day]) -> Overview {
    // A mere upper bound, such as a page clock, tells no day of publication.
    let datings = columns.earliest.iter().zip(&columns.latest);
    let known = datings.filter(|(earliest, latest)| earliest.is_some() && latest.is_some());
    let closed = sorted(known.flat_map(|(earliest, latest)| [earliest, latest]));
    let count = |kind: &Provenance| columns.provenance.iter().filter(|of| *of == kind).count() as u32;
    let mut relayed = vec![0_u32; columns.relayed_names.len()];
    columns.relayed.iter().flatten().for_each(|&source| relayed[source as usize] += 1);
    // Of equal counts the first name, and the latest year.
    let most_relayed = relayed.iter().enumerate().rev().max_by_key(|(_, n)| **n);
    Overview {
        provenance: Provenance::ALL.iter().map(count).collect(),
        n_outlets: columns.outlet_names.len() as u32,
        without_outlet: columns.outlet.iter().filter(|outlet| **outlet == 0).count() as u32,
        published: ends(&closed),
        mentioned: ends(mentions),
        n_mentions: mentioned.0.iter().map(|of_report| of_report.len() as u32).sum(),
        has_events: events::are_in(mentioned),
        year_most_mentioned: ends(mentions).and_then(|days| year_most_mentioned(mentioned, days)),
        most_relayed: most_relayed.map(|(nth, n)| (columns.relayed_names[nth].clone(), *n)),
    }
}

/// The year most reports mention and how many do, as the filter by that year counts them; of
/// equal years the latest.
fn year_most_mentioned(mentioned: &MentionedDays, days: DayRange) -> Option<(i32, u32)> {
    const UNIT: TimeUnit = TimeUnit::Year;
    let years =
        DayRange { first: UNIT.days(UNIT.bin(days.first)).first, last: UNIT.days(UNIT.bin(days.last)).last };
    let axis = Axis { unit: UNIT, window: years, usual: years, extent: years };
    let all = &BitSet::all(mentioned.0.len() as u32);
    let lane = mentioned_lane(mentioned, Reports { hits: all, all }, Some(axis), Frame::Whole(UNIT));
    let most = lane.bins.iter().max_by_key(|bin| (bin.tally.hits, bin.days.first))?;
    Some((UNIT.bin(most.days.first), most.tally.hits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mentions(days: &[&[(i32, i32)]]) -> MentionedDays {
        let interval = |&(from, to): &(i32, i32)| (Some(Day(from)), Some(Day(to)));
        MentionedDays(days.iter().map(|of_report| of_report.iter().map(interval).collect()).collect())
    }

    fn range(first: i32, last: i32) -> Option<DayRange> {
        Some(DayRange { first: Day(first), last: Day(last) })
    }

    #[test]
    fn few_days_have_no_outliers_and_many_have() {
        let few = mentions(&[&[(-500_000, -500_000)], &[(0, 10)]]);
        assert_eq!(Chronology::of(&Columns::default(), &few).usual, range(-500_000, 10));
        let mut many = few;
        many.0.resize(500, vec![(Some(Day(3)), Some(Day(4)))]);
        let chronology = Chronology::of(&Columns::default(), &many);
        assert_eq!(chronology.extent, range(-500_000, 10));
        assert_eq!(chronology.usual, range(3, 4));
        assert_eq!(Chronology::of(&Columns::default(), &MentionedDays::default()).extent, None);
    }

    #[test]
    fn the_busiest_day_is_of_publication_where_that_is_known_to_the_unit() {
        let mentioned = mentions(&[&[(90_000, 90_000), (90_001, 90_001)], &[(5, 5), (7, 90_001)]]);
        let busiest = |columns: &Columns, unit| Chronology::default().busiest(unit, columns, &mentioned);
        let unknown = Columns::default();
        assert_eq!(busiest(&unknown, TimeUnit::Day), Some(Day(90_001)));
        // Days of 1970, one of which the page tells to the month only.
        let earliest = [3, 4, 31].map(|day| Some(Day(day))).to_vec();
        let latest = [3, 4, 58].map(|day| Some(Day(day))).to_vec();
        let columns = Columns { earliest, latest, ..Columns::default() };
        assert_eq!(busiest(&columns, TimeUnit::Day), Some(Day(4)));
        assert_eq!(busiest(&columns, TimeUnit::Month), Some(Day(31)));
        let open = Columns { earliest: vec![Some(Day(9))], latest: vec![None], ..Columns::default() };
        assert_eq!(busiest(&open, TimeUnit::Day), Some(Day(90_001)), "nobody knows the day");
        assert_eq!(Chronology::default().busiest(TimeUnit::Day, &unknown, &mentions(&[])), None);
    }

    #[test]
    fn the_year_most_mentioned_is_that_of_most_reports() {
        // 1970 twice in one report, 1971 in two, and ranges over both and far beyond.
        let mentioned = mentions(&[&[(1, 2), (5, 9), (370, 370)], &[(400, 401)], &[(-90_000, 90_000)]]);
        let overview = Chronology::of(&Columns::default(), &mentioned).overview;
        assert_eq!(overview.year_most_mentioned, Some((1971, 3)));
        assert_eq!(overview.n_mentions, 5);
    }
}
