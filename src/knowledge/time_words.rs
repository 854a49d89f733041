//! Words of time, folded and without article: what each says where it begins or goes on a time.
//!
//! Sources: the Unicode CLDR (relative fields and units of `ar`) and the wordings found in the Arabic press of
//! the Mashriq and the Maghreb («السداسي», «الثلاثي», «الفارط»). Rules are in `mentions/telling`.

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use crate::calendar::Weekday;
use crate::report::{Granularity, TimeModifier};

/// One, two, or several of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Count {
    One,
    Two,
    Many,
}

/// Where in its unit a time lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Part {
    Start,
    Middle,
    End,
}

/// Which one of a unit: «الماضي», «المقبل», «الجاري», «نفسه».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Which {
    Past,
    Next,
    This,
    /// The one the text named last.
    Same,
    /// The one after that.
    Following,
}

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// «شهر», «شهرين», «أشهر»; also the accusative of counting («عاما»).
    Unit(Granularity, Count),
    /// «الأحد»: only with its article.
    Weekday(Weekday),
    /// «أمس», «غدا»: so many days away.
    DayAway(i32),
    /// «صباح», «ليلة»; the hours its clock times lie in begin here.
    DayPart(u32),
    /// «مطلع», «منتصف», «أواخر».
    UnitPart(Part),
    /// 0 spring … 3 winter.
    Season(u32),
    /// A cardinal number.
    Number(u32),
    /// An ordinal number.
    Ordinal(u32),
    /// «قبل», «منذ», «نحو».
    Lead(TimeModifier),
    /// «بداية من»: only with «من» behind it, else it is a part.
    From,
    /// «يوميا».
    Each(Granularity),
    /// «حاليا», «مؤخرا».
    Vague,
    /// «هذا», «نفس», «ذلك».
    Which(Which),
    /// «كل».
    Every,
    /// «مرة», «مرتين», «مرات».
    Times(u32),
    /// «النصف», «الربع», «الثلاثي»: so many months are one.
    Share(Granularity),
    /// «السبعينات»: the decade's first year in its century.
    Decade(u32),
    /// «الفترة», «الوقت», «المرحلة».
    Stretch,
    /// «بضع», «عدة».
    Some,
    /// «عيد».
    Feast,
    /// «من», «بين»: open a range.
    Opens,
    /// «فصل», before the name of a season.
    SeasonName,
}

use Count::{Many, One, Two};
use Granularity::{Century, Day, Decade, Half, Hour, Minute, Month, Quarter, Second, Week, Year};
use TimeModifier::{About, After, Before, Since, Until};

