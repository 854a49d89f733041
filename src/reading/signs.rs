//! Lines that give themselves away by their shape: rows of networks, counters, times of day, the issue of a
//! newspaper, the way to a section, the end of an agency's text.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::arabic::fold;
use crate::knowledge::boilerplate::{NETWORKS, SAVED_CUES, WEAK_NETWORK_WORDS};
use crate::knowledge::media::{Reach, medium_named};
use crate::mentions::words::between;
use crate::mentions::{Found, Word, words_of};
use crate::report::{BlockLabel, Span};

use super::cues::{AUTHOR_CUES, Said, WEAK_AUTHOR_CUES, holds, key_of, starts_with};
use super::date_line::is_date_line;
use super::lines::Line;
use super::rules::BlockRule;

pub(super) static WEAK_WORDS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| WEAK_NETWORK_WORDS.iter().map(|w| fold(w)).collect());

pub(super) static NETWORK_WORDS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| NETWORKS.iter().flat_map(|n| n.split(' ')).map(fold).collect());

static SAVED: LazyLock<Vec<String>> = LazyLock::new(|| SAVED_CUES.iter().map(|cue| key_of(cue)).collect());

/// «آخر تحديث للموقع: …»: the site's clock, not the report's date.
pub(super) fn site_updated(line: &Line) -> Option<Said> {
    let of_site = line.words.len() <= 14
        && !line.ends_sentence
        && ["تحديث للموقع", "تحديث الموقع", "تحديث للصفحه الرييسيه", "حدث الموقع"]
            .iter()
            .any(|words| holds(&line.key, words));
    let saved = line.words.len() <= 16 && SAVED.iter().any(|words| starts_with(&line.key, words));
    (of_site || (saved && line.words.iter().any(|w| w.number().is_some()))).then_some(Said {
        label: BlockLabel::Clock,
        rule: BlockRule::ClockCue,
        heading: false,
    })
}

/// «الرئيسية / عربي ودولي», «أنت هنا: …»: the way to the section the report stands in. A longer row of places is a menu.
pub(super) fn breadcrumb(text: &str, line: &Line) -> Option<Said> {
    const STEPS: [char; 8] = ['/', '>', '»', '«', '›', '‹', '\\', '←'];
    let here = starts_with(&line.key, "انت هنا");
    let home = starts_with(&line.key, "الرييسيه") || starts_with(&line.key, "الصفحه الرييسيه");
    let n_steps = || line.shown(text).chars().filter(|c| STEPS.contains(c)).count();
    let is_way = line.words.len() >= 2 && (here || (home && (1..=4).contains(&n_steps())));
    let said = Said { label: BlockLabel::Section, rule: BlockRule::RubricBesideTitle, heading: false };
    is_way.then_some(said)
}

/// «A+», «أ أ أ», «القاهرة 19°»: signs that a page is worked with, and its weather.
pub(super) fn small_signs(text: &str, line: &Line) -> Option<Said> {
    let n = line.words.len();
    let letters = n <= 4 && line.words.iter().all(|w| w.key.chars().count() == 1 && w.number().is_none());
    let shown = line.shown(text);
    let degrees = n <= 6 && shown.contains(['°', '℃']) && line.words.iter().any(|w| w.number().is_some());
    let alike = letters && (n == 1 || line.words.iter().all(|w| w.key == line.words[0].key));
    let said = Said { label: BlockLabel::PageControl, rule: BlockRule::PageControlCue, heading: false };
    (alike || degrees).then_some(said)
}

/// «الفجر 04:12», or a row of such times.
pub(super) fn prayers(line: &Line) -> Option<Said> {
    const PRAYERS: [&str; 7] = ["الفجر", "الشروق", "الظهر", "العصر", "المغرب", "العشاء", "الامساك"];
    let numbers = line.words.iter().filter(|w| w.number().is_some()).count();
    if numbers < 2 {
        return None;
    }
    let named = line.words.iter().filter(|w| PRAYERS.contains(&w.key.as_str())).count();
    let row = named >= 3 && numbers >= 2 * named;
    let one = named == 1 && numbers == 2 && line.words.len() <= 4 && line.folded.contains(':');
    let said = Said { label: BlockLabel::PageControl, rule: BlockRule::PageControlCue, heading: false };
    (row || one).then_some(said)
}

