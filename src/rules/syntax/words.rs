//! What is said of a file that is not YAML: the cause in the author's terms, and what to type.

use crate::base::Message;
use crate::russian::plural;
use crate::syntax::{SyntaxFault, SyntaxFaultKind};

/// What is wrong.
pub(super) struct Cause<'f>(pub &'f SyntaxFault);

/// What would be right.
pub(super) struct Remedy<'f>(pub &'f SyntaxFault);

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

fn ru_cause(kind: &SyntaxFaultKind) -> String {
    match kind {
        SyntaxFaultKind::ColonInValue => "двоеточие с пробелом внутри значения без кавычек".into(),
        SyntaxFaultKind::QuoteInside(_) => "кавычка внутри значения, взятого в такие же кавычки".into(),
        SyntaxFaultKind::SignAtStart(sign) => {
            format!("значение без кавычек не может начинаться со знака «{sign}»")
        }
        SyntaxFaultKind::DashInValue => "значение начинается с дефиса и пробела, как часть списка".into(),
        SyntaxFaultKind::BracketFirst(sign) => {
            format!("значение начинается со скобки «{sign}», а за скобками идёт текст")
        }
        SyntaxFaultKind::CommaInBraces => "запятая в тексте внутри фигурных скобок обрывает его".into(),
        SyntaxFaultKind::SemicolonInBraces => {
            "ключи внутри фигурных скобок разделены точкой с запятой, а нужна запятая".into()
        }
        SyntaxFaultKind::DecimalComma(typed, _) => {
            format!("запятая в числе «{typed}»: в фигурных скобках она разделяет")
        }
        SyntaxFaultKind::RunsOn => {
            "значение продолжается строкой, которая стоит не глубже своего ключа".into()
        }
        SyntaxFaultKind::TwoKeys(key) => format!("второй ключ в одной строке: «{key}»"),
        SyntaxFaultKind::Tab => "отступ сделан табуляцией, а нужны пробелы".into(),
        SyntaxFaultKind::HardBlank(sign) => format!("вместо обычного пробела стоит {}", ru_blank(*sign)),
        SyntaxFaultKind::NoBlankAfterColon => "после двоеточия нет пробела".into(),
        SyntaxFaultKind::NoBlankAfterDash => "после дефиса нет пробела".into(),
        SyntaxFaultKind::OtherColon(sign) => {
            format!("вместо двоеточия стоит знак «{sign}»{}", code_point(*sign))
        }
        SyntaxFaultKind::OtherDash(sign) => {
            format!("вместо дефиса списка стоит знак «{sign}»{}", code_point(*sign))
        }
        SyntaxFaultKind::NoColon(key) => format!("после ключа «{key}» нет двоеточия"),
        SyntaxFaultKind::NoDash => "нет дефиса, с которого начинается запись списка".into(),
        SyntaxFaultKind::Indentation(by) => match by.signum() {
            1 => format!(
                "строка стоит левее, чем нужно: не хватает отступа в {}",
                ru_blanks(by.unsigned_abs())
            ),
            -1 => format!("строка стоит правее, чем нужно: лишний отступ в {}", ru_blanks(by.unsigned_abs())),
            _ => "строка не на своём месте: отступ не такой, как у соседних".into(),
        },
        SyntaxFaultKind::Unclosed(mark) => format!("кавычка {mark} открыта и не закрыта"),
        SyntaxFaultKind::Bracket(sign) => format!("скобка «{sign}» без пары"),
        SyntaxFaultKind::Alias => "ссылка YAML (*имя) ведёт в никуда или разрастается без меры".into(),
        SyntaxFaultKind::ManyDocuments => "в файле больше одной карты: строка --- начинает вторую".into(),
        SyntaxFaultKind::TwoRoadmaps => "здесь начинается вторая карта в том же файле".into(),
        SyntaxFaultKind::MergeMark => "в файле остались метки незавершённого слияния".into(),
        SyntaxFaultKind::CodeFence => "в файл попала разметка блока кода".into(),
        SyntaxFaultKind::Control(sign) => ru_control(*sign),
        SyntaxFaultKind::DuplicateKey(key, _) => format!("ключ «{key}» указан дважды"),
        SyntaxFaultKind::ComplexKey => "ключом может быть только слово".into(),
        _ => ru_other_sign(kind),
    }
}

