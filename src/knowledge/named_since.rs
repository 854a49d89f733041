//! Groups and things that had no such name before a known day: who writes «قوات سوريا الديمقراطية» writes after it was
//! founded.

/// A name, and the day from which it can be written.
#[derive(Clone, Copy, Debug)]
pub struct NamedSince {
    /// Folded words in order, the first without article. Words that begin with «-» may be left out.
    pub words: &'static [&'static str],
    /// Year, month and day.
    pub since: (i32, u32, u32),
    /// Where this can be looked up.
    pub source: &'static str,
}

const fn since(words: &'static [&'static str], since: (i32, u32, u32), source: &'static str) -> NamedSince {
    NamedSince { words, since, source }
}

/// The names.
pub const NAMED_SINCE: &[NamedSince] =
    &[since(&["داعش"], (2013, 4, 9), "AFP, ISIS: from founding to defeat in Mosul, July 2017")];
