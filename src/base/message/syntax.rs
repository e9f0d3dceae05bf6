//! Messages of the group `syntax`: what is not YAML.

use super::Say;
use crate::base::Span;

/// What can be wrong with the YAML of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// `title: Приказ: об утверждении`: a colon and a blank in a value without quotes; holds the quoted value.
    ColonInValue(String),
    /// A value that begins with a sign that YAML reads in its own way (`*`, `&`, `@`, `%` …).
    SignAtStart(char),
    /// A tab in the indentation.
    Tab,
    /// A line that stands too far left or right of its neighbours.
    Indentation,
    /// A quotation mark that is not closed.
    Unclosed,
    /// A bracket that is not closed or does not match.
    Bracket,
    /// An alias that is not defined, or that would grow the file beyond reason.
    Alias,
    /// More than one document in a file.
    ManyDocuments,
    /// A key that is given twice in one mapping; the span of the first.
    DuplicateKey(String, Span),
    /// A key that is not a word.
    ComplexKey,
    /// Nothing in the file.
    Empty,
    /// Bytes that look like Windows-1251, the usual encoding of older Russian files.
    Windows1251,
    /// Bytes that look like UTF-16.
    Utf16,
    /// Bytes that are no text.
    Binary,
    /// The file is larger than what is read, in MiB.
    TooLarge(u64),
    /// Anything else, in the parser's English words.
    Other(String),
}

impl Say for Syntax {
    fn ru(&self) -> String {
        match self {
            Syntax::ColonInValue(_) => "двоеточие с пробелом внутри значения без кавычек".into(),
            Syntax::SignAtStart(sign) => {
                format!("значение без кавычек не может начинаться со знака «{sign}»")
            }
            Syntax::Tab => "отступ сделан табуляцией, а нужны пробелы".into(),
            Syntax::Indentation => "строка не на своём месте: отступ не такой, как у соседних".into(),
            Syntax::Unclosed => "кавычка не закрыта".into(),
            Syntax::Bracket => "скобка не закрыта или закрыта не той".into(),
            Syntax::Alias => "ссылка YAML (*имя) ведёт в никуда или разрастается без меры".into(),
            Syntax::ManyDocuments => "в файле больше одного документа".into(),
            Syntax::DuplicateKey(key, _) => format!("ключ «{key}» указан дважды"),
            Syntax::ComplexKey => "ключом может быть только слово".into(),
            Syntax::Empty => "файл пуст".into(),
            Syntax::Windows1251 => "файл не в кодировке UTF-8, похоже на Windows-1251".into(),
            Syntax::Utf16 => "файл не в кодировке UTF-8, похоже на UTF-16".into(),
            Syntax::Binary => "это не текст".into(),
            Syntax::TooLarge(most) => format!("файл больше {most} МиБ и не прочитан"),
            Syntax::Other(words) => format!("строка не читается как YAML ({words})"),
        }
    }

    fn en(&self) -> String {
        match self {
            Syntax::ColonInValue(_) => "a colon and a blank inside a value without quotes".into(),
            Syntax::SignAtStart(sign) => format!("a value without quotes cannot begin with `{sign}`"),
            Syntax::Tab => "the line is indented with a tab; blanks are needed".into(),
            Syntax::Indentation => {
                "the line is not in its place: its indentation differs from its neighbours'".into()
            }
            Syntax::Unclosed => "the quotation mark is not closed".into(),
            Syntax::Bracket => "the bracket is not closed, or closed by another kind".into(),
            Syntax::Alias => "the YAML alias leads nowhere or grows beyond reason".into(),
            Syntax::ManyDocuments => "there is more than one document in the file".into(),
            Syntax::DuplicateKey(key, _) => format!("the key `{key}` is given twice"),
            Syntax::ComplexKey => "only a word can be a key".into(),
            Syntax::Empty => "the file is empty".into(),
            Syntax::Windows1251 => "the file is not UTF-8; it looks like Windows-1251".into(),
            Syntax::Utf16 => "the file is not UTF-8; it looks like UTF-16".into(),
            Syntax::Binary => "this is not text".into(),
            Syntax::TooLarge(most) => format!("the file is larger than {most} MiB and is not read"),
            Syntax::Other(words) => format!("the line cannot be read as YAML ({words})"),
        }
    }
}

/// How to mend what is wrong with the YAML of a file.
pub struct SyntaxHelp<'m>(pub &'m Syntax);

impl Say for SyntaxHelp<'_> {
    fn ru(&self) -> String {
        match self.0 {
            Syntax::ColonInValue(quoted) => format!("взять значение в кавычки: {quoted}"),
            Syntax::SignAtStart(_) | Syntax::Unclosed => "взять значение целиком в одинарные кавычки".into(),
            Syntax::Tab => "заменить табуляцию пробелами".into(),
            Syntax::Indentation => "выровнять строку по соседним того же уровня".into(),
            Syntax::Bracket => "проверить пары скобок { } и [ ]".into(),
            Syntax::Alias => "повторить значение словами".into(),
            Syntax::ManyDocuments => "оставить в файле одну карту, остальные вынести в свои файлы".into(),
            Syntax::DuplicateKey(..) => "оставить один из двух: какой верен, решать вам".into(),
            Syntax::ComplexKey => "проверить двоеточия и отступы рядом".into(),
            Syntax::Empty => "начать с трёх строк: id, level и measures".into(),
            Syntax::Windows1251 | Syntax::Utf16 => "сохранить файл в кодировке UTF-8".into(),
            Syntax::Binary => "убрать файл из папки с картами".into(),
            Syntax::TooLarge(_) => {
                "разделить карту на несколько или исключить файл: exclude в vekha.yaml".into()
            }
            Syntax::Other(_) => "проверить отступы, двоеточия и кавычки в этой строке и перед ней".into(),
        }
    }

    fn en(&self) -> String {
        match self.0 {
            Syntax::ColonInValue(quoted) => format!("quote the value: {quoted}"),
            Syntax::SignAtStart(_) | Syntax::Unclosed => "put the whole value in single quotes".into(),
            Syntax::Tab => "replace the tab with blanks".into(),
            Syntax::Indentation => "align the line with its neighbours of the same level".into(),
            Syntax::Bracket => "check the pairs of { } and [ ]".into(),
            Syntax::Alias => "write the value out".into(),
            Syntax::ManyDocuments => {
                "keep one roadmap in the file and move the others to files of their own".into()
            }
            Syntax::DuplicateKey(..) => "keep one of the two; which is right is for you to say".into(),
            Syntax::ComplexKey => "check the colons and the indentation nearby".into(),
            Syntax::Empty => "begin with three lines: id, level and measures".into(),
            Syntax::Windows1251 | Syntax::Utf16 => "save the file as UTF-8".into(),
            Syntax::Binary => "take the file out of the folder of roadmaps".into(),
            Syntax::TooLarge(_) => {
                "divide the roadmap, or name the file under `exclude` in vekha.yaml".into()
            }
            Syntax::Other(_) => "check indentation, colons and quotes in this line and the one before".into(),
        }
    }
}

/// What is said at the first of two equal keys.
pub struct FirstKey;

impl Say for FirstKey {
    fn ru(&self) -> String {
        "впервые здесь".into()
    }

    fn en(&self) -> String {
        "first here".into()
    }
}
