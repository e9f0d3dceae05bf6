//! Messages of the group `schema`: what does not fit the format.

use super::Say;

/// What can be wrong with the shape of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named after what the wordings say")]
pub enum Shape {
    /// A key that the format does not know, with the likely one and all that may stand there.
    UnknownKey { key: String, likely: Option<String>, known: Vec<String> },
    /// A value of another type than the format asks for; types are named as in JSON Schema.
    WrongType { key: String, expected: Vec<String>, found: &'static str, value: String },
    /// A key that must be there and is not.
    MissingKey { key: String },
    /// A value of the right type that is not allowed.
    InvalidValue { key: String, value: String, expected: Expected },
    /// A level that the workspace does not have.
    UnknownLevel { level: String, likely: Option<String>, levels: Vec<String> },
    /// An id that is given twice.
    DuplicateId { id: String },
}

/// What a value should have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// One of a few words, perhaps this one.
    OneOf(Vec<String>, Option<String>),
    /// A day that exists, as `2024-03-01`.
    Date,
    /// A period.
    Period,
    /// Letters a-z, figures and hyphens.
    Id,
    /// An id, or `roadmap/id`.
    Reference,
    /// A year of four figures.
    Year,
    /// Any text but an empty one.
    Filled,
    /// A day, `never` or `today`.
    AsOf,
    /// Something that the schema says in its own words.
    Other,
}

impl Say for Shape {
    fn ru(&self) -> String {
        match self {
            Shape::UnknownKey { key, likely: Some(likely), .. } => {
                format!("неизвестный ключ «{key}», возможно, «{likely}»")
            }
            Shape::UnknownKey { key, .. } => format!("неизвестный ключ «{key}»"),
            Shape::WrongType { key, found: "null", .. } => format!("у ключа «{key}» нет значения"),
            Shape::WrongType { key, expected, found, .. } if key.is_empty() => {
                format!("здесь ожидается {}, а стоит {}", ru_types(expected), ru_type(found))
            }
            Shape::WrongType { key, expected, found, .. } => {
                format!("«{key}»: ожидается {}, а указано: {}", ru_types(expected), ru_type(found))
            }
            Shape::MissingKey { key } => format!("нет обязательного ключа «{key}»"),
            Shape::InvalidValue { value, expected: Expected::Date, .. } => {
                format!("«{value}» — не дата: такого дня нет, или он записан иначе")
            }
            Shape::InvalidValue { expected: Expected::Filled, key, .. } => {
                format!("«{key}»: пустое значение")
            }
            Shape::InvalidValue { key, value, .. } if key.is_empty() => {
                format!("недопустимое значение «{value}»")
            }
            Shape::InvalidValue { key, value, .. } => format!("«{key}»: недопустимое значение «{value}»"),
            Shape::UnknownLevel { level, .. } => format!("неизвестный уровень «{level}»"),
            Shape::DuplicateId { id } => format!("имя «{id}» занято"),
        }
    }

    fn en(&self) -> String {
        match self {
            Shape::UnknownKey { key, likely: Some(likely), .. } => {
                format!("unknown key `{key}`, perhaps `{likely}`")
            }
            Shape::UnknownKey { key, .. } => format!("unknown key `{key}`"),
            Shape::WrongType { key, found: "null", .. } => format!("the key `{key}` has no value"),
            Shape::WrongType { key, expected, found, .. } if key.is_empty() => {
                format!("expected {} here, found {found}", expected.join(" or "))
            }
            Shape::WrongType { key, expected, found, .. } => {
                format!("`{key}`: expected {}, found {found}", expected.join(" or "))
            }
            Shape::MissingKey { key } => format!("the key `{key}` is missing"),
            Shape::InvalidValue { value, expected: Expected::Date, .. } => {
                format!("`{value}` is no date: there is no such day, or it is written in another way")
            }
            Shape::InvalidValue { expected: Expected::Filled, key, .. } => {
                format!("`{key}`: the value is empty")
            }
            Shape::InvalidValue { key, value, .. } if key.is_empty() => {
                format!("the value `{value}` is not allowed")
            }
            Shape::InvalidValue { key, value, .. } => format!("`{key}`: the value `{value}` is not allowed"),
            Shape::UnknownLevel { level, .. } => format!("unknown level `{level}`"),
            Shape::DuplicateId { id } => format!("the id `{id}` is taken"),
        }
    }
}

fn ru_types(types: &[String]) -> String {
    types.iter().map(|name| ru_type(name)).collect::<Vec<_>>().join(" или ")
}

fn ru_type(name: &str) -> &str {
    match name {
        "array" => "список",
        "boolean" => "true или false",
        "integer" => "целое число",
        "null" => "пустое значение",
        "number" => "число",
        "object" => "набор ключей",
        _ => "текст",
    }
}

