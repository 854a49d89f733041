//! What to do when the worker speaks, falls silent or falls over. No web type: tested natively.
//!
//! Guarantees: an answer is told only while its question is the last asked; after a trap the
//! last question is asked again; a worker that traps again and again is given up, with a fault.

use std::rc::Rc;

use super::EngineEvent;
use crate::findings::Fault;
use crate::protocol::{FromWorker, PROTOCOL_VERSION, Turn};

/// How often a worker that trapped is replaced within [`RESTART_WINDOW_MS`].
const MOST_RESTARTS: usize = 3;

/// Five minutes, in milliseconds.
const RESTART_WINDOW_MS: f64 = 5.0 * 60.0 * 1000.0;

/// The engine's own files, in faults: they are not files of the edition and have no other name.
const ENGINE_FILES: &str = "engine";

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Incident {
    /// The page wants an engine.
    Begun,
    /// A worker runs and can be spoken to.
    WorkerReady,
    /// No worker could be started, and why.
    StartFailed(String),
    /// The worker sent bytes.
    Heard(Vec<u8>),
    /// The worker fell over, and why.
    Trapped(String),
    /// The page asks.
    Asked {
        /// Number of the question.
        turn: Turn,
        /// The view's link.
        link: String,
    },
    /// The reader wants it tried again.
    RetryAsked,
}

/// Something to do, in the order given.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Effect {
    /// Start a worker; then comes `WorkerReady` or `StartFailed`.
    StartWorker,
    /// End the worker, or the start of one; nothing of it is heard any more.
    StopWorker,
    /// Tell the worker where the edition is.
    Begin,
    /// Ask the worker.
    Ask {
        /// Number of the question.
        turn: Turn,
        /// The view's link.
        link: String,
    },
    /// Tell the page.
    Tell(EngineEvent),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
enum State {
    /// There is no worker, and none is being started.
    #[default]
    Down,
    /// One is being started.
    Starting,
    /// One can be spoken to.
    Up,
}

/// Watches over one worker at a time.
#[derive(Default)]
pub(super) struct Supervisor {
    state: State,
    /// The question that is to be answered.
    last: Option<(Turn, String)>,
    /// When workers were replaced, in milliseconds, the latest at the end.
    restarts: Vec<f64>,
}

impl Supervisor {
    /// What to do about it. `now` is in milliseconds since some moment.
    pub(super) fn on(&mut self, incident: Incident, now: f64) -> Vec<Effect> {
        match incident {
            Incident::Begun => self.start(),
            Incident::WorkerReady => self.ready(),
            Incident::StartFailed(detail) => {
                let fault = Fault::Missing { file: ENGINE_FILES.to_owned(), detail };
                self.give_up(fault)
            }
            Incident::Heard(bytes) => self.heard(&bytes),
            Incident::Trapped(detail) => self.trapped(detail, now),
            Incident::Asked { turn, link } => self.asked(turn, link),
            Incident::RetryAsked => {
                self.restarts.clear();
                let mut effects = vec![Effect::StopWorker];
                effects.extend(self.start());
                effects
            }
        }
    }

    fn start(&mut self) -> Vec<Effect> {
        self.state = State::Starting;
        vec![Effect::StartWorker]
    }

    fn ready(&mut self) -> Vec<Effect> {
        self.state = State::Up;
        let question = self.last.clone().map(|(turn, link)| Effect::Ask { turn, link });
        std::iter::once(Effect::Begin).chain(question).collect()
    }

    fn asked(&mut self, turn: Turn, link: String) -> Vec<Effect> {
        self.last = Some((turn, link.clone()));
        match self.state {
            State::Up => vec![Effect::Ask { turn, link }],
            // It is asked as soon as there is a worker.
            State::Starting => Vec::new(),
            // Given up: another question is a reason to try once more, not to count anew.
            State::Down => self.start(),
        }
    }

    fn trapped(&mut self, detail: String, now: f64) -> Vec<Effect> {
        self.restarts.retain(|at| now - at < RESTART_WINDOW_MS);
        if self.restarts.len() >= MOST_RESTARTS {
            return self.give_up(Fault::Engine { detail });
        }
        self.restarts.push(now);
        let attempt = self.restarts.len() as u32;
        let mut effects = vec![Effect::StopWorker, Effect::Tell(EngineEvent::Restarting { attempt })];
        effects.extend(self.start());
        effects
    }

