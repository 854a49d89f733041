//! Canonical decompositions, compositions and combining classes of Unicode in a table of some 9 KB, which
//! weighs 5 KB on the way to a reader.
//!
//! The tables are those of the crate `unicode-normalization`; a test compares each letter with it and writes
//! the table anew (`SIJILL_BLESS=1 cargo test --lib canonical`). The crate's own, made to be fast, are five
//! times as heavy, an eighth of the engine.

use std::sync::OnceLock;

use crate::sorting;
use crate::varint::{take_varint, unzigzag};

/// Columns of variable-length numbers, each behind its length in rows. Of the letters that have a decomposition,
/// in order: the difference to the one before, the differences of the first and of the second part to those
/// before (alternating signs; no second part is 0), and those that are composed from their parts no more.
/// Then of the letters that have a class: the difference to the one before, the class.
const TABLE: &[u8] = include_bytes!("canonical.bin");

struct Tables {
    /// In order.
    letters: Vec<u32>,
    parts: Vec<(u32, u32)>,
    /// Those that their parts make, by parts.
    made: Vec<usize>,
    /// In order.
    marks: Vec<u32>,
    classes: Vec<u32>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut rest = TABLE;
        let letters = sums(column(&mut rest));
        let firsts = sums(differences(column(&mut rest)));
        let seconds = sums(differences(column(&mut rest)));
        let kept_apart = sums(column(&mut rest));
        let marks = sums(column(&mut rest));
        let classes = column(&mut rest);
        let parts: Vec<(u32, u32)> = firsts.into_iter().zip(seconds).collect();
        let mut made = sorting::sorted_places(parts.len(), &|one, other| parts[one].cmp(&parts[other]));
        made.retain(|&place| parts[place].1 != 0 && kept_apart.binary_search(&letters[place]).is_err());
        Tables { letters, parts, made, marks, classes }
    })
}

fn column(rest: &mut &[u8]) -> Vec<u32> {
    let n_rows = take_varint(rest).unwrap_or_default();
    (0..n_rows).map_while(|_| take_varint(rest)).map(|number| number as u32).collect()
}

fn differences(zigzags: Vec<u32>) -> Vec<u32> {
    zigzags.into_iter().map(|number| unzigzag(number) as u32).collect()
}

fn sums(mut column: Vec<u32>) -> Vec<u32> {
    let mut sum = 0_u32;
    for number in &mut column {
        sum = sum.wrapping_add(*number);
        *number = sum;
    }
    column
}

/// The class by which marks of a letter are put in order; 0 for all that is no such mark.
#[must_use]
pub fn combining_class(letter: char) -> u8 {
    let Tables { marks, classes, .. } = tables();
    marks.binary_search(&u32::from(letter)).map_or(0, |place| classes[place] as u8)
}

/// Hands over the parts of a letter, itself where it has none.
pub fn each_part(letter: char, put: &mut dyn FnMut(char)) {
    if let Some((first, second)) = syllable::parts(letter).or_else(|| parts(letter)) {
        each_part(first, put);
        if let Some(second) = second {
            each_part(second, put);
        }
    } else {
        put(letter);
    }
}

fn parts(letter: char) -> Option<(char, Option<char>)> {
    let Tables { letters, parts, .. } = tables();
    let (first, second) = parts[letters.binary_search(&u32::from(letter)).ok()?];
    Some((char::from_u32(first)?, char::from_u32(second).filter(|_| second != 0)))
}

/// The letter that two make.
#[must_use]
pub fn together(first: char, second: char) -> Option<char> {
    if let Some(both) = syllable::of(first, second) {
        return Some(both);
    }
    let Tables { letters, parts, made, .. } = tables();
    let wanted = (u32::from(first), u32::from(second));
    let place = made.binary_search_by(|&place| parts[place].cmp(&wanted)).ok()?;
    char::from_u32(letters[made[place]])
}

/// The syllables of Hangul, by arithmetic (The Unicode Standard, section 3.12).
mod syllable {
    const FIRST: u32 = 0xAC00;
    const N: u32 = 11_172;
    const LEADING: u32 = 0x1100;
    const N_LEADING: u32 = 19;
    const VOWELS: u32 = 0x1161;
    const N_VOWELS: u32 = 21;
    /// That of none; the first follows it.
    const TRAILING: u32 = 0x11A7;
    const N_TRAILING: u32 = 28;

    pub fn parts(letter: char) -> Option<(char, Option<char>)> {
        let nth = u32::from(letter).checked_sub(FIRST).filter(|nth| *nth < N)?;
        let (open, trailing) = (nth / N_TRAILING, nth % N_TRAILING);
        let (first, second) = if trailing > 0 {
            (FIRST + open * N_TRAILING, TRAILING + trailing)
        } else {
            (LEADING + open / N_VOWELS, VOWELS + open % N_VOWELS)
        };
        Some((char::from_u32(first)?, char::from_u32(second)))
    }

