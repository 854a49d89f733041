//! Shapes of pages: live blogs, tables, boxes, comments, mastheads.

use super::{BODY, Told, told};
use crate::report::Provenance;

const TITLE: &str = "موسم الحصاد يبدأ في السهول الشمالية";

/// A page with a head and a foot, and between them what is given.
fn framed(inside: &str) -> Told {
    told(&format!("logo\nسهول نيوز\nالرئيسية\nسياسة\nاقتصاد\nرياضة\n\n{inside}\n\nشارك الخبر\nمن نحن"))
}

#[test]
fn the_updates_of_a_live_blog_are_one_report_under_its_headline() {
    let page = framed(
        "مباشر\nتغطية مباشرة: حرائق الحقول في السهول الشمالية\nالأحد 7 يونيو 2020\nآخر تحديث: 12:05\nتحديث تلقائي\n\
12:01\nفرق الإطفاء تصل إلى القرى القريبة من حرائق السهول الشمالية\nوصلت فرق الإطفاء إلى القرى القريبة من الحقول، وبدأت في إخلاء البيوت القريبة من النار كما قال مسؤول محلي.\nمشاركة\n\
11:40\nحرائق جديدة شرق السهول\nاندلعت حرائق جديدة في الحقول الواقعة شرق السهول، وامتدت مع الرياح إلى ثلاث قرى بحسب الأهالي.\nمشاركة\n\
11:15\nبداية الحريق\nبدأ الحريق في حقل قمح قرب الطريق العام، ولم يعرف سببه حتى الآن كما قالت الشرطة في بيان لها.\nمشاركة",
    );
    assert_eq!(page.title(), Some("تغطية مباشرة: حرائق الحقول في السهول الشمالية"));
    page.check(&[
        ("مباشر\n", "section"),
        ("الأحد 7", "dateline"),
        ("آخر تحديث", "dateline"),
        ("12:01", "dateline"),
        ("فرق الإطفاء تصل", "body"),
        ("11:40", "dateline"),
        ("حرائق جديدة شرق", "body"),
        ("بداية الحريق", "body"),
        ("بدأ الحريق", "body"),
    ]);
    assert_eq!(page.report.dating.provenance, Provenance::Stated);
}

#[test]
fn short_lines_between_paragraphs_are_a_table_of_the_report() {
    let rows: Vec<String> = (1..=25).map(|row| format!("القرية {row}\n{} طنا", row * 7)).collect();
    let page =
        framed(&format!("{TITLE}\n\n{}", BODY.replacen("\n\n", &format!("\n\n{}\n\n", rows.join("\n")), 1)));
    page.check(&[
        ("أعلنت", "body"),
        ("القرية 1\n", "body"),
        ("175 طنا", "body"),
        ("ويأمل", "body"),
        ("شارك", "share"),
    ]);
}

#[test]
fn a_list_that_the_last_paragraph_announces_is_of_the_report() {
    let page = framed(&format!(
        "{TITLE}\n\n{BODY}\n\nوهذه مراكز التسليم المفتوحة اليوم:\n1- السهل\n2- الوادي\n3- التل"
    ));
    page.check(&[("وهذه مراكز", "body"), ("1- السهل", "body"), ("3- التل", "body"), ("شارك", "share")]);
}

#[test]
fn links_with_first_sentences_are_not_the_report() {
    let cards = "المنتخب يفوز في مباراته الودية الأولى\nفاز المنتخب الوطني مساء أمس على ضيفه بهدفين دون رد في مباراة ودية أقيمت في العاصمة.\n\n\
عاصفة رملية تضرب العاصمة نهاية الأسبوع\nتوقعت الأرصاد الجوية أن تضرب عاصفة رملية قوية العاصمة وضواحيها نهاية هذا الأسبوع.";
    let page = framed(&format!("{TITLE}\n\n{BODY}\n\nاقرأ أيضا\n\n{cards}"));
    page.check(&[
        ("ويأمل", "body"),
        ("المنتخب يفوز", "read-also"),
        ("فاز المنتخب", "read-also"),
        ("توقعت", "read-also"),
    ]);
    // The same heading inside the report ends with its link.
    let page = framed(&format!(
        "{TITLE}\n\n{}",
        BODY.replacen("\n\n", "\n\nاقرأ أيضا\nأسعار الخبز ترتفع غدا\n\n", 1)
    ));
    page.check(&[("أسعار الخبز", "read-also"), ("وقال مدير", "body"), ("ويأمل", "body")]);
}

