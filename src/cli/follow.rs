//! `--watch`: the disk is followed, and what was done is done again when files change, until Ctrl-C.
//!
//! What comes from the system, changes and the wish to end, comes through one channel, so that tests send what they like.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::event::{EventKind, MetadataKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::message::CommandMessage;
use super::screen;
use crate::base::failure::{Cause, Error};
use crate::base::{Lang, Message};
use crate::session::Change;
use crate::world::{System, World};
use crate::{Options, Session};

/// How long it must be quiet for a lot of changes to be whole: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(80);

/// What the system tells.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Signal {
    /// Something at a path is, or may be, different.
    Changed(PathBuf),
    /// The person wishes to end.
    Ended,
}

/// What a command that follows the disk does besides its turns.
#[derive(Default)]
pub(super) struct Following<'f> {
    /// The folder that the program writes itself.
    pub own: Option<PathBuf>,
    /// Whether the program, which writes nothing, ends at once when the person wishes it, in the middle of a turn too.
    pub ends_at_once: bool,
    /// How long it must be quiet for a lot of changes to be whole; as long as is usual, where it is not said.
    pub quiet: Option<Duration>,
    /// What else is told of what a turn could not do.
    pub failed: Option<&'f dyn Fn(&Error)>,
}

/// Opens the workspaces that the paths lie in, does something with them, and does it again with what changed whenever
/// files change, until the person ends it. A turn gives the language that people read; what cannot be done is told, and it
/// is tried again with the next change.
///
/// # Errors
/// When the workspaces cannot be opened, the first turn fails, or the system does not tell of changes.
pub(super) fn follow(
    paths: &[PathBuf],
    options: &Options,
    following: Following<'_>,
    mut turn: impl FnMut(&[Session], &BTreeSet<PathBuf>) -> Result<Lang, Error>,
) -> Result<ExitCode, Error> {
    let world: Arc<dyn World> = Arc::new(System);
    let (world, found) = crate::workspaces(&world, paths, options.config.as_deref())?;
    let open = |found| Session::open(Arc::clone(&world), found, options.clone());
    let mut sessions = found.into_iter().map(open).collect::<Result<Vec<Session>, Error>>()?;
    let roots: Vec<PathBuf> = sessions.iter().map(|session| session.root().clone()).collect();
    let follower = Follower::begin(&roots, following.own, following.ends_at_once)?;
    let lang = turn(&sessions, &BTreeSet::new())?;
    sessions.iter().for_each(Session::save);
    screen::say(&CommandMessage::Follows.say(lang));
    turns(&follower.signals, following.quiet.unwrap_or(QUIET), |changed| {
        let done = apply(&mut sessions, changed).and_then(|()| turn(&sessions, changed));
        match &done {
            Ok(lang) => screen::say(&CommandMessage::Follows.say(*lang)),
            Err(failure) => {
                following.failed.iter().for_each(|failed| failed(failure));
                super::tell(failure, lang);
            }
        }
        done.is_ok()
    });
    Ok(ExitCode::SUCCESS)
}

/// Tells the sessions what may be different.
fn apply(sessions: &mut [Session], changed: &BTreeSet<PathBuf>) -> Result<(), Error> {
    let change = changed.iter().fold(Change::default(), |change, path| change.touch(path));
    sessions.iter_mut().try_for_each(|session| session.apply(&change).map(drop))
}

/// What is followed. It ends when this is dropped.
struct Follower {
    signals: Receiver<Signal>,
    /// Tells as long as it lives.
    _watcher: RecommendedWatcher,
}

impl Follower {
    /// Begins to follow folders; what the program writes itself is passed over.
    ///
    /// # Errors
    /// When the system does not tell of changes there.
    fn begin(folders: &[PathBuf], own: Option<PathBuf>, ends_at_once: bool) -> Result<Self, Error> {
        let (to, signals) = channel();
        let ending = to.clone();
        // A second handler is refused where one is set already; then that one ends the program.
        let _ = ctrlc::set_handler(move || match ends_at_once {
            true => std::process::exit(0),
            false => drop(ending.send(Signal::Ended)),
        });
        let roots = folders.to_vec();
        let tell = move |event: notify::Result<notify::Event>| tell(&to, event, &roots, own.as_deref());
        let refused = |_| Error::usage(&CommandMessage::NotFollowed);
        let mut watcher = notify::recommended_watcher(tell).map_err(refused)?;
        for folder in folders {
            let unread = |_| System.unread(folder, Cause::Denied);
            watcher.watch(folder, RecursiveMode::Recursive).map_err(unread)?;
        }
        Ok(Follower { signals, _watcher: watcher })
    }
}

