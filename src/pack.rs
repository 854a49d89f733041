//! Pages → edition files, as a pure map and an associative merge: no disk, no threads.
//!
//! [`Shard::read`] reads one page, [`Shard::read_record`] one record, [`Shard::merge`] joins shards in
//! any order and grouping,
//! [`seal`] writes the files. Packing shards apart and merging gives the bytes of packing at
//! once, because [`seal`] depends on the set of reports alone.

use std::collections::BTreeMap;

use crate::arabic::class::{Evidence, Form, analyses, class_key, plausible};
use crate::arabic::{surface, tokens};
use crate::edition::columns::{Columns, MentionedDays, is_mentioned};
use crate::edition::dictionary::{Block, Class, FormEntry, Posting, PostingsRef, encode_postings};
use crate::edition::manifest::{BlockHead, Shelf, TextFile};
use crate::edition::texts::{StoredReport, TextBlock};
use crate::edition::{self, FileRef, Files, Manifest, Part};
use crate::findings::{EditionInfo, Ordinal};
use crate::page::{Page, UnreadablePage};
use crate::reading;
use crate::reading::record::{NotADay, Record, RecordReading};
use crate::report::{BlockLabel, Credited, Report, ReportId};

/// What `corpus.toml` says of the corpus as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CorpusInfo {
    /// Title in Arabic.
    pub title_ar: String,
    /// Title in English.
    pub title_en: String,
}

/// The data files of an edition.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct EditionFiles {
    /// File name → bytes, the manifest included.
    pub files: BTreeMap<String, Vec<u8>>,
    /// SHA-256 of the manifest, 64 hexadecimal digits; its file is named by the first 32.
    pub manifest: String,
    /// The files a first visit needs besides the manifest, in the order they are needed.
    pub first_needed: Vec<String>,
}

/// Where on its page a word stands, as far as search tells places apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// The headline.
    Title,
    /// The rest of the report.
    Body,
    /// What belongs to the page and not to the report.
    Boilerplate,
}

impl Zone {
    /// The zone of a block.
    #[must_use]
    pub fn of(label: BlockLabel) -> Self {
        match label {
            BlockLabel::Title => Self::Title,
            _ if label.is_boilerplate() => Self::Boilerplate,
            _ => Self::Body,
        }
    }
}

/// How often a form stands in each [`Zone`], in the order of its variants.
type ZoneCounts = [u32; 3];

#[derive(Clone, Debug, PartialEq, Eq)]
struct ReadPage {
    stored: StoredReport,
    words: BTreeMap<String, ZoneCounts>,
}

/// Reports that were read and not yet sealed.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Shard {
    reports: BTreeMap<ReportId, ReadPage>,
}

impl Shard {
    /// Reads one page.
    ///
    /// # Errors
    /// Where the file is no text we can read.
    pub fn read(page_name: &str, bytes: &[u8]) -> Result<Self, UnreadablePage> {
        let page = Page::decode(bytes)?;
        let report = reading::read(&page);
        Ok(Self::of(page_name, report_id(bytes), page, report))
    }

    /// Reads one record; its report is named by `as_found`, the bytes it was found as. With it
    /// comes what its field of publication says if that is no day.
    #[must_use]
    pub fn read_record(page_name: &str, as_found: &[u8], record: &Record) -> (Self, Option<NotADay>) {
        let RecordReading { page, report, not_a_day } = reading::record::read(record);
        (Self::of(page_name, report_id(as_found), page, report), not_a_day)
    }

    fn of(page_name: &str, id: ReportId, page: Page, report: Report) -> Self {
        let words = count_words(&page, &report);
        let stored = StoredReport { id, page_names: vec![page_name.to_owned()], page, report };
        Self { reports: BTreeMap::from([(id, ReadPage { stored, words })]) }
    }

    /// Both shards in one. Identical pages become one report that keeps all their names.
    #[must_use]
    pub fn merge(mut self, mut other: Self) -> Self {
        if self.reports.len() < other.reports.len() {
            std::mem::swap(&mut self, &mut other);
        }
        for (id, read) in other.reports {
            match self.reports.entry(id) {
                std::collections::btree_map::Entry::Vacant(place) => {
                    place.insert(read);
                }
                std::collections::btree_map::Entry::Occupied(mut place) => {
                    let names = &mut place.get_mut().stored.page_names;
                    names.extend(read.stored.page_names);
                    names.sort_unstable();
                    names.dedup();
                }
            }
        }
        self
    }

