//! What the messages of both languages promise.

use super::*;
use crate::calendar::PartialDate;
use crate::findings::Lag;
use crate::mentions::TimeRule;
use crate::reading::rules::{BlockRule, DatingRule};
use crate::report::{Granularity, ReportId, Span, TimeAgainst, TimeMention, TimeRole};
use crate::view::Settings;

fn wording(language: Language) -> Wording {
    Settings { language: Some(language), ..Settings::default() }.wording()
}

fn both() -> [&'static dyn Messages; 2] {
    [Language::Arabic, Language::English].map(|language| messages(wording(language)))
}

fn day(iso: &str) -> Day {
    iso.parse::<PartialDate>().unwrap().first_day()
}

fn dated(earliest: &str, latest: &str, provenance: Provenance) -> DatingSummary {
    let end = |iso: &str| (!iso.is_empty()).then(|| day(iso));
    DatingSummary { earliest: end(earliest), latest: end(latest), best: None, provenance }
}

#[test]
fn numbers_have_the_digits_of_their_language() {
    let [arabic, english] = both();
    for (n, in_arabic, in_english) in [(0, "٠", "0"), (310, "٣١٠", "310"), (31_030, "٣١٬٠٣٠", "31,030")]
    {
        assert_eq!((arabic.number(n), english.number(n)), (in_arabic.to_owned(), in_english.to_owned()));
    }
    assert_eq!(arabic.reports(11), "١١ تقريرًا");
    assert_eq!(arabic.total(2, 5), "تقريران من أصل ٥");
    assert_eq!(english.total(2, 5), "2 of 5 reports");
    assert_eq!(english.total(5, 5), "5 reports");
}

#[test]
fn digits_and_months_are_those_chosen() {
    let settings = |numerals, months| Settings { numerals, months, ..Settings::default() };
    let written = |settings: Settings| messages(settings.wording()).day(day("2025-12-11"));
    assert_eq!(written(settings(None, Some(MonthNames::Levantine))), "١١ كانون الأول ٢٠٢٥");
    assert_eq!(written(settings(Some(Numerals::Western), Some(MonthNames::Egyptian))), "11 ديسمبر 2025");
    assert_eq!(written(settings(Some(Numerals::Western), None)), "11 كانون الأول/ديسمبر 2025");
    let english =
        Settings { language: Some(Language::English), ..settings(Some(Numerals::ArabicIndic), None) };
    assert_eq!(written(english), "١١ December ٢٠٢٥");
}

#[test]
fn intervals_are_named_by_the_unit_they_cover() {
    let [arabic, english] = both();
    let table = [
        ("2025-02-11", "2025-02-11", "١١ شباط/فبراير ٢٠٢٥", "11 February 2025"),
        ("2024-02-01", "2024-02-29", "شباط/فبراير ٢٠٢٤", "February 2024"),
        ("2021-01-01", "2021-12-31", "٢٠٢١", "2021"),
        ("", "2025-01-23", "في ٢٣ كانون الثاني/يناير ٢٠٢٥ أو قبله", "on or before 23 January 2025"),
        ("2024-12-08", "", "في ٨ كانون الأول/ديسمبر ٢٠٢٤ أو بعده", "on or after 8 December 2024"),
        (
            "2021-07-01",
            "2021-08-02",
            "بين ١ تموز/يوليو ٢٠٢١ و٢ آب/أغسطس ٢٠٢١",
            "between 1 July 2021 and 2 August 2021",
        ),
        ("", "", "بلا تاريخ", "undated"),
    ];
    for (earliest, latest, in_arabic, in_english) in table {
        let dating = dated(earliest, latest, Provenance::Stated);
        assert_eq!(
            (arabic.interval(&dating), english.interval(&dating)),
            (in_arabic.to_owned(), in_english.to_owned())
        );
    }
    let estimated = DatingSummary {
        best: Some(day("2021-07-15")),
        ..dated("2021-01-01", "2021-12-31", Provenance::Inferred)
    };
    assert_eq!(arabic.interval(&estimated), "نحو ١٥ تموز/يوليو ٢٠٢١");
}

#[test]
fn what_comes_from_outside_is_isolated_and_cannot_break_out() {
    assert_eq!(isolate("CNN"), "\u{2068}CNN\u{2069}");
    assert_eq!(isolate("a\u{202E}b\u{2069}c"), "\u{2068}abc\u{2069}");
    for words in both() {
        let said = words.notice(&Notice::UnknownKey("x\u{2069}\u{202E}y".to_owned()));
        assert!(said.contains("\u{2068}xy\u{2069}"), "{said}");
    }
}

