//! Which forms are one word, in corpora of a few words.

use super::analysis::Kind;
use super::tables::{CLITICS, ENDINGS, OBJECTS, PAST, PRESENT};
use super::*;
use crate::arabic::fold;

fn evidence(forms: &[&str]) -> Evidence {
    let mut evidence = Evidence::default();
    for form in forms {
        evidence.add(&fold(form), 1);
    }
    evidence
}

/// Whether `query` finds `form` at the level *word* in a corpus with the vocabulary `corpus`.
fn finds(query: &str, form: &str, corpus: &[&str]) -> bool {
    let mut evidence = evidence(corpus);
    evidence.add(&fold(form), 1);
    finds_by(query, form, &evidence)
}

fn finds_by(query: &str, form: &str, evidence: &Evidence) -> bool {
    let (query, form) = (Form::new(query), Form::new(form));
    let wanted = wanted(&query, evidence);
    let readings = plausible(&form, evidence);
    let mut form_keys = guest_keys(&form, &readings);
    form_keys.push(class_key(&form.folded).to_owned());
    let meet = keys(&query).iter().any(|key| form_keys.contains(key));
    meet && shared_stem(&wanted, &form.folded, &readings).is_some()
}

fn wanted(query: &Form, evidence: &Evidence) -> WantedStems {
    let keys = keys(query);
    let readings = plausible(query, evidence);
    let stems = stems(&query.folded, &readings);
    WantedStems::new(stems.filter(|stem| is_at_hand(stem, &keys)).collect())
}

#[test]
fn clitics_and_endings_do_not_hide_a_word() {
    let fighters = ["مقاتلين", "المقاتلين"];
    for form in
        ["وللمقاتلين", "المقاتلون", "مقاتلي", "مقاتلو", "بمقاتليها", "والمقاتلَين", "لمقاتل", "كالمقاتل"]
    {
        assert!(finds("مقاتل", form, &fighters), "{form}");
        assert!(finds(form, "مقاتل", &fighters), "{form}");
        assert!(finds("والمقاتلون", form, &fighters), "{form}");
    }
    for (query, form) in [
        ("قوة", "قوات"),
        ("قوات", "قوتها"),
        ("عملية", "بعملياتهم"),
        ("انتخاب", "الانتخابات"),
        ("سجن", "لسجنهم"),
        ("داعش", "لداعش"),
        ("حالي", "حالياً"),
        ("جزء", "جزءا"),
        ("من", "ومن"),
        ("لجنة", "للجنة"),
        ("دين", "الدين"),
        ("حي", "الحي"),
        ("حين", "الحين"),
        ("هامة", "الهامة"),
        ("تماس", "التماس"),
        ("لديه", "ولديه"),
        ("هنا", "وهنا"),
        ("عليه", "فعليه"),
    ] {
        assert!(finds(query, form, &[query]), "{query} → {form}");
        assert!(finds(form, query, &[form]), "{form} → {query}");
    }
}

#[test]
fn other_words_stay_apart() {
    for (query, form, corpus) in [
        ("اقتصاد", "اقتصادي", &["اقتصاديين"][..]),
        ("سوري", "سوريا", &[]),
        ("أفريقي", "أفريقيا", &[]),
        ("علي", "عليا", &[]),
        ("سور", "سوري", &["سوريين"]),
        ("سن", "سنة", &[]),
        ("زير", "وزير", &["الوزير"]),
        ("آيات", "ولايات", &[]),
        ("أن", "كان", &[]),
        ("لبن", "لبنان", &[]),
        ("تاب", "كتاب", &[]),
    ] {
        assert!(!finds(query, form, corpus), "{query} → {form}");
    }
}

#[test]
fn the_class_key_survives_every_clitic_and_ending() {
    for word in [
        "مقاتل",
        "بيت",
        "كتاب",
        "ولد",
        "قوه",
        "لبنان",
        "دين",
        "امريكي",
        "يوم",
        "الف",
        "كلمه",
        "سنه",
        "امن",
        "كل",
        "كويت",
        "بنك",
        "هييه",
        "ماء",
        "بني",
    ] {
        let is_imperfect = word.starts_with(['ي', 'ت', 'ن', 'ا']);
        for clitic in CLITICS.split(' ').filter(|clitic| is_imperfect || !clitic.ends_with('س')) {
            for &(ending, restored, ..) in ENDINGS {
                let Some(stem) = word.strip_suffix(restored) else { continue };
                let form = format!("{clitic}{stem}{ending}");
                let strong = strip_weak_end(strip_weak_start(word));
                if strong.chars().count() >= 2 {
                    assert_eq!(class_key(&form), class_key(word), "{form}");
                }
                let looked_up = keys(&Form::new(&form));
                assert!(looked_up.iter().any(|key| key == class_key(word)), "{form}: {looked_up:?}");
            }
        }
    }
}

