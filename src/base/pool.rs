//! Rooms in which threads work by turns: what one has learned serves whoever takes the room next.

use std::sync::{Mutex, PoisonError};

/// The rooms in which nobody works just now. There are never more of them than threads have worked at once.
#[derive(Debug, Default)]
pub struct Pool<T>(Mutex<Vec<T>>);

impl<T: Default> Pool<T> {
    /// Works in a free room, or else in a new one. A room in which the work panics is let go.
    pub fn with<R>(&self, work: impl FnOnce(&mut T) -> R) -> R {
        let free = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut room = free().pop().unwrap_or_default();
        let done = work(&mut room);
        free().push(room);
        done
    }

    /// The rooms, once all work is done.
    pub fn into_rooms(self) -> Vec<T> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_is_taken_again_once_it_is_free() {
        let pool = Pool::<Vec<u32>>::default();
        pool.with(|room| {
            room.push(1);
            pool.with(|other| assert!(other.is_empty()));
        });
        assert_eq!(pool.with(|room| room.clone()), [1]);
    }
}
