//! `--show-settings` and `--show-files`: with what a command would work, and on which files.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use serde_json::{Value, json};

use super::common::Common;
use super::screen;
use crate::base::failure::Error;
use crate::workspace::{AsOf, Config, Found, LoadedFile, is_asked};
use crate::world::{System, World};

/// Shows what is asked for, if anything is.
///
/// # Errors
/// When a path is not there, or the output cannot be written.
pub(super) fn run(paths: &[PathBuf], common: &Common) -> Result<Option<ExitCode>, Error> {
    if !common.show_files && !common.show_settings {
        return Ok(None);
    }
    let system: Arc<dyn World> = Arc::new(System);
    let (world, found) = crate::workspaces(&system, paths, common.config.as_deref())?;
    screen::print(|out| {
        found.iter().try_for_each(|one| match common.show_files {
            true => files(one, out),
            false => settings(&*world, one, out),
        })
    })?;
    Ok(Some(ExitCode::SUCCESS))
}

/// A file a line.
fn files(found: &Found, out: &mut dyn Write) -> io::Result<()> {
    let asked =
        found.files.iter().filter(|file| found.asked.contains(&found.root) || is_asked(&found.asked, file));
    asked.map(|file| System.display_name(file)).try_for_each(|name| writeln!(out, "{name}"))
}

/// The settings as YAML that could stand in `vekha.yaml`, under a comment that says whose they are.
fn settings(world: &dyn World, found: &Found, out: &mut dyn Write) -> io::Result<()> {
    let read = found.settings.as_ref().and_then(|path| LoadedFile::settings(world, path).ok());
    let config = read.map(|(config, _)| config).unwrap_or_default();
    let name = |path: &PathBuf| System.display_name(path);
    let root = Some(name(&found.root)).filter(|name| !name.is_empty()).unwrap_or_else(|| ".".into());
    writeln!(out, "# {root}: {}", found.settings.as_ref().map_or("—".into(), name))?;
    let Value::Object(values) = values(&config) else { return Ok(()) };
    values.iter().try_for_each(|(key, value)| writeln!(out, "{key}: {value}"))
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
        "words": texts(config.words.iter().map(|word| &**word).collect()),
        "exclude": texts(config.exclude.iter().map(|glob| &*glob.0).collect()),
        "templates": config.templates.as_deref(),
    })
}
