//! What the service worker never does, and the canary of each: without the one line that guards it,
//! it does. In both browsers.
//!
//! What is published is made smaller; so a worker without a guard is made from the sources.

use std::fs;
use std::path::{Path, PathBuf};

use crate::deploys::editions::{Edition, editions};
use crate::deploys::has_page_of;
use crate::kit::keeper::{
    FOREIGN, cache_names, count_foreign_caches, damaged_files, greet_again, keep_foreign_caches, kept_files,
    wait_for_its_end, wait_for_keeping, wait_until_kept, wish,
};
use crate::kit::site::Manner;
use crate::kit::{Alteration, Kind, Visit, corpus, told};

const WORKER: &str = include_str!("../../static/service_worker.js");
const WORKER_OFF: &str = include_str!("../../static/service_worker_off.js");

/// What is published → the same without a guard.
type Edit = fn(String) -> String;

/// The sources with another text in the place of one that must be there, told what the published
/// worker is told.
fn edited(published: &str, sources: &str, guard: &str, instead: &str) -> String {
    assert_eq!(sources.matches(guard).count(), 1, "{guard}");
    let told = published.lines().next().filter(|line| line.starts_with("const EDITION"));
    format!("{}\n{}", told.unwrap_or_default(), sources.replace(guard, instead))
}

fn that_keeps_anything(published: String) -> String {
    edited(&published, WORKER, "if (!(await isWhole(url, response))) throw", "if (false) throw")
}

fn that_drops_all_caches_but_its_own(published: String) -> String {
    edited(&published, WORKER, "name.startsWith(PAGES) && name !== PAGE", "name !== PAGE")
}

fn that_drops_what_a_page_still_needs(published: String) -> String {
    edited(&published, WORKER, "if (!(await pages()).every((client) => current.has(client.id))) return;", "")
}

fn that_drops_all_caches_when_it_goes(published: String) -> String {
    edited(&published, WORKER, "if (name.startsWith(OURS)) await", "await")
}

fn that_ends_it_and_drops_all_caches(published: String) -> String {
    edited(&published, WORKER_OFF, "if (name.startsWith(OURS)) await", "await")
}

