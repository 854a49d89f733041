//! Files of records: one JSON object a line, each a report.
//!
//! Lines are read as they are needed, so a file may be larger than memory has room for.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::str::FromStr;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::corpus::{Gathered, Problem};
use crate::pack::Shard;
use crate::page::LARGEST_PAGE;
use crate::reading::record::Record;
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
        /// Its address. Edition format 1 has no place for it: it is accepted and not shown.
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
    fn theirs(&self, ours: Field) -> &str {
        self.0.get(&ours).map_or(ours.as_str(), String::as_str)
    }
}

impl FromIterator<Renamed> for FieldNames {
    /// The last of several names for one field counts.
    fn from_iter<I: IntoIterator<Item = Renamed>>(renamed: I) -> Self {
        Self(renamed.into_iter().map(|Renamed { ours, theirs }| (ours, theirs)).collect())
    }
}

/// Whether a file of this name holds records.
#[must_use]
pub fn is_records(file_name: &str) -> bool {
    let name = file_name.to_ascii_lowercase();
    name.ends_with(".jsonl") || is_compressed(&name)
}

fn is_compressed(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".jsonl.gz")
}

/// Reads every record of a file, on all threads of the pool it is called in. `name` is the
/// file's path inside the folder. A bad line is a problem of its own and stops nothing.
#[must_use]
pub fn read_file(name: &str, path: &Path, names: &FieldNames) -> Gathered {
    if is_compressed(name) {
        let reason = "compressed records are not read; unpack the file and pack the folder again";
        return Gathered::left_out(Problem::of_file(name, reason));
    }
    match File::open(path) {
        Ok(file) => read_lines(name, BufReader::new(file), names),
        Err(error) => Gathered::left_out(Problem::of_file(name, format!("cannot be read: {error}"))),
    }
}

fn read_lines(name: &str, reader: impl BufRead + Send, names: &FieldNames) -> Gathered {
    let lines = Lines { reader, longest: LARGEST_PAGE, number: 0, broken: false };
    lines
        .par_bridge()
        .map(|line| match line.content {
            Ok(content) => read_record(name, line.number, &content, names),
            Err(reason) => Gathered::left_out(Problem::of_line(name, line.number, reason)),
        })
        .reduce(Gathered::default, Gathered::merge)
}

fn read_record(file: &str, line: u64, content: &[u8], names: &FieldNames) -> Gathered {
    let problem = |reason| Problem::of_line(file, line, reason);
    let FoundRecord { id, record, mut left_out } = match found_record(content, names) {
        Ok(found) => found,
        Err(reason) => return Gathered::left_out(problem(reason)),
    };
    let page_name = id.unwrap_or_else(|| format!("{file}:{line}"));
    let (shard, not_a_day) = Shard::read_record(&page_name, content, &record);
    left_out
        .extend(not_a_day.map(|error| format!("its `{}`: {error}{KEPT}", names.theirs(Field::Published))));
    Gathered { shard, n_records: 1, problems: left_out.into_iter().map(problem).collect() }
}

/// How a problem ends that costs a record only one of its fields.
const KEPT: &str = "; the report is packed without it";

/// What a line says.
struct FoundRecord {
    id: Option<String>,
    record: Record,
    /// Fields that were left out, and why.
    left_out: Vec<String>,
}

