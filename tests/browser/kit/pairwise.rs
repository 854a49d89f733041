//! Which combinations of values to try: few, in which every two values of different factors
//! meet, or all of them. A case names for each factor the index of its value. Pure, and the same
//! on every run, so that a failing case has a name that lasts.

/// Cases in which every two values of different factors meet at least once.
///
/// Greedy: each case begins with a pair that has not met and takes for every other factor the
/// value that lets most new pairs meet.
pub fn all_pairs(sizes: &[usize]) -> Vec<Vec<usize>> {
    let mut unmet = pairs(sizes);
    let mut cases = Vec::new();
    while let Some(&first) = unmet.first() {
        let case = case_around(first, sizes, &unmet);
        unmet.retain(|pair| !pair.is_in(&case));
        cases.push(case);
    }
    cases
}

/// Every combination.
pub fn product(sizes: &[usize]) -> Vec<Vec<usize>> {
    sizes.iter().fold(vec![Vec::new()], |cases, &size| {
        let longer = |case: Vec<usize>| (0..size).map(move |value| [case.as_slice(), &[value]].concat());
        cases.into_iter().flat_map(longer).collect()
    })
}

/// Two values of different factors, each as (factor, value), the lower factor first.
#[derive(Clone, Copy)]
struct Pair([(usize, usize); 2]);

impl Pair {
    fn is_in(self, case: &[usize]) -> bool {
        self.0.iter().all(|&(factor, value)| case[factor] == value)
    }

    /// Whether it meets once `chosen` gets the value `newest`.
    fn meets_with(self, newest: (usize, usize), chosen: &[Option<usize>]) -> bool {
        let [one, other] = self.0;
        let is_chosen = |(factor, value): (usize, usize)| chosen[factor] == Some(value);
        (one == newest && is_chosen(other)) || (other == newest && is_chosen(one))
    }
}

fn pairs(sizes: &[usize]) -> Vec<Pair> {
    let values = |factor: usize| (0..sizes[factor]).map(move |value| (factor, value));
    let of_two = |one: usize, other: usize| {
        values(one).flat_map(move |first| values(other).map(move |second| Pair([first, second])))
    };
    (0..sizes.len())
        .flat_map(|one| (one + 1..sizes.len()).flat_map(move |other| of_two(one, other)))
        .collect()
}

fn case_around(first: Pair, sizes: &[usize], unmet: &[Pair]) -> Vec<usize> {
    let mut chosen = vec![None; sizes.len()];
    for (factor, value) in first.0 {
        chosen[factor] = Some(value);
    }
    for factor in 0..sizes.len() {
        if chosen[factor].is_none() {
            let gain = |value| unmet.iter().filter(|p| p.meets_with((factor, value), &chosen)).count();
            // Of several best values the first: `max_by_key` alone would take the last.
            chosen[factor] = (0..sizes[factor]).rev().max_by_key(|&value| gain(value));
        }
    }
    chosen.into_iter().map(Option::unwrap_or_default).collect()
}

/// Pairs that no case has.
fn missing(sizes: &[usize], cases: &[Vec<usize>]) -> usize {
    pairs(sizes).iter().filter(|pair| !cases.iter().any(|case| pair.is_in(case))).count()
}

#[test]
fn every_two_values_meet_in_few_cases() {
    for sizes in [&[16, 2, 2, 3, 2, 4][..], &[2, 2], &[5], &[3, 3, 3, 3], &[1, 4, 1]] {
        let cases = all_pairs(sizes);
        assert_eq!(missing(sizes, &cases), 0, "{sizes:?}");
        let mut largest = sizes.to_vec();
        largest.sort_unstable();
        let least: usize = largest.iter().rev().take(2).product();
        if sizes.len() > 1 {
            assert!((least..=2 * least).contains(&cases.len()), "{sizes:?}: {} cases", cases.len());
        }
        assert_eq!(cases, all_pairs(sizes), "the same on every run");
        for case in &cases {
            assert!(case.iter().zip(sizes).all(|(value, size)| value < size), "{case:?} of {sizes:?}");
        }
    }
    // Canary: a case less, and two values do not meet.
    let sizes = [3, 3, 3];
    assert!(missing(&sizes, &all_pairs(&sizes)[1..]) > 0);
}

#[test]
fn the_product_has_every_combination_once() {
    let mut cases = product(&[2, 3, 2]);
    assert_eq!(cases.len(), 12);
    assert_eq!((&cases[0], &cases[11]), (&vec![0, 0, 0], &vec![1, 2, 1]));
    cases.dedup();
    assert_eq!(cases.len(), 12);
}
