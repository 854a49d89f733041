//! Queries made as trees, so that what they ask is known without reading their text: phrases, nearness,
//! fields, dates and beginnings, with operators, answered by the engine and by the naive scanner.
//!
//! The scanner tries every window of every block for a phrase, and every choice of words for nearness.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use proptest::prelude::*;
use sijill::arabic::{Token, fold, surface, tokens};
use sijill::calendar::PartialDate;
use sijill::findings::{Match, Notice};
use sijill::pack::{Sizes, Zone};
use sijill::report::{ReportId, Span};
use sijill::search::query::parse;
use sijill::search::select::is_in_period;
use sijill::view::{Choice, Level, Period, View};

use crate::kit::{Edition, TINY, query, shard};
use crate::oracle::{ScannedPage, Scanner, at_known_end, cases, page, word};

/// A word of a query with its marks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Typed {
    word: String,
    is_exact: bool,
    is_beginning: bool,
    /// How many changes `~` allows.
    changes: usize,
}

#[derive(Clone, Debug)]
enum Asked {
    Word(Typed),
    /// `near`: the number behind `~`.
    Phrase {
        words: Vec<Typed>,
        near: Option<u32>,
        in_title: bool,
    },
    Outlet(&'static str),
    Relayed(&'static str),
    Published(&'static str, Period),
    Mentioned(&'static str, Period),
    Not(Box<Asked>),
    Any(Vec<Asked>),
    All(Vec<Asked>),
}

impl Asked {
    fn text(&self) -> String {
        let joined =
            |of: &[Self], by: &str| format!("({})", of.iter().map(Self::text).collect::<Vec<_>>().join(by));
        let star = |typed: &Typed| match typed.changes {
            0 if typed.is_beginning => "*".to_owned(),
            0 => String::new(),
            changes => format!("~{changes}"),
        };
        let exact = |typed: &Typed| if typed.is_exact { "=" } else { "" };
        match self {
            Self::Word(typed) => [exact(typed), &typed.word, &star(typed)].concat(),
            Self::Phrase { words, near, in_title } => {
                let inside =
                    words.iter().map(|typed| [typed.word.clone(), star(typed)].concat()).collect::<Vec<_>>();
                let near = near.map(|n| format!("~{n}")).unwrap_or_default();
                let key = if *in_title { "title:" } else { "" };
                format!("{key}{}«{}»{near}", exact(&words[0]), inside.join(" "))
            }
            Self::Outlet(name) => format!("جهة:\"{name}\""),
            Self::Relayed(name) => format!("relayed:\"{name}\""),
            Self::Published(text, _) => format!("published:{text}"),
            Self::Mentioned(text, _) => format!("ذكر:{text}"),
            Self::Not(of) => format!("-{}", of.text()),
            Self::Any(of) => joined(of, " أو "),
            Self::All(of) => joined(of, " "),
        }
    }
}

const CLITICS: [&str; 8] = ["و", "ف", "ب", "ل", "ك", "ال", "وال", "بال"];

/// A word of a block that stands for itself: a clitic on a number or a Latin word does not.
struct Standing {
    surface: String,
    span: Span,
}

fn standing(text: &str, start: u32, with_clitics: bool) -> Vec<Standing> {
    let all: Vec<Token<'_>> = tokens(text).collect();
    let is_on_next = |nth: usize| {
        let touches = all.get(nth + 1).is_some_and(|next| next.span.start == all[nth].span.end);
        touches && CLITICS.contains(&fold(all[nth].text).as_str())
    };
    let own = (0..all.len()).filter(|&nth| with_clitics || !is_on_next(nth)).map(|nth| all[nth]);
    own.map(|token| Standing {
        surface: surface(token.text),
        span: Span { start: start + token.span.start, end: start + token.span.end },
    })
    .collect()
}

struct Reader<'a> {
    scanner: &'a Scanner,
    view: &'a View,
    /// What [`Reader::level`] found out.
    levels: RefCell<BTreeMap<(Typed, String), Option<Level>>>,
    stems: RefCell<BTreeMap<String, Vec<String>>>,
}

impl<'a> Reader<'a> {
    fn new(scanner: &'a Scanner, view: &'a View) -> Self {
        Self { scanner, view, levels: RefCell::default(), stems: RefCell::default() }
    }

    /// The tightest level at which the typed word matches, if it does at the view's.
    fn level(&self, typed: &Typed, form: &str) -> Option<Level> {
        let both = (typed.clone(), form.to_owned());
        if let Some(known) = self.levels.borrow().get(&both) {
            return *known;
        }
        let level = self.find_level(typed, form);
        self.levels.borrow_mut().insert(both, level);
        level
    }

    fn find_level(&self, typed: &Typed, form: &str) -> Option<Level> {
        let mut stems = self.stems.borrow_mut();
        let stems = stems.entry(typed.word.clone()).or_insert_with(|| self.scanner.stems_wanted(&typed.word));
        let loosest = match typed {
            Typed { is_exact: true, .. } => Level::Exact,
            Typed { changes: 1.., .. } => Level::Word,
            _ => self.view.level,
        };
        let holds = |level: Level| {
            self.scanner.is_match(&typed.word, stems, form, level)
                || (level == Level::Word
                    && typed.changes > 0
                    && distance(&fold(&typed.word), &fold(form)) <= typed.changes)
                || (typed.is_beginning && form.starts_with(&surface(&typed.word)))
                || (typed.is_beginning
                    && level >= Level::Letters
                    && fold(form).starts_with(&fold(&typed.word)))
        };
        Level::ALL.iter().copied().filter(|&level| level <= loosest).find(|&level| holds(level))
    }

    fn blocks<'p>(
        &'p self,
        page: &'p ScannedPage,
        with_clitics: bool,
    ) -> impl Iterator<Item = (Zone, Vec<Standing>)> + 'p {
        let blocks = page.report.blocks.iter().map(|block| (Zone::of(block.label), block));
        let counted = blocks.filter(|(zone, _)| self.view.boilerplate || *zone != Zone::Boilerplate);
        counted.map(move |(zone, block)| {
            (zone, standing(block.span.of(&page.text), block.span.start, with_clitics))
        })
    }

    /// Every way in which the words stand as they are asked: which word of the block for each.
    fn ways(&self, words: &[Typed], near: Option<u32>, block: &[Standing]) -> Vec<Vec<usize>> {
        let matches = |nth: usize, place: usize| self.level(&words[nth], &block[place].surface).is_some();
        let Some(between) = near else {
            let window = |first: usize| first..first + words.len();
            let stands =
                |places: &Range<usize>| places.clone().enumerate().all(|(nth, place)| matches(nth, place));
            let firsts = 0..(block.len() + 1).saturating_sub(words.len());
            return firsts.map(window).filter(stands).map(Iterator::collect).collect();
        };
        let mut ways: Vec<Vec<usize>> = vec![Vec::new()];
        for nth in 0..words.len() {
            let places: Vec<usize> = (0..block.len()).filter(|&place| matches(nth, place)).collect();
            let longer = |way: &Vec<usize>| {
                let free = places.iter().filter(|place| !way.contains(place));
                free.map(|&place| [way.as_slice(), &[place]].concat()).collect::<Vec<_>>()
            };
            ways = ways.iter().flat_map(longer).collect();
        }
        let others = |way: &Vec<usize>| {
            let (first, last) = (way.iter().min().copied(), way.iter().max().copied());
            last.zip(first).map_or(0, |(last, first)| last - first + 1 - way.len())
        };
        ways.retain(|way| others(way) <= between as usize);
        ways
    }

    /// What satisfies a word or phrase: spans of words with their levels; nothing for other conditions.
    fn marks(&self, asked: &Asked, page: &ScannedPage) -> Vec<(Span, Level)> {
        let mut marks = Vec::new();
        for (zone, block) in self.blocks(page, matches!(asked, Asked::Word(_))) {
            let one;
            let (words, near) = match asked {
                Asked::Word(typed) => {
                    one = [typed.clone()];
                    (one.as_slice(), None)
                }
                Asked::Phrase { words, near, in_title } if zone == Zone::Title || !in_title => {
                    (words.as_slice(), *near)
                }
                _ => continue,
            };
            for way in self.ways(words, near, &block) {
                let mark = |(nth, &place): (usize, &usize)| {
                    let Standing { surface, span } = &block[place];
                    Some((*span, self.level(&words[nth], surface)?))
                };
                marks.extend(way.iter().enumerate().filter_map(mark));
            }
        }
        marks
    }

    fn holds(&self, asked: &Asked, page: &ScannedPage) -> bool {
        let is_called = |choice: &Choice, asked: &str| {
            let folded =
                |name: &str| tokens(name).map(|word| fold(word.text) + " ").collect::<Vec<_>>().concat();
            matches!(choice, Choice::Named(name) if format!(" {}", folded(name)).contains(&format!(" {}", folded(asked))))
        };
        match asked {
            Asked::Word(_) | Asked::Phrase { .. } => !self.marks(asked, page).is_empty(),
            Asked::Outlet(name) => is_called(&page.outlet(), name),
            Asked::Relayed(name) => page.relayed().iter().any(|source| is_called(source, name)),
            Asked::Published(_, period) => {
                let dating = &page.report.dating;
                is_in_period((dating.earliest, dating.latest), period.days(), false)
            }
            Asked::Mentioned(_, period) => {
                page.mentions().into_iter().any(|time| is_in_period(at_known_end(time), period.days(), false))
            }
            Asked::Not(of) => !self.holds(of, page),
            Asked::Any(of) => of.iter().any(|asked| self.holds(asked, page)),
            Asked::All(of) => of.iter().all(|asked| self.holds(asked, page)),
        }
    }

    /// What is marked in a report: what satisfies the parts that are not excluded.
    fn all_marks(&self, asked: &Asked, page: &ScannedPage, marks: &mut Vec<(Span, Level)>) {
        match asked {
            Asked::Not(_) => {}
            Asked::Any(of) | Asked::All(of) => of.iter().for_each(|asked| self.all_marks(asked, page, marks)),
            _ => marks.extend(self.marks(asked, page)),
        }
    }
}

/// The distance of Damerau and Levenshtein without changes of what was exchanged, by its definition.
fn distance(one: &str, other: &str) -> usize {
    let [one, other] = [one, other].map(|word| word.chars().collect::<Vec<char>>());
    let mut of = vec![vec![0; other.len() + 1]; one.len() + 1];
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            of[i][j] = match (i, j) {
                (0, n) | (n, 0) => n,
                _ => {
                    let wrong = usize::from(one[i - 1] != other[j - 1]);
                    let mut least = (of[i - 1][j] + 1).min(of[i][j - 1] + 1).min(of[i - 1][j - 1] + wrong);
                    if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                        least = least.min(of[i - 2][j - 2] + 1);
                    }
                    least
                }
            };
        }
    }
    of[one.len()][other.len()]
}

