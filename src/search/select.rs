//! Which reports satisfy a view, and how many of what.
//!
//! Values of one facet are OR, facets are AND; a facet's own clause does not narrow its own
//! counts.

use super::bitset::BitSet;
use super::chronology::Chronology;
use super::lanes::{Frame, Reports, axis_of, mentioned_lane, published_lane};
use super::satisfying::{Judge, names_not_here};
use super::scores::scores;
use super::syntax::{Asked, Conjunct};
use crate::arabic::{fold, tokens};
use crate::calendar::{Day, TimeUnit};
use crate::edition::columns::{Columns, MentionedDays};
use crate::edition::dictionary::Posting;
use crate::edition::positions::Positions;
use crate::findings::{
    Axis, Clause, Emptiness, FacetCount, Facets, Findings, Notice, Ordinal, ROWS_PER_PAGE, Row, Timeline,
};
use crate::report::{Certainty, Provenance};
use crate::sorting;
use crate::view::{Choice, Chosen, Level, MOST_LINK_NOTICES, Period, Sort, View};

/// The postings of one form that matches a query word.
#[derive(Clone, Debug)]
pub struct MatchedPostings {
    /// The level of the match.
    pub level: Level,
    /// How much an occurrence counts in the order of the hits ([`weight_of`](super::rank::weight_of)).
    pub weight: f64,
    /// Where the form occurs.
    pub postings: Vec<Posting>,
    /// At which words of the pages, for query words that need it ([`Positions::by_report`]).
    pub positions: Option<Positions>,
}

/// A query word with everything that matches it, at the level *name* where other names are asked for,
/// else at the level *word*.
#[derive(Clone, Debug)]
pub struct FoundWord {
    /// Reports may be found by it: it is not only excluded.
    pub is_wanted: bool,
    /// It matches as loosely as it can, whatever the view says.
    pub is_at_any_level: bool,
    /// Reports in which other words stand near it come first: where its forms up to the view's level stand is
    /// known.
    pub is_near: bool,
    /// Its forms' postings; those looser than the view's level serve to explain an empty answer.
    pub forms: Vec<MatchedPostings>,
}

/// Every report in which one of these forms stands.
#[must_use]
pub fn reports_of(forms: &[MatchedPostings], n_reports: u32) -> BitSet {
    let mut reports = BitSet::none(n_reports);
    let postings = forms.iter().flat_map(|form| &form.postings);
    postings.for_each(|posting| reports.insert(posting.ordinal));
    reports
}

impl FoundWord {
    pub(super) fn forms_up_to(&self, loosest: Level) -> impl Iterator<Item = &MatchedPostings> + Clone {
        self.forms.iter().filter(move |form| self.is_at_any_level || form.level <= loosest)
    }
}

/// What a selection is made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Columns of the first load.
    pub columns: &'a Columns,
    /// Times the texts speak of.
    pub mentioned: &'a MentionedDays,
    /// What both clocks know, worked out once.
    pub chronology: &'a Chronology,
    /// How many words a report has on average, worked out once.
    pub mean_words: f64,
    /// The words of the query.
    pub words: &'a [FoundWord],
    /// What the query asks of them.
    pub asked: &'a Asked,
}

/// One set of reports per condition of the view.
struct Clauses {
    sets: Vec<(Clause, BitSet)>,
    n_reports: u32,
    /// In how many reports each word of the query stands.
    n_with_words: Vec<u32>,
}

impl Clauses {
    /// The sets of filters are only of reports that satisfy the query: as long as there are hits, no others
    /// are counted anywhere.
    fn of(view: &View, from: Source<'_>) -> Self {
        let judge = Judge::new(view, from);
        let of_conjunct = |conjunct: &Conjunct| {
            (Clause::Word(conjunct.typed.clone()), judge.satisfying(&conjunct.condition))
        };
        let mut clauses = Self {
            sets: from.asked.conjuncts.iter().map(of_conjunct).collect(),
            n_reports: from.columns.n_reports(),
            n_with_words: judge.n_with_words(),
        };
        let satisfying_query = clauses.all_but(None);
        clauses.add_filters(view, from, &satisfying_query);
        clauses
    }

