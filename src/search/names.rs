//! Other names of what a query asks for: at the level *name*, or with `@`, «قسد» also finds
//! «قوات سوريا الديمقراطية» and the other way round.
//!
//! A name is asked for in the letters in which it is known, folded, and found as words of a query are, at the
//! level *word*. Those of one word are forms of the word they stand for; where one of several words stands
//! is worked out here ([`standing`]). In a phrase a name of several words has no place; a phrase that is a
//! name as a whole has other names itself.

use super::phrases::Phrase;
use super::query::{OtherName, Query, QueryWord, plain_words};
use super::select::MatchedPostings;
use super::syntax::{Condition, place};
use crate::arabic::fold;
use crate::edition::dictionary::Posting;
use crate::edition::names::NameGroups;
use crate::findings::Ordinal;
use crate::sorting;

/// The other names that an edition brings.
#[derive(Debug)]
pub struct Names {
    groups: Vec<Vec<Name>>,
    /// How many words the longest name has.
    longest: usize,
}

#[derive(Debug)]
struct Name {
    folded: Vec<String>,
    words: Vec<QueryWord>,
}

impl Names {
    /// Makes them ready to be looked for.
    #[must_use]
    pub fn new(groups: &NameGroups) -> Self {
        let name = |written: &String| {
            let words = plain_words(written);
            Name { folded: words.iter().map(|word| word.form.folded.clone()).collect(), words }
        };
        let groups: Vec<Vec<Name>> =
            groups.groups.iter().map(|group| group.iter().map(name).collect()).collect();
        let longest = groups.iter().flatten().map(|name| name.words.len()).max().unwrap_or(0);
        Self { groups, longest }
    }

    /// Adds to a query the other names of what it asks for. `everywhere`: of every word, not only where `@`
    /// asks for them.
    pub fn add_to(&self, query: &mut Query, everywhere: bool) {
        let mut asking = Asking { names: self, everywhere, query };
        for nth in 0..asking.query.words.len() {
            if let Some(others) = asking.others(&[nth]) {
                asking.add_names(nth, &others);
            }
        }
        let conjuncts = &asking.query.asked.conjuncts;
        let mut conditions: Vec<Condition> = conjuncts.iter().map(|one| one.condition.clone()).collect();
        asking.add_to_all(&mut conditions, true);
        for (conjunct, condition) in asking.query.asked.conjuncts.iter_mut().zip(conditions) {
            conjunct.condition = condition;
        }
    }

    /// The other names of the thing with this name.
    fn others(&self, folded: &[String]) -> Option<Vec<&Name>> {
        let group = self.groups.iter().find(|group| group.iter().any(|name| name.folded == folded))?;
        Some(group.iter().filter(|name| name.folded != folded).collect())
    }
}

struct Asking<'a> {
    names: &'a Names,
    everywhere: bool,
    query: &'a mut Query,
}

impl<'a> Asking<'a> {
    /// The other names of what these words together are the name of.
    fn others(&self, words: &[usize]) -> Option<Vec<&'a Name>> {
        let words = || words.iter().map(|&nth| &self.query.words[nth]);
        let are_asked_for = words().all(|word| !word.is_exact && (self.everywhere || word.is_named));
        let folded: Vec<String> = words().map(|word| fold(&word.typed)).collect();
        if are_asked_for { self.names.others(&folded) } else { None }
    }

    fn add_names(&mut self, of: usize, names: &[&Name]) {
        let other = |name: &&Name| OtherName { of, words: name.words.clone() };
        self.query.names.extend(names.iter().map(other));
    }

    /// What stands in a list must all hold: words in it that follow each other can be a name.
    fn add_to_all(&mut self, conditions: &mut [Condition], is_wanted: bool) {
        let word = |condition: &Condition| match condition {
            Condition::Word(nth) => Some(*nth),
            _ => None,
        };
        let words: Vec<Option<usize>> = conditions.iter().map(word).collect();
        conditions.iter_mut().for_each(|condition| self.add_inside(condition, is_wanted));
        for first in 0..words.len() {
            for n_words in 2..=self.names.longest.min(words.len() - first) {
                let run = first..first + n_words;
                let Some(of_run) = words[run.clone()].iter().copied().collect::<Option<Vec<usize>>>() else {
                    break;
                };
                if let Some(others) = self.others(&of_run) {
                    let named = Condition::Word(self.word_for(&of_run, &others, is_wanted, true));
                    // Each of the words or the name: that is all of the words or the name.
                    conditions[run].iter_mut().for_each(|condition| or(condition, named.clone()));
                }
            }
        }
    }

    fn add_inside(&mut self, condition: &mut Condition, is_wanted: bool) {
        match condition {
            Condition::All(of) => self.add_to_all(of, is_wanted),
            Condition::Any(of) => of.iter_mut().for_each(|one| self.add_inside(one, is_wanted)),
            Condition::Not(of) => self.add_inside(of, false),
            Condition::Phrase(nth) => {
                let Phrase { words, between, in_title } = self.query.asked.phrases[*nth].clone();
                let others = if between.is_none() && words.len() > 1 { self.others(&words) } else { None };
                let Some(others) = others else { return };
                let word = self.word_for(&words, &others, is_wanted, !in_title);
                let named = if in_title {
                    let phrase = Phrase { words: vec![word], between: None, in_title };
                    Condition::Phrase(place(&mut self.query.asked.phrases, phrase))
                } else {
                    Condition::Word(word)
                };
                or(condition, named);
            }
            Condition::Word(_) | Condition::Field(_) => {}
        }
    }

    /// A word of the query that is found by the other names of these words alone.
    fn word_for(&mut self, words: &[usize], others: &[&Name], is_wanted: bool, is_alone: bool) -> usize {
        let typed: Vec<&str> = words.iter().map(|&nth| self.query.words[nth].typed.as_str()).collect();
        let typed = typed.join(" ");
        let is_same = |word: &QueryWord| word.surface.is_empty() && word.typed == typed;
        let known = self.query.words.iter().position(is_same);
        let nth = known.unwrap_or(self.query.words.len());
        if known.is_none() {
            self.query.words.push(QueryWord::found_by_names(typed));
            self.add_names(nth, others);
        }
        let word = &mut self.query.words[nth];
        word.is_wanted |= is_wanted;
        word.is_alone |= is_wanted && is_alone;
        nth
    }
}

