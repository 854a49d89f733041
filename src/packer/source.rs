//! Files that reports come from, and what stands in them one by one: a page, a line, a row.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::archive::{self, LARGEST_RECORDS_IN_ZIP, Member};
use super::corpus::{Found, Problem, Reading, is_about_the_corpus};
use super::corrections::Corrections;
use super::facts::KnownFacts;
use super::lines::{Line, Lines, broken, is_blank, too_long};
use super::records::{self, FieldNames};
use super::repeated::{self, LinesOfPage, Repeated};
use super::table::{self, Header};
use crate::pack::Shard;
use crate::page::{LARGEST_PAGE, Page};
use crate::reading;
use crate::reading::given::Given;
use crate::report::Report;

/// What a file is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The file is a page.
    Page,
    /// One record a line, as JSON.
    Lines,
    /// One record a row.
    Table,
    /// A zip of files.
    Archive,
    /// Records behind a compression that is not read.
    Compressed,
}

impl Kind {
    /// What a file of this name is; else what is to be said of it, if anything is.
    pub(super) fn of(file_name: &str) -> Result<Self, Option<&'static str>> {
        let name = file_name.to_ascii_lowercase();
        let known = [
            (".txt", Self::Page),
            (".html", Self::Page),
            (".htm", Self::Page),
            (".xhtml", Self::Page),
            (".jsonl", Self::Lines),
            (".csv", Self::Table),
            (".zip", Self::Archive),
            (".jsonl.gz", Self::Compressed),
            (".csv.gz", Self::Compressed),
        ];
        match known.into_iter().find(|(ending, _)| name.ends_with(ending)) {
            Some((_, kind)) => Ok(kind),
            None if is_about_the_corpus(file_name) => Err(None),
            None => Err(Some(
                "not a page; pages are files that end in .html, .htm, .xhtml or .txt, records in .jsonl or .csv, zips of them in .zip",
            )),
        }
    }
}

/// A file of the folder.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// Path inside the folder, with `/`.
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) kind: Kind,
    pub(super) n_bytes: u64,
}

/// What may be a report, not yet read.
pub(super) struct Raw {
    /// The file it is in: path inside the folder, with `/`, and behind that of a zip the path in it.
    file: Arc<str>,
    what: What,
}

enum What {
    PageOnDisk(PathBuf),
    Page(Vec<u8>),
    Line(u64, Vec<u8>),
    Row(u64, Vec<u8>, Arc<Header>),
    Bad(Option<u64>, String),
    Foreign(&'static str),
}

/// Brings what stands in files.
pub(super) struct Opener<'a> {
    /// What the records call our fields.
    pub(super) names: &'a FieldNames,
    /// How many bytes of the files were read so far.
    pub(super) n_read: &'a AtomicU64,
}

impl Opener<'_> {
    /// Brings all that stands in a file.
    pub(super) fn open(&self, source: &Source, emit: &mut dyn FnMut(Raw)) {
        let file: Arc<str> = source.name.as_str().into();
        if source.kind == Kind::Page {
            self.n_read.fetch_add(source.n_bytes, Ordering::Relaxed);
            return emit(Raw { file, what: What::PageOnDisk(source.path.clone()) });
        }
        match File::open(&source.path) {
            Ok(opened) => {
                let counted = Counted { inner: opened, n_read: self.n_read };
                match source.kind {
                    Kind::Archive => self.open_archive(&file, BufReader::new(counted), emit),
                    kind => self.open_file(&file, kind, counted, emit),
                }
            }
            Err(error) => emit(Raw { file, what: What::Bad(None, cannot_be_read(&error)) }),
        }
    }

    fn open_archive(&self, zip: &Arc<str>, reader: impl Read + Seek, emit: &mut dyn FnMut(Raw)) {
        archive::each_member(reader, largest_in_zip, &mut |name, member| {
            let file = if name.is_empty() { Arc::clone(zip) } else { format!("{zip}/{name}").into() };
            let what = match member {
                Member::File(kind, content) => return self.open_file(&file, kind, content, emit),
                Member::Bad(reason) => What::Bad(None, reason),
                Member::Foreign(what) => What::Foreign(what),
            };
            emit(Raw { file, what });
        });
    }

    fn open_file(&self, file: &Arc<str>, kind: Kind, mut content: impl Read, emit: &mut dyn FnMut(Raw)) {
        let mut emit = |what| emit(Raw { file: Arc::clone(file), what });
        match kind {
            Kind::Page => {
                let mut bytes = Vec::new();
                match content.read_to_end(&mut bytes) {
                    Ok(_) => emit(What::Page(bytes)),
                    Err(error) => emit(What::Bad(None, cannot_be_read(&error))),
                }
            }
            Kind::Lines => {
                let mut lines = Lines::up_to(LARGEST_PAGE, BufReader::new(content));
                while let Some((number, line)) = lines.next() {
                    match line {
                        Line::Whole(line) if is_blank(&line) => {}
                        Line::Whole(line) => emit(What::Line(number, line)),
                        Line::TooLong => emit(What::Bad(Some(number), too_long(LARGEST_PAGE))),
                        Line::Broken(error) => return emit(What::Bad(Some(number), broken(&error))),
                    }
                }
            }
            Kind::Table => {
                table::each_row(BufReader::new(content), LARGEST_PAGE, self.names, &mut |line, row| {
                    emit(match row {
                        Ok((row, header)) => What::Row(line, row, header),
                        Err(reason) => What::Bad(Some(line), reason),
                    });
                });
            }
            Kind::Archive | Kind::Compressed => {
                let reason = "compressed records are not read; unpack the file and pack the folder again";
                emit(What::Bad(None, reason.to_owned()));
            }
        }
    }
}

