//! `vekha init`: a workspace that checks clean, to begin with. It asks nothing and overwrites nothing.

mod draft;
mod message;
mod plan;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;

use super::common::Common;
use super::language::CommandLanguage;
use super::schema::spoken_schema;
use super::screen;
use crate::base::failure::Error;
use crate::base::{Lang, Message};
use crate::render::OutputFolder;
use crate::schema::{ROADMAP, WORKSPACE};
use crate::world::{System, World};
use message::InitMessage as Said;
use plan::{InitPlan, RoadmapAsked};

/// The arguments of `vekha init`.
#[derive(clap::Args)]
pub(super) struct InitArguments {
    /// Папка; без неё — текущая
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Уровень карты; без него — тот, что ниже parent, а без parent — самый нижний
    #[arg(long, value_name = "LEVEL")]
    level: Option<String>,
    /// id карты уровнем выше: новая карта получит ссылку на неё и её обязательные мероприятия
    #[arg(long, value_name = "ID")]
    parent: Option<String>,
    /// id карты; без него — по уровню и году
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Проверка на сервере; где карты уже есть, новой к ней не прибавляется
    #[arg(long, value_enum, value_name = "HOST")]
    ci: Option<Host>,
    /// Проверка перед каждым коммитом
    #[arg(long)]
    pre_commit: bool,
    /// Настройки редактора VS Code
    #[arg(long)]
    vscode: bool,
}

/// Where the repository is kept.
#[derive(Clone, Copy, ValueEnum)]
enum Host {
    // .github/workflows/vekha.yml
    Github,
    // .gitlab-ci.yml
    Gitlab,
}

impl InitArguments {
    /// Runs the command.
    ///
    /// # Errors
    /// When the level or the parent is not there, a link would lead a file out of the workspace, or one cannot be written.
    pub(super) fn run(&self, spoken: CommandLanguage, common: &Common) -> Result<ExitCode, Error> {
        let lang = spoken.lang();
        let folder = System.absolute(&self.folder);
        let (level, parent, id) = (self.level.as_deref(), self.parent.as_deref(), self.id.as_deref());
        let plan = InitPlan::new(&System, &folder, RoadmapAsked { level, parent, id })?;
        let wanted = !(self.adds() && plan.has_roadmaps) || level.or(parent).or(id).is_some();
        let roadmap = if wanted { Some(draft::roadmap(&System, &plan, lang)?) } else { None };
        let files = self.files(&plan, roadmap, lang);
        let inside = OutputFolder::new(&plan.root);
        let mut missing = files.iter().filter(|(path, _)| System.kind(path).is_none());
        missing.try_for_each(|(path, _)| inside.refuse_links(&System, path))?;
        for (path, text) in files {
            let there = System.kind(&path).is_some();
            if !there {
                System.write(&path, &[text.as_bytes()])?;
            }
            let name = System.display_name(&path);
            let told = if there { Said::Kept(name) } else { Said::Written(name) };
            screen::note(&told.say(lang), common.quiet);
        }
        screen::note(&Said::Next(shown(&self.folder)).say(lang), common.quiet);
        Ok(ExitCode::SUCCESS)
    }

    /// Whether something beside roadmaps is asked for.
    fn adds(&self) -> bool {
        self.ci.is_some() || self.pre_commit || self.vscode
    }

    /// The files to write, each with its text.
    fn files(&self, plan: &InitPlan, roadmap: Option<String>, lang: Lang) -> Vec<(PathBuf, String)> {
        let root = &plan.root;
        let text = |name: &str, text: &str| (root.join(name), text.to_owned());
        let mut files = Vec::new();
        if plan.is_new {
            files.push((root.join("vekha.yaml"), draft::settings(lang)));
        }
        files.extend(roadmap.map(|text| (plan.file.clone(), text)));
        files.push(text("schema/roadmap.schema.json", &spoken_schema(ROADMAP, lang)));
        files.push(text("schema/workspace.schema.json", &spoken_schema(WORKSPACE, lang)));
        if plan.is_new {
            files.push(text(".gitignore", "/out/\n"));
        }
        match self.ci {
            Some(Host::Github) => files
                .push(text(".github/workflows/vekha.yml", &draft::spoken(include_str!("github.yml"), lang))),
            Some(Host::Gitlab) => {
                files.push(text(".gitlab-ci.yml", &draft::spoken(include_str!("gitlab.yml"), lang)))
            }
            None => {}
        }
        if self.pre_commit {
            files.push(text(".pre-commit-config.yaml", include_str!("pre-commit.yaml")));
        }
        if self.vscode {
            files.push(text(".vscode/settings.json", include_str!("vscode.json")));
            let extension = "{\"recommendations\": [\"redhat.vscode-yaml\"]}\n";
            files.push(text(".vscode/extensions.json", extension));
        }
        files
    }
}

/// A folder as it stands in a command to be typed.
fn shown(folder: &Path) -> String {
    let name = folder.display().to_string();
    match folder == Path::new(".") {
        true => String::new(),
        // A shell divides a name at its blanks.
        false if name.contains(' ') => format!(" \"{name}\""),
        false => format!(" {name}"),
    }
}
