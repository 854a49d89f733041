//! Hours of a day told by their place in it: «الساعات الأولى من صباح السبت», «وقت متأخر من يوم الثلاثاء».

use super::scan::{Reading, Scan};

/// The part of a day with the day it is of.
pub(super) fn hours_of_day_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let head = scan.head(at)?;
    let noun = scan.key(at);
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
