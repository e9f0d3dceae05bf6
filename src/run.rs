//! A run over one workspace: what to read, what to judge, what to report.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::Options;
use crate::base::failure::{Cause, Error, Wording};
use crate::base::{FileId, Finding, Lang, Message, Place, Target};
use crate::cache::{self, Memory, Recalled};
use crate::deadline::{Calendar, CalendarFault, Times};
use crate::graph::Graph;
use crate::part::{self, Shard};
use crate::report::{Checked, Places, Summary};
use crate::rules::{self, Context, EnabledRules};
use crate::workspace::{AsOf, Found, LoadedFile, Outline, Role, Workspace, is_asked};
use crate::world::{Below, World};

/// What holds for the whole run.
struct Run<'r> {
    world: &'r dyn World,
    options: &'r Options,
    lang: Lang,
    as_of: Option<NaiveDate>,
    calendar: Calendar,
}

/// What was found, and what is known of each file.
struct Judged {
    findings: Vec<Finding>,
    outlines: Vec<Outline>,
}

/// Reads a workspace, judges it and gathers what is to be reported.
///
/// # Errors
/// When a file cannot be read.
pub fn workspace(world: &dyn World, found: &Found, options: &Options) -> Result<Checked, Error> {
    let mut workspace = Workspace::unread(world, found)?;
    let run = Run::new(world, options, &workspace)?;
    let shard = options.shard.map(|shard| files_of(shard, &workspace));
    let mut judged = match (&shard, &options.cache) {
        (Some(files), _) => {
            part::read(world, &mut workspace, files)?;
            run.judge(&workspace)
        }
        (None, Some(folder)) => run.with_cache(&mut workspace, folder)?,
        (None, None) => {
            let all: Vec<FileId> = workspace.roadmap_files().collect();
            workspace.read(world, &all)?;
            run.judge(&workspace)
        }
    };
    if !options.whole {
        let all = shard.is_none();
        let enabled = run.enabled(&workspace);
        judged.findings.par_sort_by(Finding::in_order);
        let below = Below::new(world, &found.root);
        rules::leave_out_known(&below, &workspace, &enabled, all, &mut judged.findings);
    }
    let first = options.shard.is_none_or(|shard| shard.number == 1);
    let all = found.asked.contains(&found.root);
    let asked = |path: &Path| all || is_asked(&found.asked, path);
    let reported = |file: FileId, path: &Path, role: Role| match &shard {
        _ if role != Role::Roadmap => first,
        Some(files) => files.binary_search(&file).is_ok() && asked(path),
        None => asked(path),
    };
    let reported = |file: FileId, path: &Path, role: Role| options.whole || reported(file, path, role);
    let numbered = workspace.files.iter().zip(0..).map(|(file, number)| (FileId(number), file));
    let asked = numbered.map(|(id, file)| reported(id, &file.source.path, file.role)).collect();
    Ok(gather(workspace, run.lang, judged, asked))
}

/// The files of a shard.
fn files_of(shard: Shard, workspace: &Workspace) -> Vec<FileId> {
    let files: Vec<FileId> = workspace.roadmap_files().collect();
    let count = files.len();
    files.into_iter().enumerate().filter(|(at, _)| shard.holds(*at, count)).map(|(_, file)| file).collect()
}

impl<'r> Run<'r> {
    fn new(world: &'r dyn World, options: &'r Options, workspace: &Workspace) -> Result<Self, Error> {
        let as_of = match options.as_of.unwrap_or(workspace.config.as_of) {
            AsOf::Never => None,
            AsOf::Today => Some(world.today()),
            AsOf::Day(day) => Some(day),
        };
        let lang = options.lang.or(workspace.config.language).unwrap_or(options.locale);
        Ok(Run { world, options, lang, as_of, calendar: calendar(world, workspace)? })
    }

    /// The rules that run.
    fn enabled(&self, workspace: &Workspace) -> EnabledRules {
        EnabledRules::new(&workspace.config, &self.options.filter, self.as_of.is_some())
    }

