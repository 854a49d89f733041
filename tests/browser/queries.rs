//! What operators, phrases and fields typed into the search box do, and what the page says of them, in
//! both browsers and both languages of the interface.

use crate::kit::{Kind, Visit};

/// The interface in each language, with words that only it says.
struct Wording {
    link: &'static str,
    /// Of the step out of an empty answer.
    apart: &'static str,
    /// Of the notice that a word was read as an operator.
    excludes: &'static str,
    /// Of the offer of similar spellings and of what it loaded.
    dictionary: &'static str,
    /// Of the level at which other names are found.
    names: &'static str,
}

const WORDINGS: [Wording; 2] = [
    Wording {
        link: "",
        apart: "متفرقة",
        excludes: "تستبعد ما بعدها",
        dictionary: "المعجم كله",
        names: "أسماؤها الأخرى",
    },
    Wording {
        link: "#v1&ui=en",
        apart: "apart",
        excludes: "excludes what follows",
        dictionary: "whole dictionary",
        names: "other names",
    },
];

/// How many reports are listed and counted.
fn total(visit: &Visit) -> usize {
    let counted = visit.text("document.querySelector('#app').dataset.total");
    assert_eq!(visit.reports().len().to_string(), counted);
    visit.reports().len()
}

fn marked(visit: &Visit) -> Vec<String> {
    visit.strings("[...document.querySelectorAll('#results mark')].map(mark => mark.textContent)")
}

/// Takes the step out of an empty answer that says this.
fn take_step(visit: &Visit, saying: &str) {
    let script = "[...document.querySelectorAll('#empty .steps button')].map(step => step.textContent)";
    visit.wait(&format!("{script}.some(step => step.includes({}))", serde_json::Value::from(saying)));
    let nth = visit.strings(script).iter().position(|step| step.contains(saying)).expect("a step");
    visit.choose(&format!("#empty .steps li:nth-child({}) button", nth + 1));
}

fn a_phrase_is_found_as_it_stands_and_its_words_are_offered_apart(kind: Kind) {
    let visit = Visit::new(kind);
    for Wording { link, apart, .. } in WORDINGS {
        visit.enter(link);
        visit.search("«قوات سوريا الديمقراطية»");
        assert_eq!((total(&visit), visit.count("#notices")), (4, 0));
        let marked = marked(&visit);
        assert!(marked.len() >= 12 && marked.len().is_multiple_of(3), "whole phrases: {marked:?}");
        visit.search("«الديمقراطية قوات»");
        assert_eq!(total(&visit), 0);
        assert!(visit.said("#empty h3").contains("الديمقراطية قوات"), "{}", visit.said("#empty h3"));
        take_step(&visit, apart);
        assert_eq!(total(&visit), 4);
        assert_eq!(visit.text("document.querySelector('#search').value"), "الديمقراطية قوات");
    }
    visit.was_quiet();
}

fn similar_spellings_are_one_click_from_nothing(kind: Kind) {
    let visit = Visit::new(kind);
    for Wording { link, dictionary, .. } in WORDINGS {
        visit.enter(link);
        visit.search("مخمي الهول");
        assert_eq!((total(&visit), visit.count("#notices")), (0, 0), "not by itself");
        take_step(&visit, dictionary);
        assert_eq!(visit.text("document.querySelector('#search').value"), "مخمي~ الهول");
        assert_eq!(total(&visit), 2);
        assert!(visit.said("#notices").contains(dictionary), "{}", visit.said("#notices"));
        let marked = marked(&visit);
        assert!(marked.iter().any(|word| word.contains("مخيم")), "{marked:?}");
    }
    visit.was_quiet();
}

fn other_names_are_found_where_they_are_asked_for(kind: Kind) {
    let visit = Visit::new(kind);
    for Wording { link, names, .. } in WORDINGS {
        visit.enter(link);
        visit.search("@ISIS");
        assert_eq!((total(&visit), visit.count("#notices")), (5, 0));
        assert!(marked(&visit).contains(&"داعش".to_owned()), "{:?}", marked(&visit));
        let title = visit.text("document.querySelector('#results mark[data-level=name]').title");
        assert!(title.contains("ISIS") && title.contains("داعش"), "{title}");
        visit.search("SDF ");
        assert_eq!(total(&visit), 0, "not by itself");
        take_step(&visit, names);
        assert_eq!(visit.text("document.querySelector('#level').value"), "name");
        assert_eq!(total(&visit), 4);
        assert!(marked(&visit).contains(&"قوات سوريا الديمقراطية".to_owned()), "{:?}", marked(&visit));
    }
    visit.was_quiet();
}

fn reports_stand_by_outlet(kind: Kind) {
    let visit = Visit::new(kind);
    for (link, outlet) in [("#v1&sort=outlet", "إرم نيوز"), ("#v1&sort=outlet&ui=en", "إرم نيوز")]
    {
        visit.enter(link);
        assert_eq!(visit.text("document.querySelector('#sort').value"), "outlet");
        let known =
            visit.strings("[...document.querySelectorAll('#results .outlet')].map(o => o.dataset.known)");
        assert_eq!(known, ["true", "true", "false", "false", "false"]);
        assert!(visit.said("#results .outlet").contains(outlet));
    }
    visit.was_quiet();
}

fn fields_narrow_like_their_filters(kind: Kind) {
    let visit = Visit::new(kind);
    for (Wording { link, .. }, [outlet, published]) in
        WORDINGS.into_iter().zip([["جهة:إرم", "نشر:٢٠٢٥"], ["outlet:\"إرم نيوز\"", "published:2025"]])
    {
        visit.enter("#v1&outlet=إرم+نيوز");
        let of_outlet = visit.reports();
        visit.enter(link);
        visit.search(outlet);
        assert_eq!((visit.reports(), total(&visit)), (of_outlet, 1));
        visit.search(published);
        // One is of that year, and another may be.
        assert_eq!(total(&visit), 2);
        visit.search(&format!("{published} -{outlet} "));
        assert_eq!(total(&visit), 1, "{outlet} is one of them");
        assert_eq!(visit.count("#notices"), 0);
        visit.search("جهة:زرافة ");
        assert_eq!((total(&visit), visit.count("#notices li")), (0, 1));
        assert!(visit.said("#notices").contains("زرافة"), "{}", visit.said("#notices"));
    }
    visit.was_quiet();
}

fn a_negation_is_said_and_can_be_searched_as_a_word(kind: Kind) {
    let visit = Visit::new(kind);
    for Wording { link, excludes, .. } in WORDINGS {
        visit.enter(link);
        visit.search("مخيم -الهول ");
        assert_eq!((total(&visit), visit.count("#notices")), (1, 0), "a hyphen is meant");
        visit.search("مخيم ليس الهول ");
        assert_eq!(total(&visit), 1);
        assert!(visit.said("#notices").contains(excludes), "{}", visit.said("#notices"));
        visit.choose("#as-words");
        assert_eq!(visit.text("document.querySelector('#search').value").trim(), "مخيم \"ليس\" الهول");
        assert_eq!(visit.count("#notices"), 0);
    }
    visit.was_quiet();
}

mod both {
    crate::in_both_browsers!(
        a_phrase_is_found_as_it_stands_and_its_words_are_offered_apart,
        similar_spellings_are_one_click_from_nothing,
        other_names_are_found_where_they_are_asked_for,
        reports_stand_by_outlet,
        fields_narrow_like_their_filters,
        a_negation_is_said_and_can_be_searched_as_a_word,
    );
}
