//! What queries mean, in a notation of their own.

use super::*;

fn check(text: &str, typing: bool, expected: &[(&str, bool)]) {
    let query = parse(text, typing);
    let words: Vec<_> = query.words.iter().map(|w| (w.typed.as_str(), w.is_prefix)).collect();
    assert_eq!(words, expected, "{text}");
}

/// The conditions in a notation of their own: `all(…)`, `any(…)`, `not(…)`.
fn meaning(text: &str) -> String {
    fn write(condition: &Condition, query: &Query) -> String {
        let Query { words, asked, .. } = query;
        let list = |name: &str, of: &[Condition]| {
            let inner: Vec<String> = of.iter().map(|condition| write(condition, query)).collect();
            format!("{name}({})", inner.join(" "))
        };
        match condition {
            Condition::Word(nth) => {
                let word = &words[*nth];
                let exact = if word.is_exact { "=" } else { "" };
                format!("{exact}{}{}", word.typed, if word.is_prefix { "*" } else { "" })
            }
            Condition::Phrase(nth) => {
                let Phrase { words: of, between, in_title } = &asked.phrases[*nth];
                let of: Vec<Condition> = of.iter().copied().map(Condition::Word).collect();
                let zone = if *in_title { "title-" } else { "" };
                let name = between.map_or("phrase".to_owned(), |n| format!("near{n}"));
                list(&format!("{zone}{name}"), &of)
            }
            Condition::Field(nth) => match &asked.fields[*nth] {
                Field::Name(key, name) => format!("{}({})", key.name(), name.typed),
                Field::Time(key, period) => format!("{}({:?})", key.name(), period.days()),
            },
            Condition::Any(of) => list("any", of),
            Condition::All(of) => list("all", of),
            Condition::Not(of) => list("not", std::slice::from_ref(of)),
        }
    }
    let query = parse(text, false);
    let conditions: Vec<String> =
        query.asked.conjuncts.iter().map(|conjunct| write(&conjunct.condition, &query)).collect();
    conditions.join(" ")
}

#[test]
fn the_word_under_the_caret_is_a_beginning_until_a_space() {
    check("مخيم اله", true, &[("مخيم", false), ("اله", true)]);
    check("مخيم الهول ", true, &[("مخيم", false), ("الهول", false)]);
    check("مخيم اله", false, &[("مخيم", false), ("اله", false)]);
    check("مخيم ا", true, &[("مخيم", false)]);
    check("مخيم وال", true, &[("مخيم", false)]);
    check("مخيم وال ", true, &[("مخيم", false), ("وال", false)]);
    check("ا", false, &[("ا", false)]);
    check("فلك", true, &[("فلك", false)]);
    check("أو", true, &[("أو", true)]);
}

#[test]
fn words_count_once_and_marks_are_reported() {
    check("و50000 بـISIS", false, &[("50000", false), ("ISIS", false)]);
    check("داعش، داعش؟ و«داعش»", false, &[("داعش", false), ("و", false)]);
    let notices = |text: &str, typing| parse(text, typing).notices;
    assert_eq!(notices("«جيش إرهابي»", false), []);
    assert_eq!(notices("جيش» إرهابي", false), [Notice::MarksIgnored("»".to_owned())]);
    assert_eq!(notices("جيش", false), []);
    assert_eq!(notices("* جيش", false), [Notice::MarksIgnored("*".to_owned())]);
    assert_eq!(notices("خاص- جيش", false), []);
    assert_eq!(notices("😀 ؟", false), [Notice::NothingToSearch]);
    assert_eq!(notices("ا", true), []);
}

