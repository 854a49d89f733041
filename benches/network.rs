//! What a reader far away waits for: a shared link, opened over a slow line, from navigation to
//! the first findings painted, and to the cards of the rows in sight.
//!
//! The site comes from `sijill serve`, compressed as hosts compress. *Cold* is a first visit with a
//! new profile, *warm* the second visit of that profile.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use sijill::packer::serve::Server;

use crate::kit::browser::Pointer;
use crate::kit::foreign::Foreign;
use crate::kit::line::{Line, Slowness};
use crate::kit::site::{Hit, serial_hops};
use crate::kit::visit::SETTLED;
use crate::kit::{Browser, Kind};

/// A line of 100 ms there and back and 1.6 Mbit/s.
pub const LINE: Slowness = Slowness { round_trip: Duration::from_millis(100), bandwidth: 200_000.0 };
const RUNS: usize = 9;
const QUERY: &str = "#v1&q=مقاتل";
const READY_MS: &str = "performance.getEntriesByName('sijill:ready')[0].duration";
/// When the first cards had come.
const ROWS_MS: &str =
    "(cards => cards.startTime + cards.duration)(performance.getEntriesByName('sijill:snippets')[0])";
/// Layout that moved by itself so far, as Core Web Vitals count it.
const SHIFTED: &str = "const done = arguments[0]; let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(shift => { sum += shift.hadRecentInput ? 0 : shift.value }))
        .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(sum), 300);";

/// One opened link.
struct Opened {
    ready_ms: f64,
    rows_ms: f64,
    hits: Vec<Hit>,
    shifted: Option<f64>,
}

/// Opens a link to a query with a report in the reading pane, in both browsers.
pub fn over_a_slow_line(site: &Path) {
    let server = Server::start(site, 0, None).unwrap();
    let link = link_to_a_report(&server);
    println!("\nover a line of 100 ms and 1.6 Mbit/s, to the first findings and to the last request:");
    println!(
        "{:<10} {:<6} {:>9} {:>14} {:>8} {:>12} {:>13} {:>13} {:>9} {:>10} {:>8}",
        "browser",
        "visit",
        "ready ms",
        "hops to ready",
        "rows ms",
        "hops to rows",
        "bytes to rows",
        "hops in all",
        "requests",
        "bytes",
        "shifted"
    );
    for kind in [Kind::Chromium, Kind::Firefox] {
        let mut opened: BTreeMap<&str, Vec<Opened>> = BTreeMap::new();
        for _ in 0..RUNS {
            let line = Line::to(server.address(), LINE);
            let browser = Browser::start(kind, Pointer::Fine, &Foreign::listen().address());
            for occasion in ["cold", "warm"] {
                browser.open("about:blank");
                opened.entry(occasion).or_default().push(open(&browser, &line, &link));
            }
        }
        for (occasion, visits) in &mut opened {
            visits.sort_by(|one, other| one.ready_ms.total_cmp(&other.ready_ms));
            let median = &visits[visits.len() / 2];
            row(kind, occasion, median);
            waterfall(median);
        }
    }
    println!("the visit with the median time of {RUNS}; bytes: whole answers with their heads");
}

/// The link a reader would share who has searched and opened the first report.
fn link_to_a_report(server: &Server) -> String {
    let line = Line::to(server.address(), Slowness::NONE);
    let browser = Browser::start(Kind::Chromium, Pointer::Fine, &Foreign::listen().address());
    open(&browser, &line, QUERY);
    let report = browser.text("document.querySelector('#results > li').dataset.report");
    format!("{QUERY}&report={report}")
}

fn open(browser: &Browser, line: &Line, link: &str) -> Opened {
    line.take_hits();
    browser.open(&format!("{}{link}", line.address()));
    browser.wait(SETTLED);
    browser.wait("performance.getEntriesByName('sijill:ready').length");
    let (ready_ms, rows_ms) = (browser.number(READY_MS), browser.number(ROWS_MS));
    let shifted = (browser.kind == Kind::Chromium)
        .then(|| browser.run_async(SHIFTED, &serde_json::json!([])).as_f64().unwrap_or(f64::NAN));
    // Titles, passages and fonts that came after the findings.
    std::thread::sleep(Duration::from_secs(1));
    let mut hits = line.take_hits();
    hits.sort_by_key(|hit| hit.started);
    Opened { ready_ms, rows_ms, hits, shifted }
}

fn row(kind: Kind, occasion: &str, opened: &Opened) {
    let Opened { ready_ms, rows_ms, hits, shifted } = opened;
    let bytes_of = |hits: &[Hit]| hits.iter().map(|hit| hit.bytes).sum::<usize>();
    let ended_ms = |hit: &Hit| hit.finished.duration_since(hits[0].started).as_secs_f64() * 1000.0;
    let (needed, later): (Vec<Hit>, Vec<Hit>) =
        hits.iter().cloned().partition(|hit| ended_ms(hit) < *ready_ms);
    let for_rows: Vec<Hit> = later.into_iter().filter(|hit| ended_ms(hit) < *rows_ms).collect();
    let shifted = shifted.map_or_else(|| "-".to_owned(), |sum| format!("{sum:.4}"));
    println!(
        "{:<10} {occasion:<6} {ready_ms:>9.0} {:>14} {rows_ms:>8.0} {:>12} {:>13} {:>13} {:>9} {:>10} {shifted:>8}",
        format!("{kind:?}"),
        serial_hops(&needed),
        serial_hops(&for_rows),
        bytes_of(&for_rows),
        serial_hops(hits),
        hits.len(),
        bytes_of(hits),
    );
}

/// When each answer began and ended, in ms from the first request.
fn waterfall(opened: &Opened) {
    for hit in &opened.hits {
        let ms = |at: std::time::Instant| at.duration_since(opened.hits[0].started).as_secs_f64() * 1000.0;
        let (from, to) = (ms(hit.started), ms(hit.finished));
        println!("    {from:>6.0} {to:>6.0} {:>8}  {} {}", hit.bytes, hit.status, hit.path);
    }
}