#[test]
fn every_rule_of_the_reader_has_a_sentence_and_unknown_ones_a_neutral_one() {
    for words in both() {
        for rule in BlockRule::ALL {
            assert!(!words.block_reason(rule.as_str()).contains('\u{2068}'), "{}", rule.as_str());
        }
        for rule in DatingRule::ALL {
            let reason = |rule: &str| Reason {
                span: Span::new(0, 4),
                rule: rule.to_owned(),
                day: None,
                earliest: None,
                latest: None,
            };
            assert_ne!(words.reason(&reason(rule.as_str())), words.reason(&reason("of-tomorrow")));
        }
        let unknown = Reason {
            span: Span::new(0, 4),
            rule: "of-tomorrow".to_owned(),
            day: None,
            earliest: None,
            latest: None,
        };
        assert!(!words.reason(&unknown).contains("of-tomorrow"));
        assert!(words.block_reason("of-tomorrow").contains("of-tomorrow"));
    }
}

#[test]
fn both_guides_tell_the_same_and_nothing_is_empty() {
    let keys = |text: &str| -> Vec<String> {
        text.lines()
            .map(|line| {
                let (key, said) = line.split_once(" = ").unwrap_or_else(|| panic!("{line}"));
                let parts: Vec<&str> = said.split(" :: ").collect();
                assert!(parts.iter().all(|part| !part.trim().is_empty()), "{line}");
                format!("{key} {}", parts.len())
            })
            .collect()
    };
    let arabic = include_str!("../../../static/guide/ar.txt");
    let english = include_str!("../../../static/guide/en.txt");
    assert_eq!(keys(arabic), keys(english));
}

/// Every sentence that takes an argument with variants, in one language.
fn sentences(words: &dyn Messages) -> Vec<String> {
    let file = "0a.bin".to_owned();
    let faults = [
        Fault::Missing { file: file.clone(), detail: "404".to_owned() },
        Fault::Damaged { file: file.clone() },
        Fault::Malformed { file: file.clone() },
        Fault::TooOld { file, found: 1, supported: 2 },
        Fault::TooNew { found: 2, supported: 1 },
        Fault::OtherVersion,
        Fault::Engine { detail: "trap".to_owned() },
    ];
    let value = || ("outlet".to_owned(), "x".to_owned());
    let notices = [
        Notice::NotALink,
        Notice::NewerLink,
        Notice::UnknownKey("x".to_owned()),
        Notice::BadValue { key: value().0, value: value().1 },
        Notice::LinkTooLong,
        Notice::MarksIgnored("*=~".to_owned()),
        Notice::NotADate { key: "published".to_owned(), value: "x".to_owned() },
        Notice::FewerBetween(50),
        Notice::WholeDictionary(5_800_000),
        Notice::ReadAsNot { as_words: "x".to_owned() },
        Notice::OperatorsAlone("OR )".to_owned()),
        Notice::NothingToSearch,
        Notice::NoOtherNames("x".to_owned()),
        Notice::ReportNotHere(ReportId([1; 8])),
        Notice::ValueNotHere { key: value().0, value: value().1 },
    ];
    let clauses = [
        Clause::Word("x".to_owned()),
        Clause::Outlet,
        Clause::Relayed,
        Clause::Provenance,
        Clause::Published,
    ];
    let mut said = Vec::new();
    for fault in &faults {
        let FaultText { what, remedy } = words.fault(fault);
        said.extend([what, remedy]);
    }
    said.extend(notices.iter().map(|notice| words.notice(notice)));
    said.extend(clauses.iter().map(|clause| words.without_clause(clause, 3)));
    let by = [(false, false), (false, true), (true, true)];
    said.extend(by.map(|(one_word, one)| words.nothing_found(one_word, one).to_owned()));
    said.extend([Kept::Nothing, Kept::Older, Kept::Present].map(|kept| words.fault_title(kept).to_owned()));
    said.extend([words.level_hint(), words.not_together(), words.relayed_from()].map(str::to_owned));
    said.extend([
        words.without_within(3),
        words.surely("…"),
        words.query_beginning("", "مقات"),
        words.with_any_word(4),
        words.apart(4),
        words.near(12_300),
        words.search_as_word().to_owned(),
    ]);
    said.extend(BlockLabel::ALL.iter().map(|&label| words.block_label(label).to_owned()));
    said.extend(Level::ALL.iter().flat_map(|&l| [words.level(l).to_owned(), words.at_level(l, 2)]));
    said.extend(Sort::ALL.iter().map(|&sort| words.sort(sort).to_owned()));
    for &provenance in Provenance::ALL {
        said.push(words.provenance(provenance).to_owned());
        said.push(words.dating_sentence(&Dating { provenance, ..Dating::unknown() }));
    }
    for &level in Level::ALL {
        for rule in ["identical", "prefix", "≈1"] {
            let asked = "قاتل".to_owned();
            let found = Match { span: Span::new(0, 2), mark_end: 2, level, rule: rule.to_owned(), asked };
            said.push(words.match_title("مقاتل", &found));
        }
    }
    for ends in
        [(Some(3), Some(400)), (Some(-3), Some(5)), (None, Some(-70)), (Some(900), None), (Some(0), Some(0))]
    {
        said.push(lag_text(words, Lag { least: ends.0, most: ends.1 }));
    }
    said.push(words.no_events().to_owned());
    said.push(words.event_uncertain().to_owned());
    said.push(words.events_listed(&Events { total: 3, n_days: 12, ..Events::default() }));
    for rule in TimeRule::ALL {
        for &against in TimeAgainst::ALL {
            let time = time(*rule, against, Some(day("2019")));
            said.push(time_title(words, &time, &(&Dating::unknown()).into()));
        }
    }
    said
}

