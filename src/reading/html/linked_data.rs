//! What a page's JSON-LD says of its report.
//!
//! Sources: schema.org (types and properties), JSON-LD 1.1 (`@graph`). Objects that stand in lists, or as a part of
//! something else, are of other reports.

use std::ops::Range;

use super::json::{Event, events};
use super::tokens::{Piece, said};

/// A value and its name.
pub type Named = (Range<usize>, Vec<Piece>);

/// An object that may be of this report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Described {
    /// Whether it is of an article, and not of the page it stands on.
    pub article: bool,
    /// `headline`, or `name` of a page.
    pub headline: Option<Named>,
    /// `datePublished`.
    pub published: Option<Named>,
    /// `dateModified`.
    pub modified: Option<Named>,
    /// The address of the report.
    pub address: Option<Named>,
    /// Names of authors.
    pub authors: Vec<Named>,
    /// The name of the publisher.
    pub publisher: Option<Named>,
}

/// The name of a member and where it stands.
type Name = (String, Range<usize>);
/// A value whose end was not met yet, with the name that it is the value of.
type OpenValue = (Json, Option<Name>);

enum Json {
    Object(Vec<(String, Range<usize>, Json)>),
    List(Vec<Json>),
    Text(Vec<Piece>),
}

/// The objects of a script that are of a report or its page, in order.
pub fn described(source: &str, script: Range<usize>) -> Vec<Described> {
    let mut found = Vec::new();
    for json in parse(source, script) {
        of_report(&json, source, &mut found);
    }
    found
}

fn parse(source: &str, script: Range<usize>) -> Vec<Json> {
    // Open values, each with the name that its own value waits for.
    let mut open: Vec<OpenValue> = vec![(Json::List(Vec::new()), None)];
    let mut name = None;
    for event in events(source, script) {
        let value = match event {
            Event::Name(of, at) => {
                name = Some((of, at));
                continue;
            }
            Event::Object => {
                open.push((Json::Object(Vec::new()), name.take()));
                continue;
            }
            Event::List => {
                open.push((Json::List(Vec::new()), name.take()));
                continue;
            }
            Event::End => {
                if open.len() < 2 {
                    continue;
                }
                let Some((ended, of)) = open.pop() else { continue };
                name = of;
                ended
            }
            Event::Text(pieces) => Json::Text(pieces),
        };
        put(&mut open, name.take(), value);
    }
    while open.len() > 1 {
        let Some((ended, of)) = open.pop() else { break };
        put(&mut open, of, ended);
    }
    match open.pop() {
        Some((Json::List(all), _)) => all,
        _ => Vec::new(),
    }
}

fn put(open: &mut [OpenValue], name: Option<Name>, value: Json) {
    match (open.last_mut().map(|(around, _)| around), name) {
        (Some(Json::Object(members)), Some((name, at))) => members.push((name, at, value)),
        (Some(Json::List(items)), _) => items.push(value),
        _ => {}
    }
}

fn of_report(json: &Json, source: &str, found: &mut Vec<Described>) {
    match json {
        Json::List(items) => items.iter().for_each(|item| of_report(item, source, found)),
        Json::Object(members) => {
            let kinds = member(members, "@type").map(|(_, kind)| texts(kind, source)).unwrap_or_default();
            let article = kinds.iter().any(|kind| {
                kind.ends_with("Article")
                    || kind.ends_with("BlogPosting")
                    || matches!(kind.as_str(), "Report")
            });
            if article || kinds.iter().any(|kind| kind == "WebPage" || kind == "ItemPage") {
                found.push(object(members, article));
            }
            for name in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some((_, inner)) = member(members, name) {
                    of_report(inner, source, found);
                }
            }
        }
        Json::Text(_) => {}
    }
}

fn object(members: &[(String, Range<usize>, Json)], article: bool) -> Described {
    let text = |name: &str| {
        let (at, value) = member(members, name)?;
        Some((at.clone(), first_text(value)?.to_vec()))
    };
    let address = text("url").or_else(|| {
        let (at, page) = member(members, "mainEntityOfPage")?;
        let Json::Object(page) = page else { return text("mainEntityOfPage") };
        let (_, id) = member(page, "@id").or_else(|| member(page, "url"))?;
        Some((at.clone(), first_text(id)?.to_vec()))
    });
    Described {
        article,
        headline: text("headline").or_else(|| text("name")),
        published: text("datePublished"),
        modified: text("dateModified"),
        address,
        authors: names(members, "author"),
        publisher: names(members, "publisher").into_iter().next(),
    }
}

fn member<'j>(
    members: &'j [(String, Range<usize>, Json)],
    name: &str,
) -> Option<(&'j Range<usize>, &'j Json)> {
    members.iter().find(|(other, ..)| other == name).map(|(_, at, value)| (at, value))
}

fn first_text(json: &Json) -> Option<&[Piece]> {
    match json {
        Json::Text(pieces) => Some(pieces),
        Json::List(items) => items.first().and_then(first_text),
        Json::Object(members) => member(members, "@value").and_then(|(_, value)| first_text(value)),
    }
}

fn texts(json: &Json, source: &str) -> Vec<String> {
    match json {
        Json::Text(pieces) => vec![said(pieces, source)],
        Json::List(items) => items.iter().flat_map(|item| texts(item, source)).collect(),
        Json::Object(_) => Vec::new(),
    }
}

/// The names of persons or organisations, given as text or as objects.
fn names(members: &[(String, Range<usize>, Json)], name: &str) -> Vec<Named> {
    let Some((at, value)) = member(members, name) else { return Vec::new() };
    let one = |json: &Json| {
        let pieces = match json {
            Json::Object(members) => first_text(member(members, "name")?.1)?,
            Json::Text(pieces) => pieces,
            Json::List(_) => return None,
        };
        Some((at.clone(), pieces.to_vec()))
    };
    match value {
        Json::List(items) => items.iter().filter_map(one).collect(),
        json => one(json).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_of_the_report_is_described() {
        let source = r#"{"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "name": "موقع", "datePublished": "2001-01-01"},
            {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "غيره"}]},
            {"@type": ["NewsArticle", "Thing"], "headline": "عنوان", "datePublished": "2015-08-04T15:30:00Z",
             "author": [{"@type": "Person", "name": "فلان"}], "publisher": {"name": "صحيفة"},
             "mainEntityOfPage": {"@id": "https://a.example/1"}},
        ]}"#;
        let found = described(source, 0..source.len());
        assert_eq!(found.len(), 1);
        let text = |named: &Option<Named>| {
            named.as_ref().map(|(_, pieces)| said(pieces, source)).unwrap_or_default()
        };
        let one = &found[0];
        assert!(one.article);
        assert_eq!(text(&one.headline), "عنوان");
        assert_eq!(text(&one.published), "2015-08-04T15:30:00Z");
        assert_eq!(text(&one.publisher), "صحيفة");
        assert_eq!(text(&one.address), "https://a.example/1");
        assert_eq!(said(&one.authors[0].1, source), "فلان");
    }
}
