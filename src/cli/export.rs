//! `vekha export`: the duties of a workspace as a calendar or a table.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;

use super::common::Common;
use super::language::Spoken;
use super::screen;
use crate::Options;
use crate::base::Lang;
use crate::base::failure::Error;
use crate::document::body_named;
use crate::render::message::Render;
use crate::site::{Duties, csv, ics};
use crate::world::System;

/// The arguments of `vekha export`.
#[derive(clap::Args)]
pub(super) struct Export {
    /// Папки и файлы с картами; без них — текущая папка
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Вид: ics — календарь, csv — таблица
    #[arg(long, value_enum, value_name = "F")]
    format: Format,
    /// Только то, за что отвечает один исполнитель: имя, ключ или карта/ключ
    #[arg(long = "for", value_name = "BODY")]
    body: Option<String>,
    /// В календаре: напомнить в 9:00 за столько дней до срока
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(0..=365))]
    remind: Option<u16>,
}

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    // Календарь
    Ics,
    // Таблица
    Csv,
}

impl Export {
    /// Runs the command.
    ///
    /// # Errors
    /// When a path is not there, a file cannot be read, or no body has the name.
    pub(super) fn run(&self, spoken: Spoken, common: &Common) -> Result<ExitCode, Error> {
        let options = Options { roadmaps: true, ..common.options(spoken) };
        let checked = crate::check(&System, &self.paths, &options)?;
        let lang = checked.first().map_or(spoken.lang(), |one| one.lang);
        let names = checked.iter().map(|one| match &self.body {
            Some(body) => body_named(&one.workspace, body).map(Some),
            None => Ok(None),
        });
        let names: Vec<Result<Option<String>, Vec<String>>> = names.collect();
        if let (Some(body), false) = (&self.body, names.iter().any(Result::is_ok)) {
            let names = names.into_iter().filter_map(Result::err).flatten().collect();
            return Err(Error::usage(&Render::WhichBody { body: body.clone(), names }));
        }
        let times = checked.iter().map(|one| one.times(&System)).collect::<Result<Vec<_>, Error>>()?;
        let mut duties = Duties::default();
        for ((one, times), name) in checked.iter().zip(&times).zip(&names) {
            if let Ok(name) = name {
                duties.all.extend(Duties::of(&one.workspace, times, name.as_deref()).all);
            }
        }
        self.write(&duties, lang)?;
        Ok(ExitCode::SUCCESS)
    }

    fn write(&self, duties: &Duties<'_>, lang: Lang) -> Result<(), Error> {
        screen::print(|mut out| match self.format {
            Format::Ics => ics(duties, self.remind, lang, &mut out),
            Format::Csv => csv(duties, lang, &mut out),
        })
    }
}
