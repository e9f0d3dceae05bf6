//! A walk through a folder tree that finds roadmaps and settings, and heeds what is to be passed over.

use std::collections::{HashSet, VecDeque};
use std::ffi::OsStr;
use std::path::{Path, PathBuf, is_separator};
use std::sync::Arc;

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use rayon::prelude::*;

use super::{Config, is_settings, settings_in};
use crate::base::failure::Error;
use crate::russian::nearest;
use crate::syntax;
use crate::world::{FileKind, FolderEntry, World};

/// What a walk found, each list sorted by path.
#[derive(Debug, Default)]
pub(super) struct WalkResult {
    /// Roadmaps.
    pub files: Vec<PathBuf>,
    /// Files of settings.
    pub settings: Vec<PathBuf>,
    /// What looks like a roadmap and is not read.
    pub not_read: Vec<PathBuf>,
    /// Links, none of which is followed; of which something is missed, they are among what is not read in the end.
    links: Vec<PathBuf>,
}

/// Why a file or a folder is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SkipReason {
    /// Its name begins with a dot.
    Hidden,
    /// `.gitignore` names it.
    Ignored,
    /// `exclude` in the settings names it.
    Excluded,
    /// It is a link, which is not followed.
    Link,
    /// It is no regular file.
    NotRegular,
    /// Its name does not end as that of a roadmap.
    Name,
}

/// What is to be passed over in a folder and below.
#[derive(Debug, Default)]
struct IgnoreRules {
    above: Option<Arc<IgnoreRules>>,
    ignored: Option<Gitignore>,
    excluded: Option<Gitignore>,
}

impl IgnoreRules {
    /// Whether something in the folder, or below it, is to be passed over. The nearest `.gitignore` that names it decides.
    fn passes(&self, path: &Path, is_folder: bool) -> Option<SkipReason> {
        let chain = || std::iter::successors(Some(self), |heeded| heeded.above.as_deref());
        let excluded = |rules: &Gitignore| rules.matched(path, is_folder).is_ignore();
        if chain().filter_map(|heeded| heeded.excluded.as_ref()).any(excluded) {
            return Some(SkipReason::Excluded);
        }
        let mut said =
            chain().filter_map(|heeded| heeded.ignored.as_ref()).map(|rules| rules.matched(path, is_folder));
        said.find(|said| !said.is_none()).filter(|said| said.is_ignore()).map(|_| SkipReason::Ignored)
    }
}

/// A walk below a root.
pub(super) struct Walk<'w> {
    world: &'w dyn World,
    root: &'w Path,
    above: Arc<IgnoreRules>,
}

impl<'w> Walk<'w> {
    /// A walk that heeds what the folders between the root of the repository and the root of the workspace say.
    pub(super) fn new(world: &'w dyn World, root: &'w Path, repository: Option<&Path>) -> Self {
        let mut above = Arc::new(IgnoreRules::default());
        let mut folders: Vec<&Path> = match repository {
            Some(top) => root.ancestors().skip(1).take_while(|folder| folder.starts_with(top)).collect(),
            None => Vec::new(),
        };
        folders.reverse();
        for folder in folders {
            if let Some(ignored) = ignored_by(world, folder) {
                above = Arc::new(IgnoreRules { above: Some(above), ignored: Some(ignored), excluded: None });
            }
        }
        Walk { world, root, above }
    }

    /// Finds everything.
    ///
    /// # Errors
    /// When a folder cannot be listed.
    pub(super) fn run(&self) -> Result<WalkResult, Error> {
        let mut walked = self.folder(self.root, &self.above)?;
        let links = std::mem::take(&mut walked.links);
        if !links.is_empty() {
            let missed = self.missed(links, &walked.files);
            walked.not_read.extend(missed);
        }
        [&mut walked.files, &mut walked.settings, &mut walked.not_read]
            .into_iter()
            .for_each(|paths| sort(paths));
        Ok(walked)
    }

    /// The links by which a roadmap is missed: those named like one, unless what they lead to is read under its own name, and
    /// those to folders outside.
    fn missed(&self, links: Vec<PathBuf>, files: &[PathBuf]) -> Vec<PathBuf> {
        let read: HashSet<&Path> = files.iter().map(PathBuf::as_path).collect();
        let root = self.world.real(self.root).ok();
        let is_missed = |link: &PathBuf| {
            let real = self.world.real(link).ok();
            // Where the link leads, as the walk came there; none where that is outside, or nothing.
            let inside = real
                .zip(root.as_ref())
                .and_then(|(real, root)| real.strip_prefix(root).ok().map(|below| self.root.join(below)));
            match inside {
                None => is_yaml(link) || self.world.is_dir(link),
                // Settings are those of their folder, and lie in it.
                Some(to) if is_settings(link) => link.parent().is_some_and(|folder| !to.starts_with(folder)),
                Some(_) if !is_yaml(link) => false,
                Some(to) => !read.contains(to.as_path()) && !self.world.is_dir(&to),
            }
        };
        links.into_iter().filter(is_missed).collect()
    }