/// A time that the text mentions, as it comes from a page.
fn time(rule: TimeRule, against: TimeAgainst, earliest: Option<Day>) -> TimeMention {
    let granularity = match rule {
        TimeRule::Duration => Granularity::Duration,
        TimeRule::Repetition => Granularity::Set,
        TimeRule::ClockTime => Granularity::Time,
        TimeRule::VagueTime => Granularity::Vague,
        TimeRule::KnownEvent => Granularity::Event,
        _ => Granularity::Day,
    };
    TimeMention {
        against,
        amount: None,
        span: Span::new(0, 2),
        earliest,
        latest: earliest,
        granularity,
        modifier: None,
        role: TimeRole::Mentioned,
        rule: rule.as_str().to_owned(),
    }
}

#[test]
fn why_a_time_is_marked_says_its_days_and_against_what_they_were_reckoned() {
    let on = |text: &str| Some(day(text));
    let published = Dating { earliest: on("2025-02-11"), latest: on("2025-02-11"), ..Dating::unknown() };
    let saved = Dating { latest: on("2025-01-23"), ..Dating::unknown() };
    let [arabic, english] = both();
    let title = |rule: TimeRule, against: TimeAgainst, days: Option<Day>, dating: &Dating| {
        time_title(english, &time(rule, against, days), &dating.into())
    };
    use TimeAgainst::{Nothing, Publication, Text};
    for (said, expected) in [
        (
            title(TimeRule::RelativeDay, Publication, on("2025-02-10"), &published),
            "time mentioned: 10 February 2025, relative to publication (11 February 2025)",
        ),
        (
            title(TimeRule::RelativeDay, Publication, None, &saved),
            "time mentioned: day not known, relative to publication (on or before 23 January 2025)",
        ),
        (
            title(TimeRule::NamedWeekday, Publication, None, &Dating::unknown()),
            "time mentioned: day not known, relative to publication (undated)",
        ),
        (
            title(TimeRule::TextRelative, Text, on("2025-02-10"), &published),
            "time mentioned: 10 February 2025, relative to a time named before",
        ),
        (
            title(TimeRule::ClockTime, Publication, on("2025-02-10"), &published),
            "time of day: 10 February 2025, relative to publication (11 February 2025)",
        ),
        (title(TimeRule::ClockTime, Nothing, None, &published), "time of day"),
        (title(TimeRule::Duration, Nothing, None, &published), "length of time"),
        (title(TimeRule::Repetition, Nothing, None, &published), "repetition"),
        (title(TimeRule::VagueTime, Nothing, None, &published), "inexact time"),
        (title(TimeRule::KnownEvent, Nothing, on("2024-12-08"), &published), "known event: 8 December 2024"),
        (title(TimeRule::HijriDate, Nothing, on("2015-07-31"), &published), "Hijri date: 31 July 2015"),
        (title(TimeRule::ImpossibleDate, Nothing, None, &published), "no calendar has this date"),
        (title(TimeRule::DayMonth, Nothing, None, &published), "time mentioned: day not known"),
    ] {
        assert_eq!(said, expected);
    }
    let yesterday = time(TimeRule::RelativeDay, Publication, on("2025-02-10"));
    assert_eq!(
        time_title(arabic, &yesterday, &(&published).into()),
        "زمن مذكور: ١٠ شباط/فبراير ٢٠٢٥، نسبةً إلى النشر (١١ شباط/فبراير ٢٠٢٥)"
    );
}

