//! What filters and facets need of every report, as columns by ordinal.

use serde::{Deserialize, Serialize};

use super::intervals::{Interval, PackedIntervals};
use crate::calendar::{Day, DayRange};
use crate::report::{Certainty, Provenance, TimeMention, TimeRole};

/// Columns of the first load.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Columns {
    /// Names of outlets, sorted.
    pub outlet_names: Vec<String>,
    /// Per report: 0 for unknown, else 1 + the place of its outlet in [`Columns::outlet_names`].
    pub outlet: Vec<u32>,
    /// Names of relayed sources, sorted.
    pub relayed_names: Vec<String>,
    /// Per report: places of its relayed sources in [`Columns::relayed_names`], sorted.
    pub relayed: Vec<Vec<u32>>,
    /// Per report: how its dating is known.
    pub provenance: Vec<Provenance>,
    /// Per report: not published before.
    pub earliest: Vec<Option<Day>>,
    /// Per report: not published after.
    pub latest: Vec<Option<Day>>,
    /// Per report: whether a clock of its page is contradicted, and whether other evidence is.
    pub conflicts: Vec<[bool; 2]>,
    /// Per report: words outside boilerplate, for ranking; about as many ([`rough`]) once they were packed.
    pub n_words: Vec<u32>,
}

impl Columns {
    /// How many reports there are.
    #[must_use]
    pub fn n_reports(&self) -> u32 {
        self.outlet.len() as u32
    }

    /// How sure the dating of a report is: its width, and what is contradicted.
    pub fn certainties(&self, nth: usize) -> impl Iterator<Item = Certainty> {
        let [clock, other] = self.conflicts[nth];
        let width = Certainty::of_width(self.earliest[nth], self.latest[nth]);
        [Some(width), clock.then_some(Certainty::ClockContradicted), other.then_some(Certainty::Disputed)]
            .into_iter()
            .flatten()
    }

    /// How many words a report has on average.
    #[must_use]
    pub fn mean_words(&self) -> f64 {
        let sum: u64 = self.n_words.iter().map(|&n| u64::from(n)).sum();
        sum as f64 / f64::from(self.n_reports().max(1))
    }
}

/// [`Columns`] as they lie in a file: what is alike lies together, where deflate sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedColumns {
    outlet_names: Vec<String>,
    outlet: Vec<u32>,
    relayed_names: Vec<String>,
    n_relayed: Vec<u32>,
    relayed: Vec<u32>,
    provenance: Vec<Provenance>,
    published: PackedIntervals,
    conflicts: Vec<[bool; 2]>,
    n_words: Vec<u8>,
}

impl PackedColumns {
    /// Of these columns.
    #[must_use]
    pub fn of(columns: &Columns) -> Self {
        let published: Vec<Interval> =
            columns.earliest.iter().copied().zip(columns.latest.iter().copied()).collect();
        Self {
            outlet_names: columns.outlet_names.clone(),
            outlet: columns.outlet.clone(),
            relayed_names: columns.relayed_names.clone(),
            n_relayed: lengths(&columns.relayed),
            relayed: columns.relayed.concat(),
            provenance: columns.provenance.clone(),
            published: PackedIntervals::of(&published),
            conflicts: columns.conflicts.clone(),
            n_words: columns.n_words.iter().map(|&n| rough(n)).collect(),
        }
    }

    /// The columns; `None` where one of them has not an entry per report, or a number names nothing.
    #[must_use]
    pub fn unpack(self, n_reports: u32) -> Option<Columns> {
        let n = n_reports as usize;
        // Before anything is made of them: what unpacks to a lot may have been written in a few bytes.
        if [self.outlet.len(), self.provenance.len(), self.conflicts.len(), self.n_words.len()] != [n; 4] {
            return None;
        }
        let (earliest, latest) = self.published.unpack(n_reports.into())?.into_iter().unzip();
        let columns = Columns {
            outlet_names: self.outlet_names,
            outlet: self.outlet,
            relayed_names: self.relayed_names,
            relayed: split(n, &self.n_relayed, self.relayed)?,
            provenance: self.provenance,
            earliest,
            latest,
            conflicts: self.conflicts,
            n_words: self.n_words.into_iter().map(about).collect(),
        };
        let is_sound = columns.outlet.iter().all(|&o| o as usize <= columns.outlet_names.len())
            && columns.relayed.iter().flatten().all(|&r| (r as usize) < columns.relayed_names.len());
        is_sound.then_some(columns)
    }
}

fn lengths<T>(lists: &[Vec<T>]) -> Vec<u32> {
    lists.iter().map(|list| list.len() as u32).collect()
}

fn sum(lengths: &[u32]) -> u64 {
    lengths.iter().map(|&length| u64::from(length)).sum()
}

/// So many lists of these lengths, one after the other; `None` where there are more or fewer lists or entries.
fn split<T>(n: usize, lengths: &[u32], entries: Vec<T>) -> Option<Vec<Vec<T>>> {
    if lengths.len() != n || sum(lengths) != entries.len() as u64 {
        return None;
    }
    let mut entries = entries.into_iter();
    Some(lengths.iter().map(|&length| entries.by_ref().take(length as usize).collect()).collect())
}

/// How many words a report has in one byte, as Lucene keeps them: to four significant bits behind the
/// first, which ranking cannot tell from the number. From half a million words on they are not told apart.
#[must_use]
pub fn rough(n_words: u32) -> u8 {
    if n_words < 16 {
        return n_words as u8;
    }
    let halvings = n_words.ilog2() - 4;
    let rough = 16 * halvings + (n_words >> halvings);
    rough.min(u32::from(u8::MAX)) as u8
}

