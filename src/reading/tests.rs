//! Pages of many styles, made up: what a careful reader would say of each.

use crate::calendar::Day;
use crate::edition::columns::is_mentioned;
use crate::page::Page;
use crate::report::{BlockLabel, Provenance, Report, TimeMention, TimeRole};

use super::read;
use super::record::{self, Record, RecordReading};

mod costs;
mod credits;
mod shapes;
mod written;

struct Told {
    text: String,
    report: Report,
}

fn told(text: &str) -> Told {
    let page = Page::of_text(text.to_owned());
    let report = read(&page);
    Told { text: page.text, report }
}

impl Told {
    fn title(&self) -> Option<&str> {
        self.report.title.map(|span| span.of(&self.text))
    }

    fn outlet(&self) -> Option<&str> {
        self.report.outlet.as_ref().map(|credited| credited.name.as_str())
    }

    fn relayed(&self) -> Vec<&str> {
        self.report.relayed.iter().map(|credited| credited.name.as_str()).collect()
    }

    /// The label of the line that begins with these words.
    #[track_caller]
    fn label(&self, words: &str) -> &'static str {
        let at = self.text.find(words).unwrap() as u32;
        let block = self.report.blocks.iter().find(|b| b.span.start <= at && at < b.span.end).unwrap();
        block.label.as_str()
    }

    #[track_caller]
    fn check(&self, expected: &[(&str, &str)]) {
        for (words, label) in expected {
            assert_eq!(self.label(words), *label, "{words}\n{:#?}", self.report.blocks);
        }
    }
}

/// Three paragraphs of a report, long enough to be the densest text of any page here.
const BODY: &str = "أعلنت وزارة الزراعة أن موسم الحصاد بدأ في السهول الشمالية، وأن الفرق الفنية انتشرت في القرى لمتابعة عمل الحصادات ومنع الحرائق.\n\n\
وقال مدير الإنتاج في الوزارة إن المساحات المزروعة زادت عن الموسم السابق، وإن المزارعين حصلوا على البذار والأسمدة في وقتها.\n\n\
ويأمل المزارعون أن تكفي الكميات حاجة السوق المحلية، بعد سنوات من الجفاف أضرت بالمحاصيل ودفعت كثيرين إلى ترك أراضيهم.";

#[test]
fn a_portal_page_with_menu_clock_and_foot() {
    let page = told(&format!(
        "الرئيسية\nسياسة\nاقتصاد\nرياضة\nثقافة\nاتصل بنا\nالساعة الآن 10:15 م\nالأربعاء 3 يونيو 2020\n\nمحليات\n\nموسم الحصاد يبدأ في السهول الشمالية وسط آمال بإنتاج وفير\n\nتاريخ النشر: الإثنين 1 يونيو 2020 - 09:22 مساء\nكتب: سامر الحلبي\nحقول القمح في الشمال - أرشيفية\n\n{BODY}\n\nشارك الخبر\nفيسبوك\nتويتر\nواتساب\n\nمواضيع ذات صلة\nأسعار الخبز ترتفع للمرة الثالثة هذا العام\nالبنك المركزي يعلن أسعار صرف جديدة\n\nالتعليقات\nالاسم\nالبريد الإلكتروني\nأضف تعليقا\n\nمن نحن\nسياسة الخصوصية\nجميع الحقوق محفوظة لموقع سهول نيوز © 2020"
    ));
    assert_eq!(page.title(), Some("موسم الحصاد يبدأ في السهول الشمالية وسط آمال بإنتاج وفير"));
    page.check(&[
        ("الرئيسية", "menu"),
        ("اقتصاد", "menu"),
        ("الساعة الآن", "clock"),
        ("الأربعاء 3 يونيو", "clock"),
        ("محليات", "section"),
        ("تاريخ النشر", "dateline"),
        ("كتب: سامر", "credit"),
        ("حقول القمح", "caption"),
        ("أعلنت وزارة", "body"),
        ("ويأمل المزارعون", "body"),
        ("شارك الخبر", "share"),
        ("واتساب", "share"),
        ("مواضيع ذات صلة", "read-also"),
        ("البنك المركزي", "read-also"),
        ("التعليقات", "comment-form"),
        ("أضف تعليقا", "comment-form"),
        ("من نحن", "footer"),
        ("جميع الحقوق", "copyright"),
    ]);
    assert_eq!(page.outlet(), Some("سهول نيوز"));
    assert!(page.relayed().is_empty());
    let dating = &page.report.dating;
    assert_eq!(dating.provenance, Provenance::Stated);
    assert_eq!(dating.best.unwrap().to_string(), "2020-06-01");
    assert_eq!(dating.page_clock.unwrap().to_string(), "2020-06-03");
    let rules: Vec<&str> = dating.reasons.iter().map(|reason| reason.rule.as_str()).collect();
    assert_eq!(rules, ["stated-date", "weekday-agrees", "page-clock", "weekday-agrees"]);
    let roles: Vec<TimeRole> = page.report.times.iter().map(|time| time.role).collect();
    assert_eq!(roles[..2], [TimeRole::PageClock, TimeRole::Publication]);
    assert!(roles[2..].iter().all(|role| *role == TimeRole::Mentioned), "{roles:?}");
}

