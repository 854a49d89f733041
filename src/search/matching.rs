//! Which forms of the dictionary a query word matches, at which level, by which rule.

use super::phrases::Phrase;
use super::query::QueryWord;
use super::spelling::changes;
use crate::arabic::class::{
    Reading, class_key, guessed_stems, is_at_hand, keys, shared_stem, stems, strip_weak_start,
};
use crate::arabic::fold;
use crate::edition::dictionary::{Block, Class, FormEntry, PostingsRef};
use crate::sorting;
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
        let keys = keys(&word.form);
        // A form that goes on after the letters typed either keeps a strong letter behind them,
        // and then its key begins with their core, or ends in weak letters only, and then its
        // key is the core without its own weak end.
        let beginning = word.is_prefix.then(|| strip_weak_start(&word.form.folded).to_owned());
        // Other letters may be in any class.
        let beginning = if word.changes > 0 { Some(String::new()) } else { beginning };
        Self { keys, beginning }
    }

    /// Whether a class with this key may hold such forms.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.is_key(key)
            || self.beginning.as_ref().is_some_and(|beginning| key.starts_with(beginning.as_str()))
    }

    fn is_key(&self, key: &str) -> bool {
        self.keys.iter().any(|own| own == key)
    }
}

/// A block of the dictionary with the folded letters of its forms: folding them for every query would take
/// most of its time.
#[derive(Clone, Debug)]
pub struct FoldedBlock {
    /// The block.
    pub block: Block,
    /// By class and form.
    folded: Vec<Vec<Folded>>,
}

#[derive(Clone, Debug)]
struct Folded {
    letters: String,
    /// It stands in its class for a stem with another key.
    is_guest: bool,
}

impl FoldedBlock {
    /// Folds every form of the block.
    #[must_use]
    pub fn new(block: Block) -> Self {
        let fold_form = |form: &FormEntry, key: &str| {
            let letters = fold(&form.surface);
            Folded { is_guest: class_key(&letters) != key, letters }
        };
        let fold_class =
            |class: &Class| class.forms.iter().map(|form| fold_form(form, &class.key)).collect::<Vec<_>>();
        Self { folded: block.classes.iter().map(fold_class).collect(), block }
    }

    /// Its classes; `place` is that of the block in the dictionary.
    pub fn classes(&self, place: usize) -> impl Iterator<Item = Located<'_>> + Clone {
        let folded = self.block.classes.iter().zip(&self.folded);
        folded.map(move |(class, folded)| Located { block: place, class, folded })
    }
}

/// A class with the place of its block in the dictionary.
#[derive(Clone, Copy, Debug)]
pub struct Located<'a> {
    block: usize,
    class: &'a Class,
    folded: &'a [Folded],
}

/// A form that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchedForm {
    /// The form, as the dictionary spells it.
    pub surface: String,
    /// The tightest level at which it matches.
    pub level: Level,
    /// The rule, in words of `findings::Match::rule`.
    pub rule: String,
    /// How often it occurs outside boilerplate.
    pub count: u32,
    /// The block it was found in.
    pub block: usize,
    /// Where it occurs, as that block says it.
    pub postings: PostingsRef,
}

/// The rule of a match of the same letters.
pub const IDENTICAL: &str = "identical";
/// The rule of a match of folded letters.
pub const FOLDED: &str = "folded";
/// The rule of a word that begins as the query word does.
pub const PREFIX: &str = "prefix";

/// The rule of a word of other letters, by the number of changes.
pub const NEAR: [&str; 3] = ["≈0", "≈1", "≈2"];

/// The forms of `classes` that match `word` up to `loosest`, in the order of the dictionary.
///
/// `classes` are all classes in the word's [`Whereabouts`].
#[must_use]
pub fn matching_forms<'a>(
    word: &QueryWord,
    loosest: Level,
    classes: impl Iterator<Item = Located<'a>> + Clone,
) -> Vec<MatchedForm> {
    let whereabouts = Whereabouts::of(word);
    let own = classes.clone().filter(|located| whereabouts.is_key(&located.class.key));
    let own: Vec<Entry<'a>> = own.flat_map(Entry::all_of).collect();
    let known = known_readings(word, &own);
    let wanted = wanted_stems(word, known.as_deref(), &own);
    let mut matched: Vec<MatchedForm> = own.iter().filter_map(|entry| entry.matched(word, &wanted)).collect();
    if word.is_prefix {
        let beginnings = Beginnings::of(word, known.as_deref());
        beginnings.add_to(
            &mut matched,
            word,
            classes.clone().filter(|located| whereabouts.has(&located.class.key)),
        );
    }
    if word.changes > 0 {
        let letters: Vec<char> = word.form.folded.chars().collect();
        let near = |entry: Entry<'a>| {
            let of_entry: Vec<char> = entry.folded.chars().collect();
            let n = changes(&letters, &of_entry, word.changes)?;
            Some(entry.found(Level::Word, NEAR[n].to_owned()))
        };
        matched.extend(classes.flat_map(Entry::all_of).filter_map(near));
    }
    // A guest stands in two classes, and may match in one way as it stands and in another as a beginning.
    sorting::sort_by(&mut matched, |a, b| a.surface.cmp(&b.surface).then(a.level.cmp(&b.level)));
    matched.dedup_by(|later, best| later.surface == best.surface);
    matched.retain(|form| form.level <= loosest);
    matched
}

