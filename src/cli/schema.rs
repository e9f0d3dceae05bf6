//! `vekha schema`: prints the JSON Schema of a roadmap or of the settings.

use std::process::ExitCode;

use clap::ValueEnum;

use super::language::CommandLanguage;
use super::screen;
use crate::base::Lang;
use crate::base::failure::Error;
use crate::schema;

/// The arguments of `vekha schema`.
#[derive(clap::Args)]
pub(super) struct SchemaCommand {
    /// Чего: дорожной карты или настроек (vekha.yaml)
    #[arg(value_enum, value_name = "WHAT", default_value_t = SchemaFile::Roadmap)]
    of: SchemaFile,
}

/// The files that have a schema.
#[derive(Clone, Copy, ValueEnum)]
enum SchemaFile {
    // Дорожная карта
    Roadmap,
    // Настройки
    Settings,
}

impl SchemaCommand {
    /// Runs the command.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub(super) fn run(&self, spoken: CommandLanguage) -> Result<ExitCode, Error> {
        let text = match self.of {
            SchemaFile::Roadmap => schema::ROADMAP,
            SchemaFile::Settings => schema::WORKSPACE,
        };
        screen::print(|out| out.write_all(spoken_schema(text, spoken.lang()).as_bytes()))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// A schema that describes its keys in a language; in Russian it stays as it is written.
pub(super) fn spoken_schema(text: &str, lang: Lang) -> String {
    match lang {
        Lang::Ru => text.to_owned(),
        Lang::En => schema::in_language(text, Lang::En),
    }
}
