//! The link of a view: `View` ⇄ the fragment of a URL.
//!
//! A link begins with its version, then come the parts that differ from the default view, always
//! in this order, joined by `&`:
//!
//! | part | meaning |
//! |---|---|
//! | `v1` | the version; the default view is just this |
//! | `q=words` | the query, all words finished |
//! | `typing=words` | the query in place of `q`, its last word still being typed |
//! | `level=letters` | spelling of a [`Level`] |
//! | `outlet=a,b` | outlets; `!unknown` is [`Choice::Unknown`] |
//! | `relayed=a,b` | relayed sources, likewise |
//! | `dating=stated,inferred` | spellings of [`Provenance`] |
//! | `certainty=undated,day` | spellings of [`Certainty`], as a rule of widths |
//! | `conflict=disputed` | spellings of [`Certainty`] that are conflicts |
//! | `dated=0123456789abcdef:2018..2019` | reports that the reader dated by hand, and their periods |
//! | `published=2018..2021-06` | the period, either end may be missing (`2018..`); `2018` alone is `2018..2018` |
//! | `within` | the dating must lie within the period |
//! | `mentioned=2019..2019` | the period that is mentioned, likewise |
//! | `mentioned-within` | the mention must lie within the period |
//! | `boilerplate` | boilerplate is searched and shown |
//! | `sort=newest` | spelling of a [`Sort`] |
//! | `page=2` | the page of rows, counted from 1 |
//! | `report=0123456789abcdef` | the open report |
//! | `words=120-188` | the words of it that are pointed at: bytes of its text, half-open |
//! | `zoom=month` | the timeline's unit, spelling of a [`TimeUnit`] |
//! | `around=2019-03-15` | a day in the middle of the timeline |
//! | `tables` | the timeline is shown as tables |
//! | `lens=context` | spelling of a [`Lens`] |
//! | `context-sort=after-1` | spelling of a [`ContextSort`] |
//! | `context-form=word` | only the occurrences of this form |
//! | `context-reports=100` | in how many reports occurrences are looked for |
//! | `ui=en` | spelling of a [`Language`] |
//! | `digits=latn` | spelling of [`Numerals`] |
//! | `months=levantine` | spelling of [`MonthNames`] |
//! | `theme=dark` | spelling of a [`Theme`] |
//! | `contrast=more` | spelling of a [`Contrast`] |
//! | `size=large` | spelling of a [`ReadingSize`] |
//!
//! In words and names, `-` and the letters and digits of the usual scripts stand as they are, a
//! space is `+`, and everything else is percent-encoded UTF-8. So separators, marks that linkifiers cut
//! off, bidi controls, invisible and unassigned characters never stand raw in a link, and a
//! browser that percent-encodes the letters changes nothing.
//!
//! Not here: what the values mean for a search, and whether an edition has them.

use std::fmt::Write;

use super::letters::{is_letter_or_digit, is_vowel_mark};
use super::{
    ByHand, Choice, Chosen, ContextSort, ContextView, Contrast, Language, Lens, Level, MonthNames, Numerals,
    Period, ReadingSize, Settings, Sort, Theme, View,
};
use crate::calendar::{Day, PartialDate, TimeUnit};
use crate::findings::Notice;
use crate::report::{Certainty, Provenance, ReportId, Span};

/// The longest link that is read, in bytes.
pub const LONGEST_LINK: usize = 64 << 10;

/// How many notices one link can cause; further ones are not given.
pub const MOST_LINK_NOTICES: usize = 20;

const VERSION: u32 = 1;
const UNKNOWN: &str = "!unknown";

