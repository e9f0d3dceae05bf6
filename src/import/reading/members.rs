//! People of a working group: a table or a list of names and positions.

use crate::import::content::{SourceParagraph, SourceTable};
use crate::import::ledger::Ledger;
use crate::import::text::{flat, unclosed};

use super::headings;
use super::scan;

/// A member: name and position.
pub(super) type ReadMember = (Option<String>, Option<String>);

/// Reads a table of people.
pub(super) fn table(table: &SourceTable, ledger: &mut Ledger) -> Vec<ReadMember> {
    let head = headings::head(table).map_or(0, |head| head.rows);
    let first_said =
        |row: &crate::import::content::SourceRow| row.cells.iter().any(|cell| is_heading(&cell.flat()));
    let skip = if head > 0 { head } else { usize::from(table.rows.first().is_some_and(first_said)) };
    let mut members: Vec<ReadMember> = Vec::new();
    let mut role: Option<String> = None;
    for (at, row) in table.rows.iter().enumerate() {
        let lines = row.cells.iter().flat_map(|cell| &cell.lines);
        if at < skip || headings::is_blank_row(row) {
            lines.for_each(|line| ledger.remake(line));
            continue;
        }
        let number = |line: &&SourceParagraph| scan::row_number(&line.flat()).is_some();
        lines.for_each(|line| if number(&line) { ledger.count(line) } else { ledger.take(line) });
        let cells: Vec<String> =
            row.cells.iter().map(|cell| cell.flat()).filter(|text| !text.is_empty()).collect();
        let mut rest = cells.as_slice();
        if let [number, others @ ..] = rest
            && !others.is_empty()
            && scan::row_number(number).is_some()
        {
            rest = others;
        }
        if let [label] = rest
            && let Some(label) = label.strip_suffix(':')
        {
            row.cells.iter().flat_map(|cell| &cell.lines).for_each(|line| ledger.state(line));
            role = Some(label.to_owned());
            continue;
        }
        let member = row_member(rest);
        members.extend(member.map(|(name, position)| (name, with_role(&mut role, position))));
    }
    members
}

/// Whether a table without headings is of people: most of its rows begin with a name, and say who that is.
pub(super) fn is_peopled(table: &SourceTable) -> bool {
    let of_person = |row: &&crate::import::content::SourceRow| {
        let mut cells = row.cells.iter().map(|cell| cell.flat()).filter(|text| !text.is_empty());
        let first = cells.by_ref().find(|text| scan::row_number(text).is_none());
        first.is_some_and(|first| is_name(&first)) && cells.any(|text| text.contains(char::is_alphabetic))
    };
    let count = table.rows.iter().filter(of_person).count();
    count > 1 && count * 2 > table.rows.len()
}

/// The position of a member under «Председатель комиссии:», which is one person's.
fn with_role(role: &mut Option<String>, position: Option<String>) -> Option<String> {
    match (role.take_if(|role| is_one(role)), position) {
        (Some(role), Some(position)) => Some(format!("{position}, {}", role.to_lowercase())),
        (own, position) => position.or(own).or_else(|| role.clone()),
    }
}

/// A member from the cells of a row: the first that is a name, and the others.
fn row_member(cells: &[String]) -> Option<ReadMember> {
    if let [only] = cells {
        return Some(member(only));
    }
    let name = cells.iter().position(|cell| is_name(cell));
    let others = cells
        .iter()
        .enumerate()
        .filter(|(at, _)| Some(*at) != name)
        .map(|(_, cell)| cell.trim_start_matches(['–', '-', '—', ' ']))
        .filter(|cell| !cell.is_empty());
    let position = flat(&others.collect::<Vec<_>>().join(", "));
    let position = unclosed(position.trim_matches([',', ' '])).to_owned();
    let name = name
        .and_then(|at| cells.get(at))
        .map(|name| name.trim_end_matches(['–', '-', '—', ' ', ',']).to_owned());
    Some((name, Some(position).filter(|text| !text.is_empty())))
}

fn is_heading(text: &str) -> bool {
    let small = text.to_lowercase();
    ["фио", "ф.и.о", "ф. и. о", "фамилия", "должность", "№"].iter().any(|start| small.starts_with(start))
}

/// Whether a text is a name alone: with initials, or three words with great letters.
fn is_name(text: &str) -> bool {
    let text = text.trim_end_matches(['–', '-', '—', ' ', ',']);
    let initials = scan::person(text).is_some_and(|named| named.before.is_empty() && named.after.is_empty());
    initials || super::patronymics::is_whole_name(text)
}

