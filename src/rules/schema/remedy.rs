//! What to write in place of what does not fit the format.

use super::example::{en_example, en_several, ru_example, ru_several};
use super::{money, numbers};
use crate::base::{Lang, Message, iso_date};
use crate::rules::words::some_of;
use crate::schema::{ENDLESS, Expected, KeyOwner, SchemaFault, SchemaFaultKind, is_file};

/// What would be right.
pub(super) struct SchemaRemedy<'f>(pub &'f SchemaFault);

impl Message for SchemaRemedy<'_> {
    fn ru(&self) -> String {
        let fault = self.0;
        match (&fault.kind, fault.meant.as_slice()) {
            (SchemaFaultKind::WrongType { key, found: "integer", value, .. }, meant)
                if numbers::is_day_key(key) && meant.iter().all(|one| !is_date(one)) =>
            {
                numbers::remedy(key, value, Lang::Ru)
            }
            (SchemaFaultKind::WrongType { key, expected, found, value, .. }, _)
                if quoting_helps(expected, found)
                    && !is_level(key)
                    && !fault.meant.iter().any(|one| is_date(one)) =>
            {
                format!("взять значение в кавычки: \"{value}\"")
            }
            (SchemaFaultKind::WrongType { found, key, expected, .. }, [one])
                if !is_no_level(key, found) && (fault.is_sure || !is_number(expected)) =>
            {
                format!("{}: {one}", ru_reshaped(found, one))
            }
            (SchemaFaultKind::UnknownLevel { .. } | SchemaFaultKind::InvalidValue { .. }, [one])
                if one.contains(" # ") =>
            {
                format!("примечание отделяют пробелом и знаком #: {one}")
            }
            (
                SchemaFaultKind::UnknownKey { .. }
                | SchemaFaultKind::UnknownRule { .. }
                | SchemaFaultKind::UndeclaredField { .. }
                | SchemaFaultKind::UnknownLevel { .. },
                [one],
            ) => {
                format!("написать «{one}»")
            }
            (SchemaFaultKind::InvalidValue { key, expected: Expected::Id, .. }, [one]) => {
                format!("в имени латинские буквы a–z, цифры и дефис; написать: {key}: {one}")
            }
            (SchemaFaultKind::InvalidValue { key, expected, .. }, [one])
                if key.is_empty() || *expected == Expected::Glob =>
            {
                format!("написать: {one}")
            }
            (SchemaFaultKind::InvalidValue { key, .. }, [one]) => format!("написать: {key}: {one}"),
            (
                SchemaFaultKind::InvalidValue { .. } | SchemaFaultKind::WrongType { .. },
                [academic, calendar],
            ) => {
                format!("написать {academic}, если это учебный год, или {calendar}, если календарные годы")
            }
            (kind, _) => ru_remedy(kind),
        }
    }

    fn en(&self) -> String {
        let fault = self.0;
        match (&fault.kind, fault.meant.as_slice()) {
            (SchemaFaultKind::WrongType { key, found: "integer", value, .. }, meant)
                if numbers::is_day_key(key) && meant.iter().all(|one| !is_date(one)) =>
            {
                numbers::remedy(key, value, Lang::En)
            }
            (SchemaFaultKind::WrongType { key, expected, found, value, .. }, _)
                if quoting_helps(expected, found)
                    && !is_level(key)
                    && !fault.meant.iter().any(|one| is_date(one)) =>
            {
                format!("quote the value: \"{value}\"")
            }
            (SchemaFaultKind::WrongType { found, key, expected, .. }, [one])
                if !is_no_level(key, found) && (fault.is_sure || !is_number(expected)) =>
            {
                format!("write: `{one}`")
            }
            (SchemaFaultKind::UnknownLevel { .. } | SchemaFaultKind::InvalidValue { .. }, [one])
                if one.contains(" # ") =>
            {
                format!("a blank and # go before a note: `{one}`")
            }
            (
                SchemaFaultKind::UnknownKey { .. }
                | SchemaFaultKind::UnknownRule { .. }
                | SchemaFaultKind::UndeclaredField { .. }
                | SchemaFaultKind::UnknownLevel { .. },
                [one],
            ) => {
                format!("write `{one}`")
            }
            (SchemaFaultKind::InvalidValue { key, expected: Expected::Id, .. }, [one]) => {
                format!("an id has letters a-z, figures and hyphens; write: `{key}: {one}`")
            }
            (SchemaFaultKind::InvalidValue { key, expected, .. }, [one])
                if key.is_empty() || *expected == Expected::Glob =>
            {
                format!("write: `{one}`")
            }
            (SchemaFaultKind::InvalidValue { key, .. }, [one]) => format!("write: `{key}: {one}`"),
            (
                SchemaFaultKind::InvalidValue { .. } | SchemaFaultKind::WrongType { .. },
                [academic, calendar],
            ) => {
                format!("write {academic} for an academic year, or {calendar} for calendar years")
            }
            (kind, _) => en_remedy(kind),
        }
    }
}