    /// With the sets of filters of all reports.
    fn of_all(mut self, view: &View, from: Source<'_>) -> Self {
        self.sets.truncate(from.asked.conjuncts.len());
        self.add_filters(view, from, &BitSet::all(self.n_reports));
        self
    }

    fn add_filters(&mut self, view: &View, from: Source<'_>, among: &BitSet) {
        let (columns, sets) = (from.columns, &mut self.sets);
        if !view.outlets.is_empty() {
            let mut wanted = vec![view.outlets.contains(&Choice::Unknown)];
            wanted.extend(are_chosen(&columns.outlet_names, &view.outlets));
            let set = among.those(|nth| wanted[columns.outlet[nth] as usize]);
            sets.push((Clause::Outlet, set));
        }
        if !view.relayed.is_empty() {
            let wanted = are_chosen(&columns.relayed_names, &view.relayed);
            let unknown = view.relayed.contains(&Choice::Unknown);
            let holds = |nth: usize| match columns.relayed[nth].as_slice() {
                [] => unknown,
                sources => sources.iter().any(|&source| wanted[source as usize]),
            };
            sets.push((Clause::Relayed, among.those(holds)));
        }
        if !view.provenance.is_empty() {
            let holds = |nth: usize| view.provenance.contains(&columns.provenance[nth]);
            sets.push((Clause::Provenance, among.those(holds)));
        }
        if !view.certainty.is_empty() {
            let holds = |nth: usize| columns.certainties(nth).any(|of| view.certainty.contains(&of));
            sets.push((Clause::Certainty, among.those(holds)));
        }
        if !view.conflict.is_empty() {
            let holds = |nth: usize| columns.certainties(nth).any(|of| view.conflict.contains(&of));
            sets.push((Clause::Conflict, among.those(holds)));
        }
        if let Some(period) = view.published {
            let holds = |nth: usize| {
                let dating = (columns.earliest[nth], columns.latest[nth]);
                is_in_period(dating, period.days(), view.within)
            };
            sets.push((Clause::Published, among.those(holds)));
        }
        if let Some(period) = view.mentioned {
            let days = period.days();
            let holds = |nth: usize| mentions_in(&from.mentioned.0[nth], days, view.mentioned_within);
            sets.push((Clause::Mentioned, among.those(holds)));
        }
    }

    /// Reports that satisfy every clause but `except`.
    fn all_but(&self, except: Option<&Clause>) -> BitSet {
        let mut all = BitSet::all(self.n_reports);
        self.sets.iter().filter(|(clause, _)| Some(clause) != except).for_each(|(_, set)| all.intersect(set));
        all
    }

    /// Reports that satisfy this clause, whatever the others ask.
    fn only(&self, wanted: &Clause) -> BitSet {
        let mut all = BitSet::all(self.n_reports);
        self.sets.iter().filter(|(clause, _)| clause == wanted).for_each(|(_, set)| all.intersect(set));
        all
    }
}

/// Whether a time (a dating, a mention) counts as one in `period` (both ends included; `None` is
/// open). By overlap, or, with `within`, only if it cannot lie outside. A time that is not known
/// at all never does: nothing says so.
#[must_use]
pub fn is_in_period(
    time: (Option<Day>, Option<Day>),
    period: (Option<Day>, Option<Day>),
    within: bool,
) -> bool {
    let ((earliest, latest), (from, to)) = (time, period);
    if earliest.is_none() && latest.is_none() {
        return false;
    }
    if within {
        from.is_none_or(|from| earliest.is_some_and(|e| e >= from))
            && to.is_none_or(|to| latest.is_some_and(|l| l <= to))
    } else {
        from.is_none_or(|from| latest.is_none_or(|l| l >= from))
            && to.is_none_or(|to| earliest.is_none_or(|e| e <= to))
    }
}