/// A text of few different words, some of which by themselves are operators.
fn few_words(n: Range<usize>) -> impl Strategy<Value = String> {
    let words = ["و", "أو", "ليس", "OR", "مخيم", "مخي", "مقاتل", "شرق", "ا"];
    proptest::collection::vec(proptest::sample::select(words.to_vec()), n).prop_map(|words| words.join(" "))
}

/// A word of one piece.
fn one_word() -> impl Strategy<Value = String> {
    word().prop_filter("one piece", |word| tokens(word).count() == 1)
}

fn typed() -> impl Strategy<Value = Typed> {
    let plain = (false, false, 0);
    let marks =
        vec![plain, plain, plain, (true, false, 0), (false, true, 0), (false, false, 1), (false, false, 2)];
    (one_word(), proptest::sample::select(marks))
        .prop_map(|(word, (is_exact, is_beginning, changes))| Typed { word, is_exact, is_beginning, changes })
}

/// Several words, of which only the last can be a beginning, and all are exact or none.
fn phrase() -> impl Strategy<Value = Asked> {
    let words = proptest::collection::vec(typed(), 1..4);
    let near = proptest::option::of(0u32..4);
    (words, near, proptest::bool::weighted(0.2)).prop_map(|(mut words, near, in_title)| {
        let (is_exact, n_before) = (words[0].is_exact, words.len() - 1);
        for typed in &mut words {
            (typed.is_exact, typed.changes) = (is_exact, 0);
        }
        words[..n_before].iter_mut().for_each(|typed| typed.is_beginning = false);
        Asked::Phrase { near: near.filter(|_| n_before > 0), words, in_title }
    })
}

