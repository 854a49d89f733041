//! Reading without a connection: what was opened, or the whole edition; what becomes of it when
//! something fails, and how a site ends it. In both browsers.

use std::path::PathBuf;
use std::time::Duration;

use crate::guards::another_site;
pub use crate::kit::keeper::wait_until_kept;
use crate::kit::keeper::{
    FOREIGN, cache_names, count_foreign_caches, damaged_files, keep_foreign_caches, kept_files,
    wait_for_its_end, wait_for_keeping, wish,
};
use crate::kit::site::Manner;
use crate::kit::{Alteration, Kind, Visit, corpus, told};

const LINK: &str = "#v1&q=مقاتل";
const FAULT: &str = "document.querySelector('#fault[role=alert]')?.checkVisibility()";

fn keep_everything(visit: &Visit) {
    visit.click("#settings");
    wish(visit, "fetch");
    wait_for_keeping(visit, "whole");
    visit.click("#settings-dialog .close-dialog");
}

/// A reader at a site of many files.
fn at_many(kind: Kind) -> Visit {
    Visit::to(kind, &corpus::long(), Manner::default())
}

fn what_was_opened_is_read_without_a_server(kind: Kind) {
    let visit = at_many(kind);
    visit.enter("");
    visit.choose("#results > li:nth-child(2) a.result-link");
    let (address, report) = (visit.address(), visit.said("#reading"));
    let reports = visit.reports();
    wait_until_kept(&visit);
    visit.was_quiet();
    visit.site.stop();
    visit.reload();
    visit.settle();
    assert_eq!((visit.address(), visit.reports()), (address, reports));
    assert_eq!(visit.said("#reading"), report);
    // Another page of rows was never opened: it says so, and comes once there is a connection.
    visit.run("location.hash = '#v1&page=3'");
    visit.wait(FAULT);
    visit.site.resume();
    visit.click("#retry");
    visit.settle();
    assert!(!visit.reports().is_empty());
}

fn a_first_visit_fetches_nothing_twice_but_the_page(kind: Kind) {
    let visit = Visit::to(kind, &told("SIJILL_SITE"), Manner { headers: true, probe: false });
    visit.enter(LINK);
    visit.choose("#results a.result-link");
    wait_until_kept(&visit);
    let mut asked: Vec<String> = visit.site.hits().into_iter().map(|hit| hit.path).collect();
    asked.retain(|path| path != "index.html" && path != "sw.js");
    asked.sort_unstable();
    let all = asked.clone();
    asked.dedup();
    assert_eq!(all, asked);
}

fn the_whole_edition_is_read_without_a_server(kind: Kind) {
    let visit = at_many(kind);
    visit.enter("");
    wait_until_kept(&visit);
    visit.click("#settings");
    wait_for_keeping(&visit, "partly");
    let said = visit.said("#offline");
    assert!(said.contains("الملفات:") && said.contains("ميغابايت"), "{said}");
    visit.click("#settings-dialog .close-dialog");
    keep_everything(&visit);
    visit.was_quiet();
    visit.site.stop();
    // In this very tab, whose engine is older than the service worker …
    visit.run("location.hash = '#v1&page=2'");
    visit.settle();
    // … and in those to come.
    visit.reload();
    visit.settle();
    for page in 1..=3 {
        visit.run(&format!("location.hash = '#v1&page={page}'"));
        visit.wait(&format!("location.hash.includes('page={page}') || {page} === 1"));
        visit.settle();
        assert!(visit.count("#results a.result-link") > 0);
        visit.choose("#results a.result-link");
        assert!(visit.said("#reading").contains("القافلة"));
    }
    visit.search("الجزيرة");
    assert_ne!(visit.text("document.querySelector('#app').dataset.total"), "0");
    assert_eq!(visit.count("#fault"), 0);
}

fn fetching_stops_goes_on_and_outlives_page_and_worker(kind: Kind) {
    let visit = at_many(kind);
    visit.enter("");
    wait_until_kept(&visit);
    visit.site.alter("data/", Alteration::Delayed(Duration::from_millis(700)));
    visit.click("#settings");
    wish(&visit, "fetch");
    wait_for_keeping(&visit, "fetching");
    wish(&visit, "stop");
    wait_for_keeping(&visit, "stopped");
    let kept = kept_files(&visit).len();
    wish(&visit, "fetch");
    wait_for_keeping(&visit, "fetching");
    // The page goes away in the middle, and in Chromium the worker as well.
    visit.open(&visit.site.blank());
    if kind == Kind::Chromium {
        visit.cdp("ServiceWorker.enable", &serde_json::json!({}));
        visit.cdp("ServiceWorker.stopAllWorkers", &serde_json::json!({}));
    }
    visit.enter("");
    visit.site.heal();
    wait_for_keeping(&visit, "whole");
    assert!(kept_files(&visit).len() > kept);
    // And it can be removed; what the edition needs to open stays.
    wish(&visit, "remove");
    wait_for_keeping(&visit, "partly");
    visit.site.stop();
    visit.reload();
    visit.wait("document.querySelector('#app').dataset.state !== 'loading'");
    assert!(!kept_files(&visit).is_empty());
}

fn a_file_that_does_not_come_is_named_and_fetched_later(kind: Kind) {
    let visit = at_many(kind);
    visit.enter("");
    wait_until_kept(&visit);
    visit.site.stop_after(2);
    visit.click("#settings");
    wish(&visit, "fetch");
    wait_for_keeping(&visit, "cut");
    assert_eq!(visit.count("#offline [data-wish]"), 2);
    visit.site.resume();
    wish(&visit, "fetch");
    wait_for_keeping(&visit, "whole");
}