/// It holds, or the other does.
fn or(condition: &mut Condition, other: Condition) {
    let one = std::mem::replace(condition, Condition::Any(Vec::new()));
    *condition = Condition::Any(vec![one, other]);
}

/// A name of several words: the number of its text, those of its first and its last word.
pub(super) type Stretch = (u32, u32, u32);

/// The places of the stretches, in their order, that are left without those which overlap one before; of those
/// that begin together the longest is the first.
pub(super) fn kept_apart(stretches: &[Stretch]) -> Vec<usize> {
    let key = |place: usize| {
        let (text, first, last) = stretches[place];
        (text, first, u32::MAX - last)
    };
    let mut places = sorting::sorted_places(stretches.len(), &|one, other| key(one).cmp(&key(other)));
    let mut end = None;
    places.retain(|&place| {
        let (text, first, last) = stretches[place];
        let is_apart = end.is_none_or(|end| (text, first) > end);
        if is_apart {
            end = Some((text, last));
        }
        is_apart
    });
    places
}

/// The places of a word: report, number and zone, in order.
type WordPlaces = Vec<(u32, u32, usize)>;

/// Where names of several words stand that are names of one thing. Of each name, for each of its words, the
/// forms that match it.
#[must_use]
pub fn standing(names: &[Vec<Vec<MatchedPostings>>]) -> Vec<Posting> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut zones = Vec::new();
    for words in names {
        let places: Vec<WordPlaces> = words.iter().map(|forms| places_of(forms)).collect();
        let Some((first_word, others)) = places.split_first() else { continue };
        for &(report, first, zone) in first_word {
            let follows = |(of_word, number): (&WordPlaces, u32)| {
                let key = (report, number);
                of_word.binary_search_by(|(report, number, _)| (*report, *number).cmp(&key)).is_ok()
            };
            if others.iter().zip(first + 1..).all(follows) {
                stretches.push((report, first, first + others.len() as u32));
                zones.push(zone);
            }
        }
    }
    let mut postings: Vec<Posting> = Vec::new();
    for place in kept_apart(&stretches) {
        let report = stretches[place].0;
        let mut counts = [0; 4];
        if let Some(before) = postings.pop_if(|posting| posting.ordinal.0 == report) {
            counts = before.counts();
        }
        counts[zones[place]] += 1;
        postings.push(Posting::of(Ordinal(report), counts));
    }
    postings
}

fn places_of(forms: &[MatchedPostings]) -> WordPlaces {
    let mut places = Vec::new();
    for form in forms {
        let Some(positions) = &form.positions else { continue };
        for (posting, zones) in positions.by_report(&form.postings) {
            for (zone, numbers) in zones.into_iter().enumerate() {
                places.extend(numbers.iter().map(|&number| (posting.ordinal.0, number, zone)));
            }
        }
    }
    sorting::sort_by(&mut places, |one, other| one.cmp(other));
    places
}
