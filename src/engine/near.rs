//! Which words of a query count as near each other: the order of the hits is worth some bytes, not any.

use super::words::MatchedWords;
use crate::edition::FileRef;
use crate::edition::dictionary::PostingsRef;
use crate::search::matching::MatchedForm;
use crate::search::query::QueryWord;
use crate::sorting;
use crate::view::Level;

/// So many bytes are fetched for a query to know what stands near what, beside what its phrases need. Of what
/// stands so often that it takes more, nearness tells little.
const MOST_BYTES_FOR_NEARNESS: u32 = 20_000;

/// Whether a view of this level finds the form of the word.
pub(super) fn is_found_at(word: &QueryWord, form: &MatchedForm, level: Level) -> bool {
    word.is_at_any_level() || form.level <= level
}

/// Of each word whether what stands near it counts: of several that are asked for, not only as one phrase, and
/// that are no beginnings, whose order would change with every letter.
pub(super) fn are_near(matched: &MatchedWords, level: Level) -> Vec<bool> {
    let words = &matched.words;
    let mut are_near = vec![false; words.len()];
    if !words.iter().any(|(word, _)| word.is_alone) {
        return are_near;
    }
    let mut anyway: Vec<FileRef> = Vec::new();
    let in_phrases = words.iter().filter(|(word, _)| word.needs_positions);
    let of_names = matched.names.iter().flat_map(|name| &name.words);
    for forms in in_phrases.map(|(_, forms)| forms).chain(of_names) {
        anyway.extend(files_of_positions(forms.iter()));
    }
    let (mut whole, mut files) = (Vec::new(), Vec::new());
    for ((word, forms), nth) in
        words.iter().zip(0..).filter(|((word, _), _)| word.is_wanted && !word.is_prefix)
    {
        let of_word = files_of_positions(forms.iter().filter(|form| is_found_at(word, form, level)));
        if !of_word.is_empty() {
            whole.push(nth);
            files.push(of_word);
        }
    }
    sorting::sort_once(&mut anyway);
    for (nth, is_affordable) in whole.into_iter().zip(are_affordable(&files, &anyway)) {
        are_near[nth] = is_affordable;
    }
    // What is left of one phrase stands beside each other anyway.
    if !words.iter().zip(&are_near).any(|((word, _), &is_near)| is_near && word.is_alone) {
        are_near.fill(false);
    }
    are_near
}

/// The files with the positions of these forms.
fn files_of_positions<'a>(forms: impl Iterator<Item = &'a MatchedForm>) -> Vec<FileRef> {
    let file = |form: &MatchedForm| {
        let block = &form.block().block;
        match &form.entry().postings {
            PostingsRef::Inline(_) => Some(block.inline_positions),
            PostingsRef::InFile { positions, .. } => block.lists.get(positions.file as usize).copied(),
        }
    };
    let mut files = forms.filter_map(file).collect();
    sorting::sort_once(&mut files);
    files
}

/// Which words are left when the dearest are dropped until the files of the others are few enough; none where
/// fewer than two are left. `of_words`: the files of each word, each once; those that are needed `anyway`, which
/// are in order, cost nothing.
fn are_affordable(of_words: &[Vec<FileRef>], anyway: &[FileRef]) -> Vec<bool> {
    let paid = |files: &[FileRef]| -> Vec<FileRef> {
        files.iter().filter(|file| anyway.binary_search(file).is_err()).copied().collect()
    };
    let cost = |files: &[FileRef]| files.iter().fold(0, |sum, file| sum + u64::from(file.packed_len));
    let paid: Vec<Vec<FileRef>> = of_words.iter().map(|files| paid(files)).collect();
    let mut files: Vec<FileRef> = paid.iter().flatten().copied().collect();
    sorting::sort_once(&mut files);
    let mut n_uses = vec![0_u32; files.len()];
    let place = |file: &FileRef| files.binary_search(file).unwrap_or_default();
    paid.iter().flatten().for_each(|file| n_uses[place(file)] += 1);
    let mut sum = cost(&files);
    // Of equally dear ones in any order of the query the same; those of the same files go together.
    let price = |nth: usize| (cost(&paid[nth]), &of_words[nth]);
    let mut affordable = vec![true; of_words.len()];
    for dearest in sorting::sorted_places(of_words.len(), &|one, other| price(other).cmp(&price(one))) {
        if sum <= u64::from(MOST_BYTES_FOR_NEARNESS) {
            break;
        }
        affordable[dearest] = false;
        for file in &paid[dearest] {
            n_uses[place(file)] -= 1;
            if n_uses[place(file)] == 0 {
                sum -= u64::from(file.packed_len);
            }
        }
    }
    if affordable.iter().filter(|is_affordable| **is_affordable).count() < 2 {
        affordable.fill(false);
    }
    affordable
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: u8, packed_len: u32) -> FileRef {
        FileRef { sha256: [name; 32], packed_len, unpacked_len: 0 }
    }

    const MOST: u32 = MOST_BYTES_FOR_NEARNESS;

    #[test]
    fn files_may_take_so_much_together_and_no_byte_more() {
        let words = |last| vec![vec![file(1, MOST / 2)], vec![file(2, MOST / 2 - 9), file(3, last)]];
        assert_eq!(are_affordable(&words(9), &[]), [true, true]);
        assert_eq!(are_affordable(&words(10), &[]), [false, false]);
    }

    #[test]
    fn a_file_of_several_words_counts_once() {
        let words = [vec![file(1, MOST)], vec![file(1, MOST)]];
        assert_eq!(are_affordable(&words, &[]), [true, true]);
        let words = [vec![file(1, MOST - 1), file(2, 1)], vec![file(1, MOST - 1)], vec![file(2, 1)]];
        assert_eq!(are_affordable(&words, &[]), [true; 3]);
    }

    #[test]
    fn what_a_phrase_needs_anyway_costs_nothing() {
        let words = [vec![file(1, 2 * MOST)], vec![file(2, MOST)]];
        assert_eq!(are_affordable(&words, &[file(1, 2 * MOST)]), [true, true]);
        assert_eq!(are_affordable(&words, &[file(2, MOST)]), [false, false]);
    }

    #[test]
    fn the_dearest_words_are_dropped_until_the_others_can_be_paid() {
        let words = [vec![file(1, 9)], vec![file(2, MOST)], vec![file(3, 8)], vec![file(4, MOST - 16)]];
        assert_eq!(are_affordable(&words, &[]), [true, false, true, false]);
        assert_eq!(are_affordable(&words[1..], &[]), [false, true, true]);
        assert_eq!(are_affordable(&words[..2], &[]), [false, false], "one alone is near nothing");
        assert_eq!(are_affordable(&[], &[]), [false; 0]);
    }

    #[test]
    fn of_equally_dear_words_the_same_are_dropped_in_any_order_of_the_query() {
        let words = [vec![file(1, 9)], vec![file(2, MOST - 9)], vec![file(3, MOST - 9)]];
        let [one, two, three] = words.clone();
        assert_eq!(are_affordable(&words, &[]), [true, true, false]);
        assert_eq!(are_affordable(&[three, two, one], &[]), [false, true, true]);
        let same = [vec![file(2, MOST)], vec![file(1, 9)], vec![file(2, MOST)]];
        assert_eq!(are_affordable(&same, &[]), [false; 3], "neither of the two without the other");
    }
}
