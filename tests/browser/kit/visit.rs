//! A site, a browser and what left for elsewhere; and the verbs of a reader.

use std::ops::Deref;
use std::path::Path;

use serde_json::Value;

use super::browser::Pointer;
use super::foreign::Foreign;
use super::site::Manner;
use super::{Browser, Kind, Site, told};

/// The page as a reader would say it is: the view has been answered and painted.
pub const SETTLED: &str = "document.querySelector('#app')?.dataset.settled === 'true' \
                       && document.querySelector('#app').dataset.state === 'ready'";

/// A reader at a site.
pub struct Visit {
    /// The site.
    pub site: Site,
    /// What wanted to leave.
    pub foreign: Foreign,
    browser: Browser,
}

impl Deref for Visit {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl Visit {
    /// The site that `cargo xtask test` built, with a new profile; nothing is open yet.
    pub fn new(kind: Kind) -> Self {
        Self::to(kind, &told("SIJILL_SITE"), Manner::default())
    }

    /// Some other site, or in another manner.
    pub fn to(kind: Kind, folder: &Path, manner: Manner) -> Self {
        Self::pointing(Pointer::Fine, kind, folder, manner)
    }

    /// The same with a finger in place of a mouse.
    pub fn with_finger(kind: Kind, folder: &Path, manner: Manner) -> Self {
        Self::pointing(Pointer::Coarse, kind, folder, manner)
    }

    fn pointing(pointer: Pointer, kind: Kind, folder: &Path, manner: Manner) -> Self {
        let foreign = Foreign::listen();
        let site = Site::serve(folder, manner);
        let browser = Browser::start(kind, pointer, &foreign.address());
        Self { site, foreign, browser }
    }

    /// The same site in a new profile; the present browser is closed first.
    pub fn in_new_profile(self) -> Self {
        let Self { site, foreign, browser } = self;
        let kind = browser.kind;
        drop(browser);
        let browser = Browser::start(kind, Pointer::Fine, &foreign.address());
        Self { site, foreign, browser }
    }

    /// Opens the start page or a link (`#…`) of the site and waits for its findings.
    pub fn enter(&self, link: &str) {
        self.open(&format!("{}{link}", self.site.address()));
        self.settle();
    }

    /// Waits until the present view is answered and painted.
    pub fn settle(&self) {
        self.wait(SETTLED);
    }

    /// Replaces the query by another, letter by letter, and waits for its findings.
    pub fn search(&self, query: &str) {
        self.clear("#search");
        self.type_into("#search", query);
        self.wait(&format!("document.querySelector('#search').value === {}", Value::from(query)));
        self.settle();
    }

    /// Clicks and waits for the findings.
    pub fn choose(&self, css: &str) {
        self.click(css);
        self.settle();
    }

    /// Text of the nth or only element.
    pub fn said(&self, css: &str) -> String {
        self.text(&format!("(document.querySelector({})?.textContent ?? '').trim()", Value::from(css)))
    }

    /// How many there are.
    pub fn count(&self, css: &str) -> usize {
        self.number(&format!("document.querySelectorAll({}).length", Value::from(css))) as usize
    }

    /// The ids of the reports in the list, in its order.
    pub fn reports(&self) -> Vec<String> {
        self.strings("[...document.querySelectorAll('#results > li')].map(li => li.dataset.report ?? '')")
    }

    /// A script that returns a list of texts.
    pub fn strings(&self, script: &str) -> Vec<String> {
        let list = self.run(&format!("return {script}"));
        list.as_array().into_iter().flatten().map(|v| v.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// What the policy blocked and what went wrong, on this page and in its worker.
    pub fn complaints(&self) -> Vec<String> {
        assert!(self.holds("globalThis.seenByProbe"), "the probe is not on the page");
        let mut complaints =
            self.strings("globalThis.seenByProbe.violations.concat(globalThis.seenByProbe.errors)");
        complaints.extend(self.site.reports());
        complaints
    }

    /// What every scenario ends with: nothing blocked, nothing thrown, nothing left the site.
    ///
    /// # Panics
    /// Where something did.
    pub fn was_quiet(&self) {
        assert_eq!(self.complaints(), Vec::<String>::new(), "{:?}: violations and errors", self.kind);
        self.stayed_inside();
    }

    /// No request left the site's folder, and none carried what the reader does.
    ///
    /// # Panics
    /// Where one did.
    pub fn stayed_inside(&self) {
        assert_eq!(self.foreign.wanted(), Vec::<String>::new(), "{:?}: requests to elsewhere", self.kind);
        for mut hit in self.site.hits() {
            // Whether there is a newer service worker is asked by the browser, as the present one.
            if hit.path == "sw.js" {
                hit.referrer.take_if(|from| from.ends_with("/sw.js"));
            }
            assert!(hit.inside, "{:?}: {} lies outside the site's folder", self.kind, hit.path);
            assert_eq!(
                (&hit.query, &hit.referrer),
                (&None, &None),
                "{:?}: {} tells too much",
                self.kind,
                hit.path
            );
        }
    }
}
