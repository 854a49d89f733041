//! Dates that stand near a report and are of others, and what hides or shows the report itself.

use super::*;
const TEXT: &str =
    "قال الوزير في المدينة اليوم كلاما طويلا جدا عن كل ما رآه في المدينة وما لم يره فيها من قبل.";
const TITLE: &str = "وزير يصل إلى المدينة بعد غياب طويل";

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
