//! Finds or installs the browsers and drivers that tests and benches use.

use std::path::PathBuf;

use crate::project::Project;
use crate::run::{Fallible, Run};
use crate::tools;

/// Both browsers and what drives them.
pub struct Browsers {
    chromium: PathBuf,
    chromedriver: PathBuf,
    firefox: PathBuf,
    geckodriver: PathBuf,
    axe: PathBuf,
}

impl Browsers {
    /// Finds them, and installs what is missing where we may.
    ///
    /// # Errors
    /// Names the command to run by hand.
    pub fn find(project: &Project) -> Fallible<Self> {
        let why = "end-to-end tests run in it";
        let apt = |names: &[&str], packages: &[&str]| tools::program_or_apt(project, names, packages, why);
        let chromium = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
        Ok(Self {
            chromium: apt(&chromium, &["chromium", "chromium-driver"])?,
            chromedriver: apt(&["chromedriver"], &["chromium-driver"])?,
            firefox: apt(&["firefox-esr", "firefox"], &["firefox-esr"])?,
            geckodriver: tools::geckodriver(project)?,
            axe: tools::axe(project)?,
        })
    }

    /// Tells the test and bench programs where everything is.
    pub fn told(&self, run: Run) -> Run {
        run.env("SIJILL_CHROMIUM", &self.chromium)
            .env("SIJILL_CHROMEDRIVER", &self.chromedriver)
            .env("SIJILL_FIREFOX", &self.firefox)
            .env("SIJILL_GECKODRIVER", &self.geckodriver)
            .env("SIJILL_AXE", &self.axe)
    }
}
