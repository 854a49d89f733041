//! What is shown of a stored report: a card in the list, or all of it in the reading pane.

use crate::edition::texts::StoredReport;
use crate::findings::{Card, DatingSummary, Ordinal, Reading};
use crate::search::passages::{self, Hit};

pub fn card(ordinal: Ordinal, stored: &StoredReport, hits: &[Hit]) -> Card {
    let report = &stored.report;
    Card {
        ordinal,
        id: stored.id,
        page: stored.page_names.first().cloned().unwrap_or_default(),
        title: passages::title(stored, hits),
        outlet: report.outlet.as_ref().map(|outlet| outlet.name.clone()),
        relayed: report.relayed.iter().map(|source| source.name.clone()).collect(),
        dating: DatingSummary {
            earliest: report.dating.earliest,
            latest: report.dating.latest,
            best: report.dating.best,
            provenance: report.dating.provenance,
        },
        snippets: passages::snippets(stored, hits),
    }
}

pub fn reading(ordinal: Ordinal, stored: &StoredReport, hits: Vec<Hit>) -> Reading {
    let report = &stored.report;
    Reading {
        ordinal,
        id: stored.id,
        pages: stored.page_names.clone(),
        text: stored.page.text.clone(),
        title: report.title,
        outlet: report.outlet.clone(),
        relayed: report.relayed.clone(),
        dating: report.dating.clone(),
        blocks: report.blocks.clone(),
        times: report.times.clone(),
        matches: hits.into_iter().map(|hit| hit.of).collect(),
    }
}
