//! Months without a year: «ديسمبر الماضي», «شهري سبتمبر وأكتوبر», «الأشهر الثلاثة المنتهية في يونيو».

use crate::calendar::{Day, days_in_month};
use crate::report::Granularity;

use super::super::month_names::{month_at as civil_month_at, month_behind_clitics};
use super::super::times::TimeRule;
use super::What;
use super::scan::{Reading, Scan};
use super::units::unit_at;

impl Scan<'_> {
    /// Whether the word begins the name of a civil or a Hijri month.
    pub fn may_be_month(self, at: usize) -> bool {
        super::hijri::month_or_year_at(self, at, true).is_some()
            || month_behind_clitics(self.line, at).is_some()
    }
}

/// «المنتهية في يونيو», «حتى يونيو» behind so many months: from the first of them, and the index after it.
pub(super) fn months_up_to(scan: Scan<'_>, at: usize, n: u32) -> Option<(What, usize)> {
    let ending = matches!(scan.key(at), "المنتهيه" | "المنتهي") && scan.key(at + 1) == "في";
    let last_at = at + 1 + usize::from(ending);
    let until = ending || scan.key(at) == "حتي";
    let (month, end) =
        civil_month_at(scan.line, last_at).filter(|_| until && scan.follows(at) && scan.follows(at + 1))?;
    let first = (month + 1).checked_sub(n).filter(|first| (1..month).contains(first))?;
    let last = match scan.found_at(last_at).or_else(|| scan.found_at(at)) {
        Some(found) if found.granularity == Granularity::Month => super::days::of_found(found, last_at)?,
        Some(_) => return None,
        None => Reading::new(last_at, 0, end, What::Month(month, None), TimeRule::MonthOfNearestYear),
    };
    let from = match last.what {
        What::Days(from, ..) => {
            let from = Day::from_civil(from.civil().0, first, 1)?;
            What::Days(from, from, Granularity::Month)
        }
        _ => What::Month(first, None),
    };
    Some((What::Between(Box::new(from), Box::new(last.what)), last.end))
}

/// A civil month without a year, where words around say that it is one.
pub(super) fn month_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let before = at.checked_sub(1).map_or("", |before| scan.line.key_without_and(before));
    let said = scan.follows(at)
        && matches!(before, "في" | "خلال" | "منذ" | "حتي" | "شهري" | "قبل" | "بحلول" | "تسليم");
    let bare = scan.key(at).strip_prefix(['و', 'ف', 'ل']).unwrap_or(scan.key(at));
    let named = crate::calendar::months::is_only_a_month(bare) && !names_a_thing(before);
    // «شارع 9 أفريل»
    let named = named && at.checked_sub(1).is_none_or(|before| scan.line.number(before).is_none());
    // «مارس آذار»
    let twice = civil_month_at(scan.line, at).is_some_and(|(_, end)| end > at + 1);
    let named = named || twice && at.checked_sub(1).is_none_or(|before| scan.line.number(before).is_none());
    civil_month(scan, at, named || said && !matches!(scan.key(at), "مارس" | "ماي"))
}

/// What has the name of a month: places and buildings, papers, groups, wars.
const NAMED_AFTER_MONTHS: &[&str] = &[
    "حرب",
    "ثوره",
    "انتفاضه",
    "نكسه",
    "هزيمه",
    "عدوان",
    "انقلاب",
    "حركه",
    "منظمه",
    "جماعه",
    "كتيبه",
    "لواء",
    "مجله",
    "جريده",
    "صحيفه",
    "موقع",
    "قناه",
    "دار",
    "شارع",
    "حي",
    "مدينه",
    "قريه",
    "ساحه",
    "ميدان",
    "ملعب",
    "جسر",
    "سد",
    "محطه",
    "مسرح",
    "معرض",
    "مستشفي",
    "مصحه",
    "مدرسه",
    "معهد",
    "ثانويه",
    "كليه",
    "جامعه",
    "اكاديميه",
    "فندق",
    "مقهي",
    "مطعم",
    "مصنع",
    "شركه",
    "نادي",
    "فريق",
    "نصر",
];

