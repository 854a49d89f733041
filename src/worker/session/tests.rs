//! What the session guarantees, over thousands of random courses of events.

use super::fakes::{Chance, Executor, FakeHost, Luck, MANIFEST, N_FILES, N_ROWS, file, turn_of};
use super::files::PAUSE_BEFORE_RETRY;
use super::question::{PAUSE_BEFORE_OFFER, PAUSE_IN_HURRY};
use super::*;
use crate::edition::FileRef;
use crate::findings::{Card, Context, EditionInfo, Events, Findings, Ordinal, Passage, Place, Reading};
use crate::report::ReportId;
use crate::view::{Clock, Lens};

/// A view that asks for `number`, with a report open in every third, the context in every fifth and the
/// events in every eighth that is none of those.
pub(super) fn link(number: u32) -> String {
    let report = number.is_multiple_of(3).then_some(ReportId([1; 8]));
    let lens = match number {
        _ if number.is_multiple_of(5) => Lens::Context,
        _ if number.is_multiple_of(8) => Lens::Events,
        _ => Lens::Reports,
    };
    View { query: number.to_string(), report, lens, ..View::default() }.encode()
}

/// What is wrong with what was posted after all has come to rest.
fn complaints(run: &Executor, last: Option<(Turn, u32)>) -> Vec<String> {
    let world = run.host.world.borrow();
    let mut complaints = Vec::new();
    if world.stale_posts > 0 {
        complaints.push(format!("{} stale answers", world.stale_posts));
    }
    let Some((turn, number)) = last else { return complaints };
    let answers: Vec<&FromWorker> = world.posted.iter().filter(|m| turn_of(m) == Some(turn)).collect();
    let is_offer = |answer: &&FromWorker| matches!(answer, FromWorker::Findings { findings, .. } if findings.emptiness.as_ref().is_some_and(|emptiness| !emptiness.looser.is_empty()));
    let before_offer = answers.iter().rev().find(|answer| !is_offer(answer));
    let has = |is: fn(&FromWorker) -> bool| answers.iter().any(|answer| is(answer));
    let n_cards = answers.iter().rev().find_map(|answer| match answer {
        FromWorker::Cards { cards, .. } => Some(cards.len()),
        _ => None,
    });
    let n_rows = if number.is_multiple_of(7) { 0 } else { N_ROWS };
    let is_context = |answer: &FromWorker| matches!(answer, FromWorker::Context { .. });
    let is_events = |answer: &FromWorker| matches!(answer, FromWorker::Events { .. });
    let asks_events = number.is_multiple_of(8) && !number.is_multiple_of(5);
    let complete = matches!(before_offer, Some(FromWorker::Fault { .. }))
        || (has(|answer| matches!(answer, FromWorker::Findings { .. }))
            && has(|answer| matches!(answer, FromWorker::Reading { .. })) == number.is_multiple_of(3)
            && has(is_context) == number.is_multiple_of(5)
            && has(is_events) == asks_events
            && n_cards.unwrap_or(0) == n_rows);
    if !complete {
        complaints.push(format!("turn {turn:?} was left with {answers:?}"));
    }
    for answer in answers {
        let of = match answer {
            FromWorker::Findings { findings, .. } => findings.total,
            FromWorker::Context { context, .. } => context.n_hits,
            FromWorker::Events { events, .. } => events.total,
            _ => number,
        };
        if of != number {
            complaints.push(format!("turn {turn:?} asked {number} and got {of}"));
        }
    }
    complaints
}

/// One random course of events; `careless` takes the guard away.
fn random_course(seed: u64, careless: bool) -> Vec<String> {
    let mut chance = Chance(seed);
    let mut run = Executor::new();
    run.session.inner.careless.set(careless);
    let lucks = [Luck::FailsOnce, Luck::AlwaysFails, Luck::CacheDamaged, Luck::SiteDamaged];
    for name in (0..N_FILES).map(|n| file(n).name()).chain([manifest_file(MANIFEST)]) {
        if chance.one_in(6) {
            run.luck(name, lucks[chance.below(lucks.len())]);
        }
    }
    run.start();
    let mut last = None;
    for turn in 1..=1 + chance.below(6) as u32 {
        for _ in 0..chance.below(30) {
            run.one_event(&mut chance);
        }
        let number = 1 + chance.below(1000) as u32;
        run.ask(turn, &link(number));
        last = Some((Turn(turn), number));
    }
    run.run(&mut chance);
    complaints(&run, last)
}

#[test]
fn in_ten_thousand_courses_no_stale_answer_is_posted_and_the_last_question_is_answered() {
    for seed in 0..10_000 {
        assert_eq!(random_course(seed, false), Vec::<String>::new(), "seed {seed}");
    }
}

#[test]
fn without_its_guard_the_same_courses_post_stale_answers() {
    let bad = (0..200).filter(|&seed| !random_course(seed, true).is_empty()).count();
    assert!(bad > 50, "only {bad} of 200 courses noticed that the guard is gone");
}