fn field() -> impl Strategy<Value = Asked> {
    let period = |from: Option<PartialDate>, to: Option<PartialDate>| Period { from, to };
    let (year, may) = (|year| Some(PartialDate::Year(year)), Some(PartialDate::Month(2021, 5)));
    proptest::sample::select(vec![
        Asked::Outlet("الفجر"),
        Asked::Outlet("صحيفه الفجر"),
        Asked::Outlet("غيرها"),
        Asked::Relayed("نيويورك"),
        Asked::Relayed("رويترز"),
        Asked::Published("2020", period(year(2020), year(2020))),
        Asked::Published("٢٠٢٠..", period(year(2020), None)),
        Asked::Published("..5/2021", period(None, may)),
        Asked::Mentioned("2019..2020", period(year(2019), year(2020))),
        Asked::Mentioned("2021-05", period(may, may)),
    ])
}

fn asked() -> impl Strategy<Value = Asked> {
    let leaf = prop_oneof![3 => phrase(), 2 => typed().prop_map(Asked::Word), 1 => field()];
    leaf.prop_recursive(2, 6, 3, |inner| {
        let some = proptest::collection::vec(inner.clone(), 2..4);
        let not = |asked: Asked| match asked {
            Asked::Not(asked) => *asked,
            asked => Asked::Not(Box::new(asked)),
        };
        prop_oneof![some.clone().prop_map(Asked::Any), some.prop_map(Asked::All), inner.prop_map(not),]
    })
}

