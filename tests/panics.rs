//! A panic ends the document or the request in which it happens, and nothing else; what could not be done is said.

mod support;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::NaiveDate;
use support::ROOT;
use vekha::base::Lang;
use vekha::base::failure::Error;
use vekha::render::{BuildRequest, Failed, FileFormat, OutputFolder, PrintKind, Renderer, Templates};
use vekha::report::{Checked, Findings, json};
use vekha::world::{FileKind, FileStamp, FolderEntry, Overlay, World};
use vekha::{Options, Session};

/// A world that fails over one text, from the look at it after the first ones on.
#[derive(Clone)]
struct Brittle {
    under: Overlay,
    looks: Arc<AtomicUsize>,
    good: usize,
}

impl World for Brittle {
    fn entries(&self, folder: &Path) -> Result<Vec<FolderEntry>, Error> {
        self.under.entries(folder)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Error> {
        if path.ends_with("brittle.md") && self.looks.fetch_add(1, Ordering::Relaxed) >= self.good {
            panic!("a text that nobody can stand");
        }
        self.under.read(path)
    }

    fn write(&self, path: &Path, parts: &[&[u8]]) -> Result<(), Error> {
        self.under.write(path, parts)
    }

    fn kind(&self, path: &Path) -> Option<FileKind> {
        self.under.kind(path)
    }

    fn stamp(&self, path: &Path) -> Option<FileStamp> {
        self.under.stamp(path)
    }

    fn real(&self, path: &Path) -> Result<PathBuf, Error> {
        self.under.real(path)
    }

    fn display_name(&self, path: &Path) -> String {
        self.under.display_name(path)
    }

    fn absolute(&self, path: &Path) -> PathBuf {
        self.under.absolute(path)
    }

    fn today(&self) -> NaiveDate {
        self.under.today()
    }

    fn cache_folder(&self) -> Option<PathBuf> {
        None
    }

    fn now(&self) -> i128 {
        self.under.now()
    }
}

/// Two roadmaps, in each of which a deadline is wrong; an annex of the first is the text.
const ROADMAPS: &str = "\
# file: a.yaml
id: a
level: school
parent: null
territory: Место
period: 2024
annexes:
  - {id: roadmap, title: План}
  - {id: x, title: Положение, text: brittle.md}
measures:
  - {id: m, title: Мера, deadline: до 31 июня 2024 года, responsible: Директор, result: Приказ}
# file: b.yaml
id: b
level: school
parent: null
territory: Место
period: 2024
measures:
  - {id: m, title: Мера, deadline: до 31 июня 2024 года, responsible: Директор, result: Приказ}
# file: brittle.md
Текст.
";

/// The world in which the text may be looked at so often.
fn world(good: usize) -> Brittle {
    Brittle { under: support::world(ROADMAPS), looks: Arc::default(), good }
}

/// The rules of what is found, file by file, and what is said in a language.
fn checked(world: &Brittle, lang: Lang) -> (Vec<(String, String)>, String) {
    let options = Options { lang: Some(lang), ..Options::default() };
    let checked = vekha::check(world, &[PathBuf::from(ROOT)], &options).unwrap();
    let findings = Findings::new(&checked, world);
    let found = findings.items.iter().map(|item| (item.file.to_owned(), item.finding.rule.to_owned()));
    let mut bytes = Vec::new();
    json(&findings, &mut bytes).unwrap();
    (found.collect(), String::from_utf8(bytes).unwrap())
}

#[test]
fn a_rule_that_fails_over_a_roadmap_is_told_there_and_all_others_are_kept() {
    let whole = checked(&world(usize::MAX), Lang::Ru).0;
    for (lang, words) in [(Lang::Ru, "здесь не проверено: сбой программы"), (Lang::En, "is not checked here")]
    {
        let (mut found, said) = checked(&world(1), lang);
        let failed = found.extract_if(.., |(_, rule)| rule == "check/failed").collect::<Vec<_>>();
        assert!(!failed.is_empty() && failed.iter().all(|(file, _)| file.ends_with("a.yaml")), "{failed:?}");
        assert_eq!(found, whole);
        assert!(said.contains(words) && said.contains("tests/panics.rs:"), "{said}");
        assert!(!said.contains("nobody can stand"), "{said}");
    }
}

#[test]
fn what_failed_is_tried_again_and_the_session_lives() {
    let world = world(1);
    let found = vekha::workspace::workspaces(&world, &[PathBuf::from(ROOT)]).unwrap().remove(0);
    let mut session = Session::open(Arc::new(world.clone()), found, Options::default()).unwrap();
    let failed = |session: &Session| {
        let checked = Checked::of(&session.snapshot(), &Options::default()).unwrap();
        checked.findings.iter().filter(|finding| finding.rule == "check/failed").count()
    };
    assert!(failed(&session) > 0);
    let path = Path::new(ROOT).join("a.yaml");
    let sound = ROADMAPS.lines().skip(1).take(10).filter(|line| !line.contains("brittle"));
    let text = sound.collect::<Vec<_>>().join("\n");
    session.apply(&vekha::session::Change::default().put(path, text.into_bytes())).unwrap();
    assert_eq!(failed(&session), 0);
}

#[test]
fn an_order_that_fails_leaves_the_others_printed() {
    let world = world(3);
    let options = Options { roadmaps: true, ..Options::default() };
    let checked = vekha::check(&world, &[PathBuf::from(ROOT)], &options).unwrap().remove(0);
    world.looks.store(usize::MAX / 2, Ordering::Relaxed);
    let renderer = Renderer::new(Templates::default()).unwrap_or_else(|_| panic!());
    let (root, out) = (PathBuf::from(ROOT), OutputFolder::new(Path::new("/out")));
    let record = vekha::render::BuildRecord::default();
    let build = BuildRequest {
        calendar: vekha::deadline::Calendar::russia(),
        record: &record,
        known: &[],
        world: &world,
        root: &root,
        renderer: &renderer,
        formats: &[FileFormat::Md],
        out: &out,
        what: PrintKind::Order,
        draft: true,
    };
    let asked: Vec<_> = checked.workspace.roadmaps.iter().map(|roadmap| (&**roadmap, &*root)).collect();
    let built = build.run(&asked, &|| {});
    let names = |result: &Result<Vec<PathBuf>, Failed>| match result {
        Ok(files) => format!("{files:?}"),
        Err(Failed::Panicked(panic)) => panic.at.split(':').next().unwrap_or_default().to_owned(),
        Err(other) => format!("{other:?}"),
    };
    assert_eq!(built.iter().map(names).collect::<Vec<_>>(), ["tests/panics.rs", "[\"/out/b/order.md\"]"]);
}
