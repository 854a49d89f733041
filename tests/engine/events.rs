//! The lens *events* through real edition files, against reading every report for every view.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use sijill::calendar::{Day, DayRange, PartialDate, TimeUnit};
use sijill::edition::file_name;
use sijill::engine::{Engine, Step};
use sijill::findings::{Axis, EventRow, Lag, ROWS_PER_PAGE};
use sijill::pack::Sizes;
use sijill::report::{Granularity, ReportId, Span, TimeRole};
use sijill::view::{Lens, Period, Sort, View};

use crate::kit::{Edition, TINY, query, shard};
use crate::oracle::{ScannedPage, Scanner, is_mentioned_in};

/// Days, the report that speaks of them, and where it first does.
pub type Told = (DayRange, ReportId, Span);

/// What the lens is to show, read off the reports themselves.
pub fn expected(
    pages: &[ScannedPage],
    hits: &BTreeSet<ReportId>,
    view: &View,
    axis: Option<Axis>,
) -> Vec<Told> {
    let latest_first = view.sort == Sort::Newest;
    let mut told = Vec::new();
    for page in pages.iter().filter(|page| hits.contains(&page.id)) {
        let mut of_page: BTreeMap<(Day, Day), Span> = BTreeMap::new();
        for time in page.report.times.iter().filter(|time| time.role == TimeRole::Mentioned) {
            let (Some(first), Some(last)) = (time.earliest, time.latest) else { continue };
            let in_period = |period: Period| is_mentioned_in((Some(first), Some(last)), period, view);
            let in_window = |axis: Axis| match latest_first {
                false => last >= axis.window.first,
                true => first <= axis.window.last,
            };
            let is_listed = match view.mentioned {
                Some(period) => in_period(period),
                None => axis.is_none_or(in_window),
            };
            if last.0 - first.0 <= 365 && is_listed {
                of_page.entry((first, last)).or_insert(time.span);
            }
        }
        let dating = page.dating(view);
        let published = dating.earliest.or(dating.latest);
        for ((first, last), span) in of_page {
            let days = if latest_first { (-first.0, -last.0) } else { (first.0, last.0) };
            let place = (days, Reverse(published.is_some()), published, page.id);
            told.push((place, (DayRange { first, last }, page.id, span)));
        }
    }
    told.sort_by_key(|(place, _)| *place);
    told.into_iter().map(|(_, told)| told).collect()
}

/// The same of what it shows.
pub fn told(rows: &[EventRow]) -> Vec<Told> {
    rows.iter().map(|row| (row.days, row.id, row.sentences[0].time.span)).collect()
}

fn events() -> View {
    View { lens: Lens::Events, ..View::default() }
}

fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_civil(year, month, day).expect("a day")
}

/// A page that says so when it was published.
fn page(title: &str, published: &str, body: &str) -> String {
    format!("{title}\n\n{published}\n\nمقدمة طويلة تصف ما يقوله التقرير عن المدينة وأهلها كلهم.\n\n{body}\n")
}

fn edition_of(sizes: Sizes, pages: &[String]) -> Edition {
    let names: Vec<String> = (0..pages.len()).map(|n| format!("{n:04}.txt")).collect();
    let named = names.iter().zip(pages).map(|(name, page)| (name.as_str(), page.as_bytes()));
    Edition::in_pieces_of(sizes, &shard(named))
}

fn of(pages: &[String]) -> Edition {
    edition_of(TINY, pages)
}

