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
pub use guess::{guessed_stems, is_clitic_so_far};
pub use plausible::plausible;
use reading::word_of;
pub use reading::{Reading, shared_stem, stems};

/// The part of a folded word that no clitic or ending can touch: from the first letter that
/// cannot belong to a clitic to the last that cannot belong to an ending.
///
/// Taking a clitic or an ending off never changes it, so forms of one word share it. Empty for
/// words made of such letters only (بيت, كل): they form one class.
#[must_use]
pub fn class_key(folded: &str) -> &str {
    if !is_arabic(folded) {
        return folded;
    }
    strip_weak_end(strip_weak_start(folded))
}

/// Where the forms of a word can be: the class of its own, that of its usual spelling, and, where its
/// first letter could be the person of a verb, that of the third person.
#[must_use]
pub fn keys(form: &Form) -> Vec<String> {
    let mut keys = vec![class_key(&form.folded).to_owned()];
    let core = strip_weak_start(&form.folded);
    let nth = form.folded[..form.folded.len() - core.len()].chars().count();
    let is_person = core.starts_with(['ت', 'ن']) || (core.starts_with('ا') && form.has_hamza_at(nth));
    if is_person && is_arabic(core) {
        let rest: String = core.chars().skip(1).collect();
        let third_person = format!("ي{rest}");
        keys.push(class_key(&third_person).to_owned());
    }
    keys.extend(form.usual.as_deref().map(|usual| class_key(usual).to_owned()));
    keys.dedup();
    keys
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
    keys.iter().any(|key| key == class_key(word_of(stem)))
}

/// The rule of a form without clitics and endings.
const BARE: &str = "bare";

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
    folded.chars().next().is_some_and(|c| ('\u{0620}'..='\u{06FF}').contains(&c) && !c.is_numeric())
}
