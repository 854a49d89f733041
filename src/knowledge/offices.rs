//! Who held an office, and when: «الرئيس الأمريكي دونالد ترامب» was written while he did, «الرئيس الأمريكي السابق»
//! afterwards.

/// Somebody who held an office.
#[derive(Clone, Copy, Debug)]
pub struct Holder {
    /// Folded words of the name, in order; words that begin with «-» may be left out, the others all stand there.
    pub name: &'static [&'static str],
    /// Year, month and day on which the first term began.
    pub from: (i32, u32, u32),
    /// Year, month and day on which the last ended; `None` where it had not when this was written.
    pub to: Option<(i32, u32, u32)>,
}

/// An office, and some of those who held it.
#[derive(Clone, Copy, Debug)]
pub struct Office {
    /// Folded words of which one names the office.
    pub titles: &'static [&'static str],
    /// Folded words of which one says whose office it is.
    pub of: &'static [&'static str],
    /// Folded words that may stand beside those of `of` between the title and the name: the country, and what the
    /// office is called in full.
    pub with: &'static [&'static str],
    /// In the order of their terms.
    pub holders: &'static [Holder],
    /// Where the terms can be looked up.
    pub source: &'static str,
}

const fn held(name: &'static [&'static str], from: (i32, u32, u32), to: (i32, u32, u32)) -> Holder {
    Holder { name, from, to: Some(to) }
}

const fn holds(name: &'static [&'static str], from: (i32, u32, u32)) -> Holder {
    Holder { name, from, to: None }
}

const PRESIDENT: &[&str] = &["الرييس", "رييس", "للرييس", "والرييس", "بالرييس"];
const HEAD_OF_GOVERNMENT: &[&str] = &["رييس", "الوزير", "ورييس", "لرييس"];
const MINISTER: &[&str] = &["وزير", "ووزير", "لوزير", "وزيره", "ووزيره", "الوزير"];
const AMERICAN: &[&str] = &["الامريكي", "الاميركي", "الامريكيه", "الاميركيه", "امريكا", "اميركا"];

/// Words between office and name that say that the term was over.
pub const FORMER: &[&str] = &["السابق", "السابقه", "الاسبق", "الراحل", "المخلوع", "المعزول"];

/// Words before an office that tell of its end, which may be long ago.
#[rustfmt::skip]
pub const ENDED: &[&str] = &[
    "سقوط", "اسقاط", "الاطاحه", "اطاحه", "هروب", "فرار", "رحيل", "عزل", "تنحي", "وفاه", "خلع", "تنحيه", "انهيار",
];

/// Words between office and name that say that it had not begun.
pub const FUTURE: &[&str] = &["المنتخب", "المقبل", "القادم", "المكلف", "المرشح"];

/// Words between office and name that say nothing of the term: what the holder is called by.
#[rustfmt::skip]
pub const CALLED: &[&str] = &[
    "الحالي", "الحاليه", "السيد", "السيده", "الدكتور", "د", "المستشار", "المشير", "الجنرال", "الموقت", "الموقته",
    "المستقيل", "المستقيله", "المقال", "المقاله", "بالوكاله", "بالانابه",
];

/// Folded words without proclitics and article, before an office, after which the name is not the holder's: «نائب
/// الرئيس», «زوجة الرئيس», «مبعوث الأمين العام».
#[rustfmt::skip]
pub const BESIDE: &[&str] = &[
    "نايب", "نايبه", "نواب", "وكيل", "وكيله", "مساعد", "مساعده", "معاون", "مستشار", "مستشاره", "مبعوث", "مبعوثه",
    "موفد", "ممثل", "ممثله", "سفير", "سفيره", "مرشح", "مرشحه", "متحدث", "متحدثه", "ناطق", "ناطقه", "محامي", "مدير",
    "منافس", "منافسه", "خصم", "خليفه", "خلف", "سلف", "زوجه", "زوج", "قرينه", "عقيله", "حرم", "ارمله", "طليقه",
    "والد", "والده", "ام", "ابن", "ابنه", "بنت", "نجل", "نجله", "شقيق", "شقيقه", "اخ", "اخو", "اخت", "صهر", "حفيد",
    "عم", "خال", "قريب", "شبيه",
];

