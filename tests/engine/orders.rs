//! Orders of the hits that a reader can check by looking: by outlet, and what stands near each other first.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use sijill::findings::Findings;
use sijill::pack::{Shard, Sizes, WORDS_OF_LEAD};
use sijill::reading::record::Record;
use sijill::view::{Level, Sort, View};

use crate::kit::{Edition, TINY, query};

/// Outlets in the order in which a reader looks for them.
const OUTLETS: [&str; 9] = [
    "24 ساعة",
    "أخبار اليوم",
    "آفاق",
    "البيان المحلي",
    "بريد الغد",
    "وفاق",
    "Al-Mansour",
    "Bulletin",
    "zenith",
];

/// Reports of these outlets (`OUTLETS.len()`: of none), published on these days, with so many words of a kind.
fn edition_of(reports: &[(usize, u32, usize)]) -> Edition {
    let shard = |(nth, &(outlet, day, n_words)): (usize, &(usize, u32, usize))| {
        let record = Record {
            title: Some(format!("تقرير {nth}")),
            body: ["مخيم ".repeat(n_words), "خبر ".repeat(9)].concat(),
            outlet: OUTLETS.get(outlet).map(|name| (*name).to_owned()),
            published: Some(format!("2020-01-{day:02}")).filter(|_| day > 0),
            ..Record::default()
        };
        Shard::read_record(&format!("{nth}.jsonl"), nth.to_string().as_bytes(), &record).0
    };
    let shards = reports.iter().enumerate().map(shard);
    Edition::in_pieces_of(Sizes::default(), &shards.fold(Shard::default(), Shard::merge))
}

fn places(edition: &mut Edition, view: &View, findings: &Findings) -> Vec<usize> {
    let cards = edition.cards(view);
    assert_eq!(cards.len(), findings.rows.len());
    let place = |name: &str| OUTLETS.iter().position(|outlet| *outlet == name);
    let outlets = cards.iter().map(|card| card.outlet.as_deref());
    let known = |name: &str| place(name).unwrap_or_else(|| panic!("{name} is no outlet of ours"));
    outlets.map(|outlet| outlet.map_or(OUTLETS.len(), known)).collect()
}

proptest! {
    #![proptest_config(crate::oracle::cases())]

    #[test]
    fn by_outlet_they_stand_as_in_an_index_and_of_one_outlet_as_without(
        reports in proptest::collection::vec((0..=OUTLETS.len(), 0u32..29, 0usize..4), 1..30),
        words in proptest::sample::select(vec!["", "مخيم"]),
    ) {
        let mut edition = edition_of(&reports);
        let view = View { sort: Sort::Outlet, ..query(words) };
        let findings = edition.ask(&view);
        let of_rows = places(&mut edition, &view, &findings);
        prop_assert!(of_rows.is_sorted(), "{:?}", of_rows);
        // The same rows, those of each outlet in the order they have without it.
        let best_first = edition.ask(&query(words));
        let of_best_first = places(&mut edition, &query(words), &best_first);
        let mut expected: Vec<_> = of_best_first.into_iter().zip(best_first.rows).collect();
        expected.sort_by_key(|(outlet, _)| *outlet);
        prop_assert_eq!(of_rows.into_iter().zip(findings.rows).collect::<Vec<_>>(), expected);
    }
}

const WORDS: [&str; 3] = ["مخيم", "سجن", "وزير"];
/// So many words a report has behind its lead.
const LENGTH: usize = 40;

/// A report with these words at these places behind its lead, and the same word everywhere else.
fn body(places: &BTreeMap<usize, &str>) -> String {
    let words = (0..LENGTH).map(|place| places.get(&place).copied().unwrap_or("خبر"));
    std::iter::repeat_n("خبر", WORDS_OF_LEAD).chain(words).collect::<Vec<_>>().join(" ")
}

fn edition_of_bodies(sizes: Sizes, bodies: &BTreeSet<String>) -> Edition {
    let shard = |body: &String| {
        let record = Record { body: body.clone(), ..Record::default() };
        Shard::read_record("reports.jsonl", body.as_bytes(), &record).0
    };
    Edition::in_pieces_of(sizes, &bodies.iter().map(shard).fold(Shard::default(), Shard::merge))
}

/// How near these words stand to each other in a report, found by comparing all with all.
fn nearness(body: &str, wanted: &[&str]) -> f64 {
    let words: Vec<&str> = body.split(' ').collect();
    let is_wanted = |place: &usize| wanted.contains(&words[*place]);
    let mut sum = 0.0;
    for one in (0..words.len()).filter(is_wanted) {
        for other in (one + 1..words.len()).filter(is_wanted) {
            if words[one] != words[other] && !(one + 1..other).any(|between| is_wanted(&between)) {
                sum += 1.0 / ((other - one) as f64 * (other - one) as f64);
            }
        }
    }
    sum
}