    pub fn of(first: char, second: char) -> Option<char> {
        let within =
            |letter: char, start: u32, n: u32| u32::from(letter).checked_sub(start).filter(|nth| *nth < n);
        let both = if let (Some(leading), Some(vowel)) =
            (within(first, LEADING, N_LEADING), within(second, VOWELS, N_VOWELS))
        {
            FIRST + (leading * N_VOWELS + vowel) * N_TRAILING
        } else {
            let open = within(first, FIRST, N).filter(|nth| nth % N_TRAILING == 0)?;
            FIRST + open + within(second, TRAILING, N_TRAILING).filter(|nth| *nth > 0)?
        };
        char::from_u32(both)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};

    use super::*;
    use crate::varint::{put_varint, zigzag};

    fn all_letters() -> impl Iterator<Item = char> {
        (0..=u32::from(char::MAX)).filter_map(char::from_u32)
    }

    fn whole(letter: char) -> Vec<char> {
        let mut parts = Vec::new();
        decompose_canonical(letter, |part| parts.push(part));
        parts
    }

    fn put(bytes: &mut Vec<u8>, column: &[u32], put_one: impl Fn(u32, u32) -> u64) {
        put_varint(bytes, column.len() as u64);
        let before = std::iter::once(0).chain(column.iter().copied());
        before.zip(column).for_each(|(before, &number)| put_varint(bytes, put_one(before, number)));
    }

    fn made_anew() -> Vec<u8> {
        let of_letters = all_letters().filter(|&letter| syllable::parts(letter).is_none());
        let decomposed: BTreeMap<char, Vec<char>> = of_letters
            .map(|letter| (letter, whole(letter)))
            .filter(|(letter, whole)| *whole != [*letter])
            .collect();
        // What stands for one other letter, though that has parts.
        let other_of = |letter: char, whole: &[char]| {
            let composed: String = whole.iter().copied().nfc().collect();
            let mut composed = composed.chars();
            composed.next().filter(|&other| composed.next().is_none() && other != letter)
        };
        let by_whole: BTreeMap<&[char], char> = decomposed
            .iter()
            .filter(|&(&letter, whole)| other_of(letter, whole).is_none())
            .map(|(letter, whole)| (whole.as_slice(), *letter))
            .collect();
        let [mut letters, mut firsts, mut seconds, mut kept_apart] = [const { Vec::new() }; 4];
        for (&letter, whole) in &decomposed {
            let (&last, before) = whole.split_last().expect("parts");
            let (first, second) = match (other_of(letter, whole), before) {
                (Some(other), _) => (other, None),
                (None, []) => (last, None),
                (None, [first]) => (*first, Some(last)),
                (None, before) => (by_whole[before], Some(last)),
            };
            letters.push(u32::from(letter));
            firsts.push(u32::from(first));
            seconds.push(second.map_or(0, u32::from));
            if second.is_some_and(|second| compose(first, second) != Some(letter)) {
                kept_apart.push(u32::from(letter));
            }
        }
        let marks: Vec<char> =
            all_letters().filter(|&letter| canonical_combining_class(letter) > 0).collect();
        let classes: Vec<u32> =
            marks.iter().map(|&mark| u32::from(canonical_combining_class(mark))).collect();
        let marks: Vec<u32> = marks.into_iter().map(u32::from).collect();
        let difference = |before: u32, number: u32| u64::from(number - before);
        let either_way = |before: u32, number: u32| zigzag(number.wrapping_sub(before) as i32);
        let mut bytes = Vec::new();
        put(&mut bytes, &letters, difference);
        put(&mut bytes, &firsts, either_way);
        put(&mut bytes, &seconds, either_way);
        put(&mut bytes, &kept_apart, difference);
        put(&mut bytes, &marks, difference);
        put(&mut bytes, &classes, |_, class| u64::from(class));
        bytes
    }

    #[test]
    fn the_table_is_that_of_the_library() {
        let bytes = made_anew();
        if std::env::var_os("SIJILL_BLESS").is_some() {
            let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/arabic/canonical.bin");
            std::fs::write(file, &bytes).expect("written");
        }
        assert!(bytes == TABLE, "SIJILL_BLESS=1 writes the table anew");
    }

    #[test]
    fn each_letter_is_taken_apart_and_put_together_as_the_library_does() {
        for letter in all_letters() {
            let mut parts = Vec::new();
            each_part(letter, &mut |part| parts.push(part));
            assert_eq!(parts, whole(letter), "{letter:?}");
            assert_eq!(combining_class(letter), canonical_combining_class(letter), "{letter:?}");
        }
        let Tables { letters, parts, .. } = tables();
        let seconds: Vec<char> = "\u{301}\u{653}\u{11A8}\u{1161}\u{5C1}".chars().collect();
        let pairs = parts
            .iter()
            .filter_map(|(first, second)| Some((char::from_u32(*first)?, char::from_u32(*second)?)));
        let others = letters.iter().filter_map(|&letter| char::from_u32(letter));
        let others = others.chain(('\u{1100}'..'\u{1115}').chain('\u{AC00}'..'\u{AC40}'));
        let others =
            others.flat_map(|first| seconds.iter().map(move |&second| (first, second)).collect::<Vec<_>>());
        for (first, second) in pairs.chain(others) {
            assert_eq!(together(first, second), compose(first, second), "{first:?} {second:?}");
        }
    }
}
