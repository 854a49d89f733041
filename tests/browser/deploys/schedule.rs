//! Random schedules: two tabs at one address where editions are published, wholly or halfway, and
//! the connection is cut.

use std::time::Duration;

use serde_json::{Value, json};

use super::editions::{EDITIONS, editions};
use super::seen::{LOOK, Seen, Trouble};
use crate::kit::site::Manner;
use crate::kit::{Site, Visit};

const STEPS: usize = 7;
/// So many visits at most bring the latest version: earlier ones may be waiting before it, and an
/// installation that was cut may still be ending.
const VISITS_TO_THE_LATEST: usize = 6;
/// So often it is asked, 50 ms apart, whether the version that waited has taken over.
const MOST_LOOKS_FOR_A_SUCCESSOR: usize = 60;
const NOBODY_WAITS: &str = "
    const done = arguments[arguments.length - 1];
    navigator.serviceWorker.getRegistration(arguments[0]).then(found => done(!found?.installing && !found?.waiting));";
const SWITCH: &str = "document.querySelector('#offer [data-wish=switch]')";

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
pub(super) struct Schedule<'a> {
    visit: &'a Visit,
    site: Site,
    tabs: &'a [String; 2],
    /// What was amiss for the page of each tab.
    trouble: [Trouble; 2],
    /// What is amiss now.
    present: Trouble,
    deployed: usize,
    log: Vec<String>,
}

impl Schedule<'_> {
    pub(super) fn run(visit: &Visit, tabs: &[String; 2], seed: u64) {
        let site = Site::serve(&editions().0[0].folder, Manner { headers: true, probe: false });
        let mut schedule = Schedule {
            visit,
            site,
            tabs,
            trouble: [Trouble::default(); 2],
            present: Trouble::default(),
            deployed: 0,
            log: vec![format!("seed {seed}")],
        };
        schedule.deploy(0, false);
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
                let next = (self.deployed + 1) % EDITIONS.len();
                let is_halfway = chance.below(3) == 0;
                self.deploy(next, is_halfway);
            }
            2 | 3 => {
                let answers = chance.below(16) as u32;
                self.log.push(format!("cut after {answers}"));
                self.site.stop_after(answers);
                self.present.was_cut = true;
                self.note_what_is_amiss();
                self.navigate(tab);
            }
            4 => self.resume(),
            5 => self.open_a_report(tab),
            6 => self.accept(tab),
            _ => self.navigate(tab),
        }
    }

    fn deploy(&mut self, edition: usize, is_halfway: bool) {
        self.log.push(format!("deploy {edition} {is_halfway}"));
        let (whole, halfway) = editions();
        let folder = if is_halfway { &halfway[edition] } else { &whole[edition].folder };
        self.site.deploy(folder);
        self.deployed = edition;
        let before = (edition + EDITIONS.len() - 1) % EDITIONS.len();
        self.present.lacked =
            std::array::from_fn(|other| other != edition && !(is_halfway && other == before));
        self.note_what_is_amiss();
    }

    fn note_what_is_amiss(&mut self) {
        self.trouble = self.trouble.map(|trouble| trouble.and(self.present));
    }

    fn enter(&self, tab: usize) {
        self.visit.switch_to(&self.tabs[tab]);
    }

    fn navigate(&mut self, tab: usize) {
        self.log.push(format!("navigate {tab}"));
        self.leave(tab);
        self.trouble[tab] = self.present;
        self.visit.try_open(&self.site.address());
    }

    /// Goes out of the site. Where that was the last page which held the active version, the one that
    /// waits takes over, and Chromium ends the active worker then even with a navigation in its hands:
    /// whoever comes back in that very moment gets an empty page, whatever the worker answered. So
    /// that moment is waited for.
    fn leave(&mut self, tab: usize) {
        self.enter(1 - tab);
        let is_held_elsewhere = self.visit.holds("navigator.serviceWorker?.controller");
        self.enter(tab);
        self.visit.open(&self.site.beside());
        let scope = json!([self.site.address()]);
        for _ in 0..MOST_LOOKS_FOR_A_SUCCESSOR {
            if is_held_elsewhere || self.visit.run_async(NOBODY_WAITS, &scope) == json!(true) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        self.log.push("somebody still waits".to_owned());
    }

    fn resume(&mut self) {
        self.log.push("resume".to_owned());
        self.site.resume();
        self.present.was_cut = false;
    }

    fn open_a_report(&mut self, tab: usize) {
        self.log.push(format!("open a report {tab}"));
        self.enter(tab);
        self.visit.run("document.querySelector('#results a.result-link')?.click()");
    }

    fn accept(&mut self, tab: usize) {
        self.enter(tab);
        let offered = self.visit.holds(SWITCH);
        self.log.push(format!("accept {tab}: {offered}"));
        if offered {
            self.go_over(tab);
        }
    }

    /// Takes what is offered, which loads the page again.
    fn go_over(&mut self, tab: usize) {
        self.visit.run(&format!("window.isLeft = true; {SWITCH}.click()"));
        let left = || self.visit.try_run("return !window.isLeft") == Some(Value::Bool(true));
        self.visit.wait_until(&self.log.join("\n"), left);
        self.trouble[tab] = self.present;
    }

    fn judge(&self) {
        for tab in 0..2 {
            self.enter(tab);
            let seen = Seen::of(self.visit);
            if let Err(why) = seen.verdict(self.trouble[tab]) {
                panic!("{:?}: tab {tab}: {why}\n{}", self.visit.kind, self.log.join("\n"));
            }
        }
    }

    /// Once all is published and connected, whoever comes and takes what is offered has the latest.
    fn ends_with_the_latest(&mut self) {
        self.log.push("the end".to_owned());
        self.resume();
        self.deploy(self.deployed, false);
        let found = (0..VISITS_TO_THE_LATEST).any(|_| self.visit_ends_with_the_latest());
        assert!(found, "{:?}: no newer version\n{}", self.visit.kind, self.log.join("\n"));
        self.judge();
    }

    fn visit_ends_with_the_latest(&mut self) -> bool {
        let latest = &editions().0[self.deployed];
        self.navigate(0);
        for _ in 0..100 {
            std::thread::sleep(Duration::from_millis(50));
            let seen = Seen(self.visit.run(LOOK));
            if seen.is("settled") && seen.text("version") == latest.version {
                return true;
            }
            // Nobody takes what is offered before there is anything to read.
            if (seen.is("settled") || seen.is("fault")) && self.visit.holds(SWITCH) {
                self.log.push(format!("take what follows {}", seen.text("version")));
                self.go_over(0);
            }
        }
        false
    }
}
