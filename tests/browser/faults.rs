//! Damaged, missing, newer and trapping parts: a clear message in both languages and a way on,
//! never a wrong answer and never a blank page. In both browsers.

use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::kit::site::Manner;
use crate::kit::{Alteration, Kind, Visit, told};

const LINK: &str = "#v1&q=مقاتل";
const FAULT: &str = "document.querySelector('#fault[role=alert]')?.checkVisibility()";

/// Waits for the fault and returns what it says, in Arabic and in English.
fn fault_in_both_languages(visit: &Visit) -> [String; 2] {
    visit.wait(FAULT);
    assert_eq!(visit.text("document.documentElement.lang"), "ar");
    let arabic = visit.said("#fault");
    visit.click("#language");
    visit.wait("document.documentElement.lang === 'en'");
    let english = visit.said("#fault");
    visit.click("#language");
    visit.wait("document.documentElement.lang === 'ar'");
    let letters = |text: &str, arabic: bool| {
        text.chars()
            .filter(|c| if arabic { ('ء'..='ي').contains(c) } else { c.is_ascii_alphabetic() })
            .count()
    };
    assert!(letters(&arabic, true) > 20, "{arabic}");
    assert!(letters(&english, false) > 20 && letters(&english, true) == 0, "{english}");
    [arabic, english]
}

/// With `prefix` altered a visit ends in a fault; once the site is whole again, *Retry* answers.
fn fault_and_recovery(kind: Kind, prefix: &str, alteration: Alteration) {
    let visit = Visit::new(kind);
    visit.site.alter(prefix, alteration);
    visit.open(&format!("{}{LINK}", visit.site.address()));
    fault_in_both_languages(&visit);
    assert_eq!(visit.reports(), Vec::<String>::new(), "no answer from a damaged edition");
    visit.site.heal();
    visit.click("#retry");
    visit.settle();
    assert_eq!(visit.count("#fault"), 0);
    let answered = visit.reports();
    assert_eq!(answered, sound_answer(visit));
}

/// What the undamaged site answers to the same link.
fn sound_answer(visit: Visit) -> Vec<String> {
    visit.enter("");
    visit.enter(LINK);
    visit.reload();
    visit.settle();
    let answer = visit.reports();
    assert!(!answer.is_empty());
    visit.stayed_inside();
    answer
}

fn damaged_data_are_named_and_retried(kind: Kind) {
    fault_and_recovery(kind, "data/", Alteration::FlippedByte);
}

fn truncated_data_are_named_and_retried(kind: Kind) {
    fault_and_recovery(kind, "data/", Alteration::Truncated);
}

fn missing_data_are_named_and_retried(kind: Kind) {
    fault_and_recovery(kind, "data/", Alteration::Missing);
}

fn a_missing_engine_is_named_and_retried(kind: Kind) {
    fault_and_recovery(kind, "app/engine_bg-", Alteration::Missing);
}

fn a_damaged_engine_is_named_and_retried(kind: Kind) {
    fault_and_recovery(kind, "app/engine_bg-", Alteration::FlippedByte);
}

/// Any single file of those that a link needs, damaged alone.
fn each_file_damaged_alone_is_noticed(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter(LINK);
    let sound = visit.reports();
    let data: Vec<String> =
        visit.site.hits().into_iter().map(|hit| hit.path).filter(|path| path.starts_with("data/")).collect();
    assert!(!data.is_empty());
    drop(visit);
    for file in data {
        // A new profile each time: what a browser has cached cannot be damaged.
        let visit = Visit::new(kind);
        visit.site.alter(&file, Alteration::FlippedByte);
        visit.open(&format!("{}{LINK}", visit.site.address()));
        visit.wait(&format!("{FAULT} || document.querySelector('#app').dataset.settled === 'true'"));
        assert!(visit.holds(FAULT), "{file} damaged, {:?} shown", visit.reports());
        visit.site.heal();
        visit.click("#retry");
        visit.settle();
        assert_eq!(visit.reports(), sound);
    }
}

/// The page's own code cannot load: the static box in `index.html` says so, in both languages.
fn a_page_without_its_code_says_so(kind: Kind) {
    for alteration in [Alteration::Missing, Alteration::FlippedByte] {
        let visit = Visit::new(kind);
        visit.site.alter("app/explorer_bg-", alteration);
        visit.open(&visit.site.address());
        visit.wait("document.querySelector('#boot-fault')?.checkVisibility()");
        let said = visit.said("#boot-fault");
        assert!(
            said.chars().any(|c| ('ء'..='ي').contains(&c)) && said.chars().any(|c| c.is_ascii_alphabetic()),
            "{said}"
        );
        visit.site.heal();
        visit.click("#boot-reload");
        visit.settle();
        assert_eq!(visit.reports().len(), 5);
    }
}

