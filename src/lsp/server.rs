//! The loop that owns everything: messages in, changes applied, answers out.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use chrono::NaiveDate;
use crossbeam_channel::{Receiver, Sender, select, unbounded};
use lsp_server::{ErrorCode, Message, Request, Response};
use lsp_types::{InitializeParams, InitializeResult, ServerInfo};
use serde_json::Value;

use super::batch::{cancelled, following};
use super::capabilities;
use super::document::OpenDocument;
use super::folder::{OpenFolder, OpeningState};
use super::message::ServerMessage;
use super::pages::RulePages;
use super::publish::{DiagnosticsJob, FileReport, Publisher};
use super::questions::{Answered, Questions};
use super::settings::{Client, EditorSettings};
use super::wire::Connection;
use crate::Options;
use crate::base::{Lang, Message as _, guard};
use crate::session::Snapshot;
use crate::world::{DayListener, World};

/// What comes to the loop from work beside it.
pub(super) enum Event {
    /// The opening of workspaces is further.
    Opened(OpeningState),
    /// The findings of a file of a workspace are known.
    Told(PathBuf, FileReport),
    /// All findings of a workspace are known at that state.
    Done(PathBuf, Snapshot),
    /// A file is not on the disk as it was.
    Touched(PathBuf),
    /// It is another day.
    Day(NaiveDate),
    /// The program failed over something beside the loop.
    Broken,
    /// A question has its answer.
    Answered(Answered),
}

/// Where the conversation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LifecycleStage {
    /// Nothing was said yet.
    Silent,
    /// The client has begun.
    Begun,
    /// The client has said that it will end.
    Ending,
}

/// The server: all that it knows, and the loop over it.
pub(super) struct LanguageServer<'c> {
    pub connection: &'c Connection,
    pub world: Arc<dyn World>,
    pub options: Options,
    pub client: Client,
    pub settings: EditorSettings,
    stage: LifecycleStage,
    /// The texts that are open.
    pub documents: BTreeMap<PathBuf, OpenDocument>,
    /// The workspaces that are open, by root.
    pub folders: BTreeMap<PathBuf, OpenFolder>,
    /// How many openings are under way.
    pub opening: usize,
    /// What is being opened: a file in it belongs to it, and begins no workspace of its own.
    pub opening_paths: BTreeSet<PathBuf>,
    /// Requests that wait for an opening.
    pub waiting: Vec<Request>,
    /// Requests that are being answered.
    pub questions: Questions,
    /// Files that are different since the last change that was applied.
    pub touched: BTreeSet<PathBuf>,
    /// Files that were different since the first of the openings under way began.
    touched_since: BTreeSet<PathBuf>,
    /// What the client knows of each file: a hash of it.
    pub told: HashMap<PathBuf, u64>,
    /// Whether findings of an open file have changed that the client asks for itself.
    pub is_pull_stale: bool,
    events: (Sender<Event>, Receiver<Event>),
    jobs: Option<Sender<DiagnosticsJob>>,
    pub pages: Arc<RulePages>,
    /// How many requests the server has made.
    pub asked: i32,
    /// The last day that has begun since the server did.
    pub begun: Option<NaiveDate>,
    pub day_listener: Option<DayListener>,
}

impl<'c> LanguageServer<'c> {
    /// A server that has heard nothing yet.
    pub(super) fn new(connection: &'c Connection, world: Arc<dyn World>, options: Options) -> Self {
        let events = unbounded();
        LanguageServer {
            connection,
            pages: Arc::new(RulePages::new(Arc::clone(&world), options.cache.as_deref())),
            world,
            options,
            client: Client::default(),
            settings: EditorSettings::default(),
            stage: LifecycleStage::Silent,
            documents: BTreeMap::new(),
            folders: BTreeMap::new(),
            opening: 0,
            opening_paths: BTreeSet::new(),
            waiting: Vec::new(),
            questions: Questions::new(&events.0),
            touched: BTreeSet::new(),
            touched_since: BTreeSet::new(),
            told: HashMap::new(),
            is_pull_stale: false,
            events,
            jobs: None,
            asked: 0,
            begun: None,
            day_listener: None,
        }
    }

