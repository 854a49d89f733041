//! Every way to read a form: clitics, stem, ending; a function of the form alone.

use super::form::Form;
use super::is_arabic;
use super::reading::{Made, Parts, Reading, shown, word_of};
use super::tables::{CLITICS, ENDINGS, FIVE_NOUNS, OBJECTS, PAST, PERSONS, PRESENT, VERB_CLITICS};

/// A way to read a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Analysis<'f> {
    pub reading: Reading,
    /// The form the reading is of: in another spelling, the usual one.
    pub whole: &'f str,
    pub parts: Parts<'f>,
    /// The clitics in order, `+` between them («و+ل+ال»); empty for none.
    pub clitics: String,
    pub kind: Kind,
}

/// What a reading takes off, and so what makes it plausible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// No ending.
    None,
    /// Plural, dual, pronoun: plausible by itself.
    Free,
    /// Construct ي and و: only beside a plural in ين or ون, else it is a nisba or a radical.
    Construct,
    /// The alef of an indefinite accusative.
    Accusative,
    /// ك of the one spoken to: only where the rest stands for itself.
    Address,
    /// Any ending on a stem of two letters: only where it is a noun.
    Short,
    /// The plural of a word in ي, which swallows it: «محامون».
    Weak,
    /// The plural of a word in ا: «كاميرات».
    OfAlef,
    /// The ى of a word before a pronoun: «مستواه».
    Maqsura,
    /// The five nouns that show their case: «أبو», «أباه».
    Five,
    /// A person of the present.
    Present,
    /// The present as «لم» shortens it: «يقم», «يعط».
    Jussive,
    /// A person of the past.
    Past,
    /// The same where the verb's alef goes: «قلت».
    HollowPast,
}

impl<'f> Analysis<'f> {
    pub fn behind_clitics(&self) -> &'f str {
        &self.whole[self.parts.clitics.len()..]
    }

    pub fn n_clitic_letters(&self) -> usize {
        self.parts.clitics.chars().count()
    }

    pub fn stem(&self) -> String {
        self.parts.stem()
    }

    /// The stem without the mark of the past.
    pub fn word(&self) -> String {
        word_of(&self.stem()).to_owned()
    }
}

/// Every way to read `form` but as its own stem; a function of the form alone.
pub(super) fn analyses(form: &Form) -> Vec<Analysis<'_>> {
    let mut all = Vec::new();
    readings(form, &form.folded, &mut all);
    if let Some(usual) = &form.usual {
        all.extend(Before { whole: usual, clitics: "", is_respelled: true }.reading(
            "",
            Made::Plain,
            Kind::None,
        ));
        readings(form, usual, &mut all);
    }
    all
}

fn readings<'f>(form: &Form, whole: &'f str, all: &mut Vec<Analysis<'f>>) {
    if !is_arabic(whole) {
        return;
    }
    let is_respelled = whole != form.folded;
    for clitics in CLITICS.split(' ') {
        let before = Before { whole, clitics, is_respelled };
        if let Some(rest) = before.rest(form)
            && rest.chars().count() >= shortest_judged(clitics)
        {
            before.as_noun(form, rest, all);
        }
    }
    // No verb ends in ة.
    for clitics in VERB_CLITICS.split(' ').filter(|_| !form.ends_in_teh_marbuta) {
        let before = Before { whole, clitics, is_respelled };
        if let Some(rest) = before.rest(form) {
            before.as_present(rest, all);
            if !clitics.ends_with('س') {
                before.as_past(rest, all);
            }
        }
    }
}

/// Clitics before readings of a form.
#[derive(Clone, Copy)]
struct Before<'f> {
    whole: &'f str,
    clitics: &'static str,
    is_respelled: bool,
}

