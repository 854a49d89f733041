//! Dates as a reader types them.

use super::{Day, NotADate, PartialDate};

/// Years before this are years that nobody means here.
const FIRST_YEAR: u32 = 1000;

/// A year, a month or a day, the year first (`2019-03-15`) or last (`15/3/2019`), in the digits of
/// any of the three families; `Ok(None)` for an empty field.
///
/// # Errors
/// Where the text is no such date, or a day that the calendar does not have.
pub fn parse(text: &str) -> Result<Option<PartialDate>, NotADate> {
    let mut parts: Vec<(u32, usize)> = Vec::new();
    let mut is_apart = true;
    for c in text.trim().chars().filter(|c| !is_invisible(*c)) {
        match digit(c) {
            Some(digit) if is_apart => parts.push((digit, 1)),
            Some(digit) => {
                let (number, n_digits) = parts.last_mut().ok_or(NotADate)?;
                (*number, *n_digits) = (number.saturating_mul(10).saturating_add(digit), *n_digits + 1);
            }
            None if is_separator(c) => {}
            None => return Err(NotADate),
        }
        is_apart = digit(c).is_none();
    }
    // The year is the number of four digits.
    match parts.as_slice() {
        [] if text.trim().is_empty() => Ok(None),
        [(year, 4)] => date(*year, None, None).map(Some),
        [(year, 4), (month, 1 | 2)] | [(month, 1 | 2), (year, 4)] => {
            date(*year, Some(*month), None).map(Some)
        }
        [(year, 4), (month, 1 | 2), (day, 1 | 2)] | [(day, 1 | 2), (month, 1 | 2), (year, 4)] => {
            date(*year, Some(*month), Some(*day)).map(Some)
        }
        _ => Err(NotADate),
    }
}

fn date(year: u32, month: Option<u32>, day: Option<u32>) -> Result<PartialDate, NotADate> {
    let first = Day::from_civil(year as i32, month.unwrap_or(1), day.unwrap_or(1)).ok_or(NotADate)?;
    if year < FIRST_YEAR {
        return Err(NotADate);
    }
    Ok(match (month, day) {
        (_, Some(_)) => PartialDate::Day(first),
        (Some(month), None) => PartialDate::Month(year as i32, month),
        (None, None) => PartialDate::Year(year as i32),
    })
}

/// The digit that a character is, of any of the three families.
#[must_use]
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{0660}'..='\u{0669}' => Some(c as u32 - 0x660),
        '\u{06F0}'..='\u{06F9}' => Some(c as u32 - 0x6F0),
        _ => None,
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, '-' | '/' | '.' | ' ' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Marks of direction, which come along when a date is copied.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_are_read_as_people_type_them() {
        for (text, expected) in [
            ("2019", "2019"),
            ("٢٠١٩", "2019"),
            ("۲۰۱۹-۰۳", "2019-03"),
            ("٢٠١٩/٣", "2019-03"),
            (" 2019 / 03 / 15 ", "2019-03-15"),
            ("15/3/2019", "2019-03-15"),
            ("3.2019", "2019-03"),
            ("\u{200F}٢٠١٩\u{200F}/٠٣/١٥", "2019-03-15"),
        ] {
            let date = parse(text).ok().flatten().map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some(expected), "{text}");
        }
        assert_eq!(parse("  "), Ok(None));
    }

    #[test]
    fn nonsense_is_no_date() {
        for text in
            ["أمس", "201", "20190", "2019-13", "2019-02-30", "15-3", "0999", "2019-1-2-3", "-", "2019x"]
        {
            assert_eq!(parse(text), Err(NotADate), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_the_field_shows_is_read_again(day in -350_000i32..2_900_000, what in 0..3, family in 0..3) {
            let (year, month, _) = Day(day).civil();
            let date = match what {
                0 => PartialDate::Year(year),
                1 => PartialDate::Month(year, month),
                _ => PartialDate::Day(Day(day)),
            };
            let first = ['0', '٠', '۰'][family as usize] as u32;
            let digit = |c: char| c.to_digit(10).and_then(|d| char::from_u32(first + d)).unwrap_or(c);
            let text: String = date.to_string().chars().map(digit).collect();
            prop_assert_eq!(parse(&text), Ok(Some(date)));
        }

        #[test]
        fn no_text_is_too_strange(text in "\\PC{0,20}") {
            let _any = parse(&text);
        }
    }
}
