//! Days of the week and ordinal day numbers, as folded words.

use crate::calendar::Weekday;

/// The weekday that a folded word names.
#[must_use]
pub fn weekday(key: &str) -> Option<Weekday> {
    Some(match key {
        "الاثنين" | "الاتنين" => Weekday::Monday,
        "الثلاثاء" | "الثلاثا" | "الثلثاء" => Weekday::Tuesday,
        "الاربعاء" | "الاربعا" => Weekday::Wednesday,
        "الخميس" => Weekday::Thursday,
        "الجمعه" => Weekday::Friday,
        "السبت" => Weekday::Saturday,
        "الاحد" => Weekday::Sunday,
        _ => return None,
    })
}

/// Ordinal numbers as they stand in a day of the month; the first two only in compounds.
const ORDINALS: &[(&str, u32)] = &[
    ("الحادي", 1),
    ("الواحد", 1),
    ("الاول", 1),
    ("الثاني", 2),
    ("الثالث", 3),
    ("الرابع", 4),
    ("الخامس", 5),
    ("السادس", 6),
    ("السابع", 7),
    ("الثامن", 8),
    ("التاسع", 9),
    ("العاشر", 10),
    ("العشرين", 20),
    ("العشرون", 20),
    ("الثلاثين", 30),
    ("الثلاثون", 30),
];

/// The words with which [`ordinal_day`] can begin.
pub fn first_words_of_days() -> impl Iterator<Item = &'static str> {
    ORDINALS.iter().map(|(word, _)| *word)
}

/// The day of the month that these folded words begin with and how many words it takes. The
/// word «من» must follow, else an ordinal counts something else.
///
/// ```
/// use sijill::knowledge::weekdays::ordinal_day;
/// assert_eq!(ordinal_day(&["الخامس", "والعشرين", "من"]), Some((25, 2)));
/// assert_eq!(ordinal_day(&["الثامن", "من"]), Some((8, 1)));
/// assert_eq!(ordinal_day(&["الثامن", "عشر", "مارس"]), None);
/// ```
#[must_use]
pub fn ordinal_day(keys: &[&str]) -> Option<(u32, usize)> {
    let first = keys.first()?;
    let &(_, unit) = ORDINALS.iter().find(|(word, _)| word == first)?;
    let tens = match *keys.get(1)? {
        "عشر" => Some(10),
        "والعشرين" | "والعشرون" => Some(20),
        "والثلاثين" | "والثلاثون" => Some(30),
        _ => None,
    };
    let (day, used) = match tens {
        Some(tens) if unit < 10 => (tens + unit, 2),
        None if !matches!(*first, "الحادي" | "الواحد") => (unit, 1),
        _ => return None,
    };
    (day <= 31 && keys.get(used) == Some(&"من")).then_some((day, used))
}
