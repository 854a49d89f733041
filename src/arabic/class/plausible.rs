//! Which readings of a form are plausible in a corpus: judged by its vocabulary and by tables.

use super::analysis::{Analysis, Kind, analyses};
use super::evidence::Evidence;
use super::form::Form;
use super::reading::Reading;
use crate::knowledge::radicals::{self, Radical};

/// A form seen this often without any sign of the rest standing alone is taken as a word of
/// its own that merely begins like a clitic.
const SETTLED_COUNT: u32 = 5;

/// A word seen this often that is never behind the article is a name or a verb.
const NAMED_COUNT: u32 = 20;

/// The plausible ways to read a form, besides as its own stem.
#[must_use]
pub fn plausible(form: &Form, evidence: &Evidence) -> Vec<Reading> {
    let judge = Judge { form, evidence };
    let mut all = analyses(form);
    all.retain(|analysis| judge.accepts(analysis));
    let is_verb = |clitics: &str, endings: &[&str]| {
        let of_verb =
            |a: &&Analysis<'_>| matches!(a.kind, Kind::Past | Kind::HollowPast) && a.clitics == clitics;
        all.iter().filter(of_verb).any(|a| endings.contains(&a.parts.ending) && judge.is_verb_behind(a))
    };
    // «بقيت» is no ب before «قيت», and the «تابع» of «وتابع» no noun.
    let is_inflected = is_verb("", &["ت", "وا", "تا"]);
    let is_told = is_verb("و", &[""]);
    all.retain(|analysis| match analysis.kind {
        Kind::Past | Kind::HollowPast | Kind::Present | Kind::Jussive => true,
        Kind::None if is_told && analysis.clitics == "و" => false,
        _ => !(is_inflected && analysis.parts.clitics.starts_with(['ب', 'ل', 'ك'])),
    });
    all.iter().map(|analysis| analysis.reading).collect()
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
                let may_be_verb = analysis.kind == Kind::None && !self.is_noun_with_pronoun(rest);
                return may_be_verb
                    && evidence.count(rest) > 0
                    && !evidence.is_noun(rest)
                    && !evidence.is_noun(word);
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
        if self.is_and_before_hamza(analysis) {
            return true;
        }
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
        let rest = &word[clitic.len()..];
        if matches!(clitic, "ب" | "ل" | "ك") && (rest.chars().count() < 3 || analysis.kind == Kind::Short)
        {
            return self.is_preposition_before_two_letters(&[clitic, &stem].concat(), &stem)
                && (analysis.kind == Kind::Short || evidence.count_as_verb(&format!("ي{word}")) == 0);
        }
        if matches!(clitic, "ب" | "ل" | "ك") && analysis.parts.ending.is_empty() {
            // «لوران» is not ل before «وران», which there hardly is.
            if evidence.count(word) > evidence.count_with_article(rest).saturating_mul(20).max(SETTLED_COUNT)
            {
                return false;
            }
        }
        rest_stands_alone || evidence.count(word) < SETTLED_COUNT
    }

    /// No word but «وأد» begins with these two letters.
    fn is_and_before_hamza(&self, analysis: &Analysis<'_>) -> bool {
        analysis.clitics == "و" && self.form.has_hamza_at(1)
    }

    /// «بحل» is ب before «حل», «كسب» has «يكسب» and «بشر» has «بشرت»: three letters are rather a word.
    fn is_preposition_before_two_letters(&self, word: &str, rest: &str) -> bool {
        let evidence = self.evidence;
        // «كله» is of «كل», «للصين» has an article.
        !word.starts_with('ك')
            && !word.starts_with("لل")
            && evidence.is_noun(rest)
            && evidence.count_behind_article(rest) >= NAMED_COUNT
            && evidence.count(word).saturating_mul(2) < evidence.count_with_article(rest)
            && evidence.count_behind_article(word).saturating_mul(50) <= evidence.count(word)
            && evidence.count_inflected(word) == 0
    }

    fn ending_plausible(&self, analysis: &Analysis<'_>) -> bool {
        let (evidence, word) = (self.evidence, analysis.behind_clitics());
        if radicals::ends_with_radical(word) || self.has_article(analysis) || self.is_my_future(analysis) {
            return false;
        }
        let stem = analysis.stem();
        let base = &word[..word.len() - analysis.parts.ending.len()];
        match analysis.kind {
            Kind::Free => {
                self.number_plausible(analysis.parts.ending, &stem)
                    && self.is_plural_of(analysis.parts.ending, &stem)
            }
            Kind::OfAlef => self.plural_of_alef_plausible(&stem),
            Kind::Accusative => self.accusative_plausible(word, &stem),
            Kind::Address => evidence.stands_alone(&stem),
            Kind::Short => {
                evidence.is_noun(&stem)
                    && !radicals::is_function_word(word)
                    && self.short_plausible(analysis.parts.ending, &stem)
            }
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
        let has_plural = plurals.iter().any(|plural| {
            let plural = format!("{stem}{plural}");
            evidence.stands_alone(&plural)
        });
        let is_plural = has_plural && self.number_plausible(ending, stem);
        !is_word_itself
            && (is_plural || (matches!(ending, "ي" | "يه" | "يها" | "يهم" | "يهما") && self.is_mine(stem)))
    }

    /// Verbs and names have no plural and no dual: what is frequent and never behind the article. A dual in
    /// ان has one in ين, which is the more frequent: «سكان» is none.
    fn number_plausible(&self, ending: &str, stem: &str) -> bool {
        let evidence = self.evidence;
        let is_number = matches!(ending, "ون" | "ين" | "ان" | "تين" | "تان" | "و" | "ي");
        if is_number && self.is_without_article(stem) {
            return false;
        }
        let behind_article = |ending| evidence.count_behind_article(&format!("{stem}{ending}"));
        if ending == "و" && ["", "ين", "ون"].into_iter().all(|ending| behind_article(ending) == 0) {
            return false;
        }
        let count = |ending: &str| evidence.count_with_article(&format!("{stem}{ending}"));
        ending != "ان" || count("ان") < SETTLED_COUNT || count("ين").saturating_mul(3) >= count("ان")
    }

    /// «كاميرات», but «سيدات» is of «سيدة» and «منشآت» of «منشأة».
    fn plural_of_alef_plausible(&self, stem: &str) -> bool {
        let (evidence, base) = (self.evidence, stem.trim_end_matches('ا'));
        let feminine = |base: &str| evidence.count_with_article(&format!("{base}ه"));
        let is_feminine = feminine(stem).max(feminine(base)) > evidence.count(stem);
        evidence.is_noun(stem) && !stem.ends_with("ها") && !is_feminine
    }

    fn is_without_article(&self, stem: &str) -> bool {
        self.evidence.count(stem) >= NAMED_COUNT && self.evidence.count_behind_article(stem) == 0
    }

    /// «وقوفي» beside «وقوفه» and «وقوفها», and no «الوقوفي»: the ي is of the one who speaks and no nisba.
    fn is_mine(&self, stem: &str) -> bool {
        let evidence = self.evidence;
        let count = |ending: &str| evidence.count(&format!("{stem}{ending}"));
        let of_others: Vec<u32> = ["ه", "ها", "هم", "نا"].into_iter().map(count).collect();
        let own = format!("{stem}ي");
        let behind_article = |ending: &str| evidence.count_behind_article(&format!("{stem}{ending}"));
        let as_nisba = ["ي", "يه", "يين", "يون"].into_iter().map(behind_article).sum::<u32>() + count("يا");
        !self.form.ends_in_maqsura
            && evidence.is_noun(stem)
            && as_nisba.saturating_mul(5) <= evidence.count(&own)
            && of_others.iter().filter(|&&count| count > 0).count() >= 2
            && evidence.count(&own) <= of_others.iter().sum()
    }

    /// Of a stem of two letters: «يدان», «يديه» beside «يدين», «يدي» beside «يده»; «فنان» is no dual.
    fn short_plausible(&self, ending: &str, stem: &str) -> bool {
        let evidence = self.evidence;
        let count = |ending: &str| evidence.count_with_article(&format!("{stem}{ending}"));
        match ending {
            "ي" => self.is_mine(stem),
            "ك" => count("ه") > count("ك").saturating_mul(2) && count("ها") > count("ك"),
            "ان" | "ين" | "يه" | "يها" | "يهم" | "يهما" | "اه" | "اها" => {
                let (nominative, oblique) = (count("ان"), count("ين"));
                (1..=oblique).contains(&nominative) && oblique.saturating_mul(4) <= count("")
            }
            _ => true,
        }
    }

    /// «سأبقى» is no form of «سابق».
    fn is_my_future(&self, analysis: &Analysis<'_>) -> bool {
        let rest = analysis.behind_clitics().strip_prefix('س').filter(|rest| rest.starts_with('ا'));
        self.form.has_hamza_at(analysis.n_clitic_letters() + 1)
            && rest.is_some_and(|rest| self.evidence.has(rest))
    }

    /// Whether the word begins with the article and not with letters of its own.
    fn has_article(&self, analysis: &Analysis<'_>) -> bool {
        let word = analysis.behind_clitics();
        let nth = analysis.n_clitic_letters();
        let is_own = self.form.has_hamza_at(nth) || radicals::begins_with_radical(word) == Radical::Sure;
        let rest = |article| word.strip_prefix(article).filter(|rest: &&str| rest.chars().count() > 2);
        // The word itself is no sign of what stands behind its article.
        let is_known = |rest: &str| self.evidence.count_with_article(rest) > self.evidence.count(word);
        let is_known_without = ["ال", "وال", "فال", "بال"].into_iter().filter_map(rest).any(is_known);
        !is_own && (is_known_without || (!may_follow_article(analysis.parts.ending) && rest("ال").is_some()))
    }

    /// «دورات» is of «دورة» where that is a word, not of «دور»; «معسكرات» is of «معسكر», though «المعسكرة» stands
    /// somewhere.
    fn is_plural_of(&self, ending: &str, stem: &str) -> bool {
        let evidence = self.evidence;
        if !ending.starts_with("ات") {
            return true;
        }
        // Behind the article, where no pronoun looks like a feminine.
        let count =
            |masculine: &str, ending: &str| evidence.count_behind_article(&[masculine, ending].concat());
        if let Some(masculine) = stem.strip_suffix('ه') {
            let feminine = count(masculine, "ه");
            let is_sure = count(masculine, "") >= feminine.saturating_mul(20).saturating_add(NAMED_COUNT)
                && count(masculine, "ات") > feminine.saturating_mul(10);
            return !is_sure;
        }
        let feminine = count(stem, "ه");
        let is_feminine_known =
            feminine > 0 || (stem.starts_with("ال") && evidence.count(&format!("{stem}ه")) > 0);
        !is_feminine_known || (count(stem, "ات") > feminine.saturating_mul(3) && count(stem, "") > feminine)
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
        !radicals::has_own_ya(word)
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
            Kind::Jussive => self.jussive_plausible(analysis, word, &third_person, known),
            _ => evidence.count(word) <= known.saturating_mul(20),
        };
        known > 0
            && third_person.chars().count() >= 3
            && is_frequent_enough
            && !evidence.is_noun(&third_person)
            && (analysis.clitics.ends_with('س') || !evidence.is_noun(word))
            && !self.is_noun_with_pronoun(&third_person)
            && !self.is_longer_verb(analysis, &third_person)
            && (analysis.parts.person == "ي" || self.is_person(analysis, bare))
            && self.subject_plausible(analysis, &third_person)
            && self.verb_clitics_plausible(analysis)
    }

    /// «يده» is no verb beside «اليد».
    fn is_noun_with_pronoun(&self, word: &str) -> bool {
        let evidence = self.evidence;
        let mut rests = ["ه", "ها", "هم"].into_iter().filter_map(|pronoun| word.strip_suffix(pronoun));
        rests.any(|rest| {
            evidence.is_noun(rest) && evidence.count_with_article(rest) > evidence.count_as_verb(word)
        })
    }

    /// «تكره» is of «يكره» and not of «يكر», which there hardly is.
    fn is_longer_verb(&self, analysis: &Analysis<'_>, third_person: &str) -> bool {
        let longer = [third_person, analysis.parts.ending].concat();
        let of_longer = self.evidence.count_as_verb(&longer);
        !analysis.parts.ending.is_empty()
            && of_longer > self.evidence.count_as_verb(third_person).saturating_mul(5)
    }

    /// «يقم» of «يقوم», which has «تقوم» as well; «سيرد» is no «سيريد», for no future is shortened.
    fn jussive_plausible(&self, analysis: &Analysis<'_>, word: &str, third_person: &str, known: u32) -> bool {
        let evidence = self.evidence;
        let letter = analysis.parts.person.len();
        let of_she = ["ت", &third_person["ي".len()..]].concat();
        let future = ["سي", &word[letter..]].concat();
        let bare = &word[..word.len() - analysis.parts.ending.len()];
        let is_mine = analysis.parts.person == "ا" && !self.form.has_hamza_at(analysis.n_clitic_letters());
        let root = &bare[letter..];
        let is_defective = third_person.ends_with(['ي', 'و']);
        // «يكف» may be of «كف» and is not taken as of «يكفي»; «يدفعن» is none of «يدفعني».
        let is_other = is_defective
            && (is_mine
                || root.chars().count() < 3 && evidence.stands_alone(root)
                || third_person.strip_suffix("ني").is_some_and(|verb| evidence.count_as_verb(verb) > 0));
        !analysis.clitics.ends_with('س')
            && !is_other
            && !bare.ends_with(['ا', 'و', 'ي'])
            && evidence.count(word).saturating_mul(2) < known
            && evidence.count_as_verb(&of_she) > 0
            && evidence.count(&future) == 0
    }

    /// «تمكن» has «يتمكن» and «تمكنت», «نقل» has «ينقل», «تقدم» the article: their first letters are of the
    /// root, or of a noun. The future and the plural are sure signs of a verb.
    fn is_person(&self, analysis: &Analysis<'_>, bare: &str) -> bool {
        let evidence = self.evidence;
        let nth = analysis.n_clitic_letters();
        let may_be_first_person =
            analysis.parts.person != "ا" || self.form.has_hamza_at(nth) || bare.chars().count() > 3;
        let inflected = evidence.count_inflected(bare);
        // «نعقد» of «يعقد», although there is «ينعقد»: its past is «انعقد».
        let is_seventh = analysis.parts.person == "ن" && inflected == 0 && evidence.has(&format!("ا{bare}"));
        let of_third = if is_seventh { 0 } else { evidence.count_as_verb(&format!("ي{bare}")) };
        let of_root = of_third.saturating_add(inflected);
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
                || self.is_and_before_hamza(analysis)
                || (radicals::begins_with_radical(whole) != Radical::Sure && !self.evidence.is_noun(whole)))
    }

    /// «وتابع» is frequent, «والتابع» is not: sentences begin with this verb.
    fn is_told(&self, past: &str) -> bool {
        let evidence = self.evidence;
        let (and, and_article) = (evidence.count(&format!("و{past}")), evidence.count(&format!("وال{past}")));
        let often = evidence.count_inflected(past).saturating_mul(20);
        and > and_article.saturating_mul(10)
            && often > and
            && often > evidence.count_behind_article(past)
            && often > evidence.count(past)
    }

    fn is_verb_behind(&self, analysis: &Analysis<'_>) -> bool {
        analysis.clitics.is_empty() || self.is_told(&analysis.word())
    }

    /// «خرجت» is of «خرج» and not of «خرجي»; «حظت» is not of «حظي», which has «حظيت».
    fn is_of_base(&self, analysis: &Analysis<'_>, past: &str) -> bool {
        let Some(base) = past.strip_suffix(['ي', 'ا']) else { return false };
        let count = |stem: &str, ending: &str| self.evidence.count_as_verb(&format!("{stem}{ending}"));
        let keeps_ya = count(past, "ت") > count(base, "ت");
        let is_without_ya =
            analysis.parts.ending.starts_with('ت') && !analysis.behind_clitics().starts_with(past);
        (base.chars().count() > 2 && count(base, "") > count(past, "")) || (keeps_ya && is_without_ya)
    }

    /// A past verb: the corpus has it with the endings of «she» and «they». Without an ending it is a
    /// verb only where it is one more often than a noun.
    fn past_plausible(&self, analysis: &Analysis<'_>) -> bool {
        let (evidence, word) = (self.evidence, analysis.behind_clitics());
        let past = analysis.word();
        let with_they = evidence.count_inflected(&past);
        let inflected = if with_they > 0 { with_they } else { evidence.count_inflected_alone(&past) };
        if self.is_of_base(analysis, &past)
            || inflected == 0
            || evidence.count_as_verb(&past) == 0
            || past.chars().count() < 3
        {
            return false;
        }
        let base = &word[..word.len() - analysis.parts.ending.len()];
        let (is_bare, is_told) = (analysis.parts.ending.is_empty(), self.is_told(&past));
        let may_be_noun = !analysis.parts.ending.starts_with(['ت', 'و', 'ن'])
            && (word.starts_with(&past) || past.ends_with('ي'));
        let is_past = if analysis.kind == Kind::HollowPast {
            evidence.count(&format!("{base}وا")) == 0
        } else if is_bare && is_told {
            true
        } else if may_be_noun {
            // A name in ا is more often the name: «سما», «دعا».
            let share = if past.ends_with('ا') { 3 } else { 20 };
            // «وضحاها» is rather of «الضحى», «تفاقمها» of «التفاقم».
            let of_noun = evidence.count_behind_article(&past);
            let of_noun = if word.starts_with(&past) { of_noun } else { of_noun.saturating_mul(3) };
            let is_noun_of_verb = !is_bare && with_they == 0 && past.starts_with('ت');
            !is_noun_of_verb && inflected > of_noun && inflected.saturating_mul(share) > evidence.count(&past)
        } else {
            // «أدين» has «أدينوا».
            is_bare || evidence.count_inflected(word) == 0
        };
        is_past && (is_bare || !evidence.is_noun(word)) && self.verb_clitics_plausible(analysis)
    }
}

fn may_follow_article(ending: &str) -> bool {
    matches!(ending, "ون" | "ين" | "ان" | "ات" | "تين" | "تان" | "وات" | "وين" | "وان" | "هات")
}
