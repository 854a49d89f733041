//! Datings of whole pages, and the laws of combining.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::combine::combined;
use super::deixis::{Deixis, Must};
use super::evidence::{Evidence, Interval, Source};
use super::*;
use crate::calendar::{Day, Weekday};
use crate::page::Page;
use crate::reading::given::{Change, Facts, Given};
use crate::reading::markup::{Metadata, MetadataKind};
use crate::reading::rules::DatingRule;
use crate::reading::{read, read_given, read_with};
use crate::report::{Provenance, Span};

const BODY: &str = "أعلنت وزارة الزراعة في بيان لها أن موسم الحصاد في السهول الشمالية يسير وفق الخطة الموضوعة له رغم ارتفاع درجات الحرارة.\n\nوقال مدير الإنتاج في الوزارة إن المساحات المحصودة زادت كثيرا، مشيرا إلى أن المراكز تعمل دون توقف لتسلم المحصول من المزارعين.";

/// The dating of a page with a headline, these lines over and under it, and sentences behind its text.
fn dated(over: &str, under: &str, behind: &str) -> (String, Dating) {
    let text = format!("{over}\n\nموسم الحصاد يبدأ في السهول الشمالية\n{under}\n\n{BODY}\n\n{behind}");
    let page = Page::decode(text.as_bytes()).unwrap();
    let dating = read(&page).dating;
    (page.text, dating)
}

/// The same with a value of the markup, which stands on the page as it would if markup were written out.
fn with_markup(kind: MetadataKind, value: &str, under: &str) -> Dating {
    let text = format!("موسم الحصاد يبدأ في السهول الشمالية\n{under}\n\n{BODY}\n\nمن نحن\n{value}");
    let span = Span::new(text.len() - value.len(), text.len());
    let page = Page::decode(text.as_bytes()).unwrap();
    let markup = Markup { metadata: vec![Metadata { kind, span }], ..Markup::default() };
    read_with(&page, &markup).dating
}

fn shown(dating: &Dating) -> String {
    let iso = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
    format!("{} {}..{}", dating.provenance.as_str(), iso(dating.earliest), iso(dating.latest))
}

fn rules(dating: &Dating) -> Vec<&str> {
    dating.reasons.iter().map(|reason| reason.rule.as_str()).collect()
}

#[test]
fn stated_dates() {
    for (under, expected) in [
        ("نشر: 25 تموز 2015 - 10:00 | آخر تحديث: 27 تموز 2015 - 08:15", "stated 2015-07-25..2015-07-25"),
        ("آخر تحديث: 27 تموز 2015 | نشر: 25 تموز 2015", "stated 2015-07-25..2015-07-25"),
        ("آخر تحديث: 27 تموز 2015", "stated ..2015-07-27"),
        ("الاثنين 04 شوال 1436 هـ الموافق 20 يوليو 2015 م", "stated 2015-07-20..2015-07-20"),
        ("نشر في: يونيو 2020", "unknown .."),
    ] {
        assert_eq!(shown(&dated("", under, "").1), expected, "{under}");
    }
}

#[test]
fn a_clock_is_never_a_stated_date() {
    let (_, dating) = dated("السبت 6 يونيو 2020", "", "");
    assert_eq!((shown(&dating).as_str(), dating.best), ("page-clock ..2020-06-06", None));
    // Not even where the text leaves no other day: the day hangs on the clock.
    let (_, dating) = dated("السبت 6 يونيو 2020", "", "وكان المدير قد توفي في 6 يونيو 2020 بعد مرض.");
    assert_eq!((shown(&dating).as_str(), dating.best), ("page-clock 2020-06-06..2020-06-06", None));
    let (_, dating) = dated("السبت 6 يونيو 2020", "منذ 3 ساعات", "");
    assert_eq!(shown(&dating), "page-clock 2020-06-05..2020-06-06");
    let (_, dating) = dated("السبت 6 يونيو 2020", "منذ 5 أيام", "");
    assert_eq!(shown(&dating), "page-clock 2020-05-31..2020-06-01");
}

