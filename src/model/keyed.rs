//! Lists whose entries are looked up by key, however many there are.

use std::ops::Deref;

use foldhash::HashMap;

use super::value::Text;

/// Something that stands under a key.
pub trait HasKey {
    /// The key.
    fn key(&self) -> &Text;
}

impl<T> HasKey for (Text, T) {
    fn key(&self) -> &Text {
        &self.0
    }
}

/// Entries in the order of the file, looked up by key.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyed<T> {
    all: Vec<T>,
    /// Where the first of each key stands; none where a walk over all is as quick.
    places: Option<Box<HashMap<String, usize>>>,
}

impl<T> Default for Keyed<T> {
    fn default() -> Self {
        Keyed { all: Vec::new(), places: None }
    }
}

impl<T: HasKey> Keyed<T> {
    /// So many are walked over.
    const FEW: usize = 16;

    /// The first entry of that key.
    pub fn of(&self, key: &str) -> Option<&T> {
        match &self.places {
            None => self.all.iter().find(|entry| &**entry.key() == key),
            Some(places) => self.all.get(*places.get(key)?),
        }
    }
}

impl<T: HasKey> From<Vec<T>> for Keyed<T> {
    fn from(all: Vec<T>) -> Self {
        let keys = all.iter().enumerate().rev();
        let places = (all.len() > Self::FEW)
            .then(|| Box::new(keys.map(|(at, entry)| (entry.key().to_string(), at)).collect()));
        Keyed { all, places }
    }
}

impl<T: HasKey> FromIterator<T> for Keyed<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        Keyed::from(entries.into_iter().collect::<Vec<T>>())
    }
}

impl<T> Keyed<T> {
    /// The entries, to be changed in all but their keys.
    pub(super) fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.all.iter_mut()
    }
}

impl<T> Deref for Keyed<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.all
    }
}

impl<'k, T> IntoIterator for &'k Keyed<T> {
    type Item = &'k T;
    type IntoIter = std::slice::Iter<'k, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}
