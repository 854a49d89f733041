//! Dates that stand near a report and are of others, and what hides or shows the report itself.

use super::*;
use crate::calendar::Day;
use crate::report::{Provenance, Report};

const TEXT: &str =
    "قال الوزير في المدينة اليوم كلاما طويلا جدا عن كل ما رآه في المدينة وما لم يره فيها من قبل.";
const TITLE: &str = "وزير يصل إلى المدينة بعد غياب طويل";

fn report_of(html: &str) -> Report {
    read_file("a.html", html.as_bytes()).unwrap().1
}

fn published(html: &str) -> Vec<String> {
    values(html)
        .into_iter()
        .filter(|(kind, _)| *kind == MetadataKind::Published)
        .map(|(_, value)| value)
        .collect()
}

#[test]
fn what_is_hidden_and_holds_blocks_ends_at_its_end_tag() {
    for name in ["select", "video", "audio", "object", "template", "canvas", "map", "svg", "datalist"] {
        for inside in ["<option>ا<option>ب", "<p>بديل"] {
            let html = format!("<h1>{TITLE}</h1><{name}>{inside}</{name}><p>{TEXT}</p>");
            assert_eq!(text_of(&html), format!("{TITLE}\n{TEXT}"), "{html}");
        }
    }
}

#[test]
fn a_link_ends_at_its_end_tag_and_leaves_its_paragraph_open() {
    let html = format!("<h1>{TITLE}</h1><a href=1><p>خبر آخر</a> وبعده كلام<p>{TEXT}<div>{TEXT}</div>");
    let (page, markup) = page_of(&html);
    let linked: Vec<u8> = markup.lines.iter().map(|line| line.linked).collect();
    assert_eq!(linked.len(), 4, "{}", page.text);
    assert!(linked[1] > 0 && linked[1] < 60, "{linked:?}");
    assert_eq!(linked[2..], [0, 0], "{linked:?}");
    // A box in the link ends at its own end tag, not that of the box around.
    let html = format!("<aside class=related><a href=1><div>خبر</a></div><p>{TEXT}</aside><p>{TEXT}");
    let parts: Vec<Option<Part>> = page_of(&html).1.lines.iter().map(|line| line.part).collect();
    assert_eq!(parts, [Some(Part::Related), Some(Part::Related), None]);
}

#[test]
fn a_clock_of_the_page_is_no_date_of_the_report() {
    let clock = "الخميس 23 يناير 2025 - التوقيت 14:20";
    let paragraphs = format!("<p>{TEXT}</p>").repeat(3);
    for html in [
        format!("<h1>{TITLE}</h1><p>{clock}</p>{paragraphs}"),
        format!("<h1>{TITLE}</h1>{paragraphs}<p>{clock}</p>"),
    ] {
        assert_eq!(with_label(&html, BlockLabel::Clock), [clock]);
        assert_ne!(report_of(&html).dating.provenance, Provenance::Stated);
    }
    let lines = format!("{TEXT}\n").repeat(3);
    for text in [format!("{TITLE}\n{clock}\n\n{lines}"), format!("{TITLE}\n\n{lines}\n{clock}\n")] {
        let (_, report) = read_file("a.txt", text.as_bytes()).unwrap();
        assert_ne!(report.dating.provenance, Provenance::Stated, "{text}");
        assert_eq!(report.dating.best, None);
        assert_eq!(report.dating.page_clock, Day::from_civil(2025, 1, 23));
    }
    // The name of the site in its logo is no headline, so the day beside it is not the report's.
    let today = "الأربعاء 12 أغسطس 2015";
    let paragraphs = format!("<p>{TEXT}</p>").repeat(3);
    let html = format!(
        "<title>وكالة أنباء الساحل</title><div id=head><h1 class=logo><a href=/>وكالة أنباء الساحل</a></h1><div>{today}</div></div><ul><li><a href=1>الرئيسية</a><li><a href=2>سياسي</a><li><a href=3>رياضي</a></ul><h2>{TITLE}</h2>{paragraphs}"
    );
    let report = report_of(&html);
    assert_ne!(report.dating.provenance, Provenance::Stated);
    assert_eq!(report.dating.page_clock, Day::from_civil(2015, 8, 12));
    assert_eq!(with_label(&html, BlockLabel::Title), [TITLE]);
    // Words before it say that it is of the report.
    let said = format!("<h1>{TITLE}</h1><p>نشر في {clock}</p>{paragraphs}");
    assert_eq!(report_of(&said).dating.provenance, Provenance::Stated);
}

