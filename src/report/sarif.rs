//! SARIF 2.1.0, the format that code hosts take findings of any tool in.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Write};

use serde::Serialize;

use super::lots::in_lots;
use super::{Findings, Fingerprints, Location, ReportItem, json};
use crate::base::{Data, Edit, Fix, Lang, Severity, uri_reference};
use crate::rules::{self, RulePage};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [SarifRun; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRun {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    /// Written one by one behind the rest.
    results: [(); 0],
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    information_uri: Option<&'static str>,
    semantic_version: &'static str,
    rules: Vec<SarifRule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRule {
    id: &'static str,
    short_description: SarifText<'static>,
    help_uri: String,
    help: SarifHelp,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct SarifHelp {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct SarifText<'c> {
    text: Cow<'c, str>,
}

impl SarifText<'_> {
    /// A message in the words of authors: viewers make a link of `[…](…)` where no backslash stands before the brackets
    /// (SARIF 2.1.0, 3.11.6). Those that make none show backslashes, so there are none where no link could be.
    fn message(words: String) -> Self {
        if !words.contains("](") {
            return SarifText { text: words.into() };
        }
        let (mut text, mut is_escaped) = (String::with_capacity(words.len() + 2), false);
        for sign in words.chars() {
            if matches!(sign, '[' | ']') && !is_escaped {
                text.push('\\');
            }
            is_escaped = sign == '\\' && !is_escaped;
            text.push(sign);
        }
        SarifText { text: text.into() }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultObject<'c> {
    rule_id: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: SarifText<'c>,
    locations: [SarifPlace<'c>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<SarifPlace<'c>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    code_flows: Vec<CodeFlow<'c>>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<FixObject<'c>>,
    #[serde(skip_serializing_if = "Data::is_empty")]
    properties: Data,
}

/// A change that mends a finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FixObject<'c> {
    description: SarifText<'c>,
    artifact_changes: [ArtifactChange<'c>; 1],
    properties: FixProperties,
}

/// Whether a fix may be made without a look: SARIF has no word of its own for it.
#[derive(Serialize)]
struct FixProperties {
    safe: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'c> {
    artifact_location: ArtifactLocation,
    replacements: Vec<SarifReplacement<'c>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifReplacement<'c> {
    deleted_region: Region,
    inserted_content: SarifText<'c>,
}

/// A place of a finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifPlace<'c> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<SarifText<'c>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    /// The root of the repository, where the name begins there.
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: u32,
    byte_length: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    fully_qualified_name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CodeFlow<'c> {
    thread_flows: [ThreadFlow<'c>; 1],
}

#[derive(Serialize)]
struct ThreadFlow<'c> {
    locations: Vec<SarifStep<'c>>,
}

#[derive(Serialize)]
struct SarifStep<'c> {
    location: SarifPlace<'c>,
}

/// Writes the log.
///
/// # Errors
/// When it cannot be written.
pub fn sarif<'c>(findings: &Findings<'c>, out: &mut impl Write) -> io::Result<()> {
    let found: BTreeSet<&str> = findings.items.iter().map(|item| item.finding.rule).collect();
    let rules: Vec<&rules::Rule> = rules::all().filter(|rule| found.contains(rule.code)).collect();
    let indexes = rules.iter().zip(0..).map(|(rule, index)| (rule.code, index)).collect();
    let driver = Driver {
        name: "vekha",
        information_uri: rules::BOOK,
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: rules.into_iter().map(|one| rule(one, findings.lang)).collect(),
    };
    let language = match findings.lang {
        Lang::Ru => "ru",
        Lang::En => "en",
    };
    let run = SarifRun { tool: Tool { driver }, language, column_kind: "unicodeCodePoints", results: [] };
    let log = serde_json::to_string(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })?;
    out.write_all(log.strip_suffix(END).unwrap_or(&log).as_bytes())?;
    let names = Fingerprints::all(findings);
    let named: Vec<(ReportItem<'c>, String)> = findings.items.iter().copied().zip(names).collect();
    in_lots(&named, b",", |lot| results(findings, lot, &indexes), out)?;
    out.write_all(END.as_bytes())?;
    out.write_all(b"\n")
}

/// What stands behind the results.
const END: &str = "]}]}";

/// Findings with commas between.
fn results<'c>(
    findings: &Findings<'c>,
    lot: &[(ReportItem<'c>, String)],
    indexes: &HashMap<&str, usize>,
) -> io::Result<Vec<u8>> {
    let mut results = Vec::new();
    for (item, name) in lot {
        if !results.is_empty() {
            results.push(b',');
        }
        json::field(&mut results, "", &finding(findings, *item, indexes, name.clone()))?;
    }
    Ok(results)
}

/// A rule with its page in a language.
fn rule(rule: &'static rules::Rule, lang: Lang) -> SarifRule {
    let (page, text) = (RulePage::of(rule), RulePage::of(rule).text(lang));
    SarifRule {
        id: rule.code,
        short_description: SarifText { text: page.sentence(lang).into() },
        help_uri: rules::page_address(rule.code),
        help: SarifHelp { text: text.clone(), markdown: text },
        default_configuration: Configuration { level: level(rule.severity) },
    }
}

fn finding<'c>(
    findings: &Findings<'c>,
    item: ReportItem<'c>,
    indexes: &HashMap<&str, usize>,
    name: String,
) -> Option<ResultObject<'c>> {
    let (found, told) = (item.finding, findings.told(item)?);
    let mut own = place(findings, findings.location(item), told.label.clone());
    own.logical_locations.extend(logical(item));
    let related = || {
        told.related
            .iter()
            .map(|other| place(findings, findings.other(item, other), Some(other.message.clone())))
    };
    let flow = || CodeFlow {
        thread_flows: [ThreadFlow { locations: related().map(|location| SarifStep { location }).collect() }],
    };
    Some(ResultObject {
        rule_id: found.rule,
        rule_index: indexes.get(found.rule).copied(),
        level: level(found.severity),
        message: SarifText::message(told.summary(findings.lang)),
        locations: [own],
        related_locations: related()
            .zip(1..)
            .map(|(found, id)| SarifPlace { id: Some(id), ..found })
            .collect(),
        code_flows: if found.args.is_trace() { vec![flow()] } else { Vec::new() },
        fixes: fixes(findings, item, &told.fixes),
        partial_fingerprints: fingerprints(name),
        properties: told.data,
    })
}

/// The name of a finding that outlives moved lines, under our key and under the one by which GitHub tells old from new.
fn fingerprints(name: String) -> BTreeMap<&'static str, String> {
    BTreeMap::from([("primaryLocationLineHash", name.clone()), ("vekha/v1", name)])
}