#[test]
fn whatever_can_be_taken_off_is_known_as_an_ending() {
    let of_verbs = [PRESENT, PAST].concat();
    let of_verbs = of_verbs.iter().flat_map(|(alone, before_object)| {
        let behind = OBJECTS.split(' ').filter(|object| !object.is_empty());
        behind.map(move |object| format!("{before_object}{object}")).chain([(*alone).to_owned()])
    });
    for ending in ENDINGS.iter().map(|(ending, ..)| (*ending).to_owned()).chain(of_verbs) {
        assert!(may_be_ending(&ending), "{ending}");
    }
}

/// A rule with pairs of forms that are one word by it, and of such that are not; each in a corpus.
type Examples<'a> = &'a [(&'a str, &'a str, &'a [&'a str])];

fn check(rule: Kind, one_word: Examples<'_>, two_words: Examples<'_>) {
    for (query, form, corpus) in one_word {
        assert!(finds(query, form, corpus), "{rule:?}: {query} → {form}");
    }
    for (query, form, corpus) in two_words {
        assert!(!finds(query, form, corpus), "{rule:?}: {query} → {form}");
    }
}

#[test]
fn a_present_verb_is_one_in_every_person() {
    check(
        Kind::Present,
        &[
            ("يقوم", "تقوم", &["يقوم"]),
            ("تقوم", "يقوم", &["تقوم"]),
            ("تقوم", "وسنقوم", &["تقوم", "يقوم"]),
            ("نقوم", "أقوم", &["نقوم", "يقوم"]),
            ("يقدم", "تقدمونه", &["يقدم"]),
            ("تقدمه", "يقدمونها", &["يقدم", "تقدمه"]),
            ("يبني", "يبنون", &["يبني"]),
            ("يرى", "تراه", &["يري"]),
            ("يطالب", "فليطالبوا", &["يطالب"]),
            ("يلعب", "يلعبن", &["يلعب", "يلعبون"]),
            ("يعقد", "نعقد", &["يعقد", "ينعقد", "انعقد"]),
            ("يقدم", "ستقدم", &["يقدم", "التقدم"]),
        ],
        &[
            ("يمكن", "تمكن", &["يمكن", "يتمكن", "تمكنت", "تمكنوا"]),
            ("يقل", "نقل", &["يقل", "ينقل"]),
            ("يوم", "توم", &["اليوم"]),
            ("يعلم", "تعلم", &["يعلم", "التعلم"]),
            ("يكبر", "أكبر", &["يكبر", "الأكبر"]),
            ("يلعب", "يلعبن", &["يلعب"]),
            ("يده", "ندة", &["اليد", "يد", "يده"]),
            ("يكر", "تكره", &["يكر", "يكره", "يكره", "يكره", "يكره", "يكره", "يكره"]),
        ],
    );
    check(
        Kind::Jussive,
        &[
            ("يقوم", "يقم", &["تقوم", "يقوم", "يقوم", "يقوم"]),
            ("تعطي", "يعط", &["تعطي", "يعطي", "يعطي", "يعطي"]),
            ("تكون", "أكن", &["تكون", "يكون", "يكون", "يكون"]),
        ],
        &[
            ("يقول", "يقل", &["يقول", "يقل"]),
            ("يريد", "سيرد", &["تريد", "يريد", "يريد", "يريد", "يريد"]),
            ("يكفي", "يكف", &["تكفي", "يكفي", "يكفي", "يكفي", "كف"]),
        ],
    );
}