#[test]
fn the_text_dates_a_page() {
    for (sentence, expected) in [
        ("وافتتحت المراكز اليوم الاثنين 23 جانفي 2017 أبوابها.", "inferred 2017-01-23..2017-01-23"),
        ("وافتتحت المراكز أمس الأحد 22 جانفي 2017 أبوابها.", "inferred 2017-01-23..2017-01-23"),
        // The weekday is another one: one of the two is a slip.
        ("وافتتحت المراكز اليوم الثلاثاء 23 جانفي 2017 أبوابها.", "unknown .."),
        ("وصدر التقرير في 5 مارس 2014 في العاصمة.", "inferred 2014-03-05.."),
        ("ومن المقرر أن يصدر التقرير في 5 مارس 2014 في العاصمة.", "inferred ..2014-03-05"),
        ("وأضاف أن خطة عام 2030 طموحة.", "unknown .."),
        ("وتراجع الإنتاج خلال العام الماضي 2014 كثيرا.", "inferred 2015-01-01..2015-12-31"),
        ("وبلغ الإنتاج ذروته خلال العام الجاري 2015.", "inferred 2015-01-01..2015-12-31"),
        ("وساد الهدوء بعد سقوط نظام الأسد.", "inferred 2024-12-08.."),
        ("ورحب الرئيس الأمريكي باراك أوباما بذلك.", "inferred 2009-01-20..2017-01-27"),
        ("ورحب الرئيس الأمريكي السابق باراك أوباما بذلك.", "inferred 2017-01-20.."),
        ("ويعود ذلك إلى عهد الرئيس الأمريكي باراك أوباما.", "inferred 2009-01-20.."),
        ("وجرت المراسم في مثل هذا اليوم 27 جانفي 2014.", "unknown .."),
    ] {
        let (text, dating) = dated("", "", sentence);
        assert_eq!(shown(&dating), expected, "{sentence}");
        assert!(dating.reasons.iter().all(|reason| !reason.span.of(&text).is_empty()));
    }
}

#[test]
fn a_vague_while_after_an_event_is_not_before_it() {
    let fallen = "inferred 2024-12-08..";
    for (sentence, expected) in [
        ("وساد الهدوء عقب أيام من سقوط نظام الأسد.", fallen),
        ("وساد الهدوء بعد أيام قليلة على انهيار النظام السوري.", fallen),
        ("وساد الهدوء بعد أشهر من انهيار نظام الأسد.", fallen),
        ("وساد الهدوء بعد ساعات من سقوط نظام الأسد.", fallen),
        ("وساد الهدوء بعد سنوات على سقوط نظام الأسد.", fallen),
        ("وساد الهدوء بعد وقت قصير من سقوط نظام الأسد.", fallen),
        ("وساد الهدوء منذ انهيار النظام السوري قبل بضعة أشهر.", fallen),
        // A year less half of one.
        ("وساد الهدوء بعد عام كامل على انهيار النظام السوري.", "inferred 2025-06-08.."),
        ("وهرب الناس عقب أسابيع من غزو تركيا لسوريا.", "inferred 2016-08-24.."),
        ("وهرب الناس بعد الهجوم التركي على شمال سوريا.", "inferred 2016-08-24.."),
        ("وسيهرب الناس بعد الهجوم التركي على شمال سوريا.", "unknown .."),
        ("وهرب الناس منذ العملية التركية في سوريا.", "inferred 2015-02-22.."),
        ("وهرب الناس بعد أيام من الهجوم التركي على شمال شرق سوريا.", "inferred 2019-10-09.."),
        ("وخسر رجاله في الباغوز آخر معاقل الجماعة.", "inferred 2018-09-10.."),
        ("وعاد الناس بعد عامين من هزيمة \"داعش\" ميدانيا.", "inferred 2019-01-07.."),
        ("وعاد العمل بعد هزيمة داعش في سوريا.", "inferred 2017-12-06.."),
        // Of which defeat?
        ("وتواصل العمل بعد أيام من هزيمة التنظيم.", "unknown .."),
        ("وسيعود الناس بعد أيام من سقوط نظام الأسد.", "unknown .."),
        ("وساد الهدوء قبل أيام من سقوط نظام الأسد.", "unknown .."),
    ] {
        assert_eq!(shown(&dated("", "", sentence).1), expected, "{sentence}");
    }
    // Those of a corpus as well.
    let mut facts = Facts::default();
    let [from, to] = [Day::from_civil(2020, 2, 9).unwrap(), Day::from_civil(2020, 3, 1).unwrap()];
    facts.events.add("معركة [بلدة] التل", from, to).unwrap();
    for sentence in ["بعد أيام من معركة التل", "عقب أسابيع قليلة على معركة بلدة التل", "منذ معركة التل"]
    {
        let text = format!("{BODY}\n\nوعاد الناس إلى بيوتهم {sentence}.");
        let page = Page::decode(text.as_bytes()).unwrap();
        let given = Given { facts: &facts, ..Given::default() };
        let dating = read_given(&page, &Markup::default(), &given).dating;
        assert_eq!(shown(&dating), "inferred 2020-02-09..", "{sentence}");
    }
}

