//! Classes: which forms are one word under other clitics and endings.
//!
//! Two steps. The [`class_key`] is a function of the word alone and deliberately coarse: all
//! forms that *could* be one word share it, so a word is looked up in one place. Within the
//! class, each form can be read in several ways; which of them are [`plausible()`] is judged with the
//! [`Evidence`] of the corpus' own vocabulary and the tables of [`crate::knowledge`]. Two
//! forms match when they share a plausible stem.
//!
//! The persons of a verb change its first letter, which the key keeps: «تقوم» stands in the class
//! of «يقوم» as a *guest* ([`guest_keys`]), and is looked up there as well ([`keys`]).

use std::collections::BTreeSet;

mod analysis;
mod evidence;
mod form;
mod guess;
mod plausible;
mod reading;
mod tables;
#[cfg(test)]
mod tests;

pub use evidence::Evidence;
pub use form::Form;
use guess::may_be_ending;
pub use guess::{guessed_stems, is_clitic_so_far};
pub use plausible::plausible;
use reading::word_of;
pub use reading::{Reading, WantedStems, shared_stem, shown, stems};

/// The part of a folded word that no clitic or ending can touch: from the first letter that
/// cannot belong to a clitic to the last that cannot belong to an ending.
///
/// Taking a clitic or an ending off never changes it, so forms of one word share it. Where it has less
/// than two letters (بيت, كل, أمن) the letters behind it count as well, up to two: else a twentieth of
/// all words were one class. An ending may change those, so such a word is looked up in several ([`keys`]).
#[must_use]
pub fn class_key(folded: &str) -> &str {
    if !is_arabic(folded) {
        return folded;
    }
    key_of(strip_weak_start(folded))
}

/// What may stand behind the letters of a word as another form of it has them («كلمه», «كلمات»).
const ADDED_TO_STEMS: [&str; 5] = ["اه", "ه", "ا", "ي", "ء"];

fn key_of(core: &str) -> &str {
    let strong = strip_weak_end(core);
    if strong.chars().nth(1).is_some() {
        return strong;
    }
    let added = ADDED_TO_STEMS.iter().find_map(|added| core[strong.len()..].strip_suffix(added));
    first_two(&core[..added.map_or(core.len(), |rest| strong.len() + rest.len())])
}

fn first_two(letters: &str) -> &str {
    letters.char_indices().nth(2).map_or(letters, |(end, _)| &letters[..end])
}

/// Where the forms of a word can be: the classes of its own stems, those of its usual spelling, and, where
/// its first letter could be the person of a verb, those of the third person.
#[must_use]
pub fn keys(form: &Form) -> Vec<String> {
    if !is_arabic(&form.folded) {
        return vec![form.folded.clone()];
    }
    let mut keys = Keys(Vec::new());
    keys.add(&form.folded);
    let core = strip_weak_start(&form.folded);
    let nth = form.folded[..form.folded.len() - core.len()].chars().count();
    let is_person = core.starts_with(['ت', 'ن']) || (core.starts_with('ا') && form.has_hamza_at(nth));
    if is_person && is_arabic(core) {
        let rest: String = core.chars().skip(1).collect();
        keys.add(&format!("ي{rest}"));
    }
    form.usual.iter().for_each(|usual| keys.add(usual));
    keys.0
}

struct Keys(Vec<String>);

impl Keys {
    /// Those of all stems that a word can have.
    fn add(&mut self, word: &str) {
        let key = class_key(word);
        self.push(key);
        if strip_weak_end(key).chars().nth(1).is_some() {
            return;
        }
        for end in word.char_indices().map(|(at, _)| at).chain([word.len()]).skip(2) {
            let (stem, ending) = word.split_at(end);
            if !may_be_ending(ending) {
                continue;
            }
            let core = strip_weak_start(stem);
            self.push(first_two(core));
            self.push(key_of(core));
            // «كنت» of «كان».
            if let (Some((last, letter)), true) = (core.char_indices().last(), ending.starts_with(['ت', 'ن']))
            {
                self.push(key_of(&format!("{}ا{letter}", &core[..last])));
            }
        }
    }

    fn push(&mut self, key: &str) {
        if !self.0.iter().any(|known| known == key) {
            self.0.push(key.to_owned());
        }
    }
}

/// The classes, besides its own, that a form stands in because of these readings of it.
#[must_use]
pub fn guest_keys(form: &Form, readings: &[Reading]) -> Vec<String> {
    let own = class_key(&form.folded);
    let keys = stems(&form.folded, readings).map(|stem| class_key(word_of(&stem)).to_owned());
    keys.filter(|key| key != own).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Whether forms of this stem are looked up under these [`keys`].
#[must_use]
pub fn is_at_hand(stem: &str, keys: &[String]) -> bool {
    let of_stem = class_key(word_of(stem));
    keys.iter().any(|key| key == of_stem)
}

/// The rule of a form without clitics and endings.
pub const BARE: &str = "bare";

/// Stands behind the stem of a past verb: «درس°» is the verb, «درس» the noun or the bare form of both.
const PAST_MARK: &str = "°";

/// The word without the letters at its start that could be clitics.
#[must_use]
pub fn strip_weak_start(folded: &str) -> &str {
    let mut rest = folded;
    loop {
        let Some(first) = rest.chars().next() else { return rest };
        let is_future = first == 'س' && rest[first.len_utf8()..].starts_with(['ي', 'ت', 'ن', 'ا']);
        let weak = matches!(first, 'و' | 'ف' | 'ب' | 'ك' | 'ل') || rest.starts_with("ال") || is_future;
        if !weak {
            return rest;
        }
        rest = &rest[first.len_utf8()..];
    }
}

/// The word without the letters at its end that could be an ending.
#[must_use]
pub fn strip_weak_end(folded: &str) -> &str {
    folded.trim_end_matches(['ه', 'ا', 'ت', 'ن', 'ي', 'و', 'ك', 'م', 'ء'])
}

fn is_arabic(folded: &str) -> bool {
    let is_letter =
        |c: char| matches!(c, 'ء'..='ي') || (matches!(c, '\u{0620}'..='\u{06FF}') && !c.is_numeric());
    folded.chars().next().is_some_and(is_letter)
}
