//! Explicit times: what is found, what it covers, and what is not a time.

use crate::report::{Span, TimeModifier};

use super::{Found, times_in, words_of};

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
fn months_and_ranges_of_days() {
    check("في آب/أغسطس 2013", &["آب/أغسطس 2013 = 2013-08-01..2013-08-31 month-year"]);
    check("شهر مارس من العام 2020", &["مارس من العام 2020 = 2020-03-01..2020-03-31 month-year"]);
    check("بين يناير وفبراير 2020", &["فبراير 2020 = 2020-02-01..2020-02-29 month-year"]);
    check("من 27 إلى 29 يوليو 2015", &["27 إلى 29 يوليو 2015 = 2015-07-27..2015-07-29 day-range"]);
    check("20 - 21 أغسطس 2015", &["20 - 21 أغسطس 2015 = 2015-08-20..2015-08-21 day-range"]);
    check("مارس الضغط على 2000 لاجئ", &[]);
}

#[test]
fn years_need_a_word_that_says_so() {
    check("تجربة عام 2013.", &["عام 2013 = 2013-01-01..2013-12-31 year-after-cue"]);
    check("تمويل الاستقرار لعام 2021 للعراق", &["عام 2021 = 2021-01-01..2021-12-31 year-after-cue"]);
    check("وفي سنة ٢٠١٤", &["سنة ٢٠١٤ = 2014-01-01..2014-12-31 year-after-cue"]);
    check("في عام (1990)", &["عام (1990) = 1990-01-01..1990-12-31 year-after-cue"]);
    check("سقطت في 2013، ثم", &["2013 = 2013-01-01..2013-12-31 bare-year"]);
    check("حرب 1973", &["1973 = 1973-01-01..1973-12-31 bare-year"]);
    for count in [
        "نحو 2000 مقاتل",
        "في 2000 قرية",
        "منذ 2000 يوم",
        "أكثر من 2000 عامل في الحقول",
        "تأمين نحو 10000 مقاتل",
        "900 جندي",
        "عام 1441هـ",
        "بنسبة 2000%",
        "خلال 2,015 ساعة",
        "الساعة 20:15",
        "عام 2100",
        "مدير عام 3 فروع",
    ] {
        check(count, &[]);
    }
}

#[test]
fn ranges_of_years() {
    check("من عام 2003 إلى عام 2011، قال", &["من عام 2003 إلى عام 2011 = 2003-01-01..2011-12-31 year-range"]);
    check("بين عامي 2014 و2017", &["بين عامي 2014 و2017 = 2014-01-01..2017-12-31 year-range"]);
    check("من 2011 حتى 2015.", &["من 2011 حتى 2015 = 2011-01-01..2015-12-31 year-range"]);
    check("موسم 2016-2017", &["2016-2017 = 2016-01-01..2017-12-31 year-range"]);
    check("موسم 2016/2017", &["2016/2017 = 2016-01-01..2017-12-31 year-range"]);
    check("هاتف 2014-2090 داخلي", &[]);
    check("من 1950 إلى 2050 مقاتلا", &[]);
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
    let text = "بين 4 أيلول/سبتمبر 2016 و10 تشرين الأول/اكتوبر 2017 ومنذ 2018";
    let found = times(text);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[2].starts_with("منذ 2018 = 2018-01-01..…"), "{found:?}");
}
