//! The marks and operators of a query: which of its words a report must have, may have, must not
//! have. Total: whatever cannot be read is left out and reported.
//!
//! Words side by side must all be there. `OR` and «أو» bind the closest: «مخيم الهول أو الروج» asks for
//! the camp and one of the two names, as web search engines read it. `NOT` and «ليس» exclude what
//! follows with its alternatives, a hyphen the one word it is written onto; `=` before a word takes it
//! letter by letter, `*` behind it as a beginning; parentheses group, and so do quotation marks, between
//! which nothing is an operator.

use crate::arabic::letters::is_invisible_format;
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
    /// A hyphen that excludes what follows, and where it is.
    Minus(usize, char),
    /// Where a parenthesis or a quotation opens.
    Open(usize),
    /// Where it closes, and the mark that does it.
    Close(usize, char),
}

/// Quotation marks that open, and what closes each.
const QUOTES: &[(char, &[char])] = &[('"', &['"']), ('«', &['»']), ('“', &['”']), ('„', &['“', '”'])];

fn closing(mark: char) -> Option<&'static [char]> {
    QUOTES.iter().find(|(opening, _)| *opening == mark).map(|(_, closing)| *closing)
}

/// Whether what stands before a mark lets something begin with it.
fn begins(before: &str) -> bool {
    let last = before.chars().rev().find(|&c| !is_invisible_format(c));
    last.is_none_or(|c| c.is_whitespace() || "(«“„\"،,؛;".contains(c))
}

fn ends(after: &str) -> bool {
    after.chars().next().is_none_or(|c| c.is_whitespace() || ")»”\"،,؛;".contains(c))
}

/// The parts of the query in their order, and the marks among them that have no meaning.
pub(super) fn parts<'a>(text: &'a str, words: &[Token<'a>]) -> (Vec<Part<'a>>, String) {
    let mut parts = Vec::new();
    let mut without_meaning = String::new();
    let mut at = 0;
    // What would close the quotation that is open.
    let mut quotation: Option<&[char]> = None;
    for nth in 0..=words.len() {
        let word = words.get(nth);
        let end = word.map_or(text.len(), |word| word.span.start as usize);
        let mut is_exact = false;
        for (place, mark) in text[at..end].char_indices().map(|(offset, mark)| (at + offset, mark)) {
            let (before, after) = (&text[..place], &text[place + mark.len_utf8()..]);
            let behind = &text[place + mark.len_utf8()..end];
            let is_on_word = word.is_some() && behind.chars().all(is_invisible_format);
            let is_known = match (quotation, mark) {
                (Some(closes), _) if closes.contains(&mark) => {
                    quotation = None;
                    parts.push(Part::Close(place, mark));
                    false
                }
                (Some(_), _) => true,
                (None, '(') => {
                    parts.push(Part::Open(place));
                    true
                }
                (None, ')') => {
                    parts.push(Part::Close(place, mark));
                    true
                }
                (None, '-' | '−') => {
                    let is_on_group = after.starts_with(['(', '=', '"', '«', '“', '„']);
                    if begins(before) && (is_on_word || is_on_group) {
                        parts.push(Part::Minus(place, mark));
                    }
                    true
                }
                (None, '=') => {
                    is_exact = is_on_word && begins(before.strip_suffix(['-', '−']).unwrap_or(before));
                    is_exact
                }
                (None, '*') => match parts.last_mut() {
                    Some(Part::Word(before, marks)) if before.span.end as usize == place && ends(after) => {
                        marks.is_beginning = true;
                        true
                    }
                    _ => false,
                },
                (None, _) => match closing(mark) {
                    Some(closes) if after.contains(closes) => {
                        quotation = Some(closes);
                        parts.push(Part::Open(place));
                        false
                    }
                    found => found.is_none() && !"»”".contains(mark),
                },
            };
            if !is_known && !without_meaning.contains(mark) {
                without_meaning.push(mark);
            }
        }
        if let Some(&word) = word {
            parts.push(Part::Word(
                word,
                Marks { is_exact, is_beginning: false, is_quoted: quotation.is_some() },
            ));
            at = word.span.end as usize;
        }
    }
    (parts, without_meaning)
}

/// So deep may parentheses stand in each other; deeper ones have no meaning.
const DEEPEST: usize = 16;

/// A condition and where it is written, in bytes.
struct Piece {
    condition: Condition,
    start: usize,
    end: usize,
    /// It was excluded by a word, which goes for its alternatives as well.
    is_wide: bool,
    /// Of a group that asks for several things: each of them.
    members: Vec<Piece>,
}