fn bodies_in_order(edition: &mut Edition, view: &View) -> Vec<String> {
    let cards = edition.cards(view);
    let mut text = |id| edition.reading(&View { report: Some(id), ..view.clone() }).expect("a report").text;
    cards.into_iter().map(|card| text(card.id).trim().to_owned()).collect()
}

proptest! {
    #![proptest_config(crate::oracle::cases())]

    #[test]
    fn of_reports_that_have_two_words_equally_often_those_come_first_that_have_them_near(
        reports in proptest::collection::vec(
            proptest::sample::subsequence((0..LENGTH).collect::<Vec<_>>(), 4), 2..12,
        ),
        n_of_first in 1_usize..4,
        operator in proptest::sample::select(vec![" ", " أو "]),
        sizes in proptest::sample::select(vec![Sizes::default(), TINY]),
    ) {
        let words = |nth: usize| if nth < n_of_first { WORDS[0] } else { WORDS[1] };
        // Which of them stands first is another in every other report.
        let of_report = |(nth, places): (usize, &Vec<usize>)| {
            let turn = |place: usize| if nth % 2 == 0 { place } else { 3 - place };
            body(&places.iter().enumerate().map(|(nth, place)| (*place, words(turn(nth)))).collect())
        };
        let bodies: BTreeSet<String> = reports.iter().enumerate().map(of_report).collect();
        let mut edition = edition_of_bodies(sizes, &bodies);
        let asked = WORDS[..2].join(operator);
        let found = bodies_in_order(&mut edition, &query(&asked));
        prop_assert_eq!(found.len(), bodies.len());
        let nearness: Vec<f64> = found.iter().map(|body| nearness(body, &WORDS[..2])).collect();
        prop_assert!(nearness.is_sorted_by(|one, next| *one > next - 5e-3), "{:?}", nearness);
        // As one phrase they are near in all hits; what is being typed may be any word.
        let phrase = bodies_in_order(&mut edition, &query(&format!("\"{}\"", WORDS[..2].join(" "))));
        let typing = View { typing: true, ..query(&WORDS[..2].join(" ")) };
        for equal in [phrase, bodies_in_order(&mut edition, &typing)] {
            let in_order_of_ids: Vec<String> = bodies_in_order(&mut edition, &query(""));
            let place = |body: &String| in_order_of_ids.iter().position(|one| one == body);
            prop_assert!(equal.iter().map(place).is_sorted());
        }
    }
}

#[test]
fn words_near_each_other_bring_a_report_up_however_the_others_are_ordered() {
    let report = |places: [usize; 3]| body(&places.into_iter().zip(WORDS).collect());
    for nth in 0..8 {
        let near = report([nth + 20, nth + 22, nth + 21]);
        let others = [report([0, 20, 39]), report([nth, 38, 19]), report([39, 20, nth])];
        let bodies: BTreeSet<String> = others.into_iter().chain([near.clone()]).collect();
        let mut edition = edition_of_bodies(Sizes::default(), &bodies);
        assert_eq!(bodies_in_order(&mut edition, &query(&WORDS.join(" ")))[0], near);
    }
}

/// Forms of two words; the first of each is asked for.
const FORMS: [&str; 4] = ["مخيم", "ومخيم", "سجن", "وسجن"];

