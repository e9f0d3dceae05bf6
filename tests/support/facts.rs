//! What a roadmap says, one fact a line, however its YAML is typed: for comparing what was read with what was meant.

use std::path::Path;

use vekha::model::{FieldValue, Numbers, Resolves, Roadmap, Row, YearTarget};
use vekha::workspace::{DiscoveredWorkspace, Workspace};
use vekha::world::World;

/// The roadmap in the first of some files.
pub(crate) fn loaded(files: &[(String, String)]) -> Roadmap {
    let folder = Path::new(super::support::ROOT);
    let world = super::support::world_of(
        files.iter().map(|(name, text)| (folder.join(name), text.clone().into_bytes())),
    );
    let (name, text) = files.first().unwrap();
    let found = DiscoveredWorkspace {
        root: folder.to_owned(),
        files: vec![folder.join(name)],
        ..DiscoveredWorkspace::default()
    };
    let workspace = Workspace::load(&world as &dyn World, &found).unwrap();
    Roadmap::clone(workspace.roadmaps.first().unwrap_or_else(|| panic!("not a roadmap:\n{text}")))
}

/// The facts of a roadmap, in its order.
pub(crate) fn facts(roadmap: &Roadmap) -> Vec<String> {
    let numbers = Numbers::of(roadmap);
    let mut facts = Vec::new();
    act(roadmap, &numbers, &mut facts);
    let mut seen = None;
    for (at, section) in roadmap.sections.entries() {
        if let Some(title) = &section.title {
            facts.push(format!("section {} | {}", bare(&numbers.sections[at]), even(title)));
        }
        for row in roadmap.rows_in(at) {
            assert!(seen < Some(row.place), "rows in the order of the table");
            seen = Some(row.place);
            facts.push(referred(&self::row(roadmap, row, &numbers.rows[row.place]), &numbers));
        }
    }
    for one in &roadmap.indicators {
        let values: Vec<String> = one.base.iter().chain(&one.targets).map(value).collect();
        let unit = one.unit.as_deref().unwrap_or_default();
        facts.push(format!("indicator {} | {unit} | {}", even(&one.title), values.join(" ")));
    }
    for member in roadmap.annexes.iter().flatten().flat_map(|annex| annex.members.iter().flatten()) {
        let said = |text: &Option<vekha::model::Text>| text.as_deref().map(even).unwrap_or_default();
        facts.push(format!("member {} | {}", said(&member.name), said(&member.position)));
    }
    facts
}

/// The facts of the order and of «УТВЕРЖДАЮ».
fn act(roadmap: &Roadmap, numbers: &Numbers, facts: &mut Vec<String>) {
    let text = |text: Option<&str>| text.map(even).unwrap_or_default();
    let day = |date: Option<&vekha::model::Date>| date.map(|date| date.day.to_string()).unwrap_or_default();
    if let Some(one) = &roadmap.approval {
        let name = text(one.name.as_deref());
        facts.push(format!("approval {} | {name} | {}", even(&one.position), day(one.date.as_ref())));
    }
    let Some(order) = &roadmap.order else { return };
    let number = order.number.as_deref().map(ToString::to_string).unwrap_or_default();
    let kind = order.kind.as_deref().map_or("Приказ", |kind| kind);
    let (date, place) = (day(order.date.as_ref()), text(order.place.as_deref()));
    facts.push(format!("order {kind} | {number} | {date} | {place} | {}", even(&order.title)));
    // What is usual for the kind may be stated or not.
    if let Resolves::Word(verb) = &order.resolves {
        let verb = verb.to_lowercase();
        facts.extend((!matches!(&*verb, "приказываю" | "постановляю")).then(|| format!("verb {verb}")));
    }
    let mut path: Vec<usize> = Vec::new();
    for clause in order.clauses.iter() {
        let depth = usize::from(clause.depth);
        path.resize(depth + 1, 0);
        path[depth] += 1;
        let deadline = clause.deadline.as_ref().map_or("", |deadline| &deadline.text);
        let shown: Vec<String> = path.iter().map(ToString::to_string).collect();
        let text = referred(&clause.text.replace("{deadline}", deadline), numbers);
        facts.push(format!("clause {} | {}", shown.join("."), even(&text)));
    }
    for who in &order.signatories {
        facts.push(format!("sign {} | {}", even(&who.position), text(who.name.as_deref())));
    }
}

fn row(roadmap: &Roadmap, row: Row<'_>, number: &str) -> String {
    let name = |who: &vekha::model::Responsible| {
        roadmap.body(&who.text).map_or(who.text.to_string(), |body| body.printed().to_string())
    };
    let who = row.responsible().map(|(who, _)| who.iter().map(name).collect::<Vec<_>>().join(", "));
    // A body that is told from a list begins with a great letter, as bodies do.
    let who = even(&who.unwrap_or_default()).to_lowercase().replace(';', ",");
    let deadline = row.deadline().map(|(deadline, _)| even(&deadline.text)).unwrap_or_default();
    let result = row.result().map(|(result, _)| even(result)).unwrap_or_default();
    let measure = row.measure;
    // What stands in no column is not printed.
    let column =
        |key: &str| roadmap.columns.is_empty() || roadmap.columns.iter().any(|column| &*column.key == key);
    let note = measure.note.iter().filter(|_| column("note"));
    let place = measure.place.iter().filter(|_| column("place"));
    let mut more: Vec<String> = note.chain(place).map(|text| even(text)).collect();
    more.extend(measure.fields.iter().map(|(_, value)| figures(value)));
    more.sort();
    let more: String = more.iter().map(|one| format!(" | {one}")).collect();
    format!("row {} | {} | {deadline} | {who} | {result}{more}", bare(number), even(&measure.title))
}

/// The text with the numbers that its references stand for.
fn referred(text: &str, numbers: &Numbers) -> String {
    let mut pieces = text.split("{ref:");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (id, rest) = piece.split_once('}').unwrap();
        out.push_str(numbers.reference(id).unwrap_or(id));
        out.push_str(rest);
    }
    out
}

/// The figures of a field on one line.
fn figures(value: &FieldValue) -> String {
    match value {
        FieldValue::Plain(text) => {
            text.parse::<f64>().map_or_else(|_| even(text), |figure| figure.to_string())
        }
        FieldValue::Parts(parts, _) => {
            // A sum that is typed may be left to the print.
            let shown = parts.iter().filter(|(key, _)| &**key != "total").map(|(key, part)| match part {
                FieldValue::Plain(_) => format!("{}: {}", &**key, figures(part)),
                FieldValue::Parts(..) => format!("{}: {{{}}}", &**key, figures(part)),
            });
            shown.collect::<Vec<_>>().join(", ")
        }
    }
}

fn value(target: &YearTarget) -> String {
    format!("{}={}", target.year, target.value)
}

/// A number without the sign that closes it.
fn bare(number: &str) -> &str {
    number.trim().trim_end_matches(['.', ')'])
}

/// A text with its blanks single and its full stop gone, and «(приложение …)», which the print puts there, left out.
pub(crate) fn even(text: &str) -> String {
    // The print sets the quotation marks of books.
    let text = text.replace(['"', '«', '»', '“', '”', '„'], "");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let small = text.to_lowercase();
    let mark = small.rfind(" (приложение").filter(|_| small.ends_with(')') && small.len() == text.len());
    let core = mark.map_or(text.as_str(), |at| &text[..at]);
    core.trim_end_matches(['.', ';', ':']).to_owned()
}
