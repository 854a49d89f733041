//! Other names, found by trying everything; what packing and merging make of them; the level *name*.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use sijill::arabic::{self, fold};
use sijill::edition::FileRef;
use sijill::engine::answer;
use sijill::findings::Findings;
use sijill::knowledge::names::groups;
use sijill::pack::{CorpusInfo, Sizes, seal};
use sijill::report::ReportId;
use sijill::view::{Level, View};

use crate::kit::{Edition, TINY, fetch, info, query, shard};
use crate::oracle::{cases, one_word, page};

/// All names there are, as groups that may have names in common; of each name its words, as they are
/// compared and as they are written.
pub struct Names(Vec<BTreeMap<Vec<String>, Vec<String>>>);

fn words_of(name: &str) -> Vec<String> {
    arabic::words(name).map(|word| word.text.to_owned()).collect()
}

fn folded(words: &[String]) -> Vec<String> {
    words.iter().map(|word| fold(word)).collect()
}

impl Names {
    /// Those we know and those of a corpus.
    pub fn with(of_corpus: &[Vec<String>]) -> Self {
        let known = groups().map(|names| names.into_iter().map(str::to_owned).collect());
        let all = known.chain(of_corpus.iter().cloned());
        let words = |group: Vec<String>| group.iter().map(|name| words_of(name)).collect::<Vec<_>>();
        Self(all.map(|group| words(group).into_iter().map(|name| (folded(&name), name)).collect()).collect())
    }

    /// The words of every other name of the thing with this name.
    pub fn others(&self, name: &[String]) -> Vec<Vec<String>> {
        let mut found = BTreeMap::from([(folded(name), name.to_vec())]);
        loop {
            let n_before = found.len();
            for group in &self.0 {
                if group.keys().any(|name| found.contains_key(name)) {
                    found.extend(group.clone());
                }
            }
            if found.len() == n_before {
                found.remove(&folded(name));
                return found.into_values().collect();
            }
        }
    }
}

/// Groups of names, of words that stand beside each other on the pages and of others.
pub fn names_on(pages: &[String]) -> impl Strategy<Value = Vec<Vec<String>>> + use<> {
    let words: Vec<String> = pages.iter().flat_map(|page| words_of(page)).collect();
    let on_pages = (0..words.len(), 1usize..4).prop_map(move |(first, n_words)| {
        let last = (first + n_words).min(words.len());
        words[first..last].to_vec()
    });
    // A word that is said twice is asked for once, so it takes quotation marks to ask for such a name.
    let is_whole = |words: &Vec<String>| {
        let different: BTreeSet<String> = words.iter().map(|word| fold(word)).collect();
        different.len() == words.len() && words.iter().all(|word| fold(word).chars().count() > 3)
    };
    let name = prop_oneof![3 => on_pages.prop_filter("no clitics", is_whole), 1 => one_word().prop_map(|word| vec![word])];
    let group = proptest::collection::vec(name.prop_map(|words| words.join(" ")), 2..4);
    proptest::collection::vec(group, 0..4)
}

pub fn edition_of(pages: &[String], names: &[Vec<String>], sizes: Sizes) -> Edition {
    let file_names: Vec<String> = (0..pages.len()).map(|n| format!("{n}.txt")).collect();
    let named = file_names.iter().zip(pages).map(|(name, page)| (name.as_str(), page.as_bytes()));
    Edition::with_names(sizes, &shard(named), names.to_vec())
}

