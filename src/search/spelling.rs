//! How far two spellings are from each other.

/// How many changes make the letters the others, if `most` suffice: a letter more, less or other, or two
/// neighbours exchanged, of which neither is changed again (*optimal string alignment*, the restricted
/// distance of Damerau and Levenshtein).
#[must_use]
pub fn changes(one: &[char], other: &[char], most: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    // The distances of what was read of `one` from each beginning of `other`: two letters ago, one, now.
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (nth, &letter) in one.iter().enumerate() {
        let mut now = vec![nth + 1];
        for (at, &of_other) in other.iter().enumerate() {
            let changed = last[at] + usize::from(letter != of_other);
            let mut least = changed.min(last[at + 1] + 1).min(now[at] + 1);
            if nth > 0 && at > 0 && letter == other[at - 1] && one[nth - 1] == of_other {
                least = least.min(before[at - 1] + 1);
            }
            now.push(least);
        }
        before = std::mem::replace(&mut last, now);
    }
    last.pop().filter(|&distance| distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn distance(one: &str, other: &str) -> Option<usize> {
        let [one, other] = [one, other].map(|word| word.chars().collect::<Vec<char>>());
        assert!(
            (0..9).all(|most| changes(&one, &other, most) == changes(&one, &other, 9).filter(|&n| n <= most))
        );
        changes(&one, &other, 9)
    }

    #[test]
    fn wrong_missing_and_exchanged_letters_are_one_change_each() {
        for (other, expected) in [
            ("مخيم", 0),
            ("مخيمم", 1),
            ("مخم", 1),
            ("مخيب", 1),
            ("مخمي", 1),
            ("خميم", 1),
            ("ميخ", 2),
            ("", 4),
        ] {
            assert_eq!(distance("مخيم", other), Some(expected), "{other}");
        }
        assert_eq!(distance("ca", "abc"), Some(3), "what was exchanged is not changed again");
    }

    proptest! {
        #[test]
        fn it_is_a_distance_both_ways(one in "[ابت]{0,6}", other in "[ابت]{0,6}") {
            prop_assert_eq!(distance(&one, &other), distance(&other, &one));
            prop_assert_eq!(distance(&one, &other) == Some(0), one == other);
        }
    }
}