    /// Judges what is read of a workspace.
    fn judge(&self, workspace: &Workspace) -> Judged {
        let times = Times::read(workspace, &self.calendar);
        let graph = Graph::build(workspace, &times, &self.calendar);
        let below = Below::new(self.world, &workspace.root);
        let judged = (&times, &graph);
        let context = Context::new(&below, workspace, judged, &self.calendar, self.as_of);
        let findings = rules::judge(&context, &self.enabled(workspace));
        let files = (0..workspace.files.len() as u32).into_par_iter();
        let outline = |file| workspace.roadmap_of(FileId(file)).map(Outline::of).unwrap_or_default();
        Judged { findings, outlines: files.map(outline).collect() }
    }

    /// Judges what changed since the last run and what rests on it; the rest is as it was.
    fn with_cache(&self, workspace: &mut Workspace, folder: &Path) -> Result<Judged, Error> {
        let files: Vec<FileId> = workspace.roadmap_files().collect();
        let (path, key) = self.key(workspace, folder);
        let hash = |file: &LoadedFile| Ok(cache::hash(&self.world.read(&file.source.path)?));
        let hashes = || workspace.files.par_iter().map(hash).collect::<Result<Vec<cache::Hash>, Error>>();
        let (hashes, memory) = rayon::join(hashes, || Memory::open(self.world, &path));
        let hashes = hashes?;
        let there = self.there(workspace);
        let mut recalled = memory.and_then(|memory| memory.recall(&key, &hashes, &there));
        let dirty = recalled.as_ref().map(Recalled::dirty).unwrap_or_default();
        let amended = match &mut recalled {
            Some(recalled) => self.amend(workspace, recalled, &dirty)?,
            None => None,
        };
        let kept = recalled.as_ref().filter(|_| amended.is_some());
        let mut judged = match amended {
            Some(judged) => judged,
            None => {
                workspace.read(self.world, &files)?;
                self.judge(workspace)
            }
        };
        if kept.is_none_or(|recalled| !recalled.will_do(dirty.len())) {
            locate(&Places::new(workspace, self.world), &mut judged.findings);
            let Judged { findings, outlines } = &judged;
            let found = cache::Found { hashes: &hashes, outlines, findings };
            // A cache that cannot be written makes the next run slower and nothing else.
            let _ = Memory::keep(self.world, &path, key, &found, &there);
        }
        Ok(judged)
    }

    /// Tells whether there is a file of text that the file of a number names.
    fn there(&self, workspace: &Workspace) -> impl Fn(FileId, &str) -> bool + Sync + use<'_, 'r> {
        let world = self.world;
        let root = workspace.root.clone();
        let paths: Vec<PathBuf> = workspace.files.iter().map(|file| file.source.path.clone()).collect();
        move |file: FileId, text: &str| {
            let folder = paths.get(file.0 as usize).and_then(|path| path.parent());
            folder.is_some_and(|folder| Below::new(world, &root).is_file(&world.absolute(&folder.join(text))))
        }
    }

    /// The whole from what is remembered and what must be judged anew; nothing where ids have changed hands.
    fn amend(
        &self,
        workspace: &mut Workspace,
        recalled: &mut Recalled,
        dirty: &[FileId],
    ) -> Result<Option<Judged>, Error> {
        let Some(mut by_file) = recalled.findings_beside(dirty) else { return Ok(None) };
        if dirty.is_empty() {
            let outlines = std::mem::take(&mut recalled.outlines);
            return Ok(Some(Judged { findings: together(by_file), outlines }));
        }
        let mut outlines = recalled.outlines.clone();
        outlines.resize(workspace.files.len(), Outline::default());
        part::read_with_needs(self.world, workspace, dirty.to_vec(), &mut outlines)?;
        let same = recalled.outlines.iter().zip(&outlines).all(|(before, now)| before.id == now.id);
        if !same {
            workspace.forget();
            return Ok(None);
        }
        let anew = self.judge(workspace).findings.into_iter();
        for finding in anew.filter(|finding| is_of(workspace, dirty, finding)) {
            if let Some(own) = by_file.get_mut(finding.place.file.0 as usize) {
                own.push(finding);
            }
        }
        Ok(Some(Judged { findings: together(by_file), outlines }))
    }

