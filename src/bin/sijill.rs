//! The native program; everything is in [`sijill::packer`].

use std::process::ExitCode;

use sijill::packer::shell::Carried;

/// What `cargo xtask dist` writes: every file of the shell. See `xtask/src/carry.rs`.
#[cfg(carries_shell)]
const CARRIED: Option<Carried> = Some(include!(env!("SIJILL_CARRIED_SHELL")));
#[cfg(not(carries_shell))]
const CARRIED: Option<Carried> = None;

fn main() -> ExitCode {
    sijill::packer::command_line::main(CARRIED)
}
