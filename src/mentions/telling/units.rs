//! Named units, their parts and shares: «نهاية الشهر الجاري», «النصف الثاني من 2015», «الخريف الماضي».

use crate::calendar::Day;
use crate::knowledge::time_words::{Count, Part, Sense, Which};
use crate::report::{Amount, Granularity};

use super::super::times::TimeRule;
use super::What;
use super::eras::{century_begins, decade_at, numbered_at, season_at};
use super::months::{civil_month, months_up_to};
use super::scan::{Reading, Scan};
use super::shares::share_at;

/// A unit that can hold others: an explicit time, «العام الجاري», «هذه السنة», «شهر رمضان».
pub(super) fn unit_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let head = scan.head(at)?;
    match head.sense {
        Sense::UnitPart(part) if !head.article => part_of(scan, at, head.taken, part),
        // «بداية من» is since.
        Sense::From if scan.key(at).ends_with("بدايه") && !head.article && scan.key(at + 1) != "من" => {
            part_of(scan, at, head.taken, Part::Start)
        }
        // «هذه الأيام»
        Sense::Which(Which::This) if !head.article && scan.follows(at + 1) && scan.key(at + 1) == "الايام" =>
        {
            let ends = scan.line.number(at + 2).is_none();
            ends.then(|| Reading::new(at, head.taken, at + 2, What::Vague, TimeRule::VagueTime))
        }
        Sense::Which(which) if !head.article => {
            let next = scan.inner(at + 1).filter(|next| scan.follows(at + 1) && next.article)?;
            // «هذا الربع الأول»
            if which == Which::This && matches!(next.sense, Sense::Share(_)) {
                return share_at(scan, at + 1).map(|share| Reading { first: at, taken: head.taken, ..share });
            }
            let what = match next.sense {
                Sense::Unit(unit, Count::One) if long(unit) || unit == Granularity::Century => {
                    What::Unit(unit, which, None)
                }
                Sense::Season(season) => What::Season(season, Some(which)),
                _ => return None,
            };
            let rule = if which == Which::This { TimeRule::RelativeUnit } else { TimeRule::TextRelative };
            Some(with_year(scan, Reading::new(at, head.taken, at + 2, what, rule)))
        }
        Sense::Unit(unit, Count::One) if long(unit) || unit == Granularity::Century => {
            named(scan, at, head.taken, head.article, unit)
        }
        Sense::Season(season) => season_at(scan, at, head.taken, head.article, season),
        Sense::SeasonName if !head.article && scan.follows(at + 1) => {
            let name = scan.inner(at + 1).filter(|name| name.article)?;
            let Sense::Season(season) = name.sense else { return None };
            season_at(scan, at + 1, 0, true, season).map(|reading| Reading {
                first: at,
                taken: head.taken,
                ..reading
            })
        }
        Sense::Decade(decade) => decade_at(scan, at, head.taken, decade),
        Sense::Unit(unit, Count::Many) if head.article => in_a_row(scan, at, head.taken, unit),
        // «الشهرين الأولين من سنة 2017»
        Sense::Unit(unit, Count::Two)
            if head.article
                && matches!(scan.key(at + 1), "الاولين" | "الاوليين" | "الاولان")
                && scan.key(at + 2) == "من" =>
        {
            let of = inner_at(scan, at + 3).or_else(|| this_year(scan, at + 3))?;
            let what = What::FirstOf(2, unit, Box::new(of.what));
            Some(Reading::new(at, head.taken, of.end, what, TimeRule::ShareOfUnit))
        }
        Sense::Unit(unit, Count::Two) if head.article => {
            let n = match scan.which_at(at + 1)? {
                Which::Past => -2,
                Which::Next => 2,
                Which::This | Which::Same | Which::Following => return None,
            };
            let what = What::InARow(n, unit);
            Some(Reading::new(at, head.taken, at + 2, what, TimeRule::UnitsInARow))
        }
        Sense::Share(Granularity::Quarter) if head.article => {
            let which = scan.which_at(at + 1).filter(|_| !scan.key(at + 1).starts_with("الاخير"))?;
            let what = What::Unit(Granularity::Quarter, which, None);
            Some(Reading::new(at, head.taken, at + 2, what, TimeRule::RelativeUnit))
        }
        _ => None,
    }
}

