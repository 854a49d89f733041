//! Lines that many pages of an outlet have are the site's, not the reports'.
//!
//! A first look at all pages counts the lines that were read as report, by the outlet of their pages; where the
//! outlet is unknown, by folder and shape of the file's name. What it counts depends neither on the order of the
//! pages nor on which of them are packed, so that parts of a folder merge into the whole.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;

use crate::arabic::fold;
use crate::pack::report_id;
use crate::page::Page;
use crate::reading::given::{doubtful_lines, line_hash};
use crate::report::{BlockLabel, Report, ReportId};

/// On fewer pages a line may be a coincidence, or a report with its near twins.
const FEWEST_PAGES: u32 = 3;
/// Of the pages of its outlet, in percent, at least so many have a line that is the site's.
const SHARE_OF_PAGES: u32 = 30;
/// More of a report, in percent of its letters, than such lines can be: then it is a text that was published again.
const SHARE_OF_BODY: usize = 30;
/// A longer line, in letters, is a paragraph.
const LONGEST_LINE: usize = 300;
/// So many lines are counted; of more, those with the smallest hashes, which is a fair sample of them.
const MOST_LINES: usize = 1 << 20;

/// What one page adds to the counts.
pub(super) struct LinesOfPage {
    id: ReportId,
    name: String,
    group: u64,
    lines: BTreeSet<u64>,
}

impl LinesOfPage {
    pub(super) fn of(name: &str, bytes: &[u8], page: &Page, report: &Report) -> Self {
        let group = group_of(name, report);
        let lines = doubtful_lines(&page.text, report)
            .filter(|(_, _, chars)| *chars <= LONGEST_LINE)
            .map(|(_, hash, _)| in_group(group, hash))
            .collect();
        Self { id: report_id(bytes), name: name.to_owned(), group, lines }
    }
}

/// Lines of pages as they are counted.
pub(super) struct Counts {
    most_lines: usize,
    /// Pages that were counted, by their groups: copies of a page in one group say nothing.
    pages: BTreeSet<(ReportId, u64)>,
    /// By what name a page was seen first, and those that were seen under several.
    first_names: HashMap<ReportId, String>,
    copies: BTreeMap<ReportId, BTreeSet<String>>,
    pages_of: BTreeMap<u64, u32>,
    /// By hash of group and line: the group, and how many pages have the line.
    lines: BTreeMap<u64, (u64, u32)>,
}

impl Default for Counts {
    fn default() -> Self {
        Self {
            most_lines: MOST_LINES,
            pages: BTreeSet::new(),
            first_names: HashMap::new(),
            copies: BTreeMap::new(),
            pages_of: BTreeMap::new(),
            lines: BTreeMap::new(),
        }
    }
}

impl Counts {
    pub(super) fn add(&mut self, counted: LinesOfPage) {
        let LinesOfPage { id, name, .. } = &counted;
        match self.first_names.get(id) {
            Some(first) => {
                self.copies.entry(*id).or_default().extend([first.clone(), name.clone()]);
            }
            None => {
                self.first_names.insert(*id, name.clone());
            }
        }
        if !self.pages.insert((counted.id, counted.group)) {
            return;
        }
        *self.pages_of.entry(counted.group).or_default() += 1;
        for line in counted.lines {
            self.lines.entry(line).or_insert((counted.group, 0)).1 += 1;
            if self.lines.len() > self.most_lines {
                self.lines.pop_last();
            }
        }
    }

    /// The lines that are the sites'.
    pub(super) fn repeated(self) -> Repeated {
        let is_sites = |&(group, n_pages): &(u64, u32)| {
            let all = self.pages_of.get(&group).copied().unwrap_or_default();
            n_pages >= FEWEST_PAGES && u64::from(n_pages) * 100 >= u64::from(all) * u64::from(SHARE_OF_PAGES)
        };
        let lines =
            self.lines.iter().filter(|(_, counted)| is_sites(counted)).map(|(line, _)| *line).collect();
        Repeated { lines, copies: self.copies }
    }
}

