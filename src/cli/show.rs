//! `--show-settings` and `--show-files`: with what a command would work, and on which files.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use serde_json::{Value, json};

use super::common::Common;
use super::runner::OutputForm;
use super::{runner, screen};
use crate::base::failure::Error;
use crate::base::{visible_json, visible_line};
use crate::workspace::{AsOf, Config, DiscoveredWorkspace, LoadedFile, is_asked};
use crate::world::{System, World};

/// Shows what is asked for, if anything is: for people, or as JSON.
///
/// # Errors
/// When a path is not there, or the output cannot be written.
pub(super) fn run(paths: &[PathBuf], common: &Common, json: bool) -> Result<Option<ExitCode>, Error> {
    if !common.show_files && !common.show_settings {
        return Ok(None);
    }
    let system: Arc<dyn World> = Arc::new(System);
    let (world, found) = crate::workspaces(&system, paths, common.config.as_deref())?;
    screen::print(|out| {
        if json {
            let shown: Vec<Value> = found.iter().map(|one| whole(&*world, one, common)).collect();
            let shown = format!("{:#}", Value::from(shown));
            return runner::written(OutputForm::Json, out, |out| writeln!(out, "{}", visible_json(&shown)));
        }
        found.iter().try_for_each(|one| match common.show_files {
            true => runner::lines(out, |out| files(one, out)),
            false => runner::lines(out, |out| settings(&*world, one, out)),
        })
    })?;
    Ok(Some(ExitCode::SUCCESS))
}

/// A workspace as programs read it.
fn whole(world: &dyn World, found: &DiscoveredWorkspace, common: &Common) -> Value {
    let root = System.folder_name(&found.root);
    if common.show_files {
        return json!({ "root": root, "files": names(found).collect::<Vec<_>>() });
    }
    let file = found.settings.as_ref().map(|path| System.display_name(path));
    json!({ "root": root, "file": file, "settings": values(&config(world, found)) })
}

/// The files that are asked for.
fn names(found: &DiscoveredWorkspace) -> impl Iterator<Item = String> {
    let asked = |file: &&PathBuf| found.asked.contains(&found.root) || is_asked(&found.asked, file);
    found.files.iter().filter(asked).map(|file| System.display_name(file))
}

/// A file a line.
fn files(found: &DiscoveredWorkspace, out: &mut dyn Write) -> io::Result<()> {
    names(found).try_for_each(|name| writeln!(out, "{}", visible_line(&name)))
}

/// The settings that hold.
fn config(world: &dyn World, found: &DiscoveredWorkspace) -> Config {
    let read = found.settings.as_ref().and_then(|path| LoadedFile::settings(world, path).ok());
    read.map(|(config, _)| config).unwrap_or_default()
}

/// The settings as YAML that could stand in `vekha.yaml`, under a comment that says whose they are.
fn settings(world: &dyn World, found: &DiscoveredWorkspace, out: &mut dyn Write) -> io::Result<()> {
    let name = |path: &PathBuf| System.display_name(path);
    let (root, file) = (System.folder_name(&found.root), found.settings.as_ref().map_or("—".into(), name));
    // A name with a line end would go on outside of the comment.
    writeln!(out, "# {}: {}", visible_line(&root), visible_line(&file))?;
    let Value::Object(values) = values(&config(world, found)) else { return Ok(()) };
    values.iter().try_for_each(|(key, value)| writeln!(out, "{key}: {}", visible_json(&value.to_string())))
}

/// Every setting; JSON is YAML.
fn values(config: &Config) -> Value {
    let as_of = match config.as_of {
        AsOf::Never => "never".to_owned(),
        AsOf::Today => "today".to_owned(),
        AsOf::Day(day) => day.to_string(),
    };
    let rules = config.rules.iter().map(|(rule, severity)| (rule.to_string(), Value::from(severity.name())));
    let texts = |texts: Vec<&str>| Value::from(texts);
    json!({
        "levels": config.levels,
        "calendar": config.calendar.as_ref().map_or("ru", |name| &*name.0),
        "language": config.language.unwrap_or_default().name(),
        "as_of": as_of,
        "rules": rules.collect::<serde_json::Map<_, _>>(),
        "baseline": config.baseline.as_deref(),
        "words": texts(config.words.listed.iter().map(|word| &**word).collect()),
        "exclude": texts(config.exclude.iter().map(|glob| &*glob.0).collect()),
        "templates": config.templates.as_deref(),
    })
}
