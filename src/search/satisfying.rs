//! Which reports satisfy what a query asks: words, phrases and fields, and operators between them.

use super::bitset::BitSet;
use super::fields::{Field, Key, PartOfName};
use super::phrases::Phrase;
use super::places::{Counted, PlacesInReports};
use super::select::{FoundWord, Source, is_in_period, mentions_in};
use super::syntax::{Condition, place};
use crate::view::View;

/// What conditions are held against.
pub(super) struct Judge<'a> {
    view: &'a View,
    from: Source<'a>,
    n_reports: u32,
    /// The reports that have each of the words.
    of_words: Vec<BitSet>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(view: &'a View, from: Source<'a>) -> Self {
        let judge = Self { view, from, n_reports: from.columns.n_reports(), of_words: Vec::new() };
        let of_words = from.words.iter().map(|word| judge.having(word, false)).collect();
        Self { of_words, ..judge }
    }

    /// In how many reports each word of the query stands.
    pub(super) fn n_with_words(&self) -> Vec<u32> {
        self.of_words.iter().map(BitSet::len).collect()
    }

    /// The reports that satisfy a condition.
    pub(super) fn satisfying(&self, condition: &Condition) -> BitSet {
        let each = |conditions: &[Condition], mut set: BitSet, join: fn(&mut BitSet, &BitSet)| {
            conditions.iter().for_each(|condition| join(&mut set, &self.satisfying(condition)));
            set
        };
        match condition {
            Condition::Word(nth) => self.of_words[*nth].clone(),
            Condition::Phrase(nth) => self.having_phrase(&self.from.asked.phrases[*nth]),
            Condition::Field(nth) => self.with_field(&self.from.asked.fields[*nth]),
            Condition::Any(conditions) => each(conditions, BitSet::none(self.n_reports), BitSet::unite),
            Condition::All(conditions) => each(conditions, BitSet::all(self.n_reports), BitSet::intersect),
            Condition::Not(condition) => self.satisfying(condition).complement(),
        }
    }

    fn with_field(&self, field: &Field) -> BitSet {
        let (columns, mentioned) = (self.from.columns, self.from.mentioned);
        let set = |holds: &dyn Fn(usize) -> bool| BitSet::all(self.n_reports).those(holds);
        match field {
            Field::Name(Key::Outlet, name) => {
                let named = are_named(name, &columns.outlet_names);
                set(&|nth| (columns.outlet[nth] as usize).checked_sub(1).is_some_and(|n| named[n]))
            }
            Field::Name(_, name) => {
                let named = are_named(name, &columns.relayed_names);
                set(&|nth| columns.relayed[nth].iter().any(|&n| named[n as usize]))
            }
            Field::Time(Key::Published, period) => {
                let days = period.days();
                set(&|nth| is_in_period((columns.earliest[nth], columns.latest[nth]), days, false))
            }
            Field::Time(_, period) => set(&|nth| mentions_in(&mentioned.0[nth], period.days(), false)),
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
        // A phrase can have a word many times.
        let mut words: Vec<usize> = Vec::new();
        let slots: Vec<usize> = phrase.words.iter().map(|&nth| place(&mut words, nth)).collect();
        let mut set = BitSet::all(self.n_reports);
        for &nth in &words {
            let of_word = phrase.in_title.then(|| self.having(&self.from.words[nth], true));
            set.intersect(of_word.as_ref().unwrap_or(&self.of_words[nth]));
        }
        if phrase.words.len() < 2 || set.is_empty() {
            return set;
        }
        let counted = self.counted(phrase.in_title);
        let of_word = |&nth: &usize| {
            let forms = self.from.words[nth].forms_up_to(self.view.level);
            PlacesInReports::of_forms(forms, &set, counted)
        };
        let places: Vec<PlacesInReports> = words.iter().map(of_word).collect();
        let mut here: Vec<&[u32]> = Vec::new();
        let mut standing = BitSet::none(self.n_reports);
        for (ordinal, nth) in set.iter().zip(0..) {
            here.clear();
            here.extend(slots.iter().map(|&slot| places[slot].of(nth)));
            if phrase.stands(&here) {
                standing.insert(ordinal);
            }
        }
        standing
    }
}

fn are_named(name: &PartOfName, names: &[String]) -> Vec<bool> {
    names.iter().map(|of_report| name.is_in(of_report)).collect()
}

/// The names in the query that no outlet or source has, with the field.
pub(super) fn names_not_here(from: Source<'_>) -> Vec<(&'static str, String)> {
    let mut missing = Vec::new();
    for field in &from.asked.fields {
        let Field::Name(key, name) = field else { continue };
        let names =
            if *key == Key::Outlet { &from.columns.outlet_names } else { &from.columns.relayed_names };
        if !are_named(name, names).contains(&true) {
            missing.push((key.name(), name.typed.clone()));
        }
    }
    missing
}
