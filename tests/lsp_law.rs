//! The law of the language server: whatever is typed, opened and closed, what the client was told is what a fresh run
//! finds in the same texts.

#[path = "oracle/chance.rs"]
#[allow(dead_code, reason = "not all of it is needed here")]
mod chance;
#[path = "support/client.rs"]
mod client;
#[path = "session/made.rs"]
#[allow(dead_code, reason = "not all of it is needed here")]
mod made;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chance::Chance;
use client::Client;
use made::Files;
use serde_json::{Value, json};
use support::{ROOT, world_of};
use vekha::Options;
use vekha::report::Findings;

/// How many conversations are tried; `VEKHA_SEQUENCES` asks for more.
const MANY: u64 = 60;

/// The findings of each file: where, which, how heavy, in which words.
type Told = BTreeMap<String, BTreeSet<String>>;

fn world(files: &Files) -> vekha::world::Overlay {
    world_of(files.iter().map(|(name, text)| (Path::new(ROOT).join(name), text.clone().into_bytes())))
}

/// What a fresh run says; nothing where it cannot run.
fn fresh(files: &Files) -> Option<Told> {
    let world = world(files);
    let checked = vekha::check(&world, &[PathBuf::from(ROOT)], &Options::default()).ok()?;
    let findings = Findings::new(&checked, &world);
    let mut all = Told::new();
    for item in &findings.items {
        let (told, at) = (findings.told(*item)?, findings.location(*item));
        let name = item.file.strip_prefix("/workspace/").unwrap_or(item.file);
        let text =
            format!("{}:{} {} {}", at.line, at.end_line, item.finding.rule, told.summary(findings.lang));
        let others = told.related.iter().map(|other| {
            let place = findings.other(*item, other);
            format!("\n  {}:{} {}", place.file.trim_start_matches("/workspace/"), place.line, other.message)
        });
        all.entry(name.to_owned()).or_default().insert(others.fold(text, |text, other| text + &other));
    }
    Some(all)
}

fn name_of(uri: &Value) -> String {
    uri.as_str().unwrap_or_default().trim_start_matches("file:///workspace/").to_owned()
}

/// What the client was told last of each file.
fn known(client: &Client) -> Told {
    let line = |position: &Value| position["line"].as_u64().unwrap_or_default() + 1;
    let one = |finding: &Value| {
        let range = &finding["range"];
        let (code, message) = (finding["code"].as_str(), finding["message"].as_str());
        let (code, message) = (code.unwrap_or_default(), message.unwrap_or_default());
        let text = format!("{}:{} {code} {message}", line(&range["start"]), line(&range["end"]));
        let others = finding["relatedInformation"].as_array().into_iter().flatten().map(|other| {
            let place = &other["location"];
            let message = other["message"].as_str().unwrap_or_default();
            format!("\n  {}:{} {message}", name_of(&place["uri"]), line(&place["range"]["start"]))
        });
        others.fold(text, |text, other| text + &other)
    };
    let all = client.published.iter().map(|(uri, params)| {
        let findings = params["diagnostics"].as_array().into_iter().flatten().map(one);
        (name_of(&json!(uri)), findings.collect::<BTreeSet<_>>())
    });
    all.filter(|(_, findings)| !findings.is_empty()).collect()
}

/// One step of a typist: a text is opened, changed or closed. What lies on the disk stays as it was.
fn step(client: &Client, disk: &Files, open: &mut Files, version: &mut i32, chance: &mut Chance) {
    let names: Vec<String> = disk.keys().filter(|name| name.ends_with(".yaml")).cloned().collect();
    let Some(name) = names.get(chance.number(0, names.len() as i32 - 1) as usize) else { return };
    let uri = format!("file:///workspace/{name}");
    *version += 1;
    match open.get(name).cloned() {
        Some(_) if chance.happens(20) => {
            open.remove(name);
            client.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
        }
        Some(text) => {
            let text = made::edited(&text, chance);
            client.change(&uri, *version, &text);
            open.insert(name.clone(), text);
        }
        None => {
            client.open(&uri, &disk[name]);
            open.insert(name.clone(), disk[name].clone());
        }
    }
}

/// What only one of the two says.
fn difference(fresh: &Told, known: &Told) -> String {
    let lines = |told: &Told| -> BTreeSet<String> {
        told.iter().flat_map(|(file, all)| all.iter().map(move |one| format!("{file}:{one}"))).collect()
    };
    let (fresh, known) = (lines(fresh), lines(known));
    let only = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
        one.difference(other).cloned().collect::<Vec<_>>().join("\n")
    };
    format!("-- only fresh\n{}\n-- only the client\n{}", only(&fresh, &known), only(&known, &fresh))
}

fn conversation(seed: u64) {
    let mut chance = Chance::of(seed);
    let disk = made::workspace(&mut chance);
    let mut client = Client::begin(world(&disk), Options::default(), json!({}));
    let (mut open, mut version) = (Files::new(), 1);
    for _ in 0..chance.number(1, 8) {
        for _ in 0..chance.number(1, 6) {
            step(&client, &disk, &mut open, &mut version, &mut chance);
        }
        let mut now = disk.clone();
        now.extend(open.clone());
        if let Some(wanted) = fresh(&now) {
            // Publishing goes on beside the conversation: in the end it comes to this, or nothing more comes.
            let differs = |client: &Client| {
                let difference = difference(&wanted, &known(client));
                format!("seed {seed}\n{difference}\n{now:#?}")
            };
            client.settle(|client| known(client) == wanted, differs);
        }
    }
    assert!(client.end(), "seed {seed}");
}

#[test]
fn what_a_client_knows_is_what_a_fresh_run_finds() {
    let many = std::env::var("VEKHA_SEQUENCES").ok().and_then(|many| many.parse().ok()).unwrap_or(MANY);
    (0..many).for_each(conversation);
}