#[test]
fn operators_and_marks_say_what_is_asked() {
    assert_eq!(meaning("مخيم الهول أو الروج"), "مخيم any(الهول الروج)");
    assert_eq!(meaning("داعش OR القاعدة او النصرة"), "any(داعش القاعدة النصرة)");
    assert_eq!(meaning("داعش | القاعدة || النصرة"), "any(داعش القاعدة النصرة)");
    assert_eq!(meaning("(داعش | القاعدة)|«جبهة النصرة»"), "any(داعش القاعدة phrase(جبهة النصرة))");
    assert_eq!(meaning("داعش|القاعدة||النصرة"), "any(داعش القاعدة النصرة)", "with spaces or without");
    assert_eq!(meaning("مقات*|-شرق"), "any(مقات* not(شرق))");
    assert_eq!(meaning("«داعش | القاعدة»"), "phrase(داعش القاعدة)", "quoted, it is none");
    assert_eq!(meaning("سوريا -العراق ليس لبنان NOT مصر"), "سوريا not(العراق) not(لبنان) not(مصر)");
    assert_eq!(meaning("=مقاتل مقات*"), "=مقاتل مقات*");
    assert_eq!(meaning("مخيم (الهول أو (الروج -شرق)) AND شمال"), "مخيم any(الهول all(الروج not(شرق))) شمال");
    assert_eq!(meaning("-(داعش أو القاعدة)"), "not(any(داعش القاعدة))");
    assert_eq!(meaning("-=داعش"), "not(=داعش)");
    assert_eq!(meaning("ليس -داعش"), "داعش", "twice is not at all");
    assert_eq!(meaning("«داعش أو القاعدة»"), "phrase(داعش أو القاعدة)", "quoted, it is a word");
    assert_eq!(meaning("خاص-جيش or شرق - غرب"), "خاص جيش or شرق غرب");
    assert_eq!(meaning("أو"), "أو");
    assert_eq!(meaning("(داعش القاعدة) داعش"), "داعش القاعدة");
    assert_eq!(meaning("(داعش القاعدة) أو النصرة"), "any(all(داعش القاعدة) النصرة)");
    assert_eq!(meaning("مخيم و الهول"), "مخيم الهول");
    assert_eq!(meaning("ليس القاعدة أو العراق"), "not(any(القاعدة العراق))");
    assert_eq!(meaning("-القاعدة أو العراق"), "any(not(القاعدة) العراق)");
    assert_eq!(meaning("العراق -\"مخيم الهول\" -شرق"), "العراق not(phrase(مخيم الهول)) not(شرق)");
    assert_eq!(meaning("«جبهة النصرة» أو «جيش -الإسلام»"), "any(phrase(جبهة النصرة) phrase(جيش الإسلام))");
    assert_eq!(meaning("«مخيم أو العراق"), "phrase(مخيم أو العراق)", "nothing closes it");
}

#[test]
fn a_hyphen_excludes_only_what_it_is_written_onto() {
    for text in [
        "داعش -- القاعدة",
        "داعش -> القاعدة",
        "داعش - القاعدة",
        "داعش-القاعدة",
        "داعش --القاعدة",
        "داعش -… القاعدة",
    ] {
        assert_eq!(meaning(text), "داعش القاعدة", "{text}");
    }
    for text in
        ["داعش -القاعدة", "داعش \u{200f}-القاعدة", "داعش،-القاعدة", "داعش −القاعدة", "داعش -\u{200f}القاعدة"]
    {
        assert_eq!(meaning(text).replace('\u{200f}', ""), "داعش not(القاعدة)", "{text}");
    }
}

#[test]
fn a_word_that_is_excluded_counts_once_it_is_whole() {
    check("داعش -مخا", true, &[("داعش", false)]);
    check("داعش ليس (مخيم مخا", true, &[("داعش", false), ("مخيم", false)]);
    check("داعش -مخا ", true, &[("داعش", false), ("مخا", false)]);
}

