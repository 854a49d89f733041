//! A sentence in both languages for each rule of [`crate::reading::rules`].
//!
//! A new rule without a sentence does not compile. A rule this program does not know (an edition
//! packed by another version) has none; the interface then shows a neutral sentence.

use crate::reading::rules::{BlockRule, DatingRule};

/// The same sentence in Arabic and in English.
type Sentence = (&'static str, &'static str);

/// What a piece of evidence for a dating says, after the words it is read from.
#[must_use]
pub fn dating_sentence(rule: &str) -> Option<Sentence> {
    Some(match DatingRule::from_spelling(rule)? {
        DatingRule::StatedDate => {
            ("تذكره الصفحة تاريخًا للنشر", "the page states this as the date of publication")
        }
        DatingRule::StatedUpdate => {
            ("تذكره الصفحة تاريخًا لآخر تحديث", "the page states this as the date of its last update")
        }
        DatingRule::PageClock => (
            "ساعة في الصفحة تدل على يوم حفظها، لا على يوم النشر",
            "a clock of the page, which tells when the page was saved, not when the report was published",
        ),
        DatingRule::PageClockUpperBound => (
            "ساعة في الصفحة تدل على يوم حفظها، فالنشر في هذا اليوم أو قبله",
            "a clock of the page, which tells when it was saved: the report was published no later",
        ),
        DatingRule::WeekdayAgrees => ("يوم الأسبوع يوافق التاريخ", "the weekday agrees with the date"),
        DatingRule::WeekdayDisagrees => {
            ("يوم الأسبوع لا يوافق التاريخ", "the weekday does not agree with the date")
        }
        DatingRule::StatedWithoutYear => {
            ("يوم النشر بلا سنة، والسنة من شواهد أخرى", "the day of publication; its year is known otherwise")
        }
        DatingRule::IssueDate => ("تاريخ العدد المطبوع", "the date of the printed issue"),
        DatingRule::StatedContradicted => {
            ("تاريخ آخر في الصفحة لا يوافق", "another date of the page, at odds")
        }
        DatingRule::MetadataDate => ("تاريخ النشر في وسوم الصفحة", "the date of publication in the markup"),
        DatingRule::MetadataUpdate => {
            ("تاريخ التعديل في وسوم الصفحة، فالنشر قبله", "a change by the markup: published no later")
        }
        DatingRule::AddressDate => ("تاريخ في عنوان الصفحة", "a date in the address"),
        DatingRule::StructuredContradicted => {
            ("تاريخ في الوسوم أو العنوان لا يوافق", "a date of markup or address, at odds")
        }
        DatingRule::AgoFromClock => ("محسوب من ساعة الصفحة", "counted back from the page's clock"),
        DatingRule::PageClockContradicted => {
            ("ساعة الصفحة، وغيرها ينفي هذا اليوم", "the page's clock; other evidence rules this day out")
        }
        DatingRule::TextToday => {
            ("يسميه النص اليوم أو أمس أو غدا", "the text calls it today, yesterday or tomorrow")
        }
        DatingRule::TextThisUnit => {
            ("شهر أو سنة يقاس بها يوم النشر", "how this month or year stands to the publication")
        }
        DatingRule::TextPast => ("يرويه النص ماضيا، فالنشر بعده", "told as past: published no earlier"),
        DatingRule::TextComing => ("يذكره النص آتيا، فالنشر قبله", "told as coming: published no later"),
        DatingRule::TextEvent => ("حدث معروف يرويه النص ماضيا", "a known event, told as past"),
        DatingRule::TextOffice => ("منصب معروف المدة", "an office held for a known time"),
        DatingRule::TextWeekday => ("يوم الأسبوع في النص", "the weekday that the text says"),
        DatingRule::TextThisMonth => ("الشهر الجاري في النص", "the month that the text says"),
        DatingRule::TextLater => {
            ("يرويه النص ماضيا وهو بعد ما يسمح به الأقوى", "told as past, later than stronger evidence allows")
        }
        DatingRule::TextContradicted => {
            ("قول في النص لا يوافق الأقوى", "words of the text at odds with stronger evidence")
        }
    })
}

