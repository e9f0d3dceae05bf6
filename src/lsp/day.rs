//! The day that begins while a server runs.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use crossbeam_channel::Sender;

use super::folder::OpenFolder;
use super::server::{Event, LanguageServer};
use crate::session::Change;
use crate::world::tell_days;

impl LanguageServer<'_> {
    /// Has the loop told of every day that begins while the server is there.
    pub(super) fn listen_for_days(&mut self, events: Sender<Event>) {
        let told = move |day| events.send(Event::Day(day)).is_ok();
        self.day_listener = Some(tell_days(Arc::clone(&self.world), told));
    }

    /// Has all judged by another day that rests on it.
    pub(super) fn begin_day(&mut self, day: NaiveDate) {
        self.begun = Some(day);
        let roots: Vec<PathBuf> = self.folders.keys().cloned().collect();
        for root in roots {
            let Some(folder) = self.folders.get_mut(&root) else { continue };
            let before = folder.session.snapshot().as_of();
            let applied = folder.session.apply(&Change::default().day(Some(day)));
            if applied.is_ok() && folder.session.snapshot().as_of() != before {
                self.apply_to(&root, true);
            }
        }
    }

    /// A workspace that was being opened, by the day that has begun meanwhile: it was not there to be told.
    pub(super) fn of_the_day(&self, mut folder: OpenFolder) -> OpenFolder {
        if self.begun.is_some() {
            // What cannot be applied is told when the workspace is judged.
            let _ = folder.session.apply(&Change::default().day(self.begun));
        }
        folder
    }
}