#[test]
fn other_names_are_offered_behind_the_answer_which_does_not_hang_on_them() {
    let n_findings = |typing: bool, luck: Luck| {
        let mut run = Executor::new();
        run.luck(file(5).name(), luck);
        run.start();
        run.ask(1, &View { query: "7".to_owned(), typing, ..View::default() }.encode());
        run.run(&mut Chance(1));
        let posted = run.posted();
        assert!(!posted.iter().any(|message| matches!(message, FromWorker::Fault { .. })), "{posted:?}");
        let pauses = &run.host.world.borrow().pauses;
        assert_eq!(pauses.contains(&PAUSE_BEFORE_OFFER), typing, "{pauses:?}");
        posted.iter().filter(|message| matches!(message, FromWorker::Findings { .. })).count()
    };
    assert_eq!(n_findings(false, Luck::Good), 2);
    assert_eq!(n_findings(true, Luck::Good), 2);
    assert_eq!(n_findings(false, Luck::AlwaysFails), 1);
}

/// The numbers of places in the marks that were answered.
fn pointed_at(run: &Executor) -> Vec<usize> {
    let of = |message: FromWorker| match message {
        FromWorker::Passages { at, .. } => Some(at.places.len()),
        _ => None,
    };
    run.posted().into_iter().filter_map(of).collect()
}

#[test]
fn the_last_mark_pointed_at_is_answered_whatever_is_asked_beside_it() {
    for seed in 0..300 {
        let mut chance = Chance(seed);
        let mut run = Executor::new();
        run.start();
        run.run(&mut chance);
        for n in 1..6 {
            run.point(n);
            run.ask(n as u32, &link(n as u32));
            for _ in 0..chance.below(12) {
                run.one_event(&mut chance);
            }
        }
        run.run(&mut chance);
        let answered = pointed_at(&run);
        assert_eq!(answered.last(), Some(&5), "seed {seed}");
        assert!(answered.is_sorted(), "seed {seed}: {answered:?}");
        assert_eq!(complaints(&run, Some((Turn(5), 5))), Vec::<String>::new(), "seed {seed}");
    }
}

#[test]
fn words_of_a_mark_that_cannot_be_had_come_empty_and_are_no_fault() {
    let mut run = Executor::new();
    run.luck(file(2).name(), Luck::AlwaysFails);
    run.point(2);
    run.start();
    run.run(&mut Chance(1));
    run.point(2);
    run.run(&mut Chance(1));
    let posted = run.posted();
    assert!(
        matches!(&posted[..], [FromWorker::Started { .. }, FromWorker::Passages { passages, .. }] if passages.is_empty()),
        "{posted:?}"
    );
}

#[test]
fn a_file_is_fetched_once_for_all_questions() {
    let mut run = Executor::new();
    run.start();
    for turn in 1..20 {
        run.ask(turn, &link(6));
        for _ in 0..3 {
            run.one_event(&mut Chance(u64::from(turn)));
        }
    }
    run.run(&mut Chance(1));
    for n in 0..4 {
        assert_eq!(run.n_fetched(&file(n).name()), 1);
    }
}

#[test]
fn a_file_of_a_superseded_question_still_reaches_the_engine() {
    let mut run = Executor::new();
    let mut chance = Chance(5);
    run.start();
    run.run(&mut chance);
    run.ask(1, &link(1));
    while run.n_fetched(&file(1).name()) == 0 {
        assert!(run.one_event(&mut chance));
    }
    run.ask(2, &link(4));
    run.run(&mut chance);
    assert_eq!(complaints(&run, Some((Turn(2), 4))), Vec::<String>::new());
    let has = run.session.with_engine(|engine| Ok(engine.has.clone())).unwrap();
    assert!(has.contains(&1) && has.contains(&2), "{has:?}");
}

#[test]
fn a_fetch_that_fails_is_tried_once_more_after_a_pause() {
    let mut run = Executor::new();
    run.luck(file(1).name(), Luck::FailsOnce);
    run.start();
    run.ask(1, &link(1));
    run.run(&mut Chance(1));
    assert_eq!(complaints(&run, Some((Turn(1), 1))), Vec::<String>::new());
    assert!(!run.posted().iter().any(|message| matches!(message, FromWorker::Fault { .. })));
    assert!(run.host.world.borrow().pauses.contains(&PAUSE_BEFORE_RETRY));
}

#[test]
fn a_file_that_cannot_be_had_is_named_with_the_reason_and_asked_for_anew_next_time() {
    let mut run = Executor::new();
    run.luck(file(1).name(), Luck::AlwaysFails);
    run.start();
    run.ask(1, &link(1));
    run.run(&mut Chance(1));
    let fault = Fault::Missing { file: file(1).name(), detail: "no network".to_owned() };
    assert_eq!(run.posted().last(), Some(&FromWorker::Fault { turn: Some(Turn(1)), fault }));
    assert_eq!(run.n_fetched(&file(1).name()), 2);
    run.luck(file(1).name(), Luck::Good);
    run.ask(2, &link(1));
    run.run(&mut Chance(1));
    assert!(matches!(run.posted().last(), Some(FromWorker::Cards { turn: Turn(2), .. })));
}

