//! Two times that are the ends of one, where at least one is relative: «من يوليو إلى سبتمبر».

use crate::calendar::Day;
use crate::knowledge::time_words::Sense;
use crate::knowledge::weekdays::ordinal_day;
use crate::report::{Granularity, TimeModifier};

use super::super::times::TimeRule;
use super::What;
use super::scan::{Reading, Scan};

/// «من … إلى …», «بين … و…».
pub(super) fn range_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    if scan.line.key_without_and(at) == "ما" && scan.key(at + 1) == "بين" && scan.follows(at + 1) {
        return what_lies_between(scan, at);
    }
    let head = scan.head(at)?;
    if head.sense != Sense::Opens || scan.found_at(at).is_some() || !scan.follows(at + 1) {
        return None;
    }
    let paired = scan.line.key_without_and(at) == "بين";
    let lengths = || super::amounts::between_at(scan, at + 1).filter(|_| !paired);
    // «بين شهري يناير ومارس»
    let first =
        at + 1 + usize::from(paired && matches!(scan.key(at + 1), "شهري" | "يومي" | "عامي" | "موسمي"));
    let ends = between_at(scan, first, paired).or_else(lengths)?;
    Some(Reading { first: at, taken: head.taken, ..ends })
}

/// «ما بين … و…» says what «بين … و…» does.
fn what_lies_between(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let scan = scan.inside()?;
    let explicit = scan.found_at(at + 1).and_then(|found| super::days::of_found(found, at + 1));
    let readings = [range_at(scan, at + 1), super::amounts::amount_at(scan, at + 1), explicit];
    let longest = |best: Reading, other: Reading| if other.end > best.end { other } else { best };
    let between = readings.into_iter().flatten().reduce(longest)?;
    let taken = usize::from(scan.key(at) != "ما");
    Some(Reading { first: at, taken, ..between })
}

/// The two ends that begin with the word, behind what opens them.
pub(super) fn between_at(scan: Scan<'_>, at: usize, paired: bool) -> Option<Reading> {
    if let Some(clocks) = clocks_at(scan, at, paired) {
        return Some(clocks);
    }
    if let Some(days) = ordinals_at(scan, at, paired) {
        return Some(days);
    }
    let from = end_at(scan, at)?;
    let has_both_ends = match from.what {
        What::Hijri(_, _, Some((first, last)), _) | What::DaysOfMonth(_, first, last, ..) => first != last,
        What::Days(first, last, Granularity::Day) => first != last,
        What::Between(..) => true,
        _ => false,
    };
    if has_both_ends && from.modifier.is_none() {
        return Some(from);
    }
    let joint = if paired {
        let joint = scan.key(from.end);
        joint.starts_with('و').then_some(from.end + usize::from(joint == "و"))?
    } else {
        let joint = until_at(scan, from.end)?;
        // «حتى نهاية يوم الخميس»
        joint + usize::from(scan.key(joint) == "نهايه" && scan.key(joint + 1) == "يوم")
    };
    // «حتى 7 أغسطس الحالي» is an explicit time as a whole.
    let until =
        scan.found_at(from.end).filter(|found| !paired && found.modifier == Some(TimeModifier::Until));
    let to = match until {
        Some(_) => super::days::chain_at(scan, from.end)?,
        None => end_at(scan, joint)?,
    };
    let what = What::Between(Box::new(in_its_year(from.what, &to.what)), Box::new(to.what));
    Some(Reading::new(at, 0, to.end, what, TimeRule::RelativeRange))
}

