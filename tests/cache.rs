//! What is remembered from run to run is never told as truth where it is not: neither when files change within the grain of
//! the clock, nor when a bit of the remembered is flipped.

mod support;

#[path = "oracle/chance.rs"]
#[allow(dead_code, reason = "not all of it is needed here")]
mod chance;
#[path = "session/made.rs"]
mod made;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chance::Chance;
use rayon::prelude::*;
use support::ROOT;
use support::clocked::Clocked;
use vekha::base::failure::IoCause;
use vekha::workspace::workspaces;
use vekha::{Options, Session};

fn cached() -> Options {
    Options { cache: Some(PathBuf::from("/cache")), ..Options::default() }
}

fn path(name: &str) -> PathBuf {
    Path::new(ROOT).join(name)
}

/// A file that is taken away between being found and being read is named; what is remembered is right afterwards.
#[test]
fn a_file_that_goes_while_it_is_read_is_named_and_nothing_of_it_is_remembered() {
    let plan = "id: a\nlevel: school\nparent: null\nmeasures: [{id: m, title: Мера, deadline: до 31 июня}]\n";
    let world = Clocked::default();
    world.put(&path("a.yaml"), plan.into());
    world.put(&path("b.yaml"), plan.replace("id: a", "id: b").into());
    let truth = world.told(&Options::default());
    for (cause, words) in [
        (IoCause::NotFound, "не читается b.yaml: файл изменили или убрали, пока его читали"),
        (IoCause::Denied, "не читается b.yaml: нет прав доступа"),
    ] {
        world.pass(10_000_000_000);
        world.put(&path("b.yaml"), plan.replace("id: a", "id: b").into());
        world.0.lock().unwrap().lost.insert(path("b.yaml"), cause);
        assert_eq!(world.told(&cached()).as_deref(), Some(words));
        world.0.lock().unwrap().lost.clear();
        assert_eq!(world.told(&cached()), truth, "{cause:?}");
    }
}

/// One random change of the files.
fn change(world: &Clocked, files: &mut made::Files, chance: &mut Chance) {
    let names: Vec<String> = files.keys().filter(|name| *name != "vekha.yaml").cloned().collect();
    let Some(name) = names.get(chance.number(0, (names.len() as i32 - 1).max(0)) as usize) else { return };
    let (name, text) = match chance.number(0, 9) {
        0 => made::file(chance),
        1 => {
            files.remove(name);
            world.remove(&path(name));
            return;
        }
        2 => ("text.md".into(), format!("Текст {}.\n", chance.number(0, 9))),
        3 => ("vekha.yaml".into(), made::settings(chance).unwrap_or_default()),
        // Of the same size, as edits within one moment often are.
        4 | 5 => (name.clone(), files[name].replace("1 марта", "2 марта").replace("2024", "2025")),
        _ => (name.clone(), made::edited(&files[name], chance)),
    };
    world.put(&path(&name), text.clone().into_bytes());
    files.insert(name, text);
}

/// Runs a sequence of edits and runs with little, some or much time between; says where what is remembered is stale.
fn sequence(seed: u64) -> Option<String> {
    let mut chance = Chance::of(seed);
    let mut files = made::workspace(&mut chance);
    let world = Clocked::default();
    files.iter().for_each(|(name, text)| world.put(&path(name), text.clone().into_bytes()));
    for step in 0..chance.number(2, 6) {
        world.pass(*chance.one(&[0, 0, 1_000_000, 3_000_000_000, 3_600_000_000_000]));
        for _ in 0..chance.number(0, 2) {
            change(&world, &mut files, &mut chance);
        }
        world.pass(*chance.one(&[0, 0, 1_000_000, 3_000_000_000]));
        let (ours, fresh) = (world.told(&cached()), world.told(&Options::default()));
        if ours != fresh {
            let [ours, fresh] = [ours, fresh].map(Option::unwrap_or_default);
            return Some(format!("seed {seed}, step {step}\n{ours}\n-- fresh\n{fresh}\n{files:#?}"));
        }
    }
    None
}

#[test]
fn what_is_remembered_is_never_stale() {
    let wrong = (0..200).into_par_iter().find_map_first(sequence);
    assert!(wrong.is_none(), "{}", wrong.unwrap_or_default());
}

const TWO: [(&str, &str); 2] = [
    (
        "a.yaml",
        "id: a\nlevel: school\nparent: null\nmeasures: [{id: m, title: Мера, deadline: до 31 июня}]\n",
    ),
    ("b.yaml", "id: b\nlevel: school\nparent: a\nmeasures: [{id: m, title: Мера, implements: a/m}]\n"),
];

/// A world of two files, checked once, so long after they were written that their times tell.
fn checked_once() -> (Clocked, String) {
    let world = Clocked::default();
    TWO.iter().for_each(|(name, text)| world.put(&path(name), text.as_bytes().to_vec()));
    world.pass(10_000_000_000);
    let told = world.told(&cached()).unwrap();
    (world, told)
}

#[test]
fn where_nothing_changed_no_file_is_read() {
    let (world, told) = checked_once();
    let found = workspaces(&world, &[PathBuf::from(ROOT)]).unwrap().remove(0);
    let session = Session::open(Arc::new(world.clone()), found, cached()).unwrap();
    assert_eq!((session.work().read, session.work().judged), (0, 0));
    let before = world.remembered();
    assert_eq!((world.told(&cached()), world.remembered()), (Some(told), before));
}

trait Told {
    fn ends_with_told(&self) -> bool;
}

impl Told for PathBuf {
    fn ends_with_told(&self) -> bool {
        self.extension().is_some_and(|end| end == "told")
    }
}

#[test]
fn files_whose_times_alone_changed_are_known_by_them_from_then_on() {
    let (world, _) = checked_once();
    let before = world.remembered();
    TWO.iter().for_each(|(name, text)| world.put(&path(name), text.as_bytes().to_vec()));
    world.pass(10_000_000_000);
    world.told(&cached());
    let then = world.remembered();
    assert!(before.iter().zip(&then).all(|(before, then)| before.0 == then.0 && before.1 != then.1));
    // What was written holds the new times: nothing is left to be written by the next run.
    world.told(&cached());
    assert_eq!(world.remembered(), then);
}

#[test]
fn a_flipped_bit_is_never_told_as_truth() {
    let (world, told) = checked_once();
    for (file, bytes) in world.remembered() {
        assert!(bytes.len() > 100, "{}", file.display());
        let wrong = (0..bytes.len()).into_par_iter().find_any(|at| {
            let mut flipped = bytes.clone();
            flipped[*at] ^= 1 << (at % 8);
            let own = Clocked::default();
            {
                let (disk, mut copy) = (world.0.lock().unwrap(), own.0.lock().unwrap());
                (copy.files, copy.clock) = (disk.files.clone(), disk.clock);
            }
            own.put(&file, flipped);
            // The last report is out of the way, or the cache would not be looked at.
            if !file.ends_with_told() {
                let reports = own.remembered().into_iter().filter(|(path, _)| path.ends_with_told());
                reports.for_each(|(path, _)| own.remove(&path));
            }
            own.told(&cached()).as_ref() != Some(&told)
        });
        assert_eq!(wrong, None, "a byte of {}", file.display());
    }
}
