//! What the reducer promises, action by action.

use super::steps::{step_of, without_word};
use super::*;
use crate::calendar::{Day, DayRange, PartialDate, TimeUnit};
use crate::explorer::timeline::brush::End;
use crate::findings::{Clause, DatingSummary, Excerpt, Match, Ordinal};
use crate::report::{Certainty, Provenance, ReportId, Span};
use crate::view::{Choice, ContextSort, ContextView, Language, Level, Period, Settings, Sort};

const ENGLISH: Settings = Settings {
    language: Some(Language::English),
    numerals: None,
    months: None,
    theme: None,
    contrast: None,
    reading_size: None,
};

fn start() -> Store {
    Store::new(View::default(), Vec::new(), None)
}

fn after(store: &Store, actions: impl IntoIterator<Item = Action>) -> Store {
    actions.into_iter().fold(store.clone(), |store, action| store.after(action).unwrap_or(store))
}

fn id(number: u8) -> ReportId {
    ReportId([number; 8])
}

fn card(number: u32) -> Card {
    let excerpt = Excerpt { text: "نص".to_owned(), ..Excerpt::default() };
    Card {
        ordinal: Ordinal(number),
        id: id(number as u8),
        page: format!("{number}.txt"),
        title: excerpt,
        outlet: None,
        relayed: Vec::new(),
        dating: DatingSummary { earliest: None, latest: None, best: None, provenance: Provenance::Unknown },
        snippets: Vec::new(),
        words: None,
    }
}

fn findings(rows: &[u32]) -> Rc<Findings> {
    let rows: Vec<Row> = rows.iter().map(|&n| Row { ordinal: Ordinal(n), score: 0 }).collect();
    Rc::new(Findings { total: rows.len() as u32, n_reports: 5, rows, ..Findings::default() })
}

fn answer(turn: Turn, rows: &[u32]) -> [Action; 2] {
    let cards: Rc<[Card]> = rows.iter().map(|&n| card(n)).collect();
    [Action::FindingsArrived(turn, findings(rows)), Action::CardsArrived(turn, cards)]
}

fn shown_ids(store: &Store) -> Vec<Option<ReportId>> {
    store.shown.iter().flat_map(|shown| shown.cards.iter().map(|card| card.as_ref().map(|c| c.id))).collect()
}

#[test]
fn a_search_has_one_entry_of_the_history() {
    let letter = Action::QueryTyped("م".to_owned());
    assert_eq!(step_of(None, &letter), HistoryStep::Push);
    assert_eq!(step_of(Some(Ongoing::Axis), &letter), HistoryStep::Push);
    assert_eq!(step_of(Some(Ongoing::Search), &letter), HistoryStep::Replace);
    let typed = after(&start(), [Action::QueryTyped("مقات".to_owned())]);
    assert_eq!((typed.step, typed.view.typing), (HistoryStep::Push, true));
    let spaced = after(&typed, [Action::QueryTyped("مقاتل ".to_owned())]);
    assert_eq!((spaced.step, spaced.view.typing), (HistoryStep::Replace, false));
    let emptied = after(&spaced, [Action::QueryTyped(String::new()), Action::QueryTyped("س".to_owned())]);
    assert_eq!(emptied.step, HistoryStep::Replace);
    // Letters that come within one render make the entry all the same.
    assert_ne!(spaced.entries, start().entries);
    assert_eq!(spaced.step.after_burst(true), HistoryStep::Push);
    assert_eq!(spaced.step.after_burst(false), HistoryStep::Replace);
    assert_eq!(HistoryStep::Written.after_burst(true), HistoryStep::Written);
    let entered = after(&typed, [Action::QueryCommitted("مقاتل".to_owned())]);
    assert_eq!((entered.step, entered.view.typing), (HistoryStep::Replace, false));
    let next_search = [Action::QueryTyped("س".to_owned())];
    assert_eq!(after(&entered, next_search.clone()).step, HistoryStep::Push);
    let entered_as_it_stood = after(&spaced, [Action::QueryCommitted("مقاتل ".to_owned())]);
    assert_eq!(entered_as_it_stood.turn, spaced.turn);
    assert_eq!(after(&entered_as_it_stood, next_search.clone()).step, HistoryStep::Push);
    let back = after(&typed, [Action::AddressChanged(Box::default(), Vec::new())]);
    assert_eq!(after(&back, next_search).step, HistoryStep::Push);
}

#[test]
fn every_other_step_pushes() {
    let steps = [
        Action::LevelChosen(Level::Exact),
        Action::SortChosen(Sort::Newest),
        Action::OutletToggled(Choice::Unknown),
        Action::RelayedToggled(Choice::Named("CNN".to_owned())),
        Action::ProvenanceToggled(Provenance::Stated),
        Action::CertaintyToggled(Certainty::Undated),
        Action::FromChosen(Clock::Published, Some(PartialDate::Year(2018))),
        Action::BoilerplateToggled,
        Action::PageTurned(1),
        Action::ReportOpened(id(1)),
        Action::SettingsChosen(ENGLISH),
    ];
    for step in steps {
        let next = start().after(step.clone()).unwrap();
        assert_eq!(next.step, HistoryStep::Push, "{step:?}");
        assert_ne!(next.view, start().view, "{step:?}");
    }
}

