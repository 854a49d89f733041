//! From evidence to the tightest interval it supports.

use crate::calendar::Day;
use crate::report::{Dating, Provenance, Reason, Span};

use super::super::rules::DatingRule;
use super::deixis::{self, Deixis};
use super::evidence::{Evidence, Interval, Source};

/// Saved around midnight, or in another zone: so many days a clock may differ from the day of publication.
const CLOCK_SLACK: i32 = 1;

/// Intersects the evidence in the order of trust, whatever the order it comes in. What has no day in common
/// with what is trusted more is kept as a contradiction and does not count.
#[must_use]
pub fn combined(mut evidence: Vec<Evidence>, deixis: &[Deixis]) -> Dating {
    evidence.sort_by_key(|one| (one.source, one.span, one.rule, one.interval.earliest, one.interval.latest));
    evidence.dedup();
    let printed = evidence.pop_if(|last| last.source == Source::OutletClock);
    let (mut interval, mut counted, mut refused) = intersected(&evidence);
    let before = interval;
    match deixis::narrowed(interval, deixis) {
        Some(narrower) if narrower != interval => {
            let alone = |one: &&Deixis| deixis::narrowed(interval, &[**one]) != Some(interval);
            counted.extend(deixis.iter().filter(alone).map(|one| one.evidence(narrower)));
            interval = narrower;
        }
        Some(_) => {}
        None => refused.extend(deixis.iter().take(1).map(|one| one.evidence(interval))),
    }
    if let Some(printed) = printed {
        let fits = interval.and(printed.interval).filter(|day| deixis::narrowed(*day, deixis).is_some());
        if fits.is_some() { &mut counted } else { &mut refused }.push(printed);
        interval = fits.unwrap_or(interval);
    }
    let clock = evidence.iter().find(|one| one.source == Source::Clock);
    let misleads = clock.filter(|clock| clock_misleads(clock, &evidence));
    let provenance = provenance(interval, &counted);
    let mut reasons: Vec<(bool, (Source, Span), Reason)> = Vec::new();
    for one in &counted {
        let text = one.source >= Source::TextToday;
        // What the outlet's clock is said to be stands for what a clock says.
        let said_otherwise = one.source == Source::Clock && printed.is_some();
        let fixes = || fixes_an_end(one, interval) || fixes_an_end(one, before);
        if text && !fixes() || said_otherwise {
            continue;
        }
        let is_misleading = misleads.is_some_and(|clock| clock == one);
        let rule = match one.source {
            Source::Clock if is_misleading => DatingRule::PageClockContradicted,
            Source::Clock if provenance < Provenance::PageClock => DatingRule::PageClock,
            _ => one.rule,
        };
        let allowed = if text { one.interval } else { Interval::ALWAYS };
        reasons.push((is_misleading, (one.source, one.span), reason(one.span, rule, one.day, allowed)));
        if let (Some((weekday, span)), Some(day)) = (one.weekday, one.day) {
            let agrees = day.weekday() == weekday;
            let rule = if agrees { DatingRule::WeekdayAgrees } else { DatingRule::WeekdayDisagrees };
            // What speaks for a day that is ruled out would only mislead.
            if !(agrees && is_misleading) {
                reasons.push((
                    is_misleading,
                    (one.source, one.span),
                    reason(span, rule, one.day, Interval::ALWAYS),
                ));
            }
        }
    }
    for one in refused.iter().filter(|one| one.source != Source::Clock || printed.is_none()) {
        let later = one.interval.earliest.zip(interval.latest).is_some_and(|(first, last)| first > last);
        let rule = one.source.contradicted(later);
        reasons.push((true, (one.source, one.span), reason(one.span, rule, one.day, Interval::ALWAYS)));
    }
    // A weekday stays behind the date it stands beside.
    reasons.sort_by_key(|(_, of, _)| *of);
    reasons.dedup();
    reasons.truncate(Dating::MOST_REASONS);
    reasons.sort_by_key(|(against, ..)| *against);
    let reasons = reasons.into_iter().map(|(.., reason)| reason).collect();
    let named =
        |day: &Day| counted.iter().any(|one| one.source.names_days() && one.interval.day() == Some(*day));
    Dating {
        earliest: interval.earliest,
        latest: interval.latest,
        best: interval.day().filter(named),
        provenance,
        page_clock: clock.and_then(|clock| clock.day),
        reasons,
    }
}

fn reason(span: Span, rule: DatingRule, day: Option<Day>, allowed: Interval) -> Reason {
    // What the day says need not be said again.
    let Interval { earliest, latest } =
        if day.is_some() && allowed.day() == day { Interval::ALWAYS } else { allowed };
    Reason { span, rule: rule.as_str().to_owned(), day, earliest, latest }
}

/// What all that fits leaves, what fits, and what does not.
fn intersected(evidence: &[Evidence]) -> (Interval, Vec<Evidence>, Vec<Evidence>) {
    let (mut counted, mut refused) = (Vec::new(), Vec::new());
    let mut interval = Interval::ALWAYS;
    for one in evidence {
        match interval.and(one.interval) {
            Some(narrower) => {
                interval = narrower;
                counted.push(*one);
            }
            None => refused.push(*one),
        }
    }
    (interval, counted, refused)
}

/// Whether the clock would mislead who took it for the date: its day is earlier than all other evidence allows, or,
/// on a page that gives no date of its own, later; in both cases by more than a day.
fn clock_misleads(clock: &Evidence, evidence: &[Evidence]) -> bool {
    let others: Vec<Evidence> = evidence
        .iter()
        .filter(|one| !matches!(one.source, Source::Clock | Source::ClockAgo))
        .copied()
        .collect();
    let (Interval { earliest, latest }, ..) = intersected(&others);
    let dated = others.iter().any(|one| one.source < Source::Clock);
    clock.day.is_some_and(|day| {
        earliest.is_some_and(|first| day.0 < first.0 - CLOCK_SLACK)
            || latest.is_some_and(|last| !dated && day.0 > last.0 + CLOCK_SLACK)
    })
}

fn fixes_an_end(one: &Evidence, Interval { earliest, latest }: Interval) -> bool {
    (earliest.is_some() && one.interval.earliest == earliest)
        || (latest.is_some() && one.interval.latest == latest)
}

/// By what the interval is known: what alone fixes both its ends, else the most trusted that fixes one.
fn provenance(interval: Interval, counted: &[Evidence]) -> Provenance {
    let whole = counted.iter().find(|one| interval.bounds().is_some() && one.interval == interval);
    let one_end = || counted.iter().find(|one| fixes_an_end(one, interval));
    whole.or_else(one_end).map_or(Provenance::Unknown, |one| one.source.provenance())
}
