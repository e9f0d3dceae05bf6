//! Rows in their order to a tree: sections within sections, and measures with parts, as their numbers say.

use super::draft::{DraftMeasure, DraftSection};
use super::text::is_shouted;
use crate::russian::parts::PARTS;
use crate::russian::roman::roman;

/// Puts each section under the one that it belongs to, and each part under its measure.
pub(super) fn nest(sections: Vec<DraftSection>) -> Vec<DraftSection> {
    let mut top: Vec<DraftSection> = Vec::with_capacity(sections.len());
    for mut section in sections {
        section.measures = with_parts(section.measures);
        put_section(&mut top, section);
    }
    top
}

/// Adds a section behind the last one, or within it.
fn put_section(all: &mut Vec<DraftSection>, section: DraftSection) {
    match all.last_mut() {
        Some(last) if holds(last, &section) => put_section(&mut last.sections, section),
        _ => all.push(section),
    }
}

/// Whether a section stands within the one before it, which has no measures of its own: by its number, or as one of
/// another kind where a number is lacking.
fn holds(outer: &DraftSection, inner: &DraftSection) -> bool {
    if !outer.measures.is_empty() || outer.title.is_none() {
        return false;
    }
    match (path(outer.number.as_deref()), path(inner.number.as_deref())) {
        (Some(above), Some(below)) => below.len() > above.len() && below.starts_with(&above),
        _ => {
            let first = outer.sections.first();
            kind(outer) != kind(inner) && first.is_none_or(|first| kind(first) == kind(inner))
        }
    }
}

/// How a section is headed: sections of one kind stand side by side.
fn kind(section: &DraftSection) -> (String, bool, usize) {
    let title = section.title.as_deref().unwrap_or_default();
    let first = title.split(' ').next().unwrap_or_default().to_lowercase();
    let word = if PARTS.contains(&first.as_str()) { first } else { String::new() };
    let numbered =
        section.number.as_deref().map_or(0, |number| path(Some(number)).map_or(9, |path| path.len()));
    (word, is_shouted(title), numbered)
}

/// Measures with those that are numbered below others as their parts.
fn with_parts(measures: Vec<DraftMeasure>) -> Vec<DraftMeasure> {
    let mut top: Vec<DraftMeasure> = Vec::with_capacity(measures.len());
    for measure in measures {
        put_measure(&mut top, measure);
    }
    top
}

fn put_measure(all: &mut Vec<DraftMeasure>, mut measure: DraftMeasure) {
    let below = path(measure.number.as_deref());
    let listed = measure.number.is_none() && is_listed(&measure.title);
    let outer = all.last_mut().filter(|last| {
        let above = path(last.number.as_deref());
        let within = |above: &[u32], below: &[u32]| below.len() > above.len() && below.starts_with(above);
        above.zip(below).is_some_and(|(above, below)| within(&above, &below))
            || listed && !is_listed(&last.title) && last.number.is_some()
    });
    let Some(outer) = outer else { return all.push(measure) };
    // What one merged cell says for a measure and its parts is said once.
    let [deadline, responsible, result] = measure.origins;
    let [outer_deadline, outer_responsible, outer_result] = outer.origins;
    if deadline.is_some() && deadline == outer_deadline {
        measure.cells.deadline = None;
    }
    if responsible.is_some() && responsible == outer_responsible {
        measure.cells.responsible.clear();
    }
    if result.is_some() && result == outer_result {
        measure.cells.result = None;
    }
    put_measure(&mut outer.parts, measure);
}

/// «– при школах», «в том числе …»: a row without a number that goes into the one above.
fn is_listed(title: &str) -> bool {
    let small = title.to_lowercase();
    small.starts_with(['–', '-', '—', '•']) || small.starts_with("в том числе") || small.starts_with("в т.ч.")
}

/// The figures of a number: 1.2. is 1, 2, and II is 2; none where it has other signs.
fn path(number: Option<&str>) -> Option<Vec<u32>> {
    let core = number?.trim().trim_end_matches(['.', ')']);
    if let Some(value) = roman(core) {
        return Some(vec![u32::from(value)]);
    }
    core.split('.').map(|part| part.trim().parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(number: &str, title: &str, measures: &[&str]) -> DraftSection {
        let measure =
            |number: &&str| DraftMeasure { number: Some((*number).to_owned()), ..DraftMeasure::default() };
        DraftSection {
            title: Some(title.to_owned()),
            number: (!number.is_empty()).then(|| number.to_owned()),
            measures: measures.iter().map(measure).collect(),
            ..DraftSection::default()
        }
    }

    fn shown(sections: &[DraftSection]) -> String {
        fn part(measure: &DraftMeasure) -> String {
            let parts: String = measure.parts.iter().map(part).collect();
            let inner = if parts.is_empty() { parts } else { format!("({parts})") };
            format!(" {}{inner}", measure.number.as_deref().unwrap_or_default())
        }
        let one = |section: &DraftSection| {
            let measures: String = section.measures.iter().map(part).collect();
            format!(
                "[{}{measures}{}]",
                section.title.as_deref().unwrap_or_default(),
                shown(&section.sections)
            )
        };
        sections.iter().map(one).collect()
    }

    #[test]
    fn numbers_say_what_stands_in_what() {
        let flat = vec![
            section("1.", "А", &[]),
            section("1.1.", "Б", &["1.1.1.", "1.1.2"]),
            section("1.2", "В", &["1.2.1"]),
            section("II", "Г", &["2.1", "2.1.1", "2.1.2", "2.2"]),
        ];
        assert_eq!(shown(&nest(flat)), "[А[Б 1.1.1. 1.1.2][В 1.2.1]][Г 2.1( 2.1.1 2.1.2) 2.2]");
    }

    #[test]
    fn without_numbers_the_kinds_of_headings_say_it() {
        let flat = vec![
            section("", "Раздел 1", &[]),
            section("", "Сети", &["1"]),
            section("", "Техника", &["2"]),
            section("", "Раздел 2", &["3"]),
            section("", "Пустой", &[]),
            section("", "Следующий", &["4"]),
        ];
        assert_eq!(shown(&nest(flat)), "[Раздел 1[Сети 1][Техника 2]][Раздел 2 3][Пустой][Следующий 4]");
    }
}
