//! Acts and people: what an order rests on, who signs, approves and agrees, who is a member.

use super::super::draft::{DraftAct, DraftAgreed, DraftApproval, Person};
use super::super::yaml::{Map, YamlNode};

pub(super) fn basis(act: &DraftAct) -> YamlNode {
    let mut map = Map::default();
    map.put("title", YamlNode::Text(act.title.clone()));
    if let Some(number) = &act.number {
        map.put("number", YamlNode::Quoted(number.clone()));
    }
    if let Some(date) = act.date {
        map.put("date", YamlNode::Raw(date.to_string()));
    }
    map.node()
}

/// A later act: its kind, number and date.
pub(super) fn edition(act: &DraftAct) -> YamlNode {
    let mut map = Map::default();
    map.text("kind", Some(&act.title));
    map.put(
        "number",
        act.number
            .as_ref()
            .map_or(YamlNode::Raw("null".to_owned()), |number| YamlNode::Quoted(number.clone())),
    );
    map.put("date", YamlNode::Raw(act.date.map_or_else(|| "null".to_owned(), |date| date.to_string())));
    map.node()
}

pub(super) fn person(person: &Person) -> YamlNode {
    let mut map = Map::default();
    put_person(&mut map, person);
    if let Some(phone) = &person.phone {
        map.put("phone", YamlNode::Quoted(phone.clone()));
    }
    map.node()
}

fn put_person(map: &mut Map, person: &Person) {
    map.text("position", person.position.as_deref());
    map.text("name", person.name.as_deref());
}

pub(super) fn approval(approval: &DraftApproval) -> YamlNode {
    let mut map = Map::default();
    let position = approval.who.position.clone().unwrap_or_else(|| "Руководитель".to_owned());
    put_person(&mut map, &Person { position: Some(position), ..approval.who.clone() });
    if let Some(date) = approval.date {
        map.put("date", YamlNode::Raw(date.to_string()));
    }
    if let Some(act) = &approval.act {
        let mut inner = Map::default();
        if let Some(number) = act.number.as_ref().filter(|number| !number.contains("__")) {
            inner.put("number", YamlNode::Quoted(number.clone()));
        }
        if let Some(date) = act.date {
            inner.put("date", YamlNode::Raw(date.to_string()));
        }
        if !inner.is_empty() {
            map.put("act", inner.node());
        }
    }
    map.node()
}

pub(super) fn agreed(agreed: &DraftAgreed) -> YamlNode {
    let mut map = Map::default();
    map.text("body", agreed.body.as_deref());
    if let Some((date, number)) = &agreed.protocol {
        let mut inner = Map::default();
        if let Some(number) = number {
            inner.put("number", YamlNode::Quoted(number.clone()));
        }
        if let Some(date) = date {
            inner.put("date", YamlNode::Raw(date.to_string()));
        }
        map.put("protocol", inner.node());
    }
    put_person(&mut map, &agreed.who);
    if let Some(date) = agreed.date {
        map.put("date", YamlNode::Raw(date.to_string()));
    }
    if map.is_empty() {
        map.text("position", Some("Руководитель"));
    }
    map.node()
}

pub(super) fn member((name, position): &(Option<String>, Option<String>)) -> (Vec<String>, YamlNode) {
    let mut map = Map::default();
    map.text("name", name.as_deref());
    map.text("position", position.as_deref());
    (Vec::new(), map.node())
}
