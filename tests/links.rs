//! Links: what a view is called, for ever. Golden links of every release, and the codec's laws
//! over arbitrary views and arbitrary text.

#![allow(clippy::unwrap_used, reason = "a test may panic; clippy excuses only the functions marked #[test]")]

#[path = "shared/laws.rs"]
mod laws;

use std::fmt::Write;

use proptest::prelude::*;
use sijill::calendar::{Day, PartialDate, TimeUnit};
use sijill::findings::Notice;
use sijill::report::{Certainty, Provenance, ReportId, Span};
use sijill::view::{
    ByHand, Choice, Chosen, ContextSort, ContextView, Contrast, LONGEST_LINK, Language, Lens, Level,
    MOST_LINK_NOTICES, MonthNames, Numerals, Period, ReadingSize, Settings, Sort, Theme, View,
};

/// The parts that differ from the default view, in words that do not change when fields are added.
fn describe(view: &View) -> String {
    // No `..`: a new field must be described.
    let View {
        query,
        typing,
        level,
        outlets,
        relayed,
        provenance,
        certainty,
        conflict,
        by_hand,
        published,
        within,
        boilerplate,
        sort,
        page,
        report,
        mentioned,
        mentioned_within,
        words,
        zoom,
        around,
        tables,
        lens,
        context: ContextView { sort: context_sort, form: context_form, reports: context_reports },
        settings: Settings { language, numerals, months, theme, contrast, reading_size },
    } = view;
    let choices = |set: &Chosen<Choice>| {
        let names: Vec<String> = set
            .iter()
            .map(|choice| match choice {
                Choice::Unknown => "!unknown".to_owned(),
                Choice::Named(name) => format!("\"{name}\""),
            })
            .collect();
        names.join(", ")
    };
    let end = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let mut said = String::new();
    let mut say = |part: String| write!(said, " {part}").unwrap();
    if *typing || !query.is_empty() {
        say(format!("query=\"{query}\""));
    }
    if *typing {
        say("typing".to_owned());
    }
    if *level != Level::Word {
        say(format!("level={}", level.as_str()));
    }
    if !outlets.is_empty() {
        say(format!("outlets=[{}]", choices(outlets)));
    }
    if !relayed.is_empty() {
        say(format!("relayed=[{}]", choices(relayed)));
    }
    if !provenance.is_empty() {
        let kinds: Vec<&str> = provenance.iter().map(|kind| kind.as_str()).collect();
        say(format!("provenance=[{}]", kinds.join(", ")));
    }
    if !certainty.is_empty() {
        let kinds: Vec<&str> = certainty.iter().map(|of| of.as_str()).collect();
        say(format!("certainty=[{}]", kinds.join(", ")));
    }
    if !conflict.is_empty() {
        let kinds: Vec<&str> = conflict.iter().map(|of| of.as_str()).collect();
        say(format!("conflict=[{}]", kinds.join(", ")));
    }
    for (id, period) in by_hand.iter() {
        say(format!("dated {id}={}..{}", end(period.from), end(period.to)));
    }
    if let Some(period) = published {
        say(format!("published={}..{}", end(period.from), end(period.to)));
    }
    if *within {
        say("within".to_owned());
    }
    if *boilerplate {
        say("boilerplate".to_owned());
    }
    if *sort != Sort::Relevance {
        say(format!("sort={}", sort.as_str()));
    }
    if *page != 0 {
        say(format!("page={page}"));
    }
    if let Some(report) = report {
        say(format!("report={report}"));
    }
    if let Some(period) = mentioned {
        say(format!("mentioned={}..{}", end(period.from), end(period.to)));
    }
    if *mentioned_within {
        say("mentioned-within".to_owned());
    }
    if let Some(words) = words {
        say(format!("words={}..{}", words.start, words.end));
    }
    if let Some(day) = around {
        say(format!("around={day}"));
    }
    if *tables {
        say("tables".to_owned());
    }
    if *lens != Lens::Reports {
        say(format!("lens={}", lens.as_str()));
    }
    if *context_sort != ContextSort::Place {
        say(format!("context-sort={}", context_sort.as_str()));
    }
    if let Some(form) = context_form {
        say(format!("context-form=\"{form}\""));
    }
    if *context_reports != 50 {
        say(format!("context-reports={context_reports}"));
    }
    for (name, spelling) in [
        ("zoom", zoom.map(TimeUnit::as_str)),
        ("language", language.map(Language::as_str)),
        ("numerals", numerals.map(Numerals::as_str)),
        ("months", months.map(MonthNames::as_str)),
        ("theme", theme.map(Theme::as_str)),
        ("contrast", contrast.map(Contrast::as_str)),
        ("size", reading_size.map(ReadingSize::as_str)),
    ] {
        if let Some(spelling) = spelling {
            say(format!("{name}={spelling}"));
        }
    }
    if said.is_empty() { "-".to_owned() } else { said.trim_start().to_owned() }
}

