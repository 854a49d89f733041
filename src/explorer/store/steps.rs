//! What each step of the reader makes of the view, and how it goes into the history.

use super::{Action, HistoryStep, Ongoing};
use crate::calendar::PartialDate;
use crate::explorer::timeline::brush::End;
use crate::findings::Clause;
use crate::report::ReportId;
use crate::view::{ByHand, Choice, Chosen, Clock, ContextView, Period, View, is_hyphen, is_letter_or_digit};

/// What the reader is in the middle of after this step.
pub(super) fn ongoing_after(action: &Action) -> Option<Ongoing> {
    match action {
        Action::QueryTyped(_) => Some(Ongoing::Search),
        Action::PeriodBrushed(clock, _) => Some(Ongoing::Brush(*clock)),
        Action::AxisChosen(..) => Some(Ongoing::Axis),
        _ => None,
    }
}

/// How a step goes into the history. What goes on over several steps (a search that is typed, a
/// brush that is moved) has one entry, made with its first step, so that Back leads to what was
/// there before it. Enter ends a search within its entry; every other step is an entry of its own.
pub(super) fn step_of(ongoing: Option<Ongoing>, action: &Action) -> HistoryStep {
    let belongs_to = match action {
        Action::QueryCommitted(_) => Some(Ongoing::Search),
        // Where in a report one is: Back leads out of the report, not through its words.
        Action::WordsPointedAt(_) => return HistoryStep::Replace,
        other => ongoing_after(other),
    };
    if belongs_to.is_some() && ongoing == belongs_to { HistoryStep::Replace } else { HistoryStep::Push }
}

/// The view after a step of the reader, and how it goes into the history.
pub(super) fn stepped(view: &View, ongoing: Option<Ongoing>, action: &Action) -> Option<(View, HistoryStep)> {
    let mut next = view.clone();
    // What changes the hits, or where their list begins, leads back to their first page.
    let mut same_hits = false;
    match action {
        Action::QueryTyped(query) => {
            next.typing = is_word_open(query);
            next.query.clone_from(query);
        }
        Action::QueryCommitted(query) => {
            next.typing = false;
            next.query.clone_from(query);
        }
        Action::LevelChosen(level) => next.level = *level,
        Action::SortChosen(sort) => next.sort = *sort,
        Action::OutletToggled(choice) => toggle(&mut next.outlets, choice),
        Action::RelayedToggled(choice) => toggle(&mut next.relayed, choice),
        Action::ProvenanceToggled(provenance) => toggle(&mut next.provenance, provenance),
        Action::CertaintyToggled(certainty) => toggle(&mut next.certainty, certainty),
        Action::ConflictToggled(conflict) => toggle(&mut next.conflict, conflict),
        Action::DatedByHand(report, end, date) => {
            let (from, to) = ends_by_hand(view, *report, *end, *date);
            if !next.by_hand.set(*report, period_between(from, to)) {
                return None;
            }
        }
        Action::HandTakenBack(Some(report)) => {
            next.by_hand.set(*report, None);
        }
        Action::HandTakenBack(None) => next.by_hand = ByHand::default(),
        Action::FromChosen(clock, from) => {
            let to = view.period(*clock).and_then(|period| period.to);
            set_period(&mut next, *clock, period_between(*from, to));
        }
        Action::ToChosen(clock, to) => {
            let from = view.period(*clock).and_then(|period| period.from);
            set_period(&mut next, *clock, period_between(from, *to));
        }
        Action::PeriodChosen(clock, days) => set_period(&mut next, *clock, days.map(Period::of_range)),
        Action::PeriodBrushed(clock, days) => set_period(&mut next, *clock, Some(Period::of_range(*days))),
        Action::WithinToggled(Clock::Published) => next.within = !view.within && view.published.is_some(),
        Action::WithinToggled(Clock::Mentioned) => {
            next.mentioned_within = !view.mentioned_within && view.mentioned.is_some();
        }
        Action::AxisChosen(unit, around) => {
            (next.zoom, next.around) = (Some(*unit), *around);
            same_hits = !view.begins_with_window();
        }
        Action::AxisReset => {
            (next.zoom, next.around) = (None, None);
            same_hits = !view.begins_with_window();
        }
        Action::TablesToggled => {
            next.tables = !view.tables;
            same_hits = true;
        }
        Action::BoilerplateToggled => next.boilerplate = !view.boilerplate,
        Action::ClauseDropped(clause) => drop_clause(&mut next, clause),
        Action::WithinDropped => (next.within, next.mentioned_within) = (false, false),
        Action::QueryCleared => {
            next.query.clear();
            next.typing = false;
        }
        Action::AllCleared => clear_all(&mut next),
        Action::PageTurned(page) => {
            next.page = *page;
            same_hits = true;
        }
        Action::LensChosen(lens) => next.lens = *lens,
        Action::ContextSortChosen(sort) => next.context.sort = *sort,
        Action::FormToggled(form) => {
            next.context.form = match form {
                Choice::Named(form) if view.context.form.as_ref() != Some(form) => Some(form.clone()),
                _ => None,
            };
        }
        Action::MoreContextAsked(reports) => {
            next.context.reports = *reports;
            same_hits = true;
        }
        Action::ReportOpened(id) => {
            (next.report, next.words) = (Some(*id), None);
            same_hits = true;
        }
        Action::WordsOpened(id, words) => {
            (next.report, next.words) = (Some(*id), Some(*words));
            same_hits = true;
        }
        Action::WordsPointedAt(words) => {
            next.words = words.filter(|_| view.report.is_some());
            same_hits = true;
        }
        Action::ReasonFollowed(words) => {
            next.words = Some(*words).filter(|_| view.report.is_some());
            same_hits = true;
        }
        Action::ReportClosed => {
            (next.report, next.words) = (None, None);
            same_hits = true;
        }
        Action::SettingsChosen(settings) => {
            next.settings = *settings;
            same_hits = true;
        }
        _ => return None,
    }
    if !same_hits && next != *view {
        next.page = 0;
        // They say how a period is meant, and mean nothing without one.
        next.within &= next.published.is_some();
        next.mentioned_within &= next.mentioned.is_some();
    }
    if next.query != view.query {
        // Other words have other forms, and are not worth as much reading before they are seen.
        next.context = ContextView { sort: next.context.sort, ..ContextView::default() };
    }
    Some((next, step_of(ongoing, action)))
}

