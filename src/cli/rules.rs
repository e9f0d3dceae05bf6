//! `vekha rules`: the list of rules with their severity.

use std::process::ExitCode;

use clap::ValueEnum;
use serde_json::{Value, json};

use super::language::CommandLanguage;
use super::screen;
use crate::base::failure::Error;
use crate::base::{Lang, Message};
use crate::report::message::ReportMessage;
use crate::rules::{self, RulePage};

/// The arguments of `vekha rules`.
#[derive(clap::Args)]
pub(super) struct RulesCommand {
    /// Вид списка
    #[arg(long, value_enum, default_value_t = RuleListFormat::Human)]
    format: RuleListFormat,
}

/// The forms of the list.
#[derive(Clone, Copy, ValueEnum)]
enum RuleListFormat {
    // Для людей
    Human,
    // Для программ
    Json,
}

impl RulesCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub(super) fn run(&self, spoken: CommandLanguage) -> Result<ExitCode, Error> {
        let lang = spoken.lang();
        match self.format {
            RuleListFormat::Human => list(lang)?,
            RuleListFormat::Json => screen::print(|out| writeln!(out, "{:#}", json(lang)))?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Prints a line a rule.
fn list(lang: Lang) -> Result<(), Error> {
    let code = rules::all().map(|rule| rule.code.len()).max().unwrap_or_default();
    screen::print(|out| {
        rules::all().try_for_each(|rule| {
            let severity = ReportMessage::Severity(rule.severity).say(lang);
            let title = RulePage::of(rule).title(lang);
            writeln!(out, "{:code$}  {severity:9}  {title}", rule.code)
        })
    })
}

/// Every rule with its severity and its page in the language.
fn json(lang: Lang) -> Value {
    let rules = rules::all().map(|rule| {
        let page = RulePage::of(rule);
        json!({
            "rule": rule.code,
            "severity": rule.severity.name(),
            "title": page.title(lang),
            "page": page.text(lang),
        })
    });
    json!({ "version": 1, "rules": rules.collect::<Vec<Value>>() })
}
