//! Pages made for one rule each, and what holds of any bytes.

use proptest::prelude::*;

use super::*;
use crate::reading::markup::{MetadataKind, Part};
use crate::reading::read_file;
use crate::report::BlockLabel;

mod whose_date;

fn page_of(html: &str) -> (Page, Markup) {
    read(html.as_bytes()).unwrap()
}

fn text_of(html: &str) -> String {
    page_of(html).0.text.trim_end().to_owned()
}

fn values(html: &str) -> Vec<(MetadataKind, String)> {
    let (page, markup) = page_of(html);
    markup.metadata.iter().map(|value| (value.kind, value.span.of(&page.text).to_owned())).collect()
}

fn with_label(html: &str, label: BlockLabel) -> Vec<String> {
    let (page, report) = read_file("a.html", html.as_bytes()).unwrap();
    let blocks = report.blocks.iter().filter(|block| block.label == label);
    blocks
        .flat_map(|block| block.span.of(&page.text).lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn a_line_is_a_block_and_what_is_not_seen_is_left_out() {
    for (html, text) in [
        ("سجل", "سجل"),
        ("<p>a\n  b<b> c</b>d</p>e", "a b cd\ne"),
        ("<p>a<p>b<div>c<br>d</div>", "a\nb\nc\nd"),
        ("<P>A<SCRIPT>x</SCRIPT><STYLE>y</STYLE><NOSCRIPT>z</NOSCRIPT>B", "AB"),
        (
            "<title>t</title><p>a<p hidden>b</p><p STYLE='display:none'>c</p><span class=sr-only>d</span>",
            "title: t\na",
        ),
        ("<ul><li>a<li>b</ul><table><tr><td>c<td>d<tr><td>e</table>", "a\nb\nc\nd\ne"),
        ("a&nbsp;&amp;&#1587;&lt;b&gt; &notit; &x; & c", "a &س<b> ¬it; &x; & c"),
        ("<img alt=no><p>\u{a0}</p>a<!-- no --><![CDATA[no]]>b", "ab"),
        ("<pre>a\n b\n</pre>c", "a\nb\nc"),
        ("<head><meta charset=utf-8><body><p>a", "a"),
        ("<a href=x>a</a> | <a href=y>b</a>|<b>c</b>", "a\n| b\n|c"),
        ("a\r\nb\rc", "a b c"),
        ("<p><span class=posted-on>1 <time>2</time></span> <i class=updated-date>3</i> <b>4</b>", "1 2\n3 4"),
    ] {
        assert_eq!(text_of(html), text, "{html}");
    }
    assert_eq!(read(b"<p> &nbsp; <script>var x</script>").err(), Some(UnreadablePage::NoText));
}

#[test]
fn values_of_the_report_are_evidence_and_those_of_others_are_not() {
    use MetadataKind::{Modified, Outlet, Published, Title};
    let report = |head: &str, inside: &str| {
        format!(
            "<head><title>وزير يصل إلى المدينة - موقع</title>{head}</head><body><article><h1>وزير يصل إلى المدينة</h1>{inside}
            <p>قال الوزير في المدينة اليوم كلاما طويلا جدا عن كل ما رآه في المدينة وما لم يره فيها من قبل.</p></article>"
        )
    };
    let days = |head: &str, inside: &str| -> Vec<String> {
        values(&report(head, inside))
            .into_iter()
            .filter(|(kind, _)| *kind == Published)
            .map(|(_, day)| day)
            .collect()
    };
    let ld = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
    let none: &[&str] = &[];
    for (head, inside, expected) in [
        (
            "<meta property='article:published_time' content='2015-08-04T15:30:00+00:00'>",
            "",
            &["2015-08-04T15:30:00+00:00"][..],
        ),
        ("<meta name=Date content='Tue, 04 Aug 2015'>", "", &["Tue, 04 Aug 2015"]),
        ("<meta name=pubdate content=1970-01-01>", "", none),
        ("<meta name=pubdate content='0000-00-00 00:00:00'>", "", none),
        ("<meta name=description content=2015-08-04>", "", none),
        (
            &ld(r#"{"@type":"NewsArticle","headline":"وزير يصل إلى المدينة","datePublished":"2015-08-04"}"#),
            "",
            &["2015-08-04"],
        ),
        (
            &ld(
                r#"{"@type":"NewsArticle","headline":"زلزال يهز اليابان اليوم","datePublished":"2015-08-05"}"#,
            ),
            "",
            none,
        ),
        (
            &ld(
                r#"{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","datePublished":"2015-08-06"}]}"#,
            ),
            "",
            none,
        ),
        (&ld(r#"{"@type":"WebSite","datePublished":"2001-01-01"}"#), "", none),
        ("", "<time datetime='2015-08-04'>منذ 5 أيام</time>", &["2015-08-04"]),
        ("", "<span title='2015-08-04 10:30'>منذ 5 أيام</span>", &["2015-08-04 10:30"]),
        ("", "<aside><time datetime='2015-08-07'>أمس</time></aside>", none),
        ("", "<div class=related-posts><time datetime='2015-08-07'>أمس</time></div>", none),
        ("", "<meta itemprop=datePublished content=2015-08-04>", &["2015-08-04"]),
    ] {
        assert_eq!(days(head, inside), expected, "{head}{inside}");
    }
    let comment = "<p>تعليق</p></article><div class=comments><time datetime=2015-08-09>أمس</time></div>";
    assert!(days("", comment).is_empty());
    let all = values(&report(
        "<meta property=og:site_name content='موقع'><meta property='og:updated_time' content=2015-08-05>",
        "",
    ));
    assert_eq!(
        all,
        [
            (Title, "وزير يصل إلى المدينة - موقع".to_owned()),
            (Outlet, "موقع".to_owned()),
            (Modified, "2015-08-05".to_owned())
        ]
    );
}

const PARAGRAPHS: [&str; 3] = [
    "قال مسؤول في المدينة يوم الثلاثاء إن العدد بلغ خمسين شخصا منذ بداية العام، وإن الأرقام ما زالت ترتفع.",
    "وأضاف المسؤول في حديث طويل أن السلطات تعمل على خفض العدد بكل ما لديها من الوسائل المتاحة لها.",
    "ويسكن المدينة أكثر من مليون نسمة، وفيها جامعتان ومطار دولي وميناء على ساحل البحر المتوسط.",
];

/// A page in one of several ways of markup: paragraphs as `p`, as `div`, as text with `br`, in tables.
fn composed(way: usize) -> String {
    let [one, two, three] = PARAGRAPHS;
    let other = "زلزال قوي يهز جزيرة بعيدة في المحيط الهادئ فجر اليوم";
    match way {
        0 => format!(
            "<html><head><title>مسؤول: العدد يرتفع في المدينة | صحيفة الساحل الجديد</title></head><body><header><nav><a href=/>الرئيسية</a></nav></header>
            <main><article><h1>مسؤول: العدد يرتفع في المدينة</h1><div class=byline>فلان الفلاني</div><p>{one}<p>{two}
            <aside class=related><h3>اقرأ أيضا</h3><a href=1>{other}</a></aside><p>{three}</article>
            <section id=comments><p>{two} {two}</p></section></main><footer>كل الحقوق محفوظة لصحيفة الساحل الجديد</footer>"
        ),
        1 => format!(
            "<div class=top><a href=/>الرئيسية</a><a href=/s>سياسة</a></div><div class=x1><div class=x2>مسؤول: العدد يرتفع في المدينة</div>
            <div class=x3><div>{one}</div><div>{two}</div><div><a href=1>{other}</a></div><div>{three}</div></div></div>
            <div class=x9><div><a href=2>{other} مرة ثانية</a></div><div><a href=3>{other} مرة ثالثة</a></div></div>"
        ),
        2 => format!(
            "<TABLE><TR><TD><A HREF=/>الرئيسية</A><TD><TABLE><TR><TD><FONT SIZE=5>مسؤول: العدد يرتفع في المدينة</FONT>
            <TR><TD>{one}<BR><BR>{two}<BR><TABLE><TR><TD><IMG SRC=a><TR><TD>المدينة كما بدت أمس</TABLE>{three}</TABLE>
            <TD><UL><LI><A HREF=1>{other}</A><LI><A HREF=2>{other} مجددا</A></UL></TABLE>"
        ),
        _ => format!("مسؤول: العدد يرتفع في المدينة<br><br>{one}<br>{two}<br>{three}"),
    }
}

#[test]
fn a_report_is_found_in_any_markup() {
    for way in 0..4 {
        let html = composed(way);
        assert_eq!(with_label(&html, BlockLabel::Title), ["مسؤول: العدد يرتفع في المدينة"], "way {way}");
        assert_eq!(with_label(&html, BlockLabel::Body), PARAGRAPHS, "way {way}");
    }
    let (_, report) = read_file("a.htm", composed(0).as_bytes()).unwrap();
    assert_eq!(report.outlet.unwrap().name, "صحيفة الساحل الجديد");
}

#[test]
fn rules_for_comments_end_a_report() {
    let rules =
        "<div><p>نرحب بكل نقاش مفيد، وكي لا نضطر إلى مراجعة التعليقات قبل نشرها ننصح بقراءة شروط الموقع.</p>
        <p>اترك تعليقا</p></div></article>";
    assert_eq!(with_label(&composed(0).replace("</article>", rules), BlockLabel::Body), PARAGRAPHS);
    let clock = "<div class=ticker>الآن على المباشر <i>الأحد 7 ماي 2017 11:02</i></div><main>";
    assert_eq!(
        with_label(&composed(0).replace("<main>", clock), BlockLabel::Clock),
        ["الآن على المباشر الأحد 7 ماي 2017 11:02"]
    );
}

#[test]
fn a_class_is_not_believed_of_what_holds_the_report() {
    let html = composed(0)
        .replace("<main>", "<main><div class='comments related-wrapper'>")
        .replace("</main>", "</div></main>");
    assert_eq!(with_label(&html, BlockLabel::Body), PARAGRAPHS);
    let form = composed(0).replace("<body>", "<body><form id=aspnetForm>");
    assert_eq!(with_label(&form, BlockLabel::Body), PARAGRAPHS);
}

#[test]
fn pages_of_one_byte_a_letter_are_read_as_they_say_or_as_their_letters_tell() {
    let html = "<meta charset=windows-1256><p>قال الوزير إن «العدد» كبير &amp; لا ينقص</p>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(html);
    let unsaid: Vec<u8> = bytes[27..].to_vec();
    for bytes in [&*bytes, &unsaid] {
        let (page, _) = read(bytes).unwrap();
        assert_eq!(page.encoding, Encoding::Windows1256);
        assert_eq!(page.text.trim_end(), "قال الوزير إن «العدد» كبير & لا ينقص");
        hold_of_places(bytes, &page);
    }
}

#[test]
fn what_is_named_by_markup_has_its_part() {
    let html = "<h1>عنوان التقرير الأول هنا</h1><figure><img><figcaption>صورة</figcaption></figure><p>نص</p><div class=tags><a href=1>وسم</a></div>";
    let (page, markup) = page_of(html);
    let parts: Vec<(Option<Part>, u8, u8)> =
        markup.lines.iter().map(|line| (line.part, line.heading, line.linked)).collect();
    assert_eq!(
        parts,
        [(None, 1, 0), (Some(Part::Figure), 0, 0), (None, 0, 0), (Some(Part::Tags), 0, 100)],
        "{}",
        page.text
    );
}

/// Each letter of the text stands in the file where its place says, or stands for a reference or white space.
fn hold_of_places(bytes: &[u8], page: &Page) {
    let table = match page.encoding {
        Encoding::Windows1256 => encoding_rs::WINDOWS_1256,
        Encoding::Iso8859_6 => encoding_rs::ISO_8859_6,
        Encoding::Utf8 | Encoding::Utf8WithBom => encoding_rs::UTF_8,
    };
    assert_eq!(page.places.first().map(|place| place.text_start), Some(0));
    for (at, c) in page.text.char_indices() {
        let span = Span::new(at, at + c.len_utf8());
        let found = page.span_as_found(span);
        assert!(
            found.start <= found.end && found.end as usize <= bytes.len(),
            "{found:?} of {}",
            bytes.len()
        );
        let stands = &bytes[found.start as usize..found.end as usize];
        let (decoded, _) = table.decode_without_bom_handling(stands);
        let same = decoded.chars().eq([c]);
        let reference = decoded.contains('&') || decoded.contains('\\');
        let blank = c.is_whitespace();
        let written = matches!(c, ':') || decoded.to_lowercase().contains(c) || decoded.starts_with('<');
        assert!(
            same || reference || blank || written || c == char::REPLACEMENT_CHARACTER,
            "{c:?} for {decoded:?}"
        );
    }
}

/// Pieces of markup, so that random pages are marked up.
fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "</?(p|div|b|a|li|ul|table|tr|td|h1|article|aside|figure|time|script|style|title|pre|select|form|nav|span|template|head|body)( (class|id|href|datetime|itemprop|content|title)=(\"(related|comments|2015-08-04|datePublished|&amp;|x y)\"|articleBody|'&#1587;'))?/?>",
        "(<meta (name|property|itemprop|charset)=(date|og:title|article:published_time|utf-8|windows-1256) content=\"[0-9a-z &;]{0,12}\">|<br>|<img src=x>|<link rel=canonical href=y>)",
        "(&(amp|lt|nbsp|#1587|#x633|notit|x|)(;|)|<!--|-->|<!|<|>|\\]\\]>|</|\"|'|=|/)",
        "<script type=application/ld\\+json>\\{\"@type\":\"NewsArticle\",\"datePublished\":\"20[0-9]{2}\\\\u002d01\"\\}</script>",
        "[ \\n\\r\\t]{0,3}[ا-ي]{1,8}[ .]?",
        "[\u{0}-\u{ff}]{0,4}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_letter_leads_back_to_the_file(html in markup(), encoding in 0..3_usize, cut in 0..200_usize) {
        let mut bytes = match encoding {
            0 => html.into_bytes(),
            1 => encoding_rs::WINDOWS_1256.encode(&html).0.into_owned(),
            _ => [b"\xEF\xBB\xBF".to_vec(), html.into_bytes()].concat(),
        };
        if cut < bytes.len() && cut % 3 == 0 {
            bytes.remove(cut);
        }
        if let Ok((page, markup)) = read(&bytes) {
            hold_of_places(&bytes, &page);
            let mut end = 0;
            for value in &markup.metadata {
                prop_assert!(value.span.start > end && value.span.end > value.span.start);
                prop_assert!(!value.span.of(&page.text).contains('\n'));
                end = value.span.end;
            }
            for line in &markup.lines {
                prop_assert!(page.text.is_char_boundary(line.start as usize));
                prop_assert!(line.start >= end && (line.element as usize) < markup.parents.len());
                prop_assert!(line.start == 0 || page.text.as_bytes()[line.start as usize - 1] == b'\n');
            }
            let lines = page.text.lines().count() - markup.metadata.len();
            prop_assert_eq!(lines, markup.lines.len());
            let report = crate::reading::read_with(&page, &markup);
            prop_assert!(report.blocks.iter().all(|block| !block.span.of(&page.text).is_empty()));
        }
    }

    #[test]
    fn any_bytes_are_a_page_or_none(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok((page, _)) = read(&bytes) {
            hold_of_places(&bytes, &page);
        }
    }

    #[test]
    fn text_without_markup_is_its_lines(text in "[ا-يa-z .،\n]{1,80}") {
        if let Ok((page, markup)) = read(text.as_bytes()) {
            let words: Vec<&str> = page.text.split_whitespace().collect();
            prop_assert_eq!(words, text.split_whitespace().collect::<Vec<_>>());
            prop_assert!(markup.metadata.is_empty());
        }
    }
}

#[test]
fn deep_nesting_is_read_and_its_end_tags_are_counted() {
    for name in ["div", "b", "a", "table", "ul", "p", "span"] {
        let n = 100_000;
        let html =
            format!("{}سجل{}<p>نهاية</p>", format!("<{name}>").repeat(n), format!("</{name}>").repeat(n));
        let (page, markup) = page_of(&html);
        assert_eq!(page.text.trim_end(), "سجل\nنهاية", "{name}");
        assert!(markup.parents.len() <= n + 3);
        // Behind as many end tags as start tags nothing is open.
        assert!(markup.lines[1].element as usize >= markup.parents.len() - 1, "{name}");
    }
}

/// A page as long as asked, of one of several shapes that make a careless reader look at everything again and again.
fn long_page(shape: usize, n_bytes: usize) -> String {
    let unit = match shape {
        0 => "<div><b>",
        1 => "<p>س<i></b>",
        2 => "</p></div></table>",
        3 => "<li><table><tr><td>س",
        4 => "<a href=x>س|</a>|",
        5 => "<span>س</span><a>",
        6 => "<meta property=og:title content='وزير يصل إلى المدينة'><h1>وزير يصل إلى المدينة</h1>",
        _ => "<div class='a b'><p>قال الوزير في المدينة اليوم كلاما طويلا جدا عن كل ما رآه فيها.</p></div>",
    };
    let opening = "<div>".repeat(600);
    format!("{opening}<b>{}", unit.repeat(n_bytes / unit.len()))
}

#[test]
fn a_page_costs_its_length() {
    for shape in 0..8 {
        let steps = |n_bytes| shown::shown(&long_page(shape, n_bytes)).steps;
        let (half, whole) = (steps(1 << 16), steps(1 << 17));
        // No tag looks at more than what may be open.
        assert!(whole <= (1 << 17) / 3 * 512, "shape {shape}: {whole}");
        assert!(whole <= half * 2 + half / 5 + 10_000, "shape {shape}: {half}, {whole}");
    }
    // What follows the text that is shown is no dearer: each of them is read whole.
    for shape in 0..8 {
        let html = long_page(shape, 1 << 16);
        let report = read_file("a.html", html.as_bytes()).map(|(_, report)| report);
        assert!(report.is_ok_and(|report| !report.blocks.is_empty()) || shape == 0 || shape == 2);
    }
    let usual = format!("<main>{}", long_page(7, 1 << 20).trim_start_matches("<div>"));
    let tags = usual.matches('<').count();
    assert!(shown::shown(&usual).steps <= tags * 8);
}
