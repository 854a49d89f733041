//! Whether the sentence around a time tells of it as past or as coming.

use crate::knowledge::tenses::{Tense, tense};
use crate::mentions::Word;
use crate::mentions::words::between;

/// How many words before a time, and after it, are looked at.
const BEFORE: usize = 14;
const AFTER: usize = 5;

/// So many words after a time a verb may tell what was then.
const VERB_AFTER: usize = 2;

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
