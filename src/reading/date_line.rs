//! Lines that are little more than a date. What such a line is depends on where it stands.

use crate::calendar::months::month;
use crate::knowledge::time_words::hijri_month;
use crate::knowledge::weekdays::weekday;
use crate::mentions::{Found, Word};

use super::lines::Line;

/// Words that stand beside a date without adding anything to it.
const BESIDE_A_DATE: &[&str] = &[
    "ص",
    "م",
    "صباحا",
    "مساء",
    "مساءا",
    "ظهرا",
    "الساعه",
    "في",
    "يوم",
    "اليوم",
    "تاريخ",
    "بتاريخ",
    "الموافق",
    "ه",
    "هجري",
    "ميلادي",
    "توقيت",
    "بتوقيت",
    "غرينتش",
    "جرينتش",
    "gmt",
    "am",
    "pm",
    "utc",
    "التاريخ",
    "القاهره",
    "دمشق",
    "محرم",
    "صفر",
    "ربيع",
    "الاول",
    "الاخر",
    "الثاني",
    "جمادي",
    "الاولي",
    "الاخره",
    "الثانيه",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو",
    "ذي",
    "القعده",
    "الحجه",
    "من",
    "دقيقه",
    "منذ",
];

/// Whether the line has a whole date and hardly anything else.
#[must_use]
pub fn is_date_line(line: &Line, times: &[Found]) -> bool {
    let has_day = times.iter().any(|found| found.day().is_some()) || has_hijri_day(line);
    if !has_day {
        return false;
    }
    let dated = |index: usize| times.iter().any(|found| (found.first_word..found.end_word).contains(&index));
    let other = |(index, word): (usize, &Word)| {
        !dated(index)
            && word.key.bytes().any(|b| !b.is_ascii_digit())
            && weekday(&word.key).is_none()
            && !BESIDE_A_DATE.contains(&word.key.as_str())
            && month(&word.key, None).is_none()
    };
    let others = line.words.iter().enumerate().filter(|&pair| other(pair)).count();
    others <= 2 || others * 3 <= line.words.len()
}

/// «17 شوال 1436», «17/10/1436»: day, month and year of the Hijri calendar.
fn has_hijri_day(line: &Line) -> bool {
    let number = |at: usize| line.words.get(at).and_then(Word::number);
    let is_between =
        |of: Option<u32>, least: u32, most: u32| of.is_some_and(|of| (least..=most).contains(&of));
    let key = |at: usize| line.words.get(at).map_or("", |word| word.key.as_str());
    let mut days = (0..line.words.len()).filter(|at| is_between(number(*at), 1, 30));
    days.any(|at| {
        let in_digits = is_between(number(at + 1), 1, 12) && is_between(number(at + 2), 1350, 1500);
        let of_month = || hijri_month(key(at + 1), key(at + 2));
        in_digits || of_month().is_some_and(|(_, used)| is_between(number(at + 1 + used), 1250, 1500))
    })
}

/// «منذ 3 ساعات», «قبل يومين».
#[must_use]
pub fn is_time_ago(line: &Line) -> bool {
    const UNITS: &[&str] = &[
        "ثانيه",
        "ثواني",
        "ثوان",
        "دقيقه",
        "دقايق",
        "دقيقتين",
        "ساعه",
        "ساعات",
        "ساعتين",
        "يوم",
        "ايام",
        "يومين",
        "اسبوع",
        "اسابيع",
        "اسبوعين",
        "شهر",
        "اشهر",
        "شهور",
        "شهرين",
        "سنه",
        "سنوات",
        "عام",
        "اعوام",
        "عامين",
    ];
    let n = line.words.len();
    (2..=5).contains(&n)
        && matches!(line.words[0].key.as_str(), "منذ" | "قبل")
        && line.words[1..]
            .iter()
            .all(|w| w.number().is_some() || UNITS.contains(&w.key.as_str()) || w.key == "و")
}