#[test]
fn golden_links_open_the_same_view_for_ever() {
    let golden = include_str!("golden/links.txt");
    let lines = golden.lines().filter(|line| !line.is_empty() && !line.starts_with("//"));
    let mut read = 0;
    for line in lines.filter(|line| line.contains(" => ")) {
        let (link, expected) = line.split_once(" => ").unwrap();
        let (view, notices) = View::decode(link);
        let mut found = describe(&view);
        if !notices.is_empty() {
            let notices: Vec<String> = notices.iter().map(|notice| format!("{notice:?}")).collect();
            write!(found, " | {}", notices.join(" ")).unwrap();
        }
        assert_eq!(found, expected, "{link}");
        read += 1;
    }
    assert!(read > 50, "only {read} golden links were read");
}

#[test]
fn links_are_written_in_one_way_and_readable() {
    assert_eq!(View::default().encode(), "v1");
    let named = |names: &[&str]| names.iter().map(|&name| Choice::Named(name.to_owned())).collect();
    let mut view = View {
        query: "مُقاتلو «داعش» 2018".to_owned(),
        level: Level::Letters,
        outlets: [Choice::Unknown, Choice::Named("a,b".to_owned())].into(),
        relayed: named(&["!unknown", "CNN"]),
        provenance: [Provenance::Unknown, Provenance::Stated].into(),
        certainty: [Certainty::Undated, Certainty::ClockContradicted].into(),
        conflict: [Certainty::Disputed].into(),
        by_hand: by_hand(vec![([9; 8], Period { from: Some(PartialDate::Year(2019)), to: None })]),
        published: Some(Period {
            from: Some(PartialDate::Year(2018)),
            to: Some(PartialDate::Month(2021, 6)),
        }),
        within: true,
        boilerplate: true,
        sort: Sort::Oldest,
        page: 1,
        report: Some(ReportId([0, 1, 2, 3, 4, 5, 6, 255])),
        words: Some(Span { start: 120, end: 188 }),
        mentioned: Some(Period { from: Some(PartialDate::Year(2019)), to: Some(PartialDate::Year(2019)) }),
        mentioned_within: true,
        zoom: Some(TimeUnit::Month),
        around: Day::from_civil(2019, 3, 15),
        tables: true,
        lens: Lens::Context,
        context: ContextView {
            sort: ContextSort::Before2,
            form: Some("والمقاتل، ة".to_owned()),
            reports: 100,
        },
        settings: Settings {
            language: Some(Language::English),
            numerals: Some(Numerals::ArabicIndic),
            months: Some(MonthNames::Levantine),
            theme: Some(Theme::Dark),
            contrast: Some(Contrast::More),
            reading_size: Some(ReadingSize::Large),
        },
        typing: false,
    };
    assert_eq!(
        view.encode(),
        "v1&q=مُقاتلو+%C2%ABداعش%C2%BB+2018&level=letters&outlet=!unknown,a%2Cb&relayed=%21unknown,CNN\
         &dating=stated,unknown&certainty=undated,clock-contradicted&conflict=disputed&dated=0909090909090909:2019..&published=2018..2021-06&within&mentioned=2019..2019&mentioned-within\
         &boilerplate&sort=oldest&page=2&report=00010203040506ff&words=120-188&zoom=month&around=2019-03-15&tables\
         &lens=context&context-sort=before-2&context-form=والمقاتل%D8%8C+ة&context-reports=100\
         &ui=en&digits=arab&months=levantine&theme=dark&contrast=more&size=large"
    );
    view = View { query: "مقا".to_owned(), typing: true, ..View::default() };
    assert_eq!(view.encode(), "v1&typing=مقا");
}

