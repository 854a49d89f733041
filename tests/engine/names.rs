//! Other names, found by trying everything; what packing and merging make of them; the level *name*.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use sijill::arabic::{self, fold};
use sijill::edition::FileRef;
use sijill::engine::answer;
use sijill::findings::{Findings, Notice};
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
        let groups = all.map(|group| {
            words(group).into_iter().map(|name| (folded(&name), name)).collect::<BTreeMap<_, _>>()
        });
        // One name said twice is no other name of anything.
        Self(groups.filter(|group| group.len() > 1).collect())
    }

    /// The words of every other name of the thing with this name, perhaps behind particles.
    pub fn others(&self, name: &[String]) -> Vec<Vec<String>> {
        let whole = folded(name);
        let is_known = |name: &&Vec<String>| self.0.iter().any(|group| group.contains_key(*name));
        let Some(known) = without_particles(&whole).iter().find(is_known).cloned() else { return Vec::new() };
        self.all_names(&known)
            .into_iter()
            .filter(|(folded, _)| *folded != whole)
            .map(|(_, name)| name)
            .collect()
    }

    /// The longer names of other things that begin so.
    pub fn longer(&self, name: &[String]) -> Vec<Vec<String>> {
        let own = self.all_names(&folded(name));
        let all = self.0.iter().flatten().filter(|(of_other, _)| !own.contains_key(*of_other));
        let longer =
            all.filter(|(of_other, _)| of_other.len() > name.len() && of_other.starts_with(&folded(name)));
        longer.map(|(_, words)| words.clone()).collect()
    }

    /// Every name of the thing with this name.
    fn all_names(&self, folded: &[String]) -> BTreeMap<Vec<String>, Vec<String>> {
        let mut found = BTreeMap::from([(folded.to_vec(), folded.to_vec())]);
        loop {
            let n_before = found.len();
            for group in &self.0 {
                if group.keys().any(|name| found.contains_key(name)) {
                    found.extend(group.clone());
                }
            }
            if found.len() == n_before {
                return found;
            }
        }
    }
}

/// The folded words as they are, then with what stands behind particles on the first.
fn without_particles(words: &[String]) -> Vec<Vec<String>> {
    let [first, rest @ ..] = words else { return Vec::new() };
    let mut found = vec![words.to_vec()];
    for particles in ["ب", "ك", "ل", "و", "وب", "وك", "ول", "ف", "فب", "فك", "فل"] {
        let Some(behind) = first.strip_prefix(particles) else { continue };
        let with_article = format!("ا{behind}");
        let is_article = particles.ends_with('ل') && behind.starts_with('ل');
        let firsts = [with_article.as_str(), behind].into_iter().skip(usize::from(!is_article));
        let long_enough = firsts.filter(|first| first.chars().count() > 2);
        found.extend(long_enough.map(|first| [&[first.to_owned()], rest].concat()));
    }
    found
}

