//! Messages of importing: where something stands in a file, what was left out of it and why, what needs a look.

use super::refusal::ImportRefusal;
use crate::base::{Message, en_count};
use crate::russian::plural;

/// Where something stands in a file. Word knows no pages before it lays them out, so that paragraphs and rows are
/// counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentPlace {
    /// Nowhere in particular.
    #[default]
    None,
    /// A paragraph of the text, counted from 1.
    Paragraph(usize),
    /// A row of a table, both counted from 1.
    Row {
        /// Which table.
        table: usize,
        /// Which row.
        row: usize,
    },
    /// A text box, counted from 1.
    Box(usize),
    /// A row of a sheet of a workbook, both counted from 1.
    Sheet {
        /// Which sheet.
        sheet: usize,
        /// Which row.
        row: usize,
    },
    /// A row of a sheet that is hidden, both counted from 1.
    HiddenRow {
        /// Which sheet.
        sheet: usize,
        /// Which row.
        row: usize,
    },
    /// A sheet that is hidden.
    HiddenSheet(usize),
    /// The header of the pages.
    Header,
    /// The footer of the pages.
    Footer,
    /// A footnote.
    Footnote,
    /// A comment in the margin.
    Comment,
    /// Text that a tracked change deleted.
    Deleted,
    /// Text that is set not to be shown.
    Hidden,
    /// A file inside the file.
    Embedded,
}

impl Message for DocumentPlace {
    fn ru(&self) -> String {
        match self {
            DocumentPlace::None => "документ".to_owned(),
            DocumentPlace::Paragraph(at) => format!("абзац {at}"),
            DocumentPlace::Row { table, row } => format!("таблица {table}, строка {row}"),
            DocumentPlace::Box(at) => format!("надпись {at}"),
            DocumentPlace::Sheet { sheet, row } => format!("лист {sheet}, строка {row}"),
            DocumentPlace::HiddenRow { sheet, row } => format!("скрытая строка {row} листа {sheet}"),
            DocumentPlace::HiddenSheet(sheet) => format!("скрытый лист {sheet}"),
            DocumentPlace::Header => "верхний колонтитул".to_owned(),
            DocumentPlace::Footer => "нижний колонтитул".to_owned(),
            DocumentPlace::Footnote => "сноска".to_owned(),
            DocumentPlace::Comment => "примечание на полях".to_owned(),
            DocumentPlace::Deleted => "удалено исправлением".to_owned(),
            DocumentPlace::Hidden => "скрытый текст".to_owned(),
            DocumentPlace::Embedded => "вложенный файл".to_owned(),
        }
    }

    fn en(&self) -> String {
        match self {
            DocumentPlace::None => "document".to_owned(),
            DocumentPlace::Paragraph(at) => format!("paragraph {at}"),
            DocumentPlace::Row { table, row } => format!("table {table}, row {row}"),
            DocumentPlace::Box(at) => format!("text box {at}"),
            DocumentPlace::Sheet { sheet, row } => format!("sheet {sheet}, row {row}"),
            DocumentPlace::HiddenRow { sheet, row } => format!("hidden row {row} of sheet {sheet}"),
            DocumentPlace::HiddenSheet(sheet) => format!("hidden sheet {sheet}"),
            DocumentPlace::Header => "header".to_owned(),
            DocumentPlace::Footer => "footer".to_owned(),
            DocumentPlace::Footnote => "footnote".to_owned(),
            DocumentPlace::Comment => "comment".to_owned(),
            DocumentPlace::Deleted => "deleted by a tracked change".to_owned(),
            DocumentPlace::Hidden => "hidden text".to_owned(),
            DocumentPlace::Embedded => "file inside the file".to_owned(),
        }
    }
}

