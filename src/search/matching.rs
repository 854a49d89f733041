//! Which forms of the dictionary a query word matches, at which level, by which rule.

use std::rc::Rc;

use super::folded::{FoldedBlock, Start, hash};
use super::phrases::Phrase;
use super::query::QueryWord;
use super::spelling::changes;
use crate::arabic::class::{
    BARE, Reading, WantedStems, guessed_stems, is_at_hand, keys, shared_stem, shown, stems, strip_weak_start,
};
use crate::arabic::fold;
use crate::edition::dictionary::FormEntry;
use crate::view::Level;

/// Where in the dictionary the forms of a word can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The classes with exactly these keys.
    pub keys: Vec<String>,
    /// And every class whose key begins with this.
    pub beginning: Option<String>,
}

impl Whereabouts {
    /// Where the forms of `word` can be, at any level.
    #[must_use]
    pub fn of(word: &QueryWord) -> Self {
        let keys = if word.surface.is_empty() { Vec::new() } else { keys(&word.form) };
        // A form that goes on after the letters typed either keeps a strong letter behind them,
        // and then its key begins with their core, or ends in weak letters only, and then its
        // key is the core without its own weak end.
        let beginning = word.is_prefix.then(|| strip_weak_start(&word.form.folded).to_owned());
        // Other letters may be in any class.
        let beginning = if word.changes > 0 { Some(String::new()) } else { beginning };
        Self { keys, beginning }
    }
}

/// A form that matches.
#[derive(Clone, Debug)]
pub struct MatchedForm {
    block: Rc<FoldedBlock>,
    /// Its place among the forms of the block.
    nth: usize,
    /// The tightest level at which it matches.
    pub level: Level,
    how: How,
}

/// How a form matches.
#[derive(Clone, Debug)]
enum How {
    /// By a rule that has one name for all forms.
    Known(&'static str),
    /// It is read as a form of the stem.
    Stem(Reading),
    /// So read, it begins as the word does behind its clitics.
    BehindClitics(Reading),
    /// It is another name of what was asked for.
    OtherName(Rc<str>),
}

impl MatchedForm {
    /// The form, as the dictionary has it.
    #[must_use]
    pub fn entry(&self) -> &FormEntry {
        self.block.entry(self.nth)
    }

    /// The form, as the dictionary spells it.
    #[must_use]
    pub fn surface(&self) -> &str {
        &self.entry().surface
    }

    /// The block it was found in.
    #[must_use]
    pub fn block(&self) -> &FoldedBlock {
        &self.block
    }

    /// Its place in the block's [`InlinePositions`](crate::edition::dictionary::InlinePositions), if its
    /// postings stand in line.
    #[must_use]
    pub fn place_of_positions(&self) -> usize {
        self.block.n_inline_before(self.nth)
    }

    /// The rule, in words of `findings::Match::rule`.
    #[must_use]
    pub fn rule(&self) -> String {
        match &self.how {
            How::Known(rule) => (*rule).to_owned(),
            How::OtherName(_) => OTHER_NAME.to_owned(),
            How::Stem(reading) => reading.rule(self.block.letters(self.nth)),
            How::BehindClitics(reading) => {
                let rule = |clitics: &str, _: &str| [shown(clitics).as_str(), PREFIX].join(" ");
                let rule = reading.behind_clitics(self.block.letters(self.nth), rule);
                rule.unwrap_or_default().trim_start().to_owned()
            }
        }
    }

    /// The name of which it is another one, if it was found so.
    #[must_use]
    pub fn other_name_of(&self) -> Option<&str> {
        if let How::OtherName(asked) = &self.how { Some(asked) } else { None }
    }

    /// Whether nothing is known of it but that it begins as the word does.
    #[must_use]
    pub fn is_beginning(&self) -> bool {
        matches!(self.how, How::Known(PREFIX))
    }

    /// How many letters of it are others than the word's, where it was found by that.
    #[must_use]
    pub fn changes(&self) -> usize {
        let How::Known(rule) = self.how else { return 0 };
        NEAR.iter().position(|near| *near == rule).unwrap_or(0)
    }

