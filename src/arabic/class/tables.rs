//! The tables of [`super::analysis`]: which letters may stand before and behind a stem.
//!
//! Clitic and ending lists follow Lucene's light10 stemmer, widened by the chains, attached
//! pronouns, duals, construct forms and persons of verbs of written Arabic (Ryding, *A Reference
//! Grammar of Modern Standard Arabic*, 2005, chapters 2, 7, 12 and 21).

use super::analysis::Kind;

/// Clitic chains as they are written, none first.
pub(super) const CLITICS: &str =
    " ال و ف ب ل ك وال فال بال كال لل وب ول وك فب فل فك وبال وكال ولل فبال فلل س وس فس";

/// Endings: letters, what replaces them in the stem, the shortest stem in letters before the
/// replacement, kind, and whether they can follow the article.
pub(super) const ENDINGS: &[(&str, &str, usize, Kind, bool)] = &[
    ("ون", "", 3, Kind::Free, true),
    ("ين", "", 3, Kind::Free, true),
    ("ان", "", 3, Kind::Free, true),
    ("ات", "", 3, Kind::Free, true),
    ("ات", "ه", 2, Kind::Free, true),
    ("تين", "ه", 2, Kind::Free, true),
    ("تان", "ه", 2, Kind::Free, true),
    ("تي", "ه", 3, Kind::Free, false),
    ("تا", "ه", 3, Kind::Free, false),
    ("ه", "", 3, Kind::Free, false),
    ("ها", "", 3, Kind::Free, false),
    ("هم", "", 3, Kind::Free, false),
    ("هن", "", 3, Kind::Free, false),
    ("هما", "", 3, Kind::Free, false),
    ("كم", "", 3, Kind::Free, false),
    ("نا", "", 3, Kind::Free, false),
    ("ك", "", 3, Kind::Address, false),
    ("تك", "ه", 2, Kind::Address, false),
    ("كما", "", 3, Kind::Free, false),
    ("ته", "ه", 2, Kind::Free, false),
    ("تها", "ه", 2, Kind::Free, false),
    ("تهم", "ه", 2, Kind::Free, false),
    ("تهن", "ه", 2, Kind::Free, false),
    ("تهما", "ه", 2, Kind::Free, false),
    ("تكم", "ه", 2, Kind::Free, false),
    ("تنا", "ه", 2, Kind::Free, false),
    ("اتك", "", 3, Kind::Free, false),
    ("اتك", "ه", 2, Kind::Free, false),
    ("اتكم", "", 3, Kind::Free, false),
    ("اتكم", "ه", 2, Kind::Free, false),
    ("اتي", "", 3, Kind::Free, false),
    ("اتي", "ه", 2, Kind::Free, false),
    ("اتهما", "", 3, Kind::Free, false),
    ("اتهما", "ه", 2, Kind::Free, false),
    ("اتهن", "", 3, Kind::Free, false),
    ("اتهن", "ه", 2, Kind::Free, false),
    ("وات", "اه", 2, Kind::Free, true),
    ("واته", "اه", 2, Kind::Free, false),
    ("واتها", "اه", 2, Kind::Free, false),
    ("واتهم", "اه", 2, Kind::Free, false),
    ("واتنا", "اه", 2, Kind::Free, false),
    ("اته", "", 3, Kind::Free, false),
    ("اتها", "", 3, Kind::Free, false),
    ("اتهم", "", 3, Kind::Free, false),
    ("اتنا", "", 3, Kind::Free, false),
    ("اته", "ه", 2, Kind::Free, false),
    ("اتها", "ه", 2, Kind::Free, false),
    ("اتهم", "ه", 2, Kind::Free, false),
    ("اتنا", "ه", 2, Kind::Free, false),
    ("يه", "", 3, Kind::Construct, false),
    ("يها", "", 3, Kind::Construct, false),
    ("يهم", "", 3, Kind::Construct, false),
    ("يهما", "", 3, Kind::Construct, false),
    ("يك", "", 3, Kind::Construct, false),
    ("يكم", "", 3, Kind::Construct, false),
    ("ينا", "", 3, Kind::Construct, false),
    ("ونا", "", 3, Kind::Construct, false),
    ("اه", "", 3, Kind::Construct, false),
    ("اها", "", 3, Kind::Construct, false),
    ("وها", "", 3, Kind::Construct, false),
    ("وهم", "", 3, Kind::Construct, false),
    ("وه", "", 3, Kind::Construct, false),
    ("ي", "", 3, Kind::Construct, false),
    ("و", "", 3, Kind::Construct, false),
    ("ا", "", 3, Kind::Accusative, false),
    ("ت", "", 4, Kind::OfAlef, true),
    ("ته", "", 4, Kind::OfAlef, false),
    ("تها", "", 4, Kind::OfAlef, false),
    ("تهم", "", 4, Kind::OfAlef, false),
    ("تنا", "", 4, Kind::OfAlef, false),
    ("تيه", "ه", 3, Kind::Free, false),
    ("تيها", "ه", 3, Kind::Free, false),
    ("تيهم", "ه", 3, Kind::Free, false),
    ("تيهما", "ه", 3, Kind::Free, false),
    ("تاه", "ه", 3, Kind::Free, false),
    ("تاها", "ه", 3, Kind::Free, false),
    ("هات", "", 4, Kind::Address, true),
    ("ون", "ي", 3, Kind::Weak, true),
    ("ين", "ي", 3, Kind::Weak, true),
    ("اه", "ي", 2, Kind::Maqsura, false),
    ("اها", "ي", 2, Kind::Maqsura, false),
    ("اهم", "ي", 2, Kind::Maqsura, false),
    ("اهما", "ي", 2, Kind::Maqsura, false),
    ("اهن", "ي", 2, Kind::Maqsura, false),
    ("انا", "ي", 2, Kind::Maqsura, false),
    ("اكم", "ي", 2, Kind::Maqsura, false),
    ("اي", "ي", 2, Kind::Maqsura, false),
    ("ا", "", 2, Kind::Short, false),
    ("ه", "", 2, Kind::Short, false),
    ("ها", "", 2, Kind::Short, false),
    ("هم", "", 2, Kind::Short, false),
    ("هما", "", 2, Kind::Short, false),
    ("نا", "", 2, Kind::Short, false),
    ("كم", "", 2, Kind::Short, false),
    ("ك", "", 2, Kind::Short, false),
    ("ي", "", 2, Kind::Short, false),
    ("ان", "", 2, Kind::Short, true),
    ("ين", "", 2, Kind::Short, true),
    ("يه", "", 2, Kind::Short, false),
    ("يها", "", 2, Kind::Short, false),
    ("يهم", "", 2, Kind::Short, false),
    ("يهما", "", 2, Kind::Short, false),
    ("اه", "", 2, Kind::Short, false),
    ("اها", "", 2, Kind::Short, false),
    ("و", "", 2, Kind::Five, false),
    ("وه", "", 2, Kind::Five, false),
    ("وها", "", 2, Kind::Five, false),
    ("وهم", "", 2, Kind::Five, false),
    ("وهما", "", 2, Kind::Five, false),
    ("وهن", "", 2, Kind::Five, false),
    ("وك", "", 2, Kind::Five, false),
    ("وكم", "", 2, Kind::Five, false),
    ("ونا", "", 2, Kind::Five, false),
    ("ا", "", 2, Kind::Five, false),
    ("اه", "", 2, Kind::Five, false),
    ("اها", "", 2, Kind::Five, false),
    ("اهم", "", 2, Kind::Five, false),
    ("اهما", "", 2, Kind::Five, false),
    ("اهن", "", 2, Kind::Five, false),
    ("اك", "", 2, Kind::Five, false),
    ("اكم", "", 2, Kind::Five, false),
    ("انا", "", 2, Kind::Five, false),
    ("ي", "", 2, Kind::Five, false),
    ("يه", "", 2, Kind::Five, false),
    ("يها", "", 2, Kind::Five, false),
    ("يهم", "", 2, Kind::Five, false),
    ("يهما", "", 2, Kind::Five, false),
    ("يهن", "", 2, Kind::Five, false),
    ("يك", "", 2, Kind::Five, false),
    ("يكم", "", 2, Kind::Five, false),
    ("ينا", "", 2, Kind::Five, false),
    ("وين", "", 2, Kind::Five, true),
    ("وان", "", 2, Kind::Five, true),
    ("وي", "", 2, Kind::Five, false),
    ("ويه", "", 2, Kind::Five, false),
];