fn largest_in_zip(kind: Kind) -> u64 {
    if kind == Kind::Page { LARGEST_PAGE as u64 } else { LARGEST_RECORDS_IN_ZIP }
}

fn cannot_be_read(error: &io::Error) -> String {
    format!("cannot be read: {error}")
}

/// What is known of the pages before they are read.
pub(super) struct Known<'a> {
    pub(super) corrections: &'a Corrections,
    pub(super) facts: &'a KnownFacts,
    pub(super) repeated: &'a Repeated,
}

impl Raw {
    /// Looks at a page for the lines it has; of records there is nothing to count.
    pub(super) fn counted(self) -> Option<LinesOfPage> {
        match self.what {
            What::PageOnDisk(path) => repeated::counted(&self.file, std::fs::read(path)),
            What::Page(bytes) => repeated::counted(&self.file, Ok(bytes)),
            What::Line(..) | What::Row(..) | What::Bad(..) | What::Foreign(_) => None,
        }
    }

    /// Reads it. What cannot be read is a problem of its own.
    pub(super) fn read(self, names: &FieldNames, known: &Known<'_>) -> Reading {
        let file = &*self.file;
        match self.what {
            What::PageOnDisk(path) => match std::fs::read(&path) {
                Ok(bytes) => read_page(file, &bytes, known),
                Err(error) => bad_page(file, cannot_be_read(&error)),
            },
            What::Page(bytes) => read_page(file, &bytes, known),
            What::Line(line, content) => records::read_line(file, line, &content, names, known.facts),
            What::Row(line, row, header) => {
                records::read_row(file, line, header.object(&row), names, known.facts)
            }
            What::Bad(Some(line), reason) => Reading::bad(Problem::of_line(file, line, reason)),
            What::Bad(None, reason) => Reading::bad(Problem::of_file(file, reason)),
            What::Foreign(what) => {
                Reading { foreign: vec![Problem::of_file(file, what)], ..Reading::default() }
            }
        }
    }
}

fn read_page(file: &str, bytes: &[u8], known: &Known<'_>) -> Reading {
    let given = |page: &Page, report: &Report| {
        let names = known.repeated.names(file, bytes);
        let changes = known.corrections.on(&names, page, report);
        Given { changes, repeated: known.repeated.on(&names, page, report), ..Given::default() }
    };
    match reading::read_file_knowing(file, bytes, &known.facts.facts, given) {
        Ok((page, report)) => {
            known.facts.used_in(&page, &report);
            let shard = Shard::read_as(file, bytes, page, report);
            Reading { found: Some(Found::Page), report: Some(shard), ..Reading::default() }
        }
        Err(unreadable) => bad_page(file, unreadable.to_string()),
    }
}

fn bad_page(file: &str, reason: String) -> Reading {
    Reading { found: Some(Found::Page), ..Reading::bad(Problem::of_file(file, reason)) }
}

/// Counts the bytes that are read.
struct Counted<'a, R> {
    inner: R,
    n_read: &'a AtomicU64,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = self.inner.read(buffer)?;
        self.n_read.fetch_add(n_read as u64, Ordering::Relaxed);
        Ok(n_read)
    }
}

impl<R: Seek> Seek for Counted<'_, R> {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        self.inner.seek(position)
    }
}
