//! Where things are in this repository.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::run::{Fallible, Run};

/// The folders the commands work in, all absolute.
#[derive(Clone, Debug)]
pub struct Project {
    /// The repository.
    pub root: PathBuf,
    /// Cargo's target folder; what we build lies beside what Cargo builds.
    pub target: PathBuf,
    /// Tools installed for this repository only.
    pub tools: PathBuf,
}

impl Project {
    /// Asks Cargo, which knows about `CARGO_TARGET_DIR` and configuration files.
    ///
    /// # Errors
    /// Where Cargo cannot be run.
    pub fn find() -> Fallible<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().ok_or("xtask must lie in the repository")?.to_owned();
        let metadata = Run::new(cargo())
            .words("metadata --no-deps --offline --format-version 1")
            .folder(&root)
            .read()?;
        let target =
            json_text(&metadata, "target_directory").ok_or("cargo metadata names no target folder")?;
        Ok(Self { target: PathBuf::from(target), tools: root.join("target").join("tools"), root })
    }

    /// Runs a program in the repository, with our tools first on `PATH`.
    pub fn run(&self, program: impl AsRef<std::ffi::OsStr>) -> Run {
        Run::new(program).folder(&self.root).env("PATH", self.path())
    }

    /// Runs Cargo in the repository.
    pub fn cargo(&self, line: &str) -> Run {
        self.run(cargo()).words(line)
    }

    /// `PATH` with our tools before everything else.
    pub fn path(&self) -> OsString {
        let ours = [self.tools.join("bin"), self.tools.join("node_modules").join(".bin")];
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let all = ours.into_iter().chain(std::env::split_paths(&inherited));
        std::env::join_paths(all).unwrap_or(inherited)
    }

    /// A path as one would type it from the repository.
    pub fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }

    /// The version of a package in `Cargo.lock`.
    ///
    /// # Errors
    /// Where there is no such package.
    pub fn locked_version(&self, package: &str) -> Fallible<String> {
        let path = self.root.join("Cargo.lock");
        let lock = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        version_in_lock(&lock, package).ok_or_else(|| format!("Cargo.lock names no {package}"))
    }
}

/// The Cargo that runs us.
pub fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"').map(str::to_owned)
}

/// The text of a key in JSON, the escapes `\\` and `\"` undone; enough for paths.
fn json_text(json: &str, key: &str) -> Option<String> {
    let start = json.find(&format!("\"{key}\":\""))? + key.len() + 4;
    let mut text = String::new();
    let mut characters = json[start..].chars();
    loop {
        match characters.next()? {
            '"' => return Some(text),
            '\\' => text.push(characters.next()?),
            other => text.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_version_is_read() {
        let lock = "[[package]]\nname = \"yew-macro\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \"yew\"\nversion = \"0.23.0\"\n";
        assert_eq!(version_in_lock(lock, "yew"), Some("0.23.0".to_owned()));
        assert_eq!(version_in_lock(lock, "gloo"), None);
    }

    #[test]
    fn a_path_is_read_from_json() {
        let json = r#"{"version":1,"target_directory":"C:\\a \"b\"","x":1}"#;
        assert_eq!(json_text(json, "target_directory"), Some(r#"C:\a "b""#.to_owned()));
    }
}
