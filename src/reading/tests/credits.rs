//! Who wrote a report, and the agency it is credited to.

use super::{BODY, told};
use crate::page::Page;
use crate::reading::read_file;
use crate::reading::record::{self, Record};
use crate::report::Report;

const TITLE: &str = "موسم الحصاد يبدأ في السهول الشمالية";

fn credits_of(text: &str, report: &Report) -> (Vec<String>, Option<String>) {
    let authors = report.authors.iter().map(|author| author.span.of(text).to_owned());
    (authors.collect(), report.agency.as_ref().map(|agency| agency.span.of(text).to_owned()))
}

/// Authors and agency of a page whose report has these lines over and under its text.
fn framed(over: &str, text: &str, under: &str) -> (Vec<String>, Option<String>) {
    let page = told(&format!(
        "logo\nسهول نيوز\nالرئيسية\nسياسة\nاقتصاد\nرياضة\n\n{TITLE}\n\n{over}\n\n{text}\n\n{under}\n\nشارك الخبر\nمن نحن"
    ));
    credits_of(&page.text, &page.report)
}

fn html(head: &str, body: &str) -> (Vec<String>, Option<String>) {
    let (page, report) = article(head, body);
    credits_of(&page.text, &report)
}

fn article(head: &str, body: &str) -> (Page, Report) {
    let paragraphs: String = BODY.split("\n\n").map(|line| ["<p>", line, "</p>"].concat()).collect();
    let page = format!(
        "<html><head><title>{TITLE}</title><meta property=og:site_name content='سهول نيوز'>{head}</head><body><article>\
         <h1>{TITLE}</h1>{body}{paragraphs}</article></body></html>"
    );
    read_file("a.html", page.as_bytes()).unwrap()
}

fn strings(of: &[&str]) -> Vec<String> {
    of.iter().map(|one| (*one).to_owned()).collect()
}

#[test]
fn credit_lines_name_persons_without_what_announces_them() {
    for (line, authors) in [
        ("كتب: سامر الحلبي", &["سامر الحلبي"][..]),
        ("بقلم: د. هدى العلي", &["هدى العلي"]),
        ("كتب - سامر الحلبي وماجد الباني", &["سامر الحلبي", "ماجد الباني"]),
        ("دمشق - سامر الحلبي", &["سامر الحلبي"]),
        ("إعداد: سامر الحلبي / تصوير: هدى العلي", &["سامر الحلبي"]),
        ("كتب: المحرر الاقتصادي", &[]),
        ("بقلم: هيئة التحرير", &[]),
        ("بقلم: سهول نيوز", &[]),
        ("ترجمة: هدى العلي", &[]),
    ] {
        assert_eq!(framed(line, BODY, "").0, strings(authors), "{line}");
    }
}

#[test]
fn sentences_and_speakers_are_no_credits() {
    assert_eq!(framed("كتب نجيب محفوظ رواياته في القاهرة.", BODY, "").0, strings(&[]));
    for (opening, authors) in [
        ("محمود عباس - رام الله: لن نقبل ذلك.", &[][..]),
        ("محمود عباس - رام الله: سنواصل العمل.", &[]),
        ("محمود عباس - رام الله: نحن على العهد.", &[]),
        ("محمود عباس - رام الله: سنوات من العمل.", &["محمود عباس"]),
        ("محمود عباس - رام الله: لم تقبل الوزارة ذلك.", &["محمود عباس"]),
    ] {
        assert_eq!(framed("", &[opening, " ", BODY].concat(), "").0, strings(authors), "{opening}");
    }
}

#[test]
fn a_writer_behind_an_agency_makes_a_credit_whatever_the_city() {
    for (line, authors, agency) in [
        ("طرطوس - سانا - كتب: محمود العلي", &["محمود العلي"][..], Some("سانا")),
        ("تل رفعت/ سانا/ كتبت هدى العلي", &["هدى العلي"], Some("سانا")),
        ("سلمية - وكالات - إعداد: سامر الحلبي", &["سامر الحلبي"], Some("وكالات")),
    ] {
        let page = told(&format!(
            "logo\nسهول نيوز\nالرئيسية\nسياسة\nاقتصاد\nرياضة\n\n{TITLE}\nالاثنين 1 يونيو 2020\n{line}\n\n{BODY}\n\nشارك الخبر\nمن نحن"
        ));
        let block = page.report.blocks.iter().find(|block| block.span.of(&page.text).contains(line)).unwrap();
        assert_eq!((block.label.as_str(), block.reason.as_str()), ("credit", "credit-cue"), "{line}");
        let (found, named) = credits_of(&page.text, &page.report);
        assert_eq!((found, named.as_deref()), (strings(authors), agency), "{line}");
    }
    // No medium, or no person.
    for line in ["سوق الكتب - كتب: جديد الأسبوع", "حكاية القمح - كتب: سامر الحلبي"]
    {
        let text = framed(line, BODY, "");
        assert!(text.0.is_empty(), "{line}");
    }
}

#[test]
fn the_desk_of_an_agency_names_who_wrote_and_who_edited() {
    let text = BODY.replacen("أعلنت", "بيروت 11 أغسطس آب (رويترز) - أعلنت", 1);
    let desk = "(إعداد سامر الحلبي للنشرة العربية - تحرير ماجد الباني)";
    assert_eq!(framed("", &text, desk), (strings(&["سامر الحلبي"]), Some("رويترز".to_owned())));
}

