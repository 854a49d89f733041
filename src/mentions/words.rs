//! Words with their folded form, the alphabet in which the reading rules are written.
//!
//! This is the one place where a text is cut into words and they are folded and looked up: labels, credits, times and
//! dating all read what [`words_of`] wrote beside each word. A rule that needs to know of every word whether it is in a
//! table adds that to [`Openings`].

use std::borrow::Cow;
use std::ops::Deref;
use std::rc::Rc;

use crate::arabic::letters::fold_onto;
use crate::arabic::letters::is_dropped;
use crate::arabic::tokens;
use crate::report::Span;

use super::heads::{Head, head_of};
use super::openings::Openings;

/// A word of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its place in the page's text.
    pub span: Span,
    /// Its folded letters, for comparison only.
    pub key: Key,
    /// What may begin with it.
    pub opens: Openings,
    /// What it says of time.
    pub head: Option<Head>,
    number: Option<u32>,
}

/// The folded letters of a word. Those of words that were cut together stand in one text, since a page has very many words.
#[derive(Clone)]
pub struct Key {
    together: Rc<str>,
    start: u32,
    end: u32,
}

impl Key {
    /// The letters.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.together[self.start as usize..self.end as usize]
    }
}

impl Deref for Key {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Key {}

impl PartialEq<str> for Key {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Key {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<Key> for &str {
    fn eq(&self, other: &Key) -> bool {
        *self == other.as_str()
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.as_str().fmt(formatter)
    }
}

impl Word {
    /// The number it is, if it is one of at most six digits.
    #[must_use]
    #[inline]
    pub fn number(&self) -> Option<u32> {
        self.number
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
    words_and_key(text, span).0
}

/// The same, with the folded words with single spaces between.
#[must_use]
pub fn words_and_key(text: &str, span: Span) -> (Vec<Word>, Rc<str>) {
    let cut = span.of(text);
    let mut together = String::with_capacity(cut.len());
    // A word and the space behind it are about ten bytes.
    let mut looked_up = Vec::with_capacity(cut.len() / 9 + 1);
    for token in tokens(cut) {
        if !together.is_empty() {
            together.push(' ');
        }
        let start = together.len();
        fold_onto(token.text, &mut together);
        let key = &together[start..];
        let opens = Openings::of(key);
        let head = if opens.has(Openings::TIME) { head_of(key) } else { None };
        looked_up.push((token.span, start as u32, together.len() as u32, opens, head, number_of(key)));
    }
    let together: Rc<str> = together.into();
    let word = |(of_cut, start, end, opens, head, number): (Span, u32, u32, _, _, _)| Word {
        span: Span { start: span.start + of_cut.start, end: span.start + of_cut.end },
        key: Key { together: Rc::clone(&together), start, end },
        opens,
        head,
        number,
    };
    (looked_up.into_iter().map(word).collect(), together)
}

/// The number of at most six digits that a folded word is.
fn number_of(key: &str) -> Option<u32> {
    let is_number = key.len() <= 6 && key.bytes().all(|b| b.is_ascii_digit());
    if is_number { key.parse().ok() } else { None }
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
