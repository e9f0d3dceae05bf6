//! What to type in place of what is no YAML, with the line as it should read.

use super::hidden_key;
use crate::base::Message;
use crate::syntax::{SyntaxFault, SyntaxFaultKind};

/// What would be right.
pub(super) struct SyntaxRemedy<'f>(pub &'f SyntaxFault);

impl Message for SyntaxRemedy<'_> {
    fn ru(&self) -> String {
        let remedy = match hidden_key(self.0) {
            Some(key) => format!(
                "если «{key}» — слово текста, взять значение в кавычки; если ключ, начать его с новой строки"
            ),
            None => ru_remedy(&self.0.kind).to_owned(),
        };
        with_line(&remedy, self.0, "получится так")
    }

    fn en(&self) -> String {
        let remedy = match hidden_key(self.0) {
            Some(key) => format!(
                "if `{key}` is a word of the text, quote the value; if it is a key, begin it on a line of its own"
            ),
            None => en_remedy(&self.0.kind).to_owned(),
        };
        with_line(&remedy, self.0, "as it should read")
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
            | SyntaxFaultKind::NoEntry
            | SyntaxFaultKind::Control(_)
    );
    match &fault.mended {
        Some(line) if shown => format!("{remedy}; {so}:\n{line}"),
        _ => remedy.into(),
    }
}

fn ru_remedy(kind: &SyntaxFaultKind) -> &'static str {
    match kind {
        SyntaxFaultKind::Backslash => "взять значение в одинарные кавычки",
        SyntaxFaultKind::BlankInReference => "убрать пробел",
        SyntaxFaultKind::ColonInValue
        | SyntaxFaultKind::SignAtStart(_)
        | SyntaxFaultKind::BracketFirst(_) => "взять значение целиком в одинарные кавычки",
        SyntaxFaultKind::QuoteInside(_) => "внутри взять «ёлочки» или всё значение взять в одинарные кавычки",
        SyntaxFaultKind::DashInValue => "убрать дефис или взять значение в кавычки",
        SyntaxFaultKind::CommaInBraces | SyntaxFaultKind::CommentInBraces => "взять текст в кавычки",
        SyntaxFaultKind::TooMany('-') | SyntaxFaultKind::BlockMark(_) => "убрать его",
        SyntaxFaultKind::TooMany(_) => "убрать её",
        SyntaxFaultKind::KeyInText(_) => {
            "закончить текст перед ним и поставить ключ вровень с ключами той же записи"
        }
        SyntaxFaultKind::NoEntry => "убрать его или вписать запись",
        SyntaxFaultKind::ListInLine => "начать его с новой строки",
        SyntaxFaultKind::LoneDash => "прочерк пишут длинным тире; если значения нет, убрать ключ",
        SyntaxFaultKind::QuotedLine => "убрать эти кавычки",
        SyntaxFaultKind::TextBehindList => "внести его в скобки через запятую или перенести в «note»",
        SyntaxFaultKind::SemicolonInBraces => "поставить запятую",
        SyntaxFaultKind::LostKey(_) => "вернуть строку с ключом",
        SyntaxFaultKind::StrayText => "если это примечание, поставить перед ним # и пробел",
        SyntaxFaultKind::NoComma(_) => "поставить запятую; если это слово текста, взять текст в кавычки",
        SyntaxFaultKind::RoundBracket(_) => "поставить фигурную скобку",
        SyntaxFaultKind::NoBrackets => "взять их в квадратные скобки",
        SyntaxFaultKind::TwoLists => "внести их в скобки через запятую",
        SyntaxFaultKind::KeysInLine => "взять запись в фигурные скобки",
        SyntaxFaultKind::DecimalComma(..) => "дробную часть отделяет точка",
        SyntaxFaultKind::RunsOn => "писать значение одной строкой или сдвинуть продолжение правее ключа",
        SyntaxFaultKind::KeyTwice(_) => "оставить ключ один раз",
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
        SyntaxFaultKind::NoDash => "поставить дефис и пробел в начале записи",
        SyntaxFaultKind::Indentation(_) => "выровнять строку по соседним того же уровня",
        SyntaxFaultKind::Unclosed(_) => "закрыть кавычку",
        SyntaxFaultKind::Bracket(_) => "проверить пары скобок { } и [ ]",
        SyntaxFaultKind::Alias => "повторить значение словами",
        SyntaxFaultKind::CodeFence => "удалить строки с ```",
        SyntaxFaultKind::Control('\u{feff}') => "удалить её",
        SyntaxFaultKind::Control(_) => "удалить его или заменить пробелом",
        SyntaxFaultKind::DuplicateKey(..) => "оставить один из двух: какой верен, решать вам",
        SyntaxFaultKind::ComplexKey => "проверить двоеточия и отступы рядом",
        _ => ru_whole(kind),
    }
}

