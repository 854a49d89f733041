//! The lens *context*, rendered: lines run in the direction of their own text, and what is said of
//! them holds in both languages.

use std::rc::Rc;

use sijill::explorer::store::{Action, Store};
use sijill::findings::{Context, Excerpt, FacetCount, Match, Occurrence};
use sijill::protocol::Turn;
use sijill::report::{ReportId, Span};
use sijill::view::{Choice, ContextView, Language, Lens, Level, View};

use super::{HOSTILE, after, answered, card, check, render, view};
use sijill::report::Provenance;

fn occurrence(number: u8, before: &str, word: &str, after: &str) -> Occurrence {
    let start = 10 * u32::from(number);
    let span = Span { start, end: start + word.len() as u32 };
    let card = card(1, "تحذير", Provenance::Stated);
    let rule = "و+ل+ال … ين".to_owned();
    let in_words = Span::new(0, word.len());
    let asked = "مقاتل".to_owned();
    let found = Match { span: in_words, mark_end: in_words.end, level: Level::Word, rule, asked };
    Occurrence {
        id: ReportId([number / 2; 8]),
        outlet: card.outlet,
        dating: card.dating,
        before: before.to_owned(),
        words: Excerpt { text: word.to_owned(), matches: vec![found], ..Excerpt::default() },
        after: after.to_owned(),
        span,
    }
}

fn context() -> Context {
    let form = |form: &str, count: u32, chosen: bool| FacetCount {
        value: Choice::Named(form.to_owned()),
        count,
        chosen,
    };
    Context {
        n_hits: 12_345,
        n_read: 50,
        more: Some(100),
        is_cut: false,
        n_occurrences: 734,
        forms: vec![form("وللمقاتلين", 700, true), form(HOSTILE, 34, false)],
        total: 700,
        page: 0,
        rows: vec![
            occurrence(2, "إطلاق سراح", "وللمقاتلين", "من السجن"),
            occurrence(3, "قال", "المقاتلين", HOSTILE),
            occurrence(4, "the so-called", "المقاتلين", "in the camp"),
        ],
    }
}

fn in_context(language: Language, context: Context) -> Store {
    let context_view =
        ContextView { form: Some("وللمقاتلين".to_owned()), ..ContextView::default() };
    let view =
        View { query: "مقاتل".to_owned(), lens: Lens::Context, context: context_view, ..view(language) };
    let store = answered(view, vec![card(1, "تحذير", Provenance::Stated)]);
    assert!(!store.is_settled(), "the occurrences are still to come");
    after(store, [Action::ContextArrived(Turn(1), Rc::new(context))])
}

