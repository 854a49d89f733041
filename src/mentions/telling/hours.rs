//! Hours of a day told by their place in it: «الساعات الأولى من صباح السبت», «وقت متأخر من يوم الثلاثاء».

use super::super::times::TimeRule;
use super::What;
use super::scan::{Reading, Scan};

/// The part of a day with the day it is of.
pub(super) fn hours_of_day_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let head = scan.head(at)?;
    if let Some(night) = night_between_at(scan, at) {
        return Some(Reading { taken: head.taken, ..night });
    }
    let noun = scan.key(at);
    // «وقت سابق من هذا الشهر», «وقت لاحق من يوم الأحد»
    if noun.ends_with("وقت")
        && !head.article
        && matches!(scan.key(at + 1), "سابق" | "لاحق")
        && (at + 1..=at + 3).all(|at| scan.follows(at))
    {
        let of = at + 2 + usize::from(scan.key(at + 2) == "من");
        let unit = || {
            super::units::unit_at(scan, of).filter(|unit| of > at + 2 && matches!(unit.what, What::Unit(..)))
        };
        let day = || {
            super::days::chain_at(scan, of)
                .filter(|day| matches!(day.what, What::DayAway(..) | What::Weekday(..)))
        };
        let whole = unit().or_else(day).filter(|whole| whole.modifier.is_none() && whole.taken == 0)?;
        return Some(Reading { first: at, taken: head.taken, ..whole });
    }
    let places: &[&str] = if noun.ends_with("الساعات") {
        &["الاولي", "الاخيره", "المتاخره", "المبكره", "الباكره"]
    } else if noun.ends_with("وقت") || noun.ends_with("ساعه") {
        &["متاخر", "متاخره", "مبكر", "مبكره"]
    } else {
        return None;
    };
    if head.article != noun.ends_with("الساعات")
        || !places.contains(&scan.key(at + 1))
        || !scan.follows(at + 1)
    {
        return None;
    }
    let day_at = at + 2 + usize::from(scan.key(at + 2) == "من");
    let day = super::days::chain_at(scan, day_at).filter(|_| (at + 2..=day_at).all(|at| scan.follows(at)))?;
    (day.modifier.is_none() && day.amount.is_none() && day.taken == 0).then_some(Reading {
        first: at,
        taken: head.taken,
        day_part: true,
        ..day
    })
}

/// «الليلة الفاصلة بين الأربعاء والخميس»: the night that begins on the first of the two days.
fn night_between_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let parts = matches!(scan.key(at + 1), "الفاصله" | "الرابطه") && scan.key(at + 2) == "بين";
    if !parts || !scan.key(at).ends_with("ليله") || !(at + 1..=at + 4).all(|at| scan.follows(at)) {
        return None;
    }
    // «الليلة الفاصلة بين 30 و31 مارس»
    if let Some(days) =
        scan.found_at(at + 2).or(scan.found_at(at + 3)).and_then(|found| super::days::of_found(found, at))
    {
        let end = days.end + usize::from(scan.which_at(days.end).is_some());
        return Some(Reading { day_part: true, end, ..days });
    }
    let (first, _) = scan.weekday_at(at + 3)?;
    let (_, taken) = scan.weekday_at(at + 4).filter(|_| scan.key(at + 4).starts_with('و'))?;
    let what = What::Weekday(first, None);
    let night = Reading::new(at, 0, at + 5, what, TimeRule::NamedWeekday);
    (taken == 1).then_some(Reading { day_part: true, ..night })
}