#[test]
fn the_open_report_is_dated_by_hand_and_every_step_can_be_taken_back() {
    let open = after(&start(), [Action::ReportOpened(id(1))]);
    let from = |year| Action::DatedByHand(id(1), End::From, Some(PartialDate::Year(year)));
    let to = |year| Action::DatedByHand(id(1), End::To, Some(PartialDate::Year(year)));
    let dated = after(&open, [from(2021), to(2019)]);
    let years = Period { from: Some(PartialDate::Year(2019)), to: Some(PartialDate::Year(2021)) };
    assert_eq!(dated.view.by_hand.of(id(1)), Some(years));
    assert!(dated.turn > open.turn, "it is asked anew");
    let half = after(&dated, [Action::DatedByHand(id(1), End::To, None)]);
    assert_eq!(half.view.by_hand.of(id(1)), Some(Period { to: None, ..years }));
    let none = after(&half, [Action::DatedByHand(id(1), End::From, None)]);
    assert!(none.view.by_hand.is_empty());
    assert!(after(&dated, [Action::HandTakenBack(Some(id(1)))]).view.by_hand.is_empty());
    assert_eq!(after(&dated, [Action::HandTakenBack(Some(id(2)))]).view.by_hand, dated.view.by_hand);
    let cleared = after(&dated, [Action::HandTakenBack(None), Action::ReportClosed]);
    assert!(cleared.view.by_hand.is_empty());
}

#[test]
fn dates_by_hand_that_change_places_are_told_until_the_next_step() {
    let set = |end, year| Action::DatedByHand(id(1), end, Some(PartialDate::Year(year)));
    let dated = after(&start(), [Action::ReportOpened(id(1)), set(End::From, 2021)]);
    assert!(!dated.is_turned);
    let turned = after(&dated, [set(End::To, 2019)]);
    assert!(turned.is_turned && !after(&turned, [set(End::To, 2022)]).is_turned);
    assert!(!after(&turned, [Action::ReportClosed]).is_turned);
    let elsewhere = Action::AddressChanged(Box::default(), Vec::new());
    assert!(!after(&turned, [elsewhere]).is_turned, "a link or Back");
}

#[test]
fn a_date_for_a_report_the_edition_does_not_have_is_said_once_and_dropped() {
    let mut view = View::default();
    let year = Period { from: Some(PartialDate::Year(2020)), to: None };
    assert!(view.by_hand.set(id(1), Some(year)) && view.by_hand.set(id(7), Some(year)));
    let asked = after(&start(), [Action::AddressChanged(Box::new(view), Vec::new())]);
    let not_here = Notice::ReportNotHere(id(7));
    let told = Findings { notices: vec![not_here.clone()], ..Findings::default() };
    let told = Action::FindingsArrived(asked.turn, Rc::new(told));
    let dropped = after(&asked, [told.clone()]);
    assert_eq!((dropped.view.by_hand.of(id(7)), dropped.view.by_hand.of(id(1))), (None, Some(year)));
    assert_eq!((dropped.turn, dropped.step), (asked.turn, HistoryStep::Replace), "nothing is asked anew");
    assert_eq!(dropped.notices(), [not_here]);
    let later = after(&asked, [Action::QueryTyped("م".to_owned()), told]);
    assert!(later.view.by_hand.of(id(7)).is_some(), "an answer to an earlier question changes nothing");
}

#[test]
fn back_from_the_words_of_a_reason_leads_to_the_report_and_from_an_occurrence_out_of_it() {
    let open = after(&start(), [Action::ReportOpened(id(1))]);
    let words = Span::new(3, 9);
    let of_reason = after(&open, [Action::ReasonFollowed(words)]);
    let of_mark = after(&open, [Action::WordsPointedAt(Some(words))]);
    assert_eq!((of_reason.view.words, of_mark.view.words), (Some(words), Some(words)));
    assert_eq!((of_reason.step, of_reason.entries), (HistoryStep::Push, open.entries + 1));
    assert_eq!((of_mark.step, of_mark.entries), (HistoryStep::Replace, open.entries));
}

#[test]
fn widths_and_contradictions_are_chosen_apart() {
    let both = [Action::CertaintyToggled(Certainty::Month), Action::ConflictToggled(Certainty::Disputed)];
    let chosen = after(&start(), both);
    assert_eq!(chosen.view.certainty, [Certainty::Month].into());
    assert_eq!(chosen.view.conflict, [Certainty::Disputed].into());
    assert!(after(&chosen, [Action::ConflictToggled(Certainty::Disputed)]).view.conflict.is_empty());
    let dropped = after(&chosen, [Action::ClauseDropped(Clause::Conflict)]);
    assert_eq!((dropped.view.conflict.is_empty(), dropped.view.certainty.is_empty()), (true, false));
}

