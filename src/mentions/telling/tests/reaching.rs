//! Ranges, clocks and rates that are one expression to their last word.

use super::check;

/// The whole text is one expression, with these days or none («?») and this rule.
#[track_caller]
fn whole(text: &str, days: &str) {
    check(text, &[&format!("{text} = {days}")]);
}

#[test]
fn both_ends_share_a_month() {
    whole("من 21 وحتى 23 من الشهر الحالي", "2017-05-21..2017-05-23 relative-range");
    whole("من الرابع إلى 15 أغسطس المقبل", "2017-08-04..2017-08-15 relative-range");
    whole("من 16 حتى 20 من سبتمبر 2015", "2015-09-16..2015-09-20 day-range");
    whole("من 5 وحتى 9 شوال 1436هـ", "2015-07-21..2015-07-25 relative-range");
    whole("من 2 - 4/ 6/ 1436هـ", "2015-03-22..2015-03-24 hijri-date");
    whole("بين يومي 5 و7 جوان", "2017-06-05..2017-06-07 day-of-nearest-year");
    whole("من 31 يوليو (تموز) الماضي حتى 7 أغسطس (آب) الماضي", "2016-07-31..2016-08-07 relative-range");
    whole("من أول يوليو حتى نهاية سبتمبر", "2017-07-01..2017-09-30 relative-range");
    whole("سبتمبر هذا العام", "2017-09-01..2017-09-30 month-of-nearest-year");
}

#[test]
fn clocks_reach_over_conversions_dashes_and_parts() {
    whole("الساعة 11.59 (2059 بتوقيت غرينتش) مساء أمس", "2017-05-16..2017-05-16 clock-time");
    whole("الساعة (2059 بتوقيت غرينتش) ليل الأحد", "2017-05-14..2017-05-14 clock-time");
    whole("الثامنة والنصف من مساء الأحد", "2017-05-14..2017-05-14 clock-time");
    whole("الساعة الثالثة بعد ظهر اليوم", "2017-05-17..2017-05-17 clock-time");
    for text in [
        "من 5 إلى 9 مساء",
        "من الساعة 8:00 - 10:00 مساء",
        "الساعة 9-11 صباحا",
        "من الساعة الـ 12 ظهرا إلى الساعة الـ3 عصرا",
        "من الصباح وحتى الساعة التاسعة مساء",
        "الساعة الرابعة زوالا",
    ] {
        whole(text, "? clock-time");
    }
    // A sum of millions, years of a plan, and a day of the month are none.
    check("رأس مال قدره 6ر12 م د", &[]);
    whole("2010-2020م", "2010-01-01..2020-12-31 year-range");
}

#[test]
fn rates_and_parts_of_every_day_repeat() {
    for text in ["كل بداية أسبوع", "بعد ظهر كل يوم", "يومي الأحد والاثنين من كل أسبوع"]
    {
        whole(text, "? repetition");
    }
    check("سحب 420 يورو في الأسبوع بدلا من 60", &["في الأسبوع = ? repetition"]);
    check("وقع ذلك في اليوم", &["اليوم = 2017-05-17..2017-05-17 relative-day"]);
}

#[test]
fn lengths_stand_behind_their_verbs() {
    check("أمضى عاما في السجن", &["عاما = ? duration"]);
    check("نزاعات لسنوات بسبب الحدود", &["سنوات = ? duration"]);
    check("وقعوا لعقود النفط", &[]);
    check("طيلة أيام الملتقى", &[]);
    check("للاعبين تحت 16 سنة", &[]);
    whole("سنة أو سنتين", "? duration");
    whole("حوالي 20 ألف سنة", "? duration");
    whole("منذ 5 سنوات تقريبا", "2012-01-01..2012-12-31 units-ago");
}
