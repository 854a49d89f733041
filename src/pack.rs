//! Pages → edition files, as a pure map and an associative merge: no disk, no threads.
//!
//! [`Shard::read`] reads one page, [`Shard::read_record`] one record, [`Shard::of`] a report that an
//! edition has; [`Shard::merge`] and [`Shard::absorb`] join shards in any order and grouping, [`seal()`]
//! writes the files. Packing shards apart and merging gives the bytes of packing at once, because
//! [`seal()`] depends on the set of reports alone.
//!
//! Pages wait in a [`Keep`], so that a host with a disk need not have them all in memory.

mod classes;
mod dictionary;
mod names;
mod seal;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;

pub use self::seal::{Hands, OneByOne, Sizes, seal, seal_in_pieces_of, seal_with};
use crate::arabic::surface;
use crate::calendar::Day;
use crate::edition;
use crate::edition::columns::is_mentioned;
use crate::edition::dictionary::{Posting, PostingsWriter};
use crate::edition::positions::{Positions, put_positions};
use crate::edition::texts::StoredReport;
use crate::findings::Ordinal;
use crate::page::{Page, UnreadablePage};
use crate::reading;
use crate::reading::record::{NotADay, Record, RecordReading};
use crate::reading::rules;
use crate::report::{BlockLabel, Provenance, Report, ReportId};

/// What `corpus.toml` says of the corpus as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CorpusInfo {
    /// Title in Arabic.
    pub title_ar: String,
    /// Title in English.
    pub title_en: String,
    /// Groups of names of one thing; the groups, and the names of each, in order.
    pub names: Vec<Vec<String>>,
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

/// So many words of the body are its lead.
pub const WORDS_OF_LEAD: usize = 30;

/// Where on its page a word stands, as far as search tells places apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// The headline.
    Title,
    /// The first words of the body ([`WORDS_OF_LEAD`]): what happened is said there.
    Lead,
    /// The rest of the report.
    Body,
    /// What belongs to the page and not to the report.
    Boilerplate,
}

impl Zone {
    /// The zone of a block, as far as its label tells.
    #[must_use]
    pub fn of(label: BlockLabel) -> Self {
        match label {
            BlockLabel::Title => Self::Title,
            // When a report was published is asked of its date, not of the digits it is written in.
            BlockLabel::Dateline => Self::Boilerplate,
            _ if label.is_boilerplate() => Self::Boilerplate,
            _ => Self::Body,
        }
    }
}

/// The positions at which a form stands in a report, by [`Zone`] in the order of its variants.
type ByZone = [Vec<u32>; 4];

/// Where a form stands in reports, by their numbers in a shard.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Occurrences {
    postings: PostingsWriter,
    positions: Vec<u8>,
}

impl Occurrences {
    /// Of a report with a higher number than that before.
    fn push(&mut self, number: u32, positions: edition::positions::ByZone<'_>) {
        let counts = positions.map(|zone| zone.len() as u32);
        self.postings.push(&Posting::of(Ordinal(number), counts));
        put_positions(&mut self.positions, positions);
    }

    /// What was pushed, of numbers below `n_reports`.
    fn decode(&self, n_reports: u32) -> (Vec<Posting>, Positions) {
        let postings = self.postings.decode(n_reports);
        let positions = Positions::decode(&self.positions, &postings, |_| true).unwrap_or_default();
        (postings, positions)
    }
}

/// What a shard knows of a report, besides its page.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    /// The n-th that came, from 0.
    number: u32,
    page_names: Vec<String>,
    /// Of the page and what was read from it: equal pages may be read as unequal records.
    reading: [u8; 32],
    outlet: Option<String>,
    relayed: Vec<String>,
    provenance: Provenance,
    conflicts: [bool; 2],
    published: Days,
    mentioned: Vec<Days>,
    n_words: u32,
    /// About how long its text will be, in bytes before deflate.
    text_bytes: usize,
}

/// Not before and not after.
type Days = (Option<Day>, Option<Day>);

