//! Faults that were found by reading the rules: each was once told wrongly, or not at all.

use crate::report::TimeModifier;

use super::{check, day, on};

/// Hour and minute of the first time of day that the text tells.
fn clock(text: &str) -> Option<(u32, u32)> {
    let minutes = on(text, None).first()?.amount?.least;
    Some((minutes / 60, minutes % 60))
}

#[test]
fn hours_in_words_that_have_a_ra() {
    assert_eq!(clock("عند الساعة الرابعة مساء"), Some((16, 0)));
    assert_eq!(clock("العاشرة ليلا"), Some((22, 0)));
    assert_eq!(clock("الساعة العاشرة والنصف صباحا"), Some((10, 30)));
    assert_eq!(clock("الساعة 32ر06"), Some((6, 32)));
}

#[test]
fn twelve_in_the_morning_is_midnight_and_at_noon_it_is_noon() {
    assert_eq!(clock("الساعة 12:30 صباحا"), Some((0, 30)));
    assert_eq!(clock("الساعة 12:30 فجرا"), Some((0, 30)));
    assert_eq!(clock("الساعة 12:30 ظهرا"), Some((12, 30)));
    assert_eq!(clock("الساعة 11:30 صباحا"), Some((11, 30)));
}

#[test]
fn an_hour_sign_stands_apart_or_close() {
    assert_eq!(clock("س 20"), Some((20, 0)));
    assert_eq!(clock("س17"), Some((17, 0)));
}

#[test]
fn a_decade_is_in_the_century_beside_it() {
    check("عشرينيات القرن الحالي", &["عشرينيات القرن الحالي = 2020-01-01..2029-12-31 decade-or-century"]);
    check(
        "ثمانينيات القرن التاسع عشر",
        &["ثمانينيات القرن التاسع عشر = 1880-01-01..1889-12-31 decade-or-century"],
    );
    check("تسعينات القرن الماضي", &["تسعينات القرن الماضي = 1990-01-01..1999-12-31 decade-or-century"]);
    check("ستينات القرن العشرين", &["ستينات القرن العشرين = 1960-01-01..1969-12-31 decade-or-century"]);
    check("السبعينات", &["السبعينات = 1970-01-01..1979-12-31 decade-or-century"]);
    assert_eq!(on("عشرينيات القرن الحالي", None)[0].named, None);
}

#[test]
fn the_same_unit_is_that_of_what_was_named_last() {
    check(
        "في عام 2015 ثم في 12 مايو 2016 وفي الشهر نفسه",
        &[
            "عام 2015 = 2015-01-01..2015-12-31 year-after-cue",
            "12 مايو 2016 = 2016-05-12..2016-05-12 day-month-year",
            "الشهر نفسه = 2016-05-01..2016-05-31 text-relative",
        ],
    );
    check(
        "في 12 مايو 2016 ثم في عام 2015 وفي الشهر نفسه",
        &[
            "12 مايو 2016 = 2016-05-12..2016-05-12 day-month-year",
            "عام 2015 = 2015-01-01..2015-12-31 year-after-cue",
            "الشهر نفسه = ? text-relative",
        ],
    );
    check(
        "من 3 أبريل 2016 إلى 7 يونيو 2016 وفي الشهر نفسه ثم في العام التالي",
        &[
            "من 3 أبريل 2016 إلى 7 يونيو 2016 = 2016-04-03..2016-06-07 day-range",
            "الشهر نفسه = ? text-relative",
            "العام التالي = 2017-01-01..2017-12-31 text-relative",
        ],
    );
}

#[test]
fn what_ends_before_it_begins_is_not_told_so() {
    for text in
        ["29 إلى 2 شوال", "29 إلى 2 شوال 1436", "29 إلى 1 محرم", "الأيام 0 الماضية", "الأشهر 0 الأولى من 2015"]
    {
        for told in on(text, Some((day("2017-05-17"), day("2017-05-17")))) {
            assert!(told.named.is_none_or(|(from, to)| from <= to), "{text}: {told:?}");
        }
    }
    check("29 إلى 2 شوال 1436", &["29 إلى 2 شوال 1436 = 2015-07-16..2015-07-18 hijri-date"]);
}

