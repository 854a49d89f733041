//! Every message arrives as it was sent, and bytes that are none do no harm.

use proptest::prelude::*;

use super::*;
use crate::calendar::{Day, DayRange, TimeUnit};
use crate::findings::*;
use crate::report::*;
use crate::view::{Choice, Level};

const SPAN: Span = Span { start: 120, end: 70_000 };
const DAYS: DayRange = DayRange { first: Day(-1), last: Day(20_000) };
const TALLY: Tally = Tally { hits: 127, beside: 128 };

fn text() -> String {
    "«مقاتل»".to_owned()
}

fn excerpt() -> Excerpt {
    let matched = Match { span: SPAN, mark_end: 70_001, level: Level::Word, rule: text(), asked: text() };
    Excerpt { text: text(), matches: vec![matched], time: Some(SPAN), cut_before: true, cut_after: false }
}

fn summary() -> DatingSummary {
    DatingSummary {
        earliest: Some(Day(i32::MIN)),
        latest: Some(Day(i32::MAX)),
        best: None,
        provenance: Provenance::Inferred,
    }
}

fn lane() -> Lane {
    let mark = Mark {
        earliest: Some(DAYS.first),
        latest: None,
        provenance: Some(Provenance::Stated),
        tally: TALLY,
        n_places: 1,
        places: vec![Place { ordinal: Ordinal(3), nth: u32::MAX }],
    };
    let bins = vec![Bin { days: DAYS, tally: TALLY }; 2];
    Lane { bins, wider: TALLY, marks: Some(vec![mark]), ..Lane::default() }
}

fn findings() -> Findings {
    let value = |value: Choice| FacetCount { value, count: 300, chosen: true };
    Findings {
        total: u32::MAX,
        rows: vec![Row { ordinal: Ordinal(1), score: 70_000 }],
        facets: Facets {
            outlet: vec![value(Choice::Unknown), value(Choice::Named(text()))],
            ..Facets::default()
        },
        timeline: Timeline {
            axis: Some(Axis { unit: TimeUnit::Month, window: DAYS, usual: DAYS, extent: DAYS }),
            published: lane(),
            mentioned: Lane::default(),
        },
        overview: Overview {
            year_most_mentioned: Some((-44, 2)),
            most_relayed: Some((text(), 7)),
            ..Overview::default()
        },
        emptiness: Some(Emptiness {
            without: vec![(Clause::Word(text()), 1), (Clause::Mentioned, 0)],
            looser: vec![(Level::Letters, 2)],
            apart: Some((text(), 4)),
            near: Some((text(), 70_000)),
            ..Emptiness::default()
        }),
        notices: vec![
            Notice::NotALink,
            Notice::BadValue { key: text(), value: text() },
            Notice::WholeDictionary(70_000),
            Notice::ReadAsNot { as_words: text() },
            Notice::ReportNotHere(ReportId([7; 8])),
        ],
        ..Findings::default()
    }
}

fn card() -> Card {
    Card {
        ordinal: Ordinal(0),
        id: ReportId([0, 1, 2, 3, 4, 5, 254, 255]),
        page: text(),
        title: excerpt(),
        outlet: Some(text()),
        relayed: vec![text(), String::new()],
        dating: summary(),
        snippets: vec![excerpt()],
        words: None,
    }
}

fn passage() -> Passage {
    Passage {
        place: Place { ordinal: Ordinal(0), nth: 0 },
        id: ReportId([9; 8]),
        title: text(),
        outlet: None,
        dating: summary(),
        words: Some(SPAN),
        sentence: excerpt(),
        in_sentence: SPAN,
        reasons: vec![Reason { span: SPAN, rule: text(), day: None, earliest: None, latest: None }],
    }
}

fn reading() -> Reading {
    let time = TimeMention {
        against: crate::report::TimeAgainst::Nothing,
        amount: None,
        span: SPAN,
        earliest: None,
        latest: Some(DAYS.last),
        granularity: Granularity::Vague,
        modifier: Some(TimeModifier::Until),
        role: TimeRole::Mentioned,
        rule: text(),
    };
    let reason =
        Reason { span: SPAN, rule: text(), day: Some(DAYS.last), earliest: None, latest: Some(DAYS.last) };
    Reading {
        ordinal: Ordinal(128),
        id: ReportId([1; 8]),
        pages: vec![text()],
        text: text().repeat(100),
        title: Some(SPAN),
        outlet: Some(Credited { name: text(), span: SPAN }),
        authors: vec![Credited { name: text(), span: SPAN }],
        agency: None,
        relayed: Vec::new(),
        dating: Dating { reasons: vec![reason], ..Dating::unknown() },
        blocks: vec![Block { span: SPAN, label: BlockLabel::Footer, reason: text() }],
        times: vec![time],
        matches: Vec::new(),
        occurrences: vec![SPAN],
        is_hit: true,
    }
}

