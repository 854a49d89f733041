//! The Arabic interface.

use super::guide::guide;
use super::guide::{SETTINGS_AR as SETTINGS, size};
use super::plural::ArabicNoun;
use super::{Facet, FaultText, How, Kept, Messages, explained, how_of, in_digits, isolate, times};
use crate::calendar::{Day, DayRange, TimeUnit};
use crate::explorer::examples::{Corpus, Subject};
use crate::explorer::timeline::Kind;
use crate::explorer::timeline::brush::End;
use crate::explorer::timeline::rows::Row;
use crate::findings::{Clause, Context, Emptiness, Events, Fault, Match, Notice};
use crate::report::{BlockLabel, Certainty, Dating, Provenance, Reason};
use crate::view::{Clock, ContextSort, Language, Lens, Level, MonthNames, Numerals, Sort};

/// Arabic, in these digits and with these names of months.
pub struct Arabic {
    /// Its digits.
    pub numerals: Numerals,
    /// Its months.
    pub months: MonthNames,
}

const REPORT: ArabicNoun = ArabicNoun {
    zero: "لا تقارير",
    one: "تقرير واحد",
    two: "تقريران",
    few: "تقارير",
    many: "تقريرًا",
    other: "تقرير",
};

const MENTIONED_TIME: ArabicNoun = ArabicNoun {
    zero: "لا أزمنة مذكورة",
    one: "زمن واحد مذكور",
    two: "زمنان مذكوران",
    few: "أزمنة مذكورة",
    many: "زمنًا مذكورًا",
    other: "زمن مذكور",
};

const ACCOUNT: ArabicNoun = ArabicNoun {
    zero: "لا روايات",
    one: "رواية واحدة",
    two: "روايتان",
    few: "روايات",
    many: "رواية",
    other: "رواية",
};

/// In the genitive.
const DATE: ArabicNoun = ArabicNoun {
    zero: "لا تاريخ",
    one: "تاريخ واحد",
    two: "تاريخين",
    few: "تواريخ",
    many: "تاريخًا",
    other: "تاريخ",
};

const OCCURRENCE: ArabicNoun = ArabicNoun {
    zero: "لا مواضع",
    one: "موضع واحد",
    two: "موضعان",
    few: "مواضع",
    many: "موضعًا",
    other: "موضع",
};

const OTHER_PLACE: ArabicNoun = ArabicNoun {
    zero: "لا موضع آخر",
    one: "موضع آخر",
    two: "موضعان آخران",
    few: "مواضع أخرى",
    many: "موضعًا آخر",
    other: "موضع آخر",
};

const LINE: ArabicNoun =
    ArabicNoun {
        zero: "لا أسطر", one: "سطر واحد", two: "سطران", few: "أسطر", many: "سطرًا", other: "سطر"
    };

pub(super) const LEVANTINE: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];

pub(super) const EGYPTIAN: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];

