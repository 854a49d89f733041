//! Editions that follow each other at one address: a page is wholly of one version or says that
//! something is missing, whatever is published, cut and opened in whatever order. In both browsers.
//!
//! Three editions differ in all their parts: the reports, the script, the styles, both wasm files.
//! [`Seen::verdict`] is the one judge; the canaries show that it condemns careless workers.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use serde_json::Value;

use crate::kit::site::Manner;
use crate::kit::{Alteration, Kind, Site, Visit, told};

/// The editions, by name and number of reports.
const EDITIONS: [(&str, usize); 3] = [("ألف", 3), ("باء", 4), ("جيم", 5)];
const SCHEDULES: u64 = 20;
const SCHEDULES_IN_FULL: u64 = 200;
const STEPS: usize = 7;

/// A published edition.
struct Edition {
    name: &'static str,
    n_reports: usize,
    folder: PathBuf,
    /// As its page says it.
    version: String,
}

/// The three editions, packed once a run; then folders in the middle of publishing: the page of one
/// is there, beside the files and the service worker of the one before.
fn editions() -> &'static (Vec<Edition>, Vec<PathBuf>) {
    static PACKED: OnceLock<(Vec<Edition>, Vec<PathBuf>)> = OnceLock::new();
    PACKED.get_or_init(|| {
        let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("deploys");
        let _absent = fs::remove_dir_all(&root);
        let packed: Vec<Edition> = EDITIONS.iter().map(|&(name, n)| pack(&root, name, n)).collect();
        let halfway = (0..packed.len()).map(|next| {
            let before = (next + packed.len() - 1) % packed.len();
            let folder = root.join(format!("halfway-{next}"));
            for edition in [before, next] {
                copy(&packed[edition].folder, &folder);
            }
            fs::copy(packed[before].folder.join("sw.js"), folder.join("sw.js")).unwrap();
            folder
        });
        let halfway = halfway.collect();
        (packed, halfway)
    })
}

fn pack(root: &Path, name: &'static str, n_reports: usize) -> Edition {
    let [corpus, shell, folder] =
        ["pages", "shell", "site"].map(|part| root.join(format!("{n_reports}-{part}")));
    copy(&told("SIJILL_SHELL"), &shell);
    let append = |file: &str, text: &[u8]| {
        let path = shell.join(file);
        let mut bytes = fs::read(&path).unwrap();
        bytes.extend_from_slice(text);
        fs::write(&path, bytes).unwrap();
        // What lies beside it is no longer the same.
        let _absent = fs::remove_file(shell.join(format!("{file}.br")));
    };
    append("boot.js", format!("\nglobalThis.editionOfScript = '{name}';\n").as_bytes());
    append("engine.js", format!("\nself.editionOfEngine = '{name}';\n").as_bytes());
    append("styles/layout.css", format!("\n:root {{ --edition-of-style: {name} }}\n").as_bytes());
    // A custom section with an empty name and one byte.
    let section = [0, 2, 0, n_reports as u8];
    append("engine_bg.wasm", &section);
    append("explorer_bg.wasm", &section);

    fs::create_dir_all(&corpus).unwrap();
    let title = format!("[title]\nar = \"طبعة {name}\"\nen = \"Edition {n_reports}\"\n");
    fs::write(corpus.join("corpus.toml"), title).unwrap();
    for nth in 0..n_reports {
        let page = format!(
            "تقرير {nth} من طبعة {name}\n\nنشر في {} آذار 2019\n\nقال مراسل {name} إن القافلة وصلت بعد انتظار.\n",
            nth + 1
        );
        fs::write(corpus.join(format!("{nth}.txt")), page).unwrap();
    }
    let mut pack = Command::new(told("SIJILL_PROGRAM"));
    pack.arg("pack").arg(&corpus).arg("--shell").arg(&shell).arg("--out").arg(&folder);
    let output = pack.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = fs::read_to_string(folder.join("index.html")).unwrap();
    let version = page.split("name=\"sijill:version\" content=\"").nth(1).unwrap();
    Edition { name, n_reports, folder, version: version.split('"').next().unwrap().to_owned() }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|e| (e.path(), e.file_name())).unwrap();
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

/// What a tab shows.
struct Seen(Value);

const LOOK: &str = "
    const text = css => document.querySelector(css)?.textContent ?? '';
    const shown = css => !!document.querySelector(css)?.checkVisibility();
    const app = document.querySelector('#app');
    return {
        ours: location.protocol === 'http:' && !!app,
        version: document.querySelector('meta[name=\"sijill:version\"]')?.content ?? '',
        script: globalThis.editionOfScript ?? '',
        style: app ? getComputedStyle(app).getPropertyValue('--edition-of-style').trim() : '',
        title: text('.brand-corpus'),
        rows: [...document.querySelectorAll('#results .card:not(.placeholder)')].map(row => row.textContent).join(' '),
        total: Number(app?.dataset.total ?? 0),
        settled: app?.dataset.settled === 'true',
        fault: shown('#fault') || shown('#boot-fault'),
        complete: document.readyState === 'complete',
        controlled: !!navigator.serviceWorker?.controller,
    };";