/// What the first look at all pages came to.
#[derive(Debug, Default)]
pub(super) struct Repeated {
    /// Lines that are the sites', by the hashes of group and line.
    lines: BTreeSet<u64>,
    /// All names of the pages that have several: they are one report, which is read in one way.
    copies: BTreeMap<ReportId, BTreeSet<String>>,
}

impl Repeated {
    /// All names of the page with this one.
    pub(super) fn names<'a>(&'a self, name: &'a str, bytes: &[u8]) -> Vec<&'a str> {
        let copies = if self.copies.is_empty() { None } else { self.copies.get(&report_id(bytes)) };
        copies.map_or_else(|| vec![name], |names| names.iter().map(String::as_str).collect())
    }

    /// The lines of a page with these names, by their hashes, that were read as report and are the site's.
    pub(super) fn on(&self, names: &[&str], page: &Page, report: &Report) -> BTreeSet<u64> {
        if self.lines.is_empty() {
            return BTreeSet::new();
        }
        let groups: BTreeSet<u64> = names.iter().map(|name| group_of(name, report)).collect();
        let (mut body, mut repeated_body) = (0, 0);
        let mut lines = BTreeSet::new();
        for (label, hash, chars) in doubtful_lines(&page.text, report) {
            let repeated = groups.iter().any(|&group| self.lines.contains(&in_group(group, hash)));
            if label == BlockLabel::Body {
                body += chars;
                repeated_body += if repeated { chars } else { 0 };
            }
            if repeated {
                lines.insert(hash);
            }
        }
        if repeated_body * 100 > body * SHARE_OF_BODY { BTreeSet::new() } else { lines }
    }
}

