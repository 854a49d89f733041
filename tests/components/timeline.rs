//! The timeline, rendered natively: how much it draws at most, that its tables add up, what it is
//! to a screen reader, and which way time runs.

use std::rc::Rc;

use sijill::calendar::{Day, DayRange, PartialDate, TimeUnit};
use sijill::explorer::store::{Action, Store};
use sijill::findings::{
    Axis, Bin, DatingSummary, Excerpt, Findings, Lane, Mark, Ordinal, Passage, Place, Tally, Timeline,
};
use sijill::protocol::{PointedAt, Turn};
use sijill::reading::rules::DatingRule;
use sijill::report::{Provenance, Reason, ReportId, Span};
use sijill::view::{Clock, Language, Period, View};

use crate::{after, check, render, store, view};

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn days(from: &str, to: &str) -> DayRange {
    DayRange { first: date(from).first_day(), last: date(to).last_day() }
}

fn axis(unit: TimeUnit, window: DayRange) -> Option<Axis> {
    Some(Axis { unit, window, usual: window, extent: window })
}

fn found(view: View, timeline: Timeline) -> Store {
    let lane = &timeline.published;
    let counted = [lane.earlier, lane.later, lane.wider, lane.undated];
    let counted = counted.into_iter().chain(lane.bins.iter().map(|bin| bin.tally));
    let total = counted.map(|tally| tally.hits).sum();
    let findings = Findings { total, n_reports: 40_000, n_mentions: 7, timeline, ..Findings::default() };
    after(store(view), [Action::FindingsArrived(Turn(1), Rc::new(findings))])
}

