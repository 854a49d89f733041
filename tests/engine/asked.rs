//! Queries whose meaning is known ([`crate::trees`]): words, phrases, nearness, fields, dates, beginnings and
//! other names, with operators, answered by the engine and by the naive scanner.
//!
//! The scanner tries every window of every block for a phrase, and every choice of words for nearness.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use proptest::prelude::*;
use sijill::arabic::class::WantedStems;
use sijill::arabic::{Token, fold, surface, tokens};
use sijill::findings::{Match, Notice};
use sijill::pack::{Sizes, Zone};
use sijill::report::{ReportId, Span};
use sijill::search::select::is_in_period;
use sijill::view::{Choice, Level, View};

use crate::kit::{TINY, query};
use crate::names::edition_of;
use crate::oracle::{ScannedPage, Scanner, at_known_end, cases, one_word, page};
use crate::trees::{Asked, CLITICS, Typed, asked_of, few_words, is_plain, list_of, runs};

/// A word of a block. A clitic on a number or a Latin word is none.
struct Standing {
    surface: String,
    span: Span,
}

fn standing(text: &str, start: u32) -> Vec<Standing> {
    let all: Vec<Token<'_>> = tokens(text).collect();
    let is_on_next = |nth: usize| {
        let touches = all.get(nth + 1).is_some_and(|next| next.span.start == all[nth].span.end);
        touches && CLITICS.contains(&fold(all[nth].text).as_str())
    };
    let own = (0..all.len()).filter(|&nth| !is_on_next(nth)).map(|nth| all[nth]);
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
    stems: RefCell<BTreeMap<String, WantedStems>>,
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
        let stems = &self.stems_of(&typed.word);
        let loosest = match typed {
            Typed { is_exact: true, .. } => Level::Exact,
            _ if self.has_names(typed) => Level::Name,
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
                || (level == Level::Name && self.is_other_name(std::slice::from_ref(typed), form))
        };
        Level::ALL.iter().copied().filter(|&level| level <= loosest).find(|&level| holds(level))
    }

    /// Whether its other names match.
    fn has_names(&self, typed: &Typed) -> bool {
        !typed.is_exact && (typed.is_named || self.view.level == Level::Name)
    }

    fn other_names(&self, words: &[Typed]) -> Vec<Vec<String>> {
        let name: Vec<String> = words.iter().map(|typed| typed.word.clone()).collect();
        if self.has_names(&words[0]) && words.iter().all(|typed| !typed.is_exact) {
            self.scanner.names.others(&name)
        } else {
            Vec::new()
        }
    }

    /// Whether the form is one of a word by which the words are called otherwise.
    fn is_other_name(&self, words: &[Typed], form: &str) -> bool {
        let names = self.other_names(words);
        let mut of_one_word = names.iter().filter(|name| name.len() == 1);
        of_one_word.any(|name| self.is_form_of(&name[0], form))
    }

    fn is_form_of(&self, word: &str, form: &str) -> bool {
        self.scanner.is_match(word, &self.stems_of(word), form, Level::Word)
    }

    fn stems_of(&self, word: &str) -> WantedStems {
        let mut stems = self.stems.borrow_mut();
        stems.entry(word.to_owned()).or_insert_with(|| self.scanner.stems_wanted(word)).clone()
    }

    /// Where other names of the words stand, among longer ones of other things.
    fn names_of(&self, words: &[Typed], in_title: bool, page: &ScannedPage) -> Vec<StandingName> {
        let names = self.other_names(words);
        let longer =
            names.iter().filter(|name| name.len() > 1).flat_map(|name| self.scanner.names.longer(name));
        let longer: Vec<(Vec<String>, bool)> = longer.map(|name| (name, true)).collect();
        let names: Vec<(Vec<String>, bool)> =
            names.into_iter().map(|name| (name, false)).chain(longer).collect();
        let mut found = Vec::new();
        for (_, block) in self.blocks(page).filter(|(zone, _)| *zone == Zone::Title || !in_title) {
            for (name, is_of_other_thing) in &names {
                let standing = block.windows(name.len()).filter(|places| {
                    name.iter().zip(*places).all(|(word, place)| self.is_form_of(word, &place.surface))
                });
                found.extend(standing.map(|places| {
                    let [first, .., last] = [&places[0], &places[places.len() - 1]];
                    let span = Span { start: first.span.start, end: last.span.end };
                    StandingName { span, n_words: places.len(), is_of_other_thing: *is_of_other_thing }
                }));
            }
        }
        found
    }

    /// Where other names stand of what the words or the phrase are the name of.
    fn names(&self, asked: &Asked, page: &ScannedPage) -> Vec<StandingName> {
        match asked {
            Asked::Word(typed) => self.names_of(std::slice::from_ref(typed), false, page),
            Asked::Phrase { words, near: None, in_title } => self.names_of(words, *in_title, page),
            Asked::All(_) => {
                let of_list = list_of(asked, false);
                runs(&of_list).flat_map(|(_, words)| self.names_of(&words, false, page)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn blocks<'p>(&'p self, page: &'p ScannedPage) -> impl Iterator<Item = (Zone, Vec<Standing>)> + 'p {
        let blocks = page.report.blocks.iter().map(|block| (Zone::of(block.label), block));
        let counted = blocks.filter(|(zone, _)| self.view.boilerplate || *zone != Zone::Boilerplate);
        counted.map(move |(zone, block)| (zone, standing(block.span.of(&page.text), block.span.start)))
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

    /// The occurrences of a word or phrase; none for other conditions.
    fn wholes(&self, asked: &Asked, page: &ScannedPage) -> Vec<Whole> {
        let mut wholes = Vec::new();
        for (zone, block) in self.blocks(page) {
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
            let ends = |way: &Vec<usize>| (way.iter().min().copied(), way.iter().max().copied());
            let mut ways = self.ways(words, near, &block);
            // That which ends first, the shortest of these; then of those behind it.
            while let Some((first, last)) =
                ways.iter().map(ends).min_by_key(|(first, last)| (*last, std::cmp::Reverse(*first)))
            {
                let (Some(from), Some(to)) = (first, last) else { break };
                let mark = |place: usize| {
                    let Standing { surface, span } = &block[place];
                    let as_which = if near.is_none() { &words[place - from..=place - from] } else { words };
                    let levels = as_which.iter().filter_map(|typed| self.level(typed, surface));
                    Some((*span, levels.min()?))
                };
                let marks = (from..=to).filter_map(mark).collect();
                wholes.push(Whole { marks, is_beside: near.is_none() });
                ways.retain(|way| ends(way).0 > last);
            }
        }
        wholes
    }

    fn holds(&self, asked: &Asked, page: &ScannedPage) -> bool {
        let is_called = |choice: &Choice, asked: &str| {
            let folded =
                |name: &str| tokens(name).map(|word| fold(word.text) + " ").collect::<Vec<_>>().concat();
            matches!(choice, Choice::Named(name) if format!(" {}", folded(name)).contains(&format!(" {}", folded(asked))))
        };
        match asked {
            Asked::Word(_) | Asked::Phrase { .. } => {
                !self.wholes(asked, page).is_empty() || does_any_stand(self.names(asked, page))
            }
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
            Asked::All(_) => self.all_hold(&list_of(asked, false), page),
        }
    }

    /// Whether each holds, or a name of which it is a word.
    fn all_hold(&self, list: &[&Asked], page: &ScannedPage) -> bool {
        let named: Vec<Range<usize>> = runs(list)
            .filter(|(_, words)| does_any_stand(self.names_of(words, false, page)))
            .map(|(run, _)| run)
            .collect();
        let is_named = |nth: &usize| named.iter().any(|run| run.contains(nth));
        (0..list.len()).all(|nth| is_named(&nth) || self.holds(list[nth], page))
    }

    /// What is marked in a report: what satisfies the parts that are not excluded.
    fn all_marks(&self, asked: &Asked, page: &ScannedPage, marks: &mut Marks) {
        match asked {
            Asked::Not(_) => return,
            Asked::Any(of) => of.iter().for_each(|asked| self.all_marks(asked, page, marks)),
            Asked::All(_) => {
                list_of(asked, false).into_iter().for_each(|asked| self.all_marks(asked, page, marks));
            }
            _ => marks.wholes.extend(self.wholes(asked, page)),
        }
        marks.add_names(self.names(asked, page));
    }

    /// Whether a report is a hit, what is marked in it and its occurrences.
    fn read(&self, asked: &Asked, page: &ScannedPage) -> (bool, Marked) {
        let mut marks = Marks::default();
        let list = list_of(asked, true);
        list.iter().for_each(|asked| self.all_marks(asked, page, &mut marks));
        for (_, words) in runs(&list) {
            marks.add_names(self.names_of(&words, false, page));
        }
        (self.all_hold(&list, page), marks.in_order())
    }
}

/// What is marked before it is known what else is.
#[derive(Default)]
struct Marks {
    wholes: Vec<Whole>,
    long_names: Vec<StandingName>,
}

/// An occurrence: its words with their levels, and whether they were asked for beside each other.
#[derive(Clone)]
struct Whole {
    marks: Vec<(Span, Level)>,
    is_beside: bool,
}

impl Whole {
    fn of(span: Span, level: Level) -> Self {
        Self { marks: vec![(span, level)], is_beside: true }
    }

    fn span(&self) -> Span {
        Span { start: self.marks[0].0.start, end: self.marks[self.marks.len() - 1].0.end }
    }

    fn has(&self, span: Span) -> bool {
        self.marks.iter().any(|(own, _)| *own == span)
    }
}

/// What is marked: each word with its level and where its mark ends; and from where to where each occurrence is.
type Marked = (Vec<(Span, Level, u32)>, Vec<Span>);

/// A name where it stands.
struct StandingName {
    span: Span,
    n_words: usize,
    /// It is not asked for, but begins with one that is.
    is_of_other_thing: bool,
}

/// None where a longer name of another thing begins; of others that overlap the first is taken, of those that
/// begin together the longest.
fn those_asked_for(names: Vec<StandingName>) -> Vec<Span> {
    let (of_other_things, asked_for): (Vec<_>, Vec<_>) =
        names.into_iter().partition(|name| name.is_of_other_thing);
    let is_taken = |span: &Span| {
        let mut others = of_other_things.iter().map(|name| name.span);
        others.any(|other| other.start == span.start && other.end > span.end)
    };
    let mut spans: Vec<Span> =
        asked_for.into_iter().map(|name| name.span).filter(|span| !is_taken(span)).collect();
    spans.sort_by_key(|span| (span.start, u32::MAX - span.end));
    let mut end = 0;
    spans.retain(|span| {
        let is_apart = span.start >= end;
        if is_apart {
            end = span.end;
        }
        is_apart
    });
    spans
}

fn does_any_stand(names: Vec<StandingName>) -> bool {
    let (of_one_word, long): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| name.n_words == 1);
    !of_one_word.is_empty() || !those_asked_for(long).is_empty()
}

impl Marks {
    fn add_names(&mut self, names: Vec<StandingName>) {
        for name in names {
            if name.n_words == 1 {
                self.wholes.push(Whole::of(name.span, Level::Name));
            } else {
                self.long_names.push(name);
            }
        }
    }

    fn in_order(self) -> Marked {
        let Self { mut wholes, long_names } = self;
        let words: Vec<Span> = wholes.iter().flat_map(|whole| &whole.marks).map(|(span, _)| *span).collect();
        let is_free = |span: &Span| words.iter().all(|word| !word.overlaps(*span));
        let names = those_asked_for(long_names).into_iter().filter(is_free);
        wholes.extend(names.map(|span| Whole::of(span, Level::Name)));
        // Each word at its tightest level, its mark as far as the next word of a phrase.
        let mut marks: BTreeMap<Span, (Level, u32)> = BTreeMap::new();
        for whole in &wholes {
            for (nth, (span, level)) in whole.marks.iter().enumerate() {
                let next = whole.marks.get(nth + 1).filter(|_| whole.is_beside);
                let end = next.map_or(span.end, |(next, _)| next.start);
                let (tightest, farthest) = marks.entry(*span).or_insert((*level, end));
                (*tightest, *farthest) = ((*tightest).min(*level), (*farthest).max(end));
            }
        }
        let mut longest: Vec<Whole> = Vec::new();
        for whole in &wholes {
            let (span, n_words) = (whole.span(), whole.marks.len());
            let is_less = |other: &Whole| {
                let begins_there = other.span().start == span.start;
                begins_there && (other.span().end, other.marks.len()) > (span.end, n_words)
            };
            let is_same = |other: &Whole| (other.span(), other.marks.len()) == (span, n_words);
            if !wholes.iter().any(is_less) && !longest.iter().any(is_same) {
                longest.push(whole.clone());
            }
        }
        let is_inside = |whole: &Whole| {
            let mut others = longest.iter().filter(|other| other.span() != whole.span());
            others.any(|other| whole.marks.iter().all(|(span, _)| other.has(*span)))
        };
        let mut spans: Vec<Span> =
            longest.iter().filter(|whole| !is_inside(whole)).map(Whole::span).collect();
        spans.sort_unstable();
        (marks.into_iter().map(|(span, (level, end))| (span, level, end)).collect(), spans)
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

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_engine_finds_and_marks_what_trying_everything_does(
        (pages, names, queries) in proptest::collection::vec(page(), 1..6).prop_flat_map(asked_of),
        level in proptest::sample::select(Level::ALL),
        boilerplate: bool,
        sizes in proptest::sample::select(vec![Sizes::default(), TINY]),
    ) {
        let mut edition = edition_of(&pages, &names, sizes);
        let scanner = Scanner::with_names(&pages, &names);
        for asked in queries.iter().filter(|asked| is_plain(asked, level)) {
            let text = asked.text();
            let view = View { query: text.clone(), level, boilerplate, ..View::default() };
            let reader = Reader::new(&scanner, &view);
            let findings = edition.ask(&view);
            let found: BTreeSet<ReportId> = edition.cards(&view).iter().map(|card| card.id).collect();
            let read: Vec<_> = scanner.pages.iter().map(|page| (page, reader.read(asked, page))).collect();
            let hits = read.iter().filter(|(_, (is_hit, _))| *is_hit).map(|(page, _)| page.id);
            prop_assert_eq!(&found, &hits.collect(), "{} with {:?} in {:#?}", &text, &names, &pages);
            let emptiness = findings.emptiness.unwrap_or_default();
            if let Some((apart, n)) = emptiness.apart {
                prop_assert_eq!(edition.ask(&View { query: apart, ..view.clone() }).total, n, "{}", &text);
            }
            if let Some((near, _)) = emptiness.near {
                let findings = edition.ask(&View { query: near, ..view.clone() });
                let is_told = |notice: &Notice| matches!(notice, Notice::WholeDictionary(bytes) if *bytes > 0);
                prop_assert!(findings.notices.iter().any(is_told), "{:?}", findings.notices);
            }
            let mut occurrences = BTreeSet::new();
            for (page, (is_hit, expected)) in read {
                let reading = edition.reading(&View { report: Some(page.id), ..view.clone() });
                let mark = |Match { span, level, mark_end, .. }: Match| (span, level, mark_end);
                let marked: Marked = reading
                    .map(|reading| (reading.matches.into_iter().map(mark).collect(), reading.occurrences))
                    .unwrap_or_default();
                if is_hit {
                    occurrences.extend(marked.1.iter().map(|span| (page.id, *span)));
                }
                prop_assert_eq!(marked, expected, "{} with {:?} in {}", &text, &names, &page.text);
            }
            let lines = edition.occurrences(&view);
            prop_assert_eq!(lines.len(), occurrences.len(), "each has a line of its own: {}", &text);
            prop_assert_eq!(lines.into_iter().collect::<BTreeSet<_>>(), occurrences, "{}", &text);
        }
    }

    #[test]
    fn what_asks_for_less_finds_no_less(
        (pages, names, _) in proptest::collection::vec(page(), 1..6).prop_flat_map(asked_of),
        words in proptest::collection::vec(one_word(), 2..4),
    ) {
        let mut edition = edition_of(&pages, &names, Sizes::default());
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
        let mut edition = edition_of(&pages, &[], Sizes::default());
        let view = View { typing, ..query(&format!("{before}«{words}{behind}")) };
        if let Some((apart, n)) = edition.ask(&view).emptiness.and_then(|emptiness| emptiness.apart) {
            prop_assert_eq!(edition.ask(&query(&apart)).total, n, "{} for {}", apart, view.query);
        }
    }
}
