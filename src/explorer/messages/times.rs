//! What a marked time says: its kind, its days, and against what they were reckoned.

use super::Messages;
use crate::findings::{DatingSummary, Lag};
use crate::mentions::TimeRule;
use crate::report::{Granularity, TimeAgainst, TimeMention, TimeRole};

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
pub fn time_title(words: &dyn Messages, time: &TimeMention, dating: &DatingSummary) -> String {
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
            add(&[words.comma(), of.from_publication, " (", &words.interval(dating), ")"]);
        }
        TimeAgainst::Text => add(&[words.comma(), of.from_text]),
    }
    said
}

/// The words for how long after an event something was published.
#[derive(Debug)]
pub struct LagWords {
    /// On that day.
    pub same_day: &'static str,
    /// Around an amount of time: after it, and before it.
    pub later: [&'static str; 2],
    /// See `later`.
    pub ahead: [&'static str; 2],
    /// Behind amounts that are both said: the one before, the other after.
    pub both: [&'static str; 2],
    /// Between two amounts.
    pub to: &'static str,
    /// Around all of it: no less, and no more.
    pub bounds: [[&'static str; 2]; 2],
}

pub(super) static ARABIC_LAG: LagWords = LagWords {
    same_day: "في اليوم نفسه",
    later: ["بعد ", ""],
    ahead: ["قبل ", " منه"],
    both: [" قبله", " بعده"],
    to: " إلى ",
    bounds: [["", " على الأقل"], ["", " على الأكثر"]],
};

pub(super) static ENGLISH_LAG: LagWords = LagWords {
    same_day: "the same day",
    later: ["", " later"],
    ahead: ["", " ahead"],
    both: [" before it", " after it"],
    to: " to ",
    bounds: [["at least ", ""], ["at most ", ""]],
};

/// A unit in which time between days is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LagUnit {
    /// Days.
    Day,
    /// About a twelfth of a year.
    Month,
    /// About 365 days and a quarter.
    Year,
}

impl LagUnit {
    fn of(days: u32) -> Self {
        match days {
            0..60 => Self::Day,
            60..730 => Self::Month,
            _ => Self::Year,
        }
    }

    /// So many whole ones fit into the days, the nearest number of them, and in so many the days fit.
    fn around(self, days: u32) -> [u32; 3] {
        let hundredths = match self {
            Self::Day => 100,
            Self::Month => 3_044,
            Self::Year => 36_525,
        };
        let days = u64::from(days) * 100;
        [0, hundredths / 2, hundredths - 1].map(|more| ((days + more) / hundredths) as u32)
    }
}

/// How long after an event something was published: «بعد 3 أيام», «بعد شهرين إلى 14 شهرًا على الأكثر». Nothing where
/// that is not known.
#[must_use]
pub fn lag_text(words: &dyn Messages, lag: Lag) -> String {
    let of = words.lag_words();
    let (least, most) = match (lag.least, lag.most) {
        (Some(0), Some(0)) => return of.same_day.to_owned(),
        (Some(least), Some(most)) if least < 0 && most > 0 => {
            let unit = LagUnit::of(least.unsigned_abs().max(most.unsigned_abs()));
            let amount = |days: i32, behind| {
                [words.lag(unit.around(days.unsigned_abs())[2], unit).as_str(), behind].concat()
            };
            return words.between(&amount(least, of.both[0]), &amount(most, of.both[1]));
        }
        (Some(least), None) if least < 0 => return String::new(),
        ends => ends,
    };
    let is_ahead = most.is_some_and(|most| most < 0) || (most == Some(0) && least.is_some());
    let (least, most) = if is_ahead { (most, least) } else { (least, most) };
    let [least, most] = [least, most].map(|days| days.map(i32::unsigned_abs));
    let unit = LagUnit::of(most.or(least).unwrap_or(0));
    let [whole, nearest, _] = least.map_or([0; 3], |days| unit.around(days));
    let [before, behind] = if is_ahead { of.ahead } else { of.later };
    let said =
        |[outside, outer]: [&str; 2], amounts: &str| [outside, before, amounts, behind, outer].concat();
    match most.map(|days| unit.around(days)) {
        Some([floor, ..]) if least == most => said([""; 2], &words.lag(floor, unit)),
        Some([.., 0]) => String::new(),
        Some([.., ceiling]) if whole == 0 => said(of.bounds[1], &words.lag(ceiling, unit)),
        Some([_, last, ceiling]) => {
            let (first, last) = if nearest < last { (nearest, last) } else { (whole, ceiling) };
            said([""; 2], &[words.lag(first, unit).as_str(), of.to, &words.lag(last, unit)].concat())
        }
        None if whole == 0 => String::new(),
        None => said(of.bounds[0], &words.lag(whole, unit)),
    }
}