fn key_name(key: &str) -> String {
    match key {
        "outlet" => "الجهة الناشرة".to_owned(),
        "certainty" => "دقة التاريخ".to_owned(),
        "conflict" => "تناقض القرائن".to_owned(),
        "dated" => "تواريخ معيّنة يدويًّا".to_owned(),
        "relayed" => "المصدر المنقول عنه".to_owned(),
        "dating" | "provenance" => "مصدر التاريخ".to_owned(),
        "published" => "فترة النشر".to_owned(),
        "mentioned" => "الزمن المذكور".to_owned(),
        "q" | "typing" => "البحث".to_owned(),
        "level" => "المطابقة".to_owned(),
        "within" => "النشر في الفترة يقينًا".to_owned(),
        "mentioned-within" => "الزمن المذكور يقينًا".to_owned(),
        "boilerplate" => "القوائم والروابط حول التقارير".to_owned(),
        "sort" => "الترتيب".to_owned(),
        "page" => "صفحة النتائج".to_owned(),
        "report" => "التقرير المفتوح".to_owned(),
        "words" => "موضع القراءة".to_owned(),
        "zoom" | "around" => "موضع الخط الزمني".to_owned(),
        "tables" => "جداول الخط الزمني".to_owned(),
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
    if super::has_quotation_marks(text) { isolate(text) } else { format!("«{}»", isolate(text)) }
}

impl Arabic {
    /// `n` reports, behind a preposition or in annexation.
    fn of_reports(&self, n: u32) -> String {
        if n == 2 { "تقريرين".to_owned() } else { self.reports(n) }
    }
}

impl Messages for Arabic {
    fn brand(&self) -> &'static str {
        "سجل"
    }
    fn number(&self, n: u32) -> String {
        super::grouped(n, self.numerals)
    }
    fn reports(&self, n: u32) -> String {
        REPORT.counted(n, &self.number(n))
    }
    fn edition_size(&self, n: u32) -> String {
        format!("عدد التقارير: {}", self.number(n))
    }
    fn skip_to_results(&self) -> &'static str {
        "إلى النتائج"
    }
    fn other_language(&self) -> &'static str {
        "English"
    }
    fn copy_link(&self) -> &'static str {
        "نسخ الرابط"
    }
    fn link_copied(&self) -> &'static str {
        "نُسخ الرابط"
    }
    fn link_to_copy_by_hand(&self) -> &'static str {
        "تعذّر النسخ؛ انسخ الرابط من هنا"
    }
    fn search_label(&self) -> &'static str {
        "ابحث في التقارير"
    }
    fn search_placeholder(&self) -> &'static str {
        "كلمة أو أكثر"
    }
    fn search_shortcut(&self) -> &'static str {
        "اضغط / للانتقال إلى البحث"
    }
    fn level_label(&self) -> &'static str {
        "المطابقة"
    }
    fn level(&self, level: Level) -> &'static str {
        match level {
            Level::Exact => "كما كُتبت",
            Level::Letters => "الأحرف نفسها",
            Level::Word => "الكلمة بسوابقها ولواحقها",
            Level::Name => "الكلمة وأسماؤها الأخرى",
        }
    }
    fn level_hint(&self) -> &'static str {
        "«الكلمة بسوابقها ولواحقها»: مع أل التعريف والواو والباء ونحوها وعلامات المثنى والجمع السالم والضمائر، دون جموع التكسير"
    }
    fn sort_label(&self) -> &'static str {
        "الترتيب"
    }
    fn sort(&self, sort: Sort) -> &'static str {
        match sort {
            Sort::Relevance => "الأقرب إلى البحث",
            Sort::Newest => "الأحدث أولًا",
            Sort::Oldest => "الأقدم أولًا",
            Sort::Outlet => "حسب الجهة",
        }
    }
    fn boilerplate_switch(&self) -> &'static str {
        "مع القوائم والروابط والنماذج حول التقارير"
    }
    fn filters(&self) -> &'static str {
        "تصفية"
    }
    fn facet(&self, facet: Facet) -> &'static str {
        match facet {
            Facet::Outlet => "الجهة الناشرة",
            Facet::Relayed => "نقلًا عن",
            Facet::Provenance => "مصدر التاريخ",
            Facet::Certainty => "دقة التاريخ",
            Facet::Conflict => "تناقض القرائن",
            Facet::Form => "صيغ الكلمة",
        }
    }
    fn outlet_unknown(&self) -> &'static str {
        "جهة غير معروفة"
    }
    fn relayed_none(&self) -> &'static str {
        "بلا نقل مذكور"
    }
    fn provenance(&self, provenance: Provenance) -> &'static str {
        match provenance {
            Provenance::Stated => "مذكور في الصفحة",
            Provenance::Structured => "من بيانات الصفحة",
            Provenance::PageClock => "من ساعة الصفحة",
            Provenance::Inferred => "مُقدَّر من النص",
            Provenance::Unknown => "بلا تاريخ",
            Provenance::ByHand => "عُيّن يدويًّا",
        }
    }
    fn certainty(&self, certainty: Certainty) -> &'static str {
        match certainty {
            Certainty::Day => "باليوم",
            Certainty::Month => "في حدود شهر",
            Certainty::Year => "في حدود سنة",
            Certainty::Wider => "في أكثر من سنة",
            Certainty::OneEnd => "حد واحد معروف",
            Certainty::Undated => "بلا تاريخ",
            Certainty::ClockContradicted => "ساعة الصفحة تخالف القرائن",
            Certainty::Disputed => "قرائن متعارضة",
        }
    }
    fn no_values(&self) -> &'static str {
        "لا قيم هنا"
    }
    fn show_all_values(&self, n: u32) -> String {
        format!("عرض الكل ({})", self.number(n))
    }
    fn show_fewer_values(&self) -> &'static str {
        "عرض أقل"
    }
    fn clock_period(&self, clock: Clock) -> &'static str {
        match clock {
            Clock::Published => "فترة النشر",
            Clock::Mentioned => "الزمن المذكور",
        }
    }
    fn period_from(&self) -> &'static str {
        "من"
    }
    fn period_to(&self) -> &'static str {
        "إلى"
    }
    fn period_within(&self, clock: Clock) -> &'static str {
        match clock {
            Clock::Published => "المؤكد نشرها في الفترة فقط",
            Clock::Mentioned => "ما يقع كله ضمن الفترة",
        }
    }
    fn date_not_understood(&self) -> &'static str {
        "اكتب سنة أو شهرًا أو يومًا، مثل 2019 أو \u{2066}2019-03\u{2069} أو \u{2066}2019-03-15\u{2069}"
    }
    fn timeline(&self) -> &'static str {
        "الخط الزمني"
    }
    fn timeline_summary(&self, window: &str, published: u32, n_mentions: u32) -> String {
        let mentions = self.mentions(n_mentions);
        format!("المعروض {window}. نُشر فيه: {}. مجموع ما تذكره النتائج: {mentions}.", self.reports(published))
    }
    fn timeline_empty(&self) -> &'static str {
        "ليس في هذا السجل تاريخ معروف يُرسم."
    }
    fn lane(&self, clock: Clock) -> &'static str {
        match clock {
            Clock::Published => "نُشر",
            Clock::Mentioned => "ذُكر",
        }
    }
    fn sign(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Stated => "نُشر (مصرَّح به)",
            Kind::Inferred => "نُشر (مُقدَّر)",
            Kind::PageClock => "نُشر (ساعة الصفحة)",
            Kind::MentionedDay => "يوم مذكور",
            Kind::MentionedRange => "فترة مذكورة",
            Kind::Bin => "عدد التقارير",
        }
    }
    fn sign_beside(&self) -> &'static str {
        "خارج الفترة المختارة"
    }
    fn legend(&self) -> &'static str {
        "معاني الرموز"
    }
    fn time_unit(&self, unit: TimeUnit) -> &'static str {
        match unit {
            TimeUnit::Decade => "عقد",
            TimeUnit::Year => "سنة",
            TimeUnit::Month => "شهر",
            TimeUnit::Day => "يوم",
        }
    }
    fn zoom_in(&self) -> &'static str {
        "تقريب"
    }
    fn zoom_out(&self) -> &'static str {
        "إبعاد"
    }
    fn whole_time(&self) -> &'static str {
        "الكل"
    }
    fn move_earlier(&self) -> &'static str {
        "إلى ما قبل المعروض"
    }
    fn move_later(&self) -> &'static str {
        "إلى ما بعد المعروض"
    }
    fn as_tables(&self) -> &'static str {
        "جدول"
    }
    fn time_shown(&self) -> &'static str {
        "الزمن المعروض"
    }
    fn earlier_than_shown(&self, n: u32) -> String {
        format!("قبل المعروض: {}", self.number(n))
    }
    fn later_than_shown(&self, n: u32) -> String {
        format!("بعد المعروض: {}", self.number(n))
    }
    fn wider_than_bin(&self, unit: TimeUnit, n: u32) -> String {
        format!("يتعدى حدود {}: {}", self.time_unit(unit), self.number(n))
    }
    fn without_time(&self, clock: Clock, n: u32) -> String {
        let none = match clock {
            Clock::Published => "بلا تاريخ",
            Clock::Mentioned => "بلا زمن معروف",
        };
        format!("{none}: {}", self.number(n))
    }
    fn period_end(&self, clock: Clock, end: End) -> String {
        let end = match end {
            End::From => "بداية",
            End::To => "نهاية",
        };
        format!("{end} {}", self.clock_period(clock))
    }
    fn no_limit(&self) -> &'static str {
        "بلا حدّ"
    }
    fn beside(&self, n: u32) -> String {
        format!("وخارج الفترة المختارة: {}", self.number(n))
    }
    fn only_this_period(&self) -> &'static str {
        "اقتصر على هذه الفترة"
    }
    fn places_more(&self, n: u32) -> String {
        format!("و{}", OTHER_PLACE.counted(n, &self.number(n)))
    }
    fn passages_loading(&self) -> &'static str {
        "تُقرأ الجملة…"
    }
    fn close_box(&self) -> &'static str {
        "إغلاق"
    }
    fn nothing_says_it(&self) -> &'static str {
        "لا كلمات في الصفحة تقول هذا التاريخ."
    }
    fn table_of(&self, clock: Clock) -> &'static str {
        match clock {
            Clock::Published => "متى نُشرت",
            Clock::Mentioned => "الأزمنة المذكورة فيها",
        }
    }
    fn table_time(&self) -> &'static str {
        "الزمن"
    }
    fn table_reports(&self) -> &'static str {
        "التقارير"
    }
    fn table_sum(&self) -> &'static str {
        "المجموع"
    }
    fn table_without_sum(&self) -> &'static str {
        "قد يذكر التقرير الواحد أزمنة عدة فيُعدّ في كل صف منها، فلا مجموع لهذه الصفوف."
    }
    fn table_row(&self, row: Row, clock: Clock, unit: TimeUnit) -> String {
        match row {
            Row::Earlier => "قبل المعروض".to_owned(),
            Row::Later => "بعد المعروض".to_owned(),
            Row::Bin(days) => self.span_of_days(Some(days.first), Some(days.last)),
            Row::Wider => format!("يتعدى حدود {}", self.time_unit(unit)),
            Row::Undated if clock == Clock::Published => self.undated().to_owned(),
            Row::Undated => "بلا زمن معروف".to_owned(),
        }
    }
    fn short_month(&self, month: u32) -> &'static str {
        let names = if self.months == MonthNames::Levantine { &LEVANTINE } else { &EGYPTIAN };
        super::month_name(names, month)
    }
    fn day_number(&self, number: u32) -> String {
        in_digits(&number.to_string(), self.numerals)
    }
    fn conditions(&self) -> &'static str {
        "شروط العرض"
    }
    fn query_chip(&self) -> &'static str {
        "البحث"
    }
    fn query_beginning(&self, finished: &str, beginning: &str) -> String {
        match finished {
            "" => format!("يبدأ بـ {}", quoted(beginning)),
            finished => format!("{}، ويبدأ بـ {}", isolate(finished), quoted(beginning)),
        }
    }
    fn surely(&self, period: &str) -> String {
        format!("{period}، يقينًا")
    }
    fn clear_condition(&self) -> &'static str {
        "إزالة الشرط:"
    }
    fn clear_all(&self) -> &'static str {
        "مسح الكل"
    }
    fn total(&self, total: u32, n_reports: u32) -> String {
        if total == n_reports {
            return self.reports(n_reports);
        }
        format!("{} من أصل {}", self.reports(total), self.number(n_reports))
    }
    fn mentions(&self, n: u32) -> String {
        MENTIONED_TIME.counted(n, &self.number(n))
    }
    fn lens(&self, lens: Lens) -> &'static str {
        match lens {
            Lens::Reports => "التقارير",
            Lens::Context => "السياق",
            Lens::Events => "الأحداث",
        }
    }
    fn context_sort(&self, sort: ContextSort) -> &'static str {
        match sort {
            ContextSort::Place => "كما ترد في التقارير",
            ContextSort::Before1 => "الكلمة السابقة",
            ContextSort::Before2 => "الثانية قبلها",
            ContextSort::Before3 => "الثالثة قبلها",
            ContextSort::After1 => "الكلمة التالية",
            ContextSort::After2 => "الثانية بعدها",
            ContextSort::After3 => "الثالثة بعدها",
            ContextSort::Form => "صيغة الكلمة",
        }
    }
    fn context_read(&self, context: &Context) -> String {
        let &Context { n_occurrences, total, n_read, n_hits, .. } = context;
        let of = |n: u32| OCCURRENCE.counted(n, &self.number(n));
        let occurrences = match n_occurrences {
            _ if total == n_occurrences => of(n_occurrences),
            2 => format!("{} من أصل موضعين", self.number(total)),
            n => format!("{} من أصل {}", self.number(total), of(n)),
        };
        format!("{occurrences} في {} من أصل {}", self.number(n_read), self.of_reports(n_hits))
    }
    fn read_on(&self, n: u32) -> String {
        format!("ابحث في أول {}", self.of_reports(n))
    }
    fn context_cut(&self) -> &'static str {
        " · وفي آخرها المزيد"
    }
    fn save_table(&self) -> &'static str {
        "تنزيل الجدول (CSV)"
    }
    fn context_without_words(&self) -> &'static str {
        "اكتب كلمة لترى كل موضع وردت فيه."
    }
    fn events_listed(&self, events: &Events) -> String {
        let accounts = ACCOUNT.counted(events.total, &self.number(events.total));
        format!("{accounts} عن {}", DATE.counted(events.n_days, &self.number(events.n_days)))
    }
    fn no_events(&self) -> &'static str {
        "لا تذكر هذه التقارير يومًا أو شهرًا أو سنة بعينها في هذا الزمن."
    }
    fn event_uncertain(&self) -> &'static str {
        "محسوب من تاريخ نشر غير مؤكد"
    }
    fn rows_shown(&self, first: u32, last: u32, total: u32) -> String {
        format!("{}–{} من {}", self.number(first), self.number(last), self.number(total))
    }
    fn pages_of_rows(&self) -> &'static str {
        "صفحات النتائج"
    }
    fn previous_rows(&self) -> &'static str {
        "السابق"
    }
    fn next_rows(&self) -> &'static str {
        "التالي"
    }
    fn relayed_from(&self) -> &'static str {
        "نقلًا عن"
    }
    fn comma(&self) -> &'static str {
        "، "
    }
    fn quotation_marks(&self) -> [&'static str; 2] {
        ["«", "»"]
    }
    fn untitled(&self) -> &'static str {
        "تقرير بلا عنوان"
    }
    fn loading(&self) -> &'static str {
        "يُفتح السجل…"
    }
    fn not_opened(&self) -> &'static str {
        "تعذّر فتح السجل"
    }
    fn slow(&self) -> &'static str {
        "يستغرق هذا وقتًا أطول من المعتاد. قد يكون الاتصال بطيئًا، وما زال التحميل مستمرًا."
    }
    fn restarting(&self, attempt: u32) -> String {
        format!("توقف محرك البحث ويُعاد تشغيله (المحاولة {}).", self.number(attempt))
    }
    fn fault_title(&self, kept: Kept) -> &'static str {
        match kept {
            Kept::Nothing => "تعذّر العرض",
            Kept::Older => "تعذّر تحديث النتائج؛ المعروض سابق لها",
            Kept::Present => "تعذّر عرض جزء مما طُلب",
        }
    }
    fn fault(&self, fault: &Fault) -> FaultText {
        let (what, remedy) = match fault {
            Fault::Missing { file, .. } => (
                format!("لم يُحمَّل ملف من ملفات السجل: {}.", isolate(file)),
                "تحقق من الاتصال ثم أعد المحاولة. ويُعاد الطلب تلقائيًّا عند عودة الاتصال.",
            ),
            Fault::Damaged { file } => (
                format!("ملف من ملفات السجل تالف أو من طبعة أخرى: {}. لذلك لم يُستعمل.", isolate(file)),
                "أعد المحاولة. وإن تكرر ذلك فأخبر الناشر بأن ما وصلك ناقص.",
            ),
            Fault::Malformed { file } | Fault::TooOld { file, .. } => (
                format!("ملف من ملفات السجل سليم لكنه غير مفهوم: {}.", isolate(file)),
                "على الناشر أن يحزم التقارير من جديد.",
            ),
            Fault::TooNew { found, supported } => (
                format!(
                    "السجل بالصيغة {}، وهذا البرنامج يقرأ حتى الصيغة {}.",
                    self.number(u32::from(*found)),
                    self.number(u32::from(*supported))
                ),
                "أعد تحميل الصفحة للحصول على أحدث إصدار، ثم أعد المحاولة.",
            ),
            Fault::OtherVersion => (
                "هذه الصفحة من إصدار ومحرك البحث من إصدار آخر، وهذا يحدث عند نشر نسخة جديدة.".to_owned(),
                "أعد تحميل الصفحة. عرضك محفوظ في الرابط.",
            ),
            Fault::Engine { .. } => {
                ("توقف محرك البحث.".to_owned(), "أعد المحاولة. عرضك محفوظ في الرابط ولن يضيع.")
            }
        };
        FaultText { what, remedy: remedy.to_owned() }
    }
    fn retry(&self) -> &'static str {
        "إعادة المحاولة"
    }
    fn notices(&self) -> &'static str {
        "ملاحظات"
    }
    fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::NotALink => "لم يُنشئ هذا البرنامجُ هذا الرابط، فعُرضت صفحة البداية.".to_owned(),
            Notice::NewerLink => "الرابط من إصدار أحدث، وقد طُبّق منه ما هو معروف هنا.".to_owned(),
            Notice::UnknownKey(key) => format!("في الرابط جزء غير معروف تُرك: {}.", quoted(key)),
            Notice::BadValue { key, value } => {
                format!("لم تُفهم القيمة {} في «{}» من الرابط فتُركت.", quoted(value), key_name(key))
            }
            Notice::LinkTooLong => "الرابط أطول مما يُقرأ، فعُرضت صفحة البداية.".to_owned(),
            Notice::MarksIgnored(marks) => {
                format!("تُرك من البحث ما لا معنى له في موضعه: {}.", isolate(marks))
            }
            Notice::NotADate { key, value } => format!(
                "القيمة {} في «{}» ليست تاريخًا، فتُرك هذا الشرط. {}.",
                quoted(value),
                key_name(key),
                self.date_not_understood()
            ),
            Notice::FewerBetween(most) => {
                format!("أقصى ما يُسمح به بين الكلمات المتقاربة {} كلمة، فبُحث بهذا العدد.", self.number(*most))
            }
            Notice::WholeDictionary(bytes) => {
                format!(
                    "للبحث بالعلامة ~ عن كلمات قريبة الإملاء حُمِّل المعجم كله ({}).",
                    size(Language::Arabic, self, *bytes)
                )
            }
            Notice::ReadAsNot { .. } => "كلمة «ليس» في البحث تستبعد ما بعدها.".to_owned(),
            Notice::OperatorsAlone(what) => {
                format!("تُرك من البحث ما لا يتعلق به شيء: {}.", quoted(what))
            }
            Notice::NoOtherNames(words) => format!("لا تُعرف أسماء أخرى لما بعد العلامة @: {}.", quoted(words)),
            Notice::NothingToSearch => "لا توجد في البحث كلمة يمكن البحث عنها. اكتب كلمة أو رقمًا.".to_owned(),
            Notice::ReportNotHere(id) => {
                format!("التقرير {} الذي يذكره الرابط ليس في هذه الطبعة.", isolate(&id.to_string()))
            }
            Notice::ValueNotHere { key, value } => {
                format!("ليس في هذه الطبعة تقرير بالقيمة {} في «{}».", quoted(value), key_name(key))
            }
        }
    }
    fn search_as_word(&self) -> &'static str {
        "ابحث عن كلمة «ليس» نفسها"
    }
    fn empty_edition(&self) -> FaultText {
        FaultText {
            what: "لا تقارير في هذا السجل بعد.".to_owned(),
            remedy: "ضع صفحات في المجلد ثم احزمه من جديد.".to_owned(),
        }
    }
    fn nothing_found(&self, one_word: bool, one_condition: bool) -> &'static str {
        if one_word {
            "لا تقرير فيه هذه الكلمة"
        } else if one_condition {
            "لا تقرير يحقق هذا الشرط"
        } else {
            "لا تقرير يحقق هذه الشروط معًا"
        }
    }
    fn nothing_satisfies(&self, clause: &Clause, name: &str, value: &str) -> String {
        match clause {
            Clause::Word(word) if super::is_plain_word(word) => format!("لا تقرير فيه {}", quoted(word)),
            Clause::Word(asked) => format!("لا تقرير يحقق {}", quoted(asked)),
            Clause::Published => format!("لا تقرير نُشر في الفترة المختارة: {value}"),
            Clause::Mentioned => format!("لا تقرير يذكر زمنًا في الفترة المختارة: {value}"),
            _ => format!("لا تقرير يحقق شرط «{name}»: {}", isolate(value)),
        }
    }
    fn not_together(&self) -> &'static str {
        "كل شرط وحده تحققه تقارير، لكن لا تقرير يحققها معًا"
    }
    fn each_condition_alone(&self) -> &'static str {
        "عدد ما يحقق كل شرط وحده:"
    }
    fn clock_extent(&self, clock: Clock, days: DayRange) -> String {
        let span = self.span_of_days(Some(days.first), Some(days.last));
        match clock {
            Clock::Published => format!("تواريخ النشر المعروفة هنا: {span}."),
            Clock::Mentioned => format!("الأزمنة المذكورة هنا: {span}."),
        }
    }
    fn only_in_boilerplate(&self) -> &'static str {
        "الكلمات موجودة في القوائم والروابط والنماذج حول التقارير، لا في التقارير نفسها."
    }
    fn without_clause(&self, clause: &Clause, n: u32) -> String {
        let reports = self.reports(n);
        match clause {
            Clause::Word(word) => format!("إزالة {}: {reports}", quoted(&super::short_word(word))),
            Clause::Outlet => format!("إزالة شرط الجهة الناشرة: {reports}"),
            Clause::Relayed => format!("إزالة شرط المنقول عنه: {reports}"),
            Clause::Provenance => format!("إزالة شرط مصدر التاريخ: {reports}"),
            Clause::Certainty => format!("إزالة شرط دقة التاريخ: {reports}"),
            Clause::Conflict => format!("إزالة شرط تناقض القرائن: {reports}"),
            Clause::Published => format!("إزالة شرط فترة النشر: {reports}"),
            Clause::Mentioned => format!("إزالة شرط الزمن المذكور: {reports}"),
        }
    }
    fn without_within(&self, n: u32) -> String {
        format!("مع ما يُحتمل وقوعه في الفترة: {}", self.reports(n))
    }
    fn at_level(&self, level: Level, n: u32) -> String {
        format!("بمطابقة أوسع («{}»): {}", self.level(level), self.reports(n))
    }
    fn in_boilerplate(&self, n: u32) -> String {
        format!("البحث في القوائم والروابط والنماذج أيضًا: {}", self.reports(n))
    }
    fn apart(&self, n: u32) -> String {
        format!("البحث عن كلمات العبارة متفرقة: {}", self.reports(n))
    }
    fn near(&self, bytes: u32) -> String {
        format!("البحث عن كلمات قريبة الإملاء، ويُحمَّل له المعجم كله ({})", size(Language::Arabic, self, bytes))
    }
    fn with_any_word(&self, n: u32) -> String {
        format!("جرّب كلمات أقل. عدد التقارير التي فيها كلمة واحدة منها على الأقل: {}.", self.number(n))
    }
    fn nothing_helps(&self, emptiness: &Emptiness, one_word: bool) -> Option<&'static str> {
        super::no_step_helps(emptiness).then_some(if one_word {
            "راجع كتابة الكلمة أو ابحث عن غيرها."
        } else {
            "لا تكفي إزالة شرط واحد. امسح الشروط كلها أو ابحث عن كلمة أخرى."
        })
    }
    fn day(&self, day: Day) -> String {
        let (year, month, number) = day.civil();
        format!("{} {}", in_digits(&number.to_string(), self.numerals), self.month(year, month))
    }
    fn month_name(&self, month: u32) -> String {
        let [levantine, egyptian] = [&LEVANTINE, &EGYPTIAN].map(|names| super::month_name(names, month));
        match self.months {
            MonthNames::Both => format!("{levantine}/{egyptian}"),
            MonthNames::Levantine => levantine.to_owned(),
            MonthNames::Egyptian => egyptian.to_owned(),
        }
    }
    fn month(&self, year: i32, month: u32) -> String {
        format!("{} {}", self.month_name(month), self.year(year))
    }
    fn year(&self, year: i32) -> String {
        in_digits(&year.to_string(), self.numerals)
    }
    fn between(&self, from: &str, to: &str) -> String {
        format!("بين {from} و{to}")
    }
    fn not_after(&self, date: &str) -> String {
        format!("في {date} أو قبله")
    }
    fn not_before(&self, date: &str) -> String {
        format!("في {date} أو بعده")
    }
    fn about(&self, date: &str) -> String {
        format!("نحو {date}")
    }
    fn undated(&self) -> &'static str {
        "بلا تاريخ"
    }
    fn dating_sentence(&self, dating: &Dating) -> String {
        let interval = self.interval(&dating.into());
        let said = match dating.provenance {
            Provenance::Stated => format!("تذكر الصفحة تاريخ النشر: {interval}."),
            Provenance::Structured => format!("تاريخ النشر في بيانات الصفحة: {interval}."),
            Provenance::PageClock => {
                format!("لا تذكر الصفحة تاريخ النشر. حُفظت في تاريخ تعرضه ساعتها، فالنشر {interval}.")
            }
            Provenance::Inferred => format!("لا تذكر الصفحة تاريخ النشر. يُقدَّر من النص: {interval}."),
            Provenance::ByHand => format!("عُيّن تاريخ النشر يدويًّا: {interval}."),
            Provenance::Unknown => "لا تذكر الصفحة تاريخ النشر، ولم يُستنتج من النص.".to_owned(),
        };
        super::and_of_clock(said, dating, " وساعة الصفحة تعرض يومًا تنفيه قرائن أخرى.")
    }
    fn set_by_hand(&self) -> &'static str {
        "تعيين التاريخ يدويًّا"
    }
    fn not_found(&self) -> &'static str {
        "ما بُحث عنه ولم يوجد"
    }
    fn take_back(&self) -> &'static str {
        "إلغاء التعيين"
    }
    fn by_hand_chip(&self) -> &'static str {
        "تواريخ معيّنة يدويًّا"
    }
    fn reasons(&self) -> &'static str {
        "كيف عُرف التاريخ؟"
    }
    fn reason(&self, reason: &Reason) -> String {
        super::reason_said(self, Language::Arabic, reason, ["كلمات تدل على وقت النشر", "؛ النشر: "])
    }
    fn show_words(&self) -> &'static str {
        "أظهر الكلمات في النص"
    }
    fn corpus(&self, corpus: &Corpus) -> [String; 2] {
        let years = |days: DayRange| match super::years_of(days) {
            (year, None) => format!("في عام {}", self.year(year)),
            (from, Some(to)) => format!("بين عامي {} و{}", self.year(from), self.year(to)),
        };
        let Corpus { n_reports, overview } = corpus;
        let reports = format!("في هذا السجل {}", self.reports(*n_reports));
        let mentions = self.mentions(overview.n_mentions);
        let mentioned = overview.mentioned.map(|days| format!("، {}", years(days))).unwrap_or_default();
        [
            format!("{reports}. تاريخ النشر: {}.", self.datings(corpus)),
            format!("وفي النصوص {mentions}{mentioned}."),
        ]
    }
    fn example(&self, subject: &Subject) -> String {
        match subject {
            Subject::Year(year) => format!("تقارير تذكر عام {}", self.year(*year)),
            Subject::Relayed(name) => format!("تقارير منقولة عن {}", quoted(name)),
            Subject::Unstated => "تقارير لا تذكر صفحاتها تاريخ النشر".to_owned(),
            Subject::Unattributed => "تقارير لا تُعرف جهتها الناشرة".to_owned(),
            Subject::Decade(first) => {
                format!("تقارير تذكر أعوام {}–{}", self.year(*first), self.year(first + 9))
            }
            Subject::Newest => "التقارير من الأحدث نشرًا".to_owned(),
        }
    }
    fn reading_invitation(&self) -> &'static str {
        "اختر تقريرًا لتقرأه هنا"
    }
    fn reading_hint_search(&self) -> &'static str {
        "البحث يجد الكلمة بسوابقها ولواحقها: «مقاتل» تجد «والمقاتلين»، وتُبرز الكلمات كما كُتبت في الصفحة."
    }
    fn reading_hint_dating(&self) -> &'static str {
        "الإطار المتصل حول التاريخ يعني أن الصفحة تذكره، والمتقطع أنه مُقدَّر أو غير معروف."
    }
    fn reading_hint_keys(&self) -> &'static str {
        "المفتاح / ينقل إلى البحث، و؟ يعرض الشرح، وEscape يغلق التقرير."
    }
    fn close_reading(&self) -> &'static str {
        "إغلاق التقرير"
    }
    fn reading_loading(&self) -> &'static str {
        "جارٍ فتح التقرير…"
    }
    fn marks(&self) -> &'static str {
        "العلامات في النص"
    }
    fn mark_of_match(&self) -> &'static str {
        "مطابق للبحث"
    }
    fn mark_of_time(&self) -> &'static str {
        "زمن مذكور"
    }
    fn previous_mark(&self, name: &str) -> String {
        format!("السابق: {name}")
    }
    fn next_mark(&self, name: &str) -> String {
        format!("التالي: {name}")
    }
    fn place_among(&self, nth: Option<u32>, total: u32) -> String {
        let total = self.number(total);
        nth.map_or_else(|| total.clone(), |nth| format!("{} من {total}", self.number(nth)))
    }
    fn report_not_here(&self) -> FaultText {
        FaultText {
            what: "هذا التقرير ليس في هذه الطبعة.".to_owned(),
            remedy: "ربما أُضيف إلى طبعة أخرى أو حُذف منها. أغلقه وابحث عن كلمات منه.".to_owned(),
        }
    }
    fn not_a_hit(&self) -> &'static str {
        "هذا التقرير ليس بين النتائج: لا يحقق شروط العرض."
    }
    fn files(&self, names: &[String]) -> String {
        let names: Vec<String> = names.iter().map(|name| isolate(name)).collect();
        format!("الملف: {}", names.join("، "))
    }
    fn lines_hidden(&self, n: u32) -> String {
        format!("أُخفي من نصوص الموقع حول التقرير: {}.", LINE.counted(n, &self.number(n)))
    }
    fn show_lines(&self) -> &'static str {
        "أظهرها"
    }
    fn lines_shown(&self) -> &'static str {
        "الصفحة كاملة، ومعها نصوص الموقع حول التقرير."
    }
    fn hide_lines(&self) -> &'static str {
        "أخفها"
    }
    fn block_label(&self, label: BlockLabel) -> &'static str {
        match label {
            BlockLabel::Title => "العنوان",
            BlockLabel::RepeatedTitle => "العنوان مكررًا",
            BlockLabel::Subtitle => "عنوان فرعي",
            BlockLabel::Body => "النص",
            BlockLabel::Dateline => "سطر التاريخ",
            BlockLabel::Credit => "الكاتب أو المصدر",
            BlockLabel::Caption => "شرح صورة",
            BlockLabel::Masthead => "ترويسة الموقع",
            BlockLabel::Staff => "أسرة التحرير",
            BlockLabel::Clock => "ساعة الصفحة",
            BlockLabel::Section => "القسم",
            BlockLabel::Menu => "قائمة تنقل",
            BlockLabel::ReadAlso => "اقرأ أيضًا",
            BlockLabel::Share => "مشاركة ومتابعة",
            BlockLabel::CommentForm => "نموذج التعليق",
            BlockLabel::Newsletter => "النشرة البريدية",
            BlockLabel::PageControl => "أزرار الصفحة",
            BlockLabel::Copyright => "حقوق النشر",
            BlockLabel::Footer => "تذييل الصفحة",
            BlockLabel::Metadata => "بيانات الصفحة",
        }
    }
    fn block_reason(&self, rule: &str) -> String {
        match guide(Language::Arabic).and_then(|guide| guide.of_rule("block.", rule)) {
            Some(sentence) => sentence.to_owned(),
            None => format!("بالقاعدة {}", isolate(rule)),
        }
    }
    fn match_title(&self, form: &str, found: &Match) -> String {
        let how = match how_of(found) {
            How::OtherName => "اسم آخر له",
            How::Beginning => "تبدأ به",
            How::AsTyped => "كما كُتبت تمامًا",
            How::SameLetters => "الأحرف نفسها دون نظر إلى الهمزة والتشكيل وة/ه وى/ي وشكل الأرقام",
            How::NearlySpelled => "قريبة من إملائها",
            How::Bare => "الكلمة نفسها بلا ما اتصل بها",
            How::OtherSpelling => "بإملاء آخر",
            How::OtherForm => "الكلمة نفسها بصيغة أخرى",
        };
        explained([&quoted(form), " طابقت ", &quoted(&found.asked), ": ", how], found)
    }
    fn time_words(&self) -> &'static times::TimeWords {
        &times::ARABIC
    }
    fn lag_words(&self) -> &'static times::LagWords {
        &times::ARABIC_LAG
    }
    fn lag(&self, n: u32, unit: times::LagUnit) -> String {
        let [one, two, few, many, other] = match unit {
            times::LagUnit::Day => ["يوم", "يومين", "أيام", "يومًا", "يوم"],
            times::LagUnit::Month => ["شهر", "شهرين", "أشهر", "شهرًا", "شهر"],
            times::LagUnit::Year => ["سنة", "سنتين", "سنوات", "سنة", "سنة"],
        };
        ArabicNoun { zero: "", one, two, few, many, other }.counted(n, &self.number(n))
    }
}