    fn folder(&self, folder: &Path, above: &Arc<IgnoreRules>) -> Result<WalkResult, Error> {
        let entries = self.world.entries(folder)?;
        let heeded = self.heeded(folder, &entries, above);
        let mut walked = WalkResult::default();
        let mut folders = Vec::new();
        for entry in &entries {
            let path = folder.join(&entry.name);
            if self.passed(entry, &path, &heeded).is_some() {
                continue;
            }
            match entry.kind {
                FileKind::Folder => folders.push(path),
                FileKind::File if is_settings(&path) => walked.settings.push(path),
                FileKind::File if is_yaml(&path) => walked.files.push(path),
                FileKind::File if is_almost_yaml(&path) => walked.not_read.push(path),
                FileKind::Other if is_yaml(&path) => walked.not_read.push(path),
                FileKind::Link => walked.links.push(path),
                _ => {}
            }
        }
        let below = folders.par_iter().map(|folder| self.folder(folder, &heeded));
        let below: Vec<WalkResult> = below.collect::<Result<_, Error>>()?;
        for mut other in below {
            walked.files.append(&mut other.files);
            walked.settings.append(&mut other.settings);
            walked.not_read.append(&mut other.not_read);
            walked.links.append(&mut other.links);
        }
        Ok(walked)
    }

    /// What is heeded in a folder of those entries.
    fn heeded(&self, folder: &Path, entries: &[FolderEntry], above: &Arc<IgnoreRules>) -> Arc<IgnoreRules> {
        let has = |name: &str| entries.iter().any(|entry| entry.name == name);
        let ignored = has(".gitignore").then(|| ignored_by(self.world, folder)).flatten();
        let has_settings = entries.iter().any(|entry| is_settings(Path::new(&entry.name)));
        let settings = has_settings.then(|| settings_in(self.world, folder)).flatten();
        let excluded = settings.and_then(|settings| excluded_by(self.world, folder, &settings));
        if ignored.is_none() && excluded.is_none() {
            return Arc::clone(above);
        }
        Arc::new(IgnoreRules { above: Some(Arc::clone(above)), ignored, excluded })
    }

    fn passed(&self, entry: &FolderEntry, path: &Path, heeded: &IgnoreRules) -> Option<SkipReason> {
        if entry.name.as_encoded_bytes().starts_with(b".") {
            return Some(SkipReason::Hidden);
        }
        heeded.passes(path, entry.kind == FileKind::Folder)
    }

    /// Why a path below the root is not among the roadmaps; none where it is, or is not there.
    pub(super) fn why_not(&self, path: &Path) -> Option<SkipReason> {
        let mut folder = self.root.to_owned();
        let mut heeded = Arc::clone(&self.above);
        for name in path.strip_prefix(self.root).ok()?.components() {
            let entries = self.world.entries(&folder).ok()?;
            heeded = self.heeded(&folder, &entries, &heeded);
            let entry = entries.iter().find(|entry| entry.name == name.as_os_str())?;
            folder.push(name);
            if let Some(passed) = self.passed(entry, &folder, &heeded) {
                return Some(passed);
            }
            match entry.kind {
                FileKind::Link => return Some(SkipReason::Link),
                FileKind::Other => return Some(SkipReason::NotRegular),
                FileKind::File if !is_yaml(&folder) && !is_settings(&folder) => {
                    return Some(SkipReason::Name);
                }
                _ => {}
            }
        }
        None
    }