#[test]
fn each_new_question_has_a_new_number_and_language_asks_nothing() {
    let typed = after(&start(), [Action::QueryTyped("م".to_owned())]);
    assert_eq!(typed.turn, Turn(2));
    assert_eq!(typed.after(Action::QueryTyped("م".to_owned())), None);
    let translated = after(&typed, [Action::SettingsChosen(ENGLISH)]);
    assert_eq!(translated.turn, Turn(2));
}

#[test]
fn what_changes_the_hits_leads_back_to_the_first_page() {
    let deep = after(&start(), [Action::PageTurned(3)]);
    assert_eq!(after(&deep, [Action::ReportOpened(id(1))]).view.page, 3);
    assert_eq!(after(&deep, [Action::OutletToggled(Choice::Unknown)]).view.page, 0);
    assert_eq!(after(&deep, [Action::QueryTyped("م".to_owned())]).view.page, 0);
}

#[test]
fn the_answer_on_screen_stays_until_the_newer_one_is_whole() {
    let first = after(&start(), answer(Turn(1), &[1, 2]));
    assert_eq!(shown_ids(&first), [Some(id(1)), Some(id(2))]);
    assert!(first.is_settled());

    let typed = after(&first, [Action::QueryTyped("م".to_owned())]);
    assert!(!typed.is_settled());
    let [found, cards] = answer(Turn(2), &[2]);
    let half = after(&typed, [found]);
    assert_eq!(shown_ids(&half), [Some(id(1)), Some(id(2))]);
    let whole = after(&half, [cards]);
    assert_eq!((shown_ids(&whole), whole.total(), whole.is_settled()), (vec![Some(id(2))], 1, true));
}

#[test]
fn what_is_shown_is_behind_until_something_of_the_present_question_is_shown() {
    assert!(!start().is_behind(), "nothing is shown");
    let first = after(&start(), answer(Turn(1), &[1, 2]));
    let typed = after(&first, [Action::QueryTyped("م".to_owned())]);
    let [found, cards] = answer(Turn(2), &[2, 3]);
    let half = after(&typed, [found]);
    assert_eq!([&first, &typed, &half].map(Store::is_behind), [false, true, true]);
    assert!(!after(&half, [Action::CardsLate(Turn(2))]).is_behind(), "its rows are there");
    assert!(!after(&half, [cards.clone()]).is_behind());
    let fault = Fault::Missing { file: "x".to_owned(), detail: String::new() };
    assert!(!after(&half, [Action::FaultArose(Some(Turn(2)), fault)]).is_behind(), "nothing is on its way");
    // The rows of the other lens are none that are shown.
    let seen = after(&typed, [Action::LensChosen(Lens::Context)]);
    let turn = seen.turn;
    let seen = after(&after(&seen, answer(turn, &[1])), [Action::ContextArrived(turn, context(9))]);
    let other = after(&seen, [Action::QueryTyped("مق".to_owned())]);
    let counted = after(&other, answer(other.turn, &[1]));
    assert_eq!([&seen, &other, &counted].map(Store::is_behind), [false, true, true]);
    assert!(!after(&counted, [Action::ContextArrived(counted.turn, context(9))]).is_behind());
}

#[test]
fn rows_on_the_screen_link_from_the_view_they_answer() {
    let first = after(&start(), answer(Turn(1), &[1, 2]));
    let typed = after(&first, [Action::QueryTyped("م".to_owned())]);
    let [found, cards] = answer(Turn(2), &[2]);
    let half = after(&typed, [found]);
    assert_eq!(half.shown.as_ref().unwrap().view.query, "");
    assert_eq!(after(&half, [cards]).shown.unwrap().view.query, "م");
}

#[test]
fn cards_of_an_older_question_do_not_become_late() {
    let first = after(&start(), answer(Turn(1), &[1]));
    let typed = after(&first, [Action::QueryTyped("م".to_owned())]);
    let [found, _] = answer(Turn(2), &[1, 2]);
    let overtaken = after(&typed, [found, Action::QueryTyped("مق".to_owned())]);
    assert_eq!(overtaken.after(Action::CardsLate(Turn(2))), None);
}

#[test]
fn late_cards_let_the_rows_appear_without_them() {
    let first = after(&start(), answer(Turn(1), &[1]));
    let typed = after(&first, [Action::QueryTyped("م".to_owned())]);
    let [found, cards] = answer(Turn(2), &[1, 2]);
    let late = after(&typed, [found, Action::CardsLate(Turn(2))]);
    assert_eq!(shown_ids(&late), [Some(id(1)), None]);
    assert!(!late.is_settled());
    assert!(after(&late, [cards]).is_settled());
}

