//! The words that are written, for the ledger: values as their reader sees them, with keys and deadlines put in.

use super::super::draft::{DraftClause, FieldDraft, ResponsibleParty, RoadmapDraft, SharedDraft};
use super::super::ledger::WrittenWords;
use super::roadmap;
use crate::base::Lang;

/// Everything that is written, for the ledger.
pub(crate) fn written(draft: &RoadmapDraft) -> WrittenWords {
    let mut written = WrittenWords::default();
    let yaml = roadmap(draft, "", Lang::Ru);
    // Comments are written too, but a word in a comment is not kept.
    for line in paragraphs(&yaml) {
        written.add(&line);
    }
    draft
        .texts
        .iter()
        .for_each(|(_, text)| text.split("\n\n").for_each(|part| written.add(&part.replace('\\', ""))));
    expanded(draft, &mut written);
    written
}

/// The values of a YAML, folded ones whole.
fn paragraphs(yaml: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut fold: Option<usize> = None;
    for line in yaml.lines() {
        let indent = line.len() - line.trim_start().len();
        match fold {
            Some(depth) if indent > depth => {
                if let Some(last) = out.last_mut() {
                    last.push(' ');
                    last.push_str(line.trim());
                }
                continue;
            }
            _ => fold = None,
        }
        // The head of the file and proposals are no words of the document.
        if line.starts_with('#') || line.trim_start().starts_with('#') && line.contains("implements:") {
            continue;
        }
        if line.ends_with(">-") {
            fold = Some(indent);
        }
        out.push(line.trim().to_owned());
    }
    out
}

/// Lists of keys as the names that they stand for, and clauses with their deadlines put in.
fn expanded(draft: &RoadmapDraft, written: &mut WrittenWords) {
    let name = |key: &str| {
        draft.bodies.iter().find(|(own, _)| own == key).map_or(key.to_owned(), |(_, name)| name.clone())
    };
    let mut cells = |cells: &SharedDraft| {
        let names: Vec<String> = cells
            .responsible
            .iter()
            .map(|who| match who {
                ResponsibleParty::Key(key) => name(key),
                ResponsibleParty::Text(text) => text.clone(),
            })
            .collect();
        written.add(&names.join(", "));
    };
    draft.cells().into_iter().for_each(&mut cells);
    figures(draft, written);
    let mut clauses: Vec<&DraftClause> = draft.order.iter().flat_map(|order| &order.clauses).collect();
    while let Some(clause) = clauses.pop() {
        if clause.approves.is_some() {
            written.add(&format!("{} (приложение)", clause.text));
        }
        written.add(&clause.text.replace("{deadline}", clause.deadline.as_deref().unwrap_or_default()));
        clauses.extend(&clause.clauses);
    }
    act(draft, written);
    marks(draft, written);
    for annex in &draft.annexes {
        written.add(&annex.title);
    }
    for indicator in &draft.indicators {
        written.add(&format!(
            "{} {} {}",
            indicator.title,
            indicator.unit.clone().unwrap_or_default(),
            indicator.definition.clone().unwrap_or_default()
        ));
        indicator.base.iter().chain(&indicator.targets).for_each(|(year, value)| {
            written.add(&format!("{year} {} {value} {}", value.replace('.', ","), grouped(value)))
        });
    }
}

/// The figures of fields in the ways that documents have them.
fn figures(draft: &RoadmapDraft, written: &mut WrittenWords) {
    let measures = draft.measures();
    for (_, value) in measures.iter().flat_map(|measure| &measure.fields) {
        match value {
            FieldDraft::Plain(text) => written.mean(text),
            FieldDraft::Years(figures) => figures.iter().for_each(|one| {
                written.add(&one.figure.replace('.', ","));
                written.add(&grouped(&one.figure));
                one.source.iter().for_each(|source| written.add(source));
            }),
        }
    }
    // The print sums up by itself, and heads the columns of sums.
    if draft.fields.iter().any(|field| field.total || field.by_year) {
        written.mean("итого всего источник источники финансирования");
    }
}

/// The words of the act itself, as they stand beside each other in a document.
fn act(draft: &RoadmapDraft, written: &mut WrittenWords) {
    let Some(order) = &draft.order else { return };

    written.mean(&format!("от г года № {}", order.number.clone().unwrap_or_default()));
    dates(order.date, written);
    written.add(&format!(
        "{} {} {}",
        order.preamble.clone().unwrap_or_default(),
        order.resolves.clone().unwrap_or_default(),
        order.title
    ));
    written.mean(
        "с ознакомлены ознакомлен ознакомлена рассылка разослать основание приказ распоряжение постановление решение исполнитель тел телефон п пункт проект подготовлен и внесён внесен подготовил");
    for basis in &order.basis {
        written.add(&basis.title);
        dates(basis.date, written);
    }
    for person in order.signatories.iter().chain(&order.drafted_by) {
        written.add(&format!(
            "{} {}",
            person.position.clone().unwrap_or_default(),
            person.name.clone().unwrap_or_default()
        ));
        written.add(&format!(
            "{} {}",
            person.name.clone().unwrap_or_default(),
            person.phone.clone().unwrap_or_default()
        ));
    }
}

/// A date in the words that documents have for it.
fn dates(date: Option<chrono::NaiveDate>, written: &mut WrittenWords) {
    if let Some(date) = date {
        written.mean(&crate::russian::ru_date(date));
        written.mean(&crate::russian::ru_date_numeric(date));
        written.mean("от года г");
    }
}

/// The words of «УТВЕРЖДАЮ» and its like, which keys stand for.
fn marks(draft: &RoadmapDraft, written: &mut WrittenWords) {
    if let Some(approval) = &draft.approval {
        written.mean("утверждаю приказ от года г");
        dates(approval.date, written);
        dates(approval.act.as_ref().and_then(|act| act.date), written);
    }
    for agreed in &draft.agreed {
        written.mean("согласовано принято рассмотрено протокол от на заседании");
        written.mean(&crate::russian::cases::by(agreed.body.as_deref().unwrap_or_default()));
        dates(agreed.date, written);
        dates(agreed.protocol.as_ref().and_then(|(date, _)| *date), written);
    }
}

/// A figure with blanks between its thousands: 1 200.
fn grouped(value: &str) -> String {
    let (whole, rest) = value.split_once('.').unwrap_or((value, ""));
    let digits: Vec<char> = whole.chars().collect();
    let mut out = String::new();
    for (at, digit) in digits.iter().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(*digit);
    }
    format!("{out} {rest}")
}