/// A copy of the site whose manifest says that a newer program wrote it.
fn site_of_a_newer_program(kind: Kind) -> PathBuf {
    let from = told("SIJILL_SITE");
    let to = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("newer-{kind:?}"));
    let _ = std::fs::remove_dir_all(&to);
    copy(&from, &to);
    let edition: serde_json::Value =
        serde_json::from_slice(&std::fs::read(from.join("edition.json")).unwrap()).unwrap();
    let old = edition["manifest"].as_str().unwrap().to_owned();
    let mut manifest = std::fs::read(from.join("data").join(format!("{}.bin", &old[..32]))).unwrap();
    assert!(manifest.starts_with(b"\x89SIJILL\n"));
    manifest[9] = 0x7f;
    let new: String = Sha256::digest(&manifest).iter().map(|byte| format!("{byte:02x}")).collect();
    std::fs::write(to.join("data").join(format!("{}.bin", &new[..32])), manifest).unwrap();
    for name in ["index.html", "edition.json"] {
        let text = std::fs::read_to_string(from.join(name)).unwrap();
        assert!(text.contains(&old), "{name} names the manifest");
        // The name of the file is the first half of the hash. A preload may carry an integrity
        // in base64; without it the browser checks nothing and the engine everything.
        let text = text.replace(&old, &new).replace(&old[..32], &new[..32]);
        std::fs::write(to.join(name), text).unwrap();
    }
    to
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|e| (e.path(), e.file_name())).unwrap();
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            std::fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

fn an_edition_of_a_newer_program_is_named_as_such(kind: Kind) {
    let visit = Visit::to(kind, &site_of_a_newer_program(kind), Manner::default());
    visit.open(&visit.site.address());
    let newer = fault_in_both_languages(&visit);
    assert_eq!(visit.reports(), Vec::<String>::new());
    drop(visit);
    // It is another sentence than that for damage: the remedy is another.
    let damaged = Visit::new(kind);
    damaged.site.alter("data/", Alteration::FlippedByte);
    damaged.open(&damaged.site.address());
    assert_ne!(fault_in_both_languages(&damaged), newer);
}

fn a_trapped_engine_is_replaced_and_asked_again(kind: Kind) {
    let visit = Visit::to(kind, &told("SIJILL_SITE_TRAP"), Manner::default());
    visit.enter(LINK);
    let answer = visit.reports();
    assert!(!answer.is_empty());
    // Traps; its successor is asked the same and answers.
    visit.run("location.hash = '#v1&q=انهيار-اختباري-مرة'");
    visit.wait("document.querySelector('#search').value === 'انهيار-اختباري-مرة'");
    visit.settle();
    assert_eq!(visit.text("document.querySelector('#app').dataset.total"), "0");
    assert_eq!(visit.count("#fault"), 0);
    visit.search("مقاتل");
    assert_eq!(visit.reports(), answer);
    visit.stayed_inside();
}

fn an_engine_that_always_traps_gives_up_and_can_be_revived(kind: Kind) {
    let visit = Visit::to(kind, &told("SIJILL_SITE_TRAP"), Manner::default());
    visit.enter("");
    visit.run("location.hash = '#v1&q=انهيار-اختباري'");
    fault_in_both_languages(&visit);
    // The interface lives: another question, and the reader asks for another try.
    visit.clear("#search");
    visit.type_into("#search", "مقاتل");
    if visit.holds("document.querySelector('#retry')") {
        visit.click("#retry");
    }
    visit.settle();
    assert!(!visit.reports().is_empty());
    assert_eq!(visit.count("#fault"), 0);
    visit.stayed_inside();
}

mod both {
    crate::in_both_browsers!(
        damaged_data_are_named_and_retried,
        truncated_data_are_named_and_retried,
        missing_data_are_named_and_retried,
        a_missing_engine_is_named_and_retried,
        a_damaged_engine_is_named_and_retried,
        each_file_damaged_alone_is_noticed,
        a_page_without_its_code_says_so,
        an_edition_of_a_newer_program_is_named_as_such,
        a_trapped_engine_is_replaced_and_asked_again,
        an_engine_that_always_traps_gives_up_and_can_be_revived,
    );
}