#[test]
fn nothing_invisible_or_misleading_stands_raw_in_a_link() {
    let hidden = "\u{200e}\u{200f}\u{061c}\u{202a}\u{202e}\u{2066}\u{2069}\u{200b}\u{200c}\u{200d}\u{feff}\
                  \u{ad}\u{3164}\u{115f}\u{e0041}\u{fe0f}\u{0378}\u{e000}\u{0}\n\t\u{a0}#&=,!%+<>\"'`\\^{}|./:;?@*()[]~_$";
    for c in hidden.chars() {
        let view = View { query: format!("ا{c}ب"), ..View::default() };
        let link = view.encode();
        assert!(link.starts_with("v1&q=ا%") && link.ends_with('ب'), "{c:?} in {link}");
        assert_eq!(View::decode(&link), (view, Vec::new()));
    }
    let mark_first = View { query: "\u{64e}ا".to_owned(), ..View::default() };
    assert_eq!(mark_first.encode(), "v1&q=%D9%8Eا");
}

#[test]
fn a_link_that_is_too_long_opens_the_start_view() {
    let longest = format!("v1&q={}", "a".repeat(LONGEST_LINK - 5));
    assert_eq!(View::decode(&longest).1, []);
    let too_long = format!("{longest}a");
    assert_eq!(View::decode(&too_long), (View::default(), vec![Notice::LinkTooLong]));
}

#[test]
fn a_link_full_of_nonsense_causes_few_notices() {
    let (view, notices) = View::decode(&format!("v1&ui=en{}", "&x".repeat(30_000)));
    assert_eq!(view.language(), Language::English);
    assert_eq!(notices.len(), MOST_LINK_NOTICES);
}

/// What the URL standard does to a fragment: percent-encodes controls, space, `"`, `<`, `>`,
/// `` ` `` and everything beyond ASCII; strips tab and line breaks.
fn as_a_browser_keeps_it(fragment: &str) -> String {
    let mut kept = String::new();
    for byte in fragment.bytes().filter(|byte| !matches!(byte, b'\t' | b'\n' | b'\r')) {
        match byte {
            0..=0x1F | 0x7F.. | b' ' | b'"' | b'<' | b'>' | b'`' => write!(kept, "%{byte:02X}").unwrap(),
            _ => kept.push(char::from(byte)),
        }
    }
    kept
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ا-ي ,!+%&=#.0-9٠-٩a-z\u{64b}-\u{652}\u{200c}-\u{200f}«»]{0,12}",
        Just("!unknown".to_owned()),
    ]
}

fn choices() -> impl Strategy<Value = Chosen<Choice>> {
    let name = text().prop_filter("a name is never empty", |name| !name.is_empty()).prop_map(Choice::Named);
    prop::collection::btree_set(prop_oneof![1 => Just(Choice::Unknown), 4 => name], 0..4)
        .prop_map(Chosen::from_iter)
}

fn date() -> impl Strategy<Value = PartialDate> {
    let first = Day::from_civil(0, 1, 1).unwrap().0;
    let last = Day::from_civil(9999, 12, 31).unwrap().0;
    prop_oneof![
        (0..=9999).prop_map(PartialDate::Year),
        (0..=9999, 1..=12u32).prop_map(|(year, month)| PartialDate::Month(year, month)),
        (first..=last).prop_map(|n| PartialDate::Day(Day(n))),
    ]
}

fn period() -> impl Strategy<Value = Period> {
    (prop::option::of(date()), prop::option::of(date())).prop_filter_map(
        "a period is not empty",
        |(from, to)| {
            let in_order = Period { from, to };
            match in_order.days() {
                (None, None) => None,
                (Some(first), Some(last)) if first > last => Some(Period { from: to, to: from }),
                _ => Some(in_order),
            }
        },
    )
}

