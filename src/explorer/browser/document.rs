//! The document around the page: its language and title, focus, scrolling, keys, and what the
//! packer wrote into it.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, FocusOptions, HtmlElement, HtmlInputElement, KeyboardEvent};

use crate::findings::EditionInfo;
use crate::view::{Contrast, Language, ReadingSize, Settings, Theme};

/// The element that the page is drawn into.
const ROOT: &str = "root";

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element that the page is drawn into; the static skeleton until then.
#[must_use]
pub fn root() -> Option<Element> {
    document()?.get_element_by_id(ROOT)
}

/// Title and size of the edition, as the packer wrote them into the skeleton.
#[must_use]
pub fn edition_in_skeleton() -> Option<EditionInfo> {
    let root = root()?;
    Some(EditionInfo {
        title_ar: root.get_attribute("data-title-ar")?,
        title_en: root.get_attribute("data-title-en")?,
        n_reports: root.get_attribute("data-reports")?.parse().ok()?,
    })
}

/// Sets title, language, direction and looks of the document. `boot.js` does so before.
pub fn describe(settings: Settings, title: &str) {
    let Some(document) = document() else { return };
    document.set_title(title);
    let Some(html) = document.document_element() else { return };
    let language = settings.language();
    let attributes = [
        ("lang", language.as_str()),
        ("dir", if language == Language::Arabic { "rtl" } else { "ltr" }),
        ("data-theme", settings.theme.unwrap_or(Theme::System).as_str()),
        ("data-contrast", settings.contrast.unwrap_or(Contrast::System).as_str()),
        ("data-size", settings.reading_size.unwrap_or(ReadingSize::Medium).as_str()),
    ];
    for (name, value) in attributes {
        // All are valid attribute names, which is all that can fail here.
        let _ = html.set_attribute(name, value);
    }
}

/// Loads the page anew, which brings page and engine to the same version.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // A browser that refuses leaves the fault on the screen, with its remedy in words.
        let _ = window.location().reload();
    }
}

/// Moves the focus to the first element that a selector names. Whether there was one.
pub fn focus(selector: &str) -> bool {
    found(selector).is_some_and(|element| element.focus().is_ok())
}

fn found(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Whether the first element that a selector names has the focus.
pub fn has_focus(selector: &str) -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_some() && active == found(selector).map(Element::from)
}

/// Moves the focus like [`focus`], but only to an element that is on the screen.
pub fn focus_visible(selector: &str) -> bool {
    focus(selector) && has_focus(selector)
}

/// Calls back when the browser has a connection again, until dropped.
#[must_use]
pub fn on_online(back: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "online", move |_| back()))
}

/// Moves the focus like [`focus`], and scrolls nothing.
pub fn focus_in_place(selector: &str) -> bool {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    found(selector).is_some_and(|element| element.focus_with_options(&options).is_ok())
}

/// Puts `text` into a field that is not being composed in.
pub fn set_field(field: &HtmlInputElement, text: &str) {
    if field.value() != text {
        field.set_value(text);
    }
}

/// A key the page listens to wherever the focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// `/`: to the search box.
    Search,
    /// `?`: what this is and how to use it.
    Help,
    /// Escape: close the report.
    Close,
    /// `n`: to the next mark of the open report.
    NextMark,
    /// `p`: to the mark before.
    PreviousMark,
}

impl Shortcut {
    /// Whether it is a key that also writes: those can be turned off (WCAG 2.1.4).
    #[must_use]
    pub fn is_single_key(self) -> bool {
        self != Self::Close
    }
}

/// Calls back for each shortcut, until dropped. `handled` says whether the key was used.
#[must_use]
pub fn on_shortcut(handled: impl Fn(Shortcut) -> bool + 'static) -> Option<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    let document = document()?;
    let listener = EventListener::new_with_options(&document, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if shortcut_of(event).is_some_and(&handled) {
            event.prevent_default();
        }
    });
    Some(listener)
}

fn shortcut_of(event: &KeyboardEvent) -> Option<Shortcut> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
        return None;
    }
    if super::dialog::is_any_open() {
        return None;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    match event.key().as_str() {
        "Escape" if !is_field_with_text(target.as_ref()) => Some(Shortcut::Close),
        // By place: Arabic keyboards have other letters there.
        _ if event.code() == "KeyN" && !takes_keys(target.as_ref()) => Some(Shortcut::NextMark),
        _ if event.code() == "KeyP" && !takes_keys(target.as_ref()) => Some(Shortcut::PreviousMark),
        // With shift on Arabic keyboards too.
        "?" | "؟" if !takes_keys(target.as_ref()) => Some(Shortcut::Help),
        _ if is_slash(&event.key(), &event.code(), event.shift_key()) && !takes_keys(target.as_ref()) => {
            Some(Shortcut::Search)
        }
        _ => None,
    }
}

/// The key beside the right shift writes a letter on Arabic keyboards; elsewhere it may be a minus.
fn is_slash(key: &str, code: &str, with_shift: bool) -> bool {
    key == "/" || (code == "Slash" && !with_shift && !key.is_ascii())
}

fn takes_keys(target: Option<&Element>) -> bool {
    let is_checkbox = target
        .and_then(|element| element.dyn_ref::<HtmlInputElement>())
        .is_some_and(|field| field.type_() == "checkbox");
    !is_checkbox
        && target
            .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// There, Escape belongs to the field: it empties it.
fn is_field_with_text(target: Option<&Element>) -> bool {
    target
        .and_then(|element| element.dyn_ref::<HtmlInputElement>())
        .is_some_and(|field| field.type_() == "search" && !field.value().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_of_the_search_is_a_slash_or_where_arabic_keyboards_have_a_letter() {
        for (key, code, with_shift) in [("/", "Slash", false), ("/", "Digit7", true), ("ظ", "Slash", false)]
        {
            assert!(is_slash(key, code, with_shift), "{key} {code}");
        }
        for (key, code, with_shift) in
            [("-", "Slash", false), ("!", "Slash", false), ("؟", "Slash", true), ("ظ", "KeyZ", false)]
        {
            assert!(!is_slash(key, code, with_shift), "{key} {code}");
        }
    }
}
