//! Feasts of the Hijri calendar, and events that everybody can date.

use crate::calendar::{Day, hijri};
use crate::knowledge::time_words::{Sense, which};
use crate::report::Granularity;

use super::super::events::First;
use super::super::times::TimeRule;
use super::super::years::{nothing_counted_after, year_at};
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
    if let Some((what, end)) = in_year_at(scan, end, month, (day, last)) {
        return Some(Reading::new(at, head.taken, end, what, TimeRule::Feast));
    }
    let which = scan.which_at(end);
    let what = What::Hijri(None, Some(month), Some((day, last)), which);
    Some(Reading::new(at, head.taken, end + usize::from(which.is_some()), what, TimeRule::Feast))
}

/// «رأس السنة», «ليلة رأس السنة الميلادية».
fn new_year_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let bare = scan.line.key_without_and(at);
    // «ليلة» begins with a letter that may stand before a word.
    let stripped = bare.strip_prefix(['ب', 'ل']).filter(|_| bare != "ليله");
    let bare = stripped.unwrap_or(bare);
    let night = bare == "ليله";
    let head = at + usize::from(night);
    let said = scan.key(head).ends_with("راس") && matches!(scan.key(head + 1), "السنه" | "العام");
    if !said || !(at + 1..=head + 1).all(|at| scan.follows(at)) || !(night || bare == "راس") {
        return None;
    }
    let taken = scan.key(at).chars().count() - bare.chars().count();
    let adjective = if scan.follows(head + 2) { scan.key(head + 2) } else { "" };
    let is_hijri = matches!(adjective, "الهجريه" | "الهجري");
    let is_civil = matches!(adjective, "الميلاديه" | "الميلادي" | "الجديده" | "الجديد" | "الاداريه" | "الاداري");
    // «رأس السنة الصينية», «العبرية»: of a calendar that is not reckoned here.
    let of_other = adjective.starts_with("ال") && adjective.ends_with("يه") && which(adjective).is_none();
    if of_other && !is_hijri && !is_civil {
        return Some(Reading::new(at, taken, head + 3, What::Vague, TimeRule::VagueTime));
    }
    let end = head + 2 + usize::from(is_hijri || is_civil);
    if let Some((what, end)) = in_year_at(scan, end, 1, (1, 1)).filter(|_| is_hijri) {
        return Some(Reading::new(at, taken, end, what, TimeRule::Feast));
    }
    if let Some((year, end)) = civil_year_at(scan, end).filter(|_| !is_hijri) {
        let begins = Day::from_civil(year, 1, 1)?;
        let day = Day(begins.0 - i32::from(night));
        return Some(Reading::new(at, taken, end, What::Days(day, day, Granularity::Day), TimeRule::Feast));
    }
    let what = match (is_hijri, night) {
        (true, _) => What::Hijri(None, Some(1), Some((1, 1)), None),
        (false, true) => What::DaysOfMonth(12, 31, 31, None, None),
        (false, false) => What::DaysOfMonth(1, 1, 1, None, None),
    };
    Some(Reading::new(at, taken, end, what, TimeRule::Feast))
}

/// The index behind «عام», «لسنة», «من عام», or the same.
fn behind_year_cue(scan: Scan<'_>, at: usize) -> usize {
    let of = at + usize::from(scan.key(at) == "من");
    let cued =
        matches!(scan.key(of), "عام" | "لعام" | "للعام" | "العام" | "سنه" | "لسنه" | "للسنه" | "السنه");
    if cued && (at..=of).all(|at| scan.follows(at)) { of + 1 } else { at }
}

/// The year of our era behind a feast, and the index after it.
fn civil_year_at(scan: Scan<'_>, at: usize) -> Option<(i32, usize)> {
    let next = behind_year_cue(scan, at);
    let sure = next > at || nothing_counted_after(scan.line, next);
    let year = year_at(scan.line, next).filter(|_| sure && scan.follows(next))?;
    // «لعامي 2017 و2018» is a time of its own.
    scan.explicit_over(next + 1).is_none().then_some((year, next + 1))
}

/// Days of a Hijri month in the year behind them, of either calendar, and the index after that: «عيد الفطر 2018»,
/// «عيد الأضحى 1439».
fn in_year_at(scan: Scan<'_>, at: usize, month: u32, (day, last): (u32, u32)) -> Option<(What, usize)> {
    let in_year = |year| What::Hijri(Some(year), Some(month), Some((day, last)), None);
    if let Some((civil, end)) = civil_year_at(scan, at) {
        let around = hijri::year_with(Day::from_civil(civil, 1, 1)?);
        let is_in = |year: &i32| hijri::day(*year, month, day).is_some_and(|day| day.civil().0 == civil);
        return (around..=around + 1).find(is_in).map(|year| (in_year(year), end));
    }
    let next = behind_year_cue(scan, at);
    let year = super::hijri::year_at(scan, next).filter(|_| scan.follows(next))?;
    Some((in_year(year), super::hijri::after_sign(scan, next + 1)))
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
    let joined = |one: usize| matches!(scan.line.gap_before(one), Some("" | "(" | "/" | "-"));
    let behind = |one: usize| if joined(end + one) { scan.key(end + one) } else { "" };
    if event.has_another_date(behind) {
        return None;
    }
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