#[test]
fn rows_in_sight_appear_before_those_below_which_keep_the_cards_they_had() {
    let first = after(&start(), answer(Turn(1), &[1, 2]));
    let typed = after(&first, [Action::QueryTyped("م".to_owned())]);
    let in_sight = Action::CardsArrived(Turn(2), [card(3)].into());
    let begun = after(&typed, [Action::FindingsArrived(Turn(2), findings(&[3, 2, 4])), in_sight]);
    assert_eq!(shown_ids(&begun), [Some(id(3)), Some(id(2)), None]);
    assert!(!begun.is_settled(), "the card of row 2 is of an older answer");
    let whole = after(&begun, [Action::CardsArrived(Turn(2), [card(3), card(2), card(4)].into())]);
    assert_eq!(shown_ids(&whole), [Some(id(3)), Some(id(2)), Some(id(4))]);
    assert!(whole.is_settled());
    let again = [Action::EngineRestarting(1), Action::FindingsArrived(Turn(2), findings(&[3, 2, 4]))];
    let restarted = after(&after(&whole, again), [Action::CardsArrived(Turn(2), [card(3)].into())]);
    assert_eq!(shown_ids(&restarted), shown_ids(&whole), "a new worker takes no row away");
}

/// A card with a mark in its title, a passage, and words it opens at.
fn marked_card(number: u32) -> Card {
    let mut marked = card(number);
    let span = Span { start: 0, end: 4 };
    marked.title.matches.push(Match {
        span,
        mark_end: span.end,
        level: Level::Word,
        rule: String::new(),
        asked: String::new(),
    });
    marked.snippets = vec![marked.title.clone(), marked.title.clone()];
    marked.words = Some(Span { start: 3, end: 9 });
    marked
}

/// The card of the second row while that of the first is here, `step` having been taken between.
fn row_on_its_way(step: Action) -> Card {
    let cards = Action::CardsArrived(Turn(1), [marked_card(1), marked_card(2)].into());
    let first = after(&start(), [Action::FindingsArrived(Turn(1), findings(&[1, 2])), cards]);
    let asked = after(&first, [step]);
    let in_sight = Action::CardsArrived(asked.turn, [marked_card(1)].into());
    let begun = after(&asked, [Action::FindingsArrived(asked.turn, findings(&[1, 2])), in_sight]);
    let cards = begun.shown.unwrap().cards;
    assert_eq!(cards[0], Some(marked_card(1)));
    cards[1].clone().unwrap()
}

#[test]
fn a_row_on_its_way_shows_its_report_and_no_passage_or_mark_of_other_words() {
    let year = Period { from: Some(PartialDate::Year(2019)), to: None };
    for step in [
        Action::QueryTyped("م".to_owned()),
        Action::LevelChosen(Level::Exact),
        Action::BoilerplateToggled,
        Action::FromChosen(Clock::Mentioned, year.from),
    ] {
        let row = row_on_its_way(step.clone());
        assert_eq!((row.id, row.title, row.words), (id(2), card(2).title, None), "{step:?}");
        assert_eq!(row.snippets, [Excerpt::default(), Excerpt::default()], "{step:?}: their place is kept");
    }
    for same_words in [Action::FromChosen(Clock::Published, year.from), Action::SortChosen(Sort::Newest)] {
        assert_eq!(row_on_its_way(same_words.clone()), marked_card(2), "{same_words:?}");
    }
}

#[test]
fn answers_to_older_questions_are_not_shown() {
    let typed = after(&start(), [Action::QueryTyped("م".to_owned())]);
    for stale in answer(Turn(1), &[1]) {
        assert_eq!(typed.after(stale), None);
    }
    assert_eq!(typed.after(Action::ReadingArrived(Turn(1), None)), None);
    let fault = Fault::Engine { detail: String::new() };
    assert_eq!(typed.after(Action::FaultArose(Some(Turn(1)), fault)), None);
}

#[test]
fn an_empty_answer_is_shown_at_once() {
    let first = after(&start(), answer(Turn(1), &[1]));
    let typed = after(&first, [Action::QueryTyped("م".to_owned())]);
    let empty = after(&typed, [Action::FindingsArrived(Turn(2), findings(&[]))]);
    assert_eq!((empty.total(), empty.is_settled()), (0, true));
}

#[test]
fn a_report_that_cannot_be_had_is_not_loading_for_ever() {
    let opened = after(&start(), [Action::ReportOpened(id(1))]);
    let fault = Fault::Missing { file: "x".to_owned(), detail: String::new() };
    let failed = after(&opened, [Action::FaultArose(Some(Turn(2)), fault)]);
    assert_eq!(failed.open_reading(), OpenReading::Failed);
    assert_eq!(after(&failed, [Action::RetryAsked]).open_reading(), OpenReading::Loading);
}

#[test]
fn the_page_is_settled_only_with_the_open_report() {
    let opened = after(&start(), [Action::ReportOpened(id(1))]);
    let found = after(&opened, answer(Turn(2), &[1]));
    assert!(!found.is_settled());
    assert_eq!(found.open_reading(), OpenReading::Loading);
    let read = after(&found, [Action::ReadingArrived(Turn(2), None)]);
    assert!(read.is_settled());
    assert_eq!(read.open_reading(), OpenReading::NotHere);
}

