//! Messages of building: templates, files, formats.

use serde::{Deserialize, Serialize};

use crate::base::failure::IoCause;
use crate::base::{Message, Panic, en_count};
use crate::russian::plural;

/// What building has to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Render {
    /// How many documents were written, and where.
    Built {
        /// How many.
        orders: u64,
        /// Of how many of these nothing changed since they were printed last.
        unchanged: u64,
        /// The folder.
        out: String,
    },
    /// No body is meant by a name, or more than one.
    WhichBody {
        /// What was asked for.
        body: String,
        /// Whom it may mean.
        names: Vec<String>,
        /// Where it means nobody, the name that is nearest.
        likely: Option<String>,
    },
    /// Roadmaps were held back, as they have errors or rest on some that have.
    HeldBack {
        /// Their ids.
        held: Vec<String>,
        /// Whether nothing was written.
        all: bool,
        /// Whether warnings hold back too.
        warnings: bool,
    },
    /// There is no such format.
    UnknownFormat(String),
    /// The id of a roadmap is no file name.
    Nameless,
    /// Two roadmaps have one id.
    SameFile(String),
    /// The text of an annex cannot be read.
    Unread {
        /// Its path.
        path: String,
        /// Why.
        why: IoCause,
    },
    /// The program failed over a document.
    Panicked(Panic),
    /// How to see what templates may use.
    TemplateHelp,
    /// Templates take too much memory: how much they may, in MiB.
    Memory(u64),
    /// A template takes too long: how many seconds it may.
    Time(u64),
}

