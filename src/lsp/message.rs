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
    /// Something went wrong inside.
    Broken,
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
            ServerMessage::Broken => {
                say!(lang, "внутренняя ошибка сервера", "an internal error of the server")
            }
            ServerMessage::Unchanged(why) => say!(
                lang,
                "изменение не принято, действует прежнее: {why}",
                "the change is not taken, what was before holds: {why}"
            ),
        }
    }
}
