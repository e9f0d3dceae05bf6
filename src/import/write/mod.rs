//! A draft to its files: the roadmap in the order of the format's keys, and the Markdown beside it.

mod act;
mod words;

use super::draft::{
    Draft, DraftAnnex, DraftClause, DraftIndicator, DraftMeasure, DraftOrder, DraftPeriods, DraftSection,
    DraftStamp, Holds, SharedDraft, Who,
};
use super::yaml::{self, Map, Node, is_plain, quoted};
use crate::base::{Lang, Message};
use crate::import::message::ReviewNote;
use act::{agreed, approval, basis, edition, member, person};

pub(super) use words::written;

/// Keys with a blank line before them.
const APART: [&str; 12] = [
    "order",
    "approval",
    "agreed",
    "bodies",
    "columns",
    "measures",
    "sections",
    "indicators",
    "annexes",
    "fields",
    "allow",
    "column_numbers",
];

/// How wide a short list may be, in letters.
const WIDE: usize = 90;

/// The YAML of a roadmap; `from` is the name of the file it was read from.
pub(super) fn roadmap(draft: &Draft, from: &str, lang: Lang) -> String {
    let writer = Writer { draft, lang };
    let mut head = match lang {
        Lang::Ru => vec![format!("По файлу {from}. Прочитано программой: сверьте с подлинником.")],
        Lang::En => vec![format!("After the file {from}. Read by a program: compare with the original.")],
    };
    head.extend(writer.looks(&draft.look));
    let mut out = String::new();
    yaml::write_comments(&mut out, &head, 0);
    out.push_str(&yaml::file(&writer.map(), &APART));
    out
}

struct Writer<'d> {
    draft: &'d Draft,
    lang: Lang,
}

