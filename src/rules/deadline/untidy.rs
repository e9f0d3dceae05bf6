//! `deadline/untidy`: a wording that is understood, but typed carelessly.

use super::entries;
use crate::deadline::UntidyKind;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "deadline/untidy",
    severity: Severity::Advice,
    page: include_str!("untidy.md"),
    check: Check::Roadmap(check),
    decode: decode::<UntidyDeadline>,
};

/// How it is typed, and how it should be.
#[derive(Debug, Serialize, Deserialize)]
struct UntidyDeadline {
    kinds: Vec<UntidyKind>,
    wording: String,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for entry in entries(view) {
        let Some(reading) = entry.reading() else { continue };
        let Some(first) = reading.untidy.first() else { continue };
        let mut kinds: Vec<UntidyKind> = reading.untidy.iter().map(|untidy| untidy.kind).collect();
        kinds.dedup();
        let args = UntidyDeadline { kinds, wording: reading.tidy(&entry.deadline.text) };
        let mended = view.safe_retyping(&entry.deadline.text, &args.wording);
        findings.push(entry.finding(view, &RULE, first.span, args).with_fix(mended));
    }
}

impl Words for UntidyDeadline {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let told = |kind: &UntidyKind| match kind {
            UntidyKind::Letter => tell.lang.pick("буква не того алфавита", "a letter of the other alphabet"),
            UntidyKind::NoBlank => tell.lang.pick("не хватает пробела", "a blank is missing"),
            UntidyKind::Mark => tell.lang.pick("лишний знак", "a mark too many"),
            UntidyKind::Comma => tell.lang.pick("запятая вместо точки", "a comma for a dot"),
            UntidyKind::Nought => tell.lang.pick("буква вместо нуля", "a letter instead of a zero"),
            UntidyKind::NoStop => tell.lang.pick("нет точки после «г»", "no full stop after “г”"),
            UntidyKind::ShortYear => tell.lang.pick("год двумя цифрами", "a year of two figures"),
            UntidyKind::Invisible => tell.lang.pick("невидимый знак", "a character that nobody sees"),
        };
        self.kinds.iter().map(told).collect::<Vec<_>>().join(", ")
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        let wording = &self.wording;
        Some(say!(tell.lang, "написать «{wording}»", "write “{wording}”"))
    }

    fn data(&self) -> Data {
        Data::of("wording", &*self.wording)
    }
}
