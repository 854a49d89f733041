//! The words of a query: the dictionary blocks they can be in, the forms they match, where those stand.

use std::rc::Rc;

use super::{Engine, Step, need};
use crate::edition::FileRef;
use crate::edition::dictionary::{Block, InlinePositions, Piece, Posting, PostingsRef, decode_postings};
use crate::edition::positions::Positions;
use crate::findings::{Fault, Notice};
use crate::search::bitset::BitSet;
use crate::search::folded::FoldedBlock;
use crate::search::matching::{MatchTable, MatchedForm, MatchedForms, Whereabouts, matching_forms};
use crate::search::query::{self, Query, QueryWord};
use crate::search::rank;
use crate::search::select::{FoundWord, MatchedPostings};
use crate::search::syntax::Asked;
use crate::sorting;
use crate::view::{Level, View};

/// The words of a query with the forms they match at the level *word* or tighter.
pub(super) struct MatchedWords {
    pub(super) words: Vec<(QueryWord, MatchedForms)>,
    pub(super) asked: Asked,
    pub(super) notices: Vec<Notice>,
}

impl MatchedWords {
    /// What counts as a match for this view.
    pub(super) fn table(&self, level: Level) -> MatchTable<'_> {
        MatchTable { words: &self.words, level, phrases: self.asked.phrases_wanted() }
    }
}

impl Engine {
    pub(super) fn missing_blocks(&self, words: &[QueryWord]) -> Vec<FileRef> {
        let mut wanted: Vec<usize> = words.iter().flat_map(|word| self.blocks_of(word)).collect();
        sorting::sort_once(&mut wanted);
        wanted.retain(|nth| !self.blocks.contains_key(nth));
        wanted.into_iter().map(|nth| self.manifest.dictionary[nth].file).collect()
    }

    /// The blocks in which forms of the word can be, in order.
    fn blocks_of(&self, word: &QueryWord) -> Vec<usize> {
        let heads = &self.manifest.dictionary;
        let block_of =
            |key: &str| heads.partition_point(|head| head.first_key.as_str() <= key).checked_sub(1);
        let whereabouts = Whereabouts::of(word);
        let mut blocks: Vec<usize> = whereabouts.keys.iter().filter_map(|key| block_of(key)).collect();
        if let Some(beginning) = &whereabouts.beginning {
            let first = block_of(beginning).unwrap_or(0);
            let after = heads[first..].iter().position(|head| {
                head.first_key.as_str() > beginning.as_str()
                    && !head.first_key.starts_with(beginning.as_str())
            });
            blocks.extend(first..after.map_or(heads.len(), |n| first + n));
        }
        sorting::sort_once(&mut blocks);
        blocks
    }

    /// The forms that match the view's query, at any level.
    pub(super) fn matched(&mut self, view: &View) -> Result<Step<Rc<MatchedWords>>, Fault> {
        if let Some((query, typing, matched)) = &self.matched
            && (query.as_str(), *typing) == (view.query.as_str(), view.typing)
        {
            return Ok(Step::Done(Rc::clone(matched)));
        }
        let Query { words, asked, notices } = query::parse(&view.query, view.typing);
        let missing = self.missing_blocks(&words);
        if !missing.is_empty() {
            return Ok(need(missing));
        }
        let words = words
            .into_iter()
            .map(|word| {
                let places = self.blocks_of(&word);
                let blocks = places.iter().filter_map(|nth| self.blocks.get(nth).map(Rc::clone));
                let loosest = if word.is_exact { Level::Exact } else { Level::Word };
                let forms = matching_forms(&word, loosest, &blocks.collect::<Vec<Rc<FoldedBlock>>>());
                (word, forms)
            })
            .collect();
        let matched = Rc::new(MatchedWords { words, asked, notices });
        self.matched = Some((view.query.clone(), view.typing, Rc::clone(&matched)));
        self.found = None;
        Ok(Step::Done(matched))
    }

