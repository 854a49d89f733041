//! Numbers in digits and in words: «خمس وعشرون», «خمسمائة», «40».

use crate::knowledge::time_words::{Sense, sense};

use super::scan::Scan;

/// A number in digits or words, and the index after it.
pub(super) fn number_at(scan: Scan<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some(n) = scan.line.number(at) {
        let in_longer = scan.line.text_before(at).ends_with(['.', ',', ':', '/'])
            || scan.line.text_after(at).starts_with([':', '%']);
        // «20 ألف سنة»
        let thousands = scan.key(at + 1) == "الف" && scan.follows(at + 1) && n < 1000;
        let (n, end) = if thousands { (1000 * n, at + 2) } else { (n, at + 1) };
        return (!in_longer && (n < 10_000 || thousands)).then_some((n, end));
    }
    let first = match scan.head(at) {
        Some(head) => match head.sense {
            Sense::Number(number) => number,
            _ => return None,
        },
        None => hundreds(scan.key(at))?,
    };
    // «ألف وأربع مائة وخمس وعشرون»: what is counted up already, and the part still growing.
    let (mut sum, mut part, mut end) = (0, first, at + 1);
    while scan.follows(end)
        && let Some(head) = scan.head(end)
        && let Sense::Number(next) = head.sense
    {
        match (next, head.taken) {
            (10, 0) if part < 10 => part += 10,
            (100, 0) if part < 10 => part *= 100,
            (20..=90, 1) if part < 10 => part += next,
            (_, 1) if part >= 100 && next < part => (sum, part) = (sum + part, next),
            _ => break,
        }
        end += 1;
    }
    let number: u32 = sum + part;
    (number < 10_000).then_some((number, end))
}

/// «خمسمائة»: a number before «مائة» in one word.
pub(super) fn hundreds(key: &str) -> Option<u32> {
    let few = ["مايه", "ميه"].iter().find_map(|hundred| sense(key.strip_suffix(hundred)?))?;
    match few {
        Sense::Number(few @ 3..=9) => Some(100 * few),
        _ => None,
    }
}
