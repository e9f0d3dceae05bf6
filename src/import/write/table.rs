//! The table of measures: its columns, fields, sections, measures and their parts.

use super::super::draft::{
    DraftField, DraftMeasure, DraftPeriods, DraftSection, FieldDraft, ResponsibleParty, RoadmapDraft,
    SharedDraft, YearFigure,
};
use super::super::yaml::{Map, YamlNode};
use super::{WIDE, Writer, core, short};
use crate::model::Amount;

/// How titles of sections begin that bring their own number.
const OWN_NUMBERS: [&str; 7] = ["раздел ", "модуль ", "направление ", "этап ", "блок ", "глава ", "часть "];

/// Whether the rows of a table bear numbers.
pub(super) fn numbered(draft: &RoadmapDraft) -> bool {
    let columned = draft.columns.iter().any(|column| column.key == "number");
    columned && draft.measures().iter().any(|measure| measure.number.is_some())
}

impl Writer<'_> {
    /// The keys of the table of measures.
    pub(super) fn table(&self, map: &mut Map) {
        let draft = self.draft;
        self.columns(map);
        if draft.column_numbers {
            map.put("column_numbers", YamlNode::Raw("true".to_owned()));
        }
        if self.through {
            map.put("section_numbers", YamlNode::Raw("false".to_owned()));
        }
        if !draft.fields.is_empty() {
            let mut fields = Map::default();
            for one in &draft.fields {
                self.looks(&one.look).into_iter().for_each(|look| fields.comment(look));
                fields.put(&one.key, field(one));
            }
            map.put("fields", fields.node());
        }
        if draft.has_sections() {
            map.list("sections", self.sections(&draft.sections, ""));
        } else {
            let measures: Vec<&DraftMeasure> =
                draft.sections.iter().flat_map(|section| &section.measures).collect();
            map.list("measures", self.measures(&measures, ""));
        }
    }

    fn columns(&self, map: &mut Map) {
        let draft = self.draft;
        if draft.columns.is_empty() {
            return;
        }
        let mut columns = Map::default();
        for one in &draft.columns {
            match &draft.periods {
                Some(periods) if one.key == "periods" => {
                    columns.put(&one.key, calendar(periods, &one.title));
                }
                _ if !one.group.is_empty() => {
                    let heading = format!("{{title: {}, group: {}}}", short(&one.title), short(&one.group));
                    columns.put(&one.key, YamlNode::Raw(heading));
                }
                _ if one.title.is_empty() => columns.put(&one.key, YamlNode::Quoted(String::new())),
                _ => columns.text(&one.key, Some(&one.title)),
            }
        }
        map.put("columns", columns.node());
    }

    /// Sections below the number of another, which is empty at the top.
    fn sections(&self, sections: &[DraftSection], outer: &str) -> Vec<(Vec<String>, YamlNode)> {
        let made = |at: usize| below(outer, at);
        let one = |(at, one): (usize, &DraftSection)| (self.looks(&one.look), self.section(one, &made(at)));
        sections.iter().enumerate().map(one).collect()
    }

    fn section(&self, section: &DraftSection, made: &str) -> YamlNode {
        let mut map = Map::default();
        let title = section.title.clone().unwrap_or_else(|| "Прочие мероприятия".to_owned());
        map.put("title", YamlNode::Text(title.clone()));
        let own = section.number.as_deref().map(core).filter(|number| *number != made);
        if let Some(number) = own {
            map.put("number", YamlNode::Quoted(section.number.clone().unwrap_or_else(|| number.to_owned())));
        } else if section.number.is_none() && !self.through && self.counts(&title) {
            map.put("number", YamlNode::Quoted(String::new()));
        }
        cells(&mut map, &section.shared);
        let prefix = own.unwrap_or(made);
        map.list("sections", self.sections(&section.sections, prefix));
        if section.measures.is_empty() && section.sections.is_empty() {
            map.put("measures", YamlNode::Raw("[]".to_owned()));
        }
        let measures: Vec<&DraftMeasure> = section.measures.iter().collect();
        map.list("measures", self.measures(&measures, prefix));
        map.node()
    }

    /// Whether the print would number what bears no number in the file; titles that bring their own get none.
    fn counts(&self, title: &str) -> bool {
        let small = title.to_lowercase();
        self.numbered && !OWN_NUMBERS.iter().any(|start| small.starts_with(start))
    }

    fn measures(&self, measures: &[&DraftMeasure], outer: &str) -> Vec<(Vec<String>, YamlNode)> {
        let one = |(at, one): (usize, &&DraftMeasure)| {
            (self.looks(&one.look), self.measure(one, &below(outer, at)))
        };
        measures.iter().enumerate().map(one).collect()
    }

    fn measure(&self, measure: &DraftMeasure, made: &str) -> YamlNode {
        let mut map = Map::default();
        map.put("id", YamlNode::Raw(measure.id.clone()));
        let own = measure.number.as_deref().filter(|number| core(number) != made);
        if let Some(number) = own {
            map.put("number", YamlNode::Quoted(number.to_owned()));
        } else if measure.number.is_none() && self.counts("") {
            map.put("number", YamlNode::Quoted(String::new()));
        }
        map.put("title", YamlNode::Lines(measure.title.clone()));
        cells(&mut map, &measure.cells);
        map.text("note", measure.note.as_deref());
        map.text("place", measure.place.as_deref());
        if !measure.fields.is_empty() {
            let mut fields = Map::default();
            measure.fields.iter().for_each(|(key, value)| fields.put(key, value_node(value)));
            map.put("fields", fields.node());
        }
        let parts: Vec<&DraftMeasure> = measure.parts.iter().collect();
        map.list("measures", self.measures(&parts, own.map_or(made, core)));
        map.node()
    }
}

