//! The names of a credit, and which of them are persons: «الرياض - محمد السالم», «إعداد فلان للنشرة العربية - تحرير
//! فلان», «عبدالله صالح (جدة)».
//!
//! A credit is cut at its marks. A piece is announced by the words before it («بقلم», «تصوير»), is a city, a medium, a
//! desk, or has the shape of a person's name; how sure that is depends on announcement and given name.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::knowledge::given_names::{GIVEN_NAMES, NO_PERSON, OTHER_HANDS, TITLES, WRITERS};
use crate::knowledge::relaying::HEAD_NOUNS;
use crate::mentions::Word;
use crate::mentions::words::between;
use crate::report::Span;

use super::credit_line::Side;
use super::cues::key_of;

fn keys(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| key_of(name)).collect()
}

static GIVEN: LazyLock<BTreeSet<String>> = LazyLock::new(|| GIVEN_NAMES.split(' ').map(key_of).collect());
static TITLE_KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| keys(TITLES));
static NO_PERSON_KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| keys(NO_PERSON));
static WRITER_KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| keys(WRITERS));
static OTHER_KEYS: LazyLock<BTreeSet<String>> = LazyLock::new(|| keys(OTHER_HANDS));

/// The longest announcement, in words.
const LONGEST_CUE: usize = 2;
/// The longest name of a person, in words, with «بن» and the like.
const LONGEST_NAME: usize = 7;

/// Whose name a piece is announced to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Nothing announces it.
    Unsaid,
    /// Who wrote the report.
    Writer,
    /// Who did something else for it.
    Other,
}

/// What a piece of a credit names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// A person: it is announced as one, or has a given name or a title.
    Person,
    /// Two to four words that may be a person's name.
    PerhapsPerson,
    /// A city, a medium, or words for nobody in particular.
    Side(Side),
    /// Anything else: one word, a desk, a phrase.
    Other,
}

/// A piece of a credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The name, without announcement and titles.
    pub span: Span,
    /// Whose it is announced to be.
    pub role: Role,
    /// What it names.
    pub names: Names,
}

/// The pieces of a credit, in order.
#[must_use]
pub fn pieces(text: &str, words: &[Word]) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut role = Role::Unsaid;
    let mut announced = false;
    for (nth, (run, mark)) in runs(text, words).into_iter().enumerate() {
        // «تصوير: فلان، فلان»: an announcement holds across commas.
        if nth > 0 && mark != Mark::Comma && !announced {
            role = Role::Unsaid;
        }
        announced = false;
        let mut rest = run;
        while let Some((n, of)) = announcement(rest) {
            (role, rest, announced) = (of, &rest[n..], true);
        }
        let rest = &rest[..rest.iter().position(ends_name).unwrap_or(rest.len())];
        if rest.is_empty() {
            continue;
        }
        announced = false;
        let mut start = 0;
        for end in 1..=rest.len() {
            if end < rest.len() && !joins_another(&rest[end]) {
                continue;
            }
            found.push(piece(text, &rest[start..end], start > 0, role));
            start = end;
        }
    }
    found
}

/// What stands before a run of words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Comma,
    Other,
}

/// The runs of words between the marks of a credit, each with the mark before it.
fn runs<'w>(text: &str, words: &'w [Word]) -> Vec<(&'w [Word], Mark)> {
    let mut runs = Vec::new();
    let (mut start, mut mark) = (0, Mark::Other);
    for end in 1..=words.len() {
        let gap = words.get(end).map_or("", |next| between(text, &words[end - 1], next));
        let word = words.get(end).map_or("", |next| next.key.as_str());
        let from = word == "من";
        let parted = gap.contains([
            '-', '–', '—', '/', '|', ':', ',', '،', '؛', ';', '(', ')', '[', ']', '*', '•', '&', '»', '«',
            '…', '!',
        ]) || gap.contains(" ـ ");
        if end < words.len() && !parted && !from && !matches!(word, "بقلم" | "بواسطه" | "by") {
            continue;
        }
        if start < end {
            runs.push((&words[start..end], mark));
        }
        start = end + usize::from(from);
        mark = if gap.contains([',', '،', '&']) { Mark::Comma } else { Mark::Other };
    }
    runs
}

/// How many of the first words announce whose name follows, and whose.
fn announcement(words: &[Word]) -> Option<(usize, Role)> {
    (1..=LONGEST_CUE.min(words.len())).rev().find_map(|n| {
        let said: Vec<&str> = words[..n].iter().map(|word| word.key.as_str()).collect();
        let said = said.join(" ");
        if WRITER_KEYS.contains(&said) {
            Some((n, Role::Writer))
        } else {
            OTHER_KEYS.contains(&said).then_some((n, Role::Other))
        }
    })
}

/// Whether a name has ended before this word: «إعداد فلان للنشرة العربية», «بقلم فلان 4 أغسطس».
fn ends_name(word: &Word) -> bool {
    word.number().is_some()
        || word.key.starts_with(|c: char| c.is_numeric())
        || matches!(word.key.as_str(), "للنشره" | "في" | "ل" | "يوم" | "بتاريخ")
}

/// «… ويوسف دياب»: another person, whose given name carries the «و».
fn joins_another(word: &Word) -> bool {
    !is_given(&word.key) && word.key.strip_prefix('و').is_some_and(is_given)
}

fn is_given(key: &str) -> bool {
    GIVEN.contains(key) || key.starts_with("عبد")
}

