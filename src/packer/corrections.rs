//! `[[corrections]]` of `corpus.toml`: what people know better than the rules, made again on every pack.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use toml::Spanned;

use super::corpus::Problem;
use crate::arabic::fold;
use crate::calendar::{Day, PartialDate, typed};
use crate::page::Page;
use crate::reading::address::host_in;
use crate::reading::cues::key_of;
use crate::reading::given::Change;
use crate::report::{BlockLabel, Report};

/// One correction as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    page: Option<String>,
    outlet: Option<String>,
    title: Option<String>,
    published: Option<String>,
    #[serde(default)]
    body_lines: Vec<String>,
    #[serde(default)]
    boilerplate: Vec<String>,
    label: Option<String>,
    url: Option<String>,
}

/// Which pages a correction is of.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Of {
    /// The page with this name.
    Page(String),
    /// All pages of an outlet, by its folded name.
    Outlet(String),
}

#[derive(Debug)]
struct OneChange {
    change: Change,
    /// The words it was made of, as the file has them.
    written: String,
    /// Whether it was made on any page.
    is_made: AtomicBool,
}

impl OneChange {
    fn new(change: Change, written: &str) -> Self {
        Self { change, written: written.to_owned(), is_made: AtomicBool::new(false) }
    }
}

#[derive(Debug)]
struct Correction {
    line: usize,
    of: Of,
    /// Its page or outlet, as the file has it.
    called: String,
    changes: Vec<OneChange>,
    /// Whether any page is meant by it.
    is_met: AtomicBool,
}

/// The corrections of a corpus, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Corrections {
    file: String,
    all: Vec<Correction>,
}

impl Corrections {
    /// Understands what is written.
    ///
    /// # Errors
    /// Where a correction says nothing, or two things at once; the message names the line.
    pub(super) fn of(path: &Path, text: &str, written: Vec<Spanned<Written>>) -> Result<Self> {
        let file = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let mut corrections = Self { file, all: Vec::new() };
        for written in written {
            let line = 1 + text[..written.span().start].matches('\n').count();
            let correction = understood(line, written.into_inner())
                .with_context(|| format!("{}, line {line}", path.display()))?;
            corrections.all.push(correction);
        }
        corrections.refuse_contradictions(path)?;
        Ok(corrections)
    }

