//! How far an expression reaches: one that is told with all its words is one.

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
