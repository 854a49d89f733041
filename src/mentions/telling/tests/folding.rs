//! Words of the rules and tables that could never be met, because folded words do not look so.

use crate::arabic::fold;

/// The files whose literals are compared with folded words.
const SOURCES: &[(&str, &str)] = &[
    ("time_words", include_str!("../../../knowledge/time_words.rs")),
    ("amounts", include_str!("../amounts.rs")),
    ("anchors", include_str!("../anchors.rs")),
    ("clocks", include_str!("../clocks.rs")),
    ("courses", include_str!("../courses.rs")),
    ("days", include_str!("../days.rs")),
    ("days_of_units", include_str!("../days_of_units.rs")),
    ("eras", include_str!("../eras.rs")),
    ("hijri", include_str!("../hijri.rs")),
    ("hours", include_str!("../hours.rs")),
    ("leads", include_str!("../leads.rs")),
    ("lists", include_str!("../lists.rs")),
    ("months", include_str!("../months.rs")),
    ("numbers", include_str!("../numbers.rs")),
    ("ranges", include_str!("../ranges.rs")),
    ("repetitions", include_str!("../repetitions.rs")),
    ("scan", include_str!("../scan.rs")),
    ("shares", include_str!("../shares.rs")),
    ("tenses", include_str!("../tenses.rs")),
    ("twins", include_str!("../twins.rs")),
    ("units", include_str!("../units.rs")),
    ("vague", include_str!("../vague.rs")),
    ("heads", include_str!("../../heads.rs")),
    ("year_cues", include_str!("../../year_cues.rs")),
];

/// The literals of a source that have Arabic letters, without its comments.
fn literals(source: &str) -> impl Iterator<Item = &str> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split('"').skip(1).step_by(2))
        .filter(|word| word.chars().any(|letter| matches!(letter, 'ء'..='ي')))
}

#[test]
fn every_word_of_the_rules_is_its_own_folding() {
    let mut seen = 0;
    let mut unmet = Vec::new();
    for (name, source) in SOURCES {
        for word in literals(source) {
            seen += 1;
            if fold(word) != word {
                unmet.push(format!("{name}: {word}"));
            }
        }
    }
    assert!(seen > 1000, "{seen}");
    assert!(unmet.is_empty(), "{unmet:#?}");
}
