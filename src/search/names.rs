//! Other names of what a query asks for: at the level *name*, or with `@`, «قسد» also finds
//! «قوات سوريا الديمقراطية» and the other way round.
//!
//! A name is asked for in the letters in which it is known, folded, and found as words of a query are, at the
//! level *word*. Those of one word are forms of the word they stand for; where one of several words stands
//! is worked out here ([`standing`]), and that is not where a longer name of another thing begins: «الاتحاد
//! الأوروبي» is not meant in «الاتحاد الأوروبي لكرة القدم», but «الأمم المتحدة» is in «منظمة الأمم المتحدة للطفولة». In a
//! phrase a name of several words has no place; a phrase that is a name as a whole has other names itself.
//! Conjunctions and prepositions written onto a name ask for the name.

use std::rc::Rc;

use super::phrases::Phrase;
use super::query::{OtherName, Query, QueryWord, plain_words};
use super::select::MatchedPostings;
use super::syntax::{Condition, place};
use crate::arabic::fold;
use crate::edition::dictionary::Posting;
use crate::edition::names::NameGroups;
use crate::findings::{Notice, Ordinal};
use crate::sorting;

/// The other names that an edition brings.
#[derive(Debug, Default)]
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

    /// Adds to a query the other names of what it asks for, and says where a `@` finds none. `everywhere`: of
    /// every word, not only where `@` asks for them.
    pub fn add_to(&self, query: &mut Query, everywhere: bool) {
        let mut asking = Asking { names: self, everywhere, query };
        for nth in 0..asking.query.words.len() {
            if let Some(others) = asking.others(&[nth]) {
                asking.add_names(nth, others);
            }
        }
        let conjuncts = &asking.query.asked.conjuncts;
        let mut conditions: Vec<Condition> = conjuncts.iter().map(|one| one.condition.clone()).collect();
        asking.add_to_all(&mut conditions, true);
        for (conjunct, condition) in asking.query.asked.conjuncts.iter_mut().zip(conditions) {
            conjunct.condition = condition;
        }
        let nameless = |word: &&QueryWord| word.is_named && !word.has_names && !word.is_prefix;
        let nameless = joined(&mut asking.query.words.iter().filter(nameless));
        if !nameless.is_empty() {
            asking.query.notices.push(Notice::NoOtherNames(nameless));
        }
    }

    /// The group with a name of these folded words, perhaps behind particles, and the particles.
    fn thing(&self, folded: &[String]) -> Option<(&Vec<Name>, &Name, &'static str)> {
        let (first, rest) = folded.split_first()?;
        for (particles, has_article) in PARTICLES {
            let Some(behind) = first.strip_prefix(particles) else { continue };
            if !particles.is_empty() && behind.chars().nth(2).is_none() {
                continue;
            }
            for group in &self.groups {
                for name in group {
                    let Some((first, others)) = name.folded.split_first() else { continue };
                    let first = if has_article { without_alef(first) } else { Some(first.as_str()) };
                    if others == rest && first == Some(behind) {
                        return Some((group, name, particles));
                    }
                }
            }
        }
        None
    }
}

/// Conjunctions and prepositions that are written onto a name, none first, and whether the name is one with an
/// article that loses its alef there: «للأمم» is «ل» and «الأمم». An article of its own makes another word of a
/// name («حماس», «الحماس»).
const PARTICLES: [(&str, bool); 15] = [
    ("", false),
    ("و", false),
    ("ف", false),
    ("ل", true),
    ("ول", true),
    ("فل", true),
    ("ب", false),
    ("ل", false),
    ("ك", false),
    ("وب", false),
    ("ول", false),
    ("وك", false),
    ("فب", false),
    ("فل", false),
    ("فك", false),
];

/// A word with an article, as it is written behind «ل».
fn without_alef(word: &str) -> Option<&str> {
    word.strip_prefix('ا').filter(|rest| rest.starts_with('ل'))
}

/// The words as typed.
fn joined(words: &mut dyn Iterator<Item = &QueryWord>) -> String {
    let mut joined = String::new();
    for word in words {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&word.typed);
    }
    joined
}

/// The names of what some words ask for, and what that is.
struct Others<'a> {
    asked: Rc<str>,
    /// With those of other things that begin with them.
    names: Vec<(bool, &'a Name)>,
}

