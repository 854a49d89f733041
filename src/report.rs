//! The vocabulary: what a page says, once it has been read.
//!
//! These types travel inside the edition (see [`crate::edition`]): changing the order of
//! their fields or variants changes the edition format and needs a new format version.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::arabic::{Token, numbered};
use crate::calendar::Day;
use crate::page::Page;

/// A half-open range of bytes of a page's text ([`crate::page::Page::text`]), on char boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from `usize` offsets. Pages are at most 64 MiB, so they fit.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The words it covers.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies within.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Names a report by its content: the first 8 bytes of the SHA-256 of its page's bytes.
///
/// Stable when the corpus around it changes, so links survive re-packing. Written as 16
/// lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ReportId(pub [u8; 8]);

impl fmt::Display for ReportId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The text was not 16 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a report id (16 hexadecimal digits)")]
pub struct NotAReportId;

impl FromStr for ReportId {
    type Err = NotAReportId;

    fn from_str(text: &str) -> Result<Self, NotAReportId> {
        let well_formed = text.len() == 16 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if !well_formed {
            return Err(NotAReportId);
        }
        let number = u64::from_str_radix(text, 16).map_err(|_| NotAReportId)?;
        Ok(Self(number.to_be_bytes()))
    }
}

/// Declares an enum whose variants have a stable spelling in JSON, links and CSS.
macro_rules! spelled_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $spelling:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// All values, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The spelling used in JSON, links and CSS.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $spelling),+ }
            }

            /// The value with this spelling.
            #[must_use]
            pub fn from_spelling(spelling: &str) -> Option<Self> {
                match spelling { $($spelling => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use spelled_enum;

spelled_enum! {
    /// What a block of a page is.
    BlockLabel {
        /// The headline.
        Title = "title",
        /// The headline once more (breadcrumb, link to itself).
        RepeatedTitle = "repeated-title",
        /// A second headline under or over the first.
        Subtitle = "subtitle",
        /// The report itself.
        Body = "body",
        /// A line that says when the report was published or updated.
        Dateline = "dateline",
        /// The author, or the outlet and agency the report is credited to.
        Credit = "credit",
        /// Words under a picture.
        Caption = "caption",
        /// Logo, name and slogan of the site.
        Masthead = "masthead",
        /// The box that names editors and publishers.
        Staff = "staff",
        /// Date and time at which the page was opened or saved.
        Clock = "clock",
        /// The rubric a report stands in.
        Section = "section",
        /// Navigation.
        Menu = "menu",
        /// "Read also": links to other reports, and their headings.
        ReadAlso = "read-also",
        /// Invitations to share or follow.
        Share = "share",
        /// The comment form and its notes.
        CommentForm = "comment-form",
        /// Invitation to a newsletter.
        Newsletter = "newsletter",
        /// Buttons of the page: dark mode, back to top, print, font size.
        PageControl = "page-control",
        /// Rights and ownership.
        Copyright = "copyright",
        /// Other lines of the page's foot.
        Footer = "footer",
        /// What the page's markup says of the report, written out.
        Metadata = "metadata",
    }
}

impl BlockLabel {
    /// Whether the block belongs to the page and not to the report: out of search, counts and
    /// mentions unless the reader switches it on.
    #[must_use]
    pub fn is_boilerplate(self) -> bool {
        !matches!(
            self,
            Self::Title | Self::Subtitle | Self::Body | Self::Dateline | Self::Credit | Self::Caption
        )
    }
}

/// A run of lines of the page with one label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// From the first byte of its first line to the end of its last, line break excluded.
    pub span: Span,
    /// What it is.
    pub label: BlockLabel,
    /// Why: the rule's name, in kebab-case.
    pub reason: String,
}

/// A name and the words that show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credited {
    /// The canonical name.
    pub name: String,
    /// The words on the page.
    pub span: Span,
}

spelled_enum! {
    /// How we know when a report was published.
    Provenance {
        /// The page says it.
        Stated = "stated",
        /// The page's structured data say it.
        Structured = "structured",
        /// Only a clock of the page: it was saved then, so written no later.
        PageClock = "page-clock",
        /// Worked out from the text.
        Inferred = "inferred",
        /// Nothing says it.
        Unknown = "unknown",
        /// A reader set it by hand.
        ByHand = "by-hand",
    }
}

spelled_enum! {
    /// How sure a dating is: one of the widths, and what its evidence contradicts.
    Certainty {
        /// One day.
        Day = "day",
        /// At most 31 days.
        Month = "month",
        /// At most 366 days.
        Year = "year",
        /// More.
        Wider = "wider",
        /// Known at one end only.
        OneEnd = "one-end",
        /// Not known at all.
        Undated = "undated",
        /// A clock of the page shows a day that other evidence does not allow.
        ClockContradicted = "clock-contradicted",
        /// Other evidence contradicts itself.
        Disputed = "disputed",
    }
}

impl Certainty {
    /// Whether it is something contradicted, not a width.
    #[must_use]
    pub fn is_conflict(self) -> bool {
        matches!(self, Self::ClockContradicted | Self::Disputed)
    }

    /// That of an interval's width.
    #[must_use]
    pub fn of_width(earliest: Option<Day>, latest: Option<Day>) -> Self {
        match (earliest, latest) {
            (None, None) => Self::Undated,
            (Some(earliest), Some(latest)) => match latest.0.saturating_sub(earliest.0) {
                ..=0 => Self::Day,
                1..=30 => Self::Month,
                31..=365 => Self::Year,
                _ => Self::Wider,
            },
            _ => Self::OneEnd,
        }
    }
}

/// One piece of evidence for a dating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The words.
    pub span: Span,
    /// The rule's name, in kebab-case; the interface has a sentence for each.
    pub rule: String,
    /// The day it speaks of, where it names one.
    pub day: Option<Day>,
    /// Published not before this day, by these words alone; `None` where they do not say so, or only through `day`.
    pub earliest: Option<Day>,
    /// Published not after this day, by these words alone.
    pub latest: Option<Day>,
}

