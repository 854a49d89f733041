//! Modal dialogs. The browser closes them with Escape, keeps the focus inside, and gives it back to
//! what had it before.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement};

use super::document;

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    let element = web_sys::window()?.document()?.get_element_by_id(id)?;
    element.dyn_into().ok()
}

/// Opens the dialog of a button, which will have the focus again when it is closed.
pub fn open(id: &str, button: &str) {
    // Not every browser gives a button the focus that is clicked.
    document::focus(&format!("#{button}"));
    if let Some(dialog) = dialog(id)
        && !dialog.open()
    {
        // It is in the document and not open: nothing is left that can fail.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog.
pub fn close(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

/// Whether a dialog is open: then the page behind it gets no keys.
#[must_use]
pub fn is_any_open() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.and_then(|document| document.query_selector("dialog[open]").ok().flatten()).is_some()
}

/// Whether a click met the backdrop of a dialog: it has no room of its own around its sheet.
#[must_use]
pub fn is_on_backdrop(event: &Event) -> bool {
    event.target().is_some_and(|target| target.dyn_ref::<HtmlDialogElement>().is_some())
}