/// The middle of what is the same to [`rough`].
#[must_use]
pub fn about(rough: u8) -> u32 {
    let halvings = (u32::from(rough) / 16).saturating_sub(1);
    let half = (1 << halvings) / 2;
    ((u32::from(rough) - 16 * halvings) << halvings) + half
}

/// Per report: the intervals of days its text speaks of, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MentionedDays(pub Vec<Vec<Interval>>);

/// [`MentionedDays`] as they lie in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedMentions {
    n_mentions: Vec<u32>,
    mentions: PackedIntervals,
}

impl PackedMentions {
    /// Of these mentions.
    #[must_use]
    pub fn of(mentioned: &MentionedDays) -> Self {
        let mentions = PackedIntervals::of(&mentioned.0.concat());
        Self { n_mentions: lengths(&mentioned.0), mentions }
    }

    /// The mentions; `None` where they are not of so many reports.
    #[must_use]
    pub fn unpack(self, n_reports: u32) -> Option<MentionedDays> {
        let n = n_reports as usize;
        if self.n_mentions.len() != n {
            return None;
        }
        let mentions = self.mentions.unpack(sum(&self.n_mentions))?;
        split(n, &self.n_mentions, mentions).map(MentionedDays)
    }
}

/// Whether the time is one of [`MentionedDays`]: the text speaks of it, and says which days.
#[must_use]
pub fn is_mentioned(time: &TimeMention) -> bool {
    time.role == TimeRole::Mentioned && (time.earliest, time.latest) != (None, None)
}

/// So many days an event has at most: those of a year. «In the nineties» tells of no event, «in 2013» may.
const MOST_DAYS_OF_EVENT: u32 = 366;

/// The days of a mention that is as exact as the mention of an event: one that is closed at both ends, and no
/// longer than a year. Lengths, repetitions and what names no unit have no such days.
#[must_use]
pub fn event_days((earliest, latest): Interval) -> Option<DayRange> {
    let (first, last) = earliest.zip(latest)?;
    let is_exact = first <= last && last.0.abs_diff(first.0) < MOST_DAYS_OF_EVENT;
    is_exact.then_some(DayRange { first, last })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_has_a_day_or_as_many_as_a_year() {
        let days = |first: i32, last: i32| event_days((Some(Day(first)), Some(Day(last))));
        assert_eq!(days(5, 5), Some(DayRange { first: Day(5), last: Day(5) }));
        assert!(days(0, 365).is_some() && days(0, 366).is_none());
        assert_eq!((days(5, 4), days(i32::MIN, i32::MAX)), (None, None), "forged");
        assert_eq!((event_days((Some(Day(1)), None)), event_days((None, Some(Day(1))))), (None, None));
    }

    fn columns() -> Columns {
        let day = |n| Some(Day(n));
        Columns {
            outlet_names: vec!["الفجر".to_owned()],
            outlet: vec![0, 1, 1],
            relayed_names: vec!["أ".to_owned(), "ب".to_owned()],
            relayed: vec![vec![0, 1], vec![], vec![1]],
            provenance: vec![Provenance::Stated, Provenance::Unknown, Provenance::PageClock],
            earliest: vec![day(15_000), None, day(20_000)],
            latest: vec![day(15_030), None, None],
            conflicts: vec![[false, false], [true, false], [false, true]],
            n_words: vec![0, 15, 16],
        }
    }

    #[test]
    fn columns_and_mentions_survive() {
        assert_eq!(PackedColumns::of(&columns()).unpack(3), Some(columns()));
        let Columns { earliest, latest, .. } = columns();
        let times: Vec<Interval> = earliest.into_iter().zip(latest).collect();
        let mentioned = MentionedDays(vec![times, vec![], vec![(None, Some(Day(1)))]]);
        assert_eq!(PackedMentions::of(&mentioned).unpack(3), Some(mentioned));
    }

    #[test]
    fn no_column_is_believed_that_does_not_fit_the_others() {
        let is_believed = |change: &dyn Fn(&mut PackedColumns)| {
            let mut packed = PackedColumns::of(&columns());
            change(&mut packed);
            packed.unpack(3).is_some()
        };
        assert!(is_believed(&|_| {}));
        assert!(!is_believed(&|packed| packed.outlet.push(0)));
        assert!(!is_believed(&|packed| packed.outlet[0] = 2));
        assert!(!is_believed(&|packed| packed.relayed[0] = 2));
        assert!(!is_believed(&|packed| packed.relayed.push(0)));
        assert!(!is_believed(&|packed| packed.n_relayed.push(0)));
        assert!(!is_believed(&|packed| packed.n_relayed[0] = u32::MAX));
        assert!(!is_believed(&|packed| packed.provenance.truncate(2)));
        assert!(!is_believed(&|packed| packed.n_words.truncate(2)));
        assert!(!is_believed(&|packed| packed.published = PackedIntervals::default()));
        let mentions = PackedMentions::of(&MentionedDays(vec![vec![(None, None)], vec![]]));
        assert_eq!(mentions.clone().unpack(3), None);
        assert_eq!(PackedMentions { n_mentions: vec![1, 1], ..mentions }.unpack(2), None);
    }

    #[test]
    fn a_rough_number_is_off_by_a_thirtieth_at_the_most_and_is_its_own() {
        for n in (0..70_000).chain([99_999, 300_000, 500_000]) {
            let about = about(rough(n));
            assert!(about.abs_diff(n) <= n / 30, "{n} is about {about}");
            assert_eq!(rough(about), rough(n), "{n}");
        }
        assert_eq!(rough(u32::MAX), u8::MAX);
        assert!((0..=u8::MAX).all(|byte| rough(about(byte)) == byte));
    }
}