#[test]
fn an_event_reaches_over_the_date_that_ends_it() {
    for text in [
        "بعد أحداث 11 سبتمبر/أيلول 2001",
        "بعد أحداث 11 سبتمبر/أيلول",
        "بعد أحداث 11 سبتمبر 2001",
        "منذ هجمات الحادي عشر من سبتمبر/أيلول 2001",
        "منذ هجمات الحادي عشر من سبتمبر عام 2001",
    ] {
        let told = on(text, None);
        let days = day("2001-09-11");
        assert_eq!(told.len(), 1, "{text}: {told:?}");
        assert_eq!((told[0].span.of(text), told[0].named), (text, Some((days, days))));
        assert!(matches!(told[0].modifier, Some(TimeModifier::After | TimeModifier::Since)));
    }
}

#[test]
fn a_longer_reading_does_not_cost_the_explicit_time_in_it() {
    let text = "بعد ثورة 25 يناير 2012";
    let told = on(text, None);
    assert!(told.iter().any(|told| told.span.of(text).ends_with("25 يناير 2012")), "{told:?}");
}

#[test]
fn an_event_that_was_not_yet_is_no_day() {
    let on_day = |text: &str, published: &str| on(text, Some((day(published), day(published))))[0].named;
    assert_eq!(on_day("بعد هجوم سوسة", "2015-02-01"), None);
    assert_eq!(on_day("بعد هجوم سوسة", "2016-02-01"), Some((day("2015-06-26"), day("2015-06-26"))));
}

#[test]
fn one_word_names_an_event_only_with_its_article() {
    assert_eq!(on("بعد نكبة", None), []);
    let whole_year = Some((day("1948-01-01"), day("1948-12-31")));
    assert_eq!(on("منذ النكبة", None)[0].named, whole_year);
    // Each country has its own.
    assert_eq!(on("بعد الثورة", None)[0].named, None);
}

#[test]
fn a_range_of_weekdays_is_no_longer_than_a_week() {
    check(
        "من يوم الأحد إلى يوم الخميس",
        &["من يوم الأحد إلى يوم الخميس = 2017-05-14..2017-05-18 relative-range"],
    );
}

#[test]
fn items_of_a_list_are_told_each() {
    check(
        "خلال عامي 2015 و2016",
        &["عامي 2015 = 2015-01-01..2015-12-31 year-after-cue", "2016 = 2016-01-01..2016-12-31 bare-year"],
    );
    check(
        "في 3 و4 أوت 2017",
        &["3 = 2017-08-03..2017-08-03 day-month-year", "4 أوت 2017 = 2017-08-04..2017-08-04 day-month-year"],
    );
    check("بين عامي 2015 و2016", &["بين عامي 2015 و2016 = 2015-01-01..2016-12-31 year-range"]);
}

#[test]
fn a_time_in_two_calendars_is_one() {
    check("عام 1438هـ/2017م", &["عام 1438هـ/2017م = 2017-01-01..2017-12-31 hijri-date"]);
    check(
        "16 رمضان عام 1395هـ (1975م)",
        &["16 رمضان عام 1395هـ (1975م) = 1975-09-22..1975-09-22 hijri-date"],
    );
    check("سنة 2015م/1436هـ", &["سنة 2015م/1436هـ = 2015-01-01..2015-12-31 year-after-cue"]);
}

#[test]
fn idioms_streets_and_ages_behind_letters_are_no_times() {
    for text in [
        "عاما بعد عام",
        "يوما بعد يوم",
        "سنة بعد أخرى",
        "بشارع 9 أفريل",
        "بايدن 72/ عاما/",
        "في الأربعينيات من العمر",
        "الطفلة ذات الـ6 سنوات",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_clock_without_its_part_of_the_day_has_that_of_the_other_end() {
    let ends = |text: &str| on(text, None)[0].amount.map(|ends| (ends.least / 60, ends.most / 60));
    assert_eq!(ends("من الساعة الخامسة وحتى العاشرة مساء"), Some((17, 22)));
    assert_eq!(ends("من الساعة الثامنة إلى الساعة الخامسة مساء"), Some((8, 17)));
    assert_eq!(ends("من الساعة الثامنة صباحا إلى الساعة الثانية بعد الزوال"), Some((8, 14)));
}

#[test]
fn what_only_looks_like_a_part_or_a_century() {
    check("العشر الأواخر من الكتاب", &[]);
    check("القرن الثاني لفينوس", &[]);
    check("الخمسينات المئوية", &[]);
    let since = on("بداية من الشهر الحالي", Some((day("2017-05-17"), day("2017-05-17"))));
    assert_eq!(since[0].modifier, Some(TimeModifier::Since));
}
