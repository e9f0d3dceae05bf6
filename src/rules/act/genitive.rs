//! `act/genitive`: the print needs the genitive of a name, and it cannot be made.

use crate::model::Stamp;
use crate::rules::prelude::*;
use crate::russian::genitives::genitive;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "act/genitive",
    severity: Severity::Advice,
    page: include_str!("genitive.md"),
    check: Check::Roadmap(check),
    decode: decode::<Genitive>,
};

/// The name.
#[derive(Debug, Serialize, Deserialize)]
struct Genitive {
    name: String,
    /// Whether a stamp of approval is what needs it.
    approved: bool,
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    let Some(order) = &view.roadmap.order else { return };
    let issuer = &order.issuer;
    if issuer.genitive.is_some() || issuer.name.is_empty() || view.roadmap.annex_list().is_empty() {
        return;
    }
    if genitive(&issuer.name).is_some() {
        return;
    }
    let approved = view.roadmap.annex_list().iter().all(|annex| annex.stamp == Stamp::Approved);
    let args = Genitive { name: issuer.name.to_string(), approved };
    findings.push(view.finding(&RULE, issuer.name.span, None, args));
}

impl Words for Genitive {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        let name = &self.name;
        let stamp = if self.approved {
            "УТВЕРЖДЕНО приказом (кого?)"
        } else {
            "к приказу (кого?)"
        };
        say!(
            tell.lang,
            "родительный падеж не построить: «{name}»; на приложениях вместо «{stamp}» будет только вид акта",
            "the genitive of `{name}` cannot be made; the annexes will name only the kind of the act in place of `{stamp}`"
        )
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(say!(
            tell.lang,
            "указать его: issuer: {{name: …, genitive: …}}",
            "give it: issuer: {{name: …, genitive: …}}"
        ))
    }
}
