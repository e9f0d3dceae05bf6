//! Names of files as URIs (RFC 8089), for editors and terminals.

use std::path::Path;

/// Whether a sign of a path stands for itself in a URI.
pub fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=:@".contains(&byte)
}

/// Bytes with those encoded that are not kept.
pub fn encoded(bytes: &[u8], keep: impl Fn(u8) -> bool) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        if keep(*byte) {
            text.push(char::from(*byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
        text
    })
}

/// The URI of an absolute path; none of one that is no text.
pub fn file_uri(path: &Path) -> Option<String> {
    let text = path.to_str()?;
    let text = if cfg!(windows) { format!("/{}", text.replace('\\', "/")) } else { text.to_owned() };
    Some(format!("file://{}", encoded(text.as_bytes(), is_plain)))
}