/// Whether a text is a day as the format has it.
fn is_date(text: &str) -> bool {
    iso_date(text).is_some()
}

/// How a value of one type becomes one of another.
fn ru_reshaped(found: &str, meant: &str) -> &'static str {
    match found {
        "array" => "без квадратных скобок и дефисов, одной строкой",
        "object" if meant.starts_with('[') => "взять квадратные скобки вместо фигурных",
        "object" => "без фигурных скобок",
        "string" if meant.parse::<f64>().is_ok() => {
            "записать числом: убрать кавычки и знак %, дробную часть отделить точкой"
        }
        _ => "написать",
    }
}

fn ru_remedy(kind: &SchemaFaultKind) -> String {
    match kind {
        SchemaFaultKind::UnknownKey { key, home: Some(home), .. } => {
            format!("ключ «{key}» здесь не стоит, его место — {}: вынести строку туда", ru_home(*home))
        }
        SchemaFaultKind::UnknownKey { known, .. } | SchemaFaultKind::UnknownRule { known, .. } => {
            format!("здесь могут стоять: {}", some_of(known))
        }
        SchemaFaultKind::WrongType { key, found: "null", .. } if key.contains('/') => {
            "вписать причину, по которой это допустимо, или убрать ключ".into()
        }
        SchemaFaultKind::WrongType { key, found: "null", .. } if is_needed(key) => "вписать значение".into(),
        SchemaFaultKind::WrongType { found: "null", .. } => "вписать значение или убрать ключ".into(),
        SchemaFaultKind::WrongType { expected, found, value, .. } if is_number(expected) => {
            match (money::thousands(value), first_number(value).filter(|_| *found != ENDLESS)) {
                (Some((whole, fraction)), _) => {
                    format!("запятая в числе читается двояко: написать {whole} или {fraction}")
                }
                (None, Some(number)) => {
                    format!("указать одно число, без слов и других знаков, например: {number}")
                }
                (None, None) => "указать одно число; пока его нет, убрать эту строку".into(),
            }
        }
        SchemaFaultKind::WrongType { key, .. } if is_level(key) => {
            "назвать один уровень, например school".into()
        }
        SchemaFaultKind::InvalidValue { value, expected: Expected::Id | Expected::Reference, .. }
            if is_file(value) =>
        {
            "здесь стоит имя файла, а нужно имя карты: то, что в нём написано в строке «id: …»".into()
        }
        SchemaFaultKind::WrongType { key, expected, found, keys, .. } => {
            ru_example(key, expected, found, keys)
        }
        SchemaFaultKind::MissingKey { key } => format!("добавить «{key}: …»"),
        SchemaFaultKind::NoMeasures => {
            "добавить мероприятия («measures: …»); если их нет, убрать заголовок".into()
        }
        SchemaFaultKind::UndeclaredField { key } => {
            format!("объявить графу на верхнем уровне карты: fields: {{{key}: {{unit: …}}}}")
        }
        SchemaFaultKind::InvalidValue { value, expected: Expected::DayIn(_), .. } if value.contains('_') => {
            "назвать и день; пока акт не зарегистрирован, написать: date: null".into()
        }
        SchemaFaultKind::InvalidValue { expected, .. } => ru_expected(expected),
        SchemaFaultKind::UnknownLevel { levels, .. } => format!("уровни этой папки: {}", some_of(levels)),
        SchemaFaultKind::UnlistedLevel { level, near: Some(near), .. } => {
            format!("написать «{level}» вместо «{near}»")
        }
        SchemaFaultKind::UnlistedLevel { level, near: None, .. } => {
            format!("вписать «{level}» на его место: уровни перечисляются сверху вниз")
        }
        SchemaFaultKind::DuplicateId { .. } => "дать другое имя: по имени на запись ссылаются".into(),
        SchemaFaultKind::Foreign { keys } => format!(
            "карта начинается с ключей {}; если это не карта, назвать файл в exclude файла vekha.yaml",
            keys.join(", ")
        ),
    }
}

