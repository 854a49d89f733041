//! The words of a query: the dictionary blocks they can be in, the forms they match, where those stand.

use std::rc::Rc;

use super::near::{are_near, is_found_at};
use super::{Engine, Step, need};
use crate::edition::FileRef;
use crate::edition::dictionary::{Block, InlinePositions, Piece, Posting, PostingsRef, add_postings};
use crate::edition::positions::Positions;
use crate::findings::{Fault, Notice};
use crate::search::bitset::BitSet;
use crate::search::folded::FoldedBlock;
use crate::search::matching::{LongName, MatchTable, MatchedForm, MatchedForms, Whereabouts, matching_forms};
use crate::search::names::standing;
use crate::search::query::{self, OtherName, Query, QueryWord};
use crate::search::rank;
use crate::search::select::{FoundWord, MatchedPostings, reports_of};
use crate::search::syntax::Asked;
use crate::sorting;
use crate::view::{Level, View};

/// The words of a query with the forms they match at the level *word* or tighter, and as other names
/// where these are asked for.
pub(super) struct MatchedWords {
    pub(super) words: Vec<(QueryWord, MatchedForms)>,
    pub(super) names: Vec<LongName>,
    pub(super) asked: Asked,
    pub(super) notices: Vec<Notice>,
}

impl MatchedWords {
    /// What counts as a match for this view.
    pub(super) fn table(&self, level: Level) -> MatchTable<'_> {
        MatchTable { words: &self.words, level, phrases: self.asked.phrases_wanted(), names: &self.names }
    }
}

impl Engine {
    /// What must be here before the query's words can be looked up.
    pub(super) fn missing_for(&self, view: &View, query: &Query) -> Vec<FileRef> {
        let names = self.manifest.names.filter(|_| self.names.is_none() && asks_for_names(view, query));
        let of_names = query.names.iter().flat_map(|name| &name.words);
        let mut wanted: Vec<usize> =
            query.words.iter().chain(of_names).flat_map(|word| self.blocks_of(word)).collect();
        sorting::sort_once(&mut wanted);
        wanted.retain(|nth| !self.blocks.contains_key(nth));
        names.into_iter().chain(wanted.into_iter().map(|nth| self.manifest.dictionary[nth].file)).collect()
    }

    /// The view's query, with other names where it asks for them and they are here.
    pub(super) fn query(&self, view: &View) -> Query {
        let mut query = query::parse(&view.query, view.typing);
        if let Some(names) = self.names.as_ref().filter(|_| asks_for_names(view, &query)) {
            names.add_to(&mut query, view.level == Level::Name);
        }
        query
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
        let with_names = view.level == Level::Name;
        if let Some((query, typing, names, matched)) = &self.matched
            && (query.as_str(), *typing, *names) == (view.query.as_str(), view.typing, with_names)
        {
            return Ok(Step::Done(Rc::clone(matched)));
        }
        let query = self.query(view);
        let missing = self.missing_for(view, &query);
        if !missing.is_empty() {
            return Ok(need(missing));
        }
        let Query { words, asked, names, notices } = query;
        let mut words: Vec<(QueryWord, MatchedForms)> = words
            .into_iter()
            .map(|word| {
                let forms = self.forms_of(&word);
                (word, forms)
            })
            .collect();
        let (mut long_names, mut of_other_things) = (Vec::new(), Vec::new());
        for OtherName { of, is_of_other_thing, asked, words: of_name } in names {
            let of_name: Vec<MatchedForms> = of_name.iter().map(|word| self.forms_of(word)).collect();
            if let [one] = of_name.as_slice() {
                words[of].1.add_other_name(one, &asked);
            } else if of_name.iter().all(|forms| !forms.is_empty()) {
                let list = if is_of_other_thing { &mut of_other_things } else { &mut long_names };
                list.push(LongName { of, is_of_other_thing, asked, words: of_name });
            }
        }
        // What is asked for as well comes first.
        long_names.append(&mut of_other_things);
        let matched = Rc::new(MatchedWords { words, names: long_names, asked, notices });
        self.matched = Some((view.query.clone(), view.typing, with_names, Rc::clone(&matched)));
        self.found = None;
        Ok(Step::Done(matched))
    }

