//! Tables (.csv): a row that names the fields, then a record a row.
//!
//! A row is read as the JSON object of its cells, and its report is named by that object: the
//! same rows with their columns in another order, or in windows-1256, are the same reports.

use std::io::BufRead;
use std::sync::Arc;

use csv::{ReaderBuilder, Terminator};
use serde_json::{Map, Value};

use super::lines::{Line, Lines, broken, is_blank, too_long};
use super::records::{Field, FieldNames};
use crate::page::Page;

/// Between the cells of a row; of these the one that a header has most of.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The first row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    delimiter: u8,
    names: Vec<String>,
}

/// The bytes of a row with what names its cells, or why there are none.
pub(super) type FoundRow = Result<(Vec<u8>, Arc<Header>), String>;

/// Reads a table row by row, each with the line it begins in. Where the header is not understood there
/// is that one problem.
pub(super) fn each_row(
    reader: impl BufRead,
    longest: usize,
    fields: &FieldNames,
    emit: &mut dyn FnMut(u64, FoundRow),
) {
    let mut rows = Rows { lines: Lines::up_to(longest, reader), longest, delimiter: None };
    let Some((line, first)) = rows.next() else { return emit(1, Err("the file is empty".to_owned())) };
    match first.and_then(|first| Header::read(&first, fields)) {
        Ok(header) => {
            let header = Arc::new(header);
            while let Some((line, row)) = rows.next() {
                emit(line, row.map(|row| (row, Arc::clone(&header))));
            }
        }
        Err(reason) => emit(line, Err(reason)),
    }
}

impl Header {
    fn read(row: &[u8], fields: &FieldNames) -> Result<Self, String> {
        let delimiter = delimiter_of(row);
        let names: Vec<String> = cells(row, delimiter)?.iter().map(|name| name.trim().to_owned()).collect();
        let twice =
            names.iter().enumerate().find(|(nth, name)| !name.is_empty() && names[..*nth].contains(name));
        if let Some((_, name)) = twice {
            return Err(format!("its first row names `{name}` twice; no row is read"));
        }
        let body = fields.theirs(Field::Body);
        if !names.iter().any(|name| name == body) {
            return Err(format!(
                "its first row has no `{body}` among {}; if the report stands in another column, say so with --map body=THEIRS",
                names.join(", ")
            ));
        }
        Ok(Self { delimiter, names })
    }

    /// The row as an object.
    ///
    /// # Errors
    /// Where it has more or fewer cells than the header, or bytes that are no text.
    pub(super) fn object(&self, row: &[u8]) -> Result<Map<String, Value>, String> {
        let cells = cells(row, self.delimiter)?;
        if cells.len() != self.names.len() {
            return Err(format!(
                "{} cells where the first row has {}; a cell with a line break, a quotation mark or the sign between cells in it is put in quotation marks",
                cells.len(),
                self.names.len()
            ));
        }
        let named = self.names.iter().zip(cells).filter(|(name, _)| !name.is_empty());
        Ok(named.map(|(name, cell)| (name.clone(), Value::String(cell))).collect())
    }
}

fn delimiter_of(header: &[u8]) -> u8 {
    let count = |delimiter: &u8| header.iter().filter(|byte| *byte == delimiter).count();
    // Of equals the last is the greatest, and the comma is to win.
    DELIMITERS.into_iter().rev().max_by_key(count).unwrap_or(b',')
}

