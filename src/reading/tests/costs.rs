//! Pages of 60 KB of shapes that make a careless reader look at everything again for everything: that they are read
//! at all within a run of the tests is what these tests see.

use super::{BODY, told};
use crate::page::Page;
use crate::reading::read_file;
use crate::report::{BlockLabel, Dating, Report};

const N_BYTES: usize = 60_000;

/// So many times as make this many bytes.
fn filled(unit: &str, n_bytes: usize) -> String {
    unit.repeat(n_bytes / unit.len())
}

fn read_html(html: &str) -> (Page, Report) {
    read_file("a.html", html.as_bytes()).unwrap()
}

#[test]
fn many_lines_of_rights_over_many_short_lines() {
    let (rights, short) = (filled("© ا\n", N_BYTES / 2), filled("كلمة واحد\n", N_BYTES / 2));
    let page = told(&format!("سهول\n\n{rights}© جميع الحقوق محفوظة لسهول\n\n{short}\n{BODY}"));
    page.check(&[("سهول\n", "masthead"), ("© ا", "copyright"), ("وقال مدير", "body")]);
}

#[test]
fn a_long_title_over_many_lines() {
    let title: String = (0..N_BYTES / 20).map(|nth| format!("كلم{nth} ")).collect();
    let lines = filled("<p>نص نصص نصصص نصصصص", N_BYTES / 2);
    let (page, report) =
        read_html(&format!("<title>{title}</title><h1>موسم الحصاد يبدأ</h1><p>{BODY}</p>{lines}"));
    assert_eq!(report.title.map(|span| span.of(&page.text)), Some("موسم الحصاد يبدأ"));
}

#[test]
fn objects_of_linked_data_under_a_long_heading() {
    let headline =
        r#"{"@type":"NewsArticle","headline":"وزير يصل إلى المدينة","datePublished":"2015-08-04"},"#;
    let objects = headline.repeat(150);
    let heading = filled("نص نصص نصصص نصصصص ", N_BYTES / 2);
    let script = format!("<script type='application/ld+json'>[{}]</script>", objects.trim_end_matches(','));
    let (_, report) = read_html(&format!("{script}<h1>{heading}</h1><p>{BODY}</p>"));
    assert!(report.dating.best.is_none(), "of another report");
}

#[test]
fn one_line_again_and_again_and_in_a_long_line() {
    let line = "كلام ".repeat(12);
    let (lines, long) =
        (filled(&format!("{}.\n", line.trim_end()), N_BYTES / 2), filled("كلام ", N_BYTES / 2));
    let page = told(&format!("{BODY}\n\n{lines}{long}.\n\n{BODY}"));
    assert!(page.report.blocks.iter().all(|block| block.reason != "said-again"), "a text that stands twice");
}

#[test]
fn many_lines_that_begin_alike_under_a_long_line() {
    let lines: String =
        (0..N_BYTES / 2 / 60).map(|nth| format!("كلام كلام كلام كلام كلام كلمة{nth}.\n")).collect();
    let page = told(&format!("{BODY}\n\n{lines}{}.\n\n{BODY}", filled("كلام ", N_BYTES / 2)));
    assert!(page.report.blocks.iter().any(|block| block.label == BlockLabel::Body));
}

#[test]
fn a_line_of_one_name() {
    let page = told(&format!("{BODY}\n\nقال الرئيس الأمريكي {}في بيان.", filled("أوباما ", N_BYTES)));
    let (day, _) = page.report.dating.earliest.zip(page.report.dating.latest).unwrap();
    assert_eq!(day.civil(), (2009, 1, 20));
}

#[test]
fn lines_of_names_that_ask_for_what_stands_around_them() {
    for unit in [
        "بعد سقوط الموصل ",
        "الموصل التي سقطت ",
        "سقوط بغداد عام ",
        "ثورة 30 يونيو ",
        "نائب رئيس الوزراء العبادي ",
        "قسد ",
        "خطاب زعيم داعش البغدادي ",
    ] {
        let page = told(&format!("{BODY}\n\nقال الوزير {}في بيان.", filled(unit, N_BYTES / 2)));
        assert!(page.report.dating.best.is_none(), "{unit}");
    }
}

