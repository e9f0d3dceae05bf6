//! The house has one direction: a module uses only what `lib.rs` names before it, in whatever form it says so.

use std::fs;
use std::path::PathBuf;

#[path = "support/files.rs"]
mod files;

use files::{files, root};

/// Every source file, with the path of its module.
fn modules() -> Vec<(String, Vec<String>, String)> {
    let source = root().join("src");
    let module = |path: PathBuf| {
        let name = path.strip_prefix(&source).unwrap().with_extension("");
        let mut module: Vec<String> = name.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        module.pop_if(|last| ["mod", "lib", "main"].contains(&last.as_str()));
        (name.display().to_string(), module, fs::read_to_string(&path).unwrap())
    };
    files("src", "rs").into_iter().map(module).collect()
}

/// The modules that `lib.rs` names, private ones too, in their order.
fn order(map: &str) -> Vec<String> {
    let name = |line: &str| {
        let line = line.trim_start_matches("pub(crate) ").trim_start_matches("pub ");
        Some(line.strip_prefix("mod ")?.strip_suffix(';')?.to_owned())
    };
    map.lines().filter_map(name).collect()
}

/// A text of Rust without what it says in comments, literals and tests.
fn code(text: &str) -> String {
    let mut code = String::new();
    for line in text.split("#[cfg(test)]\nmod ").next().unwrap().lines() {
        let mut quoted = false;
        let mut before = ' ';
        for sign in line.chars() {
            if sign == '"' && before != '\\' && before != '\'' {
                quoted = !quoted;
            }
            if sign == '/' && before == '/' && !quoted {
                code.pop();
                break;
            }
            if !quoted {
                code.push(sign);
            }
            before = sign;
        }
        code.push('\n');
    }
    code
}

/// The paths that a tree of `use` names: `a::{b, c::{self, d}}` names a::b, a::c::self and a::c::d.
fn leaves(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((head, rest)) = tree.split_once('{') else { return vec![tree.to_owned()] };
    let inner = rest.strip_suffix('}').unwrap_or(rest);
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for sign in inner.chars() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        match sign {
            ',' if depth == 0 => parts.push(String::new()),
            sign => parts.last_mut().unwrap().push(sign),
        }
    }
    let named = parts.iter().filter(|part| !part.trim().is_empty());
    named.flat_map(|part| leaves(part)).map(|leaf| format!("{head}{leaf}")).collect()
}

/// Every path that a text of Rust names: those of `use` in full, and those that begin with `crate`, `super` or `self`.
fn paths(code: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let mut rest = String::new();
    for (number, part) in code.split("use ").enumerate() {
        let begins = number > 0 && code_ends_a_word(&rest);
        match part.split_once(';').filter(|_| begins) {
            Some((tree, behind)) => {
                paths.extend(leaves(&tree.replace(char::is_whitespace, " ").replace(' ', "")));
                rest.push_str(behind);
            }
            None => rest.push_str(part),
        }
    }
    for start in ["crate::", "super::", "self::"] {
        for (at, _) in rest.match_indices(start) {
            let inside =
                rest[..at].ends_with(|sign: char| sign.is_alphanumeric() || sign == '_' || sign == ':');
            let sign = |sign: &char| sign.is_alphanumeric() || matches!(sign, '_' | ':');
            if !inside {
                paths.push(rest[at..].chars().take_while(sign).collect());
            }
        }
    }
    paths
}

/// Whether a text ends where a new item may begin, so that `use ` is the word of the language.
fn code_ends_a_word(text: &str) -> bool {
    let before = text.trim_end_matches(' ');
    let shown = ["pub", ")"].iter().any(|end| before.ends_with(end));
    before.is_empty() || before.ends_with(['\n', ';', '{', '}', ']']) || shown
}

/// The module next below the crate that a path leads to from a module; none where it stays outside the crate.
fn target(module: &[String], path: &str) -> Option<String> {
    let mut at: Option<Vec<String>> = None;
    for part in path.split("::").filter(|part| !part.is_empty()) {
        match (part, &mut at) {
            ("crate", at) => *at = Some(Vec::new()),
            ("self", None) => at = Some(module.to_vec()),
            ("super", None) => at = Some(module.split_last().map(|(_, outer)| outer.to_vec())?),
            ("super", Some(at)) => drop(at.pop()),
            ("self", _) => {}
            (_, None) => return None,
            (name, Some(at)) => at.push(name.to_owned()),
        }
    }
    at?.into_iter().next()
}

/// The modules that a text of a module uses though they come later.
fn later(order: &[String], module: &[String], text: &str) -> Vec<String> {
    let rank = |name: &str| order.iter().position(|one| one == name);
    let Some(own) = module.first().and_then(|name| rank(name)) else { return Vec::new() };
    let used = paths(&code(text)).into_iter().filter_map(|path| Some((target(module, &path)?, path)));
    used.filter(|(name, _)| rank(name).is_some_and(|used| used > own)).map(|(_, path)| path).collect()
}

#[test]
fn modules_use_only_what_comes_before_them() {
    let modules = modules();
    let map = &modules.iter().find(|(name, ..)| name == "lib").unwrap().2;
    let order = order(map);
    assert!(order.len() > 15 && order.iter().any(|name| name == "session"), "{order:?}");
    let mut wrong = Vec::new();
    for (name, module, text) in &modules {
        wrong.extend(later(&order, module, text).iter().map(|path| format!("{name}: uses {path}")));
    }
    assert!(wrong.is_empty(), "what comes later: {wrong:#?}");
}

#[test]
fn every_form_of_use_is_seen() {
    let order = ["base", "rules", "report"].map(str::to_owned);
    let rules = ["rules".to_owned(), "deadline".to_owned(), "missing".to_owned()];
    let sees = |text: &str| later(&order, &rules, text).len();
    for text in [
        "use crate::report::RenderedFinding;",
        "use crate::{base::Span, report};",
        "use crate::{\n    base::{Lang, Span},\n    report::{self, RenderedFinding},\n};"
            .replace("report::{self, RenderedFinding}", "report::RenderedFinding")
            .as_str(),
        "pub(crate) use super::super::super::report::RenderedFinding;",
        "use super::super::{super::report, missing};",
        "fn f() { crate::report::json() }",
        "fn f() { super::super::super::report::json() }",
        "mod inner {\n    use crate::report::RenderedFinding;\n}",
    ] {
        assert_eq!(sees(text), 1, "{text}");
    }
    for text in [
        "use crate::base::Span;",
        "use super::super::words;",
        "use report::RenderedFinding;",
        "// use crate::report::Told;",
        "let told = \"crate::report::Told\";",
        "#[cfg(test)]\nmod tests {\n    use crate::report::Told;\n}",
    ] {
        assert_eq!(sees(text), 0, "{text}");
    }
}