#[test]
fn the_phases_follow_each_other() {
    assert_eq!(start().phase(), Phase::Loading);
    assert_eq!(after(&start(), [Action::AnswerLate(Turn(1))]).phase(), Phase::Slow);
    let ready = after(&start(), answer(Turn(1), &[1]));
    assert_eq!(ready.phase(), Phase::Ready);
    assert_eq!(ready.after(Action::AnswerLate(Turn(1))), None);
    let fault = Fault::Engine { detail: "trap".to_owned() };
    let failed = after(&ready, [Action::FaultArose(Some(Turn(1)), fault.clone())]);
    assert_eq!((failed.phase(), failed.present_fault()), (Phase::Failed, Some(&fault)));
    assert_eq!(after(&failed, [Action::RetryAsked]).phase(), Phase::Ready);
    assert_eq!(after(&failed, [Action::QueryTyped("م".to_owned())]).phase(), Phase::Ready);
    let never_started = after(&start(), [Action::FaultArose(None, fault)]);
    assert_eq!(after(&never_started, [Action::QueryTyped("م".to_owned())]).phase(), Phase::Failed);
}

#[test]
fn the_address_is_taken_as_it_is() {
    let view = View { query: "مقاتل".to_owned(), ..View::default() };
    let notices = vec![Notice::UnknownKey("x".to_owned())];
    let arrived = start().after(Action::AddressChanged(Box::new(view.clone()), notices.clone())).unwrap();
    assert_eq!(
        (arrived.step, &arrived.view, arrived.notices()),
        (HistoryStep::Written, &view, notices.clone())
    );
    assert_eq!(arrived.after(Action::AddressChanged(Box::new(view), notices)), None);
    assert!(after(&arrived, [Action::BoilerplateToggled]).notices().is_empty());
}

#[test]
fn dropping_a_word_leaves_the_others() {
    let check = |query: &str, word: &str, expected: &str| assert_eq!(without_word(query, word), expected);
    check("title: مخيم الحسكة مخيم", "مخيم", "title: مخيم الحسكة");
    check("@داعش داعش", "داعش", "@داعش");
    check("المخيمات قال: مخيم", "مخيم", "المخيمات قال:");
    check("مقاتل محتجز", "محتجز", "مقاتل");
    check("مقاتلون مقاتل", "مقاتل", "مقاتلون");
    check("«مقاتل» محتجز", "مقاتل", "« » محتجز");
    check("مقاتل", "", "مقاتل");
    check("مقاتل", "سواه", "مقاتل");
    check("مخيم (زرافة أو داعش) زرافة", "زرافة", "مخيم (زرافة أو داعش)");
    check("-زرافة =زرافة زرافة* زرافة", "زرافة", "-زرافة =زرافة زرافة*");
    check("مخيم -زرافة", "-زرافة", "مخيم");
    check("مخيم (الهول أو الروج)", "(الهول أو الروج)", "مخيم");
}

#[test]
fn clearing_all_keeps_how_one_looks() {
    let view = View {
        query: "م".to_owned(),
        outlets: [Choice::Unknown].into(),
        boilerplate: true,
        within: true,
        sort: Sort::Oldest,
        settings: ENGLISH,
        report: Some(id(1)),
        ..View::default()
    };
    let cleared = after(&Store::new(view, Vec::new(), None), [Action::AllCleared]).view;
    let kept = View { sort: Sort::Oldest, settings: ENGLISH, report: Some(id(1)), ..View::default() };
    assert_eq!(cleared, kept);
}

#[test]
fn a_period_has_at_least_one_end() {
    let from = after(&start(), [Action::FromChosen(Clock::Published, Some(PartialDate::Year(2018)))]);
    assert_eq!(from.view.published, Some(Period { from: Some(PartialDate::Year(2018)), to: None }));
    assert_eq!(after(&from, [Action::FromChosen(Clock::Published, None)]).view.published, None);
}

#[test]
fn a_period_is_the_same_however_it_was_chosen() {
    let date = |text: &str| text.parse::<PartialDate>().ok();
    let days = |from: &str, to: &str| {
        let (first, last) = (date(from).unwrap().first_day(), date(to).unwrap().last_day());
        DayRange { first, last }
    };
    let clock = Clock::Mentioned;
    let mentioned = |actions: Vec<Action>| after(&start(), actions).view.mentioned;
    let year = Some(Period { from: date("2019"), to: date("2019") });
    for route in [
        vec![Action::PeriodChosen(clock, Some(days("2019", "2019")))],
        vec![
            Action::PeriodBrushed(clock, days("2018", "2019")),
            Action::PeriodBrushed(clock, days("2019", "2019")),
        ],
        vec![Action::FromChosen(clock, date("2019")), Action::ToChosen(clock, date("2019-12-31"))],
        vec![Action::ToChosen(clock, date("2019-12")), Action::FromChosen(clock, date("2019-01-01"))],
        vec![Action::FromChosen(clock, date("2019-12-31")), Action::ToChosen(clock, date("2019-01-01"))],
    ] {
        assert_eq!(mentioned(route.clone()), year, "{route:?}");
    }
    assert_eq!(mentioned(vec![Action::PeriodChosen(clock, None)]), None);
    let reversed = vec![Action::FromChosen(clock, date("2021")), Action::ToChosen(clock, date("2019"))];
    assert_eq!(mentioned(reversed), Some(Period { from: date("2019"), to: date("2021") }));
    let months = Some(Period { from: date("2019-02"), to: date("2019-03-05") });
    assert_eq!(
        mentioned(vec![
            Action::FromChosen(clock, date("2019-02")),
            Action::ToChosen(clock, date("2019-03-05"))
        ]),
        months
    );
}