/// The words of several lines beside each other are as good as any to ask for.
fn asked_of(pages: Vec<String>) -> impl Strategy<Value = (Vec<String>, Vec<Asked>)> {
    let words: Vec<String> =
        pages.iter().flat_map(|page| tokens(page)).map(|word| word.text.to_owned()).collect();
    let plain =
        |word: &String| Typed { word: word.clone(), is_exact: false, is_beginning: false, changes: 0 };
    let beside = (0..words.len().saturating_sub(3), 2usize..4, proptest::option::of(0u32..3), any::<bool>());
    let beside = beside.prop_map(move |(first, n, near, is_turned)| {
        let mut words: Vec<Typed> = words[first..first + n].iter().map(plain).collect();
        if is_turned {
            words.reverse();
        }
        Asked::Phrase { words, near, in_title: false }
    });
    let is_without_clitics = |asked: &Asked| {
        let Asked::Phrase { words, .. } = asked else { return false };
        words.iter().all(|typed| !CLITICS.contains(&fold(&typed.word).as_str()))
    };
    let beside = beside.prop_filter("no clitics", is_without_clitics);
    let queries = proptest::collection::vec(prop_oneof![asked(), beside], 8);
    (Just(pages), queries)
}

fn edition_of(pages: &[String], sizes: Sizes) -> Edition {
    let names: Vec<String> = (0..pages.len()).map(|n| format!("{n}.txt")).collect();
    let named = names.iter().zip(pages).map(|(name, page)| (name.as_str(), page.as_bytes()));
    Edition::in_pieces_of(sizes, &shard(named))
}