#[test]
fn reports_of_one_day_stand_together_in_the_order_of_publication() {
    let mut edition = of(&[
        page("تقرير متأخر", "تاريخ النشر: 5 حزيران 2021", "سقطت المدينة في 3 أيار 2021 كما قال شهود."),
        page(
            "تقرير مبكر",
            "تاريخ النشر: 4 أيار 2021",
            "سقطت المدينة أمس كما قال مسؤول. وعادت في 7 أيار 2021.",
        ),
        page(
            "تقرير آخر",
            "تاريخ النشر: 9 أيار 2021",
            "جرى ذلك في أيار 2021 وفي عام 2019 أيضا، وكان ذلك بين عامي 2011 و2015.",
        ),
    ]);
    let shown = edition.events(&events());
    let said: Vec<(DayRange, &str, Lag, u32)> =
        shown.rows.iter().map(|row| (row.days, row.title.as_str(), row.lag, row.n_of_days)).collect();
    let on = |first: Day, last: Day| DayRange { first, last };
    let lag = |least: i32, most: i32| Lag { least: Some(least), most: Some(most) };
    let third = on(day(2021, 5, 3), day(2021, 5, 3));
    assert_eq!(
        said,
        [
            (on(day(2019, 1, 1), day(2019, 12, 31)), "تقرير آخر", lag(495, 859), 1),
            (on(day(2021, 5, 1), day(2021, 5, 31)), "تقرير آخر", lag(-22, 8), 1),
            (third, "تقرير مبكر", lag(1, 1), 2),
            (third, "تقرير متأخر", lag(33, 33), 2),
            (on(day(2021, 5, 7), day(2021, 5, 7)), "تقرير مبكر", lag(-3, -3), 1),
        ]
    );
    assert_eq!((shown.total, shown.n_days, shown.outside), (5, 4, None));
    let latest_first = edition.events(&View { sort: Sort::Newest, ..events() });
    let days: Vec<Day> = latest_first.rows.iter().map(|row| row.days.first).collect();
    assert_eq!(days, [day(2021, 5, 7), day(2021, 5, 3), day(2021, 5, 3), day(2021, 5, 1), day(2019, 1, 1)]);
    assert_eq!(latest_first.rows[1].title, "تقرير مبكر", "of one day the first to tell comes first");
    assert!(edition.ask(&events()).overview.has_events);
}

#[test]
fn a_report_says_a_day_in_several_sentences_and_twice_in_one() {
    let body = "سقطت المدينة في 3 أيار 2021، أي يوم 3 أيار 2021. وفي 3 أيار 2021 عاد الناس. \
                وفي 3 أيار 2021 قيل ذلك. وفي 3 أيار 2021 قيل غيره. وفي 3 أيار 2021 قيل أيضا.";
    let mut edition = of(&[page("تقرير", "تاريخ النشر: 4 أيار 2021", body)]);
    let shown = edition.events(&View { query: "المدينة".to_owned(), ..events() });
    assert_eq!(shown.total, 1);
    let row = &shown.rows[0];
    assert_eq!((row.sentences.len(), row.n_more), (3, 2));
    let text = edition.reading(&View { report: Some(row.id), ..query("المدينة") }).expect("it").text;
    for said in &row.sentences {
        let inside = said.excerpt.time.expect("its time");
        assert_eq!(inside.of(&said.excerpt.text), said.time.span.of(&text));
        assert!(text.contains(&said.excerpt.text), "{said:?}");
    }
    assert_eq!(row.sentences[1].excerpt.text, "وفي 3 أيار 2021 عاد الناس.");
    let marked = |nth: usize| row.sentences[nth].excerpt.matches.len();
    assert_eq!((marked(0), marked(1)), (1, 0), "what the query finds is marked");
}

