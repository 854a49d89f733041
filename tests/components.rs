//! The page's components, rendered natively: roles, labels, directions, marks, and that nothing
//! from the corpus or a link ever becomes markup.

#![allow(clippy::unwrap_used, reason = "a test may panic; clippy excuses only the functions marked #[test]")]

#[path = "components/context.rs"]
mod context;
#[path = "components/events.rs"]
mod events;
#[path = "components/offline.rs"]
mod offline;
#[path = "components/timeline.rs"]
mod timeline;

use std::rc::Rc;

use sijill::calendar::PartialDate;
use sijill::explorer::components::{CopyOutcome, Page, PageProps};
use sijill::explorer::store::{Action, Store};
use sijill::explorer::timeline::brush::End;
use sijill::findings::{
    Card, Clause, DatingSummary, EditionInfo, Emptiness, Excerpt, FacetCount, Facets, Fault, Findings, Match,
    Notice, Ordinal, Reading, Row,
};
use sijill::protocol::Turn;
use sijill::report::{
    Block, BlockLabel, Certainty, Credited, Dating, Granularity, Provenance, Reason, ReportId, Span,
    TimeMention, TimeRole,
};
use sijill::view::{Choice, Language, Level, MOST_BY_HAND, Period, Settings, Sort, View};
use yew::{Callback, LocalServerRenderer};

const HOSTILE: &str = "<img src=x onerror=alert(1)>\u{202E}أهلا\"'&";
const TEXT: &str = "شعار الموقع\nتحذير من تنامي النفوذ\nالخميس 23/1/2025\nقال مسؤول عام 2019 إن المقاتلين في المخيم.\nCNN: أكدت مصادر ذلك.\n";

fn render(store: Store) -> String {
    render_with(store, CopyOutcome::None)
}

fn render_with(store: Store, copied: CopyOutcome) -> String {
    let props = PageProps {
        store: Rc::new(store),
        address: "".into(),
        copied,
        on_action: Callback::noop(),
        on_copy: Callback::noop(),
    };
    let html = futures::executor::block_on(
        LocalServerRenderer::<Page>::with_props(props).hydratable(false).render(),
    );
    assert!(!html.contains("style="), "a style attribute would be blocked by the policy: {html}");
    assert!(!html.contains("<img"), "corpus text became markup: {html}");
    html
}

fn view(language: Language) -> View {
    View {
        settings: Settings {
            language: Some(language).filter(|l| *l != Language::Arabic),
            ..Settings::default()
        },
        ..View::default()
    }
}

fn store(view: View) -> Store {
    let edition = EditionInfo {
        title_ar: "تقارير عن المخيمات".to_owned(),
        title_en: "Reports on the camps".to_owned(),
        n_reports: 5,
    };
    Store::new(view, Vec::new(), Some(edition))
}

fn after(store: Store, actions: impl IntoIterator<Item = Action>) -> Store {
    actions.into_iter().fold(store, |store, action| store.after(action).unwrap_or(store))
}

fn span_of(words: &str) -> Span {
    let at = TEXT.find(words).unwrap();
    Span::new(at, at + words.len())
}

fn excerpt(text: &str, words: &str, level: Level) -> Excerpt {
    let at = text.find(words).unwrap();
    let found = Match {
        span: Span::new(at, at + words.len()),
        mark_end: (at + words.len()) as u32,
        level,
        rule: "identical".to_owned(),
        asked: words.to_owned(),
    };
    Excerpt { text: text.to_owned(), matches: vec![found], cut_before: true, ..Excerpt::default() }
}

fn card(number: u32, title: &str, provenance: Provenance) -> Card {
    let day = "2025-02-11".parse::<PartialDate>().unwrap().first_day();
    Card {
        ordinal: Ordinal(number),
        id: ReportId([number as u8; 8]),
        page: "001.txt".to_owned(),
        title: excerpt(title, title, Level::Exact),
        outlet: (number > 1).then(|| "إرم نيوز".to_owned()),
        relayed: vec!["CNN".to_owned(), "بوليتيكو".to_owned()],
        dating: DatingSummary { earliest: Some(day), latest: Some(day), best: None, provenance },
        snippets: vec![excerpt("في المخيم وللمقاتلين فيه", "قاتلين", Level::Word)],
        words: None,
    }
}

