//! Arguments in, exit status out.

use std::process::ExitCode;

/// A country is millions of short texts and lists: the system's own allocator takes a quarter longer over them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    vekha::cli::main()
}
