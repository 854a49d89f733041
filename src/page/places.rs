//! Where in the file the text of a marked-up page stands.
//!
//! The text of such a page is what a reader sees of its file: stretches that stand there as they are, with what
//! is left out between, and characters that stand for something else (a reference, a run of white space).

use serde::{Deserialize, Serialize};

/// A stretch of the text and the stretch of the file it stands for. It reaches to the next one's beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its first byte in the text.
    pub text_start: u32,
    /// Its first byte in the file.
    pub file_start: u32,
    /// The byte of the file after its last.
    pub file_end: u32,
    /// Whether the file has it letter by letter; else the whole stands for the whole.
    pub verbatim: bool,
}

/// A [`Place`] as it is written: by its length and the way from the one before, which are small numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PlaceOnDisk {
    text_len: u32,
    /// From the end of the one before in the file to its beginning.
    skipped: i32,
    file_len: u32,
    verbatim: bool,
}

/// Ready to write; `text_len` is the length of the text.
pub(crate) fn to_disk(places: &[Place], text_len: u32) -> Vec<PlaceOnDisk> {
    let mut file_end = 0;
    let ends = places.iter().skip(1).map(|place| place.text_start).chain([text_len]);
    let on_disk = |(place, end): (&Place, u32)| {
        let skipped = place.file_start as i32 - file_end as i32;
        file_end = place.file_end;
        let file_len = place.file_end - place.file_start;
        PlaceOnDisk { text_len: end - place.text_start, skipped, file_len, verbatim: place.verbatim }
    };
    places.iter().zip(ends).map(on_disk).collect()
}

/// What [`to_disk`] was given; `None` where that cannot be of a text of this length.
pub(crate) fn from_disk(on_disk: &[PlaceOnDisk], text: &str) -> Option<Vec<Place>> {
    let (mut text_start, mut file_end) = (0_u32, 0_u32);
    let mut places = Vec::with_capacity(on_disk.len());
    for place in on_disk {
        let file_start = file_end.checked_add_signed(place.skipped)?;
        file_end = file_start.checked_add(place.file_len).filter(|end| *end <= i32::MAX as u32)?;
        places.push(Place { text_start, file_start, file_end, verbatim: place.verbatim });
        text_start = text_start.checked_add(place.text_len).filter(|_| place.text_len > 0)?;
        if !text.is_char_boundary(text_start as usize) {
            return None;
        }
    }
    (places.is_empty() || text_start as usize == text.len()).then_some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text_start: u32, file_start: u32, file_end: u32, verbatim: bool) -> Place {
        Place { text_start, file_start, file_end, verbatim }
    }

    #[test]
    fn places_come_back_and_none_is_believed_that_is_not_of_the_text() {
        let text = "abc def";
        let places = [place(0, 90, 93, true), place(3, 20, 26, false), place(4, 26, 29, true)];
        let on_disk = to_disk(&places, 7);
        assert_eq!(from_disk(&on_disk, text).as_deref(), Some(places.as_slice()));
        assert_eq!(from_disk(&on_disk, "abc de"), None, "a text that ends before");
        assert_eq!(from_disk(&on_disk, "abc\u{e9}ef"), None, "parts a letter");
        let mut before_the_file = on_disk;
        before_the_file[1].skipped = -100;
        assert_eq!(from_disk(&before_the_file, text), None);
    }
}
