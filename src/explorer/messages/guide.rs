//! The longer texts of both languages: settings, help and the first page. Sentences with counts are
//! in [`super::ar`] and [`super::en`].

use std::sync::OnceLock;

use super::Messages;
use crate::view::Language;

/// The settings, in the order of the variants of their types.
#[derive(Debug)]
pub struct SettingsText {
    /// The dialog, and the button that opens it.
    pub title: &'static str,
    /// The language of the interface.
    pub language: &'static str,
    /// Its digits.
    pub numerals: &'static str,
    /// The digits themselves.
    pub each_numerals: [&'static str; 2],
    /// The names of months in Arabic.
    pub months: &'static str,
    /// An example of each.
    pub each_months: [&'static str; 3],
    /// Light or dark.
    pub theme: &'static str,
    /// Each of them.
    pub each_theme: [&'static str; 3],
    /// How much stands out.
    pub contrast: &'static str,
    /// Each of them.
    pub each_contrast: [&'static str; 2],
    /// The size of the text that is read.
    pub size: &'static str,
    /// Each of them.
    pub each_size: [&'static str; 4],
    /// The switch for single keys.
    pub shortcuts: &'static str,
    /// The button that chooses nothing.
    pub reset: &'static str,
}

/// What is said of reading offline.
#[derive(Debug)]
pub struct OfflineText {
    /// Over it.
    pub title: &'static str,
    /// Before the number of files.
    pub files: &'static str,
    /// Between a part and the whole.
    pub of: &'static str,
    /// Thousands of bytes.
    pub kilobytes: &'static str,
    /// Millions of bytes.
    pub megabytes: &'static str,
    /// Keeps everything.
    pub fetch: &'static str,
    /// Goes on with that.
    pub go_on: &'static str,
    /// Stops it.
    pub stop: &'static str,
    /// Drops what is kept.
    pub remove: &'static str,
    /// A newer version is ready.
    pub newer: &'static str,
    /// Goes over to it.
    pub switch: &'static str,
    /// Does not.
    pub later: &'static str,
}

/// What is said around the help and the examples.
#[derive(Debug)]
pub struct HelpText {
    /// The dialog, and the button that opens it.
    pub title: &'static str,
    /// Over the examples.
    pub examples: &'static str,
    /// Closes a dialog.
    pub close: &'static str,
}

/// The longer texts of a language: the help, and why a line or a date is what it is. They are in
/// `static/guide/`, one a line, and are loaded behind the first findings.
#[derive(Debug)]
pub struct Guide {
    /// What each is for, and the text.
    lines: Vec<(&'static str, &'static str)>,
}

impl Guide {
    fn read(text: &'static str) -> Self {
        // By the character: to look for a text brings three kilobytes into the page.
        let line = |line: &'static str| {
            let (key, text) = line.split_once('=')?;
            Some((key.trim_ascii_end(), text.trim_ascii_start()))
        };
        Self { lines: text.lines().filter_map(line).collect() }
    }

    /// All texts for this, in their order.
    pub fn each(&self, key: &'static str) -> impl Iterator<Item = &'static str> {
        self.lines.iter().filter(move |line| line.0 == key).map(|line| line.1)
    }

    /// The text for this; nothing where there is none.
    #[must_use]
    pub fn text(&self, key: &'static str) -> &'static str {
        self.each(key).next().unwrap_or_default()
    }

    /// The sentence for a rule of this kind, such as `block.`.
    #[must_use]
    pub fn of_rule(&self, kind: &str, rule: &str) -> Option<&'static str> {
        self.lines.iter().find(|line| line.0.strip_prefix(kind) == Some(rule)).map(|line| line.1)
    }
}

/// In the order of the variants of [`Language`].
static GUIDES: [OnceLock<Guide>; 2] = [OnceLock::new(), OnceLock::new()];

/// The guide of a language, once it is here.
#[cfg(target_arch = "wasm32")]
pub fn guide(language: Language) -> Option<&'static Guide> {
    GUIDES[language as usize].get()
}

/// The guide of a language. Without a browser it is always here.
#[cfg(not(target_arch = "wasm32"))]
pub fn guide(language: Language) -> Option<&'static Guide> {
    let text = match language {
        Language::Arabic => include_str!("../../../static/guide/ar.txt"),
        Language::English => include_str!("../../../static/guide/en.txt"),
    };
    Some(GUIDES[language as usize].get_or_init(|| Guide::read(text)))
}

/// Takes the text of a guide, which stays for good.
pub fn keep_guide(language: Language, text: String) {
    GUIDES[language as usize].get_or_init(|| Guide::read(text.leak()));
}

/// The names of the languages, each in itself.
pub const LANGUAGES: [&str; 2] = ["العربية", "English"];

/// An amount of bytes, such as «٣١ ميغابايت».
#[must_use]
pub fn size(language: Language, words: &dyn Messages, bytes: u32) -> String {
    let text = offline_text(language);
    let (size, unit) = match bytes {
        bytes if bytes < 1_000_000 => (bytes.div_ceil(1000), text.kilobytes),
        bytes => (bytes.div_ceil(1_000_000), text.megabytes),
    };
    format!("{} {unit}", words.number(size))
}

/// The texts of the settings.
#[must_use]
pub fn settings_text(language: Language) -> &'static SettingsText {
    match language {
        Language::Arabic => &SETTINGS_AR,
        Language::English => &SETTINGS_EN,
    }
}

/// The texts of reading offline.
#[must_use]
pub fn offline_text(language: Language) -> &'static OfflineText {
    match language {
        Language::Arabic => &OFFLINE_AR,
        Language::English => &OFFLINE_EN,
    }
}

/// The texts of the help.
#[must_use]
pub fn help_text(language: Language) -> &'static HelpText {
    match language {
        Language::Arabic => &HELP_AR,
        Language::English => &HELP_EN,
    }
}