fn at(level: Level, words: &str) -> View {
    View { level, ..query(words) }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn whichever_of_its_names_one_asks_for_the_same_reports_are_found(
        (pages, names) in proptest::collection::vec(page(), 1..6)
            .prop_flat_map(|pages| (Just(pages.clone()), names_on(&pages))),
        sizes in proptest::sample::select(vec![Sizes::default(), TINY]),
    ) {
        let mut edition = edition_of(&pages, &names, sizes);
        let known = Names::with(&names);
        // «عملية ISIS» asks for «عملية داعش» as well, which no other name of it does.
        let is_of_its_own = |name: &String| {
            let words = words_of(name);
            words.len() == 1 || words.into_iter().all(|word| known.others(&[word]).is_empty())
        };
        for group in &names {
            let found: Vec<BTreeSet<ReportId>> = group.iter().map(|name| {
                let view = at(Level::Name, &format!("«{name}»"));
                edition.cards(&view).iter().map(|card| card.id).collect()
            }).collect();
            prop_assert!(!group.iter().all(is_of_its_own) || found.windows(2).all(|pair| pair[0] == pair[1]), "{:?} {:?}", group, found);
            for name in group {
                let asked = |edition: &mut Edition, level, words: String| edition.ask(&at(level, &words)).total;
                let whole = asked(&mut edition, Level::Name, format!("«{name}»"));
                prop_assert_eq!(asked(&mut edition, Level::Exact, format!("@«{name}»")), whole, "{}", name);
                prop_assert!(asked(&mut edition, Level::Name, name.clone()) >= whole, "{}", name);
                prop_assert!(asked(&mut edition, Level::Word, format!("«{name}»")) <= whole, "{}", name);
                let exact = asked(&mut edition, Level::Exact, format!("«{name}»"));
                prop_assert_eq!(asked(&mut edition, Level::Name, format!("=«{name}»")), exact, "{}", name);
            }
        }
    }
}

const PAGES: [(&str, &str); 3] = [
    ("a.txt", "خبر عن قسد\n\nقالت قسد إن الوضع في المدينة هادئ منذ يومين وإن أحدا لم يغادر."),
    ("b.txt", "خبر ثان\n\nانسحبت قوات سوريا الديمقراطية من المدينة ثم عادت إليها بعد يومين من ذلك."),
    ("c.txt", "خبر ثالث\n\nفي سوريا قوات كثيرة، والقوى الديمقراطية فيها قليلة كما يقول من يعرفها."),
];

