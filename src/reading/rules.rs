//! The names of all rules that give a block its label or a dating its evidence.
//!
//! The interface has a sentence for each of them; nothing else may stand in
//! [`Block::reason`](crate::report::Block::reason) or [`Reason::rule`](crate::report::Reason::rule).

use serde::{Deserialize, Serialize};

use crate::report::{Certainty, Dating, spelled_enum};

spelled_enum! {
    /// Why a block has its label.
    BlockRule {
        /// The line before the report that looks most like its headline.
        HeadlineBeforeBody = "headline-before-body",
        /// The same words as the headline.
        SameAsTitle = "same-as-title",
        /// The headline and the name of the site.
        TitleAndSite = "title-and-site",
        /// A long line without a full stop directly under or over the headline.
        LineBesideTitle = "line-beside-title",
        /// Part of the densest run of long lines.
        DensestText = "densest-text",
        /// A sentence that stands at the edge of the report.
        SentenceAtEdge = "sentence-at-edge",
        /// The longest line of a page without a run of text.
        LongestLine = "longest-line",
        /// Words of the report set apart once more: a pull quote.
        SaidAgain = "said-again",
        /// A short line at the end of a text that has nothing of a page around it.
        BareText = "bare-text",
        /// A date behind words such as «نشر» or «آخر تحديث».
        PublicationCue = "publication-cue",
        /// A date between headline and report, or directly under the report.
        DateBesideReport = "date-beside-report",
        /// «منذ 3 ساعات» beside the headline.
        TimeAgo = "time-ago",
        /// «كتب:», «بقلم», «المصدر:».
        CreditCue = "credit-cue",
        /// «Outlet - Agency», or an agency alone, at the edge of the report.
        NamesAtEdge = "names-at-edge",
        /// Words such as «أرشيفية», «تصوير», «المصدر: أ ف ب» in a short line.
        CaptionCue = "caption-cue",
        /// A short line between headline and report.
        ShortLineUnderTitle = "short-line-under-title",
        /// «Logo» and the like.
        MastheadCue = "masthead-cue",
        /// The name of a medium alone in a line.
        MediumAlone = "medium-alone",
        /// «رئيس التحرير» and the like.
        StaffCue = "staff-cue",
        /// The name under such a line.
        NameUnderStaff = "name-under-staff",
        /// «التوقيت», «الوقت الآن», «بتوقيت …».
        ClockCue = "clock-cue",
        /// A date in the page's head without a word of publication.
        DateInHead = "date-in-head",
        /// The name of a rubric beside the headline.
        RubricBesideTitle = "rubric-beside-title",
        /// One or two short lines directly over the headline.
        ShortLineOverTitle = "short-line-over-title",
        /// «كلمات مفتاحية», hashtags and the like.
        TagCue = "tag-cue",
        /// «الرئيسية» and the like.
        MenuCue = "menu-cue",
        /// A run of short lines, as menus are.
        RunOfShortLines = "run-of-short-lines",
        /// «اقرأ أيضا» and the like.
        ReadAlsoCue = "read-also-cue",
        /// A line that looks like a link under such a heading.
        LinkUnderReadAlso = "link-under-read-also",
        /// Headline-like lines away from the report.
        HeadlineElsewhere = "headline-elsewhere",
        /// «شارك», «تابعونا على» and the like.
        ShareCue = "share-cue",
        /// Nothing but names of social networks.
        NetworksOnly = "networks-only",
        /// «اترك تعليقا» and the like.
        CommentFormCue = "comment-form-cue",
        /// «النشرة الإخبارية» and the like.
        NewsletterCue = "newsletter-cue",
        /// «الوضع المظلم», «طباعة» and the like.
        PageControlCue = "page-control-cue",
        /// «3 تعليقات», «120 مشاهدة».
        CounterLine = "counter-line",
        /// A line without letters or digits.
        NoWords = "no-words",
        /// «جميع الحقوق محفوظة», ©.
        CopyrightCue = "copyright-cue",
        /// «من نحن», «سياسة الخصوصية» and the like.
        FooterCue = "footer-cue",
        /// Too many pages of the outlet have the line.
        RepeatedAcrossPages = "repeated-across-pages",
        /// Somebody said so in `corpus.toml`.
        Corrected = "corrected",
        /// Whatever else stands after the report.
        AfterBody = "after-body",
        /// Whatever else stands before the report.
        BeforeBody = "before-body",
        /// The page's markup says it.
        Markup = "markup",
    }
}

