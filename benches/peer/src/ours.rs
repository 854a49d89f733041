//! Sijill's engine on an edition in a folder.

use std::path::PathBuf;

use sijill::calendar::PartialDate;
use sijill::edition::FileRef;
use sijill::engine::{Engine, answer};
use sijill::findings::{Card, Fault, Findings, Ordinal};
use sijill::search::query::of_any;
use sijill::view::{Choice, Period, View};

use crate::corpus::{Kind, Question};

pub struct Ours {
    engine: Engine,
    data: PathBuf,
}

impl Ours {
    /// Opens an edition that `sijill pack` wrote.
    ///
    /// # Errors
    /// Where there is none.
    pub fn open(edition: &std::path::Path) -> Result<Self, Box<dyn std::error::Error>> {
        let named: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(edition.join("edition.json"))?)?;
        let manifest = named["manifest"].as_str().ok_or("edition.json names no manifest")?;
        let data = edition.join("data");
        let name = manifest.get(..32).ok_or("the name of the manifest is too short")?;
        let engine = Engine::open(manifest, &std::fs::read(data.join(format!("{name}.bin")))?)?;
        Ok(Self { engine, data })
    }

    pub fn view(question: &Question) -> View {
        let words = question.words.join(" ");
        let query = if question.kind == Kind::Phrase { format!("\"{words}\"") } else { words };
        let published =
            Period { from: question.since.map(PartialDate::Day), to: question.until.map(PartialDate::Day) };
        View {
            query,
            typing: question.kind == Kind::Prefix,
            outlets: question.outlet.iter().cloned().map(Choice::Named).collect(),
            published: (published != Period { from: None, to: None }).then_some(published),
            ..View::default()
        }
    }

    /// Hits, facets, both lanes, the first fifty.
    ///
    /// # Errors
    /// Those of the edition.
    pub fn answer(&mut self, view: &View) -> Result<Findings, Fault> {
        let data = &self.data;
        answer(&mut self.engine, |engine| engine.ask(view), |file| fetch(data, file))
    }

    /// Titles and snippets of the first page.
    ///
    /// # Errors
    /// Those of the edition.
    pub fn cards(&mut self, view: &View, found: &Findings) -> Result<Vec<Card>, Fault> {
        let data = &self.data;
        let rows: Vec<Ordinal> = found.rows.iter().map(|row| row.ordinal).collect();
        answer(&mut self.engine, |engine| engine.cards(view, &rows), |file| fetch(data, file))
    }

    /// The names of the first ten reports for any of the words.
    ///
    /// # Errors
    /// Those of the edition.
    pub fn first_ten(&mut self, text: &str) -> Result<Vec<String>, Fault> {
        let data = &self.data;
        let view = View { query: of_any(text), ..View::default() };
        let found = answer(&mut self.engine, |engine| engine.ask(&view), |file| fetch(data, file))?;
        let rows: Vec<_> = found.rows.iter().take(10).map(|row| row.ordinal).collect();
        // Cards for no query: only their names are wanted.
        let cards = answer(
            &mut self.engine,
            |engine| engine.cards(&View::default(), &rows),
            |file| fetch(data, file),
        )?;
        Ok(cards.into_iter().map(|card| card.page).collect())
    }
}

fn fetch(data: &std::path::Path, file: &FileRef) -> Result<Vec<u8>, Fault> {
    let missing = |error: std::io::Error| Fault::Missing { file: file.name(), detail: error.to_string() };
    std::fs::read(data.join(file.name())).map_err(missing)
}
