//! `tests/fuzz/properties/calendar.rs`, fuzzed.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vekha_fuzz::holds("calendar", bytes));