/// What to do about a file as a whole.
fn ru_whole(kind: &SyntaxFaultKind) -> &'static str {
    match kind {
        SyntaxFaultKind::TwiceEncoded => {
            "взять файл до этого сохранения или набрать заново; открывать и сохранять его в кодировке UTF-8"
        }
        SyntaxFaultKind::ManyDocuments | SyntaxFaultKind::TwoRoadmaps => {
            "оставить в файле одну карту, вторую вынести в отдельный файл"
        }
        SyntaxFaultKind::MergeMark => {
            "выбрать верные строки, лишние удалить вместе со строками <<<<<<<, ======= и >>>>>>>"
        }
        SyntaxFaultKind::Empty => {
            "начать с трёх строк: id, level и measures; если это не карта, исключить файл: exclude в vekha.yaml"
        }
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
        _ => "проверить отступы, двоеточия и кавычки в этой строке и перед ней",
    }
}

fn en_remedy(kind: &SyntaxFaultKind) -> &'static str {
    match kind {
        SyntaxFaultKind::Backslash => "put the value in single quotes",
        SyntaxFaultKind::BlankInReference => "take the blank away",
        SyntaxFaultKind::ColonInValue
        | SyntaxFaultKind::SignAtStart(_)
        | SyntaxFaultKind::BracketFirst(_) => "put the whole value in single quotes",
        SyntaxFaultKind::QuoteInside(_) => "use «» inside, or put the whole value in single quotes",
        SyntaxFaultKind::DashInValue => "take the hyphen away or quote the value",
        SyntaxFaultKind::CommaInBraces | SyntaxFaultKind::CommentInBraces => "quote the text",
        SyntaxFaultKind::TooMany(_) | SyntaxFaultKind::BlockMark(_) => "take it away",
        SyntaxFaultKind::KeyInText(_) => {
            "end the text before it, and set the key under the others of its entry"
        }
        SyntaxFaultKind::NoEntry => "take it away, or write the entry",
        SyntaxFaultKind::ListInLine => "begin it on a line of its own",
        SyntaxFaultKind::LoneDash => "put a long dash; if there is no value, take the key away",
        SyntaxFaultKind::QuotedLine => "take these quotes away",
        SyntaxFaultKind::TextBehindList => "put it in the brackets behind a comma, or move it to `note`",
        SyntaxFaultKind::SemicolonInBraces => "put a comma",
        SyntaxFaultKind::LostKey(_) => "put the line with the key back",
        SyntaxFaultKind::StrayText => "if it is a note, put # and a blank before it",
        SyntaxFaultKind::NoComma(_) => "put a comma; if it is a word of the text, quote the text",
        SyntaxFaultKind::RoundBracket(_) => "put a brace",
        SyntaxFaultKind::NoBrackets => "put square brackets round them",
        SyntaxFaultKind::TwoLists => "put them in the brackets, behind commas",
        SyntaxFaultKind::KeysInLine => "put braces round the entry",
        SyntaxFaultKind::DecimalComma(..) => "a point divides the fraction",
        SyntaxFaultKind::RunsOn => "write the value in one line, or indent what goes on deeper than the key",
        SyntaxFaultKind::KeyTwice(_) => "keep the key once",
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
        SyntaxFaultKind::NoDash => "put a hyphen and a blank at the start of the entry",
        SyntaxFaultKind::Indentation(_) => "align the line with its neighbours of the same level",
        SyntaxFaultKind::Unclosed(_) => "close the quotation",
        SyntaxFaultKind::Bracket(_) => "check the pairs of { } and [ ]",
        SyntaxFaultKind::Alias => "write the value out",
        SyntaxFaultKind::CodeFence => "delete the lines with ```",
        SyntaxFaultKind::Control(_) => "delete it or put a blank in its place",
        SyntaxFaultKind::DuplicateKey(..) => "keep one of the two; which is right is for you to say",
        SyntaxFaultKind::ComplexKey => "check the colons and the indentation nearby",
        _ => en_whole(kind),
    }
}

/// What to do about a file as a whole.
fn en_whole(kind: &SyntaxFaultKind) -> &'static str {
    match kind {
        SyntaxFaultKind::TwiceEncoded => {
            "take the file as it was before that, or type it anew; open and save it as UTF-8"
        }
        SyntaxFaultKind::ManyDocuments | SyntaxFaultKind::TwoRoadmaps => {
            "keep one roadmap in the file and move the other to a file of its own"
        }
        SyntaxFaultKind::MergeMark => {
            "keep the right lines, and delete the others with <<<<<<<, ======= and >>>>>>>"
        }
        SyntaxFaultKind::Empty => {
            "begin with three lines: id, level and measures; if it is no roadmap, name it under `exclude` in vekha.yaml"
        }
        SyntaxFaultKind::TooDeep(_) => "take away brackets and indents: ten levels are enough for a roadmap",
        SyntaxFaultKind::Encoded(_) => "save the file as UTF-8",
        SyntaxFaultKind::StrayByte(_) => "type the sign anew and save the file as UTF-8",
        SyntaxFaultKind::Binary => "take the file out of the folder of roadmaps, or save it as text",
        SyntaxFaultKind::TooLarge(_) => "divide the roadmap, or name the file under `exclude` in vekha.yaml",
        SyntaxFaultKind::LfsPointer => "get the file itself with `git lfs pull`",
        SyntaxFaultKind::Prose => {
            "begin the roadmap with `id: …`, `level: …` and `measures:`; if it is none, name the file under `exclude` in vekha.yaml"
        }
        _ => "check indentation, colons and quotes in this line and the one before",
    }
}