#[test]
fn a_line_runs_in_the_direction_of_its_text() {
    for (language, dir) in [(Language::Arabic, "rtl"), (Language::English, "ltr")] {
        let store = in_context(language, context());
        assert!(store.is_settled());
        let html = render(store);
        check(
            &html,
            &[
                r#"<ol id="results" aria-busy="false">"#,
                r#"<li dir="rtl" lang="ar" data-report="0101010101010101" data-same="false" class="line">"#,
                r#"data-report="0101010101010101" data-same="true""#,
                r#"<li dir="ltr" data-report="0202020202020202" data-same="false""#,
                r#"<span class="before">إطلاق سراح</span>"#,
                r#"<span class="before">the so-called</span>"#,
                r#"data-level="word""#,
                &format!(r#"<div dir="{dir}" lang="{}" class="meta">"#, language.as_str()),
                "report=0101010101010101&amp;words=20-40",
            ],
        );
        let lines = &html[html.find(r#"<ol id="results""#).unwrap()..];
        let in_order = ["إطلاق سراح", "<mark", "من السجن", "meta"].map(|part| lines.find(part).unwrap());
        assert!(in_order.is_sorted(), "{in_order:?}");
    }
}

#[test]
fn it_says_how_far_was_read_and_how_to_read_on() {
    let arabic = render(in_context(Language::Arabic, context()));
    check(
        &arabic,
        &[
            r#"class="lens">السياق <span class="lens-total">٧٠٠</span></h2>"#,
            r#"data-lens="reports""#,
            "٧٠٠ من أصل ٧٣٤ موضعًا في ٥٠ من أصل ١٢٬٣٤٥ تقريرًا",
            "ابحث في أول ١٠٠ تقرير</button>",
            "تنزيل الجدول (CSV)</button>",
            r#"<label for="context-sort">الترتيب</label>"#,
            "<legend>صيغ الكلمة</legend>",
            r#"<fieldset data-facet="form" class="panel facet">"#,
            "١–٥٠ من ٧٠٠",
        ],
    );
    assert!(!arabic.contains(r#"for="sort""#));
    let english = |context: Context| render(in_context(Language::English, context));
    check(
        &english(context()),
        &[
            "700 of 734 occurrences in 50 of 12,345 reports",
            "Search the first 100 reports</button>",
            "Context <span",
        ],
    );
    let nearly = english(Context { n_hits: 80, ..context() });
    check(&nearly, &["Search the first 80 reports</button>"]);
    let most = english(Context { n_read: 800, more: None, ..context() });
    check(&most, &["700 of 734 occurrences in 800 of 12,345 reports · No more are read at once"]);
    assert!(!most.contains("read-on"));
    let all = english(Context { n_hits: 50, more: None, ..context() });
    assert!(!all.contains("read-on"), "{all}");
}

#[test]
fn the_end_of_the_lines_says_that_there_is_more_to_read() {
    let shown = |context: Context| render(in_context(Language::English, context));
    let at_end = "read-on-at-end";
    assert!(!shown(context()).contains(at_end), "there are further pages");
    let of_last_page = || Context { page: 13, ..context() };
    let html = shown(of_last_page());
    check(&html, &[at_end]);
    assert_eq!(html.matches("700 of 734 occurrences in 50 of 12,345 reports").count(), 2, "{html}");
    assert!(!shown(Context { n_hits: 50, more: None, ..of_last_page() }).contains(at_end), "all was read");
}

#[test]
fn two_reports_stand_in_the_genitive() {
    let html = render(in_context(Language::Arabic, Context { n_hits: 2, n_read: 1, ..context() }));
    check(&html, &["في ١ من أصل تقريرين", "ابحث في أول تقريرين</button>"]);
}

#[test]
fn a_report_of_too_many_occurrences_is_told() {
    let cut = || Context { is_cut: true, ..context() };
    for (language, told) in [(Language::Arabic, "وفي آخرها المزيد"), (Language::English, "the last has more")]
    {
        check(&render(in_context(language, cut())), &[told]);
        assert!(!render(in_context(language, context())).contains(told));
    }
}

#[test]
fn where_none_were_found_yet_one_can_read_on() {
    let none = Context { n_read: 50, n_hits: 61, more: Some(100), ..Context::default() };
    let html = render(in_context(Language::English, none));
    check(&html, &["0 occurrences in 50 of 61 reports", "Search the first 61 reports</button>"]);
    assert!(!html.contains("Type a word"), "there is one: {html}");
}

#[test]
fn a_form_that_no_longer_occurs_can_be_dropped() {
    let form = FacetCount { value: Choice::Named("وللمقاتلين".to_owned()), count: 0, chosen: true };
    let none = Context { forms: vec![form], total: 0, rows: Vec::new(), ..context() };
    let store = in_context(Language::Arabic, none.clone());
    check(&render(store.clone()), &[r#"<input value="وللمقاتلين" checked"#]);
    let one = FacetCount { chosen: false, ..none.forms[0].clone() };
    let all = after(store, [Action::FormToggled(one.value.clone())]);
    let turn = all.turn;
    let one = Context { forms: vec![one], ..none };
    let html = render(after(all, [Action::ContextArrived(turn, Rc::new(one))]));
    assert!(!html.contains("data-facet=\"form\""), "one form is none to choose");
}

#[test]
fn what_is_still_on_the_screen_links_from_what_it_answers() {
    let seen = in_context(Language::Arabic, context());
    let save = |html: &str| {
        let at = html.find(r#"id="save-table""#).unwrap();
        html[at..at + html[at..].find('>').unwrap()].contains("disabled")
    };
    let html = render(seen.clone());
    let (old, new) = ("#v1&amp;q=مقاتل&amp;", "q=الرقة");
    assert!(!save(&html) && html.contains(old), "{html}");
    let next = render(after(seen, [Action::QueryTyped("الرقة".to_owned())]));
    assert!(save(&next), "the engine may have read for another question by now");
    let lines = &next[next.find(r#"<ol id="results""#).unwrap()..];
    let lines = &lines[..lines.find("</ol>").unwrap()];
    assert!(lines.contains(old) && !lines.contains(new), "{lines}");
}

#[test]
fn without_words_it_says_what_to_do() {
    check(&render(in_context(Language::Arabic, Context::default())), &["اكتب كلمة لترى كل موضع"]);
}
