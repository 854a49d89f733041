//! What the characters of nearly all texts are, looked up by their place: those of ASCII, and the first half of the
//! block «Arabic» (U+0600 to U+067F). Every character of every page is asked for, so neither needs to be decoded, nor
//! general tables. Tests compare each with what holds for any character.

use super::tokens::Kind;

/// The place of a character in the tables: that of ASCII first, then U+0600 to U+067F.
pub(super) type Place = u8;

/// The character that begins with this byte of a text, as its place, and its length in bytes. `None` for all others.
#[inline]
pub(super) fn place_at(bytes: &[u8], at: usize) -> Option<(Place, usize)> {
    match *bytes.get(at)? {
        first @ ..0x80 => Some((first, 1)),
        first @ (0xD8 | 0xD9) => Some((0x80 | (first & 1) << 6 | bytes.get(at + 1)? & 0x3F, 2)),
        _ => None,
    }
}

/// The character with this place.
pub(super) fn character(place: Place) -> char {
    match place {
        ..0x80 => char::from(place),
        // All of the block are characters.
        _ => char::from_u32(0x0600 | u32::from(place & 0x7F)).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

const fn place(character: char) -> Place {
    let code = character as u32;
    if code < 0x80 { code as u8 } else { 0x80 | (code & 0x7F) as u8 }
}

/// What a character is in a word, by its place; `None` parts words.
pub(super) static KINDS: [Option<Kind>; 256] = {
    let mut kinds = [None; 256];
    let mut at = 0;
    while at < 256 {
        kinds[at] = match at as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Some(Kind::OtherLetter),
            b'0'..=b'9' | 0xE0..=0xE9 => Some(Kind::Digit),
            0x90..=0x9A | 0x9C | 0xC0 | 0xCB..=0xDF | 0xF0 => Some(Kind::Mark),
            0xA0..=0xBF | 0xC1..=0xCA | 0xEE | 0xEF | 0xF1..=0xFF => Some(Kind::ArabicLetter),
            _ => None,
        };
        at += 1;
    }
    kinds
};

/// Folding does not go letter by letter here.
pub(super) const BY_RULE: Place = b'A';
/// Folding drops the character.
pub(super) const DROPPED: Place = b'B';
/// The hamza on ي, which folds by what follows.
pub(super) const HAMZA_ON_YEH: Place = b'C';

/// What a character folds to, by its place: that of another, or one of the three above, to which nothing folds.
pub(super) static FOLDED: [Place; 256] = {
    let mut folded = [BY_RULE; 256];
    let mut at = 0;
    while at < 256 {
        let own = at as u8;
        folded[at] = match own {
            b'A'..=b'Z' => own.to_ascii_lowercase(),
            ..0x80 => own,
            0xE0..=0xE9 => b'0' + (own - 0xE0),
            // Tatweel and vowel marks.
            0xC0 | 0xCB..=0xD2 => DROPPED,
            0xA1..=0xCA => own,
            _ => BY_RULE,
        };
        at += 1;
    }
    let mut nth = 0;
    while nth < OTHERS.len() {
        folded[place(OTHERS[nth].0) as usize] = place(OTHERS[nth].1);
        nth += 1;
    }
    folded[place('ئ') as usize] = HAMZA_ON_YEH;
    folded
};

const OTHERS: [(char, char); 9] = [
    ('آ', 'ا'),
    ('أ', 'ا'),
    ('إ', 'ا'),
    ('ى', 'ي'),
    ('ؤ', 'و'),
    ('ة', 'ه'),
    ('،', '،'),
    ('؛', '؛'),
    ('؟', '؟'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_that_of_its_character() {
        for place in 0..=Place::MAX {
            let text = character(place).to_string();
            assert_eq!(place_at(text.as_bytes(), 0), Some((place, text.len())), "{text}");
            assert_eq!(super::place(character(place)), place);
        }
        for character in (0x80..0x600).chain(0x680..0x3000).filter_map(char::from_u32) {
            assert_eq!(place_at(character.to_string().as_bytes(), 0), None, "{character:?}");
        }
    }
}
