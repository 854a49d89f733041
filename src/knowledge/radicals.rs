//! Frequent words whose first or last letters look like a clitic or an ending and are not.
//!
//! Source: compiled by hand from the most frequent words of Arabic news language (compare
//! Buckwalter & Parkinson, *A Frequency Dictionary of Arabic*, 2011). A word counts with any
//! ending or clitic around it. Folded spelling: ا for hamza forms, ي for ى, ه for ة.

use std::sync::OnceLock;

/// Words that begin with و ف ب ل ك, or ال, as part of the root.
const INITIAL: &str = "
وزير وزاره وزراء وزاري وكاله وكيل وكلاء وقت وضع وضعيه وطن وطني وسط وجود واقع وقع وقوع ولايه
وحده وحيد وثيقه وثايق واجه وافق وصل وصول وفد وفود وفاه وفق وقف وعد ورقه ورد ورش وزن واجب واحد
واحده واسع واسعه واشنطن والد والده وباء وجه وجهه وراء وديعه وسيط وساطه وسيله وسايل وصف وظيفه
وظايف وفير وقود وقايه ولد ولاده ولي ولاء   وصايه وصيه واردات وعي وادي وارد وسم ورطه وتيره
وعره وحش وحشي وكر وكاد ويلات فرنسا فرنسي فرنسيه فريق فصيل فصايل فلسطين فلسطيني فلسطينيه فرار
فرصه فرد افراد فرع فروع فراغ فرات فقر فقد فكر فكره فني فن فوز فور فوضي فيلم فيديو فيروس فيسبوك
فيصل فات فتح فتره فتاه فاعل فايده فارق فار فاز فتوي فجر فخر فدرالي فرح فرق فساد فشل فصل فضل
فضاء فعل فعال فهم فوج فتيل فلول فرض فحص فسر فديه فنزويلا فلك باريس بغداد بشار برلمان برلماني
بيان بيانات بلد بلدان بلاد بلده بلديه بنك بنوك بحر بحري برنامج برامج بريطانيا بريطاني بريطانيه
بدا بدء بدايه باب باحث باحثون بادر بادره باديه بارز بارد باع باقي بالغ  برد برق بري برهان
بشر بشري بصر بطل بطوله بقاء بقي بقيه بلغ بلوغ بناء بنت بنات بند بني بنيه بيت بيوت بييه بيع
بيروت بوتين بايدن باكستان بحث بحوث بدل بديل براءه برج بروكسل بروز بسيط بطاقه بطريق
بطيء بعيد بكين بلجيكا بلح بلور بليغ بندقيه بنغازي بهجه بوابه بورصه بوره بيد بيضه 
بترول بيشمركه برميل براميل باطل باكر  لقاء لقاءات لجنه لجان لبنان لبناني لندن ليبيا
ليبي لغه لعب لعبه لقب ليل ليله لحظه لحظات لحم لحق لاجي لاجيء لاجيين لاحظ لاحق لاعب لافت لازم
لباس لبس لجوء لجا لسان لطيف لمس لواء لوحه لوم لون لافروف لاهاي لايحه لافته لف لقاح لقطه
لهجه لهيب لوبي لوجستي ليبرالي كتاب كاتب كتابه كتب كتيبه كتايب كبير كبيره كبار كبري كلمه كلمات
كيان كامل كامله كلي كليه كرد كردي كرديه كردستان كره كثير كثيره كثرت كشف كشفت كيلومتر كيلوغرام
كونغرس كوريا كوبا كندا كنيسه كهرباء كوادر كوكب كويت كيري كيماوي كيماويه كيميايي كارثه كافه كافي
كبح كبد كتله كتف كذب كرامه كرسي كسب كسر كفاءه كفاح كلام كلب كلف كلفه كمال كميه كمين كنز كون
كونه كابول كاميرا كاهن كبت كراهيه كروم كفيل كيس الف الاف البوم الكترون الكتروني الكترونيه
المانيا الماني المانيه البانيا التزم التزام التقي التقاء التحق التحاق الغاء الغي القاء القي
الحاح  الحاق  الزام الزامي التهاب التباس التفاف التماس الباس   
";