/// Whether a report that mentions these times mentions one in `period`: by overlap of
/// [`known_days`], or, with `within`, only if that mention cannot lie outside.
#[must_use]
pub fn mentions_in(
    mentions: &[(Option<Day>, Option<Day>)],
    period: (Option<Day>, Option<Day>),
    within: bool,
) -> bool {
    let days = |mention| if within { mention } else { known_days(mention) };
    mentions.iter().any(|&mention| is_in_period(days(mention), period, within))
}

/// Where a mention that is open at one end counts: where its known end lies. «Before 2011» speaks
/// of no year in particular, and nothing says how far «since 2015» reaches.
#[must_use]
pub fn known_days((earliest, latest): (Option<Day>, Option<Day>)) -> (Option<Day>, Option<Day>) {
    (earliest.or(latest), latest.or(earliest))
}

/// Of each of the names, which are sorted, whether the view asks for it.
fn are_chosen(names: &[String], chosen: &Chosen<Choice>) -> Vec<bool> {
    let mut are_chosen = vec![false; names.len()];
    for choice in chosen {
        if let Choice::Named(name) = choice
            && let Ok(place) = names.binary_search(name)
        {
            are_chosen[place] = true;
        }
    }
    are_chosen
}

/// The reports that satisfy the view.
#[must_use]
pub fn hits(view: &View, from: Source<'_>) -> BitSet {
    Clauses::of(view, from).all_but(None)
}

/// Answers the view; `frame` is the part of time the timeline is to show.
#[must_use]
pub fn select(view: &View, from: Source<'_>, frame: Frame) -> Findings {
    let clauses = Clauses::of(view, from);
    let hits = clauses.all_but(None);
    let total = hits.len();
    let last_page = total.saturating_sub(1) / ROWS_PER_PAGE;
    let page = view.page_of_reports().min(last_page);
    let end = (page + 1) * ROWS_PER_PAGE;
    let rows = in_order(view, from, &clauses, &hits, end as usize);
    Findings {
        total,
        n_reports: from.columns.n_reports(),
        rows: rows.into_iter().skip((page * ROWS_PER_PAGE) as usize).collect(),
        page,
        facets: facets(view, from.columns, &clauses),
        timeline: timeline(view, from, frame, &clauses, &hits),
        n_mentions: n_mentions(view, from, &hits),
        overview: from.chronology.overview.clone(),
        emptiness: (total == 0).then(|| emptiness(view, from, &clauses.of_all(view, from))),
        notices: values_not_here(view, from),
    }
}

/// How many times the hits mention, in the period the view or its query asks for if one does.
fn n_mentions(view: &View, from: Source<'_>, hits: &BitSet) -> u32 {
    let of_hits = hits.iter().flat_map(|hit| &from.mentioned.0[hit.0 as usize]);
    let period = view.mentioned.or_else(|| from.asked.mentioned());
    let within = view.mentioned_within && view.mentioned.is_some();
    let asked_for = |mention: &&(Option<Day>, Option<Day>)| {
        let in_period = |period: Period| mentions_in(&[**mention], period.days(), within);
        period.is_none_or(in_period)
    };
    of_hits.filter(asked_for).count() as u32
}

/// The part of time that the timeline shows; `None` where the edition knows no time.
#[must_use]
pub fn axis(view: &View, from: Source<'_>, frame: Frame) -> Option<Axis> {
    let busiest = |unit: TimeUnit| from.chronology.busiest(unit, from.columns, from.mentioned);
    axis_of(view, from.chronology, frame, busiest)
}

