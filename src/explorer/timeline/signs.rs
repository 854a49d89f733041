//! What stands on a lane: a sign for each interval where there are few, a bar for each bin where
//! there are many. Each sign is one path, so that a lane never has more nodes than signs.

use super::{LANE_HEIGHT, Scale};
use crate::calendar::{Day, DayRange};
use crate::findings::{Bin, Lane, Mark, Tally};
use crate::protocol::PointedAt;
use crate::report::Provenance;
use crate::view::Clock;

/// What a sign is, as the legend explains it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A publication stated by the page or its data.
    Stated,
    /// A publication estimated from the text.
    Inferred,
    /// A clock of the page: published then or before.
    PageClock,
    /// Days that are mentioned.
    MentionedDay,
    /// Months, years and ranges that are mentioned.
    MentionedRange,
    /// The reports of a bin.
    Bin,
}

impl Kind {
    /// Its name in the document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::PageClock => "page-clock",
            Self::MentionedDay => "day",
            Self::MentionedRange => "range",
            Self::Bin => "bin",
        }
    }

    fn of(mark: &Mark) -> Self {
        match mark.provenance {
            Some(Provenance::Stated | Provenance::Structured) => Self::Stated,
            Some(Provenance::PageClock) => Self::PageClock,
            Some(Provenance::Inferred | Provenance::Unknown | Provenance::ByHand) => Self::Inferred,
            None if mark.earliest == mark.latest => Self::MentionedDay,
            None => Self::MentionedRange,
        }
    }
}

/// What tells one sign of a lane from the others, whatever else was found meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignKey {
    /// Not before; `None` is open.
    pub earliest: Option<Day>,
    /// Not after; `None` is open.
    pub latest: Option<Day>,
    /// What it is.
    pub kind: Kind,
}

/// Something drawn that can be pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// Which.
    pub key: SignKey,
    /// Its reports.
    pub tally: Tally,
    /// How many mentions (or datings) it stands for; 0 for a bin.
    pub n_places: u32,
    /// Its words, where it is a mark.
    pub at: Option<PointedAt>,
    /// From where to where, along time.
    pub stretch: (i32, i32),
    /// From which to which height, from above.
    pub heights: (i32, i32),
    /// The outline, as the attribute `d`.
    pub path: String,
}

impl Sign {
    /// The days it stands for; an open end is that of the window.
    #[must_use]
    pub fn days(&self, window: DayRange) -> DayRange {
        let first = self.key.earliest.unwrap_or(window.first);
        let last = self.key.latest.unwrap_or(window.last);
        DayRange { first: first.min(last), last }
    }
}

/// A lane as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// Its signs, in the order of time.
    pub signs: Vec<Sign>,
    /// What only the lane's own period leaves out, in bins that have hits as well.
    pub beside: String,
    /// Whether the signs are bins.
    pub is_dense: bool,
}

impl Drawing {
    /// The lane of a clock.
    #[must_use]
    pub fn of(lane: &Lane, clock: Clock, scale: Scale) -> Self {
        let marks = lane.marks.as_ref().and_then(|marks| placed(marks, clock, scale));
        match marks {
            Some(signs) => Self { signs, beside: String::new(), is_dense: false },
            None => bars(&lane.bins, scale),
        }
    }

    /// The sign at a place of the drawing, or the nearest within `slack` pixels.
    #[must_use]
    pub fn sign_at(&self, along: i32, height: i32, slack: i32) -> Option<usize> {
        let apart = |(from, to): (i32, i32), at: i32| (from - at).max(at - to).max(0);
        let distance = |sign: &Sign| {
            // A bar is meant by its whole column.
            let above = if self.is_dense { 0 } else { apart(sign.heights, height) };
            apart(sign.stretch, along).max(above)
        };
        let distances = self.signs.iter().enumerate().map(|(nth, sign)| (distance(sign), nth));
        distances.filter(|(distance, _)| *distance <= slack).min().map(|(_, nth)| nth)
    }