fn piece(text: &str, words: &[Word], carries_and: bool, role: Role) -> Piece {
    let first = if carries_and { words[0].span_after(text, 1) } else { words[0].span };
    let whole = Span { end: words[words.len() - 1].span.end, ..first };
    let side = Side::of(whole.of(text));
    if side != Side::Name {
        return Piece { span: whole, role, names: Names::Side(side) };
    }
    let n_titles = words.iter().take_while(|word| TITLE_KEYS.contains(word.key.as_str())).count();
    let name = if n_titles < words.len() { &words[n_titles..] } else { words };
    let span = if n_titles > 0 { Span { start: name[0].span.start, ..whole } } else { whole };
    if !has_shape_of_person(text, name) {
        return Piece { span, role, names: Names::Other };
    }
    let kin = name[1..].iter().any(|word| matches!(word.key.as_str(), "بن" | "بنت" | "ال"));
    let carries_and = carries_and && n_titles == 0;
    let given = carries_and || is_given(&name[0].key);
    let sure = role == Role::Writer || n_titles > 0 || given || kin;
    Piece { span, role, names: if sure { Names::Person } else { Names::PerhapsPerson } }
}

/// Two to four words of one script, none of which a desk, a medium or a sentence has.
fn has_shape_of_person(text: &str, words: &[Word]) -> bool {
    let is_kin = |word: &&Word| matches!(word.key.as_str(), "بن" | "ابن" | "بنت" | "ال" | "ابو" | "عبد");
    let latin = |word: &Word| word.key.starts_with(|c: char| c.is_ascii_alphabetic());
    let script = latin(&words[0]);
    let fits = |word: &Word| {
        let capital = !script || word.span.of(text).starts_with(char::is_uppercase);
        latin(word) == script
            && capital
            && word.key.chars().count() >= 2
            && word.key.chars().all(char::is_alphabetic)
            && !NO_PERSON_KEYS.contains(word.key.as_str())
            && !HEAD_NOUNS.iter().any(|(noun, _)| word.key == *noun)
    };
    let n_names = words.iter().filter(|word| !is_kin(word)).count();
    (2..=4).contains(&n_names) && words.len() <= LONGEST_NAME && words.iter().all(fits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::mentions::words_of;

    fn read(text: &str) -> Vec<(&str, Role, Names)> {
        let found = pieces(text, &words_of(text, Span::new(0, text.len())));
        found.into_iter().map(|piece| (piece.span.of(text), piece.role, piece.names)).collect()
    }

    fn of_role(text: &str, role: Role) -> Vec<&str> {
        read(text).into_iter().filter(|(_, of, _)| *of == role).map(|(words, ..)| words).collect()
    }

    #[test]
    fn announcements_rule_their_names() {
        let desk = "(إعداد سميرة الكاتبي للنشرة العربية - تحرير ماجد الباني)";
        assert_eq!(of_role(desk, Role::Writer), ["سميرة الكاتبي"]);
        assert_eq!(of_role(desk, Role::Other), ["ماجد الباني"]);
        let pictured = "كتب - ماجد الباني / تصوير: سمير العدسي، هاني الضوئي";
        assert_eq!(of_role(pictured, Role::Writer), ["ماجد الباني"]);
        assert_eq!(of_role(pictured, Role::Other), ["سمير العدسي", "هاني الضوئي"]);
        assert_eq!(of_role("نشر في 5 مايو 2017 بواسطة هدى الراوي", Role::Writer), ["هدى الراوي"]);
        assert_eq!(of_role("بقلم: د. زهير الطويل 4 أغسطس 2015", Role::Writer), ["زهير الطويل"]);
        assert_eq!(of_role("المصدر: وكالات - أنقرة", Role::Other), ["وكالات"]);
        assert_eq!(of_role("كتب المحرر الرياضي", Role::Writer), [""; 0]);
    }

    #[test]
    fn persons_stand_beside_places_and_media() {
        let names = |text: &'static str| -> Vec<Names> { read(text).into_iter().map(|of| of.2).collect() };
        let city = Names::Side(Side::City);
        assert_eq!(names("الرياض - محمد السالم"), [city, Names::Person]);
        assert_eq!(names("بيروت: ثائر الجبلي ويوسف البحري"), [city, Names::Person, Names::Person]);
        assert_eq!(names("أ ف ب - باريس"), [Names::Side(Side::Medium), city]);
        assert_eq!(names("سبق- وكالات:"), [Names::Side(Side::Medium), Names::Side(Side::Nobody)]);
        assert_eq!(names("موسكو - إيفان بتروف"), [city, Names::PerhapsPerson]);
        assert_eq!(names("ميرهان آل سالم"), [Names::Person]);
        assert_eq!(names("القاهرة - مكتب الجريدة"), [city, Names::Other]);
        assert_eq!(names("Anna Smith"), [Names::PerhapsPerson]);
        for none in ["admin", "هيئة التحرير", "anna smith", "Super Admin", "قال إن ذلك لا يكفي أبدًا", "م.ع"]
        {
            assert_eq!(names(none), [Names::Other], "{none}");
        }
    }

    proptest! {
        #[test]
        fn pieces_of_any_text_are_words_of_it_in_order(text in "[\\PC\n]{0,60}|[كتبقلموعن محدس،:()/ -]{0,40}") {
            let words = words_of(&text, Span::new(0, text.len()));
            let mut end = 0;
            for Piece { span, .. } in pieces(&text, &words) {
                prop_assert!(end <= span.start && span.start < span.end);
                prop_assert!(!span.of(&text).trim().is_empty());
                end = span.end;
            }
        }
    }
}
