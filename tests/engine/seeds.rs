//! The five bundled reports, and every spelling of their words.

use std::collections::{BTreeMap, BTreeSet};

use sijill::arabic::class::strip_weak_start;
use sijill::arabic::{fold, tokens};
use sijill::calendar::PartialDate;
use sijill::findings::{Notice, Ordinal, Place};
use sijill::page::Page;
use sijill::view::{Clock, Level, Period, View};

use crate::kit::{Edition, TINY, query, seed_pages};

fn found(edition: &mut Edition, view: &View) -> BTreeSet<Ordinal> {
    edition.ask(view).rows.iter().map(|row| row.ordinal).collect()
}

#[test]
fn a_word_and_its_inflected_forms_find_the_same_reports() {
    let mut edition = Edition::of_seeds();
    let fighter = found(&mut edition, &query("مقاتل"));
    assert!(fighter.len() >= 4, "{fighter:?}");
    for form in ["المقاتلين", "مقاتلون", "وللمقاتلين", "بمقاتل", "مُقاتِل", "مقاتـــل"]
    {
        assert_eq!(found(&mut edition, &query(form)), fighter, "{form}");
    }
}

#[test]
fn what_mentions_a_year_says_so_in_a_sentence_of_its_own() {
    let mut edition = Edition::of_seeds();
    let year = Some(PartialDate::Year(2019));
    for query in ["", "مقاتل"] {
        let mentioned = Some(Period { from: year, to: year });
        let view = View { query: query.to_owned(), mentioned, ..View::default() };
        let cards = edition.cards(&view);
        assert!(!cards.is_empty());
        for card in cards {
            let sentence = card.snippets.last().expect("a sentence");
            let time = sentence.time.expect("the words");
            assert!(time.of(&sentence.text).contains("2019"), "{sentence:?}");
            let text =
                edition.reading(&View { report: Some(card.id), ..view.clone() }).expect("a report").text;
            assert_eq!(card.words.expect("the same words").of(&text), time.of(&sentence.text));
        }
    }
}

#[test]
fn the_marks_of_the_timeline_lead_to_their_words() {
    let mut edition = Edition::of_seeds();
    for clock in Clock::ALL.iter().copied() {
        let timeline = edition.ask(&View::default()).timeline;
        let lane = if clock == Clock::Published { timeline.published } else { timeline.mentioned };
        let places: Vec<Place> = lane.marks.expect("few").into_iter().flat_map(|mark| mark.places).collect();
        assert!(places.len() > 2);
        for place in places {
            let [passage] = &edition.passages(clock, &[place])[..] else { panic!("{place:?}") };
            let text = edition
                .reading(&View { report: Some(passage.id), ..View::default() })
                .expect("a report")
                .text;
            let words = passage.words.expect("every date of the demo has words");
            assert_eq!(words.of(&text), passage.in_sentence.of(&passage.sentence.text));
            assert_eq!(passage.reasons.is_empty(), clock == Clock::Mentioned, "a dating says why");
        }
        let nowhere = Place { ordinal: Ordinal(99), nth: 0 };
        assert!(edition.passages(clock, &[nowhere]).is_empty());
    }
}

#[test]
fn each_level_finds_what_the_tighter_one_does() {
    let mut edition = Edition::of_seeds();
    for word in ["مقاتل", "القوات", "سوريا", "2015", "الأمريكية", "داعش"] {
        let at = |edition: &mut Edition, level| found(edition, &View { level, ..query(word) });
        let (exact, letters, any) =
            (at(&mut edition, Level::Exact), at(&mut edition, Level::Letters), at(&mut edition, Level::Word));
        assert!(exact.is_subset(&letters) && letters.is_subset(&any), "{word}");
    }
}

#[test]
fn letters_are_typed_one_by_one_without_losing_the_word() {
    let mut edition = Edition::of_seeds();
    for word in ["المقاتلين", "وللتحالف", "بغداد", "رسائل", "كتاب"] {
        let whole = found(&mut edition, &query(word));
        let letters: Vec<char> = word.chars().collect();
        for n in 2..=letters.len() {
            let typed: String = letters[..n].iter().collect();
            // Before two letters of the word itself are there, it may be any word.
            if strip_weak_start(&fold(&typed)).chars().count() < 2 {
                continue;
            }
            let view = View { query: typed.clone(), typing: true, ..View::default() };
            let so_far = found(&mut edition, &view);
            assert!(whole.is_subset(&so_far), "«{typed}» loses reports of «{word}»");
        }
    }
}