/// Words before a month's name that make it that of a person.
const BEFORE_PERSONS: &[&str] = &[
    "قال",
    "قالت",
    "اضاف",
    "اضافت",
    "صرح",
    "صرحت",
    "اوضح",
    "اوضحت",
    "اكدت",
    "السيد",
    "السيده",
    "الانسه",
    "الدكتوره",
    "الدكتور",
    "الممثله",
    "المغنيه",
    "اللاعبه",
    "الاميره",
    "الطفله",
    "المدعوه",
];

/// Words before a month's name that make it the name of a thing or a person.
fn names_a_thing(before: &str) -> bool {
    let bare = before.strip_prefix(['ب', 'ل']).unwrap_or(before);
    [before, bare]
        .into_iter()
        .any(|word| NAMED_AFTER_MONTHS.contains(&word) || BEFORE_PERSONS.contains(&word))
}

/// «شهري يناير» before «وفبراير», «أشهر جويلية»: the first of several months.
pub(super) fn first_of_months_at(scan: Scan<'_>, at: usize) -> Option<Reading> {
    let key = scan.key(at);
    let letters = key.strip_suffix("شهري").or_else(|| key.strip_suffix("اشهر"))?.chars().count();
    let (month, end) = civil_month_at(scan.line, at + 1).filter(|_| letters <= 2 && scan.follows(at + 1))?;
    let reading = match scan.found_at(at + 1) {
        Some(found) => super::days::of_found(found, at).filter(|reading| reading.modifier.is_none())?,
        None => {
            // «شهري سبتمبر وديسمبر 2016»: one year for both.
            let second = scan.found_at(end).filter(|found| found.granularity == Granularity::Month);
            let of_year = second.and_then(|found| Some(found.named?.0.civil().0)).and_then(|year| {
                let last = Day(Day::from_civil(year, month, 1)?.0 + days_in_month(year, month) as i32 - 1);
                Some(What::Days(Day::from_civil(year, month, 1)?, last, Granularity::Month))
            });
            match of_year {
                Some(known) => Reading::new(at, 0, end, known, TimeRule::MonthYear),
                None => Reading::new(at, 0, end, What::Month(month, None), TimeRule::MonthOfNearestYear),
            }
        }
    };
    Some(Reading { first: at, taken: letters, ..reading })
}

pub(super) fn civil_month(scan: Scan<'_>, at: usize, said: bool) -> Option<Reading> {
    let (month, end) = civil_month_at(scan.line, at).or_else(|| month_behind_clitics(scan.line, at))?;
    // «أيلول الأسود» is a group, and what is called after it.
    let in_name = scan.key(end) == "الاسود" && scan.follows(end);
    if in_name || scan.found_at(at).is_some() {
        return None;
    }
    // «سبتمبر من العام الماضي», «سبتمبر هذا العام»
    let of = end + usize::from(scan.key(end) == "من");
    if (of > end || matches!(scan.key(end), "هذا" | "هذه" | "العام" | "السنه") && scan.follows(end))
        && let Some(year) = scan.inside().and_then(|scan| unit_at(scan, of))
        && let What::Unit(Granularity::Year, which, _) = year.what
    {
        let what = What::Nth(month, Granularity::Month, Box::new(What::Unit(Granularity::Year, which, None)));
        return Some(Reading::new(at, 0, year.end, what, TimeRule::MonthOfNearestYear));
    }
    let which = scan.which_at(end);
    let end = end + usize::from(which.is_some());
    let whole = civil_month_at(scan.line, at).is_some();
    let taken = if whole { 0 } else { 1 };
    (said || which.is_some() || !whole && scan.key(at).starts_with('ب'))
        .then(|| Reading::new(at, taken, end, What::Month(month, which), TimeRule::MonthOfNearestYear))
}
