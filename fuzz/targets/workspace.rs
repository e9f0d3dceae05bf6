//! `tests/fuzz/properties/workspace.rs`, fuzzed.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vekha_fuzz::holds("workspace", bytes));
