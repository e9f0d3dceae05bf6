//! The bar for reading: lists the events of every YAML file below a folder with libyaml-safer, on all cores, and does
//! nothing with them. `benches/country_run.py` runs it in turn with `vekha check`.

use std::path::PathBuf;

use rayon::prelude::*;
use vekha::workspace::workspaces;
use vekha::world::System;

fn main() {
    let Some(folder) = std::env::args().nth(1).filter(|argument| !argument.starts_with('-')) else {
        eprintln!("usage: yaml_events FOLDER");
        return;
    };
    let found = workspaces(&System, &[PathBuf::from(folder)]).unwrap();
    let files: Vec<PathBuf> = found.into_iter().flat_map(|one| one.files).collect();
    let events: usize = files.par_iter().map(|file| events(&std::fs::read(file).unwrap())).sum();
    println!("{} files, {events} events", files.len());
}

fn events(mut bytes: &[u8]) -> usize {
    let mut parser = libyaml_safer::Parser::new();
    parser.set_input(&mut bytes);
    parser.fold(0, |count, event| event.map_or_else(|fault| panic!("{fault}"), |_| count + 1))
}
