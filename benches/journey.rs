//! A reader's way through a large edition over a slow line, step by step: a shared link, four letters
//! typed, a filter, a brush over the timeline, a report opened. And, where its index was built, the same
//! asked of Pagefind: its answers are timed as a program gets them, without a page that paints them, and without its
//! worker, which the headers of `sijill serve` forbid.
//!
//! *Counts* is from what the reader did (of typing: the last letter) to hits, facets and timeline painted; *rows* to
//! titles and passages of the rows in sight; *all* to those of the page of rows and the open report. Bytes are
//! whole answers with their heads: of those that ended between counts and rows, and of all.

use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use sijill::packer::serve::Server;

use crate::kit::browser::Pointer;
use crate::kit::foreign::Foreign;
use crate::kit::line::Line;
use crate::kit::site::{Hit, serial_hops};
use crate::kit::{Browser, Kind};
use crate::network::LINE;

const RUNS: usize = 3;
/// How fast letters are typed, in ms from one to the next.
const PACE_MS: u32 = 120;

/// What the reader does: its name, and the action as a script.
type Step = (&'static str, &'static str);

const LINK: &str = "#v1&q=الرياض";
const STEPS: [Step; 4] = [
    ("type قطار", "type('قطار')"),
    ("filter an outlet", "document.querySelector('.facet[data-facet=outlet] input').click()"),
    ("brush two decades", "brush('mentioned')"),
    ("open a report", "document.querySelector('#results a.result-link').click()"),
];
/// Does an action and waits for its rows. When it began, in ms of the era, and in ms from then to the counts, to
/// the rows in sight and to all.
const DO: &str = "
    const [pace, done] = arguments;
    const later = ms => new Promise(resolve => setTimeout(resolve, ms));
    const type = async text => {
        const box = document.querySelector('#search');
        box.focus();
        for (let end = 1; end <= text.length; end++) {
            if (end > 1) await later(pace);
            performance.clearMeasures();
            box.value = text.slice(0, end);
            box.setSelectionRange(end, end);
            box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        }
    };
    const brush = clock => {
        const plot = document.querySelector(`.lane[data-clock=${clock}] .lane-plot`), box = plot.getBoundingClientRect();
        const send = (type, x) => plot.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true,
            pointerId: 7, pointerType: 'mouse', isPrimary: true, button: 0, clientX: box.x + box.width * x, clientY: box.y + box.height / 2 }));
        // Time runs to the left.
        send('pointerdown', .02); send('pointermove', .1); send('pointermove', .2); send('pointerup', .2);
    };
    const entry = name => performance.getEntriesByName('sijill:' + name, 'measure').at(-1);
    (async () => {
        performance.clearMeasures();
        await (ACTION);
        while (!entry('snippets')) await later(5);
        await new Promise(requestAnimationFrame);
        const rows = performance.now();
        while (!entry('settled')) await later(20);
        const { startTime, duration } = entry('settled');
        done([performance.timeOrigin + startTime, entry('counted')?.duration ?? duration, rows - startTime, duration]);
    })();";
const READY: &str = "
    const done = arguments[1], later = ms => new Promise(resolve => setTimeout(resolve, ms));
    (async () => {
        const ready = () => performance.getEntriesByName('sijill:ready')[0]?.duration;
        const has_rows = () => [...document.querySelectorAll('#results > li')].some(row => row.querySelector('.snippet'));
        while (ready() === undefined || !has_rows()) await later(10);
        const rows = performance.now();
        while (document.querySelector('#app').dataset.settled !== 'true') await later(20);
        done([performance.timeOrigin, ready(), rows, performance.now()]);
    })();";

/// The same of Pagefind. `found` is its last answer.
const LINK_OF_PEER: &str = "globalThis.pagefind = await import(new URL('pagefind/pagefind.js', location.href)); await pagefind.filters(); await ask('الرياض')";
const STEPS_OF_PEER: [Step; 4] = [
    (STEPS[0].0, "await type('قطار')"),
    (STEPS[1].0, "await ask('قطار', { outlet: Object.keys(found.filters.outlet)[0] })"),
    (
        STEPS[2].0,
        "await ask('قطار', { outlet: Object.keys(found.filters.outlet)[0], month: { any: Object.keys(found.filters.month).slice(-2) } })",
    ),
    (STEPS[3].0, "await found.results[0]?.data()"),
];
const ASK: &str = "
    const [pace, done] = arguments;
    const later = ms => new Promise(resolve => setTimeout(resolve, ms));
    let start = performance.now(), counted;
    const ask = async (words, filters) => {
        globalThis.found = await pagefind.search(words, { filters });
        counted = performance.now();
        await Promise.all(found.results.slice(0, 10).map(result => result.data()));
    };
    const type = async text => {
        for (let end = 1; end < text.length; end++, await later(pace)) pagefind.preload(text.slice(0, end));
        start = performance.now();
        await ask(text);
    };
    (async () => {
        ACTION;
        const end = performance.now();
        done([performance.timeOrigin + start, (counted ?? end) - start, end - start, end - start]);
    })().catch(error => done(String(error.stack)));";

