//! What an edition on disk costs its readers, in packed bytes: `cargo run --release --example costs -- EDITION`.
//!
//! Before the first counts; then, for 200 queries of its own words: to the counts, and from there to the titles and
//! snippets of the rows in sight. What any row needs is fetched beside the files of the first answer, as the worker
//! does, and belongs to neither. Each is asked twice: in an engine that has had only the first counts, and in
//! one that has also shown the first page of rows without a query, as it has when a reader types. The words are
//! drawn evenly over the logarithm of their rank, from the most frequent to the rarest: 150 alone, 50 in pairs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sijill::edition::dictionary::Block;
use sijill::edition::{FileRef, Manifest, file_name};
use sijill::engine::{Engine, Step};
use sijill::findings::{Fault, Findings, Ordinal, ROWS_IN_SIGHT, ROWS_PER_PAGE};
use sijill::packer::edition_folder::{ENTRY_FILE, read_entry};
use sijill::view::View;

const WORDS: usize = 150;
const PAIRS: usize = 50;

/// What was fetched for an answer.
#[derive(Default)]
struct Cost {
    bytes: u32,
    requests: u32,
    rounds: u32,
}

struct Folder {
    data: PathBuf,
    manifest: String,
    bytes: Vec<u8>,
}

impl Folder {
    fn open(folder: &Path) -> Result<Self> {
        let manifest = read_entry(&std::fs::read_to_string(folder.join(ENTRY_FILE))?)?;
        let data = folder.join("data");
        let bytes = std::fs::read(data.join(file_name(&manifest)))?;
        Ok(Self { data, manifest, bytes })
    }

    fn read(&self, file: &FileRef) -> Result<Vec<u8>> {
        std::fs::read(self.data.join(file.name())).with_context(|| file.name())
    }

    fn answer<T>(
        &self,
        engine: &mut Engine,
        mut ask: impl FnMut(&mut Engine) -> Result<Step<T>, Fault>,
    ) -> Result<(T, Cost)> {
        let mut cost = Cost::default();
        loop {
            match ask(engine)? {
                Step::Done(answer) => return Ok((answer, cost)),
                Step::Need(files) => {
                    cost.rounds += 1;
                    cost.requests += files.len() as u32;
                    for file in files {
                        cost.bytes += file.packed_len;
                        engine.supply(&file, &self.read(&file)?)?;
                    }
                }
            }
        }
    }

    /// An engine that has answered without a query, and what the counts cost, what any row needs, and the rows.
    fn opened(&self, with_rows: bool) -> Result<(Engine, [Cost; 3])> {
        let mut engine = Engine::open(&self.manifest, &self.bytes)?;
        let view = View::default();
        let (findings, counts): (Findings, Cost) = self.answer(&mut engine, |engine| engine.ask(&view))?;
        let mut beside = Cost::default();
        if let Some(file) = engine.needed_for_any_row() {
            beside = Cost { bytes: file.packed_len, requests: 1, rounds: 0 };
            engine.supply(&file, &self.read(&file)?)?;
        }
        let rows = if with_rows { ROWS_PER_PAGE as usize } else { 0 };
        let cards = self.cards(&mut engine, &view, &findings, rows)?;
        Ok((engine, [counts, beside, cards]))
    }

    fn cards(&self, engine: &mut Engine, view: &View, findings: &Findings, most: usize) -> Result<Cost> {
        let rows: Vec<Ordinal> = findings.rows.iter().take(most).map(|row| row.ordinal).collect();
        Ok(self.answer(engine, |engine| engine.cards(view, &rows))?.1)
    }

    fn ask(&self, when: &str, queries: &[String], rows_before: bool) -> Result<()> {
        let (mut to_counts, mut to_cards) = (Vec::new(), Vec::new());
        for query in queries {
            let (mut engine, _) = self.opened(rows_before)?;
            let view = View { query: query.clone(), ..View::default() };
            let (findings, cost): (Findings, Cost) = self.answer(&mut engine, |engine| engine.ask(&view))?;
            to_counts.push(cost);
            to_cards.push(self.cards(&mut engine, &view, &findings, ROWS_IN_SIGHT)?);
        }
        say(&format!("{when}, to the counts"), &to_counts);
        say(&format!("{when}, and to the first rows"), &to_cards);
        Ok(())
    }

    /// Its words, the most frequent first.
    fn words(&self) -> Result<Vec<String>> {
        let manifest = Manifest::decode(&self.manifest, &self.bytes)?;
        let mut counts = BTreeMap::new();
        for head in &manifest.dictionary {
            let block: Block = head.file.read(&self.read(&head.file)?)?;
            let forms = block.classes.into_iter().flat_map(|class| class.forms);
            let is_word = |surface: &str| surface.chars().all(|c| ('\u{0621}'..='\u{064A}').contains(&c));
            counts.extend(forms.filter(|form| is_word(&form.surface)).map(|form| (form.surface, form.count)));
        }
        let mut words: Vec<(String, u32)> = counts.into_iter().collect();
        words.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        Ok(words.into_iter().map(|(word, _)| word).collect())
    }
}

/// The word at step `nth` of `of`, evenly over the logarithm of the rank.
fn drawn(words: &[String], nth: usize, of: usize) -> &str {
    let rank = (words.len() as f64).powf(nth as f64 / of as f64) as usize;
    &words[rank.saturating_sub(1).min(words.len() - 1)]
}

fn say(what: &str, costs: &[Cost]) {
    let quantiles = |of: fn(&Cost) -> u32| {
        let mut sorted: Vec<u32> = costs.iter().map(of).collect();
        sorted.sort_unstable();
        let at = |percent: usize| sorted[(sorted.len() - 1) * percent / 100];
        format!("median {}, p95 {}, most {}", at(50), at(95), at(100))
    };
    println!("{what}: bytes {}", quantiles(|cost| cost.bytes));
    println!("{what}: requests {}", quantiles(|cost| cost.requests));
    println!("{what}: rounds {}", quantiles(|cost| cost.rounds));
}

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).context("which edition? costs EDITION")?;
    let folder = Folder::open(Path::new(&folder))?;
    let words = folder.words()?;
    let pair = |nth| {
        let other = (nth * 7 + 3) % PAIRS;
        format!("{} {}", drawn(&words, nth, PAIRS), drawn(&words, other, PAIRS))
    };
    let alone = (0..WORDS).map(|nth| drawn(&words, nth, WORDS).to_owned());
    let queries: Vec<String> = alone.chain((0..PAIRS).map(pair)).collect();
    let (_, [counts, beside, cards]) = folder.opened(true)?;
    let manifest = folder.bytes.len();
    println!("before the first counts: {manifest} bytes of manifest and {} of columns", counts.bytes);
    println!("beside them: {} bytes of what any row needs", beside.bytes);
    println!("and to the first page of rows: {} bytes in {} requests", cards.bytes, cards.requests);
    folder.ask("as the first query", &queries, false)?;
    folder.ask("as a later query", &queries, true)
}