#[test]
fn how_long_after_an_event_a_report_was_published_is_said_as_exactly_as_it_is_known() {
    let [arabic, english] = both();
    let said =
        |words: &dyn Messages, least: Option<i32>, most: Option<i32>| lag_text(words, Lag { least, most });
    for (least, most, in_english, in_arabic) in [
        (Some(0), Some(0), "the same day", "في اليوم نفسه"),
        (Some(1), Some(1), "1 day later", "بعد يوم"),
        (Some(2), Some(2), "2 days later", "بعد يومين"),
        (Some(3), Some(3), "3 days later", "بعد ٣ أيام"),
        (Some(11), Some(11), "11 days later", "بعد ١١ يومًا"),
        (Some(-2), Some(-2), "2 days ahead", "قبل يومين منه"),
        (Some(70), Some(70), "2 months later", "بعد شهرين"),
        (Some(400), Some(400), "13 months later", "بعد ١٣ شهرًا"),
        (Some(4_060), Some(4_060), "11 years later", "بعد ١١ سنة"),
        (Some(31), Some(426), "1 month to 14 months later", "بعد شهر إلى ١٤ شهرًا"),
        (Some(4_060), Some(4_424), "11 years to 12 years later", "بعد ١١ سنة إلى ١٢ سنة"),
        (Some(5), Some(426), "at most 14 months later", "بعد ١٤ شهرًا على الأكثر"),
        (Some(0), Some(3), "at most 3 days later", "بعد ٣ أيام على الأكثر"),
        (None, Some(3), "at most 3 days later", "بعد ٣ أيام على الأكثر"),
        (Some(3), None, "at least 3 days later", "بعد ٣ أيام على الأقل"),
        (Some(-9), Some(-3), "3 days to 9 days ahead", "قبل ٣ أيام إلى ٩ أيام منه"),
        (Some(-9), Some(0), "at most 9 days ahead", "قبل ٩ أيام منه على الأكثر"),
        (None, Some(-3), "at least 3 days ahead", "قبل ٣ أيام منه على الأقل"),
        (Some(-3), Some(5), "between 3 days before it and 5 days after it", "بين ٣ أيام قبله و٥ أيام بعده"),
        (Some(-22), Some(70), "between 1 month before it and 3 months after it", "بين شهر قبله و٣ أشهر بعده"),
        (Some(-3), None, "", ""),
        (Some(0), None, "", ""),
        (None, Some(0), "", ""),
        (None, None, "", ""),
    ] {
        assert_eq!(said(english, least, most), in_english, "{least:?} {most:?}");
        assert_eq!(said(arabic, least, most), in_arabic, "{least:?} {most:?}");
    }
    for end in [i32::MIN, i32::MAX] {
        let _ = (said(english, Some(end), Some(end)), said(arabic, Some(i32::MIN), Some(end)));
    }
}

#[test]
fn every_sentence_exists_in_both_languages_and_in_its_own_letters() {
    let [arabic, english] = both();
    let (arabic, english) = (sentences(arabic), sentences(english));
    assert_eq!(arabic.len(), english.len());
    let has_arabic = |text: &str| text.chars().any(|c| ('\u{620}'..='\u{64A}').contains(&c));
    for (arabic, english) in arabic.iter().zip(&english) {
        assert!(has_arabic(arabic), "{arabic}");
        assert!(!english.trim().is_empty() && english != arabic, "{arabic}");
        // Counts are written in the digits of the language.
        let quoted = arabic.contains('\u{2068}');
        assert!(quoted || !arabic.contains(|c: char| c.is_ascii_digit()), "{arabic}");
    }
}

