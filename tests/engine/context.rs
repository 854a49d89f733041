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
                        marked.extend(reading.unwrap().occurrences.into_iter().map(|span| (card.id, span)));
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
        assert_eq!(row.span.of(&text), row.words.text);
        assert!(text[..row.span.start as usize].trim_end().ends_with(&row.before));
        assert!(text[row.span.end as usize..].trim_start().starts_with(&row.after));
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

/// A report with these words in its body.
fn saying(body: &str) -> Edition {
    let page = format!("عنوان التقرير\n\nمقدمة طويلة تصف ما يقوله التقرير في هذا اليوم كله.\n\n{body}\n");
    Edition::in_pieces_of(TINY, &shard([("0.txt", page.as_bytes())]))
}

/// The lines of the lens, each with its key and the words that are marked in it, joined.
fn keys(edition: &mut Edition, words: &str) -> Vec<(String, String)> {
    let context = edition.context(&in_context(words));
    let key = |row: &sijill::findings::Occurrence| {
        let marked = row.words.matches.iter().map(|found| found.span.of(&row.words.text));
        (row.words.text.clone(), marked.collect::<Vec<_>>().join("+"))
    };
    context.rows.iter().map(key).collect()
}

#[test]
fn a_phrase_is_one_line_one_step_and_one_mark_and_its_words_elsewhere_are_none() {
    let mut edition =
        saying("قال المخيم إن مخيم الهول بعيد، ومخيم، الهول قريب. قال الهول وغيره من المخيم شيئا.");
    let both = |edition: &mut Edition, words: &str| {
        let id = edition.cards(&query(words))[0].id;
        let reading = edition.reading(&View { report: Some(id), ..query(words) }).expect("it");
        let texts = |spans: Vec<sijill::report::Span>| {
            spans.into_iter().map(|span| span.of(&reading.text).to_owned()).collect::<Vec<_>>()
        };
        let to_mark_end =
            |found: &sijill::findings::Match| sijill::report::Span { end: found.mark_end, ..found.span };
        let marks = reading.matches.iter().map(to_mark_end).collect();
        (texts(reading.occurrences.clone()), texts(marks))
    };
    let (steps, marks) = both(&mut edition, "«مخيم الهول»");
    assert_eq!(steps, ["مخيم الهول", "ومخيم، الهول"]);
    assert_eq!(marks, ["مخيم ", "الهول", "ومخيم، ", "الهول"], "with what stands between, one mark");
    assert_eq!(
        keys(&mut edition, "«مخيم الهول»"),
        [("مخيم الهول", "مخيم+الهول"), ("ومخيم، الهول", "ومخيم+الهول")].map(|(a, b)| (a.into(), b.into()))
    );
    // A word that is asked for by itself as well stands for itself where it is in no phrase.
    let (steps, _) = both(&mut edition, "«مخيم الهول» الهول");
    assert_eq!(steps, ["مخيم الهول", "ومخيم، الهول", "الهول"]);
    let (steps, _) = both(&mut edition, "«مخيم اله*»");
    assert_eq!(steps, ["مخيم الهول", "ومخيم، الهول"]);
    let (steps, marks) = both(&mut edition, "«قال الهول» «الهول وغيره»");
    assert_eq!(steps, ["قال الهول", "الهول وغيره"], "two that share a word are two");
    assert_eq!(marks, ["قال ", "الهول ", "وغيره"]);
}

#[test]
fn words_near_each_other_are_one_line_and_those_between_are_not_its_form() {
    let mut edition = saying("هنا المخيم الكبير الذي فيه أطفال كثيرون بعد عام. ولا أطفال هناك.");
    let asked = "«أطفال مخيم»~5";
    assert_eq!(
        keys(&mut edition, asked),
        [("المخيم الكبير الذي فيه أطفال".to_owned(), "المخيم+أطفال".to_owned())]
    );
    let context = edition.context(&in_context(asked));
    let forms: Vec<_> = context.forms.iter().map(|form| (form.value.clone(), form.count)).collect();
    assert_eq!(forms, [(sijill::view::Choice::Named("المخيم أطفال".to_owned()), 1)]);
    let table = edition.context_table(&in_context(asked));
    let line = table.lines().nth(1).expect("a line");
    for cells in [
        "\"المخيم الكبير الذي فيه أطفال\",\"كثيرون بعد عام",
        "\"المخيم اطفال\",\"word\",\"bare | identical\"",
        "\"مخيم أطفال\"",
    ] {
        assert!(line.contains(cells), "{line}");
    }
    let context_view =
        ContextView { form: Some("المخيم أطفال".to_owned()), ..ContextView::default() };
    let narrowed = edition.context(&View { context: context_view, ..in_context(asked) });
    assert_eq!((narrowed.total, narrowed.forms[0].chosen), (1, true));
}

#[test]
fn what_is_far_between_is_shown_from_its_beginning_and_said_to_go_on() {
    let between = "كلمة أخرى بينهما ".repeat(16);
    let mut edition = saying(&format!("بداية {between} المخيم {between} أطفال نهاية {between}"));
    let asked = "«أطفال مخيم»~50";
    let context = edition.context(&in_context(asked));
    let [row] = &context.rows[..] else { panic!("{context:?}") };
    assert!(row.words.text.starts_with("المخيم كلمة") && row.words.cut_after && !row.words.cut_before);
    assert!(row.words.text.chars().count() <= 150 && row.words.text.ends_with(['ة', 'ى', 'ا']));
    assert!(row.after.starts_with("نهاية"), "behind the whole of it: {}", row.after);
    let table = edition.context_table(&in_context(asked));
    assert!(table.lines().nth(1).is_some_and(|line| line.contains("…\",\"نهاية")), "{table}");
    let card = edition.cards(&query(asked)).swap_remove(0);
    let [snippet] = &card.snippets[..] else { panic!("{card:?}") };
    assert!(snippet.text.contains("المخيم كلمة") && snippet.cut_before && snippet.cut_after);
    assert!(snippet.text.chars().count() <= 200, "{}", snippet.text);
}

#[test]
fn a_table_of_pages_of_one_byte_a_letter_has_the_places_of_phrases_that_share_words() {
    let body = "قال الهول وغيره من المخيم شيئا، ثم قال الهول وغيره كذلك.";
    let page = format!("عنوان التقرير\n\n{body}\n");
    let bytes = encoding_rs::WINDOWS_1256.encode(&page).0.into_owned();
    let mut edition = Edition::in_pieces_of(TINY, &shard([("0.txt", bytes.as_slice())]));
    let table = edition.context_table(&in_context("«قال الهول» «الهول وغيره»"));
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split("\",\"").collect();
        let place: Vec<usize> = cells[12..14].iter().map(|n| n.trim_matches('"').parse().unwrap()).collect();
        let found = encoding_rs::WINDOWS_1256.decode(&bytes[place[0]..place[1]]).0;
        assert_eq!(found, cells[7], "{line}");
    }
    assert_eq!(table.lines().count(), 5);
}