    fn hash(&self) -> u32 {
        self.block.hash(self.nth)
    }
}

/// Forms that match a word, each once.
#[derive(Clone, Debug, Default)]
pub struct MatchedForms {
    forms: Vec<MatchedForm>,
    /// By their hashes, each where it or the next free slot is: 1 + the place of a form, 0 where there is none.
    slots: Vec<u32>,
}

impl MatchedForms {
    /// In no stated order.
    pub fn iter(&self) -> std::slice::Iter<'_, MatchedForm> {
        self.forms.iter()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// The form that is spelt so.
    #[must_use]
    pub fn get(&self, surface: &str) -> Option<&MatchedForm> {
        let slot = self.slot(hash(surface), surface)?;
        self.forms.get((self.slots[slot] as usize).checked_sub(1)?)
    }

    /// The slot that has the form, or the one it may have; `None` where there is no slot at all.
    fn slot(&self, hash: u32, surface: &str) -> Option<usize> {
        let last = self.slots.len().checked_sub(1)?;
        let mut slot = hash as usize & last;
        loop {
            match (self.slots[slot] as usize).checked_sub(1) {
                Some(nth) if self.forms[nth].hash() != hash || self.forms[nth].surface() != surface => {
                    slot = (slot + 1) & last;
                }
                _ => return Some(slot),
            }
        }
    }

    /// Adds the forms of another name of what was asked for.
    pub fn add_other_name(&mut self, forms: &Self, asked: &Rc<str>) {
        for form in forms.iter() {
            self.add(MatchedForm {
                level: Level::Name,
                how: How::OtherName(Rc::clone(asked)),
                ..form.clone()
            });
        }
    }

    /// Adds a form, or takes it as it matches tighter than before.
    fn add(&mut self, form: MatchedForm) {
        if (self.forms.len() + 1) * 2 > self.slots.len() {
            self.make_room();
        }
        let Some(slot) = self.slot(form.hash(), form.surface()) else { return };
        match (self.slots[slot] as usize).checked_sub(1) {
            Some(nth) if form.level < self.forms[nth].level => self.forms[nth] = form,
            Some(_) => {}
            None => {
                self.forms.push(form);
                self.slots[slot] = self.forms.len() as u32;
            }
        }
    }

    fn make_room(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(64)];
        for (form, nth) in self.forms.iter().zip(1..) {
            if let Some(slot) = self.slot(form.hash(), form.surface()) {
                self.slots[slot] = nth;
            }
        }
    }
}

/// The rule of a match of the same letters.
pub const IDENTICAL: &str = "identical";
/// The rule of a match of folded letters.
pub const FOLDED: &str = "folded";
/// The rule of a word that begins as the query word does.
pub const PREFIX: &str = "prefix";
/// The rule of another name of what was asked for.
pub const OTHER_NAME: &str = "other name";

/// The rule of a word of other letters, by the number of changes.
pub const NEAR: [&str; 3] = ["≈0", "≈1", "≈2"];

/// The forms of `blocks` that match `word` up to `loosest`. The blocks are all in which the word's
/// [`Whereabouts`] are.
#[must_use]
pub fn matching_forms(word: &QueryWord, loosest: Level, blocks: &[Rc<FoldedBlock>]) -> MatchedForms {
    let Whereabouts { keys, beginning } = Whereabouts::of(word);
    let mut own: Vec<Entry<'_>> = Vec::new();
    for block in blocks {
        own.extend(block.of_classes(&keys, None).into_iter().map(|nth| Entry::of(block, nth)));
    }
    let known = known_readings(word, &own);
    let wanted = wanted_stems(word, &keys, known.as_deref(), &own);
    let mut matched: Vec<MatchedForm> = own.iter().filter_map(|entry| entry.matched(word, &wanted)).collect();
    if word.is_prefix {
        for typed in Beginnings::of(word, known.as_deref()).0 {
            let starts: Vec<Start> =
                typed.iter().map(|typed| Start::of(typed)).chain(as_written(word)).collect();
            for block in blocks {
                let nths = block.that_begin(&keys, beginning.as_deref(), &starts);
                add_those(&mut matched, block, nths, &|entry| entry.beginning_with(word, &typed));
            }
            if !matched.is_empty() {
                break;
            }
        }
    }
    if word.changes > 0 {
        let letters: Vec<char> = word.form.folded.chars().collect();
        let near = |entry: &Entry<'_>| {
            let of_entry: Vec<char> = entry.folded.chars().collect();
            let n = changes(&letters, &of_entry, word.changes)?;
            Some(entry.found(Level::Word, How::Known(NEAR[n])))
        };
        for block in blocks {
            add_those(&mut matched, block, block.of_classes(&[], Some("")), &near);
        }
    }
    // A guest stands in two classes, and may match in one way as it stands and in another as a beginning.
    let mut each_once = MatchedForms::default();
    matched.into_iter().filter(|form| form.level <= loosest).for_each(|form| each_once.add(form));
    each_once
}

