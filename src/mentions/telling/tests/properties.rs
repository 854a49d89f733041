//! What holds of any words in any order, however many.

use proptest::prelude::*;

use crate::calendar::Day;
use crate::report::TimeRole;

use super::on;

/// Words that other times can stand in again and again: «نهاية نهاية …».
const NESTING: &[&str] = &[
    "نهاية",
    "بداية",
    "من",
    "النصف الأول من",
    "الربع الثالث",
    "شهر مايو من",
    "الأشهر الستة الأولى من",
    "الأسبوع الأخير من",
    "نفس الفترة من",
    "بعد",
    "قبل أكثر من",
    "بين",
    "إلى",
    "مساء",
    "يوم",
    "3",
    "و4",
    "مايو",
    "2015",
    "م",
    "1 شوال",
    "و2015",
    "كل",
    "ألف",
    "و",
    "الساعة",
    "السابعة و",
    "إلا",
    "من الساعة 8 إلى",
    "الموسم",
    "2014/2015",
    "الساعات الأولى من",
    "يومي السبت",
    "ونصف",
    "من أسبوع إلى",
    "( 21 )",
    "لهذا العام",
    "ال",
];

/// Each stack of a test has two megabytes; what took a frame a word would need far more.
const MANY: usize = 4_000;

fn holds_of(text: &str) {
    let told = on(text, Some((Day(17_000), Day(17_000))));
    assert!(told.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    assert!(told.iter().all(|one| one.named.is_none_or(|(from, to)| from <= to)));
}

#[test]
fn words_that_nest_are_read_as_deep_as_a_language_goes() {
    for words in NESTING {
        holds_of(&[*words, " "].concat().repeat(MANY));
    }
}

const WORDS: &[&str] = &[
    "أمس",
    "غدا",
    "اليوم",
    "الأحد",
    "يوم",
    "الماضي",
    "المقبل",
    "شهر",
    "مايو",
    "رمضان",
    "قبل",
    "منذ",
    "من",
    "إلى",
    "بين",
    "3",
    "و5",
    "2015",
    "1436هـ",
    "سنوات",
    "يومين",
    "النصف",
    "الثاني",
    "العام",
    "نهاية",
    "الساعة",
    "الثامنة",
    "مساء",
    "كل",
    "عيد",
    "الفطر",
    "،",
    "(",
    ")",
    "بعد",
    "القرن",
    "العشرين",
    "التسعينات",
    "أكثر",
    "عشر",
    "صيف",
    "4",
    "/",
    "م",
    "و",
    "ونصف",
    "دقيقة",
    "الموسم",
    "بالتوقيت",
    "المحلي",
    "تقريبا",
    "يومي",
    "والاثنين",
    "ال",
    "يوما",
    "إلا",
];

proptest! {
    #[test]
    fn mentions_lie_on_the_page_in_order_and_are_told_again_alike(
        words in proptest::collection::vec(proptest::sample::select(WORDS), 0..14),
        published in -200_000..200_000_i32,
    ) {
        let text = words.join(" ");
        let against = Some((Day(published), Day(published)));
        let told = on(&text, against);
        let mut end = 0;
        for one in &told {
            prop_assert!(one.span.start >= end && one.span.end > one.span.start);
            prop_assert!(text.get(one.span.start as usize..one.span.end as usize).is_some());
            prop_assert!(one.named.is_none_or(|(from, to)| from <= to), "{:?} {text}", one);
            end = one.span.end;
        }
        prop_assert_eq!(told, on(&text, against));
    }

    #[test]
    fn what_it_covers_on_each_day_it_covers_where_the_day_is_uncertain(
        words in proptest::collection::vec(proptest::sample::select(WORDS), 0..9),
        first in -20_000..20_000_i32,
        more in 1..400_i32,
        nth in 0..400_i32,
    ) {
        let text = words.join(" ");
        let last = first + more;
        let said = first + nth % (more + 1);
        let on_days = |first: i32, last: i32| on(&text, Some((Day(first), Day(last))));
        for (wide, exact) in on_days(first, last).iter().zip(on_days(said, said)) {
            let [wide, exact] = [*wide, exact].map(|one| one.mention(TimeRole::Mentioned));
            if wide.earliest.is_none() && wide.latest.is_none() {
                continue;
            }
            prop_assert!(wide.earliest.is_none_or(|day| exact.earliest.is_none_or(|exact| day <= exact)), "{text} {wide:?} {exact:?}");
            prop_assert!(wide.latest.is_none_or(|day| exact.latest.is_none_or(|exact| exact <= day)), "{text} {wide:?} {exact:?}");
        }
    }

    #[test]
    fn deictic_days_move_with_publication(published in -200_000..200_000_i32, days in -4000..4000_i32) {
        for text in ["أمس", "غدا", "اليوم", "أول من أمس", "بعد غد", "قبل يومين"] {
            let named = |day: i32| on(text, Some((Day(day), Day(day))))[0].named.unwrap();
            let (here, there) = (named(published), named(published + days));
            prop_assert_eq!((here.0.0 + days, here.1.0 + days), (there.0.0, there.1.0));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_line_of_thousands_of_words_is_read_at_once(
        words in proptest::collection::vec(proptest::sample::select(NESTING), 1..5),
    ) {
        holds_of(&format!("{} ", words.join(" ")).repeat(MANY / 4));
    }
}
