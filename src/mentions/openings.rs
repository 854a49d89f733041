//! What may begin with a word, by the tables of the rules: looked up once, so that the rules look only at words that
//! are in one of them. A word not in them begins nothing; of one that is, the rules decide.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use crate::arabic::{fold, tokens};
use crate::calendar::months;
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
            if let Some(found) = table.get(without_article(word)) {
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

static TABLE: LazyLock<HashMap<String, Openings, FxBuildHasher>> = LazyLock::new(|| {
    let mut table: HashMap<String, Openings, FxBuildHasher> = HashMap::default();
    let mut add = |word: &str, opening: Openings| {
        let all = table.entry(without_article(word).to_owned()).or_default();
        *all = all.and(opening);
    };
    months::first_words().for_each(|word| add(&word, Openings::DATE));
    weekdays::first_words_of_days().for_each(|word| add(word, Openings::DATE));
    super::points::FIRSTS_OF_A_MONTH.iter().for_each(|word| add(word, Openings::DATE));
    time_words::first_words().for_each(|word| add(word, Openings::TIME));
    telling::first_words().for_each(|word| add(word, Openings::TIME));
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
        let words: BTreeMap<&String, &Openings> = TABLE.iter().collect();
        for (word, opening) in words {
            for before in
                ["", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فك", "ال", "وال", "بال", "فبال", "لل", "ولل"]
            {
                let written = format!("{before}{word}");
                assert!(Openings::of(&written).has(*opening), "{written}");
            }
        }
    }
}
