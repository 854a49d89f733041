//! What the address of a page says of its outlet. What it says of the day is read in [`super::dating::stamp`].

use std::ops::Range;

use crate::knowledge::hosts::medium_of;
use crate::report::{Credited, Span};

use super::markup::{Markup, MetadataKind};

/// Where the host stands in an address of the web: without user and port.
#[must_use]
pub fn host_in(address: &str) -> Option<Range<usize>> {
    let (scheme, behind) = address.split_once("://")?;
    let is_web = matches!(scheme.trim().to_ascii_lowercase().as_str(), "http" | "https");
    let authority = behind.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let (before, at) =
        authority.rsplit_once('@').map_or((0, authority), |(user, host)| (user.len() + 1, host));
    let host = at.split(':').next().unwrap_or_default();
    let start = scheme.len() + 3 + before;
    let is_name = host.contains('.') && !host.contains(char::is_whitespace);
    (is_web && is_name).then_some(start..start + host.len())
}

/// The medium whose host an address names, and where.
#[must_use]
pub fn medium_at(address: &str) -> Option<(&'static str, Range<usize>)> {
    let host = host_in(address)?;
    Some((medium_of(&address[host.clone()])?, host))
}

/// The medium whose pages the page's own address is of, at its host.
pub(super) fn outlet(text: &str, markup: &Markup) -> Option<Credited> {
    markup.of_kind(MetadataKind::Address).find_map(|span| {
        let (name, host) = medium_at(span.of(text))?;
        let start = span.start as usize;
        Some(Credited { name: name.to_owned(), span: Span::new(start + host.start, start + host.end) })
    })
}

/// The same of an address that stands nowhere on the page.
pub(super) fn outlet_elsewhere(address: &str, words: Span) -> Option<Credited> {
    let (name, _) = medium_at(address)?;
    Some(Credited { name: name.to_owned(), span: words })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_known_with_what_stands_before_it() {
        for (address, host) in [
            ("https://www.sabq.org/2015/8/4/x", Some("www.sabq.org")),
            ("http://u:p@sabq.org:8080?x", Some("sabq.org")),
            ("HTTPS://Sabq.org", Some("Sabq.org")),
            ("file:///C:/sabq.org", None),
            ("sabq.org/x", None),
            ("https://localhost/x", None),
            ("https://", None),
            ("https://a@", None),
        ] {
            assert_eq!(host_in(address).map(|at| &address[at]), host, "{address}");
        }
        assert_eq!(medium_at("https://mobile.sabq.org/x").map(|(name, _)| name), Some("سبق"));
        assert_eq!(medium_at("https://example.org/sabq.org"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_a_host_or_none(text in "(https?://)?[a-z.@:/?#\\\\ا]{0,20}") {
            if let Some(at) = host_in(&text) {
                proptest::prop_assert!(text.get(at).is_some_and(|host| !host.contains(['/', '@', ':'])));
            }
        }
    }
}
