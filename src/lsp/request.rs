//! What a client asks: which question is answered by what.

use lsp_server::{ErrorCode, Request, Response, ResponseError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::message::ServerMessage;
use super::view::ServerView;
use crate::base::{Lang, Message};
use crate::session::Interrupted;

/// Why a question has no answer.
pub(super) enum RequestRefusal {
    /// The client asks for what cannot be.
    Said(ServerMessage),
    /// The parameters are none of the request.
    WrongParams,
    /// Nobody knows the request.
    Unknown,
    /// The state moved on, or a file cannot be read.
    Interrupted(Interrupted),
}

impl From<Interrupted> for RequestRefusal {
    fn from(interrupted: Interrupted) -> Self {
        RequestRefusal::Interrupted(interrupted)
    }
}

/// The answer to a question.
pub(super) type RequestResult<T> = Result<T, RequestRefusal>;

/// The questions that are answered from one file and what it rests on: they need not wait until all files are read.
const OF_ONE_FILE: &[&str] = &[
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/documentHighlight",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/inlayHint",
    "textDocument/codeAction",
    "textDocument/completion",
    "textDocument/diagnostic",
];

/// Whether a question is answered from one file and what it rests on.
pub(super) fn is_of_one_file(method: &str) -> bool {
    OF_ONE_FILE.contains(&method)
}

impl ServerView {
    /// Answers a question.
    pub(super) fn answer(&self, Request { method, params, .. }: Request) -> RequestResult<Value> {
        match method.as_str() {
            "textDocument/hover" => self.with(params, Self::hover),
            "textDocument/definition" => self.with(params, Self::definition),
            "textDocument/references" => self.with(params, Self::references),
            "textDocument/documentHighlight" => self.with(params, Self::highlight),
            "textDocument/prepareRename" => self.with(params, Self::prepare_rename),
            "textDocument/rename" => self.with(params, Self::rename),
            "textDocument/documentSymbol" => self.with(params, Self::document_symbols),
            "workspace/symbol" => self.with(params, Self::workspace_symbols),
            "textDocument/foldingRange" => self.with(params, Self::folding),
            "textDocument/inlayHint" => self.with(params, Self::inlay_hints),
            "textDocument/codeLens" => self.with(params, Self::code_lenses),
            "textDocument/codeAction" => self.with(params, Self::code_actions),
            "textDocument/completion" => self.with(params, Self::completion),
            "textDocument/diagnostic" => self.with(params, Self::pull),
            "workspace/diagnostic" => self.with(params, Self::pull_all),
            _ => Err(RequestRefusal::Unknown),
        }
    }

    /// Reads the parameters of a question and hands them to who answers it.
    fn with<P: DeserializeOwned, T: Serialize>(
        &self,
        params: Value,
        answer: fn(&Self, P) -> RequestResult<T>,
    ) -> RequestResult<Value> {
        let params = serde_json::from_value::<P>(params).map_err(|_| RequestRefusal::WrongParams)?;
        answer(self, params).map(|value| serde_json::to_value(value).unwrap_or(Value::Null))
    }
}

/// The answer to a request as the protocol has it.
pub(super) fn response(request: &Request, answer: RequestResult<Value>, lang: Lang) -> Response {
    let id = request.id.clone();
    let method = || request.method.clone();
    let (code, text) = match answer {
        Ok(value) => return Response::new_ok(id, value),
        Err(RequestRefusal::Said(message)) => (ErrorCode::RequestFailed, message.say(lang)),
        Err(RequestRefusal::WrongParams) => {
            (ErrorCode::InvalidParams, ServerMessage::WrongParams(method()).say(lang))
        }
        Err(RequestRefusal::Unknown) => {
            (ErrorCode::MethodNotFound, ServerMessage::UnknownMethod(method()).say(lang))
        }
        Err(RequestRefusal::Interrupted(Interrupted::Failed(error))) => {
            (ErrorCode::RequestFailed, error.say(lang))
        }
        Err(RequestRefusal::Interrupted(_)) => return stale(request, lang),
    };
    Response::new_err(id, code as i32, text)
}

/// The answer to a request whose text has changed since. A client that asks for findings is to ask again.
pub(super) fn stale(request: &Request, lang: Lang) -> Response {
    let asks_findings = request.method.ends_with("/diagnostic");
    let code = if asks_findings { ErrorCode::ServerCancelled } else { ErrorCode::ContentModified };
    let error = ResponseError {
        code: code as i32,
        message: ServerMessage::Modified.say(lang),
        data: asks_findings.then(|| json!({"retriggerRequest": true})),
    };
    Response { id: request.id.clone(), response_result: Err(error) }
}
