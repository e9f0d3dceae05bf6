//! What the parser of arguments says, in the language asked for: help, and what is wrong with arguments.
//!
//! The parser knows English alone. Its words are taken by kind, never as text; the headings that it prints itself are
//! replaced one by one.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::help::english;
use crate::base::failure::TwoLanguages;
use crate::base::{Lang, Message};

/// The headings of the parser, and ours for them.
const HEADINGS: &[(&str, &str)] = &[
    ("Usage:", "Использование:"),
    ("Commands:", "Команды:"),
    ("Arguments:", "Что указать:"),
    ("Options:", "Параметры:"),
    ("[OPTIONS]", "[ПАРАМЕТРЫ]"),
    ("<COMMAND>", "<КОМАНДА>"),
    ("[default: ", "[по умолчанию: "),
    ("[possible values:", "[значения:"),
    ("Possible values:", "Значения:"),
    ("[env: ", "[переменная: "),
    ("Print help (see more with '--help')", "Показать справку; подробнее — --help"),
    ("Print help (see a summary with '-h')", "Показать справку; кратко — -h"),
    ("Print help", "Показать справку"),
    ("Print version", "Показать версию"),
];

/// The command line in a language: what stands in the sources is Russian.
pub(super) fn in_language(command: clap::Command, lang: Lang) -> clap::Command {
    match lang {
        Lang::Ru => command,
        Lang::En => translated(command, ""),
    }
}

fn translated(command: clap::Command, path: &str) -> clap::Command {
    let about = english(path);
    let command = match about {
        Some(about) => command.about(about),
        None => command,
    };
    let command = command.mut_args(|arg| {
        let name = format!("{path} {}", arg.get_id());
        let values: Vec<_> = arg.get_possible_values();
        match english(name.trim()) {
            Some(help) if values.is_empty() || arg.get_value_parser().possible_values().is_none() => {
                arg.help(help)
            }
            Some(help) => arg.help(help).hide_possible_values(false),
            None => arg,
        }
    });
    let names: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| {
        let path = format!("{path} {name}");
        command.mut_subcommand(&name, |one| translated(one, path.trim()))
    })
}

/// The help text, with its headings in the language.
pub(super) fn help(text: &StyledStr, colour: bool, lang: Lang) -> String {
    let text = if colour { text.ansi().to_string() } else { text.to_string() };
    match lang {
        Lang::En => text,
        Lang::Ru => HEADINGS.iter().fold(text, |text, (theirs, ours)| text.replace(theirs, ours)),
    }
}

/// What commands are called in Russian, by the beginnings of the words.
static COMMANDS: [(&str, &str); 15] = [
    ("провер", "check"),
    ("испра", "check --fix"),
    ("собра", "build"),
    ("сборк", "build"),
    ("печат", "build"),
    ("напечат", "build"),
    ("импорт", "import"),
    ("созда", "init"),
    ("срок", "deadline"),
    ("объясн", "explain"),
    ("правил", "rules"),
    ("шаблон", "templates"),
    ("сайт", "site"),
    ("выгру", "export"),
    ("помо", "help"),
];

/// Words that a command cannot do without, as help calls them: what they are, and an example, in both languages.
static NEEDED: [(&str, [&str; 2]); 6] = [
    (
        "<WORDING>",
        [
            "срок, например: vekha deadline \"до 1 марта 2026 года\"",
            "a deadline as the order words it, in quotes",
        ],
    ),
    (
        "<RULE>",
        [
            "правило или группа, например: vekha explain nesting/late",
            "a rule or a group, as in: vekha explain nesting/late",
        ],
    ),
    ("<FILE>...", ["файлы Word и Excel (.docx, .xlsx)", "files of Word and Excel (.docx, .xlsx)"]),
    ("<REPORT>...", ["отчёты частей в JSON", "the reports of the parts, as JSON"]),
    ("<DIR>", ["папка, куда записать", "a folder to write to"]),
    (
        "<SHELL>",
        ["оболочка: bash, zsh, fish, powershell, elvish", "a shell: bash, zsh, fish, powershell, elvish"],
    ),
];

/// What is wrong with the arguments.
pub(super) struct ArgumentFault<'e>(pub &'e clap::Error);