impl Seen {
    /// What the present tab shows once it does not change any more.
    fn of(visit: &Visit) -> Self {
        let mut seen = Self(Value::Null);
        for nth in 0..80 {
            seen = Self(visit.run(LOOK));
            let waits = seen.is("ours") && !seen.is("settled") && !seen.is("fault");
            // A page that broke off before its script runs no more.
            let broke_off = seen.text("script").is_empty() && !seen.is("controlled") && nth > 15;
            if seen.is("complete") && (!waits || broke_off) {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        seen
    }

    fn is(&self, what: &str) -> bool {
        self.0[what] == Value::Bool(true)
    }

    fn text(&self, what: &str) -> &str {
        self.0[what].as_str().unwrap_or_default()
    }

    /// Which edition the page is of.
    fn edition(&self) -> Option<&'static Edition> {
        editions().0.iter().find(|edition| edition.version == self.text("version"))
    }

    /// Nothing where the page is whole, or says what is wrong. `was_cut`: whether there was a time
    /// without a connection since the page was asked for.
    fn verdict(&self, was_cut: bool) -> Result<(), String> {
        let condemned = |why: &str| Err(format!("{why}: {}", self.0));
        if !self.is("ours") {
            return if was_cut { Ok(()) } else { condemned("no page though there is a connection") };
        }
        let Some(edition) = self.edition() else { return condemned("a page of no edition") };
        for part in ["script", "style"] {
            if !["", edition.name].contains(&self.text(part)) {
                return condemned("a page of two versions");
            }
        }
        let others = EDITIONS.iter().filter(|(name, _)| *name != edition.name);
        if others
            .clone()
            .any(|(name, _)| self.text("rows").contains(name) || self.text("title").contains(name))
        {
            return condemned("a report of another version");
        }
        if self.is("fault") {
            return Ok(());
        }
        if !self.is("settled") {
            // Without a service worker a page may break off before any program runs.
            let broke_off = was_cut && !self.is("controlled");
            return if broke_off { Ok(()) } else { condemned("neither whole nor a fault") };
        }
        let whole = self.0["total"] == edition.n_reports && self.text("script") == edition.name;
        let styled = self.text("style") == edition.name || (was_cut && !self.is("controlled"));
        if whole && styled && self.text("title").contains(edition.name) {
            Ok(())
        } else {
            condemned("settled, but not whole")
        }
    }
}

/// Numbers that look random and are the same for the same seed (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// One address, two tabs, and what was done so far.
struct Schedule<'a> {
    visit: &'a Visit,
    site: Site,
    tabs: &'a [String; 2],
    /// Whether each tab was without a connection since its page was asked for.
    was_cut: [bool; 2],
    is_down: bool,
    deployed: usize,
    log: Vec<String>,
}

