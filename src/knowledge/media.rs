//! Media of the Arab world and international ones, with the spellings under which Arabic reports
//! relay them.
//!
//! Source: the media named most often in Arabic agency reports, collected by hand; canonical
//! names are the media's own Arabic names where they have one. A medium that is missing here is
//! still recognised behind a head noun in quotation marks (see [`crate::reading`]).

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use crate::mentions::openings::Openings;
use crate::mentions::words::{Word, without_clitics, words_of};
use crate::report::Span;

/// In what language a medium can publish an Arabic page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It publishes in Arabic: an Arabic page may be its own.
    Arabic,
    /// It sells its texts to Arabic media: «قال لوكالة X» stands in copies of its text, so a
    /// page that says it relays it.
    Wire,
    /// It does not: an Arabic page that quotes it relays it.
    Foreign,
}

/// A medium.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Medium {
    /// The canonical name.
    pub name: &'static str,
    /// Other spellings, `|` between them. The name itself is always understood.
    aliases: &'static str,
    /// Whether an Arabic page may be its own.
    pub reach: Reach,
    /// The name is also an ordinary word or another name: it needs a head noun or quotation marks.
    pub ordinary: bool,
}

const fn arabic(name: &'static str, aliases: &'static str) -> Medium {
    Medium { name, aliases, reach: Reach::Arabic, ordinary: false }
}

const fn wire(name: &'static str, aliases: &'static str) -> Medium {
    Medium { name, aliases, reach: Reach::Wire, ordinary: false }
}

const fn ordinary(name: &'static str, aliases: &'static str) -> Medium {
    Medium { name, aliases, reach: Reach::Arabic, ordinary: true }
}

const fn foreign(name: &'static str, aliases: &'static str) -> Medium {
    Medium { name, aliases, reach: Reach::Foreign, ordinary: false }
}

const fn foreign_ordinary(name: &'static str, aliases: &'static str) -> Medium {
    Medium { name, aliases, reach: Reach::Foreign, ordinary: true }
}