#[test]
fn an_empty_answer_with_no_step_says_so() {
    let nothing = Emptiness::default();
    let something = Emptiness { without: vec![(Clause::Outlet, 2)], ..Emptiness::default() };
    for words in both() {
        assert!(words.nothing_helps(&nothing, false).is_some());
        assert_ne!(words.nothing_helps(&nothing, false), words.nothing_helps(&nothing, true));
        assert!(words.nothing_helps(&something, false).is_none());
    }
}

#[test]
fn long_evidence_is_shortened_for_its_button() {
    assert_eq!(shortened("كلمة \n أخرى", 60), "كلمة أخرى");
    assert_eq!(shortened(&"س".repeat(90), 60).chars().count(), 61);
}

#[test]
fn other_places_are_counted_as_arabic_counts() {
    let [arabic, _] = both();
    for (n, expected) in [(1, "وموضع آخر"), (2, "وموضعان آخران"), (3, "و٣ مواضع أخرى"), (12, "و١٢ موضعًا آخر")]
    {
        assert_eq!(arabic.places_more(n), expected);
    }
}

#[test]
fn a_word_still_being_typed_is_called_a_beginning() {
    let [arabic, english] = both();
    assert_eq!(english.query_beginning("", "مقات"), "beginning with “\u{2068}مقات\u{2069}”");
    assert_eq!(arabic.query_beginning("جيش", "مقات"), "\u{2068}جيش\u{2069}، ويبدأ بـ «\u{2068}مقات\u{2069}»");
}

#[test]
fn why_words_are_marked_names_the_word_asked_for_and_no_word_of_the_program() {
    let title = |words: &dyn Messages, form: &str, level: Level, rule: &str| {
        let found = Match {
            span: Span::new(0, 2),
            mark_end: 2,
            level,
            rule: rule.to_owned(),
            asked: "مقاتل".to_owned(),
        };
        let said = words.match_title(form, &found);
        said.chars().filter(|&c| !is_direction_control(c)).collect::<String>()
    };
    let [arabic, english] = both();
    assert_eq!(
        title(arabic, "وللمقاتلين", Level::Word, "و+ل+ال … ين"),
        "«وللمقاتلين» طابقت «مقاتل»: الكلمة نفسها بصيغة أخرى (و+ل+ال\u{A0}…\u{A0}ين)"
    );
    for (level, rule, expected) in [
        (Level::Exact, "identical", "exactly as typed"),
        (
            Level::Letters,
            "folded",
            "the same letters, but for hamza, vowel marks, ة/ه, ى/ي or the kind of digits",
        ),
        (Level::Word, "bare", "the word itself, without what is attached to it"),
        (Level::Word, "و+ال … ين", "the same word in another form (و+ال\u{A0}…\u{A0}ين)"),
        (Level::Word, "…", "the same word in another form"),
        (Level::Word, "≈", "another spelling"),
        (Level::Word, "ال ≈", "another spelling (ال\u{A0}≈)"),
        (Level::Word, "≈2", "spelled nearly so"),
        (Level::Word, "prefix", "begins with it"),
        (Level::Word, "و+ال prefix", "begins with it (و+ال)"),
        (Level::Name, "other name", "another name of it"),
    ] {
        assert_eq!(title(english, "كلمة", level, rule), format!("“كلمة” matched “مقاتل”: {expected}"));
    }
}

#[test]
fn a_month_is_typed_by_any_name_the_interface_has_for_it() {
    for (typed, date) in [
        ("8 ديسمبر 2024", "2024-12-08"),
        ("٨ كانون الأول ٢٠٢٤", "2024-12-08"),
        ("كانون الثاني 2024", "2024-01"),
        ("3 ابريل 2021", "2021-04-03"),
        ("2021 may", "2021-05"),
        ("Sep 2019", "2019-09"),
        ("15 September 2019", "2019-09-15"),
        (" 15/3/2019 ", "2019-03-15"),
    ] {
        let read = crate::calendar::typed::parse(&with_month_as_number(typed)).ok().flatten();
        assert_eq!(read.map(|date| date.to_string()).as_deref(), Some(date), "{typed}");
    }
    for typed in ["8 رمضان 2024", "كانون 2024", "ديسمبر", "8 Decem 2024"] {
        assert!(crate::calendar::typed::parse(&with_month_as_number(typed)).is_err(), "{typed}");
    }
}
