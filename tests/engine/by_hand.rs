//! Datings that the reader sets hold wherever the edition's own would.

use sijill::calendar::PartialDate;
use sijill::findings::{DatingSummary, Findings, Notice, Tally};
use sijill::pack::{Shard, Sizes};
use sijill::reading::record::Record;
use sijill::report::{Certainty, Provenance, ReportId};
use sijill::view::{ByHand, Period, Sort, View};

use crate::kit::{Edition, query};

/// Undated, of 2019, of 2021.
fn edition() -> Edition {
    let record = |(nth, published): (usize, Option<&str>)| {
        let record = Record {
            title: Some(format!("تقرير {nth}")),
            body: "خبر عن المخيم".to_owned(),
            published: published.map(str::to_owned),
            ..Record::default()
        };
        Shard::read_record(&format!("{nth}.jsonl"), nth.to_string().as_bytes(), &record).0
    };
    let shards = [None, Some("2019-03-01"), Some("2021-03-01")].into_iter().enumerate().map(record);
    Edition::in_pieces_of(Sizes::default(), &shards.fold(Shard::default(), Shard::merge))
}

fn id_of(edition: &mut Edition, title: &str) -> ReportId {
    let cards = edition.cards(&View::default());
    cards.into_iter().find(|card| card.title.text == title).expect("a report of this title").id
}

fn dated(report: ReportId, period: Period) -> View {
    let mut by_hand = ByHand::default();
    assert!(by_hand.set(report, Some(period)));
    View { by_hand, ..View::default() }
}

const IN_2020: Period = Period { from: Some(PartialDate::Year(2020)), to: Some(PartialDate::Year(2020)) };

#[test]
fn a_date_set_by_hand_is_filtered_counted_ordered_and_shown() {
    let mut edition = edition();
    let undated = id_of(&mut edition, "تقرير 0");
    let before = View { published: Some(IN_2020), ..View::default() };
    assert_eq!(edition.ask(&before).total, 0);
    let view = View { sort: Sort::Oldest, ..dated(undated, IN_2020) };
    assert_eq!(edition.ask(&View { published: Some(IN_2020), ..view.clone() }).total, 1);
    let titles = edition.cards(&view).into_iter().map(|card| card.title.text);
    assert_eq!(titles.collect::<Vec<_>>(), ["تقرير 1", "تقرير 0", "تقرير 2"]);
    let findings = edition.ask(&view);
    assert_eq!(findings.timeline.published.undated, Tally::default());
    let counts: Vec<_> = findings.facets.certainty.iter().map(|of| (of.value, of.count)).collect();
    assert_eq!(counts, [(Certainty::Day, 2), (Certainty::Year, 1)]);
    let by_hand = edition.cards(&view).into_iter().find(|card| card.id == undated).unwrap().dating;
    let (earliest, latest) = IN_2020.days();
    assert_eq!(by_hand, DatingSummary { earliest, latest, best: None, provenance: Provenance::ByHand });
    let kinds = View { provenance: [Provenance::ByHand].into(), ..view.clone() };
    assert_eq!(edition.ask(&kinds).total, 1);
    let context = edition.context(&View { query: "المخيم".to_owned(), ..view });
    assert!(context.rows.iter().any(|row| row.dating.provenance == Provenance::ByHand));
    assert_eq!(edition.ask(&before).total, 0, "the next view is of the edition again");
    assert_eq!(edition.ask(&query("published:2020")).total, 0);
}

#[test]
fn a_report_that_is_not_here_changes_nothing_and_is_told() {
    let mut edition = edition();
    let elsewhere = ReportId([7; 8]);
    let told = edition.ask(&dated(elsewhere, IN_2020));
    assert_eq!(told.notices, [Notice::ReportNotHere(elsewhere)]);
    assert_eq!(Findings { notices: Vec::new(), ..told }, edition.ask(&View::default()));
}
