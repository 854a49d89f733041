//! What reports say happened on which days: the list that the lens *events* shows.
//!
//! The list itself needs no text: which days a report speaks of stands in a column. A row is a report that
//! speaks of certain days ([`event_days`]: a day, or a range no longer than a year), so those that speak of the
//! same days stand together, in the order of their publication. Texts are read for the rows of one page
//! ([`row`]): there are as many rows as a large corpus has dates.

use super::bitset::BitSet;
use super::passages::{self, Hits};
use super::select::{Source, mentions_in};
use crate::calendar::{Day, DayRange};
use crate::edition::columns::{MentionedDays, event_days, is_mentioned};
use crate::edition::texts::StoredReport;
use crate::findings::{
    Axis, DatingSummary, EventRow, EventSentence, Events, Excerpt, Lag, Ordinal, Outside, ROWS_PER_PAGE,
};
use crate::mentions::TimeRule;
use crate::report::{TimeAgainst, TimeMention};
use crate::view::View;

/// So many sentences of a report are shown for the same days; how many more there are is said.
pub const MOST_SENTENCES: usize = 3;

/// Not before and not after.
type Interval = (Option<Day>, Option<Day>);

/// A report that speaks of certain days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The days.
    pub days: DayRange,
    /// The report.
    pub ordinal: Ordinal,
}

/// The rows of a view, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventList {
    of: View,
    entries: Vec<Entry>,
    n_days: u32,
    outside: Option<Outside>,
}

impl EventList {
    /// Of these reports. Where the view or its query asks for a time, only what lies there is in it; else it begins
    /// with what touches the timeline's window, and says how much comes before that.
    #[must_use]
    pub fn new(view: &View, from: Source<'_>, hits: &BitSet, axis: Option<Axis>) -> Self {
        let period = view.mentioned.or_else(|| from.asked.mentioned());
        let within = view.mentioned_within && view.mentioned.is_some();
        let latest_first = view.has_latest_events_first();
        let is_before_window = |days: DayRange| {
            axis.filter(|_| period.is_none()).is_some_and(|axis| {
                if latest_first { days.first > axis.window.last } else { days.last < axis.window.first }
            })
        };
        let (mut placed, mut outside): (Vec<(u64, u64)>, Option<Outside>) = (Vec::new(), None);
        let mut of_report = Vec::new();
        for ordinal in hits.iter() {
            let is_asked_for =
                |days: Interval| period.is_none_or(|period| mentions_in(&[days], period.days(), within));
            let mentions = &from.mentioned.0[ordinal.0 as usize];
            days_in(mentions.iter().copied().filter(|days| is_asked_for(*days)), &mut of_report);
            for &key in &of_report {
                let days = days_of(key);
                if let Some(axis) = axis.filter(|_| is_before_window(days)) {
                    let day = if latest_first { days.last } else { days.first };
                    let day = day.max(axis.extent.first).min(axis.extent.last);
                    let of = outside.get_or_insert(Outside { n: 0, unit: axis.unit, day });
                    of.n += 1;
                    of.day = if latest_first { of.day.max(day) } else { of.day.min(day) };
                } else {
                    let key = if latest_first { !key } else { key };
                    placed.push((key, place_among_published(from, ordinal)));
                }
            }
        }
        placed.sort_unstable();
        let n_days = placed.chunk_by(|one, other| one.0 == other.0).count() as u32;
        let entry = |(key, place): (u64, u64)| Entry {
            days: days_of(if latest_first { !key } else { key }),
            ordinal: Ordinal(place as u32),
        };
        Self { of: listed_by(view), entries: placed.into_iter().map(entry).collect(), n_days, outside }
    }

    /// Whether it is the list of `view`.
    #[must_use]
    pub fn is_of(&self, view: &View) -> bool {
        self.of == listed_by(view)
    }

    /// The entries of the page the view asks for, or of the last there is, and which page that is.
    #[must_use]
    pub fn page(&self, view: &View) -> (u32, &[Entry]) {
        let page = view.page.min((self.entries.len() as u32).saturating_sub(1) / ROWS_PER_PAGE);
        let rest = &self.entries[(page * ROWS_PER_PAGE) as usize..];
        (page, rest.get(..ROWS_PER_PAGE as usize).unwrap_or(rest))
    }

