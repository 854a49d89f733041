//! Keeps the focus on the page when the element that has it disappears. Browsers would give it to
//! the body: the next Tab would begin at the top, and a screen reader would fall silent.
//!
//! [`places_after`] decides where it goes (pure), [`FocusKeeper`] moves it, without scrolling.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

use super::document::{focus_in_place, has_focus};

/// What had the focus before it disappeared.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Lost {
    /// The chip of a condition, counted from 0.
    Chip(usize),
    /// What takes a date back that was set by hand.
    HandOfReader,
    /// Something else in the reading pane, which is still there.
    InReport,
    /// The reading pane, with the id of its report if one was there.
    Report(Option<String>),
    /// Anything else.
    Other,
}

/// The places where the focus may go, as selectors, the best first.
fn places_after(lost: &Lost) -> Vec<String> {
    let mut places = match lost {
        Lost::Chip(nth) => {
            vec![format!("#chips li:nth-child({}) button", nth + 1), "#chips li:last-child button".to_owned()]
        }
        Lost::HandOfReader => vec!["#reading .by-hand summary".to_owned(), "#reading-title".to_owned()],
        Lost::InReport => vec!["#reading-title".to_owned()],
        Lost::Report(Some(id)) => vec![format!("[data-report='{id}'] a")],
        Lost::Report(None) | Lost::Other => Vec::new(),
    };
    places.push("#results-title".to_owned());
    places.push("#reading-title".to_owned());
    places
}

/// An element that has the focus, and what is lost with it if it alone goes: once gone, it has no place.
struct Focused {
    element: Element,
    alone: Option<Lost>,
}

/// Remembers what has the focus. It listens until it is dropped.
pub struct FocusKeeper {
    last: Rc<RefCell<Option<Focused>>>,
    _listener: Option<EventListener>,
}

impl FocusKeeper {
    /// Begins to listen.
    #[must_use]
    pub fn start() -> Self {
        let last = Rc::new(RefCell::new(None));
        let seen = Rc::clone(&last);
        let listener = document().map(|document| {
            EventListener::new(&document, "focusin", move |event| {
                let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                *seen.borrow_mut() = element.map(|element| {
                    let alone = lost_alone(&element);
                    Focused { element, alone }
                });
            })
        });
        Self { last, _listener: listener }
    }

    /// After a render: if what had the focus is gone and nothing else has it, moves it.
    pub fn keep(&self) {
        let Some(document) = document() else { return };
        let is_lost = self.last.borrow().as_ref().is_some_and(|last| !last.element.is_connected());
        if !is_lost {
            return;
        }
        let Some(Focused { element, alone }) = self.last.borrow_mut().take() else { return };
        let body = document.body().map(Element::from);
        if document.active_element().is_some_and(|active| Some(active) != body) {
            return;
        }
        let lost = what_was_lost(&element, alone);
        // Only one that is on the screen takes it.
        let _ = places_after(&lost).iter().any(|place| focus_in_place(place) && has_focus(place));
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn lost_alone(element: &Element) -> Option<Lost> {
    let is_in = |place: &str| element.closest(place).is_ok_and(|found| found.is_some());
    if is_in(".by-hand") {
        return Some(Lost::HandOfReader);
    }
    if is_in("#reading") { Some(Lost::InReport) } else { place_of_chip(element).map(Lost::Chip) }
}

fn place_of_chip(element: &Element) -> Option<usize> {
    let mut item = element.closest("#chips li").ok().flatten()?;
    let mut place = 0;
    while let Some(before) = item.previous_element_sibling() {
        item = before;
        place += 1;
    }
    Some(place)
}

/// The element is out of the document, but still in what was removed with it.
fn what_was_lost(element: &Element, alone: Option<Lost>) -> Lost {
    match element.closest("#reading").ok().flatten() {
        Some(pane) => {
            let report = pane.query_selector("[data-id]").ok().flatten();
            Lost::Report(report.and_then(|report| report.get_attribute("data-id")))
        }
        None => alone.unwrap_or(Lost::Other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_focus_goes_to_the_next_chip_the_card_or_the_heading() {
        let chip = places_after(&Lost::Chip(1));
        assert_eq!(chip[..2], ["#chips li:nth-child(2) button", "#chips li:last-child button"]);
        assert_eq!(places_after(&Lost::Report(Some("0a".to_owned())))[0], "[data-report='0a'] a");
        assert_eq!(places_after(&Lost::HandOfReader)[0], "#reading .by-hand summary");
        assert_eq!(places_after(&Lost::InReport)[0], "#reading-title");
        for lost in [
            Lost::Chip(0),
            Lost::HandOfReader,
            Lost::InReport,
            Lost::Report(None),
            Lost::Report(Some("0a".to_owned())),
            Lost::Other,
        ] {
            assert!(places_after(&lost).contains(&"#results-title".to_owned()), "{lost:?}");
        }
        assert_eq!(places_after(&Lost::Other)[0], "#results-title");
    }
}
