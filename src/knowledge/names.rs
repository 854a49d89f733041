//! Other names of organisations, states and cities: groups of names of one thing.
//!
//! Source: compiled by hand from what the organisations call themselves, the names of states and cities in
//! CLDR (Arabic and English, short and with their abbreviations) and those in use at the United Nations
//! (UNTERM). No name is here that is mostly an ordinary word or phrase, or another thing's name: «الدولة», «فتح»,
//! «أمل», «عمان», «مسقط», «صندوق النقد», «US», «WHO». Some that nobody would do without can be that too (حماس, طالبان,
//! درعا; «السودان» in «جنوب السودان»): they find both, and each hit says why. Of a name of several words no other
//! thing that is a group here is found («الاتحاد الأوروبي» in that of a football association). A corpus adds its own
//! (`[[names]]` in `corpus.toml`).

/// Each line is one thing, with `|` between its names.
const GROUPS: &str = "
داعش|تنظيم الدولة|تنظيم الدولة الإسلامية|الدولة الإسلامية في العراق والشام|الدولة الإسلامية في العراق وسوريا|ISIS|ISIL|Daesh|Da'esh|Islamic State of Iraq and Syria|Islamic State of Iraq and the Levant
قسد|قوات سوريا الديمقراطية|SDF|Syrian Democratic Forces
مسد|مجلس سوريا الديمقراطية|Syrian Democratic Council
هتش|هيئة تحرير الشام|HTS|Hayat Tahrir al-Sham
جبهة النصرة|Nusra Front|Jabhat al-Nusra
وحدات حماية الشعب|YPG|People's Protection Units
وحدات حماية المرأة|YPJ
حزب العمال الكردستاني|بي كا كا|PKK|Kurdistan Workers' Party
حزب الاتحاد الديمقراطي|PYD
الجيش السوري الحر|الجيش الحر|Free Syrian Army
تنظيم القاعدة|Al-Qaeda|Al Qaida
المرصد السوري لحقوق الإنسان|المرصد السوري|SOHR|Syrian Observatory for Human Rights
الخوذ البيضاء|الدفاع المدني السوري|White Helmets
حزب الله|Hezbollah|Hizbullah|Hizbollah
حماس|حركة المقاومة الإسلامية|Hamas
حركة الجهاد الإسلامي|Islamic Jihad
منظمة التحرير الفلسطينية|PLO|Palestine Liberation Organization
السلطة الفلسطينية|السلطة الوطنية الفلسطينية|Palestinian Authority
الحوثيون|أنصار الله|Houthis|Houthi|Ansar Allah
الحشد الشعبي|هيئة الحشد الشعبي|Popular Mobilization Forces|Popular Mobilisation Forces
البيشمركة|البيشمرغة|Peshmerga
طالبان|حركة طالبان|Taliban
بوكو حرام|Boko Haram
حركة الشباب الصومالية|حركة الشباب المجاهدين|Al-Shabaab|Al Shabab
جماعة الإخوان المسلمين|الإخوان المسلمون|الإخوان المسلمين|Muslim Brotherhood
قوات الدعم السريع|الدعم السريع|Rapid Support Forces
الحرس الثوري|الحرس الثوري الإيراني|حرس الثورة الإسلامية|IRGC|Islamic Revolutionary Guard Corps
فيلق القدس|قوة القدس|Quds Force
الموساد|Mossad
الأمم المتحدة|منظمة الأمم المتحدة|هيئة الأمم المتحدة|UN|United Nations
مجلس الأمن|مجلس الأمن الدولي|مجلس الأمن التابع للأمم المتحدة|Security Council|UNSC
الأونروا|أونروا|وكالة الأونروا|وكالة غوث وتشغيل اللاجئين|UNRWA
مفوضية اللاجئين|المفوضية السامية لشؤون اللاجئين|مفوضية الأمم المتحدة لشؤون اللاجئين|المفوضية السامية للأمم المتحدة لشؤون اللاجئين|UNHCR
اليونيسف|يونيسف|يونيسيف|اليونيسيف|منظمة الأمم المتحدة للطفولة|UNICEF
اليونسكو|يونسكو|منظمة الأمم المتحدة للتربية والعلم والثقافة|UNESCO
اليونيفيل|يونيفيل|قوة الأمم المتحدة المؤقتة في لبنان|UNIFIL
أوتشا|مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية|OCHA
برنامج الأغذية العالمي|برنامج الغذاء العالمي|WFP|World Food Programme
منظمة الأغذية والزراعة|FAO
منظمة الصحة العالمية|World Health Organization
المنظمة الدولية للهجرة|منظمة الهجرة الدولية|IOM
مجلس حقوق الإنسان|Human Rights Council
المحكمة الجنائية الدولية|ICC|International Criminal Court
محكمة العدل الدولية|ICJ|International Court of Justice
الوكالة الدولية للطاقة الذرية|IAEA|International Atomic Energy Agency
منظمة حظر الأسلحة الكيميائية|OPCW
اللجنة الدولية للصليب الأحمر|الصليب الأحمر الدولي|ICRC
الهلال الأحمر العربي السوري|الهلال الأحمر السوري|SARC
أطباء بلا حدود|منظمة أطباء بلا حدود|MSF|Doctors Without Borders|Médecins Sans Frontières
العفو الدولية|منظمة العفو الدولية|أمنستي|Amnesty International
هيومن رايتس ووتش|هيومن رايتس واتش|HRW|Human Rights Watch
مراسلون بلا حدود|منظمة مراسلون بلا حدود|Reporters Without Borders
صندوق النقد الدولي|IMF|International Monetary Fund
البنك الدولي|World Bank
منظمة التجارة العالمية|WTO|World Trade Organization
أوبك|منظمة أوبك|منظمة الدول المصدرة للنفط|منظمة الدول المصدرة للبترول|OPEC
الناتو|ناتو|حلف الناتو|حلف شمال الأطلسي|حلف الأطلسي|الحلف الأطلسي|NATO
الاتحاد الأوروبي|EU|European Union
الاتحاد الأفريقي|African Union
جامعة الدول العربية|الجامعة العربية|Arab League|League of Arab States
مجلس التعاون الخليجي|مجلس التعاون لدول الخليج العربية|مجلس التعاون لدول الخليج|GCC|Gulf Cooperation Council
منظمة التعاون الإسلامي|OIC
مجموعة العشرين|G20
مجموعة السبع|G7
مجموعة بريكس|بريكس|BRICS
التحالف الدولي ضد داعش|التحالف الدولي لمحاربة داعش|Global Coalition Against Daesh
وزارة الدفاع الأمريكية|وزارة الدفاع الأميركية|البنتاغون|البنتاجون|Pentagon
وكالة المخابرات المركزية|وكالة الاستخبارات المركزية|سي آي إيه|السي آي إيه|CIA
مكتب التحقيقات الفيدرالي|مكتب التحقيقات الاتحادي|إف بي آي|FBI
القيادة المركزية الأمريكية|القيادة المركزية الأميركية|سنتكوم|CENTCOM
الوكالة الأمريكية للتنمية الدولية|الوكالة الأميركية للتنمية الدولية|USAID
مجلس الاحتياطي الفيدرالي|الاحتياطي الفيدرالي|Federal Reserve
جهاز الأمن الفيدرالي الروسي|جهاز الأمن الفيدرالي|FSB
الفيفا|فيفا|الاتحاد الدولي لكرة القدم|FIFA
اليويفا|يويفا|الاتحاد الأوروبي لكرة القدم|UEFA
أرامكو|أرامكو السعودية|شركة أرامكو|Aramco|Saudi Aramco
سابك|الشركة السعودية للصناعات الأساسية|SABIC
الولايات المتحدة|الولايات المتحدة الأمريكية|الولايات المتحدة الأميركية|أمريكا|أميركا|USA|United States
المملكة المتحدة|بريطانيا|بريطانيا العظمى|UK|United Kingdom|Britain
السعودية|المملكة العربية السعودية|KSA|Saudi Arabia
الإمارات|الإمارات العربية المتحدة|دولة الإمارات|UAE|United Arab Emirates
سوريا|سورية|الجمهورية العربية السورية|Syria
مصر|جمهورية مصر العربية|Egypt
العراق|جمهورية العراق|Iraq
لبنان|الجمهورية اللبنانية|Lebanon
الأردن|المملكة الأردنية الهاشمية|Jordan
اليمن|الجمهورية اليمنية|Yemen
ليبيا|دولة ليبيا|Libya
السودان|جمهورية السودان|Sudan
جنوب السودان|جمهورية جنوب السودان|South Sudan
تونس|الجمهورية التونسية|Tunisia
الجزائر|الجمهورية الجزائرية|Algeria
المملكة المغربية|Morocco
موريتانيا|الجمهورية الإسلامية الموريتانية|Mauritania
الصومال|جمهورية الصومال|Somalia
جيبوتي|جمهورية جيبوتي|Djibouti
الكويت|دولة الكويت|Kuwait
قطر|دولة قطر|Qatar
البحرين|مملكة البحرين|Bahrain
سلطنة عمان|Oman
فلسطين|دولة فلسطين|Palestine
إسرائيل|دولة إسرائيل|Israel
إيران|الجمهورية الإسلامية الإيرانية|Iran
تركيا|الجمهورية التركية|Turkey|Türkiye
روسيا|روسيا الاتحادية|الاتحاد الروسي|Russia|Russian Federation
الصين|جمهورية الصين الشعبية|China
كوريا الشمالية|جمهورية كوريا الديمقراطية الشعبية|North Korea|DPRK
كوريا الجنوبية|South Korea
ألمانيا|جمهورية ألمانيا الاتحادية|Germany
فرنسا|الجمهورية الفرنسية|France
إسبانيا|أسبانيا|Spain
أوكرانيا|Ukraine
أفغانستان|Afghanistan
باكستان|جمهورية باكستان الإسلامية|Pakistan
إثيوبيا|أثيوبيا|Ethiopia
جنوب أفريقيا|جنوب إفريقيا|South Africa
جمهورية أفريقيا الوسطى|أفريقيا الوسطى|Central African Republic
جمهورية الكونغو الديمقراطية|الكونغو الديمقراطية|DRC
كوباني|عين العرب|Kobani|Kobane
القامشلي|قامشلو|Qamishli
دير الزور|Deir ez-Zor|Deir Ezzor
الرقة|Raqqa
الحسكة|Hasakah|Hasaka
حلب|Aleppo
دمشق|Damascus
حمص|Homs
إدلب|Idlib
اللاذقية|Latakia
درعا|Daraa
عفرين|Afrin
منبج|Manbij
الباغوز|Baghouz
البوكمال|Abu Kamal|Al-Bukamal
السويداء|Suwayda|Sweida
مخيم الهول|al-Hol camp|Al Hol camp|al-Hawl camp
بغداد|Baghdad
الموصل|Mosul
أربيل|هولير|Erbil|Arbil
السليمانية|Sulaymaniyah|Slemani
كركوك|Kirkuk
البصرة|Basra
سنجار|شنكال|Sinjar|Shingal
بيروت|Beirut
القدس|Jerusalem
غزة|قطاع غزة|Gaza|Gaza Strip
الضفة الغربية|West Bank
صنعاء|Sanaa|Sana'a
عدن|Aden
الحديدة|Hodeidah|Hudaydah
بنغازي|Benghazi
الخرطوم|Khartoum
دارفور|Darfur
القاهرة|Cairo
الإسكندرية|Alexandria
الرياض|Riyadh
مكة المكرمة|مكة|Mecca|Makkah
المدينة المنورة|Medina
دبي|Dubai
أبو ظبي|أبوظبي|Abu Dhabi
الدوحة|Doha
المنامة|Manama
أنقرة|Ankara
إسطنبول|اسطنبول|استانبول|Istanbul
طهران|Tehran
موسكو|Moscow
كييف|Kyiv|Kiev
نيويورك|New York
واشنطن العاصمة|Washington DC
";

/// The groups, each with its names as they are written.
pub fn groups() -> impl Iterator<Item = Vec<&'static str>> {
    GROUPS.lines().filter(|line| !line.is_empty()).map(|line| line.split('|').collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::arabic::{fold, tokens};

    #[test]
    fn every_group_has_several_names_and_no_name_is_of_two_things() {
        let mut things: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for (nth, names) in groups().enumerate() {
            assert!(names.len() > 1, "{names:?}");
            for name in names {
                let words: Vec<String> = tokens(name).map(|word| fold(word.text)).collect();
                assert!((1..=crate::edition::names::MOST_WORDS).contains(&words.len()), "{name}");
                assert_eq!(*things.entry(words).or_insert(nth), nth, "{name}");
            }
        }
    }
}
