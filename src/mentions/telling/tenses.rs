//! Whether a sentence tells of what is to come, by its words around a weekday.

use super::scan::Scan;

/// Whether the sentence around these words speaks of what is to come.
pub(super) fn coming(scan: Scan<'_>, first: usize, end: usize) -> bool {
    let ends_sentence =
        |at: usize| scan.line.gap_before(at).is_none_or(|gap| gap.contains(['.', '!', '؟', '?', '؛']));
    let mut tells: Option<(usize, bool)> = None;
    let mut look = |at: usize, distance: usize| {
        if let Some(future) = tense(scan.key(at))
            && tells.is_none_or(|(nearest, _)| distance < nearest)
        {
            tells = Some((distance, future));
        }
    };
    let mut at = first;
    while at > 0 && first - at < 14 && !ends_sentence(at) {
        at -= 1;
        look(at, first - at);
    }
    let mut at = end;
    while at < scan.line.words.len() && at - end < 8 && !ends_sentence(at) {
        look(at, at - end + 4);
        at += 1;
    }
    tells.is_some_and(|(_, future)| future)
}

/// Whether a word speaks of the future, or of the past; most say neither.
fn tense(key: &str) -> Option<bool> {
    let bare = key.strip_prefix(['و', 'ف']).unwrap_or(key);
    let mut letters = bare.chars();
    let will = letters.next() == Some('س')
        && matches!(letters.next(), Some('ي' | 'ت' | 'ن'))
        && bare.chars().count() >= 4
        && !matches!(
            bare,
            "سياره"
                | "سيارات"
                | "سياسه"
                | "سياسي"
                | "سياسيه"
                | "سيناء"
                | "سيده"
                | "سيدي"
                | "ستون"
                | "ستين"
                | "سينما"
                | "سنوات"
                | "سيطره"
                | "سيطرت"
                | "سنويا"
                | "سياده"
                | "سياحه"
                | "سياحيه"
                | "ستاد"
        );
    if will
        || matches!(
            bare,
            "سوف"
                | "المقرر"
                | "المنتظر"
                | "المرتقب"
                | "يستعد"
                | "تستعد"
                | "استعدادا"
                | "لن"
                | "القادم"
                | "المقبل"
                | "القادمه"
                | "المقبله"
                | "المقبلين"
                | "القادمين"
                | "المتوقع"
                | "مقررا"
                | "يلتقي"
                | "يواجه"
                | "تنطلق"
                | "ينطلق"
                | "تتواصل"
                | "المزمع"
        )
    {
        return Some(true);
    }
    matches!(
        bare,
        "قال"
            | "اعلن"
            | "اعلنت"
            | "قالت"
            | "اكد"
            | "اكدت"
            | "اضاف"
            | "اوضح"
            | "كان"
            | "كانت"
            | "تم"
            | "افاد"
            | "الماضي"
            | "الماضيه"
            | "انطلقت"
            | "قتل"
            | "شهد"
            | "شهدت"
            | "لقي"
            | "التقي"
            | "استقبل"
            | "فاز"
    )
    .then_some(false)
}