    /// Serves until the client ends the conversation; tells whether it did so as the protocol says.
    pub(super) fn run(mut self) -> bool {
        loop {
            let mut batch = Vec::new();
            select! {
                recv(self.connection.receiver) -> message => match message {
                    Ok(message) => batch = following(message, &self.connection.receiver),
                    Err(_) => return false,
                },
                recv(self.events.1) -> event => event.into_iter().for_each(|event| self.take(event)),
            }
            let cancelled = cancelled(&batch);
            for message in batch {
                match message {
                    Message::Notification(note) if note.method == "exit" => {
                        self.cancel_all();
                        return self.stage == LifecycleStage::Ending;
                    }
                    Message::Notification(note) => self.notice(note),
                    Message::Request(request) if cancelled.contains(&request.id) => {
                        self.refuse(request.id, ErrorCode::RequestCanceled, &ServerMessage::Cancelled);
                    }
                    Message::Request(request) => self.ask(request),
                    Message::Response(_) => {}
                }
            }
            self.apply();
            while let Ok(event) = self.events.1.try_recv() {
                self.take(event);
            }
        }
    }

    /// The language in which the server speaks itself.
    pub(super) fn lang(&self) -> Lang {
        let folder = self.folders.values().next().map(|folder| folder.session.snapshot().lang());
        let asked = self.options.lang.or(self.settings.lang());
        asked.or(folder).or(self.client.locale).unwrap_or(self.options.locale)
    }

    /// The options of sessions, by what the client says.
    pub(super) fn session_options(&self) -> Options {
        let lang = self.options.lang.or(self.settings.lang());
        let locale = self.client.locale.unwrap_or(self.options.locale);
        Options { lang, locale, ..self.options.clone() }
    }

    fn ask(&mut self, request: Request) {
        match (self.stage, request.method.as_str()) {
            (LifecycleStage::Silent, "initialize") => self.begin(request),
            (LifecycleStage::Silent, _) => {
                self.refuse(request.id, ErrorCode::ServerNotInitialized, &ServerMessage::OutOfOrder);
            }
            (LifecycleStage::Ending, _) | (_, "initialize") => {
                self.refuse(request.id, ErrorCode::InvalidRequest, &ServerMessage::OutOfOrder);
            }
            (LifecycleStage::Begun, "shutdown") => {
                self.stage = LifecycleStage::Ending;
                self.answer(Response::new_ok(request.id, Value::Null));
            }
            (LifecycleStage::Begun, _) => {
                self.apply();
                if self.can_answer(&request) { self.put(request) } else { self.waiting.push(request) }
            }
        }
    }