fn timeline(view: &View, from: Source<'_>, frame: Frame, clauses: &Clauses, hits: &BitSet) -> Timeline {
    let axis = axis(view, from, frame);
    let beside_published = clauses.all_but(Some(&Clause::Published));
    let beside_mentioned = clauses.all_but(Some(&Clause::Mentioned));
    Timeline {
        axis,
        published: published_lane(from.columns, Reports { hits, all: &beside_published }, axis, frame),
        mentioned: mentioned_lane(from.mentioned, Reports { hits, all: &beside_mentioned }, axis, frame),
    }
}

/// The first `n` reports that satisfy the view, in its order, and how many there are.
#[must_use]
pub fn first_hits(view: &View, from: Source<'_>, n: usize) -> (Vec<Ordinal>, u32) {
    let clauses = Clauses::of(view, from);
    let hits = clauses.all_but(None);
    (in_order(view, from, &clauses, &hits, n).iter().map(|row| row.ordinal).collect(), hits.len())
}

/// Whether the order of the view is one by scores, all in all or of each outlet, where words are asked for.
#[must_use]
pub fn is_by_score(view: &View) -> bool {
    matches!(view.sort, Sort::Relevance | Sort::Outlet)
}

/// The first hits, up to `end`, in the order of the view. Only they are sorted: nobody sees the
/// rest.
fn in_order(view: &View, from: Source<'_>, clauses: &Clauses, hits: &BitSet, end: usize) -> Vec<Row> {
    let by_score = is_by_score(view) && from.words.iter().any(|word| word.is_wanted);
    let outlets =
        if view.sort == Sort::Outlet { places_of_outlets(&from.columns.outlet_names) } else { Vec::new() };
    // "Sorting by a clock uses the earliest end"; an interval open there has its latest.
    let days_from_start = |ordinal: Ordinal| {
        let nth = ordinal.0 as usize;
        let day = from.columns.earliest[nth].or(from.columns.latest[nth])?;
        Some(u64::from(day.0.abs_diff(i32::MIN)))
    };
    // Without days or an outlet: behind all others.
    let last = u64::from(u32::MAX);
    let place = |row: &Row| {
        let within_outlet = match (by_score, view.sort) {
            (true, _) => last - u64::from(row.score),
            (false, Sort::Oldest) => days_from_start(row.ordinal).unwrap_or(last),
            (false, _) => days_from_start(row.ordinal).map_or(last, |days| last - days),
        };
        let outlet = from.columns.outlet[row.ordinal.0 as usize] as usize;
        let outlet = outlet.checked_sub(1).and_then(|nth| outlets.get(nth)).copied();
        within_outlet + (outlet.unwrap_or(last) << u32::BITS)
    };
    let scores = scores(view, from, &clauses.n_with_words, hits);
    let rows = hits.iter().zip(scores).map(|(ordinal, score)| Row { ordinal, score });
    let mut placed: Vec<(u64, Row)> = rows.map(|row| (place(&row), row)).collect();
    let in_place =
        |one: &(u64, Row), other: &(u64, Row)| one.0.cmp(&other.0).then(one.1.ordinal.cmp(&other.1.ordinal));
    if end < placed.len() {
        placed.select_nth_unstable_by(end, in_place);
        placed.truncate(end);
    }
    placed.sort_unstable_by(in_place);
    placed.into_iter().map(|(_, row)| row).collect()
}

/// For each outlet its place among all: by the folded words of its name, those of other scripts behind Arabic.
fn places_of_outlets(names: &[String]) -> Vec<u64> {
    let mut keys: Vec<(bool, String)> = Vec::with_capacity(names.len());
    for name in names {
        let mut letters = String::new();
        for word in tokens(name) {
            letters.push_str(&fold(word.text));
            letters.push(' ');
        }
        let first_letter = letters.chars().find(|&c| c > '9');
        keys.push((first_letter.is_some_and(|c| !('ء'..='ۿ').contains(&c)), letters));
    }
    let in_order = sorting::sorted_places(keys.len(), &|one, other| keys[one].cmp(&keys[other]));
    let mut places = vec![0; names.len()];
    (0..).zip(in_order).for_each(|(place, nth)| places[nth] = place);
    places
}

