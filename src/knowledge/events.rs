//! Public events that newspapers date other things by («بعد سقوط نظام صدام حسين»), with their days.
//!
//! Each line names where its days can be looked up. The days were compared with a text that says them, found by a search,
//! for all events from 2001 on but these: 7 October 2023 and Minsk, whose days stand in their names or in the resolution,
//! the revolutions named by a day, the fall of the Taliban and of the Brothers, the financial crisis (by the fall of
//! Lehman Brothers) and the events of 2003, which were named from memory as those before 2001 are but for
//! the ends of the Iran-Iraq war. Of operations that ended without a day the last is that of the town they were fought
//! for. A date in a name may have its year behind it. An event stands here because its name is known
//! everywhere in the Arabic press and is one thing; one that means another thing in each country («الاستقلال») does not,
//! nor one of several events of that name («هجمات باريس», «سقوط بغداد») without its month or year. Of a city that changed
//! hands more than once «سقوط» and «تحرير» may stand here where each says which hands; `falls.rs` has «التي سقطت», which
//! does not. What was told as over more than once is here from the first time on («هزيمة داعش في سوريا»).

/// An event and its days.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// Folded words of its name, in order. Words that begin with «-» may be left out; of those with «|» between them one
    /// is said.
    pub words: &'static [&'static str],
    /// Year, month and day it began.
    pub from: (i32, u32, u32),
    /// Year, month and day it ended, that day included.
    pub to: (i32, u32, u32),
    /// Whether nobody could speak of it by this name before it was: then the name alone says that it is past.
    pub unforeseen: bool,
    /// Where this can be looked up.
    pub source: &'static str,
}

const fn event(
    words: &'static [&'static str],
    from: (i32, u32, u32),
    to: (i32, u32, u32),
    source: &'static str,
) -> Event {
    Event { words, from, to, unforeseen: false, source }
}

impl Event {
    /// Of one that nobody could speak of before.
    const fn unforeseen(self) -> Self {
        Self { unforeseen: true, ..self }
    }
}

const fn day(words: &'static [&'static str], on: (i32, u32, u32), source: &'static str) -> Event {
    event(words, on, on, source)
}

/// The victories over the Islamic State that were declared: of Mosul (July 2017, the first of the whole), by Russia
/// (6 December 2017, as remembered), of Iraq (9 December 2017), and the last of its territory (23 March 2019). Who tells of
/// its defeat without saying which may mean any of them, so the days are from the first to the last; a defeat of
/// which not even the place is told may be that of one town, and stands not here.
const DEFEAT: &str = "AFP, Islamic State: the rise and fall in Iraq and Syria, April 2019";

/// Only that of October 2019 was fought in the north-east.
const NORTH_EAST: &str = "الرئيس نيوز، أبرز العمليات العسكرية التركية، 24 أبريل 2024";

/// Turkish operations in Syria, which bear the same names until the quarter or the year is told: Shah Euphrates (22 February
/// 2015, of which nobody wrote as an attack), Euphrates Shield (24 August 2016), Olive Branch (2018), Peace Spring (2019) and
/// Spring Shield (to 5 March 2020); the first and the last day of all are as remembered.
const ONE_OF_SEVERAL: &str = "الرئيس نيوز، أبرز العمليات العسكرية التركية، 24 أبريل 2024";

