//! Arabic letters and words: folding, tokens, clitics and endings.
//!
//! Nothing here changes what is shown: folded text is only ever compared.

mod canonical;
pub mod class;
mod composed;
mod frequent;
pub mod letters;
mod presentation_forms;
pub mod tokens;

pub use letters::fold;
pub use tokens::{Token, as_surface, is_clitic_on_other_script, numbered, surface, tokens, words};