#[test]
fn a_past_verb_is_one_in_every_person_and_no_noun() {
    check(
        Kind::Past,
        &[
            ("سجل", "وسجلوها", &["سجل", "سجلت", "سجلوا"]),
            ("أصبح", "أصبحتم", &["أصبح", "أصبحت", "أصبحوا"]),
            ("درست", "درسناها", &["درس", "درست", "درسوا", "الدرس", "الدرس", "الدرس"]),
            ("أعطى", "أعطوا", &["أعطت", "أعطى"]),
            ("دعا", "دعت", &["دعا", "دعوا"]),
            ("بقيت", "بقوا", &["بقي", "بقيت", "يبقى"]),
            ("وتابع", "تابعت", &["تابع", "تابعوا", "وتابع", "التابع", "التابع", "التابع"]),
        ],
        &[
            ("درس", "درسوا", &["درس", "درست", "الدرس", "الدرس", "الدرس"]),
            ("بنى", "البنت", &["بنى", "بنوا"]),
            ("بيت", "بيوا", &["بي", "البيت"]),
            ("وتابع", "التابع", &["تابع", "تابعت", "تابعوا", "وتابع"]),
            ("خرجي", "خرجت", &["خرج", "خرج", "خرجوا", "خرجي"]),
            ("أدى", "أدين", &["أدى", "أدت", "أدوا", "أدينت", "أدينوا"]),
        ],
    );
    check(
        Kind::HollowPast,
        &[("قال", "قلت", &["قال", "قالت", "قالوا"]), ("أراد", "أردنا", &["أراد", "أرادت", "أرادوا"])],
        &[("راد", "ردت", &["راد", "رادت", "رادوا", "ردوا"])],
    );
}

#[test]
fn endings_that_hide_letters_of_the_word() {
    check(Kind::Weak, &[("محامي", "المحامون", &["محامي"])], &[("حاكمي", "حاكمون", &["الحاكمي", "حاكم"])]);
    check(
        Kind::Maqsura,
        &[("مستوى", "مستواهم", &["المستوى"]), ("الضحى", "وضحاها", &["الضحى"])],
        &[("مستو", "مستواهم", &["المستوى"])],
    );
    check(
        Kind::Short,
        &[("طن", "طنا", &["الطن"]), ("ود", "ودهم", &["الود"])],
        &[("من", "منا", &["من"]), ("رز", "رزين", &["الرز"])],
    );
    check(
        Kind::Five,
        &[("أخو", "أخيه", &[]), ("أب", "أبوها", &[]), ("أبا", "أبي", &[])],
        &[("أبها", "أبو", &["الأب"]), ("دب", "دبو", &[])],
    );
    check(
        Kind::Construct,
        &[("بلد", "بلديهما", &["بلدين"]), ("مقاتل", "مقاتليهم", &["مقاتلين"])],
        &[("اقتصاد", "اقتصادي", &["اقتصاديين", "الاقتصادي"])],
    );
    check(
        Kind::Construct,
        &[
            ("وقوف", "وقوفي", &["الوقوف", "وقوفه", "وقوفها"]),
            ("صاحب", "صاحبيه", &["الصاحب", "صاحبه", "صاحبها"]),
        ],
        &[
            ("اقتصاد", "اقتصادي", &["الاقتصاد", "اقتصاده", "اقتصادها", "الاقتصادي"]),
            ("بورت", "بورتو", &["بورتون"]),
        ],
    );
    check(
        Kind::OfAlef,
        &[("كاميرا", "كاميراتهم", &["الكاميرا"])],
        &[("سيدا", "السيدات", &["السيدا", "سيدا", "السيدة", "سيدة"])],
    );
    check(Kind::Accusative, &[("قرار", "قرارا", &[])], &[("عدن", "عدنا", &["عد"])]);
    check(Kind::Address, &[("يورو", "يوروهات", &["يورو"])], &[("متر", "متروك", &["متر"])]);
}

#[test]
fn other_spellings_are_one_word() {
    for (query, form) in
        [("جوجل", "لغوغل"), ("غوغل", "وجوجل"), ("ديموقراطي", "الديمقراطيين"), ("انترنت", "الإنترنيت")]
    {
        assert!(finds(query, form, &[query]), "{query} → {form}");
    }
    assert!(!finds("جبل", "غبل", &[]));
}

#[test]
fn the_rule_says_what_was_taken_off() {
    let rule = |query: &str, form: &str, corpus: &[&str]| {
        let evidence = evidence(corpus);
        let (query, form) = (Form::new(query), Form::new(form));
        let read = shared_stem(&wanted(&query, &evidence), &form.folded, &plausible(&form, &evidence))?;
        Some(read.map_or(BARE.to_owned(), |reading| reading.rule(&form.folded)))
    };
    let persons = ["يقوم", "تقوم", "نقوم"];
    assert_eq!(rule("تقوم", "وسنقوم", &persons).as_deref(), Some("و+س+ن …"));
    assert_eq!(rule("يقوم", "تقومون", &persons).as_deref(), Some("ت … ون"));
    assert_eq!(rule("تقوم", "يقوم", &persons).as_deref(), Some("bare"));
    assert_eq!(rule("مقاتل", "وللمقاتلين", &["مقاتل"]).as_deref(), Some("و+ل+ال … ين"));
    assert_eq!(rule("غوغل", "وجوجل", &["غوغل"]).as_deref(), Some("و ≈"));
    assert_eq!(rule("غوغل", "جوجل", &["غوغل"]).as_deref(), Some("≈"));
    assert_eq!(rule("الأصم", "اقتصاد", &[]), None);
}

