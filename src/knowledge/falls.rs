//! Cities that fell, and when: «الموصل التي سقطت في يونيو الماضي»; and the words for the fall of a power.
//!
//! A city stands here with every change of hands that the Arabic press told of as its fall; one that is missing would
//! make a day of another. The days are those on which it was announced; they were compared with the texts named, but for
//! March 2013, when Raqqa fell to the opposition, which is as remembered.

/// A city and the days on which it fell to somebody.
#[derive(Clone, Copy, Debug)]
pub struct Fall {
    /// Folded words of its name without the first article.
    pub city: &'static [&'static str],
    /// Year, month and day, in order.
    pub on: &'static [(i32, u32, u32)],
    /// Where this can be looked up.
    pub source: &'static str,
}

const fn fall(city: &'static [&'static str], on: &'static [(i32, u32, u32)], source: &'static str) -> Fall {
    Fall { city, on, source }
}

/// The word for the fall of a power, «سقوط نظام …», and the other one. Much else may collapse, and a person may break down:
/// so what collapsed must be called a power.
const FALL: &str = "سقوط";
const COLLAPSE: &str = "انهيار";

/// The names of the collapse of a power that a name of its fall makes, if it is one.
pub fn collapses(name: &'static [&'static str]) -> impl Iterator<Item = Vec<&'static str>> {
    let (first, fallen) = name.split_first().map_or(("", name), |(first, rest)| (*first, rest));
    let power_of = |word: &'static str| match word {
        "-نظام" | "-حكم" => Some(word.trim_start_matches('-')),
        "النظام" => Some(word),
        _ => None,
    };
    let powers = fallen.iter().copied().filter_map(power_of).filter(move |_| first == FALL);
    powers.map(move |power| {
        let others = fallen.iter().copied().filter(|word| power_of(word).is_none());
        [COLLAPSE, power].into_iter().chain(others).collect()
    })
}

/// The word, behind «التي», that says that a city fell.
pub const FELL: &str = "سقطت";

/// The cities.
pub const FALLS: &[Fall] = &[
    fall(
        &["رقه"],
        &[(2013, 3, 4), (2014, 1, 14), (2017, 10, 17)],
        "AFP, Islamic State group: key dates, July 2017; AFP, 20 October 2017",
    ),
    fall(&["موصل"], &[(2014, 6, 10), (2017, 7, 9)], "AFP, ISIS: from founding to defeat in Mosul, July 2017"),
    fall(&["صنعاء"], &[(2014, 9, 21)], "Le Monde diplomatique, Yemen timeline, December 2017"),
    fall(&["باغوز"], &[(2019, 3, 23)], "Deutsche Welle Arabic, 23 March 2019"),
];
