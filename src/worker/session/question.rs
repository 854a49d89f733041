//! In which order a question is answered: what the reader sees first comes first.
//!
//! Findings; the cards of the rows in sight; the open report; the occurrences or events, where they are shown; the
//! other cards, some at a time, so that another question never waits long for files nobody needs any more;
//! other names, where nothing was found. Where one of these cannot be had the others are given all the same,
//! and what was wrong is said behind them.

use std::collections::BTreeSet;

use super::wanted::{Stop, Wanted};
use super::{Answering, Host};
use crate::edition::FileRef;
use crate::engine::Step;
use crate::findings::{Card, Fault, Ordinal, ROWS_IN_SIGHT, Row};
use crate::protocol::{FromWorker, Turn};
use crate::view::{Lens, View};

/// So long, in milliseconds, the cards of a question in a hurry wait for another one: nobody reads the
/// rows one brushes past, and making them would keep the next counts waiting.
pub(super) const PAUSE_IN_HURRY: u32 = 80;

/// So long, in milliseconds, whoever is typing has before names are fetched for words that find nothing: most
/// of these are the beginning of another.
pub(super) const PAUSE_BEFORE_OFFER: u32 = 300;

/// How many of the other rows are sent for at once: half a second on a slow line.
pub(super) const ROWS_AT_ONCE: usize = 22;

/// A question on its way to its answer.
pub(super) struct Asked<E, H> {
    pub(super) wanted: Wanted<E, H>,
    pub(super) turn: Turn,
    /// Whether it came right after another.
    pub(super) in_hurry: bool,
}

/// The rows of an answer, and the cards of the first of them.
struct Rows {
    ordinals: Vec<Ordinal>,
    /// Of so many of them, the first ones, cards were made as far as they can be.
    n_tried: usize,
    cards: Vec<Card>,
}

impl Rows {
    fn of(rows: &[Row]) -> Self {
        Self { ordinals: rows.iter().map(|row| row.ordinal).collect(), n_tried: 0, cards: Vec::new() }
    }

    /// Those that were not tried yet.
    fn rest(&self) -> &[Ordinal] {
        self.ordinals.get(self.n_tried..).unwrap_or_default()
    }
}

/// What first went wrong with a part of an answer; the other parts are given before it is said.
#[derive(Default)]
struct FirstFault(Option<Fault>);

impl FirstFault {
    /// Goes on with the next part, whatever was wrong with this one, while the question stands.
    fn keep(&mut self, part: Result<(), Stop>) -> Result<(), Stop> {
        if let Err(Stop::Fault(fault)) = part {
            self.0.get_or_insert(fault);
            return Ok(());
        }
        part
    }
}

impl<E: Answering, H: Host> Asked<E, H> {
    pub(super) async fn answer(&self, link: &str) {
        // Notices about the link are the page's business: it decodes the same link.
        let (view, _) = View::decode(link);
        match self.answer_view(&view).await {
            Ok(()) | Err(Stop::Superseded) => {}
            Err(Stop::Fault(fault)) => {
                if self.wanted.still().is_ok() {
                    self.post(FromWorker::Fault { turn: Some(self.turn), fault });
                }
            }
        }
    }

    async fn answer_view(&self, view: &View) -> Result<(), Stop> {
        let Self { wanted, turn, in_hurry } = self;
        let turn = *turn;
        // Questions that arrived together: only the last is worth the work.
        wanted.wait(0).await?;
        super::super::trap_if_asked(view, wanted.number);
        // Its rows need it next, whichever they are. Whether there are any is not known before, and it is one
        // small file, once: waiting for the findings would cost every first answer a round.
        wanted.session.send_for(wanted.session.with_engine(|engine| Ok(engine.needed_for_any_row()))?);
        let (findings, micros) = wanted.until_done(|engine| engine.ask(view)).await?;
        let mut rows = Rows::of(&findings.rows);
        let is_nothing = findings.emptiness.is_some();
        self.post(FromWorker::Findings { turn, findings, micros: Some(micros) });

        wanted.wait(if *in_hurry { PAUSE_IN_HURRY } else { 0 }).await?;
        let mut wrong = FirstFault::default();
        if view.lens == Lens::Reports {
            wrong.keep(self.make_cards(view, &mut rows, ROWS_IN_SIGHT).await)?;
        }
        if view.report.is_some() {
            wrong.keep(self.give_reading(view).await)?;
        }
        match view.lens {
            Lens::Reports => {}
            Lens::Context => wrong.keep(self.give_context(view).await)?,
            Lens::Events => wrong.keep(self.give_events(view).await)?,
        }
        while !rows.rest().is_empty() {
            wanted.wait(0).await?;
            wrong.keep(self.make_cards(view, &mut rows, ROWS_AT_ONCE).await)?;
        }
        if is_nothing {
            wanted.wait(if view.typing { PAUSE_BEFORE_OFFER } else { 0 }).await?;
            // The question is answered: an offer that cannot be made is none.
            if let Ok((Some(findings), _)) = wanted.until_done(|engine| engine.offer_names(view)).await {
                self.post(FromWorker::Findings { turn, findings, micros: None });
            }
        }
        wrong.0.map_or(Ok(()), |fault| Err(Stop::Fault(fault)))
    }

