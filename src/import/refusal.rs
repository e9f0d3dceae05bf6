//! Why a file is no Word document or Excel workbook that can be read, and what to do about it.

use crate::base::{Lang, Message, say};

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportRefusal {
    /// It is empty.
    Empty,
    /// It is larger than any order.
    TooLarge,
    /// It is locked with a password.
    Encrypted,
    /// It is of another office program, or of an old one, which saves it in another format.
    SaveAs {
        /// What it is now: `.doc`.
        format: &'static str,
        /// What to save it as: `docx`.
        target: &'static str,
    },
    /// It is a PDF, which holds no text as it was typed.
    Pdf,
    /// It is something else.
    Unknown,
    /// The archive or its markup is broken or cut short.
    Broken,
    /// Unpacked it would be larger than any order.
    Bomb,
    /// Its markup declares entities, which no office program writes.
    Entities,
    /// Nothing in it could be read as an order or a plan.
    Nothing,
}

impl ImportRefusal {
    fn worded(self, lang: Lang) -> String {
        match self {
            ImportRefusal::Empty => say!(lang, "файл пуст", "the file is empty"),
            ImportRefusal::TooLarge => say!(
                lang,
                "файл больше 32 МиБ: таким приказ не бывает",
                "the file is larger than 32 MiB, as no order is"
            ),
            ImportRefusal::Encrypted => say!(
                lang,
                "файл защищён паролем: откройте его и сохраните без пароля",
                "the file is locked with a password: open it and save it without one"
            ),
            ImportRefusal::SaveAs { format, target } => say!(
                lang,
                "это {format}: откройте его и сохраните как .{target} («Файл» → «Сохранить как»)",
                "this is {format}: open it and save it as .{target} (File → Save As)"
            ),
            ImportRefusal::Pdf => say!(
                lang,
                "это PDF: нужен исходный файл Word или Excel",
                "this is a PDF: the Word or Excel file it was made from is needed"
            ),
            ImportRefusal::Unknown => say!(
                lang,
                "это не документ Word (.docx) и не книга Excel (.xlsx)",
                "this is neither a Word document (.docx) nor an Excel workbook (.xlsx)"
            ),
            ImportRefusal::Broken => say!(
                lang,
                "файл повреждён или обрезан: откройте его в Word и сохраните заново",
                "the file is damaged or cut short: open it in Word and save it again"
            ),
            ImportRefusal::Bomb => say!(
                lang,
                "в распакованном виде файл больше любого приказа, и читать его опасно",
                "unpacked the file would be larger than any order, and is not safe to read"
            ),
            ImportRefusal::Entities => say!(
                lang,
                "в разметке файла объявлены сущности, чего офисные программы не делают; такой файл не читается",
                "the markup of the file declares entities, which no office program does; it is not read"
            ),
            ImportRefusal::Nothing => say!(
                lang,
                "в файле не нашлось ни приказа, ни таблицы мероприятий",
                "neither an order nor a table of measures was found in the file"
            ),
        }
    }
}

impl Message for ImportRefusal {
    fn ru(&self) -> String {
        self.worded(Lang::Ru)
    }

    fn en(&self) -> String {
        self.worded(Lang::En)
    }
}
