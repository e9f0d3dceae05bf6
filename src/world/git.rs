//! What git knows of a tree: how its files were at a revision. The program of git is asked, for it alone reads every
//! repository: worktrees, alternates, filters of line ends. It starts no program that a repository names, and fetches nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::base::Message;
use crate::base::failure::Error;

/// What is different in a tree since a revision, commits or not. Paths are absolute.
#[derive(Clone, Debug, Default)]
pub struct TreeChanges {
    /// The files whose content is another, or that are new.
    pub changed: BTreeSet<PathBuf>,
    /// Where files that only moved were, and where they are.
    pub moved: BTreeMap<PathBuf, PathBuf>,
    /// What each path that differs and is read held; none where no file was.
    pub before: Vec<(PathBuf, Option<Vec<u8>>)>,
}

/// A repository.
pub struct Git<'g> {
    root: &'g Path,
}

/// Why git gives no answer.
enum GitFault {
    NoProgram,
    NoRevision(String),
    Shallow(String),
    Partial,
    Failed,
}

/// An empty variable, to which git is led for the values of settings that name programs.
const NOTHING: &str = "VEKHA_NOTHING";

/// What keeps git from starting a program that the repository names, from the network, and from writing: no watcher of
/// files, no hooks, no remote that could give what a partial clone lacks.
const ALONE: [&str; 4] = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
const ALONE_ENV: [(&str, &str); 4] =
    [("GIT_NO_LAZY_FETCH", "1"), ("GIT_ALLOW_PROTOCOL", ""), ("GIT_OPTIONAL_LOCKS", "0"), (NOTHING, "")];

/// A path, and the name of the blob that it held, where it held a file.
type PathBlob = (PathBuf, Option<String>);

/// A path, and what it held where something was there.
type BlobContent = (PathBuf, Option<Vec<u8>>);

impl<'g> Git<'g> {
    /// The repository whose tree lies at a path.
    pub fn new(root: &'g Path) -> Self {
        Git { root }
    }

    /// What is different since the tree branched off a revision: what others did there meanwhile is no change of ours.
    /// What files held is looked up of those that are read.
    ///
    /// # Errors
    /// When there is no git, no such revision, or not enough of the history.
    pub fn since(&self, revision: &str, is_read: &dyn Fn(&Path) -> bool) -> Result<TreeChanges, Error> {
        let base = self.base(revision)?;
        // A repository within this one is no file of it, and has changes of its own.
        let form = ["diff", "--raw", "-z", "--no-abbrev", "-M", "--ignore-submodules=all"];
        let rest = ["--no-relative", "--no-ext-diff", "--no-textconv", &base, "--"];
        let unfiltered = self.unfiltered()?;
        let unfiltered: Vec<&str> = unfiltered.iter().map(String::as_str).collect();
        let listed = self.ask(&[&unfiltered[..], &form, &rest].concat())?;
        let untracked = self.ask(&["ls-files", "--others", "--exclude-standard", "-z"])?;
        let mut changes = TreeChanges::default();
        let mut before: Vec<PathBlob> = Vec::new();
        let mut fields = fields(&listed);
        while let (Some(said), Some(name)) = (fields.next(), fields.next()) {
            let Some(GitStatus { kind, held }) = GitStatus::of(said) else { break };
            let path = self.root.join(path(name));
            if kind.starts_with(['R', 'C']) {
                let Some(to) = fields.next().map(|name| self.root.join(self::path(name))) else { break };
                before.push((to.clone(), None));
                match kind {
                    "R100" => drop(changes.moved.insert(path.clone(), to)),
                    _ => drop(changes.changed.insert(to)),
                }
            } else {
                changes.changed.insert(path.clone());
            }
            before.push((path, held));
        }
        for path in self::fields(&untracked).map(|name| self.root.join(path(name))) {
            changes.changed.insert(path.clone());
            before.push((path, None));
        }
        before.retain(|(path, _)| is_read(path));
        changes.before = self.contents(before)?;
        Ok(changes)
    }

