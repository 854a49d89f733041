//! Names that outlets call themselves by, known or not: «صحيفة …», «… نيوز».
//!
//! Source of the words: the kinds of media, as Arabic outlets write them in their names; by hand.

use std::collections::BTreeSet;

use crate::report::{BlockLabel, Span};

use super::body::Draft;
use super::lines::Line;

/// Nouns that an outlet's name begins with.
const KINDS: &[&str] = &[
    "صحيفه",
    "جريده",
    "موقع",
    "وكاله",
    "شبكه",
    "بوابه",
    "مجله",
    "قناه",
    "راديو",
    "اذاعه",
    "تلفزيون",
    "منصه",
];

/// Words that an outlet's name ends with.
const ENDINGS: &[&str] = &[
    "نيوز",
    "برس",
    "اونلاين",
    "تايمز",
    "ميديا",
    "نت",
    "بوست",
    "للانباء",
    "للاخبار",
    "للاعلام",
    "الاخباري",
    "الاخباريه",
    "الالكتروني",
    "الالكترونيه",
    "اليوميه",
    "news",
    "online",
    "press",
    "tv",
    "fm",
    "media",
];

/// Words that follow such a noun where it describes and does not name: «صحيفة يومية سياسية مستقلة».
const DESCRIBING: &[&str] = &[
    "يوميه",
    "يومي",
    "اسبوعيه",
    "شهريه",
    "سياسيه",
    "سياسي",
    "مستقله",
    "مستقل",
    "شامله",
    "شامل",
    "اخباريه",
    "اخباري",
    "الكترونيه",
    "الكتروني",
    "عربيه",
    "عربي",
    "دوليه",
    "دولي",
    "ثقافيه",
    "اقتصاديه",
    "جامعه",
    "رياضيه",
    "رسميه",
    "رسمي",
    "خاصه",
    "الصور",
    "الفيديو",
    "الويب",
    "الانترنت",
    "الحادث",
    "التواصل",
];

/// The most words of a name by its kind.
const MOST_WORDS: usize = 5;

/// Whether a folded word says what kind of a medium is named behind it.
#[must_use]
pub fn is_kind(key: &str) -> bool {
    KINDS.contains(&key)
}

/// Whether the line is nothing but words such as outlets call themselves by.
#[must_use]
pub fn is_outlet_name(text: &str, line: &Line) -> bool {
    if line.ends_sentence {
        return false;
    }
    let name = name_in(text, line);
    let words: Vec<&str> = line
        .words
        .iter()
        .filter(|w| name.contains(w.span))
        .map(|w| w.key.as_str())
        .take(MOST_WORDS + 1)
        .collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let plain = !name.of(text).contains([':', '؟', '!', '،', '|', '/', '"', '«']);
    let of_kind =
        KINDS.contains(first) && (2..=MOST_WORDS).contains(&words.len()) && !DESCRIBING.contains(&words[1]);
    let ending = ENDINGS.contains(last) && (2..=4).contains(&words.len()) && !KINDS.contains(first);
    plain && (of_kind || ending)
}

fn is_arabic(text: &str) -> bool {
    text.contains(|c: char| ('ء'..='ي').contains(&c))
}

fn is_latin(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_alphabetic()) && !is_arabic(text)
}

/// The name in such a line: without a short form in a parenthesis behind it, and without itself in Latin letters
/// behind a bar.
#[must_use]
pub fn name_in(text: &str, line: &Line) -> Span {
    let whole = line.trimmed;
    let shown = whole.of(text);
    // «سهول نيوز - آخر الأخبار»
    let shown = shown.split_once(" - ").map_or(shown, |(name, _)| name.trim_end());
    let name = match shown.find(['(', '[']) {
        Some(at) if at > 0 && shown.ends_with([')', ']']) => shown[..at].trim_end(),
        _ => match shown.split_once(['|', '•', '/']) {
            Some((arabic, latin)) if is_latin(latin) && is_arabic(arabic) => arabic.trim_end(),
            _ => shown,
        },
    };
    Span { start: whole.start, end: whole.start + name.len() as u32 }
}

/// The longest name that a line of rights is searched for, in words.
const LONGEST_NAME: usize = 5;
/// How many words of lines of rights are searched.
const MOST_WORDS_OF_RIGHTS: usize = 2000;