/// Compared with texts that a search found: the terms of the presidents of the United States and of Tunisia, of the
/// secretaries-general of the United Nations (Britannica), of Mattis, Clinton, Blinken and Miller, of the heads of the
/// Tunisian government, of Mursi and Mansour, and of the heads of the Iraqi government but for the day on which Abadi came.
/// Compared in years alone: the other secretaries; Esper from the day on which he acted as one. As remembered: the months and days of those, of Price, Mubarak and Sisi,
/// and of the presidents of France. Presidents who are called so from their election on begin with it.
///
/// Whom newspapers go on calling by an office that he was driven from (Bashar al-Assad) is not here.
///
/// A person stands once in an office: the terms of one who came back are told from the first to the last.
pub const OFFICES: &[Office] = &[
    Office {
        titles: PRESIDENT,
        of: AMERICAN,
        with: &["الولايات", "المتحده"],
        holders: &[
            held(&["-باراك", "اوباما"], (2009, 1, 20), (2017, 1, 20)),
            holds(&["-دونالد", "ترامب"], (2017, 1, 20)),
            held(&["-جو", "بايدن"], (2021, 1, 20), (2025, 1, 20)),
        ],
        source: "presidentsusa.net, Presidents and Vice Presidents: dates in office",
    },
    Office {
        titles: MINISTER,
        of: &["الدفاع"],
        with: AMERICAN,
        holders: &[
            held(&["-تشاك", "هيغل"], (2013, 2, 27), (2015, 2, 17)),
            held(&["-اشتون", "كارتر"], (2015, 2, 17), (2017, 1, 20)),
            held(&["-جيم", "-جيمس", "ماتيس"], (2017, 1, 20), (2018, 12, 31)),
            held(&["-مارك", "اسبر"], (2019, 6, 24), (2020, 11, 9)),
            held(&["-لويد", "اوستن"], (2021, 1, 22), (2025, 1, 20)),
        ],
        source: "history.defense.gov, Secretaries of Defense",
    },
    Office {
        titles: MINISTER,
        of: &["الخارجيه"],
        with: AMERICAN,
        holders: &[
            held(&["-هيلاري", "كلينتون"], (2009, 1, 21), (2013, 2, 1)),
            held(&["-جون", "كيري"], (2013, 2, 1), (2017, 1, 20)),
            held(&["-ريكس", "تيلرسون"], (2017, 2, 1), (2018, 3, 31)),
            held(&["-مايك", "بومبيو"], (2018, 4, 26), (2021, 1, 20)),
            held(&["-انتوني", "بلينكن"], (2021, 1, 26), (2025, 1, 20)),
        ],
        source: "history.state.gov, Secretaries of State",
    },
    Office {
        titles: &["المتحدث", "المتحدثه", "الناطق", "الناطقه", "للمتحدث", "والمتحدث"],
        of: &["الخارجيه"],
        with: &["باسم", "وزاره", "بوزاره", "لوزاره", "في", "الامريكي", "الاميركي", "الامريكيه", "الاميركيه"],
        holders: &[
            held(&["-نيد", "برايس"], (2021, 1, 20), (2023, 3, 31)),
            held(&["-ماثيو", "ميلر"], (2023, 4, 24), (2025, 1, 20)),
        ],
        source: "Wikipedia, Spokesperson for the United States Department of State",
    },
    Office {
        titles: &["الامين", "امين", "للامين"],
        of: &["المتحده"],
        with: &["العام", "عام", "للامم", "الامم", "لمنظمه", "منظمه", "لهييه", "هييه"],
        holders: &[
            held(&["-كوفي", "عنان"], (1997, 1, 1), (2006, 12, 31)),
            held(&["بان", "كي", "-مون"], (2007, 1, 1), (2016, 12, 31)),
            holds(&["-انطونيو", "غوتيريش"], (2017, 1, 1)),
        ],
        source: "un.org, Former Secretaries-General",
    },
    Office {
        titles: HEAD_OF_GOVERNMENT,
        of: &["الحكومه", "الاول"],
        with: &["التونسي", "التونسيه", "تونس"],
        holders: &[
            held(&["-حمادي", "الجبالي"], (2011, 12, 24), (2013, 3, 14)),
            held(&["-علي", "العريض"], (2013, 3, 14), (2014, 1, 29)),
            held(&["-مهدي", "جمعه"], (2014, 1, 29), (2015, 2, 6)),
            held(&["-الحبيب", "الصيد"], (2015, 2, 6), (2016, 8, 27)),
            held(&["-يوسف", "الشاهد"], (2016, 8, 27), (2020, 2, 27)),
        ],
        source: "Wikipedia, List of prime ministers of Tunisia",
    },
    Office {
        titles: PRESIDENT,
        of: &["الجمهوريه", "التونسي", "الموقت"],
        with: &["التونسيه", "تونس", "جمهوريه"],
        holders: &[
            held(&["-محمد", "-المنصف", "المرزوقي"], (2011, 12, 13), (2014, 12, 31)),
            held(&["-محمد", "-الباجي", "-قايد", "-قائد", "السبسي"], (2014, 12, 31), (2019, 7, 25)),
        ],
        source: "Wikipedia, List of presidents of Tunisia",
    },
    Office {
        titles: PRESIDENT,
        of: &["المصري", "مصر", "المصريه"],
        with: &["جمهوريه", "الجمهوريه", "العربيه"],
        holders: &[
            held(&["-محمد", "-حسني", "مبارك"], (1981, 10, 14), (2011, 2, 11)),
            held(&["-محمد", "مرسي"], (2012, 6, 24), (2013, 7, 3)),
            held(&["عدلي", "-منصور"], (2013, 7, 4), (2014, 6, 8)),
            holds(&["-عبد", "-الفتاح", "-عبدالفتاح", "السيسي"], (2014, 5, 28)),
        ],
        source: "Wikipedia, List of presidents of Egypt; The Age, Timeline on ouster of Mohamed Mursi, 4 July 2013",
    },
    Office {
        titles: HEAD_OF_GOVERNMENT,
        of: &["الوزراء"],
        with: &["مجلس", "العراقي", "العراق", "القايد", "العام", "للقوات", "المسلحه"],
        holders: &[
            held(&["-نوري", "المالكي"], (2006, 5, 20), (2014, 9, 8)),
            held(&["-حيدر", "العبادي"], (2014, 9, 8), (2018, 10, 25)),
            held(&["-عادل", "عبدالمهدي"], (2018, 10, 25), (2020, 5, 7)),
            held(&["-مصطفي", "الكاظمي"], (2020, 5, 7), (2022, 10, 27)),
            holds(&["-محمد", "شياع", "-السوداني"], (2022, 10, 27)),
        ],
        source: "Wikipedia, Prime Minister of Iraq",
    },
    Office {
        titles: PRESIDENT,
        of: &["الفرنسي", "فرنسا", "الفرنسيه"],
        with: &["جمهوريه", "الجمهوريه"],
        holders: &[
            held(&["-نيكولا", "ساركوزي"], (2007, 5, 6), (2012, 5, 15)),
            held(&["-فرانسوا", "-فرنسوا", "هولاند"], (2012, 5, 6), (2017, 5, 14)),
            holds(&["-ايمانويل", "-امانويل", "ماكرون"], (2017, 5, 7)),
        ],
        source: "Wikipedia, List of presidents of France",
    },
];