#[test]
fn cards_wait_for_another_question_only_while_questions_follow_each_other() {
    let mut run = Executor::new();
    run.start();
    for (turn, at_micros) in [(1, 0), (2, HURRY_MICROS), (3, 2 * HURRY_MICROS - 1)] {
        run.host.world.borrow_mut().now_micros = at_micros;
        run.host.world.borrow_mut().pauses.clear();
        run.ask(turn, &link(1));
        run.run(&mut Chance(1));
        let waited = run.host.world.borrow().pauses.contains(&PAUSE_IN_HURRY);
        assert_eq!(waited, turn == 3, "turn {turn}");
        assert!(matches!(run.posted().last(), Some(FromWorker::Cards { .. })), "turn {turn}");
    }
}

#[test]
fn damaged_bytes_are_fetched_once_more_past_the_cache() {
    let mut run = Executor::new();
    run.luck(file(1).name(), Luck::CacheDamaged);
    run.luck(manifest_file(MANIFEST), Luck::CacheDamaged);
    run.start();
    run.ask(1, &link(1));
    run.run(&mut Chance(1));
    assert!(matches!(run.posted().last(), Some(FromWorker::Cards { .. })));
    let fetched = run.host.world.borrow().fetched.clone();
    for name in [file(1).name(), manifest_file(MANIFEST)] {
        let of_it: Vec<Freshness> = fetched.iter().filter(|(file, _)| *file == name).map(|f| f.1).collect();
        assert_eq!(of_it, [Freshness::Any, Freshness::FromSite]);
    }
}

#[test]
fn an_edition_that_does_not_open_says_so_for_the_start_and_for_each_question() {
    let mut run = Executor::new();
    run.luck(manifest_file(MANIFEST), Luck::SiteDamaged);
    run.start();
    run.ask(1, &link(1));
    run.run(&mut Chance(1));
    run.ask(2, &link(2));
    run.run(&mut Chance(1));
    let damaged = |turn| FromWorker::Fault { turn, fault: Fault::Damaged { file: "fake".to_owned() } };
    assert_eq!(run.posted(), [damaged(None), damaged(Some(Turn(1))), damaged(Some(Turn(2)))]);
}

#[test]
fn a_page_of_another_version_is_refused() {
    let other = ToWorker::Start { version: PROTOCOL_VERSION + 1, manifest: MANIFEST.to_owned() };
    for message in [other.encode(), b"\xFF not a message".to_vec()] {
        let run = Executor::new();
        run.session.receive(&message);
        assert_eq!(run.posted(), [FromWorker::Fault { turn: None, fault: Fault::OtherVersion }]);
    }
}

#[test]
fn an_engine_that_never_has_enough_is_stopped() {
    struct Greedy(EditionInfo);
    impl Answering for Greedy {
        fn open(_: &str, _: &[u8]) -> Result<Self, Fault> {
            Ok(Self(EditionInfo { title_ar: String::new(), title_en: String::new(), n_reports: 0 }))
        }
        fn info(&self) -> &EditionInfo {
            &self.0
        }
        fn supply(&mut self, _: &FileRef, _: &[u8]) -> Result<(), Fault> {
            Ok(())
        }
        fn ask(&mut self, _: &View) -> Result<Step<Findings>, Fault> {
            Ok(Step::Need(vec![file(1)]))
        }
        fn offer_names(&mut self, _: &View) -> Result<Step<Option<Findings>>, Fault> {
            unreachable!("it never finds nothing")
        }
        fn cards(&mut self, _: &View, _: &[Ordinal]) -> Result<Step<Vec<Card>>, Fault> {
            Ok(Step::Done(Vec::new()))
        }
        fn needed_for_any_row(&self) -> Option<FileRef> {
            None
        }
        fn reading(&mut self, _: &View) -> Result<Step<Option<Reading>>, Fault> {
            Ok(Step::Done(None))
        }
        fn passages(&mut self, _: Clock, _: &[Place]) -> Result<Step<Vec<Passage>>, Fault> {
            Ok(Step::Done(Vec::new()))
        }
        fn context(&mut self, _: &View) -> Result<Step<Context>, Fault> {
            Ok(Step::Done(Context::default()))
        }
        fn context_table(&self, _: &View) -> Option<String> {
            None
        }
        fn events(&mut self, _: &View) -> Result<Step<Events>, Fault> {
            Ok(Step::Done(Events::default()))
        }
    }
    let host = FakeHost::default();
    let session: Session<Greedy, FakeHost> = Session::new(host.clone());
    // The same executor, for its tasks and events alone.
    let mut run = Executor { host: host.clone(), ..Executor::new() };
    session.opened(Greedy::open("", b"").unwrap());
    host.world.borrow_mut().last_turn = Some(Turn(1));
    session.ask(Turn(1), link(1));
    run.run(&mut Chance(1));
    assert!(matches!(
        run.posted().last(),
        Some(FromWorker::Fault { turn: Some(Turn(1)), fault: Fault::Engine { .. } })
    ));
}
