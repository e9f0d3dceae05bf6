//! Printing twice: what did not change is left, what is gone is taken away, what somebody changed is not.

mod support;

use std::path::{Path, PathBuf};

use support::program::{self, said, vekha};

fn folder(name: &str) -> PathBuf {
    program::folder("build_again", name, &[("vekha.yaml", "language: en\n")])
}

fn plan(work: &Path, number: u32, result: &str) {
    let text = format!(
        "id: school-{number}\nlevel: school\nparent: null\nperiod: 2024\nmeasures:\n  \
        - {{id: fair, title: Ярмарка, deadline: апрель 2024 года, responsible: Директор{result}}}\n"
    );
    std::fs::write(work.join(format!("{number}.yaml")), text).unwrap();
}

fn build(work: &Path, more: &[&str]) -> (Option<i32>, String) {
    said(&vekha(work).args(["build", "--out", "out", "--format", "md"]).args(more).output().unwrap())
}

#[test]
fn only_what_changed_is_printed_again() {
    let work = folder("again");
    plan(&work, 1, ", result: Акт");
    plan(&work, 2, ", result: Акт");
    let (status, said) = build(&work, &[]);
    assert!(status == Some(0) && !said.contains("unchanged"), "{said}");
    assert!(build(&work, &[]).1.contains("2 documents unchanged"));
    plan(&work, 1, ", result: Справка");
    assert!(build(&work, &[]).1.contains("1 document printed, 1 more unchanged"));
    assert!(std::fs::read_to_string(work.join("out/school-1/order.md")).unwrap().contains("Справка"));
}

#[test]
fn what_somebody_changed_is_printed_anew_and_kept_beside() {
    let work = folder("changed");
    plan(&work, 2, ", result: Акт");
    build(&work, &[]);
    let file = |name: &str| work.join("out/school-2").join(name);
    let read = |name: &str| std::fs::read_to_string(file(name)).unwrap();
    for (mine, kept) in [("mine", "order.changed.md"), ("again", "order.changed-2.md")] {
        std::fs::write(file("order.md"), mine).unwrap();
        let (status, said) = build(&work, &["-q"]);
        assert!(
            status == Some(0) && said.contains(&format!("beside the new ones: out/school-2/{kept}")),
            "{said}"
        );
        assert_eq!(read(kept), mine);
        assert!(read("order.md").contains("Акт"));
        assert!(!build(&work, &[]).1.contains("beside"));
    }
    // What was kept already is not kept twice.
    std::fs::write(file("order.md"), "mine").unwrap();
    assert!(build(&work, &[]).1.contains("out/school-2/order.changed.md"));
    assert!(!file("order.changed-3.md").exists() && read("order.changed.md") == "mine");
}

#[test]
fn what_is_gone_is_said_and_taken_away_if_asked() {
    let work = folder("gone");
    (1..=3).for_each(|number| plan(&work, number, ", result: Акт"));
    build(&work, &[]);
    std::fs::write(work.join("out/school-2/mine.txt"), "mine").unwrap();
    std::fs::write(work.join("out/school-3/order.md"), "mine").unwrap();
    std::fs::create_dir_all(work.join("out/other")).unwrap();
    (1..=3).for_each(|number| std::fs::remove_file(work.join(format!("{number}.yaml"))).unwrap());
    plan(&work, 4, ", result: Акт");
    let (status, said) = build(&work, &[]);
    assert!(status == Some(0) && said.contains("out/school-1, out/school-2, out/school-3"), "{said}");
    assert!(work.join("out/school-1/order.md").exists());
    let (_, said) = build(&work, &["--clean"]);
    assert!(said.contains("out/school-3/order.md"), "{said}");
    assert!(!work.join("out/school-1").exists() && !work.join("out/school-2/order.md").exists());
    assert!(work.join("out/school-2/mine.txt").exists() && work.join("out/other").exists());
    assert_eq!(std::fs::read_to_string(work.join("out/school-3/order.md")).unwrap(), "mine");
}

#[test]
fn the_summary_says_what_a_check_has_besides() {
    let work = folder("warnings");
    plan(&work, 1, "");
    let (status, said) = build(&work, &[]);
    assert!(status == Some(0) && said.contains("vekha check has 1 warning more"), "{said}");
    let (status, said) = build(&work, &["--deny-warnings"]);
    assert!(status == Some(1) && said.contains("content/missing-result"), "{said}");
    assert!(said.contains("nothing was written") && said.contains("errors or warnings"), "{said}");
    assert!(!said.contains("vekha check has"), "{said}");
    assert!(!build(&work, &["-q"]).1.contains("vekha"));
}

