//! Whether the sentence around a time tells of it as past or as coming.

use crate::knowledge::tenses::{HAPPENED, PLANNED, Tense, tense};
use crate::mentions::Word;
use crate::mentions::words::between;

/// How many words before a time, and after it, are looked at.
const BEFORE: usize = 14;
const AFTER: usize = 5;

/// So many words after a time a verb may tell what was then.
const VERB_AFTER: usize = 2;

/// So many words after an event a verb may tell what happened then: «بعد سقوط الموصل، نزح …».
const HAPPENED_AFTER: usize = 3;

/// Whether a verb of what happened stands in the sentence before the words from `first` up to `end`, or soon behind.
#[must_use]
pub fn surely_past(text: &str, words: &[Word], first: usize, end: usize) -> bool {
    sentence(text, words, first, end, HAPPENED_AFTER).any(|at| {
        let key = words[at].key.as_str();
        HAPPENED.contains(&key) || key.strip_prefix(['و', 'ف']).is_some_and(|bare| HAPPENED.contains(&bare))
    })
}

/// Whether the sentence around the words from `first` up to `end` tells of plans, of fears or of what will be.
#[must_use]
pub fn is_planned(text: &str, words: &[Word], first: usize, end: usize) -> bool {
    sentence(text, words, first, end, AFTER).any(|at| {
        let key = words[at].key.as_str();
        let planned = |word: &str| {
            let led = word.strip_prefix(['ب', 'ل', 'ك']).unwrap_or(word);
            [word, led].iter().any(|word| {
                let article = word.strip_prefix("ال").or_else(|| word.strip_prefix('ل')).unwrap_or(word);
                PLANNED.contains(word) || PLANNED.contains(&article)
            })
        };
        planned(key)
            || key.strip_prefix(['و', 'ف']).is_some_and(planned)
            || tense(key) == Some((Tense::Coming, true))
    })
}

/// The words of the sentence before `first`, and up to `after` of those behind `end`.
fn sentence<'w>(
    text: &'w str,
    words: &'w [Word],
    first: usize,
    end: usize,
    after: usize,
) -> impl Iterator<Item = usize> + 'w {
    let ends = move |at: usize| {
        let gap = between(text, &words[at - 1], &words[at]);
        gap.contains(['.', '!', '؟', '?', '؛', '\n'])
    };
    let before = (first.saturating_sub(BEFORE)..first).rev().take_while(move |at| !ends(at + 1));
    before.chain((end..words.len().min(end + after)).take_while(move |at| !ends(*at)))
}

/// What the words around those from `first` up to `end` say in their sentence: past where one says so and none
/// speaks of the future, coming where one surely does and none of the past.
#[must_use]
pub fn told_as(text: &str, words: &[Word], first: usize, end: usize) -> Option<Tense> {
    let ends = |at: usize| {
        let gap = between(text, &words[at - 1], &words[at]);
        gap.contains(['.', '!', '؟', '?', '؛', '\n'])
    };
    let parts =
        |at: usize| ends(at) || between(text, &words[at - 1], &words[at]).contains(['،', ',', ':', '(', ')']);
    let from =
        (first.saturating_sub(BEFORE)..first).rev().take_while(|at| !ends(at + 1)).last().unwrap_or(first);
    let to = (end..words.len().min(end + AFTER)).take_while(|at| !parts(*at)).last().map_or(end, |at| at + 1);
    let said = |at: usize| tense(&words[at].key);
    let (mut past, mut coming, mut surely) = (false, false, false);
    for (at, (found, sure)) in (from..first).chain(end..to).filter_map(|at| Some((at, said(at)?))) {
        match found {
            Tense::Past => past |= at < end + VERB_AFTER,
            Tense::Coming => (coming, surely) = (true, surely || sure),
        }
    }
    match (past, coming) {
        (true, false) => Some(Tense::Past),
        (false, true) if surely => Some(Tense::Coming),
        _ => None,
    }
}
