//! What headings announce: links under «اقرأ أيضا», the names under «رئيس التحرير», the date under «تاريخ
//! النشر», the lines of a box of service.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::knowledge::boilerplate::{BOX_HEADINGS, MENU_ENTRIES_TOO};
use crate::report::BlockLabel;

use super::cues::{Cued, Said, key_of};
use super::lines::Line;
use super::marked::Hint;
use super::rules::BlockRule;

/// The longest line, in characters, that may be a link to another report.
const LONGEST_LINK: usize = 130;

/// What the lines say of themselves, with what their headings announce, until text resumes.
#[must_use]
pub fn carried(cued: &[Cued], lines: &[Line], hints: &[Hint]) -> Vec<Option<Said>> {
    let mut said: Vec<Option<Said>> = Vec::with_capacity(lines.len());
    let mut open: Option<BlockLabel> = None;
    let mut in_box = false;
    let mut of_cards_until = 0;
    for (at, (cue, line)) in cued.iter().zip(lines).enumerate() {
        if at < of_cards_until {
            said.push(cue.said.or(Some(LINK)));
            continue;
        }
        // The words under a linked picture belong to the link.
        let in_list = open == Some(BlockLabel::ReadAlso);
        let own = cue
            .said
            .or_else(|| over_links(cued, lines, at))
            .filter(|said| !(in_list && said.label == BlockLabel::Caption))
            .filter(|said| !(is_list_heading(*said) && is_menu_entry(cued, lines, at)))
            .filter(|said| !(said.heading && is_item_among_short(lines, at)));
        in_box = match own {
            Some(own) => own.heading && is_box(line),
            None => in_box && is_in_box(lines, at, said[at - 1]),
        };
        if in_box && own.is_none() {
            said.push(Some(BOX));
            continue;
        }
        let given =
            own.or_else(|| open.and_then(|label| announced(label, cue, line, &hints[at]))).filter(|given| {
                let under_picture = own.is_none() && given.label == BlockLabel::Caption;
                !under_picture || at.checked_sub(1).is_some_and(|above| shares_opening(&lines[above], line))
            });
        open = match (own, given) {
            (Some(own), _) => (own.heading || is_picture(own, line)).then_some(own.label),
            (None, Some(given)) if given.label == BlockLabel::ReadAlso => open,
            _ => None,
        };
        if own.is_some_and(is_list_heading) {
            of_cards_until = at + 1 + n_lines_of_cards(&cued[at + 1..], &lines[at + 1..]);
        }
        said.push(given);
    }
    said
}

const LINK: Said = Said { label: BlockLabel::ReadAlso, rule: BlockRule::LinkUnderReadAlso, heading: false };
const BOX: Said = Said { label: BlockLabel::PageControl, rule: BlockRule::PageControlCue, heading: false };

/// A few words directly over several links of plain text are the heading of their list.
fn over_links(cued: &[Cued], lines: &[Line], at: usize) -> Option<Said> {
    let is_link = |at: usize| {
        let said = cued.get(at).and_then(|cue| cue.said);
        said.is_some_and(|said| said.label == BlockLabel::ReadAlso && !said.heading)
            && lines[at].marks.n_links > 0
    };
    let line = &lines[at];
    let plain =
        line.words.len() <= 6 && !line.ends_sentence && line.marks.n_links == 0 && line.marks.heading != 1;
    let named = cued[at].date_line || cued[at].medium || cued[at].rubric || cued[at].time_mark;
    (plain && !named && is_link(at + 1) && is_link(at + 2)).then_some(Said {
        label: BlockLabel::ReadAlso,
        rule: BlockRule::ReadAlsoCue,
        heading: true,
    })
}

fn is_list_heading(said: Said) -> bool {
    said.label == BlockLabel::ReadAlso && said.heading
}

static BOXES: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| BOX_HEADINGS.iter().map(|heading| key_of(heading)).collect());
static ENTRIES: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| MENU_ENTRIES_TOO.iter().map(|entry| key_of(entry)).collect());

/// What stands under a picture begins as its name does.
fn shares_opening(picture: &Line, line: &Line) -> bool {
    let opening = |line: &Line| line.words.first().map(|word| word.key.clone());
    opening(picture).is_some() && opening(picture) == opening(line)
}

fn is_picture(own: Said, line: &Line) -> bool {
    own.label == BlockLabel::Caption && own.rule == BlockRule::Markup && !line.words.is_empty()
}

fn is_box(line: &Line) -> bool {
    BOXES.contains(&line.key)
}

