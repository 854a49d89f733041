//! What a line says of itself, wherever it stands.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use crate::knowledge::boilerplate::{CUES, Fit, SECTIONS, TAG_HEADINGS};
use crate::knowledge::media::medium_at;
use crate::mentions::openings::Openings;
use crate::mentions::words::{between, words_and_key};
use crate::mentions::{Found, times_in};
use crate::report::{BlockLabel, Granularity, Span};

use super::credit_line::names_writer_behind;
use super::date_line::is_date_line;
use super::lines::Line;
use super::rules::BlockRule;
use super::{plain_signs, signs};

/// The longest line, in words, that may be a date line.
const LONGEST_DATE_LINE: usize = 18;

/// What a line says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// The label it gives itself.
    pub label: BlockLabel,
    /// By which rule.
    pub rule: BlockRule,
    /// Whether the cue is the whole line, so that what it announces stands in the next lines.
    pub heading: bool,
}

/// What the cues say of one line.
#[derive(Clone, Debug, Default)]
pub struct Cued {
    /// A label that holds wherever the line stands.
    pub said: Option<Said>,
    /// A line that is little more than a date: what it is depends on where it stands.
    pub date_line: bool,
    /// The name of a rubric alone.
    pub rubric: bool,
    /// The name of a medium alone.
    pub medium: bool,
    /// Words such as outlets call themselves by, alone in the line.
    pub outlet_name: bool,
    /// A time of day and hardly anything else.
    pub time_mark: bool,
}

struct Phrase {
    label: BlockLabel,
    rule: BlockRule,
    fit: Fit,
    max_words: usize,
    key: String,
}

type ByFirstWord = HashMap<String, Vec<usize>, FxBuildHasher>;

/// The phrases in the order of the table, and where to look for them by their first words: those that begin a line,
/// and those that stand anywhere in it.
struct Phrases {
    all: Vec<Phrase>,
    by_first_word: ByFirstWord,
    inside: ByFirstWord,
    longest_line: usize,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases {
        all: Vec::new(),
        by_first_word: ByFirstWord::default(),
        inside: ByFirstWord::default(),
        longest_line: 0,
    };
    for (cue, phrase) in
        CUES.iter().copied().flatten().flat_map(|cue| cue.phrases.iter().map(move |phrase| (cue, phrase)))
    {
        let key = key_of(phrase);
        let nth = phrases.all.len();
        let place = if cue.fit == Fit::Inside { &mut phrases.inside } else { &mut phrases.by_first_word };
        if let Some(first) = key.split(' ').next() {
            place.entry(first.to_owned()).or_default().push(nth);
        }
        phrases.longest_line = phrases.longest_line.max(cue.max_words);
        let rule = if TAG_HEADINGS.contains(phrase) { BlockRule::TagCue } else { rule_of(cue.label) };
        phrases.all.push(Phrase { label: cue.label, rule, fit: cue.fit, max_words: cue.max_words, key });
    }
    phrases
});

static RUBRICS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| SECTIONS.iter().map(|name| key_of(name)).collect());

static RUBRIC_WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let words = RUBRICS.iter().flat_map(|name| name.split(' ')).filter(|word| word.chars().count() >= 3);
    words.map(str::to_owned).collect()
});

/// Whether words of rubrics stand in a short line, or two things joined by «و»: no name of a person.
#[must_use]
pub fn is_of_rubrics(line: &Line) -> bool {
    let joined = |key: &str| key.strip_prefix('و').is_some_and(|rest| rest.chars().count() >= 4);
    let of_rubric =
        |key: &str| RUBRIC_WORDS.contains(key.strip_prefix('و').unwrap_or(key)) || RUBRIC_WORDS.contains(key);
    line.words.iter().any(|word| of_rubric(&word.key))
        || line.words.iter().skip(1).any(|word| joined(&word.key))
}

/// The folded words of a phrase with single spaces between.
#[must_use]
pub fn key_of(text: &str) -> String {
    words_and_key(text, Span::new(0, text.len())).1.to_string()
}

