//! The native program; everything is in [`sijill::packer`].

use std::process::ExitCode;

fn main() -> ExitCode {
    sijill::packer::command_line::main()
}
