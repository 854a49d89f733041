//! Frames of the screen, and the widths of what is on it.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Calls back just before the next frame is painted.
pub fn before_next_paint(then: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let in_frame = Closure::once_into_js(then);
    // Without frames (a hidden tab in some browsers) nothing is painted.
    let _ = window.request_animation_frame(in_frame.unchecked_ref());
}

/// Watches the width of an element until it is dropped.
pub struct WidthWatch {
    observer: ResizeObserver,
    _told: Closure<dyn FnMut()>,
}

impl WidthWatch {
    /// Tells the width in whole pixels, now and whenever it changes.
    #[must_use]
    pub fn start(element: &Element, tell: impl Fn(i32) + 'static) -> Option<Self> {
        let watched = element.clone();
        let told = Closure::<dyn FnMut()>::new(move || tell(watched.client_width()));
        let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _told: told })
    }
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
