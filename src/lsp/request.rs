//! What a client asks: which question is answered by what.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lsp_server::{ErrorCode, Request, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::message::ServerMessage;
use super::server::Server;
use crate::base::Message;
use crate::session::Interrupted;

/// The answer to a question.
pub(super) type Answer<T> = Result<T, Interrupted>;

impl Server<'_> {
    /// Answers a request; whatever happens on the way, there is an answer.
    pub(super) fn response(&mut self, request: Request) -> Response {
        let id = request.id.clone();
        let answered = catch_unwind(AssertUnwindSafe(|| self.dispatch(request)));
        answered.unwrap_or_else(|_| {
            let text = ServerMessage::Broken.say(self.lang());
            Response::new_err(id, ErrorCode::InternalError as i32, text)
        })
    }

    fn dispatch(&mut self, request: Request) -> Response {
        match request.method.as_str() {
            "textDocument/diagnostic" => self.with(request, Self::pull),
            "workspace/diagnostic" => self.with(request, Self::pull_all),
            _ => {
                let text = ServerMessage::UnknownMethod(request.method).say(self.lang());
                Response::new_err(request.id, ErrorCode::MethodNotFound as i32, text)
            }
        }
    }

    /// Reads the parameters of a request and hands them to who answers it.
    fn with<P: DeserializeOwned, T: Serialize>(
        &mut self,
        request: Request,
        answer: fn(&mut Self, P) -> Answer<T>,
    ) -> Response {
        let Request { id, method, params } = request;
        let Ok(params) = serde_json::from_value::<P>(params) else {
            let text = ServerMessage::WrongParams(method).say(self.lang());
            return Response::new_err(id, ErrorCode::InvalidParams as i32, text);
        };
        match answer(self, params).and_then(|value| Ok(serde_json::to_value(value).unwrap_or(Value::Null))) {
            Ok(value) => Response::new_ok(id, value),
            Err(interrupted) => {
                let (code, text) = self.told(interrupted);
                Response::new_err(id, code as i32, text)
            }
        }
    }

    fn told(&self, interrupted: Interrupted) -> (ErrorCode, String) {
        let lang = self.lang();
        match interrupted {
            Interrupted::Failed(error) => (ErrorCode::RequestFailed, error.say(lang)),
            _ => (ErrorCode::ContentModified, ServerMessage::Cancelled.say(lang)),
        }
    }
}
