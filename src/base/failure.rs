//! Failures: why a command could not do what was asked, as against findings, which are about what authors wrote.
//!
//! The kind of a failure decides its words and the exit status here and nowhere else. What an operating system or a
//! library says in its own language never gets further than [`IoCause::of`].

use std::io;

use serde::{Deserialize, Serialize};

use super::{Lang, Message, Panic};
use crate::russian::encoding::{self, Encoding};

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The person asked for something that is not possible.
    Usage(TwoLanguages),
    /// A file or folder could not be read.
    Reading {
        /// Its path, as people are shown it.
        path: String,
        /// Why.
        cause: IoCause,
    },
    /// A file could not be written.
    Writing {
        /// Its path, as people are shown it; empty for the output of the program.
        path: String,
        /// Why.
        cause: IoCause,
    },
    /// What the settings name cannot be used.
    Settings {
        /// The file, as people are shown it.
        path: String,
        /// What is wrong with it.
        fault: TwoLanguages,
    },
    /// The program is wrong, and what was asked for is not done.
    Panicked(Panic),
    /// A template cannot be used.
    Template {
        /// The file, as people are shown it.
        path: String,
        /// What is wrong with it.
        fault: TwoLanguages,
    },
}

impl Error {
    /// A failure of what was asked for.
    pub fn usage(words: &impl Message) -> Self {
        Error::Usage(TwoLanguages::of(words))
    }

    /// Why a file could not be read or written; of any other failure, that the system refused.
    pub fn cause(&self) -> IoCause {
        match self {
            Error::Reading { cause, .. } | Error::Writing { cause, .. } => *cause,
            _ => IoCause::Other(None),
        }
    }

    /// The exit status: every failure is 2, for 0 and 1 speak of findings.
    pub fn status(&self) -> u8 {
        2
    }

    /// What the person may do next, where there is something to say beside the failure.
    pub fn hint(&self, lang: Lang) -> Option<String> {
        let hint = match self {
            Error::Reading { cause: IoCause::Outside, .. } => Hint::Inside,
            Error::Template { .. } => Hint::Templates,
            Error::Panicked(_) => Hint::Report,
            _ => return None,
        };
        Some(hint.say(lang))
    }
}

/// Words in both languages, for the door to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TwoLanguages {
    ru: String,
    en: String,
}

impl TwoLanguages {
    /// Both wordings of a message.
    pub fn of(words: &(impl Message + ?Sized)) -> Self {
        TwoLanguages { ru: words.ru(), en: words.en() }
    }
}

impl Message for TwoLanguages {
    fn ru(&self) -> String {
        self.ru.clone()
    }

    fn en(&self) -> String {
        self.en.clone()
    }
}

impl std::fmt::Display for TwoLanguages {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.ru)
    }
}

impl std::error::Error for TwoLanguages {}

/// Why a file cannot be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum IoCause {
    /// There is none of that name.
    NotFound,
    /// The system does not let us.
    Denied,
    /// It is a folder.
    IsFolder,
    /// A part of its path is a file.
    NotFolder,
    /// It is a pipe, a device or a socket.
    NotRegular,
    /// It is a link to a folder.
    LinkedFolder,
    /// It lies outside the folder in which it may lie.
    Outside,
    /// It is larger than what is read, in MiB.
    TooLarge(u64),
    /// It is there already.
    Exists,
    /// It is there, and the program did not write it.
    Foreign,
    /// Its text is not UTF-8; the encoding that it most likely is in.
    NotText(Option<Encoding>),
    /// A document of Word or a PDF in place of a text.
    IsDocument,
    /// It is no document of Word.
    NotWord,
    /// There is no room on the disk.
    Full,
    /// The disk is for reading alone.
    ReadOnly,
    /// Links lead back to themselves.
    Loop,
    /// It was changed or taken away while it was read.
    Changed,
    /// Its name is too long or holds what no name may.
    BadName,
    /// Anything else; the system's number, where it gives one.
    Other(Option<i32>),
}

