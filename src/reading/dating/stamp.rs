//! A day written for machines or people, with or without a time and a zone: ISO 8601, RFC 2822, «الأربعاء، 07
//! أكتوبر 2020 - 12:09 م».

use crate::calendar::Day;
use crate::mentions::{times_in, words_of};
use crate::report::Span;

/// A day that was read, with what is known of its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The words of the day.
    pub span: Span,
    /// The day as written.
    pub day: Day,
    /// Minutes since midnight, as written.
    pub minutes: Option<i32>,
    /// The zone, in minutes east of Greenwich.
    pub zone: Option<i32>,
}

impl Stamp {
    /// The first and the last day that it can be in a zone between these, in hours east of Greenwich: for a time
    /// that is said at Greenwich; any other is local already.
    #[must_use]
    pub fn days_in(&self, zones: (i32, i32)) -> (Day, Day) {
        match (self.minutes, self.zone) {
            (Some(minutes), Some(0)) => {
                let on = |hours: i32| Day(self.day.0 + (minutes + 60 * hours).div_euclid(1440));
                (on(zones.0), on(zones.1))
            }
            _ => (self.day, self.day),
        }
    }
}

/// The day that stands in these words; the first of several.
#[must_use]
pub fn stamp(text: &str, span: Span) -> Option<Stamp> {
    let value = span.of(text);
    iso(value)
        .or_else(|| rfc(value))
        .map(|(start, end, day, rest)| {
            let (minutes, zone) = time_and_zone(rest);
            let at = |offset: usize| span.start as usize + offset;
            Stamp { span: Span::new(at(start), at(end)), day, minutes, zone }
        })
        .or_else(|| in_words(text, span))
}

/// Start and end of the day's words in the value, the day and what follows.
type Read<'v> = (usize, usize, Day, &'v str);

/// `2020-10-07T12:09:00+03:00`, `2020-10-07 12:09`, `20201007T120900Z`.
fn iso(value: &str) -> Option<Read<'_>> {
    let start = value.len() - value.trim_start().len();
    let bytes = value.as_bytes();
    let digits = |from: usize, n: usize| -> Option<u32> {
        let part = bytes.get(start + from..start + from + n)?;
        part.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| 10 * sum + u32::from(byte - b'0')))
    };
    let dashed = bytes.get(start + 4) == Some(&b'-') && bytes.get(start + 7) == Some(&b'-');
    let (month_at, day_at, length) = if dashed { (5, 8, 10) } else { (4, 6, 8) };
    let day = Day::from_civil(digits(0, 4)? as i32, digits(month_at, 2)?, digits(day_at, 2)?)?;
    let rest = value.get(start + length..)?;
    let after = rest.as_bytes().first();
    // `1438594340` is a count of seconds.
    let ends = after.is_none_or(|byte| !byte.is_ascii_alphanumeric())
        || matches!(rest.as_bytes(), [b'T' | b't', hour, ..] if hour.is_ascii_digit());
    ends.then_some((start, start + length, day, rest))
}

/// `Wed, 07 Oct 2020 12:09:00 +0300`, `October 7, 2020`.
fn rfc(value: &str) -> Option<Read<'_>> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let offset = |part: &str| part.as_ptr() as usize - value.as_ptr() as usize;
    let parts: Vec<&str> =
        value.split([' ', ',', '-', '\t']).filter(|part| !part.is_empty()).take(6).collect();
    let month_of = |part: &str| {
        let part = part.to_ascii_lowercase();
        (part.is_ascii() && part.len() >= 3)
            .then(|| MONTHS.iter().position(|month| part.starts_with(month)))?
            .map(|nth| nth as u32 + 1)
    };
    let number = |part: &str, longest: usize| {
        let digits =
            !part.is_empty() && part.len() <= longest && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok())?
    };
    parts.windows(3).find_map(|three| {
        let (day, month) = match (number(three[0], 2), month_of(three[0])) {
            (Some(day), _) => (day, month_of(three[1])?),
            (None, Some(month)) => (number(three[1], 2)?, month),
            (None, None) => return None,
        };
        let year = number(three[2], 4).filter(|_| three[2].len() == 4)?;
        let day = Day::from_civil(year as i32, month, day)?;
        let end = offset(three[2]) + three[2].len();
        Some((offset(three[0]), end, day, &value[end..]))
    })
}

/// «الأربعاء، 07 أكتوبر 2020 - 12:09 م»
fn in_words(text: &str, span: Span) -> Option<Stamp> {
    let found = times_in(text, &words_of(text, span)).into_iter().find(|found| found.day().is_some())?;
    let (minutes, zone) = time_and_zone(&text[found.span.end as usize..span.end as usize]);
    Some(Stamp { span: found.span, day: found.day()?, minutes, zone })
}

