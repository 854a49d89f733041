//! The complete shareable state of the page, and its link.
//!
//! `View` ⇄ link is pure and total: any text decodes to some view, with a notice for each part
//! that was not understood, and `decode(encode(view)) == view` for every view. The codec is in
//! the private module `link`. Not here: what a view finds ([`crate::search`]), and when the
//! address bar changes (the page).

mod by_hand;
mod chosen;
mod letters;
mod link;

pub use by_hand::{ByHand, MOST_BY_HAND, dated_by_hand};
pub use chosen::Chosen;
pub use letters::{is_hyphen, is_letter_or_digit};
pub use link::{LONGEST_LINK, MOST_LINK_NOTICES};

use serde::{Deserialize, Serialize};

use crate::calendar::{Day, DayRange, PartialDate, TimeUnit};
use crate::findings::ROWS_PER_PAGE;
use crate::report::{Certainty, Provenance, ReportId, Span, spelled_enum};

spelled_enum! {
    /// How a query word may match, each level including those before it.
    Level {
        /// The same letters, marks and all (after Unicode NFC).
        Exact = "exact",
        /// The same after folding: vowel marks, tatweel, hamza and alef forms, ى/ي, ة/ه, digits.
        Letters = "letters",
        /// The same word under other clitics and endings.
        Word = "word",
        /// Another name of the same thing, itself at the level *word*.
        Name = "name",
    }
}

spelled_enum! {
    /// The order of the hits.
    Sort {
        /// Best match first (newest first while there is no query).
        Relevance = "relevance",
        /// Latest publication first, undated last. In the lens *events*: the latest days first.
        Newest = "newest",
        /// Earliest publication first, undated last.
        Oldest = "oldest",
        /// By outlet, those with Arabic names first, unknown ones last; of one outlet the best match
        /// first (newest first while there is no query).
        Outlet = "outlet",
    }
}

spelled_enum! {
    /// A way to look at the findings.
    Lens {
        /// The reports, one a card.
        Reports = "reports",
        /// The occurrences of the words, one a line.
        Context = "context",
        /// What they say happened on which days.
        Events = "events",
    }
}

spelled_enum! {
    /// The order of the occurrences. Words beside them are compared without their clitics.
    ContextSort {
        /// In the order of the reports, then of the text.
        Place = "place",
        /// By the word before.
        Before1 = "before-1",
        /// By the second word before.
        Before2 = "before-2",
        /// By the third word before.
        Before3 = "before-3",
        /// By the word after.
        After1 = "after-1",
        /// By the second word after.
        After2 = "after-2",
        /// By the third word after.
        After3 = "after-3",
        /// By their own letters.
        Form = "form",
    }
}

/// Which occurrences the lens *context* shows, and in which order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ContextView {
    /// The order.
    pub sort: ContextSort,
    /// Only those of the form that folds to the same letters as this.
    pub form: Option<String>,
    /// In how many reports they are looked for, the first in the order of the view. Never 0.
    pub reports: u32,
}

impl Default for ContextView {
    fn default() -> Self {
        Self { sort: ContextSort::Place, form: None, reports: ROWS_PER_PAGE }
    }
}

spelled_enum! {
    /// The language of the interface.
    Language {
        /// Arabic, right to left.
        Arabic = "ar",
        /// English.
        English = "en",
    }
}

spelled_enum! {
    /// The digits of the interface, by their names in CLDR.
    Numerals {
        /// ٠١٢
        ArabicIndic = "arab",
        /// 012
        Western = "latn",
    }
}

spelled_enum! {
    /// The names of the months in Arabic.
    MonthNames {
        /// كانون الأول/ديسمبر
        Both = "both",
        /// كانون الأول
        Levantine = "levantine",
        /// ديسمبر
        Egyptian = "egyptian",
    }
}

spelled_enum! {
    /// Light or dark.
    Theme {
        /// As the system is.
        System = "system",
        /// Paper.
        Light = "light",
        /// Night.
        Dark = "dark",
    }
}

