//! Random small corpora and views, answered by the engine and by a naive scanner.
//!
//! The scanner knows no dictionary, class key, block, posting or bit set: it reads every page
//! for every view and compares each word with every word of the query, with the evidence of
//! the whole vocabulary. What it shares with the engine is the reading of pages and the rule
//! when two forms are one word.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use sijill::arabic::class::{
    Evidence, Form, Reading, WantedStems, guessed_stems, is_at_hand, keys, plausible, shared_stem, stems,
};
use sijill::arabic::{surface, tokens, words};
use sijill::calendar::{Day, DayRange, PartialDate};
use sijill::findings::{Axis, DatingSummary, FacetCount, Tally, Timeline};
use sijill::pack::{Sizes, Zone, report_id};
use sijill::page::Page;
use sijill::reading;
use sijill::report::{Certainty, Provenance, Report, ReportId, TimeRole};
use sijill::search::query::{QueryWord, parse};
use sijill::search::select::is_in_period;
use sijill::search::syntax::Condition;
use sijill::view::{Choice, Chosen, Lens, Level, Period, View};

use crate::events;
use crate::kit::{Edition, TINY, shard};
use crate::names::Names;

pub struct ScannedPage {
    pub id: ReportId,
    pub text: String,
    pub report: Report,
}

/// Whether a page satisfies it. Phrases and fields are made by [`crate::asked`].
fn holds(condition: &Condition, has: &dyn Fn(usize) -> bool) -> bool {
    match condition {
        Condition::Word(nth) => has(*nth),
        Condition::Any(of) => of.iter().any(|condition| holds(condition, has)),
        Condition::All(of) => of.iter().all(|condition| holds(condition, has)),
        Condition::Not(of) => !holds(of, has),
        other => panic!("not made here: {other:?}"),
    }
}

pub struct Scanner {
    pub pages: Vec<ScannedPage>,
    pub names: Names,
    /// What every word of every page can be, found out once.
    readings: BTreeMap<String, Vec<Reading>>,
}

impl Scanner {
    pub fn new(pages: &[String]) -> Self {
        Self::with_names(pages, &[])
    }

    /// Of a corpus with these groups of names.
    pub fn with_names(pages: &[String], names: &[Vec<String>]) -> Self {
        let mut by_id = BTreeMap::new();
        for bytes in pages {
            let page = Page::decode(bytes.as_bytes()).expect("a page");
            let report = reading::read(&page);
            let id = report_id(bytes.as_bytes());
            by_id.insert(id, ScannedPage { id, text: page.text, report });
        }
        let pages: Vec<ScannedPage> = by_id.into_values().collect();
        let mut evidence = Evidence::default();
        for page in &pages {
            for (word, zone) in page.words() {
                evidence.add(&Form::new(&word).folded, u32::from(zone != Zone::Boilerplate));
            }
        }
        let words: BTreeSet<String> =
            pages.iter().flat_map(ScannedPage::words).map(|(word, _)| word).collect();
        let read = |word: String| {
            let readings = plausible(&Form::new(&word), &evidence);
            (word, readings)
        };
        Self { readings: words.into_iter().map(read).collect(), pages, names: Names::with(names) }
    }

    /// The pages with all words of the query. Slow: every word of every page is compared.
    fn with_words(&self, view: &View) -> Vec<&ScannedPage> {
        let query = parse(&view.query, false);
        let stems: Vec<WantedStems> = query.words.iter().map(|word| self.stems_wanted(&word.typed)).collect();
        let satisfies = |page: &&ScannedPage| {
            let on_page = page.words();
            let has = |nth: usize| {
                let word: &QueryWord = &query.words[nth];
                let level = if word.is_exact { Level::Exact } else { view.level };
                let is_here = |typed: &str, stems: &WantedStems| {
                    on_page.iter().any(|(form, zone)| {
                        (view.boilerplate || *zone != Zone::Boilerplate)
                            && self.is_match(typed, stems, form, level)
                    })
                };
                is_here(&word.typed, &stems[nth])
                    || (level == Level::Name
                        && self.one_word_names(&word.typed).iter().any(|(name, stems)| is_here(name, stems)))
            };
            query.asked.conjuncts.iter().all(|conjunct| holds(&conjunct.condition, &has))
        };
        self.pages.iter().filter(satisfies).collect()
    }