    /// The forms of the dictionary that a word matches; its blocks are here.
    fn forms_of(&self, word: &QueryWord) -> MatchedForms {
        let places = self.blocks_of(word);
        let blocks = places.iter().filter_map(|nth| self.blocks.get(nth).map(Rc::clone));
        let loosest = if word.is_exact { Level::Exact } else { Level::Word };
        matching_forms(word, loosest, &blocks.collect::<Vec<Rc<FoldedBlock>>>())
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
            let (postings, positions) = (lists.postings(form)?, lists.positions(form)?);
            let Some(mut of_form) = postings else { continue };
            of_form.add_positions(positions, |_| true)?;
            found.push((form.surface().to_owned(), of_form));
        }
        Ok(lists.missing().map_or(Step::Done(found), need))
    }

    /// Where the words of the query stand; `near`: with what stands near each other, up to this level.
    pub(super) fn found_words(
        &mut self,
        matched: &MatchedWords,
        near: Option<Level>,
    ) -> Result<Step<Rc<Vec<FoundWord>>>, Fault> {
        let are_near =
            near.map_or_else(|| vec![false; matched.words.len()], |level| are_near(matched, level));
        let near = near.filter(|_| are_near.contains(&true));
        if let Some((_, found)) = self.found.as_ref().filter(|(known, _)| *known == near) {
            return Ok(Step::Done(Rc::clone(found)));
        }
        let mut lists = Lists::of(self);
        let mut found = Vec::with_capacity(matched.words.len());
        for ((word, forms), is_near) in matched.words.iter().zip(are_near) {
            let QueryWord { is_wanted, .. } = *word;
            let are_together = !(word.needs_positions || is_near);
            let forms =
                if are_together { lists.postings_together(forms)? } else { lists.postings_of(forms)? };
            found.push(FoundWord { is_wanted, is_at_any_level: word.is_at_any_level(), is_near, forms });
        }
        let n_reports = self.manifest.info.n_reports;
        let with_several = with_several_near_words(&found, n_reports);
        if lists.missing.is_empty() && with_several.is_empty() {
            found.iter_mut().for_each(|word| word.is_near = false);
        }
        let mut positions = Vec::with_capacity(matched.words.len());
        for (word, found) in matched.words.iter().zip(&found) {
            let up_to = near.filter(|_| found.is_near && !word.0.needs_positions);
            positions.push(match up_to {
                Some(level) => lists.positions_up_to(word, level)?,
                None if word.0.needs_positions => lists.positions_of(&word.1)?,
                None => Vec::new(),
            });
        }
        let mut names = Vec::with_capacity(matched.names.len());
        for LongName { words, .. } in &matched.names {
            let mut of_name = Vec::with_capacity(words.len());
            for forms in words {
                of_name.push((lists.postings_of(forms)?, lists.positions_of(forms)?));
            }
            names.push(of_name);
        }
        if let Some(missing) = lists.missing() {
            return Ok(need(missing));
        }
        let mut with_all = with_all_words_of_a_phrase(&matched.asked, &found, n_reports);
        for ((word, positions), reports) in found.iter_mut().zip(positions).zip(&mut with_all) {
            if word.is_near {
                reports.unite(&with_several);
            }
            for (form, positions) in word.forms.iter_mut().zip(positions) {
                form.add_positions(positions, |posting| reports.has(posting.ordinal))?;
            }
        }
        let mut of_words: Vec<Vec<(bool, NamePostings)>> = vec![Vec::new(); found.len()];
        for (LongName { of, is_of_other_thing, .. }, name) in matched.names.iter().zip(names) {
            of_words[*of].push((*is_of_other_thing, with_positions(name, n_reports)?));
        }
        for (word, names) in found.iter_mut().zip(&of_words) {
            let (level, weight) = (Level::Name, rank::weight_at(Level::Name));
            let postings = standing(names);
            if !postings.is_empty() {
                word.forms.push(MatchedPostings { level, weight, postings, positions: None });
            }
        }
        let found = Rc::new(found);
        self.found = Some((near, Rc::clone(&found)));
        Ok(Step::Done(found))
    }
}

/// The reports that have several of the words that count as near each other.
fn with_several_near_words(found: &[FoundWord], n_reports: u32) -> BitSet {
    let (mut with_one, mut with_several) = (BitSet::none(n_reports), BitSet::none(n_reports));
    for word in found.iter().filter(|word| word.is_near) {
        let here = reports_of(&word.forms, n_reports);
        let mut again = here.clone();
        again.intersect(&with_one);
        with_several.unite(&again);
        with_one.unite(&here);
    }
    with_several
}

/// Of each word the reports in which a phrase that has it could stand: where it stands in others need not be
/// known.
fn with_all_words_of_a_phrase(asked: &Asked, found: &[FoundWord], n_reports: u32) -> Vec<BitSet> {
    let mut with_all = vec![BitSet::none(n_reports); found.len()];
    for phrase in &asked.phrases {
        let mut reports = BitSet::all(n_reports);
        for &nth in &phrase.words {
            reports.intersect(&reports_of(&found[nth].forms, n_reports));
        }
        phrase.words.iter().for_each(|&nth| with_all[nth].unite(&reports));
    }
    with_all
}

