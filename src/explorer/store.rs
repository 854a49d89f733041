//! The state of the page and its one reducer. Pure: effects are in [`super::app`].
//!
//! The state is the view (what is asked), what the engine has answered so far, and whether single
//! keys are shortcuts.
//! An action says what happened, in the past tense. The answer on the screen stays until the
//! newer one can be shown whole, so nothing flickers while one types.

mod action;
mod open_reading;
mod steps;

use std::rc::Rc;

pub use action::Action;
pub use open_reading::OpenReading;

use super::offline::{Offline, Wish};
use crate::findings::{
    Card, Context, EditionInfo, Events, Excerpt, Fault, Findings, Notice, Passage, Reading, Row,
};
use crate::protocol::{PointedAt, Turn};
use crate::view::{Clock, Lens, View};

/// How the view is to be written into the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryStep {
    /// It is there already.
    Written,
    /// In place of the present entry: more of the same search.
    Replace,
    /// As a new entry: a deliberate step, or the first letter of a search.
    Push,
}

impl HistoryStep {
    /// How to write when this was the last of several steps that one render shows, `is_new` being
    /// whether any of them was to be a new entry.
    #[must_use]
    pub fn after_burst(self, is_new: bool) -> Self {
        match self {
            Self::Replace if is_new => Self::Push,
            step => step,
        }
    }
}

/// Something that goes on over several steps and is one entry of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ongoing {
    /// A search is being typed.
    Search,
    /// A brush is being moved over the lane of this clock.
    Brush(Clock),
    /// The timeline is being zoomed and moved.
    Axis,
}

/// A mark of the timeline that is pointed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointed {
    /// Which.
    pub at: PointedAt,
    /// Its words, once they are here.
    pub passages: Option<Rc<[Passage]>>,
}

/// What the page is doing, as `#app[data-state]` says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing has been found yet.
    Loading,
    /// The answer takes long.
    Slow,
    /// Findings are shown.
    Ready,
    /// A fault is shown.
    Failed,
}

impl Phase {
    /// Its spelling in the document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Slow => "slow",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }
}

/// Which results stay on the screen under a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// None.
    Nothing,
    /// Those of an earlier question.
    Older,
    /// Those of the present question, as far as they came.
    Present,
}

/// Findings, as far as they are on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Which question they answer.
    pub turn: Turn,
    /// What that question asked; its rows link from there.
    pub view: Rc<View>,
    /// The findings.
    pub findings: Rc<Findings>,
    /// One entry a row, in the order of the rows; `None` until its card is there.
    pub cards: Rc<[Option<Card>]>,
    /// Whether the cards are those of this turn.
    pub complete: bool,
}

/// Occurrences, as they are on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownContext {
    /// Which question they answer.
    pub turn: Turn,
    /// What that question asked; its lines link from there, and its table is of that.
    pub view: Rc<View>,
    /// The occurrences.
    pub context: Rc<Context>,
}

/// What the hits say happened when, as it is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownEvents {
    /// Which question it answers.
    pub turn: Turn,
    /// What that question asked; its rows link from there.
    pub view: Rc<View>,
    /// A page of it.
    pub events: Rc<Events>,
}

/// The state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Store {
    /// What is asked: everything a link carries.
    pub view: View,
    /// How `view` is to be written to the history.
    pub step: HistoryStep,
    /// How many entries of the history have been asked for. A burst of keys may be one render:
    /// then `step` is that of the last of them, and this tells whether one was a new entry.
    pub entries: u32,
    /// How many guides are here.
    pub n_guides: u32,
    /// What the reader is in the middle of; its further steps replace the entry of the history.
    pub ongoing: Option<Ongoing>,
    /// The number of the question that `view` asks.
    pub turn: Turn,
    /// What was not understood of the link.
    pub link_notices: Vec<Notice>,
    /// The edition, once known.
    pub edition: Option<EditionInfo>,
    /// Whether single keys are shortcuts. No matter of the view: it changes nothing that is seen.
    pub has_shortcuts: bool,
    /// What is on the screen.
    pub shown: Option<Shown>,
    /// Newer findings whose cards are still to come.
    pub waiting: Option<(Turn, Rc<Findings>)>,
    /// Whether the dates last set by hand were given in the wrong order and have changed places.
    pub is_turned: bool,
    /// How often a report was opened. One that is open already is opened anew: the focus goes there.
    pub openings: u32,
    /// The last report that came, with its question.
    pub reading: Option<(Turn, Option<Rc<Reading>>)>,
    /// The last occurrences that came.
    pub context: Option<ShownContext>,
    /// The last events that came.
    pub events: Option<ShownEvents>,
    /// The mark that is pointed at.
    pub pointed: Option<Pointed>,
    /// What went wrong, and with which question.
    pub fault: Option<(Option<Turn>, Fault)>,
    /// The attempt at which the engine is being started again.
    pub restarting: Option<u32>,
    /// The question whose answer is late.
    pub late: Option<Turn>,
    /// What is kept for reading offline, once known.
    pub offline: Option<Offline>,
    /// Whether the reader does not want to hear of a newer version.
    pub offer_put_off: bool,
}

