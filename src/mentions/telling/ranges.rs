//! Two times that are the ends of one, where at least one is relative: «من يوليو إلى سبتمبر».

use crate::knowledge::time_words::Sense;
use crate::report::Granularity;

use super::super::times::TimeRule;
use super::What;
use super::scan::{Reading, Scan};

/// «من … إلى …», «بين … و…».
pub(super) fn range_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let head = scan.head(at)?;
    if head.sense != Sense::Opens || scan.found_at(at).is_some() || !scan.follows(at + 1) {
        return None;
    }
    let paired = scan.line.key_without_and(at) == "بين";
    let lengths = || super::amounts::between_at(scan, at + 1).filter(|_| !paired);
    let ends = between_at(scan, at + 1, paired).or_else(lengths)?;
    Some(Reading { first: at, taken: head.taken, ..ends })
}

/// The two ends that begin with the word, behind what opens them.
pub(super) fn between_at(scan: Scan<'_>, at: usize, paired: bool) -> Option<Reading> {
    if let Some(clocks) = clocks_at(scan, at, paired) {
        return Some(clocks);
    }
    let from = end_at(scan, at)?;
    let has_both_ends = match from.what {
        What::Hijri(_, _, Some((first, last)), _) | What::DaysOfMonth(_, first, last, ..) => first != last,
        What::Days(first, last, Granularity::Day) => first != last,
        _ => false,
    };
    if has_both_ends && !paired && from.modifier.is_none() {
        return Some(from);
    }
    let joint = if paired {
        scan.key(from.end).starts_with('و').then_some(from.end)?
    } else {
        let joint = until_at(scan, from.end)?;
        // «حتى نهاية يوم الخميس»
        joint + usize::from(scan.key(joint) == "نهايه" && scan.key(joint + 1) == "يوم")
    };
    let to = end_at(scan, joint)?;
    let what = What::Between(Box::new(in_its_year(from.what, &to.what)), Box::new(to.what));
    Some(Reading::new(at, 0, to.end, what, TimeRule::RelativeRange))
}

/// The index after «إلى», «حتى», «إلى غاية».
fn until_at(scan: Scan<'_>, at: usize) -> Option<usize> {
    match scan.key(at) {
        "الي" | "حتي" | "والي" | "وحتي" => {
            Some(at + 1 + usize::from(scan.key(at + 1) == "غايه"))
        }
        "لغايه" | "ولغايه" => Some(at + 1),
        _ => None,
    }
}

/// A first day without a year has that of the last, or the one before.
fn in_its_year(from: What, to: &What) -> What {
    match (from, to) {
        (What::Hijri(None, Some(month), days, None), What::Hijri(Some(year), Some(last), ..)) => {
            What::Hijri(Some(year - i32::from(month > *last)), Some(month), days, None)
        }
        (from, _) => from,
    }
}

/// «من الساعة التاسعة صباحا إلى الثانية ظهرا»: one time of day with two ends.
fn clocks_at(scan: Scan<'_>, at: usize, paired: bool) -> Option<Reading> {
    let from = super::clocks::clock_at(scan, at).or_else(|| super::clocks::hour_at(scan, at))?;
    let to_at = match scan.key(from.end) {
        _ if !paired => until_at(scan, from.end)?,
        "و" => from.end + 1,
        key => key.starts_with('و').then_some(from.end)?,
    };
    let to = super::clocks::clock_at(scan, to_at)?;
    let amount = super::clocks::ends_of(scan, &from, &to);
    let day = [to.what, from.what].into_iter().find(|what| *what != What::Clock(None));
    Some(Reading { amount, what: day.unwrap_or(What::Clock(None)), end: to.end, ..from })
}

fn end_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let month = || {
        let (month, end) = super::super::month_names::month_behind_clitics(scan.line, at)?;
        let which = scan.which_at(end);
        let end = end + usize::from(which.is_some());
        Some(Reading::new(at, 0, end, What::Month(month, which), TimeRule::MonthOfNearestYear))
    };
    let day = super::days::chain_at(scan, at).filter(|day| day.amount.is_none());
    let longest = [day, super::units::inner_at(scan, at), month()].into_iter().flatten();
    longest.reduce(|best, other| if other.end > best.end { other } else { best })
}