impl View {
    /// The view as the fragment of a link, without `#`. See the table in this file.
    ///
    /// Every view comes back from [`View::decode`] unchanged, as long as its names and form are not
    /// empty, its conflicts are such, its periods are not reversed, its dates lie in the years 0 to 9999, its words are
    /// not none, its number of reports is not 0, and the link is no longer than [`LONGEST_LINK`].
    #[must_use]
    pub fn encode(&self) -> String {
        let mut link = LinkWriter { link: format!("v{VERSION}") };
        let default = Self::default();
        if self.typing {
            link.part("typing", &escape(&self.query));
        } else if !self.query.is_empty() {
            link.part("q", &escape(&self.query));
        }
        if self.level != default.level {
            link.part("level", self.level.as_str());
        }
        link.list("outlet", self.outlets.iter().filter_map(escape_choice));
        link.list("relayed", self.relayed.iter().filter_map(escape_choice));
        link.list("dating", self.provenance.iter().map(|kind| kind.as_str().to_owned()));
        link.list("certainty", self.certainty.iter().map(|of| of.as_str().to_owned()));
        link.list("conflict", self.conflict.iter().map(|of| of.as_str().to_owned()));
        let dated = self.by_hand.iter().map(|(id, period)| format!("{id}:{}", escape_period(*period)));
        link.list("dated", dated);
        if let Some(period) = self.published {
            link.part("published", &escape_period(period));
        }
        link.flag("within", self.within);
        if let Some(period) = self.mentioned {
            link.part("mentioned", &escape_period(period));
        }
        link.flag("mentioned-within", self.mentioned_within);
        link.flag("boilerplate", self.boilerplate);
        if self.sort != default.sort {
            link.part("sort", self.sort.as_str());
        }
        if self.page != default.page {
            link.part("page", &(u64::from(self.page) + 1).to_string());
        }
        if let Some(report) = self.report {
            link.part("report", &report.to_string());
        }
        if let Some(words) = self.words {
            link.part("words", &format!("{}-{}", words.start, words.end));
        }
        link.spelled("zoom", self.zoom.map(TimeUnit::as_str));
        if let Some(day) = self.around {
            link.part("around", &day.to_string());
        }
        link.flag("tables", self.tables);
        if self.lens != default.lens {
            link.part("lens", self.lens.as_str());
        }
        let ContextView { sort, form, reports } = &self.context;
        if *sort != default.context.sort {
            link.part("context-sort", sort.as_str());
        }
        if let Some(form) = form {
            link.part("context-form", &escape(form));
        }
        if *reports != default.context.reports {
            link.part("context-reports", &reports.to_string());
        }
        let Settings { language, numerals, months, theme, contrast, reading_size } = self.settings;
        link.spelled("ui", language.map(Language::as_str));
        link.spelled("digits", numerals.map(Numerals::as_str));
        link.spelled("months", months.map(MonthNames::as_str));
        link.spelled("theme", theme.map(Theme::as_str));
        link.spelled("contrast", contrast.map(Contrast::as_str));
        link.spelled("size", reading_size.map(ReadingSize::as_str));
        link.link
    }

    /// The view of a fragment, with or without `#`, percent-encoded or not, and a notice for
    /// each part that was not understood (at most [`MOST_LINK_NOTICES`]).
    ///
    /// Total: any text gives a view. What is not understood keeps its default; where a part
    /// stands twice, the first holds.
    #[must_use]
    pub fn decode(fragment: &str) -> (Self, Vec<Notice>) {
        let mut reader = LinkReader::default();
        reader.read(fragment);
        reader.notices.truncate(MOST_LINK_NOTICES);
        (reader.view, reader.notices)
    }
}

struct LinkWriter {
    link: String,
}

impl LinkWriter {
    fn part(&mut self, key: &str, escaped: &str) {
        let _ = write!(self.link, "&{key}={escaped}");
    }

    fn flag(&mut self, key: &str, on: bool) {
        if on {
            let _ = write!(self.link, "&{key}");
        }
    }

    fn spelled(&mut self, key: &str, spelling: Option<&str>) {
        if let Some(spelling) = spelling {
            self.part(key, spelling);
        }
    }

    fn list(&mut self, key: &str, escaped: impl Iterator<Item = String>) {
        let values: Vec<String> = escaped.collect();
        if !values.is_empty() {
            self.part(key, &values.join(","));
        }
    }
}

fn escape_choice(choice: &Choice) -> Option<String> {
    match choice {
        Choice::Unknown => Some(UNKNOWN.to_owned()),
        Choice::Named(name) if name.is_empty() => None,
        Choice::Named(name) => Some(escape(name)),
    }
}

fn escape_period(period: Period) -> String {
    let end = |date: Option<PartialDate>| date.map(|d| d.to_string()).unwrap_or_default();
    format!("{}..{}", end(period.from), end(period.to))
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut after_letter = false;
    for c in text.chars() {
        let raw = stands_raw(c, after_letter);
        match c {
            ' ' => escaped.push('+'),
            _ if raw => escaped.push(c),
            _ => {
                let mut buffer = [0; 4];
                for byte in c.encode_utf8(&mut buffer).bytes() {
                    let _ = write!(escaped, "%{byte:02X}");
                }
            }
        }
        after_letter = raw;
    }
    escaped
}

