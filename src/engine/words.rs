//! The words of a query: the dictionary blocks they can be in, the forms they match, where those stand.

use std::rc::Rc;

use super::{Engine, Step, need};
use crate::edition::FileRef;
use crate::edition::dictionary::{Block, Posting, PostingsRef, decode_postings};
use crate::findings::{Fault, Notice};
use crate::search::matching::{MatchTable, MatchedForm, Whereabouts, matching_forms};
use crate::search::query::{self, Query, QueryWord};
use crate::search::select::{FoundWord, MatchedPostings};
use crate::search::syntax::Conjunct;
use crate::sorting;
use crate::view::{Level, View};

/// The words of a query with the forms they match at the level *word* or tighter.
pub(super) struct MatchedWords {
    pub(super) words: Vec<(QueryWord, Vec<MatchedForm>)>,
    pub(super) conjuncts: Vec<Conjunct>,
    pub(super) notices: Vec<Notice>,
}

impl MatchedWords {
    /// What counts as a match for this view: forms up to its level.
    pub(super) fn table(&self, level: Level) -> MatchTable {
        let up_to_level: Vec<Vec<MatchedForm>> = self
            .words
            .iter()
            .map(|(word, forms)| {
                let counts = |form: &&MatchedForm| word.is_wanted && form.level <= level;
                forms.iter().filter(counts).cloned().collect()
            })
            .collect();
        MatchTable::new(up_to_level.iter().map(Vec::as_slice))
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
        let Query { words, conjuncts, notices } = query::parse(&view.query, view.typing);
        let missing = self.missing_blocks(&words);
        if !missing.is_empty() {
            return Ok(need(missing));
        }
        let words = words
            .into_iter()
            .map(|word| {
                let blocks: Vec<Rc<Block>> = self
                    .blocks_of(&word)
                    .into_iter()
                    .filter_map(|nth| self.blocks.get(&nth).cloned())
                    .collect();
                let classes = blocks.iter().flat_map(|block| &block.0);
                let loosest = if word.is_exact { Level::Exact } else { Level::Word };
                let forms = matching_forms(&word, loosest, classes);
                (word, forms)
            })
            .collect();
        let matched = Rc::new(MatchedWords { words, conjuncts, notices });
        self.matched = Some((view.query.clone(), view.typing, Rc::clone(&matched)));
        Ok(Step::Done(matched))
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
                .flat_map(|(_, forms)| forms)
                .cloned()
                .collect(),
        ))
    }

    pub(super) fn found_words(&self, matched: &MatchedWords) -> Result<Step<Vec<FoundWord>>, Fault> {
        let mut missing: Vec<usize> = Vec::new();
        let mut found = Vec::new();
        for (word, forms) in &matched.words {
            let mut postings = Vec::new();
            for form in forms {
                match self.postings_of(&form.postings)? {
                    Ok(of_form) => postings.push(MatchedPostings { level: form.level, postings: of_form }),
                    Err(file) => missing.push(file),
                }
            }
            found.push(FoundWord { is_wanted: word.is_wanted, forms: postings });
        }
        sorting::sort_once(&mut missing);
        if missing.is_empty() {
            return Ok(Step::Done(found));
        }
        Ok(need(missing.into_iter().map(|nth| self.manifest.postings[nth]).collect()))
    }

    /// The postings, or the number of the postings file that is not here yet.
    fn postings_of(&self, at: &PostingsRef) -> Result<Result<Vec<Posting>, usize>, Fault> {
        let n_reports = self.manifest.info.n_reports;
        let malformed = || Fault::Malformed { file: "dictionary".to_owned() };
        let bytes = match at {
            PostingsRef::Inline(bytes) => bytes.as_slice(),
            PostingsRef::InFile { file, start, len } => {
                let file = *file as usize;
                if file >= self.manifest.postings.len() {
                    return Err(malformed());
                }
                let Some(bytes) = self.postings.get(&file) else { return Ok(Err(file)) };
                let end = start.checked_add(*len).ok_or_else(malformed)?;
                bytes.get(*start as usize..end as usize).ok_or_else(malformed)?
            }
        };
        decode_postings(bytes, n_reports).map(Ok).ok_or_else(malformed)
    }
}
