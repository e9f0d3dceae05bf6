//! The texts of a new workspace.

use std::path::Path;
use std::sync::Arc;

use super::plan::{InitPlan, years};
use crate::Options;
use crate::base::Lang;
use crate::base::failure::Error;
use crate::rules::{self, Verdict};
use crate::world::{Overlay, World};

/// Who issues an order at a level: the name, its genitive, the head.
static OFFICES: &[(&str, [&str; 3])] = &[
    ("federation", ["Федеральное агентство", "Федерального агентства", "Руководитель агентства"]),
    ("region", ["Министерство образования", "Министерства образования", "Министр"]),
    ("municipality", ["Управление образования", "Управления образования", "Начальник управления"]),
    ("school", ["Школа", "школы", "Директор"]),
];
/// Who issues an order at any other level.
const OTHER: [&str; 3] = ["Организация", "организации", "Руководитель"];

/// The line with which a list of measures begins.
const LIST: &str = "measures:\n";

/// The settings.
pub(super) fn settings(lang: Lang) -> String {
    spoken(include_str!("vekha.yaml"), lang).replace("{lang}", lang.name())
}

/// The roadmap: with the mandatory measures of those above, or with two to begin with.
///
/// # Errors
/// When the workspace cannot be read.
pub(super) fn roadmap(
    world: &(impl World + Clone + 'static),
    plan: &InitPlan,
    lang: Lang,
) -> Result<String, Error> {
    let head = filled(include_str!("roadmap.yaml"), plan, lang);
    let own = filled(include_str!("measures.yaml"), plan, lang);
    let mut measures = String::new();
    if plan.parent.is_some() {
        measures = mandatory(Overlay::new(Arc::new(world.clone())), &plan.file, &head)?;
    }
    Ok(if measures.is_empty() { head + &own } else { head + &measures })
}

/// The measures that a roadmap with that head lacks, as the fixes of what is found in it write them.
fn mandatory(mut world: Overlay, file: &Path, head: &str) -> Result<String, Error> {
    let bare = head.trim_end().trim_end_matches(LIST.trim_end());
    world.put(file.to_owned(), format!("{bare}measures: []\n").into_bytes());
    let checked = crate::check(&world, &[file.to_owned()], &Options::default())?;
    let findings = checked.iter().flat_map(|one| &one.findings);
    let lacking = findings.filter(|finding| rules::verdict(finding.rule) == Some(Verdict::NoMeasure));
    let written = lacking.filter_map(|finding| Some(&finding.fixes.first()?.edits.first()?.replacement));
    Ok(written.filter_map(|lines| Some(format!("{}\n", by_head(lines.strip_prefix(LIST)?)))).collect())
}

/// The lines of measures put on the head of the organisation: those whom the roadmap above names are not its own.
fn by_head(lines: &str) -> String {
    let own = |line: &str| match line.split_once("responsible:") {
        Some((blanks, _)) if blanks.trim().is_empty() => format!("{blanks}responsible: [head]"),
        _ => line.to_owned(),
    };
    lines.split('\n').map(own).collect::<Vec<_>>().join("\n")
}

/// A text with what is known of the roadmap.
fn filled(text: &str, plan: &InitPlan, lang: Lang) -> String {
    let office = OFFICES.iter().find(|(level, _)| *level == plan.level);
    let [issuer, genitive, head] = office.map_or(OTHER, |(_, office)| *office);
    let (first, last) = years(&plan.period);
    let span = if first == last { format!("{last} год") } else { format!("{first}–{last} годы") };
    let depth = plan.file.parent().and_then(|folder| folder.strip_prefix(&plan.root).ok());
    let up = "../".repeat(depth.map_or(0, |depth| depth.components().count()));
    let values = [
        ("{schema}", format!("{up}schema/roadmap.schema.json")),
        ("{id}", plan.id.clone()),
        ("{level}", plan.level.clone()),
        ("{lower}", plan.lower.clone().unwrap_or_default()),
        ("{parent}", plan.parent.clone().unwrap_or_else(|| "null".into())),
        ("{period}", plan.period.clone()),
        ("{years}", span),
        ("{year}", last),
        ("{issuer}", issuer.into()),
        ("{genitive}", genitive.into()),
        ("{head}", head.into()),
    ];
    let text = spoken(text, lang);
    let text = values.iter().fold(text, |text, (name, value)| text.replace(name, value));
    match plan.lower {
        Some(_) => text,
        None => text
            .lines()
            .filter(|line| !line.contains("mandatory_for"))
            .map(|line| format!("{line}\n"))
            .collect(),
    }
}

/// A text with its comments in one language.
pub(super) fn spoken(text: &str, lang: Lang) -> String {
    let (own, other) = lang.pick(("{# ru}", "{# en}"), ("{# en}", "{# ru}"));
    let lines = text.lines().filter(|line| !line.starts_with(other));
    lines.map(|line| format!("{}\n", line.strip_prefix(own).unwrap_or(line))).collect()
}