/// How to mend the shape.
pub struct ShapeHelp<'m>(pub &'m Shape);

impl Say for ShapeHelp<'_> {
    fn ru(&self) -> String {
        match self.0 {
            Shape::UnknownKey { likely: Some(likely), .. } => format!("написать «{likely}»"),
            Shape::UnknownKey { known, .. } => format!("здесь могут стоять: {}", known.join(", ")),
            Shape::WrongType { found: "null", .. } => "вписать значение или убрать ключ".into(),
            Shape::WrongType { expected, found, value, .. } if quoting_helps(expected, found) => {
                format!("взять значение в кавычки: \"{value}\"")
            }
            Shape::WrongType { expected, .. } => format!("указать здесь: {}", ru_types(expected)),
            Shape::MissingKey { key } => format!("добавить «{key}: …»"),
            Shape::InvalidValue { expected, .. } => ru_expected(expected),
            Shape::UnknownLevel { likely: Some(likely), .. } => format!("написать «{likely}»"),
            Shape::UnknownLevel { levels, .. } => format!("уровни этой папки: {}", levels.join(", ")),
            Shape::DuplicateId { .. } => "дать другое имя: по имени на запись ссылаются".into(),
        }
    }

    fn en(&self) -> String {
        match self.0 {
            Shape::UnknownKey { likely: Some(likely), .. } => format!("write `{likely}`"),
            Shape::UnknownKey { known, .. } => format!("what may stand here: {}", known.join(", ")),
            Shape::WrongType { found: "null", .. } => "give a value or take the key away".into(),
            Shape::WrongType { expected, found, value, .. } if quoting_helps(expected, found) => {
                format!("quote the value: \"{value}\"")
            }
            Shape::WrongType { expected, .. } => format!("{} must stand here", expected.join(" or ")),
            Shape::MissingKey { key } => format!("add `{key}: …`"),
            Shape::InvalidValue { expected, .. } => en_expected(expected),
            Shape::UnknownLevel { likely: Some(likely), .. } => format!("write `{likely}`"),
            Shape::UnknownLevel { levels, .. } => {
                format!("the levels of this workspace: {}", levels.join(", "))
            }
            Shape::DuplicateId { .. } => "give another id: the entry is referred to by it".into(),
        }
    }
}

/// Whether a text is wanted and the value only looks like something else.
fn quoting_helps(expected: &[String], found: &str) -> bool {
    expected.iter().any(|name| name == "string") && matches!(found, "integer" | "number" | "boolean")
}

fn ru_expected(expected: &Expected) -> String {
    match expected {
        Expected::OneOf(_, Some(likely)) => format!("возможно, «{likely}»"),
        Expected::OneOf(words, None) => format!("может стоять: {}", words.join(", ")),
        Expected::Date => "день, который есть в календаре, в виде 2024-03-01".into(),
        Expected::Period => "2024, 2021..2024, 2020-06-26..2024-12-25 или учебный год 2022/2023".into(),
        Expected::Id => "латинские буквы a–z, цифры и дефис, например school-acts".into(),
        Expected::Reference => "имя мероприятия или карта/мероприятие, например region-2024/report".into(),
        Expected::Year => "год четырьмя цифрами, например 2024".into(),
        Expected::Filled => "вписать значение или убрать ключ".into(),
        Expected::AsOf => "never, today или день в виде 2024-03-01".into(),
        Expected::Other => "сверить с описанием формата: vekha schema".into(),
    }
}

fn en_expected(expected: &Expected) -> String {
    match expected {
        Expected::OneOf(_, Some(likely)) => format!("perhaps `{likely}`"),
        Expected::OneOf(words, None) => format!("may be: {}", words.join(", ")),
        Expected::Date => "a day of the calendar, as 2024-03-01".into(),
        Expected::Period => "2024, 2021..2024, 2020-06-26..2024-12-25 or the academic year 2022/2023".into(),
        Expected::Id => "letters a-z, figures and hyphens, such as school-acts".into(),
        Expected::Reference => "a measure's id or roadmap/measure, such as region-2024/report".into(),
        Expected::Year => "a year of four figures, such as 2024".into(),
        Expected::Filled => "give a value or take the key away".into(),
        Expected::AsOf => "never, today or a day as 2024-03-01".into(),
        Expected::Other => "compare with the format: vekha schema".into(),
    }
}

/// What is said at the first of two equal ids.
pub struct FirstId;

impl Say for FirstId {
    fn ru(&self) -> String {
        "так уже названо это".into()
    }

    fn en(&self) -> String {
        "this has the id already".into()
    }
}
