//! What the words «اليوم الاثنين», «أمس الأحد», «مارس الجاري» ask of the day on which they are said.

use crate::calendar::{Day, Weekday};
use crate::report::Span;

use super::super::rules::DatingRule;
use super::evidence::{Evidence, Interval, Source};

/// Weekdays and months come again: in a longer interval they say next to nothing.
const LONGEST: i32 = 366;

/// What the day must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Must {
    /// So many days away it is this weekday.
    Weekday(i32, Weekday),
    /// So many days away it is this day of this month.
    DayOfMonth(i32, u32, u32),
    /// It lies in this month.
    Month(u32),
    /// It is this day of its month or a later one.
    NotBefore(u32),
}

/// Words of the text, and what they ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deixis {
    /// The words.
    pub span: Span,
    /// What they ask.
    pub must: Must,
}

impl Deixis {
    fn may_be_said_on(&self, day: Day) -> bool {
        let (_, month, of_month) = day.civil();
        match self.must {
            Must::Weekday(away, weekday) => Day(day.0 + away).weekday() == weekday,
            Must::DayOfMonth(away, month, of_month) => {
                let (_, its_month, its_day) = Day(day.0 + away).civil();
                (its_month, its_day) == (month, of_month)
            }
            Must::Month(its_month) => month == its_month,
            Must::NotBefore(first) => first <= of_month,
        }
    }

    /// As a piece of evidence for the interval that it leaves.
    #[must_use]
    pub fn evidence(&self, left: Interval) -> Evidence {
        let rule = match self.must {
            Must::Weekday(..) => DatingRule::TextWeekday,
            Must::DayOfMonth(..) | Must::Month(_) | Must::NotBefore(_) => DatingRule::TextThisMonth,
        };
        Evidence::new(Source::TextDeixis, rule, self.span, left, None)
    }
}

/// From the first to the last day of a short interval on which all of it may be said; `None` where there is no
/// such day. A long interval stays as it is.
#[must_use]
pub fn narrowed(interval: Interval, all: &[Deixis]) -> Option<Interval> {
    let Some((first, last)) = interval.bounds().filter(|(first, last)| last.0 - first.0 <= LONGEST) else {
        return Some(interval);
    };
    let fits = |day: &Day| all.iter().all(|one| one.may_be_said_on(*day));
    let first = (first.0..=last.0).map(Day).find(fits)?;
    let last = (first.0..=last.0).rev().map(Day).find(fits)?;
    Some(Interval::between(first, last))
}
