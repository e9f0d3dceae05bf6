//! News: how often the pages have changed, for those who wait to be told.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;

/// How many may wait at once; further ones are answered at once, and ask again.
const MOST: usize = 32;

/// What those who wait are told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SiteNews {
    /// How often something has changed.
    pub revision: u64,
    /// What keeps the pages from being those of what is saved.
    pub notice: Option<String>,
}

/// News, and those who wait for them.
#[derive(Debug, Default)]
pub struct NewsFeed {
    state: Mutex<NewsState>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct NewsState {
    news: SiteNews,
    waiting: usize,
    over: bool,
}

impl NewsFeed {
    /// Tells everybody that the pages are others, or why they are not.
    pub fn publish(&self, notice: Option<String>) {
        let mut state = self.state();
        state.news = SiteNews { revision: state.news.revision + 1, notice };
        self.changed.notify_all();
    }

    /// The news.
    pub fn news(&self) -> SiteNews {
        self.state().news.clone()
    }

    /// The news as soon as they are others than those of a revision; what they are when nothing comes for so long, or
    /// when too many wait.
    pub fn after(&self, revision: u64, longest: Duration) -> SiteNews {
        let mut state = self.state();
        if state.waiting >= MOST {
            return state.news.clone();
        }
        state.waiting += 1;
        let is_old = |state: &mut NewsState| state.news.revision == revision && !state.over;
        let waited = self.changed.wait_timeout_while(state, longest, is_old);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.waiting -= 1;
        state.news.clone()
    }

    /// Lets everybody go, and nobody wait any more.
    pub fn end(&self) {
        self.state().over = true;
        self.changed.notify_all();
    }

    /// How many wait.
    pub fn waiting(&self) -> usize {
        self.state().waiting
    }

    /// The state; whoever failed while holding it has left it whole.
    fn state(&self) -> MutexGuard<'_, NewsState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
