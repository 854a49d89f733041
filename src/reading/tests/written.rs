//! Plain text as other programs write it: Markdown, dumps of text browsers, broken lines, fields of archives.

use proptest::prelude::*;

use super::{BODY, told};
use crate::page::Page;
use crate::reading::read;

const TITLE: &str = "موسم الحصاد يبدأ في السهول الشمالية";

#[test]
fn marks_of_markdown_are_understood_and_not_shown() {
    let (first, rest) = BODY.split_once("\n\n").unwrap();
    let linked = first.replacen("أعلنت", "[أعلنت](https://sahl.example/a_(b)/9/8/2014.html)", 1);
    let page = told(&format!(
        "[تخطي إلى المحتوى](#content)\n![سهول نيوز](/img/logo.svg)\n* [الرئيسية](/)\n* [سياسة](/p)\n* [رياضة](/s)\n\n\
[سياسة](/p)\n\n# [{TITLE}](/self) #\n\n**الأحد 7 يونيو 2020**\n\n![حقل قمح](/up/field.jpg)\n\n{linked}\n\n\
> اقرأ أيضاً: [المنتخب يفوز في مباراته الودية الأولى](/n/1)\n\n{rest}\n\n* * *\n### عناوين غير معروفة\n\n\
- [افتتاح معرض الكتاب في العاصمة هذا المساء](/n/2)\n- [بدء العام الدراسي في المدارس الجديدة](/n/3)\n\n\
[فيسبوك](#) [تويتر](#) [واتساب](#)\n[من نحن](/a) | [الأرشيف كله](/b) | [مواقع أخرى](/c)\n[1]: https://sahl.example/n/1"
    ));
    assert_eq!(page.title(), Some(TITLE));
    assert_eq!(page.outlet(), Some("سهول نيوز"));
    assert_eq!(page.report.dating.best.map(|day| day.civil()), Some((2020, 6, 7)));
    page.check(&[
        ("![سهول", "masthead"),
        ("* [رياضة]", "menu"),
        ("[سياسة](/p)\n\n#", "section"),
        ("**الأحد", "dateline"),
        ("![حقل", "caption"),
        ("[أعلنت]", "body"),
        ("> اقرأ", "read-also"),
        ("### عناوين", "read-also"),
        ("- [افتتاح", "read-also"),
        ("[فيسبوك]", "share"),
        ("[من نحن]", "footer"),
        ("[1]:", "menu"),
    ]);
}

#[test]
fn numbered_links_of_a_text_browser_are_links() {
    let (first, rest) = BODY.split_once("\n\n").unwrap();
    let page = told(&format!(
        "   [1]محليات\n   [2]اقتصاد\n\n   {TITLE}\n   7 يونيو 2020\n\n   [IMG]\n   {first}\n\n   طالع أيضا: [3]المنتخب يفوز في مباراته الودية الأولى\n\n   \
{rest}\n\n   [4]طباعة [5]إرسال [6]حفظ\n\n   باب القسم\n     + [7]افتتاح معرض الكتاب في العاصمة هذا المساء\n     + [8]بدء العام الدراسي في المدارس الجديدة\n\n\
References\n\n   1. http://sahl.example/1\n   2. http://sahl.example/2"
    ));
    assert_eq!(page.title(), Some(TITLE));
    page.check(&[
        ("   [IMG]", "caption"),
        ("   طالع", "read-also"),
        ("   [4]طباعة", "share"),
        ("   باب القسم", "read-also"),
        ("     + [7]", "read-also"),
        ("   1. http", "menu"),
    ]);
}

#[test]
fn a_report_in_fields_is_read_by_their_names() {
    let page = told(&format!(
        "رقم السجل: 31522\nالعنوان: {TITLE}\nالمصدر: صحيفة السهول\nتاريخ النشر: 26/02/2016\nالكاتب: هدى الراوي\nالقسم: أخبار\n\
نص الخبر:\n{BODY}\nتاريخ الحفظ في الأرشيف: 14/11/2019\nعدد الكلمات: 90"
    ));
    assert_eq!(page.title(), Some(TITLE));
    assert_eq!(page.outlet(), Some("صحيفة السهول"));
    assert_eq!(page.report.dating.best.map(|day| day.civil()), Some((2016, 2, 26)));
    assert_eq!(page.report.authors.first().map(|author| author.name.as_str()), Some("هدى الراوي"));
    page.check(&[
        ("القسم", "section"),
        ("أعلنت", "body"),
        ("تاريخ الحفظ", "clock"),
        ("عدد الكلمات", "page-control"),
    ]);
    // A single «العنوان:» in a text is none.
    let page = told(&format!("{TITLE}\n\n{BODY}\n\nالعنوان: شارع الحصاد في المدينة"));
    assert_eq!(page.title(), Some(TITLE));
}

#[test]
fn what_a_browser_prints_around_a_page_is_its_clock() {
    let page = told(&format!(
        "8/6/2020  {TITLE} - سهول نيوز\n\nسهول نيوز\n\n{TITLE}\n7 يونيو 2020\n\n{BODY}\n\nhttps://sahl.example/print?id=7    1/1"
    ));
    assert_eq!(page.title(), Some(TITLE));
    assert_eq!(page.report.dating.best.map(|day| day.civil()), Some((2020, 6, 7)));
    page.check(&[("8/6/2020", "clock"), ("https", "menu")]);
}

proptest! {
    /// Whatever marks a text has, its blocks are in order, and spans are of the text.
    #[test]
    fn any_marks_leave_the_text_whole(
        text in "([\\[\\](){}<>!*_#=|\\\\ \n:1-3]|كلمة|نص\\.|http://a|\\[1\\]|العنوان: |\\[IMG\\]){0,60}"
    ) {
        let page = Page::of_text(text);
        let report = read(&page);
        let mut end = 0;
        for block in &report.blocks {
            prop_assert!(block.span.start >= end && block.span.end as usize <= page.text.len());
            end = block.span.end;
        }
        if let Some(title) = report.title {
            prop_assert!(!title.of(&page.text).is_empty());
        }
    }
}