    /// Where a sign is among the others.
    #[must_use]
    pub fn place_of(&self, key: SignKey) -> Option<usize> {
        self.signs.iter().position(|sign| sign.key == key)
    }
}

/// Tracks of a lane, above each other.
const MOST_TRACKS: i32 = 4;
/// The height of a track where one suffices.
const TALLEST: i32 = 24;
/// The shortest sign of an interval.
const SHORTEST: i32 = 6;
/// How far an open end is drawn, arrow included.
const OPEN: i32 = 30;
/// The length of the arrow of an open end.
const ARROW: i32 = 7;
/// Pixels between signs of a track.
const GAP: i32 = 2;

/// The marks on as few tracks as keep them apart; `None` where no few tracks do.
fn placed(marks: &[Mark], clock: Clock, scale: Scale) -> Option<Vec<Sign>> {
    let mut taken: Vec<(i32, (i32, i32))> = Vec::new();
    for mark in marks {
        let (from, to) = stretch_of(mark, scale);
        let is_free = |track: i32| {
            taken.iter().all(|(of, (start, end))| *of != track || end + GAP <= from || to + GAP <= *start)
        };
        let track = (0..MOST_TRACKS).find(|track| is_free(*track))?;
        taken.push((track, (from, to)));
    }
    let n_tracks = taken.iter().map(|(track, _)| track + 1).max().unwrap_or(1);
    let pitch = LANE_HEIGHT / n_tracks;
    let height = (pitch - 3).min(TALLEST);
    let sign = |(mark, (track, stretch)): (&Mark, (i32, (i32, i32)))| {
        let top = track * pitch + (pitch - height) / 2;
        sign_of(mark, clock, scale, stretch, (top, top + height))
    };
    Some(marks.iter().zip(taken).map(sign).collect())
}

/// The radius of a point: it says how often a day is mentioned.
fn radius(mark: &Mark) -> i32 {
    match mark.n_places {
        0 | 1 => 4,
        2..=4 => 6,
        _ => 8,
    }
}

fn stretch_of(mark: &Mark, scale: Scale) -> (i32, i32) {
    let (from, to) = match (mark.earliest, mark.latest) {
        (Some(earliest), Some(latest)) => scale.stretch(DayRange { first: earliest, last: latest }),
        (Some(earliest), None) => (scale.begin(earliest), scale.begin(earliest) + OPEN),
        (None, Some(latest)) => (scale.end(latest) - OPEN, scale.end(latest)),
        (None, None) => (0, scale.width),
    };
    let least = if Kind::of(mark) == Kind::MentionedDay { 2 * radius(mark) } else { SHORTEST };
    let missing = (least - (to - from)).max(0);
    inside(from - missing / 2, to + missing - missing / 2, scale.width)
}

/// A stretch moved, and if need be cut, so that it lies on the drawing.
fn inside(from: i32, to: i32, width: i32) -> (i32, i32) {
    let length = (to - from).min(width);
    let from = from.clamp(0, width - length);
    (from, from + length)
}

fn sign_of(mark: &Mark, clock: Clock, scale: Scale, stretch: (i32, i32), heights: (i32, i32)) -> Sign {
    let kind = Kind::of(mark);
    let path = match kind {
        Kind::MentionedDay => circle(scale, stretch, heights, radius(mark)),
        _ => bar(scale, stretch, slim(kind, heights), [mark.earliest, mark.latest].map(|end| end.is_none())),
    };
    Sign {
        key: SignKey { earliest: mark.earliest, latest: mark.latest, kind },
        tally: mark.tally,
        n_places: mark.n_places,
        at: Some(PointedAt { clock, places: mark.places.clone() }),
        stretch,
        heights,
        path,
    }
}

