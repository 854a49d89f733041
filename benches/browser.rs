//! Prints what the browsers themselves measure of the built site, as User Timing measures:
//! from navigation to findings, from keystroke to findings, and the engine's share of it.
//!
//! Run by `cargo xtask bench`. *Cold* is a first visit with a new profile, *warm* the second
//! visit of that profile. Medians of a few runs.

#![allow(clippy::unwrap_used, reason = "a test may panic; clippy excuses only the functions marked #[test]")]

#[path = "../tests/browser/kit/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the bench needs less of the kit than the tests do")]
mod kit;

use std::collections::BTreeMap;

use kit::site::Manner;
use kit::{Kind, Visit, told};

const MEASURES: [&str; 4] = ["sijill:ready", "sijill:answer", "sijill:snippets", "sijill:settled"];
const RUNS: usize = 5;

type Samples = BTreeMap<(&'static str, &'static str), Vec<f64>>;

fn main() {
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

fn collect(visit: &Visit, occasion: &'static str, samples: &mut Samples) {
    for name in MEASURES {
        let script = format!("return performance.getEntriesByName('{name}', 'measure').map(m => m.duration)");
        let durations = visit.run(&script);
        let durations = durations.as_array().into_iter().flatten().filter_map(|value| value.as_f64());
        samples.entry((occasion, name)).or_default().extend(durations);
    }
}

fn cell(samples: Option<&mut Vec<f64>>) -> String {
    let median = samples.and_then(|samples| {
        samples.sort_by(f64::total_cmp);
        samples.get(samples.len() / 2).copied()
    });
    median.map_or_else(|| format!("{:>18}", "not measured"), |value| format!("{value:>18.2}"))
}
