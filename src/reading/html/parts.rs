//! Which part of the page an element is, by itself: its name, role, properties, relation and classes.

use super::tokens::StartTag;
use crate::knowledge::markup_words::{PART_WORDS, REPORT_WORDS, UNSEEN_WORDS};
use crate::reading::markup::Part;

/// The longest class that is read, in bytes.
const LONGEST_CLASS: usize = 1000;

/// What an element says it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Its part.
    pub part: Option<Part>,
    /// Whether an element or role made for it says so, and not a word.
    pub sure: bool,
    /// The text of the report, by `itemprop`.
    pub body: bool,
    /// Not shown.
    pub hidden: bool,
    /// Headline or text, by `itemprop`: a thing of its own, whatever element it is.
    pub alone: bool,
}

/// What the element of this tag says it is. `in_report`: it stands in an `article` or `main`.
pub fn said(tag: &StartTag<'_>, source: &str, in_report: bool) -> Said {
    let value = |name| tag.value(name, source);
    let role = value("role").unwrap_or_default().to_ascii_lowercase();
    let property = value("itemprop").unwrap_or_default().to_ascii_lowercase();
    let words = Words::of(tag, source);
    let is_alone =
        |name: &str| matches!(name, "headline" | "alternativeheadline" | "alternativename" | "articlebody");
    let alone = property.split_ascii_whitespace().any(is_alone);
    let hidden = is_hidden(tag, source, &words);
    let mut said = Said { body: property == "articlebody", hidden, alone, ..Said::default() };
    if said.body {
        return said;
    }
    let sure = by_name(tag.name, in_report)
        .or_else(|| by_role(&role))
        .or_else(|| by_property(&property))
        .or_else(|| {
            let rel = if tag.name == "a" { value("rel") } else { None };
            rel?.split_ascii_whitespace()
                .any(|rel| rel.eq_ignore_ascii_case("author"))
                .then_some(Part::Author)
        });
    // Classes of these name whatever is within, and those of a report its rubrics and tags.
    let is_whole = matches!(tag.name, "html" | "body" | "main" | "article");
    let by_words = if is_whole { None } else { words.part() };
    said.part = match (sure, by_words) {
        (Some(Part::Aside | Part::Navigation | Part::Figure), Some(part)) if !part.is_of_report() => {
            Some(part)
        }
        (Some(part), _) => Some(part),
        (None, Some(Part::Foot)) if words.of_report() => Some(Part::ReportFoot),
        (None, by_words) => by_words,
    };
    said.sure = sure.is_some();
    said
}

fn by_name(name: &str, in_report: bool) -> Option<Part> {
    Some(match name {
        "nav" | "menu" => Part::Navigation,
        "aside" => Part::Aside,
        "footer" if in_report => Part::ReportFoot,
        "footer" => Part::Foot,
        "header" if !in_report => Part::Banner,
        "figure" | "figcaption" => Part::Figure,
        "form" | "button" | "label" | "fieldset" => Part::Control,
        "time" => Part::Date,
        _ => return None,
    })
}

fn by_role(role: &str) -> Option<Part> {
    Some(match role {
        "navigation" | "menu" | "menubar" => Part::Navigation,
        "complementary" => Part::Aside,
        "contentinfo" => Part::Foot,
        "banner" => Part::Banner,
        "search" | "dialog" | "button" | "alertdialog" => Part::Control,
        _ => return None,
    })
}

fn by_property(property: &str) -> Option<Part> {
    Some(match property {
        "datepublished" | "datemodified" | "datecreated" => Part::Date,
        "author" | "creator" => Part::Author,
        "comment" => Part::Comments,
        "keywords" => Part::Tags,
        "caption" => Part::Figure,
        _ => return None,
    })
}

fn is_hidden(tag: &StartTag<'_>, source: &str, words: &Words) -> bool {
    let style = || {
        let style: String = tag.value("style", source)?.split_ascii_whitespace().collect();
        let style = style.to_ascii_lowercase();
        Some(style.contains("display:none") || style.contains("visibility:hidden"))
    };
    let never = matches!(
        tag.name,
        "head"
            | "script"
            | "style"
            | "template"
            | "noscript"
            | "noframes"
            | "noframe"
            | "noembed"
            | "iframe"
            | "object"
            | "svg"
            | "audio"
            | "video"
            | "canvas"
            | "select"
            | "datalist"
            | "textarea"
            | "title"
            | "rp"
            | "map"
    );
    let closed = tag.name == "dialog" && tag.pieces("open").is_none();
    never || closed || tag.pieces("hidden").is_some() || words.unseen() || style().unwrap_or(false)
}