impl Known {
    fn of(stored: &StoredReport, words: &BTreeMap<String, ByZone>) -> Self {
        let StoredReport { page_names, page, report, .. } = stored;
        let in_report =
            |of: &ByZone| of[..Zone::Boilerplate as usize].iter().map(Vec::len).sum::<usize>() as u32;
        let mentioned = report.times.iter().filter(|time| is_mentioned(time));
        Self {
            number: 0,
            page_names: page_names.clone(),
            reading: edition::sha256(&edition::to_bytes(&(page, report))),
            outlet: report.outlet.as_ref().map(|credited| credited.name.clone()),
            relayed: report.relayed.iter().map(|credited| credited.name.clone()).collect(),
            provenance: report.dating.provenance,
            conflicts: rules::conflicts(&report.dating),
            published: (report.dating.earliest, report.dating.latest),
            mentioned: mentioned.map(|time| (time.earliest, time.latest)).collect(),
            n_words: words.values().map(in_report).sum(),
            text_bytes: page.text.chars().count() + 16 * report.blocks.len(),
        }
    }
}

/// Where the pages of a shard wait until it is sealed: in memory, or where the host has more room.
pub trait Keep {
    /// Why a report cannot be kept or found again.
    type Error: Send;

    /// Keeps a report; the n-th that is kept is the n-th, from 0.
    ///
    /// # Errors
    /// Where there is no room.
    fn put(&mut self, report: StoredReport) -> Result<(), Self::Error>;

    /// Brings the n-th report as it was kept.
    ///
    /// # Errors
    /// Where it cannot be read again.
    fn get(&self, nth: u32) -> Result<StoredReport, Self::Error>;
}

/// Reports in memory.
impl Keep for Vec<StoredReport> {
    type Error = Infallible;

    fn put(&mut self, report: StoredReport) -> Result<(), Infallible> {
        self.push(report);
        Ok(())
    }

    fn get(&self, nth: u32) -> Result<StoredReport, Infallible> {
        Ok(self[nth as usize].clone())
    }
}

/// Reports that were read and not yet sealed. Their pages are kept elsewhere; what the edition knows
/// of them all at once (words, columns, names of pages) is here.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Shard<K = Vec<StoredReport>> {
    kept: K,
    reports: BTreeMap<ReportId, Known>,
    words: HashMap<String, Occurrences>,
    contradictions: Vec<[String; 2]>,
}

impl Shard {
    /// Reads one page, as HTML if its name says so.
    ///
    /// # Errors
    /// Where the file is no text we can read.
    pub fn read(page_name: &str, bytes: &[u8]) -> Result<Self, UnreadablePage> {
        let (page, report) = reading::read_file(page_name, bytes)?;
        Ok(Self::read_as(page_name, bytes, page, report))
    }

    /// What was read already of a page or record; its report is named by `as_found`, the bytes it was found as.
    #[must_use]
    pub fn read_as(page_name: &str, as_found: &[u8], page: Page, report: Report) -> Self {
        let id = report_id(as_found);
        Self::of(StoredReport { id, page_names: vec![page_name.to_owned()], page, report })
    }

    /// Reads one record; its report is named by `as_found`, the bytes it was found as. With it
    /// comes what its field of publication says if that is no day.
    #[must_use]
    pub fn read_record(page_name: &str, as_found: &[u8], record: &Record) -> (Self, Option<NotADay>) {
        let RecordReading { page, report, not_a_day } = reading::record::read(record);
        (Self::read_as(page_name, as_found, page, report), not_a_day)
    }

    /// A report as an edition has it.
    #[must_use]
    pub fn of(stored: StoredReport) -> Self {
        let words = words_of(&stored.page, &stored.report);
        let reports = BTreeMap::from([(stored.id, Known::of(&stored, &words))]);
        let occurrences = |positions: ByZone| {
            let mut occurrences = Occurrences::default();
            occurrences.push(0, positions.each_ref().map(Vec::as_slice));
            occurrences
        };
        let words = words.into_iter().map(|(form, positions)| (form, occurrences(positions))).collect();
        Self { kept: vec![stored], reports, words, contradictions: Vec::new() }
    }

