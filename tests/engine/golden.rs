//! What the demo edition answers stays the same unless a change is meant: then run the test once
//! with `SIJILL_BLESS=1` and read the difference.

use crate::answers;
use crate::kit::seed_pages;

#[test]
fn the_demo_edition_answers_as_before() {
    let pages = seed_pages();
    let pages: Vec<(&str, &[u8])> =
        pages.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let found = answers::answers(&answers::pack(&pages));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/answers.txt");
    if std::env::var_os("SIJILL_BLESS").is_some() {
        std::fs::write(path, &found).expect("writes the golden file");
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    for (nth, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "line {} of tests/golden/answers.txt", nth + 1);
    }
    assert_eq!(found.lines().count(), expected.lines().count());
}
