//! End to end, in real Chromium and real Firefox: run by `cargo xtask test`, which builds the
//! site and says where everything is. Without it these tests fail; they never pass unrun.
//!
//! - [`kit`]: how to look and to act.
//! - [`rig`]: that the kit itself sees what it must see, on a small page of its own.
//! - [`reader`]: what a reader does: look, search, narrow, open, share, go back, change language.
//! - [`queries`]: operators, phrases and fields typed into the search box.
//! - [`settings`]: settings, help, the first minute, empty answers.
//! - [`layout`]: what stays in its place, and the way from hit to hit.
//! - [`context`]: every occurrence of a word, on the right sides, sorted, saved.
//! - [`events`]: what is said of which days, in order, narrowed, opened, as a table.
//! - [`dating`]: how a date is known, and setting it by hand.
//! - [`access`]: keyboard, unbroken letters.
//! - [`proof`]: WCAG 2.2 AA, contrast, targets and narrow windows over every state that looks different.
//! - [`proof_newcomer`]: somebody new, given only the address.
//! - [`safety`]: nothing leaves, nothing is injected, and what loading costs.
//! - [`republish`]: what a site published again costs a reader who was here before.
//! - [`timeline`]: the brush by every route, what signs say, zoom, and which way time runs.
//! - [`deploys`]: versions that follow each other, and that no page is ever of two of them.
//! - [`guards`]: what the service worker never does, and what it does without each guard.
//! - [`offline`]: reading without a connection.
//! - [`single_file`]: an edition in one file, opened from disk without a network.
//! - [`faults`]: damaged, missing, newer and trapping parts.

#![allow(clippy::unwrap_used, reason = "a test may panic; clippy excuses only the functions marked #[test]")]

mod access;
mod context;
mod dating;
mod deploys;
mod events;
mod faults;
mod guards;
mod kit;
mod layout;
mod offline;
mod proof;
mod proof_newcomer;
mod queries;
mod reader;
mod republish;
mod rig;
mod safety;
mod settings;
mod single_file;
mod timeline;

/// The same scenario in both browsers, as two tests.
#[macro_export]
macro_rules! in_both_browsers {
    ($($scenario:ident),+ $(,)?) => {$(
        mod $scenario {
            #[test]
            fn chromium() {
                super::super::$scenario($crate::kit::Kind::Chromium);
            }
            #[test]
            fn firefox() {
                super::super::$scenario($crate::kit::Kind::Firefox);
            }
        }
    )+};
}
