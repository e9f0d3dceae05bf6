//! Stage 10, the command line: one file a command.

mod baseline;
mod build;
mod check;
mod deadline;
mod explain;
mod failure;
mod language;
mod merge;
mod rules;
mod schema;
mod screen;
mod templates;
mod watch;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use failure::Failure;

/// The arguments of the program.
#[derive(Parser)]
#[command(
    name = "vekha",
    version,
    about = "Проверка и печать дорожных карт и приказов",
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Проверить карты и сказать, что чему противоречит
    Check(check::Check),
    /// Проверить карты и напечатать приказы с приложениями
    Build(build::Build),
    /// Соединить отчёты частей, проверенных порознь
    Merge(merge::Merge),
    /// Показать, какие дни значит формулировка срока
    Deadline(deadline::Deadline),
    /// Объяснить правило: что не так, почему это важно, как исправить
    Explain(explain::Explain),
    /// Перечислить все правила
    Rules(rules::RulesCommand),
    /// Показать JSON Schema карты для редактора
    Schema(schema::SchemaCommand),
    /// Записать исходные шаблоны печати, чтобы изменить их под себя
    Templates(templates::TemplatesCommand),
}

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return failure::usage(&error),
    };
    let done = match arguments.command {
        Command::Check(command) => command.run(),
        Command::Build(command) => command.run(),
        Command::Merge(command) => command.run(),
        Command::Deadline(command) => command.run(),
        Command::Explain(command) => command.run(),
        Command::Rules(command) => command.run(),
        Command::Schema(command) => command.run(),
        Command::Templates(command) => command.run(),
    };
    match done {
        Ok(status) => status,
        Err(failure) => failure.tell(),
    }
}