/// The fixes of a finding, each with what it does; SARIF asks for a change at least.
fn fixes<'c>(findings: &Findings<'c>, item: ReportItem<'c>, titles: &[String]) -> Vec<FixObject<'c>> {
    let found = item.finding;
    let replacement = |(location, edit): (Location<'_>, &'c Edit)| SarifReplacement {
        deleted_region: region(&location),
        inserted_content: SarifText { text: edit.replacement.as_str().into() },
    };
    let fix = |(at, (fix, title)): (usize, (&Fix, &String))| FixObject {
        description: SarifText::message(title.clone()),
        artifact_changes: [ArtifactChange {
            artifact_location: artifact(findings, item.file),
            replacements: findings.edits(item, at).map(replacement).collect(),
        }],
        properties: FixProperties { safe: fix.safe },
    };
    found.fixes.iter().zip(titles).enumerate().map(fix).collect()
}

/// The roadmap and the measure; the measure alone where it names another roadmap's.
fn logical(item: ReportItem<'_>) -> Option<LogicalLocation> {
    let roadmap = item.finding.roadmap.as_deref()?;
    let fully_qualified_name = match item.finding.measure.as_deref() {
        None => roadmap.to_owned(),
        Some(measure) if measure.contains('/') => measure.to_owned(),
        Some(measure) => format!("{roadmap}/{measure}"),
    };
    Some(LogicalLocation { fully_qualified_name })
}

fn place<'c>(findings: &Findings<'_>, at: Location<'_>, message: Option<String>) -> SarifPlace<'c> {
    let region = region(&at);
    SarifPlace {
        id: None,
        physical_location: PhysicalLocation { artifact_location: artifact(findings, at.file), region },
        logical_locations: Vec::new(),
        message: message.map(SarifText::message),
    }
}

fn artifact(findings: &Findings<'_>, file: &str) -> ArtifactLocation {
    let uri = uri_reference(&findings.host.name(file));
    ArtifactLocation { uri_base_id: (!uri.starts_with("file:")).then_some("%SRCROOT%"), uri }
}

fn region(at: &Location<'_>) -> Region {
    Region {
        start_line: at.line,
        start_column: at.column,
        end_line: at.end_line,
        end_column: at.end_column,
        byte_offset: at.start,
        byte_length: at.end.saturating_sub(at.start),
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
        Severity::Off => "none",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_message_holds_a_link() {
        for (said, told) in [
            ("[а] и (б)", "[а] и (б)"),
            ("[а](http://б/)", "\\[а\\](http://б/)"),
            ("\\[а\\](б)", "\\[а\\](б)"),
            ("\\\\[а\\\\](б) [в]", "\\\\\\[а\\\\\\](б) \\[в\\]"),
        ] {
            assert_eq!(SarifText::message(said.into()).text, told);
        }
    }
}
