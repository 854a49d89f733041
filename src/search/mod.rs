//! From a view to findings: what a query means, which reports satisfy it, in which order, with
//! which counts and passages.
//!
//! Reading order: [`query`] (words), `parts` (what is written on them), [`syntax`] (operators), [`fields`], [`phrases`] (which
//! stand together), [`matching`] (which forms; [`spelling`]: how far they are), [`select`] (which reports and how many of what), [`chronology`] and [`lanes`]
//! (along both clocks), [`rank`] (in which order), [`passages`] (where in the text), [`concordance`]
//! (every place with what stands around it), [`events`] (what is said of which days).

pub mod bitset;
pub mod chronology;
pub mod concordance;
pub mod events;
pub mod fields;
pub mod folded;
pub mod lanes;
pub mod matching;
pub mod names;
mod nearness;
mod parts;
pub mod passages;
pub mod phrases;
mod places;
pub mod query;
pub mod rank;
mod satisfying;
mod scores;
pub mod select;
pub mod spelling;
pub mod syntax;
