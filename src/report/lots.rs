//! Findings are put into words lot by lot on all cores, and written in their order while the next ones are made.

use std::io::{self, Write};

use rayon::prelude::*;

/// How many findings are put into words together: enough of them that threads need not wait for each other, few enough
/// that the room their words take is used again for the next.
const TOGETHER: usize = 64;

/// How many such lots are made at once, while those before them are written.
const LOTS: usize = 32;

/// Writes what is made of each lot of a list, with something between two of them.
///
/// # Errors
/// When it cannot be made or written.
pub(super) fn in_lots<'f, T: Sync>(
    list: &'f [T],
    between: &[u8],
    make: impl Fn(&'f [T]) -> io::Result<Vec<u8>> + Sync,
    out: &mut impl Write,
) -> io::Result<()> {
    let make = |part: &'f [T]| -> Vec<io::Result<Vec<u8>>> { part.par_chunks(TOGETHER).map(&make).collect() };
    let mut parts = list.chunks(TOGETHER * LOTS);
    let mut made = parts.next().map(make).unwrap_or_default();
    let mut is_first = true;
    while !made.is_empty() {
        let mut next = Vec::new();
        let part = parts.next();
        rayon::in_place_scope(|scope| {
            scope.spawn(|_| next = part.map(make).unwrap_or_default());
            made.drain(..).try_for_each(|lot| {
                let before = if std::mem::take(&mut is_first) { b"" } else { between };
                out.write_all(before)?;
                out.write_all(&lot?)
            })
        })?;
        made = next;
    }
    Ok(())
}