#[test]
fn what_nothing_can_show_is_printed_all_the_same() {
    let work = folder("open");
    plan(&work, 1, ", result: Акт");
    let mut command = vekha(&work);
    command.args(["build", "--out", "out", "--format", "md", "--open"]).env("PATH", "");
    let (status, said) = said(&command.output().unwrap());
    assert!(status == Some(0) && said.contains("open it yourself: out"), "{said}");
    assert!(work.join("out/school-1/order.md").exists());
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    use super::*;

    #[test]
    fn a_link_in_the_place_of_a_printed_file_is_neither_read_nor_replaced() {
        let work = folder("link");
        plan(&work, 2, ", result: Акт");
        build(&work, &[]);
        std::fs::write(work.join("secret.txt"), "secret").unwrap();
        let order = work.join("out/school-2/order.md");
        std::fs::remove_file(&order).unwrap();
        symlink("../../secret.txt", &order).unwrap();
        let (status, said) = build(&work, &[]);
        assert!(status == Some(1) && said.contains("move it away"), "{said}");
        assert!(order.is_symlink() && !order.with_extension("changed.md").exists());
        // Neither is one in the place where a changed file would lie.
        std::fs::remove_file(&order).unwrap();
        std::fs::write(&order, "mine").unwrap();
        symlink("../../nothing.txt", order.with_extension("changed.md")).unwrap();
        assert!(build(&work, &[]).1.contains("order.changed-2.md"));
        assert!(order.with_extension("changed.md").is_symlink() && !work.join("nothing.txt").exists());
    }

    #[test]
    fn what_is_kept_may_be_read_by_those_who_might_before() {
        let work = folder("mode");
        plan(&work, 2, ", result: Акт");
        build(&work, &[]);
        let order = work.join("out/school-2/order.md");
        std::fs::write(&order, "mine").unwrap();
        std::fs::set_permissions(&order, std::fs::Permissions::from_mode(0o600)).unwrap();
        build(&work, &[]);
        for file in [order.with_extension("changed.md"), order] {
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "{file:?}");
        }
    }

    #[test]
    fn nothing_is_written_through_a_link_under_the_name_of_what_is_being_written() {
        let work = folder("planted");
        plan(&work, 2, ", result: Акт");
        std::fs::write(work.join("victim.txt"), "victim").unwrap();
        let script = "for n in 0 1 2; do ln -s ../../victim.txt out/school-2/.order.md.$$-$n.vekha-new; done
            exec \"$0\" build --out out --format md";
        std::fs::create_dir_all(work.join("out/school-2")).unwrap();
        let mut shell = Command::new("sh");
        shell.args(["-c", script, env!("CARGO_BIN_EXE_vekha")]).current_dir(&work);
        let (status, said) = said(&shell.output().unwrap());
        assert_eq!(status, Some(0), "{said}");
        assert_eq!(std::fs::read_to_string(work.join("victim.txt")).unwrap(), "victim");
        let order = work.join("out/school-2/order.md");
        assert!(!order.is_symlink() && std::fs::read_to_string(order).unwrap().contains("Акт"));
    }

    #[test]
    fn what_a_run_that_failed_had_written_is_known_by_the_next() {
        let work = folder("failed");
        plan(&work, 2, ", result: Акт");
        let site = || said(&vekha(&work).args(["site", "--out", "out"]).output().unwrap());
        std::fs::create_dir_all(work.join("out/style.css")).unwrap();
        assert_eq!(site().0, Some(2));
        std::fs::remove_dir(work.join("out/style.css")).unwrap();
        let page = work.join("out/index.html");
        let written = std::fs::read_to_string(&page).unwrap();
        std::fs::write(&page, "mine").unwrap();
        let (status, said) = site();
        assert!(status == Some(0) && said.contains("index.changed.html"), "{said}");
        assert!(std::fs::read_to_string(&page).unwrap() == written);
    }

    /// A hole of six gigabytes is no file of the program's own, and takes no memory.
    #[test]
    fn a_file_longer_than_any_of_ours_is_told() {
        let work = folder("long");
        plan(&work, 2, ", result: Акт");
        build(&work, &[]);
        let order = std::fs::File::create(work.join("out/school-2/order.md")).unwrap();
        order.set_len(6 << 30).unwrap();
        let (status, said) = build(&work, &[]);
        assert!(status == Some(1) && said.contains("larger than 1024 MiB"), "{said}");
    }
}