/// The events; of two names that begin alike the longer is found.
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
    day(&["احداث", "11", "سبتمبر"], (2001, 9, 11), "The 9/11 Commission Report").unforeseen(),
    day(&["احداث", "الحادي", "عشر", "من", "سبتمبر"], (2001, 9, 11), "The 9/11 Commission Report").unforeseen(),
    day(&["هجمات", "11", "سبتمبر"], (2001, 9, 11), "The 9/11 Commission Report").unforeseen(),
    day(&["هجمات", "الحادي", "عشر", "من", "سبتمبر"], (2001, 9, 11), "The 9/11 Commission Report").unforeseen(),
    day(&["غزو", "-الاميركي", "-الامريكي", "للعراق"], (2003, 3, 20), "Britannica, Iraq War"),
    day(&["غزو", "العراق", "للكويت"], (1990, 8, 2), "UN Security Council resolution 660"),
    day(&["غزو", "العراق", "الكويت"], (1990, 8, 2), "UN Security Council resolution 660"),
    day(&["غزو", "العراق", "لايران"], (1980, 9, 22), "Britannica, Iran-Iraq War"),
    day(&["غزو", "العراق"], (2003, 3, 20), "Britannica, Iraq War"),
    day(
        &["سقوط", "-نظام", "-الرييس", "-العراقي", "-السابق", "صدام", "-حسين"],
        (2003, 4, 9),
        "Britannica, Iraq War",
    ),
    day(
        &["سقوط", "بغداد", "-في", "-عام", "-سنه", "-9", "-ابريل", "-نيسان", "2003"],
        (2003, 4, 9),
        "Britannica, Iraq War",
    ),
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
    day(&["ثوره", "التونسيه"], (2011, 1, 14), "Britannica, Jasmine Revolution").unforeseen(),
    day(&["ثوره", "14", "جانفي"], (2011, 1, 14), "Britannica, Jasmine Revolution").unforeseen(),
    day(&["ثوره", "25", "يناير"], (2011, 1, 25), "Britannica, Egypt Uprising of 2011").unforeseen(),
    day(&["ثوره", "17", "فبراير"], (2011, 2, 17), "Britannica, Libya Revolt of 2011").unforeseen(),
    day(&["ثوره", "17", "فيفري"], (2011, 2, 17), "Britannica, Libya Revolt of 2011").unforeseen(),
    day(&["ثوره", "30", "يونيو"], (2013, 6, 30), "Britannica, Egypt, the 2013 coup").unforeseen(),
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
    day(&["هجمات", "باريس", "-في", "-13", "نوفمبر"], (2015, 11, 13), "UN Security Council resolution 2249"),
    day(
        &["هجمات", "باريس", "-في", "-13", "تشرين", "الثاني"],
        (2015, 11, 13),
        "UN Security Council resolution 2249",
    ),
    day(
        &["سقوط", "-نظام", "-حكم", "-الرييس", "-السوري", "-السابق", "-المخلوع", "-بشار", "الاسد"],
        (2024, 12, 8),
        "Britannica, Syrian Civil War",
    ),
    day(
        &["سقوط", "النظام", "السوري", "-السابق|البايد|المخلوع"],
        (2024, 12, 8),
        "Britannica, Syrian Civil War",
    ),
    day(
        &["اطاحه", "بنظام|بحكم|بالرييس", "-الرييس", "-السوري", "-السابق", "-المخلوع", "-بشار", "الاسد"],
        (2024, 12, 8),
        "Britannica, Syrian Civil War",
    ),
    day(&["اطاحه", "بالاسد"], (2024, 12, 8), "Britannica, Syrian Civil War"),
    day(&["اطاحه", "ببشار", "الاسد"], (2024, 12, 8), "Britannica, Syrian Civil War"),
    day(&["اطاحه", "بالنظام", "السوري"], (2024, 12, 8), "Britannica, Syrian Civil War"),
    day(
        &["هروب", "-الرييس", "-السوري", "-السابق", "-المخلوع", "بشار", "الاسد"],
        (2024, 12, 8),
        "Britannica, Syrian Civil War",
    ),
    day(&["هجوم", "7", "اكتوبر"], (2023, 10, 7), "Britannica, Israel-Hamas War").unforeseen(),
    day(&["ثوره", "الكوبيه"], (1959, 1, 1), "Britannica, Cuban Revolution"),
    day(&["ثوره", "-الاسلاميه", "الايرانيه"], (1979, 2, 11), "Britannica, Iranian Revolution"),
    day(&["هروب", "-الرييس", "-السابق", "-المخلوع", "-زين", "-العابدين", "بن", "علي"], (2011, 1, 14), "Al Jazeera, Timeline: How the Arab Spring unfolded, 14 January 2021"),
    day(&["سقوط", "-نظام", "-الرييس", "-السابق", "-المخلوع", "-زين", "-العابدين", "بن", "علي"], (2011, 1, 14), "Al Jazeera, Timeline: How the Arab Spring unfolded, 14 January 2021"),
    day(&["رحيل", "-الرييس", "-السابق", "-المخلوع", "-زين", "-العابدين", "بن", "علي"], (2011, 1, 14), "Al Jazeera, Timeline: How the Arab Spring unfolded, 14 January 2021"),
    day(&["تنحي", "-الرييس", "-المصري", "-السابق", "-الاسبق", "-المخلوع", "-حسني", "مبارك"], (2011, 2, 11), "AFP, The Arab Spring: a timeline, 2020"),
    day(&["سقوط", "-نظام", "-حكم", "-الرييس", "-المصري", "-السابق", "-الاسبق", "-المخلوع", "-حسني", "مبارك"], (2011, 2, 11), "AFP, The Arab Spring: a timeline, 2020"),
    day(&["عزل", "-الرييس", "-المصري", "-السابق", "-الاسبق", "-محمد", "مرسي"], (2013, 7, 3), "ABC, Egypt since Mohammed Morsi was ousted: timeline, 15 August 2013"),
    day(&["فض", "-اعتصام", "-اعتصامي", "-ميدان", "رابعه"], (2013, 8, 14), "Middle East Observer, Egypt factbox"),
    event(&["عمليه", "عاصفه", "الحزم"], (2015, 3, 26), (2015, 4, 21), "Le Monde diplomatique, Yemen timeline, December 2017; Gulf News, A look at a year of conflict in Yemen").unforeseen(),
    event(&["عاصفه", "الحزم"], (2015, 3, 26), (2015, 4, 21), "Le Monde diplomatique, Yemen timeline, December 2017; Gulf News, A look at a year of conflict in Yemen").unforeseen(),
    day(&["انطلاق", "-عمليه", "-عمليات", "عاصفه", "الحزم"], (2015, 3, 26), "Le Monde diplomatique, Yemen timeline, December 2017; Gulf News, A look at a year of conflict in Yemen").unforeseen(),
    day(&["مقتل", "-الرييس", "-اليمني", "-السابق", "-الراحل", "علي", "عبد", "الله", "صالح"], (2017, 12, 4), "Al Jazeera, Timeline: war, famine and failed talks in Yemen, December 2017"),
    day(&["مقتل", "-الرييس", "-اليمني", "-السابق", "-الراحل", "علي", "عبدالله", "صالح"], (2017, 12, 4), "Al Jazeera, Timeline: war, famine and failed talks in Yemen, December 2017"),
    day(&["سقوط", "-نظام", "-حكم", "-الرييس", "-السوداني", "-السابق", "-المعزول", "-عمر", "البشير"], (2019, 4, 11), "AFP, Timeline: Sudan since the fall of Bashir, 25 October 2021"),
    day(&["عزل", "-الرييس", "-السوداني", "-السابق", "-المعزول", "-عمر", "البشير"], (2019, 4, 11), "AFP, Timeline: Sudan since the fall of Bashir, 25 October 2021"),
    day(&["اطاحه", "-بنظام", "-بحكم", "-بالرييس", "-الرييس", "-السوداني", "-السابق", "-المعزول", "-عمر", "البشير"], (2019, 4, 11), "AFP, Timeline: Sudan since the fall of Bashir, 25 October 2021"),
    day(&["اطاحه", "بالبشير"], (2019, 4, 11), "AFP, Timeline: Sudan since the fall of Bashir, 25 October 2021"),
    day(&["اطاحه", "بعمر", "البشير"], (2019, 4, 11), "AFP, Timeline: Sudan since the fall of Bashir, 25 October 2021"),
    day(&["انقلاب", "25", "اكتوبر"], (2021, 10, 25), "AFP, Timeline: Sudan since the fall of Bashir, 25 October 2021").unforeseen(),
    day(&["اندلاع", "الحرب", "في", "السودان"], (2023, 4, 15), "Wikipedia, Timeline of the Sudanese civil war (2023)"),
    day(&["اندلاع", "القتال", "في", "السودان"], (2023, 4, 15), "Wikipedia, Timeline of the Sudanese civil war (2023)"),
    event(&["عمليه", "درع", "الفرات"], (2016, 8, 24), (2017, 3, 29), "الفجر، عدوان أردوغان على سوريا، فبراير 2020").unforeseen(),
    event(&["عمليه", "غصن", "الزيتون"], (2018, 1, 20), (2018, 3, 24), "كتابات، نتائج العملية التركية في عفرين، 2018").unforeseen(),
    event(&["عمليه", "نبع", "السلام"], (2019, 10, 9), (2019, 11, 25), "الرئيس نيوز، أبرز العمليات العسكرية التركية، 24 أبريل 2024").unforeseen(),
    event(&["درع", "الفرات"], (2016, 8, 24), (2017, 3, 29), "الفجر، عدوان أردوغان على سوريا، فبراير 2020").unforeseen(),
    event(&["عمليه", "-العسكريه", "التركيه", "-في", "شمال|شمالي", "شرق|شرقي|وشرق", "سوريا|سوريه"], (2019, 10, 9), (2019, 10, 23), NORTH_EAST),
    event(&["هجوم", "-العسكري", "-البري", "التركي", "علي|في", "شمال|شمالي", "شرق|شرقي|وشرق", "سوريا|سوريه"], (2019, 10, 9), (2019, 10, 23), NORTH_EAST),
    event(&["عدوان", "-العسكري", "التركي", "علي", "شمال|شمالي", "شرق|شرقي|وشرق", "سوريا|سوريه"], (2019, 10, 9), (2019, 10, 23), NORTH_EAST),
    event(&["غزو", "-القوات", "التركي|التركيه|تركيا", "لشمال|لشمالي", "شرق|شرقي|وشرق", "سوريا|سوريه"], (2019, 10, 9), (2019, 10, 23), NORTH_EAST),
    event(&["عمليه", "ردع", "العدوان"], (2024, 11, 27), (2024, 12, 8), "الجزيرة مباشر، تسلسل زمني للأحداث في سوريا، 9 ديسمبر 2024").unforeseen(),
    event(&["معركه", "ردع", "العدوان"], (2024, 11, 27), (2024, 12, 8), "الجزيرة مباشر، تسلسل زمني للأحداث في سوريا، 9 ديسمبر 2024").unforeseen(),
    event(&["معركه", "-بلده", "الباغوز"], (2019, 2, 9), (2019, 3, 23), "وطن إف إم، 12 مارس 2019; Deutsche Welle Arabic, 23 March 2019"),
    day(&["سقوط", "-بلده", "الباغوز"], (2019, 3, 23), "Deutsche Welle Arabic, 23 March 2019"),
    day(&["تحرير", "-بلده", "الباغوز"], (2019, 3, 23), "Deutsche Welle Arabic, 23 March 2019"),
    day(&["خساره", "-تنظيم", "-داعش", "-بلده|مدينه|قريه", "الباغوز"], (2019, 3, 23), "Deutsche Welle Arabic, 23 March 2019"),
    day(&["هزيمه", "-تنظيم", "داعش", "في", "-بلده|مدينه|قريه", "الباغوز"], (2019, 3, 23), "Deutsche Welle Arabic, 23 March 2019"),
    day(&["مقتل", "-زعيم", "-تنظيم", "-داعش", "-الدوله", "-ابو", "-ابي", "-بكر", "البغدادي"], (2019, 10, 27), "Boston Herald, How the al-Baghdadi raid unfolded, 27 October 2019"),
    day(&["تصفيه", "-زعيم", "-تنظيم", "-داعش", "-الدوله", "-ابو", "-ابي", "-بكر", "البغدادي"], (2019, 10, 27), "Boston Herald, How the al-Baghdadi raid unfolded, 27 October 2019"),
    event(&["هزيمه", "-تنظيم", "داعش", "في", "سوريا"], (2017, 12, 6), (2019, 3, 23), DEFEAT),
    event(&["هزيمه", "-تنظيم", "داعش", "في", "سوريا", "والعراق"], (2017, 12, 6), (2019, 3, 23), DEFEAT),
    event(&["هزيمه", "-تنظيم", "داعش", "في", "العراق", "وسوريا"], (2017, 12, 6), (2019, 3, 23), DEFEAT),
    day(&["هزيمه", "-تنظيم", "داعش", "في", "العراق"], (2017, 12, 9), DEFEAT),
    event(&["دحر", "-تنظيم", "داعش", "في", "سوريا"], (2017, 12, 6), (2019, 3, 23), DEFEAT),
    day(&["دحر", "-تنظيم", "داعش", "في", "العراق"], (2017, 12, 9), DEFEAT),
    event(&["هزيمه", "-تنظيم", "داعش", "علي", "الارض"], (2017, 7, 9), (2019, 3, 23), DEFEAT),
    event(&["هزيمه", "-تنظيم", "داعش", "ميدانيا|جغرافيا|اقليميا"], (2017, 7, 9), (2019, 3, 23), DEFEAT),
    event(&["هزيمه", "خلافه|دوله", "-تنظيم", "داعش"], (2017, 7, 9), (2019, 3, 23), DEFEAT),
    event(&["هزيمه", "الجغرافيه|الميدانيه|الاقليميه", "لداعش|لتنظيم", "-داعش"], (2017, 7, 9), (2019, 3, 23), DEFEAT),
    day(&["اعلان", "دوله", "الخلافه"], (2014, 6, 29), "AFP, ISIS: from founding to defeat in Mosul, July 2017"),
    event(&["تحرير", "-مدينه", "الموصل"], (2017, 7, 9), (2017, 7, 10), "AFP, ISIS: from founding to defeat in Mosul, July 2017"),
    day(&["انفجار", "مرفا", "بيروت"], (2020, 8, 4), "الأيام السورية، أبرز الأحداث في الوطن العربي خلال العام 2020").unforeseen(),
    day(&["انفجار", "ميناء", "بيروت"], (2020, 8, 4), "الأيام السورية، أبرز الأحداث في الوطن العربي خلال العام 2020").unforeseen(),
    day(&["اغتيال", "-قايد", "-فيلق", "-القدس", "-الجنرال", "-اللواء", "-الايراني", "-قاسم", "سليماني"], (2020, 1, 3), "الأيام السورية، أبرز الأحداث في الوطن العربي خلال العام 2020"),
    day(&["مقتل", "-قايد", "-فيلق", "-القدس", "-الجنرال", "-اللواء", "-الايراني", "-قاسم", "سليماني"], (2020, 1, 3), "الأيام السورية، أبرز الأحداث في الوطن العربي خلال العام 2020"),
    day(&["زلزال", "6", "فبراير"], (2023, 2, 6), "المعرفة، زلزال تركيا-سوريا 2023").unforeseen(),
    day(&["زلزال", "6", "شباط"], (2023, 2, 6), "المعرفة، زلزال تركيا-سوريا 2023").unforeseen(),
    day(&["زلزال", "تركيا", "وسوريا"], (2023, 2, 6), "المعرفة، زلزال تركيا-سوريا 2023").unforeseen(),
    day(&["زلزال", "سوريا", "وتركيا"], (2023, 2, 6), "المعرفة، زلزال تركيا-سوريا 2023").unforeseen(),
    day(&["زلزال", "كهرمان", "مرعش"], (2023, 2, 6), "المعرفة، زلزال تركيا-سوريا 2023").unforeseen(),
    day(&["زلزال", "الحوز"], (2023, 9, 8), "Wikipedia, زلزال الحوز 2023").unforeseen(),
    day(&["هجوم", "-متحف", "باردو"], (2015, 3, 18), "الشرق، أبرز الأحداث الدامية التي ضربت تونس، 27 يونيو 2019"),
    day(&["اعتداء", "-متحف", "باردو"], (2015, 3, 18), "الشرق، أبرز الأحداث الدامية التي ضربت تونس، 27 يونيو 2019"),
    day(&["اغتيال", "-الشهيد", "-المعارض", "-السياسي", "شكري", "بلعيد"], (2013, 2, 6), "الرائد، أبرز العمليات الإرهابية في تونس").unforeseen(),
    day(&["اغتيال", "-الشهيد", "-المعارض", "-النايب", "محمد", "البراهمي"], (2013, 7, 25), "الرائد، أبرز العمليات الإرهابية في تونس").unforeseen(),
    day(&["هجوم", "-صحيفه", "شارلي", "ايبدو"], (2015, 1, 7), "الآن، العالم العربي في 2015").unforeseen(),
    day(&["هجوم", "-صحيفه", "شارلي", "ابدو"], (2015, 1, 7), "الآن، العالم العربي في 2015").unforeseen(),
    day(&["محاوله", "الانقلاب", "-الفاشله", "في", "تركيا"], (2016, 7, 15), "Anadolu, in الصحيفة, 16 July 2019"),
    day(&["محاوله", "الانقلاب", "الفاشله", "في", "15", "تموز"], (2016, 7, 15), "Anadolu, in الصحيفة, 16 July 2019").unforeseen(),
    day(&["استقاله", "-الرييس", "-الجزايري", "-السابق", "-عبد", "-العزيز", "-عبدالعزيز", "بوتفليقه"], (2019, 4, 2), "France 24, الجزائر: الرئيس السابق يعيش في عزلة تامة بعد سنة على تنحيه"),
    day(&["اغتيال", "-الامين", "-العام", "-لحزب", "-الله", "-السابق", "-السيد", "-حسن", "نصر", "الله"], (2024, 9, 27), "موقع 24، 27 November 2024"),
    day(&["اغتيال", "-الامين", "-العام", "-لحزب", "-الله", "-السابق", "-السيد", "-حسن", "نصرالله"], (2024, 9, 27), "موقع 24، 27 November 2024"),
    day(&["مقتل", "-الامين", "-العام", "-لحزب", "-الله", "-السابق", "-السيد", "-حسن", "نصر", "الله"], (2024, 9, 27), "موقع 24، 27 November 2024"),
    day(&["مقتل", "-الامين", "-العام", "-لحزب", "-الله", "-السابق", "-السيد", "-حسن", "نصرالله"], (2024, 9, 27), "موقع 24، 27 November 2024"),
    day(&["مقتل", "-الصحفي", "-الصحافي", "-السعودي", "-جمال", "خاشقجي"], (2018, 10, 2), "Alkarama, الذكرى الثانية لاغتيال جمال خاشقجي"),
    day(&["اغتيال", "-الصحفي", "-الصحافي", "-السعودي", "-جمال", "خاشقجي"], (2018, 10, 2), "Alkarama, الذكرى الثانية لاغتيال جمال خاشقجي"),
    day(&["هجوم", "السابع", "من", "اكتوبر"], (2023, 10, 7), "لبنان 24، تسلسل لأبرز أحداث الحرب، 27 November 2024").unforeseen(),
    day(&["عمليه", "طوفان", "الاقصي"], (2023, 10, 7), "لبنان 24، تسلسل لأبرز أحداث الحرب، 27 November 2024").unforeseen(),
    day(&["طوفان", "الاقصي"], (2023, 10, 7), "لبنان 24، تسلسل لأبرز أحداث الحرب، 27 November 2024").unforeseen(),
];

