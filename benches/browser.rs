//! Prints what the browsers themselves measure of the built site, as User Timing measures:
//! from navigation to findings, from keystroke to findings, and the engine's share of it.
//!
//! Run by `cargo xtask bench`. *Cold* is a first visit with a new profile, *warm* the second
//! visit of that profile. Medians of a few runs.
//!
//! Then the same over a slow line ([`network`]). On the larger edition, where there is one: a brush dragged over
//! each lane of the timeline, from the pointer's event to the brush painted and to the new counts painted; and a
//! reader's way through it over the slow line ([`journey`]).

#![allow(clippy::unwrap_used, reason = "a test may panic; clippy excuses only the functions marked #[test]")]

mod journey;
#[path = "../tests/browser/kit/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the bench needs less of the kit than the tests do")]
mod kit;
mod network;

use std::collections::BTreeMap;
use std::path::Path;

use kit::site::Manner;
use kit::{Kind, Visit, told};

const MEASURES: [&str; 5] =
    ["sijill:ready", "sijill:answer", "sijill:snippets", "sijill:counted", "sijill:settled"];
const RUNS: usize = 5;
/// Moves of the pointer in a drag.
const MOVES: usize = 200;
/// A frame of most screens, in milliseconds.
const FRAME_MS: f64 = 1000.0 / 60.0;

type Samples = BTreeMap<(&'static str, &'static str), Vec<f64>>;

/// `cargo bench --bench browser -- network` measures one part alone, of `visits`, `network`, `drags`, `journey`.
fn main() {
    let parts: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let wants = |part: &str| parts.is_empty() || parts.iter().any(|wanted| wanted == part);
    if wants("visits") {
        visits();
    }
    if wants("network") {
        network::over_a_slow_line(&told("SIJILL_SITE"));
    }
    let Some(site) = std::env::var_os("SIJILL_LARGE_SITE") else { return };
    if wants("drags") {
        drags(Path::new(&site));
    }
    if wants("journey") {
        let peer = std::env::var_os("SIJILL_PEER_SITE");
        journey::through(Path::new(&site), peer.as_deref().map(Path::new));
    }
}

fn visits() {
    println!("\n{:<10} {:<6} {}", "browser", "visit", MEASURES.map(|name| format!("{name:>18}")).concat());
    for kind in [Kind::Chromium, Kind::Firefox] {
        let mut samples = Samples::new();
        for _ in 0..RUNS {
            let visit = Visit::to(kind, &told("SIJILL_SITE"), Manner { headers: true, probe: false });
            for occasion in ["cold", "warm"] {
                visit.open("about:blank");
                visit.enter("");
                visit.search("مقاتل");
                collect(&visit, occasion, &mut samples);
            }
        }
        for occasion in ["cold", "warm"] {
            let cells = MEASURES.map(|name| cell(samples.get_mut(&(occasion, name))));
            println!("{:<10} {occasion:<6} {}", format!("{kind:?}"), cells.concat());
        }
    }
    println!("medians of {RUNS} visits, in ms; several samples a visit where there are several events");
}

/// A drag over each lane, in each browser.
fn drags(site: &Path) {
    println!("\n{:<10} {:<10} {:<22} {:>8} {:>16} {:>16}", "browser", "lane", "", "samples", "p50", "p95");
    for kind in [Kind::Chromium, Kind::Firefox] {
        let visit = Visit::to(kind, site, Manner { headers: true, probe: false });
        visit.enter("");
        row(kind, "", "first findings painted", measured(&visit, "sijill:ready"));
        for clock in ["published", "mentioned"] {
            visit.open("about:blank");
            visit.enter("#v1&zoom=month");
            let drag = visit.run_async(include_str!("drag.js"), &serde_json::json!([clock, MOVES]));
            row(kind, clock, "brush painted", numbers(&drag));
            row(kind, clock, "counts painted", measured(&visit, "sijill:counted"));
            row(kind, clock, "engine", measured(&visit, "sijill:answer"));
        }
    }
    println!("a drag: {MOVES} moves of the pointer, one a frame; in ms and in frames of {FRAME_MS:.1} ms");
}

fn row(kind: Kind, lane: &str, what: &str, mut samples: Vec<f64>) {
    samples.sort_by(f64::total_cmp);
    let cell = |part: f64| {
        let nth = (samples.len().saturating_sub(1) as f64 * part).round() as usize;
        let value = samples.get(nth).copied().unwrap_or(f64::NAN);
        format!("{:>16}", format!("{value:.1} ({:.1})", value / FRAME_MS))
    };
    let kind = format!("{kind:?}");
    println!("{kind:<10} {lane:<10} {what:<22} {:>8} {} {}", samples.len(), cell(0.5), cell(0.95));
}

/// The durations of a User Timing measure so far, in ms.
fn measured(visit: &Visit, name: &str) -> Vec<f64> {
    let script = format!("return performance.getEntriesByName('{name}', 'measure').map(m => m.duration)");
    numbers(&visit.run(&script))
}

fn numbers(list: &serde_json::Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect()
}

fn collect(visit: &Visit, occasion: &'static str, samples: &mut Samples) {
    for name in MEASURES {
        samples.entry((occasion, name)).or_default().extend(measured(visit, name));
    }
}

fn cell(samples: Option<&mut Vec<f64>>) -> String {
    let median = samples.and_then(|samples| {
        samples.sort_by(f64::total_cmp);
        samples.get(samples.len() / 2).copied()
    });
    median.map_or_else(|| format!("{:>18}", "not measured"), |value| format!("{value:>18.2}"))
}
