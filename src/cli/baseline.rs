//! `vekha check --write-baseline`: writes the list of findings that are known and accepted.

use std::path::PathBuf;

use super::message::CommandMessage;
use super::screen;
use crate::base::Message;
use crate::base::failure::{Error, IoCause};
use crate::rules::{Baseline, is_firm};
use crate::world::{Below, System, World};
use crate::{Options, report::Checked};

/// Writes the list of every workspace that the paths lie in.
///
/// # Errors
/// When the settings name no file for it, or it cannot be written.
pub(super) fn write(paths: &[PathBuf], options: Options) -> Result<(), Error> {
    let checked = crate::check(&System, paths, &Options { whole: true, ..options })?;
    for one in &checked {
        let file = file(one)?;
        let baseline = Baseline::of(&System, &one.workspace, &one.findings);
        System.write(&file, &[baseline.to_json().as_bytes()])?;
        let told =
            CommandMessage::BaselineWritten { file: System.display_name(&file), count: baseline.count() };
        screen::say(&told.say(one.lang));
        let firm = one.findings.iter().filter(|finding| is_firm(finding.rule)).count() as u64;
        if firm > 0 {
            screen::say(&CommandMessage::NotKnown { count: firm }.say(one.lang));
        }
    }
    Ok(())
}

/// The file that the settings name: below the root, and nothing but such a list may be replaced by one.
fn file(checked: &Checked) -> Result<PathBuf, Error> {
    let root = &checked.workspace.root;
    let Some(file) = &checked.workspace.config.baseline else {
        return Err(Error::usage(&CommandMessage::BaselineUnnamed { folder: root.display().to_string() }));
    };
    let path = System.absolute(&root.join(&**file));
    let below = Below::new(&System, root);
    let folder = path.parent().unwrap_or(root);
    if !path.starts_with(root) || System.kind(folder).is_some() && below.kind(folder).is_none() {
        return Err(System.unwritten(&path, IoCause::Outside));
    }
    match below.read(&path) {
        Ok(bytes) if !bytes.is_empty() && !Baseline::is_one(&bytes) => {
            Err(Error::usage(&CommandMessage::NoBaselineThere { file: System.display_name(&path) }))
        }
        Ok(_) | Err(Error::Reading { cause: IoCause::NotFound, .. }) => Ok(path),
        Err(error) => Err(System.unwritten(&path, error.cause())),
    }
}
