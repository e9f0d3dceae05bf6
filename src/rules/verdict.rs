//! What findings of a rule say of the duty that they stand at: of this overviews and pages are made.

use super::{coverage, deadline, names, nesting, status};

/// How a duty stands, by a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// An addressee has no roadmap.
    NoRoadmap,
    /// A mandatory measure is missing.
    NoMeasure,
    /// It was due, and is not done.
    Overdue,
    /// It is later than a level above asks.
    Late,
    /// It is earlier than a level above asks.
    Early,
    /// It has no day.
    Undated,
    /// It was done after it was due.
    DoneLate,
    /// It was done, and no document says so.
    Undocumented,
}

/// What the rules of a group say.
pub(super) type Verdicts = &'static [(&'static str, Verdict)];

static VERDICTS: [Verdicts; 4] =
    [coverage::VERDICTS, status::VERDICTS, nesting::VERDICTS, deadline::VERDICTS];

/// How a duty stands at which a rule finds something, where that is said.
pub fn verdict(code: &str) -> Option<Verdict> {
    let mut all = VERDICTS.iter().copied().flatten();
    all.find(|(own, _)| *own == code).map(|(_, verdict)| *verdict)
}

/// Whether a rule finds that two deadlines cannot both be kept: by the order of the work, or by two that are said of one
/// duty.
pub fn is_clash(code: &str) -> bool {
    ["sequence", "conflict"].iter().any(|group| names(group, code))
}

/// Whether a rule finds that a plan contradicts itself or one above.
pub fn is_contradiction(code: &str) -> bool {
    is_clash(code) || names("nesting", code)
}
