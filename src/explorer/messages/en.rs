//! The English interface.

use super::guide::guide;
use super::guide::{SETTINGS_EN as SETTINGS, size};
use super::plural::english;
use super::{Facet, FaultText, How, Kept, Messages, explained, how_of, in_digits, isolate, times};
use crate::calendar::{Day, DayRange, TimeUnit};
use crate::explorer::examples::{Corpus, Subject};
use crate::explorer::timeline::Kind;
use crate::explorer::timeline::brush::End;
use crate::explorer::timeline::rows::Row;
use crate::findings::{Clause, Context, Emptiness, Events, Fault, Match, Notice};
use crate::report::{BlockLabel, Certainty, Dating, Provenance, Reason};
use crate::view::{Clock, ContextSort, Language, Lens, Level, Numerals, Sort};

/// English, in these digits.
pub struct English {
    /// Its digits.
    pub numerals: Numerals,
}

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn key_name(key: &str) -> String {
    match key {
        "outlet" => "outlet".to_owned(),
        "certainty" => "certainty of the date".to_owned(),
        "conflict" => "contradictions".to_owned(),
        "dated" => "dates set by hand".to_owned(),
        "relayed" => "relayed source".to_owned(),
        "dating" | "provenance" => "source of the date".to_owned(),
        "published" => "period of publication".to_owned(),
        "mentioned" => "period mentioned".to_owned(),
        "q" | "typing" => "search".to_owned(),
        "level" => "match".to_owned(),
        "within" => "surely published in the period".to_owned(),
        "mentioned-within" => "time mentioned surely in the period".to_owned(),
        "boilerplate" => "menus and links around reports".to_owned(),
        "sort" => "order".to_owned(),
        "page" => "page of results".to_owned(),
        "report" => "open report".to_owned(),
        "words" => "place in the report".to_owned(),
        "zoom" | "around" => "place of the timeline".to_owned(),
        "tables" => "tables of the timeline".to_owned(),
        "ui" => SETTINGS.language.to_owned(),
        "digits" => SETTINGS.numerals.to_owned(),
        "months" => SETTINGS.months.to_owned(),
        "theme" => SETTINGS.theme.to_owned(),
        "contrast" => SETTINGS.contrast.to_owned(),
        "size" => SETTINGS.size.to_owned(),
        other => isolate(other),
    }
}

fn quoted(text: &str) -> String {
    if super::has_quotation_marks(text) { isolate(text) } else { format!("“{}”", isolate(text)) }
}

