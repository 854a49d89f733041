//! Signs of plain text: rows of entries, pictures and buttons as text browsers write them, rates, names that a copied page
//! has lost the spaces between.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::mentions::Word;
use crate::mentions::words::between;
use crate::report::BlockLabel;

use super::cues::Said;
use super::lines::Line;
use super::masthead::is_outlet_name;
use super::rules::BlockRule;
use super::signs::{NETWORK_WORDS, WEAK_WORDS};
use super::written::is_addresses;

static STRONG_NETWORKS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let strong = NETWORK_WORDS.iter().filter(|word| !WEAK_WORDS.contains(*word) && word.chars().count() >= 4);
    strong.cloned().collect()
});

const fn by_markup(label: BlockLabel) -> Said {
    Said { label, rule: BlockRule::Markup, heading: false }
}

/// A line of plain text of which nothing is shown: a picture without words, an address of a link, attributes.
pub(super) fn hidden(line: &Line) -> Option<Said> {
    let hidden = line.words.is_empty() && (line.marks.hidden || line.marks.picture);
    let label = if line.marks.picture { BlockLabel::Caption } else { BlockLabel::Menu };
    hidden.then_some(by_markup(label))
}

/// «اقرأ في سهول نيوز أيضا»
pub(super) fn read_there(line: &Line) -> Option<Said> {
    const READ: [&str; 8] = ["اقرا", "اقراوا", "اقرووا", "طالع", "طالعوا", "تابع", "تابعوا", "شاهد"];
    let n = line.words.len();
    let also = matches!(line.words[n - 1].key.as_str(), "ايضا" | "كذلك");
    let said = Said { label: BlockLabel::ReadAlso, rule: BlockRule::ReadAlsoCue, heading: true };
    (also && (2..=8).contains(&n) && READ.contains(&line.words[0].key.as_str())).then_some(said)
}

/// Addresses, and nothing else.
pub(super) fn addresses(text: &str, line: &Line) -> Option<Said> {
    let short = line.words.len() <= 60;
    (short && is_addresses(line.shown(text))).then_some(by_markup(BlockLabel::Menu))
}

/// A picture or a button that plain text has for one.
pub(super) fn placeholder(text: &str, line: &Line) -> Option<Said> {
    if line.marks.button && line.words.len() <= 8 {
        return Some(by_markup(BlockLabel::PageControl));
    }
    // «[Name of the picture]», as text browsers show pictures that have one.
    let shown = line.shown(text);
    let bracketed = shown.starts_with('[')
        && shown.ends_with(']')
        && shown.matches('[').count() == 1
        && line.words.len() <= 10;
    if bracketed && !matches!(line.key.as_str(), "يتبع" | "") {
        return Some(by_markup(BlockLabel::Caption));
    }
    if !line.marks.picture || line.ends_sentence && line.words.len() > 20 {
        return None;
    }
    // A picture that leads to another report.
    if line.marks.n_links > 0 && line.words.len() >= 5 && !line.marks.logo {
        return None;
    }
    let said = if line.marks.logo || is_outlet_name(text, line) {
        Said { label: BlockLabel::Masthead, rule: BlockRule::MediumAlone, heading: false }
    } else {
        by_markup(BlockLabel::Caption)
    };
    Some(said)
}

/// The entries of a row: so many words in each.
const LONGEST_ENTRY: usize = 4;

