//! What the markup says of the day, and the address of the page.

use crate::calendar::Day;
use crate::knowledge::zones;
use crate::report::{BlockLabel, Span};

use super::super::markup::{Markup, Metadata, MetadataKind};
use super::super::rules::DatingRule;
use super::Timed;
use super::evidence::{Evidence, Interval, Source};
use super::stamp::{in_address, stamp, zone};

/// Before the web there was no markup: 1970-01-01 and other days before 6 August 1991, when the first page was
/// shown, are what programs write where they know none.
const FIRST_DAY: Day = Day(7_887);

/// As far as a report may be told to be of.
const LAST_YEAR: i32 = 2099;

/// Adds the dates of the markup and of the address.
pub fn evidence(text: &str, lines: &[Timed<'_>], markup: &Markup, all: &mut Vec<Evidence>) {
    let zones = zones_of(text, lines);
    all.extend(markup.metadata.iter().filter_map(|one| of(text, one, zones)));
}

/// Whether a page of the web can be of this day.
fn real(day: Day) -> bool {
    day >= FIRST_DAY && day.civil().0 <= LAST_YEAR
}

/// The day in an address that does not stand on the page.
pub fn of_address(address: &str, words: Span) -> Option<Evidence> {
    let (_, day) = in_address(address, Span::new(0, address.len())).filter(|(_, day)| real(*day))?;
    Some(Evidence::new(Source::Address, DatingRule::AddressDate, words, Interval::on(day), Some(day)))
}

fn of(text: &str, metadata: &Metadata, zones: (i32, i32)) -> Option<Evidence> {
    let (source, rule) = match metadata.kind {
        MetadataKind::Published => (Source::Metadata, DatingRule::MetadataDate),
        MetadataKind::Modified => (Source::MetadataUpdate, DatingRule::MetadataUpdate),
        MetadataKind::Address => {
            let (span, day) = in_address(text, metadata.span).filter(|(_, day)| real(*day))?;
            let interval = Interval::on(day);
            return Some(Evidence::new(Source::Address, DatingRule::AddressDate, span, interval, Some(day)));
        }
        MetadataKind::Title | MetadataKind::Outlet | MetadataKind::Author => return None,
    };
    let stamp = stamp(text, metadata.span).filter(|stamp| real(stamp.day))?;
    let (first, last) = stamp.days_in(zones);
    let interval = match source {
        Source::MetadataUpdate => Interval::until(last),
        _ => Interval::between(first, last),
    };
    // A day that may be the next is none that it names.
    Some(Evidence::new(source, rule, stamp.span, interval, Some(stamp.day)))
}

/// The zones that the outlet can have, by a clock or a dateline: «بتوقيت القاهرة», «GMT+04».
fn zones_of(text: &str, lines: &[Timed<'_>]) -> (i32, i32) {
    let of_page = lines.iter().filter(|line| matches!(line.label, BlockLabel::Clock | BlockLabel::Dateline));
    let said = |line: &Timed<'_>| {
        let words = &line.line.words;
        let named = words.iter().zip(words.iter().skip(1)).find_map(|(word, next)| {
            matches!(word.key.as_str(), "بتوقيت" | "توقيت").then(|| zones::zone(&next.key))?
        });
        named.or_else(|| {
            let shown = line.line.span.of(text);
            let at = shown.find("GMT").or_else(|| shown.find("UTC"))?;
            let minutes = zone(&shown[at..])?;
            // Of half an hour both hours around it.
            Some((minutes.div_euclid(60), (minutes + 59).div_euclid(60)))
        })
    };
    // Greenwich is nobody's zone here: a time told there is told for all.
    of_page.filter_map(said).find(|zones| *zones != (0, 0)).unwrap_or(zones::OF_THE_ARAB_WORLD)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_zone_of_part_of_an_hour_keeps_its_later_day() {
        let text = "نشر في 4 أغسطس 2015 - GMT+3:30";
        let lines = crate::reading::lines::lines_of(text);
        let label = crate::report::BlockLabel::Dateline;
        let timed = super::Timed { line: &lines[0], label, found: Vec::new(), told: Vec::new() };
        assert_eq!(super::zones_of(text, &[timed]), (3, 4));
    }
}