    /// A roadmap at or below a folder that is excluded or ignored, and which of these; the first by name of the uppermost.
    pub(super) fn first_passed(&self, folder: &Path) -> Option<(PathBuf, SkipReason)> {
        let mut folders = VecDeque::from([(folder.to_owned(), self.heeded_above(folder), None)]);
        for _ in 0..MOST_LOOKED_AT {
            let (folder, above, passed) = folders.pop_front()?;
            let entries = self.world.entries(&folder).unwrap_or_default();
            let heeded = self.heeded(&folder, &entries, &above);
            for entry in &entries {
                let path = folder.join(&entry.name);
                let is_folder = entry.kind == FileKind::Folder;
                if !(is_folder || entry.kind == FileKind::File && is_yaml(&path)) {
                    continue;
                }
                // What lies in a folder that is passed over is passed over with it.
                match passed.or_else(|| self.passed(entry, &path, &heeded)) {
                    Some(passed @ (SkipReason::Excluded | SkipReason::Ignored)) if !is_folder => {
                        return Some((path, passed));
                    }
                    passed @ (None | Some(SkipReason::Excluded | SkipReason::Ignored)) if is_folder => {
                        folders.push_back((path, Arc::clone(&heeded), passed));
                    }
                    _ => {}
                }
            }
        }
        None
    }

    /// What is heeded in the folder that a path lies in.
    fn heeded_above(&self, path: &Path) -> Arc<IgnoreRules> {
        let between = path.ancestors().skip(1).take_while(|folder| folder.starts_with(self.root));
        let mut between: Vec<&Path> = between.collect();
        between.reverse();
        between.into_iter().fold(Arc::clone(&self.above), |above, folder| {
            let entries = self.world.entries(folder).unwrap_or_default();
            self.heeded(folder, &entries, &above)
        })
    }
}

/// In how many folders what is passed over is looked for, where nothing is read.
const MOST_LOOKED_AT: usize = 100;

/// What `.gitignore` of a folder names. A line that git would not understand is passed over, as git does, and so is a link.
fn ignored_by(world: &dyn World, folder: &Path) -> Option<Gitignore> {
    let path = folder.join(".gitignore");
    let bytes = if world.is_link(&path) { None } else { world.read(&path).ok() }?;
    let text = String::from_utf8_lossy(&bytes);
    rules(folder, text.lines())
}

/// What `exclude` of the settings in a folder names.
fn excluded_by(world: &dyn World, folder: &Path, settings: &Path) -> Option<Gitignore> {
    let bytes = world.read(settings).ok()?;
    let text = std::str::from_utf8(&bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (config, _) = Config::decode(&syntax::parse(text, 0).tree);
    rules(folder, config.exclude.iter().map(|glob| &*glob.0))
}

fn rules<'g>(folder: &Path, globs: impl Iterator<Item = &'g str>) -> Option<Gitignore> {
    let mut builder = GitignoreBuilder::new(folder);
    for glob in globs {
        // A glob that cannot be read names nothing; of those in the settings the schema tells.
        let _ = builder.add_line(None, glob);
    }
    builder.build().ok().filter(|rules| !rules.is_empty())
}

/// Sorts folder by folder, as paths compare: their separator comes before any letter.
fn sort(paths: &mut [PathBuf]) {
    paths.par_sort_by_cached_key(|path| {
        let mut key = path.as_os_str().as_encoded_bytes().to_vec();
        key.iter_mut().filter(|byte| is_separator(char::from(**byte))).for_each(|byte| *byte = 0);
        key
    });
}

/// Whether a name ends as that of a roadmap, in any letter case.
pub fn is_yaml(path: &Path) -> bool {
    let yaml = |end: &OsStr| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml");
    path.extension().is_some_and(yaml)
}

/// Whether a name is nearly that of a roadmap, and is none: `plan.yaml.txt`, `plan.ymal`.
pub(super) fn is_almost_yaml(path: &Path) -> bool {
    let Some(end) = path.extension().and_then(OsStr::to_str).map(str::to_lowercase) else { return false };
    if is_yaml(path) {
        return false;
    }
    let doubled = matches!(end.as_str(), "txt" | "text")
        && path.file_stem().is_some_and(|stem| is_yaml(Path::new(stem)));
    // What editors leave beside a file is none that an author forgot.
    if end.ends_with('~') {
        return false;
    }
    let near = |name: &str| nearest(&end, std::iter::once(name)).is_some();
    doubled || near("yaml") || near("yml") && end.starts_with('y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_nearly_right_are_told_from_other_names() {
        let near = ["a.yaml.txt", "a.YML.txt", "a.ymal", "a.yam", "a.ylm", "a.yaml "];
        let other =
            ["a.xml", "a.html", "a.toml", "a.txt", "a.yaml~", "a.yaml.bak", "a.yaml.orig", "a.md", "yaml"];
        let right = ["a.yaml", "a.yml", "a.YAML"];
        let other = other.iter().chain(&right);
        assert!(near.iter().all(|name| is_almost_yaml(Path::new(name))), "{near:?}");
        let wrong: Vec<_> = other.filter(|name| is_almost_yaml(Path::new(name))).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