/// What is mentioned for a while is a line beside the points, not a box.
fn slim(kind: Kind, (top, bottom): (i32, i32)) -> (i32, i32) {
    if kind != Kind::MentionedRange {
        return (top, bottom);
    }
    let middle = (top + bottom) / 2;
    (middle - 3, middle + 3)
}

fn circle(scale: Scale, (from, to): (i32, i32), (top, bottom): (i32, i32), radius: i32) -> String {
    let radius = radius.min((bottom - top) / 2);
    let (x, y) = (scale.across((from + to) / 2) - radius, (top + bottom) / 2);
    let d = 2 * radius;
    format!("M{x} {y}a{radius} {radius} 0 1 0 {d} 0a{radius} {radius} 0 1 0 -{d} 0Z")
}

/// A box whose open ends (the earlier, the later) are arrows.
fn bar(scale: Scale, stretch: (i32, i32), (top, bottom): (i32, i32), open: [bool; 2]) -> String {
    let (left, right) = scale.edges(stretch);
    let [at_left, at_right] = if scale.across(0) == 0 { open } else { [open[1], open[0]] };
    let middle = (top + bottom) / 2;
    let mut path = format!("M{} {top}", if at_left { left + ARROW } else { left });
    if at_right {
        path.push_str(&format!("H{}L{right} {middle}L{} {bottom}", right - ARROW, right - ARROW));
    } else {
        path.push_str(&format!("H{right}V{bottom}"));
    }
    if at_left {
        path.push_str(&format!("H{}L{left} {middle}Z", left + ARROW));
    } else {
        path.push_str(&format!("H{left}Z"));
    }
    path
}

/// The least height of a bar: what is there is seen.
const LOWEST: i32 = 3;

