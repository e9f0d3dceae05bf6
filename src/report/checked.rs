//! What a run over a workspace reports.

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;

use super::Summary;
use crate::Options;
use crate::base::failure::Error;
use crate::base::{FileId, Finding, Lang};
use crate::rules;
use crate::session::{Shard, Snapshot};
use crate::workspace::{Role, RootBy, Workspace, is_asked};
use crate::world::{Below, World};

/// What a run found in a workspace.
#[derive(Debug)]
pub struct Checked {
    /// The workspace.
    pub workspace: Workspace,
    /// The language of its findings.
    pub lang: Lang,
    /// The findings to report, sorted by file, place and rule.
    pub findings: Vec<Finding>,
    /// The files that were reported on.
    pub files: Vec<FileId>,
    /// What was counted.
    pub summary: Summary,
    /// The part of the tree that was reported on, where not all.
    pub shard: Option<Shard>,
    /// The root that was guessed, as people are shown it, where it is none of the paths asked for.
    pub guessed_root: Option<String>,
    /// How many other files rest on those asked for.
    pub resting: usize,
}

impl Checked {
    /// Leaves out findings, and counts anew.
    pub fn retain(&mut self, keep: impl FnMut(&Finding) -> bool) {
        self.findings.retain(keep);
        self.summary = Summary { errors: 0, warnings: 0, advice: 0, ..self.summary };
        self.summary.count(&self.findings);
    }

    /// What is to be reported of a state: the findings in the files that were asked for, without those that are known.
    ///
    /// # Errors
    /// When a file cannot be read, or changes while it is.
    pub fn of(snapshot: &Snapshot, options: &Options) -> Result<Self, Error> {
        let found = snapshot.found();
        let shard: Option<BTreeSet<FileId>> =
            options.shard.map(|shard| snapshot.files_of(shard).into_iter().collect());
        let everything = options.whole || found.asked.contains(&found.root);
        let asked = |path: &Path| everything || is_asked(&found.asked, path);
        let counts = snapshot.config().baseline.is_some();
        snapshot.judge(&|id, path| match &shard {
            Some(shard) => shard.contains(&id),
            None => counts || asked(path),
        })?;
        // What cannot be read above those that are asked for is told with them: of what rests on it nothing is sure.
        let own: BTreeSet<FileId> =
            if everything || shard.is_some() { BTreeSet::new() } else { snapshot.files_below(&asked) };
        let rested_on = snapshot.rested_on(&own);
        let is_settings = |path: &Path| shard.is_none() && found.settings.as_deref() == Some(path);
        snapshot.judge(&|id, path| rested_on.contains(&id) || is_settings(path))?;
        let workspace = snapshot.workspace(options.roadmaps)?;
        let mut findings = snapshot.judged();
        if !options.whole {
            let world = Below::new(snapshot.world(), &found.root);
            let all = shard.is_none();
            rules::leave_out_known(&world, &workspace, snapshot.rules(), all, &mut findings);
        }
        let first = options.shard.is_none_or(|shard| shard.number == 1);
        let reported = |id: FileId| {
            workspace.file(id).is_some_and(|file| match &shard {
                _ if options.whole => true,
                _ if file.role != Role::Roadmap => first,
                Some(shard) => shard.contains(&id) && asked(&file.source.path),
                None => asked(&file.source.path),
            })
        };
        let told_too = |finding: &Finding| {
            let file = finding.place.file;
            let is_settings = || workspace.file(file).is_some_and(|file| file.role == Role::Settings);
            rules::is_firm(finding.rule) && (rested_on.contains(&file) || shard.is_none() && is_settings())
        };
        findings.retain(|finding| reported(finding.place.file) || told_too(finding));
        findings.par_sort_by(Finding::in_order);
        let mut summary = Summary::default();
        summary.count(&findings);
        let files = summary.count_files(snapshot.roadmaps().filter(|(id, ..)| reported(*id)));
        let guessed = found.by != RootBy::Settings && !everything;
        let guessed_root = guessed.then(|| snapshot.world().display_name(&found.root));
        let resting = if everything || shard.is_some() { 0 } else { snapshot.resting_on(&reported) };
        Ok(Checked {
            lang: snapshot.lang(),
            workspace,
            findings,
            files,
            summary,
            shard: options.shard,
            guessed_root,
            resting,
        })
    }
}
