//! Files in a folder: reading all, and writing them so that nobody meets half a site.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, ensure};

/// Names the files we wrote, one a line, so that the next edition knows which it may remove.
const LIST: &str = ".sijill-files";

/// These name other files and are written after them, in this order. The service worker is the last:
/// it takes the page only as it knows it, and whoever has one stays with the earlier version till then.
const LAST: [&str; 3] = ["index.html", "edition.json", "sw.js"];

/// All files under a folder: path (relative, with `/`) → bytes.
pub(super) fn read_all(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    read_into(folder, "", &mut files)?;
    Ok(files)
}

fn read_into(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    let shown = || format!("cannot read the folder {}", folder.display());
    for entry in fs::read_dir(folder).with_context(shown)? {
        let entry = entry.with_context(shown)?;
        let path = entry.path();
        let name = entry.file_name().into_string();
        let name = name.map_err(|_| anyhow::anyhow!("{} has a name that is not Unicode", path.display()))?;
        if path.is_dir() {
            read_into(&path, &format!("{prefix}{name}/"), files)?;
        } else {
            let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.insert(format!("{prefix}{name}"), bytes);
        }
    }
    Ok(())
}

/// Writes a site; see [`super::site::Site::write`].
pub(super) fn write(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let earlier = listed(folder)?;
    refuse_to_overwrite(folder, files, &earlier)?;
    let ours: BTreeSet<String> = files.keys().cloned().collect();
    // If we are interrupted, the list names all that may be there.
    write_list(folder, earlier.union(&ours))?;
    let is_last = |path: &&String| LAST.contains(&path.as_str());
    for path in ours.iter().filter(|path| !is_last(path)) {
        write_file(&folder.join(path), &files[path])?;
    }
    for path in LAST {
        if let Some(bytes) = files.get(path) {
            write_file(&folder.join(path), bytes)?;
        }
    }
    for stale in earlier.difference(&ours) {
        remove(&folder.join(stale))?;
    }
    write_list(folder, ours.iter())
}

/// The files that an earlier call wrote.
fn listed(folder: &Path) -> Result<BTreeSet<String>> {
    let path = folder.join(LIST);
    match fs::read_to_string(&path) {
        // A list that was tampered with must not make us remove files elsewhere.
        Ok(text) => Ok(text.lines().filter(|line| is_inside(line)).map(str::to_owned).collect()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

fn is_inside(path: &str) -> bool {
    use std::path::Component;
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

fn write_list<'a>(folder: &Path, paths: impl Iterator<Item = &'a String>) -> Result<()> {
    let mut text = String::new();
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    write_file(&folder.join(LIST), text.as_bytes())
}

fn refuse_to_overwrite(
    folder: &Path,
    files: &BTreeMap<String, Vec<u8>>,
    earlier: &BTreeSet<String>,
) -> Result<()> {
    for (path, bytes) in files.iter().filter(|(path, _)| !earlier.contains(*path)) {
        let target = folder.join(path);
        let foreign = target.exists() && fs::read(&target).ok().as_deref() != Some(bytes);
        ensure!(
            !foreign,
            "{} is there already and was not written by sijill; choose another folder or move it away",
            target.display()
        );
    }
    Ok(())
}

/// Writes a file whole or not at all: readers see the old bytes or the new. Hosts tell one from the
/// other by time, in whole seconds, so what follows is later by one at least.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|present| present == bytes) {
        return Ok(());
    }
    let shown = || format!("cannot write {}", path.display());
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).with_context(shown)?;
    }
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let unfinished = PathBuf::from(unfinished);
    fs::write(&unfinished, bytes).with_context(shown)?;
    if let Ok(earlier) = fs::metadata(path).and_then(|present| present.modified()) {
        make_later_than(earlier, &unfinished).with_context(shown)?;
    }
    fs::rename(&unfinished, path).with_context(shown)
}

fn make_later_than(earlier: SystemTime, path: &Path) -> std::io::Result<()> {
    let earlier = earlier.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let earliest = SystemTime::UNIX_EPOCH + Duration::from_secs(earlier + 1);
    let file = fs::File::options().write(true).open(path)?;
    if file.metadata()?.modified()? < earliest { file.set_modified(earliest) } else { Ok(()) }
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}
