//! What comes first, what waits for nothing, and what is not sent for any more.

use super::super::fakes::{
    ANY_ROW, BELOW, Chance, Executor, LAST_ROWS, Luck, N_ROWS, OPEN_REPORT, file, text_in_sight,
};
use super::super::tests::link;
use super::*;
use crate::findings::Fault;

/// What was posted, in few words: cards by their number.
fn told(run: &Executor) -> Vec<String> {
    let word = |message: &FromWorker| match message {
        FromWorker::Started { .. } => "started".to_owned(),
        FromWorker::Findings { .. } => "findings".to_owned(),
        FromWorker::Cards { cards, .. } => format!("{} cards", cards.len()),
        FromWorker::Reading { .. } => "reading".to_owned(),
        FromWorker::Passages { .. } => "passages".to_owned(),
        FromWorker::Fault { .. } => "fault".to_owned(),
        FromWorker::Context { .. } => "context".to_owned(),
        FromWorker::Table { .. } => "table".to_owned(),
        FromWorker::Events { .. } => "events".to_owned(),
    };
    run.posted().iter().map(word).collect()
}

/// A question asked of an edition some of whose files have this luck, as far as it goes.
fn answered(number: u32, luck: &[(u8, Luck)]) -> Executor {
    let mut run = Executor::new();
    luck.iter().for_each(|(n, luck)| run.luck(file(*n).name(), *luck));
    run.start();
    run.ask(1, &link(number));
    run.run(&mut Chance(1));
    run
}

fn n_fetched(run: &Executor, n: u8) -> usize {
    run.n_fetched(&file(n).name())
}

#[test]
fn rows_in_sight_come_first_then_the_report_then_the_rows_below() {
    assert_eq!(told(&answered(1, &[])), ["started", "findings", "6 cards", "28 cards", "33 cards"]);
    assert_eq!(
        told(&answered(3, &[])),
        ["started", "findings", "6 cards", "reading", "28 cards", "33 cards"]
    );
    // Where occurrences are shown no row is in sight.
    assert_eq!(
        told(&answered(15, &[])),
        ["started", "findings", "reading", "context", "22 cards", "33 cards"]
    );
    assert_eq!(told(&answered(8, &[])), ["started", "findings", "events", "22 cards", "33 cards"]);
}

#[test]
fn neither_rows_in_sight_nor_the_open_report_wait_for_rows_below() {
    let run = answered(3, &[(BELOW, Luck::NeverComes)]);
    assert_eq!(told(&run), ["started", "findings", "6 cards", "reading"]);
    assert_eq!(n_fetched(&run, BELOW), 1, "they are on their way");
}

#[test]
fn the_open_report_sets_out_with_the_first_rows_and_they_do_not_need_it() {
    let run = answered(3, &[(text_in_sight(3), Luck::NeverComes)]);
    assert_eq!(
        (told(&run).as_slice(), n_fetched(&run, OPEN_REPORT)),
        (["started", "findings"].map(str::to_owned).as_slice(), 1)
    );
    let closed = answered(1, &[]);
    assert_eq!(n_fetched(&closed, OPEN_REPORT), 0);
}

/// The ordinals of the cards posted last.
fn rows_with_cards(run: &Executor) -> Vec<u32> {
    let of = |message: &FromWorker| match message {
        FromWorker::Cards { cards, .. } => Some(cards.iter().map(|card| card.ordinal.0).collect()),
        _ => None,
    };
    run.posted().iter().rev().find_map(of).unwrap_or_default()
}

fn last_fault(run: &Executor) -> Option<String> {
    match run.posted().last() {
        Some(FromWorker::Fault { fault, .. }) => fault.file().map(str::to_owned),
        _ => None,
    }
}

#[test]
fn a_report_that_cannot_be_opened_takes_nothing_else_away_and_is_said_last() {
    for luck in [Luck::AlwaysFails, Luck::SiteDamaged] {
        let run = answered(3, &[(OPEN_REPORT, luck)]);
        assert_eq!(told(&run), ["started", "findings", "6 cards", "28 cards", "33 cards", "fault"]);
    }
    let run = answered(15, &[(OPEN_REPORT, Luck::AlwaysFails)]);
    assert_eq!(told(&run), ["started", "findings", "context", "22 cards", "33 cards", "fault"]);
    assert_eq!(last_fault(&run), Some(file(OPEN_REPORT).name()));
}

