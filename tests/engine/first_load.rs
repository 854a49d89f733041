//! What is fetched before the first counts: the manifest, the columns and the mentioned days, in few bytes.

use sijill::edition::{FileRef, file_name};
use sijill::engine::Step;
use sijill::findings::Ordinal;
use sijill::pack::{Shard, Sizes};
use sijill::reading::record::Record;
use sijill::view::View;

use crate::kit::Edition;

const N_REPORTS: usize = 600;

/// Reports of many days, of a few outlets, that speak of a few months: as a newspaper's are.
fn shard() -> Shard {
    let record = |nth: usize| {
        let spread = nth * 7919;
        let (month, day) = (1 + spread % 12, 1 + spread % 28);
        let words: Vec<String> =
            (0..20 + spread % 60).map(|word| format!("كلمة{}", spread * word % 997)).collect();
        let body = format!("{} وذلك في آذار {}.", words.join(" "), 2005 + spread % 15);
        let record = Record {
            title: Some(format!("عنوان التقرير رقم {nth}")),
            body,
            outlet: Some(format!("صحيفة {}", spread % 9)),
            published: Some(format!("2019-{month:02}-{day:02}")),
            ..Record::default()
        };
        Shard::read_record(&format!("{nth}"), format!("{nth}").as_bytes(), &record).0
    };
    (0..N_REPORTS).map(record).fold(Shard::default(), Shard::merge)
}

fn first_asked_for(edition: &mut Edition) -> Vec<FileRef> {
    match edition.engine.ask(&View::default()).expect("an answer or files") {
        Step::Need(files) => files,
        Step::Done(_) => Vec::new(),
    }
}

#[test]
fn the_first_counts_need_columns_and_mentioned_days_and_five_bytes_a_report() {
    let shard = shard();
    let nothing_inline = Sizes { largest_inline_part: 0, ..Sizes::default() };
    let mut edition = Edition::in_pieces_of(nothing_inline, &shard);
    let asked = first_asked_for(&mut edition);
    let names: Vec<String> = asked.iter().map(FileRef::name).collect();
    let mut first_needed = edition.files.first_needed.clone();
    first_needed.sort_by_key(|name| names.iter().position(|asked| asked == name));
    assert_eq!(names, first_needed);
    assert_eq!(names.len(), 2);
    let manifest = edition.files.files[&file_name(&edition.files.manifest)].len();
    let bytes = manifest + asked.iter().map(|file| file.packed_len as usize).sum::<usize>();
    assert!(bytes <= 5 * N_REPORTS, "{bytes} bytes for {N_REPORTS} reports");
    edition.ask(&View::default());
    assert_eq!(first_asked_for(&mut edition), []);
}

#[test]
fn lists_cost_the_manifest_nothing() {
    let shard = shard();
    let manifest = |sizes: Sizes| {
        let edition = Edition::in_pieces_of(sizes, &shard);
        (edition.files.files.len(), edition.files.files[&file_name(&edition.files.manifest)].len())
    };
    let (n_files, bytes) = manifest(Sizes::default());
    let (n_more_files, same_bytes) =
        manifest(Sizes { postings_file_bytes: 100, positions_file_bytes: 100, ..Sizes::default() });
    assert!(n_more_files > n_files + 50, "{n_files}, {n_more_files}");
    assert!(same_bytes.abs_diff(bytes) < 40, "{bytes}, {same_bytes} bytes");
}

#[test]
fn the_list_of_shelves_is_fetched_with_the_first_row_and_not_before() {
    let mut edition = Edition::in_pieces_of(Sizes { largest_inline_part: 0, ..Sizes::default() }, &shard());
    let findings = edition.ask(&View::default());
    let mut asked_for = |rows: &[Ordinal]| match edition.engine.cards(&View::default(), rows) {
        Ok(Step::Need(files)) => files.len(),
        Ok(Step::Done(cards)) => {
            assert_eq!(cards.len(), 0);
            0
        }
        Err(fault) => panic!("{fault}"),
    };
    assert_eq!(asked_for(&[]), 0);
    let first_row = findings.rows[0].ordinal;
    assert_eq!(asked_for(&[first_row]), 1);
}

#[test]
fn the_list_of_shelves_can_be_sent_for_before_there_are_rows() {
    let mut edition = Edition::in_pieces_of(Sizes { largest_inline_part: 0, ..Sizes::default() }, &shard());
    let list = edition.engine.needed_for_any_row().expect("a list in a file of its own");
    let packed = edition.files.files[&list.name()].clone();
    edition.engine.supply(&list, &packed).expect("an intact file");
    assert_eq!(edition.engine.needed_for_any_row(), None);
    let findings = edition.ask(&View::default());
    let Ok(Step::Need(shelves)) = edition.engine.cards(&View::default(), &[findings.rows[0].ordinal]) else {
        panic!("a row needs a shelf and a text");
    };
    assert!(shelves.len() == 1 && !shelves.contains(&list), "{shelves:?}");
    assert_eq!(Edition::of_seeds().engine.needed_for_any_row(), None, "in line there is no file");
}
