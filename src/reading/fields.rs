//! Reports that are written out in fields: «العنوان: …», «المصدر: …», «Full text: …».
//!
//! Several lines one below the other that begin with names of fields are such a report. What stands behind the name is
//! then the line; the name says what it is.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::knowledge::field_names::{FIELD_NAMES, Field};
use crate::report::{BlockLabel, Span};

use super::cues::{Said, key_of};
use super::lines::{Line, RawLine, line_within};
use super::rules::BlockRule;

/// So many fields, of so many kinds, make a report of fields.
const FEWEST_FIELDS: usize = 4;
/// The longest name of a field, in words.
const LONGEST_NAME: usize = 4;
/// Fields have so few lines of something else between them.
const MOST_BETWEEN: usize = 2;

static FIELDS: LazyLock<BTreeMap<String, Field>> = LazyLock::new(|| {
    let names = |(field, names): &(Field, &[&str])| {
        let field = *field;
        names.iter().map(move |name| (key_of(name), field)).collect::<Vec<_>>()
    };
    FIELD_NAMES.iter().flat_map(names).collect()
});

/// The field a line begins with, and where what it tells begins.
fn field_of(text: &str, line: &Line) -> Option<(Field, usize)> {
    let n = (1..=LONGEST_NAME.min(line.words.len())).find(|&n| {
        let end = line.words[n - 1].span.end as usize;
        let behind = text[end..line.span.end as usize].trim_start_matches(['*', '_', ' ', '\u{a0}', '\t']);
        behind.starts_with(':')
    })?;
    let name = line.words[..n].iter().map(|word| word.key.as_str()).collect::<Vec<_>>().join(" ");
    let field = FIELDS.get(&name)?;
    let end = line.words[n - 1].span.end as usize;
    let colon = text[end..line.span.end as usize].find(':')?;
    Some((*field, end + colon + 1))
}

/// Takes the names off the lines of a report that is written out in fields, and says what the lines are.
pub fn told(text: &str, lines: &mut [Line]) {
    let found: Vec<Option<(Field, usize)>> = lines.iter().map(|line| field_of(text, line)).collect();
    let places: Vec<usize> = (0..lines.len()).filter(|&at| found[at].is_some()).collect();
    // Runs of fields that stand together; each alone must be one of a report.
    let mut run: Vec<usize> = Vec::new();
    let mut of_report = false;
    for &at in places.iter().chain([&usize::MAX]) {
        let joins = run.last().is_some_and(|&last| at != usize::MAX && at - last <= MOST_BETWEEN + 1);
        if !joins {
            let mail = is_mail(&run, &found);
            of_report |= is_report(&run, &found);
            // Behind the text of such a report a few fields may follow.
            if mail || (of_report && (is_report(&run, &found) || run.len() >= 2)) {
                for &at in &run {
                    if let Some((field, start)) = found[at] {
                        tell(text, &mut lines[at], in_mail(field, mail), start);
                    }
                }
            }
            run.clear();
        }
        run.push(at);
    }
}

fn is_report(run: &[usize], found: &[Option<(Field, usize)>]) -> bool {
    let fields: Vec<Field> = run.iter().filter_map(|&at| Some(found.get(at)?.as_ref()?.0)).collect();
    let has = |field| fields.contains(&field);
    let dated = has(Field::Published) || has(Field::Text) || has(Field::Outlet);
    let kinds = fields.iter().filter(|field| **field != Field::Other).count();
    fields.len() >= FEWEST_FIELDS && kinds >= 2 && has(Field::Title) && dated
}

/// The head of a mail, before any text.
fn is_mail(run: &[usize], found: &[Option<(Field, usize)>]) -> bool {
    let has = |field| {
        run.iter().any(|&at| found.get(at).is_some_and(|found| found.is_some_and(|of| of.0 == field)))
    };
    run.len() >= 3 && run[0] <= 3 && has(Field::Subject) && has(Field::Sender) && has(Field::Published)
}

/// The day of a mail is not that of the report, and the subject of an archive is a keyword.
fn in_mail(field: Field, mail: bool) -> Field {
    match (field, mail) {
        (Field::Published, true) => Field::Saved,
        (Field::Subject, false) => Field::Tags,
        _ => field,
    }
}

fn tell(text: &str, line: &mut Line, field: Field, start: usize) {
    let end = line.trimmed.end as usize;
    if start < end && !text[start..end].trim().is_empty() {
        let raw = RawLine { span: line.span, after_blank: line.after_blank };
        let marks = line.marks;
        *line = line_within(text, raw, Span::new(start, end), marks);
    }
    if field == Field::Title {
        line.marks.heading = 1;
    }
    line.marks.field = Some(field);
}

/// What a line is by the field it tells; `None` where the line is left to what it says itself.
#[must_use]
pub fn said(line: &Line) -> Option<Said> {
    let (label, rule) = match line.marks.field? {
        Field::Title => return None,
        Field::Text if line.words.len() > LONGEST_NAME => return None,
        Field::Subtitle => (BlockLabel::Subtitle, BlockRule::LineBesideTitle),
        Field::Author | Field::Agency => (BlockLabel::Credit, BlockRule::CreditCue),
        Field::Outlet => (BlockLabel::Masthead, BlockRule::MediumAlone),
        Field::Published => (BlockLabel::Dateline, BlockRule::PublicationCue),
        Field::Saved => (BlockLabel::Clock, BlockRule::ClockCue),
        Field::Section => (BlockLabel::Section, BlockRule::RubricBesideTitle),
        Field::Tags => (BlockLabel::Menu, BlockRule::TagCue),
        Field::Rights => (BlockLabel::Copyright, BlockRule::CopyrightCue),
        Field::Subject => (BlockLabel::RepeatedTitle, BlockRule::SameAsTitle),
        Field::Text | Field::Other | Field::Sender => (BlockLabel::PageControl, BlockRule::PageControlCue),
    };
    Some(Said { label, rule, heading: false })
}
