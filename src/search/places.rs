//! Where words stand in the reports that have them.

use super::bitset::BitSet;
use super::select::MatchedPostings;
use crate::edition::dictionary::Posting;
use crate::sorting;

/// Which occurrences count.
#[derive(Clone, Copy)]
pub(super) struct Counted {
    pub(super) in_title: bool,
    pub(super) boilerplate: bool,
}

impl Counted {
    /// How many of a report's occurrences count; they are the first ones.
    pub(super) fn of(self, posting: &Posting) -> u32 {
        match self {
            Self { in_title: true, .. } => posting.in_title,
            Self { boilerplate: true, .. } => posting.in_report() + posting.in_boilerplate,
            _ => posting.in_report(),
        }
    }
}

/// Where a word stands, for some reports.
pub(super) struct PlacesInReports {
    /// Behind the numbers of each report and, before the first, 0.
    ends: Vec<u32>,
    /// Of each report ascending.
    numbers: Vec<u32>,
}

impl PlacesInReports {
    /// Where a word with these forms stands in the reports of `set`.
    pub(super) fn of_forms<'a>(
        forms: impl Iterator<Item = &'a MatchedPostings> + Clone,
        set: &BitSet,
        counted: Counted,
    ) -> Self {
        let among = set.places();
        let mut ends = vec![0_u32; set.len() as usize + 1];
        let by_report = || {
            // A name of several words has no place in a phrase.
            let with_positions = forms.clone().filter_map(|form| Some((form, form.positions.as_ref()?)));
            with_positions
                .flat_map(|(form, positions)| positions.by_report(&form.postings))
                .filter_map(|(posting, zones)| Some((among.of(posting.ordinal)?, counted.of(posting), zones)))
        };
        by_report().for_each(|(place, n, _)| ends[place + 1] += n);
        for nth in 1..ends.len() {
            ends[nth] += ends[nth - 1];
        }
        let mut numbers = vec![0; ends.last().map_or(0, |&end| end as usize)];
        let mut next = ends.clone();
        for (place, n, zones) in by_report() {
            for &number in zones.into_iter().flatten().take(n as usize) {
                numbers[next[place] as usize] = number;
                next[place] += 1;
            }
        }
        for (&start, &end) in ends.iter().zip(&next).take(set.len() as usize) {
            let here = &mut numbers[start as usize..end as usize];
            // They came by form and zone.
            if !here.is_sorted() {
                sorting::sort_numbers(here);
            }
        }
        Self { ends, numbers }
    }

    /// In the nth of them.
    pub(super) fn of(&self, nth: usize) -> &[u32] {
        &self.numbers[self.ends[nth] as usize..self.ends[nth + 1] as usize]
    }
}
