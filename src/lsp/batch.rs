//! Messages that are taken together: what is sent at once is applied at once.

use std::collections::HashSet;
use std::time::Duration;

use crossbeam_channel::Receiver;
use lsp_server::{Message, RequestId};
use serde_json::Value;

/// How long another change may be in coming for both to be applied together: less than anybody notices, and more than it
/// takes to read the next of many that were sent at once.
const PAUSE: Duration = Duration::from_millis(1);

/// How many messages are taken together at most.
const TOGETHER: usize = 256;

/// A message with those that follow it at once. Only a change waits for others: a request is answered, and what ends the
/// conversation ends it.
pub(super) fn following(first: Message, receiver: &Receiver<Message>) -> Vec<Message> {
    let mut batch = vec![first];
    while let Some(last) = batch.last().filter(|_| batch.len() < TOGETHER) {
        let next = if is_change(last) { receiver.recv_timeout(PAUSE).ok() } else { receiver.try_recv().ok() };
        match next {
            Some(message) => batch.push(message),
            None => break,
        }
    }
    batch
}

/// Whether a message tells of a text or a file that is different.
fn is_change(message: &Message) -> bool {
    let of_texts =
        |method: &str| method.starts_with("textDocument/did") || method == "workspace/didChangeWatchedFiles";
    matches!(message, Message::Notification(note) if of_texts(&note.method))
}

/// The requests that a batch of messages cancels.
pub(super) fn cancelled(batch: &[Message]) -> HashSet<RequestId> {
    let notes = batch.iter().filter_map(|message| match message {
        Message::Notification(note) if note.method == "$/cancelRequest" => Some(&note.params),
        _ => None,
    });
    notes.filter_map(request_id).collect()
}

/// The id of a request that parameters name.
pub(super) fn request_id(params: &Value) -> Option<RequestId> {
    serde_json::from_value(params.get("id")?.clone()).ok()
}

#[cfg(test)]
mod tests {
    use crossbeam_channel::unbounded;
    use lsp_server::Notification;

    use super::*;

    #[test]
    fn what_is_sent_at_once_is_taken_together_up_to_a_bound() {
        let (send, receive) = unbounded();
        let note = || Notification { method: "textDocument/didOpen".to_owned(), params: Value::Null };
        (0..TOGETHER + 44).for_each(|_| send.send(Message::Notification(note())).unwrap());
        let next = || following(receive.recv().unwrap(), &receive).len();
        assert_eq!((next(), next()), (TOGETHER, 44));
    }
}
