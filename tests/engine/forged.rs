//! Editions whose files are not what a packer writes but carry the right hashes: a hostile publisher, or a
//! packer with a mistake. They are answered or refused, never with a panic and never for ever.

use proptest::prelude::*;
use proptest::sample::Index;
use sijill::edition::file_name;
use sijill::engine::Engine;
use sijill::pack::Sizes;

use crate::forger::{Forger, Forgery, ask_everything, is_refusal};
use crate::kit::{self, Edition, TINY, query};
use crate::oracle::page;

fn forgery() -> impl Strategy<Value = Forgery> {
    let at = any::<usize>;
    let byte = || prop_oneof![any::<u8>(), proptest::sample::select(vec![0, 1, 2, 0x7f, 0x80, 0xff])];
    prop_oneof![
        4 => (at(), byte()).prop_map(|(at, byte)| Forgery::Byte(at, byte)),
        1 => (at(), byte()).prop_map(|(at, byte)| Forgery::Insert(at, byte)),
        1 => at().prop_map(Forgery::Drop),
        1 => at().prop_map(Forgery::Cut),
        1 => at().prop_map(Forgery::Double),
    ]
}

proptest! {
    #[test]
    fn a_forged_edition_is_answered_or_refused(
        pages in proptest::collection::vec(page(), 1..4),
        sizes in proptest::sample::select(vec![Sizes { largest_inline_part: 0, ..Sizes::default() }, TINY]),
        forgeries in proptest::collection::vec((any::<Index>(), proptest::collection::vec(forgery(), 1..4)), 1..4),
        in_manifest in proptest::option::weighted(0.2, forgery()),
    ) {
        let names: Vec<String> = (0..pages.len()).map(|n| format!("{n}.txt")).collect();
        let named = names.iter().zip(&pages).map(|(name, page)| (name.as_str(), page.as_bytes()));
        let other_names = vec![vec!["داعش".to_owned(), "زيد عمرو".to_owned()]];
        let edition = Edition::with_names(sizes, &kit::shard(named), other_names);
        let mut forger = Forger::new(&edition.files);
        for (which, forgeries) in &forgeries {
            let (file, mut content) = forger
                .files
                .iter()
                .nth(which.index(forger.files.len()))
                .map(|(file, content)| (*file, content.clone()))
                .expect("a file");
            forgeries.iter().for_each(|forgery| forgery.of(&mut content));
            forger.replace(file, content);
        }
        if let Some(forgery) = in_manifest {
            forger.forge_manifest(&forgery);
        }
        let words: Vec<String> = pages[0].split_whitespace().take(2).map(str::to_owned).collect();
        let faults = ask_everything(&forger.edition(), &words);
        prop_assert!(faults.iter().all(is_refusal), "{faults:?}");
    }
}

/// The canary: what is forged is believed as far as its hashes go.
#[test]
fn the_same_content_under_other_names_is_believed() {
    let mut edition = Edition::of_seeds_in_pieces_of(TINY);
    let mut forger = Forger::new(&edition.files);
    for file in forger.files.keys().copied().collect::<Vec<_>>() {
        // Its own name may have changed by then, with that of a file it names.
        if let Some(content) = forger.files.get(&file).cloned() {
            forger.replace(file, content);
        }
    }
    let files = forger.edition();
    assert_ne!(files.manifest, edition.files.manifest);
    let engine = Engine::open(&files.manifest, &files.files[&file_name(&files.manifest)]).expect("opens");
    let mut forged = Edition { files, engine };
    for text in ["مقاتل", "«قوات سوريا»", ""] {
        assert_eq!(forged.cards(&query(text)), edition.cards(&query(text)));
    }
}