/// A form of the dictionary with its folded letters.
#[derive(Clone, Copy)]
struct Entry<'a> {
    form: &'a FormEntry,
    folded: &'a str,
    is_guest: bool,
    block: usize,
}

impl<'a> Entry<'a> {
    fn all_of(Located { block, class, folded }: Located<'a>) -> impl Iterator<Item = Self> {
        let entry = move |(form, folded): (&'a FormEntry, &'a Folded)| {
            let Folded { letters, is_guest } = folded;
            Self { form, folded: letters, is_guest: *is_guest, block }
        };
        class.forms.iter().zip(folded).map(entry)
    }

    fn matched(&self, word: &QueryWord, wanted: &[String]) -> Option<MatchedForm> {
        let (level, rule) = same_letters(word, self.form, self.folded)
            .or_else(|| Some((Level::Word, shared_stem(wanted, self.folded, &self.form.readings)?)))?;
        Some(self.found(level, rule))
    }

    /// Where it begins with one of the `typed`.
    fn beginning_with(self, word: &QueryWord, typed: &[String]) -> Option<MatchedForm> {
        let Self { form: entry, folded, is_guest, .. } = self;
        // Most forms of so many classes are far from it, and reading a form is dear. Of a guest it is another
        // spelling that may begin so.
        let is_near = is_guest || typed.iter().any(|typed| folded.contains(typed.as_str()));
        if !is_near && !entry.surface.starts_with(&word.surface) {
            return None;
        }
        let (level, rule) = match same_letters(word, entry, folded) {
            Some((Level::Exact, rule)) => (Level::Exact, rule),
            _ if entry.surface.starts_with(&word.surface) => (Level::Exact, PREFIX.to_owned()),
            Some(folded) => folded,
            None if folded.starts_with(&word.form.folded) => (Level::Letters, PREFIX.to_owned()),
            None => (Level::Word, beginning_rule(typed, folded, &entry.readings)?),
        };
        Some(self.found(level, rule))
    }

    fn found(&self, level: Level, rule: String) -> MatchedForm {
        let FormEntry { surface, count, postings, .. } = self.form;
        MatchedForm {
            surface: surface.clone(),
            level,
            rule,
            count: *count,
            block: self.block,
            postings: postings.clone(),
        }
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
fn wanted_stems(word: &QueryWord, known: Option<&[Reading]>, own: &[Entry<'_>]) -> Vec<String> {
    let form = &word.form;
    if let Some(known) = known {
        let keys = keys(form);
        return stems(&form.folded, known).filter(|stem| is_at_hand(stem, &keys)).collect();
    }
    guessed_stems(form, own.iter().map(|entry| (entry.folded, entry.form.readings.as_slice())))
}

fn same_letters(word: &QueryWord, entry: &FormEntry, folded: &str) -> Option<(Level, String)> {
    if entry.surface == word.surface {
        Some((Level::Exact, IDENTICAL.to_owned()))
    } else if folded == word.form.folded {
        Some((Level::Letters, FOLDED.to_owned()))
    } else {
        None
    }
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
            let rests = known.iter().filter_map(|reading| reading.behind_clitics(folded));
            as_typed.extend(rests.filter(|(clitics, _)| clitics.ends_with("ال")).map(|(_, rest)| rest));
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

    /// Adds to the forms that match the word as it stands those that begin with it.
    fn add_to<'a>(
        &self,
        matched: &mut Vec<MatchedForm>,
        word: &QueryWord,
        classes: impl Iterator<Item = Located<'a>> + Clone,
    ) {
        for typed in &self.0 {
            for located in classes.clone() {
                matched.extend(Entry::all_of(located).filter_map(|entry| entry.beginning_with(word, typed)));
            }
            if !matched.is_empty() {
                break;
            }
        }
    }
}

fn beginning_rule(typed: &[String], folded: &str, readings: &[Reading]) -> Option<String> {
    let begins = |rest: &str| typed.iter().any(|typed| rest.starts_with(typed.as_str()));
    if begins(folded) {
        return Some(PREFIX.to_owned());
    }
    let mut behind = readings.iter().filter_map(|reading| reading.behind_clitics(folded));
    let (clitics, _) = behind.find(|(_, rest)| begins(rest))?;
    Some([clitics.as_str(), PREFIX].join(" ").trim_start().to_owned())
}

/// What counts as a match: the forms of each query word up to a level, and the phrases in which a word that
/// is not asked for by itself must stand.
#[derive(Debug)]
pub struct MatchTable<'a> {
    /// The words of the query with their forms, by their letters.
    pub words: &'a [(QueryWord, Vec<MatchedForm>)],
    /// The loosest level.
    pub level: Level,
    /// The phrases by which reports can be found.
    pub phrases: Vec<&'a Phrase>,
}

impl<'a> MatchTable<'a> {
    /// Whether nothing can match.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|(word, forms)| !word.is_wanted || forms.is_empty())
    }

    /// The query words that the form matches, in their order, each by its place in the query.
    #[must_use]
    pub fn get(&self, surface: &str) -> Vec<(usize, &'a MatchedForm)> {
        let of_word = |(nth, (word, forms)): (usize, &'a (QueryWord, Vec<MatchedForm>))| {
            let place = forms.binary_search_by(|form| form.surface.as_str().cmp(surface)).ok()?;
            (word.is_wanted && forms[place].level <= word.loosest(self.level)).then_some((nth, &forms[place]))
        };
        self.words.iter().enumerate().filter_map(of_word).collect()
    }
}