/// «للتواصل: desk@example.org».
pub(super) fn post_address(text: &str, line: &Line) -> Option<Said> {
    let addressed = line.words.len() <= 8 && !line.ends_sentence && line.shown(text).contains('@');
    addressed.then_some(Said { label: BlockLabel::Footer, rule: BlockRule::FooterCue, heading: false })
}

/// Whether the word may stand in a time of day written with digits.
pub(super) fn is_beside_time(word: &Word) -> bool {
    const BESIDE: [&str; 15] = [
        "الساعه",
        "ص",
        "م",
        "ت",
        "صباحا",
        "مساء",
        "ظهرا",
        "gmt",
        "am",
        "pm",
        "بتوقيت",
        "غرينتش",
        "جرينتش",
        "تحديث",
        "utc",
    ];
    word.number().is_some_and(|n| n < 60) || BESIDE.contains(&word.key.as_str())
}

/// «12:01», «الساعة 14:30», «09:58 ص»: a time of day and hardly anything else.
pub(super) fn is_time_mark(line: &Line) -> bool {
    let numbers = || line.words.iter().filter(|w| w.number().is_some()).count();
    (2..=5).contains(&line.words.len())
        && (2..=3).contains(&numbers())
        && line.folded.contains(':')
        && line.words.iter().all(is_beside_time)
}

/// «العدد 5321 - الاثنين 10 آب 2015»: the issue of a printed newspaper has the day of its reports; the number
/// may stand alone in a line over its date.
pub(super) fn issue(line: &Line, times: &[Found]) -> Option<Said> {
    let numbered = |at: usize| {
        let number = |next: usize| line.words.get(next).is_some_and(|w| w.number().is_some());
        let key = |at: usize| line.words[at].key.as_str();
        (key(at) == "العدد" && number(at + 1))
            || (matches!(key(at), "العدد" | "عدد") && number(at + 2) && key(at + 1) == "رقم")
    };
    if line.words.len() > 16 || line.ends_sentence || !(0..line.words.len()).any(numbered) {
        return None;
    }
    let has_day = times.iter().any(|found| found.day().is_some());
    let alone = line.words.len() <= 6 && matches!(line.words[0].key.as_str(), "العدد" | "عدد" | "السنه");
    let said = Said { label: BlockLabel::Dateline, rule: BlockRule::PublicationCue, heading: !has_day };
    (has_day || alone).then_some(said)
}

/// «10:33 م , بتوقيت القاهرة», «الخميس 23 يناير 2025 - التوقيت 14:20»: a date line that calls itself the time of day.
pub(super) fn clock(line: &Line, times: &[Found]) -> Option<Said> {
    let zoned = line.words.len() <= 9
        && !line.ends_sentence
        && line.words.iter().any(|w| w.key == "بتوقيت")
        && line.words[0].number().is_some();
    let named =
        !line.ends_sentence && line.words.iter().any(|w| w.key == "التوقيت") && is_date_line(line, times);
    (zoned || named).then_some(Said { label: BlockLabel::Clock, rule: BlockRule::ClockCue, heading: false })
}

pub(super) fn networks(line: &Line) -> Option<Said> {
    let strong = |w: &&Word| !WEAK_WORDS.contains(w.key.as_str());
    let all = line.words.len() <= 24 && line.words.iter().all(|w| NETWORK_WORDS.contains(w.key.as_str()));
    let said = Said { label: BlockLabel::Share, rule: BlockRule::NetworksOnly, heading: false };
    (all && line.words.iter().any(|w| strong(&w))).then_some(said)
}

/// What is counted beside a report.
const COUNTING: [&str; 22] = [
    "دقيقه",
    "دقايق",
    "ثانيه",
    "ثواني",
    "قراءه",
    "للقراءه",
    "القراءه",
    "مشاهده",
    "مشاهدات",
    "المشاهدات",
    "زياره",
    "زيارات",
    "مره",
    "مرات",
    "شوهد",
    "قري",
    "اقل",
    "من",
    "قراء",
    "k",
    "min",
    "read",
];

