//! Windows of the timeline, and lanes against a scanner that looks at every day.

use proptest::prelude::*;

use super::*;
use crate::calendar::PartialDate;
use crate::view::Period;

fn day(text: &str) -> Day {
    text.parse::<PartialDate>().unwrap().first_day()
}

fn range(first: &str, last: &str) -> DayRange {
    DayRange { first: day(first), last: last.parse::<PartialDate>().unwrap().last_day() }
}

fn known(usual: DayRange, extent: DayRange) -> Chronology {
    Chronology { extent: Some(extent), usual: Some(usual), ..Chronology::default() }
}

#[track_caller]
fn check_window(view: &View, known: &Chronology, unit: TimeUnit, window: DayRange) {
    let axis = axis_of(view, known, Frame::Screen, |_| None).unwrap();
    assert_eq!((axis.unit, axis.window), (unit, window));
}

#[test]
fn a_timeline_shows_all_it_can_in_the_finest_unit_that_fits() {
    let years = range("2003-03-02", "2025-02-11");
    check_window(&View::default(), &known(years, years), TimeUnit::Year, range("2003", "2025"));
    let months = range("2018-03-20", "2019-05-02");
    check_window(&View::default(), &known(months, months), TimeUnit::Month, range("2018-03", "2019-05"));
    let one_day = range("2018-03-20", "2018-03-20");
    check_window(
        &View::default(),
        &known(one_day, one_day),
        TimeUnit::Day,
        range("2018-03-18", "2018-03-23"),
    );
    let centuries = range("0001", "2025");
    check_window(&View::default(), &known(centuries, centuries), TimeUnit::Decade, range("1630", "2029"));
    // What is usual decides, not the outliers.
    check_window(&View::default(), &known(years, centuries), TimeUnit::Year, range("2003", "2025"));
    assert_eq!(axis_of(&View::default(), &Chronology::default(), Frame::Screen, |_| None), None);
}

#[test]
fn a_chosen_unit_shows_the_day_asked_for_else_the_latest() {
    let years = range("2003-03-02", "2025-02-11");
    let known = known(years, years);
    let mut view = View { zoom: Some(TimeUnit::Month), ..View::default() };
    check_window(&view, &known, TimeUnit::Month, range("2022-03", "2025-02"));
    // A period does not move it: it may be under a brush just now.
    view.mentioned = Some(Period { from: Some(PartialDate::Year(2019)), to: Some(PartialDate::Year(2019)) });
    check_window(&view, &known, TimeUnit::Month, range("2022-03", "2025-02"));
    view.around = Some(day("2010-06-15"));
    check_window(&view, &known, TimeUnit::Month, range("2008-12", "2011-11"));
    // Not beyond what there is to see.
    view.around = Some(day("1066-10-14"));
    check_window(&view, &known, TimeUnit::Month, range("2003-03", "2006-02"));
    view.zoom = Some(TimeUnit::Year);
    check_window(&view, &known, TimeUnit::Year, range("1995", "2034"));
    let end = View { zoom: Some(TimeUnit::Day), around: Some(Day(i32::MAX)), ..View::default() };
    check_window(&end, &known, TimeUnit::Day, range("2025-01-01", "2025-02-11"));
}

#[test]
fn a_chosen_unit_stands_where_most_is_going_on_unless_a_day_is_chosen() {
    let years = range("2003-03-02", "2025-02-11");
    let known = known(years, years);
    let mut view = View { zoom: Some(TimeUnit::Day), ..View::default() };
    let window =
        |view: &View| axis_of(view, &known, Frame::Screen, |_| Some(day("2019-10-27"))).unwrap().window;
    assert_eq!(window(&view), range("2019-10-06", "2019-11-16"));
    view.around = Some(day("2010-06-15"));
    assert_eq!(window(&view), range("2010-05-25", "2010-07-05"));
    // What shows everything shows everything.
    assert_eq!(window(&View { zoom: Some(TimeUnit::Year), ..View::default() }), range("2003", "2025"));
}

