//! What is meant by a value that is no name: what it calls by its title, its territory or its number. A file that has
//! many such values is looked through once.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::{SchemaFault, SchemaFaultKind};
use crate::base::RowIdx;
use crate::model::{Numbers, Roadmap, Row, bare, is_id};
use crate::rules::Context;
use crate::rules::reference::likely_parent;

/// What the values of a roadmap may call.
pub(super) struct Callable<'c, 'w> {
    context: &'c Context<'w>,
    roadmap: &'w Roadmap,
    /// The titles of its measures in small letters, sorted.
    titles: OnceCell<Vec<(String, RowIdx)>>,
    /// What was called so far by a title, or a part of one.
    called: HashMap<String, Option<RowIdx>>,
    above: OnceCell<Option<ParentMeasures<'w>>>,
}

/// The measures of the parent, the first of each number, id and title.
struct ParentMeasures<'w> {
    roadmap: &'w Roadmap,
    by_number: HashMap<String, RowIdx>,
    by_id: HashMap<&'w str, RowIdx>,
    by_title: HashMap<&'w str, RowIdx>,
}

impl<'c, 'w> Callable<'c, 'w> {
    pub(super) fn new(context: &'c Context<'w>, roadmap: &'w Roadmap) -> Self {
        let (titles, called, above) = (OnceCell::new(), HashMap::new(), OnceCell::new());
        Callable { context, roadmap, titles, called, above }
    }

    /// What is meant by the value of a fault: a roadmap or a measure.
    pub(super) fn meant(&mut self, fault: &SchemaFault) -> Option<String> {
        let SchemaFaultKind::InvalidValue { key, value, .. } = &fault.kind else { return None };
        match key.as_str() {
            "parent" => self.parent(value),
            "after" | "measure" => self.own(value),
            "implements" => bare_reference(value).or_else(|| self.of_parent(fault, value)),
            "approves" => self.annex(value),
            _ => None,
        }
    }

    /// The roadmap that is called by its territory in place of its id, else the one that the measures name.
    fn parent(&self, value: &str) -> Option<String> {
        let value = value.to_lowercase();
        let is_called = |territory: &str| {
            let territory = territory.to_lowercase();
            !territory.is_empty() && (territory.contains(&value) || value.contains(&territory))
        };
        let known = &self.context.workspace.known;
        let mut others = known.territories().filter(|(id, _)| *id != &*self.roadmap.id.value);
        let called = others.find(|(_, territory)| is_called(territory)).map(|(id, _)| id.to_owned());
        called.or_else(|| likely_parent(self.roadmap).map(str::to_owned))
    }

    /// The measure of the roadmap itself that is called by its title.
    fn own(&mut self, value: &str) -> Option<String> {
        let small = |row: Row<'_>| (row.measure.title.to_lowercase(), row.place);
        let value = value.to_lowercase();
        if let Some(row) = self.numbered(&value) {
            return Some(self.roadmap.measures.entry(row)?.id.to_string());
        }
        let titles = self.titles.get_or_init(|| {
            let mut titles: Vec<_> = self.roadmap.rows().map(small).collect();
            titles.sort_unstable();
            titles
        });
        let row = *self.called.entry(value).or_insert_with_key(|value| {
            let from = titles.partition_point(|(title, _)| title < value);
            let alike = titles.iter().skip(from).take_while(|(title, _)| title.starts_with(value.as_str()));
            alike.map(|(_, row)| *row).min()
        });
        Some(self.roadmap.measures.entry(row?)?.id.to_string())
    }

    /// The measure of the roadmap itself that has the number named: «п. 2.2».
    fn numbered(&self, value: &str) -> Option<RowIdx> {
        let number = value.trim_start_matches(|sign: char| !sign.is_ascii_digit());
        let before = value.strip_suffix(number).unwrap_or_default().trim();
        let number = number.trim_end_matches('.');
        let is_number = matches!(before, "" | "п" | "п." | "пункт" | "№")
            && !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let rows = is_number.then(|| Numbers::of(self.roadmap).rows)?;
        let has = |row: &Row<'_>| rows.entry(row.place).is_some_and(|own| bare(own) == number);
        self.roadmap.rows().find(has).map(|row| row.place)
    }

    /// The annex that is called by its number or its title, or that is the only one.
    fn annex(&self, value: &str) -> Option<String> {
        let annexes = self.roadmap.annex_list();
        let figures = value.trim_matches(|sign: char| !sign.is_ascii_digit());
        let numbered = figures.parse::<usize>().ok().and_then(|number| annexes.get(number.checked_sub(1)?));
        let value = value.to_lowercase();
        let titled = || annexes.iter().find(|annex| annex.title.to_lowercase().contains(&value));
        let only = || annexes.first().filter(|_| annexes.len() == 1);
        numbered.or_else(titled).or_else(only).map(|annex| annex.id.to_string())
    }

    /// The measure of the parent that has the number named, else the one that the measure at hand looks like.
    fn of_parent(&self, fault: &SchemaFault, value: &str) -> Option<String> {
        let above = self.above.get_or_init(|| ParentMeasures::of(self.context, self.roadmap)).as_ref()?;
        let number = value.trim_start_matches(|sign: char| !sign.is_ascii_digit()).trim_end_matches('.');
        let holds = |row: &Row<'_>| {
            row.measure.span.start <= fault.span.start && fault.span.end <= row.measure.span.end
        };
        let like = || {
            let own =
                std::iter::successors(self.roadmap.row_at(fault.span), Row::whole).filter(holds).last()?;
            let id = above.by_id.get(&*own.measure.id.value);
            id.into_iter().chain(above.by_title.get(&*own.measure.title.value)).min().copied()
        };
        let row = above.by_number.get(number).filter(|_| !number.is_empty()).copied().or_else(like)?;
        Some(format!("{}/{}", &*above.roadmap.id, &*above.roadmap.measures.entry(row)?.id))
    }
}

/// A reference to a measure of another roadmap, with a stroke too many at an end.
fn bare_reference(value: &str) -> Option<String> {
    let bare = value.trim_matches('/');
    let (roadmap, measure) = bare.split_once('/')?;
    (bare != value && is_id(roadmap) && is_id(measure)).then(|| bare.to_owned())
}

impl<'w> ParentMeasures<'w> {
    fn of(context: &Context<'w>, roadmap: &Roadmap) -> Option<Self> {
        let (_, roadmap) = context.names.find(roadmap.parent.as_ref()?)?;
        let numbers = Numbers::of(roadmap);
        let (mut by_number, mut by_id, mut by_title) = (HashMap::new(), HashMap::new(), HashMap::new());
        for row in roadmap.rows() {
            if let Some(number) = numbers.rows.entry(row.place) {
                by_number.entry(bare(number).to_owned()).or_insert(row.place);
            }
            by_id.entry(&*row.measure.id.value).or_insert(row.place);
            by_title.entry(&*row.measure.title.value).or_insert(row.place);
        }
        Some(ParentMeasures { roadmap, by_number, by_id, by_title })
    }
}
