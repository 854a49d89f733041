//! Words beside a date that tell whether it was past or to come when the text was written.
//!
//! Source: by hand from the grammar and the agency style (perfect verbs of what happens, participles and nouns of
//! planning), kept where news of known days bear them out (docs/dating.md). Verbs of speech are not here: one may
//! announce what is past or what is to come. All words are folded and without «و», «ف» before them.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

/// What a word says of the time beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// It was.
    Past,
    /// It will be.
    Coming,
}

/// Perfect verbs of what happens, and words of record.
#[rustfmt::skip]
const PAST: &[&str] = &[
    "كان", "كانت", "كانوا", "شهد", "شهدت", "وقع", "وقعت", "جد", "جدت", "حدث", "حدثت", "قتل", "قتلت", "قتلوا", "لقي",
    "لقيت", "اسفر", "اسفرت", "اودي", "اودت", "سجل", "سجلت", "بلغ", "بلغت", "ارتفع", "ارتفعت", "انخفض", "انخفضت",
    "تراجع", "تراجعت", "انطلق", "انطلقت", "بدا", "بدات", "اندلع", "اندلعت", "انتهي", "انتهت", "اختتم", "اختتمت",
    "صدر", "صدرت", "الصادر", "الصادره", "المورخ", "المورخه", "مورخ", "مواليد", "المولود", "ولد", "ولدت", "مولود",
    "توفي", "توفيت", "استشهد", "اغتيل", "اغتيال", "مقتل", "قام", "قامت", "تمكن", "تمكنت", "فاز", "فازت", "حصل",
    "حصلت", "احرز", "احرزت", "تولي", "تولت", "عين", "عينت", "تعيينه", "انتخب", "تاسس", "تاسست", "انشي", "انشيت",
    "تعود", "يعود", "مقارنه", "سبق", "شن", "شنت", "استولي", "استولت", "سيطر", "سيطرت", "احتل", "احتلت", "وصل",
    "وصلت", "غادر", "غادرت", "التحق", "شارك", "شاركت", "خسر", "خسرت", "تعرض", "تعرضت", "ادي", "ادت", "التقي",
    "زار", "القت", "القي", "اعتقل", "اعتقلت", "اوقف", "اوقفت", "سقط", "سقطت", "انفجر", "انهار", "انهارت", "طرد",
    "هاجر", "تخرج", "تزوج", "اقيم", "اقيمت", "احيل", "احيلت", "اطلق", "اطلقت", "نفذ", "نفذت", "هاجم", "هاجمت",
    "استهدف", "استهدفت", "انسحب", "انسحبت", "استقال", "استقالت", "الهجوم", "اعتداء", "الاعتداء", "اندلاع",
];

/// Words of planning, of competitions and of laws that are named by a year to come.
#[rustfmt::skip]
const COMING: &[&str] = &[
    "سوف", "لن", "المقرر", "المنتظر", "المرتقب", "المتوقع", "المزمع", "المبرمج", "المبرمجه", "مقررا", "مقرر", "مقرره",
    "ينتظر", "يتوقع", "يرتقب", "تعتزم", "يعتزم", "تستعد", "يستعد", "استعدادا", "تحضيرا", "بحلول", "افق", "اقصاه",
    "حتي", "غايه", "القادم", "القادمه", "القادمين", "المقبل", "المقبله", "المقبلين", "موعد", "اجل", "خطه", "مخطط",
    "المخطط", "استراتيجيه", "رويه", "برنامج", "مشروع", "قانون", "ميزانيه", "الميزانيه", "موازنه", "كاس", "مونديال",
    "شان", "تصفيات", "التصفيات", "بطوله", "دوره", "الدوره", "نسخه", "موسم", "الموسم", "انتخابات",
    "الانتخابات", "موتمر", "منتدي", "مهرجان", "باكالوريا", "بكالوريا", "الجوله", "المباراه", "مباراه", "مقابله",
    "اضراب", "تدور", "يدور", "تنطلق", "ينطلق", "تقام", "يقام", "تنظم", "ينظم", "تنتظم", "يواجه", "تتواصل", "يتواصل",
    "تقرر", "توقع", "توقعت", "توقعات", "هدف", "بهدف", "تمديد", "تاجيل", "ان", "جلسه", "بدايه", "ابتداء", "انطلاقا",
    "اعتبارا", "الي",
];

/// Of [`COMING`], the words after which what is told cannot have been: the others only take the surety away.
#[rustfmt::skip]
const SURELY_COMING: &[&str] = &[
    "سوف", "المقرر", "المنتظر", "المرتقب", "المزمع", "مقررا", "ينتظر", "يرتقب", "بحلول", "افق", "اقصاه", "القادم",
    "القادمه", "المقبل", "المقبله", "تعتزم", "يعتزم",
];

/// Nouns that begin as a verb of the future does.
#[rustfmt::skip]
const NOT_VERBS: &[&str] = &[
    "سياره", "سيارات", "سياسه", "سياسي", "سياسيه", "سياسيا", "سياسات", "سيناء", "سيده", "سيدي", "سيدات", "ستون",
    "ستين", "سينما", "سينمائي", "سينماييه", "سيطره", "سيطرت", "سيطر", "سياده", "سياحه", "سياحي", "سياحيه",
    "ستاد", "سيف", "سير", "سيره", "سيليانه", "سيدنا", "ستراسبورغ", "ستريت", "ستيف", "ستيفن", "ستار", "سيدني", "سيول", "سيلفا", "سيميوني", "سيرت", "سيوف", "سنوات", "سنويا", "سنه",
    "سنتين", "سنتيم", "ستوكهولم", "سيبيريا", "سيوله", "سيزار",
];

