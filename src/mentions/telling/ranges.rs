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
    if let Some(clocks) = clocks_at(scan, at + 1, paired) {
        return Some(Reading { first: at, taken: head.taken, ..clocks });
    }
    let from = end_at(scan, at + 1)?;
    let has_both_ends = match from.what {
        What::Hijri(_, _, Some((first, last)), _) | What::DaysOfMonth(_, first, last, ..) => first != last,
        What::Days(first, last, Granularity::Day) => first != last,
        _ => false,
    };
    if has_both_ends && !paired && from.modifier.is_none() {
        return Some(Reading { first: at, taken: head.taken, ..from });
    }
    let key = scan.key(from.end);
    let joint = if matches!(key, "الي" | "حتي" | "والي" | "وحتي") && !paired {
        from.end + 1 + usize::from(scan.key(from.end + 1) == "غايه")
    } else if matches!(key, "لغايه" | "ولغايه") && !paired {
        from.end + 1
    } else if paired && key.starts_with('و') {
        from.end
    } else {
        return None;
    };
    let to = end_at(scan, joint)?;
    let what = What::Between(Box::new(from.what), Box::new(to.what));
    Some(Reading::new(at, head.taken, to.end, what, TimeRule::RelativeRange))
}

/// «من الساعة التاسعة صباحا إلى الثانية ظهرا»: one time of day with two ends.
fn clocks_at(scan: Scan<'_>, at: usize, paired: bool) -> Option<Reading> {
    let from = super::clocks::clock_at(scan, at)?;
    let key = scan.key(from.end);
    let to_at = match key {
        "الي" | "حتي" | "والي" | "وحتي" if !paired => from.end + 1,
        "و" if paired => from.end + 1,
        _ if paired && key.starts_with('و') => from.end,
        _ => return None,
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
