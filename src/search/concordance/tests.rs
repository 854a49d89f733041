//! Sides, orders, limits and forms, on lines small enough to see what is right.

use super::*;
use crate::arabic::tokens;
use crate::page::{Encoding, Page};
use crate::report::{Block, BlockLabel};
use crate::report::{Dating, Report};
use crate::view::Level;

fn stored(number: u8, text: &str) -> StoredReport {
    let block =
        Block { span: Span::new(0, text.len()), label: BlockLabel::Body, reason: "densest-text".to_owned() };
    StoredReport {
        id: ReportId([number; 8]),
        page_names: vec![format!("{number}.txt")],
        page: Page { encoding: Encoding::Utf8WithBom, ..Page::of_text(text.to_owned()) },
        report: Report {
            title: None,
            outlet: None,
            authors: Vec::new(),
            agency: None,
            relayed: Vec::new(),
            dating: Dating::unknown(),
            blocks: vec![block],
            times: Vec::new(),
        },
    }
}

/// Every place of these forms.
fn hits_of(stored: &StoredReport, forms: &[&str]) -> Hits {
    let found = tokens(&stored.page.text).filter(|token| forms.contains(&token.text));
    let hit = |span| Hit::new(span, Level::Exact, ("identical".to_owned(), String::new()), 0);
    let matches: Vec<Hit> = found.map(|token| hit(token.span)).collect();
    Hits { occurrences: (0..matches.len()).map(|nth| vec![nth]).collect(), matches }
}

/// The concordance of these forms in these pages, all read.
fn concordance(forms: &[&str], pages: &[&str]) -> Concordance {
    let view =
        View { context: ContextView { reports: MOST_REPORTS, ..ContextView::default() }, ..View::default() };
    let ordinals = (0..pages.len() as u32).map(Ordinal).collect();
    let mut concordance = Concordance::new(&view, ordinals, pages.len() as u32);
    loop {
        let next = concordance.to_read(&view).to_vec();
        if next.is_empty() {
            return concordance;
        }
        for ordinal in next {
            let stored = stored(ordinal.0 as u8, pages[ordinal.0 as usize]);
            concordance.read(&stored, &hits_of(&stored, forms));
        }
    }
}

fn sorted(sort: ContextSort) -> View {
    View { context: ContextView { sort, ..ContextView::default() }, ..View::default() }
}

fn lines(context: &Context) -> Vec<[&str; 3]> {
    context
        .rows
        .iter()
        .map(|row| [row.before.as_str(), row.words.text.as_str(), row.after.as_str()])
        .collect()
}

#[test]
fn sides_are_whole_words_of_the_line() {
    let long = format!("أولى\n{}قبلها «الرقة» بعدها{}\nأخيرة", "كلمة ".repeat(40), " كلمة".repeat(40));
    let found = concordance(&["الرقة"], &["بدأت\nالرقة\nانتهت", &long]);
    let context = found.context(&View::default());
    let [first, second] = &lines(&context)[..] else { panic!("{context:?}") };
    assert_eq!(*first, ["", "الرقة", ""]);
    assert!(second[0].starts_with("كلمة ") && second[0].ends_with("قبلها «"), "{second:?}");
    assert!(second[2].starts_with("» بعدها كلمة") && second[2].ends_with("كلمة"), "{second:?}");
    for side in [second[0], second[2]] {
        assert!((50..=SIDE_CHARS).contains(&side.chars().count()), "{side}");
    }
    let row = &context.rows[1];
    assert_eq!(row.span.of(&long), row.words.text);
}

#[test]
fn a_word_without_end_is_cut() {
    let text = format!("{} الرقة {}", "ا".repeat(10_000), "ب".repeat(10_000));
    let found = concordance(&["الرقة"], &[&text]);
    let context = found.context(&View::default());
    assert!(lines(&context)[0].iter().all(|side| side.chars().count() <= SIDE_CHARS));
}

