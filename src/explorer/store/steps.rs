//! What each step of the reader makes of the view, and how it goes into the history.

use std::collections::BTreeSet;

use super::{Action, HistoryStep};
use crate::calendar::PartialDate;
use crate::findings::Clause;
use crate::view::{Period, View};

/// How what is typed goes into the history: a search has one entry, made with its first letter,
/// so that Back leads to what was there before it. Enter and every other step end a search.
pub(super) fn step_of_typing(in_search: bool) -> HistoryStep {
    if in_search { HistoryStep::Replace } else { HistoryStep::Push }
}

/// The view after a step of the reader, and how it goes into the history. `in_search`: the
/// present entry of the history was made by typing.
pub(super) fn stepped(view: &View, in_search: bool, action: &Action) -> Option<(View, HistoryStep)> {
    let mut next = view.clone();
    let mut step = HistoryStep::Push;
    // What changes the hits leads back to their first page.
    let mut same_hits = false;
    match action {
        Action::QueryTyped(query) => {
            next.typing = is_word_open(query);
            next.query.clone_from(query);
            step = step_of_typing(in_search);
        }
        Action::QueryCommitted(query) => {
            next.typing = false;
            next.query.clone_from(query);
            step = step_of_typing(in_search);
        }
        Action::LevelChosen(level) => next.level = *level,
        Action::SortChosen(sort) => next.sort = *sort,
        Action::OutletToggled(choice) => toggle(&mut next.outlets, choice),
        Action::RelayedToggled(choice) => toggle(&mut next.relayed, choice),
        Action::ProvenanceToggled(provenance) => toggle(&mut next.provenance, provenance),
        Action::PublishedFromChosen(from) => {
            next.published = period(*from, view.published.and_then(|p| p.to));
        }
        Action::PublishedToChosen(to) => {
            next.published = period(view.published.and_then(|p| p.from), *to);
        }
        Action::WithinToggled => next.within = !view.within && view.published.is_some(),
        Action::BoilerplateToggled => next.boilerplate = !view.boilerplate,
        Action::ClauseDropped(clause) => drop_clause(&mut next, clause),
        Action::WithinDropped => next.within = false,
        Action::QueryCleared => {
            next.query.clear();
            next.typing = false;
        }
        Action::AllCleared => clear_all(&mut next),
        Action::PageTurned(page) => {
            next.page = *page;
            same_hits = true;
        }
        Action::ReportOpened(id) => {
            next.report = Some(*id);
            same_hits = true;
        }
        Action::ReportClosed => {
            next.report = None;
            same_hits = true;
        }
        Action::LanguageChosen(language) => {
            next.language = *language;
            same_hits = true;
        }
        _ => return None,
    }
    if !same_hits && next != *view {
        next.page = 0;
        // It says how the period is meant, and means nothing without one.
        next.within &= next.published.is_some();
    }
    Some((next, step))
}

/// Whether the last word is still being typed: it ends the text and no space follows it.
fn is_word_open(query: &str) -> bool {
    query.chars().next_back().is_some_and(|last| !last.is_whitespace())
}

fn toggle<T: Ord + Clone>(chosen: &mut BTreeSet<T>, value: &T) {
    if !chosen.remove(value) {
        chosen.insert(value.clone());
    }
}

/// The period with these ends, in the order of the calendar; none without any.
pub(super) fn period(from: Option<PartialDate>, to: Option<PartialDate>) -> Option<Period> {
    match (from, to) {
        (None, None) => None,
        (Some(from), Some(to)) if from.first_day() > to.last_day() => {
            Some(Period { from: Some(to), to: Some(from) })
        }
        _ => Some(Period { from, to }),
    }
}

fn drop_clause(view: &mut View, clause: &Clause) {
    match clause {
        Clause::Word(word) => {
            view.query = without_word(&view.query, word);
            view.typing = false;
        }
        Clause::Outlet => view.outlets.clear(),
        Clause::Relayed => view.relayed.clear(),
        Clause::Provenance => view.provenance.clear(),
        Clause::Published => view.published = None,
    }
}

/// The query without one occurrence of a word of it, however it is set off from its neighbours.
pub(super) fn without_word(query: &str, word: &str) -> String {
    let is_letter = |c: char| c.is_alphanumeric();
    let standing_alone = |&(at, _): &(usize, &str)| {
        let before = query[..at].chars().next_back();
        let after = query[at + word.len()..].chars().next();
        !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
    };
    let place = query.match_indices(word).find(standing_alone).or_else(|| query.match_indices(word).next());
    let Some((at, _)) = place.filter(|_| !word.is_empty()) else { return query.to_owned() };
    let rest = format!("{} {}", &query[..at], &query[at + word.len()..]);
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Drops every condition. How to look (order, language, the open report) stays.
fn clear_all(view: &mut View) {
    let start = View::default();
    *view = View { sort: view.sort, language: view.language, report: view.report, ..start };
}
