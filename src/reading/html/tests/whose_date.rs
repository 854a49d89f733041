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
    // Words before it say that it is of the report.
    let said = format!("<h1>{TITLE}</h1><p>نشر في {clock}</p>{paragraphs}");
    assert_eq!(report_of(&said).dating.provenance, Provenance::Stated);
}
