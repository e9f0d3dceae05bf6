//! Messages of building: templates, files, formats.

use super::Say;
use super::words::{en_count, plural};

/// What building has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Render {
    /// How many documents were written, and where.
    Built {
        /// How many.
        orders: u64,
        /// The folder.
        out: String,
    },
    /// No body is meant by a name, or more than one.
    WhichBody {
        /// What was asked for.
        body: String,
        /// Whom it may mean.
        names: Vec<String>,
    },
    /// Nothing was written, as there are errors.
    NotBuilt,
    /// There is no such format.
    UnknownFormat(String),
    /// This build of the program has no PDF.
    NoPdf,
    /// The id of a roadmap is no file name.
    Nameless,
    /// Two roadmaps have one id.
    SameFile(String),
    /// The text of an annex cannot be read.
    Unread {
        /// Its path.
        path: String,
        /// The system's words.
        why: String,
    },
    /// A file cannot be written.
    Unwritten {
        /// Its path.
        path: String,
        /// The system's words.
        why: String,
    },
    /// A file that was to be written is there already.
    AlreadyThere(String),
    /// A template cannot be read.
    Syntax(String),
    /// A template names a value that there is not.
    Undefined(String),
    /// A template names a template, filter or function that there is not.
    Unknown(String),
    /// A template takes too many steps.
    Endless,
    /// A template writes too much.
    TooLong,
    /// A template is not UTF-8.
    NotText,
    /// What a template makes is not well-formed XML.
    Xml(String),
    /// Anything else about a template.
    Other(String),
    /// How to see what templates may use.
    TemplateHelp,
}

impl Say for Render {
    fn ru(&self) -> String {
        match self {
            Render::Built { orders, out } => {
                let done = plural(*orders, "напечатан", "напечатаны", "напечатано");
                format!("{done} {orders} {}: {out}", plural(*orders, "документ", "документа", "документов"))
            }
            Render::WhichBody { body, names } if names.is_empty() => {
                format!("нет органа «{body}» ни в одной карте")
            }
            Render::WhichBody { body, names } => {
                format!("«{body}» в разных картах значит разное, назовите одно: {}", names.join("; "))
            }
            Render::NotBuilt => {
                "ничего не записано: в картах есть ошибки; --force напечатает их с пометкой «ПРОЕКТ»"
                    .to_owned()
            }
            Render::UnknownFormat(name) => format!("нет формата «{name}»: есть docx, pdf, html и md"),
            Render::NoPdf => {
                "эта сборка не печатает PDF: соберите с ним, cargo install --path . --features pdf".to_owned()
            }
            Render::Nameless => {
                "id не годится в имя папки, и файлы приказа некуда записать: нужны буквы a-z, цифры и дефис"
                    .to_owned()
            }
            Render::SameFile(id) => format!("id «{id}» уже у другой карты: их файлы легли бы один на другой"),
            Render::Unread { path, why } => format!("текст приложения не прочитан: {path}: {why}"),
            Render::Unwritten { path, why } => format!("файл не записан: {path}: {why}"),
            Render::AlreadyThere(path) => format!("файл уже есть, и он остался как был: {path}"),
            Render::Syntax(words) => format!("шаблон не читается: {words}"),
            Render::Undefined(name) if name.is_empty() => "шаблон называет значение, которого нет".to_owned(),
            Render::Undefined(name) => format!("шаблон называет значение, которого нет: {name}"),
            Render::Unknown(words) => format!("шаблон зовёт то, чего нет: {words}"),
            Render::Endless => "шаблон работает слишком долго и остановлен".to_owned(),
            Render::TooLong => "шаблон пишет слишком много и остановлен".to_owned(),
            Render::NotText => "шаблон сохранён не в UTF-8".to_owned(),
            Render::Xml(words) => format!("из шаблона выходит неверный XML: {words}"),
            Render::Other(words) => format!("ошибка в шаблоне: {words}"),
            Render::TemplateHelp => {
                "что есть в шаблонах, сказано в docs/templates.md; vekha templates DIR запишет исходные"
                    .to_owned()
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Render::Built { orders, out } => format!("{} printed: {out}", en_count(*orders, "document", "documents")),
            Render::WhichBody { body, names } if names.is_empty() => format!("no roadmap has a body \"{body}\""),
            Render::WhichBody { body, names } => {
                format!("\"{body}\" means different bodies, name one: {}", names.join("; "))
            }
            Render::NotBuilt => {
                "nothing is written: the roadmaps have errors; --force prints them, marked as a draft".to_owned()
            }
            Render::UnknownFormat(name) => {
                format!("there is no format \"{name}\": there are docx, pdf, html and md")
            }
            Render::NoPdf => {
                "this build prints no PDF: build it with PDF, cargo install --path . --features pdf".to_owned()
            }
            Render::Nameless => {
                "the id is no folder's name, and there is nowhere to write the order: use a-z, figures and hyphens"
                    .to_owned()
            }
            Render::SameFile(id) => format!("another roadmap has the id \"{id}\": their files would be the same"),
            Render::Unread { path, why } => format!("the text of an annex cannot be read: {path}: {why}"),
            Render::Unwritten { path, why } => format!("a file cannot be written: {path}: {why}"),
            Render::AlreadyThere(path) => format!("the file is there already and was left as it is: {path}"),
            Render::Syntax(words) => format!("the template cannot be read: {words}"),
            Render::Undefined(name) if name.is_empty() => "the template names a value that there is not".to_owned(),
            Render::Undefined(name) => format!("the template names a value that there is not: {name}"),
            Render::Unknown(words) => format!("the template calls what there is not: {words}"),
            Render::Endless => "the template takes too long and was stopped".to_owned(),
            Render::TooLong => "the template writes too much and was stopped".to_owned(),
            Render::NotText => "the template is not saved as UTF-8".to_owned(),
            Render::Xml(words) => format!("the template makes XML that is not well-formed: {words}"),
            Render::Other(words) => format!("the template is wrong: {words}"),
            Render::TemplateHelp => {
                "docs/templates.md says what templates may use; vekha templates DIR writes the built-in ones".to_owned()
            }
        }
    }
}