pub(super) fn long(unit: Granularity) -> bool {
    matches!(unit, Granularity::Week | Granularity::Month | Granularity::Year | Granularity::Decade)
}

fn named(scan: Scan<'_>, at: usize, taken: usize, article: bool, unit: Granularity) -> Option<Reading> {
    if unit == Granularity::Month && !article && scan.follows(at + 1) {
        let of_a_year = || {
            let found = scan.found_at(at + 1).filter(|found| found.granularity == Granularity::Month)?;
            super::days::of_found(found, at).filter(|reading| reading.modifier.is_none())
        };
        return civil_month(scan, at + 1, true)
            .or_else(of_a_year)
            .map(|reading| Reading { first: at, taken, ..reading })
            .or_else(|| {
                let (what, end) = super::hijri::month_or_year_at(scan, at + 1, true)?;
                Some(super::hijri::reading(at, taken, end, what))
            });
    }
    let school = unit == Granularity::Year
        && article
        && matches!(
            scan.key(at + 1),
            "الدراسي"
                | "الدراسيه"
                | "الجامعي"
                | "المالي"
                | "الماليه"
                | "الجامعيه"
                | "الهجري"
                | "التدريبي"
        );
    if school && let Some((what, end)) = super::hijri::month_or_year_at(scan, at + 2, true) {
        return Some(super::hijri::reading(at, taken, end, what));
    }
    // «العام الدراسي الجديد 1436/1437هـ»
    let told_which =
        school && (scan.which_at(at + 2).is_some() || matches!(scan.key(at + 2), "الجديد" | "الجديده"));
    if told_which && let Some((what, end)) = super::hijri::month_or_year_at(scan, at + 3, true) {
        return Some(super::hijri::reading(at, taken, end, what));
    }
    let year = scan.found_at(at + 2).filter(|found| school && found.granularity == Granularity::Year);
    if let Some(year) = year.filter(|_| scan.follows(at + 2)) {
        return super::days::of_found(year, at).map(|reading| Reading { taken, ..reading });
    }
    if school && scan.which_at(at + 2).is_some() {
        return Some(Reading::new(at, taken, at + 3, What::Vague, TimeRule::VagueTime));
    }
    if unit == Granularity::Year && scan.line.number(at + 1).is_some() {
        let (what, end) = super::hijri::month_or_year_at(scan, at + 1, true)?;
        return Some(super::hijri::reading(at, taken, end, what));
    }
    if !article {
        return None;
    }
    if unit == Granularity::Century
        && let Some((nth, end)) = numbered_at(scan, at + 1)
    {
        let (from, to) = (century_begins(nth)?, century_begins(nth + 1)?);
        let what = What::Days(from, Day(to.0 - 1), Granularity::Century);
        return Some(Reading::new(at, taken, end, what, TimeRule::DecadeOrCentury));
    }
    if let Some((n, end)) = before_last_at(scan, at + 1) {
        return Some(Reading::new(at, taken, end, What::Ago(n, unit), TimeRule::RelativeUnit));
    }
    // «النائب العام الجديد» is a person.
    let before = at.checked_sub(1).map_or("", |before| scan.line.key_without_and(before));
    let new_year = unit == Granularity::Year
        && matches!(scan.key(at + 1), "الجديد" | "الجديده")
        && matches!(
            before,
            "بدايه"
                | "مطلع"
                | "مستهل"
                | "في"
                | "خلال"
                | "منذ"
                | "بحلول"
                | "حلول"
                | "بمناسبه"
                | "قبل"
                | "ليله"
                | "من"
        );
    // «وهو العام الأخير الذي سجل انخفاضا»
    if matches!(scan.key(at + 1), "الاخير" | "الاخيره") && matches!(scan.key(at + 2), "الذي" | "التي")
    {
        return None;
    }
    let which =
        scan.which_at(at + 1).or_else(|| (new_year && scan.follows(at + 1)).then_some(Which::Next))?;
    let rule = match which {
        Which::Same | Which::Following => TimeRule::TextRelative,
        _ => TimeRule::RelativeUnit,
    };
    Some(with_year(scan, Reading::new(at, taken, at + 2, What::Unit(unit, which, None), rule)))
}

