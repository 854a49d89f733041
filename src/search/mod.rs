//! From a view to findings: what a query means, which reports satisfy it, in which order, with
//! which counts and passages.
//!
//! Reading order: [`query`] (words), [`matching`] (which forms), [`select`] (which reports and
//! how many of what), [`rank`] (in which order), [`passages`] (where in the text).

pub mod bitset;
pub mod matching;
pub mod passages;
pub mod query;
pub mod rank;
pub mod select;
