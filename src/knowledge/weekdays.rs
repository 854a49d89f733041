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

/// Days of the month in words, longest first, as they stand before «من» and a month.
const ORDINAL_DAYS: &[(&[&str], u32)] = &[
    (&["الحادي", "عشر"], 11),
    (&["الثاني", "عشر"], 12),
    (&["الثالث", "عشر"], 13),
    (&["الرابع", "عشر"], 14),
    (&["الخامس", "عشر"], 15),
    (&["السادس", "عشر"], 16),
    (&["السابع", "عشر"], 17),
    (&["الثامن", "عشر"], 18),
    (&["التاسع", "عشر"], 19),
    (&["الحادي", "والعشرين"], 21),
    (&["الثاني", "والعشرين"], 22),
    (&["الثالث", "والعشرين"], 23),
    (&["الرابع", "والعشرين"], 24),
    (&["الخامس", "والعشرين"], 25),
    (&["السادس", "والعشرين"], 26),
    (&["السابع", "والعشرين"], 27),
    (&["الثامن", "والعشرين"], 28),
    (&["التاسع", "والعشرين"], 29),
    (&["الحادي", "والثلاثين"], 31),
    (&["الاول"], 1),
    (&["الثاني"], 2),
    (&["الثالث"], 3),
    (&["الرابع"], 4),
    (&["الخامس"], 5),
    (&["السادس"], 6),
    (&["السابع"], 7),
    (&["الثامن"], 8),
    (&["التاسع"], 9),
    (&["العاشر"], 10),
    (&["العشرين"], 20),
    (&["الثلاثين"], 30),
];

/// The day of the month that these folded words begin with and how many words it takes. The
/// word «من» must follow, else an ordinal counts something else.
#[must_use]
pub fn ordinal_day(keys: &[&str]) -> Option<(u32, usize)> {
    ORDINAL_DAYS
        .iter()
        .find(|(words, _)| keys.starts_with(words) && keys.get(words.len()) == Some(&"من"))
        .map(|&(words, number)| (number, words.len()))
}