#[test]
fn a_page_with_a_clock_only_bounds_the_publication() {
    let page =
        told(&format!("السبت 6 يونيو 2020\n\nموسم الحصاد يبدأ في السهول الشمالية\n\n{BODY}\n\nاترك تعليقا"));
    let dating = &page.report.dating;
    assert_eq!((dating.earliest, dating.best), (None, None));
    assert_eq!(dating.latest, dating.page_clock);
    assert_eq!(dating.provenance, Provenance::PageClock);
    assert_eq!(dating.reasons[0].rule, "page-clock-upper-bound");
}

const TIMES: &str = "وقال أمس إن العمل دام ثلاثة أشهر، ويبدأ يوميا في الساعة الثامنة صباحا، ويستمر حاليا حتى الأسبوع المقبل، كما كان عام 2015.";

/// Words and days of the times that count on the timeline.
fn on_the_timeline(text: &str, report: &Report) -> Vec<String> {
    let iso = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
    let days =
        |time: &TimeMention| format!("{} {}..{}", time.span.of(text), iso(time.earliest), iso(time.latest));
    report.times.iter().filter(|time| is_mentioned(time)).map(days).collect()
}

#[test]
fn what_has_days_is_on_the_timeline_as_surely_as_the_publication() {
    let of_page = |line: &str| {
        let page = told(&format!(
            "{line}\n\nموسم الحصاد يبدأ في السهول الشمالية\n\n{BODY}\n\n{TIMES}\n\nاقرأ أيضا\nأسعار الخبز ترتفع غدا"
        ));
        on_the_timeline(&page.text, &page.report)
    };
    let explicit = "عام 2015 2015-01-01..2015-12-31";
    assert_eq!(
        of_page("نشر في: 3 يونيو 2020"),
        ["أمس 2020-06-02..2020-06-02", "حتى الأسبوع المقبل ..2020-06-14", explicit]
    );
    // A clock says when the page was saved, and a name nothing.
    assert_eq!(of_page("السبت 6 يونيو 2020"), [explicit]);
    assert_eq!(of_page("سهول نيوز"), [explicit]);
    let record =
        Record { body: TIMES.to_owned(), published: Some("يونيو 2020".to_owned()), ..Record::default() };
    let RecordReading { page, report, .. } = record::read(&record);
    assert_eq!(
        on_the_timeline(&page.text, &report),
        ["أمس 2020-05-31..2020-06-29", "حتى الأسبوع المقبل ..2020-07-12", explicit]
    );
}

#[test]
fn a_wrong_weekday_is_said() {
    let page = told(&format!("موسم الحصاد يبدأ في السهول الشمالية\n\nالأحد 1 يونيو 2020\n\n{BODY}"));
    assert!(page.report.dating.reasons.iter().any(|reason| reason.rule == "weekday-disagrees"));
    assert_eq!(page.report.dating.best.unwrap().to_string(), "2020-06-01");
}

#[test]
fn an_update_does_not_hide_the_publication() {
    let page = told(&format!(
        "موسم الحصاد يبدأ في السهول الشمالية\n\nآخر تحديث: 5 يونيو 2020\nنشر في: 1 يونيو 2020\n\n{BODY}"
    ));
    assert_eq!(page.report.dating.best.unwrap().to_string(), "2020-06-01");
    let only = told(&format!("موسم الحصاد يبدأ في السهول الشمالية\n\nآخر تحديث: 5 يونيو 2020\n\n{BODY}"));
    assert_eq!(only.report.dating.reasons[0].rule, "stated-update");
}

#[test]
fn a_headline_that_stands_twice() {
    let page = told(&format!(
        "الرئيسية > محليات\nموسم الحصاد يبدأ في السهول الشمالية\n\nموسم الحصاد يبدأ في السهول الشمالية\nحقول القمح\n\n{BODY}\n\nموسم الحصاد يبدأ في السهول الشمالية | جريدة السهول\nتابعونا على"
    ));
    let labels: Vec<BlockLabel> = page.report.blocks.iter().map(|block| block.label).collect();
    assert_eq!(
        labels,
        [
            BlockLabel::Section,
            BlockLabel::RepeatedTitle,
            BlockLabel::Title,
            BlockLabel::Caption,
            BlockLabel::Body,
            BlockLabel::RepeatedTitle,
            BlockLabel::Share
        ]
    );
    assert_eq!(page.outlet(), Some("جريدة السهول"));
}