fn that_lets_go_of_its_own_page(published: String) -> String {
    edited(&published, WORKER, r#" || /"sijill:service-worker" content="\w/.test(await page.text())"#, "")
}

fn that_lets_go_of_a_page_that_fails(published: String) -> String {
    edited(&published, WORKER, "!page.ok || ", "")
}

fn that_keeps_files_of_what_is_gone(published: String) -> String {
    edited(&published, WORKER, "if (isGone) return;\n    await (await caches", "await (await caches")
}

fn that_keeps_a_wish_of_what_is_gone(published: String) -> String {
    edited(&published, WORKER, "if (isGone) return;\n    wish = word", "wish = word")
}

fn that_removes_what_it_opens_with(published: String) -> String {
    edited(&published, WORKER, "isData(url) && !needed.includes(url)", "isData(url)")
}

fn that_removes_all_data(published: String) -> String {
    edited(&published, WORKER, "listed?.has(url) ?? ", "")
}

/// A reader at a site, perhaps with another worker.
fn at(kind: Kind, folder: &Path, edit: Option<Edit>) -> Visit {
    let visit = Visit::to(kind, folder, Manner { headers: true, probe: false });
    alter_worker(&visit, edit);
    visit.enter("");
    wait_until_kept(&visit);
    visit
}

fn alter_worker(visit: &Visit, edit: Option<Edit>) {
    if let Some(edit) = edit {
        visit.site.alter("sw.js", Alteration::Edited(edit));
    }
}

fn nothing_damaged_is_kept(kind: Kind) {
    for edit in [None, Some(that_keeps_anything as Edit)] {
        let visit = at(kind, &corpus::long(), edit);
        visit.site.alter("data/", Alteration::FlippedByte);
        visit.click("#settings");
        wish(&visit, "fetch");
        wait_for_keeping(&visit, if edit.is_none() { "cut" } else { "whole" });
        assert_eq!(damaged_files(&visit).is_empty(), edit.is_none());
    }
}

/// Two tabs at the first edition, one of which went over to the second with perhaps another worker;
/// and caches of others.
fn gone_over(kind: Kind, edit: Option<Edit>) -> (Visit, [String; 2]) {
    let visit = at(kind, &editions().0[0].folder, None);
    let tabs = visit.two_tabs();
    keep_foreign_caches(&visit);
    visit.switch_to(&tabs[1]);
    visit.enter("");
    alter_worker(&visit, edit);
    visit.site.deploy(&editions().0[1].folder);
    visit.reload();
    go_over(&visit);
    (visit, tabs)
}

fn go_over(visit: &Visit) {
    visit.wait("document.querySelector('#offer')");
    visit.click("#offer [data-wish=switch]");
    let version = &editions().0[1].version;
    visit.wait(&format!("document.querySelector('meta[name=\"sijill:version\"]')?.content === '{version}'"));
    visit.settle();
    greet_again(visit);
}

fn what_a_page_still_needs_is_not_dropped(kind: Kind) {
    for edit in [None, Some(that_drops_what_a_page_still_needs as Edit)] {
        let (visit, _tabs) = gone_over(kind, edit);
        assert_eq!(has_page_of(&visit, &editions().0[0]), edit.is_none());
    }
}

fn earlier_versions_go_and_other_caches_stay(kind: Kind) {
    for edit in [None, Some(that_drops_all_caches_but_its_own as Edit)] {
        let (visit, tabs) = gone_over(kind, edit);
        visit.switch_to(&tabs[0]);
        go_over(&visit);
        // A worker that was ended in between has forgotten which pages are of its version.
        visit.switch_to(&tabs[1]);
        greet_again(&visit);
        assert!(!has_page_of(&visit, &editions().0[0]));
        assert_eq!(count_foreign_caches(&visit) == FOREIGN.len(), edit.is_none());
    }
}

/// Alone, because Chromium may leave it waiting for another worker (the page sees to that).
fn whoever_ends_the_worker_spares_other_caches(kind: Kind) {
    const BEGIN: &str = "
        const done = arguments[arguments.length - 1];
        caches.open('sijill /archive/reports/ files').then(() => navigator.serviceWorker.register('sw.js')).then(() => done(true))";
    for edit in [None, Some(that_ends_it_and_drops_all_caches as Edit)] {
        let visit =
            Visit::to(kind, &corpus::without_service_worker(), Manner { headers: false, probe: false });
        alter_worker(&visit, edit);
        visit.open(&visit.site.blank());
        keep_foreign_caches(&visit);
        visit.run_async(BEGIN, &serde_json::json!([]));
        visit.wait_until("our cache to be dropped", || {
            !cache_names(&visit).iter().any(|name| name.starts_with("sijill /archive/reports/ "))
        });
        wait_for_its_end(&visit);
        assert_eq!(count_foreign_caches(&visit) == FOREIGN.len(), edit.is_none());
    }
}

/// A folder with a page that has nothing to do with us.
pub fn another_site() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("another-site");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("index.html"), "<!doctype html><title>Another</title>").unwrap();
    folder
}

fn a_worker_that_lets_go_spares_other_caches(kind: Kind) {
    for edit in [None, Some(that_drops_all_caches_when_it_goes as Edit)] {
        let visit = at(kind, &told("SIJILL_SITE"), edit);
        keep_foreign_caches(&visit);
        visit.site.deploy(&another_site());
        visit.reload();
        wait_for_its_end(&visit);
        assert_eq!(count_foreign_caches(&visit) == FOREIGN.len(), edit.is_none());
    }
}

/// What is on its way when the site is let go comes too late.
fn nothing_is_kept_of_what_is_gone(kind: Kind) {
    const SAY_BEGUN: &str = "
        window.nHeard = 0;
        navigator.serviceWorker.addEventListener('message', () => window.nHeard++);
        navigator.serviceWorker.ready.then(({ active }) => active.postMessage({ asked: 'begun', version: '' }))";
    let edits: [Edit; 2] = [that_keeps_files_of_what_is_gone, that_keeps_a_wish_of_what_is_gone];
    for edit in [None, Some(edits[0]), Some(edits[1])] {
        let visit = at(kind, &corpus::long(), edit);
        let late = not_kept(&visit, &corpus::long());
        assert!(late.len() >= 2, "{late:?}");
        visit.site.alter(&late[0], Alteration::Held);
        visit.click("#settings");
        wish(&visit, "fetch");
        // It was the first to be asked for.
        visit.wait_until("the next to be kept", || not_kept(&visit, &corpus::long()).len() < late.len());
        visit.site.deploy(&another_site());
        visit.run(SAY_BEGUN);
        wait_for_its_end(&visit);
        let n_heard = visit.number("window.nHeard");
        visit.site.release();
        let is_kept = || cache_names(&visit).iter().any(|name| name.starts_with("sijill /archive/reports/ "));
        if edit.is_none() {
            visit.wait(&format!("window.nHeard > {n_heard}"));
            assert!(!is_kept());
        } else {
            visit.wait_until("something to be kept of what is gone", is_kept);
        }
    }
}

