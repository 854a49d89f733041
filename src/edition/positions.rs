//! The positions of words: every word of a page has a number ([`crate::report::Report::words`]), and a form
//! has those of its occurrences.

use super::dictionary::Posting;
use crate::varint::{put_varint, skip_varints, take_varint};

/// The positions of a form in one report, by zone in the order of [`crate::pack::Zone`]; ascending in each.
pub type ByZone<'a> = [&'a [u32]; 4];

/// No word of a page has a higher number; so what is near it has a number, too.
pub const HIGHEST: u32 = u32::MAX - 4096;

/// Writes the positions of a report.
///
/// Per zone the first as a varint, then the difference to the one before, less one. How many there are
/// is not written: the posting has their counts.
pub fn put_positions(bytes: &mut Vec<u8>, positions: ByZone<'_>) {
    for zone in positions {
        let mut next = 0;
        for position in zone.iter().map(|&position| u64::from(position)) {
            put_varint(bytes, position - next);
            next = position + 1;
        }
    }
}

/// The positions of a form in some of its reports.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Positions {
    numbers: Vec<u32>,
    /// The places of the postings they are of.
    of: Vec<u32>,
}

impl Positions {
    /// Reads what [`put_positions`] wrote for these postings, one after the other, and keeps that of postings
    /// that are wanted; `None` where the bytes contradict the postings or a position that is kept is above
    /// [`HIGHEST`].
    #[must_use]
    pub fn decode(
        mut bytes: &[u8],
        postings: &[Posting],
        is_wanted: impl Fn(&Posting) -> bool,
    ) -> Option<Self> {
        let mut positions = Self::default();
        let mut n_unread: u64 = 0;
        for (posting, nth) in postings.iter().zip(0..) {
            let counts = posting.counts();
            if !is_wanted(posting) {
                n_unread += counts.into_iter().map(u64::from).sum::<u64>();
                continue;
            }
            skip_varints(&mut bytes, std::mem::take(&mut n_unread))?;
            positions.of.push(nth);
            for count in counts {
                let mut next: u64 = 0;
                for _ in 0..count {
                    let position = next.checked_add(take_varint(&mut bytes)?)?;
                    positions.numbers.push(u32::try_from(position).ok().filter(|&p| p <= HIGHEST)?);
                    next = position + 1;
                }
            }
        }
        skip_varints(&mut bytes, n_unread)?;
        bytes.is_empty().then_some(positions)
    }

    /// The positions, by posting. `postings` are those they were read for.
    pub fn by_report<'a>(
        &'a self,
        postings: &'a [Posting],
    ) -> impl Iterator<Item = (&'a Posting, ByZone<'a>)> {
        let mut rest = self.numbers.as_slice();
        self.of.iter().filter_map(|&nth| postings.get(nth as usize)).map(move |posting| {
            let zones = posting.counts().map(|count| {
                let (here, behind) = rest.split_at((count as usize).min(rest.len()));
                rest = behind;
                here
            });
            (posting, zones)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::findings::Ordinal;

    type Zones = [std::collections::BTreeSet<u32>; 4];

    fn zones() -> impl Strategy<Value = Zones> {
        let zone = || proptest::collection::btree_set(prop_oneof![0..40_u32, 0..=HIGHEST], 0..6);
        [zone(), zone(), zone(), zone()]
    }

    fn decode(bytes: &[u8], postings: &[Posting]) -> Option<Positions> {
        Positions::decode(bytes, postings, |_| true)
    }

    fn postings(of_reports: &[Zones]) -> Vec<Posting> {
        let of_report = |(zones, nth): (&Zones, u32)| {
            Posting::of(Ordinal(nth), zones.each_ref().map(|zone| zone.len() as u32))
        };
        of_reports.iter().zip(0..).map(of_report).collect()
    }

    #[test]
    fn there_is_room_behind_the_highest_position() {
        let of_one = |position| {
            let mut bytes = Vec::new();
            put_positions(&mut bytes, [&[position], &[], &[], &[]]);
            decode(&bytes, &[Posting::of(Ordinal(0), [1, 0, 0, 0])])
        };
        assert!(of_one(HIGHEST).is_some() && of_one(HIGHEST + 1).is_none() && of_one(u32::MAX).is_none());
    }

    proptest! {
        #[test]
        fn positions_survive(of_reports in proptest::collection::vec(zones(), 0..10), wanted in any::<u32>()) {
            let lists: Vec<[Vec<u32>; 4]> =
                of_reports.iter().map(|zones| zones.each_ref().map(|zone| zone.iter().copied().collect())).collect();
            let mut bytes = Vec::new();
            lists.iter().for_each(|zones| put_positions(&mut bytes, zones.each_ref().map(Vec::as_slice)));
            let postings = postings(&of_reports);
            let read = decode(&bytes, &postings).unwrap();
            let by_report: Vec<[Vec<u32>; 4]> =
                read.by_report(&postings).map(|(_, zones)| zones.map(<[u32]>::to_vec)).collect();
            prop_assert_eq!(by_report, lists.clone());
            // Of some reports the same, the bytes of the others passed over.
            let is_wanted = |posting: &Posting| wanted & (1 << posting.ordinal.0) != 0;
            let some = Positions::decode(&bytes, &postings, is_wanted).unwrap();
            let by_report: Vec<(u32, [Vec<u32>; 4])> =
                some.by_report(&postings).map(|(of, zones)| (of.ordinal.0, zones.map(<[u32]>::to_vec))).collect();
            let expected = (0..).zip(lists).filter(|(nth, _)| wanted & (1 << nth) != 0);
            prop_assert_eq!(by_report, expected.collect::<Vec<_>>());
            // One byte more or less contradicts the postings.
            prop_assert_eq!(decode(&[bytes.as_slice(), &[0]].concat(), &postings), None);
            if let Some((_, less)) = bytes.split_last() {
                prop_assert_eq!(decode(less, &postings), None);
                prop_assert_eq!(Positions::decode(less, &postings, |_| false), None);
            }
        }

        #[test]
        fn any_bytes_are_positions_or_refused(bytes in any::<Vec<u8>>(), counts in any::<[u32; 4]>()) {
            if let Some(read) = decode(&bytes, &[Posting::of(Ordinal(0), counts)]) {
                prop_assert!(read.numbers.len() <= bytes.len());
            }
        }
    }
}
