//! A reference for the checks of time, held to the examples of the design.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test may fail loudly"
)]

#[path = "oracle/mod.rs"]
#[allow(dead_code, reason = "the program is compared with it once its rules of time stand")]
mod oracle;
#[path = "oracle/examples.rs"]
mod examples;
