//! The reader of pages, on any bytes: text in some encoding, damaged text, or none.
#![no_main]

#[path = "../../shared/laws.rs"]
mod laws;

use libfuzzer_sys::fuzz_target;
use sijill::page::Page;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(page) = Page::decode(bytes) {
        laws::hold_of_page(&page);
    }
});
