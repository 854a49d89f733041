//! Running other programs, always with a line one can paste to repeat it.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// What the commands of this crate return: the error is a sentence for the terminal.
pub type Fallible<T = ()> = Result<T, String>;

/// A program to be run.
#[derive(Clone, Debug)]
pub struct Run {
    program: OsString,
    arguments: Vec<OsString>,
    variables: Vec<(String, OsString)>,
    folder: Option<PathBuf>,
}

impl Run {
    /// Starts the description of a call.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        Self {
            program: program.as_ref().to_owned(),
            arguments: Vec::new(),
            variables: Vec::new(),
            folder: None,
        }
    }

    /// Adds an argument.
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.arguments.push(argument.as_ref().to_owned());
        self
    }

    /// Adds the words of `line`, which must need no quoting.
    pub fn words(mut self, line: &str) -> Self {
        self.arguments.extend(line.split_whitespace().map(OsString::from));
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.variables.push((name.to_owned(), value.as_ref().to_owned()));
        self
    }

    /// Runs in this folder.
    pub fn folder(mut self, folder: &Path) -> Self {
        self.folder = Some(folder.to_owned());
        self
    }

    /// The call as one would type it, without `PATH`, which only says where the tools are.
    pub fn line(&self) -> String {
        let variables = self.variables.iter().filter(|(name, _)| name != "PATH");
        let assigned = variables.map(|(name, value)| format!("{name}={}", quoted(value)));
        let words = std::iter::once(&self.program).chain(&self.arguments).map(|word| quoted(word));
        assigned.chain(words).collect::<Vec<_>>().join(" ")
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        command
    }

    /// Runs with the terminal's own input and output.
    ///
    /// # Errors
    /// Names the call if it cannot start or does not succeed.
    pub fn run(&self) -> Fallible {
        let status = self.command().status().map_err(|e| self.cannot_start(&e))?;
        if status.success() { Ok(()) } else { Err(format!("failed ({status}): {}", self.line())) }
    }

    /// Starts it, silent unless it writes to standard error.
    ///
    /// # Errors
    /// If it cannot start.
    pub fn start(&self) -> Fallible<Child> {
        let mut command = self.command();
        command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().map_err(|e| self.cannot_start(&e))
    }

    /// Runs silently and returns what it wrote to standard output.
    ///
    /// # Errors
    /// Names the call and what it wrote to standard error.
    pub fn read(&self) -> Fallible<String> {
        let output = self.output()?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("failed ({}): {}\n{}", output.status, self.line(), said.trim_end()))
    }

    /// Runs silently, whatever its exit status.
    ///
    /// # Errors
    /// If it cannot start.
    pub fn output(&self) -> Fallible<Output> {
        self.command().stdin(Stdio::null()).output().map_err(|e| self.cannot_start(&e))
    }

    /// Runs and hands on each line of standard output as it comes; standard error goes to the
    /// terminal.
    ///
    /// # Errors
    /// As [`Run::run`].
    pub fn lines(&self, mut each: impl FnMut(&str)) -> Fallible {
        let mut command = self.command();
        let mut child = command.stdout(Stdio::piped()).spawn().map_err(|e| self.cannot_start(&e))?;
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
                each(String::from_utf8_lossy(&line).trim_end_matches('\r'));
            }
        }
        let status = child.wait().map_err(|e| self.cannot_start(&e))?;
        if status.success() { Ok(()) } else { Err(format!("failed ({status}): {}", self.line())) }
    }

    fn cannot_start(&self, error: &std::io::Error) -> String {
        format!("cannot run {}: {error}", self.line())
    }
}

/// Quotes a word for a POSIX shell where it needs it.
fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_alphanumeric() || "-_=./:,+@%~".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_can_be_pasted_into_a_shell() {
        let run = Run::new("cargo").words("test --lib").arg("it's").env("RUSTDOCFLAGS", "-D warnings");
        assert_eq!(run.line(), r"RUSTDOCFLAGS='-D warnings' cargo test --lib 'it'\''s'");
    }

    #[test]
    fn a_failing_program_is_an_error_that_names_it() {
        let error = Run::new("sh").words("-c").arg("echo why >&2; exit 3").read().unwrap_err();
        assert!(error.contains("exit 3") && error.ends_with("why"), "{error}");
    }
}