/// When a report was published, as an interval, with its provenance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dating {
    /// Not before this day; `None` is open.
    pub earliest: Option<Day>,
    /// Not after this day; `None` is open.
    pub latest: Option<Day>,
    /// The single most likely day, where the evidence names one.
    pub best: Option<Day>,
    /// How we know.
    pub provenance: Provenance,
    /// The day shown by a clock of the page, if any.
    pub page_clock: Option<Day>,
    /// The evidence: first what the interval rests on, then what it rules out; the most trusted first.
    pub reasons: Vec<Reason>,
}

impl Dating {
    /// No dating has more reasons; those that count least are left out.
    pub const MOST_REASONS: usize = 16;

    /// Nothing is known.
    #[must_use]
    pub fn unknown() -> Self {
        Self {
            earliest: None,
            latest: None,
            best: None,
            provenance: Provenance::Unknown,
            page_clock: None,
            reasons: Vec::new(),
        }
    }
}

spelled_enum! {
    /// The unit a time expression is exact to.
    Granularity {
        /// A day.
        Day = "day",
        /// A month.
        Month = "month",
        /// A season.
        Season = "season",
        /// A quarter of a year.
        Quarter = "quarter",
        /// A year.
        Year = "year",
        /// A decade.
        Decade = "decade",
        /// A time of day.
        Time = "time",
        /// A length of time.
        Duration = "duration",
        /// A repetition.
        Set = "set",
        /// Words that name no unit.
        Vague = "vague",
        /// A week, Monday first.
        Week = "week",
        /// Half a year, a month or a century.
        Half = "half",
        /// A hundred years.
        Century = "century",
        /// A part of a day: morning, evening.
        DayPart = "day-part",
        /// The days of an event that is known.
        Event = "event",
        /// An hour, as the unit of an amount.
        Hour = "hour",
        /// A minute, as the unit of an amount.
        Minute = "minute",
        /// A second, as the unit of an amount.
        Second = "second",
    }
}

