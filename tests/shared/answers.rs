//! What the demo edition answers, as text: the same on native and wasm32, and from one version
//! to the next unless the change is meant.

use std::fmt::Write;

use sijill::edition::file_name;
use sijill::engine::{Engine, answer};
use sijill::findings::{Excerpt, Fault, Findings, Lane, Tally};
use sijill::pack::{CorpusInfo, EditionFiles, Shard, seal};
use sijill::view::View;

/// Links that are answered.
const LINKS: &[&str] = &[
    "v1",
    "v1&q=مقاتل",
    "v1&q=المقاتلين",
    "v1&q=قوات+سوريا+الديمقراطية",
    "v1&q=رسائل",
    "v1&q=داعش&sort=oldest",
    "v1&q=داعش&sort=outlet",
    "v1&q=2015",
    "v1&q=٢٠١٥",
    "v1&q=الأمريكية&level=exact",
    "v1&q=امريكيه&level=letters",
    "v1&q=مقاتل+زرافة",
    "v1&q=«قوات+سوريا+الديمقراطية»",
    "v1&q=«الديمقراطية+قوات»",
    "v1&q=«مخيم+الحسكة»~9+-نقلا:رويترز",
    "v1&q=title:داعش+أو+ذكر:2015..2016",
    "v1&q=قسد&level=name",
    "v1&q=ISIS&level=name",
    "v1&q=%40«قوات+سوريا+الديمقراطية»&level=letters",
    "v1&published=2025",
    "v1&published=..2024",
];

/// Packs the pages in memory.
pub fn pack(pages: &[(&str, &[u8])]) -> EditionFiles {
    let shard = pages
        .iter()
        .map(|(name, bytes)| Shard::read(name, bytes).expect("a readable page"))
        .fold(Shard::default(), Shard::merge);
    seal(
        &shard,
        &CorpusInfo {
            title_ar: "تجربة".to_owned(), title_en: "Trial".to_owned(), ..CorpusInfo::default()
        },
    )
}

/// Every link with its findings and cards; first the manifest's hash, which stands for every
/// byte of the edition.
pub fn answers(files: &EditionFiles) -> String {
    let mut text = format!("manifest {}\n", files.manifest);
    let fetch = |file: &sijill::edition::FileRef| {
        let missing = || Fault::Missing { file: file.name(), detail: String::new() };
        files.files.get(&file.name()).cloned().ok_or_else(missing)
    };
    let mut engine = Engine::open(&files.manifest, &files.files[&file_name(&files.manifest)]).expect("opens");
    for link in LINKS {
        let (view, notices) = View::decode(link);
        assert_eq!(notices, [], "{link}");
        let findings = answer(&mut engine, |engine| engine.ask(&view), fetch).expect("findings");
        let rows: Vec<_> = findings.rows.iter().map(|row| row.ordinal).collect();
        let cards = answer(&mut engine, |engine| engine.cards(&view, &rows), fetch).expect("cards");
        write_findings(&mut text, link, &findings);
        for (row, card) in findings.rows.iter().zip(&cards) {
            let _ = writeln!(text, "  {} {} {}", card.page, row.score, marked(&card.title));
            for snippet in &card.snippets {
                let _ = writeln!(text, "      {}", marked(snippet));
            }
        }
    }
    text
}

fn write_findings(text: &mut String, link: &str, findings: &Findings) {
    let _ = writeln!(text, "\n{link}: {} of {}", findings.total, findings.n_reports);
    let _ = writeln!(
        text,
        "  outlet {:?}",
        findings.facets.outlet.iter().map(|c| (&c.value, c.count)).collect::<Vec<_>>()
    );
    let _ = writeln!(
        text,
        "  relayed {:?}",
        findings.facets.relayed.iter().map(|c| (&c.value, c.count)).collect::<Vec<_>>()
    );
    let _ = writeln!(
        text,
        "  provenance {:?}",
        findings.facets.provenance.iter().map(|c| (c.value, c.count)).collect::<Vec<_>>()
    );
    let _ = writeln!(
        text,
        "  certainty {:?}",
        findings.facets.certainty.iter().map(|c| (c.value, c.count)).collect::<Vec<_>>()
    );
    let _ = writeln!(
        text,
        "  conflict {:?}",
        findings.facets.conflict.iter().map(|c| (c.value, c.count)).collect::<Vec<_>>()
    );
    let axis = findings.timeline.axis.map(|axis| (axis.unit, axis.window, axis.usual, axis.extent));
    let _ = writeln!(text, "  axis {axis:?}");
    let _ = writeln!(text, "  published {}", lane(&findings.timeline.published));
    let _ =
        writeln!(text, "  mentioned {} of {} times", lane(&findings.timeline.mentioned), findings.n_mentions);
    if let Some(emptiness) = &findings.emptiness {
        let _ = writeln!(text, "  {emptiness:?}");
    }
}

fn lane(lane: &Lane) -> String {
    let count = |tally: Tally| format!("{}+{}", tally.hits, tally.beside);
    let bins: Vec<String> =
        lane.bins.iter().map(|bin| format!("{}:{}", bin.days.first, count(bin.tally))).collect();
    let others = [lane.earlier, lane.later, lane.wider, lane.undated].map(count).join(" ");
    let marks = lane.marks.as_ref().map(|marks| marks.len());
    format!("{} | earlier, later, wider, undated: {others} | marks {marks:?}", bins.join(" "))
}

/// The excerpt with each match in brackets, its level, rule and what it is asked for by behind it.
fn marked(excerpt: &Excerpt) -> String {
    let mut out = String::new();
    let mut at = 0;
    for found in &excerpt.matches {
        out.push_str(&excerpt.text[at..found.span.start as usize]);
        let words = found.span.of(&excerpt.text);
        let _ = write!(out, "[{words}|{}|{}|{}]", found.level.as_str(), found.rule, found.asked);
        at = found.span.end as usize;
    }
    out.push_str(&excerpt.text[at..]);
    out
}
