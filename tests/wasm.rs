//! The engine as wasm32, in Node: it packs the bundled pages and answers, byte for byte and bit
//! for bit as the native program does. Catches differences of `usize` and floating point.
#![cfg(target_arch = "wasm32")]

#[path = "shared/answers.rs"]
mod answers;

use wasm_bindgen_test::wasm_bindgen_test;

macro_rules! seeds {
    ($($name:literal),+) => { &[$(($name, include_bytes!(concat!("../seeds/", $name)) as &[u8])),+] };
}

const SEEDS: &[(&str, &[u8])] = seeds![
    "000_e0db3ec2f44440bf.txt",
    "001_5906e71ed4f50e03.txt",
    "002_7f62735d1588f155.txt",
    "003_78ebfa1c6c19dd1a.txt",
    "004_0605598808fa9f71.txt"
];

#[wasm_bindgen_test]
fn wasm32_packs_and_answers_as_native_does() {
    let expected = include_str!("golden/answers.txt");
    let found = answers::answers(&answers::pack(SEEDS));
    for (nth, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "line {}", nth + 1);
    }
    assert_eq!(found.len(), expected.len());
}
