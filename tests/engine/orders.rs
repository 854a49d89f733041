//! Orders of the hits that a reader can check by looking: by outlet.

use proptest::prelude::*;
use sijill::findings::Findings;
use sijill::pack::{Shard, Sizes};
use sijill::reading::record::Record;
use sijill::view::{Sort, View};

use crate::kit::{Edition, query};

/// Outlets in the order in which a reader looks for them.
const OUTLETS: [&str; 9] = [
    "24 ساعة",
    "أخبار اليوم",
    "آفاق",
    "البيان المحلي",
    "بريد الغد",
    "وفاق",
    "Al-Mansour",
    "Bulletin",
    "zenith",
];

/// Reports of these outlets (`OUTLETS.len()`: of none), published on these days, with so many words of a kind.
fn edition_of(reports: &[(usize, u32, usize)]) -> Edition {
    let shard = |(nth, &(outlet, day, n_words)): (usize, &(usize, u32, usize))| {
        let record = Record {
            title: Some(format!("تقرير {nth}")),
            body: ["مخيم ".repeat(n_words), "خبر ".repeat(9)].concat(),
            outlet: OUTLETS.get(outlet).map(|name| (*name).to_owned()),
            published: Some(format!("2020-01-{day:02}")).filter(|_| day > 0),
            ..Record::default()
        };
        Shard::read_record(&format!("{nth}.jsonl"), nth.to_string().as_bytes(), &record).0
    };
    let shards = reports.iter().enumerate().map(shard);
    Edition::in_pieces_of(Sizes::default(), &shards.fold(Shard::default(), Shard::merge))
}

fn places(edition: &mut Edition, view: &View, findings: &Findings) -> Vec<usize> {
    let cards = edition.cards(view);
    assert_eq!(cards.len(), findings.rows.len());
    let place = |name: &str| OUTLETS.iter().position(|outlet| *outlet == name);
    let outlets = cards.iter().map(|card| card.outlet.as_deref());
    let known = |name: &str| place(name).unwrap_or_else(|| panic!("{name} is no outlet of ours"));
    outlets.map(|outlet| outlet.map_or(OUTLETS.len(), known)).collect()
}

proptest! {
    #![proptest_config(crate::oracle::cases())]

    #[test]
    fn by_outlet_they_stand_as_in_an_index_and_of_one_outlet_as_without(
        reports in proptest::collection::vec((0..=OUTLETS.len(), 0u32..29, 0usize..4), 1..30),
        words in proptest::sample::select(vec!["", "مخيم"]),
    ) {
        let mut edition = edition_of(&reports);
        let view = View { sort: Sort::Outlet, ..query(words) };
        let findings = edition.ask(&view);
        let of_rows = places(&mut edition, &view, &findings);
        prop_assert!(of_rows.is_sorted(), "{:?}", of_rows);
        // The same rows, those of each outlet in the order they have without it.
        let best_first = edition.ask(&query(words));
        let of_best_first = places(&mut edition, &query(words), &best_first);
        let mut expected: Vec<_> = of_best_first.into_iter().zip(best_first.rows).collect();
        expected.sort_by_key(|(outlet, _)| *outlet);
        prop_assert_eq!(of_rows.into_iter().zip(findings.rows).collect::<Vec<_>>(), expected);
    }
}
