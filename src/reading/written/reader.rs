//! Reads the marks within a line: links, pictures, emphasis, escapes, tags.

use super::{Conventions, Marks, is_address, is_written_bullet, number_in_brackets};

/// No address or attribute is longer, in bytes.
const LONGEST_TARGET: usize = 2000;

/// What stands in brackets without an address, as text browsers write it, and programs that keep no pictures.
const PLACEHOLDERS: &[(&str, bool)] = &[
    ("[IMG]", true),
    ("[logo]", true),
    ("[Logo]", true),
    ("[LOGO]", true),
    ("[شعار]", true),
    ("[الشعار]", true),
    ("[INLINE]", true),
    ("[IMAGE]", true),
    ("[Image]", true),
    ("[image]", true),
    ("[img]", true),
    ("[صورة]", true),
    ("[الصورة]", true),
    ("(BUTTON)", false),
    ("(Submit)", false),
    ("[BUTTON]", false),
    ("[button]", false),
    ("[EMBED]", false),
    ("[LINK]", false),
    ("[USEMAP]", false),
    ("[ ]", false),
    ("[x]", false),
    ("[X]", false),
    ("( )", false),
    ("(*)", false),
];

/// Reads the marks of a part of the text.
pub(super) struct Reader<'t> {
    text: &'t str,
    conventions: &'t Conventions,
    at: usize,
    end: usize,
    /// Of brackets that are open: where what they hold began, whether a picture.
    open: Vec<Open>,
    pieces: Vec<(usize, usize)>,
    pub(super) shown: usize,
    pub(super) linked: usize,
    pub(super) pictured: usize,
    pub(super) n_links: usize,
    pub(super) marks: Marks,
    /// The next closing mark of each kind, once looked for, so that no stretch is searched twice.
    next: [Option<usize>; 3],
    /// What follows a number of a link is its words, at least up to the next mark.
    since_number: Option<usize>,
}

struct Open {
    shown: usize,
    piece: usize,
    picture: bool,
}

const CLOSERS: [char; 3] = [')', '>', '}'];