#[test]
fn a_weekday_chooses_within_a_known_week() {
    let sentence = "وافتتحت المراكز اليوم الأربعاء أبوابها. وكان المدير قد توفي في 2 يونيو 2020 بعد مرض.";
    let (_, dating) = dated("السبت 6 يونيو 2020", "", sentence);
    assert_eq!((shown(&dating).as_str(), dating.best), ("inferred 2020-06-03..2020-06-03", None));
    assert!(rules(&dating).contains(&"text-weekday"));
}

#[test]
fn reasons_say_what_they_alone_allow() {
    let (_, dating) = dated("السبت 6 يونيو 2020", "", "وكان المدير قد توفي في 9 مارس 2018 بعد مرض.");
    let allowed: Vec<_> = dating.reasons.iter().map(|one| (&*one.rule, one.earliest, one.latest)).collect();
    let after = Day::from_civil(2018, 3, 9);
    assert_eq!(
        allowed,
        [("page-clock-upper-bound", None, None), ("weekday-agrees", None, None), ("text-past", after, None)]
    );
}

#[test]
fn what_does_not_fit_is_shown() {
    let past = "وكان المدير قد توفي في 9 مارس 2021 بعد مرض.";
    let (_, dating) = dated("", "نشر في: 1 يونيو 2020", past);
    assert_eq!(shown(&dating), "stated 2020-06-01..2020-06-01");
    assert!(rules(&dating).contains(&"text-later"));
    let today = "وافتتحت المراكز اليوم الاثنين 23 جانفي 2017 أبوابها.";
    let (_, dating) = dated("السبت 6 يونيو 2020", "", today);
    assert_eq!(shown(&dating), "inferred 2017-01-23..2017-01-23");
    // What is ruled out comes last, and nothing speaks for it.
    assert_eq!(rules(&dating), ["text-today", "page-clock-contradicted"]);
    // A page that states its date says by its clock only when it was saved.
    let (_, dating) = dated("السبت 6 يونيو 2020", "نشر في: 1 يونيو 2018", "");
    assert!(!rules(&dating).contains(&"page-clock-contradicted"));
}