    /// How many different reports there are.
    #[must_use]
    pub fn n_reports(&self) -> u32 {
        self.reports.len() as u32
    }

    /// For each report found in several identical files, those files.
    pub fn identical_pages(&self) -> impl Iterator<Item = &[String]> {
        self.reports.values().map(|read| read.stored.page_names.as_slice()).filter(|names| names.len() > 1)
    }
}

/// The name of the report on a page, or in a record, with these bytes.
#[must_use]
pub fn report_id(bytes: &[u8]) -> ReportId {
    let hash = edition::sha256(bytes);
    let mut id = [0; 8];
    id.copy_from_slice(&hash[..8]);
    ReportId(id)
}

fn count_words(page: &Page, report: &Report) -> BTreeMap<String, ZoneCounts> {
    let mut words: BTreeMap<String, ZoneCounts> = BTreeMap::new();
    for block in &report.blocks {
        for token in tokens(block.span.of(&page.text)) {
            words.entry(surface(token.text)).or_default()[Zone::of(block.label) as usize] += 1;
        }
    }
    words
}

/// How large the pieces of an edition are. Readers do not depend on it; tests make everything
/// tiny, so that a few reports fill many blocks, files and shelves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Parts up to this many bytes stand in the manifest: it saves a small edition its requests.
    pub largest_inline_part: usize,
    /// Dictionary blocks are closed beyond this size (unpacked, estimated).
    pub block_bytes: usize,
    /// Longer postings stand in a file of their own kind, so that a block stays a list of words.
    pub longest_inline_postings: usize,
    /// Postings files are closed beyond this size, unpacked.
    pub postings_file_bytes: usize,
    /// Text files are closed beyond this size (estimated, before deflate).
    pub text_file_bytes: usize,
    /// How many text files one shelf lists.
    pub files_per_shelf: usize,
}

impl Default for Sizes {
    /// Some 8 KB packed for blocks and texts.
    fn default() -> Self {
        Self {
            largest_inline_part: 2 << 10,
            block_bytes: 24 << 10,
            longest_inline_postings: 96,
            postings_file_bytes: 16 << 10,
            text_file_bytes: 20 << 10,
            files_per_shelf: 128,
        }
    }
}

/// Writes the edition of these reports.
#[must_use]
pub fn seal(shard: &Shard, corpus: &CorpusInfo) -> EditionFiles {
    seal_in_pieces_of(Sizes::default(), shard, corpus)
}

/// [`seal`] with pieces of other sizes.
#[must_use]
pub fn seal_in_pieces_of(sizes: Sizes, shard: &Shard, corpus: &CorpusInfo) -> EditionFiles {
    let reports: Vec<&ReadPage> = shard.reports.values().collect();
    let mut files = Files::new(sizes.largest_inline_part);
    let columns = Part::create(&columns(&reports), &mut files);
    let mentioned = Part::create(&mentioned_days(&reports), &mut files);
    let (dictionary, postings) = write_dictionary(&reports, sizes, &mut files);
    let shelves = write_texts(&reports, sizes, &mut files);
    let first_needed =
        [&columns, &mentioned].into_iter().filter_map(|part| part.file()).map(|f| f.name()).collect();
    let info = EditionInfo {
        title_ar: corpus.title_ar.clone(),
        title_en: corpus.title_en.clone(),
        n_reports: shard.n_reports(),
    };
    let manifest = Manifest { info, columns, mentioned, dictionary, postings, shelves }.encode();
    let hash = edition::hex(&edition::sha256(&manifest));
    let mut files = files.into_map();
    files.insert(edition::file_name(&hash), manifest);
    EditionFiles { files, manifest: hash, first_needed }
}

