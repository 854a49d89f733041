//! The decoder of links, on any text.
#![no_main]

#[path = "../../shared/laws.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| laws::hold_of_link(text));