impl<'t> Reader<'t> {
    /// A reader of the bytes `at..end` of the text.
    pub(super) fn of(text: &'t str, at: usize, end: usize, conventions: &'t Conventions) -> Self {
        Self {
            text,
            conventions,
            at,
            end,
            open: Vec::new(),
            pieces: Vec::new(),
            shown: 0,
            linked: 0,
            pictured: 0,
            n_links: 0,
            marks: Marks::default(),
            next: [None; 3],
            since_number: None,
        }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..self.end]
    }

    pub(super) fn read(&mut self) {
        let mut from = self.at;
        while self.at < self.end {
            let rest = self.rest();
            let Some(c) = rest.chars().next() else { break };
            let skip = match c {
                '[' | '(' if self.placeholder().is_some() => self.placeholder().unwrap_or(1),
                '[' if self.conventions.numbered && number_in_brackets(rest).is_some() => {
                    let length = number_in_brackets(rest).map_or(1, |(_, length)| length);
                    self.show(from, self.at);
                    from = self.at;
                    self.close_numbered();
                    self.since_number = Some(self.shown);
                    length
                }
                '[' | '!' if c == '[' || rest.starts_with("![") => {
                    let length = if c == '[' { 1 } else { 2 };
                    self.show(from, self.at);
                    // Plain brackets are shown; those of a link are taken off where they are closed.
                    self.open.push(Open { shown: self.shown, piece: self.pieces.len(), picture: c == '!' });
                    self.pieces.push((self.at, self.at + length));
                    from = self.at + length;
                    self.at += length;
                    continue;
                }
                ']' => self.close(&mut from),
                '\\' if rest[1..].starts_with(|next: char| next.is_ascii_punctuation()) => {
                    // The mark behind it is shown as it is.
                    self.show(from, self.at);
                    from = self.at + 1;
                    self.at += 2;
                    continue;
                }
                '*' | '`' => 1,
                '_' if self.stands_at_edge() => 1,
                '<' => self.tag(),
                _ => 0,
            };
            if skip == 0 {
                self.at += c.len_utf8();
                continue;
            }
            self.show(from, self.at);
            self.at += skip;
            from = self.at;
        }
        let end = self.end;
        self.show(from, end);
        self.close_numbered();
    }

    /// The length of a placeholder here.
    fn placeholder(&mut self) -> Option<usize> {
        let rest = &self.text[self.at..self.end];
        let (word, picture) = PLACEHOLDERS.iter().find(|(word, _)| rest.starts_with(word))?;
        self.marks.picture |= picture;
        self.marks.logo |= word.to_ascii_lowercase().contains("logo") || word.contains("شعار");
        self.marks.button |= !picture;
        Some(word.len())
    }

    fn show(&mut self, from: usize, to: usize) {
        if from < to {
            self.pieces.push((from, to));
            self.shown += self.text[from..to].chars().filter(|c| c.is_alphanumeric()).count();
        }
    }

    fn close_numbered(&mut self) {
        if let Some(since) = self.since_number.take() {
            self.linked += self.shown - since;
            self.n_links += 1;
        }
    }

    /// A closing bracket: how many bytes of marks stand here. What the brackets held is shown, as a link if an address
    /// or a label follows.
    fn close(&mut self, from: &mut usize) -> usize {
        let Some(open) = self.open.pop() else { return 0 };
        let behind = &self.text[self.at + 1..self.end];
        let (opened, inner) = self.pieces[open.piece];
        let inside = &self.text[inner..self.at];
        let target = match behind.chars().next() {
            Some('(') => self.target(self.at + 1, 0).filter(|&to| is_target(&self.text[self.at + 2..to - 1])),
            Some('{') => self.target(self.at + 1, 2).filter(|&to| self.text[self.at + 1..to].is_ascii()),
            Some('[') => {
                let label = behind.find(']').filter(|&to| to <= 300).map(|to| &behind[1..to]);
                let known = label.is_some_and(|label| {
                    let label = if label.is_empty() { inside } else { label };
                    self.conventions.references.contains(label)
                });
                label.filter(|_| known).map(|label| self.at + 1 + label.len() + 2)
            }
            _ => None,
        };
        let is_shortcut = target.is_none() && self.conventions.references.contains(inside);
        if target.is_none() && !is_shortcut {
            return 0;
        }
        self.pieces[open.piece] = (opened, opened);
        self.show(*from, self.at);
        *from = self.at;
        let held = self.shown - open.shown;
        let target_of = target.map_or("", |to| &self.text[self.at + 1..to]);
        if open.picture {
            self.marks.picture = true;
            self.marks.logo |= target_of.to_ascii_lowercase().contains("logo");
            self.pictured += held;
        } else if !target_of.starts_with('{') && !leads_to_picture(target_of) {
            self.n_links += 1;
            // Links hold no links; a picture in a link is the link's.
            if self.open.iter().all(|outer| outer.picture) {
                self.linked += held;
            }
        }
        let attributes = target.filter(|&to| self.text[to..self.end].starts_with('{'));
        let end = attributes
            .and_then(|to| self.target(to, 2).filter(|&end| self.text[to..end].is_ascii()))
            .or(target)
            .unwrap_or(self.at + 1);
        end - self.at
    }

    /// Where the closing mark of this kind stands behind `from`: the byte behind it.
    fn target(&mut self, from: usize, kind: usize) -> Option<usize> {
        let known = self.next[kind].filter(|&at| at > from);
        let found = known.or_else(|| {
            (self.next[kind] != Some(usize::MAX))
                .then(|| self.text[from..self.end].find(CLOSERS[kind]).map_or(usize::MAX, |at| from + at))
        });
        self.next[kind] = found;
        let at = found.filter(|&at| at != usize::MAX && at - from <= LONGEST_TARGET)?;
        // One pair within: `(…/wiki/A_(b))`.
        let nested = kind == 0 && self.text[from + 1..at].contains('(');
        let end = at + 1;
        Some(if nested && self.text[end..self.end].starts_with(')') { end + 1 } else { end })
    }

    /// How long the tag here is, 0 if it is none.
    fn tag(&mut self) -> usize {
        let behind = &self.text[self.at + 1..self.end];
        if is_address(behind)
            || !behind.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!')
        {
            return 0;
        }
        self.target(self.at, 1).map_or(0, |end| end - self.at)
    }

    /// Whether the mark here stands at the edge of a word.
    fn stands_at_edge(&self) -> bool {
        let before = self.text[..self.at].chars().next_back();
        let behind = self.rest().chars().nth(1);
        !(before.is_some_and(char::is_alphanumeric) && behind.is_some_and(char::is_alphanumeric))
    }

    /// What is shown, joined where it stands together, without white space at either end.
    pub(super) fn trimmed_pieces(&self) -> Vec<(usize, usize)> {
        let mut joined: Vec<(usize, usize)> = Vec::new();
        for &(from, to) in self.pieces.iter().filter(|piece| piece.0 < piece.1) {
            match joined.last_mut() {
                Some(last) if last.1 == from => last.1 = to,
                _ => joined.push((from, to)),
            }
        }
        let blank = |piece: &(usize, usize)| self.text[piece.0..piece.1].trim().is_empty();
        while joined.last().is_some_and(blank) {
            joined.pop();
        }
        let leading = joined.iter().take_while(|piece| blank(piece)).count();
        joined.drain(..leading);
        if let Some(first) = joined.first_mut() {
            let shown = &self.text[first.0..first.1];
            let bare = shown.trim_start_matches(is_written_bullet);
            let bare = if bare.is_empty() { shown.trim_start() } else { bare };
            first.0 += shown.len() - bare.len();
        }
        if let Some(last) = joined.last_mut() {
            let shown = &self.text[last.0..last.1];
            last.1 -= shown.len() - shown.trim_end().len();
        }
        joined
    }
}

/// Whether an address is that of a picture.
fn leads_to_picture(target: &str) -> bool {
    let address = target.trim_matches(['(', ')', '[', ']']).split([' ', '?', '#']).next().unwrap_or_default();
    let ending = address.rsplit('.').next().unwrap_or_default();
    ["jpg", "jpeg", "png", "gif", "webp"].iter().any(|of| ending.eq_ignore_ascii_case(of))
}

/// Whether what stands in the parenthesis behind brackets is an address, perhaps with a title in quotation marks.
fn is_target(text: &str) -> bool {
    let address = text.split_whitespace().next().unwrap_or_default();
    let rest = text.trim_start()[address.len()..].trim_start();
    let titled = rest.is_empty() || rest.starts_with(['"', '\'', '(']);
    titled && (address.is_ascii() || address.contains('/') || is_address(address))
}
