//! Reports of parts joined: the same bytes as the report of the whole.

use std::io::{self, Write};

use serde_json::Value;

use super::carried::Carried;
use super::{Checked, Findings, Summary, json};
use crate::session::Shard;
use crate::world::World;

/// A JSON report that was read back.
#[derive(Debug, Default)]
pub struct ParsedReport {
    findings: Vec<Value>,
    summary: Summary,
    shard: Option<Shard>,
    /// The findings as data.
    carried: Option<Carried>,
    /// The run of which the parts that were joined are.
    checked: Option<Vec<Checked>>,
}

/// Why reports do not make a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeFault {
    /// One is the report of no shard.
    NoShard,
    /// They are of different numbers of shards.
    Mixed,
    /// A shard is there twice.
    Doubled(usize),
    /// A shard is missing.
    Missing(usize),
}

impl ParsedReport {
    /// Reads a report.
    ///
    /// # Errors
    /// When it is no JSON, or no report of this version.
    pub fn parse(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        let mut report: Value = serde_json::from_slice(bytes)?;
        if report.get("version") != Some(&Value::from(1)) {
            return Err(serde::de::Error::custom("version 1"));
        }
        let findings = match report.get_mut("findings").map(Value::take) {
            Some(Value::Array(findings)) => findings,
            _ => return Err(serde::de::Error::missing_field("findings")),
        };
        let summary = serde_json::from_value(report.get_mut("summary").map(Value::take).unwrap_or_default())?;
        let shard = report.get("shard").and_then(|shard| {
            let number = |key: &str| usize::try_from(shard.get(key)?.as_u64()?).ok();
            Some(Shard { number: number("part")?, of: number("of")? })
        });
        let carried = report.get("carried").and_then(Value::as_str).and_then(Carried::parse);
        Ok(ParsedReport { findings, summary, shard, carried, checked: None })
    }

    /// The report of all parts together, its findings sorted as in every report.
    ///
    /// # Errors
    /// When they are not each shard of a whole, once.
    pub fn merge(
        parts: impl IntoIterator<Item = ParsedReport>,
        world: &dyn World,
    ) -> Result<Self, MergeFault> {
        let parts: Vec<ParsedReport> = parts.into_iter().collect();
        let mut seen: Vec<usize> = Vec::new();
        for shard in parts.iter().map(|part| part.shard) {
            let shard = shard.ok_or(MergeFault::NoShard)?;
            let first = parts.first().and_then(|part| part.shard);
            match () {
                () if first.is_some_and(|first| first.of != shard.of) => return Err(MergeFault::Mixed),
                () if seen.contains(&shard.number) => return Err(MergeFault::Doubled(shard.number)),
                () => seen.push(shard.number),
            }
        }
        let of = parts.first().and_then(|part| part.shard).map_or(0, |shard| shard.of);
        if let Some(missing) = (1..=of).find(|number| !seen.contains(number)) {
            return Err(MergeFault::Missing(missing));
        }
        let (mut whole, mut carried) = (ParsedReport::default(), Vec::new());
        for part in parts {
            whole.findings.extend(part.findings);
            whole.summary = whole.summary.plus(part.summary);
            whole.shard = part.shard;
            carried.push(part.carried);
        }
        let carried: Option<Vec<Carried>> = carried.into_iter().collect();
        whole.checked = carried.and_then(|parts| Carried::whole(parts, world));
        whole.take_in_gone(world);
        whole.findings.sort_by(|a, b| key(a).cmp(&key(b)));
        Ok(whole)
    }

    /// Takes in what no part found of the lists of known findings, which none of them could tell alone.
    fn take_in_gone(&mut self, world: &dyn World) {
        let Some(checked) = &mut self.checked else { return };
        let gone: Vec<&str> = checked.iter().filter_map(|one| Some(one.gone.as_ref()?.rule)).collect();
        self.summary.count(checked.iter().filter_map(|one| one.gone.as_ref()));
        if !gone.is_empty() {
            let findings = Findings::new(checked, world);
            let own = findings.items.iter().filter(|item| gone.contains(&item.finding.rule));
            self.findings.extend(own.filter_map(|item| json::value(&findings, *item)));
        }
        if let Some(first) = checked.first_mut() {
            first.summary = self.summary;
        }
    }

    /// How many errors it tells of.
    pub fn errors(&self) -> usize {
        self.summary.errors
    }

    /// The run of which these are the parts, to be told in any form; nothing where the parts do not say it.
    pub fn take_checked(&mut self) -> Option<Vec<Checked>> {
        self.checked.take()
    }

    /// Writes it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let lot = |lot: &[Value]| json::lines(lot, |finding, to| json::field(to, "", finding));
        json::write(&self.findings, lot, (&self.summary, None), out)
    }
}

/// File, first byte, rule, last byte. What a rule found first at a place comes first there.
fn key(finding: &Value) -> (&str, u64, &str, u64) {
    let location = &finding["location"];
    (
        location["file"].as_str().unwrap_or_default(),
        location["start"].as_u64().unwrap_or_default(),
        finding["rule"].as_str().unwrap_or_default(),
        location["end"].as_u64().unwrap_or_default(),
    )
}
