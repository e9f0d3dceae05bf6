//! What is said of a file that is not YAML: the cause in the author's terms.

use crate::base::Message;
use crate::russian::plural;
use crate::syntax::{SyntaxFault, SyntaxFaultKind};

/// What is wrong.
pub(super) struct SyntaxCause<'f>(pub &'f SyntaxFault);

impl Message for SyntaxCause<'_> {
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
        SyntaxFaultKind::KeyTwice(key) => format!("ключ «{key}» набран дважды подряд"),
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
        SyntaxFaultKind::Backslash => {
            "обратная черта «\\» в двойных кавычках: в них она меняет смысл следующего знака".into()
        }
        SyntaxFaultKind::BlankInReference => "в ссылке {ref:…} после двоеточия стоит пробел".into(),
        SyntaxFaultKind::NumberForDash(number) => format!("вместо дефиса списка стоит номер «{number}»"),
        SyntaxFaultKind::DashTooMany => {
            "лишний дефис: он начинает новую запись, а строка продолжает прежнюю".into()
        }
        SyntaxFaultKind::TooMany('-') => "лишний дефис".into(),
        SyntaxFaultKind::TooMany(',') => "лишняя запятая".into(),
        SyntaxFaultKind::TooMany('"' | '\'') => "лишняя кавычка".into(),
        SyntaxFaultKind::TooMany(_) => "лишняя пара скобок".into(),
        SyntaxFaultKind::KeyInText(key) => format!("ключ «{key}» попал внутрь текста, который начат выше"),
        SyntaxFaultKind::NoEntry => "дефис начинает запись, а записи за ним нет".into(),
        SyntaxFaultKind::ListInLine => "список начинается в строке своего ключа".into(),
        SyntaxFaultKind::LoneDash => "одиночный дефис начинает список, а списка за ним нет".into(),
        SyntaxFaultKind::BlockMark(sign) => {
            format!("знак «{sign}» ставят, когда текст начинается со следующей строки")
        }
        SyntaxFaultKind::QuotedLine => "ключ и значение взяты в одни кавычки".into(),
        SyntaxFaultKind::CommentInBraces => {
            "знак # после пробела начинает примечание, и скобка осталась без пары".into()
        }
        SyntaxFaultKind::TextBehindList => "за списком в квадратных скобках стоит ещё текст".into(),
        SyntaxFaultKind::LostKey(key) => format!("перед этой строкой нет ключа «{key}:»"),
        SyntaxFaultKind::StrayText => "строка — не ключ и не продолжение значения".into(),
        SyntaxFaultKind::NoComma(key) => format!("перед ключом «{key}» нет запятой"),
        SyntaxFaultKind::RoundBracket('[') => "вместо фигурной скобки стоит квадратная «[»".into(),
        SyntaxFaultKind::RoundBracket(sign) => format!("вместо фигурной скобки стоит круглая «{sign}»"),
        SyntaxFaultKind::NoBrackets => "несколько записей стоят без квадратных скобок списка".into(),
        SyntaxFaultKind::TwoLists => "список в квадратных скобках продолжен строками с дефисом".into(),
        SyntaxFaultKind::KeysInLine => "ключи записи стоят в одной строке без фигурных скобок".into(),
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
        SyntaxFaultKind::TwiceEncoded => {
            "текст испорчен: его, сохранённый в UTF-8, открыли как Windows-1251 и так сохранили".into()
        }
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
        SyntaxFaultKind::KeyTwice(key) => format!("the key `{key}` is typed twice in a row"),
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
        SyntaxFaultKind::Backslash => {
            "a backslash between double quotes, where it changes what the next sign means".into()
        }
        SyntaxFaultKind::BlankInReference => "a blank behind the colon of a reference, {ref:…}".into(),
        SyntaxFaultKind::NumberForDash(number) => {
            format!("the number `{number}` stands in place of the list's hyphen")
        }
        SyntaxFaultKind::DashTooMany => {
            "a hyphen too many: it begins a new entry, and the line goes on with the one above".into()
        }
        SyntaxFaultKind::TooMany('-') => "a hyphen too many".into(),
        SyntaxFaultKind::TooMany(',') => "a comma too many".into(),
        SyntaxFaultKind::TooMany('"' | '\'') => "a quotation mark too many".into(),
        SyntaxFaultKind::TooMany(_) => "a pair of brackets too many".into(),
        SyntaxFaultKind::KeyInText(key) => {
            format!("the key `{key}` has become a part of the text begun above")
        }
        SyntaxFaultKind::NoEntry => "a hyphen begins an entry, and no entry follows".into(),
        SyntaxFaultKind::ListInLine => "a list begins in the line of its key".into(),
        SyntaxFaultKind::LoneDash => "a hyphen alone begins a list, and no list follows".into(),
        SyntaxFaultKind::BlockMark(sign) => {
            format!("`{sign}` is for a text that begins on the next line")
        }
        SyntaxFaultKind::QuotedLine => "a key and its value stand in one pair of quotes".into(),
        SyntaxFaultKind::CommentInBraces => {
            "`#` behind a blank begins a comment, and the bracket is left open".into()
        }
        SyntaxFaultKind::TextBehindList => "more text stands behind the list in square brackets".into(),
        SyntaxFaultKind::LostKey(key) => format!("the key `{key}:` is missing before this line"),
        SyntaxFaultKind::StrayText => "the line is no key and goes on with no value".into(),
        SyntaxFaultKind::NoComma(key) => format!("there is no comma before the key `{key}`"),
        SyntaxFaultKind::RoundBracket('[') => "a square bracket `[` stands in place of a brace".into(),
        SyntaxFaultKind::RoundBracket(sign) => format!("a round bracket `{sign}` stands in place of a brace"),
        SyntaxFaultKind::NoBrackets => "several entries stand without the square brackets of a list".into(),
        SyntaxFaultKind::TwoLists => "a list in square brackets goes on in lines with hyphens".into(),
        SyntaxFaultKind::KeysInLine => "the keys of an entry stand in one line without braces".into(),
        SyntaxFaultKind::OtherComment(mark) => format!("a comment begins with `{mark}`; `#` is needed"),
        SyntaxFaultKind::EndMark => "a line of three dots ends the roadmap, and more lines follow".into(),
        SyntaxFaultKind::NoBraces => "a pair `year: value` stands without braces".into(),
        _ => en_file(kind),
    }
}

fn en_file(kind: &SyntaxFaultKind) -> String {
    match kind {
        SyntaxFaultKind::Empty => "the file is empty".into(),
        SyntaxFaultKind::TwiceEncoded => {
            "the text is garbled: it was UTF-8, opened as Windows-1251 and saved so".into()
        }
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
