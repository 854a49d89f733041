//! One byte per Arabic letter, so that deflate sees letters instead of UTF-8 halves.
//!
//! Lossless for every string: characters below U+0080 are themselves; those of [`TABLE`] are
//! one byte from 0x80 on; any other is [`ESCAPE`] and three bytes of its code point.

/// The characters that have a byte of their own, most of Arabic text.
const TABLE: &[char] = &[
    'ء', 'آ', 'أ', 'ؤ', 'إ', 'ئ', 'ا', 'ب', 'ة', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص',
    'ض', 'ط', 'ظ', 'ع', 'غ', 'ـ', 'ف', 'ق', 'ك', 'ل', 'م', 'ن', 'ه', 'و', 'ى', 'ي', '\u{064B}', '\u{064C}',
    '\u{064D}', '\u{064E}', '\u{064F}', '\u{0650}', '\u{0651}', '\u{0652}', '\u{0653}', '\u{0654}',
    '\u{0670}', 'ٱ', '٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩', '،', '؛', '؟', '٪', '٫', '٬', '٭',
    'پ', 'چ', 'ژ', 'ک', 'گ', 'ڤ', 'ی', '۔', '«', '»', '“', '”', '‘', '’', '–', '—', '…', '•', '©',
    '\u{00A0}', '\u{200C}', '\u{200D}', '\u{200E}', '\u{200F}', '\u{FEFF}', '۰', '۱', '۲', '۳', '۴', '۵',
    '۶', '۷', '۸', '۹',
];

const ESCAPE: u8 = 0xFF;

/// Writes `text` with one byte per common letter.
#[must_use]
pub fn encode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 2);
    for letter in text.chars() {
        if letter.is_ascii() {
            bytes.push(letter as u8);
        } else if let Some(nth) = TABLE.iter().position(|&c| c == letter) {
            bytes.push(0x80 + nth as u8);
        } else {
            let code = letter as u32;
            bytes.extend([ESCAPE, (code >> 16) as u8, (code >> 8) as u8, code as u8]);
        }
    }
    bytes
}

/// Reads what [`encode`] wrote; `None` for anything else.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut rest = bytes;
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        let letter = match first {
            0..0x80 => char::from(first),
            ESCAPE => {
                let (code, after) = rest.split_first_chunk::<3>()?;
                rest = after;
                char::from_u32(u32::from_be_bytes([0, code[0], code[1], code[2]]))?
            }
            _ => *TABLE.get(usize::from(first - 0x80))?,
        };
        text.push(letter);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_letter_has_one_byte_of_its_own() {
        let mut sorted = TABLE.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), TABLE.len());
        assert!(TABLE.len() < usize::from(ESCAPE - 0x80));
        assert_eq!(encode("مخيم الهول ٢٠١٩").len(), 15);
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in any::<String>()) {
            prop_assert_eq!(decode(&encode(&text)), Some(text));
        }

        #[test]
        fn any_bytes_are_text_or_refused(bytes in any::<Vec<u8>>()) {
            let _ = decode(&bytes);
        }
    }
}