/// The number that the print makes at a place below another.
fn below(outer: &str, at: usize) -> String {
    if outer.is_empty() { (at + 1).to_string() } else { format!("{outer}.{}", at + 1) }
}

fn field(field: &DraftField) -> YamlNode {
    let unit = field.unit.as_ref().map(|unit| format!("unit: {}", short(unit)));
    let by = field.by_year.then(|| "by: year".to_owned());
    let sources: Vec<String> = field.sources.iter().map(|source| short(source)).collect();
    let sources = (!sources.is_empty()).then(|| format!("sources: [{}]", sources.join(", ")));
    let total = field.total.then(|| "total: true".to_owned());
    let parts: Vec<String> = unit.into_iter().chain(by).chain(sources).chain(total).collect();
    YamlNode::Raw(format!("{{{}}}", parts.join(", ")))
}

fn value_node(value: &FieldDraft) -> YamlNode {
    match value {
        FieldDraft::Plain(text) => match figure(text) {
            Some(figure) => YamlNode::Raw(figure),
            None => YamlNode::Lines(text.clone()),
        },
        FieldDraft::Years(figures) => years(figures),
    }
}

/// Figures by year: on one line where they fit, else a year a line.
fn years(figures: &[YearFigure]) -> YamlNode {
    let mut keys: Vec<Option<i32>> = Vec::new();
    for one in figures {
        if !keys.contains(&one.year) {
            keys.push(one.year);
        }
    }
    keys.sort_by_key(|year| year.unwrap_or(i32::MAX));
    let mut map = Map::default();
    let mut line: Vec<String> = Vec::new();
    for key in keys {
        let own: Vec<&YearFigure> = figures.iter().filter(|one| one.year == key).collect();
        let shown = match own.as_slice() {
            [YearFigure { source: None, figure, .. }, ..] => figure.clone(),
            many => {
                let pairs = many.iter().map(|one| {
                    format!("{}: {}", short(one.source.as_deref().unwrap_or_default()), one.figure)
                });
                format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
            }
        };
        let key = key.map_or_else(|| "total".to_owned(), |year| year.to_string());
        line.push(format!("{key}: {shown}"));
        map.put(&key, YamlNode::Raw(shown));
    }
    let line = format!("{{{}}}", line.join(", "));
    if line.chars().count() <= WIDE { YamlNode::Raw(line) } else { map.node() }
}

fn cells(map: &mut Map, cells: &SharedDraft) {
    map.text("deadline", cells.deadline.as_deref());
    match cells.responsible.as_slice() {
        [] => {}
        [ResponsibleParty::Text(text)] => map.text("responsible", Some(text)),
        many => responsible(map, many),
    }
    if let Some(result) = cells.result.as_ref().filter(|result| !result.trim().is_empty()) {
        map.put("result", YamlNode::Lines(result.clone()));
    }
}

/// A list of who is responsible: on one line where it fits.
fn responsible(map: &mut Map, many: &[ResponsibleParty]) {
    let shown: Vec<String> = many
        .iter()
        .map(|who| match who {
            ResponsibleParty::Key(key) => key.clone(),
            ResponsibleParty::Text(text) => short(text),
        })
        .collect();
    let line = format!("[{}]", shown.join(", "));
    if line.chars().count() <= WIDE {
        return map.put("responsible", YamlNode::Raw(line));
    }
    let item = |who: &ResponsibleParty| match who {
        ResponsibleParty::Key(key) => YamlNode::Raw(key.clone()),
        ResponsibleParty::Text(text) => YamlNode::Text(text.clone()),
    };
    map.list("responsible", many.iter().map(|who| (Vec::new(), item(who))).collect());
}

/// «1 250 000,5» as a figure; none where it is none.
fn figure(text: &str) -> Option<String> {
    let plain = text.replace(' ', "").replace(',', ".");
    let led = plain.starts_with('.') || plain.starts_with('0') && plain.len() > 1 && !plain.starts_with("0.");
    let figures = plain.chars().all(|sign| sign.is_ascii_digit() || sign == '.') && !led;
    (figures && plain.len() < 16 && Amount::parse(text).is_some()).then_some(plain)
}

/// Whether sections have no numbers and the rows are counted through them.
pub(super) fn through(draft: &RoadmapDraft) -> bool {
    let plain = |number: &str| core(number).chars().all(|sign| sign.is_ascii_digit());
    let unnumbered = draft.has_sections() && draft.sections.iter().all(|section| section.number.is_none());
    unnumbered
        && draft
            .sections
            .iter()
            .flat_map(|section| &section.measures)
            .all(|measure| measure.number.as_deref().is_some_and(plain))
}

/// The calendar drawn beside the measures: `{unit: quarter, mark: х, title: Срок}`.
fn calendar(periods: &DraftPeriods, heading: &str) -> YamlNode {
    let mut map = Map::default();
    map.put("unit", YamlNode::Raw(periods.unit.to_owned()));
    map.text("mark", Some(&periods.mark));
    map.text("title", Some(heading));
    map.node()
}
