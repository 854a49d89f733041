//! All that words say of time, in two steps: [`told_in`] says what the words of a line say, [`Resolving`]
//! what days that is, against the day of publication and the times told before.
//!
//! One file a kind: [`days`] chains of day part, day, weekday and date, [`days_of_units`]; [`months`], [`eras`], [`units`] named units, [`shares`] of
//! them; [`amounts`] lengths, [`repetitions`], [`leads`] «قبل يومين» and [`numbers`]; [`clocks`]; [`hours`] of a day; [`courses`] years of schools; [`hijri`]; [`anchors`] feasts and known
//! events; [`vague`]; [`ranges`] and [`lists`] of them, and [`twins`] in two calendars. None of them reads a clock: the same words and day give the same answer.

mod amounts;
mod anchors;
mod clocks;
mod courses;
mod days;
mod days_of_units;
mod eras;
mod hijri;
mod hours;
mod leads;
mod lists;
mod months;
mod numbers;
mod ranges;
mod repetitions;
mod resolving;
mod scan;
mod shares;
mod stepping;
mod tenses;
mod twins;
mod units;
mod vague;

use crate::calendar::{Day, Weekday};
use crate::knowledge::time_words::{Part, Which};
use crate::report::{Amount, Granularity, Span, TimeAgainst, TimeMention, TimeModifier, TimeRole};

use super::times::{TimeRule, opened};

pub use resolving::Resolving;
pub use scan::{told_in, told_knowing};

/// The folded words with which the rules begin, besides those of the tables.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    leads::LEADING.iter().chain(courses::NOUNS).copied().chain([clocks::SIGN])
}

/// The folded words with which years that are not those of the calendar begin.
pub(super) fn nouns_of_courses() -> impl Iterator<Item = &'static str> {
    courses::NOUNS.iter().copied()
}

/// What an expression says, before it is known when that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// These days, whenever it was said.
    Days(Day, Day, Granularity),
    /// So many days away, with the weekday beside it: «أمس الثلاثاء».
    DayAway(i32, Option<Weekday>),
    /// A weekday, past or coming.
    Weekday(Weekday, Option<Which>),
    /// Days of a month without a year: month, first and last day, the weekday beside them.
    DaysOfMonth(u32, u32, u32, Option<Weekday>, Option<Which>),
    /// A month without a year.
    Month(u32, Option<Which>),
    /// 0 spring … 3 winter.
    Season(u32, Option<Which>),
    /// «الأسبوع الماضي», with the part of it that is meant.
    Unit(Granularity, Which, Option<Part>),
    /// The nth of the units in another time: «الربع الأول من …». The last is 0.
    Nth(u32, Granularity, Box<What>),
    /// The first so many months of a year.
    FirstOf(u32, Granularity, Box<What>),
    /// So many units up to publication (negative) or from it.
    InARow(i32, Granularity),
    /// The unit so many before.
    Ago(u32, Granularity),
    /// A Hijri date: year, month, day; what is not said is the nearest.
    Hijri(Option<i32>, Option<u32>, Option<(u32, u32)>, Option<Which>),
    /// A year without its calendar: Hijri where that is no later than the year after publication, else of our era.
    YearOfEither(i32),
    /// So many units after another time, or before it.
    Later(i32, Granularity, Box<What>),
    /// From the first day of one to the last of the other.
    Between(Box<What>, Box<What>),
    /// So much of a unit.
    Lasting,
    /// So many times.
    Repeated,
    /// A time of day, on the day beside it.
    Clock(Option<Box<What>>),
    /// No unit, or none that could be counted.
    Vague,
    /// A date that no calendar has.
    Impossible,
}

/// An expression found, before it is known which days it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its words.
    pub span: Span,
    /// What they say.
    pub what: What,
    /// Before, after, since …
    pub modifier: Option<TimeModifier>,
    /// How much, where it is an amount.
    pub amount: Option<Amount>,
    /// Whether it names a part of the day.
    pub day_part: bool,
    /// Why.
    pub rule: TimeRule,
}

/// An expression with the days it covers, as far as they can be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// Its words.
    pub span: Span,
    /// The first and the last day of what it names; a modifier is not reckoned in.
    pub named: Option<(Day, Day)>,
    /// What it is exact to.
    pub granularity: Granularity,
    /// Before, after, since …
    pub modifier: Option<TimeModifier>,
    /// What else was needed.
    pub against: TimeAgainst,
    /// How much, where it is an amount.
    pub amount: Option<Amount>,
    /// Why.
    pub rule: TimeRule,
}

impl Resolved {
    /// The mention, with its part on the page.
    #[must_use]
    pub fn mention(&self, role: TimeRole) -> TimeMention {
        let (earliest, latest) = self.named.map_or((None, None), |(from, to)| (Some(from), Some(to)));
        let (earliest, latest) =
            self.modifier.map_or((earliest, latest), |modifier| opened(earliest, latest, modifier));
        TimeMention {
            span: self.span,
            earliest,
            latest,
            granularity: self.granularity,
            modifier: self.modifier,
            role,
            rule: self.rule.as_str().to_owned(),
            against: self.against,
            amount: self.amount,
        }
    }
}

#[cfg(test)]
mod tests;
