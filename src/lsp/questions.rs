//! Questions that are being answered, on threads beside the loop: it takes edits in meanwhile.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};
use lsp_server::{ErrorCode, Request, RequestId, Response};
use serde_json::Value;

use super::message::ServerMessage;
use super::request::{self, RequestRefusal};
use super::server::{Event, LanguageServer};
use super::uri;
use super::view::ServerView;
use crate::base::guard;
use crate::session::Interrupted;

/// How many questions are answered at once: a long one does not hold up what is asked while it lasts.
const THREADS: usize = 3;

/// A question on its way to a thread.
struct PendingRequest {
    request: Request,
    view: ServerView,
    is_cancelled: Arc<AtomicBool>,
    /// Whether it is asked again, because a file was not on the disk as it was.
    is_second: bool,
}

/// A question that has no answer yet.
struct AwaitedAnswer {
    request: Request,
    /// The text that it is about, and the version that was asked about.
    document: Option<(PathBuf, Option<i32>)>,
    is_cancelled: Arc<AtomicBool>,
}

/// What became of a question.
pub(super) enum Answered {
    /// It has an answer.
    With(Response),
    /// A file is not on the disk as it was: that is to be taken in, and the question asked again.
    Again(RequestId, PathBuf),
}

/// The questions that are being answered.
pub(super) struct Questions {
    threads: Sender<PendingRequest>,
    pending: HashMap<RequestId, AwaitedAnswer>,
}

impl Questions {
    /// Begins the threads; what becomes of questions goes to the loop.
    pub(super) fn new(events: &Sender<Event>) -> Self {
        let (threads, questions) = unbounded::<PendingRequest>();
        for _ in 0..THREADS {
            let (questions, events) = (questions.clone(), events.clone());
            thread::spawn(move || serve(&questions, &events));
        }
        Questions { threads, pending: HashMap::new() }
    }
}

/// Answers questions until nobody asks any more; whatever happens on the way, there is an answer.
fn serve(questions: &Receiver<PendingRequest>, events: &Sender<Event>) {
    for PendingRequest { request, view, is_cancelled, is_second } in questions {
        if is_cancelled.load(Ordering::Relaxed) {
            continue;
        }
        let answered = match guard(|| view.answer(request.clone())) {
            Ok(Err(RequestRefusal::Interrupted(Interrupted::Changed(path)))) if !is_second => {
                Answered::Again(request.id, path)
            }
            Ok(answer) => Answered::With(request::response(&request, answer, view.lang)),
            Err(_) => {
                let text = ServerMessage::Broken.say(view.lang);
                Answered::With(Response::new_err(request.id, ErrorCode::InternalError as i32, text))
            }
        };
        if events.send(Event::Answered(answered)).is_err() {
            return;
        }
    }
}

impl LanguageServer<'_> {
    /// Everything as it stands.
    fn view(&self) -> ServerView {
        let folders = self.folders.iter().map(|(root, folder)| (root.clone(), folder.session.snapshot()));
        let versions = self.documents.iter().map(|(path, document)| (path.clone(), document.version));
        ServerView {
            client: self.client.clone(),
            lang: self.lang(),
            pages: Arc::clone(&self.pages),
            folders: folders.collect(),
            versions: versions.collect(),
        }
    }

    /// Whether enough is known by now to answer a request.
    pub(super) fn can_answer(&self, request: &Request) -> bool {
        let knows = |path: PathBuf| {
            let snapshot = self.snapshot(&path)?;
            snapshot.file_at(&path).map(|file| snapshot.is_sure_of(file))
        };
        let is_known = || document(&request.params).and_then(knows) == Some(true);
        self.opening == 0 || request::is_of_one_file(&request.method) && is_known()
    }

    /// Puts a question about the present state.
    pub(super) fn put(&mut self, request: Request) {
        self.put_once(request, false);
    }

    fn put_once(&mut self, request: Request, is_second: bool) {
        if self.questions.pending.contains_key(&request.id) {
            return self.refuse(request.id, ErrorCode::InvalidRequest, &ServerMessage::OutOfOrder);
        }
        let path = document(&request.params);
        let version = |path: &PathBuf| self.documents.get(path).map(|document| document.version);
        let document = path.map(|path| (path.clone(), version(&path)));
        let is_cancelled = Arc::new(AtomicBool::new(false));
        let question = PendingRequest {
            request: request.clone(),
            view: self.view(),
            is_cancelled: Arc::clone(&is_cancelled),
            is_second,
        };
        self.questions.pending.insert(request.id.clone(), AwaitedAnswer { request, document, is_cancelled });
        let _ = self.questions.threads.send(question);
    }

    /// Sends what a question was answered with, unless it was cancelled, or its text is another by now.
    pub(super) fn take_answer(&mut self, answered: Answered) {
        match answered {
            Answered::Again(id, path) => {
                let Some(pending) = self.questions.pending.remove(&id) else { return };
                self.touched.insert(path);
                self.apply();
                self.put_once(pending.request, true);
            }
            Answered::With(response) => {
                let Some(pending) = self.questions.pending.remove(&response.id) else { return };
                let version = |path: &PathBuf| self.documents.get(path).map(|document| document.version);
                let is_stale = pending.document.is_some_and(|(path, asked)| version(&path) != asked);
                let is_answer = response.response_result.is_ok();
                self.answer(match is_stale && is_answer {
                    true => request::stale(&pending.request, self.lang()),
                    false => response,
                });
            }
        }
    }

    /// Cancels a request that has no answer yet.
    pub(super) fn cancel(&mut self, id: &RequestId) {
        let is_waiting = self.waiting.iter().any(|request| request.id == *id);
        self.waiting.retain(|request| request.id != *id);
        let pending = self.questions.pending.remove(id);
        if let Some(pending) = &pending {
            pending.is_cancelled.store(true, Ordering::Relaxed);
        }
        if is_waiting || pending.is_some() {
            self.refuse(id.clone(), ErrorCode::RequestCanceled, &ServerMessage::Cancelled);
        }
    }

    /// Cancels all that have no answer yet: the conversation ends.
    pub(super) fn cancel_all(&mut self) {
        let waiting = self.waiting.iter().map(|request| request.id.clone());
        let mut open: Vec<RequestId> = waiting.chain(self.questions.pending.keys().cloned()).collect();
        open.sort_by_key(ToString::to_string);
        open.iter().for_each(|id| self.cancel(id));
    }
}

/// The text that the parameters of a request are about.
pub(super) fn document(params: &Value) -> Option<PathBuf> {
    let uri = params.get("textDocument")?.get("uri")?.clone();
    uri::path(&serde_json::from_value(uri).ok()?)
}
