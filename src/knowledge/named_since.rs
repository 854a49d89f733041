//! Groups and things that had no such name before a known day: who writes «قوات سوريا الديمقراطية» writes after it was
//! founded. The days were compared with the texts named; they are the first on which the name was told.

/// A name, and the day from which it can be written.
#[derive(Clone, Copy, Debug)]
pub struct NamedSince {
    /// Folded words in order, the first without article. Words that begin with «-» may be left out; of
    /// those with «|» between them one is said.
    pub words: &'static [&'static str],
    /// Of a word that may be another's short name: the folded word without article that stands near it where it stands in
    /// no brackets.
    pub near: Option<&'static str>,
    /// Year, month and day.
    pub since: (i32, u32, u32),
    /// Where this can be looked up.
    pub source: &'static str,
}

const fn since(words: &'static [&'static str], since: (i32, u32, u32), source: &'static str) -> NamedSince {
    NamedSince { words, near: None, since, source }
}

const fn abbreviated(
    words: &'static [&'static str],
    near: &'static str,
    since: (i32, u32, u32),
    source: &'static str,
) -> NamedSince {
    NamedSince { words, near: Some(near), since, source }
}

/// The names.
pub const NAMED_SINCE: &[NamedSince] = &[
    since(&["داعش"], (2013, 4, 9), "AFP, ISIS: from founding to defeat in Mosul, July 2017"),
    since(&["قوات", "سوريا", "الديمقراطيه"], (2015, 10, 10), "عنب بلدي، 12 تشرين الأول 2015"),
    since(&["قوات", "سوريا", "الديموقراطيه"], (2015, 10, 10), "عنب بلدي، 12 تشرين الأول 2015"),
    since(&["قوات", "سوريه", "الديمقراطيه"], (2015, 10, 10), "عنب بلدي، 12 تشرين الأول 2015"),
    since(&["قوات", "سوريه", "الديموقراطيه"], (2015, 10, 10), "عنب بلدي، 12 تشرين الأول 2015"),
    abbreviated(&["قسد"], "قوات", (2015, 10, 10), "عنب بلدي، 12 تشرين الأول 2015"),
    since(&["جبهه", "النصره"], (2012, 1, 23), "الجزيرة، تعرف على جبهة فتح الشام"),
    // As remembered: the campaign for the last villages on the Euphrates began then.
    since(
        &["باغوز", "-السوريه", "اخر|كاخر", "معاقل|معقل|جيوب|جيب"],
        (2018, 9, 10),
        "Wikipedia, Deir ez-Zor campaign",
    ),
    since(&["هييه", "تحرير", "الشام"], (2017, 1, 28), "الجسر، 28 January 2017"),
];