#[test]
fn what_belongs_to_nothing_is_left_out_and_said() {
    let left_out = |text: &str| match parse(text, false).notices.as_slice() {
        [Notice::OperatorsAlone(what)] => what.clone(),
        other => format!("{other:?}"),
    };
    assert_eq!((meaning("أو داعش"), left_out("أو داعش")), ("داعش".to_owned(), "أو".to_owned()));
    assert_eq!((meaning("داعش OR"), left_out("داعش OR")), ("داعش".to_owned(), "OR".to_owned()));
    assert_eq!((meaning("داعش) ليس"), left_out("داعش) ليس")), ("داعش".to_owned(), ") ليس".to_owned()));
    assert_eq!(meaning("(داعش أو القاعدة"), "any(داعش القاعدة)");
    assert_eq!(meaning("() داعش (أو)"), "داعش");
    assert_eq!((meaning("ليس () داعش"), left_out("ليس () داعش")), ("داعش".to_owned(), "ليس".to_owned()));
    assert_eq!((meaning("AND داعش"), left_out("داعش أو (")), ("داعش".to_owned(), "أو".to_owned()));
    assert_eq!(parse("داعش أو", true).notices, [], "more may follow");
    assert_eq!(parse("داعش |", true).notices, [], "more may follow");
    assert_eq!((meaning("| داعش ||"), left_out("| داعش ||")), ("داعش".to_owned(), "| ||".to_owned()));
    assert_eq!(parse("داعش أو (", true).notices, [], "more may follow");
    for text in ["م*", "مخ*م", "مخيم=", "= مخيم"] {
        let notices = parse(text, false).notices;
        assert!(matches!(notices.as_slice(), [Notice::MarksIgnored(_)]), "{text}: {notices:?}");
    }
    let deep = format!("{}داعش{}", "(".repeat(100_000), ")".repeat(100_000));
    assert_eq!((meaning(&deep), left_out(&deep)), ("داعش".to_owned(), "(".to_owned()));
}

#[test]
fn quotation_marks_ask_for_phrases_and_a_number_for_nearness() {
    for text in
        ["«مخيم الهول»", "\"مخيم الهول\"", "“مخيم الهول”", "„مخيم الهول“", "\"مخيم، الهول", "«مخيم بـالهول»"]
    {
        let expected = if text.contains('ـ') {
            "phrase(مخيم بـالهول)"
        } else {
            "phrase(مخيم الهول)"
        };
        assert_eq!(meaning(text), expected, "{text}");
    }
    assert_eq!(meaning("=«مخيم الهول» شرق"), "phrase(=مخيم =الهول) شرق");
    assert_eq!(meaning("«مخيم اله*»"), "phrase(مخيم اله*)");
    assert_eq!(meaning("«مخيم اله»*"), "phrase(مخيم اله*)");
    assert_eq!(meaning("«مقاتلي بـISIS»"), "phrase(مقاتلي ISIS)");
    assert_eq!(meaning("«مخيم الهول»~5 شرق"), "near5(مخيم الهول) شرق");
    assert_eq!(meaning("-\"مخيم الهول\"~٥"), "not(near5(مخيم الهول))");
    assert_eq!(meaning("«مخيم مخيم»"), "phrase(مخيم مخيم)");
    assert_eq!(meaning("«مخيم» \"\" شرق"), "مخيم شرق");
    assert_eq!(meaning("شرق -\"…\" غرب"), "شرق غرب");
    assert_eq!(meaning("شرق\" غرب"), "شرق غرب");
    let too_far = parse("«مخيم الهول»~99", false);
    assert_eq!(too_far.notices, [Notice::FewerBetween(MOST_BETWEEN)]);
    let many = format!("«{}»~5", "مخيم ".repeat(11));
    for text in [many.as_str(), "«مخيم الهول»~", "مخيم ~5", "«مخيم الهول»~5ب"] {
        assert_eq!(parse(text, false).notices, [Notice::MarksIgnored("~".to_owned())], "{text}");
    }
}

#[test]
fn a_phrase_that_is_being_typed_ends_in_a_beginning() {
    check("«مخيم اله", true, &[("مخيم", false), ("اله", true)]);
    check("«مخيم اله»", true, &[("مخيم", false), ("اله", false)]);
    check("«مخيم ا", true, &[("مخيم", false)]);
    check("شرق -«مخيم اله", true, &[("شرق", false)]);
    assert_eq!(parse("«مخيم الهول»~", true).notices.len(), 1);
}

