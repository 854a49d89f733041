//! Who published the page, where the page itself says so.
//!
//! In this order: its markup; its masthead; a credit «Outlet - Agency» under the report; the site's name
//! beside the headline, also in the title of its markup; the host of its address; the medium to which people in the report speak, at least twice or
//! exclusively, if the report does not relay it; a name that opens the report and returns in the
//! page's own lines; the owner in the copyright line. A medium that
//! cannot publish in Arabic is never the outlet by what people told it.

use std::collections::{BTreeMap, BTreeSet};

use crate::arabic::fold;
use crate::knowledge::media::{Reach, medium_named};
use crate::knowledge::relaying::HEAD_NOUNS;
use crate::mentions::words::between;
use crate::mentions::words_of;
use crate::report::{BlockLabel, Credited, Span};

use super::address;
use super::credit_line::names_around_dash;
use super::labels::{Labelled, site_behind_title};
use super::lines::Line;
use super::markup::{Markup, MetadataKind};
use super::masthead::{is_kind, name_in};
use super::relays::{MediaNamed, Told, named_by};
use super::rules::BlockRule;

/// Names the outlet, if the page does.
#[must_use]
pub fn outlet(
    text: &str,
    lines: &[Line],
    labels: &[Labelled],
    media: &MediaNamed,
    markup: &Markup,
) -> Option<Credited> {
    by_markup(text, markup)
        .or_else(|| masthead(text, lines, labels))
        .or_else(|| credit(text, lines, labels))
        .or_else(|| behind_title(text, lines, labels))
        .or_else(|| beside_title(text, lines, labels, markup))
        .or_else(|| address::outlet(text, markup))
        .or_else(|| told(media))
        .or_else(|| opening(text, lines, labels))
        // An agency has the rights in the text it is credited for, not in the page.
        .or_else(|| {
            let credited = |name: &str| media.relayed.iter().any(|relayed| fold(&relayed.name) == fold(name));
            owner(text, lines, labels).filter(|owner| !credited(&owner.name))
        })
}

/// The site, where the markup names it.
fn by_markup(text: &str, markup: &Markup) -> Option<Credited> {
    markup.of_kind(MetadataKind::Outlet).find_map(|span| named_by(text, span))
}

fn with_label<'a>(
    lines: &'a [Line],
    labels: &'a [Labelled],
    label: BlockLabel,
) -> impl Iterator<Item = (&'a Line, BlockRule)> {
    lines
        .iter()
        .zip(labels)
        .filter(move |(_, labelled)| labelled.0 == label)
        .map(|(line, labelled)| (line, labelled.1))
}

fn masthead(text: &str, lines: &[Line], labels: &[Labelled]) -> Option<Credited> {
    let named = || {
        with_label(lines, labels, BlockLabel::Masthead)
            .filter(|&(_, rule)| rule == BlockRule::MediumAlone)
            .map(|(line, _)| line)
    };
    named().find_map(|line| known_medium(text, line)).or_else(|| {
        let line = named().next()?;
        named_by(text, name_in(text, line))
    })
}

/// The medium a line names, perhaps behind a word such as «صحيفة».
fn known_medium(text: &str, line: &Line) -> Option<Credited> {
    let whole = line.trimmed;
    let kind = &line.words[0].key;
    let headed = is_kind(kind) || HEAD_NOUNS.iter().any(|(noun, _)| kind == noun);
    let behind_head =
        line.words.get(1).filter(|_| headed).map(|second| Span { start: second.span.start, end: whole.end });
    let known = |span: Span| {
        medium_named(span.of(text)).map(|medium| Credited { name: medium.name.to_owned(), span })
    };
    known(whole).or_else(|| behind_head.and_then(known))
}

fn credit(text: &str, lines: &[Line], labels: &[Labelled]) -> Option<Credited> {
    with_label(lines, labels, BlockLabel::Credit)
        .filter(|&(_, rule)| rule == BlockRule::NamesAtEdge)
        .find_map(|(line, _)| names_around_dash(text, line)?.outlet)
        .and_then(|span| named_by(text, span))
}

fn behind_title(text: &str, lines: &[Line], labels: &[Labelled]) -> Option<Credited> {
    let (title, _) = with_label(lines, labels, BlockLabel::Title).next()?;
    let span = with_label(lines, labels, BlockLabel::RepeatedTitle)
        .filter(|&(_, rule)| rule == BlockRule::TitleAndSite)
        .find_map(|(line, _)| site_behind_title(text, title, line))?;
    named_by(text, span)
}

fn told(media: &MediaNamed) -> Option<Credited> {
    let relayed: BTreeSet<String> = media.relayed.iter().map(|credited| fold(&credited.name)).collect();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for told in &media.told {
        *times.entry(fold(&told.medium.name)).or_default() += 1;
    }
    let is_outlet = |told: &&Told| {
        let name = fold(&told.medium.name);
        let own = !matches!(told.reach, Some(Reach::Foreign | Reach::Wire)) && !relayed.contains(&name);
        own && (told.exclusive || times.get(&name).is_some_and(|&n| n >= 2))
    };
    media.told.iter().find(is_outlet).map(|told| told.medium.clone())
}

