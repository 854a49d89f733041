//! How far an expression reaches: one that is told with all its words is one.

use crate::report::{Amount, Granularity};

use super::{check, on};

/// Hours and minutes of the first time of day that the text tells, both ends, and whether it is the whole text.
#[track_caller]
fn clock(text: &str, ends: [(u32, u32); 2]) {
    let told = on(text, Some((super::day("2017-05-17"), super::day("2017-05-17"))));
    assert_eq!(told.len(), 1, "{text}: {told:?}");
    assert_eq!(told[0].span.of(text), text);
    let amount = told[0].amount.unwrap_or_else(|| panic!("{text}: {told:?}"));
    assert_eq!([amount.least, amount.most].map(|minute| (minute / 60, minute % 60)), ends, "{text}");
}

#[track_caller]
fn at(text: &str, hour: u32, minute: u32) {
    clock(text, [(hour, minute); 2]);
}

#[test]
fn minutes_in_words_belong_to_the_hour() {
    at("الساعة السادسة و النصف مساء", 18, 30);
    at("الساعة السابعة وربع صباحا", 7, 15);
    at("الساعة التاسعة إلا ثلثا", 8, 40);
    at("الساعة التاسعة إلا خمس دقائق ليلا", 20, 55);
    at("الساعة الثالثة و21 دقيقة بالتوقيت المحلي", 3, 21);
    at("الساعة العاشرة وخمس دقائق", 10, 5);
    at("الساعة 8 و40 دقيقة صباحا", 8, 40);
    at("الساعة 9 والنصف", 9, 30);
}

#[test]
fn an_hour_and_a_day_that_follow_by_chance_are_two() {
    check("الساعة الثالثة و21 لاعبا", &["الساعة الثالثة = ? clock-time"]);
    check("الساعة الثالثة وأربع ساعات", &["الساعة الثالثة = ? clock-time", "أربع ساعات = ? duration"]);
}

#[test]
fn zones_days_and_conversions_belong_to_the_hour() {
    at("الساعة 16:20 (بتوقيت غرينتش)", 16, 20);
    at("الساعة 16:20 حسب التوقيت المحلي", 16, 20);
    at("الساعة 6:45 من صباح هذا اليوم الأربعاء", 6, 45);
    at("الساعة 10.15 (1915 بتوقيت غرينتش) من مساء يوم السبت", 22, 15);
    at("الساعة الثامنة من كل يوم", 8, 0);
    at("الساعة الثامنة من مساء كل سبت", 20, 0);
    let two = "18:10 بالتوقيت المحلي (16:10 بتوقيت غرينيتش)";
    check(two, &["18:10 بالتوقيت المحلي = ? clock-time", "16:10 بتوقيت غرينيتش = ? clock-time"]);
}

#[test]
fn two_clocks_are_one_range() {
    clock("من السادسة وحتى الثامنة مساء", [(18, 0), (20, 0)]);
    clock("بداية من الساعة التاسعة صباحا إلى الساعة الثالثة بعد الزوال", [(9, 0), (15, 0)]);
    clock("من الساعة التاسعة قبل الزوال إلى غاية الرابعة مساء", [(9, 0), (16, 0)]);
    check("من الثانية إلى الرابعة في الترتيب", &[]);
}

#[test]
fn years_of_schools_and_sports_run_over_the_summer() {
    let days = "2011-07-01..2012-06-30";
    for text in [
        "السنة الدراسية 2011/2012",
        "العام الجامعي 2011-2012",
        "الموسم الرياضي الجديد 2011/2012",
        "موسم 2011-2012",
    ] {
        check(text, &[&format!("{text} = {days} year-range")]);
    }
    check("سجلوا للسنة الدراسية 2011-2012", &[&format!("للسنة الدراسية 2011-2012 = {days} year-range")]);
    check(
        "في بداية الموسم الكروي 2011/2012.",
        &[&format!("بداية الموسم الكروي 2011/2012 = {days} year-range")],
    );
    check("السنة المالية 2011/2012", &["السنة المالية 2011/2012 = 2011-01-01..2012-12-31 year-range"]);
    check("سكنوا بموسم الحصاد", &[]);
}