/// The words of classes and id: of each name its words, and all of them together.
struct Words(Vec<String>);

impl Words {
    fn of(tag: &StartTag<'_>, source: &str) -> Self {
        let mut words = Vec::new();
        for attribute in ["class", "id"] {
            let Some(value) = tag.value(attribute, source) else { continue };
            let names = value.split_ascii_whitespace().take_while({
                let mut left = LONGEST_CLASS;
                move |name| {
                    left = left.saturating_sub(name.len());
                    left > 0
                }
            });
            for name in names {
                let parts = words_of(name);
                if parts.len() > 1 {
                    words.push(parts.concat());
                    words.extend(parts.windows(2).filter(|_| parts.len() > 2).map(<[String]>::concat));
                }
                words.extend(parts);
            }
        }
        Self(words)
    }

    fn has(&self, wanted: &str) -> bool {
        let fits = |word: &String| match wanted.strip_suffix('*') {
            Some(beginning) => word.starts_with(beginning),
            None => word == wanted,
        };
        self.0.iter().any(fits)
    }

    fn part(&self) -> Option<Part> {
        if self.0.is_empty() {
            return None;
        }
        PART_WORDS.iter().find(|(_, words)| words.iter().any(|word| self.has(word))).map(|(part, _)| *part)
    }

    fn of_report(&self) -> bool {
        REPORT_WORDS.iter().any(|word| self.has(word))
    }

    fn unseen(&self) -> bool {
        UNSEEN_WORDS.iter().any(|word| self.has(word))
    }
}

/// `relatedPosts-2` is `related`, `posts`.
fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut last = ' ';
    for c in name.chars() {
        if c.is_ascii_alphabetic() {
            let begins = !last.is_ascii_alphabetic() || (last.is_ascii_lowercase() && c.is_ascii_uppercase());
            if begins {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.push(c.to_ascii_lowercase());
            }
        }
        last = c;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::html::tokens::{Piece, Sink, tokenize};

    struct First<'a>(&'a str, Option<Said>);

    impl Sink for First<'_> {
        fn text(&mut self, _: Piece) {}
        fn start(&mut self, tag: &StartTag<'_>) {
            self.1.get_or_insert(said(tag, self.0, false));
        }
        fn end(&mut self, _: &str) {}
    }

    fn of(tag: &str) -> Said {
        tokenize(tag, First(tag, None)).1.unwrap()
    }

    #[test]
    fn words_of_classes_tell_parts() {
        for (tag, part) in [
            ("<div class='relatedPosts'>", Some(Part::Related)),
            ("<div class='box most-read-box'>", Some(Part::Related)),
            ("<DIV ID=comments-12>", Some(Part::Comments)),
            ("<p class=wp-caption-text>", Some(Part::Figure)),
            ("<div class='col-md-8 article-body'>", None),
            ("<article class='post tag-comments category-share'>", None),
            ("<div class=add-margin>", None),
            ("<footer class=entry-footer>", Some(Part::Foot)),
            ("<div class=entry-footer>", Some(Part::ReportFoot)),
            ("<aside class='related'>", Some(Part::Related)),
            ("<div role=contentinfo>", Some(Part::Foot)),
            ("<span itemprop=datePublished>", Some(Part::Date)),
            ("<a rel='nofollow Author' href=x>", Some(Part::Author)),
            ("<a rel=bookmark href=x>", None),
        ] {
            assert_eq!(of(tag).part, part, "{tag}");
        }
        assert!(of("<div style='color:red; DISPLAY : none'>").hidden && of("<p hidden>").hidden);
        assert!(of("<h2 class=screen-reader-text>").hidden && !of("<div class=screen>").hidden);
        assert!(of("<div itemprop=articleBody class=share>").body);
    }
}
