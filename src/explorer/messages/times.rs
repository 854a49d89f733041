//! What a marked time says: its kind, its days, and against what they were reckoned.

use super::Messages;
use crate::mentions::TimeRule;
use crate::report::{Dating, Granularity, TimeAgainst, TimeMention, TimeRole};

/// The words for it, in one language.
#[derive(Debug)]
pub struct TimeWords {
    /// What it is.
    pub kinds: [&'static str; 10],
    /// It names days, and it is not known which.
    pub no_day: &'static str,
    /// Before the date of publication that it was reckoned from.
    pub from_publication: &'static str,
    /// It was reckoned from another time of the text.
    pub from_text: &'static str,
}

pub(super) static ARABIC: TimeWords = TimeWords {
    kinds: [
        "ساعة الصفحة",
        "تاريخ النشر",
        "زمن مذكور",
        "مدة",
        "تكرار",
        "وقت من اليوم",
        "زمن غير محدد",
        "حدث معروف",
        "تاريخ هجري",
        "تاريخ لا وجود له",
    ],
    no_day: "لا يُعرف يومه",
    from_publication: "نسبةً إلى النشر",
    from_text: "نسبةً إلى زمن ذُكر قبله",
};

pub(super) static ENGLISH: TimeWords = TimeWords {
    kinds: [
        "page clock",
        "date of publication",
        "time mentioned",
        "length of time",
        "repetition",
        "time of day",
        "inexact time",
        "known event",
        "Hijri date",
        "no calendar has this date",
    ],
    no_day: "day not known",
    from_publication: "relative to publication",
    from_text: "relative to a time named before",
};

const MENTIONED: usize = 2;
const HIJRI: usize = 8;
const IMPOSSIBLE: usize = 9;

fn kind_of(time: &TimeMention) -> usize {
    let is_by = |rule: TimeRule| time.rule == rule.as_str();
    match (time.role, time.granularity) {
        (TimeRole::PageClock, _) => 0,
        (TimeRole::Publication, _) => 1,
        (_, Granularity::Duration) => 3,
        (_, Granularity::Set) => 4,
        (_, Granularity::Time) => 5,
        (_, Granularity::Vague) => 6,
        (_, Granularity::Event) => 7,
        _ if is_by(TimeRule::HijriDate) || is_by(TimeRule::Feast) => HIJRI,
        _ if is_by(TimeRule::ImpossibleDate) => IMPOSSIBLE,
        _ => MENTIONED,
    }
}

/// Why a time is marked: «زمن مذكور: ١٠ شباط، نسبةً إلى النشر (١١ شباط)».
#[must_use]
pub fn time_title(words: &dyn Messages, time: &TimeMention, dating: &Dating) -> String {
    let of = words.time_words();
    let kind = kind_of(time);
    let mut said = of.kinds[kind].to_owned();
    let mut add = |parts: &[&str]| parts.iter().for_each(|part| said.push_str(part));
    if time.earliest.is_some() || time.latest.is_some() {
        add(&[": ", &words.span_of_days(time.earliest, time.latest)]);
    } else if matches!(kind, MENTIONED | HIJRI) {
        add(&[": ", of.no_day]);
    }
    match time.against {
        TimeAgainst::Nothing => {}
        TimeAgainst::Publication => {
            add(&[words.comma(), of.from_publication, " (", &words.interval(&dating.into()), ")"]);
        }
        TimeAgainst::Text => add(&[words.comma(), of.from_text]),
    }
    said
}