/// Perfect verbs of what happened to a place or to people, without «و», «ف»: beside «بعد سقوط …» they say that it was. Of
/// those who meet, talk or begin the same may be said while they plan. What goes on after it comes after it as well.
#[rustfmt::skip]
pub const HAPPENED: &[&str] = &[
    "شهد", "شهدت", "وقع", "وقعت", "حدث", "حدثت", "قتل", "قتلت", "قتلوا", "لقي", "لقيت", "ارتفع", "ارتفعت", "انخفض",
    "انخفضت", "تراجع", "تراجعت", "انطلق", "انطلقت", "اندلع", "اندلعت", "استولي", "استولت", "سيطر", "سيطرت", "احتل",
    "احتلت", "وصل", "وصلت", "غادر", "غادرت", "انهار", "انهارت", "هاجر", "هاجرت", "انسحب", "انسحبت", "تعرض", "تعرضت",
    "سقط", "سقطت", "ساد", "سادت", "عاد", "عادت", "عادوا", "فر", "فرت", "فروا", "هرب", "هربت", "هربوا", "نزح", "نزحت",
    "نزحوا", "لجا", "لجات", "تغير", "تغيرت", "تدهور", "تدهورت", "تحول", "تحولت", "اصبح", "اصبحت", "انتشر", "انتشرت",
    "اعتقل", "اعتقلت", "تاسس", "تاسست", "انتهت", "انتهي", "خسر", "خسرت", "فقد", "فقدت", "ظهر", "ظهرت", "توقف",
    "توقفت", "تمكن", "تمكنت", "توغل", "توغلت", "اجتاح", "اجتاحت", "دخلت", "واصل", "واصلت", "يواصل", "تواصل",
    "تواصلت", "زال", "زالت", "يزال", "تزال", "يزالون",
];

/// Words near which an event may be one that people plan for or fear, without proclitics and article.
#[rustfmt::skip]
pub const PLANNED: &[&str] = &[
    "خطه", "خطط", "مخطط", "مخططات", "يخطط", "تخطط", "يخططون", "التخطيط", "تخطيط", "اجراء", "اداره", "مرحله",
    "سيناريو", "سيناريوهات", "احتمال", "احتمالات", "احتماليه", "مستقبل", "تصور", "تصورات", "ترتيبات", "مصير",
    "مشروع", "برنامج", "رويه", "بحث", "يبحث", "تبحث", "مناقشه", "نقاش", "يناقش", "تناقش", "ناقش", "ناقشت", "انتقاليه",
    "انتقالي", "اعداد", "استعداد", "استعدادا", "استعدادات", "يستعد", "تستعد", "يستعدون", "تحضير", "تحضيرا",
    "تحضيرات", "يحضر", "تحضر", "يعتزم", "تعتزم", "ينوي", "تنوي", "مقرر", "مقرره", "مخاوف", "تخوف", "خشيه", "يخشي",
    "تخشي", "فرضيه", "تنبو", "توقعات", "توقع", "يتوقع", "تتوقع", "اذا", "لو", "ربما", "يمكن", "ينبغي",
    "لن", "سوف", "قبيل", "حلم", "امل", "وعد", "وعدت", "تعهد", "تعهدت", "طالب", "دعا", "دعت",
    "ضروره", "اقترح", "اقترحت", "مقترح", "مبادره",
];

/// What a word is listed as in the tables above.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Listed {
    past: bool,
    coming: bool,
    surely_coming: bool,
    not_verb: bool,
}

static LISTED: LazyLock<HashMap<&'static str, Listed, FxBuildHasher>> = LazyLock::new(|| {
    let mut listed: HashMap<&'static str, Listed, FxBuildHasher> = HashMap::default();
    PAST.iter().for_each(|word| listed.entry(word).or_default().past = true);
    COMING.iter().for_each(|word| listed.entry(word).or_default().coming = true);
    SURELY_COMING.iter().for_each(|word| listed.entry(word).or_default().surely_coming = true);
    NOT_VERBS.iter().for_each(|word| listed.entry(word).or_default().not_verb = true);
    listed
});

/// What the folded word says, if anything, and whether surely.
#[must_use]
pub fn tense(key: &str) -> Option<(Tense, bool)> {
    let bare = key.strip_prefix(['و', 'ف']).filter(|rest| rest.chars().nth(2).is_some()).unwrap_or(key);
    let led = bare.strip_prefix(['ب', 'ل']).filter(|rest| rest.chars().nth(3).is_some()).unwrap_or(bare);
    let mut all = Listed::default();
    let mut add = |form: &str| {
        if let Some(listed) = LISTED.get(form) {
            all.past |= listed.past;
            all.coming |= listed.coming;
            all.surely_coming |= listed.surely_coming;
            all.not_verb |= listed.not_verb;
        }
    };
    add(key);
    if bare.len() < key.len() {
        add(bare);
    }
    if led.len() < bare.len() {
        add(led);
    }
    if let Some(rest) = bare.strip_prefix("لل") {
        add(&["ال", rest].concat());
    }
    let mut letters = bare.chars();
    let will = letters.next() == Some('س')
        && matches!(letters.next(), Some('ي' | 'ت' | 'ن' | 'ا'))
        && letters.nth(1).is_some()
        && !all.not_verb;
    if all.surely_coming || will && !bare.starts_with("سا") {
        return Some((Tense::Coming, true));
    }
    if all.past {
        return Some((Tense::Past, true));
    }
    all.coming.then_some((Tense::Coming, false))
}
