//! An edition in one HTML file, opened from disk without a network, in both browsers: first as a
//! reader opens it, with nobody steering the browser; then what needs a hand.

use serde_json::{Value, json};

use crate::kit::foreign::Foreign;
use crate::kit::lone_file::LoneFile;
use crate::kit::site::PROBE_SCRIPT;
use crate::kit::unattended::tells;
use crate::kit::{Kind, Visit};
use crate::reader::appearance;
use crate::safety::LEAKS;

const LINK: &str = "#v1&q=مقاتل";

/// What a page can say of itself, for the end of a scenario's script.
const STATE: &str = "
    const kept = async () => [localStorage.length, (await indexedDB.databases?.() ?? []).length,
        await caches.keys().then(keys => keys.length, () => 0), document.cookie.length];
    const requests = performance.getEntriesByType('resource').map(e => e.name).filter(name => !/^(blob|data):/.test(name));
    return { total: one('#app').dataset.total, rows: document.querySelectorAll('#results > li').length,
        open: one('#reading h2')?.textContent ?? '', hash: location.hash, language: document.documentElement.lang,
        kept: await kept(), requests, heard: [...seen.violations, ...seen.errors], steered: navigator.webdriver };";

/// Nothing was asked for, nothing blocked, nothing went wrong, nothing is kept, nobody steered.
fn was_quiet(kind: Kind, told: &Value, foreign: &Foreign) {
    assert_eq!(told["steered"], false, "{kind:?}: a steered browser proves nothing here");
    assert_eq!((&told["requests"], &told["heard"]), (&json!([]), &json!([])), "{kind:?}");
    assert_eq!(told["kept"], json!([0, 0, 0, 0]), "{kind:?}");
    assert_eq!(foreign.wanted(), Vec::<String>::new(), "{kind:?}");
}

fn a_file_opened_from_disk_answers_and_asks_nobody(kind: Kind) {
    let foreign = Foreign::listen();
    let steps = format!(
        "await settle(); await act('#results a.result-link'); await until(() => one('#reading h2[tabindex]'));
         await act('#settings'); if (one('#offline')) throw new Error('offers what a file has anyway');
         await act('#settings-dialog .close-dialog'); await act('#boilerplate'); await act('#language'); {STATE}"
    );
    let told = tells(kind, "visit", LoneFile::of_the_seeds(), LINK, &steps, &foreign);
    assert_eq!((&told["total"], &told["language"]), (&json!("4"), &json!("en")), "{told}");
    was_quiet(kind, &told, &foreign);

    // The link that came of it, as somebody else opens it.
    let link = told["hash"].as_str().unwrap();
    assert!(link.contains("report=") && link.contains("ui=en"), "{link}");
    let again = format!("await settle(); await until(() => one('#reading h2[tabindex]')); {STATE}");
    let shared = tells(kind, "shared", LoneFile::of_the_seeds(), link, &again, &foreign);
    for what in ["total", "rows", "open", "hash", "language"] {
        assert_eq!(shared[what], told[what], "{kind:?}: {what}");
    }
    was_quiet(kind, &shared, &foreign);
}