fn bars(bins: &[Bin], scale: Scale) -> Drawing {
    let most = bins.iter().map(|bin| bin.tally.all()).max().unwrap_or(0).max(1);
    let height = |n: u32| match n {
        0 => 0,
        n => ((i64::from(n) * i64::from(LANE_HEIGHT) / i64::from(most)) as i32).max(LOWEST),
    };
    let mut beside = String::new();
    let mut sign = |bin: &Bin| {
        let (from, to) = scale.stretch(bin.days);
        let stretch = (from, if to - from > 4 { to - 1 } else { to.max(from + 1) });
        let (of_hits, of_all) = (height(bin.tally.hits), height(bin.tally.all()));
        let column = |top: i32, bottom: i32| bar(scale, stretch, (top, bottom), [false, false]);
        let bottom = LANE_HEIGHT - of_hits;
        if of_hits > 0 && of_all > of_hits {
            beside.push_str(&column(LANE_HEIGHT - of_all, bottom));
        }
        let top = if of_hits > 0 { bottom } else { LANE_HEIGHT - of_all };
        Sign {
            key: SignKey { earliest: Some(bin.days.first), latest: Some(bin.days.last), kind: Kind::Bin },
            tally: bin.tally,
            n_places: 0,
            at: None,
            stretch,
            heights: (LANE_HEIGHT - of_all, LANE_HEIGHT),
            path: column(top, LANE_HEIGHT),
        }
    };
    let signs = bins.iter().map(&mut sign).collect();
    Drawing { signs, beside, is_dense: true }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::TimeUnit;
    use crate::explorer::passage::Direction;

    const YEAR: DayRange = DayRange { first: Day(0), last: Day(364) };

    fn scale(direction: Direction) -> Scale {
        Scale { window: YEAR, width: 730, direction }
    }

    fn mark(earliest: Option<i32>, latest: Option<i32>, provenance: Option<Provenance>) -> Mark {
        Mark {
            earliest: earliest.map(Day),
            latest: latest.map(Day),
            provenance,
            tally: Tally { hits: 1, beside: 0 },
            n_places: 1,
            places: Vec::new(),
        }
    }

    fn drawing(marks: Vec<Mark>, direction: Direction) -> Drawing {
        let lane = Lane { marks: Some(marks), ..Lane::default() };
        Drawing::of(&lane, Clock::Published, scale(direction))
    }

    #[test]
    fn signs_of_a_track_never_touch_and_stay_inside() {
        let marks: Vec<Mark> = (0..60)
            .map(|n| mark(Some(n * 6), Some(n * 6 + n % 9), (n % 2 == 0).then_some(Provenance::Stated)))
            .collect();
        for direction in [Direction::LeftToRight, Direction::RightToLeft] {
            let drawn = drawing(marks.clone(), direction);
            assert!(!drawn.is_dense);
            assert_eq!(drawn.signs.len(), 60);
            for (nth, one) in drawn.signs.iter().enumerate() {
                assert!(0 <= one.stretch.0 && one.stretch.1 <= 730 && one.stretch.0 < one.stretch.1);
                assert!(0 <= one.heights.0 && one.heights.1 <= LANE_HEIGHT, "{one:?}");
                for other in &drawn.signs[nth + 1..] {
                    let apart = one.stretch.1 < other.stretch.0 || other.stretch.1 < one.stretch.0;
                    assert!(apart || one.heights.1 <= other.heights.0 || other.heights.1 <= one.heights.0);
                }
            }
        }
    }

    #[test]
    fn what_does_not_fit_on_a_few_tracks_is_drawn_as_bars() {
        let marks = (0..5).map(|n| mark(Some(n), Some(200), Some(Provenance::Inferred))).collect();
        let bin = Bin { days: YEAR, tally: Tally { hits: 5, beside: 0 } };
        let lane = Lane { marks: Some(marks), bins: vec![bin], ..Lane::default() };
        let drawn = Drawing::of(&lane, Clock::Published, scale(Direction::LeftToRight));
        assert!(drawn.is_dense);
        assert_eq!(drawn.signs[0].path, format!("M0 0H729V{LANE_HEIGHT}H0Z"));
    }

    #[test]
    fn open_ends_are_arrows_in_the_direction_of_time() {
        let clock = vec![mark(None, Some(99), Some(Provenance::PageClock))];
        let ltr = drawing(clock.clone(), Direction::LeftToRight).signs.remove(0);
        assert_eq!((ltr.key.kind, ltr.stretch), (Kind::PageClock, (170, 200)));
        assert_eq!(ltr.path, "M177 10H200V34H177L170 22Z");
        let rtl = drawing(clock, Direction::RightToLeft).signs.remove(0);
        assert_eq!(rtl.path, "M530 10H553L560 22L553 34H530Z");
    }

    #[test]
    fn a_pointer_near_a_sign_means_it() {
        let days = vec![mark(Some(10), Some(10), None), mark(Some(40), Some(40), None)];
        let drawn = drawing(days, Direction::LeftToRight);
        assert_eq!(drawn.sign_at(21, 22, 0), Some(0));
        assert_eq!(drawn.sign_at(70, 22, 12), Some(1));
        assert_eq!(drawn.sign_at(50, 22, 12), None);
        assert_eq!(drawn.place_of(drawn.signs[1].key), Some(1));
    }

    #[test]
    fn hits_stand_under_what_the_own_period_leaves_out() {
        let days = |n| TimeUnit::Day.days(n);
        let bins = vec![
            Bin { days: days(0), tally: Tally { hits: 1, beside: 3 } },
            Bin { days: days(1), tally: Tally { hits: 0, beside: 1 } },
        ];
        let lane = Lane { bins, ..Lane::default() };
        let window = DayRange { first: Day(0), last: Day(9) };
        let scale = Scale { window, width: 100, direction: Direction::LeftToRight };
        let drawn = Drawing::of(&lane, Clock::Mentioned, scale);
        assert_eq!(drawn.signs[0].path, "M0 33H9V44H0Z");
        assert_eq!(drawn.beside, "M0 0H9V33H0Z");
        assert_eq!(drawn.signs[1].path, "M10 33H19V44H10Z");
    }
}
