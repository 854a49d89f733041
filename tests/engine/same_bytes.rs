//! Packing the same pages gives the same bytes, in whatever order and grouping they come.

use proptest::prelude::*;
use sijill::edition::texts::TextBlock;
use sijill::pack::{Shard, seal};

use crate::kit::{info, seed_pages, shard};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn order_and_grouping_of_pages_leave_no_trace(
        order in Just((0..5_usize).collect::<Vec<_>>()).prop_shuffle(),
        cut in 0..5_usize,
    ) {
        let pages: Vec<(String, Vec<u8>)> = seed_pages().into_iter().collect();
        let page = |nth: usize| (pages[nth].0.as_str(), pages[nth].1.as_slice());
        let at_once = seal(&shard((0..5).map(page)), &info());
        let (one, other) = order.split_at(cut);
        let one: Shard = shard(one.iter().map(|&nth| page(nth)));
        let other: Shard = shard(other.iter().map(|&nth| page(nth)));
        prop_assert_eq!(seal(&other.merge(one), &info()), at_once);
    }
}

#[test]
fn a_report_more_leaves_the_files_of_other_texts_alone() {
    let texts: Vec<String> = (0..60)
        .map(|n| format!("تقرير رقم {n} عن المخيم\n\n{}", "نص طويل عن أحوال المخيم. ".repeat(40)))
        .collect();
    let names: Vec<String> = (0..60).map(|n| format!("{n}.txt")).collect();
    let page = |nth: usize| (names[nth].as_str(), texts[nth].as_bytes());
    let fewer = seal(&shard((0..59).map(page)), &info());
    let more = seal(&shard((0..60).map(page)), &info());
    let gone = fewer.files.iter().filter(|(name, _)| !more.files.contains_key(*name));
    let (texts, others): (Vec<_>, Vec<_>) = gone.partition(|(_, packed)| has_texts(packed));
    assert!(texts.len() <= 1, "{} text files changed", texts.len());
    // Manifest, columns, mentioned days; dictionary, postings and the positions of both kinds of lists.
    assert!(others.len() <= 7, "{} of {} files changed", others.len(), fewer.files.len());
    assert!(fewer.files.len() > 12);
}

fn has_texts(packed: &[u8]) -> bool {
    let bytes = miniz_oxide::inflate::decompress_to_vec(packed).unwrap_or_default();
    TextBlock::from_bytes(&bytes).and_then(TextBlock::into_reports).is_some_and(|reports| !reports.is_empty())
}
