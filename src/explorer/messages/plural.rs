//! Plural categories of the two languages, after Unicode CLDR ("Language Plural Rules").
//!
//! Only whole numbers: nothing on the page counts in fractions.

/// A plural category of Arabic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArabicPlural {
    /// 0
    Zero,
    /// 1
    One,
    /// 2
    Two,
    /// 3–10, 103–110 …: the noun stands in the plural.
    Few,
    /// 11–99, 111–199 …: the noun stands in the accusative singular.
    Many,
    /// 100–102, 200–202 …: the noun stands in the genitive singular.
    Other,
}

/// The category of `n` in Arabic.
#[must_use]
pub fn arabic(n: u32) -> ArabicPlural {
    match (n, n % 100) {
        (0, _) => ArabicPlural::Zero,
        (1, _) => ArabicPlural::One,
        (2, _) => ArabicPlural::Two,
        (_, 3..=10) => ArabicPlural::Few,
        (_, 11..=99) => ArabicPlural::Many,
        _ => ArabicPlural::Other,
    }
}

/// The forms of an Arabic noun that a number may need. `zero`, `one` and `two` are complete
/// phrases; the others follow the number.
#[derive(Clone, Copy, Debug)]
pub struct ArabicNoun {
    /// «لا تقارير»
    pub zero: &'static str,
    /// «تقرير واحد»
    pub one: &'static str,
    /// «تقريران»
    pub two: &'static str,
    /// «تقارير»
    pub few: &'static str,
    /// «تقريرًا»
    pub many: &'static str,
    /// «تقرير»
    pub other: &'static str,
}

impl ArabicNoun {
    /// The noun counted: `digits` is `n` as the interface writes it.
    #[must_use]
    pub fn counted(&self, n: u32, digits: &str) -> String {
        match arabic(n) {
            ArabicPlural::Zero => self.zero.to_owned(),
            ArabicPlural::One => self.one.to_owned(),
            ArabicPlural::Two => self.two.to_owned(),
            ArabicPlural::Few => format!("{digits} {}", self.few),
            ArabicPlural::Many => format!("{digits} {}", self.many),
            ArabicPlural::Other => format!("{digits} {}", self.other),
        }
    }
}

/// The English noun counted: `digits` is `n` as the interface writes it.
#[must_use]
pub fn english(n: u32, digits: &str, one: &str, other: &str) -> String {
    if n == 1 { format!("{digits} {one}") } else { format!("{digits} {other}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_has_six_categories() {
        use ArabicPlural::{Few, Many, One, Other, Two, Zero};
        let table: &[(&[u32], ArabicPlural)] = &[
            (&[0], Zero),
            (&[1], One),
            (&[2], Two),
            (&[3, 4, 9, 10, 103, 110, 1_005], Few),
            (&[11, 12, 25, 99, 111, 199, 31_030], Many),
            (&[100, 101, 102, 200, 201, 1_000, 30_002], Other),
        ];
        for (numbers, expected) in table {
            for &n in *numbers {
                assert_eq!(arabic(n), *expected, "{n}");
            }
        }
    }

    #[test]
    fn a_counted_noun_takes_the_form_of_its_number() {
        let report = ArabicNoun {
            zero: "لا تقارير",
            one: "تقرير واحد",
            two: "تقريران",
            few: "تقارير",
            many: "تقريرًا",
            other: "تقرير",
        };
        let counted = |n: u32| report.counted(n, &n.to_string());
        assert_eq!(counted(0), "لا تقارير");
        assert_eq!(counted(1), "تقرير واحد");
        assert_eq!(counted(2), "تقريران");
        assert_eq!(counted(10), "10 تقارير");
        assert_eq!(counted(11), "11 تقريرًا");
        assert_eq!(counted(102), "102 تقرير");
        assert_eq!(english(1, "1", "report", "reports"), "1 report");
        assert_eq!(english(0, "0", "report", "reports"), "0 reports");
    }
}
