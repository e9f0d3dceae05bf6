//! A guard over the templates of an office, which may be wrong in ways that no engine bounds: a loop of typst within a
//! loop, a text of typst that doubles itself. It ends the program before the machine suffers; files are whole or not there.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::base::{Lang, Message};
use crate::render::message::Render;
use crate::world::System;

/// How often the guard looks.
const EVERY: Duration = Duration::from_millis(30);
/// How long one document may take; the longest annex that anybody has printed takes a tenth of it.
const LONGEST: Duration = Duration::from_secs(300);

/// A guard that looks until it is dropped.
pub(super) struct TemplateGuard {
    shared: Arc<GuardShared>,
}

#[derive(Default)]
struct GuardShared {
    /// How many documents are done.
    done: AtomicU64,
    over: AtomicBool,
}

impl TemplateGuard {
    /// Begins to look; `most` is how much memory the program may take, in MiB, where the system tells (Linux).
    pub(super) fn begin(most: u64, lang: Lang) -> Self {
        let shared = Arc::new(GuardShared::default());
        let seen = Arc::clone(&shared);
        std::thread::spawn(move || {
            if let Some(words) = look(&seen, most) {
                super::screen::say(&words.say(lang));
                std::process::exit(2);
            }
        });
        TemplateGuard { shared }
    }

    /// Tells that another document is done.
    pub(super) fn tick(&self) {
        self.shared.done.fetch_add(1, Ordering::Relaxed);
    }
}

impl Drop for TemplateGuard {
    fn drop(&mut self) {
        self.shared.over.store(true, Ordering::Relaxed);
    }
}

/// Looks until there is something to tell, or nothing is guarded any more.
fn look(shared: &GuardShared, most: u64) -> Option<Render> {
    let (mut done, mut since) = (0, Instant::now());
    while !shared.over.load(Ordering::Relaxed) {
        if System::memory().is_some_and(|taken| taken > most) {
            return Some(Render::Memory(most));
        }
        let now = shared.done.load(Ordering::Relaxed);
        if now != done {
            (done, since) = (now, Instant::now());
        }
        if since.elapsed() > LONGEST {
            return Some(Render::Time(LONGEST.as_secs()));
        }
        std::thread::sleep(EVERY);
    }
    None
}