#[test]
fn markup_is_evidence_below_what_is_printed() {
    let of = |kind, value: &str, under: &str| shown(&with_markup(kind, value, under));
    let published = MetadataKind::Published;
    assert_eq!(of(published, "2017-05-20T18:24:00+01:00", ""), "structured 2017-05-20..2017-05-20");
    assert_eq!(of(published, "2017-04-04T23:20:00Z", ""), "structured 2017-04-04..2017-04-05");
    assert_eq!(
        of(published, "2017-04-04T23:20:00Z", "نشر في: 5 أفريل 2017"),
        "stated 2017-04-05..2017-04-05"
    );
    assert_eq!(
        of(published, "2017-04-04T23:20:00Z", "00:20 , بتوقيت تونس"),
        "structured 2017-04-05..2017-04-05"
    );
    assert_eq!(of(published, "1970-01-01T00:00:00Z", ""), "unknown ..");
    assert_eq!(of(MetadataKind::Modified, "2017-05-20", ""), "structured ..2017-05-20");
    assert_eq!(
        of(MetadataKind::Address, "https://a.example/2017/05/20/x/", ""),
        "structured 2017-05-20..2017-05-20"
    );
    assert_eq!(of(MetadataKind::Address, "https://a.example/4371", ""), "unknown ..");
    // The markup has the year of what is printed without one.
    let dating = with_markup(published, "2017-05-20T18:24:00+01:00", "نشر في 20 ماي على الساعة 18:24");
    assert_eq!(dating.best, Day::from_civil(2017, 5, 20));
    let at_odds = with_markup(published, "2017-05-25", "نشر في: 5 أفريل 2017");
    assert_eq!(shown(&at_odds), "stated 2017-04-05..2017-04-05");
    assert!(rules(&at_odds).contains(&"structured-contradicted"));
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let source = select(vec![
        Source::Stated,
        Source::Metadata,
        Source::Address,
        Source::Clock,
        Source::TextToday,
        Source::Text,
        Source::TextOffice,
        Source::TextComing,
    ]);
    (source, 0..50_u32, option::of(0..60_i32), option::of(0..60_i32)).prop_map(|(source, at, one, other)| {
        let (earliest, latest) = match (one, other) {
            (Some(one), Some(other)) => (Some(Day(one.min(other))), Some(Day(one.max(other)))),
            (one, other) => (one.map(Day), other.map(Day)),
        };
        let interval = Interval { earliest, latest };
        let span = Span { start: at, end: at + 5 };
        Evidence::new(source, DatingRule::ALL[source as usize], span, interval, interval.day())
    })
}

fn deixis() -> impl Strategy<Value = Deixis> {
    let weekday = select(vec![Weekday::Monday, Weekday::Friday]);
    (0..50_u32, -2..=1_i32, weekday).prop_map(|(at, away, weekday)| Deixis {
        span: Span { start: at, end: at + 3 },
        must: Must::Weekday(away, weekday),
    })
}

proptest! {
    #[test]
    fn the_order_of_the_evidence_does_not_matter(
        (all, shuffled) in vec(evidence(), 0..8).prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        deixis in vec(deixis(), 0..3),
    ) {
        let dating = combined(all, &deixis);
        let reversed: Vec<Deixis> = deixis.into_iter().rev().collect();
        let other = combined(shuffled, &reversed);
        prop_assert_eq!((dating.earliest, dating.latest, dating.best), (other.earliest, other.latest, other.best));
        prop_assert_eq!(dating.provenance, other.provenance);
    }

    #[test]
    fn no_interval_is_empty_and_no_day_is_made_up(all in vec(evidence(), 0..8), deixis in vec(deixis(), 0..3)) {
        let dating = combined(all.clone(), &deixis);
        if let (Some(first), Some(last)) = (dating.earliest, dating.latest) {
            prop_assert!(first <= last);
        }
        if let Some(best) = dating.best {
            let named = |one: &Evidence| one.source.names_days() && one.interval.day() == Some(best);
            prop_assert!(all.iter().any(named));
        }
        prop_assert!(dating.reasons.len() <= Dating::MOST_REASONS);
        prop_assert_eq!(dating.provenance == Provenance::Unknown, dating.earliest.is_none() && dating.latest.is_none());
    }

    #[test]
    fn less_evidence_is_never_a_tighter_interval_unless_it_was_contradicted(
        all in vec(evidence(), 1..8),
        hidden in any::<Index>(),
    ) {
        let whole = combined(all.clone(), &[]);
        let at_odds = |rule: &str| rule.ends_with("contradicted") || rule == "text-later";
        prop_assume!(!whole.reasons.iter().any(|reason| at_odds(&reason.rule)));
        prop_assume!(all.iter().try_fold(Interval::ALWAYS, |sum, one| sum.and(one.interval)).is_some());
        let mut fewer = all;
        fewer.remove(hidden.index(fewer.len()));
        let other = combined(fewer, &[]);
        prop_assert!(other.earliest <= whole.earliest);
        prop_assert!(whole.latest.is_none_or(|last| other.latest.is_none_or(|other| last <= other)));
        prop_assert!(!(other.latest.is_some() && whole.latest.is_none()));
    }

    #[test]
    fn any_text_is_dated_with_words_that_stand_on_it(text in "ن[ا-ي0-9/:،. \n-]{0,300}") {
        let page = Page::decode(text.as_bytes()).unwrap();
        let report = read(&page);
        for reason in &report.dating.reasons {
            prop_assert!(page.text.get(reason.span.start as usize..reason.span.end as usize).is_some());
            prop_assert!(DatingRule::from_spelling(&reason.rule).is_some());
        }
        prop_assert_eq!(read(&page).dating, report.dating);
    }
}

