//! The tagger of times, on any text.
#![no_main]

#[path = "../../shared/laws.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| laws::hold_of_times(text));