/// UTF-8 and windows-1256 have the signs of a table at the same bytes, so rows are told apart
/// before they are decoded, and each is decoded by itself.
fn cells(row: &[u8], delimiter: u8) -> Result<Vec<String>, String> {
    let page = Page::decode(row).map_err(|unreadable| unreadable.to_string())?;
    if !page.damage.is_empty() {
        return Err("neither UTF-8 nor windows-1256; save the table as UTF-8".to_owned());
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .terminator(Terminator::Any(b'\n'))
        .from_reader(page.text.as_bytes());
    let mut record = csv::StringRecord::new();
    reader.read_record(&mut record).map_err(|error| error.to_string())?;
    Ok(record.iter().map(str::to_owned).collect())
}

/// The rows of a table as bytes; blank lines between them are passed over.
struct Rows<R> {
    lines: Lines<R>,
    /// Longer rows are not read, in bytes.
    longest: usize,
    /// `None` before the header.
    delimiter: Option<u8>,
}

impl<R: BufRead> Rows<R> {
    fn next(&mut self) -> Option<(u64, Result<Vec<u8>, String>)> {
        loop {
            let (number, line) = self.lines.next()?;
            let row = match line {
                Line::Whole(line) if is_blank(&line) => continue,
                Line::Whole(line) => self.finished(line),
                Line::TooLong => Err(too_long(self.longest)),
                Line::Broken(error) => Err(broken(&error)),
            };
            return Some((number, row));
        }
    }

    /// The row that begins with this line: all lines up to the end of its quotations.
    fn finished(&mut self, mut row: Vec<u8>) -> Result<Vec<u8>, String> {
        let delimiter = *self.delimiter.get_or_insert_with(|| delimiter_of(&row));
        let mut is_open = ends_quoted(&row, delimiter, false);
        while is_open {
            let line = match self.lines.next() {
                Some((_, Line::Whole(line))) if row.len() + line.len() < self.longest => line,
                Some((_, Line::Broken(error))) => return Err(broken(&error)),
                Some(_) => return Err(format!("{}: {UNCLOSED}", too_long(self.longest))),
                None => return Err(UNCLOSED.to_owned()),
            };
            is_open = ends_quoted(&line, delimiter, true);
            row.push(b'\n');
            row.extend(line);
        }
        Ok(row)
    }
}

const UNCLOSED: &str = "a quotation mark that opens in this row is never closed; what follows it is not read";

/// Whether a quotation is open at the end of a line; `is_open` says it for the beginning. A mark opens
/// one only where a cell begins, and two of them in a quotation are one that is meant.
fn ends_quoted(line: &[u8], delimiter: u8, mut is_open: bool) -> bool {
    let mut may_open = true;
    for &byte in line {
        if byte != b'"' {
            may_open = byte == delimiter;
        } else if is_open {
            (is_open, may_open) = (false, true);
        } else {
            is_open = may_open;
        }
    }
    is_open
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_stands_in_quotation_marks_is_read_as_it_is(
            cells in prop::collection::vec(("[ab أب\",;\t\n]{0,6}", "[ab أب\",;\t\n]{0,6}"), 1..6),
            delimiter in prop::sample::select(vec![",", ";", "\t"]),
            line_break in prop::sample::select(vec!["\n", "\r\n"]),
        ) {
            let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
            let row = |(body, title): &(String, String)| [quoted(body), quoted(title)].join(delimiter);
            let header = ["body", "title"].join(delimiter);
            let table = [vec![header], cells.iter().map(row).collect()].concat().join(line_break);
            let found: Vec<_> = rows(table.as_bytes(), 1000).into_iter().map(|(_, row)| row).collect();
            let object = |(body, title): &(String, String)| {
                Ok(serde_json::json!({ "body": body, "title": title }).to_string())
            };
            prop_assert_eq!(found, cells.iter().map(object).collect::<Vec<_>>());
        }
    }

    fn rows(table: &[u8], longest: usize) -> Vec<(u64, Result<String, String>)> {
        let mut found = Vec::new();
        each_row(table, longest, &FieldNames::default(), &mut |line, row| {
            let object = row.and_then(|(row, header)| header.object(&row));
            found.push((line, object.map(|object| Value::Object(object).to_string())));
        });
        found
    }

    fn only(table: &str) -> Result<String, String> {
        let found = rows(table.as_bytes(), 1000);
        assert_eq!(found.len(), 1, "{found:?}");
        found.into_iter().next().unwrap().1
    }

    #[test]
    fn a_row_is_an_object_of_its_cells() {
        let object = r#"{"body":"نص","title":"عنوان"}"#;
        for table in [
            "body,title\nنص,عنوان",
            "\u{feff}title , body\r\n\r\n\"عنوان\",نص\r\n\r\n",
            "title;body\nعنوان;نص",
            "title\tbody\nعنوان\tنص",
            "title,,body\nعنوان,x,نص",
        ] {
            assert_eq!(only(table).unwrap(), object, "{table}");
        }
        let (arabic, _, lossy) = encoding_rs::WINDOWS_1256.encode("title,body\nعنوان,نص\n");
        assert!(!lossy);
        assert_eq!(rows(&arabic, 1000), [(2, Ok(object.to_owned()))]);
    }

    #[test]
    fn quotations_hold_line_breaks_and_rows_know_their_line() {
        let table = "body\n\"أ\n\n\"\"ب\"\",\r\nج\"\n\nد \"هـ\n\"\"\nو";
        let text = |cell: &str| Ok(serde_json::json!({ "body": cell }).to_string());
        let expected = [(2, text("أ\n\n\"ب\",\nج")), (7, text("د \"هـ")), (8, text("")), (9, text("و"))];
        assert_eq!(rows(table.as_bytes(), 1000), expected);
    }

    #[test]
    fn a_bad_row_says_why_and_the_rest_goes_on() {
        let mut table = "body,title\nأ\nب,ت,ث\n".as_bytes().to_vec();
        table.extend("تقرير طويل عن مخيم".as_bytes());
        table.extend(b"\xFF,\n");
        table.extend("ج,ح\nخ,\"د\nذ".as_bytes());
        let found = rows(&table, 1000);
        let reasons: Vec<(u64, &str)> = found
            .iter()
            .filter_map(|(line, row)| Some((*line, row.as_ref().err()?.split(';').next()?)))
            .collect();
        assert_eq!(
            reasons,
            [
                (2, "1 cells where the first row has 2"),
                (3, "3 cells where the first row has 2"),
                (4, "neither UTF-8 nor windows-1256"),
                (6, "a quotation mark that opens in this row is never closed"),
            ]
        );
        assert_eq!(found.len(), 5);
    }

    #[test]
    fn a_row_that_never_ends_does_not_fill_the_memory() {
        let table = format!("body\n\"{}\nأ\n", "ب\n".repeat(40));
        let found = rows(table.as_bytes(), 40);
        assert_eq!(
            (found[0].0, found[0].1.as_ref().unwrap_err().split(':').next().unwrap()),
            (2, "longer than 40 bytes")
        );
        assert_eq!(found.last().unwrap().1, Ok(r#"{"body":"أ"}"#.to_owned()));
        let found = rows(format!("body\n{}\nأ\n", "ب".repeat(40)).as_bytes(), 40);
        assert_eq!((found.len(), found[0].1.clone()), (2, Err("longer than 40 bytes".to_owned())));
    }

    #[test]
    fn a_header_that_is_none_is_one_problem() {
        for (table, expected) in [
            ("", "the file is empty"),
            ("title,text\nأ,ب\nت,ث\n", "its first row has no `body` among title, text; if"),
            ("body,body\nأ,ب\n", "its first row names `body` twice"),
        ] {
            assert!(only(table).unwrap_err().starts_with(expected), "{table}");
        }
        assert!(rows(b"\xFF\xFEb\0", 9)[0].1.as_ref().unwrap_err().contains("UTF-16"));
    }
}
