//! What holds of whatever is read, typed or linked to. The property tests try it on texts made for it,
//! the fuzz targets (`tests/fuzz`) on bytes that find their own way through the code.

#![allow(dead_code, reason = "each test uses its part")]

use sijill::arabic::{fold, tokens};
use sijill::calendar::Day;
use sijill::mentions::telling::{Resolving, told_in};
use sijill::mentions::{TimeRule, times_in, words_of};
use sijill::page::Page;
use sijill::reading::rules::{BlockRule, DatingRule};
use sijill::reading::{html, read, read_file, read_with};
use sijill::report::{Report, Span};
use sijill::search::query::parse;
use sijill::view::{MOST_LINK_NOTICES, View};

/// Folding what is folded changes nothing; tokens lie in order, on borders of letters, and fold to something.
pub fn hold_of_letters(text: &str) {
    let once = fold(text);
    assert_eq!(fold(&once), once);
    let mut end = 0;
    for token in tokens(text) {
        assert!(token.span.start >= end);
        assert_eq!(token.span.of(text), token.text);
        assert!(!fold(token.text).is_empty(), "{:?}", token.text);
        end = token.span.end;
    }
}

/// Every text is some query, and shows each of its parts as it was typed.
pub fn hold_of_query(text: &str) {
    for typing in [false, true] {
        for conjunct in &parse(text, typing).asked.conjuncts {
            assert!(text.contains(&conjunct.typed), "{:?}", conjunct.typed);
        }
    }
}

/// Every text opens some view; the link of that view opens the same one, without a notice.
pub fn hold_of_link(text: &str) {
    let (view, notices) = View::decode(text);
    assert!(notices.len() <= MOST_LINK_NOTICES);
    let link = view.encode();
    let (again, notices) = View::decode(&link);
    assert_eq!(again, view);
    assert_eq!(notices, Vec::new());
    assert_eq!(again.encode(), link);
}

/// Every page is read, always in the same way.
pub fn hold_of_page(page: &Page) {
    let report = read(page);
    hold_of_report(&page.text, &report);
    assert_eq!(report, read(page));
}

/// Any bytes are some page of HTML or none, always the same; its text stands in the file in the order of its places.
pub fn hold_of_html(bytes: &[u8]) {
    let Ok((page, markup)) = html::read(bytes) else { return };
    let report = read_with(&page, &markup);
    hold_of_report(&page.text, &report);
    assert_eq!(read_file("page.html", bytes), Ok((page.clone(), report)));
    for (at, c) in page.text.char_indices() {
        let found = page.span_as_found(Span::new(at, at + c.len_utf8()));
        assert!(found.start <= found.end && found.end as usize <= bytes.len(), "{found:?}");
        if c.is_ascii_alphabetic() && found.end - found.start == 1 {
            assert!(bytes[found.start as usize].eq_ignore_ascii_case(&(c as u8)), "{c} at {found:?}");
        }
    }
    for value in &markup.metadata {
        assert!(!value.span.of(&page.text).trim().is_empty());
    }
}

/// Times of any line lie in it in order, and none ends before it begins, whenever it was published.
pub fn hold_of_times(text: &str) {
    for line in text.lines() {
        let words = words_of(line, Span::new(0, line.len()));
        let told = told_in(line, &words, &times_in(line, &words));
        for published in [None, Some((Day(-16_000), Day(-16_000))), Some((Day(17_000), Day(17_400)))] {
            let mut resolving = Resolving::against(published);
            let mut end = 0;
            for one in told.iter().map(|told| resolving.resolve(told)) {
                assert!(one.span.start >= end && one.span.end > one.span.start, "{one:?}");
                assert!(line.get(one.span.start as usize..one.span.end as usize).is_some(), "{one:?}");
                assert!(one.named.is_none_or(|(from, to)| from <= to), "{one:?}");
                end = one.span.end;
            }
        }
    }
}

/// What must hold of any report, however strange its page.
pub fn hold_of_report(text: &str, report: &Report) {
    let mut end = 0;
    for block in &report.blocks {
        assert!(block.span.start >= end && block.span.end > block.span.start, "{report:?}");
        assert!(!block.span.of(text).trim().is_empty());
        assert!(!block.span.of(text).ends_with(['\n', '\r']));
        assert!(BlockRule::from_spelling(&block.reason).is_some(), "{}", block.reason);
        end = block.span.end;
    }
    for pair in report.blocks.windows(2) {
        assert_ne!(pair[0].label, pair[1].label, "neighbours of one label are one block");
    }
    lines_lie_in_blocks(text, report);
    let mut end = 0;
    for time in &report.times {
        assert!(time.span.start >= end, "{:?}", report.times);
        assert!(!time.span.of(text).is_empty());
        assert!(TimeRule::from_spelling(&time.rule).is_some(), "{}", time.rule);
        if let (Some(earliest), Some(latest)) = (time.earliest, time.latest) {
            assert!(earliest <= latest);
        }
        end = time.span.end;
    }
    for reason in &report.dating.reasons {
        assert!(DatingRule::from_spelling(&reason.rule).is_some(), "{}", reason.rule);
        assert!(!reason.span.of(text).is_empty());
    }
    for credited in report.relayed.iter().chain(&report.outlet) {
        assert!(!credited.span.of(text).is_empty() && !credited.name.is_empty());
    }
}

/// Every line with something in it lies in exactly one block, whole.
fn lines_lie_in_blocks(text: &str, report: &Report) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        if !line.trim().is_empty() {
            let holding = report
                .blocks
                .iter()
                .filter(|b| b.span.start as usize <= start && end <= b.span.end as usize)
                .count();
            let touching = report
                .blocks
                .iter()
                .filter(|b| (b.span.start as usize) < end && start < b.span.end as usize)
                .count();
            assert_eq!((holding, touching), (1, 1), "{line:?}");
        }
        start += line.len();
    }
}