fn en_remedy(kind: &SchemaFaultKind) -> String {
    match kind {
        SchemaFaultKind::UnknownKey { key, home: Some(home), .. } => {
            format!("`{key}` does not stand here; it belongs {}", en_home(*home))
        }
        SchemaFaultKind::UnknownKey { known, .. } | SchemaFaultKind::UnknownRule { known, .. } => {
            format!("what may stand here: {}", some_of(known))
        }
        SchemaFaultKind::WrongType { key, found: "null", .. } if key.contains('/') => {
            "give the reason why this may be, or take the key away".into()
        }
        SchemaFaultKind::WrongType { key, found: "null", .. } if is_needed(key) => "give a value".into(),
        SchemaFaultKind::WrongType { found: "null", .. } => "give a value or take the key away".into(),
        SchemaFaultKind::WrongType { expected, found, value, .. } if is_number(expected) => {
            match (money::thousands(value), first_number(value).filter(|_| *found != ENDLESS)) {
                (Some((whole, fraction)), _) => {
                    format!("the comma may be read in two ways: write {whole} or {fraction}")
                }
                (None, Some(number)) => {
                    format!("give one number, without words and other signs, such as {number}")
                }
                (None, None) => "give one number; as long as there is none, take this line away".into(),
            }
        }
        SchemaFaultKind::WrongType { key, .. } if is_level(key) => "name one level, such as school".into(),
        SchemaFaultKind::InvalidValue { value, expected: Expected::Id | Expected::Reference, .. }
            if is_file(value) =>
        {
            "this is the name of a file; the roadmap's own name is needed, as its line `id: …` says".into()
        }
        SchemaFaultKind::WrongType { key, expected, found, keys, .. } => {
            en_example(key, expected, found, keys)
        }
        SchemaFaultKind::MissingKey { key } => format!("add `{key}: …`"),
        SchemaFaultKind::NoMeasures => {
            "add measures (`measures: …`); if there are none, take the heading away".into()
        }
        SchemaFaultKind::UndeclaredField { key } => {
            format!("declare the column on the upper level of the roadmap: `fields: {{{key}: {{unit: …}}}}`")
        }
        SchemaFaultKind::InvalidValue { value, expected: Expected::DayIn(_), .. } if value.contains('_') => {
            "name the day too; as long as the act is not registered, write: date: null".into()
        }
        SchemaFaultKind::InvalidValue { expected, .. } => en_expected(expected),
        SchemaFaultKind::UnknownLevel { levels, .. } => {
            format!("the levels of this workspace: {}", some_of(levels))
        }
        SchemaFaultKind::UnlistedLevel { level, near: Some(near), .. } => {
            format!("write `{level}` in place of `{near}`")
        }
        SchemaFaultKind::UnlistedLevel { level, near: None, .. } => {
            format!("put `{level}` in its place: levels are listed from the top down")
        }
        SchemaFaultKind::DuplicateId { .. } => "give another id: the entry is referred to by it".into(),
        SchemaFaultKind::Foreign { keys } => format!(
            "a roadmap begins with the keys {}; if this is none, name the file under `exclude` in vekha.yaml",
            keys.join(", ")
        ),
    }
}

fn ru_home(home: KeyOwner) -> &'static str {
    match home {
        KeyOwner::Roadmap => "на верхнем уровне, рядом с «id» карты",
        KeyOwner::Order => "в записи «order»",
        KeyOwner::Clause => "у пункта приказа",
        KeyOwner::Section => "у раздела",
        KeyOwner::Measure => "у мероприятия",
        KeyOwner::Indicator => "у показателя",
        KeyOwner::Annex => "у приложения",
    }
}

fn en_home(home: KeyOwner) -> &'static str {
    match home {
        KeyOwner::Roadmap => "on the upper level, beside the `id` of the roadmap",
        KeyOwner::Order => "in the entry `order`",
        KeyOwner::Clause => "to a clause of the order",
        KeyOwner::Section => "to a section",
        KeyOwner::Measure => "to a measure",
        KeyOwner::Indicator => "to an indicator",
        KeyOwner::Annex => "to an annex",
    }
}

fn is_number(expected: &[String]) -> bool {
    matches!(expected, [one] if one == "number" || one == "integer")
}

/// Whether no entry that has the key can do without it.
fn is_needed(key: &str) -> bool {
    matches!(key, "id" | "level" | "title" | "text" | "position" | "issuer")
}

fn is_level(key: &str) -> bool {
    matches!(key, "level" | "mandatory_for")
}

/// Whether a number or a sign of assent stands where a level is named: in quotes it is none either.
pub(super) fn is_no_level(key: &str, found: &str) -> bool {
    is_level(key) && matches!(found, "integer" | "number" | "boolean")
}

/// The first number of a text.
fn first_number(text: &str) -> Option<String> {
    let start = text.find(|sign: char| sign.is_ascii_digit())?;
    let rest = text.get(start..)?.replace(',', ".");
    let end = rest.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(rest.len());
    rest.get(..end).map(|number| number.trim_end_matches('.').to_owned())
}

/// Whether a text is wanted and the value only looks like something else.
fn quoting_helps(expected: &[String], found: &str) -> bool {
    expected.iter().any(|name| name == "string") && matches!(found, "integer" | "number" | "boolean")
}

