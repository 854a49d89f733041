//! The words beside an occurrence, without their clitics.
//!
//! The edition knows the clitics of the forms a query matches, not those of the words around them. So
//! what is a clitic is judged by these words themselves: a letter is one where what stands behind it
//! stands beside another occurrence as well, by itself or behind another letter («بمدينة» and
//! «ومدينة» are «مدينة», «لبنان» stays what it is). An article needs no such evidence.

use super::Line;
use crate::arabic::class::Form;
use crate::arabic::tokens;
use crate::sorting;
use crate::view::ContextSort;

/// For each line the word beside it that `sort` compares; `None` where no such word stands there.
pub(super) fn words(lines: &[&Line], sort: ContextSort) -> Vec<Option<String>> {
    let (is_before, nth) = match sort {
        ContextSort::Before1 => (true, 0),
        ContextSort::Before2 => (true, 1),
        ContextSort::Before3 => (true, 2),
        ContextSort::After2 => (false, 1),
        ContextSort::After3 => (false, 2),
        _ => (false, 0),
    };
    let mut beside = Vec::with_capacity(lines.len());
    for line in lines {
        let mut words: Vec<&str> = Vec::new();
        words.extend(tokens(if is_before { &line.before } else { &line.after }).map(|token| token.text));
        if is_before {
            words.reverse();
        }
        beside.push(words.get(nth).map(|word| Form::new(word)));
    }
    without_clitics(&beside)
}

/// How a word is met that has nothing before it.
const BARE: char = ' ';

fn without_clitics(words: &[Option<Form>]) -> Vec<Option<String>> {
    let mut met: Vec<(&str, char)> = Vec::new();
    for form in words.iter().flatten() {
        match behind_article(form) {
            Some(rest) => met.push((rest, 'ا')),
            None => {
                met.push((&form.folded, BARE));
                met.extend(behind_letters(&form.folded).into_iter().flatten());
            }
        }
    }
    sorting::sort_once(&mut met);
    let is_met_otherwise = |rest: &str| {
        let first = met.partition_point(|(word, _)| *word < rest);
        met.get(first + 1).is_some_and(|(word, _)| *word == rest)
    };
    let stem = |form: &Form| match behind_article(form) {
        Some(rest) => rest.to_owned(),
        None => {
            let rests = behind_letters(&form.folded).into_iter().flatten().map(|(rest, _)| rest);
            rests.take_while(|rest| is_met_otherwise(rest)).last().unwrap_or(&form.folded).to_owned()
        }
    };
    words.iter().map(|form| form.as_ref().map(stem)).collect()
}

/// What stands behind the article, if that is long enough for a word: «والرقة», «بالرقة», «للرقة».
fn behind_article(form: &Form) -> Option<&str> {
    let whole = form.folded.as_str();
    let rest = whole.strip_prefix(['و', 'ف']).unwrap_or(whole);
    let behind = rest.strip_prefix("لل").or_else(|| {
        let rest = rest.strip_prefix(['ب', 'ك']).unwrap_or(rest);
        let nth = whole[..whole.len() - rest.len()].chars().count();
        rest.strip_prefix("ال").filter(|_| !form.has_hamza_at(nth))
    })?;
    has_letters(behind, 3).then_some(behind)
}

/// What stands behind a conjunction, and behind a preposition after that or without one; each with
/// the letter taken off.
fn behind_letters(folded: &str) -> [Option<(&str, char)>; 2] {
    let conjunction = behind(folded, &['و', 'ف'], 2);
    let word = conjunction.map_or(folded, |(rest, _)| rest);
    [conjunction, behind(word, &['ب', 'ك', 'ل'], 3)]
}

/// The word without its first letter, if that is one of these and leaves so many.
fn behind<'a>(word: &'a str, letters: &[char], least: usize) -> Option<(&'a str, char)> {
    let first = word.chars().next().filter(|first| letters.contains(first))?;
    Some((&word[first.len_utf8()..], first)).filter(|(rest, _)| has_letters(rest, least))
}

fn has_letters(word: &str, least: usize) -> bool {
    word.chars().nth(least - 1).is_some()
}
