//! One byte per Arabic letter, so that deflate sees letters instead of UTF-8 halves; and one for each of the
//! most frequent pairs and beginnings of words.
//!
//! Lossless for every string: characters below U+0080 are themselves; those of [`TABLE`] are
//! one byte from 0x80 on, those of [`RUNS`] behind them; any other is [`ESCAPE`] and three bytes of its code
//! point.

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

/// What most words of any Arabic text begin or end with, or have in them; the longest first.
const RUNS: [&str; 26] = [
    "ة ال", "ن ال", " الم", " ال", "ية ", "، و", "ال", "ات", "ان", "ار", "ام", "في", "عل", "ري", "ير", "اد",
    "ول", "ة ", "ن ", "ي ", "ا ", " و", " م", " ب", " أ", " ل",
];

const FIRST_LETTER: u8 = 0x80;
const FIRST_RUN: u8 = FIRST_LETTER + TABLE.len() as u8;
const ESCAPE: u8 = 0xFF;

/// Writes `text` with one byte per common letter.
#[must_use]
pub fn encode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let mut len = letter.len_utf8();
        if let Some(nth) = RUNS.iter().position(|run| rest.starts_with(run)) {
            bytes.push(FIRST_RUN + nth as u8);
            len = RUNS[nth].len();
        } else if letter.is_ascii() {
            bytes.push(letter as u8);
        } else if let Some(nth) = TABLE.iter().position(|&c| c == letter) {
            bytes.push(FIRST_LETTER + nth as u8);
        } else {
            let code = letter as u32;
            bytes.extend([ESCAPE, (code >> 16) as u8, (code >> 8) as u8, code as u8]);
        }
        rest = &rest[len..];
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
            0..FIRST_LETTER => char::from(first),
            ESCAPE => {
                let (code, after) = rest.split_first_chunk::<3>()?;
                rest = after;
                char::from_u32(u32::from_be_bytes([0, code[0], code[1], code[2]]))?
            }
            FIRST_RUN.. => {
                text.push_str(RUNS[usize::from(first - FIRST_RUN)]);
                continue;
            }
            FIRST_LETTER.. => TABLE[usize::from(first - FIRST_LETTER)],
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
        assert_eq!(usize::from(FIRST_RUN) + RUNS.len(), usize::from(ESCAPE), "no byte without a meaning");
        assert_eq!(encode("مخيم ٢٠١٩").len(), 9);
    }

    #[test]
    fn the_longest_run_is_taken() {
        for (nth, run) in RUNS.iter().enumerate() {
            assert_eq!(encode(run), [FIRST_RUN + nth as u8], "{run}");
        }
        assert_eq!(encode("مدينة الموصل").len(), "مدين".chars().count() + 1 + "موصل".chars().count());
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in prop_oneof![any::<String>(), "[ الميةنوبأفعترc\u{200B}]{0,30}"]) {
            prop_assert_eq!(decode(&encode(&text)), Some(text));
        }

        #[test]
        fn any_bytes_are_text_or_refused(bytes in any::<Vec<u8>>()) {
            let _ = decode(&bytes);
        }
    }
}
