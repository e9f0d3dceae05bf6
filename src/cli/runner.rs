//! What a step of GitHub or Azure says: its runner obeys lines that begin with `::` behind blanks, and `##[` anywhere. Authors
//! write texts and names of files, and no line may become a command by them.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::base::OBEYED;

/// Whether a runner reads what the program says.
fn is_listening() -> bool {
    ["GITHUB_ACTIONS", "TF_BUILD"].iter().any(|name| std::env::var_os(name).is_some())
}

/// Lines as a runner may see them, if one does.
pub(super) fn harmless(lines: &str) -> Cow<'_, str> {
    if is_listening() { disarmed(lines) } else { Cow::Borrowed(lines) }
}

/// Lines of which none is a command.
fn disarmed(lines: &str) -> Cow<'_, str> {
    if !lines.contains("::") && !lines.contains("##[") {
        return Cow::Borrowed(lines);
    }
    let parts = lines.split_inclusive(['\n', '\r']).map(|line| {
        let line = line.replace("##[", &format!("#{OBEYED}["));
        let blanks = line.len() - line.trim_start().len();
        match line.get(blanks..).and_then(|line| line.strip_prefix("::")) {
            Some(rest) => format!("{}{OBEYED}:{rest}", line.get(..blanks).unwrap_or_default()),
            None => line,
        }
    });
    Cow::Owned(parts.collect())
}

/// Writes lines for people, harmless where a runner reads them.
///
/// # Errors
/// When they cannot be written.
pub(super) fn lines(
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    if !is_listening() {
        return write(out);
    }
    let mut text = Vec::new();
    let done = write(&mut text);
    out.write_all(disarmed(&String::from_utf8_lossy(&text)).as_bytes()).and(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_a_command() {
        assert_eq!(
            disarmed("а\n::error::б\n  ::set-output name=в::г"),
            "а\n�:error::б\n  �:set-output name=в::г"
        );
        assert_eq!(disarmed("а ##[error]б\r::debug::в"), "а #�[error]б\r�:debug::в");
        assert_eq!(disarmed("а::б ## [в]"), "а::б ## [в]");
    }
}