/// The media.
pub const MEDIA: &[Medium] = &[
    // International agencies.
    wire("رويترز", "رويتر|reuters"),
    wire(
        "فرانس برس",
        "وكالة الصحافة الفرنسية|وكالة الأنباء الفرنسية|الصحافة الفرنسية|أ ف ب|ا ف ب|أ.ف.ب|afp|الفرنسية للأنباء|فرانس بريس",
    ),
    wire(
        "أسوشيتد برس",
        "أسوشييتد برس|اسوشيتدبرس|أسوشيتدبرس|الأسوشيتد برس|الأسوشييتد برس|أسوشييتدبرس|associated press|أ ب",
    ),
    wire("وكالة الأنباء الألمانية", "الأنباء الألمانية|د ب أ|dpa|د.ب.أ"),
    wire("شينخوا", "xinhua"),
    wire("سبوتنيك", "sputnik"),
    wire("الأناضول", "وكالة أنباء الأناضول|أناضول"),
    wire("إفي", "وكالة الأنباء الإسبانية|efe"),
    foreign("تاس", "tass|إيتار تاس"),
    foreign("إنترفاكس", "انترفاكس|interfax"),
    foreign("نوفوستي", "ريا نوفوستي|ria novosti"),
    foreign("أنسا", "وكالة الأنباء الإيطالية|ansa"),
    foreign("كيودو", "kyodo"),
    foreign("يونهاب", "yonhap"),
    foreign("بلومبرغ", "بلومبيرغ|بلومبرج|bloomberg"),
    foreign("يونايتد برس إنترناشونال", "يونايتد برس|upi|يو بي آي"),
    // Agencies of the region.
    arabic("سانا", "الوكالة العربية السورية للأنباء|وكالة الأنباء السورية|sana"),
    arabic("وكالة الأنباء السعودية", "واس|spa"),
    arabic("وكالة أنباء الشرق الأوسط", "أ ش أ|أ.ش.أ"),
    arabic("وكالة أنباء الإمارات", "وام|وكالة الأنباء الإماراتية"),
    arabic("وكالة الأنباء القطرية", "الأنباء القطرية"),
    arabic("وكالة الأنباء الكويتية", "كونا"),
    arabic("وكالة أنباء البحرين", "وكالة الأنباء البحرينية"),
    arabic("وكالة الأنباء العمانية", "الأنباء العمانية"),
    arabic("بترا", "وكالة الأنباء الأردنية|الأنباء الأردنية"),
    arabic("وفا", "وكالة الأنباء الفلسطينية|الأنباء الفلسطينية"),
    ordinary("معا", ""),
    arabic("الوكالة الوطنية للإعلام", ""),
    arabic("وكالة الأنباء العراقية", "الأنباء العراقية"),
    arabic("وكالة تونس أفريقيا للأنباء", "وكالة تونس افريقيا|تونس أفريقيا للأنباء"),
    arabic("وكالة المغرب العربي للأنباء", "المغرب العربي للأنباء"),
    arabic("وكالة الأنباء الجزائرية", "الأنباء الجزائرية"),
    arabic("وكالة الأنباء الليبية", "الأنباء الليبية"),
    arabic("سونا", "وكالة السودان للأنباء"),
    ordinary("سبأ", "وكالة الأنباء اليمنية"),
    arabic("إرنا", "وكالة الجمهورية الإسلامية للأنباء|وكالة الأنباء الإيرانية|irna"),
    arabic("وكالة فارس", "فارس للأنباء|أنباء فارس"),
    arabic("وكالة تسنيم", "تسنيم"),
    arabic("وكالة مهر", "مهر للأنباء"),
    arabic("هاوار", "وكالة أنباء هاوار"),
    arabic("نورث برس", "north press"),
    // Channels and networks.
    arabic("سي إن إن", "سي ان ان|سي أن أن|سي.إن.إن|cnn|السي إن إن|سي إن إن بالعربية"),
    arabic("بي بي سي", "بي.بي.سي|bbc|هيئة الإذاعة البريطانية|الإذاعة البريطانية|بي بي سي عربي"),
    arabic("سكاي نيوز عربية", ""),
    arabic("سكاي نيوز", "sky news"),
    arabic("فرانس 24", "france 24|فرانس24"),
    arabic("دويتشه فيله", "دويتشه فيلله|دويتشة فيلة|dw|دي دبليو"),
    arabic("يورونيوز", "euronews"),
    arabic("روسيا اليوم", "آر تي|rt"),
    arabic("مونت كارلو الدولية", "مونت كارلو"),
    arabic("راديو سوا", ""),
    ordinary("الحرة", ""),
    ordinary("الجزيرة", "الجزيرة نت|الجزيرة مباشر"),
    ordinary("العربية", "العربية نت|العربية.نت"),
    arabic("العربية الحدث", ""),
    ordinary("الحدث", ""),
    ordinary("الميادين", ""),
    ordinary("المنار", ""),
    ordinary("العالم", ""),
    ordinary("الشرق", "الشرق للأخبار"),
    ordinary("الغد", ""),
    arabic("التلفزيون العربي", ""),
    arabic("تي آر تي عربي", "تي آر تي|trt|trt عربي"),
    arabic("سي جي تي إن", "cgtn"),
    arabic("إم تي في", "mtv"),
    arabic("إل بي سي آي", "lbci|ال بي سي"),
    ordinary("الجديد", ""),
    arabic("رووداو", "روداو|rudaw"),
    arabic("كردستان 24", "kurdistan 24"),
    arabic("السومرية نيوز", "السومرية"),
    arabic("الفضائية السورية", ""),
    arabic("تلفزيون سوريا", ""),
    arabic("أورينت نت", "أورينت"),
    foreign("فوكس نيوز", "fox news"),
    foreign("سي بي إس", "cbs|سي بي إس نيوز|سي بي اس نيوز|سي بي إس"),
    foreign("إن بي سي", "nbc|إن بي سي نيوز|ان بي سي نيوز|إن بي سي نيوز"),
    foreign("إيه بي سي", "abc|إيه بي سي نيوز|ايه بي سي نيوز|أيه بي سي"),
    foreign("سي إن بي سي", "cnbc|سي ان بي سي"),
    foreign("إم إس إن بي سي", "msnbc"),
    foreign("إن بي آر", "npr"),
    foreign("صوت أمريكا", "صوت أميركا|voa"),
    foreign("آي تي في", "itv"),
    foreign("بي إف إم", "bfm|بي إف إم تي في"),
    foreign("إيران إنترناشونال", "إيران انترناشيونال|ايران انترناشونال|إيران إنترناشيونال"),
    foreign("هيئة البث الإسرائيلية", ""),
    // Newspapers, magazines and sites outside the Arab world.
    foreign("نيويورك تايمز", "النيويورك تايمز|ذا نيويورك تايمز|new york times|the new york times"),
    foreign("واشنطن بوست", "الواشنطن بوست|ذا واشنطن بوست|washington post|the washington post"),
    foreign("وول ستريت جورنال", "الوول ستريت جورنال|ذا وول ستريت جورنال|وول ستريت|wall street journal"),
    foreign("بوليتيكو", "بولتيكو|بوليتكو|politico"),
    foreign("أكسيوس", "اكسيوس|axios"),
    foreign("ديلي كولر", "ديلي كولر نيوز|ذا ديلي كولر|daily caller"),
    foreign("ديلي بيست", "ذا ديلي بيست|ديلي بيست|daily beast"),
    foreign("ديلي ميل", "الديلي ميل|daily mail"),
    foreign("ديلي تلغراف", "التلغراف|تلغراف|تلجراف|ديلي تلجراف|الديلي تلغراف|the telegraph"),
    foreign(
        "الغارديان",
        "ذي غارديان|ذي جارديان|غارديان|الجارديان|جارديان|ذا غارديان|ذا جارديان|guardian|the guardian",
    ),
    foreign_ordinary("تايمز", "التايمز|ذا تايمز"),
    foreign("صنداي تايمز", "صانداي تايمز|الصنداي تايمز|sunday times"),
    foreign("فايننشال تايمز", "فاينانشيال تايمز|فايننشل تايمز|فاينانشال تايمز|financial times"),
    arabic("الإندبندنت", "إندبندنت|اندبندنت|الاندبندنت|إندبندنت عربية|independent|ذي إندبندنت"),
    foreign("ذا صن", "الصن|the sun"),
    foreign("إيكونوميست", "الإيكونوميست|ذي إيكونوميست|economist|the economist"),
    foreign("فورين بوليسي", "فورين بوليسي|foreign policy"),
    foreign("فورين أفيرز", "فورين افيرز|foreign affairs"),
    foreign("ناشونال إنترست", "ناشيونال إنترست|ذا ناشيونال إنترست|national interest"),
    foreign("نيوزويك", "newsweek"),
    foreign("ذا أتلانتيك", "أتلانتيك|ذي أتلانتيك|the atlantic"),
    foreign("نيويوركر", "ذا نيويوركر|new yorker"),
    foreign_ordinary("تايم", "time"),
    foreign("فوربس", "forbes"),
    foreign("يو إس إيه توداي", "يو اس ايه توداي|يو إس إي توداي|usa today"),
    foreign("لوس أنجلوس تايمز", "لوس انجلس تايمز|los angeles times"),
    foreign("واشنطن تايمز", "washington times"),
    foreign("واشنطن إكزامينر", "واشنطن إكزامنر|واشنطن اكزامينر|washington examiner"),
    foreign("ذا هيل", "the hill"),
    foreign("ذا إنترسبت", "إنترسبت|the intercept"),
    foreign("بازفيد", "buzzfeed|بازفيد نيوز"),
    arabic("هافينغتون بوست", "هاف بوست|هافنغتون بوست|huffington post"),
    arabic("المونيتور", "مونيتور|al monitor"),
    arabic("ميدل إيست آي", "ميدل ايست آي|middle east eye"),
    foreign("ستارز آند سترايبس", "stars and stripes"),
    foreign("ديفنس نيوز", "defense news"),
    foreign("ديفنس وان", "defense one"),
    foreign("كريستيان ساينس مونيتور", "christian science monitor"),
    foreign("بروبابليكا", "propublica"),
    foreign("فايس نيوز", "vice news|vice"),
    foreign("بيلد", "bild"),
    foreign("دير شبيغل", "دير شبيجل|شبيغل|ديرشبيغل|der spiegel"),
    foreign("دي فيلت", "دي فيلت|die welt"),
    foreign("دي تسايت", "die zeit"),
    foreign("فرانكفورتر ألغماينه", "فرانكفورتر الغماينه|فرانكفورتر ألغماينه تسايتونغ"),
    foreign("زود دويتشه تسايتونغ", "زود دويتشه|زود دويتشه تسايتونج"),
    foreign("لوموند", "le monde"),
    foreign("لو فيغارو", "لوفيغارو|لو فيجارو|لوفيجارو|le figaro"),
    foreign("ليبراسيون", "libération|liberation"),
    foreign("لو باريزيان", "لوباريزيان|le parisien"),
    foreign("لوبوان", "le point"),
    foreign("ميديا بارت", "ميديابارت|mediapart"),
    foreign("جون أفريك", "jeune afrique"),
    foreign("إل باييس", "البايس|إلباييس|el pais"),
    foreign("إل موندو", "el mundo"),
    foreign("كورييري ديلا سيرا", "كوريري ديلا سيرا|corriere della sera"),
    foreign("لا ريبوبليكا", "لاريبوبليكا|la repubblica"),
    foreign("كوميرسانت", "kommersant"),
    foreign("إزفيستيا", "ازفيستيا"),
    foreign("نوفايا غازيتا", ""),
    foreign("هآرتس", "هارتس|haaretz"),
    foreign("يديعوت أحرونوت", "يديعوت احرنوت|يديعوت أحرنوت|يديعوت"),
    foreign("معاريف", "maariv"),
    foreign("يسرائيل هيوم", "إسرائيل هيوم|إسرائيل اليوم"),
    foreign("جيروزاليم بوست", "جيروزالم بوست|jerusalem post"),
    arabic("تايمز أوف إسرائيل", "times of israel"),
    foreign_ordinary("والا", ""),
    foreign("حرييت", "hurriyet|حريت"),
    arabic("يني شفق", "yeni safak"),
    arabic("ديلي صباح", "daily sabah"),
    foreign("جمهورييت", "جمهوريت"),
    foreign("غلوبال تايمز", "جلوبال تايمز|global times"),
    foreign("ذا ناشيونال", "ذا ناشونال|the national"),
    foreign("عرب نيوز", "arab news"),
    // Newspapers and sites of the Arab world.
    ordinary("الشرق الأوسط", ""),
    ordinary("الحياة", ""),
    arabic("القدس العربي", ""),
    arabic("العربي الجديد", ""),
    arabic("رأي اليوم", "راي اليوم"),
    arabic("عربي21", "عربي 21"),
    arabic("عربي بوست", ""),
    arabic("الخليج أونلاين", ""),
    ordinary("العرب", "العرب اللندنية"),
    arabic("إيلاف", ""),
    arabic("رصيف22", "رصيف 22"),
    ordinary("درج", ""),
    ordinary("عكاظ", ""),
    ordinary("سبق", ""),
    ordinary("الرياض", ""),
    ordinary("الوطن", "الوطن السعودية"),
    ordinary("المدينة", ""),
    ordinary("الاقتصادية", ""),
    ordinary("اليوم", ""),
    ordinary("البيان", ""),
    ordinary("الخليج", ""),
    ordinary("الاتحاد", ""),
    arabic("الإمارات اليوم", ""),
    arabic("24 الإماراتي", ""),
    ordinary("القبس", ""),
    ordinary("الرأي", ""),
    ordinary("الأنباء الكويتية", ""),
    ordinary("الجريدة", ""),
    ordinary("السياسة", ""),
    ordinary("الراية", ""),
    arabic("العرب القطرية", ""),
    ordinary("الأهرام", "بوابة الأهرام|الأهرام العربي"),
    arabic("اليوم السابع", ""),
    arabic("المصري اليوم", ""),
    ordinary("أخبار اليوم", ""),
    ordinary("الأخبار", ""),
    ordinary("الجمهورية", ""),
    ordinary("الشروق", ""),
    ordinary("الدستور", ""),
    ordinary("الوفد", ""),
    arabic("صدى البلد", ""),
    arabic("مدى مصر", ""),
    ordinary("النهار", "النهار العربي"),
    ordinary("السفير", ""),
    ordinary("المستقبل", ""),
    ordinary("اللواء", ""),
    ordinary("الديار", ""),
    ordinary("نداء الوطن", ""),
    ordinary("المدن", ""),
    arabic("لبنان 24", "لبنان24"),
    arabic("عنب بلدي", ""),
    arabic("زمان الوصل", ""),
    ordinary("الثورة", ""),
    ordinary("تشرين", ""),
    ordinary("الصباح", ""),
    ordinary("الزمان", ""),
    ordinary("المدى", ""),
    ordinary("الخبر", ""),
    ordinary("القدس", ""),
    ordinary("الأيام", ""),
    ordinary("الحياة الجديدة", ""),
    arabic("هسبريس", ""),
    ordinary("الصباحية", ""),
    arabic("موزاييك", "موزاييك إف إم"),
];