#[test]
fn words_beside_are_compared_without_their_clitics() {
    let pages = [
        "دخل مدينة الرقة أمس",
        "خرج من لبنان الرقة اليوم",
        "وصل إلى والمدينة الرقة فورا",
        "بقي بمدينة الرقة وأمس",
        "الرقة",
        "قرب ولبنان الرقة غدا",
        "مر بألمانيا الرقة",
        "هنا وزير الرقة بأمس",
    ];
    let found = concordance(&["الرقة"], &pages);
    let order = |sort: ContextSort| -> Vec<u8> {
        found.context(&sorted(sort)).rows.iter().map(|row| row.id.0[0]).collect()
    };
    assert_eq!(order(ContextSort::Place), [0, 1, 2, 3, 4, 5, 6, 7]);
    // بالمانيا، لبنان ولبنان، مدينة والمدينة بمدينة، وزير، none.
    assert_eq!(order(ContextSort::Before1), [6, 1, 5, 0, 2, 3, 7, 4]);
    // أمس وأمس بأمس، غدا، فورا، اليوم (under ي), none.
    assert_eq!(order(ContextSort::After1), [0, 3, 7, 5, 2, 1, 4, 6]);
    // إلى، بقي، دخل، قرب، مر، من، هنا, none.
    assert_eq!(order(ContextSort::Before2), [2, 3, 0, 5, 6, 1, 7, 4]);
    assert_eq!(order(ContextSort::After2), [0, 1, 2, 3, 4, 5, 6, 7], "no second word: as they stand");
}

#[test]
fn the_third_word_counts_away_from_the_occurrence() {
    let found = concordance(&["هنا"], &["ب ج ا هنا د ه ز", "ا ب ج هنا ز ه د"]);
    let first = |sort: ContextSort| found.context(&sorted(sort)).rows[0].id.0[0];
    assert_eq!((first(ContextSort::Before3), first(ContextSort::Before1)), (1, 0));
    assert_eq!((first(ContextSort::After3), first(ContextSort::After1)), (1, 0));
}

#[test]
fn forms_are_counted_sorted_and_chosen() {
    let found =
        concordance(&["مقاتل", "المقاتلين", "مقاتِل"], &["مقاتِل المقاتلين مقاتل", "المقاتلين", "مقاتل"]);
    let context = found.context(&View::default());
    let count = |form: &str, count: u32| {
        let value = Choice::Named(form.to_owned());
        FacetCount { value, count, chosen: false }
    };
    assert_eq!(context.forms, [count("مقاتِل", 3), count("المقاتلين", 2)]);
    assert_eq!((context.n_occurrences, context.total), (5, 5));
    let by_form = found.context(&sorted(ContextSort::Form));
    let words: Vec<&str> = by_form.rows.iter().map(|row| row.words.text.as_str()).collect();
    assert_eq!(words, ["المقاتلين", "المقاتلين", "مقاتِل", "مقاتل", "مقاتل"]);
    let of_form = |form: &str| {
        let context = ContextView { form: Some(form.to_owned()), ..ContextView::default() };
        found.context(&View { context, ..View::default() })
    };
    assert_eq!((of_form("المقاتلين").total, of_form("مقاتل").total), (2, 3));
    let [asked_for, other] = &of_form("مقاتل").forms[..] else { panic!("two forms") };
    assert!(asked_for.chosen && !other.chosen, "by its folded letters");
    assert_eq!(asked_for.value, Choice::Named("مقاتل".to_owned()), "as it was asked for");
    let of_none = of_form("سوريا");
    assert_eq!((of_none.total, of_none.n_occurrences, of_none.forms.len()), (0, 5, 3));
    let dropped = FacetCount { chosen: true, ..count("سوريا", 0) };
    assert_eq!(of_none.forms.last(), Some(&dropped), "else nobody could drop it");
}

#[test]
fn it_reads_as_far_as_it_is_asked_and_says_how_far() {
    let pages: Vec<String> = (0..120).map(|n| format!("قبل هنا {n} هنا")).collect();
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let found = concordance(&["هنا"], &pages);
    let reading = |reports: u32, page: u32| {
        let context = ContextView { reports, ..ContextView::default() };
        found.context(&View { page, context, ..View::default() })
    };
    let first = reading(ROWS_PER_PAGE, 0);
    assert_eq!((first.n_hits, first.n_read, first.more, first.total), (120, 50, Some(100), 100));
    assert_eq!((first.rows.len(), first.page), (50, 0));
    let last = reading(ROWS_PER_PAGE, 9);
    assert_eq!((last.rows.len(), last.page), (50, 1));
    let more = reading(100, 0);
    assert_eq!((more.n_read, more.more, more.total), (100, Some(200), 200));
    let all = reading(200, 0);
    assert_eq!((all.n_read, all.more, all.total), (120, None, 240));
    assert_eq!(reading(u32::MAX, 4).rows.len(), 40);
}

