//! Words with their folded form, the alphabet in which the reading rules are written.

use crate::arabic::letters::is_dropped;
use crate::arabic::{fold, tokens};
use crate::report::Span;

/// A word of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its place in the page's text.
    pub span: Span,
    /// Its folded letters, for comparison only.
    pub key: String,
}

impl Word {
    /// The number it is, if it is one of at most six digits.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        let is_number = self.key.len() <= 6 && self.key.bytes().all(|b| b.is_ascii_digit());
        if is_number { self.key.parse().ok() } else { None }
    }

    /// Its place without its first `n` letters (a clitic), with the marks that belong to them.
    #[must_use]
    pub fn span_after(&self, text: &str, n: usize) -> Span {
        let mut letters = 0;
        for (at, letter) in self.span.of(text).char_indices() {
            if is_dropped(letter) {
                continue;
            }
            if letters == n {
                return Span { start: self.span.start + at as u32, end: self.span.end };
            }
            letters += 1;
        }
        self.span
    }
}

/// The words of `span` of `text`, in order.
#[must_use]
pub fn words_of(text: &str, span: Span) -> Vec<Word> {
    tokens(span.of(text))
        .map(|token| Word {
            span: Span { start: span.start + token.span.start, end: span.start + token.span.end },
            key: fold(token.text),
        })
        .collect()
}

/// What stands between two words that follow each other.
#[must_use]
pub fn between<'t>(text: &'t str, one: &Word, next: &Word) -> &'t str {
    &text[one.span.end as usize..next.span.start as usize]
}

/// The ways to read a folded word without proclitics (و ف, then ب ل ك): how many letters were
/// taken off and what remains, the whole word first. للجزيرة also yields الجزيرة.
#[must_use]
pub fn without_clitics(key: &str) -> Vec<(usize, String)> {
    let mut readings = vec![(0, key.to_owned())];
    let strip = |word: &str, letters: [char; 3]| -> Option<String> {
        let rest = word.strip_prefix(letters)?;
        (rest.chars().count() >= 2).then(|| rest.to_owned())
    };
    if let Some(rest) = strip(key, ['و', 'ف', 'و']) {
        readings.push((1, rest));
    }
    for (taken, word) in readings.clone() {
        if let Some(rest) = word.strip_prefix("لل") {
            readings.push((taken, format!("ال{rest}")));
        }
        if let Some(rest) = strip(&word, ['ب', 'ل', 'ك']) {
            readings.push((taken + 1, rest));
        }
    }
    readings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clitic_is_cut_with_its_marks() {
        let text = "وَلِبوليتيكو";
        let word = &words_of(text, Span::new(0, text.len()))[0];
        assert_eq!(word.span_after(text, 2).of(text), "بوليتيكو");
        assert_eq!(word.span_after(text, 0).of(text), text);
    }

    #[test]
    fn readings_without_clitics() {
        let rests =
            |key| without_clitics(key).into_iter().map(|(n, rest)| format!("{n}{rest}")).collect::<Vec<_>>();
        assert_eq!(rests("ولعام"), ["0ولعام", "1لعام", "2عام"]);
        assert!(rests("للجزيره").contains(&"0الجزيره".to_owned()));
        assert_eq!(rests("عام"), ["0عام"]);
    }
}
