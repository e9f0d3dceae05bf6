//! `content/duplicate-title`: two rows that are one measure, and two roadmaps that are one plan.

use super::copied::original;
use crate::base::{Anchor, Part, RowIdx};
use crate::model::{Owner, Row, TextRole};
use crate::rules::prelude::*;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "content/duplicate-title",
    severity: Severity::Warning,
    page: include_str!("duplicate_title.md"),
    check: Check::Roadmap(check),
    decode: decode::<DuplicateTitle>,
};

/// The id of the first of two that are one.
#[derive(Debug, Serialize, Deserialize)]
enum DuplicateTitle {
    /// A measure.
    Row { first: String },
    /// A roadmap, whose file was copied.
    Roadmap { first: String },
}

fn check(view: &View<'_>, findings: &mut Vec<Finding>) {
    findings.extend(copied(view));
    findings.extend(view.in_table(&RULE, || found(view)));
}

fn found(view: &View<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let titles = view.chosen(|text| text.role == TextRole::Title);
    let rows = titles.filter_map(|text| match text.owner {
        Owner::Row(at) => Some((text.words.sum(), at)),
        _ => None,
    });
    let mut rows: Vec<(u32, RowIdx)> = rows.collect();
    rows.sort_unstable();
    for pair in rows.chunk_by(|one, two| one.0 == two.0).filter(|chunk| chunk.len() > 1) {
        let mut rows = pair.iter().map(|(_, place)| view.roadmap.row(*place));
        let Some(first) = rows.next() else { continue };
        for other in rows.filter(|other| is_same(first, *other)) {
            let (first, other) = (first.measure, other.measure);
            let args = DuplicateTitle::Row { first: first.id.to_string() };
            let finding = view.finding(&RULE, other.title.span, Some(&other.id), args);
            findings.push(finding.with_span(first.title.span));
        }
    }
    findings
}

/// That the file is a copy of another in which only the id was changed.
fn copied(view: &View<'_>) -> Option<Finding> {
    let place = view.roadmap.territory.as_ref()?.span;
    let first = original(view)?;
    let args = DuplicateTitle::Roadmap { first: first.id.to_string() };
    let finding = view.finding(&RULE, place, None, args);
    Some(finding.with_anchors([Anchor::roadmap(first.file, Part::Id)]))
}

/// The words of a title, whatever stands between them.
fn words(title: &str) -> impl Iterator<Item = &str> {
    title.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether two rows with titles of one sum are one measure.
///
/// The same words in another section and by another time may be another stage of the work.
fn is_same(one: Row<'_>, two: Row<'_>) -> bool {
    let time = |row: Row<'_>| row.deadline().map(|(deadline, _)| deadline.text.value.clone());
    let beside = one.measure.section == two.measure.section && one.measure.whole == two.measure.whole;
    let titles = !one.measure.title.is_empty() && words(&one.measure.title).eq(words(&two.measure.title));
    titles && (beside || time(one) == time(two))
}

impl Words for DuplicateTitle {
    fn message(&self, tell: &MessageContext<'_>) -> String {
        match self {
            DuplicateTitle::Row { .. } => {
                say!(tell.lang, "такое мероприятие в карте уже есть", "the roadmap has this measure already")
            }
            DuplicateTitle::Roadmap { first } => say!(
                tell.lang,
                "карта повторяет «{first}»: та же территория, тот же утверждающий акт, те же мероприятия",
                "the roadmap repeats `{first}`: the same territory, the same act of approval, the same measures"
            ),
        }
    }

    fn help(&self, tell: &MessageContext<'_>) -> Option<String> {
        Some(match self {
            DuplicateTitle::Row { .. } => say!(
                tell.lang,
                "убрать повтор или сказать в названии, чем мероприятия различаются",
                "take the repeat away, or say in the title how the two differ"
            ),
            DuplicateTitle::Roadmap { .. } => say!(
                tell.lang,
                "поправить после копирования территорию, должность и имя, дату и номер акта; лишний файл удалить",
                "after copying, mend the territory, the position and the name, the date and the number of the act; delete a file too many"
            ),
        })
    }

    fn related(&self, _at: usize, tell: &MessageContext<'_>) -> String {
        say!(tell.lang, "впервые здесь", "first here")
    }

    fn data(&self) -> Data {
        let (DuplicateTitle::Row { first } | DuplicateTitle::Roadmap { first }) = self;
        Data::of("first", &**first)
    }
}
