//! The properties of `tests/fuzz`, for the fuzzers.

#[path = "../../tests/fuzz/properties/mod.rs"]
mod properties;

/// Holds the property of a door to bytes.
///
/// # Panics
/// Where it does not hold, or there is no such door.
pub fn holds(door: &str, bytes: &[u8]) {
    let (_, holds) = properties::ALL.iter().find(|(name, _)| *name == door).expect("a door");
    holds(bytes);
}
