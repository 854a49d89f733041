//! (placeholder, replaced in this session)

pub mod headers;
pub mod serve;
pub mod site;
