//! The lines of a file, one in memory at a time, so a file may be larger than memory has room for.

use std::io::{self, BufRead, Read};

/// The lines of a file.
pub(super) struct Lines<R> {
    reader: R,
    /// Longer lines are passed over, in bytes.
    longest: usize,
    number: u64,
    is_broken: bool,
}

/// One line, or why there is none.
pub(super) enum Line {
    /// Without its line break.
    Whole(Vec<u8>),
    /// Longer than is read. It was passed over.
    TooLong,
    /// The file could not be read any further.
    Broken(io::Error),
}

impl<R: BufRead> Lines<R> {
    /// The lines of at most so many bytes.
    pub(super) fn up_to(longest: usize, reader: R) -> Self {
        Self { reader, longest, number: 0, is_broken: false }
    }

    /// The next line with its number, counted from 1, blank or not; `None` at the end. After
    /// [`Line::Broken`] nothing comes.
    pub(super) fn next(&mut self) -> Option<(u64, Line)> {
        if self.is_broken {
            return None;
        }
        let line = match self.read() {
            Ok(None) => return None,
            Ok(Some(line)) => line,
            Err(error) => {
                self.is_broken = true;
                Line::Broken(error)
            }
        };
        self.number += 1;
        Some((self.number, line))
    }

    fn read(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        // One byte more than allowed, for the line break.
        let most = self.longest as u64 + 1;
        if self.reader.by_ref().take(most).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let ended = line.pop_if(|last| *last == b'\n').is_some();
        if line.len() > self.longest && !ended {
            self.reader.skip_until(b'\n')?;
            return Ok(Some(Line::TooLong));
        }
        line.pop_if(|last| *last == b'\r');
        if self.number == 0 && line.starts_with(BYTE_ORDER_MARK) {
            line.drain(..BYTE_ORDER_MARK.len());
        }
        Ok(Some(Line::Whole(line)))
    }
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Whether there is nothing but white space.
pub(super) fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}

/// What is said of a line, or a row, of more than so many bytes.
pub(super) fn too_long(longest: usize) -> String {
    format!("longer than {longest} bytes")
}

/// What is said where a file ends before its end.
pub(super) fn broken(error: &io::Error) -> String {
    format!("cannot be read from here on: {error}")
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let text: &[u8] = b"12345\n123456\n\n1234567890\n12\r\n";
        let mut lines = Lines::up_to(5, BufReader::with_capacity(4, text));
        let mut found = Vec::new();
        while let Some((number, line)) = lines.next() {
            found.push((number, if let Line::Whole(line) = line { line.len() } else { 99 }));
        }
        assert_eq!(found, [(1, 5), (2, 99), (3, 0), (4, 99), (5, 2)]);
    }
}