const SENSES: &[(&[&str], Sense)] = &[
    (&["ثانيه"], Sense::Unit(Second, One)),
    (&["ثانيتين", "ثانيتان"], Sense::Unit(Second, Two)),
    (&["ثواني", "ثوان"], Sense::Unit(Second, Many)),
    (&["دقيقه"], Sense::Unit(Minute, One)),
    (&["دقيقتين", "دقيقتان"], Sense::Unit(Minute, Two)),
    (&["دقايق"], Sense::Unit(Minute, Many)),
    (&["ساعه"], Sense::Unit(Hour, One)),
    (&["ساعتين", "ساعتان"], Sense::Unit(Hour, Two)),
    (&["ساعات"], Sense::Unit(Hour, Many)),
    (&["يوم", "يوما"], Sense::Unit(Day, One)),
    (&["يومين", "يومان", "ليلتين", "ليلتان"], Sense::Unit(Day, Two)),
    (&["ايام", "اياما", "ليالي", "ليال"], Sense::Unit(Day, Many)),
    (&["اسبوع", "اسبوعا"], Sense::Unit(Week, One)),
    (&["اسبوعين", "اسبوعان"], Sense::Unit(Week, Two)),
    (&["اسابيع"], Sense::Unit(Week, Many)),
    (&["شهر", "شهرا"], Sense::Unit(Month, One)),
    (&["شهرين", "شهران"], Sense::Unit(Month, Two)),
    (&["اشهر", "شهور"], Sense::Unit(Month, Many)),
    (&["سنه", "عام", "عاما"], Sense::Unit(Year, One)),
    (&["سنتين", "سنتان", "عامين", "عامان"], Sense::Unit(Year, Two)),
    (&["سنوات", "سنين", "اعوام", "اعواما"], Sense::Unit(Year, Many)),
    (&["عقد", "عقدا"], Sense::Unit(Decade, One)),
    (&["عقدين", "عقدان"], Sense::Unit(Decade, Two)),
    (&["عقود"], Sense::Unit(Decade, Many)),
    (&["قرن", "قرنا"], Sense::Unit(Century, One)),
    (&["قرنين", "قرنان"], Sense::Unit(Century, Two)),
    (&["قرون"], Sense::Unit(Century, Many)),
    (&["اثنين", "اتنين"], Sense::Weekday(Weekday::Monday)),
    (&["ثلاثاء", "ثلاثا", "ثلثاء"], Sense::Weekday(Weekday::Tuesday)),
    (&["اربعاء", "اربعا"], Sense::Weekday(Weekday::Wednesday)),
    (&["خميس"], Sense::Weekday(Weekday::Thursday)),
    (&["جمعه"], Sense::Weekday(Weekday::Friday)),
    (&["سبت"], Sense::Weekday(Weekday::Saturday)),
    (&["احد"], Sense::Weekday(Weekday::Sunday)),
    (&["امس", "بارحه"], Sense::DayAway(-1)),
    (&["غد", "غدا"], Sense::DayAway(1)),
    (&["فجر"], Sense::DayPart(2)),
    (&["صباح", "صبيحه", "ضحي"], Sense::DayPart(5)),
    (&["ظهر", "ظهيره"], Sense::DayPart(11)),
    (&["عصر"], Sense::DayPart(15)),
    (&["مساء", "عشيه"], Sense::DayPart(16)),
    (&["ليله", "ليل"], Sense::DayPart(18)),
    (&["مطلع", "اوايل", "مستهل"], Sense::UnitPart(Part::Start)),
    (&["منتصف", "اواسط", "وسط"], Sense::UnitPart(Part::Middle)),
    (&["نهايه", "اواخر", "موفي", "ختام"], Sense::UnitPart(Part::End)),
    (&["بدايه"], Sense::From),
    (&["ابتداء", "ابتداءا", "انطلاقا", "اعتبارا", "بدءا", "بدء"], Sense::From),
    (&["فصل"], Sense::SeasonName),
    (&["ربيع"], Sense::Season(0)),
    (&["صيف", "صايفه"], Sense::Season(1)),
    (&["خريف"], Sense::Season(2)),
    (&["شتاء"], Sense::Season(3)),
    (&["واحد", "واحده"], Sense::Number(1)),
    (&["ثلاث", "ثلاثه"], Sense::Number(3)),
    (&["اربع", "اربعه"], Sense::Number(4)),
    (&["خمس", "خمسه"], Sense::Number(5)),
    (&["ست", "سته"], Sense::Number(6)),
    (&["سبع", "سبعه"], Sense::Number(7)),
    (&["ثماني", "ثمانيه", "ثمان"], Sense::Number(8)),
    (&["تسع", "تسعه"], Sense::Number(9)),
    (&["عشر", "عشره"], Sense::Number(10)),
    (&["احدي"], Sense::Number(1)),
    (&["اثنا", "اثني", "اثنتا", "اثنتي"], Sense::Number(2)),
    (&["عشرين", "عشرون"], Sense::Number(20)),
    (&["ثلاثين", "ثلاثون"], Sense::Number(30)),
    (&["اربعين", "اربعون"], Sense::Number(40)),
    (&["خمسين", "خمسون"], Sense::Number(50)),
    (&["ستين", "ستون"], Sense::Number(60)),
    (&["سبعين", "سبعون"], Sense::Number(70)),
    (&["ثمانين", "ثمانون"], Sense::Number(80)),
    (&["تسعين", "تسعون"], Sense::Number(90)),
    (&["ميه", "مايه"], Sense::Number(100)),
    (&["ميتي", "ميتين", "مايتي", "مايتين"], Sense::Number(200)),
    (&["الف"], Sense::Number(1000)),
    (&["الفي", "الفين"], Sense::Number(2000)),
    (&["اول", "اولي"], Sense::Ordinal(1)),
    (&["ثاني"], Sense::Ordinal(2)),
    (&["ثالث", "ثالثه"], Sense::Ordinal(3)),
    (&["رابع", "رابعه"], Sense::Ordinal(4)),
    (&["خامس", "خامسه"], Sense::Ordinal(5)),
    (&["سادس", "سادسه"], Sense::Ordinal(6)),
    (&["سابع", "سابعه"], Sense::Ordinal(7)),
    (&["ثامن", "ثامنه"], Sense::Ordinal(8)),
    (&["تاسع", "تاسعه"], Sense::Ordinal(9)),
    (&["عاشر", "عاشره"], Sense::Ordinal(10)),
    (&["حادي", "حاديه"], Sense::Ordinal(1)),
    (&["قبل", "قبيل"], Sense::Lead(Before)),
    (&["بعد", "عقب", "اثر"], Sense::Lead(After)),
    (&["منذ", "مذ"], Sense::Lead(Since)),
    (&["حتي", "لغايه"], Sense::Lead(Until)),
    (&["نحو", "حوالي", "قرابه", "زهاء"], Sense::Lead(About)),
    (&["من", "بين"], Sense::Opens),
    (&["يوميا"], Sense::Each(Day)),
    (&["اسبوعيا"], Sense::Each(Week)),
    (&["شهريا"], Sense::Each(Month)),
    (&["سنويا"], Sense::Each(Year)),
    (&["حاليا", "موخرا", "قريبا", "سابقا", "لاحقا", "ان"], Sense::Vague),
    (&["هذا", "هذه"], Sense::Which(Which::This)),
    (&["ذلك", "تلك", "نفس", "ذات"], Sense::Which(Which::Same)),
    (&["كل"], Sense::Every),
    (&["مره"], Sense::Times(1)),
    (&["مرتين", "مرتان"], Sense::Times(2)),
    (&["مرات"], Sense::Times(0)),
    (&["نصف", "سداسي", "سداسيه", "شطر"], Sense::Share(Half)),
    (&["ربع", "ثلاثي", "ثلاثيه"], Sense::Share(Quarter)),
    (&["عشرينات", "عشرينيات"], Sense::Decade(20)),
    (&["ثلاثينات", "ثلاثينيات"], Sense::Decade(30)),
    (&["اربعينات", "اربعينيات"], Sense::Decade(40)),
    (&["خمسينات", "خمسينيات"], Sense::Decade(50)),
    (&["ستينات", "ستينيات"], Sense::Decade(60)),
    (&["سبعينات", "سبعينيات"], Sense::Decade(70)),
    (&["ثمانينات", "ثمانينيات"], Sense::Decade(80)),
    (&["تسعينات", "تسعينيات"], Sense::Decade(90)),
    (&["فتره", "وقت", "مرحله", "مستقبل", "فترات", "مده", "اونه", "قريب"], Sense::Stretch),
    (&["بضع", "بضعه", "عده"], Sense::Some),
    (&["عيد", "راس"], Sense::Feast),
];

