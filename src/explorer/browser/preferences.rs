//! Where preferences are kept: one entry of the browser's storage. Without it, where it refuses, and
//! always in a single file, the page works the same and forgets (`static/from_site.js`, `from_file.js`).

use super::boot;
use crate::explorer::preferences::Preferences;

/// What is remembered.
#[must_use]
pub fn load() -> Preferences {
    Preferences::decode(&boot::recall())
}

/// Changes what is remembered; of several open pages the last to choose is right.
pub fn change(to: impl FnOnce(Preferences) -> Preferences) {
    let preferences = to(load());
    let nothing = preferences == Preferences::default();
    boot::remember(&if nothing { String::new() } else { preferences.encode() });
}
