//! What was learned of texts, for whoever meets them again: the texts of plans that carry out one plan are mostly the same.

use std::hash::BuildHasher;
use std::sync::{PoisonError, RwLock};

use arcstr::ArcStr;
use foldhash::HashMap;
use foldhash::fast::FixedState;

/// Into how many parts texts are divided, so that threads seldom wait for each other.
const PARTS: usize = 64;

/// How many texts of a part are remembered at most: of what a country's plans say alike there are far less.
const MOST: usize = 512;

/// How long a text is at most that is remembered, in bytes: long ones are seldom alike.
const LONGEST: usize = 512;

/// What is known of texts by themselves, wherever they stand.
#[derive(Debug)]
pub struct Learned<V>([RwLock<HashMap<ArcStr, V>>; PARTS]);

impl<V> Default for Learned<V> {
    fn default() -> Self {
        Learned(std::array::from_fn(|_| RwLock::default()))
    }
}

impl<V: Clone> Learned<V> {
    /// What is known of a text.
    pub fn of(&self, text: &str) -> Option<V> {
        self.part(text)?.read().unwrap_or_else(PoisonError::into_inner).get(text).cloned()
    }

    /// Takes in what was learned of a text, in place of what was known of it.
    pub fn learn(&self, text: &str, what: V) {
        let Some(part) = self.part(text).filter(|_| text.len() <= LONGEST) else { return };
        let mut part = part.write().unwrap_or_else(PoisonError::into_inner);
        let has_room = part.len() < MOST;
        match part.get_mut(text) {
            Some(known) => *known = what,
            None if has_room => drop(part.insert(text.into(), what)),
            None => {}
        }
    }

    fn part(&self, text: &str) -> Option<&RwLock<HashMap<ArcStr, V>>> {
        self.0.get(FixedState::default().hash_one(text) as usize % PARTS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_remembered_than_there_is_room_for() {
        let learned = Learned::default();
        let texts: Vec<String> = (0..PARTS * MOST * 2).map(|at| at.to_string()).collect();
        texts.iter().zip(0..).for_each(|(text, at)| learned.learn(text, at));
        texts.iter().zip(1..).for_each(|(text, at)| learned.learn(text, at));
        let known = texts.iter().zip(1..).filter(|(text, at)| learned.of(text) == Some(*at)).count();
        assert!(texts.iter().zip(1..).all(|(text, at)| learned.of(text).is_none_or(|known| known == at)));
        assert_eq!(known, PARTS * MOST);
    }

    #[test]
    fn long_texts_are_not_remembered() {
        let learned = Learned::default();
        let texts = [LONGEST, LONGEST + 1].map(|length| "т".repeat(length / 2) + &" ".repeat(length % 2));
        texts.iter().for_each(|text| learned.learn(text, ()));
        assert_eq!(texts.map(|text| learned.of(&text)), [Some(()), None]);
    }
}
