//! Words that newspapers spell in several ways: transliterations, above all.
//!
//! Source: compiled by hand from Arabic newspapers of several countries (غ, ج and ق for the sound of *g*,
//! long vowels that some write). Folded spelling, without clitics; an entry holds for every word that
//! begins with it, and the first of a line stands for the others.

use std::sync::OnceLock;

use crate::sorting;

const FAMILIES: &str = "
امريك اميرك
تلفزيون تليفزيون تلفيزيون
تلفون تليفون
انترنت انترنيت
الكترون اليكترون
غوغل جوجل قوقل
انجليز انكليز انقليز
انجلتر انكلتر انقلتر
اوروب اورب
ديمقراط ديموقراط
ديمغراف ديموغراف ديموجراف
ميليشي مليشي
ايديولوج ايدولوج ايدلوج
تكنولوج تكنلوج
بيولوج بايولوج
جيولوج جولوج
استراتيج ستراتيج استراتج
بوينغ بوينج
هونغ هونج
كونغ كونج
سونغ سونج
سامسونغ سامسونج
هامبورغ هامبورج هامبورق
بطرسبورغ بطرسبورج بطرسبرج بطرسبرغ
لوكسمبورغ لوكسمبورج لكسمبورغ
ستراسبورغ ستراسبورج
غرام جرام
كيلوغرام كيلوجرام كلغرام كيلوقرام
كيلومتر كلومتر
غيغا جيجا جيغا غيجا جيقا قيقا
ميغا ميجا
بنغلاديش بنجلاديش بنغلادش بنجلادش بنقلاديش
تايلاند تايلند
نيوزيلند نيوزلند نيوزيلاند
ايرلند ايرلاند
فنلند فنلاند
ايسلند ايسلاند ايزلند
اسكتلند اسكوتلند سكوتلند اسكتلاند
شنغهاي شانغهاي شنجهاي شانجهاي
واشنطن واشنطون
نتنياهو نتانياهو
اردوغان اردوجان
ميونيخ ميونخ
زيوريخ زيورخ
سنغافور سنجافور سنقافور
منغوليا منجوليا
غواتيمالا جواتيمالا
نيكاراغوا نيكاراجوا
باراغوا باراجوا
اوروغوا اوروجوا
ارجنتين ارجنطين ارغنتين
برتغال بورتغال
اوغند اوجند
انغولا انجولا
بلغاري بلجاري
يوغوسلاف يوجوسلاف يوغسلاف
هنغاري هنجاري
شيكاغو شيكاجو
مانشستر مانشيستر مانشستير مانشيستير
ليفربول ليفيربول
ارسنال ارسينال
يوفنتوس جوفنتوس
غوارديول جوارديول
ميركل ميركيل
هيلاري هيلري
غازبروم جازبروم
غالاكسي جالاكسي جلاكسي غلاكسي
ايفون ايفوون
مايكروسوفت ميكروسوفت
فيسبوك فايسبوك
انستغرام انستجرام انستقرام انستاغرام
تويتر توتير
تليغرام تلجرام تلغرام تيليغرام تليجرام تيلجرام
واتساب واتسب
يوتيوب يوتوب
كمبيوتر كومبيوتر
فيديو فديو
سيناريو سناريو
دكتور دوكتور
بروفيسور بروفسور
بترول بيترول
شوكولات شيكولات شكولات
كولومبي كلومبي
اوكراني اكراني
استوني ايستوني
كاتالون كتالون
صربي سربي
مقدوني ماكيدوني مكدوني
ميانمار مينمار
روهينغ روهينج
كشمير كاشمير
كاليفورني كالفورني
نيويورك نيورك
طوكيو توكيو
سيول سيوول
ملبورن ميلبورن
جوهانسبرغ جوهانسبرج جوهانسبورغ جوهانسبورج
اسطنبول استانبول استنبول اسطمبول
اثيوبي ايثيوبي
اكتوبر اوكتوبر
اغسطس اوغسطس
بنسيلفاني بنسلفاني
طهران تهران
بريطاني برطاني
هيدروجين هايدروجين
اكسجين اوكسجين اكسيجين اوكسيجين
انفلونزا انفلوانزا
فيروس فايروس
ملاريا مالاريا
ايدز ايديز
بكتيري باكتيري بكتري
دبلوماس ديبلوماس دوبلوماس
بيروقراط بروقراط
ارستقراط ارستوقراط
برجواز بورجواز
امبريال امبيريال
بلشف بولشف
ليبرال لبرال
كاثوليك كاتوليك
ارثوذكس اورثوذكس ارثوذوكس
بروتستانت بروتستنت
اكاديم اكادم
كلاسيك كلاسك
رومانس رومنس
سينما سينيما
استوديو ستوديو
غيتار جيتار قيتار
غولف جولف قولف
كرنفال كارنفال
ماراثون مراثون
اولمبي اوليمبي
غرافيك جرافيك
غرينتش جرينتش
ديجيتال دجيتال
ماجستير ماجيستير
سكرتير سكريتير
كيماوي كيمياوي
بغداد بقداد
جورجيا غورغيا
اذربيجان اذربايجان ازربيجان
كازاخستان كزاخستان
اوزبكستان ازبكستان
طاجيكستان تاجيكستان
تركمانستان تركمنستان
قرغيزستان قيرغيزستان قرغزستان
فيتنام فييتنام
مدغشقر مدجشقر
موزمبيق موزامبيق
زيمبابو زمبابو
سنغال سنجال
سريلانك سيريلانك
كولومبو كولمبو
اندونيسي اندنوسي
ماليزي مليزي
كاراكاس كراكاس
هوليوود هوليود
كوبنهاغن كوبنهاجن
غوتنبرغ جوتنبرج
نورنبرغ نورمبرغ نورنبرج نورمبرج
بلومبرغ بلومبرج بلومبيرغ بلومبيرج
زوكربيرغ زوكربيرج زوكربرغ زوكربرج
جيمس جايمس
غوانتانامو جوانتانامو غوانتنامو
روسيف روسف
مليون ميليون
مليمتر ميليمتر ملليمتر
سنتيمتر سانتيمتر سنتمتر
بروستات بروستت
كوليسترول كولسترول كلسترول
فيتامين فايتامين
اسبرين اسبيرين
سندويتش ساندويتش ساندويش
هامبرغر هامبرجر همبرغر همبرجر همبورغر
شامبانيا شمبانيا
كاريزم كارزم
بورترتيه بورتريه
ديكتاتور دكتاتور
سيكولوج سايكولوج
ميتافيزيق ميتافزيق
كاراتيه كراتيه
تايكوندو تايكواندو
غابون جابون
مترو ميترو
فولكسفاغن فولكسفاجن فولكسواغن
هييه هياه
نيودلهي نيودلي
استوكهولم ستوكهولم
";