#[test]
fn occurrences_that_cannot_be_listed_take_no_card_away() {
    // The word files of 20 are 2, 3 and 4: its occurrences alone need file 1.
    let run = answered(20, &[(1, Luck::AlwaysFails)]);
    assert_eq!(told(&run), ["started", "findings", "22 cards", "33 cards", "fault"]);
    assert_eq!(last_fault(&run), Some(file(1).name()));
}

#[test]
fn rows_that_cannot_be_made_take_neither_the_others_nor_the_open_report_away() {
    // None of those below in the first batch; those behind it are not tried.
    let run = answered(3, &[(BELOW, Luck::AlwaysFails)]);
    assert_eq!(told(&run), ["started", "findings", "6 cards", "reading", "fault"]);
    assert_eq!(n_fetched(&run, LAST_ROWS[1]), 0);
    // The first batch of a page of occurrences is those in sight and most of those below.
    let run = answered(15, &[(BELOW, Luck::AlwaysFails)]);
    assert_eq!(told(&run), ["started", "findings", "reading", "context", "6 cards", "11 cards", "fault"]);
    assert_eq!(rows_with_cards(&run), [0, 1, 2, 3, 4, 5, 28, 29, 30, 31, 32]);
    assert_eq!(last_fault(&run), Some(file(BELOW).name()));
    let run = answered(15, &[(LAST_ROWS[1], Luck::AlwaysFails)]);
    assert_eq!(rows_with_cards(&run), (0..28).collect::<Vec<u32>>());
}

#[test]
fn rows_whose_texts_are_at_hand_are_made_where_those_in_sight_cannot_be() {
    let mut run = answered(1, &[(text_in_sight(3), Luck::AlwaysFails)]);
    let before = told(&run).len();
    run.ask(2, &link(3));
    run.run(&mut Chance(1));
    assert_eq!(told(&run)[before..], ["findings", "27 cards", "reading", "fault"]);
    assert_eq!(rows_with_cards(&run), (6..33).collect::<Vec<u32>>());
}

#[test]
fn an_edition_that_is_closed_while_it_answers_ends_the_answer() {
    let mut run = Executor::new();
    let mut chance = Chance(1);
    run.start();
    run.ask(1, &link(1));
    while !told(&run).contains(&"findings".to_owned()) {
        assert!(run.one_event(&mut chance), "it finds something");
    }
    run.session.close(Fault::Engine { detail: String::new() });
    // All that is left to do comes to an end.
    assert!((0..1_000).any(|_| !run.one_event(&mut chance)), "{:?}", told(&run));
}

#[test]
fn the_first_fault_is_the_one_that_is_said() {
    let run = answered(3, &[(OPEN_REPORT, Luck::AlwaysFails), (LAST_ROWS[1], Luck::SiteDamaged)]);
    assert_eq!(told(&run), ["started", "findings", "6 cards", "28 cards", "fault"]);
    assert_eq!(last_fault(&run), Some(file(OPEN_REPORT).name()));
}

#[test]
fn what_was_wrong_with_a_question_is_not_said_after_another_one() {
    let faults = |careless: bool| {
        let of_seed = |seed: u64| {
            let mut run = Executor::new();
            run.session.inner.careless.set(careless);
            run.luck(file(OPEN_REPORT).name(), Luck::AlwaysFails);
            let mut chance = Chance(seed);
            run.start();
            run.ask(1, &link(3));
            while n_fetched(&run, LAST_ROWS[1]) == 0 {
                assert!(run.one_event(&mut chance));
            }
            run.ask(2, &link(2));
            run.run(&mut chance);
            assert!(told(&run).contains(&format!("{N_ROWS} cards")));
            run.posted().iter().filter(|message| matches!(message, FromWorker::Fault { .. })).count()
        };
        (0..100).map(of_seed).sum::<usize>()
    };
    assert_eq!(faults(false), 0);
    assert!(faults(true) > 0, "without the guard");
}