#[test]
fn a_word_the_corpus_does_not_have_is_of_the_longest_stem_it_has() {
    let guessed = |word: &str, stems: &[&str]| {
        guessed_stems(&Form::new(word), stems.iter().map(|&stem| (stem, &[][..])))
    };
    for (word, stems, expected) in [
        ("والمقاتلتان", &["مقاتل", "مقاتله"][..], Some("مقاتله")),
        ("مدرساتهم", &["مدرس", "مدرسه"], Some("مدرسه")),
        ("لمقاتليها", &["مقاتل"], Some("مقاتل")),
        ("وسيقومون", &["يقوم", "قوم"], Some("يقوم")),
        ("سجلتموها", &["سجل", "سجل°"], Some("سجل°")),
        ("للوزير", &["وزير", "زير"], Some("وزير")),
        ("السوريا", &["السوري", "سوريا"], Some("سوريا")),
        ("جوجل", &["غوغل"], Some("غوغل")),
        ("اقتصاديه", &["اقتصاد"], None),
        ("ألعاب", &["عاب"], None),
        ("سنة", &["سن"], None),
    ] {
        let expected = expected.into_iter().map(str::to_owned).collect();
        assert_eq!(guessed(word, stems), WantedStems::new(expected), "{word}");
    }
}

#[test]
fn a_plural_is_of_the_masculine_where_the_feminine_hardly_stands() {
    let mut evidence = Evidence::default();
    let of_masculine =
        [("المعسكر", 900), ("معسكر", 300), ("المعسكرات", 150), ("المعسكره", 2), ("معسكره", 400)];
    let of_feminine = [("الدور", 800), ("دور", 900), ("الدوره", 500), ("دوره", 300), ("الدورات", 200)];
    let of_either = [("المحاضر", 60), ("محاضر", 40), ("المحاضره", 50), ("محاضره", 90), ("المحاضرات", 200)];
    for (form, count) in of_masculine.into_iter().chain(of_feminine).chain(of_either) {
        evidence.add(form, count);
    }
    for (query, form, is_found) in [
        ("معسكر", "معسكرات", true),
        ("معسكر", "والمعسكرات", true),
        ("معسكرات", "معسكر", true),
        ("معسكرة", "معسكرات", false),
        ("دورة", "دورات", true),
        ("دور", "دورات", false),
        ("محاضر", "محاضرات", true),
        ("محاضرة", "محاضرات", true),
    ] {
        assert_eq!(finds_by(query, form, &evidence), is_found, "{query} {form}");
    }
}

#[test]
fn a_reading_of_other_letters_is_none() {
    let readings = plausible(&Form::new("وللمقاتلين"), &evidence(&["مقاتل"]));
    assert!(!readings.is_empty());
    assert!(readings.iter().all(|reading| reading.stem("").is_none()));
}

#[test]
fn what_is_frequent_tells_a_name_and_a_dual() {
    let counts = [
        ("لورا", 30),
        ("فرس", 30),
        ("الفرس", 30),
        ("فرسان", 30),
        ("يد", 30),
        ("اليد", 30),
        ("يدان", 1),
        ("يدين", 5),
        ("يده", 9),
        ("شكل", 9),
        ("شمل", 9),
        ("شملها", 1),
        ("شملت", 20),
        ("تشمل", 1),
        ("وران", 1),
        ("لوران", 30),
        ("ليد", 9),
    ];
    let mut evidence = Evidence::default();
    counts.iter().for_each(|(form, count)| evidence.add(form, *count));
    for (query, form) in
        [("يد", "يديه"), ("اليد", "ليد"), ("ليد", "يدين"), ("شمل", "شملت"), ("وشملتها", "شمل")]
    {
        assert!(finds_by(query, form, &evidence), "{query} → {form}");
    }
    for (query, form) in [("لورا", "لوران"), ("وران", "لوران"), ("فرس", "فرسان")] {
        assert!(!finds_by(query, form, &evidence), "{query} → {form}");
    }
}
