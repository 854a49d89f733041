//! The fragment of the address ⇄ the view.
//!
//! Browsers stop honouring history writes after some 200 quick ones without saying so; therefore
//! writes are coalesced to at most one in [`LEAST_GAP_MS`], and the last one is always written.
//! A few new entries may come sooner: who takes two steps quickly and then goes back, goes back one.
//! [`WriteQueue`] decides (pure), [`AddressBar`] does.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;

use crate::explorer::store::HistoryStep;

/// The least time between two writes, in milliseconds.
pub const LEAST_GAP_MS: f64 = 250.0;

/// New entries that may be written before that time is over …
const EARLY_ENTRIES: usize = 8;
/// … within this time, in milliseconds.
const EARLY_SPAN_MS: f64 = 10_000.0;

/// A write to the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Replace or push.
    pub step: HistoryStep,
    /// The fragment, without `#`.
    pub link: String,
}

/// Writes that are still to be made, in order.
#[derive(Debug, Default)]
pub struct WriteQueue {
    waiting: VecDeque<Write>,
    last_ms: Option<f64>,
    /// When entries were written early.
    early_ms: Vec<f64>,
}

impl WriteQueue {
    /// Takes a write. Typing after typing keeps only the later; a deliberate step keeps its entry.
    pub fn note(&mut self, write: Write) {
        match (write.step, self.waiting.back_mut()) {
            (HistoryStep::Written, _) => self.waiting.clear(),
            (HistoryStep::Replace, Some(last)) => last.link = write.link,
            _ => self.waiting.push_back(write),
        }
    }

    /// The write that is due at `now_ms`, if any.
    pub fn due(&mut self, now_ms: f64) -> Option<Write> {
        if self.wait_ms(now_ms)? > 0.0 {
            return None;
        }
        if self.gap_ms(now_ms) > 0.0 {
            self.early_ms.retain(|early| now_ms - early < EARLY_SPAN_MS);
            self.early_ms.push(now_ms);
        }
        self.last_ms = Some(now_ms);
        self.waiting.pop_front()
    }

    /// How long until the next write is due; `None` where there is none.
    #[must_use]
    pub fn wait_ms(&self, now_ms: f64) -> Option<f64> {
        let is_entry = self.waiting.front()?.step == HistoryStep::Push;
        let n_early = self.early_ms.iter().filter(|early| now_ms - **early < EARLY_SPAN_MS).count();
        Some(if is_entry && n_early < EARLY_ENTRIES { 0.0 } else { self.gap_ms(now_ms) })
    }

    /// How long it is until the least time since the last write is over.
    fn gap_ms(&self, now_ms: f64) -> f64 {
        self.last_ms.map_or(0.0, |last| (last + LEAST_GAP_MS - now_ms).max(0.0))
    }
}

/// The address bar of the page.
#[derive(Clone, Default)]
pub struct AddressBar(Rc<RefCell<Inner>>);

#[derive(Default)]
struct Inner {
    queue: WriteQueue,
    timer: Option<Timeout>,
}

impl AddressBar {
    /// Brings a view's link into the history, now or a little later.
    pub fn note(&self, step: HistoryStep, link: String) {
        self.0.borrow_mut().queue.note(Write { step, link });
        self.write_what_is_due();
    }

    fn write_what_is_due(&self) {
        let mut inner = self.0.borrow_mut();
        inner.timer = None;
        let now = super::measures::now_ms();
        while let Some(write) = inner.queue.due(now) {
            write_history(&write);
        }
        if let Some(wait) = inner.queue.wait_ms(now) {
            let again = self.clone();
            inner.timer = Some(Timeout::new(wait.ceil() as u32, move || again.write_what_is_due()));
        }
    }
}

fn write_history(write: &Write) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
    let url = format!("#{}", write.link);
    // A browser that refuses the write (a sandboxed frame) leaves the page as usable as before.
    let _ = match write.step {
        HistoryStep::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
        _ => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
    };
}

/// The fragment of the address, without `#`, as it stands there.
#[must_use]
pub fn fragment() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split_once('#').map(|(_, fragment)| fragment.to_owned()).unwrap_or_default()
}

/// The complete address of a view.
#[must_use]
pub fn address_of(link: &str) -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = href.split_once('#').map_or(href.as_str(), |(page, _)| page);
    format!("{page}#{link}")
}

/// Calls back whenever the address changes by itself (Back, Forward, an edit), until dropped.
#[must_use]
pub fn on_change(changed: impl Fn(String) + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let changed = Rc::new(changed);
    ["popstate", "hashchange"]
        .into_iter()
        .map(|event| {
            let changed = Rc::clone(&changed);
            EventListener::new(&window, event, move |_| changed(fragment()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(step: HistoryStep, link: &str) -> Write {
        Write { step, link: link.to_owned() }
    }

    #[test]
    fn typing_is_coalesced_and_the_last_word_is_written() {
        let mut queue = WriteQueue::default();
        let mut written = Vec::new();
        for (nth, link) in ["m", "mu", "muq", "muqa", "muqat"].into_iter().enumerate() {
            queue.note(write(HistoryStep::Replace, link));
            written.extend(queue.due(nth as f64 * 20.0));
        }
        assert_eq!(written, [write(HistoryStep::Replace, "m")]);
        assert_eq!(queue.wait_ms(100.0), Some(150.0));
        assert_eq!(queue.due(249.0), None);
        assert_eq!(queue.due(250.0), Some(write(HistoryStep::Replace, "muqat")));
        assert_eq!(queue.wait_ms(251.0), None);
    }

    #[test]
    fn a_deliberate_step_keeps_its_entry_and_typing_joins_it() {
        let mut queue = WriteQueue::default();
        queue.note(write(HistoryStep::Replace, "a"));
        queue.note(write(HistoryStep::Push, "b"));
        queue.note(write(HistoryStep::Replace, "bc"));
        assert_eq!(queue.due(0.0), Some(write(HistoryStep::Replace, "a")));
        assert_eq!(queue.due(10.0), Some(write(HistoryStep::Push, "bc")));
        queue.note(write(HistoryStep::Replace, "bcd"));
        assert_eq!(queue.due(20.0), None);
    }

    #[test]
    fn quick_steps_are_written_at_once_as_long_as_they_are_few() {
        let mut queue = WriteQueue::default();
        let mut early = 0;
        for ms in 0..100_u32 {
            queue.note(write(HistoryStep::Push, &ms.to_string()));
            early += usize::from(queue.due(f64::from(ms)).is_some());
        }
        assert_eq!(early, 1 + EARLY_ENTRIES);
        let in_a_minute = (100..60_000_u32).filter(|ms| queue.due(f64::from(*ms)).is_some()).count();
        assert_eq!(in_a_minute, 100 - early, "what waited is written, at four a second at most");
    }

    #[test]
    fn at_most_four_writes_a_second() {
        let mut queue = WriteQueue::default();
        let mut writes = 0;
        for ms in 0..1000 {
            queue.note(write(HistoryStep::Replace, &ms.to_string()));
            writes += usize::from(queue.due(f64::from(ms)).is_some());
        }
        assert_eq!(writes, 4);
    }

    #[test]
    fn going_back_drops_what_was_not_yet_written() {
        let mut queue = WriteQueue::default();
        queue.note(write(HistoryStep::Push, "a"));
        queue.note(write(HistoryStep::Written, "b"));
        assert_eq!(queue.due(0.0), None);
    }
}