/// «محليات | اقتصاد | رياضة», «\[3\]اتصل بنا \[4\]أعلن معنا»: entries in a row, of networks, temperatures or a menu.
pub(super) fn row(text: &str, line: &Line) -> Option<Said> {
    let n = line.words.len();
    if line.ends_sentence || !(2..=80).contains(&n) {
        return None;
    }
    let shown = line.shown(text);
    let degrees = shown.matches(['°', '℃']).count();
    if degrees >= 2 && n <= 5 * degrees {
        return Some(Said {
            label: BlockLabel::PageControl,
            rule: BlockRule::PageControlCue,
            heading: false,
        });
    }
    let is_parting = |gap: &str| {
        let wide = gap.trim().is_empty() && gap.contains('\u{a0}') && gap.chars().count() >= 2;
        let bracketed = gap.contains('[') && gap.contains(']');
        gap.contains(['|', '•', '·', '\t', '¦', '│']) || gap.contains("   ") || bracketed || wide
    };
    let mut entries = vec![0_usize];
    for (at, pair) in line.words.windows(2).enumerate() {
        if at == 0 {
            entries[0] = 1;
        }
        if is_parting(between(text, &pair[0], &pair[1])) {
            entries.push(0);
        }
        if let Some(last) = entries.last_mut() {
            *last += 1;
        }
    }
    let linked = line.marks.linked >= 80 && line.marks.n_links >= 2;
    let n_entries = entries.len().max(usize::from(linked) * line.marks.n_links as usize);
    let longest = if linked { n.div_ceil(n_entries) } else { entries.iter().copied().max().unwrap_or(0) };
    let enough = n_entries >= if linked { 2 } else { 4 };
    if !enough || longest > LONGEST_ENTRY || n > 3 * n_entries {
        return None;
    }
    let networks = line.words.iter().filter(|w| NETWORK_WORDS.contains(w.key.as_str())).count();
    let steps = shown.contains(['›', '»', '>', '→', '/']) && !shown.contains('|') && n_entries <= 4;
    let (label, rule) = if networks * 2 >= n && networks >= 2 {
        (BlockLabel::Share, BlockRule::NetworksOnly)
    } else if steps {
        (BlockLabel::Section, BlockRule::RubricBesideTitle)
    } else {
        (BlockLabel::Menu, BlockRule::MenuCue)
    };
    Some(Said { label, rule, heading: false })
}

/// «يورو 4.10 4.13»: a row of rates. A report may have such a table too, so it is a menu only outside of one.
pub(super) fn rates(line: &Line) -> Option<Said> {
    const CURRENCIES: [&str; 14] = [
        "دولار",
        "الدولار",
        "يورو",
        "اليورو",
        "جنيه",
        "الجنيه",
        "استرليني",
        "درهم",
        "ريال",
        "الريال",
        "ليره",
        "الليره",
        "فرنك",
        "ين",
    ];
    const BESIDE: [&str; 16] = [
        "امريكي",
        "اميركي",
        "سعودي",
        "مصري",
        "قطري",
        "كويتي",
        "اماراتي",
        "شراء",
        "بيع",
        "الشراء",
        "المبيع",
        "البيع",
        "عمله",
        "العمله",
        "تحويل",
        "العملات",
    ];
    let (mut currency, mut numbers, mut heads) = (0, 0, 0);
    for word in &line.words {
        match word.key.as_str() {
            key if CURRENCIES.contains(&key) => currency += 1,
            key if BESIDE.contains(&key) => heads += 1,
            _ if word.number().is_some() => numbers += 1,
            _ => return None,
        }
    }
    let row = currency >= 1 && numbers >= 2 && line.words.len() <= 40;
    let head = heads >= 2 && heads == line.words.len();
    (row || head).then_some(Said { label: BlockLabel::Menu, rule: BlockRule::MenuCue, heading: false })
}

/// «فيسبوكتويترواتساب»: names of networks that a copied page has lost the spaces between.
pub(super) fn joined_networks(line: &Line) -> Option<Said> {
    let joined = |word: &Word| {
        let mut rest = word.key.as_str();
        let mut n = 0;
        while let Some(name) = STRONG_NETWORKS
            .iter()
            .filter(|name| rest.starts_with(name.as_str()))
            .max_by_key(|name| name.len())
        {
            rest = &rest[name.len()..];
            n += 1;
        }
        n >= 2
    };
    let short = line.words.len() <= 8 && !line.ends_sentence;
    let said = Said { label: BlockLabel::Share, rule: BlockRule::NetworksOnly, heading: false };
    (short && line.words.iter().any(joined)).then_some(said)
}
