//! The labels under the lanes: as many as there is room for, at bins that are easy to count from.

use super::Scale;
use crate::calendar::{Day, DayRange, TimeUnit};
use crate::explorer::messages::Messages;

/// A label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where its bin begins, across the drawing.
    pub line: i32,
    /// The middle of its text, across the drawing.
    pub middle: i32,
    /// Its text.
    pub text: String,
}

/// Pixels of a character of a label, widely reckoned.
const CHARACTER: i32 = 8;
/// Pixels between two labels.
const GAP: i32 = 10;

/// How wide a text is at most.
fn width_of(text: &str) -> i32 {
    text.chars().count() as i32 * CHARACTER
}

/// Every how manieth bin is labelled, the closest first. Of days: those with these numbers.
fn steps(unit: TimeUnit) -> &'static [i32] {
    match unit {
        TimeUnit::Decade => &[1, 2, 5, 10, 50, 100],
        TimeUnit::Year => &[1, 2, 5, 10, 20, 50],
        TimeUnit::Month => &[1, 3, 6, 12],
        TimeUnit::Day => &[1, 2, 7, 14, 31],
    }
}

fn is_labelled(unit: TimeUnit, bin: i32, step: i32) -> bool {
    match unit {
        // Days are counted anew in every month; the last ones would stand beside its beginning.
        TimeUnit::Day => {
            let (_, _, number) = Day(bin).civil();
            (number as i32 - 1) % step == 0 && (step == 1 || number < 29)
        }
        _ => bin.rem_euclid(step) == 0,
    }
}

fn text_of(unit: TimeUnit, days: DayRange, words: &dyn Messages) -> String {
    let (year, month, number) = days.first.civil();
    match (unit, month, number) {
        (TimeUnit::Decade | TimeUnit::Year, ..) | (TimeUnit::Month, 1, _) => words.year(year),
        (TimeUnit::Month, ..) => words.short_month(month).to_owned(),
        (TimeUnit::Day, _, 1) => format!("{} {}", words.short_month(month), words.year(year)),
        (TimeUnit::Day, ..) => words.day_number(number),
    }
}

/// The labels of a window, in the order of time. No two touch, and none reaches beyond the drawing.
#[must_use]
pub fn ticks(unit: TimeUnit, scale: Scale, words: &dyn Messages) -> Vec<Tick> {
    let bins = unit.bin(scale.window.first)..=unit.bin(scale.window.last);
    let at_step = |step: i32| -> Vec<Tick> {
        let labelled = bins.clone().filter(|bin| is_labelled(unit, *bin, step));
        labelled.map(|bin| tick(unit, unit.days(bin), scale, words)).collect()
    };
    let all_fit = |step: &&i32| {
        let ticks = at_step(**step);
        ticks.windows(2).all(|pair| are_apart(&pair[0], &pair[1]))
    };
    let steps = steps(unit);
    let step = steps.iter().find(all_fit).or(steps.last()).copied().unwrap_or(1);
    let mut kept: Vec<Tick> = Vec::new();
    for tick in at_step(step) {
        let half = width_of(&tick.text) / 2;
        let is_inside = tick.middle >= half && tick.middle + half <= scale.width;
        if is_inside && kept.last().is_none_or(|last| are_apart(last, &tick)) {
            kept.push(tick);
        }
    }
    kept
}

fn tick(unit: TimeUnit, days: DayRange, scale: Scale, words: &dyn Messages) -> Tick {
    let (from, to) = scale.stretch(days);
    Tick { line: scale.across(from), middle: scale.across((from + to) / 2), text: text_of(unit, days, words) }
}

fn are_apart(one: &Tick, other: &Tick) -> bool {
    (one.middle - other.middle).abs() >= (width_of(&one.text) + width_of(&other.text)) / 2 + GAP
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explorer::messages::messages;
    use crate::explorer::passage::Direction;
    use crate::view::{Language, MonthNames, Numerals, Wording};

    fn window(unit: TimeUnit, n: i32) -> DayRange {
        let first = unit.bin(Day(17_900));
        DayRange { first: unit.days(first).first, last: unit.days(first + n - 1).last }
    }

    #[test]
    fn labels_never_touch_and_stay_inside() {
        let wording = |language| Wording { language, numerals: Numerals::Western, months: MonthNames::Both };
        for (language, direction) in
            [(Language::Arabic, Direction::RightToLeft), (Language::English, Direction::LeftToRight)]
        {
            let words = messages(wording(language));
            for (unit, n) in [
                (TimeUnit::Decade, 40),
                (TimeUnit::Year, 40),
                (TimeUnit::Year, 6),
                (TimeUnit::Month, 36),
                (TimeUnit::Month, 6),
                (TimeUnit::Day, 42),
            ] {
                for width in 280..=1800 {
                    let scale = Scale { window: window(unit, n), width, direction };
                    let ticks = ticks(unit, scale, words);
                    assert!(ticks.len() >= 2, "{unit:?} {n} {width}: {ticks:?}");
                    assert!(ticks.len() <= 42);
                    for tick in &ticks {
                        let half = width_of(&tick.text) / 2;
                        assert!(tick.middle >= half && tick.middle + half <= width, "{width} {tick:?}");
                    }
                    for pair in ticks.windows(2) {
                        let room = (pair[0].middle - pair[1].middle).abs();
                        let text = (width_of(&pair[0].text) + width_of(&pair[1].text)) / 2;
                        assert!(room > text, "{unit:?} {width} {pair:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn round_years_are_labelled_where_there_is_no_room_for_all() {
        let words = messages(Wording {
            language: Language::English,
            numerals: Numerals::Western,
            months: MonthNames::Both,
        });
        let scale =
            Scale { window: window(TimeUnit::Year, 40), width: 400, direction: Direction::LeftToRight };
        let texts: Vec<String> =
            ticks(TimeUnit::Year, scale, words).into_iter().map(|tick| tick.text).collect();
        assert_eq!(texts, ["2025", "2030", "2035", "2040", "2045", "2050", "2055"]);
    }
}
