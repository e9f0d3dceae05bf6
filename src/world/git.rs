//! What git knows of a tree: how its files were at a revision. The program of git is asked, for it alone reads every
//! repository: worktrees, alternates, partial clones.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::base::Message;
use crate::base::failure::Error;

/// What is different in a tree since a revision, commits or not. Paths are absolute.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// The files whose content is another, or that are new.
    pub changed: BTreeSet<PathBuf>,
    /// Where files that only moved were, and where they are.
    pub moved: BTreeMap<PathBuf, PathBuf>,
    /// What each path that differs held; none where nothing was.
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
    Failed,
}

/// Paths, each with what it held.
type Contents = Vec<(PathBuf, Option<Vec<u8>>)>;

impl<'g> Git<'g> {
    /// The repository whose tree lies at a path.
    pub fn new(root: &'g Path) -> Self {
        Git { root }
    }

    /// What is different since the tree branched off a revision: what others did there meanwhile is no change of ours.
    ///
    /// # Errors
    /// When there is no git, no such revision, or not enough of the history.
    pub fn since(&self, revision: &str) -> Result<Changes, Error> {
        let base = self.base(revision)?;
        let listed =
            self.ask(&["diff", "--name-status", "-z", "-M", "--no-relative", "--no-ext-diff", &base, "--"])?;
        let untracked = self.ask(&["ls-files", "--others", "--exclude-standard", "-z"])?;
        let mut changes = Changes::default();
        let mut before: Vec<(PathBuf, bool)> = Vec::new();
        let listed = String::from_utf8_lossy(&listed).into_owned();
        let mut fields = listed.split('\0').filter(|field| !field.is_empty());
        while let (Some(status), Some(name)) = (fields.next(), fields.next()) {
            let path = self.root.join(name);
            if status.starts_with(['R', 'C']) {
                let Some(to) = fields.next().map(|name| self.root.join(name)) else { break };
                before.push((to.clone(), false));
                match status {
                    "R100" => drop(changes.moved.insert(path.clone(), to)),
                    _ => drop(changes.changed.insert(to)),
                }
                before.push((path, true));
            } else {
                changes.changed.insert(path.clone());
                before.push((path, !status.starts_with('A')));
            }
        }
        for name in String::from_utf8_lossy(&untracked).split('\0').filter(|name| !name.is_empty()) {
            let path = self.root.join(name);
            changes.changed.insert(path.clone());
            before.push((path, false));
        }
        changes.before = self.contents(&base, before)?;
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

    /// What paths held at a commit; of those that held nothing, none.
    fn contents(&self, commit: &str, paths: Vec<(PathBuf, bool)>) -> Result<Contents, Error> {
        let mut found = Vec::with_capacity(paths.len());
        for (path, held) in paths {
            let name = path.strip_prefix(self.root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let bytes = match held {
                true => Some(self.ask(&["cat-file", "blob", &format!("{commit}:{name}")])?),
                false => None,
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
        if output.status.success() { Ok(output.stdout) } else { Err(Error::usage(&GitFault::Failed)) }
    }

    fn run(&self, arguments: &[&str]) -> Result<Output, Error> {
        let mut git = Command::new("git");
        git.arg("-C").arg(self.root).args(["-c", "core.quotePath=false"]).args(arguments);
        let run = git.stdin(Stdio::null()).stderr(Stdio::null()).output();
        run.map_err(|_| Error::usage(&GitFault::NoProgram))
    }
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
            GitFault::Failed => "--changed-since: git could not compare the files".into(),
        }
    }
}