#[test]
fn fields_have_names_in_both_languages_with_a_colon_written_onto_them() {
    assert_eq!(meaning("title:مخيم عنوان:«مخيم الهول»"), "title-phrase(مخيم) title-phrase(مخيم الهول)");
    assert_eq!(meaning("العنوان:=مخيم title:مخ*"), "title-phrase(=مخيم) title-phrase(مخ*)");
    assert_eq!(meaning("outlet:الفجر أو جهة:\"صحيفة الفجر\""), "any(outlet(الفجر) outlet(صحيفة الفجر))");
    assert_eq!(meaning("-نقلًا:رويترز (relayed:رويترز)"), "not(relayed(رويترز)) relayed(رويترز)");
    let period = |text: &str| format!("{:?}", period(text).unwrap().days());
    assert_eq!(
        meaning("published:2019..2020-03 ليس نُشر:2019"),
        format!("published({}) not(published({}))", period("2019..2020-03"), period("2019")),
    );
    assert_eq!(meaning("ذكر:15/3/2019، شرق"), format!("mentioned({}) شرق", period("2019-03-15")));
    assert_eq!(meaning("(mentioned:٢٠١٩..)"), format!("mentioned({})", period("2019..")));
    assert_eq!(meaning("قال:مخيم foo: مخيم"), "قال مخيم foo");
    assert_eq!(meaning("عنوان: داعش title: «مخيم الهول»"), "title-phrase(داعش) title-phrase(مخيم الهول)");
    assert_eq!(meaning("جهة: =الفجر -نقلا:  رويترز"), "outlet(الفجر) not(relayed(رويترز))");
    assert_eq!(meaning("نشر: 2019 شرق"), format!("published({}) شرق", period("2019")));
    assert_eq!(meaning("ذكر: أن 2019 ذكر: «أمس»"), "ذكر أن 2019 أمس", "running text");
    assert_eq!(parse("ذكر: أن", false).notices, []);
    assert_eq!(meaning("title: ، مخيم title: "), "title مخيم");
    assert_eq!(meaning("عنوان :مخيم"), "عنوان مخيم");
    let query = parse("published:أمس title:مخيم", false);
    let (key, value) = ("published".to_owned(), "أمس".to_owned());
    assert_eq!(query.notices, [Notice::NotADate { key, value }]);
    assert_eq!(query.asked.conjuncts.len(), 1);
    assert_eq!(meaning("-published:أمس مخيم"), "مخيم", "the hyphen goes with it");
    assert_eq!(parse("مخيم published:20", true).notices, [], "more may follow");
    for text in ["مخيم title:", "مخيم title: ", "مخيم published: 20"] {
        assert_eq!(parse(text, true).asked.conjuncts.len(), 1, "more may follow: {text}");
    }
}

#[test]
fn a_tilde_behind_a_word_allows_as_many_changes_as_it_says_or_the_word_bears() {
    let changes = |text: &str| parse(text, false).words.iter().map(|word| word.changes).collect::<Vec<_>>();
    assert_eq!(changes("الهول~ المستشفى~ مخيم~2 المستشفى~١ مخيم"), [1, 2, 2, 1, 0]);
    assert_eq!(changes("-داعش~ title:داعش~ «داعش»~"), [1]);
    for text in ["=مخيم~", "مخيم~3", "مخيم~0", "outlet:الفجر~", "~مخيم"] {
        let query = parse(text, false);
        assert!(query.words.iter().all(|word| word.changes == 0), "{text}");
        assert_eq!(query.notices, [Notice::MarksIgnored("~".to_owned())], "{text}");
    }
}

/// The query with every `~` that may be written behind a word of it.
fn with_tildes(text: &str, typing: bool) -> String {
    let words = parse(text, typing).words;
    let mut places: Vec<usize> = words.into_iter().flat_map(|word| word.tilde_places).collect();
    places.sort_unstable();
    let mut with_tildes = text.to_owned();
    places.into_iter().rev().for_each(|place| with_tildes.insert(place, '~'));
    with_tildes
}