    /// The commit that the tree and a revision have in common.
    fn base(&self, revision: &str) -> Result<String, Error> {
        let name = format!("{revision}^{{commit}}");
        let commit = self.text(&["rev-parse", "--verify", "--quiet", "--end-of-options", &name])?;
        let is_shallow = || {
            let answer = self.text(&["rev-parse", "--is-shallow-repository"]);
            answer.map(|answer| answer.as_deref() == Some("true"))
        };
        let Some(commit) = commit else {
            let revision = revision.to_owned();
            let fault =
                if is_shallow()? { GitFault::Shallow(revision) } else { GitFault::NoRevision(revision) };
            return Err(Error::usage(&fault));
        };
        match self.text(&["merge-base", &commit, "HEAD"])? {
            Some(base) => Ok(base.lines().next().unwrap_or_default().to_owned()),
            None if is_shallow()? => Err(Error::usage(&GitFault::Shallow(revision.to_owned()))),
            // Histories that never met are compared as they are.
            None => Ok(commit),
        }
    }

    /// Options by which the filters that the settings of the repository name are no programs: files are compared as they
    /// lie there. A name may hold `=`, which `-c` would end it at.
    fn unfiltered(&self) -> Result<Vec<String>, Error> {
        let wanted = r"^filter\..*\.(clean|smudge|process|required)$";
        let named = self.run(&["config", "-z", "--name-only", "--get-regexp", wanted])?.stdout;
        let option = |name| {
            let name = std::str::from_utf8(name).map_err(|_| self.failure())?;
            Ok(format!("--config-env={name}={NOTHING}"))
        };
        fields(&named).map(option).collect()
    }

    /// What paths held, all asked of one program.
    fn contents(&self, held: Vec<PathBlob>) -> Result<Vec<BlobContent>, Error> {
        let names: String =
            held.iter().filter_map(|(_, blob)| Some(format!("{}\n", blob.as_deref()?))).collect();
        let answer =
            if names.is_empty() { Vec::new() } else { self.asked_of(&["cat-file", "--batch"], &names)? };
        let mut rest = answer.as_slice();
        let mut found = Vec::with_capacity(held.len());
        for (path, blob) in held {
            let bytes = match blob {
                Some(_) => Some(blob_of(&mut rest).ok_or_else(|| self.failure())?),
                None => None,
            };
            found.push((path, bytes));
        }
        Ok(found)
    }

    /// What git answers in one line; none where it says no.
    fn text(&self, arguments: &[&str]) -> Result<Option<String>, Error> {
        let output = self.run(arguments)?;
        let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        Ok((output.status.success() && !text.is_empty()).then_some(text))
    }

    /// What git answers.
    fn ask(&self, arguments: &[&str]) -> Result<Vec<u8>, Error> {
        let output = self.run(arguments)?;
        if output.status.success() { Ok(output.stdout) } else { Err(self.failure()) }
    }

    /// That git gave no answer. A partial clone lacks what it would fetch from the server, which it may not.
    fn failure(&self) -> Error {
        let promised = self.text(&["config", "--get-regexp", r"^remote\..*\.promisor$"]);
        let is_partial = promised.is_ok_and(|promised| promised.is_some());
        let fault = if is_partial { GitFault::Partial } else { GitFault::Failed };
        Error::usage(&fault)
    }

    fn run(&self, arguments: &[&str]) -> Result<Output, Error> {
        let run = self.program(arguments).stdin(Stdio::null()).output();
        run.map_err(|_| Error::usage(&GitFault::NoProgram))
    }

    fn program(&self, arguments: &[&str]) -> Command {
        let mut git = Command::new("git");
        git.arg("-C")
            .arg(self.root)
            .args(["-c", "core.quotePath=false"])
            .args(ALONE)
            .envs(ALONE_ENV)
            .args(arguments)
            .stderr(Stdio::null());
        git
    }