const CLITICS: &[&str] =
    &["", "ال", "و", "ف", "ب", "ل", "ك", "وال", "بال", "لل", "كال", "فال", "وب", "ول", "ولل", "وبال"];

/// The folded word with the usual spelling in place of another; `None` where it has none.
#[must_use]
pub fn usual(folded: &str) -> Option<String> {
    CLITICS.iter().find_map(|clitics| {
        let rest = folded.strip_prefix(clitics)?;
        let (other, usual) = beginning_of(rest)?;
        Some([clitics, usual, &rest[other.len()..]].concat())
    })
}

/// The entry that the word begins with, and its usual spelling.
fn beginning_of(word: &str) -> Option<(&'static str, &'static str)> {
    static PAIRS: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let pairs = PAIRS.get_or_init(pairs);
    // What lies between an entry and a word that begins with it begins with it as well.
    let after = pairs.partition_point(|(other, _)| *other <= word);
    let near = pairs[..after].iter().rev().take(MOST_ENTRIES_WITHIN_ONE);
    near.copied().find(|(other, _)| word.starts_with(other))
}

/// So many entries at most begin with one entry.
const MOST_ENTRIES_WITHIN_ONE: usize = 4;

fn pairs() -> Vec<(&'static str, &'static str)> {
    let mut pairs = Vec::new();
    for line in FAMILIES.lines() {
        let mut family = line.split_whitespace();
        if let Some(usual) = family.next() {
            pairs.extend(family.map(|other| (other, usual)));
        }
    }
    sorting::sort_by(&mut pairs, Ord::cmp);
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::fold;

    #[test]
    fn other_spellings_have_the_usual_one() {
        for (other, expected) in [
            ("جوجل", "غوغل"),
            ("والتليفزيونيه", "والتلفزيونيه"),
            ("للديموقراطيين", "للديمقراطيين"),
            ("اميركا", "امريكا"),
        ] {
            assert_eq!(usual(other).as_deref(), Some(expected), "{other}");
        }
        for word in ["غوغل", "جبل", "دليل", "جازان", "سوريا"] {
            assert_eq!(usual(word), None, "{word}");
        }
    }

    #[test]
    fn the_table_is_as_it_is_compared() {
        let pairs = pairs();
        for (other, of) in &pairs {
            assert_eq!((fold(other).as_str(), fold(of).as_str()), (*other, *of));
            assert_eq!(usual(of), None, "{of}");
            let within = pairs.iter().filter(|(longer, _)| longer.starts_with(other)).count();
            assert!(within <= MOST_ENTRIES_WITHIN_ONE, "{other}");
        }
        assert!(pairs.windows(2).all(|two| two[0].0 != two[1].0));
    }
}