impl Store {
    /// The state before anything is answered.
    #[must_use]
    pub fn new(view: View, link_notices: Vec<Notice>, edition: Option<EditionInfo>) -> Self {
        Self {
            view,
            step: HistoryStep::Written,
            entries: 0,
            n_guides: 0,
            ongoing: None,
            turn: Turn(1),
            link_notices,
            edition,
            has_shortcuts: true,
            shown: None,
            waiting: None,
            is_turned: false,
            openings: 0,
            reading: None,
            context: None,
            events: None,
            pointed: None,
            fault: None,
            restarting: None,
            late: None,
            offline: None,
            offer_put_off: false,
        }
    }

    /// What the page is doing.
    #[must_use]
    pub fn phase(&self) -> Phase {
        if self.present_fault().is_some() {
            Phase::Failed
        } else if self.late == Some(self.turn) && !self.is_settled() {
            Phase::Slow
        } else if self.shown.is_some() {
            Phase::Ready
        } else {
            Phase::Loading
        }
    }

    /// The fault that concerns the present question.
    #[must_use]
    pub fn present_fault(&self) -> Option<&Fault> {
        let (turn, fault) = self.fault.as_ref()?;
        (turn.is_none() || *turn == Some(self.turn)).then_some(fault)
    }

    /// Whether findings, cards, the open report and the occurrences or events are those of the present view.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let answered = self.shown.as_ref().is_some_and(|shown| shown.turn == self.turn && shown.complete);
        let read =
            self.view.report.is_none() || self.reading.as_ref().is_some_and(|(turn, _)| *turn == self.turn);
        let seen = self.view.lens == Lens::Reports || self.turn_of_lens() == Some(self.turn);
        answered && read && seen && self.present_fault().is_none()
    }

    /// Which results are still of use under the present fault. Where a file could not be fetched, what was
    /// fetched before it is as true as it was; where one is damaged, that of the present question is.
    #[must_use]
    pub fn kept(&self) -> Kept {
        let is_present = |turn: Turn| turn == self.turn;
        match (self.present_fault(), self.turn_of_results().map(is_present)) {
            (Some(Fault::Missing { .. } | Fault::Damaged { .. } | Fault::Malformed { .. }), Some(true)) => {
                Kept::Present
            }
            (Some(Fault::Missing { .. }), Some(false)) => Kept::Older,
            _ => Kept::Nothing,
        }
    }

    /// Whether the counts and the timeline cannot be shown under the present fault: findings of the present
    /// question that came before a file could not be had stay, whatever of their rows came.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        let Some(fault) = self.present_fault() else { return false };
        let is_of_file =
            matches!(fault, Fault::Missing { .. } | Fault::Damaged { .. } | Fault::Malformed { .. });
        let of_latest = self.waiting.as_ref().map(|(turn, _)| *turn);
        let of_latest = of_latest.or_else(|| self.shown.as_ref().map(|shown| shown.turn));
        self.kept() == Kept::Nothing && !(is_of_file && of_latest == Some(self.turn))
    }

    /// Whether what is on the screen answers an earlier question, while the answer to the present one is on its way.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        let is_older = |turn: Turn| turn != self.turn;
        self.present_fault().is_none()
            && (self.shown.as_ref().is_some_and(|shown| is_older(shown.turn))
                || self.turn_of_lens().is_some_and(is_older))
    }

    /// The question that what the lens in view shows besides reports answers, once it has come.
    fn turn_of_lens(&self) -> Option<Turn> {
        match self.view.lens {
            Lens::Reports => None,
            Lens::Context => self.context.as_ref().map(|shown| shown.turn),
            Lens::Events => self.events.as_ref().map(|shown| shown.turn),
        }
    }

    /// The question that the results of the lens in view answer, once there are any.
    fn turn_of_results(&self) -> Option<Turn> {
        match self.view.lens {
            Lens::Context | Lens::Events => self.turn_of_lens(),
            Lens::Reports => {
                let has_card =
                    |shown: &&Shown| shown.cards.is_empty() || shown.cards.iter().any(Option::is_some);
                self.shown.as_ref().filter(has_card).map(|shown| shown.turn)
            }
        }
    }

    /// The latest findings: counts and the timeline show them at once, also while the rows still
    /// wait for their cards.
    #[must_use]
    pub fn latest(&self) -> Option<&Rc<Findings>> {
        let waiting = self.waiting.as_ref().map(|(_, findings)| findings);
        waiting.or(self.shown.as_ref().map(|shown| &shown.findings))
    }

    /// How many reports satisfy the view.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.latest().map_or(0, |findings| findings.total)
    }

    /// The open report, if the one that is here is the one the view names.
    #[must_use]
    pub fn open_reading(&self) -> OpenReading {
        let Some(wanted) = self.view.report else { return OpenReading::Closed };
        match &self.reading {
            Some((_, Some(reading))) if reading.id == wanted => OpenReading::Here(Rc::clone(reading)),
            Some((turn, None)) if *turn == self.turn => OpenReading::NotHere,
            _ if self.present_fault().is_some() => OpenReading::Failed,
            _ => OpenReading::Loading,
        }
    }

    /// Whether a newer version of the edition is ready, and the reader wants to know.
    #[must_use]
    pub fn is_newer_offered(&self) -> bool {
        self.offline.is_some_and(|offline| offline.is_newer) && !self.offer_put_off
    }

    /// Every notice that concerns what is on the screen: of the link, then of the answer.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        let mut notices = self.link_notices.clone();
        if let Some(findings) = self.latest() {
            notices.extend(findings.notices.iter().filter(|n| !self.link_notices.contains(n)).cloned());
        }
        notices
    }

    /// The state after `action`; `None` where nothing changes.
    #[must_use]
    pub fn after(&self, action: Action) -> Option<Self> {
        let mut next = self.clone();
        next.take(action).then_some(next)
    }

    /// Becomes the state after `action`. Whether it changes anything.
    fn take(&mut self, action: Action) -> bool {
        match action {
            Action::EngineStarted(info) => {
                let edition = Some(info);
                let is_new = self.restarting.take().is_some() || self.edition != edition;
                self.edition = edition;
                is_new
            }
            Action::FindingsArrived(turn, findings) => self.take_findings(turn, findings),
            Action::CardsArrived(turn, cards) => self.take_cards(turn, &cards),
            Action::CardsLate(turn) => self.show_without_cards(turn),
            Action::ReadingArrived(turn, reading) => {
                self.reading = Some((turn, reading));
                turn == self.turn
            }
            Action::ContextArrived(turn, context) => {
                self.context = Some(ShownContext { turn, view: Rc::new(self.view.clone()), context });
                turn == self.turn
            }
            Action::EventsArrived(turn, events) => {
                self.events = Some(ShownEvents { turn, view: Rc::new(self.view.clone()), events });
                turn == self.turn
            }
            Action::MarkPointedAt(at) => self.point_at(at),
            Action::PassagesArrived(at, passages) => {
                let awaited = self.pointed.as_ref().is_some_and(|pointed| pointed.at == at);
                self.pointed = Some(Pointed { at, passages: Some(passages) });
                awaited
            }
            Action::BrushEnded => matches!(self.ongoing.take(), Some(Ongoing::Brush(_))),
            Action::FaultArose(turn, fault) => {
                (self.fault, self.restarting) = (Some((turn, fault)), None);
                turn.is_none() || turn == Some(self.turn)
            }
            Action::EngineRestarting(attempt) => {
                (self.restarting, self.fault) = (Some(attempt), None);
                if let Some(shown) = &mut self.context {
                    // The new engine has read nothing yet of which it could make a table.
                    shown.turn = Turn(0);
                }
                true
            }
            Action::AnswerLate(turn) => {
                self.late = Some(turn);
                turn == self.turn && !self.is_settled()
            }
            Action::ShortcutsToggled => {
                self.has_shortcuts = !self.has_shortcuts;
                true
            }
            Action::RetryAsked => {
                (self.fault, self.late) = (None, None);
                true
            }
            Action::OfflineSaid(offline) => self.offline.replace(offline) != Some(offline),
            Action::GuideArrived => {
                self.n_guides += 1;
                true
            }
            Action::OfflineAsked(wish) => {
                let puts_off = wish == Wish::Later;
                self.offer_put_off |= puts_off;
                puts_off
            }
            Action::AddressChanged(view, link_notices) => self.take_address(*view, link_notices),
            step_of_reader => self.take_step(&step_of_reader),
        }
    }

    fn point_at(&mut self, at: Option<PointedAt>) -> bool {
        let is_new = self.pointed.as_ref().map(|pointed| &pointed.at) != at.as_ref();
        self.pointed = at.map(|at| Pointed { at, passages: None });
        is_new
    }

    fn take_findings(&mut self, turn: Turn, findings: Rc<Findings>) -> bool {
        (self.fault, self.restarting) = (None, None);
        if turn == self.turn {
            self.drop_dates_of_others(&findings.notices);
        }
        let swap_at_once = self.shown.is_none() || findings.rows.is_empty();
        if turn == self.turn && swap_at_once {
            self.show(turn, findings, &[]);
        } else {
            self.waiting = Some((turn, findings));
        }
        turn == self.turn
    }

    /// Dates that the link sets for reports the edition does not have are said once and leave the view. They changed
    /// nothing that was found, so nothing is asked anew.
    fn drop_dates_of_others(&mut self, notices: &[Notice]) {
        for notice in notices {
            if let Notice::ReportNotHere(id) = notice
                && self.view.by_hand.of(*id).is_some()
            {
                self.view.by_hand.set(*id, None);
                self.link_notices.push(notice.clone());
                self.step = HistoryStep::Replace;
            }
        }
    }

    fn take_cards(&mut self, turn: Turn, cards: &[Card]) -> bool {
        let waiting = self.waiting.as_ref().filter(|(of, _)| *of == turn).map(|(_, findings)| findings);
        let shown = self.shown.as_ref().filter(|shown| shown.turn == turn).map(|shown| &shown.findings);
        let findings = waiting.or(shown).filter(|_| turn == self.turn).cloned();
        findings.map(|findings| self.show(turn, findings, cards)).is_some()
    }

    /// Shows the waiting findings without cards of their own.
    fn show_without_cards(&mut self, turn: Turn) -> bool {
        let present = self.waiting.take_if(|(of, _)| *of == turn && turn == self.turn);
        present.map(|(_, findings)| self.show(turn, findings, &[])).is_some()
    }

    /// Shows findings with the cards of their first rows. The rows below keep cards that were here: title
    /// and source stay, the rest follows. Of other words than those asked for now nothing is shown.
    fn show(&mut self, turn: Turn, findings: Rc<Findings>, cards: &[Card]) {
        let before = self.shown.take();
        let of_same_words = before.as_ref().is_some_and(|before| is_of_same_words(&before.view, &self.view));
        let known = || before.iter().flat_map(|shown| shown.cards.iter().flatten());
        let card_of = |row: &Row| {
            let is_of_row = |card: &&Card| card.ordinal == row.ordinal;
            if let Some(card) = cards.iter().find(is_of_row) {
                return Some(card.clone());
            }
            let mut card = known().find(is_of_row)?.clone();
            if !of_same_words {
                take_passages_away(&mut card);
            }
            Some(card)
        };
        let complete = cards.len() >= findings.rows.len();
        let cards = findings.rows.iter().map(card_of).collect();
        self.shown = Some(Shown { turn, view: Rc::new(self.view.clone()), findings, cards, complete });
        self.waiting = None;
    }

    fn take_address(&mut self, view: View, link_notices: Vec<Notice>) -> bool {
        if view == self.view && link_notices == self.link_notices {
            return false;
        }
        self.ask(view, HistoryStep::Written);
        (self.ongoing, self.link_notices, self.is_turned) = (None, link_notices, false);
        true
    }

    fn take_step(&mut self, action: &Action) -> bool {
        let Some((view, step)) = steps::stepped(&self.view, self.ongoing, action) else { return false };
        let was_turned = std::mem::replace(&mut self.is_turned, steps::turns_dates(&self.view, action));
        let before = std::mem::replace(&mut self.ongoing, steps::ongoing_after(action));
        let is_opening = matches!(action, Action::ReportOpened(_) | Action::WordsOpened(..));
        self.openings = self.openings.wrapping_add(u32::from(is_opening));
        if view == self.view {
            // Enter on a finished word changes nothing but ends the search. What begins without a
            // change has no entry yet that its next step could replace.
            if self.ongoing.is_some() {
                self.ongoing = before;
            }
            return is_opening || self.ongoing != before || self.is_turned != was_turned;
        }
        self.ask(view, step);
        self.link_notices.clear();
        true
    }

    /// Asks `view`. What is a matter of the page alone asks nothing.
    fn ask(&mut self, view: View, step: HistoryStep) {
        let same_question = view.question() == self.view.question();
        self.entries = self.entries.wrapping_add(u32::from(step == HistoryStep::Push));
        (self.view, self.step) = (view, step);
        if !same_question {
            self.turn = Turn(self.turn.0.wrapping_add(1));
            self.waiting = None;
        }
    }
}

/// Whether the cards of two views show the same passages with the same marks.
fn is_of_same_words(one: &View, other: &View) -> bool {
    let asked =
        |view: &View| (view.typing, view.level, view.boilerplate, view.mentioned, view.mentioned_within);
    one.query == other.query && asked(one) == asked(other)
}

/// Leaves of a card what is the report's own. Its passages become empty ones, which keep their place.
fn take_passages_away(card: &mut Card) {
    card.title.matches.clear();
    card.snippets.fill(Excerpt::default());
    card.words = None;
}

#[cfg(test)]
mod tests;