fn facets(view: &View, columns: &Columns, clauses: &Clauses) -> Facets {
    let mut outlets = vec![0; columns.outlet_names.len() + 1];
    for ordinal in clauses.all_but(Some(&Clause::Outlet)).iter() {
        outlets[columns.outlet[ordinal.0 as usize] as usize] += 1;
    }
    let mut sources = vec![0; columns.relayed_names.len()];
    let mut without_source = 0;
    for ordinal in clauses.all_but(Some(&Clause::Relayed)).iter() {
        let of_report = &columns.relayed[ordinal.0 as usize];
        without_source += u32::from(of_report.is_empty());
        of_report.iter().for_each(|&source| sources[source as usize] += 1);
    }
    let mut provenances = vec![0; Provenance::ALL.len()];
    for ordinal in clauses.all_but(Some(&Clause::Provenance)).iter() {
        provenances[columns.provenance[ordinal.0 as usize] as usize] += 1;
    }
    let certainties = |clause: &Clause| {
        let mut n = [0; Certainty::ALL.len()];
        for ordinal in clauses.all_but(Some(clause)).iter() {
            columns.certainties(ordinal.0 as usize).for_each(|of| n[of as usize] += 1);
        }
        Certainty::ALL.iter().copied().zip(n)
    };
    let among_widths = |of: Certainty| !of.is_conflict() || view.certainty.contains(&of);
    let widths = certainties(&Clause::Certainty).filter(|(of, _)| among_widths(*of));
    let is_here = |of: Certainty| {
        let nth = usize::from(of == Certainty::Disputed);
        view.conflict.contains(&of) || columns.conflicts.iter().any(|conflicts| conflicts[nth])
    };
    let conflicts = certainties(&Clause::Conflict).filter(|(of, _)| of.is_conflict() && is_here(*of));
    let named = |names: &[String], counts: &[u32]| -> Vec<(Choice, u32)> {
        let counted = names.iter().zip(counts).filter(|(_, count)| **count > 0);
        counted.map(|(name, &count)| (Choice::Named(name.clone()), count)).collect()
    };
    let unknown = |count: u32| std::iter::once((Choice::Unknown, count));
    let outlets = unknown(outlets[0]).chain(named(&columns.outlet_names, &outlets[1..]));
    let relayed = unknown(without_source).chain(named(&columns.relayed_names, &sources));
    Facets {
        outlet: counts(outlets, &view.outlets),
        relayed: counts(relayed, &view.relayed),
        provenance: counts(Provenance::ALL.iter().copied().zip(provenances), &view.provenance),
        // From the narrowest to the widest, whatever their counts.
        certainty: widths
            .map(|(value, count)| FacetCount { value, count, chosen: view.certainty.contains(&value) })
            .filter(|of| of.count > 0 || of.chosen)
            .collect(),
        conflict: conflicts
            .map(|(value, count)| FacetCount { value, count, chosen: view.conflict.contains(&value) })
            .collect(),
    }
}

/// Values that reports have or the view asks for, most frequent first, then by value. What is counted comes
/// by value.
fn counts<T: Ord + Clone>(counted: impl Iterator<Item = (T, u32)>, chosen: &Chosen<T>) -> Vec<FacetCount<T>> {
    let of_value = |(value, count)| FacetCount { chosen: chosen.contains(&value), value, count };
    let mut counts: Vec<FacetCount<T>> = counted.filter(|(_, count)| *count > 0).map(of_value).collect();
    for value in chosen {
        if counts.iter().all(|counted| counted.value != *value) {
            counts.push(FacetCount { value: value.clone(), count: 0, chosen: true });
        }
    }
    sorting::sort_by(&mut counts, |one, other| other.count.cmp(&one.count));
    counts
}

