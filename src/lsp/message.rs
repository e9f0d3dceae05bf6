//! What the server says itself, beside the findings.

use crate::base::{Lang, say};

/// What the server tells a client.
pub(super) enum ServerMessage {
    /// A request of a name that nobody knows.
    UnknownMethod(String),
    /// Parameters that are none of the request.
    WrongParams(String),
    /// A request before the first one, or after the last.
    OutOfOrder,
    /// A request that the client does not want any more.
    Cancelled,
    /// A request about a text that has changed since.
    Modified,
    /// Something went wrong inside.
    Broken,
    /// A name that is none: letters that an id may not have.
    NotAnId(String),
    /// A name that another has already.
    Taken(String),
    /// Nothing here has a name that can be changed.
    NoName,
    /// What the settings say cannot be used; what was known stays.
    Unchanged(String),
}

impl ServerMessage {
    /// The words in a language.
    pub(super) fn say(&self, lang: Lang) -> String {
        match self {
            ServerMessage::UnknownMethod(name) => {
                say!(lang, "сервер не знает запроса {name}", "the server does not know the request {name}")
            }
            ServerMessage::WrongParams(name) => {
                say!(
                    lang,
                    "запрос {name}: параметры не подходят",
                    "request {name}: the parameters do not fit"
                )
            }
            ServerMessage::OutOfOrder => say!(
                lang,
                "запрос до начала работы или после её завершения",
                "a request before the start or after the end"
            ),
            ServerMessage::Cancelled => say!(lang, "запрос отменён", "the request is cancelled"),
            ServerMessage::Modified => {
                say!(lang, "текст за это время изменился", "the text has changed meanwhile")
            }
            ServerMessage::Broken => {
                say!(lang, "внутренняя ошибка сервера", "an internal error of the server")
            }
            ServerMessage::NotAnId(name) => say!(
                lang,
                "«{name}» не подходит: в имени бывают буквы a–z, цифры и дефис",
                "\"{name}\" does not fit: a name has letters a-z, digits and hyphens"
            ),
            ServerMessage::Taken(name) => {
                say!(lang, "имя «{name}» уже занято", "the name \"{name}\" is taken already")
            }
            ServerMessage::NoName => {
                say!(lang, "здесь нет имени, которое можно изменить", "there is no name here to be changed")
            }
            ServerMessage::Unchanged(why) => say!(
                lang,
                "изменение не принято, действует прежнее: {why}",
                "the change is not taken, what was before holds: {why}"
            ),
        }
    }
}
