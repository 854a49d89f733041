//! The words of a query. Total: every text is some query.

use crate::arabic::class::{Form, strip_weak_start};
use crate::arabic::{surface, tokens};
use crate::findings::Notice;

/// A word of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryWord {
    /// As typed.
    pub typed: String,
    /// As the dictionary would spell it.
    pub surface: String,
    /// Folded.
    pub form: Form,
    /// Still being typed: it matches as a beginning.
    pub is_prefix: bool,
}

/// An unfinished word counts from this many letters on.
const SHORTEST_PREFIX: usize = 2;

/// Whether an unfinished word says anything yet: not while it has one letter, or only letters
/// that may turn out to be clitics («ال», «بال», «كل»).
fn says_something(folded: &str) -> bool {
    let core = strip_weak_start(folded);
    folded.chars().count() >= SHORTEST_PREFIX && !core.is_empty() && core != "ا"
}

/// Marks that other search fields give a meaning and we do not yet.
const MARKS_WITHOUT_MEANING: &[char] = &['"', '«', '»', '“', '”', '(', ')', '*'];

/// Reads a query. Adjacent words are AND; a word given twice counts once.
///
/// `typing`: the last word is still being typed, unless something other than letters follows it.
#[must_use]
pub fn parse(text: &str, typing: bool) -> (Vec<QueryWord>, Vec<Notice>) {
    let mut words: Vec<QueryWord> = Vec::new();
    let mut n_tokens = 0;
    for token in tokens(text) {
        n_tokens += 1;
        let is_prefix = typing && token.span.end as usize == text.len();
        let form = Form::new(token.text);
        if is_prefix && !says_something(&form.folded) {
            continue;
        }
        let word = QueryWord { typed: token.text.to_owned(), surface: surface(token.text), form, is_prefix };
        let is_new =
            words.iter().all(|known| known.surface != word.surface || known.is_prefix != word.is_prefix);
        if is_new {
            words.push(word);
        }
    }
    let mut notices = Vec::new();
    if n_tokens == 0 && !text.trim().is_empty() {
        notices.push(Notice::NothingToSearch);
    }
    let marks = marks_without_meaning(text);
    if !marks.is_empty() {
        notices.push(Notice::MarksIgnored(marks));
    }
    (words, notices)
}

/// The marks in the query that look like search syntax, each once.
fn marks_without_meaning(text: &str) -> String {
    let mut marks: Vec<char> = text.chars().filter(|c| MARKS_WITHOUT_MEANING.contains(c)).collect();
    // A hyphen before a word is a NOT elsewhere; inside and between words it is just a hyphen.
    if text.split_whitespace().any(|word| word.len() > 1 && word.starts_with('-')) {
        marks.push('-');
    }
    marks.sort_unstable();
    marks.dedup();
    marks.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, typing: bool, expected: &[(&str, bool)]) {
        let (words, _) = parse(text, typing);
        let words: Vec<_> = words.iter().map(|w| (w.typed.as_str(), w.is_prefix)).collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn the_word_under_the_caret_is_a_beginning_until_a_space() {
        check("مخيم اله", true, &[("مخيم", false), ("اله", true)]);
        check("مخيم الهول ", true, &[("مخيم", false), ("الهول", false)]);
        check("مخيم اله", false, &[("مخيم", false), ("اله", false)]);
        check("مخيم ا", true, &[("مخيم", false)]);
        check("مخيم وال", true, &[("مخيم", false)]);
        check("مخيم وال ", true, &[("مخيم", false), ("وال", false)]);
        check("ا", false, &[("ا", false)]);
    }

    #[test]
    fn words_count_once_and_marks_are_reported() {
        check("داعش، داعش؟ و«داعش»", false, &[("داعش", false), ("و", false)]);
        let (_, notices) = parse("«جيش إرهابي»", false);
        assert_eq!(notices, [Notice::MarksIgnored("«»".to_owned())]);
        assert_eq!(parse("جيش", false).1, []);
        assert_eq!(parse("-جيش", false).1, [Notice::MarksIgnored("-".to_owned())]);
        assert_eq!(parse("خاص- جيش", false).1, []);
        assert_eq!(parse("😀 ؟", false).1, [Notice::NothingToSearch]);
        assert_eq!(parse("ا", true).1, []);
    }
}
