//! The tokens of a page with the place of every letter.
//!
//! The tokenizer tells how far it has come with each stretch of text it gives. A stretch that stands there as it is
//! is verbatim; any other is a character reference, and stands for all since the stretch before.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::{Emitter, Error, State, Tokenizer, naive_next_state};

/// A stretch of text or of an attribute's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the source, in bytes.
    pub at: Range<usize>,
    /// What it means, if that is not what stands there.
    pub means: Option<String>,
}

impl Piece {
    /// What it says.
    pub fn says<'a>(&'a self, source: &'a str) -> &'a str {
        self.means.as_deref().unwrap_or_else(|| source.get(self.at.clone()).unwrap_or_default())
    }
}

/// What pieces say together.
pub fn said(pieces: &[Piece], source: &str) -> String {
    pieces.iter().map(|piece| piece.says(source)).collect()
}

/// A start tag.
pub struct StartTag<'a> {
    /// Its name in small letters.
    pub name: &'a str,
    /// Names and values of its attributes, in order.
    pub attributes: &'a [(String, Vec<Piece>)],
    /// From `<` to behind `>`.
    pub at: Range<usize>,
}

impl StartTag<'_> {
    /// The pieces of an attribute's value.
    pub fn pieces(&self, name: &str) -> Option<&[Piece]> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, pieces)| pieces.as_slice())
    }

    /// The value of an attribute.
    pub fn value(&self, name: &str, source: &str) -> Option<String> {
        self.pieces(name).map(|pieces| said(pieces, source))
    }
}

/// Who takes the tokens.
pub trait Sink {
    /// Text, or the content of a script.
    fn text(&mut self, piece: Piece);
    /// A start tag.
    fn start(&mut self, tag: &StartTag<'_>);
    /// An end tag, its name in small letters.
    fn end(&mut self, name: &str);
}

/// Gives the tokens of a source to a sink. The source has no carriage return.
pub fn tokenize<S: Sink>(source: &str, mut sink: S) -> S {
    let Ok(()) = Tokenizer::new_with_emitter(source, Tokens::of(source, &mut sink)).finish();
    sink
}

#[derive(Clone, Copy, PartialEq)]
enum Tag {
    Start,
    End,
}

struct Tokens<'a, S> {
    source: &'a str,
    sink: &'a mut S,
    position: usize,
    /// Text that stands in the source as it is and was not given yet.
    pending: Range<usize>,
    /// Up to where the source has been told of.
    told: usize,
    tag: Tag,
    tag_at: usize,
    name: Vec<u8>,
    /// Whose end tag ends a script or the like.
    last_start: Vec<u8>,
    attributes: Vec<(String, Vec<Piece>)>,
    attribute: Vec<u8>,
}

impl<'a, S: Sink> Tokens<'a, S> {
    fn of(source: &'a str, sink: &'a mut S) -> Self {
        Self {
            source,
            sink,
            position: 0,
            pending: 0..0,
            told: 0,
            tag: Tag::Start,
            tag_at: 0,
            name: Vec::new(),
            last_start: Vec::new(),
            attributes: Vec::new(),
            attribute: Vec::new(),
        }
    }

    /// Where a stretch stands, if it stands there as it is: it ends here, or what was no tag after all is given in
    /// stretches that follow each other.
    fn verbatim(&self, stretch: &[u8]) -> Option<Range<usize>> {
        let source = self.source.as_bytes();
        let stands = |start: usize| source.get(start..start + stretch.len()) == Some(stretch);
        let ends_here = self.position.checked_sub(stretch.len()).filter(|start| *start >= self.told);
        let follows = || Some(self.told).filter(|told| source.get(*told) != Some(&b'&'));
        let start =
            ends_here.filter(|start| stands(*start)).or_else(|| follows().filter(|told| stands(*told)))?;
        Some(start..start + stretch.len())
    }