#[test]
fn comments_end_the_report_however_long_they_are() {
    let comments = "التعليقات\nأبو سالم - 2 يونيو 2020\nكلام صحيح تماما لكن لماذا لا تذكرون أن البذار لم تصل إلى القرى البعيدة إلا بعد أن فات أوان الزراعة كما حدث لنا ولجيراننا هذا الموسم.\nأضف تعليقا";
    let page = told(&format!("الرئيسية\n\n{TITLE}\n1 يونيو 2020\n\n{BODY}\n\n{comments}"));
    page.check(&[("ويأمل", "body"), ("التعليقات", "comment-form"), ("كلام صحيح", "comment-form")]);
    assert_eq!(page.report.dating.best.unwrap().to_string(), "2020-06-01");
}

#[test]
fn a_pull_quote_is_not_said_twice() {
    let quote = "المساحات المزروعة زادت عن الموسم السابق";
    let page = framed(&format!("{TITLE}\n\n{}", BODY.replacen("\n\n", &format!("\n\n«{quote}»\n\n"), 1)));
    page.check(&[("«المساحات", "caption"), ("وقال مدير", "body")]);
    assert!(page.report.blocks.iter().any(|block| block.reason == "said-again"));
}

#[test]
fn the_issue_of_a_newspaper_has_the_day_of_its_reports() {
    for head in [
        "العدد 5321 - الاثنين 1 يونيو 2020",
        "السنة التاسعة - العدد رقم 5321\nالاثنين 1 يونيو 2020",
        "العدد 5321\nالاثنين 1 يونيو 2020",
    ] {
        let page = told(&format!("صحيفة الميزان\n{head}\nالرئيسية\n\n{TITLE}\n\n{BODY}\n\nمن نحن"));
        assert_eq!(page.outlet(), Some("صحيفة الميزان"), "{head}");
        assert_eq!(page.report.dating.provenance, Provenance::Stated, "{head}");
    }
    let clock = told(&format!("صحيفة الميزان\nالاثنين 1 يونيو 2020\nالرئيسية\n\n{TITLE}\n\n{BODY}\n\nمن نحن"));
    assert_eq!(clock.report.dating.provenance, Provenance::PageClock);
}

#[test]
fn a_date_over_the_headline_is_stated_if_it_stands_in_its_block() {
    let page = told(&format!(
        "القائمة\nسياسة\n\nالرئيسية / محليات\nالاثنين 1 يونيو 2020 - 02:54\n{TITLE}\nمشاهدات: 12\n\n{BODY}"
    ));
    page.check(&[("الرئيسية / محليات", "section"), ("الاثنين", "dateline")]);
    assert_eq!(page.report.dating.provenance, Provenance::Stated);
    let head = told(&format!("الاثنين 1 يونيو 2020 - 02:54\n{TITLE}\nمشاهدات: 12\n\n{BODY}"));
    assert_eq!(head.report.dating.provenance, Provenance::PageClock);
    let site = told(&format!("آخر تحديث للموقع: الاثنين 1 يونيو 2020\nالقائمة\n\n{TITLE}\n\n{BODY}"));
    assert_eq!(site.report.dating.provenance, Provenance::PageClock);
}

#[test]
fn a_clock_in_several_lines_is_one() {
    let page = told(&format!("الاثنين\n1 يونيو 2020\n10:15 م\nالقائمة\n\n{TITLE}\n\n{BODY}"));
    page.check(&[("الاثنين", "clock"), ("1 يونيو", "clock"), ("10:15", "clock")]);
}

#[test]
fn boxes_of_service_are_not_the_report() {
    let boxed = "استطلاع رأي\nهل تؤيد زيادة سعر القمح هذا الموسم؟\nنعم\nلا\nصوت الآن";
    let page = framed(&format!(
        "القاهرة 19°\nمحليات\n{TITLE}\n\n{}",
        BODY.replacen("\n\n", &format!("\n\n{boxed}\n\n"), 1)
    ));
    page.check(&[
        ("القاهرة", "page-control"),
        ("محليات", "section"),
        ("استطلاع", "page-control"),
        ("هل تؤيد", "page-control"),
        ("صوت الآن", "page-control"),
        ("وقال مدير", "body"),
    ]);
}

#[test]
fn menus_have_headings_of_lists_as_entries() {
    let page = told(&format!(
        "صحيفة الميزان\nآخر الأخبار\nالنشرة العامة\nالنشرة الاقتصادية\nأرشيف الصحيفة\n\nعاجل\nعربي\n{TITLE}\n\n{BODY}\n\nمن نحن"
    ));
    page.check(&[
        ("آخر الأخبار", "menu"),
        ("النشرة العامة", "menu"),
        ("أرشيف", "menu"),
        ("عاجل", "section"),
        ("عربي", "section"),
    ]);
    assert_eq!(page.title(), Some(TITLE));
}

