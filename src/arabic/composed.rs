//! Composed letters (Unicode NFC), UAX #15 in forty lines. Tests compare it with `unicode-normalization`.

use super::canonical::{combining_class, each_part, together};

/// The text in Unicode Normalization Form C.
///
/// Source: [UAX #15](https://www.unicode.org/reports/tr15/), section 1.3.
#[must_use]
pub fn composed(text: &str) -> String {
    // What nearly all words consist of: composed as it is, and so is what stands beside it.
    if text.chars().all(|letter| letter.is_ascii() || matches!(letter, 'ء'..='ي' | '٠'..='٩')) {
        return text.to_owned();
    }
    let mut marks_of_letter: Vec<(u8, char)> = Vec::new();
    let mut composed = Vec::with_capacity(text.len());
    for letter in text.chars() {
        each_part(letter, &mut |part| {
            let class = combining_class(part);
            if class == 0 {
                put_all(&mut composed, &mut marks_of_letter);
                put(&mut composed, 0, part);
            } else {
                // Marks of one class stay in their order.
                let at = marks_of_letter.partition_point(|(other, _)| *other <= class);
                marks_of_letter.insert(at, (class, part));
            }
        });
    }
    put_all(&mut composed, &mut marks_of_letter);
    composed.into_iter().map(|(_, letter)| letter).collect()
}

fn put_all(composed: &mut Vec<(u8, char)>, marks: &mut Vec<(u8, char)>) {
    marks.drain(..).for_each(|(class, mark)| put(composed, class, mark));
}

/// Puts a letter or mark behind the others, or into the letter it belongs to, unless something between them
/// is in its way.
fn put(composed: &mut Vec<(u8, char)>, class: u8, letter: char) {
    let starter = composed.iter().rposition(|(class, _)| *class == 0);
    if let Some(at) = starter {
        let is_next = at + 1 == composed.len();
        let is_free = is_next || composed.last().is_some_and(|(before, _)| *before < class);
        if is_free && let Some(both) = together(composed[at].1, letter) {
            composed[at].1 = both;
            return;
        }
    }
    composed.push((class, letter));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    proptest! {
        #[test]
        fn composed_is_what_the_library_composes(text in ".{0,20}") {
            prop_assert_eq!(composed(&text), text.nfc().collect::<String>());
            let apart: String = text.nfd().collect();
            prop_assert_eq!(composed(&apart), text.nfc().collect::<String>());
        }

        #[test]
        fn marks_in_any_order_and_number(
            text in "[اأويءaeoن가각\u{0653}-\u{0655}\u{064B}-\u{0652}\u{0300}-\u{0345}\u{0327}\u{05B0}-\u{05BC}\u{1100}-\u{1112}\u{1161}-\u{1175}\u{11A8}-\u{11C2}]{0,16}"
        ) {
            prop_assert_eq!(composed(&text), text.nfc().collect::<String>());
        }
    }
}
