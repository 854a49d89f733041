//! Damaged, truncated, swapped and future files are named, never believed.

use sijill::edition::{FileRef, file_name, hex, sha256};
use sijill::engine::{Engine, answer};
use sijill::findings::Fault;
use sijill::pack::{CorpusInfo, seal};
use sijill::view::View;

use crate::kit::{self, Edition, fetch, query};

/// Every file of the demo edition but the manifest, as the engine asks for them.
fn files_asked_for(edition: &mut Edition) -> Vec<FileRef> {
    let mut asked = Vec::new();
    let files = edition.files.clone();
    let typing = View { query: "ال".to_owned(), typing: true, ..View::default() };
    for view in [
        typing,
        query("مقاتل"),
        query("سوريا كان"),
        query("بيت رسائل 2000 قال"),
        query("هجوم غارة صحيفة تقرير"),
        query("يقوم يفرون يعتقد"),
        query("@داعش"),
    ] {
        let findings = answer(
            &mut edition.engine,
            |e| e.ask(&view),
            |f| {
                asked.push(*f);
                fetch(&files, f)
            },
        )
        .expect("findings");
        answer(
            &mut edition.engine,
            |e| e.occurrences(&view),
            |f| {
                asked.push(*f);
                fetch(&files, f)
            },
        )
        .expect("occurrences");
        let rows: Vec<_> = findings.rows.iter().map(|row| row.ordinal).collect();
        answer(
            &mut edition.engine,
            |e| e.cards(&view, &rows),
            |f| {
                asked.push(*f);
                fetch(&files, f)
            },
        )
        .expect("cards");
    }
    asked
}

#[test]
fn no_flipped_byte_of_the_demo_edition_is_believed() {
    let mut edition = Edition::of_seeds();
    let asked = files_asked_for(&mut edition);
    let manifest = file_name(&edition.files.manifest);
    assert_eq!(asked.len() + 1, edition.files.files.len(), "every file is asked for once");
    for (name, bytes) in &edition.files.files {
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << (at % 8);
            let outcome = if *name == manifest {
                Engine::open(&edition.files.manifest, &flipped).map(|_| ())
            } else {
                let file = asked.iter().find(|file| file.name() == *name).expect("was asked for");
                edition.engine.supply(file, &flipped)
            };
            assert_eq!(outcome, Err(Fault::Damaged { file: name.clone() }), "byte {at} of {name}");
        }
    }
}

#[test]
fn no_truncated_or_swapped_file_is_believed() {
    let mut edition = Edition::of_seeds();
    let asked = files_asked_for(&mut edition);
    let files = edition.files.files.clone();
    for file in &asked {
        let bytes = &files[&file.name()];
        for len in 0..bytes.len() {
            let outcome = edition.engine.supply(file, &bytes[..len]);
            assert_eq!(outcome, Err(Fault::Damaged { file: file.name() }));
        }
        for other in files.values().filter(|other| *other != bytes) {
            let outcome = edition.engine.supply(file, other);
            assert_eq!(outcome, Err(Fault::Damaged { file: file.name() }));
        }
    }
}

/// The canary of the two tests above: without the check of the hash, some flipped byte would
/// unpack to something else, so the check is what keeps the promise.
#[test]
fn without_the_hash_some_flipped_byte_would_be_believed() {
    let edition = Edition::of_seeds();
    let believed = edition.files.files.values().any(|bytes| {
        let Ok(right) = miniz_oxide::inflate::decompress_to_vec(bytes) else { return false };
        (0..bytes.len()).any(|at| {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << (at % 8);
            let wrong = miniz_oxide::inflate::decompress_to_vec_with_limit(&flipped, right.len());
            wrong.is_ok_and(|wrong| wrong != right && wrong.len() == right.len())
        })
    });
    assert!(believed);
}

#[test]
fn after_damage_the_right_bytes_are_taken() {
    let mut edition = Edition::of_seeds();
    let files = edition.files.clone();
    let mut n_asked = 0;
    let mut damaged_once = |file: &FileRef| {
        n_asked += 1;
        let mut bytes = fetch(&files, file)?;
        if n_asked == 1 {
            bytes[0] ^= 1;
        }
        Ok(bytes)
    };
    let view = query("مقاتل");
    let first = answer(&mut edition.engine, |e| e.ask(&view), &mut damaged_once);
    assert!(matches!(first, Err(Fault::Damaged { .. })));
    let second = answer(&mut edition.engine, |e| e.ask(&view), &mut damaged_once).expect("findings");
    assert_eq!(second, Edition::of_seeds().ask(&view));
}

#[test]
fn an_edition_of_a_newer_program_says_so() {
    let edition = Edition::of_seeds();
    let mut bytes = edition.files.files[&file_name(&edition.files.manifest)].clone();
    bytes[8] = 99;
    let outcome = Engine::open(&hex(&sha256(&bytes)), &bytes).map(|_| ());
    assert_eq!(outcome, Err(Fault::TooNew { found: 99, supported: sijill::edition::FORMAT_VERSION }));
}

#[test]
fn a_manifest_of_another_edition_is_refused() {
    let edition = Edition::of_seeds();
    let pages = kit::seed_pages();
    let one = pages.iter().take(1).map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let other = seal(&kit::shard(one), &CorpusInfo::default());
    let outcome =
        Engine::open(&edition.files.manifest, &other.files[&file_name(&other.manifest)]).map(|_| ());
    assert_eq!(outcome, Err(Fault::Damaged { file: file_name(&edition.files.manifest) }));
}
