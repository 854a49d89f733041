//! Which reports satisfy what a query asks: words, phrases and fields, and operators between them.

use super::bitset::BitSet;
use super::fields::PartOfName;
use super::phrases::Phrase;
use super::select::{FoundWord, Source, is_in_period, mentions_in};
use super::syntax::{Condition, Conjunct};
use crate::edition::dictionary::Posting;
use crate::findings::Ordinal;
use crate::view::View;

/// What conditions are held against.
pub(super) struct Judge<'a> {
    view: &'a View,
    from: Source<'a>,
    n_reports: u32,
    /// The reports that have each of the words.
    of_words: Vec<BitSet>,
}

/// Which occurrences count.
#[derive(Clone, Copy)]
struct Counted {
    in_title: bool,
    boilerplate: bool,
}

impl Counted {
    /// How many of a report's occurrences count; they are the first ones.
    fn of(self, posting: &Posting) -> u32 {
        match self {
            Self { in_title: true, .. } => posting.in_title,
            Self { boilerplate: true, .. } => posting.in_report() + posting.in_boilerplate,
            _ => posting.in_report(),
        }
    }
}

impl<'a> Judge<'a> {
    pub(super) fn new(view: &'a View, from: Source<'a>) -> Self {
        let judge = Self { view, from, n_reports: from.columns.n_reports(), of_words: Vec::new() };
        let of_words = from.words.iter().map(|word| judge.having(word, false)).collect();
        Self { of_words, ..judge }
    }

    /// The reports that satisfy a condition.
    pub(super) fn satisfying(&self, condition: &Condition) -> BitSet {
        let columns = self.from.columns;
        let each = |conditions: &[Condition], mut set: BitSet, join: fn(&mut BitSet, &BitSet)| {
            conditions.iter().for_each(|condition| join(&mut set, &self.satisfying(condition)));
            set
        };
        match condition {
            Condition::Word(nth) => self.of_words[*nth].clone(),
            Condition::Phrase(phrase) => self.having_phrase(phrase),
            Condition::Outlet(name) => {
                let named = are_named(name, &columns.outlet_names);
                let holds =
                    |nth: usize| (columns.outlet[nth] as usize).checked_sub(1).is_some_and(|n| named[n]);
                BitSet::of(self.n_reports, holds)
            }
            Condition::Relayed(name) => {
                let named = are_named(name, &columns.relayed_names);
                BitSet::of(self.n_reports, |nth| columns.relayed[nth].iter().any(|&n| named[n as usize]))
            }
            Condition::Published(period) => {
                let days = period.days();
                let dating = |nth: usize| (columns.earliest[nth], columns.latest[nth]);
                BitSet::of(self.n_reports, |nth| is_in_period(dating(nth), days, false))
            }
            Condition::Mentioned(period) => {
                let days = period.days();
                BitSet::of(self.n_reports, |nth| mentions_in(&self.from.mentioned.0[nth], days, false))
            }
            Condition::Any(conditions) => each(conditions, BitSet::none(self.n_reports), BitSet::unite),
            Condition::All(conditions) => each(conditions, BitSet::all(self.n_reports), BitSet::intersect),
            Condition::Not(condition) => {
                let excluded = self.satisfying(condition);
                BitSet::of(self.n_reports, |nth| !excluded.has(Ordinal(nth as u32)))
            }
        }
    }

    fn counted(&self, in_title: bool) -> Counted {
        Counted { in_title, boilerplate: self.view.boilerplate }
    }

    fn having(&self, word: &FoundWord, in_title: bool) -> BitSet {
        let counted = self.counted(in_title);
        let mut set = BitSet::none(self.n_reports);
        for form in word.forms_up_to(self.view.level) {
            let here = form.postings.iter().filter(|posting| counted.of(posting) > 0);
            here.for_each(|posting| set.insert(posting.ordinal));
        }
        set
    }

    fn having_phrase(&self, phrase: &Phrase) -> BitSet {
        let words = || phrase.words.iter().map(|&nth| &self.from.words[nth]);
        let mut set = BitSet::all(self.n_reports);
        for (&nth, word) in phrase.words.iter().zip(words()) {
            let of_word = phrase.in_title.then(|| self.having(word, true));
            set.intersect(of_word.as_ref().unwrap_or(&self.of_words[nth]));
        }
        if phrase.words.len() < 2 {
            return set;
        }
        let counted = self.counted(phrase.in_title);
        let places: Vec<Places> = words().map(|word| self.places(word, &set, counted)).collect();
        let mut here: Vec<&[u32]> = Vec::new();
        BitSet::of(self.n_reports, |nth| {
            here.clear();
            set.has(Ordinal(nth as u32)) && {
                here.extend(places.iter().map(|places| places.of(nth)));
                phrase.stands(&here)
            }
        })
    }

    /// Where the word stands in the reports of `set`.
    fn places(&self, word: &FoundWord, set: &BitSet, counted: Counted) -> Places {
        let mut ends = vec![0_u32; self.n_reports as usize + 1];
        let forms = || word.forms_up_to(self.view.level);
        for posting in forms().flat_map(|form| &form.postings).filter(|posting| set.has(posting.ordinal)) {
            ends[posting.ordinal.0 as usize + 1] += counted.of(posting);
        }
        for nth in 1..ends.len() {
            ends[nth] += ends[nth - 1];
        }
        let mut numbers = vec![0; ends.last().map_or(0, |&end| end as usize)];
        let mut next = ends.clone();
        for form in forms() {
            let Some(positions) = &form.positions else { continue };
            for (posting, zones) in positions.by_report(&form.postings).filter(|(p, _)| set.has(p.ordinal)) {
                let next = &mut next[posting.ordinal.0 as usize];
                for &number in zones.into_iter().flatten().take(counted.of(posting) as usize) {
                    numbers[*next as usize] = number;
                    *next += 1;
                }
            }
        }
        Places { ends, numbers }
    }
}

/// Where a word stands, for all reports.
struct Places {
    /// Behind the numbers of each report and, before the first, 0.
    ends: Vec<u32>,
    numbers: Vec<u32>,
}

impl Places {
    fn of(&self, report: usize) -> &[u32] {
        &self.numbers[self.ends[report] as usize..self.ends[report + 1] as usize]
    }
}

fn are_named(name: &PartOfName, names: &[String]) -> Vec<bool> {
    names.iter().map(|of_report| name.is_in(of_report)).collect()
}

/// The names in the query that no outlet or source has, by facet.
pub(super) fn names_not_here(conjuncts: &[Conjunct], from: Source<'_>) -> Vec<(&'static str, String)> {
    let mut missing = Vec::new();
    for conjunct in conjuncts {
        conjunct.condition.each(true, &mut |condition, _| {
            let (key, name, names) = match condition {
                Condition::Outlet(name) => ("outlet", name, &from.columns.outlet_names),
                Condition::Relayed(name) => ("relayed", name, &from.columns.relayed_names),
                _ => return,
            };
            if !are_named(name, names).contains(&true) {
                missing.push((key, name.typed.clone()));
            }
        });
    }
    missing
}
