//! The score of each hit: by how often the words of the query stand in it, and how near each other.

use super::bitset::BitSet;
use super::nearness::add_nearness;
use super::places::{Counted, PlacesInReports};
use super::rank;
use super::select::Source;
use crate::edition::dictionary::Posting;
use crate::view::View;

/// That of each hit, in their order. `n_with_words`: in how many reports each word of the query stands.
pub(super) fn scores(view: &View, from: Source<'_>, n_with_words: &[u32], hits: &BitSet) -> Vec<f64> {
    let n_words = &from.columns.n_words;
    let n_reports = from.columns.n_reports();
    let places = hits.places();
    let mut scores = vec![0.0; hits.len() as usize];
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
            *score += rank::word_score(here, rarity, n_words[hit.0 as usize], from.mean_words);
        }
    }
    add_nearness_scores(&mut scores, view, from, n_with_words, hits);
    scores
}

fn add_nearness_scores(
    scores: &mut [f64],
    view: &View,
    from: Source<'_>,
    n_with_words: &[u32],
    hits: &BitSet,
) {
    let counted = Counted { in_title: false, boilerplate: view.boilerplate };
    let (mut rarities, mut places) = (Vec::new(), Vec::new());
    for (word, &n_with) in from.words.iter().zip(n_with_words).filter(|(word, _)| word.is_near) {
        rarities.push(rank::rarity(n_with, from.columns.n_reports()));
        places.push(PlacesInReports::of_forms(word.forms_up_to(view.level), hits, counted));
    }
    if places.is_empty() {
        return;
    }
    let mut nearness = vec![0.0; places.len()];
    let mut here: Vec<&[u32]> = Vec::with_capacity(places.len());
    for ((hit, score), nth) in hits.iter().zip(scores).zip(0..) {
        here.clear();
        here.extend(places.iter().map(|places| places.of(nth)));
        nearness.fill(0.0);
        add_nearness(&here, &rarities, &mut nearness);
        let n_words = from.columns.n_words[hit.0 as usize];
        for (&nearness, &rarity) in nearness.iter().zip(&rarities) {
            *score += rank::nearness_score(nearness, rarity, n_words, from.mean_words);
        }
    }
}