fn columns(reports: &[&ReadPage]) -> Columns {
    let name_of = |credited: &Credited| credited.name.clone();
    let mut columns = Columns {
        outlet_names: sorted_names(
            reports.iter().filter_map(|r| r.stored.report.outlet.as_ref()).map(name_of),
        ),
        relayed_names: sorted_names(reports.iter().flat_map(|r| &r.stored.report.relayed).map(name_of)),
        ..Columns::default()
    };
    for read in reports {
        let report = &read.stored.report;
        let place = |names: &[String], name: &str| names.binary_search_by(|n| n.as_str().cmp(name)).ok();
        let outlet = report.outlet.as_ref().and_then(|o| place(&columns.outlet_names, &o.name));
        columns.outlet.push(outlet.map_or(0, |nth| nth as u32 + 1));
        let mut relayed: Vec<u32> = report
            .relayed
            .iter()
            .filter_map(|source| place(&columns.relayed_names, &source.name))
            .map(|nth| nth as u32)
            .collect();
        relayed.sort_unstable();
        relayed.dedup();
        columns.relayed.push(relayed);
        columns.provenance.push(report.dating.provenance);
        columns.earliest.push(report.dating.earliest);
        columns.latest.push(report.dating.latest);
        let in_report = |counts: &ZoneCounts| counts[Zone::Title as usize] + counts[Zone::Body as usize];
        columns.n_words.push(read.words.values().map(in_report).sum());
    }
    columns
}