#[test]
fn no_link_makes_it_read_a_whole_corpus() {
    let view =
        View { context: ContextView { reports: u32::MAX, ..ContextView::default() }, ..View::default() };
    let mut found = Concordance::new(&view, (0..MOST_REPORTS).map(Ordinal).collect(), 5_000);
    let stored = stored(1, "هنا");
    while !found.to_read(&view).is_empty() {
        assert!(found.to_read(&view).len() <= ROWS_PER_PAGE as usize);
        found.read(&stored, &Hits::default());
    }
    let context = found.context(&view);
    assert_eq!((context.n_read, context.more, context.n_hits), (MOST_REPORTS, None, 5_000));
    let crowded = stored_hits(&"هنا ".repeat(MOST_LINES));
    let mut found = Concordance::new(&view, (0..3).map(Ordinal).collect(), 3);
    found.read(&crowded.0, &crowded.1);
    assert!(found.to_read(&view).is_empty(), "it is full");
    let context = found.context(&view);
    assert_eq!((context.n_read, context.more, context.is_cut), (1, None, false));
    let more = stored_hits(&"هنا ".repeat(MOST_LINES));
    found.read(&more.0, &more.1);
    assert_eq!(found.context(&view), context, "what was on its way is not read either");
}

#[test]
fn a_report_that_is_full_of_the_word_is_read_in_part_and_that_is_said() {
    let view = View::default();
    let mut found = Concordance::new(&view, (0..3).map(Ordinal).collect(), 3);
    let (few, crowded) = (stored_hits("هنا"), stored_hits(&"هنا ".repeat(MOST_LINES)));
    found.read(&few.0, &few.1);
    assert!(!found.context(&view).is_cut);
    found.read(&crowded.0, &crowded.1);
    let context = found.context(&view);
    assert_eq!((context.n_occurrences, context.n_read, context.more), (MOST_LINES as u32, 2, None));
    assert!(context.is_cut && found.to_read(&view).is_empty());
    let first = ContextView { reports: 1, ..ContextView::default() };
    assert!(!found.context(&View { context: first, ..view }).is_cut, "the first was read whole");
}

fn stored_hits(text: &str) -> (StoredReport, Hits) {
    let stored = stored(1, text);
    let hits = hits_of(&stored, &["هنا"]);
    (stored, hits)
}

#[test]
fn the_table_has_every_line_in_logical_order() {
    let found = concordance(&["هنا", "-هنا"], &["= قبل \"هنا\" بعد", "و هنا"]);
    let table = found.table(&sorted(ContextSort::Before1));
    let head = table.strip_prefix('\u{feff}').and_then(|table| table.lines().next());
    assert_eq!(head, Some(super::table::HEAD));
    let rows: Vec<&str> = table.split("\r\n").skip(1).collect();
    // A byte order mark of the page counts.
    assert_eq!(
        rows[0],
        "\"0000000000000000\",\"0.txt\",\"\",\"\",\"\",\"unknown\",\"'= قبل \"\"\",\"هنا\",\"\"\" بعد\",\
         \"هنا\",\"exact\",\"identical\",\"13\",\"19\",\"\",\"\",\"\""
    );
    assert!(rows[1].contains("\"و\",\"هنا\",\"\","), "{}", rows[1]);
    assert_eq!(rows[2..], [""]);
}

#[test]
fn of_a_long_occurrence_the_table_says_all_that_matched() {
    let stored = stored(0, &format!("هنا {}هناك", "كلمة ".repeat(60)));
    let of_word = |(token, asked): (crate::arabic::Token<'_>, &str)| {
        Hit::new(token.span, Level::Exact, (asked.to_owned(), asked.to_owned()), 0)
    };
    let found = tokens(&stored.page.text).filter(|token| token.text.starts_with("هنا"));
    let matches: Vec<Hit> = found.zip(["أولى", "ثانية"]).map(of_word).collect();
    let view = View::default();
    let mut concordance = Concordance::new(&view, vec![Ordinal(0)], 1);
    concordance.read(&stored, &Hits { occurrences: vec![vec![0, 1]], matches });
    let table = concordance.table(&view);
    assert!(table.contains("\"أولى | ثانية\"") && table.contains("\"أولى ثانية\""), "{table}");
}