/// The part of the page that is the timeline.
fn timeline_of(html: &str) -> &str {
    let start = html.find(r#"<div id="timeline""#).unwrap();
    let end = html[start..].find("</section>").unwrap();
    &html[start..start + end]
}

fn n_svg_nodes(html: &str) -> usize {
    ["<svg", "<path", "<rect", "<g ", "<g>", "<text", "<circle", "<line"]
        .iter()
        .map(|tag| html.matches(tag).count())
        .sum()
}

/// Bins without a gap, each with hits and others beside them.
fn full_lane(unit: TimeUnit, window: DayRange) -> Lane {
    let tally = |n: i32| Tally { hits: 700 + n.unsigned_abs() % 90, beside: 13 };
    let bins = unit.bin(window.first)..=unit.bin(window.last);
    let counted = |hits| Tally { hits, beside: 0 };
    Lane {
        bins: bins.map(|bin| Bin { days: unit.days(bin), tally: tally(bin) }).collect(),
        earlier: counted(11),
        later: counted(3),
        wider: counted(29),
        undated: counted(170),
        marks: None,
    }
}

fn mark(earliest: Option<Day>, latest: Option<Day>, provenance: Option<Provenance>) -> Mark {
    let place = Place { ordinal: Ordinal(0), nth: 0 };
    Mark {
        earliest,
        latest,
        provenance,
        tally: Tally { hits: 1, beside: 0 },
        n_places: 1,
        places: vec![place],
    }
}

fn lane_of(marks: Vec<Mark>) -> Lane {
    Lane { marks: Some(marks), ..Lane::default() }
}

#[test]
fn at_most_three_hundred_nodes_are_drawn() {
    for language in [Language::Arabic, Language::English] {
        for (unit, window) in [
            (TimeUnit::Day, days("2019-01-01", "2019-02-11")),
            (TimeUnit::Month, days("2017", "2019")),
            (TimeUnit::Year, days("1984", "2023")),
            (TimeUnit::Decade, days("1630", "2029")),
        ] {
            let lane = full_lane(unit, window);
            let timeline = Timeline { axis: axis(unit, window), published: lane.clone(), mentioned: lane };
            let view = View { published: Some(Period::of_range(window)), ..view(language) };
            let html = render(found(view, timeline));
            let n_nodes = n_svg_nodes(timeline_of(&html));
            assert!((100..=300).contains(&n_nodes), "{unit:?}: {n_nodes}");
        }
    }
}

#[test]
fn sixty_marks_on_each_lane_are_drawn_one_by_one() {
    let window = days("2010", "2029");
    let marks = |provenance: Option<Provenance>| -> Vec<Mark> {
        let day = |n: i32| Day(window.first.0 + n * 120);
        (0..60).map(|n| mark(Some(day(n)), Some(Day(day(n).0 + n)), provenance)).collect()
    };
    let timeline = Timeline {
        axis: axis(TimeUnit::Year, window),
        published: lane_of(marks(Some(Provenance::Inferred))),
        mentioned: lane_of(marks(None)),
    };
    let html = render(found(view(Language::Arabic), timeline));
    let part = timeline_of(&html);
    assert_eq!(part.matches(r#"role="option""#).count(), 120);
    assert!(n_svg_nodes(part) <= 300, "{}", n_svg_nodes(part));
}

/// The counts of a table, without its sum, and the sum.
fn counts(table: &str) -> (Vec<u32>, Option<u32>) {
    let numbers = |part: &str| -> Vec<u32> {
        part.split(r#"data-count=""#).skip(1).map(|n| n.split('"').next().unwrap().parse().unwrap()).collect()
    };
    let (rows, foot) = table.split_once("<tfoot>").unwrap();
    (numbers(rows), numbers(foot.split("</table>").next().unwrap()).first().copied())
}

#[test]
fn the_rows_of_publication_sum_to_the_hits_and_those_of_mentions_promise_none() {
    let window = days("2015", "2024");
    let lane = full_lane(TimeUnit::Year, window);
    let timeline = Timeline { axis: axis(TimeUnit::Year, window), published: lane.clone(), mentioned: lane };
    for language in [Language::Arabic, Language::English] {
        let view = View { tables: true, ..view(language) };
        let store = found(view, timeline.clone());
        let total = store.total();
        let html = render(store);
        let part = timeline_of(&html);
        assert!(!part.contains("lane-drawing"), "tables instead of the drawing");
        let mut tables = part.split("<table ").skip(1);
        let (rows, sum) = counts(tables.next().unwrap());
        assert_eq!(rows.len(), 10 + 4, "bins, earlier, later, wider and undated");
        assert_eq!((rows.iter().sum::<u32>(), sum), (total, Some(total)));
        let (rows, sum) = counts(tables.next().unwrap());
        assert_eq!((rows.len(), sum), (10 + 3, None));
        let said = if language == Language::Arabic {
            "فلا مجموع لهذه الصفوف"
        } else {
            "have no sum"
        };
        check(part, &[said, r#"aria-pressed="true""#, r#"<caption>"#, r#"scope="row""#]);
    }
}

/// Whether the row of a table is a button.
fn is_button(part: &str, name: &str) -> bool {
    let row = part.split(r#"<th scope="row">"#).skip(1).find(|row| row.contains(name)).unwrap();
    row.starts_with("<button")
}

#[test]
fn a_row_without_reports_chooses_nothing() {
    let window = days("2015", "2024");
    let lane = Lane { later: Tally::default(), ..full_lane(TimeUnit::Year, window) };
    let timeline = Timeline { axis: axis(TimeUnit::Year, window), published: lane, ..Timeline::default() };
    let html = render(found(View { tables: true, ..view(Language::English) }, timeline));
    let part = timeline_of(&html);
    assert!(is_button(part, "Earlier"));
    assert!(!is_button(part, "Later"));
}

#[test]
fn the_undated_are_chosen_once() {
    let window = days("2015", "2024");
    for (tables, is_chosen) in [(false, false), (false, true), (true, false), (true, true)] {
        let provenance = is_chosen.then_some(Provenance::Unknown).into_iter().collect();
        let view = View { tables, provenance, ..view(Language::English) };
        let timeline = Timeline {
            axis: axis(TimeUnit::Year, window),
            published: full_lane(TimeUnit::Year, window),
            ..Timeline::default()
        };
        let html = render(found(view, timeline));
        let part = timeline_of(&html);
        let is_button = if tables {
            is_button(part, "Undated")
        } else {
            part.split("<button")
                .skip(1)
                .any(|rest| rest.split("</button>").next().unwrap().contains("Undated"))
        };
        assert_eq!(is_button, !is_chosen, "tables: {tables}");
    }
}

fn small() -> Timeline {
    let day = |text: &str| Some(date(text).first_day());
    Timeline {
        axis: axis(TimeUnit::Year, days("2015", "2024")),
        published: lane_of(vec![
            mark(day("2018-03-01"), day("2018-03-01"), Some(Provenance::Stated)),
            mark(None, day("2021-05-01"), Some(Provenance::PageClock)),
        ]),
        mentioned: lane_of(vec![mark(day("2019"), Some(date("2019").last_day()), None)]),
    }
}

#[test]
fn a_screen_reader_is_told_what_is_drawn() {
    let view =
        View { mentioned: Period::of_days(Some(date("2019").first_day()), None), ..view(Language::Arabic) };
    let html = render(found(view, small()));
    check(
        timeline_of(&html),
        &[
            r#"role="group" aria-labelledby="timeline-title" aria-describedby="timeline-summary""#,
            "المعروض بين ٢٠١٥ و٢٠٢٤.",
            r#"role="listbox""#,
            "نُشر (مصرَّح به): ١ آذار/مارس ٢٠١٨ (تقرير واحد)",
            "نُشر (ساعة الصفحة): في ١ أيار/مايو ٢٠٢١ أو قبله (تقرير واحد)",
            "فترة مذكورة: ٢٠١٩ (تقرير واحد)",
            r#"aria-valuemin="2015" aria-valuemax="2024" aria-valuenow="2019" aria-valuetext="٢٠١٩""#,
            r#"aria-valuenow="2024" aria-valuetext="بلا حدّ""#,
            r#"data-unit="year" aria-pressed="true""#,
            // Not only by colour: a legend names each sign.
            "يوم مذكور",
            "نُشر (مُقدَّر)",
        ],
    );
    check(&html, &[r#"<input id="mentioned-from" type="text" dir="ltr""#, r#"id="mentioned-within""#]);
}

#[test]
fn the_legend_names_what_is_drawn_also_where_marks_do_not_fit() {
    let window = days("2015", "2024");
    let first = window.first;
    let above_each_other = (0..6).map(|n| mark(Some(first), Some(Day(first.0 + 300 + n)), None)).collect();
    let lane = Lane { bins: full_lane(TimeUnit::Year, window).bins, ..lane_of(above_each_other) };
    let timeline = Timeline { mentioned: lane, ..small() };
    let html = render(found(view(Language::English), timeline));
    let legend = timeline_of(&html).split_once(r#"class="legend""#).unwrap().1.split_once("</ul>").unwrap().0;
    check(legend, &[r#"data-kind="bin""#, r#"data-kind="stated""#]);
    assert!(!legend.contains(r#"data-kind="range""#), "{legend}");
}

#[test]
fn time_runs_as_one_reads() {
    for (language, is_rtl) in [(Language::Arabic, true), (Language::English, false)] {
        let html = render(found(view(language), small()));
        let texts: Vec<i32> = timeline_of(&html)
            .split(r#"<text x=""#)
            .skip(1)
            .map(|text| text.split('"').next().unwrap().parse().unwrap())
            .collect();
        assert!(texts.len() >= 5, "{texts:?}");
        assert!(texts.is_sorted_by(|one, next| (one > next) == is_rtl), "{language:?} {texts:?}");
    }
}

#[test]
fn a_sign_that_is_pointed_at_is_heard_by_its_words() {
    let store = found(view(Language::English), small());
    let at = PointedAt { clock: Clock::Mentioned, places: vec![Place { ordinal: Ordinal(0), nth: 0 }] };
    let text = "عاد الناس عام 2019 إلى بيوتهم.";
    let from = text.find("عام").unwrap();
    let passage = Passage {
        place: at.places[0],
        id: ReportId([7; 8]),
        title: "عودة".to_owned(),
        outlet: None,
        dating: DatingSummary { earliest: None, latest: None, best: None, provenance: Provenance::Unknown },
        words: Some(Span::new(100, 112)),
        sentence: Excerpt { text: text.to_owned(), ..Excerpt::default() },
        in_sentence: Span::new(from, from + "عام 2019".len()),
        reasons: vec![Reason {
            span: Span::new(100, 112),
            rule: DatingRule::ALL[0].as_str().to_owned(),
            day: Some(days("2019", "2019").first),
            earliest: None,
            latest: None,
        }],
    };
    let pointed = after(
        store,
        [Action::MarkPointedAt(Some(at.clone())), Action::PassagesArrived(at, vec![passage].into())],
    );
    check(
        &render(pointed),
        &[
            r#"<p dir="rtl" lang="ar" class="passage">عاد الناس <mark class="passage-words">عام 2019</mark> إلى بيوتهم.</p>"#,
            r##"href="#v1&amp;report=0707070707070707&amp;words=100-112&amp;ui=en""##,
            "period mentioned: 2019 (1 report): \u{2068}عاد الناس عام 2019 إلى بيوتهم.\u{2069}\"",
            "(1 January 2019)</p>",
        ],
    );
}

#[test]
fn the_place_of_the_timeline_is_kept_while_nothing_is_known() {
    let html = render(Store::new(view(Language::Arabic), Vec::new(), None));
    let part = timeline_of(&html);
    check(part, &[r#"class="timeline-body""#, "الخط الزمني", r#"id="zoom-in""#, "disabled"]);
    let nothing = render(found(view(Language::Arabic), Timeline::default()));
    check(timeline_of(&nothing), &["ليس في هذا السجل تاريخ معروف يُرسم."]);
}
