//! Phrases by which the parts of a news page that are not the report give themselves away.
//!
//! Source: the interface phrases of the content systems that Arabic news sites run on (the Arabic
//! translations of WordPress, Drupal and Blogger) and the wording usual on news sites; collected
//! by hand. Phrases are compared as folded words: spelling of hamza, ة, ى and vowel marks does
//! not matter, nor does punctuation.

use crate::report::BlockLabel;

mod controls;
mod foot;
mod links;
mod networks;
mod readers;
mod rights;
mod rubrics;

pub use controls::SAVED_CUES;
pub use networks::{NETWORKS, WEAK_NETWORK_WORDS};
pub use rubrics::SECTIONS;

/// How much of a line a phrase must cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The whole line.
    Whole,
    /// The beginning of the line.
    Start,
    /// Anywhere in the line.
    Inside,
    /// The beginning of the line with a colon behind it.
    Colon,
}

/// Phrases that give a line its label.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    /// The label.
    pub label: BlockLabel,
    /// How the phrases must fit.
    pub fit: Fit,
    /// The longest line, in words, that they may decide about.
    pub max_words: usize,
    /// The phrases.
    pub phrases: &'static [&'static str],
}

const fn cue(label: BlockLabel, fit: Fit, max_words: usize, phrases: &'static [&'static str]) -> Cue {
    Cue { label, fit, max_words, phrases }
}

/// What stands over or before the keywords of a report.
pub const TAG_HEADINGS: &[&str] = &[
    "الوسوم",
    "وسوم",
    "كلمات مفتاحية",
    "الكلمات المفتاحية",
    "كلمات دلالية",
    "الكلمات الدلالية",
    "الكلمات الدالة",
    "كلمات البحث",
    "مواضيع الخبر",
    "مواضيع المقال",
    "تاغات",
    "تاغ",
    "تاج",
    "هاشتاغ",
    "الكلمات الدليلية",
    "كلمات دليلية",
    "الكلمات المفاتيح",
    "كلمات مفاتيح",
    "العلامات",
    "علامات",
    "بطاقات",
    "الوسم",
    "مفاتيح",
    "المفاتيح",
    "المواضيع ذات الوسم",
    "كلمات متعلقة",
    "الدلالات",
    "keywords",
    "tags",
];

/// What stands over a box of service: its lines follow up to the next blank line.
pub const BOX_HEADINGS: &[&str] = &[
    "مواقيت الصلاة",
    "أوقات الصلاة",
    "مواعيد الصلاة",
    "حالة الطقس",
    "الطقس اليوم",
    "طقس اليوم",
    "درجات الحرارة",
    "أسعار العملات",
    "أسعار الصرف",
    "سعر الصرف",
    "أسعار الذهب",
    "استطلاع رأي",
    "استطلاع الرأي",
    "استطلاعات",
    "استفتاء",
    "تصويت",
    "شارك برأيك",
    "برأيك",
    "حظك اليوم",
    "الأبراج",
    "صورة اليوم",
    "كاريكاتير",
    "كاريكاتير اليوم",
    "الطقس",
    "طقس",
    "أحوال الطقس",
    "النشرة الجوية",
    "حالة الجو",
    "العملات",
    "سعر صرف",
    "أسعار صرف العملات",
    "سعر الذهب",
    "سعر الدولار",
    "أسعار النفط",
    "البورصة",
    "مؤشرات",
    "الأسهم",
    "مواعيد الأذان",
    "أوقات الأذان",
    "الإمساكية",
    "سؤال اليوم",
    "سؤال الأسبوع",
    "صوت معنا",
    "صوت الآن",
    "استفتاء الأسبوع",
    "سبر آراء",
    "سبر الآراء",
    "ألبوم الصور",
    "صورة الأسبوع",
    "فيديو اليوم",
    "كلمة اليوم",
    "حكمة اليوم",
    "رسم اليوم",
];

/// Headings of lists that are entries of menus too.
pub const MENU_ENTRIES_TOO: &[&str] = &[
    "المزيد",
    "المزيد من",
    "آخر الأخبار",
    "أحدث الأخبار",
    "أهم الأخبار",
    "أبرز الأخبار",
    "أخبار أخرى",
    "عاجل",
    "أخبار عاجلة",
    "مختارات",
    "الأكثر قراءة",
    "الأكثر مشاهدة",
    "الأكثر تداولا",
    "آخر العناوين",
    "آخر المقالات",
    "أحدث المقالات",
    "آخر المستجدات",
    "آخر التطورات",
    "شريط الأخبار",
];

/// The phrases by idea; the first that fits decides.
pub const CUES: &[&[Cue]] =
    &[rights::RIGHTS, links::LINKS, readers::READERS, controls::CONTROLS, foot::PARTS];
