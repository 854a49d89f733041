//! The page: the one folder that names yew, gloo and web-sys.
//!
//! [`store`] holds the state and its one pure reducer; [`app`] runs the effects (worker, address
//! bar, timers); [`components`] draw, given state, and report what the reader did; [`messages`]
//! has every string on the screen, in both languages; [`browser`] has every call to a web API.
//! [`passage`] cuts a text into runs for the marks, [`timeline`] says where on the drawing a day is,
//! [`examples`] makes views that show what a corpus has, [`preferences`] are what is remembered
//! between visits, [`effects`] is how Yew's effects are compiled once. Nothing here searches or
//! reads a page: that is the engine's work, behind [`browser::engine_client`].

pub mod app;
pub mod browser;
pub mod components;
pub mod effects;
pub mod examples;
pub mod messages;
pub mod offline;
pub mod passage;
pub mod preferences;
pub mod store;
pub mod timeline;

pub use app::run;
