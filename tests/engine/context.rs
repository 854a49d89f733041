//! The lens *context* through real edition files: every occurrence of the words, whatever is loaded when.

use std::collections::BTreeSet;

use sijill::edition::file_name;
use sijill::engine::{Engine, Step};
use sijill::findings::ROWS_PER_PAGE;
use sijill::view::{ContextSort, ContextView, Lens, Level, Sort, View};

use crate::kit::{Edition, TINY, query, shard};

fn in_context(words: &str) -> View {
    View { lens: Lens::Context, ..query(words) }
}

/// So many reports that three words stand in, each in a line of its own.
fn many(n: usize) -> Edition {
    let page = |nth: usize| {
        format!("عنوان التقرير {nth}\n\nقال مسؤول في الرقة إن مدينة الرقة رقم {nth} بخير، والرقة أيضا.\n")
    };
    let pages: Vec<(String, String)> = (0..n).map(|nth| (format!("{nth:03}.txt"), page(nth))).collect();
    Edition::in_pieces_of(TINY, &shard(pages.iter().map(|(name, page)| (name.as_str(), page.as_bytes()))))
}

#[test]
fn it_shows_what_the_reading_pane_marks_at_every_level_and_in_every_order() {
    for sizes in [sijill::pack::Sizes::default(), TINY] {
        let mut edition = Edition::of_seeds_in_pieces_of(sizes);
        for words in ["مقاتل", "سوريا تنظيم", "2019", "-سوريا", "", "تنظيم -مقاتل", "زقزقفصح"]
        {
            for level in Level::ALL {
                for (sort, boilerplate) in [(Sort::Relevance, false), (Sort::Newest, true)] {
                    let view = View { level: *level, sort, boilerplate, ..in_context(words) };
                    let mut marked = Vec::new();
                    for card in edition.cards(&view) {
                        let reading = edition.reading(&View { report: Some(card.id), ..view.clone() });
                        marked.extend(reading.unwrap().matches.into_iter().map(|found| (card.id, found)));
                    }
                    assert_eq!(edition.occurrences(&view), marked, "{view:?}");
                }
            }
        }
    }
}

#[test]
fn text_and_sides_are_those_of_the_page() {
    let mut edition = Edition::of_seeds();
    let context = edition.context(&in_context("مقاتل"));
    assert!(context.total > 5 && context.n_read == context.n_hits && context.more.is_none(), "{context:?}");
    for row in &context.rows {
        let text = edition.reading(&View { report: Some(row.id), ..query("مقاتل") }).unwrap().text;
        assert_eq!(row.found.span.of(&text), row.word);
        assert!(text[..row.found.span.start as usize].trim_end().ends_with(&row.before));
        assert!(text[row.found.span.end as usize..].trim_start().starts_with(&row.after));
        assert!(!row.before.contains('\n') && !row.after.contains('\n'));
    }
}

#[test]
fn it_reads_on_when_asked_and_keeps_what_it_read() {
    let mut edition = many(120);
    let view = in_context("الرقة");
    let asked =
        |reports: u32| View { context: ContextView { reports, ..ContextView::default() }, ..view.clone() };
    let first = edition.context(&view);
    assert_eq!((first.n_hits, first.n_read, first.more), (120, ROWS_PER_PAGE, Some(100)));
    assert_eq!((first.n_occurrences, first.total, first.rows.len()), (150, 150, 50));
    let all = edition.context(&asked(200));
    assert_eq!((all.n_read, all.more, all.total), (120, None, 360));
    let again = edition.context(&view);
    assert_eq!(again, first, "fewer again are those from before");
    let read: BTreeSet<_> = edition.occurrences(&asked(200)).into_iter().map(|(id, _)| id).collect();
    assert_eq!(read.len(), 120);
    // Whatever else is asked in between, these stay right.
    let other = edition.context(&in_context("مدينة"));
    assert_eq!(other.total, 50);
    assert_eq!(edition.context(&view), first);
}

#[test]
fn what_it_asks_for_is_at_most_a_page_of_reports_at_once() {
    let edition = many(120);
    let files = &edition.files;
    let mut engine = Engine::open(&files.manifest, &files.files[&file_name(&files.manifest)]).unwrap();
    let view =
        View { context: ContextView { reports: 800, ..ContextView::default() }, ..in_context("الرقة") };
    let mut brought = 0;
    while let Step::Need(needed) = engine.context(&view).unwrap() {
        assert!(needed.len() <= 2 * ROWS_PER_PAGE as usize, "{} files at once", needed.len());
        for file in needed {
            engine.supply(&file, &files.files[&file.name()]).unwrap();
            brought += 1;
        }
    }
    assert!(brought >= 120, "{brought} files");
    for sort in ContextSort::ALL {
        let context = ContextView { sort: *sort, reports: 800, form: None };
        assert!(matches!(engine.context(&View { context, ..view.clone() }).unwrap(), Step::Done(_)));
    }
}

#[test]
fn the_table_has_all_that_was_read_of_the_form_asked_for() {
    let mut edition = many(60);
    let lines = |table: &str| table.lines().count() - 1;
    let view = in_context("الرقة");
    assert_eq!(edition.engine.context_table(&view), None, "nothing was read");
    assert_eq!(lines(&edition.context_table(&view)), 150);
    assert_eq!(edition.engine.context_table(&in_context("مدينة")), None, "that was not asked");
    let context =
        ContextView { form: Some("والرقة".to_owned()), reports: 100, ..ContextView::default() };
    let table = edition.context_table(&View { page: 1, context, ..view });
    assert_eq!(lines(&table), 60);
    assert!(table.lines().skip(1).all(|line| line.contains("\"والرقة\",\"أيضا.\",\"والرقه\"")), "{table}");
}