struct Asking<'a> {
    names: &'a Names,
    everywhere: bool,
    query: &'a mut Query,
}

impl<'a> Asking<'a> {
    /// The other names of what these words together are the name of.
    fn others(&mut self, places: &[usize]) -> Option<Others<'a>> {
        let words = || places.iter().map(|&nth| &self.query.words[nth]);
        // A `@` before the first word of a name is before the name.
        let are_asked_for = self.everywhere || words().next().is_some_and(|word| word.is_named);
        if !are_asked_for || words().any(|word| word.is_exact) {
            return None;
        }
        let folded: Vec<String> = words().map(|word| fold(&word.typed)).collect();
        let (group, name, particles) = self.names.thing(&folded)?;
        let asked = if particles.is_empty() {
            joined(&mut words())
        } else {
            [particles, "+", &joined(&mut name.words.iter())].concat()
        };
        let mut names = Vec::new();
        for other in group.iter().filter(|other| other.folded != folded) {
            names.push((false, other));
            if other.words.len() > 1 {
                for thing in self.names.groups.iter().filter(|thing| !std::ptr::eq(*thing, group)) {
                    let begins_so = |longer: &&Name| longer.folded.starts_with(&other.folded);
                    names.extend(thing.iter().filter(begins_so).map(|longer| (true, longer)));
                }
            }
        }
        places.iter().for_each(|&nth| self.query.words[nth].has_names = true);
        Some(Others { asked: Rc::from(asked), names })
    }

    fn add_names(&mut self, of: usize, others: Others<'_>) {
        for (is_of_other_thing, name) in others.names {
            let (asked, words) = (Rc::clone(&others.asked), name.words.clone());
            self.query.names.push(OtherName { of, is_of_other_thing, asked, words });
        }
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
                    let named = Condition::Word(self.word_for(&of_run, others, is_wanted, true));
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
                let word = self.word_for(&words, others, is_wanted, !in_title);
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
    fn word_for(&mut self, words: &[usize], others: Others<'_>, is_wanted: bool, is_alone: bool) -> usize {
        let typed = joined(&mut words.iter().map(|&nth| &self.query.words[nth]));
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

/// Where a name of several words stands: the number of its text, those of its first and its last word, and
/// whether it is a name of another thing.
pub(super) type Stretch = (u32, u32, u32, bool);

/// The places of the stretches, in their order, that are left without those which overlap one before, and without
/// other things and what begins with them; of those that begin together the longest is the first.
pub(super) fn kept_apart(stretches: &[Stretch]) -> Vec<usize> {
    let key = |place: usize| {
        let (text, first, last, _) = stretches[place];
        (text, first, u32::MAX - last)
    };
    let mut places = sorting::sorted_places(stretches.len(), &|one, other| key(one).cmp(&key(other)));
    let (mut end, mut other_thing) = (None, None);
    places.retain(|&place| {
        let (text, first, last, is_of_other_thing) = stretches[place];
        let start = Some((text, first));
        if is_of_other_thing {
            other_thing = start;
        }
        let is_apart = start > end && start != other_thing;
        if is_apart {
            end = Some((text, last));
        }
        is_apart
    });
    places
}

/// The places of a word: report, number and zone, in order.
type WordPlaces = Vec<(u32, u32, usize)>;

/// Where names of several words stand that are names of one thing, among longer ones of other things, which say
/// so. Of each name, for each of its words, the forms that match it.
#[must_use]
pub fn standing(names: &[(bool, Vec<Vec<MatchedPostings>>)]) -> Vec<Posting> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut zones = Vec::new();
    for (is_of_other_thing, words) in names {
        let places: Vec<WordPlaces> = words.iter().map(|forms| places_of(forms)).collect();
        let Some((first_word, others)) = places.split_first() else { continue };
        for &(report, first, zone) in first_word {
            let follows = |(of_word, number): (&WordPlaces, u32)| {
                let key = (report, number);
                of_word.binary_search_by(|(report, number, _)| (*report, *number).cmp(&key)).is_ok()
            };
            if others.iter().zip(first + 1..).all(follows) {
                stretches.push((report, first, first + others.len() as u32, *is_of_other_thing));
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
