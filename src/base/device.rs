//! Names that Windows keeps for devices.

/// Whether Windows makes no file and no folder of a name, nor of the name with an ending: `nul`, `nul.html`.
pub fn is_device(name: &str) -> bool {
    let numbered = |port: &str| {
        let number = name.strip_prefix(port).map(str::as_bytes);
        number.is_some_and(|number| matches!(number, [b'0'..=b'9']))
    };
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_known_by_their_whole_names() {
        assert!(["con", "prn", "aux", "nul", "com1", "lpt9"].into_iter().all(is_device));
        assert!(!["", "con-1", "connect", "com", "com10", "lpta", "null"].into_iter().any(is_device));
    }
}