fn set_period(view: &mut View, clock: Clock, period: Option<Period>) {
    match clock {
        Clock::Published => view.published = period,
        Clock::Mentioned => view.mentioned = period,
    }
}

/// Whether the step sets a date by hand that ends before it begins.
pub(super) fn turns_dates(view: &View, action: &Action) -> bool {
    match action {
        Action::DatedByHand(report, end, date) => are_reversed(ends_by_hand(view, *report, *end, *date)),
        _ => false,
    }
}

/// The dates of a report that is dated by hand, once one of them is this.
fn ends_by_hand(view: &View, report: ReportId, end: End, date: Option<PartialDate>) -> Ends {
    let (from, to) = view.by_hand.of(report).map_or((None, None), |period| (period.from, period.to));
    match end {
        End::From => (date, to),
        End::To => (from, date),
    }
}

/// Two dates as they were given.
type Ends = (Option<PartialDate>, Option<PartialDate>);

fn are_reversed((from, to): Ends) -> bool {
    from.zip(to).is_some_and(|(from, to)| to.last_day() < from.first_day())
}

/// The period between two dates as they were given; where the second ends before the first
/// begins, they change places.
fn period_between(from: Option<PartialDate>, to: Option<PartialDate>) -> Option<Period> {
    let (from, to) = if are_reversed((from, to)) { (to, from) } else { (from, to) };
    Period::of_days(from.map(PartialDate::first_day), to.map(PartialDate::last_day))
}

/// Whether the last word is still being typed: it ends the text and no space follows it.
fn is_word_open(query: &str) -> bool {
    query.chars().next_back().is_some_and(|last| !last.is_whitespace())
}

fn toggle<T: Ord + Clone>(chosen: &mut Chosen<T>, value: &T) {
    if !chosen.remove(value) {
        chosen.insert(value.clone());
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
        Clause::Certainty => view.certainty.clear(),
        Clause::Conflict => view.conflict.clear(),
        Clause::Published => view.published = None,
        Clause::Mentioned => view.mentioned = None,
    }
}

/// The query without one occurrence of a word of it, however it is set off from its neighbours.
pub(super) fn without_word(query: &str, word: &str) -> String {
    let standing_alone = |&at: &usize| {
        let before = query[..at].chars().next_back();
        let after = query[at + word.len()..].chars().next();
        // With a mark on it, or between parentheses, it is another condition.
        let has_mark = before.is_some_and(|c| is_hyphen(c) || matches!(c, '=' | '@'))
            || (after == Some('*') && !word.ends_with('*'));
        let depth = |mark| query[..at].matches(mark).count();
        !before.is_some_and(is_letter_or_digit)
            && !after.is_some_and(is_letter_or_digit)
            && !has_mark
            && depth('(') <= depth(')')
    };
    let places = query.char_indices().map(|(at, _)| at).filter(|&at| query[at..].starts_with(word));
    // Behind a colon it may be the value of a field.
    let is_value = |at: &usize| query[..*at].trim_end().ends_with(':');
    let alone = || places.clone().filter(standing_alone);
    let place = alone().find(|at| !is_value(at)).or_else(|| alone().next()).or_else(|| places.clone().next());
    let Some(at) = place.filter(|_| !word.is_empty()) else { return query.to_owned() };
    let rest = format!("{} {}", &query[..at], &query[at + word.len()..]);
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Drops every condition. How to look (order, timeline, settings, the open report) stays.
fn clear_all(view: &mut View) {
    let View { sort, settings, report, words, zoom, around, tables, lens, .. } = *view;
    let context = ContextView { sort: view.context.sort, ..ContextView::default() };
    *view = View { sort, settings, report, words, zoom, around, tables, lens, context, ..View::default() };
}
