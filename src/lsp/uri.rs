//! Names of files in the protocol: paths to URIs and back.
//!
//! Clients differ in which signs they encode, and some leave Cyrillic letters as they are, which the reader of URIs
//! refuses: what comes in is brought into one form first.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use lsp_types::Uri;
use serde_json::Value;

use crate::base::{encoded, file_uri, is_plain};

/// The path of a URI; none where it is no file on this machine.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    let rest = rest.strip_prefix("localhost").unwrap_or(rest);
    let rest = rest.split(['?', '#']).next()?;
    let decoded = decoded(rest)?;
    let is_drive = |text: &str| text.as_bytes().get(2) == Some(&b':');
    let local = if cfg!(windows) && is_drive(&decoded) { decoded.get(1..)? } else { &decoded };
    let path = PathBuf::from(local);
    path.is_absolute().then_some(path)
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        let (high, low) = (digit(rest.next())?, digit(rest.next())?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// The URI of a path.
pub(super) fn of(path: &Path) -> Option<Uri> {
    Uri::from_str(&file_uri(path)?).ok()
}

/// Encodes what a client left as it is in the URIs of a message.
pub(super) fn settle(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(settle),
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(text) if key.ends_with("uri") || key.ends_with("Uri") => {
                        let keep = |byte: u8| is_plain(byte) || b"%?#".contains(&byte);
                        *text = encoded(text.as_bytes(), keep);
                    }
                    other => settle(other),
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_cyrillic_letters_and_blanks_comes_back() {
        let there = Path::new("/карты/школа № 7/план 100%.yaml");
        let uri = of(there).unwrap();
        assert!(uri.as_str().is_ascii());
        assert_eq!(path(&uri).as_deref(), Some(there));
        let mut raw = serde_json::json!({"textDocument": {"uri": "file:///карты/а б.yaml"}});
        settle(&mut raw);
        let uri: Uri = serde_json::from_value(raw["textDocument"]["uri"].clone()).unwrap();
        assert_eq!(path(&uri).as_deref(), Some(Path::new("/карты/а б.yaml")));
    }
}
