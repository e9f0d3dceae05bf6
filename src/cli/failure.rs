//! Why a command could not run, as against findings. Prefix and exit status are decided here alone.

use std::io;
use std::process::ExitCode;

/// Why a command could not run; the exit status is 2.
#[derive(Debug)]
pub enum Failure {
    /// A file or a folder could not be read or written.
    Io(io::Error),
    /// Something the person asked for is not possible, said in full.
    Usage(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Io(error)
    }
}

impl Failure {
    /// Tells the person, and gives the exit status.
    pub fn tell(&self) -> ExitCode {
        match self {
            Failure::Io(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Failure::Io(error) if error.kind() == io::ErrorKind::NotFound => {
                eprintln!("vekha: нет такого файла или папки: {error}");
            }
            Failure::Io(error) => eprintln!("vekha: не читается: {error}"),
            Failure::Usage(words) => eprintln!("vekha: {words}"),
        }
        ExitCode::from(2)
    }
}

/// Tells of wrong arguments, or prints the help that was asked for.
pub fn usage(error: &clap::Error) -> ExitCode {
    // A closed pipe is no reason to complain about a help text.
    let _ = error.print();
    if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}
