//! Who held an office, and when: «الرئيس الأمريكي دونالد ترامب» was written while he did, «الرئيس الأمريكي السابق»
//! afterwards.

/// Somebody who held an office.
#[derive(Clone, Copy, Debug)]
pub struct Holder {
    /// Folded words of the name, in order; words that begin with «-» may be left out.
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

/// Words between office and name that say that it had not begun.
pub const FUTURE: &[&str] = &["المنتخب", "المقبل", "القادم", "المكلف", "المرشح"];

/// A person stands once in an office: the terms of one who came back are told from the first to the last.
pub const OFFICES: &[Office] = &[
    Office {
        titles: PRESIDENT,
        of: AMERICAN,
        holders: &[
            held(&["-جورج", "-دبليو", "بوش"], (2001, 1, 20), (2009, 1, 20)),
            held(&["-باراك", "اوباما"], (2009, 1, 20), (2017, 1, 20)),
            holds(&["-دونالد", "ترامب"], (2017, 1, 20)),
            held(&["-جو", "بايدن"], (2021, 1, 20), (2025, 1, 20)),
        ],
        source: "presidentsusa.net, Presidents and Vice Presidents: dates in office",
    },
    Office {
        titles: MINISTER,
        of: &["الدفاع"],
        holders: &[
            held(&["-تشاك", "هيغل"], (2013, 2, 27), (2015, 2, 17)),
            held(&["-اشتون", "كارتر"], (2015, 2, 17), (2017, 1, 20)),
            held(&["-جيم", "-جيمس", "ماتيس"], (2017, 1, 20), (2018, 12, 31)),
            held(&["-مارك", "اسبر"], (2019, 7, 23), (2020, 11, 9)),
            held(&["-لويد", "اوستن"], (2021, 1, 22), (2025, 1, 20)),
        ],
        source: "history.defense.gov, Secretaries of Defense",
    },
    Office {
        titles: MINISTER,
        of: &["الخارجيه"],
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
        titles: &["الامين", "امين", "للامين"],
        of: &["المتحده"],
        holders: &[
            held(&["-كوفي", "عنان"], (1997, 1, 1), (2006, 12, 31)),
            held(&["بان", "-كي", "-مون"], (2007, 1, 1), (2016, 12, 31)),
            holds(&["-انطونيو", "غوتيريش"], (2017, 1, 1)),
        ],
        source: "un.org, Former Secretaries-General",
    },
    Office {
        titles: HEAD_OF_GOVERNMENT,
        of: &["الحكومه", "الاول"],
        holders: &[
            held(&["-حمادي", "الجبالي"], (2011, 12, 24), (2013, 3, 13)),
            held(&["-علي", "العريض"], (2013, 3, 13), (2014, 1, 29)),
            held(&["-مهدي", "جمعه"], (2014, 1, 29), (2015, 2, 6)),
            held(&["-الحبيب", "الصيد"], (2015, 2, 6), (2016, 8, 27)),
            held(&["-يوسف", "الشاهد"], (2016, 8, 27), (2020, 2, 27)),
        ],
        source: "Wikipedia, List of prime ministers of Tunisia",
    },
    Office {
        titles: PRESIDENT,
        of: &["الجمهوريه", "التونسي", "الموقت"],
        holders: &[
            held(&["-محمد", "-المنصف", "المرزوقي"], (2011, 12, 13), (2014, 12, 31)),
            held(&["-محمد", "-الباجي", "-قايد", "-قائد", "السبسي"], (2014, 12, 31), (2019, 7, 25)),
        ],
        source: "Wikipedia, List of presidents of Tunisia",
    },
];