#[test]
fn the_owner_of_the_rights_is_the_outlet_and_no_agency() {
    let foot = |rights: &str| told(&format!("الرئيسية\n\n{TITLE}\nبيروت - رويترز\n\n{BODY}\n\n{rights}"));
    assert_eq!(foot("2020 © بوابة السهول - يحظر إعادة النشر إلا بإذن كتابي").outlet(), Some("بوابة السهول"));
    assert_eq!(foot("بوابة السهول - يحظر إعادة النشر إلا بإذن كتابي").outlet(), Some("بوابة السهول"));
    assert_eq!(foot("© رويترز 2020. جميع الحقوق محفوظة لأصحابها").outlet(), None);
    let named =
        told(&format!("صدى السهول\nالرئيسية\nسياسة\n\n{TITLE}\n\n{BODY}\n\n© 2020 شركة صدى السهول ش.م.م"));
    named.check(&[("صدى السهول", "masthead")]);
    assert_eq!(named.outlet(), Some("صدى السهول"));
}

#[test]
fn desks_and_ends_of_agencies_are_credits() {
    let page =
        framed(&format!("{TITLE}\n{BODY}\n(إعداد سلمى للنشرة العربية - تحرير كريم)\n// انتهى //\n13:28 ت م"));
    page.check(&[("ويأمل", "body"), ("(إعداد", "credit"), ("// انتهى", "credit"), ("13:28", "dateline")]);
}

#[test]
fn a_short_headline_over_its_date_is_one() {
    let page = framed(&format!("محليات\nحصاد مبكر\n1 يونيو 2020\n\n{BODY}"));
    assert_eq!(page.title(), Some("حصاد مبكر"));
    let lead = "بدأ اليوم في السهول الشمالية موسم الحصاد المبكر وسط آمال كبيرة بإنتاج وفير هذا العام";
    let page = framed(&format!("موسم الحصاد في السهول\n1 يونيو 2020\n\n{lead}\n{BODY}"));
    assert_eq!(page.title(), Some("موسم الحصاد في السهول"));
    page.check(&[("بدأ اليوم", "body")]);
}

#[test]
fn verse_under_a_date_is_the_report() {
    let verse: Vec<String> = (1..60).map(|n| format!("يا سهول القمح غني {}", "لنا ".repeat(n % 3))).collect();
    let page = framed(&format!(
        "أغنية القمح\n1 يونيو 2020\n\n{}\n\nنشرت القصيدة في ديوان الشاعر الأخير الذي صدر هذا الشهر عن دار السهول.",
        verse.join("\n\n")
    ));
    assert_eq!(page.title(), Some("أغنية القمح"));
    page.check(&[("يا سهول", "body"), ("نشرت القصيدة", "body")]);
}

#[test]
fn what_people_say_of_a_page_stands_against_what_is_read() {
    use crate::reading::cues::key_of;
    use crate::reading::given::{Change, Given};
    let text = format!("الرئيسية\n\n{TITLE}\nحصاد السهول\nأمس\n\n{BODY}\n\nالساعة الآن 3 يونيو 2021");
    let page = told(&text);
    assert_eq!(page.title(), Some(TITLE));
    let day = |text: &str| crate::calendar::typed::parse(text).unwrap().unwrap().first_day();
    let changes = [
        Change::Title(key_of("حصاد السهول")),
        Change::Outlet("صدى السهول".to_owned()),
        Change::Published(day("2020-06-01"), day("2020-06-30")),
        Change::Label(key_of(BODY.lines().last().unwrap()), crate::report::BlockLabel::ReadAlso),
    ];
    assert!(changes.iter().all(|change| change.fits(&text)) && !Change::Title(key_of("السهول")).fits(&text));
    let given = Given { changes: changes.iter().collect(), ..Given::default() };
    let page = crate::page::Page { text: text.clone(), ..crate::page::Page::decode(b"x").unwrap() };
    let told =
        Told { text, report: crate::reading::read_given(&page, &crate::reading::Markup::default(), &given) };
    assert_eq!((told.title(), told.outlet()), (Some("حصاد السهول"), Some("صدى السهول")));
    told.check(&[("ويأمل", "read-also"), ("وقال مدير", "body")]);
    let dating = &told.report.dating;
    assert_eq!(dating.provenance, Provenance::ByHand);
    assert_eq!([dating.earliest, dating.latest], [Some(day("2020-06-01")), Some(day("2020-06-30"))]);
    assert_eq!(dating.page_clock, Some(day("2021-06-03")));
    let rules: Vec<&str> = dating.reasons.iter().map(|reason| reason.rule.as_str()).collect();
    assert_eq!(rules, ["corrected", "page-clock"]);
}