fn emptiness(view: &View, from: Source<'_>, clauses: &Clauses) -> Emptiness {
    let mut conditions: Vec<Clause> = Vec::new();
    for (clause, _) in &clauses.sets {
        if !conditions.contains(clause) {
            conditions.push(clause.clone());
        }
    }
    let alone = conditions.iter().map(|clause| clauses.only(clause).len()).collect();
    let without = conditions.into_iter().map(|clause| {
        let count = clauses.all_but(Some(&clause)).len();
        (clause, count)
    });
    let total_of = |view: &View| hits(view, from).len();
    let looser = Level::ALL
        .iter()
        // What other names would find takes more than the words that are here.
        .filter(|&&level| level > view.level && level < Level::Name && !from.words.is_empty())
        .map(|&level| (level, total_of(&View { level, ..view.clone() })))
        .filter(|(_, count)| *count > 0);
    let in_boilerplate =
        if view.boilerplate { 0 } else { total_of(&View { boilerplate: true, ..view.clone() }) };
    let is_strict =
        (view.within && view.published.is_some()) || (view.mentioned_within && view.mentioned.is_some());
    let touching = if is_strict {
        total_of(&View { within: false, mentioned_within: false, ..view.clone() })
    } else {
        0
    };
    Emptiness {
        without: without.collect(),
        alone,
        touching,
        looser: looser.collect(),
        any_word: any_word(&from.asked.conjuncts, clauses),
        in_boilerplate,
        apart: None,
        near: None,
    }
}

/// The reports that satisfy one of several things asked of the words, and all that is asked besides.
fn any_word(conjuncts: &[Conjunct], clauses: &Clauses) -> u32 {
    let asks_for_words =
        |nth: usize| conjuncts.get(nth).is_some_and(|conjunct| conjunct.condition.asks_for_words());
    if (0..conjuncts.len()).filter(|&nth| asks_for_words(nth)).count() < 2 {
        return 0;
    }
    let mut any = BitSet::none(clauses.n_reports);
    let mut rest = BitSet::all(clauses.n_reports);
    for (nth, (_, set)) in clauses.sets.iter().enumerate() {
        if asks_for_words(nth) { any.unite(set) } else { rest.intersect(set) }
    }
    any.intersect(&rest);
    any.len()
}

fn values_not_here(view: &View, from: Source<'_>) -> Vec<Notice> {
    let columns = from.columns;
    let not_here = |(key, value): (&str, String)| Notice::ValueNotHere { key: key.to_owned(), value };
    let missing = |key: &str, chosen: &Chosen<Choice>, names: &[String]| -> Vec<Notice> {
        chosen
            .iter()
            .filter_map(|choice| match choice {
                Choice::Named(name) if names.binary_search(name).is_err() => {
                    Some(not_here((key, name.clone())))
                }
                _ => None,
            })
            .collect()
    };
    let mut notices = missing("outlet", &view.outlets, &columns.outlet_names);
    notices.extend(missing("relayed", &view.relayed, &columns.relayed_names));
    notices.extend(names_not_here(from).into_iter().map(not_here));
    notices.truncate(MOST_LINK_NOTICES);
    notices
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: i32) -> Option<Day> {
        Some(Day(n))
    }

    #[test]
    fn a_period_means_overlap_unless_within_is_asked() {
        for (dating, period, overlaps, within) in [
            ((day(5), day(5)), (day(1), day(9)), true, true),
            ((day(5), day(15)), (day(1), day(9)), true, false),
            ((None, day(15)), (day(1), day(9)), true, false),
            ((None, day(15)), (day(20), None), false, false),
            ((None, day(15)), (None, day(20)), true, true),
            ((day(10), day(15)), (day(1), day(9)), false, false),
            ((None, None), (day(1), None), false, false),
        ] {
            assert_eq!(is_in_period(dating, period, false), overlaps, "{dating:?} {period:?}");
            assert_eq!(is_in_period(dating, period, true), within, "{dating:?} {period:?} within");
        }
    }
}
