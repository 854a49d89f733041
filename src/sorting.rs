//! Sorting with little code. The sort of the standard library is compiled anew for every type, into some
//! kilobytes that every reader fetches; here one sort of places serves all. Where a list can be long and a
//! reader waits for it, it is worth a sort of its own.

use std::cmp::Ordering;

/// Sorts as `slice::sort_by` does: what is equal stays in its order.
pub fn sort_by<T>(items: &mut Vec<T>, order: impl Fn(&T, &T) -> Ordering) {
    let places = sorted_places(items.len(), &|one, other| order(&items[one], &items[other]));
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(places.into_iter().filter_map(|place| unsorted[place].take()));
}

/// Sorts, each item once.
pub fn sort_once<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
    items.dedup();
}

/// Sorts numbers.
pub fn sort_numbers(numbers: &mut [u32]) {
    let unsorted = numbers.to_vec();
    let places = sorted_places(unsorted.len(), &|one, other| unsorted[one].cmp(&unsorted[other]));
    numbers.iter_mut().zip(places).for_each(|(number, place)| *number = unsorted[place]);
}

/// The places of so many items in their order; equal ones stay as they are.
pub fn sorted_places(n_items: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..n_items).collect();
    places.sort_by(|&one, &other| order(one, other));
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(items in any::<Vec<(u8, u32)>>()) {
            let (mut ours, mut theirs) = (items.clone(), items.clone());
            sort_by(&mut ours, |one, other| one.0.cmp(&other.0));
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
            let (mut ours, mut theirs): (Vec<u32>, Vec<u32>) = items.iter().map(|item| (item.1, item.1)).unzip();
            sort_numbers(&mut ours);
            theirs.sort_unstable();
            prop_assert_eq!(ours, theirs);
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_once(&mut ours);
            theirs.sort();
            theirs.dedup();
            prop_assert_eq!(ours, theirs);
        }
    }
}
