//! Sijill beside tantivy, in one process and in alternation, on the same reports and questions.
//!
//! `cargo xtask bench` runs it. Two editions are wanted: one of the reports as they are, and for known-item
//! search one of their bodies alone, to which the titles are the questions.

mod corpus;
mod ours;
mod peer;
mod used;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::time::Instant;

use corpus::{Article, Draw, Kind, Question, questions};
use ours::Ours;
use peer::Peer;
use used::{Since, Used};

const USAGE: &str = "sijill-peer REPORTS.jsonl DATE_FIELD EDITION EDITION_OF_BODIES QUESTIONS_TO_WRITE.json";
const N_QUESTIONS: usize = 600;
const N_TITLES: usize = 2000;
const RUNS: usize = 3;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [reports, date_field, edition, edition_of_bodies, asked] = arguments.as_slice() else {
        return Err(USAGE.into());
    };
    let articles = corpus::read(Path::new(reports), date_field)?;
    let (start, before) = (Instant::now(), Used::now());
    let mut peer = Peer::index(&articles, true, 1)?;
    println!(
        "tantivy: {} reports indexed by one thread in {:.1} s; {}",
        articles.len(),
        start.elapsed().as_secs_f64(),
        Since(before, Used::now())
    );
    println!("tantivy: index of {:.1} MB, texts not kept", peer.index_bytes as f64 / 1e6);
    answer_times(&articles, &mut Ours::open(Path::new(edition))?, &mut peer, Path::new(asked))?;
    drop(peer);
    known_items(&articles, &mut Ours::open(Path::new(edition_of_bodies))?)
}

/// The best times of a question, in ms.
#[derive(Clone, Copy)]
struct Times {
    ours: f64,
    peer: f64,
    /// Titles and snippets of the first page of ours.
    cards: f64,
}

/// Asks both; writes for [the same as wasm32](../../wasm/ask.mjs) what was asked, and how long it took natively.
fn answer_times(articles: &[Article], ours: &mut Ours, peer: &mut Peer, asked: &Path) -> Outcome<()> {
    let mut by_kind: BTreeMap<(Kind, usize), Vec<Times>> = BTreeMap::new();
    let questions = questions(articles, N_QUESTIONS);
    // Between two questions both forget what they know of the last one.
    let between =
        Question { words: vec!["زقزقفصح".to_owned()], kind: Kind::Words, ..questions[0].clone() };
    let between = Ours::view(&between);
    let mut written = Vec::with_capacity(questions.len());
    for question in &questions {
        let view = Ours::view(question);
        // Once to bring what it needs.
        let hits = ours.answer(&view)?.total;
        ours.answer(&between)?;
        let mut best = Times { ours: f64::INFINITY, peer: f64::INFINITY, cards: f64::INFINITY };
        for _ in 0..RUNS {
            ours.answer(&between)?;
            let (found, ms) = timed(|| ours.answer(&view))?;
            best.ours = best.ours.min(ms);
            best.cards = best.cards.min(timed(|| ours.cards(&view, &found))?.1);
            let (_, ms) = timed(|| peer.query(question).and_then(|query| peer.answer(query.as_ref())))?;
            best.peer = best.peer.min(ms);
        }
        let filters = [question.outlet.is_some(), question.since.is_some(), question.until.is_some()];
        let n_filters = filters.into_iter().filter(|&has| has).count();
        by_kind.entry((question.kind, n_filters)).or_default().push(best);
        written.push(serde_json::json!({
            "kind": question.kind.name(), "filters": n_filters, "link": view.encode(), "typing": view.typing,
            "hits": hits, "native": best.ours, "native_cards": best.cards,
        }));
    }
    print_times(&by_kind);
    let all = serde_json::json!({ "between": between.encode(), "asked": written });
    Ok(std::fs::write(asked, all.to_string())?)
}

/// What a question says, and how long that took, in ms.
fn timed<T, E>(ask: impl FnOnce() -> Result<T, E>) -> Result<(T, f64), E> {
    let start = Instant::now();
    let answer = std::hint::black_box(ask()?);
    Ok((answer, start.elapsed().as_secs_f64() * 1e3))
}

fn print_times(by_kind: &BTreeMap<(Kind, usize), Vec<Times>>) {
    println!("\nhits, facets, histograms and first page, warm, in ms (best of {RUNS}); ratio of medians");
    println!("cards: titles and snippets of the first page of Sijill");
    println!(
        "{:<8} {:>7} {:>5} {:>8} {:>8} {:>12} {:>12} {:>6} {:>10} {:>10}",
        "", "filters", "n", "p50", "p95", "tantivy p50", "tantivy p95", "ratio", "cards p50", "cards p95"
    );
    let row = |name: &str, filters: &str, times: &[Times]| {
        let figures = |of: fn(&Times) -> f64| {
            let mut values: Vec<f64> = times.iter().map(of).collect();
            [quantile(&mut values, 0.5), quantile(&mut values, 0.95)]
        };
        let [p50, p95] = figures(|times| times.ours);
        let [peer_p50, peer_p95] = figures(|times| times.peer);
        let [cards_p50, cards_p95] = figures(|times| times.cards);
        let (n, ratio) = (times.len(), p50 / peer_p50);
        println!(
            "{name:<8} {filters:>7} {n:>5} {p50:>8.3} {p95:>8.3} {peer_p50:>12.3} {peer_p95:>12.3} {ratio:>6.2} {cards_p50:>10.3} {cards_p95:>10.3}"
        );
    };
    for kind in [Kind::Words, Kind::Phrase, Kind::Prefix] {
        let of_kind = || by_kind.iter().filter(move |((of, _), _)| *of == kind);
        of_kind().for_each(|((_, filters), times)| row(kind.name(), &filters.to_string(), times));
        let all: Vec<Times> = of_kind().flat_map(|(_, times)| times).copied().collect();
        row(kind.name(), "any", &all);
    }
}

fn quantile(values: &mut [f64], part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let nth = ((values.len() as f64 * part) as usize).min(values.len().saturating_sub(1));
    values.get(nth).copied().unwrap_or(f64::NAN)
}

/// Titles → their reports among all bodies; reports with the same body are one.
fn known_items(articles: &[Article], ours: &mut Ours) -> Outcome<()> {
    let mut peer = Peer::index(articles, false, 1)?;
    let body = |article: &Article| article.body.split_whitespace().collect::<Vec<_>>().join(" ");
    let bodies: Vec<String> = articles.iter().map(body).collect();
    let by_id: HashMap<&str, &String> =
        articles.iter().zip(&bodies).map(|(article, body)| (article.id.as_str(), body)).collect();
    let titled: Vec<&Article> = articles.iter().filter(|article| !article.title.trim().is_empty()).collect();
    let asked = Draw(2_000).some(&titled, N_TITLES);
    let mut sums = [0.0; 2];
    for article in &asked {
        let wanted = by_id[article.id.as_str()];
        let of_ours = ours.first_ten(&article.title)?;
        sums[0] += reciprocal(of_ours.iter().position(|id| by_id.get(id.as_str()) == Some(&wanted)));
        let of_peer = peer.first_ten(&article.title)?;
        sums[1] += reciprocal(of_peer.iter().position(|&nth| bodies[nth] == *wanted));
    }
    let n = asked.len() as f64;
    println!(
        "\nknown-item search, {} titles: MRR@10 {:.4}, tantivy {:.4}",
        asked.len(),
        sums[0] / n,
        sums[1] / n
    );
    Ok(())
}

fn reciprocal(place: Option<usize>) -> f64 {
    place.map_or(0.0, |place| 1.0 / (place as f64 + 1.0))
}