#[test]
fn all_days_of_the_busiest_window_are_in_it() {
    let check = |days: &[&str], unit: TimeUnit, inside: DayRange| {
        let middle = busiest_day(unit, days.iter().map(|text| day(text)).collect());
        let extent = range("1900", "2100");
        let view = View { zoom: Some(unit), around: middle, ..View::default() };
        let axis = axis_of(&view, &known(extent, extent), Frame::Screen, |_| None).unwrap();
        let whole = axis.window.with(inside);
        assert_eq!(axis.window, whole, "{unit:?}: {inside:?}");
    };
    // As far apart as a window allows, to the day and to the month.
    check(&["1999-01-01", "2019-01-01", "2019-02-11"], TimeUnit::Day, range("2019-01-01", "2019-02-11"));
    let months = ["2009-01", "2011-03", "2013-12", "2014-02", "2030-01"];
    check(&months, TimeUnit::Month, range("2011-03", "2014-02"));
    check(&["2015-05-05", "2015-05-05", "2018-01-01"], TimeUnit::Day, range("2015-05-05", "2015-05-05"));
    check(&["2015-05-05", "2018-01-01"], TimeUnit::Day, range("2018-01-01", "2018-01-01"));
    assert_eq!(busiest_day(TimeUnit::Day, Vec::new()), None);
}

#[test]
fn days_that_no_page_names_do_not_break_a_window() {
    let ends = [i32::MIN, i32::MIN + 1, -5_000_000, 0, 5_000_000, i32::MAX - 1, i32::MAX].map(Day);
    for (nth, first) in ends.into_iter().enumerate() {
        for last in ends[nth..].iter().copied() {
            for unit in TimeUnit::ALL.iter().copied() {
                let all = DayRange { first, last };
                for around in [None, Some(first), Some(last)] {
                    let view = View { zoom: Some(unit), around, ..View::default() };
                    let busiest = |unit| busiest_day(unit, vec![first, last]);
                    let axis = axis_of(&view, &known(all, all), Frame::Screen, busiest).unwrap();
                    assert!(axis.window.first <= axis.window.last, "{unit:?} {all:?}");
                    assert!(YEARS.first <= axis.window.first && axis.window.last <= YEARS.last);
                }
            }
        }
    }
}

#[test]
fn the_years_of_links_are_shown_to_their_last_day() {
    assert_eq!(YEARS, range("0000", "9999"));
    let known = known(range("9998-03-02", "9999-12-31"), range("9998-03-02", "9999-12-31"));
    let view = View { zoom: Some(TimeUnit::Month), around: Some(day("9999-12-31")), ..View::default() };
    assert_eq!(axis_of(&view, &known, Frame::Screen, |_| None).unwrap().window.last, day("9999-12-31"));
}

#[test]
fn the_whole_is_shown_bin_by_bin_to_other_programs() {
    let known = known(range("2003-03-02", "2025-02-11"), range("1979-11-20", "2030"));
    let axis = axis_of(&View::default(), &known, Frame::Whole(TimeUnit::Month), |_| None).unwrap();
    assert_eq!(axis.window, range("1979-11", "2030-12"));
}

type Days = (Option<Day>, Option<Day>);

fn interval() -> impl Strategy<Value = Days> {
    let first = 17_000..19_500;
    let end = prop_oneof![1 => Just(None), 5 => first.prop_map(|n| Some(Day(n)))];
    (end.clone(), end, 0..3).prop_map(|(one, other, kind)| match (one, other, kind) {
        (Some(one), Some(other), 1..) => (Some(one.min(other)), Some(one.max(other))),
        (Some(one), _, 0) => (Some(one), Some(one)),
        ends => (ends.0, ends.1),
    })
}

/// An open interval is where its known end is.
fn touches((earliest, latest): Days, days: DayRange) -> bool {
    earliest.or(latest).is_some_and(|day| day <= days.last)
        && latest.or(earliest).is_some_and(|day| day >= days.first)
}

fn sets(all: &[bool], hits: &[bool]) -> (BitSet, BitSet) {
    let every = BitSet::all(all.len() as u32);
    (every.those(|nth| all[nth] && hits[nth]), every.those(|nth| all[nth]))
}

fn view_of(unit: usize, around: i32) -> View {
    View { zoom: Some(TimeUnit::ALL[unit]), around: Some(Day(around)), ..View::default() }
}

