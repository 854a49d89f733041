//! Which other names an edition brings: those of the corpus, and of those we know what it can speak of.

use std::collections::{BTreeMap, BTreeSet};

use super::{CorpusInfo, Shard};
use crate::arabic::class::{Form, keys};
use crate::arabic::{self, fold};
use crate::edition::names::NameGroups;
use crate::knowledge;

/// The names of an edition of these reports, if there are any.
pub(super) fn names_of<K>(shard: &Shard<K>, corpus: &CorpusInfo) -> Option<NameGroups> {
    let vocabulary: BTreeSet<String> =
        shard.words.keys().flat_map(|surface| keys(&Form::new(surface))).collect();
    // A form of the word could be there: no name that occurs is missed.
    let may_occur = |word: &str| keys(&Form::new(word)).iter().any(|key| vocabulary.contains(key));
    let occurs = |name: &&str| arabic::words(name).all(|word| may_occur(word.text));
    let of_corpus: BTreeSet<String> = corpus.names.iter().flatten().map(|name| folded(name)).collect();
    let is_of_use = |name: &&str| occurs(name) || of_corpus.contains(&folded(name));
    let known = knowledge::names::groups().filter(|names| names.iter().any(&is_of_use));
    let known = known.map(|names| names.into_iter().map(str::to_owned).collect());
    let mut groups = joined(known.chain(corpus.names.iter().cloned()));
    groups.retain(|names| names.len() > 1);
    (!groups.is_empty()).then(|| NameGroups { groups, of_corpus: corpus.names.clone() })
}

/// Groups that have a name in common become one. The order in which they come leaves no trace.
fn joined(groups: impl Iterator<Item = Vec<String>>) -> Vec<Vec<String>> {
    let mut all: Vec<BTreeMap<String, String>> = Vec::new();
    for names in groups {
        let mut group = BTreeMap::new();
        for name in names {
            put(&mut group, folded(&name), name);
        }
        let (same, others): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|known| group.keys().any(|name| known.contains_key(name)));
        for (folded, name) in same.into_iter().flatten() {
            put(&mut group, folded, name);
        }
        all = others;
        all.push(group);
    }
    let mut groups: Vec<Vec<String>> = all.into_iter().map(|group| group.into_values().collect()).collect();
    groups.sort_unstable();
    groups
}

/// Of two spellings of one name the first in order stays.
fn put(group: &mut BTreeMap<String, String>, folded: String, name: String) {
    let known = group.entry(folded).or_insert_with(|| name.clone());
    if name < *known {
        *known = name;
    }
}

/// The words of a name in the letters in which they are compared.
fn folded(name: &str) -> String {
    arabic::words(name).map(|word| fold(word.text)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shard(text: &str) -> Shard {
        Shard::read("a.txt", text.as_bytes()).unwrap()
    }

    fn info(names: &[&[&str]]) -> CorpusInfo {
        let group = |names: &&[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        CorpusInfo { names: names.iter().map(group).collect(), ..CorpusInfo::default() }
    }

    #[test]
    fn a_known_group_comes_along_where_one_of_its_names_may_occur() {
        let has = |text: &str, name: &str| {
            let names = names_of(&shard(text), &info(&[])).unwrap_or_default();
            names.groups.iter().flatten().any(|known| known == name)
        };
        assert!(has("قال إن داعش هناك", "ISIS") && has("وبداعش", "تنظيم الدولة"));
        assert!(has("قوات سوريا الديمقراطية", "قسد") && !has("قوات سوريا", "قسد"));
        assert!(!has("قال إن أحدا هناك", "ISIS"));
        assert_eq!(names_of(&shard("هناك"), &info(&[])), None);
    }

    #[test]
    fn names_of_the_corpus_join_those_we_know_whatever_their_order() {
        let groups = [["Dāʿish", "داعش"], ["الدواعش", "Dāʿish"], ["هنا", "هناك"]];
        let mut turned = groups;
        turned.reverse();
        let of = |groups: [[&str; 2]; 3]| {
            names_of(&shard("داعش"), &info(&groups.each_ref().map(|names| names.as_slice()))).unwrap()
        };
        let names = of(groups);
        assert_eq!(names.groups, of(turned).groups);
        let with =
            |name: &str| names.groups.iter().filter(|names| names.iter().any(|known| known == name)).count();
        assert_eq!((with("الدواعش"), with("ISIS"), with("هنا")), (1, 1, 1));
        let group = names.groups.iter().find(|names| names.contains(&"الدواعش".to_owned())).unwrap();
        assert!(group.contains(&"ISIS".to_owned()));
        assert_eq!(names.of_corpus.len(), 3);
    }
}