/// What one step cost.
struct Cost {
    counts_ms: f64,
    rows_ms: f64,
    all_ms: f64,
    /// What was fetched between the counts and the rows in sight.
    for_rows: Fetched,
    fetched: Fetched,
}

struct Fetched {
    bytes: usize,
    requests: usize,
    hops: usize,
}

impl Fetched {
    fn of(hits: &[Hit]) -> Self {
        let bytes = hits.iter().map(|hit| hit.bytes).sum();
        Self { bytes, requests: hits.len(), hops: serial_hops(hits) }
    }

    fn cells(&self) -> String {
        format!("{:>9} {:>8} {:>5}", self.bytes, self.requests, self.hops)
    }
}

/// Takes the way through the site, and through that of the peer.
pub fn through(site: &Path, peer: Option<&Path>) {
    println!("\nover a line of 100 ms and 1.6 Mbit/s, Chromium, medians of {RUNS} visits:");
    println!(
        "{:<10} {:<18} {:>9} {:>8} {:>8}   rows: bytes requests  hops   all: bytes requests  hops",
        "", "step", "counts ms", "rows ms", "all ms"
    );
    let server = Server::start(site, 0, None).unwrap();
    visits("sijill", (server.address(), LINK), (READY, LINK), &STEPS, DO);
    match peer {
        Some(peer) => {
            let server = Server::start(peer, 0, None).unwrap();
            visits("pagefind", (server.address(), ""), (ASK, LINK_OF_PEER), &STEPS_OF_PEER, ASK);
        }
        None => println!("NOT MEASURED: Pagefind, whose index was not built."),
    }
}

fn visits(
    name: &str,
    (server, link): (SocketAddr, &str),
    (arrive, action): (&str, &str),
    steps: &[Step],
    act: &str,
) {
    let mut costs: Vec<Vec<Cost>> = (0..=steps.len()).map(|_| Vec::new()).collect();
    for _ in 0..RUNS {
        let line = Line::to(server, LINE);
        let browser = Browser::start(Kind::Chromium, Pointer::Fine, &Foreign::listen().address());
        browser.open("about:blank");
        line.take_hits();
        browser.open(&format!("{}{link}", line.address()));
        costs[0].push(cost(&browser, &line, &arrive.replace("ACTION", action)));
        for ((_, action), costs) in steps.iter().zip(&mut costs[1..]) {
            // What the service worker keeps meanwhile is no part of a step.
            std::thread::sleep(Duration::from_secs(3));
            line.take_hits();
            costs.push(cost(&browser, &line, &act.replace("ACTION", action)));
        }
    }
    let names = std::iter::once("open a link").chain(steps.iter().map(|(name, _)| *name));
    for (step, costs) in names.zip(&mut costs) {
        costs.sort_by(|one, other| one.rows_ms.total_cmp(&other.rows_ms));
        let Cost { counts_ms, rows_ms, all_ms, for_rows, fetched } = &costs[costs.len() / 2];
        let (for_rows, fetched) = (for_rows.cells(), fetched.cells());
        println!(
            "{name:<10} {step:<18} {counts_ms:>9.0} {rows_ms:>8.0} {all_ms:>8.0}   {for_rows:>25}   {fetched:>24}"
        );
    }
}

fn cost(browser: &Browser, line: &Line, script: &str) -> Cost {
    let times = browser.run_async(script, &json!([PACE_MS]));
    let ms = |nth: usize| times.get(nth).and_then(Value::as_f64).unwrap_or_else(|| panic!("{times}"));
    let (began, counts_ms, rows_ms, all_ms) = (moment(ms(0)), ms(1), ms(2), ms(3));
    let hits = line.take_hits();
    let after = |ms: f64| began + Duration::from_secs_f64(ms / 1000.0);
    let is_for_rows = |hit: &&Hit| (after(counts_ms)..after(rows_ms)).contains(&hit.finished);
    let for_rows: Vec<Hit> = hits.iter().filter(is_for_rows).cloned().collect();
    Cost { counts_ms, rows_ms, all_ms, for_rows: Fetched::of(&for_rows), fetched: Fetched::of(&hits) }
}

/// When that was: `era_ms` is what the browser's clock showed, in ms since 1970.
fn moment(era_ms: f64) -> Instant {
    let era = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::now() - era.saturating_sub(Duration::from_secs_f64(era_ms / 1000.0))
}
