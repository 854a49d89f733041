//! Sijill beside tantivy, in one process and in alternation, on the same reports and questions.
//!
//! `cargo xtask bench` runs it. Two editions are wanted: one of the reports as they are, and for known-item
//! search one of their bodies alone, to which the titles are the questions.

mod corpus;
mod ours;
mod peer;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::time::Instant;

use corpus::{Article, Draw, Kind, Question, questions};
use ours::Ours;
use peer::Peer;

const USAGE: &str = "sijill-peer REPORTS.jsonl DATE_FIELD EDITION EDITION_OF_BODIES";
const N_QUESTIONS: usize = 600;
const N_TITLES: usize = 2000;
const RUNS: usize = 3;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [reports, date_field, edition, edition_of_bodies] = arguments.as_slice() else {
        return Err(USAGE.into());
    };
    let articles = corpus::read(Path::new(reports), date_field)?;
    let start = Instant::now();
    let mut peer = Peer::index(&articles, true, 1)?;
    println!(
        "tantivy: {} reports indexed by one thread in {:.1} s",
        articles.len(),
        start.elapsed().as_secs_f64()
    );
    println!("tantivy: index of {:.1} MB, texts not kept", peer.index_bytes as f64 / 1e6);
    answer_times(&articles, &mut Ours::open(Path::new(edition))?, &mut peer)?;
    drop(peer);
    known_items(&articles, &mut Ours::open(Path::new(edition_of_bodies))?)
}

fn answer_times(articles: &[Article], ours: &mut Ours, peer: &mut Peer) -> Outcome<()> {
    let mut times: BTreeMap<(Kind, usize), [Vec<f64>; 2]> = BTreeMap::new();
    let questions = questions(articles, N_QUESTIONS);
    // Between two questions both forget what they know of the last one.
    let between =
        Question { words: vec!["زقزقفصح".to_owned()], kind: Kind::Words, ..questions[0].clone() };
    for question in &questions {
        let view = Ours::view(question);
        let mut best = [f64::INFINITY; 2];
        // Once to bring what it needs.
        ours.answer(&view)?;
        for _ in 0..RUNS {
            ours.answer(&Ours::view(&between))?;
            let start = Instant::now();
            std::hint::black_box(ours.answer(&view)?);
            best[0] = best[0].min(start.elapsed().as_secs_f64() * 1e3);
            let start = Instant::now();
            let query = peer.query(question)?;
            std::hint::black_box(peer.answer(query.as_ref())?);
            best[1] = best[1].min(start.elapsed().as_secs_f64() * 1e3);
        }
        let filters = [question.outlet.is_some(), question.since.is_some(), question.until.is_some()];
        let of_kind =
            times.entry((question.kind, filters.into_iter().filter(|&has| has).count())).or_default();
        of_kind.iter_mut().zip(best).for_each(|(times, best)| times.push(best));
    }
    println!("\nhits, facets, histograms and first page, warm, in ms (best of {RUNS}); ratio of medians");
    println!(
        "{:<8} {:>8} {:>5} {:>9} {:>9} {:>12} {:>12} {:>7}",
        "", "filters", "n", "p50", "p95", "tantivy p50", "tantivy p95", "ratio"
    );
    for ((kind, filters), [mut ours, mut peer]) in times {
        let n = ours.len();
        let (p50, p95) = (quantile(&mut ours, 0.5), quantile(&mut ours, 0.95));
        let (peer_p50, peer_p95) = (quantile(&mut peer, 0.5), quantile(&mut peer, 0.95));
        let name = format!("{kind:?}").to_lowercase();
        let ratio = p50 / peer_p50;
        println!(
            "{name:<8} {filters:>8} {n:>5} {p50:>9.3} {p95:>9.3} {peer_p50:>12.3} {peer_p95:>12.3} {ratio:>7.2}"
        );
    }
    Ok(())
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
