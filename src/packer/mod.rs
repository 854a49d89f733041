//! The native program: disk, threads, command line, publishing and serving.
//!
//! Nothing here decides what a page says or what a query means; that is the engine's.

mod archive;
pub mod command_line;
pub mod corpus;
mod corpus_file;
mod corrections;
pub mod edition_folder;
mod facts;
mod folder;
pub mod headers;
pub mod inspect;
mod lines;
mod merging;
mod packing;
mod page;
pub mod progress;
pub mod query;
pub mod records;
mod repeated;
pub mod serve;
pub mod shell;
pub mod single_file;
pub mod site;
mod source;
pub mod spill;
mod table;
mod targets;
mod text_forms;
