//! Why nothing was found, and the steps that would find something.

use yew::prelude::*;

use super::chips::{named, period_text};
use super::recurring::means;
use crate::explorer::messages::{Facet, Messages, is_plain_word, isolate, messages, shortened};
use crate::explorer::store::Action;
use crate::findings::{Clause, Emptiness, Findings};
use crate::view::{Clock, View};

/// The explanation, with one button a step.
pub fn view_nothing(view: &View, findings: &Findings, on_action: &Callback<Action>) -> Html {
    let words = messages(view.wording());
    if findings.n_reports == 0 {
        let text = words.empty_edition();
        return html! {
            <div id="empty" class="empty">
                <h3>{ text.what }</h3>
                <p>{ text.remedy }</p>
            </div>
        };
    }
    let nothing = Emptiness::default();
    let emptiness = findings.emptiness.as_ref().unwrap_or(&nothing);
    let one_word = is_one_word(emptiness);
    let steps = steps_of(emptiness, words);
    let conditions = conditions_of(view, emptiness, words);
    let any_word = (emptiness.any_word > 0).then(|| words.with_any_word(emptiness.any_word));
    let around = (emptiness.in_boilerplate > 0).then(|| words.only_in_boilerplate());
    html! {
        <div id="empty" class="empty">
            <h3>{ what_empties(&conditions, words) }</h3>
            <div class="extents">
                for extent in extents(&conditions, findings, words) {
                    <p class="quiet">{ extent }</p>
                }
            </div>
            <p class="quiet">{ around.unwrap_or_default() }</p>
            <div class="alone">{ view_each_alone(&conditions, words) }</div>
            <ul class="steps">
                for Step { sentence, title, action } in steps {
                    <li>
                        <button class="button" type="button" {title} onclick={means(on_action, action)}>
                            { sentence }
                        </button>
                    </li>
                }
            </ul>
            <p class="quiet">{ any_word.unwrap_or_default() }</p>
            <p class="quiet">{ words.nothing_helps(emptiness, one_word).unwrap_or_default() }</p>
            <button class="link-button" type="button" onclick={means(on_action, Action::AllCleared)}>
                { words.clear_all() }
            </button>
        </div>
    }
}

/// A condition of the view, as its chip calls it.
struct Condition<'a> {
    clause: &'a Clause,
    name: &'static str,
    value: String,
    /// How many reports satisfy it by itself.
    alone: u32,
}

fn conditions_of<'a>(view: &View, emptiness: &'a Emptiness, words: &dyn Messages) -> Vec<Condition<'a>> {
    let list = |choices: &mut dyn Iterator<Item = String>| choices.collect::<Vec<_>>().join(words.comma());
    let period = |clock: Clock| {
        let within = view.is_within(clock);
        view.period(clock).map(|period| period_text(period, within, words)).unwrap_or_default()
    };
    let condition = |(clause, &alone): (&'a Clause, &u32)| {
        let (name, value) = match clause {
            Clause::Word(word) => (words.query_chip(), word.clone()),
            Clause::Outlet => (
                words.facet(Facet::Outlet),
                list(&mut view.outlets.iter().map(|outlet| named(outlet, words.outlet_unknown()))),
            ),
            Clause::Relayed => (
                words.facet(Facet::Relayed),
                list(&mut view.relayed.iter().map(|source| named(source, words.relayed_none()))),
            ),
            Clause::Provenance => (
                words.facet(Facet::Provenance),
                list(&mut view.provenance.iter().map(|&kind| words.provenance(kind).to_owned())),
            ),
            Clause::Certainty => (
                words.facet(Facet::Certainty),
                list(&mut view.certainty.iter().map(|&of| words.certainty(of).to_owned())),
            ),
            Clause::Conflict => (
                words.facet(Facet::Conflict),
                list(&mut view.conflict.iter().map(|&of| words.certainty(of).to_owned())),
            ),
            Clause::Published => (words.clock_period(Clock::Published), period(Clock::Published)),
            Clause::Mentioned => (words.clock_period(Clock::Mentioned), period(Clock::Mentioned)),
        };
        Condition { clause, name, value, alone }
    };
    emptiness.without.iter().map(|(clause, _)| clause).zip(&emptiness.alone).map(condition).collect()
}