/// Passes on what an event tells of: changes of content, not that somebody has looked.
fn tell(to: &Sender<Signal>, event: notify::Result<notify::Event>, roots: &[PathBuf], own: Option<&Path>) {
    let Ok(event) = event else { return };
    let is_change = match event.kind {
        EventKind::Access(_) => false,
        EventKind::Modify(ModifyKind::Metadata(kind)) => kind == MetadataKind::Any,
        _ => true,
    };
    for path in event.paths.into_iter().filter(|path| is_change && is_followed(path, roots, own)) {
        // Where nobody listens any more the program is ending.
        let _ = to.send(Signal::Changed(path));
    }
}

/// Whether a change of a path may matter: hidden files and folders do not, but for those that say what is read; nor does
/// what the program writes itself.
fn is_followed(path: &Path, roots: &[PathBuf], own: Option<&Path>) -> bool {
    let inside = roots.iter().find_map(|root| path.strip_prefix(root).ok()).unwrap_or(path);
    let is_hidden = |part: &std::ffi::OsStr| part.to_string_lossy().starts_with('.') && part != ".gitignore";
    own.is_none_or(|own| !path.starts_with(own)) && !inside.iter().any(is_hidden)
}

/// Takes a turn after every lot of changes. A turn that failed is told the same changes again with the next.
fn turns(signals: &Receiver<Signal>, quiet: Duration, mut turn: impl FnMut(&BTreeSet<PathBuf>) -> bool) {
    let mut open = BTreeSet::new();
    while gather(signals, quiet, &mut open) {
        if turn(&open) {
            open.clear();
        }
    }
}

/// Waits for a change, and takes in all that follow it shortly; tells whether there is another turn to take.
fn gather(signals: &Receiver<Signal>, quiet: Duration, open: &mut BTreeSet<PathBuf>) -> bool {
    match signals.recv() {
        Ok(Signal::Changed(path)) => open.insert(path),
        Ok(Signal::Ended) | Err(_) => return false,
    };
    loop {
        match signals.recv_timeout(quiet) {
            Ok(Signal::Changed(path)) => open.insert(path),
            Ok(Signal::Ended) => return false,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return true,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(path: &str) -> Signal {
        Signal::Changed(PathBuf::from(path))
    }

    /// The lots that signals make; a turn fails where a path is "bad".
    fn lots(signals: Vec<Signal>) -> Vec<Vec<String>> {
        let (to, from) = channel();
        signals.into_iter().for_each(|signal| to.send(signal).unwrap());
        drop(to);
        let mut lots = Vec::new();
        turns(&from, Duration::ZERO, |lot| {
            lots.push(lot.iter().map(|path| path.display().to_string()).collect());
            true
        });
        lots
    }

    #[test]
    fn changes_that_come_together_are_one_turn() {
        assert_eq!(lots(vec![changed("b"), changed("a"), changed("b")]), [["a", "b"]]);
        assert!(lots(vec![]).is_empty());
    }

    #[test]
    fn whoever_ends_it_waits_for_no_turn() {
        assert!(lots(vec![changed("a"), Signal::Ended, changed("b")]).is_empty());
    }

    #[test]
    fn a_turn_that_failed_is_told_again_with_the_next() {
        let (to, from) = channel();
        to.send(changed("a")).unwrap();
        let mut seen = Vec::new();
        let mut to = Some(to);
        turns(&from, Duration::ZERO, |lot| {
            seen.push(lot.len());
            // The next change comes once this turn has failed; then nobody sends any more.
            if let Some(to) = to.take() {
                to.send(changed("b")).unwrap();
            }
            seen.len() > 1
        });
        assert_eq!(seen, [1, 2]);
    }

    #[test]
    fn what_is_hidden_or_printed_is_passed_over() {
        let roots = [PathBuf::from("/home/.config/plan")];
        let is = |path: &str| is_followed(Path::new(path), &roots, Some(Path::new("/home/.config/plan/out")));
        assert!(is("/home/.config/plan/schools/7.yaml") && is("/home/.config/plan/.gitignore"));
        assert!(!is("/home/.config/plan/out/7/order.docx") && !is("/home/.config/plan/.git/index"));
        assert!(!is("/home/.config/plan/.7.yaml.12.vekha-new"));
    }

    #[test]
    fn that_somebody_looked_is_no_change() {
        use notify::event::{AccessKind, CreateKind};
        let (to, from) = channel();
        let event = |kind| Ok(notify::Event::new(kind).add_path(PathBuf::from("/a/b.yaml")));
        tell(&to, event(EventKind::Access(AccessKind::Any)), &[], None);
        tell(&to, event(EventKind::Create(CreateKind::File)), &[], None);
        drop(to);
        assert_eq!(from.iter().collect::<Vec<_>>(), [changed("/a/b.yaml")]);
    }
}