fn context() -> Context {
    let row = Occurrence {
        id: ReportId([3; 8]),
        outlet: Some(text()),
        dating: summary(),
        before: text(),
        words: excerpt(),
        after: String::new(),
        span: SPAN,
    };
    let forms = vec![FacetCount { value: Choice::Named(text()), count: 300, chosen: true }];
    Context { n_hits: 31_030, n_read: 50, more: Some(100), forms, rows: vec![row], ..Context::default() }
}

fn events() -> Events {
    let said = EventSentence { excerpt: excerpt(), time: reading().times.swap_remove(0) };
    let row = EventRow {
        days: DAYS,
        n_of_days: 300,
        id: ReportId([4; 8]),
        title: text(),
        outlet: None,
        dating: summary(),
        lag: Lag { least: Some(i32::MIN), most: None },
        sentences: vec![said.clone(), said],
        n_more: 1,
    };
    let outside = Some(Outside { n: 70_000, unit: TimeUnit::Year, day: DAYS.first });
    Events { total: u32::MAX, n_days: 3, outside, page: 2, rows: vec![row] }
}

fn messages() -> Vec<FromWorker> {
    let turn = Turn(300);
    let faults = [
        Fault::Missing { file: text(), detail: text() },
        Fault::TooNew { found: u16::MAX, supported: 1 },
        Fault::OtherVersion,
    ];
    let info = EditionInfo { title_ar: text(), title_en: "News".to_owned(), n_reports: 5 };
    let at = PointedAt { clock: Clock::Mentioned, places: vec![Place { ordinal: Ordinal(1), nth: 2 }] };
    let answers = [
        FromWorker::Started { version: PROTOCOL_VERSION, info },
        FromWorker::Findings { turn, findings: findings(), micros: Some(u64::MAX) },
        FromWorker::Cards { turn, cards: vec![card(), card()], micros: None },
        FromWorker::Reading { turn, reading: Some(Box::new(reading())) },
        FromWorker::Reading { turn, reading: None },
        FromWorker::Passages { at, passages: vec![passage()] },
        FromWorker::Context { turn, context: context() },
        FromWorker::Table { table: text() },
        FromWorker::Events { turn, events: events() },
    ];
    let faults = faults.map(|fault| FromWorker::Fault { turn: Some(turn), fault });
    answers.into_iter().chain(faults).collect()
}

#[test]
fn every_message_arrives_as_it_was_sent() {
    for message in messages() {
        let bytes = message.encode();
        assert_eq!(FromWorker::decode(&bytes).as_ref(), Some(&message));
        assert_eq!(postcard::from_bytes(&bytes).as_ref(), Ok(&message), "these are postcard bytes");
    }
}

#[test]
fn a_part_of_a_message_is_none_and_neither_is_more_than_one() {
    for message in messages() {
        let mut bytes = message.encode();
        for end in 0..bytes.len() {
            assert_eq!(FromWorker::decode(&bytes[..end]), None, "{end} bytes of {message:?}");
        }
        bytes.push(0);
        assert_eq!(FromWorker::decode(&bytes), None);
    }
}

#[test]
fn what_no_value_has_is_refused() {
    let fault = |variant: u8| [5, 0, variant];
    assert!(FromWorker::decode(&fault(5)).is_some());
    assert_eq!(FromWorker::decode(&fault(6)), None, "a fault that we do not know");
    assert_eq!(FromWorker::decode(&[3, 1, 2]), None, "neither a reading nor none");
    let long = [&[2, 1], &[0xFF; 9][..], &[1, 0]].concat();
    assert_eq!(FromWorker::decode(&long), None, "more cards than there are bytes");
    assert_eq!(
        FromWorker::decode(&[2, 1, 0, 0]),
        Some(FromWorker::Cards { turn: Turn(1), cards: vec![], micros: None })
    );
    assert_eq!(FromWorker::decode(&[[2, 1].as_slice(), &[0xFF; 11]].concat()), None, "a number without end");
}

proptest! {
    #[test]
    fn no_bytes_do_harm(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = FromWorker::decode(&bytes);
    }

    #[test]
    fn no_changed_byte_does_harm(nth in 0..12_usize, at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = messages()[nth].encode();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = FromWorker::decode(&bytes);
    }
}