fn found_record(line: &[u8], names: &FieldNames) -> Result<FoundRecord, String> {
    let object = object(line)?;
    let mut fields = Fields { object: &object, names, left_out: Vec::new() };
    let body = fields.body()?;
    let record = Record {
        title: fields.text(Field::Title),
        body,
        lead: fields.text(Field::Lead),
        outlet: fields.text(Field::Outlet),
        published: fields.text(Field::Published),
        author: fields.text(Field::Author),
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

/// A line with something in it.
struct Line {
    /// Counted from 1, blank lines included.
    number: u64,
    /// Without its line break, or why it cannot be read.
    content: Result<Vec<u8>, String>,
}

/// The lines of a file, one in memory at a time.
struct Lines<R> {
    reader: R,
    /// Longer lines are passed over, in bytes.
    longest: usize,
    number: u64,
    /// The file could not be read any further.
    broken: bool,
}

impl<R: BufRead> Lines<R> {
    /// The next line, blank or not; `None` at the end.
    fn next_line(&mut self) -> io::Result<Option<Result<Vec<u8>, String>>> {
        let mut line = Vec::new();
        // One byte more than allowed, for the line break.
        let most = self.longest as u64 + 1;
        if self.reader.by_ref().take(most).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let ended = line.pop_if(|last| *last == b'\n').is_some();
        if line.len() > self.longest && !ended {
            self.reader.skip_until(b'\n')?;
            return Ok(Some(Err(format!("longer than {} bytes", self.longest))));
        }
        line.pop_if(|last| *last == b'\r');
        if self.number == 0 && line.starts_with(BYTE_ORDER_MARK) {
            line.drain(..BYTE_ORDER_MARK.len());
        }
        Ok(Some(Ok(line)))
    }
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        while !self.broken {
            let content = match self.next_line() {
                Ok(line) => line?,
                Err(error) => {
                    self.broken = true;
                    Err(format!("cannot be read from here on: {error}"))
                }
            };
            self.number += 1;
            if content.as_ref().map_or(true, |line| !line.iter().all(u8::is_ascii_whitespace)) {
                return Some(Line { number: self.number, content });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, renamed: &[&str]) -> Gathered {
        let names = renamed.iter().map(|one| one.parse::<Renamed>().unwrap()).collect();
        let mut gathered = read_lines("r.jsonl", text.as_bytes(), &names);
        gathered.problems.sort();
        gathered
    }

    fn problems(gathered: &Gathered) -> Vec<String> {
        gathered.problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_field_may_have_another_name() {
        let found = read(
            "{\"text\":\"نص\",\"title\":7,\"body\":3,\"saved\":\"2015-08-04\"}",
            &["body=text", "published=saved"],
        );
        assert_eq!((found.shard.n_reports(), found.n_records), (1, 1));
        assert_eq!(problems(&found), ["r.jsonl:1: its `title` is no text; the report is packed without it"]);
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
        let text = "\u{feff}{\"body\":\"أ\"}\r\n\n[1]\n{\"body\":\"ب\"\n{\"title\":\"ت\"}\n{\"body\":[]}\n{\"body\":\"12.\"}\n{\"body\":\"ث\",\"published\":\"أمس\"}";
        let found = read(text, &[]);
        assert_eq!(found.shard.n_reports(), 2);
        let expected = [
            "r.jsonl:3: not a JSON object: invalid type: sequence, expected a map (byte 0 of the line)",
            "r.jsonl:4: not a JSON object: EOF while parsing an object (byte 12 of the line)",
            "r.jsonl:5: it has no `body`; if the report stands in another field, say so with --map body=THEIRS",
            "r.jsonl:6: its `body` is no text",
            "r.jsonl:7: its `body` has no letter",
            "r.jsonl:8: its `published`: «أمس» is not understood as a day; the report is packed without it",
        ];
        assert_eq!(problems(&found), expected);
    }

    #[test]
    fn a_report_is_called_by_its_id_or_by_its_line() {
        let same = "{\"body\":\"نص\",\"id\":\" \"}\n";
        let found = read(&format!("{same}\n{same}"), &[]);
        assert_eq!(found.shard.identical_pages().collect::<Vec<_>>(), [["r.jsonl:1", "r.jsonl:3"]]);
        let found = read("{\"body\":\"نص\",\"nr\":17}\n{\"body\":\"نص\",\"nr\":17} ", &["id=nr"]);
        assert_eq!((found.shard.n_reports(), found.n_records), (2, 2), "the bytes as found name a report");
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let text: &[u8] = b"12345\n123456\n1234567890\n12\n";
        let lines = Lines { reader: BufReader::with_capacity(4, text), longest: 5, number: 0, broken: false };
        let found: Vec<(u64, bool)> = lines.map(|line| (line.number, line.content.is_ok())).collect();
        assert_eq!(found, [(1, true), (2, false), (3, false), (4, true)]);
    }

    #[test]
    fn a_file_that_breaks_off_says_where() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("torn"))
            }
        }
        let reader = BufReader::new(b"{\"body\":\"\xD9\x86\"}\n".chain(Broken));
        let found = read_lines("r.jsonl", reader, &FieldNames::default());
        assert_eq!(found.shard.n_reports(), 1);
        assert_eq!(problems(&found), ["r.jsonl:2: cannot be read from here on: torn"]);
    }
}