/// Groups of names, of words that stand beside each other on the pages and of others.
pub fn names_on(pages: &[String]) -> impl Strategy<Value = Vec<Vec<String>>> + use<> {
    let words: Vec<String> = pages.iter().flat_map(|page| words_of(page)).collect();
    let n_on_pages = words.len();
    let run =
        move |(first, n_words): (usize, usize)| words[first..(first + n_words).min(words.len())].to_vec();
    let on_pages = (0..n_on_pages, 1usize..4).prop_map(run.clone());
    // Two things, of which one has a name that goes on where one of the other ends.
    let going_on =
        (0..n_on_pages, 2usize..4, one_word(), one_word()).prop_map(move |(first, n_words, a, b)| {
            [(n_words, a), (n_words + 1, b)].map(|(n_words, other)| vec![run((first, n_words)), vec![other]])
        });
    // A word that is said twice is asked for once, so it takes quotation marks to ask for such a name.
    let is_whole = |words: &Vec<String>| {
        let different: BTreeSet<String> = words.iter().map(|word| fold(word)).collect();
        different.len() == words.len() && words.iter().all(|word| fold(word).chars().count() > 3)
    };
    let name = prop_oneof![3 => on_pages.prop_filter("no clitics", is_whole), 1 => one_word().prop_map(|word| vec![word])];
    let group = proptest::collection::vec(name, 2..4);
    let apart = proptest::collection::vec(group, 0..4);
    let going_on = going_on.prop_filter("no clitics", move |groups| groups.iter().flatten().all(is_whole));
    (apart, proptest::option::of(going_on)).prop_map(|(groups, going_on)| {
        let all = groups.into_iter().chain(going_on.into_iter().flatten());
        all.map(|names| names.into_iter().map(|words| words.join(" ")).collect()).collect()
    })
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
        // «عملية ISIS» asks for «عملية داعش» as well, which no other name of it does; and who asks for the
        // beginning of another thing's name as it is written finds that.
        let is_of_its_own = |name: &String| {
            let words = words_of(name);
            let is_whole = || known.longer(&words).is_empty();
            words.len() == 1 || (is_whole() && words.iter().all(|word| known.others(std::slice::from_ref(word)).is_empty()))
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

#[test]
fn particles_written_onto_a_name_ask_for_the_name() {
    let mut edition = three_pages(&[&["بلدتنا العامرة", "المدينة"], &["والي", "أحدا"], &["اليها", "ثان"]]);
    for words in [
        "لقسد",
        "وقسد",
        "ولقسد",
        "بقوات سوريا الديمقراطية",
        "@فقسد",
        "@«لقوات سوريا الديمقراطية»",
        "title:@بقسد",
    ] {
        let level = if words.contains('@') { Level::Word } else { Level::Name };
        let pages = found(&mut edition, &at(level, words));
        let expected = if words.contains("title") { &["a.txt"][..] } else { &["a.txt", "b.txt"] };
        assert!(expected.iter().all(|page| pages.iter().any(|found| found == page)), "{words} {pages:?}");
    }
    let rules = |edition: &mut Edition, words: &str| {
        let view = at(Level::Name, words);
        let ids: Vec<ReportId> = edition.cards(&view).into_iter().map(|card| card.id).collect();
        let mut rules = BTreeSet::new();
        for id in ids {
            let matches = edition.reading(&View { report: Some(id), ..view.clone() }).expect("it").matches;
            let named = matches.into_iter().filter(|found| found.level == Level::Name);
            rules.extend(named.map(|found| found.asked));
        }
        rules.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(rules(&mut edition, "ولقسد"), ["ول+قسد"]);
    assert_eq!(rules(&mut edition, "للمدينة"), [""; 0]);
    assert_eq!(rules(&mut edition, "ببلدتنا العامرة"), ["ب+بلدتنا العامرة"]);
    // A letter of its own: a name as it is written is no other behind a particle.
    assert_eq!(found(&mut edition, &at(Level::Name, "«والي»")), ["a.txt"]);
    assert_eq!(rules(&mut edition, "والي"), ["والي"]);
    // Only an article loses its alef behind «ل».
    let mut two = three_pages(&[&["أونروا", "المدينة"], &["القاعة", "يومين"]]);
    for (words, n_pages) in [("لأونروا", 2), ("لونروا", 0), ("للقاعة", 2), ("لقاعة", 0)]
    {
        assert_eq!(found(&mut two, &at(Level::Name, words)).len(), n_pages, "{words}");
    }
    // An article makes another word, and what is left of a short one says too little.
    assert_eq!(found(&mut edition, &at(Level::Exact, "@القسد")), ["a.txt"]);
    let mut short = three_pages(&[&["هر", "المدينة"]]);
    assert_eq!(found(&mut short, &at(Level::Name, "فهر")), [""; 0]);
    assert_eq!(found(&mut short, &at(Level::Name, "هر")), ["a.txt", "b.txt"]);
}

#[test]
fn a_longer_name_of_another_thing_is_not_the_one_it_begins_with() {
    let pages = [
        ("eu.txt", "خبر أول\n\nقال الاتحاد الأوروبي اليوم إن الوضع صعب وإن المدينة آمنة منذ يومين."),
        ("uefa.txt", "خبر ثان\n\nقال الاتحاد الأوروبي لكرة القدم اليوم إن المباراة صعبة وإن الملعب آمن."),
        ("both.txt", "خبر ثالث\n\nقال الاتحاد الأوروبي لكرة القدم إن الاتحاد الأوروبي يعرف ذلك منذ يومين."),
        ("unicef.txt", "خبر رابع\n\nقالت منظمة الأمم المتحدة للطفولة إن الوضع في المدينة صعب منذ يومين."),
    ];
    let mut edition = Edition::with_names(
        Sizes::default(),
        &shard(pages.map(|(name, text)| (name, text.as_bytes()))),
        vec![],
    );
    assert_eq!(found(&mut edition, &at(Level::Name, "EU")), ["both.txt", "eu.txt"]);
    assert_eq!(found(&mut edition, &at(Level::Name, "UEFA")), ["both.txt", "uefa.txt"]);
    let both =
        edition.cards(&at(Level::Name, "EU")).into_iter().find(|card| card.page == "both.txt").expect("it");
    let reading = edition.reading(&View { report: Some(both.id), ..at(Level::Name, "EU") }).expect("it");
    let marked: Vec<&str> = reading.matches.iter().map(|found| found.span.of(&reading.text)).collect();
    assert_eq!(marked, ["الاتحاد الأوروبي"]);
    assert!(reading.text[reading.matches[0].span.end as usize..].starts_with(" يعرف"));
    // What it is a part of otherwise speaks of it: the children's fund is one of the United Nations.
    assert_eq!(found(&mut edition, &at(Level::Name, "UN")), ["unicef.txt"]);
    // As it is written it is looked for as any words are.
    assert_eq!(found(&mut edition, &at(Level::Name, "«الاتحاد الأوروبي»")), ["both.txt", "eu.txt", "uefa.txt"]);
}

#[test]
fn a_mark_that_finds_no_other_names_is_told() {
    let mut edition = three_pages(&[]);
    let mut told = |view: &View| {
        let notices = edition.ask(view).notices.into_iter();
        notices.filter(|notice| matches!(notice, Notice::NoOtherNames(_))).collect::<Vec<_>>()
    };
    let of = |words: &str| vec![Notice::NoOtherNames(words.to_owned())];
    assert_eq!(told(&query("@المدينة")), of("المدينة"));
    assert_eq!(told(&query("@«أحدا لم يغادر» -@يومين @قسد")), of("أحدا لم يغادر يومين"));
    assert_eq!(told(&query("@سوريا @المدينة هادئ")), of("المدينة"));
    for words in ["@قسد", "@وقسد", "@قوات سوريا الديمقراطية", "@قوات @سوريا @الديمقراطية", "المدينة"]
    {
        assert_eq!(told(&query(words)), [], "{words}");
    }
    assert_eq!(told(&at(Level::Name, "المدينة")), []);
    assert_eq!(told(&View { typing: true, ..query("@المدين") }), []);
    let mut without = Edition::in_pieces_of(Sizes::default(), &shard([("a.txt", "هناك".as_bytes())]));
    assert_eq!(without.ask(&query("@هناك")).notices, of("هناك"));
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
        reading.matches.iter().map(|m| (m.span.of(&reading.text), m.level, m.asked.as_str())).collect();
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
fn a_clitic_on_a_number_is_no_word_beside_the_next() {
    let text = "خبر من هناك\n\nقال إن هناك 3 مدنيين و2019 قتيلا في المدينة، و قتيلا آخر في القرية.";
    let mut edition = Edition::in_pieces_of(Sizes::default(), &shard([("a.txt", text.as_bytes())]));
    let mut marked = |words: &str| {
        let id = edition.cards(&query(words)).first()?.id;
        let reading = edition.reading(&View { report: Some(id), ..query(words) })?;
        Some(reading.matches.iter().map(|found| found.span.of(&reading.text).to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(marked("«مدنيين 2019 قتيل»").expect("it"), ["مدنيين", "2019", "قتيلا"]);
    assert_eq!(marked("«و قتيل»").expect("it"), ["و", "قتيلا"]);
    assert_eq!(marked("«مدنيين و»"), None);
    assert_eq!(marked("«و 2019»"), None);
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