impl ArgumentFault<'_> {
    fn text(&self, kind: ContextKind) -> String {
        match self.0.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.join(", "),
            Some(ContextValue::StyledStr(text)) => text.to_string(),
            Some(ContextValue::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    }

    /// What is missing: options as they are typed, words by what they are.
    fn missing(&self, lang: Lang) -> String {
        let missing = match self.0.get(ContextKind::InvalidArg) {
            Some(ContextValue::Strings(texts)) => texts.clone(),
            _ => vec![self.text(ContextKind::InvalidArg)],
        };
        let named = missing.iter().map(|arg| {
            let known = NEEDED.iter().find(|(name, _)| name == arg);
            known.map_or(arg.as_str(), |(_, [ru, en])| lang.pick(*ru, *en))
        });
        named.collect::<Vec<_>>().join(", ")
    }

    /// The option without what help calls its value.
    fn option(&self) -> String {
        let arg = self.text(ContextKind::InvalidArg);
        arg.split_once(" <").map_or(arg.clone(), |(option, _)| option.to_owned())
    }

    /// What the argument's own reader says of its value.
    fn reason(&self) -> Option<&TwoLanguages> {
        std::error::Error::source(self.0).and_then(|source| source.downcast_ref::<TwoLanguages>())
    }

    /// What is probably meant.
    fn likely(&self) -> Option<String> {
        let kinds =
            [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
        let likely = kinds.into_iter().map(|kind| self.text(kind)).find(|text| !text.is_empty());
        // Of several the likeliest comes last.
        let likely = likely.and_then(|likely| likely.rsplit(", ").next().map(str::to_owned));
        likely.or_else(|| self.translated())
    }

    /// The command that is called in Russian.
    fn translated(&self) -> Option<String> {
        let called = self.text(ContextKind::InvalidSubcommand).to_lowercase();
        let begins = |stem: &str| called.starts_with(stem);
        let (_, command) = COMMANDS.iter().find(|(stem, _)| begins(stem))?;
        Some((*command).to_owned())
    }
}

impl Message for ArgumentFault<'_> {
    fn ru(&self) -> String {
        let arg = self.text(ContextKind::InvalidArg);
        let value = self.text(ContextKind::InvalidValue);
        let valid = self.text(ContextKind::ValidValue);
        let said = match self.0.kind() {
            ErrorKind::UnknownArgument if !arg.starts_with('-') => format!("лишнее слово: {arg}"),
            ErrorKind::UnknownArgument => format!("нет такого параметра: {arg}"),
            ErrorKind::InvalidSubcommand => {
                format!("нет такой команды: {}", self.text(ContextKind::InvalidSubcommand))
            }
            ErrorKind::InvalidValue if value.is_empty() => format!("после {arg} нужно значение"),
            ErrorKind::InvalidValue => format!("{arg}: «{value}» не подходит, можно: {valid}"),
            ErrorKind::ValueValidation => match self.reason() {
                Some(reason) => format!("{arg}: «{value}»: {}", reason.ru()),
                None => format!("{arg}: «{value}» не подходит"),
            },
            ErrorKind::MissingRequiredArgument => format!("не хватает: {}", self.missing(Lang::Ru)),
            ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                "не указана команда".into()
            }
            ErrorKind::ArgumentConflict if arg == self.text(ContextKind::PriorArg) => {
                format!("{} указывают один раз", self.option())
            }
            ErrorKind::ArgumentConflict => {
                format!("{arg} нельзя указать вместе с {}", self.text(ContextKind::PriorArg))
            }
            ErrorKind::TooManyValues => format!("{arg}: лишнее значение «{value}»"),
            ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("{arg}: значений не столько"),
            ErrorKind::NoEquals => format!("{arg}: значение пишется после знака ="),
            ErrorKind::InvalidUtf8 => "параметр записан не в UTF-8".into(),
            _ => "параметры не разобрать".into(),
        };
        match self.likely() {
            Some(likely) => format!("{said}; возможно, {likely}"),
            None => said,
        }
    }

    fn en(&self) -> String {
        let arg = self.text(ContextKind::InvalidArg);
        let value = self.text(ContextKind::InvalidValue);
        let valid = self.text(ContextKind::ValidValue);
        let said = match self.0.kind() {
            ErrorKind::UnknownArgument if !arg.starts_with('-') => format!("one word too many: {arg}"),
            ErrorKind::UnknownArgument => format!("there is no such option: {arg}"),
            ErrorKind::InvalidSubcommand => {
                format!("there is no such command: {}", self.text(ContextKind::InvalidSubcommand))
            }
            ErrorKind::InvalidValue if value.is_empty() => format!("{arg} needs a value"),
            ErrorKind::InvalidValue => format!("{arg}: `{value}` will not do, possible: {valid}"),
            ErrorKind::ValueValidation => match self.reason() {
                Some(reason) => format!("{arg}: `{value}`: {}", reason.en()),
                None => format!("{arg}: `{value}` will not do"),
            },
            ErrorKind::MissingRequiredArgument => format!("missing: {}", self.missing(Lang::En)),
            ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                "no command is given".into()
            }
            ErrorKind::ArgumentConflict if arg == self.text(ContextKind::PriorArg) => {
                format!("{} is given once only", self.option())
            }
            ErrorKind::ArgumentConflict => {
                format!("{arg} cannot be given together with {}", self.text(ContextKind::PriorArg))
            }
            ErrorKind::TooManyValues => format!("{arg}: one value too many, `{value}`"),
            ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
                format!("{arg}: another number of values is needed")
            }
            ErrorKind::NoEquals => format!("{arg}: the value stands behind ="),
            ErrorKind::InvalidUtf8 => "an argument is not UTF-8".into(),
            _ => "the arguments cannot be read".into(),
        };
        match self.likely() {
            Some(likely) => format!("{said}; perhaps {likely}"),
            None => said,
        }
    }
}

/// Where to read on: the help of the command, where one was typed.
pub(super) struct SeeHelp<'t>(pub Option<&'t str>);

impl Message for SeeHelp<'_> {
    fn ru(&self) -> String {
        match self.0 {
            Some(command) => format!("как писать: vekha {command} --help"),
            None => "как писать: vekha --help, vekha КОМАНДА --help".into(),
        }
    }

    fn en(&self) -> String {
        match self.0 {
            Some(command) => format!("how to write it: vekha {command} --help"),
            None => "how to write it: vekha --help, vekha COMMAND --help".into(),
        }
    }
}