/// Signs of other notations in place of those of YAML.
fn ru_other_sign(kind: &SyntaxFaultKind) -> String {
    match kind {
        SyntaxFaultKind::NumberForDash(number) => format!("вместо дефиса списка стоит номер «{number}»"),
        SyntaxFaultKind::DashTooMany => {
            "лишний дефис: он начинает новую запись, а строка продолжает прежнюю".into()
        }
        SyntaxFaultKind::OtherComment(mark) => format!("примечание начинается с «{mark}», а нужен знак «#»"),
        SyntaxFaultKind::EndMark => "строка из трёх точек кончает карту, а за ней идут ещё строки".into(),
        SyntaxFaultKind::NoBraces => "пара «год: значение» стоит без фигурных скобок".into(),
        _ => ru_file(kind),
    }
}

/// What a file is that is not read at all.
fn ru_file(kind: &SyntaxFaultKind) -> String {
    match kind {
        SyntaxFaultKind::Empty => "файл пуст".into(),
        SyntaxFaultKind::Encoded(in_what) => {
            format!("файл не в кодировке UTF-8, похоже на {}", in_what.name())
        }
        SyntaxFaultKind::StrayByte(line) => {
            format!("в строке {line} знак не в кодировке UTF-8: дальше файл не прочитан")
        }
        SyntaxFaultKind::Binary => "это не текст: похоже на файл Word, архив или картинку".into(),
        SyntaxFaultKind::TooLarge(most) => format!("файл больше {most} МиБ и не прочитан"),
        SyntaxFaultKind::TooDeep(most) => {
            format!("записи вложены одна в другую больше {most} раз: дальше файл не прочитан")
        }
        SyntaxFaultKind::LfsPointer => "вместо файла лежит ссылка Git LFS".into(),
        SyntaxFaultKind::Prose => "это не дорожная карта: в файле нет ни одного ключа".into(),
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

fn en_cause(kind: &SyntaxFaultKind) -> String {
    match kind {
        SyntaxFaultKind::ColonInValue => "a colon and a blank inside a value without quotes".into(),
        SyntaxFaultKind::QuoteInside(_) => "a quotation mark inside a value in the same marks".into(),
        SyntaxFaultKind::SignAtStart(sign) => format!("a value without quotes cannot begin with `{sign}`"),
        SyntaxFaultKind::DashInValue => {
            "the value begins with a hyphen and a blank, like a part of a list".into()
        }
        SyntaxFaultKind::BracketFirst(sign) => {
            format!("the value begins with the bracket `{sign}` and goes on behind the brackets")
        }
        SyntaxFaultKind::CommaInBraces => "a comma in a text between braces cuts it".into(),
        SyntaxFaultKind::SemicolonInBraces => {
            "a semicolon stands between the keys in braces, where a comma is needed".into()
        }
        SyntaxFaultKind::DecimalComma(typed, _) => {
            format!("a comma in the number `{typed}`: between braces it divides")
        }
        SyntaxFaultKind::RunsOn => "the value goes on in a line that stands no deeper than its key".into(),
        SyntaxFaultKind::TwoKeys(key) => format!("a second key in one line: `{key}`"),
        SyntaxFaultKind::Tab => "the line is indented with a tab; blanks are needed".into(),
        SyntaxFaultKind::HardBlank('\u{a0}' | '\u{202f}') => {
            "a no-break space stands where a plain blank is needed".into()
        }
        SyntaxFaultKind::HardBlank(sign) => {
            format!("a blank of another kind stands where a plain one is needed{}", code_point(*sign))
        }
        SyntaxFaultKind::NoBlankAfterColon => "there is no blank after the colon".into(),
        SyntaxFaultKind::NoBlankAfterDash => "there is no blank after the hyphen".into(),
        SyntaxFaultKind::OtherColon(sign) => {
            format!("`{sign}` stands in place of the colon{}", code_point(*sign))
        }
        SyntaxFaultKind::OtherDash(sign) => {
            format!("`{sign}` stands in place of the list's hyphen{}", code_point(*sign))
        }
        SyntaxFaultKind::NoColon(key) => format!("there is no colon after the key `{key}`"),
        SyntaxFaultKind::NoDash => "the hyphen that begins an entry of the list is missing".into(),
        SyntaxFaultKind::Indentation(by) => match by.signum() {
            1 => format!("the line stands too far left, by {}", en_blanks(by.unsigned_abs())),
            -1 => format!("the line stands too far right, by {}", en_blanks(by.unsigned_abs())),
            _ => "the line is not in its place: its indentation differs from its neighbours'".into(),
        },
        SyntaxFaultKind::Unclosed(mark) => format!("the quotation mark {mark} is opened and not closed"),
        SyntaxFaultKind::Bracket(sign) => format!("the bracket `{sign}` has no counterpart"),
        SyntaxFaultKind::Alias => "the YAML alias leads nowhere or grows beyond reason".into(),
        SyntaxFaultKind::ManyDocuments => {
            "there is more than one roadmap in the file: the line --- begins a second".into()
        }
        SyntaxFaultKind::TwoRoadmaps => "a second roadmap begins here in the same file".into(),
        SyntaxFaultKind::MergeMark => "marks of an unfinished merge are left in the file".into(),
        SyntaxFaultKind::CodeFence => "the marks of a code block were copied into the file".into(),
        SyntaxFaultKind::Control(sign) => {
            format!("a sign that cannot be printed stands in the text{}", code_point(*sign))
        }
        SyntaxFaultKind::DuplicateKey(key, _) => format!("the key `{key}` is given twice"),
        SyntaxFaultKind::ComplexKey => "only a word can be a key".into(),
        _ => en_other_sign(kind),
    }
}

/// Signs of other notations in place of those of YAML.
fn en_other_sign(kind: &SyntaxFaultKind) -> String {
    match kind {
        SyntaxFaultKind::NumberForDash(number) => {
            format!("the number `{number}` stands in place of the list's hyphen")
        }
        SyntaxFaultKind::DashTooMany => {
            "a hyphen too many: it begins a new entry, and the line goes on with the one above".into()
        }
        SyntaxFaultKind::OtherComment(mark) => format!("a comment begins with `{mark}`; `#` is needed"),
        SyntaxFaultKind::EndMark => "a line of three dots ends the roadmap, and more lines follow".into(),
        SyntaxFaultKind::NoBraces => "a pair `year: value` stands without braces".into(),
        _ => en_file(kind),
    }
}

fn en_file(kind: &SyntaxFaultKind) -> String {
    match kind {
        SyntaxFaultKind::Empty => "the file is empty".into(),
        SyntaxFaultKind::Encoded(in_what) => {
            format!("the file is not UTF-8; it looks like {}", in_what.name())
        }
        SyntaxFaultKind::StrayByte(line) => {
            format!("a sign in line {line} is not UTF-8: the file is not read beyond it")
        }
        SyntaxFaultKind::Binary => {
            "this is not text; it looks like a Word file, an archive or a picture".into()
        }
        SyntaxFaultKind::TooLarge(most) => format!("the file is larger than {most} MiB and is not read"),
        SyntaxFaultKind::TooDeep(most) => {
            format!(
                "entries lie in each other more than {most} levels deep: the file is not read beyond that"
            )
        }
        SyntaxFaultKind::LfsPointer => "a pointer of Git LFS stands in place of the file".into(),
        SyntaxFaultKind::Prose => "this is no roadmap: there is not one key in the file".into(),
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
fn with_line(remedy: &str, fault: &SyntaxFault, so: &str) -> String {
    let shown = !matches!(
        fault.kind,
        SyntaxFaultKind::TwoRoadmaps
            | SyntaxFaultKind::MergeMark
            | SyntaxFaultKind::CodeFence
            | SyntaxFaultKind::EndMark
            | SyntaxFaultKind::Control(_)
    );
    match &fault.mended {
        Some(line) if shown => format!("{remedy}; {so}:\n{line}"),
        _ => remedy.into(),
    }
}

fn ru_remedy(kind: &SyntaxFaultKind) -> &'static str {
    match kind {
        SyntaxFaultKind::ColonInValue
        | SyntaxFaultKind::SignAtStart(_)
        | SyntaxFaultKind::BracketFirst(_) => "взять значение целиком в одинарные кавычки",
        SyntaxFaultKind::QuoteInside(_) => "внутри взять «ёлочки» или всё значение взять в одинарные кавычки",
        SyntaxFaultKind::DashInValue => "убрать дефис или взять значение в кавычки",
        SyntaxFaultKind::CommaInBraces => "взять текст в кавычки",
        SyntaxFaultKind::SemicolonInBraces => "поставить запятую",
        SyntaxFaultKind::DecimalComma(..) => "дробную часть отделяет точка",
        SyntaxFaultKind::RunsOn => "писать значение одной строкой или сдвинуть продолжение правее ключа",
        SyntaxFaultKind::TwoKeys(_) => "начать второй ключ с новой строки",
        SyntaxFaultKind::Tab => "заменить табуляцию пробелами",
        SyntaxFaultKind::HardBlank(_) => "заменить его обычным пробелом",
        SyntaxFaultKind::NoBlankAfterColon => "поставить после двоеточия пробел",
        SyntaxFaultKind::NoBlankAfterDash => "поставить после дефиса пробел",
        SyntaxFaultKind::OtherColon(_) => "поставить обычное двоеточие и пробел после него",
        SyntaxFaultKind::OtherDash(_) => "поставить обычный дефис и пробел после него",
        SyntaxFaultKind::NumberForDash(_) => {
            "поставить дефис и пробел; номера печать ставит сама, особый задаёт ключ «number»"
        }
        SyntaxFaultKind::DashTooMany => "убрать дефис и выровнять ключ по первому ключу записи",
        SyntaxFaultKind::OtherComment(_) => "поставить перед ним # и пробел",
        SyntaxFaultKind::EndMark => "удалить эту строку",
        SyntaxFaultKind::NoBraces => "взять в фигурные скобки",
        SyntaxFaultKind::NoColon(_) => "поставить двоеточие",
        SyntaxFaultKind::NoDash => "поставить дефис и пробел перед первым ключом записи",
        SyntaxFaultKind::Indentation(_) => "выровнять строку по соседним того же уровня",
        SyntaxFaultKind::Unclosed(_) => "закрыть кавычку",
        SyntaxFaultKind::Bracket(_) => "проверить пары скобок { } и [ ]",
        SyntaxFaultKind::Alias => "повторить значение словами",
        SyntaxFaultKind::ManyDocuments | SyntaxFaultKind::TwoRoadmaps => {
            "оставить в файле одну карту, вторую вынести в отдельный файл"
        }
        SyntaxFaultKind::MergeMark => {
            "выбрать верные строки, лишние удалить вместе со строками <<<<<<<, ======= и >>>>>>>"
        }
        SyntaxFaultKind::CodeFence => "удалить строки с ```",
        SyntaxFaultKind::Control(_) => "удалить его или заменить пробелом",
        SyntaxFaultKind::DuplicateKey(..) => "оставить один из двух: какой верен, решать вам",
        SyntaxFaultKind::ComplexKey => "проверить двоеточия и отступы рядом",
        SyntaxFaultKind::Empty => "начать с трёх строк: id, level и measures",
        SyntaxFaultKind::TooDeep(_) => "убрать лишние скобки и отступы: карте хватает десяти уровней",
        SyntaxFaultKind::Encoded(_) => "сохранить файл в кодировке UTF-8",
        SyntaxFaultKind::StrayByte(_) => "набрать этот знак заново и сохранить файл в кодировке UTF-8",
        SyntaxFaultKind::Binary => "убрать файл из папки с картами или сохранить его как текст",
        SyntaxFaultKind::TooLarge(_) => {
            "разделить карту на несколько или исключить файл: exclude в vekha.yaml"
        }
        SyntaxFaultKind::LfsPointer => "получить сам файл командой «git lfs pull»",
        SyntaxFaultKind::Prose => {
            "начать карту со строк «id: …», «level: …» и «measures:»; если это не карта, назвать файл в exclude файла vekha.yaml"
        }
        SyntaxFaultKind::Unreadable => "проверить отступы, двоеточия и кавычки в этой строке и перед ней",
    }
}

fn en_remedy(kind: &SyntaxFaultKind) -> &'static str {
    match kind {
        SyntaxFaultKind::ColonInValue
        | SyntaxFaultKind::SignAtStart(_)
        | SyntaxFaultKind::BracketFirst(_) => "put the whole value in single quotes",
        SyntaxFaultKind::QuoteInside(_) => "use «» inside, or put the whole value in single quotes",
        SyntaxFaultKind::DashInValue => "take the hyphen away or quote the value",
        SyntaxFaultKind::CommaInBraces => "quote the text",
        SyntaxFaultKind::SemicolonInBraces => "put a comma",
        SyntaxFaultKind::DecimalComma(..) => "a point divides the fraction",
        SyntaxFaultKind::RunsOn => "write the value in one line, or indent what goes on deeper than the key",
        SyntaxFaultKind::TwoKeys(_) => "begin the second key on a line of its own",
        SyntaxFaultKind::Tab => "replace the tab with blanks",
        SyntaxFaultKind::HardBlank(_) => "replace it with a plain blank",
        SyntaxFaultKind::NoBlankAfterColon => "put a blank after the colon",
        SyntaxFaultKind::NoBlankAfterDash => "put a blank after the hyphen",
        SyntaxFaultKind::OtherColon(_) => "put a plain colon and a blank after it",
        SyntaxFaultKind::OtherDash(_) => "put a plain hyphen and a blank after it",
        SyntaxFaultKind::NumberForDash(_) => {
            "put a hyphen and a blank; printing makes the numbers, `number` gives one of its own"
        }
        SyntaxFaultKind::DashTooMany => "take the hyphen away and set the key under the first of the entry",
        SyntaxFaultKind::OtherComment(_) => "put # and a blank before it",
        SyntaxFaultKind::EndMark => "delete this line",
        SyntaxFaultKind::NoBraces => "put braces round it",
        SyntaxFaultKind::NoColon(_) => "put a colon",
        SyntaxFaultKind::NoDash => "put a hyphen and a blank before the first key of the entry",
        SyntaxFaultKind::Indentation(_) => "align the line with its neighbours of the same level",
        SyntaxFaultKind::Unclosed(_) => "close the quotation",
        SyntaxFaultKind::Bracket(_) => "check the pairs of { } and [ ]",
        SyntaxFaultKind::Alias => "write the value out",
        SyntaxFaultKind::ManyDocuments | SyntaxFaultKind::TwoRoadmaps => {
            "keep one roadmap in the file and move the other to a file of its own"
        }
        SyntaxFaultKind::MergeMark => {
            "keep the right lines, and delete the others with <<<<<<<, ======= and >>>>>>>"
        }
        SyntaxFaultKind::CodeFence => "delete the lines with ```",
        SyntaxFaultKind::Control(_) => "delete it or put a blank in its place",
        SyntaxFaultKind::DuplicateKey(..) => "keep one of the two; which is right is for you to say",
        SyntaxFaultKind::ComplexKey => "check the colons and the indentation nearby",
        SyntaxFaultKind::Empty => "begin with three lines: id, level and measures",
        SyntaxFaultKind::TooDeep(_) => "take away brackets and indents: ten levels are enough for a roadmap",
        SyntaxFaultKind::Encoded(_) => "save the file as UTF-8",
        SyntaxFaultKind::StrayByte(_) => "type the sign anew and save the file as UTF-8",
        SyntaxFaultKind::Binary => "take the file out of the folder of roadmaps, or save it as text",
        SyntaxFaultKind::TooLarge(_) => "divide the roadmap, or name the file under `exclude` in vekha.yaml",
        SyntaxFaultKind::LfsPointer => "get the file itself with `git lfs pull`",
        SyntaxFaultKind::Prose => {
            "begin the roadmap with `id: …`, `level: …` and `measures:`; if it is none, name the file under `exclude` in vekha.yaml"
        }
        SyntaxFaultKind::Unreadable => "check indentation, colons and quotes in this line and the one before",
    }
}