impl<'f> Before<'f> {
    fn reading(&self, ending: &str, made: Made, kind: Kind) -> Option<Analysis<'f>> {
        let &Self { whole, clitics, is_respelled } = self;
        let reading = Reading::new(clitics, ending, made, is_respelled);
        Some(Analysis { reading, whole, parts: reading.parts(whole)?, clitics: shown(clitics), kind })
    }

    fn rest(&self, form: &Form) -> Option<&'f str> {
        let rest = strip_start(self.whole, self.clitics)?;
        let article = self.clitics.strip_suffix("ال").map(|before| before.chars().count());
        let is_own = article.is_some_and(|nth| form.has_hamza_at(nth));
        let is_no_future = self.clitics.ends_with('س') && !rest.starts_with(['ي', 'ت', 'ن', 'ا']);
        (!is_own && !is_no_future).then_some(rest)
    }

    fn as_noun(&self, form: &Form, rest: &'f str, all: &mut Vec<Analysis<'f>>) {
        if !self.clitics.is_empty() {
            all.extend(self.reading("", Made::Plain, Kind::None));
        }
        // No ending ends otherwise.
        if !rest.ends_with(['ه', 'ا', 'ت', 'ن', 'ي', 'و', 'ك', 'م']) {
            return;
        }
        let after_article = self.clitics.ends_with("ال");
        for &(ending, restored, shortest, kind, with_article) in ENDINGS {
            if after_article && !with_article {
                continue;
            }
            let Some(stem) = strip_end(rest, ending) else { continue };
            let length = stem.chars().count();
            let fits = match kind {
                Kind::Short => length == shortest && !FIVE_NOUNS.contains(&stem),
                Kind::Five => FIVE_NOUNS.contains(&stem),
                Kind::OfAlef => length >= shortest && stem.ends_with('ا'),
                _ => length >= shortest,
            };
            // ة is part of the word; only a real ه can be the pronoun.
            if !fits || (form.ends_in_teh_marbuta && ending.ends_with('ه')) {
                continue;
            }
            all.extend(self.reading(ending, made(restored), kind));
            // Before a pronoun the hamza of «آباء» gets a carrier: «آباؤه», «آبائه».
            if let (Kind::Free | Kind::Address, "", false) = (kind, restored, with_article)
                && (stem.ends_with("او") || stem.ends_with("اي"))
            {
                all.extend(self.reading(ending, Made::Hamza, Kind::Address));
            }
        }
    }

    fn as_present(&self, word: &'f str, all: &mut Vec<Analysis<'f>>) {
        for letter in PERSONS.split(' ') {
            let Some(rest) = word.strip_prefix(letter) else { continue };
            with_endings(rest, PRESENT, |base, subject, ending| {
                let is_other_person = matches!(letter, "ن" | "ا");
                if base.chars().count() < 2 || (is_other_person && !subject.is_empty()) {
                    return;
                }
                let mut add = |made, kind| all.extend(self.reading(ending, made, kind));
                if letter != "ي" || !ending.is_empty() {
                    add(Made::Present, Kind::Present);
                }
                if matches!(subject, "ون" | "وا" | "و" | "ين") {
                    add(Made::PresentInYa, Kind::Present);
                    add(Made::PresentInWaw, Kind::Present);
                }
                if subject.is_empty() && !ending.is_empty() && base.ends_with('ا') {
                    add(Made::PresentInMaqsura, Kind::Present);
                }
                if subject.is_empty() {
                    add(Made::PresentInYa, Kind::Jussive);
                    add(Made::PresentInWaw, Kind::Jussive);
                }
                if matches!(ending, "" | "ن") {
                    for made in [Made::JussiveOfWaw, Made::JussiveOfYa, Made::JussiveOfAlef] {
                        add(made, Kind::Jussive);
                    }
                }
            });
        }
    }

    fn as_past(&self, rest: &'f str, all: &mut Vec<Analysis<'f>>) {
        with_endings(rest, PAST, |base, subject, ending| {
            let is_dual_before_object = matches!(subject, "ا" | "تا" | "تما" | "تن") && ending != subject;
            if base.chars().count() < 2 || is_dual_before_object {
                return;
            }
            let mut add = |made, kind| all.extend(self.reading(ending, made, kind));
            // A weak ending gives way to the subject's: «دعا», «دعوا».
            if subject.is_empty() || !base.ends_with('ا') {
                add(Made::Past, Kind::Past);
            }
            if matches!(subject, "ت" | "تا" | "وا" | "و") {
                add(Made::PastInYa, Kind::Past);
                add(Made::PastInAlef, Kind::Past);
            }
            if subject.is_empty() && !ending.is_empty() && base.ends_with('ا') {
                add(Made::PastInMaqsura, Kind::Past);
            }
            if matches!(subject, "ت" | "نا" | "تم" | "تمو" | "ن") {
                add(Made::HollowPast, Kind::HollowPast);
            }
        });
    }
}

/// How many letters at least stand behind the clitics, if the vocabulary is to judge.
fn shortest_judged(clitics: &str) -> usize {
    match clitics {
        "" => 1,
        _ if clitics.ends_with('س') => 3,
        _ => 2,
    }
}

/// How the stem is had where an ending takes the place of these letters.
fn made(restored: &str) -> Made {
    match restored {
        "" => Made::Plain,
        "ه" => Made::Feminine,
        "اه" => Made::FeminineInAlef,
        _ => Made::Weak,
    }
}

/// `strip_suffix` for lists of endings, of which nearly all fail: their last byte already differs.
fn strip_end<'f>(word: &'f str, ending: &str) -> Option<&'f str> {
    let may_end = ending.as_bytes().last().is_none_or(|last| word.as_bytes().last() == Some(last));
    may_end.then(|| word.strip_suffix(ending)).flatten()
}

/// `strip_prefix` in the same way; the second byte tells Arabic letters apart.
fn strip_start<'f>(word: &'f str, beginning: &str) -> Option<&'f str> {
    let may_begin = beginning.as_bytes().get(1).is_none_or(|byte| word.as_bytes().get(1) == Some(byte));
    may_begin.then(|| word.strip_prefix(beginning)).flatten()
}

/// Every subject with every object at the end of `rest`: what stands before them, the subject's letters,
/// both together.
fn with_endings<'f>(
    rest: &'f str,
    subjects: &[(&'static str, &'static str)],
    mut found: impl FnMut(&'f str, &'static str, &'f str),
) {
    for object in OBJECTS.split(' ') {
        let Some(verb) = strip_end(rest, object) else { continue };
        for &(alone, before_object) in subjects {
            let subject = if object.is_empty() { alone } else { before_object };
            if let Some(base) = strip_end(verb, subject) {
                found(base, subject, &rest[base.len()..]);
            }
        }
    }
}