fn facets() -> Facets {
    let count = |value: Choice, count: u32, chosen: bool| FacetCount { value, count, chosen };
    Facets {
        outlet: vec![count(Choice::Unknown, 3, true), count(Choice::Named(HOSTILE.to_owned()), 1, false)],
        relayed: vec![count(Choice::Named("CNN".to_owned()), 2, false)],
        provenance: vec![FacetCount { value: Provenance::Stated, count: 1, chosen: false }],
        certainty: vec![FacetCount { value: Certainty::Day, count: 1, chosen: false }],
        conflict: vec![FacetCount { value: Certainty::ClockContradicted, count: 0, chosen: false }],
    }
}

fn answered(view: View, cards: Vec<Card>) -> Store {
    let rows = cards.iter().map(|card| Row { ordinal: card.ordinal, score: 0 }).collect();
    let found = Findings {
        total: cards.len() as u32,
        n_reports: 5,
        n_mentions: 3,
        rows,
        facets: facets(),
        ..Findings::default()
    };
    after(
        store(view),
        [Action::FindingsArrived(Turn(1), Rc::new(found)), Action::CardsArrived(Turn(1), cards.into())],
    )
}

fn reading() -> Reading {
    let day = "2025-01-23".parse::<PartialDate>().unwrap().first_day();
    let block = |words: &str, label: BlockLabel, reason: &str| Block {
        span: span_of(words),
        label,
        reason: reason.to_owned(),
    };
    let clock = span_of("الخميس 23/1/2025");
    Reading {
        ordinal: Ordinal(1),
        id: ReportId([1; 8]),
        pages: vec!["001.txt".to_owned()],
        text: TEXT.to_owned(),
        title: Some(span_of("تحذير من تنامي النفوذ")),
        outlet: None,
        authors: vec![Credited { name: "مسؤول".to_owned(), span: span_of("مسؤول") }],
        agency: None,
        relayed: vec![Credited { name: "CNN".to_owned(), span: span_of("CNN") }],
        dating: Dating {
            latest: Some(day),
            provenance: Provenance::PageClock,
            page_clock: Some(day),
            reasons: vec![Reason {
                span: clock,
                rule: "page-clock-upper-bound".to_owned(),
                day: Some(day),
                earliest: None,
                latest: None,
            }],
            ..Dating::unknown()
        },
        blocks: vec![
            block("شعار الموقع", BlockLabel::Masthead, "masthead-cue"),
            block("تحذير من تنامي النفوذ", BlockLabel::Title, "headline-before-body"),
            block("الخميس 23/1/2025", BlockLabel::Clock, "clock-cue"),
            block("قال مسؤول عام 2019 إن المقاتلين في المخيم.", BlockLabel::Body, "densest-text"),
            block("CNN: أكدت مصادر ذلك.", BlockLabel::Body, "densest-text"),
        ],
        times: vec![TimeMention {
            against: sijill::report::TimeAgainst::Nothing,
            amount: None,
            span: span_of("عام 2019"),
            earliest: "2019-01-01".parse::<PartialDate>().ok().map(PartialDate::first_day),
            latest: "2019".parse::<PartialDate>().ok().map(PartialDate::last_day),
            granularity: Granularity::Year,
            modifier: None,
            role: TimeRole::Mentioned,
            rule: "year".to_owned(),
        }],
        matches: vec![Match {
            span: span_of("قاتلين"),
            mark_end: span_of("قاتلين").end,
            level: Level::Word,
            rule: "ين".to_owned(),
            asked: "قاتل".to_owned(),
        }],
        occurrences: vec![span_of("قاتلين")],
        is_hit: true,
    }
}

fn opened(view: View) -> Store {
    let view = View { report: Some(ReportId([1; 8])), ..view };
    let store = answered(view, vec![card(1, "تحذير", Provenance::Unknown)]);
    after(store, [Action::ReadingArrived(Turn(1), Some(Rc::new(reading())))])
}

