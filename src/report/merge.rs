//! Reports of parts joined: the same bytes as the report of the whole.

use std::io::{self, Write};

use serde_json::Value;

use super::carried::Carried;
use super::{Checked, Summary};
use crate::session::Shard;

/// A JSON report that was read back.
#[derive(Debug, Default)]
pub struct Parsed {
    findings: Vec<Value>,
    summary: Summary,
    shard: Option<Shard>,
    /// The findings as data, of each part that was joined.
    carried: Vec<Carried>,
}

/// Why reports do not make a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unjoined {
    /// One is the report of no shard.
    NoShard,
    /// They are of different numbers of shards.
    Mixed,
    /// A shard is there twice.
    Doubled(usize),
    /// A shard is missing.
    Missing(usize),
}

impl Parsed {
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
        Ok(Parsed { findings, summary, shard, carried: carried.into_iter().collect() })
    }

    /// The report of all parts together, its findings sorted as in every report.
    ///
    /// # Errors
    /// When they are not each shard of a whole, once.
    pub fn merge(parts: impl IntoIterator<Item = Parsed>) -> Result<Self, Unjoined> {
        let parts: Vec<Parsed> = parts.into_iter().collect();
        let mut seen: Vec<usize> = Vec::new();
        for shard in parts.iter().map(|part| part.shard) {
            let shard = shard.ok_or(Unjoined::NoShard)?;
            let first = parts.first().and_then(|part| part.shard);
            match () {
                () if first.is_some_and(|first| first.of != shard.of) => return Err(Unjoined::Mixed),
                () if seen.contains(&shard.number) => return Err(Unjoined::Doubled(shard.number)),
                () => seen.push(shard.number),
            }
        }
        let of = parts.first().and_then(|part| part.shard).map_or(0, |shard| shard.of);
        if let Some(missing) = (1..=of).find(|number| !seen.contains(number)) {
            return Err(Unjoined::Missing(missing));
        }
        let mut whole = Parsed::default();
        for part in parts {
            whole.findings.extend(part.findings);
            whole.summary = whole.summary.plus(part.summary);
            whole.shard = part.shard;
            whole.carried.extend(part.carried);
        }
        whole.findings.sort_by(|a, b| key(a).cmp(&key(b)));
        Ok(whole)
    }

    /// How many errors it tells of.
    pub fn errors(&self) -> usize {
        self.summary.errors
    }

    /// The run of which these are the parts, to be told in any form; nothing where the parts do not say it.
    pub fn checked(&mut self) -> Option<Vec<Checked>> {
        let carried = std::mem::take(&mut self.carried);
        let all = self.shard.is_some_and(|shard| shard.of == carried.len());
        Carried::whole(carried, self.summary).filter(|_| all)
    }

    /// Writes it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        super::json::write(&self.findings, |finding| finding, (&self.summary, None), out)
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
