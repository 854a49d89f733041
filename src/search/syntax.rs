//! The marks and operators of a query: which of its words a report must have, may have, must not
//! have. Total: whatever cannot be read is left out and reported.
//!
//! Words side by side must all be there. `OR` and «أو» bind the closest: «مخيم الهول أو الروج» asks for
//! the camp and one of the two names, as web search engines read it. `NOT`, «ليس» and a hyphen before a
//! word exclude it; `=` before a word takes it letter by letter, `*` behind it as a beginning;
//! parentheses group. Between quotation marks operators are words like any other.

use crate::arabic::{Token, fold};

/// What a report must satisfy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It has the word with this place in the query.
    Word(usize),
    /// It satisfies one of these.
    Any(Vec<Condition>),
    /// It satisfies all of these.
    All(Vec<Condition>),
    /// It does not satisfy this.
    Not(Box<Condition>),
}

/// One of the conditions that a query asks for together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conjunct {
    /// As typed.
    pub typed: String,
    /// What it asks.
    pub condition: Condition,
}

/// What stands in a query besides words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Or,
    And,
    Not,
}

impl Operator {
    /// The operator a word is, where it is not quoted. Small Latin letters are words: «or» is English.
    pub(super) fn of(word: &str) -> Option<Self> {
        match word {
            "OR" => Some(Self::Or),
            "AND" => Some(Self::And),
            "NOT" => Some(Self::Not),
            _ => match fold(word).as_str() {
                "او" => Some(Self::Or),
                "ليس" => Some(Self::Not),
                _ => None,
            },
        }
    }
}

/// The marks around one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// `=` before it.
    pub is_exact: bool,
    /// `*` behind it.
    pub is_beginning: bool,
    /// It stands between quotation marks.
    pub is_quoted: bool,
}

/// A step through the query, with the bytes it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    Word(Token<'a>, Marks),
    /// A hyphen that excludes what follows.
    Minus(usize),
    Open(usize),
    Close(usize),
}

/// The marks that part a query into passages to be found as they stand, which we do not yet.
const QUOTES: &[char] = &['"', '«', '»', '“', '”', '„'];

/// The parts of the query in their order, and the marks among them that have no meaning.
pub(super) fn parts<'a>(text: &'a str, words: &[Token<'a>]) -> (Vec<Part<'a>>, String) {
    let mut parts = Vec::new();
    let mut without_meaning = String::new();
    let mut ignore = |mark: char| {
        if !without_meaning.contains(mark) {
            without_meaning.push(mark);
        }
    };
    let mut at = 0;
    let mut is_quoted = false;
    for nth in 0..=words.len() {
        let word = words.get(nth);
        let end = word.map_or(text.len(), |word| word.span.start as usize);
        let mut is_exact = false;
        for (place, mark) in text[at..end].char_indices().map(|(offset, mark)| (at + offset, mark)) {
            let is_first =
                text[..place].chars().next_back().is_none_or(|c| c.is_whitespace() || "(-".contains(c));
            let is_last =
                text[place + mark.len_utf8()..].chars().next().is_none_or(|c| c.is_whitespace() || c == ')');
            match mark {
                '(' => parts.push(Part::Open(place)),
                ')' => parts.push(Part::Close(place)),
                '-' if is_first && !is_last => parts.push(Part::Minus(place)),
                '=' if is_first && place + 1 == end && word.is_some() => is_exact = true,
                '*' => match parts.last_mut() {
                    Some(Part::Word(before, marks)) if before.span.end as usize == place => {
                        marks.is_beginning = true
                    }
                    _ => ignore(mark),
                },
                _ if QUOTES.contains(&mark) => {
                    is_quoted = if mark == '"' { !is_quoted } else { matches!(mark, '«' | '“' | '„') };
                    ignore(mark);
                }
                _ => {}
            }
        }
        if let Some(&word) = word {
            parts.push(Part::Word(word, Marks { is_exact, is_beginning: false, is_quoted }));
            at = word.span.end as usize;
        }
    }
    (parts, without_meaning)
}

/// So deep may parentheses stand in each other; deeper ones have no meaning.
const DEEPEST: usize = 16;

/// What is being put together: the whole query, or what stands between parentheses.
#[derive(Default)]
struct Group<'a> {
    /// What must hold, with where it is written.
    conjuncts: Vec<(Condition, usize, usize)>,
    /// Where it begins.
    start: usize,
    /// An OR that waits for what follows, as typed.
    or: Option<&'a str>,
    /// Whether what follows is excluded.
    has_not: bool,
    /// The first NOT that waits for what follows, as typed, and where.
    not: Option<(&'a str, usize)>,
}

