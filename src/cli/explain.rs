//! `vekha explain`: prints a rule's page.

use std::fmt::Write as _;
use std::process::ExitCode;

use super::language::CommandLanguage;
use super::message::CommandMessage;
use super::screen;
use crate::base::failure::Error;
use crate::base::{Lang, Message};
use crate::report::Appearance;
use crate::report::message::ReportMessage;
use crate::rules::{self, Rule, RulePage};

/// How many rules are named where one was not found.
const SHOWN: usize = 5;

/// The arguments of `vekha explain`.
#[derive(clap::Args)]
pub(super) struct Explain {
    /// Правило или группа, например nesting/late или nesting
    #[arg(value_name = "RULE")]
    rule: String,
}

impl Explain {
    /// Runs the command.
    ///
    /// # Errors
    /// When there is no such rule, or the output cannot be written.
    pub(super) fn run(&self, spoken: CommandLanguage) -> Result<ExitCode, Error> {
        let lang = spoken.lang();
        let code = self.rule.trim();
        let named: Vec<&Rule> = rules::all().filter(|rule| rules::names(code, rule.code)).collect();
        if named.is_empty() {
            let likely = rules::likely(code).map(str::to_owned).or_else(|| said(code, lang));
            let told = CommandMessage::UnknownRule { name: code.to_owned(), likely };
            return Err(Error::usage(&told));
        }
        let pages: Vec<String> = named.iter().map(|rule| page(rule, lang, screen::look(false))).collect();
        screen::print(|out| out.write_all(pages.join("\n").as_bytes()))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The rules whose code or title has these words.
fn said(words: &str, lang: Lang) -> Option<String> {
    let small = words.to_lowercase();
    let is_said = |rule: &&Rule| {
        rule.code.starts_with(&*small) || RulePage::of(rule).title(lang).to_lowercase().contains(&*small)
    };
    let named: Vec<&str> = rules::all().filter(is_said).take(SHOWN).map(|rule| rule.code).collect();
    (!small.is_empty() && !named.is_empty()).then(|| named.join(lang.pick("», «", "`, `")))
}

/// The page as a screen shows it: lines of its width, examples set in.
fn page(rule: &Rule, lang: Lang, look: Appearance) -> String {
    let (bold, plain) = if look.colour { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    let severity = ReportMessage::Severity(rule.severity).say(lang);
    let page = RulePage::of(rule);
    let mut text = format!("{bold}{}{plain} ({severity}): {}\n\n", rule.code, page.title(lang));
    let mut paragraph = String::new();
    let mut inside = false;
    for line in page.text(lang).lines() {
        if line.starts_with("```") {
            flush(&mut paragraph, look.width, &mut text);
            text.push_str(if inside { "\n" } else { "" });
            inside = !inside;
        } else if inside {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "    {line}");
        } else if line.trim().is_empty() {
            flush(&mut paragraph, look.width, &mut text);
        } else if rules::is_heading(line) {
            let _ = writeln!(text, "{bold}{line}{plain}\n");
        } else {
            paragraph.push(' ');
            paragraph.push_str(line.trim());
        }
    }
    flush(&mut paragraph, look.width, &mut text);
    format!("{}\n", text.trim_end())
}

/// Writes a paragraph in lines no longer than the width, and an empty line.
fn flush(paragraph: &mut String, width: usize, text: &mut String) {
    let mut column = 0;
    for word in paragraph.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width.min(100) {
            text.push('\n');
            column = 0;
        }
        if column > 0 {
            text.push(' ');
        }
        text.push_str(word);
        column += length + usize::from(column > 0);
    }
    if column > 0 {
        text.push_str("\n\n");
    }
    paragraph.clear();
}
