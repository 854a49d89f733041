//! The order of the hits.
//!
//! BM25F with three fields (Robertson, Zaragoza & Taylor, "Simple BM25 extension to multiple
//! weighted fields", CIKM 2004): title, lead and rest, each occurrence weighed by its level. The numbers
//! are those of known-item search on newspaper articles (`cargo xtask bench`). Only
//! addition, multiplication and division of `f64`, so that native and wasm32 give the same bits.

use super::matching::MatchedForm;
use crate::view::Level;

/// How much a word in the title counts, in words of the body.
const TITLE_WEIGHT: f64 = 3.0;
/// How much a word in the lead counts.
const LEAD_WEIGHT: f64 = 2.0;
/// BM25's saturation.
const K1: f64 = 0.9;
/// BM25's length normalisation.
const B: f64 = 0.75;

/// How much words near each other count beside words: more, and reports that only have them near each other
/// pass those that are about them.
const NEARNESS_WEIGHT: f64 = 0.5;

/// How much an occurrence of a form counts, in hundredths: whole numbers have the same sum in any order.
///
/// What begins as the word does may be any other word, however exact its beginning. So the hits of a word keep
/// their order when its last letter is typed and it is finished. And what is only spelled like it may be another
/// word even more.
#[must_use]
pub fn weight_of(form: &MatchedForm) -> f64 {
    match form.changes() {
        0 if form.is_beginning() => weight_at(Level::Word),
        0 => weight_at(form.level),
        1 => 20.0,
        _ => 10.0,
    }
}

/// The same of what is found at a level without more being known of it.
#[must_use]
pub fn weight_at(level: Level) -> f64 {
    match level {
        Level::Exact => 100.0,
        Level::Letters => 95.0,
        Level::Word => 60.0,
        Level::Name => 50.0,
    }
}

/// The weight of occurrences of one form in one report, in hundredths.
#[must_use]
pub fn occurrences(weight: f64, in_title: u32, in_lead: u32, in_rest: u32) -> f64 {
    weight * (TITLE_WEIGHT * f64::from(in_title) + LEAD_WEIGHT * f64::from(in_lead) + f64::from(in_rest))
}

/// What a word adds to a report's score, by the weight of all its occurrences there.
#[must_use]
pub fn word_score(weight: f64, rarity: f64, n_words: u32, mean_words: f64) -> f64 {
    let occurrences = weight / 100.0;
    let length = if mean_words > 0.0 { f64::from(n_words) / mean_words } else { 1.0 };
    rarity * occurrences / (occurrences + K1 * (1.0 - B + B * length))
}

/// How much a word that stands in `n_with` of `n_reports` reports tells: BM25's inverse
/// document frequency, never negative.
#[must_use]
pub fn rarity(n_with: u32, n_reports: u32) -> f64 {
    ln(1.0 + (f64::from(n_reports) - f64::from(n_with) + 0.5) / (f64::from(n_with) + 0.5))
}

/// How much of it counts that a word is near: what stands nearly everywhere is near everything.
#[must_use]
pub fn telling(rarity: f64) -> f64 {
    rarity.min(1.0)
}

/// What a word adds by how near the others stand to it.
#[must_use]
pub fn nearness_score(nearness: f64, rarity: f64, n_words: u32, mean_words: f64) -> f64 {
    NEARNESS_WEIGHT * word_score(nearness * 100.0, telling(rarity), n_words, mean_words)
}

/// Points per unit of score: fine enough for words that stand in every report.
pub const POINTS_PER_UNIT: f64 = 1_000_000.0;

/// Of a score, so much is one in [`whole`] numbers: as fine as the sum over a thousand words allows.
const PARTS_PER_UNIT: f64 = (1_u64 << 40) as f64;

/// A score as a whole number: added up, such have the same sum in any order.
#[must_use]
pub fn whole(score: f64) -> u64 {
    (score * PARTS_PER_UNIT) as u64
}

/// A sum of [`whole`] scores in points, for comparing and for the wire.
#[must_use]
pub fn to_points(sum: u64) -> u32 {
    (sum as f64 / PARTS_PER_UNIT * POINTS_PER_UNIT) as u32
}

/// The natural logarithm of a number ≥ 1, the same on every platform: `f64::ln` is not.
fn ln(x: f64) -> f64 {
    const LN_2: f64 = std::f64::consts::LN_2;
    let (mut mantissa, mut halvings) = (x, 0.0);
    while mantissa >= 2.0 {
        mantissa /= 2.0;
        halvings += 1.0;
    }
    // ln m = 2 artanh((m-1)/(m+1)); for m < 2 the series falls by 1/9 a term.
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let (mut term, mut sum, mut odd) = (t, 0.0, 1.0);
    for _ in 0..18 {
        sum += term / odd;
        term *= t * t;
        odd += 2.0;
    }
    2.0 * sum + halvings * LN_2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_logarithm_is_the_logarithm() {
        for x in [1.0, 1.5, 2.0, 3.75, 10.0, 31_030.0, 62_061.0] {
            assert!((ln(x) - x.ln()).abs() < 1e-12, "{x}");
        }
    }

    #[test]
    fn rarer_tells_more_and_more_often_says_more() {
        assert!(rarity(1, 1000) > rarity(10, 1000));
        assert!(rarity(1000, 1000) >= 0.0);
        let score = |n| word_score(occurrences(weight_at(Level::Word), 0, 0, n), 1.0, 100, 100.0);
        assert!(score(3) > score(2));
        assert!(occurrences(weight_at(Level::Exact), 1, 0, 0) > occurrences(weight_at(Level::Word), 1, 0, 0));
        assert!(occurrences(weight_at(Level::Word), 1, 0, 0) > occurrences(weight_at(Level::Word), 0, 1, 0));
        assert!(occurrences(weight_at(Level::Word), 0, 1, 0) > occurrences(weight_at(Level::Word), 0, 0, 1));
    }
}
