//! Shares of units and what is counted in them: «النصف الثاني من 2015», «أول يوم من شهر رمضان», «نفس الفترة من العام
//! الماضي».

use crate::calendar::Day;
use crate::knowledge::time_words::{Count, Sense, Which};
use crate::report::Granularity;

use super::super::times::TimeRule;
use super::What;
use super::scan::{Reading, Scan};
use super::units::{inner_at, long, ordinal_at, this_year};

/// «النصف الثاني من 2015», «الربع الأول».
pub(super) fn share_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let head = scan.head(at).filter(|head| head.article)?;
    let last = || {
        let said = matches!(scan.key(at + 1), "الاخير" | "الاخيره") && scan.follows(at + 1);
        said.then_some((0, at + 2))
    };
    let (nth, end) = ordinal_at(scan, at + 1).or_else(last)?;
    let unit = match head.sense {
        Sense::Share(unit) => unit,
        Sense::Unit(unit, Count::One)
            if (long(unit) || unit == Granularity::Day) && scan.key(end) == "من" =>
        {
            let of = inner_at(scan, end + 1).or_else(|| this_year(scan, end + 1))?;
            let what = What::Nth(nth, unit, Box::new(of.what));
            return Some(Reading::new(at, head.taken, of.end, what, TimeRule::ShareOfUnit));
        }
        _ => return None,
    };
    let linked = matches!(scan.key(end), "من" | "لعام" | "للعام") && scan.found_at(end).is_none();
    let behind = end + usize::from(linked);
    // «النصف الأول من 2015 واتفاق»: four digits behind it are a year, whatever follows.
    let year = || {
        let year =
            super::super::years::year_at(scan.line, behind).filter(|_| linked && scan.follows(behind))?;
        let (from, to) = (Day::from_civil(year, 1, 1)?, Day::from_civil(year, 12, 31)?);
        let what = What::Days(from, to, Granularity::Year);
        Some(Reading::new(behind, 0, behind + 1, what, TimeRule::BareYear))
    };
    let of = if scan.follows(end) {
        inner_at(scan, behind).or_else(|| this_year(scan, behind)).or_else(year)
    } else {
        None
    };
    // «النصف الأول» alone is of a game.
    if of.is_none() && unit == Granularity::Half {
        return None;
    }
    let (what, end) =
        of.map_or((What::Unit(Granularity::Year, Which::This, None), end), |of| (of.what, of.end));
    let what = What::Nth(nth, unit, Box::new(what));
    Some(Reading::new(at, head.taken, end, what, TimeRule::ShareOfUnit))
}

/// «أول يوم من شهر رمضان», «أول أيام شهر رمضان».
pub(super) fn nth_day_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let head = scan.head(at).filter(|head| !head.article)?;
    let Sense::Ordinal(nth) = head.sense else { return None };
    let linked = scan.key(at + 2) == "من";
    let of_days = scan.key(at + 1) == "ايام" || (scan.key(at + 1) == "يوم" && linked);
    let month = at + 2 + usize::from(linked);
    if !of_days || !(at + 1..=month).all(|at| scan.follows(at)) {
        return None;
    }
    let of = inner_at(scan, month)?;
    let is_month = match &of.what {
        What::Month(..) | What::Hijri(_, Some(_), None, _) | What::Unit(Granularity::Month, ..) => true,
        What::Days(_, _, unit) => *unit == Granularity::Month,
        _ => false,
    };
    let what = What::Nth(nth, Granularity::Day, Box::new(of.what));
    is_month.then(|| Reading::new(at, head.taken, of.end, what, TimeRule::ShareOfUnit))
}

/// «نفس الفترة من العام الماضي», «الفترة نفسها من 2014»: as exact as the unit behind it.
pub(super) fn same_stretch_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let head = scan.head(at)?;
    let pair = [scan.key(at), scan.key(at + 1)];
    let stretch = |key: &str| matches!(key, "الفتره" | "الربع" | "المده" | "الشهر");
    let bare = scan.line.key_without_and(at);
    let same = (head.sense == Sense::Which(Which::Same) && stretch(pair[1]))
        || (stretch(bare.strip_prefix('ب').or(bare.strip_prefix('ك')).unwrap_or(bare))
            && matches!(
                pair[1],
                "نفسها"
                    | "ذاتها"
                    | "نفسه"
                    | "ذاته"
                    | "المماثله"
                    | "المماثل"
                    | "المقابله"
                    | "المقابل"
            ));
    if !same || !scan.follows(at + 1) || !scan.follows(at + 2) {
        return None;
    }
    let of = inner_at(scan, at + 2 + usize::from(scan.key(at + 2) == "من"))?;
    Some(Reading { first: at, taken: head.taken, rule: TimeRule::TextRelative, ..of })
}