static BY_WORD: LazyLock<HashMap<&'static str, Sense, FxBuildHasher>> = LazyLock::new(|| {
    SENSES.iter().flat_map(|(words, sense)| words.iter().map(|word| (*word, *sense))).collect()
});

/// What the folded word, without article, says.
#[must_use]
pub fn sense(stem: &str) -> Option<Sense> {
    BY_WORD.get(stem).copied()
}

/// Which one the adjective behind a unit says: «الماضي», «المقبلة», «الجاري».
#[must_use]
pub fn which(key: &str) -> Option<Which> {
    let key = key.strip_prefix('و').filter(|rest| rest.starts_with("ال")).unwrap_or(key);
    Some(match key {
        "الماضي"
        | "الماضيه"
        | "الماضيين"
        | "الماضيتين"
        | "المنصرم"
        | "المنصرمه"
        | "الفارط"
        | "الفارطه"
        | "الفايت"
        | "الفايته"
        | "المنقضي"
        | "المنقضيه"
        | "السابق"
        | "السابقه"
        | "الاخير"
        | "الاخيره"
        | "الاخيرين"
        | "الاخيرتين"
        | "الفارطين"
        | "الفارطتين"
        | "المنصرمين"
        | "المنصرمتين"
        | "المنقضيين"
        | "خلا"
        | "خلت"
        | "مضي"
        | "مضت" => Which::Past,
        "المقبل" | "المقبله" | "المقبلين" | "المقبلتين" | "القادم" | "القادمه" | "القادمين" | "القادمتين"
        | "الاتي" | "الاتيه" => Which::Next,
        "الجاري" | "الجاريه" | "الحالي" | "الحاليه" | "هذا" | "هذه" | "الراهن" | "الراهنه" => {
            Which::This
        }
        "نفسه" | "نفسها" | "ذاته" | "ذاتها" => Which::Same,
        "التالي" | "التاليه" | "الموالي" | "المواليه" => Which::Following,
        _ => return None,
    })
}