/// «X نيوز :- …»: a name of two or three words before a dash opens the report, and the page's
/// own lines have it too.
fn opening(text: &str, lines: &[Line], labels: &[Labelled]) -> Option<Credited> {
    let (line, _) = with_label(lines, labels, BlockLabel::Body).next()?;
    let n = (2..=3).find(|&n| {
        let gap =
            |at: usize| line.words.get(at).map_or("", |next| between(text, &line.words[at - 1], next)).trim();
        matches!(gap(n), "-" | "–" | "—" | ":-" | "-:" | ":" | "--") && (1..n).all(|at| gap(at).is_empty())
    })?;
    let span = Span { start: line.words[0].span.start, end: line.words[n - 1].span.end };
    let name: Vec<&str> = line.words[..n].iter().map(|w| w.key.as_str()).collect();
    let has_name = |line: &Line| {
        line.words.windows(n).any(|words| words.iter().map(|w| w.key.as_str()).eq(name.iter().copied()))
    };
    let own = lines.iter().zip(labels).any(|(line, (label, _))| {
        label.is_boilerplate() && *label != BlockLabel::RepeatedTitle && has_name(line)
    });
    if own { named_by(text, span) } else { None }
}

/// Words of a copyright line that are no part of the owner's name.
const AROUND_OWNER: &[&str] = &[
    "شركه",
    "لشركه",
    "موسسه",
    "لموسسه",
    "موقع",
    "لموقع",
    "صحيفه",
    "لصحيفه",
    "جريده",
    "لجريده",
    "ل",
    "لدي",
    "لصالح",
    "c",
    "copyright",
    "©",
    "مجموعه",
    "لمجموعه",
];

/// The owner named behind «الحقوق محفوظة» or ©, up to punctuation or a change of script.
fn owner(text: &str, lines: &[Line], labels: &[Labelled]) -> Option<Credited> {
    with_label(lines, labels, BlockLabel::Copyright).find_map(|(line, _)| owner_in(text, line))
}

fn owner_in(text: &str, line: &Line) -> Option<Credited> {
    let words = &line.words;
    let reserved = words.iter().position(|w| w.key == "محفوظه").map_or(0, |at| at + 1);
    let first = (reserved..words.len())
        .find(|&at| words[at].number().is_none() && !AROUND_OWNER.contains(&words[at].key.as_str()))?;
    // «بوابة X - يحظر إعادة النشر»: what forbids stands behind the name.
    let forbids = words.iter().position(|w| matches!(w.key.as_str(), "يحظر" | "تحظر" | "يمنع" | "يجوز"));
    let latin = |at: usize| words[at].key.starts_with(|c: char| c.is_ascii_alphabetic());
    let mut end = first + 1;
    while end < words.len() && end < first + 4 {
        let gap = between(text, &words[end - 1], &words[end]);
        // What the owner is is not the outlet's name: «للنشر», «ش.م.م», «مجلة غير ربحية».
        let company = HEAD_NOUNS.iter().any(|(noun, _)| words[end].key == *noun)
            || words[end].key.chars().count() == 1
            || matches!(words[end].key.as_str(), "للاعلام" | "للنشر" | "للصحافه" | "للطباعه" | "المحدوده");
        if !gap.trim().is_empty() || latin(end) != latin(first) || words[end].number().is_some() || company {
            break;
        }
        end += 1;
    }
    let span = Span { start: words[first].span.start, end: words[end - 1].span.end };
    let phrase = &line.key;
    let says_owner = phrase.contains("محفوظه")
        || forbids.is_some_and(|at| first < at && end <= at && at <= end + 1)
        || line.shown(text).contains('©')
        || phrase.contains("copyright");
    let generic =
        ["للموقع", "الموقع", "للناشر", "لاصحابها", "all", "rights", "جميع", "كافه", "الحقوق", "حقوق"];
    if !says_owner || generic.contains(&words[first].key.as_str()) {
        return None;
    }
    Some(Credited { name: owner_name(text, span, &words[first].key, first == reserved), span })
}

/// The owner's name without the «ل» of «محفوظة لـ …».
fn owner_name(text: &str, span: Span, first_key: &str, follows_reserved: bool) -> String {
    let written = super::relays::as_written(text, span);
    if let Some(medium) = medium_named(&written) {
        return medium.name.to_owned();
    }
    let bare = match written.strip_prefix("لل") {
        Some(rest) => format!("ال{rest}"),
        None if follows_reserved && first_key.starts_with('ل') => written.chars().skip(1).collect(),
        None => written,
    };
    medium_named(&bare).map_or(bare, |medium| medium.name.to_owned())
}

/// The site behind or before the headline in a title of the page: «headline - section | site», «site: headline».
fn beside_title(text: &str, lines: &[Line], labels: &[Labelled], markup: &Markup) -> Option<Credited> {
    let (title, _) = with_label(lines, labels, BlockLabel::Title).next()?;
    markup.of_kind(MetadataKind::Title).find_map(|span| named_by(text, site_in(text, span, &title.key)?))
}

fn site_in(text: &str, span: Span, title: &str) -> Option<Span> {
    const MARKS: [char; 10] = ['|', '-', '–', '—', '»', '«', ':', '•', '·', '/'];
    let words = words_of(text, span);
    let n_title = title.split(' ').count();
    let others = words.len().checked_sub(n_title).filter(|others| (1..=10).contains(others))?;
    let is_title =
        |from: usize| words[from..from + n_title].iter().map(|word| word.key.as_str()).eq(title.split(' '));
    let parted = |at: usize| between(text, &words[at - 1], &words[at]).contains(MARKS);
    let (from, to) = if is_title(0) && parted(n_title) {
        let last = (n_title..words.len()).rev().find(|&at| parted(at))?;
        (last, words.len())
    } else if is_title(others) && parted(others) {
        (0, (1..=others).find(|&at| parted(at))?)
    } else {
        return None;
    };
    (to - from <= 5).then(|| Span { start: words[from].span.start, end: words[to - 1].span.end })
}
