//! The score of each hit: by how often the words of the query stand in it, and how near each other.
//!
//! Sums of scores are whole numbers ([`rank::whole`]), which are the same in any order of the words.

use super::bitset::BitSet;
use super::nearness::{Stop, add_nearness, of_sum, telling};
use super::places::Counted;
use super::rank;
use super::select::Source;
use crate::edition::dictionary::Posting;
use crate::view::View;

/// That of each hit, in their order. `n_with_words`: in how many reports each word of the query stands.
pub(super) fn scores(view: &View, from: Source<'_>, n_with_words: &[u32], hits: &BitSet) -> Vec<u32> {
    let n_words = &from.columns.n_words;
    let n_reports = from.columns.n_reports();
    let places = hits.places();
    let mut scores = vec![0; hits.len() as usize];
    for (word, &n_with) in from.words.iter().zip(n_with_words).filter(|(word, _)| word.is_wanted) {
        let mut occurrences = vec![0.0; scores.len()];
        for form in word.forms_up_to(view.level) {
            for posting in &form.postings {
                let Some(place) = places.of(posting.ordinal) else { continue };
                let in_boilerplate = if view.boilerplate { posting.in_boilerplate } else { 0 };
                let in_rest = posting.in_body + in_boilerplate;
                let Posting { in_title, in_lead, .. } = *posting;
                occurrences[place] += rank::occurrences(form.weight, in_title, in_lead, in_rest);
            }
        }
        let rarity = rank::rarity(n_with, n_reports);
        for ((score, here), hit) in scores.iter_mut().zip(occurrences).zip(hits.iter()) {
            *score += rank::whole(rank::word_score(here, rarity, n_words[hit.0 as usize], from.mean_words));
        }
    }
    add_nearness_scores(&mut scores, view, from, n_with_words, hits);
    scores.into_iter().map(rank::to_points).collect()
}

fn add_nearness_scores(
    scores: &mut [u64],
    view: &View,
    from: Source<'_>,
    n_with_words: &[u32],
    hits: &BitSet,
) {
    if !from.words.iter().any(|word| word.is_near) {
        return;
    }
    let stops = StopsInReports::of(view, from, hits);
    let rarities = n_with_words.iter().map(|&n_with| rank::rarity(n_with, from.columns.n_reports()));
    let rarities: Vec<f64> = rarities.collect();
    let tellings: Vec<u64> = rarities.iter().map(|&rarity| telling(rarity)).collect();
    let mut sums = vec![0; rarities.len()];
    for ((hit, score), nth) in hits.iter().zip(scores).zip(0..) {
        sums.fill(0);
        add_nearness(stops.of_report(nth), &tellings, &mut sums);
        let n_words = from.columns.n_words[hit.0 as usize];
        for (&sum, &rarity) in sums.iter().zip(&rarities) {
            let nearness = rank::nearness_score(of_sum(sum), rarity, n_words, from.mean_words);
            *score += rank::whole(nearness);
        }
    }
}

/// Where the words that count as near each other stand, by report.
struct StopsInReports {
    /// Behind the stops of each report and, before the first, 0.
    ends: Vec<u32>,
    /// Of each report in order.
    stops: Vec<Stop>,
}

impl StopsInReports {
    /// In the reports of `hits`.
    fn of(view: &View, from: Source<'_>, hits: &BitSet) -> Self {
        let among = hits.places();
        let counted = Counted { in_title: false, boilerplate: view.boilerplate };
        let mut ends = vec![0_u32; hits.len() as usize + 1];
        let each = |visit: &mut dyn FnMut(usize, Stop)| {
            for (word, nth) in from.words.iter().zip(0..).filter(|(word, _)| word.is_near) {
                for form in word.forms_up_to(view.level) {
                    let Some(positions) = &form.positions else { continue };
                    for (posting, zones) in positions.by_report(&form.postings) {
                        let Some(place) = among.of(posting.ordinal) else { continue };
                        let numbers = zones.into_iter().flatten().take(counted.of(posting) as usize);
                        numbers.for_each(|&number| visit(place, Stop::new(number, nth, form.weight)));
                    }
                }
            }
        };
        each(&mut |place, _| ends[place + 1] += 1);
        for nth in 1..ends.len() {
            ends[nth] += ends[nth - 1];
        }
        let mut stops = vec![Stop::default(); ends.last().map_or(0, |&end| end as usize)];
        let mut next = ends.clone();
        each(&mut |place, stop| {
            stops[next[place] as usize] = stop;
            next[place] += 1;
        });
        for (&start, &end) in ends.iter().zip(&next).take(hits.len() as usize) {
            stops[start as usize..end as usize].sort_unstable();
        }
        Self { ends, stops }
    }

    /// In the nth of them.
    fn of_report(&self, nth: usize) -> &[Stop] {
        &self.stops[self.ends[nth] as usize..self.ends[nth + 1] as usize]
    }
}
