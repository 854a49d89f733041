//! Which readings of a form are plausible in a corpus: judged by its vocabulary and by tables.

use super::analysis::{Analysis, Kind, analyses};
use super::evidence::Evidence;
use super::form::Form;
use super::reading::Reading;
use crate::knowledge::radicals::{self, Radical};

/// A form seen this often without any sign of the rest standing alone is taken as a word of
/// its own that merely begins like a clitic.
const SETTLED_COUNT: u32 = 5;

/// The plausible ways to read a form, besides as its own stem.
#[must_use]
pub fn plausible(form: &Form, evidence: &Evidence) -> Vec<Reading> {
    let judge = Judge { form, evidence };
    let all = analyses(form);
    all.iter().filter(|analysis| judge.accepts(analysis)).map(|analysis| analysis.reading).collect()
}

struct Judge<'a> {
    form: &'a Form,
    evidence: &'a Evidence,
}

impl Judge<'_> {
    fn accepts(&self, analysis: &Analysis<'_>) -> bool {
        match analysis.kind {
            Kind::None => self.clitics_plausible(analysis),
            Kind::Present | Kind::Jussive => self.present_plausible(analysis),
            Kind::Past | Kind::HollowPast => self.past_plausible(analysis),
            _ => self.ending_plausible(analysis) && self.clitics_plausible(analysis),
        }
    }

    /// Judges each single-letter clitic of the chain; the article speaks for itself.
    fn clitics_plausible(&self, analysis: &Analysis<'_>) -> bool {
        let (whole, evidence) = (analysis.whole, self.evidence);
        let mut at = 0;
        for clitic in analysis.clitics.split('+').filter(|c| !c.is_empty()) {
            let word = &whole[at..];
            let before_article = analysis.clitics.ends_with("ال") && clitic != "ال";
            if clitic == "س" {
                let rest = &word[clitic.len()..];
                return evidence.count(rest) > 0 && !evidence.is_noun(rest) && !evidence.is_noun(word);
            }
            if before_article && evidence.is_noun(word) {
                return false;
            }
            if clitic == "ال" {
                let is_own = radicals::is_listed(word) && !evidence.stands_alone(&word[clitic.len()..]);
                return !is_own && !radicals::is_function_word(word);
            }
            if !before_article && !self.letter_is_clitic(clitic, word, analysis) {
                return false;
            }
            at += clitic.len();
        }
        true
    }

    fn letter_is_clitic(&self, clitic: &str, word: &str, analysis: &Analysis<'_>) -> bool {
        let evidence = self.evidence;
        let stem = analysis.stem();
        let stem_stands_alone = stem.chars().count() > 2 && evidence.stands_alone(&stem);
        let rest_stands_alone = stem_stands_alone || evidence.stands_alone(&word[clitic.len()..]);
        match radicals::begins_with_radical(word) {
            Radical::Sure => return false,
            Radical::Possible if !rest_stands_alone => return false,
            Radical::Possible | Radical::Unknown => {}
        }
        // No conjunction or preposition stands behind the article: «الوزير» proves the و of «وزير».
        if evidence.count_behind_article(word).saturating_mul(50) > evidence.count(word) {
            return false;
        }
        rest_stands_alone || evidence.count(word) < SETTLED_COUNT
    }

    fn ending_plausible(&self, analysis: &Analysis<'_>) -> bool {
        let (evidence, word) = (self.evidence, analysis.behind_clitics());
        if radicals::ends_with_radical(word)
            || (!may_follow_article(analysis.parts.ending) && self.has_article(analysis))
        {
            return false;
        }
        let stem = analysis.stem();
        let base = &word[..word.len() - analysis.parts.ending.len()];
        match analysis.kind {
            Kind::Free => self.is_plural_of(analysis.parts.ending, &stem),
            Kind::Accusative => self.accusative_plausible(word, &stem),
            Kind::Address => evidence.stands_alone(&stem),
            Kind::Short => evidence.is_noun(&stem) && !radicals::is_function_word(word),
            Kind::Weak => evidence.stands_alone(&stem) && !evidence.stands_alone(base),
            Kind::Maqsura => evidence.stands_alone(&stem),
            Kind::Construct => self.construct_plausible(analysis.parts.ending, &stem),
            _ => true,
        }
    }

    fn construct_plausible(&self, ending: &str, stem: &str) -> bool {
        let evidence = self.evidence;
        let first = ending.chars().next().unwrap_or_default();
        let own = format!("{stem}{first}");
        let is_word_itself = ending.chars().count() == 1 && evidence.is_noun(&own);
        let plurals: &[&str] = if first == 'ا' { &["ان", "تان"] } else { &["ين", "ون"] };
        !is_word_itself && plurals.iter().any(|plural| evidence.stands_alone(&format!("{stem}{plural}")))
    }

    /// Whether the word begins with the article and not with letters of its own.
    fn has_article(&self, analysis: &Analysis<'_>) -> bool {
        let word = analysis.behind_clitics();
        let nth = analysis.n_clitic_letters();
        let is_own = self.form.has_hamza_at(nth) || radicals::begins_with_radical(word) == Radical::Sure;
        let rest = word.strip_prefix("ال").filter(|rest| rest.chars().count() > 2);
        !is_own && rest.is_some_and(|rest| self.evidence.stands_alone(rest))
    }

    /// «دورات» is of «دورة» where that is a word, not of «دور».
    fn is_plural_of(&self, ending: &str, stem: &str) -> bool {
        let evidence = self.evidence;
        let is_plural = ending.starts_with("ات");
        let feminine = format!("{stem}ه");
        let is_feminine_known = evidence.count_behind_article(&feminine) > 0
            || (feminine.starts_with("ال") && evidence.count(&feminine) > 0);
        !is_plural || stem.ends_with('ه') || !is_feminine_known
    }

    fn accusative_plausible(&self, word: &str, stem: &str) -> bool {
        // «دورها» is «دور» with a pronoun where that is a word.
        if let Some(before) = word.strip_suffix("ها") {
            return !self.evidence.stands_alone(before);
        }
        // «عدنا» is of the verb «عاد» before it is of a name that takes no article.
        if let Some(before) = word.strip_suffix("نا")
            && self.evidence.stands_alone(before)
            && !self.evidence.is_noun(stem)
        {
            return false;
        }
        // «سوريا» is no «سوري» with an ending.
        !stem.ends_with('ي') || !radicals::is_place_in_ya(word)
    }

    /// A present verb: its third person is in the corpus and is no noun, and the letter of the person
    /// is none of the root.
    fn present_plausible(&self, analysis: &Analysis<'_>) -> bool {
        let (evidence, word) = (self.evidence, analysis.behind_clitics());
        let third_person = analysis.word();
        let future = format!("س{third_person}");
        let known = evidence.count_as_verb(&third_person).saturating_add(evidence.count(&future));
        let bare = &word[..word.len() - analysis.parts.ending.len()];
        let is_frequent_enough = match analysis.kind {
            Kind::Jussive => evidence.count(word).saturating_mul(2) < known,
            _ => evidence.count(word) <= known.saturating_mul(20),
        };
        known > 0
            && third_person.chars().count() >= 3
            && is_frequent_enough
            && !evidence.is_noun(&third_person)
            && !evidence.is_noun(word)
            && (analysis.parts.person == "ي" || self.is_person(analysis, bare))
            && self.subject_plausible(analysis, &third_person)
            && self.verb_clitics_plausible(analysis)
    }

    /// «تمكن» has «يتمكن» and «تمكنت», «نقل» has «ينقل», «تقدم» the article: their first letters are of the
    /// root, or of a noun. The future and the plural are sure signs of a verb.
    fn is_person(&self, analysis: &Analysis<'_>, bare: &str) -> bool {
        let evidence = self.evidence;
        let nth = analysis.n_clitic_letters();
        let may_be_first_person =
            analysis.parts.person != "ا" || self.form.has_hamza_at(nth) || bare.chars().count() > 3;
        let of_root =
            evidence.count_as_verb(&format!("ي{bare}")).saturating_add(evidence.count_inflected(bare));
        let is_verb = analysis.clitics.ends_with('س') || analysis.parts.ending.starts_with("ون");
        let is_of_root = evidence.is_noun(bare) || of_root.saturating_mul(4) > evidence.count_as_verb(bare);
        may_be_first_person && (is_verb || !is_of_root)
    }

    /// «يقوما» beside «يقومان», «يقمن» beside «يقومون»; «ليجيا» is no verb.
    fn subject_plausible(&self, analysis: &Analysis<'_>, third_person: &str) -> bool {
        let base = third_person.strip_suffix(['ي', 'و']).unwrap_or(third_person);
        let has = |stem: &str, subject: &str| self.evidence.has(&format!("{stem}{subject}"));
        match analysis.parts.ending {
            "ا" => has(third_person, "ان") || has(third_person, "وا"),
            "ن" => has(base, "ون") || has(base, "وا"),
            _ => true,
        }
    }

    fn verb_clitics_plausible(&self, analysis: &Analysis<'_>) -> bool {
        let whole = analysis.whole;
        let behind_and = whole.strip_prefix(['و', 'ف']).unwrap_or(whole);
        let behind_article = behind_and.strip_prefix("ال").filter(|rest| rest.chars().count() > 2);
        !self.has_article(analysis)
            && !behind_article.is_some_and(|rest| self.evidence.is_noun(rest))
            && (analysis.clitics.is_empty()
                || (radicals::begins_with_radical(whole) != Radical::Sure && !self.evidence.is_noun(whole)))
    }

    /// A past verb: the corpus has it with the endings of «she» and «they». Without an ending it is a
    /// verb only where it is one more often than a noun.
    fn past_plausible(&self, analysis: &Analysis<'_>) -> bool {
        let (evidence, word) = (self.evidence, analysis.behind_clitics());
        let past = analysis.word();
        let inflected = evidence.count_inflected(&past);
        if inflected == 0 || evidence.count_as_verb(&past) == 0 || past.chars().count() < 3 {
            return false;
        }
        let is_bare = word.starts_with(&past);
        let is_past = if analysis.kind == Kind::HollowPast {
            let bare = &word[..word.len() - analysis.parts.ending.len()];
            evidence.count(&format!("{bare}وا")) == 0
        } else if is_bare && !analysis.parts.ending.starts_with(['ت', 'و', 'ن']) {
            // A name in ا is more often the name: «سما», «دعا».
            let share = if past.ends_with('ا') { 3 } else { 20 };
            inflected > evidence.count_behind_article(&past)
                && inflected.saturating_mul(share) > evidence.count(&past)
        } else {
            true
        };
        is_past
            && (analysis.parts.ending.is_empty() || !evidence.is_noun(word))
            && self.verb_clitics_plausible(analysis)
    }
}

fn may_follow_article(ending: &str) -> bool {
    matches!(ending, "ون" | "ين" | "ان" | "ات" | "تين" | "تان" | "وات" | "وين" | "وان" | "هات")
}