    /// Those of `with_words` that satisfy the other clauses of the view but `skip`.
    fn hits(with_words: &[&ScannedPage], view: &View, skip: &str) -> BTreeSet<ReportId> {
        let satisfies = |page: &&&ScannedPage| {
            (skip == "outlet" || allows(&view.outlets, &[page.outlet()]))
                && (skip == "relayed" || allows(&view.relayed, &page.relayed()))
                && (skip == "dating" || allows(&view.provenance, &[page.dating(view).provenance]))
                && (skip == "certainty"
                    || view.certainty.is_empty()
                    || page.certainties(view).iter().any(|of| view.certainty.contains(of)))
                && (skip == "conflict"
                    || view.conflict.is_empty()
                    || page.certainties(view).iter().any(|of| view.conflict.contains(of)))
                && (skip == "published"
                    || view.published.is_none_or(|period| {
                        let dating = page.dating(view);
                        is_in_period((dating.earliest, dating.latest), period.days(), view.within)
                    }))
                && (skip == "mentioned"
                    || view.mentioned.is_none_or(|period| {
                        page.mentions().iter().any(|&time| is_mentioned_in(time, period, view))
                    }))
        };
        with_words.iter().filter(satisfies).map(|page| page.id).collect()
    }

    /// The other names of one word that a word has, with the stems they ask for.
    pub fn one_word_names(&self, typed: &str) -> Vec<(String, WantedStems)> {
        let others = self.names.others(&[typed.to_owned()]).into_iter();
        others
            .filter_map(|mut name| name.pop().filter(|_| name.is_empty()))
            .map(|name| (name.clone(), self.stems_wanted(&name)))
            .collect()
    }

    pub fn is_match(&self, typed: &str, stems: &WantedStems, form: &str, level: Level) -> bool {
        if surface(typed) == surface(form) {
            return true;
        }
        if Form::new(typed).folded == Form::new(form).folded {
            return level >= Level::Letters;
        }
        level >= Level::Word && self.is_one_word(form, stems)
    }

    /// The plausible stems of a query word; where the corpus has it in no spelling of its letters, a guess
    /// by the stems of all its words.
    pub fn stems_wanted(&self, typed: &str) -> WantedStems {
        let query = Form::new(typed);
        let is_same = |form: &str| Form::new(form).folded == query.folded;
        let same: Vec<Reading> = match self.readings.get(&surface(typed)) {
            Some(readings) => readings.clone(),
            None => {
                let alike = self.readings.iter().filter(|(form, _)| is_same(form));
                alike.flat_map(|(_, readings)| readings).copied().collect()
            }
        };
        if self.readings.keys().any(|form| is_same(form)) {
            let keys = keys(&query);
            WantedStems::new(stems(&query.folded, &same).filter(|stem| is_at_hand(stem, &keys)).collect())
        } else {
            let read: Vec<(String, &[Reading])> = self
                .readings
                .iter()
                .map(|(form, readings)| (Form::new(form).folded, readings.as_slice()))
                .collect();
            guessed_stems(&query, read.iter().map(|(folded, readings)| (folded.as_str(), *readings)))
        }
    }

    fn is_one_word(&self, form: &str, stems: &WantedStems) -> bool {
        shared_stem(stems, &Form::new(form).folded, &self.readings[form]).is_some()
    }

    fn page(&self, id: ReportId) -> &ScannedPage {
        self.pages.iter().find(|page| page.id == id).expect("a page")
    }
}

impl ScannedPage {
    fn words(&self) -> Vec<(String, Zone)> {
        let blocks = self.report.blocks.iter();
        blocks
            .flat_map(|block| {
                words(block.span.of(&self.text)).map(|word| (surface(word.text), Zone::of(block.label)))
            })
            .collect()
    }

    /// As the view has it.
    pub fn dating(&self, view: &View) -> DatingSummary {
        view.by_hand.summary(self.id, &self.report.dating)
    }

    fn certainties(&self, view: &View) -> Vec<Certainty> {
        let DatingSummary { earliest, latest, .. } = self.dating(view);
        let disputed = self.report.dating.reasons.iter().any(|reason| reason.rule == "weekday-disagrees");
        let disputed = disputed && view.by_hand.of(self.id).is_none();
        std::iter::once(Certainty::of_width(earliest, latest))
            .chain(disputed.then_some(Certainty::Disputed))
            .collect()
    }

    pub fn mentions(&self) -> Vec<(Option<Day>, Option<Day>)> {
        let times = self.report.times.iter().filter(|time| time.role == TimeRole::Mentioned);
        times.map(|time| (time.earliest, time.latest)).filter(|days| *days != (None, None)).collect()
    }

    fn mentions_asked_for(&self, view: &View) -> usize {
        let asked_for =
            |time: &Days| view.mentioned.is_none_or(|period| is_mentioned_in(*time, period, view));
        self.mentions().into_iter().filter(asked_for).count()
    }

