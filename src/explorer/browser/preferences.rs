//! Where preferences are kept: one entry of `localStorage`. Without it, or where it refuses, the
//! page works the same and forgets.

use web_sys::Storage;

use crate::explorer::preferences::Preferences;

/// The entry; `boot.js` reads it too.
const ENTRY: &str = "sijill";

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What is remembered.
#[must_use]
pub fn load() -> Preferences {
    let kept = storage().and_then(|storage| storage.get_item(ENTRY).ok().flatten());
    kept.map_or_else(Preferences::default, |kept| Preferences::decode(&kept))
}

/// Changes what is remembered; of several open pages the last to choose is right.
pub fn change(to: impl FnOnce(Preferences) -> Preferences) {
    let preferences = to(load());
    let Some(storage) = storage() else { return };
    // A full or forbidden storage forgets, which disturbs nobody.
    let _ = if preferences == Preferences::default() {
        storage.remove_item(ENTRY)
    } else {
        storage.set_item(ENTRY, &preferences.encode())
    };
}
