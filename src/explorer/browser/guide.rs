//! Brings the guide of a language, behind what is on the screen.

use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::boot;
use super::measures::after_paint;
use crate::explorer::messages::guide::{guide, keep_guide};
use crate::view::Language;

/// Brings it and tells when it is here. Where it cannot be had nothing is told, and one may ask again.
pub fn bring(language: Language, then: impl FnOnce() + 'static) {
    if guide(language).is_some() {
        return;
    }
    let load = async move {
        let text = JsFuture::from(boot::guide(language.as_str())).await;
        if let Some(text) = text.ok().and_then(|text| text.as_string()) {
            keep_guide(language, text);
            then();
        }
    };
    after_paint(|| spawn_local(load));
}
