//! The language server: findings while one types, and what stands behind a line.
//!
//! One loop owns everything (`LanguageServer`): it takes in all messages that wait and applies them to the
//! sessions as one change. Beside it questions are answered from what stood when they were asked (`questions`, `view`),
//! and files are judged (`publish`), which ends by itself when a newer change makes it idle. A workspace is sketched first,
//! so that the open files are known before all others are read (`folder`). What stands at a place of a file is found in one module, `spot`; what is served rests on that.

mod actions;
mod batch;
mod capabilities;
mod completion;
mod day;
mod days;
mod diagnostics;
mod document;
mod edits;
mod encoding;
mod folder;
mod hints;
mod hover;
mod keys;
mod message;
mod navigate;
mod notify;
mod out;
mod outgoing;
mod pages;
mod publish;
mod pull;
mod questions;
mod request;
mod server;
mod settings;
mod silence;
mod spot;
mod symbols;
mod told;
mod uri;
mod view;
mod wire;

use std::sync::Arc;

use crate::Options;
use crate::world::World;

pub use outgoing::{Outgoing, Publication};
pub use pages::page_files;
pub use wire::{Connection, over, stdio};

/// Serves a client until it ends the connection. The options are those of the command line; what the client says of its
/// language and settings is added to them. Tells whether it was ended as the protocol says.
pub fn serve(connection: &Connection, world: Arc<dyn World>, options: Options) -> bool {
    server::LanguageServer::new(connection, world, options).run()
}
