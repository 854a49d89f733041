//! Explicit times: what is found, what it covers, and what is not a time.

use proptest::prelude::*;

use crate::report::{Span, TimeModifier};

use super::{Found, times_in, words_of};

mod ranges;
mod years;

fn found(text: &str) -> Vec<Found> {
    times_in(text, &words_of(text, Span::new(0, text.len())))
}

/// Words, interval and rule of every time in the text, as one line each.
fn times(text: &str) -> Vec<String> {
    let end = |day: Option<crate::calendar::Day>| day.map_or("…".to_owned(), |day| day.to_string());
    let show = |f: Found| {
        format!("{} = {}..{} {}", f.span.of(text), end(f.earliest), end(f.latest), f.rule.as_str())
    };
    found(text).into_iter().map(show).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(times(text), expected, "{text}");
}

#[test]
fn days_in_the_three_month_families() {
    check("في 14 فبراير 2023، 9:05 م", &["14 فبراير 2023 = 2023-02-14..2023-02-14 day-month-year"]);
    check("يوم 5 شباط 2014 وصل", &["5 شباط 2014 = 2014-02-05..2014-02-05 day-month-year"]);
    check("صدر في 14 جانفي 2011", &["14 جانفي 2011 = 2011-01-14..2011-01-14 day-month-year"]);
    check("يوم 3 غشت 2017", &["3 غشت 2017 = 2017-08-03..2017-08-03 day-month-year"]);
    check("28 آب/اغسطس 2013", &["28 آب/اغسطس 2013 = 2013-08-28..2013-08-28 day-month-year"]);
    check(
        "8 كانون الأول/ ديسمبر 2024",
        &["8 كانون الأول/ ديسمبر 2024 = 2024-12-08..2024-12-08 day-month-year"],
    );
    check("يوم (26 يوليو ) وصل", &["26 يوليو = …..… day-month"]);
    check("21 تموز (يوليو ) 2015", &["21 تموز (يوليو ) 2015 = 2015-07-21..2015-07-21 day-month-year"]);
    check("في 13 (تشرين الثاني) 2015", &["13 (تشرين الثاني) 2015 = 2015-11-13..2015-11-13 day-month-year"]);
    check("٢٣ / يناير / ٢٠٢٥", &["٢٣ / يناير / ٢٠٢٥ = 2025-01-23..2025-01-23 day-month-year"]);
    check("۵ مايو ۲۰۲۰", &["۵ مايو ۲۰۲۰ = 2020-05-05..2020-05-05 day-month-year"]);
    check(
        "الثامن من كانون الأول عام 2024",
        &["الثامن من كانون الأول عام 2024 = 2024-12-08..2024-12-08 day-month-year"],
    );
    check("1 من شهر يونيو 2015", &["1 من شهر يونيو 2015 = 2015-06-01..2015-06-01 day-month-year"]);
    check("11 شوال 1441هـ - 03 يونيو 2020م", &["03 يونيو 2020 = 2020-06-03..2020-06-03 day-month-year"]);
}

#[test]
fn a_month_may_stand_before_its_day_where_the_year_follows() {
    check("أغسطس 4, 2015", &["أغسطس 4, 2015 = 2015-08-04..2015-08-04 day-month-year"]);
    check("نشر: مايو 19، 2020", &["مايو 19، 2020 = 2020-05-19..2020-05-19 day-month-year"]);
    check("الثلاثاء, مايو 19 2020", &["الثلاثاء, مايو 19 2020 = 2020-05-19..2020-05-19 day-month-year"]);
    check("كانون الأول 8, 2024", &["كانون الأول 8, 2024 = 2024-12-08..2024-12-08 day-month-year"]);
    // Amounts and days without a year are none.
    assert!(times("في مايو 19,500 طن").is_empty());
    assert!(times("قتل في مايو 19 شخصا").is_empty());
    assert!(times("أقيم في مايو 19 . 2020 شخصا حضروا").is_empty());
}

#[test]
fn a_weekday_beside_a_date_belongs_to_it() {
    check(
        "التوقيت الجمعة، 22 نوفمبر 2024",
        &["الجمعة، 22 نوفمبر 2024 = 2024-11-22..2024-11-22 day-month-year"],
    );
    check(
        "وذلك يوم الخميس الموافق 10/12/2015",
        &["الخميس الموافق 10/12/2015 = 2015-12-10..2015-12-10 numeric-day-first"],
    );
    let (_, span) = found("الأحد 1 مارس 2020")[0].weekday.unwrap();
    assert_eq!(span, Span::new(0, "الأحد".len()));
    assert!(found("قال الأحد إنه في 1 مارس 2020")[0].weekday.is_none());
}

