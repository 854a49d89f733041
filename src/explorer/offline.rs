//! What the service worker says of the edition it keeps, and what the reader may ask of it. Pure.
//!
//! Not here: keeping anything (`static/service_worker.js`) and carrying the words
//! ([`super::browser::offline`]).

/// How much of something: files and bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Amount {
    /// How many files.
    pub files: u32,
    /// Their size in bytes, as they travel without further compression.
    pub bytes: u32,
}

/// How far keeping the whole edition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// This browser keeps nothing here, or not at this address.
    Unavailable,
    /// What was opened is kept, and more was not asked for.
    Partly,
    /// The rest is being fetched.
    Fetching,
    /// The reader stopped that.
    Stopped,
    /// A file could not be fetched.
    Cut,
    /// The browser gives no more room.
    Full,
    /// Everything is kept.
    Whole,
}

impl Keeping {
    /// All of them with the words of the service worker, in the order of the variants.
    const WORDS: [&str; 7] = ["unavailable", "partly", "fetching", "stopped", "cut", "full", "whole"];
    const ALL: [Self; 7] =
        [Self::Unavailable, Self::Partly, Self::Fetching, Self::Stopped, Self::Cut, Self::Full, Self::Whole];

    /// Its word, also in the document.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::WORDS[self as usize]
    }
}

/// What is known of reading offline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offline {
    /// Whether another version of the edition is ready than the page is of.
    pub is_newer: bool,
    /// How far keeping everything is; `None` until the service worker has said so.
    pub keeping: Option<Keeping>,
    /// The whole edition.
    pub all: Amount,
    /// What of it is kept, as far as that was counted.
    pub kept: Amount,
}

impl Offline {
    /// Understands one line of `static/from_site.js`: `newer` or `present`, then the word of the
    /// service worker, then files and bytes of all and of what is kept.
    #[must_use]
    pub fn of(line: &str) -> Self {
        let mut words = line.split(' ');
        let is_newer = words.next() == Some("newer");
        let word = words.next();
        let place = Keeping::WORDS.iter().position(|known| Some(*known) == word);
        let mut number = || words.next().and_then(|word| word.parse().ok()).unwrap_or_default();
        let mut amount = || Amount { files: number(), bytes: number() };
        Self { is_newer, keeping: place.map(|place| Keeping::ALL[place]), all: amount(), kept: amount() }
    }
}

/// What the reader may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To keep everything, or to go on with that.
    Fetch,
    /// To stop fetching.
    Stop,
    /// To drop what is kept.
    Remove,
    /// To go over to the newer version.
    Switch,
    /// Not to be offered the newer version again.
    Later,
}

impl Wish {
    /// The word `static/from_site.js` knows it by; `Later` concerns the page alone.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fetch => "fetch",
            Self::Stop => "stop",
            Self::Remove => "remove",
            Self::Switch => "switch",
            Self::Later => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_understood() {
        let said = Offline::of("present fetching 9149 31000000 12 40000");
        assert_eq!(
            said,
            Offline {
                is_newer: false,
                keeping: Some(Keeping::Fetching),
                all: Amount { files: 9149, bytes: 31_000_000 },
                kept: Amount { files: 12, bytes: 40_000 },
            }
        );
        let nothing_yet = Offline::of("newer ");
        assert_eq!((nothing_yet.is_newer, nothing_yet.keeping), (true, None));
        assert_eq!(Offline::of("present unavailable").keeping, Some(Keeping::Unavailable));
        assert_eq!(Offline::of("").keeping, None);
    }

    #[test]
    fn every_word_comes_back() {
        for keeping in Keeping::ALL {
            assert_eq!(Offline::of(&format!("present {}", keeping.as_str())).keeping, Some(keeping));
        }
    }

    /// The words are agreed with the scripts, which no compiler looks at.
    #[test]
    fn the_scripts_say_the_same_words() {
        let worker = include_str!("../../static/service_worker.js");
        let page = include_str!("../../static/from_site.js");
        for keeping in Keeping::ALL {
            let word = format!("\"{}\"", keeping.as_str());
            assert!(worker.contains(&word) || page.contains(&word), "{word}");
        }
        for wish in [Wish::Fetch, Wish::Stop, Wish::Remove, Wish::Switch] {
            let word = wish.as_str();
            assert!(worker.contains(&format!("    {word}: ")), "{word}");
        }
    }
}
