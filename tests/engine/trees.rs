//! Queries made as trees, so that what they ask is known without reading their text.

use std::ops::Range;

use proptest::prelude::*;
use sijill::arabic::tokens;
use sijill::calendar::PartialDate;
use sijill::search::query::parse;
use sijill::view::{Level, Period};

use crate::names::names_on;
use crate::oracle::one_word;

/// A word of a query with its marks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Typed {
    pub word: String,
    pub is_exact: bool,
    pub is_named: bool,
    pub is_beginning: bool,
    /// How many changes `~` allows.
    pub changes: usize,
}

#[derive(Clone, Debug)]
pub enum Asked {
    Word(Typed),
    /// `near`: the number behind `~`.
    Phrase {
        words: Vec<Typed>,
        near: Option<u32>,
        in_title: bool,
    },
    Outlet(&'static str),
    Relayed(&'static str),
    Published(&'static str, Period),
    Mentioned(&'static str, Period),
    Not(Box<Asked>),
    Any(Vec<Asked>),
    All(Vec<Asked>),
}

impl Asked {
    /// What is the same is asked for once.
    pub fn condition(&self) -> String {
        match self {
            Self::Phrase { words, in_title: false, .. } if words.len() == 1 => {
                Self::Word(words[0].clone()).text()
            }
            _ => self.text(),
        }
    }

    pub fn text(&self) -> String {
        let joined =
            |of: &[Self], by: &str| format!("({})", of.iter().map(Self::text).collect::<Vec<_>>().join(by));
        let star = |typed: &Typed| match typed.changes {
            0 if typed.is_beginning => "*".to_owned(),
            0 => String::new(),
            changes => format!("~{changes}"),
        };
        let before = |typed: &Typed| match typed {
            Typed { is_exact: true, .. } => "=",
            Typed { is_named: true, .. } => "@",
            _ => "",
        };
        match self {
            Self::Word(typed) => [before(typed), &typed.word, &star(typed)].concat(),
            Self::Phrase { words, near, in_title } => {
                let inside =
                    words.iter().map(|typed| [typed.word.clone(), star(typed)].concat()).collect::<Vec<_>>();
                let near = near.map(|n| format!("~{n}")).unwrap_or_default();
                let key = if *in_title { "title: " } else { "" };
                format!("{key}{}«{}»{near}", before(&words[0]), inside.join(" "))
            }
            Self::Outlet(name) => format!("جهة:\"{name}\""),
            Self::Relayed(name) => format!("relayed:\"{name}\""),
            Self::Published(text, _) => format!("published:{text}"),
            Self::Mentioned(text, _) => format!("ذكر:{text}"),
            Self::Not(of) => format!("-{}", of.text()),
            Self::Any(of) => joined(of, if of.len() == 2 { " | " } else { " أو " }),
            Self::All(of) => joined(of, " "),
        }
    }
}

pub const CLITICS: [&str; 8] = ["و", "ف", "ب", "ل", "ك", "ال", "وال", "بال"];

/// What must hold together, as the query says it: groups at the top are no groups, and say nothing twice.
pub fn list_of(asked: &Asked, is_top: bool) -> Vec<&Asked> {
    let Asked::All(of) = asked else { return vec![asked] };
    if !is_top {
        return of.iter().collect();
    }
    let mut list: Vec<&Asked> = Vec::new();
    for asked in of.iter().flat_map(|asked| list_of(asked, true)) {
        if list.iter().all(|known| known.condition() != asked.condition()) {
            list.push(asked);
        }
    }
    list
}

/// Words that follow each other in a list.
pub fn runs<'a>(list: &'a [&Asked]) -> impl Iterator<Item = (Range<usize>, Vec<Typed>)> + 'a {
    let word = |asked: &&Asked| match asked {
        Asked::Word(typed) => Some(typed.clone()),
        Asked::Phrase { words, in_title: false, .. } if words.len() == 1 => Some(words[0].clone()),
        _ => None,
    };
    let all = (0..list.len()).flat_map(move |first| (first + 2..=list.len()).map(move |last| first..last));
    all.filter_map(move |run| {
        Some((run.clone(), list[run].iter().map(word).collect::<Option<Vec<Typed>>>()?))
    })
}

/// A text of few different words, some of which by themselves are operators.
pub fn few_words(n: Range<usize>) -> impl Strategy<Value = String> {
    let words = ["و", "أو", "ليس", "OR", "مخيم", "مخي", "مقاتل", "شرق", "ا"];
    proptest::collection::vec(proptest::sample::select(words.to_vec()), n).prop_map(|words| words.join(" "))
}

fn typed() -> impl Strategy<Value = Typed> {
    let plain = (false, false, 0);
    let marks =
        vec![plain, plain, plain, (true, false, 0), (false, true, 0), (false, false, 1), (false, false, 2)];
    (one_word(), proptest::sample::select(marks), proptest::bool::weighted(0.2)).prop_map(
        |(word, (is_exact, is_beginning, changes), is_named)| {
            let is_named = is_named && !is_exact;
            Typed { word, is_exact, is_named, is_beginning, changes }
        },
    )
}

/// Several words, of which only the last can be a beginning, and all are exact or none.
fn phrase() -> impl Strategy<Value = Asked> {
    let words = proptest::collection::vec(typed(), 1..4);
    let near = proptest::option::of(0u32..4);
    (words, near, proptest::bool::weighted(0.2)).prop_map(|(mut words, near, in_title)| {
        let Typed { is_exact, is_named, .. } = words[0];
        let n_before = words.len() - 1;
        for typed in &mut words {
            (typed.is_exact, typed.is_named, typed.changes) = (is_exact, is_named, 0);
        }
        words[..n_before].iter_mut().for_each(|typed| typed.is_beginning = false);
        Asked::Phrase { near: near.filter(|_| n_before > 0), words, in_title }
    })
}

fn field() -> impl Strategy<Value = Asked> {
    let period = |from: Option<PartialDate>, to: Option<PartialDate>| Period { from, to };
    let (year, may) = (|year| Some(PartialDate::Year(year)), Some(PartialDate::Month(2021, 5)));
    proptest::sample::select(vec![
        Asked::Outlet("الفجر"),
        Asked::Outlet("صحيفه الفجر"),
        Asked::Outlet("غيرها"),
        Asked::Relayed("نيويورك"),
        Asked::Relayed("رويترز"),
        Asked::Published("2020", period(year(2020), year(2020))),
        Asked::Published("٢٠٢٠..", period(year(2020), None)),
        Asked::Published("..5/2021", period(None, may)),
        Asked::Mentioned("2019..2020", period(year(2019), year(2020))),
        Asked::Mentioned("2021-05", period(may, may)),
    ])
}

fn asked() -> impl Strategy<Value = Asked> {
    let leaf = prop_oneof![3 => phrase(), 2 => typed().prop_map(Asked::Word), 1 => field()];
    leaf.prop_recursive(2, 6, 3, |inner| {
        let some = proptest::collection::vec(inner.clone(), 2..4);
        let not = |asked: Asked| match asked {
            Asked::Not(asked) => *asked,
            asked => Asked::Not(Box::new(asked)),
        };
        prop_oneof![some.clone().prop_map(Asked::Any), some.prop_map(Asked::All), inner.prop_map(not),]
    })
}

fn plain(word: &str) -> Typed {
    Typed { word: word.to_owned(), is_exact: false, is_named: false, is_beginning: false, changes: 0 }
}

/// A name as a phrase or as words.
fn name(names: Vec<Vec<String>>) -> impl Strategy<Value = Asked> {
    let mut all: Vec<String> = names.into_iter().flatten().collect();
    all.push("داعش".to_owned());
    let particles = proptest::sample::select(vec!["", "", "", "و", "ب", "ل", "فك", "ول"]);
    (proptest::sample::select(all), particles, any::<bool>(), any::<bool>(), one_word()).prop_map(
        |(name, particles, is_phrase, is_named, other)| {
            let name = match name.strip_prefix("ال").filter(|_| particles.ends_with('ل')) {
                _ if name.starts_with(|c: char| c.is_ascii()) => name,
                Some(rest) => [particles, "ل", rest].concat(),
                None => [particles, &name].concat(),
            };
            let mut words: Vec<Typed> = tokens(&name).map(|word| plain(word.text)).collect();
            words.iter_mut().for_each(|typed| typed.is_named = is_named);
            if is_phrase {
                return Asked::Phrase { words, near: None, in_title: false };
            }
            words.push(plain(&other));
            Asked::All(words.into_iter().map(Asked::Word).collect())
        },
    )
}

/// Words of several lines beside each other are as good as any to ask for, and so are names.
pub fn asked_of(pages: Vec<String>) -> impl Strategy<Value = (Vec<String>, Vec<Vec<String>>, Vec<Asked>)> {
    names_on(&pages).prop_flat_map(move |names| {
        let beside = beside_of(&pages);
        let some = prop_oneof![2 => asked(), 1 => beside, 1 => name(names.clone())];
        (Just(pages.clone()), Just(names), proptest::collection::vec(some, 8))
    })
}

fn beside_of(pages: &[String]) -> impl Strategy<Value = Asked> + use<> {
    let words: Vec<String> =
        pages.iter().flat_map(|page| tokens(page)).map(|word| word.text.to_owned()).collect();
    let beside = (0..words.len().saturating_sub(3), 2usize..4, proptest::option::of(0u32..3), any::<bool>());
    beside.prop_map(move |(first, n, near, is_turned)| {
        let mut words: Vec<Typed> = words[first..first + n].iter().map(|word| plain(word)).collect();
        if is_turned {
            words.reverse();
        }
        Asked::Phrase { words, near, in_title: false }
    })
}

/// Whether each `*` makes a beginning, which the level *word*, as `@` asks for, understands in a way of its own.
pub fn is_plain(asked: &Asked, level: Level) -> bool {
    let text = asked.text();
    let n_stars = text.matches('*').count();
    let level = if text.contains('@') { Level::Name } else { level };
    let beginnings = parse(&text, false).words.into_iter().filter(|word| word.is_prefix).count();
    n_stars == 0 || (level < Level::Word && parse(&text, false).notices.is_empty() && beginnings > 0)
}