    fn give_up(&mut self, fault: Fault) -> Vec<Effect> {
        self.state = State::Down;
        let turn = self.last.as_ref().map(|(turn, _)| *turn);
        vec![Effect::StopWorker, Effect::Tell(EngineEvent::Fault { turn, fault })]
    }

    fn heard(&mut self, bytes: &[u8]) -> Vec<Effect> {
        let Some(message) = FromWorker::decode(bytes) else {
            return self.give_up(Fault::OtherVersion);
        };
        let event = match message {
            FromWorker::Started { version, .. } if version != PROTOCOL_VERSION => {
                return self.give_up(Fault::OtherVersion);
            }
            FromWorker::Started { info, .. } => EngineEvent::Started(info),
            FromWorker::Findings { turn, findings, micros } => {
                EngineEvent::Findings { turn, findings: Rc::new(findings), micros }
            }
            FromWorker::Cards { turn, cards, micros } => {
                EngineEvent::Cards { turn, cards: cards.into(), micros }
            }
            FromWorker::Reading { turn, reading } => {
                EngineEvent::Reading { turn, reading: reading.map(Rc::from) }
            }
            FromWorker::Passages { at, passages } => EngineEvent::Passages { at, passages: passages.into() },
            FromWorker::Fault { turn, fault } => EngineEvent::Fault { turn, fault },
            FromWorker::Context { turn, context } => EngineEvent::Context { turn, context: Rc::new(context) },
            FromWorker::Events { turn, events } => EngineEvent::Events { turn, events: Rc::new(events) },
            FromWorker::Table { table } => EngineEvent::Table(table),
        };
        let stale = turn_of(&event).is_some_and(|turn| Some(turn) != self.last.as_ref().map(|last| last.0));
        if stale { Vec::new() } else { vec![Effect::Tell(event)] }
    }
}