/// Function words of that kind; they take no endings.
const INITIAL_FUNCTION: &str = "
كان كانت كانوا كما كم كي كل كلا كلاهما كيف كاف بل بعد بعض بين بدون بسبب  لكن لم لن لما ليس
ليست لو لولا لقد لدي لماذا لحين لاسيما فيما في فيها فيه فوق فقط الي التي الذي الذين اللاتي
اللواتي الا الان الم اليه اليها الله
";

/// Words whose last letters look like a plural, a dual, a pronoun or an accusative.
const FINAL: &str = "
لبنان يابان ميدان بيان برلمان سكان مكان زمان عنوان ضمان حصان ايران السودان سودان افغانستان باكستان كردستان عثمان رمضان سلطان
شيطان انسان لسان طيران عدوان اعلان جولان بركان بستان ديوان اردوغان سليمان عمان عمران نعمان شعبان دوران خسران نقصان فقدان
بلدان حرمان سرطان فنجان مهرجان طغيان عصيان غليان قربان كتمان لمعان نسيان هذيان هيجان ريحان مروان رضوان عدنان قحطان
اثنان اثنين ملايين فلسطين قوانين ثلاثين عشرين اربعين خمسين ستين سبعين ثمانين تسعين ثلاثون عشرون اربعون خمسون ستون سبعون
ثمانون تسعون سنين مسكين سكين عرين حزين يقين يمين امين ثمين سجين كمين لعين معين مبين متين ياسمين تشرين براهين بساتين
شياطين سلاطين موازين مساكين تدشين تحسين تكوين تمكين تمرين تموين تعيين تامين تخمين تدوين تلقين حسين صين الصين بوتين
قانون مليون تلفزيون زيتون تعاون شوون شوون بدون صهيون كارتون كربون هارون خاتون ماكرون واشنطن لندن
ذات بنات نبات ثبات حياه مات بات فات ممات اثبات التفات انفلات افلات ايات
منها عنها فيها عليها اليها منهم عنهم فيهم عليهم اليهم بها بهم لها لهم هنا منا عنا الينا علينا بنا لنا
هذا ماذا لماذا اذا كذا هكذا فرنسا كندا كوبا اوروبا افريقيا اسيا انقره موسكو
متهم مساهم تفاهم اسهم درهم مبهم ملهم محاكم حاكم تراكم تحكم محكم
شارك مشترك معارك مبارك بنوك ملوك سلوك شكوك تحرك محرك ادراك اشتراك اتراك ارباك
";

/// Endings a word may carry while its first letters remain its own.
const ENDINGS: &[&str] = &[
    "ه", "ات", "ين", "ون", "ان", "ها", "هم", "نا", "ته", "تها", "تهم", "تين", "تان", "ي", "يه", "ا", "يين",
    "يون", "اته", "اتها", "اتهم", "ت",
];

/// How surely the first letters of a word are its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Radical {
    /// The word is in the table, or a longer entry of it with an ending.
    Sure,
    /// A short entry of the table with an ending: «فعليه» is فعل with an ending, or ف before عليه.
    Possible,
    /// The table does not know.
    Unknown,
}

/// Whether the word, with any ending, begins with letters of its own that look like clitics.
#[must_use]
pub fn begins_with_radical(folded: &str) -> Radical {
    static WORDS: OnceLock<Vec<&str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| sorted(INITIAL));
    let is_word = |word: &str| words.binary_search(&word).is_ok();
    if is_listed(folded) {
        return Radical::Sure;
    }
    let mut found = Radical::Unknown;
    for stem in ENDINGS.iter().filter_map(|ending| folded.strip_suffix(ending)) {
        if is_word(stem) || is_word(&format!("{stem}ه")) {
            match stem.chars().count() {
                0 | 1 => {}
                2 | 3 => found = Radical::Possible,
                _ => return Radical::Sure,
            }
        }
    }
    found
}