#[test]
fn a_ticker_in_the_head_does_not_take_the_headline() {
    let page = told(&format!(
        "آخر الأخبار\nالمنتخب يفوز في مباراته الودية الأولى\nعاصفة رملية تضرب العاصمة غدا\nموسم الحصاد يبدأ في السهول الشمالية بعد سنوات الجفاف\n1 يونيو 2020\n\n{BODY}\n\nمن نحن"
    ));
    assert_eq!(page.title(), Some("موسم الحصاد يبدأ في السهول الشمالية بعد سنوات الجفاف"));
    page.check(&[("عاصفة رملية", "read-also"), ("1 يونيو 2020", "dateline")]);
    assert_eq!(page.report.dating.provenance, Provenance::Stated);
}

#[test]
fn links_inside_the_report_end_where_it_resumes() {
    let insert =
        "\n\nاقرأ أيضا: أسعار الخبز ترتفع\n\nشاهد أيضا\nصورة من الحقول\nكيف نجا القمح من الحريق؟\n\n";
    let page = told(&format!("موسم الحصاد يبدأ في السهول الشمالية\n\n{}", BODY.replacen("\n\n", insert, 1)));
    page.check(&[
        ("أعلنت وزارة", "body"),
        ("اقرأ أيضا", "read-also"),
        ("كيف نجا", "read-also"),
        ("وقال مدير الإنتاج", "body"),
    ]);
}

#[test]
fn links_before_the_last_paragraph_do_not_end_the_report() {
    let insert = "\n\nأخبار ذات صلة\nأسعار الخبز ترتفع للمرة الثالثة\nكيف نجا القمح من الحريق؟\n\n";
    let (head, last) = BODY.rsplit_once("\n\n").unwrap();
    let page = told(&format!("موسم الحصاد يبدأ في السهول الشمالية\n\n{head}{insert}{last}\n\nمن نحن"));
    page.check(&[("أسعار الخبز", "read-also"), ("ويأمل المزارعون", "body"), ("من نحن", "footer")]);
}

#[test]
fn a_short_line_between_paragraphs_stays_in_the_report() {
    let page = told(&format!(
        "موسم الحصاد يبدأ في السهول الشمالية\n\n{}\n\nمن نحن",
        BODY.replacen("\n\n", "\n\nآمال ومخاوف\n\n", 1)
    ));
    page.check(&[("آمال ومخاوف", "body")]);
}

#[test]
fn pages_without_a_headline() {
    assert_eq!(told(BODY).title(), None);
    assert_eq!(told(BODY).report.blocks.len(), 1);
    let framed = told(&format!("الرئيسية\nاقتصاد\n\n{BODY}\n\nطباعة"));
    assert_eq!(framed.title(), None);
    framed.check(&[("أعلنت", "body"), ("طباعة", "page-control")]);
    let none = told("الرئيسية\nمن نحن");
    assert!(none.report.title.is_none() && none.report.blocks.len() == 2);
}

#[test]
fn a_bare_text_is_headline_and_report() {
    let page = told(&format!("حصاد مبكر\n\n{BODY}\n\nوهذا كل ما في الأمر"));
    assert_eq!(page.title(), Some("حصاد مبكر"));
    page.check(&[("وهذا كل", "body")]);
}

#[test]
fn a_subtitle_and_an_agency_between_headline_and_report() {
    let page = told(&format!(
        "موسم الحصاد يبدأ في السهول الشمالية\nالوزارة تعد بتسلم كامل المحصول والمزارعون يطالبون بأسعار مجزية\nدمشق - سانا\n1 يونيو 2020\n\n{BODY}"
    ));
    page.check(&[("الوزارة تعد", "subtitle"), ("دمشق - سانا", "credit")]);
    assert_eq!((page.outlet(), page.relayed()), (None, vec!["سانا"]));
}