/// Of a name of several words, the postings of each word.
type NamePostings = Vec<Vec<MatchedPostings>>;

/// With the positions in the reports that have all its words.
fn with_positions(name: Vec<OfForms<'_>>, n_reports: u32) -> Result<NamePostings, Fault> {
    let mut with_all = BitSet::all(n_reports);
    name.iter().for_each(|(forms, _)| with_all.intersect(&reports_of(forms, n_reports)));
    let mut words = Vec::with_capacity(name.len());
    for (mut forms, positions) in name {
        for (form, positions) in forms.iter_mut().zip(positions) {
            form.add_positions(positions, |posting| with_all.has(posting.ordinal))?;
        }
        words.push(forms);
    }
    Ok(words)
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

/// Whether other names are asked for.
fn asks_for_names(view: &View, query: &Query) -> bool {
    let has_words = || !query.words.is_empty();
    (view.level == Level::Name && has_words()) || query.words.iter().any(|word| word.is_named)
}

/// Reads lists of forms, and remembers which files are not here yet.
struct Lists<'a> {
    engine: &'a Engine,
    missing: Vec<FileRef>,
}

/// The postings of several forms, and the positions as they lie in their files.
type OfForms<'a> = (Vec<MatchedPostings>, Vec<Option<&'a [u8]>>);

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

    /// Without those of which the file is missing.
    fn postings_of(&mut self, forms: &MatchedForms) -> Result<Vec<MatchedPostings>, Fault> {
        forms.iter().filter_map(|form| self.postings(form).transpose()).collect()
    }

    /// The same, of all forms that count alike in one list, in no order: a beginning has thousands of forms.
    fn postings_together(&mut self, forms: &MatchedForms) -> Result<Vec<MatchedPostings>, Fault> {
        let mut together: Vec<MatchedPostings> = Vec::new();
        for form in forms.iter() {
            let (level, weight) = (form.level, rank::weight_of(form));
            let counts_alike = |of: &MatchedPostings| of.level == level && of.weight == weight;
            let nth = together.iter().position(counts_alike).unwrap_or_else(|| {
                together.push(MatchedPostings { level, weight, postings: Vec::new(), positions: None });
                together.len() - 1
            });
            self.add_postings(form, &mut together[nth].postings)?;
        }
        Ok(together)
    }

    /// `None` where the file is missing.
    fn postings(&mut self, form: &MatchedForm) -> Result<Option<MatchedPostings>, Fault> {
        let (level, weight, mut postings) = (form.level, rank::weight_of(form), Vec::new());
        let is_here = self.add_postings(form, &mut postings)?;
        Ok(is_here.then_some(MatchedPostings { level, weight, postings, positions: None }))
    }

    /// Adds those of a form to others; whether its file is here.
    fn add_postings(&mut self, form: &MatchedForm, to: &mut Vec<Posting>) -> Result<bool, Fault> {
        let bytes = match &form.entry().postings {
            PostingsRef::Inline(postings) => Some(postings.as_slice()),
            PostingsRef::InFile { postings, .. } => self.piece(&form.block().block, *postings)?,
        };
        let Some(bytes) = bytes else { return Ok(false) };
        let n_reports = self.engine.manifest.info.n_reports;
        add_postings(to, bytes, n_reports).ok_or_else(bad_dictionary)?;
        Ok(true)
    }

    /// By form; `None` where the file is missing.
    fn positions_of(&mut self, forms: &MatchedForms) -> Result<Vec<Option<&'a [u8]>>, Fault> {
        forms.iter().map(|form| self.positions(form)).collect()
    }

    /// By form; `None` where the file is missing, and for forms that a view of this level does not find.
    fn positions_up_to(
        &mut self,
        word: &(QueryWord, MatchedForms),
        level: Level,
    ) -> Result<Vec<Option<&'a [u8]>>, Fault> {
        let is_found = |form: &MatchedForm| is_found_at(&word.0, form, level);
        word.1.iter().map(|form| if is_found(form) { self.positions(form) } else { Ok(None) }).collect()
    }

    fn positions(&mut self, form: &MatchedForm) -> Result<Option<&'a [u8]>, Fault> {
        match &form.entry().postings {
            PostingsRef::Inline(_) => self.inline_positions(form),
            PostingsRef::InFile { positions, .. } => self.piece(&form.block().block, *positions),
        }
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