/// Why a block has its label.
#[must_use]
pub fn block_sentence(rule: &str) -> Option<Sentence> {
    Some(match BlockRule::from_spelling(rule)? {
        BlockRule::HeadlineBeforeBody => {
            ("السطر الأشبه بالعنوان قبل التقرير", "the line before the report most like a headline")
        }
        BlockRule::SameAsTitle => ("كلمات العنوان نفسها", "the same words as the headline"),
        BlockRule::TitleAndSite => ("العنوان ومعه اسم الموقع", "the headline and the name of the site"),
        BlockRule::LineBesideTitle => ("سطر طويل ملاصق للعنوان", "a long line beside the headline"),
        BlockRule::DensestText => ("من أكثف النص في الصفحة", "part of the densest text of the page"),
        BlockRule::SentenceAtEdge => ("جملة عند طرف التقرير", "a sentence at the edge of the report"),
        BlockRule::LongestLine => ("أطول سطر في الصفحة", "the longest line of the page"),
        BlockRule::BareText => {
            ("سطر قصير في صفحة ليس فيها غير النص", "a short line on a page with nothing but the text")
        }
        BlockRule::PublicationCue => ("تاريخ بعد كلمة تدل على النشر", "a date behind a word of publication"),
        BlockRule::DateBesideReport => ("تاريخ ملاصق للتقرير", "a date beside the report"),
        BlockRule::TimeAgo => ("مدة مضت، قرب العنوان", "“so long ago”, beside the headline"),
        BlockRule::CreditCue => ("كلمة تدل على الكاتب أو المصدر", "a word for author or source"),
        BlockRule::NamesAtEdge => {
            ("أسماء جهات أو وكالات عند طرف التقرير", "outlets or agencies at the edge of the report")
        }
        BlockRule::CaptionCue => ("كلمة تدل على صورة", "a word for a picture"),
        BlockRule::ShortLineUnderTitle => {
            ("سطر قصير بين العنوان والتقرير", "a short line between headline and report")
        }
        BlockRule::MastheadCue => ("كلمة تدل على شعار الموقع", "a word for the site's logo"),
        BlockRule::MediumAlone => ("اسم جهة إعلامية وحده في السطر", "the name of a medium alone in its line"),
        BlockRule::StaffCue => ("كلمة تدل على أسرة التحرير", "a word for the editorial staff"),
        BlockRule::NameUnderStaff => ("اسم تحت سطر أسرة التحرير", "a name under the line of the staff"),
        BlockRule::ClockCue => ("كلمة تدل على ساعة", "a word for a clock"),
        BlockRule::DateInHead => {
            ("تاريخ في رأس الصفحة بلا ذكر للنشر", "a date in the page's head without a word of publication")
        }
        BlockRule::RubricBesideTitle => ("اسم قسم قرب العنوان", "the name of a section beside the headline"),
        BlockRule::ShortLineOverTitle => ("سطر قصير فوق العنوان", "a short line over the headline"),
        BlockRule::TagCue => ("كلمات مفتاحية أو وسوم", "keywords or tags"),
        BlockRule::MenuCue => ("كلمة من قوائم المواقع", "a word of site menus"),
        BlockRule::RunOfShortLines => {
            ("أسطر قصيرة متتالية كما في القوائم", "a run of short lines, as menus are")
        }
        BlockRule::ReadAlsoCue => ("عبارة تدعو إلى قراءة غيره", "an invitation to read something else"),
        BlockRule::LinkUnderReadAlso => {
            ("سطر كالرابط تحت عبارة كهذه", "a line like a link under such an invitation")
        }
        BlockRule::HeadlineElsewhere => ("عنوان بعيد عن التقرير", "a headline away from the report"),
        BlockRule::ShareCue => ("دعوة إلى المشاركة أو المتابعة", "an invitation to share or follow"),
        BlockRule::NetworksOnly => ("أسماء شبكات اجتماعية فقط", "nothing but names of social networks"),
        BlockRule::CommentFormCue => ("كلمات نموذج تعليق", "words of a comment form"),
        BlockRule::NewsletterCue => ("كلمات نشرة بريدية", "words of a newsletter"),
        BlockRule::PageControlCue => ("كلمة من أزرار الصفحات", "a word of page buttons"),
        BlockRule::CounterLine => ("عدّاد تعليقات أو مشاهدات", "a counter of comments or views"),
        BlockRule::NoWords => ("سطر بلا كلمات", "a line without words"),
        BlockRule::CopyrightCue => ("عبارة حقوق", "a statement of rights"),
        BlockRule::FooterCue => ("كلمة من تذييلات المواقع", "a word of site footers"),
        BlockRule::AfterBody => ("يقع بعد التقرير", "it stands after the report"),
        BlockRule::BeforeBody => ("يقع قبل التقرير", "it stands before the report"),
        BlockRule::Markup => ("مكتوب في وسوم الصفحة", "it is written in the page's markup"),
    })
}