/// Reads the cues of a line.
#[must_use]
pub fn cued(text: &str, line: &Line) -> Cued {
    if let Some(said) = plain_signs::hidden(line) {
        return Cued { said: Some(said), ..Cued::default() };
    }
    if line.words.is_empty() {
        // Marks alone; `labels` gives them the label of their place.
        let said = Said { label: BlockLabel::PageControl, rule: BlockRule::NoWords, heading: false };
        return Cued { said: Some(said), ..Cued::default() };
    }
    let times = if line.words.len() <= LONGEST_DATE_LINE { times_in(text, &line.words) } else { Vec::new() };
    let rubric = line.words.len() <= 4 && RUBRICS.contains(&line.key);
    Cued {
        said: signs::site_updated(line)
            .or_else(|| dated(line, &times))
            .or_else(|| now(line, &times))
            .or_else(|| signs::copyright_sign(text, line))
            .or_else(|| signs::breadcrumb(text, line))
            .or_else(|| phrase(text, line))
            .or_else(|| plain_signs::read_there(line))
            .or_else(|| plain_signs::addresses(text, line))
            .or_else(|| signs::clock(line, &times))
            .or_else(|| credit_or_caption(text, line))
            .or_else(|| signs::networks(line))
            .or_else(|| plain_signs::joined_networks(line))
            .or_else(|| signs::counter(line))
            .or_else(|| signs::small_signs(text, line))
            .or_else(|| signs::prayers(line))
            .or_else(|| plain_signs::rates(line))
            .or_else(|| signs::post_address(text, line))
            .or_else(|| signs::hashtags(text, line))
            .or_else(|| dated_inside(line, &times))
            .or_else(|| rubric_path(text, line))
            .or_else(|| plain_signs::placeholder(text, line).filter(|_| !rubric))
            .or_else(|| plain_signs::row(text, line)),
        date_line: is_date_line(line, &times),
        rubric,
        medium: is_medium(line),
        outlet_name: super::masthead::is_outlet_name(text, line),
        time_mark: signs::is_time_mark(line),
    }
}

/// «رياضة / محلية»: a rubric and what stands in it.
fn rubric_path(text: &str, line: &Line) -> Option<Said> {
    if !(2..=8).contains(&line.words.len()) || line.ends_sentence {
        return None;
    }
    let steps: Vec<&str> = line.shown(text).split(['/', '›', '»', '>', '\\', '←']).map(str::trim).collect();
    let short = |step: &&str| !step.is_empty() && step.split_whitespace().count() <= 3;
    let is_path = (2..=4).contains(&steps.len()) && steps.iter().all(short);
    let said = Said { label: BlockLabel::Section, rule: BlockRule::RubricBesideTitle, heading: false };
    (is_path && RUBRICS.contains(&key_of(steps[0]))).then_some(said)
}

fn is_medium(line: &Line) -> bool {
    let head = crate::knowledge::relaying::HEAD_NOUNS.iter().any(|(noun, _)| line.words[0].key == *noun);
    let whole = |at: usize, ordinary: bool| {
        medium_at(&line.words, at)
            .is_some_and(|m| m.end == line.words.len() && m.clitics == 0 && (ordinary || !m.medium.ordinary))
    };
    line.words.len() <= 6 && ((head && whole(1, true)) || whole(0, false))
}