/// A browser without room says so, and what is kept stays of use.
fn a_full_disk_is_said(kind: Kind) {
    if kind == Kind::Firefox {
        // It cannot be told how much room there is.
        return;
    }
    let visit = at_many(kind);
    visit.enter("");
    wait_until_kept(&visit);
    let origin = visit.text("location.origin");
    let quota = |bytes: u32| serde_json::json!({"origin": origin, "quotaSize": bytes});
    visit.cdp("Storage.overrideQuotaForOrigin", &quota(1000));
    visit.click("#settings");
    wish(&visit, "fetch");
    wait_for_keeping(&visit, "full");
    visit.reload();
    visit.settle();
    visit.wait("document.querySelector('#offline')");
    visit.cdp("Storage.overrideQuotaForOrigin", &quota(100_000_000));
    wish(&visit, "fetch");
    wait_for_keeping(&visit, "whole");
}

/// Whatever damages a kept file: the engine notices, and the site's own takes its place.
fn a_damaged_kept_file_is_replaced(kind: Kind) {
    const DAMAGE: &str = "
        const done = arguments[arguments.length - 1];
        (async () => {
            let damaged = 0;
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) {
                    if (!request.url.includes('/data/')) continue;
                    const bytes = new Uint8Array(await (await cache.match(request)).arrayBuffer());
                    bytes[bytes.length >> 1] ^= 1;
                    await cache.put(request, new Response(bytes));
                    damaged += 1;
                }
            }
            done(damaged);
        })();";
    let visit = Visit::new(kind);
    visit.enter(LINK);
    let reports = visit.reports();
    wait_until_kept(&visit);
    assert!(visit.run_async(DAMAGE, &serde_json::json!([])).as_u64() > Some(0));
    visit.site.stop();
    visit.reload();
    visit.wait(FAULT);
    assert_eq!(visit.reports(), Vec::<String>::new(), "no answer from damaged files");
    visit.site.resume();
    visit.click("#retry");
    visit.settle();
    assert_eq!(visit.reports(), reports);
    visit.wait_until("the sound ones to be kept again", || damaged_files(&visit).is_empty());
    visit.site.stop();
    visit.reload();
    visit.settle();
    assert_eq!(visit.reports(), reports);
}

fn where_nothing_can_be_kept_that_is_said(kind: Kind) {
    let visit = Visit::new(kind);
    visit.site.alter("sw.js", Alteration::Missing);
    visit.enter(LINK);
    visit.click("#settings");
    wait_for_keeping(&visit, "unavailable");
    assert_eq!(visit.count("#offline button"), 0);
    assert!(visit.said("#offline").contains("https"));
}

/// Nothing is kept any more but what others keep at the same host.
fn only_foreign_caches_are_left(visit: &Visit) {
    wait_for_its_end(visit);
    assert_eq!((cache_names(visit).len(), count_foreign_caches(visit)), (FOREIGN.len(), FOREIGN.len()));
}

fn a_site_can_end_its_service_worker(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter(LINK);
    wait_until_kept(&visit);
    keep_foreign_caches(&visit);
    visit.site.deploy(&corpus::without_service_worker());
    visit.reload();
    visit.settle();
    only_foreign_caches_are_left(&visit);
    visit.reload();
    visit.settle();
    assert!(!visit.holds("navigator.serviceWorker.controller"));
    assert_eq!(visit.count("#offline"), 0);
    visit.was_quiet();
}

fn another_site_at_the_same_address_is_let_through(kind: Kind) {
    let visit = Visit::new(kind);
    visit.enter(LINK);
    wait_until_kept(&visit);
    keep_foreign_caches(&visit);
    visit.site.deploy(&another_site());
    visit.reload();
    only_foreign_caches_are_left(&visit);
    visit.reload();
    assert_eq!(visit.text("document.title"), "Another");
}

/// Chromium's own judgement; Firefox on a desk installs nothing.
#[test]
fn the_page_can_be_installed() {
    let visit = Visit::to(Kind::Chromium, &told("SIJILL_SITE"), Manner::default());
    visit.enter("");
    wait_until_kept(&visit);
    let errors = visit.cdp("Page.getInstallabilityErrors", &serde_json::json!({}));
    assert_eq!(errors["installabilityErrors"], serde_json::json!([]));
    let found = visit.cdp("Page.getAppManifest", &serde_json::json!({}));
    assert_eq!(found["errors"], serde_json::json!([]), "{found}");
    assert!(found["data"].as_str().is_some_and(|text| text.contains("\"lang\":\"ar\"")), "{found}");
    let manifest: serde_json::Value = serde_json::from_str(found["data"].as_str().unwrap()).unwrap();
    let app: PathBuf = told("SIJILL_SITE").join("app");
    let icons = manifest["icons"].as_array().unwrap();
    assert!(icons.len() >= 3 && icons.iter().all(|icon| app.join(icon["src"].as_str().unwrap()).is_file()));
    visit.was_quiet();
}

mod both {
    crate::in_both_browsers!(
        what_was_opened_is_read_without_a_server,
        a_first_visit_fetches_nothing_twice_but_the_page,
        the_whole_edition_is_read_without_a_server,
        fetching_stops_goes_on_and_outlives_page_and_worker,
        a_file_that_does_not_come_is_named_and_fetched_later,
        a_full_disk_is_said,
        a_damaged_kept_file_is_replaced,
        where_nothing_can_be_kept_that_is_said,
        a_site_can_end_its_service_worker,
        another_site_at_the_same_address_is_let_through,
    );
}
