//! Puts a text on the clipboard.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

/// Writes `text` to the clipboard and tells whether that worked. It does not where the page is
/// not served securely or the reader has forbidden it.
pub fn write(text: String, then: Callback<bool>) {
    spawn_local(async move { then.emit(try_write(&text).await) });
}

async fn try_write(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    // Absent on plain http, whatever the type says.
    let is_there = Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|c| c.is_object());
    is_there && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