spelled_enum! {
    /// How much what is drawn stands out.
    Contrast {
        /// As the system asks.
        System = "system",
        /// More.
        More = "more",
    }
}

spelled_enum! {
    /// The size of the text that is read.
    ReadingSize {
        /// Smaller.
        Small = "small",
        /// Usual.
        Medium = "medium",
        /// Larger.
        Large = "large",
        /// Largest.
        Huge = "huge",
    }
}

/// How the reader wants the interface. `None`: the link does not say, the usual holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Settings {
    /// The language of the interface; Arabic unless said.
    pub language: Option<Language>,
    /// Its digits; those of the language unless said.
    pub numerals: Option<Numerals>,
    /// Its names of months in Arabic; both unless said.
    pub months: Option<MonthNames>,
    /// Light or dark; as the system is unless said.
    pub theme: Option<Theme>,
    /// How much stands out; as the system asks unless said.
    pub contrast: Option<Contrast>,
    /// The size of the text that is read.
    pub reading_size: Option<ReadingSize>,
}

impl Settings {
    /// These, and where they say nothing, the others.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        Self {
            language: self.language.or(others.language),
            numerals: self.numerals.or(others.numerals),
            months: self.months.or(others.months),
            theme: self.theme.or(others.theme),
            contrast: self.contrast.or(others.contrast),
            reading_size: self.reading_size.or(others.reading_size),
        }
    }

    /// What of these is said otherwise by the others, or not at all.
    #[must_use]
    pub fn changed_from(self, others: Self) -> Self {
        fn changed<T: PartialEq>(new: Option<T>, old: Option<T>) -> Option<T> {
            if new == old { None } else { new }
        }
        Self {
            language: changed(self.language, others.language),
            numerals: changed(self.numerals, others.numerals),
            months: changed(self.months, others.months),
            theme: changed(self.theme, others.theme),
            contrast: changed(self.contrast, others.contrast),
            reading_size: changed(self.reading_size, others.reading_size),
        }
    }

    /// The language of the interface.
    #[must_use]
    pub fn language(self) -> Language {
        self.language.unwrap_or(Language::Arabic)
    }

    /// In which words the interface speaks.
    #[must_use]
    pub fn wording(self) -> Wording {
        let language = self.language();
        let own = if language == Language::Arabic { Numerals::ArabicIndic } else { Numerals::Western };
        let numerals = self.numerals.unwrap_or(own);
        Wording { language, numerals, months: self.months.unwrap_or(MonthNames::Both) }
    }
}

/// Language, digits and names of months: what the words on the screen depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Wording {
    /// The language.
    pub language: Language,
    /// The digits.
    pub numerals: Numerals,
    /// The names of months (in Arabic).
    pub months: MonthNames,
}

spelled_enum! {
    /// One of the two time axes.
    Clock {
        /// When reports were published.
        Published = "published",
        /// Which times their texts mention.
        Mentioned = "mentioned",
    }
}

/// A value of a facet: a name, or that there is none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Choice {
    /// The page does not say.
    Unknown,
    /// This name.
    Named(String),
}

/// A period on one of the clocks, each end as precisely as it was given, both included.
///
/// Never empty: at least one end is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// Not before.
    pub from: Option<PartialDate>,
    /// Not after.
    pub to: Option<PartialDate>,
}

impl Period {
    /// The first and the last day it covers.
    #[must_use]
    pub fn days(self) -> (Option<Day>, Option<Day>) {
        (self.from.map(PartialDate::first_day), self.to.map(PartialDate::last_day))
    }

    /// These days, in the order of the calendar, each end said as coarsely as it can be: however a
    /// period was chosen, it is the same period. `None` without any end.
    #[must_use]
    pub fn of_days(from: Option<Day>, to: Option<Day>) -> Option<Self> {
        let (from, to) = match (from, to) {
            (None, None) => return None,
            (Some(one), Some(other)) if one > other => (Some(other), Some(one)),
            ends => ends,
        };
        Some(Self { from: from.map(PartialDate::beginning_with), to: to.map(PartialDate::ending_with) })
    }