/// Letters, digits and `-`. A vowel mark needs a letter to sit on, else it would sit on the
/// separator before it.
fn stands_raw(c: char, after_letter: bool) -> bool {
    c == '-' || (is_letter_or_digit(c) && (after_letter || !is_vowel_mark(c)))
}

/// The text behind `+` and percent-encoding; `None` where it is no valid UTF-8 or a `%` is
/// followed by anything but two hexadecimal digits.
fn unescape(escaped: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(escaped.len());
    let mut rest = escaped.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) => {
                bytes.push(hex_digit(*high)? << 4 | hex_digit(*low)?);
                rest = after;
            }
            (b'%', _) => return None,
            (byte, _) => bytes.push(*byte),
        }
    }
    String::from_utf8(bytes).ok()
}

fn hex_digit(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

#[derive(Default)]
struct LinkReader {
    view: View,
    notices: Vec<Notice>,
    seen: Vec<&'static str>,
}

impl LinkReader {
    fn read(&mut self, fragment: &str) {
        let link = fragment.strip_prefix('#').unwrap_or(fragment);
        if link.is_empty() {
            return;
        }
        if link.len() > LONGEST_LINK {
            self.notices.push(Notice::LinkTooLong);
            return;
        }
        let mut parts = link.split('&');
        match parts.next().and_then(version) {
            None => {
                self.notices.push(Notice::NotALink);
                return;
            }
            Some(VersionKind::Newer) => self.notices.push(Notice::NewerLink),
            Some(VersionKind::Known) => {}
        }
        for part in parts.filter(|part| !part.is_empty()) {
            if self.notices.len() >= MOST_LINK_NOTICES {
                return;
            }
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            self.read_part(key, value);
        }
    }

    fn read_part(&mut self, key: &str, value: &str) {
        let Some(slot) = slot(key) else {
            self.notices.push(Notice::UnknownKey(shown(key)));
            return;
        };
        let is_first = !self.seen.contains(&slot);
        self.seen.push(slot);
        let understood = is_first && self.set(key, value).is_some();
        if !understood {
            self.notices.push(Notice::BadValue { key: key.to_owned(), value: shown(value) });
        }
    }

    /// Honours one part; `None`, and the view unchanged, where the value is not understood.
    fn set(&mut self, key: &str, value: &str) -> Option<()> {
        let view = &mut self.view;
        match key {
            "q" | "typing" => {
                view.query = unescape(value)?;
                view.typing = key == "typing";
            }
            "level" => view.level = Level::from_spelling(value)?,
            "outlet" => view.outlets = list(value, unescape_choice)?,
            "relayed" => view.relayed = list(value, unescape_choice)?,
            "dating" => view.provenance = list(value, Provenance::from_spelling)?,
            "certainty" => view.certainty = list(value, Certainty::from_spelling)?,
            "conflict" => view.conflict = list(value, conflict)?,
            "dated" => view.by_hand = by_hand(value)?,
            "published" => view.published = Some(period(value)?),
            "within" => view.within = flag(value)?,
            "boilerplate" => view.boilerplate = flag(value)?,
            "sort" => view.sort = Sort::from_spelling(value)?,
            "page" => view.page = page(value)?,
            "report" => view.report = Some(value.parse::<ReportId>().ok()?),
            "mentioned" => view.mentioned = Some(period(value)?),
            "mentioned-within" => view.mentioned_within = flag(value)?,
            "words" => view.words = Some(words(value)?),
            "zoom" => view.zoom = Some(TimeUnit::from_spelling(value)?),
            "around" => view.around = Some(day(value)?),
            "tables" => view.tables = flag(value)?,
            "lens" => view.lens = Lens::from_spelling(value)?,
            "context-sort" => view.context.sort = ContextSort::from_spelling(value)?,
            "context-form" => view.context.form = Some(unescape(value).filter(|form| !form.is_empty())?),
            "context-reports" => view.context.reports = number(value).filter(|&reports| reports > 0)?,
            "ui" => view.settings.language = Some(Language::from_spelling(value)?),
            "digits" => view.settings.numerals = Some(Numerals::from_spelling(value)?),
            "months" => view.settings.months = Some(MonthNames::from_spelling(value)?),
            "theme" => view.settings.theme = Some(Theme::from_spelling(value)?),
            "contrast" => view.settings.contrast = Some(Contrast::from_spelling(value)?),
            "size" => view.settings.reading_size = Some(ReadingSize::from_spelling(value)?),
            _ => return None,
        }
        Some(())
    }
}

enum VersionKind {
    Known,
    Newer,
}

fn version(part: &str) -> Option<VersionKind> {
    let digits = part.strip_prefix('v')?;
    if digits.is_empty() || digits.starts_with('0') || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let known = digits.parse::<u32>() == Ok(VERSION);
    Some(if known { VersionKind::Known } else { VersionKind::Newer })
}

/// `0123456789abcdef:2021-07..2021-08,…`
fn by_hand(value: &str) -> Option<ByHand> {
    let mut by_hand = ByHand::default();
    for entry in value.split(',') {
        let (id, days) = entry.split_once(':')?;
        let has_room = by_hand.set(id.parse().ok()?, Some(period(days)?));
        has_room.then_some(())?;
    }
    Some(by_hand)
}

/// The part of the view a key sets: two spellings of one thing must not both hold.
fn slot(key: &str) -> Option<&'static str> {
    const SLOTS: [(&str, &str); 31] = [
        ("q", "query"),
        ("typing", "query"),
        ("level", "level"),
        ("outlet", "outlet"),
        ("relayed", "relayed"),
        ("dating", "dating"),
        ("certainty", "certainty"),
        ("conflict", "conflict"),
        ("dated", "dated"),
        ("published", "published"),
        ("within", "within"),
        ("boilerplate", "boilerplate"),
        ("sort", "sort"),
        ("page", "page"),
        ("report", "report"),
        ("mentioned", "mentioned"),
        ("mentioned-within", "mentioned-within"),
        ("words", "words"),
        ("zoom", "zoom"),
        ("around", "around"),
        ("tables", "tables"),
        ("lens", "lens"),
        ("context-sort", "context-sort"),
        ("context-form", "context-form"),
        ("context-reports", "context-reports"),
        ("ui", "ui"),
        ("digits", "digits"),
        ("months", "months"),
        ("theme", "theme"),
        ("contrast", "contrast"),
        ("size", "size"),
    ];
    SLOTS.iter().find(|(name, _)| *name == key).map(|(_, slot)| *slot)
}

