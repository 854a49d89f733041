//! Records: objects with fields, each a report. A line of JSON is one, or a row of a table.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::corpus::{Found, Problem, Reading};
use super::facts::KnownFacts;
use crate::pack::Shard;
use crate::reading::record::{self, Record, RecordReading};
use crate::report::spelled_enum;

spelled_enum! {
    /// What we read out of a record.
    Field {
        /// The headline.
        Title = "title",
        /// The report itself; the only field that a record must have.
        Body = "body",
        /// What stands between headline and report.
        Lead = "lead",
        /// Who published it.
        Outlet = "outlet",
        /// When it was published.
        Published = "published",
        /// Its name among the records; it becomes the name of the page.
        Id = "id",
        /// Its address.
        Url = "url",
        /// Who wrote it.
        Author = "author",
    }
}

/// «ours=theirs»: the name a field of ours has in the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    ours: Field,
    theirs: String,
}

/// Why an argument of `--map` is not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadMapping {
    /// There is no `=`, or nothing on one side of it.
    #[error("write OURS=THEIRS, as in published=saved")]
    Shape,
    /// The field on the left is none of ours.
    #[error("`{0}` is no field of ours; ours are {names}", names = names_of_ours())]
    Unknown(String),
}

fn names_of_ours() -> String {
    let names: Vec<&str> = Field::ALL.iter().map(|field| field.as_str()).collect();
    names.join(", ")
}

impl FromStr for Renamed {
    type Err = BadMapping;

    fn from_str(text: &str) -> Result<Self, BadMapping> {
        let (ours, theirs) = text.split_once('=').ok_or(BadMapping::Shape)?;
        if ours.is_empty() || theirs.is_empty() {
            return Err(BadMapping::Shape);
        }
        let ours = Field::from_spelling(ours).ok_or_else(|| BadMapping::Unknown(ours.to_owned()))?;
        Ok(Self { ours, theirs: theirs.to_owned() })
    }
}

/// What the records call our fields: as we do, unless it was said otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FieldNames(BTreeMap<Field, String>);

impl FieldNames {
    /// What the records call a field of ours.
    pub(super) fn theirs(&self, ours: Field) -> &str {
        self.0.get(&ours).map_or(ours.as_str(), String::as_str)
    }
}

impl FromIterator<Renamed> for FieldNames {
    /// The last of several names for one field counts.
    fn from_iter<I: IntoIterator<Item = Renamed>>(renamed: I) -> Self {
        Self(renamed.into_iter().map(|Renamed { ours, theirs }| (ours, theirs)).collect())
    }
}

/// Reads a line: an object of JSON. A bad one is a problem of its own.
pub(super) fn read_line(
    file: &str,
    line: u64,
    content: &[u8],
    names: &FieldNames,
    facts: &KnownFacts,
) -> Reading {
    match object(content) {
        Ok(object) => read_object(file, line, content, &object, names, facts),
        Err(reason) => Reading::bad(Problem::of_line(file, line, reason)),
    }
}

/// Reads a row as the object of its cells.
pub(super) fn read_row(
    file: &str,
    line: u64,
    row: Result<Map<String, Value>, String>,
    names: &FieldNames,
    facts: &KnownFacts,
) -> Reading {
    let written = row.and_then(|row| Ok((serde_json::to_vec(&row).map_err(|error| error.to_string())?, row)));
    match written {
        Ok((as_found, row)) => read_object(file, line, &as_found, &row, names, facts),
        Err(reason) => Reading::bad(Problem::of_line(file, line, reason)),
    }
}

fn read_object(
    file: &str,
    line: u64,
    as_found: &[u8],
    object: &Map<String, Value>,
    names: &FieldNames,
    facts: &KnownFacts,
) -> Reading {
    let problem = |reason| Problem::of_line(file, line, reason);
    let FoundRecord { id, record, mut left_out } = match found_record(object, names) {
        Ok(found) => found,
        Err(reason) => return Reading::bad(problem(reason)),
    };
    let page_name = id.unwrap_or_else(|| format!("{file}:{line}"));
    let RecordReading { page, report, not_a_day } = record::read_knowing(&record, &facts.facts);
    facts.used_in(&page, &report);
    let shard = Shard::read_as(&page_name, as_found, page, report);
    left_out
        .extend(not_a_day.map(|error| format!("its `{}`: {error}{KEPT}", names.theirs(Field::Published))));
    Reading {
        found: Some(Found::Record),
        report: Some(shard),
        problems: left_out.into_iter().map(problem).collect(),
        ..Reading::default()
    }
}

/// How a problem ends that costs a record only one of its fields.
const KEPT: &str = "; the report is packed without it";

/// What a record says.
struct FoundRecord {
    id: Option<String>,
    record: Record,
    /// Fields that were left out, and why.
    left_out: Vec<String>,
}

fn found_record(object: &Map<String, Value>, names: &FieldNames) -> Result<FoundRecord, String> {
    let mut fields = Fields { object, names, left_out: Vec::new() };
    let body = fields.body()?;
    let record = Record {
        title: fields.text(Field::Title),
        body,
        lead: fields.text(Field::Lead),
        outlet: fields.text(Field::Outlet),
        published: fields.text(Field::Published),
        author: fields.text(Field::Author),
        url: fields.text(Field::Url),
    };
    Ok(FoundRecord { id: fields.id(), record, left_out: fields.left_out })
}

