//! From what words say to days, against the day of publication and what the text named last.

use crate::calendar::{Day, Weekday, days_in_month, hijri};
use crate::knowledge::time_words::{Part, Which};
use crate::report::{Granularity, TimeAgainst, TimeModifier};

use super::super::times::TimeRule;
use super::stepping::{Days, hijri_days, nearest, nth_of, plus, season_of, unit_around};
use super::{Resolved, Told, What};

/// Resolves the times of one report, in their order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Resolving {
    /// The first and the last day on which it may have been published.
    published: Option<(Day, Day)>,
    /// The first and the last day of what the text named last.
    named_last: Option<(Day, Day)>,
    /// Fewer days than these may be in doubt.
    longest_doubt: i32,
}

/// The days that need neither the day of publication nor the text around.
pub(super) fn days_of(what: &What) -> Option<Days> {
    if needs_publication(what) { None } else { days_on(what, Day(0)) }
}

impl Resolving {
    /// Against a report published on one of these days, if that is known.
    #[must_use]
    pub fn against(published: Option<(Day, Day)>) -> Self {
        Self { published, named_last: None, longest_doubt: i32::MAX }
    }

    /// With no days for what would cover so many more, or more than so many, because the day of publication is not
    /// known: of «أمس» in a report of some day in two years there is nothing worth showing, but «8 ديسمبر» may be the
    /// same day for all of them.
    #[must_use]
    pub fn in_doubt_for_less_than(self, days: i32) -> Self {
        Self { longest_doubt: days, ..self }
    }

    /// The days the expression covers: where it is not known on which of several days it was published, from the
    /// first that it could cover to the last.
    pub fn resolve(&mut self, told: &Told) -> Resolved {
        let (days, against) = self.days(&told.what);
        // «هجوم سوسة» told before that of June 2015 was another.
        let not_yet = |(from, _, of): &Days| {
            *of == Granularity::Event && self.published.is_some_and(|(_, last)| last < *from)
        };
        let days = days.filter(|days| !not_yet(days));
        self.named_last = days.map(|(from, to, _)| (from, to)).or(self.named_last);
        let days = self.opened_widest(told).or(days);
        let granularity = match told.what {
            What::Lasting => Granularity::Duration,
            What::Repeated => Granularity::Set,
            What::Clock(_) => Granularity::Time,
            What::Vague => Granularity::Vague,
            _ if told.day_part => Granularity::DayPart,
            _ => days.map_or_else(|| unit_of(&told.what), |(.., granularity)| granularity),
        };
        let is_civil = |year: i32| days.is_some_and(|(from, ..)| from.civil().0 == year);
        let rule = match told.what {
            What::YearOfEither(year) if is_civil(year) => TimeRule::YearAfterCue,
            _ => told.rule,
        };
        Resolved {
            span: told.span,
            named: days.map(|(from, to, _)| (from, to)),
            granularity,
            modifier: told.modifier,
            against,
            amount: told.amount,
            rule,
        }
    }

    /// What is open at one end, as said on that of the days of publication which opens it widest.
    fn opened_widest(&self, told: &Told) -> Option<Days> {
        let is_known =
            |(first, last): &(Day, Day)| first < last && last.0.saturating_sub(first.0) < self.longest_doubt;
        let (first, last) = self.published.filter(is_known)?;
        let said = match told.modifier? {
            TimeModifier::Since | TimeModifier::After => first,
            TimeModifier::Before | TimeModifier::Until => last,
            TimeModifier::About => return None,
        };
        let of_publication = needs_publication(&told.what) && !speaks_of_text(&told.what);
        of_publication.then(|| days_on(&told.what, said))?
    }

    fn days(&self, what: &What) -> (Option<Days>, TimeAgainst) {
        if speaks_of_text(what) {
            // Nothing was named before: «الشهر التالي» can only be the next.
            return match *what {
                What::Unit(unit, Which::Following, part)
                    if self.named_last.is_none() && unit != Granularity::Day =>
                {
                    self.days(&What::Unit(unit, Which::Next, part))
                }
                _ => (self.settled(what).and_then(|what| self.days(&what).0), TimeAgainst::Text),
            };
        }
        if !needs_publication(what) {
            return (days_on(what, Day(0)), TimeAgainst::Nothing);
        }
        let days = self.published.and_then(|(first, last)| {
            let (from, to, granularity) = days_on(what, first)?;
            let (_, latest, _) = days_on(what, last)?;
            let is_known = latest.0.saturating_sub(to.0) < self.longest_doubt;
            (first == last || (from <= latest && is_known)).then_some((from, to.max(latest), granularity))
        });
        (days, TimeAgainst::Publication)
    }

