//! The lens *events*: opened by its tab and by a link, days in their order with what is said of each, narrowed
//! to a period, opened at the words, as a table. In both browsers.

use crate::kit::{Kind, Visit};

const LINK: &str = "#v1&lens=events";

/// The days that stand above their reports, and the words of each sentence that name them.
fn listed(visit: &Visit) -> Vec<String> {
    visit.strings(
        "[...document.querySelectorAll('#results .event-days')].flatMap(days => [...days.querySelectorAll('.event')].map(event =>
            [days.querySelector('h3').firstChild.textContent, event.querySelector('.time').textContent, event.dataset.report].join('|')))",
    )
}

fn a_tab_leads_to_the_events_and_back_leads_out(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("#v1");
    let cards = visit.reports();
    visit.choose("[data-lens=events]");
    assert!(visit.said("#results-title").starts_with("الأحداث"));
    assert!(visit.holds("document.activeElement === document.querySelector('#results-title')"));
    let found = listed(&visit);
    assert!(found.len() >= 3 && found.len() <= 50, "{found:?}");
    visit.search("مقاتل");
    assert!(visit.count("#results .event") <= found.len(), "the lens stays while one searches");
    visit.back();
    visit.settle();
    assert_eq!(listed(&visit), found);
    visit.back();
    visit.wait("document.querySelector('#results .card')");
    visit.settle();
    assert_eq!(visit.reports(), cards);
    visit.was_quiet();
}

fn days_are_in_order_and_each_stands_once(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter(&format!("{LINK}&ui=en"));
    let days = |visit: &Visit| {
        visit.strings("[...document.querySelectorAll('#results h3')].map(day => day.firstChild.textContent)")
    };
    let earliest_first = days(&visit);
    let mut once = earliest_first.clone();
    once.dedup();
    assert_eq!(once, earliest_first);
    visit.choose("#sort option[value=newest]");
    let latest_first = days(&visit);
    assert_eq!(latest_first.iter().rev().cloned().collect::<Vec<_>>(), earliest_first);
    visit.wait("location.hash.includes('sort=newest')");
    let link = visit.text("location.hash");
    visit.was_quiet();
    let visit = visit.in_new_profile();
    visit.enter(&link);
    assert_eq!(days(&visit), latest_first, "a link opens the same list");
    visit.was_quiet();
}

fn a_period_leaves_only_what_lies_in_it(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter(&format!("{LINK}&ui=en&mentioned=2013..2014"));
    let years = visit.strings(
        "[...document.querySelectorAll('#results h3')].map(day => day.firstChild.textContent.slice(-4))",
    );
    assert!(
        !years.is_empty() && years.iter().all(|year| ["2013", "2014"].contains(&year.as_str())),
        "{years:?}"
    );
    visit.enter(&format!("{LINK}&ui=en&mentioned=1800..1801"));
    assert!(visit.count("#results .event") == 0);
    visit.was_quiet();
}

fn an_event_opens_its_report_at_the_words(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter(LINK);
    let first = listed(&visit).swap_remove(0);
    let time = first.split('|').nth(1).unwrap_or_default().to_owned();
    // By the keyboard, as any link.
    visit.run("document.querySelector('#results .event-link').focus()");
    assert!(visit.holds("document.activeElement.matches('#results .event-link')"));
    visit.choose("#results .event-link");
    visit.wait("document.activeElement.matches('#reading .pointed')");
    assert_eq!(visit.said("#reading .pointed"), time);
    visit.back();
    visit.wait("!document.querySelector('#reading')");
    visit.settle();
    assert_eq!(listed(&visit).swap_remove(0), first);
    visit.was_quiet();
}

fn the_events_are_a_table_too(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter(LINK);
    let n = visit.count("#results .event");
    visit.enter(&format!("{LINK}&tables"));
    assert_eq!(visit.count("#results table tbody tr"), n);
    assert_eq!(visit.count("#results table thead th"), 3);
    visit.was_quiet();
}

mod both {
    crate::in_both_browsers!(
        a_tab_leads_to_the_events_and_back_leads_out,
        days_are_in_order_and_each_stands_once,
        a_period_leaves_only_what_lies_in_it,
        an_event_opens_its_report_at_the_words,
        the_events_are_a_table_too,
    );
}
