//! Runs axe-core on the page, injected by WebDriver, so that no policy has to be loosened.

use serde_json::{Value, json};

use super::{Browser, told};

/// All of WCAG 2.2 AA and axe's best practices; `target-size` is off by default and wanted. A link
/// that begins with `#` is a view here, which `skip-link` takes for a way to somewhere on the page.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    window.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'target-size': { enabled: true }, 'skip-link': { enabled: false } },
        resultTypes: ['violations'],
    }).then(
        found => done({ rules: found.passes.length, violations: found.violations.map(v =>
            v.id + ': ' + v.help + ' -- ' + v.nodes.map(n => n.target.join(' ') + ' ' + n.html.slice(0, 120)).join(' | ')) }),
        error => done({ rules: 0, violations: ['axe failed: ' + error] }));";

/// What axe holds against the page as it is now.
///
/// # Panics
/// Where axe did not run: no rule passed.
pub fn violations(browser: &Browser) -> Vec<String> {
    // Half a megabyte: brought once a document.
    if !browser.holds("window.axe") {
        let axe = std::fs::read_to_string(told("SIJILL_AXE")).expect("axe.min.js");
        browser.run(&axe);
    }
    let found = browser.run_async(RUN, &json!([]));
    let violations = found["violations"].as_array().cloned().unwrap_or_default();
    let violations: Vec<String> = violations.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    assert!(found["rules"].as_u64().is_some_and(|n| n > 0) || !violations.is_empty(), "axe checked nothing");
    violations
}