fn view() -> impl Strategy<Value = View> {
    let words = (text(), any::<bool>(), prop::sample::select(Level::ALL));
    let facets = (
        choices(),
        choices(),
        (
            prop::collection::btree_set(prop::sample::select(Provenance::ALL), 0..4)
                .prop_map(Chosen::from_iter),
            prop::collection::btree_set(prop::sample::select(Certainty::ALL), 0..4)
                .prop_map(Chosen::from_iter),
            prop::collection::btree_set(prop::sample::select(&Certainty::ALL[6..]), 0..3)
                .prop_map(Chosen::from_iter),
            prop::collection::vec((any::<[u8; 8]>(), period()), 0..4).prop_map(by_hand),
        ),
        (prop::option::of(period()), prop::option::of(period())),
    );
    let rest = (
        any::<(bool, bool)>(),
        prop::sample::select(Sort::ALL),
        any::<u32>(),
        prop::option::of(any::<[u8; 8]>().prop_map(ReportId)),
        prop::option::of(
            (0..1_000_000_u32, 1..5_000_u32).prop_map(|(start, n)| Span { start, end: start + n }),
        ),
    );
    let timeline = (
        any::<(bool, bool)>(),
        prop::option::of(prop::sample::select(TimeUnit::ALL)),
        prop::option::of(date().prop_map(PartialDate::first_day)),
    );
    let lens = (
        prop::sample::select(Lens::ALL),
        prop::sample::select(ContextSort::ALL),
        prop::option::of(text().prop_filter("a form is never empty", |form| !form.is_empty())),
        1..=u32::MAX,
    );
    (words, facets, rest, timeline, lens, settings()).prop_map(
        |(
            (query, typing, level),
            (outlets, relayed, (provenance, certainty, conflict, by_hand), (published, mentioned)),
            ((within, boilerplate), sort, page, report, words),
            ((mentioned_within, tables), zoom, around),
            (lens, sort_of_context, form, reports),
            settings,
        )| View {
            query,
            typing,
            level,
            outlets,
            relayed,
            provenance,
            certainty,
            conflict,
            by_hand,
            published,
            within,
            boilerplate,
            sort,
            page,
            report,
            words,
            mentioned,
            mentioned_within,
            zoom,
            around,
            tables,
            lens,
            context: ContextView { sort: sort_of_context, form, reports },
            settings,
        },
    )
}

fn by_hand(entries: Vec<([u8; 8], Period)>) -> ByHand {
    let mut by_hand = ByHand::default();
    entries.into_iter().for_each(|(id, period)| assert!(by_hand.set(ReportId(id), Some(period))));
    by_hand
}

fn settings() -> impl Strategy<Value = Settings> {
    fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Option<T>> {
        prop::option::of(prop::sample::select(all))
    }
    (
        any_of(Language::ALL),
        any_of(Numerals::ALL),
        any_of(MonthNames::ALL),
        any_of(Theme::ALL),
        any_of(Contrast::ALL),
        any_of(ReadingSize::ALL),
    )
        .prop_map(|(language, numerals, months, theme, contrast, reading_size)| Settings {
            language,
            numerals,
            months,
            theme,
            contrast,
            reading_size,
        })
}

/// Text that is nearly a link.
fn nearly_a_link() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        prop::sample::select(vec![
            "q",
            "typing",
            "level",
            "outlet",
            "relayed",
            "dating",
            "published",
            "within",
            "boilerplate",
            "sort",
            "page",
            "report",
            "mentioned",
            "mentioned-within",
            "words",
            "zoom",
            "around",
            "tables",
            "ui",
            "digits",
            "theme",
            "lens",
            "context-sort",
            "context-form",
            "context-reports",
            "",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    let value = prop_oneof![
        any::<String>(),
        "[%0-9A-Fa-f.,!+-]{0,16}",
        prop::sample::select(vec![
            "word",
            "newest",
            "2018..",
            "..2021",
            "en",
            "stated,unknown",
            "0123456789abcdef",
            "120-188",
            "2019-03-15",
            "month",
            "dark",
            "context",
            "after-3",
            "400"
        ])
        .prop_map(str::to_owned),
    ];
    let part = (key, value).prop_map(|(key, value)| format!("{key}={value}"));
    let head = prop::sample::select(vec!["v1", "#v1", "v2", "v", "", "#"]);
    (head, prop::collection::vec(part, 0..6)).prop_map(|(head, parts)| format!("{head}&{}", parts.join("&")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_view_comes_back_from_its_link(view in view()) {
        let link = view.encode();
        prop_assert_eq!(View::decode(&link), (view.clone(), Vec::new()), "{}", link);
        prop_assert_eq!(View::decode(&format!("#{}", link)), (view.clone(), Vec::new()));
        prop_assert_eq!(View::decode(&as_a_browser_keeps_it(&link)), (view, Vec::new()), "{}", link);
    }

    #[test]
    fn any_text_opens_some_view_and_its_own_link_opens_the_same(text in prop_oneof![any::<String>(), nearly_a_link()]) {
        laws::hold_of_link(&text);
    }

    #[test]
    fn a_link_that_was_damaged_on_the_way_still_opens_something(view in view(), at in any::<prop::sample::Index>()) {
        let link = view.encode();
        let cut = link.floor_char_boundary(at.index(link.len()));
        let (_, notices) = View::decode(&link[..cut]);
        prop_assert!(notices.len() <= MOST_LINK_NOTICES);
    }
}
