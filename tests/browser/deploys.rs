//! Editions that follow each other at one address: a page is wholly of one version or says that
//! something is missing, whatever is published, cut and opened in whatever order. In both browsers.
//!
//! Three editions differ in all their parts: the reports, the script, the styles, both wasm files.
//! [`Seen::verdict`] is the one judge; the canaries show that it condemns careless workers.

pub mod editions;
mod schedule;
mod seen;

use serde_json::json;

use self::editions::{Edition, editions};
use self::schedule::Schedule;
use self::seen::{Seen, Trouble};
use crate::kit::browser::PATIENCE;
use crate::kit::keeper::{cache_names, wait_for_keeping};
use crate::kit::site::Manner;
use crate::kit::{Alteration, Kind, Visit};

const SCHEDULES: u64 = 20;
const SCHEDULES_IN_FULL: u64 = 200;

fn no_schedule_makes_a_mixed_page(kind: Kind) {
    let visit = Visit::to(kind, &editions().0[0].folder, Manner { headers: true, probe: false });
    // What is cut may leave a page loading for ever, and each command would wait for it.
    visit.wait_for_a_page(PATIENCE);
    let tabs = visit.two_tabs();
    let all = if std::env::var_os("SIJILL_FULL").is_some() { SCHEDULES_IN_FULL } else { SCHEDULES };
    for seed in 1..=all {
        Schedule::run(&visit, &tabs, seed);
    }
    assert_eq!(visit.foreign.wanted(), Vec::<String>::new());
}

/// A reader with the first edition open and kept.
fn at_the_first(kind: Kind) -> Visit {
    let visit = Visit::to(kind, &editions().0[0].folder, Manner { headers: true, probe: false });
    visit.enter("");
    visit.wait("document.querySelector('#offline[data-keeping=partly]')");
    visit
}

/// What the present tab shows; it must be whole.
fn whole(visit: &Visit) -> &'static str {
    let seen = Seen::of(visit);
    assert_eq!(seen.verdict(Trouble::default()), Ok(()));
    assert!(seen.is("settled"), "{}", seen.0);
    seen.edition().unwrap().name
}

fn a_tab_finishes_on_its_version_and_is_offered_the_newer(kind: Kind) {
    let visit = at_the_first(kind);
    let tabs = visit.two_tabs();
    visit.switch_to(&tabs[1]);
    visit.enter("");
    visit.site.deploy(&editions().0[1].folder);
    visit.reload();
    assert_eq!(whole(&visit), "ألف", "nothing changes under the reader");
    visit.wait("document.querySelector('#offer')");
    // Later is later; after a reload it is offered again.
    visit.run("document.querySelector('#offer button:last-child').click()");
    visit.wait("!document.querySelector('#offer')");
    visit.reload();
    visit.wait("document.querySelector('#offer')");
    visit.click("#offer [data-wish=switch]");
    visit.wait(&format!(
        "document.querySelector('meta[name=\"sijill:version\"]')?.content === '{}'",
        editions().0[1].version
    ));
    assert_eq!(whole(&visit), "باء");
    // The other tab goes on as it was, with what it needs still there, and is offered the same.
    visit.switch_to(&tabs[0]);
    visit.wait("document.querySelector('#offer')");
    visit.choose("#results a.result-link");
    assert_eq!(whole(&visit), "ألف");
    assert!(has_page_of(&visit, &editions().0[0]));
    visit.click("#offer [data-wish=switch]");
    visit.wait(&format!(
        "document.querySelector('meta[name=\"sijill:version\"]')?.content === '{}'",
        editions().0[1].version
    ));
    assert_eq!(whole(&visit), "باء");
    // Nothing is left of the first version once no page of it is.
    visit.wait_until("the first version to be dropped", || !has_page_of(&visit, &editions().0[0]));
}

/// While a version waits and no page is held, Chromium ends the active worker as soon as somebody
/// comes, with their page in its hands. So the page of a first visit must be held like any other.
fn whoever_comes_while_a_version_waits_gets_a_page(kind: Kind) {
    let visit = at_the_first(kind);
    visit.wait("navigator.serviceWorker.controller");
    let tabs = visit.two_tabs();
    visit.site.deploy(&editions().0[1].folder);
    visit.run_async(LOOK_FOR_NEWER, &json!([editions().0[1].version]));
    visit.switch_to(&tabs[1]);
    visit.enter("");
    assert_eq!(whole(&visit), "ألف");
}

/// Looks for a newer version, and waits until the page has heard which one is waiting.
const LOOK_FOR_NEWER: &str = "
    const done = arguments[arguments.length - 1], wanted = arguments[0];
    navigator.serviceWorker.ready.then(registration => {
        navigator.serviceWorker.addEventListener('message', ({ data }) => data.next === wanted && setTimeout(done, 0, true));
        return registration.update();
    })";