fn object(line: &[u8]) -> Result<Map<String, Value>, String> {
    serde_json::from_slice(line).map_err(|error| {
        // The parser counts lines too, but it was given one only.
        let message = error.to_string();
        let what = message.split(" at line ").next().unwrap_or_default();
        format!("not a JSON object: {what} (byte {} of the line)", error.column())
    })
}

/// The fields of one record.
struct Fields<'a> {
    object: &'a Map<String, Value>,
    names: &'a FieldNames,
    left_out: Vec<String>,
}

impl Fields<'_> {
    fn value(&self, field: Field) -> Option<&Value> {
        self.object.get(self.names.theirs(field)).filter(|value| !value.is_null())
    }

    fn body(&self) -> Result<String, String> {
        let name = self.names.theirs(Field::Body);
        match self.value(Field::Body) {
            Some(Value::String(body)) if body.contains(char::is_alphabetic) => Ok(body.clone()),
            Some(Value::String(_)) => Err(format!("its `{name}` has no letter")),
            Some(_) => Err(format!("its `{name}` is no text")),
            None => Err(format!(
                "it has no `{name}`; if the report stands in another field, say so with --map body=THEIRS"
            )),
        }
    }

    fn text(&mut self, field: Field) -> Option<String> {
        match self.value(field)? {
            Value::String(text) => Some(text.clone()),
            _ => {
                self.left_out.push(format!("its `{}` is no text{KEPT}", self.names.theirs(field)));
                None
            }
        }
    }

    fn id(&mut self) -> Option<String> {
        let id = match self.value(Field::Id) {
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => self.text(Field::Id),
        };
        id.map(|id| id.trim().to_owned()).filter(|id| !id.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What all lines come to: the reports in one shard, and the problems.
    fn read(text: &str, renamed: &[&str]) -> (Shard, Vec<String>) {
        let names = renamed.iter().map(|one| one.parse::<Renamed>().unwrap()).collect();
        let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
        let (mut shard, mut problems) = (Shard::default(), Vec::new());
        for (line, number) in lines {
            let reading = read_line("r.jsonl", number, line.as_bytes(), &names, &KnownFacts::default());
            assert_eq!(reading.found, reading.report.as_ref().map(|_| Found::Record));
            shard = shard.merge(reading.report.unwrap_or_default());
            problems.extend(reading.problems.iter().map(ToString::to_string));
        }
        (shard, problems)
    }

    #[test]
    fn a_field_may_have_another_name() {
        let (shard, problems) = read(
            "{\"text\":\"نص\",\"title\":7,\"body\":3,\"saved\":\"2015-08-04\"}",
            &["body=text", "published=saved"],
        );
        assert_eq!(shard.n_reports(), 1);
        assert_eq!(problems, ["r.jsonl:1: its `title` is no text; the report is packed without it"]);
    }

    #[test]
    fn mappings_are_checked() {
        let error = |text: &str| text.parse::<Renamed>().unwrap_err().to_string();
        assert_eq!(
            error("date=saved"),
            "`date` is no field of ours; ours are title, body, lead, outlet, published, id, url, author"
        );
        for shapeless in ["published", "=saved", "published="] {
            assert_eq!(error(shapeless), BadMapping::Shape.to_string());
        }
    }

    #[test]
    fn a_bad_line_is_named_and_the_rest_goes_on() {
        let text = "{\"body\":\"أ\"}\r\n\n[1]\n{\"body\":\"ب\"\n{\"title\":\"ت\"}\n{\"body\":[]}\n{\"body\":\"12.\"}\n{\"body\":\"ث\",\"published\":\"أمس\"}";
        let (shard, problems) = read(text, &[]);
        assert_eq!(shard.n_reports(), 2);
        let expected = [
            "r.jsonl:3: not a JSON object: invalid type: sequence, expected a map (byte 0 of the line)",
            "r.jsonl:4: not a JSON object: EOF while parsing an object (byte 12 of the line)",
            "r.jsonl:5: it has no `body`; if the report stands in another field, say so with --map body=THEIRS",
            "r.jsonl:6: its `body` is no text",
            "r.jsonl:7: its `body` has no letter",
            "r.jsonl:8: its `published`: «أمس» is not understood as a day; the report is packed without it",
        ];
        assert_eq!(problems, expected);
    }

    #[test]
    fn a_report_is_called_by_its_id_or_by_its_line() {
        let same = "{\"body\":\"نص\",\"id\":\" \"}\n";
        let (shard, _) = read(&format!("{same}\n{same}"), &[]);
        assert_eq!(shard.identical_pages().collect::<Vec<_>>(), [["r.jsonl:1", "r.jsonl:3"]]);
        let (shard, _) = read("{\"body\":\"نص\",\"nr\":17}\n{\"body\":\"نص\",\"nr\":17} ", &["id=nr"]);
        assert_eq!(shard.n_reports(), 2, "the bytes as found name a report");
    }
}
