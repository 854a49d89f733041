//! What this process has used so far, where the system tells (Linux does, in `/proc`).

use std::fmt;
use std::fs::read_to_string;

/// Of a second, as `/proc` counts: `USER_HZ`, which Linux fixes for programs.
const TICKS: f64 = 100.0;

/// Processor time and memory.
#[derive(Clone, Copy)]
pub struct Used {
    cpu_seconds: f64,
    resident_mb: f64,
    peak_mb: f64,
}

impl Used {
    /// So far.
    pub fn now() -> Option<Self> {
        let status = read_to_string("/proc/self/status").ok()?;
        let mb = |key: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(key))?;
            line.split_whitespace().next()?.parse::<f64>().ok().map(|kib| kib / 1024.0)
        };
        let stat = read_to_string("/proc/self/stat").ok()?;
        // The name, which may have spaces, ends with a parenthesis; user and system time are fields 14 and 15.
        let (_, fields) = stat.rsplit_once(')')?;
        let ticks: f64 =
            fields.split_whitespace().skip(11).take(2).filter_map(|n| n.parse::<f64>().ok()).sum();
        Some(Self { cpu_seconds: ticks / TICKS, resident_mb: mb("VmRSS:")?, peak_mb: mb("VmHWM:")? })
    }
}

/// Since another moment: the processor's time, and how far memory rose above what was in use then.
pub struct Since(pub Option<Used>, pub Option<Used>);

impl fmt::Display for Since {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(Some(before), Some(after)) = self else { return f.write_str("not told by this system") };
        let cpu = after.cpu_seconds - before.cpu_seconds;
        write!(
            f,
            "{cpu:.1} s of processor time, at most {:.0} MB of memory",
            after.peak_mb - before.resident_mb
        )
    }
}
