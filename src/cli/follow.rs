//! `--watch`: the disk is followed, and what was done is done again when files change, until Ctrl-C.
//!
//! What comes from the system, changes and the wish to end, comes through one channel, so that tests send what they like.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use chrono::NaiveDate;
use notify::event::{EventKind, MetadataKind, ModifyKind};
use notify::{Config, RecommendedWatcher, RecursiveMode, Watcher};

use super::message::CommandMessage;
use super::screen;
use crate::base::failure::{Error, IoCause};
use crate::base::{Lang, Message};
use crate::session::Change;
use crate::world::{DayListener, System, World, tell_days};
use crate::{Options, Session};

/// How long it must be quiet for a lot of changes to be whole: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(80);

/// What the system tells.
#[derive(Clone, Debug, PartialEq, Eq)]
enum FollowSignal {
    /// Something at a path is, or may be, different.
    Changed(PathBuf),
    /// More has changed than the system could tell, or it failed to tell.
    Lost,
    /// It is another day.
    Day(NaiveDate),
    /// The person wishes to end.
    Ended,
}

/// What may be different since the turn before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct PendingChanges {
    paths: BTreeSet<PathBuf>,
    /// Whether anything else may be different too.
    is_lost: bool,
    /// The day, where it is another.
    day: Option<NaiveDate>,
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
/// files change or a day begins on which other things are overdue, until the person ends it. A turn gives the language
/// that people read; what cannot be done is told, and it is tried again with the next change.
///
/// # Errors
/// When the workspaces cannot be opened, the first turn fails, or the system does not tell of changes.
pub(super) fn follow(
    paths: &[PathBuf],
    options: &Options,
    following: Following<'_>,
    mut turn: impl FnMut(&mut [Session], &BTreeSet<PathBuf>) -> Result<Lang, Error>,
) -> Result<ExitCode, Error> {
    let world: Arc<dyn World> = Arc::new(System);
    let (world, found) = crate::workspaces(&world, paths, options.config.as_deref())?;
    let open = |found| Session::open(Arc::clone(&world), found, options.clone());
    let mut sessions = found.into_iter().map(open).collect::<Result<Vec<Session>, Error>>()?;
    let roots: Vec<PathBuf> = sessions.iter().map(|session| session.root().clone()).collect();
    let Follower { signals, mut watcher, _days } =
        Follower::begin(&roots, following.own, following.ends_at_once)?;
    let lang = turn(&mut sessions, &BTreeSet::new())?;
    sessions.iter().for_each(Session::save);
    screen::say(&CommandMessage::Follows.say(lang));
    turns(&signals, following.quiet.unwrap_or(QUIET), |lot| {
        if lot.is_lost {
            // Folders that came meanwhile are followed too; of one that has gone its roadmaps tell.
            let _ = watch(&mut watcher, &roots);
        }
        let done = match apply(&mut sessions, lot) {
            Ok(false) => return true,
            applied => applied.and_then(|_| turn(&mut sessions, &lot.paths)),
        };
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

/// Tells the sessions what may be different. Gives whether anything is: a day that begins is nothing to those who do not
/// judge by it.
fn apply(sessions: &mut [Session], lot: &PendingChanges) -> Result<bool, Error> {
    let days = |sessions: &[Session]| sessions.iter().map(|one| one.snapshot().as_of()).collect::<Vec<_>>();
    let before = days(sessions);
    for session in &mut *sessions {
        let lost = lot.is_lost.then(|| session.root().clone());
        let change = lot.paths.iter().chain(&lost).fold(Change::default(), |change, path| change.touch(path));
        let change = if lot.day.is_some() { change.day(lot.day) } else { change };
        session.apply(&change)?;
    }
    Ok(lot.is_lost || !lot.paths.is_empty() || days(sessions) != before)
}

/// What is followed. It ends when the watcher is dropped.
struct Follower {
    signals: Receiver<FollowSignal>,
    watcher: RecommendedWatcher,
    _days: DayListener,
}

impl Follower {
    /// Begins to follow folders; what the program writes itself is passed over.
    ///
    /// # Errors
    /// When the system does not tell of changes there.
    fn begin(folders: &[PathBuf], own: Option<PathBuf>, ends_at_once: bool) -> Result<Self, Error> {
        let (to, signals) = channel();
        let (ending, dawning) = (to.clone(), to.clone());
        let days = tell_days(Arc::new(System), move |day| dawning.send(FollowSignal::Day(day)).is_ok());
        // A second handler is refused where one is set already; then that one ends the program.
        let _ = ctrlc::set_handler(move || match ends_at_once {
            true => std::process::exit(0),
            false => drop(ending.send(FollowSignal::Ended)),
        });
        let roots = folders.to_vec();
        let tell = move |event: notify::Result<notify::Event>| tell(&to, event, &roots, own.as_deref());
        let refused = |_| Error::usage(&CommandMessage::NotFollowed);
        let mut watcher = watcher(tell).map_err(refused)?;
        watch(&mut watcher, folders)?;
        Ok(Follower { signals, watcher, _days: days })
    }
}

/// A watcher that tells of what changes. It follows no links: nothing is read behind those that lead out of a root.
fn watcher(tell: impl notify::EventHandler) -> notify::Result<RecommendedWatcher> {
    RecommendedWatcher::new(tell, Config::default().with_follow_symlinks(false))
}

/// Has the system tell of all that changes in folders and below. One of them may be a link itself.
fn watch(watcher: &mut RecommendedWatcher, folders: &[PathBuf]) -> Result<(), Error> {
    folders.iter().try_for_each(|folder| {
        let unread = |_| System.unread(folder, IoCause::Denied);
        // What lies behind the link is watched, under the name of the link.
        let behind = System.is_link(folder).then(|| folder.join("."));
        watcher.watch(behind.as_ref().unwrap_or(folder), RecursiveMode::Recursive).map_err(unread)
    })
}

/// Passes on what an event tells of: changes of content, not that somebody has looked. Where the system had no room for
/// all that it had to tell, or failed, anything may be different.
fn tell(
    to: &Sender<FollowSignal>,
    event: notify::Result<notify::Event>,
    roots: &[PathBuf],
    own: Option<&Path>,
) {
    let Some(event) = event.ok().filter(|event| !event.need_rescan()) else {
        return drop(to.send(FollowSignal::Lost));
    };
    let is_change = match event.kind {
        EventKind::Access(_) => false,
        EventKind::Modify(ModifyKind::Metadata(kind)) => kind == MetadataKind::Any,
        _ => true,
    };
    // The dot behind a root that is a link is no part of a name.
    let paths = event.paths.iter().map(|path| path.components().collect::<PathBuf>());
    for path in paths.filter(|path| is_change && is_followed(path, roots, own)) {
        // Where nobody listens any more the program is ending.
        let _ = to.send(FollowSignal::Changed(path));
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
fn turns(signals: &Receiver<FollowSignal>, quiet: Duration, mut turn: impl FnMut(&PendingChanges) -> bool) {
    let mut open = PendingChanges::default();
    while gather(signals, quiet, &mut open) {
        if turn(&open) {
            open = PendingChanges::default();
        }
    }
}

/// Waits for a change, and takes in all that follow it shortly; tells whether there is another turn to take.
fn gather(signals: &Receiver<FollowSignal>, quiet: Duration, open: &mut PendingChanges) -> bool {
    let Ok(true) = signals.recv().map(|signal| open.take(signal)) else { return false };
    loop {
        match signals.recv_timeout(quiet).map(|signal| open.take(signal)) {
            Ok(true) => {}
            Ok(false) => return false,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return true,
        }
    }
}

impl PendingChanges {
    /// Takes a signal in; false where it is the last.
    fn take(&mut self, signal: FollowSignal) -> bool {
        match signal {
            FollowSignal::Changed(path) => drop(self.paths.insert(path)),
            FollowSignal::Lost => self.is_lost = true,
            FollowSignal::Day(day) => self.day = Some(day),
            FollowSignal::Ended => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Verdict, verdict};

    fn changed(path: &str) -> FollowSignal {
        FollowSignal::Changed(PathBuf::from(path))
    }

    /// The lots that signals make; a turn fails where a path is "bad".
    fn lots(signals: Vec<FollowSignal>) -> Vec<Vec<String>> {
        let (to, from) = channel();
        signals.into_iter().for_each(|signal| to.send(signal).unwrap());
        drop(to);
        let mut lots = Vec::new();
        turns(&from, Duration::ZERO, |lot| {
            lots.push(lot.paths.iter().map(|path| path.display().to_string()).collect());
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
        assert!(lots(vec![changed("a"), FollowSignal::Ended, changed("b")]).is_empty());
    }

    #[test]
    fn a_turn_that_failed_is_told_again_with_the_next() {
        let (to, from) = channel();
        to.send(changed("a")).unwrap();
        let mut seen = Vec::new();
        let mut to = Some(to);
        turns(&from, Duration::ZERO, |lot| {
            seen.push(lot.paths.len());
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

    #[cfg(target_os = "linux")]
    #[test]
    fn a_root_may_be_a_link_and_no_link_below_it_is_followed() {
        use std::os::unix::fs::symlink;
        let folder = std::env::temp_dir().join(format!("vekha-follow-links-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("outside")).unwrap();
        std::fs::create_dir_all(folder.join("plan/below")).unwrap();
        symlink(folder.join("outside"), folder.join("plan/out")).unwrap();
        symlink(folder.join("plan"), folder.join("root")).unwrap();
        let (to, from) = channel();
        let roots = [folder.join("root")];
        let own = roots.to_vec();
        let mut watcher =
            watcher(move |event: notify::Result<notify::Event>| tell(&to, event, &own, None)).unwrap();
        watch(&mut watcher, &roots).unwrap();
        for name in ["outside/a.yaml", "plan/b.yaml", "plan/below/c.yaml"] {
            std::fs::write(folder.join(name), "").unwrap();
        }
        // The system tells in the order in which files came, so that the first would have been told by now.
        let wanted = ["b.yaml", "below/c.yaml"].map(|name| FollowSignal::Changed(roots[0].join(name)));
        let told = wanted.clone().map(|_| from.recv_timeout(Duration::from_secs(20)).unwrap());
        assert_eq!(told, wanted);
        let _ = std::fs::remove_dir_all(&folder);
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

    #[test]
    fn what_the_system_could_not_tell_is_looked_for() {
        let (to, from) = channel();
        let overflow = notify::Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
        tell(&to, Ok(overflow), &[], None);
        tell(&to, Err(notify::Error::generic("no more watches")), &[], None);
        assert_eq!(from.try_iter().collect::<Vec<_>>(), [FollowSignal::Lost, FollowSignal::Lost]);
        let text = "id: a-1\nlevel: school\nmeasures: []\n";
        let (folder, sessions) = &mut sessions("lost", "", text);
        let files =
            |sessions: &[Session]| sessions.iter().map(|one| one.snapshot().files().count()).sum::<usize>();
        assert_eq!(files(sessions), 2);
        std::fs::create_dir_all(folder.join("new/below")).unwrap();
        std::fs::write(folder.join("new/below/b.yaml"), text).unwrap();
        assert_eq!(apply(sessions, &PendingChanges { is_lost: true, ..PendingChanges::default() }), Ok(true));
        assert_eq!(files(sessions), 3);
    }

    #[test]
    fn what_is_overdue_is_judged_by_the_day_that_has_begun() {
        let day = |day| NaiveDate::from_ymd_opt(2024, 3, day);
        let text = "id: a-1\nlevel: school\nperiod: 2024\nmeasures:\n  \
            - {id: fair, title: Ярмарка, deadline: до 1 марта 2024 года, responsible: Школа, result: Отчёт}\n";
        let (_, sessions) = &mut sessions("day", "as_of: today\n", text);
        let mut overdue = |begun| {
            apply(sessions, &PendingChanges { day: begun, ..PendingChanges::default() }).unwrap();
            let found = sessions[0].snapshot().all().unwrap();
            found.iter().filter(|one| verdict(one.rule) == Some(Verdict::Overdue)).count()
        };
        assert_eq!([overdue(day(1)), overdue(day(2))], [0, 1]);
        assert_eq!(apply(sessions, &PendingChanges { day: day(2), ..PendingChanges::default() }), Ok(false));
        assert_eq!(lots_of_days(), 1);
    }

    /// How many turns a day that begins makes.
    fn lots_of_days() -> usize {
        let (to, from) = channel();
        to.send(FollowSignal::Day(NaiveDate::default())).unwrap();
        drop(to);
        let mut count = 0;
        turns(&from, Duration::ZERO, |lot| {
            count += usize::from(lot.day.is_some());
            true
        });
        count
    }

    /// The session of a folder with settings and a roadmap.
    fn sessions(name: &str, settings: &str, text: &str) -> (PathBuf, Vec<Session>) {
        let folder = std::env::temp_dir().join(format!("vekha-follow-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("vekha.yaml"), settings).unwrap();
        std::fs::write(folder.join("a.yaml"), text).unwrap();
        let world: Arc<dyn World> = Arc::new(System);
        let (world, found) = crate::workspaces(&world, std::slice::from_ref(&folder), None).unwrap();
        let open = |found| Session::open(Arc::clone(&world), found, Options::default()).unwrap();
        (folder, found.into_iter().map(open).collect())
    }
}