/// Steps back and forward, each an entry of the history; and a hundred keys are not a hundred.
fn back_and_forward_lead_through_a_file(kind: Kind) {
    let foreign = Foreign::listen();
    let steps = "
        const opened = [];
        const go = async (step, isOpen) => {
            const moved = new Promise(done => addEventListener('popstate', done, { once: true }));
            history[step](); await moved; await settle(); await until(() => !!one('#reading h2') === isOpen);
            opened.push(isOpen);
        };
        await settle(); const before = history.length;
        await act('#results a.result-link'); await act('#close-reading');
        await go('back', true); await go('back', false); await go('forward', true);
        for (let n = 0; n < 100; n++) {
            one('#search').value = 'داعش'.slice(0, 1 + n % 4);
            one('#search').dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
        await until(() => decodeURIComponent(location.hash).includes('داعش')); await settle();
        return { opened, more: history.length - before };";
    let told = tells(kind, "history", LoneFile::of_the_seeds(), LINK, steps, &foreign);
    assert_eq!(told["opened"], json!([true, false, true]), "{told}");
    assert!(told["more"].as_u64().unwrap() <= 4, "{told}");
}

/// All files opened from disk may share one storage: what lies in it is neither read nor touched.
fn nothing_of_the_readers_is_stored_or_read(kind: Kind) {
    const PLANTED: &str = "v1&ui=en&theme=dark";
    let foreign = Foreign::listen();
    let steps = format!(
        "localStorage.setItem('sijill', '{PLANTED}'); await settle();
         const first = [document.documentElement.lang, document.documentElement.dataset.theme];
         for (let n = 0; n < 3; n++) {{
             const before = document.documentElement.lang;
             await act('#language'); await until(() => document.documentElement.lang !== before);
         }}
         return {{ first, language: document.documentElement.lang, kept: localStorage.getItem('sijill') }};"
    );
    let told = tells(kind, "storage", LoneFile::of_the_seeds(), LINK, &steps, &foreign);
    assert_eq!(told, json!({"first": ["ar", "system"], "language": "en", "kept": PLANTED}), "{kind:?}");

    // Canary: a file that remembers as a site does is found out.
    let remembering = |script: &str| {
        let script =
            ["recall: () => \"\"", "recall:()=>\"\""].iter().fold(script.to_owned(), |script, quiet| {
                script.replace(quiet, "recall:()=>localStorage.getItem('sijill')??''")
            });
        ["remember: () => {}", "remember:()=>{}"].iter().fold(script, |script, quiet| {
            script.replace(quiet, "remember:kept=>localStorage.setItem('sijill',kept)")
        })
    };
    let file = LoneFile::of_the_seeds().with_own_script(remembering);
    let told = tells(kind, "storage-canary", file, LINK, &steps, &foreign);
    assert_eq!(told["first"], json!(["en", "dark"]), "{kind:?}");
    assert_ne!(told["kept"], PLANTED, "{kind:?}");
}

fn no_request_leaves_a_file_because_of_its_policy(kind: Kind) {
    let foreign = Foreign::listen();
    let steps = format!(
        "await settle(); {LEAKS}; await new Promise(done => setTimeout(done, 1500)); return seen.violations;"
    );
    let told = tells(kind, "leaks", LoneFile::of_the_seeds(), LINK, &steps, &foreign);
    assert!(told.as_array().is_some_and(|seen| seen.len() >= 5), "{kind:?}: noticed {told}");
    assert_eq!(foreign.wanted(), Vec::<String>::new(), "{kind:?}");
    // Canary: the same without the policy.
    let told = tells(kind, "leaks-canary", LoneFile::of_the_seeds().without_policy(), LINK, &steps, &foreign);
    assert_eq!(told, json!([]));
    assert!(foreign.wanted().len() >= 5, "{kind:?}: {:?}", foreign.wanted());
}

/// A copy that [`Visit::was_quiet`] can ask; its address.
fn probed(name: &str, kind: Kind) -> String {
    LoneFile::of_the_seeds().with_script_first(PROBE_SCRIPT).save(&format!("{name}-{kind:?}"))
}

fn links_lead_to_the_same_view_on_a_site_and_in_a_file(kind: Kind) {
    let visit = Visit::new(kind);
    let [site, file] = [visit.site.address(), probed("links", kind)];
    visit.enter("#v1&q=مقاتل");
    visit.choose("#results a.result-link");
    visit.wait("location.hash.includes('report=')");
    let from_site = visit.text("location.hash");
    visit.open(&format!("{file}#v1&mentioned=2019&ui=en&theme=dark"));
    visit.settle();
    visit.choose("#results a.result-link");
    visit.wait("location.hash.includes('report=')");
    let from_file = visit.text("location.hash");
    for link in [from_site.as_str(), &from_file, "", "#v1&q=سوريا&sort=oldest&level=exact&boilerplate"] {
        let seen = [&site, &file].map(|edition| {
            visit.open("about:blank");
            visit.open(&format!("{edition}{link}"));
            visit.settle();
            (appearance(&visit), visit.reports(), visit.text("location.hash"))
        });
        assert_eq!(seen[0], seen[1], "{kind:?}: {link}");
        assert!(seen[0].1.len() > 1 || !link.is_empty(), "{link}");
        visit.was_quiet();
    }
}

/// Any block damaged alone is noticed: an answer is right or there is none.
fn each_part_damaged_alone_is_noticed(kind: Kind) {
    let sound = LoneFile::of_the_seeds();
    let visit = Visit::new(kind);
    visit.open(&format!("{}{LINK}", sound.save(&format!("sound-{kind:?}"))));
    visit.settle();
    let right = appearance(&visit);
    let blocks = sound.blocks();
    assert!(blocks.len() >= 6, "{blocks:?}");
    let mut noticed = 0;
    for (nth, block) in blocks.iter().enumerate() {
        let file = sound.clone().with_damaged(block).save(&format!("damaged-{nth}-{kind:?}"));
        visit.open(&format!("{file}{LINK}"));
        visit.wait(
            "['#fault', '#boot-fault'].some(box => document.querySelector(box)?.checkVisibility())
             || document.querySelector('#app')?.dataset.settled === 'true'",
        );
        if visit.holds("document.querySelector('#app').dataset.settled === 'true'") {
            assert_eq!(appearance(&visit), right, "{kind:?}: {block} damaged");
            let is_there = "[...document.fonts].some(font => font.family.includes('Sijill Reading'))";
            if block == "reading-face" {
                assert!(!visit.holds(is_there), "{kind:?}: a damaged font");
            } else {
                visit.wait(is_there);
            }
        } else {
            noticed += 1;
        }
    }
    assert!(noticed >= 5, "{kind:?}: {noticed} of {blocks:?}");
}

/// A fresh worker asks the page as the first one did.
fn a_restarted_worker_answers_as_well(kind: Kind) {
    let sound = LoneFile::of_the_seeds();
    let visit = Visit::new(kind);
    visit.open(&sound.save(&format!("whole-{kind:?}")));
    visit.settle();
    let manifest =
        visit.text("document.querySelector('meta[name=\"sijill:manifest\"]').content.slice(0, 32) + '.bin'");
    let block = format!("document.getElementById('sijill:{manifest}')");
    let whole = visit.text(&format!("{block}.textContent"));
    visit.open(&format!("{}{LINK}", sound.with_damaged(&manifest).save(&format!("healed-{kind:?}"))));
    visit.wait("document.querySelector('#fault[role=alert]')?.checkVisibility()");
    assert_eq!(visit.reports(), Vec::<String>::new());
    visit.run_with(&format!("{block}.firstChild.data = arguments[0]"), &json!([whole]));
    visit.choose("#retry");
    assert_eq!(visit.reports().len(), 4);
}

mod both {
    crate::in_both_browsers!(
        a_file_opened_from_disk_answers_and_asks_nobody,
        back_and_forward_lead_through_a_file,
        nothing_of_the_readers_is_stored_or_read,
        no_request_leaves_a_file_because_of_its_policy,
        links_lead_to_the_same_view_on_a_site_and_in_a_file,
        each_part_damaged_alone_is_noticed,
        a_restarted_worker_answers_as_well,
    );
}