impl Piece {
    fn add_alternative(&mut self, other: Condition, end: usize) {
        let one = std::mem::replace(&mut self.condition, Condition::All(Vec::new()));
        let joined = |one: Condition| match one {
            Condition::Any(mut alternatives) => {
                alternatives.push(other);
                Condition::Any(alternatives)
            }
            one => Condition::Any(vec![one, other]),
        };
        self.condition = match one {
            Condition::Not(excluded) if self.is_wide => Condition::Not(Box::new(joined(*excluded))),
            one => joined(one),
        };
        self.end = end;
        self.members.clear();
    }

    /// The least that can be asked for by itself.
    fn spread(self) -> Vec<Self> {
        if self.members.is_empty() {
            vec![self]
        } else {
            self.members.into_iter().flat_map(Self::spread).collect()
        }
    }
}

/// What is being put together: the whole query, or what stands between parentheses.
#[derive(Default)]
struct Group<'a> {
    /// What must hold.
    pieces: Vec<Piece>,
    /// Where it begins.
    start: usize,
    /// An AND or OR that waits for what follows, as typed, and whether it is an OR.
    joint: Option<(&'a str, bool)>,
    /// Whether what follows is excluded, and whether a word says so.
    has_not: bool,
    is_wide: bool,
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
    /// More may be typed: nothing is amiss with an operator at the end.
    is_going_on: bool,
    /// Operators and parentheses that belong to nothing, as typed.
    left_out: Vec<&'a str>,
}

impl<'a> Builder<'a> {
    /// `typed`: how it is written, `at`: where.
    pub(super) fn operator(&mut self, operator: Operator, typed: &'a str, at: usize) {
        match operator {
            Operator::And | Operator::Or if self.current.pieces.is_empty() => self.leave_out(typed),
            Operator::And | Operator::Or => self.current.joint = Some((typed, operator == Operator::Or)),
            Operator::Not => {
                self.current.has_not = !self.current.has_not;
                self.current.is_wide = !typed.starts_with(['-', '−']);
                self.current.not.get_or_insert((typed, at));
            }
        }
    }

    /// Whether what comes next is excluded.
    pub(super) fn is_excluding(&self) -> bool {
        self.current.has_not || self.groups.iter().any(|group| group.has_not)
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
        self.end_operators();
        let inner = std::mem::replace(&mut self.current, outer);
        let (start, members) = (inner.start, inner.pieces);
        if members.is_empty() {
            return self.end_operators();
        }
        let mut conditions: Vec<Condition> = members.iter().map(|piece| piece.condition.clone()).collect();
        let condition = if conditions.len() == 1 { conditions.remove(0) } else { Condition::All(conditions) };
        self.put(Piece { condition, start, end, is_wide: false, members });
    }

    pub(super) fn add(&mut self, condition: Condition, start: usize, end: usize) {
        self.put(Piece { condition, start, end, is_wide: false, members: Vec::new() });
    }

    fn put(&mut self, mut piece: Piece) {
        let group = &mut self.current;
        if let Some((_, at)) = group.not.take() {
            piece.start = at;
        }
        if std::mem::take(&mut group.has_not) {
            piece.condition = Condition::Not(Box::new(piece.condition));
            piece.is_wide = group.is_wide;
            piece.members.clear();
        }
        let is_alternative = group.joint.take().is_some_and(|(_, is_or)| is_or);
        match group.pieces.last_mut() {
            Some(before) if is_alternative => before.add_alternative(piece.condition, piece.end),
            _ => group.pieces.push(piece),
        }
    }

    fn leave_out(&mut self, what: &'a str) {
        if !self.left_out.contains(&what) {
            self.left_out.push(what);
        }
    }

    /// Operators with nothing behind them.
    fn end_operators(&mut self) {
        let group = &mut self.current;
        let ended = [group.joint.take().map(|(typed, _)| typed), group.not.take().map(|(typed, _)| typed)];
        group.has_not = false;
        if !self.is_going_on {
            ended.into_iter().flatten().for_each(|typed| self.leave_out(typed));
        }
    }

    /// The conditions of the whole query, each once. What is open is closed; `is_going_on`: more may be
    /// typed yet.
    pub(super) fn finish(mut self, text: &str, is_going_on: bool) -> (Vec<Conjunct>, Vec<&'a str>) {
        self.n_ignored = 0;
        self.is_going_on = is_going_on;
        self.end_operators();
        while !self.groups.is_empty() {
            self.close(text.len());
        }
        let mut conjuncts: Vec<Conjunct> = Vec::new();
        for Piece { condition, start, end, .. } in self.current.pieces.into_iter().flat_map(Piece::spread) {
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