/// What a person should look at in an imported roadmap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewNote {
    /// The level was guessed from the words.
    Level,
    /// The document has no year that would give the period.
    NoPeriod,
    /// There is an order, and no table of what is to be done.
    NoTable,
    /// No time of the plan lies in the period that the title names, so that the times give it.
    PeriodOfTimes {
        /// The period of the title.
        titled: String,
    },
    /// The title gives the period, and a time lies outside it.
    PeriodOfTitle {
        /// The last day of the first such time.
        day: String,
    },
    /// The name was typed in capitals, and no other place of the document tells how its words are written.
    Capitals,
    /// The wording of a deadline is not understood.
    Deadline,
    /// Several cells of a row were joined into one value.
    Joined,
    /// A figure stood with words, which were left out.
    Figure {
        /// As it stood.
        text: String,
    },
    /// A measure has no title.
    NoTitle,
    /// A row with nothing but a title was taken for the heading of the rows below it.
    Heading,
    /// A footnote belongs here.
    Footnote {
        /// What it says.
        text: String,
    },
    /// The stamp of an annex names another act than the order.
    Stamp {
        /// As it stood.
        text: String,
    },
    /// The deadline was put together from marked columns or from two columns of dates.
    Composed,
    /// The measure above that this one seems to carry out.
    Implements {
        /// `roadmap/measure`.
        id: String,
        /// Its title.
        title: String,
    },
    /// A cell says that the one above it holds.
    Ditto {
        /// As it stood.
        text: String,
    },
    /// A sum in the file is not that of its figures.
    Total {
        /// As it stood.
        text: String,
        /// What the figures make.
        made: String,
    },
    /// A clause names an annex that the file does not have.
    NoAnnex {
        /// Its number.
        number: String,
    },
    /// No title was found in the document.
    Title,
}

impl ReviewNote {
    /// Whether it is marked as to be looked at; a footnote is only kept beside its place.
    pub(super) fn is_marked(&self) -> bool {
        !matches!(self, ReviewNote::Footnote { .. })
    }
}

impl Message for ReviewNote {
    fn ru(&self) -> String {
        match self {
            ReviewNote::Level => "уровень определён по словам документа".to_owned(),
            ReviewNote::NoPeriod => "срок действия плана в документе не назван".to_owned(),
            ReviewNote::NoTable => {
                "таблицы мероприятий в файле нет; если она в другом, назвать при импорте оба файла".to_owned()
            }
            ReviewNote::PeriodOfTimes { titled } => {
                format!(
                    "период взят по срокам: с тем, что назван в заголовке ({titled}), не сходится ни один"
                )
            }
            ReviewNote::PeriodOfTitle { day } => {
                format!("период взят из заголовка, а срок {day} в него не входит")
            }
            ReviewNote::Capitals => {
                "название набрано прописными; строчные и прописные буквы в нём расставлены по догадке"
                    .to_owned()
            }
            ReviewNote::Deadline => {
                "формулировка срока не понята; её дни можно задать ключом window".to_owned()
            }
            ReviewNote::Joined => "значение собрано из нескольких ячеек".to_owned(),
            ReviewNote::Figure { text } => format!("в документе «{text}»"),
            ReviewNote::Heading => "строка, в которой одно название, принята за заголовок раздела".to_owned(),
            ReviewNote::NoTitle => "в документе у строки нет названия".to_owned(),
            ReviewNote::Footnote { text } => format!("сноска: {text}"),
            ReviewNote::Stamp { text } => format!("гриф приложения расходится с приказом: {text}"),
            ReviewNote::Composed => "срок составлен по графам таблицы".to_owned(),
            ReviewNote::Implements { id, title } => format!("implements: {id}  ({title})"),
            ReviewNote::Ditto { text } => format!("в документе «{text}»: повторено значение строки выше"),
            ReviewNote::Total { text, made } => {
                format!("в документе сумма {text}, а из его чисел складывается {made}")
            }
            ReviewNote::NoAnnex { number } => format!("приложения {number} в документе нет"),
            ReviewNote::Title => "название в документе не найдено".to_owned(),
        }
    }

