//! Whole entries: the mandatory measures of the roadmaps above that a file does not carry out yet.

use std::collections::HashSet;

use lsp_types::CompletionItemKind;

use super::place::TypingPlace;
use super::{CompletionOffer, values};
use crate::base::say;
use crate::lsp::keys::PathStep;
use crate::lsp::navigate::RequestPosition;
use crate::lsp::request::RequestResult;
use crate::model::Measure;
use crate::syntax::plain_or_quoted;

/// The mandatory measures that are missing, as entries to be written at a place.
pub(super) fn missing(asked: &RequestPosition, place: &TypingPlace) -> RequestResult<Vec<CompletionOffer>> {
    let Some(own) = asked.file.roadmap.as_deref() else { return Ok(Vec::new()) };
    let has_mark = place.way.last() == Some(&PathStep::Item);
    let lang = asked.snapshot.lang();
    let mut offers = Vec::new();
    let there: HashSet<&str> = own.measures().flat_map(|one| &one.implements).map(|name| &**name).collect();
    let ids: HashSet<&str> = own.measures().map(|one| &*one.id.value).collect();
    for upper in values::chain(asked)? {
        let mandatory = upper
            .measures()
            .filter(|one| one.mandatory_for.as_deref() == Some(&*own.level) && !one.id.is_empty());
        for measure in mandatory {
            let name = format!("{}/{}", upper.id, measure.id);
            if there.contains(&*name) {
                continue;
            }
            let detail = say!(lang, "обязательное мероприятие: {name}", "a mandatory measure: {name}");
            offers.push(CompletionOffer {
                label: measure.title.to_string(),
                kind: CompletionItemKind::SNIPPET,
                detail,
                text: lines(&ids, measure, &name, place.indent, has_mark),
            });
        }
    }
    Ok(offers)
}

/// The lines of an entry that carries out a measure.
fn lines(ids: &HashSet<&str>, measure: &Measure, name: &str, indent: usize, has_mark: bool) -> String {
    let id = (1..)
        .map(|at| if at == 1 { measure.id.to_string() } else { format!("{}-{at}", measure.id) })
        .find(|id| !ids.contains(&**id))
        .unwrap_or_default();
    let deadline = measure.deadline.as_ref().filter(|deadline| deadline.windows.is_empty());
    let fields = [
        ("title", Some(plain_or_quoted(&measure.title))),
        ("deadline", deadline.map(|deadline| plain_or_quoted(&deadline.text))),
        ("result", measure.result.as_ref().map(|result| plain_or_quoted(result))),
        ("implements", Some(name.to_owned())),
    ];
    let indent = " ".repeat(if has_mark { indent } else { indent + 2 });
    let mut text = format!("{}id: {id}", if has_mark { "" } else { "- " });
    for (key, value) in fields {
        if let Some(value) = value {
            text.push_str(&format!("\n{indent}{key}: {value}"));
        }
    }
    text
}