    /// What a reference that ends here means, from where the stretch before it ended.
    fn reference(&self, stretch: &[u8]) -> Piece {
        let end = self.position.min(self.source.len());
        let means = Some(String::from_utf8_lossy(stretch).into_owned());
        Piece { at: self.told.min(end)..end, means }
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let at = std::mem::replace(&mut self.pending, 0..0);
            self.sink.text(Piece { at, means: None });
        }
    }

    fn finish_attribute(&mut self) {
        if !self.attribute.is_empty() {
            let name = String::from_utf8_lossy(&self.attribute).into_owned();
            self.attribute.clear();
            self.attributes.push((name, Vec::new()));
        }
    }

    /// What follows is told of from here on.
    fn told_so_far(&mut self) {
        self.told = self.position.min(self.source.len());
    }
}

impl<S: Sink> Emitter for Tokens<'_, S> {
    type Token = Infallible;

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    fn set_last_start_tag(&mut self, last: Option<&[u8]>) {
        self.last_start.clear();
        self.last_start.extend(last.unwrap_or_default());
    }

    fn emit_eof(&mut self) {
        self.flush();
    }

    fn emit_error(&mut self, _: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_string(&mut self, stretch: &[u8]) {
        if stretch.is_empty() {
            return;
        }
        let Some(at) = self.verbatim(stretch) else {
            self.flush();
            let piece = self.reference(stretch);
            self.sink.text(piece);
            return self.told_so_far();
        };
        self.told = at.end;
        if at.start == self.pending.end {
            self.pending.end = at.end;
        } else {
            self.flush();
            self.pending = at;
        }
    }

    fn init_start_tag(&mut self) {
        self.flush();
        self.tag = Tag::Start;
        self.name.clear();
        self.attributes.clear();
        self.attribute.clear();
    }

    fn init_end_tag(&mut self) {
        self.name.clear();
        self.tag = Tag::End;
        self.attributes.clear();
        self.attribute.clear();
    }

    fn start_open_tag(&mut self) {
        self.tag_at = self.position.saturating_sub(1);
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend(name);
    }

    fn init_attribute(&mut self) {
        self.finish_attribute();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute.extend(name);
    }

    fn init_attribute_value(&mut self) {
        self.told_so_far();
    }

    fn push_attribute_value(&mut self, stretch: &[u8]) {
        self.finish_attribute();
        let found = self.verbatim(stretch);
        let new = match &found {
            Some(at) => Piece { at: at.clone(), means: None },
            None => self.reference(stretch),
        };
        self.told = if found.is_some() { new.at.end } else { self.position.min(self.source.len()) };
        let Some((_, pieces)) = self.attributes.last_mut() else { return };
        match pieces.last_mut() {
            Some(last) if found.is_some() && last.means.is_none() && last.at.end == new.at.start => {
                last.at.end = new.at.end;
            }
            _ => pieces.push(new),
        }
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        self.flush();
        self.finish_attribute();
        let name = std::mem::take(&mut self.name);
        let shown = String::from_utf8_lossy(&name);
        let next = match self.tag {
            Tag::Start => {
                let at = self.tag_at.min(self.position)..self.position.min(self.source.len());
                self.sink.start(&StartTag { name: &shown, attributes: &self.attributes, at });
                self.last_start.clone_from(&name);
                naive_next_state(&name)
            }
            Tag::End => {
                self.sink.end(&shown);
                self.last_start.clear();
                None
            }
        };
        self.told_so_far();
        next
    }

    fn init_comment(&mut self) {
        self.flush();
    }

    fn emit_current_comment(&mut self) {
        self.told_so_far();
    }

    fn init_doctype(&mut self) {
        self.flush();
    }

    fn emit_current_doctype(&mut self) {
        self.told_so_far();
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.tag == Tag::End && !self.last_start.is_empty() && self.last_start == self.name
    }

    fn set_self_closing(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn push_comment(&mut self, _: &[u8]) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}
