//! From a view to findings: what a query means, which reports satisfy it, in which order, with
//! which counts and passages.
//!
//! Reading order: [`query`] (words), [`syntax`] (marks and operators), [`matching`] (which forms), [`select`] (which reports and
//! how many of what), [`chronology`] and [`lanes`] (along both clocks), [`rank`] (in which order), [`passages`] (where in the text).

pub mod bitset;
pub mod chronology;
pub mod lanes;
pub mod matching;
pub mod passages;
pub mod query;
pub mod rank;
pub mod select;
pub mod syntax;