impl Schedule<'_> {
    fn run(visit: &Visit, tabs: &[String; 2], seed: u64) {
        let site = Site::serve(&editions().0[0].folder, Manner { headers: true, probe: false });
        let mut schedule = Schedule {
            visit,
            site,
            tabs,
            was_cut: [false; 2],
            is_down: false,
            deployed: 0,
            log: vec![format!("seed {seed}")],
        };
        let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        schedule.navigate(0);
        schedule.navigate(1);
        schedule.judge();
        for _ in 0..STEPS {
            schedule.step(&mut chance);
            schedule.judge();
        }
        schedule.ends_with_the_latest();
    }

    fn step(&mut self, chance: &mut Chance) {
        let tab = chance.below(2);
        match chance.below(8) {
            0 | 1 => {
                self.deployed = (self.deployed + 1) % EDITIONS.len();
                let is_halfway = chance.below(3) == 0;
                self.log.push(format!("deploy {} {is_halfway}", self.deployed));
                let (whole, halfway) = editions();
                let folder = if is_halfway { &halfway[self.deployed] } else { &whole[self.deployed].folder };
                self.site.deploy(folder);
            }
            2 | 3 => {
                let answers = chance.below(16) as u32;
                self.log.push(format!("cut after {answers}"));
                self.site.stop_after(answers);
                (self.is_down, self.was_cut) = (true, [true; 2]);
                self.navigate(tab);
            }
            4 => self.resume(),
            5 => self.open_a_report(tab),
            6 => self.accept(tab),
            _ => self.navigate(tab),
        }
    }

    fn enter(&self, tab: usize) {
        self.visit.switch_to(&self.tabs[tab]);
    }

    fn navigate(&mut self, tab: usize) {
        self.log.push(format!("navigate {tab}"));
        self.enter(tab);
        self.visit.try_open("about:blank");
        self.was_cut[tab] = self.is_down;
        self.visit.try_open(&self.site.address());
    }

    fn resume(&mut self) {
        self.log.push("resume".to_owned());
        self.site.resume();
        self.is_down = false;
    }

    fn open_a_report(&mut self, tab: usize) {
        self.log.push(format!("open a report {tab}"));
        self.enter(tab);
        self.visit.run("document.querySelector('#results a.result-link')?.click()");
    }

    fn accept(&mut self, tab: usize) {
        self.enter(tab);
        let offered = self.visit.holds("document.querySelector('#offer [data-wish=switch]')");
        self.log.push(format!("accept {tab}: {offered}"));
        if offered {
            self.was_cut[tab] = self.is_down;
            self.visit.run("document.querySelector('#offer [data-wish=switch]').click()");
            std::thread::sleep(Duration::from_millis(400));
        }
    }

    fn judge(&self) {
        for tab in 0..2 {
            self.enter(tab);
            let seen = Seen::of(self.visit);
            if let Err(why) = seen.verdict(self.was_cut[tab]) {
                panic!("{:?}: tab {tab}: {why}\n{}", self.visit.kind, self.log.join("\n"));
            }
        }
    }

    /// Once all is published and connected, a visit brings or offers the latest version.
    fn ends_with_the_latest(&mut self) {
        self.resume();
        let latest = &editions().0[self.deployed];
        self.site.deploy(&latest.folder);
        self.log.push("the end".to_owned());
        // An installation that was cut may still be ending, and is tried again at the visit after.
        let found = (0..4).any(|_| {
            self.navigate(0);
            (0..100).any(|_| {
                std::thread::sleep(Duration::from_millis(50));
                let is_latest = Seen(self.visit.run(LOOK)).text("version") == latest.version;
                is_latest || self.visit.holds("document.querySelector('#offer [data-wish=switch]')")
            })
        });
        assert!(found, "{:?}: no newer version\n{}", self.visit.kind, self.log.join("\n"));
        self.visit.run("document.querySelector('#offer [data-wish=switch]')?.click()");
        self.visit.wait_until(&self.log.join("\n"), || {
            let seen = Seen(self.visit.run(LOOK));
            seen.is("settled") && seen.text("version") == latest.version
        });
        self.judge();
    }
}

fn no_schedule_makes_a_mixed_page(kind: Kind) {
    let visit = Visit::to(kind, &editions().0[0].folder, Manner { headers: true, probe: false });
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
    assert_eq!(seen.verdict(false), Ok(()));
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
    assert!(cache_names(&visit).contains(&editions().0[0].version));
    visit.click("#offer [data-wish=switch]");
    visit.wait(&format!(
        "document.querySelector('meta[name=\"sijill:version\"]')?.content === '{}'",
        editions().0[1].version
    ));
    assert_eq!(whole(&visit), "باء");
    // Nothing is left of the first version once no page of it is.
    visit.wait_until("the first version to be dropped", || {
        !cache_names(&visit).contains(&editions().0[0].version)
    });
}

fn cache_names(visit: &Visit) -> String {
    let names =
        "const done = arguments[arguments.length - 1]; caches.keys().then(names => done(names.join()))";
    visit.run_async(names, &serde_json::json!([])).as_str().unwrap_or_default().to_owned()
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
    std::thread::sleep(Duration::from_millis(500));
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
    assert!(Seen::of(&visit).verdict(false).is_err());
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
        visit.site.alter("sw.js", Alteration::Delayed(Duration::from_secs(1)));
        if !is_guarded {
            visit.site.alter("sw.js", Alteration::Edited(without_integrity));
        }
        visit.enter("");
        // The service worker is on its way; when it asks for its page, there is another one.
        visit.site.deploy(&editions().1[1]);
        visit.wait("document.querySelector('#offline')");
        visit.site.stop();
        visit.try_open("about:blank");
        visit.try_open(&visit.site.address());
        assert_eq!(Seen::of(&visit).verdict(true).is_ok(), is_guarded);
    }
}

mod both {
    crate::in_both_browsers!(
        no_schedule_makes_a_mixed_page,
        a_tab_finishes_on_its_version_and_is_offered_the_newer,
        a_damaged_version_is_not_installed,
        a_careless_worker_is_condemned,
        a_worker_that_takes_any_page_is_condemned,
    );
}
