//! What must hold of whatever is on the screen: axe finds no violation of WCAG 2.2 AA, text and
//! signs have contrast, controls are large enough, and nothing sticks out of the window. Measured
//! over every state that looks different, in both languages, light and dark, on a phone, a tablet
//! and a desktop: over combinations in which every two values meet, or over all of them where
//! `SIJILL_FULL` is set.

use std::cell::RefCell;

use crate::kit::browser::key;
use crate::kit::looks::{self, Contrast, TARGET, TARGET_OF_FINGER};
use crate::kit::site::Manner;
use crate::kit::{Alteration, Frame, Kind, Site, Visit, axe, pairwise, told};

/// A state of the page: its link and what the reader does there.
struct State {
    name: &'static str,
    /// `{report}` is an open report, `{words}` some words of it.
    link: &'static str,
    deed: Deed,
}

/// What is no part of the link.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    Nothing,
    Opens(&'static str),
    PointsAtAMark,
    /// The edition cannot be loaded.
    MeetsAFault,
}

const STATES: [State; 19] = [
    State { name: "start", link: "", deed: Deed::Nothing },
    State { name: "typed query", link: "&typing=مقات", deed: Deed::Nothing },
    State { name: "no hits", link: "&q=زقزقفصح", deed: Deed::Nothing },
    State { name: "facet chosen", link: "&q=سوريا&dating=inferred", deed: Deed::Nothing },
    State { name: "published period", link: "&published=2018..2021-06", deed: Deed::Nothing },
    State { name: "mentioned period", link: "&q=مقاتل&mentioned=2019..2019", deed: Deed::Nothing },
    State { name: "zoomed to months", link: "&zoom=month&around=2019-03-15", deed: Deed::Nothing },
    State { name: "tables", link: "&q=سوريا&tables", deed: Deed::Nothing },
    State { name: "report open", link: "&q=مقاتل&report={report}", deed: Deed::Nothing },
    State { name: "report open at words", link: "&report={report}&words={words}", deed: Deed::Nothing },
    State {
        name: "boilerplate shown",
        link: "&boilerplate&sort=newest&report={report}",
        deed: Deed::Nothing,
    },
    State { name: "context", link: "&q=مقاتل&lens=context&context-sort=after-1", deed: Deed::Nothing },
    State { name: "events", link: "&lens=events", deed: Deed::Nothing },
    State { name: "events as a table", link: "&lens=events&sort=newest&tables", deed: Deed::Nothing },
    State { name: "settings open", link: "", deed: Deed::Opens("#settings") },
    State { name: "help open", link: "", deed: Deed::Opens("#help") },
    State { name: "mark pointed at", link: "&q=مقاتل", deed: Deed::PointsAtAMark },
    State { name: "fault shown", link: "", deed: Deed::MeetsAFault },
    State { name: "notices shown", link: "&q=سوريا&level=no-level&nothing=known", deed: Deed::Nothing },
];
const WIDTHS: [u32; 3] = [320, 768, 1280];
const LANGUAGES: [&str; 2] = ["ar", "en"];
const THEMES: [&str; 2] = ["light", "dark"];
const CONTRASTS: [&str; 2] = ["system", "more"];
const SIZES: [&str; 4] = ["small", "medium", "large", "huge"];

/// One combination.
struct Case {
    state: &'static State,
    width: u32,
    language: &'static str,
    theme: &'static str,
    contrast: &'static str,
    size: &'static str,
}

impl Case {
    fn all(full: bool) -> Vec<Self> {
        let sizes = [STATES.len(), WIDTHS.len(), LANGUAGES.len(), THEMES.len(), CONTRASTS.len(), SIZES.len()];
        let chosen = if full {
            // Reading sizes take turns: they would make four times as many.
            let turn =
                |(n, case): (usize, Vec<usize>)| [case, vec![(n + n / SIZES.len()) % SIZES.len()]].concat();
            pairwise::product(&sizes[..5]).into_iter().enumerate().map(turn).collect()
        } else {
            pairwise::all_pairs(&sizes)
        };
        let mut cases: Vec<Self> = chosen.iter().map(|indices| Self::of(indices)).collect();
        // Neighbours have the same width and need no new frame.
        cases.sort_by_key(|case| (case.state.deed != Deed::Nothing, case.width));
        cases
    }

    fn of(indices: &[usize]) -> Self {
        Self {
            state: &STATES[indices[0]],
            width: WIDTHS[indices[1]],
            language: LANGUAGES[indices[2]],
            theme: THEMES[indices[3]],
            contrast: CONTRASTS[indices[4]],
            size: SIZES[indices[5]],
        }
    }

    fn link(&self, report: &OpenReport) -> String {
        let Self { state, language, theme, contrast, size, .. } = self;
        let link = state.link.replace("{report}", &report.id).replace("{words}", &report.words);
        format!("#v1{link}&ui={language}&theme={theme}&contrast={contrast}&size={size}")
    }

    fn name(&self) -> String {
        let Self { state, width, language, theme, contrast, size } = self;
        format!("{} · {width} px · {language} · {theme} · contrast {contrast} · {size}", state.name)
    }

    fn least_contrast(&self) -> Contrast {
        if self.contrast == "more" { Contrast::MORE } else { Contrast::AA }
    }
}

/// A report to open, and some words of it.
struct OpenReport {
    id: String,
    words: String,
}

impl OpenReport {
    /// The first that has the word, and a place where it has it.
    fn find(frame: &Frame) -> Self {
        frame.enter_at(1280, "#v1&q=مقاتل");
        let id = frame.reports().swap_remove(0);
        Self { id, words: "0-40".to_owned() }
    }
}