/// «3 تعليقات», «120 مشاهدة», «قراءة 5 دقائق».
pub(super) fn counter(line: &Line) -> Option<Said> {
    if line.words.len() > 12 || !line.words.iter().any(|w| w.number().is_some()) {
        return None;
    }
    // «شوهد: 402 مرة», «2 دقائق قراءة · 5,310 مشاهدات»
    let counts = |w: &Word| w.number().is_some() || COUNTING.contains(&w.key.as_str());
    let named = line.words.iter().any(|w| w.number().is_none() && w.key != "من");
    if named && line.words.iter().all(counts) {
        return Some(Said { label: BlockLabel::PageControl, rule: BlockRule::CounterLine, heading: false });
    }
    if line.words.len() > 4 {
        return None;
    }
    let has = |keys: &[&str]| line.words.iter().any(|w| keys.contains(&w.key.as_str()));
    let label = if has(&["تعليق", "تعليقات", "تعليقا", "التعليقات"]) {
        BlockLabel::CommentForm
    } else if has(&["مشاهده", "مشاهدات", "قراءه", "قراءات", "زياره", "زيارات", "views"])
    {
        BlockLabel::PageControl
    } else if has(&["مشاركه", "مشاركات", "shares", "اعجاب"]) {
        BlockLabel::Share
    } else {
        return None;
    };
    // «التعليقات (2)» stands over them.
    let heading = has(&["التعليقات"]);
    Some(Said { label, rule: BlockRule::CounterLine, heading })
}

pub(super) fn hashtags(text: &str, line: &Line) -> Option<Said> {
    let shown = line.shown(text);
    let mut pieces = shown.split_whitespace();
    let tagged = line.words.len() <= 40 && pieces.all(|piece| piece.starts_with('#'));
    tagged.then_some(Said { label: BlockLabel::Menu, rule: BlockRule::TagCue, heading: false })
}

/// «(إعداد فلان للنشرة العربية - تحرير فلان)»: the desk that made an agency's text.
pub(super) fn is_desk(text: &str, line: &Line) -> bool {
    let shown = line.shown(text);
    let first = line.words[0].key.as_str();
    shown.starts_with(['(', '['])
        && shown.ends_with([')', ']'])
        && line.words.len() >= 3
        && (matches!(first, "شارك" | "ساهم" | "تغطيه" | "اعده" | "اعدته")
            || AUTHOR_CUES.contains(&first)
            || WEAK_AUTHOR_CUES.contains(&first))
}

/// «// انتهى //», «انتهى م.ع»: how agencies close a text.
pub(super) fn is_end_mark(line: &Line) -> bool {
    let letter = |w: &Word| w.key.chars().count() == 1 && w.number().is_none();
    line.words.len() <= 6
        && line.words.iter().any(|w| w.key == "انتهي")
        && line.words.iter().all(|w| w.key == "انتهي" || letter(w))
}

/// «الجسر القديم في المدينة (أ ف ب)»: a short line that ends with an agency in a parenthesis, or with «- أرشيف».
pub(super) fn credits_picture(text: &str, line: &Line) -> bool {
    let n = line.words.len();
    if !(4..=16).contains(&n) {
        return false;
    }
    if line.words[n - 1].key == "ارشيف"
        && between(text, &line.words[n - 2], &line.words[n - 1]).contains(['-', '–', '(', '/'])
    {
        return true;
    }
    let shown = line.shown(text);
    let inside = shown.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    inside.is_some_and(|(before, name)| {
        let words = words_of(name, Span::new(0, name.len()));
        // «(إ ب أ)», «(صورة من الأرشيف)»
        let letters =
            words.len() >= 2 && words.iter().all(|w| w.key.chars().count() == 1 && w.number().is_none());
        let pictured = |w: &Word| matches!(w.key.as_str(), "صوره" | "الارشيف" | "ارشيف" | "تصوير" | "ارشيفيه");
        let of_picture = letters || (words.len() <= 4 && words.iter().any(pictured));
        words_of(before, Span::new(0, before.len())).len() >= 3
            && (of_picture || medium_named(name).is_some_and(|medium| medium.reach == Reach::Wire))
    })
}

pub(super) fn copyright_sign(text: &str, line: &Line) -> Option<Said> {
    let shown = line.shown(text);
    // Its last byte is that of «ة», its first one of hardly anything.
    let signed = line.words.len() <= 60 && shown.as_bytes().contains(&0xC2) && shown.contains('©');
    signed.then_some(Said { label: BlockLabel::Copyright, rule: BlockRule::CopyrightCue, heading: false })
}
