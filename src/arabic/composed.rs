//! Composed letters (Unicode NFC), UAX #15 in forty lines. Tests compare it with `unicode-normalization`.

use super::canonical::{combining_class, each_part, together};
use crate::sorting::sort_by;

/// The text in Unicode Normalization Form C.
///
/// Source: [UAX #15](https://www.unicode.org/reports/tr15/), section 1.3.
#[must_use]
pub fn composed(text: &str) -> String {
    if text.chars().all(is_composed_beside_any) {
        return text.to_owned();
    }
    let mut composing = Composing { letters: String::with_capacity(text.len()), ..Composing::default() };
    for letter in text.chars() {
        each_part(letter, &mut |part| composing.take(part));
    }
    composing.end()
}

/// Whether the letter is composed as it is and stays so beside others of this kind. What nearly all texts consist of.
#[must_use]
pub fn is_composed_beside_any(letter: char) -> bool {
    letter.is_ascii()
        || matches!(letter, 'ء'..='ي' | '٠'..='٩' | '،' | '؛' | '؟' | '«' | '»' | '\u{A0}' | '\u{2010}'..='\u{2026}')
}

#[derive(Default)]
struct Composing {
    letters: String,
    /// The letter into which more may be composed, and the marks that stay beside it.
    open: Option<char>,
    beside: Vec<(u8, char)>,
    /// The marks behind it, in the order of the text, with their classes.
    marks: Vec<(u8, char)>,
}

impl Composing {
    fn take(&mut self, part: char) {
        match combining_class(part) {
            0 => {
                self.put_marks();
                self.put(0, part);
            }
            class => self.marks.push((class, part)),
        }
    }

    /// Marks of one class stay in their order.
    fn put_marks(&mut self) {
        if self.marks.len() > 1 {
            sort_by(&mut self.marks, |(one, _), (other, _)| one.cmp(other));
        }
        for (class, mark) in std::mem::take(&mut self.marks) {
            self.put(class, mark);
        }
    }

    /// Puts a letter or mark behind the others, or into the letter it belongs to, unless something between
    /// them is in its way.
    fn put(&mut self, class: u8, letter: char) {
        let is_free = self.beside.last().is_none_or(|(before, _)| *before < class);
        if let Some(open) = self.open
            && is_free
            && let Some(both) = together(open, letter)
        {
            self.open = Some(both);
        } else if class == 0 {
            self.close();
            self.open = Some(letter);
        } else {
            self.beside.push((class, letter));
        }
    }

    fn close(&mut self) {
        self.letters.extend(self.open.take());
        self.letters.extend(self.beside.drain(..).map(|(_, mark)| mark));
    }

    fn end(mut self) -> String {
        self.put_marks();
        self.close();
        self.letters
    }
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
        fn what_is_said_to_be_composed_is(text in "[ -~ء-ي٠-٩،؛؟«»\u{a0}\u{2010}-\u{2026}]{0,16}") {
            prop_assert!(text.chars().all(is_composed_beside_any));
            prop_assert_eq!(text.nfc().collect::<String>(), text);
        }

        #[test]
        fn marks_in_any_order_and_number(
            text in "[اأويءaeoن가각\u{0653}-\u{0655}\u{064B}-\u{0652}\u{0300}-\u{0345}\u{0327}\u{05B0}-\u{05BC}\u{1100}-\u{1112}\u{1161}-\u{1175}\u{11A8}-\u{11C2}]{0,16}"
        ) {
            prop_assert_eq!(composed(&text), text.nfc().collect::<String>());
        }
    }
}
