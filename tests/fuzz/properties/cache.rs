//! What is remembered of a workspace, with bytes of it changed: with the sum that it had, what is told is the truth; with
//! a sum of its own, as only this program's enemy would write it, nothing worse than another report comes of it.
//!
//! The first byte says which of the two, and whether the cache or the last report is meant. Then come changes, three
//! bytes each: the place, and what is put there.

use std::sync::{Arc, LazyLock};

use vekha::Options;
use xxhash_rust::xxh3::xxh3_128;

use super::clocked::Clocked;
use super::{path, sound};

const FILES: [(&str, &str); 2] = [
    (
        "a.yaml",
        "id: a\nlevel: school\nparent: null\nmeasures: [{id: m, title: Мера, deadline: до 31 июня}]\n",
    ),
    ("b.yaml", "id: b\nlevel: school\nparent: a\nmeasures: [{id: m, title: Мера, implements: a/m}]\n"),
];

fn cached() -> Options {
    Options { cache: Some("/cache".into()), ..Options::default() }
}

/// A world of two files, checked once, so long after they were written that their times tell; and what was told.
static ONCE: LazyLock<(Clocked, Option<String>)> = LazyLock::new(|| {
    let world = Clocked::default();
    FILES.iter().for_each(|(name, text)| world.put(&path(name), text.as_bytes().to_vec()));
    world.pass(10_000_000_000);
    let told = world.told(&cached());
    (world, told)
});

fn copy(of: &Clocked) -> Clocked {
    let own = Clocked(Arc::default());
    if let (Ok(disk), Ok(mut copy)) = (of.0.lock(), own.0.lock()) {
        (copy.files, copy.clock) = (disk.files.clone(), disk.clock);
    }
    own
}

pub(super) fn holds(bytes: &[u8]) {
    let Some((kind, changes)) = bytes.split_first() else { return };
    let (world, truth) = &*ONCE;
    let own = copy(world);
    let is_report = |path: &std::path::Path| path.extension().is_some_and(|end| end == "told");
    let (reports, caches): (Vec<_>, Vec<_>) =
        own.remembered().into_iter().partition(|(path, _)| is_report(path));
    let (own_sum, report) = (kind & 1 == 1, kind & 2 == 2);
    // The last report is out of the way where the cache is meant, or that would not be looked at.
    reports.iter().filter(|_| !report).for_each(|(path, _)| own.remove(path));
    let Some((file, mut text)) = if report { reports } else { caches }.pop() else { return };
    let head = text.iter().position(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    for change in changes.chunks_exact(3) {
        let at = usize::from(u16::from_be_bytes([change[0], change[1]])) % text.len();
        text[at] = change[2];
    }
    if let (true, Some((sum, body))) = (own_sum, text[head..].split_first_chunk_mut::<16>()) {
        *sum = xxh3_128(body).to_le_bytes();
    }
    own.put(&file, text);
    let told = own.told(&cached());
    sound(told.as_deref().unwrap_or_default());
    assert!(own_sum || told == *truth, "{told:?}");
}
