//! The words of a query. Total: every text is some query.

use std::ops::Range;
use std::rc::Rc;

use super::fields::{Field, Key, PartOfName, period};
use super::parts::{Marks, Part, add_mark, ends, is_quotation_mark, parts};
use super::phrases::{MOST_BESIDE, MOST_BETWEEN, MOST_NEAR, Phrase};
use super::syntax::{Asked, Builder, Condition, JOINING, Operator, is_operator, place};
use crate::arabic::class::{Form, is_clitic_so_far, strip_weak_start};
use crate::arabic::letters::is_dropped;
use crate::arabic::{self, Token, is_clitic_on_other_script, surface, tokens};
use crate::findings::Notice;
use crate::report::Span;

/// A word of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryWord {
    /// As typed.
    pub typed: String,
    /// As the dictionary would spell it; empty where it is found by other names alone.
    pub surface: String,
    /// Folded.
    pub form: Form,
    /// Still being typed, or with `*`: it matches as a beginning.
    pub is_prefix: bool,
    /// With `=`: only in exactly these letters.
    pub is_exact: bool,
    /// With `@`: other names of it match too ([`super::names`]).
    pub is_named: bool,
    /// Other names of it are known, or of a name of which it is a word.
    pub has_names: bool,
    /// With `~`: words of other letters match too, up to so many changes ([`super::spelling`]).
    pub changes: usize,
    /// Wherever it is typed so that a `~` may be written behind it: where, in bytes of the query.
    pub tilde_places: Vec<usize>,
    /// Reports may be found by it: somewhere in the query it is not excluded.
    pub is_wanted: bool,
    /// And somewhere it is asked for by itself, not only in a phrase or a title.
    pub is_alone: bool,
    /// A phrase asks where in a report it stands.
    pub needs_positions: bool,
}

impl QueryWord {
    /// A word that is found by other names alone: it stands for several words.
    pub(super) fn found_by_names(typed: String) -> Self {
        Self {
            typed,
            surface: String::new(),
            form: Form::new(""),
            is_prefix: false,
            is_exact: false,
            is_named: true,
            has_names: true,
            changes: 0,
            tilde_places: Vec::new(),
            is_wanted: false,
            is_alone: false,
            needs_positions: false,
        }
    }

    /// Whether it matches as loosely as it can, whatever the view says.
    pub(crate) fn is_at_any_level(&self) -> bool {
        self.changes > 0 || self.is_named
    }
}

/// How an unfinished word counts.
enum Unfinished {
    /// Not yet: one letter, or nothing but what may become a clitic («ال», «وال»).
    Ignored,
    /// As it stands: letters that say too little about what may follow («كل», «فلك»).
    Finished,
    /// As a beginning.
    Beginning,
}

impl Unfinished {
    fn of(folded: &str) -> Self {
        let core = strip_weak_start(folded);
        if folded.chars().count() < 2 || is_clitic_so_far(folded) {
            Self::Ignored
        } else if core.is_empty() || core == "ا" {
            Self::Finished
        } else {
            Self::Beginning
        }
    }
}

/// The letters of an unfinished word that are sure to stay as they are when folded: a ئ at its
/// end folds to ي or, before و, to و.
fn settled(word: &str) -> &str {
    word.trim_end_matches(|c| c == 'ئ' || is_dropped(c))
}

/// A query that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Its words, each once.
    pub words: Vec<QueryWord>,
    /// What it asks of them.
    pub asked: Asked,
    /// Other names of what its words ask for.
    pub names: Vec<OtherName>,
    /// What was left out, and why.
    pub notices: Vec<Notice>,
}

/// Another name of what a query asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherName {
    /// The word it is a name of, by its place in the query.
    pub of: usize,
    /// It is a longer name of another thing, and where it stands those that it begins with do not.
    pub is_of_other_thing: bool,
    /// What was asked for, particles before the name apart: «ل+داعش».
    pub asked: Rc<str>,
    /// Its own words, beside each other.
    pub words: Vec<QueryWord>,
}

impl Query {
    /// The place of the word; one that is there already counts once.
    fn place(&mut self, word: QueryWord) -> usize {
        let is_same = |known: &QueryWord| {
            (&known.surface, known.is_prefix, known.is_exact, known.is_named, known.changes)
                == (&word.surface, word.is_prefix, word.is_exact, word.is_named, word.changes)
        };
        self.words.iter().position(is_same).unwrap_or_else(|| {
            self.words.push(word);
            self.words.len() - 1
        })
    }
}