/// What the sentence alone says of the day, with the rules of its reasons.
#[track_caller]
fn check(sentence: &str, expected: &str, rule: &str) {
    let (text, dating) = dated("", "", sentence);
    assert_eq!(shown(&dating), expected, "{sentence}");
    let mut reasons = dating.reasons.iter().filter(|reason| reason.rule == rule);
    assert!(rule.is_empty() || reasons.all(|reason| sentence.contains(reason.span.of(&text))), "{sentence}");
    assert!(rule.is_empty() || rules(&dating).contains(&rule), "{sentence} {:?}", rules(&dating));
}

#[test]
fn known_events_say_how_long_ago_they_were() {
    for (sentence, expected) in [
        // Half a unit less than said.
        ("وتجمع الناس في الذكرى الثالثة لثورة 25 يناير.", "inferred 2013-07-25.."),
        ("وتجمع الناس في الذكرى السنوية الثانية عشرة لسقوط بغداد عام 2003.", "inferred 2014-10-05.."),
        ("وتغير الحال بعد مرور ثلاث سنوات على سقوط الموصل.", "inferred 2016-12-08.."),
        ("وتغير الحال بعد عامين من سقوط الموصل.", "inferred 2015-12-09.."),
        ("وعاد الناس إلى بيوتهم منذ سقوط الموصل الشهر الماضي.", "inferred 2014-07-01..2014-07-31"),
        ("وعاد الناس إلى بيوتهم بعد سقوط الموصل في يونيو الماضي.", "inferred 2014-07-01..2015-06-30"),
        ("وعاد الناس إلى الرقة التي سقطت الخريف الماضي.", "inferred 2017-12-01..2018-11-30"),
        (
            "وعاد الناس إلى الرقة، عاصمة الجماعة المعلنة التي سقطت الخريف الماضي.",
            "inferred 2017-12-01..2018-11-30",
        ),
        ("وعاد الناس إلى الموصل التي سقطت قبل عامين.", "inferred 2015-12-09..2020-07-11"),
    ] {
        check(sentence, expected, "text-since-event");
    }
    for sentence in [
        // Another city, or something in it.
        "وأحكموا سيطرتهم على صنعاء، تقدم الحوثيون إلى مدينة عدن التي سقطت الشهر الماضي.",
        "وسيطروا على صنعاء ومدينة عدن التي سقطت الشهر الماضي.",
        "وعاد الناس إلى الموصل والرقة التي سقطت الشهر الماضي.",
        "وعاد الناس إلى قرى الرقة التي سقطت الشهر الماضي.",
        // Of what is planned, of another time of the year, of nobody's days.
        "وسوف ينسحب الجيش بعد عامين من سقوط الموصل.",
        "ويجري الإعداد لمرحلة ما بعد سقوط الموصل.",
        "وكان الاحتفال بالذكرى الثالثة للثورة كبيرا.",
        "وسقطت قذائف على الرقة في الخريف الماضي.",
        "ويخشى الناس سقوط الموصل.",
    ] {
        check(sentence, "unknown ..", "");
    }
    // No June is in it.
    check("وعاد الناس بعد سقوط الموصل في مارس الماضي.", "inferred 2014-06-10..", "text-event");
}