impl Writer<'_> {
    fn looks(&self, looks: &[ReviewNote]) -> Vec<String> {
        let word = match self.lang {
            Lang::Ru => "проверить",
            Lang::En => "check",
        };
        looks
            .iter()
            .map(|look| match look {
                ReviewNote::Footnote { .. } => look.say(self.lang),
                look => format!("{word}: {}", look.say(self.lang)),
            })
            .collect()
    }

    fn map(&self) -> Map {
        let draft = self.draft;
        let mut map = Map::default();
        map.put("id", Node::Raw(draft.id.clone()));
        map.put("level", Node::Raw(draft.level.clone()));
        map.text("territory", draft.territory.as_deref());
        if let Some(parent) = &draft.parent {
            map.put("parent", Node::Raw(parent.clone()));
        }
        if let Some(period) = &draft.period {
            map.put("period", Node::Raw(period.clone()));
        }
        if let Some(order) = &draft.order {
            self.looks(&order.look).into_iter().for_each(|look| map.comment(look));
            map.put("order", self.order(order));
        }
        if let Some(one) = &draft.approval {
            map.put("approval", approval(one));
        }
        map.list("agreed", draft.agreed.iter().map(|one| (Vec::new(), agreed(one))).collect());
        if !draft.bodies.is_empty() {
            let mut bodies = Map::default();
            draft.bodies.iter().for_each(|(key, name)| bodies.text(key, Some(name)));
            map.put("bodies", bodies.node());
        }
        self.table(&mut map);
        map.list(
            "indicators",
            draft
                .indicators
                .iter()
                .enumerate()
                .map(|(at, one)| (self.looks(&one.look), indicator(one, at)))
                .collect(),
        );
        let annexes =
            draft.annexes.iter().enumerate().map(|(at, one)| (self.looks(&one.look), self.annex(one, at)));
        map.list("annexes", annexes.collect());
        map
    }

    fn table(&self, map: &mut Map) {
        let draft = self.draft;
        if !draft.columns.is_empty() {
            let mut columns = Map::default();
            for (key, heading) in &draft.columns {
                match &draft.periods {
                    Some(periods) if key == "periods" => columns.put(key, calendar(periods, heading)),
                    _ if heading.is_empty() => columns.put(key, Node::Quoted(String::new())),
                    _ => columns.text(key, Some(heading)),
                }
            }
            map.put("columns", columns.node());
        }
        if draft.column_numbers {
            map.put("column_numbers", Node::Raw("true".to_owned()));
        }
        if through(draft) {
            map.put("section_numbers", Node::Raw("false".to_owned()));
        }
        if !draft.fields.is_empty() {
            let mut fields = Map::default();
            for (key, unit) in &draft.fields {
                let unit = unit.as_ref().map(|unit| format!("{{unit: {}}}", short(unit)));
                fields.put(key, Node::Raw(unit.unwrap_or_else(|| "{}".to_owned())));
            }
            map.put("fields", fields.node());
        }
        if draft.has_sections() {
            let sections = draft
                .sections
                .iter()
                .enumerate()
                .map(|(at, section)| (Vec::new(), self.section(section, at)));
            map.list("sections", sections.collect());
        } else {
            let measures = draft.measures().enumerate().map(|(at, measure)| {
                (self.looks(&measure.look), self.measure(measure, &(at + 1).to_string()))
            });
            map.list("measures", measures.collect());
        }
    }

    fn order(&self, order: &DraftOrder) -> Node {
        let mut map = Map::default();
        if order.kind.as_deref().is_some_and(|kind| kind != "Приказ") {
            map.text("kind", order.kind.as_deref());
        }
        match &order.genitive {
            Some(genitive) => {
                let mut issuer = Map::default();
                issuer.put("name", Node::Text(order.issuer.clone()));
                issuer.put("genitive", Node::Text(genitive.clone()));
                map.put("issuer", issuer.node());
            }
            None => map.put("issuer", Node::Text(order.issuer.clone())),
        }
        map.put("number", order.number.clone().map_or_else(|| Node::Raw("null".to_owned()), Node::Quoted));
        map.put("date", Node::Raw(order.date.map_or_else(|| "null".to_owned(), |date| date.to_string())));
        map.text("place", order.place.as_deref());
        map.put("title", Node::Text(order.title.clone()));
        map.list("editions", order.editions.iter().map(|act| (Vec::new(), edition(act))).collect());
        map.list("basis", order.basis.iter().map(|act| (Vec::new(), basis(act))).collect());
        map.text("preamble", order.preamble.as_deref());
        match (&order.resolves, order.kind.as_deref()) {
            (None, None | Some("Приказ" | "Постановление")) => {
                map.put("resolves", Node::Raw("null".to_owned()))
            }
            (verb, _) => map.text("resolves", verb.as_deref()),
        }
        if let Some(style) = order.clause_numbers {
            map.put("clause_numbers", Node::Raw(style.to_owned()));
        }
        map.list("clauses", self.clauses(&order.clauses));
        match order.signatories.as_slice() {
            [] => {}
            [one] => map.put("signatory", person(one)),
            many => map.list("signatory", many.iter().map(|one| (Vec::new(), person(one))).collect()),
        }
        if let Some(drafted) = &order.drafted_by {
            map.put("drafted_by", person(drafted));
        }
        for (key, list) in [("acquainted", &order.acquainted), ("copies_to", &order.copies_to)] {
            map.list(key, list.iter().map(|one| (Vec::new(), Node::Text(one.clone()))).collect());
        }
        map.node()
    }

    fn clauses(&self, clauses: &[DraftClause]) -> Vec<(Vec<String>, Node)> {
        let one = |clause: &DraftClause| {
            let mut map = Map::default();
            map.put("text", Node::Text(clause.text.clone()));
            if let Some(number) = &clause.number {
                map.put("number", Node::Quoted(number.clone()));
            }
            map.text("deadline", clause.deadline.as_deref());
            if let [key] = clause.responsible.as_slice() {
                map.put("responsible", Node::Raw(key.clone()));
            }
            if let Some(annex) = &clause.approves {
                map.put("approves", Node::Raw(annex.clone()));
            }
            map.list("clauses", self.clauses(&clause.clauses));
            (self.looks(&clause.look), map.node())
        };
        clauses.iter().map(one).collect()
    }

    fn section(&self, section: &DraftSection, at: usize) -> Node {
        let mut map = Map::default();
        map.put(
            "title",
            Node::Text(section.title.clone().unwrap_or_else(|| "Прочие мероприятия".to_owned())),
        );
        let made = (at + 1).to_string();
        let own = section.number.as_deref().map(core).filter(|number| *number != made);
        if let Some(number) = own {
            map.put("number", Node::Quoted(section.number.clone().unwrap_or_else(|| number.to_owned())));
        }
        cells(&mut map, &section.shared);
        let prefix = own.map_or(made, str::to_owned);
        let measures = section.measures.iter().enumerate().map(|(at, measure)| {
            (self.looks(&measure.look), self.measure(measure, &format!("{prefix}.{}", at + 1)))
        });
        let measures: Vec<_> = measures.collect();
        if measures.is_empty() {
            map.put("measures", Node::Raw("[]".to_owned()));
        }
        map.list("measures", measures);
        map.node()
    }

    fn measure(&self, measure: &DraftMeasure, made: &str) -> Node {
        let mut map = Map::default();
        map.put("id", Node::Raw(measure.id.clone()));
        if let Some(number) = measure.number.as_deref().filter(|number| core(number) != made) {
            map.put("number", Node::Quoted(number.to_owned()));
        }
        map.put("title", Node::Text(measure.title.clone()));
        cells(&mut map, &measure.cells);
        map.text("note", measure.note.as_deref());
        map.text("place", measure.place.as_deref());
        if !measure.fields.is_empty() {
            let mut fields = Map::default();
            measure.fields.iter().for_each(|(key, value)| match figure(value) {
                Some(figure) => fields.put(key, Node::Raw(figure)),
                None => fields.put(key, Node::Lines(value.clone())),
            });
            map.put("fields", fields.node());
        }
        map.node()
    }

    fn annex(&self, annex: &DraftAnnex, at: usize) -> Node {
        let mut map = Map::default();
        map.put("id", Node::Raw(annex.id.clone()));
        map.put("title", Node::Text(annex.title.clone()));
        let made = if self.draft.annexes.len() > 1 { (at + 1).to_string() } else { String::new() };
        if let Some(number) = annex.number.as_deref().filter(|number| *number != made) {
            map.put("number", Node::Quoted(number.to_owned()));
        }
        let file = |name: &str| Node::Raw(format!("{}-{name}", self.draft.id));
        if let Some(intro) = &annex.intro {
            map.put("intro", file(intro));
        }
        match &annex.holds {
            Holds::Roadmap | Holds::Indicators => {}
            Holds::Members(members) => map.put("members", Node::List(members.iter().map(member).collect())),
            Holds::Form(headings) => map.put("form", Node::Raw(flow(headings))),
            Holds::Text(name) => map.put("text", file(name)),
        }
        match annex.stamp {
            DraftStamp::Annex => {}
            DraftStamp::Approved => map.put("stamp", Node::Raw("approved".to_owned())),
            DraftStamp::Both => map.put("stamp", Node::Raw("both".to_owned())),
        }
        map.node()
    }
}

