//! The words of a query. Total: every text is some query.

use super::syntax::{Builder, Condition, Conjunct, Marks, Operator, Part, parts};
use crate::arabic::class::{Form, is_clitic_so_far, strip_weak_start};
use crate::arabic::letters::is_dropped;
use crate::arabic::{Token, is_clitic_on_other_script, surface, tokens};
use crate::findings::Notice;

/// A word of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryWord {
    /// As typed.
    pub typed: String,
    /// As the dictionary would spell it.
    pub surface: String,
    /// Folded.
    pub form: Form,
    /// Still being typed, or with `*`: it matches as a beginning.
    pub is_prefix: bool,
    /// With `=`: only in exactly these letters.
    pub is_exact: bool,
    /// Reports may be found by it: somewhere in the query it is not excluded.
    pub is_wanted: bool,
    /// The query asks where it stands, and not only in which reports.
    pub needs_positions: bool,
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
    /// What it asks of them, all together.
    pub conjuncts: Vec<Conjunct>,
    /// What was left out, and why.
    pub notices: Vec<Notice>,
}

impl Query {
    /// The place of the word; one that is there already counts once.
    fn place(&mut self, word: QueryWord) -> usize {
        let is_same = |known: &QueryWord| {
            (&known.surface, known.is_prefix, known.is_exact)
                == (&word.surface, word.is_prefix, word.is_exact)
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
    let mut query = Query::default();
    let all: Vec<Token<'_>> = tokens(text).collect();
    let (parts, mut marks) = parts(text, &all);
    let mut builder = Builder::default();
    let mut nth = 0;
    for part in parts {
        let (token, around) = match part {
            Part::Word(token, around) => (token, around),
            Part::Minus(at, mark) => {
                builder.operator(Operator::Not, &text[at..at + mark.len_utf8()], at);
                continue;
            }
            Part::Open(at) => {
                builder.open(at);
                continue;
            }
            Part::Close(at, mark) => {
                builder.close(at + mark.len_utf8());
                continue;
            }
        };
        nth += 1;
        if is_clitic_on_other_script(token, all.get(nth)) {
            continue;
        }
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        let is_unfinished = typing && end == text.len();
        // «أو» as the first word of many may become «أوروبا».
        let is_operator = all.len() > 1 && around == Marks::default();
        if let Some(operator) = operator_of(text, token).filter(|_| is_operator) {
            builder.operator(operator, token.text, start);
            continue;
        }
        // As a beginning it would exclude what the whole word does not.
        if is_unfinished && builder.is_excluding() {
            continue;
        }
        let Some(word) = read(token, around, is_unfinished) else { continue };
        if around.is_beginning && !word.is_prefix && !marks.contains('*') {
            marks.push('*');
        }
        let begins_at = if word.is_exact { text[..start].rfind('=').unwrap_or(start) } else { start };
        let ends_at = if around.is_beginning { end + 1 } else { end };
        let place = query.place(word);
        builder.add(Condition::Word(place), begins_at, ends_at);
    }
    let (conjuncts, left_out) = builder.finish(text, typing);
    query.conjuncts = conjuncts;
    let mut wanted = vec![false; query.words.len()];
    query.conjuncts.iter().for_each(|conjunct| conjunct.condition.wanted(&mut wanted));
    query.words.iter_mut().zip(wanted).for_each(|(word, is_wanted)| word.is_wanted = is_wanted);
    if all.is_empty() && !text.trim().is_empty() {
        query.notices.push(Notice::NothingToSearch);
    }
    if !marks.is_empty() {
        query.notices.push(Notice::MarksIgnored(marks));
    }
    if !left_out.is_empty() {
        query.notices.push(Notice::OperatorsAlone(left_out.join(" ")));
    }
    query
}

/// The operator that the word is. A «و» by itself joins; written onto a word it is a part of it.
fn operator_of(text: &str, token: Token<'_>) -> Option<Operator> {
    let (start, end) = (token.span.start as usize, token.span.end as usize);
    let stands_alone =
        text[..start].ends_with(char::is_whitespace) && text[end..].starts_with(char::is_whitespace);
    if token.text == "و" && stands_alone { Some(Operator::And) } else { Operator::of(token.text) }
}

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
    let typed = token.text.to_owned();
    let surface = surface(token.text);
    Some(QueryWord {
        typed,
        surface,
        form,
        is_prefix,
        is_exact: around.is_exact,
        is_wanted: true,
        needs_positions: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, typing: bool, expected: &[(&str, bool)]) {
        let query = parse(text, typing);
        let words: Vec<_> = query.words.iter().map(|w| (w.typed.as_str(), w.is_prefix)).collect();
        assert_eq!(words, expected, "{text}");
    }

    /// The conditions in a notation of their own: `all(…)`, `any(…)`, `not(…)`.
    fn meaning(text: &str) -> String {
        fn write(condition: &Condition, words: &[QueryWord]) -> String {
            let list = |name: &str, of: &[Condition]| {
                let inner: Vec<String> = of.iter().map(|condition| write(condition, words)).collect();
                format!("{name}({})", inner.join(" "))
            };
            match condition {
                Condition::Word(nth) => {
                    let word = &words[*nth];
                    let exact = if word.is_exact { "=" } else { "" };
                    format!("{exact}{}{}", word.typed, if word.is_prefix { "*" } else { "" })
                }
                Condition::Any(of) => list("any", of),
                Condition::All(of) => list("all", of),
                Condition::Not(of) => list("not", std::slice::from_ref(of)),
            }
        }
        let query = parse(text, false);
        let conditions: Vec<String> =
            query.conjuncts.iter().map(|conjunct| write(&conjunct.condition, &query.words)).collect();
        conditions.join(" ")
    }

    #[test]
    fn the_word_under_the_caret_is_a_beginning_until_a_space() {
        check("مخيم اله", true, &[("مخيم", false), ("اله", true)]);
        check("مخيم الهول ", true, &[("مخيم", false), ("الهول", false)]);
        check("مخيم اله", false, &[("مخيم", false), ("اله", false)]);
        check("مخيم ا", true, &[("مخيم", false)]);
        check("مخيم وال", true, &[("مخيم", false)]);
        check("مخيم وال ", true, &[("مخيم", false), ("وال", false)]);
        check("ا", false, &[("ا", false)]);
        check("فلك", true, &[("فلك", false)]);
        check("أو", true, &[("أو", true)]);
    }

    #[test]
    fn words_count_once_and_marks_are_reported() {
        check("و50000 بـISIS", false, &[("50000", false), ("ISIS", false)]);
        check("داعش، داعش؟ و«داعش»", false, &[("داعش", false), ("و", false)]);
        let notices = |text: &str, typing| parse(text, typing).notices;
        assert_eq!(notices("«جيش إرهابي»", false), [Notice::MarksIgnored("«»".to_owned())]);
        assert_eq!(notices("جيش", false), []);
        assert_eq!(notices("* جيش", false), [Notice::MarksIgnored("*".to_owned())]);
        assert_eq!(notices("خاص- جيش", false), []);
        assert_eq!(notices("😀 ؟", false), [Notice::NothingToSearch]);
        assert_eq!(notices("ا", true), []);
    }

    #[test]
    fn operators_and_marks_say_what_is_asked() {
        assert_eq!(meaning("مخيم الهول أو الروج"), "مخيم any(الهول الروج)");
        assert_eq!(meaning("داعش OR القاعدة او النصرة"), "any(داعش القاعدة النصرة)");
        assert_eq!(meaning("سوريا -العراق ليس لبنان NOT مصر"), "سوريا not(العراق) not(لبنان) not(مصر)");
        assert_eq!(meaning("=مقاتل مقات*"), "=مقاتل مقات*");
        assert_eq!(
            meaning("مخيم (الهول أو (الروج -شرق)) AND شمال"),
            "مخيم any(الهول all(الروج not(شرق))) شمال"
        );
        assert_eq!(meaning("-(داعش أو القاعدة)"), "not(any(داعش القاعدة))");
        assert_eq!(meaning("-=داعش"), "not(=داعش)");
        assert_eq!(meaning("ليس -داعش"), "داعش", "twice is not at all");
        assert_eq!(meaning("«داعش أو القاعدة»"), "داعش أو القاعدة", "quoted, it is a word");
        assert_eq!(meaning("خاص-جيش or شرق - غرب"), "خاص جيش or شرق غرب");
        assert_eq!(meaning("أو"), "أو");
        assert_eq!(meaning("(داعش القاعدة) داعش"), "داعش القاعدة");
        assert_eq!(meaning("(داعش القاعدة) أو النصرة"), "any(all(داعش القاعدة) النصرة)");
        assert_eq!(meaning("مخيم و الهول"), "مخيم الهول");
        assert_eq!(meaning("ليس القاعدة أو العراق"), "not(any(القاعدة العراق))");
        assert_eq!(meaning("-القاعدة أو العراق"), "any(not(القاعدة) العراق)");
        assert_eq!(meaning("العراق -\"مخيم الهول\" -شرق"), "العراق not(all(مخيم الهول)) not(شرق)");
        assert_eq!(meaning("«جبهة النصرة» أو «جيش -الإسلام»"), "any(all(جبهة النصرة) all(جيش الإسلام))");
        assert_eq!(meaning("«مخيم أو العراق"), "any(مخيم العراق)", "nothing closes it");
    }

    #[test]
    fn a_hyphen_excludes_only_what_it_is_written_onto() {
        for text in [
            "داعش -- القاعدة",
            "داعش -> القاعدة",
            "داعش - القاعدة",
            "داعش-القاعدة",
            "داعش --القاعدة",
            "داعش -… القاعدة",
        ] {
            assert_eq!(meaning(text), "داعش القاعدة", "{text}");
        }
        for text in [
            "داعش -القاعدة",
            "داعش \u{200f}-القاعدة",
            "داعش،-القاعدة",
            "داعش −القاعدة",
            "داعش -\u{200f}القاعدة",
        ] {
            assert_eq!(meaning(text).replace('\u{200f}', ""), "داعش not(القاعدة)", "{text}");
        }
    }

    #[test]
    fn a_word_that_is_excluded_counts_once_it_is_whole() {
        check("داعش -مخا", true, &[("داعش", false)]);
        check("داعش ليس (مخيم مخا", true, &[("داعش", false), ("مخيم", false)]);
        check("داعش -مخا ", true, &[("داعش", false), ("مخا", false)]);
    }

    #[test]
    fn what_belongs_to_nothing_is_left_out_and_said() {
        let left_out = |text: &str| match parse(text, false).notices.as_slice() {
            [Notice::OperatorsAlone(what)] => what.clone(),
            other => format!("{other:?}"),
        };
        assert_eq!((meaning("أو داعش"), left_out("أو داعش")), ("داعش".to_owned(), "أو".to_owned()));
        assert_eq!((meaning("داعش OR"), left_out("داعش OR")), ("داعش".to_owned(), "OR".to_owned()));
        assert_eq!((meaning("داعش) ليس"), left_out("داعش) ليس")), ("داعش".to_owned(), ") ليس".to_owned()));
        assert_eq!(meaning("(داعش أو القاعدة"), "any(داعش القاعدة)");
        assert_eq!(meaning("() داعش (أو)"), "داعش");
        assert_eq!((meaning("ليس () داعش"), left_out("ليس () داعش")), ("داعش".to_owned(), "ليس".to_owned()));
        assert_eq!((meaning("AND داعش"), left_out("داعش أو (")), ("داعش".to_owned(), "أو".to_owned()));
        assert_eq!(parse("داعش أو", true).notices, [], "more may follow");
        assert_eq!(parse("داعش أو (", true).notices, [], "more may follow");
        for text in ["م*", "مخ*م", "مخيم=", "= مخيم"] {
            let notices = parse(text, false).notices;
            assert!(matches!(notices.as_slice(), [Notice::MarksIgnored(_)]), "{text}: {notices:?}");
        }
        let deep = format!("{}داعش{}", "(".repeat(100_000), ")".repeat(100_000));
        assert_eq!((meaning(&deep), left_out(&deep)), ("داعش".to_owned(), "(".to_owned()));
    }

    #[test]
    fn a_condition_is_called_as_it_was_typed() {
        let typed =
            |text: &str| parse(text, false).conjuncts.into_iter().map(|c| c.typed).collect::<Vec<_>>();
        assert_eq!(typed("مخيم، الهول أو الروج -شرق"), ["مخيم", "الهول أو الروج", "-شرق"]);
        assert_eq!(typed("ليس (شرق أو غرب) =جيش مقات*"), ["ليس (شرق أو غرب)", "=جيش", "مقات*"]);
    }

    #[test]
    fn only_what_is_not_excluded_is_looked_for() {
        let wanted =
            |text: &str| parse(text, false).words.iter().map(|word| word.is_wanted).collect::<Vec<_>>();
        assert_eq!(wanted("شرق -غرب"), [true, false]);
        assert_eq!(wanted("غرب أو -غرب"), [true]);
    }

    proptest::proptest! {
        #[test]
        fn every_text_is_some_query(text in "[-=*()\"«» أوليسORNT\\-دا]{0,24}", typing: bool) {
            let query = parse(&text, typing);
            for conjunct in &query.conjuncts {
                proptest::prop_assert!(text.contains(&conjunct.typed));
            }
        }

        #[test]
        fn any_letters_at_all_are_some_query(text: String, typing: bool) {
            let _query = parse(&text, typing);
        }
    }
}
