//! Folding: which letters count as the same.
//!
//! The classes follow Lucene's `ArabicNormalizer` (alef with hamza or madda, ى, ة, tatweel,
//! vowel marks) and widen it: alef wasla, hamza on its carriers (مسئول = مسؤول),
//! Persian letter shapes, presentation forms, three digit families, invisible characters.

use super::composed::{composed, is_composed_beside_any};
use super::frequent::{BY_RULE, DROPPED, FOLDED, HAMZA_ON_YEH, character, place_at};
use super::presentation_forms::letters_of;

/// Folds text for comparison: NFC first (else a decomposed hamza is missed), then letter by
/// letter; Latin is lower-cased.
///
/// ```
/// use sijill::arabic::fold;
/// assert_eq!(fold("أحمــدَ"), fold("احمد"));
/// assert_eq!(fold("مسئولة"), fold("مسؤوله"));
/// assert_eq!(fold("٢٠١٩"), "2019");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(text, &mut folded);
    folded
}

/// Writes the text folded behind another.
pub fn fold_onto(text: &str, other: &mut String) {
    let end = other.len();
    if fold_by_place(text, other).is_none() {
        other.truncate(end);
        other.push_str(&folded_by_rule(text));
    }
}

/// [`fold_onto`] of what nearly all texts consist of: composed letters that fold each by itself. `None` for all else, of
/// which some may be written.
fn fold_by_place(text: &str, folded: &mut String) -> Option<()> {
    let bytes = text.as_bytes();
    // What folds to itself is copied together.
    let (mut at, mut copied) = (0, 0);
    while at < bytes.len() {
        let Some((place, length)) = place_at(bytes, at) else {
            let letter = text.get(at..)?.chars().next().filter(|letter| is_composed_beside_any(*letter))?;
            at += letter.len_utf8();
            continue;
        };
        let becomes = FOLDED[usize::from(place)];
        if becomes != place {
            folded.push_str(&text[copied..at]);
            copied = at + length;
            match becomes {
                BY_RULE => return None,
                DROPPED => {}
                HAMZA_ON_YEH => folded.push(match place_at(bytes, copied) {
                    Some((next, _)) if FOLDED[usize::from(next)] == DROPPED => return None,
                    Some((next, _)) if character(next) == 'و' => 'و',
                    _ => 'ي',
                }),
                other => folded.push(character(other)),
            }
        }
        at += length;
    }
    folded.push_str(&text[copied..]);
    Some(())
}

/// [`fold`] of any text.
fn folded_by_rule(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // The Egyptian spelling of a hamza before و: مسئول for مسؤول, شئون for شؤون.
    let mut hamza_on_yeh = false;
    let mut push = |letter: char| {
        if is_dropped(letter) {
            return;
        }
        if std::mem::take(&mut hamza_on_yeh) {
            folded.push(if letter == 'و' { 'و' } else { 'ي' });
        }
        if letter == 'ئ' {
            hamza_on_yeh = true;
        } else {
            fold_letter(letter, &mut folded);
        }
    };
    for letter in composed(text).chars() {
        match letters_of(letter) {
            Some(letters) => letters.chars().for_each(&mut push),
            None => push(letter),
        }
    }
    if hamza_on_yeh {
        folded.push('ي');
    }
    // A mark that stood behind something dropped, or behind a capital that knows no such mark.
    if folded.chars().all(is_composed_beside_any) { folded } else { composed(&folded) }
}

/// Whether folding drops the character: vowel marks, Quranic marks, tatweel, invisible
/// formatting. Such characters are part of the word they stand in.
#[must_use]
pub fn is_dropped(letter: char) -> bool {
    !is_plain(letter) && is_mark(letter)
}

/// Whether the character is a letter of the Arabic alphabet, or one of these with a hamza: nearly all are.
#[must_use]
pub fn is_plain(letter: char) -> bool {
    matches!(letter, 'ء'..='غ' | 'ف'..='ي')
}

fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{0640}' | '\u{08D3}'..='\u{08E1}' | '\u{08E3}'..='\u{08FF}'
        // The same in the shapes of print.
        | '\u{FC5E}'..='\u{FC63}' | '\u{FCF2}'..='\u{FCF4}' | '\u{FE70}'..='\u{FE7F}')
        || is_invisible_format(letter)
}

/// Zero-width and bidirectional formatting characters.
#[must_use]
pub fn is_invisible_format(letter: char) -> bool {
    matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{061C}' | '\u{FEFF}' | '\u{00AD}' | '\u{FE00}'..='\u{FE0F}')
}

fn fold_letter(letter: char, folded: &mut String) {
    folded.push(match letter {
        'آ' | 'أ' | 'إ' | 'ٱ' | '\u{0672}' | '\u{0673}' | '\u{0675}' => 'ا',
        'ى' | 'ی' | 'ې' | 'ۍ' => 'ي',
        // A writer who drops the hamza leaves its carrier.
        'ؤ' => 'و',
        'ة' | 'ۃ' | 'ہ' | 'ھ' | 'ە' => 'ه',
        'ک' | 'ڪ' => 'ك',
        '٠'..='٩' => ascii_digit(letter, '٠'),
        '۰'..='۹' => ascii_digit(letter, '۰'),
        'ء'..='ي' => letter,
        _ if is_composed_beside_any(letter) => letter.to_ascii_lowercase(),
        _ => {
            folded.extend(letter.to_lowercase());
            return;
        }
    });
}

fn ascii_digit(letter: char, zero: char) -> char {
    char::from(b'0' + (letter as u32 - zero as u32) as u8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn by_place(text: &str) -> Option<String> {
        let mut folded = String::new();
        fold_by_place(text, &mut folded).map(|()| folded)
    }

    #[test]
    fn spellings_of_one_word_fold_alike() {
        for family in [
            &["أحمد", "احمد", "إحمد", "آحمد", "ٱحمد", "أحمَد", "أحمـــد", "ا\u{0654}حمد"][..],
            &["الحسكة", "الحسكه", "الْحَسَكَة", "الحسک\u{200c}ة"],
            &["مسؤول", "مسئول", "مسوول"],
            &["على", "علي", "علی"],
            &["٢٠١٩", "2019", "۲۰۱۹"],
            &["ﻻﺟﺊ", "لاجئ", "لاجي"],
            &["ﷲ", "الله"],
            &["ISIS", "isis"],
            &["رئيس", "رييس"],
            &["J\u{30c}", "\u{1f0}", "j\u{200d}\u{30c}"],
        ] {
            for spelling in family {
                assert_eq!(fold(spelling), fold(family[0]), "{spelling}");
            }
        }
    }

    #[test]
    fn every_frequent_letter_folds_as_any_does() {
        for place in 0..=u8::MAX {
            for text in [character(place).to_string(), format!("ئ{}و", character(place))] {
                if let Some(folded) = by_place(&text) {
                    assert_eq!(folded, folded_by_rule(&text), "{text:?}");
                }
            }
        }
        assert!(
            ["مسئولة", "الشئون قال", "أحمَــد", "F16«»…", "٢٠١٩"].iter().all(|text| by_place(text).is_some())
        );
    }

    #[test]
    fn different_words_stay_apart() {
        for (one, other) in [("ماء", "ما"), ("كتاب", "كتب"), ("سأل", "سل"), ("2019", "2018")]
        {
            assert_ne!(fold(one), fold(other));
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn frequent_letters_fold_as_any_do(text in "[\u{0600}-\u{067F}\u{0621}-\u{0652}ئوa-zA-Z0-9 «»\u{200b}\u{2026}]{0,12}") {
            if let Some(folded) = by_place(&text) {
                prop_assert_eq!(folded, folded_by_rule(&text));
            }
        }

        #[test]
        fn folding_arabic_twice_changes_nothing(text in "[\u{0600}-\u{06FF}\u{FB50}-\u{FDFF}\u{FE70}-\u{FEFC}\u{200b}-\u{200f}a-zA-Z ]{0,20}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