/// What the link said, for a notice: decoded where that is possible.
fn shown(escaped: &str) -> String {
    unescape(escaped).unwrap_or_else(|| escaped.to_owned())
}

fn list<T: Ord>(values: &str, read: impl Fn(&str) -> Option<T>) -> Option<Chosen<T>> {
    let mut listed = Chosen::new();
    // One by one: to collect them would bring a sort of its own for each type.
    for value in values.split(',') {
        listed.insert(read(value)?);
    }
    Some(listed)
}

fn conflict(value: &str) -> Option<Certainty> {
    Certainty::from_spelling(value).filter(|of| of.is_conflict())
}

fn unescape_choice(value: &str) -> Option<Choice> {
    if value == UNKNOWN {
        return Some(Choice::Unknown);
    }
    if value.is_empty() || value.starts_with('!') {
        return None;
    }
    unescape(value).map(Choice::Named)
}

fn period(value: &str) -> Option<Period> {
    // By the character: to look for a text brings a kilobyte into the page.
    let (from, to) = match value.split_once('.') {
        Some((from, rest)) => (from, rest.strip_prefix('.')?),
        None => (value, value),
    };
    let end = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
    let period = Period { from: end(from)?, to: end(to)? };
    match period.days() {
        (None, None) => None,
        (Some(first), Some(last)) if first > last => None,
        _ => Some(period),
    }
}

fn words(value: &str) -> Option<Span> {
    let (start, end) = value.split_once('-')?;
    let span = Span { start: number(start)?, end: number(end)? };
    (span.start < span.end).then_some(span)
}

/// A number in digits alone, without a sign.
fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn day(value: &str) -> Option<Day> {
    match value.parse().ok()? {
        PartialDate::Day(day) => Some(day),
        _ => None,
    }
}

fn flag(value: &str) -> Option<bool> {
    value.is_empty().then_some(true)
}

fn page(value: &str) -> Option<u32> {
    if value.is_empty() || !value.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    value.parse::<u64>().ok()?.checked_sub(1)?.try_into().ok()
}
