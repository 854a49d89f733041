//! Standard base64: how WebDriver sends pictures and pages state what a file must be.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The bytes; `None` where it is no base64.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.bytes().filter(|b| !b"=\r\n".contains(b));
    let (mut bytes, mut held, mut bits) = (Vec::with_capacity(text.len() * 3 / 4), 0u32, 0);
    for digit in digits {
        held = held << 6 | ALPHABET.iter().position(|&b| b == digit)? as u32;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    Some(bytes)
}

/// The digits of `bytes`, padded.
pub fn encode(bytes: &[u8]) -> String {
    let group = |chunk: &[u8]| {
        let held =
            chunk.iter().fold(0u32, |held, &byte| held << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        (0..4)
            .map(move |n| match n <= chunk.len() {
                true => char::from(ALPHABET[(held >> (18 - 6 * n) & 63) as usize]),
                false => '=',
            })
            .collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

#[test]
fn base64_goes_both_ways() {
    for (text, bytes) in [("c2lqaWxs", "sijill"), ("c2lqaWw=", "sijil"), ("c2lqaQ==", "siji"), ("", "")] {
        assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        assert_eq!(encode(bytes.as_bytes()), text);
    }
}
