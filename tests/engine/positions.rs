//! Every place of every word is in the edition, and lists that contradict each other are refused.

use std::collections::BTreeMap;

use proptest::prelude::*;
use sijill::arabic::{Token, numbered, surface};
use sijill::edition::dictionary::{Block, InlinePositions, PostingsRef};
use sijill::edition::{FileRef, Files, Manifest, file_name, hex, sha256};
use sijill::engine::{Engine, answer};
use sijill::findings::Fault;
use sijill::pack::{EditionFiles, Sizes, Zone, report_id};
use sijill::page::Page;
use sijill::reading;
use sijill::report::{BlockLabel, ReportId};

use crate::kit::{Edition, TINY, fetch, query, shard};
use crate::oracle;

/// Per report (its n-th by id) the numbers of words, by zone.
type Places = BTreeMap<u32, [Vec<u32>; 4]>;

/// Where each form of the pages stands, counted word by word.
fn counted(pages: &[String]) -> BTreeMap<String, Places> {
    let by_id: BTreeMap<ReportId, &String> =
        pages.iter().map(|page| (report_id(page.as_bytes()), page)).collect();
    let mut places: BTreeMap<String, Places> = BTreeMap::new();
    for (nth, bytes) in (0..).zip(by_id.into_values()) {
        let page = Page::decode(bytes.as_bytes()).expect("a page");
        let mut number = 0;
        let mut n_words_of_body = 0;
        for block in reading::read(&page).blocks {
            let of_block: Vec<(u32, Token<'_>)> = numbered(block.span.of(&page.text)).collect();
            for (in_block, token) in &of_block {
                let of_form = places.entry(surface(token.text)).or_default().entry(nth).or_default();
                let is_body = block.label == BlockLabel::Body;
                n_words_of_body += u32::from(is_body);
                let is_lead = is_body && n_words_of_body <= 30;
                let zone = if is_lead { Zone::Lead } else { Zone::of(block.label) };
                of_form[zone as usize].push(number + in_block);
            }
            number += of_block.last().map_or(0, |(last, _)| last + 1) + 64;
        }
    }
    places
}

fn in_edition(edition: &mut Edition, form: &str) -> Option<Places> {
    let files = &edition.files;
    let view = query(&format!("={form}"));
    let found = answer(&mut edition.engine, |engine| engine.occurrences(&view), |file| fetch(files, file))
        .expect("occurrences");
    let (_, lists) = found.into_iter().find(|(surface, _)| surface == form)?;
    let positions = lists.positions.expect("asked for");
    let by_report = positions.by_report(&lists.postings);
    Some(by_report.map(|(posting, zones)| (posting.ordinal.0, zones.map(<[u32]>::to_vec))).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_place_of_every_word_is_in_the_edition(
        pages in proptest::collection::vec(oracle::page(), 1..10),
        sizes in proptest::sample::select(vec![Sizes::default(), TINY]),
    ) {
        let names: Vec<String> = (0..pages.len()).map(|n| format!("{n}.txt")).collect();
        let named = names.iter().zip(&pages).map(|(name, page)| (name.as_str(), page.as_bytes()));
        let mut edition = Edition::in_pieces_of(sizes, &shard(named));
        for (form, places) in counted(&pages) {
            prop_assert_eq!(in_edition(&mut edition, &form), Some(places), "«{}»", form);
        }
    }
}

type Change = dyn Fn(&mut Block, &mut Files, &EditionFiles);

/// The edition with every block as `change` has left it.
fn with_blocks(edition: &Edition, change: &Change) -> Edition {
    let mut files = edition.files.clone();
    let mut manifest =
        Manifest::decode(&files.manifest, &files.files[&file_name(&files.manifest)]).expect("a manifest");
    for head in &mut manifest.dictionary {
        let mut block: Block = head.file.read(&files.files[&head.file.name()]).expect("a block");
        let mut added = Files::new(0);
        change(&mut block, &mut added, &files);
        head.file = added.add(&block);
        files.files.extend(added.into_map());
    }
    let bytes = manifest.encode();
    files.manifest = hex(&sha256(&bytes));
    let engine = Engine::open(&files.manifest, &bytes).expect("opens");
    Edition { files, engine }
}

fn read<T: serde::de::DeserializeOwned>(files: &EditionFiles, file: FileRef) -> T {
    file.read(&files.files[&file.name()]).expect("a file of the edition")
}

#[test]
fn lists_that_contradict_each_other_are_refused() {
    let changes: [(&str, &Change); 6] = [
        ("a position too few", &|block, added, files| {
            let mut inline: InlinePositions = read(files, block.inline_positions);
            inline.0.iter_mut().for_each(|list| list.truncate(list.len() - 1));
            block.inline_positions = added.add(&inline);
        }),
        ("a position too many", &|block, added, files| {
            let mut inline: InlinePositions = read(files, block.inline_positions);
            inline.0.iter_mut().for_each(|list| list.push(0));
            block.inline_positions = added.add(&inline);
        }),
        ("no list for a form", &|block, added, _| {
            block.inline_positions = added.add(&InlinePositions::default());
        }),
        ("a file that the block does not name", &|block, _, _| block.lists.clear()),
        ("a piece beyond its file", &|block, _, _| {
            for form in block.classes.iter_mut().flat_map(|class| &mut class.forms) {
                if let PostingsRef::InFile { positions, .. } = &mut form.postings {
                    positions.start = u32::MAX;
                }
            }
        }),
        ("positions of another form", &|block, _, _| {
            for form in block.classes.iter_mut().flat_map(|class| &mut class.forms) {
                if let PostingsRef::InFile { positions, postings } = &mut form.postings {
                    positions.len = 0;
                    positions.file = postings.file;
                }
            }
        }),
    ];
    let half_inline = Sizes { longest_inline_postings: 3, ..TINY };
    let sound = Edition::of_seeds_in_pieces_of(half_inline);
    for (name, change) in changes {
        let mut edition = with_blocks(&sound, change);
        let files = edition.files.clone();
        let refused = ["مقاتل", "سوريا", "في", "الهول"].into_iter().any(|word| {
            let asked = answer(
                &mut edition.engine,
                |engine| engine.occurrences(&query(word)),
                |file| fetch(&files, file),
            );
            asked.is_err_and(|fault| matches!(fault, Fault::Malformed { .. }))
        });
        assert!(refused, "{name}");
    }
    let mut unchanged = with_blocks(&sound, &|_, _, _| {});
    assert!(in_edition(&mut unchanged, "في").is_some());
}

#[test]
fn a_word_that_fills_a_page_does_not_fill_the_block_of_its_neighbours() {
    let page = format!("عنوان\n\nنص {}\n", "ربيع ".repeat(20_000));
    let mut edition = Edition::in_pieces_of(Sizes::default(), &shard([("a.txt", page.as_bytes())]));
    let manifest = &edition.files.files[&file_name(&edition.files.manifest)];
    let manifest = Manifest::decode(&edition.files.manifest, manifest).expect("a manifest");
    for head in &manifest.dictionary {
        let block: Block = read(&edition.files, head.file);
        let InlinePositions(lists) = read(&edition.files, block.inline_positions);
        assert!(lists.iter().all(|list| list.len() <= Sizes::default().positions_file_bytes));
    }
    let places = in_edition(&mut edition, "ربيع").expect("the word");
    assert_eq!(places[&0].iter().map(Vec::len).sum::<usize>(), 20_000);
}
