//! The vocabulary of the end-to-end tests and benches: a [`Visit`] is a published site, served
//! with its own headers, in a real browser with a new profile behind a proxy that counts what
//! leaves for elsewhere.
//!
//! The kit knows how to look and to act; what must hold is said in the scenarios.

pub mod axe;
pub mod base64;
pub mod browser;
pub mod corpus;
pub mod eyes;
pub mod foreign;
pub mod frame;
pub mod http;
pub mod keeper;
pub mod line;
pub mod lone_file;
pub mod looks;
pub mod pairwise;
pub mod site;
pub mod unattended;
pub mod visit;

pub use browser::{Browser, Kind};
pub use frame::Frame;
pub use site::{Alteration, Site};
pub use visit::Visit;

use std::path::PathBuf;

/// A path that `cargo xtask test` hands over.
///
/// # Panics
/// Where it is absent: these tests never pass without having run.
pub fn told(name: &str) -> PathBuf {
    let value = std::env::var_os(name);
    PathBuf::from(value.unwrap_or_else(|| panic!("{name} is not set: run these through `cargo xtask test`")))
}
