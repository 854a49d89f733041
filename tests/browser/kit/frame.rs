//! The site in a frame: a window of any width. Browsers do not let themselves be made as narrow
//! as a phone, and one page after another in one frame is quicker than a visit for each.

use std::ops::Deref;

use serde_json::json;

use super::site::Manner;
use super::{Kind, Visit, told};

/// Height of the frame, in CSS pixels.
const HEIGHT: u32 = 900;

const MAKE: &str = "
    const frame = document.createElement('iframe');
    frame.referrerPolicy = 'no-referrer'; frame.style.border = '0'; frame.style.display = 'block';
    document.body.style.margin = '0';
    document.body.replaceChildren(frame);";

const OPEN: &str = "
    const [address, width, height, done] = arguments;
    const frame = document.querySelector('iframe');
    frame.style.width = width + 'px'; frame.style.height = height + 'px';
    frame.onload = () => done(frame.clientWidth);
    frame.src = address;";

const FOLLOW: &str = "
    const [fragment, done] = arguments;
    const painted = () => requestAnimationFrame(() => setTimeout(done));
    if (decodeURIComponent(location.hash) === fragment) return painted();
    addEventListener('hashchange', painted, { once: true });
    location.hash = fragment;";

/// A visit whose site is in a frame.
pub struct Frame {
    visit: Visit,
}

impl Deref for Frame {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl Frame {
    /// The site that `cargo xtask test` built, in a new profile; nothing is open yet. It is served
    /// without headers: only such a host lets its pages be framed.
    pub fn new(kind: Kind) -> Self {
        Self::around(Visit::to(kind, &told("SIJILL_SITE"), Manner { headers: false, probe: true }))
    }

    /// Around a visit of a site that sends no headers.
    pub fn around(visit: Visit) -> Self {
        visit.open(&visit.site.blank());
        Self { visit }
    }

    /// Opens a link of the site in a new frame of a width in CSS pixels, without waiting for its
    /// findings.
    pub fn open_at(&self, width: u32, address: &str) {
        self.leave_frame();
        self.run(MAKE);
        let had = self.run_async(OPEN, &json!([address, width, HEIGHT]));
        assert_eq!(had, json!(width), "{:?}: the width of the frame", self.kind);
        self.enter_frame("iframe");
    }

    /// The same, with findings.
    pub fn enter_at(&self, width: u32, link: &str) {
        self.open_at(width, &format!("{}{link}", self.site.address()));
        self.settle();
    }

    /// Goes to another link in the same frame, as by an anchor: nothing is loaded again.
    pub fn follow(&self, link: &str) {
        self.run_async(FOLLOW, &json!([link]));
        self.settle();
    }
}