/// Names that several events bear, with the first day of the first and the last day of the last: a report that tells of
/// one as past was written after the first began, and nobody knows which day is meant.
pub const SEVERAL: &[Event] = &[
    event(
        &["عمليه", "-العسكريه", "التركيه", "في", "سوريا|سوريه"],
        (2015, 2, 22),
        (2020, 3, 5),
        ONE_OF_SEVERAL,
    ),
    event(
        &["عمليه", "-العسكريه", "التركيه", "-في", "شمال|شمالي", "سوريا|سوريه"],
        (2015, 2, 22),
        (2020, 3, 5),
        ONE_OF_SEVERAL,
    ),
    event(
        &["توغل", "-العسكري", "-البري", "التركي", "في", "-شمال|شمالي", "سوريا|سوريه"],
        (2015, 2, 22),
        (2020, 3, 5),
        ONE_OF_SEVERAL,
    ),
    event(
        &["هجوم", "-العسكري", "-البري", "التركي", "علي|في", "-شمال|شمالي", "سوريا|سوريه"],
        (2016, 8, 24),
        (2020, 3, 5),
        ONE_OF_SEVERAL,
    ),
    event(
        &["غزو", "-القوات", "التركي|التركيه|تركيا", "لسوريا|لسوريه"],
        (2016, 8, 24),
        (2020, 3, 5),
        ONE_OF_SEVERAL,
    ),
    event(
        &["غزو", "-القوات", "التركي|التركيه|تركيا", "لشمال|لشمالي", "سوريا|سوريه"],
        (2016, 8, 24),
        (2020, 3, 5),
        ONE_OF_SEVERAL,
    ),
];