/// Every spelling a reader may use for a word: hamza, alef, teh marbuta, yeh, tatweel, vowel
/// marks, digits; and the article and و ف ب ل ك before it.
fn spellings(word: &str) -> Vec<String> {
    let swap = |from: &[char], to: &str| {
        let mut out = String::new();
        word.chars().for_each(|c| if from.contains(&c) { out.push_str(to) } else { out.push(c) });
        out
    };
    let inside = |mark: &str| {
        let mut letters = word.chars();
        let first: String = letters.by_ref().take(1).collect();
        format!("{first}{mark}{}", letters.as_str())
    };
    let last = |from: char, to: char| match word.strip_suffix(from) {
        Some(stem) => format!("{stem}{to}"),
        None => word.to_owned(),
    };
    let mut all = vec![
        swap(&['أ', 'إ', 'آ', 'ٱ'], "ا"),
        swap(&['ا', 'إ', 'آ'], "أ"),
        swap(&['ا', 'أ', 'آ'], "إ"),
        swap(&['ا', 'أ', 'إ'], "آ"),
        swap(&['ا', 'أ', 'إ'], "ٱ"),
        swap(&['أ'], "ا\u{0654}"),
        swap(&['ؤ'], "و"),
        // Before و the dropped hamza leaves و: nobody writes مسيول for مسئول.
        if word.contains("ئو") { swap(&['ئ'], "ؤ") } else { swap(&['ئ'], "ي") },
        swap(&['ي'], "ی"),
        swap(&['ك'], "ک"),
        last('ة', 'ه'),
        last('ه', 'ة'),
        last('ي', 'ى'),
        last('ى', 'ي'),
        inside("ـ"),
        inside("ـــ"),
        inside("َ"),
        inside("ّ"),
        inside("\u{200D}"),
    ];
    for digits in ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"] {
        let digits: Vec<char> = digits.chars().collect();
        let other = fold(word).chars().map(|c| c.to_digit(10).map_or(c, |d| digits[d as usize])).collect();
        if word.chars().all(char::is_numeric) {
            all.push(other);
        }
    }
    if word.chars().all(char::is_alphabetic) && word.chars().any(|c| c > '\u{0620}') {
        match word.strip_prefix("ال") {
            // The relative pronouns have no article to take off.
            Some(_) if word.starts_with("الذي") || word.starts_with("التي") => {}
            Some(rest) if rest.chars().count() >= 2 => {
                all.extend(
                    ["", "و", "وال", "فال", "بال", "كال", "لل", "وبال", "ولل"].map(|c| format!("{c}{rest}")),
                );
            }
            // «بلدى», «بلدينا» are read as بلد, not as ب before لدى.
            _ if word.starts_with("لد") => {}
            _ => {
                all.extend(["ال", "و", "ف", "ب", "ل", "ك", "وال", "بال", "لل"].map(|c| format!("{c}{word}")))
            }
        }
    }
    all
}

#[test]
fn every_spelling_of_every_word_finds_its_report() {
    let mut edition = Edition::of_seeds();
    let mut words: BTreeMap<String, ()> = BTreeMap::new();
    for bytes in seed_pages().values() {
        let page = Page::decode(bytes).expect("a page");
        for token in tokens(&page.text) {
            let n_letters = fold(token.text).chars().count();
            if n_letters >= 3 {
                words.insert(token.text.to_owned(), ());
            }
        }
    }
    let boilerplate = |text: &str, level| View { boilerplate: true, level, ..query(text) };
    let mut missed = Vec::new();
    let mut n_tried = 0;
    for word in words.keys() {
        let exact = found(&mut edition, &boilerplate(word, Level::Exact));
        assert!(!exact.is_empty(), "«{word}» is not found as it stands");
        for spelling in spellings(word) {
            n_tried += 1;
            if !exact.is_subset(&found(&mut edition, &boilerplate(&spelling, Level::Word))) {
                missed.push(format!("«{spelling}» for «{word}»"));
            }
        }
    }
    assert!(n_tried > 20_000, "{n_tried}");
    assert_eq!(missed, Vec::<String>::new(), "{} of {n_tried}", missed.len());
}

#[test]
fn the_size_of_the_pieces_does_not_show_in_the_answers() {
    let (mut whole, mut tiny) = (Edition::of_seeds(), Edition::of_seeds_in_pieces_of(TINY));
    assert!(tiny.files.files.len() > 300, "{}", tiny.files.files.len());
    // All but what the dictionary weighs.
    let ask = |edition: &mut Edition, view: &View| {
        let mut findings = edition.ask(view);
        let near = findings.emptiness.as_mut().and_then(|emptiness| emptiness.near.as_mut());
        near.into_iter().for_each(|(_, bytes)| *bytes = 0);
        findings
    };
    let texts = ["", "مقاتل", "قوات سوريا", "ال", "سو", "الأمر", "ب", "2", "20", "Lo", "زرافة", "والتح"];
    for text in texts.into_iter().chain(["«قوات سوريا»", "«سوريا قوات»~3"]) {
        for typing in [false, true] {
            let view = View { query: text.to_owned(), typing, ..View::default() };
            assert_eq!(ask(&mut whole, &view), ask(&mut tiny, &view), "«{text}» typing: {typing}");
            assert_eq!(whole.cards(&view), tiny.cards(&view), "«{text}» typing: {typing}");
        }
    }
}

