//! Values that were once wrong: which calendar, which of the coming ones, which year, and names that are no times.

use super::{check, day, on};

/// First and last day of every time in the text, published on Wednesday 15 May 2019.
#[track_caller]
fn dated(text: &str, expected: &[&str]) {
    let published = day("2019-05-15");
    let days = |told: super::Resolved| {
        let (from, to) = told.named.expect("days");
        if from == to { from.to_string() } else { format!("{from}..{to}") }
    };
    let told: Vec<String> = on(text, Some((published, published))).into_iter().map(days).collect();
    assert_eq!(told, expected, "{text}");
}

#[test]
fn a_year_of_our_era_is_not_made_hijri() {
    for text in ["سنة 1300 ميلادية", "سنة 1300 م", "عام 1300م"] {
        dated(text, &["1300-01-01..1300-12-31"]);
    }
    for text in ["عام 1453 م", "عام 1453 سقطت القسطنطينية", "في عام 1453م"] {
        dated(text, &["1453-01-01..1453-12-31"]);
    }
    dated("عام 1492", &["1492-01-01..1492-12-31"]);
    dated("عام 1258", &["1258-01-01..1258-12-31"]);
    dated("سنة 1150 ميلادية", &["1150-01-01..1150-12-31"]);
    check("عام 1453", &["عام 1453 = 1453-01-01..1453-12-31 year-after-cue"]);
    check("عام 1453 م", &["عام 1453 م = 1453-01-01..1453-12-31 year-after-cue"]);
}

#[test]
fn a_year_is_hijri_by_its_sign_or_up_to_the_next() {
    dated("عام 1453هـ", &["2031-04-23..2032-04-10"]);
    dated("عام 1436", &["2014-10-25..2015-10-13"]);
    dated("عام 1441", &["2019-08-31..2020-08-19"]);
    dated("عام 1442", &["1442-01-01..1442-12-31"]);
    dated("عام 1434 الموافق 2013م", &["2013-01-01..2013-12-31"]);
    check("عام 1436", &["عام 1436 = 2014-10-25..2015-10-13 hijri-date"]);
    // Of which of the two calendars it is cannot be told.
    assert_eq!(on("عام 1436", None)[0].named, None);
}

#[test]
fn an_adjective_for_two_is_of_both() {
    dated("شهري نوفمبر وديسمبر المقبلين", &["2019-11-01..2019-11-30", "2019-12-01..2019-12-31"]);
    dated("شهري يناير وفبراير المقبلين", &["2020-01-01..2020-01-31", "2020-02-01..2020-02-29"]);
    dated("شهري يونيو ويوليو الماضيين", &["2018-06-01..2018-06-30", "2018-07-01..2018-07-31"]);
    dated("يومي الثلاثاء والأربعاء المقبلين", &["2019-05-21", "2019-05-22"]);
    dated("يومي الأربعاء والخميس المقبلين", &["2019-05-22", "2019-05-23"]);
    dated("يومي الجمعة والسبت المقبلين", &["2019-05-17", "2019-05-18"]);
    dated("يومي الثلاثاء والأربعاء الماضيين", &["2019-05-07", "2019-05-08"]);
    dated("الأحد والاثنين الماضيين", &["2019-05-12", "2019-05-13"]);
    dated(
        "أشهر نوفمبر وديسمبر ويناير المقبلة",
        &["2019-11-01..2019-11-30", "2019-12-01..2019-12-31", "2020-01-01..2020-01-31"],
    );
    // One adjective for one.
    dated("يوم الاثنين الماضي والجمعة المقبل", &["2019-05-13", "2019-05-17"]);
}

#[test]
fn a_hostile_list_is_read_in_one_pass() {
    let text = format!("يومي {} المقبلين", vec!["الثلاثاء"; 4000].join(" و"));
    assert_eq!(on(&text, Some((day("2019-05-15"), day("2019-05-15")))).len(), 4000);
}

#[test]
fn the_end_of_a_range_says_of_which_year_it_begins() {
    dated("من ديسمبر إلى مارس المقبل", &["2019-12-01..2020-03-31"]);
    dated("بين شهري نوفمبر وديسمبر المقبلين", &["2019-11-01..2019-12-31"]);
    dated("من ديسمبر إلى مارس الماضي", &["2018-12-01..2019-03-31"]);
    dated("من 20 ديسمبر إلى 5 مارس المقبل", &["2019-12-20..2020-03-05"]);
}