    /// The days of a range.
    #[must_use]
    pub fn of_range(range: DayRange) -> Self {
        Self {
            from: Some(PartialDate::beginning_with(range.first)),
            to: Some(PartialDate::ending_with(range.last)),
        }
    }
}

/// The complete shareable state.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct View {
    /// What was typed, as typed.
    pub query: String,
    /// Whether the last word is still being typed and therefore matches as a beginning.
    pub typing: bool,
    /// The loosest level at which words may match.
    pub level: Level,
    /// Only these outlets; empty is all.
    pub outlets: Chosen<Choice>,
    /// Only reports that relay one of these sources (`Unknown`: that relay none); empty is all.
    pub relayed: Chosen<Choice>,
    /// Only these kinds of dating; empty is all.
    pub provenance: Chosen<Provenance>,
    /// Only datings as sure as this; empty is all. What is contradicted may be among the widths, where a link of
    /// an earlier version has it there.
    pub certainty: Chosen<Certainty>,
    /// Only datings in whose evidence this is contradicted ([`Certainty::is_conflict`]); empty is all.
    pub conflict: Chosen<Certainty>,
    /// Reports whose dating the reader has set: it holds in place of what was read.
    pub by_hand: ByHand,
    /// Only reports published in this period.
    pub published: Option<Period>,
    /// The whole dating must lie within the period; else an overlap suffices.
    pub within: bool,
    /// Only reports that mention a time in this period.
    pub mentioned: Option<Period>,
    /// The whole mention must lie within the period; else an overlap suffices.
    pub mentioned_within: bool,
    /// Boilerplate is searched and shown.
    pub boilerplate: bool,
    /// The order of the hits.
    pub sort: Sort,
    /// Which page of rows of the lens, from 0.
    pub page: u32,
    /// The report open in the reading pane.
    pub report: Option<ReportId>,
    /// The words of the open report that are pointed at, as a span of its page's text.
    pub words: Option<Span>,
    /// The unit of the timeline; `None`: the finest that shows the whole edition.
    pub zoom: Option<TimeUnit>,
    /// A day in the middle of the timeline, where it does not show everything.
    pub around: Option<Day>,
    /// The timeline is shown as tables.
    pub tables: bool,
    /// How the findings are looked at.
    pub lens: Lens,
    /// What the lens *context* shows.
    pub context: ContextView,
    /// How the reader wants the interface.
    pub settings: Settings,
}

impl View {
    /// The language of the interface.
    #[must_use]
    pub fn language(&self) -> Language {
        self.settings.language()
    }

    /// In which words the interface speaks.
    #[must_use]
    pub fn wording(&self) -> Wording {
        self.settings.wording()
    }

    /// The period of a clock.
    #[must_use]
    pub fn period(&self, clock: Clock) -> Option<Period> {
        match clock {
            Clock::Published => self.published,
            Clock::Mentioned => self.mentioned,
        }
    }

    /// Whether the period of a clock is meant strictly.
    #[must_use]
    pub fn is_within(&self, clock: Clock) -> bool {
        match clock {
            Clock::Published => self.within,
            Clock::Mentioned => self.mentioned_within,
        }
    }

    /// Whether the lens *events* shows the latest days first; in all other orders the earliest are.
    #[must_use]
    pub fn has_latest_events_first(&self) -> bool {
        self.sort == Sort::Newest
    }

    /// Whether the rows in view begin where the window of the timeline does.
    #[must_use]
    pub fn begins_with_window(&self) -> bool {
        self.lens == Lens::Events && self.mentioned.is_none()
    }

    /// The page of reports in view: the first, where the page in view is one of another lens.
    #[must_use]
    pub fn page_of_reports(&self) -> u32 {
        if self.lens == Lens::Reports { self.page } else { 0 }
    }