#[test]
fn what_people_plan_for_has_not_been() {
    for sentence in [
        "وناقش المجتمعون إدارة البلاد بعد سقوط نظام الأسد.",
        "والتقى المعارضون لبحث مستقبل البلاد بعد سقوط نظام الأسد.",
        "ووضعوا خطة لإجراء انتخابات بعد ستة أشهر من سقوط نظام الأسد.",
        "وتجري الانتخابات بعد ستة أشهر من سقوط نظام الأسد.",
        "وأعلن الجيش خطة إدارة المدينة بعد تحرير الموصل.",
        "وشهدت المدينة خلافا على مرحلة ما بعد تحرير الموصل.",
        "وتعتزم المدينة إحياء الذكرى الخمسين لسقوط جدار برلين عام 2039.",
        "ويستعد الناس لإحياء الذكرى العشرين لسقوط جدار برلين.",
    ] {
        check(sentence, "unknown ..", "");
    }
    for (sentence, expected) in [
        ("ونزح الآلاف بعد تحرير الموصل.", "inferred 2017-07-09.."),
        ("ويعيش الآلاف في المخيمات منذ تحرير الموصل.", "inferred 2017-07-09.."),
        ("ويستعد الناس لإحياء الذكرى العشرين لثورة 25 يناير.", "inferred 2011-01-25.."),
        ("وبعد سقوط نظام الأسد، عاد الآلاف.", "inferred 2024-12-08.."),
    ] {
        check(sentence, expected, "text-event");
    }
}

#[test]
fn another_year_is_another_event() {
    for sentence in [
        "وتجمع الناس في الذكرى العاشرة لثورة 30 يونيو 1989.",
        "ونزح الآلاف بعد سقوط الموصل عام 2017.",
        "ونزح الآلاف منذ سقوط بغداد (1258).",
        "ونزح الآلاف منذ هجوم سوسة في يناير 2016.",
        "ونزح الآلاف منذ غزو العراق للكويت عام 2003.",
        "ونزح الآلاف منذ هجمات باريس.",
        "ونزح الآلاف منذ هجمات باريس في يناير 2015.",
        "ونزح الآلاف منذ سقوط بغداد.",
        "ونزح الآلاف منذ إعلان الخلافة.",
        "وشرب الآلاف من نبع السلام.",
        "وفي حي قسد بيوت كثيرة.",
    ] {
        check(sentence, "unknown ..", "");
    }
    for (sentence, first) in [
        ("ونزح الآلاف منذ هجمات باريس في نوفمبر 2015.", "2015-11-13"),
        ("ونزح الآلاف منذ سقوط بغداد عام 2003.", "2003-04-09"),
        ("ونزح الآلاف منذ هزيمة تنظيم داعش في سوريا.", "2017-12-06"),
    ] {
        check(sentence, &format!("inferred {first}.."), "text-event");
    }
    for sentence in ["وانتشرت قوات «قسد» في المنطقة كلها.", "وانتشر المقاتلون (قسد) في المنطقة كلها."]
    {
        check(sentence, "inferred 2015-10-10..", "text-name");
    }
    check("ونزح الآلاف منذ غزو العراق للكويت.", "inferred 1990-08-02..", "text-event");
    check("ونزح الآلاف منذ سقوط الموصل في حزيران/يونيو 2014.", "inferred 2014-06-10..", "text-event");
}

#[test]
fn a_name_is_written_after_it_was_given() {
    check(
        "وقال المدير إن قوات سوريا الديمقراطية تنتشر في المنطقة كلها.",
        "inferred 2015-10-10..",
        "text-name",
    );
    check("وطالبت عائلات ضحايا انفجار مرفأ بيروت بالعدالة.", "inferred 2020-08-04..", "text-event");
}

#[test]
fn what_lasts_bounds_from_above_only_where_it_is_told_as_lasting() {
    let lasting = "inferred 2011-03-15..2024-12-15";
    for sentence in [
        "وتعيش العائلات في القرى الخاضعة لسيطرة النظام السوري.",
        "وتعيش العائلات في القرى الواقعة تحت سيطرة قوات الأسد.",
        "وتعيش العائلات في البلدات التي تسيطر عليها قوات النظام السوري.",
    ] {
        check(sentence, lasting, "text-lasting");
    }
    check("وكانت العائلات تعيش في القرى الخاضعة لسيطرة النظام السوري.", "unknown ..", "");
    check("وتذكر العائلات القرى الخاضعة لسيطرة النظام السوري السابق.", "unknown ..", "");
    check("وتصف العائلات القرى الخاضعة لسيطرة النظام السوري عام 2015.", "unknown ..", "");
    check(
        "وتناقلت المواقع خطاب أبو بكر البغدادي زعيم التنظيم في مارس الماضي.",
        "inferred ..2020-03-31",
        "text-lasting",
    );
    check("وصور الهاتف بيت أبو بكر البغدادي في مارس الماضي.", "unknown ..", "");
    let leader = "وتناقلت المواقع خطاب زعيم تنظيم الدولة الإسلامية البغدادي في مارس الماضي.";
    check(leader, "inferred ..2020-03-31", "text-lasting");
    for another in ["كريم البغدادي", "البغدادي المحمودي", "البغدادي", "شقيق أبو بكر البغدادي"]
    {
        check(&format!("وتناقلت المواقع خطاب {another} في مارس الماضي."), "unknown ..", "");
    }
}

