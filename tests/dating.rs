//! Datings of news whose day of publication is known and hidden from the reader: how often the interval has it, and
//! how wide it is; and whether the weekdays that news name beside a day fit the calendar.
//!
//! `SIJILL_DATA=FOLDER cargo test --test dating -- --nocapture`; without the corpora the tests say that they skip.
#![cfg(feature = "packer")]

use std::path::PathBuf;

use rayon::prelude::*;
use serde_json::Value;
use sijill::calendar::Day;
use sijill::mentions::telling::{Resolving, What, told_in};
use sijill::mentions::{Word, times_in, words_of};
use sijill::page::Page;
use sijill::reading::record::{self, Record};
use sijill::report::{Dating, Span};

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
    let ways: [(&str, Option<i32>); 3] =
        [("text alone", None), ("clock of the day", Some(0)), ("clock 30 days later", Some(30))];
    let mut shares = Vec::new();
    for (name, later) in ways {
        let dated: Vec<Dating> = reports
            .par_iter()
            .map(|report| later.map_or_else(|| text_alone(report), |later| under_a_clock(report, later)))
            .collect();
        for tuned in [true, false] {
            let mut tally = Tally::default();
            let half = reports.iter().zip(&dated).filter(|(report, _)| is_tuned(report) == tuned);
            for (report, dating) in half {
                tally.add(dating, published(report), || field(report, "id").to_owned(), tuned);
            }
            println!("{}", tally.line(&format!("{name} ({})", if tuned { "tuned" } else { "judged" })));
            shares.push(tally.share());
        }
    }
    assert!(shares.iter().all(|share| *share >= 0.98), "{shares:?}");
}

/// What the words say beside a weekday: «أمس الأحد», «اليوم الاثنين 23 جانفي 2017».
#[derive(Default)]
struct Weekdays {
    deictic: u32,
    deictic_fits: u32,
    resolved: u32,
    dated: u32,
    dated_fits: u32,
    ours: u32,
}

/// A weekday is checked against the calendar, so a newspaper that contradicts it is told from a reader who does:
/// of «أمس الأحد» whether the day before publication is a Sunday, and if so whether that is the day we give; of a
/// weekday with a full date whether the printed date has that weekday, and if not whether the date is as printed.
#[test]
fn weekdays_fit_the_calendar_or_the_newspaper_contradicts_itself() {
    let Some(reports) = reports() else { return };
    let mut seen = Weekdays::default();
    for report in &reports {
        let truth = published(report);
        let mut resolving = Resolving::against(Some((truth, truth)));
        let text = format!("{}\n{}", field(report, "title"), field(report, "body"));
        let mut start = 0;
        for line in text.split('\n') {
            let words = words_of(&text, Span::new(start, start + line.len()));
            start += line.len() + 1;
            let found = times_in(&text, &words);
            for one in &found {
                let (Some((weekday, _)), Some(day)) = (one.weekday, one.day()) else { continue };
                seen.dated += 1;
                if day.weekday() == weekday {
                    seen.dated_fits += 1;
                } else {
                    // Ours if the digits of day and year are not those on the page.
                    let (year, _, of_month) = day.civil();
                    let numbers: Vec<u32> =
                        words[one.first_word..one.end_word].iter().filter_map(Word::number).collect();
                    let printed = numbers.contains(&of_month) && numbers.contains(&(year as u32));
                    seen.ours += u32::from(!printed);
                }
            }
            for told in told_in(&text, &words, &found) {
                let resolved = resolving.resolve(&told);
                let What::DayAway(away, Some(weekday)) = told.what else { continue };
                seen.deictic += 1;
                if Day(truth.0 + away).weekday() == weekday {
                    seen.deictic_fits += 1;
                    let day = Day(truth.0 + away);
                    seen.resolved += u32::from(resolved.named == Some((day, day)));
                }
            }
        }
    }
    println!(
        "«أمس / اليوم / غدا» + weekday: {} cases, {} fit the day of publication, {} of those resolved to it",
        seen.deictic, seen.deictic_fits, seen.resolved
    );
    println!(
        "weekday + full date: {} cases, {} fit the calendar; of the others {} are read otherwise than printed",
        seen.dated, seen.dated_fits, seen.ours
    );
    assert!(f64::from(seen.resolved) >= 0.99 * f64::from(seen.deictic_fits));
    assert!(f64::from(seen.ours) <= 0.01 * f64::from(seen.dated));
}