#[test]
fn hits_stay_in_their_order_when_a_word_is_finished() {
    let mut edition = Edition::of_seeds();
    let rows = |edition: &mut Edition, typing| -> Vec<Ordinal> {
        let view = View { typing, ..query("مقاتل") };
        edition.ask(&view).rows.iter().map(|row| row.ordinal).collect()
    };
    let finished = rows(&mut edition, false);
    assert!(finished.len() > 2);
    assert_eq!(rows(&mut edition, true), finished);
}

#[test]
fn an_alef_with_a_sign_is_no_article_while_typing() {
    let mut edition = Edition::of_seeds();
    let view = View { query: "آلاف".to_owned(), typing: true, ..View::default() };
    for card in edition.cards(&view) {
        for excerpt in card.snippets.iter().chain([&card.title]) {
            for found in &excerpt.matches {
                assert!(
                    fold(found.span.of(&excerpt.text)).contains("الاف"),
                    "{}",
                    found.span.of(&excerpt.text)
                );
            }
        }
    }
}

#[test]
fn highlights_are_the_words_of_the_page() {
    let mut edition = Edition::of_seeds();
    for card in edition.cards(&query("مقاتل")) {
        let marked: Vec<&str> = card
            .snippets
            .iter()
            .chain([&card.title])
            .flat_map(|excerpt| excerpt.matches.iter().map(|m| m.span.of(&excerpt.text)))
            .collect();
        assert!(!marked.is_empty());
        assert!(marked.iter().all(|word| word.contains("مقاتل")), "{marked:?}");
    }
}

#[test]
fn an_empty_answer_says_which_word_empties_it() {
    let mut edition = Edition::of_seeds();
    let findings = edition.ask(&query("مقاتل زرافة"));
    assert_eq!(findings.total, 0);
    let emptiness = findings.emptiness.expect("an explanation");
    let without: Vec<u32> = emptiness.without.iter().map(|(_, count)| *count).collect();
    assert_eq!(without[0], 0);
    assert!(without[1] >= 4);
    assert!(emptiness.any_word >= 4);
}

#[test]
fn operators_join_exclude_and_group() {
    let mut edition = Edition::of_seeds();
    let mut total = |text: &str| edition.ask(&query(text)).total;
    assert_eq!([total("مخيم"), total("الهول"), total("العراق")], [3, 2, 4]);
    assert_eq!([total("مخيم -الهول"), total("مخيم أو العراق"), total("-العراق")], [1, 4, 1]);
    assert_eq!([total("مخيم (زرافة أو الهول)"), total("مخيم -(زرافة أو الهول)")], [2, 1]);
    assert_eq!([total("المقاتلين"), total("=المقاتلين"), total("=مقاتلين")], [4, 2, 0]);
    assert_eq!([total("مقات*"), total("-مقات*"), total("مخيم -(العراق الهول)")], [4, 1, 1]);
    let findings = edition.ask(&query("مخيم (الهول أو الروج) -العراق"));
    let emptiness = findings.emptiness.expect("an explanation");
    assert_eq!((findings.total, emptiness.any_word), (0, 0), "what is excluded stays so");
    assert_eq!(emptiness.alone, [3, 2, 1]);
    // What is only excluded is no match: some of these reports have a camp in them.
    let cards = edition.cards(&query("العراق أو -مخيم"));
    let marked: Vec<&str> = cards
        .iter()
        .flat_map(|card| &card.snippets)
        .flat_map(|excerpt| excerpt.matches.iter().map(|m| m.span.of(&excerpt.text)))
        .collect();
    assert!(!marked.is_empty() && marked.iter().all(|word| word.contains("عراق")), "{marked:?}");
}

#[test]
fn similar_spellings_are_offered_and_found_only_when_asked_for() {
    let mut edition = Edition::of_seeds();
    let view = query("مخمي الهول");
    let emptiness = edition.ask(&view).emptiness.expect("an explanation");
    let (near, bytes) = emptiness.near.expect("an offer");
    assert_eq!(near, "مخمي~ الهول");
    let findings = edition.ask(&query(&near));
    assert_eq!(findings.total, edition.ask(&query("مخيم الهول")).total);
    let dictionary = |notices: &[Notice]| match notices {
        [Notice::WholeDictionary(bytes)] => *bytes,
        other => panic!("{other:?}"),
    };
    assert!(bytes > 1000 && bytes == dictionary(&findings.notices));
    let cards = edition.cards(&query(&near));
    let mut rules = cards.iter().flat_map(|card| &card.snippets).flat_map(|snippet| &snippet.matches);
    assert!(rules.any(|found| (found.level, found.rule.as_str()) == (Level::Word, "≈1")));
    assert_eq!(
        edition
            .ask(&query("زرافة"))
            .emptiness
            .and_then(|emptiness| emptiness.near)
            .map(|(q, _)| q)
            .as_deref(),
        Some("زرافة~")
    );
    assert_eq!(edition.ask(&query("=زرافة -سوريا")).emptiness.and_then(|emptiness| emptiness.near), None);
}
