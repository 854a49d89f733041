//! Zones of the Arab press, in whole hours east of Greenwich.
//!
//! Source: the IANA time zone database (files africa, asia, europe), years 2005 to 2024; where summer time or a
//! change of law moves the clock, from the least to the most.

/// The zones that an Arab outlet can have: from Morocco in winter to the Emirates and Oman.
pub const OF_THE_ARAB_WORLD: (i32, i32) = (0, 4);

/// Folded words behind «بتوقيت», and the least and the most hours.
const ZONES: &[(&[&str], (i32, i32))] = &[
    (&["غرينتش", "جرينتش", "gmt", "utc", "العالمي"], (0, 0)),
    (&["المغرب", "الرباط", "لندن"], (0, 1)),
    (&["تونس", "الجزائر", "الجزاير"], (1, 1)),
    (&["باريس", "برلين"], (1, 2)),
    (&["طرابلس", "ليبيا"], (1, 2)),
    (
        &["القاهره", "مصر", "بيروت", "لبنان", "دمشق", "سوريا", "عمان", "الاردن", "القدس", "فلسطين", "الخرطوم"],
        (2, 3),
    ),
    (
        &[
            "السعوديه",
            "الرياض",
            "مكه",
            "بغداد",
            "العراق",
            "الكويت",
            "الدوحه",
            "قطر",
            "المنامه",
            "البحرين",
            "صنعاء",
            "عدن",
        ],
        (3, 3),
    ),
    (&["ابوظبي", "ابو", "دبي", "الامارات", "مسقط"], (4, 4)),
];

/// The zone that the folded word behind «بتوقيت» names.
#[must_use]
pub fn zone(key: &str) -> Option<(i32, i32)> {
    ZONES.iter().find(|(words, _)| words.contains(&key)).map(|(_, hours)| *hours)
}
