//! The lens *events*, rendered: days as headings, sentences with their time marked, how long after each report
//! was published, and the same as a table.

use std::rc::Rc;

use sijill::calendar::{Day, DayRange, PartialDate, TimeUnit};
use sijill::explorer::store::{Action, Store};
use sijill::findings::{EventRow, EventSentence, Events, Excerpt, Findings, Lag, Outside, Overview};
use sijill::mentions::TimeRule;
use sijill::protocol::Turn;
use sijill::report::{Granularity, Provenance, ReportId, Span, TimeAgainst, TimeMention, TimeRole};
use sijill::view::{Language, Lens, Sort, View};

use super::{HOSTILE, after, answered, card, check, render, store, view};

fn day(iso: &str) -> Day {
    iso.parse::<PartialDate>().unwrap().first_day()
}

fn said(text: &str, words: &str, days: DayRange, against: TimeAgainst) -> EventSentence {
    let at = text.find(words).unwrap();
    let rule = if against == TimeAgainst::Nothing { TimeRule::DayMonthYear } else { TimeRule::RelativeDay };
    EventSentence {
        excerpt: Excerpt {
            text: text.to_owned(),
            time: Some(Span::new(at, at + words.len())),
            ..Excerpt::default()
        },
        time: TimeMention {
            span: Span { start: 120, end: 141 },
            earliest: Some(days.first),
            latest: Some(days.last),
            granularity: Granularity::Day,
            modifier: None,
            role: TimeRole::Mentioned,
            rule: rule.as_str().to_owned(),
            against,
            amount: None,
        },
    }
}

fn row(number: u8, days: DayRange, n_of_days: u32, sentences: Vec<EventSentence>) -> EventRow {
    let card = card(2, "تحذير", Provenance::Stated);
    EventRow {
        days,
        n_of_days,
        id: ReportId([number; 8]),
        title: if number == 3 { HOSTILE.to_owned() } else { format!("عنوان {number}") },
        outlet: card.outlet,
        dating: card.dating,
        lag: Lag { least: Some(3), most: Some(3) },
        sentences,
        n_more: 0,
    }
}

/// Two reports of one day, the second by an uncertain date of publication, and one of a month.
fn events() -> Events {
    let third = DayRange { first: day("2025-02-08"), last: day("2025-02-08") };
    let march = DayRange { first: day("2025-03-01"), last: day("2025-03-31") };
    let first = said("سقطت المدينة في 8 شباط 2025.", "8 شباط 2025", third, TimeAgainst::Nothing);
    let hostile = said(&format!("{HOSTILE} أمس."), "أمس", third, TimeAgainst::Publication);
    let in_march = said("It fell in March 2025", "March 2025", march, TimeAgainst::Nothing);
    let mut uncertain = row(3, third, 2, vec![hostile]);
    uncertain.dating.provenance = Provenance::Inferred;
    let ahead = EventRow {
        lag: Lag { least: Some(-48), most: Some(-18) },
        n_more: 2,
        ..row(4, march, 1, vec![in_march])
    };
    Events {
        total: 3,
        n_days: 2,
        outside: None,
        page: 0,
        rows: vec![row(2, third, 2, vec![first]), uncertain, ahead],
    }
}

fn with(view: View, events: Events) -> Store {
    let view = View { query: "المدينة".to_owned(), lens: Lens::Events, ..view };
    let store = answered(view, vec![card(1, "تحذير", Provenance::Stated)]);
    assert!(!store.is_settled(), "the events are still to come");
    let turn = store.turn;
    after(store, [Action::EventsArrived(turn, Rc::new(events))])
}

