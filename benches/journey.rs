//! A reader's way through a large edition over a slow line, step by step: a shared link, four letters
//! typed, a filter, a brush over the timeline, a report opened. And, where its index was built, the same
//! asked of Pagefind: its answers are timed as a program gets them, without a page that paints them, and without its
//! worker, which the headers of `sijill serve` forbid.
//!
//! *Counts* is from what the reader did (of typing: the last letter) to hits, facets and timeline painted;
//! *rows* to titles and passages of the rows painted as well. Bytes are whole answers with their heads.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use sijill::packer::serve::Server;

use crate::kit::browser::Pointer;
use crate::kit::foreign::Foreign;
use crate::kit::line::Line;
use crate::kit::site::serial_hops;
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
/// Does an action and waits for its rows; in ms to the counts and to the rows.
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
    const last = name => performance.getEntriesByName('sijill:' + name, 'measure').at(-1)?.duration;
    (async () => {
        performance.clearMeasures();
        await (ACTION);
        while (last('settled') === undefined) await later(20);
        done([last('counted') ?? last('settled'), last('settled')]);
    })();";
const READY: &str = "
    const done = arguments[1], later = ms => new Promise(resolve => setTimeout(resolve, ms));
    (async () => {
        const ready = () => performance.getEntriesByName('sijill:ready')[0]?.duration;
        const rows = () => [...document.querySelectorAll('#results > li')].some(row => row.querySelector('.snippet'));
        while (ready() === undefined || !rows()) await later(10);
        done([ready(), performance.now()]);
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
        done([(counted ?? end) - start, end - start]);
    })().catch(error => done(String(error.stack)));";

/// What one step cost.
struct Cost {
    counts_ms: f64,
    rows_ms: f64,
    bytes: usize,
    requests: usize,
    hops: usize,
}

/// Takes the way through the site, and through that of the peer.
pub fn through(site: &Path, peer: Option<&Path>) {
    println!("\nover a line of 100 ms and 1.6 Mbit/s, Chromium, medians of {RUNS} visits:");
    println!(
        "{:<10} {:<20} {:>9} {:>9} {:>10} {:>9} {:>6}",
        "", "step", "counts ms", "rows ms", "bytes", "requests", "hops"
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
        let Cost { counts_ms, rows_ms, bytes, requests, hops } = &costs[costs.len() / 2];
        println!("{name:<10} {step:<20} {counts_ms:>9.0} {rows_ms:>9.0} {bytes:>10} {requests:>9} {hops:>6}");
    }
}

fn cost(browser: &Browser, line: &Line, script: &str) -> Cost {
    let times = browser.run_async(script, &json!([PACE_MS]));
    let ms = |nth: usize| times.get(nth).and_then(Value::as_f64).unwrap_or_else(|| panic!("{times}"));
    let hits = line.take_hits();
    Cost {
        counts_ms: ms(0),
        rows_ms: ms(1),
        bytes: hits.iter().map(|hit| hit.bytes).sum(),
        requests: hits.len(),
        hops: serial_hops(&hits),
    }
}
