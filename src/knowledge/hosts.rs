//! Whose pages a host of the web has, under the names of [`super::media`].
//!
//! Source: the hosts are those under which the media publish, as addresses of their pages in public collections of
//! pages have them. A host that several media share, or that had another owner, is not here.

/// Hosts, without `www.` and the like, and the media they are of. A host is that of all names below it too.
#[rustfmt::skip]
pub const HOSTS: &[(&str, &str)] = &[
    ("aljazeera.net", "الجزيرة"), ("alarabiya.net", "العربية"), ("skynewsarabia.com", "سكاي نيوز عربية"),
    ("arabic.rt.com", "روسيا اليوم"), ("arabic.cnn.com", "سي إن إن"), ("france24.com", "فرانس 24"),
    ("alhurra.com", "الحرة"), ("almayadeen.net", "الميادين"), ("almanar.com.lb", "المنار"),
    ("aawsat.com", "الشرق الأوسط"), ("alhayat.com", "الحياة"), ("alquds.co.uk", "القدس العربي"),
    ("alaraby.co.uk", "العربي الجديد"), ("raialyoum.com", "رأي اليوم"), ("arabi21.com", "عربي21"),
    ("arabicpost.net", "عربي بوست"), ("alkhaleejonline.net", "الخليج أونلاين"), ("elaph.com", "إيلاف"),
    ("raseef22.com", "رصيف22"), ("raseef22.net", "رصيف22"), ("daraj.com", "درج"), ("daraj.media", "درج"),
    ("okaz.com.sa", "عكاظ"), ("sabq.org", "سبق"), ("alriyadh.com", "الرياض"), ("alwatan.com.sa", "الوطن"),
    ("aleqt.com", "الاقتصادية"), ("albayan.ae", "البيان"), ("alkhaleej.ae", "الخليج"),
    ("emaratalyoum.com", "الإمارات اليوم"), ("24.ae", "24 الإماراتي"), ("alqabas.com", "القبس"),
    ("ahram.org.eg", "الأهرام"), ("youm7.com", "اليوم السابع"), ("almasryalyoum.com", "المصري اليوم"),
    ("akhbarelyom.com", "أخبار اليوم"), ("al-akhbar.com", "الأخبار"), ("shorouknews.com", "الشروق"),
    ("elbalad.news", "صدى البلد"), ("madamasr.com", "مدى مصر"), ("annahar.com", "النهار"),
    ("assafir.com", "السفير"), ("addiyar.com", "الديار"), ("nidaalwatan.com", "نداء الوطن"),
    ("almodon.com", "المدن"), ("lebanon24.com", "لبنان 24"), ("enabbaladi.net", "عنب بلدي"),
    ("zamanalwsl.net", "زمان الوصل"), ("orient-news.net", "أورينت نت"), ("syria.tv", "تلفزيون سوريا"),
    ("almadapaper.net", "المدى"), ("azzaman.com", "الزمان"), ("elkhabar.com", "الخبر"),
    ("hespress.com", "هسبريس"), ("mosaiquefm.net", "موزاييك"), ("alsumaria.tv", "السومرية نيوز"),
    ("rudaw.net", "رووداو"), ("kurdistan24.net", "كردستان 24"), ("hawarnews.com", "هاوار"),
    ("sana.sy", "سانا"), ("npasyria.com", "نورث برس"), ("petra.gov.jo", "بترا"), ("wafa.ps", "وفا"),
];

/// The medium whose pages a host has.
#[must_use]
pub fn medium_of(host: &str) -> Option<&'static str> {
    let host = host.to_ascii_lowercase();
    let is_below =
        |of: &str| host.strip_suffix(of).is_some_and(|before| before.is_empty() || before.ends_with('.'));
    HOSTS.iter().find(|(of, _)| is_below(of)).map(|(_, medium)| *medium)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::media::medium_named;

    #[test]
    fn hosts_are_of_media_under_their_names() {
        for (host, medium) in HOSTS {
            assert_eq!(medium_named(medium).map(|found| found.name), Some(*medium), "{host}");
            assert_eq!(medium_of(&format!("www.{host}")), Some(*medium));
            assert_eq!(medium_of(&format!("not{host}")), None);
        }
    }
}
