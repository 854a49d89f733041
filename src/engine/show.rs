//! What is shown of a stored report: a card in the list, or all of it in the reading pane.

use crate::edition::columns::is_mentioned;
use crate::edition::texts::StoredReport;
use crate::findings::{Card, DatingSummary, Excerpt, Ordinal, Passage, Place, Reading};
use crate::report::{Dating, Reason, Span};
use crate::search::passages::{self, Hits};
use crate::search::select::mentions_in;
use crate::view::{Clock, Period, View};

/// `asked`: the period in which the query asks for a time, where the view asks for none.
pub fn card(
    ordinal: Ordinal,
    stored: &StoredReport,
    hits: &Hits,
    view: &View,
    asked: Option<Period>,
) -> Card {
    let report = &stored.report;
    let within = view.mentioned_within && view.mentioned.is_some();
    let words = view.mentioned.or(asked).and_then(|period| words_in(period, within, stored));
    let mut snippets = passages::snippets(stored, hits);
    if let Some(words) = words {
        // Without a query the beginning of the body says less than this sentence.
        snippets.truncate(usize::from(!hits.matches.is_empty()));
        let (sentence, time) = passages::sentence(&stored.page.text, words, &hits.matches);
        snippets.push(Excerpt { time: Some(time), ..sentence });
    }
    Card {
        ordinal,
        id: stored.id,
        page: stored.page_names.first().cloned().unwrap_or_default(),
        title: passages::title(stored, &hits.matches),
        outlet: report.outlet.as_ref().map(|outlet| outlet.name.clone()),
        relayed: report.relayed.iter().map(|source| source.name.clone()).collect(),
        dating: view.by_hand.summary(stored.id, &report.dating),
        snippets,
        words,
    }
}

/// The first words that mention a time in the period.
fn words_in(period: Period, within: bool, stored: &StoredReport) -> Option<Span> {
    let days = period.days();
    let mut times = stored.report.times.iter().filter(|time| is_mentioned(time));
    times.find(|time| mentions_in(&[(time.earliest, time.latest)], days, within)).map(|time| time.span)
}

/// `None` where the report has no such mention.
pub fn passage(clock: Clock, place: Place, stored: &StoredReport) -> Option<Passage> {
    let report = &stored.report;
    let words = match clock {
        Clock::Published => {
            // The date itself, not the weekday beside it.
            let reasons = report.dating.reasons.iter();
            reasons
                .map(|reason| reason.span)
                .max_by_key(|span| (span.end - span.start, std::cmp::Reverse(*span)))
        }
        Clock::Mentioned => {
            let mut mentions = report.times.iter().filter(|time| is_mentioned(time));
            Some(mentions.nth(place.nth as usize)?.span)
        }
    };
    let (sentence, in_sentence) = match words {
        Some(words) => passages::sentence(&stored.page.text, words, &[]),
        None => (Excerpt::default(), Span { start: 0, end: 0 }),
    };
    Some(Passage {
        place,
        id: stored.id,
        title: passages::title(stored, &[]).text,
        outlet: report.outlet.as_ref().map(|outlet| outlet.name.clone()),
        dating: DatingSummary::from(&report.dating),
        words,
        sentence,
        in_sentence,
        reasons: if clock == Clock::Published { different_reasons(&report.dating) } else { Vec::new() },
    })
}

/// So many reasons fit under a mark of the timeline; the open report has all.
const MOST_REASONS_OF_MARK: usize = 4;

fn different_reasons(dating: &Dating) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for reason in &dating.reasons {
        let is_said = reasons.iter().any(|said| said.rule == reason.rule && said.day == reason.day);
        if !is_said && reasons.len() < MOST_REASONS_OF_MARK {
            reasons.push(reason.clone());
        }
    }
    reasons
}

pub fn reading(ordinal: Ordinal, stored: &StoredReport, hits: Hits, is_hit: bool) -> Reading {
    let report = &stored.report;
    Reading {
        ordinal,
        id: stored.id,
        pages: stored.page_names.clone(),
        text: stored.page.text.clone(),
        title: report.title,
        outlet: report.outlet.clone(),
        authors: report.authors.clone(),
        agency: report.agency.clone(),
        relayed: report.relayed.clone(),
        dating: report.dating.clone(),
        blocks: report.blocks.clone(),
        times: report.times.clone(),
        occurrences: hits.spans().collect(),
        matches: hits.matches.into_iter().map(|hit| hit.of).collect(),
        is_hit,
    }
}