/// The runs of words of these lines that may be a name, each once, so that many names are looked up at once.
fn runs_of_words<'k>(keys: impl Iterator<Item = &'k str>) -> BTreeSet<&'k str> {
    let mut runs = BTreeSet::new();
    let mut n_words = 0;
    let lines: BTreeSet<&str> = keys.collect();
    for key in lines {
        let starts = std::iter::once(0).chain(key.match_indices(' ').map(|(at, _)| at + 1));
        for start in starts.take(MOST_WORDS_OF_RIGHTS - n_words) {
            n_words += 1;
            let ends = key[start..].match_indices(' ').map(|(at, _)| start + at).chain([key.len()]);
            runs.extend(ends.take(LONGEST_NAME).map(|end| &key[start..end]));
        }
    }
    runs
}

/// The lines before `end` that hold the outlet's name: what it may call itself by, what the line of rights has
/// too, what stands under the logo; and the slogan behind it.
#[must_use]
pub fn lines_of(draft: &Draft<'_>, end: usize) -> BTreeSet<usize> {
    let is = |at: usize, label: BlockLabel| draft.said[at].is_some_and(|said| said.label == label);
    let rights = (0..draft.lines.len()).filter(|&at| is(at, BlockLabel::Copyright));
    let rights = runs_of_words(rights.map(|at| draft.lines[at].key.as_str()));
    let mut found = BTreeSet::new();
    for at in 0..end {
        let (line, cued) = (&draft.lines[at], &draft.cued[at]);
        if !draft.is_free(at) || cued.rubric || line.ends_sentence {
            continue;
        }
        // On a page with a blank line behind every line it says nothing.
        let wide = draft.lines.get(2).is_none_or(|third| third.after_blank);
        let above = at.checked_sub(1).filter(|_| !line.after_blank || (at == 1 && wide));
        let in_menu = above.is_some_and(|above| draft.cued[above].rubric || is(above, BlockLabel::Menu));
        let own = line.words.len() <= LONGEST_NAME
            && line.key.chars().count() >= 4
            && (rights.contains(line.key.as_str()) || rights.contains(behind_li(&line.key).as_str()));
        let under_logo = above.is_some_and(|above| is(above, BlockLabel::Masthead)) && line.words.len() <= 5;
        let slogan = found.last().is_some_and(|&last| Some(last) == above)
            && (3..=10).contains(&line.words.len())
            && !line.folded.contains(['|', '/']);
        if ((cued.outlet_name || own) && !in_menu) || under_logo || slogan {
            found.insert(at);
        }
    }
    found
}

/// A folded name behind the preposition ل.
fn behind_li(name: &str) -> String {
    match name.strip_prefix("ال") {
        Some(rest) => format!("لل{rest}"),
        None => format!("ل{name}"),
    }
}

/// Whether a folded name stands in a folded line, perhaps behind the preposition ل.
#[must_use]
pub fn holds_name(line_key: &str, name: &str) -> bool {
    let joined = behind_li(name);
    let padded = format!(" {line_key} ");
    padded.contains(&format!(" {name} ")) || padded.contains(&format!(" {joined} "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::lines::lines_of;

    #[test]
    fn names_of_outlets_are_told_from_other_short_lines() {
        let is = |text: &str| is_outlet_name(text, &lines_of(text)[0]);
        for name in [
            "سهول برس | Plains Presse",
            "سهول نيوز",
            "صحيفة الميزان",
            "وكالة السهل للأنباء (سهل)",
            "Plain News",
            "بوابة النخيل",
        ] {
            assert!(is(name), "{name}");
        }
        for other in [
            "صحيفة يومية سياسية مستقلة",
            "نيوز",
            "موقع الحادث",
            "أخبار محلية",
            "قناة السويس: حركة الملاحة عادت اليوم إلى طبيعتها",
            "شبكة التواصل",
        ] {
            assert!(!is(other), "{other}");
        }
    }

    #[test]
    fn a_name_is_found_behind_its_preposition() {
        assert!(holds_name("جميع الحقوق محفوظه للميزان 2019", "الميزان"));
        assert!(holds_name("محفوظه لوكاله السهل للانباء", "وكاله السهل للانباء"));
        assert!(!holds_name("محفوظه للميزان", "الميز"));
    }

    #[test]
    fn runs_of_words_are_what_a_line_holds() {
        let line = "جميع الحقوق محفوظه لوكاله السهل للانباء 2019";
        let runs = runs_of_words([line, line].into_iter());
        assert_eq!(runs.len(), 7 + 6 + 5 + 4 + 3);
        assert!(runs.iter().all(|run| holds_name(line, run)));
        assert!(runs.contains("لوكاله السهل للانباء"));
        // However many lines of rights there are, the work is bounded.
        let many: Vec<String> = (0..5000).map(|nth| format!("حقوق {nth}")).collect();
        assert!(runs_of_words(many.iter().map(String::as_str)).len() <= MOST_WORDS_OF_RIGHTS * LONGEST_NAME);
    }
}