fn three_pages(of_corpus: &[&[&str]]) -> Edition {
    let group = |names: &&[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let of_corpus = of_corpus.iter().map(group).collect();
    Edition::with_names(
        Sizes::default(),
        &shard(PAGES.map(|(name, text)| (name, text.as_bytes()))),
        of_corpus,
    )
}

fn found(edition: &mut Edition, view: &View) -> Vec<String> {
    let mut pages: Vec<String> = edition.cards(view).into_iter().map(|card| card.page).collect();
    pages.sort();
    pages
}

#[test]
fn a_name_of_several_words_stands_as_a_whole_and_says_whose_it_is() {
    let mut edition = three_pages(&[]);
    for words in ["قسد", "SDF", "\"Syrian Democratic Forces\""] {
        assert_eq!(found(&mut edition, &at(Level::Name, words)), ["a.txt", "b.txt"], "{words}");
    }
    assert_eq!(found(&mut edition, &at(Level::Word, "@SDF")), ["a.txt", "b.txt"]);
    assert_eq!(found(&mut edition, &at(Level::Name, "قوات سوريا الديمقراطية")), ["a.txt", "b.txt", "c.txt"]);
    assert_eq!(found(&mut edition, &at(Level::Name, "-قسد")), ["c.txt"]);
    assert_eq!(found(&mut edition, &at(Level::Name, "title:SDF")), ["a.txt"]);
    assert_eq!(found(&mut edition, &at(Level::Name, "title:\"Syrian Democratic Forces\"")), ["a.txt"]);
    assert_eq!(found(&mut edition, &at(Level::Name, "«قالت SDF»")), ["a.txt"]);
    let b = edition.cards(&at(Level::Name, "قسد")).into_iter().find(|card| card.page == "b.txt").expect("b");
    let reading = edition.reading(&View { report: Some(b.id), ..at(Level::Name, "قسد") }).expect("b");
    let marked: Vec<_> =
        reading.matches.iter().map(|m| (m.span.of(&reading.text), m.level, m.rule.as_str())).collect();
    assert_eq!(marked, [("قوات سوريا الديمقراطية", Level::Name, "قسد")]);
}

#[test]
fn the_beginning_of_a_word_has_its_names_once_it_is_one() {
    let mut edition = three_pages(&[]);
    let typing = |words: &str| View { typing: true, ..at(Level::Name, words) };
    assert_eq!(found(&mut edition, &typing("قسد")), ["a.txt", "b.txt"]);
    assert_eq!(found(&mut edition, &typing("SD")), [""; 0]);
}

#[test]
fn where_nothing_is_found_other_names_are_offered_if_they_find_something() {
    let mut edition = three_pages(&[]);
    let looser =
        |findings: Findings| findings.emptiness.map(|emptiness| emptiness.looser).unwrap_or_default();
    assert_eq!(looser(edition.offered(&query("SDF"))), [(Level::Name, 2)]);
    assert_eq!(looser(edition.offered(&at(Level::Exact, "والقسد"))), [(Level::Word, 1)]);
    assert_eq!(looser(edition.offered(&query("FBI"))), []);
    assert_eq!(looser(edition.offered(&at(Level::Name, "FBI"))), []);
    let both = looser(edition.offered(&at(Level::Exact, "للمدينة SDF")));
    assert_eq!(both, [(Level::Name, 2)]);
    assert_eq!(edition.ask(&query("SDF")).emptiness.expect("nothing").looser, []);
}

/// Else the answer would be a fault where the file of the names cannot be had.
#[test]
fn that_nothing_is_found_is_said_without_the_file_of_names() {
    let n_files = |words: &str| {
        let mut edition = three_pages(&[]);
        let mut n = 0;
        let bring = |file: &FileRef| {
            n += 1;
            fetch(&edition.files, file)
        };
        let findings = answer(&mut edition.engine, |engine| engine.ask(&query(words)), bring);
        assert!(findings.expect("an answer").emptiness.is_some(), "{words}");
        n
    };
    assert!(n_files("FBI") < n_files("@FBI"));
}

#[test]
fn names_of_the_corpus_are_known_beside_ours_and_travel_with_it() {
    let mut edition = three_pages(&[&["مدينتنا", "المدينة"], &["سوريون", "SDF"]]);
    assert_eq!(found(&mut edition, &at(Level::Name, "مدينتنا")), ["a.txt", "b.txt"]);
    assert_eq!(found(&mut edition, &at(Level::Name, "سوريون")), ["a.txt", "b.txt"]);
    let mut without = three_pages(&[]);
    assert_eq!(found(&mut without, &at(Level::Name, "مدينتنا")), found(&mut without, &query("مدينتنا")));
}

/// No query asks for such a clitic, so no name has one.
#[test]
fn a_clitic_on_a_latin_name_is_no_word_of_it() {
    let names: [&[&str]; 2] = [&["الـXYZ", "القوى الديمقراطية"], &["قوات الـABC", "المدينة"]];
    let mut edition = three_pages(&names);
    for words in ["القوى الديمقراطية", "«القوى الديمقراطية»", "الـXYZ", "XYZ", "«الـXYZ»", "بـXYZ"]
    {
        assert_eq!(found(&mut edition, &at(Level::Name, words)), ["c.txt"], "{words}");
    }
    for words in ["قوات الـABC", "«قوات ABC»"] {
        assert_eq!(found(&mut edition, &at(Level::Name, words)), ["a.txt", "b.txt"], "{words}");
    }
}

#[test]
fn an_edition_that_can_use_no_name_has_none() {
    let of = |text: &str| {
        let shard = shard([("a.txt", text.as_bytes())]);
        seal(&shard, &info()).files.len()
    };
    assert_eq!(of("هناك") + 1, of("هناك داعش"));
    let corpus = CorpusInfo { names: vec![vec!["زيد".to_owned(), "عمرو".to_owned()]], ..info() };
    let shard = shard([("a.txt", "هناك".as_bytes())]);
    assert_eq!(seal(&shard, &corpus).files.len(), seal(&shard, &info()).files.len() + 1);
}