#[test]
fn it_begins_where_the_timeline_does_and_says_what_comes_before() {
    let pages: Vec<String> = (0..60)
        .map(|n| {
            let year = 1960 + n;
            page(
                &format!("تقرير {n}"),
                "تاريخ النشر: 4 أيار 2021",
                &format!("جرى ذلك في 3 أيار {year} كما قيل."),
            )
        })
        .collect();
    let mut edition = of(&pages);
    let all = edition.events(&events());
    assert_eq!((all.total, all.outside), (60, None));
    let zoomed = View { zoom: Some(TimeUnit::Year), around: Some(day(2010, 1, 1)), ..events() };
    for (sort, day_outside) in [(Sort::Relevance, day(1960, 5, 3)), (Sort::Newest, day(2019, 5, 3))] {
        // Forty years around the day, as far as there are any.
        let view = View {
            sort,
            around: Some(if sort == Sort::Newest { day(1970, 1, 1) } else { day(2010, 1, 1) }),
            ..zoomed.clone()
        };
        let axis = edition.ask(&view).timeline.axis.expect("an axis");
        let shown = edition.events(&view);
        let outside = shown.outside.expect("some are not in the window");
        assert_eq!(shown.total + outside.n, 60);
        assert!(outside.n > 10, "{outside:?}");
        assert_eq!((outside.unit, outside.day), (TimeUnit::Year, day_outside));
        let first = shown.rows[0].days;
        assert!(axis.window.first <= first.first && first.last <= axis.window.last, "{axis:?}");
        let moved = View { around: Some(outside.day), ..view };
        assert_eq!(edition.events(&moved).outside, None, "there is the beginning");
    }
    let period = Period { from: Some(PartialDate::Year(1965)), to: Some(PartialDate::Year(1966)) };
    let chosen = edition.events(&View { mentioned: Some(period), ..zoomed });
    assert_eq!((chosen.total, chosen.outside), (2, None), "a period that was chosen is all one asked for");
    let asked = edition.events(&View { query: "mentioned:1965..1966".to_owned(), ..events() });
    assert_eq!(asked.total, 2, "and so is one of the query");
}

#[test]
fn a_page_of_it_reads_no_more_than_its_rows_and_keeps_the_list() {
    let pages: Vec<String> = (0..130)
        .map(|n| page(&format!("تقرير {n}"), "تاريخ النشر: 4 أيار 2021", "جرى ذلك في 3 أيار 2021 كما قيل."))
        .collect();
    let edition = of(&pages);
    let files = &edition.files;
    let mut engine = Engine::open(&files.manifest, &files.files[&file_name(&files.manifest)]).expect("opens");
    let mut brought = 0;
    let mut page_of = |engine: &mut Engine, view: &View| loop {
        match engine.events(view).expect("events") {
            Step::Done(events) => return events,
            Step::Need(needed) => {
                brought += needed.len();
                assert!(needed.len() <= 2 * ROWS_PER_PAGE as usize, "{} files at once", needed.len());
                for file in needed {
                    engine.supply(&file, &files.files[&file.name()]).expect("sound");
                }
            }
        }
    };
    let first = page_of(&mut engine, &events());
    assert_eq!((first.total, first.rows.len(), first.page), (130, 50, 0));
    assert!(first.rows.iter().all(|row| row.n_of_days == 130));
    let last = page_of(&mut engine, &View { page: 99, ..events() });
    assert_eq!((last.page, last.rows.len()), (2, 30), "the last there is");
    assert_eq!(page_of(&mut engine, &events()), first);
    // Texts of eighty reports, each in a file of its own, their shelves, and what any answer needs.
    assert!((80..150).contains(&brought), "{brought} files");
}

#[test]
fn what_has_no_days_is_no_event_and_the_seeds_have_many() {
    let mut edition = Edition::of_seeds();
    let rows = edition.event_rows(&events());
    assert!(rows.len() > 3, "{}", rows.len());
    for said in rows.iter().flat_map(|row| &row.sentences) {
        let of = said.time.granularity;
        assert!(!matches!(of, Granularity::Duration | Granularity::Set | Granularity::Vague), "{said:?}");
        assert_eq!(said.time.role, TimeRole::Mentioned);
    }
    assert_eq!(rows, Edition::of_seeds_in_pieces_of(TINY).event_rows(&events()), "whatever lies where");
}

