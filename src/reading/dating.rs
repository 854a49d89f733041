//! When the report was published, by what the page says of dates.
//!
//! A date that the page states beside the report is its day. A clock of the page only bounds it:
//! the page was saved then, so the report is no younger. Dates in the text are mentions, not
//! evidence; inferring from them is not done here.

use crate::mentions::Found;
use crate::report::{BlockLabel, Dating, Provenance, Reason};

use super::lines::Line;
use super::rules::DatingRule;

/// A time found in a line, and the label of that line.
pub struct Placed<'a> {
    /// The line it stands in.
    pub line: &'a Line,
    /// The line's label.
    pub label: BlockLabel,
    /// The time.
    pub found: Found,
}

/// Weighs the dates of datelines and clocks.
#[must_use]
pub fn dating(times: &[Placed<'_>]) -> Dating {
    let clock = times.iter().find(|placed| placed.label == BlockLabel::Clock && placed.found.day().is_some());
    let stated = stated(times);
    let mut dating = Dating::unknown();
    if let Some(clock) = clock {
        dating.page_clock = clock.found.day();
        dating.latest = clock.found.day();
        dating.provenance = Provenance::PageClock;
        let rule = if stated.is_some() { DatingRule::PageClock } else { DatingRule::PageClockUpperBound };
        give_reasons(clock, rule, &mut dating.reasons);
    }
    if let Some(stated) = stated {
        dating.earliest = stated.found.earliest;
        dating.latest = stated.found.latest;
        dating.best = stated.found.day();
        dating.provenance = Provenance::Stated;
        let rule = if is_update(stated.line) { DatingRule::StatedUpdate } else { DatingRule::StatedDate };
        give_reasons(stated, rule, &mut dating.reasons);
    }
    dating.reasons.sort_by_key(|reason| reason.span);
    dating
}

/// The first stated date; a date of publication before one of an update, a day before a month.
fn stated<'a, 'l>(times: &'a [Placed<'l>]) -> Option<&'a Placed<'l>> {
    let usable = |placed: &&Placed<'_>| {
        placed.label == BlockLabel::Dateline
            && placed.found.earliest.is_some()
            && placed.found.latest.is_some()
    };
    times
        .iter()
        .filter(usable)
        .min_by_key(|placed| (placed.found.day().is_none(), is_update(placed.line), placed.found.span))
}

fn is_update(line: &Line) -> bool {
    let update = |key: &str| matches!(key, "تحديث" | "التحديث" | "تحديثه" | "updated");
    let publication = |key: &str| matches!(key, "نشر" | "النشر" | "نشره" | "نشرت" | "published");
    line.words.iter().any(|w| update(&w.key)) && !line.words.iter().any(|w| publication(&w.key))
}

fn give_reasons(placed: &Placed<'_>, rule: DatingRule, reasons: &mut Vec<Reason>) {
    let day = placed.found.day();
    reasons.push(Reason { span: placed.found.span, rule: rule.as_str().to_owned(), day });
    if let (Some((weekday, span)), Some(day)) = (placed.found.weekday, day) {
        let rule =
            if day.weekday() == weekday { DatingRule::WeekdayAgrees } else { DatingRule::WeekdayDisagrees };
        reasons.push(Reason { span, rule: rule.as_str().to_owned(), day: Some(day) });
    }
}
