//! What is said of a file that is not YAML: the cause in the author's terms, and what to type.

use crate::base::Message;
use crate::russian::plural;
use crate::syntax::{Fault, FaultKind};

/// What is wrong.
pub(super) struct Cause<'f>(pub &'f Fault);

/// What would be right.
pub(super) struct Remedy<'f>(pub &'f Fault);

impl Message for Cause<'_> {
    fn ru(&self) -> String {
        let cause = ru_cause(&self.0.kind);
        match self.0.lines as u64 {
            0 | 1 => cause,
            lines => format!(
                "{cause} (и ещё в {} {})",
                lines - 1,
                plural(lines - 1, "строке", "строках", "строках")
            ),
        }
    }

    fn en(&self) -> String {
        let cause = en_cause(&self.0.kind);
        match self.0.lines {
            0 | 1 => cause,
            2 => format!("{cause} (and in one more line)"),
            lines => format!("{cause} (and in {} more lines)", lines - 1),
        }
    }
}

fn ru_cause(kind: &FaultKind) -> String {
    match kind {
        FaultKind::ColonInValue => "двоеточие с пробелом внутри значения без кавычек".into(),
        FaultKind::QuoteInside(_) => "кавычка внутри значения, взятого в такие же кавычки".into(),
        FaultKind::SignAtStart(sign) => {
            format!("значение без кавычек не может начинаться со знака «{sign}»")
        }
        FaultKind::DashInValue => "значение начинается с дефиса и пробела, как часть списка".into(),
        FaultKind::BracketFirst(sign) => {
            format!("значение начинается со скобки «{sign}», а за скобками идёт текст")
        }
        FaultKind::CommaInBraces => "запятая в тексте внутри фигурных скобок обрывает его".into(),
        FaultKind::DecimalComma(typed, _) => {
            format!("запятая в числе «{typed}»: в фигурных скобках она разделяет")
        }
        FaultKind::RunsOn => "значение продолжается строкой, которая стоит не глубже своего ключа".into(),
        FaultKind::TwoKeys(key) => format!("второй ключ в одной строке: «{key}»"),
        FaultKind::Tab => "отступ сделан табуляцией, а нужны пробелы".into(),
        FaultKind::HardBlank(sign) => format!("вместо обычного пробела стоит {}", ru_blank(*sign)),
        FaultKind::NoBlankAfterColon => "после двоеточия нет пробела".into(),
        FaultKind::NoBlankAfterDash => "после дефиса нет пробела".into(),
        FaultKind::OtherColon(sign) => format!("вместо двоеточия стоит знак «{sign}»{}", code_point(*sign)),
        FaultKind::OtherDash(sign) => {
            format!("вместо дефиса списка стоит знак «{sign}»{}", code_point(*sign))
        }
        FaultKind::NoColon(key) => format!("после ключа «{key}» нет двоеточия"),
        FaultKind::NoDash => "нет дефиса, с которого начинается запись списка".into(),
        FaultKind::Indentation(by) => match by.signum() {
            1 => format!(
                "строка стоит левее, чем нужно: не хватает отступа в {}",
                ru_blanks(by.unsigned_abs())
            ),
            -1 => format!("строка стоит правее, чем нужно: лишний отступ в {}", ru_blanks(by.unsigned_abs())),
            _ => "строка не на своём месте: отступ не такой, как у соседних".into(),
        },
        FaultKind::Unclosed(mark) => format!("кавычка {mark} открыта и не закрыта"),
        FaultKind::Bracket(sign) => format!("скобка «{sign}» без пары"),
        FaultKind::Alias => "ссылка YAML (*имя) ведёт в никуда или разрастается без меры".into(),
        FaultKind::ManyDocuments => "в файле больше одной карты: строка --- начинает вторую".into(),
        FaultKind::TwoRoadmaps => "здесь начинается вторая карта в том же файле".into(),
        FaultKind::MergeMark => "в файле остались метки незавершённого слияния".into(),
        FaultKind::CodeFence => "в файл попала разметка блока кода".into(),
        FaultKind::Control(sign) => ru_control(*sign),
        FaultKind::DuplicateKey(key, _) => format!("ключ «{key}» указан дважды"),
        FaultKind::ComplexKey => "ключом может быть только слово".into(),
        _ => ru_file(kind),
    }
}

