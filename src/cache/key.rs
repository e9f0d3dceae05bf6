//! Under what a cache is kept: the content of files, the program, the folder.

use std::path::PathBuf;

use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// A short name of a content, 128 bits of xxHash 3: enough that no two files of the world share one by chance.
pub type Hash = u128;

/// The hash of a file.
pub fn hash(bytes: &[u8]) -> Hash {
    xxh3_128(bytes)
}

/// A key of everything that is not the content of a roadmap.
pub fn key<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> String {
    let mut hasher = Xxh3::new();
    let mut add = |part: &[u8]| {
        // The length keeps two parts from reading as one.
        hasher.update(&part.len().to_le_bytes());
        hasher.update(part);
    };
    add(program().as_bytes());
    parts.into_iter().for_each(add);
    format!("{:032x}", hasher.digest128())
}

/// The program's version, and its file's size and time, by which two builds of one version differ.
fn program() -> String {
    let file = std::env::current_exe().and_then(std::fs::metadata);
    let built = file.map(|file| (file.len(), file.modified().ok())).ok();
    format!("{} {built:?}", env!("CARGO_PKG_VERSION"))
}

/// The folder of caches: `$XDG_CACHE_HOME/vekha`, or `~/.cache/vekha` (XDG Base Directory Specification).
pub fn default_folder() -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")))?;
    Some(base.join("vekha"))
}
