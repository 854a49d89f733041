//! Names of the months of the civil calendar in the Arab world.
//!
//! Three families are in use (names after CLDR: `ar-SY`, `ar-EG`, `ar-DZ`/`ar-TN`/`ar-MA`/`ar-MR`),
//! with the spellings found in newspapers added. Hijri months are not here: they name no civil day.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use crate::arabic::fold;

/// Mashriq: Syria, Lebanon, Iraq, Jordan, Palestine.
const LEVANTINE: &[(&str, u32)] = &[
    ("كانون الثاني", 1),
    ("كانون ثاني", 1),
    ("كانون ثان", 1),
    ("شباط", 2),
    ("آذار", 3),
    ("نيسان", 4),
    ("أيار", 5),
    ("حزيران", 6),
    ("تموز", 7),
    ("آب", 8),
    ("أيلول", 9),
    ("تشرين الأول", 10),
    ("تشرين أول", 10),
    ("تشرين الثاني", 11),
    ("تشرين ثاني", 11),
    ("تشرين ثان", 11),
    ("كانون الأول", 12),
    ("كانون أول", 12),
];

/// Egypt, Sudan, the Gulf and the international agencies.
const EGYPTIAN: &[(&str, u32)] = &[
    ("يناير", 1),
    ("فبراير", 2),
    ("مارس", 3),
    ("أبريل", 4),
    ("إبريل", 4),
    ("مايو", 5),
    ("يونيو", 6),
    ("يونيه", 6),
    ("يوليو", 7),
    ("يوليه", 7),
    ("أغسطس", 8),
    ("سبتمبر", 9),
    ("أكتوبر", 10),
    ("نوفمبر", 11),
    ("ديسمبر", 12),
    ("دسمبر", 12),
];

/// Tunisia, Algeria, Morocco, Mauritania.
const MAGHREBI: &[(&str, u32)] = &[
    ("جانفي", 1),
    ("فيفري", 2),
    ("فيفيري", 2),
    ("أفريل", 4),
    ("ماي", 5),
    ("جوان", 6),
    ("جويلية", 7),
    ("يوليوز", 7),
    ("أوت", 8),
    ("غشت", 8),
    ("أغشت", 8),
    ("شتنبر", 9),
    ("شتمبر", 9),
    ("أكتوبر", 10),
    ("نونبر", 11),
    ("دجنبر", 12),
    ("دجمبر", 12),
];

/// English, in the headers of mail and feeds and the exports of archives.
const ENGLISH: &[(&str, u32)] = &[
    ("january", 1),
    ("jan", 1),
    ("february", 2),
    ("feb", 2),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun", 6),
    ("july", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sep", 9),
    ("october", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
];

/// Whether the folded word is a month and hardly ever anything else: «يونيو», not «مارس» (he practised), «ماي» (a name),
/// «آب» or «أيار».
#[must_use]
pub fn is_only_a_month(key: &str) -> bool {
    matches!(
        key,
        "يناير"
            | "فبراير"
            | "ابريل"
            | "مايو"
            | "يونيو"
            | "يونيه"
            | "يوليو"
            | "يوليه"
            | "اغسطس"
            | "سبتمبر"
            | "اكتوبر"
            | "نوفمبر"
            | "ديسمبر"
            | "جانفي"
            | "فيفري"
            | "افريل"
            | "جويليه"
            | "يوليوز"
            | "شتنبر"
            | "نونبر"
            | "دجنبر"
            | "حزيران"
            | "ايلول"
    )
}

static BY_NAME: LazyLock<HashMap<String, u32, FxBuildHasher>> = LazyLock::new(|| {
    [LEVANTINE, EGYPTIAN, MAGHREBI, ENGLISH]
        .into_iter()
        .flatten()
        .map(|&(name, number)| (fold(name), number))
        .collect()
});

/// The month (1–12) that these folded words begin with, and how many of them (1 or 2) name it.
///
/// ```
/// use sijill::arabic::fold;
/// use sijill::calendar::months::month;
/// assert_eq!(month(&fold("كانون"), Some(&fold("الأول"))), Some((12, 2)));
/// assert_eq!(month(&fold("فيفري"), None), Some((2, 1)));
/// assert_eq!(month(&fold("كانون"), Some(&fold("البرد"))), None);
/// ```
#[must_use]
pub fn month(first: &str, second: Option<&str>) -> Option<(u32, usize)> {
    if let Some(&number) = BY_NAME.get(first) {
        return Some((number, 1));
    }
    // Only these two words begin a name of two words.
    let begins_a_pair = first == "كانون" || first == "تشرين";
    let second = second.filter(|_| begins_a_pair)?;
    BY_NAME.get(format!("{first} {second}").as_str()).map(|&number| (number, 2))
}

/// The words, folded, with which names of months begin.
pub fn first_words() -> impl Iterator<Item = String> {
    BY_NAME.keys().map(|name| name.split(' ').next().unwrap_or(name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_has_a_name_in_each_family() {
        for number in 1..=12 {
            for family in [LEVANTINE, EGYPTIAN] {
                assert!(family.iter().any(|&(_, n)| n == number), "{number}");
            }
        }
    }

    #[test]
    fn spellings_of_a_month_agree() {
        for (spelling, number) in
            [("آذار", 3), ("اذار", 3), ("ابريل", 4), ("اغسطس", 8), ("يونيه", 6), ("جويليه", 7)]
        {
            assert_eq!(month(&fold(spelling), None), Some((number, 1)), "{spelling}");
        }
        assert_eq!(month(&fold("تشرين"), Some(&fold("اول"))), Some((10, 2)));
        assert_eq!(month(&fold("شوال"), None), None);
    }
}
