//! How near the words of a query stand to each other in a report.
//!
//! Büttcher, Clarke & Lushman, "Term proximity scoring for ad-hoc retrieval on very large text collections"
//! (SIGIR 2006): what stands next to each other of the query's words is near by the inverse square of the
//! distance, weighed by how much the other word tells. A place weighs what its form weighs. All is counted in
//! whole numbers: they have the same sum in any order, so that of the words in the query plays no part.

use super::rank;

/// A place of a word of the query: its number on the page, the word, the weight of its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Stop(u64);

/// The bits of a [`Stop`] below its number, and those of them below its word.
const BITS: (u32, u32) = (32, 8);

impl Stop {
    /// `weight`: as in [`rank::weight_of`].
    pub(super) fn new(number: u32, word: usize, weight: f64) -> Self {
        Self(u64::from(number) << BITS.0 | (word as u64) << BITS.1 | weight as u64)
    }

    fn number(self) -> u64 {
        self.0 >> BITS.0
    }

    fn word(self) -> usize {
        (self.0 >> BITS.1) as usize & ((1 << (BITS.0 - BITS.1)) - 1)
    }

    fn weight(self) -> u64 {
        self.0 & ((1 << BITS.1) - 1)
    }
}

/// How much a word tells, in whole numbers.
pub(super) fn telling(rarity: f64) -> u64 {
    (rank::telling(rarity) * f64::from(1 << 20)) as u64
}

/// What two words next to each other that tell all there is to tell are worth, where their forms weigh most.
const NEXT_TO_EACH_OTHER: u64 = (100 * 100) << 20;

/// How near other words stand to a word, of the sum for it that [`add_nearness`] made.
pub(super) fn of_sum(sum: u64) -> f64 {
    sum as f64 / NEXT_TO_EACH_OTHER as f64
}

/// Adds to `sums`, which has a place for each word, how near the others stand to it. `stops`: all of a report,
/// in order; `tellings`: of each word, how much it tells.
pub(super) fn add_nearness(stops: &[Stop], tellings: &[u64], sums: &mut [u64]) {
    let mut before: &[Stop] = &[];
    // A word that several words match is one place: they are as near as what is beside it.
    for here in stops.chunk_by(|one, next| one.number() == next.number()) {
        if let (Some(one), Some(other)) = (before.first(), here.first()) {
            let distance = other.number() - one.number();
            add_beside(before, here, distance, tellings, sums);
            add_beside(here, before, distance, tellings, sums);
        }
        before = here;
    }
}

/// Adds to the sums of the words here how near those beside them are.
fn add_beside(here: &[Stop], beside: &[Stop], distance: u64, tellings: &[u64], sums: &mut [u64]) {
    let worth = |stop: &Stop| stop.weight() * tellings[stop.word()];
    let all: u64 = beside.iter().map(worth).sum();
    for stop in here {
        // The same word again is not near itself.
        let from_same = &beside[beside.partition_point(|other| other.word() < stop.word())..];
        let same = from_same.iter().take_while(|other| other.word() == stop.word());
        let others = all - same.map(worth).sum::<u64>();
        sums[stop.word()] += stop.weight() * others / (distance * distance);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn nearness_of(mut stops: Vec<Stop>, tellings: &[f64]) -> Vec<u64> {
        stops.sort();
        let mut sums = vec![0; tellings.len()];
        let tellings: Vec<u64> = tellings.iter().map(|&rarity| telling(rarity)).collect();
        add_nearness(&stops, &tellings, &mut sums);
        sums
    }

    fn nearness(places: &[&[u32]]) -> Vec<f64> {
        let of_word = |(word, places): (usize, &&[u32])| -> Vec<Stop> {
            places.iter().map(|&number| Stop::new(number, word, 100.0)).collect()
        };
        let stops = places.iter().enumerate().flat_map(of_word).collect();
        nearness_of(stops, &vec![1.0; places.len()]).into_iter().map(of_sum).collect()
    }

    #[test]
    fn the_nearer_the_more_and_in_any_order() {
        assert_eq!(nearness(&[&[5], &[6]]), [1.0, 1.0]);
        assert_eq!(nearness(&[&[8], &[6]]), [0.25, 0.25]);
        assert_eq!(nearness(&[&[1, 9], &[3, 8]]), [1.25, 1.25]);
        assert!(nearness(&[&[0], &[u32::MAX]])[0] < 1e-9, "as far as can be");
    }

    #[test]
    fn only_another_word_beside_it_is_near() {
        assert_eq!(nearness(&[&[1, 2, 3]]), [0.0]);
        assert_eq!(nearness(&[&[1, 2], &[]]), [0.0, 0.0]);
        assert_eq!(nearness(&[&[1], &[2], &[3]]), [1.0, 2.0, 1.0], "the first is not beside the third");
        assert_eq!(nearness(&[&[4], &[4]]), [0.0, 0.0], "a word that both match is one word");
        assert_eq!(nearness(&[&[4], &[4], &[6]]), [0.25, 0.25, 0.5], "and both are near the next");
    }

    #[test]
    fn what_stands_everywhere_says_little_of_what_is_near_it() {
        let sums = nearness_of(vec![Stop::new(1, 0, 100.0), Stop::new(2, 1, 100.0)], &[7.0, 0.25]);
        assert_eq!(sums.into_iter().map(of_sum).collect::<Vec<_>>(), [0.25, 1.0]);
    }

    #[test]
    fn a_place_weighs_what_its_form_weighs() {
        let sums = nearness_of(vec![Stop::new(1, 0, 100.0), Stop::new(2, 1, 20.0)], &[1.0, 1.0]);
        assert_eq!(sums.into_iter().map(of_sum).collect::<Vec<_>>(), [0.2, 0.2]);
    }

    proptest! {
        #[test]
        fn the_order_of_the_words_plays_no_part(
            places in proptest::collection::btree_map((0_u32..30, 0_usize..5), 10_u8..=100, 0..40),
            tellings in proptest::collection::vec(0.0..1.0, 5),
            order in Just([0, 1, 2, 3, 4]).prop_shuffle(),
        ) {
            let nearness = |word_at: &dyn Fn(usize) -> usize, tellings: &[f64]| {
                let stop = |(&(number, word), &weight): (&(u32, usize), &u8)| {
                    Stop::new(number, word_at(word), f64::from(weight))
                };
                nearness_of(places.iter().map(stop).collect(), tellings)
            };
            let mut shuffled = [0.0; 5];
            order.iter().zip(&tellings).for_each(|(&at, &telling)| shuffled[at] = telling);
            let of_shuffled = nearness(&|word| order[word], &shuffled);
            let moved_back: Vec<u64> = order.iter().map(|&at| of_shuffled[at]).collect();
            prop_assert_eq!(nearness(&|word| word, &tellings), moved_back);
        }
    }
}