const FIRST: &[&str] = &["الاول", "الاولي", "اول"];
const SECOND: &[&str] = &["الثاني", "الثانيه", "الاخر", "الاخره", "ثاني", "اخر"];

/// Months of the Hijri calendar: the folded first word without article, the second words of which one must follow
/// (none where the name is one word), and the number.
const HIJRI_MONTHS: &[(&str, &[&str], u32)] = &[
    ("محرم", &[], 1),
    ("صفر", &[], 2),
    ("ربيع", FIRST, 3),
    ("ربيع", SECOND, 4),
    ("جمادي", FIRST, 5),
    ("جماد", FIRST, 5),
    ("جمادي", SECOND, 6),
    ("جماد", SECOND, 6),
    ("رجب", &[], 7),
    ("شعبان", &[], 8),
    ("رمضان", &[], 9),
    ("شوال", &[], 10),
    ("ذو", &["القعده", "قعده"], 11),
    ("ذي", &["القعده", "قعده"], 11),
    ("ذو", &["الحجه", "حجه"], 12),
    ("ذي", &["الحجه", "حجه"], 12),
];

/// The month of the Hijri calendar that these folded words begin with, and how many words name it.
#[must_use]
pub fn hijri_month(first: &str, second: &str) -> Option<(u32, usize)> {
    let first = first.strip_prefix("ال").unwrap_or(first);
    let is_named = |(word, seconds, _): &&(&str, &[&str], u32)| {
        *word == first && (seconds.is_empty() || seconds.contains(&second))
    };
    let (_, seconds, month) = HIJRI_MONTHS.iter().find(is_named)?;
    Some((*month, 1 + usize::from(!seconds.is_empty())))
}

/// The folded words, without article, with which the name of a month of the Hijri calendar begins.
pub fn hijri_months() -> impl Iterator<Item = &'static str> {
    HIJRI_MONTHS.iter().map(|(word, ..)| *word)
}

/// The folded words, without article, that say something of time or with which a name in these tables begins.
pub fn first_words() -> impl Iterator<Item = &'static str> {
    BY_WORD.keys().copied().chain(hijri_months())
}
