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

    /// The reports for which `holds`.
    #[must_use]
    pub fn of(n_reports: u32, mut holds: impl FnMut(usize) -> bool) -> Self {
        let mut set = Self::none(n_reports);
        for nth in 0..n_reports {
            if holds(nth as usize) {
                set.insert(Ordinal(nth));
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_of_any_size_know_their_members() {
        for n in [0, 1, 63, 64, 65, 200] {
            assert_eq!(BitSet::all(n).len(), n);
            let odd = BitSet::of(n, |nth| nth % 2 == 1);
            assert_eq!(
                odd.iter().map(|o| o.0).collect::<Vec<_>>(),
                (0..n).filter(|i| i % 2 == 1).collect::<Vec<_>>()
            );
            let mut both = BitSet::all(n);
            both.intersect(&odd);
            assert_eq!(both, odd);
            assert_eq!(odd.complement(), BitSet::of(n, |nth| nth % 2 == 0));
        }
    }
}
