//! Feasts of the Hijri calendar, and events that everybody can date.

use crate::calendar::Day;
use crate::knowledge::time_words::Sense;
use crate::report::Granularity;

use super::super::events::First;
use super::super::times::TimeRule;
use super::What;
use super::scan::{Reading, Scan};

/// «عيد الفطر», «ثاني أيام عيد الأضحى المبارك».
pub(super) fn feast_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    if let Some(reading) = new_year_at(scan, at).or_else(|| last_ten_at(scan, at)) {
        return Some(reading);
    }
    let head = scan.head(at)?;
    let (nth, feast) = match head.sense {
        Sense::Ordinal(nth) if matches!(scan.key(at + 1), "ايام" | "يوم") => {
            (Some(nth), at + 2 + usize::from(scan.key(at + 2) == "من"))
        }
        Sense::Feast if !head.article => (None, at),
        // «يوم عيد الأضحى»
        Sense::Unit(Granularity::Day, crate::knowledge::time_words::Count::One)
            if !head.article && scan.follows(at + 1) =>
        {
            (None, at + 1)
        }
        Sense::Unit(Granularity::Day, crate::knowledge::time_words::Count::Many) if !head.article => {
            (Some(0), at + 1)
        }
        _ => return None,
    };
    (scan.line.key_without_and(feast).ends_with("عيد")).then_some(())?;
    let (month, first, length) = match scan.key(feast + 1) {
        "الفطر" => (10, 1, 3),
        "الاضحي" => (12, 10, 4),
        _ => return None,
    };
    let nth = nth.unwrap_or(1);
    (nth <= length).then_some(())?;
    let (day, last) = if nth == 0 { (first, first + length - 1) } else { (first + nth - 1, first + nth - 1) };
    let blessed = usize::from(matches!(scan.key(feast + 2), "المبارك" | "السعيد"));
    let end = feast + 2 + blessed;
    let which = scan.which_at(end);
    let what = What::Hijri(None, Some(month), Some((day, last)), which);
    Some(Reading::new(at, head.taken, end + usize::from(which.is_some()), what, TimeRule::Feast))
}

/// «رأس السنة», «ليلة رأس السنة الميلادية».
fn new_year_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let bare = scan.line.key_without_and(at);
    let bare = bare.strip_prefix('ب').or(bare.strip_prefix('ل')).unwrap_or(bare);
    let night = bare == "ليله";
    let head = at + usize::from(night);
    let said = scan.key(head).ends_with("راس") && matches!(scan.key(head + 1), "السنه" | "العام");
    if !said || !(at + 1..=head + 1).all(|at| scan.follows(at)) || !(night || bare == "راس") {
        return None;
    }
    let taken = scan.key(at).chars().count() - bare.chars().count();
    let what = match scan.key(head + 2) {
        "الهجريه" | "الهجري" => What::Hijri(None, Some(1), Some((1, 1)), None),
        _ if night => What::DaysOfMonth(12, 31, 31, None, None),
        _ => What::DaysOfMonth(1, 1, 1, None, None),
    };
    let which = usize::from(matches!(
        scan.key(head + 2),
        "الهجريه" | "الهجري" | "الميلاديه" | "الميلادي" | "الجديده" | "الجديد" | "الاداريه"
    ));
    Some(Reading::new(at, taken, head + 2 + which, what, TimeRule::Feast))
}

/// «العشر الأواخر من رمضان».
fn last_ten_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let bare = scan.line.key_without_and(at);
    let ten = bare.strip_prefix('ب').unwrap_or(bare) == "العشر" && scan.key(at + 1) == "الاواخر";
    let of = at + 2 + usize::from(scan.key(at + 2) == "من");
    let month = of + usize::from(scan.key(of) == "شهر");
    if !ten || month == at + 2 || scan.key(month) != "رمضان" || !(at + 1..=month).all(|at| scan.follows(at))
    {
        return None;
    }
    let blessed = usize::from(scan.key(month + 1) == "المبارك");
    let taken = scan.key(at).chars().count() - "العشر".chars().count();
    let what = What::Hijri(None, Some(9), Some((21, 29)), None);
    Some(Reading::new(at, taken, month + 1 + blessed, what, TimeRule::Feast))
}

/// A known event, behind a preposition of time.
pub(super) fn event_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let Some((event, length)) = scan.events.named(First::of(scan.key(at)), |behind| scan.key(at + behind))
    else {
        return unnamed_event_at(scan, at);
    };
    let (from, to, end) = (event.from, event.to, at + length);
    let what = What::Days(from, to, Granularity::Event);
    // The date in the name may have a month more than the name, and a year: «11 سبتمبر/أيلول 2001».
    let linked = end + usize::from(scan.key(end) == "في" && scan.follows(end));
    let dated = scan.explicit_over(end).or_else(|| scan.found_at(linked).filter(|_| scan.follows(linked)));
    let its_own = |(first, last): (Day, Day)| first <= to && from <= last;
    let of_any_year = |(month, first, last): (u32, u32, u32)| {
        let (_, its_month, its_day) = from.civil();
        from == to && (month, first, last) == (its_month, its_day, its_day)
    };
    let end = dated
        .filter(|found| found.modifier.is_none())
        .filter(|found| found.named.is_some_and(its_own) || found.of_some_year.is_some_and(of_any_year))
        .map_or(end, |found| found.end_word);
    let judged = matches!(scan.key(end), "الارهابي" | "الارهابيه" | "الدامي" | "الداميه" | "الشهيره");
    let end = end + usize::from(judged && scan.follows(end));
    Some(Reading::new(at, 0, end, what, TimeRule::KnownEvent))
}

/// «الثورة»: each country has its own, so no day is claimed.
fn unnamed_event_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let goes_on = scan.follows(at + 1) && scan.key(at + 1).starts_with("ال");
    let told = matches!(scan.key(at), "الثوره" | "الاستقلال") && !goes_on;
    told.then(|| Reading::new(at, 0, at + 1, What::Vague, TimeRule::VagueTime))
}