/// Puts conditions together as they come. Every sequence of calls makes some query.
#[derive(Default)]
pub(super) struct Builder<'a> {
    groups: Vec<Group<'a>>,
    current: Group<'a>,
    /// How many parentheses were too deep and are still open.
    n_ignored: usize,
    /// Operators and parentheses that belong to nothing, as typed.
    left_out: Vec<&'a str>,
}

impl<'a> Builder<'a> {
    /// `typed`: how it is written, `at`: where.
    pub(super) fn operator(&mut self, operator: Operator, typed: &'a str, at: usize) {
        match operator {
            Operator::And => {}
            Operator::Or if self.current.conjuncts.is_empty() => self.leave_out(typed),
            Operator::Or => self.current.or = Some(typed),
            Operator::Not => {
                self.current.has_not = !self.current.has_not;
                self.current.not.get_or_insert((typed, at));
            }
        }
    }

    pub(super) fn open(&mut self, at: usize) {
        if self.groups.len() == DEEPEST {
            self.n_ignored += 1;
            return self.leave_out("(");
        }
        let outer = std::mem::replace(&mut self.current, Group { start: at, ..Group::default() });
        self.groups.push(outer);
    }

    /// `end`: behind the parenthesis.
    pub(super) fn close(&mut self, end: usize) {
        if self.n_ignored > 0 {
            self.n_ignored -= 1;
            return;
        }
        let Some(outer) = self.groups.pop() else { return self.leave_out(")") };
        self.end_operators(true);
        let inner = std::mem::replace(&mut self.current, outer);
        let mut conditions: Vec<Condition> =
            inner.conjuncts.into_iter().map(|(condition, ..)| condition).collect();
        match conditions.len() {
            0 => {}
            1 => self.add(conditions.remove(0), inner.start, end),
            _ => self.add(Condition::All(conditions), inner.start, end),
        }
    }

    pub(super) fn add(&mut self, condition: Condition, start: usize, end: usize) {
        let group = &mut self.current;
        let start = group.not.take().map_or(start, |(_, at)| at);
        let condition =
            if std::mem::take(&mut group.has_not) { Condition::Not(Box::new(condition)) } else { condition };
        if group.or.take().is_some()
            && let Some((before, _, until)) = group.conjuncts.last_mut()
        {
            match before {
                Condition::Any(alternatives) => alternatives.push(condition),
                _ => {
                    let first = std::mem::replace(before, Condition::Any(Vec::new()));
                    *before = Condition::Any(vec![first, condition]);
                }
            }
            *until = end;
        } else {
            group.conjuncts.push((condition, start, end));
        }
    }

    fn leave_out(&mut self, what: &'a str) {
        if !self.left_out.contains(&what) {
            self.left_out.push(what);
        }
    }

    /// Operators with nothing behind them.
    fn end_operators(&mut self, is_reported: bool) {
        let group = &mut self.current;
        let ended = [group.or.take(), group.not.take().map(|(typed, _)| typed)];
        group.has_not = false;
        if is_reported {
            ended.into_iter().flatten().for_each(|typed| self.leave_out(typed));
        }
    }

    /// The conditions of the whole query, each once. What is open is closed; `is_going_on`: more may be
    /// typed yet, so nothing is amiss with an operator at the end.
    pub(super) fn finish(mut self, text: &str, is_going_on: bool) -> (Vec<Conjunct>, Vec<&'a str>) {
        self.n_ignored = 0;
        self.end_operators(!is_going_on);
        while !self.groups.is_empty() {
            self.close(text.len());
        }
        let mut conjuncts: Vec<Conjunct> = Vec::new();
        for (condition, start, end) in self.current.conjuncts {
            if conjuncts.iter().all(|known| known.condition != condition) {
                conjuncts.push(Conjunct { typed: text[start..end].trim().to_owned(), condition });
            }
        }
        (conjuncts, self.left_out)
    }
}

impl Condition {
    /// The words that a report can be found by: those that are not excluded.
    pub(super) fn wanted(&self, words: &mut [bool]) {
        match self {
            Self::Word(nth) => words[*nth] = true,
            Self::Any(conditions) | Self::All(conditions) => {
                conditions.iter().for_each(|condition| condition.wanted(words));
            }
            Self::Not(_) => {}
        }
    }
}