/// «قبل الماضي», «ما قبل الماضي»: the unit before the last, and the index after it.
fn before_last_at(scan: Scan<'_>, at: usize) -> Option<(u32, usize)> {
    let before = at + usize::from(scan.key(at) == "ما");
    let said = scan.key(before) == "قبل"
        && matches!(scan.key(before + 1), "الماضي" | "الماضيه" | "الاخير" | "الاخيره")
        && (at..=before + 1).all(|at| scan.follows(at));
    said.then_some((2, before + 2))
}

/// «العام الجاري 2015»: the year says which.
fn with_year(scan: Scan<'_>, reading: Reading) -> Reading {
    let is_year = matches!(reading.what, What::Unit(Granularity::Year, ..));
    let year = scan
        .found_at(reading.end)
        .filter(|found| is_year && found.granularity == Granularity::Year && scan.follows(reading.end));
    if let Some((found, (from, to))) = year.and_then(|found| Some((found, found.named?))) {
        return Reading { what: What::Days(from, to, Granularity::Year), end: found.end_word, ..reading };
    }
    if is_year && let Some((what, end)) = super::hijri::month_or_year_at(scan, reading.end, false) {
        let year = super::hijri::reading(reading.first, reading.taken, end, what);
        return Reading { what: year.what, end, rule: year.rule, ..reading };
    }
    reading
}

/// «الحادي والعشرين», «التاسع عشر», «الأول», and the index after it.
pub(super) fn ordinal_at(scan: Scan<'_>, at: usize) -> Option<(u32, usize)> {
    if !scan.follows(at) {
        return None;
    }
    let nth = match scan.inner(at)?.sense {
        Sense::Ordinal(nth) => nth,
        Sense::Unit(Granularity::Second, _) => 2,
        Sense::Number(20) => return Some((20, at + 1)),
        _ => return None,
    };
    Some(match scan.key(at + 1) {
        "عشر" | "عشره" => (nth + 10, at + 2),
        "والعشرين" | "والعشرون" => (nth + 20, at + 2),
        _ => (nth, at + 1),
    })
}

fn part_of(scan: Scan<'_>, at: usize, taken: usize, part: Part) -> Option<Reading> {
    let inside = at + 1 + usize::from(scan.key(at + 1) == "من");
    if !scan.follows(at + 1) {
        return None;
    }
    let whole = inner_at(scan, inside);
    let reading = match whole {
        Some(reading) => reading,
        None => {
            let head = scan.inner(inside).filter(|head| head.article)?;
            let Sense::Unit(unit, Count::One) = head.sense else { return None };
            let what = What::Unit(unit, Which::This, None);
            long(unit).then(|| Reading::new(inside, 0, inside + 1, what, TimeRule::RelativeUnit))?
        }
    };
    let what = match reading.what {
        What::Unit(unit, which, _) => What::Unit(unit, which, Some(part)),
        What::DaysOfMonth(..) | What::DayAway(..) | What::Weekday(..) => return None,
        other => other,
    };
    Some(Reading { first: at, taken, what, ..reading })
}

/// A unit, month, season, share or explicit time, longer than a day.
pub(super) fn inner_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let scan = scan.inside()?;
    let explicit = || {
        let found = scan
            .found_at(at)
            .filter(|found| found.granularity != Granularity::Day && found.modifier.is_none())?;
        super::days::of_found(found, at)
    };
    let hijri = || {
        let (what, end) = super::hijri::month_alone_at(scan, at)?;
        Some(super::hijri::reading(at, 0, end, what))
    };
    let course = super::courses::course_at(scan, at);
    let month = civil_month(scan, at, true);
    let readings = [share_at(scan, at), unit_at(scan, at), month, explicit(), course, hijri()];
    readings.into_iter().flatten().reduce(|best, other| if other.end > best.end { other } else { best })
}

