//! `reference/self`: an entry that names itself.

use super::{indicators, likely_parent, own_faulty, remove};
use crate::graph::{LinkKind, ReferenceFault};
use crate::model::Roadmap;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "reference/self",
    severity: Severity::Error,
    page: include_str!("itself.md"),
    check: Check::Roadmap(check),
    decode: decode::<Itself>,
};

/// The reference, what it stands in, and what was meant.
#[derive(Debug, Serialize, Deserialize)]
struct Itself {
    reference: String,
    of: SelfReference,
    likely: Option<String>,
}

/// What refers to itself.
#[derive(Debug, Serialize, Deserialize)]
enum SelfReference {
    Roadmap,
    Measure,
    Indicator,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let context = view.context;
    for stated in own_faulty(view).filter(|stated| stated.fault.wrong == ReferenceFault::Itself) {
        let (of, likely) = match stated.fault.kind {
            LinkKind::Parent => (SelfReference::Roadmap, likely_parent(stated.roadmap).map(str::to_owned)),
            LinkKind::Implements => (SelfReference::Measure, above(context, stated.roadmap, stated.text)),
            _ => (SelfReference::Measure, None),
        };
        findings.push(stated.finding(
            context,
            &RULE,
            Itself { reference: stated.text.to_string(), of, likely },
        ));
    }
    for stated in indicators::own_faulty(view)
        .filter(|stated| matches!(stated.wrong, indicators::IndicatorReferenceFault::Itself))
    {
        let likely = stated.roadmap.parent.as_ref().map(|parent| format!("{parent}/{}", stated.indicator.id));
        let args = Itself { reference: stated.text.to_string(), of: SelfReference::Indicator, likely };
        let finding = context.finding(&RULE, stated.place(), args);
        findings.push(finding.about(&stated.roadmap.id, Some(&stated.indicator.id)));
    }
}

/// The measure of the roadmap above that has the same id.
fn above(context: &Context<'_>, roadmap: &Roadmap, id: &str) -> Option<String> {
    let parent = roadmap.parent.as_ref()?;
    let (above, _) = context.names.find(parent)?;
    let id = id.split('/').next_back()?;
    context.names.row(above, id).map(|_| format!("{parent}/{id}"))
}

impl Words for Itself {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        match self.of {
            SelfReference::Roadmap => say!(
                tell.lang,
                "дорожная карта названа вышестоящей для самой себя",
                "the roadmap is named as its own parent"
            ),
            SelfReference::Measure => {
                say!(tell.lang, "мероприятие ссылается само на себя", "the measure refers to itself")
            }
            SelfReference::Indicator => {
                say!(tell.lang, "показатель ссылается сам на себя", "the indicator refers to itself")
            }
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match &self.likely {
            Some(likely) => say!(tell.lang, "возможно, «{likely}»", "perhaps `{likely}`"),
            None => remove(tell),
        })
    }

    fn data(&self) -> Data {
        Data::of("reference", &*self.reference)
    }
}
