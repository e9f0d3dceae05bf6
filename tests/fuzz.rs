//! The properties that are fuzzed (`fuzz/`, `docs/trust.md`), held of the seeds and of what chance makes of them: a short
//! run that is the same every time.

#[path = "oracle/chance.rs"]
#[allow(dead_code, reason = "not all of it is needed here")]
mod chance;
#[path = "fuzz/properties/mod.rs"]
mod properties;

use std::path::Path;

use chance::Chance;

/// How many inputs chance makes of the seeds of a door; `VEKHA_SEQUENCES` asks for more.
const MANY: u64 = 150;
/// How many workspaces: each is judged anew after each of its changes.
const WORKSPACES: u64 = 20;

/// The seeds of a door, in the order of their names.
fn seeds(door: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds").join(door);
    let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// A seed with some of it taken out, doubled, changed, or put in from another.
fn mutated(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = chance.one(seeds).clone();
    for _ in 0..chance.number(1, 4) {
        let end = bytes.len() as i32;
        let at = chance.number(0, end) as usize;
        let to = (at + chance.number(0, 40) as usize).min(bytes.len());
        let other = chance.one(seeds);
        let from = chance.number(0, other.len() as i32) as usize;
        let piece = &other[from..(from + chance.number(0, 60) as usize).min(other.len())];
        match chance.number(0, 4) {
            0 => drop(bytes.drain(at..to)),
            1 => drop(bytes.splice(at..at, piece.to_vec())),
            2 => drop(bytes.splice(at..to, piece.to_vec())),
            3 => {
                let own = bytes[at..to].repeat(chance.number(1, 30) as usize);
                bytes.splice(at..at, own);
            }
            _ => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = chance.number(0, 255) as u8),
        }
    }
    bytes
}

fn holds(door: &str, many: u64) {
    let (_, holds) = properties::ALL.iter().find(|(name, _)| *name == door).unwrap();
    let seeds = seeds(door);
    seeds.iter().for_each(|seed| holds(seed));
    let many = std::env::var("VEKHA_SEQUENCES").ok().and_then(|many| many.parse().ok()).unwrap_or(many);
    for seed in 0..many {
        let input = mutated(&seeds, &mut Chance::of(seed));
        let held = std::panic::catch_unwind(|| holds(&input));
        assert!(held.is_ok(), "{door}, seed {seed}: {}", String::from_utf8_lossy(&input));
    }
}

#[test]
fn a_roadmap() {
    holds("yaml", MANY);
}

#[test]
fn the_wording_of_a_deadline() {
    holds("deadline", MANY);
}

#[test]
fn a_template() {
    holds("template", MANY);
}

#[test]
fn files_of_a_workspace_and_changes_of_them() {
    holds("workspace", WORKSPACES);
}

#[test]
fn what_is_remembered() {
    holds("cache", MANY);
}

#[test]
fn a_file_of_word() {
    holds("import", MANY);
}

#[test]
fn messages_of_an_editor() {
    holds("lsp", MANY);
}

#[test]
fn a_calendar() {
    holds("calendar", MANY);
}
