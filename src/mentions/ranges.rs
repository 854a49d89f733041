//! Two dates that are the ends of one time: «من 5 آذار إلى 10 نيسان 2019»,
//! «بين يناير ومارس 2019», «من مارس 2016 حتى أيار 2017».

use crate::calendar::PartialDate;
use crate::knowledge::weekdays::weekday;

use super::line::Line;
use super::points::{Point, point_at};
use super::times::{Reading, TimeRule, Value};
use super::years::year_end;

/// How the second end is joined to the first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    Until,
    And,
    Dash,
}

/// Words that open a range.
const OPENERS: [&str; 3] = ["من", "بين", "منذ"];

/// Words that stand between an opener or a joint and a date without changing it.
const FILLERS: &[&str] = &[
    "غايه",
    "حدود",
    "يوم",
    "يومي",
    "تاريخ",
    "شهر",
    "شهري",
    "اشهر",
    "موفي",
    "نهايه",
    "بدايه",
    "مطلع",
    "منتصف",
    "اوايل",
    "اواخر",
    "اخر",
    "اول",
    "عام",
    "ليله",
    "صباح",
    "مساء",
    "فجر",
];

/// Whether the folded word opens a range.
pub(super) fn is_opener(key: &str) -> bool {
    OPENERS.contains(&key)
}

/// Whether one of these words stands before the date that begins at `first`.
pub(super) fn is_opened_by(line: Line<'_>, first: usize, openers: &[&str]) -> bool {
    opener_before(line, first).is_some_and(|at| openers.contains(&line.key_without_and(at)))
}

/// The word that opens the range whose first date begins at `first`.
pub(super) fn opener_before(line: Line<'_>, first: usize) -> Option<usize> {
    let mut at = first;
    for _ in 0..4 {
        if !line.follows_at_once(at) {
            return None;
        }
        at = at.checked_sub(1)?;
        if is_opener(line.key_without_and(at)) {
            return Some(at);
        }
        if !is_filler(line.key(at)) {
            return None;
        }
    }
    None
}

fn is_filler(key: &str) -> bool {
    FILLERS.contains(&key) || weekday(key).is_some()
}

/// The joint behind a date that ends before `after`, and where the second date begins.
pub(super) fn joint_after(line: Line<'_>, after: usize) -> Option<(Joint, usize)> {
    // «2015م إلى …»
    let after = after + usize::from(line.key(after) == "م" && line.follows_at_once(after));
    if line.follows_a_dash(after) {
        return Some((Joint::Dash, after));
    }
    let gap = line.gap_before(after)?;
    if !gap.trim_start_matches(')').is_empty() {
        return None;
    }
    let (joint, mut at) = match line.key(after) {
        "الي" | "حتي" | "والي" | "وحتي" | "لغايه" | "ولغايه" => {
            (Joint::Until, after + 1)
        }
        "و" => (Joint::And, after + 1),
        key if key.starts_with('و') => (Joint::And, after),
        _ => return None,
    };
    while is_filler(line.key(at)) || (at == after && is_filler(line.key_without_and(at))) {
        at += 1;
    }
    Some((joint, at))
}

/// The range whose first end is `from`, if a joint and a second end follow.
pub(super) fn range_from(line: Line<'_>, from: &Point) -> Option<Reading> {
    let (joint, at) = joint_after(line, from.end)?;
    let (first, last, end) = match point_at(line, at) {
        Some(to) => {
            let (first, last) = dated(from, &to)?;
            let paired = is_opened_by(line, from.first, &["بين"]);
            let joined = match joint {
                Joint::Until => true,
                Joint::And if paired => !is_borrowed(from, &to) || near(first, last),
                Joint::And => from.year.is_none() && follow_each_other(first, last),
                Joint::Dash => to.year.is_some(),
            };
            joined.then_some((first, last, to.end))?
        }
        None => {
            let (year, end) = year_end(line, at).filter(|_| joint == Joint::Until)?;
            (from.in_year(from.year?)?, PartialDate::Year(year), end)
        }
    };
    let exact = matches!((first, last), (PartialDate::Day(_), PartialDate::Day(_)));
    let rule = if exact { TimeRule::DayRange } else { TimeRule::MonthRange };
    let opener = opener_before(line, from.first);
    (first.last_day() < last.last_day()).then_some(Reading {
        value: Value::Between(first, last),
        first: opener.unwrap_or(from.first),
        end,
        rule,
    })
}

/// Both ends with their years. One that says none has that of the other, or the nearest one that
/// puts the ends in order: «من 20 ديسمبر إلى 3 يناير 2016» begins in 2015.
fn dated(from: &Point, to: &Point) -> Option<(PartialDate, PartialDate)> {
    let in_order = |&(first, last): &(PartialDate, PartialDate)| first.first_day() < last.first_day();
    let pair = |first: i32, last: i32| Some((from.in_year(first)?, to.in_year(last)?)).filter(in_order);
    match (from.year, to.year) {
        (Some(first), Some(last)) => pair(first, last),
        (None, Some(year)) => pair(year, year).or_else(|| pair(year - 1, year)),
        (Some(year), None) => pair(year, year).or_else(|| pair(year, year + 1)),
        (None, None) => None,
    }
}

fn is_borrowed(from: &Point, to: &Point) -> bool {
    from.year.is_none() || to.year.is_none()
}

/// Whether ends over a new year are near enough to be meant so: «بين أبريل ومارس 2017» compares
/// two months.
fn near(first: PartialDate, last: PartialDate) -> bool {
    let (begins, ends) = (first.first_day(), last.first_day());
    begins.civil().0 == ends.civil().0 || ends.0 - begins.0 <= 183
}

fn follow_each_other(first: PartialDate, last: PartialDate) -> bool {
    matches!(
        (first, last),
        (PartialDate::Day(_), PartialDate::Day(_)) | (PartialDate::Month(..), PartialDate::Month(..))
    ) && first.last_day().0 + 1 == last.first_day().0
}
