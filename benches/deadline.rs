//! How many wordings a second are read, on one core.

use divan::counter::ItemsCount;
use vekha::deadline::read;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The wordings of the case list, which are those of real orders.
fn wordings() -> Vec<String> {
    let lines = include_str!("../tests/deadlines/cases.jsonl").lines();
    let wording = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line).ok()?["wording"].as_str().map(str::to_owned)
    };
    lines.filter_map(wording).collect()
}

#[divan::bench(min_time = 2)]
fn read_the_case_list(bencher: divan::Bencher) {
    let wordings = wordings();
    bencher
        .counter(ItemsCount::new(wordings.len()))
        .bench(|| wordings.iter().filter(|wording| read(divan::black_box(wording)).is_ok()).count());
}

/// The list without the faulty wordings: what a hundred thousand sound files cost.
#[divan::bench(min_time = 2)]
fn read_what_is_understood(bencher: divan::Bencher) {
    let wordings: Vec<String> = wordings().into_iter().filter(|wording| read(wording).is_ok()).collect();
    bencher
        .counter(ItemsCount::new(wordings.len()))
        .bench(|| wordings.iter().filter(|wording| read(divan::black_box(wording)).is_ok()).count());
}