/// Reads a query; [`syntax`](super::syntax) says what its marks and operators mean.
///
/// `typing`: the last word is still being typed, unless something other than letters follows it.
#[must_use]
pub fn parse(text: &str, typing: bool) -> Query {
    let all: Vec<Token<'_>> = tokens(text).collect();
    let (parts, marks) = parts(text, &all, typing);
    let mut reader = Reader {
        text,
        all: &all,
        typing,
        marks,
        builder: Builder::default(),
        query: Query::default(),
        apart: Rewritten::default(),
        as_words: Rewritten::default(),
        wants_too_many_between: false,
        no_dates: Vec::new(),
    };
    for part in parts {
        match part {
            Part::Words { words, marks, written } => reader.words(words, marks, written),
            Part::Dates(key, value, written) => reader.dates(key, value, written),
            Part::Minus(at, mark) => {
                reader.builder.operator(Operator::Not, &text[at..at + mark.len_utf8()], at);
            }
            Part::Bar(written) => {
                reader.builder.operator(Operator::Or, &text[written.clone()], written.start);
            }
            Part::Open(at, has_field) => reader.builder.open(at, has_field),
            Part::Close(end) => reader.builder.close(end),
        }
    }
    reader.finish()
}

/// The words of a text in which nothing is a mark or an operator.
pub(super) fn plain_words(text: &str) -> Vec<QueryWord> {
    arabic::words(text).filter_map(|token| read(token, Marks::default(), false)).collect()
}

/// A query for any of the words of a text, in which nothing is an operator.
#[must_use]
pub fn of_any(text: &str) -> String {
    arabic::words(text).map(|word| ["\"", word.text, "\""].concat()).collect::<Vec<_>>().join(" OR ")
}

/// What has been read of a query.
struct Reader<'a, 'w> {
    text: &'a str,
    all: &'w [Token<'a>],
    typing: bool,
    /// Marks without a meaning.
    marks: String,
    builder: Builder<'a>,
    query: Query,
    /// The query with the words of its phrases by themselves.
    apart: Rewritten,
    /// The query with «ليس» as a word.
    as_words: Rewritten,
    /// More words were asked for among those near each other than there may be.
    wants_too_many_between: bool,
    /// Fields that ask for a date, and what is none.
    no_dates: Vec<(&'static str, &'a str)>,
}

/// A text with some of it replaced.
#[derive(Default)]
struct Rewritten {
    text: String,
    /// How far the original was read.
    read: usize,
}

impl Rewritten {
    fn replace(&mut self, original: &str, range: &Range<usize>, by: &str) {
        self.text.push_str(&original[self.read..range.start]);
        self.text.push_str(by);
        self.read = range.end;
    }

    /// `None` where nothing was replaced.
    fn finish(mut self, original: &str) -> Option<String> {
        let is_new = self.read > 0;
        self.replace(original, &(original.len()..original.len()), "");
        is_new.then_some(self.text)
    }
}

