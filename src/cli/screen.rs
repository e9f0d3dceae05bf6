//! The screen that a report is written to: how wide it is, and whether it shows colours.

use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use super::runner::{self, OutputForm};
use crate::base::failure::{Error, IoCause};
use crate::base::visible_text;
use crate::report::Appearance;

/// Writes to the standard output; on old consoles of Windows it understands colours. A reader that has gone has read
/// what it wanted: a closed pipe is no failure.
///
/// # Errors
/// When it cannot be written.
pub(super) fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let mut out = BufWriter::new(AutoStream::always_ansi(io::stdout()).lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            // What is left in the buffer has no reader.
            let _ = out.into_parts();
            Ok(())
        }
        Err(error) => Err(Error::Writing { path: String::new(), cause: IoCause::of(&error) }),
    }
}

/// Writes lines for people to the standard output.
///
/// # Errors
/// When it cannot be written.
pub(super) fn tell(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    print_as(OutputForm::Text, write)
}

/// Writes what is of a form to the standard output, with nothing in it that a runner of steps would obey.
///
/// # Errors
/// When it cannot be written.
pub(super) fn print_as(
    form: OutputForm,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Error> {
    print(|out| runner::written(form, out, write))
}

/// Says something beside the output. Nobody may be listening, which is no failure.
pub(super) fn say(words: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", runner::harmless(&format!("vekha: {}", visible_text(words))));
}

/// Shows a text beside the output as it is.
pub(super) fn show(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Says what is good to know beside the output, unless nothing but findings is wanted.
pub(super) fn note(words: &str, quiet: bool) {
    if !quiet {
        say(words);
    }
}

/// Whether a person reads the standard output.
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Empties the screen, where there is one, for what is drawn anew.
///
/// # Errors
/// When it cannot be written.
pub(super) fn clear() -> Result<(), Error> {
    if !io::stdout().is_terminal() {
        return Ok(());
    }
    // Clear what is seen, what was scrolled away, and go to the first column of the first line (ECMA-48).
    print(|out| out.write_all(b"\x1b[2J\x1b[3J\x1b[H"))
}

/// How a report looks on it; `all` findings are told in full, or the first so many.
pub(super) fn look(all: bool) -> Appearance {
    let links = supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
    Appearance { width: columns(), colour: colour(), all, quiet: false, links }
}

/// Whether colours are used: where there is a terminal, unless `NO_COLOR` is set; and wherever `CLICOLOR_FORCE` is.
fn colour() -> bool {
    AutoStream::choice(&io::stdout()) != ColorChoice::Never
}

/// The columns that a report may take: what `COLUMNS` says, else the terminal's, else a hundred. In more than 140
/// lines are too long to be read.
pub(super) fn columns() -> usize {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    said.or_else(terminal).unwrap_or(100).clamp(40, 140)
}
