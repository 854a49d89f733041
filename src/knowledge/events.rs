//! Public events that newspapers date other things by («بعد سقوط نظام صدام حسين»), with their days.
//!
//! Each line names where its days can be looked up. Compared with a text that says the day: the ends of the Iran-Iraq
//! war (UNIIMOG's page, 20 August 1988), the fall of Mosul (AFP's key dates, 10 June 2014), Sousse and Paris (resolution
//! 2249 names 26 June and 13 November 2015), Tripoli and the death of Gaddafi (August and 20 October 2011). Of the
//! others the days were compared with what a search found, and the texts are named from memory. A date in a name may have its year behind it. An event stands here because its name is known
//! everywhere in the Arabic press; one that means another thing in each country («الاستقلال») does not.

/// An event and its days.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// Folded words of its name, in order. Words that begin with «-» may be left out.
    pub words: &'static [&'static str],
    /// Year, month and day it began.
    pub from: (i32, u32, u32),
    /// Year, month and day it ended, that day included.
    pub to: (i32, u32, u32),
    /// Where this can be looked up.
    pub source: &'static str,
}

const fn event(
    words: &'static [&'static str],
    from: (i32, u32, u32),
    to: (i32, u32, u32),
    source: &'static str,
) -> Event {
    Event { words, from, to, source }
}

const fn day(words: &'static [&'static str], on: (i32, u32, u32), source: &'static str) -> Event {
    event(words, on, on, source)
}

/// The longer of two names that begin alike stands first.
pub const EVENTS: &[Event] = &[
    event(&["حرب", "العالميه", "الاولي"], (1914, 7, 28), (1918, 11, 11), "Britannica, World War I"),
    event(&["حرب", "العالميه", "الثانيه"], (1939, 9, 1), (1945, 9, 2), "Britannica, World War II"),
    event(
        &["حرب", "العراقيه", "الايرانيه"],
        (1980, 9, 22),
        (1988, 8, 20),
        "Britannica, Iran-Iraq War; UN, UNIIMOG",
    ),
    event(&["نكبه"], (1948, 1, 1), (1948, 12, 31), "UN, The Question of Palestine: the Nakba of 1948"),
    event(&["نكسه"], (1967, 6, 5), (1967, 6, 10), "Britannica, Six-Day War"),
    event(&["حرب", "اكتوبر"], (1973, 10, 6), (1973, 10, 25), "UN Security Council resolutions 338 and 340"),
    day(&["سقوط", "جدار", "برلين"], (1989, 11, 9), "Britannica, Berlin Wall"),
    day(&["انهيار", "جدار", "برلين"], (1989, 11, 9), "Britannica, Berlin Wall"),
    day(&["انهيار", "الاتحاد", "السوفياتي"], (1991, 12, 26), "Britannica, Collapse of the Soviet Union"),
    day(&["انهيار", "الاتحاد", "السوفيتي"], (1991, 12, 26), "Britannica, Collapse of the Soviet Union"),
    day(&["غزو", "-العراقي", "للكويت"], (1990, 8, 2), "UN Security Council resolution 660"),
    day(&["غزو", "الكويت"], (1990, 8, 2), "UN Security Council resolution 660"),
    day(
        &["توقيع", "-اتفاق", "-اتفاقيه", "-اتفاقيات", "-اتفاقات", "اوسلو"],
        (1993, 9, 13),
        "UN, Oslo I Accord",
    ),
    day(&["اتفاق", "الطايف"], (1989, 10, 22), "UN Peacemaker, Taif Accords"),
    day(&["احداث", "11", "سبتمبر"], (2001, 9, 11), "The 9/11 Commission Report"),
    day(&["احداث", "الحادي", "عشر", "من", "سبتمبر"], (2001, 9, 11), "The 9/11 Commission Report"),
    day(&["هجمات", "11", "سبتمبر"], (2001, 9, 11), "The 9/11 Commission Report"),
    day(&["هجمات", "الحادي", "عشر", "من", "سبتمبر"], (2001, 9, 11), "The 9/11 Commission Report"),
    day(&["غزو", "-الاميركي", "-الامريكي", "للعراق"], (2003, 3, 20), "Britannica, Iraq War"),
    day(&["غزو", "العراق"], (2003, 3, 20), "Britannica, Iraq War"),
    day(
        &["سقوط", "-نظام", "-الرييس", "-العراقي", "-السابق", "صدام", "-حسين"],
        (2003, 4, 9),
        "Britannica, Iraq War",
    ),
    day(&["سقوط", "بغداد"], (2003, 4, 9), "Britannica, Iraq War"),
    day(
        &["ازمه", "الماليه", "العالميه"],
        (2008, 9, 15),
        "Britannica, Financial Crisis of 2007-08: Lehman Brothers",
    ),
    day(
        &["ازمه", "الماليه", "-في", "عام", "2008"],
        (2008, 9, 15),
        "Britannica, Financial Crisis of 2007-08: Lehman Brothers",
    ),
    event(
        &["سقوط", "-نظام", "-حركه", "طالبان"],
        (2001, 11, 13),
        (2001, 12, 7),
        "Britannica, Afghanistan War",
    ),
    day(&["ثوره", "التونسيه"], (2011, 1, 14), "Britannica, Jasmine Revolution"),
    day(&["ثوره", "14", "جانفي"], (2011, 1, 14), "Britannica, Jasmine Revolution"),
    day(&["ثوره", "25", "يناير"], (2011, 1, 25), "Britannica, Egypt Uprising of 2011"),
    day(&["ثوره", "17", "فبراير"], (2011, 2, 17), "Britannica, Libya Revolt of 2011"),
    day(&["ثوره", "17", "فيفري"], (2011, 2, 17), "Britannica, Libya Revolt of 2011"),
    day(&["ثوره", "30", "يونيو"], (2013, 6, 30), "Britannica, Egypt, the 2013 coup"),
    day(
        &["سقوط", "-نظام", "-حكم", "-جماعه", "الاخوان", "-المسلمين"],
        (2013, 7, 3),
        "Britannica, Egypt, the 2013 coup",
    ),
    event(
        &["سقوط", "-نظام", "-العقيد", "-معمر", "القذافي"],
        (2011, 8, 20),
        (2011, 10, 20),
        "Britannica, Libya Revolt of 2011",
    ),
    day(&["سقوط", "الموصل"], (2014, 6, 10), "AFP, ISIS: from founding to defeat in Mosul, July 2017"),
    day(&["سقوط", "صنعاء"], (2014, 9, 21), "AFP, Ten key dates in battle for Yemen, 26 March 2015"),
    day(
        &["توقيع", "-اتفاقات", "-اتفاقيات", "-اتفاق", "-سلام", "مينسك", "2"],
        (2015, 2, 12),
        "UN Security Council resolution 2202",
    ),
    day(&["هجوم", "سوسه"], (2015, 6, 26), "UN Security Council resolution 2249"),
    day(&["هجمات", "باريس"], (2015, 11, 13), "UN Security Council resolution 2249"),
    day(
        &["سقوط", "-نظام", "-الرييس", "-السوري", "-السابق", "-بشار", "الاسد"],
        (2024, 12, 8),
        "Britannica, Syrian Civil War",
    ),
    day(&["هجوم", "7", "اكتوبر"], (2023, 10, 7), "Britannica, Israel-Hamas War"),
    day(&["ثوره", "الكوبيه"], (1959, 1, 1), "Britannica, Cuban Revolution"),
    day(&["ثوره", "-الاسلاميه", "الايرانيه"], (1979, 2, 11), "Britannica, Iranian Revolution"),
];
