//! `vekha export`: the duties of a workspace as a calendar, a table, a workbook or a diagram.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::ValueEnum;

use super::check::as_of;
use super::common::Common;
use super::language::CommandLanguage;
use super::message::CommandMessage;
use super::ours::{self, OwnMark};
use super::runner::OutputForm;
use super::screen;
use crate::Options;
use crate::base::Lang;
use crate::base::failure::{Error, IoCause};
use crate::deadline::Times;
use crate::document::{body_named, likely_body};
use crate::render::message::Render;
use crate::report::Checked;
use crate::site::{BookPart, Diagram, Duties, Exported, SitePart, csv, dot, ics, mermaid, sheets, svg, xlsx};
use crate::workspace::AsOf;
use crate::world::{System, World};

/// The arguments of `vekha export`.
#[derive(clap::Args)]
pub(super) struct Export {
    /// Папки и файлы с картами; без них — текущая папка
    #[arg(value_name = "PATH", default_value = ".")]
    pub(super) paths: Vec<PathBuf>,
    /// Вид: календарь, таблица, книга Excel или рисунок
    #[arg(long, value_enum, value_name = "F")]
    format: ExportFormat,
    /// Только то, за что отвечает один исполнитель: имя, ключ или карта/ключ
    #[arg(long = "for", value_name = "BODY")]
    body: Option<String>,
    /// В календаре: напомнить в 9:00 за столько дней до срока
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(0..=365))]
    remind: Option<u16>,
    /// День, на который судится, что просрочено: never, today или 2024-03-02
    #[arg(long, value_name = "DATE", value_parser = as_of)]
    as_of: Option<AsOf>,
    /// Куда записать; без этого — на стандартный вывод
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    // Календарь
    Ics,
    // Таблица
    Csv,
    // Книга Excel
    Xlsx,
    // Рисунок
    Svg,
    // Рисунок для Graphviz
    Dot,
    // Рисунок для Mermaid
    Mermaid,
}

/// The name of the body that is asked for in a workspace, where one is; or the names that may be meant there.
type BodyMatch = Result<Option<String>, Vec<String>>;

impl ExportFormat {
    /// By what a file of the form is known to be ours.
    fn mark(self) -> OwnMark {
        match self {
            ExportFormat::Ics => ours::ics,
            ExportFormat::Csv => ours::table,
            ExportFormat::Xlsx => ours::xlsx,
            ExportFormat::Svg => ours::svg,
            ExportFormat::Dot => ours::dot,
            ExportFormat::Mermaid => ours::mermaid,
        }
    }

    /// What a runner of steps must not obey in it is written as the form allows; a workbook is no text.
    fn form(self) -> Option<OutputForm> {
        match self {
            ExportFormat::Ics | ExportFormat::Csv | ExportFormat::Dot | ExportFormat::Mermaid => {
                Some(OutputForm::Text)
            }
            ExportFormat::Svg => Some(OutputForm::Xml),
            ExportFormat::Xlsx => None,
        }
    }
}

impl Export {
    /// Runs the command.
    ///
    /// # Errors
    /// When a path is not there, a file cannot be read or written, or no body has the name.
    pub(super) fn run(&self, spoken: CommandLanguage, common: &Common) -> Result<ExitCode, Error> {
        if self.remind.is_some() && self.format != ExportFormat::Ics {
            return Err(Error::usage(&CommandMessage::RemindsInCalendar));
        }
        let options = Options { roadmaps: true, as_of: self.as_of, ..common.options(spoken) };
        let checked = crate::check(&System, &self.paths, &options)?;
        let lang = checked.first().map_or(spoken.lang(), |one| one.lang);
        let names = self.names(&checked)?;
        let day = Checked::day(&checked);
        let bytes = match self.format {
            ExportFormat::Xlsx => self.book(checked, names, day, lang),
            _ => self.text(&checked, &names, lang),
        };
        self.write(&bytes?)?;
        Ok(ExitCode::SUCCESS)
    }

