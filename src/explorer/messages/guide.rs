//! The longer texts of both languages: settings, help and the first page. Sentences with counts are
//! in [`super::ar`] and [`super::en`].

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
    /// What becomes of a choice.
    pub hint: &'static str,
    /// The button that chooses nothing.
    pub reset: &'static str,
}

/// What is said of reading offline.
#[derive(Debug)]
pub struct OfflineText {
    /// Over it.
    pub title: &'static str,
    /// What is the case, in the order of [`Keeping`](crate::explorer::offline::Keeping).
    pub each_keeping: [&'static str; 7],
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

/// A sign of the page and what it means.
#[derive(Debug)]
pub struct SignText {
    /// An example of it, in words.
    pub sample: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// What is said for somebody who is here for the first time.
#[derive(Debug)]
pub struct HelpText {
    /// The dialog, and the button that opens it.
    pub title: &'static str,
    /// What this is.
    pub what: &'static str,
    /// Over the numbers of the edition.
    pub numbers: &'static str,
    /// The number of reports.
    pub reports: &'static str,
    /// Before how a date is known.
    pub date: &'static str,
    /// The number of outlets.
    pub outlets: &'static str,
    /// The number of reports whose outlet is not known.
    pub without_outlet: &'static str,
    /// From when to when was published.
    pub published: &'static str,
    /// The number of times mentioned.
    pub mentions: &'static str,
    /// From when to when is mentioned.
    pub mentioned: &'static str,
    /// Over the examples.
    pub examples: &'static str,
    /// Over the limits.
    pub limits: &'static str,
    /// What one must know.
    pub each_limit: [&'static str; 5],
    /// Over the signs.
    pub signs: &'static str,
    /// A date the page states.
    pub stated: SignText,
    /// A date that is estimated or not known.
    pub estimated: SignText,
    /// Words as typed, with the same letters, the same word in another form, and other names.
    pub marks: [SignText; 4],
    /// A time in the text.
    pub time: SignText,
    /// The lanes of the timeline.
    pub lanes: [SignText; 2],
    /// Over how to search.
    pub search: &'static str,
    /// How to search.
    pub each_search: [&'static str; 10],
    /// Over the keys.
    pub keys: &'static str,
    /// What they do: `/`, `?`, those in a report, Escape, and those of the timeline.
    pub each_key: [SignText; 5],
    /// Closes a dialog.
    pub close: &'static str,
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
    hint: "ما يغيّر العرض من اختياراتك يُكتب في الرابط، وما يُحفظ منها يبقى في هذا المتصفح وحده.",
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
    hint: "Choices that change what is seen are part of the link. Any that are remembered stay in this browser.",
    reset: "Reset",
};

static OFFLINE_AR: OfflineText = OfflineText {
    title: "القراءة دون اتصال",
    each_keeping: [
        "لا يستطيع هذا المتصفح حفظ الطبعة هنا. يلزم https ونافذة غير خاصة ومساحة على القرص.",
        "ما تفتحه يبقى محفوظًا في هذا المتصفح وتقرؤه دون اتصال. ويمكنك حفظ الطبعة كلها.",
        "تُحفظ الطبعة كلها الآن، وتستطيع مواصلة القراءة.",
        "أُوقف الحفظ. ما حُفظ حتى الآن باقٍ.",
        "انقطع الحفظ لأن ملفًا لم يصل. ما حُفظ حتى الآن باقٍ. افتح الصفحة مع اتصال ليُستأنف.",
        "امتلأت المساحة التي يمنحها المتصفح. ما حُفظ حتى الآن باقٍ، أما الباقي فيُقرأ مع الاتصال وحده.",
        "الطبعة كلها محفوظة في هذا المتصفح، وتعمل دون اتصال.",
    ],
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
    each_keeping: [
        "This browser cannot keep the edition: that takes https, a window that is not private, and room on the disk.",
        "What you open is kept in this browser and can be read offline. You can also keep the whole edition.",
        "The whole edition is being kept. You can go on reading.",
        "Keeping was stopped. What is kept so far remains.",
        "Keeping was interrupted: a file did not arrive. What is kept so far remains; open the page with a connection to go on.",
        "The browser gives no more room. What is kept so far remains; the rest can be read online only.",
        "The whole edition is kept in this browser and works offline.",
    ],
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

static HELP_AR: HelpText = HelpText {
    title: "عن هذا السجل",
    what: "يجمع السجل تقارير إخبارية كما وُجدت على صفحاتها، ويتيح البحث فيها بالكلمة وبالزمن: متى نُشر التقرير، وأي زمن يذكره. كل ما تراه محفوظ في الرابط، فمن يفتحه يرَ ما تراه.",
    numbers: "ما في هذه الطبعة",
    reports: "التقارير",
    date: "تاريخ النشر",
    outlets: "الجهات الناشرة المعروفة",
    without_outlet: "تقارير لا تُعرف جهتها",
    published: "فترة النشر المعروفة",
    mentions: "الأزمنة المذكورة في النصوص",
    mentioned: "مدى الأزمنة المذكورة",
    examples: "جرّب",
    limits: "حدود ينبغي معرفتها",
    each_limit: [
        "«أمس» و«العام الماضي» ونحوهما تُحسب من تاريخ النشر، فإن لم يُعرف لم يُعرف يومها. والتاريخ الهجري بتقويم أم القرى.",
        "البحث يجد الكلمة بسوابقها ولواحقها. جموع التكسير وصيغ المؤنث كلمات أخرى: ابحث عنها بنفسها.",
        "ساعة الصفحة تدل على يوم حفظها، والتقرير نُشر في ذلك اليوم أو قبله.",
        "القوائم والروابط والنماذج حول التقارير لا يُبحث فيها إلا إذا طلبت ذلك.",
        "كل شيء يعمل داخل متصفحك. لا يُرسل بحثك ولا قراءتك إلى أي مكان.",
    ],
    signs: "معاني العلامات",
    stated: SignText {
        sample: "١١ شباط ٢٠٢٥",
        meaning: "إطار متصل: تاريخ النشر مذكور في الصفحة أو في بياناتها.",
    },
    estimated: SignText {
        sample: "نحو تموز ٢٠٢١",
        meaning: "إطار متقطع: التاريخ مُقدَّر من النص، أو مأخوذ من ساعة الصفحة، أو غير معروف.",
    },
    marks: [
        SignText { sample: "مقاتل", meaning: "الكلمة كما كُتبت في البحث." },
        SignText {
            sample: "مقاتـل", meaning: "الأحرف نفسها مع اختلاف في التشكيل أو الهمزة أو التطويل."
        },
        SignText {
            sample: "والمقاتلين", meaning: "الكلمة نفسها بسوابق أو لواحق."
        },
        SignText {
            sample: "قسد", meaning: "اسم آخر لما كُتب، إن طلبت الأسماء الأخرى."
        },
    ],
    time: SignText { sample: "عام 2019", meaning: "خط منقط: زمن يذكره النص." },
    lanes: [
        SignText {
            sample: "نُشر",
            meaning: "مسار النشر: شكل مصمت للتاريخ المذكور، ومتقطع للمُقدَّر، وسهم متقطع حين لا يُعرف إلا أن النشر سبق ساعة الصفحة.",
        },
        SignText {
            sample: "ذُكر", meaning: "مسار الأزمنة المذكورة: نقطة لليوم، وشريط لما هو أطول."
        },
    ],
    search: "كيف تبحث",
    each_search: [
        "اكتب كلمة أو أكثر. يجب أن ترد الكلمات كلها في التقرير، ولا يهم ترتيبها.",
        "ما دمت تكتب تُعد الكلمة الأخيرة بداية كلمة. المسافة أو Enter تجعلها كلمة كاملة.",
        "لا فرق بين أ و إ و ا، ولا بين ة و ه، ولا بين ى و ي، ولا أثر للتشكيل، ما لم تختر مطابقة أضيق.",
        "«أو» (|) بين كلمتين تكفي معها إحداهما، و«ليس» أو شرطة قبل كلمة تستبعدها، والأقواس تجمع: مخيم (الهول أو الروج) -العراق.",
        "= قبل الكلمة: بحروفها هذه فقط. * بعدها: كل ما يبدأ بها. @ قبلها: ومعها أسماؤها الأخرى، مثل @داعش.",
        "~ بعد الكلمة: ومعها ما يختلف عنها بحرف أو حرفين، مثل الحسكه~ و~2. ويُحمَّل لذلك المعجم كله.",
        "ما بين علامتي اقتباس عبارة: كلماتها متجاورة بترتيبها، مثل «مخيم الهول». و=«…» تأخذها بحروفها.",
        "«مخيم الأطفال»~5: الكلمات متقاربة بأي ترتيب، وبينها خمس كلمات أخرى على الأكثر (والحد الأقصى 50).",
        "«عنوان:» أو «جهة:» أو «نقلا:» قبل كلمة أو عبارة تبحث في العنوان أو الجهة الناشرة أو المنقول عنه، و«نشر:» أو «ذكر:» قبل تاريخ. مثلًا عنوان:مخيم جهة:«الفجر» نشر:\u{2066}2019..2020-03\u{2069} ذكر:\u{2066}2015..\u{2069}",
        "القيم المختارة من قائمة واحدة يكفي تحقق إحداها، أما الشروط المختلفة فيجب أن تتحقق معًا.",
    ],
    keys: "المفاتيح",
    each_key: [
        SignText { sample: "/", meaning: "إلى مربع البحث." },
        SignText { sample: "?", meaning: "هذه الصفحة." },
        SignText {
            sample: "n p", meaning: "في التقرير المفتوح: إلى الموضع التالي أو السابق."
        },
        SignText { sample: "Esc", meaning: "إغلاق النافذة أو التقرير المفتوح." },
        SignText {
            sample: "+ −", meaning: "تقريب الخط الزمني وإبعاده حين يكون التركيز عليه، والأسهم تحركه."
        },
    ],
    close: "إغلاق",
};

static HELP_EN: HelpText = HelpText {
    title: "About this archive",
    what: "Sijill gathers news reports as they stand on their pages and searches them by word and by time: when a report was published, and which times it mentions. All you see is in the link; whoever opens it sees the same.",
    numbers: "What this edition holds",
    reports: "Reports",
    date: "Date of publication",
    outlets: "Outlets that are known",
    without_outlet: "Reports of an unknown outlet",
    published: "Known dates of publication",
    mentions: "Times mentioned in the texts",
    mentioned: "Span of the times mentioned",
    examples: "Try",
    limits: "Limits to know of",
    each_limit: [
        "“Yesterday”, “last year” and the like are reckoned from the date of publication: where it is not known, neither are they. Hijri dates are those of Umm al-Qura.",
        "A search finds a word with its prefixes and endings. Broken plurals and feminine forms are other words: search for them as well.",
        "A page clock shows the day a page was saved: the report was published on that day or before.",
        "Menus, links and forms around the reports are labelled and left out. They are searched only if you ask for it.",
        "Everything runs in your browser. Neither your searches nor what you read is sent anywhere.",
    ],
    signs: "What the signs mean",
    stated: SignText {
        sample: "11 February 2025",
        meaning: "Solid border: the page or its data state the date of publication.",
    },
    estimated: SignText {
        sample: "about July 2021",
        meaning: "Dashed border: the date is estimated from the text, taken from a page clock, or unknown.",
    },
    marks: [
        SignText { sample: "مقاتل", meaning: "The word exactly as typed." },
        SignText {
            sample: "مقاتـل",
            meaning: "The same letters, with other vowel marks, hamza or elongation.",
        },
        SignText { sample: "والمقاتلين", meaning: "The same word with prefixes or endings." },
        SignText { sample: "قسد", meaning: "Another name of the same, where you ask for other names." },
    ],
    time: SignText { sample: "عام 2019", meaning: "Dotted line: a time that the text mentions." },
    lanes: [
        SignText {
            sample: "Published",
            meaning: "A lane of the timeline: solid where the date is stated, dashed where it is estimated, a dashed arrow where only a page clock is known.",
        },
        SignText {
            sample: "Mentioned",
            meaning: "The times the texts speak of: a point for a day, a bar for a month, a year or a range.",
        },
    ],
    search: "How to search",
    each_search: [
        "Type one word or several. A report must have all of them, in any order.",
        "While you type, the last word counts as a beginning. A space or Enter makes it a whole word.",
        "Forms of alef, ة and ه, ى and ي, and vowel marks make no difference unless you choose a stricter match.",
        "OR (أو, |) between words: one of them suffices. NOT (ليس) or a hyphen before a word excludes it. Parentheses group: \u{2068}مخيم (الهول OR الروج) -العراق\u{2069}.",
        "= before a word: only in these letters. * behind it: whatever begins so. @ before it: other names of the same as well, such as \u{2068}@داعش\u{2069}.",
        "~ behind a word: also words that differ in a letter or two, such as \u{2068}الحسكه~\u{2069} or ~2. That loads the whole dictionary.",
        "Quotation marks make a phrase, words beside each other in their order: \u{2068}«مخيم الهول»\u{2069}. =«…» takes them letter by letter.",
        "\u{2068}«مخيم الأطفال»~5\u{2069}: words near each other in any order, with at most five others among them (50 at the most).",
        "title:, outlet: and relayed: before a word or a phrase look in the title, the outlet or the source; published: and mentioned: take dates: title:مخيم outlet:\"الفجر\" published:2019..2020-03 mentioned:2015..",
        "Of several values of one filter, one suffices; different filters must hold together.",
    ],
    keys: "Keys",
    each_key: [
        SignText { sample: "/", meaning: "To the search box." },
        SignText { sample: "?", meaning: "This page." },
        SignText { sample: "n p", meaning: "In the open report: to the next or the previous place." },
        SignText { sample: "Esc", meaning: "Closes a dialog or the open report." },
        SignText {
            sample: "+ −",
            meaning: "Zoom the timeline while it has the focus; the arrow keys move it.",
        },
    ],
    close: "Close",
};
