//! How well the level *word* finds the forms of one word, and nothing else: measured on words that
//! annotators labelled from a written guideline (`words/guideline.md`) without having seen the
//! rules, over the whole vocabulary of a corpus.
//!
//! The vocabulary is made from texts that may not lie in this repository; `SIJILL_VOCABULARY` names
//! its file (`word TAB count` a line). Without it there is nothing to measure and this says so.
#![cfg(feature = "packer")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::rc::Rc;

use serde_json::Value;
use sijill::arabic::class::{Evidence, Form, class_key, guest_keys, plausible};
use sijill::arabic::surface;
use sijill::edition::FileRef;
use sijill::edition::dictionary::{Block, Class, FormEntry, PostingsRef};
use sijill::search::folded::FoldedBlock;
use sijill::search::matching::matching_forms;
use sijill::search::query;
use sijill::view::Level;

/// The vocabulary by class, as the packer judges it.
struct Vocabulary {
    block: Rc<FoldedBlock>,
}

impl Vocabulary {
    fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).expect("the vocabulary");
        let lines = text.lines().filter(|line| !has_presentation_forms(line));
        let words: Vec<(String, u32)> = lines
            .map(|line| line.split_once('\t').expect("word TAB count"))
            .map(|(word, count)| (surface(word), count.parse().expect("a count")))
            .collect();
        let mut evidence = Evidence::default();
        for (word, count) in &words {
            evidence.add(&Form::new(word).folded, *count);
        }
        let mut classes: BTreeMap<String, Class> = BTreeMap::new();
        for (surface, count) in words {
            let form = Form::new(&surface);
            let readings = plausible(&form, &evidence);
            let guest = guest_keys(&form, &readings);
            let entry = FormEntry { surface, readings, count, postings: PostingsRef::Inline(Vec::new()) };
            for key in guest.into_iter().chain([class_key(&form.folded).to_owned()]) {
                let class = classes.entry(key.clone()).or_insert(Class { key, forms: Vec::new() });
                class.forms.push(entry.clone());
            }
        }
        let lists = Vec::new();
        let (inline_positions, _) = FileRef::create(&lists);
        let classes = classes.into_values().collect();
        Self { block: Rc::new(FoldedBlock::new(0, Block { classes, lists, inline_positions })) }
    }
}

fn found(vocabulary: &Vocabulary, word: &str) -> BTreeSet<String> {
    let words = query::parse(word, false).words;
    let word = words.first().expect("a word");
    let forms = matching_forms(word, Level::Word, std::slice::from_ref(&vocabulary.block));
    forms.iter().map(|form| form.surface().to_owned()).collect()
}

fn has_presentation_forms(word: &str) -> bool {
    word.contains(|c: char| matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'))
}

fn forms(value: &Value) -> BTreeSet<String> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .filter(|word| !has_presentation_forms(word))
        .map(surface)
        .collect()
}

#[test]
fn forms_of_one_word_are_found_and_no_others() {
    let (Some(vocabulary), Some(gold)) =
        (std::env::var_os("SIJILL_VOCABULARY"), std::env::var_os("SIJILL_GOLD"))
    else {
        println!("SKIPPED: SIJILL_VOCABULARY is not set");
        return;
    };
    let vocabulary = Vocabulary::read(Path::new(&vocabulary));
    let gold = std::fs::read_to_string(gold).expect("gold");
    let quiet = std::env::var_os("SIJILL_QUIET").is_some();
    let (mut recalls, mut precisions) = (Vec::new(), Vec::new());
    let mut sums = [0_usize; 4];
    let mut by_kind: BTreeMap<String, (f64, f64, u32)> = BTreeMap::new();
    for line in gold.lines() {
        let gold: Value = serde_json::from_str(line).expect("a line of JSON");
        let query = gold["query"].as_str().expect("a query");
        let (truth, neutral) = (forms(&gold["true"]), forms(&gold["neutral"]));
        let found: BTreeSet<String> = found(&vocabulary, query).difference(&neutral).cloned().collect();
        let right = found.intersection(&truth).count();
        let recall = right as f64 / truth.len() as f64;
        let precision = if found.is_empty() { 1.0 } else { right as f64 / found.len() as f64 };
        recalls.push(recall);
        precisions.push(precision);
        let kind = by_kind.entry(gold["kind"].as_str().unwrap_or_default().to_owned()).or_default();
        *kind = (kind.0 + recall, kind.1 + precision, kind.2 + 1);
        sums[0] += right;
        sums[1] += truth.len();
        sums[2] += found.len();
        sums[3] += 1;
        if !quiet && (recall < 1.0 || precision < 1.0) {
            let missed: Vec<&str> = truth.difference(&found).map(String::as_str).collect();
            let wrong: Vec<&str> = found.difference(&truth).map(String::as_str).collect();
            println!(
                "{query} R{recall:.2} P{precision:.2}\n   missed {}\n   wrong  {}",
                missed.join(" "),
                wrong.join(" ")
            );
        }
    }
    let mean = |list: &[f64]| list.iter().sum::<f64>() / list.len() as f64;
    println!("macro recall {:.4} precision {:.4}", mean(&recalls), mean(&precisions));
    println!(
        "micro recall {:.4} precision {:.4}",
        sums[0] as f64 / sums[1] as f64,
        sums[0] as f64 / sums[2] as f64
    );
    for (kind, (recall, precision, n)) in by_kind {
        println!(
            "{kind:<10} {n:>4} recall {:.3} precision {:.3}",
            recall / f64::from(n),
            precision / f64::from(n)
        );
    }
}