/// Whether the word itself is in the table.
#[must_use]
pub fn is_listed(folded: &str) -> bool {
    static WORDS: OnceLock<Vec<&str>> = OnceLock::new();
    is_function_word(folded) || WORDS.get_or_init(|| sorted(INITIAL)).binary_search(&folded).is_ok()
}

/// Whether it is a function word of the table, which nothing splits.
#[must_use]
pub fn is_function_word(folded: &str) -> bool {
    static WORDS: OnceLock<Vec<&str>> = OnceLock::new();
    WORDS.get_or_init(|| sorted(INITIAL_FUNCTION)).binary_search(&folded).is_ok()
}

/// Whether the word ends with letters of its own that look like an ending.
#[must_use]
pub fn ends_with_radical(folded: &str) -> bool {
    static WORDS: OnceLock<Vec<&str>> = OnceLock::new();
    WORDS.get_or_init(|| sorted(FINAL)).binary_search(&folded).is_ok()
}

/// Words whose يا is their own, by places, people, sciences and arts, plurals and others: no nisba with the alef of
/// an accusative. Those of them that are that as often (ناديا, اكاديميا, موسيقيا) are left out.
const OWN_YA: &str = "
سوريا ليبيا تركيا روسيا ماليزيا اندونيسيا المانيا بريطانيا ايطاليا اسبانيا استراليا اثيوبيا كولومبيا بوليفيا
كينيا نيجيريا اوكرانيا رومانيا بلغاريا البانيا مقدونيا صربيا سلوفينيا سلوفاكيا ليتوانيا لاتفيا استونيا جورجيا
ارمينيا تنزانيا زامبيا ناميبيا غامبيا موريتانيا ليبيريا تونيزيا كرواتيا كمبوديا منغوليا كاليفورنيا فلوريدا
اسيا افريقيا اريتريا سيبيريا بولونيا كوريا غينيا صوفيا انطاكيا داريا سيسيليا فيكتوريا
زكريا يحيا ثريا ماريا داليا رانيا اندريا ايليا ناتاليا اميليا
تكنولوجيا جغرافيا ايديولوجيا بيولوجيا جيولوجيا سوسيولوجيا سيكولوجيا فسيولوجيا انثروبولوجيا ديموغرافيا كوميديا
تراجيديا فانتازيا ميديا بكتيريا ملاريا هستيريا مافيا
هدايا قضايا ضحايا مزايا زوايا خطايا مرايا سرايا سبايا بلايا دنيا عليا
";

/// Whether the word ends in a يا of its own.
#[must_use]
pub fn has_own_ya(folded: &str) -> bool {
    static WORDS: OnceLock<Vec<&str>> = OnceLock::new();
    WORDS.get_or_init(|| sorted(OWN_YA)).binary_search(&folded).is_ok()
}

fn sorted(table: &'static str) -> Vec<&'static str> {
    let mut words: Vec<&str> = table.split_whitespace().collect();
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::fold;

    #[test]
    fn every_entry_is_written_as_it_is_compared() {
        let unfolded: Vec<_> = [INITIAL, INITIAL_FUNCTION, FINAL]
            .iter()
            .flat_map(|table| table.split_whitespace())
            .filter(|w| fold(w) != **w)
            .collect();
        assert_eq!(unfolded, Vec::<&str>::new());
    }

    #[test]
    fn endings_do_not_hide_a_radical() {
        for word in ["ولايات", "وزيرها", "وزاره", "بيانات", "كتابين", "فرنسيين"]
        {
            assert_eq!(begins_with_radical(word), Radical::Sure, "{word}");
        }
        assert_eq!(begins_with_radical("فعليه"), Radical::Possible);
        assert_eq!(begins_with_radical("وسوريا"), Radical::Unknown);
    }
}