/// A sentence that names a time, exactly or not.
fn sentence() -> impl Strategy<Value = String> {
    let times = [
        "في 3 أيار 2021",
        "في 3 أيار",
        "أمس",
        "يوم الثلاثاء الماضي",
        "الأسبوع الماضي",
        "الشهر الماضي",
        "في آذار 2019",
        "بين 3 و7 أيار 2021",
        "قبل يومين",
        "منذ 5 أيار 2021",
        "في عام 2019",
        "لمدة ثلاثة أيام",
        "كل يوم",
        "قبل نحو عامين",
        "في الصيف",
        "في 12 كانون الأول 1961",
        "غدا",
        "بعد ظهر الأربعاء",
    ];
    let ends = prop::sample::select(vec![".", "؟", "،", "!", " "]);
    (prop::sample::select(times.to_vec()), ends)
        .prop_map(|(time, end)| format!("سقطت المدينة {time} كما قال مسؤول هناك{end} "))
}

fn dated_page() -> impl Strategy<Value = String> {
    let published = ["", "تاريخ النشر: 4 أيار 2021", "تاريخ النشر: أيار 2021", "12 مارس 2020", "2019"];
    (prop::sample::select(published.to_vec()), prop::collection::vec(sentence(), 1..6), 0..1000_u32)
        .prop_map(|(published, body, n)| page(&format!("عنوان التقرير رقم {n}"), published, &body.concat()))
}

proptest! {
    #![proptest_config(crate::oracle::cases())]

    #[test]
    fn it_lists_what_reading_everything_finds(
        pages in prop::collection::vec(dated_page(), 1..12),
        zoom in prop::option::of(prop::sample::select(TimeUnit::ALL)),
        around in prop::option::of((-4000_i32..20_000).prop_map(Day)),
        mentioned in prop::option::of(prop::sample::select(vec![
            Period { from: Some(PartialDate::Year(2020)), to: None },
            Period { from: Some(PartialDate::Month(2021, 5)), to: Some(PartialDate::Month(2021, 5)) },
            Period { from: None, to: Some(PartialDate::Day(Day(18_750))) },
        ])),
        mentioned_within in any::<bool>(),
        sort in prop::sample::select(Sort::ALL),
        sizes in prop::sample::select(vec![Sizes::default(), TINY]),
    ) {
        let mut edition = edition_of(sizes, &pages);
        let scanner = Scanner::new(&pages);
        let mentioned_within = mentioned_within && mentioned.is_some();
        let view = View { zoom, around, mentioned, mentioned_within, sort, ..events() };
        let findings = edition.ask(&view);
        let hits = edition.cards(&view).iter().map(|card| card.id).collect();
        let rows = edition.event_rows(&view);
        prop_assert_eq!(told(&rows), expected(&scanner.pages, &hits, &view, findings.timeline.axis));
        for row in &rows {
            let page = scanner.pages.iter().find(|page| page.id == row.id).expect("a page");
            let of_days = rows.iter().filter(|other| other.days == row.days).count();
            prop_assert_eq!(row.n_of_days as usize, of_days);
            for said in &row.sentences {
                prop_assert_eq!((said.time.earliest, said.time.latest), (Some(row.days.first), Some(row.days.last)));
                let inside = said.excerpt.time.expect("its time");
                prop_assert_eq!(inside.of(&said.excerpt.text), said.time.span.of(&page.text));
                prop_assert!(page.text.contains(&said.excerpt.text));
                prop_assert!(!said.excerpt.text.contains('\n') && said.excerpt.text.chars().count() <= 240);
            }
            let Lag { least, most } = row.lag;
            prop_assert!(least.zip(most).is_none_or(|(least, most)| least <= most));
        }
        let everything = View { mentioned: None, zoom: Some(TimeUnit::Decade), around: Some(Day(-4000)), ..events() };
        let n_rows = edition.event_rows(&everything).len();
        prop_assert_eq!(edition.ask(&events()).overview.has_events, n_rows >= 3);
    }
}