#[test]
fn a_tilde_may_be_written_behind_every_word_without_marks() {
    assert_eq!(with_tildes("(مخيم أو شرق) غرب", true), "(مخيم~ أو شرق~) غرب~");
    let marked = "«مخيم» =شرق غر* مقاتل~ title:جيش «أ ب»";
    assert_eq!(with_tildes(marked, true), marked);
    assert_eq!(with_tildes("مخيم مخيم، مخيم", true), "مخيم~ مخيم~، مخيم~", "a word that is typed again");
    assert_eq!(with_tildes("مخيم؟ شرق. غرب/جيش", true), "مخيم~؟ شرق~. غرب~/جيش~");
    assert_eq!(with_tildes("مخيم_شرق", true), "مخيم_شرق~");
    assert_eq!(meaning("مقات*؟ «مخيم الهول»~5."), "مقات* near5(مخيم الهول)");
}

#[test]
fn marks_inside_a_quotation_and_on_names_are_left_out_and_said() {
    let ignored = |text: &str| match parse(text, false).notices.as_slice() {
        [Notice::MarksIgnored(marks)] => marks.clone(),
        other => format!("{other:?}"),
    };
    assert_eq!(ignored("outlet:=الفجر"), "=");
    assert_eq!(ignored("«مقات* الهول»"), "*");
    assert_eq!(ignored("«مقاتل =الهول~»"), "=~");
    assert_eq!(ignored("شرق \"مقاتل~ الهول* "), "~", "nothing closes it");
    for text in ["@ مسقط", "مسقط@", "مسقط@ رأسه", "«@مسقط رأسه»", "«مسقط@ رأسه»", "@@مسقط"]
    {
        assert_eq!(ignored(text), "@", "{text}");
    }
    assert_eq!(ignored("=@مسقط"), "=@");
    for address in ["a@b.org", "«رسالة من a@b.org»", "@مسقط", "-@مسقط", "@«مسقط رأسه»"]
    {
        assert_eq!(parse(address, false).notices, [], "{address}");
    }
    assert_eq!(parse("«مقاتل اله*» =«مخيم الهول»~5", false).notices, []);
}

#[test]
fn what_is_left_out_twice_is_said_once() {
    let notices = |text: &str| parse(text, false).notices.len();
    assert_eq!(notices("«مخيم الهول»~99 «شرق غرب»~99"), 1);
    assert_eq!(notices("published:أمس شرق published:أمس"), 1);
    assert_eq!(notices("published:أمس شرق published:غدا"), 2);
}

#[test]
fn a_quotation_of_very_many_words_asks_for_each_by_itself() {
    let words = |n: usize| (0..n).map(|nth| format!("{nth} شرق")).collect::<Vec<_>>().join(" ");
    let query = parse(&format!("«{}»", words(MOST_BESIDE / 2)), false);
    assert_eq!((query.asked.phrases.len(), query.notices.len()), (1, 0));
    let query = parse(&format!("«{}»~5 title:«{}»", words(MOST_BESIDE), words(MOST_BESIDE)), false);
    assert_eq!(query.notices, [Notice::MarksIgnored("«~".to_owned())]);
    assert!(query.asked.phrases.iter().all(|phrase| phrase.words.len() == 1 && phrase.in_title));
    assert!(query.words.iter().all(|word| word.is_wanted && word.is_alone && !word.needs_positions));
}

#[test]
fn quotation_marks_that_nothing_closes_are_read_in_one_go() {
    let n = 200_000;
    let query = parse(&"x«".repeat(n), false);
    assert_eq!((query.words.len(), query.asked.conjuncts.len()), (1, 1));
    assert_eq!(meaning("شرق« «غرب جيش» مخيم"), "شرق phrase(غرب جيش) مخيم");
}