    /// What the lens shows, given the rows of the page.
    #[must_use]
    pub fn events(&self, page: u32, mut rows: Vec<EventRow>) -> Events {
        let first = (page * ROWS_PER_PAGE) as usize;
        for (nth, row) in rows.iter_mut().enumerate() {
            row.n_of_days = self.n_of_days(first + nth);
        }
        Events { total: self.entries.len() as u32, n_days: self.n_days, outside: self.outside, page, rows }
    }

    /// How many entries have the days of this one.
    fn n_of_days(&self, nth: usize) -> u32 {
        let latest_first = self.of.has_latest_events_first();
        let key = |entry: &Entry| if latest_first { !key_of(entry.days) } else { key_of(entry.days) };
        let wanted = key(&self.entries[nth]);
        let from = self.entries.partition_point(|entry| key(entry) < wanted);
        let to = self.entries.partition_point(|entry| key(entry) <= wanted);
        (to - from) as u32
    }
}

/// With fewer rows of all its reports an edition has no lens *events*.
const FEWEST_EVENTS: usize = 3;

/// Whether the list of all reports has enough rows to be worth looking at. Asked once an edition, before anything else
/// is answered, so no more is counted than that.
#[must_use]
pub fn are_in(mentioned: &MentionedDays) -> bool {
    let (mut n, mut of_report) = (0, Vec::new());
    mentioned.0.iter().any(|mentions| {
        days_in(mentions.iter().copied(), &mut of_report);
        n += of_report.len();
        n >= FEWEST_EVENTS
    })
}

/// The days of events among the mentions of a report, as keys, each once.
fn days_in(mentions: impl Iterator<Item = Interval>, days: &mut Vec<u64>) {
    days.clear();
    days.extend(mentions.filter_map(event_days).map(key_of));
    days.sort_unstable();
    days.dedup();
}

/// What of a view makes its list; the page and the open report do not.
fn listed_by(view: &View) -> View {
    View { page: 0, report: None, ..view.question() }
}

/// Days as a number that grows with the first, then with the last.
fn key_of(days: DayRange) -> u64 {
    let number = |day: Day| u64::from(day.0.abs_diff(i32::MIN));
    number(days.first) << u32::BITS | number(days.last)
}

/// The days behind [`key_of`].
fn days_of(key: u64) -> DayRange {
    let day = |number: u64| Day(i32::MIN.wrapping_add_unsigned(number as u32));
    DayRange { first: day(key >> u32::BITS), last: day(key) }
}

/// The place of a report among those of the same days: by publication, undated ones last; then by its number, which
/// is the lower half.
fn place_among_published(from: Source<'_>, ordinal: Ordinal) -> u64 {
    let nth = ordinal.0 as usize;
    let day = from.columns.earliest[nth].or(from.columns.latest[nth]);
    let published = day.map_or(u64::from(u32::MAX), |day| u64::from(day.0.abs_diff(i32::MIN)));
    published << u32::BITS | u64::from(ordinal.0)
}

/// What a report of this dating says of these days, with the matches of the query in it. How many rows have the
/// same days is said by [`EventList::events`].
#[must_use]
pub fn row(days: DayRange, stored: &StoredReport, hits: &Hits, dating: DatingSummary) -> EventRow {
    let report = &stored.report;
    let is_of_days =
        |time: &&TimeMention| is_mentioned(time) && event_days((time.earliest, time.latest)) == Some(days);
    let (mut sentences, mut n_more, mut last_start) = (Vec::new(), 0, None);
    let mut lag = None;
    // Days that were reckoned from the publication as it was read say nothing of another.
    let read = DatingSummary::from(&report.dating);
    for time in report.times.iter().filter(is_of_days) {
        lag = lag.or_else(|| lag_by_words(days, time, &read));
        if time.against == TimeAgainst::Publication && dating != read {
            lag = lag.or_else(|| Some(lag_between(days, &read)));
        }
        let (excerpt, inside) = passages::sentence(&stored.page.text, time.span, &hits.matches);
        // Said twice in one sentence it is one.
        if last_start.replace(time.span.start - inside.start) == Some(time.span.start - inside.start) {
            continue;
        }
        if sentences.len() < MOST_SENTENCES {
            let excerpt = Excerpt { time: Some(inside), ..excerpt };
            sentences.push(EventSentence { excerpt, time: time.clone() });
        } else {
            n_more += 1;
        }
    }
    EventRow {
        days,
        n_of_days: 0,
        id: stored.id,
        title: passages::title(stored, &[]).text,
        outlet: report.outlet.as_ref().map(|outlet| outlet.name.clone()),
        dating,
        lag: lag.unwrap_or_else(|| lag_between(days, &dating)),
        sentences,
        n_more,
    }
}