    fn en(&self) -> String {
        match self {
            ReviewNote::Level => "the level was told from the words of the document".to_owned(),
            ReviewNote::NoPeriod => "the document does not name the period of the plan".to_owned(),
            ReviewNote::NoTable => {
                "the file has no table of measures; if that is in another, name both files together"
                    .to_owned()
            }
            ReviewNote::PeriodOfTimes { titled } => {
                format!("the times give the period: none of them lies in that of the title ({titled})")
            }
            ReviewNote::PeriodOfTitle { day } => {
                format!("the title gives the period, and a time, {day}, lies outside it")
            }
            ReviewNote::Capitals => {
                "the name was typed in capitals; its small and capital letters are a guess".to_owned()
            }
            ReviewNote::Deadline => {
                "the wording of the deadline is not understood; `window` can give its days".to_owned()
            }
            ReviewNote::Joined => "put together from several cells".to_owned(),
            ReviewNote::Figure { text } => format!("the document has “{text}”"),
            ReviewNote::Heading => {
                "a row with a title alone was taken for the heading of a section".to_owned()
            }
            ReviewNote::NoTitle => "the row has no title in the document".to_owned(),
            ReviewNote::Footnote { text } => format!("footnote: {text}"),
            ReviewNote::Stamp { text } => format!("the stamp of the annex differs from the order: {text}"),
            ReviewNote::Composed => "the deadline was put together from columns of the table".to_owned(),
            ReviewNote::Implements { id, title } => format!("implements: {id}  ({title})"),
            ReviewNote::Ditto { text } => format!("the document has “{text}”: the value of the row above"),
            ReviewNote::Total { text, made } => {
                format!("the document has the sum {text}, but its figures make {made}")
            }
            ReviewNote::NoAnnex { number } => format!("the document has no annex {number}"),
            ReviewNote::Title => "no title was found in the document".to_owned(),
        }
    }
}

/// Why a file could not be imported, or how it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Import {
    /// It is none that can be imported.
    Refused(ImportRefusal),
    /// It is not there, or cannot be read.
    Unread,
    /// It is a link in a folder, which is not followed.
    Link,
    /// A file is there already, and `--force` was not given.
    Exists {
        /// Its path.
        path: String,
    },
    /// There is no Word or Excel file among those named.
    NoFiles,
    /// `--id` was given for several roadmaps.
    OneId,
    /// An id with other signs than a-z, 0-9 and the hyphen.
    BadId {
        /// As given.
        id: String,
    },
    /// No roadmap of the id given with `--parent` was found near the output.
    NoParent {
        /// As given.
        id: String,
    },
    /// Macros were not read.
    Macros,
    /// How many pictures there are, which were not read.
    Pictures(usize),
    /// The annexes of a file belong to the order of another.
    Joined {
        /// The file of the order.
        to: String,
    },
}

impl Message for Import {
    fn ru(&self) -> String {
        match self {
            Import::Refused(refusal) => refusal.ru(),
            Import::Unread => "файла нет, или он не читается".to_owned(),
            Import::Link => "ссылка внутри папки пропущена; чтобы прочитать, назовите её саму".to_owned(),
            Import::Exists { path } => {
                format!("файл уже есть и остался как был: {path}; заменить его — --force")
            }
            Import::NoFiles => "среди названного нет файлов .docx и .xlsx".to_owned(),
            Import::OneId => "--id называет одну карту, а карт получается несколько".to_owned(),
            Import::BadId { id } => {
                format!(
                    "«{id}» не годится в id: нужны буквы a-z, цифры и дефис, и не имя устройства Windows (con, nul, com1)"
                )
            }
            Import::NoParent { id } => format!("карта «{id}» рядом не найдена: связи с ней не предложены"),
            Import::Macros => "макросы файла не читались".to_owned(),
            Import::Pictures(count) => format!(
                "{} {count} {}: слова на них не читаются",
                plural(*count as u64, "есть", "есть", "есть"),
                plural(*count as u64, "рисунок", "рисунка", "рисунков")
            ),
            Import::Joined { to } => format!("приложения отнесены к приказу из файла {to}"),
        }
    }

    fn en(&self) -> String {
        match self {
            Import::Refused(refusal) => refusal.en(),
            Import::Unread => "the file is not there or cannot be read".to_owned(),
            Import::Link => "a link in a folder is passed over; name it itself to have it read".to_owned(),
            Import::Exists { path } => {
                format!("the file is there already and was left as it is: {path}; --force replaces it")
            }
            Import::NoFiles => "there is no .docx or .xlsx among what was named".to_owned(),
            Import::OneId => "--id names one roadmap, but there are several".to_owned(),
            Import::BadId { id } => {
                format!(
                    "'{id}' cannot be an id: it takes the letters a-z, figures and the hyphen, and is no device of \
                     Windows (con, nul, com1)"
                )
            }
            Import::NoParent { id } => {
                format!("no roadmap '{id}' was found nearby: no links to it are proposed")
            }
            Import::Macros => "the macros of the file were not read".to_owned(),
            Import::Pictures(count) => format!(
                "there are {}: words in them are not read",
                en_count(*count as u64, "picture", "pictures")
            ),
            Import::Joined { to } => format!("the annexes were put to the order of the file {to}"),
        }
    }
}