pub(super) static SETTINGS_AR: SettingsText = SettingsText {
    title: "الإعدادات",
    language: "اللغة",
    numerals: "الأرقام",
    each_numerals: ["٠١٢٣", "0123"],
    months: "أسماء الشهور بالعربية",
    each_months: ["الاثنان معًا", "كانون الأول", "ديسمبر"],
    theme: "المظهر",
    each_theme: ["حسب النظام", "فاتح", "داكن"],
    contrast: "التباين",
    each_contrast: ["حسب النظام", "أعلى"],
    size: "حجم نص القراءة",
    each_size: ["صغير", "متوسط", "كبير", "كبير جدًّا"],
    shortcuts: "اختصارات بمفتاح واحد، مثل / للبحث",
    reset: "إعادة الضبط",
};

pub(super) static SETTINGS_EN: SettingsText = SettingsText {
    title: "Settings",
    language: "Language",
    numerals: "Digits",
    each_numerals: ["٠١٢٣", "0123"],
    months: "Names of months in Arabic",
    each_months: ["Both", "كانون الأول", "ديسمبر"],
    theme: "Appearance",
    each_theme: ["As the system", "Light", "Dark"],
    contrast: "Contrast",
    each_contrast: ["As the system", "More"],
    size: "Size of the text you read",
    each_size: ["Small", "Medium", "Large", "Very large"],
    shortcuts: "Shortcuts of a single key, such as / for the search",
    reset: "Reset",
};

static OFFLINE_AR: OfflineText = OfflineText {
    title: "القراءة دون اتصال",
    files: "الملفات:",
    of: "من",
    kilobytes: "كيلوبايت",
    megabytes: "ميغابايت",
    fetch: "حفظ الطبعة كلها",
    go_on: "متابعة الحفظ",
    stop: "إيقاف",
    remove: "حذف المحفوظ",
    newer: "نسخة أحدث من هذه الطبعة جاهزة.",
    switch: "الانتقال إليها",
    later: "لاحقًا",
};

static OFFLINE_EN: OfflineText = OfflineText {
    title: "Reading offline",
    files: "Files:",
    of: "of",
    kilobytes: "KB",
    megabytes: "MB",
    fetch: "Keep the whole edition",
    go_on: "Go on",
    stop: "Stop",
    remove: "Remove what is kept",
    newer: "A newer version of this edition is ready.",
    switch: "Switch to it",
    later: "Later",
};

static HELP_AR: HelpText =
    HelpText { title: "عن هذا السجل", examples: "جرّب", close: "إغلاق" };

static HELP_EN: HelpText = HelpText { title: "About this archive", examples: "Try", close: "Close" };
