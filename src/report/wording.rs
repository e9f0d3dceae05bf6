//! What findings say, as JSON: put together once for all that say the same, as most of a country do.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use foldhash::HashMap;

use super::json::{field, list, location};
use super::{Findings, RenderedFinding, ReportItem};

/// What a finding says, ready to be written: all of it but where it lies and what its fixes write there.
#[derive(Default)]
pub(super) struct ToldFinding {
    /// What is wrong, and what would be right.
    pub said: Vec<u8>,
    /// The places elsewhere, each with what stands there.
    pub related: Vec<u8>,
    /// The title of each fix.
    pub fixes: Vec<Vec<u8>>,
    /// The figures.
    pub data: Vec<u8>,
}

impl ToldFinding {
    /// Puts a finding into words.
    ///
    /// # Errors
    /// None that is known: texts, numbers and lists can be put into JSON.
    fn new<'c>(findings: &Findings<'c>, item: ReportItem<'c>) -> serde_json::Result<Self> {
        let mut wording = ToldFinding::default();
        let Some(told) = findings.told_unlabelled(item) else { return Ok(wording) };
        let RenderedFinding { message, help, related, fixes, data, .. } = told;
        field(&mut wording.said, ",\"message\":", &message)?;
        field(&mut wording.said, ",\"help\":", &help)?;
        list(&mut wording.related, ",\"related\":[", &related, |to, other| {
            field(to, "{\"message\":", &other.message)?;
            location(to, ",\"location\":", findings.other(item, other))?;
            to.push(b'}');
            Ok(())
        })?;
        wording.fixes.resize_with(fixes.len(), Vec::new);
        let titled = wording.fixes.iter_mut().zip(&fixes);
        titled.into_iter().try_for_each(|(to, title)| field(to, "{\"title\":", title))?;
        field(&mut wording.data, ",\"data\":", &data)?;
        Ok(wording)
    }
}

/// How many wordings are kept at once: a file full of mistakes may say something else with each.
const KEPT: usize = 1024;

/// What the findings that one thread tells say, by all that it rests on.
#[derive(Default)]
pub(super) struct Wordings {
    known: HashMap<Vec<u8>, Arc<ToldFinding>>,
    key: WordingKey,
}

impl Wordings {
    /// What a finding says.
    ///
    /// # Errors
    /// As for [`ToldFinding::new`].
    pub(super) fn of<'c>(
        &mut self,
        findings: &Findings<'c>,
        item: ReportItem<'c>,
    ) -> serde_json::Result<Arc<ToldFinding>> {
        if !self.key.take(item) {
            return ToldFinding::new(findings, item).map(Arc::new);
        }
        if let Some(known) = self.known.get(&self.key.0) {
            return Ok(Arc::clone(known));
        }
        let wording = Arc::new(ToldFinding::new(findings, item)?);
        if self.known.len() == KEPT {
            self.known.clear();
        }
        self.known.insert(self.key.0.clone(), Arc::clone(&wording));
        Ok(wording)
    }
}

/// All that the words of a finding rest on, as bytes: what is hashed is compared itself, so that no two are mistaken for
/// one another.
#[derive(Default)]
struct WordingKey(Vec<u8>);

impl WordingKey {
    /// Takes what a finding rests on; false where hardly any other says the same.
    fn take(&mut self, ReportItem { finding, workspace, .. }: ReportItem<'_>) -> bool {
        self.0.clear();
        if !finding.args.alike(self) {
            return false;
        }
        (workspace, finding.rule, &finding.related, finding.fixes.len()).hash(self);
        true
    }
}

impl Hasher for WordingKey {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Nobody asks for it.
    fn finish(&self) -> u64 {
        0
    }
}