/// Reports that have each of the forms, all far from each other; no two forms at the same places.
fn edition_of_forms() -> Edition {
    let report = |nth: usize| {
        let place = |(form, word): (usize, &'static str)| (form * 9 + (nth * (form + 2)) % 8, word);
        body(&FORMS.into_iter().enumerate().map(|(form, word)| place((form, word))).collect())
    };
    edition_of_bodies(TINY, &(0..6).map(report).collect())
}

fn sorted_by(sort: Sort, words: &str) -> View {
    View { sort, ..query(words) }
}

#[test]
fn where_words_stand_is_fetched_only_where_the_order_is_by_that() {
    let edition = edition_of_forms();
    let each: BTreeSet<String> =
        [FORMS[0], FORMS[2]].into_iter().flat_map(|word| edition.fetched(&query(word))).collect();
    let both = [FORMS[0], FORMS[2]].join(" ");
    for sort in [Sort::Newest, Sort::Oldest] {
        assert_eq!(edition.fetched(&sorted_by(sort, &both)), each, "{sort:?}");
    }
    for sort in [Sort::Relevance, Sort::Outlet] {
        let fetched = edition.fetched(&sorted_by(sort, &both));
        assert_eq!(fetched.difference(&each).count(), FORMS.len(), "{sort:?}");
    }
}

#[test]
fn where_forms_stand_that_the_level_does_not_find_is_not_fetched() {
    let edition = edition_of_forms();
    let both = [FORMS[0], FORMS[2]].join(" ");
    let n_fetched = |level, sort| edition.fetched(&View { level, ..sorted_by(sort, &both) }).len();
    for (level, n_forms) in [(Level::Exact, 2), (Level::Letters, 2), (Level::Word, 4)] {
        let n_positions = n_fetched(level, Sort::Relevance) - n_fetched(level, Sort::Newest);
        assert_eq!(n_positions, n_forms, "{level:?}");
    }
}

#[test]
fn what_was_asked_before_does_not_change_the_scores() {
    let mut edition = edition_of_forms();
    let both = [FORMS[0], FORMS[2]].join(" ");
    let each = |sort: Sort| {
        [Level::Exact, Level::Letters, Level::Word].map(|level| View { level, ..sorted_by(sort, &both) })
    };
    let views: Vec<View> = [Sort::Relevance, Sort::Newest, Sort::Outlet].into_iter().flat_map(each).collect();
    let alone: Vec<Findings> = views
        .iter()
        .map(|view| {
            edition.engine = edition.newcomer();
            edition.ask(view)
        })
        .collect();
    let differ = |one: usize, other: usize| alone[one].rows != alone[other].rows;
    assert!(differ(0, 2), "the levels find the words near each other in other reports");
    for first in &views {
        for (view, alone) in views.iter().zip(&alone) {
            edition.ask(first);
            assert_eq!(edition.ask(view), *alone, "{view:?} after {first:?}");
        }
    }
}

#[test]
fn what_is_near_the_word_itself_comes_before_what_is_near_a_word_of_other_letters() {
    for nth in 0..6 {
        let report = |near, far| body(&[(nth, "مخيم"), (nth + 1, near), (nth + 30, far)].into());
        let first = report("سجن", "سجل");
        let bodies = BTreeSet::from([first.clone(), report("سجل", "سجن")]);
        let mut edition = edition_of_bodies(Sizes::default(), &bodies);
        assert_eq!(bodies_in_order(&mut edition, &query("مخيم سجن~1"))[0], first);
    }
}

proptest! {
    #![proptest_config(crate::oracle::cases())]

    #[test]
    fn the_order_of_the_words_of_a_query_changes_no_score(
        reports in proptest::collection::vec(
            proptest::collection::btree_map(
                0..LENGTH,
                proptest::sample::select(vec!["مخيم", "ومخيم", "المخيم", "سجن", "السجن", "سجل", "وزير", "الوزير"]),
                1..LENGTH,
            ),
            1..6,
        ),
        (words, shuffled) in proptest::sample::subsequence(
            vec!["مخيم", "المخيم", "سجن~1", "سجل", "وزير", "=الوزير", "خبر", "\"مخيم سجن\""], 2..6,
        ).prop_flat_map(|words| (Just(words.clone()), Just(words).prop_shuffle())),
        operator in proptest::sample::select(vec![" ", " أو "]),
        sizes in proptest::sample::select(vec![Sizes::default(), TINY]),
    ) {
        let mut edition = edition_of_bodies(sizes, &reports.iter().map(body).collect());
        let rows = edition.ask(&query(&words.join(operator))).rows;
        prop_assert_eq!(edition.ask(&query(&shuffled.join(operator))).rows, rows);
    }
}

#[test]
fn a_word_of_other_letters_stands_behind_the_word_even_where_that_has_a_particle() {
    let report = |title: &str, body: &str| Record {
        title: Some(title.to_owned()),
        body: [body, &" خبر".repeat(LENGTH)].concat(),
        ..Record::default()
    };
    let records = [report("الحملة والشبكة", "الحملة"), report("خبر", "في دير الزور والحسكة")];
    let shards = records.map(|record| Shard::read_record("a.jsonl", record.body.as_bytes(), &record).0);
    let mut edition =
        Edition::in_pieces_of(Sizes::default(), &shards.into_iter().fold(Shard::default(), Shard::merge));
    let titles: Vec<_> = edition.cards(&query("الحسكه~2")).into_iter().map(|card| card.title.text).collect();
    assert_eq!(titles, ["خبر", "الحملة والشبكة"]);
}

#[test]
fn the_digits_of_a_date_of_publication_are_no_words_of_the_report() {
    let record = Record {
        body: "بلغ عددهم 2015 بعد أن كانوا 16".to_owned(),
        published: Some("2017-03-16 19:16:08".to_owned()),
        ..Record::default()
    };
    let shard = Shard::read_record("a.jsonl", b"1", &record).0;
    let mut edition = Edition::in_pieces_of(Sizes::default(), &shard);
    let mut total = |view: &View| edition.ask(view).total;
    assert_eq!(["2015", "16", "2017", "08"].map(|digits| total(&query(digits))), [1, 1, 0, 0]);
    assert_eq!(total(&View { boilerplate: true, ..query("2017") }), 1);
    assert_eq!(total(&query("published:2017-03")), 1);
}