    fn begin(&mut self, request: Request) {
        let params = serde_json::from_value::<InitializeParams>(request.params);
        let Ok(params) = params else {
            let why = ServerMessage::WrongParams(request.method);
            return self.refuse(request.id, ErrorCode::InvalidParams, &why);
        };
        self.client = Client::of(&params);
        self.settings = EditorSettings::of(params.initialization_options.as_ref());
        self.stage = LifecycleStage::Begun;
        let (sender, jobs) = unbounded();
        let publisher = Publisher {
            jobs,
            events: self.events.0.clone(),
            encoding: self.client.encoding,
            pages: Arc::clone(&self.pages),
        };
        thread::spawn(move || publisher.run());
        self.jobs = Some(sender);
        self.listen_for_days(self.events.0.clone());
        let result = InitializeResult {
            capabilities: capabilities::of(&self.client),
            server_info: Some(ServerInfo {
                name: "vekha".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        };
        self.answer(Response::new_ok(request.id, result));
        self.open(super::folder::named(&params));
    }

    /// Opens the workspaces that paths lie in, beside the loop.
    pub(super) fn open(&mut self, paths: Vec<PathBuf>) {
        if paths.is_empty() {
            return;
        }
        self.opening += 1;
        self.opening_paths.extend(paths.iter().cloned());
        let (world, options) = (Arc::clone(&self.world), self.session_options());
        let texts: Vec<_> =
            self.documents.iter().map(|(path, document)| (path.clone(), document.text.clone())).collect();
        let known: HashSet<PathBuf> = self.folders.keys().cloned().collect();
        let events = self.events.0.clone();
        thread::spawn(move || {
            let tell = |opened: OpeningState| drop(events.send(Event::Opened(opened)));
            if guard(|| super::folder::open(&world, &paths, texts, &options, &known, &tell)).is_err() {
                let _ = events.send(Event::Broken);
            }
            tell(OpeningState::End);
        });
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Opened(opened) => self.take_opened(opened),
            Event::Told(root, report) => self.take_report(&root, report),
            Event::Done(root, snapshot) => self.take_end(&root, &snapshot),
            Event::Touched(path) => {
                self.touched.insert(path);
                self.apply();
            }
            Event::Day(day) => self.begin_day(day),
            Event::Broken => self.show(&ServerMessage::Broken.say(self.lang())),
            Event::Answered(answered) => self.take_answer(answered),
        }
    }

    fn take_opened(&mut self, opened: OpeningState) {
        let is_sketched = |server: &Self, root: &Path| server.folders.get(root).map(|known| known.is_sketch);
        match opened {
            OpeningState::Sketch(folder) if is_sketched(self, folder.root()).is_none() => {
                self.take_folder(*folder)
            }
            // Its sketch is not there any more where the client has closed it meanwhile.
            OpeningState::Whole(folder) if is_sketched(self, folder.root()) == Some(true) => {
                self.take_folder(*folder);
            }
            OpeningState::Failed(root, error) => {
                if is_sketched(self, &root) == Some(true) {
                    self.close(&root);
                }
                let text = error.say(self.lang());
                self.show(&text);
            }
            OpeningState::Sketch(_) | OpeningState::Whole(_) => {}
            OpeningState::End => {
                self.opening = self.opening.saturating_sub(1);
                if self.opening == 0 {
                    // What lies in none of the folders that were opened begins a workspace of its own.
                    let opened = std::mem::take(&mut self.opening_paths);
                    let open: Vec<PathBuf> = self.documents.keys().cloned().collect();
                    self.adopt(&open, &opened);
                }
                self.apply();
            }
        }
        for request in std::mem::take(&mut self.waiting) {
            self.ask(request);
        }
    }

    /// Takes a workspace in. One without settings inside another is part of that: it was only guessed, from a text that
    /// was opened before the other was known.
    fn take_folder(&mut self, folder: OpenFolder) {
        let root = folder.root().to_owned();
        let holds = |known: &PathBuf| *known != root && root.starts_with(known);
        if folder.is_guessed && self.folders.keys().any(holds) {
            return;
        }
        self.folders.insert(root.clone(), self.of_the_day(folder));
        let is_inside = |(known, folder): &(&PathBuf, &OpenFolder)| {
            folder.is_guessed && **known != root && known.starts_with(&root)
        };
        let inside: Vec<PathBuf> =
            self.folders.iter().filter(is_inside).map(|(known, _)| known.clone()).collect();
        inside.iter().for_each(|known| self.close(known));
        let since = self.documents.keys().chain(&self.touched_since).cloned().collect();
        let touched = std::mem::replace(&mut self.touched, since);
        self.apply_to(&root, true);
        self.touched = touched;
    }

    /// Applies what has been touched to every workspace that it concerns.
    pub(super) fn apply(&mut self) {
        if self.touched.is_empty() {
            return;
        }
        let roots: Vec<PathBuf> = self.folders.keys().cloned().collect();
        for root in roots {
            self.apply_to(&root, false);
        }
        let touched = std::mem::take(&mut self.touched);
        if self.opening > 0 {
            self.touched_since.extend(touched);
        } else {
            self.touched_since.clear();
        }
    }

    /// Applies what has been touched to a workspace, and has it judged.
    pub(super) fn apply_to(&mut self, root: &Path, anew: bool) {
        let Some(folder) = self.folders.get_mut(root) else { return };
        let changed = folder.apply(&self.touched, &self.documents);
        let open = self.documents.iter().map(|(path, document)| (path.clone(), document.version)).collect();
        let (snapshot, is_sketch) = (folder.session.snapshot(), folder.is_sketch);
        match changed {
            Ok(true) => {}
            Ok(false) if anew => {}
            Ok(false) => return,
            Err(error) => {
                let lang = self.lang();
                let text = ServerMessage::Unchanged(error.say(lang)).say(lang);
                self.show(&text);
            }
        }
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send(DiagnosticsJob { root: root.to_owned(), snapshot, open, anew, is_sketch });
        }
    }

    /// The workspace that a path belongs to: the innermost.
    pub(super) fn owner(&self, path: &Path) -> Option<&OpenFolder> {
        path.ancestors().find_map(|folder| self.folders.get(folder))
    }

    /// The state of the workspace that a path belongs to.
    pub(super) fn snapshot(&self, path: &Path) -> Option<Snapshot> {
        self.owner(path).map(|folder| folder.session.snapshot())
    }

    /// Lets a workspace go, and takes back what was told of it.
    pub(super) fn close(&mut self, root: &Path) {
        self.folders.remove(root);
        let paths: Vec<PathBuf> = self.told.keys().filter(|path| path.starts_with(root)).cloned().collect();
        for path in paths.into_iter().filter(|path| self.owner(path).is_none()).collect::<Vec<_>>() {
            self.told.remove(&path);
            self.unpublish(&path, None);
        }
    }

    /// Whether the client has begun and not ended.
    pub(super) fn is_serving(&self) -> bool {
        self.stage == LifecycleStage::Begun
    }
}
