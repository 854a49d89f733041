//! Words of a text, with their places.

use std::borrow::Cow;

use crate::report::Span;

use unicode_normalization::char::is_combining_mark;

use super::composed::composed;
use super::frequent::{KINDS, place_at};
use super::letters::{fold, is_dropped, is_invisible_format, is_plain};

/// A word as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Its letters, marks included.
    pub text: &'a str,
    /// Its place in the text it was cut from, in bytes.
    pub span: Span,
}

/// What a character is in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    ArabicLetter,
    OtherLetter,
    Digit,
    /// Vowel marks, tatweel, invisible formatting: part of the word they touch.
    Mark,
}

impl Kind {
    /// Whether letters of these kinds that touch are one word.
    fn joins(self, next: Self) -> bool {
        self == next || (self != Self::ArabicLetter && next != Self::ArabicLetter)
    }
}

fn kind(c: char) -> Option<Kind> {
    if is_plain(c) {
        Some(Kind::ArabicLetter)
    } else if c == ' ' {
        None
    } else if is_dropped(c) || is_combining_mark(c) {
        Some(Kind::Mark)
    } else if c.is_numeric() {
        Some(Kind::Digit)
    } else if !c.is_alphabetic() {
        None
    } else if matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
    {
        Some(Kind::ArabicLetter)
    } else {
        Some(Kind::OtherLetter)
    }
}

/// What stands at a place of the text, and its length in bytes.
#[inline]
fn kind_at(text: &str, at: usize) -> Option<(Option<Kind>, usize)> {
    if let Some((place, length)) = place_at(text.as_bytes(), at) {
        return Some((KINDS[usize::from(place)], length));
    }
    let character = text.get(at..)?.chars().next()?;
    Some((kind(character), character.len_utf8()))
}

/// The words of `text`, in order: runs of letters and digits with the marks among them.
///
/// Arabic letters and digits or Latin letters that touch are two words, so that «و50000» holds
/// the number 50000; Latin letters and digits that touch are one («F16»).
///
/// ```
/// use sijill::arabic::tokens;
/// let words: Vec<_> = tokens("و50000 آخرين، لـ\"إرم نيوز\"").map(|t| t.text).collect();
/// assert_eq!(words, ["و", "50000", "آخرين", "لـ", "إرم", "نيوز"]);
/// ```
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut end = 0;
    std::iter::from_fn(move || {
        loop {
            let start = end;
            let (first, length) = kind_at(text, start)?;
            end += length;
            let Some(mut last_kind) = first else { continue };
            let mut has_letter = last_kind != Kind::Mark;
            while let Some((Some(next_kind), length)) = kind_at(text, end) {
                if next_kind != Kind::Mark {
                    if has_letter && !last_kind.joins(next_kind) {
                        break;
                    }
                    last_kind = next_kind;
                    has_letter = true;
                }
                end += length;
            }
            if has_letter {
                return Some(Token { text: &text[start..end], span: Span::new(start, end) });
            }
        }
    })
}

/// Whether the token is a clitic written onto a number or a Latin word: «و50000», «بـISIS». Nobody
/// asks for it: who wants the number wants it without.
#[must_use]
pub fn is_clitic_on_other_script(token: Token<'_>, next: Option<&Token<'_>>) -> bool {
    let touches = next.is_some_and(|next| next.span.start == token.span.end);
    touches && matches!(fold(token.text).as_str(), "و" | "ف" | "ب" | "ل" | "ك" | "ال" | "وال" | "بال")
}

/// The words of `text` that are asked for: without clitics on a number or a Latin word.
///
/// ```
/// use sijill::arabic::words;
/// assert_eq!(words("قوات الـXYZ").map(|word| word.text).collect::<Vec<_>>(), ["قوات", "XYZ"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = tokens(text).peekable();
    std::iter::from_fn(move || {
        loop {
            let token = rest.next()?;
            if !is_clitic_on_other_script(token, rest.peek()) {
                return Some(token);
            }
        }
    })
}

/// [`words`] with the number of each, from 0: «إلى 50000» and «إلى و50000» have the same words beside each other.
///
/// ```
/// use sijill::arabic::numbered;
/// let numbers: Vec<_> = numbered("مقاتلي بـISIS في").map(|(number, word)| (number, word.text)).collect();
/// assert_eq!(numbers, [(0, "مقاتلي"), (1, "ISIS"), (2, "في")]);
/// ```
pub fn numbered(text: &str) -> impl Iterator<Item = (u32, Token<'_>)> {
    (0..).zip(words(text))
}

/// A word as the dictionary spells it: Unicode NFC without invisible formatting characters.
/// Two words are the same at the level *exact* when this is.
#[must_use]
pub fn surface(word: &str) -> String {
    as_surface(word).into_owned()
}

/// [`surface`], copied only where it is another.
#[must_use]
pub fn as_surface(word: &str) -> Cow<'_, str> {
    if word.chars().all(is_plain) {
        return Cow::Borrowed(word);
    }
    let visible: String = word.chars().filter(|&c| !is_invisible_format(c)).collect();
    Cow::Owned(composed(&visible))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::arabic::fold;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(tokens(text).map(|t| t.text).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn words_are_runs_of_letters_or_digits() {
        check("قال: «داعش» يعود!", &["قال", "داعش", "يعود"]);
        check("أحمــد صبـري", &["أحمــد", "صبـري"]);
        check("الخميس ٢٣ / يناير / ٢٠٢٥", &["الخميس", "٢٣", "يناير", "٢٠٢٥"]);
        check("بـ10 و20", &["بـ", "10", "و", "20"]);
        check("F16 في 8:17 لـISIS", &["F16", "في", "8", "17", "لـ", "ISIS"]);
        check("cafe\u{301} te\u{301}le", &["cafe\u{301}", "te\u{301}le"]);
        check("ـــ ً …", &[]);
        check("", &[]);
    }

    #[test]
    fn frequent_characters_are_what_any_are() {
        for place in 0..=u8::MAX {
            let character = super::super::frequent::character(place);
            assert_eq!(KINDS[usize::from(place)], kind(character), "{character:?}");
        }
    }

    #[test]
    fn no_character_is_a_word_that_folds_to_nothing() {
        for character in '\0'..=char::MAX {
            let text = character.to_string();
            assert!(tokens(&text).all(|token| !fold(token.text).is_empty()), "{character:?}");
        }
    }

    proptest! {
        #[test]
        fn tokens_lie_in_order_and_fold_to_something(text in "[\u{0621}-\u{0652}a-z0-9٠-٩ .،\u{200f}]{0,40}") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert!(token.span.start >= end);
                prop_assert_eq!(token.span.of(&text), token.text);
                prop_assert!(!fold(token.text).is_empty());
                end = token.span.end;
            }
        }
    }
}
