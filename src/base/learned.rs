//! What was learned of texts, for whoever meets them again: the texts of plans that carry out one plan are mostly the same.

use std::sync::{Arc, PoisonError, RwLock};

use arcstr::ArcStr;
use foldhash::HashMap;

/// How many texts are remembered at most: what a country's plans say alike is far less.
const MOST: usize = 1 << 15;

/// What is known of texts by themselves, wherever they stand. It is only ever added to.
#[derive(Debug)]
pub struct Learned<V>(RwLock<Arc<KnownOfTexts<V>>>);

/// What was known of texts at a time.
pub type KnownOfTexts<V> = HashMap<ArcStr, V>;

impl<V> Default for Learned<V> {
    fn default() -> Self {
        Learned(RwLock::new(Arc::default()))
    }
}

impl<V: Clone> Learned<V> {
    /// What is known by now.
    pub fn now(&self) -> Arc<KnownOfTexts<V>> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes in what was learned.
    pub fn learn<'t>(&self, news: impl Iterator<Item = (&'t str, V)>) {
        let mut news = news.peekable();
        if news.peek().is_none() {
            return;
        }
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let room = MOST.saturating_sub(known.len());
        // Whoever looks at what was known before goes on looking at that.
        Arc::make_mut(&mut known).extend(news.take(room).map(|(text, what)| (text.into(), what)));
    }
}
