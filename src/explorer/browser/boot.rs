//! What `static/boot.js` offers the page, `globalThis.sijill`: all that differs between a site and a
//! single file, and what needs less code over there.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A fresh worker with the engine in it.
    #[wasm_bindgen(js_namespace = sijill, js_name = startWorker)]
    pub(super) fn start_worker() -> Promise;

    /// Leaves a User Timing measure; times in milliseconds since navigation.
    #[wasm_bindgen(js_namespace = sijill)]
    pub(super) fn measure(name: &str, start_ms: f64, end_ms: f64);

    /// What is remembered of the reader's choices; empty where nothing is.
    #[wasm_bindgen(js_namespace = sijill)]
    pub(super) fn recall() -> String;

    /// From now on this is remembered; nothing if it is empty, or where nothing can be.
    #[wasm_bindgen(js_namespace = sijill)]
    pub(super) fn remember(kept: &str);

    /// The guide of the language of this spelling; a promise of its text.
    #[wasm_bindgen(js_namespace = sijill)]
    pub(super) fn guide(language: &str) -> Promise;

    /// Saves a text as a file of this name and type.
    #[wasm_bindgen(js_namespace = sijill)]
    pub(super) fn save(name: &str, kind: &str, text: &str);

    /// Begins to keep the edition for reading offline, or passes on what the reader asks of that.
    #[wasm_bindgen(js_namespace = sijill)]
    pub(super) fn offline(asked: &str);
}
