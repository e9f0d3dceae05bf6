//! Many documents at once, each on a thread of its own.
//!
//! Not on those of rayon: whoever lays out a PDF waits there for parts of it, and a thread of rayon that waits begins
//! another document on top of the first, and so on, until its stack is full.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, scope};

/// The stack of a thread, in bytes: what the main thread has on Linux, twice.
const STACK: usize = 16 << 20;

/// Does a work for each, on as many threads as rayon has, and gives what came of it in their order.
pub(super) fn each<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let take = || {
        let at = next.fetch_add(1, Ordering::Relaxed);
        all.get(at).map(|one| (at, one))
    };
    let turns = || std::iter::from_fn(take).map(|(at, one)| (at, work(one))).collect::<Vec<_>>();
    let mut done = scope(|scope| {
        let threads = rayon::current_num_threads().min(all.len());
        let started = (0..threads).map(|_| Builder::new().stack_size(STACK).spawn_scoped(scope, turns));
        let started: Vec<_> = started.filter_map(Result::ok).collect();
        // Where the system gives no thread, this one does what is left.
        let mut done = if started.is_empty() { turns() } else { Vec::new() };
        for thread in started {
            done.extend(thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_of_each_stands_in_its_order_and_no_thread_of_rayon_does_it() {
        let all: Vec<usize> = (0..100).collect();
        let doubled = each(&all, |one| (one * 2, rayon::current_thread_index()));
        assert_eq!(doubled, all.iter().map(|one| (one * 2, None)).collect::<Vec<_>>());
        assert!(each(&Vec::<u8>::new(), |one| *one).is_empty());
    }
}
