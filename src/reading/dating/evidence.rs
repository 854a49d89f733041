//! A piece of evidence: words, what they support as an interval of days, and how far they are trusted.

use crate::calendar::{Day, Weekday};
use crate::report::{Provenance, Span};

use super::super::rules::DatingRule;

/// Days from one to another, both included; `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Interval {
    /// Not before this day.
    pub earliest: Option<Day>,
    /// Not after this day.
    pub latest: Option<Day>,
}

impl Interval {
    /// Nothing is known.
    pub const ALWAYS: Self = Self { earliest: None, latest: None };

    /// From the first to the last of these days.
    #[must_use]
    pub fn between(first: Day, last: Day) -> Self {
        Self { earliest: Some(first), latest: Some(last) }
    }

    /// This day.
    #[must_use]
    pub fn on(day: Day) -> Self {
        Self::between(day, day)
    }

    /// This day or later.
    #[must_use]
    pub fn since(day: Day) -> Self {
        Self { earliest: Some(day), latest: None }
    }

    /// This day or earlier.
    #[must_use]
    pub fn until(day: Day) -> Self {
        Self { earliest: None, latest: Some(day) }
    }

    /// The days in both; `None` where there is none.
    #[must_use]
    pub fn and(self, other: Self) -> Option<Self> {
        let earliest = self.earliest.max(other.earliest);
        let latest = match (self.latest, other.latest) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        let empty = earliest.zip(latest).is_some_and(|(earliest, latest)| latest < earliest);
        (!empty).then_some(Self { earliest, latest })
    }

    /// Whether the day lies within.
    #[must_use]
    pub fn has(self, day: Day) -> bool {
        self.earliest.is_none_or(|first| first <= day) && self.latest.is_none_or(|last| day <= last)
    }

    /// Its first and its last day, if it has both.
    #[must_use]
    pub fn bounds(self) -> Option<(Day, Day)> {
        self.earliest.zip(self.latest)
    }

    /// Its only day.
    #[must_use]
    pub fn day(self) -> Option<Day> {
        self.bounds().filter(|(first, last)| first == last).map(|(day, _)| day)
    }
}

/// What kind of words a piece of evidence is, the most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The page states the date of publication.
    Stated,
    /// It states another one besides.
    StatedAgain,
    /// Its markup does.
    Metadata,
    /// Its address does.
    Address,
    /// It states the date of an update.
    StatedUpdate,
    /// Its markup does.
    MetadataUpdate,
    /// A clock of the page.
    Clock,
    /// «منذ 3 ساعات», counted back from a clock.
    ClockAgo,
    /// The text says «اليوم» with a date.
    TextToday,
    /// The text bounds the day.
    Text,
    /// The text names the holder of an office.
    TextOffice,
    /// The text tells of a day to come.
    TextComing,
    /// The text says a weekday or a month that the day must have.
    TextDeixis,
    /// A clock that is said to be the day of publication: it counts where nothing else is at odds with it.
    OutletClock,
}

impl Source {
    /// How the day is known if it is known by this.
    #[must_use]
    pub fn provenance(self) -> Provenance {
        match self {
            Self::Stated | Self::StatedAgain | Self::StatedUpdate => Provenance::Stated,
            Self::Metadata | Self::Address | Self::MetadataUpdate => Provenance::Structured,
            Self::Clock | Self::ClockAgo => Provenance::PageClock,
            Self::TextToday | Self::Text | Self::TextOffice | Self::TextComing | Self::TextDeixis => {
                Provenance::Inferred
            }
            // Somebody said so, not the page.
            Self::OutletClock => Provenance::ByHand,
        }
    }

    /// Whether it may name the day and not only bound it.
    #[must_use]
    pub fn names_days(self) -> bool {
        matches!(
            self,
            Self::Stated
                | Self::StatedAgain
                | Self::Metadata
                | Self::Address
                | Self::TextToday
                | Self::OutletClock
        )
    }

    /// The rule under which it is shown where it does not fit what is trusted more; `later` is whether it
    /// allows only later days.
    #[must_use]
    pub fn contradicted(self, later: bool) -> DatingRule {
        match self {
            Self::Stated | Self::StatedAgain | Self::StatedUpdate => DatingRule::StatedContradicted,
            Self::Metadata | Self::Address | Self::MetadataUpdate => DatingRule::StructuredContradicted,
            Self::Clock | Self::ClockAgo | Self::OutletClock => DatingRule::PageClockContradicted,
            _ if later => DatingRule::TextLater,
            _ => DatingRule::TextContradicted,
        }
    }
}

/// Words, and which days they allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What kind of words.
    pub source: Source,
    /// The words.
    pub span: Span,
    /// Why they are evidence.
    pub rule: DatingRule,
    /// The days they allow: one day where they name it, else open on the side they do not bound.
    pub interval: Interval,
    /// The day they speak of, where they name one.
    pub day: Option<Day>,
    /// The weekday written beside it.
    pub weekday: Option<(Weekday, Span)>,
}

impl Evidence {
    /// Evidence without a weekday.
    #[must_use]
    pub fn new(source: Source, rule: DatingRule, span: Span, interval: Interval, day: Option<Day>) -> Self {
        Self { source, span, rule, interval, day, weekday: None }
    }
}
