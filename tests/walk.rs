//! What a walk through folders costs: each is listed a few times, however many files lie in it.

mod support;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use support::ROOT;
use support::clocked::Clocked;
use vekha::session::Change;
use vekha::workspace::workspaces;
use vekha::{Options, Session};

/// More files than may each have a folder listed for itself.
const MANY: usize = 300;

fn disk(ending: &str) -> Clocked {
    let disk = Clocked::default();
    disk.put(&Path::new(ROOT).join("a.md"), Vec::new());
    for number in 0..MANY {
        disk.put(&Path::new(ROOT).join(format!("folder/{number:03}.{ending}")), b"id: a\n".to_vec());
    }
    disk
}

fn listed(disk: &Clocked) -> usize {
    std::mem::take(&mut disk.0.lock().unwrap().listed)
}

#[test]
fn a_folder_of_pictures_is_listed_once_to_say_that_it_holds_no_roadmap() {
    let disk = disk("jpg");
    assert!(workspaces(&disk, &[PathBuf::from(ROOT)]).is_err());
    let count = listed(&disk);
    assert!(count < 40, "{count}");
    // What is passed over is still found, and said.
    disk.put(&Path::new(ROOT).join(".gitignore"), b"/folder/below/\n".to_vec());
    disk.put(&Path::new(ROOT).join("folder/below/deep/z.yaml"), Vec::new());
    let Err(error) = workspaces(&disk, &[PathBuf::from(ROOT)]) else { panic!("nothing is left to read") };
    use vekha::base::Message as _;
    assert!(error.ru().contains("folder/below/deep/z.yaml исключён файлом .gitignore"), "{}", error.ru());
}

#[test]
fn files_that_come_by_hundreds_are_looked_for_at_once() {
    let disk = disk("jpg");
    disk.put(&Path::new(ROOT).join("vekha.yaml"), Vec::new());
    disk.put(&Path::new(ROOT).join("a.yaml"), b"id: a\nlevel: school\n".to_vec());
    let found = workspaces(&disk, &[PathBuf::from(ROOT)]).unwrap().remove(0);
    let mut session = Session::open(Arc::new(disk.clone()), found, Options::default()).unwrap();
    let paths: Vec<PathBuf> =
        (0..MANY).map(|number| Path::new(ROOT).join(format!("folder/new-{number:03}.yaml"))).collect();
    let mut change = Change::default();
    for path in &paths {
        disk.put(path, b"level: school\n".to_vec());
        change = change.touch(path);
    }
    listed(&disk);
    session.apply(&change).unwrap();
    let count = listed(&disk);
    assert!(session.snapshot().files().count() > MANY && count < 40, "{count}");
}
