//! Wordings of the press that were once told with a word too few, or in two.

use crate::report::{Granularity, TimeModifier};

use super::{check, on};

/// The text alone is one expression with these days.
#[track_caller]
fn whole(text: &str, days: &str, rule: &str) {
    check(text, &[&format!("{text} = {days} {rule}")]);
}

#[test]
fn the_noun_before_a_month_or_day_belongs_to_it() {
    whole("شهر أكتوبر 2012", "2012-10-01..2012-10-31", "month-year");
    whole("منتصف شهر أغسطس (آب) عام 2013", "2013-08-01..2013-08-31", "month-year");
    whole("منذ شهر مارس 2015", "2015-03-01..2015-03-31", "month-year");
    check(
        "يومي 19 و20 فيفري 2015",
        &[
            "يومي 19 = 2015-02-19..2015-02-19 day-month-year",
            "20 فيفري 2015 = 2015-02-20..2015-02-20 day-month-year",
        ],
    );
    check(
        "شهري سبتمبر وديسمبر 2016",
        &[
            "شهري سبتمبر = 2016-09-01..2016-09-30 month-year",
            "ديسمبر 2016 = 2016-12-01..2016-12-31 month-year",
        ],
    );
    check(
        "أشهر جويلية وأوت وسبتمبر 2015",
        &[
            "أشهر جويلية = 2015-07-01..2015-07-31 month-year",
            "أوت = 2015-08-01..2015-08-31 month-year",
            "سبتمبر 2015 = 2015-09-01..2015-09-30 month-year",
        ],
    );
    check("شارع 9 أفريل", &[]);
}

#[test]
fn a_month_that_is_only_a_month_needs_no_preposition() {
    check("تراجع عن يونيو وعن مارس", &["يونيو = 2017-06-01..2017-06-30 month-of-nearest-year"]);
    check("حرب أكتوبر", &[]);
}

#[test]
fn two_of_a_unit_and_the_one_before_the_last() {
    whole("العامين الماضيين", "2015-05-17..2017-05-16", "units-in-a-row");
    whole("الأسبوعين القادمين", "2017-05-17..2017-05-30", "units-in-a-row");
    whole("الساعات الـ24 الأخيرة", "?", "units-in-a-row");
    whole("الأسبوع قبل الماضي", "2017-05-01..2017-05-07", "relative-unit");
    whole("الربع الماضي", "2017-01-01..2017-03-31", "relative-unit");
    check("النائب العام الجديد", &[]);
}

#[test]
fn a_day_of_a_longer_unit_is_one_expression() {
    whole("5 جوان من السنة الجارية", "2017-06-05..2017-06-05", "relative-unit");
    whole("يوم السبت من الأسبوع الماضي", "2017-05-13..2017-05-13", "relative-unit");
    whole("أول يوم من شهر رمضان", "2017-05-27..2017-05-27", "share-of-unit");
    whole("غدا الخميس أول أيام عيد الفطر", "2017-05-18..2017-05-18", "relative-day");
    whole("العشر الأواخر من رمضان", "2017-06-16..2017-06-24", "feast");
    whole("صيف العام الماضي", "2016-06-01..2016-08-31", "season");
    check("اليوم الذي وقع فيه الهجوم", &[]);
}

#[test]
fn nights_of_two_days() {
    whole("ليل السبت الأحد", "2017-05-13..2017-05-13", "weekday");
    whole("ليلة السبت إلى الأحد", "2017-05-13..2017-05-13", "weekday");
    whole("الليلة الفاصلة بين السبت والأحد", "2017-05-13..2017-05-13", "weekday");
    whole("منتصف ليل الأحد", "2017-05-14..2017-05-14", "weekday");
    check("قتل بعد منتصف الليل", &["بعد منتصف الليل = ? clock-time"]);
    check("تقوى الريح بعد الظهر", &["بعد الظهر = ? clock-time"]);
}

#[test]
fn ranges_keep_the_word_that_opens_them() {
    whole("ما بين 2011 و2015", "2011-01-01..2015-12-31", "year-range");
    whole("بين 20 و30 سبتمبر المقبل", "2017-09-20..2017-09-30", "day-of-nearest-year");
    whole("ما بين الثاني والثاني عشر من سبتمبر", "2017-09-02..2017-09-12", "relative-range");
    whole("من 4 إلى 15 / 9 / 1436هـ", "2015-06-21..2015-07-02", "hijri-date");
    whole("19 - 21 شوال 1436هـ", "2015-08-04..2015-08-06", "hijri-date");
    check("سجن من ثلاثة إلى خمسة أشهر", &["من ثلاثة إلى خمسة أشهر = ? duration"]);
    check("أعيد من ثلاثة أشهر", &["ثلاثة أشهر = ? duration"]);
}

#[test]
fn until_now_and_long_ago_are_vague() {
    for text in ["حتى الساعة", "إلى حد الآن", "منذ فترة طويلة", "قبل فترة", "الآونة الأخيرة", "القريب العاجل"]
    {
        whole(text, "?", "vague-time");
    }
    check("إلى حد السجن", &[]);
}

#[test]
fn lengths_from_what_the_text_just_told() {
    let one = |text: &str| {
        let told = on(text, None);
        let [told] = told.as_slice() else { panic!("{text}: {told:?}") };
        let amount = told.amount.expect("an amount");
        (told.span.of(text).to_owned(), told.modifier, amount.least, amount.most, amount.unit)
    };
    let before = Some(TimeModifier::Before);
    let after = Some(TimeModifier::After);
    assert_eq!(one("هجوم قبله بعام"), ("قبله بعام".to_owned(), before, 2, 2, Granularity::Year));
    assert_eq!(one("توفي بعد ذلك بيومين"), ("بعد ذلك بيومين".to_owned(), after, 4, 4, Granularity::Day));
    assert_eq!(one("عاد بعد أقل من شهر"), ("بعد أقل من شهر".to_owned(), after, 0, 2, Granularity::Month));
    assert_eq!(one("سجن سنة و6 أشهر").4, Granularity::Month);
    assert_eq!(one("سجن ثلاث سنوات وستة أشهر").2, 84);
    assert_eq!(one("سجن ما لا يقل عن 20 عاما").3, 0);
    assert!(on("يبلغ من العمر حوالي 30 سنة", None).is_empty());
}

#[test]
fn signs_of_what_a_number_is() {
    check(
        "الساعة الثانية مساء (1200 بتوقيت جرينتش)",
        &["الساعة الثانية مساء = ? clock-time", "1200 بتوقيت جرينتش = ? clock-time"],
    );
    check("الطالب ذات 10 سنوات", &[]);
    whole("عام 1416 هـ/ 1996", "1995-05-31..1996-05-18", "hijri-date");
    whole("يوم السبت المقبل 20 ماي الجاري", "2017-05-20..2017-05-20", "day-of-nearest-year");
    check("تهب خلال الشتاء", &["الشتاء = 2016-12-01..2017-02-28 season"]);
}