/// The reader who sees one case after the other, in one browser.
struct Onlooker {
    frame: Frame,
    /// The same site without its data: another origin, so that nothing is in its cache.
    faulty: Site,
    report: OpenReport,
    /// Width of the frame that stands, where the next case may follow in it.
    standing: RefCell<Option<u32>>,
}

impl Onlooker {
    fn new(frame: Frame) -> Self {
        let faulty = Site::serve(&told("SIJILL_SITE"), UNGUARDED);
        faulty.alter("data/", Alteration::Missing);
        let report = OpenReport::find(&frame);
        Self { frame, faulty, report, standing: RefCell::default() }
    }

    /// Brings a case onto the screen.
    fn see(&self, case: &Case) {
        let (frame, link) = (&self.frame, case.link(&self.report));
        let is_plain = case.state.deed == Deed::Nothing;
        let before = self.standing.replace(is_plain.then_some(case.width));
        match case.state.deed {
            Deed::MeetsAFault => {
                frame.open_at(case.width, &format!("{}{link}", self.faulty.address()));
                frame.wait("document.querySelector('#fault')?.checkVisibility()");
            }
            Deed::Nothing if before == Some(case.width) => frame.follow(&link),
            Deed::Nothing => frame.enter_at(case.width, &link),
            Deed::Opens(button) => {
                frame.enter_at(case.width, &link);
                frame.click(button);
                frame.wait("document.querySelector('dialog[open]')");
            }
            Deed::PointsAtAMark => {
                frame.enter_at(case.width, &link);
                frame.run("document.querySelector('#mentioned-signs').focus()");
                frame.press(key::HOME);
                frame.wait("document.querySelector('.sign-box .passages')?.checkVisibility()");
            }
        }
    }
}

/// Only a host that sends no headers lets its pages be framed.
const UNGUARDED: Manner = Manner { headers: false, probe: true };

fn is_full() -> bool {
    std::env::var_os("SIJILL_FULL").is_some()
}

fn every_state_can_be_read_and_reached(kind: Kind) {
    let onlooker = Onlooker::new(Frame::new(kind));
    let mut found = Vec::new();
    for case in Case::all(is_full()) {
        onlooker.see(&case);
        let frame = &onlooker.frame;
        let problems = [
            axe::violations(frame),
            looks::too_pale(frame, case.least_contrast()),
            looks::too_small(frame, TARGET),
            looks::sticks_out(frame),
        ];
        found.extend(problems.concat().into_iter().map(|problem| format!("{}: {problem}", case.name())));
    }
    onlooker.frame.stayed_inside();
    assert!(found.is_empty(), "{kind:?}\n{}", found.join("\n"));
}

fn every_control_is_large_enough_for_a_finger(kind: Kind) {
    let visit = Visit::with_finger(kind, &told("SIJILL_SITE"), UNGUARDED);
    let onlooker = Onlooker::new(Frame::around(visit));
    assert!(onlooker.frame.holds("matchMedia('(pointer: coarse)').matches"), "this is no finger");
    let mut found = Vec::new();
    for (nth, state) in STATES.iter().enumerate() {
        let width = WIDTHS[nth % WIDTHS.len()];
        let language = LANGUAGES[nth % LANGUAGES.len()];
        let case = Case { state, width, language, theme: "light", contrast: "system", size: "medium" };
        onlooker.see(&case);
        let small = looks::too_small(&onlooker.frame, TARGET_OF_FINGER);
        found.extend(small.into_iter().map(|problem| format!("{}: {problem}", case.name())));
    }
    assert!(found.is_empty(), "{kind:?}\n{}", found.join("\n"));
}

fn what_is_wrong_with_a_page_is_seen(kind: Kind) {
    let frame = Frame::new(kind);
    frame.enter_at(320, "#v1&theme=light");
    assert_eq!(axe::violations(&frame), Vec::<String>::new());
    let pale = |frame: &Frame| looks::too_pale(frame, Contrast::AA).join("\n");
    let before = pale(&frame);
    frame.run(
        "const add = (name, text, style) => { const e = document.createElement(name); e.id = 'planted-' + text.length; e.textContent = text;
             Object.assign(e.style, style); document.querySelector('#app').append(e); return e };
         add('p', 'نص عربي باهت لا يراه غيرنا', { color: '#bbb', background: '#fff' });
         const faded = add('p', 'نص في صندوق شفاف', { opacity: '0.3' });
         add('button', 'زر', { inlineSize: '20px', blockSize: '20px', padding: '0' });
         add('button', '', { inlineSize: '50px' });
         add('p', 'x', { inlineSize: '400px' });",
    );
    let found = pale(&frame);
    assert_ne!(found, before);
    for planted in ["نص عربي باهت", "نص في صندوق"] {
        assert!(found.contains(planted), "{kind:?}: {planted} was not seen in\n{found}");
    }
    assert!(looks::too_small(&frame, TARGET).iter().any(|problem| problem.contains("planted-2")));
    let nameless = axe::violations(&frame);
    assert!(nameless.iter().any(|violation| violation.starts_with("button-name")), "{nameless:?}");
    assert_ne!(looks::sticks_out(&frame), Vec::<String>::new());
}

mod both {
    crate::in_both_browsers!(
        every_state_can_be_read_and_reached,
        every_control_is_large_enough_for_a_finger,
        what_is_wrong_with_a_page_is_seen,
    );
}

#[test]
fn the_cases_cover_what_they_promise() {
    let (few, all) = (Case::all(false), Case::all(true));
    assert_eq!(all.len(), STATES.len() * 3 * 2 * 2 * 2);
    assert!(few.len() < all.len() / 4, "{} cases", few.len());
    let names = |cases: &[Case]| cases.iter().map(Case::name).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(names(&all).len(), all.len());
    for size in SIZES {
        assert!(all.iter().any(|case| case.size == size && case.width == 320));
    }
}
