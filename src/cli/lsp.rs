//! `vekha lsp`: a language server over stdin and stdout.

use std::process::ExitCode;
use std::sync::Arc;

use super::common::Common;
use super::language::CommandLanguage;
use crate::Options;
use crate::base::failure::Error;
use crate::lsp;
use crate::world::System;

/// The arguments of `vekha lsp`.
#[derive(clap::Args)]
pub(super) struct LspCommand {
    /// Работать через stdin и stdout; так сервер работает и без этого параметра
    #[arg(long)]
    stdio: bool,
}

impl LspCommand {
    /// Runs the command until the editor ends it.
    ///
    /// # Errors
    /// None: what goes wrong is told to the editor.
    pub(super) fn run(&self, spoken: CommandLanguage, common: &Common) -> Result<ExitCode, Error> {
        let options = Options { cache: common.cache(), ..common.options(spoken) };
        let (connection, writer) = lsp::stdio();
        let as_agreed = lsp::serve(&connection, Arc::new(System), options);
        drop(connection);
        let _ = writer.join();
        Ok(ExitCode::from(u8::from(!as_agreed)))
    }
}
