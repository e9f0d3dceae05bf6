//! A draft to its files: the roadmap in the order of the format's keys, and the Markdown beside it.

mod act;
mod table;
mod words;

use super::draft::{
    DraftAnnex, DraftClause, DraftContent, DraftIndicator, DraftOrder, DraftStamp, RoadmapDraft,
};
use super::yaml::{self, Map, YamlNode, is_plain};
use crate::base::{Lang, Message};
use crate::import::message::ReviewNote;
use crate::syntax::double_quoted;
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
pub(super) fn roadmap(draft: &RoadmapDraft, from: &str, lang: Lang) -> String {
    let writer = Writer { draft, lang, numbered: table::numbered(draft), through: table::through(draft) };
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
    draft: &'d RoadmapDraft,
    lang: Lang,
    /// Whether what bears no number in the file must be said to bear none.
    numbered: bool,
    /// Whether sections have no numbers and the rows are counted through them.
    through: bool,
}

impl Writer<'_> {
    fn looks(&self, looks: &[ReviewNote]) -> Vec<String> {
        let word = match self.lang {
            Lang::Ru => "проверить",
            Lang::En => "check",
        };
        looks
            .iter()
            .map(|look| match look.is_marked() {
                true => format!("{word}: {}", look.say(self.lang)),
                false => look.say(self.lang),
            })
            .collect()
    }

    fn map(&self) -> Map {
        let draft = self.draft;
        let mut map = Map::default();
        map.put("id", YamlNode::Raw(draft.id.clone()));
        map.put("level", YamlNode::Raw(draft.level.clone()));
        map.text("territory", draft.territory.as_deref());
        if let Some(parent) = &draft.parent {
            map.put("parent", YamlNode::Raw(parent.clone()));
        }
        if let Some(period) = &draft.period {
            map.put("period", YamlNode::Raw(period.clone()));
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

    fn order(&self, order: &DraftOrder) -> YamlNode {
        let mut map = Map::default();
        if order.kind.as_deref().is_some_and(|kind| kind != "Приказ") {
            map.text("kind", order.kind.as_deref());
        }
        match &order.genitive {
            Some(genitive) => {
                let mut issuer = Map::default();
                issuer.put("name", YamlNode::Text(order.issuer.clone()));
                issuer.put("genitive", YamlNode::Text(genitive.clone()));
                map.put("issuer", issuer.node());
            }
            None => map.put("issuer", YamlNode::Text(order.issuer.clone())),
        }
        map.put(
            "number",
            order.number.clone().map_or_else(|| YamlNode::Raw("null".to_owned()), YamlNode::Quoted),
        );
        map.put("date", YamlNode::Raw(order.date.map_or_else(|| "null".to_owned(), |date| date.to_string())));
        map.text("place", order.place.as_deref());
        map.put("title", YamlNode::Text(order.title.clone()));
        map.list("editions", order.editions.iter().map(|act| (Vec::new(), edition(act))).collect());
        map.list("basis", order.basis.iter().map(|act| (Vec::new(), basis(act))).collect());
        map.text("preamble", order.preamble.as_deref());
        match (&order.resolves, order.kind.as_deref()) {
            (None, None | Some("Приказ" | "Постановление")) => {
                map.put("resolves", YamlNode::Raw("null".to_owned()))
            }
            (verb, _) => map.text("resolves", verb.as_deref()),
        }
        if let Some(style) = order.clause_numbers {
            map.put("clause_numbers", YamlNode::Raw(style.to_owned()));
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
            map.list(key, list.iter().map(|one| (Vec::new(), YamlNode::Text(one.clone()))).collect());
        }
        map.node()
    }

    fn clauses(&self, clauses: &[DraftClause]) -> Vec<(Vec<String>, YamlNode)> {
        let one = |clause: &DraftClause| {
            let mut map = Map::default();
            map.put("text", YamlNode::Text(clause.text.clone()));
            if let Some(number) = &clause.number {
                map.put("number", YamlNode::Quoted(number.clone()));
            }
            map.text("deadline", clause.deadline.as_deref());
            if let [key] = clause.responsible.as_slice() {
                map.put("responsible", YamlNode::Raw(key.clone()));
            }
            if let Some(annex) = &clause.approves {
                map.put("approves", YamlNode::Raw(annex.clone()));
            }
            map.list("clauses", self.clauses(&clause.clauses));
            (self.looks(&clause.look), map.node())
        };
        clauses.iter().map(one).collect()
    }

    fn annex(&self, annex: &DraftAnnex, at: usize) -> YamlNode {
        let mut map = Map::default();
        map.put("id", YamlNode::Raw(annex.id.clone()));
        map.put("title", YamlNode::Text(annex.title.clone()));
        let made = if self.draft.annexes.len() > 1 { (at + 1).to_string() } else { String::new() };
        if let Some(number) = annex.number.as_deref().filter(|number| *number != made) {
            map.put("number", YamlNode::Quoted(number.to_owned()));
        }
        let file = |name: &str| YamlNode::Raw(format!("{}-{name}", self.draft.id));
        if let Some(intro) = &annex.intro {
            map.put("intro", file(intro));
        }
        match &annex.holds {
            DraftContent::Roadmap | DraftContent::Indicators => {}
            DraftContent::Members(members) => {
                let said = members.iter().filter(|(name, position)| name.is_some() || position.is_some());
                map.put("members", YamlNode::List(said.map(member).collect()));
            }
            DraftContent::Form(headings) => map.put("form", YamlNode::Raw(flow(headings))),
            DraftContent::Text(name) => map.put("text", file(name)),
        }
        match annex.stamp {
            DraftStamp::Annex => {}
            DraftStamp::Approved => map.put("stamp", YamlNode::Raw("approved".to_owned())),
            DraftStamp::Both => map.put("stamp", YamlNode::Raw("both".to_owned())),
        }
        map.node()
    }
}

fn indicator(one: &DraftIndicator, at: usize) -> YamlNode {
    let mut map = Map::default();
    map.put("id", YamlNode::Raw(one.id.clone()));
    if let Some(number) = one.number.as_deref().filter(|number| core(number) != (at + 1).to_string()) {
        map.put("number", YamlNode::Quoted(number.to_owned()));
    }
    map.put("title", YamlNode::Text(one.title.clone()));
    if let Some(unit) = &one.unit {
        map.put("unit", YamlNode::Raw(short(unit)));
    }
    map.text("definition", one.definition.as_deref());
    map.text("group", one.group.as_deref());
    let years = |values: &[(i32, String)]| {
        let pairs: Vec<String> = values.iter().map(|(year, value)| format!("{year}: {value}")).collect();
        YamlNode::Raw(format!("{{{}}}", pairs.join(", ")))
    };
    if !one.base.is_empty() {
        map.put("base", years(&one.base));
    }
    if !one.targets.is_empty() {
        map.put("targets", years(&one.targets));
    }
    map.node()
}

/// A number without the stop that closes it.
fn core(number: &str) -> &str {
    number.trim().trim_end_matches(['.', ')'])
}

/// A text within a short list or mapping: quoted where a comma would cut it.
fn short(text: &str) -> String {
    if is_plain(text) && !text.contains([',', ':', '#']) { text.to_owned() } else { double_quoted(text) }
}

fn flow(texts: &[String]) -> String {
    format!("[{}]", texts.iter().map(|text| short(text)).collect::<Vec<_>>().join(", "))
}
