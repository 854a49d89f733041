//! Packing apart and merging gives the bytes of packing at once.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::formats::{page, put_all_formats};
use crate::{Scratch, ends_with, files_below, record};

const TITLES: &str = "[title]\nar = \"تجربة\"\nen = \"Trial\"\n\n[[names]]\nis = [\"الصفحة\", \"page\"]\n";

fn merge(scratch: &Scratch, parts: &[&str], out: &str) {
    let parts: Vec<String> = parts.iter().map(|part| scratch.path(part)).collect();
    let parts = parts.iter().map(String::as_str);
    let arguments: Vec<String> = ["merge"].into_iter().chain(parts).map(str::to_owned).collect();
    let out = scratch.path(out);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).chain(["--out", &out]).collect();
    ends_with(0, &arguments);
}

fn edition(scratch: &Scratch, name: &str) -> BTreeMap<String, Vec<u8>> {
    let files = files_below(&scratch.0.join(name));
    assert!(files.contains_key("edition.json"));
    files
}

#[test]
fn parts_of_a_folder_merge_into_what_it_packs_to_at_once() {
    let scratch = Scratch::new("parts");
    put_all_formats(&scratch, "folder");
    scratch.put("folder/corpus.toml", TITLES);
    // A page that two parts have; its report keeps both names.
    scratch.put("folder/pages-too/0.txt", page(0));
    let folder = scratch.path("folder");
    ends_with(0, &["pack", &folder, "--out", &scratch.path("at-once")]);
    let parts = [
        ("one", vec!["--only", "pages", "--only", "./table.csv"]),
        ("two", vec!["--only", "lines.jsonl"]),
        ("three", vec!["--only", "zips/", "--only", "pages-too"]),
    ];
    for (part, only) in &parts {
        ends_with(0, &[&["pack", &folder, "--out", &scratch.path(part)], only.as_slice()].concat());
        assert!(edition(&scratch, part).len() < edition(&scratch, "at-once").len());
    }
    merge(&scratch, &["one", "two", "three"], "merged");
    merge(&scratch, &["three", "two"], "some");
    merge(&scratch, &["some", "one"], "grouped");
    merge(&scratch, &["at-once"], "alone");
    for merged in ["merged", "grouped", "alone"] {
        assert!(edition(&scratch, merged) == edition(&scratch, "at-once"), "{merged}");
    }
    assert!(edition(&scratch, "some") != edition(&scratch, "at-once"));
    // One of the parts may be written over.
    merge(&scratch, &["one", "some"], "one");
    assert_eq!(edition(&scratch, "one")["edition.json"], edition(&scratch, "at-once")["edition.json"]);
    let (_, stderr) = ends_with(1, &["pack", &folder, "--only", "page", "--out", &scratch.path("none")]);
    assert!(stderr.contains("--only page"), "{stderr}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Twenty reports, each in one of four parts or in two of them; some pages have equal bytes.
    #[test]
    fn any_split_merges_in_any_order_and_grouping_to_the_same_bytes(
        split in prop::collection::vec((0..4_usize, 0..4_usize), 20),
        order in Just(["part-0", "part-1", "part-2", "part-3"]).prop_shuffle(),
        first_alone in 1..4_usize,
    ) {
        let scratch = Scratch::new("splits");
        for (nth, (part, other)) in split.iter().enumerate() {
            for folder in [*part, *other].map(|part| format!("part-{part}-in")).into_iter().chain(["whole-in".to_owned()]) {
                scratch.put(&format!("{folder}/corpus.toml"), TITLES);
                if nth.is_multiple_of(2) {
                    scratch.put(&format!("{folder}/{nth}.txt"), page(nth / 4));
                } else {
                    scratch.put(&format!("{folder}/{nth}.jsonl"), record(nth));
                }
            }
        }
        let made = order.into_iter().chain(["whole"]).filter(|part| {
            let folder = scratch.path(&format!("{part}-in"));
            let is_there = std::path::Path::new(&folder).exists();
            if is_there {
                ends_with(0, &["pack", &folder, "--out", &scratch.path(part), "--threads", "2"]);
            }
            is_there && *part != "whole"
        });
        let parts: Vec<&str> = made.collect();
        let (first, rest) = parts.split_at(first_alone.min(parts.len()));
        merge(&scratch, first, "first");
        merge(&scratch, &[rest, &["first"]].concat(), "merged");
        prop_assert!(edition(&scratch, "merged") == edition(&scratch, "whole"));
    }
}

#[test]
fn names_of_the_corpus_are_merged_with_it() {
    let scratch = Scratch::new("names-merged");
    let named = |is: &str| format!("[title]\nar = \"تجربة\"\nen = \"Trial\"\n\n[[names]]\nis = [{is}]\n");
    for (part, is) in [
        ("one", "\"المدينة\", \"city\""),
        ("two", "\"city\", \"المدينة\""),
        ("three", "\"المدينة\", \"town\""),
    ] {
        scratch.put(&format!("{part}/corpus.toml"), named(is));
        scratch.put(&format!("{part}/{part}.txt"), page(part.len()));
        ends_with(0, &["pack", &scratch.path(part), "--out", &scratch.path(&format!("{part}-out"))]);
    }
    merge(&scratch, &["two-out", "one-out"], "merged");
    let merged = scratch.path("merged");
    assert_eq!(crate::query(&merged, &["#v1&q=city"])["total"], 0);
    let found = crate::query(&merged, &["#v1&q=city&level=name"]);
    assert_eq!(found["total"], 1, "the two pages are one: {found}");
    let matched = &found["hits"][0]["matches"][0];
    assert_eq!([&matched["level"], &matched["form"], &matched["asked"]], ["name", "مدينة", "city"]);
    let [one, three, out] = ["one-out", "three-out", "out"].map(|part| scratch.path(part));
    let (_, stderr) = ends_with(1, &["merge", &one, &three, "--out", &out]);
    assert!(stderr.contains("other names") && stderr.contains("--corpus"), "{stderr}");
    scratch.put("all.toml", named("\"المدينة\", \"town\", \"city\""));
    ends_with(0, &["merge", &one, &three, "--corpus", &scratch.path("all.toml"), "--out", &out]);
    assert_eq!(crate::query(&out, &["#v1&q=town&level=name"])["total"], 2);
}

#[test]
fn names_that_are_none_are_refused_with_their_line() {
    let scratch = Scratch::new("no-names");
    scratch.put("in/a.txt", page(1));
    let refused = |names: &str, reasons: &[&str]| {
        scratch.put("in/corpus.toml", format!("[title]\nar = \"تجربة\"\nen = \"Trial\"\n{names}"));
        let (_, stderr) = ends_with(1, &["pack", &scratch.path("in"), "--out", &scratch.path("out")]);
        assert!(reasons.iter().all(|reason| stderr.contains(reason)), "{stderr}");
        assert!(!scratch.0.join("out").exists());
    };
    refused("[[names]]\nis = [\"داعش\"]\n", &["corpus.toml, line 5", "fewer than two"]);
    refused("\n\n[[names]]\nis = [\"أحمد\", \"احمد\"]\n", &["line 7", "fewer than two", "is = ["]);
    refused("[[names]]\nis = [\"؟\", \"داعش\"]\n", &["line 5", "«؟»", "no letter"]);
    let long = "كلمة ".repeat(40);
    refused(&format!("[[names]]\nis = [\"{long}\", \"داعش\"]\n"), &["line 5", "longer than"]);
    refused("[[names]]\nare = [\"داعش\"]\n", &["corpus.toml", "line 5", "are"]);
    refused("[[names]]\nis = \"داعش\"\n", &["corpus.toml", "line 5"]);
}

#[test]
fn what_cannot_be_merged_says_why_and_nothing_is_written() {
    let scratch = Scratch::new("cannot-merge");
    scratch.put("one/a.txt", page(1));
    scratch.put("two/b.jsonl", record(2));
    scratch.put("three/corpus.toml", "[title]\nar = \"two\"\nen = \"two\"\n");
    scratch.put("three/b.jsonl", record(2));
    for part in ["one", "two"] {
        ends_with(0, &["pack", &scratch.path(part), "--out", &scratch.path(&format!("{part}-out"))]);
    }
    let mapped =
        ["pack", &scratch.path("three"), "--map", "title=outlet", "--out", &scratch.path("three-out")];
    ends_with(0, &mapped);
    let [one, two, three] = ["one-out", "two-out", "three-out"].map(|part| scratch.path(part));
    let out = scratch.path("out");
    let refused = |parts: &[&str], reasons: &[&str]| {
        let (_, stderr) = ends_with(1, &[&["merge", "--out", &out], parts].concat());
        assert!(reasons.iter().all(|reason| stderr.contains(reason)), "{stderr}");
        assert!(!scratch.0.join("out").exists());
    };
    refused(&[&one, &two], &["titles", "«one»", "«two»", "--corpus"]);
    refused(&[&two, &three], &["read differently", "r-2"]);
    refused(&[&one, &scratch.path("two")], &["is no edition"]);
    scratch.put("titles.toml", TITLES);
    let titles = scratch.path("titles.toml");
    ends_with(0, &["merge", &one, &two, "--corpus", &titles, "--out", &scratch.path("both")]);
    assert_eq!(crate::query(&scratch.path("both"), &[""])["total"], 2);
    // No flipped byte of a text is believed.
    for (name, bytes) in files_below(&scratch.0.join("two-out")) {
        let mut flipped = bytes.clone();
        flipped[bytes.len() / 2] ^= 1;
        scratch.put(&format!("two-out/{name}"), &flipped);
        let output = crate::sijill(&["merge", &one, &two, "--corpus", &titles, "--out", &out]);
        let merged = scratch.0.join("out/edition.json");
        // A part may lack what a merge makes anew; but then the result is the same.
        if output.status.success() {
            assert_eq!(
                std::fs::read(merged).ok(),
                std::fs::read(scratch.0.join("both/edition.json")).ok(),
                "{name}"
            );
            std::fs::remove_dir_all(&out).expect("an edition");
        } else {
            assert!(!merged.exists(), "{name}");
        }
        scratch.put(&format!("two-out/{name}"), &bytes);
    }
}
