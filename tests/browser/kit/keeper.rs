//! The service worker: what it keeps, and how to know that it has drawn its conclusions.

use serde_json::{Value, json};

use super::Visit;

/// Caches of other sites at the same host, which are never touched.
pub const FOREIGN: [&str; 3] = ["another", "sijill / files", "sijill /archive/reports/2020/ files"];

/// Waits until it has taken all it needs, and what was opened before it came.
pub fn wait_until_kept(visit: &Visit) {
    let ready =
        "const done = arguments[arguments.length - 1]; navigator.serviceWorker.ready.then(() => done(true))";
    visit.run_async(ready, &json!([]));
    visit.wait("document.querySelector('#offline')");
    visit.wait_until("all that was fetched to be kept", || {
        let asked = visit.site.hits().into_iter().map(|hit| hit.path);
        let asked: Vec<String> = asked.filter(|path| path.starts_with("data/")).collect();
        let kept = kept_files(visit);
        asked.iter().all(|path| kept.contains(path))
    });
}

/// Waits until the settings say so of what is kept.
pub fn wait_for_keeping(visit: &Visit, word: &str) {
    visit.wait(&format!("document.querySelector('#offline')?.dataset.keeping === '{word}'"));
}

/// Asks it something with a button of the settings.
pub fn wish(visit: &Visit, wish: &str) {
    // The dialog is longer than the window, so what is asked for may have to be scrolled to.
    visit.run(&format!("document.querySelector('#offline [data-wish={wish}]').click()"));
}

/// The paths of the files that are kept, of whatever version.
pub fn kept_files(visit: &Visit) -> Vec<String> {
    let script = "
        const done = arguments[arguments.length - 1], here = new URL('./', location.href).href;
        caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(cache => cache.keys()))))
            .then(found => done(found.flat().map(request => request.url.replace(here, ''))));";
    texts(visit.run_async(script, &json!([])))
}

/// The addresses of the kept files whose bytes are not those their name was made of.
pub fn damaged_files(visit: &Visit) -> Vec<String> {
    let script = "
        const done = arguments[arguments.length - 1];
        (async () => {
            const damaged = [];
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const { url } of await cache.keys()) {
                    const named = /([0-9a-f]{16}|[0-9a-f]{32})[.]\\w+$/.exec(url)?.[1];
                    if (!named) continue;
                    const bytes = await (await cache.match(url, { ignoreVary: true })).arrayBuffer();
                    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
                    const hash = Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
                    if (!hash.startsWith(named)) damaged.push(url);
                }
            }
            done(damaged);
        })();";
    texts(visit.run_async(script, &json!([])))
}

/// The names of all caches of the origin.
pub fn cache_names(visit: &Visit) -> Vec<String> {
    let script = "const done = arguments[arguments.length - 1]; caches.keys().then(done)";
    texts(visit.run_async(script, &json!([])))
}

/// Makes the [`FOREIGN`] caches.
pub fn keep_foreign_caches(visit: &Visit) {
    let script = "const done = arguments[arguments.length - 1]; Promise.all(arguments[0].map(name => caches.open(name))).then(() => done(1))";
    visit.run_async(script, &json!([FOREIGN]));
}

/// How many of the [`FOREIGN`] caches are there.
pub fn count_foreign_caches(visit: &Visit) -> usize {
    cache_names(visit).iter().filter(|name| FOREIGN.contains(&name.as_str())).count()
}

/// Waits until there is none any more; before it goes it drops its caches.
pub fn wait_for_its_end(visit: &Visit) {
    let registered = "const done = arguments[arguments.length - 1]; navigator.serviceWorker.getRegistrations().then(all => done(all.length))";
    visit.wait_until("the end of the service worker", || visit.run_async(registered, &json!([])) == json!(0));
}

/// Says once more that the page has begun, and waits until it has drawn all its conclusions from
/// that: whether to let go of the site, then what earlier versions leave behind. Those it draws
/// alone, by a lock, so one sees it wait for that lock.
pub fn greet_again(visit: &Visit) {
    let script = "
        const done = arguments[arguments.length - 1];
        (async () => {
            const { scope, active } = await navigator.serviceWorker.ready;
            const lock = `sijill ${new URL(scope).pathname} `;
            const version = document.querySelector('meta[name=\"sijill:version\"]').content;
            const waits = async () => (await navigator.locks.query()).pending.some(({ name }) => name === lock);
            await navigator.locks.request(lock, async () => {
                active.postMessage({ asked: 'begun', version });
                while (!(await waits())) await new Promise(later => setTimeout(later, 20));
            });
            await navigator.locks.request(lock, () => done(true));
        })();";
    visit.run_async(script, &json!([]));
}

fn texts(list: Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
}
