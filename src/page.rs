//! A page as it was found: every byte kept, its text decoded, and the way back from text to bytes.
//!
//! The text of a marked-up page is what a reader sees of it ([`crate::reading::html`]); its [`places`] lead back.
//!
//! Inside the engine every [`Span`] counts bytes of [`Page::text`] (UTF-8). The bytes of the
//! *file* are needed only where another program is told a place: [`Page::offset_as_found`].

use serde::{Deserialize, Serialize};

use crate::report::Span;

use places::Place;

pub mod places;

/// How the bytes of a page became text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 behind a byte order mark; the mark is not part of the text.
    Utf8WithBom,
    /// Windows code page 1256 (Arabic), one byte a letter.
    Windows1256,
    /// ISO 8859-6 (ASMO 708), one byte a letter.
    Iso8859_6,
}

impl Encoding {
    /// Whether each letter is one byte of the file.
    fn is_byte_a_letter(self) -> bool {
        match self {
            Self::Utf8 | Self::Utf8WithBom => false,
            Self::Windows1256 | Self::Iso8859_6 => true,
        }
    }

    /// Of the two pages of Arabic letters of one byte the likelier.
    ///
    /// ه و ى ي of ISO 8859-6 are ç è é ê in windows-1256, which no Arabic word has; ف ق ك ى ي of
    /// windows-1256 are no letters in ISO 8859-6. Both are frequent in any Arabic text.
    fn of_letters(content: &[u8]) -> Self {
        let count = |of: &[u8]| content.iter().filter(|byte| of.contains(byte)).count();
        let iso = count(&[0xE7, 0xE8, 0xE9, 0xEA]);
        let windows = count(&[0xDD, 0xDE, 0xDF, 0xEC, 0xED]);
        if iso > windows { Self::Iso8859_6 } else { Self::Windows1256 }
    }
}

/// A stretch of the file that is not valid in its encoding and stands as U+FFFD in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Damage {
    /// Where the replacement character begins in the text, in bytes.
    pub text_offset: u32,
    /// How many bytes of the file it stands for (1–3).
    pub file_bytes: u8,
}

/// One file of the corpus, decoded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The decoded text, complete: nothing is trimmed or normalised. Of a marked-up page, what is shown.
    pub text: String,
    /// How the bytes became this text.
    pub encoding: Encoding,
    /// Stretches that could not be decoded, in order. Empty for nearly every page.
    pub damage: Vec<Damage>,
    /// Where the text of a marked-up page stands in its file: from its first byte to its last, without gaps.
    /// Empty where the text is the file's.
    pub places: Vec<Place>,
}

/// Why a file cannot be read as a page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnreadablePage {
    /// The file begins with the byte order mark of UTF-16.
    #[error("the file is UTF-16; save it as UTF-8 and pack again")]
    Utf16,
    /// The file has NUL bytes: it is no text.
    #[error(
        "the file is not text (it has a NUL byte at byte {0}); remove it from the folder or convert it to text"
    )]
    Binary(usize),
    /// The file has no letters at all.
    #[error("the file is empty")]
    Empty,
    /// The file is markup that shows no letters.
    #[error(
        "the page shows no text; perhaps a script writes it: save the page from a browser and pack again"
    )]
    NoText,
    /// The file is larger than offsets can count.
    #[error("the file is larger than {0} bytes; split it into single reports")]
    TooLarge(usize),
}

/// The largest page we read, in bytes.
pub const LARGEST_PAGE: usize = 64 << 20;

impl Page {
    /// A page of this text.
    #[must_use]
    pub fn of_text(text: String) -> Self {
        Self { text, encoding: Encoding::Utf8, damage: Vec::new(), places: Vec::new() }
    }

    /// Decodes the bytes of a file.
    ///
    /// A byte order mark decides; else text that is valid UTF-8 is UTF-8; else text whose
    /// multi-byte sequences are mostly valid is *damaged* UTF-8; else it is windows-1256 or ISO 8859-6,
    /// by its letters.
    ///
    /// # Errors
    /// Where the file is no text in these encodings; see [`UnreadablePage`].
    pub fn decode(bytes: &[u8]) -> Result<Self, UnreadablePage> {
        Self::decode_as(bytes, None)
    }

