//! A set of a few values, in order. The standard library's trees are made for many, and the page
//! would download them anew for each type of value.

/// Values that are chosen, each once, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chosen<T>(Vec<T>);

impl<T> Chosen<T> {
    /// None.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Whether none is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The values, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// Chooses none.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl<T: Ord> Chosen<T> {
    /// Whether this one is chosen.
    #[must_use]
    pub fn contains(&self, value: &T) -> bool {
        self.0.binary_search(value).is_ok()
    }

    /// Chooses one more.
    pub fn insert(&mut self, value: T) {
        if let Err(place) = self.0.binary_search(&value) {
            self.0.insert(place, value);
        }
    }

    /// Drops one; whether it was chosen.
    pub fn remove(&mut self, value: &T) -> bool {
        self.0.binary_search(value).map(|place| self.0.remove(place)).is_ok()
    }
}

impl<T> Default for Chosen<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Ord> FromIterator<T> for Chosen<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut chosen = Self::new();
        values.into_iter().for_each(|value| chosen.insert(value));
        chosen
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for Chosen<T> {
    fn from(values: [T; N]) -> Self {
        Self::from_iter(values)
    }
}

impl<'a, T> IntoIterator for &'a Chosen<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_is_chosen_once_and_in_order() {
        let mut chosen = Chosen::from([3, 1, 2, 3, 1]);
        assert_eq!(chosen.iter().copied().collect::<Vec<_>>(), [1, 2, 3]);
        assert!(chosen.remove(&2) && !chosen.remove(&2) && !chosen.contains(&2));
        chosen.insert(0);
        assert_eq!(chosen, Chosen::from([0, 1, 3]));
    }
}