impl Message for Render {
    fn ru(&self) -> String {
        match self {
            Render::Built { orders, unchanged, out } => ru_built(*orders, *unchanged, out),
            Render::WhichBody { body, names, likely } if names.is_empty() => {
                let likely = likely.as_ref().map(|one| format!("; возможно, «{one}»")).unwrap_or_default();
                format!("нет органа «{body}» ни в одной карте{likely}")
            }
            Render::WhichBody { body, names, .. } => {
                format!(
                    "«{body}» в разных картах значит разное, назовите одно: {}; или ключ с картой: КАРТА/{body}",
                    names.join("; ")
                )
            }
            Render::HeldBack { all: true, warnings, .. } => {
                let what = if *warnings { "ошибки или замечания" } else { "ошибки" };
                format!(
                    "ничего не записано: {what} есть в картах или в тех, на которые они опираются; --force напечатает с \
                     пометкой «ПРОЕКТ»"
                )
            }
            Render::HeldBack { held, all: false, warnings } => ru_held(held, *warnings),
            Render::UnknownFormat(name) => format!("нет формата «{name}»: есть docx, pdf, html и md"),
            Render::Nameless => {
                "id не годится в имя папки, и файлы приказа некуда записать: нужны буквы a-z, цифры и дефис"
                    .to_owned()
            }
            Render::SameFile(id) => format!("id «{id}» уже у другой карты: их файлы легли бы один на другой"),
            Render::Unread { path, why } => format!("текст приложения не прочитан: {path}: {}", why.ru()),
            Render::Memory(most) => {
                format!(
                    "шаблоны заняли больше {most} МиБ памяти, печать остановлена; предел меняет VEKHA_MEMORY"
                )
            }
            Render::Time(most) => {
                format!(
                    "за {most} с не напечатан ни один документ: шаблон работает без конца, печать остановлена"
                )
            }
            Render::Panicked(panic) => {
                format!(
                    "приказ не напечатан: {}; это ошибка в программе: сообщите о ней разработчикам",
                    panic.ru()
                )
            }
            Render::TemplateHelp => {
                "что есть в шаблонах, сказано в docs/templates.md; vekha templates DIR запишет исходные"
                    .to_owned()
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Render::Built { orders, unchanged, out } => en_built(*orders, *unchanged, out),
            Render::WhichBody { body, names, likely } if names.is_empty() => {
                let likely = likely.as_ref().map(|one| format!("; perhaps \"{one}\"")).unwrap_or_default();
                format!("no roadmap has a body \"{body}\"{likely}")
            }
            Render::WhichBody { body, names, .. } => {
                format!(
                    "\"{body}\" means different bodies, name one: {}; or the key with its roadmap: ROADMAP/{body}",
                    names.join("; ")
                )
            }
            Render::HeldBack { held, all, warnings } => {
                let errors = if *warnings { "errors or warnings" } else { "errors" };
                let what = match (all, held.len()) {
                    (true, _) => format!("nothing was written: the roadmaps, or those they rest on, have {errors}"),
                    (false, count) => {
                        let maps = en_count(count as u64, "roadmap", "roadmaps");
                        format!("{maps} with {errors}, or resting on some, not printed: {}", named(held))
                    }
                };
                format!("{what}; --force prints with the mark “ПРОЕКТ” (draft)")
            }
            Render::UnknownFormat(name) => {
                format!("there is no format \"{name}\": there are docx, pdf, html and md")
            }
            Render::Nameless => {
                "the id is no folder's name, and there is nowhere to write the order: use a-z, figures and hyphens"
                    .to_owned()
            }
            Render::SameFile(id) => format!("another roadmap has the id \"{id}\": their files would be the same"),
            Render::Unread { path, why } => format!("the text of an annex cannot be read: {path}: {}", why.en()),
            Render::Memory(most) => {
                format!("the templates took more than {most} MiB of memory and were stopped; VEKHA_MEMORY sets the bound")
            }
            Render::Time(most) => {
                format!("no document was printed in {most} s: a template never ends, and was stopped")
            }
            Render::Panicked(panic) => {
                format!("the order is not printed: {}; the program is wrong: tell its developers", panic.en())
            }
            Render::TemplateHelp => {
                "docs/templates.md says what templates may use; vekha templates DIR writes the built-in ones".to_owned()
            }
        }
    }
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TemplateFault {
    /// It cannot be read: the words at which it cannot.
    Syntax(String),
    /// It names a value that the document does not have.
    Undefined(String),
    /// It names a template, filter or function that there is not.
    Unknown(String),
    /// It takes more steps than it may, or makes longer texts.
    Endless,
    /// It writes more than it may.
    TooLong,
    /// It is not UTF-8, as the cause says.
    NotText(IoCause),
    /// What it makes is not well-formed XML.
    Xml,
    /// What it makes is XML that leaves an element open: its name.
    Open(String),
    /// No document is printed by it: the name that was likely meant.
    Unused(Option<String>),
    /// This build of the program has no PDF.
    NoPdf,
    /// Anything else: the words of the template, or of the engine of PDF.
    Other(String),
}

impl Message for TemplateFault {
    fn ru(&self) -> String {
        match self {
            TemplateFault::NoPdf => {
                "эта сборка не печатает PDF: соберите с ним, cargo install --path . --features pdf".to_owned()
            }
            TemplateFault::Syntax(words) if words.is_empty() => "шаблон не читается".to_owned(),
            TemplateFault::Syntax(words) => format!("шаблон не читается: ошибка у «{words}»"),
            TemplateFault::Undefined(name) if name.is_empty() => {
                "шаблон называет значение, которого нет".to_owned()
            }
            TemplateFault::Undefined(name) => format!("шаблон называет значение, которого нет: {name}"),
            TemplateFault::Unknown(words) => format!("шаблон зовёт то, чего нет: {words}"),
            TemplateFault::Endless => {
                "шаблон работает слишком долго или складывает слишком длинные тексты и потому остановлен"
                    .to_owned()
            }
            TemplateFault::TooLong => "шаблон пишет слишком много и остановлен".to_owned(),
            TemplateFault::NotText(why) => format!("шаблон не читается: {}", why.ru()),
            TemplateFault::Xml => "из шаблона выходит неверный XML".to_owned(),
            TemplateFault::Other(words) if words.is_empty() => "ошибка в шаблоне".to_owned(),
            TemplateFault::Other(words) => format!("ошибка в шаблоне: {words}"),
            TemplateFault::Open(name) => format!("из шаблона выходит неверный XML: элемент {name} не закрыт"),
            TemplateFault::Unused(Some(likely)) => {
                format!("этот файл ничего не печатает; возможно, нужно имя {likely}")
            }
            TemplateFault::Unused(None) => {
                "этот файл ничего не печатает: его не вставляет ни один шаблон".to_owned()
            }
        }
    }

    fn en(&self) -> String {
        match self {
            TemplateFault::NoPdf => {
                "this build prints no PDF: build it with PDF, cargo install --path . --features pdf"
                    .to_owned()
            }
            TemplateFault::Syntax(words) if words.is_empty() => "the template cannot be read".to_owned(),
            TemplateFault::Syntax(words) => format!("the template cannot be read: a mistake at `{words}`"),
            TemplateFault::Undefined(name) if name.is_empty() => {
                "the template names a value that there is not".to_owned()
            }
            TemplateFault::Undefined(name) => format!("the template names a value that there is not: {name}"),
            TemplateFault::Unknown(words) => format!("the template calls what there is not: {words}"),
            TemplateFault::Endless => {
                "the template takes too long or makes texts that are too long, and was stopped".to_owned()
            }
            TemplateFault::TooLong => "the template writes too much and was stopped".to_owned(),
            TemplateFault::NotText(why) => format!("the template cannot be read: {}", why.en()),
            TemplateFault::Xml => "the template makes XML that is not well-formed".to_owned(),
            TemplateFault::Other(words) if words.is_empty() => "the template is wrong".to_owned(),
            TemplateFault::Other(words) => format!("the template is wrong: {words}"),
            TemplateFault::Open(name) => {
                format!("the template makes XML that is not well-formed: {name} stays open")
            }
            TemplateFault::Unused(Some(likely)) => {
                format!("nothing is printed by this file; perhaps it should be {likely}")
            }
            TemplateFault::Unused(None) => {
                "nothing is printed by this file: no template includes it".to_owned()
            }
        }
    }
}

/// How many names of roadmaps are told.
const NAMED: usize = 10;

/// How many documents were printed, and of how many nothing changed.
fn ru_built(orders: u64, unchanged: u64, out: &str) -> String {
    let documents = |count| plural(count, "документ", "документа", "документов");
    let printed = orders - unchanged;
    let done = plural(printed, "напечатан", "напечатаны", "напечатано");
    match (printed, unchanged) {
        (_, 0) => format!("{done} {printed} {}: {out}", documents(printed)),
        (0, _) => format!("{unchanged} {} без изменений, печатать нечего: {out}", documents(unchanged)),
        _ => format!("{done} {printed} {}, ещё {unchanged} без изменений: {out}", documents(printed)),
    }
}

fn en_built(orders: u64, unchanged: u64, out: &str) -> String {
    let documents = |count| en_count(count, "document", "documents");
    match (orders - unchanged, unchanged) {
        (printed, 0) => format!("{} printed: {out}", documents(printed)),
        (0, _) => format!("{} unchanged, nothing to print: {out}", documents(unchanged)),
        (printed, _) => format!("{} printed, {unchanged} more unchanged: {out}", documents(printed)),
    }
}

/// The maps that were held back while others were printed.
fn ru_held(held: &[String], warnings: bool) -> String {
    let count = held.len() as u64;
    let done = plural(count, "не напечатана", "не напечатаны", "не напечатано");
    let maps = plural(count, "карта", "карты", "карт");
    let what = if warnings { "ошибки или замечания" } else { "ошибки" };
    let within = match count {
        1 => "в ней или в тех, на которые она опирается",
        _ => "в них или в тех, на которые они опираются",
    };
    format!(
        "{done} {count} {maps}: {} ({what} {within}); --force напечатает с пометкой «ПРОЕКТ»",
        named(held)
    )
}

/// The first of some names.
fn named(names: &[String]) -> String {
    let told = names.get(..NAMED).unwrap_or(names).join(", ");
    if names.len() > NAMED { format!("{told}, …") } else { told }
}