/// What a file is that is not read at all.
fn ru_file(kind: &FaultKind) -> String {
    match kind {
        FaultKind::Empty => "файл пуст".into(),
        FaultKind::Windows1251 => "файл не в кодировке UTF-8, похоже на Windows-1251".into(),
        FaultKind::StrayByte(line) => {
            format!("в строке {line} знак не в кодировке UTF-8: дальше файл не прочитан")
        }
        FaultKind::Utf16 => "файл не в кодировке UTF-8, похоже на UTF-16".into(),
        FaultKind::Binary => "это не текст: похоже на файл Word, архив или картинку".into(),
        FaultKind::TooLarge(most) => format!("файл больше {most} МиБ и не прочитан"),
        FaultKind::LfsPointer => "вместо файла лежит ссылка Git LFS".into(),
        FaultKind::Prose => "это не дорожная карта: в файле нет ни одного ключа".into(),
        _ => "строка не читается".into(),
    }
}

fn ru_blanks(count: usize) -> String {
    format!("{count} {}", plural(count as u64, "пробел", "пробела", "пробелов"))
}

fn ru_blank(sign: char) -> String {
    let name = match sign {
        '\u{a0}' | '\u{202f}' => "неразрывный пробел",
        '\u{3000}' => "широкий пробел",
        _ => "пробел другого вида",
    };
    format!("{name}{}", code_point(sign))
}

fn ru_control(sign: char) -> String {
    let code = code_point(sign);
    match sign {
        '\u{b}' => format!("внутри строки стоит разрыв строки из Word, непечатаемый знак{code}"),
        '\u{feff}' => format!("внутри файла стоит невидимая метка порядка байтов{code}"),
        _ => format!("в тексте стоит непечатаемый знак{code}"),
    }
}

/// ` (U+00A0)` of a sign that is not to be seen or is easily taken for another.
fn code_point(sign: char) -> String {
    if sign.is_ascii_punctuation() { String::new() } else { format!(" (U+{:04X})", u32::from(sign)) }
}

fn en_cause(kind: &FaultKind) -> String {
    match kind {
        FaultKind::ColonInValue => "a colon and a blank inside a value without quotes".into(),
        FaultKind::QuoteInside(_) => "a quotation mark inside a value in the same marks".into(),
        FaultKind::SignAtStart(sign) => format!("a value without quotes cannot begin with `{sign}`"),
        FaultKind::DashInValue => "the value begins with a hyphen and a blank, like a part of a list".into(),
        FaultKind::BracketFirst(sign) => {
            format!("the value begins with the bracket `{sign}` and goes on behind the brackets")
        }
        FaultKind::CommaInBraces => "a comma in a text between braces cuts it".into(),
        FaultKind::DecimalComma(typed, _) => {
            format!("a comma in the number `{typed}`: between braces it divides")
        }
        FaultKind::RunsOn => "the value goes on in a line that stands no deeper than its key".into(),
        FaultKind::TwoKeys(key) => format!("a second key in one line: `{key}`"),
        FaultKind::Tab => "the line is indented with a tab; blanks are needed".into(),
        FaultKind::HardBlank('\u{a0}' | '\u{202f}') => {
            "a no-break space stands where a plain blank is needed".into()
        }
        FaultKind::HardBlank(sign) => {
            format!("a blank of another kind stands where a plain one is needed{}", code_point(*sign))
        }
        FaultKind::NoBlankAfterColon => "there is no blank after the colon".into(),
        FaultKind::NoBlankAfterDash => "there is no blank after the hyphen".into(),
        FaultKind::OtherColon(sign) => format!("`{sign}` stands in place of the colon{}", code_point(*sign)),
        FaultKind::OtherDash(sign) => {
            format!("`{sign}` stands in place of the list's hyphen{}", code_point(*sign))
        }
        FaultKind::NoColon(key) => format!("there is no colon after the key `{key}`"),
        FaultKind::NoDash => "the hyphen that begins an entry of the list is missing".into(),
        FaultKind::Indentation(by) => match by.signum() {
            1 => format!("the line stands too far left, by {}", en_blanks(by.unsigned_abs())),
            -1 => format!("the line stands too far right, by {}", en_blanks(by.unsigned_abs())),
            _ => "the line is not in its place: its indentation differs from its neighbours'".into(),
        },
        FaultKind::Unclosed(mark) => format!("the quotation mark {mark} is opened and not closed"),
        FaultKind::Bracket(sign) => format!("the bracket `{sign}` has no counterpart"),
        FaultKind::Alias => "the YAML alias leads nowhere or grows beyond reason".into(),
        FaultKind::ManyDocuments => {
            "there is more than one roadmap in the file: the line --- begins a second".into()
        }
        FaultKind::TwoRoadmaps => "a second roadmap begins here in the same file".into(),
        FaultKind::MergeMark => "marks of an unfinished merge are left in the file".into(),
        FaultKind::CodeFence => "the marks of a code block were copied into the file".into(),
        FaultKind::Control(sign) => {
            format!("a sign that cannot be printed stands in the text{}", code_point(*sign))
        }
        FaultKind::DuplicateKey(key, _) => format!("the key `{key}` is given twice"),
        FaultKind::ComplexKey => "only a word can be a key".into(),
        _ => en_file(kind),
    }
}

