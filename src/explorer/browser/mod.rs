//! Every call to a web API. The rest of the page knows only what these modules offer.

pub mod address_bar;
mod boot;
pub mod clipboard;
pub mod dialog;
pub mod document;
pub mod downloads;
pub mod engine_client;
pub mod focus;
pub mod frames;
pub mod guide;
pub mod measures;
pub mod offline;
pub mod preferences;
pub mod scrolling;
