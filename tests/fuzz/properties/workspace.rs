//! Files of a workspace, and changes of them: after each the session tells the very bytes that a fresh run tells.
//!
//! Parts of the input are files: the first sign says which, the rest is the text. An asterisk before it puts the rest
//! into what the file holds, at the place that the next two figures tell in hundredths; an `x` takes the file away.

use std::collections::BTreeMap;
use std::sync::Arc;

use vekha::report::Checked;
use vekha::session::Change;
use vekha::workspace::workspaces;
use vekha::{Options, Session};

use super::memory::{ROOT, world_of};
use super::{SEAM, path, told};

/// The names of files, by the sign that says which.
const NAMES: [(u8, &str); 6] = [
    (b'a', "a.yaml"),
    (b'b', "b.yaml"),
    (b'c', "c/c.yaml"),
    (b'd', "d.yml"),
    (b'v', "vekha.yaml"),
    (b't', "text.md"),
];
/// How many parts are there from the beginning.
const FIRST: usize = 3;
/// How many changes are tried.
const CHANGES: usize = 6;

type Files = BTreeMap<&'static str, Vec<u8>>;

fn name(sign: u8) -> &'static str {
    NAMES.iter().find(|(own, _)| *own == sign).unwrap_or(&NAMES[usize::from(sign) % NAMES.len()]).1
}

/// Makes the change that a part asks for, and tells which file it is of.
fn change(files: &mut Files, part: &[u8]) -> Option<&'static str> {
    let (sign, rest) = part.split_first()?;
    match (sign, rest.split_first()) {
        (b'x', Some((sign, _))) => {
            files.remove(name(*sign))?;
            Some(name(*sign))
        }
        (b'*', Some((sign, rest))) if rest.len() >= 2 => {
            let (place, text) = rest.split_at(2);
            let hundredths = place.iter().fold(0, |sum, figure| sum * 10 + usize::from(figure % 10));
            let old = files.get_mut(name(*sign))?;
            let at = old.len() * hundredths / 100;
            let end = (at + text.len()).min(old.len());
            old.splice(at..end, text.iter().copied());
            Some(name(*sign))
        }
        _ => {
            files.insert(name(*sign), rest.to_vec());
            Some(name(*sign))
        }
    }
}

pub(super) fn holds(bytes: &[u8]) {
    let mut parts = bytes.split(|byte| *byte == SEAM);
    let mut files = Files::new();
    for part in parts.by_ref().take(FIRST) {
        change(&mut files, part);
    }
    let world = Arc::new(world_of(files.iter().map(|(name, text)| (path(name), text.clone()))));
    let options = Options::default();
    let Ok(mut found) = workspaces(&*world, &[ROOT.into()]) else { return };
    let Some(found) = found.pop() else { return };
    let Ok(mut session) = Session::open(world, found, options.clone()) else { return };
    for part in parts.take(CHANGES) {
        let Some(name) = change(&mut files, part) else { continue };
        let change = match files.get(name) {
            Some(text) => Change::default().put(path(name), text.as_slice()),
            None => Change::default().remove(path(name)),
        };
        if session.apply(&change).is_err() {
            return;
        }
        let snapshot = session.snapshot();
        let Ok(resident) = Checked::of(&snapshot, &options) else { return };
        let fresh =
            vekha::check(snapshot.world(), &[ROOT.into()], &options).ok().and_then(|mut all| all.pop());
        let resident = told(resident, snapshot.world());
        let Some(fresh) = fresh.map(|fresh| told(fresh, snapshot.world())) else { continue };
        let other = resident.lines().zip(fresh.lines()).find(|(resident, fresh)| resident != fresh);
        assert!(
            fresh == resident,
            "{name}: {}",
            other.map_or("shorter".into(), |(one, two)| format!("\n{one}\n{two}"))
        );
    }
}