#[test]
fn the_credit_under_the_report_names_outlet_and_agency() {
    let page = told(&format!(
        "موسم الحصاد يبدأ في السهول الشمالية\n\n{BODY}\n\nسهول نيوز- رويترز\n\nالنشرة البريدية"
    ));
    assert_eq!((page.outlet(), page.relayed()), (Some("سهول نيوز"), vec!["رويترز"]));
    let city =
        told(&format!("موسم الحصاد يبدأ في السهول الشمالية\n\n{BODY}\n\nبيروت - رويترز\n\nالنشرة البريدية"));
    assert_eq!((city.outlet(), city.relayed()), (None, vec!["رويترز"]));
    let nobody = told(&format!("موسم الحصاد يبدأ في السهول الشمالية\n\n{BODY}\n\nالمصدر: وكالات"));
    assert_eq!((nobody.outlet(), nobody.relayed()), (None, vec![]));
    nobody.check(&[("المصدر: وكالات", "credit")]);
}

#[test]
fn whom_a_report_reports_after() {
    for (sentence, names) in [
        ("وفق ما ذكر موقع بوليتيكو.", &["بوليتيكو"][..]),
        ("ووفقا لشبكة \"سي ان ان\" الإخبارية.", &["سي إن إن"]),
        ("نقلا عن وكالة رويترز للأنباء.", &["رويترز"]),
        ("ونسبت \"نيويورك تايمز\" إلى مسؤولين القول.", &["نيويورك تايمز"]),
        ("كما نقلت صحيفة الشرق الأوسط قول الوزير.", &["الشرق الأوسط"]),
        ("وبحسب صحيفة \"صدى السهول\" المحلية.", &["صدى السهول"]),
        ("وأفادت صحيفة دير شتاندارد النمساوية بذلك.", &["دير شتاندارد"]),
        ("وذكرت وكالة الأنباء الأوغندية ذلك.", &["وكالة الأنباء الأوغندية"]),
        ("وقال مزارع لوكالة فرانس برس إن العمل شاق.", &["فرانس برس"]),
        ("وقال خبير لمجلة نيوزويك: العمل شاق.", &["نيوزويك"]),
        ("دول الشرق الأوسط تعاني، والحياة صعبة، بحسب خبراء.", &[]),
        ("ذكرت صحيفة محلية أن العمل شاق.", &[]),
        ("وتقول هيئة قناة السويس إن العمل شاق.", &[]),
        ("وكتب على موقع \"تويتر\" أن العمل شاق.", &[]),
        ("وقال \"الاتحاد السعودي للكرة\" إن العمل شاق.", &[]),
        ("ونقلت تقارير عن مسؤولين أن العمل شاق.", &[]),
    ] {
        let page = told(&format!("موسم الحصاد يبدأ في السهول الشمالية\n\n{BODY}\n\n{sentence}"));
        assert_eq!(page.relayed(), names, "{sentence}");
        assert_eq!(page.outlet(), None, "{sentence}");
    }
}

#[test]
fn people_speak_to_the_outlet() {
    let twice = "وقال المزارع أحمد، في تصريح لـ\"سهول نيوز\"، إن العمل شاق.\n\nوأضافت جارته لـ \"سهول نيوز\" أن المطر تأخر.";
    let page = told(&format!("موسم الحصاد يبدأ في السهول الشمالية\n\n{BODY}\n\n{twice}"));
    assert_eq!((page.outlet(), page.relayed()), (Some("سهول نيوز"), vec![]));
    let once = told(&format!(
        "موسم الحصاد يبدأ في السهول الشمالية\n\n{BODY}\n\nوأضافت جارته لـ \"سهول نيوز\" أن المطر تأخر."
    ));
    assert_eq!(once.outlet(), None);
    let threat = "وأشار إلى أن الخطر المتزايد لـ\"الجراد\" كبير.\n\nوأكد أن التهديد لـ\"الجراد\" قائم.";
    let page = told(&format!("موسم الحصاد يبدأ في السهول الشمالية\n\n{BODY}\n\n{threat}"));
    assert_eq!(page.outlet(), None);
}

#[test]
fn a_picture_credit_relays_nobody() {
    let page =
        told(&format!("موسم الحصاد يبدأ في السهول الشمالية\nحقول القمح في الشمالالمصدر: أ ف ب\n\n{BODY}"));
    page.check(&[("حقول القمح", "caption")]);
    assert_eq!((page.outlet(), page.relayed()), (None, vec![]));
}

#[test]
fn windows_line_breaks_do_not_matter() {
    let unix =
        format!("الرئيسية\n\nموسم الحصاد يبدأ في السهول الشمالية\n1 يونيو 2020\n\n{BODY}\n\nتابعونا على");
    let labels = |page: &Told| page.report.blocks.iter().map(|b| b.label).collect::<Vec<_>>();
    let (one, other) = (told(&unix), told(&unix.replace('\n', "\r\n")));
    assert_eq!(labels(&one), labels(&other));
    assert_eq!(one.report.dating.best, other.report.dating.best);
}
