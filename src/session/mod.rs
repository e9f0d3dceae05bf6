//! The session: who owns the state of a workspace, and what must be judged anew when it changes.
//!
//! A [`Session`] holds a workspace of a world. A [`Change`] is a value, applied whole, and makes a new [`Revision`].
//! Questions go to a [`Snapshot`], which nothing changes; it judges what nobody has asked for yet, and keeps that for
//! the revisions that follow. Work that a newer revision makes idle ends as [`Interrupted`].
//!
//! What rests on what is decided in one place, `wake`: a file gives away its structure and its prose
//! ([`GivenAway`](crate::workspace::GivenAway)); whoever names it, directly or through others, is judged anew when its structure
//! changes, and when its prose changes only if that was looked at. The saved memo of a session is the
//! cache on the disk (`cache`); shards and the watcher are drivers of the same mechanism.

mod ask;
mod cache;
mod calendar;
mod change;
mod contents;
mod file;
mod fix;
mod index;
mod inputs;
mod apply;
mod judge;
mod load;
mod names;
mod open;
mod settings;
mod shard;
mod slots;
mod snapshot;
mod state;
mod stored;
mod trees;
mod wake;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::Options;
use crate::base::failure::Error;
use crate::workspace::DiscoveredWorkspace;
use crate::world::{Overlay, World};

pub use ask::RoadmapInsight;
pub use cache::is_cache_file;
pub use calendar::calendar;
pub use change::Change;
pub use fix::{Applicability, MendedFile, fix};
pub use inputs::Inputs;
pub use shard::Shard;
pub use snapshot::{Interrupted, Snapshot};
use state::SessionState;
pub(crate) use stored::StoredFindings;

/// The number of a state: a later one is greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(u64);

/// A workspace and all that is known of it.
pub struct Session {
    state: Arc<SessionState>,
    shared: Arc<SessionShared>,
    /// When it was opened, by the clock that stamps files.
    began: i128,
}

/// What all revisions of a session have in common.
#[derive(Debug, Default)]
struct SessionShared {
    /// The newest revision: older work may stop.
    newest: AtomicU64,
    counts: SessionCounts,
}

/// What a session did since it was opened: tests count work, not time.
#[derive(Debug, Default)]
struct SessionCounts {
    read: AtomicU64,
    judged: AtomicU64,
    told: AtomicU64,
}

/// How many files a session has read, judged and told since it was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorkCounts {
    /// Files read and parsed.
    pub read: u64,
    /// Files in which the rules looked.
    pub judged: u64,
    /// Files that changes made to be told anew: those that changed, those judged anew, and those that only quote what changed.
    pub told: u64,
}

impl Session {
    /// Opens a workspace. Nothing is judged yet that no cache remembers.
    ///
    /// # Errors
    /// When a file cannot be read, or the settings name what cannot be used.
    pub fn open(world: Arc<dyn World>, found: DiscoveredWorkspace, options: Options) -> Result<Self, Error> {
        let began = world.now();
        let shared = Arc::default();
        let state = open::open(Overlay::new(world), found, options, &shared)?;
        Ok(Session { state: Arc::new(state), shared, began })
    }

    /// Opens a workspace to be asked as it is: changes may be applied, and then more is judged anew than need be.
    ///
    /// # Errors
    /// As [`open`](Session::open).
    pub fn once(world: Arc<dyn World>, found: DiscoveredWorkspace, options: Options) -> Result<Self, Error> {
        let began = world.now();
        let shared = Arc::default();
        let state = open::once(Overlay::new(world), found, options, &shared)?;
        Ok(Session { state: Arc::new(state), shared, began })
    }

    /// Opens a workspace so far that single files can be asked about at once, without what others say of them: of its
    /// roadmaps only the names are looked for. What is behind them follows with [`whole`](Session::whole).
    ///
    /// # Errors
    /// As [`open`](Session::open).
    pub fn sketch(
        world: Arc<dyn World>,
        found: DiscoveredWorkspace,
        options: Options,
    ) -> Result<Self, Error> {
        let began = world.now();
        let shared = Arc::default();
        let state = open::sketch(Overlay::new(world), found, options, &shared)?;
        Ok(Session { state: Arc::new(state), shared, began })
    }

    /// What opens the whole of a workspace that was sketched, to be run on another thread.
    pub fn whole(&self) -> impl FnOnce() -> Result<Self, Error> + Send + use<> {
        let (sketch, began) = (Arc::clone(&self.state), self.began);
        move || {
            let shared = Arc::default();
            let state = open::complete(&sketch, &shared)?;
            Ok(Session { state: Arc::new(state), shared, began })
        }
    }

    /// Applies a change whole. Snapshots of older revisions stay as they are, and what they still have to do ends.
    ///
    /// # Errors
    /// When what is to be read cannot be, or the settings cannot be used; then nothing has changed.
    pub fn apply(&mut self, change: &Change) -> Result<Revision, Error> {
        let next = apply::apply(&self.state, change, &self.shared)?;
        let anew = next.later_than(self.state.revision).count();
        self.shared.counts.told.fetch_add(anew as u64, Ordering::Relaxed);
        self.state = Arc::new(next);
        self.shared.newest.store(self.state.revision, Ordering::Release);
        Ok(self.revision())
    }

    /// The present revision.
    pub fn revision(&self) -> Revision {
        Revision(self.state.revision)
    }

    /// The present state, to be asked; it may go to other threads.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::new(Arc::clone(&self.state), Arc::clone(&self.shared))
    }

    /// What was done since the session was opened.
    pub fn work(&self) -> WorkCounts {
        let count = |count: &AtomicU64| count.load(Ordering::Relaxed);
        let SessionCounts { read, judged, told } = &self.shared.counts;
        WorkCounts { read: count(read), judged: count(judged), told: count(told) }
    }

    /// Saves what is known as the cache file, where the options name a folder for it and all is judged.
    pub fn save(&self) {
        cache::save(&self.state, self.began);
    }

    /// What saves the present state as [`save`](Session::save) does, to be run on another thread.
    pub fn saver(&self) -> impl FnOnce() + Send + use<> {
        let (state, began) = (Arc::clone(&self.state), self.began);
        move || cache::save(&state, began)
    }

    /// The root of the workspace.
    pub fn root(&self) -> &PathBuf {
        &self.state.found.root
    }
}
