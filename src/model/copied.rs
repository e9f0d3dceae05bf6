//! Plans are copied: the rows that a file has in common with the one before it are read once. Files in which they stand
//! in the same place have the same; for each other place there is a copy with its places moved.

use std::cell::RefCell;
use std::sync::Arc;

use super::Section;
use super::decode::Misfits;
use super::measure::Measure;
use super::moved::Moved;
use super::section::SectionReader;
use crate::base::{IndexVec, RowIdx, SectionIdx};
use crate::syntax::{Ending, Node};

/// The sections and the rows of a roadmap.
type SharedTable = (Arc<IndexVec<SectionIdx, Section>>, Arc<IndexVec<RowIdx, Measure>>);

/// The table that stands in the end of a text.
struct CopiedTable {
    number: u64,
    /// How many entries there are right under `measures`, where that is given, and under `sections`.
    shape: (Option<usize>, usize),
    /// As it was read, with where that end began.
    first: (u32, SharedTable),
    /// The same for ends that begin elsewhere: heads differ in length by a figure or two.
    moved: Vec<(u32, SharedTable)>,
}

/// For how many other places a table is kept.
const PLACES: usize = 16;

thread_local! {
    /// The table of the end that this thread read last.
    static LAST: RefCell<Option<CopiedTable>> = const { RefCell::new(None) };
}

/// Reads `measures` and `sections` of a roadmap, or takes them from where they were read.
pub(super) fn table(flat: Option<&[Node<'_>]>, sections: &[Node<'_>], misfits: &mut Misfits) -> SharedTable {
    let shape = (flat.map(<[_]>::len), sections.len());
    let lies_in = |end: &Ending| {
        flat.iter().copied().flatten().chain(sections).all(|node| node.span().start >= end.start)
    };
    let ending = misfits.ending().filter(lies_in);
    if let Some(table) = ending.and_then(|ending| known(ending, shape)) {
        return table;
    }
    let before = misfits.len();
    let rows = SectionReader::of(flat, sections, misfits);
    let table = (Arc::new(rows.sections), Arc::new(rows.measures));
    if let Some(ending) = ending.filter(|_| misfits.len() == before) {
        let (number, first) = (ending.number, (ending.start, table.clone()));
        LAST.set(Some(CopiedTable { number, shape, first, moved: Vec::new() }));
    }
    table
}

/// The table of an end that was read before.
fn known(ending: Ending, shape: (Option<usize>, usize)) -> Option<SharedTable> {
    LAST.with_borrow_mut(|last| {
        let last = last.as_mut().filter(|last| (last.number, last.shape) == (ending.number, shape))?;
        let mut known = std::iter::once(&last.first).chain(&last.moved);
        if let Some((_, table)) = known.find(|(start, _)| *start == ending.start) {
            return Some(table.clone());
        }
        let table = moved(&last.first.1, ending.start.wrapping_sub(last.first.0));
        if last.moved.len() < PLACES {
            last.moved.push((ending.start, table.clone()));
        }
        Some(table)
    })
}

/// A table that stands so many bytes further on.
fn moved((sections, rows): &SharedTable, by: u32) -> SharedTable {
    let (mut sections, mut rows) = (IndexVec::clone(sections), IndexVec::clone(rows));
    // What has no title is no entry of the file, and stands nowhere.
    let entries = sections.iter_mut().filter(|section| section.title.is_some());
    entries.for_each(|section| section.move_by(by));
    rows.iter_mut().for_each(|row| row.move_by(by));
    (Arc::new(sections), Arc::new(rows))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arcstr::ArcStr;

    use crate::base::FileId;
    use crate::model::{Roadmap, decode};
    use crate::syntax::parse;

    /// Every key that a section and a measure may have.
    const BODY: &str = "sections:
  - title: Раздел
    number: '1'
    deadline: 2024 год
    responsible: [own, \"Школа\"]
    result: Приказ
    dates: on
    edition: {act: '17', change: added}
    allow: {deadline/day-off: так}
    measures:
      - id: m1
        title: Мера
        number: 1.1
        deadline: {text: В мае, window: 2024-05}
        responsible: own
        result: \"Справка\"
        note: Заметка
        place: г. Н.
        fields: {funding: 120, money: {2024: {край: 80}, total: 80}}
        implements: [above/m1, above/m2]
        mandatory_for: school
        after: m2
        done: [{on: 2024-05-07, document: Приказ}]
        dates: by
        edition: {act: '17', change: repealed}
        allow: {nesting: так}
        measures:
          - {id: m2, title: Часть, deadline: май 2024 года}
";

    /// What is read of texts one after the other by a thread of its own.
    fn read(texts: &[String]) -> Vec<(Option<Roadmap>, usize)> {
        let one = |text: &String| {
            let text = ArcStr::from(text.as_str());
            let (roadmap, misfits) = decode(&parse(&text, 0).tree, FileId(0), &text);
            (roadmap, misfits.len())
        };
        let texts = texts.to_vec();
        std::thread::spawn(move || texts.iter().map(one).collect()).join().unwrap()
    }

    #[test]
    fn what_is_taken_over_is_what_would_be_read() {
        let flat = format!("measures:\n{}", "  - {id: m, title: Мера}\n".repeat(9));
        let wrong = BODY.replace("note:", "nota:");
        for body in [BODY, flat.as_str(), wrong.as_str()] {
            let heads = [
                "",
                "id: long-id\n",
                "id: a\n",
                "id: b\n",
                "measures: []\n",
                "sections: []\n",
                "period: []\n",
            ];
            let texts: Vec<String> =
                heads.iter().map(|head| format!("{head}level: school\n{body}")).collect();
            let alone: Vec<_> = texts.iter().flat_map(|text| read(std::slice::from_ref(text))).collect();
            assert_eq!(read(&texts), alone);
            let backwards: Vec<String> = texts.iter().rev().cloned().collect();
            assert!(read(&backwards).iter().eq(alone.iter().rev()));
        }
    }

    #[test]
    fn rows_that_stand_in_one_place_are_shared() {
        let heads = ["id: a\n", "id: longer\n", "id: b\n", "id: larger\n"];
        let files = read(&heads.map(|head| format!("{head}{BODY}")));
        let rows: Vec<_> = files.iter().filter_map(|(file, _)| Some(&file.as_ref()?.measures)).collect();
        let [one, longer, same, larger] = rows.as_slice() else { panic!("a file has no rows") };
        assert!(Arc::ptr_eq(one, same) && Arc::ptr_eq(longer, larger) && !Arc::ptr_eq(one, longer));
    }
}
