//! The command line: one file a command.

mod after;
mod arguments;
mod baseline;
mod build;
mod cache;
mod check;
mod common;
mod completions;
mod deadline;
mod explain;
mod export;
mod fix;
mod follow;
mod help;
mod import;
mod init;
mod language;
mod lsp;
mod man;
mod manual;
mod merge;
mod message;
mod ours;
mod patch;
mod reporting;
mod rules;
mod runner;
mod schema;
mod screen;
mod serve;
mod show;
mod site;
mod status;
mod template_guard;
mod templates;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::base::failure::Error;
use crate::base::{Lang, Message, guard};
use arguments::{ArgumentFault, SeeHelp};
use common::Common;
use language::CommandLanguage;

/// The arguments of the program.
#[derive(Parser)]
#[command(
    name = "vekha",
    version,
    about = "Проверка и печать дорожных карт и приказов",
    disable_help_subcommand = true
)]
struct ProgramArguments {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Проверить карты и сказать, что чему противоречит
    Check(check::CheckArguments),
    /// Проверить карты и напечатать приказы с приложениями
    Build(build::BuildArguments),
    /// Начать рабочую папку: настройки, карта с приказом, схемы; ничего не перезаписывается
    Init(init::InitArguments),
    /// Сделать карты из приказов в Word и таблиц в Excel
    Import(import::ImportCommand),
    /// Выдать мероприятия и сроки календарём, таблицей, книгой Excel или рисунком
    Export(export::Export),
    /// Показать страницы вживую: что сохранено, видно сразу
    Serve(serve::Serve),
    /// Показать сводку: чего нет, что противоречит, что горит
    Status(status::StatusArguments),
    /// Записать страницы обо всём: сводка, кто чем ответил, что на контроле, замечания
    Site(site::SiteCommand),
    /// Соединить отчёты частей, проверенных порознь
    Merge(merge::Merge),
    /// Показать, какие дни значит формулировка срока
    Deadline(deadline::DeadlineArguments),
    /// Объяснить правило или группу: что не так, почему это важно, как исправить
    Explain(explain::Explain),
    /// Перечислить все правила
    Rules(rules::RulesCommand),
    /// Показать JSON Schema карты или настроек для редактора
    Schema(schema::SchemaCommand),
    /// Служить редактору: находки, подсказки и исправления по ходу набора
    Lsp(lsp::LspCommand),
    /// Записать исходные шаблоны печати, чтобы изменить их под себя
    Templates(templates::TemplatesCommand),
    /// Показать, что нужно оболочке, чтобы дополнять команды и параметры
    Completions(completions::Completions),
    /// Записать страницы руководства man
    Man(man::ManCommand),
    /// То, что помнится о прошлых проверках
    Cache(cache::CacheCommand),
    /// Показать справку о программе или о команде
    Help(manual::HelpArguments),
}

impl Command {
    /// The paths whose workspaces the command reads, and whether what it tells is for programs; none where it reads none.
    fn asked(&self) -> Option<(Vec<PathBuf>, bool)> {
        match self {
            Command::Check(command) => Some(command.asked()),
            Command::Status(command) => Some(command.asked()),
            Command::Build(command) => Some((command.paths.clone(), false)),
            Command::Export(command) => Some((command.paths.clone(), false)),
            Command::Serve(command) => Some((command.paths.clone(), false)),
            Command::Site(command) => Some((command.paths.clone(), false)),
            _ => None,
        }
    }

    fn run(&self, spoken: CommandLanguage, common: &Common) -> Result<ExitCode, Error> {
        match self.asked() {
            Some((paths, json)) => {
                if let Some(status) = show::run(&paths, common, json)? {
                    return Ok(status);
                }
            }
            // An editor names its folders itself, and heeds other settings.
            None => common.refuse_idle(matches!(self, Command::Lsp(_)))?,
        }
        match self {
            Command::Check(command) => command.run(spoken, common),
            Command::Build(command) => command.run(spoken, common),
            Command::Init(command) => command.run(spoken, common),
            Command::Cache(command) => command.run(spoken, common),
            Command::Import(command) => command.run(spoken),
            Command::Export(command) => command.run(spoken, common),
            Command::Serve(command) => command.run(spoken, common),
            Command::Status(command) => command.run(spoken, common),
            Command::Site(command) => command.run(spoken, common),
            Command::Merge(command) => command.run(),
            Command::Deadline(command) => command.run(spoken.lang()),
            Command::Explain(command) => command.run(spoken),
            Command::Rules(command) => command.run(spoken),
            Command::Schema(command) => command.run(spoken),
            Command::Lsp(command) => command.run(spoken, common),
            Command::Templates(command) => command.run(spoken, common),
            Command::Completions(command) => command.run(spoken),
            Command::Man(command) => command.run(spoken, common),
            Command::Help(command) => command.run(spoken),
        }
    }
}

/// The command line in a language.
fn command(lang: Lang) -> clap::Command {
    arguments::in_language(common::without_idle(ProgramArguments::command()), lang)
}

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    guard(run).unwrap_or_else(|panic| {
        let texts: Vec<String> =
            std::env::args_os().map(|text| text.to_string_lossy().into_owned()).collect();
        tell(&Error::Panicked(panic), CommandLanguage::before(&texts).lang())
    })
}

fn run() -> ExitCode {
    let texts: Vec<String> = std::env::args_os().map(|text| text.to_string_lossy().into_owned()).collect();
    let before = CommandLanguage::before(&texts);
    let parsed = command(before.lang())
        .try_get_matches()
        .and_then(|matches| ProgramArguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error, typed(&texts), before.lang()),
    };
    let ProgramArguments { common, command } = arguments;
    common.paint();
    let spoken = CommandLanguage { asked: common.lang.or(before.asked), ..before };
    let done = language::refuse_unknown(common.lang).and_then(|()| command.run(spoken, &common));
    done.unwrap_or_else(|failure| tell(&failure, spoken.lang()))
}

/// The command among the words that were typed.
fn typed(texts: &[String]) -> Option<&str> {
    let known = ProgramArguments::command();
    let is_command = |text: &&String| known.get_subcommands().any(|one| one.get_name() == text.as_str());
    texts.iter().skip(1).find(is_command).map(String::as_str)
}

/// Tells of a failure, and gives the exit status.
fn tell(failure: &Error, lang: Lang) -> ExitCode {
    screen::say(&failure.say(lang));
    failure.hint(lang).iter().for_each(|hint| screen::say(hint));
    ExitCode::from(failure.status())
}

/// Tells of wrong arguments, or prints the help that was asked for.
fn usage(error: &clap::Error, command: Option<&str>, lang: Lang) -> ExitCode {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        screen::show(&arguments::help(&error.render(), false, lang));
        return ExitCode::from(Error::usage(&ArgumentFault(error)).status());
    }
    if error.use_stderr() {
        let failure = Error::usage(&ArgumentFault(error));
        let status = tell(&failure, lang);
        screen::say(&SeeHelp(command).say(lang));
        return status;
    }
    let text = arguments::help(&error.render(), screen::look(false).colour, lang);
    match screen::print(|out| out.write_all(text.as_bytes())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => tell(&failure, lang),
    }
}
