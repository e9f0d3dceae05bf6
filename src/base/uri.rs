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

/// The name of a file as a URI reference: relative as the name is, `file:` for one from the root.
pub fn uri_reference(name: &str) -> String {
    let scheme = if name.starts_with('/') { "file://" } else { "" };
    let is_kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    scheme.to_owned() + &encoded(name.as_bytes(), is_kept)
}

/// The URI of an absolute path; none of one that is no text.
pub fn file_uri(path: &Path) -> Option<String> {
    let text = path.to_str()?;
    let text = if cfg!(windows) { format!("/{}", text.replace('\\', "/")) } else { text.to_owned() };
    Some(format!("file://{}", encoded(text.as_bytes(), is_plain)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_become_uri_references() {
        assert_eq!(uri_reference("школа 7/a-b.yaml"), "%D1%88%D0%BA%D0%BE%D0%BB%D0%B0%207/a-b.yaml");
        assert_eq!(uri_reference("/srv/a.yaml"), "file:///srv/a.yaml");
    }
}
