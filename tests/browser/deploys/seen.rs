//! The judge: what a tab shows, and whether it may.

use std::time::Duration;

use serde_json::Value;

use super::editions::{EDITIONS, Edition, editions};
use crate::kit::Visit;

/// What a page may do until it does not change any more, in looks of 50 ms.
const MOST_LOOKS: usize = 400;

/// What was amiss at a time since a page was asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Trouble {
    /// There was no connection.
    pub(super) was_cut: bool,
    /// Of these editions the host did not have all files.
    pub(super) lacked: [bool; EDITIONS.len()],
}

impl Trouble {
    pub(super) fn and(self, other: Self) -> Self {
        let lacked = std::array::from_fn(|edition| self.lacked[edition] || other.lacked[edition]);
        Self { was_cut: self.was_cut || other.was_cut, lacked }
    }
}

/// What a tab shows.
pub(super) struct Seen(pub(super) Value);

pub(super) const LOOK: &str = "
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
        // Firefox's own page for what cannot be had is never complete.
        complete: document.readyState === 'complete' || document.documentURI.startsWith('about:'),
        controlled: !!navigator.serviceWorker?.controller,
    };";

impl Seen {
    /// What the present tab shows once it does not change any more.
    pub(super) fn of(visit: &Visit) -> Self {
        let mut seen = Self(Value::Null);
        for nth in 0..MOST_LOOKS {
            seen = Self(visit.run(LOOK));
            let has_ended = seen.is("settled") || seen.is("fault");
            // A page that broke off before its script runs no more.
            let broke_off = seen.text("script").is_empty() && nth > 15;
            // What was cut may leave a page loading for ever.
            if has_ended || (seen.is("complete") && (!seen.is("ours") || broke_off)) {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        seen
    }

    pub(super) fn is(&self, what: &str) -> bool {
        self.0[what] == Value::Bool(true)
    }

    pub(super) fn text(&self, what: &str) -> &str {
        self.0[what].as_str().unwrap_or_default()
    }

    /// Which edition the page is of.
    pub(super) fn edition(&self) -> Option<&'static Edition> {
        editions().0.iter().find(|edition| edition.version == self.text("version"))
    }

    /// Nothing where the page is whole, or says what is wrong and has a reason to.
    pub(super) fn verdict(&self, trouble: Trouble) -> Result<(), String> {
        let was_cut = trouble.was_cut;
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
            let is_excused = was_cut || trouble.lacked[edition.nth];
            return if is_excused { Ok(()) } else { condemned("a fault without a reason") };
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