fn turn_of(event: &EngineEvent) -> Option<Turn> {
    match event {
        EngineEvent::Started(_)
        | EngineEvent::Passages { .. }
        | EngineEvent::Table(_)
        | EngineEvent::Restarting { .. } => None,
        EngineEvent::Findings { turn, .. }
        | EngineEvent::Cards { turn, .. }
        | EngineEvent::Reading { turn, .. }
        | EngineEvent::Context { turn, .. }
        | EngineEvent::Events { turn, .. } => Some(*turn),
        EngineEvent::Fault { turn, .. } => *turn,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Findings;

    fn question(turn: u32) -> Incident {
        Incident::Asked { turn: Turn(turn), link: format!("v1&q={turn}") }
    }

    fn asks(turn: u32) -> Effect {
        Effect::Ask { turn: Turn(turn), link: format!("v1&q={turn}") }
    }

    fn findings(turn: u32) -> Incident {
        let findings = Findings { total: turn, ..Findings::default() };
        Incident::Heard(FromWorker::Findings { turn: Turn(turn), findings, micros: Some(5) }.encode())
    }

    fn trap() -> Incident {
        Incident::Trapped("unreachable".to_owned())
    }

    /// A supervisor whose worker runs and was asked `turn`.
    fn running(turn: u32) -> Supervisor {
        let mut supervisor = Supervisor::default();
        assert_eq!(supervisor.on(Incident::Begun, 0.0), [Effect::StartWorker]);
        assert_eq!(supervisor.on(Incident::WorkerReady, 0.0), [Effect::Begin]);
        assert_eq!(supervisor.on(question(turn), 0.0), [asks(turn)]);
        supervisor
    }

    #[test]
    fn a_question_asked_too_early_waits_and_only_the_last_is_asked() {
        let mut supervisor = Supervisor::default();
        supervisor.on(Incident::Begun, 0.0);
        assert_eq!(supervisor.on(question(1), 0.0), []);
        assert_eq!(supervisor.on(question(2), 0.0), []);
        assert_eq!(supervisor.on(Incident::WorkerReady, 0.0), [Effect::Begin, asks(2)]);
    }

    #[test]
    fn only_answers_to_the_last_question_are_told() {
        let mut supervisor = running(1);
        supervisor.on(question(2), 0.0);
        assert_eq!(supervisor.on(findings(1), 0.0), []);
        let told = supervisor.on(findings(2), 0.0);
        assert!(matches!(
            told[..],
            [Effect::Tell(EngineEvent::Findings { turn: Turn(2), micros: Some(5), .. })]
        ));
    }

    #[test]
    fn after_a_trap_the_last_question_is_asked_again() {
        let mut supervisor = running(7);
        let restarting = Effect::Tell(EngineEvent::Restarting { attempt: 1 });
        assert_eq!(supervisor.on(trap(), 0.0), [Effect::StopWorker, restarting, Effect::StartWorker]);
        assert_eq!(supervisor.on(Incident::WorkerReady, 0.0), [Effect::Begin, asks(7)]);
    }

    #[test]
    fn a_worker_that_traps_again_and_again_is_given_up() {
        let mut supervisor = running(1);
        for attempt in 1..=3 {
            let effects = supervisor.on(trap(), 1000.0 * f64::from(attempt));
            assert_eq!(effects[1], Effect::Tell(EngineEvent::Restarting { attempt }));
            supervisor.on(Incident::WorkerReady, 0.0);
        }
        let fault = Fault::Engine { detail: "unreachable".to_owned() };
        let told = Effect::Tell(EngineEvent::Fault { turn: Some(Turn(1)), fault });
        assert_eq!(supervisor.on(trap(), 4000.0), [Effect::StopWorker, told]);
    }

    #[test]
    fn traps_far_apart_are_no_reason_to_give_up() {
        let mut supervisor = running(1);
        for nth in 0..20 {
            let effects = supervisor.on(trap(), f64::from(nth) * 120_000.0);
            assert!(effects.contains(&Effect::StartWorker), "{nth}");
            supervisor.on(Incident::WorkerReady, 0.0);
        }
    }

    #[test]
    fn retrying_starts_anew_and_asks_the_last_question() {
        let mut supervisor = running(1);
        for _ in 0..4 {
            supervisor.on(trap(), 0.0);
        }
        assert_eq!(supervisor.on(Incident::RetryAsked, 0.0), [Effect::StopWorker, Effect::StartWorker]);
        assert_eq!(supervisor.on(Incident::WorkerReady, 0.0), [Effect::Begin, asks(1)]);
        let effects = supervisor.on(trap(), 0.0);
        assert_eq!(effects[1], Effect::Tell(EngineEvent::Restarting { attempt: 1 }));
    }

    #[test]
    fn after_giving_up_another_question_tries_once_more() {
        let mut supervisor = running(1);
        for _ in 0..4 {
            supervisor.on(trap(), 0.0);
        }
        assert_eq!(supervisor.on(question(2), 0.0), [Effect::StartWorker]);
        assert_eq!(supervisor.on(Incident::WorkerReady, 0.0), [Effect::Begin, asks(2)]);
        let effects = supervisor.on(trap(), 0.0);
        assert!(matches!(effects[1], Effect::Tell(EngineEvent::Fault { turn: Some(Turn(2)), .. })));
    }

    #[test]
    fn an_engine_that_cannot_be_loaded_is_a_fault() {
        let mut supervisor = Supervisor::default();
        supervisor.on(Incident::Begun, 0.0);
        supervisor.on(question(1), 0.0);
        let effects = supervisor.on(Incident::StartFailed("HTTP 404".to_owned()), 0.0);
        let fault = Fault::Missing { file: "engine".to_owned(), detail: "HTTP 404".to_owned() };
        let told = Effect::Tell(EngineEvent::Fault { turn: Some(Turn(1)), fault });
        assert_eq!(effects, [Effect::StopWorker, told]);
    }

    #[test]
    fn a_worker_of_another_version_is_refused() {
        let info =
            crate::findings::EditionInfo { title_ar: String::new(), title_en: String::new(), n_reports: 1 };
        let other = FromWorker::Started { version: PROTOCOL_VERSION + 1, info };
        for bytes in [other.encode(), vec![0xFF; 9], Vec::new()] {
            let effects = running(1).on(Incident::Heard(bytes), 0.0);
            let told = EngineEvent::Fault { turn: Some(Turn(1)), fault: Fault::OtherVersion };
            assert_eq!(effects, [Effect::StopWorker, Effect::Tell(told)]);
        }
    }

    #[test]
    fn an_event_without_a_turn_is_always_told() {
        let fault = Fault::Damaged { file: "a.bin".to_owned() };
        let mut supervisor = running(1);
        let effects = supervisor
            .on(Incident::Heard(FromWorker::Fault { turn: None, fault: fault.clone() }.encode()), 0.0);
        assert_eq!(effects, [Effect::Tell(EngineEvent::Fault { turn: None, fault })]);
    }
}