#[test]
fn an_office_may_stand_behind_the_name() {
    let days = "inferred 2009-01-20..2017-01-27";
    check("ورحب باراك أوباما، الرئيس الأمريكي، بذلك.", days, "text-office");
    check("ورحب باراك أوباما، الرئيس الأمريكي السابق، بذلك.", "unknown ..", "");
    check("ورحب باراك أوباما، الرئيس الأمريكي المنتخب، بذلك.", "unknown ..", "");
    // Of its end one tells for years.
    check("وتحدث الناس عن رحيل الرئيس الأمريكي باراك أوباما.", "inferred 2009-01-20..", "text-office");
    check("ورحب باراك أوباما بذلك. وقال الرئيس الأمريكي إنه سعيد.", "unknown ..", "");
}

#[test]
fn the_name_behind_an_office_is_its_holders() {
    for somebody in [
        "نائب الرئيس الأمريكي جو بايدن",
        "ونائب الرئيس الأمريكي السابق جو بايدن",
        "نائب رئيس الوزراء وزير الخارجية الفلسطيني رياض المالكي",
        "رئيس الوزراء الأردني وزير العدل أحمد العبادي",
        "رئيس حزب الجمهوريين الفرنسي نيكولا ساركوزي",
        "رئيس الحزب الاشتراكي الفرنسي فرانسوا هولاند",
        "وزير الخارجية المصري السيناتور جون كيري",
        "الرئيس المصري لوزير الدفاع السيسي",
        "رئيس الوزراء التونسي المؤقت الباجي قائد السبسي",
        "مبعوث الأمين العام للأمم المتحدة كوفي عنان",
        "المبعوث الخاص للأمين العام للأمم المتحدة كوفي عنان",
        "رئيس هيئة مصر للتأمين أحمد مبارك",
        "رئيس جمعية رجال الأعمال المصرية أحمد مرسي",
        "رئيس الحكومة علي جمعة",
        "رئيس الحكومة المغربي الصيد",
        "الرئيس الأمريكي السابق ميشيل أوباما",
        "زوجة الرئيس الأمريكي السابق باراك أوباما",
        "مستشارة الرئيس الفرنسي إيمانويل ماكرون",
        "وزير الدفاع الإيطالي كارتر",
        "جو بايدن، نائب الرئيس الأمريكي",
        "ميشيل أوباما، زوجة الرئيس الأمريكي",
        "أحمد مرسي، رئيس نادي مصر",
        "نيكولا ساركوزي، رئيس الحزب الفرنسي",
        "الأمين العام للأمم المتحدة بأن ذلك صحيح",
        "الأمين العام للأمم المتحدة كي يتوقف القتال",
    ] {
        check(&format!("ورحب {somebody}، بذلك."), "unknown ..", "");
    }
    for (holder, expected) in [
        ("الرئيس الأمريكي جو بايدن", "inferred 2021-01-20..2025-01-27"),
        ("رئيس الحكومة التونسية مهدي جمعة", "inferred 2014-01-29..2015-02-13"),
        ("رئيس الجمهورية الباجي قائد السبسي", "inferred 2014-12-31..2019-08-01"),
        ("رئيس مجلس الوزراء القائد العام للقوات المسلحة حيدر العبادي", "inferred 2014-09-08..2018-11-01"),
        ("وزير الدفاع الأمريكي بالوكالة مارك إسبر", "inferred 2019-06-24..2020-11-16"),
        ("الأمين العام للأمم المتحدة بان كي مون", "inferred 2007-01-01..2017-01-07"),
        ("المتحدث باسم وزارة الخارجية الأمريكية نيد برايس", "inferred 2021-01-20..2023-04-07"),
        ("رئيس مصر محمد مرسي", "inferred 2012-06-24..2013-07-10"),
        ("وزيرة الخارجية الأمريكية السابقة هيلاري كلينتون", "inferred 2013-02-01.."),
    ] {
        check(&format!("ورحب {holder} بذلك."), expected, "text-office");
    }
}