fn ru_expected(expected: &Expected) -> String {
    match expected {
        Expected::OneOf(words) => format!("может стоять: {}", words.join(", ")),
        Expected::Date => "день, который есть в календаре, в виде 2024-03-01".into(),
        Expected::DayOf(..) => "назвать день, который есть в этом месяце".into(),
        Expected::DayIn(month) => format!("назвать и день, например {month}-01"),
        Expected::Period => "2024, 2021..2024, 2020-06-26..2024-12-25 или учебный год 2022/2023".into(),
        Expected::Window => {
            "два дня через две точки: 2024-03-01..2024-03-31; или день 2024-03-01, месяц 2024-05, квартал 2024-Q3, полугодие 2024-H1, год 2024".into()
        }
        Expected::Reversed => "поменять начало и конец местами".into(),
        Expected::Id => "латинские буквы a–z, цифры и дефис, например school-acts".into(),
        Expected::Folder => {
            "добавить слово или год: папку для напечатанного с таким именем Windows не создаёт".into()
        }
        Expected::Reference => "имя мероприятия или карта/мероприятие, например region-2024/report".into(),
        Expected::Year => "год четырьмя цифрами, например 2024".into(),
        Expected::YearOf(_) => "исправить год; если план продлён, исправить «period»".into(),
        Expected::Filled => "вписать значение или убрать ключ".into(),
        Expected::Calendar => {
            "ru (производственный календарь России), none (только выходные) или файл .json".into()
        }
        Expected::Glob => {
            "путь от корня папки через «/»: * — любые буквы, ** — любые папки, у каждой «[» и «{» есть пара".into()
        }
        Expected::AsOf => "never, today или день в виде 2024-03-01".into(),
        Expected::Firm => {
            "убрать эту строку: файл, который не прочитан до конца, не может быть в порядке".into()
        }
        Expected::Usable(_) => "поправить файл или имя; пока его нет, убрать эту строку".into(),
        Expected::Past => "исправить день или убрать отметку, пока дело не сделано".into(),
        Expected::Edition(known) if known.is_empty() => {
            "перечислить акты, которыми внесены изменения, в «editions» приказа".into()
        }
        Expected::Edition(known) => format!("может стоять: {}", some_of(known)),
        Expected::Windows(each) => ru_several(each),
        Expected::Apart(other) if other.starts_with("window") => ru_several(&[]),
        Expected::Apart(other) => {
            format!("оставить одно: мероприятия вынести в раздел внутри «{other}» или убрать «{other}»")
        }
        Expected::Other | Expected::AtMost(_) => "сверить с описанием формата: vekha schema".into(),
    }
}

fn en_expected(expected: &Expected) -> String {
    match expected {
        Expected::OneOf(words) => format!("may be: {}", words.join(", ")),
        Expected::Date => "a day of the calendar, as 2024-03-01".into(),
        Expected::DayOf(..) => "name a day that the month has".into(),
        Expected::DayIn(month) => format!("name the day too, such as {month}-01"),
        Expected::Period => "2024, 2021..2024, 2020-06-26..2024-12-25 or the academic year 2022/2023".into(),
        Expected::Window => {
            "two days with two points between: 2024-03-01..2024-03-31; or a day 2024-03-01, a month 2024-05, a quarter 2024-Q3, a half 2024-H1, a year 2024".into()
        }
        Expected::Reversed => "swap its start and its end".into(),
        Expected::Id => "letters a-z, figures and hyphens, such as school-acts".into(),
        Expected::Folder => {
            "add a word or the year: what is printed gets a folder, and Windows makes none of that name".into()
        }
        Expected::Reference => "a measure's id or roadmap/measure, such as region-2024/report".into(),
        Expected::Year => "a year of four figures, such as 2024".into(),
        Expected::YearOf(_) => "mend the year, or `period` where the plan was made longer".into(),
        Expected::Filled => "give a value or take the key away".into(),
        Expected::Calendar => {
            "ru (the production calendar of Russia), none (weekends only) or a .json file".into()
        }
        Expected::Glob => {
            "a path from the root with `/` between folders: * any letters, ** any folders, each `[` and `{` closed".into()
        }
        Expected::AsOf => "never, today or a day as 2024-03-01".into(),
        Expected::Firm => "take the line away: a file that is not read to its end is never in order".into(),
        Expected::Usable(_) => "mend the file or its name; as long as there is none, take this line away".into(),
        Expected::Past => "mend the day, or take the mark away until it is done".into(),
        Expected::Edition(known) if known.is_empty() => {
            "list the acts that made the changes under `editions` of the order".into()
        }
        Expected::Edition(known) => format!("may be: {}", some_of(known)),
        Expected::Windows(each) => en_several(each),
        Expected::Apart(other) if other.starts_with("window") => en_several(&[]),
        Expected::Apart(other) => {
            format!("keep one: move the measures into a section below `{other}`, or take `{other}` away")
        }
        Expected::Other | Expected::AtMost(_) => "compare with the format: vekha schema".into(),
    }
}