/// Whether lines are a list of people, one a line.
pub(super) fn is_list(lines: &[&SourceParagraph], title: &str) -> bool {
    let small = title.to_lowercase();
    let titled = ["состав", "список", "члены"].iter().any(|word| small.contains(word))
        && [
            "групп",
            "комисси",
            "совет",
            "комитет",
            "участник",
            "наставник",
            "штаб",
            "жюри",
            "команд",
            "организатор",
            "эксперт",
            "координатор",
        ]
        .iter()
        .any(|word| small.contains(word));
    let said: Vec<&&SourceParagraph> = lines.iter().filter(|line| !line.is_blank()).collect();
    let short = said.iter().all(|line| line.text.chars().count() < 260);
    // Without a title that says so, every line must begin with a name.
    let named = || {
        said.iter().all(|line| {
            let text = flat(&line.text);
            let rest = scan::mark(&text).map_or(text.clone(), |(_, _, rest)| rest);
            let rest = if line.number.is_some() { text } else { rest };
            member(&rest).0.is_some_and(|name| rest.starts_with(&name)) && rest.chars().count() < 160
        })
    };
    short && !said.is_empty() && (titled && said.len() > 1 || named())
}

/// Reads a list of people.
pub(super) fn list(lines: &[&SourceParagraph], ledger: &mut Ledger) -> Vec<ReadMember> {
    let mut members: Vec<ReadMember> = Vec::new();
    let mut role: Option<String> = None;
    for line in lines.iter().filter(|line| !line.is_blank()) {
        ledger.take(line);
        let text = flat(&line.text);
        // The position may stand in a cell of its own, behind a dash.
        if let Some(rest) = text.strip_prefix(['–', '-', '—'])
            && let Some((_, position @ None)) = members.last_mut()
        {
            *position = Some(unclosed(rest.trim()).to_owned());
            continue;
        }
        let text =
            if line.number.is_some() { text } else { scan::mark(&text).map_or(text, |(_, _, rest)| rest) };
        if let Some(label) = text.strip_suffix(':') {
            ledger.state(line);
            role = Some(label.to_owned());
            continue;
        }
        let (name, position) = member(&text);
        if completes(members.last_mut(), &name, &position) {
            continue;
        }
        members.push((name, with_role(&mut role, position)));
    }
    members
}

/// Whether a line says the rest of the member before it: the position of a name that stood alone in the cell beside,
/// or the name of a position.
fn completes(last: Option<&mut ReadMember>, name: &Option<String>, position: &Option<String>) -> bool {
    match (last, name, position) {
        (Some((Some(_), lacking @ None)), None, Some(position)) => {
            *lacking = Some(unclosed(position).to_owned());
            true
        }
        (Some((lacking @ None, Some(_))), Some(name), None) => {
            *lacking = Some(name.clone());
            true
        }
        _ => false,
    }
}

/// «Председатель комиссии»: a role that one person has.
fn is_one(role: &str) -> bool {
    !role.to_lowercase().starts_with("член")
}

/// Two to four words with great letters before a dash.
fn is_called(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').filter(|word| word.starts_with(char::is_alphabetic)).collect();
    (2..=4).contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase))
}

/// «Н. Н. – начальник управления», «начальник управления – Н. Н.», a position alone.
fn member(text: &str) -> ReadMember {
    // The point after an initial belongs to it.
    let stopped = text.trim_end_matches([';', ',', ' ']);
    let initial = scan::person(stopped).is_some_and(|named| named.after.is_empty());
    let text = if initial { stopped } else { unclosed(stopped) };
    let trim = |text: &str| {
        let text = text.trim_matches(|sign: char| matches!(sign, ' ' | ',' | '–' | '-' | '—' | ':' | ';'));
        Some(text.to_owned()).filter(|text| !text.is_empty())
    };
    for dash in [" – ", " - ", " — ", "– ", " –"] {
        if let Some((left, right)) = text.split_once(dash)
            && (is_name(left) || is_called(left))
        {
            return (trim(left), trim(right));
        }
    }
    match scan::person(text) {
        Some(named) if named.before.is_empty() || named.after.is_empty() || !named.before.contains(' ') => {
            let label = named.before.trim_end_matches([':', ' ', '–', '-']).to_owned();
            let parts =
                [trim(&label), trim(&named.after)].into_iter().flatten().collect::<Vec<_>>().join(", ");
            (Some(named.name), trim(&parts))
        }
        _ => (None, trim(text)),
    }
}
