//! The pages themselves, with what was read from them.

use serde::{Deserialize, Serialize};

use super::{report_codec, text_codec};
use crate::page::places::{PlaceOnDisk, from_disk, to_disk};
use crate::page::{Damage, Encoding, Page};
use crate::report::{Report, ReportId};

/// A report with its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredReport {
    /// Its name in links.
    pub id: ReportId,
    /// The files it was found in, sorted; several where they are identical.
    pub page_names: Vec<String>,
    /// The page.
    pub page: Page,
    /// What it says.
    pub report: Report,
}

/// Consecutive reports in one file: what is known of each, then their texts, so that deflate sees together
/// what is alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextBlock {
    reports: Vec<OnDisk>,
    texts: Vec<Vec<u8>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct OnDisk {
    id: ReportId,
    page_names: Vec<String>,
    encoding: Encoding,
    damage: Vec<Damage>,
    places: Vec<PlaceOnDisk>,
    report: Vec<u8>,
}

impl TextBlock {
    /// Ready to write.
    #[must_use]
    pub fn new(reports: &[StoredReport]) -> Self {
        let on_disk = |stored: &StoredReport| OnDisk {
            id: stored.id,
            page_names: stored.page_names.clone(),
            encoding: stored.page.encoding,
            damage: stored.page.damage.clone(),
            places: to_disk(&stored.page.places, stored.page.text.len() as u32),
            report: report_codec::encode(&stored.report, &stored.page.text),
        };
        Self {
            reports: reports.iter().map(on_disk).collect(),
            texts: reports.iter().map(|stored| text_codec::encode(&stored.page.text)).collect(),
        }
    }

    /// The bytes of the reports before deflate, as [`TextBlock::from_bytes`] takes them.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        super::to_bytes(self)
    }

    /// What [`TextBlock::to_bytes`] gave.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        super::from_bytes(bytes)
    }

    /// The reports; `None` where their texts or spans make no sense.
    #[must_use]
    pub fn into_reports(self) -> Option<Vec<StoredReport>> {
        if self.reports.len() != self.texts.len() {
            return None;
        }
        self.reports
            .into_iter()
            .zip(self.texts)
            .map(|(OnDisk { id, page_names, encoding, damage, places, report }, text)| {
                let text = text_codec::decode(&text)?;
                let report = report_codec::decode(&report, &text)?;
                let places = from_disk(&places, &text)?;
                let page = Page { text, encoding, damage, places };
                let fits = spans_fit(&report, &page.text) && damage_fits(&page);
                fits.then_some(StoredReport { id, page_names, page, report })
            })
            .collect()
    }
}

/// Whether every span lies on the page: nothing after this needs to check again.
fn spans_fit(report: &Report, text: &str) -> bool {
    let in_order = report.blocks.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
    let blocks = report.blocks.iter().map(|b| b.span);
    let times = report.times.iter().map(|t| t.span);
    let reasons = report.dating.reasons.iter().map(|r| r.span);
    let credits = report.outlet.iter().chain(&report.relayed).map(|c| c.span);
    in_order
        && report
            .title
            .into_iter()
            .chain(blocks)
            .chain(times)
            .chain(reasons)
            .chain(credits)
            .all(|span| text.get(span.start as usize..span.end as usize).is_some())
}

/// Whether each damage stands on a replacement character, in order.
fn damage_fits(page: &Page) -> bool {
    let stands = |damage: &Damage| {
        let rest = page.text.get(damage.text_offset as usize..);
        rest.is_some_and(|rest| rest.starts_with(char::REPLACEMENT_CHARACTER)) && damage.file_bytes <= 3
    };
    page.damage.windows(2).all(|pair| pair[0].text_offset < pair[1].text_offset)
        && page.damage.iter().all(stands)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Block, BlockLabel, Dating, Span};

    fn stored() -> StoredReport {
        let block = |start, end| Block {
            span: Span { start, end },
            label: BlockLabel::Body,
            reason: "densest-text".to_owned(),
        };
        let report = Report {
            title: None,
            outlet: None,
            authors: Vec::new(),
            agency: None,
            relayed: Vec::new(),
            dating: Dating::unknown(),
            blocks: vec![block(0, 4), block(5, 7)],
            times: Vec::new(),
        };
        let text = "ab\u{FFFD}cd".to_owned();
        assert_eq!(text.len(), 7);
        let page = Page { damage: vec![Damage { text_offset: 2, file_bytes: 1 }], ..Page::of_text(text) };
        StoredReport { id: ReportId([0; 8]), page_names: vec!["a.txt".to_owned()], page, report }
    }

    fn is_believed(change: impl FnOnce(&mut StoredReport)) -> bool {
        let mut stored = stored();
        change(&mut stored);
        TextBlock::new(&[stored]).into_reports().is_some()
    }

    #[test]
    fn nothing_is_believed_that_does_not_fit_its_page() {
        // Here blocks are cut so that no letter is parted: 0–2, 2–5.
        let sound = |stored: &mut StoredReport| {
            stored.report.blocks[0].span = Span { start: 0, end: 2 };
            stored.report.blocks[1].span = Span { start: 2, end: 5 };
        };
        assert!(is_believed(sound));
        assert!(!is_believed(|_| {}), "a span parts a letter");
        assert!(!is_believed(|stored| {
            sound(stored);
            stored.report.blocks[1].span = Span { start: 0, end: 5 };
        }));
        assert!(!is_believed(|stored| {
            sound(stored);
            stored.report.title = Some(Span { start: 0, end: 8 });
        }));
        let mut one_text_less = TextBlock::new(&[stored(), stored()]);
        one_text_less.texts.pop();
        assert_eq!(one_text_less.into_reports(), None);
        assert!(!is_believed(|stored| {
            sound(stored);
            stored.page.damage[0].text_offset = 1;
        }));
        assert!(!is_believed(|stored| {
            sound(stored);
            stored.page.damage.push(Damage { text_offset: 2, file_bytes: 1 });
        }));
    }
}
