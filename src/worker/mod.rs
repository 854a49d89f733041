//! The web worker that hosts the engine.
//!
//! [`session`] holds the logic: which question is still wanted, which files are on their way,
//! what is tried again. It knows no web type and is tested natively, over thousands of
//! interleavings. `web` is the thin part that fetches, waits and posts in a browser.
//!
//! Not here: restarting after a trap. A trapped worker is lost; the page starts another
//! (`explorer::browser::engine_client`).

mod flight;
pub mod session;
#[cfg(feature = "trap-hook")]
pub mod trap;
mod web;

#[cfg(feature = "trap-hook")]
use trap::trap_if_asked;
pub use web::run;

#[cfg(not(feature = "trap-hook"))]
fn trap_if_asked(_: &crate::view::View, _: u64) {}