    /// What git answers to questions on its input. They are put while the answers are read, for neither side waits for
    /// the other to have room.
    fn asked_of(&self, arguments: &[&str], questions: &str) -> Result<Vec<u8>, Error> {
        let run = self.program(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut git = run.map_err(|_| Error::usage(&GitFault::NoProgram))?;
        let (input, output) = (git.stdin.take(), git.stdout.take());
        let mut answer = Vec::new();
        let read = std::thread::scope(|scope| {
            scope.spawn(move || input.map(|mut input| input.write_all(questions.as_bytes())));
            output.map(|mut output| output.read_to_end(&mut answer))
        });
        let is_whole = matches!(read, Some(Ok(_))) && git.wait().is_ok_and(|status| status.success());
        if is_whole { Ok(answer) } else { Err(self.failure()) }
    }
}

/// What git says of a path that differs.
struct GitStatus<'s> {
    /// `M`, `A`, `D`, `T`, or `R` and `C` with how much is alike.
    kind: &'s str,
    /// The blob that a regular file had; a link is no file of ours.
    held: Option<String>,
}

impl<'s> GitStatus<'s> {
    /// Reads `:100644 100644 BLOB BLOB M`: the mode before and now, the blob before and now.
    fn of(said: &'s [u8]) -> Option<Self> {
        let mut words = std::str::from_utf8(said).ok()?.strip_prefix(':')?.split(' ');
        let (mode, blob) = (words.next()?, words.nth(1)?);
        let held = mode.starts_with("100").then(|| blob.to_owned());
        Some(GitStatus { kind: words.nth(1)?, held })
    }
}

/// What stands between zero bytes.
fn fields(listed: &[u8]) -> impl Iterator<Item = &[u8]> {
    listed.split(|byte| *byte == 0).filter(|field| !field.is_empty())
}

/// A path as git names it: any bytes on Unix.
#[cfg(unix)]
fn path(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(name))
}

/// A path as git names it: in UTF-8 where paths are no bytes.
#[cfg(not(unix))]
fn path(name: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(name).into_owned())
}

/// Takes the next blob off what `cat-file --batch` answers: `NAME blob SIZE`, a line end, the bytes, a line end.
fn blob_of(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(rest.get(..end)?).ok()?;
    let size: usize = head.rsplit(' ').next()?.parse().ok()?;
    let body = rest.get(end + 1..)?;
    let bytes = body.get(..size)?.to_vec();
    *rest = body.get(size + 1..)?;
    Some(bytes)
}

/// There is no repository in which a revision could be.
pub struct NoRepository;

impl Message for NoRepository {
    fn ru(&self) -> String {
        "--changed-since: папка не лежит в репозитории git".into()
    }

    fn en(&self) -> String {
        "--changed-since: the folder lies in no git repository".into()
    }
}

impl Message for GitFault {
    fn ru(&self) -> String {
        match self {
            GitFault::NoProgram => "--changed-since: программа git не установлена".into(),
            GitFault::NoRevision(revision) => {
                format!(
                    "--changed-since: в репозитории нет «{revision}»; ветку с сервера принесёт git fetch origin"
                )
            }
            GitFault::Shallow(revision) => format!(
                "--changed-since: история скачана не вся, до «{revision}» её не хватает; сначала: git fetch --unshallow \
                 (в GitHub Actions fetch-depth: 0, в GitLab GIT_DEPTH: 0)"
            ),
            GitFault::Partial => {
                "--changed-since: скачано не всё содержимое истории (git clone --filter), а vekha в сеть не \
                                  выходит; сначала: git fetch --refetch --no-filter"
                    .into()
            }
            GitFault::Failed => "--changed-since: git не смог сравнить файлы".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            GitFault::NoProgram => "--changed-since: git is not installed".into(),
            GitFault::NoRevision(revision) => {
                format!(
                    "--changed-since: the repository has no `{revision}`; git fetch origin brings a branch of the server"
                )
            }
            GitFault::Shallow(revision) => format!(
                "--changed-since: not all of the history is here, too little for `{revision}`; first: git fetch --unshallow \
                 (fetch-depth: 0 in GitHub Actions, GIT_DEPTH: 0 in GitLab)"
            ),
            GitFault::Partial => "--changed-since: not all that the history holds is here (git clone --filter), and vekha opens no \
                                  connection; first: git fetch --refetch --no-filter"
                .into(),
            GitFault::Failed => "--changed-since: git could not compare the files".into(),
        }
    }
}