    /// Both shards in one. Identical pages become one report that keeps all their names.
    #[must_use]
    pub fn merge(mut self, mut other: Self) -> Self {
        if self.reports.len() < other.reports.len() {
            std::mem::swap(&mut self, &mut other);
        }
        let Ok(()) = self.absorb(other);
        self
    }
}

impl<K: Keep> Shard<K> {
    /// No reports yet; their pages will wait there.
    #[must_use]
    pub fn kept_in(kept: K) -> Self {
        Self { kept, reports: BTreeMap::new(), words: HashMap::new(), contradictions: Vec::new() }
    }

    /// Takes in the reports of another shard, as [`Shard::merge`] does.
    ///
    /// # Errors
    /// Where their pages cannot be kept; the shard is then not to be used any more.
    pub fn absorb(&mut self, other: Shard) -> Result<(), K::Error> {
        let mut by_number: Vec<(ReportId, Known)> = other.reports.into_iter().collect();
        by_number.sort_unstable_by_key(|(_, known)| known.number);
        let mut number_here = Vec::with_capacity(by_number.len());
        for ((id, known), stored) in by_number.into_iter().zip(other.kept) {
            number_here.push(self.take_in(id, known, stored)?);
        }
        #[expect(clippy::iter_over_hash_type, reason = "every form is taken in by itself")]
        for (form, occurrences) in other.words {
            let (postings, positions) = occurrences.decode(number_here.len() as u32);
            let mut new = positions
                .by_report(&postings)
                .filter_map(|(posting, zones)| Some((number_here[posting.ordinal.0 as usize]?, zones)))
                .peekable();
            if new.peek().is_some() {
                let here = self.words.entry(form).or_default();
                new.for_each(|(number, zones)| here.push(number, zones));
            }
        }
        self.contradictions.extend(other.contradictions);
        Ok(())
    }

    /// The number a report has here, where it was not here already.
    fn take_in(&mut self, id: ReportId, known: Known, stored: StoredReport) -> Result<Option<u32>, K::Error> {
        let number = self.reports.len() as u32;
        match self.reports.entry(id) {
            Entry::Vacant(place) => {
                self.kept.put(StoredReport { page_names: Vec::new(), ..stored })?;
                place.insert(Known { number, ..known });
                Ok(Some(number))
            }
            Entry::Occupied(mut place) => {
                let here = place.get_mut();
                if here.reading != known.reading {
                    self.contradictions.push([here.page_names.join(", "), known.page_names.join(", ")]);
                }
                here.page_names.extend(known.page_names);
                here.page_names.sort_unstable();
                here.page_names.dedup();
                Ok(None)
            }
        }
    }

    /// How many different reports there are.
    #[must_use]
    pub fn n_reports(&self) -> u32 {
        self.reports.len() as u32
    }

    /// For each report found in several identical files, those files.
    pub fn identical_pages(&self) -> impl Iterator<Item = &[String]> {
        self.reports.values().map(|known| known.page_names.as_slice()).filter(|names| names.len() > 1)
    }

    /// Pages of the same bytes that were read as different reports: a line of JSON that stands in a text
    /// file too, or records read with other names of fields. No edition can have both, and which of them
    /// is here depends on the order, so a shard that has any is not to be sealed.
    #[must_use]
    pub fn contradictions(&self) -> &[[String; 2]] {
        &self.contradictions
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

fn words_of(page: &Page, report: &Report) -> BTreeMap<String, ByZone> {
    let mut words: BTreeMap<String, ByZone> = BTreeMap::new();
    let mut n_words_of_body = 0;
    for (block, position, token) in report.words(page) {
        let mut zone = Zone::of(block.label);
        if block.label == BlockLabel::Body {
            n_words_of_body += 1;
            if n_words_of_body <= WORDS_OF_LEAD {
                zone = Zone::Lead;
            }
        }
        words.entry(surface(token.text)).or_default()[zone as usize].push(position);
    }
    words
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
        let info =
            CorpusInfo { title_ar: "تجربة".into(), title_en: "Trial".into(), ..CorpusInfo::default() };
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
