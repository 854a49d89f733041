//! Words with their folded form, the alphabet in which the reading rules are written.

use std::borrow::Cow;

use crate::arabic::letters::is_dropped;
use crate::arabic::{fold, tokens};
use crate::report::Span;

use super::openings::Openings;

/// A word of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its place in the page's text.
    pub span: Span,
    /// Its folded letters, for comparison only.
    pub key: String,
    /// What may begin with it.
    pub opens: Openings,
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
        .map(|token| {
            let key = fold(token.text);
            let opens = Openings::of(&key);
            Word {
                span: Span { start: span.start + token.span.start, end: span.start + token.span.end },
                key,
                opens,
            }
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
pub fn without_clitics(key: &str) -> impl Iterator<Item = (usize, Cow<'_, str>)> {
    let linked = without_one_of(key, ['و', 'ف', 'و']);
    let [whole_article, whole_led] = behind_link(0, key);
    let [linked_article, linked_led] = linked.map_or([None, None], |rest| behind_link(1, rest));
    let linked = linked.map(|rest| (1, Cow::Borrowed(rest)));
    [Some((0, Cow::Borrowed(key))), linked, whole_article, whole_led, linked_article, linked_led]
        .into_iter()
        .flatten()
}

/// The ways to read a word that has lost `taken` letters without ب ل ك: with the article that «لل» has swallowed half
/// of, and without one letter.
fn behind_link(taken: usize, word: &str) -> [Option<(usize, Cow<'_, str>)>; 2] {
    let article = word.strip_prefix("لل").map(|rest| (taken, Cow::Owned(["ال", rest].concat())));
    let led = without_one_of(word, ['ب', 'ل', 'ك']).map(|rest| (taken + 1, Cow::Borrowed(rest)));
    [article, led]
}

/// The word without its first letter, where that is one of these and at least two others remain.
fn without_one_of(word: &str, letters: [char; 3]) -> Option<&str> {
    word.strip_prefix(letters).filter(|rest| rest.chars().nth(1).is_some())
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
        let rests = |key| without_clitics(key).map(|(n, rest)| format!("{n}{rest}")).collect::<Vec<_>>();
        assert_eq!(rests("ولعام"), ["0ولعام", "1لعام", "2عام"]);
        assert_eq!(rests("للجزيره"), ["0للجزيره", "0الجزيره", "1لجزيره"]);
        assert_eq!(rests("وللجزيره"), ["0وللجزيره", "1للجزيره", "1الجزيره", "2لجزيره"]);
        assert_eq!(rests("عام"), ["0عام"]);
    }
}
