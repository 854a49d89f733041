//! The reports as both engines get them, and questions drawn from their own titles.

use std::path::Path;

use serde_json::Value;
use sijill::calendar::{Day, PartialDate};

/// A report of the corpus.
pub struct Article {
    pub id: String,
    pub title: String,
    pub body: String,
    pub outlet: String,
    /// The day its date field begins with.
    pub day: Option<Day>,
}

/// The reports of a file of JSON lines that have letters in their body.
///
/// # Errors
/// Where the file cannot be read or a line is no JSON object.
pub fn read(file: &Path, date_field: &str) -> Result<Vec<Article>, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(file)?;
    let mut articles = Vec::new();
    for line in text.lines() {
        let fields: Value = serde_json::from_str(line)?;
        let field = |name: &str| fields[name].as_str().unwrap_or_default().to_owned();
        let date = field(date_field);
        let day = date.get(..10).and_then(|day| day.parse::<PartialDate>().ok());
        let article = Article {
            id: field("id"),
            title: field("title"),
            body: field("body"),
            outlet: field("outlet"),
            day: day.map(PartialDate::first_day),
        };
        if article.body.chars().any(char::is_alphabetic) {
            articles.push(article);
        }
    }
    Ok(articles)
}

/// What is asked of both.
#[derive(Clone, Debug)]
pub struct Question {
    pub kind: Kind,
    /// Words as they stand in a title; of a prefix, its letters.
    pub words: Vec<String>,
    pub outlet: Option<String>,
    /// Published on this day or later.
    pub since: Option<Day>,
    /// Published on this day or before.
    pub until: Option<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Words,
    Phrase,
    Prefix,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Phrase => "phrase",
            Self::Prefix => "prefix",
        }
    }
}

/// Numbers that are the same every time (xorshift64).
pub struct Draw(pub u64);

impl Draw {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }

    /// So many different articles, or all.
    pub fn some<'a>(&mut self, articles: &[&'a Article], n: usize) -> Vec<&'a Article> {
        let mut left = articles.to_vec();
        (0..n.min(left.len())).map(|_| left.swap_remove(self.below(left.len()))).collect()
    }
}

/// Questions with one or two neighbouring words of a title, as phrases, or with the first two to four letters
/// of a word; with none to three filters.
pub fn questions(articles: &[Article], n: usize) -> Vec<Question> {
    let mut draw = Draw(20_261_122);
    let is_word = |word: &&str| word.chars().count() >= 3 && word.chars().all(char::is_alphabetic);
    let mut questions = Vec::with_capacity(n);
    while questions.len() < n {
        let article = &articles[draw.below(articles.len())];
        let words: Vec<&str> = article.title.split_whitespace().collect();
        let (at, kind) = (draw.below(words.len()), draw.below(3));
        let run: Vec<String> = words
            .iter()
            .skip(at)
            .take_while(|word| is_word(word))
            .take(2)
            .map(|&word| word.to_owned())
            .collect();
        let (kind, words) = match (kind, run.as_slice()) {
            (_, []) | (1, [_]) => continue,
            (0, run) => (Kind::Words, run[..1 + draw.below(run.len())].to_vec()),
            (1, run) => (Kind::Phrase, run.to_vec()),
            (_, [word, ..]) => (Kind::Prefix, vec![word.chars().take(2 + draw.below(3)).collect()]),
        };
        let filters = draw.below(4);
        questions.push(Question {
            kind,
            words,
            outlet: (filters > 0).then(|| article.outlet.clone()),
            since: article.day.filter(|_| filters > 1).map(|day| Day(day.0 - 30)),
            until: article.day.filter(|_| filters > 2).map(|day| Day(day.0 + 30)),
        });
    }
    questions
}
