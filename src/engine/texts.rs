//! The texts: which file has a report, and the files that are here.

use std::rc::Rc;

use super::{Engine, Role, Step, need};
use crate::edition::manifest::{Placed, ReportRun};
use crate::edition::texts::StoredReport;
use crate::edition::{FileRef, Part};
use crate::findings::{Fault, Ordinal};
use crate::report::ReportId;

/// How many text files are kept in memory; the rest is asked for again.
const TEXT_FILES_KEPT: usize = 256;

impl Engine {
    pub(super) fn put_shelves(&mut self, shelves: Vec<ReportRun<Part>>) -> Result<(), Fault> {
        let shelves = ReportRun::placed(shelves, 0).ok_or_else(bad_shelf)?;
        let mut inline = Vec::new();
        for shelf in &shelves {
            inline.push(shelf.place.inline()?);
            self.roles.extend(shelf.place.file().map(|file| (file, Role::Shelf(inline.len() - 1))));
        }
        self.shelves = Some(Rc::new(shelves));
        let with_files = inline.into_iter().enumerate().filter_map(|(nth, files)| Some((nth, files?)));
        for (nth, files) in with_files {
            self.put_shelf(nth, files)?;
        }
        Ok(())
    }

    pub(super) fn put_shelf(&mut self, nth: usize, files: Vec<ReportRun<FileRef>>) -> Result<(), Fault> {
        let shelf = self.shelves.as_ref().and_then(|shelves| shelves.get(nth)).ok_or_else(bad_shelf)?;
        let files = ReportRun::placed(files, shelf.first_ordinal).ok_or_else(bad_shelf)?;
        self.roles.extend(files.iter().map(|text| (text.place, Role::Text)));
        self.on_shelves.insert(nth, Rc::new(files));
        Ok(())
    }

    pub(super) fn put_texts(&mut self, file: FileRef, reports: Vec<StoredReport>) {
        if self.texts.contains_key(&file) {
            return;
        }
        if self.text_order.len() >= TEXT_FILES_KEPT {
            let oldest = self.text_order.remove(0);
            self.texts.remove(&oldest);
        }
        self.text_order.push(file);
        self.texts.insert(file, Rc::new(reports));
    }

    /// For each ordinal, the text file its report lies in; or all files missing on the way,
    /// the text files included, so that a page of rows is one hop after its shelves.
    pub(super) fn text_files(&mut self, rows: &[Ordinal]) -> Result<Step<Vec<Placed<FileRef>>>, Fault> {
        if rows.is_empty() {
            return Ok(Step::Done(Vec::new()));
        }
        let shelves = done!(self.shelves()?);
        let mut missing = Vec::new();
        let mut files = Vec::with_capacity(rows.len());
        for &ordinal in rows {
            let by_ordinal = |first: u32| first <= ordinal.0;
            let shelf = shelves.partition_point(|shelf| by_ordinal(shelf.first_ordinal));
            match self.on_shelf(&shelves, shelf)? {
                Step::Need(files) => missing.extend(files),
                Step::Done(on_shelf) => {
                    let place = on_shelf.partition_point(|text| by_ordinal(text.first_ordinal));
                    let text = place.checked_sub(1).map(|nth| on_shelf[nth]).ok_or_else(bad_shelf)?;
                    files.push(text);
                }
            }
        }
        missing.extend(files.iter().map(|text| text.place).filter(|file| !self.texts.contains_key(file)));
        if missing.is_empty() { Ok(Step::Done(files)) } else { Ok(need(missing)) }
    }

    pub(super) fn text_file_of(&mut self, id: ReportId) -> Result<Step<Option<Placed<FileRef>>>, Fault> {
        let shelves = done!(self.shelves()?);
        let shelf = shelves.partition_point(|shelf| shelf.first_id <= id);
        if shelf == 0 {
            return Ok(Step::Done(None));
        }
        let on_shelf = done!(self.on_shelf(&shelves, shelf)?);
        let place = on_shelf.partition_point(|text| text.first_id <= id);
        Ok(Step::Done(place.checked_sub(1).map(|nth| on_shelf[nth])))
    }

    /// A file without which no row can be shown, whichever it is, if it is not here yet: which shelves there
    /// are. So that a host can send for it before there are rows.
    #[must_use]
    pub fn needed_for_any_row(&self) -> Option<FileRef> {
        self.manifest.shelves.file().filter(|_| self.shelves.is_none())
    }

    fn shelves(&self) -> Result<Step<Rc<Vec<Placed<Part>>>>, Fault> {
        if let Some(shelves) = &self.shelves {
            return Ok(Step::Done(Rc::clone(shelves)));
        }
        let file = self.manifest.shelves.file().ok_or_else(bad_shelf)?;
        Ok(Step::Need(vec![file]))
    }

    /// The files on the shelf before place `after`.
    fn on_shelf(
        &self,
        shelves: &[Placed<Part>],
        after: usize,
    ) -> Result<Step<Rc<Vec<Placed<FileRef>>>>, Fault> {
        let nth = after.checked_sub(1).ok_or_else(bad_shelf)?;
        if let Some(on_shelf) = self.on_shelves.get(&nth) {
            return Ok(Step::Done(Rc::clone(on_shelf)));
        }
        let file = shelves[nth].place.file().ok_or_else(bad_shelf)?;
        Ok(Step::Need(vec![file]))
    }

    pub(super) fn texts_of(&mut self, text: &Placed<FileRef>) -> Result<Step<Rc<Vec<StoredReport>>>, Fault> {
        let Some(reports) = self.texts.get(&text.place) else { return Ok(Step::Need(vec![text.place])) };
        let reports = Rc::clone(reports);
        if let Some(place) = self.text_order.iter().position(|file| *file == text.place) {
            let used = self.text_order.remove(place);
            self.text_order.push(used);
        }
        Ok(Step::Done(reports))
    }
}

fn bad_shelf() -> Fault {
    Fault::Malformed { file: "manifest".to_owned() }
}

pub(super) fn report_in<'a>(
    reports: &'a [StoredReport],
    text: &Placed<FileRef>,
    ordinal: Ordinal,
) -> Result<&'a StoredReport, Fault> {
    let nth = ordinal.0.checked_sub(text.first_ordinal).ok_or_else(bad_shelf)?;
    reports.get(nth as usize).ok_or_else(|| Fault::Malformed { file: text.place.name() })
}