/// All spellings of all names.
pub fn spellings() -> impl Iterator<Item = &'static str> {
    MEDIA.iter().flat_map(|medium| std::iter::once(medium.name).chain(medium.aliases.split('|')))
}

type ByFirstWord = HashMap<String, Vec<(Vec<String>, usize)>, FxBuildHasher>;

static BY_FIRST_WORD: LazyLock<ByFirstWord> = LazyLock::new(|| {
    let mut index = ByFirstWord::default();
    for (nth, medium) in MEDIA.iter().enumerate() {
        for spelling in std::iter::once(medium.name).chain(medium.aliases.split('|')) {
            let mut keys = keys_of(spelling).into_iter();
            if let Some(first) = keys.next() {
                index.entry(first).or_default().push((keys.collect(), nth));
            }
        }
    }
    // Each by itself: their order plays no part.
    index.values_mut().for_each(|spellings| {
        spellings.sort_by_key(|(rest, nth)| (std::cmp::Reverse(rest.len()), *nth));
    });
    index
});

fn keys_of(text: &str) -> Vec<String> {
    words_of(text, Span::new(0, text.len())).into_iter().map(|word| word.key.to_string()).collect()
}

/// A medium named among words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which.
    pub medium: &'static Medium,
    /// Letters of the first word that are proclitics and no part of the name.
    pub clitics: usize,
    /// Index after the last word of the name.
    pub end: usize,
}