    pub fn outlet(&self) -> Choice {
        self.report.outlet.as_ref().map_or(Choice::Unknown, |outlet| Choice::Named(outlet.name.clone()))
    }

    pub fn relayed(&self) -> Vec<Choice> {
        let named: BTreeSet<Choice> =
            self.report.relayed.iter().map(|source| Choice::Named(source.name.clone())).collect();
        if named.is_empty() { vec![Choice::Unknown] } else { named.into_iter().collect() }
    }
}

type Days = (Option<Day>, Option<Day>);

pub fn is_mentioned_in(time: Days, period: Period, view: &View) -> bool {
    let days = if view.mentioned_within { time } else { at_known_end(time) };
    is_in_period(days, period.days(), view.mentioned_within)
}

/// A mention that is open at one end counts where its known end lies.
pub fn at_known_end(time: (Option<Day>, Option<Day>)) -> (Option<Day>, Option<Day>) {
    match time {
        (None, end) | (end, None) => (end, end),
        closed => closed,
    }
}

fn allows<T: Ord>(chosen: &Chosen<T>, values: &[T]) -> bool {
    chosen.is_empty() || values.iter().any(|value| chosen.contains(value))
}

const CONFLICTS: [Certainty; 2] = [Certainty::ClockContradicted, Certainty::Disputed];

fn tally<T: Ord + Clone>(values: impl Iterator<Item = T>, chosen: &Chosen<T>) -> BTreeMap<T, u32> {
    let mut counts: BTreeMap<T, u32> = chosen.iter().map(|value| (value.clone(), 0)).collect();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    counts
}

fn as_map<T: Ord + Clone>(counts: &[FacetCount<T>]) -> BTreeMap<T, u32> {
    counts.iter().map(|count| (count.value.clone(), count.count)).collect()
}

const STEMS: &[&str] = &[
    "مقاتل",
    "سجن",
    "قوة",
    "قوات",
    "وزير",
    "ولاية",
    "بيت",
    "كتاب",
    "داعش",
    "سوريا",
    "سوري",
    "مسؤول",
    "عملية",
    "لبنان",
    "2019",
    "ISIS",
];
const CLITICS: &[&str] = &["", "", "", "ال", "و", "ب", "ل", "وال", "لل", "بال", "ك", "ف"];
const ENDINGS: &[&str] = &["", "", "", "ين", "ون", "ات", "ها", "هم", "ي", "اً", "ه", "ان"];

pub fn word() -> impl Strategy<Value = String> {
    let pick = |list: &'static [&'static str]| proptest::sample::select(list);
    (pick(CLITICS), pick(STEMS), pick(ENDINGS))
        .prop_map(|(clitic, stem, ending)| format!("{clitic}{stem}{ending}"))
}

/// A word of one piece.
pub fn one_word() -> impl Strategy<Value = String> {
    word().prop_filter("one piece", |word| tokens(word).count() == 1)
}

pub fn page() -> impl Strategy<Value = String> {
    let line =
        |n: std::ops::Range<usize>| proptest::collection::vec(word(), n).prop_map(|words| words.join(" "));
    let extra = proptest::sample::select(
        &[
            "",
            "اقرأ أيضا\nمقاتل في لبنان",
            "جميع الحقوق محفوظة © 2024 صحيفة الفجر",
            "وقالت صحيفة \"نيويورك تايمز\" إن السجن خال، وفقا لوكالة رويترز.",
            "12 مارس 2020",
            "تاريخ النشر: 3 أيار/مايو 2021",
            "سقطت المدينة في آذار 2019 ثم عادت عام 2021.",
            "منذ عام 2020 لم يعد أحد، وفي 5 أيار 2021 وصلوا.",
        ][..],
    );
    (line(3..9), proptest::collection::vec(line(8..20), 1..4), extra)
        .prop_map(|(title, body, extra)| format!("{title}\n\n{extra}\n\n{}\n", body.join("\n\n")))
}

/// Up to four words with marks and operators among them, well-formed or not.
fn query() -> impl Strategy<Value = String> {
    let before = proptest::sample::select(vec!["", "", "", "", "-", "=", "(", "ليس ", "-(", "=-"]);
    let behind = proptest::sample::select(vec!["", "", "", "", "", ")", "»", " أو", " OR", " AND"]);
    let marked =
        (before, word(), behind).prop_map(|(before, word, behind)| format!("{before}{word}{behind}"));
    proptest::collection::vec(marked, 0..4).prop_map(|words| words.join(" "))
}

