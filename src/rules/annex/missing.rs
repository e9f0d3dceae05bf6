//! `annex/missing`: an annex is named, and there is nothing to print under its name.

use super::{Check, Rule, View};
use crate::base::message::annex::{AnnexHelp, AnnexSays};
use crate::base::{Finding, Severity};
use crate::model::{Annex, Roadmap, Text};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "annex/missing",
    severity: Severity::Error,
    page: include_str!("missing.md"),
    check: Check::Roadmap(check),
};

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    for annex in view.roadmap.annexes.iter().flatten() {
        for file in [&annex.text, &annex.intro].into_iter().flatten().filter(|file| !is_there(view, file)) {
            let message = AnnexSays::NoFile { file: file.to_string() };
            let finding = view.finding(&RULE, file.span, None, &message);
            findings.push(finding.help(view.context.lang, &AnnexHelp::WriteFile).data("file", &**file));
        }
        if is_empty(view.roadmap, annex) && view.is_whole(annex.span) {
            let message = AnnexSays::Empty { id: annex.id.to_string() };
            let finding = view.finding(&RULE, annex.id.span, None, &message);
            let help = AnnexHelp::Fill { table: is_table(annex) };
            findings.push(finding.help(view.context.lang, &help).data("annex", &*annex.id));
        }
    }
}

/// Whether the file that an annex names, relative to the roadmap, is there.
fn is_there(view: &View<'_>, file: &Text) -> bool {
    let workspace = view.context.workspace;
    let folder = workspace.file(view.roadmap.file).and_then(|own| own.source.path.parent());
    folder
        .is_none_or(|folder| view.context.world.is_file(&view.context.world.absolute(&folder.join(&**file))))
}

/// Whether the annex is a table of the file itself.
fn is_table(annex: &Annex) -> bool {
    matches!(&*annex.id, "roadmap" | "indicators")
}

/// Whether nothing would be printed but the title.
fn is_empty(roadmap: &Roadmap, annex: &Annex) -> bool {
    let own = annex.text.is_none()
        && annex.members.as_ref().is_none_or(Vec::is_empty)
        && annex.form.as_ref().is_none_or(Vec::is_empty);
    own && match &*annex.id {
        "roadmap" => roadmap.measures().next().is_none(),
        "indicators" => roadmap.indicators.is_empty(),
        _ => annex.intro.is_none(),
    }
}
