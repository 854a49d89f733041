//! The engine for `ask.mjs`, which times it from outside: a view is one of those given before, so that no
//! text crosses over while the clock runs.

use sijill::edition::FileRef;
use sijill::engine::{Engine, Step};
use sijill::findings::{Fault, Findings, Ordinal};
use sijill::view::View;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// An open edition and views of it.
#[wasm_bindgen]
pub struct Asked {
    engine: Engine,
    views: Vec<View>,
    missing: Vec<FileRef>,
    /// The first page of the answer before.
    rows: Vec<Ordinal>,
}

#[wasm_bindgen]
impl Asked {
    /// Opens an edition by the hash and the bytes of its manifest.
    #[wasm_bindgen(constructor)]
    pub fn open(manifest: &str, bytes: &[u8]) -> Result<Self, JsError> {
        let engine = Engine::open(manifest, bytes).map_err(told)?;
        Ok(Self { engine, views: Vec::new(), missing: Vec::new(), rows: Vec::new() })
    }

    /// Takes a view by its link; returns its number.
    pub fn view(&mut self, link: &str, typing: bool) -> usize {
        self.views.push(View { typing, ..View::decode(link).0 });
        self.views.len() - 1
    }

    /// Takes a file that is missing.
    pub fn supply(&mut self, name: &str, bytes: &[u8]) -> Result<(), JsError> {
        let file = self.missing.iter().find(|file| file.name() == name).copied();
        file.map_or(Ok(()), |file| self.engine.supply(&file, bytes).map_err(told))
    }

    /// The names of the files that the question before lacked.
    pub fn missing(&self) -> Vec<String> {
        self.missing.iter().map(FileRef::name).collect()
    }

    /// Hits, facets, both lanes, the first fifty. How many hits, or -1 where files are missing.
    pub fn ask(&mut self, nth: usize) -> Result<f64, JsError> {
        let step = self.engine.ask(&self.views[nth]).map_err(told)?;
        let Some(Findings { total, rows, .. }) = self.done(step) else { return Ok(-1.0) };
        self.rows = rows.iter().map(|row| row.ordinal).collect();
        Ok(f64::from(total))
    }

    /// Titles and snippets of the rows of the answer before. How many, or -1 where files are missing.
    pub fn cards(&mut self, nth: usize) -> Result<f64, JsError> {
        let step = self.engine.cards(&self.views[nth], &self.rows).map_err(told)?;
        Ok(self.done(step).map_or(-1.0, |cards| cards.len() as f64))
    }

    fn done<T>(&mut self, step: Step<T>) -> Option<T> {
        match step {
            Step::Done(answer) => Some(answer),
            Step::Need(files) => {
                self.missing = files;
                None
            }
        }
    }
}

/// How much memory the engine has taken, in bytes.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn memory_taken() -> f64 {
    std::arch::wasm32::memory_size::<0>() as f64 * 65536.0
}

fn told(fault: Fault) -> JsError {
    JsError::new(&format!("{fault:?}"))
}
