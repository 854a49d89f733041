//! Views that show what a corpus has to offer, made from its numbers: the first three that it has.

use crate::calendar::{Day, PartialDate, TimeUnit};
use crate::findings::{Findings, Overview};
use crate::report::Provenance;
use crate::view::{Choice, Period, Settings, Sort, View};

/// What is said of the corpus as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corpus {
    /// How many reports it has.
    pub n_reports: u32,
    /// Its other numbers.
    pub overview: Overview,
}

impl Corpus {
    /// The corpus that was searched; `None` where it is empty.
    #[must_use]
    pub fn of(findings: &Findings) -> Option<Self> {
        let Findings { n_reports, overview, .. } = findings;
        (*n_reports > 0).then(|| Self { n_reports: *n_reports, overview: overview.clone() })
    }

    /// How many reports have one of these kinds of dating.
    #[must_use]
    pub fn dated(&self, kinds: &[Provenance]) -> u32 {
        let count = |kind: &Provenance| self.overview.provenance.get(*kind as usize).copied().unwrap_or(0);
        kinds.iter().map(count).sum()
    }
}

/// What an example shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Reports that mention this year.
    Year(i32),
    /// Reports that relay this source.
    Relayed(String),
    /// Reports whose page does not say when they were published.
    Unstated,
    /// Reports whose outlet is not known.
    Unattributed,
    /// Reports that mention a time in the ten years from this one on.
    Decade(i32),
    /// The newest reports first.
    Newest,
}

/// An example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What it shows.
    pub subject: Subject,
    /// The view.
    pub view: View,
    /// How many reports it finds, where that is known beforehand.
    pub count: Option<u32>,
}

/// How many are shown.
pub const MOST_EXAMPLES: usize = 3;

/// How the pages do not say when they were published.
const UNSTATED: [Provenance; 3] = [Provenance::PageClock, Provenance::Inferred, Provenance::Unknown];

/// The first examples that the corpus has, under these settings. One that every report satisfies
/// would show nothing.
#[must_use]
pub fn examples(corpus: &Corpus, settings: Settings) -> Vec<Example> {
    let Overview { year_most_mentioned, most_relayed, without_outlet, mentioned, published, .. } =
        &corpus.overview;
    let mut found = Vec::new();
    let mut add = |subject: Subject, count: Option<u32>, narrow: &dyn Fn(&mut View)| {
        let shows_something = count.is_none_or(|n| n > 0 && n < corpus.n_reports);
        if shows_something && found.len() < MOST_EXAMPLES {
            let mut view = View { settings, ..View::default() };
            narrow(&mut view);
            found.push(Example { subject, view, count });
        }
    };
    if let Some((year, n)) = *year_most_mentioned {
        let first = PartialDate::Year(year).first_day();
        add(Subject::Year(year), Some(n), &|view| view.mentioned = Some(around(first, TimeUnit::Year)));
    }
    if let Some((name, n)) = most_relayed {
        add(Subject::Relayed(name.clone()), Some(*n), &|view| {
            view.relayed.insert(Choice::Named(name.clone()));
        });
    }
    add(Subject::Unstated, Some(corpus.dated(&UNSTATED)), &|view| {
        for kind in UNSTATED {
            view.provenance.insert(kind);
        }
    });
    add(Subject::Unattributed, Some(*without_outlet), &|view| {
        view.outlets.insert(Choice::Unknown);
    });
    if let Some(range) = mentioned {
        let decade = around(range.last, TimeUnit::Decade);
        let year = TimeUnit::Decade.days(TimeUnit::Decade.bin(range.last)).first.civil().0;
        add(Subject::Decade(year), None, &|view| view.mentioned = Some(decade));
    }
    if published.is_some() {
        add(Subject::Newest, None, &|view| view.sort = Sort::Newest);
    }
    found
}

/// The unit in which a day lies.
fn around(day: Day, unit: TimeUnit) -> Period {
    Period::of_range(unit.days(unit.bin(day)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DayRange;
    use crate::view::Language;

    fn day(iso: &str) -> Day {
        iso.parse::<PartialDate>().unwrap().first_day()
    }

    /// Ten reports: three dated by their pages, two relayed from CNN.
    fn ten() -> Corpus {
        let overview = Overview {
            provenance: vec![3, 0, 4, 2, 1],
            n_outlets: 2,
            without_outlet: 6,
            published: Some(DayRange { first: day("2021-01-01"), last: day("2025-02-11") }),
            mentioned: Some(DayRange { first: day("2013-01-01"), last: day("2025-12-31") }),
            n_mentions: 27,
            has_events: false,
            year_most_mentioned: Some((2019, 4)),
            most_relayed: Some(("CNN".to_owned(), 2)),
        };
        Corpus { n_reports: 10, overview }
    }

    fn subjects(corpus: &Corpus) -> Vec<(Subject, Option<u32>)> {
        let found = examples(corpus, Settings::default());
        found.into_iter().map(|example| (example.subject, example.count)).collect()
    }

    #[test]
    fn the_three_best_are_a_year_a_source_and_what_is_not_stated() {
        let relayed = Subject::Relayed("CNN".to_owned());
        let expected = [(Subject::Year(2019), Some(4)), (relayed, Some(2)), (Subject::Unstated, Some(7))];
        assert_eq!(subjects(&ten()), expected);
    }

    #[test]
    fn their_links_say_what_they_show_and_keep_the_settings() {
        let settings = Settings { language: Some(Language::English), ..Settings::default() };
        let links: Vec<String> = examples(&ten(), settings).iter().map(|e| e.view.encode()).collect();
        assert_eq!(links[0], "v1&mentioned=2019..2019&ui=en");
        assert_eq!(links[1], "v1&relayed=CNN&ui=en");
        assert_eq!(links[2], "v1&dating=page-clock,inferred,unknown&ui=en");
    }

    #[test]
    fn what_the_corpus_lacks_gives_way_to_something_else() {
        let mut corpus = ten();
        corpus.overview.year_most_mentioned = None;
        corpus.overview.most_relayed = None;
        let expected =
            [(Subject::Unstated, Some(7)), (Subject::Unattributed, Some(6)), (Subject::Decade(2020), None)];
        assert_eq!(subjects(&corpus), expected);
        corpus.overview = Overview { published: corpus.overview.published, ..Overview::default() };
        assert_eq!(subjects(&corpus), [(Subject::Newest, None)]);
    }

    #[test]
    fn what_every_report_satisfies_is_no_example() {
        let mut corpus = ten();
        corpus.overview.provenance = vec![0, 0, 0, 0, 10];
        corpus.overview.most_relayed = Some(("CNN".to_owned(), 10));
        let expected =
            [(Subject::Year(2019), Some(4)), (Subject::Unattributed, Some(6)), (Subject::Decade(2020), None)];
        assert_eq!(subjects(&corpus), expected);
        assert_eq!(subjects(&Corpus { n_reports: 10, overview: Overview::default() }), []);
    }
}