/// Whether each `*` makes a beginning, which the level *word* understands in a way of its own.
fn is_plain(asked: &Asked, level: Level) -> bool {
    let text = asked.text();
    let n_stars = text.matches('*').count();
    let beginnings = parse(&text, false).words.into_iter().filter(|word| word.is_prefix).count();
    n_stars == 0 || (level < Level::Word && parse(&text, false).notices.is_empty() && beginnings > 0)
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_engine_finds_and_marks_what_trying_everything_does(
        (pages, queries) in proptest::collection::vec(page(), 1..6).prop_flat_map(asked_of),
        level in proptest::sample::select(Level::ALL),
        boilerplate: bool,
        sizes in proptest::sample::select(vec![Sizes::default(), TINY]),
    ) {
        let mut edition = edition_of(&pages, sizes);
        let scanner = Scanner::new(&pages);
        for asked in queries.iter().filter(|asked| is_plain(asked, level)) {
            let text = asked.text();
            let view = View { query: text.clone(), level, boilerplate, ..View::default() };
            let reader = Reader::new(&scanner, &view);
            let findings = edition.ask(&view);
            let found: BTreeSet<ReportId> = edition.cards(&view).iter().map(|card| card.id).collect();
            let hits = scanner.pages.iter().filter(|page| reader.holds(asked, page));
            prop_assert_eq!(&found, &hits.map(|page| page.id).collect(), "{} in {:#?}", &text, &pages);
            let emptiness = findings.emptiness.unwrap_or_default();
            if let Some((apart, n)) = emptiness.apart {
                prop_assert_eq!(edition.ask(&View { query: apart, ..view.clone() }).total, n, "{}", &text);
            }
            if let Some((near, _)) = emptiness.near {
                let findings = edition.ask(&View { query: near, ..view.clone() });
                let is_told = |notice: &Notice| matches!(notice, Notice::WholeDictionary(bytes) if *bytes > 0);
                prop_assert!(findings.notices.iter().any(is_told), "{:?}", findings.notices);
            }
            for page in &scanner.pages {
                let reading = edition.reading(&View { report: Some(page.id), ..view.clone() });
                let marked: Vec<(Span, Level)> = reading
                    .map(|reading| reading.matches.iter().map(|Match { span, level, .. }| (*span, *level)).collect())
                    .unwrap_or_default();
                let mut expected = Vec::new();
                reader.all_marks(asked, page, &mut expected);
                expected.sort_unstable();
                expected.dedup_by_key(|(span, _)| *span);
                prop_assert_eq!(marked, expected, "{} in {}", &text, &page.text);
            }
        }
    }

    #[test]
    fn what_asks_for_less_finds_no_less(
        (pages, _) in proptest::collection::vec(page(), 1..6).prop_flat_map(asked_of),
        words in proptest::collection::vec(one_word(), 2..4),
    ) {
        let mut edition = edition_of(&pages, Sizes::default());
        let words = words.join(" ");
        let ever_less =
            [format!("=«{words}»"), format!("«{words}»"), format!("«{words}»~0"), format!("«{words}»~4"), words];
        let totals: Vec<u32> = ever_less.iter().map(|text| edition.ask(&query(text)).total).collect();
        prop_assert!(totals.is_sorted(), "{:?} find {:?}", ever_less, totals);
        for text in &ever_less[1..] {
            let at = |level: &Level| View { level: *level, ..query(text) };
            let totals: Vec<u32> = Level::ALL.iter().map(|level| edition.ask(&at(level)).total).collect();
            prop_assert!(totals.is_sorted(), "{} finds {:?}", text, totals);
        }
    }
}

proptest! {
    #[test]
    fn without_its_phrases_a_query_finds_what_it_says(
        pages in proptest::collection::vec(few_words(4..12), 6..12),
        words in few_words(2..5),
        behind in proptest::sample::select(vec!["", "»", "*»", "»~1", "» شرق", " "]),
        before in proptest::sample::select(vec!["", "", "=", "شرق "]),
        typing: bool,
    ) {
        let mut edition = edition_of(&pages, Sizes::default());
        let view = View { typing, ..query(&format!("{before}«{words}{behind}")) };
        if let Some((apart, n)) = edition.ask(&view).emptiness.and_then(|emptiness| emptiness.apart) {
            prop_assert_eq!(edition.ask(&query(&apart)).total, n, "{} for {}", apart, view.query);
        }
    }
}