/// «الثاني والثاني عشر من سبتمبر», «الثامن إلى العاشر من شهر ذي القعدة», «21 وحتى 23 من الشهر الحالي»: the month
/// stands behind the second.
fn ordinals_at(scan: Scan<'_>, at: usize, paired: bool) -> Option<Reading> {
    let [first, second] = [scan.key(at), scan.key(at + 1)];
    let digits = || scan.line.day_digits(at).filter(|_| scan.found_at(at).is_none()).map(|day| (day, 1));
    let in_words = ordinal_day(&[first, second, "من"]).or_else(|| ordinal_day(&[first, "من"]));
    let (from, used) = in_words.or_else(digits)?;
    let joint = at + used;
    if !paired && let Some(days) = to_a_day(scan, at, from, joint) {
        return Some(days);
    }
    let (to, next) = if paired && scan.key(joint) == "و" {
        (scan.line.day_digits(joint + 1)?, joint + 2)
    } else if paired {
        let key = scan.key(joint).strip_prefix('و')?;
        let (to, used) = ordinal_day(&[key, scan.key(joint + 1), scan.key(joint + 2)])?;
        (to, joint + used)
    } else {
        super::super::points::day_number(scan.line, until_at(scan, joint)?)?
    };
    let spaced = |at: usize| scan.follows(at);
    let month_at = next + usize::from(scan.key(next) == "من");
    if !(at + 1..=next).all(spaced) || from >= to || !spaced(month_at) {
        return None;
    }
    let month = scan.inside().and_then(|scan| super::units::inner_at(scan, month_at))?;
    let day = |nth| Box::new(What::Nth(nth, Granularity::Day, Box::new(month.what.clone())));
    let what = match &month.what {
        What::Month(of, which) => What::DaysOfMonth(*of, from, to, None, *which),
        What::Hijri(year, Some(of), None, which) => What::Hijri(*year, Some(*of), Some((from, to)), *which),
        What::Days(_, _, Granularity::Month) | What::Unit(Granularity::Month, _, None) => {
            What::Between(day(from), day(to))
        }
        _ => return None,
    };
    Some(Reading::new(at, 0, month.end, what, TimeRule::RelativeRange))
}

/// «الرابع إلى 15 أغسطس المقبل»: the second is an explicit day of the month that both have.
fn to_a_day(scan: Scan<'_>, at: usize, from: u32, joint: usize) -> Option<Reading> {
    let until = until_at(scan, joint)?;
    let last_at = if scan.found_at(joint).is_some() { joint } else { until };
    let last = super::days::chain_at(scan, last_at).filter(|_| scan.found_at(last_at).is_some())?;
    let what = match last.what {
        What::DaysOfMonth(month, to, same, _, which) if to == same && from < to => {
            What::DaysOfMonth(month, from, to, None, which)
        }
        What::Days(to, same, Granularity::Day) if to == same => {
            let (year, month, _) = to.civil();
            let first = Day::from_civil(year, month, from).filter(|first| *first < to)?;
            What::Days(first, to, Granularity::Day)
        }
        _ => return None,
    };
    (at + 1..=until)
        .all(|at| scan.follows(at))
        .then(|| Reading::new(at, 0, last.end, what, TimeRule::RelativeRange))
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
    let sure = super::clocks::clock_at(scan, at).or_else(|| super::clocks::prayer_at(scan, at));
    let is_sure = sure.is_some();
    let part = || super::clocks::part_of_day_at(scan, at);
    let from = sure.or_else(|| super::clocks::hour_at(scan, at)).or_else(part)?;
    // «من الساعة 8:00 - 10:00 مساء»
    if !paired && from.amount.is_some_and(|amount| amount.least != amount.most) {
        return Some(from);
    }
    let to_at = match scan.key(from.end) {
        _ if !paired => until_at(scan, from.end)?,
        "و" => from.end + 1,
        key => key.starts_with('و').then_some(from.end)?,
    };
    // «من 16:00 إلى 18:00»
    let in_digits = |at: usize| scan.line.gap_before(at + 1) == Some(":");
    let both_in_digits = in_digits(at) && in_digits(to_at);
    let to = super::clocks::clock_at(scan, to_at)
        .or_else(|| super::clocks::prayer_at(scan, to_at))
        .or_else(|| super::clocks::hour_at(scan, to_at).filter(|_| is_sure || both_in_digits))?;
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