spelled_enum! {
    /// What evidence for a dating is.
    DatingRule {
        /// The page states when the report was published.
        StatedDate = "stated-date",
        /// The page states when it was updated.
        StatedUpdate = "stated-update",
        /// A clock of the page, although the page states the publication too.
        PageClock = "page-clock",
        /// A clock of the page is the only date: an upper bound.
        PageClockUpperBound = "page-clock-upper-bound",
        /// The weekday beside the date is the right one.
        WeekdayAgrees = "weekday-agrees",
        /// The weekday beside the date is another one.
        WeekdayDisagrees = "weekday-disagrees",
        /// Somebody said so in `corpus.toml`.
        Corrected = "corrected",
        /// The page states a day and a month; the year is that of other evidence.
        StatedWithoutYear = "stated-without-year",
        /// The date of the printed issue.
        IssueDate = "issue-date",
        /// Another date that the page states.
        StatedContradicted = "stated-contradicted",
        /// The markup has the date of publication.
        MetadataDate = "metadata-date",
        /// The markup has the date of a change.
        MetadataUpdate = "metadata-update",
        /// The address has a date.
        AddressDate = "address-date",
        /// A date of markup or address that does not fit what the page states.
        StructuredContradicted = "structured-contradicted",
        /// So long ago, counted back from a clock of the page.
        AgoFromClock = "ago-from-clock",
        /// A clock of the page shows a day that other evidence rules out.
        PageClockContradicted = "page-clock-contradicted",
        /// The text calls a day «اليوم», «أمس» or «غدا».
        TextToday = "text-today",
        /// The text calls a month or year the present, past or next one.
        TextThisUnit = "text-this-unit",
        /// The last time that the text tells as past.
        TextPast = "text-past",
        /// The first time that the text tells as coming.
        TextComing = "text-coming",
        /// The last known event that the text tells as past.
        TextEvent = "text-event",
        /// The text gives somebody an office.
        TextOffice = "text-office",
        /// The weekday that the text gives to the day.
        TextWeekday = "text-weekday",
        /// The month that the text calls the present one.
        TextThisMonth = "text-this-month",
        /// A time of the text that is later than stronger evidence allows.
        TextLater = "text-later",
        /// A time of the text that does not fit stronger evidence.
        TextContradicted = "text-contradicted",
        /// The clock of an outlet of which `corpus.toml` says that it is the day of publication.
        OutletClock = "outlet-clock",
        /// How long after a known event the text says that it was written.
        TextSinceEvent = "text-since-event",
        /// The text names what had no such name before.
        TextName = "text-name",
        /// The text tells as lasting what ended on a known day.
        TextLasting = "text-lasting",
    }
}

/// Whether a clock of the page is contradicted, and whether other evidence is.
#[must_use]
pub fn conflicts(dating: &Dating) -> [bool; 2] {
    let contradicted: Vec<Certainty> = dating
        .reasons
        .iter()
        .filter_map(|reason| DatingRule::from_spelling(&reason.rule)?.contradicts())
        .collect();
    [Certainty::ClockContradicted, Certainty::Disputed].map(|of| contradicted.contains(&of))
}

impl DatingRule {
    /// What is contradicted where this rule stands among the reasons.
    #[must_use]
    pub fn contradicts(self) -> Option<Certainty> {
        match self {
            Self::WeekdayDisagrees => Some(Certainty::Disputed),
            Self::StatedDate
            | Self::StatedUpdate
            | Self::PageClock
            | Self::PageClockUpperBound
            | Self::WeekdayAgrees
            | Self::Corrected
            | Self::StatedWithoutYear
            | Self::IssueDate
            | Self::MetadataDate
            | Self::MetadataUpdate
            | Self::AddressDate
            | Self::AgoFromClock
            | Self::TextToday
            | Self::TextThisUnit
            | Self::TextPast
            | Self::TextComing
            | Self::TextEvent
            | Self::TextOffice
            | Self::TextWeekday
            | Self::TextThisMonth
            | Self::OutletClock
            | Self::TextSinceEvent
            | Self::TextName
            | Self::TextLasting => None,
            Self::PageClockContradicted => Some(Certainty::ClockContradicted),
            Self::StatedContradicted
            | Self::StructuredContradicted
            | Self::TextLater
            | Self::TextContradicted => Some(Certainty::Disputed),
        }
    }

    /// The evidence in one English sentence.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Self::StatedDate => "The page states this as the date of publication.",
            Self::StatedUpdate => "The page states this as the date of its last update.",
            Self::PageClock => {
                "A clock of the page shows this day; it says when the page was saved, not when the report was published."
            }
            Self::PageClockUpperBound => {
                "A clock of the page shows this day: the report was published no later."
            }
            Self::WeekdayAgrees => "The weekday written beside the date is the weekday of that date.",
            Self::Corrected => "The date was corrected by hand in corpus.toml.",
            Self::WeekdayDisagrees => "The weekday written beside the date is not the weekday of that date.",
            Self::StatedWithoutYear => {
                "The page states this day as the date of publication; its year is that of other evidence."
            }
            Self::IssueDate => "This is the date of the printed issue.",
            Self::StatedContradicted => "The page states this date too, but it does not fit.",
            Self::MetadataDate => "The page's markup has this as the date of publication.",
            Self::MetadataUpdate => {
                "The page's markup has this as the date of a change: the report was published no later."
            }
            Self::AddressDate => "The page's address has this date.",
            Self::StructuredContradicted => {
                "The page's markup or address has this date, which does not fit what the page states."
            }
            Self::AgoFromClock => "So long before the day that the page's clock shows.",
            Self::PageClockContradicted => {
                "A clock of the page shows this day, but other evidence allows only others: the page was saved then, or the clock is wrong."
            }
            Self::TextToday => "The text calls this day today, yesterday or tomorrow.",
            Self::TextThisUnit => "The text says how this month or year stands to the day of publication.",
            Self::TextPast => "The text tells of this as past: the report was published no earlier.",
            Self::TextComing => "The text tells of this as yet to come: the report was published no later.",
            Self::TextEvent => "The text tells of this event as past: the report was published no earlier.",
            Self::TextOffice => "The text gives this office to this person, who held it for a known time.",
            Self::TextWeekday => "The text says which weekday it is.",
            Self::TextThisMonth => "The text says which month it is.",
            Self::TextLater => {
                "The text tells of this as past, which is later than stronger evidence allows."
            }
            Self::TextContradicted => "The text says this, which does not fit stronger evidence.",
            Self::OutletClock => {
                "The page's clock shows this day, and corpus.toml says that this outlet prints the day of publication there."
            }
            Self::TextSinceEvent => "The text says how long ago this known event was.",
            Self::TextName => "The text names this, which had no such name before.",
            Self::TextLasting => "The text tells of this as lasting, which it did up to a known day.",
        }
    }
}