proptest! {
    #[test]
    fn each_report_is_published_once_and_in_the_bin_that_contains_it(
        reports in prop::collection::vec((interval(), any::<bool>(), any::<bool>()), 0..90),
        unit in 0..4_usize,
        around in 16_500..20_000,
    ) {
        let reports: Vec<(Days, bool, bool)> = reports;
        let all: Vec<bool> = reports.iter().map(|(_, all, _)| *all).collect();
        let hits: Vec<bool> = reports.iter().map(|(_, _, hit)| *hit).collect();
        let columns = Columns {
            outlet: vec![0; reports.len()],
            relayed: vec![Vec::new(); reports.len()],
            provenance: vec![Provenance::Stated; reports.len()],
            earliest: reports.iter().map(|((earliest, _), _, _)| *earliest).collect(),
            latest: reports.iter().map(|((_, latest), _, _)| *latest).collect(),
            ..Columns::default()
        };
        let chronology = Chronology::of(&columns, &MentionedDays::default());
        let axis = axis_of(&view_of(unit, around), &chronology, Frame::Screen, |_| None);
        let (hit_set, all_set) = sets(&all, &hits);
        let lane = published_lane(&columns, Reports { hits: &hit_set, all: &all_set }, axis, Frame::Screen);
        let counted: u32 = lane.bins.iter().map(|bin| bin.tally)
            .chain([lane.earlier, lane.later, lane.wider, lane.undated]).map(|tally| tally.hits).sum();
        prop_assert_eq!(counted, hit_set.len());
        for bin in &lane.bins {
            let inside = |&&((earliest, latest), _, _): &&(Days, bool, bool)| {
                earliest.is_some_and(|day| day >= bin.days.first) && latest.is_some_and(|day| day <= bin.days.last)
            };
            let in_bin: Vec<_> = reports.iter().filter(inside).collect();
            let hits = in_bin.iter().filter(|(_, all, hit)| *all && *hit).count() as u32;
            let beside = in_bin.iter().filter(|(_, all, hit)| *all && !*hit).count() as u32;
            prop_assert_eq!(bin.tally, Tally { hits, beside });
        }
        if let Some(marks) = &lane.marks {
            prop_assert!(marks.len() <= MOST_MARKS);
            let marked: u32 = marks.iter().map(|mark| mark.tally.all()).sum();
            prop_assert_eq!(marked + lane.earlier.all() + lane.later.all() + lane.undated.all(), all_set.len());
        }
    }

    #[test]
    fn each_bin_counts_the_reports_that_mention_it(
        reports in prop::collection::vec((prop::collection::vec(interval(), 0..4), any::<bool>(), any::<bool>()), 0..60),
        unit in 0..4_usize,
        around in 16_500..20_000,
    ) {
        let reports: Vec<(Vec<Days>, bool, bool)> = reports;
        let reports: Vec<(Vec<Days>, bool, bool)> = reports
            .into_iter()
            .map(|(times, all, hit)| (times.into_iter().filter(|days| *days != (None, None)).collect(), all, hit))
            .collect();
        let all: Vec<bool> = reports.iter().map(|(_, all, _)| *all).collect();
        let hits: Vec<bool> = reports.iter().map(|(_, _, hit)| *hit).collect();
        let mentioned = MentionedDays(reports.iter().map(|(times, _, _)| times.clone()).collect());
        let chronology = Chronology::of(&Columns::default(), &mentioned);
        let axis = axis_of(&view_of(unit, around), &chronology, Frame::Screen, |_| None);
        let (hit_set, all_set) = sets(&all, &hits);
        let lane = mentioned_lane(&mentioned, Reports { hits: &hit_set, all: &all_set }, axis, Frame::Screen);
        let Some(axis) = axis else {
            prop_assert_eq!(lane.undated.all(), all_set.len());
            return Ok(());
        };
        let tally = |days: DayRange| {
            let mut tally = Tally::default();
            for (times, all, hit) in &reports {
                if *all && times.iter().any(|time| touches(*time, days)) {
                    tally.add(*hit);
                }
            }
            tally
        };
        for bin in axis.unit.bin(axis.window.first)..=axis.unit.bin(axis.window.last) {
            let days = axis.unit.days(bin);
            let found = lane.bins.iter().find(|bin| bin.days == days).map_or(Tally::default(), |bin| bin.tally);
            prop_assert_eq!(found, tally(days));
        }
        let before = DayRange { first: Day(i32::MIN), last: Day(axis.window.first.0 - 1) };
        prop_assert_eq!(lane.earlier, tally(before));
    }
}
