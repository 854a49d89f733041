//! Tables the rules consult: words and names, as data, each with its source.
//!
//! Tables are general knowledge of the Arab press and its pages. No entry may exist because one
//! page of the bundled corpus has it.

pub mod boilerplate;
pub mod cities;
pub mod events;
pub mod falls;
pub mod field_names;
pub mod given_names;
pub mod hosts;
pub mod lasting;
pub mod markup_words;
pub mod media;
pub mod metadata_names;
pub mod named_since;
pub mod names;
pub mod offices;
pub mod radicals;
pub mod relaying;
pub mod spellings;
pub mod tenses;
pub mod time_words;
pub mod weekdays;
pub mod zones;
