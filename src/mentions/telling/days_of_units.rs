//! Days told by the unit they are in: «5 جوان من السنة الجارية», «الخامس من الشهر الجاري».

use crate::report::Granularity;

use super::super::times::TimeRule;
use super::What;
use super::days::Chain;
use super::scan::Scan;

/// «5 جوان من السنة الجارية», «السبت من الأسبوع الماضي»: the day of the year or week behind «من», and the index
/// after that.
pub(super) fn of_longer_at(scan: Scan<'_>, at: usize, chain: &mut Chain) -> Option<usize> {
    let scan = scan.inside()?;
    let of = |unit: &What| matches!(*unit, What::Unit(_, _, None));
    let unit = super::units::unit_at(scan, at).filter(|unit| of(&unit.what) && scan.follows(at))?;
    let date = match (&chain.date, chain.weekday, &unit.what) {
        (Some(What::DaysOfMonth(month, day, last, ..)), _, What::Unit(Granularity::Year, ..))
            if day == last =>
        {
            let month = What::Nth(*month, Granularity::Month, Box::new(unit.what));
            What::Nth(*day, Granularity::Day, Box::new(month))
        }
        (None, Some(weekday), What::Unit(Granularity::Week, ..)) => {
            What::Nth(weekday as u32 + 1, Granularity::Day, Box::new(unit.what))
        }
        _ => return None,
    };
    chain.date = Some(date);
    chain.rule = Some(TimeRule::RelativeUnit);
    Some(unit.end)
}

/// «الخامس من الشهر الجاري», «15 من هذا الشهر», «15 الجاري».
pub(super) fn day_of_unit_at(scan: Scan<'_>, at: usize) -> Option<(What, usize)> {
    let (day, next) =
        super::super::points::day_number(scan.line, at).filter(|_| scan.found_at(at).is_none())?;
    let of = next + usize::from(scan.key(next) == "من" && scan.follows(next));
    if !scan.follows(of) {
        return None;
    }
    let in_digits = scan.line.number(at).is_some();
    let (unit, end) = if of > next {
        let unit = scan.inside().and_then(|scan| super::units::unit_at(scan, of))?;
        (unit.what, unit.end)
    } else {
        let which = scan
            .which_at(next)
            .filter(|_| in_digits && matches!(scan.key(next), "الجاري" | "المنصرم" | "الفارط"))?;
        (What::Unit(Granularity::Month, which, None), next + 1)
    };
    let of_month = matches!(unit, What::Unit(Granularity::Month, _, None));
    of_month.then(|| (What::Nth(day, Granularity::Day, Box::new(unit)), end))
}