impl Messages for English {
    fn brand(&self) -> &'static str {
        "Sijill"
    }
    fn number(&self, n: u32) -> String {
        super::grouped(n, self.numerals)
    }
    fn reports(&self, n: u32) -> String {
        english(n, &self.number(n), "report", "reports")
    }
    fn edition_size(&self, n: u32) -> String {
        format!("Reports: {}", self.number(n))
    }
    fn skip_to_results(&self) -> &'static str {
        "Skip to the results"
    }
    fn other_language(&self) -> &'static str {
        "العربية"
    }
    fn copy_link(&self) -> &'static str {
        "Copy link"
    }
    fn link_copied(&self) -> &'static str {
        "Link copied"
    }
    fn link_to_copy_by_hand(&self) -> &'static str {
        "Copying failed; copy the link from here"
    }
    fn search_label(&self) -> &'static str {
        "Search the reports"
    }
    fn search_placeholder(&self) -> &'static str {
        "One Arabic word or several"
    }
    fn search_shortcut(&self) -> &'static str {
        "Press / to go to the search box"
    }
    fn level_label(&self) -> &'static str {
        "Match"
    }
    fn level(&self, level: Level) -> &'static str {
        match level {
            Level::Exact => "Exactly as typed",
            Level::Letters => "Same letters",
            Level::Word => "Word with prefixes and endings",
            Level::Name => "Word and other names of the same",
        }
    }
    fn level_hint(&self) -> &'static str {
        "“Word with prefixes and endings” covers the article, joined particles, pronouns, and dual and sound plural endings, but no broken plurals"
    }
    fn sort_label(&self) -> &'static str {
        "Order"
    }
    fn sort(&self, sort: Sort) -> &'static str {
        match sort {
            Sort::Relevance => "Best match first",
            Sort::Newest => "Newest first",
            Sort::Oldest => "Oldest first",
            Sort::Outlet => "By outlet",
        }
    }
    fn boilerplate_switch(&self) -> &'static str {
        "Include menus, links and forms around reports"
    }
    fn filters(&self) -> &'static str {
        "Filters"
    }
    fn facet(&self, facet: Facet) -> &'static str {
        match facet {
            Facet::Outlet => "Outlet",
            Facet::Relayed => "Relayed source",
            Facet::Provenance => "Source of the date",
            Facet::Certainty => "Certainty of the date",
            Facet::Conflict => "Contradictions",
            Facet::Form => "Form of the word",
        }
    }
    fn outlet_unknown(&self) -> &'static str {
        "Unknown outlet"
    }
    fn relayed_none(&self) -> &'static str {
        "No relayed source"
    }
    fn provenance(&self, provenance: Provenance) -> &'static str {
        match provenance {
            Provenance::Stated => "stated on the page",
            Provenance::Structured => "from the page’s data",
            Provenance::PageClock => "from a page clock",
            Provenance::Inferred => "estimated from the text",
            Provenance::Unknown => "undated",
            Provenance::ByHand => "set by hand",
        }
    }
    fn certainty(&self, certainty: Certainty) -> &'static str {
        match certainty {
            Certainty::Day => "to the day",
            Certainty::Month => "within a month",
            Certainty::Year => "within a year",
            Certainty::Wider => "within more than a year",
            Certainty::OneEnd => "one end only",
            Certainty::Undated => "undated",
            Certainty::ClockContradicted => "page clock contradicted",
            Certainty::Disputed => "contradictory evidence",
        }
    }
    fn no_values(&self) -> &'static str {
        "No values here"
    }
    fn show_all_values(&self, n: u32) -> String {
        format!("Show all ({})", self.number(n))
    }
    fn show_fewer_values(&self) -> &'static str {
        "Show fewer"
    }
    fn clock_period(&self, clock: Clock) -> &'static str {
        match clock {
            Clock::Published => "Published",
            Clock::Mentioned => "Mentioned",
        }
    }
    fn period_from(&self) -> &'static str {
        "From"
    }
    fn period_to(&self) -> &'static str {
        "To"
    }
    fn period_within(&self, clock: Clock) -> &'static str {
        match clock {
            Clock::Published => "Only those surely published in the period",
            Clock::Mentioned => "Only what lies wholly in the period",
        }
    }
    fn date_not_understood(&self) -> &'static str {
        "Write a year, a month or a day, such as 2019, 2019-03 or 2019-03-15"
    }
    fn timeline(&self) -> &'static str {
        "Timeline"
    }
    fn timeline_summary(&self, window: &str, published: u32, n_mentions: u32) -> String {
        let mentions = self.mentions(n_mentions);
        format!("Shown: {window}. Published in it: {}. In all hits: {mentions}.", self.reports(published))
    }
    fn timeline_empty(&self) -> &'static str {
        "Nothing in this corpus has a date that could be drawn."
    }
    fn lane(&self, clock: Clock) -> &'static str {
        match clock {
            Clock::Published => "Published",
            Clock::Mentioned => "Mentioned",
        }
    }
    fn sign(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Stated => "date stated",
            Kind::Inferred => "date estimated",
            Kind::PageClock => "page clock",
            Kind::MentionedDay => "day mentioned",
            Kind::MentionedRange => "period mentioned",
            Kind::Bin => "number of reports",
        }
    }
    fn sign_beside(&self) -> &'static str {
        "outside the chosen period"
    }
    fn legend(&self) -> &'static str {
        "What the signs mean"
    }
    fn time_unit(&self, unit: TimeUnit) -> &'static str {
        match unit {
            TimeUnit::Decade => "Decade",
            TimeUnit::Year => "Year",
            TimeUnit::Month => "Month",
            TimeUnit::Day => "Day",
        }
    }
    fn zoom_in(&self) -> &'static str {
        "Zoom in"
    }
    fn zoom_out(&self) -> &'static str {
        "Zoom out"
    }
    fn whole_time(&self) -> &'static str {
        "Whole"
    }
    fn move_earlier(&self) -> &'static str {
        "Go earlier"
    }
    fn move_later(&self) -> &'static str {
        "Go later"
    }
    fn as_tables(&self) -> &'static str {
        "Table"
    }
    fn time_shown(&self) -> &'static str {
        "Time shown"
    }
    fn earlier_than_shown(&self, n: u32) -> String {
        format!("Earlier: {}", self.number(n))
    }
    fn later_than_shown(&self, n: u32) -> String {
        format!("Later: {}", self.number(n))
    }
    fn wider_than_bin(&self, unit: TimeUnit, n: u32) -> String {
        format!("{}: {}", self.table_row(Row::Wider, Clock::Published, unit), self.number(n))
    }
    fn without_time(&self, clock: Clock, n: u32) -> String {
        let none = match clock {
            Clock::Published => "Undated",
            Clock::Mentioned => "No known time",
        };
        format!("{none}: {}", self.number(n))
    }
    fn period_end(&self, clock: Clock, end: End) -> String {
        let end = match end {
            End::From => "from",
            End::To => "to",
        };
        format!("{}: {end}", self.clock_period(clock))
    }
    fn no_limit(&self) -> &'static str {
        "no limit"
    }
    fn beside(&self, n: u32) -> String {
        format!("outside the chosen period: {}", self.number(n))
    }
    fn only_this_period(&self) -> &'static str {
        "Only this period"
    }
    fn places_more(&self, n: u32) -> String {
        format!("and {} more", self.number(n))
    }
    fn passages_loading(&self) -> &'static str {
        "Reading the sentence…"
    }
    fn close_box(&self) -> &'static str {
        "Close"
    }
    fn nothing_says_it(&self) -> &'static str {
        "No words of the page say this date."
    }
    fn table_of(&self, clock: Clock) -> &'static str {
        match clock {
            Clock::Published => "When they were published",
            Clock::Mentioned => "Which times they mention",
        }
    }
    fn table_time(&self) -> &'static str {
        "Time"
    }
    fn table_reports(&self) -> &'static str {
        "Reports"
    }
    fn table_sum(&self) -> &'static str {
        "Sum"
    }
    fn table_without_sum(&self) -> &'static str {
        "A report may mention several times and counts in the row of each, so these rows have no sum."
    }
    fn table_row(&self, row: Row, clock: Clock, unit: TimeUnit) -> String {
        let wider = match unit {
            TimeUnit::Decade => "Across more than one decade",
            TimeUnit::Year => "Across more than one year",
            TimeUnit::Month => "Across more than one month",
            TimeUnit::Day => "Across more than one day",
        };
        match row {
            Row::Earlier => "Earlier than shown".to_owned(),
            Row::Later => "Later than shown".to_owned(),
            Row::Bin(days) => self.span_of_days(Some(days.first), Some(days.last)),
            Row::Wider => wider.to_owned(),
            Row::Undated if clock == Clock::Published => "Undated".to_owned(),
            Row::Undated => "No known time".to_owned(),
        }
    }
    fn short_month(&self, month: u32) -> &'static str {
        super::month_name(&MONTHS, month).get(..3).unwrap_or_default()
    }
    fn day_number(&self, number: u32) -> String {
        in_digits(&number.to_string(), self.numerals)
    }
    fn conditions(&self) -> &'static str {
        "Conditions of this view"
    }
    fn query_chip(&self) -> &'static str {
        "Search"
    }
    fn query_beginning(&self, finished: &str, beginning: &str) -> String {
        match finished {
            "" => format!("beginning with {}", quoted(beginning)),
            finished => format!("{}, and beginning with {}", isolate(finished), quoted(beginning)),
        }
    }
    fn surely(&self, period: &str) -> String {
        format!("surely {period}")
    }
    fn clear_condition(&self) -> &'static str {
        "Remove filter:"
    }
    fn clear_all(&self) -> &'static str {
        "Clear all"
    }
    fn total(&self, total: u32, n_reports: u32) -> String {
        if total == n_reports {
            return self.reports(n_reports);
        }
        format!("{} of {}", self.number(total), self.reports(n_reports))
    }
    fn mentions(&self, n: u32) -> String {
        english(n, &self.number(n), "date mentioned", "dates mentioned")
    }
    fn lens(&self, lens: Lens) -> &'static str {
        match lens {
            Lens::Reports => "Reports",
            Lens::Context => "Context",
            Lens::Events => "Events",
        }
    }
    fn context_sort(&self, sort: ContextSort) -> &'static str {
        match sort {
            ContextSort::Place => "As they stand",
            ContextSort::Before1 => "Word before",
            ContextSort::Before2 => "2nd word before",
            ContextSort::Before3 => "3rd word before",
            ContextSort::After1 => "Word after",
            ContextSort::After2 => "2nd word after",
            ContextSort::After3 => "3rd word after",
            ContextSort::Form => "Form of the word",
        }
    }
    fn context_read(&self, context: &Context) -> String {
        let &Context { n_occurrences, total, n_read, n_hits, .. } = context;
        let all = english(n_occurrences, &self.number(n_occurrences), "occurrence", "occurrences");
        let occurrences =
            if total == n_occurrences { all } else { format!("{} of {all}", self.number(total)) };
        format!("{occurrences} in {} of {}", self.number(n_read), self.reports(n_hits))
    }
    fn read_on(&self, n: u32) -> String {
        format!("Search the first {}", self.reports(n))
    }
    fn context_cut(&self) -> &'static str {
        " · the last has more"
    }
    fn save_table(&self) -> &'static str {
        "Download table (CSV)"
    }
    fn context_without_words(&self) -> &'static str {
        "Type a word to see every place where it stands."
    }
    fn events_listed(&self, events: &Events) -> String {
        let times = english(events.n_days, &self.number(events.n_days), "date", "dates");
        let accounts = english(events.total, &self.number(events.total), "account", "accounts");
        format!("{accounts} of {times}")
    }
    fn no_events(&self) -> &'static str {
        "These reports name no day, month or year of this time."
    }
    fn event_uncertain(&self) -> &'static str {
        "reckoned from an uncertain date of publication"
    }
    fn rows_shown(&self, first: u32, last: u32, total: u32) -> String {
        format!("{}–{} of {}", self.number(first), self.number(last), self.number(total))
    }
    fn pages_of_rows(&self) -> &'static str {
        "Pages of results"
    }
    fn previous_rows(&self) -> &'static str {
        "Previous"
    }
    fn next_rows(&self) -> &'static str {
        "Next"
    }
    fn relayed_from(&self) -> &'static str {
        "relayed from"
    }
    fn comma(&self) -> &'static str {
        ", "
    }
    fn quotation_marks(&self) -> [&'static str; 2] {
        ["“", "”"]
    }
    fn untitled(&self) -> &'static str {
        "Report without a title"
    }
    fn loading(&self) -> &'static str {
        "Opening the archive…"
    }
    fn not_opened(&self) -> &'static str {
        "The archive could not be opened"
    }
    fn slow(&self) -> &'static str {
        "This takes longer than usual. The connection may be slow; loading goes on."
    }
    fn restarting(&self, attempt: u32) -> String {
        format!("The search engine stopped and is being restarted (attempt {}).", self.number(attempt))
    }
    fn fault_title(&self, kept: Kept) -> &'static str {
        match kept {
            Kept::Nothing => "This cannot be shown",
            Kept::Older => "The results cannot be updated; those shown are older",
            Kept::Present => "Part of this cannot be shown",
        }
    }
    fn fault(&self, fault: &Fault) -> FaultText {
        let (what, remedy) = match fault {
            Fault::Missing { file, .. } => (
                format!("A file of the edition could not be loaded: {}.", isolate(file)),
                "Check the connection, then try again. When the connection comes back, it is tried again by itself.",
            ),
            Fault::Damaged { file } => (
                format!(
                    "A file of the edition is damaged or belongs to another edition: {}. It was not used.",
                    isolate(file)
                ),
                "Try again. If it happens again, tell the publisher that what reached you is incomplete.",
            ),
            Fault::Malformed { file } | Fault::TooOld { file, .. } => (
                format!("A file of the edition is intact but cannot be understood: {}.", isolate(file)),
                "The publisher has to pack the corpus again.",
            ),
            Fault::TooNew { found, supported } => (
                format!("The edition has format {found}; this program reads up to format {supported}."),
                "Reload the page to get the newest program, then try again.",
            ),
            Fault::OtherVersion => (
                "The page and its search engine are of different versions, as happens just after an update."
                    .to_owned(),
                "Reload the page. Your view is kept in the link.",
            ),
            Fault::Engine { .. } => (
                "The search engine stopped.".to_owned(),
                "Try again. Your view is kept in the link and will not be lost.",
            ),
        };
        FaultText { what, remedy: remedy.to_owned() }
    }
    fn retry(&self) -> &'static str {
        "Try again"
    }
    fn notices(&self) -> &'static str {
        "Notices"
    }
    fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::NotALink => {
                "The link was not made by this application; the start view is shown.".to_owned()
            }
            Notice::NewerLink => {
                "The link is of a newer version; what is known of it here was applied.".to_owned()
            }
            Notice::UnknownKey(key) => format!("An unknown part of the link was left out: {}.", quoted(key)),
            Notice::BadValue { key, value } => {
                format!(
                    "The link’s value {} for “{}” was not understood and left out.",
                    quoted(value),
                    key_name(key)
                )
            }
            Notice::LinkTooLong => "The link is longer than we read; the start view is shown.".to_owned(),
            Notice::MarksIgnored(marks) => {
                format!("Left out of the search, because it has no meaning there: {}.", quoted(marks))
            }
            Notice::NotADate { key, value } => format!(
                "{} is no date, so the condition “{}” was left out. {}.",
                quoted(value),
                key_name(key),
                self.date_not_understood()
            ),
            Notice::FewerBetween(most) => {
                format!(
                    "At most {} words may stand between words near each other; that many were allowed.",
                    self.number(*most)
                )
            }
            Notice::WholeDictionary(bytes) => {
                format!(
                    "For similar spellings (~) the whole dictionary was loaded ({}).",
                    size(Language::English, self, *bytes)
                )
            }
            Notice::ReadAsNot { .. } => "“ليس” in a search excludes what follows it.".to_owned(),
            Notice::OperatorsAlone(what) => {
                format!("Left out of the search, because nothing belongs to it: {}.", quoted(what))
            }
            Notice::NoOtherNames(words) => {
                format!("No other names are known for what follows @: {}.", quoted(words))
            }
            Notice::NothingToSearch => {
                "Nothing in the search can be searched for: type a word or a number.".to_owned()
            }
            Notice::ReportNotHere(id) => {
                format!("The report {} that the link names is not in this edition.", isolate(&id.to_string()))
            }
            Notice::ValueNotHere { key, value } => {
                format!("No report of this edition has the value {} for {}.", quoted(value), key_name(key))
            }
        }
    }
    fn search_as_word(&self) -> &'static str {
        "Search for “ليس” as a word"
    }
    fn empty_edition(&self) -> FaultText {
        FaultText {
            what: "There are no reports in this edition yet.".to_owned(),
            remedy: "Put pages into the folder and pack it again.".to_owned(),
        }
    }
    fn nothing_found(&self, one_word: bool, one_condition: bool) -> &'static str {
        match (one_word, one_condition) {
            (true, _) => "No report has this word",
            (_, true) => "No report satisfies this condition",
            _ => "No report satisfies all these conditions",
        }
    }
    fn nothing_satisfies(&self, clause: &Clause, name: &str, value: &str) -> String {
        match clause {
            Clause::Word(word) if super::is_plain_word(word) => format!("No report has {}", quoted(word)),
            Clause::Word(asked) => format!("No report satisfies {}", quoted(asked)),
            Clause::Published => format!("No report was published in the chosen period: {value}"),
            Clause::Mentioned => format!("No report mentions a time in the chosen period: {value}"),
            _ => format!("No report satisfies “{name}”: {}", isolate(value)),
        }
    }
    fn not_together(&self) -> &'static str {
        "Each condition is satisfied by some reports, but none satisfies all of them together"
    }
    fn each_condition_alone(&self) -> &'static str {
        "What satisfies each condition by itself:"
    }
    fn clock_extent(&self, clock: Clock, days: DayRange) -> String {
        let span = self.span_of_days(Some(days.first), Some(days.last));
        match clock {
            Clock::Published => format!("Known dates of publication here: {span}."),
            Clock::Mentioned => format!("Times mentioned here: {span}."),
        }
    }
    fn only_in_boilerplate(&self) -> &'static str {
        "The words stand in menus, links and forms around the reports, not in the reports themselves."
    }
    fn without_clause(&self, clause: &Clause, n: u32) -> String {
        let reports = self.reports(n);
        match clause {
            Clause::Word(word) => format!("Remove {}: {reports}", quoted(&super::short_word(word))),
            Clause::Outlet => format!("Remove the outlet filter: {reports}"),
            Clause::Relayed => format!("Remove the relayed source filter: {reports}"),
            Clause::Provenance => format!("Remove the filter by source of the date: {reports}"),
            Clause::Certainty => format!("Remove the filter by certainty of the date: {reports}"),
            Clause::Conflict => format!("Remove the filter by contradictions: {reports}"),
            Clause::Published => format!("Remove the period of publication: {reports}"),
            Clause::Mentioned => format!("Remove the period mentioned: {reports}"),
        }
    }
    fn without_within(&self, n: u32) -> String {
        format!("With what may lie in the period: {}", self.reports(n))
    }
    fn at_level(&self, level: Level, n: u32) -> String {
        format!("With a looser match (“{}”): {}", self.level(level), self.reports(n))
    }
    fn in_boilerplate(&self, n: u32) -> String {
        format!("Search menus, links and forms too: {}", self.reports(n))
    }
    fn apart(&self, n: u32) -> String {
        format!("The words of the phrase apart from each other: {}", self.reports(n))
    }
    fn near(&self, bytes: u32) -> String {
        format!(
            "Search for similar spellings, which loads the whole dictionary ({})",
            size(Language::English, self, bytes)
        )
    }
    fn with_any_word(&self, n: u32) -> String {
        format!("Try fewer words. Reports with at least one of them: {}.", self.number(n))
    }
    fn nothing_helps(&self, emptiness: &Emptiness, one_word: bool) -> Option<&'static str> {
        super::no_step_helps(emptiness).then_some(if one_word {
            "Check the spelling or search for another word."
        } else {
            "Removing one filter is not enough. Clear all of them or search for another word."
        })
    }
    fn day(&self, day: Day) -> String {
        let (year, month, number) = day.civil();
        format!("{} {}", in_digits(&number.to_string(), self.numerals), self.month(year, month))
    }
    fn month_name(&self, month: u32) -> String {
        super::month_name(&MONTHS, month).to_owned()
    }
    fn month(&self, year: i32, month: u32) -> String {
        format!("{} {}", self.month_name(month), self.year(year))
    }
    fn year(&self, year: i32) -> String {
        in_digits(&year.to_string(), self.numerals)
    }
    fn between(&self, from: &str, to: &str) -> String {
        format!("between {from} and {to}")
    }
    fn not_after(&self, date: &str) -> String {
        format!("on or before {date}")
    }
    fn not_before(&self, date: &str) -> String {
        format!("on or after {date}")
    }
    fn about(&self, date: &str) -> String {
        format!("about {date}")
    }
    fn undated(&self) -> &'static str {
        "undated"
    }
    fn dating_sentence(&self, dating: &Dating) -> String {
        let interval = self.interval(&dating.into());
        let said = match dating.provenance {
            Provenance::Stated => format!("The page states when it was published: {interval}."),
            Provenance::Structured => format!("The page's data say when it was published: {interval}."),
            Provenance::PageClock => {
                format!(
                    "The page does not say when it was published. A clock shows when it was saved, so: {interval}."
                )
            }
            Provenance::Inferred => {
                format!("The page does not say when it was published. Estimated from the text: {interval}.")
            }
            Provenance::ByHand => format!("The date of publication was set by hand: {interval}."),
            Provenance::Unknown => {
                "The page does not say when it was published, and no date was inferred from its text."
                    .to_owned()
            }
        };
        super::and_of_clock(said, dating, " The page’s clock shows a day that other evidence rules out.")
    }
    fn set_by_hand(&self) -> &'static str {
        "Set the date by hand"
    }
    fn not_found(&self) -> &'static str {
        "What was looked for and not found"
    }
    fn take_back(&self) -> &'static str {
        "Take it back"
    }
    fn by_hand_chip(&self) -> &'static str {
        "Dates set by hand"
    }
    fn reasons(&self) -> &'static str {
        "How is the date known?"
    }
    fn reason(&self, reason: &Reason) -> String {
        super::reason_said(
            self,
            Language::English,
            reason,
            ["words that tell the time of publication", "; published: "],
        )
    }
    fn show_words(&self) -> &'static str {
        "Show the words in the text"
    }
    fn corpus(&self, corpus: &Corpus) -> [String; 2] {
        let years = |days: DayRange| match super::years_of(days) {
            (year, None) => format!("in {}", self.year(year)),
            (from, Some(to)) => format!("between {} and {}", self.year(from), self.year(to)),
        };
        let Corpus { n_reports, overview } = corpus;
        let reports = format!("This archive holds {}", self.reports(*n_reports));
        let mentions = self.mentions(overview.n_mentions);
        let mentioned = overview.mentioned.map(|days| format!(", {}", years(days))).unwrap_or_default();
        [
            format!("{reports}. Date of publication: {}.", self.datings(corpus)),
            format!("In the texts: {mentions}{mentioned}."),
        ]
    }
    fn example(&self, subject: &Subject) -> String {
        match subject {
            Subject::Year(year) => format!("Reports that mention {}", self.year(*year)),
            Subject::Relayed(name) => format!("Reports relayed from {}", isolate(name)),
            Subject::Unstated => "Reports whose page does not say when it was published".to_owned(),
            Subject::Unattributed => "Reports of an unknown outlet".to_owned(),
            Subject::Decade(first) => format!("Reports that mention the {}s", self.year(*first)),
            Subject::Newest => "The newest reports first".to_owned(),
        }
    }
    fn reading_invitation(&self) -> &'static str {
        "Choose a report to read it here"
    }
    fn reading_hint_search(&self) -> &'static str {
        "A search finds a word with prefixes and endings: «مقاتل» finds «والمقاتلين». What matched is marked in the letters of the page."
    }
    fn reading_hint_dating(&self) -> &'static str {
        "A solid border around a date means that the page states it, a dashed one that it is estimated or unknown."
    }
    fn reading_hint_keys(&self) -> &'static str {
        "The key / goes to the search box, ? shows the help, Escape closes the report."
    }
    fn close_reading(&self) -> &'static str {
        "Close the report"
    }
    fn reading_loading(&self) -> &'static str {
        "Opening the report…"
    }
    fn marks(&self) -> &'static str {
        "Marks in the text"
    }
    fn mark_of_match(&self) -> &'static str {
        "Match"
    }
    fn mark_of_time(&self) -> &'static str {
        "Time mentioned"
    }
    fn previous_mark(&self, name: &str) -> String {
        format!("Previous: {name}")
    }
    fn next_mark(&self, name: &str) -> String {
        format!("Next: {name}")
    }
    fn place_among(&self, nth: Option<u32>, total: u32) -> String {
        let total = self.number(total);
        nth.map_or_else(|| total.clone(), |nth| format!("{} of {total}", self.number(nth)))
    }
    fn report_not_here(&self) -> FaultText {
        FaultText {
            what: "This report is not in this edition.".to_owned(),
            remedy: "It may have been in another edition. Close it and search for words you remember."
                .to_owned(),
        }
    }
    fn not_a_hit(&self) -> &'static str {
        "This report is not among the results: it does not satisfy the conditions of this view."
    }
    fn files(&self, names: &[String]) -> String {
        let names: Vec<String> = names.iter().map(|name| isolate(name)).collect();
        format!("File: {}", names.join(", "))
    }
    fn lines_hidden(&self, n: u32) -> String {
        format!(
            "Hidden, text of the site around the report: {}.",
            english(n, &self.number(n), "line", "lines")
        )
    }
    fn show_lines(&self) -> &'static str {
        "Show it"
    }
    fn lines_shown(&self) -> &'static str {
        "The whole page, with the site's text around the report."
    }
    fn hide_lines(&self) -> &'static str {
        "Hide it"
    }
    fn block_label(&self, label: BlockLabel) -> &'static str {
        match label {
            BlockLabel::Title => "title",
            BlockLabel::RepeatedTitle => "title repeated",
            BlockLabel::Subtitle => "subtitle",
            BlockLabel::Body => "text",
            BlockLabel::Dateline => "dateline",
            BlockLabel::Credit => "author or source",
            BlockLabel::Caption => "picture caption",
            BlockLabel::Masthead => "masthead",
            BlockLabel::Staff => "editorial staff",
            BlockLabel::Clock => "page clock",
            BlockLabel::Section => "section",
            BlockLabel::Menu => "navigation",
            BlockLabel::ReadAlso => "read also",
            BlockLabel::Share => "sharing and following",
            BlockLabel::CommentForm => "comment form",
            BlockLabel::Newsletter => "newsletter",
            BlockLabel::PageControl => "page buttons",
            BlockLabel::Copyright => "copyright",
            BlockLabel::Footer => "footer",
            BlockLabel::Metadata => "page metadata",
        }
    }
    fn block_reason(&self, rule: &str) -> String {
        match guide(Language::English).and_then(|guide| guide.of_rule("block.", rule)) {
            Some(sentence) => sentence.to_owned(),
            None => format!("by the rule {}", isolate(rule)),
        }
    }
    fn match_title(&self, form: &str, found: &Match) -> String {
        let how = match how_of(found) {
            How::OtherName => "another name of it",
            How::Beginning => "begins with it",
            How::AsTyped => "exactly as typed",
            How::SameLetters => {
                "the same letters, but for hamza, vowel marks, ة/ه, ى/ي or the kind of digits"
            }
            How::NearlySpelled => "spelled nearly so",
            How::Bare => "the word itself, without what is attached to it",
            How::OtherSpelling => "another spelling",
            How::OtherForm => "the same word in another form",
        };
        explained([&quoted(form), " matched ", &quoted(&found.asked), ": ", how], found)
    }
    fn time_words(&self) -> &'static times::TimeWords {
        &times::ENGLISH
    }
    fn lag_words(&self) -> &'static times::LagWords {
        &times::ENGLISH_LAG
    }
    fn lag(&self, n: u32, unit: times::LagUnit) -> String {
        let [one, other] = match unit {
            times::LagUnit::Day => ["day", "days"],
            times::LagUnit::Month => ["month", "months"],
            times::LagUnit::Year => ["year", "years"],
        };
        english(n, &self.number(n), one, other)
    }
}