/// The first time of day in what follows a day, and the zone behind it.
fn time_and_zone(rest: &str) -> (Option<i32>, Option<i32>) {
    let Some(colon) = rest.find(':') else { return compact(rest) };
    let hour: String = rest[..colon].chars().rev().take_while(char::is_ascii_digit).take(2).collect();
    let hour: Option<i32> = hour.chars().rev().collect::<String>().parse().ok();
    let after = &rest[colon + 1..];
    let minute: Option<i32> = after.get(..2).and_then(|two| two.parse().ok());
    let Some((hour, minute)) =
        hour.zip(minute).filter(|(hour, minute)| *hour < 24 && (0..60).contains(minute))
    else {
        return (None, None);
    };
    let tail =
        after[2..].trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.')).trim_start();
    let lower = tail.to_ascii_lowercase();
    let hour = match hour {
        1..=11 if lower.starts_with("pm") || is_word(tail, "م") || tail.starts_with("مساء") => hour + 12,
        12 if lower.starts_with("am") || is_word(tail, "ص") || tail.starts_with("صباحا") => 0,
        _ => hour,
    };
    (Some(60 * hour + minute), zone(tail))
}

fn is_word(tail: &str, word: &str) -> bool {
    tail.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

/// `T120900Z`
fn compact(rest: &str) -> (Option<i32>, Option<i32>) {
    let Some(time) = rest.strip_prefix(['T', 't']) else { return (None, None) };
    let two = |from: usize| time.get(from..from + 2).and_then(|two| two.parse::<i32>().ok());
    let Some((hour, minute)) = two(0).zip(two(2)).filter(|(hour, minute)| *hour < 24 && *minute < 60) else {
        return (None, None);
    };
    let tail = time.trim_start_matches(|c: char| c.is_ascii_digit());
    (Some(60 * hour + minute), zone(tail))
}

/// `Z`, `GMT`, `+03:00`, `-0500`, `GMT+04`, `GMT+3:30`.
pub(super) fn zone(tail: &str) -> Option<i32> {
    let named = ["GMT", "UTC", "Z", "gmt", "utc", "z"].iter().find_map(|name| tail.strip_prefix(name));
    let signed = named.unwrap_or(tail).trim_start();
    let east = match signed.chars().next() {
        Some('+') => 1,
        Some('-' | '−') => -1,
        _ => return named.map(|_| 0),
    };
    let digits: String =
        signed.chars().skip(1).filter(|c| *c != ':').take_while(char::is_ascii_digit).take(4).collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse::<i32>().ok()?, 0),
        // `+3:30`, `+0330`
        length @ (3 | 4) => {
            let (hours, minutes) = digits.split_at(length - 2);
            (hours.parse::<i32>().ok()?, minutes.parse::<i32>().ok()?)
        }
        _ => return named.map(|_| 0),
    };
    (hours <= 14 && minutes < 60).then_some(east * (60 * hours + minutes))
}

/// Days in the parts of an address: `/2020/8/24/`, `/2013/middle_east/8/3/`, `2020-06-03-1.387`, `20200824`.
#[must_use]
pub fn in_address(text: &str, span: Span) -> Option<(Span, Day)> {
    let value = span.of(text);
    let path = value.find("://").map_or(0, |at| at + 3);
    let path = value[path..].find('/').map_or(path, |at| path + at);
    let numbers = numbers_of(&value[path..]);
    let place = |from: &Number, to: &Number| {
        Span::new(span.start as usize + path + from.start, span.start as usize + path + to.end)
    };
    let written = numbers.windows(3).find_map(|three| {
        let [year, month, day] = three else { return None };
        // A word may stand between year and month, nothing between month and day.
        let lengths = year.length == 4 && month.length <= 2 && day.length <= 2;
        let near = |one: &Number, next: &Number| next.start - one.end == 1;
        let parted = near(month, day) && (near(year, month) || next_but_one(&value[path..], year, month));
        let ends = ends_behind_day(&value[path..], month, day);
        let date = day_of(year.value, month.value, day.value).filter(|_| lengths && parted && ends)?;
        Some((place(year, day), date))
    });
    written.or_else(|| {
        numbers.iter().find_map(|number| {
            let date = day_of(number.value / 10_000, number.value / 100 % 100, number.value % 100)?;
            (number.length == 8).then(|| (place(number, number), date))
        })
    })
}

fn day_of(year: u32, month: u32, day: u32) -> Option<Day> {
    Day::from_civil(i32::try_from(year).ok()?, month, day)
}

struct Number {
    start: usize,
    end: usize,
    length: usize,
    value: u32,
}

fn numbers_of(path: &str) -> Vec<Number> {
    let mut numbers: Vec<Number> = Vec::new();
    for (at, byte) in path.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        let digit = u32::from(byte - b'0');
        match numbers.last_mut().filter(|last| last.end == at) {
            Some(last) => {
                last.end += 1;
                last.length += 1;
                last.value = last.value.wrapping_mul(10).wrapping_add(digit);
            }
            None => numbers.push(Number { start: at, end: at + 1, length: 1, value: digit }),
        }
    }
    numbers
}

