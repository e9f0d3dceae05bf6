//! A fix that harms another file is not made, and all others are: those of the file that it harms too.

mod support;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use support::{ROOT, world};
use vekha::base::{Edit, Finding, Span};
use vekha::report::Checked;
use vekha::session::{Applicability, Snapshot, fix};
use vekha::workspace::workspaces;
use vekha::{Options, Session};

/// So many schools of each of two towns, all with a deadline that is mended by itself; those of the first town begin with
/// clean ones.
const MANY: usize = 24;
const CLEAN: usize = 4;

fn plan(id: &str, level: &str, parent: &str, deadline: &str) -> String {
    format!(
        "# file: {id}.yaml\nid: {id}\nlevel: {level}\nparent: {parent}\nperiod: 2024\nmeasures:\n  - {{id: fair, title: Ярмарка, \
        deadline: {deadline}, responsible: Директор, result: Акт}}\n"
    )
}

fn workspace() -> String {
    let deadline = |at: usize| {
        if at < CLEAN { "до 1 марта 2024 года" } else { "до1 марта 2024 года" }
    };
    let schools = |town: &'static str| {
        (0..MANY).map(move |at| plan(&format!("{town}-{at}"), "school", town, deadline(at)))
    };
    let towns = ["east", "west"].map(|town| plan(town, "municipality", "null", deadline(MANY)));
    towns.into_iter().chain(schools("east")).chain(schools("west")).collect()
}

/// The fixes of a file take its name away too, so that nothing is wrong in it and all below it name what is not there.
fn renaming(finding: &Arc<Finding>, file: &str, text: &str) -> Arc<Finding> {
    let mut finding = Finding::clone(finding);
    let is_it = finding.roadmap.as_deref() == Some(file);
    let at = text.find("id: ").unwrap() + "id: ".len();
    let rename = Edit { span: Span::new(at, at + file.len()), replacement: "other".into() };
    let mut fixes = finding.fixes.to_vec();
    fixes.iter_mut().filter(|_| is_it).for_each(|fix| fix.edits.insert(0, rename.clone()));
    finding.fixes = fixes.into();
    Arc::new(finding)
}

#[test]
fn what_harms_another_file_is_left_and_all_else_is_mended() {
    let world = world(&workspace());
    let found = workspaces(&world, &[PathBuf::from(ROOT)]).unwrap().remove(0);
    let options = Options::default();
    let mut session = Session::open(Arc::new(world), found, options.clone()).unwrap();
    let text = plan("east", "municipality", "null", "до1 марта 2024 года");
    let text = text.split_once('\n').unwrap().1;
    let reported = |snapshot: &Snapshot| {
        let checked = Checked::of(snapshot, &options)?;
        let findings = checked.findings.iter().map(|finding| renaming(finding, "east", text));
        Ok((findings.collect(), checked.files))
    };
    let mended = fix(&mut session, Applicability::Safe, &reported).unwrap();
    let names: Vec<&str> =
        mended.iter().filter_map(|file| file.path.strip_prefix(Path::new(ROOT)).ok()?.to_str()).collect();
    assert!(!names.contains(&"east.yaml") && names.contains(&"west.yaml"), "{names:?}");
    assert_eq!(names.len(), 1 + 2 * (MANY - CLEAN), "{names:?}");
    assert!(mended.iter().all(|file| file.new.contains("до 1 марта")));
}