#[test]
fn a_brush_has_one_entry_of_the_history() {
    let days = |n| DayRange { first: Day(n), last: Day(n + 9) };
    let brushed = after(&start(), [Action::PeriodBrushed(Clock::Mentioned, days(0))]);
    assert_eq!(brushed.step, HistoryStep::Push);
    let moved = after(&brushed, [Action::PeriodBrushed(Clock::Mentioned, days(1))]);
    assert_eq!((moved.step, moved.entries), (HistoryStep::Replace, brushed.entries));
    assert_eq!(after(&moved, [Action::PeriodBrushed(Clock::Published, days(1))]).step, HistoryStep::Push);
    let again = after(&moved, [Action::BrushEnded, Action::PeriodBrushed(Clock::Mentioned, days(2))]);
    assert_eq!(again.step, HistoryStep::Push);
}

#[test]
fn a_brush_that_changes_nothing_at_first_makes_its_entry_with_its_first_change() {
    let days = |n| DayRange { first: Day(n), last: Day(n + 9) };
    let brush = |n| Action::PeriodBrushed(Clock::Mentioned, days(n));
    let linked = Store::new(after(&start(), [brush(0)]).view, Vec::new(), None);
    let moved = after(&linked, [brush(0), brush(1)]);
    assert_eq!(moved.step, HistoryStep::Push);
    assert_ne!(moved.entries, linked.entries);
}

#[test]
fn looking_around_the_timeline_keeps_the_hits_and_their_page() {
    let view = View { page: 3, report: Some(id(1)), ..View::default() };
    let store = Store::new(view, Vec::new(), None);
    let moved = after(&store, [7, 8].map(|day| Action::AxisChosen(TimeUnit::Month, Some(Day(day)))));
    assert_eq!(
        (moved.view.page, moved.view.zoom, moved.view.around),
        (3, Some(TimeUnit::Month), Some(Day(8)))
    );
    assert_eq!(moved.step, HistoryStep::Replace);
    assert_eq!(after(&moved, [Action::AxisReset]).view, store.view);
    assert_eq!(after(&store, [Action::TablesToggled, Action::TablesToggled]).view, store.view);
}

#[test]
fn what_is_open_already_can_be_opened_again() {
    let words = Span { start: 3, end: 9 };
    for opened in [Action::ReportOpened(id(1)), Action::WordsOpened(id(1), words)] {
        let once = after(&start(), [opened.clone()]);
        let twice = once.after(opened).unwrap();
        assert_eq!((&twice.view, twice.entries, twice.openings), (&once.view, once.entries, 2));
    }
}

#[test]
fn words_are_of_the_open_report() {
    let words = Span { start: 3, end: 9 };
    let opened = after(&start(), [Action::WordsOpened(id(1), words)]);
    assert_eq!((opened.view.report, opened.view.words), (Some(id(1)), Some(words)));
    let pointed = after(&opened, [Action::WordsPointedAt(Some(Span { start: 20, end: 21 }))]);
    assert_eq!((pointed.step, pointed.turn), (HistoryStep::Replace, opened.turn));
    assert_eq!(after(&opened, [Action::ReportOpened(id(2))]).view.words, None);
    assert_eq!(after(&opened, [Action::ReportClosed]).view.words, None);
    assert_eq!(after(&start(), [Action::WordsPointedAt(Some(words))]).view.words, None);
}

#[test]
fn only_the_mark_that_is_pointed_at_gets_its_words() {
    let at = |n| PointedAt {
        clock: Clock::Mentioned,
        places: vec![crate::findings::Place { ordinal: Ordinal(n), nth: 0 }],
    };
    let none: Rc<[Passage]> = Rc::from([]);
    let pointed = after(&start(), [Action::MarkPointedAt(Some(at(1))), Action::MarkPointedAt(Some(at(2)))]);
    assert_eq!(pointed.after(Action::PassagesArrived(at(1), Rc::clone(&none))), None);
    let told = after(&pointed, [Action::PassagesArrived(at(2), none)]);
    assert!(told.pointed.is_some_and(|pointed| pointed.passages.is_some()));
    assert_eq!(after(&pointed, [Action::MarkPointedAt(None)]).pointed, None);
}

