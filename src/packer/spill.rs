//! Pages on disk, from when they are read until the edition is written.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};

use crate::edition::texts::{StoredReport, TextBlock};
use crate::pack::Keep;

/// Reports in a file without a name: nothing of it is left, however the program ends.
#[derive(Debug)]
pub struct Spill {
    file: Mutex<BufWriter<File>>,
    /// Where each report ends.
    ends: Vec<u64>,
}

impl Spill {
    /// A file where `target` will be, for there must be room; else among the temporary files.
    ///
    /// # Errors
    /// Where neither can be written to.
    pub fn beside(target: &Path) -> Result<Self> {
        let target = std::path::absolute(target).unwrap_or_else(|_| target.to_path_buf());
        let beside = target.ancestors().find(|folder| folder.is_dir()).map(tempfile::tempfile_in);
        let file = match beside {
            Some(Ok(file)) => Ok(file),
            _ => tempfile::tempfile(),
        };
        let file = file.with_context(|| {
            format!(
                "cannot keep pages on disk, neither beside {} nor among the temporary files",
                target.display()
            )
        })?;
        Ok(Self { file: Mutex::new(BufWriter::new(file)), ends: Vec::new() })
    }
}

impl Keep for Spill {
    type Error = io::Error;

    fn put(&mut self, report: StoredReport) -> io::Result<()> {
        let bytes = TextBlock::new(&[report]).to_bytes();
        self.file.get_mut().unwrap_or_else(PoisonError::into_inner).write_all(&bytes)?;
        let start = self.ends.last().copied().unwrap_or(0);
        self.ends.push(start + bytes.len() as u64);
        Ok(())
    }

    fn get(&self, nth: u32) -> io::Result<StoredReport> {
        let end_of = |nth: usize| self.ends.get(nth).copied().unwrap_or(0);
        let start = (nth as usize).checked_sub(1).map_or(0, end_of);
        let mut bytes = vec![0; (end_of(nth as usize) - start) as usize];
        {
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(start))?;
            file.get_mut().read_exact(&mut bytes)?;
            file.seek(SeekFrom::End(0))?;
        }
        let report =
            TextBlock::from_bytes(&bytes).and_then(TextBlock::into_reports).and_then(|mut block| block.pop());
        report.ok_or_else(|| io::Error::other("a page that was kept on disk has changed"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::report_id;
    use crate::page::Page;
    use crate::reading;

    #[test]
    fn reports_come_back_in_any_order_and_between_others() {
        let scratch = std::env::temp_dir();
        let mut spill = Spill::beside(&scratch.join("not/there/yet")).unwrap();
        let mut memory: Vec<StoredReport> = Vec::new();
        for nth in 0..50 {
            let text = format!("عنوان {nth}\n\n{}", "نص التقرير كله هنا. ".repeat(nth));
            let page = Page::decode(text.as_bytes()).unwrap();
            let (id, report) = (report_id(text.as_bytes()), reading::read(&page));
            let report = StoredReport { id, page_names: Vec::new(), page, report };
            spill.put(report.clone()).unwrap();
            memory.put(report).unwrap();
            assert_eq!(spill.get(nth as u32 / 2).unwrap(), memory[nth / 2]);
        }
        for nth in (0..50).rev() {
            assert_eq!(spill.get(nth).unwrap(), memory[nth as usize]);
        }
    }
}