fn check(html: &str, expected: &[&str]) {
    for part in expected {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
}

#[test]
fn the_page_names_its_controls_in_arabic() {
    let html = render(answered(view(Language::Arabic), vec![card(1, "تحذير", Provenance::Stated)]));
    check(
        &html,
        &[
            r#"<form role="search" class="search">"#,
            r#"<label for="search" class="visually-hidden">ابحث في التقارير</label>"#,
            r#"type="search""#,
            r#"<label for="level">المطابقة</label>"#,
            r#"<label for="sort">الترتيب</label>"#,
            "<legend>الجهة الناشرة</legend>",
            "<legend>نقلًا عن</legend>",
            "<legend>مصدر التاريخ</legend>",
            r#"<label for="published-from">من</label>"#,
            r#"lang="en" dir="ltr""#,
            "تقارير عن المخيمات",
            r#"تقرير واحد من أصل ٥<span class="total-mentions"> · ٣ أزمنة مذكورة</span>"#,
            r#"<h2 id="results-title" tabindex="-1" class="lens">التقارير <span class="lens-total">١</span></h2>"#,
            r#"role="status""#,
            r#"data-settled="true""#,
            r#"data-total="1""#,
        ],
    );
}

#[test]
fn the_page_names_its_controls_in_english() {
    let html = render(answered(view(Language::English), vec![card(1, "تحذير", Provenance::Stated)]));
    check(
        &html,
        &[
            "Search the reports</label>",
            "<legend>Outlet</legend>",
            "Unknown outlet",
            r#"lang="ar" dir="rtl""#,
            "Reports on the camps",
            "1 of 5 reports",
            "11 February 2025",
        ],
    );
}

#[test]
fn the_page_is_whole_before_anything_is_known() {
    let html = render(Store::new(view(Language::Arabic), Vec::new(), None));
    check(
        &html,
        &[r#"data-state="loading""#, r#"data-settled="false""#, r#"<ol id="results""#, r#"aria-busy="true""#],
    );
    assert_eq!(html.matches("card placeholder").count(), 5);
    let slow = after(store(view(Language::English)), [Action::AnswerLate(Turn(1))]);
    check(&render(slow), &[r#"data-state="slow""#, "takes longer than usual"]);
}

#[test]
fn without_a_query_the_order_has_the_name_of_the_one_it_is() {
    let orders = |query: &str, sort: Sort| {
        let view = View { query: query.to_owned(), sort, ..view(Language::English) };
        let html = render(answered(view, vec![card(1, "تحذير", Provenance::Stated)]));
        let field = &html[html.find(r#"<select id="sort""#).unwrap()..];
        field[..field.find("</select>").unwrap()].to_owned()
    };
    let unsearched = orders(" ", Sort::Relevance);
    check(&unsearched, &[r#"<option value="newest" selected"#]);
    assert!(!unsearched.contains("Best match"), "{unsearched}");
    check(&orders("", Sort::Oldest), &[r#"<option value="oldest" selected"#]);
    check(&orders("مخيم", Sort::Relevance), &[r#"<option value="relevance" selected"#]);
}

#[test]
fn a_card_says_who_when_and_whom_after() {
    let unknown = card(1, "تحذير", Provenance::Unknown);
    let html =
        render(answered(view(Language::Arabic), vec![unknown, card(2, "اعتراض رسائل", Provenance::Stated)]));
    check(
        &html,
        &[
            r#"<li data-report="0101010101010101">"#,
            "جهة غير معروفة",
            r#"<span data-provenance="unknown" class="dating-chip">"#,
            r#"<span data-provenance="stated" class="dating-chip">"#,
            "١١ شباط/فبراير ٢٠٢٥",
            r#"نقلًا عن <bdi>CNN</bdi>، <bdi lang="ar">بوليتيكو</bdi>"#,
            r#"<bdi lang="ar">إرم نيوز</bdi>"#,
            // The blocks themselves have the direction: nothing else stands in them.
            r#"<h3 dir="rtl" lang="ar" class="card-title">"#,
            r#"<p dir="rtl" lang="ar" class="snippet">…في المخيم"#,
            r#"class="result-link""#,
            r#"<mark data-level="exact""#,
            r##"href="#v1&amp;report=0202020202020202""##,
        ],
    );
}

#[test]
fn a_mark_inside_a_word_is_a_bare_element_between_its_letters() {
    let html = render(answered(view(Language::Arabic), vec![card(1, "تحذير", Provenance::Stated)]));
    let mark = html.split("وللم<mark ").nth(1).unwrap();
    let (attributes, rest) = mark.split_once('>').unwrap();
    assert!(attributes.contains(r#"data-level="word""#), "{attributes}");
    assert!(!attributes.contains("class="), "a mark takes no room: {attributes}");
    assert!(rest.starts_with("قاتلين</mark> فيه"), "{rest}");
}

#[test]
fn hostile_text_is_shown_as_it_is() {
    let view = View {
        query: HOSTILE.to_owned(),
        outlets: [Choice::Named(HOSTILE.to_owned())].into(),
        ..view(Language::Arabic)
    };
    let notices = vec![Notice::UnknownKey(HOSTILE.to_owned())];
    let found = answered(view.clone(), vec![card(1, HOSTILE, Provenance::Stated)]);
    let html = render(Store { link_notices: notices, ..found });
    // In the card, the facet, two chips and the notice.
    assert!(html.matches("&lt;img src=x onerror=alert(1)&gt;").count() >= 5, "{html}");
    let fault = Fault::Missing { file: HOSTILE.to_owned(), detail: HOSTILE.to_owned() };
    check(&render(after(store(view), [Action::FaultArose(None, fault)])), &["&lt;img src=x"]);
}

#[test]
fn the_open_report_shows_its_letters_marks_and_evidence() {
    let html = render(opened(view(Language::Arabic)));
    check(
        &html,
        &[
            r#"<section id="reading""#,
            r#"aria-labelledby="reading-title""#,
            r#"<h2 id="reading-title" tabindex="-1" data-label="title" dir="rtl" lang="ar">تحذير من تنامي النفوذ</h2>"#,
            r#"<div data-provenance="page-clock" class="dating">"#,
            "ساعة في الصفحة تدل على يوم حفظها",
            r#"<div dir="rtl" lang="ar" class="blocks">"#,
            r#"«<bdi lang="ar">الخميس 23/1/2025</bdi>»</button>"#,
            r#"<summary class="dating-question">"#,
            r#"<span title="زمن مذكور: ٢٠١٩" class="time">عام 2019</span>"#,
            "إن الم<mark",
            "قاتلين</mark> في المخيم.",
            r#"id="close-reading""#,
            // Most of the letters are Arabic, though the first is not.
            r#"<p dir="rtl" lang="ar">CNN: أكدت مصادر ذلك.</p>"#,
        ],
    );
}

#[test]
fn author_and_agency_lead_to_their_words_and_what_lacks_is_said() {
    let of = |words: &str| Credited { name: words.to_owned(), span: span_of(words) };
    let full = Reading { outlet: Some(of("CNN")), agency: Some(of("CNN")), ..reading() };
    for (language, by, agency, author_lacks, agency_lacks) in [
        (Language::English, "By ", "Agency ", "Author: looked for", "Agency: looked for"),
        (Language::Arabic, "بقلم ", "الوكالة ", "الكاتب: بُحث عنه", "الوكالة: بُحث عنها"),
    ] {
        let shown = |reading: Reading| {
            let arrived = Action::ReadingArrived(Turn(1), Some(Rc::new(reading)));
            render(after(opened(view(language)), [arrived]))
        };
        let html = shown(full.clone());
        check(&html, &[r#"class="credits">"#, by, "<bdi lang=\"ar\">مسؤول</bdi>", agency, "<bdi>CNN</bdi>"]);
        assert!(!html.contains("class=\"lacking\""), "{html}");
        let html = shown(Reading { agency: None, authors: Vec::new(), ..full.clone() });
        assert!(html.contains(author_lacks) && html.contains(agency_lacks));
    }
}

#[test]
fn a_date_set_by_hand_stands_over_what_was_read_and_says_how_to_keep_it() {
    let mut set = view(Language::English);
    let period = Period { from: "2021-07".parse().ok(), to: "2021-08-09".parse().ok() };
    assert!(set.by_hand.set(ReportId([1; 8]), Some(period)));
    let html = render(opened(set.clone()));
    check(
        &html,
        &[
            r#"<div data-provenance="by-hand" class="dating">"#,
            "The date of publication was set by hand: between 1 July 2021 and 9 August 2021.",
            "A clock shows when it was saved",
            "[[corrections]]\npage = \"001.txt\"\npublished = \"2021-07..2021-08-09\"",
            r#"class="chip""#,
            "Dates set by hand",
            r#"<button type="button" class="button">Copy these lines</button><p role="status"></p>"#,
        ],
    );
    assert!(!render(opened(view(Language::English))).contains("[[corrections]]"));
    let day = "2024-12-08".parse().ok();
    assert!(set.by_hand.set(ReportId([1; 8]), Some(Period { from: day, to: day })));
    check(&render(opened(set)), &["published = \"2024-12-08\"\n"]);
}

#[test]
fn dates_set_by_hand_that_change_places_or_find_no_room_say_so() {
    let id = ReportId([1; 8]);
    let set = |end: End, year: i32| Action::DatedByHand(id, end, Some(PartialDate::Year(year)));
    let store = after(opened(view(Language::English)), [set(End::From, 2021)]);
    let said = "the two dates have changed places";
    assert!(!render(store.clone()).contains(said));
    let store = after(store, [set(End::To, 2019)]);
    check(
        &render(store.clone()),
        &[r#"<div role="status" class="date-unclear"><p>The end lay before"#, said],
    );
    assert!(!render(after(store, [set(End::To, 2021)])).contains(said), "only of the step that did it");

    let mut full = view(Language::Arabic);
    for nth in 0..MOST_BY_HAND {
        let period = Period { from: Some(PartialDate::Year(2020)), to: None };
        assert!(full.by_hand.set(ReportId([2 + nth as u8; 8]), Some(period)));
    }
    let html = render(opened(full.clone()));
    check(&html, &["يتسع الرابط لعشرين تاريخًا"]);
    assert!(!html.contains("by-hand-from") && MOST_BY_HAND == 20, "{html}");
    full.by_hand.set(ReportId([2; 8]), None);
    check(&render(opened(full)), &[r#"id="by-hand-from""#]);
}

#[test]
fn contradictions_are_a_facet_of_their_own_where_the_edition_has_any() {
    let store = answered(view(Language::English), Vec::new());
    check(&render(store), &["Contradictions", r#"data-facet="conflict""#, "Page clock contradicted"]);
}

#[test]
fn the_closed_card_says_that_the_clock_of_the_page_is_contradicted() {
    let mut clock = reading();
    clock.dating.provenance = Provenance::Inferred;
    let open = |reading: Reading, language: Language| {
        render(after(opened(view(language)), [Action::ReadingArrived(Turn(1), Some(Rc::new(reading)))]))
    };
    let said = "The page’s clock shows a day that other evidence rules out.</p>";
    assert!(!open(clock.clone(), Language::English).contains(said));
    clock.dating.reasons[0].rule = "page-clock-contradicted".to_owned();
    check(&open(clock.clone(), Language::English), &[said]);
    check(&open(clock, Language::Arabic), &["وساعة الصفحة تعرض يومًا تنفيه قرائن أخرى.</p>"]);
}

#[test]
fn an_open_report_that_is_no_hit_says_so() {
    let store = opened(view(Language::English));
    assert!(!render(store.clone()).contains("not-a-hit\""));
    let beside = Reading { is_hit: false, ..reading() };
    let store = after(store, [Action::ReadingArrived(Turn(1), Some(Rc::new(beside)))]);
    check(&render(store), &["This report is not among the results", "Clear all</button></p>"]);
}

#[test]
fn boilerplate_is_counted_while_hidden_and_labelled_when_shown() {
    let hidden = render(opened(view(Language::Arabic)));
    check(&hidden, &["أُخفي من نصوص الموقع حول التقرير: سطران."]);
    assert!(!hidden.contains("شعار الموقع"), "{hidden}");
    let shown = render(opened(View { boilerplate: true, ..view(Language::English) }));
    check(
        &shown,
        &["شعار الموقع", r#"data-label="masthead" data-site="true""#, "a word for the site", "page clock"],
    );
}

#[test]
fn the_bar_names_the_marks_and_leads_from_one_to_the_next() {
    let html = render(opened(view(Language::English)));
    check(
        &html,
        &[
            r#"<ul aria-label="Marks in the text" class="trails">"#,
            r#"<li data-kind="match" class="trail"><span class="mark-name">Match</span>"#,
            r#"aria-label="Next: Match" title="Next: Match" aria-keyshortcuts="N""#,
            r#"<li data-kind="time" class="trail">"#,
            r#"<span aria-live="polite" class="trail-place">1</span>"#,
        ],
    );
    let at_words = View { words: Some(span_of("قاتلين")), ..view(Language::English) };
    let html = render(opened(at_words));
    check(
        &html,
        &[
            r#"class="trail-place">1 of 1</span>"#,
            r#"tabindex="-1" title="#,
            "pointed",
            // Also where there is no mouse.
            "<p class=\"mark-reason\">“\u{2068}قاتلين\u{2069}” matched “",
        ],
    );
}

#[test]
fn a_phrase_is_one_mark_and_one_step() {
    let of = |words: &str, mark_end: u32| Match {
        span: span_of(words),
        mark_end,
        level: Level::Exact,
        rule: "identical".to_owned(),
        asked: words.to_owned(),
    };
    let phrase = span_of("قال مسؤول");
    let matches = vec![of("قال", span_of("مسؤول").start), of("مسؤول", phrase.end)];
    let with_phrase = Reading { matches, occurrences: vec![phrase], ..reading() };
    let view = View { report: Some(ReportId([1; 8])), words: Some(phrase), ..view(Language::English) };
    let store = answered(view, vec![card(1, "تحذير", Provenance::Unknown)]);
    let html = render(after(store, [Action::ReadingArrived(Turn(1), Some(Rc::new(with_phrase)))]));
    check(&html, &[">قال </mark><mark", ">مسؤول</mark>", r#"class="trail-place">1 of 1</span>"#]);
    let reason = &html[html.find("mark-reason").unwrap()..html.find("close-reading").unwrap()];
    assert!(reason.contains("قال\u{2069}” matched") && reason.contains("مسؤول\u{2069}” matched"), "{reason}");
}

#[test]
fn the_bar_gives_few_reasons_and_each_once() {
    let all = span_of("قال مسؤول");
    let matches = |n: u32| -> Vec<Match> {
        let of = |nth: u32| {
            let span = Span { start: all.start + nth, end: all.start + nth + 1 };
            let asked = format!("كلمة{nth}");
            Match { span, mark_end: span.end, level: Level::Word, rule: "…".to_owned(), asked }
        };
        [0, 0].into_iter().chain(1..n).map(|nth| of(nth * 2)).collect()
    };
    let reason = |matches: Vec<Match>| {
        let of_phrase = Reading { matches, occurrences: vec![all], ..reading() };
        let view = View { report: Some(ReportId([1; 8])), words: Some(all), ..view(Language::English) };
        let store = answered(view, vec![card(1, "تحذير", Provenance::Unknown)]);
        let html = render(after(store, [Action::ReadingArrived(Turn(1), Some(Rc::new(of_phrase)))]));
        html[html.find("mark-reason").unwrap()..html.find("close-reading").unwrap()].to_owned()
    };
    let of_three = reason(matches(3));
    assert_eq!((of_three.matches("matched").count(), of_three.contains("…<")), (3, false), "{of_three}");
    let of_four = reason(matches(4));
    assert_eq!((of_four.matches("matched").count(), of_four.contains("· …<")), (3, true), "{of_four}");
}

#[test]
fn words_in_hidden_lines_show_their_lines_and_no_others() {
    let words = Some(span_of("الخميس 23/1/2025"));
    let html = render(opened(View { words, ..view(Language::Arabic) }));
    check(
        &html,
        &[r#"class="pointed">الخميس 23/1/2025</span>"#, "أُخفي من نصوص الموقع حول التقرير: سطر واحد."],
    );
    assert!(!html.contains("شعار الموقع"), "{html}");
}

#[test]
fn words_that_the_text_does_not_have_are_passed_over() {
    let plain = render(opened(view(Language::Arabic)));
    for words in [Span::new(5_000, 5_010), Span::new(1, 2), Span::new(0, 0)] {
        let html = render(opened(View { words: Some(words), ..view(Language::Arabic) }));
        assert!(!html.contains("pointed"), "{html}");
        assert_eq!(html.matches("<p dir").count(), plain.matches("<p dir").count());
    }
}

#[test]
fn a_report_that_is_not_here_says_so() {
    let view = View { report: Some(ReportId([7; 8])), ..view(Language::English) };
    let store = after(answered(view, Vec::new()), [Action::ReadingArrived(Turn(1), None)]);
    check(&render(store), &["This report is not in this edition.", r#"data-settled="true""#]);
}

#[test]
fn each_condition_has_a_chip_that_names_what_it_drops() {
    let view = View {
        query: "مقاتل".to_owned(),
        level: Level::Letters,
        outlets: [Choice::Unknown].into(),
        provenance: [Provenance::Inferred].into(),
        boilerplate: true,
        ..view(Language::English)
    };
    let html = render(answered(view, Vec::new()));
    for kind in ["query", "level", "outlet", "provenance", "boilerplate"] {
        check(&html, &[&format!(r#"data-clear="{kind}""#)]);
    }
    check(&html, &[r#"id="clear-all""#, "Remove filter: </span>"]);
}

#[test]
fn a_card_found_by_a_time_shows_the_words_and_opens_at_them() {
    let words = Span { start: 30, end: 45 };
    let text = "سقطت عام 2019 كلها";
    let at = text.find("عام 2019").unwrap();
    let time = Some(Span::new(at, at + "عام 2019".len()));
    let sentence = Excerpt { text: text.to_owned(), time, ..Excerpt::default() };
    let found =
        Card { snippets: vec![sentence], words: Some(words), ..card(2, "تحذير", Provenance::Stated) };
    let html = render(answered(view(Language::Arabic), vec![found]));
    check(&html, &[r#"<span class="time">عام 2019</span>"#, "report=0202020202020202&amp;words=30-45"]);
}

#[test]
fn an_empty_answer_offers_the_steps_that_help() {
    let emptiness = Emptiness {
        without: vec![(Clause::Word("محتجز".to_owned()), 3), (Clause::Outlet, 0)],
        alone: vec![0, 3],
        looser: vec![(Level::Word, 11)],
        any_word: 4,
        in_boilerplate: 1,
        ..Emptiness::default()
    };
    let found = Findings { n_reports: 20, emptiness: Some(emptiness), ..Findings::default() };
    let arrived = Action::FindingsArrived(Turn(1), Rc::new(found));
    let html = render(after(store(view(Language::Arabic)), [arrived]));
    check(
        &html,
        &[
            r#"<div id="empty""#,
            "إزالة «\u{2068}محتجز\u{2069}»: ٣ تقارير",
            "١١ تقريرًا",
            "البحث في القوائم والروابط والنماذج أيضًا: تقرير واحد",
            "لا تقرير فيه «\u{2068}محتجز\u{2069}»</h3>",
            "الكلمات موجودة في القوائم والروابط",
            r#"<li data-alone="3">الجهة الناشرة <bdi class="alone-value"></bdi>: ٣ تقارير</li>"#,
        ],
    );
    assert!(!html.contains("إزالة شرط الجهة"), "a step that finds nothing is no step: {html}");
}

#[test]
fn an_edition_without_reports_says_what_to_do() {
    let arrived = Action::FindingsArrived(Turn(1), Rc::new(Findings::default()));
    check(&render(after(store(view(Language::English)), [arrived])), &["Put pages into the folder"]);
}

#[test]
fn a_fault_takes_the_place_of_the_answer() {
    let found = answered(view(Language::Arabic), vec![card(1, "تحذير", Provenance::Stated)]);
    let fault = Fault::Damaged { file: "0a1b.bin".to_owned() };
    let html = render(after(
        found,
        [Action::QueryTyped("قوات".to_owned()), Action::FaultArose(Some(Turn(2)), fault)],
    ));
    check(&html, &[r#"<div id="fault" role="alert" class="fault">"#, r#"id="retry""#, "0a1b.bin", "تالف"]);
    check(&html, &["تعذّر العرض<span"]);
    assert!(!html.contains("result-link"), "an old answer under a fault: {html}");
}

#[test]
fn earlier_results_stay_when_a_file_cannot_be_fetched() {
    let found = answered(view(Language::Arabic), vec![card(1, "تحذير", Provenance::Stated)]);
    let fault = Fault::Missing { file: "0a1b.bin".to_owned(), detail: "Failed to fetch".to_owned() };
    let html = render(after(
        found,
        [Action::QueryTyped("قوات".to_owned()), Action::FaultArose(Some(Turn(2)), fault.clone())],
    ));
    check(&html, &["result-link", r#"data-stale="true" class="answer""#, "تقرير واحد من أصل ٥"]);
    check(&html, &[r#"<p title="Failed to fetch">"#, "تعذّر تحديث النتائج"]);
    let html = render(after(store(view(Language::Arabic)), [Action::FaultArose(None, fault)]));
    check(&html, &["تعذّر فتح السجل<span"]);
    assert!(!html.contains("يُفتح السجل"), "a start that failed is over: {html}");
}

#[test]
fn a_fault_of_a_part_leaves_the_rest_of_the_answer_as_it_is() {
    let rows = [1, 2].map(|nth| Row { ordinal: Ordinal(nth), score: 0 }).into();
    let findings = Findings { total: 120, n_reports: 120, rows, ..Findings::default() };
    let cards = [card(1, "تحذير", Provenance::Stated)];
    let arrived = [
        Action::FindingsArrived(Turn(1), Rc::new(findings)),
        Action::CardsArrived(Turn(1), cards.into()),
        Action::FaultArose(Some(Turn(1)), Fault::Damaged { file: "0a1b.bin".to_owned() }),
    ];
    let html = render(after(store(view(Language::Arabic)), arrived));
    check(
        &html,
        &["result-link", "تالف", "تعذّر عرض جزء مما طُلب", r#"data-stale="false" class="answer""#, "pager"],
    );
    check(&html, &[r#"<ol id="results" aria-busy="false""#]);
    assert!(!html.contains("card placeholder"), "the card of the other row will not come: {html}");
}

#[test]
fn a_chip_says_how_its_condition_is_meant() {
    let period = Period { from: "2021".parse().ok(), to: None };
    let view = View {
        query: "جيش مقات".to_owned(),
        typing: true,
        published: Some(period),
        within: true,
        ..view(Language::English)
    };
    let typed = render(store(view.clone()));
    check(&typed, &["beginning with “\u{2068}مقات\u{2069}”", "surely on or after 1 January 2021"]);
    let finished =
        render(answered(View { typing: false, within: false, published: None, ..view }, Vec::new()));
    check(&finished, &[r#"<bdi lang="ar" title="جيش مقات" class="chip-value">جيش مقات</bdi>"#, "disabled"]);
}

#[test]
fn an_empty_answer_speaks_of_what_was_asked() {
    let empty = |view: View, emptiness: Emptiness| {
        let found = Findings { n_reports: 20, emptiness: Some(emptiness), ..Findings::default() };
        render(after(store(view), [Action::FindingsArrived(Turn(1), Rc::new(found))]))
    };
    let word = (Clause::Word("زقزقفصح".to_owned()), 0);
    let one_word = Emptiness { without: vec![word.clone()], alone: vec![0], ..Emptiness::default() };
    let html = empty(view(Language::English), one_word);
    check(&html, &["No report has “\u{2068}زقزقفصح\u{2069}”</h3>", "Check the spelling"]);
    assert!(!html.contains("conditions</h3>"), "{html}");
    let period = Period { from: "2021".parse().ok(), to: None };
    let within = View { published: Some(period), within: true, ..view(Language::English) };
    let both = Emptiness {
        without: vec![word, (Clause::Published, 0)],
        alone: vec![0, 0],
        touching: 2,
        ..Emptiness::default()
    };
    check(
        &empty(within, both),
        &["satisfies all these conditions</h3>", "With what may lie in the period: 2 reports"],
    );
}

#[test]
fn copying_is_announced_or_offered_by_hand() {
    let html = render_with(store(view(Language::English)), CopyOutcome::Copied);
    check(&html, &[r#"<p id="copy-status" role="status" class="copy-status">Link copied"#]);
    let by_hand = CopyOutcome::ByHand("https://example.org/#v1".into());
    check(&render_with(store(view(Language::Arabic)), by_hand), &["readonly", "https://example.org/#v1"]);
}

#[test]
fn at_most_fifty_rows_and_then_pages() {
    let cards: Vec<Card> = (1..=50).map(|n| card(n, "تحذير", Provenance::Stated)).collect();
    let rows = cards.iter().map(|card| Row { ordinal: card.ordinal, score: 0 }).collect();
    let found = Findings { total: 120, n_reports: 120, page: 1, rows, ..Findings::default() };
    let store = after(
        store(View { page: 1, ..view(Language::English) }),
        [Action::FindingsArrived(Turn(1), Rc::new(found)), Action::CardsArrived(Turn(1), cards.into())],
    );
    let html = render(store);
    assert_eq!(html.matches("data-report=").count(), 50);
    check(&html, &[r#"id="page-previous""#, r#"id="page-next""#, "51–100 of 120"]);
}
