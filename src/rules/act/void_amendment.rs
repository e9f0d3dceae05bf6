//! `act/void-amendment`: the order says that it changes an act, and no clause does.

use crate::document::naming;
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "act/void-amendment",
    severity: Severity::Warning,
    page: include_str!("void_amendment.md"),
    check: Check::Roadmap(check),
    decode: decode::<VoidAmendment>,
};

/// The act that nothing changes, as it is named.
#[derive(Debug, Serialize, Deserialize)]
struct VoidAmendment {
    act: String,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(order) = view.roadmap.order.as_deref().filter(|order| view.is_whole(order.span)) else { return };
    for act in naming::unchanged(order) {
        findings.push(view.finding(&RULE, act.title.span, None, VoidAmendment { act: naming::named(act) }));
    }
}

impl Words for VoidAmendment {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let act = &self.act;
        say!(
            tell.lang,
            "изменений нет: ни один пункт не называет этот акт номером и датой: {act}",
            "nothing is changed: no clause names this act by its number and date: “{act}”"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "написать пункт «Внести в … следующие изменения: …» или убрать акт из «amends»",
            "write a clause that says what changes in it, or take the act out of `amends`"
        ))
    }

    fn data(&self) -> Data {
        Data::of("act", &*self.act)
    }
}