fn cells(map: &mut Map, cells: &SharedDraft) {
    map.text("deadline", cells.deadline.as_deref());
    match cells.responsible.as_slice() {
        [] => {}
        [Who::Text(text)] => map.text("responsible", Some(text)),
        many => {
            let shown: Vec<String> = many
                .iter()
                .map(|who| match who {
                    Who::Key(key) => key.clone(),
                    Who::Text(text) => short(text),
                })
                .collect();
            let line = format!("[{}]", shown.join(", "));
            if line.chars().count() <= WIDE {
                map.put("responsible", Node::Raw(line));
            } else {
                let item = |who: &Who| match who {
                    Who::Key(key) => Node::Raw(key.clone()),
                    Who::Text(text) => Node::Text(text.clone()),
                };
                map.list("responsible", many.iter().map(|who| (Vec::new(), item(who))).collect());
            }
        }
    }
    if let Some(result) = cells.result.as_ref().filter(|result| !result.trim().is_empty()) {
        map.put("result", Node::Lines(result.clone()));
    }
}

fn indicator(one: &DraftIndicator, at: usize) -> Node {
    let mut map = Map::default();
    map.put("id", Node::Raw(one.id.clone()));
    if let Some(number) = one.number.as_deref().filter(|number| core(number) != (at + 1).to_string()) {
        map.put("number", Node::Quoted(number.to_owned()));
    }
    map.put("title", Node::Text(one.title.clone()));
    if let Some(unit) = &one.unit {
        map.put("unit", Node::Raw(short(unit)));
    }
    map.text("definition", one.definition.as_deref());
    map.text("group", one.group.as_deref());
    let years = |values: &[(i32, String)]| {
        let pairs: Vec<String> = values.iter().map(|(year, value)| format!("{year}: {value}")).collect();
        Node::Raw(format!("{{{}}}", pairs.join(", ")))
    };
    if !one.base.is_empty() {
        map.put("base", years(&one.base));
    }
    if !one.targets.is_empty() {
        map.put("targets", years(&one.targets));
    }
    map.node()
}

/// «1 250 000,5» as a figure; none where it is none.
fn figure(text: &str) -> Option<String> {
    let plain = text.replace(' ', "").replace(',', ".");
    let led = plain.starts_with('.') || plain.starts_with('0') && plain.len() > 1 && !plain.starts_with("0.");
    let figures = plain.chars().all(|sign| sign.is_ascii_digit() || sign == '.') && !led;
    (figures && plain.len() < 16 && plain.parse::<f64>().is_ok()).then_some(plain)
}

/// Whether sections have no numbers and the rows are counted through them.
fn through(draft: &Draft) -> bool {
    let plain = |number: &str| core(number).chars().all(|sign| sign.is_ascii_digit());
    let unnumbered = draft.has_sections() && draft.sections.iter().all(|section| section.number.is_none());
    unnumbered && draft.measures().all(|measure| measure.number.as_deref().is_some_and(plain))
}

/// A number without the stop that closes it.
fn core(number: &str) -> &str {
    number.trim().trim_end_matches(['.', ')'])
}

/// A text within a short list or mapping: quoted where a comma would cut it.
fn short(text: &str) -> String {
    if is_plain(text) && !text.contains([',', ':', '#']) { text.to_owned() } else { quoted(text) }
}

fn flow(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| short(text)).collect::<Vec<_>>().join(", "))
}

/// The calendar drawn beside the measures: `{unit: quarter, mark: х, title: Срок}`.
fn calendar(periods: &DraftPeriods, heading: &str) -> Node {
    let mut map = Map::default();
    map.put("unit", Node::Raw(periods.unit.to_owned()));
    map.text("mark", Some(&periods.mark));
    map.text("title", Some(heading));
    map.node()
}