/// The hash of a line in its group, spread evenly (the finish of SplitMix64, Steele and others 2014).
fn in_group(group: u64, line: u64) -> u64 {
    let mut hash = group.rotate_left(32) ^ line;
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

fn group_of(name: &str, report: &Report) -> u64 {
    match &report.outlet {
        Some(outlet) => line_hash(&format!("outlet {}", fold(&outlet.name))),
        None => line_hash(&format!("shape {}", shape_of(name))),
    }
}

/// The name of a file with its numbers and codes left out: «news/000_e0db.txt» and «news/001_5906.txt» are alike.
fn shape_of(name: &str) -> String {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let parts = stem.split(|c: char| !c.is_alphanumeric());
    let alike: Vec<&str> =
        parts.map(|part| if part.contains(|c: char| c.is_numeric()) { "#" } else { part }).collect();
    format!("{folder}/{}", alike.join("-"))
}

/// What a look at a file's pages came to; a page that cannot be read counts for nothing.
pub(super) fn counted(name: &str, bytes: io::Result<Vec<u8>>) -> Option<LinesOfPage> {
    let bytes = bytes.ok()?;
    let (page, report) = crate::reading::read_file(name, &bytes).ok()?;
    Some(LinesOfPage::of(name, &bytes, &page, &report))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(nth: usize) -> String {
        format!(
            "أعلنت وزارة الزراعة في تقريرها رقم {nth} أن موسم الحصاد بدأ في السهول الشمالية، وأن الفرق انتشرت في القرى.\n\
حملوا تطبيقنا الجديد الآن مجانا من متجر الهاتف\n\
وقال مدير الإنتاج في تقريره رقم {nth} إن المساحات المزروعة زادت عن الموسم السابق، وإن المزارعين حصلوا على البذار."
        )
    }

    fn page(nth: usize, body: &str) -> Vec<u8> {
        format!("الرئيسية\n\nموسم الحصاد يبدأ في السهول {nth}\n1 يونيو 2020\n\n{body}\n\nمن نحن").into_bytes()
    }

    /// The lines that are taken from the report of each page, how many.
    fn taken(pages: &[Vec<u8>]) -> Vec<usize> {
        let name = |nth: usize| format!("news/{nth}.txt");
        let mut counts = Counts::default();
        for (nth, bytes) in pages.iter().enumerate() {
            counts.add(counted(&name(nth), Ok(bytes.clone())).unwrap());
        }
        let repeated = counts.repeated();
        let of = |(nth, bytes): (usize, &Vec<u8>)| {
            let (page, report) = crate::reading::read_file(&name(nth), bytes).unwrap();
            repeated.on(&repeated.names(&name(nth), bytes), &page, &report).len()
        };
        pages.iter().enumerate().map(of).collect()
    }

    #[test]
    fn a_line_of_many_pages_is_the_sites() {
        let pages: Vec<Vec<u8>> = (0..4).map(|nth| page(nth, &body(nth))).collect();
        assert_eq!(taken(&pages), [1; 4]);
        assert_eq!(taken(&pages[..2]), [0; 2], "two are a coincidence");
        // Copies of a page are one page.
        let copies = [pages[0].clone(), pages[0].clone(), pages[0].clone(), pages[1].clone()];
        assert_eq!(taken(&copies), [0; 4]);
    }

    #[test]
    fn copies_in_other_folders_are_read_as_one_whatever_comes_first() {
        let pages: Vec<Vec<u8>> = (0..3).map(|nth| page(nth, &body(nth))).collect();
        let named = [("a/0.txt", 0), ("a/1.txt", 1), ("a/2.txt", 2), ("b/0.txt", 0)];
        for order in [[0, 1, 2, 3], [3, 2, 1, 0]] {
            let mut counts = Counts::default();
            for (name, nth) in order.map(|at: usize| named[at]) {
                counts.add(counted(name, Ok(pages[nth].clone())).unwrap());
            }
            let repeated = counts.repeated();
            let taken = named.map(|(name, nth)| {
                let (page, report) = crate::reading::read_file(name, &pages[nth]).unwrap();
                let names = repeated.names(name, &pages[nth]);
                assert_eq!(names.len(), if nth == 0 { 2 } else { 1 });
                repeated.on(&names, &page, &report).len()
            });
            assert_eq!(taken, [1; 4]);
        }
    }

    #[test]
    fn a_report_that_was_published_again_keeps_its_paragraphs() {
        // The same text under five headlines is no site's line.
        let pages: Vec<Vec<u8>> = (0..5).map(|nth| page(nth, &body(0))).collect();
        assert_eq!(taken(&pages), [0; 5]);
        // Three near twins among twenty reports are too few of them.
        let others = (1..18).map(|nth| page(nth, &body(nth).replace("حملوا تطبيقنا", &format!("سطر {nth}"))));
        let twins = (20..23).map(|nth| page(nth, &body(0)));
        let pages: Vec<Vec<u8>> = others.chain(twins).collect();
        assert_eq!(taken(&pages), [0; 20]);
    }

    #[test]
    fn the_order_of_pages_does_not_matter_even_where_lines_are_too_many() {
        let counted = |nth: u64| LinesOfPage {
            id: ReportId(nth.to_be_bytes()),
            name: format!("{nth}.txt"),
            group: 1,
            lines: (0..1000)
                .map(|line| in_group(1, if line < 10 { line } else { line + nth * 1_000_000 }))
                .collect(),
        };
        let repeated = |order: &[u64]| {
            let mut counts = Counts { most_lines: 2000, ..Counts::default() };
            order.iter().for_each(|nth| counts.add(counted(*nth)));
            assert_eq!(counts.lines.len(), 2000);
            counts.repeated().lines
        };
        let one = repeated(&[0, 1, 2, 3, 4]);
        assert_eq!(one, repeated(&[3, 0, 4, 2, 1]));
        assert!((1..=10).contains(&one.len()));
    }

    #[test]
    fn names_with_numbers_and_codes_are_alike() {
        assert_eq!(shape_of("news/000_e0db3ec2.txt"), shape_of("news/001_5906e71e.txt"));
        assert_ne!(shape_of("news/a-1.txt"), shape_of("news/b-1.txt"));
        assert_ne!(shape_of("one/1.txt"), shape_of("two/1.txt"));
    }
}
