//! «Поиск»: titles, bodies and numbers, in a file that the script reads when somebody begins to type.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::PageContext;
use super::address::anchor;
use super::words::word;
use crate::model::is_id;
use crate::site::home::called;

/// The page has no values of its own.
#[derive(Serialize)]
pub(super) struct Search {}

impl PageContext<'_> {
    /// The page.
    pub(super) fn search(&self) -> (String, Search) {
        (word("search", self.site.lang).to_owned(), Search {})
    }

    /// The file that is searched: plans (address, name), titles each with its places (plan, number, anchor), bodies
    /// (name, address). As a text that is read as JSON, which engines do faster than code.
    pub(super) fn search_index(&self) -> Vec<u8> {
        let mut plans: Vec<Value> = Vec::new();
        let mut titles: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for (number, part) in self.site.parts.iter().enumerate() {
            let before = plans.len();
            let name = |roadmap| called(roadmap);
            for (at, roadmap) in (0..).map(crate::base::Idx::new).zip(&part.checked.workspace.roadmaps) {
                plans.push(json!([self.site.addresses.roadmap(number, at), name(roadmap)]));
            }
            let asked = |at| part.roadmap(at).is_some_and(|roadmap| part.is_asked(roadmap.file));
            for task in part.tasks.iter().filter(|task| asked(task.roadmap)) {
                let place =
                    if task.row.is_some() && is_id(&task.id) { anchor(&task.id) } else { String::new() };
                let plan = before + crate::base::Idx::at(task.roadmap);
                titles.entry(&task.title).or_default().push(json!([plan, task.number, place]));
            }
        }
        let titles: Vec<Value> = titles.into_iter().map(|(title, places)| json!([title, places])).collect();
        let bodies = self.site.addresses.bodies();
        let bodies: Vec<Value> = bodies
            .map(|(name, _)| json!([name, self.site.addresses.body(name).unwrap_or_default()]))
            .collect();
        let index = json!({"plans": plans, "titles": titles, "bodies": bodies}).to_string();
        format!("vekhaIndex(JSON.parse('{}'));\n", quoted(&index)).into_bytes()
    }
}

/// A text of JSON between single quotes of a script.
fn quoted(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 8);
    for sign in json.chars() {
        match sign {
            '\\' => out.push_str("\\\\"),
            '\'' => out.push_str("\\'"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            '<' => out.push_str("\\u003c"),
            sign => out.push(sign),
        }
    }
    out
}
