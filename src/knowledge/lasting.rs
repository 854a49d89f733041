//! What lasted up to a known day: powers with a territory, and people by whose death newspapers reckon. The last days
//! were compared with the texts named; the first ones only keep the table in order and may be rough.

/// A power or a person.
#[derive(Clone, Copy, Debug)]
pub struct Lasting {
    /// Folded words of the name, the first without article. Words that begin with «-» may be left out.
    pub name: &'static [&'static str],
    /// Year, month and day from which it can be told of so.
    pub since: (i32, u32, u32),
    /// Year, month and day of its end.
    pub until: (i32, u32, u32),
    /// Where this can be looked up.
    pub source: &'static str,
}

const fn lasting(
    name: &'static [&'static str],
    since: (i32, u32, u32),
    until: (i32, u32, u32),
    source: &'static str,
) -> Lasting {
    Lasting { name, since, until, source }
}

/// Words of a state before the power: in its territory.
pub const UNDER: &[&[&str]] = &[
    &["الخاضعه", "لسيطره"],
    &["الواقعه", "تحت", "سيطره"],
    &["يخضع", "لسيطره"],
    &["تخضع", "لسيطره"],
    &["التي", "يسيطر", "عليها"],
    &["التي", "تسيطر", "عليها"],
];

const ASSAD: &str = "الجزيرة مباشر، تسلسل زمني للأحداث في سوريا، 9 ديسمبر 2024";

/// Powers with a territory in which they ruled alone. They ruled it, where nothing else is said, since the war that
/// parted it began.
pub const POWERS: &[Lasting] = &[
    lasting(&["نظام", "السوري"], (2011, 3, 15), (2024, 12, 8), ASSAD),
    lasting(&["نظام", "-الرييس", "-السوري", "-بشار", "الاسد"], (2011, 3, 15), (2024, 12, 8), ASSAD),
    lasting(
        &["قوات", "-النظام", "-نظام", "-الرييس", "-السوري", "-بشار", "الاسد"],
        (2011, 3, 15),
        (2024, 12, 8),
        ASSAD,
    ),
    lasting(&["قوات", "النظام", "السوري"], (2011, 3, 15), (2024, 12, 8), ASSAD),
];

/// Words before a name that say that the person acted.
pub const ACTS: &[&str] = &[
    "رساله",
    "كلمه",
    "خطاب",
    "تسجيل",
    "ظهور",
    "بيان",
    "زياره",
    "لقاء",
    "مقابله",
    "تصريح",
    "تصريحات",
    "قال",
    "اعلن",
    "اكد",
    "دعا",
    "حث",
    "طالب",
    "هدد",
    "صرح",
    "التقي",
    "زار",
    "القي",
    "ظهر",
];

const RAID: &str = "Boston Herald, 27 October 2019";
const CALIPH: (i32, u32, u32) = (2014, 6, 29);
const LAST_OF_CALIPH: (i32, u32, u32) = (2019, 10, 27);

/// Words that may stand between an act and the name of who acted.
pub const BEFORE_NAMES: &[&str] =
    &["زعيم", "القايد", "قايد", "الجنرال", "اللواء", "الشيخ", "السيد", "الامين", "العام"];

/// People, from the day on which they came to be known.
pub const LIVES: &[Lasting] = &[
    lasting(&["ابو", "بكر", "البغدادي"], (2010, 5, 16), LAST_OF_CALIPH, RAID),
    lasting(&["ابي", "بكر", "البغدادي"], (2010, 5, 16), LAST_OF_CALIPH, RAID),
    lasting(
        &["قاسم", "سليماني"],
        (2000, 1, 1),
        (2020, 1, 3),
        "الأيام السورية، أبرز الأحداث في الوطن العربي 2020",
    ),
    lasting(&["حسن", "نصر", "الله"], (1992, 1, 1), (2024, 9, 27), "موقع 24، 27 November 2024"),
    lasting(&["حسن", "نصرالله"], (1992, 1, 1), (2024, 9, 27), "موقع 24، 27 November 2024"),
    lasting(&["زعيم", "-تنظيم", "داعش", "-ابو", "-ابي", "-بكر", "البغدادي"], CALIPH, LAST_OF_CALIPH, RAID),
    lasting(
        &["زعيم", "-تنظيم", "الدوله", "-الاسلاميه", "-ابو", "-ابي", "-بكر", "البغدادي"],
        CALIPH,
        LAST_OF_CALIPH,
        RAID,
    ),
    lasting(&["بغدادي", "زعيم", "-تنظيم", "داعش"], CALIPH, LAST_OF_CALIPH, RAID),
    lasting(&["بغدادي", "زعيم", "-تنظيم", "الدوله", "-الاسلاميه"], CALIPH, LAST_OF_CALIPH, RAID),
];
