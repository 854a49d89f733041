//! Sets of reports.

use crate::findings::Ordinal;

/// A set of reports of one edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BitSet {
    words: Vec<u64>,
    n_reports: u32,
}

impl BitSet {
    /// No report of `n_reports`.
    #[must_use]
    pub fn none(n_reports: u32) -> Self {
        Self { words: vec![0; n_reports.div_ceil(64) as usize], n_reports }
    }

    /// Every report of `n_reports`.
    #[must_use]
    pub fn all(n_reports: u32) -> Self {
        let mut set = Self { words: vec![u64::MAX; n_reports.div_ceil(64) as usize], n_reports };
        if !n_reports.is_multiple_of(64)
            && let Some(last) = set.words.last_mut()
        {
            *last = (1 << (n_reports % 64)) - 1;
        }
        set
    }

    /// Those of its reports for which `holds`.
    #[must_use]
    pub fn those(&self, holds: impl Fn(usize) -> bool) -> Self {
        let mut set = Self::none(self.n_reports);
        self.iter().filter(|ordinal| holds(ordinal.0 as usize)).for_each(|ordinal| set.insert(ordinal));
        set
    }

    /// Puts a report in.
    pub fn insert(&mut self, ordinal: Ordinal) {
        self.words[ordinal.0 as usize / 64] |= 1 << (ordinal.0 % 64);
    }

    /// Whether the report is in it.
    #[must_use]
    pub fn has(&self, ordinal: Ordinal) -> bool {
        self.words[ordinal.0 as usize / 64] & (1 << (ordinal.0 % 64)) != 0
    }

    /// Keeps what is in both.
    pub fn intersect(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Adds what is in the other.
    pub fn unite(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// All others.
    #[must_use]
    pub fn complement(&self) -> Self {
        let mut others = Self::all(self.n_reports);
        others.words.iter_mut().zip(&self.words).for_each(|(word, here)| *word &= !here);
        others
    }

    /// How many reports it has.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// For asking for the places of its reports among them.
    #[must_use]
    pub fn places(&self) -> Places<'_> {
        let mut n_before = 0;
        let count = |word: &u64| {
            let before = n_before;
            n_before += word.count_ones();
            before
        };
        Places { set: self, n_before: self.words.iter().map(count).collect() }
    }

    /// Its reports, in order.
    pub fn iter(&self) -> impl Iterator<Item = Ordinal> + '_ {
        self.words.iter().zip(0..).flat_map(|(&word, nth)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let place = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(Ordinal(nth * 64 + place))
            })
        })
    }
}

/// The places of reports in the order of a set.
#[derive(Clone, Debug)]
pub struct Places<'a> {
    set: &'a BitSet,
    /// How many reports stand before each word of the set.
    n_before: Vec<u32>,
}

impl Places<'_> {
    /// How many reports of the set come before this one; `None` where it is not in it.
    #[must_use]
    pub fn of(&self, ordinal: Ordinal) -> Option<usize> {
        let word = ordinal.0 as usize / 64;
        let before = self.set.words[word] & ((1 << (ordinal.0 % 64)) - 1);
        self.set.has(ordinal).then(|| (self.n_before[word] + before.count_ones()) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_of_any_size_know_their_members() {
        for n in [0, 1, 63, 64, 65, 200] {
            assert_eq!(BitSet::all(n).len(), n);
            let odd = BitSet::all(n).those(|nth| nth % 2 == 1);
            assert_eq!(
                odd.iter().map(|o| o.0).collect::<Vec<_>>(),
                (0..n).filter(|i| i % 2 == 1).collect::<Vec<_>>()
            );
            let places: Vec<Option<usize>> = (0..n).map(|nth| odd.places().of(Ordinal(nth))).collect();
            let expected = (0..n as usize).map(|nth| (nth % 2 == 1).then_some(nth / 2));
            assert_eq!(places, expected.collect::<Vec<_>>());
            let mut both = BitSet::all(n);
            both.intersect(&odd);
            assert_eq!(both, odd);
            assert_eq!(odd.complement(), BitSet::all(n).those(|nth| nth % 2 == 0));
        }
    }
}
