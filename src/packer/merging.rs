//! `sijill merge`: editions that were packed apart become one.
//!
//! An edition is a shard: it has every page with what was read from it, and what else it has follows
//! from that. So nothing is read anew but its words.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use super::corpus_file;
use super::edition_folder::PackedReports;
use super::packing::{Packing, Ways, counted};
use super::shell::Carried;
use super::targets::Targets;
use crate::edition::FileRef;
use crate::pack::{CorpusInfo, Shard};

/// Merges the editions in these folders. Titles and other names are those in `corpus`, else those of all.
pub(super) fn merge(
    folders: &[PathBuf],
    corpus: Option<&Path>,
    targets: &Targets,
    ways: &Ways,
    carried: Option<Carried>,
) -> Result<()> {
    let packing = Packing::begin(targets, ways, carried)?;
    let opened = folders.iter().map(|folder| PackedReports::open(folder).with_context(|| named(folder)));
    let editions: Vec<PackedReports> = opened.collect::<Result<_>>()?;
    let info = match corpus {
        Some(file) => corpus_file::info_in(file)?,
        None => common_info(folders, &editions)?,
    };
    let files: Vec<(usize, FileRef)> = (0..)
        .zip(&editions)
        .flat_map(|(nth, edition)| edition.files.iter().map(move |file| (nth, *file)))
        .collect();
    let n_bytes = |file: &FileRef| u64::from(file.packed_len);
    let progress = packing.progress(files.iter().map(|(_, file)| n_bytes(file)).sum());
    let all = Mutex::new((Shard::kept_in(targets.spill()?), 0));
    packing.pool.install(|| {
        files.par_iter().try_for_each(|(nth, file)| {
            let reports = editions[*nth].in_file(file).with_context(|| named(&folders[*nth]))?;
            let some = reports.into_iter().map(Shard::of).fold(Shard::default(), Shard::merge);
            let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
            let (shard, n_read) = &mut *all;
            shard.absorb(some).context("cannot keep the pages that were read on disk; make room there")?;
            *n_read += n_bytes(file);
            progress.reading(shard.n_reports(), *n_read);
            anyhow::Ok(())
        })
    })?;
    let (shard, _) = all.into_inner().unwrap_or_else(PoisonError::into_inner);
    let n_reports = counted(shard.n_reports() as usize, "report");
    let done = format!("merged {n_reports} from {}", counted(editions.len(), "edition"));
    packing.end(&shard, &info, &progress, &done)?;
    packing.advise()
}

fn named(folder: &Path) -> String {
    format!("cannot merge {}; nothing is written", folder.display())
}

fn common_info(folders: &[PathBuf], editions: &[PackedReports]) -> Result<CorpusInfo> {
    let Some(first) = editions.first() else { bail!("there is nothing to merge") };
    let other = folders.iter().zip(editions).find(|(_, edition)| edition.info != first.info);
    let Some((folder, edition)) = other else { return Ok(first.info.clone()) };
    if (&edition.info.title_ar, &edition.info.title_en) == (&first.info.title_ar, &first.info.title_en) {
        bail!(
            "the editions differ in the other names they were given ({} and {}); write those of the whole into a file like corpus.toml and name it: --corpus FILE",
            folders[0].display(),
            folder.display()
        );
    }
    bail!(
        "the editions differ in their titles («{}» in {}, «{}» in {}); write those of the whole into a file like corpus.toml and name it: --corpus FILE",
        first.info.title_ar,
        folders[0].display(),
        edition.info.title_ar,
        folder.display()
    )
}
