//! Small workspaces made by chance, and what may happen to them.

use std::collections::BTreeMap;

use crate::chance::Chance;

/// The files of a workspace by name.
pub(crate) type Files = BTreeMap<String, String>;

const IDS: [&str; 9] = ["fed", "r1", "r2", "t1", "t2", "t3", "s1", "s2", "s3"];
const TITLES: [&str; 5] =
    ["Утвердить план", "Обучить наставников", "Провести сбор", "Собрать отчёты", "Издать приказ"];
const DEADLINES: [&str; 9] = [
    "до 1 марта 2024 года",
    "до 15 марта 2024 года",
    "с 1 по 20 мая 2024 года",
    "Ежегодно, до 20 января",
    "В течение года",
    "до 31 июня 2024 года",
    "По отдельному плану",
    "в течение месяца после издания приказа",
    "до 2 марта 2024 года",
];

/// A workspace.
pub(crate) fn workspace(chance: &mut Chance) -> Files {
    let count = chance.number(1, 7);
    (0..count).map(|_| file(chance)).collect()
}

/// A file: its name, and its text.
pub(crate) fn file(chance: &mut Chance) -> (String, String) {
    let at = chance.number(0, IDS.len() as i32 - 1) as usize;
    let folder = *chance.one(&["", "", "a/", "b/c/"]);
    (format!("{folder}{}{}.yaml", IDS[at], chance.one(&["", "", "", "-copy"])), text(at, chance))
}

fn level(id: &str) -> &'static str {
    match id.as_bytes()[0] {
        b'f' => "federation",
        b'r' => "region",
        b't' => "municipality",
        _ => "school",
    }
}

/// The text of a roadmap.
fn text(at: usize, chance: &mut Chance) -> String {
    let id = IDS[at];
    let above = |chance: &mut Chance| match chance.number(0, 9) {
        0 => *chance.one(&IDS),
        1 => "nobody",
        _ => *chance.one(&IDS[..at.max(1)]),
    };
    let mut text = format!("id: {id}\nlevel: {}\nterritory: Место\nperiod: 2024\n", level(id));
    if at == 0 && chance.number(0, 1) > 0 {
        text += "parent: null\n";
    }
    if at > 0 && chance.number(0, 5) > 0 {
        text += &format!("parent: {}\n", above(chance));
    }
    if chance.number(0, 5) == 0 {
        let whom: &'static str = chance.one::<&'static str>(&IDS);
        text += &format!("addressees:\n  {}: [{whom}]\n", level(whom));
    }
    if chance.number(0, 6) == 0 {
        text += "annexes:\n  - {id: roadmap, title: План}\n  - {id: x, title: Положение, text: text.md}\n";
    }
    text += "measures:\n";
    for number in 1..=chance.number(1, 4) {
        text += &format!("  - id: m{number}\n    title: {}\n", chance.one(&TITLES));
        if chance.number(0, 8) > 0 {
            text += &format!("    deadline: {}\n", chance.one(&DEADLINES));
        }
        text += "    responsible: Директор\n    result: Приказ\n";
        if at > 0 && chance.number(0, 3) > 0 {
            text += &format!("    implements: {}/m{}\n", above(chance), chance.number(1, 5));
        }
        if at < 6 && chance.number(0, 3) == 0 {
            text += &format!("    mandatory_for: {}\n", *chance.one(&["school", "municipality", "region"]));
        }
        if chance.number(0, 4) == 0 {
            let whose = if chance.number(0, 1) == 0 { String::new() } else { format!("{}/", above(chance)) };
            text += &format!("    after: [{whose}m{}]\n", chance.number(1, 4));
        }
        if chance.number(0, 12) == 0 {
            text += "    allow: {nesting/late: так решено}\n";
        }
    }
    if chance.number(0, 3) == 0 {
        let target = chance.number(10, 120);
        text += &format!("indicators:\n  - {{id: i, title: Доля, unit: \"%\", targets: {{2024: {target}}}");
        if at > 0 {
            text += &format!(", implements: {}/i", above(chance));
        }
        text += "}\n";
    }
    text
}

/// A text as it might look after the next change of its author.
pub(crate) fn edited(text: &str, chance: &mut Chance) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let at = chance.number(0, (lines.len() as i32 - 1).max(0)) as usize;
    let line = lines.get(at).copied().unwrap_or_default();
    let replaced = |new: &str| {
        let all = lines.iter().enumerate().map(|(here, line)| if here == at { new } else { line });
        all.collect::<Vec<_>>().join("\n") + "\n"
    };
    match (chance.number(0, 9), line.split_once(": ")) {
        (0, _) => format!("# Замечание.\n{text}"),
        (1, _) => replaced(&format!("{line} # так")),
        (2, _) => replaced(""),
        (3, _) => text.replacen("id: ", chance.one::<&str>(&["id: x-", "id: \"", "id:\t"]), 1),
        (4, _) => text.replace("title: ", "title: Ещё раз "),
        (_, Some((key, _))) if key.ends_with("title") => replaced(&format!("{key}: {}", chance.one(&TITLES))),
        (_, Some((key, _))) if key.ends_with("deadline") => {
            replaced(&format!("{key}: {}", chance.one(&DEADLINES)))
        }
        (_, Some((key, _))) if key.ends_with("parent") => replaced(&format!("{key}: {}", chance.one(&IDS))),
        (_, Some((key, _))) if key.ends_with("implements") => {
            replaced(&format!("{key}: {}/m{}", chance.one(&IDS), chance.number(1, 5)))
        }
        (5, _) => String::new(),
        _ => text.replacen("2024", chance.one::<&str>(&["2023", "2025", "2024"]), 1),
    }
}

/// The settings, or none.
pub(crate) fn settings(chance: &mut Chance) -> Option<String> {
    let text = match chance.number(0, 5) {
        0 => return None,
        1 => "as_of: today\n",
        2 => "rules: {nesting: warning, deadline/day-off: off}\n",
        3 => "exclude: [a/**]\n",
        4 => "levels: [federation, region, school]\nlanguage: en\n",
        _ => "calendar: none\n",
    };
    Some(text.to_owned())
}