/// Adds those of the forms of a block that match.
fn add_those(
    matched: &mut Vec<MatchedForm>,
    block: &Rc<FoldedBlock>,
    nths: Vec<usize>,
    matching: &dyn Fn(&Entry<'_>) -> Option<MatchedForm>,
) {
    matched.extend(nths.into_iter().filter_map(|nth| matching(&Entry::of(block, nth))));
}

/// The letters of a word whose last one may be folded in another way where the word goes on («شئ», «شئون»),
/// without it.
fn as_written(word: &QueryWord) -> Option<Start> {
    let goes_on = fold(&[&word.surface, "و"].concat());
    let (last, _) = word.form.folded.char_indices().last()?;
    (!goes_on.starts_with(&word.form.folded)).then(|| Start::of(&word.form.folded[..last]))
}

/// A form of the dictionary with its folded letters.
#[derive(Clone, Copy)]
struct Entry<'a> {
    block: &'a Rc<FoldedBlock>,
    nth: usize,
    form: &'a FormEntry,
    folded: &'a str,
}

impl<'a> Entry<'a> {
    fn of(block: &'a Rc<FoldedBlock>, nth: usize) -> Self {
        Self { block, nth, form: block.entry(nth), folded: block.letters(nth) }
    }

    fn matched(&self, word: &QueryWord, wanted: &WantedStems) -> Option<MatchedForm> {
        let by_stem = || {
            let reading = shared_stem(wanted, self.folded, &self.form.readings)?;
            Some((Level::Word, reading.map_or(How::Known(BARE), How::Stem)))
        };
        let (level, how) = self.same_letters(word).or_else(by_stem)?;
        Some(self.found(level, how))
    }

    fn same_letters(&self, word: &QueryWord) -> Option<(Level, How)> {
        if self.form.surface == word.surface {
            Some((Level::Exact, How::Known(IDENTICAL)))
        } else if self.folded == word.form.folded {
            Some((Level::Letters, How::Known(FOLDED)))
        } else {
            None
        }
    }

    /// Where it begins with one of the `typed`.
    fn beginning_with(&self, word: &QueryWord, typed: &[String]) -> Option<MatchedForm> {
        let begins_so = self.form.surface.starts_with(&word.surface);
        let (level, how) = match self.same_letters(word) {
            Some((Level::Letters, _)) | None if begins_so => (Level::Exact, How::Known(PREFIX)),
            Some(same) => same,
            None if self.folded.starts_with(&word.form.folded) => (Level::Letters, How::Known(PREFIX)),
            None => (Level::Word, self.beginning(typed)?),
        };
        Some(self.found(level, how))
    }

    fn beginning(&self, typed: &[String]) -> Option<How> {
        if typed.iter().any(|typed| self.folded.starts_with(typed.as_str())) {
            return Some(How::Known(PREFIX));
        }
        let begins = |rest: &str| typed.iter().any(|typed| rest.starts_with(typed.as_str()));
        let begins_so =
            |reading: &&Reading| reading.behind_clitics(self.folded, |_, rest| begins(rest)) == Some(true);
        self.form.readings.iter().find(begins_so).map(|reading| How::BehindClitics(*reading))
    }

    fn found(&self, level: Level, how: How) -> MatchedForm {
        MatchedForm { block: Rc::clone(self.block), nth: self.nth, level, how }
    }
}

