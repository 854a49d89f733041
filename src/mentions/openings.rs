//! What may begin with a word, by the tables of the rules: looked up once, so that the rules look only at words that
//! are in one of them. A word not in them begins nothing; of one that is, the rules decide.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use crate::arabic::{fold, tokens};
use crate::calendar::months;
use crate::knowledge::boilerplate::{CUES, Fit};
use crate::knowledge::named_since::NAMED_SINCE;
use crate::knowledge::{events, falls, lasting, media, offices, relaying, time_words, weekdays};

use super::telling;

/// A set of things that may begin with a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Openings(u8);

impl Openings {
    /// A date or a month written out, with or without its year; one in digits begins with a number.
    pub const DATE: Self = Self(1);
    /// Any other time.
    pub const TIME: Self = Self(2);
    /// The name of a medium, or what stands before one.
    pub const MEDIUM: Self = Self(4);
    /// A name that dates what it stands in: of an event, a power, a person, somebody who held an office.
    pub const NAME: Self = Self(8);

    /// The name of a month of the Hijri calendar.
    pub const HIJRI_MONTH: Self = Self(16);
    /// The noun of a year that is not one of the calendar.
    pub const COURSE: Self = Self(32);
    /// A phrase of what stands around reports, anywhere in a line.
    pub const CUE: Self = Self(64);

    /// Anything: every rule looks at such a word.
    pub const ALL: Self = Self(u8::MAX);

    /// What is in one of the two.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of `others` is in it.
    #[must_use]
    pub fn has(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// Of a folded word, behind any of the letters that may stand before it.
    #[must_use]
    pub fn of(key: &str) -> Self {
        let table = &*TABLE;
        let mut all =
            if ENDINGS_OF_TIMES.iter().any(|ending| key.ends_with(ending)) { Self::TIME } else { Self(0) };
        let mut add = |word: &str| {
            let bare = without_article(word);
            if table.beginnings.have(bare)
                && let Some(found) = table.by_word.get(bare)
            {
                all = all.and(*found);
            }
        };
        for word in [Some(key), key.strip_prefix(['و', 'ف'])].into_iter().flatten() {
            add(word);
            if let Some(rest) = word.strip_prefix(['ب', 'ل', 'ك']) {
                add(rest);
                // «للجزيرة» is «لـ» and «الجزيرة».
                rest.strip_prefix('ل').into_iter().for_each(&mut add);
            }
        }
        all
    }
}

/// «ثلاثمائة», «ويومي الأحد والاثنين»: words that are in no table as a whole.
const ENDINGS_OF_TIMES: [&str; 3] = ["مايه", "ميه", "يومي"];

fn without_article(word: &str) -> &str {
    word.strip_prefix("ال").unwrap_or(word)
}

/// The words of the tables without article, and how they begin: most words of a text begin like none of them.
struct Table {
    by_word: HashMap<String, Openings, FxBuildHasher>,
    beginnings: Beginnings,
}

/// A set of beginnings of words, three letters each. It may have others that share a place with one that it has.
struct Beginnings([u64; 128]);

impl Beginnings {
    fn place(word: &str) -> (usize, u64) {
        // The second bytes of Arabic letters tell them apart.
        let letter = |at: usize| u32::from(word.as_bytes().get(at).copied().unwrap_or(0));
        let letters = letter(1) | letter(3) << 8 | letter(5) << 16;
        let hash = letters.wrapping_mul(0x9E37_79B1) >> 19;
        ((hash >> 6) as usize, 1 << (hash % 64))
    }

    fn add(&mut self, word: &str) {
        let (place, bit) = Self::place(word);
        self.0[place] |= bit;
    }

    fn have(&self, word: &str) -> bool {
        let (place, bit) = Self::place(word);
        self.0[place] & bit != 0
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { by_word: HashMap::default(), beginnings: Beginnings([0; 128]) };
    let mut add = |word: &str, opening: Openings| {
        let bare = without_article(word);
        table.beginnings.add(bare);
        let all = table.by_word.entry(bare.to_owned()).or_default();
        *all = all.and(opening);
    };
    months::first_words().for_each(|word| add(&word, Openings::DATE));
    weekdays::first_words_of_days().for_each(|word| add(word, Openings::DATE));
    super::points::FIRSTS_OF_A_MONTH.iter().for_each(|word| add(word, Openings::DATE));
    time_words::first_words().for_each(|word| add(word, Openings::TIME));
    time_words::hijri_months().for_each(|word| add(word, Openings::HIJRI_MONTH));
    telling::first_words().for_each(|word| add(word, Openings::TIME));
    telling::nouns_of_courses().for_each(|word| add(word, Openings::COURSE));
    for phrase in
        CUES.iter().copied().flatten().filter(|cue| cue.fit == Fit::Inside).flat_map(|cue| cue.phrases)
    {
        tokens(phrase).take(1).for_each(|first| add(&fold(first.text), Openings::CUE));
    }
    for spelling in media::spellings() {
        tokens(spelling).take(1).for_each(|first| add(&fold(first.text), Openings::MEDIUM));
    }
    relaying::HEAD_NOUNS.iter().for_each(|(noun, _)| add(noun, Openings::MEDIUM));
    // «لـ"…"»
    add("ل", Openings::MEDIUM);
    for holder in offices::OFFICES.iter().flat_map(|office| office.holders) {
        holder.name.iter().for_each(|word| add(word.trim_start_matches('-'), Openings::NAME));
    }
    add(falls::FELL, Openings::NAME);
    let lasting = lasting::POWERS.iter().chain(lasting::LIVES).map(|one| one.name);
    let named = events::EVENTS
        .iter()
        .chain(events::SEVERAL)
        .map(|event| event.words)
        .chain(NAMED_SINCE.iter().map(|one| one.words));
    for first in named.chain(lasting).filter_map(|words| words.first()) {
        add(first, Openings::NAME);
    }
    table
});

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::mentions::heads::head_of;

    #[test]
    fn what_is_behind_clitics_may_begin() {
        for (word, opening) in [
            ("يناير", Openings::DATE),
            ("وليناير", Openings::DATE),
            ("الثالث", Openings::DATE),
            ("غره", Openings::DATE),
            ("للشهر", Openings::TIME),
            ("وبالامس", Openings::TIME),
            ("سبعمايه", Openings::TIME),
            ("وصحيفه", Openings::MEDIUM),
            ("لرويترز", Openings::MEDIUM),
            ("ترامب", Openings::NAME),
            ("ولثوره", Openings::NAME),
        ] {
            assert!(Openings::of(word).has(opening), "{word}");
        }
        assert_eq!(Openings::of("مدرسه"), Openings::default());
    }

    /// Every word of the tables, behind every letter that is read off it.
    #[test]
    fn no_word_is_lost_behind_its_clitics() {
        let words: BTreeMap<&String, &Openings> = TABLE.by_word.iter().collect();
        for (word, opening) in words {
            for before in
                ["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فك", "ال", "وال", "بال", "فبال", "لل", "ولل"]
            {
                let written = format!("{before}{word}");
                assert!(Openings::of(&written).has(*opening), "{written}");
                // Only words that may begin a time are asked what they say of it.
                assert!(
                    head_of(&written).is_none() || Openings::of(&written).has(Openings::TIME),
                    "{written}"
                );
            }
        }
    }

    #[test]
    fn most_words_begin_like_none_of_the_tables() {
        let taken: u32 = TABLE.beginnings.0.iter().map(|bits| bits.count_ones()).sum();
        assert!(taken * 6 < 8192, "{taken} of 8192 places are taken");
    }
}