    /// The orders there are to choose from: events have that of their days, and without a query no report is a
    /// better match than another.
    #[must_use]
    pub fn sorts(&self) -> &'static [Sort] {
        if self.lens == Lens::Events {
            return &[Sort::Oldest, Sort::Newest];
        }
        if self.is_unsearched() { &Sort::ALL[1..] } else { Sort::ALL }
    }

    /// The order the hits are in, by the name of one of [`View::sorts`].
    #[must_use]
    pub fn shown_sort(&self) -> Sort {
        if self.lens == Lens::Events {
            return if self.has_latest_events_first() { Sort::Newest } else { Sort::Oldest };
        }
        if self.sort == Sort::Relevance && self.is_unsearched() { Sort::Newest } else { self.sort }
    }

    fn is_unsearched(&self) -> bool {
        self.query.trim().is_empty()
    }

    /// Where in the query the word begins that is still being typed and so counts as a beginning; `None` where
    /// none does. To be shown: what the engine takes for one is the business of its parser.
    #[must_use]
    pub fn beginning(&self) -> Option<usize> {
        let letters = self.query.chars().rev().take_while(|&c| is_letter_or_digit(c));
        let start = self.query.len() - letters.map(char::len_utf8).sum::<usize>();
        let (before, word) = self.query.split_at(start);
        let is_digit = |c: char| matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹');
        // What stands before it, from there towards the beginning.
        let mut back = before.chars().rev().skip_while(|c| matches!(c, '(' | '=' | '@' | '"' | '«' | '“'));
        let is_excluded =
            back.next().is_some_and(is_hyphen) && matches!(back.next(), None | Some(' ' | '(' | '|'));
        let behind_not = ["ليس ", "NOT "].into_iter().any(|not| before.ends_with(not));
        let mut back = before.chars().rev().skip_while(|&c| matches!(c, ' ' | '('));
        let is_date = word.chars().next().is_some_and(is_digit)
            && match back.next() {
                Some('-') => back.next().is_some_and(is_digit),
                mark => matches!(mark, Some(':' | '.' | '/')),
            };
        let is_operator = matches!(word, "أو" | "او" | "ليس" | "OR" | "AND" | "NOT") && start > 0;
        let is_beginning =
            self.typing && !word.is_empty() && !(is_operator || is_excluded || behind_not || is_date);
        is_beginning.then_some(start)
    }

    /// What the engine is asked: the view without what concerns the page alone.
    #[must_use]
    pub fn question(&self) -> Self {
        Self { words: None, tables: false, settings: Settings::default(), ..self.clone() }
    }
}

impl Default for View {
    fn default() -> Self {
        Self {
            query: String::new(),
            typing: false,
            level: Level::Word,
            outlets: Chosen::new(),
            relayed: Chosen::new(),
            provenance: Chosen::new(),
            certainty: Chosen::new(),
            conflict: Chosen::new(),
            by_hand: ByHand::default(),
            published: None,
            within: false,
            boilerplate: false,
            sort: Sort::Relevance,
            page: 0,
            report: None,
            words: None,
            mentioned: None,
            mentioned_within: false,
            zoom: None,
            around: None,
            tables: false,
            lens: Lens::Reports,
            context: ContextView::default(),
            settings: Settings::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_being_typed_counts_as_a_beginning_and_nothing_else_does() {
        let beginning = |query: &str, typing: bool| {
            let view = View { query: query.to_owned(), typing, ..View::default() };
            view.beginning().map(|start| query[start..].to_owned())
        };
        for (query, word) in [
            ("مقات", "مقات"),
            ("مخيم مقات", "مقات"),
            ("«مخيم اله", "اله"),
            ("عنوان:مخي", "مخي"),
            ("كوفيد-19", "19"),
            ("أو", "أو"),
        ] {
            assert_eq!(beginning(query, true).as_deref(), Some(word), "{query}");
            assert_eq!(beginning(query, false), None, "{query}");
        }
        for finished in [
            "",
            "مخيم ",
            "«مخيم الهول»",
            "مخيم أو",
            "مخيم |",
            "مخيم -العراق",
            "-(العراق",
            "نشر: 2019",
            "مخيم ليس العرا",
            "مقات*|–شر",
            "نشر:(20",
            "نشر:٢٠١٩..٢٠٢٠",
            "نشر:2019-03",
        ] {
            assert_eq!(beginning(finished, true), None, "{finished}");
        }
    }
}