impl<'a> Reader<'a, '_> {
    fn words(&mut self, range: Range<usize>, marks: Marks, written: Range<usize>) {
        let is_of_its_own = |nth: &usize| !is_clitic_on_other_script(self.all[*nth], self.all.get(nth + 1));
        let words: Vec<Token<'a>> = range.filter(is_of_its_own).map(|nth| self.all[nth]).collect();
        let Some(&last) = words.last() else {
            if marks.is_quoted {
                self.builder.skip();
            }
            return;
        };
        let is_unfinished = self.typing && last.span.end as usize == self.text.len();
        // «أو» as the first word of many may become «أوروبا».
        if self.all.len() > 1
            && marks == Marks::default()
            && let Some(operator) = operator_of(self.text, last)
        {
            if operator == Operator::Not && last.text != "NOT" {
                self.as_words.replace(self.text, &written, &["\"", last.text, "\""].concat());
            }
            return self.builder.operator(operator, last.text, written.start);
        }
        // As a beginning it would exclude what the whole word does not.
        if is_unfinished && self.builder.is_excluding() {
            return;
        }
        match marks.key {
            Some(key @ (Key::Outlet | Key::Relayed)) => {
                let typed = Span { start: words[0].span.start, end: last.span.end }.of(self.text);
                let name = PartOfName::new(typed, is_unfinished || marks.is_beginning);
                if marks.tilde.is_some() {
                    add_mark(&mut self.marks, '~');
                }
                for (is_marked, mark) in [(marks.is_exact, '='), (marks.is_named, '@')] {
                    if is_marked {
                        add_mark(&mut self.marks, mark);
                    }
                }
                let condition = self.field(Field::Name(key, name));
                self.builder.add(condition, written.start, written.end);
            }
            _ if words.len() > MOST_BESIDE => self.not_beside(&words, marks, is_unfinished, &written),
            _ => self.phrase(&words, marks, is_unfinished, written),
        }
    }

    /// A word, or several in a quotation.
    fn phrase(&mut self, tokens: &[Token<'a>], marks: Marks, is_unfinished: bool, written: Range<usize>) {
        let mut words = Vec::new();
        let mut apart: Vec<(Token<'a>, bool)> = Vec::new();
        for (nth, &token) in tokens.iter().enumerate() {
            let is_last = nth + 1 == tokens.len();
            let tilde = marks.tilde.filter(|_| tokens.len() == 1);
            let around = Marks { is_beginning: is_last && marks.is_beginning, tilde, ..marks };
            let Some(word) = read(token, around, is_last && is_unfinished) else { continue };
            if around.is_beginning && !word.is_prefix {
                add_mark(&mut self.marks, '*');
            }
            if around.tilde.is_some() && word.changes == 0 {
                add_mark(&mut self.marks, '~');
            }
            apart.push((token, word.is_prefix));
            words.push(self.query.place(word));
        }
        let in_title = marks.key == Some(Key::Title);
        if tokens.len() == 1 && marks == Marks::default() && ends(&self.text[written.end..]) {
            words.iter().for_each(|&word| self.query.words[word].tilde_places.push(written.end));
        }
        let condition = match words.as_slice() {
            [] => return,
            [word] if !in_title => Condition::Word(*word),
            _ => {
                if words.len() > 1 {
                    self.write_apart(&apart, &written);
                    words.iter().for_each(|&word| self.query.words[word].needs_positions = true);
                }
                let between = self.between(marks, words.len());
                let phrase = Phrase { words, between, in_title };
                Condition::Phrase(place(&mut self.query.asked.phrases, phrase))
            }
        };
        self.builder.add(condition, written.start, written.end);
    }

    /// Each of the words by itself: there are more between quotation marks than may stand beside each other.
    fn not_beside(
        &mut self,
        tokens: &[Token<'a>],
        marks: Marks,
        is_unfinished: bool,
        written: &Range<usize>,
    ) {
        let quote = self.text[written.clone()].chars().find(|&mark| is_quotation_mark(mark));
        quote.into_iter().chain(marks.tilde.map(|_| '~')).for_each(|mark| add_mark(&mut self.marks, mark));
        self.builder.open(written.start, false);
        for (nth, token) in tokens.iter().enumerate() {
            let is_last = nth + 1 == tokens.len();
            let marks = Marks { is_beginning: is_last && marks.is_beginning, tilde: None, ..marks };
            let written = token.span.start as usize..token.span.end as usize;
            self.phrase(std::slice::from_ref(token), marks, is_last && is_unfinished, written);
        }
        self.builder.close(written.end);
    }

    /// The words that may stand between those of a phrase.
    fn between(&mut self, marks: Marks, n_words: usize) -> Option<u32> {
        let asked = marks.tilde.filter(|_| n_words > 1)?;
        if asked.is_none() || n_words > MOST_NEAR {
            add_mark(&mut self.marks, '~');
            return None;
        }
        if asked > Some(MOST_BETWEEN) {
            self.wants_too_many_between = true;
        }
        asked.map(|asked| asked.min(MOST_BETWEEN))
    }

    /// `tokens`: the words of a phrase, each with whether it is a beginning.
    fn write_apart(&mut self, tokens: &[(Token<'a>, bool)], written: &Range<usize>) {
        let whole = &self.text[written.clone()];
        let before = &whole[..whole.find(is_quotation_mark).unwrap_or(0)];
        let mut words: Vec<String> = Vec::new();
        for (token, is_beginning) in tokens {
            // Outside quotation marks «أو» would be an operator.
            let quote = if is_operator(token.text) { "\"" } else { "" };
            let star = if *is_beginning { "*" } else { "" };
            words.push([before, quote, token.text, quote, star].concat());
        }
        let is_all = whole.len() == self.text.trim().len();
        let [open, close] = if is_all { ["", ""] } else { ["(", ")"] };
        self.apart.replace(self.text, written, &[open, &words.join(" "), close].concat());
    }

    fn field(&mut self, field: Field) -> Condition {
        Condition::Field(place(&mut self.query.asked.fields, field))
    }

    fn dates(&mut self, key: Key, value: &'a str, written: Range<usize>) {
        match period(value) {
            Some(period) => {
                let condition = self.field(Field::Time(key, period));
                self.builder.add(condition, written.start, written.end);
            }
            // More may be typed.
            None if self.typing && written.end == self.text.len() => {}
            None => {
                self.builder.skip();
                place(&mut self.no_dates, (key.name(), value));
            }
        }
    }

    fn finish(self) -> Query {
        let Self { text, all, typing, marks, builder, mut query, apart, as_words, .. } = self;
        let no_date =
            |(key, value): (&str, &str)| Notice::NotADate { key: key.to_owned(), value: value.to_owned() };
        query.notices.extend(self.no_dates.into_iter().map(no_date));
        if self.wants_too_many_between {
            query.notices.push(Notice::FewerBetween(MOST_BETWEEN));
        }
        let (conjuncts, left_out) = builder.finish(text, typing);
        let Query { words, asked, notices, .. } = &mut query;
        asked.conjuncts = conjuncts;
        asked.apart = apart.finish(text);
        let mut excludes = false;
        asked.each(&mut |condition, is_wanted| match condition {
            _ if !is_wanted => excludes = true,
            Condition::Word(nth) => {
                words[*nth].is_wanted = true;
                words[*nth].is_alone = true;
            }
            Condition::Phrase(nth) => {
                asked.phrases[*nth].words.iter().for_each(|&word| words[word].is_wanted = true);
            }
            _ => {}
        });
        if all.is_empty() && !text.trim().is_empty() {
            notices.push(Notice::NothingToSearch);
        }
        if !marks.is_empty() {
            notices.push(Notice::MarksIgnored(marks));
        }
        if !left_out.is_empty() {
            notices.push(Notice::OperatorsAlone(left_out.join(" ")));
        }
        if let Some(as_words) = as_words.finish(text).filter(|_| excludes) {
            notices.push(Notice::ReadAsNot { as_words });
        }
        query
    }
}

/// The operator that the word is. A «و» by itself joins; written onto a word it is a part of it.
fn operator_of(text: &str, token: Token<'_>) -> Option<Operator> {
    let (start, end) = (token.span.start as usize, token.span.end as usize);
    let stands_alone =
        text[..start].ends_with(char::is_whitespace) && text[end..].starts_with(char::is_whitespace);
    if token.text == JOINING && stands_alone { Some(Operator::And) } else { Operator::of(token.text) }
}

/// `~` without a number allows a word of so many letters one change, longer ones two.
const LETTERS_OF_ONE_CHANGE: usize = 5;
/// Words that differ in more are other words.
const MOST_CHANGES: u32 = 2;

/// The word, unless it says too little yet.
fn read(token: Token<'_>, around: Marks, is_unfinished: bool) -> Option<QueryWord> {
    let mut form = Form::new(token.text);
    let mut is_prefix = false;
    if is_unfinished || around.is_beginning {
        let so_far = Form::new(settled(token.text));
        match Unfinished::of(&so_far.folded) {
            Unfinished::Ignored if is_unfinished => return None,
            Unfinished::Ignored | Unfinished::Finished => {}
            Unfinished::Beginning => (is_prefix, form) = (true, so_far),
        }
    }
    let changes = match around.tilde {
        None => 0,
        Some(_) if is_prefix || around.is_exact => 0,
        Some(None) => {
            // The article is none of the letters that tell words apart.
            let word = form.folded.strip_prefix("ال").unwrap_or(&form.folded);
            if word.chars().count() > LETTERS_OF_ONE_CHANGE { 2 } else { 1 }
        }
        Some(Some(n)) => {
            if n > MOST_CHANGES {
                0
            } else {
                n as usize
            }
        }
    };
    Some(QueryWord {
        typed: token.text.to_owned(),
        surface: surface(token.text),
        form,
        is_prefix,
        is_exact: around.is_exact,
        is_named: around.is_named,
        has_names: false,
        changes,
        tilde_places: Vec::new(),
        is_wanted: false,
        is_alone: false,
        needs_positions: false,
    })
}

#[cfg(test)]
mod tests;
