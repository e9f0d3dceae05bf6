//! What a client asks: which question is answered by what.

use lsp_server::{ErrorCode, Request, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::message::ServerMessage;
use super::server::Server;
use crate::base::{Message, guard};
use crate::session::Interrupted;

/// Why a question has no answer.
pub(super) enum Refusal {
    /// The client asks for what cannot be.
    Said(ServerMessage),
    /// The state moved on, or a file cannot be read.
    Interrupted(Interrupted),
}

impl From<Interrupted> for Refusal {
    fn from(interrupted: Interrupted) -> Self {
        Refusal::Interrupted(interrupted)
    }
}

/// The answer to a question.
pub(super) type Answer<T> = Result<T, Refusal>;

impl Server<'_> {
    /// Answers a request; whatever happens on the way, there is an answer.
    pub(super) fn response(&mut self, request: Request) -> Response {
        let id = request.id.clone();
        let answered = guard(|| self.dispatch(request));
        answered.unwrap_or_else(|_| {
            let text = ServerMessage::Broken.say(self.lang());
            Response::new_err(id, ErrorCode::InternalError as i32, text)
        })
    }

    fn dispatch(&mut self, request: Request) -> Response {
        match request.method.as_str() {
            "textDocument/hover" => self.with(request, Self::hover),
            "textDocument/definition" => self.with(request, Self::definition),
            "textDocument/references" => self.with(request, Self::references),
            "textDocument/documentHighlight" => self.with(request, Self::highlight),
            "textDocument/prepareRename" => self.with(request, Self::prepare_rename),
            "textDocument/rename" => self.with(request, Self::rename),
            "textDocument/documentSymbol" => self.with(request, Self::document_symbols),
            "workspace/symbol" => self.with(request, Self::workspace_symbols),
            "textDocument/foldingRange" => self.with(request, Self::folding),
            "textDocument/inlayHint" => self.with(request, Self::inlay_hints),
            "textDocument/codeLens" => self.with(request, Self::code_lenses),
            "textDocument/codeAction" => self.with(request, Self::code_actions),
            "textDocument/completion" => self.with(request, Self::completion),
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
        match answer(self, params).map(|value| serde_json::to_value(value).unwrap_or(Value::Null)) {
            Ok(value) => Response::new_ok(id, value),
            Err(refusal) => {
                let (code, text) = self.refused(refusal);
                Response::new_err(id, code as i32, text)
            }
        }
    }

    fn refused(&self, refusal: Refusal) -> (ErrorCode, String) {
        let lang = self.lang();
        match refusal {
            Refusal::Said(message) => (ErrorCode::RequestFailed, message.say(lang)),
            Refusal::Interrupted(Interrupted::Failed(error)) => (ErrorCode::RequestFailed, error.say(lang)),
            Refusal::Interrupted(_) => (ErrorCode::ContentModified, ServerMessage::Cancelled.say(lang)),
        }
    }
}