impl IoCause {
    /// What the system says, in our terms.
    pub fn of(error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::NotFound => IoCause::NotFound,
            Kind::PermissionDenied => IoCause::Denied,
            Kind::IsADirectory => IoCause::IsFolder,
            Kind::NotADirectory => IoCause::NotFolder,
            Kind::AlreadyExists => IoCause::Exists,
            Kind::InvalidData => IoCause::NotText(None),
            Kind::StorageFull | Kind::QuotaExceeded | Kind::WriteZero => IoCause::Full,
            Kind::ReadOnlyFilesystem => IoCause::ReadOnly,
            Kind::InvalidFilename | Kind::InvalidInput => IoCause::BadName,
            // The kind of a loop of links has no stable name yet: ELOOP of Linux, of macOS and the BSDs.
            _ if matches!(error.raw_os_error(), Some(40 | 62)) => IoCause::Loop,
            _ => IoCause::Other(error.raw_os_error()),
        }
    }
}

/// The text of a file that should be UTF-8, without the mark that some editors put before it.
///
/// # Errors
/// When it is not UTF-8, with the encoding that it looks like.
pub fn text(bytes: Vec<u8>) -> Result<String, IoCause> {
    // Signs of two bytes may by chance be UTF-8 too, though one that nobody can read.
    if let Some(wide) = encoding::wide(&bytes) {
        return Err(IoCause::NotText(Some(wide)));
    }
    // What Word keeps in DOCX and RTF may be made of signs of UTF-8 alone.
    if [&b"PK\x03\x04"[..], b"{\\rtf", b"%PDF-"].iter().any(|head| bytes.starts_with(head)) {
        return Err(IoCause::IsDocument);
    }
    let text = String::from_utf8(bytes).map_err(|fault| IoCause::NotText(encoding::of(fault.as_bytes())))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

impl Message for IoCause {
    fn ru(&self) -> String {
        match self {
            IoCause::NotFound => "нет такого файла".into(),
            IoCause::Denied => "нет прав доступа".into(),
            IoCause::IsFolder => "это папка, а не файл".into(),
            IoCause::NotFolder => "часть пути — файл, а не папка".into(),
            IoCause::NotRegular => "это не обычный файл, а канал или устройство".into(),
            IoCause::LinkedFolder => "это ссылка на папку, а по таким ссылкам программа не ходит".into(),
            IoCause::Outside => "файл лежит вне рабочей папки".into(),
            IoCause::TooLarge(most) => format!("файл больше {most} МиБ"),
            IoCause::Exists => "файл уже есть".into(),
            IoCause::Foreign => {
                "там лежит файл, который записала не эта программа; уберите его или назовите другое место"
                    .into()
            }
            IoCause::IsDocument => "это документ Word или PDF, а нужен текст".into(),
            IoCause::NotText(None) => "файл сохранён не в UTF-8".into(),
            IoCause::NotText(Some(encoding)) => {
                format!("файл сохранён не в UTF-8, похоже на {}", encoding.name())
            }
            IoCause::NotWord => "это не документ Word (.docx)".into(),
            IoCause::Full => "на диске не осталось места".into(),
            IoCause::ReadOnly => "диск доступен только для чтения".into(),
            IoCause::Loop => "ссылки ведут по кругу".into(),
            IoCause::Changed => "файл изменили или убрали, пока его читали".into(),
            IoCause::BadName => "такого имени у файла быть не может".into(),
            IoCause::Other(Some(code)) => format!("система ответила отказом, код {code}"),
            IoCause::Other(None) => "система ответила отказом".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            IoCause::NotFound => "there is no such file".into(),
            IoCause::Denied => "access is denied".into(),
            IoCause::IsFolder => "it is a folder, not a file".into(),
            IoCause::NotFolder => "a part of the path is a file, not a folder".into(),
            IoCause::NotRegular => "it is no regular file but a pipe or a device".into(),
            IoCause::LinkedFolder => "it is a link to a folder, and such links are not followed".into(),
            IoCause::Outside => "the file lies outside the workspace".into(),
            IoCause::TooLarge(most) => format!("the file is larger than {most} MiB"),
            IoCause::Exists => "the file is there already".into(),
            IoCause::Foreign => {
                "a file lies there that this program did not write; move it away, or name another place"
                    .into()
            }
            IoCause::IsDocument => "this is a document of Word or a PDF; a text is needed".into(),
            IoCause::NotText(None) => "the file is not saved as UTF-8".into(),
            IoCause::NotText(Some(encoding)) => {
                format!("the file is not saved as UTF-8, it looks like {}", encoding.name())
            }
            IoCause::NotWord => "it is no document of Word (.docx)".into(),
            IoCause::Full => "no room is left on the disk".into(),
            IoCause::ReadOnly => "the disk is for reading only".into(),
            IoCause::Loop => "the links lead in a circle".into(),
            IoCause::Changed => "the file was changed or taken away while it was read".into(),
            IoCause::BadName => "no file can have such a name".into(),
            IoCause::Other(Some(code)) => format!("the system refused, code {code}"),
            IoCause::Other(None) => "the system refused".into(),
        }
    }
}

impl Message for Error {
    fn ru(&self) -> String {
        match self {
            Error::Usage(words) => words.ru(),
            Error::Panicked(panic) => panic.ru(),
            Error::Reading { path, cause: IoCause::NotFound } => format!("нет такого файла: {path}"),
            Error::Reading { path, cause } => format!("не читается {path}: {}", cause.ru()),
            Error::Writing { path, cause } if path.is_empty() => format!("вывод не записан: {}", cause.ru()),
            Error::Writing { path, cause } => format!("не записан {path}: {}", cause.ru()),
            Error::Settings { path, fault } | Error::Template { path, fault } => {
                format!("{path}: {}", fault.ru())
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Error::Usage(words) => words.en(),
            Error::Panicked(panic) => panic.en(),
            Error::Reading { path, cause: IoCause::NotFound } => format!("there is no such file: {path}"),
            Error::Reading { path, cause } => format!("{path} cannot be read: {}", cause.en()),
            Error::Writing { path, cause } if path.is_empty() => {
                format!("the output cannot be written: {}", cause.en())
            }
            Error::Writing { path, cause } => format!("{path} cannot be written: {}", cause.en()),
            Error::Settings { path, fault } | Error::Template { path, fault } => {
                format!("{path}: {}", fault.en())
            }
        }
    }
}

/// What to do next.
enum Hint {
    Inside,
    Templates,
    Report,
}

impl Message for Hint {
    fn ru(&self) -> String {
        match self {
            Hint::Inside => "положите файл в папку с картами и укажите путь от неё".into(),
            Hint::Templates => "исходные шаблоны запишет vekha templates ПАПКА".into(),
            Hint::Report => "это ошибка в самой программе: сообщите о ней разработчикам".into(),
        }
    }

    fn en(&self) -> String {
        match self {
            Hint::Inside => {
                "put the file into the folder of the roadmaps and give the path from there".into()
            }
            Hint::Templates => "vekha templates DIR writes the built-in templates".into(),
            Hint::Report => "the program itself is wrong: tell its developers".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_is_never_quoted() {
        let codes = (1..=133).map(io::Error::from_raw_os_error);
        for error in codes {
            let cause = IoCause::of(&error);
            let said = error.to_string();
            let words = said.split(" (os error").next().unwrap_or_default();
            for lang in [Lang::Ru, Lang::En] {
                let told = Error::Reading { path: "cal.json".into(), cause }.say(lang);
                assert!(!told.contains(words) && !told.contains("os error"), "{told}");
            }
        }
        let absent = Error::Reading { path: "cal.json".into(), cause: IoCause::NotFound };
        assert_eq!(absent.ru(), "нет такого файла: cal.json");
    }
}