    /// Decodes the bytes of a file that says itself how it is encoded. It is not believed where it says
    /// otherwise than its bytes: windows-1256 is no valid UTF-8 by chance, nor the reverse.
    ///
    /// # Errors
    /// As [`Page::decode`].
    pub fn decode_as(bytes: &[u8], says: Option<Encoding>) -> Result<Self, UnreadablePage> {
        if bytes.len() > LARGEST_PAGE {
            return Err(UnreadablePage::TooLarge(LARGEST_PAGE));
        }
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return Err(UnreadablePage::Utf16);
        }
        let (content, bom) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
            Some(rest) => (rest, true),
            None => (bytes, false),
        };
        if content.contains(&0) {
            let at = content.iter().take_while(|byte| **byte != 0).count();
            return Err(UnreadablePage::Binary(at + bytes.len() - content.len()));
        }
        if content.iter().all(u8::is_ascii_whitespace) {
            return Err(UnreadablePage::Empty);
        }
        let encoding = if bom { Encoding::Utf8WithBom } else { Encoding::Utf8 };
        if let Ok(text) = std::str::from_utf8(content) {
            return Ok(Self { encoding, ..Self::of_text(text.to_owned()) });
        }
        let damaged = Self::decode_damaged_utf8(content, encoding);
        if bom || damaged.is_mostly_intact() {
            return Ok(damaged);
        }
        let encoding =
            says.filter(|says| says.is_byte_a_letter()).unwrap_or_else(|| Encoding::of_letters(content));
        let table = match encoding {
            Encoding::Iso8859_6 => encoding_rs::ISO_8859_6,
            Encoding::Windows1256 | Encoding::Utf8 | Encoding::Utf8WithBom => encoding_rs::WINDOWS_1256,
        };
        let (text, _) = table.decode_without_bom_handling(content);
        Ok(Self { encoding, ..Self::of_text(text.into_owned()) })
    }

    fn decode_damaged_utf8(content: &[u8], encoding: Encoding) -> Self {
        let mut text = String::with_capacity(content.len());
        let mut damage = Vec::new();
        for chunk in content.utf8_chunks() {
            text.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                let text_offset = text.len() as u32;
                damage.push(Damage { text_offset, file_bytes: chunk.invalid().len() as u8 });
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
        Self { encoding, damage, ..Self::of_text(text) }
    }

    /// Windows-1256 read as UTF-8 has next to no valid multi-byte sequence; a UTF-8 page cut in
    /// the middle of a letter has hundreds.
    fn is_mostly_intact(&self) -> bool {
        let intact = self.text.chars().filter(|&c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER).count();
        intact > 4 * self.damage.len()
    }

    /// The place in the file, in bytes from its first byte (a byte order mark counted), of a
    /// place in the text. `offset` must be a char boundary of the text.
    #[must_use]
    pub fn offset_as_found(&self, offset: u32) -> u32 {
        if let Some(place) = self.place_of(offset) {
            return if place.verbatim { self.within(place, offset) } else { place.file_start };
        }
        match self.encoding {
            Encoding::Windows1256 | Encoding::Iso8859_6 => {
                self.text[..offset as usize].chars().count() as u32
            }
            Encoding::Utf8 | Encoding::Utf8WithBom => {
                let bom = if self.encoding == Encoding::Utf8WithBom { 3 } else { 0 };
                let replaced = self.damage.iter().take_while(|d| d.text_offset < offset);
                let replacement_len = char::REPLACEMENT_CHARACTER.len_utf8() as u32;
                replaced.fold(offset + bom, |at, d| at - replacement_len + u32::from(d.file_bytes))
            }
        }
    }

    /// Where what ends at this place of the text ends in the file: between two stretches that are apart in the
    /// file that is not where the next one begins.
    fn end_as_found(&self, end: u32) -> u32 {
        match end.checked_sub(1).and_then(|last| self.place_of(last)) {
            Some(place) if place.verbatim => self.within(place, end),
            Some(place) => place.file_end,
            None => self.offset_as_found(end),
        }
    }

    fn place_of(&self, offset: u32) -> Option<Place> {
        let after = self.places.partition_point(|place| place.text_start <= offset);
        after.checked_sub(1).map(|at| self.places[at])
    }

    /// The place in the file of a place in a stretch that the file has letter by letter.
    fn within(&self, place: Place, offset: u32) -> u32 {
        let before = &self.text[place.text_start as usize..offset as usize];
        let n_bytes = if self.encoding.is_byte_a_letter() { before.chars().count() } else { before.len() };
        place.file_start.saturating_add(n_bytes as u32)
    }

    /// Spans of the text, in order and not overlapping, as spans of the file; one walk for all.
    #[must_use]
    pub fn spans_as_found(&self, spans: impl Iterator<Item = Span>) -> Vec<Span> {
        if !self.encoding.is_byte_a_letter() || !self.places.is_empty() {
            return spans.map(|span| self.span_as_found(span)).collect();
        }
        let (mut at, mut n_letters) = (0, 0);
        let mut letters_before = |offset: u32| {
            n_letters += self.text[at as usize..offset as usize].chars().count() as u32;
            at = offset;
            n_letters
        };
        spans.map(|span| Span { start: letters_before(span.start), end: letters_before(span.end) }).collect()
    }

    /// A span of the text as a span of the file. Of a marked-up page it reaches over the markup in it.
    #[must_use]
    pub fn span_as_found(&self, span: Span) -> Span {
        let start = self.offset_as_found(span.start);
        Span { start, end: self.end_as_found(span.end).max(start) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_counted_but_not_shown() {
        let page = Page::decode("\u{feff}سجل".as_bytes()).unwrap();
        assert_eq!((page.text.as_str(), page.encoding), ("سجل", Encoding::Utf8WithBom));
        assert_eq!(page.offset_as_found(0), 3);
        assert_eq!(page.offset_as_found(6), 9);
    }

    #[test]
    fn windows_1256_is_recognised_and_its_letters_are_one_byte() {
        let text = "قال مسؤول في دمشق، اليوم، إن «العدد» بلغ 53 شخصاً";
        let (bytes, _, lossy) = encoding_rs::WINDOWS_1256.encode(text);
        assert!(!lossy);
        let page = Page::decode(&bytes).unwrap();
        assert_eq!((page.text.as_str(), page.encoding), (text, Encoding::Windows1256));
        for (nth, (offset, _)) in text.char_indices().enumerate() {
            assert_eq!(page.offset_as_found(offset as u32), nth as u32);
        }
        let words = || crate::arabic::tokens(text).map(|token| token.span);
        let one_by_one: Vec<Span> = words().map(|span| page.span_as_found(span)).collect();
        assert_eq!(page.spans_as_found(words()), one_by_one);
    }

    #[test]
    fn iso_8859_6_is_told_from_windows_1256_by_its_letters() {
        let text = "قال مسؤول في دمشق، اليوم، إن العدد بلغ 53 شخصا وهو يزيد على ما كان";
        // 0x0621..=0x0652 stand at 0xC1.. in the order of Unicode, and ، at 0xAC.
        let byte = |c: char| match c {
            '،' => 0xAC,
            c if c.is_ascii() => c as u8,
            c => (c as u32 - 0x0621 + 0xC1) as u8,
        };
        let bytes: Vec<u8> = text.chars().map(byte).collect();
        let page = Page::decode(&bytes).unwrap();
        assert_eq!((page.text.as_str(), page.encoding), (text, Encoding::Iso8859_6));
        let end = text.chars().count() as u32;
        assert_eq!(page.offset_as_found(text.len() as u32), end);
        let windows = Page::decode_as(&bytes, Some(Encoding::Windows1256)).unwrap();
        assert_eq!(windows.encoding, Encoding::Windows1256, "the file says so");
        let utf8 = Page::decode_as(text.as_bytes(), Some(Encoding::Windows1256)).unwrap();
        assert_eq!(utf8.encoding, Encoding::Utf8, "the file cannot mean that");
    }

    #[test]
    fn places_lead_from_a_shown_text_to_its_file() {
        // `<p>ab&amp;</p>  <p>cd</p>`
        let place =
            |text_start, file_start, file_end, verbatim| Place { text_start, file_start, file_end, verbatim };
        let places = vec![
            place(0, 3, 5, true),
            place(2, 5, 10, false),
            place(3, 10, 10, false),
            place(4, 19, 21, true),
        ];
        let page = Page { places, ..Page::of_text("ab&\ncd".to_owned()) };
        let as_found = |start, end| {
            let Span { start, end } = page.span_as_found(Span { start, end });
            (start, end)
        };
        assert_eq!(as_found(0, 2), (3, 5));
        assert_eq!(as_found(1, 3), (4, 10));
        assert_eq!(as_found(2, 3), (5, 10));
        assert_eq!(as_found(0, 6), (3, 21));
        assert_eq!(as_found(4, 5), (19, 20));
        assert_eq!(as_found(6, 6), (21, 21));
    }

    #[test]
    fn a_damaged_utf8_page_stays_utf8_and_keeps_its_places() {
        let mut bytes = "تقرير طويل عن مخيم الهول وعن سجون الحسكة".as_bytes().to_vec();
        bytes.truncate(bytes.len() - 1);
        bytes.insert(10, 0xFF);
        let page = Page::decode(&bytes).unwrap();
        assert_eq!(page.encoding, Encoding::Utf8);
        assert_eq!(page.damage.len(), 2);
        let camp = page.text.find("مخيم").unwrap();
        let found = page.offset_as_found(camp as u32) as usize;
        assert!(bytes[found..].starts_with("مخيم".as_bytes()));
        assert_eq!(page.offset_as_found(page.text.len() as u32) as usize, bytes.len());
    }

    #[test]
    fn what_is_no_text_is_refused_with_a_remedy() {
        assert_eq!(Page::decode(b"\xFF\xFEa\0"), Err(UnreadablePage::Utf16));
        assert_eq!(Page::decode(b"PK\x03\0"), Err(UnreadablePage::Binary(3)));
        assert_eq!(Page::decode(b" \n"), Err(UnreadablePage::Empty));
    }
}