    /// The name of the body asked for in each workspace, where one is; or the names that may be meant there.
    fn names(&self, checked: &[Checked]) -> Result<Vec<BodyMatch>, Error> {
        let names = checked.iter().map(|one| match &self.body {
            Some(body) => body_named(&one.workspace, body).map(Some),
            None => Ok(None),
        });
        let names: Vec<BodyMatch> = names.collect();
        match &self.body {
            Some(body) if !names.iter().any(Result::is_ok) => {
                let names = names.into_iter().filter_map(Result::err).flatten().collect();
                let likely = likely_body(checked.iter().map(|one| &one.workspace), body);
                Err(Error::usage(&Render::WhichBody { body: body.clone(), names, likely }))
            }
            _ => Ok(names),
        }
    }

    /// What is asked for, in a form that is a text.
    fn text(&self, checked: &[Checked], names: &[BodyMatch], lang: Lang) -> Result<Vec<u8>, Error> {
        let times: Vec<Times> = checked.iter().map(|one| one.times(&System)).collect();
        let asked = checked.iter().zip(&times).zip(names);
        let duties: Vec<(&Checked, Duties<'_>)> = asked
            .filter_map(|((one, times), name)| {
                let name = name.as_ref().ok()?;
                Some((one, Duties::asked(one, times, name.as_deref())))
            })
            .collect();
        let parts: Vec<Exported<'_>> =
            duties.iter().map(|(checked, duties)| Exported { checked, duties }).collect();
        let all = || Duties { all: parts.iter().flat_map(|part| part.duties.all.iter().cloned()).collect() };
        let mut out = Vec::new();
        let made = match self.format {
            ExportFormat::Ics => ics(&all(), self.remind, lang, &mut out),
            ExportFormat::Csv => csv(&all(), lang, &mut out),
            ExportFormat::Svg => svg(&Diagram::of(&parts, lang), lang, &mut out),
            ExportFormat::Dot => dot(&Diagram::of(&parts, lang), lang, &mut out),
            ExportFormat::Mermaid => mermaid(&Diagram::of(&parts, lang), lang, &mut out),
            ExportFormat::Xlsx => Ok(()),
        };
        self.written(made)?;
        Ok(out)
    }

    /// What is asked for, as a workbook.
    fn book(
        &self,
        checked: Vec<Checked>,
        names: Vec<BodyMatch>,
        day: Option<NaiveDate>,
        lang: Lang,
    ) -> Result<Vec<u8>, Error> {
        let parts: Vec<SitePart> = checked.into_iter().map(|one| SitePart::of(one, &System, day)).collect();
        let asked = parts.iter().zip(names).filter_map(|(part, name)| Some((part, name.ok()?)));
        let books: Vec<BookPart<'_>> = asked
            .map(|(part, body)| {
                let duties = Duties::asked(&part.checked, &part.times, body.as_deref());
                BookPart { part, duties, body }
            })
            .collect();
        let mut out = Vec::new();
        self.written(xlsx(&sheets(&books, day, lang), lang, &mut out))?;
        Ok(out)
    }

    /// What could not be written, as a failure.
    fn written(&self, made: io::Result<()>) -> Result<(), Error> {
        let named = self.out.as_deref().unwrap_or(Path::new(""));
        made.map_err(|error| System.unwritten(named, IoCause::of(&error)))
    }

    /// Writes to the file that is named, unless that is somebody else's; else to the standard output.
    fn write(&self, bytes: &[u8]) -> Result<(), Error> {
        let Some(file) = &self.out else {
            if self.format == ExportFormat::Xlsx && screen::is_terminal() {
                return Err(Error::usage(&CommandMessage::NeedsFile));
            }
            return match self.format.form() {
                Some(form) => screen::print_as(form, |out| out.write_all(bytes)),
                None => screen::print(|out| out.write_all(bytes)),
            };
        };
        ours::refuse_foreign(file, self.format.mark())?;
        System.write(file, &[bytes])
    }
}
