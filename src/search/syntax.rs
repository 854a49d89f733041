//! The marks and operators of a query: which of its words a report must have, may have, must not
//! have. Total: whatever cannot be read is left out and reported.
//!
//! Words side by side must all be there. `OR`, «أو» and a `|` by itself bind the closest: «مخيم الهول أو الروج» asks for
//! the camp and one of the two names, as web search engines read it. `NOT` and «ليس» exclude what
//! follows with its alternatives, a hyphen the one word it is written onto; `=` before a word takes it
//! letter by letter, `@` with other names of the same, `*` behind it as a beginning; parentheses group. Between quotation marks nothing is an
//! operator: several words are a phrase, and with `~5` behind them they stand near each other. `title:`,
//! `outlet:`, `relayed:`, `published:` and `mentioned:` ([`Key`]) are about something else than the text.

use super::fields::{Field, Key};
use super::phrases::Phrase;
use crate::arabic::fold;
use crate::view::{Period, is_hyphen};

/// What a report must satisfy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It has the word with this place in the query.
    Word(usize),
    /// It satisfies the phrase with this place in [`Asked::phrases`].
    Phrase(usize),
    /// It satisfies the field with this place in [`Asked::fields`].
    Field(usize),
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

/// All that a query asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// All of these together.
    pub conjuncts: Vec<Conjunct>,
    /// The phrases that are asked for, each once.
    pub phrases: Vec<Phrase>,
    /// What is asked of other things than the text, each once.
    pub fields: Vec<Field>,
    /// The query with the words of its phrases by themselves, if it has phrases.
    pub apart: Option<String>,
}

impl Asked {
    /// The period that all reports are to mention a time of, as the query has it.
    #[must_use]
    pub fn mentioned(&self) -> Option<Period> {
        self.conjuncts.iter().find_map(|conjunct| self.mentioned_in(&conjunct.condition))
    }

    fn mentioned_in(&self, condition: &Condition) -> Option<Period> {
        match condition {
            Condition::Field(nth) => match &self.fields[*nth] {
                Field::Time(Key::Mentioned, period) => Some(*period),
                _ => None,
            },
            Condition::All(conditions) => conditions.iter().find_map(|one| self.mentioned_in(one)),
            _ => None,
        }
    }

    /// The phrases by which reports can be found.
    pub fn phrases_wanted(&self) -> Vec<&Phrase> {
        let mut wanted = Vec::new();
        self.each(&mut |condition, is_wanted| {
            if let Condition::Phrase(nth) = condition
                && is_wanted
            {
                wanted.push(&self.phrases[*nth]);
            }
        });
        wanted
    }

    /// Visits words, phrases and fields, each with whether reports can be found by it: it is not excluded.
    pub(super) fn each(&self, visit: &mut dyn FnMut(&Condition, bool)) {
        self.conjuncts.iter().for_each(|conjunct| conjunct.condition.each(true, visit));
    }
}

/// The place of the item; one that is there already counts once.
pub(super) fn place<T: PartialEq>(items: &mut Vec<T>, item: T) -> usize {
    items.iter().position(|known| *known == item).unwrap_or_else(|| {
        items.push(item);
        items.len() - 1
    })
}

/// As a word by itself it joins.
pub(super) const JOINING: &str = "و";

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
    /// It begins with a field.
    has_field: bool,
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
                self.current.is_wide = !typed.starts_with(is_hyphen);
                self.current.not.get_or_insert((typed, at));
            }
        }
    }

    /// Whether what comes next is excluded.
    pub(super) fn is_excluding(&self) -> bool {
        self.current.has_not || self.groups.iter().any(|group| group.has_not)
    }

    /// `has_field`: all in it is about the field before it, where it begins.
    pub(super) fn open(&mut self, at: usize, has_field: bool) {
        if self.groups.len() == DEEPEST {
            self.n_ignored += 1;
            return self.leave_out("(");
        }
        let outer = std::mem::replace(&mut self.current, Group { start: at, has_field, ..Group::default() });
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
        let (start, mut members) = (inner.start, inner.pieces);
        if members.is_empty() {
            return self.end_operators();
        }
        let mut conditions: Vec<Condition> = members.iter().map(|piece| piece.condition.clone()).collect();
        let condition = if conditions.len() == 1 { conditions.remove(0) } else { Condition::All(conditions) };
        if inner.has_field {
            // Its conditions are written without their field.
            members.clear();
        }
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

    /// What comes here asks for nothing.
    pub(super) fn skip(&mut self) {
        self.end_operators();
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
    fn each(&self, is_wanted: bool, visit: &mut dyn FnMut(&Self, bool)) {
        match self {
            Self::Any(conditions) | Self::All(conditions) => {
                conditions.iter().for_each(|condition| condition.each(is_wanted, visit));
            }
            Self::Not(condition) => condition.each(false, visit),
            _ => visit(self, is_wanted),
        }
    }

    /// Whether it asks for words of the text.
    pub(super) fn asks_for_words(&self) -> bool {
        let mut asks = false;
        self.each(true, &mut |condition, is_wanted| {
            asks |= is_wanted && !matches!(condition, Self::Field(_));
        });
        asks
    }
}
