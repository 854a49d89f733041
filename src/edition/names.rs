//! Other names of what the reports speak of.

use serde::{Deserialize, Serialize};

use crate::arabic::words;

/// A name has at most so many words.
pub const MOST_WORDS: usize = 12;
/// An edition has at most so many, for each query is compared with all of them.
pub const MOST_NAMES: usize = 50_000;

/// Groups of names of one thing each, as they are written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct NameGroups {
    /// All there are; no name is in two of them.
    pub groups: Vec<Vec<String>>,
    /// Those that the corpus brought itself, which a merge passes on.
    pub of_corpus: Vec<Vec<String>>,
}

impl NameGroups {
    /// Whether they keep the limits above and each is of two names at least.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let all = || self.groups.iter().chain(&self.of_corpus);
        let is_name = |name: &String| (1..=MOST_WORDS).contains(&words(name).count());
        all().map(Vec::len).sum::<usize>() <= MOST_NAMES
            && all().all(|group| group.len() > 1 && group.iter().all(is_name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_packer_writes_is_not_sound() {
        let is_sound = |group: &[&str], n_groups: usize| {
            let group: Vec<String> = group.iter().map(|name| (*name).to_owned()).collect();
            let groups = vec![group; n_groups];
            let of_corpus = NameGroups { of_corpus: groups.clone(), ..NameGroups::default() };
            let sound = NameGroups { groups, ..NameGroups::default() }.is_sound();
            assert_eq!(of_corpus.is_sound(), sound);
            sound
        };
        let longest = "زيد ".repeat(MOST_WORDS);
        assert!(is_sound(&["داعش", &longest], MOST_NAMES / 2) && is_sound(&[], 0));
        assert!(!is_sound(&["داعش", "ISIS"], MOST_NAMES / 2 + 1));
        for group in [&[][..], &["داعش"], &["داعش", "«»"], &["داعش", &[&longest, "زيد"].concat()]]
        {
            assert!(!is_sound(group, 1), "{group:?}");
        }
    }
}
