//! How a date is known: by how sure it is one filters, and the reader sets it by hand. In both browsers.

use crate::kit::browser::key;
use crate::kit::{Kind, Visit};

/// The first report with this provenance in the list.
fn open_first(visit: &Visit, provenance: &str) {
    visit.enter(&format!("#v1&dating={provenance}&ui=en"));
    visit.choose("#results .card a");
    visit.wait("document.querySelector('#reading .dating')");
    visit.settle();
}

fn a_date_is_set_by_hand_and_taken_back(kind: Kind) {
    let visit = Visit::new(kind);
    open_first(&visit, "inferred");
    let read = visit.said("#reading .dating-sentence");
    let before = visit.text("location.hash");
    visit.choose(".by-hand summary");
    visit.type_into("#by-hand-from", &format!("2021-07{}", key::TAB));
    visit.wait("location.hash.includes('dated=')");
    visit.settle();
    visit.wait("document.querySelector('#reading .dating').dataset.provenance === 'by-hand'");
    assert_eq!(visit.said("#reading .dating-sentence"), read, "what was read stays beside it");
    assert!(visit.said("#reading .dating-by-hand").contains("July 2021"));
    assert!(visit.said(".by-hand pre").contains("published = \"2021-07..\""));
    assert_eq!(visit.count("#chips [data-clear=by-hand]"), 1);
    let shared = visit.text("location.hash");
    visit.back();
    visit.wait("!location.hash.includes('dated=')");
    visit.wait("document.querySelector('#reading .dating').dataset.provenance === 'inferred'");
    assert_eq!(visit.text("location.hash"), before);
    visit.enter(&shared);
    visit.wait("document.querySelector('#reading .dating').dataset.provenance === 'by-hand'");
    visit.choose("#chips [data-clear=by-hand]");
    visit.wait("document.querySelector('#reading .dating').dataset.provenance === 'inferred'");
    visit.enter(&shared);
    visit.wait("document.querySelector('#reading .dating').dataset.provenance === 'by-hand'");
    visit.settle();
    if visit.count(".by-hand[open]") == 0 {
        visit.choose(".by-hand summary");
    }
    visit.choose(".by-hand .link-button");
    visit.wait("document.querySelector('#reading .dating').dataset.provenance === 'inferred'");
    visit.wait("document.activeElement.matches('.by-hand summary')");
    visit.was_quiet();
}

/// The words of the button come after the first findings.
fn what_a_shared_date_says_in_a_corpus_can_be_copied(kind: Kind) {
    let visit = Visit::new(kind);
    open_first(&visit, "inferred");
    let report = visit.text("location.hash.match(/report=([0-9a-f]+)/)[1]");
    let fresh = Visit::new(kind);
    fresh.enter(&format!("#v1&report={report}&dated={report}:2021-07..&ui=en"));
    fresh.wait("document.querySelector('.by-hand pre')");
    fresh.wait("document.querySelector('.by-hand .copy-text button')?.textContent.trim()");
    fresh.was_quiet();
}

fn back_from_the_words_of_a_reason_keeps_the_report_open(kind: Kind) {
    let visit = Visit::new(kind);
    open_first(&visit, "inferred");
    visit.choose("#reading .dating-reasons summary");
    visit.choose("#reading .reason-button");
    visit.wait("location.hash.includes('words=')");
    visit.settle();
    visit.back();
    visit.wait("!location.hash.includes('words=')");
    visit.settle();
    assert_eq!(visit.count("#reading .dating"), 1, "the report is still open");
    visit.was_quiet();
}

fn a_date_for_no_report_of_the_edition_is_said_and_dropped(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("#v1&dated=0707070707070707:2019..&ui=en");
    visit.wait("document.querySelector('#notices')");
    assert!(visit.said("#notices").contains("not in this edition"));
    visit.wait("!location.hash.includes('dated=')");
    visit.settle();
    assert_eq!(visit.count("#chips [data-clear=by-hand]"), 0);
    assert_eq!(visit.count("#notices li"), 1);
    visit.was_quiet();
}

fn one_filters_by_how_sure_a_date_is(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("#v1&ui=en");
    let all = visit.reports().len();
    let counts = visit
        .strings("[...document.querySelectorAll('[data-facet=certainty] input')].map(input => input.value)");
    assert!(counts.len() >= 2, "{counts:?}");
    for certainty in counts {
        visit.enter(&format!("#v1&ui=en&certainty={certainty}"));
        let some = visit.reports().len();
        assert!(some > 0 && some <= all, "{certainty}: {some} of {all}");
    }
    visit.was_quiet();
}

/// Help and reasons are a file of their own, loaded behind the first findings.
fn reasons_come_with_the_guide_and_help_is_whole(kind: Kind) {
    let visit = Visit::new(kind);
    for language in ["ar", "en"] {
        visit.enter(&format!("#v1&conflict=clock-contradicted&ui={language}"));
        visit.choose("#results .card a");
        visit.wait("document.querySelector('#reading .reason-button')");
        visit.settle();
        visit.choose("#reading .dating-reasons summary");
        let word = if language == "ar" {
            "وغيرها ينفي هذا اليوم"
        } else {
            "other evidence rules this day out"
        };
        visit.wait(&format!(
            "document.querySelector('#reading .dating-reasons').textContent.includes('{word}')"
        ));
        visit.choose("#help");
        visit.wait("document.querySelectorAll('#help-dialog .sentences li').length >= 12");
        visit.press(key::ESCAPE);
        visit.wait("!document.querySelector('#help-dialog').open");
    }
    let guides: Vec<String> =
        visit.site.hits().into_iter().map(|hit| hit.path).filter(|path| path.contains("/guide-")).collect();
    assert_eq!(guides.len(), 2, "each once: {guides:?}");
    visit.was_quiet();
}

mod in_both {
    crate::in_both_browsers! {
        a_date_is_set_by_hand_and_taken_back,
        what_a_shared_date_says_in_a_corpus_can_be_copied,
        back_from_the_words_of_a_reason_keeps_the_report_open,
        a_date_for_no_report_of_the_edition_is_said_and_dropped,
        one_filters_by_how_sure_a_date_is,
        reasons_come_with_the_guide_and_help_is_whole,
    }
}
