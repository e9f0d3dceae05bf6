//! How much a template may take: steps, among which the engine counts the bytes of each text that it makes, and what it
//! writes.

use std::io;

use serde::Serialize;

/// How many steps a template may take beside those for what it prints, a second or two. One step pays for 64 bytes of
/// texts, so that they cannot take more than half a GiB.
pub(super) const STEPS: u64 = 8_000_000;
/// How many steps more for each byte of what it prints, as JSON; a test holds that long tables need no others.
const STEPS_FOR_BYTE: u64 = 4;
/// The most that a template may write, in bytes.
const MOST: usize = 256 << 20;

/// How many steps a template may take that prints something of that size.
pub(super) fn steps(beside: u64, size: u64) -> u64 {
    beside.saturating_add(size.saturating_mul(STEPS_FOR_BYTE))
}

/// The size of a value, the bytes of it as JSON.
pub(super) fn size(value: &impl Serialize) -> u64 {
    let mut counted = Counted(0);
    // What stands in no JSON has the size of what stands before it.
    let _ = serde_json::to_writer(&mut counted, value);
    counted.0
}

/// Counts what is written.
struct Counted(u64);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Takes what a template writes, up to a bound.
#[derive(Default)]
pub(super) struct Bounded {
    pub bytes: Vec<u8>,
    /// Whether there was more than it takes.
    pub full: bool,
}

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > MOST {
            self.full = true;
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