    /// That the whole dictionary was read for this query, if it was.
    pub(super) fn dictionary_read(&self, matched: &MatchedWords) -> Option<Notice> {
        let is_fuzzy = matched.words.iter().any(|(word, _)| word.changes > 0);
        is_fuzzy.then(|| Notice::WholeDictionary(self.dictionary_bytes()))
    }

    /// What [`Emptiness::near`](crate::findings::Emptiness::near) offers.
    pub(super) fn near(&self, query: &str, matched: &MatchedWords) -> Option<(String, u32)> {
        let is_unknown = |(word, forms): &&(QueryWord, MatchedForms)| word.is_wanted && forms.is_empty();
        let unknown = matched.words.iter().filter(is_unknown);
        let mut places: Vec<usize> = unknown.flat_map(|(word, _)| &word.tilde_places).copied().collect();
        sorting::sort_once(&mut places);
        let mut near = query.to_owned();
        places.iter().rev().for_each(|&place| near.insert(place, '~'));
        (!places.is_empty()).then(|| (near, self.dictionary_bytes()))
    }

    /// How much the dictionary is as it lies on disk.
    fn dictionary_bytes(&self) -> u32 {
        let lens = self.manifest.dictionary.iter().map(|head| head.file.packed_len);
        lens.fold(0, u32::saturating_add)
    }

    /// The forms of the dictionary that a query's words match, up to the level *word*.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn forms(&mut self, view: &View) -> Result<Step<Vec<MatchedForm>>, Fault> {
        let matched = done!(self.matched(view)?);
        Ok(Step::Done(
            matched
                .words
                .iter()
                .filter(|(word, _)| word.is_wanted)
                .flat_map(|(_, forms)| forms.iter())
                .cloned()
                .collect(),
        ))
    }

    /// The forms of the query with every place in which they stand: their postings, and their positions on
    /// the pages. For tools and tests.
    ///
    /// # Errors
    /// As [`Engine::ask`].
    pub fn occurrences(&mut self, view: &View) -> Result<Step<Vec<(String, MatchedPostings)>>, Fault> {
        let matched = done!(self.matched(view)?);
        let mut lists = Lists::of(self);
        let mut found = Vec::new();
        for form in matched.words.iter().flat_map(|(_, forms)| forms.iter()) {
            let Some((mut of_form, positions)) = lists.of_form(form, true)? else { continue };
            of_form.add_positions(positions, |_| true)?;
            found.push((form.surface().to_owned(), of_form));
        }
        Ok(lists.missing().map_or(Step::Done(found), need))
    }

    /// Where the words of the query stand.
    pub(super) fn found_words(&mut self, matched: &MatchedWords) -> Result<Step<Rc<Vec<FoundWord>>>, Fault> {
        if let Some(found) = &self.found {
            return Ok(Step::Done(Rc::clone(found)));
        }
        let mut lists = Lists::of(self);
        let mut found = Vec::with_capacity(matched.words.len());
        let mut positions = Vec::with_capacity(matched.words.len());
        for (word, forms) in &matched.words {
            let mut of_word = (Vec::new(), Vec::new());
            for form in forms.iter() {
                of_word.extend(lists.of_form(form, word.needs_positions)?);
            }
            let is_fuzzy = word.changes > 0;
            found.push(FoundWord { is_wanted: word.is_wanted, is_fuzzy, forms: of_word.0 });
            positions.push(of_word.1);
        }
        if let Some(missing) = lists.missing() {
            return Ok(need(missing));
        }
        let n_reports = self.manifest.info.n_reports;
        let with_all = with_all_words_of_a_phrase(&matched.asked, &found, n_reports);
        for ((word, positions), reports) in found.iter_mut().zip(positions).zip(&with_all) {
            for (form, positions) in word.forms.iter_mut().zip(positions) {
                form.add_positions(positions, |posting| reports.has(posting.ordinal))?;
            }
        }
        let found = Rc::new(found);
        self.found = Some(Rc::clone(&found));
        Ok(Step::Done(found))
    }
}