    /// The same with the units of which the text must say which they are.
    fn settled(&self, what: &What) -> Option<What> {
        let boxed = |what: &What| self.settled(what).map(Box::new);
        Some(match what {
            What::Unit(unit, Which::Same, _) => self.of_text(*unit, 0)?,
            What::Unit(unit, Which::Following, _) => self.of_text(*unit, 1)?,
            What::Nth(nth, unit, of) => What::Nth(*nth, *unit, boxed(of)?),
            What::FirstOf(n, unit, of) => What::FirstOf(*n, *unit, boxed(of)?),
            What::Later(n, unit, of) => What::Later(*n, *unit, boxed(of)?),
            What::Between(from, to) => What::Between(boxed(from)?, boxed(to)?),
            What::Clock(Some(day)) => What::Clock(Some(boxed(day)?)),
            other => other.clone(),
        })
    }

    /// The unit that has what was named last, or one after it; of what is longer, no unit is the same.
    fn of_text(&self, unit: Granularity, step: i32) -> Option<What> {
        let (first, last) = self.named_last?;
        let (_, ends, _) = unit_around(unit, 0, first)?;
        let (from, to, unit) = unit_around(unit, step, first).filter(|_| last <= ends)?;
        Some(What::Days(from, to, unit))
    }
}

/// Whether it is a unit of which the text must say which it is, or in one.
fn speaks_of_text(what: &What) -> bool {
    match what {
        What::Unit(_, which, _) => matches!(which, Which::Same | Which::Following),
        What::Nth(_, _, of) | What::FirstOf(_, _, of) | What::Later(_, _, of) | What::Clock(Some(of)) => {
            speaks_of_text(of)
        }
        What::Between(from, to) => speaks_of_text(from) || speaks_of_text(to),
        _ => false,
    }
}

fn unit_of(what: &What) -> Granularity {
    match *what {
        What::Unit(unit, ..)
        | What::InARow(_, unit)
        | What::Ago(_, unit)
        | What::Nth(_, unit, _)
        | What::Later(_, unit, _) => unit,
        What::YearOfEither(_) => Granularity::Year,
        What::Month(..) | What::Hijri(_, Some(_), None, _) => Granularity::Month,
        What::Season(..) => Granularity::Season,
        _ => Granularity::Day,
    }
}

fn needs_publication(what: &What) -> bool {
    match what {
        What::Days(..)
        | What::Lasting
        | What::Repeated
        | What::Vague
        | What::Impossible
        | What::Clock(None) => false,
        What::Hijri(year, ..) => year.is_none(),
        What::Nth(_, _, of) | What::FirstOf(_, _, of) | What::Later(_, _, of) | What::Clock(Some(of)) => {
            needs_publication(of)
        }
        What::Between(from, to) => needs_publication(from) || needs_publication(to),
        _ => true,
    }
}

/// Whether the end of a range says of which year it is: «إلى مارس المقبل».
fn fixes_year(end: &What) -> bool {
    matches!(
        end,
        What::Month(_, Some(_))
            | What::DaysOfMonth(_, _, _, _, Some(_))
            | What::Nth(_, Granularity::Month, _)
            | What::Days(_, _, Granularity::Day | Granularity::Month)
    )
}

/// The last beginning before a day of what has no year of its own: «من ديسمبر».
fn begins_before(from: &What, end: Day) -> Option<Day> {
    let (month, day) = match *from {
        What::Month(month, None) => (month, 1),
        What::DaysOfMonth(month, first, _, _, None) => (month, first),
        _ => return None,
    };
    let (year, ..) = end.civil();
    (year - 8..=year).rev().filter_map(|year| Day::from_civil(year, month, day)).find(|day| *day < end)
}