fn view() -> impl Strategy<Value = View> {
    let outlets = proptest::sample::subsequence(
        vec![Choice::Unknown, Choice::Named("صحيفة الفجر".into()), Choice::Named("الفجر".into())],
        0..2,
    );
    let relayed = proptest::sample::subsequence(
        vec![Choice::Unknown, Choice::Named("رويترز".into()), Choice::Named("نيويورك تايمز".into())],
        0..2,
    );
    let provenance = proptest::sample::subsequence(Provenance::ALL.to_vec(), 0..3);
    let certainty = proptest::sample::subsequence(Certainty::ALL.to_vec(), 0..3);
    let conflict = proptest::sample::subsequence(CONFLICTS.to_vec(), 0..2);
    let period = proptest::option::of(proptest::sample::select(vec![
        Period { from: Some(PartialDate::Year(2020)), to: None },
        Period { from: Some(PartialDate::Month(2021, 5)), to: Some(PartialDate::Month(2021, 5)) },
    ]));
    let periods = (period.clone(), period);
    let level = proptest::sample::select(Level::ALL);
    (
        query(),
        level,
        outlets,
        relayed,
        (provenance, certainty, conflict),
        periods,
        any::<(bool, bool, bool)>(),
    )
        .prop_map(
            |(
                query,
                level,
                outlets,
                relayed,
                (provenance, certainty, conflict),
                (published, mentioned),
                (within, mentioned_within, boilerplate),
            )| {
                View {
                    query,
                    level,
                    outlets: outlets.into_iter().collect(),
                    relayed: relayed.into_iter().collect(),
                    provenance: provenance.into_iter().collect(),
                    certainty: certainty.into_iter().collect(),
                    conflict: conflict.into_iter().collect(),
                    published,
                    within,
                    mentioned,
                    mentioned_within,
                    boilerplate,
                    ..View::default()
                }
            },
        )
}

fn bins_of(axis: Axis) -> impl Iterator<Item = DayRange> {
    let Axis { unit, window, .. } = axis;
    (unit.bin(window.first)..=unit.bin(window.last)).map(move |bin| unit.days(bin))
}