#[test]
fn a_field_that_is_being_typed_is_none_yet_or_one_already() {
    let meaning_of = |text: &str, typing: bool| (meaning(&format!("{text}»")), parse(text, typing));
    for typed in ["title:«مخيم الهول", "عنوان: «مخيم الهول", "title:=«مخيم الهول"]
    {
        let (closed, open) = meaning_of(typed, false);
        assert_eq!((meaning(typed), open.notices), (closed, vec![]), "{typed}");
    }
    assert_eq!(meaning("relayed:\"رويترز"), meaning("relayed:رويترز"));
    assert_eq!(meaning("published:\"2019"), meaning("published:2019"));
    for typing in [true, false] {
        let query = parse("مخيم title: ", typing);
        assert_eq!((query.words.len(), query.notices), (1, vec![]), "its value is still to come");
    }
    let empty = parse("مخيم title:", false);
    assert_eq!((empty.words.len(), empty.notices), (1, vec![Notice::MarksIgnored(":".to_owned())]));
}

#[test]
fn a_field_before_a_parenthesis_is_one_of_each_word_in_it() {
    for (grouped, apart) in [
        ("outlet:(okaz أو sabq) داعش", "(outlet:okaz أو outlet:sabq) داعش"),
        ("-عنوان:(مخيم -«الهول» (شرق أو =غرب))", "-(عنوان:مخيم -عنوان:«الهول» (عنوان:شرق أو عنوان:=غرب))"),
        ("نشر:(2019 أو 2021-03..) شرق", "(نشر:2019 أو نشر:2021-03..) شرق"),
        ("published:(..2019|\"2020\")", "(published:..2019|published:2020)"),
        ("نشر:2019|داعش", "نشر:2019 أو داعش"),
        ("outlet:(okaz أو title:(سجن) أو sabq)", "(outlet:okaz أو (title:سجن) أو outlet:sabq)"),
        ("(عنوان:) مخيم outlet:() جهة:|شرق", "مخيم أو شرق"),
    ] {
        assert_eq!(meaning(grouped), meaning(apart), "{grouped}");
    }
    let typed: Vec<String> =
        parse("outlet:(okaz OR sabq) جيش", false).asked.conjuncts.into_iter().map(|one| one.typed).collect();
    assert_eq!(typed, ["outlet:(okaz OR sabq)", "جيش"]);
    assert_eq!(meaning("ذكر: (مخيم)"), "ذكر مخيم", "running text");
    let (key, value) = ("published".to_owned(), "أمس".to_owned());
    assert_eq!(parse("نشر:(أمس) شرق", false).notices, [Notice::NotADate { key, value }]);
    assert!(parse("mentioned:(2015 2016)", false).asked.mentioned().is_some());
    assert!(parse("mentioned:(2015 أو 2016)", false).asked.mentioned().is_none());
}

#[test]
fn a_dash_excludes_as_a_hyphen_does_and_marks_of_no_exclusion_are_said() {
    let marks = |text: &str| match &parse(text, false).notices[..] {
        [Notice::MarksIgnored(marks)] => marks.clone(),
        notices => format!("{notices:?}"),
    };
    for hyphen in ["-", "−", "–", "‑"] {
        assert_eq!(meaning(&format!("مخيم {hyphen}العراق")), "مخيم not(العراق)");
        assert_eq!(marks(&format!("مخيم {hyphen} العراق")), hyphen);
    }
    assert_eq!((meaning("!داعش"), marks("!داعش")), ("داعش".to_owned(), "!".to_owned()));
    assert_eq!(parse("ما هذا! نعم", false).notices, []);
}

#[test]
fn a_query_can_be_asked_without_its_phrases_and_with_ليس_as_a_word() {
    let apart = |text: &str| parse(text, false).asked.apart.unwrap_or_default();
    assert_eq!(apart("«مخيم الهول»"), "مخيم الهول");
    assert_eq!(apart("شرق -«مخيم أو اله*» غرب"), "شرق -(مخيم \"أو\" اله*) غرب");
    assert_eq!(apart("شرق title:\"مخيم الهول\"~5"), "شرق (title:مخيم title:الهول)");
    assert_eq!(apart("=«مخيم الهول» أو «شرق غرب»"), "(=مخيم =الهول) أو (شرق غرب)");
    assert_eq!(apart("مخيم «الهول»"), "");
    assert_eq!(apart("«أحمد و محمد»"), "أحمد \"و\" محمد");
    assert_eq!(meaning("أحمد \"و\" محمد"), "أحمد و محمد");
    let typing = |text: &str| parse(text, true).asked.apart.unwrap_or_default();
    assert_eq!(typing("شرق «مخيم الهو"), "شرق (مخيم الهو*)", "a beginning stays one");
    assert_eq!(typing("«مخيم الهول ا"), "مخيم الهول", "and what says too little stays out");
    let as_words = "هذا \"ليس\" صحيحا".to_owned();
    assert_eq!(parse("هذا ليس صحيحا", false).notices, [Notice::ReadAsNot { as_words: as_words.clone() }]);
    assert_eq!(meaning(&as_words), "هذا ليس صحيحا");
    assert_eq!(parse("هذا NOT صحيحا", false).notices, []);
}

