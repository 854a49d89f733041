//! What the reader chose in the settings, as it is remembered between visits.
//!
//! Kept as a link is written (`v1&ui=en&theme=dark`), with `keys=off` where single keys are off.
//! Only choices made here are remembered: what a link says holds for that link alone. Not here:
//! where it is kept ([`super::browser::preferences`]).

use crate::view::{Settings, View};

/// Said where single keys are no shortcuts. Links know no such part.
const WITHOUT_KEYS: &str = "&keys=off";

/// What is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// The settings that were chosen.
    pub settings: Settings,
    /// Whether single keys are shortcuts.
    pub has_shortcuts: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { settings: Settings::default(), has_shortcuts: true }
    }
}

impl Preferences {
    /// Reads what was kept; any text gives some preferences.
    #[must_use]
    pub fn decode(kept: &str) -> Self {
        let (view, _) = View::decode(kept);
        Self { settings: view.settings, has_shortcuts: !kept.ends_with(WITHOUT_KEYS) }
    }

    /// What is to be kept.
    #[must_use]
    pub fn encode(self) -> String {
        let mut kept = View { settings: self.settings, ..View::default() }.encode();
        if !self.has_shortcuts {
            kept.push_str(WITHOUT_KEYS);
        }
        kept
    }

    /// These after a choice that led from one set of settings to another. Settings that say nothing
    /// at all are those of a reader who wants none remembered.
    #[must_use]
    pub fn after_choice(self, before: Settings, chosen: Settings) -> Self {
        let settings = if chosen == Settings::default() {
            chosen
        } else {
            chosen.changed_from(before).or(self.settings)
        };
        Self { settings, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{Language, ReadingSize, Theme};

    #[test]
    fn what_was_kept_comes_back() {
        let settings =
            Settings { language: Some(Language::English), theme: Some(Theme::Dark), ..Settings::default() };
        for has_shortcuts in [true, false] {
            let preferences = Preferences { settings, has_shortcuts };
            assert_eq!(Preferences::decode(&preferences.encode()), preferences);
        }
        assert_eq!(Preferences { settings, has_shortcuts: true }.encode(), "v1&ui=en&theme=dark");
        assert_eq!(Preferences { settings, has_shortcuts: false }.encode(), "v1&ui=en&theme=dark&keys=off");
    }

    #[test]
    fn any_text_gives_some_preferences() {
        for kept in ["", "v1", "[object Object]", "v1&theme=mauve&q=%zz", "\u{0}&&&=", "v9&keys=on"] {
            assert_eq!(Preferences::decode(kept), Preferences::default(), "{kept}");
        }
    }

    #[test]
    fn only_what_was_chosen_is_remembered() {
        let by_link = Settings { language: Some(Language::English), ..Settings::default() };
        let chosen = Settings { reading_size: Some(ReadingSize::Large), ..by_link };
        let remembered = Preferences::default().after_choice(by_link, chosen);
        assert_eq!(remembered.encode(), "v1&size=large");
        let again = remembered.after_choice(chosen, Settings { theme: Some(Theme::Dark), ..chosen });
        assert_eq!(again.encode(), "v1&theme=dark&size=large");
        assert_eq!(again.after_choice(chosen, Settings::default()), Preferences::default());
    }
}
