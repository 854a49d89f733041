//! The five bundled pages as a careful Arabic reader has them: an annotation made from a written
//! guideline (`golden/gold-guideline.md`) by somebody who had not seen the rules.
#![cfg(feature = "packer")]

use serde_json::Value;
use sijill::mentions::TimeRule;
use sijill::page::Page;
use sijill::reading::read;
use sijill::report::{Provenance, Report, Span, TimeAgainst, TimeMention, TimeRole};

fn gold() -> Vec<Value> {
    serde_json::from_str(include_str!("golden/gold.json")).expect("the gold annotation")
}

fn page_of(gold: &Value) -> (Page, Report) {
    let path = format!("{}/seeds/{}", env!("CARGO_MANIFEST_DIR"), text(&gold["page"]));
    let page = Page::decode(&std::fs::read(path).expect("a seed")).expect("a page");
    let report = read(&page);
    (page, report)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The span of a line (numbered from 1) without the space around it.
fn line(page: &Page, number: &Value) -> Span {
    let nth = number.as_u64().expect("a line number") as usize - 1;
    let start: usize = page.text.split('\n').take(nth).map(|line| line.len() + 1).sum();
    let line = page.text.split('\n').nth(nth).expect("a line");
    let lead = line.len() - line.trim_start().len();
    Span::new(start + lead, start + line.trim_end().len())
}

#[test]
fn every_line_has_the_label_of_the_annotation() {
    let mut n_lines = 0;
    for gold in gold() {
        let (page, report) = page_of(&gold);
        for annotated in array(&gold["lines"]) {
            let span = line(&page, &annotated["line"]);
            let labels: Vec<&str> =
                report.blocks.iter().filter(|b| b.span.contains(span)).map(|b| b.label.as_str()).collect();
            assert_eq!(labels, [text(&annotated["label"])], "{} line {}", gold["page"], annotated["line"]);
            n_lines += 1;
        }
    }
    assert_eq!(n_lines, 99);
}

#[test]
fn title_outlet_and_relayed_sources_are_those_of_the_annotation() {
    for gold in gold() {
        let (page, report) = page_of(&gold);
        assert_eq!(report.title.map(|span| span.of(&page.text)), gold["title"].as_str(), "{}", gold["page"]);
        let outlet = report.outlet.as_ref();
        assert_eq!(outlet.is_some(), gold["outlet"].is_object(), "{}", gold["page"]);
        if let Some(outlet) = outlet {
            assert!(text(&gold["outlet"]["name"]).contains(outlet.span.of(&page.text)), "{}", outlet.name);
            assert!(line(&page, &gold["outlet"]["line"]).contains(outlet.span));
        }
        let relayed = array(&gold["relayed"]);
        assert_eq!(report.relayed.len(), relayed.len(), "{}", gold["page"]);
        for (found, annotated) in report.relayed.iter().zip(relayed) {
            assert!(line(&page, &annotated["line"]).contains(found.span), "{}", found.name);
            let (found, words) = (found.span.of(&page.text), text(&annotated["words"]));
            assert!(words.contains(found) || found.contains(words), "«{found}» for «{words}»");
        }
    }
}

#[test]
fn a_stated_date_is_told_apart_from_a_page_clock() {
    for gold in gold() {
        let (_, report) = page_of(&gold);
        let dating = &report.dating;
        let stated = gold["published"]["stated"].as_str();
        let clock = gold["page_clock"]["stated"].as_str();
        assert_eq!(dating.best.map(|day| day.to_string()).as_deref(), stated, "{}", gold["page"]);
        assert_eq!(dating.page_clock.map(|day| day.to_string()).as_deref(), clock, "{}", gold["page"]);
        let [earliest, latest] = [dating.earliest, dating.latest].map(|day| day.map(|day| day.to_string()));
        // What a careful reader defends: after the fall that is told of; while the power that rules ruled, two years
        // after a defeat; once the last stronghold was one, while he who spoke last September lived; in the year
        // behind that autumn.
        let (provenance, from, to) = match text(&gold["page"]).get(..3) {
            Some("000") => (Provenance::Inferred, Some("2024-12-08"), Some("2025-01-27")),
            Some("001") => (Provenance::Inferred, Some("2019-01-07"), Some("2024-12-15")),
            Some("002") => (Provenance::Stated, stated, stated),
            Some("003") => (Provenance::Inferred, Some("2018-09-10"), Some("2020-09-30")),
            Some("004") => (Provenance::Inferred, Some("2017-12-04"), Some("2018-11-26")),
            other => panic!("{other:?}"),
        };
        assert_eq!((earliest.as_deref(), latest.as_deref()), (from, to), "{}", gold["page"]);
        assert_eq!(dating.provenance, provenance, "{}", gold["page"]);
    }
}

/// Whether the annotation has times of this kind: its guideline leaves out what needs another day to be known.
fn is_explicit(time: &TimeMention) -> bool {
    let rule = TimeRule::from_spelling(&time.rule).expect("a rule");
    rule < TimeRule::RelativeDay || rule == TimeRule::DayOfNearestYear
}

#[test]
fn explicit_dates_are_those_of_the_annotation() {
    for gold in gold() {
        let (page, report) = page_of(&gold);
        let annotated: Vec<&Value> =
            array(&gold["times"]).iter().filter(|time| text(&time["role"]) != "copyright").collect();
        let explicit: Vec<&TimeMention> = report.times.iter().filter(|time| is_explicit(time)).collect();
        assert_eq!(explicit.len(), annotated.len(), "{}", gold["page"]);
        for (found, annotated) in explicit.into_iter().zip(annotated) {
            let words = found.span.of(&page.text);
            assert!(words.contains(text(&annotated["words"])), "«{words}»");
            assert!(line(&page, &annotated["line"]).contains(found.span));
            // The annotation has no year for «8 ديسمبر»; the publication may leave only one.
            if found.against == TimeAgainst::Nothing {
                let ends = [found.earliest, found.latest].map(|end| end.map(|day| day.to_string()));
                assert_eq!(ends[0].as_deref(), annotated["earliest"].as_str());
                assert_eq!(ends[1].as_deref(), annotated["latest"].as_str());
            }
            assert_eq!(found.modifier.map(|m| m.as_str()), annotated["modifier"].as_str());
            assert_eq!(found.role.as_str(), text(&annotated["role"]));
        }
        assert!(report.times.iter().filter(|time| time.role == TimeRole::Publication).count() <= 1);
    }
}
