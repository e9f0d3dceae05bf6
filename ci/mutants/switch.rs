//! Which of the mutants that `ci/mutants` puts into a copy of the program is switched on, and which are reached.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write;
use std::sync::{LazyLock, Mutex};

static ON: LazyLock<Option<u32>> = LazyLock::new(|| std::env::var("VEKHA_MUTANT").ok()?.parse().ok());
static REACHED: LazyLock<Option<Mutex<(BTreeSet<u32>, File)>>> = LazyLock::new(|| {
    let file = File::options().append(true).create(true).open(std::env::var_os("VEKHA_REACHED")?);
    Some(Mutex::new((BTreeSet::new(), file.ok()?)))
});

/// Whether a mutant is switched on.
pub(crate) fn mutant(number: u32) -> bool {
    if let Some((numbers, file)) = REACHED.as_ref().and_then(|reached| reached.lock().ok()).as_deref_mut() {
        if numbers.insert(number) {
            let _ = writeln!(file, "{number}");
        }
    }
    *ON == Some(number)
}
