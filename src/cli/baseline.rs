//! `vekha check --write-baseline`: writes the list of findings that are known and accepted.

use std::path::{Path, PathBuf};

use super::Failure;
use crate::base::Say;
use crate::base::message::settings::Settings;
use crate::rules::Baseline;
use crate::world::System;
use crate::{Options, report::Checked};

/// Writes the list of every workspace that the paths lie in.
///
/// # Errors
/// When the settings name no file for it, or it cannot be written.
pub(super) fn write(paths: &[PathBuf], options: Options) -> Result<(), Failure> {
    let checked = crate::check(&System, paths, &Options { whole: true, ..options })?;
    for one in &checked {
        let file = file(one)?;
        let baseline = Baseline::of(&one.workspace, &one.findings);
        replace(&file, &baseline.to_json())?;
        let told = Settings::BaselineWritten { file: file.display().to_string(), count: baseline.count() };
        eprintln!("vekha: {}", told.say(one.lang));
    }
    Ok(())
}

/// The file that the settings name.
fn file(checked: &Checked) -> Result<PathBuf, Failure> {
    let root = &checked.workspace.root;
    match &checked.workspace.config.baseline {
        Some(file) => Ok(root.join(&**file)),
        None => {
            let folder = root.display().to_string();
            Err(Failure::Usage(Settings::BaselineUnnamed { folder }.say(checked.lang)))
        }
    }
}

/// Puts a text in the place of a file, which is either the old or the new one at any time.
fn replace(file: &Path, text: &str) -> std::io::Result<()> {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let new = file.with_file_name(name);
    std::fs::write(&new, text)?;
    std::fs::rename(&new, file)
}