/// Whether a short item stands among short items: it is an entry of a menu, and heads nothing.
fn is_item_among_short(lines: &[Line], at: usize) -> bool {
    let short = |at: usize| {
        let line = lines.get(at);
        line.is_some_and(|line| line.marks.set_apart && line.words.len() <= 3 && !line.after_blank)
    };
    let line = &lines[at];
    let first = line.after_blank && line.marks.set_apart && line.words.len() <= 3;
    (first && short(at + 1))
        || (short(at) && at > 0 && lines[at - 1].words.len() <= 3 && lines[at - 1].marks.set_apart)
}

/// A box of service has short lines, and ends with a blank one.
fn is_in_box(lines: &[Line], at: usize, before: Option<Said>) -> bool {
    let under_heading = before.is_some_and(|said| said.heading);
    let line = &lines[at];
    line.words.len() <= 12 && !line.ends_sentence && (!line.after_blank || under_heading)
}

/// Whether words such as «آخر الأخبار» or «عاجل» open no list here: a rubric follows, or more short lines, as in a menu.
fn is_menu_entry(cued: &[Cued], lines: &[Line], at: usize) -> bool {
    let short = |at: usize| {
        lines.get(at).is_some_and(|line| line.words.len() <= 3 && !cued[at].time_mark && !cued[at].date_line)
    };
    ENTRIES.contains(&lines[at].key)
        && (cued.get(at + 1).is_some_and(|next| next.rubric) || (short(at + 1) && short(at + 2)))
}

fn announced(heading: BlockLabel, cue: &Cued, line: &Line, hint: &Hint) -> Option<Said> {
    let name = !cue.date_line && line.words.len() <= 5 && !line.ends_sentence;
    let (fits, rule) = match heading {
        BlockLabel::ReadAlso => {
            let link = !line.ends_sentence && line.chars <= LONGEST_LINK && !cue.rubric;
            (link && !hint.is_headline() && !hint.is_text(line), BlockRule::LinkUnderReadAlso)
        }
        BlockLabel::Staff => (name, BlockRule::NameUnderStaff),
        BlockLabel::Credit => (name, BlockRule::CreditCue),
        // Under a picture that plain text has a sign for.
        BlockLabel::Caption => {
            let under = !line.after_blank && line.words.len() <= 16 && !line.ends_sentence && !cue.date_line;
            (under, BlockRule::CaptionCue)
        }
        BlockLabel::Dateline => (cue.date_line, BlockRule::PublicationCue),
        BlockLabel::Clock => (cue.date_line || cue.time_mark, BlockRule::ClockCue),
        _ => return None,
    };
    fits.then_some(Said { label: heading, rule, heading: false })
}

/// What a line under a heading of a list may be.
#[derive(PartialEq, Eq)]
enum Part {
    Headline,
    /// The first sentences of the other report.
    Teaser,
    /// Date, section, counter, name.
    Small,
}

/// How many of these lines are links with the first sentences of their reports. A report that resumes behind the
/// list has two paragraphs one after the other somewhere; links with teasers alternate to the end.
fn n_lines_of_cards(cued: &[Cued], lines: &[Line]) -> usize {
    let own = |cue: &Cued| {
        cue.said.is_some_and(|said| {
            !matches!(said.label, BlockLabel::Caption | BlockLabel::Section | BlockLabel::Dateline)
                && said.rule != BlockRule::LinkUnderReadAlso
        })
    };
    let n = cued.iter().take_while(|cue| !own(cue)).count();
    let parts: Vec<Part> = cued[..n].iter().zip(lines).map(|(cue, line)| part(cue, line)).collect();
    let mut last = None;
    let (mut teasers, mut small, mut apart, mut gaps) = (0, 0, 0, 0);
    for (part, line) in parts.iter().zip(lines) {
        match part {
            Part::Teaser if last != Some(&Part::Headline) => return 0,
            Part::Teaser => {
                teasers += 1;
                apart += usize::from(line.after_blank);
            }
            Part::Headline => gaps += usize::from(line.after_blank),
            Part::Small => {
                small += 1;
                continue;
            }
        }
        last = Some(part);
    }
    // A teaser is nearer to its headline than that to the link before, or each link has a date.
    let nearer = apart == 0 && gaps + 1 >= teasers;
    if teasers >= 2 && (nearer || small >= teasers || teasers >= 3) { n } else { 0 }
}

fn part(cue: &Cued, line: &Line) -> Part {
    if cue.said.is_some_and(|said| said.rule == BlockRule::LinkUnderReadAlso) {
        Part::Headline
    } else if line.words.len() <= 3 || cue.date_line || cue.time_mark || cue.said.is_some() {
        Part::Small
    } else if line.ends_sentence || line.chars > LONGEST_LINK {
        Part::Teaser
    } else {
        Part::Headline
    }
}
