//! `vekha rules`: the list of rules with their severity.

use std::process::ExitCode;

use super::language::Spoken;
use super::screen;
use crate::base::Say;
use crate::base::failure::Error;
use crate::base::message::report::Words;
use crate::rules::{self, Page};

/// The arguments of `vekha rules`.
#[derive(clap::Args)]
pub struct RulesCommand {}

impl RulesCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub(super) fn run(&self, spoken: Spoken) -> Result<ExitCode, Error> {
        let lang = spoken.lang();
        let code = rules::all().map(|rule| rule.code.len()).max().unwrap_or_default();
        screen::print(|out| {
            rules::all().try_for_each(|rule| {
                let severity = Words::Severity(rule.severity).say(lang);
                let title = Page::of(rule).title(lang);
                writeln!(out, "{:code$}  {severity:9}  {title}", rule.code)
            })
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