/// «الأشهر الثلاثة الماضية», «السنوات الأخيرة», «الأشهر الستة الأولى من عام 2015».
fn in_a_row(scan: Scan<'_>, at: usize, taken: usize, unit: Granularity) -> Option<Reading> {
    let number = scan.inner(at + 1).filter(|_| scan.follows(at + 1)).and_then(|head| match head.sense {
        Sense::Number(n) => Some(n),
        _ => None,
    });
    // «الساعات الـ24 الأخيرة»
    let digits = at + 1 + usize::from(scan.key(at + 1) == "ال" && scan.follows(at + 1));
    let in_digits = scan.line.number(digits).filter(|n| *n < 1000 && scan.follows(digits));
    let next = match (number, in_digits) {
        (Some(_), _) => at + 2,
        (None, Some(_)) => digits + 1,
        (None, None) => at + 1,
    };
    let number = number.or(in_digits);
    if let Some(months) =
        number.filter(|_| unit == Granularity::Month).and_then(|n| months_up_to(scan, next, n))
    {
        let (what, end) = months;
        return Some(Reading::new(at, taken, end, what, TimeRule::UnitsInARow));
    }
    // «الأشهر الأولى من العام»
    if number.is_none()
        && matches!(scan.key(next), "الاولي" | "الاخيره")
        && scan.key(next + 1) == "من"
        && scan.follows(next + 1)
        && (scan.key(next) == "الاولي" || inner_at(scan, next + 2).is_some())
    {
        let of = inner_at(scan, next + 2).or_else(|| this_year(scan, next + 2))?;
        return Some(Reading { first: at, taken, rule: TimeRule::ShareOfUnit, ..of });
    }
    if let Some(n) = number
        && matches!(scan.key(next), "الاولي" | "الاول")
        && scan.key(next + 1) == "من"
        && let Some(of) = inner_at(scan, next + 2).or_else(|| this_year(scan, next + 2))
    {
        let what = What::FirstOf(n, unit, Box::new(of.what));
        return Some(Reading::new(at, taken, of.end, what, TimeRule::ShareOfUnit));
    }
    // «على مدار الأيام الثلاثة الأولى»
    if let Some(n) = number.filter(|_| matches!(scan.key(next), "الاولي" | "الاول") && scan.follows(next))
    {
        let amount = Amount { least: 2 * n, most: 2 * n, unit, every: 0 };
        let lasting = Reading::new(at, taken, next + 1, What::Lasting, TimeRule::Duration);
        return Some(Reading { amount: Some(amount), ..lasting });
    }
    // «الأيام أو الساعات القادمة»
    let joint = usize::from(matches!(scan.key(next), "او" | "و"));
    let other = scan.head(next + joint).filter(|_| {
        number.is_none()
            && (joint == 1 || scan.key(next).starts_with('و'))
            && scan.follows(next)
            && scan.follows(next + joint)
    });
    if let Some(Sense::Unit(_, Count::Many)) = other.filter(|other| other.article).map(|other| other.sense) {
        let few = usize::from(scan.key(next + joint + 1) == "القليله");
        let end = next + joint + 1 + few;
        let which = scan.which_at(end).filter(|which| matches!(which, Which::Past | Which::Next));
        return which.map(|_| Reading::new(at, taken, end + 1, What::Vague, TimeRule::VagueTime));
    }
    let few = usize::from(number.is_none() && scan.key(next) == "القليله");
    let which = scan.which_at(next + few)?;
    let end = next + few + 1;
    match (number, which) {
        (Some(n), Which::Past | Which::Next) => {
            let n = if which == Which::Past { -(n as i32) } else { n as i32 };
            Some(Reading::new(at, taken, end, What::InARow(n, unit), TimeRule::UnitsInARow))
        }
        (None, _) => Some(Reading::new(at, taken, end, What::Vague, TimeRule::VagueTime)),
        _ => None,
    }
}

/// A Hijri year with its sign, a month with its year, «رمضان» behind a preposition of time.
pub(super) fn hijri_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let before = at.checked_sub(1).map_or("", |before| scan.line.key_without_and(before));
    let said = matches!(scan.key(at), "رمضان" | "شوال" | "شعبان")
        && scan.follows(at)
        && matches!(before, "في" | "خلال" | "قبل" | "بعد" | "منذ" | "طوال" | "طيله" | "حتي");
    let (what, end) = super::hijri::month_or_year_at(scan, at, said)?;
    Some(super::hijri::reading(at, 0, end, what))
}

pub(super) fn this_year(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let said = matches!(scan.key(at), "العام" | "السنه");
    said.then(|| {
        Reading::new(at, 0, at + 1, What::Unit(Granularity::Year, Which::This, None), TimeRule::RelativeUnit)
    })
}
