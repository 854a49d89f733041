//! A concordance as comma-separated values (RFC 4180) for spreadsheets and other programs.
//!
//! In logical order whatever the direction of the text, with a byte order mark, by which
//! spreadsheets tell UTF-8. No cell begins with what a spreadsheet takes for a formula: there an
//! apostrophe comes first (OWASP, "CSV Injection").

use super::{Concordance, in_order};
use crate::calendar::Day;
use crate::view::View;

/// The first row. `start` and `end` count bytes of the file as it was found.
pub(super) const HEAD: &str = "report,file,outlet,published_earliest,published_latest,provenance,before,match,after,form,level,rule,start,end,asked,author,agency";

impl Concordance {
    /// Every occurrence the view asks for in the reports read, not only those of its page, in its
    /// order.
    #[must_use]
    pub fn table(&self, view: &View) -> String {
        let mut table = ["\u{feff}", HEAD, "\r\n"].concat();
        for line in in_order(self.lines_of(self.n_wanted(view)), &view.context) {
            let report = &self.read[line.report];
            let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
            let rest = if line.words.cut_after { "…" } else { "" };
            let words = [&line.words.text, rest].concat();
            let cells: [&str; 17] = [
                &report.id.to_string(),
                &report.file,
                report.outlet.as_deref().unwrap_or_default(),
                &day(report.dating.earliest),
                &day(report.dating.latest),
                report.dating.provenance.as_str(),
                &line.before,
                &words,
                &line.after,
                &line.form,
                line.level.as_str(),
                &line.rules,
                &line.as_found.start.to_string(),
                &line.as_found.end.to_string(),
                &line.asked,
                &report.authors,
                &report.agency,
            ];
            for (nth, cell) in cells.into_iter().enumerate() {
                if nth > 0 {
                    table.push(',');
                }
                push_cell(&mut table, cell);
            }
            table.push_str("\r\n");
        }
        table
    }
}

fn push_cell(table: &mut String, cell: &str) {
    table.push('"');
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        table.push('\'');
    }
    for c in cell.chars() {
        if c == '"' {
            table.push('"');
        }
        table.push(c);
    }
    table.push('"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(cell: &str) -> String {
        let mut table = String::new();
        push_cell(&mut table, cell);
        table
    }

    #[test]
    fn no_cell_begins_as_a_formula_does() {
        for cell in ["=1+1", "+7", "-7", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a"] {
            assert_eq!(written(cell), format!("\"'{cell}\""));
        }
        for cell in ["", "مقاتل", "و+ل+ال … ين", "1", "'="] {
            assert_eq!(written(cell), format!("\"{cell}\""));
        }
        assert_eq!(written("قال \"نعم\", ثم\nسكت"), "\"قال \"\"نعم\"\", ثم\nسكت\"");
    }

    proptest! {
        #[test]
        fn every_cell_comes_back_but_for_its_apostrophe(cell in "[=+@\\-'\",\t\r\n＝ a-cا-ت]{0,12}") {
            let written = written(&cell);
            let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap();
            prop_assert_eq!(inside.matches('"').count() % 2, 0);
            let read = inside.replace("\"\"", "\"");
            prop_assert!(read == cell || read.strip_prefix('\'') == Some(&cell));
            prop_assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝']));
        }
    }
}
