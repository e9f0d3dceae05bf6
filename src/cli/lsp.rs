//! `vekha lsp`: a language server over stdin and stdout.

use std::process::ExitCode;
use std::sync::Arc;

use super::language::Spoken;
use crate::Options;
use crate::base::failure::Error;
use crate::lsp;
use crate::world::{System, World};

/// The arguments of `vekha lsp`.
#[derive(clap::Args)]
pub(super) struct LspCommand {
    /// Работать через stdin и stdout; так сервер работает и без этого параметра
    #[arg(long)]
    stdio: bool,
    /// Не помнить о прошлых проверках
    #[arg(long)]
    no_cache: bool,
    /// Папка для того, что помнится о прошлых проверках
    #[arg(long, value_name = "DIR", env = "VEKHA_CACHE_DIR")]
    cache_dir: Option<std::path::PathBuf>,
}

impl LspCommand {
    /// Runs the command until the editor ends it.
    ///
    /// # Errors
    /// None: what goes wrong is told to the editor.
    pub(super) fn run(&self, spoken: Spoken) -> Result<ExitCode, Error> {
        let cache =
            (!self.no_cache).then(|| self.cache_dir.clone().or_else(|| System.cache_folder())).flatten();
        let options = Options { lang: spoken.asked, locale: spoken.locale, cache, ..Options::default() };
        let (connection, writer) = lsp::stdio();
        let as_agreed = lsp::serve(&connection, Arc::new(System), options);
        drop(connection);
        let _ = writer.join();
        Ok(ExitCode::from(u8::from(!as_agreed)))
    }
}
