//! Messages out: answers, refusals, what is told and what is asked of a client.

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::Serialize;

use super::message::ServerMessage;
use super::outgoing::Outgoing;
use super::server::LanguageServer;

impl LanguageServer<'_> {
    /// Shows a message to people.
    pub(super) fn show(&self, text: &str) {
        self.tell("window/showMessage", serde_json::json!({"type": 2, "message": text}));
    }

    pub(super) fn tell(&self, method: &str, params: impl Serialize) {
        self.send(Message::Notification(Notification::new(method.to_owned(), params)));
    }

    /// Asks the client for something; what it answers is not looked at.
    pub(super) fn request(&mut self, method: &str, params: impl Serialize) {
        self.asked += 1;
        self.send(Message::Request(Request::new(self.asked.into(), method.to_owned(), params)));
    }

    pub(super) fn refuse(&self, id: RequestId, code: ErrorCode, why: &ServerMessage) {
        self.answer(Response::new_err(id, code as i32, why.say(self.lang())));
    }

    pub(super) fn answer(&self, response: Response) {
        self.send(Message::Response(response));
    }

    /// Sends a message. Where nobody reads any more, the next look at the connection ends the loop.
    pub(super) fn send(&self, message: Message) {
        let _ = self.connection.sender.send(Outgoing::Message(message));
    }
}