#[test]
fn a_condition_is_called_as_it_was_typed() {
    let typed =
        |text: &str| parse(text, false).asked.conjuncts.into_iter().map(|c| c.typed).collect::<Vec<_>>();
    assert_eq!(typed("مخيم، الهول أو الروج -شرق"), ["مخيم", "الهول أو الروج", "-شرق"]);
    assert_eq!(typed("ليس (شرق أو غرب) =جيش مقات*"), ["ليس (شرق أو غرب)", "=جيش", "مقات*"]);
    assert_eq!(
        typed("-=«مخيم الهول»~5، title:«شرق غرب» ذكر:2019..، =\u{200f}جيش"),
        ["-=«مخيم الهول»~5", "title:«شرق غرب»", "ذكر:2019..", "=\u{200f}جيش"]
    );
}

#[test]
fn any_of_the_words_of_a_text() {
    assert_eq!(meaning(&of_any("ليس (مخيم و50000) أو -شرق")), "any(ليس مخيم 50000 أو شرق)");
    assert_eq!(of_any("؟"), "");
}

#[test]
fn only_what_is_not_excluded_is_looked_for() {
    let wanted = |text: &str| parse(text, false).words.iter().map(|word| word.is_wanted).collect::<Vec<_>>();
    assert_eq!(wanted("شرق -غرب"), [true, false]);
    assert_eq!(wanted("غرب أو -غرب"), [true]);
}

proptest::proptest! {
    #[test]
    fn every_text_is_some_query(text in "[-=*()|:\"«» أوليسORNT\\-دا]{0,24}", typing: bool) {
        let query = parse(&text, typing);
        for conjunct in &query.asked.conjuncts {
            proptest::prop_assert!(text.contains(&conjunct.typed));
        }
    }

    #[test]
    fn every_tilde_that_may_be_written_has_a_meaning(text in "[-=*~.؟:_()\"«» أودا5ن\u{200f}]{0,16}") {
        let (plain, near) = (parse(&text, false), parse(&with_tildes(&text, false), false));
        let n_near = |query: &Query| query.words.iter().filter(|word| word.changes > 0).count();
        if n_near(&plain) == 0 && plain.words.iter().any(|word| !word.tilde_places.is_empty()) {
            proptest::prop_assert!(n_near(&near) > 0);
        }
        proptest::prop_assert_eq!(plain.notices, near.notices);
    }

    #[test]
    fn a_bar_by_itself_is_an_or(before in "[-(\"]{0,2}[ا-د]{2,4}[)\"]{0,2}", behind in "[-=(\"]{0,2}[ا-د]{2,4}") {
        let [bar, or] = ["||", "OR"].map(|operator| parse(&format!("{before} {operator} {behind}"), false));
        let conditions = |query: &Query| query.asked.conjuncts.iter().map(|one| one.condition.clone()).collect::<Vec<_>>();
        // Between quotation marks the one is a word and the other is none.
        if or.words.iter().all(|word| word.typed != "OR") {
            proptest::prop_assert_eq!(conditions(&bar), conditions(&or));
            proptest::prop_assert_eq!(bar.words, or.words);
        }
    }

    #[test]
    fn any_letters_at_all_are_some_query(text: String, typing: bool) {
        let _query = parse(&text, typing);
    }
}
