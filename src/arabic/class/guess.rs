//! What a word is made of that the corpus does not have: one of the stems it does have.

use super::form::Form;
use super::reading::{Reading, WantedStems, stems, word_of};
use super::tables::{CLITICS, OBJECTS, shortest_rest};
use super::{is_at_hand, keys};

/// The stems of a form that the corpus does not have, by those of `forms` (folded letters and readings):
/// of the stems behind its clitics or, failing that, of the longest that an ending stands behind. What is
/// longer takes fewer letters off, and the vocabulary as a whole has been asked what is a stem.
#[must_use]
pub fn guessed_stems<'a>(
    form: &Form,
    forms: impl Iterator<Item = (&'a str, &'a [Reading])> + Clone,
) -> WantedStems {
    let keys = keys(form);
    let rests = Rest::all(form);
    let mut best = (Fit::None, 0);
    let mut guessed: Vec<String> = Vec::new();
    let at_hand = |folded, readings| stems(folded, readings).filter(|stem| is_at_hand(stem, &keys));
    for stem in forms.clone().flat_map(|(folded, readings)| stems(folded, readings)) {
        let fit = match fit(&rests, &stem) {
            Fit::None => continue,
            Fit::BehindClitics => (Fit::BehindClitics, 0),
            Fit::Inflected => (Fit::Inflected, word_of(&stem).len()),
        };
        if fit < best || !is_at_hand(&stem, &keys) {
            continue;
        }
        if fit > best {
            guessed.clear();
            best = fit;
        }
        guessed.push(stem);
    }
    let best = WantedStems::new(guessed.clone());
    // What is behind the clitics may itself be inflected, which its forms say.
    let is_guessed = |rest: &str| best.has(rest);
    let bare = forms.filter(|(folded, readings)| {
        let is_behind = |reading: &Reading| reading.behind_clitics(folded, |_, rest| is_guessed(rest));
        is_guessed(folded) || readings.iter().filter_map(is_behind).any(|is_guessed| is_guessed)
    });
    guessed.extend(bare.flat_map(|(folded, readings)| at_hand(folded, readings)));
    WantedStems::new(guessed)
}

/// How well a stem explains a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    None,
    Inflected,
    BehindClitics,
}

/// Whether the letters may be the beginning of nothing but clitics: «ا», «وال», «بال».
#[must_use]
pub fn is_clitic_so_far(folded: &str) -> bool {
    CLITICS.split(' ').any(|clitics| clitics.starts_with(folded))
}

const OF_NOUNS: &str = " ون ين ان ات ا ي و";
const OF_FEMININES: &str = "ت ات تين تان تي تا";
const OF_VERBS: &str = " ت وا و نا ن تم تمو تا ا تما تن ون ان ين";

/// What stands behind some clitics of a form.
struct Rest<'a> {
    letters: &'a str,
    /// The clitics are not believed before fewer letters.
    shortest: usize,
}

impl<'a> Rest<'a> {
    fn all(form: &'a Form) -> Vec<Self> {
        let mut rests = Vec::new();
        for whole in [Some(&form.folded), form.usual.as_ref()].into_iter().flatten() {
            for clitics in CLITICS.split(' ') {
                let article = clitics.strip_suffix("ال").map(|before| before.chars().count());
                let is_own = article.is_some_and(|nth| form.has_hamza_at(nth));
                let rest = whole.strip_prefix(clitics).filter(|_| !is_own);
                rests.extend(rest.map(|letters| Self { letters, shortest: shortest_rest(clitics) }));
            }
        }
        rests
    }
}

fn fit(rests: &[Rest<'_>], stem: &str) -> Fit {
    let word = word_of(stem);
    let is_past = word.len() < stem.len();
    let n_letters = word.chars().count();
    let mut best = Fit::None;
    for &Rest { letters, shortest } in rests {
        if letters == word && n_letters >= shortest {
            return Fit::BehindClitics;
        }
        let is_noun = !is_past && is_inflected_noun(letters, word);
        if n_letters > 2 && (is_noun || is_inflected_verb(letters, word, is_past)) {
            best = Fit::Inflected;
        }
    }
    best
}

fn is_inflected_noun(rest: &str, word: &str) -> bool {
    let singular = word.strip_suffix('ه').and_then(|base| rest.strip_prefix(base));
    // «اقتصادي» and «اقتصاديه» are no forms of «اقتصاد».
    rest.strip_prefix(word).is_some_and(|end| !matches!(end, "ي" | "يه") && is_ending(end, OF_NOUNS))
        || singular.is_some_and(|end| is_ending(end, OF_FEMININES))
}

fn is_inflected_verb(rest: &str, word: &str, is_past: bool) -> bool {
    let (rest, word) = if is_past {
        (Some(rest), Some(word))
    } else {
        (rest.strip_prefix(['ي', 'ت', 'ن', 'ا']), word.strip_prefix('ي'))
    };
    let end = rest.zip(word).and_then(|(rest, word)| rest.strip_prefix(word));
    end.is_some_and(|end| is_ending(end, OF_VERBS))
}

/// Endings that are in none of the other lists.
const FURTHER: &str = " تا تي اتي هات وات وين وان وي اه اي انا";

/// Whether the letters may be an ending of some word, or none at all.
pub(super) fn may_be_ending(letters: &str) -> bool {
    [OF_NOUNS, OF_FEMININES, OF_VERBS, FURTHER].iter().any(|endings| is_ending(letters, endings))
}

/// Whether the letters are one of these endings, with or without an attached pronoun.
fn is_ending(letters: &str, endings: &str) -> bool {
    let objects = |rest: &str| OBJECTS.split(' ').any(|object| object == rest);
    endings.split(' ').any(|ending| letters.strip_prefix(ending).is_some_and(objects))
}
