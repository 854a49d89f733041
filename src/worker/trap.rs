//! Tests only (feature `trap-hook`): a worker that can be made to fail, to see that the page recovers.

use crate::view::View;

/// A query with this word makes the engine trap.
pub const TRAP_WORD: &str = "انهيار-اختباري";

/// A query with this word makes the engine trap unless it is the first the worker is asked; so
/// the worker that replaces the trapped one answers.
pub const TRAP_ONCE_WORD: &str = "انهيار-اختباري-مرة";

/// Traps where the query has one of the words. `question` counts the worker's questions from 1.
pub(super) fn trap_if_asked(view: &View, question: u64) {
    let once = view.query.contains(TRAP_ONCE_WORD);
    if view.query.contains(TRAP_WORD) && !(once && question == 1) {
        trap();
    }
}

#[cfg(target_arch = "wasm32")]
fn trap() -> ! {
    core::arch::wasm32::unreachable()
}

#[cfg(not(target_arch = "wasm32"))]
fn trap() -> ! {
    panic!("asked to trap")
}