/// Whether what follows a day ends it. In `/2019/12/5-reasons` the number begins a title, and in `/2019/12/7.html` it
/// counts reports: behind a day between slashes only its part of the path may end.
fn ends_behind_day(path: &str, month: &Number, day: &Number) -> bool {
    let between_slashes = path[month.end..].starts_with('/');
    match path[day.end..].chars().next() {
        None | Some('/' | '?' | '#') => true,
        Some(next) => !between_slashes && !next.is_alphanumeric(),
    }
}

/// Whether one part of a path without a number stands between the two.
fn next_but_one(path: &str, one: &Number, next: &Number) -> bool {
    let between = &path[one.end..next.start];
    between.len() > 2
        && between.starts_with('/')
        && between.ends_with('/')
        && !between[1..between.len() - 1].contains('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> Option<(String, Option<i32>, Option<i32>)> {
        stamp(value, Span::new(0, value.len())).map(|one| (one.day.to_string(), one.minutes, one.zone))
    }

    #[test]
    fn days_are_read_in_every_way_that_markup_writes_them() {
        let on = |day: &str, minutes, zone| Some((day.to_owned(), minutes, zone));
        for (value, expected) in [
            ("2017-04-04T23:20:00+00:00", on("2017-04-04", Some(1400), Some(0))),
            ("2017-05-20T18:24:00+01:00", on("2017-05-20", Some(1104), Some(60))),
            (" 2020-10-07 12:09 ", on("2020-10-07", Some(729), None)),
            ("2020-10-07", on("2020-10-07", None, None)),
            ("20200824T231500Z", on("2020-08-24", Some(1395), Some(0))),
            ("20200824", on("2020-08-24", None, None)),
            ("2020-10-07T12:09:33.123Z", on("2020-10-07", Some(729), Some(0))),
            ("Wed, 07 Oct 2020 23:09:00 +0300", on("2020-10-07", Some(1389), Some(180))),
            ("Wed, 07 Oct 2020 23:09:00 GMT", on("2020-10-07", Some(1389), Some(0))),
            ("October 7, 2020 1:05 PM", on("2020-10-07", Some(785), None)),
            ("الأربعاء، 07 أكتوبر 2020 - 12:09 م", on("2020-10-07", Some(729), None)),
            ("2 ماي 2017 10:26 م", on("2017-05-02", Some(1346), None)),
            ("2020-06-03 10:00 GMT+3:30", on("2020-06-03", Some(600), Some(210))),
            ("3/6/2020 GMT+04", on("2020-06-03", None, None)),
            ("2020-02-30", None),
            ("1438594340", None),
            ("2020", None),
            ("", None),
            ("الأربعاء", None),
        ] {
            assert_eq!(read(value), expected, "{value}");
        }
    }

    #[test]
    fn a_time_at_greenwich_may_be_the_next_day_elsewhere() {
        let days = |value: &str, zones| {
            let (first, last) = stamp(value, Span::new(0, value.len())).unwrap().days_in(zones);
            (first.to_string(), last.to_string())
        };
        let both = |first: &str, last: &str| (first.to_owned(), last.to_owned());
        assert_eq!(days("2017-04-04T23:20:00+00:00", (0, 4)), both("2017-04-04", "2017-04-05"));
        assert_eq!(days("2017-04-04T23:20:00+00:00", (1, 1)), both("2017-04-05", "2017-04-05"));
        assert_eq!(days("2016-12-22T19:33:05Z", (0, 4)), both("2016-12-22", "2016-12-22"));
        assert_eq!(days("2017-04-04T23:20:00+03:00", (0, 4)), both("2017-04-04", "2017-04-04"));
    }

    #[test]
    fn addresses_have_days() {
        let read = |address: &str| {
            in_address(address, Span::new(0, address.len()))
                .map(|(span, day)| (span.of(address).to_owned(), day.to_string()))
        };
        for (address, words, day) in [
            ("https://a.example/2020/8/24/title-12", "2020/8/24", "2020-08-24"),
            ("http://arabic.example.com/2013/middle_east/8/3/x", "2013/middle_east/8/3", "2013-08-03"),
            ("https://a.example/one-world/2020-06-03-1.387", "2020-06-03", "2020-06-03"),
            ("https://a.example/news/20200824/x", "20200824", "2020-08-24"),
            ("https://a.example/2019/12/5", "2019/12/5", "2019-12-05"),
            ("https://a.example/2019/12/5?page=1", "2019/12/5", "2019-12-05"),
            ("https://a.example/news-2019-12-05.html", "2019-12-05", "2019-12-05"),
        ] {
            assert_eq!(read(address), Some((words.to_owned(), day.to_owned())), "{address}");
        }
        for none in [
            "https://a.example/4371",
            "https://a.example/2020/13/40",
            "/2011/3/",
            "x",
            "/12345678/",
            // A title that begins with a number, and the number of a report.
            "https://a.example/2019/12/5-reasons-to-go",
            "https://a.example/2019/12/7.html",
            "https://a.example/2019/12/5th",
        ] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