#[test]
fn sentences_of_one_day_stand_under_it_with_their_reports() {
    let store = with(view(Language::Arabic), events());
    assert!(store.is_settled());
    let html = render(store);
    check(
        &html,
        &[
            r#"class="lens">الأحداث <span class="lens-total">٣</span></h2>"#,
            "٣ روايات عن تاريخين",
            r#"<div id="results" aria-busy="false" class="events">"#,
            r#"<h3>٨ شباط/فبراير ٢٠٢٥<span class="lens-total"> تقريران</span></h3>"#,
            r#"<h3>آذار/مارس ٢٠٢٥<span class="lens-total"></span></h3>"#,
            r#"<li data-report="0202020202020202" data-uncertain="false" class="event">"#,
            r#"<li data-report="0303030303030303" data-uncertain="true" class="event">"#,
            r#"<span title="زمن مذكور: ٨ شباط/فبراير ٢٠٢٥" class="time">8 شباط 2025</span>"#,
            "نسبةً إلى النشر",
            "report=0202020202020202&amp;words=120-141",
            r#"<span class="lag">بعد ٣ أيام</span>"#,
            r#"<span class="lag">قبل ١٨ يومًا إلى ٤٨ يومًا منه</span>"#,
            r#"<span class="uncertain">محسوب من تاريخ نشر غير مؤكد</span>"#,
            r#"<p dir="ltr" class="snippet">"#,
            r#"class="dating-chip""#,
            r#"<option value="oldest" selected"#,
            r#"<option value="newest""#,
        ],
    );
    assert_eq!(html.matches("class=\"uncertain\"").count(), 1, "a date does not hang on the publication");
    assert_eq!(html.matches("<option value=\"relevance\"").count(), 0);
    assert!(!html.contains("events-outside") && !html.contains("<table class=\"timeline-table\""), "{html}");
    let english = render(with(view(Language::English), events()));
    check(
        &english,
        &[
            "3 accounts of 2 dates",
            "<h3>8 February 2025<span class=\"lens-total\"> 2 reports</span></h3>",
            "3 days later",
            "18 days to 48 days ahead",
            "and 2 more",
        ],
    );
}

#[test]
fn what_comes_before_the_window_is_a_step_away() {
    let outside = Outside { n: 12, unit: TimeUnit::Year, day: day("1916-05-16") };
    let early = || Events { outside: Some(outside), ..events() };
    check(
        &render(with(view(Language::English), early())),
        &["id=\"events-outside\"", ">Earlier: 12</button>"],
    );
    let latest_first = View { sort: Sort::Newest, ..view(Language::English) };
    check(&render(with(latest_first, early())), &[">Later: 12</button>"]);
    let none = Events { outside: Some(outside), ..Events::default() };
    check(
        &render(with(view(Language::Arabic), none)),
        &["لا تذكر هذه التقارير يومًا أو شهرًا أو سنة بعينها في هذا الزمن.", "events-outside"],
    );
}

#[test]
fn as_tables_the_events_are_a_table_too() {
    let tables = View { tables: true, ..view(Language::English) };
    let html = render(with(tables, events()));
    check(
        &html,
        &[
            "<th scope=\"col\">Mentioned</th><th scope=\"col\">Reports</th><th scope=\"col\">Published</th>",
            "<th scope=\"row\">March 2025</th>",
            "<tr data-report=\"0202020202020202\" data-uncertain=\"false\">",
        ],
    );
    assert!(!html.contains("event-days"));
}

#[test]
fn the_lens_is_one_to_choose_where_the_edition_has_events() {
    let with_events = |has_events: bool, lens: Lens| {
        let overview = Overview { has_events, ..Overview::default() };
        let findings = Findings { total: 1, n_reports: 5, overview, ..Findings::default() };
        let view = View { lens, ..view(Language::Arabic) };
        render(after(store(view), [Action::FindingsArrived(Turn(1), Rc::new(findings))]))
    };
    assert!(with_events(true, Lens::Reports).contains(r#"data-lens="events""#));
    assert!(!with_events(false, Lens::Reports).contains(r#"data-lens="events""#));
    assert!(
        with_events(false, Lens::Events).contains(r#"class="lens">الأحداث"#),
        "a link opens it all the same"
    );
}