#[test]
fn a_property_of_another_scope_dates_nothing() {
    let card = "<div class=card><meta itemprop=datePublished content=2011-01-01><h3><a href=1>زلزال قوي يهز جزيرة بعيدة</a></h3></div>";
    let own = "<meta itemprop=datePublished content=2015-08-04>";
    let none: &[&str] = &[];
    for (html, days) in [
        (format!("{card}<article><h1>{TITLE}</h1><p>{TEXT}</article>"), none),
        (format!("<article><h1>{TITLE}</h1><p>{TEXT}<p>{TEXT}</article>{card}"), none),
        (format!("{card}<article>{own}<h1>{TITLE}</h1><p>{TEXT}</article>"), &["2015-08-04"]),
        (format!("<article><h1>{TITLE}</h1><p>{TEXT}<p>{own}</article>{card}"), &["2015-08-04"]),
        (format!("<head>{own}</head><h1>{TITLE}</h1><p>{TEXT}"), &["2015-08-04"]),
        (format!("{own}<title>{TITLE}</title><h1>{TITLE}</h1><p>{TEXT}"), &["2015-08-04"]),
        (
            format!(
                "<div itemscope><ul><li>ا<li>ب<li>ج<li>د</ul><h1>{TITLE}</h1><p>{TEXT}<div class=x>{own}</div></div>"
            ),
            &["2015-08-04"],
        ),
        (
            format!("<div class=post>{own}<ul><li>ا<li>ب<li>ج<li>د</ul><h1>{TITLE}</h1><p>{TEXT}</div>"),
            &["2015-08-04"],
        ),
    ] {
        assert_eq!(published(&html), days, "{html}");
    }
}

#[test]
fn over_the_headline_only_its_own_element_has_its_date() {
    let time = "<time datetime='2011-02-03'>3 فبراير</time>";
    let bar = format!("<div class=bar1><a href=1>خبر آخر</a> {time}</div>");
    let none: &[&str] = &[];
    for (html, days) in [
        (format!("{bar}<h1>{TITLE}</h1><p>{TEXT}"), none),
        (format!("<div>{bar}<h1>{TITLE}</h1><p>{TEXT}</div>"), none),
        (format!("<div class=bar1>{time}</div><h1>{TITLE}</h1><p>{TEXT}"), none),
        (format!("<article>{time}<h1>{TITLE}</h1><p>{TEXT}</article>"), &["2011-02-03"]),
        (format!("<div class=head>{time}<h1>{TITLE}</h1></div><p>{TEXT}"), &["2011-02-03"]),
        (format!("<div class=head><p>{time}</p><h1>{TITLE}</h1></div><p>{TEXT}"), &["2011-02-03"]),
        (format!("<h1>{TITLE}</h1>{time}<p>{TEXT}"), &["2011-02-03"]),
    ] {
        assert_eq!(published(&html), days, "{html}");
    }
}

#[test]
fn at_the_end_a_date_beside_a_link_is_of_what_it_links_to() {
    let time = "<time datetime='2011-05-04'>x</time>";
    let other = "<a href=1>زلزال قوي يهز جزيرة بعيدة</a>";
    let none: &[&str] = &[];
    for (end, days) in [
        (format!("<div>{time}{other}</div>"), none),
        (format!("<div>{time}<h4>{other}</h4></div>"), none),
        (format!("{time} {other}"), none),
        (format!("<div>{time}</div>"), &["2011-05-04"][..]),
        (format!("<footer><a href=2>{time}</a></footer>"), &["2011-05-04"]),
        (format!("<footer>{time}<div class=tags><a href=3>وسم</a></div></footer>"), &["2011-05-04"]),
        (format!("{time}<div class=share><a href=3>شارك</a></div>"), &["2011-05-04"]),
    ] {
        let html = format!("<article><h1>{TITLE}</h1><p>{TEXT}<p>{TEXT}</p>{end}</article>");
        assert_eq!(published(&html), days, "{html}");
    }
}

#[test]
fn linked_data_are_of_the_report_by_more_than_a_word() {
    let data = |headline: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{headline}","datePublished":"2011-01-01"}}</script>"#
        )
    };
    let other = data("زلزال قوي يهز المدينة فجر اليوم");
    let own = data(TITLE);
    let none: &[&str] = &[];
    for (html, days) in [
        (format!("{other}<h1>المدينة</h1><p>{TEXT}"), none),
        (format!("{other}<h1>اليوم المدينة</h1><p>{TEXT}"), none),
        (format!("{}<h1>المدينة</h1><p>{TEXT}", data("المدينة")), &["2011-01-01"]),
        (format!("{own}<h1>{TITLE}</h1><p>{TEXT}"), &["2011-01-01"]),
        // Nothing calls the page anything: only what it shows can.
        (format!("{other}<p>{TEXT}<p>{TEXT}"), none),
        (format!("{other}<h2>{TITLE}</h2><p>{TEXT}<p>{TEXT}"), none),
        (format!("{own}<h2>{TITLE}</h2><p>{TEXT}<p>{TEXT}"), &["2011-01-01"]),
        (format!("{own}<div class=t>{TITLE}</div><p>{TEXT}<p>{TEXT}"), &["2011-01-01"]),
    ] {
        assert_eq!(published(&html), days, "{html}");
    }
}
