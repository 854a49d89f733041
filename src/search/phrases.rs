//! Words beside or near each other: where the words of a phrase must stand.
//!
//! Places are numbers of words ([`crate::arabic::numbered`]) with a gap between blocks, so that nothing
//! is beside anything in another block.

use crate::sorting;

/// Words that are asked for together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words, by their places in the query; the same word may stand twice.
    pub words: Vec<usize>,
    /// In any order, with at most so many other words among them; `None`: in this order, beside each other.
    pub between: Option<u32>,
    /// Only in the title.
    pub in_title: bool,
}

/// So many words may stand among those that are near each other: less than the gap between blocks.
pub const MOST_BETWEEN: u32 = 50;

/// So many words may be asked to be near each other: each of them may stand anywhere around each of the
/// others, and all of those places are tried.
pub const MOST_NEAR: usize = 10;

/// So many words may be asked to stand beside each other.
pub const MOST_BESIDE: usize = 100;

impl Phrase {
    /// Whether each word has a place of its own that satisfies the phrase. `places`: where each of its
    /// words stands, ascending.
    #[must_use]
    pub fn stands(&self, places: &[&[u32]]) -> bool {
        let rarest = (0..places.len()).min_by_key(|&nth| places[nth].len());
        rarest.is_some_and(|nth| places[nth].iter().any(|&place| self.stands_at(places, nth, place)))
    }

    /// Visits where it stands, by the numbers of its first and its last word: from the beginning on whatever
    /// ends next, as short as it can be. None of these has a word of another.
    pub fn each_occurrence(&self, places: &[&[u32]], visit: &mut dyn FnMut(u32, u32)) {
        let mut free = 0;
        let Some(between) = self.between else {
            let all_firsts = places.first().copied().unwrap_or_default().iter();
            for &first in all_firsts {
                if first >= free && self.stands_at(places, 0, first) {
                    free = first + self.words.len() as u32;
                    visit(first, free - 1);
                }
            }
            return;
        };
        let width = places.len() as u32 - 1 + between;
        let mut lasts = places.concat();
        sorting::sort_numbers(&mut lasts);
        for last in lasts {
            let widest = free.max(last.saturating_sub(width));
            if !has_places_of_their_own(places, widest, last) {
                continue;
            }
            let stands_from = |first: &u32| has_places_of_their_own(places, *first, last);
            let first = (widest..=last).rev().find(stands_from).unwrap_or(widest);
            free = last + 1;
            visit(first, last);
        }
    }

    /// Whether it can stand so that the `nth` of its words is the one at `place`.
    fn stands_at(&self, places: &[&[u32]], nth: usize, place: u32) -> bool {
        let Some(between) = self.between else {
            let Some(first) = place.checked_sub(nth as u32) else { return false };
            return (first..).zip(places).all(|(place, of_word)| of_word.binary_search(&place).is_ok());
        };
        let width = places.len() as u32 - 1 + between;
        // What stands too far away for all of them to be near it plays no part.
        let near = |(other, of_word): (usize, &&[u32])| -> Vec<u32> {
            if other == nth {
                return vec![place];
            }
            let first = of_word.partition_point(|&other_place| other_place < place.saturating_sub(width));
            let around = of_word[first..].iter().take_while(|&&other_place| other_place <= place + width);
            around.filter(|&&other_place| other_place != place).copied().collect()
        };
        let near: Vec<Vec<u32>> = places.iter().enumerate().map(near).collect();
        let near: Vec<&[u32]> = near.iter().map(Vec::as_slice).collect();
        if near.iter().any(|of_word| of_word.is_empty()) {
            return false;
        }
        let has_word = |start: &u32| near.iter().any(|of_word| of_word.contains(start));
        let mut starts = (place.saturating_sub(width)..=place).filter(has_word);
        starts.any(|start| has_places_of_their_own(&near, start, start + width))
    }
}

/// Whether each word can have another place from `first` to `last`. `places`: where each stands, ascending.
fn has_places_of_their_own(places: &[&[u32]], first: u32, last: u32) -> bool {
    let mut near: Vec<&[u32]> = Vec::with_capacity(places.len());
    for of_word in places {
        let start = of_word.partition_point(|&place| place < first);
        let end = start + of_word[start..].partition_point(|&place| place <= last);
        if start == end {
            return false;
        }
        near.push(&of_word[start..end]);
    }
    let mut taken: Vec<(u32, usize)> = Vec::new();
    (0..near.len()).all(|word| find_place(word, &near, &mut taken, &mut Vec::new()))
}

