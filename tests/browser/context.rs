//! The lens *context*: opened by its tab and by a link, lines on the right sides, sorted, narrowed to a
//! form, opened at a place, saved as a table. In both browsers.

use serde_json::json;

use crate::kit::foreign::Foreign;
use crate::kit::lone_file::LoneFile;
use crate::kit::unattended::tells;
use crate::kit::{Kind, Visit};

const LINK: &str = "#v1&q=مقاتل&lens=context";

/// Word and neighbours of each line, as read.
fn lines(visit: &Visit) -> Vec<String> {
    visit.strings("[...document.querySelectorAll('#results .line')].map(line => ['.before', '.result-link', '.after'].map(side => line.querySelector(side).textContent.trim()).join('|'))")
}

/// Keeps what the page saves, and lets the browser save it all the same.
const WITNESS: &str = "
    window.saved = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (made) => { window.blob = made; return make.call(URL, made); };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
        const { download, href } = this;
        window.blob.arrayBuffer().then(bytes => window.saved.push({ download, href, bytes: [...new Uint8Array(bytes)] }));
        click.call(this);
    };";

fn a_tab_leads_to_every_occurrence_and_back_leads_out(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("#v1&q=مقاتل");
    let cards = visit.reports();
    visit.choose("[data-lens=context]");
    assert!(visit.said("#results-title").starts_with("السياق"));
    assert!(visit.holds("document.activeElement === document.querySelector('#results-title')"));
    let found = lines(&visit);
    assert!(found.len() > cards.len() && found.len() <= 50, "{found:?}");
    assert!(found.iter().all(|line| line.split('|').nth(1).is_some_and(|word| word.contains("مقاتل"))));
    visit.search("سوريا");
    assert!(lines(&visit).iter().all(|line| line.contains("سوريا")), "the lens stays while one searches");
    visit.choose("#chips [data-clear]");
    visit.wait("document.querySelector('#results').textContent.includes('اكتب كلمة')");
    visit.back();
    visit.wait("document.querySelector('#search').value === 'سوريا'");
    visit.back();
    visit.wait("document.querySelector('#search').value === 'مقاتل'");
    visit.settle();
    assert_eq!(lines(&visit), found);
    visit.back();
    visit.wait("document.querySelector('#results .card')");
    visit.settle();
    assert_eq!(visit.reports(), cards);
    visit.was_quiet();
}

fn what_stands_before_a_word_stands_where_reading_begins(kind: Kind) {
    let visit = Visit::new(kind);
    for language in ["ar", "en"] {
        visit.enter(&format!("{LINK}&ui={language}"));
        let wrong = visit.strings(
            "[...document.querySelectorAll('#results .line')].filter(line => {
                const [before, word, after] = ['.before', '.result-link', '.after'].map(side => line.querySelector(side).getBoundingClientRect());
                const row = line.getBoundingClientRect();
                const isRight = before.left >= word.right && word.left >= after.right;
                const isMiddle = Math.abs(word.left + word.right - row.left - row.right) < 4;
                // Next to the word stands the end of what is before it, whatever is cut off.
                const range = document.createRange();
                range.selectNodeContents(line.querySelector('.before'));
                const text = range.getBoundingClientRect();
                const isNext = text.width === 0 || Math.abs(text.left - before.left) < 2;
                return line.dir !== 'rtl' || !isRight || !isMiddle || !isNext;
            }).map(line => line.textContent)",
        );
        assert_eq!(wrong, Vec::<String>::new(), "{kind:?}: {language}");
        assert!(visit.count("#results .line") > 5);
    }
    visit.was_quiet();
}

fn lines_are_sorted_and_narrowed_to_a_form(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter(LINK);
    let by_place = lines(&visit);
    visit.choose("#context-sort option[value=after-1]");
    let sorted = lines(&visit);
    assert_ne!(sorted, by_place);
    let same = |lines: &[String]| {
        let mut lines = lines.to_vec();
        lines.sort();
        lines
    };
    assert_eq!(same(&sorted), same(&by_place), "sorting loses nothing");
    visit.choose("[data-facet=form] li:nth-child(2) input");
    let narrowed = lines(&visit);
    let form = visit.text("document.querySelector('[data-facet=form] input:checked').value");
    assert!(!narrowed.is_empty() && narrowed.len() < sorted.len());
    assert!(
        narrowed.iter().all(|line| line.split('|').nth(1) == Some(form.as_str())),
        "{form}: {narrowed:?}"
    );
    visit.wait("location.hash.includes('context-form=')");
    let link = visit.text("location.hash");
    visit.back();
    visit.wait("!document.querySelector('[data-facet=form] input:checked')");
    visit.settle();
    assert_eq!(lines(&visit), sorted);
    visit.was_quiet();
    let visit = visit.in_new_profile();
    visit.enter(&link);
    assert_eq!(lines(&visit), narrowed, "a link opens the same lines");
    visit.was_quiet();
}

fn a_line_opens_its_report_at_the_place(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter(LINK);
    let third = lines(&visit).swap_remove(2);
    visit.choose("#results .line:nth-child(3) .result-link");
    visit.wait("document.activeElement.matches('#reading .pointed')");
    assert_eq!(Some(visit.said("#reading .pointed").as_str()), third.split('|').nth(1));
    visit.back();
    visit.wait("!document.querySelector('#reading')");
    visit.settle();
    assert_eq!(lines(&visit).swap_remove(2), third);
    visit.was_quiet();
}

fn all_that_was_read_is_saved_as_a_table(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter(LINK);
    let total = lines(&visit).len();
    visit.run(WITNESS);
    visit.click("#save-table");
    visit.wait("window.saved.length === 1");
    let saved = visit.run("return window.saved[0]");
    assert_eq!(saved["download"], json!("sijill-context.csv"));
    let bytes: Vec<u8> =
        saved["bytes"].as_array().unwrap().iter().map(|b| b.as_u64().unwrap() as u8).collect();
    let table = String::from_utf8(bytes).unwrap();
    assert!(table.starts_with("\u{feff}report,file,outlet,"), "{}", &table[..80]);
    assert_eq!(table.matches("\r\n").count(), total + 1);
    visit.was_quiet();
}

/// With the policy of a single file, and with nobody steering the browser.
fn a_file_opened_from_disk_saves_its_table(kind: Kind) {
    let foreign = Foreign::listen();
    let steps = format!(
        "await settle(); await act('[data-lens=context]'); await until(() => one('.line')); {WITNESS}
         await act('#save-table'); await until(() => window.saved.length === 1);
         const [{{ download, href, bytes }}] = window.saved;
         return {{ download, isBlob: href.startsWith('blob:'), mark: bytes.slice(0, 3), heard: [...seen.violations, ...seen.errors] }};"
    );
    let told = tells(kind, "table", LoneFile::of_the_seeds(), "#v1&q=مقاتل", &steps, &foreign);
    assert_eq!(
        told,
        json!({ "download": "sijill-context.csv", "isBlob": true, "mark": [0xEF, 0xBB, 0xBF], "heard": [] }),
        "{kind:?}"
    );
    assert_eq!(foreign.wanted(), Vec::<String>::new(), "{kind:?}");
}

mod both {
    crate::in_both_browsers!(
        a_tab_leads_to_every_occurrence_and_back_leads_out,
        what_stands_before_a_word_stands_where_reading_begins,
        lines_are_sorted_and_narrowed_to_a_form,
        a_line_opens_its_report_at_the_place,
        all_that_was_read_is_saved_as_a_table,
        a_file_opened_from_disk_saves_its_table,
    );
}
