//! How far packing has come, for who waits: one line that is written over on a terminal, now and
//! then a line of its own elsewhere.

use std::io::{IsTerminal, Write, stderr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How progress is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    InPlace,
    AsLines,
    Nowhere,
}

impl Shown {
    /// The time from one message to the next.
    fn pause(self) -> Duration {
        match self {
            Self::InPlace => Duration::from_millis(100),
            Self::AsLines | Self::Nowhere => Duration::from_secs(10),
        }
    }
}

/// Says on standard error how far packing has come.
#[derive(Debug)]
pub struct Progress {
    shown: Shown,
    n_bytes: u64,
    start: Instant,
    /// When something was said last.
    said: Mutex<Instant>,
}

impl Progress {
    /// Of reading so many bytes, beginning now.
    #[must_use]
    pub fn of(n_bytes: u64, quiet: bool) -> Self {
        let shown = match (quiet, stderr().is_terminal()) {
            (true, _) => Shown::Nowhere,
            (false, true) => Shown::InPlace,
            (false, false) => Shown::AsLines,
        };
        let start = Instant::now();
        Self { shown, n_bytes, start, said: Mutex::new(start) }
    }

    /// So much has been read.
    pub(super) fn reading(&self, n_reports: u32, n_read: u64) {
        self.say(|elapsed| reading(elapsed, n_reports, n_read, self.n_bytes));
    }

    /// So much of the edition is made, from 0 to 1.
    pub(super) fn writing(&self, share: f64) {
        self.say(|elapsed| {
            format!("writing: {:.0} %, after {}", share * 100.0, clock(elapsed.as_secs_f64()))
        });
    }

    /// What is said next has the line to itself.
    pub(super) fn clear(&self) {
        if self.shown == Shown::InPlace {
            // Nobody is left to tell if standard error is gone.
            let _gone = write!(stderr(), "{CLEAR}");
        }
    }

    fn say(&self, message: impl FnOnce(Duration) -> String) {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if said.elapsed() < self.shown.pause() {
            return;
        }
        *said = Instant::now();
        let message = message(self.start.elapsed());
        let _gone = match self.shown {
            Shown::InPlace => write!(stderr(), "{CLEAR}{message}"),
            Shown::AsLines => writeln!(stderr(), "{message}"),
            Shown::Nowhere => Ok(()),
        };
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

/// To the beginning of the line, and the line away.
const CLEAR: &str = "\r\u{1b}[K";

fn reading(elapsed: Duration, n_reports: u32, n_read: u64, n_bytes: u64) -> String {
    let share = if n_bytes == 0 { 1.0 } else { (n_read as f64 / n_bytes as f64).clamp(0.0, 1.0) };
    let seconds = elapsed.as_secs_f64().max(0.001);
    let per_second = f64::from(n_reports) / seconds;
    let left = if share > 0.0 { seconds / share - seconds } else { 0.0 };
    format!("reading: {:.0} %, {n_reports} reports, {per_second:.0}/s, {} left", share * 100.0, clock(left))
}

fn clock(seconds: f64) -> String {
    let seconds = seconds.ceil() as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_and_the_time_left_are_those_of_the_bytes() {
        let said = |seconds, n_reports, n_read, n_bytes| {
            reading(Duration::from_secs(seconds), n_reports, n_read, n_bytes)
        };
        assert_eq!(said(10, 2500, 25, 100), "reading: 25 %, 2500 reports, 250/s, 0:30 left");
        assert_eq!(said(100, 0, 1, 11), "reading: 9 %, 0 reports, 0/s, 16:40 left");
        assert_eq!(said(10, 5, 120, 100), "reading: 100 %, 5 reports, 0/s, 0:00 left");
        assert_eq!(said(0, 0, 0, 100), "reading: 0 %, 0 reports, 0/s, 0:00 left");
        assert_eq!(said(1, 0, 0, 0), "reading: 100 %, 0 reports, 0/s, 0:00 left");
    }
}