/// A corpus a case is dear: a sixth of what `PROPTEST_CASES` asks for, so `xtask test --full` tries more.
pub fn cases() -> ProptestConfig {
    let asked = ProptestConfig::default();
    ProptestConfig { cases: asked.cases / 6, ..asked }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_engine_finds_what_reading_everything_finds(
        pages in proptest::collection::vec(page(), 1..8),
        views in proptest::collection::vec(view(), 8),
        sizes in proptest::sample::select(vec![Sizes::default(), TINY]),
    ) {
        let names: Vec<String> = (0..pages.len()).map(|n| format!("{n}.txt")).collect();
        let named = names.iter().zip(&pages).map(|(name, page)| (name.as_str(), page.as_bytes()));
        let mut edition = Edition::in_pieces_of(sizes, &shard(named));
        let scanner = Scanner::new(&pages);
        for (nth, mut view) in views.into_iter().enumerate() {
            let by_hand = Period { from: None, to: Some(PartialDate::Month(2021, 5)) };
            let a_page = &scanner.pages[nth % scanner.pages.len()];
            view.by_hand.set(a_page.id, (nth % 2 == 0).then_some(by_hand));
            let findings = edition.ask(&view);
            let with_words = scanner.with_words(&view);
            let hits = Scanner::hits(&with_words, &view, "");
            let found: BTreeSet<ReportId> = edition.cards(&view).iter().map(|card| card.id).collect();
            prop_assert_eq!(&found, &hits, "{:?}", &view);
            prop_assert_eq!(findings.total as usize, hits.len());
            let of = |skip: &str| Scanner::hits(&with_words, &view, skip).into_iter().map(|id| scanner.page(id)).collect::<Vec<_>>();
            prop_assert_eq!(as_map(&findings.facets.outlet), tally(of("outlet").iter().map(|p| p.outlet()), &view.outlets));
            prop_assert_eq!(as_map(&findings.facets.relayed), tally(of("relayed").iter().flat_map(|p| p.relayed()), &view.relayed));
            prop_assert_eq!(
                as_map(&findings.facets.provenance),
                tally(of("dating").iter().map(|p| p.dating(&view).provenance), &view.provenance)
            );
            prop_assert_eq!(
                as_map(&findings.facets.certainty),
                tally(
                    of("certainty")
                        .iter()
                        .flat_map(|p| p.certainties(&view))
                        .filter(|of| !of.is_conflict() || view.certainty.contains(of)),
                    &view.certainty
                )
            );
            let mut conflicts = as_map(&findings.facets.conflict);
            conflicts.retain(|of, n| *n > 0 || view.conflict.contains(of));
            prop_assert_eq!(
                conflicts,
                tally(
                    of("conflict").iter().flat_map(|p| p.certainties(&view)).filter(|of| of.is_conflict()),
                    &view.conflict
                )
            );
            let Timeline { axis, published, mentioned } = &findings.timeline;
            let bins: Vec<Tally> = published.bins.iter().map(|bin| bin.tally).collect();
            let tallies = bins.into_iter().chain([published.earlier, published.later, published.wider, published.undated]);
            let counted = tallies.fold((0, 0), |(hits, all), tally| (hits + tally.hits, all + tally.all()));
            prop_assert_eq!(counted, (findings.total, of("published").len() as u32));
            let (speaking, satisfying) = (of("mentioned"), of(""));
            for days in axis.iter().flat_map(|axis| bins_of(*axis)) {
                let speaks_of = |page: &&ScannedPage| {
                    page.mentions().iter().any(|&time| is_in_period(at_known_end(time), (Some(days.first), Some(days.last)), false))
                };
                let found = mentioned.bins.iter().find(|bin| bin.days == days).map_or(Tally::default(), |bin| bin.tally);
                let all = speaking.iter().copied().filter(speaks_of).count() as u32;
                prop_assert_eq!((found.hits, found.all()), (satisfying.iter().copied().filter(speaks_of).count() as u32, all));
            }
            prop_assert_eq!(findings.n_mentions as usize, satisfying.iter().map(|page| page.mentions_asked_for(&view)).sum::<usize>());
            prop_assert_eq!(findings.emptiness.is_some(), findings.total == 0);
            let in_order: Vec<ReportId> = edition.cards(&view).iter().map(|card| card.id).collect();
            let mut occurrences = Vec::new();
            for id in in_order {
                let reading = edition.reading(&View { report: Some(id), ..view.clone() });
                occurrences.extend(reading.into_iter().flat_map(|reading| reading.occurrences).map(|span| (id, span)));
            }
            prop_assert_eq!(edition.occurrences(&view), occurrences, "{:?}", &view);
            let expected = events::expected(&scanner.pages, &hits, &view, findings.timeline.axis);
            let rows = edition.event_rows(&View { lens: Lens::Events, ..view.clone() });
            prop_assert_eq!(events::told(&rows), expected, "{:?}", &view);
            for id in found {
                let reading = edition.reading(&View { report: Some(id), ..view.clone() });
                prop_assert_eq!(reading.map(|reading| (reading.text, reading.is_hit)), Some((scanner.page(id).text.clone(), true)));
            }
        }
    }

    #[test]
    fn unfinished_words_find_all_that_begins_with_them(
        pages in proptest::collection::vec(page(), 1..8),
        words in proptest::collection::vec((word(), 2_usize..6), 6),
        sizes in proptest::sample::select(vec![Sizes::default(), TINY]),
    ) {
        let names: Vec<String> = (0..pages.len()).map(|n| format!("{n}.txt")).collect();
        let named = names.iter().zip(&pages).map(|(name, page)| (name.as_str(), page.as_bytes()));
        let mut edition = Edition::in_pieces_of(sizes, &shard(named));
        let scanner = Scanner::new(&pages);
        for (word, n_letters) in words {
            let typed: String = word.chars().take(n_letters).collect();
            let parsed = parse(&typed, true);
            if tokens(&typed).count() != 1 || !parsed.words.iter().any(|word| word.is_prefix) {
                continue;
            }
            let found = |edition: &mut Edition, level: Level| -> BTreeSet<ReportId> {
                let view = View { query: typed.clone(), typing: true, level, ..View::default() };
                edition.cards(&view).iter().map(|card| card.id).collect()
            };
            let begin = |holds: &dyn Fn(&str) -> bool| -> BTreeSet<ReportId> {
                let in_report = |page: &&ScannedPage| {
                    page.words().iter().any(|(form, zone)| *zone != Zone::Boilerplate && holds(form))
                };
                scanner.pages.iter().filter(in_report).map(|page| page.id).collect()
            };
            let exactly = begin(&|form| form.starts_with(&surface(&typed)));
            let folded = Form::new(&typed).folded;
            let by_letters = begin(&|form| Form::new(form).folded.starts_with(&folded));
            prop_assert_eq!(found(&mut edition, Level::Exact), exactly, "«{}»", &typed);
            prop_assert_eq!(found(&mut edition, Level::Letters), by_letters.clone(), "«{}»", &typed);
            prop_assert!(found(&mut edition, Level::Word).is_superset(&by_letters), "«{}»", &typed);
        }
    }
}