#[test]
fn a_clock_is_the_date_only_where_it_is_said_to_be() {
    let read_of = |names: &[&str], behind: &str, under: &str| {
        let mut facts = Facts::default();
        names.iter().for_each(|name| facts.add_outlet_dated_by_clock(name));
        let text = format!(
            "سهول نيوز\nالسبت 6 يونيو 2020\n\nموسم الحصاد يبدأ في السهول الشمالية\n{under}\n\n{BODY}\n\n{behind}\n\nجميع الحقوق محفوظة لموقع سهول نيوز © 2020"
        );
        let given = Given { facts: &facts, ..Given::default() };
        read_given(&Page::of_text(text), &Markup::default(), &given).dating
    };
    let dating = read_of(&["سهول نيوز"], "", "");
    assert_eq!(
        (shown(&dating).as_str(), dating.best),
        ("by-hand 2020-06-06..2020-06-06", Day::from_civil(2020, 6, 6))
    );
    assert_eq!(rules(&dating), ["outlet-clock", "weekday-agrees"]);
    assert_eq!(shown(&read_of(&["ميزان"], "", "")), "page-clock ..2020-06-06");
    // What contradicts it is believed, and shown.
    let dating = read_of(&["سهول نيوز"], "وافتتحت المراكز اليوم الجمعة 5 يونيو 2020 أبوابها.", "");
    assert_eq!(shown(&dating), "inferred 2020-06-05..2020-06-05");
    assert!(rules(&dating).contains(&"page-clock-contradicted"), "{:?}", rules(&dating));
    let dating = read_of(&["سهول نيوز"], "وافتتحت المراكز أمس الأحد أبوابها.", "");
    assert_eq!(dating.best, None);
    let dating = read_of(&["سهول نيوز"], "", "نشر: 4 يونيو 2020");
    assert_eq!(shown(&dating), "stated 2020-06-04..2020-06-04");
}

#[test]
fn events_of_the_corpus_date_as_known_ones_do() {
    let day = |month, day| Day::from_civil(2019, month, day).unwrap();
    let mut facts = Facts::default();
    facts.events.add("معركة [بلدة] التل", day(2, 9), day(3, 23)).unwrap();
    let of = |sentence: &str, facts: &Facts| {
        let text = format!("موسم الحصاد يبدأ في السهول الشمالية\n\n{BODY}\n\n{sentence}");
        shown(
            &read_given(&Page::of_text(text), &Markup::default(), &Given { facts, ..Given::default() })
                .dating,
        )
    };
    for (sentence, expected) in [
        ("وعاد الناس إلى بيوتهم بعد معركة بلدة التل.", "inferred 2019-02-09.."),
        ("وعاد الناس في الذكرى الثانية لمعركة التل.", "inferred 2020-08-09.."),
    ] {
        assert_eq!(of(sentence, &facts), expected);
        assert_eq!(of(sentence, Facts::NONE), "unknown ..");
    }
}

#[test]
fn an_address_that_people_gave_has_a_day_and_an_outlet() {
    let of = |address: &str| {
        let text = format!("موسم الحصاد يبدأ في السهول الشمالية\n\n{BODY}");
        let change = Change::Address(address.to_owned());
        let given = Given { changes: vec![&change], ..Given::default() };
        let report = read_given(&Page::of_text(text), &Markup::default(), &given);
        (shown(&report.dating), report.outlet.map(|outlet| outlet.name))
    };
    let of_sabq = Some("سبق".to_owned());
    assert_eq!(of("https://sabq.org/2015/8/4/x"), ("structured 2015-08-04..2015-08-04".to_owned(), of_sabq));
    assert_eq!(of("https://a.example/x"), ("unknown ..".to_owned(), None));
}