#[test]
fn an_agency_is_what_the_whole_text_is_credited_to() {
    let opening = |credit: &str| [credit, " ", BODY].concat();
    for (over, text, under, agency) in [
        ("دمشق - رويترز", BODY.to_owned(), "", Some("رويترز")),
        ("رويترز - دمشق", BODY.to_owned(), "", Some("رويترز")),
        ("دمشق - وكالات", BODY.to_owned(), "", Some("وكالات")),
        ("", BODY.to_owned(), "المصدر: وكالات - أنقرة", Some("وكالات")),
        ("", BODY.to_owned(), "المصدر: أ ف ب", Some("أ ف ب")),
        ("دبي - رويترز - 03-08-2015 21:16", BODY.to_owned(), "", Some("رويترز")),
        ("", opening("دمشق (أ ف ب) -"), "", Some("أ ف ب")),
        ("", opening("دمشق - وكالات:"), "", Some("وكالات")),
        ("", BODY.trim_end_matches('.').to_owned() + " (رويترز).", "", Some("رويترز")),
        ("", opening("دمشق - سهول نيوز:"), "", None),
        ("دمشق - متابعات", BODY.to_owned(), "", None),
        ("حقول القمح (رويترز)", BODY.to_owned(), "", None),
        ("", BODY.replace("وقال", "وقالت وكالة رويترز إن"), "", None),
    ] {
        assert_eq!(framed(over, &text, under).1.as_deref(), agency, "{over} {under} {}", &text[..40]);
    }
}

#[test]
fn the_credit_that_opens_the_text_names_a_person_beside_a_place() {
    let opening = |credit: &str| framed("", &[credit, " ", BODY].concat(), "").0;
    assert_eq!(opening("سامر الحلبي- سهول نيوز- دمشق:"), ["سامر الحلبي"]);
    assert_eq!(opening("دمشق - سامر الحلبي:"), ["سامر الحلبي"]);
    assert!(opening("حمدان خليل - المدير:").is_empty(), "beside no place");
    assert!(opening("وزارة الزراعة (دمشق) -").is_empty());
}

#[test]
fn markup_names_the_author_where_the_page_shows_none() {
    let meta = |name: &str| html(&format!("<meta name=author content='{name}'>"), "").0;
    assert_eq!(meta("سامر الحلبي"), ["سامر الحلبي"]);
    for none in [
        "سهول نيوز",
        "admin",
        "هيئة التحرير",
        "Suhoul Group",
        "Samer Halabi",
        "https://a.example/x",
        "a@b.example",
    ] {
        assert!(meta(none).is_empty(), "{none}");
    }
    let linked = format!(
        r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}","author":[{{"@type":"Person","name":"سامر الحلبي"}},{{"name":"ليندا مرعي"}}]}}</script>"#
    );
    assert_eq!(html(&linked, "").0, ["سامر الحلبي", "ليندا مرعي"]);
    for byline in [
        "<span class=byline>بواسطة <a href=/author/admin>سامر الحلبي</a></span>",
        "<p itemprop=author>سامر الحلبي</p>",
        "<p><a rel=author href=/samer>سامر الحلبي</a></p>",
    ] {
        let found = html("<meta name=author content='محرر الموقع'>", byline).0;
        assert_eq!(found, ["سامر الحلبي"], "{byline}");
    }
}

#[test]
fn the_author_of_a_record_is_a_person_a_place_or_an_agency() {
    for (author, authors, agency) in [
        ("فلان الفلاني", &["فلان الفلاني"][..], None),
        ("دمشق - سامر الحلبي:", &["سامر الحلبي"], None),
        ("عرعر، جدة: خضر العنزي، الوطن", &["خضر العنزي"], None),
        ("سامر الحلبي من دمشق", &["سامر الحلبي"], None),
        ("سامر الحلبي (دمشق)، هدى العلي (حلب)", &["سامر الحلبي", "هدى العلي"], None),
        ("باريس - أ ف ب", &[], Some("أ ف ب")),
        ("لندن : (رويترز)", &[], Some("رويترز")),
        ("القاهرة - مكتب الجريدة", &[], None),
        ("حوطة سدير - سليم العريج", &["سليم العريج"], None),
    ] {
        let record = Record {
            author: Some(author.to_owned()),
            outlet: Some("صحيفة السهول".to_owned()),
            body: BODY.to_owned(),
            ..Record::default()
        };
        let read = record::read(&record);
        let found = credits_of(&read.page.text, &read.report);
        assert_eq!(found, (strings(authors), agency.map(str::to_owned)), "{author}");
    }
}

#[test]
fn a_subtitle_is_its_block_with_the_reason() {
    let deck = "فرق الإطفاء تنتشر في القرى";
    let (page, report) = article("", &["<h2 class=deck>", deck, "</h2>"].concat());
    let found: Vec<(&str, &str)> =
        report.subtitles().map(|block| (block.span.of(&page.text), block.reason.as_str())).collect();
    assert_eq!(found, [(deck, "markup")]);
}