    fn refuse_contradictions(&self, path: &Path) -> Result<()> {
        let mut seen: BTreeMap<(String, &str, &str), (&Change, usize)> = BTreeMap::new();
        for correction in &self.all {
            for OneChange { change, written, .. } in &correction.changes {
                let (what, key) = match change {
                    Change::Title(_) => ("title", ""),
                    Change::Outlet(_) => ("outlet", ""),
                    Change::Published(..) => ("published", ""),
                    Change::Label(key, _) => ("line", key.as_str()),
                    Change::Address(_) => ("url", ""),
                };
                let of = format!("{:?}", correction.of);
                match seen.insert((of, what, key), (change, correction.line)) {
                    Some((other, line)) if other != change => bail!(
                        "{}, line {}: its {what} «{written}» is corrected otherwise in line {line}; take one of them away",
                        path.display(),
                        correction.line
                    ),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// What is to be changed on a page with these names that was read so: corrections of its outlet first, then
    /// its own.
    pub(super) fn on(&self, names: &[&str], page: &Page, report: &Report) -> Vec<&Change> {
        if self.all.is_empty() {
            return Vec::new();
        }
        let outlet = report.outlet.as_ref().map(|outlet| fold(&outlet.name));
        let is_meant = |correction: &&Correction, own: bool| match &correction.of {
            Of::Page(page) => own && names.contains(&page.as_str()),
            Of::Outlet(of) => !own && outlet.as_ref() == Some(of),
        };
        let mut changes = Vec::new();
        for own in [false, true] {
            for correction in self.all.iter().filter(|correction| is_meant(correction, own)) {
                correction.is_met.store(true, Ordering::Relaxed);
                let fitting = correction.changes.iter().filter(|one| one.change.fits(&page.text));
                for OneChange { change, is_made, .. } in fitting {
                    is_made.store(true, Ordering::Relaxed);
                    changes.push(change);
                }
            }
        }
        changes
    }

    /// Those that changed nothing on any page so far.
    pub(super) fn without_effect(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for Correction { line, of, called, changes, is_met } in &self.all {
            let mut problem = |reason| problems.push(Problem::of_line(&self.file, *line as u64, reason));
            if !is_met.load(Ordering::Relaxed) {
                problem(match of {
                    Of::Page(_) => format!("no page is called «{called}»; write its path in the folder"),
                    Of::Outlet(_) => format!("no page is of the outlet «{called}»"),
                });
                continue;
            }
            for OneChange { change, written, .. } in
                changes.iter().filter(|one| !one.is_made.load(Ordering::Relaxed))
            {
                match change {
                    Change::Title(_) | Change::Label(..) => {
                        problem(format!("no line of it is «{written}»; copy the whole line from the page"));
                    }
                    Change::Address(_) => problem(format!(
                        "«{written}» has neither a date nor the host of an outlet that is known; take it away, or give outlet and published"
                    )),
                    Change::Outlet(_) | Change::Published(..) => {}
                }
            }
        }
        problems
    }
}

fn understood(line: usize, written: Written) -> Result<Correction> {
    let Written { page, outlet, title, published, body_lines, boilerplate, label, url } = written;
    let mut changes = Vec::new();
    let (of, called) = match (page, outlet) {
        (Some(page), outlet) => {
            changes.extend(outlet.map(|outlet| OneChange::new(Change::Outlet(outlet.clone()), &outlet)));
            (Of::Page(page.clone()), page)
        }
        (None, Some(outlet)) => {
            ensure!(
                title.is_none() && published.is_none() && url.is_none(),
                "a title, a date and an address are those of one page; name it: page = \"…\""
            );
            (Of::Outlet(fold(&outlet)), outlet)
        }
        (None, None) => {
            bail!("name the page that is corrected, or the outlet: page = \"…\" or outlet = \"…\"")
        }
    };
    if let Some(title) = title {
        changes.push(OneChange::new(Change::title(&title), &title));
    }
    if let Some(published) = published {
        let (from, to) = days("published", &published)?;
        changes.push(OneChange::new(Change::Published(from, to), &published));
    }
    if let Some(url) = url {
        ensure!(
            host_in(&url).is_some(),
            "`url`: «{url}» is no address of the web; write it whole: url = \"https://…\""
        );
        changes.push(OneChange::new(Change::Address(url.clone()), &url));
    }
    let not_body = match &label {
        None => BlockLabel::Footer,
        Some(label) => BlockLabel::from_spelling(label)
            .filter(|label| label.is_boilerplate() || *label == BlockLabel::Caption)
            .with_context(|| format!("«{label}» is no label of what is not the report; {}", labels()))?,
    };
    ensure!(label.is_none() || !boilerplate.is_empty(), "a label needs its lines: boilerplate = [\"…\"]");
    let lines = body_lines.iter().map(|line| (line, BlockLabel::Body));
    let mut label_of: BTreeMap<String, BlockLabel> = BTreeMap::new();
    for (words, label) in lines.chain(boilerplate.iter().map(|line| (line, not_body))) {
        let key = key_of(words);
        ensure!(!key.is_empty(), "«{words}» has no letter or digit");
        let other = label_of.insert(key.clone(), label);
        ensure!(
            other.is_none_or(|other| other == label),
            "«{words}» cannot be the report's and not the report's"
        );
        changes.push(OneChange::new(Change::Label(key, label), words));
    }
    ensure!(
        !changes.is_empty(),
        "it corrects nothing: give title, outlet, published, url, body_lines or boilerplate"
    );
    Ok(Correction { line, of, called, changes, is_met: AtomicBool::new(false) })
}

fn labels() -> String {
    let names: Vec<&str> =
        BlockLabel::ALL.iter().filter(|label| label.is_boilerplate()).map(|label| label.as_str()).collect();
    format!("such labels are {}", names.join(", "))
}

/// «2021-07-12», «2021-07», «2021», «2021-07-01..2021-07-12», «2021..», «..2021»: the first and the last day.
fn days(field: &str, published: &str) -> Result<(Option<Day>, Option<Day>)> {
    const HOW: &str = "write 2021-07-12, 2021-07, 2021 or 2021-07-01..2021-07-12";
    let (from, to) = published.split_once("..").unwrap_or((published, published));
    let open_or_date = |text: &str| match text.trim() {
        "" => Ok(None),
        text => iso_date(field, text, HOW).map(Some),
    };
    let (from, to) = (open_or_date(from)?, open_or_date(to)?);
    let (from, to) = (from.map(PartialDate::first_day), to.map(PartialDate::last_day));
    ensure!(from.is_some() || to.is_some(), "`{field}`: «{published}» is no date; {HOW}");
    ensure!(
        from.zip(to).is_none_or(|(from, to)| from <= to),
        "`{field}`: «{published}» ends before it begins"
    );
    Ok((from, to))
}

/// A year, a month or a day, the year first and in the digits of ISO 8601: of «9/10/2019» nobody can say whether it is
/// in September or in October.
pub(super) fn iso_date(field: &str, text: &str, how: &str) -> Result<PartialDate> {
    let of_a_year_that_is_meant = |_: &PartialDate| typed::parse(text).is_ok();
    let date = text.trim().parse().ok().filter(of_a_year_that_is_meant);
    date.with_context(|| format!("`{field}`: «{text}» is no date like 2021-07-12; {how}"))
}
