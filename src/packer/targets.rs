//! Where an edition is written to: a site, one HTML file, or both.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::ArgGroup;

use super::edition_folder::{ENTRY_FILE, entry};
use super::shell::{Carried, Shell};
use super::site::OfflineReading;
use super::spill::Spill;
use super::{single_file, site};
use crate::pack::{CorpusInfo, EditionFiles};

/// What to make of an edition, as told on the command line.
#[derive(clap::Args)]
#[command(group = ArgGroup::new("target").args(["out", "single_file"]).required(true).multiple(true))]
pub(super) struct Targets {
    /// Folder of a built page, in place of the one that the program carries
    #[arg(long)]
    shell: Option<PathBuf>,
    /// Folder to write the edition into, as a site
    #[arg(long)]
    out: Option<PathBuf>,
    /// HTML file to write the edition into: opens from disk, without a network. Comfortable up to
    /// 100 MB, some 50,000 reports, and at most 400 MB; a larger edition belongs on a site, which
    /// loads only what is asked for
    #[arg(long, value_name = "FILE")]
    single_file: Option<PathBuf>,
    /// Publish no service worker: nothing is kept for reading offline, and what an earlier
    /// edition at the same address kept is dropped
    #[arg(long)]
    no_service_worker: bool,
}

const NO_PAGE: &str = "this program carries no page: use the one that `cargo xtask dist` puts into \
     target/dist, or name a folder with a built page: --shell target/shell";

impl Targets {
    /// The page to put around the edition, and what would stop [`Targets::write`] before there is
    /// anything to write.
    pub(super) fn shell(&self, carried: Option<Carried>) -> Result<Option<Shell>> {
        let shell = match &self.shell {
            Some(folder) => Some(Shell::read(folder)?),
            None => carried.map(Shell::from),
        };
        if let Some(file) = &self.single_file {
            anyhow::ensure!(shell.is_some(), "--single-file needs the built page; {NO_PAGE}");
            single_file::refuse_to_overwrite(file)?;
        }
        Ok(shell)
    }

    /// Where pages wait until they are written.
    pub(super) fn spill(&self) -> Result<Spill> {
        let target = self.out.as_ref().or(self.single_file.as_ref());
        Spill::beside(target.map_or(Path::new("."), PathBuf::as_path))
    }

    pub(super) fn write(
        &self,
        shell: Option<&Shell>,
        files: EditionFiles,
        info: &CorpusInfo,
        n_reports: u32,
    ) -> Result<()> {
        // It may be refused as too large; then nothing is written.
        if let (Some(file), Some(shell)) = (&self.single_file, shell) {
            let page = single_file::page(shell, &files, info, n_reports)?;
            single_file::write(file, &page)?;
            if let Some(warning) = single_file::warning(page.len()) {
                writeln!(std::io::stderr(), "warning: {}: {warning}", file.display())?;
            }
        }
        let Some(out) = &self.out else { return Ok(()) };
        let offline = if self.no_service_worker { OfflineReading::Ended } else { OfflineReading::Offered };
        match shell {
            Some(shell) => site::publish(shell, files, info, n_reports, offline)?.write(out),
            None => write_data(&files, out),
        }
    }

    /// What was written.
    pub(super) fn shown(&self) -> String {
        let targets = [&self.out, &self.single_file].into_iter().flatten();
        targets.map(|target| target.display().to_string()).collect::<Vec<_>>().join(" and ")
    }

    /// What to do with a site that was written.
    pub(super) fn advice(&self, shell: Option<&Shell>) -> Option<String> {
        let out = self.out.as_ref()?;
        Some(match shell {
            Some(_) => format!("look at it: sijill serve {}", out.display()),
            None => format!("these are data for `sijill query` and not a site; {NO_PAGE}"),
        })
    }
}

/// The edition without a page around it, for `sijill query`.
fn write_data(files: &EditionFiles, out: &Path) -> Result<()> {
    let data = out.join("data");
    std::fs::create_dir_all(&data).with_context(|| format!("cannot make the folder {}", data.display()))?;
    for (name, bytes) in &files.files {
        let path = data.join(name);
        std::fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    let path = out.join(ENTRY_FILE);
    std::fs::write(&path, entry(&files.manifest)).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_single_file_is_too_large_the_site_is_not_written_either() {
        let folder = std::env::temp_dir().join(format!("sijill-targets-{}", std::process::id()));
        let (site, file) = (folder.join("site"), folder.join("one.html"));
        let targets = Targets {
            shell: None,
            out: Some(site.clone()),
            single_file: Some(file.clone()),
            no_service_worker: false,
        };
        // In base64 it is a third larger, and so over the limit.
        let data = vec![0; single_file::MOST_BYTES / 4 * 3 + 1];
        let edition = EditionFiles {
            files: [("00.bin".to_owned(), data)].into(),
            manifest: "00".repeat(32),
            first_needed: Vec::new(),
        };
        let error = targets.write(Some(&Shell::default()), edition, &CorpusInfo::default(), 1).unwrap_err();
        assert!(error.to_string().contains("over the limit"), "{error:#}");
        assert!(!site.exists() && !file.exists());
    }
}