#[test]
fn within_goes_with_the_last_date() {
    assert_eq!(start().after(Action::WithinToggled(Clock::Published)), None);
    let steps = [
        Action::FromChosen(Clock::Published, Some(PartialDate::Year(2018))),
        Action::WithinToggled(Clock::Published),
    ];
    let within = after(&start(), steps);
    assert!(within.view.within);
    assert!(!after(&within, [Action::FromChosen(Clock::Published, None)]).view.within);
    assert!(!after(&within, [Action::ClauseDropped(Clause::Published)]).view.within);
    let dropped = after(&within, [Action::WithinDropped]).view;
    assert!(!dropped.within && dropped.published.is_some());
}

#[test]
fn what_was_fetched_stays_when_a_later_file_cannot_be() {
    let missing = Fault::Missing { file: "a".to_owned(), detail: String::new() };
    let damaged = Fault::Damaged { file: "a".to_owned() };
    let kept = |store: &Store, fault: &Fault| {
        let failed = after(store, [Action::FaultArose(Some(store.turn), fault.clone())]);
        failed.kept()
    };
    assert_eq!(kept(&start(), &missing), Kept::Nothing);
    let ready = after(&start(), answer(Turn(1), &[1]));
    assert_eq!(ready.kept(), Kept::Nothing, "there is no fault");
    // The open report, say, or another row: this question is answered but for that.
    assert_eq!([kept(&ready, &missing), kept(&ready, &damaged)], [Kept::Present; 2]);
    assert_eq!(kept(&ready, &Fault::Engine { detail: String::new() }), Kept::Nothing);
    let asked = after(&ready, [Action::QueryTyped("م".to_owned())]);
    assert_eq!([kept(&asked, &missing), kept(&asked, &damaged)], [Kept::Older, Kept::Nothing]);
    // Nothing was found: that is an answer, whatever becomes of the open report.
    let nothing = after(&start(), [Action::FindingsArrived(Turn(1), Rc::new(Findings::default()))]);
    let nothing = after(&nothing, [Action::CardsArrived(Turn(1), Rc::from([]))]);
    assert_eq!(kept(&nothing, &missing), Kept::Present);
    // Of occurrences there are none yet.
    let turned = after(&ready, [Action::LensChosen(Lens::Context)]);
    let listed = after(&turned, answer(turned.turn, &[1]));
    assert_eq!(kept(&listed, &missing), Kept::Nothing);
    let seen = after(&listed, [Action::ContextArrived(turned.turn, context(9))]);
    assert_eq!(kept(&seen, &missing), Kept::Present);
}

#[test]
fn counts_that_came_stand_though_no_row_did() {
    let missing = || Fault::Missing { file: "a".to_owned(), detail: String::new() };
    let failed = |store: &Store, fault: Fault| after(store, [Action::FaultArose(Some(store.turn), fault)]);
    assert!(failed(&start(), missing()).has_failed(), "nothing came");
    let counted = after(&start(), answer(Turn(1), &[1]).into_iter().take(1));
    assert!(!counted.has_failed(), "there is no fault");
    let without_rows = failed(&counted, missing());
    assert_eq!((without_rows.kept(), without_rows.has_failed()), (Kept::Nothing, false));
    assert!(failed(&counted, Fault::Engine { detail: String::new() }).has_failed());
    let asked = after(&counted, [Action::QueryTyped("م".to_owned())]);
    assert!(failed(&asked, missing()).has_failed(), "they are of another question");
}

#[test]
fn a_newer_version_is_offered_until_the_reader_wants_no_more_of_it() {
    let said = |line: &str| Action::OfflineSaid(Offline::of(line));
    let present = after(&start(), [said("present partly 5 900 0 0")]);
    assert!(!present.is_newer_offered() && present.offline.is_some());
    assert_eq!(present.after(said("present partly 5 900 0 0")), None, "nothing is drawn for nothing new");
    let offered = after(&present, [said("newer partly 5 900 0 0")]);
    assert!(offered.is_newer_offered());
    // What is asked of the service worker is for its answer to show.
    for wish in [Wish::Fetch, Wish::Stop, Wish::Remove, Wish::Switch] {
        assert_eq!(offered.after(Action::OfflineAsked(wish)), None);
    }
    let later = after(&offered, [Action::OfflineAsked(Wish::Later), said("newer whole 5 900 5 900")]);
    assert!(!later.is_newer_offered());
}

fn context(total: u32) -> Rc<Context> {
    Rc::new(Context { n_hits: 5, n_read: 5, n_occurrences: total, total, ..Context::default() })
}

