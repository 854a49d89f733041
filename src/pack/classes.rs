//! The vocabulary of an edition: how each form is read in view of all others, in each class it stands in.

use super::{Hands, Occurrences, Shard};
use crate::arabic::class::{Evidence, Form, Reading, class_key, guest_keys, plausible};
use crate::edition::dictionary::Posting;

/// A form with what the whole vocabulary says of it, and the key of a class it stands in.
pub(super) struct Judged<'a> {
    pub key: String,
    pub surface: &'a str,
    pub readings: Vec<Reading>,
    pub count: u32,
    pub occurrences: &'a Occurrences,
}

/// All forms, guests among them, by the keys of their classes and then by their letters.
pub(super) fn judged_forms<'a, K: Sync>(hands: &impl Hands, shard: &'a Shard<K>) -> Vec<Judged<'a>> {
    let n_reports = shard.reports.len() as u32;
    let forms: Vec<(&str, &Occurrences)> = shard.words.iter().map(|(form, of)| (form.as_str(), of)).collect();
    let counts = hands.map(forms.clone(), |(_, occurrences)| count(&occurrences.postings.decode(n_reports)));
    let mut evidence = Evidence::default();
    for ((surface, _), count) in forms.iter().zip(&counts) {
        evidence.add(&Form::new(surface).folded, *count);
    }
    let judged = hands.map(forms.into_iter().zip(counts).collect(), |((surface, occurrences), count)| {
        let form = Form::new(surface);
        let readings = plausible(&form, &evidence);
        let mut keys = guest_keys(&form, &readings);
        keys.push(class_key(&form.folded).to_owned());
        let in_class = |key| Judged { key, surface, readings: readings.clone(), count, occurrences };
        keys.into_iter().map(in_class).collect::<Vec<_>>()
    });
    let mut judged: Vec<Judged<'a>> = judged.into_iter().flatten().collect();
    judged.sort_unstable_by(|one, other| (&one.key, one.surface).cmp(&(&other.key, other.surface)));
    judged
}

fn count(postings: &[Posting]) -> u32 {
    postings.iter().map(Posting::in_report).sum()
}
