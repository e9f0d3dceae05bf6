//! Stage 5, the workspace: which files there are, what each is, what the settings say.

mod config;
mod discover;
mod loaded;
mod outline;

pub use config::{AsOf, Config};
pub use discover::{Found, is_asked, workspaces};
pub use loaded::{CONFIG_FILE, LoadedFile, Workspace};
pub use outline::Outline;