fn sorted_names(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn mentioned_days(reports: &[&ReadPage]) -> MentionedDays {
    let of_report = |read: &&ReadPage| {
        let times = read.stored.report.times.iter();
        times.filter(|time| is_mentioned(time)).map(|time| (time.earliest, time.latest)).collect()
    };
    MentionedDays(reports.iter().map(of_report).collect())
}

fn write_dictionary(
    reports: &[&ReadPage],
    sizes: Sizes,
    files: &mut Files,
) -> (Vec<BlockHead>, Vec<FileRef>) {
    let mut postings_files = PostingsFiles { sizes, open: Vec::new(), done: Vec::new() };
    let mut heads = Vec::new();
    let mut block = Block::default();
    let mut block_bytes = 0;
    for (key, forms) in forms_by_class(reports) {
        let class = write_class(key, forms, &mut postings_files, files);
        block_bytes += class.key.len() + class.forms.iter().map(bytes_of).sum::<usize>();
        block.0.push(class);
        if block_bytes > sizes.block_bytes {
            close_block(&mut block, &mut heads, files);
            block_bytes = 0;
        }
    }
    close_block(&mut block, &mut heads, files);
    postings_files.close(files);
    (heads, postings_files.done)
}

fn bytes_of(form: &FormEntry) -> usize {
    let postings = match &form.postings {
        PostingsRef::Inline(bytes) => bytes.len(),
        PostingsRef::InFile { .. } => 8,
    };
    form.surface.len() + postings + 6
}

fn close_block(block: &mut Block, heads: &mut Vec<BlockHead>, files: &mut Files) {
    if let Some(first) = block.0.first() {
        heads.push(BlockHead { first_key: first.key.clone(), file: files.add(block) });
        block.0.clear();
    }
}

type Forms = BTreeMap<String, Vec<Posting>>;

fn forms_by_class(reports: &[&ReadPage]) -> BTreeMap<String, Forms> {
    let mut forms: BTreeMap<&str, Vec<Posting>> = BTreeMap::new();
    for (ordinal, read) in reports.iter().enumerate() {
        for (surface, &[in_title, in_body, in_boilerplate]) in &read.words {
            let posting = Posting { ordinal: Ordinal(ordinal as u32), in_title, in_body, in_boilerplate };
            forms.entry(surface).or_default().push(posting);
        }
    }
    let mut classes: BTreeMap<String, Forms> = BTreeMap::new();
    for (surface, postings) in forms {
        let form = Form::new(surface);
        classes.entry(class_key(&form.folded).to_owned()).or_default().insert(surface.to_owned(), postings);
    }
    classes
}

fn write_class(key: String, forms: Forms, postings_files: &mut PostingsFiles, files: &mut Files) -> Class {
    let count = |postings: &[Posting]| postings.iter().map(|p| p.in_title + p.in_body).sum::<u32>();
    let mut evidence = Evidence::default();
    for (surface, postings) in &forms {
        evidence.add(&Form::new(surface).folded, count(postings));
    }
    let entries = forms.into_iter().map(|(surface, postings)| {
        let form = Form::new(&surface);
        FormEntry {
            plausible: plausible(&form, &analyses(&form), &evidence),
            count: count(&postings),
            postings: postings_files.place(encode_postings(&postings), files),
            surface,
        }
    });
    Class { key, forms: entries.collect() }
}

struct PostingsFiles {
    sizes: Sizes,
    open: Vec<u8>,
    done: Vec<FileRef>,
}

impl PostingsFiles {
    fn place(&mut self, bytes: Vec<u8>, files: &mut Files) -> PostingsRef {
        if bytes.len() <= self.sizes.longest_inline_postings {
            return PostingsRef::Inline(bytes);
        }
        if !self.open.is_empty() && self.open.len() + bytes.len() > self.sizes.postings_file_bytes {
            self.close(files);
        }
        let start = self.open.len() as u32;
        self.open.extend(&bytes);
        PostingsRef::InFile { file: self.done.len() as u32, start, len: bytes.len() as u32 }
    }

    fn close(&mut self, files: &mut Files) {
        if !self.open.is_empty() {
            self.done.push(files.add(&std::mem::take(&mut self.open)));
        }
    }
}

/// A text file also ends after a report whose id has these bits clear, so that a report that
/// comes or goes changes one file and the others keep their names.
const BOUNDARY_BITS: u8 = 0b11;
fn write_texts(reports: &[&ReadPage], sizes: Sizes, files: &mut Files) -> Vec<Shelf> {
    let mut text_files = Vec::new();
    let mut start = 0;
    let mut bytes = 0;
    for (nth, read) in reports.iter().enumerate() {
        let stored = &read.stored;
        bytes += stored.page.text.chars().count() + 16 * stored.report.blocks.len();
        let boundary = stored.id.0[7] & BOUNDARY_BITS == 0;
        if boundary || bytes > sizes.text_file_bytes || nth + 1 == reports.len() {
            let block: Vec<StoredReport> = reports[start..=nth].iter().map(|r| r.stored.clone()).collect();
            text_files.push(TextFile {
                first_ordinal: start as u32,
                first_id: block[0].id,
                file: files.add(&TextBlock::new(&block)),
            });
            (start, bytes) = (nth + 1, 0);
        }
    }
    text_files
        .chunks(sizes.files_per_shelf.max(1))
        .map(|on_shelf| Shelf {
            first_ordinal: on_shelf[0].first_ordinal,
            first_id: on_shelf[0].first_id,
            files: Part::create(&on_shelf, files),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shard(pages: &[(&str, &str)]) -> Shard {
        pages
            .iter()
            .map(|(name, text)| Shard::read(name, text.as_bytes()).unwrap())
            .fold(Shard::default(), Shard::merge)
    }

    const PAGES: [(&str, &str); 4] = [
        ("a.txt", "عنوان أول عن مخيم الهول\n\nنص التقرير الأول، وفيه قال مسؤول إن 53 شخصا غادروا المخيم أمس."),
        ("b.txt", "عنوان ثان عن سجون الحسكة\n\nنص التقرير الثاني عن السجون وما يجري فيها منذ عام 2019."),
        ("c.txt", "نص بلا عنوان"),
        ("d.txt", "نص بلا عنوان"),
    ];

    #[test]
    fn order_and_grouping_leave_no_trace_in_the_bytes() {
        let info = CorpusInfo { title_ar: "تجربة".into(), title_en: "Trial".into() };
        let at_once = seal(&shard(&PAGES), &info);
        let mut reversed = PAGES;
        reversed.reverse();
        assert_eq!(seal(&shard(&reversed), &info), at_once);
        let [a, b, c, d] = PAGES.map(|page| shard(&[page]));
        let grouped = a.merge(b).merge(c.merge(d));
        assert_eq!(seal(&grouped, &info), at_once);
    }

    #[test]
    fn identical_pages_are_one_report_that_keeps_both_names() {
        let shard = shard(&PAGES);
        assert_eq!(shard.n_reports(), 3);
        assert_eq!(shard.identical_pages().collect::<Vec<_>>(), [["c.txt", "d.txt"]]);
    }
}
