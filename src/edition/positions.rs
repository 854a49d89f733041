//! The positions of words: every word of a page has a number ([`crate::report::Report::words`]), and a form
//! has those of its occurrences.

use super::dictionary::Posting;
use super::varint::{put_varint, take_varint};

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

/// The positions of a form in all its reports.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Positions(Vec<u32>);

impl Positions {
    /// Reads what [`put_positions`] wrote for these postings, one after the other; `None` where the bytes
    /// contradict the postings or a position is above [`HIGHEST`].
    #[must_use]
    pub fn decode(mut bytes: &[u8], postings: &[Posting]) -> Option<Self> {
        // No position takes less than a byte.
        let mut positions = Vec::with_capacity(bytes.len());
        for posting in postings {
            for count in posting.counts() {
                let mut next: u64 = 0;
                for _ in 0..count {
                    let position = next.checked_add(take_varint(&mut bytes)?)?;
                    positions.push(u32::try_from(position).ok().filter(|&position| position <= HIGHEST)?);
                    next = position + 1;
                }
            }
        }
        bytes.is_empty().then_some(Self(positions))
    }

    /// The positions of each of the postings they were read for.
    pub fn by_report<'a>(
        &'a self,
        postings: &'a [Posting],
    ) -> impl Iterator<Item = (&'a Posting, ByZone<'a>)> {
        let mut rest = self.0.as_slice();
        postings.iter().map(move |posting| {
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

    fn postings(of_reports: &[Zones]) -> Vec<Posting> {
        let of_report = |(zones, nth): (&Zones, u32)| {
            Posting::of(Ordinal(nth), zones.each_ref().map(|zone| zone.len() as u32))
        };
        of_reports.iter().zip(0..).map(of_report).collect()
    }

    #[test]
    fn there_is_room_behind_the_highest_position() {
        let decode = |position| {
            let mut bytes = Vec::new();
            put_positions(&mut bytes, [&[position], &[], &[], &[]]);
            Positions::decode(&bytes, &[Posting::of(Ordinal(0), [1, 0, 0, 0])])
        };
        assert!(decode(HIGHEST).is_some() && decode(HIGHEST + 1).is_none() && decode(u32::MAX).is_none());
    }

    proptest! {
        #[test]
        fn positions_survive(of_reports in proptest::collection::vec(zones(), 0..10)) {
            let lists: Vec<[Vec<u32>; 4]> =
                of_reports.iter().map(|zones| zones.each_ref().map(|zone| zone.iter().copied().collect())).collect();
            let mut bytes = Vec::new();
            lists.iter().for_each(|zones| put_positions(&mut bytes, zones.each_ref().map(Vec::as_slice)));
            let postings = postings(&of_reports);
            let read = Positions::decode(&bytes, &postings).unwrap();
            let by_report: Vec<[Vec<u32>; 4]> =
                read.by_report(&postings).map(|(_, zones)| zones.map(<[u32]>::to_vec)).collect();
            prop_assert_eq!(by_report, lists);
            // One byte more or less contradicts the postings.
            prop_assert_eq!(Positions::decode(&[bytes.as_slice(), &[0]].concat(), &postings), None);
            if let Some((_, less)) = bytes.split_last() {
                prop_assert_eq!(Positions::decode(less, &postings), None);
            }
        }

        #[test]
        fn any_bytes_are_positions_or_refused(bytes in any::<Vec<u8>>(), counts in any::<[u32; 4]>()) {
            if let Some(Positions(read)) = Positions::decode(&bytes, &[Posting::of(Ordinal(0), counts)]) {
                prop_assert!(read.len() <= bytes.len());
            }
        }
    }
}