#[test]
fn what_any_row_needs_sets_out_with_the_first_files_and_the_findings_do_not_need_it() {
    let run = answered(1, &[(ANY_ROW, Luck::NeverComes)]);
    assert_eq!(told(&run), ["started", "findings"]);
    let fetched = run.host.world.borrow().fetched.clone();
    let of_second_round = file(3).name();
    let place = |name: &str| fetched.iter().position(|(file, _)| file == name);
    assert!(place(&file(ANY_ROW).name()) < place(&of_second_round), "{fetched:?}");
}

#[test]
fn all_cards_come_at_once_where_their_texts_are_at_hand() {
    let mut run = answered(1, &[]);
    run.ask(2, &link(1));
    run.run(&mut Chance(2));
    assert_eq!(told(&run)[5..], ["findings", "33 cards"]);
}

/// How often the last rows of a question were sent for after another one was asked.
fn sent_for_in_vain(seed: u64, careless: bool) -> usize {
    let mut run = Executor::new();
    run.session.inner.careless.set(careless);
    let mut chance = Chance(seed);
    run.start();
    run.ask(1, &link(1));
    while n_fetched(&run, BELOW) == 0 {
        assert!(run.one_event(&mut chance));
    }
    run.ask(2, &link(4));
    run.run(&mut chance);
    assert!(told(&run).ends_with(&[format!("{N_ROWS} cards")]));
    n_fetched(&run, LAST_ROWS[1])
}

#[test]
fn rows_below_are_sent_for_only_while_their_question_stands() {
    assert_eq!((0..100).map(|seed| sent_for_in_vain(seed, false)).sum::<usize>(), 0);
    assert!((0..100).map(|seed| sent_for_in_vain(seed, true)).sum::<usize>() > 0, "without the guard");
}

#[test]
fn engine_time_is_told_once_of_findings_and_once_of_cards() {
    let timed = |number: u32| {
        let is_timed = |message: FromWorker| match message {
            FromWorker::Findings { micros, .. } | FromWorker::Cards { micros, .. } => Some(micros.is_some()),
            _ => None,
        };
        answered(number, &[]).posted().into_iter().filter_map(is_timed).collect::<Vec<bool>>()
    };
    assert_eq!(timed(1), [true, true, false, false]);
    assert_eq!(timed(7), [true, false], "findings, and once more with an offer");
}

/// What follows when a table is asked for of the view `number` and then `next` happens.
fn tabulated(mut run: Executor, number: u32, next: impl FnOnce(&mut Executor)) -> Vec<FromWorker> {
    let n_before = run.posted().len();
    run.tabulate(&link(number));
    next(&mut run);
    run.run(&mut Chance(1));
    run.posted().split_off(n_before)
}

fn table_of(number: u32) -> FromWorker {
    FromWorker::Table { table: number.to_string() }
}

#[test]
fn a_table_of_what_was_not_read_is_read_for_it() {
    assert_eq!(tabulated(answered(10, &[]), 10, |_| {}), [table_of(10)]);
    // A worker that was just started, and one that shows reports.
    let begin = |run: &mut Executor| run.start();
    assert_eq!(tabulated(Executor::new(), 5, begin).last(), Some(&table_of(5)));
    assert_eq!(tabulated(answered(2, &[]), 5, |_| {}), [table_of(5)]);
}

#[test]
fn a_table_that_cannot_be_had_says_so_and_another_question_is_not_kept_waiting_by_it() {
    let run = answered(2, &[(1, Luck::AlwaysFails)]);
    let posted = tabulated(run, 5, |_| {});
    assert!(
        matches!(&posted[..], [FromWorker::Fault { turn: None, fault: Fault::Missing { .. } }]),
        "{posted:?}"
    );
    let posted = tabulated(answered(2, &[(1, Luck::NeverComes)]), 5, |run| {
        run.ask(2, &link(2));
    });
    assert!(matches!(posted.last(), Some(FromWorker::Cards { .. })), "{posted:?}");
    let posted = tabulated(answered(2, &[]), 5, |run| run.ask(2, &link(2)));
    assert!(!posted.contains(&table_of(5)), "{posted:?}");
}
