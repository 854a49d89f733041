//! How near the words of a query stand to each other in a report.
//!
//! Büttcher, Clarke & Lushman, "Term proximity scoring for ad-hoc retrieval on very large text collections"
//! (SIGIR 2006): what stands next to each other of the query's words is near by the inverse square of the
//! distance, weighed by how much the other word tells.

use super::rank;

/// Adds to `sums`, which has a place for each word, how near the others stand to it. `places`: where
/// each word stands in the report, ascending; `rarities` as in [`rank::rarity`].
pub(super) fn add_nearness(places: &[&[u32]], rarities: &[f64], sums: &mut [f64]) {
    let mut rest = places.to_vec();
    let mut before: Option<(usize, u32)> = None;
    loop {
        let firsts = rest.iter().enumerate().filter_map(|(word, places)| Some((*places.first()?, word)));
        let Some((number, word)) = firsts.min() else { return };
        rest[word] = &rest[word][1..];
        if let Some((other, place)) = before
            && other != word
            && number > place
        {
            let distance = f64::from(number - place);
            let near = 1.0 / (distance * distance);
            sums[word] += rank::telling(rarities[other]) * near;
            sums[other] += rank::telling(rarities[word]) * near;
        }
        before = Some((word, number));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearness(places: &[&[u32]]) -> Vec<f64> {
        let mut sums = vec![0.0; places.len()];
        add_nearness(places, &vec![1.0; places.len()], &mut sums);
        sums
    }

    #[test]
    fn the_nearer_the_more_and_in_any_order() {
        assert_eq!(nearness(&[&[5], &[6]]), [1.0, 1.0]);
        assert_eq!(nearness(&[&[8], &[6]]), [0.25, 0.25]);
        assert_eq!(nearness(&[&[1, 9], &[3, 8]]), [1.25, 1.25]);
    }

    #[test]
    fn only_another_word_beside_it_is_near() {
        assert_eq!(nearness(&[&[1, 2, 3]]), [0.0]);
        assert_eq!(nearness(&[&[1, 2], &[]]), [0.0, 0.0]);
        assert_eq!(nearness(&[&[1], &[2], &[3]]), [1.0, 2.0, 1.0], "the first is not beside the third");
        assert_eq!(nearness(&[&[4], &[4]]), [0.0, 0.0], "a word that both match is one word");
    }

    #[test]
    fn what_stands_everywhere_says_little_of_what_is_near_it() {
        let mut sums = [0.0; 2];
        add_nearness(&[&[1], &[2]], &[7.0, 0.25], &mut sums);
        assert_eq!(sums, [0.25, 1.0]);
    }
}
