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
            | Self::WeekdayAgrees => None,
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
            Self::WeekdayDisagrees => "The weekday written beside the date is not the weekday of that date.",
        }
    }
}