#[test]
fn many_datelines_without_a_year_beside_many_days() {
    let clocks: String =
        (0..N_BYTES / 2 / 35).map(|nth| format!("التوقيت الآن {}/6/2015\n", nth % 28 + 1)).collect();
    // No February of these years had such a day.
    let datelines = filled("نشر يوم السبت 29 شباط\nنشر في 20 أيار\n", N_BYTES / 2);
    let page = told(&format!("{clocks}\nموسم الحصاد يبدأ في السهول\n{datelines}\n{BODY}"));
    assert_eq!(page.report.dating.best.map(|day| day.civil()), Some((2015, 5, 20)));
}

#[test]
fn a_long_stretch_of_one_byte_letters_is_cut_so_that_places_in_it_are_near() {
    let html = format!("<p>{}{BODY}</p>", filled("في 3 أيار 2015، ", N_BYTES / 2));
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1256.encode(&html);
    assert!(!lossy);
    let (page, report) = read_file("a.html", &bytes).unwrap();
    assert!(report.times.len() > 500);
    for time in &report.times {
        let found = page.span_as_found(time.span);
        let (decoded, _) = encoding_rs::WINDOWS_1256
            .decode_without_bom_handling(&bytes[found.start as usize..found.end as usize]);
        assert_eq!(decoded, time.span.of(&page.text));
    }
    let ends = page.places.iter().skip(1).map(|place| place.text_start).chain([page.text.len() as u32]);
    let longest = page.places.iter().zip(ends).map(|(place, end)| end - place.text_start).max();
    assert!(longest.unwrap() <= 4096, "{longest:?}");
}

#[test]
fn one_event_with_a_time_of_the_past_again_and_again() {
    for (said, first, last) in [
        ("الرقة التي سقطت الخريف الماضي، ", Some((2017, 12, 1)), (2018, 11, 30)),
        ("خطاب أبو بكر البغدادي في مارس الماضي، ", None, (2020, 3, 31)),
    ] {
        let page = told(&format!("{BODY}\n\n{}قال.", filled(said, N_BYTES)));
        let Dating { earliest, latest, .. } = page.report.dating;
        assert_eq!((earliest.map(|day| day.civil()), latest.map(|day| day.civil())), (first, Some(last)));
    }
}

#[test]
fn marks_that_nothing_closes() {
    for unit in [
        "[",
        "![",
        "[ا](",
        "[ا](ب(",
        "](",
        "<a ",
        "{",
        "[ا]{",
        "[1]",
        "[ا][",
        "*[",
        "[ا](/ب)",
        "\\[",
        "(BUTTON",
        "[[ا](/ب)](/ج)",
    ] {
        let page = told(&format!("{BODY}\n\n{}\n\n{BODY}", filled(unit, N_BYTES)));
        assert!(page.report.blocks.iter().any(|block| block.label == BlockLabel::Body), "{unit}");
        let lines = filled(&format!("{unit}\n"), N_BYTES);
        assert!(!told(&format!("{BODY}\n\n{lines}")).report.blocks.is_empty(), "{unit}");
    }
}

#[test]
fn many_fields_and_many_broken_lines() {
    let fields = filled("العنوان: ا\nالمصدر: ب\nالنص: ج\nالتاريخ: د\n", N_BYTES);
    assert!(!told(&format!("{fields}\n{BODY}")).report.blocks.is_empty());
    let broken = filled(&format!("{}\n", "كلام ".repeat(14).trim_end()), N_BYTES);
    assert!(!told(&format!("موسم الحصاد يبدأ\n\n{broken}")).report.blocks.is_empty());
}
