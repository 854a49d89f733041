//! User Timing measures, which anyone can read in the browser's own tools:
//! `sijill:ready` (navigation → first findings painted), `sijill:answer` (engine time of the
//! findings), `sijill:snippets` (engine time of the first cards), `sijill:counted` (what the reader did →
//! its counts and timeline painted) and `sijill:settled` (the same with cards and open report).

use super::boot;
use super::frames::before_next_paint;

/// Milliseconds since navigation.
#[must_use]
pub fn now_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}

/// Records a measure that ended now, where there is one.
pub fn ended_now(name: &str, micros: Option<u64>) {
    if let Some(micros) = micros {
        let end = now_ms();
        boot::measure(name, (end - micros as f64 / 1000.0).max(0.0), end);
    }
}

/// Records a measure that ends with the next paint.
pub fn ends_with_next_paint(name: &'static str, start_ms: f64) {
    after_paint(move || boot::measure(name, start_ms, now_ms()));
}

/// Calls back after the next paint. The frame callback runs before it, that of a zero timeout after.
pub fn after_paint(then: impl FnOnce() + 'static) {
    before_next_paint(move || {
        gloo::timers::callback::Timeout::new(0, then).forget();
    });
}