/// How the corpus has been found to read the word, where it has it: in these letters or, failing that,
/// in others that fold to the same.
fn known_readings(word: &QueryWord, own: &[Entry<'_>]) -> Option<Vec<Reading>> {
    if let Some(entry) = own.iter().find(|entry| entry.form.surface == word.surface) {
        return Some(entry.form.readings.clone());
    }
    let mut alike = own.iter().filter(|entry| entry.folded == word.form.folded).peekable();
    alike.peek()?;
    Some(alike.flat_map(|entry| &entry.form.readings).copied().collect())
}

/// The stems a word asks for in its classes.
fn wanted_stems(
    word: &QueryWord,
    keys: &[String],
    known: Option<&[Reading]>,
    own: &[Entry<'_>],
) -> WantedStems {
    let form = &word.form;
    if let Some(known) = known {
        let stems = stems(&form.folded, known).filter(|stem| is_at_hand(stem, keys));
        return WantedStems::new(stems.collect());
    }
    guessed_stems(form, own.iter().map(|entry| (entry.folded, entry.form.readings.as_slice())))
}

/// What the letters of an unfinished word may stand for, in the order it is tried: as they are typed or
/// behind the article; only where nothing begins so, behind a single-letter clitic as well. So no
/// finished word loses reports when its last letter is typed.
struct Beginnings([Vec<String>; 2]);

const ARTICLES: &str = "وبال ولل وال فال بال كال لل ال";
const LETTERS: &str = "و ف ب ل ك";

impl Beginnings {
    fn of(word: &QueryWord, known: Option<&[Reading]>) -> Self {
        let folded = word.form.folded.as_str();
        let mut as_typed = vec![folded.to_owned()];
        let mut behind_letter = Vec::new();
        if let Some(known) = known {
            let behind_article = |clitics: &str, rest: &str| {
                let has_article = clitics.ends_with("ال") || clitics.ends_with("لل");
                has_article.then(|| rest.to_owned())
            };
            let rests = known.iter().filter_map(|reading| reading.behind_clitics(folded, behind_article));
            as_typed.extend(rests.flatten());
        } else {
            let strip = |clitics: &'static str| {
                let rests = clitics.split(' ').filter_map(|clitics| folded.strip_prefix(clitics));
                rests.filter(|rest| rest.chars().count() >= 2).map(str::to_owned)
            };
            // «آلاف», «ألمانيا»: the article has a plain alef.
            if !word.form.has_hamza_at(0) {
                as_typed.extend(strip(ARTICLES));
            }
            behind_letter.extend(strip(LETTERS));
        }
        Self([as_typed, behind_letter])
    }
}

/// Another name of a query word, of several words.
#[derive(Debug)]
pub struct LongName {
    /// The word it is a name of, by its place in the query.
    pub of: usize,
    /// It is a longer name of another thing.
    pub is_of_other_thing: bool,
    /// What was asked for.
    pub asked: Rc<str>,
    /// For each of its words the forms that match it.
    pub words: Vec<MatchedForms>,
}

/// What counts as a match: the forms of each query word up to a level, and the phrases in which a word that
/// is not asked for by itself must stand.
#[derive(Debug)]
pub struct MatchTable<'a> {
    /// The words of the query with their forms, by their letters.
    pub words: &'a [(QueryWord, MatchedForms)],
    /// The loosest level.
    pub level: Level,
    /// The phrases by which reports can be found.
    pub phrases: Vec<&'a Phrase>,
    /// Other names of several words.
    pub names: &'a [LongName],
}

impl<'a> MatchTable<'a> {
    /// Whether nothing can match.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|(word, forms)| !word.is_wanted || forms.is_empty()) && self.names.is_empty()
    }

    /// Whether the word is marked wherever it stands, in a title if that is one; else only in its phrases.
    pub(super) fn is_marked_alone(&self, word: usize, is_title: bool) -> bool {
        let is_asked_for = |phrase: &&Phrase| phrase.in_title && phrase.words == [word];
        self.words[word].0.is_alone || (is_title && self.phrases.iter().any(is_asked_for))
    }

    /// The query words that the form matches, in their order, each by its place in the query.
    #[must_use]
    pub fn get(&self, surface: &str) -> Vec<(usize, &'a MatchedForm)> {
        let of_word = |(nth, (word, forms)): (usize, &'a (QueryWord, MatchedForms))| {
            let form = forms.get(surface)?;
            let is_loose_enough = word.is_at_any_level() || form.level <= self.level;
            (word.is_wanted && is_loose_enough).then_some((nth, form))
        };
        self.words.iter().enumerate().filter_map(of_word).collect()
    }
}
