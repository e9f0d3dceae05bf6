//! What was read of files when their names were looked for, so that none is opened twice. Plans are copied: an end that a
//! file has in common with the one before it takes room once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use foldhash::{HashMap, HashMapExt};
use memchr::memchr;

use crate::base::FileId;
use crate::world::FileStamp;

/// How many bytes are kept at most; files beyond that are opened twice.
const MOST: usize = 96 << 20;

/// The contents of files that are still to be read.
#[derive(Default)]
pub(super) struct Contents {
    kept: Mutex<HashMap<FileId, Content>>,
    size: AtomicUsize,
}

/// A content, in two parts.
pub(super) struct Content {
    head: Box<[u8]>,
    end: Arc<[u8]>,
    stamp: Option<FileStamp>,
}

/// Contents that are looked at one behind the other: the last one, and the end that it may have in common with others.
#[derive(Default)]
pub(super) struct Copied {
    last: Option<Undivided>,
    end: Arc<[u8]>,
}

/// A content as it was read.
pub(super) struct Undivided {
    pub file: FileId,
    pub bytes: Vec<u8>,
    pub stamp: Option<FileStamp>,
}

impl Contents {
    /// Whether there is room for more.
    pub(super) fn has_room(&self) -> bool {
        self.size.load(Ordering::Relaxed) < MOST
    }

    /// Takes the next content, and gives the one before it to be kept, of which it is known by now what it ends with as
    /// others do. Behind the last there is none.
    pub(super) fn divided(&self, before: &mut Copied, next: Option<Undivided>) -> Option<(FileId, Content)> {
        let last = std::mem::replace(&mut before.last, next);
        let Undivided { file, bytes, stamp } = last?;
        let is_known = !before.end.is_empty() && bytes.ends_with(&before.end);
        if !is_known {
            let next = before.last.as_ref().map(|next| &*next.bytes).unwrap_or_default();
            before.end = in_common(&bytes, next).into();
        }
        let head = bytes.get(..bytes.len() - before.end.len()).unwrap_or_default().into();
        let content = Content { head, end: Arc::clone(&before.end), stamp };
        let size = content.head.len() + if is_known { 0 } else { content.end.len() };
        self.size.fetch_add(size, Ordering::Relaxed);
        Some((file, content))
    }

    /// Keeps contents.
    pub(super) fn keep(&self, contents: impl Iterator<Item = (FileId, Content)>) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).extend(contents);
    }

    /// Gives away what is kept of a file.
    pub(super) fn take(&self, file: FileId) -> Option<(Vec<u8>, Option<FileStamp>)> {
        let content = self.kept.lock().unwrap_or_else(PoisonError::into_inner).remove(&file)?;
        Some(([&*content.head, &*content.end].concat(), content.stamp))
    }

    /// Lets go of what nobody has asked for.
    pub(super) fn clear(&self) {
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = HashMap::new();
    }
}

/// The lines that two contents end with alike, where they are most of the second; else nothing.
fn in_common<'b>(one: &[u8], other: &'b [u8]) -> &'b [u8] {
    let alike = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let end = other.get(other.len() - alike..).unwrap_or_default();
    let line = memchr(b'\n', end).map_or(end.len(), |at| at + 1);
    end.get(line..).filter(|end| end.len() > other.len() / 2).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_was_read() {
        let tail = "measures:\n".to_owned() + &"  - {id: m, title: Мера}\n".repeat(9);
        let texts = ["id: a\n", "id: b\n", "id: long\n", "", "id: a", "id: c\n"];
        let mut texts: Vec<Vec<u8>> = texts.iter().map(|head| format!("{head}{tail}").into()).collect();
        texts.insert(4, b"id: other\n".to_vec());
        texts.insert(5, Vec::new());
        let (contents, mut before) = (Contents::default(), Copied::default());
        let number = |at: usize| FileId(at as u32);
        let read =
            |(at, text): (usize, &Vec<u8>)| Undivided { file: number(at), bytes: text.clone(), stamp: None };
        let read = texts.iter().enumerate().map(read).map(Some).chain([None]);
        let kept: Vec<_> = read.filter_map(|next| contents.divided(&mut before, next)).collect();
        assert!(kept.iter().filter(|(_, one)| Arc::ptr_eq(&one.end, &kept[0].1.end)).count() > 3);
        contents.keep(kept.into_iter());
        let size: usize = texts.iter().map(Vec::len).sum();
        assert!(contents.size.load(Ordering::Relaxed) < size);
        for (at, text) in texts.iter().enumerate() {
            assert_eq!(contents.take(number(at)), Some((text.clone(), None)));
            assert_eq!(contents.take(number(at)), None);
        }
    }
}
