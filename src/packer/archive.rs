//! Zips of pages and records, read without unpacking them to disk.

use std::io::{self, Read, Seek};

use zip::read::ZipFileEntry;
use zip::{CompressionMethod, ZipArchive};

use super::source::Kind;

/// The most that a file in a zip may unpack to, in bytes, where it holds records; a page may have
/// [`crate::page::LARGEST_PAGE`].
pub(super) const LARGEST_RECORDS_IN_ZIP: u64 = 1 << 30;

/// What a zip has.
pub(super) enum Member<'a> {
    /// A file to be read.
    File(Kind, &'a mut dyn Read),
    /// It cannot be read, and why.
    Bad(String),
    /// Neither page nor records, and what it is.
    Foreign(&'static str),
}

/// Brings every file of a zip with its name inside it; a problem of the zip as a whole has none.
/// `limit_of` says how many bytes a file may unpack to.
pub(super) fn each_member(
    zip: impl Read + Seek,
    limit_of: impl Fn(Kind) -> u64,
    emit: &mut dyn FnMut(&str, Member<'_>),
) {
    let mut archive = match ZipArchive::new(zip) {
        Ok(archive) => archive,
        Err(error) => return emit("", Member::Bad(format!("not understood as a zip: {error}"))),
    };
    match archive.has_overlapping_files() {
        Ok(false) => {}
        Ok(true) => {
            let reason = "its files share bytes, as those of a zip bomb do; nothing of it is read";
            return emit("", Member::Bad(reason.to_owned()));
        }
        Err(error) => return emit("", Member::Bad(format!("damaged: {error}"))),
    }
    if archive.has_duplicate_names() {
        let reason = "several files in it have one name; only the last of them is read";
        emit("", Member::Bad(reason.to_owned()));
    }
    for nth in 0..archive.len() {
        each(&mut archive, nth, &limit_of, emit);
    }
}

fn each(
    archive: &mut ZipArchive<impl Read + Seek>,
    nth: usize,
    limit_of: &impl Fn(Kind) -> u64,
    emit: &mut dyn FnMut(&str, Member<'_>),
) {
    let name = match archive.name_for_index(nth) {
        Some(Ok(name)) => name.into_owned(),
        _ => return emit("", Member::Bad("the name of a file in it is not understood".to_owned())),
    };
    let looked_at = archive.by_index_data(nth).map_err(|error| Member::Bad(error.to_string()));
    match looked_at.and_then(|entry| worth_reading(&name, &entry)) {
        Ok(None) => {}
        Ok(Some(kind)) => match archive.by_index(nth) {
            Ok(file) => emit(
                &name,
                Member::File(kind, &mut Bounded { inner: file, left: limit_of(kind), limit: limit_of(kind) }),
            ),
            Err(error) => emit(&name, Member::Bad(error.to_string())),
        },
        Err(member) => emit(&name, member),
    }
}

/// `None` where there is nothing to say of a file.
fn worth_reading(name: &str, entry: &ZipFileEntry<'_>) -> Result<Option<Kind>, Member<'static>> {
    let bad = |reason: &str| Err(Member::Bad(reason.to_owned()));
    if leads_out(name) {
        return bad("its name leads out of the zip; make the zip anew, of a folder");
    }
    if entry.is_dir() || is_hidden(name) {
        return Ok(None);
    }
    let kind = match Kind::of(name) {
        Ok(Kind::Archive) => return bad("a zip in a zip is not read; unpack the outer one"),
        Ok(_) if entry.is_symlink() => {
            return Err(Member::Foreign("a link; put the file itself into the zip"));
        }
        Ok(kind) => kind,
        Err(None) => return Ok(None),
        Err(Some(what)) => return Err(Member::Foreign(what)),
    };
    if entry.encrypted() {
        return bad("it is encrypted; unpack the zip with its password and pack the files");
    }
    match entry.compression() {
        CompressionMethod::Stored | CompressionMethod::Deflated => Ok(Some(kind)),
        _ => bad("it is compressed in a way that is not read; make the zip anew, with deflate"),
    }
}

/// Nothing is ever written under these names; but who made them meant harm, or had an accident.
fn leads_out(name: &str) -> bool {
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    has_drive || name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|part| part == "..")
}

fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
}

/// A file that says so where it unpacks to more than it may, whatever size it claims to have.
struct Bounded<R> {
    inner: R,
    left: u64,
    limit: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(n_read as u64).ok_or_else(|| {
            let limit = self.limit;
            io::Error::other(format!(
                "it unpacks to more than {limit} bytes, which is the most in a zip; unpack the zip"
            ))
        })?;
        Ok(n_read)
    }
}

#[cfg(test)]
mod tests;