/// What is behind the page is not offered, nor what the page is already.
fn a_page_newer_than_what_is_kept_is_offered_only_what_is_newer_still(kind: Kind) {
    let visit = at_the_first(kind);
    // In the middle of publishing there is no other service worker yet.
    visit.site.deploy(&editions().1[1]);
    visit.reload_past_service_worker();
    visit.settle();
    assert_eq!(whole(&visit), "باء");
    assert!(visit.holds("!navigator.serviceWorker.controller"), "the page came past the worker");
    wait_for_keeping(&visit, "partly");
    assert_eq!(visit.count("#offer"), 0, "the version before");
    for (nth, is_newer) in [(1, false), (2, true)] {
        let edition = &editions().0[nth];
        visit.site.deploy(&edition.folder);
        visit.run_async(LOOK_FOR_NEWER, &json!([edition.version]));
        if is_newer {
            visit.wait("document.querySelector('#offer')");
        }
        assert_eq!(visit.count("#offer") > 0, is_newer, "{}", edition.name);
    }
    visit.click("#offer [data-wish=switch]");
    visit.wait(&format!(
        "document.querySelector('meta[name=\"sijill:version\"]')?.content === '{}'",
        editions().0[2].version
    ));
    assert_eq!(whole(&visit), "جيم");
}

/// Whether the page of an edition is kept.
pub fn has_page_of(visit: &Visit, edition: &Edition) -> bool {
    cache_names(visit).iter().any(|name| name.ends_with(&edition.version))
}

/// A version of which anything is damaged on its way is none, and the one before stays.
fn a_damaged_version_is_not_installed(kind: Kind) {
    let visit = at_the_first(kind);
    visit.site.alter("app/style-", Alteration::FlippedByte);
    visit.site.deploy(&editions().0[1].folder);
    visit.reload();
    visit.settle();
    visit.wait_until("the damaged file to be asked for", || {
        visit.site.hits().iter().filter(|hit| hit.path.starts_with("app/style-")).count() >= 3
    });
    let registration = "const done = arguments[arguments.length - 1]; navigator.serviceWorker.ready.then(({ installing, waiting }) => done([!!installing, !!waiting]))";
    let state = || visit.run_async(registration, &json!([]));
    visit.wait_until("the installation to end", || state()[0] == json!(false));
    assert_eq!(state()[1], json!(false), "nothing waits");
    assert_eq!((whole(&visit), visit.count("#offer")), ("ألف", 0));
    visit.site.heal();
    visit.reload();
    visit.wait("document.querySelector('#offer')");
}

/// Gives a page from the host and beside it whatever has the same name but for its hash.
const CARELESS: &str = "
    const stem = url => new URL(url).pathname.replace(/-[0-9a-f]{16}[.]/, '.');
    addEventListener('install', () => skipWaiting());
    addEventListener('activate', event => event.waitUntil(clients.claim()));
    addEventListener('fetch', event => {
        if (event.request.method !== 'GET') return;
        event.respondWith((async () => {
            const cache = await caches.open('careless'), key = stem(event.request.url);
            const kept = event.request.mode === 'navigate' ? undefined : await cache.match(key);
            if (kept) return kept;
            const answer = await fetch(event.request);
            if (answer.ok) await cache.put(key, answer.clone());
            return answer;
        })());
    });";

/// Canary of the schedules: a worker that keeps files by their stems is condemned.
fn a_careless_worker_is_condemned(kind: Kind) {
    let visit = Visit::to(kind, &editions().0[0].folder, Manner { headers: true, probe: false });
    visit.site.alter("sw.js", Alteration::Replaced(CARELESS));
    visit.enter("");
    visit.wait("navigator.serviceWorker.controller");
    visit.reload();
    assert_eq!(whole(&visit), "ألف");
    visit.site.deploy(&editions().0[1].folder);
    visit.reload();
    // Not even where a fault would be excused.
    assert!(Seen::of(&visit).verdict(Trouble { lacked: [true; 3], ..Trouble::default() }).is_err());
}

fn without_integrity(worker: String) -> String {
    let (before, after) = worker.split_once("\"page\":\"").unwrap();
    let (_, after) = after.split_once('"').unwrap();
    format!("{before}\"page\":\"\"{after}")
}

/// Canary of the installation: met in the middle of publishing, a worker that does not look at its
/// page keeps one whose files it does not have.
fn a_worker_that_takes_any_page_is_condemned(kind: Kind) {
    for is_guarded in [true, false] {
        let visit = Visit::to(kind, &editions().0[0].folder, Manner { headers: true, probe: false });
        visit.site.alter("sw.js", Alteration::Held);
        if !is_guarded {
            visit.site.alter("sw.js", Alteration::Edited(without_integrity));
        }
        visit.enter("");
        // The service worker is on its way; when it asks for its page, there is another one.
        visit.site.deploy(&editions().1[1]);
        visit.site.release();
        wait_for_keeping(&visit, if is_guarded { "unavailable" } else { "partly" });
        visit.site.stop();
        visit.try_open("about:blank");
        visit.try_open(&visit.site.address());
        assert_eq!(
            Seen::of(&visit).verdict(Trouble { was_cut: true, ..Trouble::default() }).is_ok(),
            is_guarded
        );
    }
}

mod both {
    crate::in_both_browsers!(
        no_schedule_makes_a_mixed_page,
        a_tab_finishes_on_its_version_and_is_offered_the_newer,
        a_page_newer_than_what_is_kept_is_offered_only_what_is_newer_still,
        whoever_comes_while_a_version_waits_gets_a_page,
        a_damaged_version_is_not_installed,
        a_careless_worker_is_condemned,
        a_worker_that_takes_any_page_is_condemned,
    );
}