    async fn give_reading(&self, view: &View) -> Result<(), Stop> {
        self.wanted.wait(0).await?;
        let (reading, _) = self.wanted.until_done(|engine| engine.reading(view)).await?;
        self.post(FromWorker::Reading { turn: self.turn, reading: reading.map(Box::new) });
        Ok(())
    }

    async fn give_context(&self, view: &View) -> Result<(), Stop> {
        self.wanted.wait(0).await?;
        let (context, _) = self.wanted.until_done(|engine| engine.context(view)).await?;
        self.post(FromWorker::Context { turn: self.turn, context });
        Ok(())
    }

    async fn give_events(&self, view: &View) -> Result<(), Stop> {
        self.wanted.wait(0).await?;
        let (events, _) = self.wanted.until_done(|engine| engine.events(view)).await?;
        self.post(FromWorker::Events { turn: self.turn, events });
        Ok(())
    }

    /// Makes the cards of all rows that have none, if their texts are at hand, else of the next `most`. With a
    /// fault those that can be made are made; where none of them can, of the rest only those at hand.
    async fn make_cards(&self, view: &View, rows: &mut Rows, most: usize) -> Result<(), Stop> {
        let Self { wanted, turn, .. } = self;
        let rest = rows.rest();
        if rest.is_empty() {
            return Ok(());
        }
        let next = rest.get(..most).unwrap_or(rest);
        let (is_first, has_report) = (rows.n_tried == 0, view.report.is_some());
        let ask = |engine: &mut E| {
            if let Ok(all @ Step::Done(_)) = engine.cards(view, rest) {
                return Ok(all);
            }
            let step = engine.cards(view, next)?;
            if is_first && has_report && matches!(step, Step::Need(_)) {
                self.send_for_reading(engine, view);
            }
            Ok(step)
        };
        let (n_tried, cards, micros, outcome) = match wanted.until_done(ask).await {
            Ok((cards, micros)) => (cards.len(), cards, micros, Ok(())),
            Err(Stop::Fault(fault)) => {
                let cards = self.cards_that_can_be_made(view, next, &fault).await?;
                if cards.is_empty() {
                    (rest.len(), self.cards_at_hand(view, rest)?.0, 0, Err(Stop::Fault(fault)))
                } else {
                    (next.len(), cards, 0, Err(Stop::Fault(fault)))
                }
            }
            Err(superseded) => return Err(superseded),
        };
        rows.n_tried += n_tried;
        if !cards.is_empty() {
            rows.cards.extend(cards);
            let micros = (is_first && outcome.is_ok()).then_some(micros);
            self.post(FromWorker::Cards { turn: *turn, cards: rows.cards.clone(), micros });
        }
        outcome
    }

    /// The cards of rows that cannot all be made, each row by itself. No file is waited for twice, that of the
    /// fault not at all.
    async fn cards_that_can_be_made(
        &self,
        view: &View,
        rows: &[Ordinal],
        fault: &Fault,
    ) -> Result<Vec<Card>, Stop> {
        let Self { wanted, .. } = self;
        let mut tried: BTreeSet<String> = fault.file().map(str::to_owned).into_iter().collect();
        loop {
            wanted.wait(0).await?;
            let (cards, of_others) = self.cards_at_hand(view, rows)?;
            let untried =
                of_others.into_iter().filter(|files| !files.iter().any(|file| tried.contains(&file.name())));
            let needed: BTreeSet<FileRef> = untried.flatten().collect();
            if needed.is_empty() {
                return Ok(cards);
            }
            tried.extend(needed.iter().map(FileRef::name));
            wanted.session.bring_what_comes(needed).await;
        }
    }

    /// The cards of the rows whose texts are here, and of each other one the files it needs.
    fn cards_at_hand(&self, view: &View, rows: &[Ordinal]) -> Result<(Vec<Card>, Vec<Vec<FileRef>>), Stop> {
        let (mut cards, mut needed) = (Vec::new(), Vec::new());
        self.wanted.session.with_engine(|engine| {
            for row in rows {
                match engine.cards(view, std::slice::from_ref(row)) {
                    Ok(Step::Done(made)) => cards.extend(made),
                    Ok(Step::Need(files)) => needed.push(files),
                    Err(_) => {}
                }
            }
            Ok(())
        })?;
        Ok((cards, needed))
    }

    /// The open report's files set out with those of the first rows. What is wrong with it is said when it is
    /// its turn.
    fn send_for_reading(&self, engine: &mut E, view: &View) {
        if let Ok(Step::Need(files)) = engine.reading(view) {
            self.wanted.session.send_for(files);
        }
    }

    fn post(&self, message: FromWorker) {
        self.wanted.session.post(message);
    }
}

#[cfg(test)]
mod tests;