/// The data of a site that are not kept, in the order of their names.
fn not_kept(visit: &Visit, site: &Path) -> Vec<String> {
    let kept = kept_files(visit);
    let mut files = data_of(site);
    files.retain(|file| !kept.contains(file));
    files.sort_unstable();
    files
}

fn data_of(site: &Path) -> Vec<String> {
    let entries = fs::read_dir(site.join("data")).unwrap();
    entries.map(|entry| format!("data/{}", entry.unwrap().file_name().to_string_lossy())).collect()
}

/// A host that has a page of its own for what it lacks, one that lacks the worker, one that lacks
/// everything for a while.
fn a_host_in_trouble_is_waited_for(kind: Kind) {
    const ITS_OWN: Alteration = Alteration::OtherPage("<!doctype html><title>Back soon</title>");
    let troubles: [(&str, Alteration, Edit); 3] = [
        ("sw.js", ITS_OWN, that_lets_go_of_its_own_page),
        ("sw.js", Alteration::Missing, that_lets_go_of_its_own_page),
        ("", Alteration::Missing, that_lets_go_of_a_page_that_fails),
    ];
    let visit = at(kind, &told("SIJILL_SITE"), None);
    for (path, trouble, _) in troubles.clone() {
        begin_in_trouble(&visit, path, trouble);
        greet_again(&visit);
        let asked = visit.site.hits().into_iter().filter(|hit| hit.method == "HEAD").count();
        assert!(asked >= 2, "{path}: asked {asked} times whether the worker is there");
        visit.site.heal();
    }
    visit.reload();
    visit.settle();
    assert!(visit.holds("navigator.serviceWorker.controller"));
    drop(visit);
    for (path, trouble, edit) in troubles {
        let visit = at(kind, &told("SIJILL_SITE"), Some(edit));
        begin_in_trouble(&visit, path, trouble);
        wait_for_its_end(&visit);
    }
}

/// Opens the page again, which asks its worker to look after the site.
fn begin_in_trouble(visit: &Visit, path: &str, trouble: Alteration) {
    visit.site.forget();
    visit.site.alter(path, trouble);
    visit.reload();
    visit.settle();
    visit.wait_until("the question for the service worker", || {
        visit.site.hits().iter().any(|hit| hit.path == "sw.js" && hit.method == "HEAD")
    });
}

/// The data of an edition that the one before it has not.
fn new_data(before: &Edition, edition: &Edition) -> Vec<String> {
    let old = data_of(&before.folder);
    data_of(&edition.folder).into_iter().filter(|file| !old.contains(file)).collect()
}

/// What the edition opens with, and what a version that waits has brought.
fn a_removal_spares_what_is_needed(kind: Kind) {
    let [first, next] = [0, 1].map(|nth| &editions().0[nth]);
    for edit in [None, Some(that_removes_what_it_opens_with as Edit), Some(that_removes_all_data as Edit)] {
        let visit = at(kind, &first.folder, edit);
        visit.click("#settings");
        wish(&visit, "fetch");
        wait_for_keeping(&visit, "whole");
        visit.site.deploy(&next.folder);
        visit.reload();
        visit.wait("document.querySelector('#offer')");
        let waiting = new_data(first, next);
        let waits_with: Vec<String> =
            kept_files(&visit).into_iter().filter(|file| waiting.contains(file)).collect();
        assert!(!waits_with.is_empty());
        let before = kept_files(&visit).len();
        wish(&visit, "remove");
        wait_for_keeping(&visit, "partly");
        let left = kept_files(&visit);
        assert!(left.len() < before);
        let opens = manifest_of(&visit).is_some_and(|manifest| left.contains(&manifest));
        let spares = waits_with.iter().all(|file| left.contains(file));
        assert_eq!(opens && spares, edit.is_none(), "opens: {opens}, spares: {spares}");
    }
}

/// The file of the manifest of the page that is open.
fn manifest_of(visit: &Visit) -> Option<String> {
    let hash = visit.text("document.querySelector('meta[name=\"sijill:manifest\"]').content");
    hash.get(..32).map(|hash| format!("data/{hash}.bin"))
}

mod both {
    crate::in_both_browsers!(
        nothing_damaged_is_kept,
        what_a_page_still_needs_is_not_dropped,
        earlier_versions_go_and_other_caches_stay,
        whoever_ends_the_worker_spares_other_caches,
        a_worker_that_lets_go_spares_other_caches,
        nothing_is_kept_of_what_is_gone,
        a_host_in_trouble_is_waited_for,
        a_removal_spares_what_is_needed,
    );
}
