//! The way to the service worker and back, through `static/boot.js`.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::MessageEvent;

use super::boot;
use super::measures::after_paint;
use crate::explorer::offline::{Offline, Wish};

/// Has the service worker registered after the next paint, and hears what it says until dropped.
#[must_use]
pub fn begin(hear: impl Fn(Offline) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    after_paint(|| boot::offline("begin"));
    Some(EventListener::new(&window, "sijill-offline", move |event| {
        if let Some(line) = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string()) {
            hear(Offline::of(&line));
        }
    }))
}

/// Passes on what the reader asked.
pub fn ask(wish: Wish) {
    boot::offline(wish.as_str());
}
