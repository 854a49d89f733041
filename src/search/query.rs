//! The words of a query. Total: every text is some query.

use crate::arabic::class::{Form, is_clitic_so_far, strip_weak_start};
use crate::arabic::letters::is_dropped;
use crate::arabic::{Token, fold, surface, tokens};
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

/// How an unfinished word counts.
enum Unfinished {
    /// Not yet: one letter, or nothing but what may become a clitic («ال», «وال»).
    Ignored,
    /// As it stands: letters that say too little about what may follow («كل», «فلك»).
    Finished,
    /// As a beginning.
    Beginning,
}

impl Unfinished {
    fn of(folded: &str) -> Self {
        let core = strip_weak_start(folded);
        if folded.chars().count() < 2 || is_clitic_so_far(folded) {
            Self::Ignored
        } else if core.is_empty() || core == "ا" {
            Self::Finished
        } else {
            Self::Beginning
        }
    }
}

/// The letters of an unfinished word that are sure to stay as they are when folded: a ئ at its
/// end folds to ي or, before و, to و.
fn settled(word: &str) -> &str {
    word.trim_end_matches(|c| c == 'ئ' || is_dropped(c))
}

/// Whether the token is a clitic written onto a number or a Latin word: «و50000», «بـISIS». It
/// is not asked for: who wants the number wants it without.
fn is_clitic_on_other_script(token: Token<'_>, next: Option<&Token<'_>>) -> bool {
    let touches = next.is_some_and(|next| next.span.start == token.span.end);
    touches && matches!(fold(token.text).as_str(), "و" | "ف" | "ب" | "ل" | "ك" | "ال" | "وال" | "بال")
}

/// Marks that other search fields give a meaning and we do not yet.
const MARKS_WITHOUT_MEANING: &[char] = &['"', '(', ')', '*', '-', '«', '»', '“', '”'];

/// Reads a query. Adjacent words are AND; a word given twice counts once.
///
/// `typing`: the last word is still being typed, unless something other than letters follows it.
#[must_use]
pub fn parse(text: &str, typing: bool) -> (Vec<QueryWord>, Vec<Notice>) {
    let mut words: Vec<QueryWord> = Vec::new();
    let all: Vec<Token<'_>> = tokens(text).collect();
    for (nth, &token) in all.iter().enumerate() {
        if is_clitic_on_other_script(token, all.get(nth + 1)) {
            continue;
        }
        let mut form = Form::new(token.text);
        let mut is_prefix = false;
        if typing && token.span.end as usize == text.len() {
            let so_far = Form::new(settled(token.text));
            match Unfinished::of(&so_far.folded) {
                Unfinished::Ignored => continue,
                Unfinished::Finished => {}
                Unfinished::Beginning => (is_prefix, form) = (true, so_far),
            }
        }
        let word = QueryWord { typed: token.text.to_owned(), surface: surface(token.text), form, is_prefix };
        let is_new =
            words.iter().all(|known| known.surface != word.surface || known.is_prefix != word.is_prefix);
        if is_new {
            words.push(word);
        }
    }
    let mut notices = Vec::new();
    if all.is_empty() && !text.trim().is_empty() {
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
    // A hyphen before a word is a NOT elsewhere; inside and between words it is just a hyphen.
    let has_not = text.split_whitespace().any(|word| word.len() > 1 && word.starts_with('-'));
    let is_there = |mark: &&char| if **mark == '-' { has_not } else { text.contains(**mark) };
    MARKS_WITHOUT_MEANING.iter().filter(is_there).collect()
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
        check("و50000 بـISIS", false, &[("50000", false), ("ISIS", false)]);
        check("فلك", true, &[("فلك", false)]);
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