/// The medium whose name begins with the word at `at`: the longest spelling, whole words before
/// words without proclitics.
#[must_use]
pub fn medium_at(words: &[Word], at: usize) -> Option<Named> {
    let first = words.get(at).filter(|word| word.opens.has(Openings::MEDIUM))?;
    if let Some(found) = spelled(&first.key, words, at) {
        return Some(Named { medium: found.0, clitics: 0, end: found.1 });
    }
    if !first.key.starts_with(['و', 'ف', 'ب', 'ل', 'ك']) {
        return None;
    }
    without_clitics(&first.key).skip(1).find_map(|(clitics, rest)| {
        spelled(&rest, words, at).map(|(medium, end)| Named { medium, clitics, end })
    })
}

fn spelled(first: &str, words: &[Word], at: usize) -> Option<(&'static Medium, usize)> {
    let spellings = BY_FIRST_WORD.get(first)?;
    let following = &words[at + 1..];
    let fits = |rest: &[String]| {
        rest.len() <= following.len()
            && rest.iter().zip(following).all(|(key, word)| word.key == key.as_str())
    };
    let (rest, nth) = spellings.iter().find(|(rest, _)| fits(rest))?;
    Some((&MEDIA[*nth], at + 1 + rest.len()))
}

/// The medium that these words name, all of them and nothing else.
#[must_use]
pub fn medium_named(text: &str) -> Option<&'static Medium> {
    let words = words_of(text, Span::new(0, text.len()));
    medium_at(&words, 0)
        .filter(|named| named.end == words.len() && named.clitics == 0)
        .map(|named| named.medium)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn spellings_lead_to_one_name() {
        for (spelling, name) in [
            ("سي ان ان", "سي إن إن"),
            ("AFP", "فرانس برس"),
            ("أ ف ب", "فرانس برس"),
            ("النيويورك تايمز", "نيويورك تايمز"),
        ] {
            assert_eq!(medium_named(spelling).map(|m| m.name), Some(name), "{spelling}");
        }
        assert_eq!(medium_named("وزارة الدفاع"), None);
    }

    #[test]
    fn the_longest_name_wins_and_clitics_are_counted() {
        let text = "لسكاي نيوز عربية";
        let words = words_of(text, Span::new(0, text.len()));
        let named = medium_at(&words, 0).unwrap();
        assert_eq!((named.medium.name, named.clitics, named.end), ("سكاي نيوز عربية", 1, 3));
    }

    #[test]
    fn no_spelling_names_two_media() {
        let mut seen = BTreeMap::new();
        for (nth, medium) in MEDIA.iter().enumerate() {
            for spelling in std::iter::once(medium.name).chain(medium.aliases.split('|')) {
                let earlier = seen.insert(keys_of(spelling), nth);
                assert!(spelling.is_empty() || earlier.is_none_or(|other| other == nth), "{spelling}");
            }
        }
        assert!(MEDIA.len() >= 120);
    }
}
