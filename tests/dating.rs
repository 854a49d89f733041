//! Datings of news whose day of publication is known and hidden from the reader: how often the interval has it, and
//! how wide it is; and whether the weekdays that news name beside a day fit the calendar.
//!
//! `SIJILL_DATA=FOLDER cargo test --test dating -- --nocapture`; without the corpora the tests say that they skip.
#![cfg(feature = "packer")]

use std::path::PathBuf;

use serde_json::Value;
use sijill::calendar::Day;
use sijill::page::Page;
use sijill::reading::record::{self, Record};
use sijill::report::Dating;

fn reports() -> Option<Vec<Value>> {
    let folder = std::env::var_os("SIJILL_DATA").map(PathBuf::from).filter(|folder| folder.is_dir());
    let Some(folder) = folder else {
        eprintln!("SKIPPED: SIJILL_DATA names no folder with the corpora");
        return None;
    };
    let path = folder.join("jawhara/reports.jsonl.gz");
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let has_name = bytes[3] & 8 != 0;
    let name = if has_name { bytes[10..].iter().position(|byte| *byte == 0).expect("a name") + 1 } else { 0 };
    let inflated = miniz_oxide::inflate::decompress_to_vec(&bytes[10 + name..]).expect("gzip");
    let text = String::from_utf8(inflated).expect("UTF-8");
    Some(text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect())
}

fn field<'v>(report: &'v Value, name: &str) -> &'v str {
    report[name].as_str().unwrap_or_default()
}

fn published(report: &Value) -> Day {
    match field(report, "published")[..10].parse().expect("a day") {
        sijill::calendar::PartialDate::Day(day) => day,
        other => panic!("{other}"),
    }
}

/// Even ids are for tuning, odd ones for judging: FNV-1a of the id.
fn is_tuned(report: &Value) -> bool {
    let hash = field(report, "id").bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash % 2 == 0
}

fn text_alone(report: &Value) -> Dating {
    let record = Record {
        title: Some(field(report, "title").to_owned()),
        lead: Some(field(report, "lead").to_owned()),
        body: field(report, "body").to_owned(),
        ..Record::default()
    };
    record::read(&record).report.dating
}

/// The same with a clock of the page above it, so many days after publication.
fn under_a_clock(report: &Value, later: i32) -> Dating {
    let (year, month, day) = Day(published(report).0 + later).civil();
    let [title, lead, body] = ["title", "lead", "body"].map(|name| field(report, name));
    let text = format!("التوقيت الآن {day}/{month}/{year}\n\n{title}\n\n{lead}\n\n{body}\n");
    sijill::reading::read(&Page::of_text(text)).dating
}

#[derive(Default)]
struct Tally {
    reports: u32,
    both: u32,
    below: u32,
    above: u32,
    right: u32,
    named: u32,
    named_right: u32,
    widths: Vec<i32>,
    conflicts: u32,
}

impl Tally {
    fn add(&mut self, dating: &Dating, truth: Day, at: impl Fn() -> String, is_shown: bool) {
        let Dating { earliest, latest, best, .. } = dating;
        self.reports += 1;
        let has = earliest.is_none_or(|first| first <= truth) && latest.is_none_or(|last| truth <= last);
        match (earliest, latest) {
            (Some(first), Some(last)) => {
                self.both += 1;
                self.widths.push(last.0 - first.0 + 1);
            }
            (Some(_), None) => self.below += 1,
            (None, Some(_)) => self.above += 1,
            (None, None) => return,
        }
        self.right += u32::from(has);
        if !has && is_shown && std::env::var_os("SIJILL_SHOW").is_some() {
            eprintln!("WRONG {} {truth} {dating:?}", at());
        }
        self.named += u32::from(best.is_some());
        self.named_right += u32::from(*best == Some(truth));
        self.conflicts += u32::from(
            dating
                .reasons
                .iter()
                .any(|reason| reason.rule.ends_with("contradicted") || reason.rule == "text-later"),
        );
    }

    fn share(&self) -> f64 {
        f64::from(self.right) / f64::from((self.both + self.below + self.above).max(1))
    }

    fn line(&mut self, name: &str) -> String {
        self.widths.sort_unstable();
        let at =
            |of_four: usize| self.widths.get(self.widths.len() * of_four / 4).copied().unwrap_or_default();
        let percent = |n: u32| 100.0 * f64::from(n) / f64::from(self.reports.max(1));
        format!(
            "{name:26} {:6} reports: both sides {:.1} %, below only {:.1} %, above only {:.1} %; contains the day {:.4}; \
             width where both: quartiles {} {} {}; names a day {} ({} right); at odds {}",
            self.reports,
            percent(self.both),
            percent(self.below),
            percent(self.above),
            self.share(),
            at(1),
            at(2),
            at(3),
            self.named,
            self.named_right,
            self.conflicts,
        )
    }
}

#[test]
fn intervals_have_the_day_on_which_a_report_was_published() {
    let Some(reports) = reports() else { return };
    let ways: [(&str, Option<i32>); 5] = [
        ("text alone", None),
        ("clock of the day", Some(0)),
        ("clock 1 day later", Some(1)),
        ("clock 30 days later", Some(30)),
        ("clock 1,500 days later", Some(1500)),
    ];
    let mut shares = Vec::new();
    for (name, later) in ways {
        for tuned in [true, false] {
            let mut tally = Tally::default();
            for report in reports.iter().filter(|report| is_tuned(report) == tuned) {
                let dating = match later {
                    None => text_alone(report),
                    Some(later) => under_a_clock(report, later),
                };
                tally.add(&dating, published(report), || field(report, "id").to_owned(), tuned);
            }
            println!("{}", tally.line(&format!("{name} ({})", if tuned { "tuned" } else { "judged" })));
            shares.push(tally.share());
        }
    }
    assert!(shares.iter().all(|share| *share >= 0.98), "{shares:?}");
}
