//! Days of the Hijri calendar, as Umm al-Qura has them.
//!
//! The lengths of months were made from `Date::try_new_ummalqura` of `icu_calendar` 2.4 (Unicode licence): the
//! crate would bring twenty others for this table. Newspapers differ from it by a day where the moon was seen
//! early or late. Before and after its years the tabular calendar stands in, which is off by a day more often.

use super::Day;

/// The first year of [`LONG_MONTHS`]: it began on 2 August 1924.
const FIRST_YEAR: i32 = 1343;

/// The day it began.
const FIRST_DAY: i32 = -16_588;

/// Of each year the months with thirty days, Muharram in the lowest bit.
#[rustfmt::skip]
const LONG_MONTHS: [u16; 158] = [
    0x6a9, 0x535, 0x25d, 0x4bd, 0x9ba, 0x3b4, 0xb69, 0xb2a, 0xa55, 0x4ad, 0xa5d, 0x2da,
    0x6d9, 0xeaa, 0xe94, 0xd2a, 0xc56, 0x4ae, 0xa6d, 0x56a, 0xd55, 0xd4a, 0xa93, 0x52b,
    0xa5b, 0x53a, 0x6b5, 0xea9, 0xd52, 0xd29, 0xa55, 0x4ad, 0x56d, 0xaea, 0x6e4, 0xed1,
    0xda2, 0xaaa, 0x95a, 0x2da, 0x5b9, 0xbb2, 0x764, 0x6c9, 0x555, 0x2ab, 0x4db, 0xaba,
    0x5b4, 0xda9, 0xd52, 0xaa5, 0x92d, 0x26d, 0x8ed, 0x2da, 0xad5, 0xaa5, 0xa4b, 0x497,
    0x937, 0x2b6, 0x975, 0xd69, 0xd52, 0xc95, 0x92b, 0x25b, 0x4db, 0x9d5, 0x5d2, 0xda5,
    0xd4a, 0xa95, 0x54d, 0xaad, 0x3aa, 0xbd2, 0xbc4, 0xb89, 0xa95, 0x52d, 0x5ad, 0xb6a,
    0x6d4, 0xdc9, 0xd92, 0xaa6, 0x956, 0x2ae, 0x56d, 0x36a, 0xb55, 0xaaa, 0x94d, 0x49d,
    0x95d, 0x2ba, 0x5b5, 0x5aa, 0xd55, 0xa9a, 0x92e, 0x26e, 0x55d, 0xada, 0x6d4, 0x6a5,
    0xb27, 0xa4d, 0x4ad, 0x56d, 0xb5a, 0x754, 0xf49, 0xe92, 0xd26, 0xa56, 0x356, 0x6b5,
    0xbaa, 0xb92, 0xb25, 0x68b, 0xa9b, 0x55a, 0xada, 0x5b4, 0xda9, 0xb52, 0xa9a, 0x536,
    0x276, 0x575, 0xaf2, 0x6d4, 0x6a9, 0x555, 0x2ad, 0x4bd, 0x9ba, 0x574, 0xb69, 0xb52,
    0xa95, 0x52d, 0xa5d, 0x4da, 0xad9, 0x6b2, 0xe95, 0xe2a, 0xc96, 0x92e, 0xaad, 0x56a,
    0xd65, 0xd4a,
];

/// The first day of the month (1–12) of the year; `None` where there is no such month.
#[must_use]
pub fn first_day(year: i32, month: u32) -> Option<Day> {
    if !(1..=12).contains(&month) || !(1..=1700).contains(&year) {
        return None;
    }
    let nth = year - FIRST_YEAR;
    if !(0..LONG_MONTHS.len() as i32).contains(&nth) {
        return Some(tabular(year, month));
    }
    let in_year = |long: u16, months: u32| {
        29 * months as i32 + (u32::from(long) & ((1 << months) - 1)).count_ones() as i32
    };
    let (before, of_year) = (&LONG_MONTHS[..nth as usize], LONG_MONTHS[nth as usize]);
    let years: i32 = before.iter().map(|long| in_year(*long, 12)).sum();
    Some(Day(FIRST_DAY + years + in_year(of_year, month - 1)))
}

/// The day with this year, month and day of the month, if there is one.
#[must_use]
pub fn day(year: i32, month: u32, day: u32) -> Option<Day> {
    let (first, last) = month_of(year, month)?;
    // A day more than the table has: the moon may have been seen late.
    let date = Day(first.0 + day as i32 - 1);
    ((1..=30).contains(&day) && date.0 <= last.0 + 1).then_some(date)
}

/// The first and the last day of the month.
#[must_use]
pub fn month_of(year: i32, month: u32) -> Option<(Day, Day)> {
    let next = if month == 12 { first_day(year + 1, 1) } else { first_day(year, month + 1) };
    Some((first_day(year, month)?, Day(next?.0 - 1)))
}

/// The first and the last day of the year.
#[must_use]
pub fn year_of(year: i32) -> Option<(Day, Day)> {
    Some((first_day(year, 1)?, Day(first_day(year + 1, 1)?.0 - 1)))
}

/// The year that has the day.
#[must_use]
pub fn year_with(day: Day) -> i32 {
    // A year has 354.367 days; the first began on 16 July 622.
    let guess = ((i64::from(day.0) + 492_148) * 1000 / 354_367) as i32 + 1;
    let begins = |year: i32| first_day(year, 1).is_some_and(|first| first <= day);
    (guess - 1..=guess + 1).rev().find(|year| begins(*year)).unwrap_or(guess)
}

/// The tabular calendar with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of thirty.
fn tabular(year: i32, month: u32) -> Day {
    let months = month as i32 - 1;
    Day((year - 1) * 354 + (3 + 11 * year) / 30 + 29 * months + (months + 1) / 2 - 492_148)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_newspapers_print_with_their_civil_twin() {
        for ((year, month, of_month), civil) in [
            ((1436, 10, 15), "2015-07-31"),
            ((1438, 9, 20), "2017-06-15"),
            ((1436, 10, 26), "2015-08-11"),
            ((1446, 1, 1), "2024-07-07"),
        ] {
            assert_eq!(day(year, month, of_month).map(|day| day.to_string()).as_deref(), Some(civil));
        }
        assert_eq!(day(1436, 13, 1), None);
        assert_eq!(day(1436, 9, 31), None);
    }

    #[test]
    fn years_follow_each_other_without_gap_and_are_found_again() {
        for year in 1..1690 {
            let (first, last) = year_of(year).unwrap();
            assert!((353..=356).contains(&(last.0 - first.0 + 1)), "{year}");
            assert_eq!((year_with(first), year_with(last)), (year, year));
            let months: i32 =
                (1..=12).map(|month| month_of(year, month).unwrap()).map(|(a, b)| b.0 - a.0 + 1).sum();
            assert_eq!(months, last.0 - first.0 + 1);
        }
    }
}
