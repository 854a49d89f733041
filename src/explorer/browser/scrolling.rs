//! How far the page and the reading pane are scrolled. Where the window is wide each pane scrolls
//! by itself; where it is narrow the page does, and an open report stands in place of the results.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, ScrollRestoration};

const PANE: &str = "#reading";

/// How far both are scrolled, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Position {
    pane: i32,
    page: i32,
}

fn element(selector: &str) -> Option<Element> {
    web_sys::window()?.document()?.query_selector(selector).ok().flatten()
}

fn is_drawn(selector: &str) -> bool {
    let found = element(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|element| element.offset_width() > 0)
}

fn page_root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

/// Leaves it to us where the page stands after Back and Forward: browsers would scroll it to where
/// it was when the address was written, which is a little after the reader's step.
pub fn own_restoration() {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // A browser that refuses scrolls by its own mind.
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
}

/// How far both are scrolled now.
#[must_use]
pub fn position() -> Position {
    let top = |element: Option<Element>| element.map_or(0, |element| element.scroll_top());
    Position { pane: top(element(PANE)), page: top(page_root()) }
}

/// Scrolls the open report to where it was, or to its start.
pub fn show_report_at(kept: Option<Position>) {
    let Some(pane) = element(PANE) else { return };
    pane.set_scroll_top(kept.map_or(0, |position| position.pane));
    if is_drawn(".results") {
        return;
    }
    match (kept, page_root()) {
        (Some(position), Some(root)) => root.set_scroll_top(position.page),
        _ => pane.scroll_into_view(),
    }
}

/// Scrolls the page to where the results were, where a report stood in their place.
pub fn show_results_at(kept: Option<Position>) {
    if let (Some(position), Some(root), false) = (kept, page_root(), is_drawn(".reading-place")) {
        root.set_scroll_top(position.page);
    }
}

/// Scrolls new results to their first row, in their pane or, where the page scrolls past it, there.
pub fn show_first_result() {
    let results = element(".results").and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let Some(results) = results else { return };
    results.set_scroll_top(0);
    if page_root().is_some_and(|root| root.scroll_top() > results.offset_top()) {
        results.scroll_into_view();
    }
}

/// Brings the first element that a selector names into the middle of what scrolls.
pub fn bring_into_view(selector: &str) {
    let Some(element) = element(selector) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Calls back when anything was scrolled, until dropped.
#[must_use]
pub fn on_scroll(back: impl Fn() + 'static) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let options = EventListenerOptions::run_in_capture_phase();
    Some(EventListener::new_with_options(&document, "scroll", options, move |_| back()))
}