    /// Where the cache of a workspace lies, and what must be equal for it to be used.
    fn key(&self, workspace: &Workspace, folder: &Path) -> (PathBuf, String) {
        let settings = workspace
            .files
            .iter()
            .filter(|file| file.role == Role::Settings)
            .map(|file| file.source.text.as_str());
        let said = format!("{:?} {:?} {:?}", self.options.filter, self.as_of, self.calendar);
        let names = workspace.files.iter().map(|file| file.source.path.as_os_str().as_encoded_bytes());
        let key = cache::key([said.as_bytes()].into_iter().chain(settings.map(str::as_bytes)).chain(names));
        let name = format!("{:032x}", cache::hash(workspace.root.as_os_str().as_encoded_bytes()));
        (folder.join(name).with_extension("vekha"), key)
    }
}

/// Finds the lines and columns of findings, so that their files need not be read again.
fn locate(places: &Places<'_>, findings: &mut [Finding]) {
    findings.par_iter_mut().filter(|finding| finding.extent.is_none()).for_each(|finding| {
        finding.extent = places.extent(finding.place);
        let file = finding.place.file;
        for other in &mut finding.related {
            if let Target::Span(span) = other.target {
                other.extent = places.extent(Place { file, span });
            }
        }
    });
}

/// The findings of all files in one list that takes no more room than they need, for they may be many.
fn together(by_file: Vec<Vec<Finding>>) -> Vec<Finding> {
    let mut findings = Vec::with_capacity(by_file.iter().map(Vec::len).sum());
    by_file.into_iter().for_each(|mut own| findings.append(&mut own));
    findings
}

/// Whether a finding lies in one of the files, or in the settings.
fn is_of(workspace: &Workspace, files: &[FileId], finding: &Finding) -> bool {
    let file = finding.place.file;
    files.binary_search(&file).is_ok()
        && !workspace.file(file).is_some_and(|file| file.role == Role::Settings)
}

/// What is to be reported, in the order of places and rules.
fn gather(workspace: Workspace, lang: Lang, judged: Judged, asked: Vec<bool>) -> Checked {
    let is_asked = |file: FileId| asked.get(file.0 as usize).copied().unwrap_or(false);
    let Judged { mut findings, outlines } = judged;
    findings.retain(|finding| is_asked(finding.place.file));
    findings.par_sort_by(Finding::in_order);
    let mut summary = Summary::default();
    summary.count(&findings);
    let files: Vec<FileId> = workspace.roadmap_files().filter(|file| is_asked(*file)).collect();
    summary.files = files.len();
    for outline in files.iter().filter_map(|file| outlines.get(file.0 as usize)) {
        summary.roadmaps += usize::from(outline.is_roadmap);
        summary.measures += outline.measures;
    }
    Checked { workspace, lang, findings, files, summary }
}

/// The production calendar that the settings name: `ru`, `none`, or `ru` extended by a file.
pub(crate) fn calendar(world: &dyn World, workspace: &Workspace) -> Result<Calendar, Error> {
    let named = workspace.config.calendar.as_deref();
    match named {
        None | Some("ru") => Ok(Calendar::russia().clone()),
        Some("none") => Ok(Calendar::weekends()),
        Some(file) => {
            let path = workspace.root.join(file);
            let bytes = Below::new(world, &workspace.root).read(&path)?;
            let text = String::from_utf8(bytes).map_err(|_| world.unread(&path, Cause::NotText))?;
            let own = Calendar::parse(&text).map_err(|fault| Error::Settings {
                path: world.display_name(&path),
                fault: Wording::of(&CalendarSays(fault)),
            })?;
            Ok(Calendar::russia().clone().with(own))
        }
    }
}

/// What is wrong with a calendar, in words.
struct CalendarSays(CalendarFault);

impl Message for CalendarSays {
    fn ru(&self) -> String {
        match &self.0 {
            CalendarFault::Shape(_) => {
                "файл не читается как производственный календарь; образец в docs/time.md".into()
            }
            CalendarFault::Day(year, day) => format!("в календаре указан день, которого нет: {year}-{day}"),
        }
    }

    fn en(&self) -> String {
        match &self.0 {
            CalendarFault::Shape(_) => "the file is no production calendar; docs/time.md shows one".into(),
            CalendarFault::Day(year, day) => {
                format!("the calendar names a day that there is not: {year}-{day}")
            }
        }
    }
}