spelled_enum! {
    /// What else was needed to know which days a time covers.
    TimeAgainst {
        /// Its words alone say it.
        Nothing = "nothing",
        /// The day of publication.
        Publication = "publication",
        /// Another time of the text.
        Text = "text",
    }
}

/// How much time: of a length, of a repetition, of a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The least, in halves of the unit, 0 where it is not said; of a repetition, how often; of a time of day,
    /// the minutes since midnight.
    pub least: u32,
    /// The most, likewise.
    pub most: u32,
    /// The unit: of a repetition, that of the period.
    pub unit: Granularity,
    /// Of a repetition: how many units the period has, 0 where it is not said.
    pub every: u32,
}

spelled_enum! {
    /// How an expression stands to the time it names.
    TimeModifier {
        /// Before it.
        Before = "before",
        /// After it.
        After = "after",
        /// About then.
        About = "about",
        /// From then on.
        Since = "since",
        /// Up to then.
        Until = "until",
    }
}

spelled_enum! {
    /// What a time expression is for.
    TimeRole {
        /// A clock of the page.
        PageClock = "page-clock",
        /// The publication date the page states.
        Publication = "publication",
        /// A time the report speaks of.
        Mentioned = "mentioned",
    }
}

/// A time named on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeMention {
    /// The words.
    pub span: Span,
    /// The first day it covers; `None` is open.
    pub earliest: Option<Day>,
    /// The last day it covers; `None` is open.
    pub latest: Option<Day>,
    /// The unit it is exact to.
    pub granularity: Granularity,
    /// Before, after, about …
    pub modifier: Option<TimeModifier>,
    /// Clock, publication or mentioned.
    pub role: TimeRole,
    /// The rule's name, in kebab-case.
    pub rule: String,
    /// What else was needed to know the days.
    pub against: TimeAgainst,
    /// How much, of a length, a repetition and a time of day. The page does not show it, so it is not sent there.
    #[serde(skip)]
    pub amount: Option<Amount>,
}

/// What a page says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The headline.
    pub title: Option<Span>,
    /// Who published it; `None` where the page does not say.
    pub outlet: Option<Credited>,
    /// Who wrote it: persons, in the order of the page, each once.
    pub authors: Vec<Credited>,
    /// Whom the text as a whole is credited to: an agency, or «وكالات». One that is named is among `relayed`, too, perhaps
    /// with other words.
    pub agency: Option<Credited>,
    /// Whom it reports after, in order of first appearance, each name once.
    pub relayed: Vec<Credited>,
    /// When it was published.
    pub dating: Dating,
    /// Every line of the page, in order; blocks neither overlap nor leave out a line with words.
    pub blocks: Vec<Block>,
    /// The times named on it, in order.
    pub times: Vec<TimeMention>,
}

/// So many numbers are left out between the words of two blocks, so that nothing near spans both.
pub const BLOCK_GAP: u32 = 64;

impl Report {
    /// What stands between the headline and the text, or over the headline, as a line of its own: each with the reason.
    pub fn subtitles(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| block.label == BlockLabel::Subtitle)
    }

    /// The words of the report's page, each with its block and its number: they are [`numbered`] from 0 in
    /// the order of the page, over all blocks. A token's span counts from the start of its block.
    pub fn words<'a>(&'a self, page: &'a Page) -> impl Iterator<Item = (&'a Block, u32, Token<'a>)> {
        let mut next = 0;
        self.blocks.iter().flat_map(move |block| {
            let first = next;
            let words: Vec<(u32, Token<'a>)> = numbered(block.span.of(&page.text)).collect();
            next += words.last().map_or(0, |(number, _)| number + 1) + BLOCK_GAP;
            words.into_iter().map(move |(number, token)| (block, first + number, token))
        })
    }
}