/// From the last of the days to the first on which it may have been published, and from the first to the last.
fn lag_between(days: DayRange, dating: &DatingSummary) -> Lag {
    let after = |day: Day| move |published: Day| published.0.saturating_sub(day.0);
    Lag { least: dating.earliest.map(after(days.last)), most: dating.latest.map(after(days.first)) }
}

/// «أمس» was a day before, whenever it was said.
fn lag_by_words(days: DayRange, time: &TimeMention, dating: &DatingSummary) -> Option<Lag> {
    let is_away = time.against == TimeAgainst::Publication && time.rule == TimeRule::RelativeDay.as_str();
    let (first, last) = dating.earliest.zip(dating.latest).filter(|_| is_away)?;
    let days_after = first.0.saturating_sub(days.first.0);
    let lag = Some(days_after);
    (days_after == last.0.saturating_sub(days.last.0)).then_some(Lag { least: lag, most: lag })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;
    use crate::report::{Dating, Granularity, Provenance, Report, ReportId, Span, TimeRole};
    use crate::view::Period;

    const TEXT: &str = "سقطت المدينة أمس. قال شاهد: سقطت في 3 أيار 2021.";

    /// A report published between two days, that says of others that something happened on them.
    fn stored(published: Interval, times: &[(&str, (i32, i32), TimeAgainst, TimeRule)]) -> StoredReport {
        let time = |&(words, (first, last), against, rule): &(&str, (i32, i32), TimeAgainst, TimeRule)| {
            let start = TEXT.find(words).expect("words of the text");
            TimeMention {
                span: Span::new(start, start + words.len()),
                earliest: Some(Day(first)),
                latest: Some(Day(last)),
                granularity: Granularity::Day,
                modifier: None,
                role: TimeRole::Mentioned,
                rule: rule.as_str().to_owned(),
                against,
                amount: None,
            }
        };
        let (earliest, latest) = published;
        let report = Report {
            title: None,
            outlet: None,
            authors: Vec::new(),
            agency: None,
            relayed: Vec::new(),
            dating: Dating { earliest, latest, provenance: Provenance::Inferred, ..Dating::unknown() },
            blocks: Vec::new(),
            times: times.iter().map(time).collect(),
        };
        let page = Page::of_text(TEXT.to_owned());
        StoredReport { id: ReportId([1; 8]), page_names: vec!["a.txt".to_owned()], page, report }
    }

    fn lag_of(published: Interval, days: (i32, i32), against: TimeAgainst, rule: TimeRule) -> Lag {
        let stored = stored(published, &[("أمس", days, against, rule)]);
        let days = DayRange { first: Day(days.0), last: Day(days.1) };
        let row = row(days, &stored, &Hits::default(), (&stored.report.dating).into());
        assert_eq!(row.sentences.len(), 1);
        assert_eq!(row.sentences[0].excerpt.text, "سقطت المدينة أمس.");
        row.lag
    }

    #[test]
    fn a_lag_is_as_uncertain_as_the_publication_but_where_the_words_say_it() {
        let between = |first: i32, last: i32| (Some(Day(first)), Some(Day(last)));
        let lag = |least: i32, most: i32| Lag { least: Some(least), most: Some(most) };
        let (nothing, publication) = (TimeAgainst::Nothing, TimeAgainst::Publication);
        let date = TimeRule::DayMonthYear;
        assert_eq!(lag_of(between(20, 20), (17, 17), nothing, date), lag(3, 3));
        assert_eq!(lag_of(between(20, 20), (22, 22), nothing, date), lag(-2, -2));
        assert_eq!(lag_of(between(20, 30), (17, 17), nothing, date), lag(3, 13));
        assert_eq!(lag_of(between(20, 30), (1, 25), nothing, date), lag(-5, 29));
        assert_eq!(lag_of((None, Some(Day(9))), (2, 2), nothing, date), Lag { least: None, most: Some(7) });
        assert_eq!(lag_of((None, None), (2, 2), nothing, date), Lag { least: None, most: None });
        // «أمس», told on one of eleven days.
        let yesterday = |against| lag_of(between(20, 30), (19, 29), against, TimeRule::RelativeDay);
        assert_eq!(yesterday(publication), lag(1, 1));
        assert_eq!(yesterday(nothing), lag(-9, 11));
        let week = lag_of(between(20, 30), (14, 24), publication, TimeRule::RelativeUnit);
        assert_eq!(week, lag(-4, 16), "on which day of a week nobody says");
        let forged = lag_of(between(i32::MIN, i32::MAX), (i32::MAX, i32::MAX), nothing, date);
        assert_eq!(forged, lag(i32::MIN, 0));
    }

    #[test]
    fn what_an_event_is_told_by_the_words_that_name_its_days() {
        let of = |days| ("3 أيار 2021", days, TimeAgainst::Nothing, TimeRule::DayMonthYear);
        let stored = stored((None, None), &[of((5, 5)), of((6, 6))]);
        let told = row(
            DayRange { first: Day(6), last: Day(6) },
            &stored,
            &Hits::default(),
            (&stored.report.dating).into(),
        );
        assert_eq!(told.sentences.len(), 1);
        assert_eq!(told.sentences[0].time, stored.report.times[1]);
        let none = row(
            DayRange { first: Day(7), last: Day(7) },
            &stored,
            &Hits::default(),
            (&stored.report.dating).into(),
        );
        assert_eq!(none.sentences, [], "a column that says otherwise does no harm");
    }

    #[test]
    fn an_edition_of_few_dates_has_no_events() {
        let day = |n: i32| (Some(Day(n)), Some(Day(n)));
        let has = |of_reports: &[&[Interval]]| {
            are_in(&MentionedDays(of_reports.iter().map(|mentions| mentions.to_vec()).collect()))
        };
        assert!(
            !has(&[]) && !has(&[&[day(1), day(2), day(1)], &[(Some(Day(0)), None), (None, Some(Day(9)))]])
        );
        assert!(has(&[&[day(1), day(2)], &[day(1)]]), "of two reports a day is two rows");
    }

    #[test]
    fn a_dating_set_by_hand_is_what_the_lag_is_reckoned_from() {
        let of = ("3 أيار 2021", (5, 5), TimeAgainst::Nothing, TimeRule::DayMonthYear);
        let stored = stored((Some(Day(6)), Some(Day(6))), &[of]);
        let mut view = View::default();
        let set = Period::of_days(Some(Day(9)), Some(Day(9)));
        assert!(view.by_hand.set(stored.id, set));
        let days = DayRange { first: Day(5), last: Day(5) };
        let by_hand = |view: &View| view.by_hand.summary(stored.id, &stored.report.dating);
        let told = row(days, &stored, &Hits::default(), by_hand(&view));
        assert_eq!(
            (told.lag, told.dating.provenance),
            (Lag { least: Some(4), most: Some(4) }, Provenance::ByHand)
        );
        assert_eq!(row(days, &stored, &Hits::default(), by_hand(&View::default())).lag.most, Some(1));
    }

    #[test]
    fn days_are_keys_and_back_in_their_order() {
        let all = [i32::MIN, -1, 0, 1, 18_750, i32::MAX];
        let ranges =
            all.iter().flat_map(|&first| all.map(|last| DayRange { first: Day(first), last: Day(last) }));
        let keys: Vec<u64> = ranges.clone().map(key_of).collect();
        assert!(keys.is_sorted());
        assert!(ranges.zip(keys).all(|(days, key)| days_of(key) == days));
    }
}