#[test]
fn hijri_days_with_their_article_year_and_twin() {
    let whole = |text: &str, days: &str| check(text, &[&format!("{text} = {days} hijri-date")]);
    whole("مساء الثلاثاء الـ12 من شهر محرم 1437 هـ", "2015-10-25..2015-10-25");
    whole("مساء الأحد الثاني عشر من شهر محرم لهذا العام 1437هـ", "2015-10-25..2015-10-25");
    whole("يوم الأحد 12/01/1437هـ -حسب تقويم أم القرى- الموافق 25/10/2015م", "2015-10-25..2015-10-25");
    check(
        "النصف الأول من شعبان لهذه السنة",
        &["النصف الأول من شعبان لهذه السنة = 2017-04-27..2017-05-11 share-of-unit"],
    );
    check(
        "ابتداء من يوم الأحد 12 محرم وحتى نهاية يوم الخميس 1 صفر 1437هـ",
        &[
            "ابتداء من يوم الأحد 12 محرم = 2015-10-25..2015-10-25 hijri-date",
            "حتى نهاية يوم الخميس 1 صفر 1437هـ = 2015-11-13..2015-11-13 hijri-date",
        ],
    );
}

#[test]
fn lengths_reach_over_their_halves_brackets_and_bounds() {
    let lasting = |text: &str, least: u32, most: u32, unit: Granularity| {
        let told = on(text, None);
        assert_eq!(told.len(), 1, "{text}: {told:?}");
        assert_eq!(told[0].span.of(text), text);
        assert_eq!(told[0].amount, Some(Amount { least, most, unit, every: 0 }), "{text}");
    };
    lasting("نصف يوم تقريبا", 1, 1, Granularity::Day);
    lasting("عشرون دقيقة تقريبا", 40, 40, Granularity::Minute);
    lasting("سنة ونصف السنة", 3, 3, Granularity::Year);
    lasting("ساعتين و نصف الساعة", 5, 5, Granularity::Hour);
    lasting("( 13 ) يوما", 26, 26, Granularity::Day);
    lasting("من أسبوعين إلى عشرين يوما", 28, 40, Granularity::Day);
    lasting("من شهر إلى ثلاثة أشهر", 2, 6, Granularity::Month);
    lasting("مئات السنين", 0, 0, Granularity::Year);
    lasting("ثلاثة قرون من الزمن", 6, 6, Granularity::Century);
    check("يعمل منذ ما يقرب من 9 أعوام", &["منذ ما يقرب من 9 أعوام = 2008-01-01..2008-12-31 units-ago"]);
    check("منذ عقدين من الزمن", &["منذ عقدين من الزمن = 1997-01-01..1997-12-31 units-ago"]);
    check("منذ أكثر من شهر", &["منذ أكثر من شهر = ? vague-time"]);
}

#[test]
fn hours_are_told_with_their_day() {
    let whole = |text: &str, days: &str| check(text, &[&format!("{text} = {days}")]);
    whole("الساعات الأولى من فجر الأحد 14 ماي 2017", "2017-05-14..2017-05-14 day-month-year");
    whole("الساعات الأولى من صباح الأحد 14 ماي 2017 بالتوقيت المحلي", "2017-05-14..2017-05-14 day-month-year");
    whole("ساعة متأخرة من مساء أمس", "2017-05-16..2017-05-16 relative-day");
    whole("وقت متأخر يوم الاثنين", "2017-05-15..2017-05-15 weekday");
    whole("وقت متأخر من يوم الاثنين", "2017-05-15..2017-05-15 weekday");
    check("في وقت متأخر", &["وقت متأخر = ? vague-time"]);
}

#[test]
fn two_days_are_told_with_their_noun() {
    check(
        "يغلق يومي الجمعة والسبت",
        &["يومي الجمعة = 2017-05-12..2017-05-12 weekday", "السبت = 2017-05-13..2017-05-13 weekday"],
    );
    // Saturday is the 20th and Sunday the 21st, in this year.
    check("السبت والأحد 20 و21 ماي", &["السبت والأحد 20 و21 ماي = 2017-05-20..2017-05-21 day-of-nearest-year"]);
    check(
        "يومي السبت والأحد 20 و21 ماي الجاري",
        &["يومي السبت والأحد 20 و21 ماي الجاري = 2017-05-20..2017-05-21 day-of-nearest-year"],
    );
}
