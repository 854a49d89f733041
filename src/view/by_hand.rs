//! Datings that a reader sets by hand.

use super::Period;
use crate::findings::DatingSummary;
use crate::report::{Dating, Provenance, ReportId};

/// So many reports one view dates by hand: what is meant to last goes into `corpus.toml`.
pub const MOST_BY_HAND: usize = 20;

/// Reports that are dated by hand, each once, in the order of their ids.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct ByHand(Vec<(ReportId, Period)>);

impl ByHand {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The reports and their periods.
    pub fn iter(&self) -> std::slice::Iter<'_, (ReportId, Period)> {
        self.0.iter()
    }

    /// The period that was set for this report.
    #[must_use]
    pub fn of(&self, report: ReportId) -> Option<Period> {
        self.0.iter().find(|(id, _)| *id == report).map(|(_, period)| *period)
    }

    /// Sets the period of a report, or takes it back. Whether there was room.
    pub fn set(&mut self, report: ReportId, period: Option<Period>) -> bool {
        let place = self.0.partition_point(|(id, _)| *id < report);
        let is_set = self.0.get(place).is_some_and(|(id, _)| *id == report);
        match (period, is_set) {
            (Some(period), true) => self.0[place].1 = period,
            (Some(_), false) if self.0.len() >= MOST_BY_HAND => return false,
            (Some(period), false) => self.0.insert(place, (report, period)),
            (None, true) => {
                self.0.remove(place);
            }
            (None, false) => {}
        }
        true
    }

    /// The dating of a report in short: as it was set, else as it was read.
    #[must_use]
    pub fn summary(&self, report: ReportId, read: &Dating) -> DatingSummary {
        self.of(report).map_or_else(|| DatingSummary::from(read), dated_by_hand)
    }
}

/// What a period set by hand says.
#[must_use]
pub fn dated_by_hand(period: Period) -> DatingSummary {
    let (earliest, latest) = period.days();
    let best = earliest.filter(|_| earliest == latest);
    DatingSummary { earliest, latest, best, provenance: Provenance::ByHand }
}