pub(super) fn starts_with(key: &str, phrase: &str) -> bool {
    key.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

pub(super) fn holds(key: &str, phrase: &str) -> bool {
    let bytes = key.as_bytes();
    key.match_indices(phrase).any(|(at, _)| {
        let end = at + phrase.len();
        (at == 0 || bytes[at - 1] == b' ') && (end == bytes.len() || bytes[end] == b' ')
    })
}

fn phrase(text: &str, line: &Line) -> Option<Said> {
    let n = line.words.len();
    let phrases = &*PHRASES;
    if n > phrases.longest_line {
        return None;
    }
    let fits = |p: &Phrase| {
        n <= p.max_words
            && match p.fit {
                Fit::Whole => line.key == p.key,
                Fit::Start => starts_with(&line.key, &p.key),
                Fit::Inside => holds(&line.key, &p.key),
                Fit::Colon => starts_with(&line.key, &p.key) && is_before_colon(text, line, &p.key),
            }
    };
    let starting = phrases.by_first_word.get(line.words[0].key.as_str()).into_iter().flatten();
    let inside = line.words.iter().filter(|word| word.opens.has(Openings::CUE));
    let inside = inside.filter_map(|word| phrases.inside.get(word.key.as_str())).flatten();
    let nth = starting.chain(inside).copied().filter(|&nth| fits(&phrases.all[nth])).min()?;
    let found = &phrases.all[nth];
    // A sentence of the report may begin like a button.
    if found.fit == Fit::Start && line.ends_sentence && n >= 8 && !announces(found.label) {
        return None;
    }
    Some(Said { label: found.label, rule: found.rule, heading: line.key == found.key })
}

/// Whether a colon follows these first words of a line, or nothing.
fn is_before_colon(text: &str, line: &Line, key: &str) -> bool {
    let n = key.split(' ').count();
    let behind = |next| between(text, &line.words[n - 1], next).trim_start_matches(['*', '_', ' ', '\u{a0}']);
    line.words.get(n).map_or(line.announces, |next| behind(next).starts_with(':'))
}

/// Labels whose phrases no report begins a sentence with.
fn announces(label: BlockLabel) -> bool {
    matches!(
        label,
        BlockLabel::ReadAlso | BlockLabel::CommentForm | BlockLabel::Copyright | BlockLabel::Newsletter
    )
}

fn rule_of(label: BlockLabel) -> BlockRule {
    match label {
        BlockLabel::Copyright => BlockRule::CopyrightCue,
        BlockLabel::CommentForm => BlockRule::CommentFormCue,
        BlockLabel::Newsletter => BlockRule::NewsletterCue,
        BlockLabel::ReadAlso => BlockRule::ReadAlsoCue,
        BlockLabel::Share => BlockRule::ShareCue,
        BlockLabel::PageControl => BlockRule::PageControlCue,
        BlockLabel::Clock => BlockRule::ClockCue,
        BlockLabel::Staff => BlockRule::StaffCue,
        BlockLabel::Footer => BlockRule::FooterCue,
        BlockLabel::Menu => BlockRule::MenuCue,
        BlockLabel::Masthead => BlockRule::MastheadCue,
        BlockLabel::Section => BlockRule::RubricBesideTitle,
        BlockLabel::Caption => BlockRule::CaptionCue,
        BlockLabel::Dateline => BlockRule::PublicationCue,
        BlockLabel::Credit => BlockRule::CreditCue,
        BlockLabel::Metadata => BlockRule::Markup,
        BlockLabel::Title | BlockLabel::RepeatedTitle | BlockLabel::Subtitle | BlockLabel::Body => {
            BlockRule::DensestText
        }
    }
}

/// Words that announce the date of publication.
const PUBLICATION: &[&str] = &[
    "تاريخ النشر",
    "نشر في",
    "نشر بتاريخ",
    "نشر يوم",
    "نشرت في",
    "نشر",
    "نشرت",
    "تم النشر",
    "تم نشره",
    "تم نشر",
    "النشر",
    "تاريخ",
    "التاريخ",
    "اخر تحديث",
    "تم التحديث",
    "تحديث",
    "حدث في",
    "تاريخ التحديث",
    "تم تحديثه",
    "تاريخ الخبر",
    "كتب في",
    "اضيف في",
    "اضيف بتاريخ",
    "تمت الاضافه",
    "published",
    "updated",
    "posted on",
    "last updated",
];

/// A publication cue with a date behind it, or alone in a line over its date.
fn dated(line: &Line, times: &[Found]) -> Option<Said> {
    if let Some(said) = signs::issue(line, times) {
        return Some(said);
    }
    let has_day = times.iter().any(|found| found.granularity == Granularity::Day);
    // «سهول نيوز, [31/03/2017 12:47]»: a message, as programs for messages write it out.
    let stamped = line.folded.ends_with(']') && line.folded.contains('[');
    if stamped && has_day && line.words.len() <= 14 {
        return Some(Said { label: BlockLabel::Dateline, rule: BlockRule::PublicationCue, heading: false });
    }
    // «بقلم نزار الكاتبي في 15 يونيو 2017»
    let signed = matches!(line.words[0].key.as_str(), "بقلم" | "بواسطه" | "كتب" | "كتبت" | "كتبه" | "كتبته");
    if signed && has_day && line.words.len() <= 14 && !line.ends_sentence {
        return Some(Said { label: BlockLabel::Dateline, rule: BlockRule::PublicationCue, heading: false });
    }
    let cue = PUBLICATION.iter().filter(|cue| starts_with(&line.key, cue)).max_by_key(|cue| cue.len())?;
    let heading = line.key == **cue && (line.words.len() >= 2 || line.folded.ends_with(':'));
    let said = Said { label: BlockLabel::Dateline, rule: BlockRule::PublicationCue, heading };
    let rest = line.words.iter().skip(cue.split(' ').count());
    let only_time = line.folded.contains(':')
        && rest.len() > 0
        && rest.clone().all(signs::is_beside_time)
        && rest.filter(|w| w.number().is_some()).count() >= 2;
    (heading || only_time || (has_day && !line.ends_sentence)).then_some(said)
}

/// «الآن على المباشر، الأحد 7 ماي 2017 11:02»
fn now(line: &Line, times: &[Found]) -> Option<Said> {
    let dated = line.words[0].key == "الان" && times.iter().any(|found| found.day().is_some());
    let clock = Said { label: BlockLabel::Clock, rule: BlockRule::ClockCue, heading: false };
    (dated && line.words.len() <= 14 && !line.ends_sentence).then_some(clock)
}

/// «دمشق - وكالات بتاريخ 27/7/2015»
fn dated_inside(line: &Line, times: &[Found]) -> Option<Said> {
    let is_cue = |at: usize| matches!(line.words[at].key.as_str(), "بتاريخ" | "تاريخ");
    let day = times.iter().find(|found| found.day().is_some())?;
    let from = day.first_word.saturating_sub(3);
    let cue = line.words.len() <= 12 && !line.ends_sentence && (from..day.first_word).any(is_cue);
    cue.then_some(Said { label: BlockLabel::Dateline, rule: BlockRule::PublicationCue, heading: false })
}

/// Words that announce author or source.
pub(super) const AUTHOR_CUES: &[&str] = &[
    "كتب",
    "كتبت",
    "كتبه",
    "كتبته",
    "بقلم",
    "اعداد",
    "اعده",
    "اعدته",
    "اعد التقرير",
    "اعدت التقرير",
    "حاوره",
    "حاورته",
    "حاورها",
    "حاورتها",
    "اجري الحوار",
    "اجرت الحوار",
    "المحرر",
    "الكاتب",
    "المصدر",
    "بواسطه",
    "الوكاله",
    "المراسل",
    "التحرير",
];

/// Words that announce an author if hardly anything follows; headlines begin with them too.
pub(super) const WEAK_AUTHOR_CUES: &[&str] = &["تقرير", "ترجمه", "تحرير", "متابعه", "مراسل", "حوار", "تحقيق"];

/// «كتب: …» credits the report; «المصدر: أ ف ب» behind other words credits a picture.
fn credit_or_caption(text: &str, line: &Line) -> Option<Said> {
    if line.words.len() > 16 || line.ends_sentence {
        return None;
    }
    if signs::is_desk(text, line)
        || (starts_with(&line.key, "نقلا عن") && line.words.len() <= 8)
        || signs::is_end_mark(line)
        || names_writer_behind(text, line)
    {
        return Some(Said { label: BlockLabel::Credit, rule: BlockRule::CreditCue, heading: false });
    }
    if signs::credits_picture(text, line) {
        return Some(Said { label: BlockLabel::Caption, rule: BlockRule::CaptionCue, heading: false });
    }
    let mut cues = AUTHOR_CUES.iter().map(|cue| (cue, 12)).chain(WEAK_AUTHOR_CUES.iter().map(|cue| (cue, 5)));
    if let Some((cue, longest)) = cues.find(|(cue, _)| starts_with(&line.key, cue)) {
        let rest = line.folded.strip_prefix(cue).unwrap_or_default().trim_start();
        let alone = line.words.len() == 1 && longest > 5;
        let marked = rest.starts_with([':', '-', '–', '/', '|']) && line.words.len() <= longest;
        let unmarked = matches!(*cue, "بقلم" | "بواسطه") && line.words.len() <= 6;
        // «حاوره هاتفيا: …»
        let first_colon = rest.split_once(':').map(|(before, _)| before.split_whitespace().count());
        let led = cue.starts_with("حاور") && first_colon.is_some_and(|n| n <= 2) && line.words.len() <= 8;
        if marked || alone || unmarked || led {
            let heading = line.words.len() == 1;
            return Some(Said { label: BlockLabel::Credit, rule: BlockRule::CreditCue, heading });
        }
    }
    let pictured = ["المصدر:", "المصدر :", "تصوير:", "تصوير :", "عدسه:", "(ارشيف", "ارشيفيه"]
        .iter()
        .any(|mark| line.folded.contains(mark));
    pictured.then_some(Said { label: BlockLabel::Caption, rule: BlockRule::CaptionCue, heading: false })
}