#[test]
fn a_lens_is_a_step_of_its_own_and_settled_with_what_it_shows() {
    let reports = after(&start(), answer(Turn(1), &[1, 2]));
    assert!(reports.is_settled());
    let asked = after(&reports, [Action::PageTurned(3), Action::LensChosen(Lens::Context)]);
    assert_eq!((asked.view.lens, asked.view.page, asked.step), (Lens::Context, 0, HistoryStep::Push));
    assert_ne!(asked.turn, reports.turn, "the engine is asked");
    let listed = after(&asked, answer(asked.turn, &[1, 2]));
    assert!(!listed.is_settled());
    let stale = after(&listed, [Action::ContextArrived(reports.turn, context(7))]);
    assert!(!stale.is_settled());
    let seen = after(&stale, [Action::ContextArrived(asked.turn, context(9))]);
    assert!(seen.is_settled());
    assert_eq!(seen.context.as_ref().map(|shown| shown.context.total), Some(9));
    let other = after(&seen, [Action::QueryTyped("الرقة".to_owned())]);
    let shown = other.context.as_ref().unwrap();
    assert_eq!(*shown.view, seen.view, "what is still on the screen answers what was asked before");
    let restarted = after(&seen, [Action::EngineRestarting(1)]);
    let restarted = after(&restarted, answer(seen.turn, &[1, 2]));
    assert!(!restarted.is_settled(), "a new engine has read nothing yet");
    assert!(after(&restarted, [Action::ContextArrived(seen.turn, context(9))]).is_settled());
}

#[test]
fn events_are_a_lens_of_their_own_that_begins_with_the_timeline() {
    let events = |total: u32| Rc::new(Events { total, ..Events::default() });
    let asked = after(&start(), [Action::LensChosen(Lens::Events)]);
    let listed = after(&asked, answer(asked.turn, &[1, 2]));
    assert!(!listed.is_settled());
    let stale = after(&listed, [Action::EventsArrived(Turn(1), events(7))]);
    assert!(!stale.is_settled());
    let seen = after(&stale, [Action::EventsArrived(asked.turn, events(9))]);
    assert!(seen.is_settled() && !seen.is_behind());
    let asked_more = after(&seen, [Action::QueryTyped("م".to_owned())]);
    assert!(asked_more.is_behind() && !asked_more.is_settled());
    let restarted = after(&seen, [Action::EngineRestarting(1)]);
    assert!(restarted.is_settled(), "there is nothing of it that only the engine has");
    let turned = after(&seen, [Action::PageTurned(3)]);
    let zoom = Action::AxisChosen(TimeUnit::Month, Some(Day(18_000)));
    assert_eq!(after(&turned, [zoom.clone()]).view.page, 0, "another window begins elsewhere");
    assert_eq!(after(&turned, [zoom.clone(), Action::PageTurned(2), Action::AxisReset]).view.page, 0);
    let days = DayRange { first: Day(18_000), last: Day(18_100) };
    let chosen = after(&seen, [Action::PeriodChosen(Clock::Mentioned, Some(days)), Action::PageTurned(3)]);
    assert_eq!(after(&chosen, [zoom.clone()]).view.page, 3, "a period begins where it begins");
    let reports = after(&turned, [Action::LensChosen(Lens::Reports), Action::PageTurned(3), zoom]);
    assert_eq!(reports.view.page, 3);
    assert_eq!(seen.view.sorts(), [Sort::Oldest, Sort::Newest]);
    assert_eq!(seen.view.shown_sort(), Sort::Oldest);
    let latest = after(&seen, [Action::SortChosen(Sort::Newest)]);
    assert_eq!(latest.view.shown_sort(), Sort::Newest);
}

#[test]
fn other_words_have_other_forms_and_are_read_from_the_start() {
    let narrowed = after(
        &start(),
        [
            Action::QueryCommitted("مقاتل".to_owned()),
            Action::LensChosen(Lens::Context),
            Action::ContextSortChosen(ContextSort::After1),
            Action::MoreContextAsked(400),
            Action::PageTurned(2),
            Action::FormToggled(Choice::Named("مقاتل".to_owned())),
            Action::FormToggled(Choice::Named("المقاتلين".to_owned())),
        ],
    );
    let expected =
        ContextView { sort: ContextSort::After1, form: Some("المقاتلين".to_owned()), reports: 400 };
    assert_eq!((&narrowed.view.context, narrowed.view.page), (&expected, 0));
    let further = after(&narrowed, [Action::PageTurned(2), Action::MoreContextAsked(800)]);
    assert_eq!((further.view.page, further.view.context.reports), (2, 800), "one reads on where one is");
    let unread = ContextView { sort: ContextSort::After1, ..ContextView::default() };
    for action in [
        Action::QueryTyped("سوريا".to_owned()),
        Action::QueryCleared,
        Action::AllCleared,
        Action::ClauseDropped(Clause::Word("مقاتل".to_owned())),
    ] {
        let other = after(&narrowed, [action.clone()]);
        assert_eq!((&other.view.context, other.view.lens), (&unread, Lens::Context), "{action:?}");
    }
    let all = after(&narrowed, [Action::FormToggled(Choice::Named("المقاتلين".to_owned()))]);
    assert_eq!(all.view.context.form, None);
    let filtered = after(&narrowed, [Action::OutletToggled(Choice::Unknown)]);
    assert_eq!(filtered.view.context, expected);
}

#[test]
fn to_ask_for_a_table_changes_nothing() {
    let store = after(&start(), answer(Turn(1), &[1]));
    assert_eq!(store.after(Action::TableAsked(String::new())), None);
}