#[test]
fn a_day_without_a_year_claims_no_day() {
    check("مساء 9 ديسمبر / كانون الأول الماضي", &["9 ديسمبر / كانون الأول = …..… day-month"]);
    check("هجمات 11 سبتمبر", &["11 سبتمبر = …..… day-month"]);
}

#[test]
fn numeric_dates_are_read_day_first_unless_impossible() {
    check("03/06/2020", &["03/06/2020 = 2020-06-03..2020-06-03 numeric-day-first"]);
    check("3 - 6 - 2020", &["3 - 6 - 2020 = 2020-06-03..2020-06-03 numeric-day-first"]);
    check("٢٤-٦-٢٠١٥", &["٢٤-٦-٢٠١٥ = 2015-06-24..2015-06-24 numeric-day-first"]);
    check("1.5.2020", &["1.5.2020 = 2020-05-01..2020-05-01 numeric-day-first"]);
    check("2020/06/03", &["2020/06/03 = 2020-06-03..2020-06-03 numeric-year-first"]);
    check("06/24/2020", &["06/24/2020 = 2020-06-24..2020-06-24 numeric-month-first"]);
    check("32/13/2020 و 19/10/1436 و 1/2/3/2020", &[]);
}

#[test]
fn days_that_do_not_exist_are_not_invented() {
    check("31 شباط 2020", &[]);
    check("31 شباط", &[]);
    check("29 فبراير 2023", &[]);
    check("29 فبراير 2024", &["29 فبراير 2024 = 2024-02-29..2024-02-29 day-month-year"]);
}

#[test]
fn a_month_is_named_in_two_families_in_either_order() {
    for text in [
        "كانون الأول (ديسمبر) 2024",
        "ديسمبر (كانون الأول) 2024",
        "كانون الأول/ديسمبر 2024",
        "ديسمبر / كانون أول 2024",
        "ديسمبر - كانون الأول 2024",
        "ديسمبر كانون الأول 2024",
        "كانون الأول أو ديسمبر 2024",
        "دجنبر (كانون الأول) ٢٠٢٤",
        "ديسمبر (كانون الأول) من عام ۲۰۲۴",
        "ديسمبر في العام 2024",
        "ديسمبر لسنة 2024",
        "ديسمبر من 2024",
        "ديسمبر الماضي 2024",
        "ديسمبر من العام الماضي 2024",
    ] {
        check(text, &[&format!("{text} = 2024-12-01..2024-12-31 month-year")]);
    }
    check("قرر كانون الأول أو يناير 2024", &["يناير 2024 = 2024-01-01..2024-01-31 month-year"]);
    check("ديسمبر من 2000 مقاتل", &[]);
    check("في باب 2015 من الكتاب", &[]);
}

#[test]
fn a_month_with_its_year() {
    check("في آب/أغسطس 2013", &["آب/أغسطس 2013 = 2013-08-01..2013-08-31 month-year"]);
    check("شهر مارس من العام 2020", &["مارس من العام 2020 = 2020-03-01..2020-03-31 month-year"]);
    check("ولشباط (فبراير) 2015", &["شباط (فبراير) 2015 = 2015-02-01..2015-02-28 month-year"]);
    check("ديسمبر 1854.", &["ديسمبر 1854 = 1854-12-01..1854-12-31 month-year"]);
    check("مارس الضغط على 2000 لاجئ", &[]);
    check("في مارس 1700 جندي", &[]);
}

#[test]
fn the_first_of_a_month_has_names_of_its_own() {
    check("بداية من غرة جانفي 2016", &["غرة جانفي 2016 = 2016-01-01..2016-01-01 day-month-year"]);
    check("في فاتح ماي 2017", &["فاتح ماي 2017 = 2017-05-01..2017-05-01 day-month-year"]);
    check(
        "الحادي والثلاثون من يوليو 2015",
        &["الحادي والثلاثون من يوليو 2015 = 2015-07-31..2015-07-31 day-month-year"],
    );
    check("غرة شوال", &[]);
}

#[test]
fn an_ordinal_of_something_else_is_no_day() {
    check("في النصف الثاني من آذار 2015", &["آذار 2015 = 2015-03-01..2015-03-31 month-year"]);
    check("الأسبوع الأول من شهر ماي الجاري", &[]);
    check(
        "الجمعة الثامن من آذار 2013 إلى التاسع من آذار 2014",
        &["الجمعة الثامن من آذار 2013 إلى التاسع من آذار 2014 = 2013-03-08..2014-03-09 day-range"],
    );
    check("المدينة الثامن من آذار 2013", &["الثامن من آذار 2013 = 2013-03-08..2013-03-08 day-month-year"]);
    check("بالنصف الأول من آذار 2015", &["آذار 2015 = 2015-03-01..2015-03-31 month-year"]);
}

