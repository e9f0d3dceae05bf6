//! What a step of GitHub or Azure says: its runner obeys lines that begin with `::` behind blanks, and `##[` and `##vso[`
//! anywhere. Authors write texts and names of files, and no line may become a command by them.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::base::OBEYED;

/// What is written, as far as it bears on how a command in it is made none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OutputForm {
    /// Lines for people, and texts that have no other way to write a sign: it is seen to have been there.
    Text,
    /// Commands to GitHub, which are to be obeyed: they keep their `::`.
    Commands,
    /// JSON, which stays the same data.
    Json,
    /// XML, which stays the same document.
    Xml,
}

impl OutputForm {
    /// What stands for the second sign of `##`.
    fn hash(self) -> String {
        match self {
            OutputForm::Text | OutputForm::Commands => OBEYED.into(),
            OutputForm::Json => "\\u0023".into(),
            OutputForm::Xml => "&#35;".into(),
        }
    }

    /// What stands for the first sign of `::` where a line begins with it; no line of JSON can.
    fn colon(self) -> Option<String> {
        match self {
            OutputForm::Text => Some(OBEYED.into()),
            OutputForm::Xml => Some("&#58;".into()),
            OutputForm::Commands | OutputForm::Json => None,
        }
    }
}

/// Whether a runner reads what the program says.
fn is_listening() -> bool {
    ["GITHUB_ACTIONS", "TF_BUILD"].iter().any(|name| std::env::var_os(name).is_some())
}

/// Lines as a runner may see them, if one does.
pub(super) fn harmless(lines: &str) -> Cow<'_, str> {
    if is_listening() { disarmed(lines, OutputForm::Text) } else { Cow::Borrowed(lines) }
}

/// Lines of which none is a command.
fn disarmed(lines: &str, form: OutputForm) -> Cow<'_, str> {
    if !lines.contains("::") && !lines.contains("##") {
        return Cow::Borrowed(lines);
    }
    let (hash, colon) = (form.hash(), form.colon());
    let parts = lines.split_inclusive(['\n', '\r']).map(|line| {
        let line = unmarked(line, &hash);
        let blanks = line.len() - line.trim_start().len();
        match (&colon, line.get(blanks..).and_then(|line| line.strip_prefix("::"))) {
            (Some(colon), Some(rest)) => {
                format!("{}{colon}:{rest}", line.get(..blanks).unwrap_or_default()).into()
            }
            _ => line,
        }
    });
    Cow::Owned(parts.collect())
}

/// A line in which `##` stands before no bracket, be there a word between as in `##vso[`.
fn unmarked<'l>(line: &'l str, hash: &str) -> Cow<'l, str> {
    if !line.contains("##") {
        return Cow::Borrowed(line);
    }
    let is_mark = |rest: &str| rest.trim_start_matches(char::is_alphanumeric).starts_with('[');
    let mut text = String::with_capacity(line.len());
    // What stands between one `#` and the next: between the two of a mark there is nothing.
    let mut before = None;
    for (at, part) in line.split('#').enumerate() {
        match at {
            0 => {}
            _ if before == Some("") && is_mark(part) => text.push_str(hash),
            _ => text.push('#'),
        }
        text.push_str(part);
        before = (at > 0).then_some(part);
    }
    Cow::Owned(text)
}

/// Writes lines for people, harmless where a runner reads them.
///
/// # Errors
/// When they cannot be written.
pub(super) fn lines(
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    written(OutputForm::Text, out, write)
}

/// Writes what is of a form, harmless where a runner reads it.
///
/// # Errors
/// When it cannot be written.
pub(super) fn written(
    form: OutputForm,
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    if !is_listening() {
        return write(out);
    }
    let mut text = Vec::new();
    let done = write(&mut text);
    out.write_all(disarmed(&String::from_utf8_lossy(&text), form).as_bytes()).and(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_a_command() {
        for (said, harmless) in [
            ("а\n::error::б\n  ::set-output name=в::г", "а\n�:error::б\n  �:set-output name=в::г"),
            ("а ##[error]б\r::debug::в", "а #�[error]б\r�:debug::в"),
            ("##vso[а] ##VSO[б]\n##Vso[в]", "#�vso[а] #�VSO[б]\n#�Vso[в]"),
            ("###[а] ###vso[б] ##vso##vso[в]", "##�[а] ##�vso[б] ##vso#�vso[в]"),
            ("а::б ## [в] #г[ #[ ##", "а::б ## [в] #г[ #[ ##"),
        ] {
            assert_eq!(disarmed(said, OutputForm::Text), harmless);
        }
    }

    #[test]
    fn data_stay_the_same_data() {
        let json = "{\"а::б\": \"###vso[в] ##[\"}";
        let told = disarmed(json, OutputForm::Json);
        assert_eq!(told, "{\"а::б\": \"##\\u0023vso[в] #\\u0023[\"}");
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(read(&told), read(json));
        assert_eq!(disarmed("<а>##vso[\n ::б</а>", OutputForm::Xml), "<а>#&#35;vso[\n &#58;:б</а>");
        assert_eq!(disarmed("::error::##vso[а]", OutputForm::Commands), "::error::#�vso[а]");
    }
}
