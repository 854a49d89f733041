//! Fields of a query: `title:`, «جهة:» and the like before a value. The list of them is closed, so that
//! «قال: …» stays text.

use crate::arabic::{fold, tokens};
use crate::calendar::PartialDate;
use crate::calendar::typed;
use crate::view::Period;

/// What of a report a field is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Words of its title.
    Title,
    /// Who published it.
    Outlet,
    /// Whom it reports after.
    Relayed,
    /// When it was published.
    Published,
    /// Which times it mentions.
    Mentioned,
}

impl Key {
    /// The field that a folded word names.
    pub(super) fn of(folded: &str) -> Option<Self> {
        Some(match folded {
            "title" | "عنوان" | "العنوان" => Self::Title,
            "outlet" | "جهه" | "الجهه" => Self::Outlet,
            "relayed" | "نقلا" => Self::Relayed,
            "published" | "نشر" => Self::Published,
            "mentioned" | "ذكر" => Self::Mentioned,
            _ => return None,
        })
    }

    /// Its name in links, which notices use.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Outlet => "outlet",
            Self::Relayed => "relayed",
            Self::Published => "published",
            Self::Mentioned => "mentioned",
        }
    }

    pub(super) fn is_of_dates(self) -> bool {
        matches!(self, Self::Published | Self::Mentioned)
    }
}

/// What is asked of something else than the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name of the outlet or of a relayed source.
    Name(Key, PartOfName),
    /// A time on either clock.
    Time(Key, Period),
}

/// Some words of the name of an outlet or source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOfName {
    /// As typed.
    pub typed: String,
    /// The words, folded.
    pub words: Vec<String>,
    /// The last of them is a beginning.
    pub is_beginning: bool,
}

impl PartOfName {
    pub(super) fn new(typed: &str, is_beginning: bool) -> Self {
        let words = tokens(typed).map(|word| fold(word.text)).collect();
        Self { typed: typed.to_owned(), words, is_beginning }
    }

    /// Whether the words stand in this name, beside each other.
    #[must_use]
    pub fn is_in(&self, name: &str) -> bool {
        let of_name: Vec<String> = tokens(name).map(|word| fold(word.text)).collect();
        let Some((last, before)) = self.words.split_last() else { return false };
        let is_last = |word: &String| word == last || (self.is_beginning && word.starts_with(last.as_str()));
        of_name
            .windows(self.words.len())
            .any(|place| place.starts_with(before) && place.last().is_some_and(is_last))
    }
}

/// A date or two with `..` between them, either end of which may be open. `None` for anything else.
pub(super) fn period(value: &str) -> Option<Period> {
    let date = |text: &str| typed::parse(text).ok();
    let (from, to): (Option<PartialDate>, Option<PartialDate>) = match value.split_once("..") {
        Some((from, to)) => (date(from)?, date(to)?),
        None => (date(value)?, date(value)?),
    };
    match (from, to) {
        (None, None) => None,
        (Some(one), Some(other)) if one.first_day() > other.last_day() => Some(Period { from: to, to: from }),
        _ => Some(Period { from, to }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_written_as_in_links_and_as_people_type_them() {
        let read = |value: &str| {
            let end = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
            period(value).map(|period| format!("{}..{}", end(period.from), end(period.to)))
        };
        for (value, expected) in [
            ("2019", "2019..2019"),
            ("٢٠١٩", "2019..2019"),
            ("2019-03", "2019-03..2019-03"),
            ("15/3/2019", "2019-03-15..2019-03-15"),
            ("2019..2020-03", "2019..2020-03"),
            ("2020-03..2019", "2019..2020-03"),
            ("٢٠١٩..", "2019.."),
            ("..2019-03-15", "..2019-03-15"),
        ] {
            assert_eq!(read(value).as_deref(), Some(expected), "{value}");
        }
        for value in ["", "..", "أمس", "2019..أمس", "2019-13", "20", "2019..2020..2021"] {
            assert_eq!(read(value), None, "{value}");
        }
    }

    #[test]
    fn names_are_known_by_words_of_theirs() {
        let is_in = |typed: &str, name: &str| PartOfName::new(typed, false).is_in(name);
        assert!(is_in("الفجر", "صحيفة الفجر") && is_in("صحيفه الفجر", "صحيفة الفجر"));
        assert!(!is_in("الفجر صحيفة", "صحيفة الفجر") && !is_in("الفج", "صحيفة الفجر"));
        assert!(!is_in("", "صحيفة الفجر") && !is_in("صحيفة الفجر", "الفجر"));
        assert!(PartOfName::new("صحيفة الف", true).is_in("صحيفة الفجر"));
    }
}