/// Gives the word a place, moving those that have one to others where need be (augmenting paths:
/// H. W. Kuhn, "The Hungarian method for the assignment problem", 1955).
fn find_place(word: usize, near: &[&[u32]], taken: &mut Vec<(u32, usize)>, tried: &mut Vec<u32>) -> bool {
    for &place in near[word] {
        if tried.contains(&place) {
            continue;
        }
        tried.push(place);
        match taken.iter().position(|(of_other, _)| *of_other == place) {
            None => {
                taken.push((place, word));
                return true;
            }
            Some(at) => {
                if find_place(taken[at].1, near, taken, tried) {
                    taken[at].1 = word;
                    return true;
                }
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn phrase(n: usize, between: Option<u32>) -> Phrase {
        Phrase { words: (0..n).collect(), between, in_title: false }
    }

    #[test]
    fn words_stand_beside_each_other_in_their_order() {
        let stands = |places: &[&[u32]]| phrase(places.len(), None).stands(places);
        assert!(stands(&[&[3, 9], &[1, 10]]));
        assert!(!stands(&[&[3, 9], &[2, 8]]));
        assert!(stands(&[&[1], &[2], &[3]]) && !stands(&[&[1], &[2], &[4]]));
        assert!(!stands(&[&[], &[1]]) && !stands(&[&[0], &[0]]));
        assert!(!phrase(2, None).stands_at(&[&[3, 9], &[1, 10]], 0, 3));
        assert!(!phrase(2, None).stands_at(&[&[5], &[0]], 1, 0), "nothing stands before the first word");
    }

    #[test]
    fn near_words_each_have_a_place_of_their_own() {
        let stands = |places: &[&[u32]], between| phrase(places.len(), Some(between)).stands(places);
        assert!(stands(&[&[5], &[3]], 1) && !stands(&[&[5], &[2]], 1));
        assert!(!stands(&[&[5], &[5]], 9), "one word is not two");
        assert!(stands(&[&[5, 6], &[5]], 0));
        assert!(stands(&[&[4], &[4, 5], &[5, 6]], 0), "the second makes room");
        assert!(!stands(&[&[4, 5], &[4, 5], &[4, 5]], 9));
    }

    #[test]
    fn words_that_fill_a_page_are_walked_through_once() {
        let n = 100_000;
        let [even, odd]: [Vec<u32>; 2] = [0, 1].map(|first| (first..n).step_by(2).collect());
        let count = |phrase: &Phrase, places: &[&[u32]]| occurrences(phrase, places).len() as u32;
        let beside = phrase(2, None);
        assert!(beside.stands(&[&even, &odd]) && !beside.stands(&[&even, &even]));
        assert_eq!([count(&beside, &[&even, &odd]), count(&beside, &[&even, &even])], [n / 2, 0]);
        let near = phrase(2, Some(3));
        let far: Vec<u32> = even.iter().map(|place| place + 2 * n).collect();
        assert!(near.stands(&[&even, &odd]) && !near.stands(&[&even, &far]));
        assert_eq!([count(&near, &[&even, &odd]), count(&near, &[&even, &far])], [n / 2, 0]);
    }

    fn occurrences(phrase: &Phrase, places: &[&[u32]]) -> Vec<(u32, u32)> {
        let mut occurrences = Vec::new();
        phrase.each_occurrence(places, &mut |first, last| occurrences.push((first, last)));
        occurrences
    }

    #[test]
    fn an_occurrence_is_the_shortest_that_ends_first_and_shares_no_word() {
        let twice = Phrase { words: vec![4, 4], ..phrase(0, None) };
        assert_eq!(occurrences(&twice, &[&[1, 2, 3, 9], &[1, 2, 3, 9]]), [(1, 2)]);
        let near = phrase(2, Some(5));
        assert_eq!(occurrences(&near, &[&[1, 3, 8], &[4, 5, 20]]), [(3, 4), (5, 8)]);
        assert_eq!(occurrences(&near, &[&[1], &[8]]), []);
        let near = Phrase { words: vec![4, 4, 5], ..phrase(0, Some(0)) };
        assert_eq!(occurrences(&near, &[&[1, 3, 9], &[1, 3, 9], &[2, 8]]), [(1, 3)]);
    }

    /// Every way to give the words places.
    fn by_trying_all(places: &[Vec<u32>], between: u32, chosen: &mut Vec<u32>) -> bool {
        let Some(of_word) = places.get(chosen.len()) else {
            let (first, last) = (chosen.iter().min().unwrap(), chosen.iter().max().unwrap());
            return last - first < chosen.len() as u32 + between;
        };
        of_word.iter().any(|place| {
            !chosen.contains(place) && {
                chosen.push(*place);
                let found = by_trying_all(places, between, chosen);
                chosen.pop();
                found
            }
        })
    }

    proptest! {
        #[test]
        fn near_is_what_trying_all_places_says(
            places in proptest::collection::vec(proptest::collection::btree_set(0u32..14, 0..6), 2..5),
            between in 0u32..6,
        ) {
            let places: Vec<Vec<u32>> = places.into_iter().map(|of_word| of_word.into_iter().collect()).collect();
            let slices: Vec<&[u32]> = places.iter().map(Vec::as_slice).collect();
            let near = phrase(places.len(), Some(between)).stands(&slices);
            prop_assert_eq!(near, !occurrences(&phrase(places.len(), Some(between)), &slices).is_empty());
            prop_assert_eq!(near, by_trying_all(&places, between, &mut Vec::new()));
            let wider = phrase(places.len(), Some(between + 1)).stands(&slices);
            prop_assert!(wider || !near);
            prop_assert!(!phrase(places.len(), None).stands(&slices) || phrase(places.len(), Some(0)).stands(&slices));
        }
    }
}
