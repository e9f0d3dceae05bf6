//! `vekha rules`: the list of rules with their severity.

use std::io::Write;
use std::process::ExitCode;

use super::{Failure, language, screen};
use crate::base::message::report::Words;
use crate::base::{Lang, Say};
use crate::rules::{self, Page};

/// The arguments of `vekha rules`.
#[derive(clap::Args)]
pub struct RulesCommand {
    /// Язык: ru или en
    #[arg(long, value_name = "LANG", value_parser = language::parse)]
    lang: Option<Lang>,
}

impl RulesCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn run(&self) -> Result<ExitCode, Failure> {
        let lang = language::asked(self.lang)?.unwrap_or_else(language::locale);
        let code = rules::all().map(|rule| rule.code.len()).max().unwrap_or_default();
        let mut out = screen::stdout();
        for rule in rules::all() {
            let severity = Words::Severity(rule.severity).say(lang);
            let title = Page::of(rule).title(lang);
            writeln!(out, "{:code$}  {severity:9}  {title}", rule.code)?;
        }
        out.flush()?;
        Ok(ExitCode::SUCCESS)
    }
}