#[test]
fn days_that_share_a_month() {
    check("من 27 إلى 29 يوليو 2015", &["27 إلى 29 يوليو 2015 = 2015-07-27..2015-07-29 day-range"]);
    check("20 - 21 أغسطس 2015", &["20 - 21 أغسطس 2015 = 2015-08-20..2015-08-21 day-range"]);
    check("بين 8 و11 تموز 2017", &["8 و11 تموز 2017 = 2017-07-08..2017-07-11 day-range"]);
    check("بين 15 وحتى 17 من شباط 2015", &["15 وحتى 17 من شباط 2015 = 2015-02-15..2015-02-17 day-range"]);
    check("أيام 6 و7 و8 جانفي 2011", &["6 و7 و8 جانفي 2011 = 2011-01-06..2011-01-08 day-range"]);
    check(
        "يومي الجمعة 6 والسبت 7 كانون الثاني 2017",
        &["الجمعة 6 والسبت 7 كانون الثاني 2017 = 2017-01-06..2017-01-07 day-range"],
    );
    check("الثلاثاء 16 أو 17 فيفري", &["الثلاثاء 16 أو 17 فيفري = …..… day-month"]);
    check("أيام 10، 11 و12 مارس 2017", &["10، 11 و12 مارس 2017 = 2017-03-10..2017-03-12 day-range"]);
}

#[test]
fn days_between_those_listed_are_not_claimed() {
    check(
        "أيام 10 و17 و24 أغسطس 2015",
        &[
            "10 = 2015-08-10..2015-08-10 day-month-year",
            "17 = 2015-08-17..2015-08-17 day-month-year",
            "24 أغسطس 2015 = 2015-08-24..2015-08-24 day-month-year",
        ],
    );
    // A score, an hour or a page is no day of the list.
    check("فاز 3، 16 يناير 2015", &["16 يناير 2015 = 2015-01-16..2015-01-16 day-month-year"]);
    check("من 28 إلى 3 مارس 2017", &["3 مارس 2017 = 2017-03-03..2017-03-03 day-month-year"]);
    check("أيام 29 و30 و31 أبريل 2015", &[]);
}

#[test]
fn signal_words_open_the_interval() {
    check("ومنذ عام 2015 تتواجد", &["منذ عام 2015 = 2015-01-01..… year-after-cue"]);
    assert_eq!(found("ومنذ عام 2015")[0].modifier, Some(TimeModifier::Since));
    check("حتى 31 يوليو 2015", &["حتى 31 يوليو 2015 = …..2015-07-31 day-month-year"]);
    check("قبل عام 2011", &["قبل عام 2011 = …..2010-12-31 year-after-cue"]);
    check("بعد مارس 2011", &["بعد مارس 2011 = 2011-04-01..… month-year"]);
    check("قبل، عام 2011", &["عام 2011 = 2011-01-01..2011-12-31 year-after-cue"]);
}

#[test]
fn several_times_stand_in_order() {
    let text = "في 4 أيلول/سبتمبر 2016 و10 تشرين الأول/اكتوبر 2017 ومنذ 2018";
    let found = times(text);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[2].starts_with("منذ 2018 = 2018-01-01..…"), "{found:?}");
}

/// Words and signs of which dates are made, and some that break them.
const PIECES: &[&str] = &[
    "5",
    "12",
    "31",
    "0",
    "2014",
    "2015",
    "2000",
    "1863",
    "1436هـ",
    "م",
    "و",
    "، ",
    "-",
    "/",
    ".",
    "(",
    ")",
    "من ",
    "إلى ",
    "بين ",
    "حتى ",
    "منذ ",
    "غاية ",
    "يوم ",
    "الجمعة ",
    "عام ",
    "عامي ",
    "شباط ",
    "مارس ",
    "كانون ",
    "الأول ",
    "الثاني ",
    "والعشرين ",
    "أو ",
    "غرة ",
    " ",
    "مقاتل ",
    "نهاية ",
    "كأس ",
];

proptest! {
    #[test]
    fn times_stand_in_order_and_end_after_they_begin(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..24)
    ) {
        let text = pieces.concat();
        let mut free = 0;
        let mut free_word = 0;
        for time in found(&text) {
            prop_assert!(time.span.start >= free && time.span.end > time.span.start, "{text}");
            prop_assert!(time.first_word >= free_word && time.end_word > time.first_word, "{text}");
            if let (Some(earliest), Some(latest)) = (time.earliest, time.latest) {
                prop_assert!(earliest <= latest, "{text}");
            }
            (free, free_word) = (time.span.end, time.end_word);
        }
    }
}