/// Which condition leaves nothing, by its name; where it is not one, how they do together.
fn what_empties(conditions: &[Condition<'_>], words: &dyn Messages) -> String {
    let mut unsatisfied = conditions.iter().filter(|condition| condition.alone == 0);
    match (unsatisfied.next(), unsatisfied.next()) {
        (Some(Condition { clause, name, value, .. }), None) => words.nothing_satisfies(clause, name, value),
        (None, _) if conditions.len() > 1 => words.not_together().to_owned(),
        _ => words.nothing_found(false, conditions.len() == 1).to_owned(),
    }
}

/// For a period that nothing satisfies: what the edition knows of its clock.
fn extents(conditions: &[Condition<'_>], findings: &Findings, words: &dyn Messages) -> Vec<String> {
    let extent = |condition: &Condition<'_>| {
        let overview = &findings.overview;
        let (clock, days) = match condition.clause {
            Clause::Published => (Clock::Published, overview.published?),
            Clause::Mentioned => (Clock::Mentioned, overview.mentioned?),
            _ => return None,
        };
        (condition.alone == 0).then(|| words.clock_extent(clock, days))
    };
    conditions.iter().filter_map(extent).collect()
}

/// How many reports satisfy each condition by itself; of one that stands alone all is said.
fn view_each_alone(conditions: &[Condition<'_>], words: &dyn Messages) -> Html {
    if conditions.len() < 2 {
        return Html::default();
    }
    html! {
        <>
            <p class="quiet">{ words.each_condition_alone() }</p>
            <ul>
                for Condition { name, value, alone, .. } in conditions {
                    <li data-alone={alone.to_string()}>
                        { *name }{ " " }<bdi class="alone-value">{ shortened(value, 80) }</bdi>{ ": " }{ words.reports(*alone) }
                    </li>
                }
            </ul>
        </>
    }
}

/// Whether a query of one word is all that is asked.
#[must_use]
pub fn is_one_word(emptiness: &Emptiness) -> bool {
    matches!(&emptiness.without[..], [(Clause::Word(asked), _)] if is_plain_word(asked))
}

/// A step out of the emptiness.
struct Step {
    sentence: String,
    /// What the sentence has no room for.
    title: Option<String>,
    action: Action,
}

/// The steps that find something.
fn steps_of(emptiness: &Emptiness, words: &dyn Messages) -> Vec<Step> {
    let step = |sentence: String, action: Action| Step { sentence, title: None, action };
    let mut steps = Vec::new();
    for (clause, n) in emptiness.without.iter().filter(|(_, n)| *n > 0) {
        let title = if let Clause::Word(word) = clause { Some(isolate(word)) } else { None };
        let (sentence, action) = (words.without_clause(clause, *n), Action::ClauseDropped(clause.clone()));
        steps.push(Step { sentence, title, action });
    }
    if emptiness.touching > 0 {
        steps.push(step(words.without_within(emptiness.touching), Action::WithinDropped));
    }
    for &(level, n) in emptiness.looser.iter().filter(|(_, n)| *n > 0) {
        steps.push(step(words.at_level(level, n), Action::LevelChosen(level)));
    }
    if let Some((query, n)) = &emptiness.apart {
        steps.push(step(words.apart(*n), Action::QueryCommitted(query.clone())));
    }
    if let Some((query, bytes)) = &emptiness.near {
        steps.push(step(words.near(*bytes), Action::QueryCommitted(query.clone())));
    }
    if emptiness.in_boilerplate > 0 {
        steps.push(step(words.in_boilerplate(emptiness.in_boilerplate), Action::BoilerplateToggled));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{DayRange, PartialDate};
    use crate::findings::Overview;
    use crate::view::{Choice, Language, Period, Settings};

    fn english() -> &'static dyn Messages {
        messages(Settings { language: Some(Language::English), ..Settings::default() }.wording())
    }

    fn word(word: &str) -> Clause {
        Clause::Word(word.to_owned())
    }

    /// Conditions with how many reports satisfy each without it and it alone.
    fn empty(counts: &[(Clause, u32, u32)]) -> Emptiness {
        Emptiness {
            without: counts.iter().map(|(clause, without, _)| (clause.clone(), *without)).collect(),
            alone: counts.iter().map(|(_, _, alone)| *alone).collect(),
            ..Emptiness::default()
        }
    }

    fn in_2030() -> View {
        let period = Some(Period { from: "2030".parse().ok(), to: "2030".parse().ok() });
        View { published: period, mentioned: period, ..View::default() }
    }

    /// What is said of it, the heading first.
    fn said(view: &View, emptiness: &Emptiness) -> String {
        what_empties(&conditions_of(view, emptiness, english()), english())
    }

    #[test]
    fn one_condition_is_named() {
        let view = in_2030();
        for (clause, expected) in [
            (word("زقزق"), "No report has “\u{2068}زقزق\u{2069}”"),
            (Clause::Published, "No report was published in the chosen period: 2030"),
            (Clause::Mentioned, "No report mentions a time in the chosen period: 2030"),
        ] {
            assert_eq!(said(&view, &empty(&[(clause, 5, 0)])), expected);
        }
    }

    #[test]
    fn the_one_that_nothing_satisfies_is_named_among_others() {
        let view = View { outlets: [Choice::Named("وكالة".to_owned())].into(), ..View::default() };
        let emptiness = empty(&[(word("مقاتل"), 0, 3), (Clause::Outlet, 3, 0)]);
        assert_eq!(said(&view, &emptiness), "No report satisfies “Outlet”: \u{2068}وكالة\u{2069}");
    }

    #[test]
    fn conditions_that_exclude_each_other_are_said_to() {
        let emptiness = empty(&[(word("مقاتل"), 2, 3), (Clause::Published, 3, 2)]);
        assert_eq!(said(&in_2030(), &emptiness), english().not_together());
        let none = empty(&[(word("زقزق"), 0, 0), (word("صفصف"), 0, 0)]);
        assert_eq!(said(&View::default(), &none), english().nothing_found(false, false));
    }

    #[test]
    fn a_period_beyond_the_edition_says_what_the_edition_knows() {
        let day = |iso: &str| iso.parse::<PartialDate>().unwrap().first_day();
        let known = Some(DayRange { first: day("2018-03-02"), last: day("2025-02-11") });
        let overview = Overview { published: known, mentioned: known, ..Overview::default() };
        let findings = Findings { overview, ..Findings::default() };
        let emptiness = empty(&[(Clause::Published, 3, 0), (Clause::Mentioned, 2, 4)]);
        let conditions = conditions_of(&in_2030(), &emptiness, english());
        assert_eq!(
            extents(&conditions, &findings, english()),
            ["Known dates of publication here: between 2 March 2018 and 11 February 2025."]
        );
    }

    #[test]
    fn only_steps_that_find_something_are_offered() {
        let steps = |emptiness: &Emptiness| -> Vec<Action> {
            steps_of(emptiness, english()).into_iter().map(|step| step.action).collect()
        };
        let none = empty(&[(Clause::Published, 0, 0)]);
        assert_eq!(steps(&none), []);
        assert_eq!(steps(&Emptiness { touching: 2, ..none.clone() }), [Action::WithinDropped]);
        let offered = Some(("مخيم الهول".to_owned(), 3));
        let committed = [Action::QueryCommitted("مخيم الهول".to_owned())];
        assert_eq!(steps(&Emptiness { apart: offered.clone(), ..none.clone() }), committed);
        assert_eq!(steps(&Emptiness { near: offered, ..none.clone() }), committed);
        assert_eq!(steps(&Emptiness { in_boilerplate: 1, ..none }), [Action::BoilerplateToggled]);
    }
}