/// The days it covers when said on this day.
fn days_on(what: &What, said: Day) -> Option<Days> {
    let one = |day: Day| Some((day, day, Granularity::Day));
    let (year, ..) = said.civil();
    match what {
        What::Days(from, to, granularity) => Some((*from, *to, *granularity)),
        What::DayAway(away, weekday) => {
            let day = Day(said.0 + away);
            match weekday {
                // At odds, the weekday holds.
                Some(weekday) if day.weekday() != *weekday => {
                    let which = if *away > 0 { Which::Next } else { Which::This };
                    one(near_weekday(*weekday, Some(which), said))
                }
                _ => one(day),
            }
        }
        What::Weekday(weekday, which) => one(near_weekday(*weekday, *which, said)),
        What::DaysOfMonth(month, first, last, weekday, which) => {
            let in_year = |year: i32| Day::from_civil(year, *month, *first);
            let mut years = (year - 4..=year + 4).filter_map(|year| Some((year, in_year(year)?)));
            let agrees = |day: Day| weekday.is_none_or(|weekday| day.weekday() == weekday);
            let by_weekday =
                years.clone().filter(|(_, day)| agrees(*day)).min_by_key(|(_, day)| day.0.abs_diff(said.0));
            let (year, day) = match which {
                Some(Which::Past) => years.rfind(|(_, day)| *day <= said)?,
                Some(Which::Next) => years.find(|(_, day)| *day >= said)?,
                Some(Which::This) => years.min_by_key(|(_, day)| day.0.abs_diff(said.0))?,
                _ => by_weekday
                    .filter(|(_, day)| weekday.is_some() && day.0.abs_diff(said.0) < 550)
                    .or_else(|| years.min_by_key(|(_, day)| day.0.abs_diff(said.0)))?,
            };
            Some((day, Day::from_civil(year, *month, *last)?, Granularity::Day))
        }
        What::Month(month, which) => {
            let of = |year: i32| {
                let from = Day::from_civil(year, *month, 1)?;
                Some((from, Day(from.0 + days_in_month(year, *month) as i32 - 1), Granularity::Month))
            };
            let this = of(year)?;
            match which {
                Some(Which::Past) => {
                    if this.1 < said {
                        Some(this)
                    } else {
                        of(year - 1)
                    }
                }
                Some(Which::Next) => {
                    if this.0 > said {
                        Some(this)
                    } else {
                        of(year + 1)
                    }
                }
                Some(_) => Some(this),
                // News tell of what was; what is to come must be nearer by half.
                None => [of(year - 1), Some(this), of(year + 1)].into_iter().flatten().min_by_key(|days| {
                    if days.1 < said { said.0 - days.1.0 } else { 2 * (days.0.0 - said.0).max(0) }
                }),
            }
        }
        What::Season(season, which) => {
            let of = |year: i32| season_of(*season, year);
            let all = || (year - 2..=year + 1).filter_map(of);
            match which {
                Some(Which::Past) => all().rfind(|days| days.1 < said),
                Some(Which::Next) => all().find(|days| days.0 > said),
                _ => nearest([of(year - 1), of(year), of(year + 1)], said),
            }
        }
        What::Unit(unit, which, part) => {
            let step = match which {
                Which::Past => -1,
                Which::Next => 1,
                _ => 0,
            };
            let days = unit_around(*unit, step, said)?;
            // The end of a week is its last two days.
            let weekend = *unit == Granularity::Week && *part == Some(Part::End);
            Some(if weekend { (Day(days.1.0 - 1), days.1, days.2) } else { days })
        }
        What::Nth(nth, unit, of) => nth_of(*nth, *unit, days_on(of, said)?),
        What::FirstOf(n, unit, of) => {
            let (from, ..) = days_on(of, said)?;
            let last = Day(plus(from, *n as i32, *unit)?.0 - 1);
            (from <= last).then_some((from, last, *unit))
        }
        What::InARow(0, _) => None,
        What::InARow(n, unit) => {
            let other = plus(said, *n, *unit)?;
            let (from, to) = if *n < 0 { (other, said) } else { (said, other) };
            Some((from, Day(to.0 - 1), *unit))
        }
        What::Ago(n, unit) => {
            let day = plus(said, -(*n as i32), *unit)?;
            let unit = if matches!(unit, Granularity::Decade | Granularity::Century) {
                Granularity::Year
            } else {
                *unit
            };
            unit_around(unit, 0, day)
        }
        What::Hijri(year, month, day, which) => hijri_days(*year, *month, *day, *which, said),
        What::YearOfEither(year) => {
            let hijri = (*year <= hijri::year_with(said) + 1).then(|| hijri::year_of(*year)).flatten();
            let civil = || Some((Day::from_civil(*year, 1, 1)?, Day::from_civil(*year, 12, 31)?));
            hijri.or_else(civil).map(|(from, to)| (from, to, Granularity::Year))
        }
        What::Later(n, unit, of) => {
            let (from, ..) = days_on(of, said)?;
            unit_around(*unit, 0, plus(from, *n, *unit)?)
        }
        What::Between(from, to) => {
            let (ends, mut last, _) = days_on(to, said)?;
            let (first, _, granularity) = match begins_before(from, ends).filter(|_| fixes_year(to)) {
                Some(begins) => (begins, begins, unit_of(from)),
                None => days_on(from, said)?,
            };
            if last < first {
                last = match **to {
                    What::Weekday(weekday, _) => near_weekday(weekday, Some(Which::Next), first),
                    What::Month(..) => {
                        unit_around(Granularity::Month, 0, plus(last, 1, Granularity::Year)?)?.1
                    }
                    What::DaysOfMonth(..) => plus(last, 1, Granularity::Year)?,
                    _ => return None,
                };
            }
            (first <= last).then_some((first, last, granularity))
        }
        What::Clock(day) => days_on(day.as_deref()?, said),
        What::Lasting | What::Repeated | What::Vague | What::Impossible => None,
    }
}

/// The last such day up to publication, or the first from it.
fn near_weekday(weekday: Weekday, which: Option<Which>, said: Day) -> Day {
    let ahead = (weekday as i32 - said.weekday() as i32).rem_euclid(7);
    let back = (7 - ahead) % 7;
    match which {
        Some(Which::Past) => Day(said.0 - if back == 0 { 7 } else { back }),
        Some(Which::Next) => Day(said.0 + ahead),
        _ => Day(said.0 - back),
    }
}