/// The nouns that show their case in the construct.
pub(super) const FIVE_NOUNS: &[&str] = &["اب", "اخ", "حم"];

/// Clitics of verbs as they are written, none first.
pub(super) const VERB_CLITICS: &str = " و ف ل س ول فل وس فس";

/// The first letter of a present verb by its person, folded.
pub(super) const PERSONS: &str = "ي ت ن ا";

/// The subjects at the end of a present verb: alone, and before an object.
pub(super) const PRESENT: &[(&str, &str)] =
    &[("", ""), ("ون", "ون"), ("وا", "و"), ("ان", "ان"), ("ين", "ين"), ("ن", "ن"), ("ا", "ا")];

/// The subjects at the end of a past verb: alone, and before an object.
pub(super) const PAST: &[(&str, &str)] = &[
    ("", ""),
    ("ت", "ت"),
    ("وا", "و"),
    ("نا", "نا"),
    ("ن", "ن"),
    ("تم", "تمو"),
    ("تا", "تا"),
    ("ا", "ا"),
    ("تما", "تما"),
    ("تن", "تن"),
];

/// The objects at the end of a verb, none first.
pub(super) const OBJECTS: &str = " ه ها هم هما هن ني نا ك كم كما";

/// How many letters at least stand behind clitics.
pub(super) fn shortest_rest(clitics: &str) -> usize {
    match clitics {
        "" => 1,
        "و" | "ف" => 2,
        _ if clitics.ends_with("ال") || clitics.ends_with("لل") => 2,
        _ => 3,
    }
}
