//! The program itself, run in a folder of a test's own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// An empty folder for a test, with files.
pub(crate) fn folder(test: &str, name: &str, files: &[(&str, &str)]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    for (file, text) in files {
        let file = path.join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    path
}

/// The program in a folder, told of nothing by whoever runs the tests.
pub(crate) fn vekha(below: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vekha"));
    command.current_dir(below).env("VEKHA_CACHE_DIR", below.join(".cache")).env("LC_ALL", "C.UTF-8");
    for name in [
        "VEKHA_LANG",
        "GITHUB_STEP_SUMMARY",
        "GITHUB_ACTIONS",
        "TF_BUILD",
        "CLICOLOR_FORCE",
        "FORCE_HYPERLINK",
    ] {
        command.env_remove(name);
    }
    command
}

/// The exit status, and all that was said.
pub(crate) fn said(output: &Output) -> (Option<i32>, String) {
    let said = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}
