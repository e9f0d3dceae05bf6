//! Holding a panic where it happens: within one document, one rule or one request, which alone is lost by it.
//!
//! What the library of Rust says of a panic is English and for programmers, so that it is not printed; its place in the
//! program is kept, for whoever mends it.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, Once, PoisonError};

use serde::{Deserialize, Serialize};

use super::Message;

/// A panic that was held: the program is wrong, and not what it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panic {
    /// The place in the program, as `src/rules/judge.rs:12`; empty where it is not known.
    pub at: String,
}

thread_local! {
    /// How many guards this thread stands under.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
    /// The place of the last panic of this thread.
    static PLACE: Cell<Option<String>> = const { Cell::new(None) };
}

/// How many guards there are in all threads: what a thread does for others is guarded in theirs.
static GUARDS: AtomicUsize = AtomicUsize::new(0);

/// The place of the last panic of a thread that works for others.
static ELSEWHERE: Mutex<Option<String>> = Mutex::new(None);

/// Does a work, and holds a panic in it. What the work had begun to change may be left half changed: it is to be let go.
///
/// # Errors
/// When it panics.
pub fn guard<T>(work: impl FnOnce() -> T) -> Result<T, Panic> {
    static HOOK: Once = Once::new();
    HOOK.call_once(keep_quiet);
    let standing = GuardDepth::new();
    let done = catch_unwind(AssertUnwindSafe(work));
    drop(standing);
    done.map_err(|_| {
        let elsewhere = || ELSEWHERE.lock().unwrap_or_else(PoisonError::into_inner).take();
        Panic { at: PLACE.take().or_else(elsewhere).unwrap_or_default() }
    })
}

/// Counts a guard as long as it stands.
struct GuardDepth;

impl GuardDepth {
    fn new() -> Self {
        DEPTH.set(DEPTH.get() + 1);
        GUARDS.fetch_add(1, Ordering::Relaxed);
        GuardDepth
    }
}

impl Drop for GuardDepth {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get().saturating_sub(1));
        GUARDS.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Lets panics that are held be noted, and all others be told as before.
fn keep_quiet() {
    let before = take_hook();
    set_hook(Box::new(move |info| {
        if DEPTH.get() > 0 {
            PLACE.set(Some(place(info)));
        } else if GUARDS.load(Ordering::Relaxed) > 0 && rayon::current_thread_index().is_some() {
            *ELSEWHERE.lock().unwrap_or_else(PoisonError::into_inner) = Some(place(info));
        } else {
            before(info);
        }
    }));
}

/// The place of a panic, without the folders of the machine on which the program was built.
fn place(info: &PanicHookInfo<'_>) -> String {
    let Some(location) = info.location() else { return String::new() };
    let file = location.file().replace('\\', "/");
    // A library lies in a folder of its registry's name, the standard one in a folder of its commit's.
    let inside = ["/registry/src/", "/rustc/"].iter().find_map(|mark| {
        let (_, behind) = file.split_once(mark)?;
        behind.split_once('/').map(|(_, inside)| inside)
    });
    format!("{}:{}", inside.unwrap_or(&file), location.line())
}

impl Message for Panic {
    fn ru(&self) -> String {
        match &*self.at {
            "" => "сбой программы".into(),
            at => format!("сбой программы в {at}"),
        }
    }

    fn en(&self) -> String {
        match &*self.at {
            "" => "the program failed".into(),
            at => format!("the program failed at {at}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_held_and_its_place_is_told() {
        assert_eq!(guard(|| 7), Ok(7));
        let held = guard(|| -> u8 { panic!("inside") });
        let at = held.map_err(|panic| panic.at).unwrap_err();
        assert!(at.starts_with("src/base/guard.rs:"), "{at}");
        let nested = guard(|| guard(|| -> u8 { panic!("inside") }).is_err());
        assert_eq!(nested, Ok(true));
    }

    #[test]
    fn a_panic_of_another_thread_is_held_where_its_work_was_asked_for() {
        use rayon::prelude::*;
        let work = || (0..100).into_par_iter().for_each(|one| assert!(one < 0, "inside"));
        let at = guard(work).map_err(|panic| panic.at).unwrap_err();
        assert!(at.starts_with("src/base/guard.rs:"), "{at}");
    }
}