fn en_file(kind: &FaultKind) -> String {
    match kind {
        FaultKind::Empty => "the file is empty".into(),
        FaultKind::Windows1251 => "the file is not UTF-8; it looks like Windows-1251".into(),
        FaultKind::StrayByte(line) => {
            format!("a sign in line {line} is not UTF-8: the file is not read beyond it")
        }
        FaultKind::Utf16 => "the file is not UTF-8; it looks like UTF-16".into(),
        FaultKind::Binary => "this is not text; it looks like a Word file, an archive or a picture".into(),
        FaultKind::TooLarge(most) => format!("the file is larger than {most} MiB and is not read"),
        FaultKind::LfsPointer => "a pointer of Git LFS stands in place of the file".into(),
        FaultKind::Prose => "this is no roadmap: there is not one key in the file".into(),
        _ => "the line cannot be read".into(),
    }
}

fn en_blanks(count: usize) -> String {
    if count == 1 { "1 blank".into() } else { format!("{count} blanks") }
}

impl Message for Remedy<'_> {
    fn ru(&self) -> String {
        let remedy = ru_remedy(&self.0.kind);
        with_line(remedy, self.0, "получится так")
    }

    fn en(&self) -> String {
        let remedy = en_remedy(&self.0.kind);
        with_line(remedy, self.0, "as it should read")
    }
}

/// A remedy with the line as it should read.
fn with_line(remedy: &str, fault: &Fault, so: &str) -> String {
    let shown = !matches!(
        fault.kind,
        FaultKind::TwoRoadmaps | FaultKind::MergeMark | FaultKind::CodeFence | FaultKind::Control(_)
    );
    match &fault.mended {
        Some(line) if shown => format!("{remedy}; {so}:\n{line}"),
        _ => remedy.into(),
    }
}

fn ru_remedy(kind: &FaultKind) -> &'static str {
    match kind {
        FaultKind::ColonInValue | FaultKind::SignAtStart(_) | FaultKind::BracketFirst(_) => {
            "взять значение целиком в одинарные кавычки"
        }
        FaultKind::QuoteInside(_) => "внутри взять «ёлочки» или всё значение взять в одинарные кавычки",
        FaultKind::DashInValue => "убрать дефис или взять значение в кавычки",
        FaultKind::CommaInBraces => "взять текст в кавычки",
        FaultKind::DecimalComma(..) => "дробную часть отделяет точка",
        FaultKind::RunsOn => "писать значение одной строкой или сдвинуть продолжение правее ключа",
        FaultKind::TwoKeys(_) => "начать второй ключ с новой строки",
        FaultKind::Tab => "заменить табуляцию пробелами",
        FaultKind::HardBlank(_) => "заменить его обычным пробелом",
        FaultKind::NoBlankAfterColon => "поставить после двоеточия пробел",
        FaultKind::NoBlankAfterDash => "поставить после дефиса пробел",
        FaultKind::OtherColon(_) => "поставить обычное двоеточие и пробел после него",
        FaultKind::OtherDash(_) => "поставить обычный дефис и пробел после него",
        FaultKind::NoColon(_) => "поставить двоеточие",
        FaultKind::NoDash => "поставить дефис и пробел перед первым ключом записи",
        FaultKind::Indentation(_) => "выровнять строку по соседним того же уровня",
        FaultKind::Unclosed(_) => "закрыть кавычку",
        FaultKind::Bracket(_) => "проверить пары скобок { } и [ ]",
        FaultKind::Alias => "повторить значение словами",
        FaultKind::ManyDocuments | FaultKind::TwoRoadmaps => {
            "оставить в файле одну карту, вторую вынести в отдельный файл"
        }
        FaultKind::MergeMark => {
            "выбрать верные строки, лишние удалить вместе со строками <<<<<<<, ======= и >>>>>>>"
        }
        FaultKind::CodeFence => "удалить строки с ```",
        FaultKind::Control(_) => "удалить его или заменить пробелом",
        FaultKind::DuplicateKey(..) => "оставить один из двух: какой верен, решать вам",
        FaultKind::ComplexKey => "проверить двоеточия и отступы рядом",
        FaultKind::Empty => "начать с трёх строк: id, level и measures",
        FaultKind::Windows1251 | FaultKind::Utf16 => "сохранить файл в кодировке UTF-8",
        FaultKind::StrayByte(_) => "набрать этот знак заново и сохранить файл в кодировке UTF-8",
        FaultKind::Binary => "убрать файл из папки с картами или сохранить его как текст",
        FaultKind::TooLarge(_) => "разделить карту на несколько или исключить файл: exclude в vekha.yaml",
        FaultKind::LfsPointer => "получить сам файл командой «git lfs pull»",
        FaultKind::Prose => {
            "начать карту со строк «id: …», «level: …» и «measures:»; если это не карта, назвать файл в exclude файла vekha.yaml"
        }
        FaultKind::Unreadable => "проверить отступы, двоеточия и кавычки в этой строке и перед ней",
    }
}