/// Of each word the reports in which a phrase that has it could stand: where it stands in others need not be
/// known.
fn with_all_words_of_a_phrase(asked: &Asked, found: &[FoundWord], n_reports: u32) -> Vec<BitSet> {
    let mut with_all = vec![BitSet::none(n_reports); found.len()];
    for phrase in &asked.phrases {
        let mut reports = BitSet::all(n_reports);
        for &nth in &phrase.words {
            reports.intersect(&found[nth].reports(n_reports));
        }
        phrase.words.iter().for_each(|&nth| with_all[nth].unite(&reports));
    }
    with_all
}

impl MatchedPostings {
    /// Reads the positions in the reports that are wanted.
    fn add_positions(
        &mut self,
        bytes: Option<&[u8]>,
        is_wanted: impl Fn(&Posting) -> bool,
    ) -> Result<(), Fault> {
        let read = |bytes| Positions::decode(bytes, &self.postings, is_wanted).ok_or_else(bad_dictionary);
        self.positions = bytes.map(read).transpose()?;
        Ok(())
    }
}

/// Reads lists of forms, and remembers which files are not here yet.
struct Lists<'a> {
    engine: &'a Engine,
    missing: Vec<FileRef>,
}

/// The postings of a form, and the positions as they lie in their file, where they are needed.
type OfForm<'a> = (MatchedPostings, Option<&'a [u8]>);

/// A block says something of its lists that cannot be.
fn bad_dictionary() -> Fault {
    Fault::Malformed { file: "dictionary".to_owned() }
}

impl<'a> Lists<'a> {
    fn of(engine: &'a Engine) -> Self {
        Self { engine, missing: Vec::new() }
    }

    fn missing(self) -> Option<Vec<FileRef>> {
        Some(self.missing).filter(|missing| !missing.is_empty())
    }

    /// `None` where a file is missing.
    fn of_form(&mut self, form: &MatchedForm, needs_positions: bool) -> Result<Option<OfForm<'a>>, Fault> {
        let block = &form.block().block;
        let (postings, positions) = match &form.entry().postings {
            PostingsRef::Inline(postings) => {
                let positions = if needs_positions { self.inline_positions(form)? } else { None };
                (Some(postings.as_slice()), positions)
            }
            PostingsRef::InFile { postings, positions } => {
                let positions = if needs_positions { self.piece(block, *positions)? } else { None };
                (self.piece(block, *postings)?, positions)
            }
        };
        let Some(postings) = postings.filter(|_| positions.is_some() || !needs_positions) else {
            return Ok(None);
        };
        let n_reports = self.engine.manifest.info.n_reports;
        let postings = decode_postings(postings, n_reports).ok_or_else(bad_dictionary)?;
        let ranked_as = rank::level_of(form);
        let of_form = MatchedPostings { level: form.level, ranked_as, postings, positions: None };
        Ok(Some((of_form, positions)))
    }

    fn inline_positions(&mut self, form: &MatchedForm) -> Result<Option<&'a [u8]>, Fault> {
        let block = form.block();
        let Some(InlinePositions(lists)) = self.engine.inline_positions.get(&block.place).map(Rc::as_ref)
        else {
            self.missing.push(block.block.inline_positions);
            return Ok(None);
        };
        lists.get(form.place_of_positions()).map(|list| Some(list.as_slice())).ok_or_else(bad_dictionary)
    }

    fn piece(&mut self, block: &Block, piece: Piece) -> Result<Option<&'a [u8]>, Fault> {
        let file = block.lists.get(piece.file as usize).ok_or_else(bad_dictionary)?;
        let Some(content) = self.engine.lists.get(file) else {
            self.missing.push(*file);
            return Ok(None);
        };
        piece.of(content).map(Some).ok_or_else(bad_dictionary)
    }
}
