//! What is told of relative times, lengths and repetitions, and what is not.

use crate::calendar::{Day, PartialDate};
use crate::report::{Span, TimeRole};

use super::super::{times_in, words_of};
use super::{Resolved, Resolving, told_in};

mod faults;
mod folding;
mod properties;
mod reaching;
mod spans;
mod values;
mod wordings;

fn on(text: &str, published: Option<(Day, Day)>) -> Vec<Resolved> {
    let words = words_of(text, Span::new(0, text.len()));
    let found = times_in(text, &words);
    let mut resolving = Resolving::against(published);
    told_in(text, &words, &found).iter().map(|told| resolving.resolve(told)).collect()
}

fn day(text: &str) -> Day {
    match text.parse() {
        Ok(PartialDate::Day(day)) => day,
        other => panic!("{text}: {other:?}"),
    }
}

/// Words, days and rule of what is told in the text, published on Wednesday 17 May 2017.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let published = day("2017-05-17");
    let show = |told: &Resolved| {
        let days = told.named.map_or("?".to_owned(), |(from, to)| format!("{from}..{to}"));
        format!("{} = {days} {}", told.span.of(text), told.rule.as_str())
    };
    let shown: Vec<String> = on(text, Some((published, published))).iter().map(show).collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn days_near_publication() {
    check("قال أمس الثلاثاء", &["أمس الثلاثاء = 2017-05-16..2017-05-16 relative-day"]);
    check("اليوم \"الأربعاء\"، أنه", &["اليوم \"الأربعاء\" = 2017-05-17..2017-05-17 relative-day"]);
    check("أمس (الثلاثاء)", &["أمس (الثلاثاء) = 2017-05-16..2017-05-16 relative-day"]);
    check("قال «أمس» إن", &["أمس = 2017-05-16..2017-05-16 relative-day"]);
    check("وصل أول من أمس", &["أول من أمس = 2017-05-15..2017-05-15 relative-day"]);
    check(
        "ينطلق غدا الخميس 18 ماي 2017",
        &["غدا الخميس 18 ماي 2017 = 2017-05-18..2017-05-18 day-month-year"],
    );
    check("في صباح اليوم", &["صباح اليوم = 2017-05-17..2017-05-17 relative-day"]);
    check("وقع يوم الأحد الماضي", &["يوم الأحد الماضي = 2017-05-14..2017-05-14 weekday"]);
    check("سيقام الأحد", &["الأحد = 2017-05-21..2017-05-21 weekday"]);
}

#[test]
fn where_they_disagree_the_weekday_holds() {
    check("قال أمس الأحد", &["أمس الأحد = 2017-05-14..2017-05-14 relative-day"]);
}

#[test]
fn units_shares_and_seasons() {
    check("في الأسبوع الماضي", &["الأسبوع الماضي = 2017-05-08..2017-05-14 relative-unit"]);
    check("نهاية الشهر الجاري", &["نهاية الشهر الجاري = 2017-05-01..2017-05-31 relative-unit"]);
    check("النصف الثاني من 2015", &["النصف الثاني من 2015 = 2015-07-01..2015-12-31 share-of-unit"]);
    check("الخريف الماضي", &["الخريف الماضي = 2016-09-01..2016-11-30 season"]);
    check("ديسمبر الماضي", &["ديسمبر الماضي = 2016-12-01..2016-12-31 month-of-nearest-year"]);
    check("الأشهر الثلاثة الماضية", &["الأشهر الثلاثة الماضية = 2017-02-17..2017-05-16 units-in-a-row"]);
}

#[test]
fn hijri_dates_have_their_civil_day() {
    check("يوم 15 شوال 1436هـ", &["يوم 15 شوال 1436هـ = 2015-07-31..2015-07-31 hijri-date"]);
    check(
        "في 26 شوال 1436 هـ الموافق 11 اغسطس 2015",
        &["26 شوال 1436 هـ الموافق 11 اغسطس 2015 = 2015-08-11..2015-08-11 day-month-year"],
    );
}

#[test]
fn lengths_repetitions_clocks_and_vague_words_claim_no_day() {
    check("دام عشر سنوات", &["عشر سنوات = ? duration"]);
    check("مرتين في الأسبوع", &["مرتين في الأسبوع = ? repetition"]);
    check("مرة في كل أسبوع", &["مرة في كل أسبوع = ? repetition"]);
    check("يصلون كل ليلة هناك", &["كل ليلة = ? repetition"]);
    check("يجتمعون كل أيام الخميس", &["كل أيام الخميس = ? repetition"]);
    check("تجري كل 7 سنوات", &["كل 7 سنوات = ? repetition"]);
    check("الساعة 17 و10 دق", &["الساعة 17 و10 دق = ? clock-time"]);
    check("الساعة 14:30 بتوقيت غرينتش", &["الساعة 14:30 بتوقيت غرينتش = ? clock-time"]);
    check("حاليا", &["حاليا = ? vague-time"]);
    check("السنوات الأخيرة", &["السنوات الأخيرة = ? vague-time"]);
}

#[test]
fn a_day_that_no_calendar_has_is_told_and_not_repaired() {
    check("في 31 شباط", &["31 شباط = ? impossible-date"]);
    check("في 29 فبراير 2023", &["29 فبراير 2023 = ? impossible-date"]);
    check("في 29 فبراير 2024", &["29 فبراير 2024 = 2024-02-29..2024-02-29 day-month-year"]);
}

#[test]
fn idioms_names_and_ages_are_no_times() {
    for text in [
        "في نهاية المطاف",
        "على مدار الساعة",
        "في أمس الحاجة",
        "صحيفة اليوم السابع",
        "شارع 7 نوفمبر",
        "عمره 30 عاما",
        "بغداد والانسحاب من المدينة",
    ] {
        check(text, &[]);
    }
}

#[test]
fn without_a_day_of_publication_no_day_is_made_up() {
    for text in ["أمس", "يوم الأحد", "8 ديسمبر", "العام الماضي", "قبل يومين"]
    {
        assert_eq!(on(text, None)[0].named, None, "{text}");
    }
}

#[test]
fn a_time_is_as_uncertain_as_the_publication_it_is_told_against() {
    let year = Some((day("2017-01-01"), day("2017-12-31")));
    let days = |text: &str| {
        let mention = on(text, year)[0].mention(TimeRole::Mentioned);
        [mention.earliest, mention.latest].map(|day| day.map(|day| day.to_string()).unwrap_or_default())
    };
    assert_eq!(days("أمس"), ["2016-12-31", "2017-12-30"]);
    assert_eq!(days("الشهر المقبل"), ["2017-02-01", "2018-01-31"]);
    assert_eq!(days("8 ديسمبر"), ["2016-12-08", "2017-12-08"]);
    assert_eq!(days("منذ أمس"), ["2016-12-31", ""]);
    assert_eq!(days("حتى الشهر المقبل"), ["", "2018-01-31"]);
    // All of its days give the same answer.
    assert_eq!(days("العام الماضي"), ["2016-01-01", "2016-12-31"]);
    // Which month it is in cannot be told.
    assert_eq!(on("أمس وفي الشهر نفسه", year)[1].named, None);
}

#[test]
fn what_has_no_days_has_none_whenever_it_was_said() {
    for text in ["عشر سنوات", "مرتين في الأسبوع", "الساعة الثامنة مساء", "حاليا", "31 شباط"]
    {
        let told = on(text, Some((day("2017-05-17"), day("2017-05-17"))));
        let mention = told[0].mention(TimeRole::Mentioned);
        assert_eq!((told.len(), mention.earliest, mention.latest), (1, None, None), "{text}");
    }
}