fn en_remedy(kind: &FaultKind) -> &'static str {
    match kind {
        FaultKind::ColonInValue | FaultKind::SignAtStart(_) | FaultKind::BracketFirst(_) => {
            "put the whole value in single quotes"
        }
        FaultKind::QuoteInside(_) => "use «» inside, or put the whole value in single quotes",
        FaultKind::DashInValue => "take the hyphen away or quote the value",
        FaultKind::CommaInBraces => "quote the text",
        FaultKind::DecimalComma(..) => "a point divides the fraction",
        FaultKind::RunsOn => "write the value in one line, or indent what goes on deeper than the key",
        FaultKind::TwoKeys(_) => "begin the second key on a line of its own",
        FaultKind::Tab => "replace the tab with blanks",
        FaultKind::HardBlank(_) => "replace it with a plain blank",
        FaultKind::NoBlankAfterColon => "put a blank after the colon",
        FaultKind::NoBlankAfterDash => "put a blank after the hyphen",
        FaultKind::OtherColon(_) => "put a plain colon and a blank after it",
        FaultKind::OtherDash(_) => "put a plain hyphen and a blank after it",
        FaultKind::NoColon(_) => "put a colon",
        FaultKind::NoDash => "put a hyphen and a blank before the first key of the entry",
        FaultKind::Indentation(_) => "align the line with its neighbours of the same level",
        FaultKind::Unclosed(_) => "close the quotation",
        FaultKind::Bracket(_) => "check the pairs of { } and [ ]",
        FaultKind::Alias => "write the value out",
        FaultKind::ManyDocuments | FaultKind::TwoRoadmaps => {
            "keep one roadmap in the file and move the other to a file of its own"
        }
        FaultKind::MergeMark => {
            "keep the right lines, and delete the others with <<<<<<<, ======= and >>>>>>>"
        }
        FaultKind::CodeFence => "delete the lines with ```",
        FaultKind::Control(_) => "delete it or put a blank in its place",
        FaultKind::DuplicateKey(..) => "keep one of the two; which is right is for you to say",
        FaultKind::ComplexKey => "check the colons and the indentation nearby",
        FaultKind::Empty => "begin with three lines: id, level and measures",
        FaultKind::Windows1251 | FaultKind::Utf16 => "save the file as UTF-8",
        FaultKind::StrayByte(_) => "type the sign anew and save the file as UTF-8",
        FaultKind::Binary => "take the file out of the folder of roadmaps, or save it as text",
        FaultKind::TooLarge(_) => "divide the roadmap, or name the file under `exclude` in vekha.yaml",
        FaultKind::LfsPointer => "get the file itself with `git lfs pull`",
        FaultKind::Prose => {
            "begin the roadmap with `id: …`, `level: …` and `measures:`; if it is none, name the file under `exclude` in vekha.yaml"
        }
        FaultKind::Unreadable => "check indentation, colons and quotes in this line and the one before",
    }
}
